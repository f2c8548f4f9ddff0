"""What is put on the paper by hand or by machine: fillings, ticks, rings and logos."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

BOX = "display:inline-block;width:.75em;height:.75em;border:.9pt solid black;position:relative;margin-right:.4em"
CROSS = '<path d="M8 8 L92 92 M92 8 L8 92" fill="none" stroke="black" stroke-width="13"/>'
CHECK = '<path d="M10 52 L40 86 L96 6" fill="none" stroke="black" stroke-width="15"/>'
SHAPES = (
    '<path d="M35 5h30v30h30v30H65v30H35V65H5V35h30z"/>',
    '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="7"/><path d="M20 62 Q50 10 80 62 z"/>',
    '<path d="M50 92 C5 60 5 15 30 15 C45 15 50 28 50 32 C50 28 55 15 70 15 C95 15 95 60 50 92z"/>',
    '<path d="M50 4 L96 50 L50 96 L4 50 z" fill="none" stroke="black" stroke-width="8"/>'
    '<circle cx="50" cy="50" r="16"/>',
    '<path d="M10 90 V40 L50 8 L90 40 V90 z" fill="none" stroke="black" stroke-width="8"/>'
    '<path d="M42 48h16v14h14v14H58v14H42V76H28V62h14z"/>',
    '<path d="M4 55h26l10-30 18 55 12-25h26" fill="none" stroke="black" stroke-width="7"/>',
)


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str  # the typeface of fillings
    mark: str  # how boxes are ticked: "x", "tick" or "fill"

    def ink(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.replace("é", "e").split()]
        return Markup('<span style="word-spacing:.25em;font-weight:normal">{}</span>').format(Markup(" ").join(words))

    def pen(self, text: object, pt: float = 0) -> Markup:
        """A signature or note, by pen on every fax."""
        hand = self.hand or "Breip"
        return Markup(" ").join(by_pen(self.rng, word, hand, pt or 15) for word in str(text).split())

    def tick(self, on: bool) -> Markup:
        """A box to tick."""
        edge, inner = BOX, ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, "tick" if self.mark == "tick" else "cross", 1.2)
            inner = f'<span style="position:absolute;left:-.1em;top:-.35em">{stroke}</span>'
        elif on and self.mark == "fill":
            edge += ";background:black"
        elif on:
            path = CHECK if self.mark == "tick" else CROSS
            place = "position:absolute;left:0;top:0;width:.75em;height:.75em"
            inner = f'<svg viewBox="0 0 100 100" style="{place}">{path}</svg>'
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def bracket(self, on: bool) -> str:
        return "[X]" if on else "[ ]"

    def blank(self, on: bool) -> Markup:
        """A short line before an option."""
        mark = self.ink("X") if on else Markup("&nbsp;")
        style = "display:inline-block;width:2em;border-bottom:.8pt solid black;text-align:center;margin-right:.4em"
        return Markup('<span style="{}">{}</span>').format(style, mark)

    def circle(self, text: str, on: bool) -> Markup:
        """One of several words in a line; a pen has put a ring round it."""
        return ring(str(escape(text))) if on else escape(text)

    def bars(self, width: float, height: float) -> Markup:
        """Something like a bar code, in points."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.8, 0.8, 1.6, 2.4))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.8, 1.6))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def logo(self, size: int = 38) -> Markup:
        """A practice's mark, without words."""
        shape = self.rng.choice(SHAPES)
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704
