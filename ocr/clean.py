"""Repairs of the raster as the fax line left it: dark edges, streaks, lost rows, specks.

All of it happens before the pixels are made square: a streak is exactly vertical, a lost row is exactly one row,
and a speck is a few pixels only there. Median filters, openings and page-wide line removal are not used: on
204 x 98 dpi pages they eat one-pixel strokes (character errors 6 -> 40 % and more, measured).
"""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.model import PageImage, Pixels
from ocr.pieces import pieces_of

INK, PAPER = 0, 255
INK_BELOW = 128  # grey values under this count as ink where a yes or no is needed

Mask = NDArray[np.bool_]

# Largest speck in pixels by rows per inch: a full stop of 8-point type is twice that (measured: 2, 4, 8 are safe).
SPECK_PX_PER_ROW_DPI = 4 / 196
# A closely typed page has some 600 full stops and i-dots. Thousands of components of that size are noise.
MANY_SPECKS = 5_000
COARSE_SPECK_FACTOR = 4
NEAR_PX = (7, 7)  # around a speck, in which the ink counts
EDGE_DEPTH_IN = 0.5  # dark scanner edges are narrower
EDGE_INK_SHARE = 0.7
STREAK_WIDTH_IN = 0.03
STREAK_INK_SHARE = 0.7  # dust lets some rows through; a column of text has a fifth of it
STREAK_BORDER_SHARE = 0.6
LOST_ROWS_IN = 0.016  # 3 rows at 196 dpi, 1 at 98
BLACK_ROW_INK_SHARE = 0.9


def clean_page(page: PageImage) -> PageImage:
    """The page without the marks of scanner and line. Grey pages lose their dark edges only."""
    cleaned, _ = clean_and_note(page)
    return cleaned


def clean_and_note(page: PageImage) -> tuple[PageImage, Mask | None]:
    """The page without the marks of scanner and line, and where it was repaired; None: nowhere.

    A row that was lost is repaired in its whole width: only where ink stands above and below is it seen, but what it
    held elsewhere is lost too. Dark edges are the scanner's frame, and no repair.
    """
    pixels = whiten_dark_edges(page.pixels, page.dpi_x, page.dpi_y)
    if not is_bilevel(pixels):
        return replace(page, pixels=pixels), None
    without_streaks = remove_streaks(pixels, page.dpi_x)
    with_rows = repair_rows(without_streaks, page.dpi_y)
    cleaned = remove_specks(with_rows, page.dpi_y)
    if cleaned is pixels:
        return replace(page, pixels=pixels), None
    repaired: Mask = cleaned != pixels
    if with_rows is not without_streaks:
        repaired |= (with_rows != without_streaks).any(axis=1)[:, None]
    return replace(page, pixels=cleaned), repaired


def is_bilevel(pixels: Pixels) -> bool:
    """Whether the page has ink and paper only, as a fax raster has."""
    # Not by `np.bincount`: it makes a copy with 8 bytes a pixel, 30 MB for an ordinary page.
    return bool(np.count_nonzero(pixels == INK) + np.count_nonzero(pixels == PAPER) == pixels.size)


def ink_of(pixels: Pixels) -> Mask:
    """True where there is ink."""
    return pixels < INK_BELOW


def whiten_dark_edges(pixels: Pixels, dpi_x: float, dpi_y: float) -> Pixels:
    """Make paper of the black bars that an open lid or a narrow sheet leaves at the borders."""
    ink = ink_of(pixels)
    by_column, by_row = ink.mean(axis=0), ink.mean(axis=1)
    if by_column.mean() > 0.5:
        return pixels  # a black page is not a page with dark edges
    depth_x, depth_y = round(EDGE_DEPTH_IN * dpi_x), round(EDGE_DEPTH_IN * dpi_y)
    left, right = _dark_run(by_column, depth_x), _dark_run(by_column[::-1], depth_x)
    top, bottom = _dark_run(by_row, depth_y), _dark_run(by_row[::-1], depth_y)
    if not (left or right or top or bottom):
        return pixels
    rows, columns = pixels.shape
    whitened = np.full_like(pixels, PAPER)
    inside = (slice(top, rows - bottom), slice(left, columns - right))
    whitened[inside] = pixels[inside]
    return whitened


