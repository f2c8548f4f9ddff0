"""From a decided answer to a sure end: compose, intend, send, follow, conclude. Read it from top to bottom.

Nothing is sent twice: the attempt is committed before the carrier is asked, its reference is the same on every run, and
on entry with an attempt that may have gone the carrier is asked about the reference first. What the carrier cannot tell
is `unknown` and waits for a person.
"""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from tenacity import retry, retry_if_exception_type, stop_before_delay, wait_random_exponential

from fax_intake.ids import attempt_reference
from fax_intake.policy import Policy
from fax_intake.reasons import Reason
from fax_intake.records.store import documents_of
from fax_intake.release import MatchFacts, gates_of_a_person
from fax_intake.store import audit
from fax_intake.store.requests import (
    ENDED,
    POLICY,
    enter_state,
    is_from_before_restore,
    is_sending_stopped,
    open_attempt,
    state_of,
    switch_value,
)
from fax_intake.store.tables import (
    Answer,
    Attempt,
    DeliveryEventRow,
    DirectoryEntry,
    DirectoryNumber,
    Disclosure,
    Document,
    Fax,
    Patient,
    Request,
)
from fax_intake.workflow.engine import step, wait
from fax_intake.workflow.facts import gather, is_attended, patient_facts
from fax_intake.workflow.letters import compose_letter
from fax_intake.workflow.office import Office
from fax_intake.workflow.packets import (
    PreparedPacket,
    prepare_packet,
    recipient_of,
    seconds_on_the_wire,
    sender_of,
    sensitive_in,
)
from fax_intake.workflow.pinned import chart_as_it_is, identity_of, is_still_true, pin
from fax_intake.workflow.reading_record import Reading
from outbound.errors import CarrierUnavailableError, DeliveryUnknownError, DestinationRejectedError
from outbound.gateways.retry import Done, Retry, RetryPolicy, believe, first_unconfirmed_page, next_step
from outbound.model import AttemptState, CallStatus, ClaimedFaxNumber, Failure, FaxPage, Job, VerifiedFaxNumber
from outbound.packet import Packet, rebuild_from
from outbound.tiff import read_tiff_f, write_tiff_f

log = structlog.get_logger()
POLL_FIRST_S, POLL_LONGEST_S = 0.2, 5.0
ASK_FIRST_S, ASK_LONGEST_S = 2.0, 30.0
P = ParamSpec("P")
R = TypeVar("R")
LONGEST_TURN_S = 3600.0  # one step of waiting; then the engine records another
STOPPED_POLL_S = 2.0  # how often a stopped or crowded answer looks whether it may go on
QUESTION = "more_information"  # the letter after which we wait for the office
ANSWERS = ("images_where", "vital_records_where", "no_records_found", "please_resend", "sender_notice",
           "authorization_needed", "authorization_incomplete")  # fmt: skip
BESIDE = ("call_us_now", "delay_notice")  # letters that leave the request where it is


def send_answer(answer_id: str, office: Office) -> None:
    """The dispatch workflow of one answer."""
    step("compose", compose, office, answer_id)
    while True:
        go = step("intend", intend, office, answer_id)
        if go == "end":
            return
        if go == "wait":
            step("await_turn", await_turn, office, answer_id)
            continue
        if not step("send", send, office, go):
            continue  # it was stopped, or something changed, since it was intended
        step("follow", follow, office, go)
        pause_s = step("conclude", conclude, office, go)
        if pause_s is None:
            return
        wait(pause_s / office.settings.retry_pace)


# --- compose ------------------------------------------------------------------------------------------------------


