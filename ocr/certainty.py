"""How surely a value is what the page says: two unrelated readers on the same few pixels.

One reader's confidence is no proof ("Ashlcy" at 98 of 100). Two readers of different families that agree were never wrong
on 181 accepted values (research); so agreement makes a value sure, and nothing else does.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np

from ocr.dates import find_dates, read_date
from ocr.hits import Hit
from ocr.layout import INK
from ocr.model import Box, PageImage
from ocr.numbers import find_phone_numbers
from ocr.people import TITLES, PersonName, letters_of, read_name

AGREED = 0.985  # both readers, strong place
ONE_READER = 0.8  # the most that one reader alone can give
DISAGREED = 0.45
SECOND_SURE = 0.97  # the second reader's own confidence from which its value may stand in for an unsure first one
FIRST_UNSURE_PCT = 60.0
STRONG_PLACE = 0.84  # a place (label, cell, sentence) this strong takes nothing away from agreement
STRUCK_SHARE = 0.93  # ink along a line through the middle of a value: it was struck out


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

    def __init__(self, images: Sequence[PageImage], second: SecondReader | None) -> None:
        self._images = {image.number: image for image in images}
        self._second = second
        self._read: dict[tuple[int, Box], Reading] = {}

    def second(self, page_number: int, box: Box) -> Reading | None:
        if self._second is None:
            return None
        key = (page_number, box)
        if key not in self._read:
            self._read[key] = self._second(self._images[page_number], box)
        return self._read[key]

    def is_struck(self, page_number: int, box: Box) -> bool:
        return is_struck(self._images[page_number], box)


def name_tokens(text: str) -> tuple[str, ...]:
    """Letters of a name's words without order, case, marks and titles."""
    words = [letters_of(part) for part in re.split(r"[^\w'’`.]+", text)]
    return tuple(sorted(word for word in words if word and word not in TITLES))


def same_name_text(one: str, two: str) -> bool:
    """Do two readings of one place have the same letters? Lost spaces, commas and dots are forgiven."""
    return name_tokens(one) == name_tokens(two) or _run(one) == _run(two)


def _run(text: str) -> str:
    return "".join(letters_of(part) for part in re.split(r"[^\w'’`.]+", text) if letters_of(part) not in TITLES)


def sure_name(hit: Hit, readers: Readers) -> Sure:
    """A name, confirmed by the second reader."""
    assert isinstance(hit.value, PersonName)
    reading = readers.second(hit.page_number, hit.box_px)
    if reading is None:
        return _unconfirmed(hit)
    if same_name_text(hit.text, reading.text):
        return _agreed(hit, reading.text, readers)
    other = read_name(reading.text)
    if other is not None and other.is_whole and _second_is_better(hit, reading):
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
    struck = readers.is_struck(hit.page_number, hit.box_px)
    return Sure(
        value=hit.value, confidence=(0.5 if struck else AGREED) * place, second_text=second_text, agreed=not struck
    )


def _unconfirmed(hit: Hit) -> Sure:
    confidence = min(ONE_READER, hit.strength * hit.confidence_pct / 100)
    return Sure(value=hit.value, confidence=confidence, second_text=None, agreed=False)


def _second_is_better(hit: Hit, reading: Reading) -> bool:
    return reading.confidence >= SECOND_SURE and hit.confidence_pct < FIRST_UNSURE_PCT


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
