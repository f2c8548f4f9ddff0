"""Workers to be killed, many requests for them, and what must hold afterwards."""

import base64
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from workflow_stage import bring, reading

from fax_intake.records.store import import_resources
from fax_intake.store import audit
from fax_intake.store.tables import Answer, Attempt, Disclosure, Request
from fax_intake.workflow.office import Office

CHILD = Path(__file__).with_name("crash_child.py")
FAULTS = {"call": [{"attempt": 3, "on_send": "lost_response"}, {"attempt": 5, "play": "busy"}]}
RESTING = ("delivered", "in_review", "failed", "set_aside", "answered")
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "vo", "wi", "za", "ke", "ho")


@dataclass(frozen=True)
class Person:
    family: str
    given: str
    born: str  # ISO
    mrn: str


def hospital_of(office: Office, folder: Path, size: int) -> list[Person]:
    """So many people on file, no two of them alike, each with a note of one page."""
    people = [_person(number) for number in range(size)]
    lines = [json.dumps(resource) for number, person in enumerate(people) for resource in _resources(number, person)]
    (file := folder / "people.ndjson").write_text("\n".join(lines))
    import_resources(office.database.engine, office.blobs, office.policy, [file], office.clock())
    return people


def bring_people(office: Office, people: Sequence[Person]) -> list[str]:
    """A request for each, ready to be decided; returns their ids."""
    return [
        bring(
            office,
            reading(
                patient={
                    "name": f"{person.family}, {person.given}",
                    "family": person.family,
                    "given": person.given,
                    "dob": person.born,
                    "mrn": person.mrn,
                }
            ),
        )
        for person in people
    ]


@contextmanager
def worker(office: Office, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that has begun; killed when the block ends, if nothing killed it before."""
    child = start_worker(office, **options)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() in (b"ready\n", b""), "it may be dead already"
        yield child
    finally:
        child.kill()
        child.wait()


def start_worker(office: Office, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(CHILD), str(office.settings.data_dir), json.dumps(options)]
    return subprocess.Popen(command, cwd=CHILD.parent, stdout=subprocess.PIPE)


def rests(office: Office, *, within_s: float, child: subprocess.Popen[bytes] | None = None) -> bool:
    """Wait until no request is under way (True), or the child has died (False)."""
    give_up = time.monotonic() + within_s
    while time.monotonic() < give_up:
        with office.database.read() as session:
            states = Counter(session.scalars(select(Request.state)))
        if set(states) <= set(RESTING):
            return True
        if child is not None and child.poll() is not None:
            return False
        time.sleep(0.2)
    raise AssertionError(states)


def sent_once_or_seen(office: Office, requests: Sequence[str]) -> set[str]:
    """Everything that must hold after kills; returns the requests whose packet was delivered."""
    with office.database.read() as session:
        ends = dict(session.execute(select(Request.id, Request.state)).all())
        assert set(ends) >= set(requests), "a request is lost"
        # Who was killed in more often than the engine recovers comes to a person; nobody is left lying.
        assert {ends[one] for one in requests} <= {"delivered", "in_review", "failed"}
        delivered = {one for one in requests if ends[one] == "delivered"}
        packets = select(Attempt.request_id).join(Answer, Answer.id == Attempt.answer_id)
        packets = packets.where(Attempt.state == "delivered", Answer.what == "packet")
        assert Counter(session.scalars(packets)) == Counter(delivered), "recorded as sent otherwise than it ended"
        disclosed = select(func.count()).select_from(Disclosure).where(Disclosure.is_partial.is_(False))
        assert session.scalar(disclosed) == len(delivered)
        assert audit.verify(session) is None
        references = dict(session.execute(select(Request.reference, Request.id)).all())
    received = [json.loads(path.read_text()) for path in (office.settings.outbox / "outbox").glob("*.json")]
    arrived = Counter(
        references[one["reference"].rpartition(":")[0]] for one in received if one["state"] == "delivered"
    )
    assert not arrived or max(arrived.values()) == 1, "a packet arrived twice"
    assert set(arrived) >= delivered, "reported sent, but never arrived"
    return delivered


def _person(number: int) -> Person:
    sounds = [SYLLABLES[(number >> shift) % 16] for shift in (0, 4, 8, 12)]
    family = ("".join(sounds) + "rian").capitalize()
    born = datetime(1940, 1, 1, tzinfo=UTC) + timedelta(days=37 * number % 25_000)
    return Person(family=family, given="Theodora", born=born.date().isoformat(), mrn=f"07{number:06d}")


def _resources(number: int, person: Person) -> list[dict[str, Any]]:
    day = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    born = datetime.fromisoformat(person.born)
    text = (
        f"HISTORY AND PHYSICAL\nPatient: {person.given} {person.family}  DOB: {born:%m/%d/%Y}  MRN: {person.mrn}\n\n"
        + "Examined today; lungs clear, heart regular, abdomen soft.\n" * 12
    )
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    return [
        {
            "resourceType": "Patient",
            "id": f"x{number}",
            "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": person.mrn}],
            "name": [{"use": "official", "family": person.family, "given": [person.given]}],
            "birthDate": person.born,
        },
        {
            "resourceType": "DocumentReference",
            "id": f"y{number}",
            "status": "current",
            "docStatus": "final",
            "type": {"coding": [{"system": "http://loinc.org", "code": "34117-2"}], "text": "History and physical"},
            "subject": {"reference": f"Patient/x{number}"},
            "date": f"{day}T10:00:00Z",
            "custodian": {"reference": "Organization/keck"},
            "content": [{"attachment": attachment}],
        },
    ]
