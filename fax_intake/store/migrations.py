"""Brings a database up to today's tables: ours by alembic, the engine's own by the engine."""

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from fax_intake.store.database import OLDEST_POSTGRES
from fax_intake.workflow.engine import create_engine_tables, engine_version

SCRIPTS = Path(__file__).with_name("alembic")
MIGRATION_KEY = 0xFA7011  # any constant: one process migrates at a time


class DatabaseUnfitError(Exception):
    """The database is not one that we can work with; the message says what to do."""


class DatabaseTooOldError(DatabaseUnfitError):
    """The server is older than what we need."""


class WrongEncodingError(DatabaseUnfitError):
    """The database cannot hold every name that a fax or a record may have."""


def bring_up_to_date(database_url: str) -> None:
    """Run every migration that has not run yet. Running it again changes nothing.

    Raises:
        DatabaseTooOldError: the PostgreSQL server.
        WrongEncodingError: the PostgreSQL database.
        sqlalchemy.exc.SQLAlchemyError: the database does not answer, or the rights to make tables are wanting.
    """
    if database_url.startswith("sqlite"):
        return _upgrade(database_url)
    _require_fitting_server(database_url)
    engine = create_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if _is_up_to_date(connection):
            return None
        # Several machines may start at once; the lock goes with the connection.
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_KEY})
        if not _is_up_to_date(connection):
            _upgrade(database_url)
            # What a worker without the right to make tables can read: whose tables these are.
            connection.execute(text(f"COMMENT ON SCHEMA dbos IS '{_engine_note()}'"))
    return None


def _upgrade(database_url: str) -> None:
    command.upgrade(alembic_config(database_url), "head")
    create_engine_tables(database_url)


def _require_fitting_server(database_url: str) -> None:
    # By the driver alone: SQLAlchemy's own first question fails on a database without an encoding (SQL_ASCII).
    with psycopg.connect("postgresql://" + database_url.partition("://")[2]) as connection:
        require_fitting(connection.info.server_version, connection.info.parameter_status("server_encoding") or "")


def require_fitting(version: int, encoding: str) -> None:
    """`version` as PostgreSQL numbers them, e.g. 150006.

    Raises:
        DatabaseTooOldError: the server.
        WrongEncodingError: the database.
    """
    if version < OLDEST_POSTGRES * 10_000:
        raise DatabaseTooOldError(
            f"This is PostgreSQL {version // 10_000}; {OLDEST_POSTGRES} or newer is wanted. Upgrade the server."
        )
    if encoding != "UTF8":
        raise WrongEncodingError(
            f"The database has the encoding {encoding}, which cannot hold every name; UTF8 is wanted. Make another: "
            "CREATE DATABASE fax_intake ENCODING 'UTF8' TEMPLATE template0."
        )


def _is_up_to_date(connection: Connection) -> bool:
    scripts = ScriptDirectory.from_config(alembic_config(""))
    if MigrationContext.configure(connection).get_current_revision() != scripts.get_current_head():
        return False
    note = text("SELECT obj_description(oid) FROM pg_namespace WHERE nspname = 'dbos'")
    return bool(connection.scalar(note) == _engine_note())


def _engine_note() -> str:
    return f"tables of dbos {engine_version()}"


def alembic_config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    return config