def compose(office: Office, answer_id: str) -> None:
    """Make the answer's pages, unless it has them. Its second run finds them, or makes the same again."""
    with office.database.read() as session:
        answer = session.get_one(Answer, answer_id)
        request = session.get_one(Request, answer.request_id)
        fax = session.get_one(Fax, request.fax_id)
        requester = session.get(DirectoryEntry, answer.requester_id) if answer.requester_id else None
        patient = session.get(Patient, answer.patient_id) if answer.patient_id else None
        chart = chart_as_it_is(session, patient.id) if patient else {}
    if answer.blob is not None:
        return
    now = office.clock()
    about = identity_of(patient) if patient else {}
    spans: dict[str, tuple[int, int]] = {}
    if answer.what == "packet":
        assert patient is not None, "a packet is decided for a patient"
        prepared = prepare_packet(office, request, patient, requester, answer.to_number, now)
        if prepared.packet is None:
            why = Reason.CONVERSION_FAILED if prepared.facts.conversion_failed else Reason.NOTHING_FOUND
            return _give_back(office, answer_id, [why])
        # Nobody has seen this packet: the person who released it overrode what was known before it was made.
        found = _reasons_since(office, answer, request, patient, prepared, now)
        if found:
            return _give_back(office, answer_id, found)
        pages, spans = prepared.packet.pages, dict(prepared.packet.document_pages)
    else:
        pages = compose_letter(office.policy, answer, request, fax, now)
    blob = office.blobs.put(write_tiff_f(pages))
    with office.database.write() as session:
        answer = session.get_one(Answer, answer_id)
        answer.blob, answer.pages = blob, len(pages)
        answer.wire_s = seconds_on_the_wire(pages, office.policy)
        answer.document_pages = {key: list(span) for key, span in spans.items()}
        if about:
            pin(answer, about, chart)
    return None


def _reasons_since(
    office: Office, answer: Answer, request: Request, patient: Patient, prepared: PreparedPacket, now: datetime
) -> list[Reason]:
    """What speaks against a person's release and was not overridden: all gates as they are now, for this patient."""
    with office.database.read() as session:
        found = gather(session, request, Reading.model_validate(request.reading), office.policy, now)
        came_since = _documents_since(session, answer, prepared)
    facts = replace(found.facts, patient=patient_facts(patient), packet=prepared.facts)
    if answer.names_patient:
        facts = replace(facts, match=MatchFacts(decision="auto", is_ambiguous=False))  # a person says who it is
    reasons = gates_of_a_person(facts, office.policy, now)
    is_another = found.match.decision == "auto" and found.match.patient_id != patient.id and not answer.names_patient
    return [
        *([Reason.AMBIGUOUS_MATCH] if is_another else []),
        *(reason for reason in reasons if reason not in answer.overrides),
        # Overridden for what was on file then; a document that came later was seen by nobody.
        *([Reason.SENSITIVE_CONTENT] if Reason.SENSITIVE_CONTENT in reasons and came_since else []),
    ]


def _documents_since(session: Session, answer: Answer, prepared: PreparedPacket) -> bool:
    """Did a document of the packet come, or change, after the person saw what was on file?"""
    keys = list(prepared.packet.document_pages) if prepared.packet else []
    rows = session.scalars(select(Document.imported_at).where(Document.id.in_(keys)))
    return answer.seen_at is not None and any(imported_at > answer.seen_at for imported_at in rows)


def _give_back(office: Office, answer_id: str, reasons: Sequence[Reason]) -> None:
    with office.database.write() as session:
        answer = session.get_one(Answer, answer_id)
        _to_review(session, session.get_one(Request, answer.request_id), answer, reasons, office.clock())


def _to_review(session: Session, request: Request, answer: Answer, reasons: Sequence[Reason], now: datetime) -> None:
    """Back to a person, with what he overrode before, so that his next decision is about all of it."""
    if request.state != "dispatching":
        return
    request.reason_codes = list(dict.fromkeys([*answer.overrides, *(reason.value for reason in reasons)]))
    enter_state(session, request, "in_review", at=now, answer=answer.id)


# --- intend -------------------------------------------------------------------------------------------------------


