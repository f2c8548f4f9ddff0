"""Which choices of a list are marked: by tick, ring, line, cross, "Yes"; and lists in which nothing is."""

from dataclasses import replace

import numpy as np
import pytest
from fax_page_maker import NO_DAMAGE, Damage
from marked_form import MarkedForm
from typed_page import typed_page

from ocr.layout import lay_out
from ocr.marks import Choice, marked_of
from ocr.model import Box
from ocr.pages import read_page
from ocr.second import read_segment
from ocr.types_asked import find_type_hits, types_of

OPTIONS = ("History and Physical", "Imaging reports", "Billing", "Pathology", "EKG", "Medication list")
NAMES = ("history_and_physical", "imaging_report", "", "pathology", "ekg", "medication_list")
ALL_OF_THEM = {name for name in NAMES if name}
LIGHT = Damage(skew_deg=0.6, specks=150, blur_px=1.2, threshold=122)
PLAIN = "Records:"
WAYS = (
    "box", "box behind", "brackets", "writing line", "filled circle", "ring", "ring round the number", "line under",
    "check beside", "X beside", "yes and no",
)  # fmt: skip


def types_on(
    way: str, chosen: tuple[int, ...], *, heading: str = PLAIN, damage: Damage = NO_DAMAGE, columns: int = 1
) -> set[str]:
    page = read_page(MarkedForm(way, OPTIONS, chosen, heading, columns).faxed(damage))
    return set(types_of(find_type_hits(lay_out(page), (), read_segment)))


@pytest.mark.parametrize("damage", [pytest.param(NO_DAMAGE, id="clean"), pytest.param(LIGHT, id="damaged")])
@pytest.mark.parametrize("way", WAYS)
def test_marked_choices_alone_are_asked(way: str, damage: Damage) -> None:
    assert types_on(way, (1, 4), damage=damage) == {"imaging_report", "ekg"}


@pytest.mark.parametrize("way", ["box", "brackets", "ring", "line under", "check beside"])
def test_marks_are_found_in_two_columns(way: str) -> None:
    assert types_on(way, (0, 5), columns=2) == {"history_and_physical", "medication_list"}


@pytest.mark.parametrize("way", ["box", "box behind", "brackets", "writing line", "filled circle", "yes and no"])
def test_choices_of_which_none_is_marked_ask_nothing(way: str) -> None:
    assert types_on(way, ()) == set()


@pytest.mark.parametrize(
    ("way", "heading", "columns"),
    [
        pytest.param("ring", "Circle what is needed:", 1, id="told how to choose"),
        pytest.param("ring", PLAIN, 2, id="set out in columns"),
    ],
)
def test_a_menu_without_places_to_mark_asks_nothing_by_itself(way: str, heading: str, columns: int) -> None:
    assert types_on(way, (), heading=heading, columns=columns) == set()


@pytest.mark.parametrize("way", ["numbered", "bullet", ""])
def test_the_list_of_a_letter_is_asked_as_a_whole(way: str) -> None:
    assert types_on(way, (), heading="Please send:") == ALL_OF_THEM


def test_a_line_through_a_choice_is_no_mark() -> None:
    assert types_on("struck", (1, 4)) == set()


def test_only_what_differs_between_neighbours_is_a_mark() -> None:
    """A word with a ring is marked beside one without, and tells nothing when both have one."""
    form = MarkedForm("ring", ("Male", "Female"), (1,), "Sex:", 2)
    page = read_page(form.faxed(NO_DAMAGE))
    layout = lay_out(page)
    high = 24
    tops = [round(2.5 * page.image.dpi_y) + 6] * 2
    lefts = [round(place * page.image.dpi_x) for place in (1.0, 4.3)]
    widths = [round(form.pen.textlength(word, font=form.font) * 204 / 400) for word in ("Male", "Female")]
    choices = [
        Choice(box_px=Box(left, top, width, high), left_px=left, right_px=left + width)
        for left, top, width in zip(lefts, tops, widths, strict=True)
    ]
    marks = marked_of(layout, choices)
    assert marks is not None
    assert [(mark.chosen, mark.how) for mark in marks] == [(False, ""), (True, "ring")]
    assert marked_of(layout, [choices[1], choices[1]]) is None
    assert marked_of(layout, [choices[0], choices[0]]) is None


def test_pixels_of_the_page_are_not_written_into() -> None:
    page = read_page(MarkedForm("ring", OPTIONS, (1,), PLAIN).faxed(NO_DAMAGE))
    before = page.image.pixels.copy()
    find_type_hits(lay_out(page), (), read_segment)
    assert np.array_equal(page.image.pixels, before)


@pytest.mark.parametrize("ticked", [True, False])
def test_a_name_of_records_ends_at_the_next_box(ticked: bool) -> None:
    page = typed_page("Records wanted:\nOO Lab results OO Radiology reports OO EKG")
    pixels = page.image.pixels.copy()
    boxes = [word.box_px for word in page.words if word.text == "OO"]
    for place, box in enumerate(boxes):
        inside = (slice(box.top, box.top + box.height), slice(box.left, box.left + box.width))
        pixels[inside] = 0
        if place != 1 or not ticked:
            pixels[inside][3:-3, 3:-3] = 255
    layout = lay_out(replace(page, image=replace(page.image, pixels=pixels)))
    assert set(types_of(find_type_hits(layout, (), None))) == ({"imaging_report"} if ticked else set())
