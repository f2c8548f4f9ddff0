"""What must hold between a decision and its end: stops, changes, losses. Steps are called singly, as after a crash."""

import os
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from workflow_stage import OFFICE_NUMBER, reading, sent_files, stage

from fax_intake.desk import review
from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Receiver
from fax_intake.store.requests import add_answer, enter_state, set_switch
from fax_intake.store.tables import Answer, Attempt, Document, Fax, Patient, Request
from fax_intake.workflow import dispatch, intake, reconcile
from outbound.gateways.script import parse_script
from outbound.gateways.spool import SpoolGateway

FAXES = iter(range(1, 1000))


def brought(office, read, **columns):
    """A request that was split off a fax and not decided."""
    now = office.clock()
    fax_id = f"fax-{next(FAXES)}"
    with office.database.write() as session:
        values = {"received_at": now, "called_number": None} | columns
        session.add(
            Fax(
                id=fax_id, stored_at=now, source="test", source_name_digest="", receipt=fax_id, blob=fax_id,
                size_bytes=1, pages=1, letter={"facility": "keck"}, readings=[read.model_dump(mode="json")], **values,
            )
        )  # fmt: skip
    [one] = intake.split_into_requests(office, fax_id)
    return one


def decided(office, read, **columns):
    one = brought(office, read, **columns)
    intake.decide_request(office, one)
    return one


def get(office, one):
    with office.database.read() as session:
        return session.get_one(Request, one)


def switch(office, name, value):
    with office.database.write() as session:
        set_switch(session, name, value, at=office.clock(), actor="supervisor")


def flag(office, table, key, **changes):
    with office.database.write() as session:
        for name, value in changes.items():
            setattr(session.get_one(table, key), name, value)


@pytest.fixture(scope="module")
def shared(tmp_path_factory, on_both_databases_together):
    with stage(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture
def office(shared):
    """The hospital as it was, whatever the test before did to it."""
    yield shared
    with shared.database.write() as session:
        for request in session.scalars(select(Request)):
            request.state = "set_aside"
        session.get_one(Patient, "p1").is_deceased = False
        session.get_one(Patient, "p1").flags = []
        session.get_one(Document, "d1").security_labels = []
        session.get_one(Document, "d1").status = "final"
        for name, value in {"sending": "running", "mode:keck": "automatic", "budget": "open"}.items():
            set_switch(session, name, value, at=shared.clock(), actor="test")


def test_a_person_who_overrides_one_gate_does_not_release_what_nobody_has_seen(office):
    one = decided(office, reading(requested_types=("all",)))
    assert get(office, one).reason_codes == ["whole_chart"]
    flag(office, Document, "d1", security_labels=["42CFRPart2"])
    answer = review.approve(office, get(office, one).reference, actor="clerk", reason="the office called")
    dispatch.compose(office, answer)
    request = get(office, one)
    assert (request.state, request.reason_codes) == ("in_review", ["whole_chart", "sensitive_content"])


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        pytest.param(lambda o: flag(o, Patient, "p1", is_deceased=True), ["deceased"], id="died"),
        pytest.param(
            lambda o: flag(o, Document, "d1", status="entered-in-error"), ["preflight_failed"], id="withdrawn"
        ),
        pytest.param(lambda o: flag(o, Document, "d1", security_labels=["PSY"]), ["sensitive_content"], id="labelled"),
        pytest.param(lambda o: switch(o, "budget", "paused"), ["budget_paused"], id="budget"),
        pytest.param(lambda o: switch(o, "mode:keck", "shadow"), [], id="mode"),
    ],
)
@pytest.mark.parametrize("is_intended", [False, True])
def test_what_changes_between_decision_and_call_holds_it_back(office, change, reasons, is_intended):
    before = len(sent_files(office))
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1") if is_intended else None
    change(office)
    assert not is_intended or dispatch.send(office, reference) is False
    assert dispatch.intend(office, f"{one}/1") == "end"
    request = get(office, one)
    assert (request.state, request.reason_codes, len(sent_files(office))) == ("in_review", reasons, before)


def test_an_intended_call_is_not_made_after_the_stop(office):
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1")
    switch(office, "sending", "stopped")
    assert dispatch.send(office, reference) is False
    assert dispatch.intend(office, f"{one}/1") == "wait"
    switch(office, "sending", "running")
    assert dispatch.intend(office, f"{one}/1") == reference


def test_another_kind_of_fax_about_the_same_patient_is_not_taken_for_a_repeat(office):
    first = decided(office, reading(requested_types=("all",)))
    assert get(office, first).state == "in_review"
    assert get(office, decided(office, reading(kind="patient_rights"))).state == "in_review"
    other = get(office, decided(office, reading(requested_types=("imaging_report",))))
    assert (other.state, other.reason_codes) == ("in_review", ["duplicate"])
    urgent = get(office, decided(office, reading(kind="emergency", requested_types=("all",))))
    assert (urgent.state, urgent.reason_codes) == ("in_review", ["whole_chart", "duplicate"])


