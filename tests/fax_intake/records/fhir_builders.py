"""Small FHIR resources for tests; every person is invented."""

import base64
import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def patient(patient_id: str = "p1", **changes: Any) -> Json:
    """A plain patient; a change of None takes the element away."""
    resource = {
        "resourceType": "Patient",
        "id": patient_id,
        "identifier": [
            {"type": {"coding": [{"code": "MR"}]}, "system": "urn:mrn", "value": f"M-{patient_id}"},
        ],
        "name": [{"use": "official", "family": "Okafor", "given": ["Lena", "Ruth"]}],
        "birthDate": "1961-04-17",
        "gender": "female",
        "telecom": [{"system": "phone", "value": "(213) 555-0143"}],
        "address": [{"use": "home", "line": ["12 Alder St"], "city": "Pasadena", "postalCode": "91101"}],
    } | changes
    return {name: value for name, value in resource.items() if value is not None}


def reference(document_id: str = "d1", patient_id: str = "p1", **changes: Any) -> Json:
    """A DocumentReference with its content inline."""
    resource = {
        "resourceType": "DocumentReference",
        "id": document_id,
        "status": "current",
        "docStatus": "final",
        "type": {"coding": [{"system": "http://loinc.org", "code": "34117-2"}], "text": "History and physical"},
        "subject": {"reference": f"Patient/{patient_id}"},
        "date": "2026-03-04T10:00:00-08:00",
        "content": [{"attachment": inline(f"Findings of {document_id}")}],
    } | changes
    return {name: value for name, value in resource.items() if value is not None}


def report(report_id: str = "r1", patient_id: str = "p1", **changes: Any) -> Json:
    """A radiology DiagnosticReport with its form inline."""
    resource = {
        "resourceType": "DiagnosticReport",
        "id": report_id,
        "status": "final",
        "category": [{"coding": [{"system": "http://loinc.org", "code": "LP29684-5", "display": "Radiology"}]}],
        "code": {"coding": [{"code": "99999-1"}], "text": "CT chest"},
        "subject": {"reference": f"Patient/{patient_id}"},
        "effectiveDateTime": "2026-03-04T09:00:00-08:00",
        "presentedForm": [inline(f"Report {report_id}")],
    } | changes
    return {name: value for name, value in resource.items() if value is not None}


def inline(said: str | bytes, content_type: str = "text/plain", **more: str) -> Json:
    data = said.encode() if isinstance(said, str) else said
    return {"contentType": content_type, "data": base64.b64encode(data).decode(), **more}


def binary(binary_id: str, said: str | bytes = "Kept apart", content_type: str = "text/plain", **more: Any) -> Json:
    return {"resourceType": "Binary", "id": binary_id, **inline(said, content_type), **more}


def labelled(*codes: str) -> Json:
    return {
        "security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": code} for code in codes]
    }


def ndjson(path: Path, *resources: Json | str) -> Path:
    """A file with one resource a line; a string stands as it is."""
    lines = [line if isinstance(line, str) else json.dumps(line) for line in resources]
    path.write_text("".join(f"{line}\n" for line in lines))
    return path
