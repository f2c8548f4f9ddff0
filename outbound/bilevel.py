"""Grey rasters become ink or no ink: text and fills by threshold, true pictures in clustered dots, scans cleaned.

A halftone on text or grey fills makes a page three to eleven times as long on the wire and harder to read, so dots are
kept for pictures alone.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from outbound.model import Bilevel

Grey = NDArray[np.uint8]  # (rows, columns), 0 is black

# Darker than this is ink: between the strokes' anti-aliased edges (research: the best of the thresholds tried).
INK_BELOW = 150
_SPECK_PX = 3  # isolated marks of so few pels on a scan are dirt; a full stop of 8 point type has 6 and more
_PAPER_CELL_PX = 16  # paper tone is estimated on cells of this size
_PICTURE_SHARE = 0.25  # of a picture's pels are neither nearly white nor nearly black
_PICTURE_LEVELS = 24  # and they spread over at least so many of 64 grey levels; a flat fill has two or three


def threshold(grey: Grey) -> Bilevel:
    return grey < INK_BELOW


def is_picture(grey: Grey) -> bool:
    """Continuous tones, as of a photograph or an ultrasound print; not a fill, a logo or anti-aliased text."""
    if grey.size < 64 * 64:
        return False
    counts = np.bincount((grey >> 2).ravel(), minlength=64)
    middle = counts[12:54]  # 48 to 215
    spread = int((middle > grey.size / 2000).sum())
    return bool(middle.sum() >= _PICTURE_SHARE * grey.size and spread >= _PICTURE_LEVELS)


def clustered_dots(grey: Grey) -> Bilevel:
    """A screen of one growing dot per 8 x 8 pels: few, long runs, which the line's coding likes."""
    rows, columns = grey.shape
    screen = np.tile(_SCREEN, (rows // 8 + 1, columns // 8 + 1))[:rows, :columns]
    return grey < screen


def _dot_screen() -> NDArray[np.float64]:
    """Thresholds of one cell, the dot growing from the centre; darkness is shared out evenly."""
    offset = np.abs(np.arange(8) - 3.5) + np.array([0, 0, 0, 0.01, 0, 0, 0, 0])
    distance = offset[:, None] ** 2 + offset[None, :] ** 2 + np.linspace(0, 1e-3, 64).reshape(8, 8)
    rank = distance.ravel().argsort().argsort().reshape(8, 8)
    return 255.0 * (1.0 - (rank + 0.5) / 64)


_SCREEN = _dot_screen()


def flatten_paper(grey: Grey) -> Grey:
    """The scan with its paper made white, however grey or unevenly lit it was."""
    rows, columns = grey.shape
    small = cv2.resize(
        grey, (max(1, columns // _PAPER_CELL_PX), max(1, rows // _PAPER_CELL_PX)), interpolation=cv2.INTER_AREA
    )
    brightest = cv2.dilate(small, np.ones((3, 3), np.uint8))
    paper = cv2.medianBlur(cv2.copyMakeBorder(brightest, 5, 5, 5, 5, cv2.BORDER_REPLICATE), 11)[5:-5, 5:-5]
    # Where the paper seems nearly black there is no paper: a dark picture or a black edge stays dark.
    paper = np.maximum(paper, 96)
    wide = cv2.resize(paper, (columns, rows), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    return np.clip(grey.astype(np.float32) * (255.0 / wide), 0, 255).astype(np.uint8)


def despeckle(ink: Bilevel) -> Bilevel:
    """The page without marks of three pels and less."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if count <= 1:
        return ink
    keep = stats[:, cv2.CC_STAT_AREA] > _SPECK_PX
    keep[0] = False
    kept: Bilevel = keep[labels]
    return kept


def scan_to_bilevel(grey: Grey) -> Bilevel:
    """A scanned sheet: a picture in dots, everything else cleaned and thresholded."""
    flat = flatten_paper(grey)
    return clustered_dots(grey) if is_picture(flat) else despeckle(threshold(flat))
