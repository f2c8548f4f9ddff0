"""People and dates beside the patient's: relatives, visits, and a letter of a parent."""

from datetime import date

import pytest
from typed_letter import COVER, letter_of

PATIENT = "Patient: Ana Diaz                 DOB: 03/04/1961\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Spouse: Tom Diaz, DOB 05/06/1948",
        "Mother: Rosa Reed, born 05/06/1948",
        "Her husband Tom Reed, born 05/06/1948, will pick up the copies.",
        "Name of guardian: Rosa Reed",
        "Emergency contact: Tom Reed, born 05/06/1948",
    ],
)
def test_a_relative_is_no_second_patient_and_gives_no_birth_date(line: str) -> None:
    letter = letter_of(COVER + PATIENT + line)
    assert [(one.given, one.family, one.dob) for one in letter.patients] == [("Ana", "Diaz", date(1961, 3, 4))]
    alone = letter_of(f"{COVER}Patient: Ana Diaz\n\n{line}")
    assert all(one.dob is None or one.dob_confidence < 0.95 for one in alone.patients if one.family == "Diaz")
    assert not alone.unattended


def test_a_parent_may_ask_about_a_child() -> None:
    letter = letter_of(f"{COVER}Please send the records of my son Tom Diaz, born 05/06/2014.")
    assert [(one.given, one.family, one.dob) for one in letter.patients] == [("Tom", "Diaz", date(2014, 5, 6))]


@pytest.mark.parametrize(
    "line",
    [
        "RE: Ana Diaz, 05/06/2024 - 06/07/2024",
        "Please send the CT scan of our patient Ana Diaz, 05/06/2024.",
        "Patient: Ana Diaz\nDOB:\nVisit: 05/06/2024",
        "Patient: Ana Diaz\nDOS: 05/06/2024",
    ],
)
def test_a_visit_is_never_surely_a_birth(line: str) -> None:
    letter = letter_of(f"{COVER}{line}")
    assert not letter.unattended
    assert all(one.dob is None or one.dob_confidence < 0.95 for one in letter.patients)


@pytest.mark.parametrize("written", ["WEBER GIUSEPPINA YOSHIKO", "Tamayo Thomas"])
def test_a_family_name_first_without_a_comma_is_not_sure(written: str) -> None:
    letter = letter_of(f"{COVER}Patient: {written}            DOB: 03/04/1961")
    assert letter.patients[0].name_confidence < 0.95
    assert not letter.unattended


def test_one_cell_is_not_family_and_given_name() -> None:
    cells = "LAST NAME (print)\nCHAVEZ\nPatient's first name\nMARY\nPatient DOB\n12/25/1944"
    letter = letter_of(f"{COVER}{cells}")
    assert [(one.given, one.family) for one in letter.patients] == [("MARY", "CHAVEZ")]
