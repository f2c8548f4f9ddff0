"""Documents on file: rows whose content is in the blob store, settled patient by patient (see `settle`)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fax_intake.records.model import FEED, Audit, DocumentRecord, Tally, Withdrawal
from fax_intake.records.relations import settle_authors
from fax_intake.records.settle import HELD, LIVE, RELEASABLE, Claim, settle
from fax_intake.records.sql import CHUNK, chunks, upsert
from fax_intake.store.tables import Document, Patient

Row = dict[str, Any]
_SETTLED = ("status", "security_labels", "codes", "duplicate_of")
_OWN = [c.name for c in Document.__table__.columns if c.name not in (*_SETTLED, "staff_labels", "imported_at")]
_TOLD = [name for name in (*_OWN, *_SETTLED) if name not in ("id", "as_received", "blob")]  # by the audit log
_ACTIONS = {"entered-in-error": "document_withdrawn", HELD: "document_held"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredContent:
    """A document's content in the blob store."""

    blob: str
    digest: str  # sha256 of the bytes as received
    content_type: str
    labels: tuple[str, ...] = ()  # of the Binary itself


def patients_on_file(session: Session, ids: Iterable[str]) -> set[str]:
    return {
        found
        for chunk in chunks(set(ids), CHUNK)
        for found in session.scalars(select(Patient.id).where(Patient.id.in_(chunk)))
    }


def content_on_file(session: Session, record: DocumentRecord) -> StoredContent | None:
    """The content that an earlier import stored for this document under the same address, if any."""
    row = session.get(Document, record.id)
    if row is None or not set(row.as_received.get("urls", [])) & {a.url for a in record.attachments if a.url}:
        return None
    labels = tuple(row.as_received.get("content_labels", []))
    return StoredContent(blob=row.blob, digest=row.content_digest, content_type=row.content_type, labels=labels)


def store_documents(
    session: Session, documents: Sequence[tuple[DocumentRecord, StoredContent]], now: datetime, audit: Audit
) -> tuple[Tally, Counter[str]]:
    """Bring these documents up to date in the caller's transaction; the patients must be on file.

    Returns the tally and the types of new and updated documents.
    """
    tally, types, touched = Tally(), Counter[str](), set[str]()
    latest: dict[str, tuple[DocumentRecord, StoredContent]] = {}
    for record, content in documents:
        if record.id in latest:
            tally.unchanged += 1
            if _is_older(record.last_updated, latest[record.id][0].last_updated):
                continue
        latest[record.id] = (record, content)
    on_file = _load(session, latest)
    rows: list[Row] = []
    before: dict[str, Row | None] = {}
    for record, content in latest.values():
        old, new = on_file.get(record.id), _row(record, content)
        if old is not None and _is_older(record.last_updated, _version(old)):
            tally.older += 1
        elif old is not None and all(old[name] == new[name] for name in _OWN):
            tally.unchanged += 1
        else:
            tally.new += old is None
            tally.updated += old is not None
            types[record.document_type] += 1
            touched |= {record.patient_id, *([old["patient_id"]] if old else [])}
            before[record.id] = old
            rows.append({**new, "staff_labels": old["staff_labels"] if old else [], "imported_at": now})
    upsert(session, Document, rows)
    settle_patients(session, touched | _charts_of_replaced(session, rows), audit, before=before)
    return tally, types


def withdraw_documents(session: Session, withdrawals: Sequence[Withdrawal], audit: Audit) -> int:
    """Take documents back (entered in error, deleted) or hold them (their update could not be read)."""
    wanted = {withdrawal.id: withdrawal.status for withdrawal in withdrawals}
    changed: list[Row] = []
    for old in _load(session, wanted).values():
        status = wanted[old["id"]]
        if old["as_received"].get("status") in (status, "entered-in-error"):
            continue
        received = {**old["as_received"], "status": status, "version": None}
        changed.append({**old, "as_received": received})
    upsert(session, Document, changed, only=("as_received",))
    settle_patients(session, {row["patient_id"] for row in changed} | _charts_of_replaced(session, changed), audit)
    return len(changed)


def settle_patients(
    session: Session,
    patient_ids: Iterable[str],
    audit: Audit,
    *,
    by: str = FEED,
    before: Mapping[str, Row | None] = MappingProxyType({}),
) -> None:
    """Recompute status, labels, codes, duplicates and authors of all documents of these patients.

    Args:
        session: in the caller's transaction.
        patient_ids: whose charts.
        audit: the audit log; gets a row for every changed document that was on file.
        by: who caused it.
        before: what rows that this transaction has written already were; None for those that are new.
    """
    for chunk in chunks(sorted(patient_ids), CHUNK):
        query = select(Document.__table__).where(Document.patient_id.in_(chunk))
        charts: dict[str, list[Row]] = defaultdict(list)
        for row in session.execute(query).mappings():
            charts[row["patient_id"]].append(dict(row))
        elsewhere = _replaced_elsewhere(session, charts)
        settled = [
            pair for rows in charts.values() for pair in _settle_rows(rows, {row["id"] for row in rows} & elsewhere)
        ]
        upsert(session, Document, [new for old, new in settled if new != old], only=_SETTLED)
        settle_authors(session, chunk, _authors([new for _, new in settled]))
        for old, new in settled:
            _audit_change(before.get(new["id"], old), new, audit, by)


