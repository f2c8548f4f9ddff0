"""The pen of a template: writes values, typed or by hand, and keeps what was written as the truth of the page."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from random import Random
from typing import Any, Literal

from markupsafe import Markup

from bench.reading.authors.third import words
from bench.reading.authors.third.facts import DATES, TREATMENT, Facts, Person, make_number, make_span
from bench.reading.authors.third.names import family_name, full_name, given_name
from bench.reading.from_html import by_pen, pen_stroke, ring
from sample_faxes.values import FACILITIES

NO_PATIENTS = frozenset({"vital_records", "incoming_records", "misdirected", "junk"})
ASKS = TREATMENT | {"more_information"}
Day = date  # `Fill.date` writes one
Mark = Literal["tick", "cross", "fill", "x", "glyph"]


@dataclass(slots=True)
class Log:
    """What is on the sheets: field names, and every text that the truth rests on."""

    written: set[str] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    aliases: dict[int, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)  # of an authorization


class Fill:
    """Values for a template. `hand`: the pen's typeface, "" for type."""

    def __init__(self, facts: Facts, rng: Random, log: Log, hand: str, hand_pt: float) -> None:
        self.f, self.rng, self.log, self.hand, self.hand_pt = facts, rng, log, hand, hand_pt
        self.style = rng.choice(
            ("natural", "natural", "comma", "comma", "caps", "caps_comma", "titled", "comma_suffix")
        )
        self.mark: Mark = rng.choice(("tick", "cross", "fill") if hand else ("tick", "cross", "x", "glyph", "fill"))

    # -- any text

    def pen(self, text: str) -> Markup:
        """A text as the form is filled in; written words may run over the end of a line."""
        if not self.hand:
            return Markup(escape(text))  # noqa: S704  (escaped)
        gap = f'<span style="margin-right:{0.3 * self.hand_pt:.1f}pt">'
        pieces = [f"{gap}{by_pen(self.rng, word, self.hand, self.hand_pt)}</span>" for word in str(text).split()]
        return Markup(" ".join(pieces))  # noqa: S704  (by_pen escapes)

    def _value(self, name: str, text: str) -> Markup:
        self.log.written.add(name)
        if text:
            self.log.texts.append(text)
        return self.pen(text) if text else Markup("&nbsp;")

    def date(self, day: Day | None = None, style: str = "") -> str:
        return DATES[style or self.f.date_style](day or self.f.sent)

    def days(self, low: int, high: int) -> Day:
        """A day so many days after the letter (before it, if negative)."""
        return self.f.sent + timedelta(days=self.rng.randrange(low, high))

    def number(self) -> str:
        return make_number(self.rng)

    def figures(self, count: int) -> str:
        return "".join(self.rng.choices("123456789", k=count))

    def somebody(self) -> str:
        return full_name(self.rng)

    def woman(self) -> str:
        return f"{given_name(self.rng, female=True)} {family_name(self.rng, plain=True)}"

    def man(self) -> str:
        return f"{given_name(self.rng, female=False)} {family_name(self.rng, plain=True)}"

    def birthday(self) -> Day:
        return Day(1938, 1, 1) + timedelta(days=self.rng.randrange(365 * 55))

    # -- the patient

    def patient(self, place: int = 0) -> Person:
        return self.f.patients[place]

    def _strike(self, what: str, wrong: str) -> Markup:
        if self.f.strike != what or not self.hand:
            return Markup("")
        return Markup("<s>{}</s> &nbsp;").format(self.pen(wrong))

    def name(self, place: int = 0, style: str = "") -> Markup:
        """The whole name: natural, caps, comma, caps_comma, comma_suffix, titled, last_first."""
        one, style = self.patient(place), style or self.style
        text = _name_text(one, style)
        if " " in one.family and style in ("natural", "caps", "titled", "last_first"):
            text = _name_text(one, "caps_comma" if style == "caps" else "comma")
        self.log.written |= {"name", "suffix"}
        self.log.texts.append(text)
        return self._strike("family" if place == 0 else "", self._misspelt(one.family)) + self.pen(text)

    def family(self, place: int = 0, *, caps: bool = False, suffix: bool = False) -> Markup:
        one = self.patient(place)
        text = f"{one.family} {one.suffix}".strip() if suffix else one.family
        self.log.written |= {"name", "suffix"} if suffix else {"name"}
        wrong = self._strike("family" if place == 0 else "", self._misspelt(one.family))
        return wrong + self._value("name", text.upper() if caps else text)

    def given(self, place: int = 0, *, caps: bool = False) -> Markup:
        text = self.patient(place).given
        return self._value("given", text.upper() if caps else text)

    def middle(self, place: int = 0, *, initial: bool = True) -> Markup:
        text = self.patient(place).middle
        return self.pen(text[:1] if initial else text)

    def suffix(self, place: int = 0) -> Markup:
        return self._value("suffix", self.patient(place).suffix)

    def dob(self, place: int = 0, style: str = "") -> Markup:
        """The birth date; an empty field where the office left it out."""
        day = self.patient(place).dob
        if day is None:
            self.log.written.add("dob")
            return Markup("&nbsp;")
        style = style or self.f.date_style
        if "short" in style and day.year >= 2000:
            style = "slash"
        wrong = DATES[style](day + timedelta(days=self.rng.choice((1, 9, 30, 31))))
        return self._strike("dob", wrong) + self._value("dob", DATES[style](day))

    def dob_parts(self, place: int = 0) -> tuple[str, str, str]:
        """Month, day and year for cells."""
        day = self.patient(place).dob
        self.log.written.add("dob")
        if day is None:
            return "  ", "  ", "    "
        self.log.texts.append(f"{day:%m%d%Y}")
        return f"{day:%m}", f"{day:%d}", f"{day:%Y}"

    def age(self, place: int = 0) -> str:
        """Years, as of the letter; empty without a birth date."""
        born, sent = self.patient(place).dob, self.f.sent
        if born is None:
            return ""
        return str(sent.year - born.year - ((sent.month, sent.day) < (born.month, born.day)))

    def sex(self, place: int = 0, *, long: bool = False) -> str:
        word = "Female" if self.patient(place).female else "Male"
        return word if long else word[0]

    def he(self) -> str:
        return "she" if self.patient().female else "he"

    def his(self) -> str:
        return "her" if self.patient().female else "his"

    def title(self) -> str:
        return "Ms." if self.patient().female else "Mr."

    def mrn(self, place: int = 0) -> Markup:
        return self._value("mrn", self.patient(place).mrn)

    def alias(self, style: str = "") -> Markup:
        """Another name, if the patient has one: the family name alone, or with the given name ("full")."""
        one = self.patient()
        if not one.other:
            return Markup("")
        text = f"{one.given} {one.other}" if style == "full" else one.other
        self.log.aliases[0] = text
        return self._value("alias", text)

    # -- who asks

    def fax(self) -> Markup:
        return self._value("fax", self.f.fax)

    def phone(self) -> Markup:
        return self._value("phone", self.f.phone)

    def npi(self) -> Markup:
        return self._value("npi", self.f.npi)

    def practice(self) -> Markup:
        return self.pen(self.f.practice)

    def provider(self) -> Markup:
        return self.pen(self.f.provider)

    def contact(self) -> Markup:
        return self.pen(self.f.contact)

    def doubt(self, *names: str) -> str:
        """Fields of which the page leaves a careful person in doubt."""
        self.log.unclear |= set(names)
        return ""

    def drawer(self, text: str) -> Markup:
        """A signature."""
        hand = self.hand or self.rng.choice(("Breip", "Rufscript"))
        return by_pen(self.rng, text.split(",")[0], hand, self.rng.uniform(15, 18))

    # -- whom

    def to(self) -> Markup:
        """The hospital's name, if the office wrote it."""
        if not self.f.addressed:
            return self.pen("Medical Records")
        self.log.written.add("facility")
        return self.pen(self.rng.choice(words.OUR_NAMES[self.f.facility]))

    def department(self) -> Markup:
        return self.pen(self.rng.choice(words.OUR_DEPARTMENTS))

    def our(self, what: Literal["street", "city", "phone", "fax"]) -> Markup:
        if what in ("street", "city"):  # tells the hospital as its name does
            self.log.written.add("facility")
        place = ("name", "street", "city", "phone", "fax").index(what)
        return self.pen(FACILITIES[self.f.facility][place])

    # -- what

    def span(self, default: str = "") -> Markup:
        return self._value("span", self.f.span[0]) if self.f.span[0] else self.pen(default)

    def has_span(self) -> bool:
        return bool(self.f.span[0])

    def wanted(self) -> list[str]:
        """The wanted records in the office's words; general words where none is named."""
        self.log.written.add("types")
        chosen = [self.f.type_words[name] for name in self.f.types]
        return [*chosen, self.f.outside] if self.f.outside else chosen or [self.rng.choice(words.GENERAL)]

    def types(self, sep: str = ", ", last: str = "") -> Markup:
        """All of them in one line; `last`: the word before the last one."""
        chosen = self.wanted()
        if last and len(chosen) > 1:
            return self.pen(sep.join(chosen[:-1]) + f" {last} {chosen[-1]}")
        return self.pen(sep.join(chosen))

    def options(self, count: int = 10, extra: int = 2) -> list[tuple[str, bool]]:
        """Captions of a form with what is chosen: `count` kinds of record and `extra` things of another sort."""
        self.log.written.add("types")
        others = [name for name in words.RECORDS if name not in self.f.types]
        shown = list(self.f.types) + self.rng.sample(others, max(0, min(count - len(self.f.types), len(others))))
        rows = [(_capital(self.f.type_words[name]), name in self.f.types) for name in shown]
        rows += [
            (_capital(text), False) for text in self.rng.sample(words.UNTICKED, extra) if text.lower() != self.f.outside
        ]
        if self.f.outside:
            rows.append((_capital(self.f.outside), True))
        self.rng.shuffle(rows)
        return rows

    def box(self, chosen: bool) -> Markup:
        """A check box, in the form's own way of marking."""
        rules = "display:inline-block;position:relative;width:.85em;height:.85em;border:.08em solid #000"
        square = f'<span style="{rules};vertical-align:-.08em{{}}">{{}}</span>'
        if self.mark == "glyph":
            sign = "☒" if chosen else "☐"
            return Markup(f'<span style="font-family:DejaVu Sans">{sign}</span>')  # noqa: S704
        if self.mark == "x":
            return Markup("[X]") if chosen else Markup("[&nbsp;&nbsp;]")
        if not chosen:
            return Markup(square.format("", ""))  # noqa: S704
        if self.mark == "fill":
            return Markup(square.format(";background:#000", ""))  # noqa: S704
        stroke = pen_stroke(self.rng, self.mark)
        inner = f'<span style="position:absolute;left:-.1em;top:-.3em;line-height:1">{stroke}</span>'
        return Markup(square.format("", inner))  # noqa: S704

    def circled(self, text: str, chosen: bool) -> Markup:
        return ring(escape(text)) if chosen else Markup(escape(text))  # noqa: S704

    def comb(self, text: str, cells: int, width: str = "1.35em") -> Markup:
        """One letter a cell."""
        rules = f"width:{width};height:1.7em;border:1px solid #000;text-align:center;padding:0"
        letters = (self._letter(char) if char.strip() else "&nbsp;" for char in text.ljust(cells))
        boxes = "".join(f'<td style="{rules}">{letter}</td>' for letter in letters)
        return Markup(f'<table style="border-collapse:collapse;width:auto"><tr>{boxes}</tr></table>')  # noqa: S704

    def _letter(self, char: str) -> Markup:
        return by_pen(self.rng, char, self.hand, self.hand_pt) if self.hand else Markup(escape(char))  # noqa: S704

    def urgent(self) -> str:
        """Words of haste; "" for a routine request."""
        self.log.written.add("urgency")
        if self.f.urgency == "routine":
            return ""
        return self.rng.choice(words.STAT if self.f.urgency == "stat" else words.URGENT)

    def stat(self, text: str) -> str:
        """Words of an emergency of another sort than `urgent` knows."""
        self.log.written.add("urgency")
        return text

    def reference(self) -> Markup:
        self.log.written.add("reference")
        return self._value("reference", self.f.reference)

    def lacks(self, *names: str) -> set[str]:
        """The parts that this authorization is without: none, or some of these by chance."""
        missing = set(self.rng.sample(names, self.rng.choice((0, 0, 1, 1, 2))))
        self.log.missing |= missing
        return missing

    def some_span(self) -> Markup:
        """Dates of service, whether or not the facts have them."""
        return self.pen(self.f.span[0] or make_span(self.rng, self.f.sent)[0])

    def _misspelt(self, family: str) -> str:
        return family[:2] + family[3:] if len(family) > 4 else family + "e"


