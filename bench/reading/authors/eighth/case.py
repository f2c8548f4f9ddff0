"""One fax while it is written: what templates take is remembered, and the truth is what was taken."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.eighth import wordings
from bench.reading.authors.eighth.marks import Marks
from bench.reading.authors.eighth.names import family_name, given_name, group_of, person_name
from bench.reading.authors.eighth.people import Patient, Writing
from bench.reading.authors.eighth.wordings import DATE_STYLES, FIGURE_STYLES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Because We Mentor", "Because We Organize", "Because We Build", "Steve", "Rufscript")
HAND_SHARE = 0.22  # of the forms that can be filled in by hand
OUR_NUMBERS = frozenset(e164(number) for one in FACILITIES.values() for number in one[3:])
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is fixed about a layout."""

    kinds: frozenset[str]
    orgs: str
    fonts: str
    pt: tuple[float, float] = (10, 13)
    blanks: bool = False  # somebody fills them in, maybe by hand
    pen_only: bool = False
    order: str = "any"
    patients: tuple[int, int] = (1, 1)
    born: tuple[int, int] = (1932, 2007)
    women: bool = False
    pages: int = 1
    weight: int = 3  # 1: seldom seen


class Case(Marks):
    """The values of one fax."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.taken: set[str] = set()
        self.dropped: set[str] = set()
        self.types: set[str] = set()
        self.range_texts: list[str] = []
        self.sent = date(2026, 1, 6) + timedelta(days=rng.randrange(312))
        by_pen = spec.pen_only or (spec.blanks and rng.random() < HAND_SHARE)
        self.hand = rng.choice(HANDS) if by_pen else ""
        self.hand_pt = round(rng.uniform(14.5, 17.5), 1)
        self.font, self.pt = one_of(rng, spec.fonts), round(rng.uniform(*spec.pt), 1)
        self.typed = rng.choice(("inherit", "inherit", "Liberation Mono", "Courier Prime Code", "Liberation Sans"))
        self.tick_style = rng.choice(("cross", "cross", "check", "solid"))
        self.smallest = self.pt
        self.gap = rng.choice((0.5, 0.7, 0.9, 1.1, 1.4))  # between paragraphs
        top, side = rng.choice((0.4, 0.6, 0.8, 1.1)), rng.choice((0.6, 0.8, 1.0))
        self.margins = f"padding:{top}in {side}in;line-height:{rng.choice((1.2, 1.3, 1.45, 1.6))}"
        self.er = kind == "emergency"
        self.is_urgent = not self.er and rng.random() < 0.13
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self._our_name = one_of(rng, wordings.OURS[self.facility])
        self.dept = one_of(rng, wordings.DEPARTMENTS)
        self._sender()
        self.writing = Writing(rng, spec.order, FIGURE_STYLES if self.hand else DATE_STYLES)
        if self.hand:
            self.writing.capitals = False
        self.patients = [
            Patient(rng, self.sent, self.writing, spec.born, women=spec.women)
            for _ in range(rng.randint(*spec.patients))
        ]
        self._span = span_of(rng, self.sent) if rng.random() < 0.45 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._codes = self._some_codes()
        self._items = [one_of(rng, wordings.TYPE_WORDS[code]) for code in self._codes]
        self._unnamed = one_of(rng, wordings.UNNAMED)
        self._ill = one_of(rng, wordings.ER_ILLS)
        self._note = self._some_note(wordings.ER_NOTES)
        self._ed_note = self._some_note(wordings.ED_NOTES)
        self.representative = kind == "patient_authorization" and rng.random() < 0.22
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        forgotten = spec.blanks and kind in TREATMENT and rng.random() < 0.04
        if "dob" in self.missing or forgotten:
            self.p.dob_hidden = True
        seven = "".join(rng.choices(ALPHABET, k=7))
        self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"

    def _sender(self) -> None:
        rng = self.rng
        self.area, self.form = rng.choice(wordings.AREAS.split()), rng.choice(wordings.NUMBER_FORMS)
        if self.hand and "." in self.form:  # written points are lost
            self.form = "{}-555-{}"
        ends = rng.sample(range(1000, 9999), 6)
        numbers = [self.form.format(self.area, end).replace(" ", "\u00a0") for end in ends]
        self._phone, self._fax, self.fax2, self.back, self.phone2, self.cell = numbers
        self.place = one_of(rng, wordings.PLACES)
        female, group = rng.random() < 0.5, group_of(rng)
        self.dr_last = family_name(rng, group)
        self.dr = f"{given_name(rng, group, female=female)} {rng.choice('ABCDEGHJLMNPRSTW')}. {self.dr_last}"
        self.cred = one_of(rng, wordings.CREDENTIALS)
        self.provider = f"{self.dr}, {self.cred}"
        hospitals = wordings.HOSPITAL_ORGS
        self.md = f"{self.dr}, {rng.choice(('MD', 'M.D.', 'DO'))}"
        self.org = one_of(rng, hospitals if self.er else self.spec.orgs)
        for mark, name in (("{place}", self.place), ("{dr}", self.dr_last), ("{dr2}", family_name(rng, "anglo"))):
            self.org = self.org.replace(mark, name)
        self.street = f"{rng.randrange(101, 18900)} {one_of(rng, wordings.STREETS)}"
        self.suite = rng.choice(
            (f"Suite {rng.randrange(100, 820)}", f"Ste {rng.randrange(1, 40)}", f"Unit {rng.choice('ABCD')}")
        )
        self.city = one_of(rng, wordings.CITIES)
        self.contact, self.role = person_name(rng), one_of(rng, wordings.ROLES)
        self._npi, self.npi2 = npi_of(rng), npi_of(rng)

    # What any layout may take

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def digits(self, count: int) -> str:
        return str(self.rng.randrange(10 ** (count - 1), 10**count))

    def tel(self) -> str:
        """Somebody else's number."""
        return f"({self.rng.choice(wordings.AREAS.split())})\u00a0555-{self.rng.randrange(1000, 9999)}"

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self, *, female: bool = True) -> str:
        """Somebody of the patient's family name."""
        while (given := given_name(self.rng, self.p.group, female=female)) == self.p.given:
            pass
        return f"{given} {self.p.family}"

    def colleague(self) -> str:
        return f"{person_name(self.rng)}, {self.rng.choice(('MD', 'M.D.', 'DO'))}"

    def d(self, day: date) -> str:
        return self.writing.day(day)

    @property
    def day(self) -> str:
        return self.d(self.sent)

    @property
    def figures_day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return wordings.long_date(self.sent)

    def ago(self, least: int, most: int) -> str:
        return self.d(self.sent - timedelta(days=self.rng.randint(least, most)))

    def ahead(self, least: int = 2, most: int = 30) -> str:
        return self.d(self.sent + timedelta(days=self.rng.randint(least, most)))

    def clock(self) -> str:
        hour = self.rng.randint(8, 17)
        return f"{(hour - 1) % 12 + 1}:{self.rng.randrange(60):02d} {'AM' if hour < 12 else 'PM'}"

    def dx(self) -> str:
        return one_of(self.rng, wordings.DX)

    def illness(self) -> str:
        return self.dx().split(" ", 1)[1].lower()

    def ill(self) -> str:
        """What brought somebody to the emergency department."""
        return self._ill

    def operation(self) -> str:
        return one_of(self.rng, wordings.OPERATIONS)

    def reason(self) -> str:
        return one_of(self.rng, wordings.REASONS)

    def plan(self) -> str:
        return one_of(self.rng, wordings.PLANS)

    def address(self) -> str:
        return (
            f"{self.rng.randrange(101, 9900)} {one_of(self.rng, wordings.STREETS)}, {one_of(self.rng, wordings.CITIES)}"
        )

    def some_org(self, pool: str = wordings.FAMILY_ORGS) -> str:
        named = one_of(self.rng, pool).replace("{place}", one_of(self.rng, wordings.PLACES))
        return named.replace("{dr}", family_name(self.rng, "anglo")).replace("{dr2}", family_name(self.rng, "black"))

    def hospital(self) -> str:
        return self.some_org(wordings.HOSPITAL_ORGS)

    def sz(self, pt: float) -> float:
        """The size of type in which something is set that counts."""
        self.smallest = min(self.smallest, pt)
        return pt

    # What the truth names

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def fax(self) -> str:
        self.taken.add("reply_fax")
        return self._fax

    @property
    def phone(self) -> str:
        self.taken.add("phone")
        return self._phone

    @property
    def ext(self) -> str:
        """An extension to put behind the telephone number, mostly none."""
        return self.rng.choice(("", "", "", f" x{self.rng.randrange(2, 400)}", f" ext. {self.rng.randrange(100, 900)}"))

    @property
    def npi(self) -> str:
        self.taken.add("npi")
        return self._npi

    @property
    def to(self) -> str:
        self.taken.add("facility")
        return self._our_name

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
    def urgent(self) -> bool:
        """Marked so; never where it is an emergency."""
        self.taken.add("urgency")
        return self.is_urgent

    @property
    def note(self) -> str:
        """A sentence of haste, or nothing."""
        self.taken.add("urgency")
        return self._note

    def head(self, title: str) -> str:
        """A title, with the emergency before it."""
        return f"{one_of(self.rng, wordings.ER_TITLES)}: {title}" if self.er else title

    @property
    def ed_note(self) -> str:
        """The same where the patient is in the emergency department for sure."""
        self.taken.add("urgency")
        return self._ed_note

    def _some_note(self, of_emergency: str) -> str:
        if self.er:
            return one_of(self.rng, of_emergency).replace("{ill}", self.ill())
        return one_of(self.rng, wordings.URGENT_NOTES) if self.is_urgent else ""

    @property
    def span(self) -> str:
        """Dates of service in words, or nothing."""
        return self._took_range(self._span.text) if self._span else ""

    @property
    def span_from(self) -> str:
        return self._took_range(f"{self._span.first:%m/%d/%Y}") if self._span else ""

    @property
    def span_to(self) -> str:
        if not self._span:
            return ""
        return self._took_range(f"{self._span.last:%m/%d/%Y}" if self._span.last else "present")

    def _took_range(self, text: str) -> str:
        self.taken.add("range")
        self.range_texts.append(text)
        return text

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        return self.rng.sample(wordings.CODES[:-1], self.rng.choice((1, 1, 2, 2, 3, 3, 4)))

    @property
    def items(self) -> list[str]:
        """What is wanted, one by one."""
        self.types |= set(self._codes)
        return self._items or [self._unnamed]

    @property
    def wanted(self) -> str:
        """The same in one sentence."""
        *others, last = self.items
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def wanted_list(self) -> str:
        return ", ".join(self.items)

    def boxes(self, options: str, share: float = 0.33) -> list[tuple[str, bool]]:
        """Options "label=code|..." of a form and whether they are ticked; code "-": none of ours."""
        pairs = [option.strip().rsplit("=", 1) for option in options.split("|")]
        usual = [place for place, (_, code) in enumerate(pairs) if code not in ("-", "all")]
        every = [place for place, (_, code) in enumerate(pairs) if code == "all"]
        if every and self.rng.random() < 0.05:
            on = set(every)
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types |= {pairs[place][1] for place in on}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The words of the template ask for these."""
        self.types |= set(codes)
        return ""

    def drop(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.dropped |= set(fields)
        return ""

    @property
    def ref(self) -> str:
        """Ours."""
        self.taken.add("reference")
        return self._reference

    def has(self, item: str) -> bool:
        """Is this part of an authorization there?"""
        return item not in self.missing

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.42:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
        missing = set(self.rng.sample(usable, self.rng.choice((1, 1, 2, 3))))
        if "signature" in missing:
            missing.add("signature_date")
        return sorted(missing)

    @property
    def signer(self) -> str:
        """Who signs an authorization."""
        if not hasattr(self, "_signer"):
            female = self.rng.random() < 0.6
            self.kin = self.rng.choice(("daughter" if female else "son", "spouse", "sister" if female else "brother"))
            own = f"{self.p.given} {self.p.family}"
            self._signer = self.relative(female=female) if self.representative else own
        return self._signer

    def truth(self) -> dict[str, Any]:
        urgency = "stat" if self.er else "urgent" if self.is_urgent and "urgency" in self.taken else "routine"
        truth: dict[str, Any] = {"kind": self.kind, "urgency": urgency}
        if self.kind in ("junk", "misdirected"):
            truth["facility"] = None
        elif "facility" in self.taken:
            truth["facility"] = self.facility
        if self.kind not in NO_PATIENTS:
            truth["patients"] = [one.truth() for one in self.patients]
        if self.kind in TREATMENT or self.kind == "more_information":
            truth |= self._asked()
        if self.kind == "patient_authorization":
            truth["auth_missing"] = self.missing
        if "reference" in self.taken:
            truth["reference"] = self._reference
        return {name: value for name, value in truth.items() if name not in self.dropped}

    def _asked(self) -> dict[str, Any]:
        span = None
        if self._span and "range" in self.taken:
            last = self._span.last
            span = {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.taken else None,
            "phone": e164(self._phone) if "phone" in self.taken else None,
            "npi": self._npi if "npi" in self.taken else None,
            "requested_types": sorted(self.types),
            "date_range": span,
        }

    @property
    def sender_line(self) -> str:
        """The words of the sending machine."""
        number = self._fax if self.rng.random() < 0.65 else self.fax2
        return f"{self.org[:24]} {number}".replace("\u00a0", " ")

    def notice(self) -> str:
        """Small print at the foot of the page, or nothing."""
        return one_of(self.rng, wordings.NOTICES) if self.rng.random() < 0.4 else ""


def npi_of(rng: Random) -> str:
    """A number of ten figures with its check figure."""
    nine = f"1{rng.randrange(10**8):08d}"
    total = 24  # the prefix 80840
    for place, figure in enumerate(reversed(nine)):
        value = int(figure) * (2 - place % 2)
        total += value // 10 + value % 10
    return nine + str(-total % 10)
