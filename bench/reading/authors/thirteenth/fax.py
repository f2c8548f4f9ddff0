"""One fax while its template is filled: values on demand, and the truth of what was written."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.thirteenth import words
from bench.reading.authors.thirteenth.layouts import Spec
from bench.reading.authors.thirteenth.names import family_of, given_of, group_of, person
from bench.reading.authors.thirteenth.pen import Pen
from bench.reading.authors.thirteenth.people import DATES, Patient
from bench.reading.authors.thirteenth.words import CODES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = (
    "Humor Sans",
    "Because We Connect",
    "Steve",
    "Because We Mentor",
    "Because We Create",
    "Because We Organize",
    "Rufscript",
)
SMALL_HANDS = frozenset({"Because We Mentor", "Because We Create"})
ER_CODES = ("hp", "dc", "med", "ekg", "img", "lab", "con", "op")
HAND_SHARE = 0.3  # of forms that can be filled by hand
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
OURS = frozenset(e164(number) for one in FACILITIES.values() for number in one[3:])
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
FONTS = {
    "sans": ("Liberation Sans", "Carlito", "Open Sans", "FreeSans", "DejaVu Sans", "Lato"),
    "serif": ("Liberation Serif", "Caladea", "FreeSerif", "DejaVu Serif"),
    "mono": ("Liberation Mono", "Courier Prime", "DejaVu Sans Mono"),
    "narrow": ("Liberation Sans Narrow", "Open Sans Condensed", "DejaVu Sans Condensed"),
}


class Fax(Pen):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(320))
        self.er = kind == "emergency"
        self.hand = rng.choice(HANDS) if spec.hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(15, 18) * (1.15 if self.hand in SMALL_HANDS else 1), 1)
        self.font = rng.choice(FONTS[spec.font] if spec.font in FONTS else FONTS["sans"] * 2 + FONTS["serif"])
        self.typed = rng.choice(("Courier Prime", "Liberation Mono", "inherit", "inherit", "Liberation Sans"))
        wide = self.font.startswith("DejaVu") or self.font in ("Open Sans", "Lato") or spec.font == "mono"
        self.pt = round(rng.uniform(9.5, 10.4) if wide else rng.uniform(9.8, 11.6), 1)
        self.margins = f"{rng.uniform(0.45, 1.1):.2f}in {rng.uniform(0.6, 0.95):.2f}in 0.4in"
        self.air = round(rng.uniform(1.25, 1.75), 2)
        if rng.random() < 0.3:
            self.pt = round(self.pt * rng.uniform(1.08, 1.22), 1)
        self.mark = rng.choice(("x", "x", "tick", "fill"))
        self.is_urgent = kind == "continuity_of_care" and rng.random() < 0.14
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self.head = rng.randrange(9)
        self.chosen: dict[str, str] = {}
        self._say_day = rng.choice(DATES)
        self._contacts()
        self.patients = [
            Patient(rng, self.sent, spec.order, lack=spec.fill and not self.er, born=spec.born)
            for _ in range(rng.randint(*spec.count))
        ]
        span = span_of(rng, self.sent) if rng.random() < 0.4 else None
        self._span = span if span and all(one.born < span.first for one in self.patients) else None
        self._codes = self._some_codes()
        self.representative = kind == "patient_authorization" and rng.random() < 0.22
        self.missing = self._some_missing() if kind == "patient_authorization" else []

    def _contacts(self) -> None:
        rng = self.rng
        self.area = rng.choice(words.AREAS)
        self._form = rng.choice(
            ("({}) {}-{}", "({}) {}-{}", "{}-{}-{}", "{}-{}-{}", "{}.{}.{}", "{} {} {}", "{}/{}-{}")
        )
        start = rng.randrange(10, 99)
        ends = rng.sample(range(10, 99), 6)
        self._phone, self._fax, self.fax2, self.back, self.phone2, self.cell = (
            self._form.format(self.area, "555", f"{start}{end}") for end in ends
        )
        self.place = one_of(rng, words.PLACES)
        group = group_of(rng)
        self.dr = family_of(rng, group)
        self.doctor = f"{given_of(rng, group, female=rng.random() < 0.5)} {self.dr}"
        self.cred = one_of(rng, words.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.cred}"
        self.dr_short = f"Dr. {self.dr}"
        org = "hospital" if self.er and self.spec.org in ("clinic", "facility") else self.spec.org
        self.org = one_of(rng, words.ORGS[org]).replace("{place}", self.place).replace("{dr}", self.dr)
        self.unit = "Emergency Department" if self.er else ""
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, words.STREETS)}"
        self.suite = rng.choice(("", f"Suite {rng.randrange(100, 700)}", f"Ste {rng.choice('ABCD')}"))
        self.road = ", ".join(filter(None, (self.street, self.suite)))
        self.city = one_of(rng, words.CITIES)
        self.contact = person(rng)
        self.first = self.contact.split()[0]
        self._npi, self.npi2 = _npi(rng), _npi(rng)
        self.to_dept = one_of(rng, words.DEPARTMENTS)
        self.ill = one_of(rng, words.ER_ILLS if self.er else words.ILLS)
        self.ill2 = self.ill
        while self.ill2 == self.ill:
            self.ill2 = one_of(rng, words.ILLS)
        self.visit = self.say(self.sent + timedelta(days=rng.randint(2, 30)))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def say(self, day: date) -> str:
        return self._say_day(day)

    def ago(self, most: int, least: int = 1) -> str:
        """A day before the letter."""
        return self.say(self.sent - timedelta(days=self.rng.randint(least, most)))

    def number(self) -> str:
        """A number of somebody else."""
        return self._form.format(self.rng.choice(words.AREAS), "555", f"{self.rng.randrange(1000, 9900)}")

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.randrange(60):02d}"

    def person(self) -> str:
        return person(self.rng)

    def relative(self, *, female: bool | None = None) -> str:
        """Somebody of the patient's family name."""
        female = self.rng.random() < 0.5 if female is None else female
        return f"{given_of(self.rng, group_of(self.rng), female=female)} {self.p.family}"

    def address(self) -> str:
        street = f"{self.rng.randrange(101, 9900)} {one_of(self.rng, words.STREETS)}"
        return f"{street}, {one_of(self.rng, words.CITIES)}"

    def label(self, key: str) -> str:
        """One office's word for a part, always the same."""
        if key not in self.chosen:
            self.chosen[key] = one_of(self.rng, words.LABELS[key])
        return self.chosen[key]

    def notice(self) -> str:
        return one_of(self.rng, words.NOTICES)

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self.say(self.sent)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def age(self) -> int:
        return self.p.age(self.sent)

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
    def urgent(self) -> str:
        """Its mark, where it is urgent or an emergency."""
        if self.er:
            return self.pick("STAT", "STAT", "EMERGENCY", "STAT - EMERGENCY")
        if not self.is_urgent:
            return ""
        self.written.add("urgency")
        return one_of(self.rng, words.MARKED_URGENT)

    @property
    def to(self) -> str:
        """Our hospital in the office's words."""
        self.written.add("facility")
        if "our name" not in self.chosen:
            self.chosen["our name"] = self.rng.choice(words.OURS[self.facility])
        return self.chosen["our name"]

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

    @property
    def purpose(self) -> str:
        if "purpose" not in self.chosen:
            self.chosen["purpose"] = one_of(self.rng, words.ER_PURPOSES if self.er else words.PURPOSES)
        return self.chosen["purpose"]

    @property
    def says(self) -> str:
        """A sentence on why; for an emergency one that says so."""
        text = one_of(self.rng, words.ER_SAYS if self.er else words.CARE_SAYS)
        he, him = self.p.he, self.p.him
        return text.format(
            He=he.capitalize(), he=he, him=him, ill=self.ill, visit=self.visit, doctor=self.dr_short
        )  # fmt: skip

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.25:
            return []
        if chance < 0.29:
            return ["all"]
        usual = ER_CODES if self.er else [code for code in CODES if code != "all"]
        return self.rng.sample(usual, self.rng.choice((1, 1, 2, 2, 3, 3, 4)))

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = {CODES[code] for code in self._codes}
        if not hasattr(self, "_items"):
            named = [one_of(self.rng, words.TYPE_WORDS[code]) for code in self._codes]
            self._items = named or [one_of(self.rng, words.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same within a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    def boxes(self, options: str, share: float = 0.32) -> list[tuple[str, bool]]:
        """A form's choices "label=code|...", and whether they are ticked; "-" is something that has no code."""
        pairs = [tuple(one.strip().rsplit("=", 1)) for one in options.split("|")]
        usual = [place for place, (_, code) in enumerate(pairs) if code not in ("-", "all")]
        whole = [place for place, (_, code) in enumerate(pairs) if code == "all"]
        if whole and self.rng.random() < 0.07:
            ticked = {whole[0]}
        else:
            ticked = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {CODES[pairs[place][1]] for place in ticked}
        return [(pair[0], place in ticked) for place, pair in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = {CODES[code] for code in codes}
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.45:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 2)))
        if "signature" in missing:
            missing.add("signature_date")
        if "dob" in missing:
            self.p.wrote.add("no_dob")
        return sorted(missing)

    def has(self, item: str) -> bool:
        return item not in self.missing

    @property
    def reference(self) -> str:
        """Ours, as our letter gave it."""
        if "reference" not in self.chosen:
            seven = "".join(self.rng.choices(ALPHABET, k=7))
            self.chosen["reference"] = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return self.chosen["reference"]

    def truth(self) -> dict[str, Any]:
        urgency = "stat" if self.er else "urgent" if "urgency" in self.written else "routine"
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
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": {
                "from": span.first.isoformat(),
                "to": span.last.isoformat() if span.last else None,
            } if span else None,
        }  # fmt: skip

    @property
    def sender(self) -> str:
        return f"{self.org[:24]} {self._fax if self.rng.random() < 0.7 else self.fax2}"


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
