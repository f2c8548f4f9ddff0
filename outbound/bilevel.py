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
_PALE_INK_BELOW = 205  # pale type down to 80 % white is ink; a watermark or tint is lighter
_FILL_LEAST_PX = 1500  # a filled area: a table's row is 20 times this
_FILL_DARKEST, _FILL_LIGHTEST = 60, 235
_STROKE_CONTRAST = 45  # between a fill and the writing on it
_MOST_FILLS = 300  # areas looked at on one page; the rest is left to the threshold


def threshold(grey: Grey) -> Bilevel:
    return grey < INK_BELOW


def drawn_to_bilevel(grey: Grey) -> Bilevel:
    """A born-digital page: threshold, except where that would lose writing.

    Three kinds would be lost: dark type on a middle grey fill (both become ink), white type on a light fill (neither
    does), and pale type on white.
    """
    return _pale_type(grey, threshold(_fills_apart(grey)))


def _pale_type(grey: Grey, ink: Bilevel) -> Bilevel:
    """The ink, and those marks that would vanish as a whole."""
    pale = (grey < _PALE_INK_BELOW) & ~ink
    # The soft edges of ordinary strokes are pale too; nearly every page has no other, and is done here.
    if not (pale & (cv2.dilate(ink.astype(np.uint8), np.ones((5, 5), np.uint8)) == 0)).any():
        return ink
    marks = (grey < _PALE_INK_BELOW) | ink
    count, labels, stats, _ = cv2.connectedComponentsWithStats(marks.astype(np.uint8), connectivity=8)
    lost = np.bincount(labels[ink], minlength=count) == 0
    lost[0] = False
    area = stats[:, cv2.CC_STAT_AREA]
    box = stats[:, cv2.CC_STAT_WIDTH] * stats[:, cv2.CC_STAT_HEIGHT]
    # A filled area is as large as its box; a large thin thing is a rule, a frame or a word of joined letters.
    lost &= (area > 1) & ((area < _FILL_LEAST_PX) | (area < 0.3 * box))
    found: Bilevel = ink | (lost[labels] & pale) if lost.any() else ink
    return found


def _fills_apart(grey: Grey) -> Grey:
    """The page with each fill that would swallow its writing made white (under dark type) or black (under white)."""
    window = np.ones((5, 5), np.uint8)
    middle = cv2.erode(cv2.inRange(grey, _FILL_DARKEST, _FILL_LIGHTEST), window)
    if np.count_nonzero(middle) < _FILL_LEAST_PX // 2:
        return grey
    is_flat = (middle > 0) & (cv2.dilate(grey, window) - cv2.erode(grey, window) <= 12)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(is_flat.astype(np.uint8), connectivity=4)
    fills = [number for number in range(1, count) if stats[number, cv2.CC_STAT_AREA] >= _FILL_LEAST_PX]
    out = grey.copy() if fills else grey
    for number in fills[:_MOST_FILLS]:
        left, top, width, height = (int(value) for value in stats[number, :4])
        part = (slice(top, top + height), slice(left, left + width))
        out[part] = _one_fill(out[part], labels[part] == number)
    return out


def _one_fill(grey: Grey, is_fill: Bilevel) -> Grey:
    tone = int(np.median(grey[is_fill]))
    inside = cv2.morphologyEx(is_fill.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((31, 31), np.uint8)) > 0
    dark = int((inside & (grey < tone - _STROKE_CONTRAST)).sum())
    light = int((inside & (grey > tone + _STROKE_CONTRAST)).sum())
    if tone < INK_BELOW + _STROKE_CONTRAST and dark > light:
        whitened = np.clip(grey.astype(np.float32) * (255.0 / tone), 0, 255).astype(np.uint8)
        return np.where(inside, whitened, grey)
    if tone >= INK_BELOW and light > dark:
        return np.where(inside & (grey <= tone + _STROKE_CONTRAST // 2), np.uint8(0), grey)
    return grey


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


def _dot_screen() -> NDArray[np.uint8]:
    """Thresholds of one cell, 2 to 253, the dot growing from the centre; darkness is shared out evenly."""
    offset = np.abs(np.arange(8) - 3.5)
    distance = offset[:, None] ** 2 + offset[None, :] ** 2 + np.linspace(0, 1e-3, 64).reshape(8, 8)
    rank = distance.ravel().argsort().argsort().reshape(8, 8)
    tones: NDArray[np.uint8] = np.round(255.0 * (1.0 - (rank + 0.5) / 64)).astype(np.uint8)
    return tones


_SCREEN = _dot_screen()


def flatten_paper(grey: Grey) -> Grey:
    """The scan with its paper made white, however grey or unevenly lit it was."""
    rows, columns = grey.shape
    cells = (max(1, columns // _PAPER_CELL_PX), max(1, rows // _PAPER_CELL_PX))
    small = cv2.resize(grey, cells, interpolation=cv2.INTER_AREA)
    brightest = cv2.dilate(small, np.ones((3, 3), np.uint8))
    paper = cv2.medianBlur(cv2.copyMakeBorder(brightest, 5, 5, 5, 5, cv2.BORDER_REPLICATE), 11)[5:-5, 5:-5]
    # Where the paper seems nearly black there is no paper: a dark picture or a black edge stays dark.
    paper = np.maximum(paper, 96)
    wide = cv2.resize(paper, (columns, rows), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, wide, scale=255.0).astype(np.uint8, copy=False)


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
    if is_picture(flat):
        return clustered_dots(grey)
    ink = despeckle(threshold(flat))
    # A sheet that is faint all over must not come out empty and be taken for the back of a page.
    return ink if ink.any() else despeckle(flat < _PALE_INK_BELOW)
