"""Letters and forms as typed words: kinds, who asks about whom, where the answer goes, and what is rather not said."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_page import typed_page

from ocr.calibration import probability
from ocr.letter import read_letter
from ocr.model import Box, Letter, OwnIdentity, PageImage
from ocr.reference import check_letter

RECEIVED = date(2026, 11, 24)
OWN = OwnIdentity(
    fax_numbers=("+13238655482",),
    phone_numbers=("+16262932400",),
    facilities={
        "keck": ("Keck Hospital of USC", "Keck Hospital", "1500 San Pablo"),
        "norris": ("USC Norris Cancer Hospital", "Norris Cancer Hospital"),
        "verdugo_hills": ("USC Verdugo Hills Hospital", "Verdugo Hills Hospital"),
    },
)

COVER = """
Sunrise Family Medicine
FAX COVER SHEET
TO:    Keck Hospital of USC               FROM:   Susan Park, MD
FAX:   (323) 865-5482                     FAX:    (213) 555-0143
PHONE: (626) 293-2400                     PHONE:  (213) 555-0144
DATE:  11/20/2026
RE: Maria E. Lopez-Garcia    DOB: 03/04/1961
Please fax operative report and EKG for continuity of care.
"""


@dataclass(frozen=True)
class Said:
    text: str
    confidence: float = 0.99
    spans: tuple[tuple[float, float], ...] = ()


def letter_of(*texts: str, second: str | None = None) -> Letter:
    pages = [typed_page(text, number) for number, text in enumerate(texts, 1)]
    words = {(word.page_number, word.box_px.left, word.box_px.top): word.text for page in pages for word in page.words}

    def same(image: PageImage, box: Box) -> Said:
        """A second reader that sees what is typed in the box."""
        inside = sorted(
            (top, left, text)
            for (number, left, top), text in words.items()
            if number == image.number and box.left <= left < box.left + box.width and abs(top - box.top) < 10
        )
        return Said(second if second is not None else " ".join(text for _, _, text in inside))

    return read_letter(pages, OWN, received_on=RECEIVED, pages_total=len(pages), second_reader=same)


def test_cover_in_two_columns_is_read_whole() -> None:
    letter = letter_of(COVER)
    patient = letter.patients[0]
    assert (letter.kind, letter.facility, letter.letter_date) == ("continuity_of_care", "keck", date(2026, 11, 20))
    assert (patient.given, patient.middle, patient.family, patient.dob) == (
        "Maria", "E", "Lopez-Garcia", date(1961, 3, 4),
    )  # fmt: skip
    assert (letter.reply_fax, letter.phone) == ("+12135550143", "+12135550144")
    assert letter.requested_types == ("operative_note", "ekg")
    assert letter.provider_name == "Susan Park, MD"
    assert letter.requester_org == "Sunrise Family Medicine"
    assert letter.unattended


def test_readers_that_differ_leave_the_letter_to_a_person() -> None:
    letter = letter_of(COVER, second="Maria E. Lopez-Gracia")
    assert letter.patients[0].name_confidence <= probability("name", 0.6)
    assert letter.patients[0].dob_confidence <= probability("dob", 0.5)
    assert not letter.unattended


def test_one_reader_alone_is_never_sure() -> None:
    pages = [typed_page(COVER)]
    letter = read_letter(pages, OWN, received_on=RECEIVED, pages_total=1, second_reader=None)
    assert letter.patients[0].dob == date(1961, 3, 4)
    confidences = (letter.patients[0].name_confidence, letter.patients[0].dob_confidence, letter.reply_fax_confidence)
    assert max(*confidences, letter.kind_confidence) <= 0.8
    assert not letter.unattended


@pytest.mark.parametrize(
    ("change", "into"),
    [
        pytest.param("DOB: 03/04/1961", "", id="no birth date"),
        pytest.param("FAX:    (213) 555-0143", "", id="no reply number"),
        pytest.param("Lopez-Garcia ", "", id="half a name"),
        pytest.param("continuity of care.", "continuity of care. Fax to (213) 555-0177", id="another number told"),
        pytest.param("EKG", "EKG. Patient Maria Lopez-Garcia, born 03/05/1961, was here", id="birth dates differ"),
        pytest.param("TO:    Keck Hospital of USC ", "TO:    Grove Road Pharmacy    ", id="addressed elsewhere"),
        pytest.param("continuity of care", "a lawsuit; our client was injured; subpoena attached", id="legal words"),
    ],
)
def test_whatever_is_missing_or_differs_stops_the_unattended_way(change: str, into: str) -> None:
    assert change in COVER
    assert not letter_of(COVER.replace(change, into)).unattended


def test_part_of_a_fax_is_not_a_fax() -> None:
    pages = [typed_page(COVER)]
    letter = read_letter(pages, OWN, received_on=RECEIVED, pages_total=2, second_reader=lambda image, box: Said(""))
    assert not letter.unattended
    assert (letter.pages_read, letter.pages_total) == (1, 2)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("To: Keck Hospital\nWe share this mutual patient Ana Diaz, born 3/4/1961. Please send her records.",
         "continuity_of_care"),
        ("STAT\nTo: Keck Hospital\nPatient Ana Diaz DOB 3/4/1961 is in our emergency department now. Fax records stat.",
         "emergency"),
        ("To: Keck Hospital\nAna Diaz, DOB 3/4/1961, was seen in your emergency department. Please "
         "send the ED notes for "
         "follow-up care.", "continuity_of_care"),
        ("AUTHORIZATION TO RELEASE HEALTH INFORMATION\nI authorize Keck Hospital to release my "
         "records.\nI may revoke this "
         "authorization in writing.\nSignature of patient:", "patient_authorization"),
        ("Law Offices of G. Finch\nTo: Keck Hospital\nWe represent Ana Diaz. A HIPAA authorization "
         "is attached. Please send "
         "all records.", "legal"),
        ("To: Keck Hospital\nI request a restriction: do not release my records to my employer.", "patient_rights"),
        ("To: Keck Hospital Radiology\nPlease burn the MRI images of Ana Diaz, DOB 3/4/1961, to "
         "CD.", "radiology_images"),
        ("To: Keck Hospital\nPlease send a certified copy of the birth certificate.", "vital_records"),
        ("To: Dr. Chen, Keck Hospital\nAttached please find lab results for your patient Ana Diaz, DOB 3/4/1961.",
         "incoming_records"),
        ("To: Grove Road Pharmacy\nFax: (818) 555-0177\nPlease refill lisinopril for Ana Diaz, DOB "
         "3/4/1961.", "misdirected"),
        ("LOW RATES\nBusiness loans for your practice, limited time offer. Call now. To unsubscribe fax back.", "junk"),
        ("", "unreadable"),
    ],
    ids=lambda value: value if value.isidentifier() else "",
)  # fmt: skip
def test_kind(text: str, kind: str) -> None:
    letter = letter_of(text)
    assert letter.kind == kind
    assert letter.unattended is False or kind in {"continuity_of_care", "emergency"}


def test_answer_is_known_by_its_reference() -> None:
    reference = f"FI-34679AC{check_letter('34679AC')}"
    letter = letter_of(f"MORE INFORMATION NEEDED\nReference: {reference[:7]}-{reference[7:]}\nDate of birth: 3/4/1961")
    assert (letter.kind, letter.reference) == ("more_information", f"{reference[:7]}-{reference[7:]}")


def test_two_covers_are_two_requests() -> None:
    other = COVER.replace("Maria E. Lopez-Garcia", "Hoang Nguyen").replace("03/04/1961", "05/06/1948")
    letter = letter_of(COVER, other.replace("operative report and EKG", "discharge summary"))
    assert [patient.family for patient in letter.patients] == ["Lopez-Garcia", "Nguyen"]
    assert [request.requested_types for request in letter.requests] == [
        ("operative_note", "ekg"), ("discharge_summary",),
    ]  # fmt: skip


def test_rows_of_a_table_are_patients() -> None:
    letter = letter_of("""
