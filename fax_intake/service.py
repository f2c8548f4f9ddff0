"""Puts the office together, and runs it: receiver, workflows, reconciler and health page in one process."""

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread

import structlog

from fax_intake.desk.health import serve_health
from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Receiver
from fax_intake.policy import Policy, load_policy
from fax_intake.reading import Readers
from fax_intake.settings import Settings
from fax_intake.store.blobs import BlobStore
from fax_intake.store.database import Database, sqlite_url
from fax_intake.store.migrations import bring_up_to_date
from fax_intake.workflow.dispatch import send_answer
from fax_intake.workflow.engine import Engine, Queue, steps_under_way
from fax_intake.workflow.intake import reconsider, take_in
from fax_intake.workflow.office import Office
from fax_intake.workflow.reconcile import run_reconciler
from outbound.gateways.script import Script
from outbound.gateways.spool import SpoolGateway

log = structlog.get_logger()
DISPATCHES = 50  # answers on their way at once; each mostly waits for its call
STOP_S = 20


class NotInitialisedError(Exception):
    """There is no installation in the data directory yet."""


class AlreadyRunningError(Exception):
    """Another service works on the same data directory; a second one would take its work away."""


@contextmanager
def open_office(settings: Settings, clock: Callable[[], datetime] | None = None) -> Iterator[Office]:
    """The office of an installation. Readers start only when something is read.

    Raises:
        NotInitialisedError: `fax-intake init` has not been run.
        PolicyError: the policy file cannot be used.
    """
    _require_installation(settings)
    policy = load_policy(settings.policy_path)
    tell_time = clock or _utc_now
    bring_up_to_date(sqlite_url(settings.database_file))
    database = Database(sqlite_url(settings.database_file))
    queue = Queue(database.url)
    readers = Readers(settings.readers)
    (settings.data_dir / "scratch").mkdir(exist_ok=True)
    try:
        yield Office(
            settings=settings,
            policy=policy,
            database=database,
            blobs=BlobStore(settings.data_dir / "blobs"),
            queue=queue,
            gateway=gateway_of(settings, policy, tell_time),
            readers=readers,
            clock=tell_time,
        )
    finally:
        readers.close()
        queue.close()
        database.close()


def gateway_of(settings: Settings, policy: Policy, clock: Callable[[], datetime]) -> SpoolGateway:
    """The carrier that the policy names."""
    assert policy.delivery.carrier == "spool", "the policy model knows no other"
    script = Script.load(settings.carrier_script) if settings.carrier_script else None
    return SpoolGateway(settings.outbox, clock, script, settings.carrier_pace)


def serve(settings: Settings, stop: Event) -> None:
    """Run until `stop` is set, or SIGTERM or SIGINT comes in the main thread.

    Raises:
        AlreadyRunningError: another process serves this data directory.
    """
    _require_installation(settings)
    with _only_one(settings.data_dir / "service.lock"), open_office(settings) as office:
        engine = Engine(office.database.url)
        engine.register("intake", partial(take_in, office=office))
        engine.register("reconsider", partial(reconsider, office=office))
        engine.register("dispatch", partial(send_answer, office=office))
        engine.launch({"intake": settings.readers + 1, "reconsider": 2, "dispatch": DISPATCHES})
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        folder = WatchedFolder(settings.inbox, receiver, office.clock, settings.settle_s)
        threads = [
            Thread(target=folder.run, args=(stop, settings.scan_interval_s), name="inbox"),
            Thread(target=run_reconciler, args=(office, stop, settings.reconcile_interval_s), name="reconciler"),
        ]
        for thread in threads:
            thread.start()
        log.info("service.started", data_dir=str(settings.data_dir), inbox=str(settings.inbox))
        with serve_health(office, settings.health_port):
            stop.wait()
        log.info("service.stopping")
        for thread in threads:
            thread.join()
        engine.stop(within_s=STOP_S)
        unfinished = steps_under_way()
        log.info("service.stopped", unfinished_steps=unfinished)
        if unfinished:
            # They run again at the next start. Left to end by themselves they would take the readers' end for the
            # fax's failure, and hold the process.
            os._exit(0)


def stop_on_signals(stop: Event) -> None:
    """SIGTERM and SIGINT end the service gracefully; what is under way goes on at the next start."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())


def _require_installation(settings: Settings) -> None:
    if not settings.database_file.exists():
        raise NotInitialisedError(f"There is nothing in {settings.data_dir} yet. Run: fax-intake init")


@contextmanager
def _only_one(lock_file: Path) -> Iterator[None]:
    descriptor = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AlreadyRunningError(
            f"A service is already running on {lock_file.parent}. Stop it first; one SQLite file has one service."
        ) from error
    try:
        yield
    finally:
        os.close(descriptor)


def _utc_now() -> datetime:
    return datetime.now(UTC)