def _dark_run(ink_shares: NDArray[np.float64], depth: int) -> int:
    """How many lines from the border belong to a dark bar: up to the last dark one within `depth`."""
    dark = np.flatnonzero(ink_shares[:depth] > EDGE_INK_SHARE)
    # A bar begins at the border or a few pixels from it; a ruled frame stands further in and is thin.
    if not dark.size or dark[0] > 3 or dark.size < 0.5 * (dark[-1] + 1):
        return 0
    return int(dark[-1]) + 1


def remove_streaks(pixels: Pixels, dpi_x: float) -> Pixels:
    """Take away thin vertical streaks that reach the top or bottom border (dust on the scanner's glass).

    Rulings of a form end before the border and stay. Where a stroke crosses the streak, its ink stays. The sending
    machine prints its header over the streak's beginning; so one that reaches a border may begin late elsewhere.
    """
    ink = ink_of(pixels)
    half, border = pixels.shape[0] // 2, max(1, pixels.shape[0] // 50)
    above, below = (part.mean(axis=0) > STREAK_INK_SHARE for part in (ink[:half], ink[half:]))
    at_top, at_bottom = (part.mean(axis=0) > STREAK_BORDER_SHARE for part in (ink[:border], ink[-border:]))
    upper, lower = above & (at_top | (below & at_bottom)), below & (at_bottom | (above & at_top))
    if not (upper.any() or lower.any()):
        return pixels
    cleaned = pixels.copy()
    widest = max(2, round(STREAK_WIDTH_IN * dpi_x))
    for columns, rows in ((upper, slice(0, half)), (lower, slice(half, None))):
        for first, end in _runs(columns):
            if end - first <= widest and first > 0 and end < pixels.shape[1]:
                crossed = ink[rows, first - 1] & ink[rows, end]
                cleaned[rows, first:end] = np.where(crossed, INK, PAPER)[:, None]
    return cleaned


def repair_rows(pixels: Pixels, dpi_y: float) -> Pixels:
    """Fill rows lost on the line (white or black from border to border) from what stands above and below.

    Only ink that is there both above and below is drawn, so that a white gap between two text lines stays white.
    """
    ink_share = ink_of(pixels).mean(axis=1)
    most = max(1, round(LOST_ROWS_IN * dpi_y))
    repaired: Pixels | None = None
    for lost in (ink_share == 0.0, ink_share > BLACK_ROW_INK_SHARE):
        for first, end in _runs(lost):
            if end - first <= most and first > 0 and end < pixels.shape[0]:
                repaired = pixels.copy() if repaired is None else repaired
                repaired[first:end] = np.maximum(pixels[first - 1], pixels[end])
    return pixels if repaired is None else repaired


def remove_specks(pixels: Pixels, dpi_y: float) -> Pixels:
    """Make paper of ink too little to be a full stop; on a page strewn with larger specks, of those too.

    Pieces that all but touch count together, unless there are thousands: in pale print a letter is many such pieces.
    """
    largest = max(1, round(SPECK_PX_PER_ROW_DPI * dpi_y))
    ink = ink_of(pixels).astype(np.uint8)
    pieces = pieces_of(ink)
    area = pieces.area
    doubtful = np.count_nonzero((area > largest) & (area <= COARSE_SPECK_FACTOR * largest))
    if doubtful > MANY_SPECKS and doubtful > 3 * np.count_nonzero(area > COARSE_SPECK_FACTOR * largest):
        largest *= COARSE_SPECK_FACTOR
    specks = pieces.only(area <= largest)
    if not len(specks):
        return pixels
    small = specks.drawn() > 0
    if len(specks) > MANY_SPECKS:
        return np.where(small, np.uint8(PAPER), pixels)
    alone: Mask = cv2.boxFilter(ink, -1, NEAR_PX, normalize=False) <= largest
    return np.where(small & alone, np.uint8(PAPER), pixels)


def _runs(marked: Mask) -> list[tuple[int, int]]:
    """Runs of True as (first, end)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
