"""What is no patient, what is one unlabelled, and what a phrase does not reach over."""

from datetime import date

import pytest
from typed_letter import COVER, letter_of
from typed_page import typed_page

from ocr.certainty import SURE_FIELD
from ocr.hits import Hit, paragraphs
from ocr.layout import lay_out
from ocr.letter import SURE_KIND
from ocr.manner import is_repeat
from ocr.model import Box, Word
from ocr.name_runs import is_place
from ocr.people import read_name
from ocr.terms import plain_words

PATIENT = "Patient:   Ana Diaz\nDOB:    03/04/1961\n"


def words_of(text: str) -> tuple[Word, ...]:
    made = []
    for place, part in enumerate(text.split()):
        box = Box(100 + 90 * place, 100, 80, 24)
        made.append(Word(text=part, page_number=1, box_px=box, confidence_pct=95.0, line=1, block=1))
    return tuple(made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mission Hills Primary Care", True),
        ("Northridge Women's Health", True),
        ("Los Angeles, CA 90025", True),
        ("Elena Marchetti 03/04/1961", False),
        ("Elena Marchetti, Clinic visit", False),
    ],
)
def test_practices_and_addresses_are_no_patients(text: str, expected: bool) -> None:
    assert is_place(words_of(text), 0, 2) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2nd request", True),
        ("we are resending this", True),
        ("we have not received a response", True),
        ("follow-up after hospital stay, from the injury to the present", False),
        ("our first visit", False),
    ],
)
def test_a_repeat_is_said_of_the_request(text: str, expected: bool) -> None:
    assert is_repeat(plain_words(text)) is expected


def test_a_suffix_in_the_middle_ends_the_family_name() -> None:
    name = read_name("Tran Sr. Gilbert")
    assert name is not None
    assert (name.given, name.family, name.suffix) == ("Gilbert", "Tran", "Sr")


def test_hits_know_their_least_sure_word() -> None:
    hit = Hit(field="name", value="", words=words_of("A B"), rule="", strength=1.0)
    assert hit.confidence_pct == 95.0


ASKED = """
Sunrise Family Medicine
TO:    Keck Hospital of USC
FAX:   (323) 865-5482
DATE:  11/20/2026
Please fax operative report and EKG for continuity of care.
"""
FROM = "Our clinic    Fax: (213) 555-0143\n"
PATIENT = "Patient:   Ana Diaz\nDOB:    03/04/1961\n"


@pytest.mark.parametrize(
    "said",
    [
        "Fax back to (323) 865-5482",
        pytest.param("Fax back to (626) 293-2400", id="our telephone"),
    ],
)
def test_a_number_of_ours_is_no_reply_number(said: str) -> None:
    letter = letter_of(ASKED + PATIENT + said)
    assert (letter.reply_fax, letter.unattended) == (None, False)


def test_a_number_said_of_something_else_is_never_sure() -> None:
    letter = letter_of(ASKED + PATIENT + "Limit to: (213) 555-0143")
    assert letter.reply_fax_confidence < SURE_FIELD
    assert not letter.unattended


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("Send results to fax: (213) 555-0143", None),
        pytest.param("Send results to:\nfax (213) 555-0143", None, id="over two rows"),
        pytest.param(
            "Phone (213) 555-0199. Fax the records to (213) 555-0143.", "+12135550199", id="two sentences"
        ),
        pytest.param("Questions? Call (213) 555-0199 or fax (213) 555-0143.", "+12135550199", id="one sentence"),
        pytest.param(
            "Records sent to (213) 555-0199 before were lost. Send to fax (213) 555-0143.", "+12135550199",
            id="what is said of one number is not said of the next",
        ),
        pytest.param("If you got this in error call (213) 555-0199. Fax back: (213) 555-0143", None, id="a notice"),
        pytest.param("c.c. Tom Reed, fax (213) 555-0199\nFax back to (213) 555-0143", None, id="where a copy goes"),
        pytest.param("Fax back to (213) 555-0143. A copy goes to fax (213) 555-0199.", None, id="a copy behind"),
    ],
)  # fmt: skip
def test_each_number_has_the_meaning_of_its_own_words(said: str, phone: str | None) -> None:
    letter = letter_of(ASKED + PATIENT + said)
    assert letter.reply_fax == "+12135550143"
    assert phone is None or letter.phone == phone


def test_a_lone_number_where_a_copy_goes_is_no_reply_number() -> None:
    assert letter_of(f"{ASKED}{PATIENT}cc: Tom Reed, fax (213) 555-0199").reply_fax is None


@pytest.mark.parametrize(
    ("patient", "parts"),
    [
        ("Patient: TRAN, GILBERT", ("GILBERT", None, "TRAN", None)),
        ("Patient: MARIA C, DIAZ", ("MARIA", "C", "DIAZ", None)),
        ("Patient: Peterson, Grace", ("Grace", None, "Peterson", None)),
        pytest.param("Last name: Li    First name: Wei", ("Wei", None, "Li", None), id="Li in its cell"),
        pytest.param("Last name: Diaz    First name: Ana   Suffix: lll", ("Ana", None, "Diaz", "III"), id="strokes"),
        pytest.param("Peterson, Grace\nPatient: Ana Diaz", ("Ana", None, "Diaz", None), id="a name is no caption"),
        pytest.param("Limit to:   Tom Reed\nPatient: Ana Diaz", ("Ana", None, "Diaz", None), id="Limit to is no TO"),
        pytest.param(
            "Last name: Diaz   First name: Ana   Previous surname: Ruiz", ("Ana", None, "Diaz", None), id="maiden name"
        ),
    ],
)  # fmt: skip
def test_a_name_that_is_surely_read_in_its_parts_goes_on(patient: str, parts: tuple[str | None, ...]) -> None:
    letter = letter_of(f"{ASKED}{FROM}{patient}\nDOB:    03/04/1961")
    assert [(one.given, one.middle, one.family, one.suffix) for one in letter.patients] == [parts]
    assert letter.patients[0].dob == date(1961, 3, 4)
    assert letter.unattended


