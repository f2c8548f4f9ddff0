"""Bad rows are found on the fax's own raster, and counted under a value's box on the upright page."""

from dataclasses import replace

import numpy as np
import pytest
from fax_page_maker import Damage, make_page

from ocr.clean import clean_and_note, clean_page
from ocr.model import Box, Evidence, PageImage, RasterRepairs, RowSpan
from ocr.orientation import Upright, turn_upright
from ocr.pages import glance_at, read_page
from ocr.row_quality import bad_row_shares, note_repairs, way_to_upright, with_row_quality
from ocr.upright import letters_of, to_square_pixels

ROWS, COLUMNS = 2156, 1728
WHOLE = Box(0, 0, COLUMNS, 2244)


def raster(pixels: np.ndarray, dpi: tuple[float, float] = (204.0, 196.0)) -> PageImage:
    return PageImage(number=1, pixels=np.asarray(pixels, dtype=np.uint8), dpi_x=dpi[0], dpi_y=dpi[1])


def upright_of(page: PageImage) -> Upright:
    """The page as `read_page` squares, levels and turns it, without reading a word."""
    square = to_square_pixels(clean_page(page))
    letters = letters_of(square.pixels, square.dpi_x)
    return turn_upright(square, letters)


def lying(turned_deg: int = 0, mended: np.ndarray | None = None, rows: int = ROWS) -> RasterRepairs:
    """A raster that came turned, not askew, with these pixels repaired."""
    size = (COLUMNS, 2244) if turned_deg % 180 else (2244, COLUMNS)
    page = raster(np.full(size, 255), (204.0, 204.0))
    came = raster(np.full((rows, COLUMNS), 255))
    return note_repairs(came, mended, Upright(page=page, turned_deg=turned_deg, skew_deg=0.0))


# --- the way from the raster to the upright page ------------------------------------------------------------------


@pytest.mark.parametrize("turned_deg", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("dpi", "skew_deg"),
    [
        pytest.param((204, 98), 2.0, id="standard askew"),
        pytest.param((204, 196), 0.0, id="fine level"),
        pytest.param((204, 391), -1.3, id="superfine askew"),
    ],
)
def test_a_mark_of_the_raster_is_where_the_way_leads_on_the_upright_page(dpi, turned_deg, skew_deg):
    made = make_page("letter", seed=4, dpi=dpi, turned_deg=turned_deg, damage=Damage(skew_deg=skew_deg))
    pixels = made.page.pixels.copy()
    rows, columns = pixels.shape
    tall, wide = round(0.15 * dpi[1]), round(0.15 * dpi[0])
    top, left = round(0.7 * rows), round(0.96 * columns) - wide
    pixels[top - 5 : top + tall + 5, left - 5 : left + wide + 5] = 255
    pixels[top : top + tall, left : left + wide] = 0
    upright = upright_of(replace(made.page, pixels=pixels))
    assert upright.turned_deg == turned_deg
    x, y = way_to_upright((rows, columns), upright) @ (left + wide / 2, top + tall / 2, 1.0)
    around = upright.page.pixels[round(y) - 25 : round(y) + 25, round(x) - 25 : round(x) + 25]
    found_y, found_x = (axis.mean() + 0.5 for axis in np.nonzero(around < 128))
    assert (found_x, found_y) == pytest.approx((25, 25), abs=1.5)


