"""What one invented fax says, and the truth of it once the sheets are composed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.fifth import words
from bench.reading.authors.fifth.names import person
from bench.reading.authors.fifth.spec import Spec
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

UNTOLD = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})  # whose patients nobody asks about
FACILITY_NAMES = {
    "keck": ("Keck Hospital of USC", "Keck Hospital of USC", "USC Keck Hospital", "Keck Hosp. of USC"),
    "norris": ("USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital"),
    "verdugo_hills": ("USC Verdugo Hills Hospital", "Verdugo Hills Hospital", "USC Verdugo Hills Hosp"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pt:
    """A patient in the office's writing; `dob` and `mrn` are "" where the office does not have them."""

    family: str
    given: str
    middle: str
    suffix: str
    name: str
    straight: str
    title: str
    sex: str
    born: date
    dob: str
    age: int
    mrn: str
    aka: str

    @property
    def comma(self) -> str:
        """Family name first, in capitals."""
        return f"{self.family}{f' {self.suffix}' if self.suffix else ''}, {self.given} {self.middle}".strip().upper()

    @property
    def aka_text(self) -> str:
        """The other name with the words before it."""
        before = ("aka ", "née ", "f/k/a ", "also known as ", "maiden name ")[self.born.day % 5]
        return f"({before}{self.aka})" if self.aka else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A thing that a form offers, and whether it is chosen."""

    word: str
    on: bool
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that a template may write."""

    kind: str
    urgency: str
    alarm: str
    facility: str
    fac: str
    fac_street: str
    fac_city: str
    our_fax: str
    our_phone: str
    letter: date
    today: str
    clock: str
    org: str
    street: str
    city: str
    phone: str
    fax: str
    other_fax: str
    back_line: str
    other_phone: str
    doctor: str
    doctor_last: str
    other_doctor: str
    npi: str
    contact: str
    pts: tuple[Pt, ...]
    types: tuple[str, ...]
    wanted: tuple[str, ...]
    options: tuple[Option, ...]
    span: str
    span_from: date | None
    span_to: date | None
    purpose: str
    relative: str
    relative_dob: str
    relative_phone: str
    address: str
    pt_phone: str
    insurer: str
    member: str
    account: str
    order: str
    ssn4: str
    tax_id: str
    visit: str
    seen: str
    reference: str

    @property
    def p(self) -> Pt:
        return self.pts[0]

    @property
    def list(self) -> str:
        """What is wanted, in one line."""
        return ", ".join(self.wanted)


