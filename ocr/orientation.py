"""Which way a page lies, in four directions.

The axis comes from the projection profile; where that is not sure, a few lines of either axis are read.

Cheap and sure on ordinary prose: letters that rise above the small ones (b d f h k l t, capitals, figures) outnumber
those that hang below (g j p q y). Text in capitals and sparse covers say too little that way; there a few lines are
read both ways by the second reader, which is sure of itself on upright text only.
(Tesseract's orientation detection was right on 14 of 20 such pages, the second reader on all: it was turned down.)
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.model import Box, PageImage
from ocr.pieces import Pieces, Whole
from ocr.second import read_segment
from ocr.upright import LETTER_HEIGHT_IN, Lie, find_tilt, letters_of, rotate

# In standard deviations of a fair coin. Ordinary letters give 4 to 8; the largest wrong sum seen was 2.0.
SURE_VOTES_SD = 3.5
# Ordinary pages have 0.5 to 0.9; no wrong axis was seen above 0.45.
SURE_AXIS_MARGIN = 0.5
THIN_LETTERS = 100  # pieces of ink of a letter's size; on fewer the profile's margin says nothing
SIDEWAYS_LEAD, UPSIDE_DOWN_LEAD = 1.2, 1.1  # how much more must be read the other way before a page is turned
SAMPLE_LINES = 3
# So were 94 of 100 lines read that lie the right way, and 3 of 216 that lie the wrong way: stamps put on upside down.
SURE_CONFIDENCE, SURE_CHARACTERS = 0.92, 6
SURE_SAMPLES = 2
SURELY_READ = 1e6  # more than any sample lines have
SAMPLE_WIDTH_HEIGHTS = 10  # a sample of a line is at most so many line heights wide
FEWEST_LETTERS_IN_LINE = 4
FLAT_SHARE = 0.6  # of the lines' usual height: lower ones are rules made of signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """A page turned level and right way up, and what that took."""

    page: PageImage
    turned_deg: int  # degrees clockwise that the content was turned as received: 0, 90, 180, 270
    skew_deg: float  # counter-clockwise, on top of it


def turn_upright(page: PageImage, letters: Pieces) -> Upright:
    """The page level and the right way up. `letters` are those of the page as it is."""
    tilt = find_tilt(letters, page.dpi_x)
    likely = _level(page, tilt.likely, letters)
    if tilt.margin >= SURE_AXIS_MARGIN and len(letters) >= THIN_LETTERS:
        return _on_its_feet(likely)
    other = _level(page, tilt.other, letters)
    upright, sideways = (other, likely) if tilt.likely.sideways else (likely, other)
    # Pages come upright far more often than not: a few marks do not turn one.
    read = _read_both_ways(upright)
    if max(read) < SURELY_READ and max(lying := _read_both_ways(sideways)) > SIDEWAYS_LEAD * max(read):
        return _on_its_feet(sideways, lying)
    return _on_its_feet(upright, read)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """A page on one of its two axes, with its text lines."""

    upright: Upright  # turned_deg is 0 or 90 so far
    risers: int
    hangers: int
    samples: tuple[Box, ...]


def _level(page: PageImage, lie: Lie, letters: Pieces) -> _Level:
    """The page on one of its axes. `letters` are those of the page as it is."""
    lying = turn(page, -90) if lie.sideways else page
    level = replace(lying, pixels=rotate(lying.pixels, lie.skew_deg))
    if level.pixels is not page.pixels:
        letters = letters_of(level.pixels, level.dpi_x)
    line_of, lines = find_lines(letters, level.dpi_x)
    risers, hangers, sizes = count_outliers(letters, line_of, lines)
    return _Level(
        upright=Upright(page=level, turned_deg=90 if lie.sideways else 0, skew_deg=lie.skew_deg),
        risers=risers,
        hangers=hangers,
        samples=sample_lines(lines, sizes),
    )


def _on_its_feet(level: _Level, read: tuple[float, float] | None = None) -> Upright:
    """The page the right way up; `read` is what was read of it both ways, where that is known."""
    votes_sd = (level.risers - level.hangers) / max(1.0, (level.risers + level.hangers) ** 0.5)
    if abs(votes_sd) >= SURE_VOTES_SD:
        upside_down = votes_sd < 0
    else:
        as_is, turned = read or _read_both_ways(level)
        upside_down = turned > UPSIDE_DOWN_LEAD * as_is
    if not upside_down:
        return level.upright
    return replace(level.upright, page=turn(level.upright.page, 180), turned_deg=level.upright.turned_deg + 180)


def _read_both_ways(level: _Level) -> tuple[float, float]:
    """What can be read of the sample lines as they lie, and turned by 180 degrees.

    That is the number of characters, each weighed by the square of its confidence: a mean would let a single stray mark
    that looks like a figure beat whole words. Characters that no American letter has are what the reader sees in
    letters that lie on their side. Two samples that are surely read decide alone.
    """
    page = level.upright.page
    over = turn(page, 180)
    read, sure = [0.0, 0.0], [0, 0]
    for samples in zip(level.samples, _turned(level.samples, page), strict=True):
        for way, (sheet, sample) in enumerate(zip((page, over), samples, strict=True)):
            reading = read_segment(sheet, sample)
            if not reading.text.isascii():
                continue
            read[way] += reading.confidence**2 * len(reading.text)
            if reading.confidence >= SURE_CONFIDENCE and sum(map(str.isalnum, reading.text)) >= SURE_CHARACTERS:
                sure[way] += 1
                break
        if max(sure) == SURE_SAMPLES:
            return (SURELY_READ, 0.0) if sure[0] == SURE_SAMPLES else (0.0, SURELY_READ)
    return read[0], read[1]


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


def find_lines(letters: Pieces, dpi: float) -> tuple[Whole, Whole]:
    """Letters joined to lines: the line of each letter, and the boxes of the lines (no text: a height of 0)."""
    reach = max(3, round(0.06 * dpi))  # wider than the gap between words of 10-point type
    total, joined = cv2.connectedComponents(cv2.dilate(letters.drawn(), np.ones((1, reach), np.uint8)), connectivity=8)
    line_of = np.zeros(len(letters), np.int32)
    line_of[letters.piece] = joined[letters.y, letters.x] - 1
    begin, end = np.full((total - 1, 2), np.iinfo(np.int32).max, np.int32), np.zeros((total - 1, 2), np.int32)
    np.minimum.at(begin, line_of, letters.boxes[:, :2])
    np.maximum.at(end, line_of, letters.boxes[:, :2] + letters.boxes[:, 2:])
    begin[:, 0], end[:, 0] = np.maximum(0, begin[:, 0] - reach // 2), end[:, 0] + reach // 2
    width, height = (end - begin).T
    is_line = (width > 2.5 * height) & (height >= LETTER_HEIGHT_IN[0] * dpi) & (height <= LETTER_HEIGHT_IN[1] * dpi)
    return line_of, np.where(is_line[:, None], np.hstack([begin, end - begin]), 0)


def count_outliers(letters: Pieces, line_of: Whole, lines: Whole) -> tuple[int, int, dict[int, int]]:
    """How many letters have a top, and how many a bottom, that is not their line's usual one; letters by line."""
    risers = hangers = 0
    sizes: dict[int, int] = {}
    for line in np.flatnonzero(lines[:, 3]).tolist():
        top, height = letters.boxes[line_of == line][:, (1, 3)].T
        # Full stops, commas and hyphens are half as high as a small letter, and say nothing.
        tall = height >= 0.6 * np.median(height)
        sizes[line] = int(tall.sum())
        if sizes[line] < FEWEST_LETTERS_IN_LINE:
            continue
        top, bottom = top[tall], (top + height)[tall]
        far = max(1.5, 0.13 * float(np.median(height[tall])))
        risers += int((np.abs(top - np.median(top)) > far).sum())
        hangers += int((np.abs(bottom - np.median(bottom)) > far).sum())
    return risers, hangers, sizes


def sample_lines(lines: Whole, sizes: dict[int, int]) -> tuple[Box, ...]:
    """The beginnings of the lines with the most letters, short enough to be read quickly; no rules of "=====" """
    flat = FLAT_SHARE * float(np.median([lines[line][3] for line in sizes])) if sizes else 0.0
    tall = [line for line in sizes if lines[line][3] >= flat]
    fullest = sorted(tall, key=lambda line: sizes[line], reverse=True)[:SAMPLE_LINES]
    boxes = (Box(*lines[line].tolist()) for line in fullest)
    return tuple(box._replace(width=min(box.width, SAMPLE_WIDTH_HEIGHTS * box.height)) for box in boxes)


def _turned(samples: tuple[Box, ...], page: PageImage) -> tuple[Box, ...]:
    rows, columns = page.pixels.shape
    return tuple(
        Box(columns - box.left - box.width, rows - box.top - box.height, box.width, box.height) for box in samples
    )
