"""Decoded pages in a compact form, and the limits that keep a hostile file small.

A page of grey pixels takes 3.8 MB (204 x 196 dpi) to 7.6 MB (204 x 391 dpi), so a 200-page fax would fill
1.5 GB. Pages are therefore kept as PNG (some 30 to 90 KB for a bilevel page) and unpacked one at a time.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, overload

from PIL import Image

from ocr.errors import FaxUndecodableError, PageUnreadableError
from ocr.model import PageImage, Pixels

FaxFormat = Literal["tiff", "pdf", "png", "jpeg"]

# Letter and A4 are 8.5 and 8.27 in wide; 1728 pels at 204 dpi are 8.47 in (ITU-T T.4).
PAGE_WIDTH_IN = 8.5
PAGE_HEIGHT_IN = 11.0
MIN_PLAUSIBLE_DPI = 60.0
MAX_PLAUSIBLE_DPI = 1300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeLimits:
    """What a fax may cost. Checked against headers before any pixel is decoded, and by the kernel in the child."""

    max_pages: int = 500
    # 300 dpi on 11 x 17 in is 17 million, superfine on a 30 in strip 21 million; 30,000 x 30,000 is 900 million.
    max_pixels_per_page: int = 40_000_000
    max_file_bytes: int = 200_000_000
    memory_bytes: int = 1_500_000_000  # address space of the child
    cpu_s: int = 120  # of the child; a 200-page fax needs about 3
    wall_s: float = 180.0  # of the child and whatever it starts
    output_bytes: int = 100_000_000  # largest single file the child may write


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """One page as PNG bytes, or as the path of a PNG file."""

    number: int  # from 1
    dpi_x: float
    dpi_y: float
    png: bytes | Path

    def load(self) -> PageImage:
        """The pixels. Raises PageUnreadableError when the file is gone or broken."""
        import numpy as np  # here: the child that decodes needs none, and loading it costs more than decoding

        try:
            with Image.open(io.BytesIO(self.png) if isinstance(self.png, bytes) else self.png) as image:
                pixels: Pixels = np.asarray(image.convert("L"), dtype=np.uint8)
        except (OSError, Image.DecompressionBombError) as error:
            raise PageUnreadableError(self.number, "its stored picture is missing or broken") from error
        return PageImage(number=self.number, pixels=pixels, dpi_x=self.dpi_x, dpi_y=self.dpi_y)


@dataclass(frozen=True, slots=True)
class Pages(Sequence[PageImage]):
    """The pages of a fax in order; each access unpacks one page and keeps nothing."""

    stored: tuple[StoredPage, ...]

    def __len__(self) -> int:
        return len(self.stored)

    @overload
    def __getitem__(self, index: int) -> PageImage: ...

    @overload
    def __getitem__(self, index: slice) -> "Pages": ...

    def __getitem__(self, index: int | slice) -> "PageImage | Pages":
        return Pages(self.stored[index]) if isinstance(index, slice) else self.stored[index].load()

    def __iter__(self) -> Iterator[PageImage]:
        return (page.load() for page in self.stored)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedFax:
    """A fax as rasters in the carrier's own resolution."""

    pages: Pages
    format: FaxFormat
    pages_total: int  # pages the file announces; more than len(pages) when some are lost
    damaged: bool  # a page or a part of one is lost


def store_page(number: int, image: Image.Image, dpi_x: float, dpi_y: float) -> StoredPage:
    """Pack a picture (any mode of Pillow) as a bilevel or grey page."""
    packed = image if image.mode in ("1", "L") else _on_white(image).convert("L")
    out = io.BytesIO()
    packed.save(out, format="PNG", compress_level=1)  # level 6 saves a fifth of the bytes for thrice the time
    return StoredPage(number=number, dpi_x=dpi_x, dpi_y=dpi_y, png=out.getvalue())


def _on_white(image: Image.Image) -> Image.Image:
    """Transparent means paper: left alone it converts to whatever colour lies beneath, mostly black."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def check_size(width_px: int, height_px: int, limits: DecodeLimits) -> None:
    """Raises FaxUndecodableError for a page that has no pixels or too many."""
    if width_px <= 0 or height_px <= 0:
        raise FaxUndecodableError("a page without pixels")
    if width_px * height_px > limits.max_pixels_per_page:
        raise FaxUndecodableError(f"page larger than {limits.max_pixels_per_page:,} pixels")


def check_page_count(count: int, limits: DecodeLimits) -> None:
    """Raises FaxUndecodableError for a fax with more pages than anybody faxes."""
    if count > limits.max_pages:
        raise FaxUndecodableError(f"more than {limits.max_pages} pages")


def plausible_dpi(width_px: int, height_px: int, dpi: tuple[float, float] | None) -> tuple[float, float]:
    """The resolution to believe: the stated one unless it is missing or absurd, else from the size in pixels.

    A fax raster of 1728 pels is 204 dpi wide (T.4), and as letter and A4 pages are 11 to 11.7 in high its
    rows tell standard (about 1080 to 1150), fine (2160 to 2290) and superfine (4300 to 4600) apart.
    """
    # 72 and 96 dpi are what writers put down when they know nothing; a page of 1000 pels and more has a finer raster.
    told_nothing = dpi is None or (dpi[0] in (72.0, 96.0) and width_px >= 1000)
    if dpi is not None and not told_nothing and all(MIN_PLAUSIBLE_DPI <= value <= MAX_PLAUSIBLE_DPI for value in dpi):
        return dpi
    if width_px == 1728:
        return 204.0, 98.0 if height_px < 1500 else 196.0 if height_px < 3200 else 391.0
    across_in = PAGE_HEIGHT_IN if width_px > height_px * 1.1 else PAGE_WIDTH_IN
    value = min(max(width_px / across_in, MIN_PLAUSIBLE_DPI), MAX_PLAUSIBLE_DPI)
    return value, value
