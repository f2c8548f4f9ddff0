"""Our own pages, set with reportlab for the fax raster, and the header line that every page carries."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from outbound.bilevel import threshold
from outbound.model import Bilevel, FaxPage
from outbound.placing import HEADER_ROWS, PAGE_HEIGHT_PX
from outbound.poppler import grey_pages, page_texts, pdf_pages
from outbound.tiff import DPI_X, PAGE_WIDTH_PX

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 72 * PAGE_WIDTH_PX / DPI_X, 792.0
MARGIN_PT = 45.0
BODY_WIDTH_PT = PAGE_WIDTH_PT - 2 * MARGIN_PT
SANS, SANS_BOLD = "FaxSans", "FaxSans-Bold"

_FONT_FOLDER = Path("/usr/share/fonts/truetype/liberation")
_FONT_FILES = {SANS: "LiberationSans-Regular.ttf", SANS_BOLD: "LiberationSans-Bold.ttf"}
_HEADER_FONT_FILE = str(_FONT_FOLDER / "LiberationSans-Bold.ttf")
_HEADER_LARGEST_PX, _HEADER_SMALLEST_PX = 28, 18  # 10 and 6.4 points at 204 dpi
_HEADER_SIDE_PX = 60
_PHONE_SPACE = re.compile(r"\((\d{3})\) (\d{3}-)")
_RENDER_S = 30.0  # our own pages take a tenth of a second; a hanging Poppler must not hang the caller


def register_fonts() -> None:
    """Make our fonts known to reportlab; a second call does nothing."""
    _registered()


@cache
def _registered() -> bool:
    for name, file in _FONT_FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(_FONT_FOLDER / file)))
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=SANS_BOLD, italic=SANS, boldItalic=SANS_BOLD)
    return True


def style(
    size_pt: float, *, bold: bool = False, leading: float = 1.25, after_pt: float = 0.0, indent_pt: float = 0.0
) -> ParagraphStyle:
    """A paragraph style. Nothing on our pages is set below 10 points: a standard-mode fax has 98 rows an inch."""
    register_fonts()
    font = SANS_BOLD if bold else SANS
    return ParagraphStyle(
        font,
        fontName=font,
        fontSize=size_pt,
        leading=size_pt * leading,
        spaceAfter=after_pt,
        leftIndent=indent_pt,
        bulletFontName=font,
        bulletFontSize=size_pt,
    )


def printed(text: str) -> str:
    """Text for a Paragraph: our values hold no markup, and a phone number is not broken at its space."""
    text = _PHONE_SPACE.sub("(\\1)\u00a0\\2", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def set_pages(story: Sequence[Flowable]) -> tuple[FaxPage, ...]:
    """The story as fax pages below the header band, with their text."""
    register_fonts()
    file = io.BytesIO()
    top_pt = 72 * HEADER_ROWS / 196 + 10
    frame = Frame(
        MARGIN_PT,
        30,
        BODY_WIDTH_PT,
        PAGE_HEIGHT_PT - top_pt - 30,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document = BaseDocTemplate(file, pagesize=(PAGE_WIDTH_PT, PAGE_HEIGHT_PT), invariant=True)
    document.addPageTemplates([PageTemplate(frames=[frame])])
    document.build(list(story))
    return pages_of_pdf(file.getvalue())


def pages_of_pdf(pdf: bytes) -> tuple[FaxPage, ...]:
    """A PDF of our own, made on our page size, as fax pages."""
    count = len(pdf_pages(pdf, 100, _RENDER_S))
    greys = grey_pages(pdf, 1, [(PAGE_WIDTH_PX, PAGE_HEIGHT_PX)] * count, _RENDER_S)
    texts = page_texts(pdf, count, _RENDER_S)
    return tuple(FaxPage(pixels=threshold(grey), text=text) for grey, text in zip(greys, texts, strict=True))


def with_header(page: FaxPage, line: str) -> FaxPage:
    """The page with this line alone in its top 0.3 inch. Text: as it was, without the line."""
    pixels: Bilevel = page.pixels.copy()
    rows = round(HEADER_ROWS * page.dpi_y / 196)
    pixels[:rows] = _header(line, rows)
    return replace(page, pixels=pixels)


@cache
def _header_font(size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_HEADER_FONT_FILE, size_px)


def _header(line: str, rows: int) -> Bilevel:
    """The band: bold, as large as the line's length allows, with a rule below."""
    size_px = _HEADER_LARGEST_PX
    room_px = PAGE_WIDTH_PX - 2 * _HEADER_SIDE_PX
    while size_px > _HEADER_SMALLEST_PX and _header_font(size_px).getlength(line) > room_px:
        size_px -= 1
    while _header_font(size_px).getlength(line) > room_px:
        line = line[: len(line) // 2 - 2].rstrip() + "…" + line[len(line) // 2 + 2 :].lstrip()
    square = Image.new("L", (PAGE_WIDTH_PX, round(HEADER_ROWS * DPI_X / 196)), 255)
    ImageDraw.Draw(square).text((_HEADER_SIDE_PX, 16), line, font=_header_font(size_px), fill=0)
    band = threshold(cv2.resize(np.asarray(square), (PAGE_WIDTH_PX, rows), interpolation=cv2.INTER_AREA))  # type: ignore[arg-type]
    band[rows - 4 : rows - 2, _HEADER_SIDE_PX : PAGE_WIDTH_PX - _HEADER_SIDE_PX] = True
    return band


def printed_moment(at: datetime) -> str:
    """ "11/24/2026 1:53 PM PST", as American offices write it.

    Raises:
        ValueError: a moment without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("A printed moment needs its time zone.")
    return f"{at:%m/%d/%Y} {at.hour % 12 or 12}:{at:%M %p} {at:%Z}".strip()


def printed_number(number: str) -> str:
    """ "+13238655482" as "(323) 865-5482"; other numbers as they are."""
    digits = "".join(character for character in number if character.isdigit())
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if len(digits) == 10 else number


def header_line(*, sent_at: datetime, sender_name: str, sender_id: str, reference: str, place: str) -> str:
    """What 47 CFR 68.318(d) wants on every page (date, time, sender, number), our reference and the page's place."""
    parts = (printed_moment(sent_at), f"{sender_name} {printed_number(sender_id)}", reference, place)
    return "   ".join(part for part in parts if part)
