"""From paper to fax page: the scanner's faults, the raster, the line's faults, the sending machine's header."""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sample_faxes.fonts import DPI, face_font

WIDTH_PX = 1728  # 8.5 in at 204 dots an inch: ITU-T T.4
Bits = NDArray[np.bool_]  # True is ink
Damage = Literal["clean", "light", "noisy", "dark", "pale"]
ROWS_PER_INCH = {"standard": 98, "fine": 196, "superfine": 391}

# grey noise (standard deviation), threshold, specks a page, lost rows a page, streaks
_DAMAGES: dict[Damage, tuple[float, int, int, int, int]] = {
    "clean": (0, 150, 0, 0, 0),
    "light": (14, 140, 60, 1, 0),
    "noisy": (30, 142, 900, 5, 1),
    "dark": (26, 196, 350, 2, 0),
    "pale": (22, 92, 120, 2, 0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """How the page went through the sender's machine."""

    resolution: Literal["standard", "fine", "superfine"] = "fine"
    damage: Damage = "light"
    turned_deg: Literal[0, 90, 180, 270] = 0  # clockwise, of the content
    skew_deg: float = 0.0
    dark_edge: bool = False
    tti: str = ""  # the header line without the page count; "" none


def to_fax_page(paper: Image.Image, scan: Scan, number: int, total: int, rng: np.random.Generator) -> Bits:
    """One sheet as the receiving machine has it, (rows, 1728)."""
    grey = _scanned(paper, scan, rng)
    noise, threshold, specks, lost_rows, streaks = _DAMAGES[scan.damage]
    if noise:
        grey = grey + rng.normal(0, noise, grey.shape).astype(np.float32)
    ink: Bits = grey < threshold
    ink = _with_line_faults(ink, specks, lost_rows, streaks, rng)
    return _with_header(ink, scan, number, total) if scan.tti else ink


def _scanned(paper: Image.Image, scan: Scan, rng: np.random.Generator) -> NDArray[np.float32]:
    turns = {0: None, 90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    turn = turns[scan.turned_deg]
    pixels = np.asarray(paper if turn is None else paper.transpose(turn))
    if scan.skew_deg:
        height, width = pixels.shape
        about = cv2.getRotationMatrix2D((width / 2, height / 2), scan.skew_deg, 1.0)
        pixels = cv2.warpAffine(pixels, about, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,))
    rows = round(pixels.shape[0] / pixels.shape[1] * 8.5 * ROWS_PER_INCH[scan.resolution])
    soft = cv2.GaussianBlur(pixels, (0, 0), DPI / 400 * 1.4)
    grey = np.asarray(cv2.resize(soft, (WIDTH_PX, rows), interpolation=cv2.INTER_AREA), np.float32)
    if scan.dark_edge:  # the lid was open: the edge of the glass is black, with a ragged border
        border = np.cumsum(rng.normal(0, 0.8, (rows, 1)), axis=0)
        grey[np.arange(WIDTH_PX)[None, :] < 26 + border] = 30
    return grey


def _with_line_faults(ink: Bits, specks: int, lost_rows: int, streaks: int, rng: np.random.Generator) -> Bits:
    ink = ink.copy()
    rows, columns = ink.shape
    for _ in range(specks):
        y, x = int(rng.integers(0, rows - 3)), int(rng.integers(0, columns - 3))
        ink[y : y + int(rng.integers(1, 3)), x : x + int(rng.integers(1, 4))] = rng.random() < 0.8
    for _ in range(lost_rows):  # a row that came damaged is replaced by the one before it
        y = int(rng.integers(rows // 10, rows - 4))
        ink[y : y + int(rng.integers(1, 4))] = ink[y - 1]
    for _ in range(streaks):  # dirt on the sensor
        x = int(rng.integers(columns // 10, columns - 40))
        ink[:, x : x + 2] |= rng.random((rows, 1)) < 0.85
    return ink


def _with_header(ink: Bits, scan: Scan, number: int, total: int) -> Bits:
    """The sending machine's line (47 CFR 68.318(d)): upright whatever the page's content is, drawn by the machine."""
    rows_per_inch = ROWS_PER_INCH[scan.resolution]
    strip = Image.new("L", (WIDTH_PX, 34), 255)
    font = face_font("mono", 3.9, bold=True)
    text = f"{scan.tti}    P. {number:02d}/{total:02d}"
    ImageDraw.Draw(strip).text((36, 27), text, font=font, fill=0, anchor="ls")
    rows = round(34 / 204 * rows_per_inch)
    line = cv2.resize(np.asarray(strip), (WIDTH_PX, rows), interpolation=cv2.INTER_AREA) < 140
    out = ink.copy()
    out[:rows] = line
    return out


def black_page(resolution: Literal["standard", "fine", "superfine"], rng: np.random.Generator) -> Bits:
    """A sheet fed with the wrong side down or the scanner's lamp out: black, with some grain."""
    rows = 11 * ROWS_PER_INCH[resolution]
    ink: Bits = rng.random((rows, WIDTH_PX)) > 0.004
    return ink
