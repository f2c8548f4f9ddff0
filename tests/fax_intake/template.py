"""Installations from a template: what the migrations would do for every test anew is done once a process."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fax_intake.installation import create
from fax_intake.settings import Settings
from fax_intake.store.migrations import bring_up_to_date


def create_from_template(settings: Settings) -> None:
    """An installation as `init` makes it, but on SQLite too its database begins as a copy of a migrated one."""
    put_database(settings)
    create(settings)


def put_database(settings: Settings) -> None:
    """The empty database in a data directory that is not there yet; on PostgreSQL it lies elsewhere already."""
    if not settings.is_shared:
        settings.data_dir.mkdir(mode=0o700, parents=True)
        settings.database_file.write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.sqlite"
        bring_up_to_date(f"sqlite:///{file}")
        with closing(sqlite3.connect(file)) as connection:
            return connection.serialize()
