"""Names by where they stand: before a birth date, in cells of letters, behind captions in two languages."""

from dataclasses import replace

import pytest
from typed_letter import COVER, letter_of
from typed_page import typed_page

from ocr.certainty import SURE_FIELD
from ocr.people import name_length, read_name


def patients(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(one.given, one.family, str(one.dob)) for one in letter_of(COVER + text).patients]


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        pytest.param("Ryu. Solveig", "Solveig", "Ryu", id="a comma read as a full stop"),
        pytest.param("Dr. Solveig Ryu", "Solveig", "Ryu", id="a title"),
        pytest.param("St. Clair, Ana", "Ana", "St Clair", id="an abbreviation"),
    ],
)
def test_a_full_stop_behind_the_first_word(text: str, given: str, family: str) -> None:
    name = read_name(text)
    assert name is not None
    assert (name.given, name.family.replace(".", "")) == (given, family)


@pytest.mark.parametrize(
    ("text", "length"),
    [("Concerning Mr. Casimir Roy", 0), ("Mr. Casimir Roy", 3), ("Lopez. Please send", 1), ("Ana Lopez. Send", 2)],
)
def test_how_far_a_name_goes(text: str, length: int) -> None:
    assert name_length(text.split()) == length


def test_names_before_birth_dates_are_patients_one_by_one() -> None:
    text = "1.  LOPEZ, ANA K     DOB 03/04/1961   F\nMRN 385238 APPT 12/07/2026\n2.  DIAZ, JOSE     DOB 5-16-96\n"
    assert patients(text) == [("ANA", "LOPEZ", "1961-03-04"), ("JOSE", "DIAZ", "1996-05-16")]


def test_a_head_with_name_and_birth_date_has_both() -> None:
    assert patients("Castro Ibarra, Nazeli F.     DOB: 09-Feb-1998 (28 y.o.) Female\n") == [
        ("Nazeli", "Castro Ibarra", "1998-02-09")
    ]


def test_who_pays_is_no_patient_with_a_birth_date_behind_the_name() -> None:
    text = "Name  Lopez, Ana\nDOB  03/04/1961\nSubscriber   Maria Diaz (06/10/1976)\n"
    assert patients(text) == [("Ana", "Lopez", "1961-03-04")]


def test_the_guarantor_of_the_next_column_is_no_patient() -> None:
    text = (
        "PATIENT                      GUARANTOR\nAna Lopez                    Jose Lopez\n"
        "DOB: 03/04/1961              DOB: 05/29/1962\n"
    )
    assert patients(text) == [("Ana", "Lopez", "1961-03-04")]


def test_a_table_under_the_guarantors_head_holds_no_patient() -> None:
    text = (
        "PATIENT\nName                       Date of Birth       Sex\n"
        "Nestor Lopez               07/11/2005          Male\n"
        "GUARANTOR / INSURED\nName                       Date of Birth       Group\n"
        "Alondra Lopez              04/17/1956          32069\n"
    )
    assert patients(text) == [("Nestor", "Lopez", "2005-07-11")]


def test_a_table_with_the_insureds_birth_date_holds_no_patient() -> None:
    text = (
        "Patient Name: Nestor Lopez      DOB: 07/11/2005\n\n"
        "Name                Relationship       Insured's date of birth\n"
        "Alondra Lopez       Spouse             04/17/1956\n"
    )
    assert patients(text) == [("Nestor", "Lopez", "2005-07-11")]


def test_the_number_of_a_member_is_no_name() -> None:
    assert patients("Member ID:  947476120\nPatient: Ana Lopez    DOB: 03/04/1961\n") == [
        ("Ana", "Lopez", "1961-03-04")
    ]


def test_a_caption_that_runs_into_the_name_is_none_of_it() -> None:
    text = "NameBridget Isabel Underhill     DOB   12/27/2005\n"
    assert patients(text) == [("Bridget", "Underhill", "2005-12-27")]


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        pytest.param("NAME Nestor Olivares\nDOB 03/04/1961\n", "Nestor", "Olivares", id="no colon"),
        pytest.param("Name: MEILING ¢. KWONG   DOB: 03/04/1961\n", "MEILING", "KWONG", id="a sign for an initial"),
    ],
)
def test_names_by_hand(text: str, given: str, family: str) -> None:
    assert patients(text) == [(given, family, "1961-03-04")]


