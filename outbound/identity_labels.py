"""What a page says of whom it is about: labelled names, birth dates and record numbers in its text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["name", "birth_date", "mrn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A value with a label of the patient's own; `value` as written."""

    kind: Kind
    value: str
    line: int


_LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "name",
        re.compile(
            r"\b(?:patient(?:'s)?\s*(?:full\s+|legal\s+)?name|name\s+of\s+patient|patient|pt\.?\s*name|pt)\s*[:#]"
            r"|\bpatient(?:'s)?\s+name\b",
            re.IGNORECASE,
        ),
    ),
    ("birth_date", re.compile(r"\b(?:d\.?o\.?b\b\.?|date\s+of\s+birth|birth\s*date|born)\s*[:#]?", re.IGNORECASE)),
    (
        "mrn",
        re.compile(
            r"\b(?:mrn|m\.r\.n\.|mr\s*(?:#|no\.?|number)|med(?:ical)?\.?\s*rec(?:ord)?s?\.?\s*(?:#|no\.?|number|:)"
            r"|patient\s*(?:id|#|no\.?|number)|unit\s*(?:#|no\.?|number)|chart\s*(?:#|no\.?|number))\s*[:#]*",
            re.IGNORECASE,
        ),
    ),
)
# The identifiers of other people who have a place in a chart.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:mother|father|maternal|paternal|parent|spouse|husband|wife|partner|son|daughter|sister|brother|sibling|twin"
    r"|newborn|infant|baby|guarantor|subscriber|insured|policy\s*holder|emergency|contact|next\s+of\s+kin|guardian"
    r"|representative|donor|provider|physician|doctor|nurse|author|dictat\w+|referring|attending|surgeon)\b[^:]{0,24}$",
    re.IGNORECASE,
)
_BARE_NAME = re.compile(r"\s*(?:full\s+|legal\s+)?name\s*:?\s", re.IGNORECASE)
# Where a name ends: a gap, a bracket, a word with a colon, or a word that begins a label of two words.
_ANY_LABEL = re.compile(
    r"\s{2,}|\t|\||;|[([]|\s[A-Z][\w./#']{0,14}\s?:|\s+(?:DOB|D\.O\.B|MRN?|Sex|Gender|Age|Date|Birth|Acct|Account|Visit"
    r"|Encounter|CSN|FIN|Medical|Med|Unit|Chart|Patient|Location|Room|Bed|Phone|Address|Admit|Attending|Provider|Physician"
    r"|Referring|PCP|SSN|born)\b|\s*\d",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DATES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})\s?[-/.]\s?(?P<year>\d{4}|\d{2})(?!\d)"),
    re.compile(r"(?P<name>[A-Za-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})[-\s](?P<name>[A-Za-z]{3})[a-z]*\.?,?[-\s](?P<year>\d{4})"),
)
_MRN_VALUE = re.compile(r"[A-Z]{0,4}[-\s]?\d[\dA-Z-]{3,14}\b", re.IGNORECASE)


def labelled_values(text: str) -> Iterator[Labelled]:
    """Every labelled identifier of the patient, in the order of the page.

    A value stands after its label, or, in a table, below it. A bare "Name" is the patient's where a birth date or a
    record number is labelled within two lines of it: drugs, doctors and tests have names too.
    """
    lines = text.split("\n")
    found = list(_with_full_labels(lines))
    yield from found
    places = [value.line for value in found if value.kind != "name"]
    for number, line in enumerate(lines):
        bare = _BARE_NAME.match(line)
        if bare and any(abs(number - place) <= 2 for place in places):
            value = _value("name", line[bare.end() :])
            if value:
                yield Labelled(kind="name", value=value, line=number)


def _with_full_labels(lines: list[str]) -> Iterator[Labelled]:
    for number, line in enumerate(lines):
        for kind, label in _LABELS:
            for match in label.finditer(line):
                if _SOMEBODY_ELSE.search(line[: match.start()][-40:]):
                    continue
                value = _value(kind, line[match.end() :]) or _below(kind, lines, number, match.start())
                if value:
                    yield Labelled(kind=kind, value=value, line=number)


def _below(kind: Kind, lines: list[str], number: int, column: int) -> str:
    """The value under a column's head; the layout keeps columns within a few characters."""
    if number + 1 >= len(lines) or (kind == "name" and ":" in lines[number + 1]):
        return ""
    under = lines[number + 1]
    start = column
    while start > 0 and under[start - 1 : start].strip():  # the value may begin a little to the left of its head
        start -= 1
    return _value(kind, under[start:]) if abs(start - column) <= 6 else ""


def _value(kind: Kind, rest: str) -> str:
    rest = rest.lstrip(" :#.\t_")
    if kind == "mrn":
        found = _MRN_VALUE.match(rest)
        return found.group() if found else ""
    if kind == "birth_date":
        return rest[:24] if parse_date(rest[:24]) else ""
    end = _ANY_LABEL.search(rest)
    value = (rest[: end.start()] if end else rest).strip(" ,.-")
    return value if _looks_like_name(value) else ""


_PARTICLES = frozenset(
    (
        "de",
        "la",
        "las",
        "los",
        "del",
        "der",
        "den",
        "van",
        "von",
        "da",
        "dos",
        "das",
        "di",
        "du",
        "el",
        "al",
        "bin",
        "y",
    )
)
# Words after "Patient ..." that begin another label or a heading, not a name.
_NOT_NAMES = re.compile(
    r"\b(?:NAME|DOB|MRN|AGE|SEX|DATE|ID|NUMBER|ACCOUNT|VISIT|UNKNOWN|NONE|LOCATION|TYPE|CLASS|STATUS|PHONE|ADDRESS|SEEN"
    r"|INPATIENT|OUTPATIENT|INSTRUCTIONS|EDUCATION|INFORMATION|HISTORY|CARE|POSITION|CONDITION|IDENTIFICATION)\b",
    re.IGNORECASE,
)


def _looks_like_name(value: str) -> bool:
    """Two to six capitalised words: what stands after "Patient:" in prose has words in lower case."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", value)
    if not 2 <= len(words) <= 6 or _NOT_NAMES.search(value):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def parse_date(text: str) -> date | tuple[int, int, int] | None:
    """The first date at the start of a text; (year of two digits, month, day) where the century is left out."""
    for pattern in _DATES:
        match = pattern.match(text.strip())
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["month"]) if parts.get("month") else _MONTHS.get(str(parts["name"]).lower(), 0)
        year, day = int(parts["year"]), int(parts["day"])
        try:
            full = date(year if year > 99 else 2000 + year, month, day)
        except ValueError:
            continue
        return full if year > 99 else (year, month, day)
    return None


def letters_of(text: str) -> list[str]:
    """The words of a name: capitals without accents; "O'Brien-Smith" is OBRIEN, SMITH."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    words = (re.sub(r"[^A-Z]", "", word) for word in re.split(r"[\s,\-./]+", plain.upper()))
    return [word for word in words if word]
