import copy
import json
from random import Random
from typing import Any

import pytest
from fhir_builders import binary, inline, labelled, ndjson, patient, reference, report
from sqlalchemy import select

from fax_intake.store.tables import Document, Patient

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1.5,
    10**400,
    "",
    "\x00",
    "\ud800",
    "x" * 3000,
    [],
    {},
    [[]],
    [None],
    {"a": {"b": []}},
    "Patient/\ud800",
    "urn:uuid:",
    "#",
    "9999-99-99",
    "0000-00-00T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    {"reference": 7},
    [{"reference": "#x"}],
    {"coding": "R"},
    {"coding": [{"code": ["R"]}]},
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [found for key, item in inside for found in places(item, (*path, key))]


def mutated(resource: Any, random: Random) -> Any:
    changed = copy.deepcopy(resource)
    *way, last = random.choice(places(changed))
    target = changed
    for key in way:
        target = target[key]
    target[last] = random.choice(ODD)
    return changed


RICH = (
    patient(
        "m1",
        meta=labelled("R"),
        generalPractitioner=[{"reference": "Practitioner/a"}],
        link=[{"type": "replaced-by", "other": {"reference": "Patient/p1"}}],
    ),
    reference(
        "m2",
        relatesTo=[{"code": "replaces", "target": {"reference": "DocumentReference/d1"}}],
        context={"encounter": [{"reference": "Encounter/e"}], "period": {"start": "2026-01-01"}},
        custodian={"reference": "Organization/o"},
        content=[{"attachment": {"contentType": "text/plain", "url": "Binary/b"}}, {"attachment": inline("x")}],
    ),
    report("m3", performer=[{"reference": "Organization/o"}]),
    binary("b", meta=labelled("PSY")),
    {
        "resourceType": "Encounter",
        "id": "e",
        "period": {"start": "2026-01-01"},
        "serviceProvider": {"reference": "Organization/o"},
    },
    {
        "resourceType": "Organization",
        "id": "o",
        "name": "Keck Hospital of USC",
        "partOf": {"reference": "Organization/o"},
    },
    {"resourceType": "PractitionerRole", "id": "r", "practitioner": {"reference": "Practitioner/a"}},
    {
        "resourceType": "CareTeam",
        "id": "c",
        "subject": {"reference": "Patient/p1"},
        "participant": [{"member": {"reference": "Practitioner/a"}}],
    },
    {
        "resourceType": "Bundle",
        "entry": [
            {"fullUrl": "urn:uuid:1", "resource": patient("m4")},
            {"request": {"method": "DELETE", "url": "Patient/m4"}},
        ],
    },
)


def outcome(hospital: Any) -> list[Any]:
    """What releases depend on, for every patient and document."""
    with hospital.database.read() as session:
        people = select(Patient.id, Patient.family, Patient.flags, Patient.merged_into, Patient.is_active)
        papers = select(Document.id, Document.patient_id, Document.status, Document.security_labels, Document.blob)
        return [sorted(session.execute(query).all(), key=repr) for query in (people, papers)]


@pytest.mark.parametrize("seed", range(4))
def test_no_line_whatever_stops_an_import_or_hurts_its_neighbours(hospital, seed):
    random = Random(seed)
    broken = [mutated(random.choice(RICH), random) for _ in range(250)]
    text = [json.dumps(resource) for resource in broken]
    text += [line[: random.randrange(1, len(line))] for line in text[:20]]
    hospital.take_files(ndjson(hospital.folder / "a.ndjson", patient(), reference(), *text))
    assert (hospital.patient().family, hospital.document().patient_id) == ("Okafor", "p1")
    before = outcome(hospital)
    hospital.take_files(hospital.folder / "a.ndjson")
    assert outcome(hospital) == before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00", id="another encoding"),
        pytest.param(b"[" * 100_000, id="nested without end"),
        pytest.param(b'{"resourceType":"Bundle","entry":' + b"[" * 900 + b"]" * 900 + b"}", id="deep"),
        pytest.param(b'{"resourceType":"Patient","id":' + b"9" * 5000 + b"}", id="a number without end"),
        pytest.param(b"null", id="nothing"),
    ],
)
@pytest.mark.parametrize("name", ["x.json", "x.ndjson"])
def test_files_of_rubbish_are_reported(hospital, content, name):
    (file := hospital.folder / name).write_bytes(content)
    summary = hospital.take_files(file)
    assert summary.patients.total == summary.documents.total == 0
    assert len(summary.rejected) <= 1
