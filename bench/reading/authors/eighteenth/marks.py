"""Fillings of blanks, boxes, rings and a practice's mark."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

BOX = "display:inline-block;width:.78em;height:.78em;border:.8pt solid #000;position:relative;margin-right:.35em"
GLYPHS = {
    "tick": '<path d="M10 50 L40 88 L96 6" fill="none" stroke="#000" stroke-width="15"/>',
    "x": '<path d="M8 8 L92 92 M92 8 L8 92" fill="none" stroke="#000" stroke-width="14"/>',
    "fill": '<rect x="10" y="10" width="80" height="80"/>',
}
LOGOS = (
    '<path d="M35 5h30v30h30v30H65v30H35V65H5V35h30z"/>',
    '<circle cx="50" cy="50" r="45" fill="none" stroke="#000" stroke-width="7"/><path d="M20 70 L50 20 L80 70z"/>',
    '<path d="M50 92 L8 48 A25 25 0 0 1 50 24 A25 25 0 0 1 92 48z" fill="none" stroke="#000" stroke-width="7"/>',
    '<rect x="6" y="20" width="88" height="60"/><path d="M20 62 L40 38 L58 58 L80 32" stroke="#fff" stroke-width="7"/>',
    '<path d="M10 90 C10 30 45 10 90 10 C90 60 60 90 10 90z"/>',
)


class Marks:
    """How one fax is filled in. `hand`: empty where it is typed."""

    rng: Random
    hand: str
    hand_pt: float
    fill_font: str
    glyph: str

    def w(self, text: object) -> Markup:
        """What is filled into a blank."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.fill_font, said)
        said = said.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN"))
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.split()]
        return Markup('<span style="word-spacing:.3em;font-weight:normal">{}</span>').format(Markup(" ").join(words))

    def line(self, text: object, width: float) -> Markup:
        """A ruled blank that is so many inches wide, filled in."""
        style = f"display:inline-block;min-width:{width}in;border-bottom:.7pt solid #000;padding:0 2pt;line-height:1.25"
        return Markup('<span style="{}">{}&#8203;</span>').format(style, self.w(text))

    def tick(self, on: bool) -> Markup:
        """A box, ticked or not."""
        if not on:
            return Markup('<span style="{}"></span>').format(BOX)
        if self.hand:
            inner = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.2)
            return Markup(
                '<span style="{}"><span style="position:absolute;left:-.1em;top:-.3em">{}</span></span>'
            ).format(BOX, inner)
        place = "position:absolute;left:0;top:0;width:.78em;height:.78em;overflow:visible"
        svg = f'<svg viewBox="0 0 100 100" style="{place}">{GLYPHS[self.glyph]}</svg>'
        return Markup('<span style="{}">{}</span>').format(BOX, Markup(svg))  # noqa: S704

    def par(self, on: bool) -> str:
        """A box made of typewriter characters."""
        return ("[X]" if self.glyph == "x" else "[x]") if on else "[ ]"

    def blank(self, on: bool) -> Markup:
        """A short line to put an X on."""
        return self.line("X" if on else "", 0.25)

    def ringed(self, text: str, on: bool) -> Markup:
        return ring(str(escape(text))) if on else escape(text)

    def cells(self, text: str) -> Markup:
        """A character a cell."""
        style = (
            "display:inline-block;width:1.35em;height:1.6em;line-height:1.6em;text-align:center;vertical-align:middle"
        )
        cell = Markup(f'<span style="{style};border:.7pt solid #000;margin-left:-.7pt">{{}}</span>')  # noqa: S704
        return Markup("").join(cell.format(self.w(one)) for one in text)

    def logo(self, size: int = 38) -> Markup:
        shape = self.rng.choice(LOGOS)
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704
