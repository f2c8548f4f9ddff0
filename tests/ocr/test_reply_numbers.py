"""Which number the answer goes to, by what stands around it."""

import pytest
from typed_letter import COVER, letter_of

from ocr.certainty import SURE_FIELD
from ocr.numbers import find_phone_numbers

HEAD = "Sunrise Family Medicine\nTO:    Keck Hospital of USC\n"
ASKS = "\nPatient:   Ana Lopez\nDOB:   03/04/1961\nPlease send operative report and EKG for continuity of care.\n\n"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("Fax (213) 555-0143 for records, fax (213) 555-0177 for referrals.", "+12135550143"),
        ("Fax for records: (213) 555-0143\nFax for referrals: (213) 555-0177", "+12135550143"),
        ("Our fax machine is out of order. Please call (213) 555-0143 when the records are ready.", None),
        ("(213) 555-0143 (fax for your reply)\n(213) 555-0177 (office telephone)", "+12135550143"),
        ("The copies shall be faxed to (213) 555-0143. Our voice line is\n(213) 555-0177", "+12135550143"),
        ("Send records to this number:   (213) 555-0143", "+12135550143"),
        ("Fax (213) 555-0177\nPlease fax the ECG to the case management office at (213) 555-0143.", "+12135550143"),
        ("(213) 555-0177 (office)\n(213) 555-0143 (fax)", "+12135550143"),
        ("OUR FAX / PHONE   (213) 555-0143 / (213) 555-0177", "+12135550143"),
        ("T (213) 555-0177 F(213) 555-0143", "+12135550143"),
        ("T 213 555-0177 F213 555-0143", "+12135550143"),
        ("Fax to office (213) 555-0143, call (213) 555-0177 if not available.", "+12135550143"),
        ("Hospital main number (213) 555-0177. Fax records to (213) 555-0143.", "+12135550143"),
        ("Their fax    Reply fax         Phone\n(323) 865-5482   (213) 555-0143   (213) 555-0177", "+12135550143"),
        ("(213) 555-0177 (office) (213) 555-0143 (fax)", "+12135550143"),
        ("Tel (213) 555-0177, fax (213) 555-0199. Our new patient fax line is (213) 555-0143.", "+12135550143"),
        (
            "Please fax to our\noffice at 213-555-0143; should you have any question my extension is 317.",
            "+12135550143",
        ),
        ("Clinic phone / fax (213) 555-0177 / (213) 555-0143", "+12135550143"),
        ("Be so kind as\nto fax the report and the notes to (213) 555-0143 before she is seen.", "+12135550143"),
        ("Tel (213) 555-0177  Bax (213) 555-0143", "+12135550143"),
        ("Fax 213 555-01G3", "+12135550163"),
        (
            "Tel: (213) 555-0177   Fax No.: (213) 555-0143\nPlease fax as soon as you can. If there is a problem call "
            "Ana Roy at (213) 555-0177.",
            "+12135550143",
        ),
        ("Tel Fax   (213) 555-0177 / (213) 555-0143", "+12135550143"),
        ("If there is a problem call Dr. Roy. Send copies by facsimile to (213) 555-0143", "+12135550143"),
        ("(213) 555-0177 (fax (213) 555-0143)", "+12135550143"),
        ("Office fax (213) 555-0177\nReturn by fax to: (213) 555-0143", "+12135550143"),
        ("Referral desk fax   (213) 555-0143\nReferral desk phone   (213) 555-0177", "+12135550143"),
        ("Our fax: (213) 555-0177 / fax\n         (213) 555-0143", "+12135550143"),
        ("Fax: (213): 555-0143. Questions: call (213) 555-0177", "+12135550143"),
    ],
)
def test_the_words_around_a_number_tell_whether_it_is_for_answers(lines: str, number: str | None) -> None:
    assert letter_of(HEAD + ASKS + lines).reply_fax == number


@pytest.mark.parametrize(
    ("line", "is_sure"),
    [
        ("", True),
        ("Please reply to the Clinical fax above.", False),
        ("Please reply by fax.", True),
        ("Please reply by fax:", False),
    ],
    ids=["nothing said", "another one is meant, and was not read", "no number is meant", "a number was not read"],
)
def test_the_only_fax_number_of_the_letterhead_is_sure_unless_another_is_told(line: str, is_sure: bool) -> None:
    head = "Sunrise Family Medicine\nTel (213) 555-0177\nFax (213) 555-0143\n"
    letter = letter_of(head + HEAD[24:] + ASKS + line)
    assert (letter.reply_fax, letter.reply_fax_confidence >= SURE_FIELD) == ("+12135550143", is_sure)


WRAPPED = (
    "For continuity of care please fax the operative report and the EKG to our office at (213)\n555-0143 today. Thanks."
)


def test_a_number_that_the_end_of_a_line_broke_is_one() -> None:
    letter = letter_of(HEAD + "Fax (213) 555-0199\nPatient:   Ana Lopez\nDOB:   03/04/1961\n" + WRAPPED)
    assert (letter.reply_fax, letter.reply_fax_confidence >= SURE_FIELD) == ("+12135550143", True)


def test_a_short_line_breaks_no_number() -> None:
    assert letter_of(HEAD + ASKS + "Fax (213)\n555-0143").reply_fax is None


def test_where_a_copy_goes_is_no_rival() -> None:
    lines = "cc   Irma Soto, MD   Fax   (213) 555-0177\nSend to our fax (213) 555-0143."
    letter = letter_of(HEAD + ASKS + lines)
    assert (letter.reply_fax, letter.reply_fax_confidence >= SURE_FIELD) == ("+12135550143", True)


