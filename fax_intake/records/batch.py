"""Batch identity: a file of patients and a file of requests in, one decision a line out. Nothing is stored or sent.

Patients are kept as packed text with one sorted array of hashed keys beside it, so that a hundred thousand of them fit
into little memory; requests stream.
"""

import csv
import json
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matching import CountedPopulation, blocking_keys, choose_patient, index_keys, name_counts
from matching.dates import read_date
from matching.model import BlockingKey, Candidate, MatchDecision, PatientId, PersonName, Query

if TYPE_CHECKING:
    import _csv

PATIENT_COLUMNS: Final = (
    "patient_id", "mrn", "last", "first", "middle", "suffix", "dob", "sex", "aliases", "address", "city", "zip",
    "phone", "deceased",
)  # fmt: skip
REQUIRED_COLUMNS: Final = ("patient_id", "last", "first", "dob")
REQUEST_FIELDS: Final = ("patient_name", "dob", "aka", "address", "phone", "mrn", "sex")
MAX_CANDIDATES: Final = 60  # looked at for one request: those that share most keys
MAX_BLOCK: Final = 2000  # a key shared by more patients than this tells nothing by itself
_MAX_REPORTED: Final = 1000  # bad lines kept in the summary; all are counted
_BORN: Final = PATIENT_COLUMNS.index("dob")
_FIELD_END: Final = "\x1f"


class BatchInputError(ValueError):
    """A whole file cannot be used; the text says which, why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that was set aside, by number and reason; never its content."""

    file_name: str
    line_number: int  # from 1, the header counted
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSummary:
    """What a batch did. Times are wall-clock milliseconds of one request, look-up included."""

    patient_count: int
    request_count: int
    auto_count: int
    review_count: int
    no_match_count: int
    set_aside_count: int
    bad_lines: tuple[BadLine, ...]  # the first 1,000
    index_s: float
    median_ms: float
    p99_ms: float

    def __str__(self) -> str:
        lines = [
            f"{self.patient_count} patients indexed in {self.index_s:.1f} s; {self.request_count} requests: "
            f"{self.auto_count} auto, {self.review_count} review, {self.no_match_count} no match; "
            f"{self.median_ms:.1f} ms median, {self.p99_ms:.1f} ms at the 99th percentile"
        ]
        if self.set_aside_count:
            lines.append(f"{self.set_aside_count} lines set aside:")
            lines += [f"  {bad.file_name} line {bad.line_number}: {bad.reason}" for bad in self.bad_lines[:20]]
        return "\n".join(lines)


@dataclass(slots=True)
class BadLines:
    count: int = 0
    kept: list[BadLine] = field(default_factory=list)

    def add(self, file_name: str, line_number: int, reason: str) -> None:
        self.count += 1
        if len(self.kept) < _MAX_REPORTED:
            self.kept.append(BadLine(file_name=file_name, line_number=line_number, reason=reason))


def match_batch(patients_csv: Path, requests_jsonl: Path, out: Path) -> BatchSummary:
    """Match every request of `requests_jsonl` against `patients_csv` and write one JSON line each to `out`.

    `out` appears only when all is done: it is written beside its place and renamed.

    Raises:
        BatchInputError: a file is missing or unreadable, columns are missing, or `out` is one of them; nothing was
            written.
    """
    partial = out.with_name(out.name + ".partial")
    for source in (patients_csv, requests_jsonl):
        if _is_same(source, out) or _is_same(source, partial):
            raise BatchInputError(f"Writing {out} would overwrite {source}. Give --out another name.")
    bad = BadLines()
    started = time.perf_counter()
    index = PatientIndex.read(patients_csv, bad)
    index_s = time.perf_counter() - started
    decisions: Counter[str] = Counter()
    times_ms = array("d")
    try:
        with partial.open("w", encoding="utf-8") as target:
            for request_id, query in _requests(requests_jsonl, bad):
                began = time.perf_counter()
                decision = choose_patient(query, index.find(blocking_keys(query)), index.population)
                times_ms.append((time.perf_counter() - began) * 1000)
                decisions[decision.decision] += 1
                target.write(json.dumps(_as_line(request_id, decision, times_ms[-1]), ensure_ascii=False) + "\n")
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    return BatchSummary(
        patient_count=index.population.size,
        request_count=len(times_ms),
        auto_count=decisions["auto"],
        review_count=decisions["review"],
        no_match_count=decisions["no_match"],
        set_aside_count=bad.count,
        bad_lines=tuple(bad.kept),
        index_s=index_s,
        median_ms=float(np.percentile(times_ms, 50)) if times_ms else 0.0,
        p99_ms=float(np.percentile(times_ms, 99)) if times_ms else 0.0,
    )


