"""What is no patient, what is one unlabelled, and what a phrase does not reach over."""

import pytest

from ocr.hits import Hit
from ocr.manner import is_repeat
from ocr.model import Box, Word
from ocr.name_runs import is_place
from ocr.people import read_name
from ocr.terms import plain_words


def words_of(text: str) -> tuple[Word, ...]:
    made = []
    for place, part in enumerate(text.split()):
        box = Box(100 + 90 * place, 100, 80, 24)
        made.append(Word(text=part, page_number=1, box_px=box, confidence_pct=95.0, line=1, block=1))
    return tuple(made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mission Hills Primary Care", True),
        ("Northridge Women's Health", True),
        ("Los Angeles, CA 90025", True),
        ("Elena Marchetti 03/04/1961", False),
        ("Elena Marchetti, Clinic visit", False),
    ],
)
def test_practices_and_addresses_are_no_patients(text: str, expected: bool) -> None:
    assert is_place(words_of(text), 0, 2) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2nd request", True),
        ("we are resending this", True),
        ("we have not received a response", True),
        ("follow-up after hospital stay, from the injury to the present", False),
        ("our first visit", False),
    ],
)
def test_a_repeat_is_said_of_the_request(text: str, expected: bool) -> None:
    assert is_repeat(plain_words(text)) is expected


def test_a_suffix_in_the_middle_ends_the_family_name() -> None:
    name = read_name("Tran Sr. Gilbert")
    assert name is not None
    assert (name.given, name.family, name.suffix) == ("Gilbert", "Tran", "Sr")


def test_hits_know_their_least_sure_word() -> None:
    hit = Hit(field="name", value="", words=words_of("A B"), rule="", strength=1.0)
    assert hit.confidence_pct == 95.0
