from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from fax_intake.directory.model import DirectoryError, RejectedLine
from fax_intake.directory.npi import is_npi
from fax_intake.directory.store import (
    find_requester_candidates,
    import_directory,
    number_digest,
    retire_number,
    verify_number,
)
from fax_intake.settings import Settings
from fax_intake.store.database import Database
from fax_intake.store.tables import Base, DirectoryEntry, DirectoryNumber
from matching.requester import RequesterClaim, choose_requester

pytestmark = pytest.mark.usefixtures("on_both_databases")

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
ZONE = ZoneInfo("America/Los_Angeles")
HEADER = (
    "entry_id,practice,provider_names,provider_npis,npi,phone,address,city,state,zip,fax,"
    "verified_by,verified_at,method,retired_at,secure_line,attended_hours"
)
PLAIN = (
    'oak,Oak Family Medicine,"Ann Lee, MD;Raj Shah, DO",1234567893;,1245319599,(213) 555-0110,1 Oak St,Pasadena,CA,'
    "91101,(213) 555-0111,M. Clerk,2026-06-01,call_back,,yes,Mon-Fri 08:00-17:00"
)


class Directory:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(Settings(data_dir=folder).database)
        Base.metadata.create_all(self.database.engine)
        self.audited = []

    def audit(self, action, subject, detail):
        self.audited.append((action, subject, detail))

    def take(self, *lines, header=HEADER):
        (file := self.folder / "directory.csv").write_text("\n".join([header, *lines]) + "\n")
        with self.database.write() as session:
            return import_directory(session, file, NOW, self.audit, zone=ZONE)

    def act(self, what, *arguments):
        with self.database.write() as session:
            return what(session, *arguments, self.audit)

    def entry(self, entry_id="oak"):
        with self.database.read() as session:
            return session.get_one(DirectoryEntry, entry_id)

    def number(self, number="+12135550111", entry_id="oak"):
        with self.database.read() as session:
            return session.get_one(DirectoryNumber, (entry_id, number))

    def dump(self):
        with self.database.read() as session:
            tables = (DirectoryEntry.__table__, DirectoryNumber.__table__)
            return [session.execute(select(table)).all() for table in tables]

    def find(self, number, **more):
        with self.database.read() as session:
            return find_requester_candidates(session, number, **more)


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    made = Directory(tmp_path)
    yield made
    made.database.close()


def test_a_line_becomes_an_entry_with_its_number_and_again_changes_nothing(directory):
    summary = directory.take(PLAIN)
    assert (summary.new, summary.numbers_new, summary.rejected) == (1, 1, [])
    entry, line = directory.entry(), directory.number()
    assert (entry.practice, entry.npi, entry.phone, entry.state) == (
        "Oak Family Medicine",
        "1245319599",
        "+12135550110",
        "CA",
    )
    assert entry.providers == [{"name": "Ann Lee, MD", "npi": "1234567893"}, {"name": "Raj Shah, DO", "npi": ""}]
    assert (line.verified_by, line.method, line.is_secure_line) == ("M. Clerk", "call_back", True)
    assert line.verified_at == datetime(2026, 6, 1, 7, tzinfo=UTC)  # midnight in Los Angeles
    before = directory.dump()
    again = directory.take(PLAIN)
    assert (again.unchanged, again.numbers_unchanged, directory.dump()) == (1, 1, before)


def test_lines_of_one_entry_are_merged(directory):
    more = "oak,Oak Family Medicine,Raj Shah,1003000126,,,,,,,(213) 555-0112,,,,,,"
    summary = directory.take(PLAIN.replace(";Raj Shah, DO", "").replace("1234567893;", "1234567893"), more)
    assert (summary.new, summary.numbers_new) == (1, 2)
    assert [p["name"] for p in directory.entry().providers] == ["Ann Lee, MD", "Raj Shah"]
    assert directory.number("+12135550112").verified_at is None


