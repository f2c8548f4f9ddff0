"""How the line left the rows under a value: bad rows of the fax's own raster, found again on the upright page.

Rows are lost, streaked and speckled on the raster as the carrier delivered it. Values have their boxes on the page that
was squared, levelled and turned upright. A row of the raster lies aslant there, and on a sheet that came on its side it
is a column: so a box is laid back onto the raster, and the raster's rows under it are counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.clean import Mask
from ocr.model import Box, Evidence, PageImage, PageRead, RasterRepairs, RowSpan
from ocr.orientation import Upright
from ocr.upright import LEAST_SKEW_DEG

Matrix = NDArray[np.float64]


def note_repairs(raster: PageImage, repaired: Mask | None, upright: Upright) -> RasterRepairs:
    """What was repaired on a page's raster, with the way from there to the upright page."""
    rows, columns = raster.pixels.shape
    bits = np.zeros((0, 0), np.uint8) if repaired is None else np.packbits(repaired, axis=1)
    return RasterRepairs(rows=rows, columns=columns, bits=bits, to_upright=way_to_upright((rows, columns), upright))


def way_to_upright(raster_shape: tuple[int, int], upright: Upright) -> Matrix:
    """The 2 x 3 matrix that takes a point (x, y) of the raster to the same point of the upright page.

    The steps of `read_page` in their order: square pixels, a quarter turn, levelling, a half turn. A pixel's middle is
    half a pixel behind its corner.
    """
    rows, columns = upright.page.pixels.shape
    is_sideways = upright.turned_deg % 180 == 90
    square_rows, square_columns = (columns, rows) if is_sideways else (rows, columns)
    way = np.diag([square_columns / raster_shape[1], square_rows / raster_shape[0], 1.0])
    if is_sideways:  # turned counter-clockwise: the right border becomes the upper one
        way = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, square_columns], [0.0, 0.0, 1.0]]) @ way
    if abs(upright.skew_deg) >= LEAST_SKEW_DEG:
        # OpenCV turns about the point it is given, counted in pixels' middles.
        level = cv2.getRotationMatrix2D((columns / 2 + 0.5, rows / 2 + 0.5), upright.skew_deg, 1.0)
        way = np.vstack([level, [0.0, 0.0, 1.0]]) @ way
    if upright.turned_deg >= 180:
        way = np.array([[-1.0, 0.0, columns], [0.0, -1.0, rows], [0.0, 0.0, 1.0]]) @ way
    found: Matrix = way[:2]
    return found


def with_row_quality(
    evidence: Sequence[Evidence], pages: Sequence[PageRead], reported: Mapping[int, Sequence[RowSpan]]
) -> tuple[Evidence, ...]:
    """The evidence with how many of the rows under each box are bad, as seen and as the carrier reported."""
    repairs = {page.number: page.repairs for page in pages}
    return tuple(_with_quality(piece, repairs.get(piece.page_number), reported) for piece in evidence)


def _with_quality(
    piece: Evidence, repairs: RasterRepairs | None, reported: Mapping[int, Sequence[RowSpan]]
) -> Evidence:
    boxes = piece.boxes_px or ((piece.box_px,) if piece.box_px else ())
    if not boxes or repairs is None:
        return piece
    seen, told = bad_row_shares(repairs, boxes, reported.get(piece.page_number, ()))
    has_report = piece.page_number in reported
    return replace(piece, bad_row_share=seen, reported_bad_row_share=told if has_report else None)


def bad_row_shares(repairs: RasterRepairs, boxes: Sequence[Box], reported: Sequence[RowSpan]) -> tuple[float, float]:
    """Of the raster's rows under boxes of the upright page: the share repaired within a box, the share reported bad.

    Boxes that lie beside the raster have none of either.
    """
    counts = np.array([_bad_rows(repairs, box, reported) for box in boxes]).sum(axis=0)
    under, seen, told = counts.tolist()
    return (round(seen / under, 3), round(told / under, 3)) if under else (0.0, 0.0)


def _bad_rows(repairs: RasterRepairs, box: Box, reported: Sequence[RowSpan]) -> tuple[int, int, int]:
    """How many rows of the raster lie under a box, how many of them were repaired in it, how many are reported bad."""
    (left, top), (right, bottom) = _reach(repairs, box)
    if right <= left or bottom <= top:
        return 0, 0, 0
    under = _pixels_under(repairs, box, slice(top, bottom), slice(left, right))
    rows = under.any(axis=1)
    told = np.zeros(bottom - top, dtype=bool)
    for span in reported:
        told[max(0, span.first - top) : max(0, span.end - top)] = True
    seen = 0
    if repairs.bits.size:
        pixels = np.unpackbits(repairs.bits[top:bottom], axis=1, count=repairs.columns)[:, left:right]
        seen = int(np.count_nonzero((under & (pixels > 0)).any(axis=1)))
    return int(np.count_nonzero(rows)), seen, int(np.count_nonzero(told & rows))


def _reach(repairs: RasterRepairs, box: Box) -> tuple[tuple[int, int], tuple[int, int]]:
    """The columns and rows of the raster, first and end, between which the box lies."""
    back = cv2.invertAffineTransform(repairs.to_upright)
    across, down = (box.left, box.left + box.width), (box.top, box.top + box.height)
    corners = np.array([back @ (x, y, 1.0) for x in across for y in down])
    first = np.floor(corners.min(axis=0)).astype(int)
    end = np.ceil(corners.max(axis=0)).astype(int)
    most = (repairs.columns, repairs.rows)
    (left, top), (right, bottom) = np.clip(first, 0, most).tolist(), np.clip(end, 0, most).tolist()
    return (left, top), (right, bottom)


def _pixels_under(repairs: RasterRepairs, box: Box, rows: slice, columns: slice) -> Mask:
    """Which pixels of a part of the raster have their middle under the box."""
    y, x = np.mgrid[rows, columns] + 0.5
    (xx, xy, x0), (yx, yy, y0) = repairs.to_upright
    across, down = xx * x + xy * y + x0, yx * x + yy * y + y0
    under: Mask = (across >= box.left) & (across < box.left + box.width)
    under &= (down >= box.top) & (down < box.top + box.height)
    return under
