"""Square pixels and level lines: geometry of a page, measured on its letters alone.

Letters are the connected components of a letter's size. Rulings, frames, photographs and noise have other
sizes, so they have no say in which way the text runs.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.clean import PAPER, ink_of
from ocr.model import PageImage, Pixels
from ocr.pieces import Pieces, pieces_of

READING_DPI = 204.0  # what a fax has across; 300 and 400 were measured slower and no better
MEASURE_DPI = 102.0
MOST_SKEW_DEG = 5.0
LEAST_SKEW_DEG = 0.05  # less is not taken away
MOST_POINTS = 150_000  # a closely typed page has half of it; bounds the time on noise
LETTER_HEIGHT_IN = (0.03, 0.40)
MOST_ELONGATION = 5.0
LETTER_WIDTH_IN = (0.01, 0.60)

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """One way in which the text lines may run."""

    sideways: bool  # along the columns of the page
    skew_deg: float  # counter-clockwise turn that makes them level, after a quarter turn when sideways


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilt:
    """How the text lines run: the likely axis and the other one."""

    likely: Lie
    other: Lie
    margin: float  # how much sharper the likely axis is than the other, 0 (a toss) to 1


def to_square_pixels(page: PageImage) -> PageImage:
    """The page at 204 x 204 dpi, grey.

    A standard-mode fax has 204 x 98 dpi: every letter arrives at half its height, and deskew and Tesseract both
    assume square pixels. Cubic when enlarging (nearest: a fifth more errors), area when reducing.
    """
    rows, columns = page.pixels.shape
    size_px = (
        max(1, round(columns * READING_DPI / page.dpi_x)),
        max(1, round(rows * READING_DPI / page.dpi_y)),
    )
    if size_px == (columns, rows):
        return replace(page, dpi_x=READING_DPI, dpi_y=READING_DPI)
    shrinks = size_px[0] * size_px[1] < columns * rows
    pixels = cv2.resize(page.pixels, size_px, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return replace(page, pixels=pixels.astype(np.uint8), dpi_x=READING_DPI, dpi_y=READING_DPI)


def letters_of(pixels: Pixels, dpi: float) -> Pieces:
    """The pieces of ink of a letter's size."""
    pieces = pieces_of(ink_of(pixels).astype(np.uint8))
    height, width = pieces.height, pieces.width
    lowest, highest = (LETTER_HEIGHT_IN[0] * dpi, LETTER_HEIGHT_IN[1] * dpi)
    narrowest, widest = (LETTER_WIDTH_IN[0] * dpi, LETTER_WIDTH_IN[1] * dpi)
    # Either side may be the letter's height: the page may lie on its side.
    long_side, short_side = np.maximum(height, width), np.minimum(height, width)
    fits = (
        (long_side >= lowest)
        & (long_side <= max(highest, widest))
        & (short_side >= narrowest)
        & (short_side <= highest)
    )
    # Dashes of a broken underline pile up in sharper lines than text does; l, I and 1 are missed by nobody.
    fits &= long_side <= MOST_ELONGATION * short_side
    return pieces.only(fits)


def find_tilt(letters: Pieces, dpi: float) -> Tilt:
    """The axis and skew at which the letters pile up in the sharpest lines (projection profile)."""
    scale = MEASURE_DPI / dpi
    small = cv2.resize(letters.drawn() * np.uint8(255), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(
        np.uint8
    )
    level_deg, level_score = _sharpest_angle(small)
    standing_deg, standing_score = _sharpest_angle(np.ascontiguousarray(np.rot90(small)))
    level, standing = Lie(sideways=False, skew_deg=level_deg), Lie(sideways=True, skew_deg=standing_deg)
    if standing_score > level_score:
        return Tilt(likely=standing, other=level, margin=1.0 - level_score / standing_score)
    return Tilt(likely=level, other=standing, margin=1.0 - standing_score / level_score if level_score else 0.0)


def _sharpest_angle(picture: Pixels) -> tuple[float, float]:
    """The counter-clockwise angle with the sharpest row profile, to 0.1 degrees, and its score."""
    coarse = np.arange(-MOST_SKEW_DEG, MOST_SKEW_DEG + 0.01, 0.5)
    points = np.argwhere(picture > 64).astype(np.float32)
    points = points[:: 1 + len(points) // MOST_POINTS]
    if len(points) < 50:
        return 0.0, 0.0
    best = max(coarse, key=lambda angle: _sharpness(points, float(angle), picture.shape))
    fine = np.arange(best - 0.4, best + 0.41, 0.1)
    best = max(fine, key=lambda angle: _sharpness(points, float(angle), picture.shape))
    return round(float(best), 1) + 0.0, _sharpness(points, float(best), picture.shape)


def _sharpness(points: NDArray[np.float32], angle_deg: float, shape: tuple[int, ...]) -> float:
    """Sum of squared steps of the row profile over the sum of squares that equal rows would have."""
    angle = np.deg2rad(angle_deg)
    rows = points[:, 0] * np.cos(angle) - points[:, 1] * np.sin(angle)
    rows -= rows.min()
    profile: Counts = np.bincount(rows.astype(np.int32)).astype(np.float64)
    return float(np.sum(np.diff(profile) ** 2) / np.sum(profile) ** 2 * len(profile))


def rotate(pixels: Pixels, angle_deg: float) -> Pixels:
    """Turned counter-clockwise about the middle, same size, paper in the corners."""
    if abs(angle_deg) < LEAST_SKEW_DEG:
        return pixels
    rows, columns = pixels.shape
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle_deg, 1.0)
    turned = cv2.warpAffine(
        pixels, matrix, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(PAPER,)
    )
    return turned.astype(np.uint8)
