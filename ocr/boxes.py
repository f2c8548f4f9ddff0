"""Tick boxes, found and judged by ink: what a reader makes of them ("O", "EI", "[]") says nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np

from ocr.layout import INK, PageLayout
from ocr.model import Box, PageImage, Pixels, Word
from ocr.pieces import pieces_of

SMALLEST_IN, LARGEST_IN = 0.08, 0.30  # side of a printed tick box; a tick may overshoot it
# What readers make of boxes.
_LIKE_BOXES = re.compile(r"(?!D/C|(?:DC|MD|MR|DR)$)[OQo0DCEIRMXx1lUL\[\](){}|/✓☐☑☒¥&@%8BG_.-]+")
_LIKE_BORDERS = "([{|"
SAME_SIZE = 0.15  # of a side: how far boxes of one row differ
FEWEST_IN_GRID = 3  # boxes that make a list
MOST_BESIDE = 0.85  # ink on either side of a place: more is a black bar
INSET_SHARE = 0.2  # of a side: how far in its interior begins
APART_SHARE = 0.3  # of its side: the paper on either side of a box
CROSSED_SHARE = 0.3  # ink inside: more than any letter's with four sides
SHORTEST_PARTED, MIDST_OF_WORD = 4, 1.5  # letters of words read as one; how far off a cut between words is better
SIDE_SHARE = 0.75  # ink along each of the four sides of a box
# Measured on made forms: ticked interiors hold >= .40 ink, empty ones <= .01 (README); thin pen ticks far less.
TICKED_SHARE, EMPTY_SHARE = 0.08, 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class TickBox:
    """A printed box."""

    box_px: Box
    ink_share: float  # of the interior, 0 to 1

    @property
    def state(self) -> bool | None:
        """True: ticked, False: empty, None: neither surely."""
        if self.ink_share >= TICKED_SHARE:
            return True
        return False if self.ink_share <= EMPTY_SHARE else None


_OF_LAYOUT: WeakKeyDictionary[PageLayout, tuple[TickBox, ...]] = WeakKeyDictionary()


def tick_boxes_of(layout: PageLayout) -> tuple[TickBox, ...]:
    """`find_tick_boxes` on a page that was laid out; looked for once, for several ask."""
    if layout not in _OF_LAYOUT:
        _OF_LAYOUT[layout] = find_tick_boxes(layout.image, layout.words)
    return _OF_LAYOUT[layout]


def find_tick_boxes(image: PageImage, words: Sequence[Word]) -> tuple[TickBox, ...]:
    """Every printed tick box of a page, top to bottom.

    A box is a connected piece of ink, about as wide as high, with a side of ink on all four sides, that is no letter
    of a word: within one only where it stands apart or is ticked, beside an empty box of its size.
    """
    ink: Pixels = (image.pixels < INK).astype(np.uint8)
    smallest, largest = SMALLEST_IN * image.dpi_x, LARGEST_IN * image.dpi_x
    letters = _letters(words)
    outside, inside = [], []
    for left, top, width, height in pieces_of(ink).box_list():
        if not (smallest <= width <= largest and smallest <= height <= largest and 0.6 <= width / height <= 1.7):
            continue
        square = _inner_square(ink[top : top + height, left : left + width], smallest)
        if square is None:
            continue
        inner, share = square
        tick = TickBox(box_px=Box(left + inner.left, top + inner.top, inner.width, inner.height), ink_share=share)
        if not any(_is_part_of(tick.box_px, word) for word in letters):
            outside.append(tick)
        elif share >= CROSSED_SHARE or _stands_apart(Box(left, top, width, height), ink):
            inside.append(tick)  # a word may run over it
    found = [*outside, *(tick for tick in inside if _has_peer(tick, outside))]
    found += [
        tick
        for tick, sides in _missing_in_grid(found, ink)
        if sides == 4 or not any(_is_part_of(tick.box_px, word) for word in letters)
    ]
    return tuple(sorted(found, key=lambda tick: (tick.box_px.top, tick.box_px.left)))


def _letters(words: Sequence[Word]) -> list[Word]:
    """The words that are no boxes as readers see them."""
    return [word for word in words if not _LIKE_BOXES.fullmatch(word.text) and word.confidence_pct >= 30]


def _has_peer(tick: TickBox, others: Sequence[TickBox]) -> bool:
    """Does an empty box of the same size stand on its row?"""
    box = tick.box_px
    return any(
        max(abs(box.width - peer.width), abs(box.height - peer.height)) <= SAME_SIZE * box.width
        and abs(box.top - peer.top) <= box.height / 4
        for peer in (other.box_px for other in others if other.state is False)
    )


def parted_at_boxes(words: Sequence[Word], boxes: Sequence[TickBox]) -> list[Word]:
    """The words, those in two that run over a box: "H&PD/C", where one stands before "D/C"."""
    letters = _letters(words)
    outside = [tick for tick in boxes if not any(_is_part_of(tick.box_px, word) for word in letters)]
    listed = [tick.box_px for tick in boxes if tick not in outside and _has_peer(tick, outside)]
    return [part for word in words for part in _parted(word, listed)] if listed else list(words)


def _parted(word: Word, boxes: Sequence[Box]) -> list[Word]:
    own, middle, length = word.box_px, word.box_px.top + word.box_px.height / 2, len(word.text)
    inside = next(
        (
            box
            for box in boxes
            if box.top < middle < box.top + box.height
            and own.left + box.width < box.left < own.left + own.width - 2 * box.width
        ),
        None,
    )
    if inside is None or length < SHORTEST_PARTED or word.text.isdigit():
        return [word]
    place = length * (inside.left - own.left) / (own.width - inside.width)
    cut = min(range(1, length), key=lambda at: abs(at - place) + (0 if _begins_word(word.text, at) else MIDST_OF_WORD))
    behind = inside.left + inside.width
    head = replace(word, text=word.text[:cut], box_px=own._replace(width=inside.left - own.left))
    tail = own._replace(left=behind, width=own.left + own.width - behind)
    return [head, *_parted(replace(word, text=word.text[cut:], box_px=tail), boxes)]


def _begins_word(text: str, at: int) -> bool:
    return text[at].isupper() and text[at - 1] not in "&/"  # "H&P", "D/C"


def _stands_apart(box: Box, ink: Pixels) -> bool:
    """Is there paper on both sides of a box with its tick, as between no letters of a word?"""
    room = round(APART_SHARE * box.width)
    rows, right = slice(box.top, box.top + box.height), box.left + box.width
    sides = ink[rows, max(0, box.left - 1 - room) : max(0, box.left - 1)], ink[rows, right + 1 : right + 1 + room]
    return not any(side.any() for side in sides)


def _missing_in_grid(found: Sequence[TickBox], ink: Pixels) -> list[tuple[TickBox, int]]:
    """Boxes that a pen's stroke joined to something, or that lost a side, and how many sides they have.

    They are where a row and a column of boxes cross.
    """
    if len(found) < FEWEST_IN_GRID:
        return []
    side = int(np.median([tick.box_px.width for tick in found]))
    lefts, tops = (_levels([tick.box_px[axis] for tick in found], side) for axis in (0, 1))
    pitches = np.diff(tops)
    if len(pitches):  # a row above, between or below whose boxes are all hidden
        pitch = int(np.median(pitches))
        tops = sorted({*tops, tops[0] - pitch, tops[-1] + pitch})
    missing = []
    for left in lefts:
        for top in tops:
            near = any(abs(tick.box_px.left - left) < side and abs(tick.box_px.top - top) < side for tick in found)
            if not near and (framed := _framed_at(ink, left, top, side)) is not None:
                missing.append(framed)
    return missing


def _levels(starts: Sequence[int], side: int) -> list[int]:
    """Positions that several boxes share, each once."""
    levels: list[list[int]] = []
    for start in sorted(starts):
        if levels and start - levels[-1][-1] < side // 2:
            levels[-1].append(start)
        else:
            levels.append([start])
    return [int(np.median(level)) for level in levels]


def _framed_at(ink: Pixels, left: int, top: int, side: int) -> tuple[TickBox, int] | None:
    """A box of this size within a quarter of its side, when three or four sides have ink, and how many have."""
    slack = max(2, side // 4)
    best: tuple[int, float, int, int] = (0, 0.0, 0, 0)
    for y in range(max(0, top - slack), top + slack + 1):
        for x in range(max(0, left - slack), left + slack + 1):
            part = ink[y : y + side, x : x + side]
            if part.shape != (side, side):
                continue
            shares = [
                float(line.max(axis=axis).mean())
                for line, axis in ((part[:3], 0), (part[-3:], 0), (part[:, :3], 1), (part[:, -3:], 1))
            ]
            best = max(best, (sum(share >= 0.85 for share in shares), sum(shares), y, x))
    sides, _, y, x = best
    if sides < 3:
        return None
    inside = ink[y + 4 : y + side - 4, x + 4 : x + side - 4]
    beside = ink[y : y + side, max(0, x - side // 3) : x], ink[y : y + side, x + side : x + side + side // 3]
    is_in_bar = all(part.size and float(part.mean()) >= MOST_BESIDE for part in beside)
    is_box = inside.size >= 16 and not is_in_bar
    return (TickBox(box_px=Box(x, y, side, side), ink_share=float(inside.mean())), sides) if is_box else None


def _is_part_of(tick: Box, whole: Word) -> bool:
    """Does the box stand within a word, as one of its letters? Read as its first sign ("(Labs") it is none."""
    word = whole.box_px
    if whole.text[0] in _LIKE_BORDERS and tick.left < word.left + tick.width // 2:
        return False
    across = min(tick.left + tick.width, word.left + word.width) - max(tick.left, word.left)
    down = min(tick.top + tick.height, word.top + word.height) - max(tick.top, word.top)
    return across >= 0.7 * tick.width and down >= 0.6 * tick.height and word.width > 1.3 * tick.width


def _inner_square(piece: Pixels, smallest_px: float) -> tuple[Box, float] | None:
    """The frame within a piece of ink and the ink share inside it; None when it has no four sides."""
    columns, rows = piece.mean(axis=0), piece.mean(axis=1)
    upright, level = (
        np.flatnonzero(columns >= SIDE_SHARE * columns.max()),
        np.flatnonzero(rows >= SIDE_SHARE * rows.max()),
    )
    if not len(upright) or not len(level):
        return None
    left, right, top, bottom = int(upright[0]), int(upright[-1]), int(level[0]), int(level[-1])
    width, height = right - left + 1, bottom - top + 1
    if min(width, height) < smallest_px or not 0.7 <= width / height <= 1.43:
        return None
    frame = piece[top : bottom + 1, left : right + 1]
    thickness = _thickness(frame)
    deep = max(2, thickness)  # a thin line wavers
    sides = (
        frame[:, :deep].max(axis=1),
        frame[:, -deep:].max(axis=1),
        frame[:deep].max(axis=0),
        frame[-deep:].max(axis=0),
    )
    if min(float(side.mean()) for side in sides) < 0.85:
        return None
    inset = max(thickness + 1, round(INSET_SHARE * min(width, height)))  # a row that the line shifted is no tick
    inside = frame[inset:-inset, inset:-inset]
    if inside.size < 16 or _is_letter(frame, thickness):
        return None
    return Box(left, top, width, height), float(inside.mean())


def _thickness(frame: Pixels) -> int:
    """Pixels of the frame's line: how far ink reaches in from the left side, on most rows."""
    runs = [int(np.argmin(row)) if not row.all() else len(row) for row in frame]
    return int(np.clip(np.median(runs), 1, max(1, min(frame.shape) // 5)))


def _is_letter(frame: Pixels, thickness: int) -> bool:
    """ "O" and "D" have four sides too, but empty corners."""
    size = max(2, thickness)
    corners = (frame[:size, :size], frame[:size, -size:], frame[-size:, :size], frame[-size:, -size:])
    return sum(float(corner.mean()) >= 0.5 for corner in corners) < 3
