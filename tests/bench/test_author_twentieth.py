"""The side of twentieth: what its faxes tell stands on their sheets."""

import html
import re
import unicodedata
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.ask import TREATMENT
from bench.reading.authors import twentieth
from bench.reading.authors.twentieth.case import AUTH_ITEMS
from bench.reading.authors.twentieth.names import FAMILY, MEN, WOMEN
from bench.reading.authors.twentieth.words import CODES, DATE_STYLES
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

SPECS = twentieth.SPECS
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
    return {re.sub(r"\s", "", style(born)).upper() for style in DATE_STYLES} | {f"{born:%m/%d/%Y}"}


def missing_patient(patient, text):
    """What the sheet does not show of a patient."""
    upper = text.upper()
    shown = {
        "family": fold(patient["family"]) in fold(text),
        "given": fold(patient["given"]) in fold(text),
        "suffix": not patient["suffix"] or patient["suffix"].upper() in upper,
        "dob": patient["dob"] is None or any(form in upper for form in dob_forms(patient["dob"])),
        "mrn": patient["mrn"] is None or patient["mrn"].upper() in upper,
        "aliases": all(fold(alias) in fold(text) for alias in patient["aliases"]),
    }
    return [field for field, right in shown.items() if not right]


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_truth_stands_on_the_sheets(layout, kind):
    ours = {figures(number) for one in FACILITIES.values() for number in one[3:]}
    for seed in range(SEEDS):
        made = twentieth.compose(Random(f"{layout}/{kind}/{seed}"), kind, layout)
        text, truth = text_of(made.html), made.truth
        assert truth["kind"] == kind
        for patient in truth.get("patients", ()):
            assert missing_patient(patient, text) == []
            assert patient["dob"] is None or patient["dob"] < made.case.sent.isoformat()
        for field in ("reply_fax", "phone", "npi"):
            assert not truth.get(field) or truth[field].removeprefix("+1") in figures(text)
            assert figures(str(truth.get(field)))[-10:] not in ours
        assert set(truth.get("requested_types", ())) <= CODES
        assert set(truth.get("auth_missing", ())) <= set(AUTH_ITEMS)
        if truth.get("facility"):
            words = {"keck": "Keck", "norris": "Norris", "verdugo_hills": "Verdugo"}
            assert fold(words[truth["facility"]]) in fold(text)
        assert truth.get("reference", "") in text
        if truth.get("date_range"):
            span = made.case._span
            said = {re.sub(r"\s", "", words).upper() for words in (span.label, span.phrase)}
            assert any(words in text.upper() for words in said)
        if truth["urgency"] != "routine":
            assert re.search("STAT|EMERGENCY|URGENT|RUSH", text.upper())


@pytest.mark.parametrize(("layout", "kind"), [case for case in CASES if case[1] in TREATMENT][::2])
def test_what_a_request_lacks_is_null_and_what_it_has_is_not(layout, kind):
    made = twentieth.compose(Random(f"null/{layout}"), kind, layout)
    truth, case = made.truth, made.case
    shown = figures(text_of(made.html))
    for field, written in (("reply_fax", case._fax), ("phone", case._phone), ("npi", case._npi)):
        assert field not in truth or truth[field] or figures(written)[-10:] not in shown


def test_same_chance_gives_same_fax():
    for layout, kind in CASES[::9]:
        one, two = (twentieth.compose(Random(5), kind, layout) for _ in range(2))
        assert (one.html, one.truth) == (two.html, two.truth)


@pytest.mark.parametrize("layout", sorted(SPECS)[::9])
def test_pages_are_as_many_as_meant(layout):
    made = twentieth.compose(Random(3), sorted(SPECS[layout].kinds)[0], layout)
    assert len(HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages) == SPECS[layout].pages


def test_drawn_fax_has_sheets_of_letter_paper():
    drawn = twentieth.draw(Random(1), "emergency")
    assert drawn.sheets[0].size == (3400, 4400)
    assert 8.5 <= drawn.smallest_pt <= 13
    assert drawn.truth["urgency"] == "stat"


def test_every_kind_has_layouts_and_there_are_names_enough():
    assert sum(bool(spec.kinds & TREATMENT) for spec in SPECS.values()) >= 55
    assert all(sum(kind in spec.kinds for spec in SPECS.values()) >= 3 for kind in KINDS)
    assert len(KINDS) == 11
    assert sum(len(names.split()) for names in FAMILY.values()) >= 300
    assert sum(len(names.split()) for side in (WOMEN, MEN) for names in side.values()) >= 300
