"""The decision about a patient: what is released, what comes to a person, and why."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import CountedPopulation, blocking_keys, choose_patient, count_population, explain, index_keys
from matching.model import Candidate, Grade, PersonName, Query

# A city of 100,000: shares as in a large American index.
_COUNTS = {
    "given": {
        "MARIA": 1500,
        "ANA": 500,
        "WOLFGANG": 3,
        "ROBERT": 1200,
        "BOB": 20,
        "KARINA": 80,
        "KARINE": 40,
        "JOSE": 1800,
        "HANNAH": 200,
        "ROBERTA": 60,
    },
    "family": {"GARCIA": 1600, "LOPEZ": 900, "SMITH": 800, "OKONKWO": 4, "WINTER": 40, "HERRERA": 150},
    "full": {"MARIA|GARCIA": 60, "JOSE|GARCIA": 70},
}
CITY = CountedPopulation(
    100_000, Counter({(kind, name): n for kind, names in _COUNTS.items() for name, n in names.items()})
)
BORN = date(1961, 3, 24)


def person(patient_id="p1", family="Winter", first="Robert", born=BORN, middle="", suffix="", aliases=(), **more):
    name = PersonName(family=family, given=first, middle=middle, suffix=suffix)
    return Candidate(patient_id=patient_id, name=name, birth_date=born, aliases=aliases, **more)


PATIENT = person(
    middle="Alan", sex="male", mrn="00481937", phones=("+12135550143",), address="1450 Vermont Ave", zip_code="90027"
)
CLEAN = Query(name_text="WINTER, Robert", dob_text="03/24/1961")


def test_clean_name_and_date_of_an_uncommon_name_is_certain():
    decision = choose_patient(CLEAN, [PATIENT], CITY)
    assert (decision.decision, decision.patient_id, decision.grade) == ("auto", "p1", Grade.CERTAIN)
    assert not decision.is_ambiguous
    assert decision.candidates[0].vetoes == ()


def test_a_common_name_is_certain_only_with_something_to_corroborate_it():
    maria = person(family="Garcia", first="Maria", phones=("+12135550143",))
    query = Query(name_text="Maria Garcia", dob_text="03/24/1961")
    assert choose_patient(query, [maria], CITY).decision == "review"
    assert choose_patient(replace(query, phone="(213) 555-0143"), [maria], CITY).decision == "auto"


def test_a_patient_known_to_the_requester_is_likelier_but_care_alone_does_not_decide():
    maria = person(family="Garcia", first="Maria")
    query = Query(name_text="Maria Garcia", dob_text="03/24/1961")
    stranger = choose_patient(query, [maria], CITY)
    known = choose_patient(query, [replace(maria, in_care_of_requester=True)], CITY)
    assert known.probability > stranger.probability
    no_date = choose_patient(replace(query, dob_text=""), [replace(maria, in_care_of_requester=True)], CITY)
    assert no_date.decision == "review"


@pytest.mark.parametrize(
    ("change", "patient", "veto"),
    [
        pytest.param({"sex": "F"}, PATIENT, "sex_conflict", id="another sex"),
        pytest.param({"name_text": "Winter, Robert B"}, PATIENT, "middle_name_conflict", id="another middle initial"),
        pytest.param(
            {"name_text": "Winter, Robert Jr"},
            replace(PATIENT, name=PersonName(family="Winter", given="Robert", suffix="Sr")),
            "suffix_conflict",
            id="junior asked, senior on file",
        ),
        pytest.param(
            {"name_text": "Maria Luisa Winter"},
            person(first="Maria Elena"),
            "middle_name_conflict",
            id="second first name",
        ),
        pytest.param({"mrn": "77120054"}, PATIENT, "mrn_conflict", id="another record number"),
        pytest.param({"dob_text": "03/25/1961"}, PATIENT, "birth_date_inexact", id="one digit of the date"),
        pytest.param({"dob_text": "24/03/1962"}, PATIENT, "birth_date_inexact", id="another year"),
        pytest.param({"dob_text": ""}, PATIENT, "birth_date_absent", id="no date"),
        pytest.param({"dob_text": "soon"}, PATIENT, "birth_date_unreadable", id="a date that is none"),
        pytest.param({"dob_text": "01/01/1900"}, PATIENT, "birth_date_placeholder", id="a placeholder date"),
        pytest.param({"name_text": "Bob Winter"}, PATIENT, "given_name_nickname", id="a nickname alone"),
        pytest.param({"name_text": "R Winter"}, PATIENT, "given_name_initial", id="an initial alone"),
        pytest.param({"name_text": "Alan Winter"}, PATIENT, "given_name_middle_used", id="the middle name"),
        pytest.param({"name_text": "Winter"}, PATIENT, "given_name_absent", id="a surname alone"),
        pytest.param(
            {"name_text": "Robert Okonkwo", "phone": "213-555-0143", "address": "1450 Vermont Ave"},
            PATIENT,
            "family_name_conflict",
            id="another surname in the same home",
        ),
        pytest.param(
            {"name_text": "Karine Herrera"},
            person(family="Herrera", first="Karina"),
            "other_given_name",
            id="a twin's name",
        ),
        pytest.param(
            {"name_text": "Robert Okonkwo", "aka_texts": ("Robert Winter",)},
            PATIENT,
            "alias_only",
            id="the page's other name alone",
        ),
        pytest.param({"name_confidence": 0.4}, PATIENT, "low_confidence", id="an ill-read name"),
        pytest.param({"dob_confidence": 0.4}, PATIENT, "low_confidence", id="an ill-read date"),
        pytest.param(
            {"name_text": "Robert Herrera"},
            replace(PATIENT, aliases=(PersonName(family="Herrera", given=""),)),
            "alias_only",
            id="a former surname alone",
        ),
    ],
)
def test_each_veto_alone_holds_the_release(change, patient, veto):
    decision = choose_patient(replace(CLEAN, **change), [patient], CITY)
    assert decision.decision != "auto"
    assert veto in decision.candidates[0].vetoes


@pytest.mark.parametrize(
    ("change", "patient"),
    [
        pytest.param({"name_text": "Bob Winter", "mrn": "481937"}, PATIENT, id="a nickname with the record number"),
        pytest.param(
            {"dob_text": "03/25/1961", "mrn": "481937"}, PATIENT, id="one digit of the date, with the record number"
        ),
        pytest.param({"name_text": "Robert Wlnter"}, PATIENT, id="a confusable letter in the surname"),
        pytest.param(
            {"name_text": "ROBERT ALAN WINTER", "dob_text": "3/24/61"}, PATIENT, id="two-digit year and the middle name"
        ),
        pytest.param(
            {"name_text": "Robert Herrera", "aka_texts": ("Robert Winter",)},
            replace(PATIENT, aliases=(PersonName(family="Herrera", given=""),)),
            id="former and present surname, both on the page and on file",
        ),
        pytest.param({"dob_text": "O3/24/l961"}, PATIENT, id="letters read for digits"),
        pytest.param({"sex": "F", "sex_confidence": 0.2}, PATIENT, id="an ill-read sex is no conflict"),
        pytest.param(
            {"mrn": "77120054", "mrn_confidence": 0.2}, PATIENT, id="an ill-read record number is no conflict"
        ),
        pytest.param(
            {"name_text": "Winter, Robert"},
            replace(PATIENT, sex="", mrn="", phones=(), address=""),
            id="blank fields do not differ",
        ),
    ],
)
def test_harmless_differences_do_not_hold_the_release(change, patient):
    assert choose_patient(replace(CLEAN, **change), [patient], CITY).decision == "auto"


@pytest.mark.parametrize(
    ("rival", "query", "reason"),
    [
        pytest.param(person("p2", middle="Brian"), CLEAN, "unseparated_namesake", id="namesake born the same day"),
        pytest.param(person("p2", first="Roberta"), CLEAN, "unseparated_twin", id="twin of nearly the same name"),
        pytest.param(person("p2", first="Bob"), CLEAN, "unseparated_twin", id="twin whose name is a nickname"),
        pytest.param(person("p2", phones=("2135550143",)), CLEAN, "possible_duplicate", id="two records of one person"),
        pytest.param(
            person("p2", born=date(1961, 3, 25)),
            replace(CLEAN, dob_text="03/24/1961", dob_confidence=0.9),
            "unseparated_namesake",
            id="namesake whose birth date is one digit away",
        ),
    ],
)
def test_a_rival_that_nothing_separates_makes_it_ambiguous(rival, query, reason):
    decision = choose_patient(query, [rival, PATIENT], CITY)
    assert decision.decision == "review"
    assert decision.is_ambiguous
    assert reason in decision.candidates[0].vetoes


@pytest.mark.parametrize(
    ("rival", "query"),
    [
        pytest.param(
            person("p2", middle="Brian"),
            replace(CLEAN, name_text="Robert A Winter", phone="2135550143"),
            id="by middle initial and phone",
        ),
        pytest.param(person("p2", mrn="99120054"), replace(CLEAN, mrn="00481937"), id="by the record number"),
        pytest.param(person("p2", first="Hannah", sex="female"), CLEAN, id="a twin of another name"),
        pytest.param(person("p2", born=date(1988, 7, 2), suffix="Jr"), CLEAN, id="a son of the same name, by the date"),
        pytest.param(person("p2", first="Roberta", sex="female"), replace(CLEAN, sex="M"), id="a twin by the sex"),
    ],
)
def test_a_rival_that_a_field_separates_does_not_hold_the_release(rival, query):
    decision = choose_patient(query, [rival, PATIENT], CITY)
    assert (decision.decision, decision.patient_id) == ("auto", "p1")


def test_the_order_of_candidates_does_not_matter():
    people = [
        PATIENT,
        person("p2", first="Roberta"),
        person("p3", family="Wynter"),
        person("p4", born=date(1970, 1, 1)),
    ]
    assert choose_patient(CLEAN, people, CITY) == choose_patient(CLEAN, [*reversed(people), PATIENT], CITY)


def test_nobody_alike_is_no_match():
    decision = choose_patient(CLEAN, [person(family="Okonkwo", first="Ana", born=date(1990, 9, 9))], CITY)
    assert (decision.decision, decision.patient_id, decision.grade) == ("no_match", None, Grade.CERTAINLY_NOT)
    assert choose_patient(CLEAN, [], CITY).decision == "no_match"


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query(name_text=""), id="nothing at all"),
        pytest.param(Query(name_text="X"), id="one letter"),
        pytest.param(Query(name_text="Robert"), id="a first name alone"),
        pytest.param(Query(name_text="Robert Winter"), id="no date"),
        pytest.param(Query(name_text="Robert Winter", dob_text="01/01/1900"), id="placeholder date"),
        pytest.param(Query(name_text="Robert Winter", dob_text="03/24/1961", name_confidence=0.1), id="hardly read"),
    ],
)
def test_a_request_that_says_too_little_rules_nobody_out(query):
    assert choose_patient(query, [], CITY).decision == "review"


def test_every_likeness_alone_is_far_from_certain():
    household = replace(CLEAN, name_text="", dob_text="", phone="213-555-0143", address="1450 Vermont Ave")
    for query in (
        household,
        replace(CLEAN, name_text=""),
        replace(CLEAN, dob_text=""),
        Query(name_text="", mrn="00481937"),
    ):
        assert choose_patient(query, [PATIENT], CITY).decision == "review"


def test_an_index_with_an_absent_twin_in_it_is_less_certain_of_a_misread_name():
    exact = choose_patient(CLEAN, [PATIENT], CITY)
    misread = choose_patient(replace(CLEAN, name_text="Winter, Rqbert"), [PATIENT], CITY)
    assert misread.probability < exact.probability


def test_a_bigger_index_is_less_certain_of_the_same_evidence():
    bigger = CountedPopulation(10_000_000, Counter({name: count * 100 for name, count in CITY.counts.items()}))
    small, big = (choose_patient(CLEAN, [PATIENT], population) for population in (CITY, bigger))
    assert 1 - big.probability > 50 * (1 - small.probability)


def test_an_empty_population_does_not_divide_by_zero():
    assert choose_patient(CLEAN, [PATIENT], count_population([])).decision in ("auto", "review")


def test_two_patients_of_one_record_number_are_ambiguous():
    twin = person("p2", first="Roberta", mrn="00481937")
    decision = choose_patient(replace(CLEAN, mrn="00481937"), [PATIENT, twin], CITY)
    assert decision.decision == "review"


def test_a_patient_without_a_name_or_date_is_never_certain():
    blank = Candidate(patient_id="p9", name=PersonName(family="", given=""), birth_date=None, mrn="481937")
    assert choose_patient(replace(CLEAN, mrn="00481937"), [blank], CITY).decision == "review"


def test_the_explanation_says_each_field_in_bits_and_no_patient_data():
    decision = choose_patient(replace(CLEAN, name_text="Bob Winter", sex="F", phone="2135550143"), [PATIENT], CITY)
    lines = explain(decision.candidates[0])
    assert "First name: a short form" in "\n".join(lines)
    assert "The sex differs." in lines
    total = sum(row.weight_bits for row in decision.candidates[0].evidence)
    assert total == pytest.approx(decision.candidates[0].weight_bits, abs=0.01)
    assert not any(word in "\n".join(lines).upper() for word in ("WINTER", "ROBERT", "BOB", "1961", "555"))


@settings(max_examples=150, deadline=None)
@given(
    st.builds(
        Query,
        name_text=st.text(max_size=60),
        dob_text=st.text(max_size=20),
        mrn=st.text(max_size=12),
        sex=st.text(max_size=3),
        phone=st.text(max_size=15),
        address=st.text(max_size=40),
        aka_texts=st.tuples(st.text(max_size=30)),
        name_confidence=st.floats(0, 1),
        dob_confidence=st.floats(0, 1),
    )
)
def test_nonsense_is_never_released_and_never_an_error(query):
    blocking_keys(query)
    assert choose_patient(query, [PATIENT, person("p2", first="Roberta")], CITY).decision != "auto"


# --- blocking -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(CLEAN, id="clean"),
        pytest.param(Query(name_text="Robert Winter"), id="no date"),
        pytest.param(Query(name_text="Bob Winter"), id="nickname and no date"),
        pytest.param(Query(name_text="Robert Wimter", dob_text="03/24/1961"), id="misread surname"),
        pytest.param(Query(name_text="Rohert Winter", dob_text="03/24/1967"), id="misread first name and year"),
        pytest.param(Query(name_text="Robert Wlnter", dob_text="08/24/1961"), id="misread surname and month"),
        pytest.param(Query(name_text="Robert Okonkwo", dob_text="03/24/1961"), id="another surname"),
        pytest.param(Query(name_text="Robert Winter", dob_text="09/09/1999"), id="another date"),
        pytest.param(Query(name_text="Robert Winter", dob_text="23/74/1961"), id="an impossible date"),
        pytest.param(
            Query(name_text="Ro bert Winter", dob_text="03/24/1967"), id="a split first name and another year"
        ),
        pytest.param(Query(name_text="", mrn="481937"), id="record number alone"),
        pytest.param(Query(name_text="", phone="213 555 0143"), id="phone alone"),
        pytest.param(Query(name_text="", address="1450 N Vermont Avenue"), id="address alone"),
    ],
)
def test_the_true_patient_shares_a_key(query):
    assert set(blocking_keys(query)) & set(index_keys(PATIENT))


def test_keys_are_few_and_signed_64_bit():
    keys = index_keys(PATIENT)
    assert len(keys) == len(set(keys)) <= 20
    assert all(-(2**63) <= key < 2**63 for key in keys)
    crowd = Query(
        name_text="A B C D E F G H",
        aka_texts=tuple(f"Name{n} Other{n} Third{n}" for n in range(300)),
        dob_text="03/04/61",
    )
    assert len(blocking_keys(crowd)) <= 160


_KEY_OF_481937 = (-4549897996967490077,)


def test_keys_are_the_same_in_every_process_and_version():
    code = (
        "from matching import blocking_keys; from matching.model import Query; "
        "print(blocking_keys(Query(name_text='', mrn='481937')))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert out.stdout.strip() == str(_KEY_OF_481937)
    assert blocking_keys(Query(name_text="", mrn="481937")) == _KEY_OF_481937
