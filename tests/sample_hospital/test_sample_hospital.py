"""The sample hospital: deterministic, whole, invented, and true to the cast of the sample faxes."""

import base64
import csv
import io
import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from sample_faxes.cast import PATIENTS, PRACTICES
from sample_hospital.make import main
from sample_hospital.npi import check_digit, is_npi, make_npi
from sample_hospital.practices import SHARED_LINE_PAIR, STALE_AFTER
from sample_hospital.sensitive import CATEGORIES

AS_OF = date(2026, 11, 24)
COUNT = 500  # small, and still every special group has members


class Sample:
    """The files of one run, read once."""

    def __init__(self, folder):
        self.folder = folder
        self.patients = {r["id"]: r for r in self.rows("patients.ndjson")}
        self.documents = self.rows("documents.ndjson")
        self.binaries = {r["id"]: r for r in self.rows("binaries.ndjson")}
        self.truth = {r["id"]: r for r in self.rows("truth/documents.ndjson")}
        self.groups = Counter(r["group"] for r in self.rows("truth/groups.ndjson"))
        with (folder / "directory.csv").open(newline="") as file:
            self.directory = list(csv.DictReader(file))

    def rows(self, name):
        return [json.loads(line) for line in (self.folder / name).read_text().splitlines()]

    def references(self):
        return [r for r in self.documents if r["resourceType"] == "DocumentReference"]

    def attachment(self, resource):
        found = resource["content"][0]["attachment"] if "content" in resource else resource["presentedForm"][0]
        return found, base64.b64decode(self.binaries[found["url"].removeprefix("Binary/")]["data"])


def run(folder, *more):
    assert main([str(folder), "--as-of", AS_OF.isoformat(), "--patients", str(COUNT), *more]) == 0
    return Sample(folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return run(tmp_path_factory.mktemp("hospital"))


def all_files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def test_same_seed_and_day_give_the_same_bytes(sample, tmp_path):
    assert all_files(run(tmp_path).folder) == all_files(sample.folder)


def test_another_seed_gives_other_people_but_the_same_cast(sample, tmp_path):
    other = run(tmp_path, "--seed", "2")
    named = {row["id"] for row in other.patients.values() if row["id"].startswith("cast-")}
    assert {key: other.patients[key]["name"] for key in named} == {key: sample.patients[key]["name"] for key in named}
    ordinary = [row["name"] for key, row in other.patients.items() if key not in named]
    assert ordinary != [row["name"] for key, row in sample.patients.items() if key not in named]


def test_birth_dates_stay_and_document_dates_move_with_the_as_of_day(sample, tmp_path):
    assert main([str(tmp_path), "--as-of", "2027-02-24", "--patients", str(COUNT)]) == 0
    later = Sample(tmp_path)
    assert {k: r["birthDate"] for k, r in later.patients.items()} == {
        k: r["birthDate"] for k, r in sample.patients.items()
    }
    assert max(r["date"] for r in later.references()) > max(r["date"] for r in sample.references())


def test_fewer_patients_than_the_cast_are_refused(tmp_path, capsys):
    with pytest.raises(SystemExit) as error:
        main([str(tmp_path), "--patients", "5"])
    assert error.value.code == 2
    assert "smaller than the cast" in capsys.readouterr().err


# --- people -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "group",
    [
        "ordinary", "twins", "junior_senior", "same_name_same_dob", "same_name_near_dob", "maiden_name", "alias",
        "deceased", "restricted", "vip", "employee", "minor", "merged", "possible_duplicate", "cast",
    ],
)  # fmt: skip
def test_every_special_group_has_members(sample, group):
    assert sample.groups[group] > 0


def test_there_are_as_many_patients_as_asked_for_each_with_his_own_mrn(sample):
    mrns = [row["identifier"][0]["value"] for row in sample.patients.values()]
    assert len(mrns) == len(set(mrns)) == COUNT
    assert all(re.fullmatch(r"\d{8}", mrn) for mrn in mrns)


