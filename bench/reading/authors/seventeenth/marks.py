"""Fillings, ticks and small drawings."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

EMBLEMS = (
    '<path d="M38 8h24v30h30v24H62v30H38V62H8V38h30z"/>',
    '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="8"/><path d="M30 60 L50 25 L70 60z"/>',
    '<path d="M50 90 C10 60 5 35 25 20 C40 12 50 25 50 32 C50 25 60 12 75 20 C95 35 90 60 50 90z"/>',
    '<path d="M10 90V45L50 12l40 33v45H62V60H38v30z"/>',
    '<rect x="8" y="8" width="84" height="84"/><path d="M20 50h18l8-22 12 44 8-22h16" fill="none" stroke="white"'
    ' stroke-width="7"/>',
    '<path d="M50 8 L92 50 L50 92 L8 50z" fill="none" stroke="black" stroke-width="9"/><circle cx="50" cy="50" r="9"/>',
)


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    face: str  # of typed fillings
    ticked: str

    def ink(self, text: object) -> Markup:
        """A blank's filling."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.face, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.split()]
        return Markup('<span class="ink">{}</span>').format(Markup(" ").join(words))

    def tick(self, on: bool) -> Markup:
        """A box to tick."""
        style = (
            "display:inline-block;position:relative;width:.72em;height:.72em;margin-right:.4em;border:.8pt solid #000"
        )
        inner = ""
        if on and self.hand:
            mark = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.15)
            inner = f'<span style="position:absolute;left:-.15em;top:-.3em">{mark}</span>'
        elif on and self.ticked == "full":
            style += ";background:#000"
        elif on:
            way = "M10 10L90 90M90 10L10 90" if self.ticked == "cross" else "M12 55L40 86L92 10"
            place = "position:absolute;left:0;top:0;width:.72em;height:.72em"
            inner = f'<svg viewBox="0 0 100 100" style="{place}"><path d="{way}" fill="none" stroke="#000"'
            inner += ' stroke-width="15"/></svg>'
        return Markup(f'<span style="{style}">{inner}</span>')  # noqa: S704

    def mark(self, on: bool) -> str:
        """A typewriter's way of ticking."""
        inner = "X" if self.ticked == "cross" else "x"
        return f"[{inner}]" if on else "[ ]"

    def blank(self, on: bool) -> Markup:
        """A short line before an option, with a mark on it."""
        inner = self.ink("X") if on else Markup("&nbsp;&nbsp;")
        style = "display:inline-block;min-width:2em;border-bottom:.8pt solid #000;text-align:center;margin-right:.4em"
        return Markup('<span style="{}">{}</span>').format(style, inner)

    def circled(self, text: str, on: bool) -> Markup:
        """An option that a pen may have circled."""
        return ring(str(escape(text))) if on else escape(text)

    def emblem(self, size: int = 38) -> Markup:
        """A drawing beside the name of an office."""
        inner = self.rng.choice(EMBLEMS)
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{inner}</svg>')  # noqa: S704

    def stripes(self, width: int = 120, height: int = 22) -> Markup:
        """Something like a bar code."""
        at, bars = 0.0, []
        while at < width - 3:
            wide = self.rng.choice((0.8, 1.6, 2.4))
            bars.append(f'<rect x="{at:.1f}" y="0" width="{wide}" height="{height}"/>')
            at += wide + self.rng.choice((0.9, 1.7))
        box = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {box}>{''.join(bars)}</svg>")  # noqa: S704
