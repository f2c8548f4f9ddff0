"""A drawn form through both real readers: boxes by ink, cells, and the unattended way."""

from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.boxes import find_tick_boxes
from ocr.letter import read_letter
from ocr.model import OwnIdentity, PageImage
from ocr.pages import read_page
from ocr.second import read_segment

FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
OWN = OwnIdentity(
    fax_numbers=("+13238655482",), phone_numbers=("+16262932400",), facilities={"keck": ("Keck Hospital of USC",)}
)
OPTIONS = {"H&P": True, "Radiology reports": False, "Discharge summary": True, "Lab results": False}


def draw_form(suffix: str) -> PageImage:
    sheet = Image.new("L", (1728, 2244), 255)
    pen, font, small = ImageDraw.Draw(sheet), ImageFont.truetype(FONT, 30), ImageFont.truetype(FONT, 22)
    pen.text((500, 150), "REQUEST FOR MEDICAL RECORDS", font=font, fill=0)
    cells = [("Last name", "Delgado"), ("First name", "Theodore"), ("Suffix", suffix), ("Date of birth", "08/09/1980")]
    for place, (label, value) in enumerate(cells):
        left = 140 + 360 * place
        pen.rectangle((left, 240, left + 360, 340), outline=0, width=2)
        pen.text((left + 10, 246), label, font=small, fill=0)
        pen.text((left + 20, 285), value, font=font, fill=0)
    lines = [
        "Records from: Keck Hospital of USC    Fax: (323) 865-5482",
        "Clinic: Foothill Primary Care    Phone: (818) 555-0144",
        "Return fax: (818) 555-0143",
        "Please send for continuity of care:",
    ]
    for row, line in enumerate(lines):
        pen.text((140, 400 + 60 * row), line, font=font, fill=0)
    for row, (option, ticked) in enumerate(OPTIONS.items()):
        top = 660 + 60 * row
        pen.rectangle((150, top, 176, top + 26), outline=0, width=2)
        if ticked:
            pen.line((153, top + 3, 173, top + 23), fill=0, width=4)
            pen.line((153, top + 23, 173, top + 3), fill=0, width=4)
        pen.text((200, top - 4), option, font=font, fill=0)
    pixels = np.where(np.asarray(sheet) < 150, 0, 255).astype(np.uint8)
    return PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0)


@pytest.mark.parametrize("suffix", ["", "Jr", "III"])
def test_boxed_form_is_read_as_it_was_filled(suffix: str) -> None:
    page = read_page(draw_form(suffix))
    letter = read_letter([page], OWN, received_on=date(2026, 11, 24), pages_total=1, second_reader=read_segment)
    patient = letter.patients[0]
    assert (letter.kind, letter.facility, letter.reply_fax) == ("continuity_of_care", "keck", "+18185550143")
    assert (patient.given, patient.family, patient.dob) == ("Theodore", "Delgado", date(1980, 8, 9))
    assert letter.requested_types == ("history_and_physical", "discharge_summary")
    assert patient.suffix == (suffix or None) or not letter.unattended  # father or son is never guessed


def test_boxes_are_told_by_ink_and_letters_are_none() -> None:
    boxes = find_tick_boxes(draw_form("Jr"), ())
    options = [box for box in boxes if 140 <= box.box_px.left <= 160 and box.box_px.top >= 650]
    assert [box.state for box in options] == list(OPTIONS.values())
    assert all(box.ink_share <= 0.01 for box in options if not box.state)
    assert all(box.ink_share >= 0.3 for box in options if box.state)