def test_an_i_taken_for_a_mark_belongs_to_the_name() -> None:
    assert patients("Need lab work on YANME! G. GAO, dob 09/24/1949.\n") == [("YANMEI", "GAO", "1949-09-24")]


@pytest.mark.parametrize(
    ("text", "mrn"),
    [
        ("Requesting her chart: Harriet Thai, DOB 11/03/1959. MRN 85251662.\n", "85251662"),
        ("Medical Records  1500 San Pablo St\nPatient: Harriet Thai     DOB: 11/03/1959\n", None),
        ("Patient: Harriet Thai     DOB: 11/03/1959     Account #: 553395\n", None),
        ("Patient: Harriet Thai     DOB: 11/03/1959     Your MRN: 553395\n", "553395"),
    ],
)
def test_the_record_number_is_ours(text: str, mrn: str | None) -> None:
    assert [one.mrn for one in letter_of(COVER + text).patients] == [mrn]


def test_who_is_called_coordinator_is_no_patient() -> None:
    text = "New Patient Coordinator: Maria Diaz\nPatient: Ana Lopez\nDOB: 03/04/1961\n"
    assert patients(text) == [("Ana", "Lopez", "1961-03-04")]


def test_a_caption_right_before_the_name_is_no_part_of_it() -> None:
    assert patients("Client Lopez, Ana Maria     DOB 03/04/1961\n") == [("Ana", "Lopez", "1961-03-04")]


def test_a_former_name_is_not_the_name() -> None:
    text = "I see Ms ANA LOPEZ (formerly known as Ana Diaz), born on 4 Mar 1961, for her pain.\n"
    assert patients(text) == [("ANA", "LOPEZ", "1961-03-04")]


def test_a_part_of_a_name_is_not_another_patient() -> None:
    assert patients("Patient is Ana Joyce Lopez\nDOB is 03/04/1961\n") == [("Ana", "Lopez", "1961-03-04")]


def test_captions_under_their_lines_head_no_table() -> None:
    text = (
        "Lopez, Ana                    03/04/1961\nChild's full name             Date of birth\n"
        "Maria Diaz                    (760) 555-9488\nMother / father / guardian    Parent's phone\n"
    )
    assert patients(text) == [("Ana", "Lopez", "1961-03-04")]


def test_letters_in_boxes_are_one_name() -> None:
    text = "LAST NAME\nGO PALAK RISHN AN\n\nFIRST NAME\nPADMA\n\nDATE OF BIRTH\nJun 3, 1948\n"
    assert patients(text) == [("PADMA", "GOPALAKRISHNAN", "1948-06-03")]


def test_family_names_of_particles_stay_apart() -> None:
    text = "LAST NAME\nDE LA TORRE\n\nFIRST NAME\nMARICELA\n\nDATE OF BIRTH\nJun 3, 1948\n"
    assert patients(text) == [("MARICELA", "DE LA TORRE", "1948-06-03")]


def test_a_caption_in_two_languages_is_no_name() -> None:
    text = (
        "Apellido(s) / Last name(s)     Nombre / First name      Sufijo / Suffix\n"
        "Urquiza                        Beatriz\n\nFecha de nacimiento / Date of birth\n01/31/2003\n"
    )
    assert patients(text) == [("Beatriz", "Urquiza", "2003-01-31")]


@pytest.mark.parametrize(
    ("scale", "urgency"),
    [
        pytest.param("How soon (circle)  CRoutine>/ Urgent / STAT", "routine", id="the ring is read as letters"),
        pytest.param("How soon (circle)  Routime / Uigent / STAT", "routine", id="misread"),
        pytest.param("This is needed STAT.", "stat", id="no scale"),
    ],
)
def test_a_scale_of_urgency_says_nothing_by_itself(scale: str, urgency: str) -> None:
    letter = letter_of(COVER + f"Patient: Ana Lopez\nDOB: 03/04/1961\n{scale}\n")
    assert letter.urgency == urgency
    assert (letter.kind == "emergency") is (urgency == "stat")


