"""Captions that are in no list: what they mean by their words, and what turns the meaning."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_letter import COVER, letter_of
from typed_page import typed_page

from ocr.captions import MOST_WORDS, meaning_of
from ocr.labels import find_labels
from ocr.layout import lay_out

MEANINGS = set(tomllib.loads(resources.files("ocr").joinpath("labels.toml").read_text(encoding="utf-8")))


def meanings_in(text: str) -> list[str]:
    return [label.meaning for label in find_labels(lay_out(typed_page(text)))]


@pytest.mark.parametrize(
    ("plain", "meaning"),
    [
        ("b d", "dob"),
        ("fecha de nacimiento", "dob"),
        ("date you were born", "dob"),
        pytest.param("birthdats", "dob", id="one letter misread"),
        ("send results to fax", "reply_fax"),
        ("telecopier for answers", "reply_fax"),
        ("recipients fax", "to_fax"),
        ("fax of your hospital", "to_fax"),
        ("client patient", "patient"),
        ("nombre del paciente", "patient_name"),
        ("surname and first name", "name"),
        ("apellido", "family"),
        ("first name and initial", "given"),
        ("names formerly used", "alias"),
        ("other names of the patient", "alias"),
        ("unit record no", "mrn"),
        ("number of your chart", "mrn"),
        ("telephone of patient", "patient_phone"),
        ("callback telephone", "phone"),
        ("period of treatment", "service_dates"),
        ("fecha", "other_date"),
        ("date of this letter", "date"),
        ("reason for asking", "purpose"),
    ],
)
def test_caption_is_told_by_its_words(plain: str, meaning: str) -> None:
    assert meaning_of(plain) == meaning


@pytest.mark.parametrize(
    ("plain", "never"),
    [
        pytest.param("guardians birth date", "dob", id="guardian's birth date"),
        pytest.param("date of birth of spouse", "dob", id="spouse's birth date"),
        pytest.param("subscriber birth date", "dob", id="subscriber's birth date"),
        pytest.param("place of birth", "dob", id="a place"),
        pytest.param("birth certificate no", "dob", id="a certificate"),
        pytest.param("birth weight", "dob", id="a weight"),
        pytest.param("name of physician", "name", id="doctor"),
        pytest.param("last name of doctor", "family", id="doctor's family name"),
        pytest.param("date last seen", "family", id="no name at all"),
        pytest.param("last four digits", "family", id="of a number"),
        pytest.param("previous surname", "family", id="a name no longer used"),
        pytest.param("surname at birth", "family", id="maiden name"),
        pytest.param("emergency contact phone", "phone", id="relative's telephone"),
        pytest.param("billing fax", "fax", id="number for bills"),
        pytest.param("fax date", "fax", id="day of the fax"),
        pytest.param("fax pages", "fax", id="number of pages"),
        pytest.param("case record number", "mrn", id="lawyer's number"),
        pytest.param("claim account number", "mrn", id="insurer's number"),
        pytest.param("patient portal information", "patient", id="heading"),
        pytest.param("patient signature", "patient", id="signature"),
        pytest.param("peterson grace", "patient", id="Peterson is no person"),
        pytest.param("date signed", "service_dates", id="day of a signature"),
    ],
)
def test_a_word_that_turns_the_meaning_is_heeded(plain: str, never: str) -> None:
    assert meaning_of(plain) != never


def test_a_sentence_is_no_caption() -> None:
    assert meaning_of(" ".join(["birth"] * MOST_WORDS)) == "dob"
    assert meaning_of(" ".join(["birth"] * (MOST_WORDS + 1))) is None


@settings(deadline=None)
@given(st.lists(st.sampled_from(["patient", "name", "fax", "birth", "date", "b", "d", "of", "last", "first"])))
def test_every_meaning_is_a_table_of_labels(words: list[str]) -> None:
    assert meaning_of(" ".join(words)) in {None, *MEANINGS}


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        pytest.param("Send results to fax: (213) 555-0143", ["reply_fax"], id="a list's part gives way to the whole"),
        pytest.param("Limit to: the last visit", [], id="a colon that closes no TO"),
        pytest.param("Ending date: 11/20/2026", ["other_date"], id="no date of the letter"),
        pytest.param("Fecha de nacimiento       03/04/1961", ["dob"], id="alone in its cell"),
        pytest.param("Client/Patient       Ana Diaz", ["patient"], id="with a value beside it"),
        pytest.param("Client/Patient", [], id="with nothing beside it: a heading"),
        pytest.param("Peterson, Grace       Pages: 3", ["pages"], id="a name with its comma"),
        pytest.param("we know when this patient was born and seen here", [], id="running text"),
    ],
)
def test_captions_of_no_list_become_labels(text: str, meanings: list[str]) -> None:
    assert meanings_in(text) == meanings


@pytest.mark.parametrize("caption", ["B/D", "Fecha de nacimiento:", "Patient was born on:", "Patient birth day"])
def test_birth_date_behind_a_caption_of_no_list_is_read(caption: str) -> None:
    letter = letter_of(COVER + f"Client/Patient:    Ana Diaz\n\n{caption}        03/04/1961")
    assert [(patient.given, patient.family, str(patient.dob)) for patient in letter.patients] == [
        ("Ana", "Diaz", "1961-03-04")
    ]


def test_birth_date_of_a_guardian_is_not_the_patients() -> None:
    letter = letter_of(COVER + "Patient:   Ana Diaz\n\nGuardian's birth date:    03/04/1961")
    assert [(patient.given, patient.dob) for patient in letter.patients] == [("Ana", None)]
