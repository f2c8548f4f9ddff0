"""Who asks: which directory entry, whether its number may be used, and what must stop at a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matching.practices import Likeness, practice_likeness, provider_agrees
from matching.requester import (
    DirectoryCandidate,
    DirectoryFaxNumber,
    DirectoryProvider,
    RequesterClaim,
    choose_requester,
)

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


def fax(number, days_ago=30, **more):
    return DirectoryFaxNumber(number=number, verified_at=NOW - timedelta(days=days_ago), **more)


MEDICINE = DirectoryCandidate(
    id="arroyo-medicine",
    practice="Arroyo Family Medicine",
    providers=(DirectoryProvider(name="Karen Lee, MD", npi="1234567893"),),
    npi="1982736459",
    phone="(626) 555-0110",
    numbers=(fax("+16265550111"),),
)
GROUP = DirectoryCandidate(
    id="arroyo-group",
    practice="Arroyo Family Medical Group",
    providers=(DirectoryProvider(name="Luis Ortega MD", npi="1679576722"),),
    phone="(626) 555-0120",
    numbers=(fax("+16265550121"),),
)
CLINIC = DirectoryCandidate(
    id="verdugo", practice="Verdugo Heart Clinic, Inc.", phone="8185550130", numbers=(fax("8185550131"),)
)
DIRECTORY = (MEDICINE, GROUP, CLINIC)
CLAIM = RequesterClaim(org="Arroyo Family Medicine", reply_number="626-555-0111")


def choose(claim, entries=DIRECTORY):
    return choose_requester(claim, entries, now=NOW, max_age=YEAR)


def test_name_and_verified_number_of_one_entry_pass_every_gate():
    decision = choose(CLAIM)
    assert (decision.entry_id, decision.number, decision.gates, decision.verified_at) == (
        "arroyo-medicine",
        "6265550111",
        (),
        NOW - timedelta(days=30),
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"org": "", "provider": "Dr. Karen Lee"}, id="provider alone"),
        pytest.param({"org": "", "npi": "1234567893"}, id="provider's NPI alone"),
        pytest.param({"org": "", "npi": "1982736459"}, id="practice's NPI alone"),
        pytest.param({"org": "", "phone": "626.555.0110"}, id="phone alone"),
        pytest.param({"org": "ARROYO FAMILY MEDlCINE INC"}, id="misread letter and legal form"),
        pytest.param({"org": "Arroyo Fam. Medicine"}, id="abbreviation"),
        pytest.param({"org": "Arroyo Farnily Medicine"}, id="rn read for m"),
        pytest.param({"org": "Arroyo Family Medicine - Medical Records Dept."}, id="the practice's records office"),
        pytest.param({"provider": "Nora Newcomer NP"}, id="a provider not yet in the directory"),
        pytest.param({"phone": "626-555-0199"}, id="another line of the practice"),
        pytest.param(
            {"org": "Lee Medical Offices", "npi": "1234567893", "provider": "Karen Lee"},
            id="new name, but NPI and provider",
        ),
    ],
)
def test_fitting_claims_pass(change):
    decision = choose(replace(CLAIM, **change))
    assert (decision.entry_id, decision.gates) == ("arroyo-medicine", ())


@pytest.mark.parametrize(
    ("change", "gates"),
    [
        pytest.param({"reply_number": ""}, ("number_missing",), id="no number on the page"),
        pytest.param({"reply_number": "555-0111"}, ("number_missing",), id="half a number"),
        pytest.param(
            {"reply_number": "", "org": "Nobody Knows"},
            ("number_missing", "requester_unknown"),
            id="neither number nor name",
        ),
        pytest.param(
            {"reply_number": "6265550112"}, ("requester_unknown", "number_unverified"), id="a number not listed"
        ),
        pytest.param(
            {"org": "Nobody Knows", "reply_number": "6265550112"},
            ("requester_unknown", "number_unverified"),
            id="a stranger",
        ),
        pytest.param({"org": ""}, ("requester_unknown",), id="a number and nothing else"),
        pytest.param({"org": "Nobody Knows"}, ("requester_unknown",), id="a known number under an unknown letterhead"),
        pytest.param(
            {"org": "Arroyo Family Medical Group"}, ("requester_unknown",), id="the look-alike practice's letterhead"
        ),
        pytest.param(
            {"org": "Arroyo Family Medical Center"}, ("requester_unknown",), id="a look-alike that is not listed"
        ),
        pytest.param({"org": "Verdugo Heart Clinic"}, ("requester_unknown",), id="another practice's letterhead"),
        pytest.param({"org": "", "provider": "Dr. Lee"}, ("requester_unknown",), id="a surname alone"),
        pytest.param(
            {"org": "Arroyo Family Medical Group", "provider": "Karen Lee"},
            ("requester_unknown",),
            id="look-alike with one provider",
        ),
        pytest.param({"npi": "1679576722"}, ("requester_unknown",), id="the NPI of another practice's provider"),
    ],
)
def test_what_does_not_fit_stops_at_a_person(change, gates):
    decision = choose(replace(CLAIM, **change))
    assert (decision.gates, decision.number) == (gates, "")


def test_the_number_of_one_practice_under_the_letterhead_of_another_is_a_sign_of_fraud():
    decision = choose(replace(CLAIM, org="Verdugo Heart Clinic", npi="1234567893", provider="Karen Lee"))
    assert "number_of_another_practice" in decision.flags
    assert decision.gates == ("requester_unknown",)
    assert any("fraud" in sentence for sentence in decision.explanation)


@pytest.mark.parametrize(
    ("numbers", "gates"),
    [
        pytest.param((fax("6265550111", days_ago=364),), (), id="verified within the year"),
        pytest.param((fax("6265550111", days_ago=366),), ("number_stale",), id="verified too long ago"),
        pytest.param((DirectoryFaxNumber(number="6265550111"),), ("number_unverified",), id="never verified"),
        pytest.param((fax("6265550111", retired_at=NOW),), ("number_unverified",), id="retired"),
        pytest.param(
            (fax("6265550111", retired_at=NOW), fax("626-555-0111", days_ago=5)), (), id="retired once, verified again"
        ),
        pytest.param((), ("requester_unknown", "number_unverified"), id="moved: no number left"),
    ],
)
def test_state_of_the_number(numbers, gates):
    decision = choose(CLAIM, (replace(MEDICINE, numbers=numbers), GROUP))
    assert decision.gates == gates
    assert decision.entry_id == "arroyo-medicine"


def test_two_practices_on_one_fax_line_are_told_apart_by_name_and_else_not():
    shared = replace(CLINIC, numbers=(fax("6265550111"),), providers=MEDICINE.providers)
    assert choose(CLAIM, (MEDICINE, shared)).entry_id == "arroyo-medicine"
    assert choose(CLAIM, (MEDICINE, shared)).gates == ()
    both = choose(replace(CLAIM, org="", provider="Karen Lee"), (MEDICINE, shared))
    assert both.gates == ("requester_unknown",)
    assert both.number == ""


def test_a_caller_of_another_practice_is_flagged():
    decision = choose(replace(CLAIM, caller_id="626-555-0121"))
    assert "caller_id_of_another_practice" in decision.flags
    assert decision.gates == ()


def test_an_empty_directory_knows_nobody():
    assert choose(CLAIM, ()).gates == ("requester_unknown", "number_unverified")


def test_the_order_of_entries_does_not_matter_and_nothing_personal_is_explained():
    for claim in (CLAIM, replace(CLAIM, org=""), replace(CLAIM, org="Verdugo Heart Clinic")):
        forward, backward = choose(claim), choose(claim, DIRECTORY[::-1])
        assert forward == backward
        assert not any("Arroyo" in sentence or "555" in sentence for sentence in forward.explanation)


@pytest.mark.parametrize(
    ("seen", "on_file", "likeness"),
    [
        ("Arroyo Family Medicine", "ARROYO FAMILY MEDICINE, P.C.", Likeness.SAME),
        ("St. Mary Med Ctr", "Saint Mary Medical Center", Likeness.SAME),
        ("Smith & Jones Cardiology", "Smith and Jones Cardiology", Likeness.SAME),
        ("HuntingtonHeart Clinic", "Huntington Heart Clinic", Likeness.SAME),
        ("Huntlngton Heart Clinic", "Huntington Heart Clinic", Likeness.MISREAD),
        ("Arroyo Family Medicine", "Arroyo Family Medical Group", Likeness.LOOKS_ALIKE),
        ("Huntington Heart Clinic North", "Huntington Heart Clinic South", Likeness.LOOKS_ALIKE),
        ("Huntington Heart Clinic", "Huntington Beach Heart Clinic", Likeness.LOOKS_ALIKE),
        ("Sunset Cardiology", "Sunset Oncology", Likeness.LOOKS_ALIKE),
        ("Family Medical Group", "Verdugo Heart Clinic", Likeness.OTHER),
        ("", "Verdugo Heart Clinic", Likeness.ABSENT),
    ],
)
def test_practice_names(seen, on_file, likeness):
    assert practice_likeness(seen, on_file) is likeness
    assert practice_likeness(on_file, seen) is likeness


@pytest.mark.parametrize(
    ("seen", "on_file", "agrees"),
    [
        ("Dr. Karen Lee", "Karen Lee, MD", True),
        ("LEE, KAREN M.D.", "Karen Lee, MD", True),
        ("K. Lee, M.D.", "Karen Lee", True),
        ("Karen T. Lee FNP-C", "Karen Lee", True),
        ("Dr. Lee", "Karen Lee, MD", None),
        ("Kevin Lee MD", "Karen Lee, MD", False),
        ("Karen Leeds", "Karen Lee", False),
        ("", "Karen Lee", None),
    ],
)
def test_provider_names(seen, on_file, agrees):
    assert provider_agrees(seen, on_file) is agrees


def look_alike_directory():
    """Sixty practices of six telling words and ten kinds, each with a number of its own."""
    places = ("Arroyo", "Arroyo Seco", "Verdugo", "Verdugo Hills", "Alta Vista", "Alto Vista")
    kinds = [
        *("Family Medicine", "Family Medical Group", "Medical Group", "Medical Associates", "Medical Clinic"),
        *("Heart Clinic", "Internal Medicine", "Family Practice", "Women's Health", "Pediatrics"),
    ]
    names = [f"{place} {kind}" for place in places for kind in kinds]
    return tuple(
        DirectoryCandidate(id=f"e{at:02d}", practice=name, phone=f"626556{at:04d}", numbers=(fax(f"626555{at:04d}"),))
        for at, name in enumerate(names)
    )


def test_among_look_alikes_no_number_passes_under_another_letterhead():
    directory = look_alike_directory()
    for owner in directory[::6]:
        for letterhead in directory:
            claim = RequesterClaim(org=letterhead.practice, reply_number=owner.numbers[0].number)
            decision = choose(claim, directory)
            if letterhead is owner:
                assert (decision.entry_id, decision.gates) == (owner.id, ())
            else:
                assert "requester_unknown" in decision.gates, (owner.practice, letterhead.practice)
                assert "number_of_another_practice" in decision.flags
