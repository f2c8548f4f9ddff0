"""Decoding: every way a carrier packs a fax raster gives the same pixels, and bad files end in a reason."""

import io
import struct
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from fax_page_maker import as_bilevel, make_page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen import canvas

from ocr.decode import decode_fax, sniff_format
from ocr.errors import FaxUndecodableError, OcrError, PageUnreadableError
from ocr.limited import decode_in_child, load_page
from ocr.rasters import DecodeLimits, plausible_dpi

LIMITS = DecodeLimits()
MADE = make_page("cover", seed=3)
PICTURE = as_bilevel(MADE)
INK = MADE.page.pixels < 128
FINE = (204.0, 196.0)


def tiff(*pictures: Image.Image, **options) -> bytes:
    out = io.BytesIO()
    first, *others = pictures or (PICTURE,)
    first.save(out, "TIFF", save_all=True, append_images=others, **options)
    return out.getvalue()


def picture(kind: str, image: Image.Image = PICTURE, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def tiff_with_directory_first(strip: bytes, compression: int) -> bytes:
    """A one-page TIFF whose strip comes last, so that cutting the file cuts the strip."""
    rows, columns = INK.shape
    tags = [(256, columns), (257, rows), (258, 1), (259, compression), (262, 0), (273, 122), (277, 1), (278, rows)]
    tags.append((279, len(strip)))
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return (b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<I", 0)) + strip


def strip_of(compression: str) -> bytes:
    """The picture as one coded strip."""
    data = tiff(compression=compression, tiffinfo={262: 0, 278: INK.shape[0]})
    with Image.open(io.BytesIO(data)) as image:
        ((offset,), (length,)) = image.tag_v2[273], image.tag_v2[279]
    return data[offset : offset + length]


def pdf_of_raster(*, rotate_deg: int = 0, dpi: tuple[float, float] = FINE, ccitt: bool = True) -> bytes:
    """A PDF as a gateway wraps a fax: one image a page, stretched over the sheet."""
    rows, columns = INK.shape
    pdf = pikepdf.new()
    width_pt, height_pt = columns / dpi[0] * 72, rows / dpi[1] * 72
    pdf.add_blank_page(page_size=(width_pt, height_pt))
    stream = strip_of("group4") if ccitt else np.packbits(~INK, axis=1).tobytes()
    image = pikepdf.Stream(pdf, stream)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = columns, rows, 1
    image.ColorSpace = pikepdf.Name.DeviceGray
    if ccitt:
        image.Filter = pikepdf.Name.CCITTFaxDecode
        image.DecodeParms = pikepdf.Dictionary(K=-1, Columns=columns, Rows=rows, BlackIs1=False)
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pikepdf.Stream(pdf, f"q {width_pt:.4f} 0 0 {height_pt:.4f} 0 0 cm /Im0 Do Q".encode())
    if rotate_deg:
        page.obj.Rotate = rotate_deg
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def vector_pdf(*, script: bool = False) -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(612, 792))
    sheet.drawString(72, 700, "Records request")
    sheet.save()
    if not script:
        return out.getvalue()
    pdf = pikepdf.open(out)
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("while (true) {}"))
    scripted = io.BytesIO()
    pdf.save(scripted)
    return scripted.getvalue()


def pdf_of_pages(count: int, **saving) -> bytes:
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page(page_size=(612, 792))
    out = io.BytesIO()
    pdf.save(out, **saving)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(tiff(compression="group4", dpi=FINE), id="Group 4"),
        pytest.param(tiff(compression="group3", dpi=FINE), id="Group 3 one-dimensional"),
        pytest.param(tiff(compression="group3", tiffinfo={292: 1}, dpi=FINE), id="Group 3 two-dimensional"),
        pytest.param(tiff(compression="group3", tiffinfo={292: 4}, dpi=FINE), id="Group 3 byte-aligned line ends"),
        pytest.param(tiff(compression="group3", tiffinfo={292: 5}, dpi=FINE), id="Group 3 two-dimensional aligned"),
        pytest.param(tiff(compression="tiff_ccitt", dpi=FINE), id="modified Huffman without line ends"),
        pytest.param(tiff(compression="group3", tiffinfo={266: 2}, dpi=FINE), id="Group 3 low bit first"),
        pytest.param(tiff(compression="group4", tiffinfo={266: 2}, dpi=FINE), id="Group 4 low bit first"),
        pytest.param(tiff(compression="group4", tiffinfo={262: 0}, dpi=FINE), id="zero is white"),
        pytest.param(tiff(compression="group4", tiffinfo={262: 1}, dpi=FINE), id="zero is black"),
        pytest.param(tiff(compression="packbits", dpi=FINE), id="PackBits"),
        pytest.param(tiff(compression="group4", tiffinfo={282: 204 / 2.54, 283: 196 / 2.54, 296: 3}), id="dots per cm"),
        pytest.param(picture("PNG", dpi=FINE), id="PNG"),
        pytest.param(pdf_of_raster(), id="PDF with a Group 4 image"),
        pytest.param(pdf_of_raster(ccitt=False), id="PDF with a plain one-bit image"),
    ],
)
def test_every_packing_gives_the_same_raster(data):
    fax = decode_fax(data, LIMITS)
    (page,) = fax.pages
    assert np.array_equal(page.pixels < 128, INK)
    assert (round(page.dpi_x), round(page.dpi_y)) == FINE
    assert (fax.pages_total, fax.damaged) == (1, False)


