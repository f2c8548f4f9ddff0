"""A stage for workflow tests: a small hospital on file, requests as if they had been read, the engine running."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from template import create_from_template

from fax_intake.ids import new_fax_id
from fax_intake.policy import Policy
from fax_intake.records.store import import_resources
from fax_intake.service import open_office, start_workflows
from fax_intake.settings import Settings
from fax_intake.store.requests import set_switch
from fax_intake.store.tables import (
    Answer,
    Attempt,
    DirectoryEntry,
    DirectoryNumber,
    Disclosure,
    Fax,
    Request,
)
from fax_intake.workflow.engine import Engine
from fax_intake.workflow.intake import enqueue_reconsider, split_into_requests
from fax_intake.workflow.office import Office
from fax_intake.workflow.reading_record import PatientRead, Reading
from outbound.gateways.script import parse_script
from outbound.gateways.spool import SpoolGateway

OFFICE_NUMBER = "+12135550143"
NOTE = "HISTORY AND PHYSICAL\nPatient: Rosalind Ashgrove  DOB: 04/12/1961  MRN: 00481937\n\n" + "\n".join(
    f"{line}. Examined today; lungs clear, heart regular, abdomen soft." for line in range(1, 150)
)


@contextmanager
def stage(
    tmp_path: Path, script: dict[str, Any] | None = None, *, mode: str = "automatic", readers: int = 1
) -> Iterator[Office]:
    """An office whose carrier plays `script`, with one patient, one chart and one verified practice."""
    settings = Settings(data_dir=tmp_path / "data", retry_pace=1e6, health_port=0, carrier_pace=1e6, readers=readers)
    create_from_template(settings)
    with open_office(settings) as opened:
        carrier = SpoolGateway(settings.outbox, opened.clock, parse_script(script or {}), 1e6)
        office = replace(opened, gateway=carrier, policy=staffed(opened.policy, "24h"))
        _furnish(office, tmp_path)
        with office.database.write() as session:
            for facility in office.policy.facilities:
                set_switch(session, f"mode:{facility.id}", mode, at=office.clock(), actor="test")
        yield office


def staffed(policy: Policy, hours: str) -> Policy:
    """The policy with other staffed hours; tests run at any hour."""
    return policy.model_copy(update={"hours": policy.hours.model_copy(update={"staffed": hours})})


@contextmanager
def running(office: Office, executor_id: str = "local") -> Iterator[Engine]:
    """The workflows run while the block does."""
    engine = Engine(office.database.url, executor_id=executor_id)
    start_workflows(engine, office)
    try:
        yield engine
    finally:
        engine.stop(within_s=5, forget=True)


def reading(**changes: Any) -> Reading:
    """A request as the reader would deliver it: every gate holds."""
    patient = {
        "name": "Ashgrove, Rosalind",
        "given": "Rosalind",
        "family": "Ashgrove",
        "dob": date(1961, 4, 12),
        "mrn": "00481937",
        "name_confidence": 0.99,
        "dob_confidence": 0.99,
    } | changes.pop("patient", {})
    values: dict[str, Any] = {
        "kind": "continuity_of_care",
        "kind_confidence": 0.99,
        "purpose": "treatment",
        "requester_org": "Foothill Family Practice",
        "npi": "1234567893",
        "reply_fax": OFFICE_NUMBER,
        "reply_confidence": 0.99,
    }
    return Reading(patient=PatientRead(**patient), **(values | changes))


def bring(office: Office, read: Reading, *, caller_id: str | None = None, tsi: str | None = None) -> str:
    """Put a request into the office as if this had been read from a fax; returns the request's id."""
    now = office.clock()
    fax_id = new_fax_id(now)
    with office.database.write() as session:
        session.add(
            Fax(
                id=fax_id,
                received_at=now,
                stored_at=now,
                source="test",
                source_name_digest="",
                receipt=fax_id,
                blob=hashlib.sha256(fax_id.encode()).hexdigest(),
                size_bytes=1,
                caller_id=caller_id,
                tsi=tsi,
                pages=1,
                letter={"facility": "keck"},
                readings=[read.model_dump(mode="json")],
            )
        )
    [request_id] = split_into_requests(office, fax_id)
    with office.database.write() as session:
        enqueue_reconsider(office, session, session.get_one(Request, request_id))
    return request_id


