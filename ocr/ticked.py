"""Which words a tick stands before: in a printed box, or typed ("[X]")."""

import re
from collections.abc import Sequence

from ocr.boxes import TickBox, tick_boxes_of
from ocr.layout import PageLayout, Segment
from ocr.model import Box, Word

TICK_REACH_IN = 0.9  # a tick box stands at most so far from its option
APART_HEIGHTS = 3.0  # words of one option stand no further apart
_TEXT_TICK = re.compile(r"^[\[({|]?\s?[xX✓✔vV√*]\s?[\])}|]$|^[✓✔☑☒√]$")
_CROSS = re.compile(r"^[\[(]?[xX✓✔√*]$")  # its closing bracket was read as a word of its own
_TEXT_EMPTY = re.compile(r"^[\[({]\s?_{0,4}\s?[\])}]$|^[☐□]$|^(?:\[|\()_+(?:\]|\))$")


def unticked_words(layout: PageLayout) -> list[Word]:
    """Every word that stands behind an empty tick box, up to a wide gap or the next box."""
    boxes = tick_boxes_of(layout)
    if not boxes and "[" not in layout.text and "☐" not in layout.text:
        return []
    return [
        word
        for row in layout.rows
        for segment in row
        for word in segment.words
        if tick_beside(word, row, segment, boxes, layout) is False
    ]


def tick_beside(
    word: Word, row: Sequence[Segment], segment: Segment, boxes: Sequence[TickBox], layout: PageLayout
) -> bool | None:
    """The state of the tick box, or of the typed mark, left of a word; None: there is none."""
    left_neighbours = [other for part in row for other in part.words if other.box_px.left < word.box_px.left]
    box = _nearest_box(word.box_px, left_neighbours, boxes, layout)
    if box is not None:
        return box.state if box.state is not None else False
    for other in reversed(left_neighbours[-3:]):
        if word.box_px.left - (other.box_px.left + other.box_px.width) > TICK_REACH_IN * layout.image.dpi_x:
            break
        joined = other.text + word.text if other.text in {"[", "("} else other.text
        if other.text in {"]", ")"} and other is not left_neighbours[0]:
            opening = left_neighbours[left_neighbours.index(other) - 1]
            if opening.text in {"[", "("}:
                return False
            if _CROSS.match(opening.text):
                return True
        if _TEXT_TICK.match(other.text):
            return True
        if _TEXT_EMPTY.match(other.text) or _TEXT_EMPTY.match(joined):
            return False
        if len(other.text) > 2 and other.text.isalpha():
            break
    return None


def _nearest_box(
    option: Box, neighbours: Sequence[Word], boxes: Sequence[TickBox], layout: PageLayout
) -> TickBox | None:
    middle = option.top + option.height / 2
    reach_px = TICK_REACH_IN * layout.image.dpi_x
    near = [
        tick
        for tick in boxes
        if tick.box_px.top - 0.3 * tick.box_px.height <= middle <= tick.box_px.top + 1.3 * tick.box_px.height
        and -0.3 * tick.box_px.width <= option.left - tick.box_px.left
        and option.left - (tick.box_px.left + tick.box_px.width) <= 2.5 * reach_px
    ]
    if not near:
        return None
    tick = max(near, key=lambda tick: tick.box_px.left)
    edge = tick.box_px.left + tick.box_px.width
    # Words between box and option belong to the same option ("[x] Most recent labs") as long as no wide gap parts them.
    between = sorted((word.box_px for word in neighbours if word.box_px.left >= edge - 4), key=lambda box: box.left)
    for place, box in enumerate([*between, option]):
        if box.left - edge > (reach_px if place == 0 else min(reach_px, APART_HEIGHTS * option.height)):
            return None
        edge = box.left + box.width
    return tick