def make_case(rng: Random, spec: Spec, kind: str) -> Case:
    """One fax's contents, for the sender that `spec` tells of."""
    letter = date(2026, 1, 5) + timedelta(days=rng.randrange(310))
    city, state, zip_code, area = rng.choice(words.PLACES)
    tail = rng.randrange(10, 90)
    style = rng.choice(words.NUMBER_STYLES)
    ends = rng.sample(range(100), 5)
    numbers = [style.format(area, f"{tail}{end:02d}") for end in ends]
    facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
    doctor_female = rng.random() < 0.5
    doctor_family, doctor_given = person(rng, female=doctor_female)
    other_family, other_given = person(rng, female=rng.random() < 0.5)
    types = _types(rng, spec)
    wanted = tuple(rng.choice(words.TYPE_WORDS[one]) for one in types) or (rng.choice(words.PERTINENT),)
    span, first, last = words.span(rng, letter) if rng.random() < spec.spans else ("", None, None)
    urgency = "stat" if kind == "emergency" else "routine"
    if kind == "continuity_of_care" and rng.random() < 0.09:
        urgency = "urgent"
    alarm = {"stat": spec.stat or words.STAT_WORDS, "urgent": words.URGENT_WORDS, "routine": ("",)}[urgency]
    pts = _patients(rng, spec, letter, kind)
    relative_family, relative_given = person(rng, female=rng.random() < 0.5)
    contact_family, contact_given = person(rng, female=rng.random() < 0.8)
    seven = "".join(rng.choices(ALPHABET, k=7))
    day = rng.choice(("{0:%m/%d/%Y}", "{0:%B} {0.day}, {0.year}", "{0.month}/{0.day}/{0:%y}", "{0:%d-%b-%Y}"))
    return Case(
        kind=kind,
        urgency=urgency,
        alarm=rng.choice(alarm),
        facility=facility,
        fac=rng.choice(FACILITY_NAMES[facility]),
        fac_street=FACILITIES[facility][1],
        fac_city=FACILITIES[facility][2],
        our_fax=rng.choice((FACILITIES[facility][4], "323-865-5482", "323.865.5482")),
        our_phone=FACILITIES[facility][3],
        letter=letter,
        today=day.format(letter),
        clock=f"{rng.randrange(7, 18)}:{rng.randrange(60):02d}",
        org=rng.choice(spec.orgs).format(first=rng.choice(words.FIRSTS), name=doctor_family, place=city),
        street=f"{rng.randrange(100, 9900)} {rng.choice(words.STREETS)}, {rng.choice(('Suite', 'Ste', '#'))} "
        f"{rng.randrange(100, 700)}",
        city=f"{city}, {state} {zip_code}",
        phone=numbers[0],
        fax=numbers[1],
        other_fax=numbers[2],
        back_line=numbers[3],
        other_phone=numbers[4],
        doctor=f"{doctor_given} {doctor_family}, {rng.choice(spec.credentials)}",
        doctor_last=f"Dr. {doctor_family}",
        other_doctor=f"{other_given} {other_family}, MD",
        npi=words.npi(rng),
        contact=f"{contact_given} {rng.choice((contact_family, contact_family[0] + '.'))}",
        pts=pts,
        types=types,
        wanted=wanted,
        options=_options(rng, types, wanted),
        span=span,
        span_from=first,
        span_to=last,
        purpose=rng.choice(words.PURPOSES),
        relative=f"{relative_given} {relative_family}",
        relative_dob=f"{letter - timedelta(days=rng.randrange(9000, 24000)):%m/%d/%Y}",
        relative_phone=style.format(area, rng.randrange(9000, 9500)),
        address=f"{rng.randrange(100, 9900)} {rng.choice(words.STREETS)}, {city}, {state} {zip_code}",
        pt_phone=style.format(rng.choice(words.PLACES)[3], rng.randrange(9500, 10000)),
        insurer=rng.choice(words.INSURERS),
        member=f"{rng.choice('XWGTR')}{rng.choice('AEKLM')}{rng.randrange(10**8, 10**9)}",
        account=f"{rng.randrange(10**5, 10**6)}-{rng.randrange(1, 9)}",
        order=f"{rng.randrange(10**8, 10**9)}",
        ssn4=f"{rng.randrange(1000, 10000)}",
        tax_id=f"{rng.randrange(10, 99)}-{rng.randrange(10**6, 10**7)}",
        visit=day.format(letter + timedelta(days=rng.randrange(2, 40))),
        seen=day.format(letter - timedelta(days=rng.randrange(2, 40))),
        reference=f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}",
    )


def _types(rng: Random, spec: Spec) -> tuple[str, ...]:
    if spec.types == "none" or (spec.types == "list" and rng.random() < 0.28):
        return ()
    if spec.types == "list" and rng.random() < 0.05:
        return ("all",)
    return tuple(rng.sample([one for one in words.TYPE_WORDS if one != "all"], rng.randrange(1, 5)))


