"""The audit chain's head, kept outside of the database: it shows a chain that was cut off or written anew.

Whoever may write to the database can make a chain that fits; what he cannot do is make it fit the heads in a file that
he may not shorten. One JSON object a line: rows, hash, moment; `is_restored` marks what a backup came back with.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.orm import Session

from fax_intake.store import audit
from fax_intake.store.audit import ChainFault
from fax_intake.store.database import Database

log = structlog.get_logger()
_TAIL_BYTES = 4096  # a line has about 160
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How long the chain was at a moment, and the hash of its last row."""

    rows: int
    hash: str
    at: datetime
    is_restored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The heads of one or several files, and what in them is no head: a line torn by a crash, or by a hand."""

    heads: tuple[Head, ...]
    unreadable: int


def note_the_head(database: Database, file: Path, at: datetime) -> None:
    """Add the head to the file if it has moved since the last line; also to the log, which may be kept elsewhere.

    A file that cannot be written is told in the log and stops nothing.
    """
    with database.read() as session:
        rows, hash_ = audit.head(session)
    try:
        last = _last_of(file)
        if rows and (last is None or (last.rows, last.hash) != (rows, hash_)):
            add_head(file, Head(rows=rows, hash=hash_, at=at))
            log.info("audit.head", rows=rows, hash=hash_)
    except OSError as error:
        log.error("audit.not_anchored", error=error.strerror or type(error).__name__, hint="See AUDIT_ANCHOR_FILE.")


def add_head(file: Path, head: Head) -> None:
    """Append a head and force it to the disk. Raises OSError."""
    line = json.dumps(
        {"rows": head.rows, "hash": head.hash, "at": head.at.isoformat()}
        | ({"is_restored": True} if head.is_restored else {})
    )
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        os.write(descriptor, f"{chr(10) if is_torn else ''}{line}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_anchors(files: Iterable[Path]) -> Anchors:
    """All heads of these files. Raises OSError."""
    heads, unreadable = [], 0
    for file in files:
        with file.open("rb") as lines:
            for line in lines:
                head = _head_of(line)
                heads += [head] if head else []
                unreadable += head is None
    return Anchors(heads=tuple(heads), unreadable=unreadable)


def verify_against(session: Session, heads: Sequence[Head]) -> ChainFault | None:
    """Does the chain still have every head at its place? The first that it has not is the fault.

    What was noted before a backup came back is not asked for beyond the backup's own end: those rows are lost, and the
    file says so.
    """
    restored = [head for head in heads if head.is_restored]
    wanted = [head for head in heads if not any(head.at < one.at and head.rows > one.rows for one in restored)]
    length, _ = audit.head(session)
    wanted.sort(key=lambda one: one.rows)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        hashes = audit.hashes_at(session, {head.rows for head in some})
        for head in some:
            day = f"{head.at:%Y-%m-%d}"
            if head.rows > length:
                return ChainFault(
                    sequence=length + 1, why=f"the chain ends before it, and had {head.rows} rows on {day}"
                )
            if hashes.get(head.rows) != head.hash:
                return ChainFault(sequence=head.rows, why=f"it is not the row that was there on {day}")
    return None


def _last_of(file: Path) -> Head | None:
    """The newest head of a file; None: there is none, or its end is torn."""
    try:
        with file.open("rb") as lines:
            lines.seek(max(0, file.stat().st_size - _TAIL_BYTES))
            tail = lines.read().splitlines()
    except FileNotFoundError:
        return None
    return _head_of(tail[-1]) if tail else None


def _head_of(line: bytes) -> Head | None:
    try:
        said: dict[str, Any] = json.loads(line)
        return Head(
            rows=int(said["rows"]),
            hash=str(said["hash"]),
            at=datetime.fromisoformat(said["at"]),
            is_restored=bool(said.get("is_restored", False)),
        )
    except (ValueError, KeyError, TypeError):
        return None
