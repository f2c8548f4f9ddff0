"""What is the sample carrier's own: files, pace, crashes, and the faults that its script plays."""

import json
import math
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from test_gateway_contract import Clock, job, tiff

import outbound
from outbound.errors import CarrierUnavailableError, DeliveryUnknownError, DestinationRejectedError
from outbound.gateways.script import OnSend, Play, Rule, Script, fate_of, parse_script
from outbound.gateways.spool import SpoolGateway
from outbound.gateways.spool_files import file_name_of, page_bits
from outbound.model import AttemptReference, AttemptState, Failure


def spool(folder: Path, *calls: dict, clock: Clock | None = None, pace: float = math.inf, **more) -> SpoolGateway:
    honours = more.pop("honours_idempotency_key", True)
    script = parse_script({"call": list(calls), **more})
    return SpoolGateway(folder, clock or Clock(), script, pace, honours_idempotency_key=honours)


def outbox(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "outbox").iterdir())


def test_far_end_holds_what_was_sent(tmp_path):
    gateway = spool(tmp_path)
    gateway.send(job())
    assert outbox(tmp_path) == ["K7M4-9QX2.1.json", "K7M4-9QX2.1.tif"]
    assert (tmp_path / "outbox/K7M4-9QX2.1.tif").read_bytes() == job().tiff
    record = json.loads((tmp_path / "outbox/K7M4-9QX2.1.json").read_text())
    assert (record["reference"], record["state"], record["pages_received"]) == ("K7M4-9QX2:1", "delivered", 4)


def test_far_end_holds_only_the_confirmed_pages(tmp_path):
    gateway = spool(tmp_path, {"play": "line_error", "after_page": 2})
    gateway.send(job())
    with Image.open(tmp_path / "outbox/K7M4-9QX2.1.tif") as received:
        assert received.n_frames == 2
        assert received.info["dpi"] == (204, 196)
        received.seek(1)
        last = np.array(received.convert("L"))
    assert (last[150, 250], last[150, 350]) == (0, 255)


@pytest.mark.parametrize("play", ["busy", "no_answer", "not_a_fax", "done_without_pages", "rejected_number"])
def test_far_end_holds_nothing(tmp_path, play):
    spool(tmp_path, {"play": play}).send(job())
    assert outbox(tmp_path) == []


def test_pages_are_confirmed_one_after_the_other(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, clock=clock, pace=1.0)
    carrier_id = gateway.send(job())
    seen = []
    for _ in range(50):
        clock.pass_(1)
        seen.append(gateway.status(carrier_id).pages_delivered)
    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2, 3, 4}


def test_pace_shortens_the_call_and_not_its_seconds(tmp_path):
    clock = Clock()
    slow = spool(tmp_path / "slow", clock=clock, pace=1.0)
    fast = spool(tmp_path / "fast", clock=clock, pace=100.0)
    ids = slow.send(job()), fast.send(job())
    clock.pass_(1)
    assert (slow.status(ids[0]).state, fast.status(ids[1]).state) == (AttemptState.ACCEPTED, AttemptState.DELIVERED)
    clock.pass_(100)
    assert slow.status(ids[0]).duration_s == fast.status(ids[1]).duration_s


def test_call_takes_the_seconds_of_its_bits(tmp_path):
    gateway = spool(tmp_path)
    carrier_id = gateway.send(job(pages=2))
    bits = sum(page_bits(tiff(2)))
    expected_s = 9 + 13.3 + 2 * 3.2 + 1.05 * bits / 14_400
    assert gateway.status(carrier_id).duration_s == pytest.approx(expected_s, abs=0.01)


def test_busy_three_times_and_then_delivered(tmp_path):
    gateway = spool(tmp_path, {"play": "busy", "times": 3})
    states = [gateway.status(gateway.send(job(f"R:{number}"))).failure for number in range(1, 5)]
    assert states == [Failure.BUSY, Failure.BUSY, Failure.BUSY, None]


