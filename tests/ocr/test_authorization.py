"""What an authorization lacks, on forms and in letters; and spans that are none."""

from dataclasses import replace
from datetime import date

import pytest
from typed_letter import RECEIVED, letter_of
from typed_page import typed_page

from ocr.authorization import missing_items
from ocr.dates import find_range
from ocr.labels import find_labels
from ocr.layout import lay_out
from ocr.model import PageRead

FORM = """
AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION
I hereby authorize Keck Hospital of USC to release my medical information as described below.
Patient name: Sylvia Ashworth          Date of birth: 11/10/1958
Release to: Kathleen Zepeda, MD
Address: 3311 E. Pico Blvd, Alhambra, CA 91801
Purpose: Second opinion
Information to be released: discharge summary
Dates of service: 06/01/2025 to 08/01/2025
Signed: Sylvia Ashworth          Date: 11/02/2026
"""
LETTER = """
August 29, 2026
To Keck Hospital of USC medical records
My name is Cipriano Saldana and my date of birth is 04/30/1934. I authorize you to release my discharge summary from
06/01/2025 to 08/01/2025 to Stanley Kamali, 967 Westlawn Blvd, Inglewood, CA 90301, for the purpose of continuing care.
Cipriano Saldana
"""


def lacking(text: str) -> set[str]:
    return set(letter_of(text).auth_missing) - {"signature", "signature_date"}


SIGNED = """
AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION
Patient name: Sylvia Ashworth          Date of birth: 11/10/1958

6. Signature

Sylvia Ashworth
Signature of patient                   Date signed
"""


def drawn_form(*, signed: bool) -> PageRead:
    """The form with a line to sign on, and a hand on it that is read as print where it was signed."""
    page = typed_page(SIGNED if signed else SIGNED.replace("\nSylvia Ashworth\n", "\n\n"))
    pixels = page.image.pixels.copy()
    caption = next(word.box_px for word in page.words if word.line == 6)
    pixels[caption.top - 14 : caption.top - 11, caption.left : caption.left + 900] = 0
    for word in page.words:
        if word.line == 5:
            box = word.box_px
            pixels[box.top + 4 : box.top + box.height - 4, box.left : box.left + box.width : 8] = 0
    return replace(page, image=replace(page.image, pixels=pixels))


@pytest.mark.parametrize("signed", [True, False])
def test_a_hand_that_is_read_well_over_its_line_is_a_signature(signed: bool) -> None:
    layout = lay_out(drawn_form(signed=signed))
    missing = missing_items([(layout, find_labels(layout))], [], [], None, None)
    assert ("signature" in missing) is not signed
    assert "signature_date" in missing


@pytest.mark.parametrize("ticked", [True, False])
def test_a_purpose_is_told_by_its_box(ticked: bool) -> None:
    page = typed_page("HIPAA AUTHORIZATION\nPurpose of disclosure\nOO Personal use OO Legal OO Insurance")
    pixels = page.image.pixels.copy()
    for place, box in enumerate(word.box_px for word in page.words if word.text == "OO"):
        inside = (slice(box.top, box.top + box.height), slice(box.left, box.left + box.width))
        pixels[inside] = 0
        if place or not ticked:
            pixels[inside][3:-3, 3:-3] = 255
    layout = lay_out(replace(page, image=replace(page.image, pixels=pixels)))
    missing = missing_items([(layout, find_labels(layout))], [], [], None, None)
    assert ("purpose" in missing) is not ticked


@pytest.mark.parametrize(
    ("line", "into", "items"),
    [
        pytest.param("Purpose: Second opinion", "Purpose:", {"purpose"}, id="no purpose"),
        pytest.param(
            "Address: 3311 E. Pico Blvd, Alhambra, CA 91801", "Address:", {"recipient_address"}, id="no address"
        ),
        pytest.param("06/01/2025 to 08/01/2025", "        to", {"dates_of_service"}, id="no dates"),
        pytest.param("discharge summary", "", {"report_types"}, id="no types"),
        pytest.param("", "", set(), id="nothing"),
    ],
)
def test_a_form_lacks_what_was_not_filled_in(line: str, into: str, items: set[str]) -> None:
    assert line in FORM
    assert lacking(FORM.replace(line, into) if line else FORM) == items


def test_captions_over_their_values_and_two_on_a_line_are_heeded() -> None:
    form = """
AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION
I hereby authorize Keck Hospital of USC to release my medical information as described below.
1. Patient                               2. Date of birth
Sylvia Ashworth                          11/10/1958
4. Person who receives them              5. Complete address of that person
Kathleen Zepeda                          3311 E. Pico Blvd, Alhambra, CA 91801
Reports: discharge summary Treatment dates: all
8. Reason
at my request
"""
    assert lacking(form) == set()