def truth_of(facts: Facts, log: Log) -> dict[str, Any]:
    """What a careful person would say reading the sheets; what nobody could tell is absent."""
    told = log.written
    truth: dict[str, Any] = {"kind": facts.kind, "urgency": facts.urgency if "urgency" in told else "routine"}
    if facts.kind in ("misdirected", "junk"):
        truth["facility"] = None
    elif "facility" in told:
        truth["facility"] = facts.facility
    if facts.kind not in NO_PATIENTS:
        truth["patients"] = [_patient_truth(one, place, log) for place, one in enumerate(facts.patients)]
    if facts.kind in ASKS:
        truth["reply_fax"] = _e164(facts.fax) if "fax" in told else None
        truth["phone"] = _e164(facts.phone) if "phone" in told else None
        truth["npi"] = facts.npi if "npi" in told else None
        text, start, end = facts.span
        has_span = bool(text) and "span" in told
        truth["date_range"] = {"from": _iso(start), "to": _iso(end)} if has_span else None
        if facts.kind != "more_information" and not facts.outside:
            truth["requested_types"] = sorted(facts.types) if "types" in told else []
    if facts.kind == "more_information":
        truth["reference"] = facts.reference
    if facts.kind == "patient_authorization":
        lacks_dob = facts.patients[0].dob is None or "dob" not in told
        truth["auth_missing"] = sorted(log.missing | ({"dob"} if lacks_dob else set()))
    return {name: value for name, value in truth.items() if name not in log.unclear}


