"""Reading pages: turned, squeezed, streaked and speckled pages come out as words; hopeless ones come out quietly."""

import time
from dataclasses import replace

import cv2
import numpy as np
import pytest
from fax_page_maker import Damage, make_page, recall
from PIL import Image

from ocr.clean import clean_page, remove_specks, remove_streaks, repair_rows, whiten_dark_edges
from ocr.header import take_header_apart
from ocr.model import Box, PageImage
from ocr.orientation import sample_lines
from ocr.pages import glance_at, read_page
from ocr.second import read_segment
from ocr.upright import find_tilt, letters_of, to_square_pixels
from ocr.words import parse_tsv, read_line, read_words

TTI = "NOV 24 2026 09:12 FROM LARKSPUR FAM 2135550143 P.01/03"
LETTER_PAGE = make_page("letter", seed=11)
ROWS, COLUMNS = 2156, 1728


def page_of(pixels: np.ndarray, dpi: tuple[float, float] = (204.0, 196.0)) -> PageImage:
    return PageImage(number=1, pixels=np.asarray(pixels, dtype=np.uint8), dpi_x=dpi[0], dpi_y=dpi[1])


def texts(read) -> tuple[str, ...]:
    return tuple(word.text for word in read.words)


@pytest.mark.parametrize(
    ("layout", "dpi", "turned_deg", "skew_deg", "least_recall"),
    [
        pytest.param("letter", (204, 196), 0, 0.0, 0.95, id="letter fine"),
        pytest.param("letter", (204, 98), 180, 1.5, 0.85, id="letter standard upside down skewed"),
        pytest.param("cover", (204, 391), 90, -2.0, 0.85, id="sparse cover superfine on its right side"),
        pytest.param("cover", (204, 98), 180, 0.0, 0.85, id="sparse cover standard upside down"),
        pytest.param("form", (204, 196), 270, 2.5, 0.80, id="ruled form on its left side skewed"),
        pytest.param("form", (204, 98), 0, -1.0, 0.75, id="ruled form standard skewed"),
        pytest.param("capitals", (204, 196), 180, 0.0, 0.95, id="capitals upside down"),
        pytest.param("capitals", (204, 98), 0, 3.0, 0.90, id="capitals standard skewed"),
    ],
)
def test_page_is_turned_upright_and_read(layout, dpi, turned_deg, skew_deg, least_recall):
    damage = Damage(skew_deg=skew_deg, specks=400, lost_rows=5)
    made = make_page(layout, seed=21, dpi=dpi, turned_deg=turned_deg, damage=damage, tti=TTI)
    read = read_page(made.page)
    assert read.turned_deg == turned_deg
    assert read.skew_deg == pytest.approx(-skew_deg, abs=0.4)
    assert recall(made.words, texts(read)) >= least_recall
    assert read.legible
    assert not read.is_blank
    assert (read.image.dpi_x, read.image.dpi_y) == (204.0, 204.0)


def test_lines_of_signs_are_no_sample_of_the_text():
    heights = {0: 11, 1: 25, 2: 12, 3: 24, 4: 25}
    lines = np.array([[100, 100 * line, 400, height] for line, height in heights.items()], np.int32)
    assert [box.top for box in sample_lines(lines, {0: 60, 1: 20, 2: 60, 3: 15, 4: 12})] == [100, 300, 400]


def test_the_measuring_stick_sees_a_wrongly_turned_page():
    upright = replace(LETTER_PAGE.page, pixels=np.ascontiguousarray(LETTER_PAGE.page.pixels[::-1, ::-1]))
    words = read_words(to_square_pixels(upright))
    assert recall(LETTER_PAGE.words, tuple(word.text for word in words)) < 0.2


def test_boxes_stand_on_the_words_of_the_upright_page():
    made = make_page("capitals", seed=2, turned_deg=180)
    read = read_page(made.page)
    rows, columns = read.image.pixels.shape
    for word in read.words:
        box = word.box_px
        assert box.left >= 0 and box.left + box.width <= columns
        assert box.top >= 0 and box.top + box.height <= rows
        inside = read.image.pixels[box.top : box.top + box.height, box.left : box.left + box.width]
        assert inside.min() < 128


