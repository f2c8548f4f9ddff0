"""A sheet of paper to draw on: type, ruled lines, boxes, ticks and handwriting, measured in inches and points."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from PIL import Image, ImageDraw

from sample_faxes.fonts import DPI, face_font, face_path, hand_font, hand_scale

INK, PAPER = 0, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A piece of type, for writing the sheet as a vector PDF."""

    x_in: float
    baseline_in: float
    text: str
    font: Path
    size_pt: float
    grey: int = INK


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A filled or outlined rectangle, for the same purpose."""

    box_in: tuple[float, float, float, float]
    grey: int
    line_pt: float  # 0: filled


class Sheet:
    """One page. The only object here that changes: layouts draw on it from top to bottom."""

    def __init__(
        self, *, face: str = "sans", size_pt: float = 11, hand: str = "", rng: Random, landscape: bool = False
    ):
        self.width, self.height = (11.0, 8.5) if landscape else (8.5, 11.0)
        self.image = Image.new("L", (round(self.width * DPI), round(self.height * DPI)), PAPER)
        self._pen = ImageDraw.Draw(self.image)
        self.face, self.size_pt, self.hand, self.rng = face, size_pt, hand, rng
        self.operations: list[Typed | Ruled] = []

    def type(
        self,
        x: float,
        y: float,
        text: str,
        *,
        pt: float = 0,
        bold: bool = False,
        face: str = "",
        align: Literal["left", "center", "right"] = "left",
        grey: int = INK,
    ) -> float:
        """Set type with its baseline at y; returns the x where it ends."""
        size_pt, face = pt or self.size_pt, face or self.face
        font = face_font(face, size_pt, bold=bold)
        length = font.getlength(text) / DPI
        x -= {"left": 0.0, "center": length / 2, "right": length}[align]
        self._pen.text((x * DPI, y * DPI), text, font=font, fill=grey, anchor="ls")
        path = face_path(face, bold=bold)
        self.operations.append(Typed(x_in=x, baseline_in=y, text=text, font=path, size_pt=size_pt, grey=grey))
        return x + length

    def length(self, text: str, *, pt: float = 0, bold: bool = False, face: str = "") -> float:
        """How long a text is, in inches."""
        return face_font(face or self.face, pt or self.size_pt, bold=bold).getlength(text) / DPI

    def paragraph(
        self, x: float, y: float, width: float, text: str, *, pt: float = 0, leading: float = 1.3, bold: bool = False
    ) -> float:
        """Set a text in lines no longer than width; returns the baseline of the line after it."""
        size_pt = pt or self.size_pt
        for part in text.split("\n"):
            line = ""
            for word in part.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.length(longer, pt=size_pt, bold=bold) > width:
                    self.type(x, y, line, pt=size_pt, bold=bold)
                    y, line = y + size_pt * leading / 72, word
                else:
                    line = longer
            self.type(x, y, line, pt=size_pt, bold=bold)
            y += size_pt * leading / 72
        return y

    def rule(self, x: float, y: float, to_x: float, *, pt: float = 0.75) -> None:
        """A horizontal line."""
        self.fill(x, y, to_x, y + pt / 72, INK)

    def upright(self, x: float, y: float, to_y: float, *, pt: float = 0.75) -> None:
        """A vertical line."""
        self.fill(x, y, x + pt / 72, to_y, INK)

    def fill(self, x: float, y: float, to_x: float, to_y: float, grey: int) -> None:
        self._pen.rectangle((x * DPI, y * DPI, to_x * DPI, to_y * DPI), fill=grey)
        self.operations.append(Ruled(box_in=(x, y, to_x, to_y), grey=grey, line_pt=0))

    def box(self, x: float, y: float, to_x: float, to_y: float, *, pt: float = 1) -> None:
        width_px = max(1, round(pt * DPI / 72))
        self._pen.rectangle((x * DPI, y * DPI, to_x * DPI, to_y * DPI), outline=INK, width=width_px)
        self.operations.append(Ruled(box_in=(x, y, to_x, to_y), grey=INK, line_pt=pt))

    def tick_box(self, x: float, y: float, label: str, *, ticked: bool, pt: float = 0, side: float = 0.14) -> float:
        """A check box standing on baseline y with its label; returns the x after the label."""
        self.box(x, y - side, x + side, y)
        if ticked:
            self._tick(x, y - side, side)
        return self.type(x + side + 0.08, y - 0.01, label, pt=pt)

    def _tick(self, x: float, y: float, side: float) -> None:
        wobble = [self.rng.uniform(-0.02, 0.02) for _ in range(4)]
        width_px = round(2.4 * DPI / 72)
        if self.hand or self.rng.random() < 0.5:
            low, high = -0.03 + wobble[0], side + 0.04 + wobble[1]
            left, right, top, bottom = x + low, x + high, y + low, y + high
            for ends in ((left, top, right, bottom), (left, bottom, right, top + wobble[2])):
                self._pen.line([end * DPI for end in ends], fill=INK, width=width_px)
        else:
            self.type(x + 0.018, y + side - 0.02, "X", pt=side * 72 * 1.1, bold=True, face="sans")

    def value(self, x: float, y: float, text: str, *, pt: float = 0, bold: bool = False, room: float = 99) -> float:
        """A filled-in value: in this sheet's hand, or typed where it has none; smaller where the room is short."""
        size_pt = pt or self.size_pt
        if not text:
            return x
        if not self.hand:
            return self.type(
                x, y, text, pt=size_pt * min(1, room / self.length(text, pt=size_pt, bold=bold)), bold=bold
            )
        size_pt *= 1.2
        size_px = size_pt * hand_scale(self.hand) * DPI / 72
        length = hand_font(self.hand, round(size_px)).getlength(text.replace(" ", "nn")) * 1.05 / DPI
        return self.write(x, y, text, pt=size_pt * min(1, room / length))

    def write(self, x: float, y: float, text: str, *, pt: float = 14, hand: str = "") -> float:
        """Handwriting: every letter with its own size, slant and height over the line; returns the x where it ends."""
        hand, rng = hand or self.hand or "dkg", self.rng
        size_px = pt * hand_scale(hand) * DPI / 72
        pen_x, drift = x * DPI, 0.0
        for letter in text:
            if letter == " ":
                pen_x += size_px * rng.uniform(0.26, 0.42)
                continue
            font = hand_font(hand, max(8, round(size_px * rng.uniform(0.94, 1.07))))
            drift = 0.8 * drift + rng.gauss(0, size_px * 0.018)
            self._glyph(letter, font_px=font, at=(pen_x, y * DPI - size_px * 0.05 + drift), turn_deg=rng.gauss(0, 1.8))
            pen_x += font.getlength(letter) * rng.uniform(0.97, 1.07)
        return pen_x / DPI

    def _glyph(self, letter: str, *, font_px: object, at: tuple[float, float], turn_deg: float) -> None:
        font = font_px
        pad = int(font.size)  # type: ignore[attr-defined]  # a FreeTypeFont
        stamp = Image.new("L", (pad * 4, pad * 4), INK)
        ImageDraw.Draw(stamp).text((pad, pad * 2), letter, font=font, fill=255, anchor="ls")  # type: ignore[arg-type]
        stamp = stamp.rotate(turn_deg, Image.Resampling.BICUBIC, center=(pad, pad * 2))
        self.image.paste(INK, (round(at[0]) - pad, round(at[1]) - pad * 2), stamp)
