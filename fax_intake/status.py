"""What became of every fax, as `fax-intake status` shows it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from fax_intake.records.sql import chunks
from fax_intake.store.requests import state_of_fax
from fax_intake.store.tables import Answer, Attempt, Fax, Request, StateChange

FAXES_AT_ONCE = 500


def fax_lines(session: Session, *, limit: int | None = None) -> list[dict[str, Any]]:
    """One mapping a fax, oldest first; `limit` keeps the newest. Ids and codes only, no patient's name."""
    newest = session.scalars(select(Fax.id).order_by(Fax.received_at.desc(), Fax.id.desc()).limit(limit))
    return [line for ids in chunks(reversed(newest.all()), FAXES_AT_ONCE) for line in _lines_of(session, ids)]


def _lines_of(session: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """A query a table; what was read of a fax, which is large, is left where it is."""
    about_faxes = (defer(Fax.letter), defer(Fax.readings))
    faxes = session.scalars(select(Fax).where(Fax.id.in_(ids)).order_by(Fax.received_at, Fax.id).options(*about_faxes))
    of_them = select(Request).where(Request.fax_id.in_(ids)).order_by(Request.number)
    requests = session.scalars(of_them.options(defer(Request.reading), defer(Request.match))).all()
    theirs = [request.id for request in requests]
    changes = select(StateChange).where(StateChange.request_id.in_(theirs)).order_by(StateChange.id)
    answers = select(Answer).where(Answer.request_id.in_(theirs)).order_by(Answer.number)
    attempts = select(Attempt).where(Attempt.request_id.in_(theirs)).order_by(Attempt.number)
    of_fax = _grouped(requests, "fax_id")
    of_request = [_grouped(session.scalars(query), "request_id") for query in (changes, answers, attempts)]
    return [
        _fax_line(
            fax,
            of_fax[fax.id],
            [_request_line(request, *(rows[request.id] for rows in of_request)) for request in of_fax[fax.id]],
        )
        for fax in faxes
    ]


def _grouped(rows: Iterable[Any], name: str) -> defaultdict[str, list[Any]]:
    """The rows under what each has of this name, in their order."""
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _fax_line(fax: Fax, requests: Sequence[Request], lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "fax": fax.id,
        "source_name_digest": fax.source_name_digest,
        "sha256": fax.blob,
        "state": state_of_fax({request.state for request in requests}),
        "received_at": fax.received_at.isoformat(),
        "pages": fax.pages,
        "problem": fax.problem,
        "problem_detail": fax.problem_detail,
        "requests": lines,
    }


def _request_line(
    request: Request, changes: Sequence[StateChange], answers: Sequence[Answer], attempts: Sequence[Attempt]
) -> dict[str, Any]:
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
