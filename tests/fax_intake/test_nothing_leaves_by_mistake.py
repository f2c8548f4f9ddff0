"""What may change between decision and call, and what a person's word covers: nothing else goes out."""

import base64
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from workflow_stage import (
    NOTE,
    OFFICE_NUMBER,
    add_patient,
    calls_of,
    disclosures_of,
    letters_of,
    reading,
    stage,
)

from fax_intake.desk import review
from fax_intake.records.store import import_resources
from fax_intake.store.requests import enter_state, set_switch
from fax_intake.store.tables import (
    Answer,
    Attempt,
    AuditEntry,
    DirectoryEntry,
    DirectoryNumber,
    Document,
    Fax,
    Patient,
    RecordsFeed,
    Request,
)
from fax_intake.workflow import dispatch, intake, reconcile
from outbound.model import AttemptState, CallStatus, Failure

pytestmark = pytest.mark.usefixtures("on_both_databases")
FAXES = iter(range(1, 10_000))


@pytest.fixture
def office(tmp_path):
    with stage(tmp_path) as opened:
        yield opened


def brought(office, *reads, fax_id=None, letter=True, **columns):
    """Requests that were split off one fax and not decided."""
    now, fax_id = office.clock(), fax_id or f"fax-{next(FAXES)}"
    values = {"blob": fax_id, "received_at": now, "called_number": None} | columns
    with office.database.write() as session:
        session.add(
            Fax(
                id=fax_id, stored_at=now, source="test", source_name_digest="", receipt=fax_id, size_bytes=1, pages=1,
                letter={"facility": "keck"} if letter else None, problem=None if letter else "decode_failed",
                readings=[read.model_dump(mode="json") for read in reads], **values,
            )
        )  # fmt: skip
    return intake.split_into_requests(office, fax_id)


def decided(office, *reads, **columns):
    ids = brought(office, *reads, **columns)
    for one in ids:
        intake.decide_request(office, one)
    return ids[0] if len(ids) == 1 else ids


def get(office, one):
    with office.database.read() as session:
        return session.get_one(Request, one)


def change(office, table, key, **changes):
    with office.database.write() as session:
        for name, value in changes.items():
            setattr(session.get_one(table, key), name, value)


def later(office, **span):
    shift = timedelta(**span)
    return replace(office, clock=lambda: office.clock() + shift)


def call(office, answer):
    """One dispatch by hand; returns what `intend` said."""
    dispatch.compose(office, answer)
    go = dispatch.intend(office, answer)
    if go in ("end", "wait") or not dispatch.send(office, go):
        return go
    dispatch.follow(office, go)
    dispatch.conclude(office, go)
    return go


def ends_unknown(office, answer):
    """The answer's call was begun and nobody knows how it ended."""
    dispatch.compose(office, answer)
    reference = dispatch.intend(office, answer)
    with office.database.write() as session:
        attempt = session.scalars(select(Attempt).where(Attempt.reference == reference)).one()
        attempt.state, attempt.failure, attempt.ended_at = "unknown", "unknown", office.clock()
    dispatch.conclude(office, reference)
    return reference


def told(office, reference, state, pages, failure=None):
    with office.database.read() as session:
        total = session.scalars(select(Attempt.pages).where(Attempt.reference == reference)).one()
    pages = total if pages is None else pages
    status = CallStatus(
        reference=reference, carrier_id="c", state=state, pages_total=total, pages_delivered=pages, failure=failure,
        at=office.clock(), duration_s=1.0, remote_station_id=None,
    )  # fmt: skip
    dispatch.record_end(office, status)


def imported(office, folder, *resources):
    (file := folder / f"more-{next(FAXES)}.ndjson").write_text("\n".join(json.dumps(one) for one in resources))
    return import_resources(office.database.engine, office.blobs, office.policy, [file], office.clock())


def person(number, family, given, born, mrn, **more):
    return {
        "resourceType": "Patient",
        "id": f"p{number}",
        "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": mrn}],
        "name": [{"use": "official", "family": family, "given": [given]}],
        "birthDate": born,
    } | more


def note(number, text, **more):
    day = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    return {
        "resourceType": "DocumentReference",
        "id": f"d{number}",
        "status": "current",
        "docStatus": "final",
        "type": {"coding": [{"system": "http://loinc.org", "code": "34117-2"}], "text": "History and physical"},
        "subject": {"reference": "Patient/p1"},
        "date": f"{day}T10:00:00Z",
        "custodian": {"reference": "Organization/keck"},
        "content": [{"attachment": attachment}],
    } | more


