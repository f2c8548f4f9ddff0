"""What is put on the paper by hand or by machine: fillings, ticks, rings, combs, bars and logos."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.authors.sixth.people import Patient
from bench.reading.from_html import by_pen, pen_stroke, ring


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str  # the typeface of fillings
    mark: str  # how boxes are ticked: "x", "X", "tick" or "fill"
    struck: str  # a birth date that was written wrongly first

    def ink(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        said = _plain(said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.split()]
        return Markup('<span style="word-spacing:.3em;font-weight:normal">{}</span>').format(Markup(" ").join(words))

    def ink_dob(self, patient: Patient, *, plain: bool = False) -> Markup:
        """The birth date; a pen may have struck out another one before it."""
        text = self.ink(patient.dob_plain if plain else patient.dob)
        if not self.struck:
            return text
        wrong = self.ink(self.struck)
        line = "position:absolute;border-top:1.6pt solid black;top:50%;left:-2pt;right:-3pt"
        place = "position:relative;display:inline-block;margin-right:.5em"
        struck = '<span style="{}">{}<span style="{}"></span></span> {}'
        return Markup(struck).format(place, wrong, line, text)  # noqa: S704

    def tick(self, on: bool) -> Markup:
        """A box to tick."""
        edge = (
            "display:inline-block;width:.75em;height:.75em;border:.8pt solid black;position:relative;margin-right:.35em"
        )
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.2)
            inner = f'<span style="position:absolute;left:-.15em;top:-.35em">{stroke}</span>'
        elif on and self.mark == "fill":
            edge += ";background:black"
        elif on and self.mark == "tick":
            path = '<path d="M12 55 L40 88 L95 8" fill="none" stroke="black" stroke-width="15"/>'
            inner = _over_box(path, top="-.1em", size=".85em")
        elif on:
            path = '<path d="M8 8 L92 92 M92 8 L8 92" fill="none" stroke="black" stroke-width="14"/>'
            inner = _over_box(path, top="0", size=".75em")
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def bracket(self, on: bool) -> str:
        return ("[X]" if self.mark != "x" else "[x]") if on else "[ ]"

    def circle(self, text: str, on: bool) -> Markup:
        """One of several words in a line; a pen has put a ring round it."""
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A letter a box."""
        style = (
            "display:inline-block;width:1.45em;height:1.7em;line-height:1.7em;vertical-align:middle;text-align:center"
        )
        style += ";border:.7pt solid black;margin-left:-.7pt"
        inners = [self.ink(letter) if letter != " " else Markup("&nbsp;") for letter in text]
        inners += [Markup("&nbsp;")] * max(0, least - len(text))
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, inner) for inner in inners)

    def bars(self, width: float, height: float) -> Markup:
        """Something like a bar code, in points."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.8, 0.8, 1.6, 2.4))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.8, 1.6))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def logo(self, size: int = 40) -> Markup:
        """A practice's mark, without words."""
        shape = self.rng.choice((
            '<circle cx="50" cy="50" r="46"/><path d="M42 20h16v22h22v16H58v22H42V58H20V42h22z" fill="white"/>',
            '<path d="M50 92 L8 44 A24 24 0 0 1 50 24 A24 24 0 0 1 92 44 z"/>',
            '<path d="M5 85 L35 25 L55 60 L70 40 L95 85 z"/><circle cx="75" cy="20" r="10"/>',
            '<rect x="5" y="5" width="90" height="90" rx="18" fill="none" stroke="black" stroke-width="8"/>'
            '<path d="M12 55h22l10-28 16 50 10-22h20" fill="none" stroke="black" stroke-width="6"/>',
            '<path d="M50 5 C85 30 85 70 50 95 C15 70 15 30 50 5" fill="none" stroke="black" stroke-width="7"/>'
            '<path d="M50 25v65" stroke="black" stroke-width="6"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704


def _over_box(path: str, *, top: str, size: str) -> str:
    place = f"position:absolute;left:0;top:{top};width:{size};height:{size}"
    return f'<svg viewBox="0 0 100 100" style="{place}">{path}</svg>'


def _plain(text: str) -> str:
    """Without accents, which the hands lack."""
    return text.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ–", "aeiounAEIOUN-"))
