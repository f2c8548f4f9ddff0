"""A hit: one value found at one place, before anything is decided about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from ocr.layout import PageLayout, Segment, union_box
from ocr.model import Box, Word
from ocr.people import PersonName

LEAST_OF_SENTENCE = 4  # words on either side of a gap in it
LOST_WORD_HEIGHTS = 3.0  # a lost "I" and the spaces beside it are less

Value = PersonName | date | str
# "unread_*": the place is sure, but the first reader made nothing of what stands there.
FieldName = Literal["name", "dob", "mrn", "sex", "phone", "address", "alias", "unread_name", "unread_dob"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A value of one field as the first reader saw it.

    `strength` says how surely this place holds that field (0 to 1): a label of its own is near 1, a bare "Name" in a
    form is less. It says nothing about whether the letters were read right.
    """

    field: FieldName
    value: Value
    words: tuple[Word, ...]  # at least one
    rule: str
    strength: float
    parts: tuple[tuple[Word, ...], ...] = ()  # where the value stands in several cells; () is one run of words
    of_relative: bool = False  # of a spouse, parent or guardian whom the page names beside the patient
    group: str | None = None  # hits of one table row or sentence belong together whatever stands nearer

    @property
    def page_number(self) -> int:
        return self.words[0].page_number

    @property
    def box_px(self) -> Box:
        return union_box(self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def confidence_pct(self) -> float:
        """The least sure word's confidence, 0 to 100; marks and initials count only where nothing else stands."""
        written = [word for word in self.words if sum(map(str.isalnum, word.text)) > 1]
        return min(word.confidence_pct for word in written or self.words)


def paragraphs(layout: PageLayout) -> Iterator[tuple[Word, ...]]:
    """Words of consecutive rows that stand in one column as running text; a wide gap or a cell ends the run."""
    runs: list[tuple[Box, list[Word]]] = []
    for row in layout.rows:
        for place, segment in enumerate(row):
            box = segment.box_px
            if place and _goes_on(row[place - 1], segment, layout):
                next(words for _, words in reversed(runs) if words[-1] is row[place - 1].words[-1]).extend(
                    segment.words
                )
                continue
            run = next((run for run in reversed(runs[-8:]) if is_next_line(run[0], box, layout)), None)
            if run is None:
                runs.append((box, list(segment.words)))
            else:
                runs[runs.index(run)] = (box._replace(left=min(box.left, run[0].left)), [*run[1], *segment.words])
    yield from (tuple(words) for _, words in runs)


def _goes_on(before: Segment, after: Segment, layout: PageLayout) -> bool:
    """Is a gap in a line only the place of a word that was lost? The sentence then goes on with a small letter."""
    gap_px = after.box_px.left - (before.box_px.left + before.box_px.width)
    is_text = min(len(before.words), len(after.words)) >= LEAST_OF_SENTENCE and after.words[0].text[:1].islower()
    return is_text and gap_px <= LOST_WORD_HEIGHTS * layout.row_height_px


def is_next_line(above: Box, below: Box, layout: PageLayout) -> bool:
    """Does a line stand under another one as running text does?"""
    gap_px = below.top - (above.top + above.height)
    if not -0.5 * layout.row_height_px <= gap_px <= 1.2 * layout.row_height_px:
        return False
    return abs(above.left - below.left) <= 0.6 * layout.image.dpi_x


def rows_of(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """Words in reading order, in the rows that they stand in."""
    starts = [0, *(place for place in range(1, len(words)) if _begins_row(words[place - 1], words[place])), len(words)]
    return tuple(tuple(words[start:end]) for start, end in pairwise(starts))


def set_apart(words: Sequence[Word]) -> frozenset[int]:
    """Of a run of text the places of words that begin a row though they had room on the row before: not by wrapping."""
    right_edge = max((_right(word) for word in words), default=0)
    return frozenset(
        place
        for place, (before, word) in enumerate(pairwise(words), 1)
        if _begins_row(before, word) and _right(before) + word.box_px.width + 2 * word.box_px.height < right_edge
    )


def _begins_row(before: Word, word: Word) -> bool:
    one, two = before.box_px, word.box_px
    if two.left < one.left:
        return two.top > one.top + one.height / 2
    return two.top >= one.top + max(one.height, two.height)


def _right(word: Word) -> int:
    return word.box_px.left + word.box_px.width


def words_between(words: Sequence[Word], start_character: int, end_character: int) -> tuple[Word, ...]:
    """The words that cover a span of characters of " ".join(their texts)."""
    covered, place = [], 0
    for word in words:
        if place < end_character and place + len(word.text) > start_character:
            covered.append(word)
        place += len(word.text) + 1
    return tuple(covered)
