"""What was read against the truth: shares with bounds, reliability, and the faxes that went wrong."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.reading.ask import TREATMENT
from matching.names import fold_name
from ocr.types_asked import STANDARD_PACKET

Row = Mapping[str, Any]
NAIVE_FIELDS = frozenset(
    {"kind", "orientation", "name", "dob", "suffix", "mrn", "reply_fax", "phone", "requested_types"}
)
Z95 = 1.959964
BINS = 10
NEAR_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def bounds(self) -> tuple[float, float]:
        """95 %: Wilson's; for none or all of them the rule of three."""
        if self.of == 0:
            return 0.0, 1.0
        if self.hits in (0, self.of):
            three = min(1.0, 3 / self.of)
            return (0.0, three) if self.hits == 0 else (1 - three, 1.0)
        share, total, square = self.hits / self.of, self.of, Z95**2
        middle = (share + square / (2 * total)) / (1 + square / total)
        reach = Z95 / (1 + square / total) * math.sqrt(share * (1 - share) / total + square / (4 * total**2))
        return middle - reach, middle + reach

    def __str__(self) -> str:
        if not self.of:
            return "-"
        low, high = self.bounds
        return f"{self.hits / self.of:.3f} ({low:.3f}-{high:.3f})  {self.hits}/{self.of}"


def name_of(patient: Row) -> tuple[str, str]:
    """Family and given name without case and punctuation."""
    return fold(patient.get("family")), fold(patient.get("given"))


def fold(text: str | None) -> str:
    return re.sub(r"[^A-Z]", "", fold_name(text or "").upper())


def is_right(row: Row, field: str, reader: str = "ours") -> bool | None:
    """Is this field what the page says? None: the truth does not tell."""
    truth, read = row["truth"], row[reader]
    match field:
        case "kind" | "orientation":
            return bool(truth[field] == read.get(field))
        case "name" | "dob" | "suffix" | "mrn":
            return _patients_right(truth, read, field)
        case "aliases":
            return _aliases_right(truth, read)
        case _ if field not in truth:
            return None
        case "date_range":
            return _same_range(truth, read.get(field))
        case "requested_types" if truth[field] is not None:
            return _whole_set(truth[field]) == _whole_set(read.get(field))
        case "auth_missing":
            return _lacking(truth[field]) == _lacking(read.get(field))
        case _:
            return bool(truth[field] == read.get(field))


def _same_range(truth: Row, read: Row | None) -> bool:
    """The same days, give or take: "last two years" has no exact first day. An open end may be read as today."""
    true: Row | None = truth["date_range"]
    if true is None or read is None:
        return true is read
    start, end = true["from"], true["to"]
    sent = truth["letter_date"]
    open_ended = end is None and (read["to"] is None or _days_apart(read["to"], sent) <= NEAR_DAYS)
    return _near(start, read["from"]) and (open_ended or _near(end, read["to"]))


def _near(one: str | None, other: str | None) -> bool:
    return one is other if one is None or other is None else _days_apart(one, other) <= NEAR_DAYS


def _days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _whole_set(types: Sequence[str] | None) -> set[str]:
    """The types asked for; none named is the standard packet, and is the same as all five of it named."""
    return set(types or STANDARD_PACKET)


def _lacking(names: Sequence[str] | None) -> set[str]:
    """What it lacks. Whether the signature matches the one on file no page tells, so the photo ID is left out."""
    return set(names or ()) - {"photo_id"}


def _aliases_right(truth: Row, read: Row) -> bool | None:
    """All other names of all patients; a family name alone, or with the given name before or after it."""
    patients = truth.get("patients")
    if patients is None or any("aliases" not in one for one in patients):
        return None
    found = {fold(name) for one in read["patients"] for name in one.get("aliases") or ()}
    true = [
        {fold(name), fold(f"{one['given']} {name}"), fold(f"{name} {one['given']}")}
        for one in patients
        for name in one["aliases"]
    ]
    return all(forms & found for forms in true) and found <= set().union(*true)


def _patients_right(truth: Row, read: Row, field: str) -> bool | None:
    """Every patient's; the order in the fax does not matter."""
    if "patients" not in truth:
        return None
    return sorted(_value(one, field) for one in truth["patients"]) == sorted(
        _value(one, field) for one in read["patients"]
    )


