"""The database: one SQLite file on one machine, PostgreSQL on several; the engine's own tables live beside ours.

On both there is one writer of ours at a time: a decision asks its gates again inside its transaction and must not be
overtaken there, and the audit log's chain has one end. Transactions last milliseconds; reading a fax, seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

BUSY_S = 30
WRITER_KEY = 0xFA7010  # any constant, the same for all: the right to write
OLDEST_POSTGRES = 13


class Database:
    """Sessions on one database. `write` is one transaction; leaving it by an exception undoes all of it."""

    def __init__(self, url: str) -> None:
        self.url = url
        # Parameters hold patient data; without this they would stand in the text of every database error.
        # Pre-ping: a connection that the server has closed meanwhile is replaced before it is used.
        self.engine = create_engine(url, hide_parameters=True, pool_pre_ping=not url.startswith("sqlite"))
        if self.engine.dialect.name == "sqlite":
            _make_sqlite_safe(self.engine)
        else:
            _make_postgres_safe(self.engine)

    @contextmanager
    def write(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment and takes no write lock."""
        reader = self.engine.execution_options(read_only=True)
        with Session(reader, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _make_sqlite_safe(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        connection.execute(f"PRAGMA busy_timeout={BUSY_S * 1000}")
        connection.execute("PRAGMA journal_mode=WAL")  # half the time a step; the engine leaves the mode as it is
        connection.execute("PRAGMA synchronous=FULL")  # a commit survives a power cut
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # IMMEDIATE: a writer waits for its turn at the start, and never fails half-way with "database is locked".
        reads = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _make_postgres_safe(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("read_only", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        else:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_S}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_KEY})")
