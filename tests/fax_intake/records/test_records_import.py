import base64
import gzip
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from fhir_builders import binary, inline, labelled, ndjson, patient, reference, report
from sqlalchemy import select

from fax_intake.records.model import Rejected, Tally
from fax_intake.records.store import FeedDateError, SourceError, documents_of, mark_updated
from fax_intake.store.tables import CareRelationship, NameCount, PatientKey, RecordsFeed


def rows(hospital, *columns):
    with hospital.database.read() as session:
        return sorted(session.execute(select(*columns)))


def counts(hospital):
    return {(kind, name): n for kind, name, n in rows(hospital, NameCount.kind, NameCount.name, NameCount.count) if n}


def test_the_same_file_again_changes_nothing(hospital):
    export = [patient(), patient("p2"), reference(), report(), binary("b1")]
    hospital.take(*export)
    before = hospital.dump()
    summary = hospital.take(*export)
    assert (summary.patients, summary.documents) == (Tally(unchanged=2), Tally(unchanged=2))
    assert hospital.dump() == before


def test_an_updated_patient_refreshes_row_keys_and_name_counts(hospital):
    hospital.take(patient(), patient("p2", birthDate="1970-01-02"))
    keys = rows(hospital, PatientKey.key, PatientKey.patient_id)
    summary = hospital.take(patient(name=[{"use": "official", "family": "Brandt", "given": ["Lena"]}]))
    assert summary.patients == Tally(updated=1)
    assert hospital.patient().family == "Brandt"
    assert counts(hospital) == {
        ("size", ""): 2,
        ("given", "LENA"): 2,
        ("family", "OKAFOR"): 1,
        ("family", "BRANDT"): 1,
        ("full", "LENA|OKAFOR"): 1,
        ("full", "LENA|BRANDT"): 1,
    }
    changed = rows(hospital, PatientKey.key, PatientKey.patient_id)
    assert [row for row in changed if row[1] == "p2"] == [row for row in keys if row[1] == "p2"]
    assert [row for row in changed if row[1] == "p1"] != [row for row in keys if row[1] == "p1"]


def test_an_inactive_patient_is_neither_found_nor_counted(hospital):
    hospital.take(patient())
    hospital.take(patient(active=False))
    assert counts(hospital) == {}
    assert rows(hospital, PatientKey.key) == []


@pytest.mark.parametrize(
    ("first", "second", "family"),
    [
        pytest.param(
            "2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z", "Okafor", id="an older version does not come back"
        ),
        pytest.param("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "Brandt", id="a newer one replaces"),
        pytest.param(
            "2026-11-01T00:00:00Z", "2026-11-01T00:00:00+00:00", "Brandt", id="of equal ones the later import"
        ),
    ],
)
def test_versions(hospital, first, second, family):
    hospital.take(patient(meta={"lastUpdated": first}))
    hospital.take(patient(meta={"lastUpdated": second}, name=[{"family": "Brandt", "given": ["Lena"]}]))
    assert hospital.patient().family == family


def test_bad_lines_are_reported_by_number_and_set_aside(hospital):
    lines = [
        patient(),
        "{",
        "[1, 2]",
        '{"resourceType": "Patient"}',
        patient("p2", name=[]),
        "",
        "\ufeff{}",
        reference("d2", "p404"),
        reference("d3", content=[{"attachment": {"url": "Binary/none"}}]),
        reference(),
    ]
    summary = hospital.take(*lines)
    assert sorted(summary.rejected, key=lambda r: r.line) == [
        Rejected(file="export.ndjson", line=line, reason=reason)
        for line, reason in [
            (2, "no_json"),
            (3, "no_resource"),
            (4, "no_usable_id"),
            (5, "no_name"),
            (7, "no_resource"),
            (8, "patient_not_on_file"),
            (9, "content_not_found"),
        ]
    ]
    aside = hospital.folder / "export.rejected.ndjson"
    assert summary.set_aside == [str(aside)]
    assert len(aside.read_text().splitlines()) == 7
    assert aside.stat().st_mode & 0o077 == 0
    assert (hospital.patient().id, hospital.documents()) == ("p1", {"d1": "final"})


def test_mended_lines_are_taken_and_their_file_goes_away(hospital):
    hospital.take(patient(), reference("d1", "p2"))
    assert (hospital.folder / "export.rejected.ndjson").exists()
    summary = hospital.take(patient(), patient("p2"), reference("d1", "p2"))
    assert (summary.rejected, hospital.documents()) == ([], {"d1": "final"})
    assert not (hospital.folder / "export.rejected.ndjson").exists()


def test_an_import_of_a_set_aside_file_does_not_overwrite_it(hospital):
    again = ndjson(hospital.folder / "export.rejected.ndjson", "{", patient())
    summary = hospital.take_files(again)
    assert summary.set_aside == [str(hospital.folder / "export.again.rejected.ndjson")]
    assert len(again.read_text().splitlines()) == 2


@pytest.mark.parametrize("form", ["bundle", "list", "gzip", "line bundle", "single"])
def test_forms_of_file(hospital, form):
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {"fullUrl": "urn:uuid:0-1", "resource": patient("p1")},
            {"fullUrl": "urn:uuid:0-2", "resource": reference("d1", subject={"reference": "urn:uuid:0-1"})},
        ],
    }
    file = hospital.folder / "export.json"
    match form:
        case "bundle":
            file.write_text(json.dumps(bundle))
        case "list":
            file.write_text(json.dumps([reference(), patient()]))
        case "gzip":
            file = hospital.folder / "export.ndjson.gz"
            file.write_bytes(gzip.compress("\n".join(map(json.dumps, [reference(), patient()])).encode()))
        case "line bundle":
            ndjson(file := hospital.folder / "export.ndjson", bundle)
        case "single":
            hospital.take(patient())
            file.write_text(json.dumps(reference()))
    summary = hospital.take_files(file)
    assert (summary.rejected, hospital.documents()) == ([], {"d1": "final"})


