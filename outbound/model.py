"""The values of the way out: documents, packets, fax pages, numbers and what a carrier says about a call."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Protocol

import numpy as np
from numpy.typing import NDArray

Bilevel = NDArray[np.bool_]  # (rows, 1728), True is ink

# Numbers in E.164. Only the directory or a person makes a VerifiedFaxNumber; only that may be sent records.
# A ClaimedFaxNumber was read from a fax: fixed letters without patient information, nothing else.
VerifiedFaxNumber = NewType("VerifiedFaxNumber", str)
ClaimedFaxNumber = NewType("ClaimedFaxNumber", str)

AttemptReference = NewType("AttemptReference", str)  # "<request reference>:<attempt number>", deterministic


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document of the chart as the records system holds it."""

    document_id: str
    title: str
    document_type: str  # "history_and_physical", ...
    service_date: date
    content_type: str  # a claim; the bytes are sniffed
    content: bytes
    is_preliminary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The facility as covers and headers show it."""

    name: str
    attention: str
    address: str
    phone: str  # as printed
    fax: str  # as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who is answered. `fax` as printed."""

    name: str
    attention: str
    fax: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientHeading:
    """The patient as page 2 of a packet names him, and as preflight looks for him."""

    name: str
    family: str
    given: str
    birth_date: date
    mrn: str
    aliases: tuple[str, ...] = ()  # family names that older documents may carry


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FaxPage:
    """One page ready for the wire: 1728 columns, 204 x 196 dpi unless said otherwise."""

    pixels: Bilevel
    dpi_y: int = 196
    document_id: str | None = None  # None for cover and contents
    text: str | None = None  # its text layer, or what a reader found on the scan: preflight goes by it


@dataclass(frozen=True, slots=True, kw_only=True)
class WireTime:
    """Predicted seconds of the whole call, ringing left out, per modem rate with MMR and ECM."""

    at_14400_s: float
    at_9600_s: float


class AttemptState(StrEnum):
    """domain.md §10. `partial`: pages 1..k were received, a disclosure. `unknown`: never repeated blindly."""

    INTENDED = "intended"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class Failure(StrEnum):
    """Why a call ended without full delivery: neutral classes over all carriers; each says what may be done next."""

    BUSY = "busy"  # again soon, capped
    NO_ANSWER = "no_answer"  # again later
    NOT_A_FAX = "not_a_fax"  # a voice or no tone: maybe a wrong number; a person
    LINE_ERROR = "line_error"  # pages 0..k may be received; the rest again
    REJECTED_NUMBER = "rejected_number"  # a person
    DOCUMENT = "document"  # the carrier cannot take the document; a person
    CAPACITY = "capacity"  # the carrier is full or the account is blocked: wait, alarm
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # never repeated without a person or a look-up


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One transmission to one number."""

    reference: AttemptReference
    to_number: VerifiedFaxNumber | ClaimedFaxNumber
    tiff: bytes  # TIFF-F, Group 4
    pages: int
    sender_id: str  # what the line shows: our number, digits as dialled (T.30 TSI)
    is_emergency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStatus:
    """What the carrier knows of an attempt."""

    reference: AttemptReference
    carrier_id: str
    state: AttemptState
    pages_total: int
    pages_delivered: int  # confirmed pages, counted from page 1
    failure: Failure | None
    at: datetime  # aware, UTC
    duration_s: float | None
    remote_station_id: str | None  # CSI of the answering machine; a claim
    detail: str = ""  # the carrier's code or text, never patient data


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryEvent:
    """A carrier's own message about a call; may come twice, late or out of order."""

    event_id: str  # unique at the carrier: duplicates are dropped by it
    status: CallStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    looks_up_references: bool
    honours_idempotency_key: bool
    look_up_lag_s: float  # how long after an accepted send a look-up may still miss it
    counts_pages_on_failure: bool
    cancels: bool


class FaxGateway(Protocol):
    """One carrier. Raises the errors of `outbound.errors`; never retries by itself."""

    name: str
    capabilities: Capabilities

    def send(self, job: Job) -> str:
        """Hand the job over; returns the carrier's id. DeliveryUnknownError: it may have been taken."""
        ...

    def status(self, carrier_id: str) -> CallStatus: ...

    def look_up(self, reference: AttemptReference) -> CallStatus | None:
        """What became of this reference; None: the carrier never took it (after `look_up_lag_s`)."""
        ...

    def cancel(self, carrier_id: str) -> bool:
        """True: it will not be sent. False: too late, ask for the status."""
        ...

    def events(self) -> Sequence[DeliveryEvent]:
        """Events since the last acknowledged ones, oldest first; polling carriers and folders."""
        ...

    def acknowledge(self, event_ids: Sequence[str]) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProblem:
    """Why a page may not go out."""

    page_number: int  # from 1, of the packet
    document_id: str | None
    reasons: tuple[str, ...] = field(default=())