def test_whom_to_call_in_an_emergency_makes_none() -> None:
    text = "Patient: Ana Lopez\nDOB: 03/04/1961\nSPOUSE / EMERGENCY\nName: Jose Lopez\n"
    assert letter_of(COVER + text).kind == "continuity_of_care"


def test_a_plain_letter_still_goes_on_by_itself() -> None:
    letter = letter_of(COVER + "Patient: Ana Lopez\nDOB: 03/04/1961\n")
    assert min(letter.patients[0].name_confidence, letter.reply_fax_confidence) >= SURE_FIELD
    assert letter.unattended


@pytest.mark.parametrize(
    ("text", "middle", "family"),
    [("Rocio Y Quintanilla", "Y", "Quintanilla"), ("ANA Y. DIAZ", "Y", "DIAZ"), ("Ana de la Cruz", "", "de la Cruz")],
)
def test_a_capital_y_is_an_initial(text: str, middle: str, family: str) -> None:
    name = read_name(text)
    assert name is not None
    assert (name.middle, name.family) == (middle, family)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "My name is Artur Melikyan and I work with Dr. Jacinto. One of our patients, Grant Diaz, who was born on "
            "09/03/1967, will see us.\n",
            ("Grant", "Diaz", "1967-09-03"),
            id="who writes for an office",
        ),
        pytest.param(
            "1. I, Irving Thornton (date of birth 03/16/36), give permission to send my records to this office.\n",
            ("Irving", "Thornton", "1936-03-16"),
            id="who signs for himself",
        ),
        pytest.param(
            "11,Sung-ho Jang (date of birth 4/18/1936), give permission to send my records to this office.\n",
            ("Sung-ho", "Jang", "1936-04-18"),
            id="with the number before it in one word",
        ),
        pytest.param(
            "Records for our patient, see below.\nPatient:   Ana Lopez\nDOB:   03/04/1961\n"
            "They are seeing Tom Ortiz on 12/01/2026.\n",
            ("Ana", "Lopez", "1961-03-04"),
            id="whom the patient sees",
        ),
        pytest.param(
            "All records pertaining to tleana Lopez, date of birth 01/08/1959, including billing\n",
            ("Ileana", "Lopez", "1959-01-08"),
            id="a capital I read as t",
        ),
        pytest.param(
            "Client:   Law Offices of Prescott\nSubject:   Shim, Eugene\nDOB:   5/16/1948\n",
            ("Eugene", "Shim", "1948-05-16"),
            id="a client that is no person",
        ),
        pytest.param(
            "Patient name / Nombre del paciente. Villasenor, Mateo\nDate of birth / Fecha de nacimiento. 06/30/2015\n",
            ("Mateo", "Villasenor", "2015-06-30"),
            id="a caption in two languages, its colon read as a full stop",
        ),
        pytest.param(
            "B. Who will receive the information\nName:   Patricia Lee\n\nPatient:   Ana Lopez\nDOB:   03/04/1961",
            ("Ana", "Lopez", "1961-03-04"),
            id="who receives them",
        ),
        pytest.param(
            "Please send the records of Lakshmi Morad! DOB 07/03/2004 to us.\n",
            ("Lakshmi", "Moradi", "2004-07-03"),
            id="its last letter read as a mark",
        ),
        pytest.param(
            "Regarding: the patient's full name is Cedric Otis. Salter and his date of birth is 06/25/1940.\n",
            ("Cedric", "Salter", "1940-06-25"),
            id="a speck behind the middle name",
        ),
        pytest.param(
            "Patient:   llagan, Wilfredo\nDOB:   03/04/1961\nPatient's caregiver:  Ana Diaz, (562) 555-0190\n",
            ("Wilfredo", "Ilagan", "1961-03-04"),
            id="who cares for the patient, and a capital I read as l",
        ),
        pytest.param(
            "My name is Ana Diaz and I was born on 03/04/1961. I authorize you to send my records to Tom Ortiz,\n"
            "76 Larch Avenue, Downey, CA 90241. Signature of patient: Anna Dial   Date: 11/20/2026\n",
            ("Ana", "Diaz", "1961-03-04"),
            id="a signature",
        ),
        pytest.param(
            "Re: Nereida Serrato (maiden name: Arceo), D.O.B. 12/25/1939\n",
            ("Nereida", "Serrato", "1939-12-25"),
            id="a maiden name in brackets",
        ),
        pytest.param(
            "Patient   Ana Diaz\nDOB   03/04/1961\nClient    Renteria, Casillas & Associates, A Law Corporation\n",
            ("Ana", "Diaz", "1961-03-04"),
            id="a firm whose client it is",
        ),
        pytest.param(
            "NAME                 Ana Diaz\nDATE OF BIRTH        03/04/1961\nContact person       Ofelia Arceo\n"
            "REASON FOR REQUEST   The patient is scheduled for a new patient\n                     visit 05/18/2026.\n",
            ("Ana", "Diaz", "1961-03-04"),
            id="a sentence is no caption",
        ),
        pytest.param(
            "Last name:     Evangeli sta\nFirst name:    Winston\nDate of birth:   11/03/1993\n",
            ("Winston", "Evangelista", "1993-11-03"),
            id="letters in boxes",
        ),
        pytest.param("Godinez, imelda\nDOB: 04/09/1956\n", ("Imelda", "Godinez", "1956-04-09"), id="a small i"),
        pytest.param(
            "Last name:         First name:   M\nMejia              Gerardo       E\nDOB:   01/24/1983\n",
            ("Gerardo", "Mejia", "1983-01-24"),
            id="the caption beside the given name's",
        ),
    ],
)
def test_the_patient_of_a_sentence(text: str, expected: tuple[str, str, str]) -> None:
    assert patients(text) == [expected]