def intend(office: Office, answer_id: str) -> str:
    """Commit the next attempt before anything is sent. Its second run finds the open attempt of this answer.

    Returns the attempt's reference, "wait" while sending is stopped or another answer of the request is on its way, or
    "end" when there is nothing more to send.
    """
    now = office.clock()
    with office.database.write() as session:
        answer = session.get_one(Answer, answer_id)
        request = session.get_one(Request, answer.request_id)
        if answer.blob is None:
            return "end"
        if _ended_well(session, answer):
            again = open_attempt(session, request.id)
            if again is not None and again.answer_id == answer_id and again.sent_at is None:
                _cancel(session, again, now)
            if request.state == "dispatching":
                _close(session, request, answer, now)
            return "end"
        if answer.what in BESIDE and request.state in ENDED:
            return "end"  # the office has its answer already
        under_way = open_attempt(session, request.id)
        if under_way is not None and under_way.answer_id != answer_id:
            return "wait"
        if under_way is not None and under_way.sent_at is not None:
            return under_way.reference
        if is_sending_stopped(session):
            return "wait"
        changed = _changed_since(session, office, answer, request, now)
        if changed is not None:
            if under_way is not None:
                _cancel(session, under_way, now)
            _to_review(session, request, answer, changed, now)
            return "end"
        return under_way.reference if under_way else _add_attempt(session, office, answer, request, now)


def _cancel(session: Session, attempt: Attempt, now: datetime) -> None:
    attempt.state, attempt.ended_at = AttemptState.CANCELLED, now
    audit.append(session, at=now, actor=POLICY, action="attempt.cancelled", subject=attempt.reference)


def await_turn(office: Office, answer_id: str) -> None:
    """Wait while sending is stopped, or another answer of the request is on its way. Its second run waits again."""
    give_up = time.monotonic() + LONGEST_TURN_S
    while time.monotonic() < give_up:
        with office.database.read() as session:
            answer = session.get_one(Answer, answer_id)
            under_way = open_attempt(session, answer.request_id)
            if not is_sending_stopped(session) and (under_way is None or under_way.answer_id == answer_id):
                return
        time.sleep(STOPPED_POLL_S)


def _ended_well(session: Session, answer: Answer) -> bool:
    """A late event may have told that the last attempt was delivered after all."""
    query = select(Attempt.id).where(Attempt.answer_id == answer.id, Attempt.state == AttemptState.DELIVERED)
    return session.scalars(query).first() is not None


def _changed_since(
    session: Session, office: Office, answer: Answer, request: Request, now: datetime
) -> list[Reason] | None:
    """What has become a reason not to send since the decision: restrictions, numbers and modes take effect at once.

    None: nothing; an empty list: unattended release was switched off meanwhile.
    """
    policy = office.policy
    is_unattended = answer.decided_by == POLICY
    is_switched_off = is_unattended and office.mode_of(session, request.facility) != "automatic"
    if answer.what != "packet":
        return [] if is_switched_off else None
    if not is_still_true(session, answer):
        return [Reason.PREFLIGHT_FAILED]  # no override: nobody has decided about these pages of this patient
    found = _patient_reasons(session, answer)
    if is_unattended and switch_value(session, "budget", "open") == "paused":
        found.append(Reason.BUDGET_PAUSED)
    line = session.get(DirectoryNumber, (answer.requester_id, answer.to_number)) if answer.requester_id else None
    entry = session.get(DirectoryEntry, answer.requester_id) if answer.requester_id else None
    is_retired = entry is None or entry.is_retired or line is None or line.retired_at is not None
    if is_retired or entry is None or line is None or line.verified_at is None:
        return [*found, Reason.NUMBER_UNVERIFIED]  # no override: records go to verified numbers only
    if now - line.verified_at > timedelta(days=policy.release.number_max_age_days):
        found.append(Reason.NUMBER_STALE)
    is_awaited = line.is_secure_line or is_attended(line, entry, policy, now) or request.kind == "emergency"
    if is_unattended and not is_awaited:
        found.append(Reason.QUIET_DESTINATION)
    not_overridden = [reason for reason in found if reason not in answer.overrides]
    return not_overridden if not_overridden or is_switched_off else None


