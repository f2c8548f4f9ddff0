"""The office that sends one fax: its words and numbers on demand, and the truth of those that were taken."""

from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.eleventh import words
from bench.reading.authors.eleventh.layouts import Spec
from bench.reading.authors.eleventh.names import family_name, given_name, whole_name
from bench.reading.authors.eleventh.people import AREAS, Patient, number_text
from bench.reading.authors.eleventh.strokes import Strokes, hand_of
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

FANCY_CAPITALS = frozenset({"DkgHandwriting"})
HAND_SHARE = 0.22
LACKS_DOB = 0.06  # of the forms that may lack it
URGENT_SHARE = 0.11
GENERAL_FAX_SHARE = 0.14  # of the heads whose number is not the one that is asked to be faxed to
SPAN_SHARE = 0.42
FONTS = {
    "sans": ("Liberation Sans", "Liberation Sans", "Carlito", "Carlito", "Open Sans", "FreeSans"),
    "serif": ("Liberation Serif", "Liberation Serif", "FreeSerif", "Caladea"),
    "any": (
        "Liberation Sans",
        "Liberation Sans",
        "Carlito",
        "Carlito",
        "Liberation Serif",
        "DejaVu Sans",
        "Lato",
        "Caladea",
    ),
    "mono": ("Courier Prime", "Liberation Mono", "Courier Prime", "FreeMono"),
    "screen": ("DejaVu Sans Condensed", "Liberation Sans", "Open Sans", "Liberation Sans Narrow", "Lato"),
}
NUMBER_FORMS = (
    "({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "({})555-{}", "{} 555-{}",
    "1-{}-555-{}",
)  # fmt: skip
WITHOUT_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
FORM_ITEMS = (
    "dob", "recipient", "recipient_address", "purpose", "dates_of_service", "report_types", "signature",
    "signature_date",
)  # fmt: skip


