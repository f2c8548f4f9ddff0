"""Patients from a CSV file, for a hospital whose index comes as a table.

Columns (any order; only patient_id, last and first are required): patient_id, mrn, last, first, middle, suffix, dob,
sex, aliases ("LAST|FIRST;LAST|FIRST"), address, city, zip, phone, deceased. `fax-intake match` reads the same.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from fax_intake.phone import to_e164
from fax_intake.records.feed import mark_updated
from fax_intake.records.fhir_parts import ResourceError, text
from fax_intake.records.fhir_patient import is_plausible
from fax_intake.records.model import AuditIn, ImportSummary, Name, PatientRecord, Progress, no_audit, no_progress
from fax_intake.records.patient_store import settle_merges, store_patients
from fax_intake.records.sources import Line, Rejects, SourceError

REQUIRED = ("patient_id", "last", "first")
_BATCH = 1000
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\Z"),
    re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})\Z"),
)
_NO = ("", "0", "false", "no", "n", "f")
_SEX = {"m": "male", "male": "male", "f": "female", "female": "female"}


def import_patients_csv(
    engine: Engine,
    path: Path,
    now: datetime,
    progress: Progress = no_progress,
    *,
    audit: AuditIn = no_audit,
    as_of: datetime | None = None,
    rejected_folder: Path | None = None,
) -> ImportSummary:
    """Import patients; idempotent, and in batches like `import_resources`.

    Raises:
        SourceError: the file does not exist, is no UTF-8 text, or lacks a required column.
    """
    summary, rejects = ImportSummary(), Rejects(frozenset([path]), rejected_folder)
    batch: list[PatientRecord] = []

    def flush() -> None:
        with Session(engine) as session, session.begin():
            summary.patients.add(store_patients(session, batch, now, audit(session)))
        batch.clear()
        progress("patients", summary.patients.total, summary.patients.total)

    try:
        for line, row in read_rows(path, REQUIRED, rejects):
            try:
                batch.append(read_patient_row(row, now.date()))
            except ResourceError as error:
                rejects.add(line, error.reason)
            if len(batch) >= _BATCH:
                flush()
        flush()
        with Session(engine) as session, session.begin():
            summary.merged = settle_merges(session, audit(session))
            if summary.patients.accepted:
                mark_updated(session, "patients", as_of or now)
            audit(session)("records_imported", "records", {"patients": summary.patients.new + summary.patients.updated})
    finally:
        rejects.close()
    rejects.clear_old()
    summary.rejected = rejects.rejected
    summary.set_aside = sorted(str(written) for written in rejects.written.values())
    return summary


def read_rows(path: Path, required: tuple[str, ...], rejects: Rejects) -> Iterator[tuple[Line, dict[str, str]]]:
    """Data lines of a CSV file with a header, as dictionaries of cleaned text; each with its line to set aside.

    Raises SourceError when the file cannot be read as such.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip().lower() for name in next(reader, [])]
            missing = [name for name in required if name not in header]
            if missing:
                raise SourceError(f"{path.name} has no column {', '.join(missing)} in its first line.")
            yield from _numbered_rows(path, header, ((reader.line_num, cells) for cells in reader), rejects)
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {path}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path.name} is no CSV file in UTF-8; save it as such and try again.") from error


def _numbered_rows(
    path: Path, header: list[str], numbered: Iterable[tuple[int, list[str]]], rejects: Rejects
) -> Iterator[tuple[Line, dict[str, str]]]:
    for number, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        line = Line(path=path, number=number, raw=_as_csv(cells))
        if len(cells) != len(header):
            rejects.add(line, "wrong_number_of_columns")
        else:
            yield line, {name: text(cell) for name, cell in zip(header, cells, strict=True)}


def _as_csv(cells: list[str]) -> bytes:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells).encode("utf-8", "replace")


def read_patient_row(row: dict[str, str], today: date) -> PatientRecord:
    """One row; raises ResourceError with the reason when it cannot become a patient."""
    if not row["patient_id"] or len(row["patient_id"]) > 80:
        raise ResourceError("no_usable_id")
    if not row["last"] and not row["first"]:
        raise ResourceError("no_name")
    birth_date = _date(row.get("dob", ""))
    is_known = birth_date is not None and is_plausible(birth_date, today)
    deceased = row.get("deceased", "").lower()
    is_doubtful = not is_known or not row["last"] or not row["first"]
    return PatientRecord(
        id=row["patient_id"],
        mrn=row.get("mrn", ""),
        name=Name(family=row["last"], given=row["first"], middle=row.get("middle", ""), suffix=row.get("suffix", "")),
        aliases=tuple(_aliases(row.get("aliases", ""))),
        birth_date=birth_date if is_known else None,
        sex=_SEX.get(row.get("sex", "").lower(), ""),
        address=row.get("address", ""),
        city=row.get("city", ""),
        zip_code=row.get("zip", ""),
        phones=tuple(number for said in row.get("phone", "").split(";") if (number := to_e164(said))),
        is_deceased=deceased not in _NO,  # a date of death, or anything else that is no "no"
        flags=("identity_open",) if is_doubtful else (),
    )


def _date(said: str) -> date | None:
    found = next((match for pattern in _DATES if (match := pattern.match(said))), None)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def _aliases(said: str) -> Iterator[Name]:
    for item in said.split(";"):
        family, _, given = (half.strip() for half in item.partition("|"))
        if family or given:
            yield Name(family=family, given=given, use="other")
