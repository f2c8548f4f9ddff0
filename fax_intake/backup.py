"""Backup while the service runs, and restore to another place.

A backup is a folder: the database as of one moment, every blob as it lies (sealed), the policy and a manifest with the
audit log's head. Keys are not in it: whoever finds a backup finds nothing readable but the database.

After a restore the carrier knows more than we do: what was sent after the backup is not on record. So sending is
stopped until a person resumes it, and everything that came in before the restore is looked up at the carrier, under
the same reference as then, before it is sent.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import select

from fax_intake.installation import make_folders
from fax_intake.service import DAMAGED, database_errors, find_damage, shelf_of
from fax_intake.settings import Settings
from fax_intake.store import audit
from fax_intake.store.anchor import CAME_BACK, Head, add_head, make_file
from fax_intake.store.database import Database
from fax_intake.store.files import write_whole
from fax_intake.store.migrations import bring_up_to_date
from fax_intake.store.requests import RESTORED, set_switch
from fax_intake.store.shelves import FolderShelf
from fax_intake.store.tables import Answer, Attempt, Document, Fax
from fax_intake.workflow.office import Office

SQLITE_FILE, DUMP_FILE, MANIFEST = "fax-intake.sqlite", "fax-intake.dump", "manifest.json"
DUMP_S = 3600.0


class BackupError(Exception):
    """The backup cannot be made, or is not whole; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup holds."""

    at: datetime
    audit_rows: int
    audit_head: str  # kept outside the database, it shows a log that was cut off
    blobs: int
    missing: int  # blobs that the database names and the store did not have


def back_up(office: Office, folder: Path) -> Backup:
    """Write a backup into a folder; one that holds an older backup gets what is new.

    Raises:
        BackupError: a tool is missing or failed.
        OSError: the folder cannot be written, or the disk is full. What is there then is no backup: it has no manifest.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    at = office.clock()
    if not office.settings.is_shared:
        _require_sound(office.settings.database_file)  # before an older, good backup in that folder is touched
    (folder / MANIFEST).unlink(missing_ok=True)
    # The database first: every blob that it names was stored before it.
    if office.settings.is_shared:
        with office.database.read() as session:
            rows, head = audit.head(session)  # before the dump, which then holds it and perhaps rows behind it
        _postgres("pg_dump", office.settings, "--format=custom", f"--file={folder / DUMP_FILE}")
        with office.database.read() as session:
            wanted = _named_blobs(session)
    else:
        _copy_sqlite(office.settings.database_file, folder / SQLITE_FILE)
        copy = Database(f"sqlite:///{folder / SQLITE_FILE}")
        with copy.read() as session:
            rows, head = audit.head(session)
            wanted = _named_blobs(session)
        copy.close()
    source, target = shelf_of(office.settings), FolderShelf(folder / "blobs")
    missing = 0
    for name in sorted(wanted):
        if target.has(name):
            continue
        try:
            target.write(name, source.read(name))
        except FileNotFoundError:
            missing += 1
    if office.settings.policy_path is not None:
        shutil.copyfile(office.settings.policy_path, folder / "policy.toml")
    made = Backup(at=at, audit_rows=rows, audit_head=head, blobs=len(wanted) - missing, missing=missing)
    write_whole(folder / MANIFEST, json.dumps({**_shown(made), "kind": _kind(office.settings)}, indent=1).encode())
    return made


def restore(settings: Settings, folder: Path) -> Backup:
    """Make an installation of a backup, in a data directory and a database that are empty.

    Raises:
        BackupError: there is no whole backup, the place is not empty, or the audit log does not verify.
    """
    made = _read_manifest(folder, settings)
    if settings.database_file.exists() or (settings.data_dir / "policy.toml").exists():
        raise BackupError(f"{settings.data_dir} holds an installation; restore into another data directory.")
    make_folders(settings)
    make_file(settings.anchor_file)  # or it ends here, before anything came back that is not noted there
    with database_errors(settings):
        if settings.is_shared:
            _postgres("pg_restore", settings, "--exit-on-error", "--no-owner", f"--dbname={_database_name(settings)}",
                      str(folder / DUMP_FILE))  # fmt: skip
        else:
            _copy_sqlite(folder / SQLITE_FILE, settings.database_file)
        bring_up_to_date(settings.database)
    source, target = FolderShelf(folder / "blobs"), shelf_of(settings)
    for name in source.names():
        if not target.has(name):
            target.write(name, source.read(name))
    if (folder / "policy.toml").exists():
        shutil.copyfile(folder / "policy.toml", settings.data_dir / "policy.toml")
    database = Database(settings.database)
    try:
        add_head(settings.anchor_file, _begin_anew(database, made))
    finally:
        database.close()
    return made


