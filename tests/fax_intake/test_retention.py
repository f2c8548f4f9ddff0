"""Retention: what is past its period goes, whatever else names or needs it stays, and a purge may die at any moment."""

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from sqlalchemy import func, select, text
from workflow_stage import bring, reading, running, stage, wait_for

from fax_intake import retention
from fax_intake.ids import make_reference
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.retention import RUNS_KEPT, purge
from fax_intake.store import audit
from fax_intake.store.blobs import ORPHANS_KEPT, RENEWED_AFTER
from fax_intake.store.requests import ENDED
from fax_intake.store.tables import (
    Answer,
    Attempt,
    AuditEntry,
    DeliveryEventRow,
    Disclosure,
    Document,
    Fax,
    PurgedBlob,
    PurgedReference,
    Request,
    RequestNote,
    StateChange,
)
from fax_intake.workflow.intake import split_into_requests
from fax_intake.workflow.reading_record import Reading
from fax_intake.workflow.reconcile import reconcile
from ocr.model import Kind

pytestmark = pytest.mark.usefixtures("on_both_databases")
DAY = timedelta(days=1)


def later(office, span):
    """The same office at a later moment."""
    return replace(office, clock=lambda: office.clock() + span)


def put_fax(office, name, *requests, joined_to=None):
    """A fax on record, with a request for each (kind, state, ended how long ago) and what hangs on one."""
    now = office.clock()
    with office.database.write() as session:
        session.add(
            Fax(
                id=name, received_at=now, stored_at=now, source="test", source_name_digest="", receipt=name,
                blob=office.blobs.put(f"fax {name}".encode()), size_bytes=1, readings=[],
            )
        )  # fmt: skip
        session.flush()
        for number, (kind, state, ended_ago) in enumerate(requests, start=1):
            one = f"{name}.{number}"
            session.add(
                Request(
                    id=one, fax_id=name, number=number, reference=f"FI-{one}", state=state, kind=kind, facility="keck",
                    reading={}, reason_codes=[], received_at=now, due_at=now, joined_to=joined_to,
                    closed_at=now - ended_ago if state in ENDED else None, alerted=[],
                )
            )  # fmt: skip
            session.flush()
            session.add(StateChange(request_id=one, state=state, at=now))
            session.add(RequestNote(request_id=one, at=now, actor="clerk", text="called back"))
    return name


def put_call(office, request_id, *, what="packet", state="delivered"):
    """An answer of a request on record, with its one call; returns the answer's blob."""
    now, blob = office.clock(), office.blobs.put(f"{what} of {request_id}".encode())
    with office.database.write() as session:
        answer = f"{request_id}/1"
        session.add(
            Answer(
                id=answer, request_id=request_id, number=1, what=what, to_number="+12135550143", missing=[],
                overrides=[], decided_by="policy", decided_at=now, made_about={}, made_of={}, blob=blob, pages=1,
                document_pages={},
            )
        )  # fmt: skip
        session.flush()
        reference = f"FI-{request_id}:1"
        session.add(
            Attempt(
                request_id=request_id, answer_id=answer, number=1, reference=reference, to_number="+12135550143",
                blob=blob, first_page=1, pages=1, state=state, carrier="spool", intended_at=now, predicted_wire_s=1.0,
            )
        )  # fmt: skip
        session.add(DeliveryEventRow(event_id=reference, attempt_reference=reference, state=state, at=now))
    return blob


def faxes_of(office):
    with office.database.read() as session:
        return set(session.scalars(select(Fax.id)))


def count(office, *tables):
    with office.database.read() as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in tables]


@pytest.fixture
def clock():
    """Stands still at the machine's time: blobs bear the machine's dates."""
    now = datetime.now(UTC)
    return lambda: now


@pytest.fixture
def clean(office):
    """A purge by the clerk at this moment, or a later one."""

    def run(after=timedelta(0), **how):
        return purge(later(office, after), actor="clerk", **({"dry_run": False} | how))

    return run


# --- which faxes --------------------------------------------------------------------------------------------------