def test_a_gzip_file_that_was_cut_off_gives_what_it_holds(hospital):
    whole = gzip.compress("\n".join(json.dumps(patient(f"p{n}")) for n in range(400)).encode())
    (file := hospital.folder / "cut.ndjson.gz").write_bytes(whole[: len(whole) // 2])
    summary = hospital.take_files(file)
    assert summary.patients.new > 0
    assert summary.damaged == ["cut.ndjson.gz"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("x.ndjson.gz", gzip.compress(b"{}" * 999)[:-9], id="cut gzip"),
        pytest.param("x.ndjson.gz", b"{}\n", id="no gzip"),
        pytest.param("x.json.gz", b"{}", id="no gzip, one resource"),
        pytest.param("x.ndjson.gz", b"", id="empty gzip"),
        pytest.param("x.json", b'[{"resourceType": "Patient",', id="cut JSON"),
        pytest.param("x.ndjson", b'{"resourceType": "Encounter", "id": "e"}\n{"resourceTy', id="cut line"),
    ],
)
def test_a_damaged_file_does_not_refresh_the_feed_and_the_others_are_imported(hospital, name, content):
    made_at = datetime(2026, 11, 20, tzinfo=UTC)
    hospital.take(patient(), as_of=made_at)
    (file := hospital.folder / name).write_bytes(content)
    summary = hospital.take_files(file, ndjson(hospital.folder / "good.ndjson", patient("p2"), reference()))
    assert (summary.damaged, summary.patients.new, summary.documents.new) == ([name], 1, 1)
    assert rows(hospital, RecordsFeed.name, RecordsFeed.updated_at) == [("patients", made_at)]


def test_a_last_line_without_its_end_is_no_damage(hospital):
    (file := hospital.folder / "export.ndjson").write_text(json.dumps(patient()))
    summary = hospital.take_files(file)
    assert (summary.rejected, summary.patients.new) == ([], 1)


PRACTITIONER = {"resourceType": "Practitioner", "id": "a"}


@pytest.mark.parametrize(
    ("resources", "is_nothing"),
    [
        pytest.param([], True, id="empty file"),
        pytest.param([{"resourceType": "Observation", "id": "o"}], True, id="not needed"),
        pytest.param([patient(name=None)], True, id="every line set aside"),
        pytest.param([reference()], True, id="of nobody on file"),
        pytest.param([patient()], False, id="patient"),
        pytest.param([PRACTITIONER], False, id="practitioner"),
        pytest.param([reference(status="entered-in-error")], False, id="withdrawal"),
    ],
)
def test_whether_anything_was_read(hospital, resources, is_nothing):
    assert hospital.take(*resources).has_read_nothing is is_nothing


def test_a_folder_for_rejected_lines_must_exist(hospital):
    with pytest.raises(SourceError, match=r"There is no folder .*nowhere"):
        hospital.take(patient(), rejected_folder=hospital.folder / "nowhere")


@pytest.mark.parametrize("name", ["missing.ndjson", "export.xlsx"])
def test_files_that_cannot_be_imported_are_refused_before_anything_is(hospital, name):
    (hospital.folder / "export.xlsx").write_text("x")
    with pytest.raises(SourceError):
        hospital.take_files(ndjson(hospital.folder / "a.ndjson", patient()), hospital.folder / name)
    assert rows(hospital, PatientKey.key) == []


def test_a_folder_is_all_its_files_in_whatever_order(hospital):
    (folder := hospital.folder / "export").mkdir()
    url = {"contentType": "text/plain", "url": "Binary/b1"}
    ndjson(
        folder / "A-DocumentReference.ndjson",
        reference(content=[{"attachment": url}], custodian={"reference": "Organization/o"}),
    )
    ndjson(folder / "B-Patient.ndjson", patient(generalPractitioner=[{"reference": "PractitionerRole/x"}]))
    ndjson(folder / "C-Binary.ndjson", binary("b1", "Kept apart"))
    ndjson(
        folder / "D-Organization.ndjson",
        {"resourceType": "Organization", "id": "o", "name": "USC Norris Cancer Hospital"},
    )
    ndjson(
        folder / "E-PractitionerRole.ndjson",
        {"resourceType": "PractitionerRole", "id": "x", "practitioner": {"reference": "Practitioner/y"}},
    )
    ndjson(
        folder / "F-Practitioner.ndjson",
        {
            "resourceType": "Practitioner",
            "id": "y",
            "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}],
        },
    )
    ndjson(folder / "G-Observation.ndjson", {"resourceType": "Observation", "id": "z"})
    ndjson(folder / "old.rejected.ndjson", "{")
    summary = hospital.take_files(folder)
    document = hospital.document()
    assert (summary.rejected, summary.ignored) == ([], {"Observation": 1})
    assert (document.facility, hospital.blobs.get(document.blob)) == ("norris", b"Kept apart")
    assert rows(hospital, CareRelationship.patient_id, CareRelationship.npi, CareRelationship.role) == [
        ("p1", "1234567893", "pcp")
    ]


# --- content ------------------------------------------------------------------------------------------------------


PDF = b"%PDF-1.4 pretended"


@pytest.mark.parametrize(
    ("attachments", "content_type", "data"),
    [
        pytest.param([inline("a")], "text/plain", b"a", id="inline text"),
        pytest.param(
            [inline("<html>a", "text/html"), inline(PDF, "application/pdf")],
            "application/pdf",
            PDF,
            id="fixed pages before markup",
        ),
        pytest.param([inline(PDF, "text/plain")], "application/pdf", PDF, id="a PDF that calls itself text"),
        pytest.param(
            [inline(b"\x00\x01\x02", "application/pdf")],
            "application/octet-stream",
            b"\x00\x01\x02",
            id="a PDF that is none",
        ),
        pytest.param(
            [inline("Gr\u00f6\u00dfe".encode("cp1252"))],
            "text/plain",
            "Gr\u00f6\u00dfe".encode(),
            id="Windows text that does not say so",
        ),
        pytest.param(
            [inline("Gr\u00f6\u00dfe".encode("latin-1"), "text/plain; charset=ISO-8859-1")],
            "text/plain",
            "Gr\u00f6\u00dfe".encode(),
            id="text that says so",
        ),
        pytest.param([inline("a"), inline("a")], "text/plain", b"a", id="the same form twice"),
        pytest.param(
            [inline("a", hash=base64.b64encode(hashlib.sha1(b"a", usedforsecurity=False).digest()).decode())],
            "text/plain",
            b"a",
            id="with its hash",
        ),
        pytest.param(
            [inline("cut", hash="AAAA"), inline(PDF, "application/pdf")],
            "application/pdf",
            PDF,
            id="one form is damaged",
        ),
        pytest.param(
            [{"contentType": "text/plain", "url": "https://ehr.example/r4/Binary/b1"}],
            "text/plain",
            b"Kept apart",
            id="kept apart",
        ),
    ],
)
def test_content(hospital, attachments, content_type, data):
    hospital.take(patient(), binary("b1"), reference(content=[{"attachment": a} for a in attachments]))
    document = hospital.document()
    assert (document.content_type, hospital.blobs.get(document.blob)) == (content_type, data)


@pytest.mark.parametrize(
    ("attachments", "reason"),
    [
        pytest.param([inline("cut", hash="AAAA")], "content_hash_differs", id="cut off"),
        pytest.param(
            [{"contentType": "text/plain", "url": "Binary/b1", "hash": "AAAA"}],
            "content_hash_differs",
            id="kept apart and cut off",
        ),
        pytest.param([{"contentType": "text/plain", "data": "***"}], "content_is_no_base64", id="no base64"),
        pytest.param([inline("  \n")], "content_empty", id="empty"),
        pytest.param([inline(b"a\x00b")], "content_is_no_text", id="no text"),
        pytest.param([], "content_not_found", id="none"),
        pytest.param([{"url": "https://ehr.example/x.pdf"}], "content_not_found", id="elsewhere"),
        pytest.param([{"url": "../../etc/passwd"}], "content_not_found", id="a path"),
        pytest.param(
            [inline("page 1"), inline("page 2")], "several_contents_of_one_type", id="pages apart, or two languages"
        ),
    ],
)
def test_content_that_is_refused(hospital, attachments, reason):
    summary = hospital.take(patient(), binary("b1"), reference(content=[{"attachment": a} for a in attachments]))
    assert (dict(summary.reasons), hospital.documents()) == ({reason: 1}, {})


def test_a_new_status_without_the_binary_keeps_the_content_on_file(hospital):
    content = [{"attachment": {"contentType": "text/plain", "url": "Binary/b1"}}]
    hospital.take(patient(), binary("b1"), reference(content=content))
    summary = hospital.take(reference(content=content, docStatus="amended"))
    assert (summary.rejected, hospital.documents()) == ([], {"d1": "amended"})


def test_labels_of_the_binary_count(hospital):
    content = [{"attachment": {"contentType": "text/plain", "url": "Binary/b1"}}]
    hospital.take(patient(), binary("b1", meta=labelled("PSY")), reference(content=content, meta=labelled("R")))
    assert hospital.document().security_labels == ["PSY", "R"]


# --- status over time ---------------------------------------------------------------------------------------------


def test_an_amended_document_supersedes_the_earlier_one_that_comes_after_it(hospital):
    replaces = [{"code": "replaces", "target": {"reference": "DocumentReference/d1"}}]
    hospital.take(patient(), reference("d2", docStatus="amended", relatesTo=replaces))
    hospital.take(reference("d1"))
    assert hospital.documents() == {"d1": "superseded", "d2": "amended"}


def test_a_report_in_two_resources_is_one_document(hospital):
    url = {"contentType": "text/plain", "url": "https://ehr.example/Binary/b1"}
    hospital.take(patient(), binary("b1"), report(presentedForm=[url], meta=labelled("R")))
    summary = hospital.take(reference(content=[{"attachment": {**url, "url": "Binary/b1"}}]), binary("b1"))
    assert summary.duplicates == 1
    assert hospital.documents() == {"d1": "final", "DiagnosticReport:r1": "superseded"}
    assert hospital.document().security_labels == ["R"]
    assert hospital.document("DiagnosticReport:r1").duplicate_of == "d1"


@pytest.mark.parametrize(
    ("update", "status"),
    [
        pytest.param(
            reference(status="entered-in-error", content=None, subject=None), "entered-in-error", id="an error"
        ),
        pytest.param(reference(date=None), "held", id="an update that cannot be read holds the document"),
        pytest.param(
            reference(content=[{"attachment": {"url": "Binary/b9"}}]), "held", id="so does one without content"
        ),
        pytest.param(reference("d1", "p404"), "held", id="so does one of a patient who is not on file"),
        pytest.param(reference(meta={"security": "42CFRPart2"}), "held", id="so do labels that cannot be read"),
        pytest.param(
            {"resourceType": "Bundle", "entry": [{"request": {"method": "DELETE", "url": "DocumentReference/d1"}}]},
            "entered-in-error",
            id="a deletion",
        ),
    ],
)
def test_documents_are_taken_back(hospital, update, status):
    hospital.take(patient(), reference())
    summary = hospital.take(update)
    assert (summary.documents.held, hospital.documents()) == (1, {"d1": status})
    hospital.take(reference())
    assert hospital.documents() == {"d1": "final"}


def test_a_preliminary_document_is_held_as_well(hospital):
    hospital.take(patient(), reference(docStatus="preliminary"))
    assert hospital.documents() == {"d1": "preliminary"}
    hospital.take(reference(docStatus="preliminary", date=None))
    assert hospital.documents() == {"d1": "held"}


def test_a_document_that_moves_to_another_chart_leaves_nothing_behind(hospital):
    hospital.take(patient(), patient("p2"), reference())
    hospital.take(reference(subject={"reference": "Patient/p2"}))
    with hospital.database.read() as session:
        assert ([d.id for d in documents_of(session, "p1")], [d.id for d in documents_of(session, "p2")]) == (
            [],
            ["d1"],
        )


def test_a_misfiled_document_is_superseded_by_the_right_chart_s(hospital):
    hospital.take(patient(), patient("p2"), reference())
    replaces = [{"code": "replaces", "target": {"reference": "DocumentReference/d1"}}]
    hospital.take(reference("d2", "p2", relatesTo=replaces))
    assert hospital.documents() == {"d1": "superseded", "d2": "final"}


def test_a_patient_whose_update_cannot_be_read_is_held_until_one_can(hospital):
    hospital.take(patient())
    summary = hospital.take(patient(meta={"security": "R"}))
    assert (summary.patients.held, hospital.patient().flags) == (1, ["identity_open"])
    hospital.take(patient())
    assert hospital.patient().flags == []


def test_a_deleted_patient_becomes_inactive(hospital):
    hospital.take(patient())
    hospital.take({"resourceType": "Bundle", "entry": [{"request": {"method": "DELETE", "url": "Patient/p1"}}]})
    assert hospital.patient().is_active is False


# --- merges -------------------------------------------------------------------------------------------------------


def replaced_by(target: str) -> list:
    return [{"type": "replaced-by", "other": {"reference": f"Patient/{target}"}}]


def test_merges_follow_the_chain_and_carry_flags_over(hospital):
    summary = hospital.take(
        patient("p1", link=replaced_by("p2"), meta=labelled("R")), patient("p2", link=replaced_by("p3")), patient("p3")
    )
    assert summary.merged == 2
    assert [hospital.patient(p).merged_into for p in ("p1", "p2", "p3")] == ["p3", "p3", None]
    assert [hospital.patient(p).flags for p in ("p1", "p2", "p3")] == [["restricted"], [], ["restricted"]]
    assert counts(hospital)[("size", "")] == 1


def test_a_merge_is_undone_when_the_link_is_gone(hospital):
    hospital.take(patient("p1", link=replaced_by("p2"), meta=labelled("R")), patient("p2"))
    hospital.take(patient("p1", meta=labelled("R")))
    assert (hospital.patient("p1").merged_into, hospital.patient("p2").flags) == (None, [])
    assert counts(hospital)[("size", "")] == 2


@pytest.mark.parametrize(
    "resources",
    [
        pytest.param([patient("p1", link=replaced_by("p9"))], id="into nobody on file"),
        pytest.param([patient("p1", link=replaced_by("p2")), patient("p2", link=replaced_by("p1"))], id="in a circle"),
        pytest.param([patient("p1", link=replaced_by("p2")), patient("p2", active=False)], id="into an inactive one"),
    ],
)
def test_a_merge_that_cannot_be_followed_leaves_the_identity_open(hospital, resources):
    hospital.take(*resources)
    assert (hospital.patient("p1").merged_into, hospital.patient("p1").flags) == (None, ["identity_open"])


def test_a_survivor_that_arrives_later_ends_the_doubt(hospital):
    hospital.take(patient("p1", link=replaced_by("p2")))
    hospital.take(patient("p2"))
    assert (hospital.patient("p1").merged_into, hospital.patient("p1").flags) == ("p2", [])


def test_two_survivors_of_one_record_are_both_in_doubt_until_one_remains(hospital):
    replaces = [{"type": "replaces", "other": {"reference": "Patient/p1"}}]
    hospital.take(patient("p1"), patient("p2"), patient("p3", link=replaces))
    assert hospital.patient("p1").merged_into == "p3"
    hospital.take(patient("p2", link=replaces, gender="male"))
    people = [hospital.patient(p) for p in ("p1", "p2", "p3")]
    assert [(p.merged_into, p.flags) for p in people] == [(None, ["identity_open"])] * 3
    hospital.take(patient("p3"))
    people = [hospital.patient(p) for p in ("p1", "p2", "p3")]
    assert [(p.merged_into, p.flags) for p in people] == [("p2", []), (None, []), (None, [])]


def test_a_restriction_goes_to_both_of_two_survivors(hospital):
    link = [*replaced_by("p2"), *replaced_by("p3")]
    hospital.take(patient("p1", link=link, meta=labelled("R")), patient("p2"), patient("p3"))
    assert [hospital.patient(p).flags for p in ("p2", "p3")] == [["identity_open", "restricted"]] * 2


@pytest.mark.parametrize("own", [None, labelled("R")], ids=["inherited only", "own as well"])
def test_an_inherited_restriction_stays_while_an_import_runs_and_when_it_dies(hospital, own):
    hospital.take(patient("p1", link=replaced_by("p2"), meta=labelled("R")), patient("p2", meta=own))

    def die(stage, done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hospital.take(patient("p2", gender="male"), progress=die)
    assert (hospital.patient("p2").sex, hospital.patient("p2").flags) == ("male", ["restricted"])
    hospital.take(patient("p2", gender="male"))
    assert hospital.patient("p2").flags == ["restricted"]
    hospital.take(patient("p1", link=replaced_by("p2")))
    assert hospital.patient("p2").flags == []


def test_the_doubt_goes_when_the_announcement_of_nobody_is_taken_back(hospital):
    hospital.take(patient(link=replaced_by("p9")))
    hospital.take(patient())
    assert hospital.patient().flags == []


def test_the_dead_merged_into_the_living_is_a_doubt(hospital):
    hospital.take(patient("p1", link=replaced_by("p2"), deceasedBoolean=True), patient("p2"))
    assert hospital.patient("p2").flags == ["identity_open"]


# --- around it ----------------------------------------------------------------------------------------------------


def test_a_new_primary_care_provider_replaces_the_old_one(hospital):
    def cared_for_by(npi):
        return patient(generalPractitioner=[{"identifier": {"system": "http://hl7.org/fhir/sid/us-npi", "value": npi}}])

    hospital.take(cared_for_by("1234567893"))
    hospital.take(cared_for_by("1245319599"))
    assert rows(hospital, CareRelationship.npi, CareRelationship.role) == [("1245319599", "pcp")]


WRITTEN_BY = {"author": [{"identifier": {"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}}]}
TEAM = {
    "resourceType": "CareTeam",
    "id": "c",
    "subject": {"reference": "Patient/p1"},
    "participant": [{"member": WRITTEN_BY["author"][0]}],
}


@pytest.mark.parametrize(
    ("export", "update", "in_care"),
    [
        pytest.param([], [], ["p1"], id="a document"),
        pytest.param([], [reference(status="entered-in-error", **WRITTEN_BY)], [], id="an error"),
        pytest.param([], [reference(date=None, **WRITTEN_BY)], [], id="held"),
        pytest.param([], [reference("d1", "p2", **WRITTEN_BY)], ["p2"], id="of another patient"),
        pytest.param([], [reference()], [], id="by another author"),
        pytest.param(
            [],
            [reference("d2", relatesTo=[{"code": "replaces", "target": {"reference": "DocumentReference/d1"}}])],
            [],
            id="replaced by another author's",
        ),
        pytest.param(
            [reference("d2", **WRITTEN_BY)], [reference(status="entered-in-error")], ["p1"], id="not the only document"
        ),
        pytest.param(
            [reference("d0", content=[{"attachment": inline("Findings of d1")}])],
            [],
            ["p1"],
            id="the same document in two resources",
        ),
        pytest.param([TEAM], [reference(status="entered-in-error")], ["p1"], id="in the care team as well"),
        pytest.param([TEAM], [TEAM | {"status": "inactive"}], ["p1"], id="no more in the care team"),
        pytest.param(
            [TEAM], [TEAM | {"status": "inactive"}, reference(status="entered-in-error")], [], id="neither of both"
        ),
    ],
)
def test_a_document_shows_its_author_s_care_as_long_as_it_stands(hospital, export, update, in_care):
    hospital.take(patient(), patient("p2"), reference(**WRITTEN_BY), *export)
    hospital.take(*update)
    assert sorted({patient_id for (patient_id,) in rows(hospital, CareRelationship.patient_id)}) == in_care


def test_a_document_that_is_taken_up_again_shows_its_author_s_care_again(hospital):
    hospital.take(patient(), reference(**WRITTEN_BY))
    hospital.take(reference(status="entered-in-error"))
    hospital.take(reference(**WRITTEN_BY))
    assert rows(hospital, CareRelationship.npi, CareRelationship.role) == [("1234567893", "author")]


@pytest.mark.parametrize(
    ("update", "entries"),
    [
        pytest.param(
            reference(meta=labelled("R")), [("document_changed", "d1", ["security_labels"])], id="a label is set"
        ),
        pytest.param(reference("d2"), [("document_changed", "d2", ["security_labels"])], id="a label is taken away"),
        pytest.param(
            reference(status="entered-in-error"), [("document_withdrawn", "d1", ["status"])], id="a document withdrawn"
        ),
        pytest.param(reference(date=None), [("document_held", "d1", ["status"])], id="a document held"),
        pytest.param(
            reference("d1", "p2"), [("document_changed", "d1", ["patient_id"])], id="a document moved to another chart"
        ),
        pytest.param(
            reference("d3", relatesTo=[{"code": "replaces", "target": {"reference": "DocumentReference/d1"}}]),
            [("document_changed", "d1", ["status"])],
            id="a document replaced by a new one",
        ),
        pytest.param(reference("d3"), [], id="a new document"),
        pytest.param(
            patient(name=[{"family": "Brandt", "given": ["Lena", "Ruth"]}], birthDate="1961-04-18"),
            [("patient_changed", "p1", ["family", "birth_date"])],
            id="name and birth date of a patient",
        ),
        pytest.param(
            patient(identifier=[{"type": {"coding": [{"code": "MR"}]}, "value": "M-7"}], gender="male"),
            [("patient_changed", "p1", ["mrn", "sex"])],
            id="record number and sex of a patient",
        ),
        pytest.param(patient(active=False), [("patient_changed", "p1", ["is_active"])], id="a patient out of use"),
        pytest.param(patient(address=None), [], id="an address"),
        pytest.param(patient("p3"), [], id="a new patient"),
        pytest.param(
            patient(link=replaced_by("p2")), [("patient_merge_settled", "p1", ["merged_into"])], id="a patient merged"
        ),
    ],
)
def test_what_changes_on_file_is_audited_by_field_name(hospital, update, entries):
    hospital.take(patient(), patient("p2"), reference(), reference("d2", meta=labelled("R")))
    hospital.audited.clear()
    hospital.take(update)
    *changes, _ = hospital.audited
    assert [(action, subject, detail["fields"]) for action, subject, detail in changes] == entries
    assert "Brandt" not in str(hospital.audited)
    hospital.audited.clear()
    hospital.take(update)
    assert [action for action, _, _ in hospital.audited] == ["records_imported"]


def test_changed_flags_and_the_import_are_audited_with_ids_only(hospital):
    hospital.take(patient(meta=labelled("R")), reference())
    assert hospital.audited == [
        ("patient_flags_changed", "p1", {"on": ["restricted"], "off": [], "by": "records_feed"}),
        ("records_imported", "records", {"patients": 1, "documents": 1, "rejected": 0}),
    ]


def test_the_feed_is_as_old_as_its_files_and_never_grows_older(hospital):
    made_at = datetime(2026, 11, 23, tzinfo=UTC)
    hospital.take(patient(), as_of=made_at)
    assert rows(hospital, RecordsFeed.name, RecordsFeed.updated_at) == [("patients", made_at)]
    with hospital.database.write() as session:
        mark_updated(session, "patients", made_at - timedelta(days=3), hospital.now)
    assert rows(hospital, RecordsFeed.updated_at) == [(made_at,)]


@pytest.mark.parametrize("what", [patient("p2"), reference("d2")], ids=["patients", "documents"])
def test_files_from_the_future_are_refused_before_anything_is_imported(hospital, what):
    hospital.take(patient(), reference())
    before = hospital.dump(), rows(hospital, RecordsFeed.name, RecordsFeed.updated_at)
    with pytest.raises(FeedDateError, match="Nothing was imported"):
        hospital.take(what, as_of=hospital.now + timedelta(days=366))
    assert (hospital.dump(), rows(hospital, RecordsFeed.name, RecordsFeed.updated_at)) == before


def test_files_may_be_a_time_zone_ahead(hospital):
    ahead = hospital.now + timedelta(hours=14)
    hospital.take(patient(), as_of=ahead)
    assert rows(hospital, RecordsFeed.updated_at) == [(ahead,)]


def test_a_feed_that_stands_in_the_future_is_put_right_by_the_next_import(hospital):
    with hospital.database.write() as session:
        ahead = hospital.now + timedelta(days=3650)
        mark_updated(session, "patients", ahead, ahead)
    hospital.take(patient())
    assert rows(hospital, RecordsFeed.updated_at) == [(hospital.now,)]


def test_a_file_of_nothing_usable_does_not_refresh_the_feed(hospital):
    hospital.take("{", patient(name=None))
    assert rows(hospital, RecordsFeed.name) == []


def test_an_import_that_broke_off_is_started_again(hospital, monkeypatch):
    monkeypatch.setattr("fax_intake.records.importer.BATCH_ROWS", 2)
    export = [patient(f"p{n}") for n in range(5)]
    calls = []

    def stop_after_two(stage, done, total):
        calls.append((stage, done, total))
        if len(calls) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hospital.take(*export, progress=stop_after_two)
    assert calls == [("patients", 2, 5), ("patients", 4, 5)]
    assert hospital.take(*export).patients == Tally(new=1, unchanged=4)


def test_a_damaged_line_of_a_needed_type_is_reported_once_and_only_where_wanted(hospital):
    (aside := hospital.folder / "aside").mkdir()
    file = ndjson(hospital.folder / "export.ndjson", patient(), '{"resourceType": "DocumentReference", "id"')
    summary = hospital.take_files(file, rejected_folder=aside)
    assert summary.rejected == [Rejected(file="export.ndjson", line=2, reason="no_json")]
    assert [path.name for path in aside.iterdir()] == ["export.rejected.ndjson"]
    assert not (hospital.folder / "export.rejected.ndjson").exists()


def test_set_aside_lines_that_are_imported_with_their_file_stay_as_they_are(hospital):
    export = ndjson(hospital.folder / "export.ndjson", patient(), "{")
    mended = ndjson(hospital.folder / "export.rejected.ndjson", patient("p2"))
    summary = hospital.take_files(export, mended)
    assert summary.patients.new == 2
    assert mended.read_text().count("\n") == 1
    assert summary.set_aside == [str(hospital.folder / "export.again.rejected.ndjson")]


def test_an_error_noted_on_one_twin_before_either_was_on_file(hospital):
    url = {"contentType": "text/plain", "url": "Binary/b1"}
    export = [patient(), binary("b1"), report(status="entered-in-error", presentedForm=[url])]
    for _ in range(2):
        summary = hospital.take(*export, reference(content=[{"attachment": url}]))
        assert hospital.documents() == {"d1": "entered-in-error"}
    assert summary.documents.unchanged == 1
