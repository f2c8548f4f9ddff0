"""Labels on a page ("Pt name", "D.O.B.", "Fax back to") and where the values belonging to them may stand.

A label is found by its words (labels.toml), with room for misreading; its value stands right of it, below it in the
same column, or above it where a form puts its captions under the writing line. Nothing is decided here: callers
take the first candidate that is a date, a name or a number.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from rapidfuzz import fuzz, process

from ocr.layout import PageLayout, Segment, union_box
from ocr.model import Box, Word
from ocr.terms import FUZZY_LETTERS, FUZZY_RATIO

Relation = Literal["right", "below", "above"]

MOST_WORDS = 6  # words of the longest label, with its brackets
ROWS_BELOW = 2.6  # a value below its label is at most so many row heights lower
RIGHT_REACH_IN = 4.5  # a value right of its label begins at most so far from it
_FUNCTION_WORDS = (" on", " in", " is", " at", " and", " with")  # a label misread does not end in one
_FILLERS = frozenset({"", "s", "the", "optional", "required"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label on a page."""

    meaning: str  # a table of labels.toml
    page_number: int  # from 1
    row: int  # index into PageLayout.rows
    segment: int  # index into the row
    start: int  # first word in the segment
    end: int  # one after the last
    text: str
    box_px: Box
    strong: bool  # with a colon, or alone in its cell
    likeness: float  # 84 to 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Words that may be the value of a label."""

    words: tuple[Word, ...]
    relation: Relation

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    plain: tuple[str, ...]
    meaning: tuple[str, ...]
    loose: frozenset[str]


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    tables = tomllib.loads(resources.files("ocr").joinpath("labels.toml").read_text(encoding="utf-8"))
    pairs = {_plain(phrase): meaning for meaning, table in tables.items() for phrase in table["words"]}
    return _Phrases(
        plain=tuple(pairs),
        meaning=tuple(pairs.values()),
        loose=frozenset(meaning for meaning, table in tables.items() if table.get("loose", False)),
    )


def is_label_text(text: str) -> bool:
    """Is a whole text one label, give or take a form's item number before it?"""
    plain = _plain(text)
    head, _, rest = plain.partition(" ")
    plain = rest if rest and (head.isdigit() or len(head) == 1) else plain
    return bool(plain) and plain in _likeness({plain})


def _plain(text: str) -> str:
    """Lower-case letters and digits, one space between words; "#" is kept as "no"."""
    text = text.lower().replace("#", " no ").replace("&", " and ").replace("’", "'").replace("'s", "s").replace(".", "")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def find_labels(layout: PageLayout) -> tuple[Label, ...]:
    """Every label of a page, none overlapping: the longest of those that begin at a word."""
    windows = list(_windows(layout))
    likeness = _likeness({plain for _, _, _, _, plain in windows})
    labels: list[Label] = []
    taken: dict[tuple[int, int], int] = {}  # (row, segment) -> first free word
    for row, segment, start, end, plain in windows:  # longest first at each start
        if start < taken.get((row, segment), 0) or plain not in likeness:
            continue
        label = _label(layout, row, segment, start, end, *likeness[plain])
        if label is not None and not (label.likeness < 100 and plain.endswith(_FUNCTION_WORDS)):
            labels.append(label)
            taken[row, segment] = label.end
    return tuple(labels)


def _windows(layout: PageLayout) -> Iterator[tuple[int, int, int, int, str]]:
    for row, segments in enumerate(layout.rows):
        for place, segment in enumerate(segments):
            count = len(segment.words)
            for start in range(count):
                for end in range(min(count, start + MOST_WORDS), start, -1):
                    # A colon closes a label: nothing is read across it.
                    inner = segment.words[start : end - 1]
                    if any((word.text.endswith(":") and len(word.text) > 1) or word.text == ":" for word in inner):
                        continue
                    plain = _plain(" ".join(word.text for word in segment.words[start:end]))
                    if plain:
                        yield row, place, start, end, plain