def _options(rng: Random, types: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[Option, ...]:
    """What the form offers: what is wanted, ticked, among other things."""
    options = [Option(word=word, on=True, type=one) for one, word in zip(types, wanted, strict=False)]
    others = [one for one in words.TYPE_WORDS if one not in types and one != "all"]
    left = rng.sample(others, min(len(others), 8 - len(options)))
    options += [Option(word=rng.choice(words.TYPE_WORDS[one]), on=False, type=one) for one in left]
    options += [Option(word=word, on=False, type="") for word in rng.sample(words.OUTSIDE, 2)]
    rng.shuffle(options)
    return tuple(Option(word=one.word[0].upper() + one.word[1:], on=one.on, type=one.type) for one in options)


def _patients(rng: Random, spec: Spec, letter: date, kind: str) -> tuple[Pt, ...]:
    count = rng.choice((1, 2, 2, 3, 4)) if spec.many else 1
    lacks = kind == "continuity_of_care" and not spec.many and rng.random() < 0.03
    dob_style = rng.choice(words.DOB_STYLES)
    order = (
        rng.choice(("straight", "STRAIGHT", "comma", "COMMA", "suffix first")) if spec.order == "any" else spec.order
    )
    pts = [_patient(rng, spec, letter, order, dob_style, lacks=lacks) for _ in range(count)]
    if count > 1 and rng.random() < 0.25:  # twins
        twin = pts[0]
        pts[1] = _patient(rng, spec, letter, order, dob_style, lacks=False, of_family=twin.family, born=twin.born)
    return tuple({pt.name: pt for pt in pts}.values())


def _patient(
    rng: Random, spec: Spec, letter: date, order: str, dob_style: Any, *, lacks: bool, of_family: str = "",
    born: date | None = None,
) -> Pt:  # fmt: skip
    female = rng.random() < spec.women
    family, given = person(rng, female=female, may_compound=order not in ("straight", "STRAIGHT"))
    family = of_family or family
    oldest, youngest = spec.ages
    days = rng.randrange(round(youngest * 365.25) + 1, round(oldest * 365.25))
    born = born or max(date(1931, 1, 1), letter - timedelta(days=days))
    middle = (
        rng.choice((rng.choice("ABCDEFGHJKLMNPRSTVW"), person(rng, female=female)[1])) if rng.random() < 0.4 else ""
    )
    if "-" in middle:
        middle = middle[0]
    suffix = rng.choice(("Jr", "Sr", "III", "II", "Jr.", "IV")) if not female and rng.random() < 0.12 else ""
    aka = person(rng, female=True)[0] if female and rng.random() < spec.akas else ""
    shown = f"{middle}." if len(middle) == 1 and rng.random() < 0.5 else middle
    straight = " ".join(filter(None, (given, shown, family, suffix)))
    title = ("Ms.", "Mrs.")[born.day % 2] if female else "Mr."
    turned = " ".join(filter(None, (f"{family}, {given}", shown, suffix)))
    before = " ".join(filter(None, (family, suffix))) + ", " + " ".join(filter(None, (given, shown)))
    name = {
        "straight": straight, "STRAIGHT": straight.upper(), "comma": turned, "COMMA": turned.upper(),
        "suffix first": before, "cells": before,
    }[order]  # fmt: skip
    return Pt(
        family=family,
        given=given,
        middle=middle,
        suffix=suffix,
        name=name,
        straight=straight,
        title=title,
        sex="F" if female else "M",
        born=born,
        dob="" if lacks else dob_style(born),
        age=(letter - born).days * 4 // 1461,
        mrn=rng.choice(("{0:07d}", "M{0:07d}", "{0:06d}", "{1:03d}-{0:06d}")).format(
            rng.randrange(10**5, 10**6), rng.randrange(1000)
        )
        if rng.random() < spec.mrns
        else "",
        aka="" if aka == family else aka,
    )


_STYLE = re.compile(r"<style.*?</style>", re.S)
_BLOCK = re.compile(r"</?(?:br|td|tr|th|div|p|li|ul|ol|h\d|table|hr)\b[^>]*>", re.I)


def text_of(html: str) -> str:
    """The words of a document as a reader sees them."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", _BLOCK.sub(" ", _STYLE.sub("", html)))).split())


def is_written(value: str, text: str) -> bool:
    """Does it stand in the text? A comb's letters stand apart, so blanks do not count."""
    return bool(value) and "".join(value.split()).casefold() in "".join(text.split()).casefold()


def is_word(name: str, text: str) -> bool:
    """Does it stand in the text as words of its own? Short names are parts of other words."""
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", text, re.I) is not None


def truth_of_sheets(case: Case, spec: Spec, text: str) -> dict[str, Any]:
    """What a careful person would say reading these words, in the field names of `bench.reading.ask.truth_of`."""
    truth: dict[str, Any] = {"kind": case.kind, "urgency": _urgency(case, text)}
    if case.kind in ("junk", "misdirected"):
        truth["facility"] = None
    elif is_written(case.fac, text):
        truth["facility"] = case.facility
    if case.kind not in UNTOLD:
        truth["patients"] = [_patient_truth(pt, text) for pt in case.pts]
    if case.kind in TREATMENT or case.kind == "more_information":
        spanned = is_written(case.span, text)
        dates = {name: day.isoformat() if day else None for name, day in _ends(case)}
        truth |= {
            "reply_fax": e164(case.fax) if is_written(case.fax, text) else None,
            "phone": e164(case.phone) if is_written(case.phone, text) else None,
            "npi": case.npi if is_written(case.npi, text) else None,
            "date_range": dates if spanned else None,
            "requested_types": sorted(case.types) if is_written(case.wanted[0], text) else [],
        }
    if case.kind == "more_information":
        truth["reference"] = case.reference
    if case.kind == "patient_authorization":
        truth["auth_missing"] = sorted(spec.lacks)
    return {name: value for name, value in truth.items() if name not in spec.untold}


def _ends(case: Case) -> tuple[tuple[str, date | None], ...]:
    return ("from", case.span_from), ("to", case.span_to)


def _urgency(case: Case, text: str) -> str:
    if case.kind == "emergency":
        return "stat"
    return case.urgency if is_written(case.alarm, text) else "routine"


def _patient_truth(pt: Pt, text: str) -> dict[str, Any]:
    return {
        "family": pt.family,
        "given": pt.given,
        "suffix": pt.suffix.rstrip(".") or None,
        "dob": pt.born.isoformat() if is_written(pt.dob, text) else None,
        "mrn": pt.mrn if is_written(pt.mrn, text) else None,
        "aliases": [pt.aka] if is_word(pt.aka, text) else [],
    }
