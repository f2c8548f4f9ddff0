"""What a person at the desk can do with a request: release, correct, answer by letter, set aside.

Each act is one transaction with its audit row and whatever it enqueues; each refuses, with the reason, what cannot be.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.phone import to_e164
from fax_intake.reasons import Reason
from fax_intake.store import audit
from fax_intake.store.requests import add_answer, enter_state, open_attempt, set_switch
from fax_intake.store.tables import Answer, Attempt, DirectoryEntry, DirectoryNumber, Patient, Request, RequestNote
from fax_intake.workflow.dispatch import BESIDE
from fax_intake.workflow.intake import enqueue_dispatch, enqueue_reconsider, why_no_letter
from fax_intake.workflow.office import Office
from fax_intake.workflow.reading_record import Reading
from ocr.model import Kind
from outbound.letters import LETTER_KINDS, load_letter_texts
from outbound.model import AttemptState

# Codes that speak of one patient and of the packet about him.
ABOUT_THE_PATIENT = frozenset(
    {
        Reason.PATIENT_RESTRICTED,
        Reason.DECEASED,
        Reason.MINOR,
        Reason.SENSITIVE_CONTENT,
        Reason.OUT_OF_STATE,
        Reason.FACILITY_SCOPE,
        Reason.NOTHING_FOUND,
        Reason.TOO_LONG,
        Reason.CONVERSION_FAILED,
        Reason.PREFLIGHT_FAILED,
    }
)
DECIDABLE = ("in_review", "failed", "waiting_for_office")


class ReviewError(Exception):
    """The act cannot be done; the message says why and what to do instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What a person read on the page; None leaves a field as it is."""

    family: str | None = None
    given: str | None = None
    middle: str | None = None
    suffix: str | None = None
    birth_date: date | None = None
    mrn: str | None = None
    reply_fax: str | None = None
    requester_org: str | None = None
    kind: str | None = None
    purpose: str | None = None


def approve(office: Office, reference: str, *, actor: str, reason: str, patient_id: str | None = None) -> str:
    """Release the packet to the verified number of the request's directory entry; returns the answer's id.

    Gates that do not hold are overridden by the person, which needs a reason. The number cannot be overridden: verify
    it in the directory first.
    """
    now = office.clock()
    with office.database.write() as session:
        request = _decidable(session, reference)
        _require_not_delivered(session, request)
        best = request.match or {}
        if patient_id is None and request.patient_id == best.get("patient_id") and best.get("decision") != "auto":
            raise ReviewError(f"Nobody is certainly meant by {reference}. Say who it is: --patient ID.")
        is_another = patient_id is not None and patient_id != best.get("patient_id")
        if is_another and not reason:
            raise ReviewError(f"{reference} does not match that patient best. Give a reason to release his records.")
        shown = list(request.reason_codes)
        if patient_id is not None and patient_id != request.patient_id:
            request.patient_id = _patient(session, patient_id).id
            # What was overridden about another person, and his packet, says nothing of this one.
            shown = [code for code in shown if code not in ABOUT_THE_PATIENT]
        if request.patient_id is None:
            raise ReviewError(f"{reference} has no patient yet. Name one: --patient ID.")
        if request.reason_codes and not reason:
            raise ReviewError(
                f"{reference} waits because of {', '.join(request.reason_codes)}. Give a reason to release."
            )
        number = _verified_number(session, request)
        overrides, seen_at = tuple(shown), request.decided_at
        request.decided_by, request.decided_at, request.release_number = actor, now, number
        answer = add_answer(session, request, "packet", number, at=now, actor=actor, overrides=overrides)
        # A patient who is not the best match was named by a person, now or before.
        is_named = patient_id is not None or request.patient_id != (request.match or {}).get("patient_id")
        answer.names_patient, answer.seen_at = is_named, seen_at
        why = _note(session, request, reason, actor=actor, at=now)
        enter_state(session, request, "dispatching", at=now, actor=actor, why=why, overrides=overrides)
        enqueue_dispatch(office, session, request, answer)
        return answer.id


def correct(office: Office, reference: str, corrections: Corrections, *, actor: str) -> None:
    """Write down what the page really says; the request is decided again with it."""
    now = office.clock()
    with office.database.write() as session:
        request = _decidable(session, reference)
        reading = corrected(Reading.model_validate(request.reading), corrections)
        request.reading = reading.model_dump(mode="json")
        request.kind, request.reply_number = reading.kind, reading.reply_fax
        if corrections.kind is not None:
            clock = timedelta(minutes=office.policy.kinds[reading.kind].clock_minutes)
            request.due_at = request.received_at + clock
        changed = [name for name in corrections.__slots__ if getattr(corrections, name) is not None]
        enter_state(session, request, "reading", at=now, actor=actor, corrected=changed)
        enqueue_reconsider(office, session, request)


def corrected(reading: Reading, corrections: Corrections) -> Reading:
    """The reading with a person's values, which count as certain."""
    changes: dict[str, Any] = {}
    patient: dict[str, Any] = {}
    named = {name: getattr(corrections, name) for name in ("family", "given", "middle", "suffix")}
    if any(value is not None for value in named.values()):
        patient |= {name: value for name, value in named.items() if value is not None}
        patient["name"] = None
        # One part corrected says nothing of the others: they are as unsure as they were.
        if corrections.family is not None and corrections.given is not None:
            patient |= {"name_confidence": 1.0, "name_agrees": True}
    if corrections.birth_date is not None:
        patient |= {"dob": corrections.birth_date, "dob_confidence": 1.0, "dob_agrees": True}
    if corrections.mrn is not None:
        patient["mrn"] = corrections.mrn
    if corrections.reply_fax is not None:
        number = to_e164(corrections.reply_fax)
        if number is None:
            raise ReviewError("That is no North American fax number.")
        changes |= {"reply_fax": number, "reply_confidence": 1.0}
    if corrections.requester_org is not None:
        changes["requester_org"] = corrections.requester_org
    if corrections.kind is not None:
        if corrections.kind not in get_args(Kind):
            raise ReviewError(f"There is no kind {corrections.kind!r}; there are {', '.join(get_args(Kind))}.")
        changes |= {"kind": corrections.kind, "kind_confidence": 1.0, "is_legible": True}
    if corrections.purpose is not None:
        changes["purpose"] = corrections.purpose
    shown = reading.model_dump() | changes
    shown["patient"] |= patient
    return Reading.model_validate(shown)


