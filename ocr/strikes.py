"""Words that were struck out: found by the line through them, and taken off the page before it is read for values.

A line is a strike where letters cross it: ink stands right over and right under it in many columns. Under an underlined
word only descenders cross, and a ruling has text on neither edge. "Ferraro, Yolanda Ferraro, Guadalupe" is else one
name, and "03/18/2611/16/33" a date of nobody.
"""

from dataclasses import replace
from itertools import count

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.layout import INK
from ocr.model import Box, PageRead
from ocr.readers import SecondReader
from ocr.small_print import LEAST_OF_POOR, words_read

SHORTEST_IN = 0.25  # of a strike
THICKEST_IN = 0.045
STEEPEST = 0.03  # rise of a pen's line over its length
LEAST_CROSSED, MOST_CROSSED = 0.15, 0.7  # of the line's columns, with ink right over and right under it
THINNEST_PX = 3  # with what joins a slanted line
ENDS_PX = 25  # a strike begins and ends at letters; a writing line goes on beyond them
EDGE_PX = 25  # at the sheet's left edge its shadow is no strike
NEAR_PX = 3  # over and under the line's own ink
LEAST_HEIGHTS = 1.5  # of the word, that a strike is long
STRUCK_SHARE = 0.6  # of a word's width
LEAST_LEFT_IN = 0.15  # of a word that was read together with a struck one
ENDS = "-–—~"  # what the end of a strike is read as
MOST_STRIKES = 30


def find_strikes(page: PageRead) -> list[Box]:
    """The lines that run through letters, in pixels of the upright page, top to bottom."""
    dpi = page.image.dpi_x
    ink = (page.image.pixels < INK).astype(np.uint8)
    thin = [
        box
        for box in level_lines(ink, round(SHORTEST_IN * dpi))
        if THINNEST_PX <= box.height <= THICKEST_IN * dpi + STEEPEST * box.width and box.left > EDGE_PX
    ]
    return sorted((box for box in thin if _is_crossed(ink, box)), key=lambda box: box.top)[:MOST_STRIKES]


def level_lines(ink: NDArray[np.uint8], shortest: int) -> list[Box]:
    """Runs of ink along the rows of at least so many pixels, joined to lines: a pen's and a scan's are seldom level."""
    joined = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (shortest, 1)))
    outlines, _ = cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return [Box(*(int(value) for value in cv2.boundingRect(outline))) for outline in outlines]


def _is_crossed(ink: np.ndarray, box: Box) -> bool:
    left, right = box.left, box.left + box.width
    over = ink[max(0, box.top - NEAR_PX) : box.top, left:right]
    under = ink[box.top + box.height : box.top + box.height + NEAR_PX, left:right]
    if not over.size or not under.size:
        return False
    crossed = cv2.dilate(over.max(axis=0)[None], np.ones((1, 3), np.uint8))[0] & under.max(axis=0)
    at_ends = bool(crossed[:ENDS_PX].any()) and bool(crossed[-ENDS_PX:].any())
    return at_ends and LEAST_CROSSED <= float(crossed.mean()) <= MOST_CROSSED


def without_struck(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page without its struck words; what stands beside them in one word with them is read by the second reader."""
    if second_reader is None or not page.words:
        return page
    strikes = find_strikes(page)
    words = list(page.words)
    lines = count(1 + max(word.line for word in words))
    for strike in strikes:
        for word in [word for word in words if runs_through(strike, word.box_px)]:
            words.remove(word)
            rest = left_by(strike, word.box_px)
            if rest.width < LEAST_LEFT_IN * page.image.dpi_x:
                continue
            reading = second_reader(page.image, rest)
            if reading.confidence < LEAST_OF_POOR:
                continue
            made = words_read(reading, rest, word, next(lines))
            words += [replace(one, text=one.text.strip(ENDS)) for one in made if one.text.strip(ENDS)]
    return replace(page, words=tuple(words), strikes=tuple(strikes)) if strikes else page


def runs_through(strike: Box, word: Box) -> bool:
    """Does a strike take a good part of a word, or the most of its own length, through its middle?"""
    middle = strike.top + strike.height / 2
    if not word.top + 0.2 * word.height <= middle <= word.top + 0.85 * word.height:
        return False
    if strike.width < LEAST_HEIGHTS * word.height:
        return False  # a bar of a big letter
    across = min(strike.left + strike.width, word.left + word.width) - max(strike.left, word.left)
    return across >= STRUCK_SHARE * min(word.width, strike.width)


def left_by(strike: Box, word: Box) -> Box:
    """The part of a word that the strike leaves, to its right or left."""
    right = max(0, word.left + word.width - (strike.left + strike.width))
    left = max(0, strike.left - word.left)
    return (
        word._replace(left=word.left + word.width - right, width=right) if right >= left else word._replace(width=left)
    )
