"""Dates of birth as letters write them: every reading, with how it was come by."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

_EARLIEST_YEAR = 1880
_LATEST_YEAR = 2100  # the library has no clock; a date that nobody on file was born on agrees with nobody
_MONTHS = {
    name: index + 1
    for index, name in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
}
_MONTH_NAMES = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
]
_LETTER_DIGITS = str.maketrans("OoQDIl|!ZzSsGbB", "000011112255668")
_PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1901, 1, 1), date(1911, 11, 11)})  # "unknown" in registers
_NOISE = re.compile(r"\b(?:D\.?O\.?B\.?|DATE OF BIRTH|BIRTH ?DATE|BORN)\b[:.#]?", re.IGNORECASE)


class DateKind(StrEnum):
    """How a reading was come by, best first."""

    PLAIN = "plain"
    TWO_DIGIT_YEAR = "two_digit_year"
    REPAIRED = "repaired"  # letters in it were put back to digits
    SWAPPED = "swapped"  # day before month, though month before day is possible as well
    DAMAGED = "damaged"  # a separator or a digit had to be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    value: date
    kind: DateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """All that can be made of a written date. `digits` is MMDDYYYY as read, even when no calendar has such a day."""

    readings: tuple[DateReading, ...] = ()
    digits: str = ""

    @property
    def is_placeholder(self) -> bool:
        return any(reading.value in _PLACEHOLDERS for reading in self.readings)


NO_DATE = WrittenDate()


@lru_cache(maxsize=4096)
def read_date(text: str) -> WrittenDate:
    """Read any American or ISO style: 03/04/1961, 3-4-61, 1961-03-04, 03041961, March 4th 1961, 04MAR1961.

    Returns:
        The readings likeliest first, without duplicates; empty when no date can be made of the text.
    """
    text = _NOISE.sub(" ", text[:60]).strip()
    text = re.sub(r"T\d\d:\d\d.*$", "", text)
    worded = _worded(
        re.sub(r"[OoQIl|](?=\d)|(?<=\d)[OoQIl|]", lambda found: found.group().translate(_LETTER_DIGITS), text)
    )
    if worded is not None:
        year, month, day, is_exact = worded
        return _collect([(year, month, day, DateKind.PLAIN if is_exact else DateKind.DAMAGED)])
    repaired = re.sub(
        r"[OoQDIl|!ZzSsGbB](?=[\dOoIl|!SB/.\-\s]|$)", lambda found: found.group().translate(_LETTER_DIGITS), text
    )
    kind = DateKind.PLAIN if repaired == text else DateKind.REPAIRED
    return _collect(_numeric(repaired, kind))


def _worded(text: str) -> tuple[int, int, int, bool] | None:
    """ "March 4, 1961", "4 Mar 1961", "04MAR1961": year, month, day, and whether the month was spelt right."""
    words = re.findall(r"[A-Za-z]{3,}", text)
    words = [word.upper() for word in words if word.upper() not in {"THE"}]
    month, is_exact = next((found for found in map(_month, words) if found), (0, False))
    numbers = re.findall(r"\d+", text)
    if not month or len(numbers) < 2:
        return None
    year_text = max(numbers, key=len) if len(max(numbers, key=len)) == 4 else numbers[-1]
    day_text = next((token for token in numbers if token is not year_text and len(token) <= 2), "")
    if not day_text:
        return None
    return int(year_text), month, int(day_text), is_exact


def _month(word: str) -> tuple[int, bool] | None:
    if word[:3] in _MONTHS and (len(word) <= 4 or word in _MONTH_NAMES):
        return _MONTHS[word[:3]], True
    near = [
        index + 1
        for index, name in enumerate(_MONTH_NAMES)
        if OSA.distance(word, name, score_cutoff=2) <= (2 if len(name) > 5 else 1)
    ]
    return (near[0], False) if len(near) == 1 else None


def _numeric(text: str, kind: DateKind) -> list[tuple[int, int, int, DateKind]]:
    parts = re.findall(r"\d+", text)
    lengths = [len(part) for part in parts]
    if len(parts) == 3 and lengths[0] == 4:
        return [(int(parts[0]), int(parts[1]), int(parts[2]), kind)]
    if len(parts) == 3 and lengths[2] in (2, 4) and max(lengths[:2]) <= 2:
        first, second, year = (int(part) for part in parts)
        return _month_first(first, second, year, kind)
    joined = "".join(parts)
    if len(joined) == 8 and joined[:2] in {"19", "20"} and int(joined[4:6]) <= 12 and not 1 <= int(joined[:2]) <= 12:
        return [(int(joined[:4]), int(joined[4:6]), int(joined[6:]), kind)]
    if len(joined) == 8:
        is_plain = len(parts) == 1
        return _month_first(int(joined[:2]), int(joined[2:4]), int(joined[4:]), kind if is_plain else DateKind.DAMAGED)
    if len(joined) == 6 and len(parts) == 1:
        return _month_first(int(joined[:2]), int(joined[2:4]), int(joined[4:]), kind)
    if len(joined) == 10 and joined[2] in "17" and joined[5] in "17":  # the slashes were read as ones or sevens
        return _month_first(int(joined[:2]), int(joined[3:5]), int(joined[6:]), DateKind.DAMAGED)
    return []


def _month_first(first: int, second: int, year: int, kind: DateKind) -> list[tuple[int, int, int, DateKind]]:
    """American order; the other order as well, which is the only one when the first number is no month."""
    if first > 12 >= second:
        return [(year, second, first, kind)]
    found = [(year, first, second, kind)]
    if second <= 12 and first != second:
        found.append((year, second, first, DateKind.SWAPPED))
    return found


def _collect(found: list[tuple[int, int, int, DateKind]]) -> WrittenDate:
    readings: list[DateReading] = []
    digits = ""
    for year, month, day, kind in found:
        is_short = year < 100
        if not digits and not is_short:
            digits = f"{month:02d}{day:02d}{year:04d}"
        for full_year in (1900 + year, 2000 + year) if is_short else (year,):
            value = _date(full_year, month, day)
            actual = DateKind.TWO_DIGIT_YEAR if is_short and kind is DateKind.PLAIN else kind
            if value and all(reading.value != value for reading in readings):
                readings.append(DateReading(value=value, kind=actual))
    return WrittenDate(readings=tuple(readings), digits=digits)


def _date(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
