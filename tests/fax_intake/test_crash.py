"""Killed (SIGKILL) at every boundary and at random while packets are decided and sent: nothing lost, nothing twice."""

import random
import signal
import time
from itertools import count

import pytest
from crash_stage import FAULTS, bring_people, hospital_of, rests, sent_once_or_seen, worker
from workflow_stage import stage

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


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_every_boundary_of_one_request(tmp_path, moment):
    """Before and after every commit and every hand-over of one request's way, each time with a fresh request."""
    with stage(tmp_path) as office:
        people = hospital_of(office, tmp_path, 14)
        requests, kills = [], 0
        for edge in ("commit", "send"):
            for number in count(1):
                requests += bring_people(office, [people.pop()])
                plan = {"target": requests[-1].partition("#")[0], "edge": edge, "number": number, "moment": moment}
                with worker(office, plan=plan) as child:
                    is_killed = rests(office, within_s=60, child=child) is False
                kills += is_killed
                if not is_killed:
                    break
                assert child.returncode == -signal.SIGKILL
        assert kills >= 5, "decide, intend, send, accepted and end commit, and it is handed over once"
        with worker(office):
            rests(office, within_s=90)
        # Those that fell into more kills than the engine recovers from are with a person.
        assert len(sent_once_or_seen(office, requests)) > len(requests) // 2
