"""One fax while its template is filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.sixteenth import wordings
from bench.reading.authors.sixteenth.marks import BOXES, Marks
from bench.reading.authors.sixteenth.names import person
from bench.reading.authors.sixteenth.people import Patient
from bench.reading.authors.sixteenth.wordings import DATE_STYLES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = {  # name -> how much larger it is to be set than its nominal size
    "Because We Build": 1.3,
    "Because We Mentor": 1.25,
    "Tomson Talks": 1.25,
    "Rufscript": 1.15,
    "Because We Connect": 1.05,
    "Because We Organize": 1.1,
}
FONTS = {
    "sans": "Liberation Sans|Liberation Sans|Carlito|Carlito|Lato|Open Sans|DejaVu Sans|FreeSans",
    "serif": "Liberation Serif|Liberation Serif|Caladea|DejaVu Serif|FreeSerif",
    "mono": "Liberation Mono|Courier Prime|DejaVu Sans Mono",
    "any": "Liberation Sans|Carlito|Open Sans|Lato|Liberation Serif|Caladea|Liberation Sans|Liberation Serif",
    "narrow": "Liberation Sans Narrow|Open Sans Condensed",
    "fun": "Comic Neue|Quicksand Medium",
}
OURS_DIGITS = {e164(number) for one in FACILITIES.values() for number in one[3:]}
HAND_SHARE = 0.2
LACKS_DOB = 0.03
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
ER_ORGS = {"surgery": "surgery"}  # others' emergencies come from hospitals


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: who sends it, in which type, how often, and what about it is fixed."""

    kinds: frozenset[str]
    org: str = "clinic"
    font: str = "any"
    pt: tuple[float, float] = (10.5, 12.5)
    weight: int = 2
    fill: bool = False  # its blanks can be filled by hand
    by_hand: bool = False  # always are
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    child: bool = False
    pages: int = 1


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(320))
        self.hand = rng.choice(tuple(HANDS)) if spec.by_hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(12.5, 16), 1)
        self.pen_pt = round(self.hand_pt * HANDS.get(self.hand, 1), 1)
        self.font = one_of(rng, FONTS[spec.font])
        self.typed = rng.choice(("inherit", "inherit", "Courier Prime", "Liberation Mono"))
        self.box = rng.choice(BOXES)
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.smallest = self.pt
        self.top, self.side, self.leading = (
            rng.uniform(0.45, 1.1),
            rng.choice((0.7, 0.8, 0.95)),
            rng.choice((1.2, 1.3, 1.45)),
        )
        self.er = kind == "emergency"
        self.is_urgent = kind == "continuity_of_care" and rng.random() < 0.13
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (6, 3, 2))[0]
        self._to = one_of(rng, wordings.OURS[self.facility])
        self._dates = rng.choice(DATE_STYLES[:9])
        self.l = {field: one_of(rng, words) for field, words in wordings.LABELS.items()}
        self._office()
        few = spec.count[1] > 1 or not spec.fill
        self.patients = [
            Patient(
                rng,
                self.sent,
                order=spec.order,
                hand=bool(self.hand),
                lacks_dob=not few and kind in TREATMENT and rng.random() < LACKS_DOB,
                child=spec.child,
            )
            for _ in range(rng.randint(*spec.count))
        ]
        self._span = span_of(rng, self.sent) if rng.random() < 0.45 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._codes = self._some_codes()
        self._items = [one_of(rng, wordings.TYPE_WORDS[code]) for code in self._codes]
        self._items = self._items or [one_of(rng, wordings.UNNAMED)]
        self._ill = rng.randrange(2 if self.p.female else 0, 17)
        self.representative = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []

    def _office(self) -> None:
        rng = self.rng
        self.area = rng.choice(wordings.AREAS)
        self._form = rng.choice(wordings.NUMBER_FORMS)
        self._phone, self._fax, self._fax2, self._back, self._cell, self._third = (self.number() for _ in range(6))
        if rng.random() > 0.2:
            self._fax2 = self._fax
        self.place, self.city = one_of(rng, wordings.PLACES), one_of(rng, wordings.CITIES)
        given, self.dr = person(rng)
        self.dr2 = person(rng)[1]
        self.doctor = f"{given} {rng.choice(('', '', 'A. ', 'J. ', 'M. ', 'R. '))}{self.dr}"
        self.cred = one_of(rng, wordings.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.cred}"
        kind = ER_ORGS.get(self.spec.org, "hospital") if self.er else self.spec.org
        named = one_of(rng, wordings.ORGS[kind])
        self.org = named.replace("{place}", self.place).replace("{dr}", self.dr).replace("{dr2}", self.dr2)
        suite = rng.choice(
            (f", Suite {rng.randrange(100, 720)}", f", Ste {rng.choice('ABCD')}", f" #{rng.randrange(1, 60)}", "")
        )
        self.street = f"{rng.randrange(101, 15900)} {one_of(rng, wordings.STREETS)}{suite}"
        self.contact = " ".join(person(rng))
        self.initial = f"{self.contact.split()[0]} {self.contact.split()[-1][0]}."
        self.role = one_of(rng, wordings.ROLES)
        self._npi = _npi(rng)

    # Numbers

    def number(self, area: str = "") -> str:
        """A telephone number, never ours."""
        return self._form.format(area or self.area, "555", f"{self.rng.randrange(1000, 9999)}")

    def other_number(self) -> str:
        """Somebody else's, written as the office writes them."""
        return self.number(self.rng.choice(wordings.AREAS))

    def free_number(self) -> str:
        return f"1-{self.rng.choice(('800', '888', '877', '866'))}-555-{self.rng.randrange(1000, 9999)}"

    @property
    def fax(self) -> str:
        """The number to which the records are to go."""
        self.written.add("reply_fax")
        return self._fax

    @property
    def head_fax(self) -> str:
        """The letterhead's, where another place says explicitly to which number the records are to go."""
        return self._fax2

    @property
    def phone(self) -> str:
        self.written.add("phone")
        return self._phone

    @property
    def back(self) -> str:
        """The same office's back line, beside its telephone."""
        return self._back

    @property
    def cell(self) -> str:
        return self._cell

    @property
    def npi(self) -> str:
        self.written.add("npi")
        return self._npi

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    # Chance

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def between(self, least: int, most: int) -> int:
        return self.rng.randint(least, most)

    # People, places, days

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def has_doctors(self) -> bool:
        """Does the letterhead name physicians?"""
        return self.spec.org in ("clinic", "dental") and not self.er

    @property
    def age(self) -> int:
        return self.p.age(self.sent)

    def somebody(self) -> str:
        return " ".join(person(self.rng))

    def relative(self) -> str:
        return f"{person(self.rng)[0]} {self.p.family}"

    def address(self) -> str:
        street, city = one_of(self.rng, wordings.STREETS), one_of(self.rng, wordings.CITIES)
        return f"{self.rng.randrange(101, 15900)} {street}, {city}"

    def ago(self, most: int, least: int = 1) -> str:
        return self._dates(self.sent - timedelta(days=self.rng.randint(least, most)))

    def coming(self) -> str:
        return self._dates(self.sent + timedelta(days=self.rng.randint(2, 30)))

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.randrange(60):02d}"

    @property
    def day(self) -> str:
        return self._dates(self.sent)

    @property
    def figures_day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def illness(self) -> str:
        return " ".join(wordings.ILLNESSES.split("|")[self._ill].split())

    @property
    def icd(self) -> str:
        """The same illness's code."""
        return wordings.ICD.split("|")[self._ill]

    @property
    def plan(self) -> str:
        return one_of(self.rng, wordings.PLANS)

    @property
    def other_place(self) -> str:
        """Another practice's name."""
        named = one_of(self.rng, wordings.ORGS["clinic"]).replace("{place}", one_of(self.rng, wordings.PLACES))
        return named.replace("{dr}", person(self.rng)[1]).replace("{dr2}", person(self.rng)[1])

    @property
    def hospital(self) -> str:
        """Another hospital's name."""
        return one_of(self.rng, wordings.ORGS["hospital"]).replace("{place}", one_of(self.rng, wordings.PLACES))

    # Us

    @property
    def to(self) -> str:
        self.written.add("facility")
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

    # Purpose and urgency

    @property
    def purpose(self) -> str:
        return one_of(self.rng, wordings.PRESSING if self.er else wordings.PURPOSES)

    @property
    def reason(self) -> str:
        return one_of(self.rng, wordings.REASONS).replace("{coming}", self.coming())

    @property
    def notice(self) -> str:
        return self.rng.choice(wordings.NOTICES)

    @property
    def crisis(self) -> str:
        self.written.add("urgency")
        return one_of(self.rng, wordings.EMERGENCIES)

    @property
    def alarm(self) -> str:
        self.written.add("urgency")
        return one_of(self.rng, wordings.ALARMS)

    @property
    def urgent(self) -> bool:
        """Is it marked as urgent? Not where it is an emergency."""
        self.written.add("urgency")
        return self.is_urgent

    def banner(self) -> Markup:
        """An emergency's or an urgent request's words, somewhere at the top; nothing on others."""
        if not (self.er or self.urgent):
            return Markup("")
        head = self.alarm if self.er else one_of(self.rng, wordings.URGENTS)
        style = self.rng.choice((
            "border:2pt solid black;padding:3pt 8pt;text-align:center",
            "background:black;color:white;padding:3pt 8pt;text-align:center",
            "text-align:center;text-decoration:underline",
            "",
        ))  # fmt: skip
        said = Markup('<div style="font-weight:bold;font-size:1.3em;margin:4pt 0;{}">{}</div>').format(style, head)
        return said + Markup("<div><b>{}</b></div>").format(self.crisis) if self.er else said

    def priority(self, *levels: str) -> list[tuple[str, bool]]:
        """Boxes for how urgent it is: routine, urgent, at once."""
        self.written.add("urgency")
        on = len(levels) - 1 if self.er else 1 if self.is_urgent else 0
        return [(level, place == on) for place, level in enumerate(levels)]

    # What is asked for

    @property
    def span(self) -> str:
        """Dates of service in a form's words, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    @property
    def when(self) -> str:
        """The same in a sentence, with a space before."""
        if not self._span:
            return ""
        self.written.add("span")
        return f" {self._span.said}"

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.2 and self.kind != "patient_authorization":  # there the types of report must be named
            return []
        if chance < 0.25:
            return ["all"]
        return self.rng.sample(
            [code for code in wordings.TYPE_WORDS if code != "all"], self.rng.choice((1, 1, 2, 2, 3, 4))
        )

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = set(self._codes)
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a line."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    def boxes(self, options: str, share: float = 0.33) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether they are ticked; "-" is none of the types."""
        pairs = [tuple(one.strip().rsplit("=", 1)) for one in options.split("|")]
        usual = [place for place, (_, code) in enumerate(pairs) if code not in ("-", "all")]
        whole = [place for place, (_, code) in enumerate(pairs) if code == "all"]
        if whole and self.rng.random() < 0.07:
            on = set(whole)
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {code for place, (_, code) in enumerate(pairs) if place in on}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = set(codes)
        return ""

    # Other kinds

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.45:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 3)))
        if "signature" in missing:
            missing.add("signature_date")
        for one in self.patients:
            one.lacks_dob = "dob" in missing
        return sorted(missing)

    def has(self, item: str) -> bool:
        """Does the authorization have it?"""
        return item not in self.missing

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    def sz(self, pt: float) -> float:
        """The size of type of values that count."""
        self.smallest = min(self.smallest, pt)
        return pt

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
        number = self._fax if self.rng.random() < 0.65 else self._third
        return f"{self.org[:24] or self.p.family} {number}"


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
