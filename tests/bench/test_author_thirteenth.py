"""The side of thirteenth: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from functools import cache
from random import Random
from typing import get_args

import pytest
from weasyprint import HTML

from bench.reading.authors import thirteenth
from bench.reading.authors.thirteenth.fax import AUTH_ITEMS
from bench.reading.authors.thirteenth.layouts import REQUESTS, SPECS
from bench.reading.authors.thirteenth.names import FAMILY, MEN, WOMEN
from bench.reading.authors.thirteenth.people import DATES, SHORT
from bench.reading.from_html import LETTER
from ocr.model import RecordType
from sample_faxes.values import FACILITIES

RECORD_TYPES = frozenset(get_args(RecordType))
CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
PLACES = {"keck": "Keck", "norris": "Norris", "verdugo_hills": "Verdugo"}


@cache
def composed(layout, kind, seed):
    return thirteenth.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)


def text_of(page: str) -> str:
    """All the text, without white space."""
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "", page, flags=re.S)
    return re.sub(r"\s", "", html.unescape(page))


def fold(text: str) -> str:
    return re.sub(r"[^A-Z]", "", unicodedata.normalize("NFKD", text).upper())


def figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def birth_forms(iso: str) -> set[str]:
    born = date.fromisoformat(iso)
    return {re.sub(r"\s", "", style(born)).upper() for style in (*DATES, *SHORT)} | {f"{born:%m%d%Y}"}


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = composed(layout, kind, seed)
        text, truth = text_of(made.html), made.truth
        upper, letters = text.upper(), fold(text)
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            assert fold(patient["family"]) in letters
            assert fold(patient["given"]) in letters
            assert not patient["suffix"] or patient["suffix"].upper() in upper
            assert patient["dob"] is None or any(form in upper for form in birth_forms(patient["dob"]))
            assert patient["dob"] is None or patient["dob"] < made.fax.sent.isoformat()
            assert patient["mrn"] is None or patient["mrn"] in text
            assert all(fold(alias) in letters for alias in patient["aliases"])
        for person in made.fax.patients:  # and what the truth lacks does not stand there
            assert "aka" in person.wrote or not person._aka or fold(person._aka) not in letters
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
        if "npi" in truth and truth["npi"] is None:
            assert not re.search(r"NPI", text)
        assert set(truth.get("requested_types", ())) <= RECORD_TYPES
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            assert fold(PLACES[truth["facility"]]) in letters
        if kind == "more_information":
            assert truth["reference"] in text
        if truth.get("date_range"):
            assert re.sub(r"\s", "", made.fax.span).upper() in upper
        marked = re.search("STAT(?!E)|EMERGEN|URGENT|RUSH", upper.replace("EMERGENCYCONTACT", ""))
        assert truth["urgency"] == "routine" or marked
        ours = {figures(number) for one in FACILITIES.values() for number in one[3:]}
        assert not ours & {figures(str(truth.get(field)))[-10:] for field in ("reply_fax", "phone")}


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (thirteenth.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::17])
def test_pages_are_as_many_as_meant(layout):
    made = composed(layout, sorted(SPECS[layout].kinds)[0], 0)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = thirteenth.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8.5 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert len(KINDS) == 11
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert sum(len(names.split()) for names in FAMILY.values()) >= 300
    assert sum(len(names.split()) for side in (WOMEN, MEN) for names in side.values()) >= 300
