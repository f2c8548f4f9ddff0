"""What a pen, a stamp or a machine leaves on a sheet: fillings, ticks, combs, bars and signs."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

NO_ACCENTS = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")


class Pens:
    """One fax's way of filling in. `hand` is empty where blanks are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    box_style: str

    def ink(self, text: object) -> Markup:
        """What fills a blank: in the hand, or typed."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.translate(NO_ACCENTS).split()]
        return Markup('<span class="pen">{}</span>').format(Markup(" ").join(words))

    def scrawl(self, name: str) -> Markup:
        """A signature that nobody can read."""
        style = "font-family:Kristi;font-size:23pt;line-height:.6;white-space:nowrap"
        return Markup('<span style="{}">{}</span>').format(style, name.translate(NO_ACCENTS))

    def box(self, on: bool) -> Markup:
        """A box before its label."""
        edge, inner = "", Markup("")
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross", "tick")), 1.15)
            inner = Markup('<span style="position:absolute;left:-.1em;top:-.3em">{}</span>').format(stroke)
        elif on and self.box_style == "black":
            edge = ";background:#000"
        elif on:
            path = "M10 52 L40 86 L92 8" if self.box_style == "tick" else "M10 10 L90 90 M90 10 L10 90"
            style = "position:absolute;left:0;top:0;width:.72em;height:.72em"
            drawn = f'<path d="{path}" fill="none" stroke="black" stroke-width="15"/>'
            inner = Markup(f'<svg viewBox="0 0 100 100" style="{style}">{drawn}</svg>')  # noqa: S704
        return Markup('<span class="box" style="{}">{}</span>').format(edge.lstrip(";"), inner)

    def bracket(self, on: bool) -> str:
        """The same in characters."""
        return ("[X]" if self.box_style == "cross" else "[x]") if on else "[ ]"

    def blank(self, on: bool) -> Markup:
        """A short line before a label, with a mark on it or none."""
        mark = (self.ink("X") if not self.hand else pen_stroke(self.rng, "tick", 1.0)) if on else Markup("&nbsp;")
        return Markup('<span class="short">{}</span>').format(mark)

    def circle(self, text: str, on: bool) -> Markup:
        """A word among others, with a ring round it."""
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A cell a letter."""
        cells = [self.ink(letter) if letter != " " else Markup("&nbsp;") for letter in text]
        cells += [Markup("&nbsp;")] * max(0, least - len(text))
        return Markup("").join(Markup('<span class="comb">{}</span>').format(cell) for cell in cells)

    def bars(self, width: int = 130, height: int = 22) -> Markup:
        """Something like a bar code."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.8))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def sign(self, size: int = 38) -> Markup:
        """An office's mark, without words."""
        shape = self.rng.choice((
            '<path d="M36 4h28v32h32v28H64v32H36V64H4V36h32z"/>',
            '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="7"/>'
            '<path d="M20 62 C35 20 65 20 80 62" fill="none" stroke="black" stroke-width="8"/>',
            '<path d="M4 90 L50 10 L96 90 z" fill="none" stroke="black" stroke-width="8"/>'
            '<circle cx="50" cy="62" r="14"/>',
            '<rect x="6" y="6" width="38" height="38"/><rect x="56" y="6" width="38" height="38" fill="none" '
            'stroke="black" stroke-width="6"/><rect x="6" y="56" width="38" height="38" fill="none" stroke="black" '
            'stroke-width="6"/><rect x="56" y="56" width="38" height="38"/>',
            '<path d="M10 80 C10 20 90 20 90 80" fill="none" stroke="black" stroke-width="10"/>'
            '<path d="M30 80 C30 48 70 48 70 80" fill="none" stroke="black" stroke-width="8"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704
