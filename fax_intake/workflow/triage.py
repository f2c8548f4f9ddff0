"""The place of a fax in the queue: while others wait, its first page is looked at before any fax is read whole.

So an emergency behind a hundred faxes, or behind twenty long ones, is decided within a minute. Nothing but the order
depends on the look: kind and urgency are read again, properly, by the intake.
"""

from sqlalchemy.orm import Session

from fax_intake.reading import ReadingFailedError, Turn, pages_to_read
from fax_intake.store.blobs import BlobMissingError
from fax_intake.store.keys import BlobKeyError
from fax_intake.store.tables import Fax
from fax_intake.workflow.engine import Queue, is_passing, step
from fax_intake.workflow.office import Office, own_identity
from ocr.errors import OcrError

PAGES_LOOKED_AT = 3  # until one asks something; a chart may lie before its cover
EMERGENCIES = "emergencies"  # a queue with slots of its own: those of the others may be taken by faxes that wait
EMERGENCY, URGENT, SMALLEST = 1, 2, 3  # 1 is the front of a queue
STEP_BYTES = 100_000


def triage(fax_id: str, office: Office) -> None:
    """The triage workflow of one fax; it ends by starting the intake."""
    step("look", look, office, fax_id)


def look(office: Office, fax_id: str) -> None:
    """Give the fax its place among those that wait. Its second run looks again; the intake has one run for ever."""
    with office.database.read() as session:
        fax = session.get_one(Fax, fax_id)
    others_wait = office.readers.are_busy() or office.queue.is_waiting("intake")
    priority = _priority_seen(office, fax) if others_wait else _by_size(fax)
    with office.database.write() as session:
        enqueue_intake(office.queue, session, fax, priority)


def enqueue_triage(queue: Queue, session: Session, fax: Fax) -> None:
    """A fax has come in. The caller adds its row in the same transaction."""
    queue.enqueue(session, "triage", fax.id, workflow_id=f"{fax.id}:triage", priority=_by_size(fax))


def enqueue_intake(queue: Queue, session: Session, fax: Fax, priority: int | None = None) -> None:
    """Have the fax read and decided."""
    place = _by_size(fax) if priority is None else priority
    line = EMERGENCIES if place == EMERGENCY else None
    queue.enqueue(session, "intake", fax.id, workflow_id=f"{fax.id}:intake", priority=place, queue=line)


def turn_of(office: Office, fax_id: str) -> Turn:
    """When the fax is read, among what else wants a reader."""
    run = office.queue.run_of(f"{fax_id}:intake")
    return Turn.URGENT if run is not None and run.queue == EMERGENCIES else Turn.ORDINARY


def _priority_seen(office: Office, fax: Fax) -> int:
    """As kind and urgency on its first page say. What cannot be looked at waits its turn; the intake tells why."""
    policy = office.policy
    try:
        with office.decoded(office.blobs.get(fax.blob)) as (pages, decoded):
            numbers = pages_to_read(decoded, policy)[:PAGES_LOOKED_AT]
            received_on = fax.received_at.astimezone(policy.zone).date()
            kind, urgency = office.readers.look(
                pages, numbers, own_identity(policy), received_on, policy.reading.page_s
            )
    except (ReadingFailedError, OcrError, BlobMissingError, BlobKeyError, OSError) as error:
        if is_passing(error):
            raise
        return _by_size(fax)
    if kind == "emergency" or urgency == "stat":
        return EMERGENCY
    return URGENT if urgency == "urgent" else _by_size(fax)


def _by_size(fax: Fax) -> int:
    """Short faxes first: a chart of 200 pages does not stand before an emergency's one page."""
    return SMALLEST + min(99, fax.size_bytes // STEP_BYTES)