def test_given_pixels_are_not_written_into():
    made = make_page("form", seed=5, turned_deg=90, damage=Damage(specks=300, streaks=1, lost_rows=4), tti=TTI)
    before = made.page.pixels.copy()
    read_page(made.page)
    assert np.array_equal(made.page.pixels, before)


@pytest.mark.parametrize("turned_deg", [0, 180], ids=["upright sheet", "sheet upside down, header upright"])
def test_header_line_is_metadata_and_no_word_of_the_page(turned_deg):
    read = read_page(make_page("letter", seed=8, turned_deg=turned_deg, tti=TTI).page)
    assert read.tti == TTI
    assert "2135550143" not in read.text


def test_letterhead_near_the_top_is_no_header_line():
    raised = np.roll(LETTER_PAGE.page.pixels, -160, axis=0)
    square = to_square_pixels(page_of(raised))
    kept, tti = take_header_apart(square)
    assert tti is None
    assert kept is square


GREY_LINES = np.indices((ROWS, COLUMNS)).sum(axis=0)
RNG = np.random.default_rng(4)
STREWN = np.where(RNG.random((ROWS, COLUMNS)) < 0.10, 0, 255)


@pytest.mark.parametrize(
    ("pixels", "is_blank"),
    [
        pytest.param(np.zeros((1, 1)), False, id="one black pixel"),
        pytest.param(np.full((1, 1), 255), True, id="one white pixel"),
        pytest.param(np.zeros((1, COLUMNS)), False, id="one row"),
        pytest.param(np.zeros((ROWS, 1)), False, id="one column"),
        pytest.param(np.full((ROWS, COLUMNS), 255), True, id="white"),
        pytest.param(np.zeros((ROWS, COLUMNS)), False, id="black"),
        pytest.param(STREWN, True, id="pepper alone"),
        pytest.param(RNG.integers(0, 2, (1000, COLUMNS)) * 255, False, id="bilevel noise"),
        pytest.param(RNG.integers(0, 256, (1000, COLUMNS)), False, id="grey noise"),
        pytest.param(127 + 100 * np.sin(GREY_LINES / 300), False, id="a soft photograph"),
        pytest.param((np.indices((ROWS, COLUMNS)).sum(axis=0) // 20 % 2) * 255, False, id="stripes"),
    ],
)
def test_page_without_text_is_quickly_illegible(pixels, is_blank):
    started = time.process_time()
    read = read_page(page_of(pixels))
    assert (read.legible, read.is_blank) == (False, is_blank)
    assert time.process_time() - started < 15


def test_raster_with_a_false_resolution_does_not_grow_without_end():
    read = read_page(page_of(np.zeros((6000, 6000)), dpi=(60.0, 60.0)))
    assert not read.legible
    assert read.image.pixels.shape == (6000, 6000)


def test_text_is_read_through_five_per_cent_pepper():
    pixels = np.where(np.random.default_rng(1).random(LETTER_PAGE.page.pixels.shape) < 0.05, 0, LETTER_PAGE.page.pixels)
    assert recall(LETTER_PAGE.words, texts(read_page(page_of(pixels)))) > 0.8


def test_streak_goes_and_strokes_that_cross_it_stay():
    clean = np.full((400, 100), 255, dtype=np.uint8)
    clean[200:210, 20:80] = 0
    streaked = clean.copy()
    streaked[:, 50:52] = 0
    assert np.array_equal(remove_streaks(streaked, 204.0), clean)


@pytest.mark.parametrize(
    "covered",
    [
        pytest.param(slice(0, 0), id="from border to border"),
        pytest.param(slice(0, 12), id="under a header that was printed over its beginning"),
        pytest.param(slice(388, 400), id="ending above the foot of the sheet"),
    ],
)
def test_streak_that_lets_some_rows_through_goes(covered):
    rows = np.random.default_rng(3).random(400) < 0.85
    rows[covered] = False
    streaked = np.full((400, 100), 255, dtype=np.uint8)
    streaked[rows, 50:52] = 0
    assert (remove_streaks(streaked, 204.0) == 255).all()


@pytest.mark.parametrize(
    ("first", "end"), [(40, 360), (0, 120), (280, 400), (15, 385)], ids=["middle", "upper part", "lower part", "frame"]
)
def test_ruling_that_ends_before_the_border_stays(first, end):
    ruled = np.full((400, 100), 255, dtype=np.uint8)
    ruled[first:end, 50:52] = 0
    assert np.array_equal(remove_streaks(ruled, 204.0), ruled)


def test_lost_row_is_filled_where_ink_stands_above_and_below():
    stroke = np.full((40, 60), 255, dtype=np.uint8)
    stroke[10:30, 20:24] = 0
    torn = stroke.copy()
    torn[20] = 255
    assert np.array_equal(repair_rows(torn, 196.0), stroke)


def test_gap_between_text_lines_is_no_lost_row():
    lines = np.full((40, 60), 255, dtype=np.uint8)
    lines[10:18, 10:50] = lines[24:32, 10:50] = 0
    assert np.array_equal(repair_rows(lines, 196.0), lines)


@pytest.mark.parametrize(("dpi_y", "side_px"), [(98.0, 2), (196.0, 3), (391.0, 4)])
def test_full_stop_is_no_speck(dpi_y, side_px):
    spotted = np.full((100, 100), 255, dtype=np.uint8)
    spotted[50 : 50 + side_px, 50 : 50 + side_px] = 0
    spotted[10, 10] = 0
    cleaned = remove_specks(spotted, dpi_y)
    assert cleaned[50, 50] == 0
    assert cleaned[10, 10] == 255


def test_dark_edges_go_and_a_black_page_stays_black():
    edged = LETTER_PAGE.page.pixels.copy()
    edged[:, :30] = edged[-40:] = 0
    whitened = whiten_dark_edges(edged, 204.0, 196.0)
    assert (whitened[:, :30] == 255).all()
    assert (whitened[-40:] == 255).all()
    black = np.zeros((ROWS, COLUMNS), dtype=np.uint8)
    assert np.array_equal(whiten_dark_edges(black, 204.0, 196.0), black)


@pytest.mark.parametrize(
    ("dpi", "shape"),
    [((204, 98), (1078, 1728)), ((204, 196), (2156, 1728)), ((204, 391), (4301, 1728)), ((300, 300), (3300, 2541))],
)
def test_every_resolution_becomes_204_dpi_square(dpi, shape):
    square = to_square_pixels(page_of(np.full(shape, 255), dpi))
    assert square.pixels.shape == pytest.approx((2244, 1728), abs=3)
    assert (square.dpi_x, square.dpi_y) == (204.0, 204.0)


@pytest.mark.parametrize("skew_deg", [-4.0, -1.3, 0.0, 2.2])
def test_skew_is_measured_to_a_fifth_of_a_degree(skew_deg):
    made = make_page("form", seed=6, damage=Damage(skew_deg=skew_deg))
    letters = letters_of(to_square_pixels(made.page).pixels, 204.0)
    tilt = find_tilt(letters, 204.0)
    assert not tilt.likely.sideways
    assert tilt.likely.skew_deg == pytest.approx(-skew_deg, abs=0.2)


@pytest.mark.parametrize("backend", ["tesserocr", "pytesseract"])
def test_back_ends_keep_one_contract(backend):
    """The same words, boxes in the page, confidences of 0 to 100, lines numbered in reading order."""
    square = to_square_pixels(clean_page(LETTER_PAGE.page))
    words = read_words(square, backend)
    assert recall(LETTER_PAGE.words, tuple(word.text for word in words)) >= 0.95
    rows, columns = square.pixels.shape
    assert all(0 <= word.confidence_pct <= 100 for word in words)
    assert all(word.box_px.left + word.box_px.width <= columns for word in words)
    assert all(word.box_px.top + word.box_px.height <= rows for word in words)
    assert [word.line for word in words] == sorted(word.line for word in words)
    by_line = {}
    for word in words:
        by_line.setdefault((word.block, word.line), []).append(word.box_px)
    assert all(max(box.top for box in line) < min(box.top + box.height for box in line) for line in by_line.values())
    assert read_words(page_of(np.full((300, 300), 255)), backend) == ()


def test_a_line_without_pixels_has_no_words():
    assert read_line(page_of(np.zeros((0, 40)))) == ()


def test_tsv_lines_of_different_blocks_are_different_lines():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = [
        "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tRe:",
        "5\t1\t2\t1\t1\t1\t10\t90\t30\t40\t-1\tDOB",
        "4\t1\t1\t1\t1\t0",
    ]
    first, second = parse_tsv(head + "\n".join(rows), 3)
    assert (first.text, first.page_number, first.box_px, first.confidence_pct) == ("Re:", 3, Box(10, 20, 30, 40), 96.5)
    assert (first.line, second.line, second.block, second.confidence_pct) == (0, 1, 2, 0.0)


def test_second_reader_reads_a_value():
    made = make_page("cover", seed=31)
    read = read_page(made.page)
    (born,) = [word for word in read.words if word.text.count("/") == 2]
    reading = read_segment(read.image, born.box_px)
    assert reading.text == born.text
    assert reading.confidence > 0.9


@pytest.mark.parametrize(
    "box",
    [Box(-50, -50, 20, 20), Box(5000, 5000, 40, 20), Box(0, 0, 0, 0), Box(1700, 10, 300, 1), Box(100, 2100, 40, 500)],
    ids=["before the page", "behind the page", "empty", "flat and over the border", "below the border"],
)
def test_second_reader_takes_any_box(box):
    reading = read_segment(page_of(np.full((ROWS, COLUMNS), 255)), box)
    assert (reading.text, reading.confidence) == ("", 0.0)


def with_code(kind: str, text: str) -> PageImage:
    import zxingcpp

    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    drawn = np.asarray(zxingcpp.write_barcode_to_image(code, scale=4))
    pixels = LETTER_PAGE.page.pixels.copy()
    drawn = cv2.resize(drawn, (drawn.shape[1], 160 if kind == "Code128" else drawn.shape[0]))
    pixels[1700 : 1700 + drawn.shape[0], 300 : 300 + drawn.shape[1]] = drawn
    return page_of(pixels)


@pytest.mark.parametrize("kind", ["Code128", "QRCode"])
@pytest.mark.parametrize("upside_down", [False, True], ids=["upright", "upside down"])
def test_barcode_is_read(kind, upside_down):
    page = with_code(kind, "FI-7K3M-Q2XD")
    if upside_down:
        page = replace(page, pixels=np.ascontiguousarray(page.pixels[::-1, ::-1]))
    assert read_page(page).barcodes == ("FI-7K3M-Q2XD",)


def test_grey_page_is_read():
    grey = np.asarray(Image.fromarray(LETTER_PAGE.page.pixels).resize((1700, 2200), Image.Resampling.LANCZOS))
    read = read_page(page_of(grey, (200.0, 200.0)))
    assert recall(LETTER_PAGE.words, texts(read)) > 0.9


@pytest.mark.parametrize(
    ("turned_deg", "turned_back_deg"),
    [pytest.param(0, 0, id="as received"), pytest.param(180, 180, id="upside down, so read as any page")],
)
def test_a_glance_gives_the_words_where_they_stand(turned_deg, turned_back_deg):
    made = make_page("letter", seed=11, turned_deg=turned_deg)
    seen, read = glance_at(made.page), read_page(made.page)
    assert seen.turned_deg == turned_back_deg
    assert recall(made.words, texts(seen)) >= 0.9
    places = {word.text: word.box_px for word in read.words}
    found = [(word.box_px, places[word.text]) for word in seen.words if word.text in places]
    off_px = [max(abs(a - b) for a, b in zip(one, other, strict=True)) for one, other in found]
    assert np.median(off_px) <= 6


def test_a_glance_at_noise_ends_at_once():
    noise = np.random.default_rng(3).choice(np.array([0, 255], np.uint8), size=(ROWS, COLUMNS))
    began = time.process_time()
    assert glance_at(page_of(noise)).legible is False
    assert time.process_time() - began < 10