def test_fault_is_played_for_one_number_and_one_attempt(tmp_path):
    gateway = spool(tmp_path, {"number": "+12135550199", "play": "no_answer"}, {"attempt": 2, "play": "not_a_fax"})
    failures = [gateway.status(gateway.send(job(f"R:{number}"))).failure for number in range(1, 4)]
    assert failures == [None, Failure.NOT_A_FAX, None]


def test_script_counts_on_over_a_restart(tmp_path):
    spool(tmp_path, {"play": "busy", "times": 1}).send(job("R:1"))
    gateway = spool(tmp_path, {"play": "busy", "times": 1})
    assert gateway.status(gateway.send(job("R:2"))).state is AttemptState.DELIVERED


def test_job_lost_before_it_was_taken_is_safe_to_repeat(tmp_path):
    gateway = spool(tmp_path, {"on_send": "unavailable", "times": 1})
    with pytest.raises(CarrierUnavailableError):
        gateway.send(job())
    assert gateway.look_up(job().reference) is None
    assert gateway.status(gateway.send(job())).state is AttemptState.DELIVERED


def test_request_that_got_lost_was_not_taken(tmp_path):
    gateway = spool(tmp_path, {"on_send": "lost_request", "times": 1})
    with pytest.raises(DeliveryUnknownError):
        gateway.send(job())
    assert (gateway.look_up(job().reference), outbox(tmp_path)) == (None, [])
    assert gateway.status(gateway.send(job())).state is AttemptState.DELIVERED


def test_carrier_that_is_away_takes_and_says_nothing_and_goes_on_afterwards(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, clock=clock, pace=1.0)
    carrier_id = gateway.send(job("R:1"))
    (away := tmp_path / "away").touch()
    clock.pass_(200)
    for reference in ("R:1", "R:2"):
        with pytest.raises(CarrierUnavailableError):
            gateway.send(job(reference))
        with pytest.raises(DeliveryUnknownError):
            gateway.look_up(job(reference).reference)
    for ask in (gateway.status, gateway.cancel):
        with pytest.raises(DeliveryUnknownError):
            ask(carrier_id)
    assert gateway.events() == ()
    away.unlink()
    assert gateway.status(carrier_id).state is AttemptState.DELIVERED
    assert gateway.look_up(job("R:2").reference) is None
    assert event_states(gateway) == [AttemptState.ACCEPTED, AttemptState.DELIVERED]


def test_chance_plays_every_fault_to_its_share_of_the_references_and_the_same_again():
    references = [AttemptReference(f"R:{number}") for number in range(3000)]
    script = parse_script({"by_chance": 0.2, "seed": 5})
    fates = [fate_of(reference, script) for reference in references]
    assert fates == [fate_of(reference, script) for reference in references]
    assert fates != [fate_of(reference, parse_script({"by_chance": 0.2, "seed": 6})) for reference in references]
    met = [fate for fate in fates if fate != Rule()]
    assert 0.17 < len(met) / len(fates) < 0.23
    assert {fate.on_send for fate in met} == set(OnSend) - {OnSend.REJECTED}
    assert {fate.play for fate in met} == {
        Play(one) for one in ["delivered", "busy", "line_error", "capacity", "unknown"]
    }
    assert {fate_of(reference, Script()) for reference in references} == {Rule()}


def test_refused_number_takes_nothing(tmp_path):
    gateway = spool(tmp_path, {"on_send": "rejected"})
    with pytest.raises(DestinationRejectedError):
        gateway.send(job())
    assert gateway.look_up(job().reference) is None


def test_look_up_misses_the_job_during_the_lag(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, {"on_send": "lost_response"}, clock=clock, look_up_lag_s=2.0)
    with pytest.raises(DeliveryUnknownError):
        gateway.send(job())
    clock.pass_(1.9)
    assert gateway.look_up(job().reference) is None
    clock.pass_(0.1)
    assert gateway.look_up(job().reference).state is AttemptState.DELIVERED
    assert gateway.capabilities.look_up_lag_s == 2.0


