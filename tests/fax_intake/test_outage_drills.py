"""Long drills of outages, by hand: `make test-crash`. Faxes come in all the while, through the inbox.

What they print is what the READMEs may say. Calls go at 300 times their pace, outages and the waits of the rules at 1.
"""

import errno
import logging
import subprocess
import time
from collections import Counter
from contextlib import contextmanager
from threading import Event, Thread

import boto3
import pytest
import structlog
from crash_stage import blobs_away, carrier_away, fleet_of, hospital_of, rests, told, unexplained_calls
from moto.server import ThreadedMotoServer
from sqlalchemy import func, select
from workflow_stage import stage

from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Receiver
from fax_intake.store.keys import add_key
from fax_intake.store.tables import Attempt, Fax, Request

pytestmark = [pytest.mark.drill, pytest.mark.timeout(3600)]
BLOBS_AWAY_S, CARRIER_AWAY_S, DISK_FULL_S = 120, 600, 60
FAXES, EVERY_S, READ_S = 60, 0.2, 0.3
CALLS_BEFORE = 6  # so many are on their way, or over, when the outage begins
DISK_MIB = 48
LOST = {"call": [{"on_send": "lost_response", "times": 10}], "look_up_lag_s": 10}


@pytest.fixture(autouse=True)
def _quiet():
    """The inbox logs each fax that it refuses; the line of figures is what is looked for."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


class Inbox:
    """The watched folder at work, and a fax server that puts faxes into it."""

    def __init__(self, office):
        self.folder, self.put = office.settings.inbox, []
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        self._watched, self._stop = WatchedFolder(self.folder, receiver, office.clock, settle_s=0), Event()
        self._thread = Thread(target=self._watched.run, args=(self._stop, 0.2))

    def bring(self, people):
        for person in people:
            (hidden := self.folder / f".{person.mrn}").write_bytes(person.fax)
            hidden.rename(self.folder / f"{person.mrn}.fax")
            self.put.append(person.fax)
            time.sleep(EVERY_S)

    def is_empty(self):
        return list(self.folder.iterdir()) == []

    def count_refused(self):
        return self._watched.count_refused()

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()


def go_through(what, office, tmp_path, outage, outage_s, *, workers=1, **options):
    """Faxes before, during and after an outage: each is stored whole, once, and comes to its end.

    Returns how many lay refused in the inbox when it ended.
    """
    began, people = time.monotonic(), hospital_of(office, tmp_path, FAXES)
    with Inbox(office) as inbox, fleet_of(office, workers, read_s=READ_S, **options) as fleet:
        fleet.wait_until_ready()
        inbox.bring(people[0::3])
        while _calls_made(office) < CALLS_BEFORE:
            time.sleep(0.1)
        with outage:
            went = time.monotonic()
            inbox.bring(people[1::3])
            time.sleep(max(0.0, outage_s - (time.monotonic() - went)))
            refused = inbox.count_refused()
        came_back, ended = time.monotonic(), fleet.mend()
        inbox.bring(people[2::3])
        rests(office, within_s=900, requests=FAXES)
        assert inbox.is_empty()
    with office.database.read() as session:
        requests = list(session.scalars(select(Request.id)))
        blobs = list(session.scalars(select(Fax.blob)))
        calls = Counter(f"{state} {failure or ''}".strip() for state, failure in session.execute(_CALLS))
    assert len(requests) == FAXES
    assert sorted(office.blobs.get(blob) for blob in blobs) == sorted(inbox.put)
    figures = {"away_s": round(came_back - went), "at_rest_after_s": round(time.monotonic() - came_back)}
    told(what, office, requests, began, **figures, refused=refused, workers_ended=ended, calls=dict(calls))
    return refused


_CALLS = select(Attempt.state, Attempt.failure)


def _calls_made(office):
    with office.database.read() as session:
        return session.scalar(select(func.count()).where(Attempt.sent_at.is_not(None)))


@pytest.mark.parametrize("leaves_a_folder", [False, True])
def test_the_folder_of_blobs_is_away_for_two_minutes(tmp_path, monkeypatch, leaves_a_folder):
    monkeypatch.delenv("FAX_INTAKE_DATABASE_URL", raising=False)
    with stage(tmp_path) as office:
        outage = blobs_away(office, leaves_a_folder=leaves_a_folder)
        what = f"blobs away, {'an empty folder left' if leaves_a_folder else 'no folder'}, SQLite"
        assert go_through(what, office, tmp_path, outage, BLOBS_AWAY_S) >= FAXES / 3


class ObjectStore:
    """An S3-compatible server on a port that it keeps; what it holds survives its absence."""

    def __init__(self):
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]

    @contextmanager
    def away(self):
        self.stop()
        yield
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port)
        self._server.start()

    def stop(self):
        self._server.stop()


@pytest.fixture
def object_store(tmp_path, monkeypatch):
    store = ObjectStore()
    address = f"http://127.0.0.1:{store.port}"
    add_key(keys := tmp_path / "blob.keys")
    values = {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "FAX_INTAKE_BLOB_URL": "s3://drill/blobs",
        "FAX_INTAKE_BLOB_ENDPOINT": address,
        "FAX_INTAKE_BLOB_KEY_FILE": str(keys),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    boto3.resource("s3", endpoint_url=address).create_bucket(Bucket="drill")
    yield store
    store.stop()


def test_the_object_store_is_away_for_two_minutes(tmp_path, monkeypatch, cluster, object_store):
    monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", cluster.new_database())
    with stage(tmp_path) as office:
        what = "object store stopped, two workers on PostgreSQL"
        assert go_through(what, office, tmp_path, object_store.away(), BLOBS_AWAY_S, workers=2) > 0


@pytest.mark.usefixtures("on_both_databases")
def test_the_carrier_is_away_for_ten_minutes(tmp_path, database_kind):
    """Of the first ten calls the answers are lost, and the look-ups, ten seconds later, meet the outage."""
    with stage(tmp_path) as office:
        what, outage = f"carrier away, {database_kind}", carrier_away(office)
        assert go_through(what, office, tmp_path, outage, CARRIER_AWAY_S, script=LOST, retry_pace=1) == 0
        assert unexplained_calls(office) == []


@pytest.fixture
def small_disk(tmp_path):
    """The data directory on a disk of its own."""
    (folder := tmp_path / "data").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MIB}m", "tmpfs", str(folder)]
    if subprocess.run(mount, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("only root may mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def full(disk):
    """Something else takes all the room, and whatever becomes free."""
    stop = Event()

    def fill():
        with (disk / "something-else").open("ab", buffering=0) as file:
            while not stop.wait(0.05):
                try:
                    while True:
                        file.write(bytes(4096))
                except OSError as error:
                    assert error.errno == errno.ENOSPC

    filler = Thread(target=fill)
    filler.start()
    yield
    stop.set()
    filler.join()
    (disk / "something-else").unlink()


@pytest.mark.usefixtures("on_both_databases")
def test_the_disk_is_full_for_a_minute(tmp_path, monkeypatch, small_disk, database_kind):
    """Blobs, the carrier's folder and temporary files; on SQLite the database too."""
    monkeypatch.setenv("FAX_INTAKE_INBOX_DIR", str(tmp_path / "inbox"))
    with stage(tmp_path) as office:
        assert go_through(f"disk full, {database_kind}", office, tmp_path, full(small_disk), DISK_FULL_S) > 0
