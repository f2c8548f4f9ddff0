"""Puts the office together, and runs it: receiver, workflows, reconciler and health page in one process.

On PostgreSQL `work` is the same without a receiver, on as many machines as there are.
"""

import errno
import fcntl
import os
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Receiver
from fax_intake.policy import Policy, load_policy
from fax_intake.reading import Readers
from fax_intake.settings import Settings
from fax_intake.store.blobs import BlobStore
from fax_intake.store.database import Database
from fax_intake.store.keys import BlobKeyError, KeyRing, command_loader, key_file_loader
from fax_intake.store.migrations import DatabaseUnfitError, bring_up_to_date
from fax_intake.store.shelves import FolderShelf, RemoteShelf, Shelf
from fax_intake.workflow.dispatch import send_answer
from fax_intake.workflow.engine import Engine, Queue, steps_under_way
from fax_intake.workflow.intake import reconsider, take_in
from fax_intake.workflow.lease import Lease, new_executor_id
from fax_intake.workflow.office import Office
from fax_intake.workflow.reconcile import run_reconciler
from fax_intake.workflow.triage import EMERGENCIES, triage
from outbound.gateways.script import Script
from outbound.gateways.spool import SpoolGateway

log = structlog.get_logger()
DISPATCHES = 50  # answers on their way at once; each mostly waits for its call
STOP_S = 20
LONGEST_STOP_S = 27  # below TimeoutStopSec of deploy/*.service
OLD_SCRATCH_S = 1800
LEASE_LOST = 75  # sysexits.h EX_TEMPFAIL: start it again
DAMAGED = "The file is damaged; keep it, and restore the newest backup (fax-intake restore)"


class NotInitialisedError(Exception):
    """There is no installation in the data directory yet."""


class AlreadyRunningError(Exception):
    """Another service works on the same data directory; a second one would take its work away."""


class DatabaseUnusableError(Exception):
    """The database cannot be used; the message says what to do."""


class NotSharedError(Exception):
    """More workers are for PostgreSQL; one SQLite file has one service."""


