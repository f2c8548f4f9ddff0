"""One fax while its template is filled: values on demand, and the truth of those that it took."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.twentysecond import words
from bench.reading.authors.twentysecond.names import family_name, given_name, people_of, person_name
from bench.reading.authors.twentysecond.pens import Pens
from bench.reading.authors.twentysecond.people import Patient, manner_of
from bench.reading.authors.twentysecond.words import CODES, Span, one_of, span_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS: Mapping[str, float] = {  # and how much larger each is to be set
    "Because We Create": 1.25, "Because We Connect": 1.0, "Because We Learn": 0.85, "Steve": 0.95, "Humor Sans": 0.95,
}  # fmt: skip
HAND_SHARE = 0.2
HURRY_SHARE = 0.14
LACKS_DOB = 0.02
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient", "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date",
    "dob", "representative_proof",
)  # fmt: skip
PHONE_FORMS = ("({}) 555-{}",) * 5 + ("{}-555-{}",) * 4 + ("{}.555.{}", "{} 555-{}", "1-{}-555-{}", "({})555-{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What about a layout is fixed."""

    kinds: frozenset[str]
    org: str = words.CLINICS
    fonts: str = "Liberation Sans"
    pt: tuple[float, float] = (10, 11.5)
    margin: tuple[float, float] = (0.6, 0.95)  # inches
    fill: bool = False  # blanks, which a hand may fill
    by_hand: bool = False  # always
    count: tuple[int, int] = (1, 1)
    born: tuple[int, int] = (1933, 2006)
    pages: int = 1
    weight: int = 2  # how common it is among those of its kind
    small: float = 1.0  # of values that are set smaller than the text


