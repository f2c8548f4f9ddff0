"""The directory on file: entries, their fax numbers, and who vouched for each.

A number becomes a release destination by two acts only: a file with who, when and how for that very number (the
attestation of an existing speed-dial list), or `verify_number`. Every change is audited with digests, never numbers.
"""

import csv
import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.directory.csv_rows import CsvLine, read_lines
from fax_intake.directory.model import (
    Audit,
    DirectoryError,
    DirectorySummary,
    EntryRow,
    NumberRow,
    Provider,
    RejectedLine,
)
from fax_intake.phone import to_e164
from fax_intake.store.tables import DirectoryEntry, DirectoryNumber
from matching.practices import Likeness, practice_likeness
from matching.requester import DirectoryCandidate, DirectoryFaxNumber, DirectoryProvider, EntryId

_ALIKE = (Likeness.SAME, Likeness.MISREAD, Likeness.LOOKS_ALIKE)  # maybe one practice, by its name
_ENTRY_FIELDS = ("practice", "providers", "npi", "phone", "address", "city", "state", "zip_code")


def number_digest(number: str) -> str:
    """What the audit log calls a number: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(number.encode()).hexdigest()[:16]


# --- import -------------------------------------------------------------------------------------------------------


def import_directory(
    session: Session,
    path: Path,
    now: datetime,
    audit: Audit,
    *,
    zone: ZoneInfo,
    rejected_file: Path | None = None,
) -> DirectorySummary:
    """Import a directory file in the caller's transaction; the same file again changes nothing.

    Lines of one entry are merged: the first line that says something of the practice decides, providers are gathered
    from all, each line adds its number. Numbers that the file does not name stay as they are, unless the entry's id now
    names another practice: they were made sure of for the one before. A number is verified by the file only if that is
    later than what is on file, and never comes back from retirement by a file.

    Raises:
        DirectoryError: the file cannot be used at all. Single bad lines are set aside and reported.
    """
    header, lines = read_lines(path, zone, now)
    summary = DirectorySummary()
    grouped: dict[str, list[CsvLine]] = defaultdict(list)
    rejected: list[tuple[CsvLine, str]] = [(line, line.reason) for line in lines if line.row is None]
    for line in lines:
        if line.row is not None:
            grouped[line.row.id].append(line)
    for entry_id, members in grouped.items():
        rows, contradicting = _consistent(members)
        rejected += [(line, "practice_differs_from_the_entry_before") for line in contradicting]
        _store_entry(session, entry_id, rows, summary, audit)
    session.flush()
    rejected.sort(key=lambda pair: pair[0].number)
    summary.rejected = [RejectedLine(line=line.number, reason=reason) for line, reason in rejected]
    summary.set_aside = _set_aside(rejected_file or _beside(path), header, [line for line, _ in rejected])
    counts = {
        "entries": summary.new + summary.updated,
        "numbers": summary.numbers_new + summary.numbers_updated,
        "unverified": summary.numbers_unverified,
    }
    audit("directory_imported", "directory", {**counts, "rejected": len(rejected)})
    return summary


def _consistent(lines: Sequence[CsvLine]) -> tuple[list[EntryRow], list[CsvLine]]:
    """Rows of one entry, and lines that name another practice under its id: one of the two ids is a slip."""
    rows = [(line, line.row) for line in lines if line.row is not None]
    first = rows[0][1].practice.casefold()
    fitting = [row for _, row in rows if row.practice.casefold() == first]
    return fitting, [line for line, row in rows if row.practice.casefold() != first]


def _merge(rows: Sequence[EntryRow]) -> dict[str, Any]:
    providers: dict[str, Provider] = {}
    for provider in (provider for row in rows for provider in row.providers):
        known = providers.get(provider.name.casefold())
        if known is None or (provider.npi and not known.npi):
            providers[provider.name.casefold()] = provider
    plain = {
        name: next((value for row in rows if (value := getattr(row, name))), "")
        for name in _ENTRY_FIELDS
        if name != "providers"
    }
    return {**plain, "providers": [{"name": p.name, "npi": p.npi} for p in providers.values()]}


def _store_entry(
    session: Session, entry_id: str, rows: Sequence[EntryRow], summary: DirectorySummary, audit: Audit
) -> None:
    merged = _merge(rows)
    entry = session.get(DirectoryEntry, entry_id)
    if entry is None:
        # Without a state the gate for out-of-state requesters must hold: "" is no home state.
        session.add(DirectoryEntry(id=entry_id, **merged))
        session.flush()
        summary.new += 1
        audit("directory_entry_added", entry_id, {})
    else:
        changed = [name for name in _ENTRY_FIELDS if getattr(entry, name) != merged[name]]
        if practice_likeness(merged["practice"], entry.practice) not in _ALIKE and "practice" in changed:
            _withdraw_verifications(session, entry_id, rows, summary, audit)
        for name in changed:
            setattr(entry, name, merged[name])
        summary.updated += bool(changed)
        summary.unchanged += not changed
        if changed:
            audit("directory_entry_changed", entry_id, {"fields": changed})
    for row in rows:
        if row.number is not None:
            _store_number(session, entry_id, row.number, summary, audit)


def _withdraw_verifications(
    session: Session, entry_id: str, rows: Sequence[EntryRow], summary: DirectorySummary, audit: Audit
) -> None:
    """The id was given to another practice: what somebody made sure of is the former one's number.

    Also for numbers that the file verifies: its word for the new practice counts, not a later one for the former.
    """
    query = select(DirectoryNumber).where(
        DirectoryNumber.entry_id == entry_id, DirectoryNumber.verified_at.is_not(None)
    )
    verified_here = {row.number.number for row in rows if row.number is not None and row.number.verified_at is not None}
    for line in session.scalars(query).all():
        audit("directory_number_unverified", entry_id, _detail(line.number, by=line.verified_by, method=line.method))
        line.verified_by = line.verified_at = line.method = None
        summary.numbers_unverified += line.number not in verified_here
    session.flush()


def _store_number(session: Session, entry_id: str, said: NumberRow, summary: DirectorySummary, audit: Audit) -> None:
    on_file = session.get(DirectoryNumber, (entry_id, said.number))
    if on_file is None:
        session.add(
            DirectoryNumber(
                entry_id=entry_id,
                number=said.number,
                verified_by=said.verified_by,
                verified_at=said.verified_at,
                method=said.method,
                retired_at=said.retired_at,
                is_secure_line=said.is_secure_line,
                attended_hours=said.attended_hours,
            )
        )
        session.flush()
        summary.numbers_new += 1
        audit("directory_number_added", entry_id, _detail(said.number, by=said.verified_by, method=said.method))
        return
    changes = _number_changes(on_file, said)
    for name, value in changes.items():
        setattr(on_file, name, value)
    summary.numbers_updated += bool(changes)
    summary.numbers_unchanged += not changes
    if changes:
        detail = _detail(said.number, by=said.verified_by, method=said.method)
        audit("directory_number_changed", entry_id, {**detail, "fields": sorted(changes)})


def _number_changes(on_file: DirectoryNumber, said: NumberRow) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    is_later = said.verified_at is not None and (on_file.verified_at is None or said.verified_at > on_file.verified_at)
    if is_later:
        changes |= {"verified_by": said.verified_by, "verified_at": said.verified_at, "method": said.method}
    if said.retired_at is not None and on_file.retired_at is None:
        changes["retired_at"] = said.retired_at
    for name in ("is_secure_line", "attended_hours"):
        if getattr(on_file, name) != getattr(said, name):
            changes[name] = getattr(said, name)
    return changes


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name.removesuffix('.csv').removesuffix('.rejected')}.rejected.csv")


def _set_aside(path: Path, header: Sequence[str], lines: Sequence[CsvLine]) -> str | None:
    """Write the rejected lines, readable by their owner only; an earlier file is gone when all lines were taken."""
    if not lines:
        path.unlink(missing_ok=True)
        return None
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(line.cells for line in lines)
    return str(path)


# --- single acts --------------------------------------------------------------------------------------------------


def verify_number(
    session: Session, entry_id: str, number: str, by: str, method: str, at: datetime, audit: Audit
) -> None:
    """Note that somebody made sure that this is the entry's number.

    A new number is added with it; a retired one is in use again, which no file can bring about.

    Raises:
        DirectoryError: no such entry, no North American number, or nobody or no method named.
    """
    line = _line_of(session, entry_id, number, may_be_new=True)
    if not by.strip() or not method.strip():
        raise DirectoryError("A verification needs who made it and how, for example by call_back.")
    was_retired = line.retired_at is not None
    line.verified_by, line.verified_at, line.method, line.retired_at = by.strip(), at, method.strip(), None
    session.flush()
    detail = _detail(line.number, by=line.verified_by, method=line.method)
    audit("directory_number_verified", entry_id, {**detail, "was_retired": was_retired})


def retire_number(session: Session, entry_id: str, number: str, by: str, at: datetime, audit: Audit) -> None:
    """Note that the number is no longer the entry's; nothing is sent there from now on.

    Raises DirectoryError: no such entry or number.
    """
    line = _line_of(session, entry_id, number, may_be_new=False)
    if line.retired_at is None:
        line.retired_at = at
        session.flush()
        audit("directory_number_retired", entry_id, _detail(line.number, by=by))


def _line_of(session: Session, entry_id: str, number: str, *, may_be_new: bool) -> DirectoryNumber:
    entry, e164 = session.get(DirectoryEntry, entry_id), to_e164(number)
    if entry is None:
        raise DirectoryError(f"The directory has no entry {entry_id}.")
    if e164 is None:
        raise DirectoryError("That is no North American telephone number; write it like (213) 555-0143.")
    line = session.get(DirectoryNumber, (entry_id, e164))
    if line is not None:
        return line
    if not may_be_new:
        raise DirectoryError(f"The entry {entry_id} does not have that number.")
    line = DirectoryNumber(entry_id=entry_id, number=e164)
    session.add(line)
    return line


def _detail(number: str, **more: str | None) -> dict[str, Any]:
    return {"number_sha256": number_digest(number), **{name: value for name, value in more.items() if value}}


# --- look-up ------------------------------------------------------------------------------------------------------


def find_requester_candidates(
    session: Session,
    number: str,
    *,
    npi: str = "",
    phone: str = "",
    org: str = "",
    caller_id: str = "",
) -> list[DirectoryCandidate]:
    """Entries that have anything in common with the page: its numbers (whatever their state), its NPI or its name.

    Args:
        session: reading only.
        number: the reply number on the page, in any style; "" when there is none.
        npi: of the provider or the practice.
        phone: the practice's telephone number on the page.
        org: the practice as written: an owner of that letterhead must not be missing among the candidates.
        caller_id: the network's number of the call.
    """
    lines = {e164 for said in (number, caller_id) if said and (e164 := to_e164(said))}
    phones = {e164 for said in (phone, number) if said and (e164 := to_e164(said))}
    by_number = select(DirectoryNumber.entry_id).where(DirectoryNumber.number.in_(lines))
    ids = set(session.scalars(by_number)) if lines else set()
    every = select(
        DirectoryEntry.id, DirectoryEntry.practice, DirectoryEntry.providers, DirectoryEntry.npi, DirectoryEntry.phone
    )
    for row in session.execute(every):
        npis = {row.npi, *(provider.get("npi", "") for provider in row.providers)} - {""}
        if npi in npis or row.phone in phones or (org and practice_likeness(org, row.practice) in _ALIKE):
            ids.add(row.id)
    return _candidates(session, sorted(ids))


def _candidates(session: Session, ids: Sequence[str]) -> list[DirectoryCandidate]:
    entries = session.scalars(select(DirectoryEntry).where(DirectoryEntry.id.in_(ids)).order_by(DirectoryEntry.id))
    numbers: Mapping[str, list[DirectoryNumber]] = defaultdict(list)
    for line in session.scalars(select(DirectoryNumber).where(DirectoryNumber.entry_id.in_(ids))):
        numbers[line.entry_id].append(line)
    return [_candidate(entry, numbers[entry.id]) for entry in entries if not entry.is_retired]


def _candidate(entry: DirectoryEntry, lines: Sequence[DirectoryNumber]) -> DirectoryCandidate:
    return DirectoryCandidate(
        id=EntryId(entry.id),
        practice=entry.practice,
        providers=tuple(DirectoryProvider(name=p.get("name", ""), npi=p.get("npi", "")) for p in entry.providers),
        npi=entry.npi,
        phone=entry.phone,
        numbers=tuple(
            DirectoryFaxNumber(number=line.number, verified_at=line.verified_at, retired_at=line.retired_at)
            for line in sorted(lines, key=lambda line: line.number)
        ),
        state=entry.state,
    )
