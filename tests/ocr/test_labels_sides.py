"""On which side of a caption its value stands: right, below, above a writing line or in the same cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from typed_letter import COVER, OWN, RECEIVED, letter_of
from typed_page import HEIGHT_PX, LETTER_PX, LINE_PX, typed_page

from ocr.labels import Label, captions_below, find_labels, is_label_text, values_of
from ocr.layout import PageLayout, lay_out
from ocr.letter import read_letter
from ocr.model import Box, PageImage, PageRead
from ocr.pages import read_page
from ocr.patients import find_hits
from ocr.second import read_segment
from ocr.written_fields import writing_below, writing_right_of

FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
Line = tuple[int, int, int, int]


def ruled(page: PageRead, *lines: Line, width: int = 2) -> PageRead:
    sheet = Image.fromarray(page.image.pixels.copy())
    for line in lines:
        ImageDraw.Draw(sheet).line(line, fill=0, width=width)
    return replace(page, image=replace(page.image, pixels=np.asarray(sheet)))


def column(character: int) -> int:
    return 100 + character * LETTER_PX


def row_top(line: int) -> int:
    return 120 + line * LINE_PX


def over(line: int, first: int, last: int) -> Line:
    """A writing line over the captions of a typed line, from one column to another."""
    y = row_top(line) - 8
    return column(first), y, column(last), y


def labelled(page: PageRead) -> tuple[PageLayout, tuple[Label, ...]]:
    layout = lay_out(page)
    return layout, find_labels(layout)


def first_values(page: PageRead) -> dict[str, str]:
    """What stands at the likeliest place of each caption."""
    layout, labels = labelled(page)
    found = {label.text: values_of(label, labels, layout) for label in labels}
    return {text: values[0].text for text, values in found.items() if values}


UNDER_LINES = """
Ana Diaz                 03/04/1961
Patient name             Date of birth

11/20/2026               (213) 555-0143
Date signed              Fax
"""
IN_CELLS = """
Patient name             Date of birth
Ana Diaz                 03/04/1961

Date signed              Fax
11/20/2026               (213) 555-0143
"""


@pytest.mark.parametrize("text", [UNDER_LINES, IN_CELLS], ids=["above", "below"])
def test_values_stand_on_the_side_on_which_those_that_can_be_checked_stand(text: str) -> None:
    assert first_values(typed_page(text)) == {
        "Patient name": "Ana Diaz", "Date of birth": "03/04/1961", "Date signed": "11/20/2026",
        "Fax": "(213) 555-0143",
    }  # fmt: skip


def test_captions_in_the_middle_of_their_columns_name_what_stands_over_them() -> None:
    text = """
Escamilla                 Baltazar
          (last)                    (first)
02/14/1998                Male
       (date of birth)              (sex)
"""
    patient = letter_of(COVER + text).patients[0]
    assert (patient.family, patient.given, patient.dob) == ("Escamilla", "Baltazar", date(1998, 2, 14))


def test_a_caption_with_a_colon_has_no_value_above_it() -> None:
    text = UNDER_LINES.replace("Patient name ", "Patient name:")
    layout, labels = labelled(typed_page(text))
    by_text = {label.text: captions_below(label, labels, layout) for label in labels}
    assert by_text == {"Patient name:": False, "Date of birth": True, "Date signed": True, "Fax": True}


def test_values_that_can_be_checked_outweigh_the_lines_they_are_written_on() -> None:
    """The line under a value stands over the next caption."""
    text = """
