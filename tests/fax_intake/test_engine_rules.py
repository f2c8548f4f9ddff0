"""The rules that the engine is used by (workflow/README.md), each with a test that fails without it."""

import pickle
import re
import signal
import subprocess
import sys
import tarfile
import time
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from crash_stage import worker
from sqlalchemy import select, text
from workflow_stage import bring, reading, running, stage, wait_for

from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.store.shelves import ShelfAwayError
from fax_intake.store.tables import Fax, Request
from fax_intake.workflow import engine as engine_module
from fax_intake.workflow.engine import VERSION, is_passing
from fax_intake.workflow.reconcile import reconcile
from ocr.errors import PagesNotStoredError

pytestmark = pytest.mark.usefixtures("on_both_databases")
HISTORIES = sorted(Path(__file__).parent.glob("histories/*.tar.gz"))
SCHEMA = {"sqlite": "", "postgresql": "dbos."}
IDS = re.compile(r"[\w.:#/-]+")


def test_work_is_queued_in_the_same_transaction_as_its_row(office):
    fax = Fax(
        id="f1", received_at=office.clock(), stored_at=office.clock(), source="test", source_name_digest="",
        receipt="r", blob="b", size_bytes=1, readings=[],
    )  # fmt: skip
    with pytest.raises(RuntimeError), office.database.write() as session:
        session.add(fax)
        session.flush()
        office.queue.enqueue(session, "intake", "f1", workflow_id="f1:intake")
        raise RuntimeError("the power goes")
    with office.database.read() as session:
        assert session.get(Fax, "f1") is None
    assert office.queue.run_of("f1:intake") is None
    with office.database.write() as session:
        office.queue.enqueue(session, "intake", "f1", workflow_id="f1:intake")
        office.queue.enqueue(session, "intake", "f1", workflow_id="f1:intake")
    run = office.queue.run_of("f1:intake")
    assert run is not None and run.status == "ENQUEUED"


def test_the_version_is_constant():
    """With another one, work in flight would stay pending for ever, without a word."""
    assert VERSION == "1"


@pytest.mark.parametrize("history", HISTORIES, ids=lambda path: path.name)
def test_what_an_older_program_left_in_flight_is_ended_by_todays(history, tmp_path, database_kind):
    """Each file is an installation whose program was killed between steps; see histories/make.py."""
    if database_kind != "sqlite":
        pytest.skip("a history is an SQLite installation")
    with tarfile.open(history) as packed:
        packed.extractall(tmp_path, filter="data")
    settings = Settings(data_dir=tmp_path / "data", retry_pace=1e6, health_port=0, carrier_pace=1e6, readers=1)
    # The clock of that day goes on: numbers verified then are not stale yet.
    packed_at, began = datetime.fromtimestamp(settings.database_file.stat().st_mtime, UTC), time.monotonic()
    with (
        open_office(settings, lambda: packed_at + timedelta(seconds=60 + time.monotonic() - began)) as office,
        running(office),
    ):
        with office.database.read() as session:
            request_id = session.scalars(select(Request.id)).one()
        wait_for(office, request_id, "delivered", within_s=30)
        give_up = time.monotonic() + 10
        while (states := _run_states(office)) != {"SUCCESS"}:
            assert time.monotonic() < give_up, states
            time.sleep(0.1)


def _run_states(office):
    with office.database.read() as session:
        return set(session.scalars(text("SELECT status FROM workflow_status")))


def test_histories_are_stored():
    assert HISTORIES


def test_sqlite_writes_ahead(office):
    if office.database.engine.dialect.name == "sqlite":
        with office.database.read() as session:
            assert session.scalar(text("PRAGMA journal_mode")) == "wal"
            assert session.scalar(text("PRAGMA synchronous")) == 2  # FULL: a commit survives a power cut


def test_the_engine_is_told_ids_and_nothing_else(tmp_path):
    with stage(tmp_path) as office:
        with running(office):
            wait_for(office, bring(office, reading()), "delivered")
        schema = SCHEMA[office.database.engine.dialect.name]
        with office.database.read() as session:
            kept = [
                *session.scalars(text(f"SELECT inputs FROM {schema}workflow_input")),  # noqa: S608  # a constant
                *session.scalars(text(f"SELECT output FROM {schema}workflow_output")),  # noqa: S608
                *session.scalars(text(f"SELECT output FROM {schema}operation_outputs")),  # noqa: S608
            ]
    values = [value for packed in kept if packed for value in _flat(pickle.loads(b64decode(packed)))]  # noqa: S301
    assert len(values) > 5
    for value in values:
        assert value is None or isinstance(value, bool | float | int) or IDS.fullmatch(value), "no id"
        assert "Ashgrove" not in str(value)


