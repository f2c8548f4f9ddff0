"""One fax while its template is filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.tenth import wordings
from bench.reading.authors.tenth.marks import Marks
from bench.reading.authors.tenth.names import community, family_name, given_name, person_name
from bench.reading.authors.tenth.people import Patient, date_style
from bench.reading.authors.tenth.wordings import CODES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Steve", "Steve", "Rufscript", "Because We Create", "Because We Connect", "Because We Build", "Humor Sans")
SMALL_HANDS = frozenset({"Because We Create", "Because We Build"})
TYPEWRITERS = ("Courier Prime", "Liberation Mono", "FreeMono", "inherit", "inherit", "inherit")
FONTS = {
    "sans": "Liberation Sans|Liberation Sans|Carlito|Carlito|FreeSans|Lato|DejaVu Sans Condensed",
    "serif": "Liberation Serif|Liberation Serif|Caladea|FreeSerif|DejaVu Serif Condensed",
    "any": "Liberation Sans|Liberation Sans|Carlito|Carlito|Liberation Serif|Liberation Serif|Caladea|Lato|"
    "Liberation Sans Narrow|DejaVu Sans Condensed|Comic Neue",
    "mono": "Courier Prime|Liberation Mono|FreeMono|DejaVu Sans Mono",
}
OURS_DIGITS = {e164(number) for one in FACILITIES.values() for number in one[3:]}
NOT_CLINICAL = frozenset({"law", "copy", "insurer", "agency", "police", "person", "vendor", "mortuary"})
WITH_DOCTORS = (1, 5, 8)  # letterheads
HAND_SHARE = 0.2
LACKS_DOB = 0.04
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
)  # fmt: skip
NUMBER_FORMS = (
    "({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "({})555-{}", "{} 555-{}",
    "1-{}-555-{}", "{}/555-{}",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: who sends it, in which type, and what about it is fixed."""

    kinds: frozenset[str]
    org: str = "primary"
    fonts: str = "any"
    pt: tuple[float, float] = (10, 12)
    fill: bool = False  # its blanks can be filled by hand
    always_hand: bool = False
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    born: tuple[int, int] = (1932, 2005)
    women: bool = False
    pages: int = 1
    says_where: bool = False  # it tells where to fax to; its letterhead may have another number


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(314))
        self.er = kind == "emergency"
        self.is_urgent = not self.er and rng.random() < 0.12
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self._look()
        self._office()
        self.patients = [self._patient() for _ in range(rng.randint(*spec.count))]
        for one in self.patients[1:]:
            one.style, one.dob_style = self.p.style, self.p.dob_style
        self._span = span_of(rng, self.sent) if rng.random() < 0.45 else None
        if self._span and any(one.birthday >= self._span.first for one in self.patients):
            self._span = None
        self.types: set[str] = set()
        self._codes = self._some_codes()
        self._labels: dict[str, str] = {}
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if spec.fill and kind in TREATMENT and rng.random() < LACKS_DOB:
            self.patients[0].lacks_dob = True

    def _patient(self) -> Patient:
        spec = self.spec
        return Patient(self.rng, self.sent, spec.order, spec.born, women=spec.women)

    def _look(self) -> None:
        rng, spec = self.rng, self.spec
        self.hand = rng.choice(HANDS) if spec.always_hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(14, 17) * (1.2 if self.hand in SMALL_HANDS else 1), 1)
        self.typed = rng.choice(TYPEWRITERS) if spec.fill else "inherit"
        self.font = one_of(rng, FONTS[spec.fonts])
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.smallest = self.pt
        self.mark = rng.choice(("x", "x", "tick", "fill"))
        self.margin = rng.choice((0.5, 0.6, 0.75, 0.75, 0.9))
        self.morning = rng.choice(("AM", "am", "a.m."))
        self.lead = rng.choice((1.25, 1.35, 1.35, 1.45, 1.6))
        self.colon = rng.choice((":", ":", ":", ":", "", " -"))
        self.shouts = rng.random() < 0.2
        self.date_style = date_style(rng)
        self.clinical = spec.org not in NOT_CLINICAL
        self.head_style, self.to_style, self.foot_style = rng.randrange(10), rng.randrange(7), rng.randrange(6)
        if not self.clinical and self.head_style in WITH_DOCTORS:
            self.head_style = 0

    def _office(self) -> None:
        rng = self.rng
        self.area = rng.choice(wordings.AREAS.split())
        self._form = rng.choice(NUMBER_FORMS)
        self._start = f"{rng.randrange(10, 99)}" if rng.random() < 0.5 else ""
        self._taken: set[str] = set()
        self._phone, self._fax, self.fax2, self.back = (self.number() for _ in range(4))
        self.place, self.other_place = (
            f"{first} {rng.choice(wordings.SECONDS.split())}" for first in rng.sample(wordings.FIRSTS.split(), 2)
        )
        group, female = community(rng), rng.random() < 0.5
        self.dr_last = family_name(rng, group)
        self.doctor = f"{given_name(rng, group, female=female)} {rng.choice(('', 'A. ', 'M. ', 'J. '))}{self.dr_last}"
        self.cred = one_of(rng, wordings.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.cred}"
        kind = "hospital" if self.er and self.spec.org not in ("surgery", "dialysis") else self.spec.org
        self.org = one_of(rng, wordings.ORGS[kind]).replace("{place}", self.place).replace("{dr}", self.dr_last)
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, wordings.STREETS)}"
        self.suite = rng.choice(
            (f"Suite {rng.randrange(100, 700)}", f"Ste {rng.randrange(1, 40)}", f"#{rng.choice('ABCD')}")
        )
        self.city = one_of(rng, wordings.CITIES)
        self.contact, self.role = person_name(rng), one_of(rng, wordings.ROLES)
        self._npi, self.tax_id = _npi(rng), f"{rng.randrange(10, 99)}-{rng.randrange(10**6, 10**7)}"

    def number(self) -> str:
        """One of the office's numbers, never ours."""
        while True:
            last = f"{self._start}{self.rng.randrange(100):02d}" if self._start else f"{self.rng.randrange(1000, 9999)}"
            written = self._form.format(self.area, last)
            if e164(written) not in OURS_DIGITS and written not in self._taken:
                self._taken.add(written)
                return written

    def other_number(self) -> str:
        """A number of somebody else."""
        return f"({self.rng.choice(wordings.AREAS.split())}) 555-{self.rng.randrange(2000, 9999)}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, choices: str) -> str:
        """One of the texts that bars separate."""
        return one_of(self.rng, choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def l(self, key: str) -> str:  # noqa: E743
        """A label, the same throughout a fax, with what the office sets behind labels."""
        return f"{self.bare(key)}{self.colon}"

    def bare(self, key: str) -> str:
        if key not in self._labels:
            text = one_of(self.rng, wordings.LABELS[key])
            self._labels[key] = text.upper() if self.shouts else text
        return self._labels[key]

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self) -> str:
        return f"{given_name(self.rng, community(self.rng), female=self.rng.random() < 0.5)} {self.p.family}"

    def on(self, day: date) -> str:
        return self.date_style(day)

    def past(self, most: int, least: int = 1) -> str:
        """A day before the letter."""
        return self.on(self.sent - timedelta(days=self.rng.randint(least, most)))

    def coming(self, most: int = 35) -> str:
        """A day after the letter."""
        return self.on(self.sent + timedelta(days=self.rng.randint(1, most)))

    def clock(self) -> str:
        return self.clocks(1)[0]

    def clocks(self, count: int) -> list[str]:
        """Times of a morning, in their order."""
        times = sorted(self.rng.sample([(hour, part) for hour in range(8, 12) for part in (0, 15, 20, 30, 45)], count))
        return [f"{hour}:{part:02d} {self.morning}" for hour, part in times]

    def birth(self) -> str:
        """The birth date of somebody else."""
        return self.on(self.p.birthday + timedelta(days=self.rng.choice((-1, 1)) * self.rng.randint(300, 1500)))

    def address(self) -> str:
        return (
            f"{self.rng.randrange(101, 9900)} {one_of(self.rng, wordings.STREETS)}, {one_of(self.rng, wordings.CITIES)}"
        )

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self.on(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def problem(self) -> str:
        return one_of(self.rng, wordings.ACUTE if self.er else wordings.PROBLEMS)

    @property
    def plan(self) -> str:
        return one_of(self.rng, wordings.PLANS)

    @property
    def other_hospital(self) -> str:
        return one_of(self.rng, wordings.OTHER_HOSPITALS)

    @property
    def title(self) -> str:
        return one_of(self.rng, wordings.ER_TITLES if self.er else wordings.TITLES)

    @property
    def purpose(self) -> str:
        return "emergency treatment – STAT" if self.er else one_of(self.rng, wordings.PURPOSES)

    @property
    def er_line(self) -> str:
        return one_of(self.rng, wordings.ER_LINES)

    def fs(self, pt: float) -> str:
        """The size of type of values that count, as a style."""
        self.smallest = min(self.smallest, pt)
        return f"font-size:{pt}pt"

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    @property
    def fax(self) -> str:
        self.written.add("reply_fax")
        return self._fax

    @property
    def head_fax(self) -> str:
        """That of the letterhead: another one on some sheets that tell where to fax to."""
        if self.spec.says_where and self.rng.random() < 0.3:
            return self.fax2
        return self._fax if self.spec.says_where else self.fax

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
        """Is it marked as urgent? Not where it is an emergency."""
        self.written.add("urgency")
        return self.is_urgent

    @property
    def to(self) -> str:
        self.written.add("facility")
        self._to = getattr(self, "_to", None) or one_of(self.rng, wordings.OURS[self.facility])
        return self._to

    @property
    def dept(self) -> str:
        self._dept = getattr(self, "_dept", None) or one_of(self.rng, wordings.DEPARTMENTS)
        return self._dept

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
        """Dates of service as a list has them, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    @property
    def in_span(self) -> str:
        """The same within a sentence, with a blank before it."""
        return f" {self._span.prose}" if self._span and self.span else ""

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        return self.rng.sample([code for code in CODES if code != "all"], self.rng.randint(1, 4))

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = {CODES[code] for code in self._codes}
        if not hasattr(self, "_items"):
            self._items = [one_of(self.rng, wordings.TYPE_WORDS[code]) for code in self._codes]
            self._items = self._items or [one_of(self.rng, wordings.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def listed(self) -> str:
        return ", ".join(self.items)

    def boxes(self, options: str, share: float = 0.32) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether they are ticked; "-" is something else, never ticked."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        codes = [code for _, code in pairs]
        if "all" in codes and self.rng.random() < 0.06:
            on = {codes.index("all")}
        else:
            usual = [place for place, code in enumerate(codes) if code not in ("-", "all")]
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {CODES[codes[place]] for place in on}
        return [(pair[0], place in on) for place, pair in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = {CODES[code] for code in codes}
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.5:
            return []
        missing = set(self.rng.sample(AUTH_ITEMS, self.rng.randint(1, 2)))
        if "signature" in missing:
            missing.add("signature_date")
        if "dob" in missing:
            self.patients[0].lacks_dob = True
        return sorted(missing)

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
        """What the sending machine writes of itself."""
        if "reply_fax" not in self.written:
            return self.org[:26]
        return f"{self.org[:24]} {self._fax if self.rng.random() < 0.7 else self.fax2}"


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
