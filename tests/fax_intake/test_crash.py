"""Killed (SIGKILL) again and again while packets are decided and sent: nothing is lost and nothing goes twice."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select
from workflow_stage import add_patient, bring, reading, stage

from fax_intake.store import audit
from fax_intake.store.tables import Answer, Attempt, Disclosure, Request

pytestmark = pytest.mark.usefixtures("on_both_databases")

CHILD = Path(__file__).with_name("crash_child.py")
FAMILIES = (
    *("Birdwhistle", "Castellanos", "Dragomirov", "Eisenhauer"),
    *("Fitzwilliam", "Grzybowski", "Hovsepyan", "Ishikawa"),
)
KILLS = 6


def test_nothing_is_lost_or_sent_twice_however_often_the_worker_is_killed(tmp_path):
    dice = random.Random(11)
    with stage(tmp_path) as office:
        requests = []
        for number, family in enumerate(FAMILIES, start=2):
            born, mrn = f"19{50 + number}-0{number % 9 + 1}-1{number % 10}", f"0770{number:04d}"
            add_patient(office, tmp_path, number, family, "Theodora", born, mrn)
            patient = {"name": f"{family}, Theodora", "family": family, "given": "Theodora", "dob": born, "mrn": mrn}
            requests.append(bring(office, reading(patient=patient)))
        for _ in range(KILLS):
            with _worker(office.settings.data_dir):
                time.sleep(dice.uniform(0.2, 2.5))
        with _worker(office.settings.data_dir):
            _wait_until_all_rest(office)
        with office.database.read() as session:
            ends = dict(session.execute(select(Request.id, Request.state)).all())
            # Who was killed in more often than the engine recovers comes to a person; nobody is left lying.
            assert set(ends) == set(requests)
            delivered = {one for one, state in ends.items() if state == "delivered"}
            assert len(delivered) >= len(requests) // 2
            packets = select(Attempt.request_id).join(Answer, Answer.id == Attempt.answer_id)
            packets = packets.where(Attempt.state == "delivered", Answer.what == "packet")
            assert Counter(session.scalars(packets)) == Counter(delivered)
            disclosed = select(func.count()).select_from(Disclosure).where(Disclosure.is_partial.is_(False))
            assert session.scalar(disclosed) == len(delivered)
            assert audit.verify(session) is None
        received = [json.loads(path.read_text()) for path in (office.settings.outbox / "outbox").glob("*.json")]
        arrived = Counter(one["reference"].rpartition(":")[0] for one in received if one["state"] == "delivered")
        assert set(arrived.values()) == {1}


@contextmanager
def _worker(data_dir):
    """A worker that has begun; killed when the block ends."""
    worker = subprocess.Popen([sys.executable, CHILD, data_dir], cwd=CHILD.parent, stdout=subprocess.PIPE)
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"ready\n"
        yield
    finally:
        worker.kill()
        worker.wait()


def _wait_until_all_rest(office):
    give_up = time.monotonic() + 150
    while time.monotonic() < give_up:
        with office.database.read() as session:
            states = Counter(session.scalars(select(Request.state)))
        if set(states) <= {"delivered", "in_review", "failed"}:
            return
        time.sleep(0.5)
    raise AssertionError(states)
