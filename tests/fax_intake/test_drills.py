"""Long drills, by hand: `make test-crash`. What they print is what the READMEs may say."""

import random
import subprocess
import time

import pytest
from crash_stage import FAULTS, bring_people, hospital_of, rests, sent_once_or_seen, start_worker, worker
from sqlalchemy import select
from workflow_stage import stage

from fax_intake.store.tables import Request

pytestmark = [pytest.mark.drill, pytest.mark.timeout(3600)]
REQUESTS, KILLS, WORKERS, STOPS = 200, 60, 3, 10
LOST_LEASE = 75


class Fleet:
    """Workers of which any that ended is replaced by a new one, under another name."""

    def __init__(self, office, size, **options):
        self._office, self._options = office, options
        self.workers = [start_worker(office, **options) for _ in range(size)]

    def kill(self, number):
        self.workers[number].kill()
        self.workers[number].wait()

    def mend(self):
        for number, one in enumerate(self.workers):
            if one.poll() is not None:
                self.workers[number] = start_worker(self._office, **self._options)

    def end(self):
        for one in self.workers:
            one.kill()
            one.wait()


def told(what, office, requests, began, **more):
    delivered = sent_once_or_seen(office, requests)
    print(f"\n{what}: {len(requests)} requests, {len(delivered)} delivered, {len(requests) - len(delivered)} with a "
          f"person, 0 lost, 0 twice; {time.monotonic() - began:.0f} s; {more}")  # fmt: skip


@pytest.mark.usefixtures("on_both_databases")
def test_one_worker_killed_again_and_again(tmp_path, database_kind):
    dice, began = random.Random(5), time.monotonic()
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, REQUESTS))
        kills = 0
        while kills < KILLS:
            with worker(office, script=FAULTS):
                time.sleep(dice.uniform(0.5, 4))
            kills += 1
        with worker(office, script=FAULTS):
            rests(office, within_s=900)
        told(f"one worker on {database_kind}", office, requests, began, kills=kills)


def test_three_workers_of_which_one_dies_and_is_replaced(tmp_path, cluster, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", cluster.new_database())
    dice, began = random.Random(6), time.monotonic()
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, REQUESTS))
        fleet = Fleet(office, WORKERS, script=FAULTS)
        try:
            for _ in range(KILLS):
                time.sleep(dice.uniform(0.5, 3))
                fleet.kill(dice.randrange(WORKERS))
                fleet.mend()
            rests(office, within_s=900)
        finally:
            fleet.end()
        told("three workers on PostgreSQL", office, requests, began, kills=KILLS)


def test_the_work_of_a_dead_worker_is_adopted_within_seconds(tmp_path, cluster, monkeypatch):
    """Two workers; one dies with calls on its line and is not replaced."""
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", cluster.new_database())
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, 20))
        fleet = Fleet(office, 2, pace=30)
        try:
            while not _states(office) & {"dispatching"}:
                time.sleep(0.1)
            time.sleep(2)
            fleet.kill(0)
            began = time.monotonic()
            rests(office, within_s=60)
        finally:
            fleet.end()
        told("adopted", office, requests, began)
        assert len(sent_once_or_seen(office, requests)) == len(requests)


def _states(office):
    with office.database.read() as session:
        return set(session.scalars(select(Request.state)))


def test_the_database_stops_hard_under_load(tmp_path, cluster, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", cluster.new_database())
    dice, began, ended = random.Random(7), time.monotonic(), 0
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, REQUESTS))
        fleet = Fleet(office, 2)
        try:
            for _ in range(STOPS):
                time.sleep(dice.uniform(2, 5))
                cluster.stop("immediate")
                time.sleep(dice.uniform(0.5, 3))
                cluster.start()
                for one in fleet.workers:
                    try:
                        # A worker that lost its lease ends itself; whatever ends it, its supervisor starts another.
                        assert one.wait(timeout=10) in (LOST_LEASE, 1)
                        ended += 1
                    except subprocess.TimeoutExpired:
                        pass
                office.database.engine.dispose()
                fleet.mend()
            rests(office, within_s=900)
        finally:
            fleet.end()
        told("database stopped hard", office, requests, began, stops=STOPS, workers_ended=ended)
