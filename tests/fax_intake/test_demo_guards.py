"""The demonstration touches nothing that is not its own, and reports only what happened in this run."""

import fcntl
import time
from datetime import timedelta

import psycopg
import pytest
from rich.console import Console
from typer.testing import CliRunner

from fax_intake import demo
from fax_intake.commands.app import app
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.installation import create
from fax_intake.policy import PolicyError
from fax_intake.service import AlreadyRunningError
from fax_intake.settings import Settings

QUIET = Console(quiet=True)


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Settings:
    """What a demonstration left, with an empty hospital in it: its faxes find nobody on file."""
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("FAX_INTAKE_READERS", "1")
    settings = Settings()
    create(settings)
    (settings.data_dir / demo.MARKER).write_text(demo.BUILT)
    return settings


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("found", ["thesis.txt", ".hidden", "blobs/00/key-check", "policy.toml"])
def test_a_folder_with_anything_of_others_in_it_is_left_alone(tmp_path, found, keep):
    file = tmp_path / "data" / found
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    with pytest.raises(FileExistsError, match="is not empty"):
        demo.run(Settings(data_dir=tmp_path / "data"), QUIET, keep=keep)
    assert file.read_text() == "mine"
    assert [path for path in (tmp_path / "data").rglob("*") if path.is_file()] == [file]


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE invoice (id int)", "CREATE SCHEMA shop CREATE TABLE sale (id int)"]
)
def test_a_database_with_any_table_of_others_is_left_alone(tmp_path, cluster, statement):
    url = cluster.new_database(is_empty=True)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
        with pytest.raises(FileExistsError, match="database is not empty"):
            demo.run(Settings(data_dir=tmp_path / "data", database_url=url), QUIET, keep=False)
        count = "SELECT count(*) FROM pg_tables WHERE tablename IN ('invoice', 'sale')"
        assert connection.execute(count).fetchone() == (1,)
    assert not (tmp_path / "data").exists()
    cluster.drop(url)


def test_folders_policy_and_keys_of_a_real_installation_are_not_used(tmp_path, monkeypatch):
    real = {
        "INBOX_DIR": str(tmp_path / "real-inbox"),
        "OUTBOX_DIR": str(tmp_path / "real-outbox"),
        "POLICY_FILE": str(tmp_path / "real.toml"),
        "BLOB_URL": "s3://real",
        "BLOB_KEY_FILE": str(tmp_path / "real.keys"),
    }
    for name, value in real.items():
        monkeypatch.setenv(f"FAX_INTAKE_{name}", value)
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
    ours = demo.own_settings(Settings())
    assert (ours.inbox, ours.outbox) == (tmp_path / "data" / "inbox", tmp_path / "data" / "outbox")
    assert (ours.policy_file, ours.blob_url, ours.key_file) == (None, None, tmp_path / "data" / "blob.keys")
    environment = demo.environment_of(ours)
    assert not {f"FAX_INTAKE_{name}" for name in real} & set(environment)
    assert environment["FAX_INTAKE_DATA_DIR"] == str(tmp_path / "data")


def test_a_fax_that_answers_another_brings_it_along():
    chosen = demo.chosen_cases(demo.sample_cases(), ["question-answered"])
    assert {case.name for case in chosen} == {"question-answered", "question-missing-dob"}


def test_a_fax_of_an_earlier_run_is_not_counted(office):
    [case] = demo.chosen_cases(demo.sample_cases(), ["advertising"])
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)

    def drop(receipt: str) -> str:
        now = office.clock() + timedelta(seconds=len(receipt))
        return receiver.take(b"fax", Call(), source="folder", name=case.inbox_name, receipt=receipt, now=now)

    drop("first")
    before = demo.faxes_in(office.database)
    assert demo.lines_by_case(office.database, [case], before) == {}
    second = drop("second")
    assert demo.lines_by_case(office.database, [case], before)[case.name]["fax"] == second


# --- its service --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", [False, True])
def test_a_service_that_runs_there_keeps_its_database(kept, keep):
    database = kept.database_file.stat().st_ino
    with (kept.data_dir / "service.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AlreadyRunningError, match="Stop it first"):
            demo.run(kept, QUIET, keep=keep)
    assert kept.database_file.stat().st_ino == database


def test_a_service_that_does_not_start_is_told_at_once_with_the_reason(kept):
    (kept.data_dir / "policy.toml").write_text("nonsense")
    began = time.monotonic()
    with pytest.raises(PolicyError, match=r"ended with exit code 2: .*policy\.toml is no valid TOML"):
        demo.run(kept, QUIET, keep=True, only=["advertising"])
    assert time.monotonic() - began < 30
    assert list(kept.inbox.iterdir()) == []


def test_the_exit_code_says_whether_every_fax_of_this_run_ended_as_expected(kept):
    """Advertising is set aside by any hospital; a letter about somebody who is not on file is not answered."""
    first = CliRunner().invoke(app, ["demo", "--keep", "advertising"])
    assert (first.exit_code, "1 of 1 faxes ended" in first.output) == (0, True), first.output
    again = CliRunner().invoke(app, ["demo", "--keep", "advertising", "letter-typed"])
    assert (again.exit_code, "1 of 2 faxes ended" in again.output) == (1, True), again.output
    assert "1 of the faxes did not end" in again.output
