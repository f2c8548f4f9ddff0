from datetime import UTC, date, datetime
from typing import Any

import pytest
from fhir_builders import labelled, patient
from hypothesis import given, settings
from hypothesis import strategies as st

from fax_intake.records.fhir_parts import ResourceError
from fax_intake.records.fhir_patient import read_care_team, read_patient
from fax_intake.records.model import Name, PatientRecord, Relation

TODAY = date(2026, 11, 24)
NPIS = {"Practitioner/pcp": "1234567893", "Practitioner/wrong": "1234567898", "Organization/o1": "1245319599"}


def read(**changes: Any) -> PatientRecord:
    return read_patient(patient(**changes), npis=NPIS, today=TODAY)


def test_plain_patient_becomes_a_record():
    assert read(meta={"lastUpdated": "2026-11-01T08:00:00Z"}) == PatientRecord(
        id="p1",
        mrn="M-p1",
        name=Name(family="Okafor", given="Lena", middle="Ruth", use="official"),
        birth_date=date(1961, 4, 17),
        sex="female",
        address="12 Alder St",
        city="Pasadena",
        zip_code="91101",
        phones=("+12135550143",),
        last_updated=datetime(2026, 11, 1, 8, tzinfo=UTC),
    )


OFFICIAL = {"use": "official", "family": "Okafor", "given": ["Lena"]}


@pytest.mark.parametrize(
    ("names", "name", "aliases"),
    [
        pytest.param(
            [{"use": "maiden", "family": "Adeyemi"}, OFFICIAL],
            ("Okafor", "Lena"),
            [("Adeyemi", "", "maiden")],
            id="maiden name first in the list",
        ),
        pytest.param(
            [OFFICIAL, {"use": "nickname", "given": ["Lee"]}],
            ("Okafor", "Lena"),
            [("Okafor", "Lee", "nickname")],
            id="nickname without a surname",
        ),
        pytest.param(
            [{"use": "usual", "family": "Oka", "given": ["Lee"]}, OFFICIAL],
            ("Okafor", "Lena"),
            [("Oka", "Lee", "usual")],
            id="official before usual",
        ),
        pytest.param(
            [{**OFFICIAL, "period": {"end": "2019-01-01"}}, {"family": "Brandt", "given": ["Lena"]}],
            ("Brandt", "Lena"),
            [("Okafor", "", "official")],
            id="an official name that ended",
        ),
        pytest.param(
            [{"use": "old", "family": "Brandt", "given": ["Mia"]}, OFFICIAL],
            ("Okafor", "Lena"),
            [("Brandt", "Mia", "old")],
            id="old name with another given name",
        ),
        pytest.param(
            [OFFICIAL, {"use": "usual", "family": "Okafor", "given": ["Lena", "R"]}],
            ("Okafor", "Lena"),
            [],
            id="the same name again",
        ),
        pytest.param(
            [OFFICIAL, {"use": "anonymous", "family": "X", "given": ["Y"]}],
            ("Okafor", "Lena"),
            [],
            id="anonymous names are no aliases",
        ),
        pytest.param(OFFICIAL, ("Okafor", "Lena"), [], id="one name that is no list"),
    ],
)
def test_names_in_use_and_other_names(names, name, aliases):
    record = read(name=names)
    assert (record.name.family, record.name.given) == name
    assert [(alias.family, alias.given, alias.use) for alias in record.aliases] == aliases
    assert record.flags == ()


@pytest.mark.parametrize(
    ("name", "family", "suffix"),
    [
        pytest.param({"family": "Ng", "given": ["Al"], "suffix": ["Jr."]}, "Ng", "Jr", id="in its own field"),
        pytest.param({"family": "Ng Jr", "given": ["Al"]}, "Ng", "Jr", id="behind the surname"),
        pytest.param({"family": "Ng, III", "given": ["Al"]}, "Ng", "III", id="behind a comma"),
        pytest.param({"family": "Ng", "given": ["Al"], "suffix": ["MD"]}, "Ng", "", id="a degree is none"),
        pytest.param({"family": "Ng", "given": ["Al"], "suffix": ["MD", "Sr"]}, "Ng", "Sr", id="among degrees"),
        pytest.param({"family": "Ii", "given": ["Al"]}, "Ii", "", id="a surname that looks like one"),
    ],
)
def test_generational_suffix(name, family, suffix):
    record = read(name=[name])
    assert (record.name.family, record.name.suffix) == (family, suffix)