def test_a_name_without_a_birth_date_beside_a_patient_is_left_out_and_doubted() -> None:
    letter = letter_of(COVER + "Records for our patient Ana Lopez, DOB 03/04/1961. Thank you, our patient Tom Ortiz\n")
    assert [one.family for one in letter.patients] == ["Lopez"]
    assert not letter.unattended
    assert {piece.field.partition(".")[0] for piece in letter.evidence if "patients" in piece.field} == {"patients[0]"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "PTNAME ROSALES, IGNACIO B.     D/O/B 09/18/1981\n",
            ("IGNACIO", "ROSALES", "1981-09-18"),
            id="a caption without its gap",
        ),
        pytest.param(
            "Our first request was faxed to you on 05/24/2026; nothing was received.\n"
            "Patient            Date of Birth     Appointment\nDIAZ, ROSA         09-MAR-1973       12/28/2026\n",
            ("ROSA", "DIAZ", "1973-03-09"),
            id="a date in the sentence above the caption",
        ),
        pytest.param(
            "Records pertaining to   Lopez, Ana\nDOB   03/04/1961\nCase   Lopez v. Halloran Freight, Inc.\n",
            ("Ana", "Lopez", "1961-03-04"),
            id="the parties of a case",
        ),
        pytest.param(
            "Our client:   Ana      Lopez\nDate of birth:   03/04/1961\n",
            ("Ana", "Lopez", "1961-03-04"),
            id="a name with a wide gap",
        ),
    ],
)
def test_captions_and_what_is_none_of_the_name(text: str, expected: tuple[str, str, str]) -> None:
    assert patients(text) == [expected]


@pytest.mark.parametrize("name", ["KERMITP.", "ZQVRT DIAZ, ANA", "Morad!"])
def test_a_name_that_may_hold_something_else_is_never_sure(name: str) -> None:
    text = f"Patient:   {name if ',' in name else 'ANA ' + name}\nDOB:   03/04/1961\n"
    (patient,) = letter_of(COVER + text).patients
    assert patient.name_confidence < SURE_FIELD


def test_an_insured_person_is_the_patient_where_nobody_else_is() -> None:
    head = "Granite Peak Life Insurance\nKeck Hospital of USC, Medical Records\n"
    text = "Insured: Demetrius Dandridge\nBirth date: 07/14/1934\nClaim number: 549099952\nPlease send office notes.\n"
    (patient,) = letter_of(head + text).patients
    assert (patient.given, patient.family) == ("Demetrius", "Dandridge")
    assert patient.name_confidence < SURE_FIELD


