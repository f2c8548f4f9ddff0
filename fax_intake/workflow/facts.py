"""Gathers what the release decision needs from what is on file. Reads only; decides nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.directory.store import find_requester_candidates
from fax_intake.phone import to_e164
from fax_intake.policy import Policy
from fax_intake.reasons import Reason
from fax_intake.records.store import SqlPopulation, find_candidates
from fax_intake.release import Facts, FileFacts, MatchFacts, PatientFacts, ReadFacts, RequesterFacts
from fax_intake.store.requests import switch_value
from fax_intake.store.tables import (
    CareRelationship,
    DirectoryEntry,
    DirectoryNumber,
    Fax,
    Patient,
    RecordsFeed,
    Request,
)
from fax_intake.turnaround.hours import WeeklyHours
from fax_intake.workflow.reading_record import Reading, to_claim, to_query
from matching.blocking import blocking_keys
from matching.choose import choose_patient
from matching.model import MatchDecision
from matching.requester import RequesterDecision, choose_requester

RESTRICTING_FLAGS = frozenset({"restricted", "vip", "employee", "identity_open"})
MOST_CANDIDATES = 100  # those with most keys in common; the right one is among the first, each costs 0.06 ms
OPEN = ("reading", "in_review", "waiting_for_office", "dispatching", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The facts, and whom they are about."""

    facts: Facts
    match: MatchDecision
    requester: RequesterDecision
    joins: str | None  # an open request of the same office for the same person that this one repeats


def gather(session: Session, request: Request, reading: Reading, policy: Policy, now: datetime) -> Found:
    """Look the patient and the requester up, and what else the gates ask about."""
    fax = session.get_one(Fax, request.fax_id)
    requester = _who_asks(session, reading, fax, policy, now)
    match = _who_is_meant(session, reading, requester.entry_id)
    # Flags are asked of the patient who is certainly meant; of a guess they would tell nothing about the request.
    patient = session.get(Patient, match.patient_id) if match.patient_id and match.decision == "auto" else None
    earlier = _earlier_requests(session, request, reading, match.patient_id if match.decision == "auto" else None)
    since = now - timedelta(hours=policy.release.duplicate_hours)
    facts = Facts(
        read=_read_facts(reading),
        match=MatchFacts(decision=match.decision, is_ambiguous=match.is_ambiguous),
        patient=patient_facts(patient) if patient else None,
        requester=_requester_facts(session, requester, policy, now),
        file=FileFacts(
            records_updated_at=_oldest_feed(session),
            answered_lately=any(
                (r.state == "delivered" and (r.closed_at or now) > since)
                or (r.state in OPEN and not _is_repeated_by(r, request, reading))
                for r in earlier
            ),
            budget_is_used_up=switch_value(session, "budget", "open") == "paused",
        ),
        packet=None,
    )
    joins = next((r.id for r in earlier if r.state in OPEN and _is_repeated_by(r, request, reading)), None)
    return Found(facts=facts, match=match, requester=requester, joins=None if reading.is_repeat else joins)


def _who_asks(session: Session, reading: Reading, fax: Fax, policy: Policy, now: datetime) -> RequesterDecision:
    claim = to_claim(reading, fax.caller_id, fax.tsi)
    entries = find_requester_candidates(
        session, claim.reply_number, npi=claim.npi, phone=claim.phone, org=claim.org, caller_id=claim.caller_id
    )
    max_age = timedelta(days=policy.release.number_max_age_days)
    return choose_requester(claim, entries, now=now, max_age=max_age)


def _who_is_meant(session: Session, reading: Reading, entry_id: str | None) -> MatchDecision:
    query = to_query(reading)
    candidates = find_candidates(session, blocking_keys(query), limit=MOST_CANDIDATES)
    cared_for = _patients_in_care(session, entry_id, [c.patient_id for c in candidates])
    candidates = [replace(c, in_care_of_requester=c.patient_id in cared_for) for c in candidates]
    return choose_patient(query, candidates, SqlPopulation(session))


