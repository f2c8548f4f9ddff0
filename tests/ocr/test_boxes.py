"""Printed tick boxes: told from letters, found where a side was lost, and not found in black bars."""

import numpy as np
import pytest

from ocr.boxes import find_tick_boxes, parted_at_boxes
from ocr.model import Box, PageImage, Word

SIDE, LEFTS, TOPS = 28, (200, 700), (300, 360, 420)


def grid(lefts: tuple[int, ...] = LEFTS, tops: tuple[int, ...] = TOPS) -> np.ndarray:
    """Empty boxes in rows and columns."""
    pixels = np.full((700, 1200), 255, np.uint8)
    for left in lefts:
        for top in tops:
            pixels[top : top + SIDE, left : left + SIDE] = 0
            pixels[top + 3 : top + SIDE - 3, left + 3 : left + SIDE - 3] = 255
    return pixels


def boxes_on(pixels: np.ndarray, *words: Word) -> list[tuple[Box, bool | None]]:
    found = find_tick_boxes(PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0), words)
    return [(tick.box_px, tick.state) for tick in found]


def word(text: str, box: Box) -> Word:
    return Word(text=text, page_number=1, box_px=box, confidence_pct=90.0, line=0, block=0)


def test_a_box_that_lost_a_side_stands_where_its_row_and_column_cross():
    pixels = grid()
    pixels[TOPS[1] + SIDE - 3 : TOPS[1] + SIDE, LEFTS[1] : LEFTS[1] + SIDE] = 255
    assert [state for _, state in boxes_on(pixels)] == [False] * 6


def test_no_box_stands_in_a_black_bar_over_the_list():
    pixels = grid()
    pixels[225:270, 150:1100] = 0
    assert [box.top for box, _ in boxes_on(pixels)] == [300, 300, 360, 360, 420, 420]


def test_a_row_that_the_line_shifted_is_no_tick():
    pixels = grid()
    pixels[TOPS[0] + SIDE - 6 : TOPS[0] + SIDE - 3, LEFTS[0] : LEFTS[0] + SIDE] = 0
    assert [state for _, state in boxes_on(pixels)] == [False] * 6


@pytest.mark.parametrize(("text", "boxes"), [("(Labs", 1), ("OLabs", 0), ("D/C", 0), ("O", 1)])
def test_a_box_read_as_a_bracket_is_none_of_the_letters(text, boxes):
    read = word(text, Box(LEFTS[0], TOPS[0], 4 * SIDE, SIDE))
    assert len(boxes_on(grid(LEFTS[:1], TOPS[:1]), read)) == boxes


ROW = (200, 320, 440)  # boxes of one row, 28 wide


@pytest.mark.parametrize(
    ("text", "left", "width", "parts"),
    [
        pytest.param("H&PD/C", 240, 160, ["H&P", "D/C"], id="before the capital that begins a choice"),
        pytest.param("LabsEKG", 240, 170, ["Labs", "EKG"], id="two names run into each other"),
        pytest.param("Labs", 240, 60, ["Labs"], id="beside a box, not over it"),
        pytest.param("5550143", 240, 160, ["5550143"], id="figures stay whole"),
    ],
)
def test_a_word_that_runs_over_a_box_is_two(text, left, width, parts):
    words = [word(text, Box(left, TOPS[0], width, SIDE)), word("Consults", Box(480, TOPS[0], 100, SIDE))]
    image = PageImage(number=1, pixels=grid(ROW, TOPS[:1]), dpi_x=204.0, dpi_y=204.0)
    assert [part.text for part in parted_at_boxes(words, find_tick_boxes(image, words))] == [*parts, "Consults"]


def test_a_letter_like_a_box_is_one_where_no_box_stands_beside_it():
    words = [word("ROBLEDO", Box(240, TOPS[0], 200, SIDE))]
    image = PageImage(number=1, pixels=grid(ROW[1:2], TOPS[:1]), dpi_x=204.0, dpi_y=204.0)
    assert parted_at_boxes(words, find_tick_boxes(image, words)) == words
