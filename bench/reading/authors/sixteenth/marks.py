"""What a pen, a typewriter or a stamp puts on the paper."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

SHORT = 18  # letters; such a value, a number or a date, is not broken at the end of a line
BOXES = ("cross", "cross", "tick", "full", "bracket", "line", "round")
PLAIN = str.maketrans("áéíóúñüÁÉÍÓÚÑÜé–", "aeiounuAEIOUNUe-")
CROSS = '<path d="M8 8 L92 92 M92 8 L8 92" stroke="black" stroke-width="15"/>'
TICK = '<path d="M10 55 L40 90 L96 6" fill="none" stroke="black" stroke-width="16"/>'


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    pen_pt: float  # the size in which its font is set
    typed: str
    box: str

    def ink(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        said = str(text)
        if not said:
            return Markup("&nbsp;")
        keep = "nowrap" if len(said) <= SHORT else "normal"
        if not self.hand:
            return Markup('<span style="font-family:{};white-space:{}">{}</span>').format(self.typed, keep, said)
        words = [by_pen(self.rng, word, self.hand, self.pen_pt) for word in said.translate(PLAIN).split()]
        return Markup(_WRITTEN).format(keep, Markup(" ").join(words))  # noqa: S704

    def sign(self, text: object) -> Markup:
        """A signature, which need not be read."""
        face, pt = self.rng.choice((("Kristi", 25), ("Dancing Script", 17)))
        return Markup(_SIGNED).format(face, pt, str(text).translate(PLAIN))  # noqa: S704

    def tick(self, on: bool) -> Markup:
        """A box before an option."""
        if self.box == "bracket":
            return Markup("[X] ") if on else Markup("[&nbsp;&nbsp;] ")
        if self.box == "line" and not self.hand:
            inner = "X" if on else "&nbsp;"
            return Markup(f'<span style="{_LINE}">{inner}</span>')  # noqa: S704
        edge = _EDGE + (";border-radius:50%" if self.box == "round" else "")
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.15)
            inner = f'<span style="position:absolute;left:-.12em;top:-.3em">{stroke}</span>'
        elif on and self.box in ("full", "round"):
            inner = '<span style="position:absolute;left:15%;top:15%;width:70%;height:70%;background:black"></span>'
        elif on:
            shape = TICK if self.box == "tick" else CROSS
            inner = f'<svg viewBox="0 0 100 100" style="{_OVER}">{shape}</svg>'
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def circled(self, text: str, on: bool) -> Markup:
        """One of several words in a line; a pen has put a ring round it."""
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A letter a box."""
        letters = [*text, *[" "] * (least - len(text))]
        cells = [
            Markup('<span style="{}">{}</span>').format(_CELL, self.ink(one) if one != " " else "\u00a0")
            for one in letters
        ]
        return Markup("").join(cells)

    def barcode(self, width: int = 150, height: int = 26) -> Markup:
        """Bars that look like a document's number."""
        at, bars = 0.0, []
        while at < width:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            bars.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.8))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(bars)}</svg>")  # noqa: S704

    def emblem(self, size: int = 36) -> Markup:
        """A practice's sign without words."""
        shape = self.rng.choice((
            '<path d="M35 5h30v30h30v30H65v30H35V65H5V35h30z"/>',
            '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="9"/><path d="M30 70 Q50 10 70 70" '
            'fill="none" stroke="black" stroke-width="8"/>',
            '<path d="M50 4 L96 38 L78 95 H22 L4 38 z" fill="none" stroke="black" stroke-width="8"/>',
            '<path d="M10 90 Q10 20 90 10 Q85 85 10 90" /><path d="M10 90 L70 30" stroke="white" stroke-width="5"/>',
            '<rect x="8" y="40" width="18" height="52"/><rect x="34" y="22" width="18" height="70"/>'
            '<rect x="60" y="8" width="18" height="84"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704


_WRITTEN = '<span style="word-spacing:.25em;font-weight:normal;white-space:{}">{}</span>'
_OVER = "position:absolute;left:0;top:0;width:100%;height:100%"
_SIGNED = "<span style=\"font-family:'{}';font-size:{}pt;line-height:1\">{}</span>"
_LINE = "display:inline-block;width:1.7em;border-bottom:.8pt solid black;text-align:center;margin-right:.3em"
_EDGE = "display:inline-block;width:.8em;height:.8em;border:.9pt solid black;position:relative;margin-right:.4em"
_CELL = (
    "display:inline-block;width:1.5em;height:1.75em;line-height:1.75em;text-align:center;border:.7pt solid black;"
    "margin-left:-.7pt;vertical-align:middle"
)
