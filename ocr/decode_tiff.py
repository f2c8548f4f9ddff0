"""TIFF faxes: all of Group 3, Group 4 and whatever else libtiff reads, page by page.

The directories are walked here and not by Pillow, for three reasons: sizes are known before anything is decoded,
a file cut off half way still gives the pages before the cut, and the rows of a broken page that do decode can be
asked for by naming fewer rows.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from warnings import catch_warnings, simplefilter

from PIL import Image

from ocr.errors import FaxUndecodableError
from ocr.rasters import DecodedFax, DecodeLimits, Pages, StoredPage, check_page_count, check_size, plausible_dpi
from ocr.rasters import store_page as store

# Tag numbers and field types of TIFF 6.0.
WIDTH, LENGTH, COMPRESSION, STRIP_OFFSET, STRIP_BYTES = 256, 257, 259, 273, 279
X_RESOLUTION, Y_RESOLUTION, ROWS_PER_STRIP, RESOLUTION_UNIT, SUBFILE_TYPE = 282, 283, 278, 296, 254
SHORT, LONG, RATIONAL = 3, 4, 5
CM_PER_INCH = 2.54
UNIT_NONE, UNIT_INCH, UNIT_CM = 1, 2, 3
REDUCED_COPY = 1  # bit of SUBFILE_TYPE: a thumbnail of another page
FAX_COMPRESSIONS = (2, 3, 4)  # modified Huffman without EOLs, Group 3, Group 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Directory:
    """One page's directory: where it lies, its single-valued tags, and where their values stand in the file."""

    offset: int
    values: dict[int, float]
    places: dict[int, tuple[int, int]]  # tag -> (field type, offset of its value)
    data_end: int  # where the last of its strips ends, as far as the directory says


def decode_tiff(data: bytes, limits: DecodeLimits) -> DecodedFax:
    """All pages that survive. Raises FaxUndecodableError when there are none, or too many, or too large ones."""
    order = "<" if data[:2] == b"II" else ">"
    directories, cut_off = _walk(data, order, limits)
    pages = [each for each in directories if not int(each.values.get(SUBFILE_TYPE, 0)) & REDUCED_COPY]
    if not pages:
        raise FaxUndecodableError("TIFF cut off before its first page")
    for page in pages:
        check_size(int(page.values.get(WIDTH, 0)), int(page.values.get(LENGTH, 0)), limits)
    stored: list[StoredPage] = []
    # libtiff fills rows it cannot decode and says nothing, so a cut is seen by where the strips should end.
    damaged = cut_off or any(page.data_end > len(data) for page in pages)
    for number, page in enumerate(pages, start=1):
        image, whole = _decode_page(data, order, page)
        damaged = damaged or not whole
        if image is not None:
            stored.append(store(number, image, *_resolution(page)))
    if not stored:
        raise FaxUndecodableError("no page of the TIFF can be decoded")
    return DecodedFax(pages=Pages(tuple(stored)), format="tiff", pages_total=len(pages), damaged=damaged)


def _walk(data: bytes, order: str, limits: DecodeLimits) -> tuple[list[_Directory], bool]:
    """The chain of directories, and whether it breaks off (or runs in a circle) before its end."""
    found: list[_Directory] = []
    seen: set[int] = set()
    try:
        (offset,) = struct.unpack_from(order + "I", data, 4)
        while offset:
            if offset in seen:
                return found, True
            seen.add(offset)
            directory, offset = _read_directory(data, order, offset)
            found.append(directory)
            check_page_count(len(found), limits)
    except struct.error:
        return found, True
    return found, False


def _read_directory(data: bytes, order: str, offset: int) -> tuple[_Directory, int]:
    """One directory and the offset of the next (0: none). Raises struct.error when it lies beyond the end."""
    (count,) = struct.unpack_from(order + "H", data, offset)
    values: dict[int, float] = {}
    places: dict[int, tuple[int, int]] = {}
    strips: dict[int, tuple[int, ...]] = {STRIP_OFFSET: (), STRIP_BYTES: ()}
    for entry in range(offset + 2, offset + 2 + 12 * count, 12):
        tag, field_type, length = struct.unpack_from(order + "HHI", data, entry)
        if tag in strips and field_type in (SHORT, LONG):
            strips[tag] = _read_array(data, order, entry, field_type, length)
        if length != 1 or field_type not in (SHORT, LONG, RATIONAL):
            continue
        place = entry + 8
        if field_type == RATIONAL:
            (place,) = struct.unpack_from(order + "I", data, entry + 8)
            above, below = struct.unpack_from(order + "II", data, place) if place + 8 <= len(data) else (0, 1)
            values[tag] = float(Fraction(above, below)) if below else 0.0
        else:
            (values[tag],) = struct.unpack_from(order + ("H" if field_type == SHORT else "I"), data, place)
        places[tag] = (field_type, place)
    (following,) = struct.unpack_from(order + "I", data, offset + 2 + 12 * count)
    ends = [start + size for start, size in zip(strips[STRIP_OFFSET], strips[STRIP_BYTES], strict=False)]
    return _Directory(offset=offset, values=values, places=places, data_end=max(ends, default=0)), following


