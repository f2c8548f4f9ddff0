"""Retention: what is past its kind's period is deleted; the audit chain and the accounting of disclosures stay."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from fax_intake.store import audit
from fax_intake.store.requests import ENDED
from fax_intake.store.tables import Answer, Attempt, DeliveryEventRow, Document, Fax, Request, RequestNote, StateChange
from fax_intake.workflow.office import Office


def purge(office: Office, *, actor: str, dry_run: bool) -> dict[str, Any]:
    """Delete faxes all of whose requests ended longer ago than their kind is kept, with everything that hangs on them.

    Returns counts. The blobs go after the commit; a crash in between leaves blobs that the next purge does not see, and
    nothing that is still wanted.
    """
    with office.database.write() as session:
        faxes = [fax for fax in session.scalars(select(Fax)) if _is_past(office, session, fax)]
        requests = [r for fax in faxes for r in session.scalars(select(Request).where(Request.fax_id == fax.id))]
        blobs = {fax.blob for fax in faxes} | _answer_blobs(session, requests)
        if not dry_run:
            _delete(session, faxes, requests)
            for fax in faxes:
                audit.append(session, at=office.clock(), actor=actor, action="fax.purged", subject=fax.id)
            blobs = {blob for blob in blobs if not _is_used(session, blob)}
    if not dry_run:
        for blob in blobs:
            office.blobs.delete(blob)
    return {"faxes": len(faxes), "requests": len(requests), "blobs": len(blobs), "dry_run": dry_run}


def _is_past(office: Office, session: Session, fax: Fax) -> bool:
    requests = list(session.scalars(select(Request).where(Request.fax_id == fax.id)))
    return bool(requests) and all(_has_ended_long_ago(office, request) for request in requests)


def _has_ended_long_ago(office: Office, request: Request) -> bool:
    if request.state not in ENDED or request.closed_at is None:
        return False
    kept = timedelta(days=office.policy.retention_days[request.kind])  # type: ignore[index]  # only kinds are stored
    return request.closed_at + kept < office.clock()


def _answer_blobs(session: Session, requests: list[Request]) -> set[str]:
    ids = [request.id for request in requests]
    answers = session.scalars(select(Answer.blob).where(Answer.request_id.in_(ids)))
    attempts = session.scalars(select(Attempt.blob).where(Attempt.request_id.in_(ids)))
    return {blob for blob in (*answers, *attempts) if blob}


def _delete(session: Session, faxes: list[Fax], requests: list[Request]) -> None:
    ids = [request.id for request in requests]
    references = list(session.scalars(select(Attempt.reference).where(Attempt.request_id.in_(ids))))
    session.execute(delete(DeliveryEventRow).where(DeliveryEventRow.attempt_reference.in_(references)))
    for table in (Attempt, Answer, RequestNote, StateChange):
        session.execute(delete(table).where(table.request_id.in_(ids)))
    # A request that was joined to a purged one keeps its own row until its own period is over.
    for joined in session.scalars(select(Request).where(Request.joined_to.in_(ids))):
        joined.joined_to = None
    session.flush()
    session.execute(delete(Request).where(Request.id.in_(ids)))
    session.execute(delete(Fax).where(Fax.id.in_([fax.id for fax in faxes])))


def _is_used(session: Session, blob: str) -> bool:
    columns = (Fax.blob, Answer.blob, Attempt.blob, Document.blob)
    return any(session.scalars(select(column).where(column == blob).limit(1)).first() for column in columns)