def _likeness(windows: set[str]) -> dict[str, tuple[str, float]]:
    """For each text that is like a label: its meaning and how like it is, 84 to 100."""
    phrases = _phrases()
    exact = dict(zip(phrases.plain, phrases.meaning, strict=True))
    found = {plain: (exact[plain], 100.0) for plain in windows if plain in exact}
    rest = sorted(plain for plain in windows if plain not in found and FUZZY_LETTERS <= len(plain) <= 45)
    long = [index for index, phrase in enumerate(phrases.plain) if len(phrase) >= FUZZY_LETTERS]
    if not rest:
        return found
    scores = process.cdist(rest, [phrases.plain[index] for index in long], scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
    best = scores.argmax(axis=1)
    for row, column in enumerate(best):
        if scores[row, column] >= FUZZY_RATIO:
            found[rest[row]] = (phrases.meaning[long[column]], float(scores[row, column]))
    return found


def _label(
    layout: PageLayout, row: int, place: int, start: int, end: int, meaning: str, likeness: float
) -> Label | None:
    segment = layout.rows[row][place]
    end = _past_hint(segment, end)
    words = segment.words[start:end]
    last = words[-1].text
    colon = last.endswith((":", ":)", ":*")) or (
        end < len(segment.words) and segment.words[end].text in {":", ";", "="}
    )
    lead = all(len(word.text.strip("().:")) <= 2 for word in segment.words[:start])  # a form's item number, or a mark
    closes = (
        colon or last.endswith(("#", "#.", ";")) or (lead and last.endswith((".", "-", "=", "’", "‘", "'", "!", ")")))
    )
    alone = lead and end == len(segment.words)
    before = segment.words[start - 1].text if start else ""
    at_start = lead or before.endswith((":", ",", ";", "/", ".", ")", "|", "-", "–")) or not before[-1:].isalnum()
    strong = colon or alone or (at_start and closes)
    if not colon and len(words) == 1 and _plain(last) in {"dr", "md"}:
        return None  # a title before a name
    if len(_plain(last)) < 2 and len(words) == 1 and not last.endswith(":"):
        return None  # "F." and "P" are initials more often than labels
    if meaning in _phrases().loose and not strong:
        return None
    if end < len(segment.words) and segment.words[end].text in {":", ";", "=", "#", "#:"}:
        end += 1
    return Label(
        meaning=meaning,
        page_number=layout.number,
        row=row,
        segment=place,
        start=0 if lead else start,  # an item number is no value of the label before
        end=end,
        text=" ".join(word.text for word in words),
        box_px=union_box(words),
        strong=strong,
        likeness=likeness,
    )


def _past_hint(segment: Segment, end: int) -> int:
    """Behind a bracket that explains the label: "Patient name (Last, First, MI):"."""
    translated = _past_translation(segment, end)
    if translated is not None:
        return translated
    if (
        segment.words[end - 1].text.endswith(":")
        or end >= len(segment.words)
        or not segment.words[end].text.startswith("(")
    ):
        return end
    for at in range(end, min(len(segment.words), end + 6)):
        text = segment.words[at].text
        if any(character.isdigit() for character in text):
            return end
        if ")" in text:
            hint = _plain(" ".join(word.text for word in segment.words[end : at + 1]))
            known = {
                "last",
                "first",
                "mi",
                "middle",
                "mm",
                "dd",
                "yyyy",
                "yy",
                "print",
                "please",
                "m",
                "i",
                "required",
                "initial",
                "name",
                "s",
                "legal",
                "optional",
                "if",
                "known",
                "include",
                "area",
                "code",
                "with",
                "jr",
                "sr",
            }
            return at + 1 if set(hint.split()) <= known else end
    return end


def _past_translation(segment: Segment, end: int) -> int | None:
    """Behind the same label in another language: "Date of birth / Fecha de nacimiento:". None: there is none."""
    if end >= len(segment.words) or not (
        segment.words[end].text.startswith("/") or segment.words[end - 1].text.endswith("/")
    ):
        return None
    for at in range(end, min(len(segment.words), end + 7)):
        text = segment.words[at].text
        if text.endswith(":"):
            return at + 1
        if any(character.isdigit() for character in text):
            return None
    return len(segment.words) if len(segment.words) - end <= 4 else None


def values_of(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> list[Value]:
    """Where a label's value may stand, likeliest first."""
    values = []
    if right := _right_of(label, labels, layout):
        values.append(Value(words=right, relation="right"))
    if below := _beside_rows(
        label, labels, layout, range(label.row + 1, min(len(layout.rows), label.row + 4)), "below"
    ):
        values.append(below)
    if above := _beside_rows(label, labels, layout, range(label.row - 1, max(-1, label.row - 3), -1), "above"):
        values.append(above)
    return values


def _right_of(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> tuple[Word, ...]:
    row = layout.rows[label.row]
    inside = row[label.segment].words[label.end : _next_start(label.row, label.segment, label.end, labels)]
    if inside:
        rest = _next_start(label.row, label.segment, label.end, labels)
        return inside if rest is not None else _with_next(inside, label, labels, layout)
    if label.segment + 1 >= len(row):
        return ()
    after = row[label.segment + 1]
    stop = _next_start(label.row, label.segment + 1, 0, labels)
    gap_px = after.box_px.left - (label.box_px.left + label.box_px.width)
    if stop == 0 or gap_px > RIGHT_REACH_IN * layout.image.dpi_x:
        return ()
    if not any(character.isalnum() for character in after.text) and label.segment + 2 < len(row):
        after, stop = row[label.segment + 2], _next_start(label.row, label.segment + 2, 0, labels)  # past a stray mark
    return after.words[:stop]


def _with_next(
    inside: tuple[Word, ...], label: Label, labels: tuple[Label, ...], layout: PageLayout
) -> tuple[Word, ...]:
    """A value that ends with a comma goes on behind a wide gap ("LOPEZ,      MARIA")."""
    row = layout.rows[label.row]
    if not inside[-1].text.endswith(",") or label.segment + 1 >= len(row):
        return inside
    stop = _next_start(label.row, label.segment + 1, 0, labels)
    return inside if stop == 0 else (*inside, *row[label.segment + 1].words[:stop])


def _next_start(row: int, segment: int, start: int, labels: tuple[Label, ...]) -> int | None:
    """First word of the next label in the same segment; None when there is none."""
    starts = [label.start for label in labels if (label.row, label.segment) == (row, segment) and label.start >= start]
    return min(starts, default=None)


def _beside_rows(
    label: Label, labels: tuple[Label, ...], layout: PageLayout, rows: range, relation: Relation
) -> Value | None:
    """The nearest segment below (or above) that stands in the label's column and is no label itself."""
    limit_px = ROWS_BELOW * max(layout.row_height_px, label.box_px.height) * (1.0 if relation == "below" else 0.8)
    for row in rows:
        for place, segment in enumerate(layout.rows[row]):
            box = segment.box_px
            gap_px = (
                box.top - (label.box_px.top + label.box_px.height)
                if relation == "below"
                else label.box_px.top - (box.top + box.height)
            )
            if not _same_column(label.box_px, box, layout) or gap_px > limit_px:
                continue
            stop = _next_start(row, place, 0, labels)
            return None if stop == 0 else Value(words=segment.words[:stop], relation=relation)
    return None


def _same_column(label: Box, value: Box, layout: PageLayout) -> bool:
    """The value begins under the label, or their spans overlap by most of the narrower one."""
    if abs(value.left - label.left) <= 0.3 * layout.image.dpi_x:
        return True
    overlap = min(label.left + label.width, value.left + value.width) - max(label.left, value.left)
    return overlap >= 0.5 * min(label.width, value.width)


def by_meaning(labels: tuple[Label, ...]) -> Mapping[str, list[Label]]:
    """The labels of each meaning, in reading order."""
    grouped: dict[str, list[Label]] = {}
    for label in labels:
        grouped.setdefault(label.meaning, []).append(label)
    return grouped