def answer_by_letter(office: Office, reference: str, letter: str, *, actor: str, missing: tuple[str, ...] = ()) -> str:
    """Send a fixed letter to the number that the fax claims; returns the answer's id.

    `missing` names the items that the letter asks for; default: what the reader found missing.
    """
    if letter not in LETTER_KINDS:
        raise ReviewError(f"There is no letter {letter!r}; there are {', '.join(LETTER_KINDS)}.")
    now = office.clock()
    with office.database.write() as session:
        request = _decidable(session, reference)
        _require_answerable(office, session, request, letter)
        unknown = set(missing) - set(load_letter_texts().items)
        if unknown:
            known = ", ".join(load_letter_texts().items)
            raise ReviewError(f"A letter cannot ask for {', '.join(sorted(unknown))}; it can for {known}.")
        items = missing or _missing_items(Reading.model_validate(request.reading), letter)
        if letter in ("more_information", "authorization_incomplete") and not items:
            raise ReviewError(f"The letter {letter} must say what is missing: --missing ITEM.")
        number = request.reply_number or ""
        answer = add_answer(session, request, letter, number, at=now, actor=actor, missing=items)
        if letter not in BESIDE:
            enter_state(session, request, "dispatching", at=now, actor=actor, letter=letter)
        enqueue_dispatch(office, session, request, answer)
        return answer.id


def _require_answerable(office: Office, session: Session, request: Request, letter: str) -> None:
    """What holds for every letter, whoever decides it (domain.md section 4)."""
    why = why_no_letter(office, session, request, letter, office.clock())
    if why is not None:
        raise ReviewError(f"No letter goes out for {request.reference}: {why}. A wrong number: correct --reply-fax.")
    if request.kind == "junk":
        raise ReviewError(f"{request.reference} is advertising, which is never answered. Correct its kind first.")
    if letter == "images_where" and not office.policy.contact.radiology_phone:
        raise ReviewError("The policy has no contact.radiology_phone, so the letter cannot say where to ask.")


