"""Patients on file: rows, blocking keys, name counts and merges.

`flags` of a row is what counts: what the records system says, what our staff added, and what was on records that were
merged into it. Staff's part outlives every import. Storing a patient only adds flags: which of those on file are
inherited is known when all merges are settled, and until then, or if that never comes, none may be missing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Text, cast, delete, select
from sqlalchemy.orm import Session

from fax_intake.records.merges import Fate, settle_fates
from fax_intake.records.model import FEED, Audit, Name, PatientRecord, Relation, Tally, Withdrawal
from fax_intake.records.relations import store_relations
from fax_intake.records.sql import CHUNK, chunks, upsert
from fax_intake.store.tables import NameCount, Patient, PatientKey
from matching import index_keys
from matching.model import Candidate, PatientId, PersonName
from matching.population import name_counts

SIZE = "size"  # NameCount kind, with an empty name: how many patients the counts are over

Row = dict[str, Any]
_COLUMNS = Patient.__table__.columns
_TOLD = ("mrn", "family", "given", "middle", "suffix", "aliases", "birth_date", "sex", "is_deceased", "is_active")
_OWN = [c.name for c in _COLUMNS if c.name not in ("flags", "staff_flags", "merged_into", "imported_at")]


def store_patients(session: Session, records: Sequence[PatientRecord], now: datetime, audit: Audit) -> Tally:
    """Bring these patients up to date in the caller's transaction. The same records again change nothing.

    Of two records of one patient the later version counts (by `last_updated`, else by order). `settle_merges` must
    follow, in this transaction or a later one.
    """
    tally = Tally()
    latest: dict[str, PatientRecord] = {}
    for record in records:
        if record.id in latest and _is_older(record.last_updated, latest[record.id].last_updated):
            tally.older += 1
            continue
        tally.unchanged += record.id in latest  # said twice
        latest[record.id] = record
    on_file = _load(session, latest)
    changed: list[tuple[Row | None, Row]] = []
    for record in latest.values():
        old, new = on_file.get(record.id), _row(record)
        if old is None:
            tally.new += 1
            changed.append((None, {**new, "staff_flags": [], "merged_into": None, "imported_at": now}))
        elif _is_older(record.last_updated, _version(old)):
            tally.older += 1
        elif all(old[name] == new[name] for name in _OWN):
            tally.unchanged += 1
        else:
            tally.updated += 1
            kept = {name: old[name] for name in ("staff_flags", "merged_into")}
            changed.append((old, {**new, **kept, "imported_at": now}))
    _write(session, changed, audit)
    return tally


def withdraw_patients(session: Session, withdrawals: Sequence[Withdrawal], audit: Audit) -> int:
    """Deleted patients become inactive; those whose update could not be read are held as "identity_open"."""
    wanted = {withdrawal.id: withdrawal.status for withdrawal in withdrawals}
    changed: list[tuple[Row | None, Row]] = []
    for old in _load(session, wanted).values():
        received = old["as_received"]
        if wanted[old["id"]] == "entered-in-error":
            new = {**old, "is_active": False, "as_received": {**received, "version": None}}
        else:
            flags = sorted({*received.get("flags", []), "identity_open"})
            new = {**old, "as_received": {**received, "flags": flags, "version": None}}
        if new["is_active"] != old["is_active"] or new["as_received"].get("flags") != received.get("flags"):
            changed.append((old, new))
    _write(session, changed, audit)
    return len(changed)


def _load(session: Session, ids: Iterable[str]) -> dict[str, Row]:
    query = select(Patient.__table__)
    return {
        row["id"]: dict(row)
        for chunk in chunks(ids, CHUNK)
        for row in session.execute(query.where(Patient.id.in_(chunk))).mappings()
    }


def _row(record: PatientRecord) -> Row:
    return {
        "id": record.id,
        "mrn": record.mrn,
        "family": record.name.family,
        "given": record.name.given,
        "middle": record.name.middle,
        "suffix": record.name.suffix,
        "aliases": [_alias(alias) for alias in record.aliases],
        "birth_date": record.birth_date,
        "sex": record.sex,
        "address": record.address,
        "city": record.city,
        "zip_code": record.zip_code,
        "phones": list(record.phones),
        "is_deceased": record.is_deceased,
        "is_active": record.is_active,
        "merge_links": [list(link) for link in record.merge_links] or None,
        "as_received": {
            "flags": list(record.flags),
            "pcp": list(record.pcp_npis),
            "version": record.last_updated.isoformat() if record.last_updated else None,
        },
    }


def _alias(alias: Name) -> dict[str, str]:
    shown = {"family": alias.family, "given": alias.given, "use": alias.use}
    return shown | {name: said for name in ("middle", "suffix") if (said := getattr(alias, name))}


def _version(row: Row) -> datetime | None:
    said = row["as_received"].get("version")
    return datetime.fromisoformat(said) if said else None


def _is_older(new: datetime | None, on_file: datetime | None) -> bool:
    return new is not None and on_file is not None and new < on_file


def _write(session: Session, changed: Sequence[tuple[Row | None, Row]], audit: Audit) -> None:
    """Rows with everything that depends on them: keys, counts, PCP, audit."""
    if not changed:
        return
    for old, new in changed:
        new["flags"] = sorted({*(old["flags"] if old else ()), *_own_flags(new)})
        _audit_flags(old, new, audit, FEED)
        _audit_identity(old, new, audit)
    upsert(session, Patient, [new for _, new in changed])
    _write_keys(session, [new for _, new in changed], [old["id"] for old, _ in changed if old])
    _write_counts(session, changed)
    _write_pcps(session, changed)


def _audit_flags(old: Row | None, new: Row, audit: Audit, by: str) -> None:
    before = set(old["flags"]) if old else set()
    added, gone = sorted(set(new["flags"]) - before), sorted(before - set(new["flags"]))
    if added or gone:
        audit("patient_flags_changed", new["id"], {"on": added, "off": gone, "by": by})


def _audit_identity(old: Row | None, new: Row, audit: Audit) -> None:
    """Which fields changed, not into what. A new patient is one of the import's count."""
    fields = [name for name in _TOLD if old is not None and old[name] != new[name]]
    if fields:
        audit("patient_changed", new["id"], {"fields": fields, "by": FEED})


