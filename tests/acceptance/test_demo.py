"""The main job as a new user sees it: every sample fax round the whole loop, in the real program."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from program import Program
from sqlalchemy import select

from fax_intake.demo import ended_as_expected, sample_cases
from fax_intake.store.database import Database
from fax_intake.store.tables import Answer, Attempt, DirectoryNumber, Disclosure, Fax, Patient, Request


@pytest.fixture(scope="module")
def demo(tmp_path_factory, empty_database_url) -> Program:
    program = Program(tmp_path_factory.mktemp("demo") / "data", empty_database_url, READERS="2")
    program.demo_output = program.run("demo", within_s=1500)  # type: ignore[attr-defined]
    return program


@pytest.fixture(scope="module")
def ended(demo: Program) -> dict[str, list[dict]]:
    lines = {line["source_name_digest"]: line for line in demo.status()}
    return {
        case.name: lines[hashlib.sha256(case.inbox_name.encode()).hexdigest()]["requests"] for case in sample_cases()
    }


def test_every_sample_fax_ends_as_expected(ended):
    surprises = {case.name for case in sample_cases() if not ended_as_expected(ended[case.name], case.expected)}
    assert not surprises


def test_no_records_went_out_where_a_person_must_decide(ended):
    for case in sample_cases():
        for request, wanted in zip(ended[case.name], case.expected["requests"], strict=False):
            packets = [call for call in request["attempts"] if call["what"] == "packet"]
            assert not packets or wanted["state"] in ("delivered", "failed"), case.name


def test_every_packet_went_about_the_right_patient_to_a_verified_number(demo, ended):
    database = Database(demo.database_url)
    wanted = {}
    for case in sample_cases():
        for request, expected in zip(ended[case.name], case.expected["requests"], strict=False):
            wanted[request["reference"]] = expected["patient_mrn"]
    with database.read() as session:
        packets = select(Answer, Request).join(Request, Request.id == Answer.request_id).where(Answer.what == "packet")
        rows = list(session.execute(packets))
        assert len(rows) > 25
        for answer, request in rows:
            assert session.get_one(Patient, request.patient_id).mrn == wanted[request.reference]
            line = session.get_one(DirectoryNumber, (request.requester_id, answer.to_number))
            assert line.verified_at is not None
            assert line.retired_at is None
    database.close()


def test_what_the_far_end_received_is_what_is_recorded(demo):
    database = Database(demo.database_url)
    with database.read() as session:
        delivered = list(session.scalars(select(Attempt).where(Attempt.state == "delivered")))
        disclosures = {row.attempt_reference: row for row in session.scalars(select(Disclosure))}
        assert len(delivered) > 30
        for attempt in delivered:
            file = demo.data_dir / "outbox" / "outbox" / f"{attempt.reference.replace(':', '.')}.tif"
            with Image.open(file) as received:
                assert received.n_frames == attempt.pages == attempt.pages_delivered
                assert (received.width, round(received.info["dpi"][0])) == (1728, 204)
            answer = session.get_one(Answer, attempt.answer_id)
            assert (attempt.reference in disclosures) == (answer.what == "packet")
    database.close()


def test_no_patient_data_in_logs_file_names_audit_or_status(demo, tmp_path):
    """Names of the people whom faxes ask about, their numbers and the offices' numbers, searched for everywhere."""
    database = Database(demo.database_url)
    secrets: set[str] = set()
    with database.read() as session:
        for fax in session.scalars(select(Fax).where(Fax.letter.is_not(None))):
            for patient in fax.letter["patients"]:
                words = [patient["family"], patient["mrn"], patient["dob"], patient["phone"]]
                secrets |= {word for word in words if word and len(word) > 3}
            secrets |= {word for word in (fax.letter["reply_fax"], fax.caller_id) if word}
    database.close()
    assert len(secrets) > 100
    demo.run("audit", "export", str(tmp_path / "audit.ndjson"))
    told = {
        "log": (demo.data_dir / "service.log").read_text(),
        "audit": (tmp_path / "audit.ndjson").read_text(),
        "status": demo.run("status", "--json"),
        "file names": "\n".join(str(path.relative_to(demo.data_dir)) for path in demo.data_dir.rglob("*")),
    }
    for where, text in told.items():
        found = [word for word in secrets if re.search(rf"\b{re.escape(word)}\b", text)]
        assert not found, f"{where} holds patient data: {len(found)} words"


def test_the_audit_chain_holds(demo):
    assert json.loads(demo.run("audit", "verify", "--json").splitlines()[0])["holds"] is True


def test_the_demonstration_says_what_it_shows(demo):
    output = demo.demo_output  # type: ignore[attr-defined]
    for words in ("Release mode is automatic", "What became of every fax", "Try next"):
        assert words in output


def test_a_second_run_works_and_keeps_what_it_is_asked_to_keep(demo):
    output = demo.run("demo", "--keep", "advertising", within_s=300)
    assert "1 of 1 faxes ended" in output


def test_the_demonstration_never_touches_a_real_installation(tmp_path: Path, database_url):
    program = Program(tmp_path / "data", database_url)
    program.run("init")
    assert "not the demonstration" in program.run("demo", code=1)
    elsewhere = Program(tmp_path / "other", database_url)
    if database_url is not None:
        assert "not the demonstration" in elsewhere.run("demo", code=1)
