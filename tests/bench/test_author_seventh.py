"""The side of seventh: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import seventh
from bench.reading.authors.seventh.case import AUTH_ITEMS
from bench.reading.authors.seventh.layouts import REQUESTS, SPECS
from bench.reading.authors.seventh.names import FAMILY, MEN, WOMEN
from bench.reading.authors.seventh.words import DAYS, TYPES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
TWO_PAGES = frozenset({"cover_and_request", "with_face_sheet", "with_note"})


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
    forms = {re.sub(r"\s", "", style(born)).upper() for style in DAYS}
    return forms | {f"{born:%m/%d/%Y}", f"{born:%m%d%Y}"}


@pytest.mark.parametrize(("layout", "kind"), CASES[::3])
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = seventh.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
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
        assert ("npi" not in truth) or bool(truth["npi"]) == (made.case._npi in figures(text))
        assert set(truth.get("requested_types", ())) <= set(TYPES)
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            name = {"keck": "Keck", "norris": "Norris", "verdugo_hills": "Verdugo"}[truth["facility"]]
            assert fold(name) in fold(text)
        if kind == "more_information":
            assert truth["reference"] in text
        if truth.get("date_range"):
            assert re.sub(r"\s", "", made.case.span).upper() in text.upper()
        if truth.get("urgency", "routine") != "routine":
            assert re.search("STAT|EMERGENCY|EMERGENT|URGENT|RUSH", text.upper())
        ours = {figures(number) for one in FACILITIES.values() for number in one[3:]}
        assert not ours & {figures(str(truth.get(field)))[-10:] for field in ("reply_fax", "phone")}


@pytest.mark.parametrize("layout", sorted(REQUESTS)[::3])
def test_requests_say_who_asks_whom_for_whom(layout):
    kind = sorted(SPECS[layout].kinds)[0]
    truth = seventh.compose(Random(layout), kind, layout).truth
    assert truth["facility"]
    assert truth["patients"]
    assert truth["reply_fax"]
    assert "phone" in truth


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::7]:
        one, two = (seventh.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::25] + sorted(TWO_PAGES))
def test_pages_are_as_many_as_meant(layout):
    made = seventh.compose(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    pages = HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages
    assert len(pages) == (2 if layout in TWO_PAGES else 1)


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = seventh.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8 <= drawn.smallest_pt <= 14
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert len({name for names in FAMILY.values() for name in names.split()}) >= 300
    assert len({name for side in (WOMEN, MEN) for names in side.values() for name in names.split()}) >= 300
