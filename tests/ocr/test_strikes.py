"""Words that a line runs through are off the page; what stands beside them is read, and is not sure."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.layout import lay_out
from ocr.lost_lines import with_lost_lines
from ocr.model import Box, PageImage, PageRead, Word
from ocr.second import SecondReading, read_segment
from ocr.strikes import find_strikes, without_struck

FONT = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", 30)
LEFT, TOP, HEIGHT = 300, 200, 34


class Sheet:
    """A sheet of paper at 204 dpi with print and lines on it; what of it was read as words is said apart."""

    def __init__(self) -> None:
        self.picture = Image.new("L", (1734, 700), 255)
        self.draw = ImageDraw.Draw(self.picture)
        self.words: list[Word] = []

    def write(self, text: str, left: int = LEFT, top: int = TOP) -> Box:
        self.draw.text((left, top), text, font=FONT, fill=0)
        return Box(left, top, round(FONT.getlength(text)), HEIGHT)

    def read(self, text: str, box: Box, confidence_pct: float = 90.0) -> None:
        word = Word(text=text, page_number=1, box_px=box, confidence_pct=confidence_pct, line=len(self.words), block=0)
        self.words.append(word)

    def line(self, box: Box, share: float, width: int = 4, drop: int = 0) -> None:
        level = box.top + round(share * box.height)
        self.draw.line((box.left - 6, level, box.left + box.width + 6, level + drop), fill=0, width=width)

    def page(self) -> PageRead:
        pixels = np.where(np.asarray(self.picture) < 128, 0, 255).astype(np.uint8)
        return PageRead(
            number=1,
            image=PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0),
            words=tuple(self.words),
            turned_deg=0,
            skew_deg=0.0,
            is_blank=False,
            legible=True,
            tti=None,
            barcodes=(),
        )


@pytest.mark.parametrize("drop", [0, 5, -6], ids=["level", "falling", "rising"])
def test_a_struck_word_is_taken_off_the_page(drop: int) -> None:
    sheet = Sheet()
    struck, right = sheet.write("03/18/1926"), sheet.write("11/16/1933", LEFT + 260)
    sheet.line(struck, 0.55, drop=drop)
    sheet.read("03/18/26", struck)
    sheet.read("11/16/1933", right)
    page = without_struck(sheet.page(), read_segment)
    assert [word.text for word in page.words] == ["11/16/1933"]
    assert len(page.strikes) == 1
    assert lay_out(page).strikes_px == page.strikes


def test_what_was_read_in_one_word_with_a_struck_one_is_read_again() -> None:
    sheet = Sheet()
    struck = sheet.write("03/18/1926")
    right = sheet.write("11/16/1933", LEFT + struck.width + 8)
    sheet.line(struck, 0.55)
    sheet.read("03/18/2611/16/33", struck._replace(width=struck.width + 8 + right.width))
    page = without_struck(sheet.page(), read_segment)
    assert [(word.text, word.by_second) for word in page.words] == [("11/16/1933", True)]


def test_a_rest_that_the_second_reader_cannot_read_is_no_value() -> None:
    sheet = Sheet()
    struck = sheet.write("03/18/1926")
    sheet.line(struck, 0.55)
    sheet.read("03/18/2611/16/33", struck._replace(width=struck.width + 180))
    page = without_struck(sheet.page(), lambda *_: SecondReading(text="11/16/1933", confidence=0.4, spans=()))
    assert page.words == ()


@pytest.mark.parametrize(
    ("share", "reach"), [(1.0, 0), (1.15, 300), (-0.3, 0)], ids=["underlined", "a line to write on", "over it"]
)
def test_other_lines_leave_the_words(share: float, reach: int) -> None:
    sheet = Sheet()
    box = sheet.write("Pay by Friday")
    sheet.line(box._replace(width=box.width + reach), share)
    sheet.read("Pay", box._replace(width=60))
    sheet.read("by", box._replace(left=LEFT + 70, width=40))
    page = sheet.page()
    assert find_strikes(page) == []
    assert without_struck(page, read_segment) is page


def test_without_a_second_reader_nothing_is_taken_off() -> None:
    sheet = Sheet()
    box = sheet.write("Labs")
    sheet.line(box, 0.55)
    sheet.read("Labs", box)
    page = sheet.page()
    assert without_struck(page, None) is page


# --- lines that the first reader passed over -------------------------------------------------------------------------


def test_a_line_that_no_word_accounts_for_is_read_by_the_second_reader() -> None:
    sheet = Sheet()
    sheet.read("Resident", sheet.write("Resident", top=TOP))
    sheet.write("Salonga, Winifred H.", top=TOP + 70)
    page = with_lost_lines(sheet.page(), read_segment)
    found = [word for word in page.words if word.by_second]
    assert " ".join(word.text for word in found) == "Salonga, Winifred H."
    assert all(abs(word.box_px.top - TOP - 70) < 15 for word in found)


def test_two_lines_that_were_read_as_one_are_read_apart() -> None:
    sheet = Sheet()
    for place, text in enumerate(("DOB 3/27/1977", "ACCT 36110951")):
        sheet.write(text, top=TOP + 42 * place)
    sheet.read("Peer", Box(LEFT, TOP, 230, 76), 14.0)
    page = with_lost_lines(sheet.page(), read_segment)
    assert [word.text for word in page.words] == ["DOB", "3/27/1977", "ACCT", "36110951"]


def test_words_that_were_read_rulings_and_ends_of_words_are_left_alone() -> None:
    sheet = Sheet()
    box = sheet.write("Jacqueline")
    sheet.read("Jacqueline", box._replace(width=box.width - 30))  # the box does not quite hold the word
    sheet.draw.rectangle((100, 100, 1500, 600), outline=0, width=3)
    sheet.draw.line((700, 100, 700, 600), fill=0, width=3)
    page = sheet.page()
    assert with_lost_lines(page, read_segment).words == page.words


def test_what_was_struck_out_is_no_lost_line() -> None:
    sheet = Sheet()
    struck = sheet.write("Ferraro, Yolanda")
    sheet.line(struck, 0.55)
    sheet.read("Name:", sheet.write("Name:", left=100))
    page = without_struck(sheet.page(), read_segment)
    assert len(page.strikes) == 1
    assert [word.text for word in with_lost_lines(page, read_segment).words] == ["Name:"]


def test_a_page_strewn_with_specks_has_no_lost_lines() -> None:
    rng = np.random.default_rng(7)
    sheet = Sheet()
    sheet.read("Labs", sheet.write("Labs"))
    page = sheet.page()
    pixels = page.image.pixels.copy()
    pixels[rng.integers(0, 700, 20_000), rng.integers(0, 1734, 20_000)] = 0
    page = replace(page, image=replace(page.image, pixels=pixels))
    found = with_lost_lines(page, read_segment).words
    assert sum(len(word.text) for word in found if word.by_second) <= 12
