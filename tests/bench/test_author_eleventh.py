"""The side of eleventh: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import eleventh
from bench.reading.authors.eleventh.layouts import REQUESTS, SPECS
from bench.reading.authors.eleventh.names import FAMILY, MEN, WOMEN
from bench.reading.authors.eleventh.office import FORM_ITEMS
from bench.reading.authors.eleventh.people import DOB_STYLES
from bench.reading.authors.eleventh.words import CODES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
OURS = {re.sub(r"\D", "", number) for one in FACILITIES.values() for number in one[3:]}
CALLED = {"keck": "Keck", "norris": "Norris", "verdugo_hills": "Verdugo"}


def text_of(page: str) -> str:
    """All the text, without white space."""
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "", page, flags=re.S)
    return re.sub(r"\s", "", html.unescape(page))


def fold(text: str) -> str:
    return re.sub(r"[^A-Z]", "", unicodedata.normalize("NFKD", text).upper())


def dob_forms(iso: str) -> set[str]:
    born = date.fromisoformat(iso)
    return {re.sub(r"\s", "", style(born)).upper() for _, style in DOB_STYLES} | {f"{born:%m/%d/%Y}"}


def check_patient(patient, text):
    assert fold(patient["family"]) in fold(text)
    assert fold(patient["given"]) in fold(text)
    assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
    assert patient["dob"] is None or any(form in text.upper() for form in dob_forms(patient["dob"]))
    assert not patient.get("mrn") or patient["mrn"] in text
    assert all(fold(alias) in fold(text) for alias in patient["aliases"])


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = eleventh.make(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            check_patient(patient, text)
        for field in ("reply_fax", "phone", "npi"):
            said = (truth.get(field) or "").removeprefix("+1")
            assert said in re.sub(r"\D", "", text)
            assert not said or said not in OURS
        assert set(truth.get("requested_types", ())) <= set(CODES)
        assert set(truth.get("auth_missing", ())) <= {*FORM_ITEMS, "representative_proof"}
        if truth.get("facility"):
            assert fold(CALLED[truth["facility"]]) in fold(text)
        if kind == "more_information":
            assert truth["reference"] in text
        if truth.get("date_range"):
            assert re.sub(r"\s", "", made.office.span).upper() in text.upper()
        if truth["urgency"] != "routine":
            assert re.search("STAT|EMERGENCY|URGENT|RUSH", text.upper())


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (eleventh.make(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::16])
def test_pages_are_as_many_as_meant(layout):
    made = eleventh.make(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = eleventh.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8.5 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert sum(len(names.split()) for names in FAMILY.values()) >= 300
    assert sum(len(names.split()) for side in (WOMEN, MEN) for names in side.values()) >= 300
