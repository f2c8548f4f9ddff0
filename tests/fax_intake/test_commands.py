"""The command line: what it prints for people and programs, and how it refuses."""

import json

import pytest
from typer.testing import CliRunner

from fax_intake.commands.app import app

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
    ],
)
def test_what_cannot_be_is_refused_in_one_clear_line(run, arguments, code, told):
    output = run(*arguments, code=code)
    assert told in " ".join(output.split())
    assert "Traceback" not in output


def test_sending_is_stopped_and_resumed(run):
    assert "stopped" in run("stop", "--by", "supervisor")
    assert "running" in run("resume", "--by", "supervisor")


def test_a_fax_is_received_and_shown(run, tmp_path):
    (tmp_path / "a.tif").write_bytes(b"fax")
    fax = run("receive", "a.tif", "--caller-id", "+12135550143").strip()
    [line] = rows(run("status", "--json"))
    assert (line["fax"], line["state"], line["requests"]) == (fax, "received", [])
    assert "1 faxes" in run("status")


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


def test_nothing_is_purged_from_a_new_installation(run):
    [row] = rows(run("purge", "--by", "clerk", "--dry-run", "--json"))
    assert (row["faxes"], row["dry_run"]) == (0, True)


def test_the_audit_log_is_exported(run, tmp_path):
    run("stop", "--by", "supervisor")
    run("audit", "export", "audit.ndjson")
    [entry] = rows((tmp_path / "audit.ndjson").read_text())
    assert (entry["action"], entry["actor"], entry["subject"]) == ("switch.set", "supervisor", "sending")
