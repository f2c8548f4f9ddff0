"""Which of a fax's numbers, dates and names is the one for answers, the birth date, the patient: by weighing.

A place is weighed by all that stands around it (`surroundings.py`), every mark with a weight that was learnt from faxes
whose truth is known (`bench/reading/train.py`): a conditional logit over the places of the fax, with "none of them"
beside them (McFadden 1974). It knows none of the rules of `labels.py` and `requester.py`, so it says something where
these are silent, and doubts them where it sees things otherwise. By itself it never makes a value sure.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from itertools import groupby, pairwise
from typing import Literal

from ocr.dates import OLDEST_YEAR, find_dates
from ocr.hits import rows_of, words_between
from ocr.known_names import is_known_family, is_known_given, likelier_turned
from ocr.layout import PageLayout, Segment, union_box
from ocr.model import OwnIdentity, Word
from ocr.name_runs import DOCTOR, is_doctor, is_place
from ocr.other_people import is_of_other_in
from ocr.people import PersonName, is_name_token, letters_of, name_length, read_name
from ocr.surroundings import surroundings
from ocr.written_numbers import written_numbers

Sought = Literal["reply_fax", "dob", "name"]
MOST_PLACES = 300  # of a sort on a page: a full page has 60, and the work grows with their square
AGES_YEARS = (0.0, 0.5, 2.0, 6.0, 16.0, 45.0, 75.0)
ROWS_FROM_DATE = (0.7, 2.2, 4.0, 8.0)  # row heights


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page to weigh the places of."""

    layout: PageLayout
    is_asking: bool  # one that asks, not a page of a chart
    tti: str = ""  # the sending machine's header line


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something of the sought sort stands, and what speaks for and against it."""

    value: str | date | PersonName
    key: str  # equal for the same value at another place
    words: tuple[Word, ...]
    marks: frozenset[str]
    parts: tuple[tuple[Word, ...], ...] = ()  # of a name in several cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A value with the probability that it is the one, 0 to 1, and the likeliest of its places."""

    place: Place
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights in nats of the marks of a place; `base` is what a place without marks has against "none of them"."""

    base: float
    of: Mapping[str, float]


def likeliest(places: Sequence[Place], sought: Sought) -> list[Likely]:
    """The values of these places, the likeliest first; what their chances lack to 1 is that the fax has none."""
    return weigh(places, _weights()[sought])


def weigh(places: Sequence[Place], weights: Weights) -> list[Likely]:
    """`likeliest` with weights of one's own."""
    scores = [weights.base + sum(weights.of.get(mark, 0.0) for mark in place.marks) for place in places]
    highest = max([0.0, *scores])
    shares = [math.exp(score - highest) for score in scores]
    total = math.exp(-highest) + sum(shares)
    ranked = sorted(zip(shares, places, strict=True), key=lambda item: (item[1].key, -item[0]))
    values = [list(group) for _, group in groupby(ranked, key=lambda item: item[1].key)]
    found = [Likely(place=group[0][1], chance=sum(share for share, _ in group) / total) for group in values]
    return sorted(found, key=lambda likely: -likely.chance)


@cache
def _weights() -> Mapping[Sought, Weights]:
    table = json.loads(resources.files("ocr").joinpath("likeliest.json").read_text(encoding="utf-8"))
    return {sought: Weights(base=one["base"], of=one["of"]) for sought, one in table.items()}


# --- places ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    sheet: Sheet
    segment: Segment
    words: tuple[Word, ...]
    value: str | date | PersonName
    key: str
    parts: tuple[tuple[Word, ...], ...] = ()  # where it stands in several cells


