"""One fax while its template is filled: what it takes is remembered as written, and the truth follows from that."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.nineteenth import wordings
from bench.reading.authors.nineteenth.marks import Marks
from bench.reading.authors.nineteenth.names import person_name
from bench.reading.authors.nineteenth.people import Patient
from bench.reading.authors.nineteenth.wordings import LABELS, SHORT, TYPE_WORDS, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Because We Organize", "Rufscript", "Tomson Talks", "Humor Sans", "Breip")
HAND_SHARE = 0.24
ORDERS = ("straight", "straight", "straight", "turned", "turned", "suffix_last", "turned_caps", "caps")
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
FACES = """Liberation Sans|Liberation Sans|Liberation Sans|Liberation Sans|Liberation Serif|Liberation Serif|
    Liberation Serif|Carlito|Carlito|Carlito|Caladea|DejaVu Sans Condensed|Open Sans|Lato|FreeSans|Courier Prime Code|
    Liberation Mono|Liberation Sans Narrow|Comic Neue"""
BOXES = ("cross", "cross", "cross", "check", "check", "fill", "round", "bracket", "bracket", "blank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: which kinds it serves, how common it is, who sends it, and what about it is fixed."""

    kinds: frozenset[str]
    weight: float = 1
    org: str = "CLINICS"
    faces: str = FACES
    fill: bool = False  # its blanks may be filled by hand
    pen: bool = False  # written by hand always
    split: bool = False  # it says itself where the records go, which may differ from the letterhead
    order: str = ""
    count: tuple[int, int] = (1, 1)
    pages: int = 1
    urgent: float = 0.12