def _patient_reasons(session: Session, answer: Answer) -> list[Reason]:
    """What has become known of the patient, and of the documents in the packet."""
    patient = session.get_one(Patient, answer.patient_id)
    found: list[Reason] = []
    facts = patient_facts(patient)
    if facts.is_restricted:
        found.append(Reason.PATIENT_RESTRICTED)
    if facts.is_deceased:
        found.append(Reason.DECEASED)
    chart = documents_of(session, patient.id)
    if any(sensitive_in(row) for row in chart if row.id in answer.document_pages):
        found.append(Reason.SENSITIVE_CONTENT)
    return found


def _add_attempt(session: Session, office: Office, answer: Answer, request: Request, now: datetime) -> str:
    number = 1 + (session.scalar(select(func.max(Attempt.number)).where(Attempt.request_id == request.id)) or 0)
    first_page = first_unconfirmed_page(_history(session, answer))
    blob, pages, wire_s = answer.blob or "", answer.pages or 0, answer.wire_s or 0.0
    if first_page > 1:
        rest = _rest_of(session, office, answer, request, first_page, now)
        blob, pages, wire_s = (
            office.blobs.put(write_tiff_f(rest)),
            len(rest),
            seconds_on_the_wire(rest, office.policy),
        )
    attempt = Attempt(
        request_id=request.id,
        answer_id=answer.id,
        number=number,
        reference=attempt_reference(request.reference, number),
        to_number=answer.to_number,
        blob=blob,
        first_page=first_page,
        pages=pages,
        state=AttemptState.INTENDED,
        carrier=office.gateway.name,
        intended_at=now,
        predicted_wire_s=wire_s,
    )
    session.add(attempt)
    audit.append(session, at=now, actor=POLICY, action="attempt.intended", subject=attempt.reference, answer=answer.id)
    return attempt.reference


def _rest_of(
    session: Session, office: Office, answer: Answer, request: Request, first_page: int, now: datetime
) -> Sequence[FaxPage]:
    """The pages from the first that nobody confirmed, behind covers of their own."""
    requester = session.get(DirectoryEntry, answer.requester_id) if answer.requester_id else None
    facility = office.policy.facility(request.facility)
    pages = read_tiff_f(office.blobs.get(answer.blob or ""))
    return rebuild_from(
        Packet(pages=pages, document_pages={}, total_pages=len(pages)),
        sender=sender_of(facility),
        recipient=recipient_of(requester, answer.to_number),
        reference=request.reference,
        sent_at=now.astimezone(office.policy.zone),
        sender_id=facility.fax_e164,
        first_unconfirmed_page=first_page,
    ).pages


def _history(session: Session, answer: Answer) -> list[CallStatus]:
    """The answer's calls so far, oldest first."""
    query = select(Attempt).where(Attempt.answer_id == answer.id).order_by(Attempt.number)
    return [_as_status(attempt) for attempt in session.scalars(query)]


# --- send and follow ----------------------------------------------------------------------------------------------


def send(office: Office, reference: str) -> bool:
    """Hand the attempt to the carrier. Its second run looks the reference up first and repeats only what never went.

    Returns False when nothing went because sending was stopped, or something changed, since the attempt was intended.
    """
    with office.database.read() as session:
        attempt = _attempt(session, reference)
        request = session.get_one(Request, attempt.request_id)
        answer = session.get_one(Answer, attempt.answer_id)
        told = session.scalars(select(DeliveryEventRow).where(DeliveryEventRow.attempt_reference == reference)).first()
        may_be_answered = is_from_before_restore(session, request)
    if attempt.state != AttemptState.INTENDED:
        return True
    is_packet = answer.what == "packet"
    job = Job(
        reference=attempt_reference(request.reference, attempt.number),
        to_number=VerifiedFaxNumber(attempt.to_number) if is_packet else ClaimedFaxNumber(attempt.to_number),
        tiff=office.blobs.get(attempt.blob),
        pages=attempt.pages,
        sender_id=office.policy.facility(request.facility).fax_e164,
        is_emergency=request.kind == "emergency",
    )
    _hear_of_earlier_calls(office, attempt)
    may_have_gone = attempt.sent_at is not None or may_be_answered
    if may_have_gone and not _surely_never_went(office, job, is_told=told is not None):
        return True
    with office.database.write() as session:
        row, now = _attempt(session, reference), office.clock()
        has_changed = _changed_since(session, office, answer, request, now) is not None
        if has_changed or is_sending_stopped(session) or _ended_well(session, answer):
            row.sent_at = None
            return False
        # From here on it may have gone: the next entry with `sent_at` set asks the carrier before anything else.
        row.sent_at = now
    _hand_over(office, job, may_have_gone=may_have_gone and not office.gateway.capabilities.looks_up_references)
    return True