def number_places(sheets: Sequence[Sheet], own: OwnIdentity) -> list[Place]:
    """Every telephone number of the fax that is none of ours."""
    ours = {*own.fax_numbers, *own.phone_numbers}
    every = [found for sheet in sheets for found in _numbers(sheet)]
    taken = _ids(every) | _ids([found for sheet in sheets for found in _dates(sheet, date.max)])
    foreign = [found for found in every if found.key not in ours]
    count, order = Counter(found.key for found in foreign), list(dict.fromkeys(found.key for found in foreign))
    areas = Counter(key[2:5] for key in order)
    headers = re.sub(r"\D", "", " ".join(sheet.tti for sheet in sheets))
    places = []
    for found in foreign:
        marks = _marks(found, sheets, taken) | _counted(found.key, order, count)
        near = [other for other in every if other.sheet is found.sheet and other.key in ours]
        marks |= {"ours above" for other in near if 0 <= found.segment.row - other.segment.row <= 2}
        marks |= {"in the header line"} if found.key[2:] in headers else set()
        marks |= {"other area"} if areas[found.key[2:5]] == 1 and len(order) > 1 else set()
        places.append(Place(value=found.value, key=found.key, words=found.words, marks=frozenset(marks)))
    return places


def date_places(sheets: Sequence[Sheet], received_on: date) -> list[Place]:
    """Every date of the fax."""
    every = [found for sheet in sheets for found in _dates(sheet, received_on)]
    taken = _ids(every) | _ids([found for sheet in sheets for found in _numbers(sheet)])
    count, order = Counter(found.key for found in every), sorted({found.key for found in every})
    places = []
    for found in _of_patients(every):
        assert isinstance(found.value, date)
        age = (received_on - found.value).days / 365.25
        marks = _marks(found, sheets, taken) | _counted(found.key, order, count)
        marks.add(f"age {sum(age >= limit for limit in AGES_YEARS)}")
        places.append(Place(value=found.value, key=found.key, words=found.words, marks=frozenset(marks)))
    return places


def name_places(sheets: Sequence[Sheet], received_on: date) -> list[Place]:
    """Every run of words that may be a person's whole name."""
    every = [found for sheet in sheets for found in _names(sheet)]
    dates = [found for sheet in sheets for found in _dates(sheet, received_on)]
    taken = _ids(every) | _ids(dates)
    oldest = min((found.key for found in dates), default="")
    births = [found for found in dates if found.key == oldest]
    count = Counter(found.key for found in every)
    places = []
    for found in _of_patients(every):
        marks = _marks(found, sheets, taken) | _of_name(found) | _from_date(found, births)
        marks.add(f"times {min(count[found.key], 3)}")
        is_turned = found.parts and (_asks_given_first(marks) or _is_likelier_turned(found.value))
        name = _turned(found.value) if is_turned else found.value
        places.append(Place(value=name, key=found.key, words=found.words, marks=frozenset(marks), parts=found.parts))
    return places


def _of_patients(every: Sequence[_Found]) -> list[_Found]:
    """Those before which no caption names somebody else."""
    return [found for found in every if not is_of_other_in(found.sheet.layout.rows[found.segment.row], found.words)]


def _ids(found: Sequence[_Found]) -> frozenset[int]:
    return frozenset(id(word) for one in found for word in one.words)


def _marks(found: _Found, sheets: Sequence[Sheet], taken: Collection[int]) -> set[str]:
    words = found.parts[0] if found.parts else rows_of(found.words)[0]
    marks = surroundings(found.sheet.layout, words, found.segment, frozenset(taken))
    marks.add(f"page {min(sheets.index(found.sheet), 2)}")
    return marks if found.sheet.is_asking else marks | {"page of a chart"}


def _counted(key: str, order: Sequence[str], count: Mapping[str, int]) -> set[str]:
    place = order.index(key)
    return {
        f"different {min(len(order), 5)}",
        f"times {min(count[key], 3)}",
        f"from first {min(place, 3)}",
        f"from last {min(len(order) - 1 - place, 3)}",
    }


def _numbers(sheet: Sheet) -> list[_Found]:
    found = [
        _Found(
            sheet=sheet,
            segment=sheet.layout.rows[number.row][number.place],
            words=number.words,
            value=number.e164,
            key=number.e164,
        )
        for number in written_numbers(sheet.layout)
    ]
    return found[:MOST_PLACES]


