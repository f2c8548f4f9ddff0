"""The durable engine behind a small interface: enqueue in our transaction, run steps once recorded, list, resume.

DBOS Transact drives; our tables are the record. Workflow arguments and step results are ids only, because the engine
stores them as pickles. Rules and measurements behind the constants: the README beside this file.
"""

import errno
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from threading import Lock
from traceback import walk_tb
from typing import ParamSpec, TypeVar

import structlog
from dbos import DBOS, DBOSClient, DBOSConfig
from dbos import error as engine_error
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session
from tenacity import retry, retry_if_exception, stop_after_delay, wait_random_exponential

from fax_intake.store.shelves import ShelfAwayError
from ocr.errors import PagesNotStoredError

log = structlog.get_logger()
P = ParamSpec("P")
R = TypeVar("R")

VERSION = (
    "1"  # constant for ever: with the automatic one an upgrade strands work in flight; bodies change by DBOS.patch
)
RECOVERIES = 3  # a fax that kills the process this often goes to a person
POLLING_S = 0.2
PATIENCE_S = 900  # with an outage longer than the promise a person must know anyway
PASSING_ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.ESTALE, errno.ENFILE, errno.EMFILE)
_steps, _counting = 0, Lock()
_running: set[str] = set()  # ids of the workflows whose functions this process is in
STRANDED_S = 60
OUR_PACKAGES = frozenset({"fax_intake", "ocr", "matching", "outbound"})
ENDED_BADLY = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")

Workflow = Callable[[str], None]  # its one argument is an id


class StepFailedError(Exception):
    """Something went wrong that nobody foresaw. Says in which step and of which class, never in the error's own words.

    The engine stores and prints what ends a workflow, and a library's error may repeat what the library was given.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the engine knows of one workflow."""

    workflow_id: str
    status: str  # ENQUEUED, PENDING, SUCCESS, ERROR, CANCELLED, MAX_RECOVERY_ATTEMPTS_EXCEEDED
    created_at: datetime  # UTC
    queue: str


class Queue:
    """Puts work into the engine, from any process, in the caller's own transaction."""

    def __init__(self, database_url: str) -> None:
        self._client = DBOSClient(system_database_url=database_url)

    def enqueue(
        self,
        session: Session,
        name: str,
        subject_id: str,
        *,
        workflow_id: str,
        priority: int = 10,
        queue: str | None = None,
    ) -> None:
        """Start `name` on `subject_id` once this transaction commits; the same workflow id twice is one run.

        Args:
            priority: 1 is the front of the queue.
            queue: where it waits; by default with its like.
        """
        self._client.enqueue_in_transaction(
            session,
            {"workflow_name": name, "queue_name": queue or name, "workflow_id": workflow_id, "priority": priority},
            subject_id,
        )

    def run_of(self, workflow_id: str) -> Run | None:
        found = self._client.list_workflows(workflow_ids=[workflow_id], load_input=False, load_output=False)
        return next(
            (
                Run(
                    workflow_id=run.workflow_id,
                    status=run.status,
                    created_at=datetime.fromtimestamp((run.created_at or 0) / 1000, UTC),
                    queue=run.queue_name or "",
                )
                for run in found
            ),
            None,
        )

    def is_waiting(self, name: str) -> bool:
        """Is there work of this name that nobody has begun?"""
        return bool(self._client.list_queued_workflows(queue_name=name, status="ENQUEUED", limit=1, load_input=False))

    def ended_runs(self, before: datetime, *, limit: int, skip: int = 0) -> list[str]:
        """Ids of runs that ended before this moment, well or badly, the oldest first."""
        found = self._client.list_workflows(
            completed_before=before.isoformat(), limit=limit, offset=skip, load_input=False, load_output=False
        )
        return [run.workflow_id for run in found]

    def forget(self, workflow_ids: list[str]) -> None:
        """Delete runs with their steps. One that is not there is forgotten already; the same id would run again."""
        self._client.delete_workflows(workflow_ids)

    def cancel(self, workflow_id: str) -> None:
        self._client.cancel_workflow(workflow_id)

    def close(self) -> None:
        self._client.destroy()


