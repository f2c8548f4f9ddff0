"""Several machines: the real program on PostgreSQL, its faxes, documents and packets sealed in an object store."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer
from program import PROGRAM, Program
from sqlalchemy import select, update

from fax_intake.demo import SAMPLE_FAXES, SAMPLE_POLICY, ended_as_expected, sample_cases
from fax_intake.policy.model import DEFAULT_FILE
from fax_intake.store import audit
from fax_intake.store.blobs import KEY_CHECK
from fax_intake.store.database import Database
from fax_intake.store.keys import id_of
from fax_intake.store.tables import Answer, Attempt, Disclosure, Document, Fax, Request
from sample_hospital.make import main as make_hospital

CASES = [case for case in sample_cases(SAMPLE_FAXES) if case.name in ("letter-typed", "advertising")]
REGION, BUCKET = "us-west-2", "fax-intake"


@pytest.fixture(scope="module")
def bucket() -> Iterator[Any]:
    """A bucket of an S3-compatible server, whose credentials are in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        server.start()
        host, port = server.get_host_and_port()
        patch.setenv("TEST_S3_ENDPOINT", address := f"http://{host}:{port}")
        made = boto3.resource("s3", endpoint_url=address).create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        yield made
        server.stop()


@pytest.fixture(scope="module")
def machines(tmp_path_factory, bucket, cluster) -> Iterator[list[Program]]:
    """Two machines that share database, bucket, key, policy and carrier; the first has the sample hospital."""
    folder = tmp_path_factory.mktemp("machines")
    url = cluster.new_database(is_empty=True)
    policy = DEFAULT_FILE.read_text()
    for written, instead in SAMPLE_POLICY.items():
        policy = policy.replace(written, instead)
    (folder / "policy.toml").write_text(policy)
    shared = {
        "BLOB_URL": f"s3://{BUCKET}/blobs",
        "BLOB_ENDPOINT": os.environ["TEST_S3_ENDPOINT"],
        "BLOB_KEY_FILE": str(folder / "blob.keys"),
        "POLICY_FILE": str(folder / "policy.toml"),
        "OUTBOX_DIR": str(folder / "carrier"),
        "CARRIER_PACE": "1000",
        "RETRY_PACE": "1000",
    }
    both = [Program(folder / name, url, **shared) for name in ("first", "second")]
    both[0].prepare("blobs", "new-key")
    for machine in both:
        machine.prepare("init")
    hospital = folder / "hospital"
    make_hospital([str(hospital), "--patients", "300"])
    people = [str(hospital / f"{name}.ndjson") for name in ("practitioners", "organizations", "careteams")]
    both[0].prepare("patients", "import", str(hospital / "patients.ndjson"), *people)
    files = [str(hospital / f"{name}.ndjson") for name in ("documents", "binaries")]
    both[0].prepare("documents", "import", *files, *people)
    both[0].prepare("directory", "import", str(hospital / "directory.csv"))
    both[0].prepare("mode", "automatic", "--by", "supervisor")
    yield both
    cluster.drop(url)


@contextmanager
def working(machine: Program) -> Iterator[None]:
    """A worker runs on the machine while the block does."""
    with (machine.data_dir / "worker.log").open("ab") as log:
        worker = subprocess.Popen([PROGRAM, "worker"], env=machine.environment, stderr=log, stdout=log)
        try:
            yield
        finally:
            worker.terminate()
            worker.wait(timeout=60)


@pytest.fixture(scope="module")
def requests(machines) -> list[list[dict[str, Any]]]:
    """Of each sample fax its requests, once both have come to their end."""
    first, second = machines
    with first.serving(), working(second):
        for case in CASES:
            first.drop(case.fax, case.inbox_name, **case.call)
        ends = {"delivered", "answered", "set_aside", "in_review", "failed"}
        lines = first.wait(lambda now: len(now) == len(CASES) and all(line["state"] in ends for line in now))
    return [line["requests"] for line in lines]


@pytest.fixture(scope="module")
def database(machines, requests) -> Iterator[Database]:
    opened = Database(machines[0].database_url)
    yield opened
    opened.close()


def named(database: Database, *columns) -> set[str]:
    with database.read() as session:
        return {name for column in columns for name in session.scalars(select(column)) if name}


def names_in(bucket) -> set[str]:
    return {stored.key.rpartition("/")[2] for stored in bucket.objects.all()}


def test_faxes_are_read_decided_and_answered(machines, requests):
    for case in CASES:
        assert any(ended_as_expected(ended, case.expected) for ended in requests), case.name
    assert "worker.started" in (machines[1].data_dir / "worker.log").read_text()


def test_what_is_stored_lies_sealed_in_the_bucket_and_nowhere_else(machines, bucket, database):
    # More may lie there: of a document that came in two forms only the better one is named.
    assert names_in(bucket) >= named(database, Fax.blob, Answer.blob, Attempt.blob, Document.blob) | {KEY_CHECK}
    assert all(id_of(stored.get()["Body"].read()) is not None for stored in bucket.objects.all())
    for machine in machines:
        assert [path for path in (machine.data_dir / "blobs").rglob("*") if path.is_file()] == []


def test_a_purge_removes_them_from_the_bucket_too(machines, bucket, database):
    documents, sent = named(database, Document.blob), named(database, Fax.blob, Answer.blob, Attempt.blob)
    assert len(sent) >= 3  # two faxes, one packet
    old = datetime.now(UTC) - timedelta(days=3000)
    with database.write() as session:
        session.execute(update(Request).values(closed_at=old))
    [backend] = [account["global"] for account in s3_backends.values() if BUCKET in account["global"].buckets]
    for key in backend.buckets[BUCKET].keys.values():
        key.last_modified = old.replace(tzinfo=None)
    before, machine = names_in(bucket), machines[0]
    counted = json.loads(machine.run("purge", "--by", "clerk", "--json"))
    assert (counted["faxes"], counted["requests"], counted["blobs"]) == (2, 2, len(sent))
    assert names_in(bucket) == before - sent
    machine.run("purge", "--by", "clerk", "--orphans")
    assert names_in(bucket) == documents | {KEY_CHECK}
    with database.read() as session:
        assert session.scalars(select(Disclosure)).one().documents
        assert session.scalars(select(Fax)).first() is None
        assert audit.verify(session) is None