To: Keck Hospital of USC
Please send pertinent records on these mutual patients. Return fax: (213) 555-0143
Patient name                  DOB             MRN
Lopez, Maria                  03/04/1961      0481937
Nguyen, Hoang Jr              05/06/1948
""")
    assert [(patient.family, patient.suffix, patient.mrn) for patient in letter.patients] == [
        ("Lopez", None, "0481937"), ("Nguyen", "Jr", None),
    ]  # fmt: skip


def test_images_and_reports_are_two_requests() -> None:
    letter = letter_of(
        "To: Keck Hospital\nPatient: Ana Diaz\nDOB: 3/4/1961\nPlease mail a disc with the CT images.\n"
        "Please also fax the operative report."
    )
    assert letter.kind == "radiology_images"
    assert [request.kind for request in letter.requests] == [None, "continuity_of_care"]
    assert not letter.unattended


def test_attached_chart_page_does_not_change_the_request() -> None:
    chart = """
PROGRESS NOTE
Patient: Maria E. Lopez-Garcia   DOB: 03/04/1961
Chief complaint: cough. History of present illness: two weeks. Vital signs: BP 128/76.
Physical exam: lungs clear. Assessment and plan: bronchitis. Medications: albuterol. Allergies: none.
"""
    letter = letter_of(COVER, chart)
    assert letter.kind == "continuity_of_care"
    assert letter.requested_types == ("operative_note", "ekg")
    assert len(letter.patients) == 1


def test_pertinent_records_spelled_out_are_the_standard_packet() -> None:
    text = COVER.replace("operative report and EKG", "pertinent records (H&P, imaging reports, consultations)")
    assert letter_of(text).requested_types == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh /:-0123456789.,#()[]|_", max_size=70), max_size=12))
def test_noise_raises_nothing_and_is_never_unattended(lines: list[str]) -> None:
    letter = letter_of("\n".join(lines))
    assert not letter.unattended
    assert all(patient.name or patient.dob for patient in letter.patients)


SECOND_OFFICE = """
Sunrise Family Medicine
Satellite office   FAX: (213) 555-0188
TO:    Keck Hospital of USC
FAX:   (323) 865-5482
RE: Maria E. Lopez-Garcia    DOB: 03/04/1961
Please send operative report and EKG for continuity of care.
{label} (213) 555-0143
"""


@pytest.mark.parametrize(
    ("label", "is_sure"),
    [
        pytest.param("Xqv zorp", False, id="a label that nobody reads: it may be the one for answers"),
        pytest.param("Phone:", True, id="a telephone"),
        pytest.param("Please send the records by fax to", None, id="told to be for answers"),
    ],
)
def test_a_fax_number_beside_one_that_nobody_understands_is_not_sure(label: str, is_sure: bool | None) -> None:
    letter = letter_of(SECOND_OFFICE.format(label=label))
    if is_sure is None:
        assert letter.reply_fax == "+12135550143"
    else:
        assert letter.reply_fax == "+12135550188"
        assert (letter.reply_fax_confidence >= 0.95) == is_sure


def test_a_request_that_calls_itself_stat_is_an_emergency() -> None:
    letter = letter_of(COVER + "STAT: patient going to surgery, needed at once.\n")
    assert (letter.kind, letter.urgency) == ("emergency", "stat")
    assert letter_of(COVER + "This is routine, not STAT.\n").kind == "continuity_of_care"
