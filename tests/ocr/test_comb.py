"""Rows of small cells for one character each: found by their walls, the characters set side by side on clean paper."""

import itertools
from datetime import date
from typing import Literal

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from typed_letter import OWN, RECEIVED

from ocr.comb import without_combs
from ocr.letter import read_letter
from ocr.model import PageImage
from ocr.pages import read_page
from ocr.second import read_segment

FONTS = "/usr/share/fonts/truetype"
PRINT = f"{FONTS}/liberation/LiberationSans-Regular.ttf"
HAND = f"{FONTS}/fifthhorseman/dkg.ttf"
TOP, LEFT, CELL_PX, HIGH_PX = 200, 300, 44, 56
Style = Literal["shared walls", "boxes", "open above"]


class Sheet:
    """A page with lines of text and combs."""

    def __init__(self, high_px: int = 700) -> None:
        self.image = Image.new("L", (1728, high_px), 255)
        self.pen = ImageDraw.Draw(self.image)

    def text(self, left: int, top: int, text: str, size_px: int = 32, font: str = PRINT) -> None:
        self.pen.text((left, top), text, font=ImageFont.truetype(font, size_px), fill=0)

    def comb(
        self, written: str, *, top: int = TOP, style: Style = "shared walls", font: str = PRINT, cell_px: int = CELL_PX
    ) -> None:
        """One cell a character; a space is a gap between groups, "_" an empty cell."""
        x = LEFT
        for character in written:
            if character == " ":
                x += cell_px // 2
                continue
            box = (x, top, x + cell_px - (6 if style == "boxes" else 0), top + HIGH_PX)
            if style == "open above":
                self.pen.line((box[0], box[1], box[0], box[3], box[2], box[3], box[2], box[1]), fill=0, width=2)
            else:
                self.pen.rectangle(box, outline=0, width=2)
            if character != "_":
                shown = ImageFont.truetype(font, 36)
                middle = ((box[0] + box[2]) // 2, top + HIGH_PX // 2)
                self.pen.text(middle, character, font=shown, fill=0, anchor="mm")
            x += cell_px

    @property
    def page(self) -> PageImage:
        pixels = np.where(np.asarray(self.image) < 150, 0, 255).astype(np.uint8)
        return PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0)


def comb(written: str, style: Style = "shared walls", font: str = PRINT, cell_px: int = CELL_PX) -> PageImage:
    sheet = Sheet(500)
    sheet.comb(written, style=style, font=font, cell_px=cell_px)
    return sheet.page


def marks(page: PageImage) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of each thing that stands by itself, left to right."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((page.pixels < 128).astype(np.uint8), connectivity=8)
    return sorted(tuple(int(value) for value in row[:4]) for row in stats[1:])


@pytest.mark.parametrize("font", [PRINT, HAND], ids=["print", "hand"])
@pytest.mark.parametrize(
    ("written", "style"),
    [
        pytest.param("03041961", "shared walls", id="shared walls"),
        pytest.param("03 04 1961", "boxes", id="boxes in groups"),
        pytest.param("03041961", "open above", id="no lid"),
        pytest.param("030461", "boxes", id="six cells: a date without its century"),
        pytest.param("11111111", "shared walls", id="ones are no walls"),
        pytest.param("__2135550143__", "shared walls", id="empty cells before and behind"),
    ],
)
def test_characters_of_a_comb_stand_side_by_side_on_clean_paper(written: str, style: Style, font: str) -> None:
    page = comb(written, style, font)
    before = page.pixels.copy()
    found = marks(without_combs(page))
    characters = written.replace(" ", "").replace("_", "")
    assert np.array_equal(page.pixels, before)  # the page that was given is not written into
    assert len(found) == len(characters)
    assert all(height < HIGH_PX and width < CELL_PX for _, _, width, height in found)  # walls and floors are gone
    alone = Sheet(500)
    for place, character in enumerate(characters):
        alone.pen.text((LEFT + 60 * place, TOP), character, font=ImageFont.truetype(font, 36), fill=0)
    # None was cut, and they stand in the order in which they were written.
    assert np.array([mark[2:] for mark in found]) == pytest.approx(
        np.array([mark[2:] for mark in marks(alone.page)]), abs=2
    )


