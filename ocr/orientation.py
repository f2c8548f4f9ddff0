"""Which way up a level page lies.

Cheap and sure on ordinary prose: letters that rise above the small ones (b d f h k l t, capitals, figures) outnumber
those that hang below (g j p q y). Text in capitals and sparse covers say too little that way; there a few lines are
read both ways by the second reader, which is sure of itself on upright text only.
(Tesseract's orientation detection was right on 14 of 20 such pages, the second reader on all: it was turned down.)
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.model import Box, PageImage, Pixels
from ocr.second import read_segment
from ocr.upright import LETTER_HEIGHT_IN

Boxes = NDArray[np.int32]  # rows of (left, top, width, height)

# In standard deviations of a fair coin. Ordinary letters give 4 to 8; the smallest wrong sum seen was 2.0.
SURE_VOTES_SD = 3.5
SAMPLE_LINES = 3
SAMPLE_WIDTH_HEIGHTS = 10  # a sample of a line is at most so many line heights wide
FEWEST_LETTERS_IN_LINE = 4


def is_upside_down(page: PageImage, letters: Pixels) -> bool:
    """Whether a level page with square pixels stands on its head. `letters` is the mask of its letters."""
    labels, lines = find_lines(letters, page.dpi_x)
    risers, hangers = count_outliers(letters, labels, lines)
    votes_sd = (risers - hangers) / max(1.0, (risers + hangers) ** 0.5)
    if abs(votes_sd) >= SURE_VOTES_SD:
        return votes_sd < 0
    samples = widest_lines(lines)
    upright, turned = reading_confidence(page, samples), reading_confidence(turn(page, 180), _turned(samples, page))
    return bool(turned > upright)


def turn(page: PageImage, clockwise_deg: int) -> PageImage:
    """The page turned clockwise by a multiple of 90 degrees."""
    pixels = np.ascontiguousarray(np.rot90(page.pixels, -clockwise_deg // 90))
    quarter = clockwise_deg % 180 == 90
    return PageImage(
        number=page.number,
        pixels=pixels,
        dpi_x=page.dpi_y if quarter else page.dpi_x,
        dpi_y=page.dpi_x if quarter else page.dpi_y,
    )


def find_lines(letters: Pixels, dpi: float) -> tuple[NDArray[np.int32], Boxes]:
    """Letters joined to text lines: a picture of line labels, and the boxes by label (row 0 is the paper).

    Components that are no text line have a height of 0.
    """
    reach = max(3, round(0.06 * dpi))  # wider than the gap between words of 10-point type
    joined = cv2.dilate(letters, np.ones((1, reach), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = stats[:, :4].astype(np.int32)
    width, height = boxes[:, 2], boxes[:, 3]
    is_line = (width > 2.5 * height) & (height >= LETTER_HEIGHT_IN[0] * dpi) & (height <= LETTER_HEIGHT_IN[1] * dpi)
    is_line[0] = False
    boxes[~is_line] = 0
    return labels.astype(np.int32), boxes


def count_outliers(letters: Pixels, line_labels: NDArray[np.int32], lines: Boxes) -> tuple[int, int]:
    """How many letters have a top, and how many a bottom, that is not their line's usual one."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(letters, connectivity=8)
    rows, columns = np.nonzero(letters)
    line_of = np.zeros(count, dtype=np.int32)
    line_of[labels[rows, columns]] = line_labels[rows, columns]
    risers = hangers = 0
    for line in np.flatnonzero(lines[:, 3]).tolist():
        top, height = stats[line_of == line][:, (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT)].T
        # Full stops, commas and hyphens are half as high as a small letter, and say nothing.
        tall = height >= 0.6 * np.median(height)
        if tall.sum() < FEWEST_LETTERS_IN_LINE:
            continue
        top, bottom = top[tall], (top + height)[tall]
        far = max(1.5, 0.13 * float(np.median(height[tall])))
        risers += int((np.abs(top - np.median(top)) > far).sum())
        hangers += int((np.abs(bottom - np.median(bottom)) > far).sum())
    return risers, hangers


def widest_lines(lines: Boxes) -> list[Box]:
    """A few pieces of line that hold the most letters, short enough to be read quickly."""
    shapes = lines[lines[:, 3] > 0]
    order = np.argsort(shapes[:, 2] / shapes[:, 3])[::-1][:SAMPLE_LINES]
    return [
        Box(left, top, min(width, SAMPLE_WIDTH_HEIGHTS * height), height)
        for left, top, width, height in shapes[order].tolist()
    ]


def reading_confidence(page: PageImage, samples: list[Box]) -> float:
    """Mean confidence of the second reader over the samples, 0 without any."""
    if not samples:
        return 0.0
    return sum(read_segment(page, sample).confidence for sample in samples) / len(samples)


def _turned(samples: list[Box], page: PageImage) -> list[Box]:
    rows, columns = page.pixels.shape
    return [Box(columns - box.left - box.width, rows - box.top - box.height, box.width, box.height) for box in samples]