@pytest.mark.parametrize(
    ("changes", "birth_date"),
    [
        pytest.param({"birthDate": "1961"}, None, id="only a year"),
        pytest.param({"birthDate": "1961-04"}, None, id="year and month"),
        pytest.param({"birthDate": None}, None, id="no birth date"),
        pytest.param({"birthDate": "1961-02-30"}, None, id="a day that never was"),
        pytest.param({"birthDate": "2031-01-01"}, None, id="in the future"),
        pytest.param({"birthDate": "1900-01-01"}, None, id="a register's word for unknown"),
        pytest.param({"birthDate": 1961}, None, id="a number"),
        pytest.param(
            {"name": [{"use": "temp", "family": "Okafor", "given": ["Lena"]}]}, date(1961, 4, 17), id="a temporary name"
        ),
        pytest.param(
            {"name": [{"family": "Okafor", "given": ["Babygirl"]}]}, date(1961, 4, 17), id="a newborn without a name"
        ),
        pytest.param({"name": [{"family": "Okafor"}]}, date(1961, 4, 17), id="no given name"),
        pytest.param({"name": [{"text": "Lena Okafor"}]}, date(1961, 4, 17), id="a name only written out"),
        pytest.param(
            {"link": [{"type": "replaced-by", "other": {"display": "?"}}]},
            date(1961, 4, 17),
            id="merged into nobody knows whom",
        ),
    ],
)
def test_doubtful_identity_is_open(changes, birth_date):
    record = read(**changes)
    assert (record.birth_date, record.flags) == (birth_date, ("identity_open",))


@pytest.mark.parametrize(
    ("codes", "flags"),
    [
        pytest.param(["N"], (), id="normal"),
        pytest.param(["L", "M"], (), id="low and moderate"),
        pytest.param(["R"], ("restricted",), id="restricted"),
        pytest.param(["V"], ("vip",), id="very restricted"),
        pytest.param(["CEL", "EMP"], ("employee", "vip"), id="celebrity who is an employee"),
        pytest.param(["identity_open"], ("identity_open",), id="our own word"),
        pytest.param(["PSY"], ("restricted",), id="a sensitivity of the whole patient"),
        pytest.param(["XYZZY"], ("restricted",), id="a label nobody here knows"),
    ],
)
def test_security_labels_become_flags(codes, flags):
    assert read(meta=labelled(*codes)).flags == flags


@pytest.mark.parametrize(
    "meta",
    [
        pytest.param("R", id="meta is a text"),
        pytest.param({"security": "R"}, id="security is a text"),
        pytest.param({"security": ["R"]}, id="a label is a text"),
        pytest.param({"security": [{"extension": [{"url": "x"}]}]}, id="a label without code"),
    ],
)
def test_labels_that_cannot_be_read_refuse_the_patient(meta):
    with pytest.raises(ResourceError, match="security_labels_unreadable"):
        read(meta=meta)


MR = {"type": {"coding": [{"code": "MR"}]}, "system": "urn:here", "value": "MR-1"}


@pytest.mark.parametrize(
    ("identifiers", "mrn"),
    [
        pytest.param([{"value": "first"}, MR], "MR-1", id="the one marked MR"),
        pytest.param([MR, {"system": "urn:ours", "value": "ours"}], "ours", id="the configured system before all"),
        pytest.param(
            [{"system": "http://hl7.org/fhir/sid/us-ssn", "value": "1"}, {"value": "x7"}],
            "x7",
            id="else the first, never a social security number",
        ),
        pytest.param([{**MR, "use": "old", "value": "gone"}, MR], "MR-1", id="not an old one"),
        pytest.param(
            [{**MR, "period": {"end": "2020"}, "value": "gone"}, {"value": "x7"}], "x7", id="not one that ended"
        ),
        pytest.param([], "", id="none"),
    ],
)
def test_mrn(identifiers, mrn):
    found = read_patient(patient(identifier=identifiers), npis={}, today=TODAY, mrn_system="urn:ours")
    assert found.mrn == mrn


