"""Who survives as whom, over all merges that the records system announces: pure.

A record may be announced as merged into several others: a corrected merge whose first announcement was never taken
back looks like that. Which one is right depends on nothing that we know, least of all on the order of rows, so that
nobody is taken for the survivor until every announcement leads to one and the same record.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Announced = Mapping[str, Collection[str]]  # a record's id -> those that it is said to be merged into


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What the announcements make of one record."""

    survivor: str | None  # himself when nothing is announced; None when nobody can tell
    in_doubt: frozenset[str] = frozenset()  # records whose identity is open for it


def settle_fates(patient_ids: Iterable[str], announced: Announced, in_use: Collection[str]) -> dict[str, Fate]:
    """The fate of each of these records.

    Args:
        patient_ids: the records that are asked for.
        announced: all announced merges.
        in_use: records on file that are active: nobody can survive as another one.
    """
    circular = frozenset(record for record in announced if record in _reached(record, announced))
    return {patient_id: _fate(patient_id, announced, in_use, circular) for patient_id in patient_ids}


def _fate(patient_id: str, announced: Announced, in_use: Collection[str], circular: frozenset[str]) -> Fate:
    if patient_id not in announced:
        return Fate(survivor=patient_id)
    reached = _reached(patient_id, announced)
    ends = {record if record in in_use else None for record in reached if record not in announced}
    if not circular.isdisjoint((patient_id, *reached)):
        ends.add(None)
    if len(ends) > 1:  # any of them may be the wrong person's chart
        return Fate(survivor=None, in_doubt=frozenset((patient_id, *reached)))
    survivor = next(iter(ends))
    return Fate(survivor=survivor, in_doubt=frozenset() if survivor else frozenset((patient_id,)))


def _reached(patient_id: str, announced: Announced) -> set[str]:
    """Everybody at whom the announcements arrive; the record itself only if it lies on a circle."""
    reached: set[str] = set()
    ahead = list(announced.get(patient_id, ()))
    while ahead:
        current = ahead.pop()
        if current not in reached:
            reached.add(current)
            ahead.extend(announced.get(current, ()))
    return reached
