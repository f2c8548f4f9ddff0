"""Patients from a CSV file, for a hospital whose index comes as a table.

Columns (any order; patient_id, last, first and dob are required, others than these refused): patient_id, mrn, last,
first, middle, suffix, dob, sex, aliases ("LAST|FIRST;LAST|FIRST"), address, city, zip, phone, deceased. `fax-intake
match` reads the same.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from fax_intake.phone import to_e164
from fax_intake.records.feed import check_as_of, mark_updated
from fax_intake.records.fhir_parts import ResourceError, text
from fax_intake.records.fhir_patient import is_plausible
from fax_intake.records.model import (
    AuditIn,
    ImportSummary,
    Name,
    PatientRecord,
    Progress,
    Withdrawal,
    no_audit,
    no_progress,
)
from fax_intake.records.patient_store import settle_merges, store_patients, withdraw_patients
from fax_intake.records.settle import HELD
from fax_intake.records.sources import Line, Rejects, SourceError, check_rejected_folder
from fax_intake.records.sql import CHUNK, chunks
from fax_intake.store.tables import Patient

# Without the column "dob" a table would say of every patient that the birth date is not known.
REQUIRED = ("patient_id", "last", "first", "dob")
COLUMNS = (
    "patient_id", "mrn", "last", "first", "middle", "suffix", "dob", "sex", "aliases", "address", "city", "zip",
    "phone", "deceased",
)  # fmt: skip
_FEWEST_KNOWN = 2  # column names that make a first line a header; a patient may be called Last
_BATCH = 1000
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T]00:00:00)?\Z"),  # databases export a day so
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

    A line that cannot be used is set aside, and the patient on file under its id becomes "identity_open" until the
    feed says him properly again: what the line would have changed is not known.

    Raises:
        FeedDateError: `as_of` lies in the future.
        SourceError: the file or `rejected_folder` does not exist, the file is no UTF-8 text, or its columns are not
            those of a patient table.

    Nothing was imported then.
    """
    check_as_of(as_of, now)
    check_rejected_folder(rejected_folder)
    today = now.date()
    contradicted = _ids_of_several_people(path, today)
    summary, rejects = ImportSummary(), Rejects(frozenset([path]), rejected_folder, _first_line(path))
    batch: list[tuple[PatientRecord, Line]] = []
    doubtful: set[str] = set()

    def set_aside(line: Line, patient_id: str, reason: str) -> None:
        rejects.add(line, reason)
        doubtful.add(patient_id)

    def flush() -> None:
        with Session(engine) as session, session.begin():
            born = _with_birth_date(session, (record.id for record, _ in batch if record.birth_date is None))
            for record, line in batch:
                if record.id in born and record.birth_date is None:
                    set_aside(line, record.id, "no_usable_birth_date")  # storing it would erase the one on file
            kept = [record for record, _ in batch if record.birth_date is not None or record.id not in born]
            summary.patients.add(store_patients(session, kept, now, audit(session)))
        batch.clear()
        progress("patients", summary.patients.total, summary.patients.total)

    try:
        for line, row in read_rows(path):
            try:
                record = _read_line(line, row, today)
                if record.id in contradicted:
                    raise ResourceError("several_people_under_one_id")
                batch.append((record, line))
            except ResourceError as error:
                set_aside(line, row.get("patient_id", ""), error.reason)
            if len(batch) >= _BATCH:
                flush()
        flush()
        with Session(engine) as session, session.begin():
            held = [Withdrawal(id=patient_id, status=HELD) for patient_id in sorted(doubtful)]
            summary.patients.held = withdraw_patients(session, held, audit(session))
            summary.merged = settle_merges(session, audit(session))
            if summary.patients.accepted:
                mark_updated(session, "patients", as_of or now, now)
            audit(session)("records_imported", "records", {"patients": summary.patients.new + summary.patients.updated})
    finally:
        rejects.close()
    rejects.clear_old()
    summary.rejected = sorted(rejects.rejected, key=lambda rejected: rejected.line)
    summary.set_aside = sorted(str(written) for written in rejects.written.values())
    return summary


