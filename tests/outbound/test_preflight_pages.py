"""The last look: whose pages are these, and can they be read? Every case is one page or one document."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outbound.identity_labels import labelled_values, parse_date
from outbound.model import FaxPage, PageProblem, PatientHeading
from outbound.preflight import check_pages

_PATIENT = PatientHeading(
    name="Quillfeather, Ottoline M",
    family="Quillfeather",
    given="Ottoline M",
    birth_date=date(1961, 2, 3),
    mrn="00481937",
    aliases=("Marchbanks",),
)


def _inked(share=0.05):
    pixels = np.zeros((2156, 1728), np.bool_)
    pixels[100:2100] = np.random.default_rng(0).random((2000, 1728)) < share
    return pixels


_INK = _inked()


def _page(text, pixels=_INK, document_id="doc-1"):
    return FaxPage(pixels=pixels, document_id=document_id, text=text)


def _reasons(*texts, patient=_PATIENT, pixels=_INK):
    problems = check_pages([_page(text, pixels) for text in texts], patient, "FI-7K4M-9PXC")
    return {problem.page_number: problem.reasons for problem in problems}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Patient: QUILLFEATHER, OTTOLINE M   DOB: 02/03/1961   MRN: 00481937", id="all three"),
        pytest.param("PATIENT NAME: Ottoline Quillfeather\nDate of Birth: Feb 3, 1961", id="name and birth date"),
        pytest.param("MRN 481937", id="record number without its leading zeros"),
        pytest.param("MR#: 00-48-19-37\nQuillfeather", id="record number in groups"),
        pytest.param("Patient: Quillfether, Ottoline", id="misspelt once"),
        pytest.param("Patient: Quillfeather, O. M.  DOB: 02/03/1961", id="initials"),
        pytest.param("Patient: Marchbanks, Ottoline", id="maiden name on an older document"),
        pytest.param("Patient name      DOB          MRN\nQUILLFEATHER OTTOLINE   2/3/61    00481937", id="table"),
        pytest.param("Ottoline Quillfeather was seen. Patient: alert and oriented.", id="Patient: before prose"),
        pytest.param("Ottoline Quillfeather\nPatient Education: Given", id="Patient before another heading"),
        pytest.param("RE: Ottoline Quillfeather\nDictated by: John Quillfeather, MD", id="doctor of the same surname"),
        pytest.param(
            "Quillfeather, Ottoline\nAccession: 77120045  Order #: 99881234", id="accession and order numbers"
        ),
        pytest.param("Quillfeather, Ottoline\nMother: Jane Doe  Mother's DOB: 01/01/1930", id="relative's birth date"),
        pytest.param(
            "Quillfeather, Ottoline\nEmergency contact name: Doe, Jane\nSubscriber DOB: 4/5/1950", id="insurance"
        ),
        pytest.param("Patient: Quillfeather, Ottoline  DOB: 02/03/1967  MRN: 00481937", id="one digit misread"),
        pytest.param("Mrs. Quillfeather came with Ms. Doe. Ms. Doe drove. MRN: 00481937", id="companion"),
        pytest.param("MRN: 00481937. Seen 03/01/2026. A 65-year-old woman with a 90-year-old mother.", id="her age"),
        pytest.param(
            "MRN: 00481937. Discussed with her daughter Ms. Lopez. Ms. Lopez agrees. 1", id="daughter, once named so"
        ),
    ],
)
def test_ordinary_pages_of_the_patient_pass(text):
    assert _reasons(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Patient: Doe, Jane  DOB: 04/05/1970  MRN: 00777777", id="another person"),
        pytest.param("Patient: Quillfeather, Ottoline\nMRN: 00481973", id="two digits exchanged"),
        pytest.param("Patient: Quillfeather, Ottoline  DOB: 03/02/1961", id="day and month exchanged"),
        pytest.param("Patient: Quillfeather, Ottoline  DOB: 02/03/1961  MRN: 00555123", id="namesake of the same day"),
        pytest.param("Patient: Quillfeather, Peregrine  DOB: 02/03/1961", id="twin"),
        pytest.param("Patient name      DOB          MRN\nDOE JANE        4/5/70    00777777", id="table"),
        pytest.param("MRN: 00481937\n...\nName: DOE, JANE | DOB 04/05/1970", id="another person's line below"),
        pytest.param("Patient: Quillfeather, Ottoline\nMEDICAL RECORD:  00555123", id="record without number"),
        pytest.param("Pt Name: Doe, Jane\nOttoline Quillfeather copied", id="named first"),
        pytest.param("DOB: 1970-04-05  Quillfeather, Ottoline", id="another birth date, ISO"),
        pytest.param(
            "MRN: 00481937  DOS: 03/01/2026\nMr. Doe is a 45-year-old man. Mr. Doe smokes.", id="another's body by name"
        ),
        pytest.param("MRN: 00481937  DOS: 03/01/2026\nThis 31-year-old woman fell.", id="another's body by age"),
    ],
)
def test_pages_of_somebody_else_are_named(text):
    assert _reasons(text) == {1: ("other_patient",)} or _reasons(text) == {1: ("other_patient", "no_identifiers")}


def test_suffixes_that_differ_are_two_people():
    senior = PatientHeading(
        name="Roe Sr, John", family="Roe", given="John", birth_date=date(1940, 1, 1), mrn="12345678"
    )
    assert _reasons("Patient: Roe, John Jr", patient=senior)[1][0] == "other_patient"
    assert _reasons("Patient: Roe, John", patient=senior) == {}


def test_a_foreign_sheet_inside_a_document_is_named_alone():
    own = "Patient: Quillfeather, Ottoline  MRN: 00481937"
    assert _reasons(own, "continued: no fracture", "Patient: Doe, Jane  MRN: 00777777") == {3: ("other_patient",)}


def test_a_page_without_identifiers_belongs_to_its_document():
    assert _reasons("MRN: 00481937", "Impression: no fracture.") == {}


def test_a_document_without_identifiers_is_held():
    found = _reasons("Impression: no fracture.", "Page two: lungs clear.")
    assert found == {1: ("no_identifiers",), 2: ("no_identifiers",)}


def test_documents_do_not_vouch_for_each_other():
    pages = [_page("MRN: 00481937"), _page("Impression: no fracture.", document_id="doc-2")]
    assert check_pages(pages, _PATIENT, "FI") == (
        PageProblem(page_number=2, document_id="doc-2", reasons=("no_identifiers",)),
    )


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        pytest.param(np.zeros((2156, 1728), np.bool_), "blank_page", id="blank"),
        pytest.param(np.ones((2156, 1728), np.bool_), "illegible", id="black"),
    ],
)
def test_blank_and_black_pages_are_held(pixels, reason):
    page = FaxPage(pixels=pixels, document_id=None, text="MRN: 00481937")
    assert check_pages([page], _PATIENT, "FI")[0].reasons == (reason,)


def test_a_header_line_does_not_fill_a_blank_page():
    pixels = np.zeros((2156, 1728), np.bool_)
    pixels[10:55] = True
    assert check_pages([_page("MRN: 00481937", pixels)], _PATIENT, "FI")[0].reasons == ("blank_page",)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        pytest.param(None, ("illegible", "no_identifiers"), id="nobody has read it"),
        pytest.param("", ("illegible", "no_identifiers"), id="the reader found no letter"),
        pytest.param(" \n ; .", ("illegible", "no_identifiers"), id="marks"),
        pytest.param("Figure 12 of 40", ("illegible", "no_identifiers"), id="twelve letters"),
        pytest.param("Anatomy of the heart", ("no_identifiers",), id="words that name nobody"),
        pytest.param("MRN: 00481937", (), id="few letters that name him"),
    ],
)
def test_a_scan_of_which_nothing_was_read_is_nobodys(text, reasons):
    assert _reasons(text).get(1, ()) == reasons


def test_a_page_with_little_ink_and_no_letter_is_nobodys_but_no_picture():
    """A stamp, a signature: little can be hidden on it."""
    assert _reasons("", pixels=_inked(share=0.001)) == {1: ("no_identifiers",)}


def test_a_picture_belongs_to_the_document_that_names_the_patient():
    assert _reasons("MRN: 00481937", "", "Impression: no fracture.") == {}


def test_no_picture_lends_its_document_a_name():
    found = _reasons("", "Impression: no fracture.")
    assert found == {1: ("illegible", "no_identifiers"), 2: ("no_identifiers",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02/03/1961", date(1961, 2, 3)),
        ("2-3-1961", date(1961, 2, 3)),
        ("1961-02-03", date(1961, 2, 3)),
        ("Feb 3, 1961", date(1961, 2, 3)),
        ("February 3rd 1961", date(1961, 2, 3)),
        ("03-Feb-1961", date(1961, 2, 3)),
        ("2/3/61", (61, 2, 3)),
        ("13/13/1961", None),
        ("unknown", None),
        ("", None),
    ],
)
def test_dates_are_read_as_charts_write_them(text, expected):
    assert parse_date(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_check(text):
    list(labelled_values(text))
    assert set().union(*_reasons(text).values()) <= {"other_patient", "no_identifiers", "illegible"}
