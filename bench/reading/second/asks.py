"""What offices of the held-back side say beyond the common: spans of dates, other names, twins, corrections."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.reading.ask import Ask, Patient
from bench.reading.second.names import write_name
from ocr.reference import ALPHABET, check_letter

Span = tuple[str, date | None, date | None]  # as written; both ends included, None is open
TWINS, SEVERAL, OTHER_NAME = 0.02, 0.07, 0.4
DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
    lambda day: f"{day:%m}.{day:%d}.{day:%y}",
    lambda day: f"{day:%b}. {day.day}, {day.year}" if f"{day:%b}" != "May" else f"May {day.day}, {day.year}",
    lambda day: f"{day:%B} {_ordinal(day.day)}, {day.year}",
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%b} {day.day:02d} {day.year}".upper(),
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%m%d%Y}",
    lambda day: f"{day:%m} {day:%d} {day.year}",
)


def dress(rng: Random, ask: Ask, *, name_of: Callable[[bool], tuple[str, str]]) -> Ask:
    """The ask with what this side's offices add to it. `name_of`: family and given name of a woman, or of a man."""
    text, start, end = span(rng, ask.letter_date) if rng.random() < 0.45 else ("", None, None)
    count = 3 if rng.random() < 0.4 else 2
    patients = ask.patients[:1]
    if ask.kind == "continuity_of_care" and rng.random() < TWINS:
        twin = replace(patients[0], given=name_of(patients[0].sex.startswith("F"))[1], mrn="", suffix="")
        patients = (replace(patients[0], suffix=""), twin)
    elif ask.kind == "continuity_of_care" and rng.random() < SEVERAL:
        patients = tuple(_other(rng, patients[0], name_of) for _ in range(count))
    dob_style = rng.choice(DATE_STYLES)  # an office writes all its dates in one way
    written = tuple(_as_written(rng, one, dob_style, name_of, alone=len(patients) == 1) for one in patients)
    return replace(
        ask,
        patients=written,
        range_text=text,
        range_from=start,
        range_to=end,
        strike=rng.choice(("dob", "name", "fax")) if rng.random() < 0.06 else "",
        reference=_reference(rng) if ask.kind == "more_information" else "",
        back_line=_near(ask.phone, rng, (ask.phone, ask.fax, ask.other_fax)),
    )


def _as_written(
    rng: Random, patient: Patient, dob_style: Callable[[date], str], name_of: Callable[[bool], tuple[str, str]],
    *, alone: bool,
) -> Patient:  # fmt: skip
    female = patient.sex.startswith("F")
    title = rng.choice(("Ms.", "Mrs.") if female else ("Mr.",)) if patient.sex else ""
    name = write_name(rng, patient.given, patient.middle, patient.family, patient.suffix, title)
    also = aka = ""
    if female and alone and rng.random() < OTHER_NAME:
        other = name_of(True)[0]
        if rng.random() < 0.35 and "," not in name:
            also = other
            name = rng.choice(
                (f"{name} (née {other})", f"{name} (maiden: {other})", f"{name} aka {patient.given} {other}")
            )
            also = f"{patient.given} {other}" if " aka " in name else other
        else:
            aka = rng.choice((other, f"{patient.given} {other}"))
    dob_text = dob_style(patient.dob) if patient.dob_text else ""
    return replace(patient, name_text=name, dob_text=dob_text, aka=aka, also=also)


def _other(rng: Random, first: Patient, name_of: Callable[[bool], tuple[str, str]]) -> Patient:
    female = rng.random() < 0.5
    family, given = name_of(female)
    dob = date(1931, 1, 1) + timedelta(days=rng.randrange(365 * 77))
    mrn = f"{rng.randrange(10**7):08d}" if first.mrn else ""
    sex = ("F" if female else "M") if first.sex else ""
    return replace(first, family=family, given=given, middle="", suffix="", dob=dob, mrn=mrn, sex=sex, phone="")


def span(rng: Random, sent: date) -> Span:
    """A span of dates of service, as offices write it."""
    start = sent - timedelta(days=rng.randrange(200, 1200))
    end = start + timedelta(days=rng.randrange(3, 150))
    month_start, month_end = start.replace(day=1), _last_of_month(end)
    years = rng.choice((2, 3, 5))
    choices: tuple[Span, ...] = (
        (f"from {start.month}/{start.day}/{start.year} to present", start, None),
        (f"{start:%m/%d/%Y} - current", start, None),
        (f"{start:%m/%d/%Y}", start, start),
        (f"{start:%m/%d/%Y} to {end:%m/%d/%Y}", start, end),
        (f"{start:%m/%d/%y}-{end:%m/%d/%y}", start, end),
        (f"{start.month}/{start.year} through {end.month}/{end.year}", month_start, month_end),
        (f"{start:%B} {start.year} to {end:%B} {end.year}", month_start, month_end),
        (f"since {start:%B} {start.day}, {start.year}", start, None),
        (f"{start.year} to present", date(start.year, 1, 1), None),
        (f"calendar year {start.year}", date(start.year, 1, 1), date(start.year, 12, 31)),
        (f"last {years} years", _years_before(sent, years), None),
        ("past 18 months", _months_before(sent, 18), None),
        ("most recent 90 days", sent - timedelta(days=90), None),
    )
    return rng.choice(choices)


def _reference(rng: Random) -> str:
    seven = "".join(rng.choices(ALPHABET, k=7))
    return f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"


def _near(number: str, rng: Random, taken: tuple[str, ...]) -> str:
    """Another line of the same office."""
    ends = {one[-2:] for one in taken}
    return number[:-2] + rng.choice([f"{end:02d}" for end in range(100) if f"{end:02d}" not in ends])


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _years_before(day: date, years: int) -> date:
    return _months_before(day, 12 * years)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
