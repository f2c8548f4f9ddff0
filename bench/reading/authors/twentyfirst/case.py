"""One fax while its template is filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.twentyfirst import words
from bench.reading.authors.twentyfirst.marks import Marks
from bench.reading.authors.twentyfirst.names import family_name, given_name, group_of, person_name
from bench.reading.authors.twentyfirst.people import Manner, Patient, date_style
from bench.reading.authors.twentyfirst.words import CODES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Because We Mentor", "Because We Organize", "Steve", "Steve", "Tomson Talks", "Rufscript", "Breip")
HAND_SHARE = 0.2
FONTS = {
    "office": "Liberation Sans|Liberation Sans|Carlito|Carlito|Liberation Serif|Open Sans",
    "screen": "Liberation Sans|DejaVu Sans Condensed|Open Sans|Lato|Liberation Sans|Carlito",
    "letter": "Liberation Serif|Liberation Serif|Caladea|Carlito|Liberation Sans|FreeSerif",
    "typewriter": "Courier Prime|Courier Prime Code|Liberation Mono|FreeMono",
    "friendly": "Comic Neue|Quicksand Medium|Carlito|DejaVu Sans",
    "form": "Liberation Sans|Liberation Sans Narrow|Liberation Serif|FreeSans|Carlito",
}
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
BOX_STYLES = ("cross", "cross", "check", "brackets", "small", "rule", "solid", "round", "parens")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: who sends it, in which type, how common it is, and what about it is fixed."""

    kinds: frozenset[str]
    file: str
    org: str = "clinic"
    fonts: str = "office"
    weight: float = 1
    pt: tuple[float, float] = (9.8, 12.6)
    small: float = 1  # the smallest of its values against its type
    fill: bool = False  # its blanks can be filled by hand
    always_hand: bool = False
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    pages: int = 1


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.labels: dict[str, str] = {}
        self.types: set[str] = set()
        self.span_text = ""
        self.shrunk = 1.0
        self.er = kind == "emergency"
        self.is_urgent = kind == "continuity_of_care" and rng.random() < 0.12
        self.sent = date(2026, 1, 4) + timedelta(days=rng.randrange(320))
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (50, 25, 25))[0]
        self._look()
        self._office()
        self._people()
        self._span = span_of(rng, self.sent) if rng.random() < (0.15 if self.er else 0.4) else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._codes = self._some_codes()
        self.represented = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if not self.has("dob"):
            self.p.no_dob = True

    def _look(self) -> None:
        rng, spec = self.rng, self.spec
        self.hand = rng.choice(HANDS) if spec.always_hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(14, 17), 1)
        self.font = one_of(rng, FONTS[spec.fonts])
        self.typed = rng.choice(("inherit", "inherit", "Courier Prime Code", "Liberation Mono", "Courier Prime"))
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.mark = rng.choice(BOX_STYLES)
        self.upper_labels = rng.random() < 0.15
        self.style = date_style(rng)
        self._to_stamp = rng.random() < 0.06 and self.kind != "junk"
        self.leading = rng.choice((1.2, 1.3, 1.3, 1.4, 1.5))

    def _office(self) -> None:
        rng = self.rng
        self.area = rng.choice(words.AREAS)
        self.form = rng.choice(words.NUMBER_FORMS)
        self._phone, self._fax, self.phone2, self.fax2 = self._line_numbers()
        self.place = one_of(rng, words.PLACES)
        group = group_of(rng)
        self.dr = family_name(rng, group)
        first = given_name(rng, group, female=rng.random() < 0.5)
        self.cred = one_of(rng, words.CREDENTIALS)
        middle = f"{rng.choice('ABCDEGHJKLMRST')}. " if rng.random() < 0.5 else ""
        self.provider = f"{first} {middle}{self.dr}, {self.cred}"
        self.doctor = f"Dr. {self.dr}" if "MD" in self.cred or "M.D." in self.cred else self.provider
        other = family_name(rng, group_of(rng))
        pool = words.HOSPITALS if self.er else words.ORGANISATIONS[self.spec.org]
        self.org = one_of(rng, pool).format(place=self.place, dr=self.dr, dr2=other, first=first, cred=self.cred)
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, words.STREETS)}"
        if not self.er and rng.random() < 0.7:
            self.street += rng.choice((f", Suite {rng.randrange(100, 700)}", f", Ste {rng.choice('ABCD')}", ", #210"))
        self.city = one_of(rng, words.CITIES)
        self.contact = person_name(rng)
        self.role = one_of(rng, words.ROLES)
        self._npi, self.npi2 = npi_number(rng), npi_number(rng)
        self.acct = f"{rng.randrange(10**4, 10**7)}"

    def _people(self) -> None:
        rng, spec = self.rng, self.spec
        turned, capitals = rng.random() < 0.4, rng.random() < 0.22
        manner = Manner(order=spec.order, turned=turned, capitals=capitals, style=self.style)
        lacks_dob = self.kind == "continuity_of_care" and rng.random() < 0.02
        count = rng.randint(*spec.count)
        self.patients = [
            Patient(rng, self.sent, manner, adult=self.kind not in TREATMENT, no_dob=lacks_dob and count == 1)
            for _ in range(count)
        ]

    def _line_numbers(self) -> list[str]:
        """The lines of one office: mostly neighbours."""
        start = self.rng.randrange(10, 100)
        ends = self.rng.sample(range(100), 4)
        return [self.form.format(self.area, f"{start}{end:02d}") for end in ends]

    def other_number(self) -> str:
        """Anybody else's telephone."""
        return f"({self.rng.choice(words.AREAS)}) 555-01{self.rng.randrange(100):02d}"

    def l(self, key: str) -> str:  # noqa: E743  (short, for templates)
        """A label, the same all over the sheet."""
        if key not in self.labels:
            said = one_of(self.rng, words.LABELS[key])
            self.labels[key] = said.upper() if self.upper_labels else said
        return self.labels[key]

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def stamped(self) -> bool:
        """Has the office stamped this page as sent? The first one only."""
        stamp, self._to_stamp = self._to_stamp, False
        return stamp

    def n(self, count: int) -> int:
        """Which of so many ways."""
        return self.rng.randrange(count)

    @property
    def head_fax(self) -> str:
        """A letterhead's fax number, above one that the sheet asks to answer to: now and then another one."""
        return self.fax2 if self.rng.random() < 0.15 else self._fax

    def mixed(self, *parts: str) -> list[str]:
        """In an order by chance."""
        return self.rng.sample(parts, len(parts))

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self) -> str:
        return f"{given_name(self.rng, 'latino', female=self.rng.random() < 0.5)} {self.p.family}"

    def word(self, pool: str) -> str:
        """One of a pool of `words`."""
        return one_of(self.rng, str(getattr(words, pool)))

    def address(self) -> str:
        return f"{self.rng.randrange(101, 9900)} {self.word('STREETS')}, {self.word('CITIES')}"

    def past(self, most: int = 200, least: int = 2) -> str:
        """A day before the letter."""
        return self.style(self.sent - timedelta(days=self.rng.randint(least, most)))

    def coming(self) -> str:
        """The day of a visit to come."""
        return self.style(self.sent + timedelta(days=self.rng.randint(2, 40)))

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.randrange(60):02d}"

    def clock_am(self) -> str:
        hour = self.rng.randint(8, 16)
        return f"{(hour - 1) % 12 + 1}:{self.rng.randrange(0, 60, 5):02d} {'AM' if hour < 12 else 'PM'}"

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self.style(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

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
    def to(self) -> str:
        self.written.add("facility")
        if "to_name" not in self.labels:
            self.labels["to_name"] = one_of(self.rng, words.OURS[self.facility])
        return self.labels["to_name"]

    @property
    def dept(self) -> str:
        if "dept" not in self.labels:
            self.labels["dept"] = self.word("DEPARTMENTS")
        return self.labels["dept"]

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
        """Our number as this office writes numbers."""
        figures = "".join(char for char in FACILITIES[self.facility][place] if char.isdigit())
        return self.form.replace("555", figures[3:6]).format(figures[:3], figures[6:])

    @property
    def why(self) -> str:
        """Why the office asks, in a sentence."""
        pool = words.WHY_NOW if self.er else words.WHY
        return one_of(self.rng, pool).format(
            mr=self.p.mr, family=self.p.family, coming=self.coming(), doctor=self.doctor, clock=self.clock_am(),
            illness=self.word("DIAGNOSES"),
        )  # fmt: skip

    @property
    def flag(self) -> str:
        """How pressing it is, in large letters; mostly nothing."""
        if self.er:
            return self.word("STAT_TITLES")
        if self.is_urgent:
            self.written.add("urgency")
            return self.word("URGENT_TITLES")
        return ""

    @property
    def urgent(self) -> bool:
        """Is the box for urgent faxes ticked?"""
        self.written.add("urgency")
        return self.er or self.is_urgent

    @property
    def span(self) -> str:
        """Dates of service for a field, or nothing."""
        return self._told_span("field")

    @property
    def span_said(self) -> str:
        """The same within a sentence, with a blank before it."""
        said = self._told_span("phrase")
        return f" {said}" if said else ""

    def _told_span(self, form: str) -> str:
        if not self._span:
            return ""
        self.written.add("span")
        self.span_text = str(getattr(self._span, form))
        return self.span_text

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        pool, picked = dict(words.TYPE_SHARES), []
        for _ in range(self.rng.choices((1, 2, 3, 4, 5), (30, 28, 22, 14, 6))[0]):
            picked.append(self.rng.choices(list(pool), list(pool.values()))[0])
            del pool[picked[-1]]
        return picked

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = {CODES[code] for code in self._codes}
        if not hasattr(self, "_items"):
            self._items = [one_of(self.rng, words.TYPE_WORDS[code]) for code in self._codes]
            self._items = self._items or [self.word("UNNAMED")]
        return self._items

    @property
    def wanted(self) -> str:
        """The same within a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def listed(self) -> str:
        """The same in a field."""
        items = self.items
        text = self.rng.choice((", ", ", ", "; ", " / ")).join(items)
        return text[0].upper() + text[1:]

    def options(self, text: str, share: float = 0.3) -> list[tuple[str, bool]]:
        """A form's "label=code|..." with whether each is ticked; "-" is nothing of ours and never ticked."""
        pairs = [one.strip().rsplit("=", 1) for one in text.split("|")]
        usual = [place for place, (_, code) in enumerate(pairs) if code not in ("-", "all")]
        everything = [place for place, (_, code) in enumerate(pairs) if code == "all"]
        if everything and self.rng.random() < 0.05:
            on = set(everything)
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {CODES[code] for place in on for code in pairs[place][1].split("+")}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these and nothing else."""
        self.types = {CODES[code] for code in codes}
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.5:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.represented]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 2)))
        if "signature" in missing:
            missing.add("signature_date")
        return sorted(missing)

    def has(self, item: str) -> bool:
        """Does the authorization have it? The template writes it only then."""
        return item not in self.missing

    @property
    def reference(self) -> str:
        """Ours, as our letter gave it."""
        if not hasattr(self, "_reference"):
            seven = "".join(self.rng.choices(ALPHABET, k=7))
            self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return self._reference

    def truth(self) -> dict[str, Any]:
        is_urgent = self.is_urgent and "urgency" in self.written
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
        asked: dict[str, Any] = {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": None,
        }
        if self._span and "span" in self.written:
            last = self._span.last
            asked["date_range"] = {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}
        return asked

    @property
    def smallest(self) -> float:
        return round(self.pt * min(self.spec.small, self.shrunk), 1)

    def tiny(self, share: float) -> str:
        """Values that count stand in smaller type here."""
        self.shrunk = min(self.shrunk, share)
        return ""

    @property
    def sender(self) -> str:
        number = self._fax if self.rng.random() < 0.75 else self.fax2
        return f"{self.org[:22]} {number}"


def npi_number(rng: Random) -> str:
    """Ten figures of which the last one proves the others."""
    figures = f"1{rng.randrange(10**8):08d}"
    total = 24  # of the prefix 80840
    for place, figure in enumerate(reversed(figures)):
        value = int(figure) * (1 + (place % 2 == 0))
        total += value // 10 + value % 10
    return figures + str(-total % 10)
