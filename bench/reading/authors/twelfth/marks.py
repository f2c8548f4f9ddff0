"""Fillings, ticks and rings, by pen or by machine; logos and bars."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

_LOGOS = (
    '<path d="M35 8h30v27h27v30H65v27H35V65H8V35h27z"/>',
    '<circle cx="50" cy="50" r="44" fill="none" stroke="black" stroke-width="7"/><path d="M30 70 L50 20 L70 70z"/>',
    '<path d="M10 90 V40 L50 8 L90 40 V90z" fill="none" stroke="black" stroke-width="8"/>'
    '<circle cx="50" cy="58" r="14"/>',
    '<path d="M5 60 Q28 10 50 55 T95 40" fill="none" stroke="black" stroke-width="10"/><circle cx="78" cy="22" r="9"/>',
    '<rect x="8" y="8" width="38" height="38"/><rect x="54" y="54" width="38" height="38"/>'
    '<circle cx="73" cy="27" r="19"/><circle cx="27" cy="73" r="19"/>',
    '<path d="M50 6v88M30 22q20 18 40 0M30 46q20 18 40 0M34 70q16 14 32 0" fill="none" stroke="black" '
    'stroke-width="6"/>',
)


class Marks:
    """How the blanks of one fax are filled; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    mark: str

    def ink(self, text: object) -> Markup:
        """What fills a blank."""
        said = str(text)
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        said = said.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ–—", "aeiounAEIOUN--"))
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.split()]
        return Markup('<span style="font-weight:normal;word-spacing:.35em">{}</span>').format(Markup(" ").join(words))

    def pen(self, text: str, pt: float = 19) -> Markup:
        """A signature."""
        family, larger = self.rng.choice((("Dancing Script", 1.0), ("Kristi", 1.5), ("Delphine", 1.1)))
        plain = text.translate(str.maketrans("áéíóúñ", "aeioun"))
        words = [by_pen(self.rng, word, family, pt * larger) for word in plain.split()]
        return Markup(" ").join(words)

    def tick(self, on: bool) -> Markup:
        """A box, ticked or not."""
        if self.mark == "paren":
            return Markup("({})&nbsp;").format("X" if on else Markup("&nbsp;&nbsp;"))
        if self.mark == "bracket":
            return Markup("[{}]&nbsp;").format("X" if on else Markup("&nbsp;"))
        if self.mark == "line":
            inner = Markup("X") if on and not self.hand else self._stroke() if on else Markup("&nbsp;")
            return Markup('<span class="u" style="min-width:1.6em;text-align:center">{}</span>&nbsp;').format(inner)
        edge = (
            "display:inline-block;width:.72em;height:.72em;border:.9pt solid #000;position:relative;margin-right:.4em"
        )
        inner = Markup("")
        if on and self.hand:
            inner = Markup('<span style="position:absolute;left:-.1em;top:-.4em">{}</span>').format(self._stroke())
        elif on and self.mark == "full":
            edge += ";background:#000"
        elif on:
            path = "M6 6 L94 94 M94 6 L6 94" if self.mark == "cross" else "M10 50 L40 90 L96 4"
            inner = Markup(
                '<svg viewBox="0 0 100 100" style="position:absolute;left:0;top:0;width:.72em;height:.72em">'
                '<path d="{}" fill="none" stroke="black" stroke-width="16"/></svg>'
            ).format(path)
        return Markup('<span style="{}">{}</span>').format(edge, inner)

    def _stroke(self) -> Markup:
        return pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.15)

    def ringed(self, text: str, on: bool) -> Markup:
        """One of several printed words; a pen went round it."""
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A character a cell."""
        cell = "display:inline-block;width:1.4em;height:1.6em;line-height:1.6em;text-align:center;vertical-align:middle"
        cell += ";border:.7pt solid #000;margin-left:-.7pt"
        empty = Markup("&nbsp;")
        inners = [self.ink(one) if one != " " else empty for one in text] + [empty] * max(0, least - len(text))
        return Markup("").join(Markup('<span style="{}">{}</span>').format(cell, one) for one in inners)

    def bars(self, width: int = 120, height: int = 22) -> Markup:
        """A row of bars such as programs print on forms; no code that says anything."""
        at, drawn = 0.0, []
        while at < width:
            wide = self.rng.choice((0.8, 1.2, 1.2, 2.2))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{wide}" height="{height}"/>')
            at += wide + self.rng.choice((0.9, 1.7))
        size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        return Markup(f"<svg {size}>{''.join(drawn)}</svg>")  # noqa: S704

    def logo(self, pt: int = 38) -> Markup:
        return Markup(  # noqa: S704
            f'<svg viewBox="0 0 100 100" style="width:{pt}pt;height:{pt}pt">{self.rng.choice(_LOGOS)}</svg>'
        )