def test_twins_are_born_the_same_day_with_one_family_name_and_two_given_names(sample):
    groups = {r["patient"]: r["group"] for r in sample.rows("truth/groups.ndjson")}
    twins = [sample.patients[key] for key, group in groups.items() if group == "twins"]
    pairs = Counter((row["birthDate"], row["name"][0]["family"]) for row in twins)
    assert set(pairs.values()) == {2}
    assert len({(r["birthDate"], r["name"][0]["family"], r["name"][0]["given"][0]) for r in twins}) == len(twins)


def test_a_merged_record_points_at_one_that_is_in_use(sample):
    old = [row for row in sample.patients.values() if row["active"] is False]
    targets = [row["link"][0]["other"]["reference"].removeprefix("Patient/") for row in old]
    assert old and all(sample.patients[target]["active"] for target in targets)


def test_every_phone_number_is_of_the_fictional_range_or_our_own_published_one(sample):
    text = "".join((sample.folder / name).read_text() for name in ("patients.ndjson", "organizations.ndjson"))
    numbers = set(re.findall(r"\(\d{3}\) \d{3}-\d{4}", text))
    ours = {"(626) 293-2400", "(323) 865-5482"}
    assert all(re.fullmatch(r"\(\d{3}\) 555-01\d\d", number) for number in numbers - ours)


# --- documents ----------------------------------------------------------------------------------------------------


def test_every_document_has_its_patient_its_bytes_and_its_author(sample):
    people = {f"Practitioner/{row['id']}" for row in sample.rows("practitioners.ndjson")}
    places = {f"Organization/{row['id']}" for row in sample.rows("organizations.ndjson")}
    for row in sample.documents:
        assert row["subject"]["reference"].removeprefix("Patient/") in sample.patients
        found, content = sample.attachment(row)
        assert content
        assert sample.binaries[found["url"].removeprefix("Binary/")]["contentType"] == found["contentType"]
        if row["resourceType"] == "DocumentReference":
            assert row["author"][0]["reference"] in people
            assert row["custodian"]["reference"] in places
        for order in row.get("contained", []):
            assert order["requester"]["reference"] in people


def test_a_replaced_document_is_superseded_and_of_the_same_patient(sample):
    by_id = {row["id"]: row for row in sample.references()}
    replacing = [row for row in by_id.values() if "relatesTo" in row]
    assert replacing
    for row in replacing:
        old = by_id[row["relatesTo"][0]["target"]["reference"].removeprefix("DocumentReference/")]
        assert (old["status"], old["subject"]) == ("superseded", row["subject"])


def test_reports_appear_twice_with_the_same_attachment_and_some_only_once(sample):
    urls = Counter(sample.attachment(row)[0]["url"] for row in sample.documents)
    assert set(urls.values()) == {1, 2}
    reports = {sample.attachment(r)[0]["url"] for r in sample.documents if r["resourceType"] == "DiagnosticReport"}
    assert any(urls[url] == 1 for url in reports)


