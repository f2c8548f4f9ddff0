"""One fax while its template is filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.fifteenth import wordings
from bench.reading.authors.fifteenth.marks import Marks
from bench.reading.authors.fifteenth.names import family_name, given_name, people_of, person_name
from bench.reading.authors.fifteenth.people import Patient
from bench.reading.authors.fifteenth.wordings import COMMON, EMERGENT, TYPE_WORDS, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Rufscript", "Steve", "Tomson Talks", "Because We Organize", "Humor Sans")
HAND_SHARE = 0.4
URGENT_SHARE = 0.14
FONTS: dict[str, tuple[str, ...]] = {
    "sans": ("Liberation Sans", "Liberation Sans", "Carlito", "Carlito", "Open Sans", "FreeSans", "DejaVu Sans"),
    "serif": ("Liberation Serif", "Liberation Serif", "Caladea", "FreeSerif"),
    "mono": ("Liberation Mono", "Courier Prime", "DejaVu Sans Mono"),
    "narrow": ("Liberation Sans Narrow", "Open Sans Condensed", "DejaVu Sans Condensed"),
}
FONTS["any"] = (*FONTS["sans"], *FONTS["sans"], *FONTS["serif"])
OFFICES = frozenset({
    "clinic", "special", "hospital", "nursing", "child", "women", "dental", "surgery", "home_care", "hospice",
    "imaging", "lab",
})  # fmt: skip
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
)  # fmt: skip
TREATED = frozenset({"continuity_of_care"})
ER = frozenset({"emergency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: who sends it, how often, in which types, and what about it is fixed."""

    kinds: frozenset[str] = TREATED
    org: str = "clinic"
    fonts: str = "any"
    pt: tuple[float, float] = (10, 12.5)
    weight: float = 1
    fill: bool = False  # its blanks may be filled by hand
    by_hand: bool = False  # always
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    born: tuple[int, int] = (1932, 2006)
    women: bool = False
    pages: int = 1
    undated: float = 0  # share of patients without birth date


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(318))
        self.hand = rng.choice(HANDS) if spec.by_hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(13, 16), 1)
        self.font = rng.choice(FONTS[spec.fonts])
        self.typed = rng.choice(("inherit", "inherit", "Courier Prime", "Liberation Mono"))
        self.pt = self.smallest = round(rng.uniform(*spec.pt), 1)
        self.margin = round(rng.uniform(0.5, 0.9), 2)
        self.gap, self.leading = round(rng.choice((0.6, 0.8, 1, 1.2, 1.5)), 1), round(rng.uniform(1.2, 1.55), 2)
        self.mark = rng.choice(("x", "x", "tick", "fill"))
        self.er = kind == "emergency"
        self._is_urgent = not self.er and rng.random() < URGENT_SHARE
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        count = rng.randint(*spec.count)
        self.patients = [Patient(rng, self.sent, spec.order, spec.born, women=spec.women) for _ in range(count)]
        if self.hand:
            for one in self.patients:
                one.write_plainly()
        self.p = self.patients[0]
        self.p.is_dated = rng.random() >= spec.undated
        self._office()
        self._span = span_of(rng, self.sent) if rng.random() < 0.42 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        self._asked_for: list[str] = []

    def _office(self) -> None:
        rng = self.rng
        self.area = rng.choice(wordings.AREAS.split())
        self._form = rng.choice(
            ("({}) {}-{}", "({}) {}-{}", "{}-{}-{}", "{}-{}-{}", "{}.{}.{}", "1-{}-{}-{}", "({}){}-{}")
        )
        self._lines = rng.sample(range(1000, 9999), 40)
        self._phone, self._fax, self.fax2, self.back, self.cell = (self.number() for _ in range(5))
        self.place = one_of(rng, wordings.PLACES)
        people = people_of(rng)
        self.doctor_last = family_name(rng, people)
        given, middle = given_name(rng, people, female=rng.random() < 0.5), rng.choice(("", "", "J. ", "K. ", "S. "))
        titles = wordings.HOSPITAL_CREDENTIALS if self.spec.org == "hospital" else wordings.CREDENTIALS
        self.doctor = f"{given} {middle}{self.doctor_last}"
        self.doc = f"{self.doctor}, {one_of(rng, titles)}"
        named = one_of(rng, wordings.ORGS[self.spec.org])
        self.org = named.format(place=self.place, dr=self.doctor_last, doc=self.doc, doc0=self.doctor, name=self.p.full)
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, wordings.STREETS)}"
        self.suite = rng.choice(("Suite {}", "Ste {}", "#{}", "Suite {}")).format(rng.randrange(100, 480))
        self.addr = f"{self.street}, {self.suite}" if rng.random() < 0.75 else self.street
        self.city = one_of(rng, wordings.CITIES)
        self.contact = person_name(rng)
        self.is_medical = self.spec.org in OFFICES
        self.job = one_of(rng, wordings.OFFICE_JOBS if self.is_medical else wordings.OTHER_JOBS)
        self._npi, self.npi2 = _npi(rng), _npi(rng)
        self.purpose = one_of(rng, wordings.PURPOSES)
        place = rng.randrange(len(wordings.ILLNESSES.split("|")))
        self.dx = wordings.ILLNESSES.split("|")[place].strip()
        self.icd = wordings.DX_CODES.split("|")[place].strip()
        self.plan = one_of(rng, wordings.PLANS)
        self.other_hospital = one_of(rng, wordings.OTHER_HOSPITALS)

    def number(self) -> str:
        """A telephone number of the office, each but once."""
        return self._form.format(self.area, "555", self._lines.pop())

    def other_number(self) -> str:
        """A number of somebody else."""
        area = self.rng.choice(wordings.AREAS.split())
        return f"({area}) 555-01{self.rng.randrange(10, 99)}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def notice(self, *choices: str) -> str:
        """A cover's small print; the last one is of those who ask for treatment."""
        return self.rng.choice(choices if self.kind in TREATMENT else choices[:-1])

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self) -> str:
        """Somebody of the patient's family."""
        return f"{given_name(self.rng, self.p.people, female=self.rng.random() < 0.5)} {self.p.family}"

    def past(self, most: int = 60, least: int = 2) -> str:
        """A day before the letter."""
        return f"{self.sent - timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def coming(self, most: int = 30) -> str:
        """A day after the letter."""
        return f"{self.sent + timedelta(days=self.rng.randint(2, most)):%m/%d/%Y}"

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.choice((0, 15, 30, 45)):02d}"

    def minute(self) -> str:
        """A time of day as machines write it."""
        return f"{self.rng.randint(8, 11)}:{self.rng.randrange(60):02d} AM"

    def address(self) -> str:
        return (
            f"{self.rng.randrange(101, 9900)} {one_of(self.rng, wordings.STREETS)}, {one_of(self.rng, wordings.CITIES)}"
        )

    @property
    def day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    def sz(self, pt: float) -> float:
        """A smaller size of type in which values stand."""
        self.smallest = min(self.smallest, pt)
        return pt

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    @property
    def fax(self) -> str:
        """The number to answer."""
        self.written.add("reply_fax")
        return self._fax

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
        """Does the office mark it as urgent?"""
        self.written.add("urgency")
        return self._is_urgent

    @property
    def to(self) -> str:
        """Our hospital as this office calls it."""
        self.written.add("facility")
        if not hasattr(self, "_to"):
            self._to = one_of(self.rng, wordings.OURS[self.facility])
        return self._to

    @property
    def to_plain(self) -> str:
        self.written.add("facility")
        return FACILITIES[self.facility][0]

    @property
    def dept(self) -> str:
        return one_of(self.rng, wordings.DEPARTMENTS)

    @property
    def to_street(self) -> str:
        return FACILITIES[self.facility][1]

    @property
    def to_city(self) -> str:
        return FACILITIES[self.facility][2]

    @property
    def to_phone(self) -> str:
        return self._ours(3)

    @property
    def to_fax(self) -> str:
        return self._ours(4)

    def _ours(self, place: int) -> str:
        """Our number in this office's way of writing."""
        figures = "".join(char for char in FACILITIES[self.facility][place] if char.isdigit())
        return self._form.format(figures[:3], figures[3:6], figures[6:])

    @property
    def span(self) -> str:
        """Dates of service in the office's words, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    @property
    def has_span(self) -> bool:
        return self._span is not None

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.2:
            return []
        if chance < 0.23:
            return ["all"]
        wanted = self.rng.choices(EMERGENT if self.er else COMMON, k=self.rng.choice((1, 2, 2, 3, 3, 4)))
        return list(dict.fromkeys(wanted))

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        if not self._asked_for:
            codes = self._some_types()
            self.types |= set(codes)
            self._asked_for = [one_of(self.rng, TYPE_WORDS[code]) for code in codes]
            self._asked_for = self._asked_for or [one_of(self.rng, wordings.UNNAMED)]
        return self._asked_for

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = [one[0].lower() + one[1:] if one[1:2].islower() else one for one in self.items]
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def listed(self) -> str:
        """The same with commas only."""
        return ", ".join(self.items)

    def boxes(self, options: str, share: float = 0.35) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether they are ticked; "-" is something else."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        codes = [code for _, code in pairs]
        usual = [place for place, code in enumerate(codes) if code not in ("-", "all")]
        if "all" in codes and self.rng.random() < 0.04:
            on = {codes.index("all")}
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types |= {codes[place] for place in on}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types |= set(codes)
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.5:
            return []
        missing = set(self.rng.sample(AUTH_ITEMS, self.rng.choice((1, 1, 2))))
        if "signature" in missing:
            missing.add("signature_date")
        self.p.is_dated = "dob" not in missing
        return sorted(missing)

    def has(self, item: str) -> bool:
        """Is this item of an authorization filled in?"""
        return item not in self.missing

    @property
    def reference(self) -> str:
        """Ours, as our letter gave it."""
        if not hasattr(self, "_reference"):
            seven = "".join(self.rng.choices(ALPHABET, k=7))
            self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return self._reference

    def truth(self) -> dict[str, Any]:
        is_urgent = self._is_urgent and "urgency" in self.written
        truth: dict[str, Any] = {
            "kind": self.kind,
            "urgency": "stat" if self.er else "urgent" if is_urgent else "routine",
        }
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
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": self._range() if "span" in self.written else None,
        }

    def _range(self) -> dict[str, str | None]:
        assert self._span is not None
        last = self._span.last
        return {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}

    @property
    def sender(self) -> str:
        is_own = "reply_fax" in self.written and self.rng.random() < 0.65
        number = self._fax if is_own else self.fax2
        return f"{self.org[:22]} {number}"


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
