import pytest
from fhir_builders import labelled, patient, reference

from fax_intake.records.store import FlagError, flag_document, flag_patient


def flag(hospital, what, subject, name, on):
    with hospital.database.write() as session:
        return what(session, subject, name, on, "M. Clerk", hospital.audit)


def test_a_flag_of_staff_outlives_imports_and_is_audited(hospital):
    hospital.take(patient())
    assert flag(hospital, flag_patient, "p1", "restricted", True)
    hospital.take(patient(gender="male", meta=labelled("EMP")))
    assert hospital.patient().flags == ["employee", "restricted"]
    assert flag(hospital, flag_patient, "p1", "restricted", False)
    assert hospital.patient().flags == ["employee"]
    assert [entry for entry in hospital.audited if "flagged" in entry[0]] == [
        ("patient_flagged", "p1", {"flag": "restricted", "by": "M. Clerk"}),
        ("patient_unflagged", "p1", {"flag": "restricted", "by": "M. Clerk"}),
    ]


def test_a_flag_that_is_set_already_changes_nothing(hospital):
    hospital.take(patient())
    assert [flag(hospital, flag_patient, "p1", "vip", on) for on in (True, True, False, False)] == [
        True,
        False,
        True,
        False,
    ]


def test_a_flag_on_a_merged_patient_restricts_the_survivor(hospital):
    link = [{"type": "replaced-by", "other": {"reference": "Patient/p2"}}]
    hospital.take(patient("p1", link=link), patient("p2"))
    flag(hospital, flag_patient, "p1", "restricted", True)
    assert hospital.patient("p2").flags == ["restricted"]
    flag(hospital, flag_patient, "p1", "restricted", False)
    assert hospital.patient("p2").flags == []


def test_a_flag_of_staff_set_and_taken_away_leaves_the_doubt_of_another_s_merge(hospital):
    replaces = [{"type": "replaces", "other": {"reference": "Patient/p1"}}]
    hospital.take(patient("p1"), patient("p2", active=False, link=replaces))
    assert hospital.patient().flags == ["identity_open"]
    flag(hospital, flag_patient, "p1", "vip", True)
    assert hospital.patient().flags == ["identity_open", "vip"]
    flag(hospital, flag_patient, "p1", "vip", False)
    assert hospital.patient().flags == ["identity_open"]


def test_what_a_decision_of_staff_changes_elsewhere_is_audited_as_theirs(hospital):
    link = [{"type": "replaced-by", "other": {"reference": "Patient/p2"}}]
    hospital.take(patient("p1", link=link), patient("p2"), reference())
    hospital.audited.clear()
    flag(hospital, flag_patient, "p1", "vip", True)
    flag(hospital, flag_document, "d1", "R", True)
    on = {"on": ["vip"], "off": [], "by": "M. Clerk"}
    assert sorted(hospital.audited[:3], key=repr) == [
        ("patient_flagged", "p1", {"flag": "vip", "by": "M. Clerk"}),
        ("patient_flags_changed", "p1", on),
        ("patient_flags_changed", "p2", on),
    ]
    assert hospital.audited[3:] == [
        ("document_flagged", "d1", {"label": "R", "by": "M. Clerk"}),
        ("document_changed", "d1", {"fields": ["security_labels"], "by": "M. Clerk"}),
    ]


@pytest.mark.parametrize(
    ("what", "subject", "name", "on"),
    [
        pytest.param(flag_patient, "p1", "purple", True, id="no such flag"),
        pytest.param(flag_patient, "p404", "vip", True, id="no such patient"),
        pytest.param(flag_patient, "p1", "employee", False, id="a flag of the records system"),
        pytest.param(flag_document, "d404", "R", True, id="no such document"),
        pytest.param(flag_document, "d1", "PSY", False, id="a label of the records system"),
        pytest.param(flag_document, "d1", "", True, id="an empty label"),
    ],
)
def test_flags_that_are_refused(hospital, what, subject, name, on):
    hospital.take(patient(meta=labelled("EMP")), reference(meta=labelled("PSY")))
    before = hospital.dump()
    with pytest.raises(FlagError):
        flag(hospital, what, subject, name, on)
    assert hospital.dump() == before


def test_a_label_of_staff_outlives_imports(hospital):
    hospital.take(patient(), reference())
    assert flag(hospital, flag_document, "d1", "HIV", True)
    hospital.take(reference(docStatus="amended", meta=labelled("R")))
    assert (hospital.document().security_labels, hospital.document().status) == (["HIV", "R"], "amended")
    assert flag(hospital, flag_document, "d1", "HIV", False)
    assert hospital.document().security_labels == ["R"]
