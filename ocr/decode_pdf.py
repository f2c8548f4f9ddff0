"""PDF faxes: the raster a gateway wrapped is taken out as it is; anything else is rendered by Poppler.

Rendering a fax raster again at another resolution blurs its one-pixel strokes, so it is the second choice.
Scripts, forms and attachments of a PDF are never run or opened: pikepdf only parses, and pdftoppm has no script engine.
"""

import io
from warnings import catch_warnings, simplefilter

import pikepdf
from pdf2image import convert_from_bytes
from pdf2image.exceptions import PDFInfoNotInstalledError, PDFPageCountError, PDFPopplerTimeoutError, PDFSyntaxError
from PIL import Image

from ocr.errors import FaxUndecodableError, ReaderMissingError
from ocr.rasters import (
    DecodedFax,
    DecodeLimits,
    Pages,
    StoredPage,
    check_page_count,
    check_size,
    plausible_dpi,
    store_page,
)

RENDER_DPI = 204
POINTS_PER_INCH = 72.0
PAGE_RENDER_TIMEOUT_S = 60
# Operators that only place an image or carry no ink. A page with any other operator has ink of its own.
INKLESS_OPERATORS = frozenset({"q", "Q", "cm", "Do", "gs", "BMC", "BDC", "EMC", "MP", "DP", "W", "W*", "n", "re", "i"})
PDF_END, PDF_END_WITHIN_BYTES = b"%%EOF", 2048  # gateways append a few bytes of their own
LARGEST_CONTENT_BYTES = 4_000  # the content stream of a wrapped raster is one line; a drawing's is longer


def decode_pdf(data: bytes, limits: DecodeLimits) -> DecodedFax:
    """All pages of a PDF. Raises FaxUndecodableError: password, too many or too large pages, nothing to read."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise FaxUndecodableError("PDF needs a password") from error
    except pikepdf.PdfError as error:
        raise FaxUndecodableError("broken PDF") from error
    with pdf:
        count = _count_pages(pdf)
        if not count:
            raise FaxUndecodableError("PDF without pages")
        check_page_count(count, limits)
        stored = [_decode_page(data, pdf, index, limits) for index in range(count)]
    cut_off = PDF_END not in data[-PDF_END_WITHIN_BYTES:]
    kept = tuple(page for page in stored if page is not None)
    if not kept:
        raise FaxUndecodableError("no page of the PDF can be decoded")
    return DecodedFax(pages=Pages(kept), format="pdf", pages_total=count, damaged=len(kept) < count or cut_off)


def _count_pages(pdf: pikepdf.Pdf) -> int:
    try:
        return len(pdf.pages)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise FaxUndecodableError("broken PDF") from error


def _decode_page(data: bytes, pdf: pikepdf.Pdf, index: int, limits: DecodeLimits) -> StoredPage | None:
    """One page; None when neither its raster nor Poppler gives a picture."""
    try:
        found = _wrapped_raster(pdf.pages[index], limits)
    except (pikepdf.PdfError, OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        # Whatever pikepdf cannot take apart (JBIG2 without its program, odd colour spaces), Poppler may render.
        found = None
    if found is not None:
        image, dpi_x, dpi_y = found
        return store_page(index + 1, image, *plausible_dpi(*image.size, (dpi_x, dpi_y)))
    return _render(data, pdf.pages[index], index + 1, limits)


def _wrapped_raster(page: pikepdf.Page, limits: DecodeLimits) -> tuple[Image.Image, float, float] | None:
    """The page's only image with its resolution on paper, turned as /Rotate says; None when the page is no raster."""
    images = page.get_images(recursive=False)
    if len(images) != 1:
        return None
    (name, raw), *_ = images.items()
    placed = _placement(page, str(name))
    if placed is None or not isinstance(raw, pikepdf.Stream) or "/SMask" in raw or "/Mask" in raw:
        return None
    check_size(int(raw.Width), int(raw.Height), limits)
    with catch_warnings():
        simplefilter("ignore", Image.DecompressionBombWarning)
        image = pikepdf.PdfImage(raw).as_pil_image()
    width_in, height_in = placed
    dpi_x, dpi_y = image.width / width_in, image.height / height_in
    turn_deg = int(page.obj.get("/Rotate", 0)) % 360
    if turn_deg % 90:
        return None
    if turn_deg in (90, 270):
        dpi_x, dpi_y = dpi_y, dpi_x
    return image.rotate(-turn_deg, expand=True), dpi_x, dpi_y


def _placement(page: pikepdf.Page, name: str) -> tuple[float, float] | None:
    """Width and height in inches of the page's only image; None when there is other ink, or it is turned or flipped."""
    if len(_content_bytes(page)) > LARGEST_CONTENT_BYTES:
        return None
    matrix = pikepdf.Matrix()
    stack: list[pikepdf.Matrix] = []
    placed: tuple[float, float] | None = None
    for instruction in pikepdf.parse_content_stream(page):
        operands, word = instruction.operands, str(instruction.operator)
        if word not in INKLESS_OPERATORS:
            return None
        if word == "q":
            stack.append(matrix)
        elif word == "Q" and stack:
            matrix = stack.pop()
        elif word == "cm":
            matrix = pikepdf.Matrix(*(float(value) for value in operands)) @ matrix
        elif word == "Do":
            if placed is not None or str(operands[0]) != name or not _is_upright(matrix):
                return None
            placed = (matrix.a / POINTS_PER_INCH, matrix.d / POINTS_PER_INCH)
    unit = float(page.obj.get("/UserUnit", 1))
    return None if placed is None else (placed[0] * unit, placed[1] * unit)


def _is_upright(matrix: pikepdf.Matrix) -> bool:
    size = max(abs(matrix.a), abs(matrix.d))
    return matrix.a > 0 and matrix.d > 0 and max(abs(matrix.b), abs(matrix.c)) < 0.001 * size


def _content_bytes(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"".join(bytes(part.get_raw_stream_buffer()) for part in parts)


def _render(data: bytes, page: pikepdf.Page, number: int, limits: DecodeLimits) -> StoredPage | None:
    """The page as Poppler draws it, grey, 204 dpi; None when Poppler cannot."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    unit = float(page.obj.get("/UserUnit", 1))
    width_px, height_px = (abs(side) * unit / POINTS_PER_INCH * RENDER_DPI for side in (right - left, top - bottom))
    check_size(round(width_px), round(height_px), limits)
    try:
        images = convert_from_bytes(
            data,
            dpi=RENDER_DPI,
            first_page=number,
            last_page=number,
            grayscale=True,
            use_cropbox=True,
            timeout=PAGE_RENDER_TIMEOUT_S,
        )
    except PDFInfoNotInstalledError as error:
        raise ReaderMissingError("Poppler is not installed: apt-get install poppler-utils.") from error
    except (PDFPageCountError, PDFSyntaxError, PDFPopplerTimeoutError, OSError):
        return None
    return store_page(number, images[0], RENDER_DPI, RENDER_DPI) if images else None
