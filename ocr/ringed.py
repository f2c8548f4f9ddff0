"""Words with a pen's ring round them, read once more without it.

The first reader loses most words that stand in a ring. So where a page names records, every ring that holds letters is
taken away and the second reader reads what stood in it. Its reading is used for choices alone ("Lab results", "M"): a
name that only one reader saw must never look as if both had.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from ocr.layout import INK
from ocr.model import Box, PageImage, Pixels, Word
from ocr.pieces import pieces_of
from ocr.readers import SecondReader

MOST_RINGS = 12  # a page: 26 ms of computing each
LEAST_CONFIDENCE = 0.6  # of the second reader
WIDEST_IN, HIGHEST = 3.6, 4.5  # of a ring; its height in heights of a letter
STROKE = 0.22  # of a letter's height: a pen's line is no thicker
ROUND = (0.5, 0.9)  # share of its rectangle that a ring fills; a cell's frame fills more
_LETTERS = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A closed line of a pen with letters in it."""

    box_px: Box
    letters_px: Box  # what stands in it


def ringed_words(image: PageImage, words: Sequence[Word], reader: SecondReader) -> tuple[tuple[Ring, str], ...]:
    """The rings of a page with what the second reader reads in them."""
    if not words:
        return ()
    high = float(median(word.box_px.height for word in words))
    cleaned, rings = _without_rings((image.pixels < INK).astype(np.uint8), high, WIDEST_IN * image.dpi_x)
    if not rings:
        return ()
    page = replace(image, pixels=np.where(cleaned, image.pixels, 255).astype(np.uint8))
    room = round(0.15 * high)
    read = []
    for ring in rings[:MOST_RINGS]:
        left, top, width, height = ring.letters_px
        reading = reader(page, Box(max(0, left - room), max(0, top - room), width + 2 * room, height + 2 * room))
        if reading.confidence >= LEAST_CONFIDENCE and _LETTERS.search(reading.text):
            read.append((ring, reading.text))
    return tuple(read)


def _without_rings(ink: Pixels, high: float, widest: float) -> tuple[Pixels, list[Ring]]:
    """The page without the lines of its rings, and the rings, top to bottom."""
    pieces = pieces_of(ink)
    wide, tall = pieces.width, pieces.height
    large = ((wide >= 1.2 * high) | (tall >= 1.4 * high)) & (wide <= 1.5 * widest) & (tall <= HIGHEST * high)
    if not large.any():
        return np.ones_like(ink), []
    side = max(3, round(0.3 * high)) | 1
    closed = cv2.morphologyEx(
        pieces.only(large).drawn(), cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    )
    contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    kept: Pixels = np.ones_like(ink)
    rings = []
    for contour in contours:
        left, top, width, height = cv2.boundingRect(contour)
        if not (1.2 * high <= width <= widest and 1.2 * high <= height <= HIGHEST * high):
            continue
        if not ROUND[0] <= cv2.contourArea(contour) / (width * height) <= ROUND[1]:
            continue
        part = ink[top : top + height, left : left + width]
        inside = np.zeros((height + 2, width + 2), np.uint8)
        cv2.drawContours(inside, [contour], -1, 1, cv2.FILLED, offset=(1 - left, 1 - top))
        depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)[1:-1, 1:-1]
        pen = float((part & (depth <= STROKE * high)).sum()) / max(1.0, cv2.arcLength(contour, closed=True))
        edge = depth <= min(max(3.0, STROKE * high), 1.3 * pen + 1.0)
        letters = part & ~edge
        if letters.sum() < 0.04 * high**2 or letters.sum() > 0.5 * (~edge).sum() or not _is_line(part & edge, depth):
            continue
        rows, columns = np.nonzero(letters.any(axis=1))[0], np.nonzero(letters.any(axis=0))[0]
        box = Box(left + int(columns[0]), top + int(rows[0]), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
        kept[top : top + height, left : left + width] &= ~(edge & (inside[1:-1, 1:-1] > 0))
        rings.append(Ring(box_px=Box(left, top, width, height), letters_px=box))
    return kept, sorted(rings, key=lambda ring: (ring.box_px.top, ring.box_px.left))


def _is_line(edge: Pixels, depth: np.ndarray) -> bool:
    """Is the outline of the piece ink for the most part, and not the outline of letters that touch?"""
    outline = (depth > 0) & (depth <= 2.0)
    return bool(outline.any()) and float(edge[outline].mean()) >= 0.6


def with_ringed(words: Sequence[Word], read: Sequence[tuple[Ring, str]]) -> list[Word]:
    """The page's words, those in a ring as the second reader reads them, each ring on a line of its own."""
    made = list(words)
    line = 1 + max((word.line for word in words), default=0)
    for ring, text in read:
        gone = [word for word in made if _middle_in(word.box_px, ring.box_px)]
        made = [word for word in made if word not in gone]
        made += _shared_out(text, ring.letters_px, words[0].page_number, line)
        line += 1
    return made


def _middle_in(inner: Box, outer: Box) -> bool:
    x, y = inner.left + inner.width / 2, inner.top + inner.height / 2
    return outer.left <= x <= outer.left + outer.width and outer.top <= y <= outer.top + outer.height


def _shared_out(text: str, box: Box, page_number: int, line: int) -> list[Word]:
    """The reading as words that share the ring's room by their letters."""
    parts = text.split()
    total = max(1, sum(map(len, parts)) + len(parts) - 1)
    made, at = [], 0
    for part in parts:
        place = Box(
            box.left + round(box.width * at / total), box.top, max(1, round(box.width * len(part) / total)), box.height
        )
        made.append(Word(text=part, page_number=page_number, box_px=place, confidence_pct=60.0, line=line, block=-1))
        at += len(part) + 1
    return made
