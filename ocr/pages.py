"""A page from its raster to its words, readable top to bottom in `read_page`."""

from ocr.barcodes import read_barcodes
from ocr.clean import clean_page, ink_of
from ocr.errors import PageUnreadableError
from ocr.header import take_header_apart
from ocr.model import PageImage, PageRead, Word
from ocr.orientation import turn_upright
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


def read_page(page: PageImage, backend: Backend | None = None) -> PageRead:
    """Read one page as it was received: repaired, squared, turned upright, its words and codes.

    Never raises for what is on the page: a blank, black or noisy page comes back with legible False and no words.
    Raises ReaderMissingError when Tesseract or the second reader's model is not installed.
    """
    if _is_out_of_size(page):
        return _unread(page, tti=None, is_blank=not bool(ink_of(page.pixels).any()))
    cleaned = clean_page(page)  # on the fax's own raster
    square = to_square_pixels(cleaned)  # 204 x 204 dpi, grey
    body, tti = take_header_apart(square, backend)  # as received: the header is upright even on a turned sheet
    letters, count = letters_of(body.pixels, body.dpi_x)
    if not FEWEST_LETTERS <= count <= MOST_LETTERS:
        return _unread(body, tti, is_blank=count < FEWEST_LETTERS and _has_little_ink(body))
    upright = turn_upright(body, letters)
    try:
        words = read_words(upright.page, backend)
    except PageUnreadableError:
        return _unread(upright.page, tti, is_blank=False)
    return PageRead(
        number=page.number,
        image=upright.page,
        words=words,
        turned_deg=upright.turned_deg,
        skew_deg=upright.skew_deg,
        is_blank=False,
        legible=is_legible(words),
        tti=tti,
        barcodes=read_barcodes(upright.page),
    )


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
