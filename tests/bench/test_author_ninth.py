"""The side of ninth: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import ninth
from bench.reading.authors.ninth.case import AUTH_ITEMS
from bench.reading.authors.ninth.layouts import REQUESTS, SPECS
from bench.reading.authors.ninth.names import FAMILY, MEN, WOMEN
from bench.reading.authors.ninth.people import DATE_STYLES
from bench.reading.authors.ninth.wordings import CODES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

CASES = [(layout, kind) for layout, spec in SPECS.items() for kind in sorted(spec.kinds)]
KINDS = {kind for _, kind in CASES}
NAMES = {"keck": "KECK", "norris": "NORRIS", "verdugo_hills": "VERDUGO"}
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
    forms = {re.sub(r"\s", "", style(born)).upper() for style in DATE_STYLES}
    return forms | {f"{born:%m/%d/%Y}", f"{born:%m%d%Y}"}


def check_patient(patient, text, sent):
    assert fold(patient["family"]) in fold(text)
    assert fold(patient["given"]) in fold(text)
    assert not patient["suffix"] or patient["suffix"].upper() in text.upper()
    assert patient["dob"] is None or any(form in text.upper() for form in dob_forms(patient["dob"]))
    assert patient["dob"] is None or patient["dob"] < sent
    assert patient["mrn"] is None or patient["mrn"] in text
    assert all(fold(alias) in fold(text) for alias in patient["aliases"])


@pytest.mark.parametrize(("layout", "kind"), CASES[::3])
def test_truth_stands_on_the_sheets(layout, kind):
    for seed in range(2):
        made = ninth.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            check_patient(patient, text, made.case.sent.isoformat())
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
        assert set(truth.get("requested_types", ())) <= set(CODES.values())
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        assert not truth.get("facility") or NAMES[truth["facility"]] in fold(text)
        assert kind != "more_information" or truth["reference"] in text
        if truth.get("date_range"):
            assert re.sub(r"\s", "", made.case.span).upper() in text.upper()
        says_urgent = re.search("STAT[^EUI]|EMERGENCY|EMERGENT|URGENT|RUSH", text.upper())
        assert says_urgent or truth["urgency"] == "routine"
        assert not OURS & {figures(str(truth.get(field)))[-10:] for field in ("reply_fax", "phone")}


@pytest.mark.parametrize("layout", REQUESTS[::3])
def test_numbers_that_the_truth_lacks_are_on_no_sheet(layout):
    kind = sorted(SPECS[layout].kinds)[0]
    made = ninth.compose(Random(layout), kind, layout)
    text = figures(text_of(made.html))
    for field, number in (("reply_fax", made.case._fax), ("phone", made.case._phone), ("npi", made.case._npi)):
        assert made.truth[field] or figures(number) not in text


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (ninth.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::14])
def test_pages_are_as_many_as_meant(layout):
    made = ninth.compose(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = ninth.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8.5 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert len(REQUESTS) >= 45
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert len({name for names in FAMILY.values() for name in names.split()}) >= 300
    assert len({name for side in (WOMEN, MEN) for names in side.values() for name in names.split()}) >= 300
