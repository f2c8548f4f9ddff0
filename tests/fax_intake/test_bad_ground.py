"""Bad ground: disks that are full or may not be written, files that are damaged. A clear word, and nothing is lost."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import any_account
import psycopg
import pytest
import structlog
from postgres import Cluster
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from structlog.testing import capture_logs
from typer.testing import CliRunner
from workflow_stage import bring, calls_of, disclosures_of, letters_of, reading, running, sent_files, stage, wait_for

from fax_intake.commands.app import app
from fax_intake.desk.review import approve
from fax_intake.ids import FaxId, request_id
from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.installation import create
from fax_intake.service import open_blobs
from fax_intake.settings import Settings
from fax_intake.status import fax_lines
from fax_intake.store import audit
from fax_intake.store.blobs import BlobMissingError
from fax_intake.store.database import Database
from fax_intake.store.keys import BlobKeyError
from fax_intake.store.migrations import DatabaseTooOldError, require_fitting
from fax_intake.store.requests import set_switch
from fax_intake.store.tables import Answer, Document, Fax, Request
from fax_intake.workflow.reconcile import reconcile
from outbound.model import CallStatus, FaxGateway, Job

PROGRAM = Path(sys.executable).with_name("fax-intake")
FAX = b"II*\0" + bytes(5000)  # no picture: it ends with a person, `decode_failed`
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with three faxes, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("FAX_INTAKE_DATABASE_URL", raising=False)
        patch.setenv("FAX_INTAKE_DATA_DIR", str(folder / "data"))
        create(Settings(data_dir=folder / "data"))
        for number in range(3):
            (folder / f"{number}.tif").write_bytes(FAX + bytes([number]))
        done = CliRunner().invoke(app, ["receive", *(str(folder / f"{number}.tif") for number in range(3))])
        assert done.exit_code == 0, done.output
    with closing(sqlite3.connect(folder / "data" / "fax-intake.sqlite")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "data"


@pytest.fixture
def data_dir(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of one's own, which the environment names."""
    folder = shutil.copytree(made, tmp_path / "data")
    monkeypatch.delenv("FAX_INTAKE_DATABASE_URL", raising=False)
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(folder))
    monkeypatch.setenv("FAX_INTAKE_HEALTH_PORT", "0")
    monkeypatch.setenv("FAX_INTAKE_SETTLE_S", "0")
    monkeypatch.setenv("FAX_INTAKE_READERS", "1")
    return folder


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """`serve` in this process sends the log to a stderr that is closed after it."""
    yield
    structlog.reset_defaults()


def refuses(*arguments: str, code: int = 1) -> str:
    """What the command says, in one line, on its way out."""
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == code, f"{arguments}: {done.exit_code}\n{done.output}\n{done.exception!r}"
    assert "Traceback" not in done.output
    return " ".join(done.output.split())


def refuses_as_any_account(*arguments: str) -> str:
    code, output = any_account.invoke(*arguments)
    assert code == 1, f"{arguments}: {code}\n{output}"
    assert "Traceback" not in output
    return " ".join(output.split())


# --- rights -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "mode", "arguments", "told"),
    [
        pytest.param("..", 0o500, ("init",), "Permission denied: .*new. .*account", id="init, nowhere"),
        pytest.param(".", 0o500, ("status",), "(readonly|denied).* this account", id="status, read-only"),
        pytest.param(".", 0o500, ("serve",), r"Permission denied: .*service.lock\. .*account", id="serve, read-only"),
        pytest.param("blobs", 0o500, ("receive", "fax.tif"), "not taken: Permission denied", id="nowhere for faxes"),
        pytest.param("scratch", 0o500, ("serve",), "Temporary files.*scratch.*account", id="no temporary files"),
        pytest.param("inbox", 0o500, ("serve",), "Faxes cannot be taken out.*inbox.*account", id="inbox, read-only"),
        pytest.param("inbox", 0o300, ("serve",), "Faxes cannot be taken out.*inbox.*account", id="inbox, unreadable"),
        pytest.param("outbox", 0o500, ("serve",), "Permission denied: .*outbox.*account", id="nowhere to send from"),
        pytest.param("fax-intake.sqlite", 0o400, ("serve",), "readonly.*this account may", id="database, read-only"),
        pytest.param("fax-intake.sqlite", 0, ("status",), "unable to open.*this account", id="database, unreadable"),
        pytest.param("blob.keys", 0, ("status",), r"blob\.keys cannot be read: Permission denied\. Let", id="no keys"),
    ],
)
def test_what_may_not_be_read_or_written_is_told_with_the_place(
    data_dir, tmp_path, monkeypatch, place, mode, arguments, told
):
    (tmp_path / "fax.tif").write_bytes(FAX)
    monkeypatch.chdir(tmp_path)
    (data_dir / "scratch").mkdir(exist_ok=True)
    shutil.rmtree(data_dir / "outbox" / "calls")
    if place == "..":
        monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "closed" / "new"))
        (closed := tmp_path / "closed").mkdir()
    else:
        closed = data_dir / place
    kept = closed.stat().st_mode
    closed.chmod(mode)
    try:
        assert re.search(told, refuses_as_any_account(*arguments))
    finally:
        closed.chmod(kept)
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(data_dir))
    assert states() == ["received"] * 3