def _is_same(one: Path, other: Path) -> bool:
    """By any path: through a link, or a folder that ignores case."""
    return one.exists() and other.exists() and one.samefile(other)


@dataclass(frozen=True, slots=True, eq=False)
class PatientIndex:
    """Patients packed in memory, found by hashed key. Row numbers count from 0 in the file's order."""

    packed: bytes
    ends: npt.NDArray[np.int64]  # end of each patient's text in `packed`
    keys: npt.NDArray[np.int64]  # sorted
    rows: npt.NDArray[np.int32]  # patient row of each key
    population: CountedPopulation

    @classmethod
    def read(cls, patients_csv: Path, bad: BadLines) -> "PatientIndex":
        """Read the file once; rows that cannot be used are set aside in `bad`."""
        packed = bytearray()
        ends, keys, rows = array("q"), array("q"), array("i")
        counts: Counter[tuple[Any, str]] = Counter()
        for row, values in enumerate(_patient_rows(patients_csv, bad)):
            candidate = _to_candidate(values)
            found = index_keys(candidate)
            keys.extend(found)
            rows.extend([row] * len(found))
            counts.update(name_counts(candidate))
            packed += _FIELD_END.join(values).encode()
            ends.append(len(packed))
        key_array = np.frombuffer(keys, dtype=np.int64) if keys else np.empty(0, np.int64)
        row_array = np.frombuffer(rows, dtype=np.int32) if rows else np.empty(0, np.int32)
        order = np.argsort(key_array, kind="stable")
        return cls(
            packed=bytes(packed),
            ends=np.array(ends, dtype=np.int64),
            keys=key_array[order],
            rows=row_array[order],
            population=CountedPopulation(len(ends), counts),
        )

    def find(self, wanted: Sequence[BlockingKey]) -> list[Candidate]:
        """The patients that share most of the keys, at most `MAX_CANDIDATES`; ties by row, so that runs are equal."""
        if not wanted or not len(self.keys):
            return []
        sought = np.array(wanted, dtype=np.int64)
        starts = np.searchsorted(self.keys, sought, side="left")
        stops = np.searchsorted(self.keys, sought, side="right")
        blocks = [self.rows[a:b] for a, b in zip(starts, stops, strict=True) if 0 < b - a <= MAX_BLOCK]
        if not blocks:
            return []
        rows, shared = np.unique(np.concatenate(blocks), return_counts=True)
        if len(rows) > MAX_CANDIDATES:
            rows = rows[np.argsort(-shared, kind="stable")[:MAX_CANDIDATES]]
        return [self.candidate(int(row)) for row in rows]

    def candidate(self, row: int) -> Candidate:
        start = int(self.ends[row - 1]) if row else 0
        return _unpack(self.packed[start : int(self.ends[row])])


@lru_cache(maxsize=4096)
def _unpack(packed: bytes) -> Candidate:
    return _to_candidate(packed.decode().split(_FIELD_END))


def _patient_rows(patients_csv: Path, bad: BadLines) -> Iterator[list[str]]:
    """Values in the order of PATIENT_COLUMNS, absent columns empty."""
    try:
        source = patients_csv.open(encoding="utf-8-sig", errors="replace", newline="")
    except OSError as error:
        raise BatchInputError(
            f"The patients file cannot be opened ({error.strerror}). Give the path of a CSV file."
        ) from error
    with source:
        reader = csv.reader(line.replace("\0", "") for line in source)
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in REQUIRED_COLUMNS if name not in header]
        if missing:
            raise BatchInputError(
                f"The patients file lacks the column(s) {', '.join(missing)}. Its first line must name the columns: "
                f"{', '.join(PATIENT_COLUMNS)}."
            )
        at = [header.index(name) if name in header else -1 for name in PATIENT_COLUMNS]
        seen: set[str] = set()
        for values in _readable(reader, patients_csv.name, bad):
            if not values:
                continue
            reason = _patient_fault(values, len(header), at, seen)
            if reason:
                bad.add(patients_csv.name, reader.line_num, reason)
                continue
            seen.add(values[at[0]].strip())
            row = [values[column].strip().replace(_FIELD_END, " ") if column >= 0 else "" for column in at]
            row[_BORN] = _iso(row[_BORN])
            yield row


def _readable(reader: "_csv.Reader", file_name: str, bad: BadLines) -> Iterator[list[str]]:
    """The reader's rows; one that is no CSV (a field beyond 128 kB) is set aside."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            bad.add(file_name, reader.line_num, "not readable as CSV")


def _iso(born: str) -> str:
    """A register's date in its usual American or ISO style, as ISO; "" when there is none."""
    readings = read_date(born).readings
    return readings[0].value.isoformat() if readings else ""