class Office(Strokes):
    """What templates call `c`. A property that is of the truth remembers that it was taken."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.took: set[str] = set()
        self.untold: set[str] = set()
        self.types: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(320))
        while self.sent.weekday() > 4 and kind != "emergency":
            self.sent += timedelta(days=1)
        self.hand, self.hand_pt = hand_of(rng, spec.pen, HAND_SHARE)
        self.filled_in = rng.choice(("Courier Prime", "Liberation Mono", "inherit", "inherit"))
        self.tick_way = rng.choice(("x", "X", "tick", "fill"))
        self.font = rng.choice(FONTS[spec.font])
        self.pt = (
            round(rng.uniform(10.2, 12), 1) if spec.font in ("serif", "mono") else round(rng.uniform(9.6, 11.6), 1)
        )
        self.smallest_pt = self.pt
        self.drop = rng.choice((0, 0, 0.1, 0.2, 0.4))
        self.leading = rng.choice((1.2, 1.25, 1.3, 1.4, 1.5))
        self.day_form = rng.choice(("%m/%d/%Y", "%m/%d/%Y", "%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"))
        self.er = kind == "emergency"
        self._is_urgent = kind == "continuity_of_care" and rng.random() < URGENT_SHARE
        self.place_of = rng.choices(("keck", "norris", "verdugo_hills"), (5, 2, 3))[0]
        if spec.women and rng.random() < 0.5:
            self.place_of = "verdugo_hills"
        self._meet()
        self.ps = [self._patient() for _ in range(rng.randint(*spec.patients))]
        self._span = words.span_of(rng, self.sent) if rng.random() < SPAN_SHARE else None
        if self._span and any(one.born >= self._span.first for one in self.ps):
            self._span = None
        self._codes = self._some_codes()
        self._given_items: list[str] = []
        self.by_proxy = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        self._reference = ""
        self._to = ""

    def _patient(self) -> Patient:
        rng, spec = self.rng, self.spec
        lacks = spec.may_lack and self.kind == "continuity_of_care" and rng.random() < LACKS_DOB
        youngest, oldest = (66, 97) if spec.old else (18, 29) if spec.young else (19, 46) if spec.women else (20, 94)
        one = Patient(rng, self.sent, oldest=oldest, youngest=youngest, sex="F" if spec.women else "", lacks=lacks)
        if any(one.family == other.family for other in getattr(self, "ps", [])):
            return self._patient()
        if self.hand in FANCY_CAPITALS:
            one.capitals = False
        return one

    def _meet(self) -> None:
        rng = self.rng
        self._form = rng.choice(NUMBER_FORMS)
        self._area = rng.choice(AREAS)
        self._fax, self._phone, self._general_fax = self.num(), self.num(), self.num()
        self.has_general_fax = self.spec.explicit and rng.random() < GENERAL_FAX_SHARE
        self.place = rng.choice(words.PLACES)
        group = rng.choice(
            ("latino", "anglo", "armenian", "korean", "filipino", "chinese", "persian", "indian", "black")
        )
        self.doc_last = family_name(rng, group)
        female = rng.random() < 0.5
        self.doc = (
            f"{given_name(rng, group, female=female)} {rng.choice(('', '', 'A. ', 'M. ', 'R. ', 'K. '))}{self.doc_last}"
        )
        org = self._org()
        self.cred = rng.choice(_credentials(org))
        self.doctor = f"{self.doc}, {self.cred}"
        self.doc2 = f"{whole_name(rng)}, {rng.choice(words.CREDENTIALS)}"
        named = rng.choice(words.ORGS[org].split("|"))
        self.org = named.replace("{p}", self.place).replace("{d}", self.doc_last)
        self.street = f"{rng.randrange(110, 9890)} {rng.choice(words.STREETS)}"
        self.suite = rng.choice((
            f"Suite {rng.randrange(100, 620)}", f"Ste {rng.randrange(100, 420)}", f"Ste. {rng.choice('ABCDE')}",
            f"#{rng.randrange(100, 330)}", f"Unit {rng.randrange(1, 24)}", "2nd Floor",
        ))  # fmt: skip
        self.city = rng.choice(words.CITIES)
        self.contact = whole_name(rng)
        self._npi = _npi(rng)

    def _org(self) -> str:
        """Whose it is: an emergency is a hospital's, whatever form is used."""
        if self.er and self.spec.org not in ("hospital", "urgent"):
            return "hospital" if self.rng.random() < 0.8 else "urgent"
        return self.spec.org

    # What anybody writes

    def num(self) -> str:
        """Some telephone number of the office's own way of writing; never ours."""
        area = self._area if self.rng.random() < 0.8 else ""
        return number_text(self.rng, self._form, area)

    def npi_of_other(self) -> str:
        return _npi(self.rng)

    def digits(self, count: int) -> str:
        return str(self.rng.randrange(1, 10)) + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def some(self, least: int, most: int) -> int:
        return self.rng.randint(least, most)

    def person(self) -> str:
        return whole_name(self.rng)

    def before(self, most: int, least: int = 1) -> str:
        """A day before the letter."""
        return (self.sent - timedelta(days=self.rng.randint(least, most))).strftime(self.day_form)

    def after(self, most: int = 30, least: int = 1) -> str:
        return (self.sent + timedelta(days=self.rng.randint(least, most))).strftime(self.day_form)

    def clock(self) -> str:
        hour = self.rng.randint(8, 16)
        return f"{(hour - 1) % 12 + 1}:{self.rng.randrange(60):02d} {'AM' if hour < 12 else 'PM'}"

    def visit_clock(self) -> str:
        hour = self.rng.randint(8, 16)
        return f"{(hour - 1) % 12 + 1}:{self.rng.choice(('00', '15', '30', '45'))} {'am' if hour < 12 else 'pm'}"

    def ailment(self) -> str:
        return self.rng.choice(words.AILMENTS)

    def surgery(self) -> str:
        return self.rng.choice(words.SURGERIES)

    def address(self) -> str:
        return f"{self.rng.randrange(110, 9890)} {self.rng.choice(words.STREETS)}, {self.rng.choice(words.CITIES)}"

    @property
    def other_hospital(self) -> str:
        return self.rng.choice(words.OTHER_HOSPITALS)

    @property
    def addr(self) -> str:
        return f"{self.street}, {self.suite}"

    @property
    def day(self) -> str:
        return self.sent.strftime(self.day_form)

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    @property
    def first(self) -> str:
        """The contact's given name."""
        return self.contact.split()[0]

    @property
    def p(self) -> Patient:
        return self.ps[0]

    # What is of the truth

    @property
    def fax(self) -> str:
        """The number to answer."""
        self.took.add("fax")
        return self._fax

    @property
    def head_fax(self) -> str:
        """The number of the letterhead."""
        return self._general_fax if self.has_general_fax else self.fax

    @property
    def phone(self) -> str:
        self.took.add("phone")
        return self._phone

    @property
    def npi(self) -> str:
        self.took.add("npi")
        return self._npi

    @property
    def urgent(self) -> bool:
        """Does it say that it is urgent? Not where it is an emergency."""
        self.took.add("urgency")
        return self._is_urgent

    @property
    def to(self) -> str:
        """Which hospital, as the office calls it."""
        self.took.add("facility")
        self._to = self._to or self.rng.choice(words.OURS[self.place_of])
        return self._to

    @property
    def to_name(self) -> str:
        """Which hospital, by its full name."""
        self.took.add("facility")
        return FACILITIES[self.place_of][0]

    @property
    def department(self) -> str:
        return self.rng.choice(words.DEPARTMENTS)

    @property
    def our_street(self) -> str:
        return FACILITIES[self.place_of][1]

    @property
    def our_city(self) -> str:
        return FACILITIES[self.place_of][2]

    @property
    def our_phone(self) -> str:
        return FACILITIES[self.place_of][3]

    @property
    def our_fax(self) -> str:
        return self.rng.choice((FACILITIES[self.place_of][4], "323-865-5482", "(323) 865-5482"))

    @property
    def span(self) -> str:
        """The days of service that are asked for, if any are."""
        if self._span is None:
            return ""
        self.took.add("span")
        return self._span.text

    def cannot_tell(self, *fields: str) -> str:
        """No careful person could say these."""
        self.untold.update(fields)
        return ""

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.2:
            return []
        if chance < 0.235:
            return ["all"]
        usual = {
            "history_and_physical": 4, "imaging_report": 4, "consultation": 3, "operative_note": 3,
            "discharge_summary": 5,
            "lab_result": 4, "pathology": 2, "ekg": 2, "medication_list": 2, "progress_note": 3,
        }  # fmt: skip
        chosen: list[str] = []
        while len(chosen) < self.rng.choice((1, 1, 2, 2, 3, 4)):
            one = self.rng.choices(list(usual), list(usual.values()))[0]
            if one not in chosen:
                chosen.append(one)
        return chosen

    @property
    def items(self) -> list[str]:
        """What is asked for, one by one."""
        self.types = set(self._codes)
        if not self._given_items:
            self._given_items = [self.rng.choice(words.TYPE_WORDS[code]) for code in self._codes]
            self._given_items = self._given_items or [self.rng.choice(words.UNNAMED)]
        return self._given_items

    @property
    def wanted(self) -> str:
        """The same in a row."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def listed(self) -> str:
        return ", ".join(self.items)

    def asks_for(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types |= set(codes)
        return ""

    def options(self, written: str, share: float = 0.3) -> list[tuple[str, bool]]:
        """A form's "label=code|label=code|...", and whether each is ticked; code "-" is of no type."""
        pairs = [(label.strip(), code.strip()) for label, code in (one.rsplit("=", 1) for one in written.split("|"))]
        everything = [place for place, (_, code) in enumerate(pairs) if code == "all"]
        usual = [place for place, (_, code) in enumerate(pairs) if code not in ("-", "all")]
        if everything and self.rng.random() < 0.06:
            on = set(everything[:1])
        else:
            on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        self.types = {pairs[place][1] for place in on}
        return [(label, place in on) for place, (label, _) in enumerate(pairs)]

    def _some_missing(self) -> list[str]:
        if self.rng.random() < 0.5:
            return []
        missing = set(self.rng.sample(FORM_ITEMS, self.rng.choice((1, 1, 1, 2, 2, 3))))
        if self.by_proxy and self.rng.random() < 0.5:
            missing.add("representative_proof")
        if "signature" in missing:
            missing.add("signature_date")
        if "recipient" in missing:
            missing.add("recipient_address")
        return sorted(missing)

    def has(self, item: str) -> bool:
        """Of an authorization."""
        if item == "dob":
            self.p.lacks_dob = item in self.missing
        return item not in self.missing

    def never_lacks(self, *items: str) -> str:
        """This form has no blank for these."""
        self.missing = [one for one in self.missing if one not in items]
        if "signature" not in self.missing and "signature" in items and "signature_date" in items:
            self.missing = [one for one in self.missing if one != "signature_date"]
        return ""

    @property
    def reference(self) -> str:
        """Ours, of the letter that is answered."""
        if not self._reference:
            seven = "".join(self.rng.choices(ALPHABET, k=7))
            self._reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return self._reference

    def truth(self) -> dict[str, Any]:
        urgent = self._is_urgent and "urgency" in self.took
        truth: dict[str, Any] = {"kind": self.kind, "urgency": "stat" if self.er else "urgent" if urgent else "routine"}
        if self.kind in ("junk", "misdirected"):
            truth["facility"] = None
        elif "facility" in self.took:
            truth["facility"] = self.place_of
        if self.kind not in WITHOUT_PATIENTS:
            truth["patients"] = [one.truth() for one in self.ps]
        if self.kind in TREATMENT or self.kind == "more_information":
            truth |= {
                "reply_fax": e164(self._fax) if "fax" in self.took else None,
                "phone": e164(self._phone) if "phone" in self.took else None,
                "npi": self._npi if "npi" in self.took else None,
                "requested_types": sorted(self.types),
                "date_range": self._range(),
            }
        if self.kind == "patient_authorization":
            truth["auth_missing"] = sorted(self.missing)
        if self.kind == "more_information":
            truth["reference"] = self.reference
        return {name: value for name, value in truth.items() if name not in self.untold}

    def _range(self) -> dict[str, str | None] | None:
        if self._span is None or "span" not in self.took:
            return None
        last = self._span.last
        return {"from": self._span.first.isoformat(), "to": last.isoformat() if last else None}

    @property
    def sending_line(self) -> str:
        """What the sending machine calls itself."""
        if self.spec.org == "self":
            return number_text(self.rng)
        return f"{self.org[:22]} {self._fax if self.rng.random() < 0.7 else self.num()}"

    # How the page looks

    def page(self, padding: str = ".6in .8in", pt: float = 0, font: str = "") -> Markup:
        """A page's opening attributes."""
        size = pt or self.pt
        self.smallest_pt = min(self.smallest_pt, size)
        said = (
            f"padding:{padding};border-top:{self.drop}in solid white;font:{size}pt/{self.leading} '{font or self.font}'"
        )
        return Markup('class="page" style="{}"').format(said)

    def size(self, pt: float) -> str:
        """Type smaller than the rest in which values stand."""
        self.smallest_pt = min(self.smallest_pt, pt)
        return f"font-size:{pt}pt"

    def now(self) -> str:
        """That the patient is being treated."""
        return self.rng.choice(words.NOW_WORDS)

    def now_title(self) -> str:
        return self.rng.choice(words.NOW_TITLES)

    def urgent_title(self) -> str:
        return self.rng.choice(words.URGENT_TITLES)


def _credentials(org: str) -> tuple[str, ...]:
    if org == "dental":
        return words.DENTISTS
    return words.CREDENTIALS if org in ("family", "special", "clinic", "urgent", "women") else words.DOCTORS_ONLY


def _npi(rng: Random) -> str:
    """Ten figures, the last of which checks the others."""
    figures = f"1{rng.randrange(10**8):08d}"
    total = 24
    for place, figure in enumerate(reversed(figures)):
        value = int(figure) * (1 if place % 2 else 2)
        total += value // 10 + value % 10
    return f"{figures}{-total % 10}"