Name                 Practice
Ana Diaz             Harbor Clinic
Birth date           Doctor
03/04/1961           Tom Reed, MD
Emergency contact    Office fax
Rosa Diaz            (213) 555-0143
Next of kin          Contact person
Luis Diaz            Kim Lee
"""
    lines = (over(line, *columns) for line in (2, 4, 6) for columns in ((0, 18), (21, 40)))
    values = first_values(ruled(typed_page(text), *lines))
    assert values["Office fax"] == "(213) 555-0143"
    assert values["Name"] == "Ana Diaz"


def test_captions_far_away_have_no_say() -> None:
    """A block of writing lines at the foot does not turn the cells at the head."""
    text = IN_CELLS + "and so on\n" * 14 + UNDER_LINES
    layout, labels = labelled(typed_page(text))
    sides = [captions_below(label, labels, layout) for label in labels]
    assert sides == [False] * 4 + [True] * 4


NAMES_ALONE = """
Ana Diaz                 Rosa Reed
Patient name             Maiden name
Tom Lee                  Eva Cruz
"""


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        pytest.param((over(1, 0, 20), over(1, 25, 45)), "Ana Diaz", id="under the line it is written on"),
        pytest.param((), "Tom Lee", id="no ruling tells: below"),
        pytest.param((over(1, 0, 4),), "Tom Lee", id="a line too short to write on"),
    ],
)
def test_rulings_tell_the_side_where_no_value_can_be_checked(lines: Sequence[Line], name: str) -> None:
    assert first_values(ruled(typed_page(NAMES_ALONE), *lines))["Patient name"] == name


def cell(line: int, first: int, last: int, rows: int = 2) -> tuple[Line, ...]:
    """The frame of a cell whose first row is a typed line."""
    left, right, top = column(first) - 6, column(last), row_top(line) - 8
    bottom = top + rows * LINE_PX
    return (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [pytest.param(1, "Tom Lee", id="in the upper corner"), pytest.param(0, "Ana Diaz", id="at the foot of its cell")],
)
def test_in_a_cell_the_value_stands_in_the_same_cell(line: int, name: str) -> None:
    page = ruled(typed_page(NAMES_ALONE), *cell(line, 0, 22), *cell(line, 25, 45))
    assert first_values(page)["Patient name"] == name


def test_right_of_a_caption_goes_first() -> None:
    page = typed_page("Patient name    Ana Diaz\nTom Lee")
    assert first_values(page) == {"Patient name": "Ana Diaz"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Patient name: ........ Ana Diaz", "Ana Diaz", id="dots in one segment"),
        pytest.param("Patient name:    ............    Ana Diaz", "Ana Diaz", id="a cell of dots between"),
        pytest.param("Patient name:    ____________    Ana Diaz", "Ana Diaz", id="a writing line between"),
        pytest.param("Patient name:    ·  ~  —      Ana Diaz", "Ana Diaz", id="specks between"),
        pytest.param("Patient name:    __Ana__ __Diaz__", "Ana Diaz", id="written on the line"),
        pytest.param("Patient name: LOPEZ,      MARIA", "LOPEZ, MARIA", id="behind a comma it goes on"),
        pytest.param("Patient name:    Ana Diaz      Tom Reed", "Ana Diaz", id="the next cell is another's"),
    ],
)
def test_leaders_and_marks_between_caption_and_value_are_passed_over(text: str, value: str) -> None:
    shown = first_values(typed_page(text))["Patient name:"]
    assert " ".join(word for word in shown.split() if any(map(str.isalnum, word))) == value


def test_dots_read_as_letters_are_no_words() -> None:
    page = typed_page("Patient name:    ceercce    Ana Diaz")
    words = [
        replace(word, confidence_pct=20.0, box_px=word.box_px._replace(height=HEIGHT_PX // 4))
        if word.text == "ceercce"
        else word
        for word in page.words
    ]
    assert first_values(replace(page, words=tuple(words))) == {"Patient name:": "Ana Diaz"}


def test_a_segment_of_which_nothing_was_read_is_no_value() -> None:
    page = typed_page("Patient name:    zqw    Ana Diaz")
    words = [replace(word, confidence_pct=20.0 if word.text == "zqw" else 95.0) for word in page.words]
    assert first_values(replace(page, words=tuple(words))) == {"Patient name:": "Ana Diaz"}


# --- ink behind a label of which the first reader made no word


def written(text: str, *marks: Line, width: int = 3) -> Box | None:
    layout, labels = labelled(ruled(typed_page(text), *marks, width=width))
    return writing_right_of(labels[0], layout)


def scribble(first: int, last: int, line: int = 0) -> tuple[Line, ...]:
    """Strokes up and down, as of a hand."""
    top, bottom = row_top(line) + 2, row_top(line) + HEIGHT_PX - 2
    return tuple((x, top, x + 12, bottom) for x in range(column(first), column(last), 16))


def test_writing_right_of_a_label_is_where_the_ink_is() -> None:
    box = written("Patient name:", *scribble(20, 30))
    assert box is not None
    assert abs(box.left - column(20)) <= 4
    assert abs(box.left + box.width - column(30)) <= 20
    assert box.top <= row_top(0) < row_top(0) + HEIGHT_PX <= box.top + box.height


CELLS = "Last name          First name\n\n\nDate of birth"


def test_writing_below_a_caption_is_where_the_ink_is() -> None:
    layout, labels = labelled(ruled(typed_page(CELLS), *scribble(1, 8, line=1)))
    box = writing_below(labels[0], labels, layout)
    assert box is not None
    assert abs(box.left - column(1)) <= 4
    assert row_top(1) - 2 <= box.top <= row_top(1) + 4
    assert writing_below(labels[1], labels, layout) is None


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param((), id="nothing"),
        pytest.param(((column(0), row_top(1), column(60), row_top(1)),), id="a line"),
        pytest.param(((column(8), row_top(0), column(8), row_top(3)),), id="a border"),
        pytest.param(scribble(1, 8, line=4), id="under another caption"),
    ],
)
def test_a_cell_without_writing_has_none(marks: tuple[Line, ...]) -> None:
    layout, labels = labelled(ruled(typed_page(CELLS), *marks))
    assert writing_below(labels[0], labels, layout) is None


def test_a_name_in_cells_of_which_one_was_not_read_is_left_to_the_second_reader() -> None:
    layout, labels = labelled(
        ruled(typed_page(CELLS.replace("\n\n\n", "\n                   Efrain\n\n")), *scribble(1, 8, line=1))
    )
    hits = [hit for hit in find_hits(layout, labels, date(2026, 11, 24)) if hit.field == "unread_name"]
    assert [[" ".join(word.text for word in part) for part in hit.parts] for hit in hits] == [["", "Efrain"]]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("Patient name:", (), id="nothing"),
        pytest.param("Patient name:", ((column(15), row_top(0) + 22, column(60), row_top(0) + 22),), id="a line alone"),
        pytest.param("Patient name:   Ana Diaz", scribble(40, 50), id="behind a value"),
        pytest.param("Patient name:", scribble(80, 90), id="too far away"),
        pytest.param("Patient name:", scribble(20, 30, line=2), id="two lines lower"),
        pytest.param("Patient name: DOB:", scribble(40, 50), id="behind the next label"),
    ],
)
def test_no_writing_is_seen_where_none_is(text: str, marks: tuple[Line, ...]) -> None:
    assert written(text, *marks) is None


def test_the_line_it_is_written_on_is_no_writing_but_what_stands_on_it_is() -> None:
    line = (column(15), row_top(0) + HEIGHT_PX, column(55), row_top(0) + HEIGHT_PX)
    box = written("Patient name:", line, *scribble(20, 30))
    assert box is not None
    assert abs(box.left - column(20)) <= 4
    assert box.left + box.width < column(33)


# --- whole pages


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("Patient name", True),
        pytest.param("3 Patient name", True, id="a form's item number"),
        pytest.param("Patlent name", True, id="misread"),
        pytest.param("Send results to fax", True, id="in no list, told by its stems"),
        pytest.param("Ana Diaz", False, id="a value"),
        pytest.param("Patient name and what else we know of her or him", False, id="a sentence"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_whole_text_is_one_label_or_none(text: str, is_label: bool) -> None:
    assert is_label_text(text) is is_label


@pytest.mark.parametrize("text", [UNDER_LINES, IN_CELLS], ids=["under writing lines", "in cells"])
def test_patient_of_a_form_is_read_on_either_side_of_its_captions(text: str) -> None:
    letter = letter_of(COVER.replace("FROM:   Susan Park, MD", "").replace("FAX:    (213) 555-0143", "") + text)
    assert [(one.given, one.family, one.dob) for one in letter.patients] == [("Ana", "Diaz", date(1961, 3, 4))]
    assert letter.reply_fax == "+12135550143"


@pytest.mark.parametrize("is_under", [True, False], ids=["captions under writing lines", "captions in cells"])
def test_drawn_form_is_read_on_either_side_of_its_captions(is_under: bool) -> None:
    """Both real readers: small captions, values in larger type, rulings."""
    sheet = Image.new("L", (1728, 800), 255)
    pen, large, tiny = ImageDraw.Draw(sheet), ImageFont.truetype(FONT, 32), ImageFont.truetype(FONT, 22)
    pen.text((140, 60), "To: Keck Hospital of USC    Fax: (323) 865-5482", font=large, fill=0)
    pen.text((140, 120), "Please fax the operative report for continuity of care.", font=large, fill=0)
    fields = [("Patient name", "Rosa Delgado"), ("Date of birth", "03/24/1958")]
    fields += [("Return fax", "(213) 555-0143"), ("Sex", "Female")]
    for place, (caption, value) in enumerate(fields):
        left, top = 140 + 720 * (place % 2), 240 + 160 * (place // 2)
        if is_under:
            pen.text((left + 10, top), value, font=large, fill=0)
            pen.line((left, top + 40, left + 600, top + 40), fill=0, width=2)
            pen.text((left + 10, top + 48), caption, font=tiny, fill=0)
        else:
            pen.rectangle((left, top, left + 720, top + 100), outline=0, width=2)
            pen.text((left + 10, top + 8), caption, font=tiny, fill=0)
            pen.text((left + 20, top + 48), value, font=large, fill=0)
    pixels = np.where(np.asarray(sheet) < 150, 0, 255).astype(np.uint8)
    page = read_page(PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0))
    letter = read_letter([page], OWN, received_on=RECEIVED, pages_total=1, second_reader=read_segment)
    assert [(one.given, one.family, one.dob, one.sex) for one in letter.patients] == [
        ("Rosa", "Delgado", date(1958, 3, 24), "female")
    ]
    assert letter.reply_fax == "+12135550143"