def shown() -> list[dict[str, Any]]:
    """What `status` says of every fax."""
    done = CliRunner().invoke(app, ["status", "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def states() -> list[str]:
    return [line["state"] for line in shown()]


# --- full disk ----------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(data_dir: Path, tmp_path: Path) -> Iterator[Path]:
    """The installation on a disk of 6 MB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], check=True)
    try:
        shutil.copytree(data_dir, disk, dirs_exist_ok=True)
        os.environ["FAX_INTAKE_DATA_DIR"] = str(disk)  # `data_dir` puts it back
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """Take every byte that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while True:
                    file.write(bytes(size))
    return filler


@contextmanager
def serving(log: Path, command: str = "serve") -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as out:
        service = subprocess.Popen([PROGRAM, command], stdout=out, stderr=out)
        try:
            yield service
        finally:
            service.terminate()
            service.wait(timeout=60)


def wait_until(is_so, *, within_s: float = 60) -> None:
    give_up = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.2)


@needs_root
def test_what_does_not_fit_on_the_disk_is_refused_and_taken_when_there_is_room(small_disk, tmp_path):
    (tmp_path / "fax.tif").write_bytes(os.urandom(300_000))
    filler = fill(small_disk)
    before = sorted(path for path in small_disk.rglob("*") if path.is_file())
    told = refuses("receive", str(tmp_path / "fax.tif"))
    assert "that the disk is not full" in told or "Make room on the disk" in told
    assert [path for path in before if not path.exists()] == []
    assert not list((small_disk / "blobs").rglob(".*.tmp"))
    filler.unlink()
    assert states() == ["received"] * 3
    assert CliRunner().invoke(app, ["receive", str(tmp_path / "fax.tif")]).exit_code == 0
    assert states() == ["received"] * 4


@needs_root
def test_a_fax_that_does_not_fit_waits_in_the_inbox_until_there_is_room(small_disk, tmp_path):
    inbox, log = small_disk / "inbox", tmp_path / "service.log"
    (inbox / ".late.tif").write_bytes(FAX + os.urandom(100_000))
    with serving(log) as service:
        wait_until(lambda: states() == ["in_review"] * 3)
        filler = fill(small_disk)
        (inbox / ".late.tif").rename(inbox / "late.tif")
        wait_until(lambda: "inbox.not_stored" in log.read_text())
        time.sleep(2)
        assert log.read_text().count("inbox.not_stored") == 1  # not at every look
        assert ((inbox / "late.tif").exists(), service.poll()) == (True, None)
        filler.unlink()
        wait_until(lambda: states() == ["in_review"] * 4)
    assert list(inbox.iterdir()) == []
    assert {line["problem"] for line in shown()} == {"decode_failed"}  # no fax is blamed for the disk


@pytest.mark.usefixtures("on_both_databases")
def test_a_full_inbox_does_not_hold_up_the_stop(tmp_path):
    """The first fax that is taken says stop: the others stay for the next start."""
    with stage(tmp_path) as office:
        stop = Event()

        class Stopping(Receiver):
            def take(self, *args: Any, **kwargs: Any) -> FaxId:
                stop.set()
                return super().take(*args, **kwargs)

        for number in range(5):
            (office.settings.inbox / f"{number}.tif").write_bytes(FAX + bytes([number]))
        receiver = Stopping(database=office.database, blobs=office.blobs, queue=office.queue)
        folder = WatchedFolder(office.settings.inbox, receiver, office.clock, settle_s=0)
        folder.run(stop, interval_s=0.01)
        assert len(list(office.settings.inbox.iterdir())) == 4
        stop.clear()
        assert len(folder.scan(stop)) == 1
        assert len(folder.scan()) == 3


class FullDatabase(Database):
    """Has no room for so many transactions, each found out at its end."""

    def __init__(self, url: str, fails: int) -> None:
        super().__init__(url)
        self.fails = fails

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            yield session
            session.flush()
            if self.fails:
                self.fails -= 1
                raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(0, id="while it is decided"),
        pytest.param(1, id="when the carrier has taken it"),
        pytest.param(2, id="when the call has ended"),
    ],
)
@pytest.mark.usefixtures("on_both_databases")
def test_a_database_that_is_full_in_the_middle_of_the_way_holds_a_request_up_and_sends_it_once(tmp_path, step):
    with stage(tmp_path) as office:
        full = FullDatabase(office.database.url, fails=0)
        carrier = TurningGateway(office.gateway, at=step, turn=lambda: setattr(full, "fails", 2))
        full.fails = 2 if step == 0 else 0
        with running(replace(office, database=full, gateway=carrier)):
            one = bring(office, reading())
            wait_for(office, one, "delivered", within_s=60)
        assert full.fails == 0
        assert ([state for state, *_ in calls_of(office, one)], len(sent_files(office))) == (["delivered"], 1)
        full.close()