def pdf_text(content):
    """What each page draws; good enough to look for identifiers in."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]


def pages_of(content_type, content):
    """The text of each page, as far as the form has a text layer."""
    if content_type == "text/plain":
        return [content.decode()]
    return pdf_text(content) if content_type == "application/pdf" else []


def test_every_page_bears_the_patients_name_birth_date_and_mrn_but_for_planted_errors(sample):
    seen = Counter()
    for row in sample.documents:
        truth = sample.truth[row["id"].replace("rep-", "doc-")]
        found, content = sample.attachment(row)
        if truth["corrupt"]:
            continue
        person = sample.patients[row["subject"]["reference"].removeprefix("Patient/")]
        born = date.fromisoformat(person["birthDate"])
        name = f"{person['name'][0]['family']}, {person['name'][0]['given'][0]}".upper()
        needed = [f"{born:%m/%d/%Y}", person["identifier"][0]["value"]]
        if name.isascii() or found["contentType"] == "text/plain":  # a PDF writes other letters as escapes
            needed.append(name)
        for page in pages_of(found["contentType"], content):
            seen[found["contentType"]] += 1
            bears = all(text in page for text in needed)
            assert bears is not truth["overlay"], row["id"]
    assert seen["text/plain"] and seen["application/pdf"]


def test_scans_are_tiffs_of_one_to_three_or_so_pages_with_ink_on_each(sample):
    scans = [b for b in sample.binaries.values() if b["contentType"] == "image/tiff"]
    assert scans
    for binary in scans:
        with Image.open(io.BytesIO(base64.b64decode(binary["data"]))) as image:
            assert 1 <= image.n_frames <= 4
            assert round(float(image.info["dpi"][0])) == 200
            for frame in range(image.n_frames):
                image.seek(frame)
                dark = image.convert("L").point([255 if value < 120 else 0 for value in range(256)])
                assert dark.getbbox() is not None


def test_nothing_is_written_after_the_as_of_day_or_before_birth_or_after_death(sample):
    for row in sample.references():
        person = sample.patients[row["subject"]["reference"].removeprefix("Patient/")]
        start, written = row["context"]["period"]["start"], row["date"]
        assert person["birthDate"] < start <= written <= f"{AS_OF}T23:59"
        assert start[:10] <= person.get("deceasedDateTime", "9999")


def plain_texts(sample, kind):
    """Final texts of a kind."""
    for row in sample.references():
        found, content = sample.attachment(row)
        is_final = (row["status"], row["docStatus"]) == ("current", "final")
        if is_final and sample.truth[row["id"]]["kind"] == kind and found["contentType"] == "text/plain":
            yield content.decode()


def test_two_histories_do_not_read_alike(sample):
    texts = list(plain_texts(sample, "history_and_physical"))
    told = [" ".join(re.split(r"(?i)history of present illness:?|HPI:?", text)[-1].split()[:40]) for text in texts]
    assert len(told) > 10
    assert len(set(told)) == len(told)


def test_no_template_mark_is_left_in_any_text(sample):
    for row in sample.documents:
        found, content = sample.attachment(row)
        if found["contentType"] == "text/plain":
            assert not re.search(r"[{}\[\]]|<\d|\bNone\b\.\.|\|(?! (DOB|MRN|CSN|Author))", content.decode()), row["id"]


def test_truth_knows_sensitive_documents_and_ordinary_mentions(sample):
    categories = {category for row in sample.truth.values() for category in row["categories"]}
    mentions = {category for row in sample.truth.values() for category in row["mentions"]}
    assert categories <= set(CATEGORIES) and mentions <= set(CATEGORIES)
    assert {"hiv", "mental_health", "minor_consent", "reproductive"} <= categories
    assert {"hiv", "substance_use", "mental_health", "domestic_violence"} <= mentions
    assert any(row["carriers"] == ["text"] for row in sample.truth.values())


# --- the cast -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "cast"), list(enumerate(PATIENTS, 1)), ids=lambda value: getattr(value, "key", ""))
def test_a_cast_patient_is_on_file_with_every_document_he_must_have(sample, number, cast):
    row = sample.patients[f"cast-{number:03d}"]
    name = row["name"][0]
    assert (name["family"], name["given"]) == (cast.family, [n for n in (cast.given, cast.middle) if n])
    assert (name.get("suffix", [""])[0], row["birthDate"], row["gender"]) == (
        cast.suffix, cast.birth_date.isoformat(), cast.sex,
    )  # fmt: skip
    assert row["identifier"][0]["value"] == cast.mrn
    assert ("deceasedDateTime" in row) == ("deceased" in cast.flags)
    references = [r for r in sample.references() if r["subject"]["reference"] == f"Patient/{row['id']}"]
    forms = {"application/pdf": "pdf", "text/plain": "text", "image/tiff": "scan"}
    have = Counter()
    for reference in references:
        truth = sample.truth[reference["id"]]
        have[truth["kind"], truth["facility"], forms[sample.attachment(reference)[0]["contentType"]]] += 1
    assert have == Counter((d.document_type, d.facility, d.form) for d in cast.documents)
    for document in cast.documents:
        ages = [
            (AS_OF - date.fromisoformat(r["context"]["period"]["start"][:10])) / timedelta(days=30.44)
            for r in references
            if sample.truth[r["id"]]["kind"] == document.document_type
        ]
        assert any(abs(age - document.months_ago) < 0.75 for age in ages)


@pytest.mark.parametrize(
    ("key", "theme"),
    [(p.key, d.text_theme) for p in PATIENTS for d in p.documents if d.text_theme.startswith("sensitive:")],
)
def test_a_cast_document_of_a_sensitive_category_is_known_as_such(sample, key, theme):
    number = next(n for n, p in enumerate(PATIENTS, 1) if p.key == key)
    found = [r["categories"] for r in sample.truth.values() if r["patient"] == f"cast-{number:03d}"]
    assert [theme.removeprefix("sensitive:")] in found


def test_cast_practices_stand_in_the_directory_as_they_are(sample):
    by_entry = {row["entry_id"]: row for row in sample.directory}
    for cast in PRACTICES:
        row = by_entry[cast.entry_id]
        assert (row["practice"], row["npi"], row["phone"], row["fax"], row["state"]) == (
            cast.practice, cast.npi, cast.phone, cast.fax, cast.state,
        )  # fmt: skip
        checked = date.fromisoformat(row["verified_at"][:10]) if row["verified_at"] else None
        state = "never" if checked is None else "stale" if AS_OF - checked > STALE_AFTER else "fresh"
        assert ("retired" if row["retired_at"] else state) == cast.verified


# --- the directory ------------------------------------------------------------------------------------------------


def test_the_directory_has_sixty_practices_and_numbers_in_every_state(sample):
    entries = {row["entry_id"] for row in sample.directory}
    assert len(entries) == 60
    ours = [row for row in sample.directory if not row["entry_id"].startswith("cast-")]
    stale = [r for r in ours if r["verified_at"] and AS_OF - date.fromisoformat(r["verified_at"][:10]) > STALE_AFTER]
    assert [r for r in stale if not r["retired_at"]]
    assert [r for r in ours if not r["verified_at"]]
    assert [r for r in ours if r["retired_at"]]
    assert [r for r in ours if r["secure_line"] == "no" and r["attended_hours"]]
    assert {"NV", "AZ"} <= {r["state"] for r in ours}


def test_only_the_planned_practices_share_a_fax_line(sample):
    by_fax = {}
    for row in sample.directory:
        by_fax.setdefault(row["fax"], set()).add(row["practice"])
    shared = [names for names in by_fax.values() if len(names) > 1]
    assert set(SHARED_LINE_PAIR) in shared
    assert len(shared) == 2  # and the cast's pair


def test_every_npi_has_a_right_check_digit(sample):
    written = {row["npi"] for row in sample.directory}
    written |= {npi for row in sample.directory for npi in row["provider_npis"].split(";")}
    written |= {row["identifier"][0]["value"] for row in sample.rows("practitioners.ndjson")}
    assert len(written) > 300
    assert all(is_npi(npi) and npi[0] == "1" for npi in written)


def test_no_two_people_share_an_npi(sample):
    numbers = [row["identifier"][0]["value"] for row in sample.rows("practitioners.ndjson")]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        pytest.param("1234567893", True, id="the published example"),
        pytest.param("1234567898", False, id="wrong check digit"),
        pytest.param("3234567897", False, id="first digit is neither 1 nor 2"),
        pytest.param("123456789", False, id="nine digits"),
        pytest.param("12345678g3", False, id="a letter"),
    ],
)
def test_npi_check(text, valid):
    assert is_npi(text) is valid


def test_a_made_npi_is_valid_and_bad_input_is_refused():
    assert is_npi(make_npi(150_000_007))
    with pytest.raises(ValueError, match="nine digits"):
        check_digit("12")