def test_each_kind_is_kept_until_its_own_period_is_over(office, clean):
    days = {kind: number for number, kind in enumerate(get_args(Kind), start=10)}  # all different
    policy = office.policy.model_copy(update={"retention_days": days})
    for kind in get_args(Kind):
        put_fax(office, kind, (kind, "set_aside", 0 * DAY))
    for day in range(9, 10 + len(days) + 1):
        purge(replace(later(office, day * DAY + timedelta(minutes=1)), policy=policy), actor="clerk", dry_run=False)
        assert faxes_of(office) == {kind for kind, kept in days.items() if kept > day}


JUNK, RECORDS = 30, 2190  # days, of the policy that comes along
NEVER = 30_000  # days: longer than anything is kept


@pytest.mark.parametrize(
    ("requests", "kept_days"),
    [
        pytest.param([("junk", "set_aside", 0 * DAY)], JUNK, id="one request"),
        pytest.param([("junk", "set_aside", 20 * DAY)], JUNK - 20, id="from its end on, not from its receipt"),
        pytest.param([("junk", "set_aside", 0 * DAY), ("legal", "answered", 0 * DAY)], RECORDS, id="two kinds"),
        pytest.param([("legal", "answered", 99 * DAY), ("junk", "set_aside", 0 * DAY)], RECORDS - 99, id="the longest"),
        *(
            pytest.param([("junk", "set_aside", 0 * DAY), ("junk", state, 0 * DAY)], NEVER, id=f"one is {state}")
            for state in ("reading", "in_review", "waiting_for_office", "dispatching", "failed")
        ),
        pytest.param([], NEVER, id="not split into requests yet"),
    ],
)
def test_a_fax_is_kept_until_the_longest_period_of_its_requests_is_over(office, clean, requests, kept_days):
    put_fax(office, "f", *requests)
    assert clean(kept_days * DAY - timedelta(minutes=1))["faxes"] == 0
    assert faxes_of(office) == {"f"}
    is_over_sometime = kept_days < NEVER
    assert clean(kept_days * DAY + timedelta(minutes=1))["faxes"] == is_over_sometime
    assert faxes_of(office) == (set() if is_over_sometime else {"f"})


def test_a_joined_fax_stays_while_the_request_that_it_joined_is_open(office, clean):
    put_fax(office, "asked", ("legal", "in_review", 0 * DAY))
    put_fax(office, "again", ("junk", "set_aside", 0 * DAY), joined_to="asked.1")
    assert clean(99 * DAY)["faxes"] == 0
    with office.database.write() as session:
        request = session.get_one(Request, "asked.1")
        request.state, request.closed_at = "answered", office.clock()
    assert clean(99 * DAY)["faxes"] == 1
    assert faxes_of(office) == {"asked"}


def test_a_joined_fax_outlives_the_request_that_it_joined(office, clean):
    put_fax(office, "asked", ("junk", "set_aside", 0 * DAY))
    put_fax(office, "again", ("legal", "set_aside", 0 * DAY), joined_to="asked.1")
    assert clean(99 * DAY)["faxes"] == 1
    with office.database.read() as session:
        assert session.get_one(Request, "again.1").joined_to is None


def test_what_is_still_on_the_wire_stays(office, clean):
    put_fax(office, "f", ("junk", "set_aside", 0 * DAY))
    put_call(office, "f.1", what="delay_notice", state="accepted")
    assert clean(99 * DAY)["faxes"] == 0


def test_a_fax_answered_by_a_letter_alone_goes_with_its_letter(office, clean):
    put_fax(office, "f", ("radiology_images", "answered", 0 * DAY))
    letter = put_call(office, "f.1", what="images_where")
    assert clean(366 * DAY) == {"faxes": 1, "requests": 1, "blobs": 2, "runs": 0, "dry_run": False}
    assert letter not in office.blobs
    gone = (Fax, Request, Answer, Attempt, DeliveryEventRow, StateChange, RequestNote)
    assert count(office, *gone) == [0] * len(gone)


def test_a_dry_run_counts_what_a_purge_would_delete_and_deletes_nothing(office, clean):
    put_fax(office, "f", ("junk", "set_aside", 0 * DAY), ("junk", "answered", 0 * DAY))
    put_call(office, "f.2")
    put_fax(office, "young", ("legal", "answered", 0 * DAY))
    orphan(office, b"of a step that died", 0 * DAY)
    counted = clean(99 * DAY, dry_run=True)
    assert faxes_of(office) == {"f", "young"}
    assert counted | {"dry_run": False} == clean(99 * DAY)
    assert clean(99 * DAY) == {"faxes": 0, "requests": 0, "blobs": 0, "runs": 0, "dry_run": False}


