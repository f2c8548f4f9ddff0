"""Names, dates, numbers and addresses as letters write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.contacts import normal_mrn, normal_phone, read_address
from matching.dates import DateKind, read_date
from matching.edits import Edit, edit_between
from matching.names import fold_name, name_parts, normal_suffix, read_name, said_names
from matching.nicknames import is_known_given_name, may_be_nickname


@pytest.mark.parametrize(
    ("text", "given", "middle", "family", "suffix"),
    [
        pytest.param("GARCIA, Maria T.", "MARIA", "T", "GARCIA", "", id="surname first with a comma"),
        pytest.param("Maria T Garcia Jr", "MARIA", "T", "GARCIA", "JR", id="given name first, suffix last"),
        pytest.param("Garcia Jr., Jose", "JOSE", "", "GARCIA", "JR", id="suffix before the comma"),
        pytest.param("Jose Garcia, Jr.", "JOSE", "", "GARCIA", "JR", id="a comma before the suffix divides nothing"),
        pytest.param("Smith, Robert III", "ROBERT", "", "SMITH", "III", id="third"),
        pytest.param("O'Brien-Núñez, Séan", "SEAN", "", "OBRIEN NUNEZ", "", id="apostrophe, hyphen and accents"),
        pytest.param("Juan de la Cruz", "JUAN", "", "DE LA CRUZ", "", id="particles belong to the surname"),
        pytest.param("DE LA CRUZ LOPEZ, JUAN", "JUAN", "", "DE LA CRUZ LOPEZ", "", id="compound with particles"),
        pytest.param("Van Nguyen", "VAN", "", "NGUYEN", "", id="Van is a given name as well"),
        pytest.param("Mrs. Ana Lopez, MD", "ANA", "", "LOPEZ", "", id="titles are no names"),
        pytest.param("GARC1A, MARlA", "MARIA", "", "GARCIA", "", id="digits and small l read for letters"),
        pytest.param("Lopez; Ana", "ANA", "", "LOPEZ", "", id="semicolon for comma"),
        pytest.param("Иванов, Иван", "ИВАН", "", "ИВАНОВ", "", id="another script stays"),
    ],
)
def test_likeliest_reading_of_a_name(text, given, middle, family, suffix):
    reading = read_name(text)[0]
    assert (reading.given, reading.middle, reading.family, reading.suffix) == (given, middle, family, suffix)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        pytest.param("Garcia Maria", "MARIA", "GARCIA", id="surname first without a comma"),
        pytest.param("Maria Garcia Lopez", "MARIA", "GARCIA LOPEZ", id="two surnames without hyphen"),
        pytest.param("GARCIA LOPEZ MARIA ELENA", "MARIA", "GARCIA LOPEZ", id="two surnames first"),
        pytest.param('Robert "Bob" Smith', "BOB", "SMITH", id="name in quotation marks"),
        pytest.param("Elizabeth (Liz) Lopez", "LIZ", "LOPEZ", id="name in brackets"),
    ],
)
def test_other_readings_are_kept(text, given, family):
    assert (given, family) in {(reading.given, reading.family) for reading in read_name(text)}


@pytest.mark.parametrize(
    ("name", "akas", "said"),
    [
        pytest.param("Ana Ruiz", (), ("Ana Ruiz", ()), id="no other name"),
        pytest.param("Ana Ruiz aka Ana Soto", (), ("Ana Ruiz", ("Ana Soto",)), id="in the same line"),
        pytest.param("Ana Ruiz (née Soto)", (), ("Ana Ruiz", ("ANA Soto", "Soto RUIZ")), id="maiden name in brackets"),
        pytest.param(
            "Ana Ruiz", ("a.k.a. Ana Soto",), ("Ana Ruiz", ("Ana Soto",)), id="in a field of its own, with its label"
        ),
        pytest.param("Ruiz, Ana", ("Soto",), ("Ruiz, Ana", ("ANA Soto", "Soto RUIZ")), id="one word alone"),
        pytest.param("", ("Soto",), ("", ("Soto",)), id="no name but another one"),
    ],
)
def test_other_names_are_told_apart_from_the_name(name, akas, said):
    assert said_names(name, akas) == said


@pytest.mark.parametrize("text", ["", "   ", ",,,", "(())", "12345", "Jr."])
def test_no_name_gives_no_reading_with_both_parts(text):
    assert not any(reading.given and reading.family for reading in read_name(text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_error(text):
    for reading in read_name(text):
        assert 0 < reading.prior <= 1
    read_date(text)
    read_address(text)
    assert len(normal_phone(text)) in (0, 10)
    assert normal_mrn(text).isascii()
    assert fold_name(fold_name(text)) == fold_name(text)


def test_a_very_long_name_is_cut_not_multiplied():
    assert len(read_name("A " * 5000)) < 12
    assert len(read_name("GARCIA" * 1000)[0].family) <= 160


def test_parts_of_a_compound_surname():
    assert name_parts("DE LA CRUZ LOPEZ") == ("DELACRUZ", "LOPEZ")
    assert normal_suffix("Jnr.") == "JR"
    assert normal_suffix("Garcia") == ""


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        pytest.param("03/04/1961", date(1961, 3, 4), DateKind.PLAIN, id="American"),
        pytest.param("3-4-1961", date(1961, 3, 4), DateKind.PLAIN, id="dashes, no zeros"),
        pytest.param("1961-03-04", date(1961, 3, 4), DateKind.PLAIN, id="ISO"),
        pytest.param("1961-03-04T00:00:00Z", date(1961, 3, 4), DateKind.PLAIN, id="ISO with time"),
        pytest.param("03041961", date(1961, 3, 4), DateKind.PLAIN, id="no separators"),
        pytest.param("19610314", date(1961, 3, 14), DateKind.PLAIN, id="ISO without separators"),
        pytest.param("March 4th, 1961", date(1961, 3, 4), DateKind.PLAIN, id="in words"),
        pytest.param("04MAR1961", date(1961, 3, 4), DateKind.PLAIN, id="military"),
        pytest.param("23/04/1961", date(1961, 4, 23), DateKind.PLAIN, id="day first is the only way"),
        pytest.param("DOB: 03.04.1961", date(1961, 3, 4), DateKind.PLAIN, id="with its label"),
        pytest.param("3/4/61", date(1961, 3, 4), DateKind.TWO_DIGIT_YEAR, id="two-digit year"),
        pytest.param("O3/l4/196I", date(1961, 3, 14), DateKind.REPAIRED, id="letters for digits"),
        pytest.param("0311411961", date(1961, 3, 14), DateKind.DAMAGED, id="slashes read as ones"),
        pytest.param("Marcb 4, 1961", date(1961, 3, 4), DateKind.DAMAGED, id="misspelt month"),
        pytest.param("02/29/1960", date(1960, 2, 29), DateKind.PLAIN, id="leap day"),
    ],
)
def test_likeliest_reading_of_a_date(text, value, kind):
    reading = read_date(text).readings[0]
    assert (reading.value, reading.kind) == (value, kind)


def test_day_and_month_exchanged_is_a_reading_of_its_own():
    kinds = {reading.value: reading.kind for reading in read_date("03/04/1961").readings}
    assert kinds == {date(1961, 3, 4): DateKind.PLAIN, date(1961, 4, 3): DateKind.SWAPPED}


@pytest.mark.parametrize("text", ["", "n/a", "02/29/1961", "13/45/1961", "1961", "99/99/9999", "soon"])
def test_no_date(text):
    assert read_date(text).readings == ()


def test_placeholder_date():
    assert read_date("01/01/1900").is_placeholder
    assert not read_date("01/01/1970").is_placeholder


@pytest.mark.parametrize(
    ("seen", "on_file", "edit"),
    [
        pytest.param("SMITH", "SMITH", Edit.NONE, id="same"),
        pytest.param("SRNITH", "SMITH", Edit.OCR, id="rn read for m"),
        pytest.param("GARCLA", "GARCIA", Edit.OCR, id="l read for i"),
        pytest.param("CLAVIS", "DAVIS", Edit.OCR, id="cl read for d"),
        pytest.param("SMTIH", "SMITH", Edit.ONE, id="transposition"),
        pytest.param("SMIT", "SMITH", Edit.ONE, id="lost letter"),
        pytest.param("HERNANDES", "FERNANDES", Edit.ONE, id="another letter"),
        pytest.param("RODRIQEUZ", "RODRIGUEZ", Edit.TWO, id="two edits in a long name"),
        pytest.param("LEE", "LIU", Edit.FAR, id="two edits in a short name"),
        pytest.param("", "SMITH", Edit.FAR, id="blank"),
    ],
)
def test_edit_between_two_words(seen, on_file, edit):
    assert edit_between(seen, on_file) is edit


@pytest.mark.parametrize(
    ("one", "other", "is_nickname"),
    [
        ("BOB", "ROBERT", True),
        ("ROBERT", "BOB", True),
        ("PEPE", "JOSE", True),
        ("LUPE", "GUADALUPE", True),
        ("HOVIK", "HOVHANNES", True),
        ("MARIA", "MARTA", False),
        ("BOB", "JOSE", False),
    ],
)
def test_nicknames_in_either_direction(one, other, is_nickname):
    assert may_be_nickname(one, other) is is_nickname


def test_a_known_name_is_no_misreading():
    assert is_known_given_name("ROBERT")
    assert not is_known_given_name("RQBERT")


def test_contacts_compare_in_one_form():
    assert (
        normal_phone("(213) 555-0143")
        == normal_phone("+1 213.555.0143")
        == normal_phone("2l3-555-O143")
        == "2135550143"
    )
    assert normal_phone("555-0143") == normal_phone("0000000000") == ""
    assert normal_mrn("MRN: 00481937") == normal_mrn("48I937") == "481937"
    one = read_address("1450 N. Vermont Avenue #5, Los Angeles CA 90027")
    other = read_address("1450 vermont ave apt 5", "90027")
    assert one == other
    assert (one.number, one.street, one.unit, one.zip_code) == ("1450", "VERMONT", "5", "90027")
