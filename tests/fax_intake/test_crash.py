"""Killed (SIGKILL) at every boundary and at random while packets are decided and sent: nothing lost, nothing twice."""

import random
import signal
import time
from itertools import count

import pytest
from crash_stage import (
    CHANCES,
    FAULTS,
    blobs_away,
    bring_people,
    carrier_away,
    hospital_of,
    receive_faxes,
    rests,
    sent_once_or_seen,
    unexplained_calls,
    worker,
)
from workflow_stage import stage

from fax_intake.store.shelves import ShelfAwayError

pytestmark = pytest.mark.usefixtures("on_both_databases")

KILLS = 6


def test_nothing_is_lost_or_sent_twice_however_often_the_worker_is_killed(tmp_path):
    dice = random.Random(11)
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, 8))
        for _ in range(KILLS):
            with worker(office, script=FAULTS):
                time.sleep(dice.uniform(0.2, 2.5))
        with worker(office, script=FAULTS):
            rests(office, within_s=150)
        assert len(sent_once_or_seen(office, requests)) >= len(requests) // 2


@pytest.mark.parametrize(
    ("database_kind", "moment"),
    [
        ("sqlite", "before"),
        ("postgresql", "after"),
        pytest.param("sqlite", "after", marks=pytest.mark.drill),
        pytest.param("postgresql", "before", marks=pytest.mark.drill),
    ],
    indirect=["database_kind"],
)
def test_killed_at_every_boundary_of_one_fax(tmp_path, moment):
    """Before and after every commit and every hand-over on the way of a fax, each time with a fresh one."""
    with stage(tmp_path) as office:
        people = hospital_of(office, tmp_path, 20)
        requests, kills = [], 0
        for edge in ("commit", "send"):
            for number in count(1):
                requests += receive_faxes(office, [people.pop()])
                plan = {"target": requests[-1].partition(".")[0], "edge": edge, "number": number, "moment": moment}
                with worker(office, plan=plan, read_s=0.01) as child:
                    is_killed = rests(office, within_s=60, requests=len(requests), child=child) is False
                kills += is_killed
                if not is_killed:
                    break
                assert child.exit_code() == -signal.SIGKILL
        assert kills >= 8, "look, read, split, decide, intend, send, accepted and end commit; it is handed over once"
        with worker(office, read_s=0.01):
            rests(office, within_s=90, requests=len(requests))
        # Those that fell into more kills than the engine recovers from are with a person.
        assert len(sent_once_or_seen(office, requests)) > len(requests) // 2


def test_a_fifth_of_all_sends_goes_wrong_and_the_worker_is_killed(tmp_path):
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, 25))
        for seconds in (3, 4):
            with worker(office, script=CHANCES):
                time.sleep(seconds)
        with worker(office, script=CHANCES):
            rests(office, within_s=120)
        assert len(sent_once_or_seen(office, requests)) >= 0.8 * len(requests)
        assert unexplained_calls(office) == []


def test_a_blob_store_and_a_carrier_that_go_away_for_a_while_lose_nothing(tmp_path):
    """Faxes that come in meanwhile are refused, to be brought again."""
    with stage(tmp_path) as office:
        people = hospital_of(office, tmp_path, 9)
        requests = receive_faxes(office, people[:6])
        # A second of ours is a minute of the rules.
        with worker(office, read_s=0.2, retry_pace=60):
            time.sleep(2.5)
            with carrier_away(office):
                with blobs_away(office, leaves_a_folder=True):
                    with pytest.raises(ShelfAwayError):
                        receive_faxes(office, people[6:])
                    time.sleep(4)
                requests += receive_faxes(office, people[6:])
                time.sleep(4)
            rests(office, within_s=90, requests=len(requests))
        assert len(sent_once_or_seen(office, requests)) == len(requests)
