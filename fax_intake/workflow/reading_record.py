"""What a request row keeps of the letter: one request's part of the reading, as corrected by a person where one did."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from fax_intake.phone import to_e164
from matching.model import Query
from matching.requester import RequesterClaim
from ocr.calibration import probability
from ocr.model import ONE_READER, Kind, Letter, PatientOnFax, RequestOnFax
from ocr.people import letters_of

MISREAD_RATIO = 75.0  # two hands' misreadings of one name are more alike; two people's names are mostly far below


class _Kept(BaseModel):
    # Hidden: the engine logs and keeps the text of errors, and the input is patient data.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class PatientRead(_Kept):
    """The patient as the fax names him; None was not read."""

    name: str | None = None
    given: str | None = None
    middle: str | None = None
    family: str | None = None
    suffix: str | None = None
    aliases: tuple[str, ...] = ()
    dob: date | None = None
    mrn: str | None = None
    sex: Literal["male", "female"] | None = None
    phone: str | None = None
    address: str | None = None
    name_confidence: float = 0.0
    dob_confidence: float = 0.0
    name_agrees: bool = True
    dob_agrees: bool = True

    @property
    def has_name(self) -> bool:
        return bool(self.family and self.given)


class Reading(_Kept):
    """One request as read."""

    kind: Kind
    kind_confidence: float
    purpose: str | None = None
    patient: PatientRead = PatientRead()
    requested_types: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    requester_org: str | None = None
    provider_name: str | None = None
    npi: str | None = None
    phone: str | None = None
    reply_fax: str | None = None
    reply_confidence: float = 0.0
    quoted_reference: str | None = None
    auth_missing: tuple[str, ...] = ()  # what an authorization lacks (domain.md section 6)
    is_repeat: bool = False
    is_whole: bool = True
    is_legible: bool = True


def reading_of(letter: Letter, request: RequestOnFax, *, is_partial: bool, machine_number: str | None) -> Reading:
    """The part of the letter that belongs to one request.

    `machine_number` is what the sending machine and the network agree on; only a page that cannot be read at all is
    answered there (please_resend).
    """
    kind = request.kind or letter.kind
    patient = letter.patients[request.patient_index] if request.patient_index is not None else PatientOnFax()
    dates = request.date_range
    reply_fax = letter.reply_fax or (machine_number if kind == "unreadable" else None)
    return Reading(
        kind=kind,
        kind_confidence=letter.kind_confidence,
        purpose=letter.purpose,
        patient=PatientRead(**{name: getattr(patient, name) for name in PatientRead.model_fields}),
        requested_types=request.requested_types,
        date_from=dates.start if dates else None,
        date_to=dates.end if dates else None,
        requester_org=letter.requester_org,
        provider_name=letter.provider_name,
        npi=letter.npi,
        phone=letter.phone,
        reply_fax=reply_fax,
        reply_confidence=letter.reply_fax_confidence,
        quoted_reference=letter.reference,
        auth_missing=letter.auth_missing,
        is_repeat=letter.is_repeat,
        is_whole=not is_partial and letter.pages_read == letter.pages_total,
        is_legible=letter.legible,
    )


def machine_number_of(caller_id: str | None, tsi: str | None) -> str | None:
    """The sending machine's number, where the network's word and the machine's own agree; else None."""
    numbers = {to_e164(text) if text else None for text in (caller_id, tsi)}
    return numbers.pop() if len(numbers) == 1 else None


def to_query(reading: Reading) -> Query:
    """What `matching` is asked."""
    patient = reading.patient
    return Query(
        name_text=patient.name or _written(patient),
        name_confidence=patient.name_confidence,
        dob_text=patient.dob.isoformat() if patient.dob else "",
        dob_confidence=patient.dob_confidence,
        aka_texts=patient.aliases,
        mrn=patient.mrn or "",
        sex=patient.sex or "",
        phone=patient.phone or "",
        address=patient.address or "",
    )


def to_claim(reading: Reading, caller_id: str | None, tsi: str | None) -> RequesterClaim:
    """What the fax says of the requester."""
    return RequesterClaim(
        org=reading.requester_org or "",
        provider=reading.provider_name or "",
        npi=reading.npi or "",
        phone=reading.phone or "",
        reply_number=reading.reply_fax or "",
        caller_id=caller_id or "",
        tsi=tsi or "",
    )


def with_answer(asked: Reading, answer: Reading) -> Reading:
    """The reading completed by the office's answer. What both say and is not the same counts as unclear."""
    old, new = asked.patient, answer.patient
    told: dict[str, object] = {
        field: getattr(new, field)
        for field in ("name", "given", "middle", "family", "suffix", "dob", "mrn", "sex", "phone", "address")
        if getattr(old, field) is None and getattr(new, field) is not None
    }
    told |= _name_told(old, new) | _birth_date_told(old, new)
    aliases = tuple(dict.fromkeys((*old.aliases, *new.aliases)))
    patient = old.model_copy(update=told | {"aliases": aliases})
    types = asked.requested_types or answer.requested_types
    whole = asked.is_whole and answer.is_whole
    # A purpose other than treatment counts wherever it is stated.
    purpose = answer.purpose if asked.purpose in (None, "treatment") and answer.purpose else asked.purpose
    update = {"patient": patient, "requested_types": types, "is_whole": whole, "purpose": purpose}
    return asked.model_copy(update=update)


def _name_told(old: PatientRead, new: PatientRead) -> dict[str, object]:
    """How sure the name is now, and whether the answer says the same."""
    if not new.has_name:
        return {}
    if not old.has_name:
        return {"name_confidence": new.name_confidence, "name_agrees": new.name_agrees}
    agrees = old.name_agrees and new.name_agrees
    if _same_name(old, new):
        return {"name_confidence": max(old.name_confidence, new.name_confidence), "name_agrees": agrees}
    # Our form is filled in by hand. A hand that one reader alone could read, nearly as the letter has it, is no other
    # name; the letter's, read surely, stands.
    is_misread = (
        new.name_confidence <= probability("name", ONE_READER)
        and _likeness(old, new) >= MISREAD_RATIO
        and not new.suffix
    )
    return {"name_agrees": agrees and is_misread}


def _birth_date_told(old: PatientRead, new: PatientRead) -> dict[str, object]:
    if new.dob is None:
        return {}
    if old.dob is None:
        return {"dob_confidence": new.dob_confidence, "dob_agrees": new.dob_agrees}
    agrees = old.dob_agrees and new.dob_agrees and old.dob == new.dob
    return {"dob_confidence": max(old.dob_confidence, new.dob_confidence), "dob_agrees": agrees}


def _same_name(old: PatientRead, new: PatientRead) -> bool:
    pairs = ((old.family, new.family), (old.given, new.given), (old.suffix, new.suffix))
    return all(not a or not b or letters_of(a) == letters_of(b) for a, b in pairs)


def _likeness(old: PatientRead, new: PatientRead) -> float:
    """0 to 100."""
    written = [f"{letters_of(name.family or '')} {letters_of(name.given or '')}" for name in (old, new)]
    return fuzz.ratio(*written)


def _written(patient: PatientRead) -> str:
    if not patient.family:
        return patient.given or ""
    given = " ".join(part for part in (patient.given, patient.middle, patient.suffix) if part)
    return f"{patient.family}, {given}" if given else patient.family