def _hand_over(office: Office, job: Job, *, may_have_gone: bool) -> None:
    """Send, and record what the carrier says of it.

    Args:
        may_have_gone: this reference was sent before, to a carrier that only knows repeats by their key. Then nothing
            but an answer of the carrier tells what became of it.
    """
    reference, can = job.reference, office.gateway.capabilities
    goes_by_key = can.honours_idempotency_key and not can.looks_up_references
    hand_over = _patiently(office, office.gateway.send) if may_have_gone else office.gateway.send
    try:
        _update(office, reference, state=AttemptState.ACCEPTED, carrier_id=hand_over(job))
    except DestinationRejectedError:
        _update(office, reference, state=AttemptState.FAILED, failure=Failure.REJECTED_NUMBER)
    except (CarrierUnavailableError, DeliveryUnknownError) as error:
        if may_have_gone:
            _update(office, reference, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)
        elif isinstance(error, CarrierUnavailableError):
            log.warning("carrier.took_nothing", attempt=reference)
            _update(office, reference, state=AttemptState.FAILED, failure=Failure.CAPACITY)
        elif goes_by_key:
            _hand_over(office, job, may_have_gone=True)
        else:
            _surely_never_went(office, job, is_just_sent=True)


def _surely_never_went(office: Office, job: Job, *, is_just_sent: bool = False, is_told: bool = False) -> bool:
    """Ask the carrier about the reference; True only when the same may be sent (again) without a second call.

    Args:
        is_just_sent: the answer to `send` was lost. If it never arrived that is an ordinary failure: the retry rules
            decide, and all gates are asked again before the next attempt.
        is_told: a message of the carrier has named the reference, so that it was taken whatever the look-up says.
    """
    can = office.gateway.capabilities
    if not can.looks_up_references:
        if can.honours_idempotency_key:
            return True  # the same key again is the same job
        _update(office, job.reference, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)
        return False
    time.sleep(can.look_up_lag_s)  # sooner, the carrier may not have it in its list yet
    try:
        status = _patiently(office, office.gateway.look_up)(job.reference)
    except (CarrierUnavailableError, DeliveryUnknownError):
        _update(office, job.reference, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)
        return False
    if status is not None:
        _update(office, job.reference, state=AttemptState.ACCEPTED, carrier_id=status.carrier_id)
    elif is_told:
        _update(office, job.reference, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)
    elif is_just_sent:
        _update(office, job.reference, state=AttemptState.FAILED, failure=Failure.CAPACITY)
    else:
        return True
    return False


def _patiently(office: Office, ask: Callable[P, R]) -> Callable[P, R]:
    """A question to the carrier that is asked again, as long as policy allows, while it does not answer."""
    return retry(
        retry=retry_if_exception_type((CarrierUnavailableError, DeliveryUnknownError)),
        wait=wait_random_exponential(multiplier=ASK_FIRST_S, max=ASK_LONGEST_S),
        stop=stop_before_delay(office.policy.delivery.carrier_patience_s / office.settings.retry_pace),
        reraise=True,
    )(ask)


