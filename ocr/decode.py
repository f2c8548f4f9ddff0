"""From the bytes of a fax to its pages, whatever the file is called.

The type is taken from the bytes. Counts and sizes are checked in the headers before any pixel is decoded.
Call `decode_in_child` for files from outside; this module is what runs inside the child.
"""

import io
import struct
import zlib
from collections.abc import Callable
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageFile, ImageOps

from ocr.decode_tiff import decode_tiff
from ocr.errors import FaxUndecodableError
from ocr.rasters import DecodedFax, DecodeLimits, FaxFormat, Pages, check_size, plausible_dpi, store_page

PDF_HEADER_WITHIN_BYTES = 1024  # readers accept rubbish before "%PDF-" up to here
# What Pillow raises on a broken picture, depending on where it is broken.
_BROKEN = (OSError, SyntaxError, ValueError, struct.error, zlib.error, EOFError)


def decode_fax(data: bytes, limits: DecodeLimits) -> DecodedFax:
    """All pages of a fax in their own resolution. Raises FaxUndecodableError when no page can be had."""
    if not data.strip(b"\0\t\r\n "):
        raise FaxUndecodableError("empty file")
    if len(data) > limits.max_file_bytes:
        raise FaxUndecodableError(f"file larger than {limits.max_file_bytes:,} bytes")
    return _DECODERS[sniff_format(data)](data, limits)


def sniff_format(data: bytes) -> FaxFormat:
    """The file type by its first bytes. Raises FaxUndecodableError for anything that is not a fax."""
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "tiff"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if b"%PDF-" in data[:PDF_HEADER_WITHIN_BYTES]:
        return "pdf"
    raise FaxUndecodableError("neither TIFF, PDF, PNG nor JPEG")


def _decode_pdf(data: bytes, limits: DecodeLimits) -> DecodedFax:
    from ocr.decode_pdf import decode_pdf  # loaded here: it costs more than decoding a TIFF, which most faxes are

    return decode_pdf(data, limits)


def _decode_picture(data: bytes, limits: DecodeLimits, fax_format: FaxFormat) -> DecodedFax:
    """A PNG or JPEG is one page; rows that are missing at its end stay as the decoder leaves them."""
    image = _open_picture(data, limits, fax_format)
    stated = image.info.get("dpi")
    damaged = False
    try:
        image.load()
    except _BROKEN:
        damaged = True
        image = _load_what_is_there(data, limits, fax_format)
    try:
        upright: Image.Image = ImageOps.exif_transpose(image)
    except (*_BROKEN, KeyError):
        upright = image  # the note on the camera's position is broken, the picture is not
    dpi = plausible_dpi(*upright.size, (float(stated[0]), float(stated[1])) if stated else None)
    stored = store_page(1, upright, *dpi)
    return DecodedFax(pages=Pages((stored,)), format=fax_format, pages_total=1, damaged=damaged)


def _open_picture(data: bytes, limits: DecodeLimits, fax_format: FaxFormat) -> Image.Image:
    """The picture with its header read and its size checked; no pixel is decoded yet."""
    with catch_warnings():
        simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit follows at once
        try:
            image = Image.open(io.BytesIO(data), formats=[fax_format])
        except Image.DecompressionBombError as error:
            raise FaxUndecodableError(f"page larger than {limits.max_pixels_per_page:,} pixels") from error
        except _BROKEN as error:
            raise FaxUndecodableError("picture without a readable header") from error
    check_size(*image.size, limits)
    return image


def _load_what_is_there(data: bytes, limits: DecodeLimits, fax_format: FaxFormat) -> Image.Image:
    """The rows before the damage. Pillow has only a global switch for this: it is set for these lines alone."""
    image = _open_picture(data, limits, fax_format)
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        image.load()
    except _BROKEN as error:
        raise FaxUndecodableError("broken picture") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return image


def _decode_png(data: bytes, limits: DecodeLimits) -> DecodedFax:
    return _decode_picture(data, limits, "png")


def _decode_jpeg(data: bytes, limits: DecodeLimits) -> DecodedFax:
    return _decode_picture(data, limits, "jpeg")


_DECODERS: dict[FaxFormat, Callable[[bytes, DecodeLimits], DecodedFax]] = {
    "tiff": decode_tiff,
    "pdf": _decode_pdf,
    "png": _decode_png,
    "jpeg": _decode_jpeg,
}
