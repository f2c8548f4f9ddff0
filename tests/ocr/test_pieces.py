"""Pieces of ink: as OpenCV's own statistics have them, at a fraction of its time."""

import cv2
import numpy as np
import pytest

from ocr.pieces import pieces_of


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 1.0])
def test_pieces_are_those_of_opencv(share):
    ink = (np.random.default_rng(7).random((61, 83)) < share).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    pieces = pieces_of(ink)
    assert len(pieces) == len(stats) - 1
    assert np.array_equal(pieces.boxes, stats[1:, :4])
    assert np.array_equal(pieces.area, stats[1:, cv2.CC_STAT_AREA])
    assert np.array_equal(pieces.drawn(), ink)
    small = pieces.area <= 2
    assert np.array_equal(pieces.only(small).drawn(), np.concatenate(([False], small))[labels])


def test_some_pieces_are_pieces_too():
    ink = np.zeros((20, 30), np.uint8)
    ink[2:5, 3:9] = ink[10, 10] = ink[12:19, 20:22] = 1
    tall = pieces_of(ink).only(np.array([True, False, True]))
    assert [tuple(box) for box in tall.box_list()] == [(3, 2, 6, 3), (20, 12, 2, 7)]
    assert tall.only(tall.height > 3).area.tolist() == [14]
