"""The release decision, pure: what was read, who it is, who asks, what is on file -> released, a letter, or a person.

Each gate of domain.md section 5 is one small function that yields the reason codes it finds. All gates are always
asked, so that staff see every reason at once; only what the packet says is asked last, because making it costs time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from fax_intake.policy import Mode, Policy
from fax_intake.reasons import Reason
from ocr.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFacts:
    """What the fax says, as far as the decision needs it."""

    kind: Kind
    kind_confidence: float  # 0 to 1
    purpose: str | None
    has_name: bool
    name_confidence: float
    has_dob: bool
    dob_confidence: float
    name_agrees: bool  # equal wherever it occurs in the fax
    dob_agrees: bool
    reply_number: str | None  # E.164, a claim
    reply_confidence: float
    asks_for_everything: bool
    is_whole: bool  # the carrier delivered all pages and all were read
    is_legible: bool
    calls_itself_repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchFacts:
    decision: str  # "auto", "review", "no_match"
    is_ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientFacts:
    birth_date: date | None
    is_deceased: bool
    is_restricted: bool  # restriction, confidentiality, employee, open identity or merge problem


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterFacts:
    """The requester against the directory."""

    problems: tuple[Reason, ...]  # requester_unknown, number_unverified, number_missing, number_stale
    verified_number: str | None
    state: str | None  # two letters
    is_attended_now: bool
    is_secure_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What else is on file."""

    records_updated_at: datetime | None
    answered_lately: bool  # the same was delivered within the policy's hours
    budget_is_used_up: bool
    packet_may_have_gone: bool = False  # of this very request: a call with it ended without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketFacts:
    """The packet that would go out."""

    documents: int
    pages: int
    wire_s: float
    sensitive: frozenset[str]  # categories found
    state_protected: frozenset[str]  # categories that home-state law protects from other states
    own_consent: frozenset[str]  # categories that a minor may have consented to alone
    is_in_scope: bool
    conversion_failed: bool
    preflight_failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    read: ReadFacts
    match: MatchFacts
    patient: PatientFacts | None  # who is certainly meant; None: nobody is
    requester: RequesterFacts
    file: FileFacts
    packet: PacketFacts | None  # None: not made yet


