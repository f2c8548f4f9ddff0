"""Changes of a request, each with its state change, its audit row and its clock, in the caller's transaction."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fax_intake.store import audit
from fax_intake.store.tables import Answer, Attempt, Request, StateChange, Switch

State = Literal[
    "reading", "in_review", "waiting_for_office", "dispatching", "delivered", "answered", "set_aside", "failed"
]
ENDED: tuple[State, ...] = ("delivered", "answered", "set_aside")
RESTORED = "restored_at"  # switch: what came in before may have been answered, and is not on record as such
POLICY = "policy"  # the actor of everything that no person decided


def enter_state(
    session: Session, request: Request, state: State, *, at: datetime, actor: str = POLICY, **detail: Any
) -> None:
    """Move a request to a state. Entering the state that it is in changes nothing but the audit log."""
    if request.state != state or not _has_changes(session, request):
        session.add(StateChange(request_id=request.id, state=state, at=at))
    request.state = state
    request.closed_at = at if state in ENDED else None
    reasons = list(request.reason_codes)
    audit.append(session, at=at, actor=actor, action=f"request.{state}", subject=request.id, reasons=reasons, **detail)


def state_of(request: Request) -> State:
    """Its state, as the literal that it is."""
    return cast(State, request.state)


def _has_changes(session: Session, request: Request) -> bool:
    query = select(StateChange.id).where(StateChange.request_id == request.id).limit(1)
    return session.scalars(query).first() is not None


def add_answer(
    session: Session,
    request: Request,
    what: str,
    to_number: str,
    *,
    at: datetime,
    actor: str = POLICY,
    missing: tuple[str, ...] = (),
    overrides: tuple[str, ...] = (),
) -> Answer:
    """Decide that this goes back. The caller enqueues its dispatch in the same transaction."""
    number = 1 + (session.scalar(select(func.max(Answer.number)).where(Answer.request_id == request.id)) or 0)
    answer = Answer(
        id=f"{request.id}/{number}",
        request_id=request.id,
        number=number,
        what=what,
        to_number=to_number,
        missing=list(missing),
        overrides=list(overrides),
        decided_by=actor,
        decided_at=at,
        patient_id=request.patient_id,
        requester_id=request.requester_id,
        kind=request.kind,
        made_about={},
        made_of={},
        document_pages={},
    )
    session.add(answer)
    session.flush()
    audit.append(session, at=at, actor=actor, action=f"answer.{what}", subject=answer.id, overrides=list(overrides))
    return answer


def open_attempt(session: Session, request_id: str) -> Attempt | None:
    query = select(Attempt).where(Attempt.request_id == request_id, Attempt.state.in_(("intended", "accepted")))
    return session.scalars(query).first()


def state_of_fax(states: Collection[str]) -> str:
    """A fax's state follows from those of its requests: the one that most needs attention."""
    order = (
        "failed",
        "in_review",
        "reading",
        "dispatching",
        "waiting_for_office",
        "delivered",
        "answered",
        "set_aside",
    )
    return next((state for state in order if state in states), "received")


def switch_value(session: Session, name: str, default: str) -> str:
    row = session.get(Switch, name)
    return row.value if row else default


def set_switch(session: Session, name: str, value: str, *, at: datetime, actor: str) -> None:
    row = session.get(Switch, name) or Switch(name=name)
    row.value, row.set_by, row.set_at = value, actor, at
    session.add(row)
    audit.append(session, at=at, actor=actor, action="switch.set", subject=name, value=value)


def is_sending_stopped(session: Session) -> bool:
    return switch_value(session, "sending", "running") == "stopped"


def is_from_before_restore(session: Session, request: Request) -> bool:
    """May the carrier know more of this request than we do? Then it is asked before anything is sent."""
    restored_at = switch_value(session, RESTORED, "")
    return bool(restored_at) and request.received_at <= datetime.fromisoformat(restored_at)