# --- a damaged SQLite file ----------------------------------------------------------------------------------------


def page_of(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
        [[page]] = connection.execute(query, (table,)).fetchall()
    return int(page)


def damage(database: Path, how: str) -> None:
    content = bytearray(database.read_bytes())
    match how:
        case "header":
            content[:100] = b"x" * 100
        case "cut off":
            del content[len(content) // 2 :]
        case "empty":
            content.clear()
        case table:
            begin = 4096 * (page_of(database, table) - 1)
            content[begin : begin + 4096] = b"\xa5" * 4096
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    database.write_bytes(content)


DAMAGED = "damaged; keep it, and restore the newest backup"
LOST = "it was lost. Keep both, and restore the newest backup"


@pytest.mark.parametrize(
    ("how", "arguments", "told"),
    [
        *(
            pytest.param(how, arguments, DAMAGED, id=f"{how}: {arguments[0]}")
            for how in ("header", "cut off", "fax")
            for arguments in (("status",), ("serve",), ("backup", "backup"))
        ),
        pytest.param("workflow_status", ("serve",), DAMAGED, id="a page of the engine's: serve"),
        pytest.param("workflow_status", ("backup", "backup"), DAMAGED, id="a page of the engine's: backup"),
        *(
            pytest.param("empty", arguments, f"is empty, but faxes lie in.*{LOST}", id=f"empty: {arguments[0]}")
            for arguments in (("status",), ("serve",), ("backup", "backup"), ("init",))
        ),
    ],
)
def test_a_damaged_database_is_told_and_neither_used_nor_replaced(
    data_dir, tmp_path, monkeypatch, how, arguments, told
):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["backup", "backup"]).exit_code == 0
    good = {path: path.read_bytes() for path in (tmp_path / "backup").rglob("*") if path.is_file()}
    damage(data_dir / "fax-intake.sqlite", how)
    damaged = (data_dir / "fax-intake.sqlite").read_bytes()
    assert re.search(told, refuses(*arguments))
    assert (data_dir / "fax-intake.sqlite").read_bytes() == damaged
    assert {path: path.read_bytes() for path in good} == good, "an older backup is whole as it was"


def test_a_database_that_is_missing_beside_its_faxes_is_not_made_anew(data_dir):
    (data_dir / "fax-intake.sqlite").unlink()
    for command in ("status", "serve", "init"):
        assert re.search(f"is missing, but faxes lie in.*{LOST}", refuses(command))
    assert not (data_dir / "fax-intake.sqlite").exists()


def test_a_making_that_was_cut_off_is_ended_by_another(tmp_path, monkeypatch):
    monkeypatch.delenv("FAX_INTAKE_DATABASE_URL", raising=False)
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path))
    (tmp_path / "fax-intake.sqlite").touch()
    assert "Run: fax-intake init" in refuses("status")
    assert CliRunner().invoke(app, ["init"]).exit_code == 0
    assert states() == []


