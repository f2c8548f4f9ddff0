"""The side of twelfth: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.ask import TREATMENT
from bench.reading.authors import twelfth
from bench.reading.authors.twelfth.case import AUTH_ITEMS
from bench.reading.authors.twelfth.layouts import REQUESTS, SPECS
from bench.reading.authors.twelfth.names import FAMILY, MEN, WOMEN
from bench.reading.authors.twelfth.words import CODES, DATES, TYPE_WORDS
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for spec in SPECS.values() for kind in spec.kinds}
SIGN_OF = {"keck": "KECK", "norris": "NORRIS", "verdugo_hills": "VERDUGO"}
OURS = {re.sub(r"\D", "", number) for one in FACILITIES.values() for number in one[3:]}


def text_of(page: str) -> str:
    """All the text, without white space."""
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "", page, flags=re.S)
    return re.sub(r"\s", "", html.unescape(page))


def fold(text: str) -> str:
    return re.sub(r"[^A-Z]", "", unicodedata.normalize("NFKD", text).upper())


def figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def check_patient(patient, sent, text):
    assert fold(patient["family"]) in fold(text)
    assert fold(patient["given"]) in fold(text)
    assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
    if patient["dob"]:
        born = date.fromisoformat(patient["dob"])
        forms = {re.sub(r"\s", "", style(born)).upper() for style in DATES} | {f"{born:%m%d%Y}"}
        assert any(form in text.upper() for form in forms)
        assert born < sent
    assert patient["mrn"] is None or patient["mrn"] in text
    assert all(fold(alias) in fold(text) for alias in patient["aliases"])


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = twelfth.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            check_patient(patient, made.case.sent, text)
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
            assert figures(str(truth.get(field)))[-10:] not in OURS
        assert set(truth.get("requested_types", ())) <= set(CODES.values())
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            assert SIGN_OF[truth["facility"]] in text.upper()
        if kind == "more_information":
            assert truth["reference"] in text
        if truth.get("date_range"):
            assert fold(made.case.span) in fold(text)
            assert figures(made.case.span) in figures(text)
        if kind in TREATMENT:
            told = re.search("STAT[^EI]|EMERGENCY(?!CONTACT)|URGENT(?!&|For)|RUSH", text)
            assert told or truth["urgency"] == "routine"


@pytest.mark.parametrize("layout", REQUESTS)
def test_numbers_that_the_truth_lacks_are_not_the_office_s(layout):
    for seed in range(3):
        kind = sorted(SPECS[layout].kinds)[0]
        made = twelfth.compose(Random(seed), kind, layout)
        for field, number in (("reply_fax", made.case._fax), ("phone", made.case._phone), ("npi", made.case._npi)):
            assert made.truth.get(field, "") is not None or figures(number) not in figures(text_of(made.html))


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::7]:
        one, two = (twelfth.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::24])
def test_pages_are_as_many_as_meant(layout):
    made = twelfth.compose(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    pages = HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages
    assert len(pages) == made.html.count('class="page"')


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = twelfth.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert set(TYPE_WORDS) == set(CODES)
    assert len({name for names in FAMILY.values() for name in names.split()}) >= 300
    assert len({name for side in (WOMEN, MEN) for names in side.values() for name in names.split()}) >= 300
