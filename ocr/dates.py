"""Dates as American offices write them, and the spans of service they ask for.

A date is read whole or not at all. Letters that a reader puts for digits (O for 0, l for 1, S for 5, B for 8) are
repaired inside a group that is otherwise digits, where only one reading is possible.
"""

import calendar
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from rapidfuzz.distance import Levenshtein

from ocr.model import DateRange

OLDEST_YEAR = 1900  # nobody alive was born earlier, and no fax is older

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WITH_V = {name.replace("v", "u"): number for name, number in _MONTHS.items() if "v" in name}
_DIGIT = r"[0-9OoQDC€lI|!iSsBZzGb]"
_LETTER_FOR = str.maketrans("01v", "olu")  # "0CT", "JU1", "JVL"; no short form has a v but Nov
_FOR_LETTER = str.maketrans("OoQDC€lI|!iSsBZzGb", "000000111115582266")

_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"

# Not within a number, but behind specks, and behind the first date of "1/2/2024-3/4/2025".
_START = r"(?:(?<![A-Za-z0-9/.-])|(?<=\d{4}-)|(?<=[\s.]\.)|(?<=^\.))"
_YEAR4_OR_2 = rf"({_DIGIT}{{4}}(?![A-Za-z0-9])|{_DIGIT}{{2}}(?![A-Za-z0-9]|[-/]\d))"
_BETWEEN = r"\s?[-/.–—\\]{1,2}\s?"

