"""What a pen or a machine puts on a form: fillings, ticks, rings, signatures and a practice's mark."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

MARKS = (
    '<rect x="38" y="5" width="24" height="90"/><rect x="5" y="38" width="90" height="24"/>',
    '<circle cx="50" cy="50" r="45" fill="none" stroke="black" stroke-width="9"/><circle cx="50" cy="50" r="20"/>',
    '<path d="M50 4 L96 96 L4 96 z" fill="none" stroke="black" stroke-width="9"/>',
    '<path d="M4 60 Q25 20 50 55 T96 40 V96 H4 z"/>',
    '<path d="M20 95 V40 L50 8 L80 40 V95 z" fill="none" stroke="black" stroke-width="9"/>',
)


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    mark: str

    def fill(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, str(text))
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in str(text).split()]
        return Markup('<span style="font-weight:normal;line-height:1.15">{}</span>').format(
            Markup('<span style="font-size:11pt"> &nbsp;</span>').join(words)
        )

    def line(self, text: object, width: str = "2in") -> Markup:
        """A filling upon a ruled line."""
        style = f"display:inline-block;min-width:{width};border-bottom:.8pt solid #000;padding:0 2pt"
        return Markup('<span style="{}">{}&nbsp;</span>').format(style, self.fill(text) if text else "")

    def tick(self, on: bool) -> Markup:
        """A box to tick."""
        edge = "display:inline-block;width:.72em;height:.72em;border:.8pt solid #000;position:relative;margin-right:4pt"
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.15)
            inner = f'<span style="position:absolute;left:-.1em;top:-.3em">{stroke}</span>'
        elif on and self.mark == "fill":
            edge += ";background:#000"
        elif on:
            shape = {"x": "M6 6 L94 94 M94 6 L6 94", "tick": "M12 52 L40 88 L92 8"}[self.mark]
            path = f'<path d="{shape}" fill="none" stroke="black" stroke-width="15"/>'
            place = "position:absolute;left:0;top:0;width:.72em;height:.72em"
            inner = f'<svg viewBox="0 0 100 100" style="{place}">{path}</svg>'
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def typed_box(self, on: bool) -> str:
        """A box of a typewriter's signs."""
        return {"x": ("[ ]", "[X]"), "tick": ("( )", "(X)"), "fill": ("___", "_X_")}[self.mark][on]

    def circle(self, text: str, on: bool) -> Markup:
        """One of several words; a pen has put a ring round it."""
        return ring(str(escape(text))) if on else escape(text)

    def signed(self, name: str) -> Markup:
        """A signature that hardly anybody can read."""
        return by_pen(self.rng, name, self.rng.choice(("Kristi", "Dancing Script")), 19)

    def logo(self, size: int = 38) -> Markup:
        """A practice's mark, without words."""
        style = f"width:{size}pt;height:{size}pt"
        return Markup(f'<svg viewBox="0 0 100 100" style="{style}">{self.rng.choice(MARKS)}</svg>')  # noqa: S704
