"""What an authorization lacks, on forms and in letters; and spans that are none."""

from datetime import date

import pytest
from typed_letter import RECEIVED, letter_of

from ocr.dates import find_range

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