def _hear_of_earlier_calls(office: Office, attempt: Attempt) -> None:
    """A carrier that said "busy" may have tried again by itself: its earlier calls are asked about before another."""
    with office.database.read() as session:
        query = select(Attempt.carrier_id).where(
            Attempt.answer_id == attempt.answer_id, Attempt.number < attempt.number
        )
        earlier = session.scalars(query.where(Attempt.state == AttemptState.FAILED, Attempt.carrier_id.is_not(None)))
        carrier_ids = [one for one in earlier if one is not None]
    for carrier_id in carrier_ids:
        with suppress(CarrierUnavailableError, DeliveryUnknownError):
            status = office.gateway.status(carrier_id)
            if status.state == AttemptState.DELIVERED:
                record_end(office, status)


def follow(office: Office, reference: str) -> None:
    """Wait until the call has ended and record how. Its second run asks again."""
    began, pause_s = time.monotonic(), POLL_FIRST_S
    while True:
        with office.database.read() as session:
            attempt = _attempt(session, reference)
        if attempt.state != AttemptState.ACCEPTED:
            return
        try:
            status = office.gateway.status(attempt.carrier_id or "")
        except (CarrierUnavailableError, DeliveryUnknownError):
            status = None
        if status is not None and status.state not in (AttemptState.INTENDED, AttemptState.ACCEPTED):
            return record_end(office, status)
        if time.monotonic() - began > office.policy.delivery.give_up_s:
            return _update(office, reference, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)
        time.sleep(pause_s)
        pause_s = min(POLL_LONGEST_S, pause_s * 1.5)


def record_end(office: Office, status: CallStatus) -> None:
    """How a call ended, from a poll or an event; early, late and repeated tidings are all harmless.

    Delivered means that every page was confirmed; `believe` says what a carrier's "done" with fewer pages is worth.
    """
    with office.database.write() as session:
        record_end_in(session, office, status)


def record_end_in(session: Session, office: Office, status: CallStatus) -> None:
    """`record_end` in the caller's transaction."""
    attempt = _attempt(session, status.reference)
    status = believe(replace(status, pages_total=attempt.pages))
    is_more = status.state == AttemptState.DELIVERED  # told late, it is worth more than what was known
    if attempt.state in (AttemptState.DELIVERED, AttemptState.CANCELLED) or (
        attempt.state == AttemptState.PARTIAL and not is_more
    ):
        return
    state, failure = status.state, status.failure
    attempt.state, attempt.failure = state, failure
    attempt.pages_delivered, attempt.duration_s = status.pages_delivered, status.duration_s
    attempt.carrier_id, attempt.ended_at = status.carrier_id, status.at
    _disclose(session, attempt)
    audit.append(
        session,
        at=office.clock(),
        actor=attempt.carrier,
        action=f"attempt.{state}",
        subject=attempt.reference,
        failure=failure,
        pages=status.pages_delivered,
    )


def _disclose(session: Session, attempt: Attempt) -> None:
    """What the other end has received of a packet is a disclosure, whole or not (45 CFR 164.528)."""
    answer = session.get_one(Answer, attempt.answer_id)
    request = session.get_one(Request, attempt.request_id)
    own_cover = attempt.pages - ((answer.pages or 0) - attempt.first_page + 1)
    last = attempt.first_page - 1 + max(0, attempt.pages_delivered - own_cover)
    # Page 2 names the patient: from there on something was disclosed.
    if answer.what != "packet" or last < 2 or answer.patient_id is None:
        return
    received = [key for key, (first, _) in answer.document_pages.items() if attempt.first_page <= first <= last]
    known = session.scalars(select(Disclosure).where(Disclosure.attempt_reference == attempt.reference)).first()
    if known is not None:  # told again; what is told later may be more
        known.documents = sorted({*known.documents, *received})
        known.pages = max(known.pages, attempt.pages_delivered)
        known.is_partial = known.is_partial and attempt.state != AttemptState.DELIVERED
        return
    session.add(
        Disclosure(
            at=attempt.ended_at,
            request_id=request.id,
            attempt_reference=attempt.reference,
            patient_id=answer.patient_id,
            requester_id=answer.requester_id,
            to_number=attempt.to_number,
            # Everything else is released by a person only, and is owed to the patient's accounting (164.528).
            purpose="treatment" if answer.kind in ("continuity_of_care", "emergency") else answer.kind,
            documents=received,
            pages=attempt.pages_delivered,
            is_partial=attempt.state != AttemptState.DELIVERED,
        )
    )


