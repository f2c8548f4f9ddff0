"""The net under the engine: lost and failed work comes to people, late tidings are heard, clocks are watched."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from workflow_stage import (
    OFFICE_NUMBER,
    bring,
    calls_of,
    disclosures_of,
    letters_of,
    reading,
    running,
    sent_files,
    staffed,
    stage,
    wait_for,
)

from fax_intake.ids import new_fax_id
from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.store import audit
from fax_intake.store.requests import enter_state
from fax_intake.store.tables import Fax, Request
from fax_intake.workflow.reconcile import find_undriven_faxes, find_undriven_requests, hear_the_carrier, reconcile

pytestmark = pytest.mark.usefixtures("on_both_databases")

NO_DOB = {"dob": None, "dob_confidence": 0.0, "mrn": None}


def later(office, **span):
    """The same office at a later moment."""
    shift = timedelta(**span)
    return replace(office, clock=lambda: office.clock() + shift)


def test_a_delivery_that_is_told_late_ends_the_request_and_is_recorded_once(tmp_path):
    script = {"call": [{"number": OFFICE_NUMBER, "play": "unknown", "late_delivery_s": 30}]}
    with stage(tmp_path, script) as office, running(office):
        one = bring(office, reading())
        wait_for(office, one, "failed", "delivered")
        for _ in range(3):
            hear_the_carrier(office)
        request = wait_for(office, one, "delivered", "failed")
        calls = calls_of(office, one)
        assert (request.state == "delivered") == (calls[0][0] == "delivered")
        assert len(disclosures_of(office, one)) == (calls[0][0] == "delivered")


def test_a_fax_whose_intake_was_lost_is_started_again(tmp_path):
    with stage(tmp_path) as office:
        now = office.clock()
        with office.database.write() as session:
            fax_id = new_fax_id(now)
            session.add(_bare_fax(office, fax_id))
        assert office.queue.run_of(f"{fax_id}:intake") is None
        find_undriven_faxes(later(office, minutes=2))
        run = office.queue.run_of(f"{fax_id}:intake")
        assert run is not None
        assert run.status == "ENQUEUED"


@pytest.mark.parametrize("state", ["reading", "dispatching"])
def test_a_request_that_nothing_moves_comes_to_a_person(tmp_path, state):
    with stage(tmp_path) as office:
        one = bring(office, reading())
        with office.database.write() as session:
            request = session.get_one(Request, one)
            enter_state(session, request, state, at=office.clock())
            decisions = request.decisions
        for number in range(1, decisions + 1):
            office.queue.cancel(f"{one}#{number}:reconsider")
        find_undriven_requests(later(office, minutes=2))
        with office.database.read() as session:
            request = session.get_one(Request, one)
        wanted = ("in_review", ["processing_failed"]) if state == "reading" else ("failed", ["delivery_failed"])
        assert (request.state, request.reason_codes) == wanted


def test_the_clock_warns_breaks_and_tells_the_office_once(tmp_path):
    with stage(tmp_path) as office:
        one = bring(office, reading(patient={"dob_confidence": 0.5}))
        with office.database.write() as session:
            enter_state(session, session.get_one(Request, one), "in_review", at=office.clock())
        broken = ["warned", "breached", "delay_notice"]
        steps = [(5, []), (11, ["warned"]), (16, broken), (30, broken)]
        for minutes, alerted in steps:
            reconcile(later(office, minutes=minutes))
            with office.database.read() as session:
                assert session.get_one(Request, one).alerted == alerted
        assert letters_of(office, one) == ["delay_notice"]


def test_an_emergency_alerts_after_five_minutes(tmp_path):
    with stage(tmp_path) as office:
        one = bring(office, reading(kind="emergency"))
        with office.database.write() as session:
            enter_state(session, session.get_one(Request, one), "in_review", at=office.clock())
        reconcile(later(office, minutes=6))
        with office.database.read() as session:
            assert session.get_one(Request, one).alerted == ["emergency", "call_us_now"]


def test_while_nobody_is_there_the_office_is_told_at_once(tmp_path):
    with stage(tmp_path) as office:
        away = replace(office, policy=staffed(office.policy, "closed"))
        one = bring(office, reading(patient={"dob_confidence": 0.5}))
        with office.database.write() as session:
            enter_state(session, session.get_one(Request, one), "in_review", at=office.clock())
        reconcile(away)
        reconcile(away)
        assert letters_of(office, one) == ["delay_notice"]


def test_an_office_that_does_not_answer_comes_to_a_person_after_the_policy_s_days(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading(patient=NO_DOB))
        wait_for(office, one, "waiting_for_office")
        reconcile(later(office, days=6))
        assert wait_for(office, one, "waiting_for_office")
        reconcile(later(office, days=8))
        assert wait_for(office, one, "in_review")


def test_a_clock_set_back_loses_nothing(tmp_path):
    with stage(tmp_path) as office:
        back = later(office, hours=-3)
        with running(back):
            one = bring(back, reading())
            wait_for(back, one, "delivered")
        reconcile(back)
        reconcile(office)
        with office.database.read() as session:
            assert audit.verify(session) is None
            [fax] = session.scalars(select(Fax))
            assert fax.received_at <= fax.stored_at
        assert len(sent_files(office)) == 1


def test_a_fax_from_the_future_is_received_now(tmp_path):
    with stage(tmp_path) as office:
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        now = office.clock()
        call = Call(received_at=now + timedelta(days=400))
        fax_id = receiver.take(b"fax", call, source="test", name="a", receipt="r", now=now)
        with office.database.read() as session:
            assert session.get_one(Fax, fax_id).received_at == now


def test_the_same_file_seen_again_after_a_crash_is_one_fax_and_the_same_fax_again_is_two(tmp_path):
    with stage(tmp_path) as office:
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        take = {"source": "folder", "name": "a.tif", "now": office.clock()}
        first = receiver.take(b"fax", Call(), receipt="file 1", **take)
        assert receiver.take(b"fax", Call(), receipt="file 1", **take) == first
        second = receiver.take(b"fax", Call(), receipt="file 2", **take)
        with office.database.read() as session:
            assert [session.get_one(Fax, one).ordinal for one in (first, second)] == [1, 2]


def test_the_watched_folder_takes_what_has_settled_and_leaves_the_rest(tmp_path):
    with stage(tmp_path) as office:
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        folder = WatchedFolder(office.settings.inbox, receiver, office.clock, settle_s=0)
        inbox = office.settings.inbox
        (inbox / "a.tif").write_bytes(b"fax")
        (inbox / "a.tif.json").write_text('{"caller_id": "+12135550143", "is_partial": true}')
        (inbox / "b.tif").write_bytes(b"other")
        (inbox / "b.tif.json").write_text("{no json")
        (inbox / ".hidden.tif").write_bytes(b"not yet")
        (inbox / "c.tif.part").write_bytes(b"not yet")
        taken = folder.scan()
        assert len(taken) == 2
        assert sorted(path.name for path in inbox.iterdir()) == [".hidden.tif", "c.tif.part"]
        with office.database.read() as session:
            faxes = {fax.blob: fax for fax in session.scalars(select(Fax))}
            first = faxes[hashlib.sha256(b"fax").hexdigest()]
            assert (first.caller_id, first.is_partial) == ("+12135550143", True)


def _bare_fax(office, fax_id):
    return Fax(
        id=fax_id,
        received_at=office.clock(),
        stored_at=office.clock(),
        source="test",
        source_name_digest="",
        receipt=fax_id,
        blob="0" * 64,
        size_bytes=1,
        readings=[],
    )
