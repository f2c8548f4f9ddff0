"""Plain text becomes fax pages: fixed pitch, as reports line up their columns with spaces; wrapped, dense, legible."""

import io
import re
import textwrap
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from outbound.bilevel import threshold
from outbound.limits import RasterLimits, UnconvertibleError
from outbound.model import FaxPage
from outbound.placing import HEADER_ROWS, PAGE_HEIGHT_PX
from outbound.poppler import grey_pages
from outbound.sniffing import decode_text
from outbound.tiff import DPI_X, PAGE_WIDTH_PX

_FONT_FILE = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
_FONT = "FaxMono"
# 10 points are 14 rows a line at 204 x 98, the least that stays readable there; 89 columns hold a typed report's 80.
_SIZE_PT, _LEADING_PT = 10.0, 11.6
_PAGE_WIDTH_PT, _PAGE_HEIGHT_PT = 72 * PAGE_WIDTH_PX / DPI_X, 792.0
_LEFT_PT, _TOP_PT, _BOTTOM_PT = 36.0, 72 * HEADER_ROWS / 196 + 12, 30.0
_COLUMNS = int((_PAGE_WIDTH_PT - 2 * _LEFT_PT) / (0.602 * _SIZE_PT))
_LINES = int((_PAGE_HEIGHT_PT - _TOP_PT - _BOTTOM_PT) / _LEADING_PT)
# Letters that are written from right to left or joined need a shaping engine: set one by one they would be wrong.
_NEEDS_SHAPING = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]")


def text_pages(content: bytes, document_id: str, limits: RasterLimits) -> tuple[FaxPage, ...]:
    """The text as pages with its own words as their text layer.

    Raises:
        UnconvertibleError: too long, nothing in it, or letters that cannot be set.
    """
    text = decode_text(content)
    if text is None or not text.strip():
        raise UnconvertibleError("there is no text in it")
    # Wrapping a line of megabytes would take longer than anything else: what cannot fit is refused before.
    if len(text) > limits.max_pages * _LINES * _COLUMNS:
        raise UnconvertibleError(f"it has more than {limits.max_pages} pages")
    _check_letters(text)
    sheets = _sheets(text, limits.max_pages)
    pdf = _typeset(sheets)
    greys = grey_pages(pdf, 1, [(PAGE_WIDTH_PX, PAGE_HEIGHT_PX)] * len(sheets), limits.timeout_s)
    return tuple(
        FaxPage(pixels=threshold(grey), document_id=document_id, text="\n".join(lines))
        for grey, lines in zip(greys, sheets, strict=True)
    )


def _check_letters(text: str) -> None:
    if _NEEDS_SHAPING.search(text):
        raise UnconvertibleError("its writing needs letters to be joined or set from right to left")
    missing = {ord(letter) for letter in text if not letter.isspace()} - _glyphs()
    if missing:
        some = ", ".join(f"U+{code:04X}" for code in sorted(missing)[:5])
        raise UnconvertibleError(f"no installed font has its characters {some}")


def _sheets(text: str, max_pages: int) -> list[list[str]]:
    sheets: list[list[str]] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        lines = _trimmed([wrapped for line in part.split("\n") for wrapped in _wrap(line)])
        sheets += [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
        if len(sheets) > max_pages:
            raise UnconvertibleError(f"it has more than {max_pages} pages")
    return sheets


def _wrap(line: str) -> list[str]:
    line = line.expandtabs(8).rstrip()
    if len(line) <= _COLUMNS:
        return [line]
    indent = " " * min(len(line) - len(line.lstrip()), _COLUMNS // 2)
    return textwrap.wrap(
        line, _COLUMNS, subsequent_indent=indent, replace_whitespace=False, drop_whitespace=True, break_on_hyphens=False
    )


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at both ends, and never more than one in a row: white rows of a fax are paper."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _typeset(sheets: list[list[str]]) -> bytes:
    _glyphs()  # registers the font
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(_PAGE_WIDTH_PT, _PAGE_HEIGHT_PT), invariant=True)
    for lines in sheets:
        canvas.setFont(_FONT, _SIZE_PT)
        y = _PAGE_HEIGHT_PT - _TOP_PT - _SIZE_PT
        for line in lines:
            canvas.drawString(_LEFT_PT, y, line.replace("\u00a0", " "))
            y -= _LEADING_PT
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def _glyphs() -> frozenset[int]:
    """The characters the font has."""
    font = TTFont(_FONT, _FONT_FILE)
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)
