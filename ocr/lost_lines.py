"""Writing that the first reader passed over, or took two lines of for one: found by its ink, read by the second reader.

Tesseract drops whole lines in a hand between printed ones, and reads the small type of a sticker as one tall line. What
is left of a page's ink when the words that were read, the rulings and the pictures are taken away is such writing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.layout import INK, lay_out
from ocr.model import Box, PageRead, Word
from ocr.pieces import pieces_of
from ocr.readers import SecondReader
from ocr.small_print import mean_pct_of, words_read
from ocr.strikes import STEEPEST, left_by, level_lines, runs_through

READ_PCT = 65.0  # words from here on were read
LEAST_CONFIDENCE = 0.8  # of the second reader
RULING_IN = 0.35
LOWEST_IN, HIGHEST_IN = 0.03, 0.3  # of a letter
WIDEST_IN = 1.0  # of letters that touch, in a hand
LEAST_HIGH_IN = 0.06  # of a line
FEWEST_LETTERS = 3
UNDERLINE_IN, UNDERLINE_HIGH_IN = 0.5, 0.04  # least length and greatest height of an underline
LEAST_INK_OF_ROW = 0.01  # between an underline and the top of its letters
LEAST_READ = 0.6  # of what stands on an underline
LOOSE_HEIGHTS = 1.2  # letters nearer than that stand together
MOST_LINES = 16  # read a page: 26 ms of computing each
SAME_PLACE = 0.6
TWO_LINES = 1.6  # heights of a line: a word that high is two of them
END_HEIGHTS = 0.5  # nearer than that to a word, ink is its end

Mask = NDArray[np.uint8]


def with_lost_lines(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page with the lines that only the second reader reads; its words say so (`Word.by_second`)."""
    if second_reader is None or not page.words:
        return page
    words = list(page.words)
    lines = count(1 + max(word.line for word in words))
    underlined = list(_underlined(page))
    for box in [*underlined, *_without_struck(_lost(page), page.strikes)]:
        gone = [word for word in words if _is_inside(word.box_px, box)]
        is_read = any(word.box_px.height < TWO_LINES * box.height for word in gone)
        if box not in underlined and (is_read or _is_end_of_word(box, words)):
            continue
        reading = second_reader(page.image, box)
        least = max(FEWEST_LETTERS, 1 + _letters_in(word.text for word in gone))
        if reading.confidence < LEAST_CONFIDENCE or _letters_in([reading.text]) < least:
            continue
        like = Word(text="", page_number=page.number, box_px=box, confidence_pct=0.0, line=0, block=0)
        if made := words_read(reading, box, like, next(lines)):
            words = [word for word in words if word not in gone] + made
    return replace(page, words=tuple(words))


def _letters_in(texts: Iterable[str]) -> int:
    return sum(map(str.isalnum, "".join(texts)))


def _lost(page: PageRead) -> list[Box]:
    """Lines of ink that no word accounts for, those of most letters first."""
    dpi = page.image.dpi_x
    ink = (page.image.pixels < INK).astype(np.uint8)
    _take_away_rulings(ink, round(RULING_IN * dpi))
    read = [segment for segment in lay_out(page).segments if mean_pct_of(segment.words) >= READ_PCT]
    for left, top, width, height in (word.box_px for segment in read for word in segment.words):
        ink[max(0, top - 3) : top + height + 3, max(0, left - 3) : left + width + 3] = 0
    letters = list(_letters(ink, dpi))
    found = sorted(_lines(letters, ink.shape), key=lambda line: -len(line)) if letters else []
    boxes = [_around(line) for line in found if len(line) >= FEWEST_LETTERS]
    lines = (box for box in boxes if box.width >= 1.5 * box.height and LEAST_HIGH_IN * dpi <= box.height)
    return [box for box in lines if box.height <= 1.3 * HIGHEST_IN * dpi][:MOST_LINES]


