"""A hit: one value found at one place, before anything is decided about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ocr.layout import PageLayout, union_box
from ocr.model import Box, Word
from ocr.people import PersonName

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
        for segment in row:
            box = segment.box_px
            run = next((run for run in reversed(runs[-8:]) if _continues(run[0], box, layout)), None)
            if run is None:
                runs.append((box, list(segment.words)))
            else:
                runs[runs.index(run)] = (box._replace(left=min(box.left, run[0].left)), [*run[1], *segment.words])
    yield from (tuple(words) for _, words in runs)


def _continues(above: Box, below: Box, layout: PageLayout) -> bool:
    gap_px = below.top - (above.top + above.height)
    if not -0.5 * layout.row_height_px <= gap_px <= 1.2 * layout.row_height_px:
        return False
    return abs(above.left - below.left) <= 0.6 * layout.image.dpi_x


def words_between(words: Sequence[Word], start_character: int, end_character: int) -> tuple[Word, ...]:
    """The words that cover a span of characters of " ".join(their texts)."""
    covered, place = [], 0
    for word in words:
        if place < end_character and place + len(word.text) > start_character:
            covered.append(word)
        place += len(word.text) + 1
    return tuple(covered)