def wait_for(office: Office, request_id: str, *states: str, within_s: float = 20) -> Request:
    """The request, once it is in one of these states and no call of it is open."""
    give_up = time.monotonic() + within_s
    while True:
        with office.database.read() as session:
            request = session.get_one(Request, request_id)
            if request.state in states and _calls_rest(session, request_id):
                return request
        if time.monotonic() > give_up:
            raise AssertionError(
                f"{request_id} is {request.state} {request.reason_codes}, calls {calls_of(office, request_id)}"
            )
        time.sleep(0.05)


def _calls_rest(session: Session, request_id: str) -> bool:
    """No call is open, and a letter that is to go has had one."""
    calls = set(session.scalars(select(Attempt.state).where(Attempt.request_id == request_id)))
    has_letter = session.scalars(select(Answer.id).where(Answer.request_id == request_id)).first() is not None
    return not {"intended", "accepted"} & calls and bool(calls or not has_letter)


def calls_of(office: Office, request_id: str) -> list[tuple[str, str | None, int, int]]:
    """(state, failure, first page, pages delivered) of every attempt."""
    with office.database.read() as session:
        query = select(Attempt).where(Attempt.request_id == request_id).order_by(Attempt.number)
        return [(a.state, a.failure, a.first_page, a.pages_delivered) for a in session.scalars(query)]


def disclosures_of(office: Office, request_id: str) -> list[Disclosure]:
    with office.database.read() as session:
        return list(session.scalars(select(Disclosure).where(Disclosure.request_id == request_id)))


def letters_of(office: Office, request_id: str) -> list[str]:
    with office.database.read() as session:
        query = select(Answer.what).where(Answer.request_id == request_id).order_by(Answer.number)
        return list(session.scalars(query))


def sent_files(office: Office) -> list[Path]:
    return sorted((office.settings.outbox / "outbox").glob("*.tif"))


def add_patient(office: Office, folder: Path, number: int, family: str, given: str, birth_date: str, mrn: str) -> None:
    """Put a patient p<number> with one H&P d<number> on file, through the import."""
    text = NOTE.replace("Rosalind Ashgrove", f"{given} {family}").replace("00481937", mrn)
    text = text.replace("04/12/1961", f"{date.fromisoformat(birth_date):%m/%d/%Y}")
    day = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    resources = [
        {
            "resourceType": "Patient",
            "id": f"p{number}",
            "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": mrn}],
            "name": [{"use": "official", "family": family, "given": [given]}],
            "birthDate": birth_date,
        },
        {
            "resourceType": "DocumentReference",
            "id": f"d{number}",
            "status": "current",
            "docStatus": "final",
            "type": {"coding": [{"system": "http://loinc.org", "code": "34117-2"}], "text": "History and physical"},
            "subject": {"reference": f"Patient/p{number}"},
            "date": f"{day}T10:00:00Z",
            "custodian": {"reference": "Organization/keck"},
            "content": [{"attachment": attachment}],
        },
    ]
    file = folder / f"records-{number}.ndjson"
    file.write_text("\n".join(json.dumps(one) for one in resources))
    import_resources(office.database.engine, office.blobs, office.policy, [file], office.clock())


def _furnish(office: Office, tmp_path: Path) -> None:
    add_patient(office, tmp_path, 1, "Ashgrove", "Rosalind", "1961-04-12", "00481937")
    with office.database.write() as session:
        session.add(
            DirectoryEntry(
                id="e1",
                practice="Foothill Family Practice",
                providers=[{"name": "Marguerite Alvarez, MD", "npi": "1234567893"}],
                npi="",
                phone="+12135550144",
                state="CA",
            )
        )
        session.flush()
        session.add(
            DirectoryNumber(
                entry_id="e1",
                number=OFFICE_NUMBER,
                verified_by="test",
                verified_at=office.clock() - timedelta(days=30),
                method="call_back",
                is_secure_line=True,
                attended_hours="",
            )
        )
