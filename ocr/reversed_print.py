"""White letters on black: banners ("STAT - PATIENT IN ICU") and heads of tables are turned to black on white.

Tesseract reads them in part or not at all, and a fax line leaves them as they are.
"""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.clean import ink_of
from ocr.model import Box, PageImage

SMALL = 0.25  # of the size, in which bars are looked for
LETTER_GAP_IN = 0.06  # strokes of white letters are thinner
BAR_IN = (0.45, 0.1)  # least width and height
HIGHEST_IN = 3.0
LEAST_INK, MOST_INK = 0.5, 0.995  # of a bar; a solid one holds no letters, a word in a wide one is a hundredth
LEAST_FILLED = 0.85  # of its box: a picture's dark parts are no rectangles
BORDER_PX = 3  # black above and below the letters
LEAST_BORDER_INK = 0.85


def with_reversed_print(page: PageImage) -> PageImage:
    """The page with its black bars inverted where letters may stand in them."""
    bars = find_bars(page)
    if not bars:
        return page
    pixels = page.pixels.copy()
    for left, top, width, height in bars:
        inside = (slice(top, top + height), slice(left, left + width))
        pixels[inside] = 255 - pixels[inside]
    return replace(page, pixels=pixels)


def find_bars(page: PageImage) -> list[Box]:
    """Black rectangles with something white in them, in pixels."""
    ink = ink_of(page.pixels).astype(np.uint8)
    small = cv2.resize(ink * np.uint8(255), None, fx=SMALL, fy=SMALL, interpolation=cv2.INTER_AREA) > 127
    dpi = SMALL * page.dpi_x
    gap = max(3, round(LETTER_GAP_IN * dpi))
    filled = cv2.morphologyEx(small.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    shape = (max(2, round(BAR_IN[1] * dpi)), round(BAR_IN[0] * dpi))
    bars = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(bars, connectivity=8)
    found = []
    for left, top, width, height, area in stats[1:].tolist():
        box = Box(*(round(value / SMALL) for value in (left, top, width, height)))
        if area < LEAST_FILLED * width * height or box.height > HIGHEST_IN * page.dpi_y:
            continue
        tight = _tight(ink, box)
        if tight.height < BAR_IN[1] * page.dpi_y:
            continue  # a heavy underline
        if LEAST_INK <= float(_cut(ink, tight).mean()) <= MOST_INK and _has_border(_cut(ink, tight)):
            found.append(tight)
    return found


def _has_border(bar: NDArray[np.uint8]) -> bool:
    """Is the bar black above and below what stands in it? Letters of a bold line are not joined there."""
    return min(float(bar[:BORDER_PX].mean()), float(bar[-BORDER_PX:].mean())) >= LEAST_BORDER_INK


def _cut(ink: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    return ink[box.top : box.top + box.height, box.left : box.left + box.width]


def _tight(ink: NDArray[np.uint8], box: Box) -> Box:
    """The rows and columns of the box that are mostly ink at its border: the bar itself, to the pixel."""
    room = round(1 / SMALL)
    left, top = max(0, box.left - room), max(0, box.top - room)
    wide = Box(left, top, box.width + 2 * room, box.height + 2 * room)
    cut = _cut(ink, wide)
    rows, columns = np.flatnonzero(cut.mean(axis=1) > 0.7), np.flatnonzero(cut.mean(axis=0) > 0.7)
    if not rows.size or not columns.size:
        return box
    return Box(
        left + int(columns[0]), top + int(rows[0]), int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    )
