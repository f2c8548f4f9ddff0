"""What became of every fax, as `fax-intake status` shows it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.store.requests import fax_state
from fax_intake.store.tables import Answer, Attempt, Fax, Request, StateChange


def fax_lines(session: Session, *, limit: int | None = None) -> list[dict[str, Any]]:
    """One mapping a fax, oldest first; `limit` keeps the newest. Ids and codes only, no patient's name."""
    query = select(Fax).order_by(Fax.received_at.desc(), Fax.id.desc()).limit(limit)
    return [_fax_line(session, fax) for fax in reversed(list(session.scalars(query)))]


def _fax_line(session: Session, fax: Fax) -> dict[str, Any]:
    requests = session.scalars(select(Request).where(Request.fax_id == fax.id).order_by(Request.number))
    return {
        "fax": fax.id,
        "source_name_digest": fax.source_name_digest,
        "sha256": fax.blob,
        "state": fax_state(session, fax),
        "received_at": fax.received_at.isoformat(),
        "pages": fax.pages,
        "problem": fax.problem,
        "problem_detail": fax.problem_detail,
        "requests": [_request_line(session, request) for request in requests],
    }


def _request_line(session: Session, request: Request) -> dict[str, Any]:
    changes = session.scalars(select(StateChange).where(StateChange.request_id == request.id).order_by(StateChange.id))
    answers = list(session.scalars(select(Answer).where(Answer.request_id == request.id).order_by(Answer.number)))
    attempts = session.scalars(select(Attempt).where(Attempt.request_id == request.id).order_by(Attempt.number))
    what = {answer.id: answer.what for answer in answers}
    packet = next((answer for answer in reversed(answers) if answer.what == "packet"), None)
    return {
        "reference": request.reference,
        "state": request.state,
        "kind": request.kind,
        "urgency": request.urgency,
        "facility": request.facility,
        "reason_codes": request.reason_codes,
        "patient_id": request.patient_id,
        "requester_id": request.requester_id,
        "decided_by": request.decided_by,
        "would_release": request.would_release,
        "joined_to": request.joined_to,
        "times": [{"state": change.state, "at": change.at.isoformat()} for change in changes],
        "due_at": request.due_at.isoformat(),
        "turnaround_s": _turnaround_s(request),
        "attempts": [
            {
                "reference": attempt.reference,
                "what": what[attempt.answer_id],
                "state": attempt.state,
                "failure": attempt.failure,
                "first_page": attempt.first_page,
                "pages": attempt.pages,
                "pages_delivered": attempt.pages_delivered,
            }
            for attempt in attempts
        ],
        "letters": [answer.what for answer in answers if answer.what != "packet"],
        "packet_pages": packet.pages if packet else None,
        "wire_s": round(packet.wire_s, 1) if packet and packet.wire_s is not None else None,
    }


def _turnaround_s(request: Request) -> float | None:
    """From the last page received to the end, in wall-clock seconds; None while it is open.

    0 where the clock was set back behind the receipt meanwhile.
    """
    if request.closed_at is None:
        return None
    return max(0.0, round((request.closed_at - request.received_at).total_seconds(), 1))