_NUMERIC = re.compile(rf"{_START}({_DIGIT}{{1,2}}){_BETWEEN}({_DIGIT}{{1,2}}){_BETWEEN}{_YEAR4_OR_2}")
_SPACED = re.compile(
    rf"{_START}({_DIGIT}{{1,2}})(?:{_BETWEEN}|\s)({_DIGIT}{{1,2}})(?:{_BETWEEN}|\s)({_DIGIT}{{4}})(?![A-Za-z0-9]|[-/]\d)"
)
_ISO = re.compile(
    rf"{_START}({_DIGIT}{{4}}){_BETWEEN}({_DIGIT}{{1,2}}){_BETWEEN}({_DIGIT}{{1,2}})(?![A-Za-z0-9]|[-/]\d)"
)
_MONTH_FIRST = re.compile(
    rf"\b([A-Za-z0]{{3,9}})\.?\s?[-/,]?\s?({_DIGIT}{{1,2}}){_ORDINAL}(?:\s?[-/,.]{{1,2}}\s?|\s)['’]?{_YEAR4_OR_2}"
)
_DAY_FIRST = re.compile(
    rf"{_START}(?=.?\d)({_DIGIT}{{1,2}}){_ORDINAL}\s?[-/,]?\s?(?:(?:of|OF)\s)?([A-Za-z0]{{3,9}})"
    rf"\.?\s?[-/,]?\s?['’]?{_YEAR4_OR_2}"
)
_MONTH_GLUED = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{3,9})\s?(\d{2})\s?((?:19|20)\d{2})(?![A-Za-z0-9/.-])")
# A pen's "1/" is read as a V: "IV16/2006", "10/1V1953", "05/2V994". A V alone at the beginning may have lost a stroke.
_PEN_MONTH = re.compile(rf"{_START}({_DIGIT})V({_DIGIT}{{1,2}}){_BETWEEN}{_YEAR4_OR_2}")
_PEN_DAY = re.compile(rf"{_START}({_DIGIT}{{1,2}}){_BETWEEN}({_DIGIT}?)V({_DIGIT}{{2,4}})(?![A-Za-z0-9]|[-/]\d)")
_PEN_BOTH = re.compile(rf"{_START}({_DIGIT})V({_DIGIT}?)V({_DIGIT}{{2,4}})(?![A-Za-z0-9]|[-/]\d)")
_PEN_SEVEN = re.compile(r"(?<=\d)\+(?=[/.-])|(?<=[/.-])\+(?=\d)")  # with a stroke through it: "11/2+/1983"
_WITH_COMMAS = re.compile(
    r"(?<![A-Za-z0-9/.,-])(\d{1,2}),(\d{1,2}),((?:19|20)\d{2})(?![A-Za-z0-9/-])"
)  # for full stops
_WITH_COLON = re.compile(  # "05:22.1969", "05/22:1969": a full stop with a speck above it
    r"(?<![A-Za-z0-9/.:-])(\d{1,2})(?::(?=\d{1,2}[./-])|[./-](?=\d{1,2}:))(\d{1,2})[:./-]((?:19|20)\d{2})(?![A-Za-z0-9/:-])"
)
_RUN_TOGETHER = re.compile(r"(?<![A-Za-z0-9/.-])(\d{1,2})[/.-](\d{2})((?:19|20)\d{2})(?![A-Za-z0-9/.-])")
_SHORT_OF_YEAR = re.compile(r"(?<![A-Za-z0-9/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:9|11)(\d{2})(?![A-Za-z0-9/-])")
_COMPACT = re.compile(r"(?<![A-Za-z0-9/.-])(\d{2})(\d{2})((?:19|20)\d{2})(?![A-Za-z0-9/.-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text."""

    day: date
    start: int  # first character
    end: int  # one after the last
    two_digit_year: bool
    repaired: bool  # a letter was read as the digit it must be


def find_dates(text: str, *, not_after: date) -> list[FoundDate]:
    """Every whole date of a text, left to right, none overlapping.

    A two-digit year takes the latest century that is not after `not_after`. Dates before 1900 or after
    `not_after` are still given when their year has four digits: the caller decides what they can mean.
    """
    text = _PEN_SEVEN.sub("7", text)
    found: list[FoundDate] = []
    for candidate in sorted(_candidates(text, not_after), key=lambda item: (item.start, item.start - item.end)):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return found


def read_date(text: str, *, not_after: date) -> date | None:
    """The one date of a text, from 1900 to `not_after`; None where there is none, or two that differ."""
    days = {item.day for item in find_dates(text, not_after=not_after) if item.day.year >= OLDEST_YEAR}
    days = {day for day in days if day <= not_after}
    return days.pop() if len(days) == 1 else None


def guess_date(text: str, *, not_after: date) -> date | None:
    """A date of a pen whose year runs into the day, or lost a figure: "05/271961", "06/7/965", "01/10/1155".

    Never sure: for a birth date's own place, of which nothing else was made.
    """
    if match := _RUN_TOGETHER.search(text):
        month, day, year = match[1], match[2], match[3]
    elif match := _SHORT_OF_YEAR.search(text):
        month, day, year = match[1], match[2], f"19{match[3]}"
    else:
        return None
    return read_date(f"{month}/{day}/{year}", not_after=not_after)


def birth_dates(text: str, not_after: date) -> list[FoundDate]:
    return [
        item for item in find_dates(text, not_after=not_after) if item.day.year >= OLDEST_YEAR and item.day <= not_after
    ]


def _candidates(text: str, not_after: date) -> Iterator[FoundDate]:
    for match in _ISO.finditer(text):
        yield from _whole(match, match[1], match[2], match[3], not_after)
    for pattern in (_NUMERIC, _SPACED, _COMPACT, _WITH_COMMAS, _WITH_COLON):
        for match in pattern.finditer(text):
            yield from _whole(match, match[3], match[1], match[2], not_after)
    yield from _by_pen(text, not_after)
    for match in itertools.chain(_MONTH_FIRST.finditer(text), _MONTH_GLUED.finditer(text)):
        if month := month_number(match[1]):
            yield from _whole(match, match[3], str(month), match[2], not_after)
    for match in _DAY_FIRST.finditer(text):
        if month := month_number(match[2]):
            yield from _whole(match, match[3], str(month), match[1], not_after)


def _by_pen(text: str, not_after: date) -> Iterator[FoundDate]:
    for match in _PEN_MONTH.finditer(text):
        yield from _repaired(_whole(match, match[3], f"{match[1]}1", match[2], not_after))
    for match in _PEN_DAY.finditer(text):
        yield from _repaired(_whole(match, _whole_year(match[3]), match[1], f"{match[2]}1", not_after))
    for match in _PEN_BOTH.finditer(text):
        yield from _repaired(_whole(match, _whole_year(match[3]), f"{match[1]}1", f"{match[2]}1", not_after))


def _repaired(found: Iterator[FoundDate]) -> Iterator[FoundDate]:
    return (replace(item, repaired=True) for item in found)


def _whole_year(figures: str) -> str:
    """A year behind a V that may have been "1/1"."""
    return f"1{figures}" if len(figures) == 3 else figures


def _whole(match: re.Match[str], year: str, month: str, day: str, not_after: date) -> Iterator[FoundDate]:
    plain = [part.translate(_FOR_LETTER) for part in (year, month, day)]
    letters = sum(not character.isdigit() for part in (year, month, day) for character in part)
    if 2 * letters > sum(map(len, plain)) or not all(part.isdigit() for part in plain):
        return
    number = int(plain[0])
    if short := len(plain[0]) == 2:
        number += 2000 if number + 2000 <= not_after.year else 1900
    try:
        found = date(number, int(plain[1]), int(plain[2]))
        if short and found > not_after:
            found = found.replace(year=found.year - 100)
    except ValueError:
        return
    yield FoundDate(day=found, start=match.start(), end=match.end(), two_digit_year=short, repaired=letters > 0)


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or short form, one letter misread at most; None for another word."""
    plain = word.lower().translate(_LETTER_FOR).rstrip(".")
    if plain in _MONTHS or plain in _WITH_V:
        return _MONTHS.get(plain) or _WITH_V[plain]
    if len(plain) < 5:
        return None
    near = {number for name, number in _MONTHS.items() if len(name) >= 5 and Levenshtein.distance(plain, name) == 1}
    return near.pop() if len(near) == 1 else None


# --- spans of service ------------------------------------------------------------------------------------------------

_COUNT = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18, "twenty-four": 24, "twenty four": 24,
}  # fmt: skip
_UNIT = r"(day|week|month|mo|year|yr)s?\b"
_NUMBER = r"(\d{1,3}|" + "|".join(_COUNT) + r")"
_RELATIVE = re.compile(
    rf"\b(?:last|past|previous|prior|preceding|most recent|within|recent)\s+(?:the\s+)"
    rf"?(?:last\s+|past\s+)?(?:{_NUMBER}\s*(?:\(\d{{1,3}}\)\s*)?[- ]?)?{_UNIT}",
    re.IGNORECASE,
)
_RANGE_JOIN = re.compile(r"^\s*(?:[-–—~]+|to|through|thru|until|till|and|up to)\s*$", re.IGNORECASE)
_OPEN_END = re.compile(
    r"^\s*(?:(?:[-–—]+|to|through|thru|until|till|up to)\s*(?:the\s+)?(?:present|now|current|today|date)|present)\b"
    r"|^\s*(?:[-–—]+|to|through|thru|until)\s*$",  # and what follows stands on the next line, or nowhere
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:since|from|after|beginning|starting|on or after|as of)\s*(?:date\s*)?:?\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"(?:before|until|through|up to|prior to)\s*:?\s*$", re.IGNORECASE)
_SERVICE = re.compile(
    r"(?:\bDOS\b|dates? of (?:service|treatment|visit|admission|surgery|procedure)|service "
    r"dates?|treatment dates?|visit(?:ed)? (?:on|of|date)|seen (?:on|in your \w+ on)|"
    r"admitted (?:on)?|admission (?:of|on|date)"
    r"|stay (?:of|on|from|in)|discharged? (?:on|date)|hospitali[sz]ed (?:on)?|(?:surgery|procedure) (?:on|date|"
    r"of)|records? (?:dated|of|from)|for the (?:period|dates?)|period)\W{0,4}(?:on |of "
    r"|from |between )?\s*$",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"\b([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d{2})\b")
_NUMERIC_MONTH_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[/-]((?:19|20)\d{2})(?![\d/]|-\d)")
_YEAR = re.compile(r"(?<![\d/.,$#-])((?:19|20)\d{2})(?![\d/,-]|\.\d)")
_YEARS = re.compile(
    r"(?<![\d/.#-])((?:19|20)\d{2})\s?(?:-|–|—|to|through|thru|and)\s?((?:19|20)\d{2})(?![\d/-])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """A date, month or year in a text: the days it covers and the characters it takes."""

    first: date
    last: date
    start: int
    end: int


def find_range(text: str, *, counted_from: date) -> DateRange | None:
    """The span of service a text asks for; relative spans ("last 2 years") end at `counted_from`.

    None when the text asks for none. Birth dates and the letter's own date must have been taken out of the text
    before: a lone date counts only behind words of service ("DOS", "admitted on").
    """
    points = _points(text, counted_from)
    for one, two in itertools.pairwise(points):
        if _RANGE_JOIN.match(text[one.end : two.start]) and one.first <= two.last:
            return DateRange(start=one.first, end=two.last)
    for point in points:
        before, after = text[: point.start], text[point.end :]
        if _SINCE.search(before) or _OPEN_END.match(after):
            return DateRange(start=point.first, end=None)
    if relative := _relative(text, counted_from):
        return relative
    for point in points:
        before = text[: point.start]
        if _SERVICE.search(before):
            return DateRange(start=point.first, end=point.last)
        if _BEFORE.search(before):
            return DateRange(start=None, end=point.last)
    return None


def _relative(text: str, counted_from: date) -> DateRange | None:
    match = _RELATIVE.search(text)
    if match is None:
        return None
    written = (match[1] or "one").lower()
    count = int(written) if written.isdigit() else _COUNT[written]
    match match[2].lower():
        case "day":
            start = counted_from - timedelta(days=count)
        case "week":
            start = counted_from - timedelta(weeks=count)
        case "month" | "mo":
            start = counted_from - relativedelta(months=count)
        case _:
            start = counted_from - relativedelta(years=min(count, 120))
    return DateRange(start=start, end=counted_from)


def _points(text: str, not_after: date) -> list[_Point]:
    points = [
        _Point(first=item.day, last=item.day, start=item.start, end=item.end)
        for item in find_dates(text, not_after=not_after)
    ]
    points += [
        _month_point(int(match[2]), month, match)
        for match in _MONTH_YEAR.finditer(text)
        if (month := month_number(match[1]))
    ]
    points += [_month_point(int(match[2]), int(match[1]), match) for match in _NUMERIC_MONTH_YEAR.finditer(text)]
    for match in _YEARS.finditer(text):
        points += [_year_point(match, 1), _year_point(match, 2)]
    points += [_year_point(match, 1) for match in _YEAR.finditer(text)]
    kept: list[_Point] = []
    for point in points:  # whole dates first: a year inside one is not a point of its own
        if all(point.end <= other.start or point.start >= other.end for other in kept):
            kept.append(point)
    return sorted(kept, key=lambda point: point.start)


def _month_point(year: int, month: int, match: re.Match[str]) -> _Point:
    last = calendar.monthrange(year, month)[1]
    return _Point(first=date(year, month, 1), last=date(year, month, last), start=match.start(), end=match.end())


def _year_point(match: re.Match[str], group: int) -> _Point:
    year = int(match[group])
    return _Point(first=date(year, 1, 1), last=date(year, 12, 31), start=match.start(group), end=match.end(group))
