import base64
import gzip
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from fhir_builders import binary, inline, labelled, ndjson, patient, reference, report
from sqlalchemy import select

from fax_intake.records.model import Rejected, Tally
from fax_intake.records.store import SourceError, documents_of, mark_updated
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
    assert summary.reasons["file_damaged"] >= 1


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
        pytest.param(reference(date=None), "preliminary", id="an update that cannot be read holds the document"),
        pytest.param(
            reference(content=[{"attachment": {"url": "Binary/b9"}}]), "preliminary", id="so does one without content"
        ),
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
        mark_updated(session, "patients", made_at - timedelta(days=3))
    assert rows(hospital, RecordsFeed.updated_at) == [(made_at,)]


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
