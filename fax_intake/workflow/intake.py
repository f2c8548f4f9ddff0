"""The path of a fax, from stored bytes to a decision about each of its requests. Read it from top to bottom.

    decode -> read -> split into requests -> for each: who is meant, who asks, what is on file -> gates
           -> released | a letter to the office | a person | set aside

Every step may run again after a crash; each says what makes its second run harmless.
"""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.ids import make_reference, request_id
from fax_intake.phone import may_be_answered
from fax_intake.reading import ReadingFailedError, pages_to_read
from fax_intake.reasons import Reason
from fax_intake.release import Act, Decision, decide
from fax_intake.store.blobs import BlobMissingError
from fax_intake.store.keys import BlobKeyError
from fax_intake.store.requests import POLICY, add_answer, enter_state
from fax_intake.store.tables import Answer, DirectoryEntry, Fax, Patient, PurgedReference, Request
from fax_intake.workflow.engine import is_passing, step
from fax_intake.workflow.facts import Found, gather
from fax_intake.workflow.office import Office, own_identity
from fax_intake.workflow.packets import PreparedPacket, prepare_packet
from fax_intake.workflow.pinned import chart_as_it_is, identity_of, pin
from fax_intake.workflow.reading_record import Reading, machine_number_of, reading_of, with_answer
from fax_intake.workflow.triage import turn_of
from matching.model import MatchDecision
from ocr.errors import FaxUndecodableError, OcrError
from ocr.model import Letter


def take_in(fax_id: str, office: Office) -> None:
    """The intake workflow of one fax."""
    step("read", read_fax, office, fax_id)
    for one in step("split", split_into_requests, office, fax_id):
        step("decide", decide_request, office, one)


def reconsider(run: str, office: Office) -> None:
    """Decide one request again, after a person or the office has added to it. `run` is "<request>#<time>"."""
    step("decide", decide_request, office, run.rpartition("#")[0])


# --- reading ------------------------------------------------------------------------------------------------------


def read_fax(office: Office, fax_id: str) -> None:
    """Decode and read a stored fax. Its second run reads again and writes the same row."""
    with office.database.read() as session:
        fax = session.get_one(Fax, fax_id)
    changes: dict[str, Any]
    try:
        letter = _read(office, fax, office.blobs.get(fax.blob))
        machine = machine_number_of(fax.caller_id, fax.tsi)
        readings = [
            reading_of(letter, one, is_partial=fax.is_partial, machine_number=machine) for one in letter.requests
        ]
        shown = [reading.model_dump(mode="json") for reading in readings]
        changes = {"letter": letter.to_json(), "readings": shown, "pages": letter.pages_total}
    except FaxUndecodableError as error:
        changes = {"problem": Reason.DECODE_FAILED, "problem_detail": error.reason}
    except (ReadingFailedError, OcrError, BlobMissingError, BlobKeyError, OSError) as error:
        if is_passing(error):
            raise  # not the fax's fault: the step is tried again
        changes = {"problem": Reason.PROCESSING_FAILED, "problem_detail": type(error).__name__}
    with office.database.write() as session:
        for name, value in changes.items():
            setattr(session.get_one(Fax, fax_id), name, value)


def _read(office: Office, fax: Fax, content: bytes) -> Letter:
    policy = office.policy
    with office.decoded(content) as (pages, decoded):
        received_on = fax.received_at.astimezone(policy.zone).date()
        numbers, total = pages_to_read(decoded, policy), decoded.pages_total + decoded.damaged
        own = own_identity(policy)
        return office.readers.read_fax(
            pages, numbers, total, own, received_on, policy.reading.page_s, turn_of(office, fax.id)
        )


# --- requests -----------------------------------------------------------------------------------------------------


def split_into_requests(office: Office, fax_id: str) -> list[str]:
    """Make the rows of the fax's requests. Its second run finds them by their ids."""
    with office.database.write() as session:
        fax = session.get_one(Fax, fax_id)
        existing = list(session.scalars(select(Request.id).where(Request.fax_id == fax_id).order_by(Request.number)))
        if existing:
            return existing
        # A fax that could not be decoded or read gets one request too: a person sees it.
        unread = Reading(kind="unreadable", kind_confidence=0.0, is_legible=False)
        readings = [Reading.model_validate(one) for one in fax.readings] or [unread]
        return [_add_request(session, office, fax, number, one) for number, one in enumerate(readings, start=1)]


def _add_request(session: Session, office: Office, fax: Fax, number: int, reading: Reading) -> str:
    letter = fax.letter or {}
    line = office.facility_of_line(fax.called_number)
    # A clinic releases its own only, whatever hospital a letter to its line names.
    facility = line.id if line.scope == "own" else letter.get("facility") or line.id
    request = Request(
        id=request_id(fax.id, number),
        fax_id=fax.id,
        number=number,
        reference=_free_reference(session, fax, number),
        state="reading",
        kind=reading.kind,
        urgency=letter.get("urgency", "routine"),
        facility=facility,
        reading=reading.model_dump(mode="json"),
        reason_codes=[],
        reply_number=reading.reply_fax,
        received_at=fax.received_at,
        due_at=fax.received_at + timedelta(minutes=office.policy.kinds[reading.kind].clock_minutes),
        alerted=[],
    )
    session.add(request)
    session.flush()
    enter_state(session, request, "reading", at=office.clock(), kind=reading.kind)
    return request.id