def test_a_suffix_alone_is_no_family_name() -> None:
    assert read_name("IV, Gilberto") is None
    assert patients("\\turbide IV, Gilberto (id #141256-4, dob: 03/08/1959)\n") == [(None, None, "1959-03-08")]


def test_the_last_letter_of_a_comb_may_be_torn_off() -> None:
    text = "Last name:   JERNIGAN\nFirst name:   FLOY D\nDOB:   03/04/1961\n"
    (patient,) = letter_of(COVER + text).patients
    assert patient.name_confidence < SURE_FIELD


ROSTER = (
    "#    Patient Name          Patient DOB          Appt\n"
    "1    Lopez, Ana            March 4, 1961        05/02/2026\n"
    "2    Diaz, Jose            May 16, 1996         04/29/2026\n"
)


def test_a_list_with_a_column_of_birth_dates_called_the_patients() -> None:
    assert patients(ROSTER) == [("Ana", "Lopez", "1961-03-04"), ("Jose", "Diaz", "1996-05-16")]


@pytest.mark.parametrize("mark", ["a/k/a", "f/k/a", "fik/a", "AKA", "n/k/a"])
def test_another_name_behind_the_name_is_not_the_patients(mark: str) -> None:
    letter = letter_of(COVER + f"Patient: Lopez, Ana {mark} Ana Prieto\nDOB: 03/04/1961\n")
    assert [(one.given, one.family, one.aliases) for one in letter.patients] == [("Ana", "Lopez", ("Ana Prieto",))]


def test_a_given_name_is_no_mark_of_another_name() -> None:
    name = read_name("Aika Tanaka")
    assert name is not None
    assert (name.given, name.family, name.aliases) == ("Aika", "Tanaka", ())


def test_a_caption_in_brackets_belongs_to_the_date_before_it() -> None:
    text = "LOPEZ, ANA K   6/2/2004 (DOB)\n\nPlease provide the operative report for date of service 11/02/2024.\n"
    assert patients(text) == [("ANA", "LOPEZ", "2004-06-02")]


def test_an_empty_cell_takes_no_date_from_under_another_caption() -> None:
    text = (
        "Hospital                       Date\nKeck Hospital                  01/21/2026\n"
        "Resident                       DOB\nAna Lopez\n"
        "Responsible party              Admitted to us\nTom Lopez                      01/20/2026\n"
    )
    patient = letter_of(COVER + text).patients[0]
    assert (patient.given, patient.family) == ("Ana", "Lopez")
    assert str(patient.dob) != "2026-01-21"
    assert patient.dob is None or patient.dob_confidence < SURE_FIELD


def test_a_name_ends_where_its_line_ends_on_purpose() -> None:
    text = (
        "Please fax us the consultation notes and the operative report of the year 2025 on:\n"
        "Ana Lopez\nOate of Birth 03/04/1961\nShe is being treated in our clinic. Thank you!\n"
    )
    assert patients(text)[0][:2] == ("Ana", "Lopez")


def test_a_name_goes_on_where_its_line_was_full() -> None:
    text = (
        "We need the laboratory results, the operative note and the consultation notes for Ana Monica\n"
        "Lopez, date of birth Mar 4, 1961. This is for continuity of care.\n"
    )
    assert patients(text) == [("Ana", "Lopez", "1961-03-04")]


@pytest.mark.parametrize(
    ("below", "suffix"),
    [("II", "II"), ("Jr", "Jr"), pytest.param("Male", None, id="no suffix"), pytest.param("", None, id="nothing")],
)
def test_a_suffix_alone_under_a_name_is_its_own(below: str, suffix: str | None) -> None:
    text = f"Name    PERCY B. BEAUCHAMP\n        {below}\nDOB     03/04/1961\n"
    letter = letter_of(COVER + text)
    assert [(one.family, one.suffix) for one in letter.patients] == [("BEAUCHAMP", suffix)]


def test_a_particle_glued_to_the_number_of_a_list_belongs_to_the_name() -> None:
    text = "1.De Leon, Fermin    DOB: 04/17/1938\n2. Toliver, Keisha    DOB: 02/02/1941\n"
    assert [family for _, family, _ in patients(text)] == ["De Leon", "Toliver"]