def test_a_copy_that_comes_in_late_is_a_repeat(office):
    first = decided(office, reading())
    late = decided(office, reading(), received_at=office.clock() - timedelta(minutes=20))
    assert (get(office, late).state, get(office, late).joined_to) == ("set_aside", first)


def test_a_fax_to_the_clinics_line_is_the_clinics(office):
    assert get(office, brought(office, reading(), called_number="+12135550190")).facility == "clinic"


def test_two_faxes_with_the_same_reference_are_told_apart(office):
    one, two = brought(office, reading()), brought(office, reading())
    with office.database.write() as session:
        fax = session.get_one(Fax, get(office, two).fax_id)
        fax.blob = session.get_one(Fax, get(office, one).fax_id).blob
        assert intake._free_reference(session, fax, 1) != get(office, one).reference


def test_a_message_that_tells_of_delivery_before_the_next_try_closes_the_request(office):
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1")
    with office.database.write() as session:
        attempt = session.scalars(select(Attempt).where(Attempt.reference == reference)).one()
        attempt.state, attempt.pages_delivered = "delivered", attempt.pages
    assert dispatch.intend(office, f"{one}/1") == "end"
    assert get(office, one).state == "delivered"


def test_a_call_whose_conclusion_was_lost_is_concluded_and_not_called_failed(office):
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1")
    with office.database.write() as session:
        attempt = session.scalars(select(Attempt).where(Attempt.reference == reference)).one()
        attempt.state, attempt.pages_delivered = "delivered", attempt.pages
    office.queue.cancel(f"{one}/1:dispatch")
    later = replace(office, clock=lambda: office.clock() + timedelta(minutes=2))
    reconcile.find_undriven_requests(later)
    assert get(office, one).state == "delivered"


def test_a_lost_letter_does_not_hold_up_the_person(office):
    one = decided(office, reading(kind="emergency", requested_types=("all",)))
    dispatch.compose(office, f"{one}/1")
    dispatch.intend(office, f"{one}/1")
    with pytest.raises(review.ReviewError, match="on its way"):
        review.approve(office, get(office, one).reference, actor="clerk", reason="urgent")
    office.queue.cancel(f"{one}/1:dispatch")
    later = replace(office, clock=lambda: office.clock() + timedelta(minutes=2))
    reconcile.find_undriven_letters(later)
    assert "delivery_unknown" in get(office, one).reason_codes
    review.approve(office, get(office, one).reference, actor="clerk", reason="urgent")


def test_a_delay_notice_that_fails_does_not_fail_the_packet_on_its_way(office):
    one = decided(office, reading())
    with office.database.write() as session:
        request = session.get_one(Request, one)
        notice = add_answer(session, request, "delay_notice", OFFICE_NUMBER, at=office.clock()).id
    dispatch.compose(office, notice)
    reference = dispatch.intend(office, notice)
    with office.database.write() as session:
        attempt = session.scalars(select(Attempt).where(Attempt.reference == reference)).one()
        attempt.state, attempt.failure = "failed", "rejected_number"
    dispatch.conclude(office, reference)
    assert (get(office, one).state, get(office, one).reason_codes) == ("dispatching", [])


def test_a_lost_response_is_repeated_under_the_same_key_where_nothing_can_be_looked_up(office):
    script = parse_script({"call": [{"on_send": "lost_response"}], "look_up": "cannot"})
    carrier = SpoolGateway(office.settings.outbox / "other", office.clock, script, 1e6)
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1")
    dispatch.send(replace(office, gateway=carrier), reference)
    with office.database.read() as session:
        assert session.scalars(select(Attempt.state).where(Attempt.reference == reference)).one() == "accepted"


@pytest.mark.parametrize("number", ["+13238655482", "+19005550123"])
def test_no_letter_of_a_person_goes_to_ours_or_to_a_premium_number(office, number):
    one = decided(office, reading(reply_fax=number))
    with pytest.raises(review.ReviewError, match="premium"):
        review.answer_by_letter(office, get(office, one).reference, "no_records_found", actor="clerk")


def test_the_days_of_waiting_count_from_the_question(office):
    one = decided(office, reading(requested_types=("all",)), received_at=office.clock() - timedelta(days=20))
    with office.database.write() as session:
        enter_state(session, session.get_one(Request, one), "waiting_for_office", at=office.clock())
    reconcile.watch_the_clocks(office)
    assert get(office, one).state == "waiting_for_office"


def test_a_name_that_is_no_utf_8_does_not_end_the_inbox(office, tmp_path):
    inbox = tmp_path / "inbox"
    folder = WatchedFolder(
        inbox, Receiver(database=office.database, blobs=office.blobs, queue=office.queue), office.clock, 0.0
    )
    (inbox / os.fsdecode(b"M\xfcller.tif")).write_bytes(b"x")
    time.sleep(0.01)
    [taken] = folder.scan()
    assert list(inbox.iterdir()) == []
    with office.database.read() as session:
        assert session.get(Fax, taken) is not None
        assert session.scalars(select(Answer).where(Answer.request_id == taken)).first() is None
