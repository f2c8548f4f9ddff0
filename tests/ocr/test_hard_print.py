"""Print that fax machines and readers lose: white on black, on heavy underlines, in strokes that fall to pieces."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.clean import remove_specks
from ocr.lost_lines import with_lost_lines
from ocr.model import Box, PageImage, PageRead, Word
from ocr.pages import read_page
from ocr.reversed_print import find_bars, with_reversed_print
from ocr.second import read_segment

FONTS = "/usr/share/fonts/truetype/liberation/"
BOLD = ImageFont.truetype(FONTS + "LiberationSans-Bold.ttf", 34)
THIN = ImageFont.truetype(FONTS + "LiberationMono-Regular.ttf", 30)
BANNER = "MEDICAL EMERGENCY - patient in ICU, please fax immediately"
URGENT = "STAT REQUEST: Patient in ED. Records needed now."


def page_of(picture: Image.Image | np.ndarray) -> PageImage:
    pixels = np.where(np.asarray(picture) < 128, 0, 255).astype(np.uint8)
    return PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0)


def blank(width: int = 1734, height: int = 500) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (width, height), 255)
    return picture, ImageDraw.Draw(picture)


def banner(text: str = BANNER) -> PageImage:
    picture, draw = blank()
    draw.rectangle((94, 266, 1640, 330), fill=0)
    draw.text((130, 276), text, font=BOLD, fill=255)
    draw.text((94, 120), "Palo Seco Community Hospital, records request", font=BOLD, fill=0)
    return page_of(picture)


def test_a_banner_becomes_black_on_white() -> None:
    page = banner()
    (bar,) = find_bars(page)
    assert abs(bar.left - 94) <= 2
    assert abs(bar.top - 266) <= 2
    turned = with_reversed_print(page).pixels
    assert (turned[268, 96:1600] == 255).all()
    assert BANNER.split()[1] in read_segment(page_of(turned), bar).text


@pytest.mark.parametrize("text", ["", "solid"])
def test_what_is_no_banner_stays(text: str) -> None:
    picture, draw = blank()
    if text:
        draw.rectangle((94, 266, 1640, 330), fill=0)
    draw.text((94, 120), "REQUEST FOR OUTSIDE RECORDS", font=BOLD, fill=0)
    draw.line((94, 162, 700, 162), fill=0, width=4)  # a heavy underline
    page = page_of(picture)
    assert find_bars(page) == []
    assert with_reversed_print(page) is page


def underlined() -> PageRead:
    """A line whose letters are all joined to their underline; two scraps of it were read as words."""
    picture, draw = blank()
    draw.text((164, 200), URGENT, font=BOLD, fill=0)
    width = round(BOLD.getlength(URGENT))
    draw.line((160, 231, 168 + width, 231), fill=0, width=6)
    scraps = [("fed", Box(500, 204, 50, 26)), ("Dear", Box(164, 300, 70, 30)), ("Sir", Box(250, 300, 40, 30))]
    words = [
        Word(text=text, page_number=1, box_px=box, confidence_pct=90.0, line=place // 2, block=0)
        for place, (text, box) in enumerate(scraps)
    ]
    return PageRead(
        number=1,
        image=page_of(picture),
        words=tuple(words),
        turned_deg=0,
        skew_deg=0.0,
        is_blank=False,
        legible=True,
        tti=None,
        barcodes=(),
    )


def test_a_line_joined_to_its_underline_is_read_by_the_second_reader() -> None:
    words = with_lost_lines(underlined(), read_segment).words
    assert "STAT" in " ".join(word.text for word in words if word.by_second)
    assert "fed" not in [word.text for word in words]
    assert {"Dear", "Sir"} <= {word.text for word in words}


def test_an_underlined_line_that_was_read_is_not_read_again() -> None:
    page = underlined()
    width = round(BOLD.getlength(URGENT))
    whole = Word(text=URGENT, page_number=1, box_px=Box(164, 200, width, 34), confidence_pct=90.0, line=9, block=0)
    words = with_lost_lines(replace(page, words=(whole,)), read_segment).words
    assert [word.text for word in words] == [URGENT]


def test_pieces_of_a_pale_letter_are_no_specks() -> None:
    spotted = np.full((200, 200), 255, np.uint8)
    for row in range(50, 70, 3):
        spotted[row, 100:102] = spotted[row, 103:105] = 0  # a stroke in pieces that all but touch
    spotted[150, 20:22] = 0
    cleaned = remove_specks(spotted, 196.0)
    assert (cleaned[50:70] == spotted[50:70]).all()
    assert (cleaned[150] == 255).all()


def test_strokes_one_pixel_thin_are_made_thicker() -> None:
    picture, draw = blank(1734, 800)
    for row in range(8):
        draw.text((120, 150 + 60 * row), "We treat this patient; please fax the discharge summary.", font=THIN, fill=0)
    pixels = np.where(np.asarray(picture) < 128, 0, 255).astype(np.uint8)
    thin = cv2.dilate(pixels, np.ones((2, 2), np.uint8))  # paper grows into the strokes
    ink, whole = (read_page(page_of(page)).image.pixels == 0 for page in (thin, pixels))
    assert ink.sum() > 1.3 * (thin == 0).sum()
    assert whole.sum() < 1.1 * (pixels == 0).sum()


def test_a_word_in_a_wide_bar_is_turned() -> None:
    """Its letters are a hundredth of the bar."""
    page = banner("LAB")
    (bar,) = find_bars(page)
    assert "LAB" in read_segment(page_of(with_reversed_print(page).pixels), bar._replace(width=200)).text
