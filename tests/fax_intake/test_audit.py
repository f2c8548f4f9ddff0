"""The audit chain: unbroken with several processes appending; what was done to it is found, by it or its anchors."""

import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from sqlalchemy import delete, select, update
from structlog.testing import capture_logs
from typer.testing import CliRunner

from fax_intake import backup
from fax_intake.commands.app import app
from fax_intake.settings import Settings
from fax_intake.store import audit
from fax_intake.store.anchor import Anchors, Head, add_head, note_the_head, read_anchors, verify_against
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


def insert_after(office, sequence):
    """A row that fits the one before it, the rest moved up."""
    with office.database.write() as session:
        rest = list(
            session.scalars(
                select(AuditEntry).where(AuditEntry.sequence > sequence).order_by(AuditEntry.sequence.desc())
            )
        )
        for entry in rest:
            session.execute(
                update(AuditEntry)
                .where(AuditEntry.sequence == entry.sequence)
                .values(sequence=entry.sequence + 1)
                .execution_options(synchronize_session=False)
            )
        session.expunge_all()
        new = AuditEntry(
            sequence=sequence + 1, at=DAY.isoformat(), actor="x", action="request.viewed", subject="r", detail={},
            previous_hash=audit.hash_at(session, sequence), hash="",
        )  # fmt: skip
        new.hash = audit._hash(new)
        session.add(new)


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
        pytest.param(partial(insert_after, sequence=3), 5, id="row inserted"),
        pytest.param(delete(AuditEntry).where(AuditEntry.sequence > 4), 5, id="end cut off"),
        pytest.param(delete(AuditEntry), 1, id="all of it removed"),
        pytest.param(partial(rewrite_from, sequence=3), 6, id="written anew from a row on"),
        pytest.param(partial(rewrite_from, sequence=1), 6, id="written anew whole"),
    ],
)
def test_what_was_done_to_the_chain_is_found(office, verified, request, tamper, sequence):
    chain(office, 6)
    reconcile(office)  # anchors the head
    assert verified()[1] | {"head": ""} == {
        "rows": 6, "head": "", "anchors": 1, "anchors_unreadable": 0, "anchors_passed_over": 0, "restores": 0,
        "holds": True, "fault": None,
    }  # fmt: skip
    if isinstance(tamper, partial):
        tamper(office)
    else:
        with office.database.write() as session:
            session.execute(tamper)
    with office.database.read() as session:
        is_seen_without = audit.verify(session) is not None
    code, said = verified()
    assert (code, said["holds"], said["fault"].split(":")[0]) == (1, False, f"row {sequence}")
    found_by_anchors = ("cut off", "all of it", "anew")
    assert is_seen_without != any(kind in request.node.name for kind in found_by_anchors)


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
    assert [(log["event"], log["error"], log["rows"]) for log in logs] == [
        ("audit.not_anchored", "No such file or directory", 1)
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("[]", id="no object"),
        pytest.param("\0\0", id="zeros after a crash"),
        pytest.param('{"rows": 1, "hash": "a", "at": "2026-11-24"}', id="no zone"),
        pytest.param('{"rows": 1e400, "hash": "a", "at": "2026-11-24T00:00:00Z"}', id="endless"),
        pytest.param('{"rows": -1, "hash": "a", "at": "2026-11-24T00:00:00Z"}', id="negative"),
    ],
)
def test_what_is_no_head_is_counted_and_costs_itself(line, tmp_path):
    file = tmp_path / "heads"
    file.write_text(f"{line}\n")
    add_head(file, Head(rows=1, hash="a", at=DAY))
    assert read_anchors([file]) == Anchors(heads=(Head(rows=1, hash="a", at=DAY),), unreadable=1)


def test_a_head_far_beyond_the_end_is_a_cut_off(office, verified):
    chain(office, 2)
    add_head(office.settings.anchor_file, Head(rows=10**20, hash="a", at=DAY))
    assert verified()[1]["fault"].startswith("row 3: the chain ends before it")


def test_who_has_no_heads_is_told(office, verified):
    chain(office, 1)
    result = CliRunner().invoke(app, ["audit", "verify"])
    assert result.exit_code == 0
    assert "No head is noted outside of the database" in result.stderr


