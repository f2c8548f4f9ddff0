"""Fax pages into TIFF-F and back, as fax software reads it."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from outbound.model import FaxPage
from outbound.tiff import read_tiff_f, write_tiff_f


def _page(rows=300, dpi_y=196, seed=0, ink_share=0.1):
    pixels = np.random.default_rng(seed).random((rows, 1728)) < ink_share
    return FaxPage(pixels=pixels, dpi_y=dpi_y)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.integers(1, 120),
    seed=st.integers(0, 2**32 - 1),
    ink_share=st.sampled_from([0.0, 0.01, 0.5, 1.0]),
    dpi_y=st.sampled_from([98, 196, 391]),
)
def test_every_page_comes_back_pel_by_pel(rows, seed, ink_share, dpi_y):
    pages = (_page(rows, dpi_y, seed, ink_share), _page(7, 196, seed + 1))
    back = read_tiff_f(write_tiff_f(pages))
    assert [page.dpi_y for page in back] == [dpi_y, 196]
    assert all(np.array_equal(ours.pixels, theirs.pixels) for ours, theirs in zip(pages, back, strict=True))


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        pytest.param(256, 1728, id="one line of A4 and letter width"),
        pytest.param(259, 4, id="coding is T.6"),
        pytest.param(262, 0, id="white is zero"),
        pytest.param(266, 2, id="bits in the order of the line"),
        pytest.param(278, 300, id="one strip"),
        pytest.param(282, 204, id="204 dots an inch across"),
        pytest.param(283, 196, id="196 dots an inch down"),
        pytest.param(296, 2, id="the unit is the inch"),
        pytest.param(297, (1, 2), id="second page of two"),
    ],
)
def test_tags_are_those_of_class_f(tag, value):
    with Image.open(io.BytesIO(write_tiff_f([_page(), _page(seed=1)]))) as image:
        image.seek(1)
        assert image.tag_v2[tag] == value


def test_ink_is_black_for_other_readers():
    pixels = np.zeros((10, 1728), np.bool_)
    pixels[3, 100:200] = True
    with Image.open(io.BytesIO(write_tiff_f([FaxPage(pixels=pixels)]))) as image:
        assert image.getpixel((150, 3)) == 0
        assert image.getpixel((150, 4)) == 255


def test_same_pages_give_same_bytes():
    assert write_tiff_f([_page(), _page(seed=1)]) == write_tiff_f([_page(), _page(seed=1)])


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([], id="no page"),
        pytest.param([FaxPage(pixels=np.zeros((10, 1700), np.bool_))], id="another width"),
        pytest.param([FaxPage(pixels=np.zeros((0, 1728), np.bool_))], id="no rows"),
    ],
)
def test_what_is_no_fax_is_not_written(pages):
    with pytest.raises(ValueError, match=r"page|Page"):
        write_tiff_f(pages)


def _grey_tiff():
    file = io.BytesIO()
    Image.new("L", (1728, 20), 200).save(file, "TIFF")
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"II*\0garbage", id="garbage"),
        pytest.param(write_tiff_f([_page()])[:-150], id="cut off"),
        pytest.param(_grey_tiff(), id="not bilevel"),
    ],
)
def test_what_is_no_fax_is_not_read(data):
    with pytest.raises(ValueError, match="fax"):
        read_tiff_f(data)