def _flat(value):
    if isinstance(value, dict):
        return [item for part in value.values() for item in _flat(part)]
    if isinstance(value, list | tuple):
        return [item for part in value for item in _flat(part)]
    return [value]


READING_CHILDREN = """
import sys, time
from fax_intake.reading import Readers
import numpy as np
readers = Readers(2)
if __name__ == "__main__":
    readers.read_text(np.full((50, 50), 255, np.uint8), 196, 60)
    print("reading", flush=True)
    time.sleep(600)
"""


def test_reading_processes_die_with_their_parent(tmp_path, database_kind):
    if database_kind != "sqlite":
        pytest.skip("no database in it")
    (script := tmp_path / "parent.py").write_text(READING_CHILDREN)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    assert parent.stdout is not None and parent.stdout.readline() == b"reading\n"
    children = _children(parent.pid)
    assert children
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    give_up = time.monotonic() + 10
    while any(_is_alive(pid) for pid in children):
        assert time.monotonic() < give_up, "orphans"
        time.sleep(0.1)


def _children(parent):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=True)
    return [int(pid) for pid in found.stdout.split()]


def _is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_what_kills_the_process_again_and_again_comes_to_a_person(tmp_path):
    with stage(tmp_path) as office:
        one = bring(office, reading())
        plan = {"target": one, "edge": "commit", "number": 1, "moment": "before"}
        for _ in range(engine_module.RECOVERIES + 1):
            with worker(office, plan=plan) as child:
                assert child.wait(within_s=60) == -signal.SIGKILL
        with worker(office, plan=plan) as child:
            give_up = time.monotonic() + 90
            while (state := _state_of(office, one)) == "reading":
                assert child.exit_code() is None, "it was given up, so nothing kills any more"
                assert time.monotonic() < give_up
                time.sleep(0.5)
        assert state == "in_review"
        with office.database.read() as session:
            assert session.get_one(Request, one).reason_codes == ["processing_failed"]


def _state_of(office, one):
    with office.database.read() as session:
        return session.get_one(Request, one).state


def test_a_claim_that_was_lost_sight_of_goes_on(tmp_path, monkeypatch):
    """The engine has claimed a run and does not do it, as after a hard stop of the database."""
    with stage(tmp_path) as office, running(office) as engine:
        one = bring(office, reading())
        wait_for(office, one, "delivered")
        with office.database.write() as session:
            request = session.get_one(Request, one)
            request.state = "reading"
        schema = SCHEMA[office.database.engine.dialect.name]
        with office.database.engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {schema}operation_outputs"))  # noqa: S608
            connection.execute(
                text(f"UPDATE {schema}workflow_status SET status = 'PENDING', updated_at = 1 WHERE name = 'reconsider'")  # noqa: S608
            )
        reconcile(office, engine)
        give_up = time.monotonic() + 15
        while _state_of(office, one) == "reading":
            assert time.monotonic() < give_up, "nobody freed it"
            time.sleep(0.1)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        pytest.param(ShelfAwayError("away"), True, id="blob store away"),
        pytest.param(PagesNotStoredError("no room"), True, id="no room for the decoded pages"),
        pytest.param(OSError(28, "No space left on device"), True, id="disk full"),
        pytest.param(PermissionError(13, "no"), False, id="no rights"),
        pytest.param(ValueError("nonsense"), False, id="a fault of ours"),
    ],
)
def test_only_what_passes_is_waited_for(error, passes):
    assert is_passing(error) is passes


class FlakyBlobs:
    """A blob store that is away for its first calls."""

    def __init__(self, blobs, failures):
        self._blobs, self.left = blobs, failures

    def get(self, digest):
        if self.left:
            self.left -= 1
            raise ShelfAwayError("away")
        return self._blobs.get(digest)

    def __getattr__(self, name):
        return getattr(self._blobs, name)


def test_a_store_that_is_away_for_a_while_costs_no_request(tmp_path):
    with stage(tmp_path) as office:
        flaky = FlakyBlobs(office.blobs, 3)
        with running(replace(office, blobs=flaky)):
            wait_for(office, bring(office, reading()), "delivered")
        assert flaky.left == 0
