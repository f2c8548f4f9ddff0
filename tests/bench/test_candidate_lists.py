"""The measuring stick of names against the index: the lists are what they are called, and the names are on the page."""

from random import Random

import pytest

from bench.candidates import LIST, _candidates, _letters_apart, make_person, write_names
from bench.reading.ask import is_held_name


@pytest.mark.parametrize(
    ("kind", "same_family", "one_letter_off"), [("random", 0, 0), ("relatives", 2, 0), ("look-alikes", 2, 2)]
)
def test_list_holds_the_true_person_and_the_others_it_is_named_for(
    kind: str, same_family: int, one_letter_off: int
) -> None:
    written = make_person(Random(1), "open")
    true, *others = _candidates(Random(2), "open", written, kind)
    near = [one for one in others if one.patient_id in ("a", "b")]
    assert (true.given, true.family, len(others)) == (written.given, written.family, LIST - 1)
    assert [_letters_apart(one, true) for one in near] == [1] * one_letter_off
    assert sum(one.family == true.family for one in others if one not in near) == same_family
    assert not any((one.given, one.family) == (true.given, true.family) for one in others)


def test_names_stand_in_their_boxes_and_are_of_their_side() -> None:
    for written in write_names(1, "open", 4):
        box, pixels = written.box_px, written.image.pixels
        inside = pixels[box.top : box.top + box.height, box.left : box.left + box.width] < 128
        assert 0.01 < inside.mean() < 0.7
        assert not is_held_name(written.person.given)
