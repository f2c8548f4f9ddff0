"""Where content stands on a fax page: below the header band, at its own size if it can be."""

import cv2
import numpy as np

from outbound.bilevel import Grey
from outbound.model import Bilevel
from outbound.tiff import DPI_X, PAGE_WIDTH_PX

DPI_Y = 196
PAGE_HEIGHT_PX = 2156  # 11 inches at 196 dpi: one letter sheet
HEADER_ROWS = 59  # 0.3 inch, kept free for our line
_BOTTOM_ROWS = 20  # 0.1 inch: printers of fax machines do not reach the edge
_BODY_ROWS = PAGE_HEIGHT_PX - HEADER_ROWS - _BOTTOM_ROWS


def fit_size_px(width_in: float, height_in: float) -> tuple[int, int]:
    """Columns and rows of a page of this size: as wide as it is, or smaller so that it fits one sheet."""
    scale = min(1.0, PAGE_WIDTH_PX / (width_in * DPI_X), PAGE_HEIGHT_PX / (height_in * DPI_Y))
    # 8.5 inches are 1734 pels, a fax line 1728: the three tenths of a percent are not worth a margin.
    return max(1, round(width_in * DPI_X * scale)), max(1, round(height_in * DPI_Y * scale))


def place_grey(grey: Grey) -> Grey:
    """The content on a white page 1728 x 2156, clear of the header band.

    Content whose top margin is already free stays where it is; content that has room at the bottom moves down; only a
    sheet printed from edge to edge is made smaller.
    """
    inked = np.flatnonzero((grey < 200).any(axis=1))
    if inked.size == 0:
        return np.full((PAGE_HEIGHT_PX, PAGE_WIDTH_PX), 255, np.uint8)
    first, last = int(inked[0]), int(inked[-1]) + 1
    if last - first > _BODY_ROWS:
        part = grey[first:last]
        scale = _BODY_ROWS / part.shape[0]
        grey = cv2.resize(part, (max(1, round(part.shape[1] * scale)), _BODY_ROWS), interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
        first, last = 0, _BODY_ROWS
    top = min(max(first, HEADER_ROWS), PAGE_HEIGHT_PX - _BOTTOM_ROWS - (last - first))
    page = np.full((PAGE_HEIGHT_PX, PAGE_WIDTH_PX), 255, np.uint8)
    columns = min(grey.shape[1], PAGE_WIDTH_PX)
    left = (PAGE_WIDTH_PX - columns) // 2
    page[top : top + last - first, left : left + columns] = grey[first:last, :columns]
    return page


def place_fax(ink: Bilevel) -> Bilevel:
    """A page that already has the fax's own raster: moved if it must be, its pels untouched if they fit.

    Raises:
        ValueError: there is more than one sheet of content.
    """
    inked = np.flatnonzero(ink.any(axis=1))
    page = np.zeros((PAGE_HEIGHT_PX, PAGE_WIDTH_PX), np.bool_)
    if inked.size == 0:
        return page
    first, last = int(inked[0]), int(inked[-1]) + 1
    if last - first > _BODY_ROWS:
        raise ValueError("the content is higher than a sheet")
    top = min(max(first, HEADER_ROWS), PAGE_HEIGHT_PX - _BOTTOM_ROWS - (last - first))
    page[top : top + last - first] = ink[first:last]
    return page
