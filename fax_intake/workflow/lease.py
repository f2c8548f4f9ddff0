"""Who is alive, on PostgreSQL: each process that runs workflows holds a lock in its name, and adopts the dead's work.

The engine never takes over another process's work by itself. A session's advisory lock goes with its connection, so it
tells the living from the dead without a clock: a killed process frees it at once, a vanished machine within half a
minute (TCP keep-alive). A process that loses its own connection can no longer say that it is alive, so others may
already do its work: it must end itself.
"""

import hashlib
import os
import secrets
import socket
from collections.abc import Callable
from threading import Event, Thread

import psycopg
import structlog

log = structlog.get_logger()
WATCH_S = 1.0
KEEPALIVE = "keepalives=1&keepalives_idle=10&keepalives_interval=5&keepalives_count=3&connect_timeout=10"
SERVER_KEEPALIVE = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
PENDING = "SELECT DISTINCT executor_id FROM dbos.workflow_status WHERE status = 'PENDING' AND executor_id <> %s"


class LeaseTakenError(Exception):
    """Another living process has this executor id."""


def new_executor_id() -> str:
    """A name that no other process has had."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"


class Lease:
    """This process's lock, and the watch over the others'."""

    def __init__(self, database_url: str, executor_id: str) -> None:
        """Take the lock. Before the engine starts: what it claims must be claimed by somebody known to be alive.

        Raises:
            LeaseTakenError: another process holds it.
            psycopg.OperationalError: the database does not answer.
        """
        plain = "postgresql://" + database_url.partition("://")[2]
        plain += ("&" if "?" in plain else "?") + KEEPALIVE
        self._executor_id = executor_id
        self._connection = psycopg.connect(plain, autocommit=True)
        self._connection.execute(SERVER_KEEPALIVE)
        if not self._try_lock(executor_id):
            self._connection.close()
            raise LeaseTakenError(f"A living process already has the executor id {executor_id}.")
        self._stop = Event()
        self._thread: Thread | None = None

    def watch(self, adopt: Callable[[str], None], on_lost: Callable[[], None]) -> None:
        """Look every second for the work of dead processes, until `release`.

        Args:
            adopt: puts a dead executor's work back into the queue.
            on_lost: called once when this process's own connection is gone; it must end the process.
        """
        self._thread = Thread(target=self._run, args=(adopt, on_lost), name="lease", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Let the lock go, after the engine has stopped."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self._connection.close()

    def _run(self, adopt: Callable[[str], None], on_lost: Callable[[], None]) -> None:
        while not self._stop.wait(WATCH_S):
            try:
                self.look(adopt)
            except psycopg.Error:
                if not self._stop.is_set():
                    log.error("lease.lost", executor=self._executor_id, hint="This process ends; its work is adopted.")
                    on_lost()
                return
            except Exception as error:  # noqa: BLE001  # adopting failed: the next look tries again
                log.error("lease.adoption_failed", error=type(error).__name__)

    def look(self, adopt: Callable[[str], None]) -> list[str]:
        """Adopt the work of every executor whose lock nobody holds; returns whose it was."""
        names = [name for (name,) in self._connection.execute(PENDING, (self._executor_id,)).fetchall()]
        adopted = []
        for name in names:
            if not self._try_lock(name):
                continue  # alive, or being adopted by another
            try:
                adopt(name)
                adopted.append(name)
                log.warning("lease.adopted", executor=name)
            finally:
                self._connection.execute("SELECT pg_advisory_unlock(%s)", (_key(name),))
        return adopted

    def _try_lock(self, executor_id: str) -> bool:
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (_key(executor_id),)).fetchone()
        return bool(row and row[0])


def _key(executor_id: str) -> int:
    """A signed 64-bit number, as PostgreSQL's locks are named."""
    return int.from_bytes(hashlib.sha256(f"fax-intake executor {executor_id}".encode()).digest()[:8], signed=True)
