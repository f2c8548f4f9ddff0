"""What is put on a sheet by pen or stamp: check marks, crosses, bubbles, rubber stamps, stickers."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw

from bench.reading.paper import HAND_AGAINST_TYPE, UNSCORED, Paper
from sample_faxes.fonts import DPI, face_font
from sample_faxes.sheet import INK, PAPER, Sheet

SMALLEST_PT = 9.0


def check_mark(sheet: Sheet, x: float, y: float, rng: Random, *, size: float = 0.2) -> None:
    """A pen's check mark whose low point is at x, y."""
    jitter = [rng.uniform(-0.02, 0.02) for _ in range(4)]
    points = [
        (x - size * 0.45, y - size * 0.4 + jitter[0]),
        (x + jitter[1], y + jitter[2]),
        (x + size * 0.9, y - size + jitter[3]),
    ]
    sheet._pen.line([(left * DPI, top * DPI) for left, top in points], fill=INK, width=11, joint="curve")  # fmt: skip


def cross(sheet: Sheet, x: float, y: float, side: float, rng: Random) -> None:
    """Two strokes through a box whose upper left corner is at x, y, and beyond its edges."""
    reach = [rng.uniform(0.01, 0.06) for _ in range(4)]
    for line in (
        (x - reach[0], y - reach[1], x + side + reach[2], y + side + reach[3]),
        (x - reach[3], y + side + reach[0], x + side + reach[1], y - reach[2]),
    ):
        sheet._pen.line([end * DPI for end in line], fill=INK, width=10)


def bubble(sheet: Sheet, x: float, y: float, *, filled: bool) -> None:
    """A round field whose centre is at x, y."""
    box = [(x - 0.07) * DPI, (y - 0.07) * DPI, (x + 0.07) * DPI, (y + 0.07) * DPI]
    sheet._pen.ellipse(box, outline=INK, width=5)
    if filled:
        sheet._pen.ellipse([box[0] + 9, box[1] + 9, box[2] - 9, box[3] - 9], fill=INK)


def put_long(paper: Paper, x: float, y: float, text: str, room: float, *, field: str = "") -> None:
    """A value in one line, or in two smaller ones where it would become too small to read on a fax."""
    sheet = paper.sheet
    wide = HAND_AGAINST_TYPE**2 if sheet.hand else 1.0
    words = text.split(" ")
    if sheet.length(text) * wide * SMALLEST_PT <= room * sheet.size_pt or len(words) == 1:
        paper.put(x, y, text, room=room, field=field)
        return
    split = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) * 2 - len(text)))
    lines = (" ".join(words[:split]), " ".join(words[split:]))
    pt = min(SMALLEST_PT, sheet.size_pt * room / max(sheet.length(line) * wide for line in lines))
    for row, line in enumerate(lines):
        sheet.value(x, y - 0.11 + row * pt / 72, line, pt=pt, room=room)
    paper.written.add(field)
    if field not in UNSCORED:
        paper.smallest_pt = min(paper.smallest_pt, pt)


def stamp(
    sheet: Sheet, x: float, y: float, lines: Sequence[str], *, turn_deg: float, pt: float = 12, framed: bool = True
) -> None:
    """Lines in a frame, a little turned, with upper left corner about x, y; ink goes over what is there."""
    fonts = [face_font(sheet.face, pt, bold=True)] * len(lines)
    step = pt / 72 * 1.35 * DPI
    width = max(font.getlength(line) for font, line in zip(fonts, lines, strict=True)) + 0.24 * DPI
    height = step * len(lines) + 0.18 * DPI
    plate = Image.new("L", (round(width), round(height)), PAPER)
    pen = ImageDraw.Draw(plate)
    if framed:
        pen.rectangle((3, 3, width - 4, height - 4), outline=INK, width=8)
    for row, (line, font) in enumerate(zip(lines, fonts, strict=True)):
        pen.text((0.12 * DPI, step * (row + 0.8) + 0.06 * DPI), line, font=font, fill=INK, anchor="ls")
    turned = plate.rotate(turn_deg, Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER)
    left, top = round(x * DPI), round(y * DPI)
    area = (left, top, left + turned.width, top + turned.height)
    sheet.image.paste(ImageChops.darker(sheet.image.crop(area), turned), (left, top))
