"""One fax while its template is filled, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.eighteenth import words
from bench.reading.authors.eighteenth.marks import Marks
from bench.reading.authors.eighteenth.names import family_name, given_name, group_of, person_name
from bench.reading.authors.eighteenth.people import DATES, SURE_UNTIL, Patient
from bench.reading.authors.eighteenth.words import one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

FONTS = (
    "Liberation Sans", "Liberation Sans", "Liberation Sans", "Carlito", "Carlito", "Liberation Serif",
    "Liberation Serif", "Open Sans", "DejaVu Sans", "Lato", "Caladea", "Liberation Sans Narrow",
)  # fmt: skip
HANDS = ("Because We Mentor", "Because We Organize", "Steve", "Rufscript")
HAND_SHARE = 0.25
SMALL = 0.9  # the least size of values against the page's
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
MISSABLE = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date",
    "representative_proof",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: its template and what is fixed about it."""

    name: str
    kinds: frozenset[str]
    org: str
    template: str
    weight: float = 1
    fill: bool = False  # sometimes filled by hand
    hand: bool = False  # always
    mono: bool = False
    lack: bool = False  # an office may forget the birth date
    women: bool = False
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    pages: int = 1


class Fax(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.sent = date(2026, 1, 8) + timedelta(days=rng.randrange(310))
        self.hand = rng.choice(HANDS) if spec.hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(14.5, 17.5), 1)
        self.font = "Courier Prime" if spec.mono else rng.choice(FONTS)
        self.pt = round(rng.uniform(10, 12), 1)
        self.fill_font = rng.choice(("inherit", "inherit", "Liberation Mono", "Courier Prime"))
        self.glyph = rng.choice(("x", "x", "tick", "fill"))
        self.may_lack = spec.lack and kind == "continuity_of_care"
        self.spread = rng.choice((1.2, 1.3, 1.3, 1.45, 1.6))
        self.er = kind == "emergency"
        self.is_urgent = kind in TREATMENT and not self.er and rng.random() < 0.13
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 2, 3))[0]
        self._to = rng.choice(words.OURS[self.facility])
        self.patients = [
            Patient(rng, self.sent, spec.order, by_pen=bool(self.hand), women=spec.women, lacks=self.may_lack)
            for _ in range(rng.randint(*spec.count))
        ]
        for one in self.patients[1:]:  # an office writes them all alike
            one.case, one.is_comma = self.p.case, self.p.is_comma
            one.style = self.p.style if one.born.year < SURE_UNTIL or self.p.style is not DATES[4][1] else DATES[0][1]
        self._office()
        self.types: set[str] = set()
        self._codes = self._some_codes()
        self._span = span_of(rng, self.sent) if rng.random() < 0.4 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self.rep = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        seven = "".join(rng.choices(ALPHABET, k=7))
        self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        self._items: list[str] = []

    def _office(self) -> None:
        rng = self.rng
        area = rng.choice(words.AREAS.split())
        form = rng.choices(
            ("({}) 555-{}", "{}-555-{}", "{}.555.{}", "1-{}-555-{}", "({})555-{}", "{} 555 {}"), (50, 28, 9, 4, 5, 4)
        )[0]
        lasts = rng.sample(range(1000, 9999), 5)
        self._phone, self._fax, self.fax2, self.back, self.cell = (form.format(area, last) for last in lasts)
        self.toll = f"1-800-555-{rng.randrange(1000, 9999)}"
        self.place = rng.choice(words.PLACES)
        group = group_of(rng)
        self.dr_last, self.dr2_last = family_name(rng, group), family_name(rng, group_of(rng))
        self.dr_first = given_name(rng, group, female=rng.random() < 0.5)
        self.dr_plain = f"{self.dr_first} {rng.choice(('', 'A. ', 'R. ', 'M. '))}{self.dr_last}"
        self.doctor = f"{self.dr_plain}, {rng.choice(words.CREDENTIALS[:4] if self.er else words.CREDENTIALS)}"
        while self.dr2_last == self.dr_last:
            self.dr2_last = family_name(rng, group_of(rng))
        named = {"place": self.place, "dr": self.dr_last, "dr2": self.dr2_last}
        self.org = one_of(rng, words.ORGS[self.spec.org]).format(**named)
        self.street = f"{rng.randrange(101, 9900)} {rng.choice(words.STREETS)}"
        if rng.random() < 0.7:
            self.street += rng.choice((", Suite {}", ", Ste {}", " #{}")).format(rng.randrange(100, 480))
        self.city = rng.choice(words.CITIES)
        self.contact = person_name(rng)
        self._npi, self.npi2 = _npi(rng), _npi(rng)
        usual = DATES[:3] if self.hand else DATES[:4]
        self.style = rng.choices([style for _, style in usual], [share for share, _ in usual])[0]

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.25:
            return []
        if chance < 0.28:
            return ["all"]
        return self.rng.sample([code for code in words.TYPES if code != "all"], self.rng.choice((1, 2, 2, 3, 4)))

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.5:
            return []
        usable = [item for item in MISSABLE if item != "representative_proof" or self.rep]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 2)))
        if "signature" in missing:
            missing.add("signature_date")
        return sorted(missing)

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(10 ** (count - 1), 10**count)}"

    def person(self) -> str:
        return person_name(self.rng)

    def kin(self) -> str:
        """A relative of the first patient."""
        return f"{given_name(self.rng, self.p.group, female=self.rng.random() < 0.5)} {self.p.family}"

    def other_tel(self) -> str:
        return f"({self.rng.choice(words.AREAS.split())}) 555-{self.rng.randrange(1000, 9999)}"

    def address(self) -> str:
        return f"{self.rng.randrange(101, 9900)} {self.rng.choice(words.STREETS)}, {self.rng.choice(words.CITIES)}"

    def ago(self, most: int, least: int = 1) -> str:
        """A day before the letter."""
        return self.style(self.sent - timedelta(days=self.rng.randint(least, most)))

    def coming(self) -> str:
        return self.style(self.sent + timedelta(days=self.rng.randint(2, 30)))

    def clock(self) -> str:
        return f"{self.rng.randint(8, 11)}:{self.rng.randrange(60):02d} {self.rng.choice(('AM', 'am'))}"

    @property
    def dx(self) -> str:
        return self.rng.choice(words.ACUTE if self.er else words.DX)

    @property
    def other_hospital(self) -> str:
        return self.rng.choice(words.OTHER_HOSPITALS)

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self.style(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def fax(self) -> str:
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
    def ref(self) -> str:
        """Ours, as our letter gave it."""
        self.written.add("reference")
        return self._reference

    @property
    def urgent(self) -> bool:
        """Is it marked as urgent? The template then says so."""
        self.written.add("urgency")
        return self.is_urgent

    @property
    def to(self) -> str:
        self.written.add("facility")
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
        if not self._items:
            self.types = set(self._codes)
            self._items = [self.rng.choice(words.TYPES[code]) for code in self._codes]
            self._items = self._items or [self.rng.choice(words.UNNAMED)]
            self.written.add("types")
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = set(codes)
        self.written.add("types")
        return ""

    def boxes(self, options: str) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether each is ticked. Without a code: never ticked."""
        pairs = [(one.strip() + "=").split("=")[:2] for one in options.split("|")]
        codes = [code for _, code in pairs if code and code != "all"]
        if any(code == "all" for _, code in pairs) and self.rng.random() < 0.05:
            on = {"all"}
        else:
            on = set(self.rng.sample(codes, min(len(codes), self.rng.choice((1, 2, 2, 3, 4)))))
        self.types = on
        self.written.add("types")
        return [(label, code in on) for label, code in pairs]

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    def has(self, item: str) -> bool:
        return item not in self.missing

    @property
    def foot(self) -> str:
        """Small print under many covers."""
        return self.rng.choice(words.FEET) if self.kind in TREATMENT and self.rng.random() < 0.45 else ""

    @property
    def sheet_style(self) -> Markup:
        return Markup("font-family:'{}';font-size:{}pt;line-height:{}").format(self.font, self.pt, self.spread)

    @property
    def next_sheet(self) -> Markup:
        return Markup('</div><div class="page" style="{}">').format(self.sheet_style)

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
            truth["reference"] = self._reference
        return {name: value for name, value in truth.items() if name not in self.skipped}

    def _asked(self) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "date_range": self._range() if "span" in self.written else None,
        }
        if self.kind in TREATMENT or "types" in self.written:
            asked["requested_types"] = sorted(self.types)
        return asked

    def _range(self) -> dict[str, str | None]:
        assert self._span is not None
        last = self._span.last
        return {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}

    @property
    def sender(self) -> str:
        return f"{self.org[:24]} {self._fax if self.rng.random() < 0.7 else self.fax2}"


def _npi(rng: Random) -> str:
    """Ten figures, the last of which checks the others."""
    start = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 - place % 2) for place, figure in enumerate(reversed(start))]
    return start + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)