# --- between the decision and the call ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "resource",
    [
        pytest.param(person(1, "Birchwood", "Theodora", "1988-09-09", "55555555"), id="he is somebody else now"),
        pytest.param(note(1, NOTE.replace("heart regular", "HIV-1 antibody: POSITIVE")), id="new content"),
        pytest.param(note(1, NOTE, status="entered-in-error"), id="withdrawn"),
        pytest.param(
            note(2, NOTE + "x", relatesTo=[{"code": "replaces", "target": {"reference": "DocumentReference/d1"}}]),
            id="replaced by another document",
        ),
    ],
)
def test_a_packet_that_is_no_longer_true_is_not_dialled(office, tmp_path, resource):
    one = decided(office, reading())
    assert get(office, one).state == "dispatching"
    imported(office, tmp_path, resource)
    assert dispatch.intend(office, f"{one}/1") == "end"
    assert (get(office, one).state, get(office, one).reason_codes) == ("in_review", ["preflight_failed"])


def test_nobody_can_override_that_a_packet_is_no_longer_true(office):
    one = decided(office, reading())
    with office.database.write() as session:
        session.query(Answer).delete()
        request = session.get_one(Request, one)
        request.reason_codes = ["preflight_failed"]
        enter_state(session, request, "in_review", at=office.clock())
    answer = review.approve(office, get(office, one).reference, actor="clerk", reason="I looked at every page")
    dispatch.compose(office, answer)
    change(office, Document, "d1", status="entered-in-error")
    assert dispatch.intend(office, answer) == "end"


def test_an_attempt_that_is_called_off_is_in_the_audit_log(office):
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1")
    change(office, Patient, "p1", is_deceased=True)
    assert dispatch.intend(office, f"{one}/1") == "end"
    with office.database.read() as session:
        rows = session.scalars(select(AuditEntry).where(AuditEntry.subject == reference)).all()
    assert [row.action for row in rows] == ["attempt.intended", "attempt.cancelled"]


def test_a_letter_is_called_off_when_unattended_sending_is_switched_off(office):
    one = decided(office, reading(kind="emergency", requested_types=("all",)))
    with office.database.write() as session:
        set_switch(session, "mode:keck", "shadow", at=office.clock(), actor="officer")
    call(office, f"{one}/1")
    assert calls_of(office, one) == []


# --- what a person's word covers ----------------------------------------------------------------------------------


def test_what_was_overridden_about_one_patient_says_nothing_of_another(office, tmp_path):
    add_patient(office, tmp_path, 2, "Ashgrove", "Rosalind", "1971-04-12", "00777777")
    change(office, Patient, "p1", flags=["restricted"])
    change(office, Patient, "p2", flags=["restricted", "vip"])
    one = decided(office, reading())
    assert get(office, one).reason_codes == ["patient_restricted"]
    answer = review.approve(office, get(office, one).reference, actor="clerk", reason="year misread", patient_id="p2")
    call(office, answer)
    assert (get(office, one).state, get(office, one).reason_codes) == ("in_review", ["patient_restricted"])
    again = review.approve(office, get(office, one).reference, actor="officer", reason="he agreed, in writing")
    call(office, again)
    assert get(office, one).state == "delivered"
    assert [one.patient_id for one in disclosures_of(office, one)] == ["p2"]


def test_another_patient_than_the_match_needs_a_reason_and_nobody_certain_needs_a_name(office, tmp_path):
    add_patient(office, tmp_path, 2, "Birchwood", "Theodora", "1988-09-09", "55555555")
    with office.database.write() as session:
        set_switch(session, "mode:keck", "shadow", at=office.clock(), actor="officer")
    one = decided(office, reading())
    with pytest.raises(review.ReviewError, match="reason"):
        review.approve(office, get(office, one).reference, actor="clerk", reason="", patient_id="p2")
    review.set_aside(office, get(office, one).reference, actor="clerk", reason="asked twice")
    add_patient(office, tmp_path, 3, "Ashgrove", "Rosalind", "1961-04-12", "00777777")
    twin = decided(office, reading(patient={"mrn": None}, reply_fax="+12135550143"))
    assert "ambiguous_match" in get(office, twin).reason_codes
    with pytest.raises(review.ReviewError, match="--patient"):
        review.approve(office, get(office, twin).reference, actor="clerk", reason="looks fine")