def _begin_anew(database: Database, made: Backup) -> Head:
    """Check what came back, and make sure that nothing is sent before the carrier was asked about it.

    Returns: where the log that came back ends; the next row says that it did.
    """
    with database.read() as session:
        fault = audit.verify(session)
        kept = audit.hash_at(session, made.audit_rows)
        rows, head = audit.head(session)
    if fault is not None or kept != made.audit_head:
        where = f"row {fault.sequence}: {fault.why}" if fault else "its head is not the one in the manifest"
        raise BackupError(f"The audit log of the backup does not verify ({where}). Use another backup.")
    now = datetime.now(UTC)
    with database.write() as session:
        audit.append(session, at=now, actor="restore", action=CAME_BACK, subject="audit", backup_at=made.at.isoformat())
        set_switch(session, "sending", "stopped", at=now, actor="restore")
        set_switch(session, RESTORED, now.isoformat(), at=now, actor="restore")
        for attempt in session.scalars(select(Attempt).where(Attempt.state == "intended", Attempt.sent_at.is_(None))):
            attempt.sent_at = attempt.intended_at  # it may have gone after the backup: asked before it is sent
    return Head(rows=rows, hash=head, at=now, is_restored=True)


def _named_blobs(session: Any) -> set[str]:
    columns = (Fax.blob, Answer.blob, Attempt.blob, Document.blob)
    return {name for column in columns for name in session.scalars(select(column).distinct()) if name}


def _require_sound(file: Path) -> None:
    fault = find_damage(file)
    if fault is not None:
        raise BackupError(f"The database {file} is not backed up: {fault}. {DAMAGED}.")


def _copy_sqlite(source: Path, target: Path) -> None:
    """A copy of one moment, made while others write (SQLite's online backup)."""
    partial = target.with_name(f".{target.name}.part")
    partial.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(partial)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    partial.replace(target)


def _postgres(program: str, settings: Settings, *arguments: str) -> None:
    """Run one of PostgreSQL's tools; the password goes by the environment, which other accounts cannot see."""
    said = conninfo_to_dict("postgresql://" + settings.database.partition("://")[2])
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    environment = os.environ | {names[key]: str(value) for key, value in said.items() if key in names}
    try:
        subprocess.run(
            [program, *arguments], env=environment, check=True, capture_output=True, text=True, timeout=DUMP_S
        )
    except FileNotFoundError as error:
        raise BackupError(f"{program} is not installed: apt-get install postgresql-client.") from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise BackupError(f"{program} failed: {last}") from error
    except subprocess.TimeoutExpired as error:
        raise BackupError(f"{program} did not end within {DUMP_S:g} s.") from error


def _database_name(settings: Settings) -> str:
    return str(conninfo_to_dict("postgresql://" + settings.database.partition("://")[2])["dbname"])


def _read_manifest(folder: Path, settings: Settings) -> Backup:
    try:
        said = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        raise BackupError(f"There is no whole backup in {folder}: {MANIFEST} is missing or damaged.") from error
    if said.pop("kind") != _kind(settings):
        raise BackupError("The backup is of the other kind of database; set or unset FAX_INTAKE_DATABASE_URL.")
    return Backup(**{**said, "at": datetime.fromisoformat(said["at"])})


def _kind(settings: Settings) -> str:
    return "postgresql" if settings.is_shared else "sqlite"


def _shown(made: Backup) -> dict[str, Any]:
    return {
        "at": made.at.isoformat(),
        "audit_rows": made.audit_rows,
        "audit_head": made.audit_head,
        "blobs": made.blobs,
        "missing": made.missing,
    }
