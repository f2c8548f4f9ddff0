"""Whom a page names beside the patient: payers, signers, recipients; and several patients who look like one."""

from datetime import date

import pytest
from typed_letter import COVER, letter_of

PATIENT = "Patient:   Ana Lopez\nDOB:       03/04/1961\n"


def names_on(text: str) -> list[tuple[str | None, str | None]]:
    return [(patient.given, patient.family) for patient in letter_of(COVER + text).patients]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(
            "Patient             Guarantor           Insurance\n"
            "Name: Lopez, Ana    Name: Tom Garcia    Plan: Blue\n"
            "DOB: 03/04/1961     DOB: 05/06/1958     ID: K1266\n",
            id="a column of its own",
        ),
        pytest.param(PATIENT + "Insured's name:   Tom Garcia\nInsured's birth date:   05/06/1958\n", id="the caption"),
        pytest.param(PATIENT + "3. To (name):   Tom Garcia\n", id="to whom it goes"),
        pytest.param(PATIENT + "Completed by Tom Garcia 11/20/2026\n", id="who filled it in, dated"),
        pytest.param(PATIENT + "\nTom Garcia 11/20/2026\n", id="a signature, dated"),
        pytest.param(PATIENT + "Name of spouse:   Tom Garcia\n", id="a spouse"),
        pytest.param(PATIENT + "Patient:   Referred\n", id="a word where a name was looked for"),
    ],
)
def test_other_people_are_no_patients(block: str) -> None:
    assert names_on(block) == [("Ana", "Lopez")]


def test_the_birth_date_of_who_pays_is_not_the_patients() -> None:
    (patient,) = letter_of(COVER + "Patient: Ana Lopez\nInsured's birth date: 05/06/1958\n").patients
    assert patient.dob is None


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(
            "1.  Name: LOPEZ, ANA      DOB: 03/04/1961\n2.  Name: LOPEZ, TERESA   DOB: 03/04/1961\n", id="beside them"
        ),
        pytest.param(
            "Patient 1: LOPEZ, ANA\nDate of birth: 03/04/1961\nPatient 2: LOPEZ, TERESA\nDate of birth: 03/04/1961\n",
            id="below them",
        ),
        pytest.param(
            "#   Patient name     Date of birth   Appt w/\n"
            "1   Lopez, Ana       03/04/1961      Dr. Kim\n"
            "2   Lopez, Teresa    03/04/1961      Dr. Cho\n",
            id="in a list with a column more",
        ),
    ],
)
def test_twins_with_a_birth_date_each_are_two(block: str) -> None:
    assert [given.upper() for given, _ in names_on(block) if given] == ["ANA", "TERESA"]


def test_a_name_beside_a_date_that_nothing_accounts_for_makes_no_patient_sure() -> None:
    """The rest of a list whose headings were read otherwise."""
    alone = letter_of(COVER + PATIENT)
    beside = letter_of(COVER + PATIENT + "\n\n\nGarcia, Tom     05/06/1958\n")
    assert alone.unattended
    assert not beside.unattended


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Patient. Narine Sofia Lopez", "Narine"),  # like "Patient name" to a letter or two
        ("PATIENT Ms. Nkechi Lopez", "Nkechi"),
    ],
)
def test_a_given_name_like_a_captions_word_stays_a_name(line: str, given: str) -> None:
    assert names_on(line + "\nDOB: 03/04/1961\n") == [(given, "Lopez")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("PATIENT NAME Amelita L Cabrera", "Amelita L Cabrera"),
        ("PATIENT'S NAME DE GUZMAN, ERLINDA", "DE GUZMAN, ERLINDA"),
        ("Patient NEVILLE £. CRANDALL", "NEVILLE E. CRANDALL"),
        ("Regarding: Rosalba F Barajas(03/04/1961)", "Rosalba F Barajas"),
        ("Patient:   -Fabiola Araceli Ortiz", "Fabiola Araceli Ortiz"),
    ],
)
def test_a_caption_ends_where_the_name_begins(line: str, name: str) -> None:
    assert letter_of(COVER + line + "\nDOB   03/04/1961").patients[0].name == name


def test_a_list_of_participants_with_a_contact_each_names_them_all() -> None:
    blocks = [
        f"Participant {number}\nName   {name}      Birthdate   {born}\nContact   Quentin Peabody (801) 555-5431\n"
        for number, (name, born) in enumerate(
            [("Birdsong, Cordelia", "06/20/1936"), ("Norgaard, Silas", "08/30/1934")], 1
        )
    ]
    letter = letter_of(COVER + "\n".join(blocks))
    assert [patient.family for patient in letter.patients] == ["Birdsong", "Norgaard"]


def test_a_birth_date_in_brackets_is_no_caption_of_the_next_line() -> None:
    lines = "Ana Lopez (DOB 03/10/2005) is having a knee replacement at our center on\n06/02/26 with Dr. Del Real."
    patient = letter_of(COVER + lines).patients[0]
    assert (patient.dob, patient.dob_agrees) == (date(2005, 3, 10), True)


def test_a_comma_read_as_a_full_stop_still_tells_the_family_name() -> None:
    assert names_on("Patient:   Lopez. Ana\nDOB:   03/04/1961\n") == [("Ana", "Lopez")]


def test_a_name_with_its_caption_behind_it_in_brackets_is_the_patients() -> None:
    block = "Lopez, Ana (patient)\n03/04/1961 (date of birth)\n"
    letter = letter_of(COVER + block)
    assert [(one.given, one.family, str(one.dob)) for one in letter.patients] == [("Ana", "Lopez", "1961-03-04")]


def test_a_value_in_the_captions_own_cell_goes_before_what_stands_above_it() -> None:
    block = "TO Keck Hospital of USC     DATE 11/20/2026\nPATIENT Ana Lopez          BORN 03/04/1961\n"
    assert [str(one.dob) for one in letter_of(block).patients] == ["1961-03-04"]


def test_a_second_patient_of_whom_one_name_was_read_makes_the_fax_no_less_unsure() -> None:
    letter = letter_of(COVER + PATIENT + "Patient:   Garcia\n")
    assert "Garcia" in [one.family for one in letter.patients]
    assert not letter.unattended