@pytest.mark.parametrize(("look_up", "can"), [("cannot", False), ("unavailable", True)])
def test_look_up_without_an_answer_is_not_absence(tmp_path, look_up, can):
    gateway = spool(tmp_path, look_up=look_up)
    assert gateway.capabilities.looks_up_references is can
    with pytest.raises(DeliveryUnknownError):
        gateway.look_up(job().reference)


def test_carrier_that_honours_no_key_sends_twice(tmp_path):
    gateway = spool(tmp_path, honours_idempotency_key=False)
    first, second = gateway.send(job()), gateway.send(job())
    assert first != second
    assert outbox(tmp_path) == [f"K7M4-9QX2.1{part}" for part in (".json", ".tif", "~2.json", "~2.tif")]
    assert gateway.look_up(job().reference).carrier_id == second


def test_reference_of_another_fax_is_refused(tmp_path):
    gateway = spool(tmp_path)
    gateway.send(job(pages=4))
    with pytest.raises(DestinationRejectedError):
        gateway.send(job(pages=3))


def event_states(gateway: SpoolGateway) -> list[AttemptState]:
    return [event.status.state for event in gateway.events()]


def test_every_event_comes_twice_under_one_id(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, {"events": "duplicate"}, clock=clock, pace=10.0)
    gateway.send(job())
    clock.pass_(60)
    ids = [event.event_id for event in gateway.events()]
    assert len(ids) == 4
    assert len(set(ids)) == 2


def test_second_copy_comes_after_the_first_was_acknowledged(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, {"events": "duplicate"}, clock=clock, pace=1.0)
    gateway.send(job())
    first = gateway.events()
    gateway.acknowledge([event.event_id for event in first])
    assert gateway.events() == ()
    clock.pass_(3)
    assert [event.event_id for event in gateway.events()] == [event.event_id for event in first]


def test_accepted_comes_after_delivered(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, {"events": "out_of_order"}, clock=clock, pace=10.0)
    gateway.send(job())
    clock.pass_(60)
    delivered, accepted = gateway.events()
    assert (delivered.status.state, accepted.status.state) == (AttemptState.DELIVERED, AttemptState.ACCEPTED)
    assert accepted.status.at < delivered.status.at


def test_last_event_is_there_before_send_returns(tmp_path):
    gateway = spool(tmp_path, {"events": "early", "on_send": "lost_response"}, pace=1.0)
    with pytest.raises(DeliveryUnknownError):
        gateway.send(job())
    assert event_states(gateway) == [AttemptState.ACCEPTED, AttemptState.DELIVERED]


def test_without_events_only_asking_tells(tmp_path):
    gateway = spool(tmp_path, {"events": "none"})
    carrier_id = gateway.send(job())
    assert gateway.events() == ()
    assert gateway.status(carrier_id).state is AttemptState.DELIVERED


def test_busy_is_followed_by_a_late_delivery(tmp_path):
    clock = Clock()
    gateway = spool(tmp_path, {"play": "busy", "late_delivery_s": 30}, clock=clock, pace=1.0)
    carrier_id = gateway.send(job())
    clock.pass_(10)
    assert gateway.status(carrier_id).failure is Failure.BUSY
    assert outbox(tmp_path) == []
    clock.pass_(30)
    assert gateway.status(carrier_id).state is AttemptState.DELIVERED
    assert event_states(gateway) == [AttemptState.ACCEPTED, AttemptState.FAILED, AttemptState.DELIVERED]
    assert len(outbox(tmp_path)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"no tiff at all", tiff(3)[:50], tiff(3)], ids=["empty", "text", "cut", "3 pages"]
)
def test_bad_document_ends_with_its_class(tmp_path, content):
    gateway = spool(tmp_path)
    bad = job()
    object.__setattr__(bad, "tiff", content)
    status = gateway.status(gateway.send(bad))
    assert (status.state, status.failure) == (AttemptState.FAILED, Failure.DOCUMENT)


@pytest.mark.parametrize("carrier_id", ["", "spool-", "spool-../../etc/passwd", "spool-a\0b", "other-1"])
def test_foreign_carrier_id_leads_nowhere(tmp_path, carrier_id):
    with pytest.raises(DeliveryUnknownError):
        spool(tmp_path).status(carrier_id)


