"""The picture of a page shows each value's box in the colour of how sure it is; the margin says what was read."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from typed_page import typed_page

from ocr.model import Box, Evidence
from ocr.picture import MARGIN_PX, MOST_ENTRIES, draw_evidence

PAGE = typed_page("Patient: Maria Lopez")
WIDTH = PAGE.image.pixels.shape[1]
GREEN, ORANGE, RED = (0, 115, 60), (190, 95, 0), (190, 0, 40)


def evidence(**changes) -> Evidence:
    base = Evidence(
        field="npi", value="1234567893", page_number=1, box_px=Box(400, 900, 200, 30), text="1234567893",
        second_text=None, confidence=0.99, rule="label right of: NPI",
    )  # fmt: skip
    return replace(base, **changes)


def drawn(*pieces: Evidence, page=PAGE) -> np.ndarray:
    return np.asarray(draw_evidence(page, pieces, pages_total=1))


def has_colour(part: np.ndarray, colour) -> bool:
    return bool((part == colour).all(axis=-1).any())


def around(picture: np.ndarray, box: Box) -> np.ndarray:
    return picture[box.top - 8 : box.top + box.height + 8, box.left - 8 : box.left + box.width + 8]


@pytest.mark.parametrize(
    ("confidence", "colour"),
    [(1.0, GREEN), (0.95, GREEN), (0.949, ORANGE), (0.75, ORANGE), (0.749, RED), (0.0, RED)],
)
def test_a_box_has_the_colour_of_how_sure_its_value_is(confidence, colour):
    box = Box(400, 900, 200, 30)
    part = around(drawn(evidence(confidence=confidence)), box)
    assert [has_colour(part, one) for one in (GREEN, ORANGE, RED)] == [one == colour for one in (GREEN, ORANGE, RED)]


def test_the_outline_lies_around_the_value_and_its_ink_stays_black():
    pixels = PAGE.image.pixels.copy()
    pixels[910:920, 450:500] = 0
    page = replace(PAGE, image=replace(PAGE.image, pixels=pixels))
    picture = drawn(evidence(), page=page)
    assert (picture[910:920, 450:500] == 0).all()
    ground = picture[900:910, 405:600]
    assert (ground > 200).all()
    assert not (ground == 255).all(axis=-1).any()
    assert not has_colour(picture[900:930, 400:600], GREEN)


def test_every_row_of_a_value_has_a_box():
    boxes = (Box(1200, 500, 300, 30), Box(100, 560, 250, 30))
    picture = drawn(evidence(box_px=Box(100, 500, 1400, 90), boxes_px=boxes))
    assert all(has_colour(around(picture, box), GREEN) for box in boxes)
    assert not has_colour(around(picture, Box(600, 500, 300, 90)), GREEN)


def test_evidence_of_another_page_is_not_drawn():
    assert (drawn(evidence(page_number=2)) == drawn()).all()


def test_the_margin_says_value_confidence_rule_both_readings_and_bad_rows():
    """Each of them changes the margin and nothing on the page."""
    plain = drawn(evidence())
    for change in (
        {"value": "other"},
        {"confidence": 0.97},
        {"rule": "other"},
        {"text": "I234567893", "first_confidence": 0.4},
        {"second_text": "1234567898", "second_confidence": 0.9},
        {"bad_row_share": 0.2},
        {"reported_bad_row_share": 0.2},
    ):
        changed = drawn(evidence(**change))
        assert not (changed[:, WIDTH:] == plain[:, WIDTH:]).all(), change


def test_the_same_value_at_two_places_is_one_entry():
    one, other = evidence(), evidence(box_px=Box(300, 1500, 100, 30))
    only = drawn(one)
    both = drawn(one, other)
    assert has_colour(around(both, Box(300, 1500, 100, 30)), GREEN)
    assert (both[:, WIDTH + 20 :] == only[:, WIDTH + 20 :]).all()


def test_a_decision_without_a_place_stands_in_the_margin_alone():
    picture = drawn(evidence(field="kind", value="junk", box_px=None, text="earn money"))
    assert (picture[:, :WIDTH] == drawn()[:, :WIDTH]).all()
    assert not (picture[:, WIDTH:] == drawn()[:, WIDTH:]).all()


def test_the_words_that_a_decision_goes_by_are_underlined_and_not_boxed():
    word = Box(300, 700, 120, 24)
    picture = drawn(evidence(field="kind", box_px=None, boxes_px=(word,)))
    assert not has_colour(around(picture, word), GREEN)
    assert (picture[word.top : word.top + word.height - 2, word.left : word.left + word.width] == 255).all()
    under = picture[word.top + word.height : word.top + word.height + 6, word.left : word.left + word.width]
    assert not (under == 255).all()


def test_values_of_one_row_are_numbered_from_left_to_right():
    """Their boxes seldom have the same top: the right one here is higher."""
    left, right = (
        evidence(value="left", box_px=Box(100, 503, 90, 30)),
        evidence(value="right", box_px=Box(500, 500, 90, 30)),
    )
    assert (drawn(right, left) == drawn(left, right)).all()
    only = drawn(left)[500:900, WIDTH + 50 :]
    assert (drawn(right, left)[500:560, WIDTH + 50 :] == only[:60]).all()


@pytest.mark.parametrize("count", [30, 400])
def test_many_values_get_room_each_and_an_end(count):
    pieces = [evidence(value=str(number), box_px=Box(50, 10 * (number % 200), 90, 8)) for number in range(count)]
    picture = draw_evidence(PAGE, pieces, pages_total=1)
    assert picture.width == WIDTH + MARGIN_PX
    assert picture.height < 150 * (MOST_ENTRIES + 3)
    tabs = np.asarray(picture)[:, WIDTH + 15 : WIDTH + 17]
    green = (tabs == GREEN).all(axis=(1, 2))
    assert int(np.count_nonzero(np.diff(green.astype(int)) == 1)) == min(count, MOST_ENTRIES)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("x" * 100_000, id="without end"),
        pytest.param("a\nb\rc\x00d\x1b[31m", id="control characters"),
        pytest.param("evil \u202e txt \u200b", id="characters that turn or hide others"),
        pytest.param("名前 имя اسم 🙂", id="other scripts"),
        pytest.param("word " * 50, id="many words"),
        pytest.param("\ud800", id="half a character"),
    ],
)
def test_whatever_a_page_says_is_only_drawn(text):
    picture = draw_evidence(PAGE, [evidence(value=text, text=text, second_text=text, rule=text)], pages_total=1)
    assert picture.size == (WIDTH + MARGIN_PX, PAGE.image.pixels.shape[0])


@pytest.mark.parametrize(
    "box",
    [Box(-50, -50, 20, 20), Box(0, 0, 0, 0), Box(10, 10, -5, -5), Box(0, 0, 10**6, 10**6), Box(10**6, 10**6, 5, 5)],
)
def test_a_box_that_leaves_the_page_breaks_nothing(box):
    assert draw_evidence(PAGE, [evidence(box_px=box)], pages_total=1).width == WIDTH + MARGIN_PX


def test_a_tiny_page_still_has_its_margin():
    page = replace(PAGE, image=replace(PAGE.image, pixels=np.zeros((1, 1), np.uint8)), is_blank=False, legible=False)
    picture = draw_evidence(page, [evidence()], pages_total=1)
    assert picture.width == 1 + MARGIN_PX
    assert picture.height > 200


def test_the_pages_own_pixels_are_not_written_into():
    before = PAGE.image.pixels.copy()
    draw_evidence(PAGE, [evidence(box_px=Box(100, 120, 200, 24))], pages_total=1)
    assert np.array_equal(PAGE.image.pixels, before)
    assert isinstance(draw_evidence(PAGE, [], pages_total=1), Image.Image)
