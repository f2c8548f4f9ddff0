"""One fax while its template is filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.seventh import words
from bench.reading.authors.seventh.marks import Marks
from bench.reading.authors.seventh.names import person
from bench.reading.authors.seventh.patients import ORDERS, Patient
from bench.reading.authors.seventh.words import DAYS, ILLNESSES, INSURERS, LABELS, Span, one_of, span_of
from bench.reading.from_html import by_pen
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Breip", "Steve", "Because We Organize", "Because We Mentor", "Tomson Talks", "Humor Sans")
HAND_SHARE, URGENT_SHARE, STRUCK_SHARE, STAMP_SHARE = 0.2, 0.12, 0.06, 0.1
NUMBER_FORMS = ("({}) {}-{}", "({}) {}-{}", "({}) {}-{}", "{}-{}-{}", "{}-{}-{}", "{}.{}.{}", "({}){}-{}", "1-{}-{}-{}")
FONTS = {
    "office": "Liberation Sans|Liberation Sans|Carlito|Liberation Serif|Open Sans|FreeSans|Caladea",
    "program": "Liberation Sans|Liberation Sans|DejaVu Sans Condensed|Open Sans|Lato|Liberation Sans Narrow|FreeSans",
    "letter": "Liberation Serif|Liberation Serif|Carlito|Caladea|FreeSerif|Liberation Sans",
    "typewriter": "Courier Prime|Liberation Mono|DejaVu Sans Mono",
}
ER_LINES = (
    "STAT - PATIENT IS IN OUR EMERGENCY DEPARTMENT NOW",
    "EMERGENCY REQUEST - patient currently being treated in the ER",
    "STAT REQUEST: Patient in ED. Records needed for immediate treatment.",
    "*** STAT *** Pt currently in the Emergency Room",
    "EMERGENT - acute stroke patient in our ED, treatment decision pending",
    "STAT - patient on the way to the operating room",
    "MEDICAL EMERGENCY - patient in ICU, please fax immediately",
    "STAT! Patient being transferred to us by ambulance - ER physician waiting for records",
)
URGENT_LINES = ("URGENT", "*URGENT*", "Urgent request", "RUSH", "URGENT - please expedite", "Priority: Urgent")
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
OURS = {e164(number) for one in FACILITIES.values() for number in one[3:]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is fixed about a layout."""

    kinds: frozenset[str]
    org: str = "office"
    fonts: str = "office"
    pt: tuple[float, float] = (10, 12)
    weight: float = 1
    fill: bool = False  # a form whose blanks a pen may fill
    pen: bool = False  # always filled by one
    back: bool = False  # says where to fax, so that the letterhead may have another number
    count: tuple[int, int] = (1, 1)
    order: str = ""
    years: tuple[int, int] = (0, 99)  # of age


