"""Marks of a pen on printed choices: a tick beside a word, a ring round it, a line under or through it.

What ink is a mark and what is print cannot be said of one word alone: a form has rulings, bullets, numbers, writing
lines and empty boxes. But its choices all have the same ones. So every measure is taken of all choices that stand
together, and one is marked when it has what the others lack. Where all have the same, nothing is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from weakref import WeakKeyDictionary

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.layout import INK, PageLayout
from ocr.model import Box, Pixels
from ocr.pieces import pieces_of

# Lengths in heights of a printed letter. Chosen on drawn forms (tests/ocr/test_marks.py), three resolutions.
BESIDE = 3.0  # a tick stands at most so far from its word
OVERSHOOT = 0.35  # above and below the line of print
LETTER_HIGH, LETTER_WIDE = 1.6, 2.6  # a piece of ink that is larger is no letter
RULING_IN = 2.8  # a straight line so long is the form's
ANGLES = 40  # directions in which a ring is looked for

RING, NO_RING = 0.74, 0.5  # share of the directions with ink
LINE, NO_LINE = 0.6, 0.3  # share of the width with a line
NO_INK = 0.06  # squares of a letter's height beside a choice: specks
ALONE_STEP = 0.2  # squares of a letter's height: a mark where nothing is printed
COLUMN_INK = 0.1  # squares of a letter's height in a column between its rulings: more is a mark
MORE_INK = 0.18  # squares of a letter's height: a mark adds more
JOINED = 0.15  # heights of a letter between the letters of one word, at most
RULED_BEFORE = 0.9  # share of the room before a word
RULED = 0.7  # share of the room behind a word that a line goes on through
SLOPE = 0.6  # heights of a letter that a writing line may fall or rise
STEP_SHARE = 0.22  # of the highest value: between what is marked and what is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A printed choice, and the room beside it that is nobody else's."""

    box_px: Box
    left_px: int  # where the room left of it begins
    right_px: int  # where the room right of it ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a pen did to one of several choices."""

    chosen: bool
    struck: bool  # a line through it
    how: str  # "ring", "line under", "mark left", "mark right", "crossed"; "" when not chosen


@dataclass(frozen=True, slots=True)
class _Ink:
    """A page's ink: all of it, without the form's rulings, and without what can only be letters."""

    all: Pixels
    free: Pixels
    pen: Pixels


_OF_LAYOUT: WeakKeyDictionary[PageLayout, _Ink] = WeakKeyDictionary()


def marked_of(
    layout: PageLayout, choices: Sequence[Choice], *, least_step: float = 0.1, first: str = ""
) -> tuple[Marked, ...] | None:
    """Which of the choices that stand together are marked; None: nothing distinguishes one from the others.

    Give choices of one kind only (a list of records, the letters M and F of one line), at least two. `first`: the way
    that the form asks for, "ring" or "line under"; only where it tells nothing do the others.
    """
    if len(choices) < 2 or not layout.words:
        return None
    ink = _ink_of(layout)
    high = _letter_height(choices)
    struck = _above([_line_share(ink.all, choice.box_px, high, under=False) for choice in choices], LINE, NO_LINE)
    struck = struck or [False] * len(choices)
    told = {
        "ring": _above([_ring_share(ink.pen, choice.box_px, high) for choice in choices], RING, NO_RING),
        "line under": _above([_under_share(ink, choice.box_px, high) for choice in choices], LINE, NO_LINE),
        "crossed": _above([_crossed_share(ink.pen, choice.box_px, high) for choice in choices], 0.5, 0.2),
    }
    beside, has_places = _beside(ink.all, choices, high, least_step)
    # A form is filled in one way. Where places to be marked are printed, ink in them tells; else it tells least.
    ways = [*beside, *told.items()] if has_places else [*told.items(), *beside]
    found = sorted(((how, marks) for how, marks in ways if marks is not None), key=lambda way: way[0] != first)[:1]
    if not found and not any(struck):
        return None
    return tuple(
        Marked(
            chosen=bool(hows := _hows(found, place, is_struck=struck[place])), struck=struck[place], how=", ".join(hows)
        )
        for place in range(len(choices))
    )


def _hows(found: Sequence[tuple[str, list[bool]]], place: int, *, is_struck: bool) -> list[str]:
    """What marks a choice. A level line through it takes it away, and is neither a cross nor a tick that overshot."""
    return [how for how, told in found if told[place] and (how in ("ring", "line under") or not is_struck)]


