"""The durable engine behind a small interface: enqueue in our transaction, run steps once recorded, list, resume.

DBOS Transact drives; our tables are the record. Workflow arguments and step results are ids only, because the engine
stores them as pickles. Rules and measurements behind the constants: the README beside this file.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import ParamSpec, TypeVar

from dbos import DBOS, DBOSClient, DBOSConfig
from sqlalchemy.orm import Session

P = ParamSpec("P")
R = TypeVar("R")

VERSION = (
    "1"  # constant for ever: with the automatic one an upgrade strands work in flight; bodies change by DBOS.patch
)
RECOVERIES = 3  # a fax that kills the process this often goes to a person
POLLING_S = 0.2
_steps, _counting = 0, Lock()
ENDED_BADLY = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")

Workflow = Callable[[str], None]  # its one argument is an id


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the engine knows of one workflow."""

    workflow_id: str
    status: str  # ENQUEUED, PENDING, SUCCESS, ERROR, CANCELLED, MAX_RECOVERY_ATTEMPTS_EXCEEDED
    created_at: datetime  # UTC


class Queue:
    """Puts work into the engine, from any process, in the caller's own transaction."""

    def __init__(self, database_url: str) -> None:
        self._client = DBOSClient(system_database_url=database_url)

    def enqueue(self, session: Session, name: str, subject_id: str, *, workflow_id: str, priority: int = 10) -> None:
        """Start `name` on `subject_id` once this transaction commits; the same workflow id twice is one run."""
        self._client.enqueue_in_transaction(
            session,
            {"workflow_name": name, "queue_name": name, "workflow_id": workflow_id, "priority": priority},
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
                )
                for run in found
            ),
            None,
        )

    def cancel(self, workflow_id: str) -> None:
        self._client.cancel_workflow(workflow_id)

    def close(self) -> None:
        self._client.destroy()


class Engine:
    """Runs the workflows in this process."""

    def __init__(self, database_url: str, *, executor_id: str = "local") -> None:
        _quiet()
        config: DBOSConfig = {
            "name": "fax-intake",
            "system_database_url": database_url,
            "executor_id": executor_id,
            "application_version": VERSION,
            "notification_listener_polling_interval_sec": POLLING_S,
            "log_level": "WARNING",
            "console_log_level": "ERROR",
        }
        DBOS(config=config)

    def register(self, name: str, run: Workflow) -> None:
        """Name a workflow. Before `launch`."""
        DBOS.workflow(name=name, max_recovery_attempts=RECOVERIES)(run)

    def launch(self, slots: dict[str, int]) -> None:
        """Start, first going on with what a dead process left. `slots`: how many of each workflow run at once."""
        DBOS.launch()
        for name, count in slots.items():
            DBOS.register_queue(
                name, worker_concurrency=count, polling_interval_sec=POLLING_S, on_conflict="always_update"
            )

    def stop(self, *, within_s: int, forget: bool = False) -> None:
        """Let running work finish for so long; what does not finish goes on at the next start.

        `forget` unregisters the workflows too, so that another engine may be made in this process.
        """
        DBOS.destroy(workflow_completion_timeout_sec=within_s, destroy_registry=forget)


def step(name: str, act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one step of a workflow and record that it ended; a crash in it runs it again, a crash after it does not."""
    with _under_way():
        return DBOS.run_step({"name": name}, act, *args, **kwargs)


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


def _quiet() -> None:
    # At INFO the engine prints an advertisement; its records hold no more than ids, but nobody reads them either.
    logging.getLogger("dbos").setLevel(logging.ERROR)
