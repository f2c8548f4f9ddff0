"""What an invented fax says, and how its office writes dates and numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.reading.authors.fourth import words
from bench.reading.authors.fourth.names import family_name, full_name, given_name
from ocr.reference import ALPHABET, check_letter

DateStyle = Callable[[date], str]
LACKS_DOB, MINOR_SHARE, MINORS = 0.03, 0.07, (2007, 2024)
TREATMENT = frozenset({"continuity_of_care", "emergency"})
OURS = frozenset({"2135550190", "2135550191", "6262932400", "3238655482"})


def month_short(day: date) -> str:
    return f"{day:%b}." if f"{day:%b}" not in ("May", "Jun", "Jul") else f"{day:%B}"


DATE_STYLES: tuple[DateStyle, ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day:%m-%d-%y}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%m / %d / %Y}",
    lambda day: f"{day:%m %d %Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{month_short(day)} {day.day:02d}, {day.year}",
    lambda day: f"{day:%d}-{day:%b}-{day.year}",
    lambda day: f"{day:%d}-{day:%b}-{day.year}".upper(),
    lambda day: f"{day.day} {day:%b} {day.year}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%b}/{day:%d}/{day.year}",
)
NUMBER_STYLES = (
    "({a}) {b}-{c}",
    "({a}) {b}-{c}",
    "{a}-{b}-{c}",
    "{a}.{b}.{c}",
    "({a}){b}-{c}",
    "1-{a}-{b}-{c}",
    "{a} {b} {c}",
    "{a}/{b}-{c}",
    "+1 ({a}) {b}-{c}",
    "({a}) {b} - {c}",
)
NAME_STYLES = ("straight", "straight", "comma", "comma", "upper", "comma upper", "family suffix", "titled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A patient of the office. `wrong_dob`: written first and struck out."""

    family: str
    given: str
    middle: str
    suffix: str
    female: bool
    dob: date
    has_dob: bool
    mrn: str
    alias: str
    wrong_dob: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service: as written, and both ends; None is open."""

    text: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Everything that a layout may write."""

    kind: str
    urgency: str
    facility: str | None  # None: only the department is named
    hospital: str
    letter_date: date
    practice: str
    street: str
    city: str
    numbers: tuple[str, ...]  # digits: telephone, fax, and others of the office
    number_style: str
    provider: str
    npi: str
    contact: str
    patients: tuple[Patient, ...]
    types: tuple[str, ...]
    span: Span | None
    reason: str
    date_style: DateStyle
    name_style: str
    reference: str


def make_ask(
    rng: Random,
    kind: str,
    setting: str,
    *,
    one_word: bool,
    several: bool,
    named: bool,
    types: tuple[str, ...],
    born: tuple[int, int],
    may_lack_dob: bool,
) -> Ask:
    """One ask. `one_word`: families of one word only; `several`: two to four patients; `named`: types are named."""
    letter_date = date(2026, 1, 5) + timedelta(days=rng.randrange(315))
    facility = rng.choices(("keck", "norris", "verdugo_hills", None), (46, 24, 20, 10))[0]
    years = MINORS if setting == "office" and kind in TREATMENT and rng.random() < MINOR_SHARE else born
    first = _patient(rng, letter_date, one_word, years)
    patients: tuple[Patient, ...] = (first,)
    if several:
        patients += tuple(_patient(rng, letter_date, one_word, years) for _ in range(rng.choice((1, 1, 2, 3))))
        patients = tuple(replace(one, alias="", wrong_dob=None, has_dob=True) for one in patients)
        if rng.random() < 0.2:
            patients = (patients[0], _twin(rng, patients[0]))
    if not may_lack_dob:
        patients = tuple(replace(one, has_dob=True) for one in patients)
    types = types or _types(rng, named=named)
    return Ask(
        kind=kind,
        urgency="stat" if kind == "emergency" else "routine",
        facility=facility,
        hospital=rng.choice(words.HOSPITAL_NAMES[facility] if facility else words.UNNAMED),
        letter_date=letter_date,
        practice=_practice(rng, kind, setting),
        street=f"{rng.randrange(100, 29900)} {rng.choice(words.STREETS)}"
        + rng.choice(
            ("", f", Ste {rng.randrange(100, 480)}", f", Suite {rng.choice('ABCDE')}", f" #{rng.randrange(1, 40)}")
        ),
        city=rng.choice(words.CITIES),
        numbers=_numbers(rng),
        number_style=rng.choice(NUMBER_STYLES),
        provider=f"{full_name(rng)}, {rng.choice(words.CREDENTIALS)}",
        npi=_npi(rng),
        contact=full_name(rng),
        patients=patients,
        types=types,
        span=_span(rng, letter_date) if rng.random() < 0.5 else None,
        reason=(
            rng.choice(words.ED_REASONS).format(bed=rng.randrange(2, 30))
            if kind == "emergency"
            else rng.choice(words.REASONS)
        ),
        date_style=_date_style(rng, patients),
        name_style=rng.choice(NAME_STYLES),
        reference=_reference(rng) if kind == "more_information" else "",
    )


