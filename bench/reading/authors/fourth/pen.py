"""Marks and drawings on a sheet: boxes, bars, scribbles, a firm's sign, combs."""

from collections.abc import Iterable
from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import pen_stroke

_RING, _BAR = 'fill="none" stroke="black" stroke-width', 'stroke="black" stroke-width="12"'
LOGOS = (
    f'<circle cx="50" cy="50" r="44" {_RING}="7"/><path d="M50 22V78M22 50H78" {_BAR}/>',
    '<path d="M50 88C5 55 10 12 38 18C46 20 50 30 50 34C50 30 54 20 62 18C90 12 95 55 50 88Z" fill="black"/>',
    f'<path d="M10 85L50 12L90 85Z" {_RING}="8"/><path d="M32 85L50 52L68 85Z" fill="black"/>',
    '<rect x="8" y="8" width="84" height="84"/><path d="M50 20V80M20 50H80" stroke="white" stroke-width="16"/>',
    '<path d="M15 85C15 30 55 12 88 12C88 60 62 88 15 85Z" fill="#555"/><path d="M15 85L60 40" stroke="white"/>',
    '<path d="M5 55H30L40 25L55 85L66 55H95" fill="none" stroke="black" stroke-width="8"/>',
    f'<circle cx="35" cy="50" r="28" fill="#bbb"/><circle cx="65" cy="50" r="28" {_RING}="6"/>',
)


def html(text: str) -> Markup:
    return Markup(text)  # noqa: S704  (every text in it was escaped, or is a number)


class Pen:
    """Draws in one way over a whole fax. `mark`: how this office marks its boxes."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self.mark = rng.choice(("tick", "cross", "fill", "typed", "glyph", "tick", "cross"))
        self._logo = rng.choice(LOGOS)

    def box(self, on: bool) -> Markup:
        """A box to mark."""
        if self.mark == "glyph":
            return html(f'<span style="font-family:DejaVu Sans;font-size:1.1em">{"☒" if on else "☐"}</span>')
        inner = ""
        if on and self.mark in ("tick", "cross"):
            inner = f'<span style="position:absolute;left:-0.1em;top:-0.3em">{pen_stroke(self._rng, self.mark)}</span>'
        elif on and self.mark == "typed":
            inner = '<span style="position:absolute;left:0.11em;top:-0.28em;font-weight:bold">X</span>'
        elif on:
            inner = (
                '<span style="position:absolute;left:0.1em;top:0.1em;width:0.6em;height:0.6em;background:black"></span>'
            )
        rules = (
            "display:inline-block;position:relative;width:0.8em;height:0.8em;border:0.9pt solid;vertical-align:-0.08em"
        )
        return html(f'<span style="{rules}">{inner}</span>')

    def paren(self, on: bool) -> Markup:
        return html("(X)" if on else "( &nbsp;)")

    def blank(self, on: bool) -> Markup:
        """A short line to put an x on."""
        inner = pen_stroke(self._rng, "tick" if self.mark == "tick" else "cross", 0.9) if on else ""
        rules = "display:inline-block;width:2em;border-bottom:0.8pt solid;text-align:center"
        return html(f'<span style="{rules}">{inner}&nbsp;</span>')

    def circled(self, text: str, on: bool) -> Markup:
        if not on:
            return escape(text)
        turn, wide, high = self._rng.uniform(-2.5, 2), self._rng.uniform(0.35, 0.6), self._rng.uniform(0.02, 0.2)
        rules = f"left:-{wide:.2f}em;right:-{wide:.2f}em;top:-{high:.2f}em;bottom:-{high:.2f}em;border:1.4pt solid"
        oval = f'<span style="position:absolute;border-radius:50%;{rules};transform:rotate({turn:.1f}deg)"></span>'
        return html(f'<span style="position:relative;display:inline-block">{escape(text)}{oval}</span>')

    def crossed(self, text: str, wobble: float = 4) -> Markup:
        """Words struck out by a pen."""
        tilt = self._rng.uniform(-wobble, wobble) / 2
        rules = f"left:-0.2em;right:-0.2em;top:52%;border-top:1.5pt solid;transform:rotate({tilt:.1f}deg)"
        line = f'<span style="position:absolute;{rules}"></span>'
        return html(f'<span style="position:relative;display:inline-block">{escape(text)}{line}</span>')

    def underlined(self, text: str, on: bool) -> Markup:
        return html(f'<span style="border-bottom:1.6pt solid">{escape(text)}</span>') if on else escape(text)

    def logo(self, size_pt: float = 40) -> Markup:
        return html(f'<svg viewBox="0 0 100 100" style="width:{size_pt}pt;height:{size_pt}pt">{self._logo}</svg>')

    def bars(self, width_pt: float = 130, height_pt: float = 26) -> Markup:
        """Something like a barcode; it says nothing."""
        x, parts = 0.0, []
        while x < 100:
            wide = self._rng.choice((0.6, 0.6, 1.2, 1.8))
            parts.append(f'<rect x="{x:.1f}" y="0" width="{wide}" height="10"/>')
            x += wide + self._rng.choice((0.6, 0.9, 1.4))
        rules = f"width:{width_pt}pt;height:{height_pt}pt"
        return html(f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" style="{rules}">{"".join(parts)}</svg>')

    def scribble(self, width_pt: float = 120) -> Markup:
        """A signature that nobody can read."""
        rng, x = self._rng, 4.0
        tall, step, lean = rng.uniform(0.35, 1.1), rng.uniform(7, 26), rng.uniform(-6, 9)
        path = f"M2 {rng.uniform(14, 30):.0f}"
        end = rng.uniform(90, 165)
        while x < end:
            high, low = 20 - tall * rng.uniform(2, 19), 22 + tall * rng.uniform(2, 12)
            wide = step * rng.uniform(0.5, 1.3)
            path += f" C{x + lean:.0f} {high:.0f} {x + wide * 0.5 + lean:.0f} {high:.0f} {x + wide * 0.4:.0f} {low:.0f}"
            path += f" S{x + wide * 0.8:.0f} {rng.uniform(12, 26):.0f} {x + wide:.0f} {rng.uniform(14, 26):.0f}"
            x += wide
        path += f" Q{x + 12:.0f} {rng.uniform(20, 36):.0f} {rng.uniform(x + 20, 198):.0f} {rng.uniform(4, 24):.0f}"
        rules = f"width:{width_pt}pt;height:{width_pt / 5:.0f}pt;overflow:visible"
        return html(f'<svg viewBox="0 0 200 40" style="{rules}"><path d="{path}" {_RING}="2"/></svg>')

    def comb(self, text: str, cells: int = 0, side_em: float = 1.5) -> Markup:
        """One character a cell."""
        rules = (
            f"display:inline-block;width:{side_em}em;text-align:center;border:0.7pt solid;border-left:0;line-height:1.5"
        )
        letters = [escape(letter) if letter != " " else "&nbsp;" for letter in text] + ["&nbsp;"] * (cells - len(text))
        inner = "".join(f'<span style="{rules}">{letter}</span>' for letter in letters)
        return html(f'<span style="border-left:0.7pt solid;white-space:nowrap">{inner}</span>')


def joined(words: Iterable[str], last: str = "and") -> str:
    """A, B and C."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} {last} {listed[-1]}" if listed else ""
