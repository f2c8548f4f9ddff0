"""Telephone numbers and dates that only the second reader reads: taken over, marked, and not sure by themselves."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from typed_letter import COVER, OWN, RECEIVED, Said, doubted, letter_of, reader_of
from typed_page import typed_page

from ocr.calibration import probability
from ocr.certainty import SURE_FIELD
from ocr.letter import read_letter
from ocr.model import ONE_READER, Box, PageImage, PageRead, Word
from ocr.readers import SecondReader
from ocr.small_print import LEAST_CONFIDENCE, LEAST_OF_NUMBER, MOST_NUMBERS, MOST_SEGMENTS, with_captions, with_numbers

FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
PATIENT = "Patient:   Ana Diaz\nDOB:    03/04/1961\n"


def unsure(text: str, doubtful: str, confidence_pct: float = 40.0) -> PageRead:
    return doubted(typed_page(text), doubtful, confidence_pct)


def texts(page: PageRead) -> list[str]:
    return [word.text for word in sorted(page.words, key=lambda word: (word.box_px.top, word.box_px.left))]


def by_second(page: PageRead) -> str:
    return " ".join(word.text for word in page.words if word.by_second)


def saying(text: str, confidence: float = 0.95) -> SecondReader:
    return lambda image, box: Said(text, confidence)


# --- numbers


@pytest.mark.parametrize(
    ("line", "doubtful", "second", "taken"),
    [
        pytest.param("Fax: (Z13) 5S5-O1A3", "(Z13) 5S5-O1A3", "(213) 555-0143", "(213) 555-0143", id="behind a label"),
        pytest.param("Born: O3/O4/I9GI", "O3/O4/I9GI", "03/04/1961", "03/04/1961", id="date behind a label"),
        pytest.param("2135S501A3", "2135S501A3", "213 555 0143", "213 555 0143", id="a number alone"),
        pytest.param(
            "RE: Ana Diaz DOR: O3/O4/I9GI", "O3/O4/I9GI", "Ana Diaz DOB: 03/04/1961", "Ana Diaz DOB: 03/04/1961",
            id="label and value in one line by hand",
        ),
        pytest.param("Fax: (213) 555-0143", "(213) 555-0143", "(213) 555-0199", "", id="the first reader has a number"),
        pytest.param("Born: 03/04/1961", "03/04/1961", "03/04/1967", "", id="the first reader has a date"),
        pytest.param("Fax: (Z13) 5S5-O1A3", "none", "(213) 555-0143", "", id="the first reader is sure of its figures"),
        pytest.param("Fax: (Z13) 5S5-O1A3", "(Z13) 5S5-O1A3", "213 555", "", id="the second reads half a number"),
        pytest.param("Fax: (Z13) 5S5-O1A3", "(Z13) 5S5-O1A3", "", "", id="the second reads nothing"),
        pytest.param("Fax: zqrtv wplkj", "zqrtv wplkj", "(213) 555-0143", "", id="nothing like figures stands there"),
        pytest.param("Born: O3/O4/I8GI", "O3/O4/I8GI", "03/04/1861", "", id="nobody alive was born then"),
    ],
)  # fmt: skip
def test_a_number_or_date_that_only_the_second_reader_reads_is_taken_and_marked(
    line: str, doubtful: str, second: str, taken: str
) -> None:
    page = with_numbers(unsure(line, doubtful), saying(second))
    assert by_second(page) == taken
    assert taken or texts(page) == line.split()


def test_what_the_second_reader_is_unsure_of_is_not_taken() -> None:
    page = unsure("Fax: (Z13) 5S5-O1A3", "(Z13) 5S5-O1A3")
    assert by_second(with_numbers(page, saying("(213) 555-0143", LEAST_OF_NUMBER))) == "(213) 555-0143"
    assert by_second(with_numbers(page, saying("(213) 555-0143", LEAST_OF_NUMBER - 0.01))) == ""
    assert with_numbers(page, None) is page


def test_words_taken_over_stand_where_the_others_stood_and_the_rest_of_the_page_stays() -> None:
    page = unsure("Sunrise Clinic    Fax: (Z13) 5S5-O1A3\nAna Diaz", "(Z13) 5S5-O1A3")
    read = with_numbers(page, saying("(213) 555-0143"))
    old = [word for word in page.words if word.text in {"(Z13)", "5S5-O1A3"}]
    new = [word for word in read.words if word.by_second]
    assert texts(read) == ["Sunrise", "Clinic", "Fax:", "(213)", "555-0143", "Ana", "Diaz"]
    assert min(word.box_px.left for word in new) == old[0].box_px.left
    assert new[-1].box_px.left + new[-1].box_px.width == pytest.approx(old[1].box_px.left + old[1].box_px.width, abs=2)
    assert [word for word in read.words if not word.by_second] == [word for word in page.words if word not in old]


def test_only_so_many_places_of_a_page_are_read_again() -> None:
    asked: list[Box] = []

    def counting(image: PageImage, box: Box) -> Said:
        asked.append(box)
        return Said("zq xw", 0.9)

    page = replace(typed_page("\n\n".join(["Z135S5O1A3"] * 40)))
    page = replace(page, words=tuple(replace(word, confidence_pct=30.0) for word in page.words))
    with_numbers(page, counting)
    assert len(asked) == MOST_NUMBERS
    asked.clear()
    with_captions(replace(page, words=tuple(replace(word, text="Namo") for word in page.words)), counting)
    assert len(asked) == MOST_SEGMENTS


@pytest.mark.parametrize(
    ("alone", "is_sure"),
    [
        pytest.param("(213) 555-0143", True, id="the first reader reads the same, given it alone"),
        pytest.param("(213) 555-0198", False, id="it reads another one"),
        pytest.param("", False, id="there is nothing to read"),
    ],
)
def test_a_reply_number_of_the_second_reader_is_sure_only_if_the_first_reads_it_alone(
    alone: str, is_sure: bool
) -> None:
    """The first reader is the real one, on a line drawn where the number stands."""
    text = COVER.replace("(213) 555-0143", "(Z13) 5S5-O1A3") + PATIENT
    page = _drawn(unsure(text, "(Z13) 5S5-O1A3"), {"(Z13)": alone})
    letter = letter_of(pages=[page], instead={"(Z13) 5S5-O1A3": "(213) 555-0143"})
    assert letter.reply_fax == "+12135550143"
    assert (letter.reply_fax_confidence >= SURE_FIELD) == is_sure
    assert letter.unattended == is_sure
    assert is_sure or letter.reply_fax_confidence <= probability("reply_fax", ONE_READER)


@pytest.mark.parametrize(("alone", "is_sure"), [("03/04/1961", True), ("03/04/1967", False), ("", False)])
def test_a_birth_date_of_the_second_reader_is_sure_only_if_the_first_reads_it_alone(alone: str, is_sure: bool) -> None:
    text = COVER + PATIENT.replace("03/04/1961", "O3/O4/I9GI")
    page = _drawn(unsure(text, "O3/O4/I9GI"), {"O3/O4/I9GI": alone})
    letter = letter_of(pages=[page], instead={"O3/O4/I9GI": "03/04/1961"})
    assert str(letter.patients[0].dob) == "1961-03-04"
    assert (letter.patients[0].dob_confidence >= SURE_FIELD) == is_sure
    assert letter.unattended == is_sure


def _drawn(page: PageRead, texts_at: Mapping[str, str]) -> PageRead:
    """The page with texts drawn where certain words begin."""
    sheet = Image.fromarray(page.image.pixels.copy())
    pen = ImageDraw.Draw(sheet)
    for word in page.words:
        if word.text in texts_at:
            at = (word.box_px.left, word.box_px.top - 3)
            pen.text(at, texts_at[word.text], font=ImageFont.truetype(FONT, 28), fill=0)
    return replace(page, image=replace(page.image, pixels=np.asarray(sheet)))


def test_a_number_by_hand_of_which_the_first_reader_made_no_word_is_read_behind_its_label() -> None:
    page = _drawn(typed_page(COVER.replace("(213) 555-0143", "~") + PATIENT), {"~": "(213) 555-0143"})
    page = replace(page, words=tuple(word for word in page.words if word.text != "~"))

    def second(image: PageImage, box: Box) -> Said:
        own = reader_of([page])(image, box)
        return own if own.text else Said("(213) 555-0143", 0.95)

    letter = read_letter([page], OWN, received_on=RECEIVED, pages_total=1, second_reader=second)
    assert letter.reply_fax == "+12135550143"


# --- captions


def small(page: PageRead, text: str, share: float) -> PageRead:
    """The page with the words of a text in print of so much of their height."""
    words: list[Word] = []
    for word in page.words:
        box = (
            word.box_px._replace(height=round(share * word.box_px.height)) if word.text in text.split() else word.box_px
        )
        words.append(replace(word, box_px=box))
    return replace(page, words=tuple(words))


@pytest.mark.parametrize(
    ("typed", "second", "confidence", "share", "pct", "read"),
    [
        pytest.param("Patent s tuli", "Patient's full name", 0.9, 0.5, 95, True, id="small print"),
        pytest.param("Patent s tuli", "Patient's full name", 0.9, 1.0, 40, True, id="unsure print"),
        pytest.param("Patent s tuli", "Patient's full name", 0.9, 1.0, 95, False, id="neither"),
        pytest.param(
            "Patent s tuli", "Patient's full name", LEAST_CONFIDENCE - 0.01, 0.5, 95, False, id="unsure second"
        ),
        pytest.param("Patent s tuli", "Patents s tulip", 0.9, 0.5, 95, False, id="no label either"),
        pytest.param("4417 88-2", "Patient's full name", 0.9, 0.5, 40, False, id="figures are no caption"),
        pytest.param("a b c d e f g", "Patient's full name", 0.9, 0.5, 40, False, id="seven words are none"),
    ],
)
def test_a_caption_that_was_lost_is_read_again(
    typed: str, second: str, confidence: float, share: float, pct: float, read: bool
) -> None:
    page = typed_page(f"Sunrise Family Medicine writes\n{typed}\nto the hospital that it knows")
    page = small(doubted(page, typed, pct), typed, share)
    found = with_captions(page, saying(second, confidence))
    assert (
        " ".join(texts(found))
        == f"Sunrise Family Medicine writes {second if read else typed} to the hospital that it knows"
    )
    assert with_captions(page, None) is page


@pytest.mark.parametrize(
    ("first", "second", "is_sure"),
    [
        pytest.param("Villasefior", "Villaseñor", True, id="what an n with a tilde looks like"),
        pytest.param("Villasexior", "Villaseñor", False, id="another letter beside it"),
    ],
)
def test_a_tilde_that_only_the_second_reader_sees_makes_no_name_unsure(first: str, second: str, is_sure: bool) -> None:
    letter = letter_of(COVER + f"Patient:   Celia {first}\nDOB:    03/04/1961", instead={first: second})
    assert letter.patients[0].family == second
    assert (letter.patients[0].name_confidence >= SURE_FIELD) is is_sure


def test_a_date_behind_one_that_was_not_read_is_never_surely_the_birth_date() -> None:
    letter = letter_of(COVER + "Patient:   Ana Diaz\nDOB 03/20/15F  Date 01/20/2026")
    assert letter.patients[0].dob_confidence < SURE_FIELD


@pytest.mark.parametrize(
    ("first", "is_sure"), [("Isidro Saucedo", True), ("isidro Saucedo", False), ("isidro saucedo", True)]
)
def test_a_name_that_lost_its_capital_is_never_sure(first: str, is_sure: bool) -> None:
    (patient,) = letter_of(COVER + f"Patient: {first}\nDOB: 03/04/1961\n").patients
    assert (patient.name_confidence >= SURE_FIELD) == is_sure


def test_a_family_name_that_one_reader_parts_is_never_sure() -> None:
    text = COVER + "Patient: WINIFRED BLAKES LEE\nDOB: 03/04/1961\n"
    (patient,) = letter_of(text, instead={"BLAKES LEE": "BLAKESLEE"}).patients
    assert (patient.given, patient.family) == ("WINIFRED", "BLAKESLEE")
    assert patient.name_confidence < SURE_FIELD


@pytest.mark.parametrize(("born", "is_sure"), [("11/20/2025", True), ("11/28/2025", False), ("11/20/2026", False)])
def test_a_birth_date_of_the_last_year_is_never_sure(born: str, is_sure: bool) -> None:
    (patient,) = letter_of(COVER + f"Patient: Ana Diaz\nDOB: {born}\n").patients
    assert (patient.dob_confidence >= SURE_FIELD) == is_sure


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        pytest.param("10/28/1111", "10/28/1991", date(1991, 10, 28), id="a year that nobody was born in"),
        pytest.param("11/2+/1983", "11/2+/1983", date(1983, 11, 27), id="a seven with a stroke"),
    ],
)
def test_a_birth_date_ends_before_the_caption_of_the_next_date(first: str, second: str, read: date) -> None:
    text = COVER + f"Patient: Ana Diaz\nDOB {first} Date 06/22/2026\n"
    (patient,) = letter_of(text, instead={first: second}).patients
    assert patient.dob == read


def test_a_suffix_read_as_signs_is_no_lost_one() -> None:
    text = COVER + "Diaz, Porfirio I] DOB: 03/04/1961\n"
    (patient,) = letter_of(text, instead={"I]": "II"}).patients
    assert patient.name_confidence < SURE_FIELD


def test_a_family_name_in_two_parts_is_doubted_where_both_are_like_one() -> None:
    (patient,) = letter_of(COVER + "Patient: DOUGLAS ELI SWORTH\nDOB: 03/04/1961\n").patients
    assert patient.name_confidence < SURE_FIELD


@pytest.mark.parametrize("second", ["Lyles, Jasmine", "Lyles Jasmine"])
def test_a_comma_of_the_second_reader_or_what_people_are_called_tells_the_order(second: str) -> None:
    text = COVER + "Patient: Lyles Jasmive\nDOB: 03/04/1961\n"
    (patient,) = letter_of(text, instead={"Lyles Jasmive": second}).patients
    assert (patient.given, patient.family) == ("Jasmine", "Lyles")
    assert patient.name_confidence < SURE_FIELD


@pytest.mark.parametrize(
    ("written", "is_sure"),
    [(") 1/16/1975", False), ("1/16/1975", True), ("is  1/16/1975", True), (") 11/16/1975", True)],
)
def test_a_sign_before_a_single_figure_may_be_another_one(written: str, is_sure: bool) -> None:
    (patient,) = letter_of(COVER + f"Patient: Ana Diaz\nDate of birth {written}\n").patients
    assert patient.dob == (date(1975, 11, 16) if "11" in written else date(1975, 1, 16))
    assert (patient.dob_confidence >= SURE_FIELD) == is_sure


def test_a_row_of_a_list_that_is_no_patient_makes_the_others_unsure() -> None:
    rows = "Diaz, Ana        08/25/1958\nAnn, Myungεook lcabol      04/20/1972\nReed, Paul       06/02/1966\n"
    whole = letter_of(COVER + f"Patient Name     Date of Birth\n{rows}")
    assert not whole.unattended
    without = "\n".join(row for row in rows.splitlines() if not row.startswith("Ann"))
    assert letter_of(COVER + f"Patient Name     Date of Birth\n{without}\n").unattended