def _patient(rng: Random, sent: date, one_word: bool, years: tuple[int, int]) -> Patient:
    female = rng.random() < 0.53
    family, given = family_name(rng, one_word=one_word), given_name(rng, female)
    earliest, latest = date(years[0], 1, 1), date(years[1], 12, 1)
    dob = earliest + timedelta(days=rng.randrange((latest - earliest).days))
    wrong = rng.choice((dob.replace(year=dob.year - 1, day=1), dob.replace(day=min(28, dob.day % 28 + 1)), sent))
    return Patient(
        family=family,
        given=given,
        middle=rng.choice((rng.choice("ABCDEFGHJKLMNPRSTVW"), given_name(rng, female))) if rng.random() < 0.45 else "",
        suffix=rng.choice(("Jr", "Sr", "III", "II", "IV")) if not female and rng.random() < 0.12 else "",
        female=female,
        dob=dob,
        has_dob=rng.random() > LACKS_DOB,
        mrn=_mrn(rng) if rng.random() < 0.5 else "",
        alias=family_name(rng, one_word=True) if female and dob.year < 2000 and rng.random() < 0.4 else "",
        wrong_dob=wrong if rng.random() < 0.05 and wrong != dob else None,
    )


def _date_style(rng: Random, patients: tuple[Patient, ...]) -> DateStyle:
    """Two figures of a year after 2000 could be a century earlier: then the office writes all four."""
    young = [one.dob for one in patients if one.dob.year >= 2000]
    return rng.choice([style for style in DATE_STYLES if all(str(day.year) in style(day) for day in young)])


def _practice(rng: Random, kind: str, setting: str) -> str:
    if kind != "emergency":
        return words.practice_name(rng, setting)
    return words.practice_name(rng, "ed") + rng.choice(("", "", " - Emergency Dept.", " ER"))


def _twin(rng: Random, one: Patient) -> Patient:
    given = one.given
    while given == one.given:
        given = given_name(rng, one.female)
    return replace(one, given=given, middle="", mrn=_mrn(rng) if one.mrn else "", suffix="")


def _mrn(rng: Random) -> str:
    forms = (
        f"{rng.randrange(10**6, 10**7)}",
        f"{rng.randrange(10**7):08d}",
        f"{rng.randrange(10**5, 10**6)}",
        f"E{rng.randrange(10**6, 10**7)}",
        f"{rng.randrange(10**4, 10**5)}",
        f"M{rng.randrange(10**8):09d}",
        f"{rng.randrange(1000):03d}-{rng.randrange(10**4):04d}",
    )
    return rng.choice(forms)


def _numbers(rng: Random) -> tuple[str, ...]:
    """Lines of one office: mostly near each other, some elsewhere."""
    area, start = rng.choice(words.AREAS), rng.randrange(100)
    lines: list[str] = []
    while len(lines) < 5:
        last = start * 100 + rng.randrange(100) if rng.random() < 0.6 else rng.randrange(10000)
        number = f"{area}555{last:04d}"
        if number not in lines and number not in OURS:
            lines.append(number)
    return tuple(lines)


def _npi(rng: Random) -> str:
    """Ten figures with the check figure of Luhn over 80840 and the number."""
    nine = f"1{rng.randrange(10**8):08d}"
    total = 24
    for place, figure in enumerate(reversed(nine)):
        value = int(figure) * (2 - place % 2)
        total += value // 10 + value % 10
    return f"{nine}{-total % 10}"


def _types(rng: Random, *, named: bool) -> tuple[str, ...]:
    chance = rng.random()
    if chance < 0.28 and not named:
        return ()
    if chance < 0.35 and not named:
        return ("all",)
    single = [name for name in words.TYPES if name != "all"]
    return tuple(rng.sample(single, rng.choice((1, 1, 2, 2, 3, 4))))


def _span(rng: Random, sent: date) -> Span:
    start = sent - timedelta(days=rng.randrange(60, 1500))
    end = min(start + timedelta(days=rng.randrange(2, 120)), sent - timedelta(days=2))
    years, months = rng.choice((1, 2, 3, 5)), rng.choice((3, 6, 12, 18))
    first, last = start.replace(day=1), _month_end(end)
    texts = (
        (f"{start:%m/%d/%Y} - {end:%m/%d/%Y}", start, end),
        (f"{start:%m/%d/%Y} thru {end:%m/%d/%Y}", start, end),
        (f"{start.month}/{start.day}/{start:%y} to {end.month}/{end.day}/{end:%y}", start, end),
        (f"{start:%m-%d-%Y} through {end:%m-%d-%Y}", start, end),
        (f"{start:%m/%d/%Y} to present", start, None),
        (f"{start:%m/%d/%y} - Present", start, None),
        (f"from {start:%B} {start.year} to the present", first, None),
        (f"since {start:%m/%d/%Y}", start, None),
        (f"{start:%m/%Y} - {end:%m/%Y}", first, last),
        (f"{start:%b} {start.year} - {end:%b} {end.year}", first, last),
        (f"{start:%m/%d/%Y}", start, start),
        (f"year {start.year}", date(start.year, 1, 1), date(start.year, 12, 31)),
        (f"{start.year} - present", date(start.year, 1, 1), None),
        (f"last {years} years" if years > 1 else "past year", _months_before(sent, 12 * years), None),
        (f"past {months} months", _months_before(sent, months), None),
        (f"most recent {years * 12} months", _months_before(sent, 12 * years), None),
    )
    return Span(**dict(zip(("text", "start", "end"), rng.choice(texts), strict=True)))  # type: ignore[arg-type]


def _reference(rng: Random) -> str:
    seven = "".join(rng.choices(ALPHABET, k=7))
    return f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
