"""The side of twentysecond: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import twentysecond
from bench.reading.authors.twentysecond.layouts import REQUESTS, SPECS
from bench.reading.authors.twentysecond.matter import AUTH_ITEMS
from bench.reading.authors.twentysecond.names import FAMILY, MEN, WOMEN
from bench.reading.authors.twentysecond.people import DATE_STYLES
from bench.reading.authors.twentysecond.words import CODES, TYPE_WORDS
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES
from sample_faxes.values import TYPE_WORDS as OUR_TYPES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
SEEDS = 3


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


def check_patients(text, made):
    for patient in made.truth.get("patients", ()):
        assert fold(patient["family"]) in fold(text)
        assert fold(patient["given"]) in fold(text)
        assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
        assert patient["dob"] is None or any(form in text.upper() for form in dob_forms(patient["dob"]))
        assert patient["dob"] is None or patient["dob"] < made.matter.sent.isoformat()
        assert patient["mrn"] is None or patient["mrn"] in text
        assert all(fold(alias) in fold(text) for alias in patient["aliases"])
    for patient in made.matter.patients:  # what the truth lacks is not there
        if made.truth.get("patients"):
            assert "dob" in patient.written or not any(form in text for form in dob_forms(patient.birth.isoformat()))
            assert "mrn" in patient.written or not patient.number or patient.number not in text


def check_asked(text, made):
    truth, matter = made.truth, made.matter
    for field, number in (("reply_fax", matter._fax), ("phone", matter._phone), ("npi", matter._npi)):
        if field in truth:
            assert bool(truth[field]) == (figures(number)[-10:] in figures(text))
    assert set(truth.get("requested_types", ())) <= set(OUR_TYPES)
    if truth.get("date_range"):
        ends = matter.span_ends
        said = re.sub(r"\s", "", matter.span)
        assert said.upper() in text.upper() or all(end in text for end in ends)
    ours = {figures(number) for one in FACILITIES.values() for number in one[3:]}
    assert not ours & {figures(str(truth.get(field)))[-10:] for field in ("reply_fax", "phone")}


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(SEEDS):
        made = twentysecond.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        check_patients(text, made)
        check_asked(text, made)
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            word = {"keck": "KECK", "norris": "NORRIS", "verdugo_hills": "VERDUGO"}[truth["facility"]]
            assert word in fold(text)
        if kind in ("junk", "misdirected"):
            assert truth["facility"] is None
            assert not re.search("KECK|NORRIS|VERDUGO", fold(text))
        else:
            assert truth["facility"]
        if kind == "more_information":
            assert truth["reference"] in text
        if truth["urgency"] != "routine":
            assert re.search("STAT|EMERGEN|URGENT", text.upper())
        if kind == "emergency":
            assert truth["urgency"] == "stat"


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (twentysecond.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::8])
def test_pages_are_as_many_as_meant(layout):
    made = twentysecond.compose(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = twentysecond.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert set(CODES.values()) <= set(OUR_TYPES)
    assert set(TYPE_WORDS) == set(CODES)
    assert len({name for names in FAMILY.values() for name in names.split()}) >= 300
    assert len({name for side in (WOMEN, MEN) for names in side.values() for name in names.split()}) >= 300
