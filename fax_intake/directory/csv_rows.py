"""Reading directory files: one line a fax number, lines of one entry id together make the entry.

Columns: entry_id, practice (required), provider_names, provider_npis (";"-separated, aligned), npi, phone, address,
city, state, zip, fax, verified_by, verified_at, method, retired_at, secure_line, attended_hours.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from fax_intake.directory.model import DirectoryError, EntryRow, NumberRow, Provider
from fax_intake.directory.npi import is_npi
from fax_intake.phone import to_e164
from fax_intake.turnaround.hours import WeeklyHours

REQUIRED = ("entry_id", "practice")
COLUMNS = (
    *REQUIRED, "provider_names", "provider_npis", "npi", "phone", "address", "city", "state", "zip", "fax",
    "verified_by", "verified_at", "method", "retired_at", "secure_line", "attended_hours",
)  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,59}\Z")
_COLUMN_NAME = re.compile(r"[a-z][a-z_ ]{0,29}\Z")
_STATE = re.compile(r"[A-Z]{2}\Z")
_CLOCKS_DIFFER = timedelta(days=1)  # a day without a time, written in another zone
_YES, _NO = ("1", "true", "yes", "y"), ("", "0", "false", "no", "n")


class LineError(Exception):
    """A line cannot be used. The message is a reason code without content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvLine:
    """One line of the file, translated or not."""

    number: int  # from 1, the header's line included
    cells: tuple[str, ...]
    row: EntryRow | None  # None: see `reason`
    reason: str = ""


def read_lines(path: Path, zone: ZoneInfo, now: datetime) -> tuple[list[str], list[CsvLine]]:
    """The header and every line of a directory file.

    Args:
        path: a CSV file in UTF-8 with a header.
        zone: in which moments without an offset are meant.
        now: a verification more than a day later than this is refused.

    Raises:
        DirectoryError: no such file, no CSV, or a column that is missing or unknown.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip().lower() for name in next(reader, [])]
            _check_header(path, header)
            lines = [
                _line(reader.line_num, cells, header, zone, now)
                for cells in reader
                if any(cell.strip() for cell in cells)
            ]
    except FileNotFoundError as error:
        raise DirectoryError(f"There is no file {path}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DirectoryError(f"{path.name} is no CSV file in UTF-8; save it as such and try again.") from error
    return header, lines


def _check_header(path: Path, header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    # An unknown column is refused: "verifed_at" must not silently become "never verified" or worse.
    unknown = [name for name in header if name not in COLUMNS]
    if any(not _COLUMN_NAME.match(name) for name in unknown):
        # Another file was given, perhaps with patients in it: its first line is not repeated.
        raise DirectoryError(f"{path.name} is no directory file: its first line does not name columns.")
    doubled = sorted({name for name in header if header.count(name) > 1})
    if missing or unknown or doubled:
        raise DirectoryError(
            f"The first line of {path.name} must name the columns. Missing: {', '.join(missing) or 'none'}; unknown: "
            f"{', '.join(unknown) or 'none'}; twice: {', '.join(doubled) or 'none'}. Possible: {', '.join(COLUMNS)}."
        )


def _line(number: int, cells: list[str], header: list[str], zone: ZoneInfo, now: datetime) -> CsvLine:
    kept = tuple(cells)
    if len(cells) != len(header):
        return CsvLine(number=number, cells=kept, row=None, reason="wrong_number_of_columns")
    said = {name: _clean(cell) for name, cell in zip(header, cells, strict=True)}
    try:
        return CsvLine(number=number, cells=kept, row=read_row(said, zone, now))
    except LineError as error:
        return CsvLine(number=number, cells=kept, row=None, reason=str(error))


def _clean(cell: str) -> str:
    joined = " ".join(cell.split())
    return joined if joined.isprintable() else "".join(char for char in joined if char.isprintable())


def read_row(said: dict[str, str], zone: ZoneInfo, now: datetime) -> EntryRow:
    """One line as values; raises LineError with the reason."""
    if not _ID.match(said["entry_id"]):
        raise LineError("entry_id_unusable")
    if not said["practice"]:
        raise LineError("practice_missing")
    state = said.get("state", "").upper()
    if state and not _STATE.match(state):
        raise LineError("state_not_two_letters")
    return EntryRow(
        id=said["entry_id"],
        practice=said["practice"],
        providers=tuple(_providers(said.get("provider_names", ""), said.get("provider_npis", ""))),
        npi=_npi(said.get("npi", "")),
        phone=_phone(said.get("phone", ""), "phone_unusable"),
        address=said.get("address", ""),
        city=said.get("city", ""),
        state=state,
        zip_code=said.get("zip", ""),
        number=_number(said, zone, now),
    )


def _providers(names: str, npis: str) -> Iterator[Provider]:
    if not names.strip():
        if npis.strip(" ;"):
            raise LineError("provider_npis_without_names")
        return
    listed = [name.strip() for name in names.split(";")]
    numbers = [npi.strip() for npi in npis.split(";")] if npis else [""] * len(listed)
    if len(numbers) != len(listed):
        raise LineError("provider_names_and_npis_differ_in_number")
    for name, npi in zip(listed, numbers, strict=True):
        if name:
            yield Provider(name=name, npi=_npi(npi))
        elif npi:
            raise LineError("provider_npis_without_names")


def _npi(said: str) -> str:
    if said and not is_npi(said):
        raise LineError("npi_wrong")
    return said


def _phone(said: str, reason: str) -> str:
    if not said:
        return ""
    number = to_e164(said)
    if number is None:
        raise LineError(reason)
    return number


def _number(said: dict[str, str], zone: ZoneInfo, now: datetime) -> NumberRow | None:
    verification = [said.get(name, "") for name in ("verified_by", "verified_at", "method")]
    if any(verification) and not all(verification):
        # Who, when and how belong together: a date alone is no verification that anyone can answer for.
        raise LineError("verification_incomplete")
    fax = _phone(said.get("fax", ""), "fax_unusable")
    if not fax:
        if any(verification) or said.get("retired_at"):
            raise LineError("verification_without_fax")
        return None
    by, at, method = verification
    verified_at = _moment(at, zone) if at else None
    if verified_at is not None and verified_at > now + _CLOCKS_DIFFER:
        raise LineError("verified_in_the_future")
    return NumberRow(
        number=fax,
        verified_by=by or None,
        verified_at=verified_at,
        method=method or None,
        retired_at=_moment(retired, zone) if (retired := said.get("retired_at", "")) else None,
        is_secure_line=_yes_or_no(said.get("secure_line", "")),
        attended_hours=_hours(said.get("attended_hours", "")),
    )


def _moment(said: str, zone: ZoneInfo) -> datetime:
    """An ISO date or moment, or an American date; a day means its beginning."""
    try:
        if american := re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z", said):
            month, day, year = map(int, american.groups())
            return datetime.combine(date(year, month, day), time.min, zone).astimezone(UTC)
        moment = datetime.fromisoformat(said)
        if not 1990 <= moment.year <= 2200:
            raise LineError("date_unusable")
    except ValueError as error:
        raise LineError("date_unusable") from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _yes_or_no(said: str) -> bool:
    if said.lower() not in (*_YES, *_NO):
        raise LineError("secure_line_neither_yes_nor_no")
    return said.lower() in _YES


def _hours(said: str) -> str:
    if said:
        try:
            WeeklyHours.parse(said)
        except ValueError as error:
            raise LineError("attended_hours_unusable") from error
    return said
