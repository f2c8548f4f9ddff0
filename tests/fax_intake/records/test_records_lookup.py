from datetime import date

import pytest
from fhir_builders import patient, reference

from fax_intake.records.lookup import find_candidates
from fax_intake.records.settle import RELEASABLE
from fax_intake.records.store import SqlPopulation, documents_of
from matching import blocking_keys, count_population
from matching.model import Query
from outbound.choose import DocumentFacts, Wanted, choose_documents


def found(hospital, **query):
    with hospital.database.read() as session:
        return find_candidates(session, blocking_keys(Query(**query)))


NUNEZ = [{"use": "official", "family": "Núñez-Ibáñez", "given": ["José"]}]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"name_text": "Jose Nunez Ibanez"}, id="without accents and hyphen"),
        pytest.param({"name_text": "NUÑEZ IBAÑEZ, JOSÉ"}, id="in capitals, surname first"),
        pytest.param({"name_text": "Jose Nunez"}, id="with one of the surnames"),
        pytest.param({"name_text": "?", "mrn": "M-p1"}, id="by record number"),
        pytest.param({"name_text": "?", "phone": "213-555-0143"}, id="by telephone"),
        pytest.param({"name_text": "?", "dob_text": "4/17/1961"}, id="by birth date"),
    ],
)
def test_a_patient_is_found(hospital, query):
    hospital.take(patient(name=NUNEZ))
    assert [candidate.patient_id for candidate in found(hospital, **query)] == ["p1"]


def test_a_patient_is_found_by_the_maiden_name(hospital):
    maiden = {"use": "maiden", "family": "Adeyemi"}
    hospital.take(patient(name=[{"use": "official", "family": "Okafor", "given": ["Lena"]}, maiden]))
    (candidate,) = found(hospital, name_text="Lena Adeyemi")
    assert [(alias.family, alias.given) for alias in candidate.aliases] == [("Adeyemi", "")]


def test_a_merged_patient_stands_for_the_survivor_with_both_names(hospital):
    link = [{"type": "replaced-by", "other": {"reference": "Patient/p2"}}]
    brandt = [{"use": "official", "family": "Brandt", "given": ["Lena"]}]
    hospital.take(patient("p1", link=link), patient("p2", name=brandt))
    (candidate,) = found(hospital, name_text="Lena Okafor")
    assert (candidate.patient_id, candidate.name.family) == ("p2", "Brandt")
    assert [alias.family for alias in candidate.aliases] == ["Okafor"]


def test_an_inactive_patient_is_not_found(hospital):
    hospital.take(patient(active=False))
    assert found(hospital, name_text="Lena Okafor", dob_text="1961-04-17") == []


def test_those_with_most_in_common_come_first_and_are_kept(hospital):
    others = [
        patient(f"x{n}", name=[{"family": f"Other{n}", "given": ["Ann"]}], identifier=[], telecom=[]) for n in range(9)
    ]
    hospital.take(*others, patient())
    with hospital.database.read() as session:
        keys = blocking_keys(Query(name_text="Lena Okafor", dob_text="1961-04-17"))
        assert [c.patient_id for c in find_candidates(session, keys, limit=1)] == ["p1"]
        assert len(find_candidates(session, keys)) == 10
        assert find_candidates(session, ()) == []


def test_counts_agree_with_those_that_matching_makes_itself(hospital):
    names = [("García López", "Ana María"), ("Garcia", "Ana"), ("Lopez", "Ana"), ("O'Brien", "Sean")]
    hospital.take(*(patient(f"p{n}", name=[{"family": f, "given": [g]}]) for n, (f, g) in enumerate(names)))
    hospital.take(patient("p3", name=[{"family": "Garcia", "given": ["Sean"]}]))
    own = count_population(found(hospital, name_text="?", dob_text="1961-04-17"))
    with hospital.database.read() as session:
        population = SqlPopulation(session)
        assert population.size == own.size == 4
        for family in ("GARCIA", "GARCIALOPEZ", "LOPEZ", "OBRIEN", "NOBODY"):
            assert population.family_count(family) == own.family_count(family)
            for given in ("ANA", "ANAMARIA", "SEAN"):
                assert population.given_count(given) == own.given_count(given)
                assert population.full_name_count(given, family) == own.full_name_count(given, family)


def test_held_documents_are_nobody_s_to_choose(hospital):
    hospital.take(patient(), reference("d1"), reference("d2", docStatus="preliminary"), reference("d3"))
    hospital.take(reference("d1", date=None))
    with hospital.database.read() as session:
        assert {d.id: d.status for d in documents_of(session, "p1")} == {"d2": "preliminary", "d3": "final"}


@pytest.mark.parametrize("status", ["final", "amended", "preliminary", "superseded", "entered-in-error", "held"])
def test_packets_take_a_document_of_the_statuses_that_may_be_released(status):
    facts = DocumentFacts(
        document_id="d1",
        document_type="imaging_report",
        title="CT chest",
        service_date=date(2026, 3, 4),
        encounter_id=None,
        facility="keck",
        status=status,
        replaces=None,
        content_digest="digest",
    )
    wanted = Wanted(types=("all",), standard_types=(), today=date(2026, 4, 1))
    assert bool(choose_documents([facts], wanted).document_ids) == (status in RELEASABLE)


def test_documents_of_a_survivor_include_those_of_the_merged_newest_first(hospital):
    link = [{"type": "replaced-by", "other": {"reference": "Patient/p2"}}]
    hospital.take(
        patient("p1", link=link),
        patient("p2"),
        patient("p3"),
        reference("d1", "p1", date="2026-01-01"),
        reference("d2", "p2", date="2026-02-01"),
        reference("d3", "p3"),
    )
    with hospital.database.read() as session:
        assert [(d.id, d.service_date) for d in documents_of(session, "p2")] == [
            ("d2", date(2026, 2, 1)),
            ("d1", date(2026, 1, 1)),
        ]