def test_a_wider_gap_between_groups_stays_a_space() -> None:
    lefts = [left + width / 2 for left, _, width, _ in marks(without_combs(comb("00 00 0000")))]
    steps = np.diff(lefts)
    assert min(steps[1], steps[3]) > 1.4 * max(steps[0], steps[2], *steps[4:])


@pytest.mark.parametrize(
    ("written", "style", "cell_px"),
    [
        pytest.param("00000", "shared walls", 44, id="five cells: a ZIP code or fewer"),
        pytest.param("00000000", "shared walls", 110, id="columns of a table"),
        pytest.param("________", "boxes", 20, id="boxes to tick, too narrow"),
    ],
)
def test_what_is_no_comb_stays_as_it_is(written: str, style: Style, cell_px: int) -> None:
    page = comb(written, style, cell_px=cell_px)
    assert without_combs(page) is page


def test_cells_of_unequal_width_are_a_table() -> None:
    sheet = Sheet(500)
    edges = [300, 340, 420, 450, 530, 560, 640, 670, 750]
    for left, right in itertools.pairwise(edges):
        sheet.pen.rectangle((left, TOP, right, TOP + HIGH_PX), outline=0, width=2)
    page = sheet.page
    assert without_combs(page) is page


def test_letters_of_large_type_are_no_walls() -> None:
    sheet = Sheet(500)
    sheet.text(200, 200, "HILL HILL ILLINI HILL IIII HILL", 60)
    page = sheet.page
    assert without_combs(page) is page


def test_two_combs_on_one_level_do_not_run_together() -> None:
    sheet = Sheet(500)
    sheet.comb("030461")
    for place in range(6):
        left = LEFT + 900 + CELL_PX * place
        sheet.pen.rectangle((left, TOP, left + CELL_PX, TOP + HIGH_PX), outline=0, width=2)
        sheet.pen.text((left + 22, TOP + 28), "8", font=ImageFont.truetype(PRINT, 36), fill=0, anchor="mm")
    lefts = [left for left, *_ in marks(without_combs(sheet.page))]
    assert len(lefts) == 12
    assert lefts[5] < LEFT + 6 * CELL_PX < LEFT + 890 < lefts[6]


@pytest.mark.parametrize("height_px", [1, 4, 30])
def test_a_comb_at_the_border_raises_nothing(height_px: int) -> None:
    page = comb("03041961")
    cut = PageImage(number=1, pixels=page.pixels[TOP : TOP + HIGH_PX + height_px], dpi_x=204.0, dpi_y=204.0)
    without_combs(cut)
    without_combs(PageImage(number=1, pixels=page.pixels[TOP + height_px :], dpi_x=204.0, dpi_y=204.0))
    without_combs(PageImage(number=1, pixels=page.pixels[:1, :1], dpi_x=204.0, dpi_y=204.0))


def test_patient_of_a_form_with_combs_is_read() -> None:
    """A birth date printed in boxes, by hand, and a name in a comb: both readers, on one page."""
    sheet = Sheet(1100)
    sheet.text(120, 60, "To: Keck Hospital of USC    Fax: (323) 865-5482")
    sheet.text(120, 120, "Please fax her operative report for continuity of care.")
    sheet.text(120, TOP + 10, "Last name:")
    sheet.comb("DELGADO_____")
    sheet.text(120, TOP + 110, "First name:")
    sheet.comb("ROSA________", top=TOP + 100)
    sheet.text(120, TOP + 210, "Birth date:")
    sheet.comb("03 24 1958", top=TOP + 200, style="boxes", font=HAND)
    sheet.text(120, TOP + 320, "Fax back to:  (213) 555-0143")
    page = read_page(sheet.page)
    letter = read_letter([page], OWN, received_on=RECEIVED, pages_total=1, second_reader=read_segment)
    assert [(patient.given, patient.family, patient.dob) for patient in letter.patients] == [
        ("ROSA", "DELGADO", date(1958, 3, 24))
    ]
    assert letter.reply_fax == "+12135550143"