def test_a_month_in_brackets_is_no_name() -> None:
    assert patients("RE: Carmela Galindo (Jan 20, 1946)\n")[0][:2] == ("Carmela", "Galindo")


def test_a_birth_date_behind_specks_is_the_patients_and_not_the_subscribers() -> None:
    text = (
        "Patient      Bridget Lopez f/k/a Bridget O'Rourke\nDOB          ..12/6/1944\n"
        "Insurance    Sunvalley HMO\nSubscriber   Theodore Lopez, DOB 02/14/1970\n"
    )
    letter = letter_of(COVER + text)
    assert [str(one.dob) for one in letter.patients] == ["1944-12-06"] or not letter.unattended


TABLE = "Name of Patient     DOB           Please send            Fax to\n"


def test_what_runs_over_the_columns_below_a_table_is_no_patient() -> None:
    text = (
        TABLE + "LOPEZ, ANA          03/04/1961    H&P and consults       (213) 555-0143\n"
        "Claudia Fairbanks, Care Coordinator of the office\n"
        "CONFIDENTIALITY NOTICE This transmission contains information\n"
    )
    assert patients(text) == [("ANA", "LOPEZ", "1961-03-04")]


def test_a_name_that_goes_on_in_its_cell_is_whole() -> None:
    text = (
        TABLE + "PENELOPE            03/04/1961    H&P and consults       (213) 555-0143\n"
        "JESSUP                            from 2023\n"
    )
    assert patients(text) == [("PENELOPE", "JESSUP", "1961-03-04")]


def test_a_small_l_at_the_beginning_of_a_cell_is_a_capital() -> None:
    text = TABLE + "Lopez, Ana          03/04/1961    H&P\nlyer, Rajesh        12/19/1954    H&P\n"
    assert [family for _, family, _ in patients(text)] == ["Lopez", "Iyer"]


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        pytest.param("RE: VICENTE LOPEZ\nPatient DOB: Mar 4, 1961\n", "VICENTE", "LOPEZ", id="a month is no name"),
        pytest.param("RE: Araceli G Calder6n\nD.O.B.: 3/4/1961\n", "Araceli", "Calderón", id="a six for an accent"),
        pytest.param("My NAME |S Seoyeon Ahn\nBorn: 3/4/1961\n", "Seoyeon", "Ahn", id="my name is"),
    ],
)
def test_what_stands_around_the_name_is_none_of_it(text: str, given: str, family: str) -> None:
    assert patients(text) == [(given, family, "1961-03-04")]


@pytest.mark.parametrize(
    ("text", "has_span"),
    [
        pytest.param("Surgery date: 12/14/2026\n", False, id="an operation to come"),
        pytest.param("Dates of service: 03/04/1961\n", False, id="the birth date"),
        pytest.param("Dates of service: 03/04/2025\n", True, id="a visit"),
    ],
)
def test_a_span_of_service_lies_behind_us(text: str, has_span: bool) -> None:
    letter = letter_of(COVER + "Patient: Ana Lopez     DOB: 03/04/1961\n" + text)
    assert (letter.date_range is not None) is has_span


@pytest.mark.parametrize(
    ("text", "patient"),
    [
        pytest.param("Patient: Ji Noh Date of Birth: 03/04/1961\n", ("Ji", "Noh"), id="a name before a caption"),
        pytest.param("PATIENT:  Perla    Becerril DOB: 03/04/1961\n", ("Perla", "Becerril"), id="a gap inside"),
        pytest.param("RE:   Lopez,    Ana DOB 03/04/1961\n", ("Ana", "Lopez"), id="a gap behind the comma"),
        pytest.param("RE:   Sherman    Weatherby\nDOB 03/04/1961\n", ("Sherman", "Weatherby"), id="a gap, no comma"),
        pytest.param("RE: NOEM! LEMUS; DOB 03/04/1961\n", ("NOEMI", "LEMUS"), id="a last letter read as a mark"),
        pytest.param("Patient last name' LOPEZ\nFirst name, ANA\nDOB: 03/04/1961\n", ("ANA", "LOPEZ"),
                     id="a colon read as a comma"),
        pytest.param("PatientAna Lopez   Born03/04/1961\n", ("Ana", "Lopez"), id="captions run into their values"),
    ],
)  # fmt: skip
def test_names_whose_place_was_read_badly_are_found(text: str, patient: tuple[str, str]) -> None:
    assert patients(text) == [(*patient, "1961-03-04")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Fidel 2. Tejada", "Fidel Z. Tejada"),
        ("VARUZHAN 0, DANIELYAN", "VARUZHAN O. DANIELYAN"),
        ("Mei s. Lau", "Mei S. Lau"),
    ],
)
def test_an_initial_read_as_a_figure_parts_no_name(text: str, written: str) -> None:
    name = read_name(text)
    assert name is not None
    assert name.written == written


