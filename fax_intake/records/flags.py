"""What our staff say of a patient or a document. Effective with the next decision; no import takes it away."""

from sqlalchemy.orm import Session

from fax_intake.records.document_store import settle_patients
from fax_intake.records.model import FLAGS, Audit
from fax_intake.records.patient_store import settle_merges
from fax_intake.store.tables import Document, Patient


class FlagError(ValueError):
    """A flag cannot be set or taken away; the message says why and what to do."""


def flag_patient(session: Session, patient_id: str, flag: str, on: bool, by: str, audit: Audit) -> bool:
    """Set a flag on a patient, or take it away; returns whether anything changed.

    Args:
        session: in the caller's transaction, which also holds the audit row.
        patient_id: a merged patient's flag counts for the survivor as well.
        flag: "restricted", "vip", "employee" or "identity_open".
        on: False takes away what staff set.
        by: who decided.
        audit: the audit log.

    Raises:
        FlagError: no such patient or flag, or the flag comes from the records system and must be taken away there.
    """
    if flag not in FLAGS:
        raise FlagError(f"There is no flag {flag!r}; the flags are {', '.join(FLAGS)}.")
    patient = session.get(Patient, patient_id)
    if patient is None:
        raise FlagError(f"There is no patient {patient_id}.")
    received = set(patient.as_received.get("flags", []))
    _refuse_foreign(flag, on, received, f"patient {patient_id}")
    changed = (flag in patient.staff_flags) != on
    if not changed:
        return False
    staff = (set(patient.staff_flags) - {flag}) | ({flag} if on else set())
    patient.staff_flags = sorted(staff)
    audit("patient_flagged" if on else "patient_unflagged", patient_id, {"flag": flag, "by": by})
    session.flush()
    session.expire(patient)
    # Always: somebody else's merge may be why he has a flag, without a trace of it in his own row.
    settle_merges(session, audit, by=by, also=(patient_id,))
    return True


def flag_document(session: Session, document_id: str, label: str, on: bool, by: str, audit: Audit) -> bool:
    """Put a security label ("R", "PSY", "42CFRPart2", ...) on a document, or take it away; returns whether it changed.

    Raises FlagError: no such document, or the label comes from the records system and must be taken away there.
    """
    if not label or len(label) > 40 or not label.isprintable():
        raise FlagError("A label has 1 to 40 printable characters, for example R, PSY or 42CFRPart2.")
    document = session.get(Document, document_id)
    if document is None:
        raise FlagError(f"There is no document {document_id}.")
    received = {*document.as_received.get("labels", []), *document.as_received.get("content_labels", [])}
    _refuse_foreign(label, on, received, f"document {document_id}")
    if (label in document.staff_labels) == on:
        return False
    document.staff_labels = sorted((set(document.staff_labels) - {label}) | ({label} if on else set()))
    audit("document_flagged" if on else "document_unflagged", document_id, {"label": label, "by": by})
    session.flush()
    session.expire(document)
    settle_patients(session, [document.patient_id], audit, by=by)
    return True


def _refuse_foreign(flag: str, on: bool, received: set[str], what: str) -> None:
    if not on and flag in received:
        raise FlagError(f"{flag!r} of {what} comes from the records system; take it away there and import again.")
