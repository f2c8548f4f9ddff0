"""Patients whose captions nobody could read: found by what stands beside what, and never sure."""

from datetime import date

import pytest
from typed_letter import COVER, RECEIVED, letter_of
from typed_page import typed_page

from ocr.certainty import SURE_FIELD
from ocr.hits import Hit
from ocr.labels import find_labels
from ocr.layout import lay_out
from ocr.people import PersonName
from ocr.unlabelled import lone_birth_date, name_near_date, unlabelled_row, writer_himself

BORN = date(1961, 3, 4)


def dates_in(text: str) -> list[date]:
    layout = lay_out(typed_page(text))
    return [hit.value for hit in lone_birth_date(layout, find_labels(layout), [], RECEIVED)]


def row_of(text: str) -> list[object]:
    layout = lay_out(typed_page(text))
    hits = unlabelled_row(layout, find_labels(layout), RECEIVED)
    assert len({hit.group for hit in hits}) <= 1  # name and date are one patient's
    return [hit.value.written if isinstance(hit.value, PersonName) else hit.value for hit in hits]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("Qvz    Ana Diaz\nZprt    03/04/1961", [BORN], id="caption not understood"),
        pytest.param("Date:    11/20/2026\nZprt    03/04/1961", [BORN], id="beside the letter's date"),
        pytest.param("Zprt    03/04/1961\nagain 03/04/1961", [BORN], id="the same date twice"),
        pytest.param("DOS    03/04/1961", [BORN], id="DOB is read as DOS: never sure, and better than none"),
        pytest.param("Zprt    03/04/1961\nXrw    05/06/1948", [], id="two that differ"),
        pytest.param("Zprt    11/01/2026", [], id="of these weeks: the letter's"),
        pytest.param("Date of service:    03/04/1961", [], id="value of another label"),
        pytest.param("Date of injury:    03/04/1961", [], id="day of an injury"),
        pytest.param("She was seen on 03/04/1961 by us.", [], id="a visit"),
        pytest.param("She was admitted 03/04/1961 to your ward.", [], id="an admission"),
        pytest.param("Zprt    12/25/2031", [], id="in the future"),
    ],
)
def test_the_one_old_date_that_is_nothing_else_may_be_the_birth_date(text: str, days: list[date]) -> None:
    assert dates_in(text) == days


def test_of_two_old_dates_the_one_near_the_name_is_taken() -> None:
    far = "\n".join([COVER, "Patient:   Ana Diaz", "Qvz    03/04/1961", *[""] * 20, "Xrw    05/06/1948"])
    patient = letter_of(far).patients[0]
    assert patient.dob == BORN
    assert patient.dob_confidence < SURE_FIELD


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Ana Diaz           03/04/1961", ["Ana Diaz", BORN], id="name and date in cells"),
        pytest.param("Ana Diaz     F     03/04/1961", ["Ana Diaz", BORN], id="a cell between"),
        pytest.param("Delacruz     Percival     03/04/1961", ["Delacruz, Percival", BORN], id="name in two cells"),
        pytest.param("Ana Diaz           11/20/2026", [], id="a date of these weeks"),
        pytest.param("Ana Diaz           since 03/04/1961 in our care", [], id="the date is not alone"),
        pytest.param("Ana Diaz came to us           03/04/1961", [], id="the name is not alone"),
        pytest.param("Susan Park, MD           03/04/1961", [], id="a doctor"),
        pytest.param("Mission Hills Clinic           03/04/1961", [], id="a practice"),
        pytest.param("Diaz           03/04/1961", [], id="half a name"),
        pytest.param("Ana Diaz 03/04/1961", [], id="one cell: a sentence"),
    ],
)
def test_a_name_and_an_old_date_alone_in_cells_of_one_row_are_a_patient(text: str, found: list[object]) -> None:
    assert row_of(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Zprq    Ana Diaz\nDOB:    03/04/1961", "Ana Diaz", id="in its cell, caption unread"),
        pytest.param("Zp rq vx: Ana Diaz\nDOB:    03/04/1961", "Ana Diaz", id="behind a colon"),
        pytest.param("Tom Reed\n\nAna Diaz\nDOB:    03/04/1961", "Ana Diaz", id="the nearest of two"),
        pytest.param("Provider:    Ana Diaz\nDOB:    03/04/1961", None, id="another label's"),
        pytest.param("Ana Diaz came to see us here\nDOB:    03/04/1961", None, id="not alone in its cell"),
        pytest.param("Ana Diaz" + 12 * "\n" + "DOB:    03/04/1961", None, id="far away"),
        pytest.param("Susan Park, MD\nDOB:    03/04/1961", None, id="a doctor"),
    ],
)
def test_a_name_alone_in_its_cell_near_the_birth_date_may_be_the_patient(text: str, name: str | None) -> None:
    layout = lay_out(typed_page(text))
    labels = find_labels(layout)
    row = next(index for index, segments in enumerate(layout.rows) if any("1961" in one.text for one in segments))
    segment = layout.rows[row][-1]
    dob = Hit(field="dob", value=BORN, words=segment.words[-1:], rule="", strength=1.0)
    found = name_near_date(layout, labels, [dob])
    assert [hit.value.written for hit in found] == ([name] if name else [])
    assert name_near_date(layout, labels, []) == []


@pytest.mark.parametrize("caption", ["DOS:", "DOS", "Zprt", "Our chart is of", "Date of birth:\nDate of service:"])
def test_a_date_of_service_where_no_birth_date_stands_is_never_surely_one(caption: str) -> None:
    letter = letter_of(f"{COVER}Patient:   Ana Diaz\n{caption}    05/06/2024")
    assert letter.patients[0].dob_confidence < SURE_FIELD
    assert not letter.unattended


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Please send me my medical records.\n\nAna Diaz", "Ana Diaz", id="under the letter"),
        pytest.param("From: Ana Diaz\nI was treated in your hospital.", "Ana Diaz", id="behind From"),
        pytest.param("Please send her medical records.\n\nAna Diaz", None, id="about somebody else"),
        pytest.param("Please send my records to\n\nDr. Susan Park", None, id="a doctor"),
    ],
)
def test_a_letter_of_the_patients_own_has_his_name_alone_on_a_line(text: str, name: str | None) -> None:
    found = writer_himself(lay_out(typed_page(text)))
    assert [hit.value.written for hit in found] == ([name] if name else [])


@pytest.mark.parametrize(
    "patient",
    [
        pytest.param("Ana Diaz           03/04/1961", id="neither has a caption"),
    ],
)
def test_what_has_no_caption_is_read_but_nothing_goes_on_unattended(patient: str) -> None:
    letter = letter_of(COVER + patient)
    assert [(one.given, one.family, one.dob) for one in letter.patients] == [("Ana", "Diaz", BORN)]
    assert min(letter.patients[0].name_confidence, letter.patients[0].dob_confidence) < SURE_FIELD
    assert not letter.unattended
    assert letter_of(COVER + "Patient:   Ana Diaz\nDOB:    03/04/1961").unattended  # only the captions are missing


@pytest.mark.parametrize(
    "patient",
    [
        pytest.param("Patient:   Ana Diaz\nQvz        03/04/1961", id="the date's caption was not read"),
        pytest.param("Qvz   Ana Diaz\nDOB:    03/04/1961", id="the name's caption was not read"),
    ],
)
def test_one_value_without_a_caption_is_sure_where_its_surroundings_say_the_same(patient: str) -> None:
    letter = letter_of(COVER + patient)
    assert [(one.given, one.family, one.dob) for one in letter.patients] == [("Ana", "Diaz", BORN)]
    assert letter.unattended
