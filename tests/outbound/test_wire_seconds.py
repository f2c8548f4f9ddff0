"""Predicted seconds of a call. The figures of real calls are in outbound/README.md."""

import numpy as np
import pytest

from outbound.model import FaxPage
from outbound.tiff import mmr_bytes
from outbound.wiretime import wire_time

_BLANK = FaxPage(pixels=np.zeros((2156, 1728), np.bool_))
_NOISE = FaxPage(pixels=np.random.default_rng(0).random((400, 1728)) < 0.2)


def test_a_blank_page_costs_the_set_up_and_its_commands():
    predicted = wire_time([_BLANK])
    assert predicted.at_14400_s == pytest.approx(13.3 + 3.2, abs=0.4)
    assert predicted.at_9600_s == pytest.approx(13.3 + 3.3, abs=0.6)


def test_bits_count_at_the_rate_of_the_line():
    bits = 8 * len(mmr_bytes(_NOISE))
    blocks = (bits // 8 - 1) // 65536
    assert blocks >= 1
    predicted = wire_time([_NOISE])
    assert predicted.at_14400_s == pytest.approx(13.3 + 3.2 + 1.05 * bits / 14400 + 3.5 * blocks)
    assert predicted.at_9600_s == pytest.approx(13.3 + 3.3 + 1.05 * bits / 9600 + 3.5 * blocks)


def test_set_up_is_paid_once():
    one, three = wire_time([_BLANK]).at_14400_s, wire_time([_BLANK] * 3).at_14400_s
    assert three - one == pytest.approx(2 * (one - 13.3))


def test_no_page_is_only_the_set_up():
    assert wire_time([]).at_14400_s == 13.3