class Engine:
    """Runs the workflows in this process."""

    def __init__(self, database_url: str, *, executor_id: str = "local") -> None:
        _quiet()
        self._executor_id = executor_id
        config: DBOSConfig = {
            "name": "fax-intake",
            "system_database_url": database_url,
            "run_migrations": False,  # `bring_up_to_date` has made the tables; a worker may have no right to
            "executor_id": executor_id,
            "application_version": VERSION,
            "notification_listener_polling_interval_sec": POLLING_S,
            "log_level": "WARNING",
            "console_log_level": "ERROR",
        }
        DBOS(config=config)

    def register(self, name: str, run: Workflow) -> None:
        """Name a workflow. Before `launch`."""
        DBOS.workflow(name=name, max_recovery_attempts=RECOVERIES)(_noted(_wordless(name, run)))

    def launch(self, slots: dict[str, int]) -> None:
        """Start, first going on with what a dead process left. `slots`: how many of each queue run at once."""
        DBOS.launch()
        for name, count in slots.items():
            DBOS.register_queue(
                name, worker_concurrency=count, polling_interval_sec=POLLING_S, on_conflict="always_update"
            )

    def adopt(self, executor_id: str) -> None:
        """Put the work of a dead process back into the queues.

        The one private call of the engine's that we need; the pinned version and a test hold it. On a living executor's
        work it would run steps a second time beside the first.
        """
        DBOS._recover_pending_workflows([executor_id])

    def free_stranded(self) -> list[str]:
        """Start again what this process claimed and is not doing; returns the workflows' ids.

        The engine may lose a claim when the database goes away just then: the run stays with us, and nobody runs it.
        """
        with _counting:
            known = set(_running)
        claimed = DBOS.list_workflows(status="PENDING", executor_id=self._executor_id, load_input=False)
        before = 1000 * (time.time() - STRANDED_S)
        stranded = [
            (run.workflow_id, run.queue_name)
            for run in claimed
            if run.workflow_id not in known and (run.updated_at or run.created_at or 0) < before
        ]
        for workflow_id, queue_name in stranded:
            DBOS.resume_workflow(workflow_id, queue_name=queue_name)
        return [workflow_id for workflow_id, _ in stranded]

    def stop(self, *, within_s: int, forget: bool = False) -> None:
        """Let running work finish for so long; what does not finish goes on at the next start.

        `forget` unregisters the workflows too, so that another engine may be made in this process.
        """
        DBOS.destroy(workflow_completion_timeout_sec=within_s, destroy_registry=forget)


def step(name: str, act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one step of a workflow and record that it ended; a crash in it runs it again, a crash after it does not.

    While the database or the blob store is away, or a disk full, the step is tried again for a quarter of an hour: its
    second run is harmless after an error as after a crash.

    Raises:
        StepFailedError: instead of whatever `act` raised. It ends the workflow, and the reconciler tells a person.
    """
    with _under_way():
        return DBOS.run_step({"name": name}, _wordless(name, _patient(act)), *args, **kwargs)


def _wordless(name: str, act: Callable[P, R]) -> Callable[P, R]:
    """`act`, whose errors reach the engine without their words; our log gets class and place."""

    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return act(*args, **kwargs)
        except (StepFailedError, engine_error.DBOSException):
            raise  # a step's failure on its way through the workflow; what the engine steers by
        except Exception as error:  # noqa: BLE001  # it goes on as StepFailedError
            kind = type(error).__name__
            log.error("step.failed", step=name, workflow=DBOS.workflow_id, error=kind, at=_place_of(error))
        # Outside of the handler: raised in it, the new error would carry the old one as its context.
        raise StepFailedError(f"{name}: {kind}")

    return guarded


def _place_of(error: Exception) -> str:
    """Module and line of the innermost frame of ours: where to look for the fault."""
    frames = [(str(frame.f_globals.get("__name__", "")), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [f"{module}:{line}" for module, line in frames if module.partition(".")[0] in OUR_PACKAGES]
    return ours[-1]  # there is one at least: `guarded`


def _noted(run: Workflow) -> Workflow:
    """The workflow, known to be run by this process while it is."""

    def noted(subject_id: str) -> None:
        workflow_id = DBOS.workflow_id or ""
        with _counting:
            _running.add(workflow_id)
        try:
            run(subject_id)
        finally:
            with _counting:
                _running.discard(workflow_id)

    return noted


@contextmanager
def _under_way() -> Iterator[None]:
    global _steps
    with _counting:
        _steps += 1
    try:
        yield
    finally:
        with _counting:
            _steps -= 1


def is_passing(error: BaseException) -> bool:
    """Will the same probably succeed a little later? The database, the blob store or the disk, not the fax."""
    if isinstance(error, OSError):
        return isinstance(error, ShelfAwayError) or error.errno in PASSING_ERRNOS
    return isinstance(error, OperationalError | InterfaceError | PagesNotStoredError)


def _patient(act: Callable[P, R]) -> Callable[P, R]:
    return retry(
        retry=retry_if_exception(is_passing),
        wait=wait_random_exponential(multiplier=0.2, max=10),
        stop=stop_after_delay(PATIENCE_S),
        reraise=True,
    )(act)


def steps_under_way() -> int:
    """How many steps run in this process now."""
    return _steps


def wait(seconds: float) -> None:
    """Wait in a workflow; after a crash only the rest is waited."""
    DBOS.sleep(seconds)


def create_engine_tables(database_url: str) -> None:
    """The engine's own tables, before any process enqueues."""
    _quiet()
    DBOS.migrate(database_url)


def engine_version() -> str:
    """The version of the engine that is installed; its tables belong to it."""
    return version("dbos")


def _quiet() -> None:
    # At INFO the engine prints an advertisement; its records hold no more than ids, but nobody reads them either.
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.ERROR)
    logger.addFilter(_without_traceback)  # once, however often


def _without_traceback(record: logging.LogRecord) -> bool:
    """Of an error that the engine logs, its class alone: tracebacks end with the error's words."""
    if record.exc_info and record.exc_info[0] is not None:
        record.msg, record.args = f"{record.getMessage()} {record.exc_info[0].__name__}", ()
        record.exc_info = record.exc_text = None
    return True