class Case(Marks):
    """What templates call."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.types: set[str] | None = None
        self.sent = date(2026, 1, 6) + timedelta(days=rng.randrange(312))
        self.hand = rng.choice(HANDS) if spec.pen or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(13.5, 17), 1)
        self.face, self.pt = one_of(rng, spec.faces), round(rng.uniform(9.8, 12.6), 1)
        self.typed = rng.choice(("inherit", "inherit", "Courier Prime Code", "Liberation Mono", "Liberation Sans"))
        self.box_style = rng.choice(BOXES)
        self.edge = f"{rng.uniform(0.45, 0.9):.2f}in {rng.uniform(0.7, 1):.2f}in .4in"
        self.leading, self.gap = round(rng.uniform(1.18, 1.5), 2), round(rng.uniform(0.55, 1.1), 2)
        self.smallest = self.pt
        self.er = kind == "emergency"
        self._urgent = not self.er and rng.random() < spec.urgent
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self._day_style = rng.choice(wordings.DAY_STYLES)
        self._labels: dict[str, str] = {}
        self._sender()
        styles = [at for at in range(len(wordings.DATE_STYLES)) if not self.hand or at not in wordings.LONG_STYLES]
        style, order = rng.choice(styles), spec.order or rng.choice(ORDERS)
        youngest = 2007 if rng.random() < 0.95 else 2022
        self.patients = [Patient(rng, self.sent, order, style, youngest) for _ in range(rng.randint(*spec.count))]
        self._span = span_of(rng, self.sent) if rng.random() < 0.42 else None
        if self._span and self._span.first and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._codes = self._some_codes()
        self._items = [one_of(rng, TYPE_WORDS[code]) for code in self._codes] or [one_of(rng, wordings.UNNAMED)]
        self._to = one_of(rng, wordings.OURS[self.facility])
        self.department = one_of(rng, wordings.DEPARTMENTS)
        self.head_style, self.to_style, self.memo_style = rng.randrange(10), rng.randrange(5), rng.randrange(6)
        self.representative = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if kind == "patient_authorization" and "dob" in self.missing:
            self.p.has_dob = False

    def _sender(self) -> None:
        rng = self.rng
        self.area = rng.choice(wordings.AREAS.split())
        self._form = rng.choice(wordings.NUMBER_FORMS)
        numbers = [f"{rng.randrange(1000, 9999):04d}" for _ in range(5)]
        if rng.random() < 0.5:  # the lines of one office are often next to each other
            numbers = [f"{numbers[0][:2]}{(int(numbers[0][2:]) + 7 * step) % 100:02d}" for step in range(5)]
        self._phone, self._fax, self.fax2, self.direct, self.cell = (self.number(one) for one in numbers)
        self.is_split = self.spec.split and rng.random() < 0.3
        self.lacks_fax = not self.spec.split and rng.random() < 0.04
        given, self.dr = person_name(rng)
        middle = rng.choice(("", "", f"{rng.choice('ABCDEGHJKLMRST')}. "))
        self.doctor = f"{given} {middle}{self.dr}"
        self.cred = one_of(rng, wordings.DOCTORS if self.er else wordings.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.cred}"
        self.place = one_of(rng, wordings.PLACES)
        group = "HOSPITALS" if self.er else self.spec.org
        said = one_of(rng, getattr(wordings, group))
        self.org = said.format(place=self.place, dr=self.dr, dr2=person_name(rng)[1], doctor=self.provider)
        suite = rng.choice(
            (f"Suite {rng.randrange(100, 800)}", f"Ste {rng.randrange(1, 40)}", f"#{rng.randrange(2, 99)}", "")
        )
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, wordings.STREETS)}"
        self.street += f", {suite}" if suite and group != "HOSPITALS" else ""
        self.city = one_of(rng, wordings.CITIES)
        self.contact, self.role = (
            " ".join(person_name(rng)),
            one_of(rng, wordings.ED_STAFF if self.er else wordings.STAFF),
        )
        self._npi = _npi(rng)

    def number(self, last: str) -> str:
        return self._form.format(self.area, "555", last)

    def other_number(self) -> str:
        return f"({self.rng.choice(wordings.AREAS.split())}) 555-{self.rng.randrange(1000, 9999)}"

    def digits(self, count: int) -> str:
        return str(self.rng.randrange(10 ** (count - 1), 10**count))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def word(self, group: str) -> str:
        return one_of(self.rng, getattr(wordings, group))

    def lab(self, field: str) -> str:
        """The office's label, the same wherever it stands."""
        if field not in self._labels:
            self._labels[field] = one_of(self.rng, LABELS[field]).rstrip(":")
        return self._labels[field]

    def person(self) -> str:
        return " ".join(person_name(self.rng))

    def relative(self) -> str:
        return f"{person_name(self.rng)[0]} {self.p.family}"

    def before(self, most: int, least: int = 1) -> str:
        return self._day_style(self.sent - timedelta(days=self.rng.randint(least, most)))

    def after(self, most: int = 30, least: int = 1) -> str:
        return self._day_style(self.sent + timedelta(days=self.rng.randint(least, most)))

    def clock(self) -> str:
        return f"{self.rng.randint(8, 11)}:{self.rng.randrange(60):02d} {self.rng.choice(('AM', 'am'))}"

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self._day_style(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    def sz(self, pt: float) -> float:
        """The size of type of values that count."""
        self.smallest = min(self.smallest, pt)
        return pt

    @property
    def fax(self) -> str:
        """Where the records are to go."""
        self.written.add("reply_fax")
        return self._fax

    @property
    def head_fax(self) -> str:
        """The letterhead's, which is where the records go unless the sheet says otherwise; or nothing."""
        if self.is_split:
            return self.fax2
        return "" if self.lacks_fax else self.fax

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
        return self._urgent

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
        return self._ours(3)

    @property
    def to_fax(self) -> str:
        return self._ours(4)

    def _ours(self, place: int) -> str:
        figures = "".join(filter(str.isdigit, FACILITIES[self.facility][place]))
        return self._form.format(figures[:3], figures[3:6], figures[6:])

    @property
    def span(self) -> str:
        """Dates of service in the office's words, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        usual = [code for code in wordings.CODES if code != "all"]
        return self.rng.sample(usual, self.rng.choices((1, 2, 3, 4, 5), (20, 30, 28, 15, 7))[0])

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = set(self._codes)
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
        """A form's options "label=code|...", and whether they are ticked."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        usual = [place for place, (_, code) in enumerate(pairs) if code not in ("all", "-")]
        whole = [place for place, (_, code) in enumerate(pairs) if code == "all"]
        if whole and self.rng.random() < 0.07:
            on = set(whole)
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {SHORT[pairs[place][1]] for place in on}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these; none named is the standard packet."""
        self.types = {SHORT[code] for code in codes}
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.4:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
        missing = set(self.rng.sample(usable, self.rng.choice((1, 1, 2, 3))))
        if "signature" in missing:
            missing.add("signature_date")
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
        urgency = "stat" if self.er else "urgent" if self._urgent and "urgency" in self.written else "routine"
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
        return truth

    def _asked(self) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "date_range": self._range() if self._span and "span" in self.written else None,
        }
        if self.types is not None:
            asked["requested_types"] = sorted(self.types)
        return asked

    def _range(self) -> dict[str, str | None]:
        assert self._span is not None
        first, last = self._span.first, self._span.last
        return {"from": first.isoformat() if first else None, "to": last.isoformat() if last else None}

    @property
    def sender(self) -> str:
        """The machine's words; no number where the sheets have none that could be meant."""
        if "reply_fax" not in self.written:
            return self.org[:24]
        number = self._fax if self.rng.random() < 0.7 else self.fax2
        return f"{self.org[:24]} {number}"


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