def test_a_namesake_who_came_since_stops_what_was_certain_then(office, tmp_path):
    with office.database.write() as session:
        set_switch(session, "mode:keck", "assisted", at=office.clock(), actor="officer")
    one = decided(office, reading(patient={"mrn": None}))
    assert get(office, one).would_release
    add_patient(office, tmp_path, 2, "Ashgrove", "Rosalind", "1961-04-12", "00777777")
    call(office, review.approve(office, get(office, one).reference, actor="clerk", reason=""))
    assert get(office, one).state == "in_review"
    assert "ambiguous_match" in get(office, one).reason_codes


def test_stale_records_stop_what_was_decided_when_they_were_fresh(office):
    with office.database.write() as session:
        set_switch(session, "mode:keck", "assisted", at=office.clock(), actor="officer")
    one, after = decided(office, reading()), later(office, days=10)
    call(after, review.approve(after, get(office, one).reference, actor="clerk", reason=""))
    assert (get(office, one).state, get(office, one).reason_codes) == ("in_review", ["stale_records"])


def test_an_override_of_sensitive_content_covers_what_was_on_file_then(office, tmp_path):
    change(office, Document, "d1", security_labels=["PSY"])
    one = decided(office, reading())
    imported(office, tmp_path, note(5, NOTE.replace("lungs", "LUNGS"), meta={"security": [{"code": "ETH"}]}))
    answer = review.approve(office, get(office, one).reference, actor="clerk", reason="consent for the note on file")
    call(office, answer)
    assert get(office, one).state == "in_review"


def test_one_part_of_a_name_corrected_leaves_the_others_as_unsure_as_they_were(office):
    one = decided(office, reading(patient={"name_confidence": 0.3, "name_agrees": False}))
    review.correct(office, get(office, one).reference, review.Corrections(middle=""), actor="clerk")
    intake.decide_request(office, one)
    assert "unclear_name" in get(office, one).reason_codes


def test_a_corrected_kind_keeps_what_the_page_says_of_the_purpose(office):
    one = decided(office, reading(purpose="insurance", kind_confidence=0.5))
    for corrections, reasons in (
        (review.Corrections(kind="continuity_of_care"), ["not_treatment"]),
        (review.Corrections(purpose="treatment"), []),
    ):
        review.correct(office, get(office, one).reference, corrections, actor="clerk")
        intake.decide_request(office, one)
        assert get(office, one).reason_codes == reasons


def test_a_fax_that_could_not_be_read_is_answered_once_a_person_has(office):
    [one] = brought(office, letter=False)
    intake.decide_request(office, one)
    assert (get(office, one).state, get(office, one).reason_codes) == ("in_review", ["decode_failed"])
    said = review.Corrections(
        family="Ashgrove", given="Rosalind", birth_date=date(1961, 4, 12), mrn="00481937", reply_fax=OFFICE_NUMBER,
        requester_org="Foothill Family Practice", kind="continuity_of_care",
    )  # fmt: skip
    review.correct(office, get(office, one).reference, said, actor="clerk")
    intake.decide_request(office, one)
    assert get(office, one).requester_id == "e1"


# --- sent once, booked rightly ------------------------------------------------------------------------------------


def test_what_may_have_arrived_is_not_sent_again_by_a_correction(office):
    one = decided(office, reading())
    ends_unknown(office, f"{one}/1")
    same = review.Corrections(requester_org="Foothill Family Practice")
    review.correct(office, get(office, one).reference, same, actor="clerk")
    intake.decide_request(office, one)
    assert (get(office, one).state, get(office, one).reason_codes) == ("in_review", ["delivery_unknown"])


def test_a_disclosure_is_booked_on_whom_the_packet_was_about(office, tmp_path):
    add_patient(office, tmp_path, 2, "Birchwood", "Rosalie", "1988-09-09", "00777777")
    one = decided(office, reading())
    reference = ends_unknown(office, f"{one}/1")
    review.approve(office, get(office, one).reference, actor="clerk", reason="it is Rosalie", patient_id="p2")
    told(office, reference, AttemptState.DELIVERED, None)
    assert [(row.patient_id, row.documents) for row in disclosures_of(office, one)] == [("p1", ["d1"])]


