"""The fifth side's faxes: every layout can be drawn, and its truth stands on its sheets."""

import re
from datetime import date
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors.fifth import LAYOUTS, SPECS, draw
from bench.reading.authors.fifth.compose import Composed, compose
from bench.reading.authors.fifth.names import GROUPS
from bench.reading.authors.fifth.spec import Spec
from bench.reading.from_html import LETTER
from ocr.reference import is_reference

TWO_PAGES = {"cover_then_form", "ortho_cover_last"}
KINDS = {"continuity_of_care", "emergency", "more_information", "patient_authorization", "legal", "patient_rights",
         "radiology_images", "vital_records", "incoming_records", "misdirected", "junk"}  # fmt: skip
OURS = ("6262932400", "3238655482", "2135550191", "2135550190")
SEEDS = 5


def drawn(spec: Spec, kind: str, seed: int) -> Composed:
    return compose(Random(f"{spec.name}/{kind}/{seed}"), spec, kind)


def squeezed(text: str) -> str:
    return re.sub(r"[^a-zà-ÿ0-9]", "", text.casefold())


def test_enough_layouts_for_every_kind() -> None:
    requests = [name for name, kinds in LAYOUTS.items() if kinds & {"continuity_of_care", "emergency"}]
    assert len(LAYOUTS) == len(SPECS)
    assert len(requests) >= 40
    for kind in KINDS:
        assert sum(kind in kinds for kinds in LAYOUTS.values()) >= 2, kind


def test_enough_names() -> None:
    assert len({name for group in GROUPS for name in group.families.split()}) >= 230
    assert len({name for group in GROUPS for name in (group.women + " " + group.men).split()}) >= 250


@pytest.mark.parametrize("spec", SPECS[::3], ids=lambda spec: spec.name)
def test_truth_stands_on_the_sheets(spec: Spec) -> None:
    for kind in spec.kinds:
        for seed in range(SEEDS):
            fax = drawn(spec, kind, seed)
            text, truth = squeezed(fax.text), fax.truth
            assert truth["kind"] == kind
            for patient in truth.get("patients", ()):
                named = [patient["family"], patient["given"], patient["suffix"], patient["mrn"], *patient["aliases"]]
                assert [value for value in named if value and squeezed(value) not in text] == []
                assert patient["dob"] is None or "1931-01-01" <= patient["dob"] < fax.case.letter.isoformat()
            for number in ("reply_fax", "phone", "npi"):
                assert (truth.get(number) or "")[-10:] in text
                assert (truth.get(number) or "none")[-10:] not in OURS
            if kind == "more_information":
                assert is_reference(truth["reference"])
                assert squeezed(truth["reference"]) in text
            if "requested_types" in truth:
                assert truth["requested_types"] == sorted(fax.case.types)
            if spec.hand != "always":
                assert "None" not in fax.text


def test_no_number_is_ours_except_as_the_one_who_is_asked() -> None:
    for spec in SPECS:
        case = drawn(spec, spec.kinds[0], 1).case
        for number in (case.phone, case.fax, case.other_fax, case.back_line, case.pt_phone, case.relative_phone):
            digits = squeezed(number)[-10:]
            assert digits[3:6] == "555"
            assert digits not in OURS


def test_an_emergency_says_so() -> None:
    words = re.compile(r"stat\b|emergency|in surgery|on the table", re.I)
    for spec in SPECS:
        if "emergency" in spec.kinds:
            assert all(words.search(drawn(spec, "emergency", seed).text) for seed in range(SEEDS)), spec.name


@pytest.mark.parametrize("spec", SPECS[::12], ids=lambda spec: spec.name)
def test_number_of_pages(spec: Spec) -> None:
    pages = HTML(string=f"<style>{LETTER}</style>{drawn(spec, spec.kinds[0], 2).html}").render().pages
    assert len(pages) == (2 if spec.name in TWO_PAGES else 1)


def test_the_same_chance_gives_the_same_fax() -> None:
    one, other = draw(Random("a"), "continuity_of_care"), draw(Random("a"), "continuity_of_care")
    assert one.truth == other.truth
    assert [sheet.tobytes() for sheet in one.sheets] == [sheet.tobytes() for sheet in other.sheets]
    assert one.sheets[0].size == (3400, 4400)
    assert "2026-01-05" <= one.letter_date <= "2026-11-15"
    assert date.fromisoformat(one.letter_date)