def test_two_references_never_share_a_file():
    names = {file_name_of(reference) for reference in ("a:1", "a.1", "a/1", "a~1", "a%1", "a%3A%1", "A:1")}
    assert len(names) == 7
    assert not any("/" in name for name in names)


@pytest.mark.parametrize("reference", ["", "x" * 101])
def test_impossible_reference_is_refused(reference):
    with pytest.raises(ValueError, match="characters"):
        file_name_of(reference)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('lookup = "works"', "lookup"),
        ('[[call]]\nplays = "busy"', "plays"),
        ('[[call]]\nplay = "engaged"', "engaged"),
        ("[[call]]\ntimes = 0", "times"),
        ('[[call]]\nevents = ["twice"]', "twice"),
        ("look_up_lag_s = -1", "look_up_lag_s"),
        ("by_chance = 1.2", "by_chance"),
        ("[[call]]\nafter_page = -1", "after_page"),
    ],
)
def test_wrong_script_is_refused_by_name(tmp_path, text, wrong):
    path = tmp_path / "script.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=wrong):
        Script.load(path)


def test_script_is_the_same_in_toml_and_json(tmp_path):
    (tmp_path / "s.toml").write_text(
        'look_up_lag_s = 2\n[[call]]\nplay = "line_error"\nafter_page = 2\nevents = "none"'
    )
    call = {"play": "line_error", "after_page": 2, "events": ["none"]}
    (tmp_path / "s.json").write_text(json.dumps({"look_up_lag_s": 2, "call": [call]}))
    assert Script.load(tmp_path / "s.toml") == Script.load(tmp_path / "s.json")


def test_script_of_the_readme_loads(tmp_path):
    readme = (Path(outbound.__file__).parent / "gateways/README.md").read_text()
    example = readme.split("```toml\n")[1].split("```")[0]
    (tmp_path / "s.toml").write_text(example)
    assert len(Script.load(tmp_path / "s.toml").rules) > 3


def test_one_reference_sent_by_many_threads_is_one_call(tmp_path):
    gateway = spool(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: gateway.send(job()), range(16)))
    assert len(ids) == 1
    assert len(outbox(tmp_path)) == 2


KILLED = """
    import sys, os, math, signal
    from datetime import UTC, datetime
    from pathlib import Path
    sys.path.insert(0, sys.argv[3])
    from test_gateway_contract import job
    from outbound.gateways import spool, spool_files
    die_at, seen = int(sys.argv[2]), 0
    write = spool.write_durably
    def dying(path, data):
        global seen
        if seen == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        seen += 1
        write(path, data)
    spool.write_durably = dying
    clock = lambda: datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    spool.SpoolGateway(Path(sys.argv[1]), clock, None, math.inf).send(job())
"""


@pytest.mark.parametrize("die_at", range(7), ids=lambda n: f"killed before file {n}")
def test_kill_at_any_write_leaves_one_whole_fax(tmp_path, die_at):
    """Seven files are written: job, two events, call, outbox twice, end. After a kill the same send is made again."""
    script = textwrap.dedent(KILLED)
    command = [sys.executable, "-c", script, str(tmp_path), str(die_at), str(Path(__file__).parent)]
    ended = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert ended.returncode == -signal.SIGKILL
    gateway = spool(tmp_path)
    before = gateway.look_up(job().reference)
    assert (before is not None) == (die_at > 3)  # the fourth file takes the job
    if before is None:
        assert gateway.events() == ()
        gateway.send(job())
    assert gateway.look_up(job().reference).state is AttemptState.DELIVERED
    assert event_states(gateway) == [AttemptState.ACCEPTED, AttemptState.DELIVERED]
    assert outbox(tmp_path) == ["K7M4-9QX2.1.json", "K7M4-9QX2.1.tif"]
    assert not any(path.suffix == ".json" for path in (tmp_path / "calls").iterdir())