@pytest.mark.parametrize(
    ("size_px", "stated", "believed"),
    [
        pytest.param((1728, 1100), None, (204, 98), id="missing: standard"),
        pytest.param((1728, 2200), None, (204, 196), id="missing: fine"),
        pytest.param((1728, 4400), None, (204, 391), id="missing: superfine"),
        pytest.param((1728, 1100), (72, 72), (204, 98), id="a writer that knows nothing"),
        pytest.param((1728, 1100), (0, 0), (204, 98), id="zero"),
        pytest.param((2550, 3300), None, (300, 300), id="missing: a scan 300 dpi"),
        pytest.param((3300, 2550), None, (300, 300), id="missing: a scan on its side"),
        pytest.param((1728, 2200), (203.9, 391.2), (203.9, 391.2), id="stated is believed: half a page superfine"),
        pytest.param((1700, 2200), (200, 200), (200, 200), id="200 dpi"),
    ],
)
def test_resolution_is_believed_or_inferred(size_px, stated, believed):
    assert plausible_dpi(*size_px, stated) == believed


@pytest.mark.parametrize(("turned_deg", "quarters"), [(90, -1), (180, -2), (270, -3)])
def test_pdf_rotate_entry_turns_the_raster_clockwise(turned_deg, quarters):
    (page,) = decode_fax(pdf_of_raster(rotate_deg=turned_deg), LIMITS).pages
    assert np.array_equal(page.pixels < 128, np.rot90(INK, quarters))
    assert (round(page.dpi_x), round(page.dpi_y)) == (FINE if turned_deg == 180 else FINE[::-1])


@pytest.mark.parametrize("script", [False, True], ids=["plain", "with a script, which does not run"])
def test_vector_pdf_is_rendered(script):
    (page,) = decode_fax(vector_pdf(script=script), LIMITS).pages
    assert page.pixels.shape == (2244, 1734)
    assert 0 < (page.pixels < 128).mean() < 0.01


def test_pages_keep_their_order_and_numbers():
    others = [as_bilevel(make_page("capitals", seed=seed)) for seed in (1, 2)]
    fax = decode_fax(tiff(PICTURE, *others, compression="group4", dpi=FINE), LIMITS)
    assert [page.number for page in fax.pages] == [1, 2, 3]
    assert np.array_equal(fax.pages[2].pixels < 128, np.asarray(others[1]) == 0)


