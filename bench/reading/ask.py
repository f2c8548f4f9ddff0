"""What an invented fax says: who asks whom about which patients for what, drawn from the names of one side.

A side is for developing, or was looked at since, or is held back for figures; family and given names, words of
practices and fonts belong to one side only, so that what is measured was never looked at while the reader was made.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.people import _family_name, _given_name
from bench.reading.second.names import own_family_names, own_given_names
from bench.reading.words import RANGES, TYPE_NAMES, Side, of_side

GROUPS = ("anglo", "hispanic", "hispanic", "armenian", "asian")
AREAS = ("213", "310", "323", "424", "562", "626", "661", "714", "747", "805", "818", "909", "949", "951")
TYPES = tuple(TYPE_NAMES["open"])
STANDARD = ("history_and_physical", "imaging_report", "consultation", "operative_note", "discharge_summary")
LACKS_DOB = 0.03
OWN_LISTS = 0.45  # of the held-back side's names, from lists of its own
TREATMENT = frozenset({"continuity_of_care", "emergency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A patient as the office writes him."""

    family: str
    given: str
    middle: str
    suffix: str
    dob: date
    name_text: str
    dob_text: str
    sex: str
    mrn: str
    phone: str
    address: str
    aka: str
    also: str = ""  # another name, written within name_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Everything that a layout may write; empty texts are not written."""

    kind: str
    urgency: str
    facility: str
    letter_date: date
    practice: str
    street: str
    city: str
    phone: str
    fax: str
    other_fax: str  # a second office's: never the one to answer
    provider: str
    npi: str
    contact: str
    patients: tuple[Patient, ...]
    types: tuple[str, ...]
    type_words: tuple[str, ...]
    range_text: str
    range_from: date | None
    purpose: str
    visit: date
    strike: str  # the field whose value was first written wrongly and struck out
    range_to: date | None = None
    back_line: str = ""  # another telephone of the office
    reference: str = ""  # ours, quoted

    @property
    def patient(self) -> Patient:
        return self.patients[0]

    @property
    def wanted(self) -> str:
        return ", ".join(self.type_words) or "pertinent medical records"


def make_ask(rng: Random, side: Side, kind: str, *, may_lack: bool = False) -> Ask:
    """One invented request of this kind. `may_lack`: some lack the birth date, which a reader must not make up."""
    letter_date = date(2026, 1, 5) + timedelta(days=rng.randrange(310))
    count = rng.choices((1, 2, 3), (93, 5, 2))[0] if kind == "continuity_of_care" else 1
    types = _types(rng)
    span, days = rng.choice(RANGES[side]) if rng.random() < 0.35 else ("", 0)
    area = rng.choice(AREAS)
    start, ends = f"{rng.randrange(100):02d}", rng.sample(range(100), 3)
    provider = f"{_name(rng, side, given=True)} {_name(rng, side)}, {of_side(rng, side, 'credentials')}"
    return Ask(
        kind=kind,
        urgency="stat" if kind == "emergency" else "urgent" if rng.random() < 0.08 else "routine",
        facility=rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0],
        letter_date=letter_date,
        practice=_practice(rng, side),
        street=f"{rng.randrange(100, 9900)} {of_side(rng, side, 'streets')}, Suite {rng.randrange(100, 900)}",
        city=of_side(rng, side, "cities"),
        phone=_number(rng, side, area, start, ends[0]),
        fax=_number(rng, side, area, start, ends[1]),
        other_fax=_number(rng, side, area, start, ends[2]),
        provider=provider,
        npi=_npi(rng),
        contact=f"{_name(rng, side, given=True)} {_name(rng, side)}" if rng.random() < 0.6 else "",
        patients=tuple(_patient(rng, side, has_dob=not may_lack or rng.random() > LACKS_DOB) for _ in range(count)),
        types=types,
        type_words=tuple(rng.choice(TYPE_NAMES[side][name]) for name in types),
        range_text=span,
        range_from=letter_date - timedelta(days=days) if days else None,
        purpose=of_side(rng, side, "purposes"),
        visit=letter_date + timedelta(days=rng.randrange(1, 40)),
        strike=rng.choice(("dob", "name")) if rng.random() < 0.03 else "",
    )


def truth_of(ask: Ask, *, asks: bool, unwritten: frozenset[str]) -> dict[str, Any]:
    """The fields in the names of `read --json`. `asks`: a fax whose answer number and types matter."""
    truth: dict[str, Any] = {"kind": ask.kind, "facility": ask.facility, "urgency": ask.urgency}
    truth["patients"] = [
        {
            "family": patient.family,
            "given": patient.given,
            "suffix": patient.suffix or None,
            "dob": patient.dob.isoformat() if patient.dob_text else None,
            "mrn": None if "mrn" in unwritten else patient.mrn or None,
            "aliases": [
                name
                for name, field in ((patient.aka, "aka"), (patient.also, "also"))
                if name and field not in unwritten
            ],
        }
        for patient in ask.patients
    ]
    if asks:
        has_range = bool(ask.range_text) and "range" not in unwritten
        truth |= {
            "reply_fax": None if "fax" in unwritten else e164(ask.fax),
            "phone": None if "phone" in unwritten else e164(ask.phone),
            "npi": None if "npi" in unwritten else ask.npi,
            "requested_types": sorted(ask.types),
            "date_range": {"from": _iso(ask.range_from), "to": _iso(ask.range_to)} if has_range else None,
        }
    return truth


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def e164(written: str) -> str:
    return "+1" + "".join(char for char in written if char.isdigit())[-10:]


