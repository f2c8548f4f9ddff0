"""Batch identity: the files' format, bad lines, and errors that say what to do."""

import json

import pytest

from fax_intake.records.batch import PATIENT_COLUMNS, BatchInputError, match_batch

_FAMILIES = ("Winter", "Okonkwo", "Herrera", "Lindqvist", "Abramian")
_GIVEN = ("Robert", "Hannah", "Wolfgang", "Lucia", "Tigran", "Maria", "Oscar")


def patient_rows(count=400):
    for number in range(count):
        yield {
            "patient_id": f"P{number}",
            "mrn": f"{48000000 + number * 37}",
            "last": f"{_FAMILIES[number % 5]}{chr(97 + number % 11)}",
            "first": _GIVEN[number % 7],
            "dob": f"19{30 + number % 60}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            "sex": "female" if number % 2 else "male",
            "aliases": "Feldman|Robert;Stone|" if number == 0 else "",
            "address": f"{100 + number} Vermont Ave",
            "zip": "90027",
            "phone": f"21355501{number % 100:02d}",
        }


def write_patients(path, rows, columns=PATIENT_COLUMNS):
    lines = [",".join(columns)]
    lines += [",".join(row.get(column, "") for column in columns) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def write_requests(path, requests):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in requests) + "\n")
    return path


def request(request_id, **fields):
    return {"request_id": request_id, "fields": {name: {"text": text, "conf": 0.97} for name, text in fields.items()}}


@pytest.fixture
def run(tmp_path):
    def run_batch(requests, rows=None, columns=PATIENT_COLUMNS):
        patients = write_patients(tmp_path / "patients.csv", patient_rows() if rows is None else rows, columns)
        out = tmp_path / "decisions.jsonl"
        summary = match_batch(patients, write_requests(tmp_path / "requests.jsonl", requests), out)
        return summary, [json.loads(line) for line in out.read_text().splitlines()]

    return run_batch


def test_each_request_gets_one_line_of_the_documented_format(run):
    summary, lines = run(
        [
            request("r1", patient_name="WINTERA, Robert", dob="01/01/1930", phone="(213) 555-0100"),
            request("r2", patient_name="Wolfgang Herrerac", dob="03/03/1932", sex="M", address="102 Vermont Avenue"),
            request("r3", patient_name="Nobody Atall", dob="02/02/1902"),
            request("r4", patient_name="Hannah", mrn=""),
        ]
    )
    assert [set(line) for line in lines] == [
        {"request_id", "patient_id", "probability", "decision", "candidates", "ms"}
    ] * 4
    assert [(line["request_id"], line["decision"], line["patient_id"]) for line in lines[:3]] == [
        ("r1", "auto", "P0"),
        ("r2", "auto", "P2"),
        ("r3", "no_match", None),
    ]
    assert lines[3]["decision"] == "review"
    assert lines[0]["candidates"][0] == "P0"
    assert (summary.patient_count, summary.request_count, summary.set_aside_count) == (400, 4, 0)
    assert (summary.auto_count, summary.review_count, summary.no_match_count) == (2, 1, 1)


def test_an_alias_on_file_finds_the_patient(run):
    _, lines = run([request("r1", patient_name="Robert Feldman", dob="01/01/1930")])
    assert (lines[0]["decision"], lines[0]["candidates"][0]) == ("review", "P0")


def test_bad_lines_are_set_aside_by_number_without_their_content(run):
    rows = [*patient_rows(5), {"patient_id": "P1", "last": "Secretname", "first": "A", "dob": "1950-01-02"},
            {"patient_id": "", "last": "Secretname", "first": "A", "dob": "1950-01-02"},
            {"patient_id": "P9", "last": "Secretname", "first": "A", "dob": "someday"},
            {"patient_id": "P10", "dob": "1950-01-02"},
            {"patient_id": "P11", "last": "Secretname", "first": "A,B", "dob": "1950-01-02"}]  # fmt: skip
    requests = ["{not json", "[]", json.dumps({"fields": {}}), json.dumps({"request_id": "x", "fields": []}),
                json.dumps({"request_id": "y", "fields": {"dob": {"text": "x", "conf": 7}}}),
                request("good", patient_name="Robert Wintera", dob="01/01/1930")]  # fmt: skip
    summary, lines = run(requests, rows)
    assert [line["request_id"] for line in lines] == ["good"]
    assert [(bad.file_name, bad.line_number) for bad in summary.bad_lines] == [
        *[("patients.csv", number) for number in range(7, 12)],
        *[("requests.jsonl", number) for number in range(1, 6)],
    ]
    assert summary.set_aside_count == 10
    assert "patients.csv line 7: patient_id stands in the file twice" in str(summary)
    assert "Secretname" not in str(summary)


@pytest.mark.parametrize("missing", ["patient_id", "last", "first", "dob"])
def test_a_missing_column_is_named(run, missing, tmp_path):
    columns = [column for column in PATIENT_COLUMNS if column != missing]
    with pytest.raises(BatchInputError, match=missing):
        run([], columns=columns)
    assert not (tmp_path / "decisions.jsonl").exists()


def test_optional_columns_may_be_left_out(run):
    _, lines = run(
        [request("r1", patient_name="Robert Wintera", dob="01/01/1930")], columns=("patient_id", "last", "first", "dob")
    )
    assert lines[0]["candidates"][0] == "P0"


def test_missing_files_are_named_plainly(tmp_path):
    patients = write_patients(tmp_path / "patients.csv", patient_rows(3))
    with pytest.raises(BatchInputError, match="requests file"):
        match_batch(patients, tmp_path / "none.jsonl", tmp_path / "out")
    with pytest.raises(BatchInputError, match="patients file"):
        match_batch(tmp_path / "none.csv", tmp_path / "none.jsonl", tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["patients.csv"]


def test_a_monstrous_field_costs_its_own_line_only(run):
    rows = [*patient_rows(3), {"patient_id": "P9", "last": "X" * 200_000, "first": "A", "dob": "1950-01-02"}]
    summary, lines = run([request(7, patient_name="Robert Wintera", dob="01/01/1930")], rows)
    assert [bad.reason for bad in summary.bad_lines] == ["not readable as CSV"]
    assert (lines[0]["request_id"], lines[0]["candidates"][0]) == (7, "P0")


def test_an_empty_patients_file_lacks_its_columns(tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(BatchInputError, match="lacks"):
        match_batch(tmp_path / "empty.csv", tmp_path / "none.jsonl", tmp_path / "out")


def test_no_patients_means_nobody_is_on_file(run):
    _, lines = run([request("r1", patient_name="Robert Wintera", dob="01/01/1930")], rows=[])
    assert lines[0]["decision"] == "no_match"
    assert lines[0]["candidates"] == []