def _free_reference(session: Session, fax: Fax, number: int) -> str:
    """Seven letters of a hash: among 50,000 faxes two are likely to have the same, and the second takes the next."""
    for ordinal in count(fax.ordinal):
        reference = make_reference(fax.blob, ordinal, number)
        is_taken = session.scalar(select(Request.id).where(Request.reference == reference)) is not None
        if not is_taken and session.get(PurgedReference, reference) is None:
            return reference
    raise AssertionError("count has no end")


# --- deciding -----------------------------------------------------------------------------------------------------


def decide_request(office: Office, one: str) -> None:
    """Decide one request and record it in one transaction. Its second run finds another state than `reading`."""
    with office.database.read() as session:
        request = session.get_one(Request, one)
        fax = session.get_one(Fax, request.fax_id)
    if request.state != "reading":
        return
    if fax.letter is None and request.kind == "unreadable":  # until a person says what it is
        return _hold(office, one, Reason(fax.problem or Reason.PROCESSING_FAILED))
    if request.kind == "more_information":
        return _join_what_it_answers(office, one)
    now = office.clock()
    reading = Reading.model_validate(request.reading)
    with office.database.read() as session:
        found = gather(session, request, reading, office.policy, now)
        mode = office.mode_of(session, request.facility)
        patient = session.get(Patient, found.match.patient_id) if found.match.patient_id else None
        requester = session.get(DirectoryEntry, found.requester.entry_id) if found.requester.entry_id else None
        about, chart = (identity_of(patient), chart_as_it_is(session, patient.id)) if patient else ({}, {})
    decision = decide(found.facts, office.policy, mode, now)
    packet = None
    if decision.would_release:
        assert patient is not None and found.facts.requester.verified_number is not None, "the gates hold"
        packet = prepare_packet(office, request, patient, requester, found.facts.requester.verified_number, now)
        decision = decide(replace(found.facts, packet=packet.facts), office.policy, mode, now)
    _record(office, one, found, decision, packet, about, chart)


def _hold(office: Office, one: str, *reasons: Reason) -> None:
    with office.database.write() as session:
        request = session.get_one(Request, one)
        request.reason_codes = list(reasons)
        enter_state(session, request, "in_review", at=office.clock())


def _record(
    office: Office,
    one: str,
    found: Found,
    decision: Decision,
    packet: PreparedPacket | None,
    about: dict[str, Any],
    chart: dict[str, str],
) -> None:
    """The decision, its answer and the answer's dispatch are one commit."""
    now = office.clock()
    blob = office.blobs.put(packet.tiff) if decision.act is Act.RELEASE and packet else None
    with office.database.write() as session:
        request = session.get_one(Request, one)
        if request.state != "reading":
            return
        # Asked again here, under the write lock: two copies of one fax may be decided at the same moment, and making
        # the packet takes time in which a restriction or a switch may have been set.
        now_found = gather(session, request, Reading.model_validate(request.reading), office.policy, now)
        if decision.would_release and packet is not None:
            decision = _decide_again(office, session, request, found, now_found, packet)
            found = now_found
        request.match = match_record(found.match)
        request.patient_id = found.match.patient_id
        request.requester_id = found.requester.entry_id
        request.release_number = found.facts.requester.verified_number
        request.reason_codes = list(decision.reasons)
        request.would_release = decision.would_release
        request.decided_by, request.decided_at = POLICY, now
        request.decisions += 1
        joins = now_found.joins if office.policy.kinds[found.facts.read.kind].may_release else None
        if joins is not None:
            request.joined_to = joins
            request.reason_codes = [Reason.DUPLICATE]
            return enter_state(session, request, "set_aside", at=now, joined_to=joins)
        answer = _act(office, session, request, decision, packet, blob, now)
        if answer is not None:
            pin(answer, about, chart)
    return None


def _decide_again(
    office: Office, session: Session, request: Request, made_for: Found, now_found: Found, packet: PreparedPacket
) -> Decision:
    """The decision with what is on file now; the packet must still be of the same patient, to the same number."""
    mode = office.mode_of(session, request.facility)
    decision = decide(replace(now_found.facts, packet=packet.facts), office.policy, mode, office.clock())
    same_patient = made_for.match.patient_id == now_found.match.patient_id
    same_number = made_for.facts.requester.verified_number == now_found.facts.requester.verified_number
    if decision.would_release and not (same_patient and same_number):
        return Decision(act=Act.REVIEW, reasons=(Reason.PROCESSING_FAILED,))
    return decision