def test_cells_over_their_answers_are_heeded() -> None:
    form = """
AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION
I authorize Keck Hospital of USC to release my medical information
PATIENT NAME                             DATE OF BIRTH
Sylvia Ashworth                          11/10/1958
to relnase information ta (name of person or organization)       PURPOSE
Kathleen Zepeda                                                  MOVING
ADDRESS OF RECIPIENT
3311 E. Pico Blvd, Alhambra, CA 91801
TYPE OF RECORDS                          DATES OF SERVICE
Discharge summary                        2024 - 2025
"""
    assert lacking(form) == set()
    assert lacking(form.replace("MOVING", "")) == {"purpose"}


def test_a_letter_to_a_relative_names_who_gets_the_records() -> None:
    to_sister = LETTER.replace("to Stanley Kamali", "to my sister Irma Kamali").replace(
        "from\n06/01/2025 to 08/01/2025", "for my stay of\n06/01/2025"
    )
    assert lacking(to_sister) == set()


@pytest.mark.parametrize(
    ("line", "into", "items"),
    [
        pytest.param("", "", set(), id="nothing"),
        pytest.param(", 967 Westlawn Blvd, Inglewood, CA 90301,", "", {"recipient_address"}, id="no address"),
        pytest.param(" for the purpose of continuing care", "", {"purpose"}, id="no purpose"),
        pytest.param("\nCipriano Saldana\n", "\n", {"signature"}, id="not signed"),
        pytest.param("August 29, 2026", "", {"signature_date"}, id="no date"),
        pytest.param(
            "My name is Cipriano Saldana and my date of birth is",
            "I am the son of Cipriano Saldana, date of birth",
            {"representative_proof"},
            id="signed for another",
        ),
    ],
)
def test_a_letter_lacks_what_it_does_not_say(line: str, into: str, items: set[str]) -> None:
    assert line in LETTER
    assert set(letter_of(LETTER.replace(line, into) if line else LETTER).auth_missing) == items


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("07/03/2026 Date", None, None),
        ("Dates of service: 05/2024 -", date(2024, 5, 1), None),
        ("dates of service April 2025 to", date(2025, 4, 1), None),
        ("For: 03-2026 - present", date(2026, 3, 1), None),
        ("dates of service 03/01/2025 to date", date(2025, 3, 1), None),
    ],
)
def test_a_span_with_an_open_end(text: str, start: date | None, end: date | None) -> None:
    found = find_range(text, counted_from=RECEIVED)
    assert (found and found.start, found and found.end) == (start, end)


@pytest.mark.parametrize("signed", [True, False], ids=["signed", "an empty line that sinks"])
def test_a_line_to_sign_on_is_no_signature(signed: bool) -> None:
    page = typed_page("HIPAA AUTHORIZATION\nPatient name: Ana Diaz\n\nSignature:                         Date:\n")
    pixels = page.image.pixels.copy()
    box = next(word.box_px for word in page.words if word.text == "Signature:")
    for piece, left in enumerate(range(box.left + box.width + 10, box.left + box.width + 300, 100)):
        foot = box.top + box.height - 2 + piece
        pixels[foot : foot + 3, left : left + 100] = 0
        if signed:
            pixels[box.top - 2 : foot, left + 10 : left + 90 : 9] = 0
    layout = lay_out(replace(page, image=replace(page.image, pixels=pixels)))
    missing = missing_items([(layout, find_labels(layout))], [], [], None, None)
    assert ("signature" in missing) is not signed


def test_a_form_without_colons_is_read_to_its_lines_ends() -> None:
    form = """
AUTHORIZATION TO RELEASE HEALTH INFORMATION
I authorize Keck Hospital of USC to release my health information.
Patient name Sylvia Ashworth     Date of birth 11/10/1958
Release to (name) Kathleen Zepeda
Address of recipient 3311 E. Pico Blvd, Alhambra, CA 91801
Purpose my own files
Dates of service: from/to 06/01/2025 to 08/01/2025
Types of reports: discharge summary
Signature Sylvia Ashworth   Date 11/02/2026
If signed by a representative, relationship and proof:
"""
    assert letter_of(form).auth_missing == ()
    assert lacking(form.replace(" my own files", "")) == {"purpose"}
    assert letter_of(form.replace("Signature Sylvia Ashworth ", "Signature ")).auth_missing == ("signature",)


@pytest.mark.parametrize("says", ["This authorization is voluntary.", "understand that I may revoke it.", "6. Dates"])
def test_what_the_form_itself_says_is_no_answer(says: str) -> None:
    assert lacking(FORM.replace("Purpose: Second opinion", f"Purpose:\n{says}")) == {"purpose"}


def test_a_year_is_no_street_number_and_a_letter_gives_what_it_authorizes() -> None:
    form = FORM.replace("Address: 3311 E. Pico Blvd, Alhambra, CA 91801\n", "").replace(
        "Purpose: Second opinion\n", "Dates: to June 2025 Purpose: Second opinion\n"
    )
    assert lacking(form) == {"recipient_address"}
    letter = letter_of(LETTER.replace("authorize you to release my discharge summary", "authorize you to give the EKG"))
    assert letter.requested_types == ("ekg",)