def test_more_faxes_than_one_transaction_takes_all_go(office, clean, monkeypatch):
    monkeypatch.setattr(retention, "FAXES", 3)
    monkeypatch.setattr(retention, "BLOBS", 3)
    for number in range(10):
        put_fax(office, f"f{number}", ("junk", "set_aside", 0 * DAY))
        put_fax(office, f"g{number}", ("legal", "answered", 0 * DAY))
    assert clean(99 * DAY)["faxes"] == 10
    assert faxes_of(office) == {f"g{number}" for number in range(10)}
    assert len(list(office.blobs.digests())) == 10


# --- what stays ---------------------------------------------------------------------------------------------------


def test_purging_keeps_the_audit_chain_and_the_accounting_of_disclosures(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading())
        wait_for(office, one, "delivered")
        with office.database.read() as session:
            rows = [(row.sequence, row.hash) for row in audit.rows(session)]
            reference = session.get_one(Request, one).reference
        late = later(office, 2200 * DAY)
        assert purge(later(office, 100 * DAY), actor="clerk", dry_run=False)["faxes"] == 0
        assert purge(late, actor="clerk", dry_run=True)["faxes"] == 1
        assert count(office, Fax) == [1]
        assert purge(late, actor="clerk", dry_run=False)["faxes"] == 1
        assert count(office, Fax, Request, Answer, Attempt) == [0, 0, 0, 0]
        with office.database.read() as session:
            told = session.scalars(select(Disclosure)).one()
            assert (told.request_id, told.attempt_reference, told.patient_id) == (one, f"{reference}:1", "p1")
            assert told.documents == ["d1"]
            assert audit.verify(session) is None
            kept = list(audit.rows(session))
        assert [(row.sequence, row.hash) for row in kept[: len(rows)]] == rows
        assert [(row.actor, row.action, row.subject) for row in kept[len(rows) :]] == [
            ("clerk", "fax.purged", one.partition(".")[0])
        ]


def test_what_is_open_is_never_purged(tmp_path):
    with stage(tmp_path) as office, running(office):
        wait_for(office, bring(office, reading(patient={"dob_confidence": 0.5})), "in_review")
        assert purge(later(office, 9999 * DAY), actor="clerk", dry_run=False)["faxes"] == 0


@pytest.mark.parametrize(
    "user",
    [
        pytest.param(Fax, id="another fax"),
        pytest.param(Answer, id="a packet"),
        pytest.param(Attempt, id="a call"),
        pytest.param(Document, id="a document"),
    ],
)
def test_a_blob_goes_only_when_nothing_else_names_it(office, clean, user):
    put_fax(office, "f", ("junk", "set_aside", 0 * DAY))
    put_fax(office, "kept", ("legal", "answered", 0 * DAY))
    put_call(office, "kept.1")
    with office.database.write() as session:
        blob = session.get_one(Fax, "f").blob
        if user is Fax:
            session.get_one(Fax, "kept").blob = blob
        elif user in (Answer, Attempt):
            session.scalars(select(user)).one().blob = blob
        else:
            session.add(
                Document(
                    id="d", patient_id="p", document_type="other", codes=[], title="", service_date=office.clock(),
                    facility="keck", security_labels=[], status="final", content_type="text/plain", blob=blob,
                    content_digest="", staff_labels=[], as_received={}, imported_at=office.clock(),
                )
            )  # fmt: skip
    assert clean(99 * DAY, orphans=True)["faxes"] == 1
    assert office.blobs.get(blob) == b"fax f"
    assert count(office, PurgedBlob) == [0]


def test_the_key_check_is_no_orphan(office, clean):
    clean(9999 * DAY, orphans=True)
    office.blobs.check_keys()  # writes a new one if it were gone
    assert (office.settings.data_dir / "blobs" / "ke" / "key-check").stat().st_mtime < time.time()
    assert list(office.blobs.digests()) == []


