"""How commands speak: tables for people, JSON lines for programs, one clear line for every refusal."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from fax_intake.backup import BackupError
from fax_intake.desk.review import ReviewError
from fax_intake.policy import PolicyError
from fax_intake.service import (
    AlreadyRunningError,
    DatabaseUnusableError,
    NotInitialisedError,
    NotSharedError,
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
    *(BlobMissingError, BlobKeyError, BackupError, OSError, LookupError, ValueError),
)


def show(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool, title: str = "") -> None:
    """Print rows: a table of these columns, or with --json every field, one object a line."""
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, default=str, ensure_ascii=False))
        return
    table = Table(title=title or None, header_style="bold")
    for column in columns:
        table.add_column(column.replace("_", " "), no_wrap=column == "reference", overflow="fold")
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
        except REFUSALS as error:
            _fail(str(error.args[0]) if isinstance(error, KeyError) else str(error), REFUSED)

    return guarded


def _fail(message: str, code: int) -> None:
    errors.print(f"[bold red]fax-intake:[/] {escape(message)}", highlight=False, soft_wrap=True)
    raise typer.Exit(code)


def in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A moment as typed, without a zone: the hospital's."""
    return moment and (moment if moment.tzinfo else moment.replace(tzinfo=zone))


@contextmanager
def office() -> Iterator[Office]:
    """The office of the installation that the settings name."""
    with open_office(load_settings()) as opened:
        yield opened
