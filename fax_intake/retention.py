"""Retention: what is past its kind's period is deleted; the audit chain and the accounting of disclosures stay.

Rows go first, some faxes a transaction, so that nobody who receives or decides waits long; the blobs that they named
are noted in the same transaction, and deleted after it. The engine's runs go when nothing can ask for them. A killed
purge leaves nothing that the next one does not find. Two purges at once share the work.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from fax_intake.policy import Policy
from fax_intake.store import audit
from fax_intake.store.blobs import ORPHANS_KEPT
from fax_intake.store.requests import ENDED
from fax_intake.store.tables import (
    Answer,
    Attempt,
    DeliveryEventRow,
    Document,
    Fax,
    PurgedBlob,
    PurgedReference,
    Request,
    RequestNote,
    StateChange,
)
from fax_intake.workflow.office import Office

FAXES = 200  # a transaction; README of fax_intake, Retention
RUNS, BLOBS = 500, 500  # looked at at once
# Between two transactions. SQLite has no queue of writers: who waits looks again after at most a tenth of a second.
PAUSE_S = 0.15
RUNS_KEPT = timedelta(days=7)  # to find out why one went wrong


def purge(office: Office, *, actor: str, dry_run: bool, orphans: bool = False) -> dict[str, Any]:
    """Delete faxes all of whose requests ended longer ago than their kind is kept, with everything that hangs on them.

    Also the runs of the engine that nothing will ask for. Returns counts.

    Args:
        orphans: delete every other blob too that no row names, such as a packet whose step died before its commit. It
            must be asked for: what another database on the same blob store names looks the same.
    """
    now = office.clock()
    faxes = requests = blobs = 0
    for ids in _past_faxes(office, now):
        if dry_run:
            with office.database.read() as session:
                requests += session.scalar(select(func.count()).where(Request.fax_id.in_(ids))) or 0
                blobs += len(_blobs_of(session, ids))
        else:
            with office.database.write() as session:
                # Asked again: in the meantime another purge may have been here, or a request was taken up again.
                ids = list(session.scalars(select(Fax.id).where(Fax.id.in_(ids), _is_past(office.policy, now))))
                requests += _delete(session, ids)
                for fax_id in ids:
                    audit.append(session, at=now, actor=actor, action="fax.purged", subject=fax_id)
            time.sleep(PAUSE_S)
        faxes += len(ids)
    runs = _forget_runs(office, now - RUNS_KEPT, dry_run=dry_run)
    blobs += _delete_purged_blobs(office, now - ORPHANS_KEPT, dry_run=dry_run)
    if orphans:
        blobs += _delete_orphans(office, now - ORPHANS_KEPT, dry_run=dry_run)
    return {"faxes": faxes, "requests": requests, "blobs": blobs, "runs": runs, "dry_run": dry_run}


# --- rows ---------------------------------------------------------------------------------------------------------


def _past_faxes(office: Office, now: datetime) -> Iterator[list[str]]:
    """Ids of faxes that are past their period, some at a time; each fax is looked at once."""
    last = ""
    while True:
        query = select(Fax.id).where(Fax.id > last, _is_past(office.policy, now)).order_by(Fax.id).limit(FAXES)
        with office.database.read() as session:
            ids = list(session.scalars(query))
        if not ids:
            return
        yield ids
        last = ids[-1]


def _is_past(policy: Policy, now: datetime) -> ColumnElement[bool]:
    """Of a fax: its period is over. A fax without requests has not been dealt with."""
    periods = [
        and_(Request.kind == kind, Request.closed_at < now - timedelta(days=days))
        for kind, days in policy.retention_days.items()
    ]
    is_over = and_(Request.state.in_(ENDED), Request.closed_at.is_not(None), or_(*periods))
    joined = aliased(Request)
    # What was joined to an open request is part of what is being decided there.
    joins_open = exists().where(joined.id == Request.joined_to, joined.state.not_in(ENDED))
    is_sending = exists().where(Attempt.request_id == Request.id, Attempt.state.in_(("intended", "accepted")))
    of_fax = Request.fax_id == Fax.id
    return and_(exists().where(of_fax), ~exists().where(of_fax, or_(~is_over, joins_open, is_sending)))


def _delete(session: Session, fax_ids: list[str]) -> int:
    """Returns how many requests there were."""
    rows = session.execute(select(Request.id, Request.reference).where(Request.fax_id.in_(fax_ids))).all()
    if not rows:
        return 0
    ids = [row.id for row in rows]
    blobs = _blobs_of(session, fax_ids)
    blobs -= set(session.scalars(select(PurgedBlob.blob).where(PurgedBlob.blob.in_(blobs))))
    session.add_all(PurgedBlob(blob=blob) for blob in blobs)
    references = select(Attempt.reference).where(Attempt.request_id.in_(ids))
    session.execute(delete(DeliveryEventRow).where(DeliveryEventRow.attempt_reference.in_(references)))
    for table in (Attempt, Answer, RequestNote, StateChange):
        session.execute(delete(table).where(table.request_id.in_(ids)))
    # A request that was joined to a purged one keeps its own row until its own period is over.
    session.execute(update(Request).where(Request.joined_to.in_(ids)).values(joined_to=None))
    session.execute(delete(Request).where(Request.id.in_(ids)))
    session.execute(delete(Fax).where(Fax.id.in_(fax_ids)))
    session.execute(insert(PurgedReference), [{"reference": row.reference} for row in rows])
    return len(rows)


# --- the engine's runs --------------------------------------------------------------------------------------------


def _forget_runs(office: Office, before: datetime, *, dry_run: bool) -> int:
    """Runs that ended before this moment, unless their fax is open: the reconciler may ask what became of those."""
    forgotten = kept = 0
    while ids := office.queue.ended_runs(before, limit=RUNS, skip=kept + (forgotten if dry_run else 0)):
        with office.database.read() as session:
            still_open = _open_among(session, {_fax_of(run) for run in ids})
        over = [run for run in ids if _fax_of(run) not in still_open]
        if over and not dry_run:
            office.queue.forget(over)
            time.sleep(PAUSE_S)
        forgotten += len(over)
        kept += len(ids) - len(over)
    return forgotten


def _fax_of(workflow_id: str) -> str:
    """The fax of "<fax>:intake", "<fax>.1#2:reconsider", "<fax>.1/1:dispatch"."""
    return workflow_id.partition(":")[0].partition(".")[0]


def _open_among(session: Session, fax_ids: set[str]) -> set[str]:
    of_fax = Request.fax_id == Fax.id
    is_open = or_(~exists().where(of_fax), exists().where(of_fax, Request.state.not_in(ENDED)))
    return set(session.scalars(select(Fax.id).where(Fax.id.in_(fax_ids), is_open)))


# --- blobs --------------------------------------------------------------------------------------------------------


def _blobs_of(session: Session, fax_ids: list[str]) -> set[str]:
    """What these faxes name: themselves, their packets and letters."""
    requests = select(Request.id).where(Request.fax_id.in_(fax_ids))
    queries = (
        select(Fax.blob).where(Fax.id.in_(fax_ids)),
        select(Answer.blob).where(Answer.request_id.in_(requests)),
        select(Attempt.blob).where(Attempt.request_id.in_(requests)),
    )
    return {blob for query in queries for blob in session.scalars(query) if blob}


def _delete_purged_blobs(office: Office, before: datetime, *, dry_run: bool) -> int:
    count, last = 0, ""
    while True:
        query = select(PurgedBlob.blob).where(PurgedBlob.blob > last).order_by(PurgedBlob.blob).limit(BLOBS)
        with office.database.read() as session:
            some = list(session.scalars(query))
        if not some:
            return count
        count += _delete_unnamed(office, some, before, dry_run=dry_run)
        if not dry_run:
            # What was put again just now keeps its note, and its turn comes with a later purge.
            gone = [blob for blob in some if blob not in office.blobs]
            with office.database.write() as session:
                settled = _named_among(session, some) | set(gone)
                session.execute(delete(PurgedBlob).where(PurgedBlob.blob.in_(settled)))
            time.sleep(PAUSE_S)
        last = some[-1]


def _delete_orphans(office: Office, before: datetime, *, dry_run: bool) -> int:
    count, digests = 0, office.blobs.digests()
    while some := list(islice(digests, BLOBS)):
        if dry_run:  # else the noted ones are gone already
            with office.database.read() as session:
                noted = set(session.scalars(select(PurgedBlob.blob).where(PurgedBlob.blob.in_(some))))
            some = [blob for blob in some if blob not in noted]
        count += _delete_unnamed(office, some, before, dry_run=dry_run)
    return count


def _delete_unnamed(office: Office, blobs: list[str], before: datetime, *, dry_run: bool) -> int:
    """Of these, the ones that no row names and that nobody put since that moment; returns how many.

    Whoever puts the same bytes at this time makes the blob young first, and it is spared, or finds it gone, and writes
    it. Rows are looked at before the age: one that was committed since then was put since then.
    """
    with office.database.read() as session:
        named = _named_among(session, blobs)
    act = office.blobs.is_older if dry_run else office.blobs.delete_older
    return sum(act(blob, before) for blob in blobs if blob not in named)


def _named_among(session: Session, digests: list[str]) -> set[str]:
    columns = (Fax.blob, Answer.blob, Attempt.blob, Document.blob)
    return {name for column in columns for name in session.scalars(select(column).where(column.in_(digests))) if name}
