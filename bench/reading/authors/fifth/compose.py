"""The templates filled in: by a typewriter or a printer, or by a pen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bench.reading.authors.fifth.said import Case, make_case, text_of, truth_of_sheets
from bench.reading.authors.fifth.spec import HANDS, Spec
from bench.reading.from_html import by_pen, pen_stroke, ring

HAND_SHARE = 0.12  # of the faxes that may be filled in by hand
STRUCK_SHARE = 0.06  # of the birth dates written by hand
FOLDER = Path(__file__).parent / "templates"
PAGES = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax as HTML, with what it says."""

    html: str
    text: str
    truth: Mapping[str, Any]
    case: Case
    hand: str
    hand_pt: float


class Writing:
    """How values and marks come onto the sheet."""

    def __init__(self, rng: Random, hand: str, hand_pt: float) -> None:
        self._rng, self._hand, self._pt = rng, hand, hand_pt

    def w(self, value: object) -> Markup:
        """A value that somebody fills in."""
        text = str(value)
        if not self._hand or not text:
            return escape(text)
        return Markup(" ").join(by_pen(self._rng, part, self._hand, self._pt) for part in text.split(" "))

    def dob(self, value: str) -> Markup:
        """A birth date, now and then corrected by whoever fills in the form."""
        if self._hand and value and self._rng.random() < STRUCK_SHARE:
            wrong = value[:-1] + ("4" if value[-1] != "4" else "7")
            return Markup("<s>{}</s> {}").format(self.w(wrong), self.w(value))
        return self.w(value)

    def u(self, value: object, inches: float = 2) -> Markup:
        """A value on a line to write on."""
        style = f"display:inline-block;border-bottom:1px solid;min-width:{inches}in;padding:0 3px;line-height:1.25"
        return Markup('<span style="{}">{}&nbsp;</span>').format(style, self.w(value))

    def box(self, on: bool, mark: str = "tick") -> Markup:
        """A box to tick. `mark`: "tick" and "cross" by a pen, "X" typed, "full" filled."""
        inner = Markup("")
        if on and (mark in ("tick", "cross")):
            inner = Markup('<span style="position:absolute;left:0;top:-0.25em">{}</span>').format(
                pen_stroke(self._rng, mark, 1.0)
            )
        elif on:
            inner = Markup("<b>X</b>") if mark == "X" else Markup("")
        fill = ";background:black" if on and mark == "full" else ""
        style = (
            "position:relative;display:inline-block;width:0.85em;height:0.85em;border:1.2px solid;"
            f"vertical-align:-0.1em;text-align:center;line-height:0.9em;font-size:95%{fill}"
        )
        return Markup('<span style="{}">{}</span>').format(style, inner)

    def circ(self, word: str, on: bool = True) -> Markup:
        """A word of a choice, circled if chosen."""
        return ring(str(escape(word))) if on else escape(word)

    def comb(self, value: str, cells: int) -> Markup:
        """One letter a cell."""
        cell = Markup(
            '<span style="display:inline-block;width:0.24in;height:0.27in;border:1px solid;'
            'margin-left:-1px;text-align:center;line-height:0.27in;vertical-align:top">{}</span>'
        )
        letters = list(value.upper()) + [""] * (cells - len(value))
        return Markup("").join(cell.format(self.w(one) if one.strip() else Markup("&nbsp;")) for one in letters)

    def pick(self, *words: str) -> str:
        return self._rng.choice(words)

    def bars(self, inches: float = 1.8) -> Markup:
        """Bars as of a bar code's sticker; they mean nothing."""
        x, bars = 0, []
        while x < 180:
            wide = self._rng.choice((1, 1, 2, 3))
            bars.append(f'<rect x="{x}" y="0" width="{wide}" height="30"/>')
            x += wide + self._rng.choice((1, 2, 3))
        style = f"width:{inches}in;height:0.32in"
        return Markup(f'<svg viewBox="0 0 184 30" preserveAspectRatio="none" style="{style}">{"".join(bars)}</svg>')  # noqa: S704


def compose(rng: Random, spec: Spec, kind: str) -> Composed:
    """One fax of this layout, not yet set on sheets."""
    if ".aka" not in (FOLDER / f"{spec.name}.html").read_text():
        spec = replace(spec, akas=0)
    case = make_case(rng, spec, kind)
    by_hand = spec.hand == "always" or (spec.hand == "may" and rng.random() < HAND_SHARE)
    hand, hand_pt = (rng.choice(list(HANDS)), rng.uniform(12.5, 16)) if by_hand else ("", 99)
    if hand:
        hand_pt *= HANDS[hand]
    writing = Writing(rng, hand, hand_pt)
    named = {name: getattr(writing, name) for name in ("w", "u", "dob", "box", "circ", "comb", "pick", "bars")}
    about = {"font": rng.choice(spec.fonts), "pt": spec.pt, "spec": spec, "c": case, "p": case.p, "hand": hand}
    html = PAGES.get_template(f"{spec.name}.html").render(named | about)
    text = text_of(html)
    truth = truth_of_sheets(case, spec, text)
    return Composed(html=html, text=text, truth=truth, case=case, hand=hand, hand_pt=hand_pt)
