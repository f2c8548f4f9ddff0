"""Tables in which what is wanted is marked in a ruled column."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.layout import lay_out
from ocr.model import PageImage, PageRead
from ocr.pages import read_page
from ocr.ruled_columns import ruled_answers
from ocr.second import read_segment
from ocr.types_asked import find_type_hits, types_of

FONT = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", 34)
LINES = ("Operative report", "EKG", "Discharge summary", "Consultation reports", "Medication list")
LEFT, TOP, STEP, COLUMNS = 160, 400, 66, (900, 1040, 1180)


def table(heads: tuple[str, str], marks: tuple[str, ...], *, wide: bool = True) -> PageRead:
    """A ruled table; `marks`: what stands in the two columns of each row, "x " or " x"."""
    image = Image.new("L", (1728, 1000), 255)
    pen = ImageDraw.Draw(image)
    pen.text((LEFT, 200), "Please see what we need from the hospital chart:", font=FONT, fill=0)
    edges = (LEFT - 20, *COLUMNS) if wide else (LEFT - 20, *COLUMNS[:2])
    for row in range(len(LINES) + 2):
        pen.line((edges[0], TOP + (row - 1) * STEP, edges[-1], TOP + (row - 1) * STEP), fill=0, width=3)
    for edge in edges:
        pen.line((edge, TOP - STEP, edge, TOP + len(LINES) * STEP), fill=0, width=3)
    for column, head in enumerate(heads[: len(edges) - 2]):
        pen.text((COLUMNS[column] + 20, TOP - STEP + 14), head, font=FONT, fill=0)
    for row, (line, mark) in enumerate(zip(LINES, marks, strict=True)):
        pen.text((LEFT, TOP + row * STEP + 14), line, font=FONT, fill=0)
        for column, character in enumerate(mark[: len(edges) - 2]):
            if character == "x":
                x, y = COLUMNS[column] + 50, TOP + row * STEP + 18
                pen.line((x, y, x + 30, y + 30), fill=0, width=5)
                pen.line((x, y + 30, x + 30, y), fill=0, width=5)
    pixels = np.where(np.asarray(image) < 150, 0, 255).astype(np.uint8)
    return read_page(PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0))


@pytest.mark.parametrize(
    ("heads", "marks", "wide"),
    [
        pytest.param(("Y", "N"), ("x ", " x", " x", "x ", " x"), True, id="yes and no"),
        pytest.param(("", ""), ("x ", " x", " x", "x ", " x"), True, id="headings lost"),
        pytest.param(("No", "Yes"), (" x", "x ", "x ", " x", "x "), True, id="no before yes"),
        pytest.param(("Send", ""), ("x ", "  ", "  ", "x ", "  "), False, id="one column"),
    ],
)
def test_the_rows_that_are_marked_are_asked(heads: tuple[str, str], marks: tuple[str, ...], wide: bool) -> None:
    layout = lay_out(table(heads, marks, wide=wide))
    assert set(types_of(find_type_hits(layout, (), read_segment))) == {"operative_note", "consultation"}


def test_every_row_denied_asks_nothing() -> None:
    layout = lay_out(table(("Y", "N"), (" x",) * 5))
    assert not types_of(find_type_hits(layout, (), read_segment))


def test_a_page_without_rulings_has_no_answers() -> None:
    layout = lay_out(table(("", ""), ("  ",) * 5, wide=False))
    blank = np.full_like(layout.image.pixels, 255)
    boxes = [segment.box_px for segment in layout.segments if segment.text in LINES]
    plain = PageRead(
        number=1, image=PageImage(number=1, pixels=blank, dpi_x=204.0, dpi_y=204.0), words=layout.words, turned_deg=0,
        skew_deg=0.0, is_blank=False, legible=True, tti=None, barcodes=(),
    )  # fmt: skip
    assert ruled_answers(lay_out(plain), boxes, None) is None
