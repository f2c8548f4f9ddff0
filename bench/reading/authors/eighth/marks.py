"""What stands on the paper beside print: fillings by machine or by pen, ticks, rings, stamps and signatures."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

ACCENTS = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ–—’", "aeiouunAEIOUUN--'")  # the hands lack them
BOX = "display:inline-block;box-sizing:border-box;width:.82em;height:.82em;border:.9pt solid #000;position:relative"


class Marks:
    """How one fax is filled in; `hand` is empty where blanks are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str  # the typeface of typed fillings
    tick_style: str

    def ink(self, text: object) -> Markup:
        """What somebody filled in."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.translate(ACCENTS).split()]
        return Markup('<span style="word-spacing:.55em;font-weight:normal">{}</span>').format(Markup(" ").join(words))

    def b(self, text: object, inches: float = 1.5) -> Markup:
        """A blank to fill in, at least so long."""
        inner = self.ink(text) if text else Markup("&nbsp;")
        return Markup('<span class="u" style="min-width:{}in">{}</span>').format(inches, inner)

    def tick(self, on: bool) -> Markup:
        """A box, ticked or not."""
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.25)
            inner = f'<span style="position:absolute;left:-.12em;top:-.4em">{stroke}</span>'
        elif on and self.tick_style == "solid":
            inner = '<span style="position:absolute;left:.1em;top:.1em;right:.1em;bottom:.1em;background:#000"></span>'
        elif on:
            path = {"cross": "M12 12 L88 88 M88 12 L12 88", "check": "M12 50 L40 84 L90 12"}[self.tick_style]
            place = "position:absolute;left:0;top:0;width:100%;height:100%"
            drawn = f'<path d="{path}" fill="none" stroke="#000" stroke-width="15"/>'
            inner = f'<svg viewBox="0 0 100 100" style="{place}">{drawn}</svg>'
        else:
            inner = ""
        return Markup(f'<span style="{BOX}">{inner}</span>')  # noqa: S704

    def paren(self, on: bool) -> str:
        """A box of a typewriter."""
        return "(X)" if on else "( )"

    def line_tick(self, on: bool) -> Markup:
        """A short line to put an X on."""
        inner = self.ink("X") if on else Markup("&nbsp;")
        return Markup('<span class="u" style="min-width:.3in;text-align:center">{}</span>').format(inner)

    def circled(self, text: str, on: bool) -> Markup:
        return ring(str(escape(text))) if on else escape(text)

    def sign(self, name: str, size: int = 22) -> Markup:
        """A signature."""
        face = self.rng.choice(("Kristi", "Dancing Script", "Kristi"))
        bigger = 1.3 if face == "Kristi" else 0.8
        style = f"font-family:'{face}';font-size:{size * bigger:.0f}pt;line-height:1"
        return Markup('<span style="{}">{}</span>').format(style, name.translate(ACCENTS))

    def cells(self, text: str, count: int = 0) -> Markup:
        """A box for each letter."""
        style = (
            "display:inline-block;width:1.35em;height:1.55em;line-height:1.55em;text-align:center;vertical-align:top"
        )
        style += ";border:.7pt solid #000;margin-right:-.7pt"
        letters = list(text) + [" "] * max(0, count - len(text))
        boxes = [self.ink(letter) if letter.strip() else Markup("&nbsp;") for letter in letters]
        return Markup("").join(Markup('<span style="{}">{}</span>').format(style, box) for box in boxes)

    def stamp(self, text: str) -> Markup:
        """A rubber stamp, a little askew."""
        turn = self.rng.uniform(-7, 7)
        style = "display:inline-block;border:2pt solid #000;padding:2pt 8pt;font:bold 15pt 'Liberation Sans Narrow'"
        return Markup('<span style="{}">{}</span>').format(f"{style};transform:rotate({turn:.1f}deg)", text)

    def barcode(self, width: int = 130, height: int = 26) -> Markup:
        at, bars = 0.0, []
        while at < width - 3:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            bars.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.8))
        return Markup(f'<svg width="{width}pt" height="{height}pt">{"".join(bars)}</svg>')  # noqa: S704

    def logo(self, size: int = 44) -> Markup:
        """A mark without words."""
        shapes = (
            '<path d="M36 8h28v28h28v28H64v28H36V64H8V36h28z"/>',
            '<circle cx="50" cy="50" r="42" fill="none" stroke="#000" stroke-width="7"/>'
            '<path d="M24 62 Q50 18 76 62 z"/>',
            '<path d="M10 88 V40 L50 10 L90 40 V88 H62 V60 H38 V88 z"/>',
            '<path d="M50 8 C15 40 20 75 50 92 C80 75 85 40 50 8 z" fill="none" stroke="#000" stroke-width="7"/>'
            '<path d="M50 30 V92" stroke="#000" stroke-width="5"/>',
            '<rect x="8" y="8" width="84" height="84" fill="#000"/><path d="M20 70 L45 30 L60 55 L80 25" fill="none" '
            'stroke="#fff" stroke-width="8"/>',
            '<circle cx="34" cy="34" r="22"/>'
            '<circle cx="66" cy="66" r="22" fill="none" stroke="#000" stroke-width="6"/>',
        )
        return Markup(  # noqa: S704
            f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{self.rng.choice(shapes)}</svg>'
        )
