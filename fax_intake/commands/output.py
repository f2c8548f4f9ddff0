"""How commands speak: tables for people, JSON lines for programs, one clear line for every refusal."""

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Annotated, Any, ParamSpec
from zoneinfo import ZoneInfo

import psycopg
import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from fax_intake.backup import BackupError
from fax_intake.demo import DemoError
from fax_intake.desk.review import ReviewError
from fax_intake.policy import PolicyError
from fax_intake.service import (
    AlreadyRunningError,
    DatabaseUnusableError,
    NotInitialisedError,
    NotSharedError,
    database_errors,
    open_office,
)
from fax_intake.settings import SettingsError, load_settings
from fax_intake.store.blobs import BlobMissingError
from fax_intake.store.keys import BlobKeyError
from fax_intake.workflow.lease import LeaseTakenError
from fax_intake.workflow.office import Office

P = ParamSpec("P")
console = Console()
errors = Console(stderr=True)

REFUSED = 1  # it cannot be done: the message says why
MISUSED = 2  # a setting, the policy or an argument makes no sense
BUSY = 3  # another service runs here


REFUSALS = (
    *(NotInitialisedError, NotSharedError, DatabaseUnusableError, LeaseTakenError, ReviewError),
    *(BlobMissingError, BlobKeyError, BackupError, DemoError, sqlite3.Error, OSError, LookupError, ValueError),
)
DATABASE_TROUBLE = (SQLAlchemyError, psycopg.Error)
VALUE_ERRORS = (DataError, IntegrityError, psycopg.DataError, psycopg.IntegrityError)  # their text quotes the value
_RIGHTS = "Run this as the account that owns the data directory, or let this account read and write there."
DISK_ADVICE = {
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "The file system is mounted read-only, as after a disk error: look there, and mount it for writing.",
    errno.ENOSPC: "Make room on the disk, then do it again.",
    errno.EDQUOT: "Make room, or raise this account's quota; then do it again.",
}
UNBROKEN = ("reference", "state", "received", "due_at")  # columns that are copied or compared by eye


def _a_name(value: str) -> str:
    name = value.strip()
    if not name:
        raise typer.BadParameter("the audit log needs a name.")
    return name


# Who does it, of every command whose doing a person answers for.
Who = Annotated[str, typer.Option("--by", help="Your name, for the audit log.", callback=_a_name)]


def show(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool, title: str = "") -> None:
    """Print rows: a table of these columns, or with --json every field, one object a line."""
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, default=str, ensure_ascii=False))
        return
    table = Table(
        title=escape(title) or None, header_style="bold", box=SIMPLE, padding=(0, 1, 0, 0), title_justify="left"
    )
    for column in columns:
        table.add_column(column.replace("_", " "), no_wrap=column in UNBROKEN, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row.get(column)) for column in columns))
    console.print(table)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case list() | tuple():
            return escape(", ".join(str(item) for item in value))
        case _:
            return escape(str(value))  # what a page says in square brackets is no markup


def speaks_clearly(command: Callable[P, None]) -> Callable[P, None]:
    """Turn every refusal into one line on stderr and an exit code, without a traceback."""

    @wraps(command)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BrokenPipeError:
            os._exit(REFUSED)  # who read our output has gone (`| head`); there is nobody to tell
        except (SettingsError, PolicyError) as error:
            _fail(str(error), MISUSED)
        except AlreadyRunningError as error:
            _fail(str(error), BUSY)
        except DATABASE_TROUBLE as error:
            _fail(_without_values(error), REFUSED)
        except OSError as error:
            _fail(_with_advice(error), REFUSED)
        except REFUSALS as error:
            _fail(str(error.args[0]) if isinstance(error, KeyError) else str(error), REFUSED)

    return guarded


def complain(message: str) -> None:
    """One line on stderr."""
    errors.print(f"[bold red]fax-intake:[/] {escape(message)}", highlight=False, soft_wrap=True)


def _fail(message: str, code: int) -> None:
    complain(message)
    raise typer.Exit(code)


def _with_advice(error: OSError) -> str:
    """What the system says, where, and what to do about it."""
    advice = DISK_ADVICE.get(error.errno or 0)
    if advice is None or error.strerror is None:
        return str(error)
    place = f": {error.filename}" if error.filename else ""
    return f"{error.strerror}{place}. {advice}"


def _without_values(error: Exception) -> str:
    """Database trouble as one line that says what to do. Statements and values may be a patient's: none is shown."""
    is_about_values = isinstance(error, VALUE_ERRORS) or not isinstance(error, (DBAPIError, psycopg.Error))
    told = SQLAlchemyError(type(error).__name__) if is_about_values else error
    try:
        with database_errors(load_settings()):
            raise told
    except DatabaseUnusableError as unusable:
        return str(unusable)


def say(message: str) -> None:
    """A line for people with what they typed in it: no markup, and not broken where a path would be copied from."""
    console.print(message, markup=False, highlight=False, soft_wrap=True)


def to_minute(moment: datetime, zone: ZoneInfo) -> str:
    """As staff read it, in the hospital's time: "2026-11-24 10:00"."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A moment as typed, without a zone: the hospital's."""
    return moment and (moment if moment.tzinfo else moment.replace(tzinfo=zone))


@contextmanager
def office() -> Iterator[Office]:
    """The office of the installation that the settings name."""
    with open_office(load_settings()) as opened:
        yield opened