def _patient_fault(values: list[str], width: int, at: list[int], seen: set[str]) -> str:
    if len(values) != width:
        return f"{len(values)} values instead of {width}"
    patient_id, family, given, born = (values[at[PATIENT_COLUMNS.index(name)]].strip() for name in REQUIRED_COLUMNS)
    if not patient_id:
        return "no patient_id"
    if patient_id in seen:
        return "patient_id stands in the file twice"
    if not family and not given:
        return "neither last nor first name"
    if born and not read_date(born).readings:
        return "dob is no date"
    return ""


def _to_candidate(values: Sequence[str]) -> Candidate:
    patient_id, mrn, family, given, middle, suffix, born, sex, aliases, address, city, zip_code, phone, deceased = (
        values
    )
    return Candidate(
        patient_id=PatientId(patient_id),
        name=PersonName(family=family, given=given, middle=middle, suffix=suffix),
        aliases=tuple(_alias(text) for text in aliases.split(";") if text.strip()),
        birth_date=date.fromisoformat(born) if born else None,
        sex=sex,
        mrn=mrn,
        address=address,
        city=city,
        zip_code=zip_code,
        phones=tuple(number for number in phone.split(";") if number.strip()),
        deceased=deceased.strip().lower() in {"1", "true", "t", "yes", "y"},
    )


def _alias(text: str) -> PersonName:
    family, _, given = text.partition("|")
    return PersonName(family=family.strip(), given=given.strip())


def _requests(requests_jsonl: Path, bad: BadLines) -> Iterator[tuple[str | int, Query]]:
    try:
        source = requests_jsonl.open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise BatchInputError(
            f"The requests file cannot be opened ({error.strerror}). Give the path of a JSON-lines file."
        ) from error
    with source:
        for line_number, line in enumerate(source, start=1):
            if not line.strip():
                continue
            try:
                yield to_query(json.loads(line))
            except (json.JSONDecodeError, RecursionError):
                bad.add(requests_jsonl.name, line_number, "not a JSON object")
            except BadRequestError as error:
                bad.add(requests_jsonl.name, line_number, str(error))


class BadRequestError(ValueError):
    """The text names what is wrong with the line, never what stands in it."""


def to_query(line: object) -> tuple[str | int, Query]:
    """One line of the requests file; the id comes back as it was given.

    Raises:
        BadRequestError: the line is not as documented.
    """
    if not isinstance(line, dict):
        raise BadRequestError("not a JSON object")
    request_id, fields = line.get("request_id"), line.get("fields")
    if not isinstance(request_id, (str, int)) or isinstance(request_id, bool) or request_id == "":
        raise BadRequestError("no request_id")
    if not isinstance(fields, dict):
        raise BadRequestError("fields is no object")
    text, conf = {}, {}
    for name in REQUEST_FIELDS:
        text[name], conf[name] = _field(name, fields.get(name))
    return request_id, Query(
        name_text=text["patient_name"],
        name_confidence=conf["patient_name"],
        dob_text=text["dob"],
        dob_confidence=conf["dob"],
        aka_texts=tuple(part.strip() for part in text["aka"].split(";") if part.strip()),
        mrn=text["mrn"],
        mrn_confidence=conf["mrn"],
        sex=text["sex"],
        sex_confidence=conf["sex"],
        phone=text["phone"],
        address=text["address"],
    )


def _field(name: str, value: object) -> tuple[str, float]:
    """{"text", "conf"}, a bare text, or nothing."""
    if value is None:
        return "", 1.0
    if isinstance(value, str):
        return value, 1.0
    if not isinstance(value, dict):
        raise BadRequestError(f"{name} is no object with text and conf")
    text, conf = value.get("text"), value.get("conf", 1.0)
    conf = 1.0 if conf is None else conf
    if isinstance(conf, bool) or not isinstance(conf, (int, float)) or not 0 <= conf <= 1:
        raise BadRequestError(f"conf of {name} is not between 0 and 1")
    if text is not None and not isinstance(text, (str, int)):
        raise BadRequestError(f"text of {name} is no text")
    return "" if text is None else str(text), float(conf)


def _as_line(request_id: str | int, decision: MatchDecision, elapsed_ms: float) -> dict[str, object]:
    is_no_match = decision.decision == "no_match"
    return {
        "request_id": request_id,
        "patient_id": None if is_no_match else decision.patient_id,
        "probability": decision.probability,
        "decision": decision.decision,
        "candidates": [candidate.patient_id for candidate in decision.candidates],
        "ms": round(elapsed_ms, 3),
    }