def _update(office: Office, reference: str, **changes: object) -> None:
    with office.database.write() as session:
        attempt = _attempt(session, reference)
        if attempt.state not in (AttemptState.INTENDED, AttemptState.ACCEPTED):
            return  # an event was faster
        for name, value in changes.items():
            setattr(attempt, name, value)
        if attempt.state not in (AttemptState.INTENDED, AttemptState.ACCEPTED):
            attempt.ended_at = office.clock()
        detail = {"failure": attempt.failure}
        action = f"attempt.{attempt.state}"
        audit.append(session, at=office.clock(), actor=POLICY, action=action, subject=reference, **detail)


def _attempt(session: Session, reference: str) -> Attempt:
    return session.scalars(select(Attempt).where(Attempt.reference == reference)).one()


# --- conclude -----------------------------------------------------------------------------------------------------


def conclude(office: Office, reference: str) -> float | None:
    """After an attempt: done, again after so many seconds (returned), or a person. Its second run says the same."""
    with office.database.write() as session:
        return conclude_in(session, office, reference)


def conclude_in(session: Session, office: Office, reference: str) -> float | None:
    """`conclude` in the caller's transaction."""
    attempt = _attempt(session, reference)
    answer = session.get_one(Answer, attempt.answer_id)
    request = session.get_one(Request, attempt.request_id)
    history = _history(session, answer)
    what_next = next_step(history, _retry_policy(office.policy), jitter=random.random())
    if isinstance(what_next, Retry):
        return what_next.after_s
    now = office.clock()
    if isinstance(what_next, Done):
        _close(session, request, answer, now)
    elif answer.what not in BESIDE or request.state in ("in_review", "failed"):
        request.reason_codes = list(dict.fromkeys([*request.reason_codes, what_next.reason]))
        fails = request.state == "dispatching" and answer.what not in BESIDE
        # The same state again is the audit log's row of the reason.
        enter_state(session, request, "failed" if fails else state_of(request), at=now, answer=answer.id)
    return None


def _close(session: Session, request: Request, answer: Answer, now: datetime) -> None:
    later = select(Answer.id).where(Answer.request_id == request.id, Answer.number > answer.number)
    if answer.what != "packet" and session.scalars(later.where(Answer.what.not_in(BESIDE))).first() is not None:
        return  # a late message about a letter after which something else was decided
    if answer.what == "packet":
        request.reason_codes = []
        enter_state(session, request, "delivered", at=now, answer=answer.id)
    elif answer.what == QUESTION:
        enter_state(session, request, "waiting_for_office", at=now, answer=answer.id)
    elif answer.what in ANSWERS:
        enter_state(session, request, "answered", at=now, answer=answer.id)


def _as_status(attempt: Attempt) -> CallStatus:
    return CallStatus(
        reference=attempt_reference(attempt.reference.rpartition(":")[0], attempt.number),
        carrier_id=attempt.carrier_id or "",
        state=AttemptState(attempt.state),
        pages_total=attempt.pages,
        pages_delivered=attempt.pages_delivered,
        failure=Failure(attempt.failure) if attempt.failure else None,
        at=attempt.ended_at or attempt.intended_at,
        duration_s=attempt.duration_s,
        remote_station_id=None,
    )


def _retry_policy(policy: Policy) -> RetryPolicy:
    rules = policy.delivery
    return RetryPolicy(
        max_busy_attempts=rules.busy_tries,
        max_attempts=rules.other_tries,
        carrier_patience_s=rules.carrier_patience_s,
        longest_wait_s=rules.longest_wait_s,
    )
