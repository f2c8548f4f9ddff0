"""The sample carrier: a folder that plays telephone network and far end, with the whole contract of a carrier.

    calls/<reference>.json .tif   calls that are not over
    calls/ended/<reference>.json  what became of the others
    events/<event>.json           messages of the carrier that were not acknowledged
    outbox/<reference>.tif .json  the pages that the far end received, and the delivery record

No thread and no process of its own: what a call has come to is computed from the clock whenever somebody asks. All is
files, so a kill -9 at any moment loses nothing that `send` had taken, and several processes may share the folder.
Which faults are played, the script says (README.md).
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from outbound.errors import CarrierUnavailableError, DeliveryUnknownError, DestinationRejectedError
from outbound.gateways.script import LookUp, OnSend, Rule, Script, fate_of
from outbound.gateways.spool_calls import Call, Message, call_status, cancelled, messages, plan_call
from outbound.gateways.spool_files import file_name_of, first_pages, locked, page_bits, sync_folder, write_durably
from outbound.model import AttemptReference, AttemptState, CallStatus, Capabilities, DeliveryEvent, Job


class SpoolGateway:
    """A carrier in a folder; a `FaxGateway`.

    Args:
        folder: made if absent; readable for the owner only, for it holds what was sent.
        clock: aware moments; the sample carrier never reads another clock.
        script: the faults to play; None: every call is delivered.
        pace: seconds of the call that pass in one second of the clock; `math.inf`: every call is over at once.
        honours_idempotency_key: True: a reference sent twice is one call. False: it is two, as at most carriers.
    """

    name = "spool"

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        script: Script | None = None,
        pace: float = 1.0,
        *,
        honours_idempotency_key: bool = True,
    ) -> None:
        if not pace > 0:
            raise ValueError("pace must be above 0; math.inf ends every call at once.")
        self._folder, self._clock, self._script, self._pace = folder, clock, script or Script(), pace
        self._calls, self._ended = folder / "calls", folder / "calls" / "ended"
        self._events, self._outbox = folder / "events", folder / "outbox"
        for part in (self._calls, self._ended, self._events, self._outbox):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.capabilities = Capabilities(
            looks_up_references=self._script.look_up is not LookUp.CANNOT,
            honours_idempotency_key=honours_idempotency_key,
            look_up_lag_s=self._script.look_up_lag_s,
            counts_pages_on_failure=True,
            cancels=self._script.cancels,
        )

    def send(self, job: Job) -> str:
        """Take the job and return the carrier's id; the same reference again is the same call (if keys are honoured).

        Raises:
            CarrierUnavailableError: scripted, or the carrier is away; nothing was taken now.
            DestinationRejectedError: scripted, or the reference was used before for another job.
            DeliveryUnknownError: scripted; the job was taken.
        """
        if self._is_away():
            raise CarrierUnavailableError(f"{job.reference} was not taken; send it again.")
        with locked(self._folder):
            name = file_name_of(job.reference)
            known = self._find(name)
            if known and self.capabilities.honours_idempotency_key:
                return _same_job(known, job).carrier_id
            if known:
                name = self._next_name(name)
            rule = self._rule_for(job)
            if rule.on_send is OnSend.UNAVAILABLE:
                raise CarrierUnavailableError(f"{job.reference} was not taken; send it again.")
            if rule.on_send is OnSend.LOST_REQUEST:
                raise DeliveryUnknownError(f"No answer for {job.reference}; look it up before any repeat.")
            if rule.on_send is OnSend.REJECTED:
                raise DestinationRejectedError(f"The number of {job.reference} was refused; a person must look at it.")
            call = self._take(name, job, rule)
        if rule.on_send is OnSend.LOST_RESPONSE:
            raise DeliveryUnknownError(f"No answer for {job.reference}; look it up before any repeat.")
        return call.carrier_id

    def status(self, carrier_id: str) -> CallStatus:
        """What is known of a call now.

        Raises:
            DeliveryUnknownError: the carrier knows no such call, or is away.
        """
        self._require_answer()
        with locked(self._folder):
            return self._status_of(self._load(carrier_id))

    def look_up(self, reference: AttemptReference) -> CallStatus | None:
        """What became of this reference; None: never taken, or taken less than `look_up_lag_s` ago.

        Raises:
            DeliveryUnknownError: the carrier cannot answer; that says nothing about the job.
        """
        if self._script.look_up is not LookUp.WORKS:
            raise DeliveryUnknownError(f"The carrier cannot look up {reference}; without an answer, no repeat.")
        self._require_answer()
        with locked(self._folder):
            call = self._find(file_name_of(reference))
            return None if call is None or self._is_overlooked(call) else self._status_of(call)

    def cancel(self, carrier_id: str) -> bool:
        """True while the other end has not answered. A second cancel of a cancelled call is True again.

        Raises:
            DeliveryUnknownError: the carrier knows no such call, or is away.
        """
        self._require_answer()
        with locked(self._folder):
            call = self._load(carrier_id)
            now = self._moment_for(call)
            state = call_status(call, now).state
            if state is AttemptState.CANCELLED:
                return True
            if not self._script.cancels or state is not AttemptState.ACCEPTED or call.is_connected(now):
                return False
            self._end(cancelled(call, now), now)
            return True

    def events(self) -> Sequence[DeliveryEvent]:
        """Messages that have arrived and were not acknowledged, in the order of arrival; none while it is away."""
        if self._is_away():
            return ()
        with locked(self._folder):
            now = self._clock()
            for path in sorted(self._calls.glob("*.json")):
                self._settle(self._load(f"spool-{path.stem}"), now)
            arrived = [message for message in self._messages() if message.arrives_at <= now and self._is_taken(message)]
            arrived.sort(key=lambda message: (message.arrives_at, message.order))
            return tuple(message.event for message in arrived)

    def acknowledge(self, event_ids: Sequence[str]) -> None:
        """Forget these messages; a copy that is still on its way arrives all the same. Unknown ids are ignored."""
        with locked(self._folder):
            now, done = self._clock(), set(event_ids)
            for message in self._messages():
                if message.event.event_id in done and message.arrives_at <= now:
                    (self._events / message.file_name).unlink(missing_ok=True)
            sync_folder(self._events)

    def _is_away(self) -> bool:
        """A file `away` in the folder, made by whoever plays an outage."""
        return (self._folder / "away").exists()

    def _require_answer(self) -> None:
        if self._is_away():
            raise DeliveryUnknownError("The carrier does not answer now; that says nothing about any call.")

    # --- inside the lock ---------------------------------------------------------------------------------------

    def _take(self, name: str, job: Job, rule: Rule) -> Call:
        """The call's own file is written last: with it the job is taken, without it nothing happened."""
        call = plan_call(name, job, rule, accepted_at=self._clock(), pace=self._pace, bits=_bits_or_none(job))
        write_durably(self._calls / f"{name}.tif", job.tiff)
        for message in messages(call, rule.events):
            write_durably(self._events / message.file_name, _dump(message.to_json()))
        write_durably(self._calls / f"{name}.json", _dump(call.to_json()))
        self._settle(call, self._clock())
        return call

    def _status_of(self, call: Call) -> CallStatus:
        now = self._moment_for(call)
        self._settle(call, now)
        return call_status(call, now)

    def _is_overlooked(self, call: Call) -> bool:
        """Still within the lag. A clock set back behind the call must not hide it: that would send it twice."""
        since_s = (self._clock() - call.accepted_at).total_seconds()
        return 0 <= since_s < self._script.look_up_lag_s

    def _moment_for(self, call: Call) -> datetime:
        """Now; for an ended call never before its end, so that a clock set back does not bring it to life again."""
        now = self._clock()
        return max(now, call.ends_at) if (self._ended / f"{call.name}.json").exists() else now

    def _settle(self, call: Call, now: datetime) -> None:
        """When the call is over: what the far end received goes to the outbox. A second run writes the same again."""
        if call.is_over(now) and (self._calls / f"{call.name}.json").exists():
            self._end(call, now)

    def _end(self, call: Call, now: datetime) -> None:
        tiff = self._calls / f"{call.name}.tif"
        if call.pages_received:
            status = call_status(call, now)
            content = tiff.read_bytes()
            kept = content if call.pages_received == call.pages_total else first_pages(content, call.pages_received)
            write_durably(self._outbox / f"{call.name}.tif", kept)
            write_durably(self._outbox / f"{call.name}.json", _dump(_delivery_record(call, status)))
        write_durably(self._ended / f"{call.name}.json", _dump(call.to_json()))
        for path in (self._calls / f"{call.name}.json", tiff):
            path.unlink(missing_ok=True)
        if call.is_cancelled:
            self._replace_messages(call)

    def _replace_messages(self, call: Call) -> None:
        """The messages of a cancelled call that never was made do not come; one says that it was cancelled."""
        for path in self._events.glob(f"{call.name}@*.json"):
            path.unlink()
        for message in messages(call, frozenset()):
            write_durably(self._events / message.file_name, _dump(message.to_json()))

    def _find(self, name: str) -> Call | None:
        """The newest call under this name (a carrier that honours no key may have several)."""
        found = None
        while (call := self._read(_numbered(name, 1 if found is None else found.number + 1))) is not None:
            found = call
        return found

    def _next_name(self, name: str) -> str:
        found = self._find(name)
        return _numbered(name, found.number + 1 if found else 1)

    def _load(self, carrier_id: str) -> Call:
        call = self._read(carrier_id.removeprefix("spool-")) if _is_carrier_id(carrier_id) else None
        if call is None:
            raise DeliveryUnknownError("The carrier knows no such call; look the reference up.")
        return call

    def _read(self, name: str) -> Call | None:
        """The ended record first: a crash between its writing and the removal of the open one leaves both."""
        for folder in (self._ended, self._calls):
            path = folder / f"{name}.json"
            if path.exists():
                return _read_call(path)
        return None

    def _messages(self) -> list[Message]:
        return [Message.from_json(json.loads(path.read_bytes())) for path in self._events.glob("*.json")]

    def _is_taken(self, message: Message) -> bool:
        """A crash inside `send` may leave messages of a call that was never taken."""
        return self._read(message.call_name) is not None

    def _rule_for(self, job: Job) -> Rule:
        """The first rule that fits; counts this send, on disk, when there are rules at all."""
        if not self._script.rules:
            return fate_of(job.reference, self._script)
        path = self._folder / "tally.json"
        tally: dict[str, int] = json.loads(path.read_bytes()) if path.exists() else {}
        number_key = f"number {job.to_number}"
        tally[number_key] = attempt = tally.get(number_key, 0) + 1
        chosen = fate_of(job.reference, self._script)
        for index, rule in enumerate(self._script.rules):
            played = tally.get(f"rule {index}", 0)
            fits_number = rule.number in (None, job.to_number) and rule.attempt in (None, attempt)
            if fits_number and (rule.times is None or played < rule.times):
                tally[f"rule {index}"] = played + 1
                chosen = rule
                break
        write_durably(path, _dump(tally))
        return chosen


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}~{number}"


