"""TIFF, PNG and JPEG become fax pages: faxes and scans of any resolution, and photographed sheets."""

import io
import struct
import warnings
from collections.abc import Iterator

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from outbound.bilevel import Grey, despeckle, scan_to_bilevel, threshold
from outbound.limits import RasterLimits, UnconvertibleError
from outbound.model import Bilevel, FaxPage
from outbound.placing import DPI_Y, PAGE_HEIGHT_PX, fit_size_px, place_fax, place_grey
from outbound.tiff import DPI_X, PAGE_WIDTH_PX

# A scanner's resolution lies between; what cameras and editors write (1, 72, 96) says nothing of the sheet.
_LOWEST_SCAN_DPI, _HIGHEST_SCAN_DPI = 98, 1200
_LETTER_IN = (8.5, 11.0)


def picture_pages(content: bytes, document_id: str, limits: RasterLimits) -> tuple[FaxPage, ...]:
    """Every frame as a page without a text layer.

    Raises:
        UnconvertibleError: broken, or over a limit.
    """
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures, which we measure ourselves, and of odd tags, which it passes over.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=["TIFF", "PNG", "JPEG"]) as image:
                inks = [_page(frame) for frame in _frames(image, limits)]
    except Image.DecompressionBombError as error:
        raise UnconvertibleError(f"a picture in it has more than {limits.max_megapixels:g} megapixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error) as error:
        raise UnconvertibleError("the picture is broken") from error
    return tuple(FaxPage(pixels=ink, dpi_y=DPI_Y, document_id=document_id) for ink in inks)


def _frames(image: Image.Image, limits: RasterLimits) -> Iterator[Image.Image]:
    """Every frame, once all of them are known to be within the limits: only their directories are read for that."""
    number = 0
    while _seek(image, number):
        if number >= limits.max_pages:
            raise UnconvertibleError(f"it has more than {limits.max_pages} pages")
        if image.width * image.height > limits.max_megapixels * 1e6:
            raise UnconvertibleError(f"a picture in it has more than {limits.max_megapixels:g} megapixels")
        number += 1
    for wanted in range(number):
        image.seek(wanted)
        yield image


def _seek(image: Image.Image, number: int) -> bool:
    try:
        image.seek(number)
    except EOFError:
        return False
    return True


def _page(image: Image.Image) -> Bilevel:
    dpi = image.info.get("dpi")
    upright = ImageOps.exif_transpose(image)
    if upright.mode == "1":
        ink: Bilevel = ~np.asarray(upright, dtype=np.bool_)
        return _bilevel_page(ink, _resolution(upright, dpi))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright.convert("RGBA"))
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        grey = _deep_to_grey(np.asarray(upright, dtype=np.float64))
    else:
        grey = np.asarray(upright.convert("L"))
    return scan_to_bilevel(_scaled(grey, _resolution(upright, dpi)))


def _deep_to_grey(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Grey:
    low, high = float(values.min()), float(values.max())
    return (255.0 * (values - low) / max(high - low, 1.0)).astype(np.uint8)


def _resolution(image: Image.Image, dpi: object) -> tuple[float, float]:
    """Dots per inch in x and y; where the file does not say them believably, the picture fills a letter sheet."""
    if isinstance(dpi, tuple) and len(dpi) == 2:
        x, y = float(dpi[0]), float(dpi[1])
        if all(_LOWEST_SCAN_DPI - 2 <= value <= _HIGHEST_SCAN_DPI for value in (x, y)):
            return x, y
    if image.mode == "1" and image.width == PAGE_WIDTH_PX:  # a fax without its tags: standard mode is half as high
        return DPI_X, 98 if image.height < 1.25 * PAGE_HEIGHT_PX / 2 else DPI_Y
    square = max(image.width / _LETTER_IN[0], image.height / _LETTER_IN[1])
    return square, square


def _scaled(grey: Grey, dpi: tuple[float, float]) -> Grey:
    size = fit_size_px(grey.shape[1] / dpi[0], grey.shape[0] / dpi[1])
    is_smaller = size[0] <= grey.shape[1] and size[1] <= grey.shape[0]
    how = cv2.INTER_AREA if is_smaller else cv2.INTER_CUBIC
    return place_grey(cv2.resize(grey, size, interpolation=how).astype(np.uint8))


def _bilevel_page(ink: Bilevel, dpi: tuple[float, float]) -> Bilevel:
    is_fax = ink.shape[1] == PAGE_WIDTH_PX and abs(dpi[0] - DPI_X) < 5
    if is_fax and 190 <= dpi[1] <= 204 and ink.shape[0] <= 1.05 * PAGE_HEIGHT_PX:
        cleaned = despeckle(ink)
        try:
            return place_fax(cleaned)
        except ValueError:  # printed from edge to edge: it has to be scaled after all
            ink = cleaned
    return despeckle(threshold(_scaled(np.where(ink, np.uint8(0), np.uint8(255)), dpi)))
