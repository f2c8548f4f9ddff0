"""Dates, spans, names, numbers and references: what is read, and what is rather not read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.dates import find_dates, find_range, read_date
from ocr.model import DateRange
from ocr.numbers import find_npis, find_phone_numbers, is_npi, read_mrn, told_mrns
from ocr.people import read_name, suffix_of
from ocr.reference import ALPHABET, check_letter, find_reference, is_reference
from ocr.types_asked import types_named

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("03/04/1961", date(1961, 3, 4)),
        ("3-4-61", date(1961, 3, 4)),
        ("March 4, 1961", date(1961, 3, 4)),
        ("Mar. 4th, 1961", date(1961, 3, 4)),
        ("04 MAR 1961", date(1961, 3, 4)),
        pytest.param("IV16/2006", date(2006, 11, 16), id="a pen's 11/"),
        pytest.param("10/1V1953", date(1953, 10, 11), id="a pen's 1/ of the day"),
        pytest.param("05/2V994", date(1994, 5, 21), id="a pen's 1/1"),
        pytest.param("IVV1992", date(1992, 11, 1), id="two of them"),
        pytest.param("V16/2006", None, id="a pen's stroke may be lost"),
        pytest.param("C2/07/1954", date(1954, 2, 7), id="an open 0"),
        ("born 04 MAR 1961.", date(1961, 3, 4)),
        ("4-Mar-61", date(1961, 3, 4)),
        pytest.param("MARCH 4TH, 1961", date(1961, 3, 4), id="ordinal in capitals"),
        pytest.param("1ST OF JANUARY 2000", date(2000, 1, 1), id="the same, day first"),
        pytest.param("MARCH 15T, 1961", None, id="an ordinal misread as a figure"),
        ("1961-03-04", date(1961, 3, 4)),
        ("03.04.1961", date(1961, 3, 4)),
        ("3 / 4 / 1961", date(1961, 3, 4)),
        ("03041961", date(1961, 3, 4)),
        pytest.param("O3/O4/196l", date(1961, 3, 4), id="letters for digits, one reading possible"),
        pytest.param("12/25/28", date(1928, 12, 25), id="two-digit year never in the future"),
        pytest.param("11/24/26", date(2026, 11, 24), id="today is not the future"),
        pytest.param("05:22.1969", date(1969, 5, 22), id="a speck over a full stop"),
        pytest.param("23-0CT-1959", date(1959, 10, 23), id="a nought for an O in the month"),
        pytest.param("05:22 pm 1969", None, id="a time of day"),
        pytest.param("13/40/1990", None, id="no such day"),
        pytest.param("02/29/1961", None, id="no leap year"),
        pytest.param("12/25/2031", None, id="in the future"),
        pytest.param("01/01/1850", None, id="before anybody alive"),
        pytest.param("1995-1} 1-13", None, id="damaged beyond one reading"),
        pytest.param("213-555-0143", None, id="telephone number"),
        pytest.param("January 2024", None, id="month and year"),
        pytest.param("03/04/1961 or 04/03/1961", None, id="two that differ"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_date_is_read_whole_or_not_at_all(written: str, read: date | None) -> None:
    assert read_date(written, not_after=TODAY) == read


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_every_usual_style_of_a_date_is_read_back(day: date) -> None:
    styles = ("%m/%d/%Y", "%m-%d-%Y", "%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%m.%d.%Y", "%b. %d, %Y")
    assert {read_date(day.strftime(style), not_after=TODAY) for style in styles} == {day}


@given(st.text(max_size=60))
def test_any_text_yields_only_dates_that_exist_and_no_exception(text: str) -> None:
    for found in find_dates(text, not_after=TODAY):
        assert text[found.start : found.end]
    find_range(text, counted_from=TODAY)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("from 1/1/2024 to 6/30/2025", date(2024, 1, 1), date(2025, 6, 30)),
        ("8/12/2024-9/1/2025", date(2024, 8, 12), date(2025, 9, 1)),
        ("since January 2024", date(2024, 1, 1), None),
        ("01/01/2025 to present", date(2025, 1, 1), None),
        ("2023-2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("for the period of Jan 2023 thru Mar 2024", date(2023, 1, 1), date(2024, 3, 31)),
        ("DOS 02/11/2026", date(2026, 2, 11), date(2026, 2, 11)),
        ("last 2 years", date(2024, 11, 24), TODAY),
        ("past six months", date(2026, 5, 24), TODAY),
        ("in the last twelve (12) months", date(2025, 11, 24), TODAY),
        ("within the past 90 days", date(2026, 8, 26), TODAY),
    ],
)
def test_span_of_service(written: str, start: date | None, end: date | None) -> None:
    assert find_range(written, counted_from=TODAY) == DateRange(start=start, end=end)


@pytest.mark.parametrize(
    "written",
    ["call 2000 people", "most recent visit", "1500 San Pablo", "see you 11/30/2026", "", "2025-2024", "room 2024-12"],
)
def test_no_span_is_invented(written: str) -> None:
    assert find_range(written, counted_from=TODAY) is None


@pytest.mark.parametrize(
    ("written", "given_name", "middle", "family", "suffix", "aliases"),
    [
        ("LOPEZ-GARCIA, Maria E.", "Maria", "E", "LOPEZ-GARCIA", "", ()),
        ("Mr. John Q. Public, Jr.", "John", "Q", "Public", "Jr", ()),
        ("RUIZ JR, CARLOS A", "CARLOS", "A", "RUIZ", "Jr", ()),
        ("Ruiz, Carlos, Jr.", "Carlos", "", "Ruiz", "Jr", ()),
        ("Carlos Ruiz III", "Carlos", "", "Ruiz", "III", ()),
        ("Ethan M. de la Cruz lil.", "Ethan", "M", "de la Cruz", "III", ()),
        ("VAN DER BERG, Johannes", "Johannes", "", "VAN DER BERG", "", ()),
        ("O' Brien, Pat", "Pat", "", "O'Brien", "", ()),
        ("Lopez- Garcia, Maria", "Maria", "", "Lopez-Garcia", "", ()),
        ("Ana Diaz (née Ruiz)", "Ana", "", "Diaz", "", ("Ruiz",)),
        ("Maria Lopez (maiden: Garcia)", "Maria", "", "Lopez", "", ("Garcia",)),
        ("Maria Lopez f/k/a Maria Garcia", "Maria", "", "Lopez", "", ("Maria Garcia",)),
        ("Hoang D. Nguyen DOB 03/04/1961", "Hoang", "D", "Nguyen", "", ()),
        ("Maria Lopez was seen", "Maria", "", "Lopez", "", ()),
        pytest.param("MARIA C, DIAZ", "MARIA", "C", "DIAZ", "", (), id="an initial's full stop read as a comma"),
        pytest.param("Wei Li", "Wei", "", "Li", "", (), id="Li is no suffix"),
        pytest.param("Li, Wei", "Wei", "", "Li", "", (), id="Li is a family name"),
        pytest.param("Ana Martinez Il", "Ana", "", "Martinez", "II", (), id="two strokes"),
        pytest.param("ANA MARTINEZ I", "ANA", "I", "MARTINEZ", "", (), id="one stroke is an initial at most"),
        pytest.param("TRAN, GILBERT", "GILBERT", "", "TRAN", "", (), id="family name first by its comma"),
        pytest.param("TRAN GILBERT", "TRAN", "", "GILBERT", "", (), id="without a comma the given name is first"),
        pytest.param("St. John, Ana", "Ana", "", "St John", "", (), id="a full stop that ends no name"),
        pytest.param("Ana Diaz D.O.B. 3/4/61", "Ana", "", "Diaz", "", (), id="a label's letters are no name"),
        pytest.param("Ana Diaz DOB", "Ana", "", "Diaz", "", (), id="the same without dots"),
    ],
)
def test_name_in_parts(
    written: str, given_name: str, middle: str, family: str, suffix: str, aliases: tuple[str, ...]
) -> None:
    name = read_name(written)
    assert name is not None
    assert (name.given, name.middle, name.family, name.suffix, name.aliases) == (
        given_name, middle, family, suffix, aliases,
    )  # fmt: skip


@pytest.mark.parametrize(
    "written",
    ["Medical Records", "Please send", "", "12345", "(213) 555-0143", "of the patient", "D.O.B.", "M.R.N. 12"],
)
def test_no_name_is_made_of_form_words(written: str) -> None:
    assert read_name(written) is None


@pytest.mark.parametrize(
    ("token", "suffix"),
    [
        ("Jr.", "Jr"),
        ("SENIOR", "Sr"),
        ("lll", "III"),
        ("11", "II"),
        ("|I", "II"),
        ("2nd", "II"),
        pytest.param("Li", None, id="a family name"),
        pytest.param("I", None, id="an initial"),
        pytest.param("llll", None, id="four strokes"),
        pytest.param("V", None, id="an initial too"),
    ],
)
def test_strokes_of_a_suffix_are_counted(token: str, suffix: str | None) -> None:
    assert suffix_of(token) == suffix


@given(st.text(max_size=60))
def test_any_text_as_a_name_raises_nothing(text: str) -> None:
    name = read_name(text)
    assert name is None or name.family


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(213) 555-0143", ["+12135550143"]),
        ("213.555.0143", ["+12135550143"]),
        ("( 213 ) 555 - 0143", ["+12135550143"]),
        ("+1 213 555 0143", ["+12135550143"]),
        ("(2l3) 555-Ol43", ["+12135550143"]),
        ("Tel 213-555-0143 Fax 213-555-0144", ["+12135550143", "+12135550144"]),
        ("213-555-0143/0144", []),
        ("03/04/1961", []),
        ("NPI 1234567893", []),
        ("(113) 555-0143", []),
        pytest.param("(213) 155-0143", [], id="an exchange never begins with 1"),
        pytest.param("2I3-555-OI43", ["+12135550143"], id="three letters for figures"),
        pytest.param("2I3-SS5-OI43", [], id="more letters than can be sure"),
        ("$2,135,550,143", []),
        pytest.param("(21.3) 555-0143 (fax)", ["+12135550143"], id="a speck in brackets"),
    ],
)
def test_telephone_numbers(written: str, read: list[str]) -> None:
    assert [number.e164 for number in find_phone_numbers(written)] == read


@given(st.text(alphabet="0123456789()-. OolIS", max_size=40))
def test_any_digits_yield_only_north_american_numbers(text: str) -> None:
    for number in find_phone_numbers(text):
        assert len(number.e164) == 12
        assert number.e164[2] not in "01"


def test_npi_needs_its_check_digit() -> None:
    assert is_npi("1234567893")
    assert not any(is_npi(f"123456789{digit}") for digit in "012456789")
    assert find_npis("NPI: 1234567893, 1234567890") == ["1234567893"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("# 00481-937", "00481-937"), ("04115754", "04115754"), ("n/a", None), ("PH626-293-2400", None)],
)
def test_record_number(written: str, read: str | None) -> None:
    assert read_mrn(written) == read


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("on patient Harriet Thai, DOB 03-Nov-1959. MRN 85251662. Dates: past 5 years", ["85251662"]),
        ("her medical record number is 123-45-67, and", ["123-45-67"]),
        ("Chart # A1234567 or MR# 7654321", ["A1234567", "7654321"]),
        pytest.param("Medical Records 1500 San Pablo St", [], id="the department's street"),
        pytest.param("MRN: 626-293-2400", [], id="a telephone number"),
        pytest.param("record no. 12/03/2020", [], id="a date"),
    ],
)
def test_record_numbers_of_a_sentence(text: str, numbers: list[str]) -> None:
    found = told_mrns(text)
    assert [number for number, _, _ in found] == numbers
    assert [text[start:end].upper() for _, start, end in found] == numbers


@given(st.text(alphabet=ALPHABET, min_size=7, max_size=7))
def test_reference_is_found_with_lost_spaces_and_dashes(seven: str) -> None:
    last = check_letter(seven)
    reference = f"FI-{seven[:4]}-{seven[4:]}{last}"
    assert is_reference(reference)
    assert find_reference(f"Re: your fax Fl - {seven[:4]} — {seven[4:]}{last}, thank you") == reference
    wrong = ALPHABET[(ALPHABET.index(last) + 1) % len(ALPHABET)]
    assert find_reference(f"{reference[:-1]}{wrong}") is None


@pytest.mark.parametrize(
    ("written", "types"),
    [
        ("pathology and lab results", {"pathology", "lab_result"}),
        ("pathology & lab results", {"pathology", "lab_result"}),
        ("labs/imaging reports", {"lab_result", "imaging_report"}),
        ("H & P, consult + progress notes", {"history_and_physical", "consultation", "progress_note"}),
        ("history and physical", {"history_and_physical"}),
        ("complete lab results", {"lab_result"}),
    ],
)
def test_types_that_share_a_word_are_all_named(written: str, types: set[str]) -> None:
    assert set(types_named(written)) == types