def _is_carrier_id(carrier_id: str) -> bool:
    """Ids come from outside: one with a path in it must not lead out of the folder."""
    return carrier_id.startswith("spool-") and "/" not in carrier_id and "\0" not in carrier_id


def _same_job(call: Call, job: Job) -> Call:
    if (call.to_number, call.tiff_sha256) != (job.to_number, sha256(job.tiff).hexdigest()):
        raise DestinationRejectedError(f"{job.reference} was used before for another fax or number; use a new one.")
    return call


def _bits_or_none(job: Job) -> tuple[int, ...] | None:
    """Bits of every page; None: the carrier cannot take the document."""
    try:
        bits = page_bits(job.tiff)
    except ValueError:
        return None
    return bits if len(bits) == job.pages else None


def _read_call(path: Path) -> Call:
    return Call.from_json(json.loads(path.read_bytes()))


def _dump(value: Any) -> bytes:
    return json.dumps(value, indent=1).encode()


def _delivery_record(call: Call, status: CallStatus) -> dict[str, Any]:
    """What the far end would write into its own log."""
    return {
        "reference": call.reference,
        "carrier_id": call.carrier_id,
        "to_number": call.to_number,
        "sender_id": call.sender_id,
        "state": status.state.value,
        "failure": status.failure.value if status.failure else None,
        "pages_sent": call.pages_total,
        "pages_received": call.pages_received,
        "accepted_at": call.accepted_at.isoformat(),
        "ended_at": status.at.isoformat(),
        "call_s": status.duration_s,
    }