@pytest.mark.parametrize(
    ("practice", "stays_verified"),
    [
        pytest.param("Oak Family Medicine, Inc.", True, id="the same"),
        pytest.param("OAK FAM MEDICINE", True, id="abbreviated"),
        pytest.param("Oak Famlly Medicine", True, id="misread"),
        pytest.param("Oak Family Medical Group", True, id="alike: it was renamed"),
        pytest.param("Sunset Oncology Group", False, id="another"),
        pytest.param("MD Inc", False, id="a name that says nothing"),
    ],
)
def test_a_number_was_verified_for_the_practice_of_that_name(directory, practice, stays_verified):
    directory.take(PLAIN)
    directory.audited.clear()
    summary = directory.take(f"oak,{practice}", header="entry_id,practice")
    line = directory.number()
    assert (line.verified_at is not None, line.verified_by is not None, line.method is not None) == (
        stays_verified,
    ) * 3
    assert (line.retired_at, summary.numbers_unverified) == (None, 0 if stays_verified else 1)
    told = [(subject, detail) for action, subject, detail in directory.audited if action.endswith("number_unverified")]
    digest = number_digest("+12135550111")
    assert told == (
        [] if stays_verified else [("oak", {"number_sha256": digest, "by": "M. Clerk", "method": "call_back"})]
    )
    before = directory.dump()
    assert (directory.take(f"oak,{practice}", header="entry_id,practice").numbers_unverified, directory.dump()) == (
        0,
        before,
    )


def test_what_the_file_verifies_for_another_practice_counts_though_older(directory):
    more = "oak,Oak Family Medicine,,,,,,,,,(213) 555-0112,M. Clerk,2026-06-01,call_back,,,"
    directory.take(PLAIN, more)
    summary = directory.take(
        "oak,Sunset Oncology Group,,,,,,,CA,,(213) 555-0111,B. Clerk,2026-02-01,letterhead,,,",
        "oak,Sunset Oncology Group,,,,,,,CA,,(213) 555-0113,B. Clerk,2026-02-01,letterhead,,,",
    )
    kept, lost = directory.number(), directory.number("+12135550112")
    assert (kept.verified_by, kept.verified_at) == ("B. Clerk", datetime(2026, 2, 1, 8, tzinfo=UTC))
    assert (lost.verified_at, summary.numbers_unverified) == (None, 1)


def test_an_id_that_changes_hands_is_no_way_to_the_former_practice_s_number(directory):
    directory.take(PLAIN)
    directory.take("oak,Sunset Oncology Group,,CA", header="entry_id,practice,npi,state")
    claim = RequesterClaim(org="Sunset Oncology Group", reply_number="213-555-0111")
    entries = directory.find(claim.reply_number, org=claim.org)
    decision = choose_requester(claim, entries, now=NOW, max_age=timedelta(days=365))
    assert (decision.number, decision.gates) == ("", ("number_unverified",))


@pytest.mark.parametrize(
    ("field", "said", "reason"),
    [
        pytest.param("entry_id", "oak/1", "entry_id_unusable", id="an id that no address could hold"),
        pytest.param("practice", "", "practice_missing", id="no practice"),
        pytest.param("npi", "1234567898", "npi_wrong", id="a wrong check digit"),
        pytest.param("provider_npis", "1234567898", "npi_wrong", id="a provider's wrong check digit"),
        pytest.param(
            "provider_npis",
            "1234567893;1245319599",
            "provider_names_and_npis_differ_in_number",
            id="lists that do not align",
        ),
        pytest.param("phone", "555-01", "phone_unusable", id="half a telephone number"),
        pytest.param("fax", "+44 20 7946 0000", "fax_unusable", id="a number abroad"),
        pytest.param("state", "Calif", "state_not_two_letters", id="a state written out"),
        pytest.param("verified_by", "", "verification_incomplete", id="verified by nobody"),
        pytest.param("method", "", "verification_incomplete", id="verified nobody knows how"),
        pytest.param("verified_at", "", "verification_incomplete", id="verified nobody knows when"),
        pytest.param("verified_at", "last week", "date_unusable", id="verified some day"),
        pytest.param("verified_at", "2026-13-01", "date_unusable", id="verified on no day"),
        pytest.param("verified_at", "2027-01-01", "verified_in_the_future", id="verified tomorrow"),
        pytest.param("fax", "", "verification_without_fax", id="nothing to verify"),
        pytest.param("retired_at", "soon", "date_unusable", id="retired some day"),
        pytest.param("secure_line", "maybe", "secure_line_neither_yes_nor_no", id="perhaps secure"),
        pytest.param("attended_hours", "mornings", "attended_hours_unusable", id="hours that are none"),
        pytest.param(
            "attended_hours", "Mon-Fri 17:00-08:00", "attended_hours_unusable", id="hours that end before they begin"
        ),
    ],
)
def test_bad_lines_are_set_aside_and_the_others_taken(directory, field, said, reason):
    cells = {
        "entry_id": "elm",
        "practice": "Elm Clinic",
        "provider_names": "Ann Lee",
        "provider_npis": "",
        "npi": "",
        "phone": "",
        "state": "CA",
        "fax": "(213) 555-0120",
        "verified_by": "M. Clerk",
        "verified_at": "2026-06-01",
        "method": "call_back",
        "retired_at": "",
        "secure_line": "",
        "attended_hours": "",
    } | {field: said}
    line = ",".join(cells.get(name, "") for name in HEADER.split(","))
    summary = directory.take(line, PLAIN)
    assert (summary.rejected, summary.new) == ([RejectedLine(line=2, reason=reason)], 1)
    assert Path(summary.set_aside).read_text().splitlines() == [HEADER, line]


