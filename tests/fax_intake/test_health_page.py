"""The health page tells numbers, and nothing about anybody."""

from threading import Event, Thread

import pytest
from fastapi.testclient import TestClient
from workflow_stage import bring, reading, stage

from fax_intake.desk.health import Vitals, health_app

pytestmark = pytest.mark.usefixtures("on_both_databases")


def test_health_counts_requests_by_state(tmp_path):
    with stage(tmp_path) as office:
        bring(office, reading())
        answer = TestClient(health_app(office, Vitals())).get("/health")
        told = answer.json()
        assert (answer.status_code, told["status"], told["requests"]) == (200, "ok", {"reading": 1})
        assert told["sending_stopped"] is False
        assert "Ashgrove" not in answer.text


def test_health_tells_which_thread_has_died_and_how_many_files_are_refused(office):
    stop = Event()
    inbox, reconciler = Thread(target=str, name="inbox"), Thread(target=stop.wait, name="reconciler")
    page = TestClient(health_app(office, Vitals(threads=(inbox, reconciler), count_refused=lambda: 3)))
    for thread in (inbox, reconciler):
        thread.start()
    inbox.join()
    told = page.get("/health").json()
    stop.set()
    reconciler.join()
    assert (told["status"], told["dead_threads"], told["inbox_refused"]) == ("degraded", ["inbox"], 3)
