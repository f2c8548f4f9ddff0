"""The command line: what it prints for people and programs, and how it refuses."""

import json
import os
import sqlite3
import stat

import psycopg
import pytest
import typer
from sqlalchemy.exc import DataError, OperationalError
from template import put_database
from typer.testing import CliRunner

from fax_intake.commands.app import app
from fax_intake.commands.output import speaks_clearly
from fax_intake.settings import Settings

PATIENTS = """patient_id,mrn,last,first,middle,suffix,dob,sex,aliases,address,city,zip,phone,deceased
p1,00481937,Ashgrove,Rosalind,,,1961-04-12,F,,,Los Angeles,90033,,0
p2,00481938,Brightwater,Jonah,,Jr,1988-11-02,M,,,Los Angeles,90033,,0
"""
DIRECTORY = {
    "entry_id": "e1",
    "practice": "Foothill Family Practice",
    "provider_names": "Marguerite Alvarez",
    "provider_npis": "1234567893",
    "npi": "",
    "phone": "213-555-0144",
    "address": "1 Main St",
    "city": "Pasadena",
    "state": "CA",
    "zip": "91101",
    "fax": "213-555-0143",
    "verified_by": "",
    "verified_at": "",
    "method": "",
    "retired_at": "",
    "secure_line": "yes",
    "attended_hours": "",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "patients.csv").write_text(PATIENTS)
    (tmp_path / "directory.csv").write_text("\n".join((",".join(DIRECTORY), ",".join(DIRECTORY.values()))))
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == code, f"{arguments}: {done.exit_code}\n{done.output}\n{done.exception!r}"
        return done.output

    put_database(Settings())
    command("init")
    return command


def rows(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def test_an_installation_is_furnished_by_commands(run):
    [imported] = rows(run("patients", "import", "patients.csv", "--json"))
    assert imported["patients"]["new"] == 2
    [again] = rows(run("patients", "import", "patients.csv", "--json"))
    assert (again["patients"]["new"], again["patients"]["unchanged"]) == (0, 2)
    run("directory", "import", "directory.csv")
    [line] = rows(run("directory", "list", "--json"))
    assert (line["fax"], line["verified_at"]) == ("+12135550143", None)
    run("directory", "verify", "e1", "(213) 555-0143", "--by", "clerk", "--method", "call_back")
    assert rows(run("directory", "list", "--json"))[0]["verified_at"] is not None
    run("directory", "retire", "e1", "(213) 555-0143", "--by", "clerk")
    assert rows(run("directory", "list", "--json"))[0]["retired"] is True
    assert "Changed" in run("patients", "flag", "p1", "restricted", "--by", "officer")
    assert "already" in run("patients", "flag", "p1", "restricted", "--by", "officer")
    [verified] = rows(run("audit", "verify", "--json"))
    assert verified["holds"]
    assert verified["rows"] >= 4


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(("review", "show", "FI-AAAA-AAAA"), 1, "no request", id="unknown reference"),
        pytest.param(("review", "approve", "FI-AAAA-AAAA", "--by", "clerk"), 1, "no request", id="approve nothing"),
        pytest.param(("mode", "always", "--by", "officer"), 1, "shadow, assisted, automatic", id="unknown mode"),
        pytest.param(("mode", "shadow", "--by", "o", "--facility", "x"), 1, "no facility", id="unknown facility"),
        pytest.param(("patients", "flag", "p9", "restricted", "--by", "o"), 1, "p9", id="unknown patient"),
        pytest.param(("patients", "import", "none.ndjson"), 1, "none.ndjson", id="missing file"),
        pytest.param(("directory", "verify", "e9", "x", "--by", "o", "--method", "m"), 1, "e9", id="unknown entry"),
        pytest.param(("receive", "none.tif"), 1, "none.tif", id="no fax to receive"),
        pytest.param(("review", "approve"), 2, "Usage", id="an argument is missing"),
        pytest.param(("stop", "--by", " "), 2, "needs a name", id="nobody stops"),
        pytest.param(("mode", "automatic", "--by", ""), 2, "needs a name", id="nobody changes the mode"),
        pytest.param(("purge", "--by", ""), 2, "needs a name", id="nobody purges"),
        pytest.param(("budget", "resume", "--by", ""), 2, "needs a name", id="nobody resumes"),
        pytest.param(("directory", "retire", "e1", "x", "--by", ""), 2, "needs a name", id="nobody retires"),
    ],
)
def test_what_cannot_be_is_refused_in_one_clear_line(run, arguments, code, told):
    output = run(*arguments, code=code)
    assert told in " ".join(output.split())
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param("(323) 865-5482", "number of this hospital", id="our fax"),
        pytest.param("626-293-2400", "number of this hospital", id="our telephone"),
        pytest.param("(900) 555-0143", "premium-rate", id="area code 900"),
        pytest.param("(213) 976-0143", "premium-rate", id="exchange 976"),
    ],
)
def test_a_number_that_is_no_requesters_is_never_verified(run, number, told):
    run("directory", "import", "directory.csv")
    assert told in run("directory", "verify", "e1", number, "--by", "clerk", "--method", "call_back", code=1)
    assert [line["fax"] for line in rows(run("directory", "list", "--json"))] == ["+12135550143"]


