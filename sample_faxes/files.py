"""The files of a carrier: TIFF-F in its codings, PDF of pictures, PDF of type. The same pages give the same bytes."""

import io
from collections.abc import Sequence
from typing import Literal

import pikepdf
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sample_faxes.line import WIDTH_PX, Bits
from sample_faxes.sheet import Ruled, Sheet, Typed

Coding = Literal["g3_1d", "g3_2d", "g4"]
_COMPRESSION = {"g3_1d": "group3", "g3_2d": "group3", "g4": "group4"}
_PHOTOMETRIC, _ROWS_PER_STRIP, _T4_OPTIONS, _RESOLUTION_UNIT = 262, 278, 292, 296
_WHITE_IS_ZERO, _INCH = 0, 2
_TWO_DIMENSIONAL = 1


def tiff_bytes(pages: Sequence[Bits], dpi_y: int, coding: Coding) -> bytes:
    """TIFF class F (RFC 2301): one strip a page, white is zero, 204 dots an inch across."""
    tags = {_PHOTOMETRIC: _WHITE_IS_ZERO, _RESOLUTION_UNIT: _INCH, _ROWS_PER_STRIP: max(len(page) for page in pages)}
    if coding != "g4":
        tags[_T4_OPTIONS] = _TWO_DIMENSIONAL if coding == "g3_2d" else 0
    images = [Image.fromarray(~page) for page in pages]
    file = io.BytesIO()
    images[0].save(
        file,
        "TIFF",
        compression=_COMPRESSION[coding],
        dpi=(204, dpi_y),
        tiffinfo=tags,
        save_all=True,
        append_images=images[1:],
    )
    return file.getvalue()


def picture_pdf_bytes(pages: Sequence[Bits], dpi_y: int, password: str = "") -> bytes:
    """A PDF of one Group 4 picture a page, as e-mail gateways make it; locked if a password is given."""
    pdf = pikepdf.new()
    for page in pages:
        strip = _mmr(page)
        rows = page.shape[0]
        width_pt, height_pt = WIDTH_PX / 204 * 72, rows / dpi_y * 72
        picture = pikepdf.Stream(pdf, strip)
        picture.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=WIDTH_PX,
            Height=rows,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=1,
            Filter=pikepdf.Name.CCITTFaxDecode,
            DecodeParms=pikepdf.Dictionary(K=-1, Columns=WIDTH_PX, Rows=rows),
        )
        content = f"q {width_pt:.3f} 0 0 {height_pt:.3f} 0 0 cm /Im0 Do Q".encode()
        pdf.pages.append(
            pikepdf.Page(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Page,
                    MediaBox=[0, 0, round(width_pt, 3), round(height_pt, 3)],
                    Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture)),
                    Contents=pikepdf.Stream(pdf, content),
                )
            )
        )
    file = io.BytesIO()
    if password:
        # RC4 without salts, and a fixed id: the same bytes on every run. Only the password matters here.
        locked = pikepdf.Encryption(owner=password, user=password, R=3, aes=False, metadata=False)
        pdf.save(file, encryption=locked, static_id=True)
    else:
        pdf.save(file, deterministic_id=True)
    return file.getvalue()


def _mmr(page: Bits) -> bytes:
    """The page in T.6 coding, one run of bytes."""
    file = io.BytesIO()
    tags = {_PHOTOMETRIC: _WHITE_IS_ZERO, _ROWS_PER_STRIP: page.shape[0]}
    Image.fromarray(~page).save(file, "TIFF", compression="group4", tiffinfo=tags)
    with Image.open(io.BytesIO(file.getvalue())) as written:
        offset, count = written.tag_v2[273][0], written.tag_v2[279][0]  # type: ignore[attr-defined]
    return file.getvalue()[offset : offset + count]


def type_pdf_bytes(sheets: Sequence[Sheet]) -> bytes:
    """A PDF of real type, as a records system prints straight to an internet fax; no scanner was ever there."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), invariant=1)
    for sheet in sheets:
        height_pt = sheet.height * 72
        for operation in sheet.operations:
            if isinstance(operation, Typed):
                _set_type(canvas, operation, height_pt)
            else:
                _rule(canvas, operation, height_pt)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _set_type(canvas: Canvas, typed: Typed, height_pt: float) -> None:
    if typed.font.stem not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(typed.font.stem, str(typed.font)))
    canvas.setFont(typed.font.stem, typed.size_pt)
    canvas.setFillGray(typed.grey / 255)
    canvas.drawString(typed.x_in * 72, height_pt - typed.baseline_in * 72, typed.text)


def _rule(canvas: Canvas, ruled: Ruled, height_pt: float) -> None:
    left, top, right, bottom = (inches * 72 for inches in ruled.box_in)
    canvas.setFillGray(ruled.grey / 255)
    canvas.setLineWidth(ruled.line_pt)
    is_outline = ruled.line_pt > 0
    canvas.rect(left, height_pt - bottom, right - left, bottom - top, stroke=int(is_outline), fill=int(not is_outline))
