"""Killed (SIGKILL) again and again while packets are decided and sent: nothing is lost and nothing goes twice."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from sqlalchemy import func, select
from workflow_stage import add_patient, bring, reading, stage

from fax_intake.store import audit
from fax_intake.store.tables import Attempt, Disclosure, Request

CHILD = Path(__file__).with_name("crash_child.py")
FAMILIES = (
    *("Birdwhistle", "Castellanos", "Dragomirov", "Eisenhauer"),
    *("Fitzwilliam", "Grzybowski", "Hovsepyan", "Ishikawa"),
)
KILLS = 8


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
            worker = subprocess.Popen([sys.executable, CHILD, office.settings.data_dir], cwd=CHILD.parent)
            time.sleep(dice.uniform(2.5, 5.0))
            worker.kill()
            worker.wait()
        worker = subprocess.Popen([sys.executable, CHILD, office.settings.data_dir], cwd=CHILD.parent)
        try:
            _wait_until_delivered(office, len(requests))
        finally:
            worker.kill()
            worker.wait()
        with office.database.read() as session:
            whole = Counter(session.scalars(select(Attempt.request_id).where(Attempt.state == "delivered")))
            assert whole == Counter(requests)
            disclosed = select(func.count()).select_from(Disclosure).where(Disclosure.is_partial.is_(False))
            assert session.scalar(disclosed) == len(requests)
            assert audit.verify(session) is None
        received = [json.loads(path.read_text()) for path in (office.settings.outbox / "outbox").glob("*.json")]
        arrived = Counter(one["reference"].rpartition(":")[0] for one in received if one["state"] == "delivered")
        assert set(arrived.values()) == {1}
        assert len(arrived) == len(requests)


def _wait_until_delivered(office, count):
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up:
        with office.database.read() as session:
            states = Counter(session.scalars(select(Request.state)))
        if states == {"delivered": count}:
            return
        time.sleep(0.5)
    raise AssertionError(states)
