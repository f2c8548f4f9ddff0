from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fhir_builders import ndjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.policy import load_policy
from fax_intake.records.store import ImportSummary, import_resources
from fax_intake.settings import Settings
from fax_intake.store.blobs import BlobStore
from fax_intake.store.database import Database
from fax_intake.store.keys import KeyRing
from fax_intake.store.shelves import FolderShelf
from fax_intake.store.tables import Base, Document, Patient

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


class Hospital:
    """A database and a blob store of a test's own, with the import as a user runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(Settings(data_dir=folder).database)
        Base.metadata.create_all(self.database.engine)
        self.blobs = BlobStore(FolderShelf(folder / "blobs"), KeyRing(tuple))
        self.policy = load_policy()
        self.audited: list[tuple[str, str, dict[str, Any]]] = []
        self.now = NOW

    def audit(self, action: str, subject: str, detail: dict[str, Any]) -> None:
        self.audited.append((action, subject, detail))

    def take(self, *resources: Any, name: str = "export.ndjson", **more: Any) -> ImportSummary:
        return self.take_files(ndjson(self.folder / name, *resources), **more)

    def take_files(self, *paths: Path, **more: Any) -> ImportSummary:
        self.now += timedelta(seconds=1)
        engine, audit = self.database.engine, lambda session: self.audit
        return import_resources(engine, self.blobs, self.policy, paths, self.now, audit=audit, **more)

    def patient(self, patient_id: str = "p1") -> Patient:
        with self.database.read() as session:
            return session.get_one(Patient, patient_id)

    def document(self, document_id: str = "d1") -> Document:
        with self.database.read() as session:
            return session.get_one(Document, document_id)

    def documents(self) -> dict[str, str]:
        """Status of every document by id."""
        with self.database.read() as session:
            return {row.id: row.status for row in session.scalars(select(Document))}

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, to see that nothing changed."""
        with Session(self.database.engine) as session:
            return {
                name: sorted(session.execute(select(table)).all(), key=repr)
                for name, table in Base.metadata.tables.items()
                if name != "records_feed"
            }


@pytest.fixture
def hospital(tmp_path: Path, on_both_databases: None) -> Iterator[Hospital]:
    made = Hospital(tmp_path)
    yield made
    made.database.close()
