"""The template grammar: alternatives, ranges, slots."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_hospital.grammar import expand, expand_lines, sentence_case


@pytest.mark.parametrize(
    ("template", "possible"),
    [
        pytest.param("plain", {"plain"}, id="a text without marks stays"),
        pytest.param("{a|b} c", {"a c", "b c"}, id="one of the alternatives"),
        pytest.param("{a|{b|c}}", {"a", "b", "c"}, id="alternatives nest"),
        pytest.param("x{, y|}.", {"x, y.", "x."}, id="an empty alternative leaves the words out"),
        pytest.param("<2-3> mm", {"2 mm", "3 mm"}, id="a whole number in the range"),
        pytest.param("[he] has", {"she has"}, id="a slot"),
    ],
)
def test_expansion(template, possible):
    assert {expand(template, Random(seed), {"he": "she"}) for seed in range(60)} == possible


@given(st.integers())
def test_a_decimal_range_keeps_its_decimals_and_its_bounds(seed):
    text = expand("<1.20-3.40>", Random(seed), {})
    assert 1.2 <= float(text) <= 3.4 and len(text) == 4


def test_an_unfilled_slot_is_an_error():
    with pytest.raises(KeyError, match="side"):
        expand("[side] knee", Random(1), {})


def test_sentences_begin_with_capitals():
    assert sentence_case("she sleeps. he wakes") == "She sleeps. He wakes"


def test_optional_lines_come_and_go():
    counts = {len(expand_lines(["always.", "? sometimes."], Random(seed), {})) for seed in range(40)}
    assert counts == {1, 2}
