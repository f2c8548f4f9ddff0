"""Documents as scanned TIFF: paper that somebody put through a scanner, slightly skewed, with specks."""

import io
from functools import cache
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont
from PIL.Image import Dither, Resampling

from sample_hospital.document import Document
from sample_hospital.page_pdf import trace_points
from sample_hospital.page_text import plain_text
from sample_hospital.people import Person

_DPI = 200  # the usual setting of records scanners
_SIZE_PX = (round(8.5 * _DPI), 11 * _DPI)
_FONTS = ("LiberationMono-Regular.ttf", "DejaVuSansMono.ttf", "FreeMonoBold.ttf")
_TEXT_PX = 25  # 9 points
_LINES_A_PAGE = 58
_NOISE_SHEETS = 4


def tiff_bytes(document: Document, person: Person, rng: Random) -> bytes:
    """The document as a multi-page TIFF, bilevel (Group 4) or grey (deflate); 1 to 3 pages as its text needs."""
    lines = plain_text(document, person, rng).splitlines()
    font_name, is_grey = rng.choice(_FONTS), rng.random() < 0.25
    pages = []
    for start in range(0, len(lines), _LINES_A_PAGE):
        part = lines[start : start + _LINES_A_PAGE]
        pages.append(
            _scan(part if not start else [*_carried_over(document, person), *part], font_name, rng, is_grey=is_grey)
        )
    seed = next((block.trace_seed for block in document.blocks if block.trace_seed), 0)
    if seed:
        _draw_traces(pages[0], seed)
    buffer = io.BytesIO()
    compression = "tiff_adobe_deflate" if is_grey else "group4"
    pages[0].save(
        buffer, format="TIFF", compression=compression, dpi=(_DPI, _DPI), save_all=True, append_images=pages[1:]
    )
    return buffer.getvalue()


def _carried_over(document: Document, person: Person) -> list[str]:
    """The identifiers that a typist repeats at the head of a further page."""
    name = document.overlay_name or person.last_first
    dob = document.overlay_dob or f"{person.birth_date:%m/%d/%Y}"
    return [
        f"{name}   DOB: {dob}   MRN: {document.overlay_mrn or person.mrn}",
        document.title.upper() + " (continued)",
        "",
    ]


def _scan(lines: list[str], font_name: str, rng: Random, *, is_grey: bool) -> Image.Image:
    page = Image.new("L", _SIZE_PX, 255)
    draw = ImageDraw.Draw(page)
    font = _font(font_name, _TEXT_PX)
    draw.multiline_text((_DPI * 0.8, _DPI * 0.7), "\n".join(lines), fill=rng.randint(0, 50), font=font, spacing=8)
    if rng.random() < 0.5:
        _stamp(draw, rng)
    page = page.rotate(rng.uniform(-0.9, 0.9), resample=Resampling.NEAREST, fillcolor=255)
    noise = _noise_sheet(rng.randrange(_NOISE_SHEETS))
    page = ImageChops.darker(page, ImageChops.offset(noise, 0, rng.randrange(_SIZE_PX[1])))
    if is_grey:
        return page.point([min(255, 40 + value * 200 // 255 + value // 51 * 2) // 16 * 16 for value in range(256)])
    return page.point([0 if value < 150 else 255 for value in range(256)]).convert("1", dither=Dither.NONE)


def _draw_traces(page: Image.Image, seed: int) -> None:
    """The electrocardiogram's leads on the lower half of the first page."""
    draw = ImageDraw.Draw(page)
    ink = 0 if page.mode == "1" else 40
    scale = _DPI / 72
    for number, lead in enumerate(("I", "II", "V1", "V5")):
        top = _SIZE_PX[1] * 0.52 + number * _DPI * 0.95
        points = [(_DPI * 0.8 + x * scale, top - y * scale) for x, y in trace_points(490, seed, lead)]
        draw.line(points, fill=ink, width=3)
        draw.text((_DPI * 0.8, top - 80), lead, fill=ink, font=_font("LiberationSans-Bold.ttf", 28))


def _stamp(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    x, y = rng.randint(_SIZE_PX[0] * 5 // 9, _SIZE_PX[0] * 6 // 9), rng.randint(_SIZE_PX[1] - 250, _SIZE_PX[1] - 170)
    text = rng.choice(("SCANNED INTO CHART", "RECEIVED - HIM DEPT", "COPY OF ORIGINAL", "SCANNED"))
    font = _font("LiberationSans-Bold.ttf", 32)
    left, top, right, bottom = draw.textbbox((x, y), text, font=font)
    draw.rectangle((left - 10, top - 8, right + 10, bottom + 8), outline=90, width=3)
    draw.text((x, y), text, fill=90, font=font)


@cache
def _font(name: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size_px)


@cache
def _noise_sheet(number: int) -> Image.Image:
    """White paper with dust and, on odd sheets, the shadow of the page's edge. The same sheet for every document."""
    generator = np.random.default_rng(7_000 + number)
    sheet = np.full((_SIZE_PX[1], _SIZE_PX[0]), 255, dtype=np.uint8)
    for _ in range(90 + 60 * number):
        y, x = generator.integers(0, _SIZE_PX[1] - 3), generator.integers(0, _SIZE_PX[0] - 3)
        size = generator.integers(1, 3)
        sheet[y : y + size, x : x + size] = generator.integers(20, 120)
    if number % 2:
        sheet[:, : 4 + 3 * number] = 60
    return Image.fromarray(sheet)
