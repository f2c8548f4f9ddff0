"""Given names of two syllables of Chinese or Korean."""

import pytest

from ocr.syllables import is_of_syllables


@pytest.mark.parametrize("name", ["Xiaoming", "GUOQIANG", "Mei-ling", "Ji-hoon", "Taeyang", "Young mi", "Sookja"])
def test_two_syllables_are_a_name(name: str) -> None:
    assert is_of_syllables(name)


@pytest.mark.parametrize("name", ["Tacyang", "Xiaorning", "Jialmg", "Weid0ng", "Maria", "Siranush", "Li", "", "Banana"])
def test_a_misread_letter_leaves_no_two_syllables(name: str) -> None:
    assert not is_of_syllables(name)
