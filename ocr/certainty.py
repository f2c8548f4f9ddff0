"""How surely a value is what the page says: two unrelated readers on the same few pixels.

One reader's confidence is no proof ("Ashlcy" at 98 of 100). Two readers of different families that agree were never
wrong on 181 accepted values (research); so agreement makes a value sure, and nothing else does.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Protocol

import numpy as np
from rapidfuzz.distance import Levenshtein

from ocr.dates import find_dates, read_date
from ocr.hits import Hit
from ocr.layout import INK, PageLayout, union_box
from ocr.model import Box, PageImage, Word
from ocr.numbers import find_phone_numbers
from ocr.people import TITLES, PersonName, letters_of, read_name, suffix_of
from ocr.words import read_line

AGREED = 0.985  # both readers, strong place
LOOKED_AGAIN = 0.96  # a known name that both read, the first one only at a second look: 10 of 10 right (README)
ONE_READER = 0.8  # the most that one reader alone can give
DISAGREED = 0.45
SECOND_SURE = 0.97  # the second reader's own confidence from which its value may stand in for an unsure first one
SECOND_LIKELY = 0.8  # below it the second reader guesses too
FIRST_UNSURE_PCT = 60.0
FIRST_DOUBTS_PCT = 70.0  # the first reader doubts a value that the second one reads alike
DOUBTED_SHARE = 0.25  # of a damaged page's words
DOUBTED = 0.95  # what is left of agreement then: less than goes on unattended
COMMA_SEEN_PCT = 80.0  # read this surely, a name without a comma has none
STRONG_PLACE = 0.84  # a place (label, cell, sentence) this strong takes nothing away from agreement
ROOM_AROUND_PX = 8
ROOM_IN = 0.5  # behind a name, for a suffix that the first reader did not see
STRUCK_SHARE = 0.93  # ink along a line through the middle of a value: it was struck out


_STROKES = re.compile(r"[fFlLiI1|!tTHNMUJjSsRr]{1,4}[.,]?")  # what a reader makes of "III", "Jr" or "II"


class Reading(Protocol):
    """What a second reader made of a segment."""

    @property
    def text(self) -> str: ...
    @property
    def confidence(self) -> float: ...  # 0 to 1


SecondReader = Callable[[PageImage, Box], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """A value with the probability that it is what the page says."""

    value: PersonName | date | str
    confidence: float
    second_text: str | None  # None: the second reader was not asked
    agreed: bool


class Readers:
    """The second reader over the fax's pages, asked at most once a box."""

    def __init__(self, layouts: Sequence[PageLayout], second: SecondReader | None) -> None:
        self._layouts = {layout.number: layout for layout in layouts}
        self._second = second
        self._read: dict[tuple[int, Box], Reading] = {}

    def second(self, page_number: int, box: Box) -> Reading | None:
        if self._second is None:
            return None
        key = (page_number, box)
        if key not in self._read:
            self._read[key] = self._second(self._layouts[page_number].image, box)
        return self._read[key]

    def second_name(self, hit: Hit) -> Reading | None:
        """A name's cells, each with the empty room behind it: "Jr" and "III" are easily lost by the first reader."""
        parts = hit.parts or (hit.words,)
        found = [self.second(hit.page_number, self._with_room(hit.page_number, union_box(part))) for part in parts]
        readings = [reading for reading in found if reading is not None]
        if not readings:
            return None
        return _Joined(" ".join(reading.text for reading in readings), min(reading.confidence for reading in readings))

    def first_again(self, hit: Hit) -> str:
        """What the first reader makes of a name when it is given nothing else."""
        image = self._layouts[hit.page_number].image
        return " ".join(_words_alone(image, part) for part in hit.parts or (hit.words,))

    def _with_room(self, page_number: int, box: Box) -> Box:
        layout = self._layouts[page_number]
        right = box.left + box.width
        beside = [
            word.box_px.left
            for word in layout.words
            if word.box_px.left >= right - 2
            and abs(word.box_px.top - box.top) < 0.8 * box.height
            and not (_STROKES.fullmatch(word.text) and word.box_px.left - right < box.height)
        ]
        limit = min(
            [right + round(ROOM_IN * layout.image.dpi_x), *(left - round(0.05 * layout.image.dpi_x) for left in beside)]
        )
        # A ruling is longer than the letters are high; the strokes of "III" are not.
        reach = max(4, box.height // 2)
        room = (
            layout.image.pixels[max(0, box.top - reach) : box.top + box.height + reach, right : max(right, limit)] < INK
        )
        rules = np.flatnonzero(room.mean(axis=0) > 0.85) if room.size else np.zeros(0, dtype=int)
        width = int(rules[0]) - 3 if len(rules) else limit - right
        return box._replace(width=box.width + width) if width > 0.1 * layout.image.dpi_x else box

    def is_doubtful(self, page_number: int) -> bool:
        return is_doubtful(self._layouts[page_number].words)

    def is_struck(self, page_number: int, box: Box) -> bool:
        return is_struck(self._layouts[page_number].image, box)


def _words_alone(image: PageImage, words: Sequence[Word]) -> str:
    box, room = union_box(words), ROOM_AROUND_PX
    rows = slice(max(0, box.top - room), box.top + box.height + room)
    columns = slice(max(0, box.left - room), box.left + box.width + room)
    return " ".join(word.text for word in read_line(replace(image, pixels=image.pixels[rows, columns])))


@dataclass(frozen=True, slots=True)
class _Joined:
    text: str
    confidence: float


def name_tokens(text: str) -> tuple[str, ...]:
    """A name's words as letters, without order, case, marks and titles; a suffix in its one form."""
    words = [_letters(part) for part in re.split(r"[^\w'’`.|!]+", text)]
    return tuple(sorted(word for word in words if word and word not in TITLES))


def _letters(word: str) -> str:
    return (suffix_of(word) or "").lower() or letters_of(word)


def same_name_text(one: str, two: str) -> bool:
    """Do two readings of one place have the same letters? Lost spaces, commas and dots are forgiven."""
    return name_tokens(one) == name_tokens(two) or _run(one) == _run(two)


def _run(text: str) -> str:
    words = [_letters(part) for part in re.split(r"[^\w'’`.|!]+", text)]
    return "".join(word for word in words if word not in TITLES)


def sure_name(hit: Hit, readers: Readers) -> Sure:
    """A name, confirmed by the second reader."""
    assert isinstance(hit.value, PersonName)
    reading = readers.second_name(hit)
    if reading is None:
        return _unconfirmed(hit)
    if same_name_text(hit.text, reading.text):
        sure = _agreed(hit, reading.text, readers)
        if _may_be_turned(hit, reading.text):
            return replace(sure, confidence=min(sure.confidence, ONE_READER))
        return sure
    other = read_name(reading.text)
    likelier = other is not None and other.is_whole and _is_likelier(other, hit, reading)
    if other is not None and likelier and same_name_text(readers.first_again(hit), reading.text):
        value = replace(other, aliases=hit.value.aliases)
        place = 1.0 if hit.strength >= STRONG_PLACE else hit.strength
        return Sure(value=value, confidence=LOOKED_AGAIN * place, second_text=reading.text, agreed=True)
    if other is not None and other.is_whole and (likelier or _second_is_better(hit, reading)):
        return Sure(
            value=replace(other, aliases=hit.value.aliases),
            confidence=0.7 * hit.strength,
            second_text=reading.text,
            agreed=False,
        )
    return Sure(value=hit.value, confidence=DISAGREED * hit.strength, second_text=reading.text, agreed=False)


def sure_date(hit: Hit, readers: Readers, not_after: date) -> Sure:
    """A birth date, confirmed by the second reader."""
    assert isinstance(hit.value, date)
    reading = readers.second(hit.page_number, hit.box_px)
    if reading is None:
        return _unconfirmed(hit)
    other = read_date(reading.text, not_after=not_after)
    if other == hit.value:
        sure = _agreed(hit, reading.text, readers)
        repaired = any(found.repaired for found in find_dates(reading.text, not_after=not_after))
        return replace(sure, confidence=0.9 * sure.confidence) if repaired else sure
    if other is not None and _second_is_better(hit, reading):
        return Sure(value=other, confidence=0.75 * hit.strength, second_text=reading.text, agreed=False)
    return Sure(value=hit.value, confidence=DISAGREED * hit.strength, second_text=reading.text, agreed=False)


def second_name_only(hit: Hit, readers: Readers) -> Sure | None:
    """What the second reader makes of a name's place where the first read none; never surer than one reader can be."""
    reading = readers.second_name(hit)
    name = read_name(_capitals(reading.text)) if reading is not None and reading.confidence >= SECOND_LIKELY else None
    if reading is None or name is None or not name.is_whole:
        return None
    return Sure(value=name, confidence=0.7 * hit.strength * reading.confidence, second_text=reading.text, agreed=False)


def _may_be_turned(hit: Hit, second_text: str) -> bool:
    """ "Tran Gilbert": without a comma or cells, a known given name only at the end may be "Tran, Gilbert"."""
    name = hit.value
    if not isinstance(name, PersonName) or hit.parts or "," in hit.text.strip(" ,") or "," in second_text.strip(" ,"):
        return False
    if hit.confidence_pct >= COMMA_SEEN_PCT and not re.search(r"\w{3,}\. ", f"{hit.text} {second_text}"):
        return False
    names = _given_names()
    return letters_of(name.family) in names and letters_of(name.given) not in names


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    """Common given names and their short forms (the table of the nicknames library), as letters."""
    table = resources.files("nicknames").joinpath("names.csv").read_text(encoding="utf-8")
    return frozenset(letters_of(word) for line in table.splitlines()[1:] for word in line.split(",")[::2])


def _is_likelier(other: PersonName, hit: Hit, reading: Reading) -> bool:
    """Of two readings that differ in a letter or two of the given name, is only the second one's a known name?

    The list weighs between what two readers saw; it adds no name of its own, and the value stays unsure.
    """
    first = hit.value
    if not isinstance(first, PersonName) or reading.confidence < SECOND_LIKELY:
        return False
    close = 0 < Levenshtein.distance(letters_of(first.given), letters_of(other.given)) <= 2
    known = [letters_of(name.given) in _given_names() for name in (first, other)]
    return close and letters_of(first.family) == letters_of(other.family) and known == [False, True]


def _capitals(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in text.split())


def second_date_only(hit: Hit, readers: Readers, not_after: date) -> Sure | None:
    """What the second reader makes of a birth date's place where the first read none."""
    reading = readers.second(hit.page_number, hit.box_px)
    if reading is None or reading.confidence < SECOND_LIKELY:
        return None
    day = read_date(reading.text, not_after=not_after)
    if day is None:
        return None
    return Sure(value=day, confidence=0.75 * hit.strength * reading.confidence, second_text=reading.text, agreed=False)


def sure_number(e164: str, page_number: int, box: Box, strength: float, first_pct: float, readers: Readers) -> Sure:
    """A telephone number, confirmed by the second reader; `first_pct` is the first one's confidence, 0 to 100."""
    reading = readers.second(page_number, box)
    if reading is None:
        return Sure(value=e164, confidence=min(ONE_READER, strength * first_pct / 100), second_text=None, agreed=False)
    others = {number.e164 for number in find_phone_numbers(reading.text)}
    if others == {e164}:
        place = 1.0 if strength >= STRONG_PLACE else strength
        struck = readers.is_struck(page_number, box)
        return Sure(
            value=e164, confidence=(0.5 if struck else AGREED) * place, second_text=reading.text, agreed=not struck
        )
    if len(others) == 1 and reading.confidence >= SECOND_SURE and first_pct < FIRST_UNSURE_PCT:
        return Sure(value=others.pop(), confidence=0.75 * strength, second_text=reading.text, agreed=False)
    return Sure(value=e164, confidence=DISAGREED * strength, second_text=reading.text, agreed=False)


def _agreed(hit: Hit, second_text: str, readers: Readers) -> Sure:
    place = 1.0 if hit.strength >= STRONG_PLACE else hit.strength
    if hit.field == "name" and hit.confidence_pct < FIRST_DOUBTS_PCT and readers.is_doubtful(hit.page_number):
        place *= DOUBTED  # damage may fool both: "Takohashi" twice
    struck = readers.is_struck(hit.page_number, hit.box_px)
    return Sure(
        value=hit.value, confidence=(0.5 if struck else AGREED) * place, second_text=second_text, agreed=not struck
    )


def _unconfirmed(hit: Hit) -> Sure:
    confidence = min(ONE_READER, hit.strength * hit.confidence_pct / 100)
    return Sure(value=hit.value, confidence=confidence, second_text=None, agreed=False)


def _second_is_better(hit: Hit, reading: Reading) -> bool:
    return reading.confidence >= SECOND_SURE and hit.confidence_pct < FIRST_UNSURE_PCT


def is_doubtful(words: Sequence[Word]) -> bool:
    """Is the first reader unsure of a good part of the page's words?"""
    return sum(word.confidence_pct < FIRST_DOUBTS_PCT for word in words) >= DOUBTED_SHARE * len(words)


def is_struck(image: PageImage, box: Box) -> bool:
    """Does one line run through the middle of a value from end to end?"""
    top, bottom = box.top + round(0.3 * box.height), box.top + round(0.7 * box.height)
    band = image.pixels[max(0, top) : max(0, bottom), max(0, box.left) : box.left + box.width]
    if not band.size or box.width < 2 * box.height:
        return False
    # Three rows together: a pen's line is seldom level.
    ink = np.pad(band < INK, ((1, 1), (0, 0)))
    joined = ink[:-2] | ink[1:-1] | ink[2:]
    return bool(joined.mean(axis=1).max() >= STRUCK_SHARE)
