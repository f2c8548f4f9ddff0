"""A document of any source form becomes fax pages. The bytes are not trusted: `raster_child` sets the limits."""

from outbound.errors import ConversionFailedError
from outbound.limits import RasterLimits, UnconvertibleError
from outbound.model import FaxPage, SourceDocument
from outbound.poppler import PopplerError
from outbound.sniffing import sniff

__all__ = ["RasterLimits", "rasterize_document"]


def rasterize_document(document: SourceDocument, limits: RasterLimits) -> tuple[FaxPage, ...]:
    """The document's pages on the fax raster, 1728 x 2156 at 204 x 196 dpi, the top 0.3 inch free.

    Pages without any mark are left out. `FaxPage.text` is the page's text layer; None where what is seen is a scan,
    whatever text the file hides under it.

    Raises:
        ConversionFailedError: another type, broken, protected, empty, or over a limit.
    """
    try:
        return _without_blank(_pages(document.content, document.document_id, limits))
    except (UnconvertibleError, PopplerError) as error:
        raise ConversionFailedError(document.document_id, str(error)) from error


def _without_blank(pages: tuple[FaxPage, ...]) -> tuple[FaxPage, ...]:
    """Empty backs of scanned sheets and empty last pages are left out: they would cost wire time and say nothing.

    Only a page without a single mark and without a text layer is empty; a faint page stays and is seen by a person.
    """
    kept = tuple(page for page in pages if page.pixels.any() or (page.text and page.text.strip()))
    if not kept:
        raise UnconvertibleError("all its pages are blank")
    return kept


def _pages(content: bytes, document_id: str, limits: RasterLimits) -> tuple[FaxPage, ...]:
    if not content:
        raise UnconvertibleError("it is empty")
    if len(content) > limits.max_megabytes * 1e6:
        raise UnconvertibleError(f"it is larger than {limits.max_megabytes:g} MB")
    # Each form is imported when it comes: every document has a process of its own, and starting it is most of its cost.
    match sniff(content):
        case "pdf":
            from outbound.pdf_form import pdf_form_pages

            return pdf_form_pages(content, document_id, limits)
        case "tiff" | "png" | "jpeg":
            from outbound.picture_form import picture_pages

            return picture_pages(content, document_id, limits)
        case "text":
            from outbound.text_form import text_pages

            return text_pages(content, document_id, limits)
        case "rtf" | "markup" as form:
            raise UnconvertibleError(f"documents of the form '{form}' are not converted yet")
        case _:
            raise UnconvertibleError("its form is not known")