def _patients_in_care(session: Session, entry_id: str | None, patient_ids: list[str]) -> set[str]:
    entry = session.get(DirectoryEntry, entry_id) if entry_id else None
    if entry is None:
        return set()
    npis = {entry.npi, *(provider.get("npi", "") for provider in entry.providers)} - {""}
    query = select(CareRelationship.patient_id).where(
        CareRelationship.patient_id.in_(patient_ids), CareRelationship.npi.in_(npis)
    )
    return set(session.scalars(query))


def _earlier_requests(session: Session, request: Request, reading: Reading, patient_id: str | None) -> list[Request]:
    """Earlier requests from the same number about the same person, newest first."""
    if reading.reply_fax is None:
        return []
    query = select(Request).where(
        Request.reply_number == reading.reply_fax,
        Request.id != request.id,
        Request.fax_id != request.fax_id,
        Request.kind.in_(("continuity_of_care", "emergency")),
        Request.state != "set_aside",
    )
    rows = session.scalars(query.order_by(Request.received_at.desc(), Request.id.desc()))
    # What is answered already counts whatever its clock says: a copy may come in late, or a clock be set back.
    earlier = [
        row
        for row in rows
        if (row.received_at, row.id) < (request.received_at, request.id) or row.state in ("dispatching", "delivered")
    ]
    person = _person_key(reading)
    return [
        row
        for row in earlier
        if (patient_id is not None and row.patient_id == patient_id and (row.match or {}).get("decision") == "auto")
        or (person is not None and _person_key(Reading.model_validate(row.reading)) == person)
    ]


def _is_repeated_by(earlier: Request, request: Request, reading: Reading) -> bool:
    """Whether the request may end in the earlier one: it asks for nothing else, and is no more urgent."""
    asked = Reading.model_validate(earlier.reading)
    is_same = (set(asked.requested_types), asked.date_from, asked.date_to) == (
        set(reading.requested_types),
        reading.date_from,
        reading.date_to,
    )
    is_more_urgent = request.kind == "emergency" and earlier.kind != "emergency" and earlier.state != "dispatching"
    return is_same and not is_more_urgent


def _person_key(reading: Reading) -> tuple[str, str, date] | None:
    patient = reading.patient
    if not (patient.family and patient.given and patient.dob):
        return None
    return (patient.family.casefold(), patient.given.casefold(), patient.dob)


def _read_facts(reading: Reading) -> ReadFacts:
    patient = reading.patient
    return ReadFacts(
        kind=reading.kind,
        kind_confidence=reading.kind_confidence,
        purpose=reading.purpose,
        has_name=patient.has_name,
        name_confidence=patient.name_confidence,
        has_dob=patient.dob is not None,
        dob_confidence=patient.dob_confidence,
        name_agrees=patient.name_agrees,
        dob_agrees=patient.dob_agrees,
        reply_number=reading.reply_fax,
        reply_confidence=reading.reply_confidence,
        asks_for_everything="all" in reading.requested_types,
        is_whole=reading.is_whole,
        is_legible=reading.is_legible,
        calls_itself_repeat=reading.is_repeat,
    )


def patient_facts(patient: Patient) -> PatientFacts:
    return PatientFacts(
        birth_date=patient.birth_date,
        is_deceased=patient.is_deceased,
        is_restricted=bool(RESTRICTING_FLAGS & set(patient.flags)) or patient.merged_into is not None,
    )


def _requester_facts(session: Session, requester: RequesterDecision, policy: Policy, now: datetime) -> RequesterFacts:
    entry = session.get(DirectoryEntry, requester.entry_id) if requester.entry_id else None
    number = to_e164(requester.number) if requester.number else None
    line = session.get(DirectoryNumber, (requester.entry_id, number)) if entry and number else None
    hours = WeeklyHours.parse((line.attended_hours if line else "") or policy.letters.attended_hours_default)
    return RequesterFacts(
        problems=tuple(Reason(problem) for problem in requester.gates),
        verified_number=number,
        state=entry.state if entry else None,
        is_attended_now=hours.is_open(now.astimezone(policy.zone)),
        is_secure_line=bool(line and line.is_secure_line),
    )


def _oldest_feed(session: Session) -> datetime | None:
    updates = list(
        session.scalars(select(RecordsFeed.updated_at).where(RecordsFeed.name.in_(("patients", "documents"))))
    )
    return min(updates) if len(updates) == 2 else None
