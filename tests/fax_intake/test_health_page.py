"""The health page tells numbers, and nothing about anybody."""

import pytest
from fastapi.testclient import TestClient
from workflow_stage import bring, reading, stage

from fax_intake.desk.health import health_app

pytestmark = pytest.mark.usefixtures("on_both_databases")


def test_health_counts_requests_by_state(tmp_path):
    with stage(tmp_path) as office:
        bring(office, reading())
        answer = TestClient(health_app(office)).get("/health")
        told = answer.json()
        assert (answer.status_code, told["status"], told["requests"]) == (200, "ok", {"reading": 1})
        assert told["sending_stopped"] is False
        assert "Ashgrove" not in answer.text