def test_an_id_used_for_two_practices_is_a_slip(directory):
    summary = directory.take(
        PLAIN, PLAIN.replace("Oak Family Medicine", "Oaks Family Medicine").replace("0111", "0112")
    )
    assert summary.rejected == [RejectedLine(line=3, reason="practice_differs_from_the_entry_before")]
    assert [len(rows) for rows in directory.dump()] == [1, 1]


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("practice,fax", id="a required column is missing"),
        pytest.param("entry_id,practice,verifed_at", id="an unknown column"),
        pytest.param("entry_id,practice,fax,fax", id="a column twice"),
        pytest.param("", id="nothing"),
    ],
)
def test_files_that_are_refused(directory, header):
    with pytest.raises(DirectoryError):
        directory.take("oak,Oak,", header=header)


@pytest.mark.parametrize(
    ("changes", "verified_at", "retired"),
    [
        pytest.param({}, "2026-06-01", False, id="as it was"),
        pytest.param({"2026-06-01": "2026-09-01"}, "2026-09-01", False, id="verified again later"),
        pytest.param({"2026-06-01": "2025-09-01"}, "2026-06-01", False, id="an older attestation does not count"),
        pytest.param(
            {"M. Clerk,2026-06-01,call_back": ",,"}, "2026-06-01", False, id="a file without it does not take it away"
        ),
        pytest.param({"call_back,,": "call_back,2026-10-01,"}, "2026-06-01", True, id="retired"),
    ],
)
def test_what_a_later_file_may_change(directory, changes, verified_at, retired):
    directory.take(PLAIN)
    line = PLAIN
    for old, new in changes.items():
        line = line.replace(old, new)
    directory.take(line)
    row = directory.number()
    assert (row.verified_at.astimezone(ZONE).date().isoformat(), row.retired_at is not None) == (verified_at, retired)


def test_a_file_does_not_bring_a_retired_number_back_but_a_person_can(directory):
    directory.take(PLAIN)
    directory.act(retire_number, "oak", "213-555-0111", "M. Clerk", NOW)
    directory.take(PLAIN)
    assert directory.number().retired_at == NOW
    directory.act(verify_number, "oak", "213-555-0111", "S. Super", "call_back", NOW + timedelta(hours=1))
    assert (directory.number().retired_at, directory.number().verified_by) == (None, "S. Super")


