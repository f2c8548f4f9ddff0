"""`fax-intake patients import` and its kin: what they print, and their exit codes."""

import gzip
import json

import pytest
from fhir_builders import ndjson, patient
from typer.testing import CliRunner

from fax_intake.commands.app import app

HEADER = "patient_id,last,first,dob"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def command(*arguments, code=0):
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == code, f"{arguments}: {done.exit_code}\n{done.output}\n{done.exception!r}"
        return done.output

    command("init")
    return command


def counted(output):
    [line] = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return line


def test_a_damaged_file_is_named_and_ends_with_1_after_the_import(run, tmp_path):
    whole = gzip.compress("\n".join(json.dumps(patient(f"p{n}")) for n in range(400)).encode())
    (tmp_path / "cut.ndjson.gz").write_bytes(whole[: len(whole) // 2])
    said = run("patients", "import", "cut.ndjson.gz", code=1)
    assert "Damaged or broken off: cut.ndjson.gz" in said
    assert "they are in" not in said
    again = counted(run("patients", "import", "cut.ndjson.gz", "--json", code=1))
    assert again["patients"]["unchanged"] > 0
    assert again["damaged"] == ["cut.ndjson.gz"]


def test_rejected_lines_are_in_the_json_without_their_content(run, tmp_path):
    (tmp_path / "p.csv").write_text(f"{HEADER}\nc1,Okafor,Lena,1961-04-17\nc2,Brightwater,Jo,unknown\n")
    said = run("patients", "import", "p.csv", "--json")
    assert counted(said)["rejected_lines"] == [{"file": "p.csv", "line": 3, "reason": "unreadable_birth_date"}]
    assert "Brightwater" not in said


@pytest.mark.parametrize("what", ["empty", "unsupported", "rejected.ndjson", "rejected.csv", "header.csv"])
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["table", "json"])
def test_an_import_that_reads_nothing_ends_with_1(run, tmp_path, what, more):
    (tmp_path / "empty").mkdir()
    (tmp_path / "unsupported").mkdir()
    (tmp_path / "unsupported" / "patients.xlsx").write_bytes(b"x")
    ndjson(tmp_path / "rejected.ndjson", patient(name=None))
    (tmp_path / "rejected.csv").write_text(f"{HEADER}\nc1,Okafor,Lena,unknown\n")
    (tmp_path / "header.csv").write_text(f"{HEADER}\n")
    said = " ".join(run("patients", "import", what, *more, code=1).split())
    assert f"Nothing could be read from {what}" in said


def test_documents_of_nobody_end_with_1(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "Nothing could be read" in run("documents", "import", "empty", code=1)


@pytest.mark.parametrize("file", ["p.csv", "p.ndjson"])
def test_a_missing_folder_for_rejected_lines_is_named(run, tmp_path, file):
    (tmp_path / "p.csv").write_text(f"{HEADER}\nc1,Okafor\n")
    ndjson(tmp_path / "p.ndjson", patient())
    said = run("patients", "import", file, "--rejected", "/nope/dir", code=1)
    assert "There is no folder /nope/dir" in said
    assert "There is no file" not in said


def test_a_table_may_have_its_ending_in_capitals(run, tmp_path):
    (tmp_path / "P.CSV").write_text(f"{HEADER}\nc1,Okafor,Lena,1961-04-17\n")
    assert counted(run("patients", "import", "P.CSV", "--json"))["patients"]["new"] == 1


@pytest.mark.parametrize(
    "command",
    [("patients", "find", "Okafor"), ("patients", "flag", "c1", "vip"), ("documents", "flag", "d1", "R")],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_does_nothing(run, command, name):
    assert "needs a name" in run(*command, "--by", name, code=2)