def test_two_fax_numbers_that_differ_in_one_digit_are_not_sure() -> None:
    letter = letter_of(HEAD + "Fax (213) 555-0193\n" + ASKS + "Please fax the records to (213) 555-0143.")
    assert 0 < letter.reply_fax_confidence < SURE_FIELD


def test_a_number_that_is_said_to_be_an_old_one_is_never_sure() -> None:
    lines = "Fax the records to us. Our former fax (213) 555-0143 was used before."
    assert letter_of(HEAD + ASKS + lines).reply_fax_confidence < SURE_FIELD


def test_a_told_number_that_was_not_read_leaves_the_letterheads_unsure() -> None:
    letter = letter_of(
        HEAD + "Tel (213) 555-0177\nFax (213) 555-0143\n" + ASKS + "Fax the report to Nursing at CC1 5C 2817."
    )
    assert (letter.reply_fax, letter.reply_fax_confidence < SURE_FIELD) == ("+12135550143", True)


def test_a_number_that_is_called_for_records_is_no_fax() -> None:
    assert letter_of(HEAD + ASKS + "Please call (213) 555-0143 for records.").reply_fax is None


def test_a_number_told_as_another_ones_does_not_make_the_told_one_doubtful() -> None:
    lines = "Our fax number is (213) 555-0143 and if there is any question my number is (213) 555-0177."
    letter = letter_of(HEAD + ASKS + lines)
    assert (letter.reply_fax, letter.reply_fax_confidence >= SURE_FIELD) == ("+12135550143", True)


@pytest.mark.parametrize("text", [".8181555-4729", "1818:555.4729", "18181555-4729"])
def test_brackets_read_as_figures_leave_a_number_that_is_not_sure(text: str) -> None:
    (found,) = find_phone_numbers(text)
    assert (found.e164, found.repaired) == ("+18185554729", True)


@pytest.mark.parametrize("text", ["0123456-7890", "MRN 1818155547290", "12/05/1999 1234"])
def test_other_figures_are_no_numbers(text: str) -> None:
    assert not find_phone_numbers(text)


def test_an_explicit_number_outdoes_the_letterheads_but_not_the_from_blocks() -> None:
    head = "Sunrise Family Medicine\nTel (213) 555-0177 Fax (213) 555-0199\n"
    told = "Please do not use the front desk fax. Send the records to our medical records fax: (213) 555-0143."
    letter = letter_of(head + HEAD[24:] + ASKS + told)
    assert (letter.reply_fax, letter.reply_fax_confidence >= SURE_FIELD) == ("+12135550143", True)


def test_a_letterheads_fax_number_is_no_claim_beside_the_one_that_is_told() -> None:
    text = (
        "Sunrise Family Medicine\nPhone # - 213/555-0101   Fax Number - 213/555-0143\nAttn: Keck Hospital of USC\n"
        "Patient: Ana Lopez, DOB: 03/04/1961\n"
        "Please fax the current medication list for the above patient to 213/555-0177 for continuity of care.\n"
    )
    assert letter_of(text).reply_fax == "+12135550177"


def test_a_number_that_a_centred_foot_breaks_stands_against_one_a_figure_off() -> None:
    text = COVER.replace("FAX:    (213) 555-0143", "").replace(
        "for continuity of care.", "for continuity of care.\nRecords may be faxed to 213 555-1239."
    )
    foot = "3026 Calle Robles #61, Alhambra, CA 91801  Phone 213 555-1243  FAX 213\n" + " " * 32 + "555-1289"
    letter = letter_of(f"{text}Patient: Ana Diaz\nDOB: 03/04/1961\n\n\n\n{foot}")
    assert letter.reply_fax_confidence < SURE_FIELD


@pytest.mark.parametrize(
    ("lines", "phone"),
    [
        pytest.param(
            "Cell (213) 555-0188\n\n\nFax to (213) 555-0143   Voice (213) 555-0177", "+12135550177", id="beside"
        ),
        pytest.param(
            "Fax to (213) 555-0143\nIntake phone: (213) 555-0177", "+12135550177", id="no caption of an office"
        ),
        pytest.param("Fax to (213) 555-0143\nPatient phone: (213) 555-0177", None, id="the patient's"),
        pytest.param(
            "Fax to (213) 555-0143\nMy direct phone for questions about this is (213) 555-0177",
            "+12135550177",
            id="told",
        ),
    ],
)
def test_the_telephone_is_the_one_beside_the_number_for_the_answer(lines: str, phone: str | None) -> None:
    assert letter_of(HEAD + ASKS + lines).phone == phone


def test_the_telephone_of_a_face_sheet_behind_is_not_the_offices() -> None:
    sheet = "RESIDENT FACE SHEET\nResponsible party  Luis Lopez   Phone: (213) 555-0188\n"
    letter = letter_of(HEAD + ASKS + "Tel (213) 555-0177 Fax (213) 555-0143", sheet)
    assert letter.phone == "+12135550177"


FORM = """
Quail Terrace Cardiology     Ph: (213) 555-0177     Fax: (213) 555-0199
Request for Records - Treatment Purposes

Name:   Ana Lopez
Date of Birth:   03/04/1961

{gives}
Keck Hospital of USC
Fax (323) 865-5482

{gets}
Howard Wycoff, PA-C
Fax: (213) 555-0143

Information Requested:   operative report
Purpose:   Treatment
"""


@pytest.mark.parametrize(
    ("gives", "gets"),
    [("Release From:", "Send To:"), ("Records From:", "Release To:"), ("Releasing facility:", "Deliver To:")],
)
def test_the_block_that_says_who_gets_the_records_has_the_number_for_them(gives: str, gets: str) -> None:
    letter = letter_of(FORM.format(gives=gives, gets=gets))
    assert (letter.reply_fax, letter.reply_fax_confidence >= SURE_FIELD) == ("+12135550143", True)
