"""The tables: what a fax, a request, a patient, a document, a requester and a delivery are on disk.

Business state lives here and nowhere else; the workflow engine keeps ids only. Moments are stored in UTC and come
back aware. `Base.metadata` is what alembic compares the migrations with.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, DateTime, Dialect, ForeignKey, Index, String, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC moments, kept as naive UTC because SQLite has no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be stored; use datetime.now(UTC).")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads this class attribute
        datetime: UtcDateTime,
        date: Date,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        list[str]: JSON,
    }


# --- faxes and requests -------------------------------------------------------------------------------------------


class Fax(Base):
    """A fax as it arrived: stored before anything is understood of it."""

    __tablename__ = "fax"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(index=True)  # last page received
    stored_at: Mapped[datetime]
    source: Mapped[str]  # "folder", "upload", a carrier's name
    source_name_digest: Mapped[str]  # sha256 of the file's name: names may hold patient data
    receipt: Mapped[str] = mapped_column(unique=True)  # digest that names this one delivery
    blob: Mapped[str] = mapped_column(index=True)  # sha256 of the bytes, the key in the blob store
    size_bytes: Mapped[int]
    called_number: Mapped[str | None]  # E.164
    caller_id: Mapped[str | None]  # the network's number
    tsi: Mapped[str | None]  # the sending machine's own claim
    is_partial: Mapped[bool] = mapped_column(default=False)  # the carrier says that the call broke off
    bad_rows: Mapped[int | None]  # damaged rows that the receiver counted
    pages: Mapped[int | None]
    ordinal: Mapped[int] = mapped_column(default=1)  # 1 for the first receipt of these bytes, 2 for the next
    problem: Mapped[str | None]  # reason code when it could not be decoded or processed
    problem_detail: Mapped[str | None]  # for people; never text of the fax
    letter: Mapped[dict[str, Any] | None]  # ocr.Letter.to_json(): patient data, as protected as the database
    readings: Mapped[list[Any]] = mapped_column(default=list)  # the letter's part for each of its requests


class Request(Base):
    """One request of a fax: it has the state, the patient, the clock and the answer."""

    __tablename__ = "request"

    id: Mapped[str] = mapped_column(String(48), primary_key=True)  # "<fax id>.<number from 1>"
    fax_id: Mapped[str] = mapped_column(ForeignKey("fax.id"), index=True)
    number: Mapped[int]  # from 1 within the fax
    reference: Mapped[str] = mapped_column(unique=True)  # what the office sees
    state: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    urgency: Mapped[str] = mapped_column(default="routine")
    facility: Mapped[str]
    reading: Mapped[dict[str, Any]]  # this request's part of the letter, as corrected by a person where one did
    reason_codes: Mapped[list[str]] = mapped_column(default=list)
    patient_id: Mapped[str | None] = mapped_column(index=True)
    match: Mapped[dict[str, Any] | None]  # grade, probability, candidates with their evidence
    requester_id: Mapped[str | None]  # directory entry
    reply_number: Mapped[str | None]  # E.164, a claim of the page
    release_number: Mapped[str | None]  # E.164, verified: where records go
    decided_by: Mapped[str | None]  # "policy" or a person's name at the desk
    decided_at: Mapped[datetime | None]
    would_release: Mapped[bool | None]  # what automatic mode would have done
    decisions: Mapped[int] = mapped_column(default=0)  # how often it was decided; names the next reconsideration
    joined_to: Mapped[str | None] = mapped_column(ForeignKey("request.id"), index=True)
    received_at: Mapped[datetime]  # the clock starts
    due_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    alerted: Mapped[list[str]] = mapped_column(default=list)  # alerts given: "warned", "breached", ...


class StateChange(Base):
    """When a request entered a state."""

    __tablename__ = "state_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    state: Mapped[str]
    at: Mapped[datetime]


class RequestNote(Base):
    """A person's words about a request: why a gate was overridden, what a colleague must know. May name patients."""

    __tablename__ = "request_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    text: Mapped[str]


# --- on the way out -----------------------------------------------------------------------------------------------


