from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fhir_builders import inline, labelled, reference, report
from hypothesis import given, settings
from hypothesis import strategies as st

from fax_intake.policy import load_policy
from fax_intake.records.classify import DocumentTypes, FacilityNames
from fax_intake.records.fhir_document import (
    Encounter,
    Organization,
    Surroundings,
    read_diagnostic_report,
    read_document_reference,
)
from fax_intake.records.fhir_parts import ResourceError
from fax_intake.records.model import DocumentRecord, Withdrawal

POLICY = load_policy()
AROUND = Surroundings(
    types=DocumentTypes.of(POLICY),
    facilities=FacilityNames.of(POLICY),
    zone=POLICY.zone,
    today=date(2026, 11, 24),
    npis={"Practitioner/a": "1234567893"},
    organizations={
        "org-keck": Organization(ids=(), names=("KECK HOSPITAL OF USC",), part_of=None),
        "org-ward": Organization(ids=(), names=("7 West",), part_of="org-keck"),
        "org-loop": Organization(ids=(), names=("Loop",), part_of="org-loop"),
        "org-clinic": Organization(ids=("clinic",), names=("ACC",), part_of=None),
    },
    encounters={
        "e1": Encounter(labels=("PSY",), day=date(2026, 2, 27), department="Neurology", organization="org-clinic")
    },
)


def read(**changes: Any) -> DocumentRecord:
    found = read_document_reference(reference(**changes), AROUND)
    assert isinstance(found, DocumentRecord)
    return found


def read_report(**changes: Any) -> DocumentRecord:
    found = read_diagnostic_report(report(**changes), AROUND)
    assert isinstance(found, DocumentRecord)
    return found


def loinc(*codes: str, text: str = "") -> dict[str, Any]:
    return {"coding": [{"system": "http://loinc.org", "code": code} for code in codes], "text": text}


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        pytest.param(loinc("34117-2"), "history_and_physical", id="the bare code"),
        pytest.param(loinc("51849-8"), "history_and_physical", id="a finer code of the same kind"),
        pytest.param({"coding": [{"code": "local-1"}, {"code": "DCSUM"}]}, "discharge_summary", id="a local code"),
        pytest.param(loinc("11488-4", "HP"), "consultation", id="LOINC before local codes"),
        pytest.param(loinc("11488-4", "34117-2"), "other", id="two codes that contradict each other"),
        pytest.param({"text": "CT ABDOMEN"}, "imaging_report", id="words of the type"),
        pytest.param({"text": "Direct admission"}, "other", id="ct inside another word"),
        pytest.param(
            {"text": "Operative report, orthopedic consult service"}, "operative_note", id="the longest words"
        ),
        pytest.param(
            {"coding": [{"code": "UNK", "display": "Pathology report"}]}, "pathology", id="words of a display"
        ),
        pytest.param({"coding": [{"code": "ROI7"}], "text": "Psychotherapy session"}, "other", id="unmapped"),
        pytest.param(None, "other", id="no type"),
    ],
)
def test_document_type(concept, expected):
    assert read(type=concept, description=None).document_type == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"type": None, "description": "Discharge summary 3/4"},
            "discharge_summary",
            id="a title, where the type says nothing",
        ),
        pytest.param(
            {"type": {"text": "Letter"}, "description": "Discharge summary"},
            "other",
            id="a title does not overrule the type's words",
        ),
        pytest.param(
            {"type": {"text": "Letter"}, "category": [loinc("11488-4")]}, "consultation", id="the class of documents"
        ),
        pytest.param({"category": [loinc("11488-4")]}, "history_and_physical", id="the type before the class"),
    ],
)
def test_what_decides_the_type(changes, expected):
    assert read(**changes).document_type == expected


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        pytest.param("RAD", "imaging_report", id="radiology"),
        pytest.param("LAB", "lab_result", id="laboratory"),
        pytest.param("SP", "pathology", id="surgical pathology"),
        pytest.param("GE", "other", id="genetics is no ordinary laboratory report"),
    ],
)
def test_report_type_by_section(category, expected):
    concept = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": category}]}
    assert read_report(category=[concept], code={"text": "Study 7"}).document_type == expected


@pytest.mark.parametrize(
    ("status", "doc_status", "expected"),
    [
        ("current", "final", "final"),
        ("current", None, "final"),
        ("current", "amended", "amended"),
        ("current", "corrected", "amended"),
        ("current", "preliminary", "preliminary"),
        ("current", "something new", "preliminary"),
        ("superseded", "final", "superseded"),
    ],
)
def test_status_of_a_reference(status, doc_status, expected):
    assert read(status=status, docStatus=doc_status).status == expected


@pytest.mark.parametrize(("status", "doc_status"), [("entered-in-error", None), ("current", "entered-in-error")])
def test_an_error_is_withdrawn_even_when_the_rest_was_emptied(status, doc_status):
    emptied = reference(status=status, docStatus=doc_status, content=None, subject=None, date=None)
    assert read_document_reference(emptied, AROUND) == Withdrawal(id="d1", status="entered-in-error")


