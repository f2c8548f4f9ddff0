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
