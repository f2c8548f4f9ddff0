"""One fax while its templates are filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.sixth import wordings
from bench.reading.authors.sixth.marks import Marks
from bench.reading.authors.sixth.names import given_name, person_name
from bench.reading.authors.sixth.people import Patient
from bench.reading.authors.sixth.wordings import CODES, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = ("Rufscript", "Humor Sans", "Tomson Talks", "DkgHandwriting", "Because We Connect", "Because We Learn")
NO_CAPITALS = frozenset({"DkgHandwriting"})  # whose capitals touch
OURS_DIGITS = {e164(number) for one in FACILITIES.values() for number in one[3:]}
HAND_SHARE = 0.18
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: who sends it, in which types, and what about it is fixed."""

    kinds: frozenset[str]
    org: str
    fonts: str
    pt: tuple[float, float] = (9.5, 11.5)
    fill: bool = False  # its blanks can be filled by hand
    always_hand: bool = False
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    twins: bool = False
    born: tuple[int, int] = (1931, 2006)  # years; a few are younger where it is not fixed
    women: bool = False
    pages: int = 1


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(314))
        self.hand = rng.choice(HANDS) if spec.always_hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(13, 16), 1)
        self.font, self.typed = one_of(rng, spec.fonts), rng.choice(("Courier Prime", "Liberation Mono", "inherit"))
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.smallest = 99.0
        self.mark = rng.choice(("x", "X", "tick", "fill"))
        self.er = kind == "emergency"
        self.is_urgent = not self.er and rng.random() < 0.16
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self._contacts()
        self.patients: list[Patient] = []
        for _ in range(2 if spec.twins else rng.randint(*spec.count)):
            twin = self.patients[0] if spec.twins and self.patients else None
            self.patients.append(Patient(rng, self.sent, spec.order, spec.born, women=spec.women, twin=twin))
        if self.hand and rng.random() < 0.08:
            self.struck = f"{rng.randrange(1, 13)}/{rng.randrange(1, 29)}/{rng.randrange(1938, 2004)}"
        else:
            self.struck = ""
        self._span = span_of(rng, self.sent) if rng.random() < 0.5 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        if self.hand in NO_CAPITALS:
            for one in self.patients:
                one.case = str
        self._types = self._some_types()
        self._to_stamp = not self.hand and rng.random() < 0.08
        self.representative = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []

    def _contacts(self) -> None:
        rng = self.rng
        self.area = rng.choice(wordings.AREAS.split())
        self._form = rng.choice(("({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}.555.{}", "1-{}-555-{}", "{} 555-{}"))
        self._phone, self._fax, self.fax2, self.back, self.phone2 = (self.number() for _ in range(5))
        self.place = one_of(rng, wordings.PLACES)
        self.doctor_last = person_name(rng).split()[-1]
        female = rng.random() < 0.5
        self.doctor = f"{given_name(rng, female)} {rng.choice('ABCDEGHJKLMRST')}. {self.doctor_last}"
        self.cred = one_of(rng, wordings.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.cred}"
        self.org = one_of(rng, self.spec.org).replace("{place}", self.place).replace("{dr}", self.doctor_last)
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, wordings.STREETS)}"
        self.suite = rng.choice(
            (f"Suite {rng.randrange(100, 700)}", f"Ste. {rng.choice('ABCD')}", f"#{rng.randrange(90)}")
        )
        self.city = one_of(rng, wordings.CITIES)
        self.contact = person_name(rng)
        self._npi, self.npi2 = _npi(rng), _npi(rng)

    def number(self) -> str:
        """A telephone number of the neighbourhood, never ours."""
        while True:
            written = self._form.format(self.area, f"{self.rng.randrange(1000, 9999)}")
            if e164(written) not in OURS_DIGITS:
                return written

    def other_number(self) -> str:
        return f"({self.rng.choice(wordings.AREAS.split())}) 555-{self.rng.randrange(2000, 9999)}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self) -> str:
        return f"{given_name(self.rng, self.rng.random() < 0.5)} {self.p.family}"

    def some_day(self, most: int, least: int = 1) -> str:
        """A day before the letter."""
        return f"{self.sent - timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def coming(self) -> str:
        """The day of a visit to come."""
        return f"{self.sent + timedelta(days=self.rng.randint(2, 35)):%m/%d/%Y}"

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.randrange(60):02d}"

    def address(self) -> str:
        return (
            f"{self.rng.randrange(101, 9900)} {one_of(self.rng, wordings.STREETS)}, {one_of(self.rng, wordings.CITIES)}"
        )

    def dx(self) -> str:
        return one_of(self.rng, wordings.DX)

    def illness(self) -> str:
        """Without its code."""
        return self.dx().split(" ", 1)[1]

    @property
    def other_hospital(self) -> str:
        return one_of(self.rng, wordings.OTHER_HOSPITALS)

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    def sz(self, pt: float) -> float:
        """The size of type of values that count."""
        self.smallest = min(self.smallest, pt)
        return pt

    def stamp_now(self) -> bool:
        """Did the office stamp this page, the first one?"""
        stamped, self._to_stamp = self._to_stamp, False
        return stamped

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
    def urgent(self) -> bool:
        """Is it marked as urgent? Not where it is an emergency."""
        self.written.add("urgency")
        return self.is_urgent

    @property
    def to(self) -> str:
        self.written.add("facility")
        if not hasattr(self, "_to"):
            self._to = one_of(self.rng, wordings.OURS[self.facility])
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

    @property
    def span(self) -> str:
        """Dates of service in the office's words, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.22:
            return []
        if chance < 0.26:
            return ["all"]
        return self.rng.sample([code for code in CODES if code != "all"], self.rng.randint(1, 4))

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = {CODES[code] for code in self._types}
        if not hasattr(self, "_items"):
            self._items = [one_of(self.rng, wordings.TYPE_WORDS[code]) for code in self._types]
            self._items = self._items or [one_of(self.rng, wordings.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    def boxes(self, options: str, share: float = 0.3) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether they are ticked; "-" is something else."""
        pairs = [tuple(one.strip().rsplit("=", 1)) for one in options.split("|")]
        codes = [code for _, code in pairs]
        if "all" in codes and self.rng.random() < 0.06:
            on = {codes.index("all")}
        else:
            usual = [place for place, code in enumerate(codes) if code not in ("-", "all")]
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
            others = [place for place, code in enumerate(codes) if code == "-"]
            if others and self.rng.random() < 0.06:
                on.add(self.rng.choice(others))
                self.skip("requested_types")
        self.types = {CODES[codes[place]] for place in on if codes[place] != "-"}
        return [(pair[0], place in on) for place, pair in enumerate(pairs)]

    def asks_all(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = {CODES[code] for code in codes}
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.45:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
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
        has_span = self._span is not None and "span" in self.written
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(getattr(self, "types", ())),
            "date_range": self._range() if has_span else None,
        }

    def _range(self) -> dict[str, str | None]:
        assert self._span is not None
        last = self._span.last
        return {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}

    @property
    def sender(self) -> str:
        number = self._fax if self.rng.random() < 0.7 else self.fax2
        return f"{self.org[:24]} {number}"


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
