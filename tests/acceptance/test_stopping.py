"""Told to stop in the middle of everything: the program ends in time, and the next start ends what was under way."""

import json
import os
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from postgres import Cluster, private_cluster
from program import Program, install_sample_hospital

from fax_intake.demo import SAMPLE_FAXES, sample_cases
from fax_intake.service import LONGEST_STOP_S

NAMES = ("letter-typed", "cover-form", "prose-letter", "emergency")  # all of them end delivered
CASES = {case.name: case for case in sample_cases(SAMPLE_FAXES) if case.name in NAMES}
ENDED = {"delivered", "answered", "set_aside", "in_review", "failed"}
UNITS = Path(__file__).parents[2] / "deploy"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, empty_database_url: str | None) -> Program:
    """The sample hospital, in automatic mode; a call lasts half a minute."""
    folder = tmp_path_factory.mktemp("stopping")
    pace = {"CARRIER_PACE": "4", "RETRY_PACE": "60", "RECONCILE_INTERVAL_S": "5"}
    program = Program(folder / "data", empty_database_url, **pace)
    install_sample_hospital(program, folder)
    return program


def arrived(program: Program) -> Counter[str]:
    """How often the packet of each request arrived whole, as the other ends would tell it."""
    files = (program.data_dir / "outbox" / "outbox").glob("*.json")
    records = [json.loads(file.read_text()) for file in files]
    return Counter(one["reference"].rpartition(":")[0] for one in records if one["state"] == "delivered")


def calls_in(lines: list[dict[str, Any]]) -> list[str]:
    """The states of all calls."""
    return [call["state"] for line in lines for request in line["requests"] for call in request["attempts"]]


def is_busy(lines: list[dict[str, Any]]) -> bool:
    """A call is on the line, and a fax is still to be read."""
    return "accepted" in calls_in(lines) and any(not line["requests"] for line in lines)


def stop(process: subprocess.Popen[bytes], *signals: signal.Signals) -> float:
    """Send the signals, a second between them; returns how long the process then took to end well."""
    began = time.monotonic()
    for number, one in enumerate(signals):
        time.sleep(number)
        process.send_signal(one)
    assert process.wait(timeout=60) == 0
    return time.monotonic() - began


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "database_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.drill)], indirect=True, scope="module"
)
def test_the_service_is_stopped_in_the_middle_of_everything_and_goes_on(program: Program) -> None:
    """Twice: SIGTERM that is repeated, then SIGINT; each while a fax is read, one waits and a call is on the line."""
    first, *others, last = CASES.values()
    with program.serving() as service:
        program.drop(first.fax, first.inbox_name, **first.call)
        wait_until(program, lambda lines: "accepted" in calls_in(lines))
        for case in others:
            program.drop(case.fax, case.inbox_name, **case.call)
        wait_until(program, is_busy)
        assert stop(service, signal.SIGTERM, signal.SIGTERM) < 30
    stored = len(program.look())
    with program.serving() as service:
        program.drop(last.fax, last.inbox_name, **last.call)
        wait_until(program, lambda lines: len(lines) > stored)
        assert stop(service, signal.SIGINT) < 30
    with program.serving():
        lines = program.wait(lambda lines: len(lines) == len(CASES) and all(line["state"] in ENDED for line in lines))
    delivered = [
        request["reference"] for line in lines for request in line["requests"] if request["state"] == "delivered"
    ]
    assert len(delivered) == len(CASES)
    assert arrived(program) == Counter(delivered)
    assert [line["problem"] for line in lines] == [None] * len(CASES), "no fax is blamed for the stop"
    assert not list((program.data_dir / "inbox").iterdir())
    assert json.loads(program.run("audit", "verify", "--json").splitlines()[0])["holds"] is True
    assert "Traceback" not in program.log()


def wait_until(program: Program, is_so: Callable[[list[dict[str, Any]]], bool]) -> None:
    give_up = time.monotonic() + 120
    while not is_so(lines := program.look()):
        assert time.monotonic() < give_up, lines
        time.sleep(0.1)


@pytest.fixture(scope="module")
def own_cluster() -> Iterator[Cluster]:
    """A server that may be hung without harm to other tests."""
    with private_cluster() as cluster:
        yield cluster


def test_a_worker_whose_database_does_not_answer_ends_in_time(own_cluster: Cluster, tmp_path: Path) -> None:
    """The server's processes are halted, as behind a network that swallows everything: nobody is told anything."""
    program = Program(tmp_path / "data", own_cluster.new_database(), RECONCILE_INTERVAL_S="1")
    program.prepare("init")
    with program.serving("worker") as worker:
        program.wait_for_log("worker.started")
        time.sleep(2)
        halted = server_processes(own_cluster)
        for process in halted:
            os.kill(process, signal.SIGSTOP)
        try:
            time.sleep(3)
            assert stop(worker, signal.SIGTERM) < 30
        finally:
            for process in halted:
                os.kill(process, signal.SIGCONT)
    assert "Traceback" not in program.log()


def test_a_worker_whose_database_is_stopped_ends_at_once(own_cluster: Cluster, tmp_path: Path) -> None:
    """With 75, to be started again: another may already do its work. A signal that comes then changes nothing."""
    program = Program(tmp_path / "data", own_cluster.new_database())
    program.prepare("init")
    with program.serving("worker") as worker:
        program.wait_for_log("worker.started")
        own_cluster.stop("immediate")
        try:
            worker.send_signal(signal.SIGTERM)
            began = time.monotonic()
            assert worker.wait(timeout=60) in (0, 75)
            assert time.monotonic() - began < 30
        finally:
            own_cluster.start()
    assert "Traceback" not in program.log()


def server_processes(cluster: Cluster) -> list[int]:
    """The server of this cluster, and all that serve its connections."""
    main = int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
    return [main, *map(int, children)]


def test_systemd_waits_for_longer_than_the_program_takes() -> None:
    for unit in ("fax-intake.service", "fax-intake-worker.service"):
        [limit_s] = re.findall(r"^TimeoutStopSec=(\d+)$", (UNITS / unit).read_text(), re.MULTILINE)
        assert int(limit_s) > LONGEST_STOP_S
