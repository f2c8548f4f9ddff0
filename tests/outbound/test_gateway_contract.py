"""The contract that every carrier passes; a real carrier joins by an entry in CARRIERS with its stub."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from outbound.errors import DeliveryUnknownError
from outbound.gateways.retry import believe
from outbound.gateways.script import Script, parse_script
from outbound.gateways.spool import SpoolGateway
from outbound.model import AttemptReference, AttemptState, Failure, FaxGateway, Job, VerifiedFaxNumber

NUMBER = VerifiedFaxNumber("+12135550143")
ENDED = {AttemptState.DELIVERED, AttemptState.PARTIAL, AttemptState.FAILED, AttemptState.CANCELLED}


def tiff(pages: int, height_px: int = 300) -> bytes:
    images = []
    for number in range(pages):
        image = Image.new("1", (1728, height_px), 1)
        image.paste(0, (100, 100, 200 + 100 * number, 200))
        images.append(image)
    out = io.BytesIO()
    images[0].save(out, "TIFF", save_all=True, append_images=images[1:], compression="group4", dpi=(204, 196))
    return out.getvalue()


def job(reference: str = "K7M4-9QX2:1", pages: int = 4) -> Job:
    return Job(
        reference=AttemptReference(reference),
        to_number=NUMBER,
        tiff=tiff(pages),
        pages=pages,
        sender_id="13238655482",
    )


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Line:
    """A carrier with a far end that can be told what to play."""

    make: Callable[[Path, Clock, Script], FaxGateway]
    folder: Path
    clock: Clock

    def gateway(self, **faults: object) -> FaxGateway:
        calls = [faults] if faults else []
        return self.make(self.folder, self.clock, parse_script({"call": calls}))


def make_spool(folder: Path, clock: Clock, script: Script) -> FaxGateway:
    return SpoolGateway(folder, clock, script, pace=1.0)


CARRIERS = [pytest.param(make_spool, id="spool")]


@pytest.fixture(params=CARRIERS)
def line(request, tmp_path) -> Line:
    return Line(request.param, tmp_path, Clock())


def test_accepted_call_is_delivered_with_every_page(line):
    gateway = line.gateway()
    carrier_id = gateway.send(job())
    assert gateway.status(carrier_id).state is AttemptState.ACCEPTED
    line.clock.pass_(600)
    status = gateway.status(carrier_id)
    assert (status.state, status.pages_total, status.pages_delivered, status.failure) == (
        AttemptState.DELIVERED,
        4,
        4,
        None,
    )
    assert status.reference == "K7M4-9QX2:1"
    assert status.carrier_id == carrier_id
    assert status.at.tzinfo is not None
    assert 13 < status.duration_s < 600


@pytest.mark.parametrize(
    ("play", "state", "pages", "failure"),
    [
        ("busy", AttemptState.FAILED, 0, Failure.BUSY),
        ("no_answer", AttemptState.FAILED, 0, Failure.NO_ANSWER),
        ("not_a_fax", AttemptState.FAILED, 0, Failure.NOT_A_FAX),
        ("rejected_number", AttemptState.FAILED, 0, Failure.REJECTED_NUMBER),
        ("document", AttemptState.FAILED, 0, Failure.DOCUMENT),
        ("capacity", AttemptState.FAILED, 0, Failure.CAPACITY),
        ("unknown", AttemptState.UNKNOWN, 0, Failure.UNKNOWN),
    ],
)
def test_failure_has_its_class(line, play, state, pages, failure):
    gateway = line.gateway(play=play)
    carrier_id = gateway.send(job())
    line.clock.pass_(600)
    status = gateway.status(carrier_id)
    assert (status.state, status.pages_delivered, status.failure) == (state, pages, failure)


@pytest.mark.parametrize(("after_page", "state"), [(0, AttemptState.FAILED), (2, AttemptState.PARTIAL)])
def test_lost_line_tells_the_confirmed_pages(line, after_page, state):
    gateway = line.gateway(play="line_error", after_page=after_page)
    carrier_id = gateway.send(job())
    line.clock.pass_(600)
    status = gateway.status(carrier_id)
    assert (status.state, status.pages_delivered, status.failure) == (state, after_page, Failure.LINE_ERROR)


def test_ended_call_stays_ended_when_the_clock_is_set_back(line):
    gateway = line.gateway()
    carrier_id = gateway.send(job())
    line.clock.pass_(600)
    ended = gateway.status(carrier_id)
    line.clock.pass_(-3600)
    assert gateway.status(carrier_id) == ended
    assert gateway.look_up(job().reference) == ended


def test_reference_is_looked_up(line):
    gateway = line.gateway()
    carrier_id = gateway.send(job())
    line.clock.pass_(max(600, gateway.capabilities.look_up_lag_s))
    assert gateway.look_up(job().reference) == gateway.status(carrier_id)
    assert gateway.look_up(AttemptReference("K7M4-9QX2:2")) is None


def test_lost_response_is_unknown_and_the_look_up_finds_the_job(line):
    gateway = line.gateway(on_send="lost_response")
    with pytest.raises(DeliveryUnknownError):
        gateway.send(job())
    line.clock.pass_(max(600, gateway.capabilities.look_up_lag_s))
    assert gateway.look_up(job().reference).state is AttemptState.DELIVERED


def test_reference_sent_twice_is_one_call_where_keys_are_honoured(line):
    gateway = line.gateway()
    if not gateway.capabilities.honours_idempotency_key:
        pytest.skip("this carrier honours no keys")
    assert gateway.send(job()) == gateway.send(job())


def test_unknown_call_is_no_failure_but_a_question(line):
    with pytest.raises(DeliveryUnknownError):
        line.gateway().status("spool-nothing")


def test_ringing_call_is_cancelled_and_nothing_arrives(line):
    gateway = line.gateway()
    if not gateway.capabilities.cancels:
        pytest.skip("this carrier cancels nothing")
    carrier_id = gateway.send(job())
    line.clock.pass_(1)
    assert gateway.cancel(carrier_id)
    assert gateway.cancel(carrier_id)
    line.clock.pass_(600)
    status = gateway.status(carrier_id)
    assert (status.state, status.failure, status.pages_delivered) == (AttemptState.CANCELLED, Failure.CANCELLED, 0)
    assert [event.status.state for event in gateway.events()] == [AttemptState.CANCELLED]


@pytest.mark.parametrize("seconds", [15, 600], ids=["too late while pages go", "too late when delivered"])
def test_cancel_is_too_late(line, seconds):
    gateway = line.gateway()
    carrier_id = gateway.send(job())
    line.clock.pass_(seconds)
    assert not gateway.cancel(carrier_id)
    line.clock.pass_(600)
    assert gateway.status(carrier_id).state is AttemptState.DELIVERED


def test_events_tell_the_call_and_are_kept_until_acknowledged(line):
    gateway = line.gateway()
    carrier_id = gateway.send(job())
    line.clock.pass_(600)
    events = gateway.events()
    assert [event.status.state for event in events] == [AttemptState.ACCEPTED, AttemptState.DELIVERED]
    assert events[-1].status == gateway.status(carrier_id)
    assert gateway.events() == events
    gateway.acknowledge([events[0].event_id])
    assert gateway.events() == events[1:]
    gateway.acknowledge([event.event_id for event in events])
    gateway.acknowledge(["never seen"])
    assert gateway.events() == ()


def test_event_ids_are_unique_over_calls(line):
    gateway = line.gateway()
    for number in range(1, 4):
        gateway.send(job(f"K7M4-9QX2:{number}"))
    line.clock.pass_(600)
    ids = [event.event_id for event in gateway.events()]
    assert len(ids) == len(set(ids)) == 6


def test_done_without_pages_is_not_believed(line):
    gateway = line.gateway(play="done_without_pages")
    carrier_id = gateway.send(job())
    line.clock.pass_(600)
    claimed = gateway.status(carrier_id)
    assert (claimed.state, claimed.pages_delivered) == (AttemptState.DELIVERED, 0)
    assert believe(claimed) == replace(claimed, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)


def test_no_message_holds_the_number(line):
    gateway = line.gateway(on_send="lost_response")
    with pytest.raises(DeliveryUnknownError) as caught:
        gateway.send(job())
    assert "5550143" not in str(caught.value)
    assert "5550143" not in "".join(str(path) for path in line.folder.rglob("*"))
