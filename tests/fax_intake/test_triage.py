"""The order of faxes that wait: who is looked at first, who is read first, and what a failed look costs."""

import threading
import time

import pytest
from simulated import SimulatedReaders, fax_of, simulated
from sqlalchemy import select
from workflow_stage import running, stage

from fax_intake.inbound.receive import Call, Receiver
from fax_intake.reading import ReadingFailedError, Turn, _Turns
from fax_intake.store.tables import Request
from fax_intake.workflow.reconcile import reconcile
from fax_intake.workflow.triage import look

pytestmark = pytest.mark.usefixtures("on_both_databases")


def receive(office, name, *, kind="continuity_of_care", padding=0):
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    content = fax_of(name, "Theodora", "1961-04-12", "00000000", kind=kind) + b" " * padding
    return receiver.take(content, Call(), source="test", name=name, receipt=name, now=office.clock())


def wait_until_read(office, count, within_s=30):
    give_up = time.monotonic() + within_s
    while time.monotonic() < give_up:
        with office.database.read() as session:
            if len(list(session.scalars(select(Request.id)))) == count:
                return
        time.sleep(0.05)
    raise AssertionError(office.readers.done)


@pytest.fixture
def office(tmp_path):
    with stage(tmp_path) as opened:
        readers = SimulatedReaders(1, look_s=0.15, read_s=0.3)
        try:
            yield simulated(opened, readers)
        finally:
            readers.close()


def test_an_emergency_behind_many_faxes_is_read_next(office):
    for number in range(8):
        receive(office, f"Routine{number}")
    receive(office, "Urgent", kind="emergency")
    for number in range(8, 20):
        receive(office, f"Routine{number}")
    with running(office):
        wait_until_read(office, 21)
    order = [name for _, name in office.readers.done]
    looked_at, read = office.readers.done.index(("look", "Urgent")), office.readers.done.index(("read", "Urgent"))
    # Not only before the others are read: before the looks at those that came later, too.
    assert read - looked_at <= 6, order
    assert sum(what == "read" for what, _ in office.readers.done[:read]) <= 3, order


def test_who_need_not_wait_is_not_looked_at(office):
    with running(office):
        receive(office, "Alone")
        wait_until_read(office, 1)
    assert office.readers.done == [("read", "Alone")]


def test_a_look_that_fails_costs_the_fax_nothing_but_its_place(office, monkeypatch):
    def fails(*_):
        raise ReadingFailedError("the reading process died")

    monkeypatch.setattr(office.readers, "look", fails)
    monkeypatch.setattr(office.readers, "are_busy", lambda: True)
    fax = receive(office, "Unlucky")
    look(office, fax)
    assert office.queue.run_of(f"{fax}:intake").status == "ENQUEUED"


def test_a_second_look_starts_no_second_intake(office):
    fax = receive(office, "Twice")
    with running(office):
        wait_until_read(office, 1)
        look(office, fax)
        time.sleep(1)
    assert office.readers.done == [("read", "Twice")]


def test_a_fax_whose_triage_was_given_up_is_read_all_the_same(office):
    fax = receive(office, "Lost")
    office.queue.cancel(f"{fax}:triage")
    clock = office.clock
    object.__setattr__(office, "clock", lambda: clock().replace(year=clock().year + 1))
    with running(office):
        reconcile(office)
        wait_until_read(office, 1)


def test_the_urgent_go_before_looks_and_looks_before_the_rest():
    turns, order = _Turns(1), []

    def take(turn):
        with turns.take(turn):
            order.append(turn)
            time.sleep(0.1)

    came = [Turn.ORDINARY, Turn.ORDINARY, Turn.LOOK, Turn.ORDINARY, Turn.URGENT, Turn.LOOK, Turn.URGENT]
    threads = [threading.Thread(target=take, args=(turn,)) for turn in came]
    for thread in threads:
        thread.start()
        time.sleep(0.005)
    for thread in threads:
        thread.join()
    first, others = order[0], order[1:]
    assert (first, others) == (Turn.ORDINARY, sorted(came[1:]))
    assert not turns.are_taken()
