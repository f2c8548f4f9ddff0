"""The values between a records system's files and our rows: patients, documents, and what an import did."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

FLAGS = ("restricted", "vip", "employee", "identity_open")
FILE_DAMAGED = "file_damaged"  # reason: the rest of the file, or all of it, is not there to be read
FEED = "records_feed"  # by whom, in the audit log, when it was no person

Audit = Callable[[str, str, dict[str, Any]], None]  # action, subject (an id), detail (ids, digests, field names)
AuditIn = Callable[[Session], Audit]  # binds the audit log to the transaction that the change is part of
Progress = Callable[[str, int, int], None]  # stage, done, total


def no_audit(session: Session) -> Audit:
    """For rehearsals and tests; an installation passes its audit log."""
    return lambda action, subject, detail: None


def no_progress(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a patient as the records system writes it."""

    family: str
    given: str = ""  # "" in an alias: the same given name
    middle: str = ""
    suffix: str = ""
    use: str = ""  # FHIR's: "official", "maiden", "old", "nickname", ...; "" unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientRecord:
    """A patient as the records system says, before anything that our staff added."""

    id: str
    mrn: str  # "" when the system gives none
    name: Name
    aliases: tuple[Name, ...] = ()
    birth_date: date | None = None  # None also for a partial or impossible one; then "identity_open" is among the flags
    sex: str = ""  # "male", "female" or ""
    address: str = ""
    city: str = ""
    zip_code: str = ""
    phones: tuple[str, ...] = ()  # E.164
    is_deceased: bool = False
    is_active: bool = True
    flags: tuple[str, ...] = ()  # of FLAGS
    merge_links: tuple[tuple[str, str], ...] = ()  # (old id, surviving id)
    pcp_npis: tuple[str, ...] = ()
    last_updated: datetime | None = None  # the record's version; an older one never replaces a newer one


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One form of a document's content, not opened yet."""

    content_type: str  # a claim
    url: str = ""  # "Binary/<id>" as far as it can be reduced to that, else as received
    data_base64: str | None = None
    sha1_base64: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document as the records system says; what its status and labels become is settled on file."""

    id: str
    patient_id: str
    document_type: str  # a type of the policy, or "other"
    codes: tuple[str, ...]
    title: str
    service_date: date
    encounter_id: str | None
    facility: str  # facility id of the policy, or "unknown"
    department: str
    labels: tuple[str, ...]
    status: str  # "final", "amended", "preliminary", "superseded"; "entered-in-error" if a twin was withdrawn
    replaces: str | None
    attachments: tuple[Attachment, ...]
    author_npis: tuple[str, ...] = ()
    last_updated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A resource that was entered in error, deleted, or can no longer be read: nothing of it may be released."""

    id: str
    status: str  # "entered-in-error" or "held" (until a readable version comes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A provider's part in a patient's care; `is_active` False takes it away."""

    patient_id: str
    npi: str
    role: str  # "pcp", "referring", "treating"; "author" of a document that stands in the chart
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A line that was set aside. The reason is one of a fixed list and never holds a word of the line."""

    file: str  # name without folder
    line: int  # from 1; in a Bundle or a list: the entry
    reason: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the resources of one kind."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    older: int = 0  # a newer version is on file
    held: int = 0  # withdrawn, or held because its update could not be read

    def add(self, other: "Tally") -> None:
        self.new += other.new
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.older += other.older
        self.held += other.held

    @property
    def accepted(self) -> int:
        """Resources that could be read."""
        return self.new + self.updated + self.unchanged + self.older

    @property
    def total(self) -> int:
        return self.accepted + self.held


@dataclass(slots=True, kw_only=True)
class ImportSummary:
    """What an import did. Counts and file names; no word of any record."""

    patients: Tally = field(default_factory=Tally)
    documents: Tally = field(default_factory=Tally)
    others: int = 0  # other readable resources: people, places, encounters, care teams, deletions
    relations: int = 0  # care relationships that the files name
    merged: int = 0  # patients on file that were merged into another
    duplicates: int = 0  # documents on file whose content is another document's
    document_types: Counter[str] = field(default_factory=Counter)  # of new and updated documents
    ignored: Counter[str] = field(default_factory=Counter)  # resource types that are not needed here
    rejected: list[Rejected] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)  # files with the rejected lines
    seconds: float = 0.0

    @property
    def damaged(self) -> list[str]:
        """Names of files that were read by half, or not at all: they tell nothing of how new the records are."""
        return sorted({rejected.file for rejected in self.rejected if rejected.reason == FILE_DAMAGED})

    @property
    def has_read_nothing(self) -> bool:
        return not (self.patients.accepted or self.documents.accepted or self.others)

    @property
    def reasons(self) -> Mapping[str, int]:
        return Counter(rejected.reason for rejected in self.rejected)
