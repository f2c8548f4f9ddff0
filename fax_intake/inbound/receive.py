"""A fax is stored before anything else: bytes on the disk, the fax row and its triage in one transaction."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import func, select

from fax_intake.ids import FaxId, new_fax_id
from fax_intake.store import audit
from fax_intake.store.blobs import BlobStore
from fax_intake.store.database import Database
from fax_intake.store.tables import Fax
from fax_intake.workflow.engine import Queue
from fax_intake.workflow.triage import enqueue_triage


class Call(BaseModel):
    """What the carrier says about the call, in `<file>.json` beside the fax. All of it may be absent."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    called_number: str | None = Field(default=None, max_length=40)
    caller_id: str | None = Field(default=None, max_length=40)
    tsi: str | None = Field(default=None, max_length=40)
    received_at: AwareDatetime | None = None  # last page received
    is_partial: bool = False
    bad_rows: int | None = Field(default=None, ge=0, lt=1 << 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Takes faxes in. Needs no running service: the intake waits in the queue for one."""

    database: Database
    blobs: BlobStore
    queue: Queue

    def take(self, data: bytes, call: Call, *, source: str, name: str, receipt: str, now: datetime) -> FaxId:
        """Store a fax and enqueue its triage; returns the fax's id.

        Args:
            receipt: names this one delivery; the same receipt again (a crash before the file was removed) is one fax.
            name: the file's name, kept as a digest only, because senders write patients' names into it.

        Raises:
            OSError: it could not be stored (disk full, no rights); nothing was taken, deliver it again.
        """
        blob = self.blobs.put(data)
        receipt_digest = _digest(receipt)
        with self.database.write() as session:
            known = session.scalars(select(Fax.id).where(Fax.receipt == receipt_digest)).first()
            if known is not None:
                return FaxId(known)
            # The carrier's clock is a claim: a fax cannot have come in after we have it.
            received_at = min(call.received_at or now, now)
            earlier = session.scalar(select(func.count()).where(Fax.blob == blob)) or 0
            fax = Fax(
                id=new_fax_id(received_at),
                received_at=received_at,
                stored_at=now,
                source=source,
                source_name_digest=_digest(name),
                receipt=receipt_digest,
                blob=blob,
                size_bytes=len(data),
                ordinal=earlier + 1,
                readings=[],
                **_call_columns(call),
            )
            session.add(fax)
            audit.append(session, at=now, actor=source, action="fax.received", subject=fax.id, blob=blob)
            session.flush()
            enqueue_triage(self.queue, session, fax)
        return FaxId(fax.id)


def _digest(text: str) -> str:
    # A file name may hold bytes that are no UTF-8; Python carries them as surrogates.
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()


def _call_columns(call: Call) -> dict[str, Any]:
    return call.model_dump(include={"called_number", "caller_id", "tsi", "is_partial", "bad_rows"})
