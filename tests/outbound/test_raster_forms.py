"""Documents of every form become fax pages, and what is no document says why."""

import errno
import io
import json
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from outbound.bilevel import clustered_dots, is_picture
from outbound.errors import ConversionFailedError
from outbound.limits import RasterLimits
from outbound.model import FaxPage, SourceDocument
from outbound.placing import HEADER_ROWS, PAGE_HEIGHT_PX
from outbound.raster import rasterize_document
from outbound.raster_child import rasterize_in_child
from outbound.tiff import write_tiff_f

LIMITS = RasterLimits(timeout_s=20.0)


def _document(content, document_id="doc-1"):
    return SourceDocument(
        document_id=document_id,
        title="Report",
        document_type="imaging_report",
        service_date=date(2026, 3, 1),
        content_type="application/octet-stream",
        content=content,
    )


def _pdf(draw=None, pages=1, size_pt=(612, 792), password=None):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size_pt, encrypt=password)
    for number in range(pages):
        if draw:
            draw(canvas)
        else:
            canvas.drawString(72, size_pt[1] - 92, f"Findings on page {number + 1}: no fracture.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _saved(image, form, **options):
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def _typed_sheet(rows=2156, columns=1728):
    """A sheet as a fax machine gives it: bilevel lines of type-like marks."""
    ink = np.zeros((rows, columns), np.bool_)
    step = max(8, rows // 60)
    for top in range(rows // 10, rows - rows // 10, step):
        for left in range(100, columns - 100, 24):
            ink[top : top + step // 2, left : left + 3] = True
            ink[top : top + 3, left : left + 14] = True
    return ink


def _bilevel_tiff(ink, dpi, compression="group4"):
    return _saved(Image.fromarray(~ink), "TIFF", compression=compression, dpi=dpi)


def _grey(level=255, size=(1700, 2200)):
    return Image.new("L", size, level)


def _with_words(image):
    array = np.array(image)
    cv2.putText(array, "NO FRACTURE SEEN", (200, 600), cv2.FONT_HERSHEY_SIMPLEX, 2.5, 20, 6)
    return Image.fromarray(array)


@pytest.mark.parametrize(
    ("content", "has_text"),
    [
        pytest.param(_pdf(), True, id="pdf"),
        pytest.param(b"junk before the header\n" + _pdf(), True, id="pdf with bytes before its header"),
        pytest.param(_pdf(size_pt=(792, 612)), True, id="pdf, landscape"),
        pytest.param(_pdf(size_pt=(595, 842)), True, id="pdf, A4"),
        pytest.param(_pdf(size_pt=(612, 1008)), True, id="pdf, legal"),
        pytest.param("Findings: no fracture. Temp 38°C".encode(), True, id="text in UTF-8"),
        pytest.param("Findings: no fracture. Temp 38°C".encode("cp1252"), True, id="text in Windows-1252"),
        pytest.param("Findings: no fracture.".encode("utf-16"), True, id="text in UTF-16"),
        pytest.param(_bilevel_tiff(_typed_sheet(), (204, 196)), False, id="fine fax"),
        pytest.param(_bilevel_tiff(_typed_sheet(1078), (204, 98)), False, id="standard fax"),
        pytest.param(_bilevel_tiff(_typed_sheet(3300, 2550), (300, 300)), False, id="scan at 300 dpi"),
        pytest.param(_saved(_with_words(_grey(190)), "TIFF", dpi=(200, 200)), False, id="scan on grey paper"),
        pytest.param(_saved(_with_words(_grey()), "PNG"), False, id="png without resolution"),
        pytest.param(_saved(_with_words(_grey(230)).convert("RGB"), "JPEG"), False, id="jpeg in colour"),
        pytest.param(_saved(_with_words(_grey()).convert("RGBA"), "PNG"), False, id="png with transparency"),
    ],
)
def test_a_document_becomes_one_fax_page_with_a_free_header_band(content, has_text):
    (page,) = rasterize_document(_document(content), LIMITS)
    assert page.pixels.shape == (PAGE_HEIGHT_PX, 1728)
    assert page.document_id == "doc-1"
    assert not page.pixels[:HEADER_ROWS].any()
    assert 200 < page.pixels.sum() < 0.25 * page.pixels.size
    assert (page.text is not None and "no fracture" in page.text) == has_text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"   \n\n ", "no text", id="only spaces"),
        pytest.param(b"%PDF-1.4\n" + bytes(range(256)) * 8, "could not read", id="garbage after a PDF header"),
        pytest.param(_pdf()[:600], "could not read", id="truncated pdf"),
        pytest.param(_pdf(password="secret"), "password", id="pdf with a password"),
        pytest.param(_pdf(pages=300), "300 pages", id="too many pages"),
        pytest.param(_pdf(draw=lambda canvas: None), "blank", id="blank pdf"),
        pytest.param(_saved(_grey(), "PNG"), "blank", id="blank scan"),
        pytest.param(_saved(Image.new("1", (9000, 9000), 1), "PNG"), "megapixels", id="81 megapixels"),
        pytest.param(_saved(_with_words(_grey()), "JPEG")[:5000], "broken", id="truncated jpeg"),
        pytest.param(_bilevel_tiff(_typed_sheet(), (204, 196))[:900], "broken", id="truncated tiff"),
        pytest.param(rb"{\rtf1 Findings}", "rtf", id="rtf"),
        pytest.param(b"<!DOCTYPE html><p>Findings</p>", "markup", id="html"),
        pytest.param(b"<?xml version='1.0'?><ClinicalDocument/>", "markup", id="C-CDA"),
        pytest.param(b"PK\x03\x04" + bytes(100), "not known", id="a zip archive"),
        pytest.param("דוח רפואי".encode(), "right to left", id="right-to-left text"),
        pytest.param("Befund 報告".encode(), "no installed font", id="letters without a glyph"),
        pytest.param(b"line\n" * 30_000, "more than 200 pages", id="endless text"),
    ],
)
def test_what_cannot_be_converted_says_why(content, why):
    with pytest.raises(ConversionFailedError, match=why) as caught:
        rasterize_document(_document(content), LIMITS)
    assert "doc-1" in str(caught.value)


def test_a_document_over_its_size_is_refused_unread():
    with pytest.raises(ConversionFailedError, match="larger"):
        rasterize_document(_document(b"x" * 2000), RasterLimits(max_megabytes=0.001))


def test_a_fine_fax_keeps_its_pels():
    ink = _typed_sheet()
    (page,) = rasterize_document(_document(_bilevel_tiff(ink, (204, 196))), LIMITS)
    assert np.array_equal(page.pixels, ink)


def test_a_standard_fax_is_twice_as_high():
    ink = _typed_sheet(1078)
    (page,) = rasterize_document(_document(_bilevel_tiff(ink, (204, 98))), LIMITS)
    wanted = np.repeat(ink, 2, axis=0)
    assert (page.pixels != wanted).mean() < 0.03


def test_a_straight_page_stays_straight():
    def rule(canvas):
        canvas.setLineWidth(0.1)
        canvas.line(50, 400, 560, 400)

    (page,) = rasterize_document(_document(_pdf(rule)), LIMITS)
    rows = np.flatnonzero(page.pixels.any(axis=1))
    assert 1 <= rows.size <= 2  # a hairline is kept, and not one row wanders
    assert page.pixels[rows[0]].sum() > 1400


def test_content_under_the_header_band_is_moved_and_nothing_is_lost():
    def edge_to_edge(canvas):
        canvas.rect(20, 5, 572, 782)
        canvas.drawString(40, 780, "Top line")

    (page,) = rasterize_document(_document(_pdf(edge_to_edge)), LIMITS)
    rows = np.flatnonzero(page.pixels.sum(axis=1) > 1200)
    assert rows[0] >= HEADER_ROWS
    assert rows[-1] > PAGE_HEIGHT_PX - 60


@pytest.mark.parametrize(
    ("fill", "type_grey"),
    [
        pytest.param(0.45, 0.0, id="black on middle grey"),
        pytest.param(0.45, 1.0, id="white on middle grey"),
        pytest.param(0.75, 0.0, id="black on light grey"),
        pytest.param(0.75, 1.0, id="white on light grey"),
        pytest.param(1.0, 0.7, id="pale on white"),
    ],
)
def test_type_on_a_fill_stays_legible(fill, type_grey):
    def bar(canvas):
        canvas.setFillGray(fill)
        canvas.rect(50, 600, 500, 30, fill=1, stroke=0)
        canvas.setFillGray(type_grey)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 610, "IMPRESSION")

    (page,) = rasterize_document(_document(_pdf(bar)), LIMITS)
    top, bottom = round((792 - 625) * 196 / 72), round((792 - 605) * 196 / 72)
    words = page.pixels[top:bottom, 170:450]
    share = words.mean()
    assert 0.05 < share < 0.95
    # Letters have many edges in a row; a swallowed bar has none.
    assert np.median(np.abs(np.diff(words[words.shape[0] // 2].astype(int))).sum()) >= 12


def _tones(columns=800, rows=800):
    rng = np.random.default_rng(3)
    return cv2.resize(rng.integers(0, 255, (9, 9), dtype=np.uint8), (columns, rows), interpolation=cv2.INTER_CUBIC)


def test_a_picture_keeps_its_tones_and_text_beside_it_is_not_dotted():
    tones = _tones()

    def report(canvas):
        canvas.drawString(60, 700, "Ultrasound, right kidney")
        canvas.drawImage(ImageReader(Image.fromarray(tones)), 100, 200, 300, 300)

    (page,) = rasterize_document(_document(_pdf(report)), LIMITS)
    top, left = round((792 - 500) * 2156 / 792), round(100 * 1728 / 612)
    part = page.pixels[top : top + 816, left : left + 847]
    seen = cv2.resize(1.0 - part.astype(np.float32), (75, 75), interpolation=cv2.INTER_AREA)
    shown = cv2.resize(tones.astype(np.float32), (75, 75), interpolation=cv2.INTER_AREA)
    assert np.corrcoef(seen.ravel(), shown.ravel())[0, 1] > 0.95
    words = page.pixels[200:300]
    assert 1000 < words.sum() < 6000


@pytest.mark.parametrize(
    ("grey", "expected"),
    [
        pytest.param(_tones(), True, id="photograph"),
        pytest.param(np.full((400, 400), 170, np.uint8), False, id="flat fill"),
        pytest.param(np.where(_tones() > 128, 255, 0).astype(np.uint8), False, id="logo"),
        pytest.param(np.array(_with_words(_grey())), False, id="type"),
    ],
)
def test_only_true_pictures_are_dotted(grey, expected):
    assert is_picture(grey) is expected


def test_dots_are_as_dark_as_the_tone():
    for level in (32, 96, 160, 224):
        assert clustered_dots(np.full((160, 160), level, np.uint8)).mean() == pytest.approx(1 - level / 255, abs=0.02)


def test_specks_are_removed_from_a_scan_and_type_is_not():
    ink = _typed_sheet()
    dirty = ink.copy()
    rng = np.random.default_rng(1)
    dirty[rng.integers(0, 2156, 800), rng.integers(0, 90, 800)] = True
    (page,) = rasterize_document(_document(_bilevel_tiff(dirty, (204, 196))), LIMITS)
    assert page.pixels[:, :90].sum() < 0.2 * dirty[:, :90].sum()
    assert np.array_equal(page.pixels[:, 100:], ink[:, 100:])


def test_a_scanned_pdf_is_not_believed_its_hidden_text():
    def scan(canvas):
        canvas.drawImage(ImageReader(_with_words(_grey(220))), 0, 0, 612, 792)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textLine("Patient: Somebody Else")
        canvas.drawText(text)

    (page,) = rasterize_document(_document(_pdf(scan)), LIMITS)
    assert page.text is None
    assert page.pixels.any()


def test_empty_backs_of_sheets_are_left_out():
    ink = _typed_sheet()
    frames = [Image.fromarray(~ink), Image.fromarray(np.ones_like(ink)), Image.fromarray(~ink)]
    content = _saved(frames[0], "TIFF", save_all=True, append_images=frames[1:], compression="group4", dpi=(204, 196))
    assert len(rasterize_document(_document(content), LIMITS)) == 2


def test_text_is_wrapped_and_loses_no_word():
    words = [f"word{number}" for number in range(900)]
    pages = rasterize_document(_document(" ".join(words).encode()), LIMITS)
    assert " ".join(" ".join(page.text for page in pages).split()) == " ".join(words)


def test_a_child_gives_the_same_pages():
    content = _pdf(pages=2)
    here = rasterize_document(_document(content), LIMITS)
    there = rasterize_in_child(_document(content), LIMITS)
    assert write_tiff_f(here) == write_tiff_f(there)
    assert [(page.document_id, page.text) for page in here] == [(page.document_id, page.text) for page in there]


def test_a_child_says_why_it_refused():
    with pytest.raises(ConversionFailedError, match="password"):
        rasterize_in_child(_document(_pdf(password="secret")), LIMITS)


def test_a_child_without_memory_is_a_failed_conversion():
    with pytest.raises(ConversionFailedError, match=r"died|could not"):
        rasterize_in_child(_document(_pdf()), RasterLimits(memory_mib=60, timeout_s=20))


def test_a_full_disk_is_not_the_documents_fault(tmp_path, monkeypatch):
    for folder in ("in", "out"):
        (tmp_path / folder).mkdir()
    (tmp_path / "in/document.bin").write_bytes(_pdf())
    (tmp_path / "in/job.json").write_text(json.dumps(asdict(LIMITS)))
    (tmp_path / "out/pages.tif").symlink_to("/dev/full")
    command = [sys.executable, "-m", "outbound.raster_child", str(tmp_path / "in"), str(tmp_path / "out")]
    status = subprocess.run(command).returncode
    (child := tmp_path / "child").write_text(f"#!/bin/sh\nexit {status}\n")
    child.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(child))
    with pytest.raises(OSError, match="no room") as raised:
        rasterize_in_child(_document(_pdf()), LIMITS)
    assert raised.value.errno == errno.ENOSPC


def _children() -> set[str]:
    """This process's children by their ids, ended ones that nobody waited for among them."""
    return {child for task in Path("/proc/self/task").glob("*/children") for child in task.read_text().split()}


def test_a_child_over_its_time_is_ended_with_its_children():
    def endless(canvas):
        canvas._code.append("0 0 m 600 700 l S\n" * 2_000_000)

    content, others = _pdf(endless), _children()
    before = time.monotonic()
    with pytest.raises(ConversionFailedError):
        rasterize_in_child(_document(content), RasterLimits(timeout_s=1.0))
    assert time.monotonic() - before < 12
    assert _children() == others
    assert signal.getsignal(signal.SIGCHLD) == signal.SIG_DFL


def test_fax_pages_know_their_document():
    pages = rasterize_document(_document(_pdf(pages=3), document_id="chart-77"), LIMITS)
    assert all(isinstance(page, FaxPage) and page.document_id == "chart-77" for page in pages)
    assert len(pages) == 3
