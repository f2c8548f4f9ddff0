"""Which records a letter asks for in its own words, as a records clerk would understand them."""

import pytest
from typed_page import typed_page

from ocr.layout import lay_out
from ocr.types_asked import find_type_hits, types_named, types_of


def types_on(text: str) -> set[str]:
    return set(types_of(find_type_hits(lay_out(typed_page(text)), ())))


@pytest.mark.parametrize(
    ("written", "types"),
    [
        ("op report and path", {"operative_note", "pathology"}),
        ("Hx and physical exam", {"history_and_physical"}),
        ("notes from Dr. Chen", {"progress_note"}),
        ("most recent labs", {"lab_result"}),
        ("everything from the last admission", {"all"}),
        ("cath report", {"operative_note"}),
        ("echo", {"imaging_report"}),
    ],
)
def test_short_wordings_name_a_type(written: str, types: set[str]) -> None:
    assert set(types_named(written)) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("Please send labs, no imaging.", {"lab_result"}, id="denied"),
        pytest.param("Please send labs.\nKindly fax everything to our line.", {"lab_result"}, id="what was named"),
        pytest.param("Please send everything.", {"all"}, id="nothing else was named"),
        pytest.param("Please forward pertinent records.\nFax everything to our line.", set(), id="the pertinent"),
        pytest.param("Please send consultations\nimaging reports", {"consultation", "imaging_report"}, id="two lines"),
        pytest.param("Harbor Internal Medicine\nFax records to: 213-555-0143", set(), id="a practice's name"),
        pytest.param("Please fax: consult notes,\nAdmission H & P clinic visit notes.",
                     {"consultation", "history_and_physical", "progress_note"}, id="notes of a clinic"),
        pytest.param("Please fax:\n1. Discharge summary\n2. Discharge medication list\n3. Labs",
                     {"discharge_summary", "medication_list", "lab_result"}, id="items end at the next one's number"),
        pytest.param("D/C summary and current med list needed", {"discharge_summary", "medication_list"}, id="a list"),
        pytest.param("Reason for visit: abnormal CT of the chest\nPlease send EKG", {"ekg"}, id="why, not what"),
        pytest.param("PRE-OPERATIVE RECORDS REQUEST\nPlease fax EKG", {"ekg"}, id="records for an operation"),
        pytest.param("We ask for EKG tracing and labs.", {"ekg", "lab_result"}, id="ask for"),
        pytest.param("We did not receive a discharge summary. Please fax it.", {"discharge_summary"}, id="lacking"),
        pytest.param("We are requesting CT and. MRI reports.", {"imaging_report"}, id="a speck"),
        pytest.param("Can you get op note from Keck Hospital?", {"operative_note"}, id="get"),
        pytest.param("Please send EKG.\nTO BE COMPLETED BY RECORDS HOLDER", {"ekg"}, id="our part of the form"),
        pytest.param("Please do not send labs.", set(), id="denied still"),
        pytest.param("Please send op report and imaging reports.", {"operative_note", "imaging_report"},
                     id="the report of the one is none of the other"),
        pytest.param("Patient: Ana Lopez\nItems: labs, EKG and H&P\nPriority: routine",
                     {"lab_result", "ekg", "history_and_physical"}, id="no word asks"),
        pytest.param("Patient: Ana Lopez\nThe consult is booked for 06/19/2026.", set(), id="booked, not asked"),
        pytest.param("Reason: abnormal EKG\nPlease send pertinent records.", set(), id="why is not what"),
        pytest.param("We saw her after an abnormal CT of the chest and a long stay in the hospital.", set(),
                     id="named in passing"),
        pytest.param("Please send:\neH&P\nelabs", {"history_and_physical"}, id="a bullet read as a letter"),
        pytest.param("We are still waiting for the op report.", {"operative_note"}, id="waited for"),
        pytest.param("We cannot see her until we have labs and EKG.", {"lab_result", "ekg"}, id="until"),
        pytest.param("For the visit please send:\n1. Pathology reports       2. Operative reports\n"
                     "3. Imaging reports         4. Consultation notes",
                     {"pathology", "operative_note", "imaging_report", "consultation"}, id="numbers in two columns"),
        pytest.param("RQST: medication list and EKG", {"medication_list", "ekg"}, id="a short caption"),
        pytest.param("Please send pertinent records including the H&P, discharge summary, operative report, "
                     "consultations and radiology reports", {"history_and_physical", "discharge_summary",
                     "operative_note", "consultation", "imaging_report"}, id="the whole packet"),
        pytest.param("Please send:\n[ ] H&P   [ ] Labs   [x] EKG", {"ekg"}, id="typed brackets"),
        pytest.param("Please send:\n[ ] H&P\n[ ] Labs\n[ ] EKG", set(), id="typed brackets, all empty"),
        pytest.param("Please send:\n1. H&P\n2. Labs\n3. EKG", {"history_and_physical", "lab_result", "ekg"}, id="list"),
        pytest.param("Please send:\nH&P\nLabs\nEKG\nProgress notes\nComplete chart", set(), id="whole beside parts"),
    ],
)  # fmt: skip
def test_what_a_page_asks_in_words(text: str, types: set[str]) -> None:
    assert types_on(text) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("Requested:\nOp Report Consult Labs X-ray Report EKG",
                     {"operative_note", "consultation", "lab_result", "imaging_report", "ekg"}, id="beside each other"),
        pytest.param("Please send 0p note", {"operative_note"}, id="a figure for a letter"),
        pytest.param("] H&P\nx] LABS\nx ] PATHOLOGY\n] EKG", {"lab_result", "pathology"}, id="lost brackets"),
        pytest.param("Please send list of medications; D/C summary; pathology report",
                     {"medication_list", "discharge_summary", "pathology"}, id="one line"),
        pytest.param("C.  What we  need\nH&P\nOperative reports\nEKG",
                     {"history_and_physical", "operative_note", "ekg"}, id="no heading of a column"),
    ],
)  # fmt: skip
def test_choices_are_told_from_each_other(text: str, types: set[str]) -> None:
    assert types_on(text) == types