def _ids_of_several_people(path: Path, today: date) -> set[str]:
    """Ids under which the file has more than one person: which of them is meant only the records system can say.

    The same person twice is harmless, also with two addresses; the later line counts then. Of each person only a
    hash is kept: the file may have a million.
    """
    known: dict[str, int] = {}
    several: set[str] = set()
    for line, row in read_rows(path):
        with suppress(ResourceError):  # the import itself sets such a line aside
            record = _read_line(line, row, today)
            person = hash((record.mrn, record.name, record.birth_date, record.is_deceased))
            if known.setdefault(record.id, person) != person:
                several.add(record.id)
    return several


def _with_birth_date(session: Session, ids: Iterable[str]) -> set[str]:
    """Those of the patients whose birth date is on file."""
    query = select(Patient.id).where(Patient.birth_date.is_not(None))
    return {found for chunk in chunks(ids, CHUNK) for found in session.scalars(query.where(Patient.id.in_(chunk)))}


def read_rows(path: Path) -> Iterator[tuple[Line, dict[str, str]]]:
    """Data lines of a CSV file of patients, as dictionaries of cleaned text; each with its line to set aside.

    A line of another length than the header has a fault, and what stands under which name there is not sure.

    Raises SourceError when the file cannot be read as such.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip().lower() for name in next(reader, [])]
            _check_header(path, header)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    fault = "" if len(cells) == len(header) else "wrong_number_of_columns"
                    line = Line(path=path, number=reader.line_num, raw=_as_csv(cells), fault=fault)
                    yield line, {name: text(cell) for name, cell in zip(header, cells, strict=False)}
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {path}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path.name} is no CSV file in UTF-8; save it as such and try again.") from error


def _first_line(path: Path) -> bytes:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return _as_csv(next(csv.reader(file), []))


def _check_header(path: Path, header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    known = f"Possible: {', '.join(COLUMNS)}."
    if len(set(header).intersection(COLUMNS)) < _FEWEST_KNOWN:
        # A first line that names no columns is a patient's: it is not repeated.
        raise SourceError(
            f"The first line of {path.name} must name the columns; it has no column {', '.join(missing)}. {known}"
        )
    # An unknown column is refused: under "birth_date" the birth dates would silently stay out.
    unknown = dict.fromkeys(text(name)[:40] or "(one without a name)" for name in header if name not in COLUMNS)
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if missing or unknown or doubled:
        raise SourceError(
            f"The first line of {path.name} must name the columns. Missing: {', '.join(missing) or 'none'}; unknown: "
            f"{', '.join(unknown) or 'none'}; twice: {', '.join(doubled) or 'none'}. {known}"
        )


def _as_csv(cells: list[str]) -> bytes:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells).encode("utf-8", "replace")


def _read_line(line: Line, row: Mapping[str, str], today: date) -> PatientRecord:
    if line.fault:
        raise ResourceError(line.fault)
    return read_patient_row(row, today)


def read_patient_row(row: Mapping[str, str], today: date) -> PatientRecord:
    """One row; raises ResourceError with the reason when it cannot become a patient.

    The birth date is None only when the row gives none, or one that registers write for "unknown" (1900-01-01, or
    any in the future).
    """
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
    """None for an empty cell only: a date in an unknown form is no patient without one."""
    if not said:
        return None
    found = next((match for pattern in _DATES if (match := pattern.match(said))), None)
    if found is None:
        raise ResourceError("unreadable_birth_date")
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError as error:
        raise ResourceError("unreadable_birth_date") from error


def _aliases(said: str) -> Iterator[Name]:
    for item in said.split(";"):
        family, _, given = (half.strip() for half in item.partition("|"))
        if family or given:
            yield Name(family=family, given=given, use="other")