class Case(Marks):
    """What templates call."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.sent = date(2026, 1, 6) + timedelta(days=rng.randrange(315))
        self.hand = rng.choice(HANDS) if spec.pen or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(13.5, 17), 1)
        self.font = one_of(rng, FONTS[spec.fonts])
        self.filling = "inherit" if not spec.fill else rng.choice(("inherit", "'Courier Prime'", "'Liberation Mono'"))
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.leading, self.lowered = round(rng.uniform(1.25, 1.6), 2), rng.choice((0, 0, 0, 14, 30))
        self.box_style = rng.choice(("cross", "cross", "check", "solid", "bracket", "line"))
        self.er = kind == "emergency"
        self._urgent = not self.er and rng.random() < URGENT_SHARE
        self.facility = rng.choices(tuple(words.TO), (5, 3, 2))[0]
        self._day_style = rng.choice(DAYS[:9])
        self._contacts()
        style = rng.choice(DAYS)
        order = spec.order or rng.choice(ORDERS)
        lacks = (spec.fill or spec.pen) and kind != "patient_authorization"
        self.patients: list[Patient] = []
        count = rng.randint(*spec.count)
        while len(self.patients) < count:
            one = Patient(rng, self.sent, order, style, may_lack=lacks and not self.patients)
            if all(one.family != other.family for other in self.patients):
                self.patients.append(one)
        while not spec.years[0] <= self.p.age <= spec.years[1]:
            self.patients[0] = Patient(rng, self.sent, order, style, may_lack=lacks)
        span = span_of(rng, self.sent)
        in_life = all(one.born < span.first for one in self.patients)
        self._span: Span | None = span if in_life and rng.random() < 0.45 else None
        self.labels = {name: one_of(rng, choices) for name, choices in LABELS.items()}
        self._codes = self._some_codes()
        self.types: set[str] = set()
        self.by_representative = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if "dob" in self.missing:
            self.p.lacks_dob = True

    def _contacts(self) -> None:
        rng = self.rng
        self._form = rng.choice(NUMBER_FORMS)
        self.area = rng.choice(words.AREAS.split())
        self._phone, self._fax, self.fax2, self.back_line, self.cell = (self.number() for _ in range(5))
        self.tollfree = f"1-8{rng.choice(('00', '88', '77', '66'))}-555-{rng.randrange(100, 200):04d}"
        self.place = one_of(rng, words.PLACES)
        self.doctor, self.doctor2, self.contact, self.contact2 = (person(rng) for _ in range(4))
        self.dr, self.dr2 = self.doctor.split(" ", 1)[1], self.doctor2.split(" ", 1)[1]
        org = "hospital" if self.er and self.spec.org in ("office", "clinic", "specialist") else self.spec.org
        titles = words.CREDENTIALS if org == "clinic" else words.PHYSICIANS
        self.provider = f"{self.doctor}, {one_of(rng, titles)}"
        names = {"place": self.place, "dr": self.dr, "dr2": self.dr2, "doctor": self.doctor}
        self.org = one_of(rng, words.ORGS[org]).format(**names)
        room = rng.choice(
            (f"Suite {rng.randrange(100, 800)}", f"Ste {rng.randrange(100, 400)}", f"#{rng.randrange(99)}", "")
        )
        self.street = f"{rng.randrange(101, 19900)} {one_of(rng, words.STREETS)}" + (f", {room}" if room else "")
        self.city = one_of(rng, words.CITIES)
        self._npi, self.npi2 = npi_of(rng), npi_of(rng)
        self.unit = (
            rng.choice(("Emergency Department", "Emergency Room", "ED", "ER Registration", "ICU"))
            if self.er
            else rng.choice(("Medical Records", "Referrals Dept.", "Front Office", "Care Coordination", "Intake"))
        )

    def number(self) -> str:
        """A telephone number of the neighbourhood, in the office's way."""
        last = f"01{self.rng.randrange(100):02d}" if self.rng.random() < 0.3 else f"{self.rng.randrange(1000, 10000)}"
        return self._form.format(self.area, "555", last)

    def other_number(self) -> str:
        area = self.rng.choice(words.AREAS.split())
        return f"({area}) 555-{self.rng.randrange(1000, 10000)}"

    def digits(self, count: int) -> str:
        return str(self.rng.randrange(1, 10)) + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return person(self.rng)

    def relative(self, female: bool) -> str:
        return person(self.rng, female=female)

    def ours(self) -> list[tuple[str, bool]]:
        """Our hospitals, of which a form's reader ticks one."""
        self.written.add("facility")
        return [(FACILITIES[name][0], name == self.facility) for name in words.TO]

    def address(self) -> str:
        return f"{self.rng.randrange(101, 9900)} {one_of(self.rng, words.STREETS)}, {one_of(self.rng, words.CITIES)}"

    def place_name(self, org: str) -> str:
        """Another organisation's."""
        names = {"place": one_of(self.rng, words.PLACES), "dr": "Medina", "dr2": "Cho", "doctor": person(self.rng)}
        return one_of(self.rng, words.ORGS[org]).format(**names)

    def illness(self) -> str:
        return one_of(self.rng, ILLNESSES)

    def insurer(self) -> str:
        return one_of(self.rng, INSURERS)

    @property
    def has_doctors(self) -> bool:
        """May the letterhead name some?"""
        return self.spec.org not in ("law", "copy", "insurer", "seller")

    def lab(self, name: str) -> str:
        """The office's word for a field."""
        return self.labels[name]

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self._day_style(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def clock(self) -> str:
        hour = self.rng.randrange(8, 17)
        return f"{hour if hour < 13 else hour - 12}:{self.rng.randrange(60):02d} {'AM' if hour < 12 else 'PM'}"

    def later(self, least: int = 2, most: int = 30) -> str:
        """A date to come: an appointment, an operation."""
        return self._day_style(self.sent + timedelta(days=self.rng.randint(least, most)))

    def earlier(self, least: int = 5, most: int = 200) -> str:
        return self._day_style(self.sent - timedelta(days=self.rng.randint(least, most)))

    def others_dob(self) -> str:
        """Somebody else's birth date."""
        return f"{self.rng.randrange(1, 13):02d}/{self.rng.randrange(1, 29):02d}/{self.rng.randrange(1940, 1995)}"

    def ink_dob(self, patient: Patient) -> Markup:
        """A birth date's blank; a pen may have struck out what it wrote first."""
        said = self.ink(patient.dob)
        if not self.hand or not patient.dob or self.rng.random() > STRUCK_SHARE:
            return said
        line = "position:absolute;left:-2pt;right:-2pt;top:50%;border-top:1.5pt solid #000"
        place = "position:relative;display:inline-block;margin-right:.5em"
        struck = '<span style="{}">{}<span style="{}"></span></span> {}'
        return Markup(struck).format(place, self.ink(self.others_dob()), line, said)  # noqa: S704

    @property
    def overlay(self) -> Markup:
        """What the office's stamp or pen left on a typed sheet, or nothing."""
        if self.hand or self.kind not in TREATMENT or self.rng.random() > STAMP_SHARE:
            return Markup()
        place = "position:absolute;top:9.4in;left:5.1in;line-height:1.2"
        if self.rng.random() < 0.5:
            style = f"{place};transform:rotate({self.rng.randrange(-7, 8)}deg);border:2pt solid #000;padding:3pt 7pt"
            return Markup('<div style="{};font-weight:bold">FAXED<br>{}</div>').format(style, self.day)
        remark = by_pen(self.rng, self.rng.choice(("faxed", "sent", "ok", "1x")), self.rng.choice(HANDS), 15)
        return Markup('<div style="{}">{}</div>').format(place, remark)

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    @property
    def fax(self) -> str:
        """Where the records are to go."""
        self.written.add("reply_fax")
        return self._fax

    @property
    def hfax(self) -> str:
        """The letterhead's; some offices want the answer elsewhere."""
        if self.spec.back:
            if not hasattr(self, "_head_fax"):
                self._head_fax = self.fax2 if self.rng.random() < 0.22 else self._fax
            return self._head_fax
        return self.fax

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
    def flag(self) -> Markup:
        """A line that says how urgent it is, or nothing."""
        text = self.rng.choice(ER_LINES) if self.er else self.rng.choice(URGENT_LINES) if self.urgent else ""
        if not text:
            return Markup()
        style = self.rng.choice((
            "font-weight:bold;font-size:1.25em;text-align:center;margin:6pt 0",
            "font-weight:bold;font-size:1.15em;border:2pt solid #000;padding:4pt 8pt;text-align:center;margin:6pt 0",
            "font-weight:bold;font-size:1.15em;margin:5pt 0;text-decoration:underline",
            "font-weight:bold;font-size:1.2em;background:#000;color:#fff;padding:4pt;text-align:center;margin:6pt 0",
        ))  # fmt: skip
        return Markup('<div style="{}">{}</div>').format(style, text)

    @property
    def to(self) -> str:
        self.written.add("facility")
        if not hasattr(self, "_to"):
            self._to = one_of(self.rng, words.TO[self.facility])
        return self._to

    @property
    def dept(self) -> str:
        if not hasattr(self, "_dept"):
            self._dept = one_of(self.rng, words.DEPARTMENTS)
        return self._dept

    @property
    def to_full(self) -> str:
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

    @property
    def span(self) -> str:
        """Dates of service in the office's words, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    def fixed_span(self, years: int) -> str:
        """The template's own words ask for the last years; not where the patient is younger."""
        first = self.sent - timedelta(days=round(365.25 * years))
        if any(one.born >= first for one in self.patients):
            return ""
        text = f"last {years} years" if years > 1 else "last year"
        self._span = Span(text, first, None)
        self.written.add("span")
        return text

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        usual = [code for code in words.TYPES if code != "all"]
        return self.rng.sample(usual, self.rng.choices((1, 2, 3, 4), (3, 4, 3, 2))[0])

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = set(self._codes)
        if not hasattr(self, "_items"):
            self._items = [one_of(self.rng, words.TYPES[code]) for code in self._codes]
            self._items = self._items or [one_of(self.rng, words.UNNAMED_NOW if self.er else words.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def listed(self) -> str:
        return ", ".join(self.items)

    def boxes(self, options: str, share: float = 0.35) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether each is ticked; code "-" is of no type of ours."""
        pairs = [tuple(one.strip().rsplit("=", 1)) for one in options.split("|")]
        codes = [code for _, code in pairs]
        usual = [place for place, code in enumerate(codes) if code not in ("-", "all")]
        if "all" in codes and self.rng.random() < 0.06:
            on = {codes.index("all")}
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {codes[place] for place in on}
        return [(" ".join(label.split()), place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = set(codes)
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.4:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.by_representative]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 3)))
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
        return {name: value for name, value in truth.items() if name not in self.skipped}

    def _asked(self) -> dict[str, Any]:
        last = self._span.last.isoformat() if self._span and self._span.last else None
        asked_range = {"from": self._span.first.isoformat(), "to": last} if self._span else None
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": asked_range if "span" in self.written else None,
        }

    @property
    def sender(self) -> str:
        """What the office's machine writes on top."""
        return f"{self.org[:24]} {self._fax if self.rng.random() < 0.7 else self.fax2}"


def npi_of(rng: Random) -> str:
    """Ten figures, of which the last checks the others."""
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