def _missing_items(reading: Reading, letter: str) -> tuple[str, ...]:
    if letter == "authorization_incomplete":
        return reading.auth_missing
    wanted = {"patient_name": reading.patient.has_name, "dob": reading.patient.dob is not None}
    return tuple(item for item, is_there in wanted.items() if not is_there)


def set_aside(office: Office, reference: str, *, actor: str, reason: str) -> None:
    """End a request without an answer (filed, misdirected and told, advertising)."""
    with office.database.write() as session:
        request = _decidable(session, reference)
        why = _note(session, request, reason, actor=actor, at=office.clock())
        enter_state(session, request, "set_aside", at=office.clock(), actor=actor, why=why)


def overturn(office: Office, reference: str, *, actor: str, reason: str) -> None:
    """An unattended release was wrong: unattended release pauses until a person resumes it (budget_paused)."""
    now = office.clock()
    with office.database.write() as session:
        request = _by_reference(session, reference)
        if request.state != "delivered" or request.decided_by != "policy":
            raise ReviewError(f"{reference} is no unattended release.")
        why = _note(session, request, reason, actor=actor, at=now)
        audit.append(session, at=now, actor=actor, action="release.overturned", subject=request.id, why=why)
        set_switch(session, "budget", "paused", at=now, actor=actor)


def look_at(office: Office, session: Session, reference: str, *, actor: str) -> Request:
    """The request, for a person to see: every view of a patient is in the audit log."""
    request = _by_reference(session, reference)
    audit.append(session, at=office.clock(), actor=actor, action="request.viewed", subject=request.id)
    return request


def _by_reference(session: Session, reference: str) -> Request:
    request = session.scalars(select(Request).where(Request.reference == reference.strip().upper())).first()
    if request is None:
        raise ReviewError(f"There is no request {reference}.")
    return request


def _decidable(session: Session, reference: str) -> Request:
    request = _by_reference(session, reference)
    if request.state not in DECIDABLE:
        raise ReviewError(f"{reference} is {request.state}; only a request in review can be decided.")
    if open_attempt(session, request.id) is not None:
        raise ReviewError(f"An answer of {reference} is on its way; wait until it has ended.")
    return request


def _patient(session: Session, patient_id: str) -> Patient:
    patient = session.get(Patient, patient_id)
    if patient is None:
        raise ReviewError(f"There is no patient {patient_id}.")
    return patient


def _require_not_delivered(session: Session, request: Request) -> None:
    packets = select(Attempt.id).join(Answer, Answer.id == Attempt.answer_id)
    arrived = packets.where(
        Attempt.request_id == request.id, Answer.what == "packet", Attempt.state == AttemptState.DELIVERED
    )
    if session.scalars(arrived).first() is not None:
        raise ReviewError(f"The packet of {request.reference} has arrived after all; it is closed within a minute.")


def _verified_number(session: Session, request: Request) -> str:
    """Records go to verified numbers only: the one on the page, if the request's directory entry has it verified."""
    line = session.get(DirectoryNumber, (request.requester_id, request.reply_number))
    entry = session.get(DirectoryEntry, request.requester_id) if request.requester_id else None
    is_retired = entry is None or entry.is_retired or line is None or line.retired_at is not None
    if is_retired or line is None or line.verified_at is None:
        raise ReviewError(
            f"The number that {request.reference} asks to be answered at is not verified for its requester. "
            "Verify it first: fax-intake directory verify ENTRY NUMBER --by NAME --method METHOD, then correct the "
            "request so that it is decided again."
        )
    return line.number


def _note(session: Session, request: Request, text: str, *, actor: str, at: datetime) -> str:
    """Keep a person's words with the request; returns their digest for the audit log, for they may name patients."""
    if text:
        session.add(RequestNote(request_id=request.id, at=at, actor=actor, text=text))
    return hashlib.sha256(text.encode()).hexdigest()
