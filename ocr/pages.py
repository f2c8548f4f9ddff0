"""A page from its raster to its words, top to bottom in one function."""

from dataclasses import replace

from ocr.barcodes import read_barcodes
from ocr.clean import clean_page, ink_of
from ocr.errors import PageUnreadableError
from ocr.header import take_header_apart
from ocr.model import PageImage, PageRead, Pixels, Word
from ocr.orientation import is_upside_down, turn
from ocr.upright import find_tilt, letters_of, rotate, to_square_pixels
from ocr.words import Backend, read_words

FEWEST_LETTERS = 8
MOST_LETTERS = 12_000
SURE_WORD_PCT = 60.0


def read_page(page: PageImage, backend: Backend | None = None) -> PageRead:
    cleaned = clean_page(page)
    square = to_square_pixels(cleaned)
    without_header, tti = take_header_apart(square, backend)
    letters, boxes = letters_of(without_header.pixels, without_header.dpi_x)
    if not FEWEST_LETTERS <= len(boxes) <= MOST_LETTERS:
        return _unread(without_header, tti, is_blank=len(boxes) < FEWEST_LETTERS)
    upright, turned_deg, skew_deg = turn_upright(without_header, letters)
    try:
        words = read_words(upright, backend)
    except PageUnreadableError:
        return _unread(upright, tti, is_blank=False)
    return PageRead(
        number=page.number,
        image=upright,
        words=words,
        turned_deg=turned_deg,
        skew_deg=skew_deg,
        is_blank=False,
        legible=is_legible(words),
        tti=tti,
        barcodes=read_barcodes(upright),
    )


def turn_upright(page: PageImage, letters: Pixels) -> tuple[PageImage, int, float]:
    tilt = find_tilt(letters, page.dpi_x)
    quarter_deg = 90 if tilt.sideways else 0
    lying = turn(page, -quarter_deg)
    level = replace(lying, pixels=rotate(lying.pixels, tilt.skew_deg))
    upside_down = is_upside_down(level, letters_of(level.pixels, level.dpi_x)[0])
    if upside_down:
        level = turn(level, 180)
    return level, quarter_deg + (180 if upside_down else 0), tilt.skew_deg


def is_legible(words: tuple[Word, ...]) -> bool:
    return sum(len(word.text) for word in words if word.confidence_pct >= SURE_WORD_PCT) >= 20


def _unread(page: PageImage, tti: str | None, *, is_blank: bool) -> PageRead:
    return PageRead(
        number=page.number,
        image=page,
        words=(),
        turned_deg=0,
        skew_deg=0.0,
        is_blank=is_blank and float(ink_of(page.pixels).mean()) < 0.5,
        legible=False,
        tti=tti,
        barcodes=(),
    )
