"""The loop under load: a burst of faxes, the engine's own cost, and the start of a full installation. One run, tables.

    python -m bench.load                  all of it; PostgreSQL is started and stopped by the bench (minutes)
    python -m bench.load --only burst     or engine, start
    python -m bench.load --only urgent    an emergency behind long faxes (--long-faxes, --pages); not among the rest
    python -m bench.load --faxes 60       a smaller burst

In the burst reading is simulated by waiting (`--read-s`, and `--look-s` for the first look while others wait), so that
its figures tell of queues, database, decisions, packets and calls, and not of how many cores the readers have. For
the emergency behind long faxes it is real: invented faxes are looked at and read.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "fax_intake"))

from crash_stage import Person, hospital_of  # found by the lines above
from postgres import private_cluster
from simulated import SimulatedReaders, fax_of, simulated
from workflow_stage import bring, reading, running, staffed, stage, wait_for

from bench.filled import multiply
from bench.reading.generate import Fax as InventedFax
from bench.reading.generate import make_fax
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.service import open_office, stop_on_signals, working
from fax_intake.settings import Settings
from fax_intake.store.tables import Fax, Request
from fax_intake.workflow.engine import Engine, step
from fax_intake.workflow.office import Office
from fax_intake.workflow.triage import EMERGENCIES
from sample_faxes.files import tiff_bytes
from sample_faxes.line import Bits

DATABASE = "FAX_INTAKE_DATABASE_URL"
DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"
ENDED = ("delivered", "in_review", "failed", "answered", "set_aside")
URGENT_SEED, FINE = 1, 196
out = Console(width=120)


# --- a burst ------------------------------------------------------------------------------------------------------


def burst(faxes: int, fleets: Sequence[int], readers: int, read_s: float, look_s: float) -> None:
    """The same burst before fleets of workers on PostgreSQL; every third fax of its middle tenth is an emergency."""
    title = f"Burst of {faxes}: read by {read_s:g} s of waiting, looked at by {look_s:g} s, {readers} readers a worker"
    columns = ("workers", "faxes/min", "x", "decided P50 / max s", "emergency: decided P50 / P95 s", "delivered P95 s")
    table = Table(*columns, title=title)
    base = 0.0
    with private_cluster(DURABLE) as cluster:
        for workers in fleets:
            os.environ[DATABASE] = cluster.new_database()
            with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as office:
                people = hospital_of(office, Path(folder), faxes)
                with _workers(office, workers, readers, read_s, look_s):
                    began = office.clock()
                    _receive(office, people)
                    ends = _wait_for_all(office, faxes)
            os.environ.pop(DATABASE)
            span_s = max((closed - began).total_seconds() for _, _, closed, _ in ends)
            rate = 60 * faxes / span_s
            base = base or rate
            decided = [(at - came).total_seconds() for came, at, _, _ in ends]
            urgent = [((at - came).total_seconds(), (end - came).total_seconds()) for came, at, end, k in ends if k]
            urgent_s = [one for one, _ in urgent]
            table.add_row(
                str(workers), f"{rate:.0f}", f"{rate / base:.2f}",
                f"{statistics.median(decided):.0f} / {max(decided):.0f}",
                f"{statistics.median(urgent_s):.0f} / {_p95(urgent_s):.0f}", f"{_p95([end for _, end in urgent]):.0f}",
            )  # fmt: skip
    out.print(table)


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


def _receive(office: Office, people: list[Person]) -> None:
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    for number, one in enumerate(people):
        is_urgent = 0.45 <= number / len(people) < 0.55 and number % 3 == 0
        kind = "emergency" if is_urgent else "continuity_of_care"
        fax = fax_of(one.family, one.given, one.born, one.mrn, kind=kind)
        receiver.take(fax, Call(), source="bench", name=str(number), receipt=str(number), now=office.clock())


def _wait_for_all(office: Office, faxes: int) -> list[tuple[Any, Any, Any, bool]]:
    """(received, decided, ended, is an emergency) of every request, once all have come to rest."""
    while True:
        with office.database.read() as session:
            rows = session.scalars(select(Request).where(Request.state.in_(ENDED))).all()
        if len(rows) == faxes:
            assert all(row.state == "delivered" for row in rows), {row.state for row in rows}
            return [(row.received_at, row.decided_at, row.closed_at, row.kind == "emergency") for row in rows]
        time.sleep(0.5)


@contextmanager
def _workers(office: Office, count: int, readers: int, read_s: float, look_s: float) -> Iterator[None]:
    options = {"--worker": office.settings.data_dir, "--readers": readers, "--read-s": read_s, "--look-s": look_s}
    command = [sys.executable, "-m", "bench.load", *(str(part) for option in options.items() for part in option)]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(count)]
    try:
        for child in children:
            assert child.stdout is not None and child.stdout.readline() == b"ready\n"
        yield
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def work(data_dir: Path, count: int, read_s: float, look_s: float) -> None:
    """One worker of the burst, in a process of its own."""
    from threading import Event

    stop = Event()
    stop_on_signals(stop)
    settings = Settings(data_dir=data_dir, health_port=0, readers=count, carrier_pace=1e6)
    with open_office(settings) as opened:
        readers = SimulatedReaders(count, look_s=look_s, read_s=read_s)
        office = replace(simulated(opened, readers), policy=staffed(opened.policy, "24h"))
        with working(office):
            print("ready", flush=True)
            stop.wait()
        readers.close()


# --- an emergency behind long faxes ---------------------------------------------------------------------------------


def urgent(long_faxes: int, pages: int, readers: int) -> None:
    """Seconds from its arrival until an emergency is seen to be one, and until it is read; real readers, SQLite."""
    title = f"An emergency behind {long_faxes} faxes of {pages} pages, {readers} reader(s)"
    table = Table("arrives when", "kind seen after s", "read after s", "long faxes read by then", title=title)
    behind = [page for fax in islice(_fine_faxes(0), pages) for page in fax.pages][: pages - 1]
    long = [_fax_of_kind("continuity_of_care", number, behind) for number in range(long_faxes)]
    emergency = _fax_of_kind("emergency", 0)
    for wait_s in (0.0, 10.0):
        with tempfile.TemporaryDirectory() as folder, stage(Path(folder), readers=readers) as office:
            for number, content in enumerate(long):
                _take(office, content, f"long{number}")
            with running(office):
                time.sleep(wait_s)
                began = time.monotonic()
                fax_id = _take(office, emergency, "emergency")
                known_s = _seconds_until(began, partial(_is_known, office, fax_id))
                read_fax_s = _seconds_until(began, partial(_is_read, office, fax_id))
                with office.database.read() as session:
                    others = session.scalar(select(func.count(Request.fax_id.distinct()))) or 0
        table.add_row(f"{wait_s:.0f} s after they are begun", f"{known_s:.1f}", f"{read_fax_s:.1f}", str(others - 1))
    out.print(table)


def _take(office: Office, content: bytes, name: str) -> str:
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    return receiver.take(content, Call(), source="bench", name=name, receipt=name, now=office.clock())


def _fax_of_kind(kind: str, number: int, more: Sequence[Bits] = ()) -> bytes:
    """An invented legible fax of this kind, with more pages behind its own."""
    fax = next(one for one in _fine_faxes(number) if one.truth["kind"] == kind and one.truth["legible"])
    return tiff_bytes((*fax.pages, *more), fax.dpi_y, fax.coding)


def _fine_faxes(number: int) -> Iterator[InventedFax]:
    """Invented faxes at 204 x 196 dpi, others for another number."""
    made = (make_fax(URGENT_SEED, index, "twelfth") for index in count(200 * number))
    return (fax for fax in made if fax.dpi_y == FINE)


def _seconds_until(began: float, is_so: Callable[[], bool]) -> float:
    while not is_so():
        time.sleep(0.1)
    return time.monotonic() - began


def _is_known(office: Office, fax_id: str) -> bool:
    run = office.queue.run_of(f"{fax_id}:intake")
    return (run is not None and run.queue == EMERGENCIES) or _is_read(office, fax_id)


def _is_read(office: Office, fax_id: str) -> bool:
    with office.database.read() as session:
        return session.scalar(select(Request.kind).where(Request.fax_id == fax_id)) is not None


# --- the engine's own cost ----------------------------------------------------------------------------------------


def engine(runs: int) -> None:
    """CPU of the steps of one fax (triage 1, intake 3, dispatch 5) that do nothing, driven by the engine and called."""
    table = Table("database", "through the engine, ms CPU a fax", "called directly", "faxes/s", title="Engine overhead")
    with private_cluster(DURABLE) as cluster:
        for kind in ("SQLite", "PostgreSQL"):
            if kind == "PostgreSQL":
                os.environ[DATABASE] = cluster.new_database()
            with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as office:
                driven_s, wall_s = _driven(office, runs)
            os.environ.pop(DATABASE, None)
            began = time.process_time()
            for _ in range(runs):
                for act in (_nothing,) * 9:
                    act()
            called_s = time.process_time() - began
            table.add_row(kind, f"{1e3 * driven_s / runs:.1f}", f"{1e3 * called_s / runs:.4f}", f"{runs / wall_s:.0f}")
    out.print(table)


def _driven(office: Office, runs: int) -> tuple[float, float]:
    """CPU of this process, all threads, and seconds, from the first row to the last end."""
    ended: list[str] = []

    def chain(subject: str, names: tuple[str, ...], then: Callable[[str], None]) -> None:
        for name in names:
            step(name, _nothing)
        step(names[-1] + "_last", then, subject)

    def enqueue(name: str, subject: str) -> None:
        with office.database.write() as session:
            office.queue.enqueue(session, name, subject, workflow_id=f"{subject}:{name}")

    ran = Engine(office.database.url, executor_id="bench")
    ran.register("dispatch", partial(chain, names=("a", "b", "c", "d"), then=ended.append))
    ran.register("intake", partial(chain, names=("a", "b"), then=partial(enqueue, "dispatch")))
    ran.register("triage", lambda subject: step("only", enqueue, "intake", subject))
    ran.launch({"triage": 5, "intake": 3, "dispatch": 50})
    cpu, began = time.process_time(), time.monotonic()
    for number in range(runs):
        enqueue("triage", f"f{number}")
    while len(ended) < runs:
        time.sleep(0.05)
    used = time.process_time() - cpu, time.monotonic() - began
    ran.stop(within_s=5, forget=True)
    return used


def _nothing() -> None:
    pass


# --- the start of a full installation -----------------------------------------------------------------------------


def start(requests: int) -> None:
    """Seconds from `fax-intake serve` to "service.started", and to the decision of a fax that lay in the inbox."""
    table = Table("database", "finished requests", "rows", "started after s", "first round of the net s", title="Start")
    with private_cluster(DURABLE) as cluster:
        for kind in ("SQLite", "PostgreSQL"):
            if kind == "PostgreSQL":
                os.environ[DATABASE] = cluster.new_database()
            with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as office:
                with running(office):
                    wait_for(office, bring(office, reading()), "delivered")
                empty = _started(office)
                with office.database.read() as session:
                    fax_id = session.scalars(select(Fax.id)).one()
                    reference = session.scalars(select(Request.reference)).one()
                rows = sum(multiply(office.database.engine, fax_id, reference, requests).values())
                full = _started(office)
                with office.database.read() as session:
                    assert session.scalar(select(func.count()).select_from(Request)) == requests + 1
            os.environ.pop(DATABASE, None)
            table.add_row(kind, "1", "", f"{empty[0]:.1f}", f"{empty[1]:.2f}")
            table.add_row(kind, f"{requests:,}", f"{rows:,}", f"{full[0]:.1f}", f"{full[1]:.2f}")
    out.print(table)


def _started(office: Office) -> tuple[float, float]:
    from fax_intake.workflow.reconcile import reconcile

    environment = {**os.environ, "FAX_INTAKE_DATA_DIR": str(office.settings.data_dir), "FAX_INTAKE_HEALTH_PORT": "0"}
    program = Path(sys.executable).with_name("fax-intake")
    began = time.monotonic()
    service = subprocess.Popen([program, "serve"], env=environment, stderr=subprocess.PIPE)
    assert service.stderr is not None
    for line in service.stderr:
        if json.loads(line)["event"] == "service.started":
            break
    started_s = time.monotonic() - began
    service.terminate()
    service.wait()
    began = time.monotonic()
    reconcile(office)
    return started_s, time.monotonic() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("burst", "engine", "start", "urgent"))
    parser.add_argument("--long-faxes", type=int, default=20)
    parser.add_argument("--pages", type=int, default=50, help="of a long fax")
    parser.add_argument("--faxes", type=int, default=300)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--readers", type=int, default=3, help="a worker; they only wait")
    parser.add_argument("--read-s", type=float, default=2.0)
    parser.add_argument("--look-s", type=float, default=1.0)
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.worker is not None:
        return work(chosen.worker, chosen.readers, chosen.read_s, chosen.look_s)
    os.environ.pop(DATABASE, None)
    if chosen.only in (None, "burst"):
        burst(chosen.faxes, chosen.workers, chosen.readers, chosen.read_s, chosen.look_s)
    if chosen.only in (None, "engine"):
        engine(200)
    if chosen.only in (None, "start"):
        start(chosen.requests)
    if chosen.only == "urgent":  # making the long faxes alone takes minutes
        urgent(chosen.long_faxes, chosen.pages, readers=2)
    return None


if __name__ == "__main__":
    main()
