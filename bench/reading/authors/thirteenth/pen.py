"""Fillings, ticks, combs, logos and bars that stand on the sheets."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

ACCENTS = str.maketrans("áéíóúñÁÉÍÓÚÑ–", "aeiounAEIOUN-")
LOGOS = (
    '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="9"/><path d="M50 22v56M22 50h56" '
    'stroke="black" stroke-width="14"/>',
    '<path d="M50 6 L94 50 L50 94 L6 50 z"/><path d="M50 30 L70 50 L50 70 L30 50 z" fill="white"/>',
    '<path d="M10 80 Q50 -30 90 80 z" fill="none" stroke="black" stroke-width="8"/><path d="M30 80 Q50 20 70 80 z"/>',
    '<rect x="8" y="8" width="38" height="38"/><rect x="54" y="8" width="38" height="38" fill="#777"/>'
    '<rect x="8" y="54" width="38" height="38" fill="#777"/><rect x="54" y="54" width="38" height="38"/>',
    '<path d="M8 60 C30 10 40 110 60 50 S90 40 94 30" fill="none" stroke="black" stroke-width="10"/>',
)


class Pen:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    mark: str  # "x", "tick" or "fill"

    def ink(self, text: object) -> Markup:
        """A blank's filling."""
        said = str(text)
        if not said:
            return Markup("&nbsp;")
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.translate(ACCENTS).split()]
        return Markup('<span style="word-spacing:.3em;font-weight:normal">{}</span>').format(Markup(" ").join(words))

    def line(self, text: object, width: str = "3in") -> Markup:
        """A filled blank on a rule."""
        style = f"display:inline-block;min-width:{width};border-bottom:.8pt solid #000;padding:0 4pt"
        return Markup('<span style="{}">{}</span>').format(style, self.ink(text))

    def box(self, on: bool) -> Markup:
        """A box, ticked or not."""
        edge = "display:inline-block;width:.8em;height:.8em;border:.9pt solid #000;position:relative;margin-right:.4em"
        cross = '<path d="M12 12L88 88M88 12L12 88" fill="none" stroke="black" stroke-width="15"/>'
        check = '<path d="M10 52L40 86L92 10" fill="none" stroke="black" stroke-width="17"/>'
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.25)
            inner = f'<span style="position:absolute;left:-.2em;top:-.35em">{stroke}</span>'
        elif on and self.mark == "fill":
            edge += ";background:#000"
        elif on:
            path = cross if self.mark == "x" else check
            place = "position:absolute;left:0;top:0;width:.8em;height:.8em"
            inner = f'<svg viewBox="0 0 100 100" style="{place}">{path}</svg>'
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def ascii_box(self, on: bool) -> str:
        return ("[X]" if self.mark == "x" else "[x]") if on else "[ ]"

    def blank_box(self, on: bool) -> Markup:
        """A short rule before a choice, with a mark on it."""
        style = "display:inline-block;width:1.6em;border-bottom:.8pt solid #000;text-align:center;margin-right:.4em"
        mark = self.ink("X") if on else Markup("&nbsp;")
        return Markup('<span style="{}">{}</span>').format(style, mark)

    def circled(self, text: str, on: bool) -> Markup:
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str) -> Markup:
        """A letter a box."""
        style = "display:inline-block;width:1.4em;height:1.7em;line-height:1.7em;text-align:center;vertical-align:top"
        style += ";border:.7pt solid #000;margin-left:-.7pt"
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, self.ink(one)) for one in text)

    def logo(self, size: int = 38) -> Markup:
        shape = self.rng.choice(LOGOS)
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704

    def bars(self, width: int = 150, height: int = 22) -> Markup:
        """Something like a bar code."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.8, 1.0, 1.6, 2.4))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.7))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def signed(self, name: str) -> Markup:
        """A signature, hardly to be read."""
        style = "font-family:Kristi;font-size:26pt;line-height:1"
        return Markup('<span style="{}">{}</span>').format(style, name.translate(ACCENTS))
