"""Long drills of kills, by hand: `make test-crash`. What they print is what the READMEs may say."""

import random
import time

import psycopg
import pytest
from crash_stage import (
    CHANCES,
    FAULTS,
    bring_people,
    fleet_of,
    hospital_of,
    receive_faxes,
    rests,
    told,
    unexplained_calls,
    worker,
)
from sqlalchemy import func, select
from workflow_stage import stage

from fax_intake.store.tables import Attempt

pytestmark = [pytest.mark.drill, pytest.mark.timeout(3600)]
REQUESTS, KILLS, WORKERS, STOPS = 200, 60, 3, 10
PACKETS, KILL_EVERY_S = 1000, 20
LOST_LEASE = 75
READ_S = 0.05


@pytest.mark.usefixtures("on_both_databases")
def test_one_worker_killed_again_and_again(tmp_path, database_kind):
    dice, began = random.Random(5), time.monotonic()
    with stage(tmp_path) as office:
        requests = receive_faxes(office, hospital_of(office, tmp_path, REQUESTS))
        for _ in range(KILLS):
            with worker(office, script=FAULTS, read_s=READ_S):
                time.sleep(dice.uniform(0.5, 4))
        with worker(office, script=FAULTS, read_s=READ_S):
            rests(office, within_s=900, requests=REQUESTS)
        told(f"one worker on {database_kind}", office, requests, began, kills=KILLS)


def test_three_workers_of_which_one_dies_and_is_replaced(tmp_path, cluster, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", cluster.new_database())
    dice, began = random.Random(6), time.monotonic()
    with stage(tmp_path) as office:
        requests = receive_faxes(office, hospital_of(office, tmp_path, REQUESTS))
        with fleet_of(office, WORKERS, script=FAULTS, read_s=READ_S) as fleet:
            for _ in range(KILLS):
                time.sleep(dice.uniform(0.5, 3))
                fleet.kill(dice.randrange(WORKERS))
                fleet.mend()
            rests(office, within_s=900, requests=REQUESTS)
        told("three workers on PostgreSQL", office, requests, began, kills=KILLS)


def test_the_work_of_dead_workers_is_adopted_within_seconds(tmp_path, cluster, monkeypatch):
    """Three workers with calls on their lines; two die, one after the other, and are not replaced."""
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", url := cluster.new_database())
    began, adopted_s = time.monotonic(), []
    with stage(tmp_path) as office:
        requests = receive_faxes(office, hospital_of(office, tmp_path, REQUESTS))
        with fleet_of(office, WORKERS, pace=30, read_s=READ_S) as fleet:
            for number in range(WORKERS - 1):
                victim = fleet.workers[number].pid
                while _runs_of(url, victim) < 5:
                    time.sleep(0.1)
                fleet.kill(number)
                killed = time.monotonic()
                while _runs_of(url, victim):
                    time.sleep(0.1)
                adopted_s.append(round(time.monotonic() - killed, 1))
            rests(office, within_s=900, requests=REQUESTS)
        told("two of three dead for good", office, requests, began, adopted_s=adopted_s)
        assert max(adopted_s) < 15


def _runs_of(url, pid):
    """How many runs this process has claimed and not ended; its name has the pid in it."""
    query = "SELECT count(*) FROM dbos.workflow_status WHERE status = 'PENDING' AND executor_id LIKE %s"
    with psycopg.connect(url, autocommit=True) as connection:
        [(count,)] = connection.execute(query, (f"%-{pid}-%",)).fetchall()
    return count


def test_the_database_stops_hard_under_load(tmp_path, cluster, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", cluster.new_database())
    dice, began, ended = random.Random(7), time.monotonic(), 0
    with stage(tmp_path) as office:
        requests = receive_faxes(office, hospital_of(office, tmp_path, REQUESTS))
        with fleet_of(office, 2, read_s=READ_S) as fleet:
            for _ in range(STOPS):
                time.sleep(dice.uniform(2, 5))
                cluster.stop("immediate")
                time.sleep(dice.uniform(0.5, 3))
                cluster.start()
                for one in fleet.workers:
                    # A worker that lost its lease ends itself; whatever ends it, its supervisor starts another.
                    assert one.wait(within_s=10) in (LOST_LEASE, 1, None)
                office.database.engine.dispose()
                ended += fleet.mend()
            rests(office, within_s=900, requests=REQUESTS)
        told("database stopped hard", office, requests, began, stops=STOPS, workers_ended=ended)


@pytest.mark.usefixtures("on_both_databases")
def test_a_fifth_of_a_thousand_packets_goes_wrong_and_a_worker_is_killed_every_20_s(tmp_path, database_kind):
    """One worker on SQLite, three on PostgreSQL. Everything, the rules' waits too, at 300 times its pace."""
    dice, began, kills = random.Random(8), time.monotonic(), 0
    size = 1 if database_kind == "sqlite" else WORKERS
    with stage(tmp_path) as office:
        requests = bring_people(office, hospital_of(office, tmp_path, PACKETS))
        with fleet_of(office, size, script=CHANCES, retry_pace=300) as fleet:
            while not _is_at_rest(office, KILL_EVERY_S):
                fleet.kill(dice.randrange(size))
                kills += fleet.mend()
            time.sleep(10)  # the last messages of the carrier are heard
        with office.database.read() as session:
            ends = dict(session.execute(select(Attempt.state, func.count()).group_by(Attempt.state)).all())
        told(f"a fifth goes wrong, on {database_kind}", office, requests, began, kills=kills, calls=ends)
        assert unexplained_calls(office) == []


def _is_at_rest(office, within_s):
    try:
        return rests(office, within_s=within_s)
    except AssertionError:
        return False
