"""The main job as a new user sees it: every sample fax round the whole loop, in the real program.

On SQLite every sample fax; on PostgreSQL as many as it takes for everything that may become of one to happen there too.
Reading a page, which takes most of the time, knows no database.
"""

import hashlib
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from program import Program
from sqlalchemy import select

from fax_intake.demo import SAMPLE_FAXES, Case, chosen_cases, ended_as_expected, sample_cases
from fax_intake.reasons import Reason
from fax_intake.store.database import Database
from fax_intake.store.tables import Answer, Attempt, DirectoryNumber, Disclosure, Fax, Patient, Request

pytestmark = pytest.mark.timeout(900)  # the first test waits for all faxes, beside whatever else is tested
BAD_LINES = {rule["number"] for rule in json.loads((SAMPLE_FAXES / "carrier_script.json").read_text())["call"]}

# Reasons that other tests bring about on both databases, in the folder fax_intake: test_bad_ground, test_dispatch,
# test_intake_workflow, test_nothing_leaves_by_mistake, test_safeguards.
FOUND_ELSEWHERE = frozenset({
    Reason.CONVERSION_FAILED, Reason.DECODE_FAILED, Reason.DELIVERY_FAILED, Reason.DELIVERY_UNKNOWN,
    Reason.PATIENT_RESTRICTED, Reason.DUPLICATE, Reason.NUMBER_UNVERIFIED, Reason.REQUESTER_UNKNOWN,
    Reason.UNCLEAR_DOB, Reason.UNCLEAR_KIND, Reason.UNCLEAR_NAME, Reason.WHOLE_CHART, Reason.AMBIGUOUS_MATCH,
    Reason.NOT_TREATMENT, Reason.PREFLIGHT_FAILED, Reason.QUIET_DESTINATION, Reason.DECEASED,
    Reason.SENSITIVE_CONTENT,
})  # fmt: skip


def ends_of(case: Case) -> set[tuple[object, ...]]:
    """What may become of a fax where a database has a part in it: ends, reasons, letters, bad lines and the like."""
    read, requests = case.expected["read"], case.expected["requests"]
    return {
        ("fax", min(len(requests), 2), case.comes_after is not None, case.call.get("is_partial", False)),
        *(("end", request["state"], request["letter"]) for request in requests),
        *(("reason", code) for request in requests for code in set(request["reason_codes"]) - FOUND_ELSEWHERE),
        *(("line", number) for number in BAD_LINES & {read.get("reply_fax")} if is_dialled(case)),
    }


def is_dialled(case: Case) -> bool:
    """Is a packet sent, whatever then becomes of the call?"""
    return any(request["state"] in ("delivered", "failed") for request in case.expected["requests"])


def smallest_sample(cases: list[Case]) -> list[Case]:
    """Few cases (not surely the fewest) with all ends that there are, those that they come after, and answers."""
    missing, names = set().union(*map(ends_of, cases)), []
    while missing:
        best = max(cases, key=lambda case: len(ends_of(case) & missing))
        names.append(best.name)
        missing -= ends_of(best)
    answers = [case.name for case in cases if case.comes_after in names]  # without it a question ends otherwise
    return chosen_cases(cases, [*names, *answers])


@pytest.fixture(scope="module")
def cases(database_kind: str) -> list[Case]:
    """The faxes that are sent."""
    return sample_cases() if database_kind == "sqlite" else smallest_sample(sample_cases())


@pytest.fixture(scope="module")
def demo(tmp_path_factory, empty_database_url, cases) -> Program:
    program = Program(tmp_path_factory.mktemp("demo") / "data", empty_database_url, READERS="2")
    only = [] if cases == sample_cases() else [case.name for case in cases]
    program.demo_output = program.run("demo", *only, within_s=1500)  # type: ignore[attr-defined]
    return program


@pytest.fixture(scope="module")
def ended(demo: Program, cases) -> dict[str, list[dict]]:
    lines = {line["source_name_digest"]: line for line in demo.status()}
    return {case.name: lines[hashlib.sha256(case.inbox_name.encode()).hexdigest()]["requests"] for case in cases}


def packets_sent(cases: list[Case]) -> int:
    """As many at least as no prudent reader may give to a person."""
    requests = [request for case in cases for request in case.expected["requests"]]
    return sum(request["state"] == "delivered" and not request.get("also_right") for request in requests)


def letters_sent(cases: list[Case]) -> int:
    return sum(request["letter"] is not None for case in cases for request in case.expected["requests"])


def test_the_smaller_sample_holds_everything_that_may_become_of_a_fax():
    every, few = sample_cases(), smallest_sample(sample_cases())
    assert set().union(*map(ends_of, few)) == set().union(*map(ends_of, every))
    assert {one.comes_after for one in few} - {None} <= {one.name for one in few}
    assert packets_sent(every) > 25
    assert packets_sent(few) > 5


def test_every_sample_fax_ends_as_expected(ended, cases):
    surprises = {case.name for case in cases if not ended_as_expected(ended[case.name], case.expected)}
    assert not surprises


def test_no_records_went_out_where_a_person_must_decide(ended, cases):
    for case in cases:
        for request, wanted in zip(ended[case.name], case.expected["requests"], strict=False):
            packets = [call for call in request["attempts"] if call["what"] == "packet"]
            assert not packets or wanted["state"] in ("delivered", "failed"), case.name


def test_every_packet_went_about_the_right_patient_to_a_verified_number(demo, ended, cases):
    database = Database(demo.database_url)
    wanted = {}
    for case in cases:
        for request, expected in zip(ended[case.name], case.expected["requests"], strict=False):
            wanted[request["reference"]] = expected["patient_mrn"]
    with database.read() as session:
        packets = select(Answer, Request).join(Request, Request.id == Answer.request_id).where(Answer.what == "packet")
        rows = list(session.execute(packets))
        assert len(rows) >= packets_sent(cases)
        for answer, request in rows:
            assert session.get_one(Patient, request.patient_id).mrn == wanted[request.reference]
            line = session.get_one(DirectoryNumber, (request.requester_id, answer.to_number))
            assert line.verified_at is not None
            assert line.retired_at is None
    database.close()


def test_what_the_far_end_received_is_what_is_recorded(demo, cases):
    database = Database(demo.database_url)
    with database.read() as session:
        delivered = list(session.scalars(select(Attempt).where(Attempt.state == "delivered")))
        disclosures = {row.attempt_reference: row for row in session.scalars(select(Disclosure))}
        assert len(delivered) >= packets_sent(cases) + letters_sent(cases)
        for attempt in delivered:
            file = demo.data_dir / "outbox" / "outbox" / f"{attempt.reference.replace(':', '.')}.tif"
            with Image.open(file) as received:
                assert received.n_frames == attempt.pages == attempt.pages_delivered
                assert (received.width, round(received.info["dpi"][0])) == (1728, 204)
            answer = session.get_one(Answer, attempt.answer_id)
            assert (attempt.reference in disclosures) == (answer.what == "packet")
    database.close()


def test_no_patient_data_in_logs_file_names_audit_or_status(demo, cases, tmp_path):
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
    assert len(secrets) > 2 * len(cases)
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
