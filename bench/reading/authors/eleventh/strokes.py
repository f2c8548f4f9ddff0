"""What a pen, a typewriter or a program puts into a form's blanks."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

HANDS: tuple[tuple[str, float], ...] = (
    ("Steve", 14.5), ("Rufscript", 15.5), ("Because We Organize", 14.5), ("Tomson Talks", 16),
    ("Humor Sans", 13), ("DkgHandwriting", 15),
)  # fmt: skip
WITHOUT_ACCENTS = str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN")


def hand_of(rng: Random, pen: str, share: float) -> tuple[str, float]:
    """Who fills the sheet: `pen` is "never", "may" or "always"."""
    hand, pt = rng.choice(HANDS)
    if pen == "never" or (pen == "may" and rng.random() > share):
        return "", 0
    return hand, round(pt * rng.uniform(0.94, 1.1), 1)


class Strokes:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    filled_in: str
    tick_way: str

    def ink(self, text: object) -> Markup:
        """A filling, typed or in the hand."""
        said = str(text)
        if not said:
            return Markup("")
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.filled_in, said)
        parts = [by_pen(self.rng, one, self.hand, self.hand_pt) for one in said.translate(WITHOUT_ACCENTS).split()]
        return Markup('<span style="word-spacing:.35em;font-weight:normal;line-height:1">{}</span>').format(
            Markup(" ").join(parts)
        )

    def pen(self, text: object, pt: float = 0) -> Markup:
        """Always in a hand, whoever filled the rest: for words that the truth does not hang on."""
        hand, size = self.hand or "Rufscript", pt or self.hand_pt or 15
        said = str(text).translate(WITHOUT_ACCENTS)
        parts = [by_pen(self.rng, one, hand, size) for one in said.split()]
        return Markup('<span style="word-spacing:.35em;line-height:1">{}</span>').format(Markup(" ").join(parts))

    def sign(self, name: str) -> Markup:
        """A signature."""
        style = f"font-family:'{self.rng.choice(('Kristi', 'Dancing Script', 'Kristi'))}';font-size:21pt;line-height:1"
        return Markup('<span style="{}">{}</span>').format(style, name.translate(WITHOUT_ACCENTS))

    def blank(self, text: object, inches: float = 2.0) -> Markup:
        """A ruled blank with its filling."""
        return Markup('<span class="l" style="min-width:{}in">{}</span>').format(
            inches, self.ink(text) or Markup("&nbsp;")
        )

    def box(self, on: bool) -> Markup:
        """A box to tick."""
        edge = (
            "display:inline-block;width:.78em;height:.78em;border:.9pt solid #000;position:relative;margin-right:.35em"
        )
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross", "tick")), 1.25)
            inner = f'<span style="position:absolute;left:-.15em;top:-.4em">{stroke}</span>'
        elif on and self.tick_way == "fill":
            edge += ";background:#000"
        elif on:
            path = "M10 50 L40 88 L95 5" if self.tick_way == "tick" else "M8 8 L92 92 M92 8 L8 92"
            inner = (
                '<svg viewBox="0 0 100 100" style="position:absolute;left:0;top:0;width:.78em;height:.78em">'
                f'<path d="{path}" fill="none" stroke="black" stroke-width="14"/></svg>'
            )
        return Markup(f'<span style="{edge}">{inner}</span>')  # noqa: S704

    def bracket(self, on: bool) -> str:
        if self.tick_way == "x":
            return "[x]" if on else "[ ]"
        return "[X]" if on else "[ ]"

    def dash(self, on: bool) -> Markup:
        """A short rule before a choice, with a mark on it."""
        mark: str | Markup = "&nbsp;"
        if on:
            mark = pen_stroke(self.rng, "tick", 1.0) if self.hand else "X" if self.tick_way != "tick" else "&#10003;"
        style = "display:inline-block;width:1.9em;border-bottom:.8pt solid #000;text-align:center"
        style += ";margin-right:.4em;line-height:1"
        return Markup(f'<span style="{style}">{mark}</span>')  # noqa: S704

    def ringed(self, text: str, on: bool) -> Markup:
        """A word that a pen has circled."""
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A letter to a box."""
        style = (
            "display:inline-block;width:1.5em;height:1.7em;line-height:1.7em;text-align:center;vertical-align:middle"
        )
        style += ";border:.8pt solid #000;margin-left:-.8pt"
        letters = [self.ink(one) if one != " " else Markup("&nbsp;") for one in text]
        letters += [Markup("&nbsp;")] * (least - len(text))
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, one) for one in letters)

    def bars(self, width: int = 150, height: int = 26) -> Markup:
        """Like a bar code."""
        at, drawn = 0.0, ""
        while at < width:
            wide = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            drawn += f'<rect x="{at:.1f}" y="0" width="{wide}" height="{height}"/>'
            at += wide + self.rng.choice((0.9, 1.8))
        return Markup(f'<svg width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">{drawn}</svg>')  # noqa: S704

    def emblem(self, size: int = 38) -> Markup:
        """A practice's mark without words."""
        shape = self.rng.choice((
            '<path d="M38 4h24v34h34v24H62v34H38V62H4V38h34z"/>',
            '<path d="M38 4h24v34h34v24H62v34H38V62H4V38h34z" fill="none" stroke="black" stroke-width="7"/>',
            '<circle cx="50" cy="50" r="45" fill="none" stroke="black" stroke-width="6"/>'
            '<path d="M10 55 H36 L44 25 L56 80 L64 55 H90" fill="none" stroke="black" stroke-width="6"/>',
            '<path d="M5 80 Q30 20 50 60 T95 20" fill="none" stroke="black" stroke-width="12"/>',
            '<path d="M50 90 C-10 45 25 5 50 30 C75 5 110 45 50 90z"/>',
            '<path d="M50 5 L95 40 V95 H5 V40z" fill="none" stroke="black" stroke-width="8"/>'
            '<rect x="40" y="55" width="20" height="40"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704