# --- keys and policy ----------------------------------------------------------------------------------------------

PUT_BACK = "Put back the copy of the keys"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", f"There is no key in .*blob.keys. {PUT_BACK}", id="empty"),
        pytest.param(None, f"Line 1 of .*blob.keys is no key.* {PUT_BACK}", id="torn"),
        pytest.param(b"\xff" * 44, f"blob.keys cannot be read: it is no text. {PUT_BACK}", id="no text"),
    ],
)
def test_a_damaged_key_file_is_told_and_kept_as_it_is(data_dir, content, told):
    keys = data_dir / "blob.keys"
    whole = keys.read_bytes()
    keys.write_bytes(damaged := whole[:20] if content is None else content)
    for command in ("status", "serve", "receive"):
        assert re.search(told, refuses(command, *(["fax.tif"] if command == "receive" else [])))
    if damaged:
        assert PUT_BACK in refuses("blobs", "new-key")  # a new key before a damaged one helps nobody
    assert keys.read_bytes() == damaged
    keys.write_bytes(whole)
    assert states() == ["received"] * 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "cannot be used: time_zone: Field required", id="empty"),
        pytest.param(b"[release", "policy.toml", id="torn"),
    ],
)
def test_a_damaged_policy_stops_every_command_with_its_place(data_dir, content, told):
    (data_dir / "policy.toml").write_bytes(content)
    for command in ("status", "serve"):
        assert told in refuses(command, code=2)


# --- a blob that is gone, or does not open ------------------------------------------------------------------------


def lose(office, digest: str) -> None:
    office.blobs.delete(digest)


def flip(office, digest: str) -> None:
    path = office.settings.data_dir / "blobs" / digest[:2] / digest
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


on_every_ground = pytest.mark.parametrize("spoil", [lose, flip])


def told_of(logs: list[dict[str, Any]], digest: str) -> set[str]:
    """Levels of the log lines that name the blob."""
    return {line["log_level"] for line in logs if line.get("blob") == digest}


@on_every_ground
@pytest.mark.usefixtures("on_both_databases")
def test_a_fax_whose_bytes_are_gone_comes_to_a_person(tmp_path, spoil):
    with stage(tmp_path) as office, capture_logs() as logs:
        receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
        now = office.clock()
        fax_id = receiver.take(FAX, Call(), source="test", name="Ashgrove.tif", receipt="r", now=now)
        with office.database.read() as session:
            digest = session.get_one(Fax, fax_id).blob
        spoil(office, digest)
        with running(office):
            wait_until(lambda: has_request(office, fax_id), within_s=30)
            request = wait_for(office, request_id(fax_id, 1), "in_review")
        assert request.reason_codes == ["processing_failed"]
        assert told_of(logs, digest) == {"error"}
        assert "Ashgrove" not in str(logs)


@on_every_ground
@pytest.mark.usefixtures("on_both_databases")
def test_a_packet_with_a_document_whose_bytes_are_gone_is_not_made_without_it(tmp_path, spoil):
    with stage(tmp_path) as office, capture_logs() as logs:
        with office.database.read() as session:
            digest = session.get_one(Document, "d1").blob
        spoil(office, digest)
        with running(office):
            one = bring(office, reading())
            request = wait_for(office, one, "in_review")
        assert request.reason_codes == ["conversion_failed"]
        assert (sent_files(office), told_of(logs, digest)) == ([], {"error"})


