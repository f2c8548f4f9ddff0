"""The side of twentyfirst: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import twentyfirst
from bench.reading.authors.twentyfirst.case import AUTH_ITEMS
from bench.reading.authors.twentyfirst.layouts import REQUESTS, SPECS
from bench.reading.authors.twentyfirst.names import FAMILY, MEN, WOMEN
from bench.reading.authors.twentyfirst.people import DATE_STYLES
from bench.reading.authors.twentyfirst.words import CODES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES, TYPE_WORDS

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
OURS = {re.sub(r"\D", "", number) for one in FACILITIES.values() for number in one[3:]}


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
    return {re.sub(r"\s", "", style(born)).upper() for style, _ in DATE_STYLES} | {f"{born:%m/%d/%Y}"}


def check_patient(patient, text, sent):
    assert fold(patient["family"]) in fold(text)
    assert fold(patient["given"]) in fold(text)
    assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
    assert patient["dob"] is None or patient["dob"] < sent.isoformat()
    assert patient["dob"] is None or any(form in text.upper() for form in dob_forms(patient["dob"]))
    assert patient["mrn"] is None or patient["mrn"] in text
    assert all(fold(alias) in fold(text) for alias in patient["aliases"])


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(3):
        made = twentyfirst.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            check_patient(patient, text, made.case.sent)
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
            assert figures(str(truth.get(field)))[-10:] not in OURS
        assert set(truth.get("requested_types", ())) <= set(CODES.values()) == set(TYPE_WORDS)
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            word = {"keck": "KECK", "norris": "NORRIS", "verdugo_hills": "VERDUGO"}[truth["facility"]]
            assert word in fold(text)
        assert kind != "more_information" or truth["reference"] in text
        if truth.get("date_range"):
            said = re.sub(r"\s", "", made.case.span_text).upper()
            assert said.replace("–", "-") in text.upper().replace("–", "-")
        if truth["urgency"] != "routine":
            assert re.search("STAT|EMERG|URGENT|RUSH|NOW|ED", text.upper())


def test_what_the_truth_lacks_is_not_labelled():
    for layout, kind in CASES[::2]:
        made = twentyfirst.compose(Random(f"{layout}/{kind}"), kind, layout)
        text, case = text_of(made.html), made.case
        if made.truth.get("npi", "") is None:
            assert case.npi not in text
        if made.truth.get("phone", "") is None:
            assert figures(case.phone)[-10:] not in figures(text)


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (twentyfirst.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::12])
def test_pages_are_as_many_as_meant(layout):
    made = twentyfirst.compose(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = twentyfirst.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 7 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert len({name for names in FAMILY.values() for name in names.split()}) >= 300
    assert len({name for side in (WOMEN, MEN) for names in side.values() for name in names.split()}) >= 300
