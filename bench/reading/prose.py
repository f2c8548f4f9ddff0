"""Prose letters, invented: sentences that say who is meant, among doctors, relatives, other dates and other numbers.

A letter is composed freely from the phrases of one side of `prose.toml` and passed through the confusions of a reader.
Families of sentences, phrases and names of the held side are never seen while rules are written or weights are trained.
"""

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

from bench.people import _family_name, _given_name
from bench.reading.ask import GROUPS, is_held_name

Side = Literal["open", "held"]

LABELS = {"patient": "PATIENT", "dob": "DOB", "reply": "REPLY"}
COLUMNS = (58, 66, 74, 82)  # letters to a line
NOISE = (0.0, 0.0, 0.01, 0.03)  # share of letters misread; half of all letters are clean
OLD_DATE = 0.15  # share of other dates that lie up to 48 years back
LISTED_NAME = 0.5  # share of names of the cultures that the census lists hardly have
_CLOSING = {
    label: chr(0xE000 + place) for place, label in enumerate(LABELS.values(), 1)
}  # opens a span; \ue000 ends it
_MISREAD = {
    "l": "1I|", "I": "l1|", "1": "lI", "0": "O", "O": "0", "5": "S", "S": "5", "8": "B", "B": "8", "e": "c", "c": "e",
    "n": "ri", "m": "rn", "h": "b", "a": "o", "o": "a", "u": "ii", "t": "f", "f": "t", "i": "l", "r": "n", ",": ".",
    ".": ",", "6": "b", "g": "q", "y": "v", "D": "O", "M": "N", "E": "F", "G": "C",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a letter's text that hold one of the fields."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseLetter:
    """`text` as it was read, with its lines; spans stand for what is really there, misread letters and all."""

    text: str
    spans: tuple[Span, ...]
    family: str  # the manner in which it names the patient; "" where none is named
    reply_family: str
    noise: float

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "spans": [[span.start, span.end, span.label] for span in self.spans]}


def make_letters(seed: int, side: Side, count: int) -> Iterator[ProseLetter]:
    """Always the same letters for the same seed."""
    rng = Random(f"prose {seed} {side}")  # a text, so that the seeds of both sides differ
    for _ in range(count):
        yield make_letter(rng, side)


def write_letters(path: Path, seed: int, side: Side, count: int) -> None:
    """What `python -m ocr.train` takes: one letter a line."""
    with path.open("w", encoding="utf-8") as file:
        for letter in make_letters(seed, side, count):
            file.write(json.dumps(letter.to_json(), ensure_ascii=False) + "\n")


def make_letter(rng: Random, side: Side) -> ProseLetter:
    """One letter of this side; some name no patient, some no number for the answer."""
    bank = _bank()[side]
    writer = _Writer(rng, side)
    family = rng.choice(sorted(bank["patient"])) if rng.random() > 0.08 else ""
    reply = rng.choice(sorted(bank["reply"]))
    body = [rng.choice(bank["patient"][family])] if family else []
    body += rng.sample(bank["others"], rng.choice((0, 1, 1, 2, 2, 3)))
    if reply != "none":
        body.append(rng.choice(bank["reply"][reply]))
    if rng.random() < 0.7:
        rng.shuffle(body)
    parts = _paragraphs(rng, body)
    if rng.random() < 0.7:
        parts.insert(0, rng.choice(bank["phrases"]["greeting"]))
    if rng.random() < 0.5:
        parts.append(rng.choice(bank["phrases"]["thanks"]))
    if rng.random() < 0.7:
        parts.append(rng.choice(bank["phrases"]["sign"]))
    noise, columns = rng.choice(NOISE), rng.choice(COLUMNS)
    marked = "\n\n".join(_wrapped(_misread(rng, writer.fill(part), noise), columns) for part in parts)
    text, spans = _unmarked(marked)
    return ProseLetter(text=text, spans=spans, family=family, reply_family=reply, noise=noise)


@cache
def _bank() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("prose.toml").read_text(encoding="utf-8"))


def _paragraphs(rng: Random, sentences: list[str]) -> list[str]:
    """The sentences, some of them in one paragraph."""
    parts: list[str] = []
    for sentence in sentences:
        if parts and rng.random() < 0.6:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return parts


