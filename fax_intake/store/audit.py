"""The audit log: who did what to which id, when and why, as a hash chain (45 CFR 164.312(b)).

A row's hash covers its content and the hash before it, so a changed, removed or inserted row is found. Rows hold ids
and digests only; they are kept when everything else is purged.
"""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fax_intake.store.tables import AuditEntry

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFault:
    """The first row that does not fit."""

    sequence: int
    why: str


def append(session: Session, *, at: datetime, actor: str, action: str, subject: str, **detail: Any) -> None:
    """Add a row in the caller's transaction: the act and its record are one commit.

    The chain cannot fork: a transaction that writes is the only one (see `database`).
    """
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, GENESIS)
    entry = AuditEntry(
        sequence=sequence,
        at=at.isoformat(),
        actor=actor,
        action=action,
        subject=subject,
        detail=detail,
        previous_hash=previous,
        hash="",
    )
    entry.hash = _hash(entry)
    session.add(entry)
    session.flush()


def verify(session: Session) -> ChainFault | None:
    """Walk the chain from its beginning; None when every row fits."""
    previous, expected = GENESIS, 1
    for entry in rows(session):
        if entry.sequence != expected:
            return ChainFault(sequence=expected, why="the row is missing")
        if entry.previous_hash != previous:
            return ChainFault(sequence=entry.sequence, why="it does not follow the row before it")
        if entry.hash != _hash(entry):
            return ChainFault(sequence=entry.sequence, why="its content was changed")
        previous, expected = entry.hash, expected + 1
    return None


def head(session: Session) -> tuple[int, str]:
    """Length and hash of the chain: kept elsewhere, it shows a chain that was cut off."""
    count = session.scalar(select(func.max(AuditEntry.sequence))) or 0
    return count, hash_at(session, count)


def hash_at(session: Session, sequence: int) -> str:
    """The hash of one row; what a chain without rows begins with for 0."""
    entry = session.get(AuditEntry, sequence)
    return entry.hash if entry else GENESIS


def hashes_at(session: Session, sequences: Collection[int]) -> dict[int, str]:
    """The hashes of these rows, of those that are there."""
    query = select(AuditEntry.sequence, AuditEntry.hash).where(AuditEntry.sequence.in_(sequences))
    return {sequence: hash_ for sequence, hash_ in session.execute(query)}  # noqa: C416  # dict() would take it for a mapping


def last_of(session: Session, action: str, until: int) -> int | None:
    """The newest row of an action among the first `until` rows; None: there is none."""
    query = select(func.max(AuditEntry.sequence)).where(AuditEntry.action == action, AuditEntry.sequence <= until)
    return session.scalar(query)


def rows(session: Session) -> Iterator[AuditEntry]:
    """The chain, some rows at a time: said of the statement, or PostgreSQL's client fetches them all at once."""
    query = select(AuditEntry).order_by(AuditEntry.sequence).execution_options(yield_per=1000)
    yield from session.scalars(query)


def _hash(entry: AuditEntry) -> str:
    content = [
        entry.sequence,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        entry.detail,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
