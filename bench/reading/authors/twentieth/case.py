"""One fax while its template is filled: values on demand, and the truth of what was written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup

from bench.reading.ask import TREATMENT, e164
from bench.reading.authors.twentieth import words
from bench.reading.authors.twentieth.names import family_of, given_of, group_of, whole_name
from bench.reading.authors.twentieth.people import INITIALS, Patient
from bench.reading.from_html import by_pen, pen_stroke, ring
from ocr.reference import ALPHABET, check_letter
from sample_faxes.values import FACILITIES

HANDS = {
    "Rufscript": 13.0,
    "Humor Sans": 12.5,
    "Because We Connect": 15.5,
    "Tomson Talks": 15.0,
    "Dancing Script": 15.5,
}
CAPITALS = frozenset({"Rufscript"})  # whose small f is like a t
ORDERS = ("straight", "straight", "straight", "turned", "turned", "straight caps", "turned caps")
PLAIN = str.maketrans("áéíóúñÁÉÍÓÚÑ–’“”", 'aeiounAEIOUN-\'""')  # the hands lack these
HAND_SHARE = 0.42
TWO_FAXES = 0.14  # of faxes of which only the reply number differs from the letterhead's
NO_PATIENTS = frozenset({"junk", "misdirected", "incoming_records", "vital_records"})
AUTH_ITEMS = (
    "recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date", "dob",
    "representative_proof",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: which kinds it serves, how common it is, and what is fixed about it."""

    name: str
    kinds: frozenset[str]
    weight: float = 3
    org: str = "any"
    fonts: str = "office"
    pt: tuple[float, float] = (10.5, 12)
    small: float = 0.9  # of the smallest value, against the body
    fill: bool = False  # its blanks can be filled by hand
    pen: bool = False  # always
    order: str = "any"
    count: tuple[int, int] = (1, 1)
    born: tuple[int, int] = (1934, 2006)
    women: bool = False
    lacks: bool = False  # may lack the birth date
    pages: int = 1


