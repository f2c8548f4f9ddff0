"""A pen's and a program's marks: fillings, boxes, rings, combs."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

BOX = "display:inline-block;width:.8em;height:.8em;border:.8pt solid #000;position:relative;margin-right:.4em"
CROSS = "M10 10 L90 90 M90 10 L10 90"
CHECK = "M10 55 L38 85 L92 10"


class Marks:
    """How one fax's blanks are filled; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    mark: str  # "cross", "check", "full" or "bracket"

    def ink(self, text: object) -> Markup:
        """What fills a blank."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        plain = said.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ–", "aeiounAEIOUN-"))
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in plain.split()]
        return Markup('<span style="word-spacing:.3em;font-weight:400">{}</span>').format(Markup(" ").join(words))

    def line(self, text: object, width: str = "12em") -> Markup:
        """A ruled blank, filled."""
        style = f"display:inline-block;min-width:{width};border-bottom:.7pt solid #000;padding:0 3pt"
        return Markup('<span style="{}">{}&nbsp;</span>').format(style, self.ink(text))

    def box(self, on: bool) -> Markup:
        """A box of a list."""
        if self.mark == "bracket" and not self.hand:
            return Markup("[X] ") if on else Markup("[&nbsp;&nbsp;] ")
        inner = ""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.25)
            inner = f'<span style="position:absolute;left:-.15em;top:-.4em">{stroke}</span>'
        elif on and self.mark != "full":
            path = CHECK if self.mark == "check" else CROSS
            size = "position:absolute;left:0;top:0;width:.8em;height:.8em"
            drawn = f'<path d="{path}" fill="none" stroke="#000" stroke-width="15"/>'
            inner = f'<svg viewBox="0 0 100 100" style="{size}">{drawn}</svg>'
        style = f"{BOX};background:#000" if on and self.mark == "full" and not self.hand else BOX
        return Markup(f'<span style="{style}">{inner}</span>')  # noqa: S704

    def ringed(self, text: str, on: bool) -> Markup:
        """A word that may have been circled."""
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A letter a cell."""
        style = "display:inline-block;width:1.5em;height:1.75em;line-height:1.75em;text-align:center;"
        style += "vertical-align:middle;border:.7pt solid #000;margin-left:-.7pt"
        inners = [self.ink(letter) if letter != " " else Markup("&nbsp;") for letter in text]
        inners += [Markup("&nbsp;")] * max(0, least - len(text))
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, inner) for inner in inners)

    def signature(self, name: str) -> Markup:
        """A name signed, hardly legible."""
        return Markup('<span style="font-family:Kristi;font-size:25pt;line-height:.8">{}</span>').format(name)

    def logo(self, pt: int = 38) -> Markup:
        """A mark without words."""
        shape = self.rng.choice((
            '<path d="M50 6 L94 50 L50 94 L6 50 z" fill="none" stroke="#000" stroke-width="7"/>'
            '<path d="M43 28h14v15h15v14H57v15H43V57H28V43h15z"/>',
            '<circle cx="34" cy="50" r="28" fill="none" stroke="#000" stroke-width="7"/>'
            '<circle cx="66" cy="50" r="28" fill="none" stroke="#000" stroke-width="7"/>',
            '<path d="M10 90 V40 L50 10 L90 40 V90 z" fill="none" stroke="#000" stroke-width="7"/>'
            '<path d="M50 78 L32 58 A10 10 0 0 1 50 48 A10 10 0 0 1 68 58 z"/>',
            '<path d="M5 60 Q28 20 50 60 T95 60" fill="none" stroke="#000" stroke-width="9"/>'
            '<path d="M5 82 Q28 42 50 82 T95 82" fill="none" stroke="#000" stroke-width="5"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{pt}pt;height:{pt}pt">{shape}</svg>')  # noqa: S704
