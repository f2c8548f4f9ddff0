"""Gathers what the release decision needs from what is on file. Reads only; decides nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fax_intake.directory.store import find_requester_candidates
from fax_intake.phone import to_e164, zones_of
from fax_intake.policy import Policy
from fax_intake.reasons import Reason
from fax_intake.records.store import SqlPopulation, find_candidates
from fax_intake.release import Facts, FileFacts, MatchFacts, PatientFacts, ReadFacts, RequesterFacts
from fax_intake.store.requests import switch_value
from fax_intake.store.tables import (
    Answer,
    Attempt,
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
SAME_TIME = {"America/Los_Angeles": {"CA", "NV", "OR", "WA"}}  # states that keep the hospital's time
RECEIVED = {"delivered", "partial"}  # ends of a call after which the other end has pages
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
    is_clear = _is_clear(reading, policy)
    repeated = {r.id for r in earlier if r.state in OPEN and _is_repeated_by(session, r, request, reading, is_clear)}
    own = _ends_of_own_packets(session, request)
    facts = Facts(
        read=_read_facts(reading),
        match=MatchFacts(decision=match.decision, is_ambiguous=match.is_ambiguous),
        patient=patient_facts(patient) if patient else None,
        requester=_requester_facts(session, requester, policy, now),
        file=FileFacts(
            records_updated_at=_oldest_feed(session),
            answered_lately=any(
                (r.state == "delivered" and (r.closed_at or now) > since) or (r.state in OPEN and r.id not in repeated)
                for r in earlier
            )
            or bool(own & RECEIVED),
            packet_may_have_gone="unknown" in own,
            budget_is_used_up=switch_value(session, "budget", "open") == "paused",
        ),
        packet=None,
    )
    joins = next((r.id for r in earlier if r.id in repeated), None)
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


def _ends_of_own_packets(session: Session, request: Request) -> set[str]:
    """How calls with this request's packet ended so far: it is decided again after a correction or an answer."""
    packets = select(Attempt.state).join(Answer, Answer.id == Attempt.answer_id)
    return set(session.scalars(packets.where(Attempt.request_id == request.id, Answer.what == "packet")))


def _earlier_requests(session: Session, request: Request, reading: Reading, patient_id: str | None) -> list[Request]:
    """Earlier requests from the same number to the same facility about the same person, newest first."""
    if reading.reply_fax is None:
        return []
    query = select(Request).where(
        Request.reply_number == reading.reply_fax,
        Request.facility == request.facility,
        Request.id != request.id,
        # Of one fax a request counts for those behind it: the same patient may stand there twice.
        or_(Request.fax_id != request.fax_id, Request.number < request.number),
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
    return [row for row in earlier if _is_same_person(row, reading, patient_id)]


def _is_same_person(earlier: Request, reading: Reading, patient_id: str | None) -> bool:
    """Two certain matches say it; without them the letters do. Nothing that both give may differ."""
    is_certain = (earlier.match or {}).get("decision") == "auto" and patient_id is not None
    asked = Reading.model_validate(earlier.reading)
    is_alike = _person_key(reading) is not None and _person_key(asked) == _person_key(reading)
    if not (earlier.patient_id == patient_id if is_certain else is_alike):
        return False
    pairs = ((getattr(asked.patient, name), getattr(reading.patient, name)) for name in ("mrn", "suffix", "middle"))
    return all(not one or not other or one.casefold() == other.casefold() for one, other in pairs)


def _is_clear(reading: Reading, policy: Policy) -> bool:
    """May the request end in another one without being answered itself? Only if it was surely understood."""
    patient, rules = reading.patient, policy.release
    return (
        reading.kind_confidence >= rules.kind_confidence
        and reading.is_legible
        and reading.is_whole
        and reading.purpose in (None, "treatment")
        and patient.name_agrees
        and patient.dob_agrees
        and min(patient.name_confidence, patient.dob_confidence) >= rules.field_confidence
    )


def _is_repeated_by(session: Session, earlier: Request, request: Request, reading: Reading, is_clear: bool) -> bool:
    """Whether the request may end in the earlier one: it asks for nothing else, and is no more urgent.

    The same bytes again may always; another letter only if it was surely understood, and not in a request that waits
    for this very office: what it waits for may stand in the letter.
    """
    is_same_fax = session.get_one(Fax, earlier.fax_id).blob == session.get_one(Fax, request.fax_id).blob
    is_copy = is_same_fax and earlier.fax_id != request.fax_id
    if not is_copy and (not is_clear or earlier.state == "waiting_for_office"):
        return False
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
    return RequesterFacts(
        problems=tuple(Reason(problem) for problem in requester.gates),
        verified_number=number,
        state=entry.state if entry else None,
        is_attended_now=is_attended(line, entry, policy, now) if line and entry else False,
        is_secure_line=bool(line and line.is_secure_line),
    )


def is_attended(line: DirectoryNumber, entry: DirectoryEntry, policy: Policy, now: datetime) -> bool:
    """Is somebody there, by the clock of the place where the number is? Where that may be several, by all of them."""
    hours = WeeklyHours.parse(line.attended_hours or policy.letters.attended_hours_default)
    zones = zones_of(line.number)
    if policy.zone.key in zones and entry.state not in SAME_TIME.get(policy.zone.key, {entry.state}):
        return False  # a number of here for a practice elsewhere: nobody knows where the machine stands
    if entry.state == policy.release.home_state and (not zones or policy.zone.key in zones):
        zones = frozenset({policy.zone.key})  # a toll-free number belongs to everywhere; the practice is here
    return bool(zones) and all(hours.is_open(now.astimezone(ZoneInfo(zone))) for zone in zones)


def _oldest_feed(session: Session) -> datetime | None:
    updates = list(
        session.scalars(select(RecordsFeed.updated_at).where(RecordsFeed.name.in_(("patients", "documents"))))
    )
    return min(updates) if len(updates) == 2 else None