def test_tiff_cut_between_pages_gives_the_pages_before_the_cut():
    data = tiff(*[PICTURE] * 5, compression="group4", dpi=FINE)
    fax = decode_fax(data[: len(data) // 2], LIMITS)
    assert fax.damaged
    assert 1 <= len(fax.pages) < 5
    assert all(np.array_equal(page.pixels < 128, INK) for page in fax.pages)


@pytest.mark.parametrize(("name", "compression"), [("group3", 3), ("group4", 4)])
def test_tiff_cut_within_a_page_keeps_the_rows_above_the_cut(name, compression):
    strip = strip_of(name)
    whole = tiff_with_directory_first(strip, compression)
    fax = decode_fax(whole[: len(whole) - len(strip) // 3], LIMITS)
    (page,) = fax.pages
    rows = INK.shape[0] // 3
    assert fax.damaged
    assert page.pixels.shape == INK.shape
    assert np.array_equal(page.pixels[:rows] < 128, INK[:rows])
    assert (page.pixels[-10:] == 255).all()


def test_picture_cut_off_keeps_its_beginning():
    data = picture("PNG", dpi=FINE)
    fax = decode_fax(data[: len(data) * 3 // 4], LIMITS)
    assert fax.damaged
    assert np.array_equal(fax.pages[0].pixels[:300] < 128, INK[:300])


def circular_tiff() -> bytes:
    data = bytearray(tiff_with_directory_first(strip_of("group4"), 4))
    struct.pack_into("<I", data, 118, 8)
    return bytes(data)


def test_tiff_whose_directories_run_in_a_circle_gives_each_page_once():
    fax = decode_fax(circular_tiff(), LIMITS)
    assert (len(fax.pages), fax.damaged) == (1, True)


HOPELESS = [
    pytest.param(b"", "empty file", id="empty"),
    pytest.param(b"\0" * 100, "empty file", id="zeros"),
    pytest.param(b"Dear records department", "neither TIFF, PDF, PNG nor JPEG", id="text"),
    pytest.param(b"II*\0\x08\0\0\0", "TIFF cut off before its first page", id="TIFF header alone"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "picture without a readable header", id="PNG header alone"),
    pytest.param(b"%PDF-1.4\n", "broken PDF", id="PDF header alone"),
    pytest.param(
        pdf_of_pages(1, encryption=pikepdf.Encryption(owner="a", user="b")), "PDF needs a password", id="password"
    ),
    pytest.param(pdf_of_pages(501), "more than 500 pages", id="501 pages"),
]


@pytest.mark.parametrize(("data", "reason"), HOPELESS)
def test_hopeless_file_ends_in_a_reason(data, reason):
    with pytest.raises(FaxUndecodableError) as caught:
        decode_fax(data, LIMITS)
    assert caught.value.reason == reason


@pytest.mark.parametrize(("kind", "options"), [("TIFF", {"compression": "group4"}), ("PNG", {})], ids=["TIFF", "PNG"])
def test_page_of_30_000_by_30_000_is_refused(kind, options):
    """Made here and not beside the others: it takes seconds, and every process of the tests loads this file."""
    with pytest.raises(FaxUndecodableError) as caught:
        decode_fax(picture(kind, Image.new("1", (30_000, 30_000), 1), **options), LIMITS)
    assert caught.value.reason == "page larger than 40,000,000 pixels"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (tiff(compression="group4"), "tiff"),
        (picture("PNG"), "png"),
        (picture("JPEG", PICTURE.convert("L")), "jpeg"),
        (b"\r\n" + pdf_of_pages(1), "pdf"),
    ],
    ids=["tiff", "png", "jpeg", "pdf behind blank lines"],
)
def test_type_is_taken_from_the_bytes(data, expected):
    assert sniff_format(data) == expected


SEEDS = {"tiff": tiff(PICTURE, PICTURE, compression="group3", dpi=FINE), "pdf": pdf_of_raster(), "png": picture("PNG")}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(sorted(SEEDS)), place=st.floats(0, 1), bites=st.binary(min_size=1, max_size=12))
def test_bitten_file_gives_pages_or_a_reason(kind, place, bites):
    data = bytearray(SEEDS[kind])
    start = int(place * (len(data) - len(bites)))
    data[start : start + len(bites)] = bites
    try:
        fax = decode_fax(bytes(data), LIMITS)
    except OcrError:
        return
    assert len(fax.pages) >= 1
    assert fax.pages[0].pixels.dtype == np.uint8


def in_child(tmp_path: Path, data: bytes, limits: DecodeLimits = LIMITS):
    given_file = tmp_path / "fax.pdf"  # the extension is wrong on purpose
    given_file.write_bytes(data)
    out_dir = tmp_path / "pages"
    out_dir.mkdir()
    return decode_in_child(given_file, out_dir, limits), out_dir


def test_child_gives_what_decoding_here_gives(tmp_path):
    data = tiff(PICTURE, PICTURE, compression="group3", dpi=FINE)
    fax, out_dir = in_child(tmp_path, data)
    here = decode_fax(data, LIMITS)
    assert (fax.format, fax.pages_total, fax.damaged, len(fax.pages)) == ("tiff", 2, False, 2)
    assert np.array_equal(fax.pages[1].pixels, here.pages[1].pixels)
    page = load_page(out_dir, 2)
    assert (page.number, page.dpi_x, page.dpi_y) == (2, 204.0, 196.0)
    assert sorted(path.name for path in out_dir.iterdir()) == ["page-0001.png", "page-0002.png", "pages.json"]


def test_page_that_was_lost_is_unreadable(tmp_path):
    _, out_dir = in_child(tmp_path, tiff(compression="group4"))
    with pytest.raises(PageUnreadableError):
        load_page(out_dir, 2)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        pytest.param(DecodeLimits(max_pages=1), "more than 1 pages", id="page limit"),
        pytest.param(DecodeLimits(max_pixels_per_page=1000), "page larger than 1,000 pixels", id="pixel limit"),
        pytest.param(DecodeLimits(output_bytes=1000), "a decoded page larger than 1,000 bytes", id="output limit"),
        pytest.param(
            DecodeLimits(wall_s=0.05),
            "decoding took longer than 0.05 s or was killed for its memory",
            id="time limit",
        ),
        pytest.param(DecodeLimits(memory_bytes=30_000_000), "decoding needs too much memory", id="memory limit"),
    ],
)
def test_child_dies_alone_and_with_a_reason(tmp_path, limits, reason):
    with pytest.raises(FaxUndecodableError) as caught:
        in_child(tmp_path, tiff(PICTURE, PICTURE, compression="group4"), limits)
    assert caught.value.reason == reason


def test_password_is_told_through_the_child(tmp_path):
    locked = pdf_of_pages(1, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(FaxUndecodableError) as caught:
        in_child(tmp_path, locked)
    assert caught.value.reason == "PDF needs a password"