def test_what_exists_keeps_its_mode(tmp_path, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
    shared = tmp_path / "data" / "inbox"
    shared.mkdir(parents=True)
    for folder in (shared, shared.parent):
        folder.chmod(0o770)
    assert CliRunner().invoke(app, ["init"]).exit_code == 0
    modes = {name: stat.S_IMODE((tmp_path / "data" / name).stat().st_mode) for name in ("", "inbox", "outbox", "blobs")}
    assert modes == {"": 0o770, "inbox": 0o770, "outbox": 0o700, "blobs": 0o700}


def test_square_brackets_in_a_path_are_no_markup(tmp_path, monkeypatch):
    folder = tmp_path / "data[" / "red]"
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(folder))
    for arguments, told, code in (
        (["init"], str(folder / "inbox"), 0),
        (["audit", "export", str(folder / "out[bold]")], str(folder / "out[bold]"), 0),
        (["read", "none[/x].tif"], "none[/x].tif", 1),
    ):
        done = CliRunner().invoke(app, arguments)
        assert (done.exit_code, told in done.output) == (code, True), (done.output, done.exception)


# --- database trouble ---------------------------------------------------------------------------------------------


def test_a_database_that_is_none_any_more_ends_in_one_line(run, tmp_path):
    database = tmp_path / "data" / "fax-intake.sqlite"
    for beside in database.parent.glob("fax-intake.sqlite-*"):
        beside.unlink()
    database.write_bytes(b"no database" * 1000)
    output = run("status", code=1)
    assert "restore the newest backup" in " ".join(output.split())
    assert "Traceback" not in output


def test_trouble_in_the_middle_of_a_command_ends_in_one_line(run, tmp_path):
    with sqlite3.connect(tmp_path / "data" / "fax-intake.sqlite") as connection:
        connection.execute("DROP TABLE fax")
    output = run("status", code=1)
    assert "cannot be used: no such table: fax" in output
    assert "SELECT" not in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(
            OperationalError(
                "SELECT Ashgrove", {"p": "Ashgrove"}, sqlite3.OperationalError("database or disk is full")
            ),
            "database or disk is full",
            id="full disk",
        ),
        pytest.param(
            OperationalError("X", {}, sqlite3.OperationalError("attempt to write a readonly database")),
            "this account may write there",
            id="read only",
        ),
        pytest.param(
            DataError("X", {}, psycopg.DataError('invalid input syntax: "Ashgrove"')), "DataError", id="quotes a value"
        ),
        pytest.param(psycopg.errors.StringDataRightTruncation("Ashgrove"), "StringData", id="the driver's own"),
        pytest.param(psycopg.OperationalError("server closed the connection"), "server closed", id="server gone"),
    ],
)
def test_database_trouble_is_told_without_statement_or_values(capsys, error, told):
    @speaks_clearly
    def command() -> None:
        raise error

    with pytest.raises(typer.Exit) as exited:
        command()
    said = capsys.readouterr().err
    assert exited.value.exit_code == 1
    assert told in said
    assert "Ashgrove" not in said
    assert len(said.splitlines()) == 1


