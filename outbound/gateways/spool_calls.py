"""How a call of the sample carrier goes over time: planned when it is taken, read off the clock later. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from outbound.gateways.script import EventFault, Play, Rule
from outbound.model import AttemptReference, AttemptState, CallStatus, DeliveryEvent, Failure, Job

# Seconds of a T.30 call at 14,400 bit/s with MMR and ECM, as in outbound/wiretime.py; ringing is 6 to 12 s. Counted
# from the bytes in the file here, so that taking a job decodes no page.
_RING_S = 9.0
_HANDSHAKE_S = 13.3
_PAGE_S = 3.2
_BITS_FACTOR = 1.05
_RATE_BIT_S = 14_400
_FURTHER_BLOCK_S = 3.5  # for every further 64 KiB of a page
_BLOCK_BITS = 64 * 1024 * 8

# Seconds until a call without pages is over: the network says busy within a few, a phone rings for a minute, T.30
# waits 35 s (timer T1) for a fax that does not speak.
_SECONDS_WITHOUT_PAGES = {
    Play.BUSY: 4.0,
    Play.NO_ANSWER: 60.0,
    Play.NOT_A_FAX: _RING_S + 35.0,
    Play.REJECTED_NUMBER: 2.0,
    Play.DOCUMENT: 1.0,
    Play.CAPACITY: 1.0,
}
_LOST_LINE_S = 9.0  # three unanswered commands of 3 s (timer T4) before a machine gives up
_COPY_AFTER_S = 2.0  # a doubled or belated message


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A point of the call from which on the carrier says something else."""

    after_s: float  # seconds of the call since it was taken
    state: AttemptState
    failure: Failure | None
    pages_delivered: int  # what the carrier claims

    def to_json(self) -> dict[str, Any]:
        failure = self.failure.value if self.failure else None
        return {
            "after_s": self.after_s,
            "state": self.state.value,
            "failure": failure,
            "pages_delivered": self.pages_delivered,
        }

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> "Stage":
        return Stage(
            after_s=raw["after_s"],
            state=AttemptState(raw["state"]),
            failure=Failure(raw["failure"]) if raw["failure"] else None,
            pages_delivered=raw["pages_delivered"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A job that was taken, with everything that will happen to it."""

    name: str  # file name: the reference, "~2" behind it when it was taken a second time
    reference: AttemptReference
    to_number: str
    sender_id: str
    tiff_sha256: str
    pages_total: int
    pages_received: int  # the truth at the far end, whatever the carrier claims
    accepted_at: datetime
    pace: float
    page_ends_s: tuple[float, ...]  # seconds of the call at which page 1, 2, ... is confirmed
    stages: tuple[Stage, ...]  # in order of time; the last one ends the call

    @property
    def carrier_id(self) -> str:
        return f"spool-{self.name}"

    @property
    def number(self) -> int:
        """How often this reference was taken, with this call."""
        _, _, number = self.name.partition("~")
        return int(number) if number else 1

    @property
    def is_cancelled(self) -> bool:
        return self.stages[-1].state is AttemptState.CANCELLED

    def moment(self, after_s: float) -> datetime:
        """When `after_s` seconds of the call have passed on the clock."""
        return self.accepted_at + timedelta(seconds=after_s / self.pace)

    def is_connected(self, now: datetime) -> bool:
        return now >= self.moment(_RING_S)

    @property
    def ends_at(self) -> datetime:
        return self.moment(self.stages[-1].after_s)

    def is_over(self, now: datetime) -> bool:
        return now >= self.ends_at

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "reference": self.reference,
            "to_number": self.to_number,
            "sender_id": self.sender_id,
            "tiff_sha256": self.tiff_sha256,
            "pages_total": self.pages_total,
            "pages_received": self.pages_received,
            "accepted_at": self.accepted_at.isoformat(),
            "pace": self.pace,
            "page_ends_s": list(self.page_ends_s),
            "stages": [stage.to_json() for stage in self.stages],
        }

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> "Call":
        plain = {key: value for key, value in raw.items() if key not in ("accepted_at", "page_ends_s", "stages")}
        return Call(
            **plain,
            accepted_at=datetime.fromisoformat(raw["accepted_at"]),
            page_ends_s=tuple(raw["page_ends_s"]),
            stages=tuple(Stage.from_json(stage) for stage in raw["stages"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A delivery event on its way."""

    event: DeliveryEvent
    arrives_at: datetime
    order: int  # among messages that arrive at one moment
    call_name: str
    file_name: str

    def to_json(self) -> dict[str, Any]:
        return {
            "event_id": self.event.event_id,
            "status": _status_to_json(self.event.status),
            "arrives_at": self.arrives_at.isoformat(),
            "order": self.order,
            "call_name": self.call_name,
            "file_name": self.file_name,
        }

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> "Message":
        return Message(
            event=DeliveryEvent(event_id=raw["event_id"], status=_status_from_json(raw["status"])),
            arrives_at=datetime.fromisoformat(raw["arrives_at"]),
            order=raw["order"],
            call_name=raw["call_name"],
            file_name=raw["file_name"],
        )


def plan_call(
    name: str, job: Job, rule: Rule, *, accepted_at: datetime, pace: float, bits: tuple[int, ...] | None
) -> Call:
    """Everything that will happen to a job that was just taken.

    Args:
        bits: compressed bits of every page; None: the document cannot be sent, whatever the rule plays.
    """
    play = rule.play if bits is not None else Play.DOCUMENT
    page_ends_s = _page_ends_s(bits or ())
    received, stages = _stages(play, rule, page_ends_s, job.pages)
    if rule.late_delivery_s is not None and play is not Play.DELIVERED and bits is not None:
        late = _delivered(stages[-1].after_s + rule.late_delivery_s, job.pages)
        received, stages = job.pages, (*stages, late)
    return Call(
        name=name,
        reference=job.reference,
        to_number=job.to_number,
        sender_id=job.sender_id,
        tiff_sha256=sha256(job.tiff).hexdigest(),
        pages_total=job.pages,
        pages_received=received,
        accepted_at=accepted_at,
        pace=pace,
        page_ends_s=page_ends_s,
        stages=stages,
    )


def call_status(call: Call, now: datetime) -> CallStatus:
    """What the carrier says of the call at `now`."""
    reached = [stage for stage in call.stages if now >= call.moment(stage.after_s)]
    if reached:
        return _status_at(call, reached[-1])
    confirmed = sum(now >= call.moment(end_s) for end_s in call.page_ends_s)
    stage = Stage(after_s=0.0, state=AttemptState.ACCEPTED, failure=None, pages_delivered=0)
    return replace(_status_at(call, stage), pages_delivered=min(confirmed, call.stages[0].pages_delivered))


def cancelled(call: Call, now: datetime) -> Call:
    """The call as it ends when it is cancelled now, before the other end answered."""
    passed_s = max(0.0, (now - call.accepted_at).total_seconds()) * call.pace
    stage = Stage(after_s=passed_s, state=AttemptState.CANCELLED, failure=Failure.CANCELLED, pages_delivered=0)
    return replace(call, pages_received=0, stages=(stage,))


def messages(call: Call, faults: frozenset[EventFault]) -> tuple[Message, ...]:
    """The carrier's messages about the call, with their faults, in no particular order."""
    if EventFault.NONE in faults:
        return ()
    accepted = Stage(after_s=0.0, state=AttemptState.ACCEPTED, failure=None, pages_delivered=0)
    stages = call.stages if call.is_cancelled else (accepted, *call.stages)
    last_s = stages[-1].after_s
    sent: list[Message] = []
    for order, stage in enumerate(stages):
        arrives_s = 0.0 if EventFault.EARLY in faults else stage.after_s
        if EventFault.OUT_OF_ORDER in faults and order == 0:
            arrives_s, order = last_s + _COPY_AFTER_S, len(stages)
        label = "cancelled" if call.is_cancelled else str(order)
        sent.append(_message(call, stage, label, arrives_s, order))
        if EventFault.DUPLICATE in faults:
            sent.append(_message(call, stage, label, arrives_s + _COPY_AFTER_S, order, copy="+"))
    return tuple(sent)


def _message(call: Call, stage: Stage, label: str, arrives_s: float, order: int, copy: str = "") -> Message:
    return Message(
        event=DeliveryEvent(event_id=f"{call.carrier_id}@{label}", status=_status_at(call, stage)),
        arrives_at=call.moment(arrives_s),
        order=order,
        call_name=call.name,
        file_name=f"{call.name}@{label}{copy}.json",
    )


def _page_ends_s(bits: tuple[int, ...]) -> tuple[float, ...]:
    ends_s = []
    at_s = _RING_S + _HANDSHAKE_S
    for page in bits:
        further_blocks = max(0, -(-page // _BLOCK_BITS) - 1)
        at_s += _PAGE_S + _BITS_FACTOR * page / _RATE_BIT_S + _FURTHER_BLOCK_S * further_blocks
        ends_s.append(round(at_s, 3))
    return tuple(ends_s)


def _stages(play: Play, rule: Rule, page_ends_s: tuple[float, ...], pages: int) -> tuple[int, tuple[Stage, ...]]:
    """Pages that the far end receives, and what the carrier says when the call is over."""
    if play in _SECONDS_WITHOUT_PAGES:
        failure = Failure(play.value)
        return 0, (_failed(_SECONDS_WITHOUT_PAGES[play], AttemptState.FAILED, failure, 0),)
    if play is Play.DELIVERED:
        return pages, (_delivered(page_ends_s[-1], pages),)
    if play is Play.DONE_WITHOUT_PAGES:
        return 0, (_delivered(_RING_S + _HANDSHAKE_S, 0),)
    # A line that breaks after the last page was confirmed would be a delivery: at most all but one arrive.
    received = min(rule.after_page, pages - 1)
    ends_s = (page_ends_s[received - 1] if received else _RING_S + _HANDSHAKE_S) + _LOST_LINE_S
    if play is Play.UNKNOWN:
        return received, (_failed(ends_s, AttemptState.UNKNOWN, Failure.UNKNOWN, 0),)
    state = AttemptState.PARTIAL if received else AttemptState.FAILED
    return received, (_failed(ends_s, state, Failure.LINE_ERROR, received),)


def _delivered(after_s: float, pages: int) -> Stage:
    return Stage(after_s=after_s, state=AttemptState.DELIVERED, failure=None, pages_delivered=pages)


def _failed(after_s: float, state: AttemptState, failure: Failure, pages: int) -> Stage:
    return Stage(after_s=after_s, state=state, failure=failure, pages_delivered=pages)


def _status_at(call: Call, stage: Stage) -> CallStatus:
    is_over = stage.state is not AttemptState.ACCEPTED
    was_answered = stage.state in (AttemptState.DELIVERED, AttemptState.PARTIAL)
    return CallStatus(
        reference=call.reference,
        carrier_id=call.carrier_id,
        state=stage.state,
        pages_total=call.pages_total,
        pages_delivered=stage.pages_delivered,
        failure=stage.failure,
        at=call.moment(stage.after_s),
        duration_s=stage.after_s if is_over else None,
        remote_station_id=call.to_number if was_answered else None,
        detail=stage.failure.value if stage.failure else stage.state.value,
    )


def _status_to_json(status: CallStatus) -> dict[str, Any]:
    return {
        "reference": status.reference,
        "carrier_id": status.carrier_id,
        "state": status.state.value,
        "pages_total": status.pages_total,
        "pages_delivered": status.pages_delivered,
        "failure": status.failure.value if status.failure else None,
        "at": status.at.isoformat(),
        "duration_s": status.duration_s,
        "remote_station_id": status.remote_station_id,
        "detail": status.detail,
    }


def _status_from_json(raw: Mapping[str, Any]) -> CallStatus:
    return CallStatus(
        **{key: raw[key] for key in ("carrier_id", "pages_total", "pages_delivered", "duration_s", "detail")},
        reference=AttemptReference(raw["reference"]),
        state=AttemptState(raw["state"]),
        failure=Failure(raw["failure"]) if raw["failure"] else None,
        at=datetime.fromisoformat(raw["at"]),
        remote_station_id=raw["remote_station_id"],
    )
