"""Fillings of blanks, boxes, bars and letterhead marks."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

BOX = "display:inline-block;width:.78em;height:.78em;border:.8pt solid #000;position:relative;margin-right:.3em"
EMBLEMS = (
    '<path d="M36 6h28v30h30v28H64v30H36V64H6V36h30z"/>',
    '<circle cx="50" cy="50" r="44" fill="none" stroke="#000" stroke-width="9"/><path d="M50 18v64M18 50h64" '
    'stroke="#000" stroke-width="13"/>',
    '<path d="M50 96C-20 40 20-8 50 26 80-8 120 40 50 96z" fill="none" stroke="#000" stroke-width="8"/>',
    '<path d="M4 90 L50 10 L96 90z" fill="none" stroke="#000" stroke-width="9"/><path d="M28 90 L50 52 L72 90z"/>',
    '<rect x="6" y="6" width="88" height="88"/><path d="M22 72 L40 30 L54 60 L64 44 L80 72z" fill="#fff"/>',
    '<ellipse cx="50" cy="50" rx="47" ry="30"/><circle cx="50" cy="50" r="20" fill="#fff"/>'
    '<circle cx="50" cy="50" r="9"/>',
)


class Marks:
    """How this fax's blanks are filled; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    filling: str  # the typeface of typed fillings
    box_style: str

    def ink(self, text: object) -> Markup:
        """A blank's filling."""
        said = str(text)
        if not said:
            return Markup("&nbsp;")
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.filling, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in plain(said).split()]
        return Markup('<span style="word-spacing:.35em;font-weight:normal">{}</span>').format(Markup(" ").join(words))

    def box(self, on: bool) -> Markup:
        """A box, ticked in this office's way."""
        if self.box_style == "bracket" and not self.hand:
            return Markup("[{}] ").format("X" if on else Markup("&nbsp;&nbsp;"))
        if self.box_style == "line":
            filled = (self.ink("X") if self.hand else "X") if on else Markup("&nbsp;&nbsp;")
            return Markup('<span style="border-bottom:.7pt solid #000;padding:0 3pt">{}</span> ').format(filled)
        if not on:
            return Markup(f'<span style="{BOX}"></span>')  # noqa: S704
        if self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.25)
        elif self.box_style == "solid":
            return Markup(f'<span style="{BOX};background:#000"></span>')  # noqa: S704
        else:
            shape = "M12 50 L42 86 L92 10" if self.box_style == "check" else "M10 10 L90 90 M90 10 L10 90"
            drawn = f'<path d="{shape}" fill="none" stroke="#000" stroke-width="14"/>'
            stroke = Markup(f'<svg viewBox="0 0 100 100" style="width:.78em;height:.78em">{drawn}</svg>')  # noqa: S704
        top = "-.4em" if self.hand else "0"
        inner = f'<span style="position:absolute;left:0;top:{top};line-height:0">{stroke}</span>'
        return Markup(f'<span style="{BOX}">{inner}</span>')  # noqa: S704

    def circled(self, text: str, on: bool) -> Markup:
        return ring(str(escape(text))) if on else escape(text)

    def combs(self, text: str) -> Markup:
        """One letter in each box."""
        style = (
            "display:inline-block;width:1.5em;height:1.6em;line-height:1.6em;text-align:center;vertical-align:middle"
        )
        style += ";border:.7pt solid #000;margin-left:-.7pt"
        inners = [Markup("&nbsp;") if letter == " " else self.ink(letter) for letter in text]
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, inner) for inner in inners)

    def emblem(self, pt: int = 38) -> Markup:
        drawn = self.rng.choice(EMBLEMS)
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{pt}pt;height:{pt}pt">{drawn}</svg>')  # noqa: S704

    def stripes(self, width: int = 150, height: int = 26) -> Markup:
        """What looks like a bar code."""
        place, drawn = 0.0, []
        while place < width - 3:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            drawn.append(f'<rect x="{place:.1f}" width="{bar}" height="{height}"/>')
            place += bar + self.rng.choice((0.9, 1.8))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def signed(self, name: str) -> Markup:
        """A signature."""
        font = self.rng.choice(("Kristi", "Dancing Script", "Delphine"))
        pt = 22 if font == "Kristi" else 17
        return Markup('<span style="font-family:{};font-size:{}pt;line-height:1">{}</span>').format(
            f"'{font}'", pt, plain(name)
        )


def plain(text: str) -> str:
    """Without accents, which the hands lack."""
    return text.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ–", "aeiounAEIOUN-"))