def side_of_name(name: str) -> Side:
    """A third of all names was held back first, a sixth is now."""
    match zlib.crc32(name.upper().encode()) % 6:
        case 0 | 3:
            return "seen"
        case 1:
            return "second"
        case _:
            return "open"


def is_held_name(name: str) -> bool:
    """Is it of a side that is not for developing?"""
    return side_of_name(name) != "open"


def name_pair(rng: Random, side: Side, *, female: bool) -> tuple[str, str]:
    """Family and given name."""
    return _name(rng, side), _name(rng, side, given=True, female=female)


def _name(rng: Random, side: Side, *, given: bool = False, female: bool = False) -> str:
    if side == "second" and rng.random() < OWN_LISTS:
        return rng.choice(own_given_names(female) if given else own_family_names())
    while True:
        group = rng.choice(GROUPS)
        name = _given_name(rng, group, female) if given else _family_name(rng, group)
        # Of two words nobody could say which are given, middle and family names where all stand in one line.
        if side_of_name(name) == side and (side != "second" or " " not in name):
            return name.title()


def _practice(rng: Random, side: Side) -> str:
    first, second = of_side(rng, side, "practice_firsts"), of_side(rng, side, "practice_seconds")
    return f"{first} {second}" if rng.random() < 0.8 else f"{_name(rng, side)} {second}"


def _number(rng: Random, side: Side, area: str, start: str, end: int) -> str:
    """Numbers of one office differ in two figures only."""
    last = f"{start}{end:02d}"
    forms = {
        "open": ("({}) 555-{}", "{}-555-{}", "{}.555.{}"),
        "seen": ("({})555-{}", "{} 555 {}", "1-{}-555-{}", "{}/555-{}"),
        "second": ("({}) 555-{}", "{}-555-{}", "{} - 555 - {}", "1 ({}) 555-{}", "+1 {} 555 {}", "({}) 555.{}"),
    }
    return rng.choice(forms[side]).format(area, last)


def _npi(rng: Random) -> str:
    digits = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(digits))]
    total = 24 + sum(value // 10 + value % 10 for value in doubled)  # 24: the prefix 80840
    return digits + str(-total % 10)


def _types(rng: Random) -> tuple[str, ...]:
    chance = rng.random()
    if chance < 0.30:
        return ()
    if chance < 0.34:
        return ("all",)
    return tuple(sorted(rng.sample([name for name in TYPES if name != "all"], rng.randrange(1, 5))))


def _patient(rng: Random, side: Side, *, has_dob: bool) -> Patient:
    female = rng.random() < 0.53
    family, given = _name(rng, side), _name(rng, side, given=True, female=female)
    middle = (
        rng.choice((rng.choice("ABCDEFGHJKLMNPRSTVW"), _name(rng, side, given=True, female=female)))
        if rng.random() < 0.4
        else ""
    )
    suffix = rng.choice(("Jr", "Sr", "III", "II", "Jr.")) if not female and rng.random() < 0.12 else ""
    dob = date(1931, 1, 1) + timedelta(days=rng.randrange(365 * 77))
    return Patient(
        family=family,
        given=given,
        middle=middle,
        suffix=suffix.rstrip("."),
        dob=dob,
        name_text=_written(rng, given, middle, family, suffix),
        dob_text=rng.choice(DATE_STYLES[side])(dob) if has_dob else "",
        sex=rng.choice(("F", "Female") if female else ("M", "Male")) if rng.random() < 0.5 else "",
        mrn=f"{rng.randrange(10**7):08d}" if rng.random() < 0.4 else "",
        phone=_number(rng, side, rng.choice(AREAS), f"{rng.randrange(100):02d}", rng.randrange(100))
        if rng.random() < 0.4
        else "",
        address=f"{rng.randrange(100, 9900)} {of_side(rng, side, 'streets')}, {of_side(rng, side, 'cities')}"
        if rng.random() < 0.3
        else "",
        aka=_name(rng, side) if female and rng.random() < 0.1 else "",
    )


def _written(rng: Random, given: str, middle: str, family: str, suffix: str) -> str:
    if len(middle) == 1 and rng.random() < 0.5:
        middle += "."
    straight = " ".join(filter(None, (given, middle, family, suffix)))
    turned = " ".join(filter(None, (f"{family}, {given}", middle, suffix)))
    before = " ".join(filter(None, (family, suffix))) + ", " + " ".join(filter(None, (given, middle)))
    return rng.choice((straight, straight, straight.upper(), turned, turned.upper(), before))


DATE_STYLES: dict[Side, tuple[Callable[[date], str], ...]] = {
    "open": (
        lambda day: f"{day:%m/%d/%Y}",
        lambda day: f"{day:%m/%d/%Y}",
        lambda day: f"{day:%m-%d-%Y}",
        lambda day: f"{day.month}/{day.day}/{day.year}",
        lambda day: f"{day.month}/{day.day}/{day:%y}",
        lambda day: f"{day:%B} {day.day}, {day.year}",
        lambda day: f"{day:%Y-%m-%d}",
    ),
    "second": (lambda day: f"{day:%m/%d/%Y}",),  # all of them in bench.reading.second.asks
    "seen": (
        lambda day: f"{day:%m/%d/%Y}",
        lambda day: f"{day:%m.%d.%Y}",
        lambda day: f"{day.month}-{day.day}-{day.year}",
        lambda day: f"{day:%b} {day.day}, {day.year}",
        lambda day: f"{day.day:02d}-{day:%b}-{day.year}",
        lambda day: f"{day:%m/%d/%y}",
        lambda day: f"{day:%m / %d / %Y}",
    ),
}