def test_a_reference_that_was_purged_is_never_given_again(office, clean):
    """The carrier would say of the new packet that it has arrived, and the disclosure's row could not be written."""
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    references = []
    for turn in range(3):  # the same bytes, each time after the fax before was purged
        now = office.clock() + 99 * DAY * turn
        fax = receiver.take(b"fax", Call(), source="test", name="a", receipt=f"r{turn}", now=now)
        with office.database.write() as session:
            session.get_one(Fax, fax).readings = [Reading(kind="junk", kind_confidence=1.0).model_dump(mode="json")]
        [one] = split_into_requests(office, fax)
        with office.database.write() as session:
            request = session.get_one(Request, one)
            references.append(request.reference)
            request.state, request.closed_at = "set_aside", now
        assert clean(99 * DAY * (turn + 1))["faxes"] == 1
    blob = hashlib.sha256(b"fax").hexdigest()
    assert references == [make_reference(blob, ordinal, 1) for ordinal in (1, 2, 3)]
    assert count(office, PurgedReference) == [3]


# --- orphans ------------------------------------------------------------------------------------------------------


def orphan(office, data, age):
    """A blob that no row names, put so long ago."""
    blob = office.blobs.put(data)
    then = (office.clock() - age).timestamp()
    os.utime(office.settings.data_dir / "blobs" / blob[:2] / blob, (then, then))
    return blob


def test_a_blob_that_no_row_ever_named_goes_only_when_that_is_asked_for(office, clean):
    """Another database may name it."""
    blob = orphan(office, b"a fax of another installation on the same store", 9999 * DAY)
    put_fax(office, "f", ("junk", "set_aside", 0 * DAY))
    assert clean(99 * DAY)["blobs"] == 1
    assert list(office.blobs.digests()) == [blob]


def test_a_blob_that_was_put_again_when_its_fax_was_purged_goes_later(office, clean):
    put_fax(office, "f", ("junk", "set_aside", 99 * DAY))  # put just now, by the date that it bears
    assert clean()["faxes"] == 1
    [blob] = office.blobs.digests()
    assert count(office, PurgedBlob) == [1]
    assert clean(ORPHANS_KEPT + DAY)["blobs"] == 1
    assert (blob in office.blobs, count(office, PurgedBlob)) == (False, [0])


def test_a_blob_that_no_row_names_goes_once_it_is_old(office, clean):
    old = orphan(office, b"a packet whose step died", ORPHANS_KEPT + timedelta(minutes=1))
    young = orphan(office, b"a fax that is just being stored", ORPHANS_KEPT - timedelta(minutes=1))
    assert clean(orphans=True, dry_run=True)["blobs"] == 1
    assert clean(orphans=True)["blobs"] == 1
    assert (old in office.blobs, young in office.blobs) == (False, True)


def test_an_orphan_that_is_put_again_is_young_again(office, clean):
    """Its row may be committed after the purge has looked."""
    blob = orphan(office, b"fax", 99 * DAY)
    path = office.settings.data_dir / "blobs" / blob[:2] / blob
    assert office.blobs.put(b"fax") == blob
    assert path.stat().st_mtime > time.time() - 60
    assert clean(orphans=True)["blobs"] == 0
    os.utime(path, (before := time.time() - RENEWED_AFTER.total_seconds() + 60, before))
    office.blobs.put(b"fax")
    assert path.stat().st_mtime == pytest.approx(before), "an import puts every document again: not a write each time"


class Interrupted:
    """The blob store; something happens each time when the purge is about to look at a blob that no row names."""

    def __init__(self, blobs, happens):
        self._blobs, self._happens = blobs, happens

    def delete_older(self, digest, than):
        self._happens()
        return self._blobs.delete_older(digest, than)

    def __getattr__(self, name):
        return getattr(self._blobs, name)


def test_a_fax_that_comes_in_after_the_purge_looked_for_rows_keeps_its_bytes(office):
    blob = orphan(office, b"fax", 99 * DAY)
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)

    def receive():
        receiver.take(b"fax", Call(), source="test", name="a", receipt="r", now=office.clock())

    interrupted = replace(office, blobs=Interrupted(office.blobs, receive))
    purge(interrupted, actor="clerk", dry_run=False, orphans=True)
    assert count(office, Fax) == [1]
    assert office.blobs.get(blob) == b"fax"


