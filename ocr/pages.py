"""A page from its raster to its words, readable top to bottom in `read_page`."""

from dataclasses import replace

import cv2
import numpy as np

from ocr.barcodes import read_barcodes
from ocr.clean import clean_and_note, ink_of
from ocr.comb import without_combs
from ocr.errors import PageUnreadableError
from ocr.header import take_header_apart
from ocr.model import Box, PageImage, PageRead, Word
from ocr.orientation import turn_upright
from ocr.reversed_print import with_reversed_print
from ocr.row_quality import note_repairs
from ocr.upright import letters_of, to_square_pixels
from ocr.words import Backend, read_words

SMALLEST_SIDE_IN = 0.3
LARGEST_PAGE_SQIN = 1_000.0  # 10 x 100 in; a small raster with a false resolution could grow without end
FEWEST_LETTERS = 8  # fewer components of a letter's size: nothing is written here
MOST_LETTERS = 15_000  # a closely typed page has 5,000; more is noise or a halftone, which no reader ends with
MOST_INK_OF_BLANK_SHARE = 0.005  # half a square inch of smudges; a picture or a bar has more
SURE_WORD_PCT = 60.0
FEWEST_SURE_CHARACTERS = 20
LEAST_SURE_SHARE = 0.35
THICK_SHARE = 0.48  # of the ink in strokes of two pixels: with less, thickened pages were read better (README)
GLANCE_SHARE = 0.6  # 122 dpi: measured, a third of the work of a whole reading


def read_page(page: PageImage, backend: Backend | None = None) -> PageRead:
    """Read one page as it was received: repaired, squared, turned upright, its words and codes.

    Never raises for what is on the page: a blank, black or noisy page comes back with legible False and no words.
    Raises ReaderMissingError when Tesseract or the second reader's model is not installed.
    """
    if _is_out_of_size(page):
        return _unread(page, tti=None, is_blank=not bool(ink_of(page.pixels).any()))
    cleaned, repaired = clean_and_note(page)  # on the fax's own raster
    square = to_square_pixels(cleaned)  # 204 x 204 dpi, grey
    body, tti = take_header_apart(square, backend)  # as received: the header is upright even on a turned sheet
    letters = letters_of(body.pixels, body.dpi_x)
    if not FEWEST_LETTERS <= len(letters) <= MOST_LETTERS:
        return _unread(body, tti, is_blank=len(letters) < FEWEST_LETTERS and _has_little_ink(body))
    upright = turn_upright(body, letters)
    plain = without_combs(with_reversed_print(upright.page))
    if _is_thin(plain):
        plain = _thicker(plain)
    try:
        words = read_words(plain, backend)
        if not is_legible(words):
            plain, words = _read_thicker(plain, words, backend)
    except PageUnreadableError:
        return _unread(upright.page, tti, is_blank=False)
    return PageRead(
        number=page.number,
        image=plain,
        words=words,
        turned_deg=upright.turned_deg,
        skew_deg=upright.skew_deg,
        is_blank=False,
        legible=is_legible(words),
        tti=tti,
        barcodes=read_barcodes(upright.page),
        repairs=note_repairs(page, repaired, upright),
    )


def _read_thicker(
    page: PageImage, words: tuple[Word, ...], backend: Backend | None
) -> tuple[PageImage, tuple[Word, ...]]:
    """A page with thicker strokes and its words, where it then is legible: type in pale toner."""
    thicker = _thicker(page)
    again = read_words(thicker, backend)
    return (thicker, again) if is_legible(again) else (page, words)


def _is_thin(page: PageImage) -> bool:
    """Is most of the ink one pixel thin, as a typewriter's letters in a sheet read too lightly?"""
    ink = ink_of(page.pixels).astype(np.uint8)
    core = cv2.erode(ink, np.ones((2, 2), np.uint8))
    return bool(np.count_nonzero(core) < THICK_SHARE * np.count_nonzero(ink))


def _thicker(page: PageImage) -> PageImage:
    """Every stroke a pixel thicker."""
    return replace(page, pixels=cv2.erode(page.pixels, np.ones((2, 2), np.uint8)).astype(np.uint8))


def glance_at(page: PageImage, backend: Backend | None = None) -> PageRead:
    """The words of a page, read small and as received: a third of the work, enough for kind and urgency, for no value.

    A page that cannot be read so, as one that lies upside down, is read as `read_page` does.
    """
    if _is_out_of_size(page):
        return read_page(page, backend)
    square = to_square_pixels(page)
    count = len(letters_of(square.pixels, square.dpi_x))
    words = _words_read_small(square, backend) if FEWEST_LETTERS <= count <= MOST_LETTERS else ()
    if not is_legible(words):
        return read_page(page, backend)
    return PageRead(
        number=page.number,
        image=square,
        words=words,
        turned_deg=0,
        skew_deg=0.0,
        is_blank=False,
        legible=True,
        tti=None,
        barcodes=(),
    )


def _words_read_small(square: PageImage, backend: Backend | None) -> tuple[Word, ...]:
    share = GLANCE_SHARE
    pixels = cv2.resize(square.pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA).astype(np.uint8)
    small = replace(square, pixels=pixels, dpi_x=share * square.dpi_x, dpi_y=share * square.dpi_y)
    try:
        words = read_words(small, backend)
    except PageUnreadableError:
        return ()
    return tuple(replace(word, box_px=Box(*(round(px / share) for px in word.box_px))) for word in words)


def is_legible(words: tuple[Word, ...]) -> bool:
    """Whether enough was read with confidence to reason about. Legible does not mean that every value is."""
    everything = sum(len(word.text) for word in words)
    sure = sum(len(word.text) for word in words if word.confidence_pct >= SURE_WORD_PCT)
    return sure >= FEWEST_SURE_CHARACTERS and sure >= LEAST_SURE_SHARE * everything


def _is_out_of_size(page: PageImage) -> bool:
    rows, columns = page.pixels.shape
    width_in, height_in = columns / page.dpi_x, rows / page.dpi_y
    return bool(min(width_in, height_in) < SMALLEST_SIDE_IN or width_in * height_in > LARGEST_PAGE_SQIN)


def _has_little_ink(page: PageImage) -> bool:
    return float(ink_of(page.pixels).mean()) < MOST_INK_OF_BLANK_SHARE


def _unread(page: PageImage, tti: str | None, *, is_blank: bool) -> PageRead:
    return PageRead(
        number=page.number,
        image=page,
        words=(),
        turned_deg=0,
        skew_deg=0.0,
        is_blank=is_blank,
        legible=False,
        tti=tti,
        barcodes=(),
    )