def _dates(sheet: Sheet, not_after: date) -> list[_Found]:
    every = [
        _Found(
            sheet=sheet,
            segment=segment,
            words=words_between(segment.words, found.start, found.end),
            value=found.day,
            key=found.day.isoformat(),
        )
        for segment in sheet.layout.segments
        for found in find_dates(segment.text, not_after=not_after)
        if found.day.year >= OLDEST_YEAR
    ]
    return every[:MOST_PLACES]


def _names(sheet: Sheet) -> list[_Found]:
    found = []
    for segment in sheet.layout.segments:
        texts, start = [word.text for word in segment.words], 0
        while start < len(texts):
            length = name_length(texts[start:])
            name = read_name(" ".join(texts[start : start + length])) if length >= 2 else None
            if name is not None and name.is_whole:
                words = segment.words[start : start + length]
                found.append(_Found(sheet=sheet, segment=segment, words=words, value=name, key=name_key(name)))
            start += max(1, length)
    return [*found, *(pair for row in sheet.layout.rows for pair in _in_cells(sheet, row))][:MOST_PLACES]


def _in_cells(sheet: Sheet, row: Sequence[Segment]) -> Iterator[_Found]:
    """ "Delacruz | Percival": two cells of a row, family name first as forms ask; which is which the captions tell."""
    for one, two in pairwise(row):
        words = (*one.words, *two.words)
        if max(len(one.words), len(two.words)) > 2 or not all(is_name_token(word.text) for word in words):
            continue
        name = read_name(f"{one.text.strip(',.')}, {two.text.strip(',.')}")
        if name is not None and name.is_whole:
            yield _Found(
                sheet=sheet, segment=one, words=words, value=name, key=name_key(name), parts=(one.words, two.words)
            )


def name_key(name: PersonName) -> str:
    """Letters of given and family name, in whichever order they stand."""
    return " ".join(sorted((letters_of(name.given), letters_of(name.family))))


def _asks_given_first(marks: Collection[str]) -> bool:
    """Is the caption of the first of two cells that of a given name?"""
    own = {mark.rsplit(" ", 1)[-1] for mark in marks if mark.startswith(("over ", "under "))}
    return bool(own & {"first", "given"}) and not own & {"last", "famil", "surna"}


def _is_likelier_turned(name: str | date | PersonName) -> bool:
    return isinstance(name, PersonName) and likelier_turned(name.given, name.family)


def _turned(name: str | date | PersonName) -> PersonName:
    assert isinstance(name, PersonName)
    return replace(name, given=name.family, family=name.given)


def _of_name(found: _Found) -> set[str]:
    name, words = found.value, found.segment.words
    assert isinstance(name, PersonName)
    start = next(place for place, word in enumerate(words) if word is found.words[0])
    given, family = is_known_given(name.given.split()[0]), is_known_family(name.family)
    told = {
        "doctor": is_doctor(words[start:]) or bool(DOCTOR.search(" ".join(word.text for word in words[:start]))),
        "place": is_place(words, start, len(found.words)),
        "comma": any(word.text.endswith(",") for word in found.words[:-1]),
        "capitals": all(word.text.isupper() for word in found.words),
        "alone": len(found.words) == len(words),
        "cells": bool(found.parts),
    }
    return {mark for mark, is_so in told.items() if is_so} | {f"known {given:d}{family:d}", f"words {len(found.words)}"}


def _from_date(found: _Found, births: Sequence[_Found]) -> set[str]:
    """How far the fax's oldest date stands, and on which side."""
    if not births:
        return set()
    box, height = union_box(found.words), max(8.0, found.sheet.layout.row_height_px)
    there = [union_box(birth.words) for birth in births if birth.sheet is found.sheet]
    if not there:
        return {"oldest date elsewhere"}
    nearest = min(there, key=lambda other: abs(other.top - box.top))
    rows = abs(nearest.top - box.top) / height
    marks = {f"oldest date {sum(rows >= limit for limit in ROWS_FROM_DATE)}"}
    if rows < ROWS_FROM_DATE[0]:
        marks.add("oldest date right" if nearest.left > box.left else "oldest date left")
    return marks