@contextmanager
def open_office(settings: Settings, clock: Callable[[], datetime] | None = None) -> Iterator[Office]:
    """The office of an installation. Readers start only when something is read.

    Raises:
        NotInitialisedError: `fax-intake init` has not been run.
        PolicyError: the policy file cannot be used.
        BlobKeyError: the keys given do not open the faxes that are stored.
        DatabaseUnusableError: the database.
    """
    _require_installation(settings)
    policy = load_policy(settings.policy_path)
    tell_time = clock or _utc_now
    blobs = open_blobs(settings)
    with database_errors(settings):
        bring_up_to_date(settings.database)
    database = Database(settings.database)
    queue = Queue(database.url)
    readers = Readers(settings.readers)
    try:
        with _temporary_files_in(settings.data_dir / "scratch"):
            yield Office(
                settings=settings,
                policy=policy,
                database=database,
                blobs=blobs,
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
    """Receive, work and watch until `stop` is set, or SIGTERM or SIGINT comes in the main thread.

    Raises:
        AlreadyRunningError: another process serves this data directory.
        DatabaseUnusableError: a page of the SQLite file is damaged.
        PermissionError: faxes cannot be taken out of the inbox.
    """
    from fax_intake.desk.health import Vitals, serve_health  # here: no other command needs a web server

    _require_installation(settings)
    if settings.inbox.exists() and not os.access(settings.inbox, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "Faxes cannot be taken out of the inbox", str(settings.inbox))
    if not settings.is_shared:
        _require_sound(settings)
    with _only_one(settings.data_dir / "service.lock"), open_office(settings) as office, working(office) as engine:
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        folder = WatchedFolder(settings.inbox, receiver, office.clock, settings.settle_s, office.policy.zone)
        inbox = Thread(target=folder.run, args=(stop, settings.scan_interval_s), name="inbox")
        with _beside(inbox, stop), _reconciling(office, stop, engine) as reconciler:
            log.info("service.started", data_dir=str(settings.data_dir), inbox=str(settings.inbox))
            vitals = Vitals(threads=(inbox, reconciler), count_refused=folder.count_refused)
            with serve_health(office, settings.health_port, vitals):
                stop.wait()


def work(settings: Settings, stop: Event) -> None:
    """Work and watch beside other processes on the same PostgreSQL database, until `stop` is set.

    Raises:
        NotSharedError: the database is an SQLite file.
    """
    if not settings.is_shared:
        raise NotSharedError("Workers need PostgreSQL (FAX_INTAKE_DATABASE_URL); one SQLite file has one service.")
    with open_office(settings) as office, working(office) as engine, _reconciling(office, stop, engine):
        log.info("worker.started", data_dir=str(settings.data_dir))
        stop.wait()


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Whatever any part of the program writes for a moment lies in this folder, and is cleared away with it."""
    folder.mkdir(exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):  # found later, it would look like the fault of each fax
        raise PermissionError(errno.EACCES, "Temporary files cannot be written", str(folder))
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _clear_scratch(folder: Path) -> None:
    """What a killed process left: whole faxes and documents, unsealed. No step lasts as long as this spares."""
    for left in folder.iterdir():
        if time.time() - left.stat().st_mtime > OLD_SCRATCH_S:
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)


def start_workflows(engine: Engine, office: Office) -> None:
    """Name the workflows to the engine and let them run."""
    engine.register("triage", partial(triage, office=office))
    engine.register("intake", partial(take_in, office=office))
    engine.register("reconsider", partial(reconsider, office=office))
    engine.register("dispatch", partial(send_answer, office=office))
    readers = office.settings.readers
    slots = {
        # A slot whose work has ended stands empty until the queue is asked again: others must wait for a reader then.
        "triage": 2 * readers + 1,
        EMERGENCIES: readers + 1,
        "intake": readers + 1,
        "reconsider": 2,
        "dispatch": DISPATCHES,
    }
    engine.launch(slots)


@contextmanager
def working(office: Office) -> Iterator[Engine]:
    """The workflows run while the block does; what is under way at its end is given some seconds."""
    settings = office.settings
    _clear_scratch(settings.data_dir / "scratch")
    executor_id = new_executor_id() if settings.is_shared else "local"
    lease = Lease(office.database.url, executor_id) if settings.is_shared else None
    engine = Engine(office.database.url, executor_id=executor_id)
    start_workflows(engine, office)
    if lease is not None:
        lease.watch(engine.adopt, on_lost=lambda: os._exit(LEASE_LOST))
    is_clean = False
    try:
        yield engine
        is_clean = True
    finally:
        log.info("service.stopping")
        engine.stop(within_s=STOP_S)
        unfinished = steps_under_way()
        if lease is not None:
            lease.release()
        log.info("service.stopped", unfinished_steps=unfinished)
        if unfinished:
            # They run again at the next start. Left to end by themselves they would take the readers' end for the
            # fax's failure, and hold the process.
            os._exit(0 if is_clean else 1)


@contextmanager
def _reconciling(office: Office, stop: Event, engine: Engine) -> Iterator[Thread]:
    interval_s = office.settings.reconcile_interval_s
    reconciler = Thread(target=run_reconciler, args=(office, stop, interval_s, engine), name="reconciler")
    with _beside(reconciler, stop):
        yield reconciler


@contextmanager
def _beside(thread: Thread, stop: Event) -> Iterator[None]:
    """The thread runs while the block does; at its end `stop` is set, and the thread waited for."""
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def stop_on_signals(stop: Event) -> None:
    """SIGTERM and SIGINT end the service gracefully; what is under way goes on at the next start.

    What holds it up (a database that does not answer, one long look at the inbox) is left after `LONGEST_STOP_S`, as
    a crash would leave it.
    """

    def on_signal(*_: object) -> None:
        # In a thread: the signal may have come while this one holds the event's own lock.
        Thread(target=_end_within, args=(stop, LONGEST_STOP_S), name="stop", daemon=True).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)


def _end_within(stop: Event, seconds: float) -> None:
    """Set `stop`; a process that still lives after so many seconds is ended."""
    stop.set()
    time.sleep(seconds)
    log.warning("service.stop_overdue", hint="Something does not answer; what is under way goes on at the next start.")
    os._exit(0)


def open_blobs(settings: Settings) -> BlobStore:
    """The blob store that the settings name, after its keys were tried.

    Raises:
        BlobKeyError: they are not this store's.
    """
    keys = KeyRing(_key_loader(settings))
    if settings.blob_url is not None and keys.active_id is None:
        raise BlobKeyError(
            "A shared blob store needs a key: set FAX_INTAKE_BLOB_KEY_FILE or _COMMAND on every machine."
        )
    blobs = BlobStore(shelf_of(settings), keys)
    blobs.check_keys()
    return blobs


def shelf_of(settings: Settings) -> Shelf:
    """Where the blobs lie."""
    known_by = settings.data_dir / "blobs.place"
    if settings.blob_url is None:
        return FolderShelf(settings.data_dir / "blobs", known_by)
    if "://" not in settings.blob_url:
        return FolderShelf(Path(settings.blob_url), known_by)
    options = {"endpoint_url": settings.blob_endpoint} if settings.blob_endpoint else {}
    return RemoteShelf(settings.blob_url, **options)


def _key_loader(settings: Settings) -> Callable[[], tuple[bytes, ...]]:
    if settings.blob_key_command is not None:
        return command_loader(settings.blob_key_command)
    if settings.blob_key_file is not None or settings.key_file.exists():
        return key_file_loader(settings.key_file)
    return tuple  # an installation from before there were keys: blobs lie as they are


@contextmanager
def database_errors(settings: Settings) -> Iterator[None]:
    """What goes wrong at the first touch of the database, in words that say what to do.

    Raises:
        DatabaseUnusableError: instead of whatever the driver raised.
    """
    try:
        yield
    except DatabaseUnfitError as error:
        raise DatabaseUnusableError(str(error)) from error
    except (SQLAlchemyError, psycopg.Error) as error:
        raise DatabaseUnusableError(_what_to_do(error, settings)) from error


def _what_to_do(error: Exception, settings: Settings) -> str:
    """The driver's own first line, which holds names of hosts, files and tables, with advice."""
    cause = getattr(error, "orig", None) or error
    said = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    if settings.is_shared:
        return f"PostgreSQL cannot be used: {said}. {_what_to_do_on_postgres(cause)}."
    if "malformed" in said or "not a database" in said:
        advice = DAMAGED
    else:
        advice = "Check that this account may write there, and that the disk is not full"
    return f"The database {settings.database_file} cannot be used: {said}. {advice}."


def _what_to_do_on_postgres(cause: BaseException) -> str:
    match cause:
        case psycopg.errors.InsufficientPrivilege():
            return (
                "Run fax-intake init once with an account that may make tables, which then lets this one SELECT, "
                "INSERT, UPDATE and DELETE in the schemas public and dbos"
            )
        case psycopg.errors.DiskFull():
            return "Make room on the server's disk; nothing was taken"
        case _:
            return "Check FAX_INTAKE_DATABASE_URL, and that the server runs and lets this machine in"


def _require_installation(settings: Settings) -> None:
    require_no_lost_database(settings)
    is_there = (settings.data_dir / "blobs").exists() if settings.is_shared else _has_content(settings.database_file)
    if not is_there:
        raise NotInitialisedError(f"There is nothing in {settings.data_dir} yet. Run: fax-intake init")


def require_no_lost_database(settings: Settings) -> None:
    """Faxes without their database: a new one in its place would hide the loss, and its backup replace the good one.

    Raises:
        DatabaseUnusableError: the SQLite file is missing or empty, and faxes are stored.
    """
    if settings.is_shared or _has_content(settings.database_file):
        return
    blobs = settings.data_dir / "blobs"
    if next(blobs.glob("[0-9a-f][0-9a-f]/*"), None) is not None:
        lack = "empty" if settings.database_file.exists() else "missing"
        raise DatabaseUnusableError(
            f"The database {settings.database_file} is {lack}, but faxes lie in {blobs}: it was lost. Keep both, and "
            "restore the newest backup into another data directory (fax-intake restore)."
        )


def _has_content(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _require_sound(settings: Settings) -> None:
    """A damaged page would otherwise show as the fault of each fax whose row lies there."""
    fault = find_damage(settings.database_file)
    if fault is not None:
        raise DatabaseUnusableError(f"The database {settings.database_file} cannot be used: {fault}. {DAMAGED}.")


def find_damage(file: Path) -> str | None:
    """The first fault in the pages of an SQLite file; None: it is sound. 0.15 s for 94 MB (a warm file, 2 cores)."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True)) as connection:
            [said] = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return None if isinstance(error, sqlite3.OperationalError) else str(error)  # rights, a lock: told at its use
    return None if said == "ok" else str(said).splitlines()[0]


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