def _act(
    office: Office,
    session: Session,
    request: Request,
    decision: Decision,
    packet: PreparedPacket | None,
    blob: str | None,
    now: datetime,
) -> Answer | None:
    """Carry the decision out; returns the packet's answer if there is one."""
    if decision.act is Act.RELEASE:
        assert packet is not None and packet.packet is not None and blob and request.release_number, "all gates hold"
        answer = add_answer(session, request, "packet", request.release_number, at=now)
        answer.blob, answer.pages, answer.wire_s = blob, len(packet.packet.pages), packet.wire_s
        answer.document_pages = {key: list(span) for key, span in packet.packet.document_pages.items()}
        enter_state(session, request, "dispatching", at=now, mode="automatic")
        enqueue_dispatch(office, session, request, answer)
        return answer
    letter = decision.letter
    sent = letter is not None and send_letter(office, session, request, letter, decision.missing, now)
    if decision.act in (Act.ASK_OFFICE, Act.LETTER) and sent:
        enter_state(session, request, "dispatching", at=now, letter=letter)
    elif decision.act is Act.SET_ASIDE:
        enter_state(session, request, "set_aside", at=now)
    else:
        enter_state(session, request, "in_review", at=now)
    return None


def send_letter(
    office: Office, session: Session, request: Request, letter: str, missing: tuple[str, ...], now: datetime
) -> bool:
    """Send a fixed letter to the number that the fax claims, within the limits of domain.md section 4.

    Returns whether it goes out: the number must be North American, not premium, not ours; once a fax and letter, and no
    more than the policy's letters a number and day.
    """
    if why_no_letter(office, session, request, letter, now) is not None:
        return False
    assert request.reply_number is not None, "asked above"
    answer = add_answer(session, request, letter, request.reply_number, at=now, missing=missing)
    enqueue_dispatch(office, session, request, answer)
    return True


def why_no_letter(office: Office, session: Session, request: Request, letter: str, now: datetime) -> str | None:
    """What forbids this letter, whoever decides it (domain.md section 4); None: nothing."""
    number = request.reply_number
    if number is None:
        return "it says no number to answer"
    if number in {facility.fax_e164 for facility in office.policy.facilities} or not may_be_answered(number):
        return "it names a number of ours, a premium one, or one that is not North American"
    letters = select(Answer).where(Answer.what != "packet", Answer.to_number == number)
    lately = session.scalars(letters.where(Answer.decided_at > now - timedelta(days=1))).all()
    if len(lately) >= office.policy.letters.per_number_and_day:
        return "this number was sent as many letters today as may be"
    again = select(Answer.id).join(Request, Request.id == Answer.request_id)
    if session.scalars(again.where(Request.fax_id == request.fax_id, Answer.what == letter)).first() is not None:
        return "this fax was answered with this letter before"
    return None


def enqueue_dispatch(office: Office, session: Session, request: Request, answer: Answer) -> None:
    priority = 1 if request.kind == "emergency" else 10
    office.queue.enqueue(session, "dispatch", answer.id, workflow_id=f"{answer.id}:dispatch", priority=priority)


def enqueue_reconsider(office: Office, session: Session, request: Request) -> None:
    """Decide again. The caller has put the request back to `reading` in the same transaction."""
    request.decisions += 1
    run = f"{request.id}#{request.decisions}"
    office.queue.enqueue(session, "reconsider", run, workflow_id=f"{run}:reconsider", priority=5)


# --- the office's answer to our question --------------------------------------------------------------------------


def _join_what_it_answers(office: Office, one: str) -> None:
    """The answer joins the request whose reference it carries, if it comes from the office that we asked."""
    now = office.clock()
    with office.database.write() as session:
        answer = session.get_one(Request, one)
        fax = session.get_one(Fax, answer.fax_id)
        said = Reading.model_validate(answer.reading)
        query = select(Request).where(Request.reference == (said.quoted_reference or ""), Request.id != answer.id)
        asked = session.scalars(query).first()
        # Of a fax about two patients nobody knows unattended which of them the reference belongs to.
        if len(fax.readings) > 1:
            answer.reason_codes = [Reason.UNCLEAR_KIND]
            return enter_state(session, answer, "in_review", at=now)
        if asked is None or asked.state != "waiting_for_office" or not _comes_from(asked, said, fax):
            answer.reason_codes = [Reason.REQUESTER_UNKNOWN if asked else Reason.UNCLEAR_KIND]
            return enter_state(session, answer, "in_review", at=now)
        answer.joined_to = asked.id
        enter_state(session, answer, "set_aside", at=now, joined_to=asked.id)
        joined = with_answer(Reading.model_validate(asked.reading), said)
        asked.reading = joined.model_dump(mode="json")
        enter_state(session, asked, "reading", at=now, joined_by=answer.id)
        enqueue_reconsider(office, session, asked)
    return None


def _comes_from(asked: Request, said: Reading, fax: Fax) -> bool:
    """The office that we asked answers from, or with, the number that we asked it at."""
    if said.reply_fax is not None:
        return said.reply_fax == asked.reply_number
    return machine_number_of(fax.caller_id, fax.tsi) == asked.reply_number


def match_record(match: MatchDecision) -> dict[str, Any]:
    """The match as the request row keeps it: patient ids, grades and evidence, for the desk to show."""
    shown = asdict(match)
    shown["candidates"] = shown["candidates"][:10]
    return shown