@pytest.mark.parametrize(
    ("status", "expected"),
    [("final", "final"), ("appended", "amended"), ("registered", "preliminary"), ("unknown", "preliminary")],
)
def test_status_of_a_report(status, expected):
    assert read_report(status=status).status == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, date(2026, 3, 4), id="the reference's own date"),
        pytest.param({"date": "2026-03-05T02:00:00Z"}, date(2026, 3, 4), id="the hospital's day, not Greenwich's"),
        pytest.param({"context": {"period": {"start": "2026-02-20"}}}, date(2026, 2, 20), id="clinical time first"),
        pytest.param({"context": {"period": {"end": "2026-02-21"}}}, date(2026, 2, 21), id="an end alone"),
        pytest.param(
            {"context": {"encounter": [{"reference": "Encounter/e1"}]}}, date(2026, 2, 27), id="the encounter's day"
        ),
        pytest.param({"date": "2026-03"}, date(2026, 3, 1), id="a month counts from its first day"),
        pytest.param(
            {"date": None, "content": [{"attachment": inline("x", creation="2025-12-31")}]},
            date(2025, 12, 31),
            id="the attachment's date",
        ),
    ],
)
def test_service_date(changes, expected):
    assert read(**changes).service_date == expected


@pytest.mark.parametrize(
    ("custodian", "expected"),
    [
        pytest.param({"reference": "Organization/org-keck"}, "keck", id="by name, in other capitals"),
        pytest.param({"reference": "Organization/org-ward"}, "keck", id="a ward of the hospital"),
        pytest.param({"reference": "Organization/norris"}, "norris", id="by id"),
        pytest.param({"reference": "Organization/org-clinic"}, "clinic", id="by identifier"),
        pytest.param({"display": "Alder Canyon Clinic, Suite 4"}, "clinic", id="a name that contains ours"),
        pytest.param({"reference": "#c"}, "verdugo_hills", id="contained"),
        pytest.param({"reference": "Organization/org-loop"}, "unknown", id="a part of itself"),
        pytest.param({"display": "St. Elsewhere"}, "unknown", id="somebody else"),
        pytest.param(None, "unknown", id="nobody"),
    ],
)
def test_facility(custodian, expected):
    inside = [{"resourceType": "Organization", "id": "c", "name": "USC Verdugo Hills Hospital"}]
    assert read(custodian=custodian, contained=inside).facility == expected


def test_labels_department_and_facility_come_from_everything_around():
    record = read(
        meta=labelled("R"),
        securityLabel=[{"coding": [{"code": "HIV"}]}, {"text": "42CFRPart2"}],
        context={
            "encounter": [{"reference": "Encounter/e1"}],
            "practiceSetting": {"coding": [{"display": "Infectious disease"}]},
            "facilityType": {"coding": [{"code": "OF"}]},
        },
        author=[{"reference": "Practitioner/a"}],
    )
    assert (record.labels, record.department, record.facility, record.encounter_id, record.author_npis) == (
        ("42CFRPart2", "HIV", "PSY", "R"),
        "Infectious disease; OF; Neurology",
        "clinic",
        "e1",
        ("1234567893",),
    )


@pytest.mark.parametrize(
    ("concept", "description", "title"),
    [
        pytest.param({"text": "H&P"}, "Admission, Dr. A", "H&P: Admission, Dr. A", id="both"),
        pytest.param(
            {"text": "Consult"}, "Cardiology consult", "Cardiology consult", id="one says what the other says"
        ),
        pytest.param(None, None, "Document", id="neither"),
    ],
)
def test_title_keeps_the_words_of_the_type(concept, description, title):
    assert read(type=concept, description=description).title == title


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"subject": None}, "no_patient", id="of nobody"),
        pytest.param({"subject": {"reference": "Group/g"}}, "no_patient", id="of a group"),
        pytest.param({"date": None}, "no_date", id="of no day"),
        pytest.param({"status": None}, "status_missing_or_unknown", id="without status"),
        pytest.param({"id": "a/b"}, "no_usable_id", id="with an id that is none"),
        pytest.param({"securityLabel": "R"}, "security_labels_unreadable", id="with labels that are none"),
    ],
)
def test_documents_that_are_refused(changes, reason):
    with pytest.raises(ResourceError) as caught:
        read_document_reference(reference(**changes), AROUND)
    assert caught.value.reason == reason


def test_a_report_without_a_form_is_no_document():
    assert read_diagnostic_report(report(presentedForm=None), AROUND) is None


def test_addresses_of_one_binary_are_one():
    urls = ["Binary/7", "https://ehr.example/r4/Binary/7", "https://ehr.example/r4/Binary/7/_history/2"]
    forms = [{"attachment": {"contentType": "text/plain", "url": url}} for url in urls]
    assert {attachment.url for attachment in read(content=forms).attachments} == {"Binary/7"}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "coding",
                    "code",
                    "text",
                    "reference",
                    "attachment",
                    "url",
                    "data",
                    "period",
                    "start",
                    "target",
                    "encounter",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(
    element=st.sampled_from(
        [
            "type",
            "category",
            "status",
            "docStatus",
            "subject",
            "date",
            "content",
            "context",
            "relatesTo",
            "custodian",
            "author",
            "securityLabel",
            "meta",
            "description",
            "contained",
        ]
    ),
    value=anything,
)
def test_whatever_stands_in_a_document_either_translates_or_is_refused(element, value):
    try:
        found = read_document_reference(reference(**{element: value}), AROUND)
        read_diagnostic_report(report(**{element: value}), AROUND)
    except ResourceError as error:
        assert error.reason in {
            "no_patient",
            "no_date",
            "status_missing_or_unknown",
            "security_labels_unreadable",
            "no_usable_id",
        }
    else:
        assert isinstance(found, Withdrawal) or replace(found) == found
