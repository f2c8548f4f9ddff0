"""The audit chain's head, kept outside of the database: it shows a chain that was cut off or written anew.

Whoever may write to the database can make a chain that fits; what he cannot do is make it fit the heads in a file that
he may not shorten. One JSON object a line: rows, hash, moment; `is_restored` marks what a backup came back with.

A restored backup lacks the newest rows as a log that was cut off does. So the restore is told in both places: in the
file, which says what is no longer asked for, and in the chain, in the row behind the backup's last.
"""

import errno
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.orm import Session

from fax_intake.store import audit
from fax_intake.store.audit import GENESIS, ChainFault
from fax_intake.store.database import Database

log = structlog.get_logger()
CAME_BACK = "backup.restored"  # the action of the row behind a restored backup's last
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

    @property
    def asked_for(self) -> tuple[Head, ...]:
        """Without what was noted before a backup came back, and lies beyond that backup's end: those rows are lost."""
        backs = self.restores
        return tuple(
            head for head in self.heads if not any(head.at < back.at and head.rows > back.rows for back in backs)
        )

    @property
    def restores(self) -> tuple[Head, ...]:
        return tuple(head for head in self.heads if head.is_restored)


def note_the_head(database: Database, file: Path, at: datetime) -> None:
    """Add the head to the file if it has moved since the last line; also to the log, which may be kept elsewhere.

    A file that cannot be written is told in the log, together with the head, and stops nothing.
    """
    with database.read() as session:
        rows, hash_ = audit.head(session)
    try:
        last = _last_of(file)
        if rows and (last is None or (last.rows, last.hash) != (rows, hash_)):
            add_head(file, Head(rows=rows, hash=hash_, at=at))
            log.info("audit.head", rows=rows, hash=hash_)
    except OSError as error:
        why = error.strerror or type(error).__name__
        log.error("audit.not_anchored", error=why, rows=rows, hash=hash_, hint="See AUDIT_ANCHOR_FILE.")


def add_head(file: Path, head: Head) -> None:
    """Append a head and force it to the disk. Raises OSError."""
    line = json.dumps(
        {"rows": head.rows, "hash": head.hash, "at": head.at.isoformat()}
        | ({"is_restored": True} if head.is_restored else {})
    )
    descriptor = _open(file)
    try:
        size = os.fstat(descriptor).st_size
        is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        whole = f"{chr(10) if is_torn else ''}{line}\n".encode()
        if os.write(descriptor, whole) < len(whole):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_file(file: Path) -> None:
    """See that heads can be noted there. Raises OSError."""
    os.close(_open(file))


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


def verify_against(session: Session, anchors: Anchors) -> ChainFault | None:
    """Does the chain still have every head at its place? The first that it has not is the fault."""
    fault = _first_misplaced(session, anchors.asked_for)
    if fault is None:
        return None
    told = audit.last_of(session, CAME_BACK, fault.sequence)
    if told is None:
        return fault
    hint = f"row {told} says that a backup came back; if so, name the file that its restore noted that in as well"
    return replace(fault, why=f"{fault.why} ({hint})")


def _first_misplaced(session: Session, heads: Sequence[Head]) -> ChainFault | None:
    length, _ = audit.head(session)
    by_row = sorted(heads, key=lambda one: one.rows)
    for start in range(0, len(by_row), _CHUNK):
        some = by_row[start : start + _CHUNK]
        hashes = audit.hashes_at(session, {head.rows for head in some if head.rows <= length}) | {0: GENESIS}
        for head in some:
            day = f"{head.at:%Y-%m-%d}"
            if head.rows > length:
                had = f"had {head.rows} rows on {day}"
                return ChainFault(sequence=length + 1, why=f"the chain ends before it, and {had}")
            if hashes.get(head.rows) != head.hash:
                return ChainFault(sequence=head.rows, why=f"it is not the row that was there on {day}")
            if head.is_restored and audit.last_of(session, CAME_BACK, head.rows + 1) != head.rows + 1:
                why = f"a file of heads says that a backup came back on {day}, and it does not"
                return ChainFault(sequence=head.rows + 1, why=why)
    return None


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)


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
        head = Head(
            rows=int(said["rows"]),
            hash=str(said["hash"]),
            at=datetime.fromisoformat(said["at"]),
            is_restored=bool(said.get("is_restored", False)),
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return None
    return head if head.at.tzinfo and head.rows >= 0 else None