@pytest.mark.parametrize(
    ("turned_deg", "box", "share"),
    [
        # The upper eighth of the raster is reported bad.
        pytest.param(0, Box(100, 100, 50, 60), 1.0, id="upright: at the top"),
        pytest.param(0, Box(100, 1200, 50, 60), 0.0, id="upright: lower down"),
        pytest.param(180, Box(100, 100, 50, 60), 0.0, id="head down: at the top"),
        pytest.param(180, Box(100, 2100, 50, 60), 1.0, id="head down: at the bottom"),
        pytest.param(90, Box(100, 700, 60, 50), 1.0, id="on its right side: the top of the raster is on the left"),
        pytest.param(90, Box(2100, 700, 60, 50), 0.0, id="on its right side: and not on the right"),
        pytest.param(270, Box(100, 700, 60, 50), 0.0, id="on its left side: not on the left"),
        pytest.param(270, Box(2100, 700, 60, 50), 1.0, id="on its left side: the top of the raster is on the right"),
    ],
)
def test_reported_rows_are_found_under_a_box_of_a_turned_page(turned_deg, box, share):
    assert bad_row_shares(lying(turned_deg), (box,), [RowSpan(0, ROWS // 8)]) == (0.0, share)


@pytest.mark.parametrize("skew_deg", [2.0, -2.0])
def test_a_row_lies_aslant_on_a_page_that_was_askew(skew_deg):
    level = raster(np.full((2244, COLUMNS), 255), (204.0, 204.0))
    upright = Upright(page=level, turned_deg=0, skew_deg=skew_deg)
    repairs = note_repairs(raster(np.full((ROWS, COLUMNS), 255)), None, upright)
    middle = [RowSpan(ROWS // 2 - 3, ROWS // 2 + 3)]
    rise = round(np.tan(np.deg2rad(skew_deg)) * 600)  # of a row from the middle of the page to 600 px beside it
    on_it = Box(COLUMNS // 2 + 600, 2244 // 2 - rise - 10, 20, 20)
    level_with_it = Box(COLUMNS // 2 + 600, 2244 // 2 - 10, 20, 20)
    assert bad_row_shares(repairs, (on_it,), middle)[1] > 0.2
    assert bad_row_shares(repairs, (level_with_it,), middle)[1] == 0.0


@pytest.mark.parametrize(
    ("spans", "share"),
    [
        pytest.param([], 0.0, id="none"),
        pytest.param([RowSpan(0, ROWS)], 1.0, id="all"),
        pytest.param([RowSpan(0, ROWS // 2)], 0.5, id="half"),
        pytest.param([RowSpan(0, 1078), RowSpan(100, 1078)], 0.5, id="twice the same"),
        pytest.param([RowSpan(-50, 10**9)], 1.0, id="longer than the page"),
        pytest.param([RowSpan(900, 100), RowSpan(ROWS + 5, ROWS + 9)], 0.0, id="senseless"),
    ],
)
def test_whatever_a_carrier_reports_is_a_share(spans, share):
    assert bad_row_shares(lying(), (WHOLE,), spans)[1] == pytest.approx(share, abs=0.001)


def test_a_box_beside_the_page_has_no_bad_rows():
    assert bad_row_shares(lying(), (Box(-500, -500, 20, 20),), [RowSpan(0, ROWS)]) == (0.0, 0.0)


# --- what is seen -------------------------------------------------------------------------------------------------


def text_like() -> np.ndarray:
    """Upright strokes: ink above and below every row of them."""
    pixels = np.full((ROWS, COLUMNS), 255, np.uint8)
    for left in range(200, 1000, 24):
        pixels[300:330, left : left + 5] = 0
        pixels[600:630, left : left + 5] = 0
    return pixels


@pytest.mark.parametrize(
    ("damage", "seen_px", "elsewhere_px"),
    [
        pytest.param("none", 0, 0, id="untouched"),
        pytest.param("lost row", 1, 0, id="a lost row counts in its whole width"),
        pytest.param("speck", 1, 0, id="a speck counts where it is"),
        pytest.param("streak", 30, 30, id="a streak counts in every row it crosses"),
    ],
)
def test_what_was_repaired_within_a_box_counts(damage, seen_px, elsewhere_px):
    pixels = text_like()
    match damage:
        case "lost row":
            pixels[310] = 255
        case "speck":
            pixels[310, 213] = 0
        case "streak":
            pixels[:, 212:214] = 0
    _, mended = clean_and_note(raster(pixels))
    repairs = lying(mended=mended)
    scale = 2244 / ROWS
    hurt, other = (Box(205, round(top * scale), 60, round(30 * scale)) for top in (300, 600))
    assert bad_row_shares(repairs, (hurt,), ())[0] == pytest.approx(seen_px / 30, abs=0.04)
    assert bad_row_shares(repairs, (other,), ())[0] == pytest.approx(elsewhere_px / 30, abs=0.04)
    beside = hurt._replace(left=1300)  # where no stroke tells that a row was lost
    assert (bad_row_shares(repairs, (beside,), ())[0] > 0) is (damage == "lost row")


@pytest.mark.parametrize("turned_deg", [0, 270])
def test_a_read_page_knows_its_repairs_and_a_glance_does_not(turned_deg):
    made = make_page("letter", seed=9, turned_deg=turned_deg, damage=Damage(specks=300, lost_rows=6, streaks=1))
    page = read_page(made.page)
    assert page.repairs is not None
    height, width = page.image.pixels.shape
    assert bad_row_shares(page.repairs, (Box(0, 0, width, height),), ())[0] > 0.9  # of a streak from top to bottom
    words = [bad_row_shares(page.repairs, (word.box_px,), ())[0] for word in page.words]
    assert 0 < np.mean(words) < 0.3
    assert glance_at(make_page("letter", seed=9).page).repairs is None


def evidence(**changes) -> Evidence:
    base = Evidence(
        field="npi", value="x", page_number=1, box_px=Box(0, 0, 100, 1122), text="x", second_text=None,
        confidence=0.5, rule="x",
    )  # fmt: skip
    return replace(base, **changes)


@pytest.mark.parametrize(
    ("piece", "reported", "expected"),
    [
        pytest.param(evidence(), {}, (0.0, None), id="no report"),
        pytest.param(evidence(), {1: []}, (0.0, 0.0), id="reported as whole"),
        pytest.param(evidence(), {1: [RowSpan(0, 539)]}, (0.0, 0.5), id="half of the rows under it"),
        pytest.param(evidence(), {2: [RowSpan(0, 539)]}, (0.0, None), id="another page's report"),
        pytest.param(evidence(box_px=None), {1: [RowSpan(0, 539)]}, (None, None), id="no place"),
        pytest.param(evidence(page_number=7), {7: [RowSpan(0, 539)]}, (None, None), id="a page that is not there"),
        pytest.param(
            evidence(boxes_px=(Box(0, 0, 9, 10), Box(0, 1200, 9, 10))), {1: [RowSpan(0, 539)]}, (0.0, 0.5),
            id="row by row: one of two",
        ),
    ],
)  # fmt: skip
def test_evidence_says_how_good_its_rows_are(piece, reported, expected):
    page = replace(read_page(raster(np.full((ROWS, COLUMNS), 255))), repairs=lying())
    [found] = with_row_quality([piece], [page], reported)
    assert (found.bad_row_share, found.reported_bad_row_share) == pytest.approx(expected, abs=0.002)