@on_every_ground
@pytest.mark.usefixtures("on_both_databases")
def test_a_packet_that_is_gone_before_its_call_comes_to_a_person_and_nothing_is_sent(tmp_path, spoil):
    with stage(tmp_path) as office, capture_logs() as logs:
        with office.database.write() as session:
            set_switch(session, "sending", "stopped", at=office.clock(), actor="test")
        with running(office):
            one = bring(office, reading())
            digest = packet_of(office, one)
            spoil(office, digest)
            with office.database.write() as session:
                set_switch(session, "sending", "running", at=office.clock(), actor="test")
            wait_until(lambda: told_of(logs, digest), within_s=20)
            run_id = f"{answer_of(office, one)}:dispatch"
            wait_until(lambda: office.queue.run_of(run_id).status == "ERROR", within_s=20)
        later = replace(office, clock=lambda: office.clock() + timedelta(minutes=2))
        reconcile(later)
        reconcile(later)
        with office.database.read() as session:
            request = session.get_one(Request, one)
            assert audit.verify(session) is None
        assert request.state == "failed"
        assert request.reason_codes
        assert (sent_files(office), disclosures_of(office, one)) == ([], [])
        assert [state for state, *_ in calls_of(office, one)] == ["unknown"]
        # A person decides again: the packet is made anew, and goes.
        with running(office):
            approve(office, request.reference, actor="clerk", reason="made anew")
            wait_for(office, one, "delivered")
        assert len(sent_files(office)) == 1


def has_request(office, fax_id: str) -> bool:
    with office.database.read() as session:
        return session.get(Request, request_id(fax_id, 1)) is not None


def packet_of(office, request_id: str) -> str:
    """The digest of the packet that waits for its call."""
    give_up = time.monotonic() + 20
    while True:
        with office.database.read() as session:
            found = session.scalars(select(Answer.blob).where(Answer.request_id == request_id)).first()
        if found is not None:
            return found
        assert time.monotonic() < give_up
        time.sleep(0.05)


def answer_of(office, request_id: str) -> str:
    with office.database.read() as session:
        return session.scalars(select(Answer.id).where(Answer.request_id == request_id)).one()


def test_a_damaged_blob_is_mended_by_the_same_bytes(data_dir):
    blobs = open_blobs(Settings(data_dir=data_dir))
    digest = blobs.put(FAX)
    for spoil in (b"", b"no blob", (data_dir / "blobs" / digest[:2] / digest).read_bytes()[:-1] + b"\0"):
        (data_dir / "blobs" / digest[:2] / digest).write_bytes(spoil)
        with pytest.raises((BlobMissingError, BlobKeyError)):
            blobs.get(digest)
        assert blobs.put(FAX) == digest
        assert blobs.get(digest) == FAX


# --- a clock that jumps -------------------------------------------------------------------------------------------


class TurningGateway:
    """A carrier with a clock of its own; ours is turned when it is asked for the `at`-th time (0: never)."""

    def __init__(self, carrier: FaxGateway, *, at: int, turn: Callable[[], None]) -> None:
        self._carrier, self._at, self._turn, self._asked = carrier, at, turn, 0

    def send(self, job: Job) -> str:
        self._count()
        return self._carrier.send(job)

    def status(self, carrier_id: str) -> CallStatus:
        self._count()
        return self._carrier.status(carrier_id)

    def _count(self) -> None:
        self._asked += 1
        if self._asked == self._at:
            self._turn()

    def __getattr__(self, name: str) -> Any:  # everything else is the carrier's
        return getattr(self._carrier, name)


@pytest.mark.parametrize("hours", [-24, -3, 3, 24])
@pytest.mark.parametrize(
    "at",
    [
        pytest.param(0, id="before the decision"),
        pytest.param(1, id="before the call"),
        pytest.param(2, id="during the call"),
        pytest.param(3, id="between tries"),
    ],
)
@pytest.mark.usefixtures("on_both_databases")
def test_a_clock_that_jumps_loses_nothing_and_sends_nothing_twice(tmp_path, at, hours):
    """The first call is busy. Afterwards the net looks under the wrong clock, and under the right one again."""
    with stage(tmp_path, {"call": [{"attempt": 1, "play": "busy"}]}) as made:
        jump = timedelta()

        def turn() -> None:
            nonlocal jump
            jump = timedelta(hours=hours)

        carrier = TurningGateway(made.gateway, at=at, turn=turn)
        office = replace(made, gateway=carrier, clock=lambda: made.clock() + jump)
        one = bring(office, reading())
        if at == 0:
            turn()
        with running(office):
            request = wait_for(office, one, "delivered", "in_review")
            for wrong in (jump, timedelta(), timedelta(hours=-hours), timedelta()):
                jump = wrong
                reconcile(office)
            again = wait_for(office, one, "delivered", "in_review")
        stale = (at, hours) == (0, 24)  # what the records say is a day old then
        ended = ("in_review", ["stale_records"]) if stale else ("delivered", [])
        assert (request.state, request.reason_codes) == (again.state, again.reason_codes) == ended
        calls = [state for state, *_ in calls_of(office, one) if state != "failed"]
        # The packet; or, where a person is needed, the delay notice: the clock said that the promise was broken.
        assert (calls, letters_of(office, one)) == (["delivered"], ["delay_notice"] if stale else ["packet"])
        assert len(sent_files(office)) == 1
        with office.database.read() as session:
            [line] = fax_lines(session)
            assert audit.verify(session) is None
        [shown_request] = line["requests"]
        assert shown_request["turnaround_s"] is None or 0 <= shown_request["turnaround_s"] < 86_460 + 3600
        assert again.due_at == request.due_at