def test_a_fax_that_comes_in_after_its_bytes_were_purged_is_stored_anew(office, clean):
    put_fax(office, "f", ("junk", "set_aside", 0 * DAY))
    assert clean(99 * DAY)["blobs"] == 1
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    fax = receiver.take(b"fax f", Call(), source="test", name="a", receipt="r", now=office.clock())
    with office.database.read() as session:
        assert office.blobs.get(session.get_one(Fax, fax).blob) == b"fax f"


# --- death, and two at once ---------------------------------------------------------------------------------------


PURGE = """
import os, signal, sys
from datetime import timedelta
from dataclasses import replace
from pathlib import Path
from fax_intake import retention
from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.store.blobs import BlobStore
place, deaths = sys.argv[2], int(sys.argv[3])

def dying(owner, name, before):
    act, left = getattr(owner, name), [deaths]
    def doomed(*args, **kwargs):
        left[0] -= 1
        if left[0] < 0 and before:
            os.kill(os.getpid(), signal.SIGKILL)
        result = act(*args, **kwargs)
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(owner, name, doomed)

retention.FAXES, retention.PAUSE_S = 2, 0
if place == "transaction":
    dying(retention, "_delete", before=False)
elif place == "commit":
    dying(retention.time, "sleep", before=True)
elif place == "blob":
    dying(BlobStore, "delete_older", before=False)
with open_office(Settings(data_dir=Path(sys.argv[1]))) as office:
    late = replace(office, clock=lambda: office.clock() + timedelta(days=99))
    retention.purge(late, actor="clerk", dry_run=False)
"""


@pytest.mark.parametrize(
    ("place", "deaths", "left"),
    [
        pytest.param("transaction", 1, 5, id="inside the second transaction"),
        pytest.param("commit", 1, 3, id="after the second commit"),
        pytest.param("blob", 3, 1, id="between two blobs"),
    ],
)
def test_the_next_purge_goes_on_where_one_was_killed(office, clean, place, deaths, left):
    put_fax(office, "kept", ("legal", "answered", 0 * DAY))
    for number in range(6):
        put_fax(office, f"f{number}", ("junk", "set_aside", 0 * DAY))
    arguments = [sys.executable, "-c", PURGE, str(office.settings.data_dir), place, str(deaths)]
    assert subprocess.run(arguments, check=False).returncode == -9
    assert len(faxes_of(office)) == left
    assert len(list(office.blobs.digests())) == (3 if place == "blob" else 7)
    clean(99 * DAY)
    assert faxes_of(office) == {"kept"}
    assert len(list(office.blobs.digests())) == 1
    assert clean(99 * DAY) == {"faxes": 0, "requests": 0, "blobs": 0, "runs": 0, "dry_run": False}
    with office.database.read() as session:
        assert audit.verify(session) is None
        purged = select(AuditEntry.subject).where(AuditEntry.action == "fax.purged")
        assert sorted(session.scalars(purged)) == [f"f{number}" for number in range(6)]


class Overtaken:
    """The database; before the purge gets its turn to write, somebody else does something."""

    def __init__(self, database, happens):
        self._database, self._happens = database, happens

    def write(self):
        self._happens()
        return self._database.write()

    def __getattr__(self, name):
        return getattr(self._database, name)


def test_a_fax_that_was_taken_up_again_before_its_turn_stays(office):
    put_fax(office, "f", ("junk", "set_aside", 99 * DAY))

    def reopen():
        with office.database.write() as session:
            request = session.get_one(Request, "f.1")
            request.state, request.closed_at = "in_review", None

    counted = purge(replace(office, database=Overtaken(office.database, reopen)), actor="clerk", dry_run=False)
    assert (counted["faxes"], counted["requests"]) == (0, 0)
    assert faxes_of(office) == {"f"}