def _audit_merge(old: Row, new: Row, audit: Audit, by: str) -> None:
    if old["merged_into"] != new["merged_into"]:
        detail = {"fields": ["merged_into"], "before": old["merged_into"], "now": new["merged_into"], "by": by}
        audit("patient_merge_settled", new["id"], detail)


def _write_keys(session: Session, rows: Sequence[Row], known: Sequence[str]) -> None:
    for chunk in chunks(known, CHUNK):
        session.execute(delete(PatientKey).where(PatientKey.patient_id.in_(chunk)))
    found = [(key, row["id"]) for row in rows if row["is_active"] for key in index_keys(as_candidate(row))]
    upsert(session, PatientKey, [{"key": key, "patient_id": patient_id} for key, patient_id in found])


def _write_counts(session: Session, changed: Iterable[tuple[Row | None, Row]]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for old, new in changed:
        counts.update(_counted(new))
        counts.subtract(_counted(old) if old else ())
    rows = [{"kind": kind, "name": name, "count": count} for (kind, name), count in counts.items() if count]
    upsert(session, NameCount, rows, adding=("count",))


def _counted(row: Row) -> tuple[tuple[str, str], ...]:
    """What a patient adds to the counts: nothing when inactive or merged, or his names would count twice."""
    if not row["is_active"] or row["merged_into"]:
        return ()
    return ((SIZE, ""), *name_counts(as_candidate(row)))


def _write_pcps(session: Session, changed: Iterable[tuple[Row | None, Row]]) -> None:
    gone, given = [], []
    for old, new in changed:
        before = set(old["as_received"].get("pcp", [])) if old else set()
        now = set(new["as_received"].get("pcp", []))
        gone += [Relation(patient_id=new["id"], npi=npi, role="pcp", is_active=False) for npi in sorted(before - now)]
        given += [Relation(patient_id=new["id"], npi=npi, role="pcp") for npi in sorted(now - before)]
    store_relations(session, gone + given)


def as_candidate(row: Mapping[str, Any], more_names: Iterable[PersonName] = ()) -> Candidate:
    """A row of the patient table as `matching` wants it."""
    aliases = [
        PersonName(
            family=alias.get("family") or row["family"],
            given=alias.get("given", ""),
            middle=alias.get("middle", ""),
            suffix=alias.get("suffix", ""),
        )
        for alias in row["aliases"]
    ]
    return Candidate(
        patient_id=PatientId(row["id"]),
        name=PersonName(family=row["family"], given=row["given"], middle=row["middle"], suffix=row["suffix"]),
        aliases=tuple(dict.fromkeys([*aliases, *more_names])),
        birth_date=row["birth_date"],
        sex=row["sex"],
        mrn=row["mrn"],
        address=row["address"],
        city=row["city"],
        zip_code=row["zip_code"],
        phones=tuple(row["phones"]),
        deceased=row["is_deceased"],
    )


# --- merges -------------------------------------------------------------------------------------------------------


def settle_merges(session: Session, audit: Audit, *, by: str = FEED, also: Iterable[str] = ()) -> int:
    """Work out, over all announced merges, who survives as whom; returns how many patients are merged into another.

    A survivor takes over the flags of those merged into it. A merge that goes in a circle, to nobody on file, or to
    two different patients leaves the patient where he is, as "identity_open": only a person can say who he is. The
    two may be a wrong person's chart, so they are "identity_open" as well. This is the only place that takes flags
    away.

    Args:
        session: in the caller's transaction.
        audit: the audit log.
        by: who caused it.
        also: patients whose own flags have changed.
    """
    announced = _announced(session)
    rows = _load(session, {*also, *_concerned(session), *announced, *chain.from_iterable(announced.values())})
    in_use = {patient_id for patient_id, row in rows.items() if row["is_active"]}
    fates = settle_fates(rows, announced, in_use)
    flags = _settled_flags(rows, fates)
    changed: list[tuple[Row, Row]] = []
    for patient_id, old in rows.items():
        survivor = fates[patient_id].survivor
        target = survivor if survivor != patient_id else None
        new = {**old, "merged_into": target, "flags": sorted(flags[patient_id])}
        if new != old:
            changed.append((old, new))
            _audit_flags(old, new, audit, by)
            _audit_merge(old, new, audit, by)
    upsert(session, Patient, [new for _, new in changed], only=("merged_into", "flags"))
    _write_counts(session, changed)
    return sum(1 for patient_id, fate in fates.items() if fate.survivor not in (None, patient_id))


def _announced(session: Session) -> dict[str, set[str]]:
    announced: dict[str, set[str]] = defaultdict(set)
    for links in session.scalars(select(Patient.merge_links).where(Patient.merge_links.is_not(None))):
        for old, new in links or []:
            announced[old].add(new)
    return dict(announced)


def _concerned(session: Session) -> set[str]:
    """Patients whom an earlier settling merged or flagged: what made it do so may be gone."""
    merged = select(Patient.id, Patient.merged_into).where(Patient.merged_into.is_not(None))
    flagged = select(Patient.id).where(cast(Patient.flags, Text) != "[]")  # PostgreSQL compares no JSON
    pairs = ((patient_id, survivor) for patient_id, survivor in session.execute(merged))
    return {*chain.from_iterable(pairs), *session.scalars(flagged)}


def _settled_flags(rows: Mapping[str, Row], fates: Mapping[str, Fate]) -> dict[str, set[str]]:
    flags = {patient_id: _own_flags(row) for patient_id, row in rows.items()}
    for patient_id, fate in fates.items():
        own, survivor = _own_flags(rows[patient_id]), fate.survivor
        for doubtful in fate.in_doubt & rows.keys():
            flags[doubtful] |= {*own, "identity_open"}  # a restriction may be that person's
        if survivor is not None and survivor != patient_id:
            flags[survivor] |= own
            if rows[patient_id]["is_deceased"] and not rows[survivor]["is_deceased"]:
                flags[survivor].add("identity_open")
    return flags


def _own_flags(row: Row) -> set[str]:
    return {*row["as_received"].get("flags", []), *row["staff_flags"]}