def _value(patient: Row, field: str) -> tuple[str, ...]:
    if field == "name":
        return name_of(patient)
    if field == "suffix":
        return (fold(patient.get("suffix")),)
    if field == "mrn":
        return ((patient.get("mrn") or "").lstrip("0"),)
    return (patient.get(field) or "",)


def is_wrong(row: Row, field: str, reader: str = "ours") -> bool:
    """Something was read, and it is not what the page says; nothing read is not wrong."""
    if is_right(row, field, reader) is not False:
        return False
    read = row[reader]
    if field == "aliases":
        return any(one.get("aliases") for one in read["patients"])
    if field in ("name", "dob", "mrn"):
        return any(any(_value(one, field)) for one in read["patients"])
    return bool(read.get(field))


def share(rows: Iterable[Row], field: str, reader: str = "ours") -> Share:
    """How often it was right, of those where the truth tells it (and the script looks for it)."""
    if reader == "naive" and field not in NAIVE_FIELDS:
        return Share(hits=0, of=0)
    judged = [right for row in rows if reader in row and (right := is_right(row, field, reader)) is not None]
    return Share(hits=sum(judged), of=len(judged))


def wrong_share(rows: Iterable[Row], field: str, reader: str = "ours") -> Share:
    if reader == "naive" and field not in NAIVE_FIELDS:
        return Share(hits=0, of=0)
    judged = [row for row in rows if reader in row and is_right(row, field, reader) is not None]
    return Share(hits=sum(is_wrong(row, field, reader) for row in judged), of=len(judged))


def is_printed_request(row: Row) -> bool:
    truth = row["truth"]
    return truth["kind"] in TREATMENT and truth["legible"] and not truth["by_hand"]


UNATTENDED_FIELDS = ("kind", "name", "dob", "suffix", "reply_fax")


def unattended_wrong(row: Row) -> list[str]:
    """The fields for which this fax may not have gone on without a person; [] when all is right."""
    if not row["ours"].get("unattended"):
        return []
    wrong = [field for field in UNATTENDED_FIELDS if is_right(row, field) is False]
    return ["kind"] if row["truth"]["kind"] not in TREATMENT else wrong


Judged = tuple[float, bool]


def judged(rows: Iterable[Row], field: str) -> list[Judged]:
    """Confidence and right or wrong for every value that was read."""
    if field in ("name", "dob"):
        return [pair for row in rows for pair in _judged_patients(row, field)]
    return [
        (row["ours"][f"{field}_confidence"], right)
        for row in rows
        if (right := is_right(row, field)) is not None and row["ours"].get(field) and "error" not in row["ours"]
    ]


def _judged_patients(row: Row, field: str) -> list[Judged]:
    if "patients" not in row["truth"]:
        return []
    true = {_value(one, field) for one in row["truth"]["patients"]}
    read = [one for one in row["ours"]["patients"] if any(_value(one, field))]
    return [(one[f"{field}_confidence"], _value(one, field) in true) for one in read]


def reliability(pairs: Sequence[Judged]) -> tuple[list[tuple[float, Share, float]], float]:
    """By tenths of confidence: lower edge, how many were right, mean confidence. And the expected calibration error."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for confidence, right in pairs:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    table, error = [], 0.0
    for place in sorted(bins):
        found = bins[place]
        mean = sum(confidence for confidence, _ in found) / len(found)
        hits = sum(right for _, right in found)
        table.append((place / BINS, Share(hits=hits, of=len(found)), mean))
        error += abs(hits / len(found) - mean) * len(found) / len(pairs)
    return table, error


def by_layout(rows: Iterable[Row], fields: Sequence[str]) -> list[tuple[str, int, dict[str, Share]]]:
    """Layouts, worst first by the share of their right fields; legible faxes only."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["truth"]["legible"]:
            groups[row["truth"]["layout"]].append(row)
    table = [(name, len(found), {field: share(found, field) for field in fields}) for name, found in groups.items()]

    def goodness(entry: tuple[str, int, dict[str, Share]]) -> float:
        shares = entry[2].values()
        return sum(one.hits for one in shares) / max(1, sum(one.of for one in shares))

    return sorted(table, key=goodness)


def only(rows: Iterable[Row], keep: Callable[[Row], bool]) -> list[Row]:
    return [row for row in rows if keep(row)]
