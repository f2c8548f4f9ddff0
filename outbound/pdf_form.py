"""PDF becomes fax pages: text and lines by threshold, pictures in dots, scanned sheets cleaned."""

import numpy as np

from outbound.bilevel import Grey, clustered_dots, drawn_to_bilevel, is_picture, scan_to_bilevel
from outbound.limits import RasterLimits
from outbound.model import Bilevel, FaxPage
from outbound.pdf_pictures import Rectangle, picture_rectangles
from outbound.placing import fit_size_px, place_grey
from outbound.poppler import grey_pages, page_texts, pdf_pages

_POINTS_AN_INCH = 72.0
_SHEET_SHARE = 0.6  # a picture that covers so much of the page is a scanned sheet


def pdf_form_pages(content: bytes, document_id: str, limits: RasterLimits) -> tuple[FaxPage, ...]:
    """The pages as a viewer shows them, without scripts, hidden layers or metadata.

    Raises:
        PopplerError: broken, protected, or over a limit.
    """
    sheets = pdf_pages(content, limits.max_pages, limits.timeout_s)
    sizes = [fit_size_px(sheet.width_pt / _POINTS_AN_INCH, sheet.height_pt / _POINTS_AN_INCH) for sheet in sheets]
    texts = page_texts(content, len(sheets), limits.timeout_s)
    pictures = picture_rectangles(content, [sheet.turned_deg for sheet in sheets])
    pages: list[FaxPage] = []
    for number, grey in enumerate(grey_pages(content, 1, sizes, limits.timeout_s)):
        here = pictures[number]
        is_scan = any(rectangle.area >= _SHEET_SHARE for rectangle in here)
        ink = scan_to_bilevel(place_grey(grey)) if is_scan else _drawn_page(grey, here)
        # The text under a scan is another program's reading: what is seen is what must be checked.
        pages.append(FaxPage(pixels=ink, document_id=document_id, text=None if is_scan else texts[number]))
    return tuple(pages)


def _drawn_page(grey: Grey, pictures: tuple[Rectangle, ...]) -> Bilevel:
    return drawn_to_bilevel(place_grey(_with_dots(grey, pictures)))


def _with_dots(grey: Grey, pictures: tuple[Rectangle, ...]) -> Grey:
    """The page with its true pictures already turned into dots, which a threshold leaves alone."""
    if not pictures:
        return grey
    out = grey.copy()
    rows, columns = grey.shape
    for rectangle in pictures:
        top, bottom = round(rectangle.top * rows), round(rectangle.bottom * rows)
        left, right = round(rectangle.left * columns), round(rectangle.right * columns)
        part = grey[top:bottom, left:right]
        if is_picture(part):
            out[top:bottom, left:right] = np.where(clustered_dots(part), np.uint8(0), np.uint8(255))
    return out
