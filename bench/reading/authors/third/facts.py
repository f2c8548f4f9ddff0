"""What one fax of this side says, before anything is drawn: who asks whom about which patients for what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from bench.reading.authors.third import words
from bench.reading.authors.third.names import family_name, full_name, given_name
from ocr.reference import ALPHABET, check_letter

Who = Literal["any", "child", "mother", "student"]
Span = tuple[str, date | None, date | None]  # as written; both ends included, None is open
NO_SPAN: Span = ("", None, None)
TREATMENT = frozenset({"continuity_of_care", "emergency"})
LACKS_DOB, STRUCK, SPANS, ALIASES, OTHER_ITEM = 0.03, 0.08, 0.45, 0.4, 0.08


def _month(day: date) -> str:
    return f"{day:%b}" if day.month in (5, 6, 7) else f"{day:%b}."


def _th(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


DATES: Mapping[str, Callable[[date], str]] = {
    "slash": lambda day: f"{day:%m/%d/%Y}",
    "plain": lambda day: f"{day.month}/{day.day}/{day.year}",
    "dash": lambda day: f"{day:%m-%d-%Y}",
    "dash_plain": lambda day: f"{day.month}-{day.day}-{day.year}",
    "dot": lambda day: f"{day:%m.%d.%Y}",
    "short": lambda day: f"{day:%m/%d/%y}",
    "short_dash": lambda day: f"{day.month}-{day.day}-{day:%y}",
    "short_dot": lambda day: f"{day.month}.{day.day}.{day:%y}",
    "spaced": lambda day: f"{day:%m / %d / %Y}",
    "long": lambda day: f"{day:%B} {day.day}, {day.year}",
    "month": lambda day: f"{_month(day)} {day.day}, {day.year}",
    "ordinal": lambda day: f"{day:%B} {_th(day.day)}, {day.year}",
    "military": lambda day: f"{day.day:02d} {day:%b} {day.year}".upper(),
    "hyphens": lambda day: f"{day.day:02d}-{day:%b}-{day.year}",
    "iso": lambda day: f"{day:%Y-%m-%d}",
}
DATE_WEIGHTS = (24, 14, 8, 4, 4, 8, 3, 2, 4, 6, 4, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A patient. `other`: a family name of earlier days."""

    family: str
    given: str
    middle: str
    suffix: str
    female: bool
    dob: date | None
    mrn: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a layout may write. `fax` is the number to answer; `outside`: a wanted thing without a type."""

    kind: str
    urgency: str
    facility: str
    sent: date
    practice: str
    street: str
    city: str
    phone: str
    fax: str
    main_fax: str
    other_fax: str
    back_line: str
    provider: str
    npi: str
    contact: str
    patients: tuple[Person, ...]
    types: tuple[str, ...]
    type_words: Mapping[str, str]
    outside: str
    span: Span
    purpose: str
    date_style: str
    strike: str  # "dob" or "family": first written wrongly, struck out
    reference: str
    addressed: bool = True  # to the hospital by name, not only to "Medical Records"


def make_facts(
    rng: Random, kind: str, *, form: bool, several: bool, plain: bool, who: Who = "any", only: Sequence[str] = ()
) -> Facts:
    """`form`: fields can stay empty or be corrected; `several`: more than one patient; `plain`: one-word names;
    `only`: the types of record that such an office asks for.
    """
    sent = date(2026, 1, 5) + timedelta(days=rng.randrange(314))
    number = _numbers(rng)
    types = _types(rng, only) or (("discharge_summary",) if kind == "patient_authorization" else ())
    patients = tuple(
        _person(rng, sent, plain=plain, form=form and not several, who=who) for _ in range(_count(rng, several))
    )
    if several and rng.random() < 0.3:  # twins
        patients = (patients[0], _twin(rng, patients[0]), *patients[2:])
    strike = rng.choice(("dob", "family")) if form and not several and rng.random() < STRUCK else ""
    type_words = {name: rng.choice(words.RECORDS[name]) for name in words.RECORDS}
    doctor = f"{given_name(rng, female=rng.random() < 0.4)} {family_name(rng, plain=True)}"
    return Facts(
        kind=kind,
        urgency="stat" if kind == "emergency" else "urgent" if rng.random() < 0.08 else "routine",
        facility=rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0],
        sent=sent,
        practice=_practice(rng),
        street=_street(rng),
        city=rng.choice(words.CITIES),
        phone=number(),
        fax=number(),
        main_fax=number(),
        other_fax=number(),
        back_line=number(),
        provider=f"{doctor}, {rng.choice(words.CREDENTIALS)}",
        npi=_npi(rng),
        contact=full_name(rng),
        patients=patients,
        types=types,
        type_words=type_words,
        outside=rng.choice(words.OUTSIDE) if types and types != ("all",) and rng.random() < OTHER_ITEM else "",
        span=make_span(rng, sent) if rng.random() < SPANS else NO_SPAN,
        purpose=rng.choice(words.EMERGENCY_PURPOSES if kind == "emergency" else words.PURPOSES),
        date_style=rng.choices(list(DATES), DATE_WEIGHTS)[0],
        strike=strike if patients[0].dob or strike == "family" else "",
        reference=_reference(rng),
    )  # fmt: skip


def make_span(rng: Random, sent: date) -> Span:
    """Dates of service as an office writes them."""
    start = sent - timedelta(days=rng.randrange(120, 1500))
    end = min(start + timedelta(days=rng.randrange(2, 200)), sent)
    stay = min(start + timedelta(days=rng.randrange(2, 9)), sent)
    first, last = start.replace(day=1), _month_end(end)
    months, years = rng.choice((6, 12, 24)), rng.choice((2, 3, 4))
    number = {2: "two", 3: "three", 4: "four"}[years]
    return rng.choice((
        (f"{start:%m/%d/%Y} thru {end:%m/%d/%Y}", start, end),
        (f"{start.month}/{start.day}/{start:%y} - {end.month}/{end.day}/{end:%y}", start, end),
        (f"between {start:%B} {start.day}, {start.year} and {end:%B} {end.day}, {end.year}", start, end),
        (f"{start:%m-%d-%Y} to {end:%m-%d-%Y}", start, end),
        (f"{start:%b} {start.year} - {end:%b} {end.year}", first, last),
        (f"{start:%m/%Y} to {end:%m/%Y}", first, last),
        (f"{start:%m/%d/%Y} only", start, start),
        (f"admission {start.month}/{start.day}/{start.year} to {stay.month}/{stay.day}/{stay.year}", start, stay),
        (f"from {start:%m/%d/%Y} forward", start, None),
        (f"since {start:%B} {start.year}", first, None),
        (f"{start:%m/%d/%y} to present", start, None),
        (f"all of {start.year}", date(start.year, 1, 1), date(start.year, 12, 31)),
        (f"past {months} months", months_before(sent, months), None),
        (f"last {number} ({years}) years", months_before(sent, 12 * years), None),
        (f"last {years} yrs", months_before(sent, 12 * years), None),
    ))  # fmt: skip


def months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def make_number(rng: Random) -> str:
    """A telephone number of nobody."""
    return _numbers(rng)()


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _numbers(rng: Random) -> Callable[[], str]:
    """Numbers of one office: one area, one way of writing."""
    area = rng.choice(words.AREAS)
    form = rng.choice(
        ("({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}.555.{}", "1-{}-555-{}", "({})555-{}", "{} 555-{}")
    )
    ends = iter(rng.sample(range(2000, 9900), 8))
    return lambda: form.format(area, next(ends))


def _types(rng: Random, only: Sequence[str]) -> tuple[str, ...]:
    chance = rng.random()
    if chance < 0.22:
        return ()
    if only:
        return tuple(sorted(rng.sample(only, rng.randrange(1, min(len(only), 3) + 1))))
    if chance < 0.26:
        return ("all",)
    names = [name for name in words.RECORDS if name != "all"]
    return tuple(sorted(rng.sample(names, rng.choices((1, 2, 3, 4, 5), (3, 4, 4, 2, 1))[0])))


def _count(rng: Random, several: bool) -> int:
    return rng.choices((2, 3, 4, 5), (4, 4, 2, 1))[0] if several else 1


def _person(rng: Random, sent: date, *, plain: bool, form: bool, who: Who) -> Person:
    female = who == "mother" or rng.random() < 0.54
    family = family_name(rng, plain=plain)
    middle = ""
    if rng.random() < 0.4:
        middle = rng.choice((rng.choice("ABCDEFGHJKLMNPRSTW"), given_name(rng, female=female)))
    given = given_name(rng, female=female)
    young = who == "child" or (who == "any" and rng.random() < 0.04)
    years = rng.randrange(2, 18) if young else rng.randrange(18, {"mother": 44, "student": 29}.get(who, 94))
    born = date(max(1931, sent.year - years), 1, 1) + timedelta(days=rng.randrange(365))
    other = family_name(rng, plain=True) if female and years > 20 and rng.random() < ALIASES else ""
    return Person(
        family=family,
        given=given,
        middle="" if middle == given else middle,
        suffix="" if female or rng.random() > 0.13 else rng.choice(("Jr", "Jr", "Sr", "II", "III", "IV")),
        female=female,
        dob=None if form and rng.random() < LACKS_DOB else min(born, sent - timedelta(days=30)),
        mrn=_mrn(rng),
        other="" if other == family else other,
    )


def _twin(rng: Random, one: Person) -> Person:
    given = next(name for name in iter(lambda: given_name(rng, female=one.female), "") if name != one.given)
    return replace(one, given=given, middle="", suffix="", mrn=_mrn(rng), other="")


def _mrn(rng: Random) -> str:
    figures = rng.choice((5, 6, 7, 7, 8, 8, 9))
    number = f"{rng.randrange(10 ** (figures - 1), 10**figures)}"
    return rng.choice(("", "", "", "", "0", "00", "M", "E")) + number


def _npi(rng: Random) -> str:
    digits = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(digits))]
    total = 24 + sum(value // 10 + value % 10 for value in doubled)  # 24: the prefix 80840
    return digits + str(-total % 10)


def _practice(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.7:
        return f"{rng.choice(words.PLACES)} {rng.choice(words.CLINICS)}"
    one = family_name(rng, plain=True)
    if chance < 0.85:
        return f"{one} & {family_name(rng, plain=True)} {rng.choice(words.CLINICS)}"
    return f"{one} {rng.choice(words.CLINICS)}"


def _street(rng: Random) -> str:
    suite = rng.choice(("", f", Ste {rng.randrange(100, 999)}", f" #{rng.randrange(2, 60)}"))
    return f"{rng.randrange(101, 19900)} {rng.choice(words.STREETS)}{suite}"


def _reference(rng: Random) -> str:
    seven = "".join(rng.choices(ALPHABET, k=7))
    return f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