# --- PostgreSQL ---------------------------------------------------------------------------------------------------

TABLES = "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES"
SECRET = "sesame-4711"  # of an invented account


@pytest.fixture(scope="module")
def accounts(cluster: Cluster) -> Cluster:
    """Beside the owner of everything: `plain` may only connect, `locked` needs a password."""
    cluster._execute("CREATE ROLE plain LOGIN")
    cluster._execute(f"CREATE ROLE locked LOGIN PASSWORD '{SECRET}'")
    rules = cluster.folder / "data" / "pg_hba.conf"
    rules.write_text("local all locked scram-sha-256\n" + rules.read_text())
    cluster._execute("SELECT pg_reload_conf()")
    return cluster


@pytest.fixture
def at_database(tmp_path, monkeypatch) -> Callable[[str], None]:
    """From here on commands find an installation of their own on that database."""

    def use(url: str) -> None:
        monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
        monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", url)
        monkeypatch.setenv("FAX_INTAKE_READERS", "1")

    return use


@pytest.mark.parametrize(
    ("url", "told"),
    [
        pytest.param("postgresql://locked:wrong@/postgres?host={folder}", "password authentication", id="password"),
        pytest.param("postgresql://postgres@/nowhere?host={folder}", '"nowhere" does not exist', id="no such database"),
        pytest.param(f"postgresql://locked:{SECRET}@127.0.0.1:9/x", "Connection refused", id="server not there"),
        pytest.param(f"postgresql://locked:{SECRET}@db.invalid/x", "db.invalid", id="no such host"),
    ],
)
def test_a_server_that_does_not_let_us_in_is_told_without_the_password(accounts, at_database, url, told):
    at_database(url.format(folder=accounts.folder))
    said = refuses("init")
    assert told in said
    assert "Check FAX_INTAKE_DATABASE_URL" in said
    assert SECRET not in said


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_name_is_refused(cluster, at_database, encoding):
    name = f"in_{encoding.lower()}"
    cluster._execute(f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    at_database(cluster.url(name))
    assert f"encoding {encoding}, which cannot hold every name; UTF8 is wanted" in refuses("init")


def test_a_server_that_is_too_old_is_refused():
    require_fitting(130_000, "UTF8")
    with pytest.raises(DatabaseTooOldError, match="PostgreSQL 12; 13 or newer"):
        require_fitting(120_022, "UTF8")


def test_an_account_without_rights_is_told_who_must_give_them_and_then_works(accounts, at_database, tmp_path):
    url = accounts.new_database(is_empty=True)
    plain = url.replace("postgres@", "plain@")
    at_database(plain)
    advice = "Run fax-intake init once with an account that may make tables, which then lets this one SELECT, INSERT"
    assert advice in refuses("init")
    at_database(url)
    assert CliRunner().invoke(app, ["init"]).exit_code == 0
    at_database(plain)
    assert advice in refuses("status")
    with psycopg.connect(url, autocommit=True) as connection:
        for schema in ("public", "dbos"):
            connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO plain")
            connection.execute(f"GRANT {TABLES} IN SCHEMA {schema} TO plain")
            connection.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO plain")
    (tmp_path / "fax.tif").write_bytes(FAX)
    assert CliRunner().invoke(app, ["receive", str(tmp_path / "fax.tif")]).exit_code == 0
    with serving(log := tmp_path / "worker.log", command="worker"):
        wait_until(lambda: states() == ["in_review"])
    assert shown()[0]["problem"] == "decode_failed"
    assert '"error"' not in log.read_text()
    accounts.drop(url)