def test_two_purges_at_once_delete_each_fax_once(office, monkeypatch):
    monkeypatch.setattr(retention, "FAXES", 3)
    for number in range(30):
        put_fax(office, f"f{number:02}", ("junk", "set_aside", 0 * DAY))
    late = later(office, 99 * DAY)
    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(purge, late, actor="clerk", dry_run=False) for _ in range(2)]
        counts = [one.result() for one in done]
    assert sum(row["faxes"] for row in counts) == 30
    assert sum(row["requests"] for row in counts) == 30
    assert faxes_of(office) == set()
    assert list(office.blobs.digests()) == []
    with office.database.read() as session:
        assert audit.verify(session) is None
        assert session.scalar(select(func.count()).where(AuditEntry.action == "fax.purged")) == 30


# --- the engine's history -----------------------------------------------------------------------------------------


def runs_of(office):
    """(ids of runs, ids of runs that have steps) of the engine."""
    schema = "" if office.database.engine.dialect.name == "sqlite" else "dbos."
    with office.database.read() as session:
        runs = set(session.scalars(text(f"SELECT workflow_uuid FROM {schema}workflow_status")))  # noqa: S608
        steps = set(session.scalars(text(f"SELECT workflow_uuid FROM {schema}operation_outputs")))  # noqa: S608
    return runs, steps


def test_finished_runs_are_forgotten_with_their_steps_but_not_those_of_open_requests(tmp_path):
    with stage(tmp_path) as office:
        with running(office):
            sent, waits = bring(office, reading()), bring(office, reading(patient={"dob_confidence": 0.5}))
            wait_for(office, sent, "delivered")
            wait_for(office, waits, "in_review")
            give_up = time.monotonic() + 20
            while len(office.queue.ended_runs(office.clock() + DAY, limit=9)) < 3:
                assert time.monotonic() < give_up
                time.sleep(0.05)
        runs, steps = runs_of(office)
        assert runs == {f"{sent}#1:reconsider", f"{sent}/1:dispatch", f"{waits}#1:reconsider"}
        assert steps == runs
        soon, late = later(office, RUNS_KEPT - DAY), later(office, RUNS_KEPT + DAY)
        assert purge(soon, actor="clerk", dry_run=False)["runs"] == 0
        assert purge(late, actor="clerk", dry_run=True)["runs"] == 2
        assert runs_of(office) == (runs, steps)
        assert purge(late, actor="clerk", dry_run=False)["runs"] == 2
        left = {f"{waits}#1:reconsider"}
        assert runs_of(office) == (left, left)
        reconcile(late)  # nothing that it asks for is missing
        with office.database.read() as session:
            states = [session.get_one(Request, one).state for one in (sent, waits)]
        assert states == ["delivered", "in_review"]
        assert not any(run.endswith(":intake") for run in runs_of(office)[0]), "nothing was started again"


def test_a_run_that_has_not_ended_is_never_forgotten(office, clean):
    put_fax(office, "f", ("junk", "set_aside", 0 * DAY))
    with office.database.write() as session:
        office.queue.enqueue(session, "dispatch", "f.1/1", workflow_id="f.1/1:dispatch")
    assert clean(9999 * DAY)["runs"] == 0
    assert office.queue.run_of("f.1/1:dispatch").status == "ENQUEUED"
    office.queue.cancel("f.1/1:dispatch")
    assert clean(9999 * DAY)["runs"] == 1
    assert office.queue.run_of("f.1/1:dispatch") is None


def test_the_failed_run_of_a_fax_without_requests_is_kept(office, clean):
    """The reconciler gives such a fax to a person; one without a run it takes for lost, and has it read again."""
    put_fax(office, "f")
    with office.database.write() as session:
        office.queue.enqueue(session, "intake", "f", workflow_id="f:intake")
    office.queue.cancel("f:intake")
    assert clean(9999 * DAY)["runs"] == 0
    assert office.queue.run_of("f:intake").status == "CANCELLED"


def test_kept_runs_do_not_hide_those_behind_them(office, clean, monkeypatch):
    monkeypatch.setattr(retention, "RUNS", 2)
    for number in range(9):
        state = "in_review" if number % 3 else "set_aside"
        put_fax(office, f"f{number}", ("legal", state, 0 * DAY))
        with office.database.write() as session:
            office.queue.enqueue(session, "intake", f"f{number}", workflow_id=f"f{number}:intake")
        office.queue.cancel(f"f{number}:intake")
    assert clean(9999 * DAY)["runs"] == 3
    assert runs_of(office)[0] == {f"f{number}:intake" for number in range(9) if number % 3}
