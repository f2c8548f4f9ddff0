"""One fax while its template is filled, and the truth of what was written on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.ninth import wordings
from bench.reading.authors.ninth.marks import Marks
from bench.reading.authors.ninth.names import somebody
from bench.reading.authors.ninth.people import Patient
from bench.reading.authors.ninth.wordings import CODES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Breip", "Because We Organize", "Because We Mentor", "Because We Create", "Steve")
SMALL_HANDS = frozenset({"Because We Mentor", "Because We Create"})
HAND_SHARE = 0.2
FIRST_DAY, DAYS = date(2026, 1, 5), 315
PHONE_FORMS = ("({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "1-{}-555-{}")
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is fixed about a layout: types of fax, who sends it, how it is set."""

    kinds: frozenset[str]
    org: str
    fonts: str
    pt: tuple[float, float] = (10, 12)
    fill: bool = False  # blanks, which a pen may fill
    pen: bool = False  # always by pen
    count: tuple[int, int] = (1, 1)
    born: tuple[int, int] = (1932, 2005)
    women: bool = False
    pages: int = 1


class Case(Marks):
    """What a template asks for; it is remembered what was written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.types: set[str] = set()
        self.sent = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        self.hand = rng.choice(HANDS) if spec.pen or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.said_hand_pt = round(rng.uniform(13.5, 16), 1)
        self.hand_pt = self.said_hand_pt * (1.18 if self.hand in SMALL_HANDS else 1)
        self.font, self.typed = one_of(rng, spec.fonts), rng.choice(("inherit", "inherit", "Courier Prime", "Carlito"))
        self.pt = self.smallest = round(rng.uniform(*spec.pt), 1)
        self.mark = rng.choice(("cross", "cross", "check", "full", "bracket"))
        self.er = kind == "emergency"
        self.is_urgent = not self.er and rng.random() < 0.1
        self._facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self._office()
        lack = spec.fill and kind in TREATMENT
        count = rng.randint(*spec.count)
        self.patients = [Patient(rng, self.sent, spec.born, women=spec.women, lack=lack) for _ in range(count)]
        for one in self.patients[1:]:
            one.written_like(self.p)
        span = span_of(rng, self.sent) if rng.random() < 0.45 else None
        self._span = span if span and all(one.born < span.first for one in self.patients) else None
        self._types = self._some_types()
        self.represented = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if "dob" in self.missing:
            self.p.lacks_dob = True

    def _office(self) -> None:
        rng = self.rng
        self.area, self._form = rng.choice(wordings.AREAS.split()), rng.choice(PHONE_FORMS)
        self._phone, self._fax, self.fax2, self.back, self.phone2 = (self._number(end) for end in self._ends())
        self.place = one_of(rng, wordings.PLACES)
        self.doctor = somebody(rng)
        self.doctor_last = self.doctor.split(" ", 1)[1]
        self.credential = one_of(rng, wordings.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.credential}"
        self.org = one_of(rng, self.spec.org).replace("{place}", self.place).replace("{dr}", self.doctor_last)
        self.street = f"{rng.randrange(120, 9800)} {one_of(rng, wordings.STREETS)}"
        if rng.random() < 0.6:
            self.street += rng.choice(
                (f", Suite {rng.randrange(100, 620)}", f", Ste {rng.randrange(1, 40)}", ", Unit B")
            )
        self.city = one_of(rng, wordings.CITIES)
        self.contact = somebody(rng)
        self._npi = _npi(rng)
        self.dx, self.plan = one_of(rng, wordings.DX), one_of(rng, wordings.PLANS)
        self.hospital, self.purpose = one_of(rng, wordings.HOSPITALS), one_of(rng, wordings.PURPOSES)

    def _ends(self) -> list[int]:
        """The last four figures of one office's numbers: mostly near each other."""
        start = self.rng.randrange(10, 99) * 100
        return [start + end for end in self.rng.sample(range(100), 5)]

    def _number(self, end: int) -> str:
        return self._form.format(self.area, f"{end:04d}")

    def other_number(self) -> str:
        """Somebody else's."""
        return f"({self.rng.choice(wordings.AREAS.split())}) 555-0{self.rng.randrange(100, 199)}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return somebody(self.rng)

    def relative(self) -> str:
        return f"{somebody(self.rng).split()[0]} {self.p.family}"

    def before(self, most: int = 60) -> str:
        """A day before the letter."""
        day = self.sent - timedelta(days=self.rng.randint(1, most))
        return f"{day:%m/%d/%Y}"

    def coming(self) -> str:
        """A day after the letter."""
        day = self.sent + timedelta(days=self.rng.randint(2, 40))
        return f"{day:%m/%d/%Y}"

    def clock(self) -> str:
        return f"{self.rng.randint(8, 11)}:{self.rng.choice(('00', '15', '30', '42', '07'))} AM"

    def address(self) -> str:
        return (
            f"{self.rng.randrange(120, 9800)} {one_of(self.rng, wordings.STREETS)}, {one_of(self.rng, wordings.CITIES)}"
        )

    @property
    def illness(self) -> str:
        """Without its code."""
        return self.dx.split(" ", 1)[1]

    @property
    def ailment(self) -> str:
        """As it is written within a sentence."""
        said = self.illness
        return said if said[1].isupper() or said.startswith("Parkinson") else said[0].lower() + said[1:]

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    def size(self, pt: float) -> str:
        """Values in this size of type, as CSS."""
        self.smallest = min(self.smallest, pt)
        return f"font-size:{pt}pt"

    @property
    def fax(self) -> str:
        self.written.add("fax")
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
        """Marked as urgent, but no emergency."""
        self.written.add("urgent")
        return self.is_urgent

    @property
    def to(self) -> str:
        """Our hospital in the office's words."""
        self.written.add("facility")
        if not hasattr(self, "_to"):
            self._to = one_of(self.rng, wordings.OURS[self._facility])
        return self._to

    @property
    def dept(self) -> str:
        return one_of(self.rng, wordings.DEPARTMENTS)

    @property
    def to_street(self) -> str:
        return FACILITIES[self._facility][1]

    @property
    def to_city(self) -> str:
        return FACILITIES[self._facility][2]

    @property
    def to_phone(self) -> str:
        return FACILITIES[self._facility][3]

    @property
    def to_fax(self) -> str:
        return FACILITIES[self._facility][4]

    @property
    def span(self) -> str:
        """Dates of service; mostly none."""
        if self._span is None:
            return ""
        self.written.add("span")
        return self._span.text

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.2:
            return []
        if chance < 0.24:
            return ["all"]
        named = [code for code in CODES if code != "all"]
        return self.rng.sample(named, self.rng.choices((1, 2, 3, 4), (3, 4, 3, 2))[0])

    @property
    def items(self) -> list[str]:
        """What is wanted."""
        self.types = {CODES[code] for code in self._types}
        if not hasattr(self, "_items"):
            self._items = [one_of(self.rng, wordings.TYPE_WORDS[code]) for code in self._types]
            self._items = self._items or [one_of(self.rng, wordings.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in one sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def named(self) -> list[str]:
        """The same where some types are named for sure."""
        if not self._types:
            self._types = self.rng.sample([code for code in CODES if code != "all"], 2)
        return self.items

    def boxes(self, options: str, share: float = 0.35) -> list[tuple[str, bool]]:
        """A form's "label=code|...", each with whether it is ticked; the code "-" is no type of ours."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        codes = [pair[1] for pair in pairs]
        usual = [place for place, code in enumerate(codes) if code in CODES and code != "all"]
        if "all" in codes and self.rng.random() < 0.06:
            on = {codes.index("all")}
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {CODES[codes[place]] for place in on}
        return [(pair[0], place in on) for place, pair in enumerate(pairs)]

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.45:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.represented]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 2)))
        if "signature" in missing:
            missing.add("signature_date")
        return sorted(missing)

    def has(self, item: str) -> bool:
        return item not in self.missing

    @property
    def reference(self) -> str:
        """Ours, from our letter."""
        if not hasattr(self, "_reference"):
            seven = "".join(self.rng.choices(ALPHABET, k=7))
            self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return self._reference

    def truth(self) -> dict[str, Any]:
        urgency = "stat" if self.er else "urgent" if self.is_urgent and "urgent" in self.written else "routine"
        truth: dict[str, Any] = {"kind": self.kind, "urgency": urgency}
        if self.kind in ("junk", "misdirected"):
            truth["facility"] = None
        elif "facility" in self.written:
            truth["facility"] = self._facility
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
        return {
            "reply_fax": e164(self._fax) if "fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": self._range(),
        }

    def _range(self) -> dict[str, str | None] | None:
        if self._span is None or "span" not in self.written:
            return None
        last = self._span.last
        return {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}

    @property
    def sender(self) -> str:
        number = self._fax if self.rng.random() < 0.65 else self.fax2
        return f"{self.org[:24]} {number}"


def _npi(rng: Random) -> str:
    figures: Sequence[int] = [1, *(rng.randrange(10) for _ in range(8))]
    doubled = [2 * figure if place % 2 == 0 else figure for place, figure in enumerate(reversed(figures))]
    total = 24 + sum(value // 10 + value % 10 for value in doubled)  # 24: the prefix 80840
    return "".join(map(str, figures)) + str(-total % 10)
