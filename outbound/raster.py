"""A document of any source form becomes fax pages. The bytes are not trusted: `raster_child` sets the limits."""

import re

from outbound.errors import ConversionFailedError
from outbound.limits import RasterLimits, UnconvertibleError
from outbound.model import FaxPage, SourceDocument
from outbound.picture_form import picture_pages
from outbound.poppler import PopplerError
from outbound.pdf_form import pdf_form_pages
from outbound.text_form import decode_text, text_pages

__all__ = ["RasterLimits", "rasterize_document", "sniff"]

# A PDF's header may stand anywhere in its first KiB (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024
_MARKUP = re.compile(r"\s*(<\?xml|<!doctype|<html|<clinicaldocument|\{\\rtf)", re.IGNORECASE)


def sniff(content: bytes) -> str:
    """What the bytes are, whatever they are called: "pdf", "tiff", "png", "jpeg", "text", "rtf", "markup", "unknown"."""
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return "pdf"
    if content[:4] in (b"II*\0", b"MM\0*"):
        return "tiff"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    text = decode_text(content)
    if text is None:
        return "unknown"
    markup = _MARKUP.match(text.lstrip("\ufeff"))
    if markup:
        return "rtf" if "rtf" in markup.group(1) else "markup"
    return "text"


def rasterize_document(document: SourceDocument, limits: RasterLimits) -> tuple[FaxPage, ...]:
    """The document's pages on the fax raster, 1728 x 2156 at 204 x 196 dpi, the top 0.3 inch free.

    `FaxPage.text` is the page's text layer; None where what is seen is a scan, whatever text the file hides under it.

    Raises:
        ConversionFailedError: another type, broken, protected, empty, or over a limit.
    """
    try:
        return _pages(document.content, document.document_id, limits)
    except (UnconvertibleError, PopplerError) as error:
        raise ConversionFailedError(document.document_id, str(error)) from error


def _pages(content: bytes, document_id: str, limits: RasterLimits) -> tuple[FaxPage, ...]:
    if not content:
        raise UnconvertibleError("it is empty")
    if len(content) > limits.max_megabytes * 1e6:
        raise UnconvertibleError(f"it is larger than {limits.max_megabytes:g} MB")
    match sniff(content):
        case "pdf":
            return pdf_form_pages(content, document_id, limits)
        case "tiff" | "png" | "jpeg":
            return picture_pages(content, document_id, limits)
        case "text":
            return text_pages(content, document_id, limits)
        case "rtf" | "markup" as form:
            raise UnconvertibleError(f"documents of the form '{form}' are not converted yet")
        case _:
            raise UnconvertibleError("its form is not known")
