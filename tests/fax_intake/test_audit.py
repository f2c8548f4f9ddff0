"""The audit chain: unbroken with several processes appending; what was done to it is found, by it or its anchors."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import delete, select, update
from structlog.testing import capture_logs
from typer.testing import CliRunner

from fax_intake import backup
from fax_intake.commands.app import app
from fax_intake.settings import Settings
from fax_intake.store import audit
from fax_intake.store.anchor import Head, add_head, note_the_head, read_anchors, verify_against
from fax_intake.store.database import Database
from fax_intake.store.tables import AuditEntry
from fax_intake.workflow.reconcile import reconcile

WRITER = """
import random, sys, time
from datetime import UTC, datetime
from fax_intake.store import audit
from fax_intake.store.database import Database
database, name, dice = Database(sys.argv[1]), sys.argv[2], random.Random(sys.argv[2])
for number in range(60):
    time.sleep(dice.uniform(0, 0.02))
    try:
        with database.write() as session:
            for part in range(dice.randint(1, 3)):
                audit.append(session, at=datetime.now(UTC), actor=name, action="tried", subject=f"{name}-{number}")
            if number % 5 == 0:
                raise RuntimeError("this one is undone")
    except RuntimeError:
        pass
"""
DAY = datetime(2026, 11, 24, tzinfo=UTC)


def test_three_processes_append_to_one_chain(office):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, office.database.url, name]) for name in ("a", "b", "c")]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    with office.database.read() as session:
        assert audit.verify(session) is None
        subjects = [entry.subject for entry in audit.rows(session) if entry.action == "tried"]
    expected = {f"{name}-{number}" for name in "abc" for number in range(60) if number % 5}
    assert set(subjects) == expected
    changes = sum(one[0] != other[0] for one, other in pairwise(subjects))
    assert changes > 20, "they did not write at the same time"


def chain(office, rows):
    with office.database.write() as session:
        for number in range(rows):
            audit.append(session, at=office.clock(), actor="clerk", action="request.viewed", subject=f"r{number}")


def rewrite_from(office, sequence):
    """What someone with all rights on the database would do: change a row, and make the rest of the chain fit."""
    with office.database.write() as session:
        previous = audit.hash_at(session, sequence - 1)
        for entry in session.scalars(
            select(AuditEntry).where(AuditEntry.sequence >= sequence).order_by(AuditEntry.sequence)
        ):
            entry.subject = "r99" if entry.sequence == sequence else entry.subject
            entry.previous_hash = previous
            previous = entry.hash = audit._hash(entry)


@pytest.fixture
def verified(office, monkeypatch):

    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(office.settings.data_dir))

    def verify(*more):
        result = CliRunner().invoke(app, ["audit", "verify", "--json", *more])
        return result.exit_code, json.loads(result.stdout.splitlines()[0])

    return verify


@pytest.mark.parametrize(
    ("tamper", "sequence"),
    [
        pytest.param(update(AuditEntry).where(AuditEntry.sequence == 3).values(actor="other"), 3, id="row changed"),
        pytest.param(delete(AuditEntry).where(AuditEntry.sequence == 2), 2, id="row removed"),
        pytest.param(delete(AuditEntry).where(AuditEntry.sequence > 4), 5, id="end cut off"),
        pytest.param(delete(AuditEntry), 1, id="all of it removed"),
        pytest.param(3, 6, id="written anew from a row on"),
    ],
)
def test_what_was_done_to_the_chain_is_found(office, verified, tamper, sequence):
    chain(office, 6)
    reconcile(office)  # anchors the head
    assert verified()[1] | {"head": ""} == {
        "rows": 6, "head": "", "anchors": 1, "anchors_unreadable": 0, "restores": 0, "holds": True, "fault": None
    }  # fmt: skip
    if isinstance(tamper, int):
        rewrite_from(office, tamper)
    else:
        with office.database.write() as session:
            session.execute(tamper)
    with office.database.read() as session:
        is_seen_without = audit.verify(session) is not None
    code, said = verified()
    assert (code, said["holds"], said["fault"].split(":")[0]) == (1, False, f"row {sequence}")
    assert is_seen_without == (sequence in (2, 3)), "the anchors are what finds the others"


def test_the_head_is_noted_when_it_has_moved(office):
    file = office.settings.anchor_file
    reconcile(office)
    chain(office, 2)
    for _ in range(3):
        reconcile(office)
    chain(office, 1)
    reconcile(office)
    assert [head.rows for head in read_anchors([file]).heads] == [2, 3]
    assert file.stat().st_mode & 0o077 == 0


def test_a_line_torn_by_a_crash_costs_that_line(office):
    file = office.settings.anchor_file
    chain(office, 2)
    note_the_head(office.database, file, DAY)
    with file.open("ab") as torn:
        torn.write(b'{"rows": 3, "ha')
    chain(office, 1)
    note_the_head(office.database, file, DAY)
    anchors = read_anchors([file])
    assert ([head.rows for head in anchors.heads], anchors.unreadable) == ([2, 3], 1)


def test_a_file_that_cannot_be_written_is_told_and_stops_nothing(office, tmp_path):
    chain(office, 1)
    with capture_logs() as logs:
        note_the_head(office.database, tmp_path / "nowhere" / "heads", DAY)
    assert [(log["event"], log["error"]) for log in logs] == [("audit.not_anchored", "No such file or directory")]


def test_files_of_several_machines_are_checked_together(office, verified, tmp_path):
    chain(office, 3)
    here, there = office.settings.anchor_file, tmp_path / "there"
    note_the_head(office.database, here, DAY)
    add_head(there, Head(rows=2, hash="0" * 64, at=DAY))
    assert verified()[0] == 0
    assert verified("--anchors", str(here), "--anchors", str(there))[1]["fault"].startswith("row 2: it is not the row")


def test_a_chain_that_a_backup_cut_short_holds_and_hides_nothing_else(
    office, tmp_path, monkeypatch, database_kind, request
):
    """The old machine's file has heads that the restored chain lacks; the restore says so, and how far it goes."""
    chain(office, 3)
    note_the_head(office.database, office.settings.anchor_file, datetime.now(UTC))
    backup.back_up(office, tmp_path / "backup")
    chain(office, 4)
    note_the_head(office.database, office.settings.anchor_file, datetime.now(UTC))
    if database_kind == "postgresql":
        url = request.getfixturevalue("cluster").new_database(is_empty=True)
        monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", url)
    shared = office.settings.anchor_file  # the same file: on a third machine, say
    settings = Settings(data_dir=tmp_path / "new", audit_anchor_file=shared, health_port=0)
    backup.restore(settings, tmp_path / "backup")
    database = Database(settings.database)
    heads = read_anchors([shared]).heads
    with database.read() as session:
        assert verify_against(session, heads) is None
        assert verify_against(session, [head for head in heads if not head.is_restored]) is not None
    with database.write() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.sequence > 2))
    with database.read() as session:
        fault = verify_against(session, heads)
    database.close()
    assert fault is not None
    assert fault.sequence == 3
    assert [head.is_restored for head in heads] == [False, False, True]
    assert heads[-1].at - DAY > timedelta(0)