@pytest.mark.parametrize(
    ("said", "is_deceased"),
    [
        ({}, False),
        ({"deceasedBoolean": False}, False),
        ({"deceasedBoolean": True}, True),
        ({"deceasedDateTime": "2025"}, True),
        ({"deceasedBoolean": "yes"}, True),
    ],
    ids=str,
)
def test_deceased(said, is_deceased):
    assert read(**said).is_deceased is is_deceased


def test_numbers_that_are_no_phone_are_left_out():
    telecom = [
        {"system": "fax", "value": "213-555-0100"},
        {"system": "email", "value": "x@example.org"},
        {"system": "phone", "use": "old", "value": "213-555-0101"},
        {"system": "phone", "value": "call my daughter"},
        {"system": "phone", "use": "mobile", "value": "+1 213 555 0102"},
    ]
    assert read(telecom=telecom).phones == ("+12135550102",)


@pytest.mark.parametrize(
    ("reference", "npis"),
    [
        pytest.param({"reference": "Practitioner/pcp"}, ("1234567893",), id="relative"),
        pytest.param(
            {"reference": "https://ehr.example/fhir/Practitioner/pcp/_history/3"},
            ("1234567893",),
            id="absolute and versioned",
        ),
        pytest.param({"reference": "Organization/o1"}, ("1245319599",), id="a practice"),
        pytest.param(
            {"reference": "Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893"},
            ("1234567893",),
            id="conditional",
        ),
        pytest.param(
            {"identifier": {"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}},
            ("1234567893",),
            id="by identifier",
        ),
        pytest.param({"reference": "Practitioner/wrong"}, (), id="wrong check digit"),
        pytest.param({"reference": "Practitioner/nobody"}, (), id="unknown"),
    ],
)
def test_primary_care_provider(reference, npis):
    assert read(generalPractitioner=[reference]).pcp_npis == npis


def test_merge_links_of_both_directions():
    links = [
        {"type": "replaced-by", "other": {"reference": "Patient/p9"}},
        {"type": "replaces", "other": {"reference": "Patient/p0"}},
        {"type": "seealso", "other": {"reference": "Patient/p5"}},
    ]
    record = read(link=links)
    assert (record.merge_links, record.flags) == ((("p1", "p9"), ("p0", "p1")), ())


def test_care_team_members_and_their_roles():
    team = {
        "resourceType": "CareTeam",
        "status": "active",
        "subject": {"reference": "Patient/p1"},
        "participant": [
            {"member": {"reference": "Practitioner/pcp"}, "role": [{"text": "Primary care physician"}]},
            {"member": {"reference": "Organization/o1"}, "role": [{"text": "Referring provider"}]},
            {"member": {"reference": "Practitioner/pcp"}, "period": {"end": "2020-01-01"}},
            {"member": {"reference": "Patient/p1"}},
        ],
    }
    assert list(read_care_team(team, npis=NPIS, today=TODAY)) == [
        Relation(patient_id="p1", npi="1234567893", role="pcp"),
        Relation(patient_id="p1", npi="1245319599", role="referring"),
        Relation(patient_id="p1", npi="1234567893", role="treating", is_active=False),
    ]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "system",
                    "value",
                    "code",
                    "coding",
                    "use",
                    "family",
                    "given",
                    "period",
                    "end",
                    "type",
                    "other",
                    "reference",
                    "line",
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
            "name",
            "identifier",
            "birthDate",
            "telecom",
            "address",
            "link",
            "meta",
            "generalPractitioner",
            "deceasedDateTime",
            "active",
            "contained",
            "gender",
            "id",
        ]
    ),
    value=anything,
)
def test_whatever_stands_in_a_patient_either_translates_or_is_refused(element, value):
    try:
        record = read(**{element: value})
    except ResourceError as error:
        assert error.reason in {"no_name", "no_usable_id", "security_labels_unreadable"}
    else:
        assert record.id
        record.name.family.encode()  # nothing that a database could not store