# --- faxes --------------------------------------------------------------------------------------------------------


def test_sending_is_stopped_and_resumed(run):
    assert "stopped" in run("stop", "--by", "supervisor")
    assert "running" in run("resume", "--by", "supervisor")


def test_a_fax_is_received_and_shown(run, tmp_path):
    (tmp_path / "a.tif").write_bytes(b"fax")
    fax = run("receive", "a.tif", "--caller-id", "+12135550143").strip()
    [line] = rows(run("status", "--json"))
    assert (line["fax"], line["state"], line["requests"]) == (fax, "received", [])
    table = run("status")
    assert "1 faxes" in table
    assert " received" in table


def test_of_several_faxes_all_are_taken_that_can_be(run, tmp_path):
    for name in ("a.tif", "b.tif"):
        (tmp_path / name).write_bytes(name.encode())
    output = run("receive", "a.tif", "none.tif", "b.tif", code=1)
    taken = [line for line in output.splitlines() if not line.startswith("fax-intake:")]
    assert [line["fax"] for line in rows(run("status", "--json"))] == sorted(taken, key=taken.index)
    assert len(taken) == 2
    assert "none.tif was not taken" in output


def test_the_status_table_breaks_no_id_and_says_the_hospitals_time(run, tmp_path):
    for number in range(3):
        (tmp_path / "a.tif").write_bytes(b"fax %d" % number)
        run("receive", "a.tif", "--received-at", "2026-01-15T23:30:00.123456+00:00")
    lines = run("status").splitlines()
    assert max(map(len, lines)) <= 80
    assert sum("01-15 15:30" in line for line in lines) == 3


def test_reading_a_file_that_is_no_fax_says_why_and_goes_on_with_the_next(run, tmp_path):
    (tmp_path / "a.tif").write_bytes(b"")
    output = run("read", "a.tif", "none.tif", "--json", code=1)
    first, second = rows(output)
    assert "empty" in first["error"]
    assert "none.tif" in second["error"]


def test_identity_is_decided_for_a_file(run, tmp_path):
    request = {"request_id": "r1", "fields": {"patient_name": {"text": "Ashgrove, Rosalind", "conf": 0.99}}}
    request["fields"] |= {"dob": {"text": "04/12/1961", "conf": 0.99}, "mrn": {"text": "00481937", "conf": 0.99}}
    (tmp_path / "requests.jsonl").write_text(json.dumps(request) + "\n")
    run("match", "patients.csv", "requests.jsonl", "--out", "decisions.jsonl")
    [decision] = rows((tmp_path / "decisions.jsonl").read_text())
    assert (decision["patient_id"], decision["decision"], decision["candidates"][0]) == ("p1", "auto", "p1")


@pytest.mark.parametrize("out", ["patients.csv", "requests.jsonl", "./link.csv", "other"])
def test_decisions_are_never_written_over_an_input(run, tmp_path, out):
    (tmp_path / "requests.jsonl").write_text("")
    (tmp_path / "link.csv").symlink_to("patients.csv")
    os.link(tmp_path / "requests.jsonl", tmp_path / "other.partial")
    assert "would overwrite" in run("match", "patients.csv", "requests.jsonl", "--out", out, code=1)
    assert (tmp_path / "patients.csv").read_text() == PATIENTS


def test_nothing_is_purged_from_a_new_installation(run):
    [row] = rows(run("purge", "--by", "clerk", "--dry-run", "--json"))
    assert (row["faxes"], row["dry_run"]) == (0, True)


def test_the_audit_log_is_exported(run, tmp_path):
    run("stop", "--by", "supervisor")
    run("audit", "export", "audit.ndjson")
    [entry] = rows((tmp_path / "audit.ndjson").read_text())
    assert (entry["action"], entry["actor"], entry["subject"]) == ("switch.set", "supervisor", "sending")
