"""What the first reader could hardly read, as the second one reads it; and print that only looks poor."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from typed_letter import COVER, Said, doubted, letter_of, reader_of
from typed_page import typed_page

from ocr.layout import lay_out
from ocr.model import Box, PageImage
from ocr.second import read_segment
from ocr.small_print import CAP_OF_SECOND, with_poor_print

LINE = "Paxiant: Ara Lopcz"


def test_a_line_that_was_hardly_read_becomes_what_the_second_reader_sees() -> None:
    page = doubted(typed_page(COVER + LINE), LINE, 30.0)
    read = with_poor_print(page, reader_of([page], {LINE: "Patient: Ana Lopez"}))
    words = [word for word in read.words if word.by_second]
    assert [word.text for word in words] == ["Patient:", "Ana", "Lopez"]
    assert all(word.confidence_pct <= 100 * CAP_OF_SECOND for word in words)
    lefts = [word.box_px.left for word in words]
    assert lefts == sorted(lefts)


@pytest.mark.parametrize(
    ("pct", "confidence"), [pytest.param(95.0, 0.99, id="read well"), pytest.param(30.0, 0.5, id="no better")]
)
def test_other_lines_stay_as_they_were_read(pct: float, confidence: float) -> None:
    page = doubted(typed_page(COVER + LINE), LINE, pct)
    assert with_poor_print(page, lambda *_: Said("Something else", confidence)).words == page.words


def test_a_name_that_only_the_second_reader_saw_is_not_sure() -> None:
    page = doubted(typed_page(COVER + "Patient:   Ara Lopcz\nDOB:   03/04/1961"), "Ara Lopcz", 20.0)
    letter = letter_of(pages=[page], instead={"Ara Lopcz": "Ana Lopez"})
    assert [(one.given, one.family) for one in letter.patients] == [("Ana", "Lopez")]
    assert not letter.unattended


def test_the_words_of_a_reading_begin_where_they_stand() -> None:
    image = Image.new("L", (900, 120), 255)
    font = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", 40)
    ImageDraw.Draw(image).text((40, 30), "Patient Ana Lopez", font=font, fill=0)
    page = PageImage(number=1, pixels=np.asarray(image).astype(np.uint8), dpi_x=204.0, dpi_y=204.0)
    box = Box(40, 30, round(font.getlength("Patient Ana Lopez")), 50)
    reading = read_segment(page, box)
    assert reading.text.split() == ["Patient", "Ana", "Lopez"]
    room = round(0.3 * box.height)
    begins = [box.left - room + begin * (box.width + 2 * room) for begin, _ in reading.spans]
    true = [40 + font.getlength(before) for before in ("", "Patient ", "Patient Ana ")]
    assert all(abs(found - expected) < 20 for found, expected in zip(begins, true, strict=True))


def test_a_row_of_dots_is_a_colon() -> None:
    page = typed_page("PATIENT NAME..........005 LOPEZ, ANA\nMRN........12345678")
    rows = [" ".join(segment.text for segment in row) for row in lay_out(page).rows]
    assert rows == ["PATIENT NAME: LOPEZ, ANA", "MRN: 12345678"]


def test_a_column_of_boxes_read_as_one_word_is_none() -> None:
    page = typed_page(COVER)
    tall = replace(page.words[0], text="OOO0", box_px=Box(60, 120, 30, 600))
    layout = lay_out(replace(page, words=(*page.words, tall)))
    assert "OOO0" not in layout.text
    assert layout.columns_px == (Box(60, 120, 30, 600),)