def test_what_is_told_late_may_be_more_and_is_booked(office, tmp_path):
    imported(office, tmp_path, note(2, NOTE.replace("lungs", "LUNGS")))
    one = decided(office, reading())
    reference = dispatch.intend(office, f"{one}/1")
    dispatch.send(office, reference)
    told(office, reference, AttemptState.PARTIAL, 3, Failure.LINE_ERROR)
    assert [row.is_partial for row in disclosures_of(office, one)] == [True]
    told(office, reference, AttemptState.DELIVERED, None)
    [row] = disclosures_of(office, one)
    assert (sorted(row.documents), row.is_partial, calls_of(office, one)[0][0]) == (["d1", "d2"], False, "delivered")


def test_a_request_that_failed_although_its_packet_arrived_is_closed(office):
    one = decided(office, reading())
    reference = ends_unknown(office, f"{one}/1")
    told(office, reference, AttemptState.DELIVERED, None)  # as if the process died right behind this commit
    with pytest.raises(review.ReviewError, match="arrived after all"):
        review.approve(office, get(office, one).reference, actor="clerk", reason="send again")
    reconcile.reconcile(office)
    assert get(office, one).state == "delivered"


def test_the_same_patient_twice_on_one_fax_is_one_packet(office):
    first, second = decided(office, reading(), reading(patient={"middle": "M"}))
    assert (get(office, first).state, get(office, second).state) == ("dispatching", "set_aside")
    assert get(office, second).joined_to == first


# --- no request disappears in another one -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "differs",
    [
        pytest.param({"patient": {"suffix": "Sr", "mrn": None}}, id="father and son"),
        pytest.param({"patient": {"mrn": "00777777"}}, id="another patient of the same name and birth date"),
        pytest.param({"kind_confidence": 0.4}, id="perhaps no request"),
        pytest.param({"purpose": "legal"}, id="another purpose"),
        pytest.param({"is_whole": False}, id="broken off"),
        pytest.param({"patient": {"name_agrees": False}}, id="two names in it"),
    ],
)
def test_what_is_not_surely_the_same_does_not_end_in_an_open_request(office, tmp_path, differs):
    add_patient(office, tmp_path, 2, "Ashgrove", "Rosalind", "1961-04-12", "00777777")
    decided(office, reading(requested_types=("all",), patient={"suffix": "Jr"} if "Sr" in str(differs) else {}))
    second = decided(office, reading(requested_types=("all",), **differs))
    assert get(office, second).state != "set_aside"


def test_a_request_to_the_hospital_does_not_end_in_one_to_the_clinic(office):
    first = decided(office, reading(), called_number="+12135550190")
    second = decided(office, reading())
    assert get(office, first).facility != get(office, second).facility
    assert get(office, second).state != "set_aside"


def test_the_same_bytes_again_end_in_the_open_request_however_unclear_they_are(office):
    unclear = reading(kind_confidence=0.4)
    first = decided(office, unclear, blob="same")
    second = decided(office, unclear, blob="same")
    assert (get(office, first).state, get(office, second).state) == ("in_review", "set_aside")


def test_a_letter_that_may_answer_our_question_comes_to_a_person(office):
    first = decided(office, reading(requested_types=("all",)))
    reference = get(office, first).reference
    call(office, review.answer_by_letter(office, reference, "more_information", actor="clerk", missing=("dob",)))
    assert get(office, first).state == "waiting_for_office"
    second = decided(office, reading(requested_types=("all",)))
    assert (get(office, second).state, "duplicate" in get(office, second).reason_codes) == ("in_review", True)


# --- nobody is forgotten ------------------------------------------------------------------------------------------


def test_an_emergency_with_a_question_out_is_never_quiet(office):
    one = decided(office, reading(kind="emergency", patient={"dob": None, "dob_confidence": 0.0, "mrn": None}))
    call(office, f"{one}/1")
    assert get(office, one).state == "waiting_for_office"
    reconcile.watch_the_clocks(later(office, minutes=6))
    assert get(office, one).alerted == ["emergency"]
    reconcile.watch_the_clocks(later(office, hours=1))
    assert set(get(office, one).alerted) == {"emergency", "warned", "breached"}


