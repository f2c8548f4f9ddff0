"""Printed choices of a page that stand together, and which of them are marked.

A list is found by its shape: short runs of words that begin at one margin on rows near each other, or stand beside each
other on a row. The names of records only say which lists are looked at; their other lines ("Billing", "Other") are
measured with them, because one can only be told to be marked by those that are not.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from ocr.boxes import TickBox, tick_boxes_of
from ocr.labels import meaning_of_text
from ocr.layout import PageLayout, Segment, ink_share, union_box
from ocr.marks import Choice, column_answers, have_empty_places, marked_of, yes_or_no
from ocr.model import Box, Word
from ocr.ruled_columns import YES as YES_HEAD
from ocr.ruled_columns import ReadText, ruled_answers

MOST_WORDS = 9  # of a choice; more are a sentence
FEWEST_BESIDE = 3  # choices of one run of words
SAME_MARGIN_IN = 0.14
BEHIND_IN = 3.5  # a box stands at most so far right of its choice
MOST_BETWEEN = 3  # rows of a list that name nothing, one after the other
HEADS_APART = 3.0  # heights of a letter between the headings of two columns
LINE_INK = 0.02  # share of a line's room: more is print
LEAST_STEP, LETTERED_STEP = 0.1, 0.3  # squares of a letter's height that a mark adds beside a choice
ROWS_APART = 6.5  # heights of letters between the middles of two rows of one list
MARKER = re.compile(
    r"^(?:[^A-Za-z0-9&]{0,4}(?:[A-Za-z0-9]{1,2}|\d{1,2})?[^A-Za-z0-9&]{0,4}|(?:Yes|No|YES|NO)[^A-Za-z0-9]{0,2})$"
)
_LETTERED = re.compile(r"^\(?(?:[A-NP-UWYZa-np-uwyz]|\d{1,2})[.):]$|^\d{1,2}$")
SEPARATOR = re.compile(r"^[*•·|°¢«»~■▪¤®+¥✓✔√☑☒☐□]{1,2}$")  # between choices of one line, as readers see it
_BEHIND = re.compile(r"^[&@©®¥]\w?$")
_GLUED = re.compile(r"[^A-Za-z0-9]{1,4}")
_ASKING = re.compile(r"^(?:please|kindly|send|fax|forward|need|require|requesting|thank)\W*$", re.I)
_CROSS = re.compile(r"^[xX✓✔][\])}]?$")
_YES, _NO = re.compile(r"^\W*(?:y|yes)\W*$", re.I), re.compile(r"^\W*(?:n|no)\W*$", re.I)
# Words of a form that tells how to choose, whatever it offers; within a line in capitals they may be part of a name
# ("Saffron Crossing", "Mark Diaz").
_WAYS = "check|circle|tick|mark|underline|select|choose|indicate|cross"
_ALL_WAYS = "|".join((_WAYS, _WAYS.upper(), _WAYS.title()))
_HOW_TO_CHOOSE = re.compile(
    rf"(?:(?:^\W*|[(:.]\W*|\b[Pp]lease )(?:{_ALL_WAYS})|\b(?:{_WAYS}|{_WAYS.upper()})|"
    rf"\b(?:{_WAYS.title()})(?=(?:ed|ing)? (?:All|One|Any|The|Those|Each|Box|What|As|Only|Below|Above|Items)\b))"
    r"(?:ed|ing|ED|ING)?\b(?! (?:in|out|with|up)\b)(?<!Mark)|(?:\bPlease |^\W*)Mark\b(?! [A-Z][a-z]+,? [A-Z])|"
    r"\b(?i:initial (?:next|each|beside|all|the)|marque|seleccione|indique)\b"
)
_BETWEEN = frozenset({"and", "&", "+", "or", "plus", "y", "the", "any", "all", "most", "recent", "current", "latest"})
_HOW_ROWS = 4  # above a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One printed choice: its words without the number, bullet or box before it."""

    words: tuple[Word, ...]
    row: int
    stands_alone: bool  # nothing else is on its segment but markers: a line of a list, no part of a sentence
    left_px: int = 0  # where its print begins, if a mark was read as its first letters

    @property
    def box_px(self) -> Box:
        box = union_box(self.words)
        cut = max(0, self.left_px - box.left)
        return box._replace(left=box.left + cut, width=max(1, box.width - cut))

    def names(self, word: Word) -> bool:
        """Is this one of its words, though a mark read with it may have been cut away?"""
        return any(_same_end(word.box_px, own.box_px) for own in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOfChoices:
    """Choices that stand together."""

    units: tuple[Unit, ...]
    chosen: tuple[bool | None, ...]  # by a mark; None everywhere: nothing is marked
    struck: tuple[bool, ...]
    how: tuple[str, ...]
    boxes_before: bool  # printed boxes, if any, stand left of the choices
    is_menu: bool  # the form says that one must choose, or sets its lines out in columns


def lists_of(
    layout: PageLayout,
    named: Sequence[tuple[Word, ...]],
    ringed: Sequence[tuple[Box, str]] = (),
    read: ReadText | None = None,
) -> tuple[ListOfChoices, ...]:
    """Every list of a page that holds two or more of the named runs of words, judged by its marks.

    Args:
        layout: the page.
        named: runs of words that name what may be chosen.
        ringed: what the second reader read in rings of a pen, for "Y" and "N".
        read: what the second reader sees in a box; None: nothing.
    """
    if len(named) < 2:
        return ()
    boxes = tick_boxes_of(layout)
    units = list(_units(layout, boxes, named))
    answers = [box for box, text in ringed if _YES.match(text) or _NO.match(text)]
    places = {word.box_px for words in named for word in words}
    return tuple(
        _judged(group, layout, boxes, ringed, read, places) for group in _groups(units, layout, named, answers)
    )


def lost_lines(choices: ListOfChoices, layout: PageLayout) -> Iterator[Box]:
    """Where a column of choices has a gap of one or two lines with ink in it: lines that nobody read."""
    units = [unit for unit in choices.units if unit.stands_alone]
    middles = {id(unit): unit.box_px.top + unit.box_px.height / 2 for unit in units}
    columns: list[list[Unit]] = []
    for unit in units:
        column = next((held for held in columns if _same_margin(held[0].box_px, unit.box_px, layout)), None)
        if column is None:
            columns.append([unit])
        else:
            column.append(unit)
    for column in columns:
        gaps = [middles[id(two)] - middles[id(one)] for one, two in pairwise(column)]
        if len(gaps) < 2:
            continue
        pitch, high = max(1.0, min(gaps)), median(unit.box_px.height for unit in column)
        for unit, gap in zip(column, gaps, strict=False):
            for step in range(1, round(gap / pitch) if gap / pitch < 3.5 else 1):
                middle = middles[id(unit)] + step * gap / round(gap / pitch)
                width = max(other.box_px.width for other in column)
                box = Box(unit.box_px.left, round(middle - 0.6 * high), width, round(1.2 * high))
                if ink_share(layout.image, box) >= LINE_INK:
                    yield box


def _units(layout: PageLayout, boxes: Sequence[TickBox], named: Sequence[tuple[Word, ...]]) -> Iterator[Unit]:
    starts = {id(words[0]) for words in named}
    inside = {id(word) for words in named for word in words[1:]}
    for row, segments in enumerate(layout.rows):
        for segment in segments:
            for part in _parts(segment, boxes, starts | inside):
                is_line = len(part) <= MOST_WORDS and not any(_ASKING.match(word.text) for word in part)
                if is_line and not _names_several(part, starts):
                    yield Unit(words=tuple(part), row=row, stands_alone=True)
                else:
                    yield from _named_in(part, row, starts, inside)


def _names_several(part: Sequence[Word], starts: Set[int]) -> bool:
    """Do choices stand beside each other with spaces like any others between them ("Op Report Consult Labs")?"""
    is_listed = any(word.text.endswith((",", ";")) for word in part)
    return not is_listed and sum(id(word) in starts for word in part) >= FEWEST_BESIDE


def _named_in(part: Sequence[Word], row: int, starts: set[int], inside: set[int]) -> Iterator[Unit]:
    """The named runs of a sentence."""
    run: list[Word] = []
    for word in part:
        if run and id(word) not in inside:
            yield Unit(words=tuple(run), row=row, stands_alone=False)
            run = []
        if id(word) in starts or (run and id(word) in inside):
            run.append(word)
    if run:
        yield Unit(words=tuple(run), row=row, stands_alone=False)


def _parts(segment: Segment, boxes: Sequence[TickBox], named: Set[int]) -> Iterator[list[Word]]:
    """A segment's words, parted by tick boxes between them and without the markers at their ends."""
    parts: list[list[Word]] = [[]]
    for word in segment.words:
        if parts[-1] and any(_between(parts[-1][-1].box_px, word.box_px, tick.box_px) for tick in boxes):
            parts.append([])
        if parts[-1] and SEPARATOR.match(word.text):
            parts.append([])
            continue
        if any(_covers(word.box_px, tick.box_px) for tick in boxes) and is_marker(word) and id(word) not in named:
            parts.append([])
            continue
        parts[-1].append(word)
    for part in parts:
        while part and is_marker(part[0]) and id(part[0]) not in named and not _is_figure_of(part):
            part.pop(0)
        while part and id(part[-1]) not in named and _ends_with_marker(part[-1]):
            part.pop()
        if part:
            yield [_without_glued(part[0]), *part[1:]]


def _is_figure_of(part: Sequence[Word]) -> bool:
    """ "12 lead EKG": two figures without a full stop, no further from the next word than words of a line are."""
    if len(part) < 2 or not re.fullmatch(r"\d\d", part[0].text):
        return False
    box, following = part[0].box_px, part[1].box_px
    return following.left - (box.left + box.width) < 0.7 * following.height


def is_marker(word: Word) -> bool:
    """A bullet, a number, a letter, a box as readers see it, or nothing but signs."""
    return bool(MARKER.match(word.text)) or not any(character.isalnum() for character in word.text)


def _ends_with_marker(word: Word) -> bool:
    """A box behind a choice, as readers see one: signs, or a sign and a letter ("&l")."""
    return bool(_BEHIND.match(word.text)) or (is_marker(word) and not word.text[0].isalnum())


def _without_glued(word: Word) -> Word:
    """A mark that was read as the beginning of the word ("@>Consultations") is none of its letters."""
    match = _GLUED.match(word.text)
    if match is None or match.end() == 0:
        return word
    box, share = word.box_px, match.end() / len(word.text)
    cut = round(share * box.width)
    return replace(word, text=word.text[match.end() :], box_px=box._replace(left=box.left + cut, width=box.width - cut))


def _between(before: Box, after: Box, tick: Box) -> bool:
    middle_x, middle_y = tick.left + tick.width / 2, tick.top + tick.height / 2
    return before.left + before.width <= middle_x <= after.left and after.top - 0.4 * after.height <= middle_y <= (
        after.top + 1.4 * after.height
    )


def _covers(word: Box, tick: Box) -> bool:
    middle_x, middle_y = tick.left + tick.width / 2, tick.top + tick.height / 2
    return word.left <= middle_x <= word.left + word.width and word.top <= middle_y <= word.top + word.height


def _groups(
    units: Sequence[Unit], layout: PageLayout, named: Sequence[tuple[Word, ...]], answers: Sequence[Box]
) -> Iterator[tuple[Unit, ...]]:
    """Units that stand together around two or more that name something."""
    places = {word.box_px for words in named for word in words}
    naming = [unit for unit in units if _is_naming(unit, places)]
    others = [unit for unit in units if unit not in naming and _may_be_line(unit)]
    naming, others = _at_margins(naming, others, layout, answers, places)
    groups: list[list[Unit]] = []
    for unit in sorted([*naming, *others], key=lambda unit: (unit.row, unit.box_px.left)):
        near = [group for group in groups if any(_stand_together(unit, other, layout) for other in group[-12:])]
        for group in near[1:]:
            near[0].extend(group)
            groups.remove(group)
        if near:
            near[0].append(unit)
        else:
            groups.append([unit])
    for group in groups:
        for rows in _runs_of_rows([unit.row for unit in group if unit in naming]):
            part = [unit for unit in group if min(rows) <= unit.row <= max(rows)]
            if sum(unit in naming for unit in part) >= 2:
                part += [unit for unit in group if unit.row == max(rows) + 1 and _is_next(unit, part)]
                yield tuple(sorted(part, key=lambda unit: (unit.row, unit.box_px.left)))


def _runs_of_rows(rows: Sequence[int]) -> Iterator[list[int]]:
    """Rows with no more than a few between them: a title far above a list is no line of it."""
    run: list[int] = []
    for row in sorted(rows):
        if run and row - run[-1] > MOST_BETWEEN + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_next(unit: Unit, group: Sequence[Unit]) -> bool:
    """Does a line follow in the list's own step? What stands further below is another matter."""
    tops = sorted({other.box_px.top for other in group if other.row < unit.row})
    steps = [two - one for one, two in pairwise(tops) if two - one > 0.5 * unit.box_px.height]
    return bool(steps) and unit.box_px.top - tops[-1] <= 1.4 * min(steps)


def _ends_in(box: Box, places: Set[Box]) -> bool:
    """Is it one of these words, though its beginning may have been cut away?"""
    return box in places or any(_same_end(box, place) for place in places)


def _same_end(one: Box, two: Box) -> bool:
    return one.top == two.top and one.left + one.width == two.left + two.width


def _at_margins(
    naming: Sequence[Unit], others: Sequence[Unit], layout: PageLayout, answers: Sequence[Box], places: Set[Box]
) -> tuple[list[Unit], list[Unit]]:
    """The units, begun at the margin of the others where a mark or number was read as their first letters."""
    near = 0.4 * SAME_MARGIN_IN * layout.image.dpi_x
    starts = sorted(word.box_px.left for unit in (*naming, *others) if unit.stands_alone for word in unit.words[:2])
    firsts = [unit.box_px.left for unit in (*naming, *others) if unit.stands_alone]

    def shared(lefts: Sequence[int]) -> list[int]:
        return [left for left in lefts if sum(abs(left - other) <= near for other in lefts) >= 2]

    def begun(unit: Unit) -> Unit:
        box = unit.box_px
        reach = min(0.6 * box.width, 5 * max(6.0, layout.row_height_px))
        beside = [
            ring.left + ring.width // 2
            for ring in answers
            if box.left - near <= ring.left + ring.width / 2 <= box.left + reach
        ]
        if beside:  # "Y N" was read as the first letters
            inner = [left for left in shared(starts) if max(beside) + near <= left <= box.left + reach]
            return replace(unit, left_px=min(inner)) if inner else unit
        margins = shared(firsts)
        if not unit.stands_alone or any(abs(box.left - margin) <= near for margin in margins):
            return unit
        # A word that names something stays whole: what is cut away is a mark, or letters that a mark was read as.
        if unit.words[0].box_px in places and unit.words[0].text.isalpha():
            return unit
        inner = [margin for margin in margins if box.left < margin <= box.left + reach]
        return replace(unit, left_px=max(inner)) if inner else unit

    return [begun(unit) for unit in naming], [begun(unit) for unit in others]


def _may_be_line(unit: Unit) -> bool:
    return unit.stands_alone and len(unit.words) <= 6 and not unit.words[-1].text.endswith((":", ".", ","))


def _stand_together(first: Unit, second: Unit, layout: PageLayout) -> bool:
    one, two = first.box_px, second.box_px
    apart = abs((one.top + one.height / 2) - (two.top + two.height / 2))
    if apart > ROWS_APART * max(6.0, layout.row_height_px):
        return False
    if first.row == second.row:
        return True
    return (not first.stands_alone and not second.stands_alone) or _same_margin(one, two, layout)


def _same_margin(one: Box, two: Box, layout: PageLayout) -> bool:
    return abs(one.left - two.left) <= SAME_MARGIN_IN * layout.image.dpi_x


def _judged(
    group: tuple[Unit, ...],
    layout: PageLayout,
    boxes: Sequence[TickBox],
    ringed: Sequence[tuple[Box, str]],
    read: ReadText | None,
    places: Set[Box],
) -> ListOfChoices:
    group = tuple(unit for unit in group if not _is_heading(unit, places))
    alone = all(unit.stands_alone for unit in group)
    answers = _in_ruled_columns(group, layout, read) if alone else None
    if answers is None and alone:
        answers = _ringed_answers(group, ringed) or _yes_or_no(group, layout)
    if answers is None and alone:
        answers = _boxes_behind(group, boxes, layout)
    if answers is None and alone and not boxes:
        answers = _typed_crosses(group, layout)
    if answers is not None:
        return ListOfChoices(
            units=group,
            chosen=answers,
            struck=(False,) * len(group),
            how=("answered beside it",) * len(group),
            boxes_before=False,
            is_menu=True,
        )
    choices = [_choice(unit, group, layout, alone) for unit in group]
    lettered = _are_lettered(group, layout)
    asked = [unit for unit in group if _yes_and_no(layout.rows[unit.row]) is not None]
    told = _told_to_choose(group, layout)
    is_menu = (
        told
        or len(asked) >= max(2, 0.5 * len(group))
        or (alone and _has_column(group, layout))
        or (
            alone
            and (
                not lettered
                and (
                    _is_grid([unit for unit in group if _is_naming(unit, places)]) or have_empty_places(layout, choices)
                )
            )
        )
    )
    marks = None
    if told or not _is_enumeration(group, layout):
        step = LETTERED_STEP if lettered else LEAST_STEP
        marks = marked_of(layout, choices, least_step=step, first=_way_told(group, layout))
    if marks is None:
        nothing: tuple[bool | None, ...] = (None,) * len(group)
        return ListOfChoices(
            units=group,
            chosen=nothing,
            struck=(False,) * len(group),
            how=("",) * len(group),
            boxes_before=True,
            is_menu=is_menu,
        )
    return ListOfChoices(
        units=group,
        chosen=tuple(mark.chosen for mark in marks) if any(mark.chosen for mark in marks) else (None,) * len(group),
        struck=tuple(mark.struck for mark in marks),
        how=tuple(mark.how for mark in marks),
        boxes_before=True,
        is_menu=is_menu,
    )


def _in_ruled_columns(
    group: Sequence[Unit], layout: PageLayout, read: ReadText | None
) -> tuple[bool | None, ...] | None:
    """The answers of a table's ruled columns; what stands further right on a choice's row is none itself."""
    margin = min(unit.box_px.left for unit in group)
    first = [unit for unit in group if unit.box_px.left - margin <= SAME_MARGIN_IN * layout.image.dpi_x]
    if len({unit.row for unit in first}) < len(first):
        return None
    answers = ruled_answers(layout, [unit.box_px for unit in first], read)
    if answers is None:
        return None
    told = dict(zip(map(id, first), answers, strict=True))
    return tuple(told.get(id(unit), False) for unit in group)


def _boxes_behind(
    group: Sequence[Unit], boxes: Sequence[TickBox], layout: PageLayout
) -> tuple[bool | None, ...] | None:
    """The states of boxes that stand right of their choices: no row begins with one."""
    found: list[TickBox | None] = []
    for unit in group:
        box = unit.box_px
        end, middle = box.left + box.width, box.top + box.height / 2
        beside = [tick for tick in boxes if abs(tick.box_px.top + tick.box_px.height / 2 - middle) <= 0.8 * box.height]
        is_first = not any(other.row == unit.row and other.box_px.left < box.left for other in group)
        reach = box.left - 0.9 * layout.image.dpi_x
        if is_first and any(reach <= tick.box_px.left < end - 4 for tick in beside):
            return None
        nexts = [other.box_px.left for other in group if other.row == unit.row and other.box_px.left > box.left]
        limit = min([*nexts, end + round(BEHIND_IN * layout.image.dpi_x)])
        behind = [tick for tick in beside if end - 4 <= tick.box_px.left < limit]
        found.append(min(behind, key=lambda tick: tick.box_px.left) if behind else None)
    if sum(tick is not None for tick in found) < max(2, 0.7 * len(group)):
        return None
    return tuple(tick.state if tick is not None else None for tick in found)


def _is_heading(unit: Unit, places: Set[Box]) -> bool:
    """Is it no choice but the caption before them ("Documents needed")?"""
    return not _is_naming(unit, places) and meaning_of_text(" ".join(word.text for word in unit.words)) == "wanted"


def _typed_crosses(group: Sequence[Unit], layout: PageLayout) -> tuple[bool | None, ...] | None:
    """Choices with an "X" typed before them, where others have none; None: there are no such."""
    crossed = tuple(any(_CROSS.match(word.text) for word in _words_before(unit, layout)) for unit in group)
    boxed = any(word.text[0] in "[({" for unit in group for word in _words_before(unit, layout))
    return crossed if any(crossed) and not all(crossed) and not boxed else None


def _are_lettered(group: Sequence[Unit], layout: PageLayout) -> bool:
    """Are the choices numbered or lettered? Digits and letters have more and less ink, so a mark must add much."""
    before = [word.text for unit in group for word in _words_before(unit, layout)]
    return sum(bool(_LETTERED.match(text)) for text in before) >= 0.4 * len(group)


def _words_before(unit: Unit, layout: PageLayout) -> list[Word]:
    words = [word for segment in layout.rows[unit.row] for word in segment.words]
    left = unit.box_px.left
    return [word for word in words if word.box_px.left < left and left - word.box_px.left <= 4 * unit.box_px.height]


def _choice(unit: Unit, group: Sequence[Unit], layout: PageLayout, alone: bool) -> Choice:
    """The unit with its room: up to the nearest words of others on its row; a sentence leaves none."""
    box = unit.box_px
    if not alone:
        return Choice(box_px=box, left_px=box.left, right_px=box.left + box.width)
    own = {id(word) for word in unit.words}
    left, right = 0, layout.image.pixels.shape[1]
    for segment in layout.rows[unit.row]:
        for word in segment.words:
            if id(word) in own or is_marker(word) or _overlap(word.box_px, box):
                continue
            if word.box_px.left < box.left:
                left = max(left, word.box_px.left + word.box_px.width + 3)
            else:
                right = min(right, word.box_px.left - 3)
    if any(other.row == unit.row and other.box_px.left > box.left for other in group):
        right = (box.left + box.width + right) // 2  # the room before the next choice may be that one's
    return Choice(box_px=box, left_px=left, right_px=right)


def _overlap(one: Box, two: Box) -> bool:
    return one.left < two.left + two.width and two.left < one.left + one.width


def _is_enumeration(group: Sequence[Unit], layout: PageLayout) -> bool:
    """ "labs, 12-lead EKG and current med list" in a sentence: all are asked, whatever line they stand on."""
    joints = [_joint(one, two, layout) for one, two in pairwise(group)]
    return all(not unit.stands_alone for unit in group) and all(joints) and ("," in joints or "and" in joints)


def _joint(one: Unit, two: Unit, layout: PageLayout) -> Literal[",", "and", " ", ""]:
    """What joins two choices of a sentence: " " is nothing but a space, "" anything else."""
    if one.words[-1].text.endswith((",", ";")):
        return ","
    begin, end = one.box_px.left + one.box_px.width, two.box_px.left
    words = [word for segment in layout.rows[one.row] for word in segment.words]
    between = [word.text.lower() for word in words if begin <= word.box_px.left < end]
    if one.row != two.row or any(text not in _BETWEEN for text in between):
        return ""
    return "and" if between else " " if end - begin < one.box_px.height else ""


def _is_naming(unit: Unit, places: Set[Box]) -> bool:
    return any(_ends_in(word.box_px, places) for word in unit.words)


def _is_grid(group: Sequence[Unit]) -> bool:
    """Two or more choices beside each other on two or more rows; what a letter lists stands one below the other."""
    rows = [unit.row for unit in group]
    return sum(rows.count(row) >= 2 for row in set(rows)) >= 2


def _has_column(group: Sequence[Unit], layout: PageLayout) -> bool:
    """Does a column of signs, which was read as one word, stand beside most of the choices?"""
    middles = [unit.box_px.top + unit.box_px.height / 2 for unit in group]
    return any(
        sum(column.top <= middle <= column.top + column.height for middle in middles) >= 0.6 * len(group)
        for column in layout.columns_px
    )


def _told_to_choose(group: Sequence[Unit], layout: PageLayout) -> bool:
    """Does a line shortly above, or the first line itself, say that one must choose?"""
    return any(_HOW_TO_CHOOSE.search(line) for line in _lines_over(group, layout))


def _way_told(group: Sequence[Unit], layout: PageLayout) -> str:
    """The way of choosing that the form asks for, in the words of `Marked.how`; "" for none of these."""
    said = " ".join(_lines_over(group, layout)).lower()
    return "line under" if "underlin" in said else "ring" if re.search(r"\b(?:en)?circl", said) else ""


def _lines_over(group: Sequence[Unit], layout: PageLayout) -> list[str]:
    first = min(unit.row for unit in group)
    return [segment.text for row in layout.rows[max(0, first - _HOW_ROWS) : first + 1] for segment in row]


def _ringed_answers(group: Sequence[Unit], ringed: Sequence[tuple[Box, str]]) -> tuple[bool | None, ...] | None:
    """Lines with a ring round their "Y" or "N"; the ring nearest to a line is its own."""
    answers: list[bool | None] = []
    for unit in group:
        box = unit.box_px
        near = [
            (abs(ring.left - box.left), bool(_YES.match(text)))
            for ring, text in ringed
            if (_YES.match(text) or _NO.match(text))
            and ring.top <= box.top + box.height / 2 <= ring.top + ring.height
            and (ring.left + ring.width / 2 <= box.left or ring.left >= box.left + box.width)
        ]
        answers.append(min(near)[1] if near else None)
    return tuple(answers) if sum(answer is not None for answer in answers) >= max(2, 0.5 * len(group)) else None


def _yes_or_no(group: Sequence[Unit], layout: PageLayout) -> tuple[bool | None, ...] | None:
    """The answers of a list whose every line has a "Yes" and a "No", beside it or as headings, or a column of marks."""
    high = max(6.0, median(unit.box_px.height for unit in group))
    rows = [unit.box_px.top + unit.box_px.height / 2 for unit in group]
    pairs = [pair for unit in group if (pair := _yes_and_no(layout.rows[unit.row])) is not None]
    first = min(unit.row for unit in group)
    # The list's first line may be the headings' own.
    above = layout.rows[max(0, first - 3) : first + 1]
    heads = [row for row in above if any(_heads_marks(part, row, high) for part in row)]
    if len(pairs) >= max(2, len({unit.row for unit in group}) // 2):
        yes_x = median(pair[0].left + pair[0].width / 2 for pair in pairs)
        no_x = median(pair[1].left + pair[1].width / 2 for pair in pairs)
        return yes_or_no(layout, yes_x, no_x, rows, high)
    if not heads:
        return None
    heading = next(part.box_px for part in heads[-1] if _heads_marks(part, heads[-1], high))
    middle = heading.left + heading.width / 2
    if any(unit.box_px.left <= middle <= unit.box_px.left + unit.box_px.width for unit in group):
        return None  # "REQUEST" over what is asked for
    return column_answers(layout, middle, rows, high) or (None,) * len(group)


def _heads_marks(part: Segment, row: Sequence[Segment], high: float) -> bool:
    """ "Yes", or far beside other headings "Send": alone, or near to them, that is a word of a sentence."""
    if _YES.match(part.text):
        return True
    ends = [other.box_px.left + other.box_px.width for other in row if other.box_px.left < part.box_px.left]
    return bool(ends and YES_HEAD.match(part.text)) and part.box_px.left - max(ends) >= HEADS_APART * high


def _yes_and_no(row: Sequence[Segment]) -> tuple[Box, Box] | None:
    words = [word for segment in row for word in segment.words]
    yes = [word.box_px for word in words if _YES.match(word.text)]
    no = [word.box_px for word in words if _NO.match(word.text)]
    return (yes[0], no[0]) if len(yes) == 1 and len(no) == 1 else None
