"""What a fax says in so many words against going on alone: each text was taken for a plain request, and surely."""

import pytest
from typed_letter import letter_of
from typed_page import typed_page

HEAD = "Sunrise Family Medicine   Tel 213-555-0140   Fax 213-555-0143\nTo: Keck Hospital of USC Medical Records\n"
NO_FAX = "Sunrise Family Medicine   Tel 213-555-0140\nTo: Keck Hospital of USC Medical Records\n"
PATIENT = "Patient: Maria Delgado   DOB: 04/12/1961\n"
ASKS = "Please fax the discharge summary for continuity of care.\n"
DOCTOR = (
    "Sunrise Family Medicine\nPhone: (213) 555-0140    Fax: (213) 555-0143\nTO: Keck Hospital of USC, Medical Records\n"
    "RE: Maria Gonzalez\nDOB: 04/12/1957\n\n{}\n\nSusan Park, MD"
)


def test_a_plain_request_goes_on() -> None:
    assert letter_of(HEAD + PATIENT + ASKS).unattended
    assert letter_of(DOCTOR.format("Please fax the discharge summary.")).unattended
    assert letter_of(HEAD + PATIENT.replace("1961", "61") + ASKS).unattended


@pytest.mark.parametrize(
    "line",
    [
        "Pharmacy: CVS, fax 213-555-0155",
        "PCP: Raymond Kim, MD   Fax: 818-555-0122",
        "Patient's fax: 626-555-0133",
        "Please stop faxing records to 818-555-0122.",
        "She resides at Oak Grove Care Center, phone 626-555-0165, fax 626-555-0166.",
    ],
)
def test_the_only_fax_number_may_be_another_partys(line: str) -> None:
    assert not letter_of(NO_FAX + PATIENT + line + "\n" + ASKS).unattended


@pytest.mark.parametrize(
    "line",
    [
        "Prescription refills: fax to 213-555-0178.",
        "Please acknowledge receipt by fax to 213-555-0178.",
        "Last time you faxed the records to 213-555-0111, which is not ours.",
        "Our fax is down today, so kindly use 213-555-0199 instead.",
        "Our fax number changed from 213-555-0143 to 213-555-0199.",
        "DO NOT FAX RECORDS. Please upload to our portal.",
        "Please also fax a copy to Dr. Kim at 818-555-0122.",
    ],
)
def test_another_number_or_another_way_is_told(line: str) -> None:
    assert not letter_of(HEAD + PATIENT + line + "\n" + ASKS).unattended


def test_a_number_beside_our_name_is_not_the_senders() -> None:
    sender = "Sunrise Family Medicine   Tel 213-555-0140\n\n"
    ours = "Keck Hospital of USC Medical Records\nTel 323-442-8500   Fax 323-442-8501\n\n"
    assert not letter_of(sender + ours + PATIENT + ASKS).unattended
    told = ASKS.replace("care.", "care to 213-555-0143 and 818-555-0122.")
    assert not letter_of(HEAD + PATIENT + told).unattended
    assert not letter_of(HEAD + PATIENT + ASKS.replace("care.", "care to 213-555-0134.")).unattended  # 0143 above


@pytest.mark.parametrize(
    "patient",
    [
        "Patient: Maria Delgado   Biopsy: 04/12/2009",
        "Patient: Maria Delgado\nDOB: ________   Last seen: 04/12/1998",
        "Patient: Maria Delgado\nInsured: Luis Delgado\nDOB: 09/30/1958",
        "Patient: Maria Delgado\nDOB: 09/30/1958 (subscriber)",
        "Patient: Maria Delgado\nDOB: 04/12/1960 CORRECTED: 04/12/1961",
        "Patient: Maria Delgado\nDOB: 04/12/1961 or 04/21/1961",
        "Patient: Maria Delgado\nDOB: approx. 04/12/1961",
        "Patient: Maria Delgado\nDOB: 04/12/1961?",
        "Patient: Maria Delgado\nDOB (dd/mm/yyyy): 04/12/1961",
        "Patient: Maria Delgado\nDOB: 4-12-24",
        "Patient: Maria Delgado\nAge: 65\nDOB: 04/12/2016",
        "Patient: Maria Delgado\nDOB: 01/01/1900",
    ],
)
def test_a_birth_date_that_the_page_leaves_open(patient: str) -> None:
    assert not letter_of(f"{HEAD}\n{patient}\n\n{ASKS}").unattended


@pytest.mark.parametrize(
    "patient",
    [
        "RE: Maria Delgado, Mammogram, DOB 04/12/1961",
        "RE: Inpatient, Maria Delgado, DOB 04/12/1961",
        "Patient: Maria Delgado Hip Fracture\nDOB: 04/12/1961",
        "Patient: Robert Hill   DOB: 04/12/1961   Suffix: Jr",
        "Patient: Robert Hill (Jr.)   DOB: 04/12/1961",
        "Patient: Maria Salgado\nDOB: 04/12/1961\nCORRECTION: last name is Delgado",
        "Patient: Maria Delgado or Salgado\nDOB: 04/12/1961",
        "Completed by\nName: Elena Ruiz\nPatient DOB: 04/12/1961",
        "Patient: John Doe\nDOB: 04/12/1961",
        "Patient: Maria Delgado   DOB: 04/12/1961\nDaughter Ewa Delgado (b. 02/02/1990) is her caregiver.",
    ],
)
def test_a_name_that_the_page_leaves_open(patient: str) -> None:
    assert not letter_of(f"{HEAD}\n{patient}\n\n{ASKS}").unattended


def test_another_patients_sheet_was_put_in() -> None:
    sheet = "PATIENT FACE SHEET\nName: Robert Hill      DOB: 02/03/1950\n"
    pages = [typed_page(text, number) for number, text in enumerate((HEAD + PATIENT + ASKS, sheet), 1)]
    assert not letter_of(pages=pages).unattended


@pytest.mark.parametrize(
    "says",
    [
        "Please fax the operative report for our billing department.",
        "Please fax the discharge summary for an appeal of the denied claim.",
        "Please do not send the discharge summary.",
        "Please cancel our request for records. Wrong patient.",
        "Please amend the discharge summary.",
        "Please sign the operative report.",
        "Please note allergy to penicillin.",
        "Please confirm receipt of the records.",
        "Please repeat the MRI and fax report.",
        "We are faxing the H&P.",
        "Please mail the discharge summary to the patient.",
        "Please fax the records of her husband.",
        "Your request for records was received. There is a fee of $25. Please remit.",
        "Ref: FI 3A4C 9DEF\nPlease fax the discharge summary.",
    ],
)
def test_what_is_no_request_for_treatment_is_left_to_a_person(says: str) -> None:
    assert not letter_of(DOCTOR.format(says)).unattended


def test_somebody_must_treat_and_it_must_be_us() -> None:
    sender = (
        "{}\nPhone: (818) 555-0198    Fax: (818) 555-0199\nTO: {}\nFAX: (323) 865-5482\nRE: Maria Gonzalez\n"
        "DOB: 4/12/1957\n"
    )
    asks = "Please fax the discharge summary."
    assert not letter_of(sender.format("Smith Plumbing", "Keck Hospital of USC") + asks).unattended
    assert not letter_of(sender.format("Valley Rheumatology", "UCLA Health Medical Records") + asks).unattended
    own = "To: Keck Hospital of USC     From: Maria Gonzalez\nFax: (323) 865-5482          Fax: (626) 555-0177\n"
    assert not letter_of(own + "Patient: Maria Gonzalez\nDOB: 04/12/1957\n\n" + asks).unattended