@pytest.mark.parametrize(
    "name", ["MARTINEZ I", "ANA MARTINEZ I", "Fred Maldonado Nunez", "Ana D.O.B.", "Ana Osbome", "MARYLEE"]
)
def test_a_name_that_may_be_another_leaves_the_letter_to_a_person(name: str) -> None:
    letter = letter_of(f"{ASKED}{FROM}Patient:  {name}\nDOB:    03/04/1961")
    assert not letter.unattended
    assert letter.patients[0].name_confidence < SURE_FIELD


def test_a_lost_space_is_taken_from_the_second_reader() -> None:
    """ "MARYLEE" alone behind RE: a given and a family name, of which neither reader lost a letter."""
    letter = letter_of(f"{ASKED}{FROM}RE: MARYLEE\nDOB:    03/04/1961", instead={"MARYLEE": "MARY LEE"})
    assert [(one.given, one.family) for one in letter.patients] == [("MARY", "LEE")]
    assert not letter.unattended


@pytest.mark.parametrize(
    "line",
    [
        "Guardian's birth date:    05/06/1948",
        "Spouse's date of birth:    05/06/1948",
        "Subscriber DOB:    05/06/1948",
        "Birth certificate of:    05/06/1948",
        "Place of birth:    Fresno",
    ],
)
def test_what_is_said_of_somebody_elses_birth_is_not_the_patients(line: str) -> None:
    letter = letter_of(f"{ASKED}{FROM}{PATIENT}{line}")
    assert [(one.given, one.dob) for one in letter.patients] == [("Ana", date(1961, 3, 4))]


@pytest.mark.parametrize("gap", [" ", "    "], ids=["in one segment", "in two"])
@pytest.mark.parametrize("caption", ["DOS:", "Date of service:", "Admitted:"])
def test_an_empty_birth_date_does_not_surely_take_the_date_below_it(caption: str, gap: str) -> None:
    letter = letter_of(f"{ASKED}{FROM}Patient: Ana Diaz\nDOB:\n{caption}{gap}05/06/2024")
    assert letter.patients[0].dob_confidence < SURE_FIELD
    assert not letter.unattended


def test_a_face_sheet_is_no_patient() -> None:
    letter = letter_of(
        "Our patient on the attached sheet. Please send labs.", "PATIENT FACE SHEET\nPatient: Ana Diaz  DOB: 03/04/1961"
    )
    assert [(patient.given, patient.family) for patient in letter.patients] == [("Ana", "Diaz")]


@pytest.mark.parametrize(
    ("written", "urgency"), [("stat: Curtis Crowder", "routine"), ("STAT: Curtis Crowder", "stat")]
)
def test_a_caption_misread_is_no_haste(written: str, urgency: str) -> None:
    assert letter_of(f"{COVER}{PATIENT}\n{written}").urgency == urgency


def test_our_name_is_known_with_two_letters_run_together() -> None:
    letter = letter_of(f"{COVER}{PATIENT}".replace("Keck Hospital of USC", "USC Norns Cancer Hospital"))
    assert letter.kind == "continuity_of_care"


def test_a_sentence_goes_on_behind_the_place_of_a_lost_word() -> None:
    text = "To plan his treatment we saw him    would like to have pertinent\nmedical records of his stay."
    (run,) = paragraphs(lay_out(typed_page(text)))
    assert " ".join(word.text for word in run).endswith("would like to have pertinent medical records of his stay.")


@pytest.mark.parametrize("line", ["This is the missing information you asked us for.", "In answer to your question:"])
def test_what_answers_us_is_never_surely_a_request(line: str) -> None:
    letter = letter_of(f"{COVER}{PATIENT}\n{line}")
    assert letter.kind_confidence < SURE_KIND
    assert not letter.unattended


def test_a_family_name_keeps_its_filipino_particle() -> None:
    name = read_name("Bayani L. Dela Cruz")
    assert name is not None
    assert (name.given, name.middle, name.family) == ("Bayani", "L", "Dela Cruz")


def test_a_patient_who_writes_himself_is_not_whom_it_goes_to() -> None:
    letter = letter_of(
        "Gayane Papazian\n1767 N. Fenwick Ave., Fresno, CA 93720\n\nKeck Hospital of USC\n\n"
        "I am a patient of your hospital. I was born 02/25/1943. I authorize you to release\n"
        "the operative report from 01/12/2023 to 07/21/2023 to Yesenia Montano. I need this.\n\n"
        "Sincerely,\nGayane Papazian"
    )
    assert [(patient.given, patient.family) for patient in letter.patients] == [("Gayane", "Papazian")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Attached please find our request for medical records.", "continuity_of_care", id="a request"),
        pytest.param("STAT - the transport team is here and the patient is being transferred now.\n"
                     "Fax at once to (213) 555-0143: consult notes, med list\nSending: Santa Inez Memorial Hospital",
                     "emergency", id="a transfer"),
    ],
)  # fmt: skip
def test_what_is_sent_for_is_not_what_is_sent(text: str, kind: str) -> None:
    letter = letter_of(f"TO: Keck Hospital of USC    FROM: Susan Park, MD\n{text}\n{PATIENT}Please send op report.")
    assert letter.kind == kind
