"""The net under the engine: once a minute, outside of it, what is not ended is compared with the engine's word.

What nobody drives any more comes to a person; what the carrier told late is recorded; clocks that run out are told.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from threading import Event

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.reasons import Reason
from fax_intake.store import audit
from fax_intake.store.anchor import note_the_head
from fax_intake.store.requests import ENDED, State, enter_state, state_of
from fax_intake.store.tables import Answer, Attempt, DeliveryEventRow, Fax, Request, StateChange
from fax_intake.turnaround.staff import is_staffed
from fax_intake.workflow.dispatch import BESIDE, conclude, conclude_in, record_end_in
from fax_intake.workflow.engine import ENDED_BADLY, Engine
from fax_intake.workflow.intake import send_letter, split_into_requests
from fax_intake.workflow.office import Office
from fax_intake.workflow.triage import enqueue_intake
from outbound.model import AttemptState, DeliveryEvent, Failure

log = structlog.get_logger()
ENOUGH = timedelta(seconds=30)  # a run younger than this may simply not have begun


def run_reconciler(office: Office, stop: Event, interval_s: float, engine: Engine | None = None) -> None:
    """Reconcile until told to stop; a database or carrier that is away for a while is waited for."""
    while not stop.wait(interval_s):
        reconcile(office, engine)


def reconcile(office: Office, engine: Engine | None = None) -> None:
    """One round. Each part is harmless when there is nothing to do, and beside the same round of another process.

    Args:
        engine: where workflows run in this process; None where they do not.
    """
    parts: tuple[Callable[[Office], None], ...] = (
        hear_the_carrier,
        find_undriven_attempts,
        find_undriven_faxes,
        find_undriven_requests,
        find_undriven_letters,
        watch_the_clocks,
        anchor_the_audit_log,
    )
    if engine is not None:
        parts = (*parts, partial(free_stranded, engine=engine))
    for part in parts:
        try:
            part(office)
        except Exception as error:  # noqa: BLE001  # the net under all else: one bad row must not take it away
            name = getattr(part, "__name__", "free_stranded")
            log.error("reconcile.failed", part=name, error=type(error).__name__, hint="It is tried again.")


def anchor_the_audit_log(office: Office) -> None:
    """Note the head of the chain where the database's owner cannot change it."""
    note_the_head(office.database, office.settings.anchor_file, office.clock())


def free_stranded(office: Office, engine: Engine) -> None:
    """Work that this process claimed and lost sight of goes on."""
    for workflow_id in engine.free_stranded():
        log.warning("workflow.stranded", workflow=workflow_id)


def hear_the_carrier(office: Office) -> None:
    """Record the carrier's messages, each once, and acknowledge them only after the commit."""
    heard = []
    for event in office.gateway.events():
        with _one_bad_row("delivery_event"):
            _hear(office, event)
            heard.append(event.event_id)
    office.gateway.acknowledge(heard)


def _hear(office: Office, event: DeliveryEvent) -> None:
    """The message, what it says of the call, and what follows for the request: one transaction."""
    event_id = f"{office.gateway.name}:{event.event_id}"
    with office.database.write() as session:
        if session.get(DeliveryEventRow, event_id) is not None:
            return
        reference, state = event.status.reference, event.status.state
        session.add(DeliveryEventRow(event_id=event_id, attempt_reference=reference, state=state, at=event.status.at))
        request_id = session.scalars(select(Attempt.request_id).where(Attempt.reference == reference)).first()
        if request_id is None or state in (AttemptState.INTENDED, AttemptState.ACCEPTED):
            return
        record_end_in(session, office, event.status)
        # It was given to a person; perhaps the message shows that all arrived after all.
        if session.get_one(Request, request_id).state == "failed":
            conclude_in(session, office, reference)