def _read_array(data: bytes, order: str, entry: int, field_type: int, length: int) -> tuple[int, ...]:
    """All values of one entry. Raises struct.error when they lie beyond the end of the file."""
    letter, size = ("H", 2) if field_type == SHORT else ("I", 4)
    place = entry + 8
    if length * size > 4:
        (place,) = struct.unpack_from(order + "I", data, place)
    if length * size > len(data):
        raise struct.error("array longer than the file")
    return struct.unpack_from(f"{order}{length}{letter}", data, place)


def _resolution(page: _Directory) -> tuple[float, float]:
    """Dots per inch, x and y, believed or inferred."""
    unit = int(page.values.get(RESOLUTION_UNIT, UNIT_INCH))
    per_inch = CM_PER_INCH if unit == UNIT_CM else 1.0
    stated = (page.values.get(X_RESOLUTION, 0.0) * per_inch, page.values.get(Y_RESOLUTION, 0.0) * per_inch)
    believed = None if unit == UNIT_NONE or 0.0 in stated else stated
    return plausible_dpi(int(page.values[WIDTH]), int(page.values[LENGTH]), believed)


def _decode_page(data: bytes, order: str, page: _Directory) -> tuple[Image.Image | None, bool]:
    """The page, and whether it is whole. A broken fax page keeps its good rows, the rest is white."""
    rows = int(page.values[LENGTH])
    image = _decode_rows(data, order, page, rows)
    if image is not None:
        return image, True
    if int(page.values.get(COMPRESSION, 1)) not in FAX_COMPRESSIONS or LENGTH not in page.places:
        return None, False
    good = _decodable_rows(data, order, page, rows)
    part = _decode_rows(data, order, page, good) if good else None
    if part is None:
        return None, False
    whole = Image.new("1", (part.width, rows), 1)
    whole.paste(part.convert("1"), (0, 0))
    return whole, False


def _decodable_rows(data: bytes, order: str, page: _Directory, rows: int) -> int:
    """How many rows from the top decode: libtiff hands out a strip only when all rows it was asked for are there."""
    low, high = 0, rows - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _decode_rows(data, order, page, middle) is None:
            high = middle - 1
        else:
            low = middle
    return low


def _decode_rows(data: bytes, order: str, page: _Directory, rows: int) -> Image.Image | None:
    """The first rows of one page, or None when libtiff refuses."""
    with catch_warnings():
        simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(_with_first_page(data, order, page, rows)), formats=["TIFF"]) as image:
                image.load()
                return image.copy()
        except (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, struct.error):
            # Pillow's TIFF reader raises any of these on a broken file.
            return None


def _with_first_page(data: bytes, order: str, page: _Directory, rows: int) -> bytes:
    """The file with this page's directory first, and its length set to `rows`."""
    patched = bytearray(data)
    struct.pack_into(order + "I", patched, 4, page.offset)
    struct.pack_into(order + "I", patched, page.offset + 2 + 12 * _entry_count(data, order, page), 0)
    for (field_type, place), value in _amendments(page, rows, len(data)):
        struct.pack_into(order + ("H" if field_type == SHORT else "I"), patched, place, value)
    return bytes(patched)


def _amendments(page: _Directory, rows: int, file_bytes: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Values to write over: (field type, place) and value."""
    if rows != int(page.values[LENGTH]):
        yield page.places[LENGTH], rows
        if ROWS_PER_STRIP in page.places and page.values[ROWS_PER_STRIP] > rows:
            yield page.places[ROWS_PER_STRIP], rows
    if STRIP_OFFSET in page.places and STRIP_BYTES in page.places:
        there = file_bytes - int(page.values[STRIP_OFFSET])
        if 0 < there < page.values[STRIP_BYTES]:
            # libtiff does not touch a strip that ends beyond the file.
            yield page.places[STRIP_BYTES], there


def _entry_count(data: bytes, order: str, page: _Directory) -> int:
    (count,) = struct.unpack_from(order + "H", data, page.offset)
    return int(count)
