"""The side `third`: every layout draws, what its truth says stands on its sheets, and it is the same each time."""

import re
from dataclasses import fields
from html import unescape
from random import Random

import pytest
from weasyprint import HTML

from bench.reading.authors import third
from bench.reading.from_html import LETTER
from sample_faxes.values import FACILITIES

OURS = {"+1" + re.sub(r"\D", "", number) for place in FACILITIES.values() for number in place[3:]}
CASES = [(name, kind) for name, kinds in third.LAYOUTS.items() for kind in sorted(kinds)]
REQUESTS = {"continuity_of_care", "emergency"}


def on_sheets(html: str) -> str:
    """All letters and figures of a document, without the rest."""
    return _bare(unescape(re.sub(r"<[^>]+>", "", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))))


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


@pytest.mark.parametrize(("name", "kind"), CASES[::3])
def test_what_the_truth_says_is_on_the_sheets(name, kind):
    for seed in range(3):
        made = third.compose(Random(f"{name}{seed}"), kind, name)
        text, truth = on_sheets(made.html), made.truth
        values = [*made.texts, *(truth.get(field) for field in ("npi", "reference"))]
        values += [number[2:] for field in ("reply_fax", "phone") if (number := truth.get(field))]
        for one in truth.get("patients", ()):
            values += [one["family"], one["given"], one["suffix"], one["mrn"], *one["aliases"]]
        assert [value for value in values if value and _bare(value) not in text] == []
        assert truth["kind"] == kind
        assert kind != "emergency" or truth["urgency"] == "stat"
        assert not OURS & {truth.get("reply_fax"), truth.get("phone")}
        dobs = [one["dob"] for one in truth.get("patients", ()) if one["dob"]]
        assert all("1931" <= dob < made.facts.sent.isoformat() for dob in dobs)


def test_there_are_enough_layouts_of_each_kind():
    counts = {kind: sum(kind in kinds for kinds in third.LAYOUTS.values()) for kind in third.KINDS}
    assert sum(bool(REQUESTS & kinds) for kinds in third.LAYOUTS.values()) >= 40
    assert len(counts) == 11 and min(counts.values()) >= 2  # "unreadable" is made elsewhere


def test_the_same_state_gives_the_same_fax():
    one, other = (third.draw(Random(11), "continuity_of_care") for _ in range(2))
    for field in fields(one):
        if field.name != "sheets":
            assert getattr(one, field.name) == getattr(other, field.name)
    assert [sheet.tobytes() for sheet in one.sheets] == [sheet.tobytes() for sheet in other.sheets]
    assert all(sheet.size == (3400, 4400) for sheet in one.sheets)


@pytest.mark.parametrize(("name", "kind"), CASES[::6])
def test_a_fax_has_the_pages_it_should(name, kind):
    made = third.compose(Random(name), kind, name)
    pages = HTML(string=f"<style>{LETTER}</style>{made.html}").render().pages
    assert 1 <= len(pages) <= third.layout_of(name).pages
