"""One fax while its template is filled: values as they are called for, and the truth of what was written."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.twelfth import words
from bench.reading.authors.twelfth.layouts import Spec
from bench.reading.authors.twelfth.marks import Marks
from bench.reading.authors.twelfth.names import family_name, given_name, group_of, person_name
from bench.reading.authors.twelfth.people import Patient
from bench.reading.authors.twelfth.words import CODES
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Breip", "Steve", "Because We Create", "Because We Organize", "Because We Build", "Because We Connect")
HAND_SHARE = 0.2
TYPE = {
    "print": ("Liberation Sans", "Liberation Sans", "Liberation Sans", "Carlito", "DejaVu Sans", "Open Sans"),
    "letter": ("Liberation Serif", "Liberation Serif", "Caladea", "Carlito", "Liberation Sans", "FreeSerif"),
    "any": ("Liberation Sans", "Carlito", "Liberation Serif", "Liberation Sans", "DejaVu Sans", "Caladea", "Lato"),
    "mono": ("Liberation Mono", "Courier Prime", "DejaVu Sans Mono"),
}
NUMBER_FORMS = (
    "({}) 555-{}",
    "({}) 555-{}",
    "({}) 555-{}",
    "{}-555-{}",
    "{}-555-{}",
    "{}.555.{}",
    "({})555-{}",
    "1-{}-555-{}",
)
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
DOCTORS = frozenset({"pcp", "heart", "onc", "ortho", "obgyn", "pedi", "spec"})  # who list colleagues on letterheads
VAGUE = ("USC Medical Records", "USC - Medical Records Dept", "USC Hospital Medical Records")


class Case(Marks):
    """What templates call. `source`: the template's text, which tells whether it names the number to answer."""

    def __init__(self, rng: Random, kind: str, spec: Spec, source: str) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.sheets = 1 + source.count("\n---\n")
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.missing: list[str] = []
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(320))
        by_hand = spec.hand or (spec.fill and rng.random() < HAND_SHARE)
        self.hand = rng.choice(HANDS) if by_hand else ""
        self.hand_pt = round(rng.uniform(13.5, 17) + (2 if self.hand.startswith("Because") else 0), 1)
        self.font = rng.choice(TYPE[spec.type])
        self.typed = rng.choice(("inherit", "inherit", "Courier Prime", "Liberation Mono")) if spec.fill else "inherit"
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.mark = rng.choice(("cross", "tick", "full", "bracket", "paren", "line", "cross"))
        self.er = kind == "emergency"
        self.is_urgent = not self.er and kind in TREATMENT and rng.random() < 0.12
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 3))[0]
        self.dates = rng.choice(words.DATES)
        self._labels = {name: rng.choice(choices) for name, choices in words.LABELS.items()}
        self._contacts()
        styles = (0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7)
        self.head_style = rng.choice([one for one in styles if one != 4 or self.sort in DOCTORS])
        self._people()
        self._span = self._some_span()
        self._types = self._some_types()
        says_number = "c.reply" in source or "reply(" in source
        self._head_fax = self._fax
        if says_number and spec.head_may_differ and rng.random() < 0.12:
            self._head_fax = self.fax2
        elif says_number and rng.random() < 0.15:
            self._head_fax = ""
        vague = rng.random() < 0.03 and "c.to_street" not in source and kind in TREATMENT
        self._to = rng.choice(VAGUE if vague else words.OURS[self.facility])
        self.is_vague = vague
        self.representative = kind == "patient_authorization" and rng.random() < 0.22

    def _contacts(self) -> None:
        rng, spec = self.rng, self.spec
        self.area = rng.choice(words.AREAS.split())
        self._form = rng.choice(NUMBER_FORMS)
        ends = rng.sample(range(1000, 9999), 6)
        self._phone, self._fax, self.fax2, self.back, self.cell, self.phone2 = (
            self._form.format(self.area, end) for end in ends
        )
        self.toll_free = f"1-8{rng.choice(('00', '77', '88'))}-555-{rng.randrange(1000, 9999)}"
        self.place = rng.choice(words.PLACES)
        group = group_of(rng)
        self.doctor_last = family_name(rng, group)
        self.doctor_first = given_name(rng, group, female=rng.random() < 0.45)
        initial = f" {rng.choice('ABCDEGHJKLMRST')}." if rng.random() < 0.5 else ""
        self.doctor = f"{self.doctor_first}{initial} {self.doctor_last}"
        self.provider = f"{self.doctor}, {rng.choice(words.CREDENTIALS)}"
        self.colleagues = [f"{person_name(rng)}, {rng.choice(('MD', 'MD', 'DO', 'NP', 'PA-C'))}" for _ in range(3)]
        self.sort = "hosp" if self.er else rng.choice(spec.orgs.split())
        org = rng.choice(words.ORGS[self.sort])
        self.org = org.format(place=self.place, dr=self.doctor_last, doctor=self.provider)
        self.street = f"{rng.randrange(101, 19900)} {rng.choice(words.STREETS)}"
        if rng.random() < 0.7:
            unit = (f"Suite {rng.randrange(100, 700)}", f"Ste. {rng.randrange(1, 40)}", f"#{rng.randrange(100, 400)}")
            self.street += f", {rng.choice(unit)}"
        self.city = rng.choice(words.CITIES)
        self.contact = person_name(rng)
        if rng.random() < 0.3:
            self.contact = self.contact.split()[0]
        self._npi, self.npi2 = _npi(rng), _npi(rng)

    def _people(self) -> None:
        rng, spec = self.rng, self.spec
        upper = rng.random() < 0.3
        blank = spec.blank_dob and rng.random() < 0.05
        count = rng.randint(*spec.count)
        young = self.sort == "pedi" or (self.kind in TREATMENT and self.sort in ("pcp", "spec") and rng.random() < 0.03)
        adults = (1931, 1970) if self.sort == "snf" else (1934, 2006)
        years = spec.years or ((2009, 2021) if young else adults)
        women = spec.women or self.sort == "obgyn"
        style = words.DATES[0] if spec.numeric else self.dates
        self.patients = [
            Patient(rng, years, spec.order, style, women=women, upper=upper, lacks_dob=blank) for _ in range(count)
        ]

    def _some_span(self) -> words.Span | None:
        span = words.span_of(self.rng, self.sent) if self.rng.random() < 0.4 else None
        return None if span and any(one.born >= span.first for one in self.patients) else span

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.26:
            return []
        if chance < 0.29:
            return ["all"]
        weights = {"hp": 9, "im": 9, "op": 7, "dc": 9, "co": 6, "la": 9, "pa": 4, "ek": 4, "me": 4, "pr": 5}
        count = self.rng.choice((1, 2, 2, 3, 3, 4, 5))
        chosen: list[str] = []
        while len(chosen) < count:
            code = self.rng.choices(list(weights), list(weights.values()))[0]
            if code not in chosen:
                chosen.append(code)
        return chosen

    # Small things that templates ask for

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def figures(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def label(self, name: str) -> str:
        return self._labels[name]

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self, *, mother: bool = False) -> str:
        """Somebody of the patient's family name."""
        female = mother or self.rng.random() < 0.5
        return f"{given_name(self.rng, self.p.group, female=female)} {self.p.family}"

    def home_number(self) -> str:
        return f"({self.rng.choice(words.AREAS.split())}) 555-{self.rng.randrange(1000, 9999)}"

    def home(self) -> str:
        return f"{self.rng.randrange(101, 9900)} {self.rng.choice(words.STREETS)}, {self.rng.choice(words.CITIES)}"

    def ago(self, most: int, least: int = 1) -> str:
        """A day before the letter."""
        return self.dt(self.sent - timedelta(days=self.rng.randint(least, most)))

    def ahead(self, most: int = 30, least: int = 2) -> str:
        """A day to come."""
        return self.dt(self.sent + timedelta(days=self.rng.randint(least, most)))

    def dt(self, day: date) -> str:
        return self.dates(day)

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.randrange(0, 60, 5):02d}"

    def dx(self, *, coded: bool = True) -> str:
        said = self.rng.choice(words.DIAGNOSES)
        return said if coded else said.split(" ", 1)[1]

    def purpose(self) -> str:
        return self.rng.choice(words.PURPOSES)

    def notice(self) -> str:
        return self.rng.choice(words.NOTICES)

    def thanks(self) -> str:
        return self.rng.choice(words.COURTESIES)

    def insurer(self) -> str:
        return self.rng.choice(words.INSURERS).format(place=self.place)

    def department(self) -> str:
        return self.rng.choice(words.DEPARTMENTS)

    def other_org(self, sort: str) -> str:
        """Somebody else's institution."""
        return self.rng.choice(words.ORGS[sort][:4]).format(
            place=self.rng.choice(words.PLACES), dr=family_name(self.rng, "anglo"), doctor=f"Dr. {self.person()}"
        )

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    # What the truth depends on

    @property
    def asks_care(self) -> bool:
        return self.kind in TREATMENT

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self.dt(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def fax(self) -> str:
        """The office's number."""
        self.written.add("reply_fax")
        return self._fax

    @property
    def reply(self) -> str:
        """The number to which it asks to have the records sent."""
        return self.fax

    @property
    def head_fax(self) -> str:
        """The letterhead's, another one where the letter names the number to answer."""
        if self._head_fax == self._fax:
            self.written.add("reply_fax")
        return self._head_fax

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
        self.written.add("urgency")
        return self.is_urgent

    @property
    def to(self) -> str:
        self.written.add("facility")
        if self.is_vague:
            self.skip("facility")
        return self._to

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

    @property
    def span(self) -> str:
        """Dates of service in the office's words, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    @property
    def items(self) -> list[str]:
        """What is wanted, one by one."""
        self.types = {CODES[code] for code in self._types}
        if not hasattr(self, "_items"):
            self._items = [self.rng.choice(words.TYPE_WORDS[code]) for code in self._types]
            self._items = self._items or [self.rng.choice(words.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    def boxes(self, options: str, share: float = 0.35) -> list[tuple[str, bool]]:
        """A form's options "label=code|..." and whether they are ticked; "-" is something else, never ticked."""
        pairs = [tuple(one.strip().rsplit("=", 1)) for one in options.split("|")]
        codes = [code for _, code in pairs]
        if "all" in codes and self.rng.random() < 0.05:
            on = {codes.index("all")}
        else:
            usual = [place for place, code in enumerate(codes) if code not in ("-", "all")]
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {CODES[codes[place]] for place in on}
        return [(pair[0], place in on) for place, pair in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types |= {CODES[code] for code in codes}
        return ""

    def may_lack(self, *items: str) -> str:
        """An authorization of these items: what it lacks. Half of them are complete."""
        usable = [item for item in items if item != "representative_proof" or self.representative]
        if self.rng.random() < 0.5:
            missing = set(self.rng.sample(usable, min(len(usable), self.rng.choice((1, 1, 2, 3)))))
            if "signature" in missing and "signature_date" in usable:
                missing.add("signature_date")
            if "signature" in missing:
                missing.discard("representative_proof")
            self.missing = sorted(missing)
        if "dob" in self.missing:
            self.p.lacks_dob, self.p.dob = True, ""
        return ""

    def has(self, item: str) -> bool:
        return item not in self.missing

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
        span = self._span if "span" in self.written else None
        last = span.last.isoformat() if span and span.last else None
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": {"from": span.first.isoformat(), "to": last} if span else None,
        }

    @property
    def sender(self) -> str:
        number = self._fax if self.rng.random() < 0.7 else self.fax2
        return f"{self.org[:24]} {number}".strip()


def _npi(rng: Random) -> str:
    """Ten figures with the check figure of health-care identifiers."""
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
