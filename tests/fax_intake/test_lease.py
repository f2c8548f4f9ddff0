"""Who is alive and whose work is adopted, on PostgreSQL."""

import subprocess
import sys
import time
from threading import Event

import psycopg
import pytest

from fax_intake.workflow.lease import Lease, LeaseTakenError, new_executor_id

HOLDER = """
import sys, time
from fax_intake.workflow.lease import Lease
lease = Lease(sys.argv[1], sys.argv[2])
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def url(cluster):
    made = cluster.new_database()
    yield made
    cluster.drop(made)


def claim(url, executor_id, workflow_id):
    """A workflow that this executor has begun."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO dbos.workflow_status (workflow_uuid, status, name, executor_id, created_at, updated_at)"
            " VALUES (%s, 'PENDING', 'dispatch', %s, 0, 0)",
            (workflow_id, executor_id),
        )


def test_two_living_processes_never_share_an_executor_id(url):
    first = Lease(url, "one")
    with pytest.raises(LeaseTakenError, match="one"):
        Lease(url, "one")
    first.release()
    Lease(url, "one").release()


def test_no_two_names_are_the_same():
    assert len({new_executor_id() for _ in range(100)}) == 100


def test_the_work_of_the_dead_is_adopted_by_one_and_that_of_the_living_by_nobody(url):
    ours, other, living = Lease(url, "ours"), Lease(url, "other"), Lease(url, "living")
    for executor_id in ("ours", "living", "dead"):
        claim(url, executor_id, f"{executor_id}-1")
    adopted = []
    assert ours.look(adopted.append) == ["dead"]
    assert adopted == ["dead"]

    # While one adopts, the other one may not.
    def adopt(executor_id):
        assert other.look(adopted.append) == []

    assert ours.look(adopt) == ["dead"]
    living.release()
    give_up = time.monotonic() + 10
    while set(found := other.look(adopted.append)) != {"dead", "living"}:
        assert time.monotonic() < give_up, found  # the server lets go a moment after the connection is closed
        time.sleep(0.1)
    ours.release()
    other.release()


def test_a_killed_process_frees_its_name_at_once(url):
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, url, "victim"], stdout=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    claim(url, "victim", "victim-1")
    ours = Lease(url, "ours")
    assert ours.look(lambda _: None) == []
    holder.kill()
    holder.wait()
    give_up = time.monotonic() + 10
    while ours.look(lambda _: None) != ["victim"]:
        assert time.monotonic() < give_up
        time.sleep(0.1)
    ours.release()


def test_who_loses_his_connection_is_told_to_end(url, cluster):
    lease, lost = Lease(url, "ours"), Event()
    lease.watch(lambda _: None, on_lost=lost.set)
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'")
    assert lost.wait(10)
