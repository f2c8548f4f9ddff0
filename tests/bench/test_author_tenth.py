"""The side of tenth: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import tenth
from bench.reading.authors.tenth.case import AUTH_ITEMS
from bench.reading.authors.tenth.layouts import REQUESTS, SPECS
from bench.reading.authors.tenth.names import FAMILY, MEN, WOMEN
from bench.reading.authors.tenth.people import DATE_STYLES
from bench.reading.authors.tenth.wordings import CODES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
WORDS = {"keck": "KECK", "norris": "NORRIS", "verdugo_hills": "VERDUGO"}


def text_of(page: str) -> str:
    """All the text, without white space."""
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "", page, flags=re.S)
    return re.sub(r"\s", "", html.unescape(page))


def fold(text: str) -> str:
    return re.sub(r"[^A-Z]", "", unicodedata.normalize("NFKD", text).upper())


def figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def dob_forms(iso: str) -> set[str]:
    born = date.fromisoformat(iso)
    return {re.sub(r"\s", "", style(born)).upper() for style in DATE_STYLES}


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = tenth.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            assert fold(patient["family"]) in fold(text)
            assert fold(patient["given"]) in fold(text)
            assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
            assert patient["dob"] is None or any(form in text.upper() for form in dob_forms(patient["dob"]))
            assert patient["dob"] is None or patient["dob"] < made.case.sent.isoformat()
            assert patient["mrn"] is None or patient["mrn"] in text
            assert all(fold(alias) in fold(text) for alias in patient["aliases"])
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
        assert set(truth.get("requested_types", ())) <= set(CODES.values())
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            assert WORDS[truth["facility"]] in fold(text)
        if kind == "more_information":
            assert truth["reference"] in text
        if truth.get("date_range"):
            assert re.sub(r"\s", "", made.case.span).upper() in text.upper()
        if truth["urgency"] != "routine":
            assert re.search("STAT|EMERGENCY|URGENT|RUSH", text.upper())
        ours = {figures(number) for one in FACILITIES.values() for number in one[3:]}
        assert not ours & {figures(str(truth.get(field)))[-10:] for field in ("reply_fax", "phone")}


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (tenth.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::9])
def test_pages_are_as_many_as_meant(layout):
    made = tenth.compose(Random(3), min(SPECS[layout].kinds), layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = tenth.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8.5 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert len({name for names in FAMILY.values() for name in names.split()}) >= 300
    assert len({name for side in (WOMEN, MEN) for names in side.values() for name in names.split()}) >= 300
