"""One fax while its template is filled: values on demand, and the truth of what was written."""

from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.seventeenth import wordings
from bench.reading.authors.seventeenth.layouts import Spec
from bench.reading.authors.seventeenth.marks import Marks
from bench.reading.authors.seventeenth.names import FAMILY, origin, person
from bench.reading.authors.seventeenth.people import Patient
from bench.reading.authors.seventeenth.wordings import CODES, LABELS
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

FACES = (
    "Liberation Sans", "Liberation Sans", "Liberation Serif", "Carlito", "Carlito", "Caladea", "Open Sans",
    "DejaVu Sans",
    "Liberation Sans Narrow", "Lato",
)  # fmt: skip
TYPEWRITERS = ("Courier Prime", "Liberation Mono", "FreeMono", "Courier Prime Code")
HANDS = ("Because We Connect", "Because We Learn", "Rufscript", "Humor Sans", "Tomson Talks")
NARROW = frozenset({"Tomson Talks"})  # set larger
HAND_SHARE = 0.16
SIGNS_NPI = 0.3
NO_PHONE = 0.05  # of the headings
FILLED_BY_HAND = 0.45  # of the forms that are made for a pen
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip
LACKS_DOB = 0.09  # of the forms on which it can be forgotten


class Case(Marks):
    """What templates call; every value that they take is remembered as written."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.er = kind == "emergency"
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(316))
        self._set_type()
        self.is_urgent = not self.er and kind in TREATMENT and rng.random() < 0.12
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 3))[0]
        self._set_office()
        self._dated = rng.choice(wordings.DATE_STYLES)
        order = rng.choice(("plain", "plain", "turned"))
        lacks = "nodob" in spec.flags and kind == "continuity_of_care" and rng.random() < LACKS_DOB
        self.representative = kind == "patient_authorization" and rng.random() < 0.25
        self.missing = self._some_missing() if kind == "patient_authorization" else []
        lacks = lacks or "dob" in self.missing
        self.patients = [
            Patient(
                rng,
                self.sent,
                self._dated,
                order=order,
                lacks_dob=lacks,
                adult=spec.org == "care" or kind not in TREATMENT,
            )
            for _ in range(rng.randint(*spec.count))
        ]
        self._mend_patients()
        self._span = wordings.span_of(rng, self.sent) if rng.random() < 0.42 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._codes = self._some_codes()
        self.representative_name = self.relative()
        self._labels: dict[str, str] = {}

    def _mend_patients(self) -> None:
        """Patients of one list differ in their family names; each has his own number or none of them has."""
        for place, one in enumerate(self.patients):
            while any(one.family == other.family for other in self.patients[:place]):
                one.family = self.rng.choice(FAMILY[one.group].split())
            one.case = self.patients[0].case
            if len(self.patients) > 1:
                one.alias = ""

    def _set_type(self) -> None:
        rng, spec = self.rng, self.spec
        share = FILLED_BY_HAND if "pen" in spec.flags else HAND_SHARE if "fill" in spec.flags else 0
        self.hand = rng.choice(HANDS) if "hand" in spec.flags or rng.random() < share else ""
        self.hand_pt = round(rng.uniform(14, 17) * (1.15 if self.hand in NARROW else 1), 1)
        self.font = rng.choice(TYPEWRITERS if "mono" in spec.flags else FACES)
        self.face = "inherit" if "fill" not in spec.flags or rng.random() < 0.4 else rng.choice(TYPEWRITERS)
        self.pt = round(rng.uniform(10, 12), 1)
        self.leading = rng.choice((1.25, 1.3, 1.3, 1.4, 1.5))
        self.margin = f"{rng.choice((0.45, 0.6, 0.75, 1.0))}in {rng.choice((0.5, 0.75, 0.75, 1.0))}in"
        self.ticked = rng.choice(("cross", "cross", "tick", "full"))
        self.smallest = round(self.pt * 0.86, 1)

    def _set_office(self) -> None:
        rng = self.rng
        self.area = rng.choice(wordings.AREAS)
        forms = ("({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "1-{}-555-{}")
        self._form = rng.choice((*forms, "({})555-{}"))
        ends = rng.sample(range(1000, 9999), 6)
        numbers = [self._form.format(self.area, end) for end in ends]
        self._phone, self._fax, self.fax2, self.backline, self.cell, self.direct = numbers
        self.place = rng.choice(wordings.PLACES)
        self.doctor = person(rng)
        self.doctor_last = self.doctor.split(" ", 1)[1]
        self.cred = rng.choice(wordings.CREDENTIALS)
        self.provider = f"{self.doctor}, {self.cred}"
        self.dr = f"Dr. {self.doctor_last}" if self.cred[0] in "MD" else self.provider
        usual = self.spec.org
        if self.er and usual not in ("hospital", "care"):
            usual = "hospital"
        self.org = self.org_of(usual)
        self.dept = "Emergency Department" if self.er and usual == "hospital" else ""
        self.street = self.a_street()
        self.city = rng.choice(wordings.CITIES)
        self.contact, self.job = person(rng), rng.choice(wordings.JOBS)
        self._npi, self.records = npi(rng), rng.choice(wordings.DEPARTMENTS)
        self.split = "two" in self.spec.flags and rng.random() < 0.4

    def org_of(self, sort: str) -> str:
        last, last2 = (self.rng.choice(FAMILY[origin(self.rng)].split()) for _ in range(2))
        text = self.rng.choice(wordings.ORGS[sort])
        return text.format(place=self.rng.choice(wordings.PLACES), last=last, last2=last2)

    def a_street(self) -> str:
        rng = self.rng
        suite = rng.choice(
            ("", f", Suite {rng.randrange(100, 700)}", f", Ste {rng.choice('ABCDE')}", f" #{rng.randrange(2, 60)}")
        )
        return f"{rng.randrange(101, 9900)} {rng.choice(wordings.STREETS)}{suite}"

    def address(self) -> str:
        return f"{self.a_street()}, {self.rng.choice(wordings.CITIES)}"

    def num(self) -> str:
        """Somebody else's telephone number."""
        return f"({self.rng.choice(wordings.AREAS)}) 555-{self.rng.randrange(1000, 9999)}"

    def tollfree(self) -> str:
        return f"1-{self.rng.choice((800, 866, 877, 888))}-555-{self.rng.randrange(1000, 9999)}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return person(self.rng)

    def relative(self) -> str:
        """Somebody of the patient's family."""
        return f"{person(self.rng).split(' ')[0]} {self.p.family}"

    def past(self, most: int = 60, least: int = 2) -> str:
        """A day before the letter."""
        return f"{self.sent - timedelta(days=self.rng.randint(least, most)):%m/%d/%Y}"

    def coming(self) -> str:
        """A day after it."""
        return f"{self.sent + timedelta(days=self.rng.randint(2, 40)):%m/%d/%Y}"

    def clock(self) -> str:
        return f"{self.rng.randint(8, 16)}:{self.rng.randrange(60):02d}"

    def ill(self) -> str:
        return self.rng.choice(wordings.ILLS)

    def label(self, key: str) -> str:
        """This office's word for a part of its form."""
        return self._labels.setdefault(key, self.rng.choice(LABELS[key]))

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return f"{self.sent:%m/%d/%Y}"

    @property
    def long_day(self) -> str:
        return f"{self.sent:%B} {self.sent.day}, {self.sent.year}"

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    @property
    def fax(self) -> str:
        """The number to answer."""
        self.written.add("reply_fax")
        return self._fax

    @property
    def headfax(self) -> str:
        """The number in the heading; records may be wanted elsewhere."""
        return self.fax2 if self.split else self.fax

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
        if not hasattr(self, "_to"):
            self._to = self.rng.choice(wordings.OURS[self.facility])
        return self._to

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
    def signed(self) -> Markup:
        """The provider at the end of a letter, some with their number."""
        number = Markup("<br>NPI {}").format(self.npi) if self.rng.random() < SIGNS_NPI else Markup("")
        return Markup("{}{}").format(self.provider, number)

    @property
    def why(self) -> str:
        return self.rng.choice(wordings.ER_WHY if self.er else wordings.WHY)

    @property
    def alarm(self) -> str:
        """The word that this fax cannot wait, or nothing."""
        self.written.add("urgency")
        if not hasattr(self, "_alarm"):
            self._alarm = self.rng.choice(wordings.ALARMS if self.er else wordings.RUSH)
        return self._alarm if self.er or self.is_urgent else ""

    def flag(self, style: str = "") -> Markup:
        """The same as a heading, and why."""
        if not self.alarm:
            return Markup("")
        line = self.er_line if self.er else ""
        form = (
            self.rng.choice(('<div class="b big {s}">{a}</div>', '<div class="b {s}"><u>{a}</u></div>')) + "<p>{l}</p>"
        )
        return Markup(form).format(s=style, a=self.alarm, l=line)  # noqa: S704

    @property
    def er_line(self) -> str:
        self.written.add("urgency")
        return self.rng.choice(wordings.ER_LINES)

    @property
    def notice(self) -> Markup:
        return Markup('<p class="s notice">{}</p>').format(self.rng.choice(wordings.NOTICES))

    def head(self, style: str = "", *, fax: bool = True) -> Markup:
        """The office's letterhead."""
        style = style or self.rng.choice(("center", "center", "left", "left", "right", "emblem", "rule"))
        words = self.rng.choice((("Phone", "Fax"), ("Tel", "Fax"), ("T", "F"), ("Phone", "Fax"), ("Ph", "Fx")))
        joint = self.rng.choice(("&nbsp;&nbsp; ", " | ", " &bull; ", "<br>"))
        line = Markup("{}: {}").format(words[0], self.phone) if self.rng.random() > NO_PHONE or not fax else Markup("")
        if fax:
            line += Markup(joint if line else "") + Markup("{}: {}").format(words[1], self.headfax)  # noqa: S704
        dept = Markup("{}<br>").format(self.dept) if self.dept else Markup("")
        emblem = self.emblem() if style == "emblem" else Markup("")
        inner = Markup('<div class="org">{}</div>{}<div class="ha">{}<br>{}<br>{}</div>').format(
            self.org, dept, self.street, self.city, line
        )
        if style == "emblem":
            return Markup('<table class="hd"><tr><td style="width:52pt">{}</td><td>{}</td></tr></table>').format(
                emblem, inner
            )
        return Markup('<div class="hd {}">{}</div>').format(style, inner)

    def address_block(self, *, numbers: bool = True) -> Markup:
        """Us, as the addressee of a letter."""
        lines = [self.to, self.records]
        if self.rng.random() < 0.4:
            lines = [self.records, self.to]
        if self.rng.random() < 0.65:
            lines += [self.to_street, self.to_city]
        if numbers and self.rng.random() < 0.6:
            lines.append(f"Fax: {self.to_fax}")
        return Markup("<br>").join(lines)

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = {CODES[code] for code in self._codes}
        if not hasattr(self, "_items"):
            self._items = [self.rng.choice(wordings.TYPE_WORDS[code]) for code in self._codes]
            self._items = self._items or [self.rng.choice(wordings.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    def _some_codes(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.24:
            return []
        if chance < 0.28:
            return ["all"]
        return self.rng.sample([code for code in CODES if code != "all"], self.rng.choice((1, 1, 2, 2, 3, 3, 4, 5)))

    def boxes(self, options: str) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether they are ticked; "-" is something without a code."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        codes = [code for _, code in pairs]
        if "all" in codes and self.rng.random() < 0.06:
            on = {codes.index("all")}
        else:
            usual = [place for place, code in enumerate(codes) if code not in ("-", "all")]
            on = {place for place in usual if self.rng.random() < 0.32} or {self.rng.choice(usual)}
        self.types = {CODES[codes[place]] for place in on}
        return [(pair[0], place in on) for place, pair in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
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
        span = self._span if "span" in self.written else None
        return {
            "reply_fax": e164(self._fax) if "reply_fax" in self.written else None,
            "phone": e164(self._phone) if "phone" in self.written else None,
            "npi": self._npi if "npi" in self.written else None,
            "requested_types": sorted(self.types),
            "date_range": {"from": span.first.isoformat(), "to": span.last.isoformat() if span.last else None}
            if span
            else None,
        }

    @property
    def sender(self) -> str:
        number = self._fax if self.rng.random() < 0.65 else self.fax2
        return f"{self.org[:24]} {number}"


def npi(rng: Random) -> str:
    """Ten figures, the last of which checks the others."""
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