def test_every_change_is_audited_without_names_and_numbers(directory):
    directory.take(PLAIN)
    directory.act(verify_number, "oak", "(213) 555-0119", "M. Clerk", "call_back", NOW)
    directory.act(retire_number, "oak", "(213) 555-0111", "M. Clerk", NOW)
    directory.act(retire_number, "oak", "(213) 555-0111", "M. Clerk", NOW)
    assert [(action, subject) for action, subject, _ in directory.audited] == [
        ("directory_entry_added", "oak"),
        ("directory_number_added", "oak"),
        ("directory_imported", "directory"),
        ("directory_number_verified", "oak"),
        ("directory_number_retired", "oak"),
    ]
    assert directory.audited[3][2] == {
        "number_sha256": number_digest("+12135550119"),
        "by": "M. Clerk",
        "method": "call_back",
        "was_retired": False,
    }
    assert not any(secret in str(directory.audited) for secret in ("5550111", "5550119", "Oak Family", "Ann Lee"))


@pytest.mark.parametrize(
    ("what", "arguments"),
    [
        pytest.param(verify_number, ("elm", "213-555-0111", "A", "call_back", NOW), id="no such entry"),
        pytest.param(verify_number, ("oak", "call us", "A", "call_back", NOW), id="no number"),
        pytest.param(verify_number, ("oak", "213-555-0111", " ", "call_back", NOW), id="nobody verified it"),
        pytest.param(verify_number, ("oak", "213-555-0199", "A", "", NOW), id="nobody says how"),
        pytest.param(retire_number, ("oak", "213-555-0199", "A", NOW), id="retiring what is not there"),
    ],
)
def test_acts_that_are_refused_leave_nothing(directory, what, arguments):
    directory.take(PLAIN)
    before = directory.dump()
    with pytest.raises(DirectoryError):
        directory.act(what, *arguments)
    assert directory.dump() == before


ELM = "elm,Elm Clinic,Bo Chan,1003000126,,(626) 555-0150,,,NV,,(213) 555-0111,,,,,,"
ASH = "ash,Ash Street Pediatrics,,,,,,,CA,,(213) 555-0160,M. Clerk,2026-06-01,call_back,2026-07-01,,"


@pytest.mark.parametrize(
    ("number", "more", "entries"),
    [
        pytest.param("213.555.0111", {}, ["elm", "oak"], id="every entry that has the number, verified or not"),
        pytest.param("(213) 555-0160", {}, ["ash"], id="a retired number"),
        pytest.param("", {"npi": "1003000126"}, ["elm"], id="a provider's NPI"),
        pytest.param("", {"npi": "1245319599"}, ["oak"], id="the practice's NPI"),
        pytest.param("", {"phone": "213-555-0110"}, ["oak"], id="the telephone"),
        pytest.param("", {"caller_id": "+12135550160"}, ["ash"], id="the line that called"),
        pytest.param(
            "(213) 555-0160", {"org": "Oak Family Medical"}, ["ash", "oak"], id="the owner of a letterhead like it"
        ),
        pytest.param("(310) 555-0199", {}, [], id="a number that nobody has"),
        pytest.param("", {}, [], id="nothing"),
    ],
)
def test_candidates_for_a_requester(directory, number, more, entries):
    directory.take(PLAIN, ELM, ASH)
    assert [entry.id for entry in directory.find(number, **more)] == entries


def test_a_candidate_says_what_the_decision_needs(directory):
    directory.take(PLAIN, ELM)
    claim = RequesterClaim(org="Oak Family Medicine", reply_number="213-555-0111")
    entries = directory.find(claim.reply_number, org=claim.org)
    decision = choose_requester(claim, entries, now=NOW, max_age=timedelta(days=365))
    assert (decision.entry_id, decision.gates) == ("oak", ())
    assert next(entry for entry in entries if entry.id == "elm").state == "NV"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("1234567893", True),
        ("1245319599", True),
        ("1234567898", False),
        ("123456789", False),
        ("12345678930", False),
        ("3234567893", False),
        ("123456789x", False),
        ("١٢٣٤٥٦٧٨٩٣", False),
        ("", False),
    ],
)
def test_npi_check_digit(text, valid):
    assert is_npi(text) is valid


def test_the_first_line_of_a_wrong_file_is_not_repeated(directory):
    with pytest.raises(DirectoryError) as caught:
        directory.take(header='{"resourceType":"Patient","name":[{"family":"Okafor"}]}')
    assert "okafor" not in str(caught.value).lower()