class Matter(Pens):
    """What templates call; the values that they take are remembered."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(314))
        self.hand = rng.choice(tuple(HANDS)) if spec.by_hand or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(rng.uniform(14.2, 16.6) * HANDS.get(self.hand, 1), 1)
        self.font = one_of(rng, spec.fonts)
        self.typed = rng.choice(("Courier Prime", "Liberation Mono", "inherit", "inherit", "inherit"))
        self.pt, self.margin = round(rng.uniform(*spec.pt), 1), round(rng.uniform(*spec.margin), 2)
        self.line, self.gap, self.cell_pt = rng.uniform(1.2, 1.5), rng.uniform(0.45, 0.95), rng.uniform(1.8, 4.6)
        self.box_style = rng.choice(("cross", "cross", "tick", "black"))
        self.er = kind == "emergency"
        self.hurried = not self.er and rng.random() < HURRY_SHARE
        self.facility = rng.choices(tuple(words.OURS), (5, 3, 3))[0]
        self._offices()
        self.manner = manner_of(rng, hand=bool(self.hand))
        self.patients = [self._patient() for _ in range(rng.randint(*spec.count))]
        self._span = self._some_span()
        self._wanted = self._some_types()
        self.by_other = kind == "patient_authorization" and rng.random() < 0.22  # a representative signs
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        if "dob" in self.missing:
            self.p.lacks_dob = True
        if kind == "patient_authorization" and not self._wanted:  # a generic word names no types
            self._wanted = ["h", "d"]

    def _patient(self) -> Patient:
        lacks = self.spec.fill and self.kind in TREATMENT and self.rng.random() < LACKS_DOB
        return Patient(self.rng, self.sent, self.manner, born=self.spec.born, lacks_dob=lacks)

    def _offices(self) -> None:
        rng = self.rng
        self.area = rng.choice(words.AREAS.split())
        self._form = rng.choice(PHONE_FORMS)
        self._used: set[str] = set()
        self._phone, self._fax, self.fax2, self.back, self.cell = (self.tel() for _ in range(5))
        self.toll = f"1-8{rng.choice(('00', '88', '66'))}-555-{rng.randrange(1000, 9999)}"
        people = people_of(rng)
        self.dr_first = given_name(rng, people, female=rng.random() < 0.5)
        self.dr_last = family_name(rng, people)
        initial = rng.choice(("", "", "", "L. ", "J. ", "K. ", "R. ", "S. "))
        self.dr_plain = f"{self.dr_first} {initial}{self.dr_last}"
        self.doctor = f"{self.dr_plain}, {one_of(rng, words.CREDENTIALS)}"
        self.place = one_of(rng, words.PLACES)
        hospital = self.er and self.spec.org in (words.CLINICS, words.SPECIALISTS)
        self.org = one_of(rng, words.HOSPITALS if hospital else self.spec.org).format(
            place=self.place, dr=self.dr_last, dr2=person_name(rng).split(" ", 1)[1], first=self.dr_first
        )
        self.street = f"{rng.randrange(101, 18900)} {one_of(rng, words.STREETS)}"
        if ", M.D., Inc." in self.org or self.er:
            self.doctor = self.md
        self.suite = rng.choice(
            (f"Suite {rng.randrange(100, 900)}", f"Ste {rng.randrange(1, 40)}", f"#{rng.choice('ABCD')}")
        )
        self.city = one_of(rng, words.CITIES)
        self.contact = person_name(rng)
        self._npi, self.npi2 = make_npi(rng), make_npi(rng)
        self.title = one_of(rng, words.TITLES)
        self.secrecy, self.basis = one_of(rng, words.SECRECY), one_of(rng, words.LEGAL_BASIS)

    # Chance.

    def tel(self) -> str:
        """Another telephone number of the neighbourhood."""
        while True:
            last = f"{self.rng.randrange(1000, 9999)}"
            if last not in self._used:
                self._used.add(last)
                return self._form.format(self.area, last)

    def far_tel(self) -> str:
        """One from somewhere else."""
        return f"({self.rng.choice(words.AREAS.split())}) 555-{self.rng.randrange(1000, 9999)}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return person_name(self.rng)

    def relative(self) -> str:
        """Somebody of the patient's family name."""
        return f"{given_name(self.rng, people_of(self.rng), female=self.rng.random() < 0.5)} {self.p.surname}"

    def address(self) -> str:
        return f"{self.rng.randrange(101, 18900)} {one_of(self.rng, words.STREETS)}, {one_of(self.rng, words.CITIES)}"

    def ago(self, most: int, least: int = 1) -> str:
        return f"{self.sent - timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def coming(self, most: int = 30, least: int = 2) -> str:
        return f"{self.sent + timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def clock(self) -> str:
        hour = self.rng.randint(8, 16)
        return f"{(hour - 1) % 12 + 1}:{self.rng.randrange(60):02d} {'AM' if hour < 12 else 'PM'}"

    def a(self, choices: str) -> str:
        """One of the words of this name."""
        return one_of(self.rng, getattr(words, choices))

    def place_org(self, choices: str) -> str:
        """Another establishment's name."""
        name = self.a(choices).format(
            place=one_of(self.rng, words.PLACES), dr=person_name(self.rng).split(" ", 1)[1], dr2="Sons", first="L."
        )
        return name if name != self.org else f"{name} East"

    # Plain things.

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def md(self) -> str:
        """The doctor where only a physician can be meant."""
        return self.doctor if self.doctor.endswith(("MD", "M.D.", "DO", "D.O.")) else f"{self.dr_plain}, MD"

    def near(self, low: float, high: float) -> str:
        """A measured value; a little outside of its range now and then."""
        value = self.rng.uniform(low * 0.92, high * 1.06)
        return f"{value:.1f}" if high < 100 else f"{value:.0f}"

    @property
    def day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def address_line(self) -> str:
        return f"{self.street}, {self.suite}, {self.city}"

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    # Values that the truth has.

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
    def flag(self) -> str:
        """The words of an emergency or of haste, or nothing."""
        if self.er:
            return self.a("ALARMS")
        return self.a("HURRIES") if self.hurry else ""

    @property
    def hurry(self) -> bool:
        """Is it marked as urgent? Not where it is an emergency."""
        self.written.add("urgency")
        return self.hurried

    @property
    def reason(self) -> str:
        return self.a("EMERGENT" if self.er else "REASONS")

    @property
    def to(self) -> str:
        self.written.add("facility")
        if not hasattr(self, "_to"):
            self._to = one_of(self.rng, words.OURS[self.facility])
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
        """Dates of service, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.text

    @property
    def span_ends(self) -> tuple[str, str]:
        """The same in two blanks, of which the second may say "present"; empty where none is asked for."""
        if not self._span:
            return "", ""
        self.written.add("span")
        last = self._span.last
        return f"{self._span.first:%m/%d/%Y}", f"{last:%m/%d/%Y}" if last else "present"

    def _some_span(self) -> Span | None:
        if self.rng.random() < 0.5:
            return None
        span = span_of(self.rng, self.sent)
        return None if any(one.birth >= span.first for one in self.patients) else span

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.2:
            return []
        if chance < 0.24:
            return ["a"]
        weights = {"h": 6, "i": 6, "o": 4, "d": 6, "c": 4, "l": 6, "p": 3, "e": 3, "m": 3, "g": 4}
        count, found = self.rng.choice((1, 1, 2, 2, 3, 3, 4)), list[str]()
        while len(found) < count:
            code = self.rng.choices(list(weights), list(weights.values()))[0]
            if code not in found:
                found.append(code)
        return found

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = {CODES[code] for code in self._wanted}
        if not hasattr(self, "_items"):
            self._items = [one_of(self.rng, words.TYPE_WORDS[code]) for code in self._wanted]
            self._items = self._items or [self.a("UNNAMED")]
        return self._items

    @property
    def wanted(self) -> str:
        """The same within a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def listed(self) -> str:
        """The same with a capital, in a blank."""
        said = self.rng.choice((", ", ", ", "; ", " / ")).join(self.items)
        return said[0].upper() + said[1:]

    def boxes(self, options: str, share: float = 0.34) -> list[tuple[str, bool]]:
        """A form's options "label=code|..." and whether each is chosen."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        codes = [code for _, code in pairs]
        usual = [place for place, code in enumerate(codes) if code != "a"]
        if "a" in codes and self.rng.random() < 0.05:
            on = {codes.index("a")}
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {CODES[codes[place]] for place in on}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The sheet's own words ask for these."""
        self.types = {CODES[code] for code in codes}
        return ""

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.45:
            return []
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.by_other]
        missing = set(self.rng.sample(usable, self.rng.choice((1, 1, 1, 2, 2, 3))))
        if "signature" in missing:
            missing.add("signature_date")
        if "recipient" in missing:
            missing.add("recipient_address")
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
        urgency = "stat" if self.er else "urgent" if self.hurried and "urgency" in self.written else "routine"
        truth: dict[str, Any] = {"kind": self.kind, "urgency": urgency}
        if self.kind in ("junk", "misdirected"):
            truth["facility"] = None
        elif "facility" in self.written:
            truth["facility"] = self.facility
        if self.kind not in NO_PATIENTS:
            truth["patients"] = [one.truth() for one in self.patients]
        if self.kind in TREATMENT or self.kind == "more_information":
            truth |= {
                "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
                "phone": e164(self._phone) if "phone" in self.written else None,
                "npi": self._npi if "npi" in self.written else None,
                "requested_types": sorted(self.types),
                "date_range": self._range(),
            }
        if self.kind == "patient_authorization":
            truth["auth_missing"] = self.missing
        if self.kind == "more_information":
            truth["reference"] = self.reference
        return {name: value for name, value in truth.items() if name not in self.skipped}

    def _range(self) -> dict[str, str | None] | None:
        if self._span is None or "span" not in self.written:
            return None
        last = self._span.last
        return {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}

    @property
    def sender(self) -> str:
        """The words of the sending machine: mostly the office's number, sometimes another line's."""
        number = self._fax if self.rng.random() < 0.65 else self.fax2
        return f"{self.org[:22]} {number}"


def make_npi(rng: Random) -> str:
    """A number whose last figure checks."""
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
