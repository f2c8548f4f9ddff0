"""Options that stand behind short lines to be marked: "_X_ Urgent  ___ STAT  ___ Please reply"."""

from itertools import pairwise

import numpy as np

from ocr.layout import INK, PageLayout
from ocr.model import Word
from ocr.strikes import level_lines

SHORTEST_IN, LONGEST_IN = 0.1, 0.6  # of a line to mark
BELOW_IN = 0.12  # under the foot of the letters, at most
FEWEST_OPTIONS = 2  # behind such lines on one row
MARKED_SHARE = 0.02  # ink over a line, of the room there
SIGNS = frozenset("xX✓✔√*_=—–-")  # what is read of marks and of empty lines


def unmarked_options(layout: PageLayout) -> list[Word]:
    """Every word of an option whose line is empty, up to the next option."""
    found: list[Word] = []
    for row in layout.rows:
        words = [word for segment in row for word in segment.words if not set(word.text) <= SIGNS]
        marks = [_mark_before(word, before, layout) for before, word in pairwise([None, *words]) if word is not None]
        begins = [place for place, mark in enumerate(marks) if mark is not None]
        if len(begins) >= FEWEST_OPTIONS:
            for first, following in pairwise([*begins, len(words)]):
                found += words[first:following] if marks[first] is False else ()
    return found


def _mark_before(word: Word, before: Word | None, layout: PageLayout) -> bool | None:
    """Is the line right before a word marked? None: there is no line."""
    box, dpi = word.box_px, layout.image.dpi_x
    left = max(0, box.left - round(1.3 * LONGEST_IN * dpi))
    if before is not None:
        left = max(left, before.box_px.left + before.box_px.width)
    top, bottom = max(0, box.top - box.height // 3), box.top + box.height + round(BELOW_IN * layout.image.dpi_y)
    if box.left - left < SHORTEST_IN * dpi:
        return None
    ink = (layout.image.pixels[top:bottom, left : box.left + box.height] < INK).astype(np.uint8)
    if not ink.size:
        return None
    lines = [line for line in level_lines(ink, round(SHORTEST_IN * dpi)) if line.width <= LONGEST_IN * dpi]
    foot = box.top + round(0.7 * box.height) - top
    low = [line for line in lines if line.top >= foot and left + line.left + line.width <= box.left + 2]
    if not low or (before is None and low[-1].left == 0):
        return None
    line = max(low, key=lambda one: one.left)
    over = ink[: max(1, line.top - 1), line.left : line.left + line.width]
    return bool(over.mean() >= MARKED_SHARE)
