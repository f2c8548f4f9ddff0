"""The sending machine's line at the top of a page (TTI): read apart, taken off the page.

It holds a date, a name, a number and "P. 01/03" that are the machine's, not the letter's. Left in, its number is the
best-looking wrong fax number of the page and its name scores as the patient's. It is upright even where the
sheet went through upside down.
"""

import re
from dataclasses import replace

import numpy as np

from ocr.clean import PAPER, ink_of
from ocr.model import PageImage
from ocr.words import Backend, read_line

STARTS_WITHIN_IN = 0.25
ENDS_WITHIN_IN = 0.45
HIGHEST_LINE_IN = 0.22
LOWEST_LINE_IN = 0.04
# What only a machine's line has: a clock time, or a page count.
MACHINE_MARKS = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\bP\s*[.:]?\s*\d{1,3}\b|\bPAGE\s*\d|\b\d{1,3}\s*/\s*\d{1,3}\b(?!/)|\bTSI\b", re.I
)


def take_header_apart(page: PageImage, backend: Backend | None = None) -> tuple[PageImage, str | None]:
    """The page without the header line, and the line's text; the page itself and None when it has none.

    `page` lies as it was received, with square pixels.
    """
    band = _first_line(page)
    if band is None:
        return page, None
    first, end = band
    room = max(2, round(0.02 * page.dpi_y))
    strip = np.pad(page.pixels[first:end], 2 * room, constant_values=PAPER)
    words = read_line(replace(page, pixels=strip), backend)
    text = " ".join(word.text for word in words)
    if not MACHINE_MARKS.search(text):
        return page, None
    body = page.pixels.copy()
    body[:end] = PAPER
    return replace(page, pixels=body), text


def _first_line(page: PageImage) -> tuple[int, int] | None:
    """Rows (first, end) of a single line of ink at the very top with paper under it."""
    inked = ink_of(page.pixels[: round(ENDS_WITHIN_IN * page.dpi_y)]).sum(axis=1) > 1
    rows = np.flatnonzero(inked)
    if not rows.size or rows[0] > STARTS_WITHIN_IN * page.dpi_y:
        return None
    gaps = np.flatnonzero(~inked[rows[0] :])
    if not gaps.size:
        return None
    first, end = int(rows[0]), int(rows[0] + gaps[0])
    height_in = (end - first) / page.dpi_y
    return (first, end) if LOWEST_LINE_IN <= height_in <= HIGHEST_LINE_IN else None