@contextmanager
def _one_bad_row(what: str) -> Iterator[None]:
    """A row that makes no sense is told, and the others get their turn."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  # the net under all else
        log.error("reconcile.row_failed", what=what, error=type(error).__name__)


def find_undriven_faxes(office: Office) -> None:
    """A fax without requests whose intake is lost is started again; one whose intake failed comes to a person."""
    now = office.clock()
    with office.database.read() as session:
        query = select(Fax).where(~select(Request.id).where(Request.fax_id == Fax.id).exists())
        faxes = [fax for fax in session.scalars(query) if fax.stored_at < now - ENOUGH]
    for fax in faxes:
        with _one_bad_row("fax"):
            _drive_fax(office, fax.id)


def _drive_fax(office: Office, fax_id: str) -> None:
    run, triage = (office.queue.run_of(f"{fax_id}:{name}") for name in ("intake", "triage"))
    if run is None and (triage is None or triage.status in (*ENDED_BADLY, "SUCCESS")):
        with office.database.write() as session:
            enqueue_intake(office.queue, session, session.get_one(Fax, fax_id))
    elif run is not None and run.status in (*ENDED_BADLY, "SUCCESS"):
        with office.database.write() as session:
            session.get_one(Fax, fax_id).problem = Reason.PROCESSING_FAILED
        for request_id in split_into_requests(office, fax_id):
            _give_to_person(office, request_id, "reading", Reason.PROCESSING_FAILED)


def find_undriven_attempts(office: Office) -> None:
    """Open calls that nobody follows any more: each is ended as unknown, whatever else its request waits for.

    Else an answer that waits for this one's end would wait for ever.
    """
    before = office.clock() - ENOUGH
    with office.database.read() as session:
        query = select(Attempt).where(Attempt.state.in_((AttemptState.INTENDED, AttemptState.ACCEPTED)))
        calls = [call for call in session.scalars(query) if call.intended_at < before]
    for call in calls:
        with _one_bad_row("attempt"):
            run = office.queue.run_of(f"{call.answer_id}:dispatch")
            if run is None or run.status in (*ENDED_BADLY, "SUCCESS"):
                _end_open_attempt(office, call.request_id, call.answer_id)
                conclude(office, call.reference)
                log.error("attempt.undriven", attempt=call.reference)


def find_undriven_requests(office: Office) -> None:
    """Requests that a workflow should move, but none does."""
    with office.database.read() as session:
        rows = list(session.scalars(select(Request).where(Request.state.in_(("reading", "dispatching")))))
        waits = [(row.id, row.state, _runs(session, row)) for row in rows if _has_waited(session, row, office.clock())]
    for request_id, state, run_ids in waits:
        with _one_bad_row("request"):
            _drive_request(office, request_id, state, run_ids)
    _close_what_arrived(office)


def _drive_request(office: Office, request_id: str, state: str, run_ids: list[str]) -> None:
    runs = [run for run_id in run_ids if (run := office.queue.run_of(run_id)) is not None]
    if any(run.status in ("ENQUEUED", "PENDING", "DELAYED") for run in runs):
        return
    reason = Reason.PROCESSING_FAILED
    if state == "dispatching":
        reason = _end_open_attempt(office, request_id)
        _conclude_what_ended(office, request_id)
    _give_to_person(office, request_id, state, reason)


def _close_what_arrived(office: Office) -> None:
    """Requests that failed although their newest answer was delivered: it was told late and never concluded."""
    with office.database.read() as session:
        failed = session.scalars(select(Request.id).where(Request.state == "failed"))
        arrived = [one for one in failed if AttemptState.DELIVERED in _ends_of_newest(session, one)]
    for request_id in arrived:
        with _one_bad_row("request"):
            _conclude_what_ended(office, request_id)


def _ends_of_newest(session: Session, request_id: str) -> set[str]:
    answers = select(Answer.id).where(Answer.request_id == request_id, Answer.what.not_in(BESIDE))
    newest = session.scalars(answers.order_by(Answer.number.desc())).first()
    return set(session.scalars(select(Attempt.state).where(Attempt.answer_id == newest)))


def _conclude_what_ended(office: Office, request_id: str) -> None:
    """The workflow may have been lost between the end of the last call and its conclusion."""
    with office.database.read() as session:
        answers = select(Answer.id).where(Answer.request_id == request_id, Answer.what.not_in(BESIDE))
        newest = session.scalars(answers.order_by(Answer.number.desc())).first()
        calls = select(Attempt.reference).where(Attempt.answer_id == newest)
        latest = session.scalars(calls.order_by(Attempt.number.desc())).first()
    if latest is not None:
        conclude(office, latest)


def find_undriven_letters(office: Office) -> None:
    """Letters beside a request that waits for a person: one that nobody sends any more must not hold him up."""
    before = office.clock() - ENOUGH
    with office.database.read() as session:
        query = (
            select(Answer)
            .join(Request, Request.id == Answer.request_id)
            .where(Request.state.in_(("in_review", "failed", "waiting_for_office")), Answer.what.in_(BESIDE))
        )
        letters = [answer for answer in session.scalars(query) if answer.decided_at < before]
        letters = [answer for answer in letters if not _has_ended(session, answer)]
    for letter in letters:
        with _one_bad_row("letter"):
            _drive_letter(office, letter)


def _drive_letter(office: Office, letter: Answer) -> None:
    run = office.queue.run_of(f"{letter.id}:dispatch")
    if run is not None and run.status not in (*ENDED_BADLY, "SUCCESS"):
        return
    reason = _end_open_attempt(office, letter.request_id, letter.id)
    with office.database.write() as session:
        request = session.get_one(Request, letter.request_id)
        if reason not in request.reason_codes:
            request.reason_codes = [*request.reason_codes, reason]
            enter_state(session, request, state_of(request), at=office.clock(), actor="reconciler")
            log.error("letter.undriven", request=request.id, reason=reason)


def _has_ended(session: Session, answer: Answer) -> bool:
    states = set(session.scalars(select(Attempt.state).where(Attempt.answer_id == answer.id)))
    return bool(states) and not states & {AttemptState.INTENDED, AttemptState.ACCEPTED}


def _has_waited(session: Session, request: Request, now: datetime) -> bool:
    query = select(StateChange.at).where(StateChange.request_id == request.id).order_by(StateChange.id.desc())
    since = session.scalars(query).first()
    return since is None or since < now - ENOUGH


def _runs(session: Session, request: Request) -> list[str]:
    """The workflows that may be moving this request."""
    if request.state == "reading":
        again = [f"{request.id}#{n}:reconsider" for n in range(1, request.decisions + 1)]
        return [f"{request.fax_id}:intake", *again]
    answers = session.scalars(select(Answer.id).where(Answer.request_id == request.id))
    return [f"{answer}:dispatch" for answer in answers]


def _end_open_attempt(office: Office, request_id: str, answer_id: str | None = None) -> Reason:
    """An attempt that nobody follows may have gone: unknown, never repeated without a person."""
    with office.database.write() as session:
        query = select(Attempt).where(
            Attempt.request_id == request_id, Attempt.state.in_((AttemptState.INTENDED, AttemptState.ACCEPTED))
        )
        attempt = session.scalars(query if answer_id is None else query.where(Attempt.answer_id == answer_id)).first()
        if attempt is None:
            return Reason.DELIVERY_FAILED
        attempt.state, attempt.failure, attempt.ended_at = AttemptState.UNKNOWN, Failure.UNKNOWN, office.clock()
        audit.append(
            session, at=office.clock(), actor="reconciler", action="attempt.unknown", subject=attempt.reference
        )
        return Reason.DELIVERY_UNKNOWN


def _give_to_person(office: Office, request_id: str, from_state: str, reason: Reason) -> None:
    with office.database.write() as session:
        request = session.get_one(Request, request_id)
        if request.state != from_state:
            return
        request.reason_codes = list(dict.fromkeys([*request.reason_codes, reason]))
        state: State = "failed" if from_state == "dispatching" else "in_review"
        enter_state(session, request, state, at=office.clock(), actor="reconciler")
    log.error("request.undriven", request=request_id, reason=reason)


# --- clocks -------------------------------------------------------------------------------------------------------


def watch_the_clocks(office: Office) -> None:
    """Warn before a promise is broken, say when it was, tell the office, and end waiting that took too long."""
    now = office.clock()
    with office.database.read() as session:
        open_ids = list(session.scalars(select(Request.id).where(Request.state.not_in(ENDED))))
    for request_id in open_ids:
        with _one_bad_row("clock"), office.database.write() as session:
            _watch(office, session, session.get_one(Request, request_id), now)


def _watch(office: Office, session: Session, request: Request, now: datetime) -> None:
    rules = office.policy.turnaround
    if request.state == "waiting_for_office":
        query = select(StateChange.at).where(StateChange.request_id == request.id, StateChange.state == request.state)
        asked_at = session.scalars(query.order_by(StateChange.id.desc())).first() or request.received_at
        if now - asked_at > timedelta(days=rules.answer_wait_days):
            enter_state(session, request, "in_review", at=now, waited_days=rules.answer_wait_days)
        if request.kind != "emergency":
            return  # the clock runs, but the next word is the office's; an emergency is never quiet
    early = timedelta(minutes=rules.promise_minutes - rules.warn_minutes)
    levels: list[tuple[str, bool]] = [
        ("emergency", request.kind == "emergency" and _age(request, now) >= rules.emergency_alert_minutes),
        ("warned", now >= request.due_at - early),
        ("breached", now >= request.due_at),
    ]
    for level, is_reached in levels:
        if not is_reached or level in request.alerted or request.state in ENDED:
            continue
        request.alerted = [*request.alerted, level]
        tell = log.error if level == "breached" else log.warning
        tell(f"clock.{level}", request=request.id, state=request.state, reasons=request.reason_codes)
        audit.append(session, at=now, actor="reconciler", action=f"clock.{level}", subject=request.id)
    _tell_the_office(office, session, request, now)


def _tell_the_office(office: Office, session: Session, request: Request, now: datetime) -> None:
    """What the office hears, once, of a promised answer that waits for a person.

    An emergency is told to call; the others get the delay notice when the clock is broken, or at once while nobody is
    there who could answer in time.
    """
    is_promised = office.policy.kinds[request.kind].may_release  # type: ignore[index]  # only kinds are ever stored
    if not is_promised or request.state != "in_review" or office.mode_of(session, request.facility) != "automatic":
        return
    if Reason.UNCLEAR_KIND in request.reason_codes and request.kind != "emergency":
        return  # it may be advertising, which is never answered
    letter = "call_us_now" if request.kind == "emergency" else "delay_notice"
    is_late = now >= request.due_at
    is_away = not is_staffed(office.policy, now) and not is_staffed(office.policy, request.due_at)
    if letter in request.alerted or not (is_late or is_away or request.kind == "emergency"):
        return
    request.alerted = [*request.alerted, letter]
    send_letter(office, session, request, letter, (), now)


def _age(request: Request, now: datetime) -> float:
    return (now - request.received_at).total_seconds() / 60
