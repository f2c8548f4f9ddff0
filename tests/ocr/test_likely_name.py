"""A name not surely read, weighed between what the page shows and what people are called."""

import time
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as np_st

from ocr.candidates import BLANK, COMMA, SPACE, SYMBOLS, Lattice, no_frames
from ocr.likely_name import LikelyName, likeliest_name


def spelling(text: str, doubts: Mapping[int, str] | None = None, *, sure: float = 0.97) -> Lattice:
    """Frames that spell a text, a blank between letters; at the places of `doubts` stand two letters."""
    codes = {",": COMMA, " ": SPACE}
    lattice = np.full((2 * len(text) + 1, SYMBOLS), (1 - sure) / (SYMBOLS - 1))
    lattice[::2, BLANK] = sure
    for place, mark in enumerate(text.lower()):
        shares = {codes.get(mark) or ord(mark) - 96: sure}
        if place in (doubts or {}):
            shares = {ord(mark) - 96: 0.55 * sure, ord((doubts or {})[place]) - 96: 0.45 * sure}
        for code, share in shares.items():
            lattice[2 * place + 1, code] = share
    return lattice


@pytest.mark.parametrize(
    ("reading", "doubts", "likeliest"),
    [
        pytest.param("SENNIFER LOPEZ", {0: "j"}, "JENNIFER LOPEZ", id="hardly anybody is called Sennifer"),
        pytest.param("LOPEZ, SENNIFER", {7: "j"}, "LOPEZ, JENNIFER", id="its comma stays"),
        pytest.param("Ana Garcja", {8: "i"}, "Ana Garcia", id="capitals as in the reading"),
        pytest.param("Malcoim Reed III", {5: "l", 13: "l"}, "Malcolm Reed III", id="a suffix is no name"),
        pytest.param("Ja Garcja", {7: "i", 0: "d"}, "Ja Garcia", id="two letters are too few"),
    ],
)
def test_what_the_page_leaves_open_is_settled_by_the_names_people_have(
    reading: str, doubts: dict[int, str], likeliest: str
) -> None:
    found = likeliest_name(spelling(reading, doubts), reading)
    assert found.text == likeliest
    assert found.probability > 0.9


@pytest.mark.parametrize(
    "reading",
    [
        pytest.param("SENNIFER LOPEZ", id="beside a common one"),
        pytest.param("Oluwaseun Zorpq", id="far from all"),
        pytest.param("Reed, Malcoim", id="behind a comma"),
        pytest.param("D'Zorp, Ana-Lis", id="with marks"),
    ],
)
def test_what_the_page_spells_clearly_stays_as_it_is(reading: str) -> None:
    plain = "".join(mark for mark in reading.lower() if mark.isalpha() or mark in " ,").replace(", ", ",")
    assert likeliest_name(spelling(plain, sure=0.9999), reading).text == reading


def test_two_names_that_fit_alike_are_a_guess_and_their_probability_says_so() -> None:
    open_between = likeliest_name(spelling("maria hall", {7: "i"}), "Maria Hall")
    spelt = likeliest_name(spelling("maria hall"), "Maria Hall")
    assert open_between.text in {"Maria Hall", "Maria Hill"}
    assert open_between.probability < 0.7 < 0.95 < spelt.probability


def test_without_frames_nothing_is_weighed() -> None:
    found = likeliest_name(no_frames(), "Sennifer Lopez")
    assert found.text == "Sennifer Lopez"
    assert found.probability == pytest.approx(0.25)  # a half for each word that could not be weighed
    assert likeliest_name(no_frames(), "") == LikelyName(text="", probability=1.0)


@settings(max_examples=30, deadline=None)
@given(
    np_st.arrays(np.float64, st.tuples(st.integers(0, 12), st.just(SYMBOLS)), elements=st.floats(1e-6, 1.0)),
    st.text(alphabet="abcdeiILRZ ,.-'É11", max_size=24),
)
def test_any_frames_and_text_give_as_many_words_and_a_probability(shares: Lattice, reading: str) -> None:
    found = likeliest_name(shares / shares.sum(axis=1, keepdims=True), reading)
    assert len(found.text.split()) == len(reading.split())
    assert 0 <= found.probability <= 1.0 + 1e-9


def test_weighing_a_long_name_takes_little_time() -> None:
    reading = "HERNANDEZ-MALDONADO, GUADALUPE CONCEPCION VILLANUEVA"
    lattice = spelling(reading.replace("-", " "))
    likeliest_name(lattice, reading)  # the lists are loaded once
    started = time.process_time()
    likeliest_name(lattice, reading)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(("read_twice", "likeliest"), [(set(), "Brandon Lopez"), ({"brandan"}, "Brandan Lopez")])
def test_a_name_of_many_that_both_readers_read_stays(read_twice: set[str], likeliest: str) -> None:
    assert likeliest_name(spelling("Brandan Lopez", {5: "o"}), "Brandan Lopez", read_twice).text == likeliest