class Act(StrEnum):
    RELEASE = "release"
    ASK_OFFICE = "ask_office"  # the more_information letter
    LETTER = "letter"  # another fixed letter answers the request
    REVIEW = "review"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What happens to the request now."""

    act: Act
    reasons: tuple[Reason, ...] = ()
    letter: str | None = None  # the letter's kind; with REVIEW it goes out while the request waits
    missing: tuple[str, ...] = ()  # what a letter asks for
    would_release: bool = False  # every gate holds; shadow mode compares this with what a person decides


Gate = Callable[[Facts, Policy, datetime], Iterator[Reason]]


def decide(facts: Facts, policy: Policy, mode: Mode, now: datetime) -> Decision:
    """Decide one request.

    With `facts.packet` None only the gates that need no packet are asked: when `would_release` comes back, make the
    packet and ask again before anything is released.
    """
    read = facts.read
    if read.kind == "junk":
        if read.kind_confidence < policy.release.kind_confidence:
            return Decision(act=Act.REVIEW, reasons=(Reason.UNCLEAR_KIND,))  # set aside, a request would be lost
        return Decision(act=Act.SET_ASIDE)
    if not policy.kinds[read.kind].may_release:
        return _answer_without_records(read, policy, mode)
    reasons = open_gates(facts, policy, now)
    may_write = mode == "automatic" and read.reply_number is not None
    letters = policy.kinds[read.kind].letters if may_write else ()
    missing = _missing(read)
    if missing and "more_information" in letters and read.is_whole and Reason.UNCLEAR_KIND not in reasons:
        return Decision(act=Act.ASK_OFFICE, reasons=reasons, letter="more_information", missing=missing)
    if reasons:
        return Decision(act=Act.REVIEW, reasons=reasons, letter="call_us_now" if "call_us_now" in letters else None)
    if mode == "automatic":
        return Decision(act=Act.RELEASE, would_release=True)
    return Decision(act=Act.REVIEW, would_release=True)


def open_gates(facts: Facts, policy: Policy, now: datetime) -> tuple[Reason, ...]:
    """Every gate that does not hold, each reason once, in the order of the gates."""
    return tuple(dict.fromkeys(reason for gate in GATES for reason in gate(facts, policy, now)))


def gates_of_a_person(facts: Facts, policy: Policy, now: datetime) -> tuple[Reason, ...]:
    """Every gate that does not hold when a person's release is carried out: he overrode what he saw, nothing later.

    The error budget and the hours of the destination are about release without a person.
    """
    about_machines = {Reason.BUDGET_PAUSED, Reason.QUIET_DESTINATION}
    return tuple(reason for reason in open_gates(facts, policy, now) if reason not in about_machines)


def _answer_without_records(read: ReadFacts, policy: Policy, mode: Mode) -> Decision:
    """Kinds that never release records unattended: a fixed letter where the policy has one, else a person."""
    letters = policy.kinds[read.kind].letters
    if read.kind == "radiology_images" and not policy.contact.radiology_phone:
        letters = ()  # the letter would not know where to send them
    reasons = tuple(_why_no_letter(read, policy)) if letters else ()
    if letters and not reasons and mode == "automatic":
        return Decision(act=Act.LETTER, letter=letters[0])
    if read.kind == "unreadable" and read.is_whole and (reasons or not letters):
        return Decision(act=Act.SET_ASIDE)
    return Decision(act=Act.REVIEW, reasons=reasons)


def _why_no_letter(read: ReadFacts, policy: Policy) -> Iterator[Reason]:
    # That nothing could be read is sure by itself; of the other kinds the reader says how sure it is.
    if read.kind != "unreadable" and read.kind_confidence < policy.release.kind_confidence:
        yield Reason.UNCLEAR_KIND
    if read.reply_number is None:
        yield Reason.NUMBER_MISSING
    if not read.is_whole:
        yield Reason.PARTIAL_FAX


def _missing(read: ReadFacts) -> tuple[str, ...]:
    wanted = {"patient_name": read.has_name, "dob": read.has_dob}
    return tuple(item for item, given in wanted.items() if not given)


# --- the gates, in the order of domain.md section 5 ---------------------------------------------------------------


def _kind_is_sure(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if facts.read.kind_confidence < policy.release.kind_confidence or not facts.read.is_legible:
        yield Reason.UNCLEAR_KIND


def _patient_is_read(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    read, least = facts.read, policy.release.field_confidence
    if not (read.has_name and read.name_agrees and read.name_confidence >= least):
        yield Reason.UNCLEAR_NAME
    if not (read.has_dob and read.dob_agrees and read.dob_confidence >= least):
        yield Reason.UNCLEAR_DOB


def _one_patient_fits(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if not (facts.read.has_name and facts.read.has_dob):
        return  # there was nothing to look up; unclear_name or unclear_dob says so
    if facts.match.decision == "no_match":
        yield Reason.NO_MATCH
    elif facts.match.is_ambiguous:
        yield Reason.AMBIGUOUS_MATCH
    elif facts.match.decision != "auto":
        yield Reason.WEAK_MATCH


def _requester_is_verified(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if facts.read.reply_number is None:
        yield Reason.NUMBER_MISSING
        return
    if facts.read.reply_confidence < policy.release.field_confidence:
        yield Reason.NUMBER_UNVERIFIED
    yield from facts.requester.problems
    if facts.requester.verified_number is None and not facts.requester.problems:
        yield Reason.NUMBER_UNVERIFIED


def _purpose_is_treatment(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    # 45 CFR 164.506(c): the kinds that may release are treatment by nature; a stated other purpose contradicts that.
    if facts.read.purpose not in (None, "treatment"):
        yield Reason.NOT_TREATMENT


def _patient_may_be_released(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if facts.patient is None:
        if facts.match.decision == "auto":
            yield Reason.NO_MATCH  # a match without a patient behind it
        return
    if facts.patient.is_restricted:
        yield Reason.PATIENT_RESTRICTED
    if facts.patient.is_deceased:
        yield Reason.DECEASED


def _minor_gave_no_own_consent(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if facts.patient is None or facts.packet is None or not facts.packet.own_consent:
        return
    birth = facts.patient.birth_date
    if birth is None or _age_years(birth, now.astimezone(policy.zone).date()) < policy.release.adult_years:
        yield Reason.MINOR


def _content_is_ordinary(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if facts.packet is None:
        return
    if facts.packet.sensitive:
        yield Reason.SENSITIVE_CONTENT
    if facts.requester.state != policy.release.home_state and facts.packet.state_protected:
        yield Reason.OUT_OF_STATE


def _packet_is_fit(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    packet = facts.packet
    if packet is None:
        return
    if not packet.is_in_scope:
        yield Reason.FACILITY_SCOPE
    if packet.documents == 0 and not packet.conversion_failed and packet.is_in_scope:
        yield Reason.NOTHING_FOUND
    if packet.conversion_failed:
        yield Reason.CONVERSION_FAILED
    if packet.preflight_failed:
        yield Reason.PREFLIGHT_FAILED
    limits = policy.release
    if packet.pages > limits.longest_packet_pages or packet.wire_s > limits.longest_packet_wire_s:
        yield Reason.TOO_LONG


def _not_everything(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if facts.read.asks_for_everything:
        yield Reason.WHOLE_CHART


def _file_is_in_order(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    updated_at, oldest = facts.file.records_updated_at, timedelta(hours=policy.release.records_max_age_hours)
    if updated_at is None or now - updated_at > oldest:
        yield Reason.STALE_RECORDS
    if facts.file.answered_lately or facts.read.calls_itself_repeat:
        yield Reason.DUPLICATE
    if facts.file.packet_may_have_gone:
        yield Reason.DELIVERY_UNKNOWN
    if facts.file.budget_is_used_up:
        yield Reason.BUDGET_PAUSED


def _somebody_is_there(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    destination = facts.requester
    if destination.verified_number is None:
        return
    if not (destination.is_attended_now or destination.is_secure_line or facts.read.kind == "emergency"):
        yield Reason.QUIET_DESTINATION


def _fax_is_whole(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if not facts.read.is_whole:
        yield Reason.PARTIAL_FAX


GATES: tuple[Gate, ...] = (
    _kind_is_sure,
    _patient_is_read,
    _one_patient_fits,
    _requester_is_verified,
    _purpose_is_treatment,
    _patient_may_be_released,
    _minor_gave_no_own_consent,
    _content_is_ordinary,
    _packet_is_fit,
    _not_everything,
    _file_is_in_order,
    _somebody_is_there,
    _fax_is_whole,
)


def _age_years(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
