"""A purge at size: finished faxes, half of them past their period, while faxes go on coming in.

    python -m bench.purge                     100,000 faxes, on SQLite and on PostgreSQL, which it starts and stops
    python -m bench.purge --faxes 10000 --only sqlite

Every fax has one request, one packet, one call, three finished runs of the engine with two steps each, and two blobs of
some bytes. Beside the purge a receiver takes a fax in every 0.2 s; how long it had to wait is measured too.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, event, insert, text

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from postgres import private_cluster  # found by the line above

from fax_intake.inbound.receive import Call, Receiver
from fax_intake.installation import create
from fax_intake.retention import purge
from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.store import audit
from fax_intake.store.tables import Answer, Attempt, Base, DeliveryEventRow, Disclosure, Fax, Request, StateChange
from fax_intake.workflow.office import Office

DATABASE = "FAX_INTAKE_DATABASE_URL"
DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"
TOGETHER = 2000  # faxes generated in one transaction
Row = dict[str, Any]


def rows_of(number: int, ended_at: datetime) -> dict[type[Base], list[Row]]:
    """What is on record of one delivered fax."""
    fax, came = f"{ended_at:%Y%m%dT%H%M%S}-{number:08x}", ended_at - timedelta(minutes=5)
    request, answer, reference = f"{fax}.1", f"{fax}.1/1", f"FI-{number:08d}"
    blobs = [digest_of(f"{what}{number}".encode()) for what in ("fax", "packet")]
    call = f"{reference}:1"
    return {
        Fax: [{
            "id": fax, "received_at": came, "stored_at": came, "source": "bench", "source_name_digest": "",
            "receipt": fax, "blob": blobs[0], "size_bytes": 9, "is_partial": False, "ordinal": 1, "pages": 1,
            "letter": {"text": "x" * 2000}, "readings": [],
        }],
        Request: [{
            "id": request, "fax_id": fax, "number": 1, "reference": reference, "state": "delivered",
            "kind": "continuity_of_care", "urgency": "routine", "facility": "keck", "reading": {}, "reason_codes": [],
            "decisions": 0, "received_at": came, "due_at": ended_at, "closed_at": ended_at, "alerted": [],
        }],
        StateChange: [
            {"request_id": request, "state": state, "at": ended_at} for state in ("reading", "dispatching", "delivered")
        ],
        Answer: [{
            "id": answer, "request_id": request, "number": 1, "what": "packet", "to_number": "+12135550143",
            "missing": [], "overrides": [], "decided_by": "policy", "decided_at": came, "kind": "continuity_of_care",
            "names_patient": False, "made_about": {}, "made_of": {}, "blob": blobs[1], "pages": 2, "document_pages": {},
        }],
        Attempt: [{
            "request_id": request, "answer_id": answer, "number": 1, "reference": call, "to_number": "+12135550143",
            "blob": blobs[1], "first_page": 1, "pages": 2, "state": "delivered", "pages_delivered": 2,
            "carrier": "spool", "intended_at": came, "sent_at": came, "ended_at": ended_at, "predicted_wire_s": 60.0,
        }],
        DeliveryEventRow: [
            {"event_id": f"spool:{call}", "attempt_reference": call, "state": "delivered", "at": ended_at}
        ],
        Disclosure: [{
            "at": ended_at, "request_id": request, "attempt_reference": call, "patient_id": f"p{number % 5000}",
            "to_number": "+12135550143", "purpose": "treatment", "documents": ["d1"], "pages": 2, "is_partial": False,
        }],
    }  # fmt: skip


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fill(office: Office, faxes: int) -> None:
    """Write rows, runs and blobs directly; the older half is past its period."""
    now, numbers = office.clock(), iter(range(faxes))
    while some := list(islice(numbers, TOGETHER)):
        with office.database.write() as session:
            gathered: dict[type[Base], list[Row]] = {}
            for number in some:
                ended_at = now - timedelta(days=2500 if number < faxes // 2 else 100, seconds=-number)
                for table, rows in rows_of(number, ended_at).items():
                    gathered.setdefault(table, []).extend(rows)
                for what in ("fax", "packet"):
                    _lay_blob(office.settings.data_dir / "blobs", f"{what}{number}".encode(), ended_at)
            for table, rows in gathered.items():
                session.execute(insert(table), rows)
            _add_runs(session.connection(), gathered[Fax])
            for row in gathered[Fax][:: TOGETHER // 20]:  # a row is added at the log's end, however long it is
                audit.append(session, at=now, actor="bench", action="fax.received", subject=row["id"])


def _lay_blob(folder: Path, data: bytes, at: datetime) -> None:
    digest = digest_of(data)
    path = folder / digest[:2] / digest
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (at.timestamp(), at.timestamp()))


def _add_runs(connection: Connection, faxes: list[Row]) -> None:
    schema = "" if connection.dialect.name == "sqlite" else "dbos."
    runs = [
        {"id": f"{row['id']}{end}", "name": end.rpartition(":")[2], "at": int(row["received_at"].timestamp() * 1000)}
        for row in faxes
        for end in (":triage", ":intake", ".1/1:dispatch")
    ]
    steps = [run | {"step": step} for run in runs for step in (1, 2)]
    connection.execute(
        text(
            f"INSERT INTO {schema}workflow_status (workflow_uuid, status, name, created_at, updated_at, completed_at, "  # noqa: S608
            "priority) VALUES (:id, 'SUCCESS', :name, :at, :at, :at, 10)"
        ),
        runs,
    )
    connection.execute(
        text(
            f"INSERT INTO {schema}operation_outputs (workflow_uuid, function_id, function_name, output, "  # noqa: S608
            "completed_at_epoch_ms, retention_timestamp) VALUES (:id, :step, 'step', 'gASVAgAAAAAAAABOLg==', :at, :at)"
        ),
        steps,
    )


@contextmanager
def timed_writes(office: Office) -> Iterator[list[float]]:
    """Seconds of every transaction of ours that writes, from its turn on."""
    spans: list[float] = []
    began: dict[Connection, float] = {}
    engine = office.database.engine

    def on_begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("read_only", False):
            began[connection] = time.perf_counter()

    def on_commit(connection: Connection) -> None:
        if connection in began:
            spans.append(time.perf_counter() - began.pop(connection))

    event.listen(engine, "begin", on_begin)
    event.listen(engine, "commit", on_commit)
    try:
        yield spans
    finally:
        event.remove(engine, "begin", on_begin)
        event.remove(engine, "commit", on_commit)


@contextmanager
def receiving(settings: Settings) -> Iterator[list[float]]:
    """Seconds that each fax needed to be taken in, one every 0.2 s while the block runs."""
    waits: list[float] = []
    stop = Event()

    def receive() -> None:
        with open_office(settings) as office:
            receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
            while not stop.wait(0.2):
                name, began = f"new {len(waits)}", time.perf_counter()
                receiver.take(name.encode(), Call(), source="bench", name=name, receipt=name, now=office.clock())
                waits.append(time.perf_counter() - began)

    thread = Thread(target=receive)
    thread.start()
    try:
        yield waits
    finally:
        stop.set()
        thread.join()


def measure(kind: str, faxes: int) -> Mapping[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder) / "data", health_port=0)
        create(settings)
        with open_office(settings) as office:
            fill(office, faxes)
            # The receiver has a database connection of its own, as another process has.
            with timed_writes(office) as spans, receiving(settings) as waits:
                began = time.perf_counter()
                counts = purge(office, actor="bench", dry_run=False)
                took_s = time.perf_counter() - began
            began = time.perf_counter()
            again = purge(office, actor="bench", dry_run=False)
            again_s = time.perf_counter() - began
        assert counts["faxes"] == faxes // 2 and not any(again.values()), (counts, again)
        return {
            "database": kind,
            "purged": ", ".join(f"{counts[what]:,} {what}" for what in ("faxes", "blobs", "runs")),
            "s": f"{took_s:.0f}",
            "longest write s": f"{max(spans):.2f}",
            "a fax in beside it: P50 / longest s": f"{sorted(waits)[len(waits) // 2]:.2f} / {max(waits):.2f}",
            "nothing to do s": f"{again_s:.1f}",
        }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--faxes", type=int, default=100_000)
    options.add_argument("--only", choices=("sqlite", "postgresql"))
    chosen = options.parse_args()
    results = []
    if chosen.only != "postgresql":
        os.environ.pop(DATABASE, None)
        results.append(measure("SQLite", chosen.faxes))
    if chosen.only != "sqlite":
        with private_cluster(DURABLE) as cluster:
            os.environ[DATABASE] = cluster.new_database()
            results.append(measure("PostgreSQL", chosen.faxes))
            os.environ.pop(DATABASE)
    table = Table(*results[0], title=f"Purge of {chosen.faxes:,} faxes, half of them past")
    for result in results:
        table.add_row(*result.values())
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
