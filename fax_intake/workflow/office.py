"""The office: every edge that the path of a fax touches, in one place. Libraries never see it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from fax_intake.phone import to_e164
from fax_intake.policy import Facility, Mode, Policy
from fax_intake.reading import Readers, decode_limits
from fax_intake.settings import Settings
from fax_intake.store.blobs import BlobStore
from fax_intake.store.database import Database
from fax_intake.store.requests import switch_value
from fax_intake.workflow.engine import Queue
from ocr.limited import decode_in_child
from ocr.model import OwnIdentity
from ocr.rasters import DecodedFax
from outbound.model import FaxGateway


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the workflows act on. The clock is an argument so that tests can turn it."""

    settings: Settings
    policy: Policy
    database: Database
    blobs: BlobStore
    queue: Queue
    gateway: FaxGateway
    readers: Readers
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def mode_of(self, session: Session, facility_id: str) -> Mode:
        """The release mode of a facility: what a person switched it to, else the policy's."""
        value = switch_value(session, f"mode:{facility_id}", self.policy.release.mode)
        assert value in ("shadow", "assisted", "automatic"), "only these are ever stored"
        return value  # type: ignore[return-value]  # the assertion above is the narrowing

    def facility_of_line(self, called_number: str | None) -> Facility:
        """Whose line was dialled; a shared or unknown line is the default facility's."""
        owners = [f for f in self.policy.facilities if called_number and f.fax_e164 == to_e164(called_number)]
        return owners[0] if len(owners) == 1 else self.policy.default_facility

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for one step's intermediate files, gone afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="step-", dir=self.settings.data_dir / "scratch"))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def decoded(self, fax: bytes) -> Iterator[tuple[Path, DecodedFax]]:
        """The pages of a fax in a folder for one step. Raises the errors of `decode_in_child`."""
        with self.scratch() as folder:
            source, pages = folder / "fax", folder / "pages"
            source.write_bytes(fax)
            pages.mkdir()
            yield pages, decode_in_child(source, pages, decode_limits(self.policy))


def own_identity(policy: Policy) -> OwnIdentity:
    """What the reader must know of the hospital to tell it from the requester."""
    faxes = {f.fax_e164 for f in policy.facilities}
    phones = {number for f in policy.facilities if (number := to_e164(f.phone))}
    return OwnIdentity(
        fax_numbers=tuple(sorted(faxes)),
        phone_numbers=tuple(sorted(phones)),
        facilities={f.id: (f.name, *f.names, f.address) for f in policy.facilities},
    )