class Answer(Base):
    """What goes back for a request: the packet, or a fixed letter. Its attempts bring it to the number."""

    __tablename__ = "answer"

    id: Mapped[str] = mapped_column(String(56), primary_key=True)  # "<request id>/<number from 1>"
    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    number: Mapped[int]  # from 1 within the request
    what: Mapped[str]  # "packet" or the letter's kind
    to_number: Mapped[str]  # E.164; of a packet verified, of a letter perhaps only claimed
    missing: Mapped[list[str]] = mapped_column(default=list)  # what a letter asks for; never values
    overrides: Mapped[list[str]] = mapped_column(default=list)  # gates that a person overrode
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    patient_id: Mapped[str | None]  # whom the packet is about; the request may be given another patient later
    requester_id: Mapped[str | None]
    kind: Mapped[str] = mapped_column(default="", server_default="")  # the request's, when it was decided
    names_patient: Mapped[bool] = mapped_column(default=False, server_default=text("false"))  # a person said who it is
    seen_at: Mapped[datetime | None]  # a person's override covers what was on file then
    made_about: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # the patient's identity
    made_of: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # document id -> status, content
    blob: Mapped[str | None] = mapped_column(index=True)  # TIFF-F of all pages; None until it is composed
    pages: Mapped[int | None]
    document_pages: Mapped[dict[str, Any]] = mapped_column(default=dict)  # document id -> [first, last] page
    wire_s: Mapped[float | None]  # predicted, at the policy's rate


class Attempt(Base):
    """One try to send an answer to its number. Written before the carrier is asked."""

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), index=True)
    number: Mapped[int]  # from 1 within the request
    reference: Mapped[str] = mapped_column(unique=True)  # "<request reference>:<number>"
    to_number: Mapped[str]
    blob: Mapped[str] = mapped_column(index=True)  # the TIFF-F that goes on the wire
    first_page: Mapped[int]  # page of the whole answer that this attempt begins with, from 1
    pages: Mapped[int]  # on this wire, a continuation's own cover included
    state: Mapped[str] = mapped_column(index=True)
    failure: Mapped[str | None]
    pages_delivered: Mapped[int] = mapped_column(default=0)
    carrier: Mapped[str]
    carrier_id: Mapped[str | None]
    intended_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    predicted_wire_s: Mapped[float]
    duration_s: Mapped[float | None]

    __table_args__ = (
        # At most one transmission of a request is open: two workers cannot both start one.
        Index(
            "one_open_attempt",
            "request_id",
            unique=True,
            sqlite_where=text("state in ('intended', 'accepted')"),
            postgresql_where=text("state in ('intended', 'accepted')"),
        ),
    )


class DeliveryEventRow(Base):
    """A carrier's message about a call, once."""

    __tablename__ = "delivery_event"

    event_id: Mapped[str] = mapped_column(primary_key=True)  # "<carrier>:<its id>"
    attempt_reference: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    at: Mapped[datetime]


class Disclosure(Base):
    """What was sent about whom to whom: 45 CFR 164.528; kept when the rest is purged."""

    __tablename__ = "disclosure"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    request_id: Mapped[str]
    attempt_reference: Mapped[str] = mapped_column(unique=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    requester_id: Mapped[str | None]
    to_number: Mapped[str]
    purpose: Mapped[str]
    documents: Mapped[list[str]]  # ids of the documents of which a page was received
    pages: Mapped[int]  # pages the other end confirmed
    is_partial: Mapped[bool]


class PurgedReference(Base):
    """A purged request's reference: carriers and the accounting of disclosures know it, so nobody gets it again."""

    __tablename__ = "purged_reference"

    reference: Mapped[str] = mapped_column(primary_key=True)


class PurgedBlob(Base):
    """A blob that purged rows named: it goes once nothing else names it. Written before it is deleted, erased after."""

    __tablename__ = "purged_blob"

    blob: Mapped[str] = mapped_column(primary_key=True)


# --- records ------------------------------------------------------------------------------------------------------


class Patient(Base):
    __tablename__ = "patient"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    mrn: Mapped[str] = mapped_column(index=True)
    family: Mapped[str]
    given: Mapped[str]
    middle: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    aliases: Mapped[list[Any]] = mapped_column(default=list)  # [{"family", "given", "use"}]
    birth_date: Mapped[date | None]
    sex: Mapped[str] = mapped_column(default="")  # "male", "female" or ""
    address: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    zip_code: Mapped[str] = mapped_column(default="")
    phones: Mapped[list[str]] = mapped_column(default=list)  # E.164
    is_deceased: Mapped[bool] = mapped_column(default=False)
    merged_into: Mapped[str | None] = mapped_column(index=True)
    flags: Mapped[list[str]] = mapped_column(default=list)  # "restricted", "vip", "employee", "identity_open"
    staff_flags: Mapped[list[str]] = mapped_column(default=list)  # the part of `flags` that no import takes away
    as_received: Mapped[dict[str, Any]] = mapped_column(default=dict)  # its own flags, PCP, version
    merge_links: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))  # [[old id, surviving id]]
    is_active: Mapped[bool] = mapped_column(default=True)
    imported_at: Mapped[datetime]


