"""The prose letters of the trial: reproducible, true about themselves, and held back where they say so."""

import tomllib
from pathlib import Path

import pytest

from bench.reading import prose
from bench.reading.prose import make_letters
from bench.reading.prose_trial import by_what_holds, judge, type_letter

BANK = tomllib.loads(Path(prose.__file__).with_name("prose.toml").read_text(encoding="utf-8"))


def test_a_seed_makes_the_same_letters_again() -> None:
    assert list(make_letters(3, "open", 20)) == list(make_letters(3, "open", 20))
    assert list(make_letters(3, "open", 20)) != list(make_letters(4, "open", 20))


@pytest.mark.parametrize("part", ["patient", "reply", "phrases", "names"])
def test_what_is_held_back_shares_nothing_with_what_is_open(part: str) -> None:
    def texts(side: str) -> set[str]:
        values = BANK[side][part].values()
        return {text for value in values for text in (value.split() if isinstance(value, str) else value)} - {""}

    assert not texts("open") & texts("held")
    assert set(BANK["open"]["others"]) & set(BANK["held"]["others"]) <= {"{practice}"}  # the gap alone


def test_spans_stand_where_the_values_are() -> None:
    letters = [letter for letter in make_letters(5, "open", 60) if not letter.noise]
    for letter in letters:
        for span in letter.spans:
            text = letter.text[span.start : span.end]
            assert text == text.strip()
            assert any(character.isdigit() for character in text) == (span.label != "PATIENT")


def test_a_find_is_judged_by_all_words_of_the_name() -> None:
    letter = next(letter for letter in make_letters(6, "open", 60) if letter.spans[0].label == "PATIENT")
    span = letter.spans[0]
    whole, part = (span.start, span.end), (span.start, span.start + len(letter.text[span.start :].split()[0]))
    assert judge(letter, {"PATIENT": [whole]}, "PATIENT") == "right"
    assert judge(letter, {"PATIENT": [part]}, "PATIENT") == "wrong"
    assert judge(letter, {"PATIENT": [whole, (0, 1)]}, "PATIENT") in {"and others", "right"}
    assert judge(letter, {"PATIENT": []}, "PATIENT") == "none"


def test_words_are_found_again_in_the_text_of_the_letter() -> None:
    text = "We were told of a folder on Ana Diaz\n(DOB:03/04/1961) in your basement."
    found = by_what_holds(type_letter(text))
    assert [text[start:end] for label in ("PATIENT", "DOB") for start, end in found[label]] == [
        "Ana Diaz",
        "03/04/1961)",
    ]
