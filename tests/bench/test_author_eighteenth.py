"""The side of eighteenth: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.ask import TYPES
from bench.reading.authors import eighteenth
from bench.reading.authors.eighteenth.fax import MISSABLE
from bench.reading.authors.eighteenth.layouts import REQUESTS, SPECS
from bench.reading.authors.eighteenth.names import FAMILY, MEN, WOMEN
from bench.reading.authors.eighteenth.people import DATES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
WORDS = {"keck": "Keck", "norris": "Norris", "verdugo_hills": "Verdugo"}


def text_of(page: str) -> str:
    """All the text, without white space."""
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "", page, flags=re.S)
    return re.sub(r"[\s\u200b]", "", html.unescape(page))


def fold(text: str) -> str:
    return re.sub(r"[^A-Z]", "", unicodedata.normalize("NFKD", text).upper())


def figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def dob_forms(iso: str) -> set[str]:
    return {re.sub(r"\s", "", style(date.fromisoformat(iso))).upper() for _, style in DATES}


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = eighteenth.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            assert fold(patient["family"]) in fold(text)
            assert fold(patient["given"]) in fold(text)
            assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
            assert patient["dob"] is None or any(form in text.upper() for form in dob_forms(patient["dob"]))
            assert patient["mrn"] is None or patient["mrn"] in text
            assert all(fold(alias) in fold(text) for alias in patient["aliases"])
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
        assert set(truth.get("requested_types", ())) <= set(TYPES)
        assert set(truth.get("auth_missing", ())) <= {*MISSABLE}
        assert not truth.get("facility") or fold(WORDS[truth["facility"]]) in fold(text)
        if kind == "more_information":
            assert truth["reference"] in text
        if truth.get("date_range"):
            assert re.sub(r"\s", "", made.fax.span).upper() in text.upper()
        if kind in ("continuity_of_care", "emergency"):
            assert truth["reply_fax"]
            marked = re.search("STAT(?!US)|URGENT|RUSH|EMERGEN", text_without_boxes(text))
            assert truth["urgency"] == "routine" or marked
        ours = {figures(number) for one in FACILITIES.values() for number in one[3:]}
        assert not ours & {figures(str(truth.get(field)))[-10:] for field in ("reply_fax", "phone")}


def text_without_boxes(text: str) -> str:
    """Without an option that is not ticked."""
    return text.upper().replace("[]URGENT", "")


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (eighteenth.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::20])
def test_pages_are_as_many_as_meant(layout):
    made = eighteenth.compose(Random(3), min(SPECS[layout].kinds), layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = eighteenth.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8.5 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert sum(len(names.split()) for names in FAMILY.values()) >= 300
    assert sum(len(names.split()) for side in (WOMEN, MEN) for names in side.values()) >= 300
