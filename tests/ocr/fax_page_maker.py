"""Invented fax pages with known words, turned, scanned, damaged and put on a fax raster.

Only for tests and measurements of the page half: what stands on a page matters here less than how it arrives.
"""

import random
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.model import PageImage

DRAW_DPI = 400
PAGE_IN = (8.47, 11.0)  # 1728 pels at 204 dpi
FONT_FOLDER = Path("/usr/share/fonts/truetype")
FONTS = tuple(
    FONT_FOLDER / name
    for name in (
        "dejavu/DejaVuSans.ttf",
        "dejavu/DejaVuSerif.ttf",
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSerif-Regular.ttf",
        "liberation/LiberationMono-Regular.ttf",
        "liberation/LiberationSansNarrow-Regular.ttf",
        "freefont/FreeSans.ttf",
        "freefont/FreeSerif.ttf",
    )
)
GIVEN = (
    "Maria",
    "James",
    "Guadalupe",
    "Anahit",
    "Thuy",
    "Robert",
    "Keiko",
    "Jennifer",
    "Luis",
    "Priya",
    "Omar",
    "Ruth",
)
FAMILY = (
    "Hernandez",
    "Okafor",
    "Petrosyan",
    "Nguyen",
    "Smith",
    "Villanueva",
    "Kowalski",
    "Yamamoto",
    "Haddad",
    "Brown",
)
PRACTICES = ("Larkspur Family Medicine", "Golden Valley Cardiology", "Sepulveda Urgent Care", "Harbor Point Oncology")
SENTENCES = (
    "The patient named above was recently seen in our office and is now under our care.",
    "Please fax the most recent history and physical, imaging reports and discharge summary.",
    "These records are needed for continuity of care and no authorization is required for treatment.",
    "If you have any questions regarding this request please call our office during business hours.",
    "We appreciate your prompt attention to this matter and thank you for your help.",
    "The appointment is scheduled for next week, so a quick reply would be of great value.",
    "This transmission may contain confidential information intended only for the recipient.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page and what is truly on it."""

    page: PageImage
    words: tuple[str, ...]  # every word drawn, the TTI's not among them
    turned_deg: int
    tti: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """How a page fares between the sender's tray and us."""

    skew_deg: float = 0.0  # counter-clockwise
    specks: int = 0
    pepper_share: float = 0.0
    streaks: int = 0
    lost_rows: int = 0
    blur_px: float = 0.0
    threshold: int = 128  # below 128 a light page, above a dark one


NO_DAMAGE = Damage()


class _Sheet:
    """A sheet at 400 dpi that notes the words drawn on it."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.image = Image.new("L", (round(PAGE_IN[0] * DRAW_DPI), round(PAGE_IN[1] * DRAW_DPI)), 255)
        self.draw = ImageDraw.Draw(self.image)
        self.font_path = rng.choice(FONTS)
        self.words: list[str] = []

    def text(self, x_in: float, y_in: float, text: str, size_pt: float = 11.0, fill: int = 0) -> None:
        font = ImageFont.truetype(str(self.font_path), round(size_pt * DRAW_DPI / 72))
        self.draw.text((x_in * DRAW_DPI, y_in * DRAW_DPI), text, fill=fill, font=font)
        self.words += text.split()

    def line(self, *points_in: float, width_px: int = 4) -> None:
        self.draw.line([value * DRAW_DPI for value in points_in], fill=0, width=width_px)

    def box(self, *edges_in: float, fill: int | None = None, width_px: int = 4) -> None:
        self.draw.rectangle([value * DRAW_DPI for value in edges_in], outline=0, fill=fill, width=width_px)


def _person(rng: random.Random) -> tuple[str, str]:
    born = f"{rng.randint(1, 12):02}/{rng.randint(1, 28):02}/{rng.randint(1930, 2005)}"
    return f"{rng.choice(FAMILY)}, {rng.choice(GIVEN)}", born


def _number(rng: random.Random) -> str:
    return f"({rng.choice((213, 310, 626, 818))}) 555-01{rng.randint(0, 99):02}"


def _letter(sheet: _Sheet) -> None:
    rng = sheet.rng
    name, born = _person(rng)
    sheet.text(1, 0.9, rng.choice(PRACTICES), 16)
    sheet.text(1, 1.3, f"Phone {_number(rng)}  Fax {_number(rng)}", 9)
    sheet.text(1, 2.0, f"RE: {name}   DOB: {born}", 12)
    y_in = 2.6
    for _ in range(rng.randint(6, 14)):
        sheet.text(1, y_in, rng.choice(SENTENCES), 10.5)
        y_in += 0.28
    sheet.text(1, y_in + 0.3, "Sincerely,", 11)
    sheet.text(1, y_in + 0.9, f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}, MD", 11)


def _cover(sheet: _Sheet) -> None:
    """A sparse cover sheet: few words, much paper."""
    rng = sheet.rng
    name, born = _person(rng)
    sheet.text(3, 1.0, "FAX", 40)
    rows = [("To:", "Medical Records"), ("From:", rng.choice(PRACTICES)), ("Fax:", _number(rng)), ("Patient:", name)]
    for row, (label, value) in enumerate([*rows, ("DOB:", born), ("Pages:", "2")]):
        sheet.text(1, 2.6 + 0.5 * row, label, 13)
        sheet.text(2.4, 2.6 + 0.5 * row, value, 13)
        sheet.line(2.4, 2.87 + 0.5 * row, 7, 2.87 + 0.5 * row)


def _form(sheet: _Sheet) -> None:
    """A ruled table with an inverse title bar and boxes to tick."""
    rng = sheet.rng
    name, born = _person(rng)
    sheet.box(0.8, 0.8, 7.7, 1.25, fill=0)
    sheet.text(1, 0.88, "Request for Medical Records", 16, fill=255)
    cells = [("Patient name", name), ("Date of birth", born), ("Provider", f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}")]
    cells += [("Practice", rng.choice(PRACTICES)), ("Return fax", _number(rng)), ("Phone", _number(rng))]
    for row in range(3):
        for column in range(2):
            label, value = cells[2 * row + column]
            left, top = 0.8 + 3.45 * column, 1.6 + 0.7 * row
            sheet.box(left, top, left + 3.45, top + 0.7)
            sheet.text(left + 0.08, top + 0.05, label, 8)
            sheet.text(left + 0.12, top + 0.28, value, 12)
    for row, label in enumerate(("History and physical", "Imaging reports", "Operative reports", "Laboratory results")):
        sheet.box(1.0, 4.1 + 0.35 * row, 1.16, 4.26 + 0.35 * row)
        sheet.text(1.35, 4.07 + 0.35 * row, label, 11)
    sheet.text(0.9, 6.0, rng.choice(SENTENCES), 9)


def _capitals(sheet: _Sheet) -> None:
    """Capitals and figures alone: nothing hangs below the line."""
    rng = sheet.rng
    name, born = _person(rng)
    lines = [rng.choice(PRACTICES), "RECORDS REQUEST", f"PATIENT {name}", f"BORN {born}", f"FAX TO {_number(rng)}"]
    for row, text in enumerate([*lines, "SEND ALL IMAGING REPORTS", "THANK YOU"]):
        sheet.text(1, 1.2 + 0.5 * row, text.upper(), 13)


LAYOUTS = {"letter": _letter, "cover": _cover, "form": _form, "capitals": _capitals}


def make_page(
    layout: str,
    *,
    seed: int,
    dpi: tuple[float, float] = (204.0, 196.0),
    turned_deg: int = 0,
    damage: Damage = NO_DAMAGE,
    tti: str | None = None,
    number: int = 1,
) -> MadePage:
    """One page. `turned_deg` is how far clockwise the sheet lay in the feeder."""
    rng = random.Random(seed)
    sheet = _Sheet(rng)
    LAYOUTS[layout](sheet)
    grey = np.asarray(sheet.image, dtype=np.uint8)
    grey = _skewed(np.rot90(grey, -turned_deg // 90), damage.skew_deg)
    raster = _on_raster(grey, dpi, damage)
    raster = _damaged(raster, damage, np.random.default_rng(seed))
    if tti is not None:
        _print_header(raster, tti, dpi)
    page = PageImage(number=number, pixels=raster, dpi_x=dpi[0], dpi_y=dpi[1])
    return MadePage(page=page, words=tuple(sheet.words), turned_deg=turned_deg, tti=tti)


def _skewed(grey: np.ndarray, angle_deg: float) -> np.ndarray:
    rows, columns = grey.shape
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle_deg, 1.0)
    return cv2.warpAffine(np.ascontiguousarray(grey), matrix, (columns, rows), borderValue=(255,))


def _on_raster(grey: np.ndarray, dpi: tuple[float, float], damage: Damage) -> np.ndarray:
    if damage.blur_px:
        grey = cv2.GaussianBlur(grey, (0, 0), damage.blur_px)
    # A sheet on its side is wider than the machine's 1728 pels: machines shrink it to fit.
    width_px = round(PAGE_IN[0] * dpi[0])
    height_px = round(grey.shape[0] / grey.shape[1] * PAGE_IN[0] * dpi[1])
    small = cv2.resize(grey, (width_px, height_px), interpolation=cv2.INTER_AREA)
    return np.where(small < damage.threshold, 0, 255).astype(np.uint8)


def _damaged(raster: np.ndarray, damage: Damage, rng: np.random.Generator) -> np.ndarray:
    rows, columns = raster.shape
    raster = raster.copy()
    raster[rng.integers(0, rows, damage.specks), rng.integers(0, columns, damage.specks)] = 0
    flipped = rng.random(raster.shape) < damage.pepper_share
    raster[flipped] = 255 - raster[flipped]
    for left in rng.integers(columns // 10, columns * 9 // 10, damage.streaks):
        raster[:, left : left + 2] = 0
    raster[rng.integers(0, rows, damage.lost_rows)] = 255
    return raster


def _print_header(raster: np.ndarray, text: str, dpi: tuple[float, float]) -> None:
    height_px = max(10, round(0.11 * dpi[1]))
    font = ImageFont.truetype(str(FONT_FOLDER / "dejavu/DejaVuSansMono.ttf"), round(0.11 * dpi[0]))
    strip = Image.new("L", (raster.shape[1], round(0.14 * dpi[0])), 255)
    ImageDraw.Draw(strip).text((30, 0), text, fill=0, font=font)
    top = round(0.04 * dpi[1])
    drawn = np.asarray(strip.resize((raster.shape[1], round(height_px * 1.27))))
    band = raster[top : top + drawn.shape[0]]
    band[drawn < 128] = 0


def as_bilevel(made: MadePage) -> Image.Image:
    """The page as a Pillow picture of one bit a pixel."""
    return Image.fromarray(made.page.pixels).convert("1", dither=Image.Dither.NONE)


def with_pixels(page: PageImage, pixels: np.ndarray) -> PageImage:
    return replace(page, pixels=pixels.astype(np.uint8))


def recall(true_words: tuple[str, ...], read_words: tuple[str, ...]) -> float:
    """Share of the true words that were read exactly (each read word counts once)."""
    left = list(read_words)
    hits = 0
    for word in true_words:
        if word in left:
            left.remove(word)
            hits += 1
    return hits / len(true_words)