def test_one_row_that_makes_no_sense_does_not_silence_the_others(office):
    first = decided(office, reading(requested_types=("all",)))
    second = decided(office, reading(requested_types=("all",), patient={"given": "Theo", "name": "x", "mrn": None}))
    change(office, Request, first, kind="no_such_kind")
    reconcile.reconcile(later(office, minutes=60))
    assert get(office, second).alerted


def test_an_answer_whose_call_nobody_follows_holds_up_no_other(office):
    """Letter and packet of an emergency: one's dispatch has died with its call open, the other waits for its end."""
    with office.database.write() as session:
        set_switch(session, "sending", "stopped", at=office.clock(), actor="officer")
    one = decided(office, reading(kind="emergency", requested_types=("all",)))
    packet = review.approve(office, get(office, one).reference, actor="clerk", reason="in surgery")
    with office.database.write() as session:
        set_switch(session, "sending", "running", at=office.clock(), actor="officer")
    dispatch.compose(office, f"{one}/1")
    dispatch.intend(office, f"{one}/1")
    office.queue.cancel(f"{one}/1:dispatch")
    dispatch.compose(office, packet)
    assert dispatch.intend(office, packet) == "wait"
    reconcile.find_undriven_attempts(later(office, minutes=2))
    assert dispatch.intend(office, packet) not in ("wait", "end")


def somebody():
    """A patient who is not on file, another one each time."""
    given = f"Theo{'abcdefghij'[next(FAXES) % 10]}"
    return {"given": given, "name": f"Nobody, {given}", "family": "Nobody", "mrn": None}


# --- letters ------------------------------------------------------------------------------------------------------


def test_a_person_s_letters_have_the_limits_of_all_letters(office):
    one = decided(office, reading(requested_types=("all",)))
    reference = get(office, one).reference
    call(office, review.answer_by_letter(office, reference, "delay_notice", actor="clerk"))
    with pytest.raises(review.ReviewError, match="before"):
        review.answer_by_letter(office, reference, "delay_notice", actor="clerk")
    for _ in range(2):
        other = decided(office, reading(requested_types=("all",), patient=somebody()))
        call(office, review.answer_by_letter(office, get(office, other).reference, "delay_notice", actor="clerk"))
    last = decided(office, reading(requested_types=("all",), patient=somebody()))
    with pytest.raises(review.ReviewError, match="as many letters"):
        review.answer_by_letter(office, get(office, last).reference, "delay_notice", actor="clerk")
    assert Counter(letters_of(office, one)) == {"delay_notice": 1}


def test_a_letter_cannot_ask_for_what_nobody_knows(office):
    one = decided(office, reading(requested_types=("all",)))
    with pytest.raises(review.ReviewError, match="bogus"):
        review.answer_by_letter(
            office, get(office, one).reference, "more_information", actor="clerk", missing=("bogus",)
        )
    assert get(office, one).state == "in_review"


def test_what_may_be_advertising_gets_no_delay_notice(office):
    one = decided(office, reading(kind_confidence=0.3))
    reconcile.watch_the_clocks(later(office, minutes=20))
    assert letters_of(office, one) == []


# --- clocks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "number", "goes"),
    [
        pytest.param("CA", OFFICE_NUMBER, True, id="here"),
        pytest.param("NY", "+12125550143", False, id="New York, where it is half past seven"),
        pytest.param("NY", OFFICE_NUMBER, False, id="a number of here for a practice of New York"),
        pytest.param("CA", "+18005550143", True, id="a toll-free number of a practice of here"),
        pytest.param("NV", "+17025550143", True, id="Nevada keeps our time"),
    ],
)
def test_a_destination_is_attended_by_its_own_clock(office, state, number, goes):
    then = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)  # Tuesday 16:30 in Los Angeles
    at_that_time = replace(office, clock=lambda: then)
    change(office, DirectoryEntry, "e1", state=state)
    with office.database.write() as session:
        line = session.get_one(DirectoryNumber, ("e1", OFFICE_NUMBER))
        session.delete(line)
        session.flush()
        session.add(
            DirectoryNumber(
                entry_id="e1", number=number, verified_by="t", verified_at=then - timedelta(days=30),
                method="call_back", is_secure_line=False, attended_hours="",
            )
        )  # fmt: skip
        for feed in session.scalars(select(RecordsFeed)):
            feed.updated_at = then
    one = decided(at_that_time, reading(reply_fax=number))
    assert (get(office, one).state == "dispatching") is goes
    assert ("quiet_destination" in get(office, one).reason_codes) is not goes
