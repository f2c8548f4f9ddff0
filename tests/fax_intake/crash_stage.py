"""Workers to be killed, many requests for them, and what must hold afterwards."""

import base64
import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.forkserver import ensure_running
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Any

import crash_child
from simulated import fax_of
from sqlalchemy import func, select
from workflow_stage import bring, reading

from fax_intake.ids import request_id
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.records.store import import_resources
from fax_intake.store import audit
from fax_intake.store.tables import Answer, Attempt, Disclosure, Request
from fax_intake.workflow.office import Office
from outbound.gateways.spool_files import file_name_of
from outbound.model import AttemptReference

FAULTS = {"call": [{"attempt": 3, "on_send": "lost_response"}, {"attempt": 5, "play": "busy"}]}
CHANCES = {"by_chance": 0.2, "seed": 5}
RESTING = ("delivered", "in_review", "failed", "set_aside", "answered")
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "vo", "wi", "za", "ke", "ho")
get_temp_dir()  # of the sockets below; made now, for what is made while an office is open goes with its scratch folder


@dataclass(frozen=True)
class Person:
    family: str
    given: str
    born: str  # ISO
    mrn: str

    @property
    def fax(self) -> bytes:
        """A fax that asks for this person's records, as `simulated` reads it."""
        return fax_of(self.family, self.given, self.born, self.mrn)


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


def receive_faxes(office: Office, people: Sequence[Person]) -> list[str]:
    """A fax of each; returns the ids of the requests that they will have."""
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    ids = []
    for person in people:
        fax = receiver.take(person.fax, Call(), source="test", name=person.mrn, receipt=person.mrn, now=office.clock())
        ids.append(request_id(fax, 1))
    return ids


class Worker:
    """A worker's process, forked from one that has the modules: most live for less time than loading them takes."""

    def __init__(self, office: Office, **options: Any) -> None:
        forks, data_dir = nursery(), office.settings.data_dir
        self._hears, says = forks.Pipe(duplex=False)
        arguments = (says, data_dir, options, data_dir.parent / "workers.log", dict(os.environ))
        self._process = forks.Process(target=crash_child.begin, args=arguments)
        self._process.start()
        says.close()

    def is_ready(self) -> bool:
        """Waits until it works (True), or has ended (False)."""
        try:
            return bool(self._hears.recv())
        except EOFError:
            return False

    def exit_code(self) -> int | None:
        """None: it runs."""
        code: int | None = self._process.exitcode
        return code

    def wait(self, within_s: float | None = None) -> int | None:
        """Its exit code once it has ended; None: it still runs."""
        self._process.join(within_s)
        return self.exit_code()

    def kill(self) -> None:
        self._process.kill()
        self.wait()


def nursery() -> Any:
    """Where workers and commands are forked; begins with the first one, and ends with the tests.

    One for all: of several lists of modules to have beforehand, the first would hold.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([crash_child.__name__, "fax_intake.commands.app"])
    given = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(crash_child.SEARCHED)
    try:
        ensure_running()
    finally:
        del os.environ["PYTHONPATH"]
        if given is not None:
            os.environ["PYTHONPATH"] = given
    return context


@contextmanager
def worker(office: Office, **options: Any) -> Iterator[Worker]:
    """A worker that has begun; killed when the block ends, if nothing killed it before."""
    child = Worker(office, **options)
    try:
        assert child.is_ready() or child.wait() == -signal.SIGKILL, "only what kills it may end it"
        yield child
    finally:
        child.kill()


class Fleet:
    """Workers of which any that ended can be replaced by a new one, under another name."""

    def __init__(self, office: Office, size: int, **options: Any) -> None:
        self._office, self._options = office, options
        self.workers = [Worker(office, **options) for _ in range(size)]

    def kill(self, number: int) -> None:
        self.workers[number].kill()

    def wait_until_ready(self) -> None:
        for one in self.workers:
            assert one.is_ready()

    def mend(self) -> int:
        """Replace those that ended; returns how many."""
        ended = [number for number, one in enumerate(self.workers) if one.exit_code() is not None]
        for number in ended:
            self.workers[number] = Worker(self._office, **self._options)
        return len(ended)

    def end(self) -> None:
        for one in self.workers:
            one.kill()


@contextmanager
def fleet_of(office: Office, size: int, **options: Any) -> Iterator[Fleet]:
    """So many workers, begun one beside the other; all killed when the block ends."""
    fleet = Fleet(office, size, **options)
    try:
        yield fleet
    finally:
        fleet.end()


@contextmanager
def blobs_away(office: Office, *, leaves_a_folder: bool) -> Iterator[None]:
    """The folder of blobs is gone while the block lasts; a mount that went away leaves an empty one."""
    blobs = office.settings.data_dir / "blobs"
    blobs.rename(elsewhere := blobs.with_name("elsewhere"))
    if leaves_a_folder:
        blobs.mkdir()
    yield
    assert not blobs.exists() or list(blobs.iterdir()) == [], "nothing was written beside the store"
    if leaves_a_folder:
        blobs.rmdir()
    elsewhere.rename(blobs)


@contextmanager
def carrier_away(office: Office) -> Iterator[None]:
    """The carrier takes nothing and says nothing while the block lasts."""
    (away := office.settings.outbox / "away").touch()
    yield
    away.unlink()


def rests(office: Office, *, within_s: float, requests: int = 0, child: Worker | None = None) -> bool:
    """Wait until there are so many requests and none is under way (True), or the child has died (False)."""
    give_up = time.monotonic() + within_s
    while time.monotonic() < give_up:
        with office.database.read() as session:
            states = Counter(session.scalars(select(Request.state)))
        if set(states) <= set(RESTING) and states.total() >= requests:
            return True
        if child is not None and child.exit_code() is not None:
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
    office.gateway.events()  # the sample carrier writes down what is over when it is asked
    received = [json.loads(path.read_text()) for path in (office.settings.outbox / "outbox").glob("*.json")]
    arrived = Counter(
        references[one["reference"].rpartition(":")[0]] for one in received if one["state"] == "delivered"
    )
    assert not arrived or max(arrived.values()) == 1, "a packet arrived twice"
    assert set(arrived) >= delivered, "reported sent, but never arrived"
    assert {one for one in arrived if ends[one] not in ("delivered", "failed", "in_review")} == set()
    return delivered


def told(what: str, office: Office, requests: Sequence[str], began: float, **figures: Any) -> None:
    """Check all that must hold, and print one line of figures."""
    delivered = sent_once_or_seen(office, requests)
    with office.database.read() as session:
        codes = session.scalars(select(Request.reason_codes).where(Request.state != "delivered")).all()
    figures["why_a_person"] = dict(Counter(code for row in codes for code in row))
    print(f"\n{what}: {len(requests)} requests, {len(delivered)} delivered, {len(requests) - len(delivered)} with a "
          f"person, 0 lost, 0 twice; {time.monotonic() - began:.0f} s; {figures}", flush=True)  # fmt: skip


def unexplained_calls(office: Office) -> list[str]:
    """Calls recorded as unknown of which the carrier never said that it lost sight of them."""
    with office.database.read() as session:
        unknown = session.scalars(select(Attempt.reference).where(Attempt.state == "unknown")).all()
    told = {path.stem: path.read_text() for path in (office.settings.outbox / "calls").rglob("*.json")}
    return [one for one in unknown if '"unknown"' not in told.get(file_name_of(AttemptReference(one)), "")]


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
