"""Names that people have: which are known, and which are only a reader's slip away from a common one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr.known_names import is_known_family, is_known_given, is_known_name, is_suspect, name_shares
from ocr.people import letters_of, read_name


def suspect(written: str, *, broadly: bool = False) -> bool:
    name = read_name(written)
    assert name is not None
    return is_suspect(name, broadly=broadly)


@pytest.mark.parametrize(
    ("word", "is_given", "is_family"),
    [
        ("Maria", True, True),
        ("MARIA,", True, True),
        pytest.param("Bob", True, False, id="short form"),
        ("Osborne", False, True),
        ("Nguyen", False, True),
        pytest.param("Lopez-Garcia", False, True, id="both halves"),
        pytest.param("Lopez-Zorpq", False, False, id="one half that nobody has"),
        ("Zorpq", False, False),
    ],
)
def test_names_of_the_lists_are_known(word: str, is_given: bool, is_family: bool) -> None:
    assert (is_known_given(word), is_known_family(word)) == (is_given, is_family)
    assert is_known_name(word) == (is_given or is_family)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Ana Osbome", id="rn read as m"),
        pytest.param("Famham, John", id="rn read as m, family first"),
        pytest.param("MARK KUBY", id="R read as K"),
        pytest.param("Malcoim Reed", id="l read as i, given name"),
        pytest.param("Ana Lopez-Garcja", id="one half of a double name"),
        pytest.param("Ana Hernnandez", id="a letter doubled"),
        pytest.param("Ana Jenings", id="one of two equal letters lost"),
    ],
)
def test_a_name_on_no_list_and_a_slip_from_a_common_one_is_suspect(written: str) -> None:
    assert suspect(written)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Maria Lopez", id="common"),
        pytest.param("Ana Philips", id="rare and real beside a common one"),
        pytest.param("Oluwaseun Adebayo-Ogunlesi", id="on no list, near to none"),
        pytest.param("Ana Wxyzqq", id="near to nothing"),
        pytest.param("Ana Hil", id="short: too many neighbours"),
        pytest.param("Reed Maria", id="family and given name the other way round"),
    ],
)
def test_a_real_name_or_one_like_no_other_is_not_suspect(written: str) -> None:
    assert not suspect(written)


def test_in_writing_any_letter_may_be_taken_for_any_other() -> None:
    assert not suspect("Ana Wlker")  # k is never read where print has an a
    assert suspect("Ana Wolker", broadly=True)
    assert not suspect("Ana Robexts")
    assert suspect("Ana Robexts", broadly=True)
    assert not suspect("Maria Lopez", broadly=True)


def test_shares_are_of_listed_names_and_tell_the_frequent_from_the_rare() -> None:
    shares = name_shares()
    assert all(0 < share < 0.05 and name == letters_of(name) for name, share in shares.items() if name)
    assert shares["maria"] > shares["malcolm"] > shares["zenobia"]
    assert "sennifer" not in shares


@settings(deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_whatever_stands_in_a_name_it_is_suspect_or_not(text: str, broadly: bool) -> None:
    name = read_name(text)
    if name is not None:
        is_suspect(name, broadly=broadly)
    is_known_name(text)