def _underlined(page: PageRead) -> Iterator[Box]:
    """Lines that stand on a stroke which joins all their letters, of which little was read."""
    dpi = page.image.dpi_x
    ink = (page.image.pixels < INK).astype(np.uint8)
    for left, top, width, height in level_lines(ink, round(UNDERLINE_IN * dpi)):
        highest = round(HIGHEST_IN * dpi)
        if height > UNDERLINE_HIGH_IN * dpi + STEEPEST * width or top < highest:
            continue
        rows = ink[top - highest : top, left : left + width].mean(axis=1)
        empty = np.flatnonzero(rows[::-1] < LEAST_INK_OF_ROW)
        line_height = int(empty[0]) if empty.size else highest
        if not LEAST_HIGH_IN * dpi <= line_height < highest:
            continue
        box = Box(left, top - line_height, width, line_height + height)
        if _read_share(ink, box, page.words) < LEAST_READ:
            yield box


def _read_share(ink: Mask, box: Box, words: Sequence[Word]) -> float:
    """How much of the ink over an underline stands in words that were read well."""
    cut = ink[box.top : box.top + box.height // 2, box.left : box.left + box.width].copy()
    whole = int(cut.sum())
    for word in words:
        if word.confidence_pct >= READ_PCT and _touches(word.box_px, box):
            cut[:, max(0, word.box_px.left - box.left) : max(0, word.box_px.left + word.box_px.width - box.left)] = 0
    return 1.0 - int(cut.sum()) / max(1, whole)


def _take_away_rulings(ink: Mask, length: int) -> None:
    for shape in ((length, 1), (1, length)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        ruling = cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)
        ink[cv2.dilate(ruling, np.ones((3, 3), np.uint8)) > 0] = 0


def _letters(ink: Mask, dpi: float) -> Iterator[Box]:
    for box in pieces_of(ink).box_list():
        if LOWEST_IN * dpi <= box.height <= HIGHEST_IN * dpi and box.width <= WIDEST_IN * dpi:
            yield box


def _lines(letters: Sequence[Box], shape: tuple[int, ...]) -> list[list[Box]]:
    """Letters that stand beside each other at one height."""
    high = float(np.median([box.height for box in letters]))
    drawn: Mask = np.zeros(shape, np.uint8)
    for box in letters:
        inset = box.height // 4  # lines whose letters all but touch stay apart
        drawn[box.top + inset : box.top + box.height - inset, box.left : box.left + box.width] = 1
    bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (max(3, round(LOOSE_HEIGHTS * high)), 1))
    joined = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, bridge)
    total, labelled = cv2.connectedComponents(joined, connectivity=8)
    lines: list[list[Box]] = [[] for _ in range(total)]
    for box in letters:
        lines[int(labelled[box.top + box.height // 2, box.left : box.left + box.width].max())].append(box)
    return lines[1:]


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    return Box(left, top, right - left, max(box.top + box.height for box in boxes) - top)


def _without_struck(boxes: Sequence[Box], strikes: Sequence[Box]) -> Iterator[Box]:
    """The lines without what was struck out of them."""
    for box in boxes:
        strike = next((strike for strike in strikes if runs_through(strike, box)), None)
        left = left_by(strike, box) if strike else box
        if left.width > box.height:
            yield left


def _is_end_of_word(box: Box, words: Sequence[Word]) -> bool:
    """Is it ink that a word's box does not quite hold?"""
    room = round(END_HEIGHTS * box.height)
    wider = box._replace(left=box.left - room, width=box.width + 2 * room)
    return any(_touches(word.box_px, wider) and word.box_px.height < TWO_LINES * box.height for word in words)


def _touches(word: Box, line: Box) -> bool:
    across, down = _overlap(word, line)
    return across > 0 and down > 0.5 * min(word.height, line.height)


def _is_inside(word: Box, line: Box) -> bool:
    across, down = _overlap(word, line)
    return across >= SAME_PLACE * word.width and down >= SAME_PLACE * min(word.height, line.height)


def _overlap(one: Box, two: Box) -> tuple[int, int]:
    """Pixels that two boxes share across and down; negative: how far they are apart."""
    across = min(one.left + one.width, two.left + two.width) - max(one.left, two.left)
    return across, min(one.top + one.height, two.top + two.height) - max(one.top, two.top)