def count_duplicates(session: Session) -> int:
    """How many documents on file are another one's content."""
    return session.scalar(select(func.count()).where(Document.duplicate_of.is_not(None))) or 0


def _settle_rows(rows: Sequence[Row], replaced_elsewhere: set[str]) -> list[tuple[Row, Row]]:
    """Every row as it was and as it settles."""
    settled = settle([_claim(row) for row in rows], replaced_elsewhere)
    pairs = []
    for row in rows:
        found = settled[row["id"]]
        new = {
            "status": found.status,
            "security_labels": list(found.labels),
            "codes": list(found.codes),
            "duplicate_of": found.duplicate_of,
        }
        pairs.append((row, {**row, **new}))
    return pairs


def _authors(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Patient and NPI, of documents that stand in the chart: what was an error, or is held, shows nobody's care."""
    status = {row["id"]: row["status"] for row in rows}
    for row in rows:
        if status[row["duplicate_of"] or row["id"]] in RELEASABLE:
            for npi in row["as_received"].get("npis", []):
                yield row["patient_id"], npi


def _audit_change(old: Row | None, new: Row, audit: Audit, by: str) -> None:
    """Which fields changed, not into what. A new document is one of the import's count."""
    fields = [name for name in _TOLD if old is not None and old[name] != new[name]]
    if fields:
        action = _ACTIONS.get(new["status"], "document_changed") if "status" in fields else "document_changed"
        audit(action, new["id"], {"fields": fields, "by": by})


def _claim(row: Row) -> Claim:
    received = row["as_received"]
    return Claim(
        id=row["id"],
        document_type=row["document_type"],
        service_date=row["service_date"],
        status=received.get("status", row["status"]),
        labels=frozenset((*received.get("labels", []), *received.get("content_labels", []), *row["staff_labels"])),
        codes=tuple(received.get("codes", [])),
        urls=frozenset(received.get("urls", [])),
        digest=row["content_digest"],
        replaces=row["replaces"],
    )


def _replaced_elsewhere(session: Session, charts: Mapping[str, Sequence[Row]]) -> set[str]:
    """Documents of these charts that a live document of another chart replaces."""
    owner = {row["id"]: patient_id for patient_id, rows in charts.items() for row in rows}
    found: set[str] = set()
    for chunk in chunks(owner, CHUNK):
        query = select(Document.replaces, Document.patient_id, Document.status).where(Document.replaces.in_(chunk))
        found |= {
            replaced
            for replaced, patient_id, status in session.execute(query)
            if replaced and patient_id != owner[replaced] and status in (*LIVE, "superseded")
        }
    return found


def _charts_of_replaced(session: Session, rows: Sequence[Row]) -> set[str]:
    replaced = {row["replaces"] for row in rows if row["replaces"]}
    return {row["patient_id"] for row in _load(session, replaced).values()} if replaced else set()


def _load(session: Session, ids: Iterable[str]) -> dict[str, Row]:
    query = select(Document.__table__)
    return {
        row["id"]: dict(row)
        for chunk in chunks(ids, CHUNK)
        for row in session.execute(query.where(Document.id.in_(chunk))).mappings()
    }


def _row(record: DocumentRecord, content: StoredContent) -> Row:
    received = {
        "status": record.status,
        "labels": list(record.labels),
        "content_labels": sorted(content.labels),
        "codes": list(record.codes),
        "npis": list(record.author_npis),
        "urls": sorted({attachment.url for attachment in record.attachments if attachment.url}),
        "version": record.last_updated.isoformat() if record.last_updated else None,
    }
    return {
        "id": record.id,
        "patient_id": record.patient_id,
        "document_type": record.document_type,
        "codes": received["codes"],
        "title": record.title,
        "service_date": record.service_date,
        "encounter_id": record.encounter_id,
        "facility": record.facility,
        "department": record.department,
        "security_labels": [],
        "status": HELD,  # until settled, a few statements below in the same transaction
        "replaces": record.replaces,
        "duplicate_of": None,
        "content_type": content.content_type,
        "blob": content.blob,
        "content_digest": content.digest,
        "as_received": received,
    }


def _version(row: Row) -> datetime | None:
    said = row["as_received"].get("version")
    return datetime.fromisoformat(said) if said else None


def _is_older(new: datetime | None, on_file: datetime | None) -> bool:
    return new is not None and on_file is not None and new < on_file
