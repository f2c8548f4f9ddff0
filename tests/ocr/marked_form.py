"""Invented forms with a list of choices, marked in every way of a pen or a typewriter, and faxed."""

import math
from collections.abc import Sequence

import numpy as np
from fax_page_maker import DRAW_DPI, PAGE_IN, Damage, _damaged, _on_raster, _skewed
from PIL import Image, ImageDraw, ImageFont

from ocr.model import PageImage

FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
HEAD = (
    "Foothill Primary Care   Return fax: (818) 555-0143",
    "Patient: Theodore Delgado    DOB: 08/09/1980",
)
HIGH = 0.11 * DRAW_DPI  # height of a letter
PEN = 7  # width of its stroke, 0.4 mm


class MarkedForm:
    """A sheet at 400 dpi with one list on it."""

    def __init__(self, way: str, options: Sequence[str], chosen: Sequence[int], heading: str, columns: int = 1) -> None:
        self.image = Image.new("L", (round(PAGE_IN[0] * DRAW_DPI), round(PAGE_IN[1] * DRAW_DPI)), 255)
        self.pen = ImageDraw.Draw(self.image)
        self.font = ImageFont.truetype(FONT, round(HIGH / 0.72))
        for place, line in enumerate((*HEAD, heading)):
            self.text(0.9 * DRAW_DPI, (1.0 + 0.4 * place) * DRAW_DPI, line)
        rows = math.ceil(len(options) / columns)
        if way == "yes and no":
            self.text(4.0 * DRAW_DPI, 2.2 * DRAW_DPI, "Yes")
            self.text(4.8 * DRAW_DPI, 2.2 * DRAW_DPI, "No")
        for place, option in enumerate(options):
            left = (1.0 + place // rows * 6.6 / columns) * DRAW_DPI
            top = (2.5 + place % rows * 0.33) * DRAW_DPI
            self.option(way, left, top, place, option, place in chosen)

    def text(self, left: float, top: float, text: str) -> None:
        self.pen.text((left, top), text, fill=0, font=self.font)

    def option(self, way: str, left: float, top: float, place: int, option: str, chosen: bool) -> None:
        """One choice, with what is printed beside it and with its mark."""
        lead, room = "", 0.0
        cap, base = top + 0.25 * HIGH, top + 1.3 * HIGH
        match way:
            case "box" | "struck":
                self.pen.rectangle([left, cap, left + HIGH, base], outline=0, width=4)
                room = 1.7 * HIGH
                if chosen and way == "box":
                    self.cross(left + 0.1 * HIGH, cap, left + 0.9 * HIGH, base)
            case "brackets":
                self.text(left, top, "[X]" if chosen else "[  ]")
                room = 2.6 * HIGH
            case "writing line":
                self.pen.line([left, base, left + 2.5 * HIGH, base], fill=0, width=4)
                room = 3 * HIGH
                if chosen:
                    self.text(left + 0.8 * HIGH, top, "X")
            case "filled circle":
                half = 0.4 * HIGH
                middle = (cap + base) / 2
                self.pen.ellipse(
                    [left, middle - half, left + 2 * half, middle + half],
                    outline=0, width=5, fill=0 if chosen else 255,
                )  # fmt: skip
                room = 1.4 * HIGH
            case "ring round the number" | "numbered":
                lead = f"{place + 1}. "
            case "bullet":
                self.text(left, top, "•")
                room = HIGH
        self.text(left + room, top, lead + option)
        start = left + room + self.pen.textlength(lead, font=self.font)
        end = start + self.pen.textlength(option, font=self.font)
        if way == "box behind":
            self.pen.rectangle([end + 0.6 * HIGH, cap, end + 1.6 * HIGH, base], outline=0, width=4)
        if way == "yes and no":
            self.text((4.05 if chosen else 4.83) * DRAW_DPI, top, "X")
        if chosen:
            self.mark(way, left, start, end, cap, base)

    def mark(self, way: str, left: float, start: float, end: float, cap: float, base: float) -> None:
        """The pen's mark of a chosen line."""
        middle = (cap + base) / 2
        match way:
            case "ring":
                self.ring(start, end, middle)
            case "ring round the number":
                self.ring(left, start - 0.6 * HIGH, middle)
            case "line under":
                self.pen.line([start - 5, base + 0.2 * HIGH, end, base + 0.28 * HIGH], fill=0, width=PEN)
            case "check beside":
                points = [start - 1.8 * HIGH, middle, start - 1.4 * HIGH, base, start - 0.6 * HIGH, cap - 0.4 * HIGH]
                self.pen.line(points, fill=0, width=PEN)
            case "X beside":
                self.cross(start - 1.6 * HIGH, cap, start - 0.8 * HIGH, base)
            case "box behind":
                self.cross(end + 0.7 * HIGH, cap, end + 1.5 * HIGH, base)
            case "struck":
                self.pen.line([start - 5, middle, end + 8, middle + 4], fill=0, width=PEN)

    def cross(self, left: float, top: float, right: float, bottom: float) -> None:
        self.pen.line([left, top, right, bottom], fill=0, width=PEN)
        self.pen.line([left, bottom, right, top], fill=0, width=PEN)

    def ring(self, start: float, end: float, middle: float) -> None:
        """An oval a little askew that does not quite close where it began."""
        half_x, half_y = (end - start) / 2 + 0.55 * HIGH, 0.85 * HIGH
        points = []
        for step in range(62):
            angle = 0.4 + 6.35 * step / 60
            grown = 1 + 0.03 * math.sin(2 * angle) + 0.0006 * step
            points.append(((start + end) / 2 + half_x * grown * math.cos(angle), middle + half_y * math.sin(angle)))
        self.pen.line(points, fill=0, width=PEN, joint="curve")

    def faxed(self, damage: Damage, dpi_y: float = 196.0) -> PageImage:
        """The page as the carrier delivers it."""
        grey = _skewed(np.asarray(self.image, dtype=np.uint8), damage.skew_deg)
        pixels = _damaged(_on_raster(grey, (204.0, dpi_y), damage), damage, np.random.default_rng(7))
        return PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=dpi_y)
