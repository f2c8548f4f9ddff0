"""Tables in which what is wanted is marked: a ruled column headed "Yes", "Send" or "X" beside a column of choices."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from ocr.layout import INK, PageLayout
from ocr.model import Box, Pixels

MARK_INK = 0.1  # squares of a letter's height in a cell: more is a mark
STROKE_HIGH = 0.4  # letters' heights
RULED_SHARE = 0.85  # of the table's height that an upright ruling stands on
FEWEST_ROWS = 3
NARROWEST, WIDEST = 0.8, 16.0  # of a column, in letters' heights
INSIDE_PX = 4  # from a ruling to what is written
ANSWERED_SHARE = 0.8  # of the rows
MOST_HEADS = 3  # read by the second reader
YES = re.compile(
    r"^\W*(?:y|yes|x|send|sent|need(?:ed)?|want(?:ed)?|request(?:ed)?|include|check|select|mark|please send|copy|"
    r"si|sí)\W*$",
    re.I,
)
NO = re.compile(r"^\W*(?:n|no|not needed|omit|exclude|none)\W*$", re.I)

ReadText = Callable[[Box], str]


@dataclass(frozen=True, slots=True)
class _Column:
    left: int
    right: int
    marked: tuple[bool, ...]  # row by row


def ruled_answers(layout: PageLayout, choices: Sequence[Box], read: ReadText | None) -> tuple[bool, ...] | None:
    """Which of the choices, one below the other, are marked in a ruled column beside them; None: there is none.

    Args:
        layout: the page.
        choices: the boxes of the choices, top to bottom, one a row.
        read: what the second reader sees in a box, for headings that the first one lost; None: nothing.
    """
    if len(choices) < FEWEST_ROWS:
        return None
    high = float(median(box.height for box in choices))
    columns = _columns(layout, choices, high)
    if not columns:
        return None
    heads = [_head(layout, column, choices[0], high, read) for column in columns[:MOST_HEADS]]
    if len(columns) >= 2 and _is_exclusive(columns[0], columns[1]):
        no_first = NO.match(heads[0]) and not NO.match(heads[1])
        return columns[1].marked if no_first else columns[0].marked
    named = [column for column, head in zip(columns, heads, strict=False) if YES.match(head)]
    if named:
        return named[0].marked
    is_alone = len(columns) == 1 and not heads[0] and any(columns[0].marked) and not all(columns[0].marked)
    return columns[0].marked if is_alone else None  # else the columns hold something else


def _is_exclusive(one: _Column, other: _Column) -> bool:
    """Has nearly every row a mark in just one of two columns? They are a yes and a no, whatever their headings."""
    answered = sum(first != second for first, second in zip(one.marked, other.marked, strict=True))
    return answered >= ANSWERED_SHARE * len(one.marked)


def _columns(layout: PageLayout, choices: Sequence[Box], high: float) -> list[_Column]:
    """Cells between upright rulings right of the choices."""
    top, bottom = choices[0].top, choices[-1].top + choices[-1].height
    right = max(box.left + box.width for box in choices)
    part: Pixels = (layout.image.pixels[max(0, top) : bottom, right:] < INK).astype(np.uint8)
    if part.shape[0] < 2 or part.shape[1] < 2:
        return []
    thick = cv2.dilate(part, np.ones((1, 5), np.uint8))  # a ruling that is not quite upright
    ruled = np.flatnonzero(thick.mean(axis=0) >= RULED_SHARE)
    edges = [int(run.mean()) + right for run in np.split(ruled, np.flatnonzero(np.diff(ruled) > 3) + 1) if run.size]
    found = []
    for left, end in pairwise(edges):
        if NARROWEST * high <= end - left <= WIDEST * high:
            marked = tuple(_is_marked(layout, left, end, box, high) for box in choices)
            found.append(_Column(left, end, marked))
    return found


def _is_marked(layout: PageLayout, left: int, right: int, choice: Box, high: float) -> bool:
    """Is there a stroke of some height in the cell? Pieces of the rulings between rows are flat, dirt is small."""
    middle = choice.top + choice.height / 2
    rows = slice(max(0, round(middle - 0.9 * high)), round(middle + 0.9 * high))
    cell: Pixels = (layout.image.pixels[rows, left + INSIDE_PX : right - INSIDE_PX] < INK).astype(np.uint8)
    if not cell.size:
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(cell, connectivity=8)
    strokes = stats[1:][stats[1:, cv2.CC_STAT_HEIGHT] >= STROKE_HIGH * high]
    return float(strokes[:, cv2.CC_STAT_AREA].sum()) / high**2 >= MARK_INK


def _head(layout: PageLayout, column: _Column, first: Box, high: float, read: ReadText | None) -> str:
    """What stands over a column, right above the first choice."""
    over = [
        word
        for word in layout.words
        if column.left <= word.box_px.left + word.box_px.width / 2 <= column.right
        and first.top - 3.5 * high <= word.box_px.top + word.box_px.height / 2 < first.top - 0.2 * high
    ]
    if over:
        return " ".join(word.text for word in over)
    box = Box(
        column.left + INSIDE_PX,
        round(first.top - 2.1 * high),
        column.right - column.left - 2 * INSIDE_PX,
        round(1.7 * high),
    )
    return read(box) if read is not None and box.top > 0 and box.width > 0 else ""
