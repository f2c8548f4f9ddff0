"""Blobs, the audit chain and the database: what is stored is there whole, and a changed row is found."""

import subprocess
import sys

import pytest
from sqlalchemy import delete, update

from fax_intake.store import audit
from fax_intake.store.blobs import BlobMissingError, BlobStore
from fax_intake.store.keys import KeyRing
from fax_intake.store.shelves import FolderShelf
from fax_intake.store.tables import AuditEntry, Base


def plain_store(folder):
    return BlobStore(FolderShelf(folder), KeyRing(tuple))


def test_a_blob_comes_back_as_it_was(tmp_path):
    store = plain_store(tmp_path)
    digest = store.put(b"fax")
    assert store.get(digest) == b"fax"
    assert store.put(b"fax") == digest
    assert digest in store


def test_a_missing_or_changed_blob_is_told_by_its_digest(tmp_path):
    store = plain_store(tmp_path)
    digest = store.put(b"fax")
    (tmp_path / digest[:2] / digest).write_bytes(b"other")
    with pytest.raises(BlobMissingError, match=f"{digest}.*changed"):
        store.get(digest)
    store.delete(digest)
    with pytest.raises(BlobMissingError, match=f"{digest}.*missing"):
        store.get(digest)


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from fax_intake.store.blobs import BlobStore
from fax_intake.store.keys import KeyRing
from fax_intake.store.shelves import FolderShelf
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    BlobStore(FolderShelf(Path(sys.argv[1])), KeyRing(tuple)).put(b"x" * 5000)
except OSError:
    sys.exit(7)
"""


def test_a_full_disk_leaves_no_half_blob(tmp_path):
    assert subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], check=False).returncode == 7
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [".shelf"]


def _chain(office, clock, rows=5):
    with office.database.write() as session:
        for number in range(rows):
            audit.append(session, at=clock(), actor="clerk", action="request.viewed", subject=f"r{number}", page=number)


def test_an_untouched_chain_holds(office, clock):
    _chain(office, clock)
    with office.database.read() as session:
        assert audit.verify(session) is None
        assert audit.head(session)[0] == 5


@pytest.mark.parametrize(
    ("tampering", "sequence"),
    [
        pytest.param(update(AuditEntry).where(AuditEntry.sequence == 3).values(actor="other"), 3, id="changed row"),
        pytest.param(delete(AuditEntry).where(AuditEntry.sequence == 2), 2, id="removed row"),
        pytest.param(update(AuditEntry).where(AuditEntry.sequence == 4).values(hash="0" * 64), 4, id="changed hash"),
        pytest.param(update(AuditEntry).where(AuditEntry.sequence == 1).values(at="2020-01-01"), 1, id="changed time"),
    ],
)
def test_a_broken_chain_is_found_at_its_place(office, clock, tampering, sequence):
    _chain(office, clock)
    with office.database.write() as session:
        session.execute(tampering)
    with office.database.read() as session:
        fault = audit.verify(session)
    assert fault is not None
    assert fault.sequence == sequence


def test_a_transaction_that_fails_leaves_no_audit_row(office, clock):
    _chain(office, clock, rows=1)
    with pytest.raises(RuntimeError), office.database.write() as session:
        audit.append(session, at=clock(), actor="clerk", action="request.viewed", subject="r9")
        raise RuntimeError
    with office.database.read() as session:
        assert audit.head(session)[0] == 1


def test_the_migrations_make_today_s_tables(office):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with office.database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in Base.metadata.tables}
        )
        assert compare_metadata(context, Base.metadata) == []