class _Writer:
    """Puts values into the gaps of a template, those that are looked for between marks."""

    def __init__(self, rng: Random, side: Side) -> None:
        self.rng, self.side = rng, side
        self.phrases = _bank()[side]["phrases"]
        self.day = date(2026, 1, 5) + timedelta(days=rng.randrange(310))
        born = date(1931, 1, 1) + timedelta(days=rng.randrange(365 * 77))
        self.once = {"patient": self._person(titled=0.15), "dob": self._date(born), "reply": self._number()}
        self.has_dob = rng.random() < 0.85

    def fill(self, template: str) -> str:
        filled = re.sub(r"\{(\w+)\}", lambda gap: self._value(gap[1]), template)
        return re.sub(r"\s+([,.;])", r"\1", re.sub(r",([.;,])", r"\1", filled)) if "," in filled else filled

    def _value(self, gap: str) -> str:
        if gap in LABELS:
            return f"{_CLOSING[LABELS[gap]]}{self.once[gap]}\ue000"
        if gap == "born" and not self.has_dob:
            return ""
        if gap in self.phrases:
            return self.fill(self.rng.choice(self.phrases[gap]))
        days = timedelta(days=self.rng.randrange(1, 700))
        match gap:
            case "doctor":
                return self._doctor()
            case "doctor_bare":
                return self._name(given=False)
            case "contact" | "relative":
                return self._person(titled=0.1)
            case "service" | "lived":  # some are as old as a birth date may be
                return self._date(self.day - days * (25 if self.rng.random() < OLD_DATE else 1))
            case "visit":
                return self._date(self.day + days / 10)
            case "office_phone" | "old_fax" | "their_fax":
                return self._number()
        raise ValueError(f"No such gap in a sentence of prose.toml: {gap}. Mend the sentence.")

    def _name(self, *, given: bool) -> str:
        rng, side = self.rng, self.side
        if rng.random() < LISTED_NAME:
            return rng.choice(_bank()[side]["names"]["given" if given else "family"].split()).replace("_", " ")
        while True:
            group = rng.choice(GROUPS)
            name = _given_name(rng, group, rng.random() < 0.5) if given else _family_name(rng, group)
            if is_held_name(name) == (side == "held"):
                return name.title()

    def _person(self, *, titled: float) -> str:
        rng = self.rng
        given, family = self._name(given=True), self._name(given=False)
        middle = rng.choice(("", "", "", f" {rng.choice('ABCDEGHJKLMNPRSTW')}.", f" {self._name(given=True)}"))
        suffix = rng.choice(("", "", "", "", "", "", " Jr.", " III", ", Sr.")) if rng.random() < 0.5 else ""
        straight = f"{given}{middle} {family}{suffix}"
        if rng.random() < titled:
            return f"{rng.choice(('Mr.', 'Mrs.', 'Ms.', 'Miss'))} {straight}"
        turned = f"{family}, {given}{middle}"
        return rng.choice((straight, straight, straight, straight.upper(), turned, turned.upper(), f"{family} {given}"))

    def _doctor(self) -> str:
        given, family = self._name(given=True), self._name(given=False)
        forms = ("Dr. {1}", "Dr. {0} {1}", "{0} {1}, MD", "Doctor {1}", "{0} {1}, NP", "{0} {1}, D.O.", "Dr {1}")
        return self.rng.choice(forms).format(given, family)

    def _date(self, day: date) -> str:
        forms = (
            f"{day:%m/%d/%Y}", f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day.year}", f"{day:%m-%d-%Y}",
            f"{day:%m/%d/%y}", f"{day:%B} {day.day}, {day.year}", f"{day:%b} {day.day}, {day.year}", f"{day:%Y-%m-%d}",
        )  # fmt: skip
        return self.rng.choice(forms)

    def _number(self) -> str:
        area, last = self.rng.choice(("213", "310", "323", "562", "626", "818", "559")), self.rng.randrange(10000)
        return self.rng.choice(("({}) 555-{:04d}", "{}-555-{:04d}", "{}.555.{:04d}", "1-{}-555-{:04d}")).format(
            area, last
        )


def _misread(rng: Random, text: str, share: float) -> str:
    """Letters taken for others, commas lost, words run together: the marks of spans stay."""
    out = []
    for character in text:
        if rng.random() < share:
            if character in ",.;" and rng.random() < 0.5:
                continue
            found = _MISREAD.get(character)
            out.append(
                (found if len(found) == 2 and found in {"ri", "rn", "ii"} else rng.choice(found))
                if found
                else character
            )
        else:
            out.append(character)
    return "".join(out)


def _wrapped(text: str, columns: int) -> str:
    return "\n".join(textwrap.wrap(text, columns, break_long_words=False, break_on_hyphens=False))


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and where the spans are."""
    opened = {mark: label for label, mark in _CLOSING.items()}
    text, spans, start, label = "", [], 0, ""
    for character in marked:
        if character in opened:
            start, label = len(text), opened[character]
        elif character == "\ue000":
            spans.append(Span(start=start, end=len(text), label=label))
        else:
            text += character
    return text, tuple(spans)