def test_the_figures_of_a_list_are_no_initials() -> None:
    assert name_length(["Ana", "Lopez", "2.", "Jose", "Diaz"]) == 2


@pytest.mark.parametrize(
    ("date", "is_sure"),
    [("(03/04/1961)", True), pytest.param("(03/04/2024)", False, id="as likely a visit"), ("03/04/1961", False)],
)
def test_an_old_date_in_brackets_behind_a_name_is_a_birth_date(date: str, is_sure: bool) -> None:
    letter = letter_of(COVER + f"Ana Lopez {date} was transferred to us yesterday.\n")
    sure = [one.dob_confidence >= SURE_FIELD for one in letter.patients if one.dob]
    assert sure == [True] if is_sure else True not in sure


def test_the_letters_of_a_list_are_no_initials() -> None:
    text = "Please send labs for both:\nA. SOOKJA NOH, born 04/13/1959\nB. LATRICE E. WITHERSPOON, born 03/10/1981\n"
    assert patients(text) == [("SOOKJA", "NOH", "1959-04-13"), ("LATRICE", "WITHERSPOON", "1981-03-10")]


def test_a_letter_before_a_lone_name_is_an_initial() -> None:
    assert patients("Patient: A. SOOKJA NOH\nDOB: 04/13/1959\n") == [("A", "NOH", "1959-04-13")]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param("Last name     First name    MIODLE\nLopez         Ana\n", id="the next caption, misread"),
        pytest.param("Beach, CA 90806\nLast name     First name\nLopez         Ana\n", id="an address over it"),
    ],
)
def test_what_stands_beside_a_names_cells_is_no_part_of_it(cells: str) -> None:
    assert patients(cells + "DOB: 03/04/1961\n") == [("Ana", "Lopez", "1961-03-04")]


@pytest.mark.parametrize(
    ("below", "family"),
    [("SHIM", "SHIM"), pytest.param("Records:   all", "HAE-WON", id="a caption"), ("", "HAE-WON")],
)
def test_a_family_name_alone_under_two_given_names_is_theirs(below: str, family: str) -> None:
    assert patients(f"DOB: 03/04/1961\nPatient:  FELICITY HAE-WON\n          {below}\n") == [
        ("FELICITY", family, "1961-03-04")
    ]


def test_a_town_alone_under_a_whole_name_is_no_part_of_it() -> None:
    assert patients("DOB: 03/04/1961\nPatient:  Ana Diaz\n          Carson\n") == [("Ana", "Diaz", "1961-03-04")]


def test_strokes_behind_a_name_may_be_a_suffix() -> None:
    """The first reader makes "I|_=|" of a suffix and the wall of its cell."""
    page = typed_page(COVER + "Member                           DOB\nZEPEDA, FIDEL DEMETRIO I|_=|     09/04/1935\n")
    pixels = page.image.pixels.copy()
    box = next(word.box_px for word in page.words if word.text == "I|_=|")
    for left in (box.left, box.left + 8):
        pixels[box.top : box.top + box.height, left : left + 3] = 0
    drawn = replace(page, image=replace(page.image, pixels=pixels))
    instead = {"I|_=|": "", "I|=|": ""}
    assert letter_of(pages=[page], instead=instead).unattended
    assert not letter_of(pages=[drawn], instead=instead).unattended
