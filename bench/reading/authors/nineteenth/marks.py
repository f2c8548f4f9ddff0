"""What a pen, a typewriter or a program puts into a form's blanks."""

from random import Random

from markupsafe import Markup, escape

from bench.reading.from_html import by_pen, pen_stroke, ring

BARE = str.maketrans("áéíóúñÁÉÍÓÚÑ–—", "aeiounAEIOUN--")


class Marks:
    """One fax's way of filling blanks; `hand` is empty where they are typed."""

    rng: Random
    hand: str
    hand_pt: float
    typed: str
    box_style: str

    def ink(self, text: object) -> Markup:
        """A blank's filling, typed or in the hand."""
        said = str(text)
        if not said:
            return Markup("")
        if not self.hand:
            return Markup('<span style="font-family:{}">{}</span>').format(self.typed, said)
        return self.pen(said)

    def pen(self, said: str) -> Markup:
        words = [by_pen(self.rng, word, self.hand, self.hand_pt) for word in said.translate(BARE).split()]
        style = "word-spacing:.3em;font-weight:normal"
        return Markup('<span style="{}">{}</span>').format(style, Markup(" ").join(words))

    def tick(self, on: bool) -> Markup:
        """A box, ticked or not."""
        if self.box_style == "bracket" and not self.hand:
            return Markup('<span style="font-family:Liberation Mono">{}</span>&nbsp;').format("[X]" if on else "[ ]")
        if self.box_style == "blank" and not self.hand:
            line = '<span style="font-family:Liberation Mono;text-decoration:underline">&nbsp;{}&nbsp;</span> '
            return Markup(line).format("X" if on else "\N{NO-BREAK SPACE}")  # noqa: S704
        rules = "display:inline-block;width:.8em;height:.8em;border:.8pt solid #000;margin-right:.4em;position:relative"
        if self.box_style == "round":
            rules += ";border-radius:50%"
        inner = Markup("")
        if on and self.hand:
            stroke = pen_stroke(self.rng, self.rng.choice(("tick", "cross")), 1.15)
            inner = Markup('<span style="position:absolute;left:-.15em;top:-.3em">{}</span>').format(stroke)
        elif on and self.box_style in ("fill", "round"):
            rules += ";background:#000;box-shadow:inset 0 0 0 1pt #fff"
        elif on:
            path = "M15 50 L42 82 L90 14" if self.box_style == "check" else "M10 10 L90 90 M90 10 L10 90"
            shape = f'<path d="{path}" fill="none" stroke="black" stroke-width="14"/>'
            place = "position:absolute;left:0;top:0;width:.8em;height:.8em"
            inner = Markup(f'<svg viewBox="0 0 100 100" style="{place}">{shape}</svg>')  # noqa: S704
        return Markup('<span style="{}">{}</span>').format(rules, inner)

    def circled(self, text: str, on: bool) -> Markup:
        return ring(str(escape(text))) if on else escape(text)

    def comb(self, text: str, least: int = 0) -> Markup:
        """A letter a box."""
        rules = "display:inline-block;width:1.5em;height:1.75em;line-height:1.75em;vertical-align:middle"
        rules += ";text-align:center;border:.7pt solid #000;margin-left:-.7pt"
        cells = [self.ink(letter) if letter != " " else Markup("&nbsp;") for letter in text]
        cells += [Markup("&nbsp;")] * max(0, least - len(text))
        return Markup("").join(Markup('<span style="{}">{}</span>').format(rules, cell) for cell in cells)

    def sign(self, name: str) -> Markup:
        """A signature that nobody need read."""
        face = self.rng.choice(("Kristi", "Dancing Script"))
        size = {"Kristi": 27, "Dancing Script": 19}[face]
        return Markup('<span style="font-family:{};font-size:{}pt;line-height:1">{}</span>').format(
            face, size, name.translate(BARE)
        )

    def logo(self, size: int = 38) -> Markup:
        """An office's mark, without words."""
        shape = self.rng.choice((
            '<rect width="96" height="96"/><path d="M40 20h20v20h20v20H60v20H40V60H20V40h20z" fill="#fff"/>',
            '<path d="M50 90 C5 55 15 15 50 35 C85 15 95 55 50 90z" fill="none" stroke="#000" stroke-width="8"/>',
            '<circle cx="35" cy="50" r="28"/><circle cx="65" cy="50" r="28" fill="#fff" stroke="#000"/>',
            '<path d="M5 90 L50 10 L95 90z"/><path d="M50 40v35M33 62h34" stroke="#fff" stroke-width="9"/>',
            '<path d="M10 60 Q30 20 50 60 T90 60" fill="none" stroke="#000" stroke-width="11"/>'
            '<path d="M10 82 Q30 42 50 82 T90 82" fill="none" stroke="#000" stroke-width="6"/>',
        ))  # fmt: skip
        return Markup(f'<svg viewBox="0 0 100 100" style="width:{size}pt;height:{size}pt">{shape}</svg>')  # noqa: S704

    def bars(self, width: float, height: float) -> Markup:
        """Something like a bar code, in points."""
        at, drawn = 0.0, []
        while at < width:
            bar = self.rng.choice((0.9, 0.9, 1.8, 2.7))
            drawn.append(f'<rect x="{at:.1f}" y="0" width="{bar}" height="{height}"/>')
            at += bar + self.rng.choice((0.9, 1.8))
        return Markup(f'<svg width="{width}pt" height="{height}pt">{"".join(drawn)}</svg>')  # noqa: S704