class Case:
    """What templates call."""

    def __init__(self, rng: Random, kind: str, spec: Spec) -> None:
        self.rng, self.kind, self.spec = rng, kind, spec
        self.written: set[str] = set()
        self.skipped: set[str] = set()
        self.types: set[str] = set()
        self.sent = date(2026, 1, 5) + timedelta(days=rng.randrange(318))
        self.hand = rng.choice(sorted(HANDS)) if spec.pen or (spec.fill and rng.random() < HAND_SHARE) else ""
        self.hand_pt = round(HANDS.get(self.hand, 0) * rng.uniform(0.95, 1.12), 1)
        self.font = rng.choice(words.FONTS[spec.fonts])
        self.typed = rng.choice(("inherit", "inherit", "Courier Prime", "Liberation Mono"))
        self.pt = round(rng.uniform(*spec.pt), 1)
        self.style = rng.choice(words.DATE_STYLES)
        self.mark = rng.choice(("cross", "cross", "tick", "full"))
        self.er = kind == "emergency"
        self.is_urgent = not self.er and rng.random() < 0.14
        self.facility = rng.choices(("keck", "norris", "verdugo_hills"), (5, 3, 2))[0]
        self._office()
        style = rng.choice(words.DATE_STYLES) if self.hand == "" else rng.choice(words.DATE_STYLES[:10])
        order = spec.order if spec.order != "any" else rng.choice(ORDERS)
        self.patients = [
            Patient(rng, self.sent, order, spec.born, style, women=spec.women) for _ in range(rng.randint(*spec.count))
        ]
        self._span = words.span_of(rng, self.sent, self.style) if rng.random() < 0.42 else None
        if self._span and any(one.born >= self._span.first for one in self.patients):
            self._span = None
        self._types = self._some_types()
        self.representative = kind == "patient_authorization" and rng.random() < 0.2
        self.missing = self._some_missing() if kind == "patient_authorization" else set()
        if "dob" in self.missing or (spec.lacks and kind in TREATMENT and rng.random() < 0.14):
            self.p.no_dob = True

    def _office(self) -> None:
        rng = self.rng
        self.area = rng.choice(words.AREAS)
        self._form, self._prefix = rng.choice(words.PHONE_FORMS), f"{rng.randrange(100):02d}"
        self._used: set[str] = set()
        self._phone, self._fax, self.fax2, self.back = (self.number() for _ in range(4))
        self.has_two = rng.random() < TWO_FAXES
        group = group_of(rng)
        self.place, self.dr = rng.choice(words.PLACES), family_of(rng, group)
        self.doctor = f"{given_of(rng, group, female=rng.random() < 0.45)} {rng.choice(INITIALS)}. {self.dr}"
        self.provider = f"{self.doctor}, {rng.choice(words.CREDENTIALS)}"
        self.org = self._named("hospital" if self.er and self.spec.org == "any" else self.spec.org)
        self.street = f"{rng.randrange(101, 9900)} {rng.choice(words.STREETS)}"
        suite = (f"Suite {rng.randrange(100, 700)}", f"Ste {rng.choice('ABCD')}", f"#{rng.randrange(101, 390)}", "")
        self.suite = rng.choice(suite)
        self.full_street = f"{self.street}, {self.suite}" if self.suite else self.street
        self.city = rng.choice(words.CITIES)
        self.contact = whole_name(rng)
        self._npi, self.npi2 = _npi(rng), _npi(rng)
        self._to_words = rng.choice(words.OURS[self.facility])
        self.dept = rng.choice(words.DEPARTMENTS)

    def _named(self, kind: str, place: str = "") -> str:
        said = self.rng.choice(words.ORGS[kind].split("|"))
        if said.startswith("="):
            return self._named(said[1:], place)
        last, person = family_of(self.rng, "anglo"), whole_name(self.rng)
        return said.format(place=place or self.place, dr=last if place else self.dr, last=last, person=person)

    # ---- numbers, people and days that are not asked about

    def number(self) -> str:
        """A telephone number of the office; they differ in the last two figures."""
        while True:
            last = f"{self._prefix}{self.rng.randrange(100):02d}"
            if last not in self._used:
                self._used.add(last)
                return self._form.format(self.area, last)

    def other_number(self) -> str:
        return f"({self.rng.choice(words.AREAS)}) 555-{self.rng.randrange(100, 9999):04d}"

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(1, 10)}" + "".join(self.rng.choices("0123456789", k=count - 1))

    def pick(self, *choices: Any) -> Any:
        """One of them; of texts with bars between, one of the parts."""
        if len(choices) == 1:
            choices = tuple(choices[0].split("|"))
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return whole_name(self.rng)

    def first_name(self) -> str:
        return self.contact.split()[0]

    def relative(self) -> str:
        return f"{given_of(self.rng, group_of(self.rng), female=self.rng.random() < 0.5)} {self.p.family}"

    def some_day(self, most: int, least: int = 1) -> str:
        return self.style(self.sent - timedelta(days=self.rng.randint(least, most)))

    def coming(self, most: int = 30) -> str:
        return self.style(self.sent + timedelta(days=self.rng.randint(2, most)))

    def clock(self) -> str:
        hour = self.rng.randint(8, 16)
        return f"{(hour - 1) % 12 + 1}:{self.rng.randrange(60):02d} {'AM' if hour < 12 else 'PM'}"

    def slot(self) -> str:
        """The time of an appointment."""
        return self.rng.choice(
            ("8:00 AM", "8:30 AM", "9:15 AM", "10:00 AM", "11:30 AM", "1:00 PM", "1:45 PM", "3:15 PM")
        )

    def address(self) -> str:
        return f"{self.rng.randrange(101, 9900)} {self.rng.choice(words.STREETS)}, {self.rng.choice(words.CITIES)}"

    def dx(self) -> str:
        return self.rng.choice(words.DX)

    def illness(self) -> str:
        """Without its code."""
        said = self.dx().split(" ", 1)[1]
        return said if said.isupper() else said[0].lower() + said[1:]

    def plan(self) -> str:
        return self.rng.choice(words.PLANS)

    def other_hospital(self) -> str:
        return self.rng.choice(words.OTHER_HOSPITALS)

    def org_of(self, kind: str) -> str:
        """Another office than the sender's."""
        return self._named(kind, place=self.rng.choice([one for one in words.PLACES if one != self.place]))

    @property
    def p(self) -> Patient:
        return self.patients[0]

    @property
    def day(self) -> str:
        return self.style(self.sent)

    @property
    def long_day(self) -> str:
        return words.LONG(self.sent)

    # ---- what the truth names

    def skip(self, *fields: str) -> str:
        """No careful person could tell these."""
        self.skipped.update(fields)
        return ""

    @property
    def fax(self) -> str:
        self.written.add("reply_fax")
        return self._fax

    @property
    def head_fax(self) -> str:
        """The letterhead's, where another place of the sheet says where to answer."""
        return self.fax2 if self.has_two else self._fax

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
        return self._to_words

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
        return self.rng.choice((FACILITIES[self.facility][4], "323-865-5482"))

    @property
    def span(self) -> str:
        """Dates of service beside a label, or nothing."""
        if not self._span:
            return ""
        self.written.add("span")
        return self._span.label

    @property
    def during(self) -> str:
        """The same in a sentence, with a space before it."""
        if not self._span:
            return ""
        self.written.add("span")
        return f" {self._span.phrase}"

    def _some_types(self) -> list[str]:
        chance = self.rng.random()
        if chance < 0.2:
            return []
        if chance < 0.24:
            return ["all"]
        left, taken = dict(words.TYPE_SHARES), []
        for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4, 5))):
            code = self.rng.choices(list(left), list(left.values()))[0]
            taken.append(code)
            del left[code]
        return taken

    @property
    def items(self) -> list[str]:
        """What is wanted, item by item."""
        self.types = set(self._types)
        if not hasattr(self, "_items"):
            self._items = [self.rng.choice(words.TYPE_WORDS[code]) for code in self._types]
            self._items = self._items or [self.rng.choice(words.UNNAMED)]
        return self._items

    @property
    def wanted(self) -> str:
        """The same in a sentence."""
        items = self.items
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]

    @property
    def wanted_list(self) -> str:
        return self.rng.choice((", ", ", ", " / ", "; ")).join(self.items)

    def boxes(self, options: str, share: float = 0.33) -> list[tuple[str, bool]]:
        """A form's options "label=code|...", and whether they are ticked; "-" is never."""
        pairs = [one.strip().rsplit("=", 1) for one in options.split("|")]
        usual = [place for place, pair in enumerate(pairs) if pair[1] in words.TYPE_SHARES]
        whole = [place for place, pair in enumerate(pairs) if pair[1] == "all"]
        on = {place for place in usual if self.rng.random() < share} or {self.rng.choice(usual)}
        if whole and self.rng.random() < 0.05:
            on = set(whole)
        self.types = {pairs[place][1] for place in on}
        return [(pair[0], place in on) for place, pair in enumerate(pairs)]

    def asks(self, *codes: str) -> str:
        """The template's own words ask for these."""
        self.types = set(codes)
        return ""

    def _some_missing(self) -> set[str]:
        if self.rng.random() < 0.45:
            return set()
        usable = [item for item in AUTH_ITEMS if item != "representative_proof" or self.representative]
        missing = set(self.rng.sample(usable, self.rng.randint(1, 3)))
        return missing | {"signature_date"} if "signature" in missing else missing

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
            truth["auth_missing"] = sorted(self.missing)
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
        """For the sending machine's line; without a number where the sheets have none either."""
        name = "" if self.spec.org == "none" else self.org[:24]
        asks = self.kind in TREATMENT
        number = "" if asks and "reply_fax" not in self.written else self._fax if self.chance(0.7) else self.fax2
        return f"{name} {number}".strip()

    # ---- what is put on the paper by a pen or a machine

    def ink(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        said = str(text)
        if said and not said.strip("_"):
            return Markup.escape(said)
        if not self.hand or not said:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        if self.hand in CAPITALS:
            said = said.upper()
        written = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.translate(PLAIN).split()]
        return Markup('<span style="word-spacing:.35em;font-weight:normal">{}</span>').format(Markup(" ").join(written))

    def scrawl(self, name: str) -> Markup:
        """A signature."""
        font, pt = self.rng.choice((("Kristi", 25), ("Dancing Script", 17), ("Delphine", 18)))
        style = f"font-family:'{font}';font-size:{pt}pt;line-height:1"
        return Markup('<span style="{}">{}</span>').format(style, name.translate(PLAIN))

    def tick(self, on: bool) -> Markup:
        """A box to tick."""
        edge = "display:inline-block;width:.8em;height:.8em;border:.9pt solid #000;position:relative;margin-right:.4em"
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.25)
            inner = f'<span style="position:absolute;left:-.15em;top:-.4em">{stroke}</span>'
        elif on and self.mark == "full":
            edge += ";background:#000"
        elif on:
            path = "M10 50 L40 90 L92 8" if self.mark == "tick" else "M8 8 L92 92 M92 8 L8 92"
            inner = (
                '<svg viewBox="0 0 100 100" style="position:absolute;left:0;top:0;width:.8em;height:.8em">'
                f'<path d="{path}" fill="none" stroke="#000" stroke-width="15"/></svg>'
            )
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def bracket(self, on: bool) -> str:
        """A box of a typewriter's."""
        return ("[X]" if self.mark != "tick" else "[x]") if on else "[ ]"

    def blank(self, on: bool) -> Markup:
        """A short line to tick on."""
        inner = self.ink("X") if on else Markup("&nbsp;")
        line = "display:inline-block;width:1.8em;border-bottom:.8pt solid #000;text-align:center;line-height:1.1"
        return Markup('<span style="{}">{}</span>').format(line, inner)

    def circled(self, text: str, on: bool) -> Markup:
        """One of several words; a pen has put a ring round it."""
        return ring(str(Markup.escape(text))) if on else Markup.escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A character a box."""
        style = "display:inline-block;width:1.35em;height:1.6em;line-height:1.6em;vertical-align:middle"
        style += ";text-align:center;border:.7pt solid #000;margin-left:-.7pt"
        inners = [self.ink(letter) if letter != " " else Markup("&nbsp;") for letter in text]
        inners += [Markup("&nbsp;")] * max(0, least - len(text))
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, inner) for inner in inners)

    def bars(self, width: float = 130, height: float = 24) -> Markup:
        """Something like a bar code, in points."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.6))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.8))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def logo(self, size: int = 38) -> Markup:
        """A practice's mark, without words."""
        shape = self.rng.choice((
            '<path d="M36 6h28v30h30v28H64v30H36V64H6V36h30z"/>',
            '<path d="M50 6 L90 22 V52 C90 74 72 88 50 96 C28 88 10 74 10 52 V22z" fill="none" stroke="#000" '
            'stroke-width="7"/><path d="M45 30h10v15h15v10H55v15H45V55H30V45h15z"/>',
            '<circle cx="32" cy="50" r="26" fill="none" stroke="#000" stroke-width="8"/><circle cx="68" cy="50" r="26" '
            'fill="none" stroke="#000" stroke-width="8"/>',
            '<path d="M10 90 L50 8 L90 90 z" fill="none" stroke="#000" stroke-width="9"/>'
            '<circle cx="50" cy="62" r="13"/>',
            '<path d="M4 60 Q28 20 50 60 T96 60" fill="none" stroke="#000" stroke-width="10"/>'
            '<path d="M4 80 Q28 40 50 80 T96 80" fill="none" stroke="#000" stroke-width="5"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704


def _npi(rng: Random) -> str:
    figures = f"1{rng.randrange(10**8):08d}"
    doubled = [int(figure) * (2 if place % 2 == 0 else 1) for place, figure in enumerate(reversed(figures))]
    return figures + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840