def test_files_of_several_machines_are_checked_together(office, verified, tmp_path):
    chain(office, 3)
    here, there = office.settings.anchor_file, tmp_path / "there"
    note_the_head(office.database, here, DAY)
    add_head(there, Head(rows=2, hash="0" * 64, at=DAY))
    assert verified()[0] == 0
    assert verified("--anchors", str(here), "--anchors", str(there))[1]["fault"].startswith("row 2: it is not the row")


@pytest.fixture
def elsewhere(office, tmp_path, database_kind, request):
    """Settings of another, empty place; the heads in the same file as before, on a third machine, say."""
    url = request.getfixturevalue("cluster").new_database(is_empty=True) if database_kind == "postgresql" else None
    return Settings(
        data_dir=tmp_path / "new", database_url=url, audit_anchor_file=office.settings.anchor_file,
        blob_key_file=office.settings.key_file, health_port=0,
    )  # fmt: skip


@contextmanager
def reading(settings):
    database = Database(settings.database)
    try:
        with database.read() as session:
            yield session
    finally:
        database.close()


def test_a_chain_that_a_backup_cut_short_holds_and_hides_nothing_else(office, elsewhere, tmp_path):
    """The old machine's file has heads that the restored chain lacks; the restore says so, and how far it goes."""
    file = elsewhere.anchor_file
    chain(office, 3)
    note_the_head(office.database, file, datetime.now(UTC))
    backup.back_up(office, tmp_path / "backup")
    chain(office, 4)
    note_the_head(office.database, file, datetime.now(UTC))
    backup.restore(elsewhere, tmp_path / "backup")
    anchors = read_anchors([file])
    assert [(head.rows, head.is_restored) for head in anchors.heads] == [(3, False), (7, False), (3, True)]
    assert [head.rows for head in anchors.asked_for] == [3, 3]
    without = Anchors(heads=anchors.heads[:2], unreadable=0)
    with reading(elsewhere) as session:
        assert audit.verify(session) is None
        assert verify_against(session, anchors) is None
        fault = verify_against(session, without)
    assert fault is not None
    assert "row 4 says that a backup came back" in fault.why, "the old file alone: told what is missing"
    database = Database(elsewhere.database)
    with database.write() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.sequence > 2))
    database.close()
    with reading(elsewhere) as session:
        fault = verify_against(session, anchors)
    assert fault is not None
    assert fault.sequence == 3


def test_a_restore_that_the_chain_knows_nothing_of_hides_no_cut(office, verified):
    """Who may add to the file, and cut the chain, would have to write the restore into the chain too."""
    chain(office, 6)
    reconcile(office)
    with office.database.write() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.sequence > 4))
        hash_ = audit.hash_at(session, 4)
    add_head(
        office.settings.anchor_file,
        Head(rows=4, hash=hash_, at=office.clock() + timedelta(seconds=1), is_restored=True),
    )
    assert verified()[1]["fault"].startswith("row 5: a file of heads says that a backup came back")
    with office.database.write() as session:
        audit.append(session, at=office.clock(), actor="restore", action="backup.restored", subject="audit")
    result = CliRunner().invoke(app, ["audit", "verify"])
    assert result.exit_code == 0
    assert "If nobody restored one then, the log was cut off there." in result.stderr, "and then it is told to a person"


def test_an_empty_chain_comes_back(office, elsewhere, tmp_path):
    backup.back_up(office, tmp_path / "backup")
    assert backup.restore(elsewhere, tmp_path / "backup").audit_rows == 0
    with reading(elsewhere) as session:
        assert verify_against(session, read_anchors([elsewhere.anchor_file])) is None


def test_what_was_backed_up_while_the_chain_grew_comes_back(office, elsewhere, tmp_path):
    is_over = threading.Event()

    def grow():
        while not is_over.is_set():
            chain(office, 1)

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        made = backup.back_up(office, tmp_path / "backup")
    finally:
        is_over.set()
        growing.join()
    assert backup.restore(elsewhere, tmp_path / "backup") == made
    with reading(elsewhere) as session:
        assert audit.verify(session) is None
        assert verify_against(session, read_anchors([elsewhere.anchor_file])) is None


def test_a_restore_that_cannot_be_noted_does_not_begin(office, elsewhere, tmp_path):
    backup.back_up(office, tmp_path / "backup")
    nowhere = elsewhere.model_copy(update={"audit_anchor_file": tmp_path / "nowhere" / "heads"})
    with pytest.raises(FileNotFoundError):
        backup.restore(nowhere, tmp_path / "backup")
    backup.restore(elsewhere, tmp_path / "backup")
