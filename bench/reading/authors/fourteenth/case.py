"""One fax while its template is filled: values on demand, and the truth of what was written."""

import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.fourteenth import wordings
from bench.reading.authors.fourteenth.marks import Marks
from bench.reading.authors.fourteenth.names import person_name
from bench.reading.authors.fourteenth.people import Patient
from bench.reading.authors.fourteenth.wordings import CODES
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Because We Learn", "Because We Connect", "Because We Create", "Tomson Talks", "Humor Sans")
HAND_SCALE = {"Because We Create": 1.2, "Because We Learn": 0.9}  # to look as large
FONTS = (
    "Liberation Sans|Liberation Sans|Carlito|Carlito|Liberation Serif|Liberation Serif|Caladea|Open Sans|Lato|FreeSans|"
    "DejaVu Sans|Liberation Sans Narrow|Courier Prime|FreeSerif"
)
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "dob", "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date",
    "representative_proof",
)  # fmt: skip
SMALL = 0.9  # the smallest value against the sheet's type


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: what it serves, how common it is, who sends it."""

    kinds: frozenset[str]
    weight: float = 2
    org: str = "clinic"
    fonts: str = FONTS
    fill: bool = False  # its blanks may be filled by hand
    pen: bool = False  # they always are
    lack: bool = False  # the birth date may be left blank
    form: str = ""  # of names, where only one suits
    count: tuple[int, int] = (1, 1)
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service as a line says them, as a sentence does, and what is meant."""

    line: str
    prose: str
    first: date
    last: date | None = None


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.labels: dict[str, str] = {}
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(318))
        self.hand = rng.choice(HANDS) if spec.pen or (spec.fill and rng.random() < 0.25) else ""
        self.hand_pt = round(rng.uniform(13.5, 16.5) * HAND_SCALE.get(self.hand, 1), 1)
        self.font = rng.choice(spec.fonts.split("|"))
        self.typed = rng.choice(("Courier Prime", "Liberation Mono", "inherit", "inherit"))
        self.pt, self.air = round(rng.uniform(10, 12.5), 1), round(rng.uniform(0.5, 1.1), 2)
        self.mark = rng.choice(("x", "X", "check", "fill", "ring"))
        self.colon = rng.choice((":", ":", ":", "", " -"))
        self.er = kind == "emergency"
        self.is_urgent = not self.er and rng.random() < 0.14
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 3))[0]
        self._contacts()
        self.patients: list[Patient] = []
        while len(self.patients) < rng.randint(*spec.count):
            self._add_patient()
        self._span = self._some_span() if rng.random() < 0.42 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._types = self._some_types()
        self.representative = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if "dob" in self.missing:
            self.p.lacks_dob = True
        self.moves = rng.random() < 0.18  # the records go to another number than the letterhead's

    def _add_patient(self) -> None:
        form = self.spec.form or (self.patients[0].form if self.patients else "")
        lacks = self.spec.lack and self.kind in TREATMENT and self.rng.random() < 0.04
        one = Patient(self.rng, self.sent, form=form, lacks_dob=lacks)
        if self.patients:
            one.style = self.patients[0].style
        if all((other.family, other.given) != (one.family, one.given) for other in self.patients):
            self.patients.append(one)

    def _contacts(self) -> None:
        rng = self.rng
        self.area, self._number_form = rng.choice(wordings.AREAS), rng.choice(wordings.NUMBER_FORMS)
        start = f"{rng.randrange(10, 100)}"
        ends = rng.sample(range(100), 5)
        self._phone, self._fax, self._fax2, self.back_line, self.cell = (
            self._number_form.format(self.area, f"{start}{end:02d}") for end in ends
        )
        self.doctor = person_name(rng)
        while self.doctor.split(" ")[-1] in {"", "Rio"}:
            self.doctor = person_name(rng)
        self.cred = rng.choice(wordings.CREDENTIALS)
        if rng.random() < 0.5:
            given, _, family = self.doctor.partition(" ")
            self.doctor = f"{given} {rng.choice('ABCDEGHJKLMNPRST')}. {family}"
        self.dr = self.doctor.split(" ")[-1]
        self.provider = f"{self.doctor}, {self.cred}"
        parts = {
            "place": rng.choice(wordings.PLACES), "dr": self.dr, "doc": self.doctor, "cred": self.cred,
            "dr2": person_name(rng).split(" ")[-1], "person": person_name(rng),
        }  # fmt: skip
        self.org = rng.choice(wordings.ORGS[self.spec.org]).format(**parts)
        self.street = f"{rng.randrange(101, 9900)} {rng.choice(wordings.STREETS)}"
        if rng.random() < 0.6:
            self.street += rng.choice((f", Suite {rng.randrange(100, 700)}", f", Ste. {rng.choice('ABCDE')}",
                                       f" #{rng.randrange(2, 90)}"))  # fmt: skip
        self.city = rng.choice(wordings.CITIES)
        self.contact = person_name(rng)
        self._npi, self.npi2 = _npi(rng), _npi(rng)
        self.our_dept = rng.choice(wordings.DEPTS)

    # What templates vary by.

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def one(self, choices: str) -> str:
        return self.rng.choice(choices.split("|"))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def lab(self, field: str) -> str:
        """The label of a field, the same on all of the fax."""
        if field not in self.labels:
            self.labels[field] = self.one(wordings.LABELS[field])
        return self.labels[field]

    def lc(self, field: str) -> str:
        """The label with what stands behind it."""
        return self.lab(field) + self.colon

    def variant(self, name: str, of: int) -> int:
        """A choice that stays the same on one fax."""
        return zlib.crc32(f"{name}{self._fax}{self.doctor}".encode()) % of

    # Other people, days and numbers.

    def person(self) -> str:
        return person_name(self.rng)

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def any_number(self) -> str:
        """Somebody's telephone, not the office's."""
        return f"({self.rng.choice(wordings.AREAS)}) 555-{self.rng.randrange(100, 9999):04d}"

    def before(self, most: int, least: int = 1) -> str:
        return f"{self.sent - timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def after(self, most: int = 30, least: int = 1) -> str:
        return f"{self.sent + timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def adult_birth(self) -> str:
        return f"{date(1940, 1, 1) + timedelta(days=self.rng.randrange(365 * 55)):%m/%d/%Y}"

    def clock(self) -> str:
        return f"{self.rng.randint(7, 17):02d}:{self.rng.randrange(60):02d}"

    def address(self) -> str:
        streets, cities = wordings.STREETS, wordings.CITIES
        return f"{self.rng.randrange(101, 9900)} {self.rng.choice(streets)}, {self.rng.choice(cities)}"

    def dx(self) -> str:
        return self.rng.choice(wordings.DX)

    def illness(self) -> str:
        return (
            self.dx()
            .split(" ", 1)[1]
            .split(",")[0]
            .lower()
            .replace("cad", "CAD")
            .replace("copd", "COPD")
            .replace("ckd", "CKD")
        )

    def insurer(self) -> str:
        return self.rng.choice(wordings.INSURERS)

    def other_org(self, sort: str) -> str:
        parts = {"place": self.rng.choice(wordings.PLACES), "dr": self.person().split(" ")[-1]}
        parts |= {"doc": self.person(), "cred": "MD", "dr2": self.person().split(" ")[-1], "person": self.person()}
        return self.rng.choice(wordings.ORGS[sort]).format(**parts)

    @property
    def secret(self) -> str:
        return self.rng.choice(wordings.SECRETS)

    @property
    def here_now(self) -> str:
        return self.rng.choice(wordings.HERE_NOW)

    @property
    def day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    # What the truth is about.

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def age(self) -> int:
        return self.p.age(self.sent)

    @property
    def fax(self) -> str:
        """The office's own fax."""
        self.written.add("fax")
        return self._fax

    @property
    def reply(self) -> str:
        """Where the office asks to have the records faxed, in so many words."""
        self.written.add("reply")
        return self._fax2 if self.moves else self._fax

    @property
    def phone(self) -> str:
        self.written.add("phone")
        return self._phone

    @property
    def npi(self) -> str:
        self.written.add("npi")
        return self._npi

    @property
    def urgent(self) -> bool:
        """Does it say that it is urgent? Not where it is an emergency."""
        self.written.add("urgency")
        return self.is_urgent

    @property
    def to(self) -> str:
        self.written.add("facility")
        if not hasattr(self, "_to"):
            self._to = self.rng.choice(wordings.OURS[self.facility])
        return self._to

    @property
    def to_plain(self) -> str:
        self.written.add("facility")
        return FACILITIES[self.facility][0]

    @property
    def to_street(self) -> str:
        return FACILITIES[self.facility][1]

    @property
    def to_city(self) -> str:
        return FACILITIES[self.facility][2]

    @property
    def to_phone(self) -> str:
        return FACILITIES[self.facility][3]

    @property
    def to_fax(self) -> str:
        return FACILITIES[self.facility][4]

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = set(codes)
        return ""

    @property
    def span(self) -> str:
        """Dates of service on a line, or nothing."""
        self.written.add("span")
        return self._span.line if self._span else ""

    @property
    def span_in(self) -> str:
        """The same in a sentence, a space before it."""
        self.written.add("span")
        return f" {self._span.prose}" if self._span else ""

    @property
    def items(self) -> list[str]:
        """What is wanted, one by one."""
        self.types = set(self._types)
        if not hasattr(self, "_items"):
            self._items = [self.rng.choice(wordings.TYPE_WORDS[code]) for code in self._types]
            self._items = self._items or [self.rng.choice(wordings.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = [item if item[:2].isupper() or "&" in item else item[0].lower() + item[1:] for item in self.items]
        items = [item.replace("x-ray", "X-ray").replace("d/C", "D/C") for item in items]
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def line(self) -> str:
        """The same as a line of a form."""
        items = self.items
        return self.rng.choice((", ", "; ", ", ")).join((items[0][0].upper() + items[0][1:], *items[1:]))

    @property
    def why(self) -> str:
        return self.rng.choice(wordings.WHYS)

    @property
    def care(self) -> str:
        return self.rng.choice(wordings.FOR_CARE)

    @property
    def ask(self) -> str:
        """A sentence that asks."""
        parts = {"wanted": self.wanted, "span": self.span_in, "care": self.care}
        if self.er:
            parts["care"] = "now for emergency treatment"
        return self.rng.choice(wordings.ASKS).format(**parts)

    def boxes(self, least: int = 7, most: int = 12, others: int = 3) -> list[tuple[str, bool]]:
        """A form's options and whether they are ticked."""
        codes = self.rng.sample(CODES[:-1], min(self.rng.randint(least, most), len(CODES) - 1))
        if self.rng.random() < 0.35:
            codes.append("all")
        asked = ["all"] if "all" in codes and self.rng.random() < 0.07 else []
        asked = asked or self.rng.sample([code for code in codes if code != "all"], self.rng.randint(1, 4))
        self.types = set(asked)
        words = [(_capital(self.rng.choice(wordings.TYPE_WORDS[code])), code in asked) for code in codes]
        extra = self.rng.sample(wordings.OTHER_BOXES[:-1], self.rng.randint(0, others))
        words += [(word, False) for word in extra]
        self.rng.shuffle(words)
        return [*words, (wordings.OTHER_BOXES[-1], False)] if self.rng.random() < 0.5 else words

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        return self.rng.sample(CODES[:-1], self.rng.choice((1, 1, 2, 2, 3, 3, 4)))

    def _some_span(self) -> Span:
        rng, sent = self.rng, self.sent
        years, months = rng.choice((1, 2, 2, 3, 5)), rng.choice((3, 6, 6, 12, 18))
        past = sent - timedelta(days=rng.randint(60, 1500))
        begin = past.replace(day=1)
        end = min(past + timedelta(days=rng.randint(20, 300)), sent - timedelta(days=5))
        words = {1: "one year", 2: "two years", 3: "three years", 5: "five years"}
        back = Span(line=f"Last {years} years", prose=f"from the last {words[years]}", first=_years_before(sent, years))
        if years == 1:
            back = Span(line="Last 12 months", prose="from the past year", first=_years_before(sent, 1))
        stay = min(past + timedelta(days=rng.randint(2, 9)), sent)
        return rng.choice((
            back,
            back,
            Span(line=f"Past {months} months", prose=f"from the past {months} months",
                 first=_months_before(sent, months)),
            Span(line=f"{begin:%m/%d/%Y} to present", prose=f"from {begin:%m/%d/%Y} to the present", first=begin),
            Span(line=f"{past:%m/%d/%Y} - present", prose=f"from {past:%m/%d/%Y} to present", first=past),
            Span(line=f"{past:%m/%d/%Y} - {end:%m/%d/%Y}", prose=f"from {past:%m/%d/%Y} through {end:%m/%d/%Y}",
                 first=past, last=end),
            Span(line=f"{past:%m/%d/%y} to {end:%m/%d/%y}", prose=f"for {past:%m/%d/%y} to {end:%m/%d/%y}",
                 first=past, last=end),
            Span(line=f"Since {past:%B} {past.year}", prose=f"since {past:%B} {past.year}", first=begin),
            Span(line=f"{past.year} to present", prose=f"from {past.year} to present", first=date(past.year, 1, 1)),
            Span(line=f"Admission {past:%m/%d/%Y} - {stay:%m/%d/%Y}",
                 prose=f"of the admission from {past:%m/%d/%Y} to {stay:%m/%d/%Y}", first=past, last=stay),
        ))  # fmt: skip

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.45:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 3)))
        if "signature" in missing:
            missing.add("signature_date")
        return sorted(missing)

    def has(self, item: str) -> bool:
        return item not in self.missing

    @property
    def auth_span(self) -> str:
        """Dates of service that an authorization names."""
        past = self.sent - timedelta(days=self.rng.randint(300, 1400))
        return f"{past:%m/%d/%Y} to {past + timedelta(days=self.rng.randint(40, 250)):%m/%d/%Y}"

    @property
    def reference(self) -> str:
        """Ours, as our letter gave it."""
        if not hasattr(self, "_reference"):
            seven = "".join(self.rng.choices(ALPHABET, k=7))
            self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return self._reference

    def truth(self) -> dict[str, Any]:
        urgency = "stat" if self.er else "urgent" if self.is_urgent and "urgency" in self.written else "routine"
        truth: dict[str, Any] = {"kind": self.kind, "urgency": urgency}
        if self.kind in ("junk", "misdirected"):
            truth["facility"] = None
        elif "facility" in self.written:
            truth["facility"] = self.facility
        if self.kind not in NO_PATIENTS:
            truth["patients"] = [one.truth() for one in self.patients]
        if self.kind in TREATMENT or self.kind == "more_information":
            truth |= self._asked()
        if self.kind == "patient_authorization":
            truth["auth_missing"] = self.missing
        if self.kind == "more_information":
            truth["reference"] = self.reference
        return {name: value for name, value in truth.items() if name not in self.skipped}

    def _asked(self) -> dict[str, Any]:
        number = self._fax2 if self.moves and "reply" in self.written else self._fax
        span = self._span if "span" in self.written else None
        return {
            "reply_fax": e164(number) if self.written & {"fax", "reply"} else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": None if span is None else {
                "from": span.first.isoformat(), "to": span.last.isoformat() if span.last else None
            },
        }  # fmt: skip

    @property
    def sender(self) -> str:
        """What the sending machine writes."""
        number = self._fax if self.rng.random() < 0.7 else self.back_line
        return f"{self.org[:24]} {number}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _months_before(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, min(day.day, 28))


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
