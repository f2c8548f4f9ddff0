"""What the layouts of `bench.reading.authors.fourth` say is what their truth tells, and all of it is on the sheets."""

import re
from random import Random
from typing import Any

import pytest

from bench.reading.authors.fourth import LAYOUTS, draw
from bench.reading.authors.fourth.drawing import Composed, compose, plain_text, set_pages
from bench.reading.generate import SHARES

EVERY = [(name, kind) for name, kinds in LAYOUTS.items() for kind in sorted(kinds)]
REQUEST_KINDS = {"continuity_of_care", "emergency"}
PAGE_PX = (816, 1056)  # as WeasyPrint counts, 96 an inch


def composed(layout: str, kind: str, seed: int) -> Composed:
    return compose(Random(f"{seed}/{layout}"), kind, layout)


def absent(truth: dict[str, Any], text: str) -> list[str]:
    """The values of the truth that the text does not have."""
    plain, digits = re.sub(r"[^a-z0-9]", "", text.lower()), re.sub(r"\D", "", text)
    wanted = []
    for one in truth.get("patients", ()):
        wanted += [one["family"], one["given"], one["suffix"], one["mrn"], *one["aliases"]]
        wanted += [one["dob"][2:4]] if one["dob"] else []
    numbers = [(truth.get(name) or "").removeprefix("+1") for name in ("reply_fax", "phone", "npi")]
    wanted += [truth.get("reference")]
    return [one for one in wanted if one and re.sub(r"[^a-z0-9]", "", one.lower()) not in plain] + [
        one for one in numbers if one not in digits
    ]


@pytest.mark.parametrize(("layout", "kind"), EVERY[::3])
def test_every_value_of_the_truth_is_on_the_sheets(layout, kind):
    for seed in range(2):
        fax = composed(layout, kind, seed)
        assert absent(fax.truth, plain_text(fax.html)) == []
        assert fax.truth["kind"] == kind
        if fax.truth.get("date_range"):
            assert fax.sheet.said["span"].lower() in plain_text(fax.html).lower()


@pytest.mark.parametrize("layout", sorted(LAYOUTS)[::8])
def test_the_text_stays_on_its_pages(layout):
    fax = composed(layout, min(LAYOUTS[layout]), 7)
    pages = set_pages(fax).pages
    assert len(pages) == fax.html.count('<div class="pg')
    boxes = [box for page in pages for box in page._page_box.descendants() if getattr(box, "text", "").strip()]
    assert all(box.position_x + box.width <= PAGE_PX[0] and box.position_y + box.height <= PAGE_PX[1] for box in boxes)


def test_every_kind_has_layouts():
    by_kind = {kind: [name for name, kinds in LAYOUTS.items() if kind in kinds] for kind in SHARES}
    assert len(set(by_kind["continuity_of_care"]) | set(by_kind["emergency"])) >= 40
    assert all(len(found) >= 2 for kind, found in by_kind.items() if kind != "unreadable")


def test_an_absent_value_is_noticed():
    fax = composed("letter_re", "continuity_of_care", 1)
    assert absent(fax.truth | {"reply_fax": "+12125550000"}, plain_text(fax.html)) == ["2125550000"]


def test_the_same_seed_draws_the_same_fax():
    first, again = (draw(Random(5), "continuity_of_care") for _ in range(2))
    assert first.truth == again.truth
    assert [one.tobytes() for one in first.sheets] == [one.tobytes() for one in again.sheets]
    assert {one.size for one in first.sheets} == {(3400, 4400)}
    assert {one.mode for one in first.sheets} == {"L"}


def test_about_a_fifth_of_the_requests_is_written_by_hand():
    faxes = [composed(name, kind, seed) for name, kind in EVERY if kind in REQUEST_KINDS for seed in range(3)]
    assert 0.12 < sum(bool(one.sheet.hand) for one in faxes) / len(faxes) < 0.25
