"""Which documents answer a request, and in which order: pure, over what the records system says of each document.

domain.md §1 (standard packet), §5 (look-back, newest encounter first). What is left out is told to staff by a reason
word; it is never told to the office.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

LeftOut = Literal[
    "entered_in_error",
    "superseded",
    "replaced",
    "not_final",
    "other_type",
    "outside_dates",
    "other_facility",
    "duplicate",
]

WHOLE_CHART = "all"  # in `Wanted.types`: every type. Whether that may go out is the gate `whole_chart`

# Statuses of FHIR's DocumentReference.docStatus and DiagnosticReport.status, lower case.
_FINAL = frozenset({"final", "amended", "corrected", "appended", "current"})
_PRELIMINARY = frozenset({"preliminary", "partial"})
_WITHDRAWN = "entered-in-error"

# How a physician reads an encounter: what happened, how it began, what was done, what others found.
_READING_ORDER = (
    "discharge_summary",
    "history_and_physical",
    "operative_note",
    "consultation",
    "imaging_report",
    "pathology",
    "lab_result",
    "ekg",
    "medication_list",
    "progress_note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What is known of a document without opening it."""

    document_id: str
    document_type: str  # "history_and_physical", ...; "other" when the type is not known
    title: str
    service_date: date
    encounter_id: str | None
    facility: str
    status: str  # "final", "amended", "preliminary", "entered-in-error", "superseded", ...
    replaces: str | None  # document id
    content_digest: str  # "" when not known: never a duplicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the request asks for, under the policy."""

    types: tuple[str, ...]  # () nothing named: the standard packet; "all": every type
    standard_types: tuple[str, ...]  # the policy's standard packet
    today: date
    look_back_months: int = 24  # holds when the request names no dates
    date_from: date | None = None  # inclusive
    date_to: date | None = None  # inclusive
    facilities: tuple[str, ...] | None = None  # whose documents the asked facility may release; None: all


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    document_ids: tuple[str, ...]  # in the order in which they are sent
    preliminary: frozenset[str]  # those of them that must be marked preliminary
    left_out: Mapping[str, LeftOut]  # every other document, and why


def choose_documents(documents: Sequence[DocumentFacts], wanted: Wanted) -> Chosen:
    """Choose and order the documents of one patient.

    Raises:
        ValueError: two documents carry the same id.
    """
    by_id = {document.document_id: document for document in documents}
    if len(by_id) != len(documents):
        raise ValueError("Two documents carry the same id; the records import must make ids unique.")
    replaced = _replaced_ids(by_id)
    withdrawn = {d.content_digest for d in documents if _status(d) == _WITHDRAWN and d.content_digest}
    left_out: dict[str, LeftOut] = {}
    kept: list[DocumentFacts] = []
    for document in documents:
        reason = _why_left_out(document, wanted, replaced, withdrawn)
        if reason is None:
            kept.append(document)
        else:
            left_out[document.document_id] = reason
    unique = _one_per_content(kept)
    unique_ids = {document.document_id for document in unique}
    left_out |= {document.document_id: "duplicate" for document in kept if document.document_id not in unique_ids}
    return Chosen(
        document_ids=tuple(document.document_id for document in _in_reading_order(unique)),
        preliminary=frozenset(d.document_id for d in unique if _status(d) in _PRELIMINARY),
        left_out=MappingProxyType(left_out),
    )


def first_day_back(today: date, months: int) -> date:
    """The day `months` before today; the last of its month where that day does not exist."""
    index = today.year * 12 + today.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _status(document: DocumentFacts) -> str:
    return document.status.strip().lower().replace("_", "-")


def _why_left_out(
    document: DocumentFacts, wanted: Wanted, replaced: frozenset[str], withdrawn: set[str]
) -> LeftOut | None:
    """The first reason that holds, the weightiest first."""
    status = _status(document)
    # The same report stands in two resources and only one was withdrawn: what was an error once stays at home.
    if status == _WITHDRAWN or document.content_digest in withdrawn:
        return "entered_in_error"
    if status == "superseded":
        return "superseded"
    if document.document_id in replaced:
        return "replaced"
    if status not in _FINAL | _PRELIMINARY:
        return "not_final"
    types = wanted.types or wanted.standard_types
    if WHOLE_CHART not in types and document.document_type not in types:
        return "other_type"
    if not _is_in_dates(document.service_date, wanted):
        return "outside_dates"
    if wanted.facilities is not None and document.facility not in wanted.facilities:
        return "other_facility"
    return None


def _is_in_dates(day: date, wanted: Wanted) -> bool:
    if wanted.date_from is None and wanted.date_to is None:
        return day >= first_day_back(wanted.today, wanted.look_back_months)
    return (wanted.date_from or date.min) <= day <= (wanted.date_to or date.max)


def _replaced_ids(by_id: Mapping[str, DocumentFacts]) -> frozenset[str]:
    """Every document that a living one stands for, through any number of steps.

    An amendment that was itself entered in error replaces nothing. A ring of replacements is a fault of the records
    system that shows no winner: none of its members counts as replaced by another of them.
    """
    replaced: set[str] = set()
    for document in by_id.values():
        if _status(document) in _FINAL | _PRELIMINARY:
            chain = _chain(document, by_id)
            if document.document_id not in chain:
                replaced |= chain
    return frozenset(replaced)


def _chain(document: DocumentFacts, by_id: Mapping[str, DocumentFacts]) -> set[str]:
    chain: set[str] = set()
    current: DocumentFacts | None = document
    while current is not None and current.replaces and current.replaces not in chain:
        chain.add(current.replaces)
        current = by_id.get(current.replaces)
    return chain


def _one_per_content(documents: Iterable[DocumentFacts]) -> list[DocumentFacts]:
    """Drop the second resource of a report: final before preliminary, with encounter before without, then by id."""
    first_of: dict[str, DocumentFacts] = {}
    for document in sorted(documents, key=_preference):
        first_of.setdefault(document.content_digest or f"id {document.document_id}", document)
    return list(first_of.values())


def _preference(document: DocumentFacts) -> tuple[bool, bool, str]:
    return (_status(document) in _PRELIMINARY, document.encounter_id is None, document.document_id)


def _in_reading_order(documents: Sequence[DocumentFacts]) -> list[DocumentFacts]:
    """Newest encounter first, in it the order of reading, in that the newest first."""
    last_day: dict[str, date] = {}
    for document in documents:
        encounter = _encounter(document)
        last_day[encounter] = max(last_day.get(encounter, date.min), document.service_date)

    def key(document: DocumentFacts) -> tuple[int, str, int, int, str]:
        encounter = _encounter(document)
        rank = _READING_ORDER.index(document.document_type) if document.document_type in _READING_ORDER else 99
        newest_first = -document.service_date.toordinal()
        return (-last_day[encounter].toordinal(), encounter, rank, newest_first, document.document_id)

    return sorted(documents, key=key)


def _encounter(document: DocumentFacts) -> str:
    """Documents without an encounter belong together by facility and day."""
    return document.encounter_id or f"{document.facility} {document.service_date.isoformat()}"