class PatientKey(Base):
    """Blocking keys of `matching`: one hashed key table, looked up with one IN query."""

    __tablename__ = "patient_key"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    patient_id: Mapped[str] = mapped_column(String(80), primary_key=True)

    __table_args__ = (Index("patient_key_patient", "patient_id"), {"sqlite_with_rowid": False})


class NameCount(Base):
    """How often a name stands in the index: kind "family", "given" or "full"."""

    __tablename__ = "name_count"

    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]

    __table_args__ = ({"sqlite_with_rowid": False},)


class CareRelationship(Base):
    """The patient is known to be in the care of this provider or organization."""

    __tablename__ = "care_relationship"

    patient_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    npi: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)  # "pcp", "referring", "treating", "author"


class Document(Base):
    __tablename__ = "document"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    patient_id: Mapped[str] = mapped_column(String(80), index=True)
    document_type: Mapped[str]  # "history_and_physical", ...; "other" when the policy's map does not know it
    codes: Mapped[list[str]] = mapped_column(default=list)  # LOINC and local codes as received
    title: Mapped[str]
    service_date: Mapped[date]
    encounter_id: Mapped[str | None]
    facility: Mapped[str]  # facility id of the policy
    department: Mapped[str] = mapped_column(default="")
    security_labels: Mapped[list[str]] = mapped_column(default=list)
    status: Mapped[str]  # "final", "amended", "preliminary", "held", "superseded", "entered-in-error"
    replaces: Mapped[str | None] = mapped_column(index=True)
    duplicate_of: Mapped[str | None]  # the same content is on file as that document; then `status` is "superseded"
    content_type: Mapped[str]
    blob: Mapped[str] = mapped_column(index=True)
    content_digest: Mapped[str]  # sha256 of the bytes as received (text is kept as UTF-8, so `blob` may differ)
    staff_labels: Mapped[list[str]] = mapped_column(default=list)  # the part of `security_labels` that staff set
    as_received: Mapped[dict[str, Any]] = mapped_column(default=dict)  # status, labels, codes, addresses, version
    imported_at: Mapped[datetime]


class RecordsFeed(Base):
    """When the records were last brought up to date (gate stale_records)."""

    __tablename__ = "records_feed"

    name: Mapped[str] = mapped_column(primary_key=True)  # "patients", "documents"
    updated_at: Mapped[datetime]


# --- directory ----------------------------------------------------------------------------------------------------


class DirectoryEntry(Base):
    """A requester: a practice, with the providers who ask in its name."""

    __tablename__ = "directory_entry"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    practice: Mapped[str]
    providers: Mapped[list[Any]] = mapped_column(default=list)  # [{"name", "npi"}]
    npi: Mapped[str] = mapped_column(default="")  # the organization's
    phone: Mapped[str] = mapped_column(default="")  # E.164
    address: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="CA")  # two letters
    zip_code: Mapped[str] = mapped_column(default="")
    is_retired: Mapped[bool] = mapped_column(default=False)


class DirectoryNumber(Base):
    """A fax number of an entry; without `verified_at` nobody has verified it."""

    __tablename__ = "directory_number"

    entry_id: Mapped[str] = mapped_column(ForeignKey("directory_entry.id"), primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)  # E.164
    verified_by: Mapped[str | None]
    verified_at: Mapped[datetime | None]
    method: Mapped[str | None]  # "call_back", "letterhead", "speed_dial_attestation", ...
    retired_at: Mapped[datetime | None]
    is_secure_line: Mapped[bool] = mapped_column(default=False)  # may receive at any hour
    attended_hours: Mapped[str] = mapped_column(default="")  # "Mon-Fri 08:00-17:00"; "" unknown: the policy's default

    __table_args__ = (Index("directory_number_number", "number"),)


# --- control and audit --------------------------------------------------------------------------------------------


class Switch(Base):
    """What a person sets while the service runs: "sending" = "stopped", "mode:<facility>" = "automatic"."""

    __tablename__ = "switch"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    set_by: Mapped[str]
    set_at: Mapped[datetime]


class AuditEntry(Base):
    """One link of the hash chain: who did what to which id, when and why. Ids and digests only."""

    __tablename__ = "audit"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]  # RFC 3339, as hashed
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    detail: Mapped[dict[str, Any]]
    previous_hash: Mapped[str]
    hash: Mapped[str]