def _patient_truth(one: Person, place: int, log: Log) -> dict[str, Any]:
    told = log.written
    return {
        "family": one.family if "name" in told else None,
        "given": one.given if "name" in told else None,
        "suffix": (one.suffix or None) if "suffix" in told else None,
        "dob": _iso(one.dob) if "dob" in told else None,
        "mrn": one.mrn if "mrn" in told else None,
        "aliases": [log.aliases[place]] if place in log.aliases else [],
    }


def _name_text(one: Person, style: str) -> str:
    middle = f"{one.middle}." if len(one.middle) == 1 and style in ("natural", "titled") else one.middle
    suffix = one.suffix + ("." if one.suffix in ("Jr", "Sr") and style in ("natural", "titled") else "")
    match style:
        case "comma" | "caps_comma":
            text = " ".join(filter(None, (f"{one.family}, {one.given}", middle, suffix)))
        case "comma_suffix":
            text = " ".join(filter(None, (one.family, suffix))) + f", {one.given} {middle}".rstrip()
        case "last_first":
            text = " ".join(filter(None, (one.family, suffix, one.given, middle)))
        case "titled":
            text = " ".join(filter(None, ("Ms." if one.female else "Mr.", one.given, middle, one.family, suffix)))
        case _:
            text = " ".join(filter(None, (one.given, middle, one.family, suffix)))
    return text.upper() if style.startswith("caps") else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _e164(written: str) -> str:
    return "+1" + "".join(char for char in written if char.isdigit())[-10:]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