def _ink_of(layout: PageLayout) -> _Ink:
    """The page's ink, parted once for all lists of a page."""
    if layout not in _OF_LAYOUT:
        ink: Pixels = (layout.image.pixels < INK).astype(np.uint8)
        free = _without_rulings(ink, layout)
        _OF_LAYOUT[layout] = _Ink(ink, free, _pen_of(free, layout))
    return _OF_LAYOUT[layout]


def _without_rulings(ink: Pixels, layout: PageLayout) -> Pixels:
    """Long straight lines are the form's."""
    reach = round(RULING_IN * layout.image.dpi_x)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((reach // 3, 1), np.uint8))
    return np.where(cv2.bitwise_or(level, upright), 0, ink).astype(np.uint8)


def _pen_of(free: Pixels, layout: PageLayout) -> Pixels:
    """Ink in pieces too large, too flat or too far from any word for letters."""
    pieces = pieces_of(free)
    high, wide, tall = layout.row_height_px, pieces.width, pieces.height
    lettered = np.zeros(free.shape, dtype=bool)
    for word in layout.words:
        if any(character.isalnum() for character in word.text):
            left, top, width, height = word.box_px
            lettered[max(0, top) : top + height, max(0, left) : left + width] = True
    middle_x, middle_y = (np.bincount(pieces.piece, at) / pieces.area for at in (pieces.x, pieces.y))
    in_word = lettered[middle_y.round().astype(int), middle_x.round().astype(int)]
    small = (tall <= LETTER_HIGH * high) & (wide <= LETTER_WIDE * high)
    flat = (tall <= 0.5 * high) & (wide >= 1.2 * high)
    return pieces.only(~(small & in_word & ~flat)).drawn()


def _letter_height(choices: Sequence[Choice]) -> float:
    """Of the lower half of the boxes: a ring makes a word's box higher."""
    heights = sorted(choice.box_px.height for choice in choices)
    return float(max(6.0, median(heights[: max(1, (len(heights) + 1) // 2)])))


def _crop(ink: Pixels, left: float, top: float, right: float, bottom: float) -> tuple[Pixels, int, int]:
    """A part of the page and where it begins."""
    first, upper = max(0, round(left)), max(0, round(top))
    return ink[upper : max(upper, round(bottom)), first : max(first, round(right))], first, upper


def _ring_share(pen: Pixels, box: Box, high: float) -> float:
    """Share of the directions from a word's middle in which a pen's ink stands around it, 0 to 1.

    Above, below, left and right must each have some: the rings of two neighbours pass above and below, and a cell's
    rulings end before the sides.
    """
    middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
    half_x, half_y = box.width / 2 + 0.5 * high, high / 2 + 0.4 * high
    part, first, upper = _crop(
        pen,
        middle_x - half_x - 1.6 * high,
        middle_y - 2.0 * high,
        middle_x + half_x + 1.6 * high,
        middle_y + 2.0 * high,
    )
    rows, columns = np.nonzero(part)
    if not len(rows):
        return 0.0
    across, down = (columns + first - middle_x) / half_x, (rows + upper - middle_y) / half_y
    far = np.hypot(across, down)
    near = (far >= 0.6) & (far <= 1.75)
    if not near.any():
        return 0.0
    angles = ((np.arctan2(down[near], across[near]) / (2 * np.pi) + 1) % 1 * ANGLES).astype(int) % ANGLES
    seen = np.zeros(ANGLES, dtype=bool)
    seen[angles] = True
    quarters = np.roll(seen, ANGLES // 8).reshape(4, -1).mean(axis=1)
    return float(seen.mean()) if quarters.min() >= 0.4 else 0.5 * float(seen.mean())


def _line_share(ink: Pixels, box: Box, high: float, *, under: bool) -> float:
    """Share of a word's width with a level line below it, or through its middle."""
    middle = box.top + box.height / 2
    upper, lower = (
        (middle + 0.38 * high, middle + 1.15 * high) if under else (middle - 0.38 * high, middle + 0.34 * high)
    )
    deeper = lower + (SLOPE * high if under else 0)  # a writing line that is not quite level
    part, _, _ = _crop(ink, box.left - high, upper, box.left + box.width + (4 if under else 1) * high, deeper)
    length = max(8, round(1.3 * high))
    if part.shape[0] < 2 or part.shape[1] <= length:
        return 0.0
    joined = cv2.morphologyEx(part, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    strokes = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    inner = strokes[: round(lower - upper), round(high) : round(high) + box.width]
    beyond = strokes[:, round(2 * high) + box.width :]
    if under and beyond.shape[1] > high and float(beyond.any(axis=0).mean()) >= RULED:
        return 0.0  # it goes on behind the word: the form's
    if not inner.size:
        return 0.0
    lined: NDArray[np.bool_] = np.asarray(inner.any(axis=0))
    return float(lined.mean()) if under else _longest_run(lined) / lined.size


def _under_share(ink: _Ink, box: Box, high: float) -> float:
    """Share of a word's width with a pen's line below it: a table's comes from before the word."""
    upper, lower = box.top + box.height / 2 + 0.38 * high, box.top + box.height / 2 + (1.15 + SLOPE) * high
    before, _, _ = _crop(ink.all, box.left - 4 * high, upper, box.left - 0.5 * high, lower)
    if before.size and before.shape[1] >= 3 * high:
        strokes = cv2.morphologyEx(before, cv2.MORPH_OPEN, np.ones((1, round(1.3 * high)), np.uint8))
        if float(strokes.any(axis=0).mean()) >= RULED_BEFORE:
            return 0.0
    return _line_share(ink.free, box, high, under=True)


def _longest_run(marked: NDArray[np.bool_]) -> int:
    """A pen goes through a choice without a stop; letters that ran into each other end with their word."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _crossed_share(pen: Pixels, box: Box, high: float) -> float:
    """Share of the columns in a word's middle that large strokes pass."""
    middle = box.top + box.height / 2
    part, _, _ = _crop(
        pen, box.left + 0.2 * box.width, middle - 0.5 * high, box.left + 0.8 * box.width, middle + 0.4 * high
    )
    return float(part.any(axis=0).mean()) if part.size else 0.0


def _beside(
    ink: Pixels, choices: Sequence[Choice], high: float, least_step: float
) -> tuple[list[tuple[str, list[bool]]], bool]:
    """Marks in the room left of the choices, or where that tells nothing right of them; are places printed there?"""
    for side in ("left", "right"):
        values = [_beside_ink(ink, choice, high, side) for choice in choices]
        has_places = min(values) >= NO_INK
        told = _above_step(values, least_step if has_places else max(least_step, ALONE_STEP))
        if told is not None and not _are_only_empty(ink, choices, told, high, side):
            return [(f"mark {side}", told)], has_places
    return [], False


def _are_only_empty(ink: Pixels, choices: Sequence[Choice], told: Sequence[bool], high: float, side: str) -> bool:
    """Are those with more ink the ones whose empty frame was seen, and the others those without one?"""
    with_more = [choice for choice, more in zip(choices, told, strict=True) if more]
    least = min(_beside_ink(ink, choice, high, side) for choice in choices)
    empty = sum(_is_empty_place(ink, choice, high, side) for choice in with_more)
    return least < NO_INK and len(with_more) >= 0.5 * len(choices) and empty >= 0.5 * len(with_more)


def _beside_ink(ink: Pixels, choice: Choice, high: float, side: str) -> float:
    """Ink beside a choice, in squares of a letter's height; a letter that the word's box left out is no mark."""
    left, right = _room(choice, high, side)
    middle = choice.box_px.top + choice.box_px.height / 2
    half = (0.5 + OVERSHOOT) * high
    part, _, _ = _crop(ink, left, middle - half, right, middle + half)
    towards = part[:, ::-1] if side == "left" else part
    inked = np.flatnonzero(towards.any(axis=0))
    if len(inked) and inked[0] <= JOINED * high:
        gaps = np.flatnonzero(np.diff(inked) > JOINED * high + 1)
        end = int(inked[gaps[0]] if len(gaps) else inked[-1]) + 1
        rows = np.flatnonzero(towards[:, :end].any(axis=1))
        if rows[-1] - rows[0] < 1.05 * high and end > JOINED * high:
            towards = towards[:, end:]
    return float(towards.sum()) / high**2


def _room(choice: Choice, high: float, side: str) -> tuple[float, float]:
    """Where the room beside a choice begins and ends."""
    box = choice.box_px
    end, gap = box.left + box.width, 0.12 * high
    if side == "left":
        return max(choice.left_px, box.left - BESIDE * high), box.left - gap
    return end + gap, min(choice.right_px, end + BESIDE * high)


def _above(values: Sequence[float], high: float, low: float) -> list[bool] | None:
    """Which values are high, when others are low; None: no value is, or none is low."""
    if max(values) < high or min(values) > low:
        return None
    return [value >= high for value in values]


def _above_step(values: Sequence[float], least: float) -> list[bool] | None:
    """Which values lie above the widest step between two of them; None: they do not part in two groups."""
    ordered = sorted(values)
    steps = np.diff(ordered)
    place = int(steps.argmax())
    step, below = float(steps[place]), ordered[: place + 1]
    if step < max(least, STEP_SHARE * ordered[-1]) or below[-1] - below[0] > 0.8 * step:
        return None
    return [value > ordered[place] for value in values]


def have_empty_places(layout: PageLayout, choices: Sequence[Choice]) -> bool:
    """Does an empty place to be marked stand before most of the choices: a frame, brackets, a circle, a writing line?

    A bullet, a dash or a tick that is printed before every line of a letter's list has ink in its middle. The rulings
    of the frame that the list stands in are no part of a place.
    """
    if len(choices) < 2:
        return False
    ink, high = _ink_of(layout).free, _letter_height(choices)
    return any(
        sum(_is_empty_place(ink, choice, high, side) for choice in choices) >= 0.6 * len(choices)
        for side in ("left", "right")
    )


def _is_empty_place(ink: Pixels, choice: Choice, high: float, side: str) -> bool:
    middle = choice.box_px.top + choice.box_px.height / 2
    left, right = _room(choice, high, side)
    part, _, _ = _crop(ink, left, middle - 0.75 * high, right, middle + 0.85 * high)
    rows, columns = np.nonzero(part)
    if len(rows) < 8:
        return False
    first, last, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
    wide, tall = (last - first) / high, (bottom - top) / high
    if wide >= 1.3 and tall <= 0.3:
        return True  # a writing line
    inner = part[
        top + round(0.3 * (bottom - top)) : bottom - round(0.3 * (bottom - top)),
        first + round(0.3 * (last - first)) : last - round(0.3 * (last - first)),
    ]
    return bool(0.6 <= wide <= 2.6 and 0.55 <= tall <= 1.6 and inner.size and inner.mean() <= 0.03)


def column_answers(
    layout: PageLayout, middle_x: float, rows_y: Sequence[float], high: float
) -> tuple[bool | None, ...] | None:
    """Which rows are marked in the column under a heading "Yes"; None: frames there, and none has more than another."""
    ink = _ink_of(layout).all
    parts = [
        _crop(ink, middle_x - 1.3 * high, y - 0.5 * high, middle_x + 1.3 * high, y + 0.5 * high)[0] for y in rows_y
    ]
    values = [float(part.sum()) / high**2 for part in parts]
    told = _above_step(values, COLUMN_INK)
    if told is not None:
        return tuple(told)
    return (False,) * len(values) if max(values) < COLUMN_INK else None


def yes_or_no(
    layout: PageLayout, yes_x: float, no_x: float, rows_y: Sequence[float], high: float
) -> tuple[bool | None, ...] | None:
    """Which of two columns is marked on each row; None for a row with neither, None altogether when no row is.

    The letters or empty boxes of a column are the same on every row, so the row with the least ink is the measure.
    """
    half = min(1.3 * high, 0.5 * abs(yes_x - no_x))
    ink = _ink_of(layout).all

    def column(x: float) -> list[float]:
        parts = [_crop(ink, x - half, y - 0.9 * high, x + half, y + 0.9 * high)[0] for y in rows_y]
        return [float(part.sum()) / high**2 for part in parts]

    yes, no = column(yes_x), column(no_x)
    more_yes, more_no = ([value - min(values) for value in values] for values in (yes, no))
    if max(*more_yes, *more_no) < MORE_INK:
        apart = [one - other for one, other in zip(yes, no, strict=True)]
        if abs(median(apart)) < 3 * MORE_INK:
            return None
        return (median(apart) > 0,) * len(rows_y)
    return tuple(
        None if abs(one - other) < MORE_INK else one > other for one, other in zip(more_yes, more_no, strict=True)
    )
