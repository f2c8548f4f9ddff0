"""What is put on the paper by hand or by machine: fillings, ticks, signatures, marks of offices."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str  # the typeface of fillings
    mark: str  # how boxes are ticked: "x", "X", "check", "fill" or "ring"

    def ink(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{};font-weight:normal">{}</span>').format(self.typed, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.replace("é", "e").split()]
        return Markup('<span style="font-weight:normal">{}</span>').format(Markup("&ensp;").join(words))

    def box(self, on: bool) -> Markup:
        """A box to tick."""
        edge = (
            "display:inline-block;width:.72em;height:.72em;border:.8pt solid black;position:relative;margin-right:.4em"
        )
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.25)
            inner = f'<span style="position:absolute;left:-.2em;top:-.4em">{stroke}</span>'
        elif on and self.mark == "fill":
            edge += ";background:black"
        elif on:
            shape = "M14 50 L42 84 L92 10" if self.mark == "check" else "M6 6 L94 94 M94 6 L6 94"
            place = "position:absolute;left:0;top:0;width:.72em;height:.72em"
            path = f'<path d="{shape}" fill="none" stroke="black" stroke-width="15"/>'
            inner = f'<svg viewBox="0 0 100 100" style="{place}">{path}</svg>'
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def bracket(self, on: bool) -> str:
        """A box of typed characters."""
        signs = (
            ("[x]", "[ ]") if self.mark in ("x", "check") else ("(X)", "( )") if self.mark == "ring" else ("[X]", "[ ]")
        )
        return signs[0] if on else signs[1]

    def blank(self, on: bool) -> Markup:
        """A short rule before a word, to put a sign on."""
        sign = pen_stroke(self.rng, "tick", 0.9) if on and self.hand else "X" if on else "\u00a0"
        style = "display:inline-block;width:2em;border-bottom:.8pt solid black;text-align:center;margin-right:.4em"
        return Markup('<span style="{}">{}</span>').format(style, sign)

    def circled(self, text: str, on: bool) -> Markup:
        """A word of several that a pen has put a ring round."""
        return ring(str(escape(text))) if on else escape(text)

    def signature(self, name: str) -> Markup:
        """A name signed with a flourish."""
        style = "font-family:'{}';font-size:{}pt;white-space:nowrap;line-height:1"
        face = self.rng.choice(("Kristi", "Dancing Script", "Delphine"))
        size = {"Kristi": 27, "Dancing Script": 17, "Delphine": 17}[face]
        return Markup(f'<span style="{style}">{{}}</span>').format(face, size, name)  # noqa: S704

    def emblem(self, size: int = 38) -> Markup:
        """An office's mark, without words."""
        shape = self.rng.choice((
            '<path d="M50 4 L96 50 L50 96 L4 50 z" fill="none" stroke="black" stroke-width="7"/>'
            '<path d="M50 28v44M28 50h44" stroke="black" stroke-width="9"/>',
            '<circle cx="36" cy="50" r="30" fill="none" stroke="black" stroke-width="7"/>'
            '<circle cx="64" cy="50" r="30" fill="none" stroke="black" stroke-width="7"/>',
            '<path d="M8 88 C20 30 60 10 92 10 C92 60 60 88 8 88 z"/>'
            '<path d="M12 92 L70 34" stroke="white" stroke-width="5"/>',
            '<path d="M10 40 L50 8 L90 40 V92 H10 z" fill="none" stroke="black" stroke-width="7"/>'
            '<path d="M50 48v30M35 63h30" stroke="black" stroke-width="8"/>',
            '<path d="M4 60 Q27 20 50 60 T96 60" fill="none" stroke="black" stroke-width="9"/>'
            '<path d="M4 80 Q27 40 50 80 T96 80" fill="none" stroke="black" stroke-width="5"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704

    def barcode(self, width: float = 120, height: float = 26) -> Markup:
        """Something like a bar code, in points."""
        at, bars = 0.0, []
        while at < width:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            bars.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.8))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(bars)}</svg>")  # noqa: S704
