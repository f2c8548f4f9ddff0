"""What the office's answer adds to the request that it answers, and where the two must not differ."""

from datetime import date

import pytest

from fax_intake.workflow.reading_record import PatientRead, Reading, with_answer

BORN = date(1977, 4, 4)


def letter(**patient: object) -> Reading:
    return Reading(kind="continuity_of_care", kind_confidence=0.99, purpose="treatment", patient=PatientRead(**patient))


def form(**patient: object) -> Reading:
    return Reading(kind="more_information", kind_confidence=0.97, patient=PatientRead(**patient))


SURE = {"name": "Samuel Okonkwo", "given": "Samuel", "family": "Okonkwo", "name_confidence": 0.985}
BY_HAND = {"name": "OKONKLWO, SAMUEL", "given": "SAMUEL", "family": "OKONKLWO", "name_confidence": 0.62}


def test_a_birth_date_that_was_missing_comes_from_the_answer() -> None:
    joined = with_answer(letter(**SURE), form(dob=BORN, dob_confidence=0.96)).patient
    assert (joined.dob, joined.dob_confidence, joined.dob_agrees) == (BORN, 0.96, True)
    assert (joined.family, joined.name_confidence, joined.name_agrees) == ("Okonkwo", 0.985, True)


@pytest.mark.parametrize(
    ("told", "confidence", "agrees"),
    [
        pytest.param({}, 0.985, True, id="no name on the form"),
        pytest.param(SURE | {"family": "OKONKWO", "name_confidence": 0.6}, 0.985, True, id="the same, by hand"),
        pytest.param(BY_HAND, 0.985, True, id="one reader's misreading of the same"),
        pytest.param(BY_HAND | {"name_confidence": 0.985}, 0.985, False, id="nearly the same, and surely read"),
        pytest.param(BY_HAND | {"suffix": "Jr"}, 0.985, False, id="father or son"),
        pytest.param(BY_HAND | {"given": "ROSALIND", "family": "ASHGROVE"}, 0.985, False, id="somebody else"),
    ],
)
def test_a_name_that_both_give_must_be_the_same(told: dict[str, object], confidence: float, agrees: bool) -> None:
    joined = with_answer(letter(**SURE), form(**told)).patient
    assert (joined.family, joined.name_confidence, joined.name_agrees) == ("Okonkwo", confidence, agrees)


def test_a_name_that_was_missing_is_as_sure_as_the_answer() -> None:
    joined = with_answer(letter(dob=BORN, dob_confidence=0.985), form(**BY_HAND)).patient
    assert (joined.family, joined.name_confidence) == ("OKONKLWO", 0.62)


def test_two_birth_dates_that_differ_are_unclear() -> None:
    asked = letter(**SURE, dob=BORN, dob_confidence=0.985)
    joined = with_answer(asked, form(dob=date(1977, 4, 9), dob_confidence=0.96)).patient
    assert (joined.dob, joined.dob_agrees) == (BORN, False)
