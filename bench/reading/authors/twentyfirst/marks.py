"""What a machine or a pen puts on the paper: fillings, boxes, rings, signatures, bars, marks of practices."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

PLAIN = str.maketrans("áéíóúñÁÉÍÓÚÑ–’", "aeiounAEIOUN-'")
LOGOS = (
    '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="7"/>'
    '<path d="M50 22v56M22 50h56" stroke="black" stroke-width="13"/>',
    '<path d="M50 8 L90 30 V62 C90 80 70 92 50 97 C30 92 10 80 10 62 V30 Z"/>'
    '<path d="M50 32v40M30 52h40" stroke="white" stroke-width="10"/>',
    '<path d="M10 90 C10 40 40 10 90 10 C90 60 60 90 10 90 Z"/>'
    '<path d="M10 90 L70 30" stroke="white" stroke-width="5"/>',
    '<path d="M5 70 Q25 30 50 60 T95 45" fill="none" stroke="black" stroke-width="8"/>'
    '<path d="M5 88 Q25 48 50 78 T95 63" fill="none" stroke="black" stroke-width="8"/>',
    '<rect x="8" y="8" width="40" height="40"/><rect x="54" y="8" width="38" height="40" fill="gray"/>'
    '<rect x="8" y="54" width="40" height="38" fill="gray"/><rect x="54" y="54" width="38" height="38"/>',
)


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    mark: str

    def ink(self, text: object) -> Markup:
        """What was filled in, by machine or by hand."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.translate(PLAIN).split()]
        return Markup('<span style="word-spacing:.25em;font-weight:normal;line-height:1.15">{}</span>').format(
            Markup(" ").join(words)
        )

    def line(self, text: object, width: str = "2.4in") -> Markup:
        """A blank to be filled in on a rule."""
        style = f"display:inline-block;min-width:{width};border-bottom:.7pt solid black;padding:0 3pt;line-height:1.2"
        return Markup('<span style="{}">{}</span>').format(style, self.ink(text) if text else Markup("&nbsp;"))

    def box(self, on: bool) -> Markup:
        """A box to be ticked, in the way of this sheet."""
        if self.hand:
            edge = (
                "display:inline-block;width:.8em;height:.8em;border:.8pt solid black;position:relative;margin-right:4pt"
            )
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.15)
            mark = Markup('<span style="position:absolute;left:-.1em;top:-.3em">{}</span>').format(stroke)
            return Markup('<span style="{}">{}</span>').format(edge, mark if on else "")
        glyphs = {
            "cross": ("☒", "☐"), "check": ("☑", "☐"), "brackets": ("[X]", "[ ]"), "small": ("[x]", "[ ]"),
            "rule": ("_X_", "___"), "solid": ("■", "□"), "round": ("◉", "○"), "parens": ("(X)", "( )"),
        }  # fmt: skip
        sign = glyphs[self.mark][0 if on else 1]
        face = "DejaVu Sans" if len(sign) == 1 else "inherit"
        return Markup('<span style="font-family:{};margin-right:4pt;white-space:pre">{}</span>').format(face, sign)

    def circled(self, text: str, on: bool) -> Markup:
        """One of the words of a line; a pen has put a ring round it."""
        return ring(str(escape(text))) if on else escape(text)

    def sign(self, text: str, pt: float = 22) -> Markup:
        """A signature."""
        face = self.rng.choice(("Kristi", "Dancing Script", "Kristi"))
        size = pt * (1.25 if face == "Kristi" else 0.8)
        tilt = (
            f"transform:rotate({self.rng.uniform(-3, 1):.1f}deg);display:inline-block;line-height:1;white-space:nowrap"
        )
        style = f"font-family:'{face}';font-size:{size:.1f}pt;{tilt}"
        return Markup('<span style="{}">{}</span>').format(style, text.translate(PLAIN))

    def bars(self, width: int = 120, height: int = 26) -> Markup:
        """A bar code of no meaning."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.7, 0.7, 1.4, 2.1))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.7, 1.4))
        return Markup(f'<svg width="{width}pt" height="{height}pt">{"".join(drawn)}</svg>')  # noqa: S704

    def logo(self, size: int = 38) -> Markup:
        """A practice's mark, without words."""
        shape = self.rng.choice(LOGOS)
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704
