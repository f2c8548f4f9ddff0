"""The sample faxes themselves: complete, as claimed, fictional, and made again from their seeds."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

import sample_faxes
from fax_intake.ids import make_reference
from fax_intake.reasons import Reason
from sample_faxes.case import Case
from sample_faxes.cast import PATIENTS, PRACTICES, npi_of
from sample_faxes.catalogue import BY_NAME, CASES
from sample_faxes.fonts import missing_fonts
from sample_faxes.layouts import LAYOUTS
from sample_faxes.line import ROWS_PER_INCH
from sample_faxes.make import carrier_script
from sample_faxes.readme import table

FOLDER = Path(sample_faxes.__file__).parent
KINDS = {
    "continuity_of_care", "emergency", "more_information", "patient_authorization", "legal", "patient_rights",
    "radiology_images", "vital_records", "incoming_records", "misdirected", "junk", "unreadable",
}  # fmt: skip
STATES = {"in_review", "waiting_for_office", "delivered", "answered", "set_aside", "failed"}
# These depend on the hospital or the program, not on a fax.
NO_FAX_TRIPS = {Reason.STALE_RECORDS, Reason.BUDGET_PAUSED, Reason.PROCESSING_FAILED}
PUBLISHED = {"3238655482", "6262932400"}
COMPRESSION = {"g3_1d": 3, "g3_2d": 3, "g4": 4}
by_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def fax_file(case: Case) -> Path:
    source = BY_NAME[case.same_bytes_as] if case.same_bytes_as else case
    return FOLDER / case.name / f"fax.{source.suffix}"


def expected(case: Case) -> dict[str, Any]:
    return json.loads((FOLDER / case.name / "expected.json").read_text("utf-8"))


def test_folders_and_catalogue_agree() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/expected.json")} == set(BY_NAME)
    assert len(BY_NAME) == len(CASES) >= 40


@by_case
def test_case_is_complete(case: Case) -> None:
    files = {path.name for path in (FOLDER / case.name).iterdir()}
    assert files == {fax_file(case).name, "call.json", "expected.json"}
    known = {patient.mrn for patient in PATIENTS}
    for request in expected(case)["requests"]:
        assert request["state"] in STATES and request["kind"] in KINDS
        assert set(request["reason_codes"]) <= set(Reason)
        assert request["patient_mrn"] is None or request["patient_mrn"] in known
    after = json.loads((FOLDER / case.name / "call.json").read_text("utf-8")).get("after")
    assert after is None or after in BY_NAME


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.file in COMPRESSION and case.parts], ids=lambda case: case.name
)
def test_tiff_has_the_tags_of_its_kind(case: Case) -> None:
    with Image.open(fax_file(case)) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            tags = image.tag_v2  # type: ignore[attr-defined]
            assert (tags[256], tags[259], tags[262]) == (1728, COMPRESSION[case.file], 0)
            assert (float(tags[282]), float(tags[283]), tags[296]) == (204, ROWS_PER_INCH[case.scan.resolution], 2)
            assert tags.get(292, 0) & 1 == (case.file == "g3_2d")
            assert 1 - sum(image.convert("L").histogram()[128:]) / (image.width * image.height) > 0.0005 or (
                case.name == "blank-page"
            )


@pytest.mark.parametrize(
    ("name", "has_type"),
    [
        pytest.param("records-system-print", True, id="printed by a records system: type"),
        pytest.param("pdf-of-pictures", False, id="from an e-mail gateway: pictures"),
    ],
)
def test_pdf_is_of_its_kind(name: str, has_type: bool) -> None:
    with pikepdf.open(FOLDER / name / "fax.pdf") as pdf:
        resources = pdf.pages[0]["/Resources"]
        assert ("/Font" in resources, "/XObject" in resources) == (has_type, not has_type)


def test_bad_files_are_bad() -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(FOLDER / "pdf-locked" / "fax.pdf")
    assert b"%%EOF" not in (FOLDER / "pdf-cut-off" / "fax.pdf").read_bytes()
    assert (FOLDER / "wrong-extension" / "fax.tif").read_bytes().startswith(b"%PDF")


def test_repeated_faxes_have_the_same_bytes() -> None:
    for case in CASES:
        if case.same_bytes_as:
            first = fax_file(BY_NAME[case.same_bytes_as])
            assert fax_file(case).read_bytes() == first.read_bytes()


def test_answers_quote_the_reference_of_the_fax_they_answer() -> None:
    answers = [case for case in CASES if case.parts and case.parts[0].layout == "answer_form"]
    assert len(answers) == 2
    for answer in answers:
        digest = hashlib.sha256(fax_file(BY_NAME[answer.after]).read_bytes()).hexdigest()
        assert expected(answer)["read"]["reference"] == make_reference(digest, 1, 1)


def test_every_kind_state_and_gate_is_covered() -> None:
    outcomes = [request for case in CASES for request in expected(case)["requests"]]
    assert {outcome["kind"] for outcome in outcomes} == KINDS
    assert {outcome["state"] for outcome in outcomes} == STATES
    reasons = {reason for outcome in outcomes for reason in outcome["reason_codes"]}
    assert reasons == set(Reason) - NO_FAX_TRIPS
    letters = {outcome["letter"] for outcome in outcomes} - {None}
    assert letters == {"more_information", "call_us_now", "images_where", "vital_records_where", "please_resend"}


def test_every_medium_is_covered() -> None:
    tiffs = {(case.file, case.scan.resolution) for case in CASES if case.file in COMPRESSION and case.parts}
    assert {kind for kind, _ in tiffs} == set(COMPRESSION)
    assert {resolution for _, resolution in tiffs} == {"standard", "fine", "superfine"}
    assert {case.scan.turned_deg for case in CASES} == {0, 90, 180, 270}
    assert {part.layout for case in CASES for part in case.parts} >= set(LAYOUTS) - {"cover_only"}
    assert len(LAYOUTS) >= 15


def test_every_number_is_fictional_or_published() -> None:
    texts = [path.read_text("utf-8") for path in FOLDER.rglob("*.py")]
    texts += [path.read_text("utf-8") for path in FOLDER.rglob("*.json")]
    written = re.findall(r"\(?\b(\d{3})\)?[ .-]?(\d{3})[.-](\d{4})\b", "\n".join(texts))
    plain = re.findall(r"\+1(\d{3})(\d{3})(\d{4})", "\n".join(texts))
    numbers = {"".join(parts) for parts in (*written, *plain)}
    numbers |= {one[2:] for each in (*PRACTICES, *PATIENTS) for one in (each.phone, getattr(each, "fax", each.phone))}
    assert len(numbers) > 60
    assert [number for number in numbers - PUBLISHED if not re.fullmatch(r"\d{3}55501\d\d", number)] == []


def test_npi_has_its_check_digit() -> None:
    assert npi_of(123456789) == "1234567893"  # the example of the standard (CMS, NPI check digit)


def test_cast_is_of_distinct_people() -> None:
    assert len({patient.mrn for patient in PATIENTS}) == len({patient.phone for patient in PATIENTS}) == len(PATIENTS)
    lines = [practice.fax for practice in PRACTICES]
    shared = {line for line in lines if lines.count(line) > 1}
    assert len(shared) == 1 and not shared & {practice.phone for practice in PRACTICES}
    keys = {practice.key for practice in PRACTICES}
    assert {key for patient in PATIENTS for key, _ in patient.relations} <= keys


@pytest.mark.skipif(bool(missing_fonts()), reason="the fonts of apt-packages.txt are not installed")
def test_generator_makes_the_committed_bytes(tmp_path: Path) -> None:
    names = ["letter-typed", "form-by-hand", "skewed-noisy", "records-system-print"]
    only = [word for name in names for word in ("--only", name)]
    # A process of its own: fonts that other tests registered would change the PDF's subsets.
    subprocess.run([sys.executable, "-m", "sample_faxes.make", *only, "--out", str(tmp_path)], check=True)
    for name in names:
        committed = fax_file(BY_NAME[name])
        assert (tmp_path / name / committed.name).read_bytes() == committed.read_bytes(), name


def test_readme_and_script_are_those_of_the_catalogue() -> None:
    assert table(CASES) in (FOLDER / "README.md").read_text("utf-8")
    assert json.loads((FOLDER / "carrier_script.json").read_text("utf-8")) == carrier_script()


def test_all_of_it_is_small() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert sum(path.stat().st_size for path in files) < 6_000_000
