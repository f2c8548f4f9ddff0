"""The decision: who of the candidates is meant, in a world where the one asked for may not be on file at all."""

from collections.abc import Sequence
from math import log2

from matching.compare_facts import EXACT_BIRTH
from matching.compare_names import ABSENT
from matching.model import Candidate, FieldEvidence, Grade, MatchDecision, Population, Query, ScoredCandidate
from matching.population import NameChances, family_forms
from matching.rules import AMBIGUITIES, vetoes_of
from matching.score import PreparedQuery, Scored, prepare, score, with_kin
from matching.weights import DEFAULT, Weights

_MAX_BITS = 200.0  # far beyond any sum of fields; keeps powers of two finite


def choose_patient(
    query: Query, candidates: Sequence[Candidate], population: Population, weights: Weights = DEFAULT
) -> MatchDecision:
    """Weigh every candidate against the others, against nobody on file, and against absent twins and relatives.

    Args:
        query: what the request says; any text may be empty or nonsense.
        candidates: patients found by `blocking_keys`, in any order; the decision does not depend on it.
        population: counts of names in the index, in the form of `name_counts`.
        weights: priors, likelihoods and bounds.

    Returns:
        "auto" only when one candidate is graded certain. Without a whole name and date, surely read, nobody can be
        ruled out, so the decision is "review" even when there is no candidate.
    """
    chances = NameChances(population, weights)
    prepared = prepare(query, chances, weights)
    unique = {candidate.patient_id: candidate for candidate in candidates}
    scored = [score(prepared, candidate, chances, weights) for candidate in unique.values()]
    scored = [with_kin(found, scored, chances, weights) if found.birth.bits > 0 else found for found in scored]
    scored.sort(key=lambda found: (-found.bits, found.candidate.patient_id))
    alike = [found for found in scored if found.birth.name in EXACT_BIRTH]
    masses = [_mass(found, chances, weights) for found in scored]
    relatives = (
        _relatives_mass(found, any(_are_twins(found, other) for other in alike if other is not found), chances, weights)
        for found in scored
    )
    total = sum(masses) + weights.absent_share + sum(relatives)
    probabilities = [mass / total for mass in masses]
    shown = [
        (found, probability)
        for at, (found, probability) in enumerate(zip(scored, probabilities, strict=True))
        if at < 5 or (at < weights.top_candidates and probability > weights.possible_from)
    ]
    reported = [_report(found, probability, scored, prepared, weights) for found, probability in shown]
    return _decide(prepared, reported, weights)


def _mass(scored: Scored, chances: NameChances, weights: Weights) -> float:
    """(share on file / index size) x likelihood ratio; on the same scale "not on file" is its share x 1."""
    return _each(chances, weights) * _power(scored.bits)


def _each(chances: NameChances, weights: Weights) -> float:
    return (1.0 - weights.absent_share) / chances.size


def _power(bits: float) -> float:
    return float(2.0 ** min(max(bits, -_MAX_BITS), _MAX_BITS))


def _relatives_mass(scored: Scored, is_twin_on_file: bool, chances: NameChances, weights: Weights) -> float:
    """Somebody who shares much with this patient, is not on file, and is asked for: twin, namesake, household."""
    name = scored.name
    family_home = name.family.bits + name.order.bits + scored.household_bits
    has_same_given = name.given.name in ("exact", "joined")
    given = log2(_twin_name_factor(name.given.name, weights))
    twin_rate = weights.twin_rate * (weights.twin_rate if is_twin_on_file else 1.0)
    twin = twin_rate * _power(family_home + scored.birth.bits + given)
    birth = log2(weights.relative_same_birth_share) if scored.birth.name in EXACT_BIRTH else 0.0
    namesake = weights.namesake_relative_rate * _power(family_home + name.given.bits + name.pair.bits + birth)
    other = weights.household_relative_rate * _power(family_home + (given if has_same_given else 0.0))
    return _each(chances, weights) * weights.relative_absent_share * (twin + namesake + other)


def _twin_name_factor(given_level: str, weights: Weights) -> float:
    """P(written name | a twin of the patient's) / P(written name | anyone), by how it compares with the patient's."""
    if given_level in ("exact", "joined"):
        return weights.twin_same_name_share
    return 1.0 if given_level == "conflict" else weights.twin_like_name_factor


def _are_twins(one: Scored, other: Scored) -> bool:
    """Of one surname and one birth date: then either is the other's twin, who is on file."""
    left, right = one.candidate, other.candidate
    families = family_forms(left.name.family)[:1], family_forms(right.name.family)[:1]
    return left.birth_date is not None and left.birth_date == right.birth_date and families[0] == families[1]


def _report(
    scored: Scored, probability: float, rivals: Sequence[Scored], prepared: PreparedQuery, weights: Weights
) -> ScoredCandidate:
    is_possible = probability >= weights.possible_from
    vetoes = vetoes_of(scored, rivals, prepared, weights) if is_possible else ()
    return ScoredCandidate(
        patient_id=scored.candidate.patient_id,
        probability=probability,
        weight_bits=scored.bits,
        grade=_grade(probability, vetoes, weights),
        evidence=_evidence(scored),
        vetoes=vetoes,
    )


def _grade(probability: float, vetoes: tuple[str, ...], weights: Weights) -> Grade:
    if 1.0 - probability <= weights.max_risk and not vetoes:
        return Grade.CERTAIN
    if probability >= weights.probable_from:
        return Grade.PROBABLE
    return Grade.POSSIBLE if probability >= weights.possible_from else Grade.CERTAINLY_NOT


def _evidence(scored: Scored) -> tuple[FieldEvidence, ...]:
    name = scored.name
    family_name = f"{name.family.name}_alias" if name.is_alias_on_file or name.is_by_aka else name.family.name
    rows = (
        ("family_name", family_name, name.family.bits),
        ("given_name", name.given.name, name.given.bits),
        ("middle_name", name.middle.name, name.middle.bits),
        ("suffix", name.suffix.name, name.suffix.bits),
        ("name_order", name.order.name, name.order.bits),
        ("name_pair", name.pair.name, name.pair.bits),
        ("other_name", scored.alternatives.name, scored.alternatives.bits),
        ("birth_date", scored.birth.name, scored.birth.bits),
        ("sex", scored.sex.name, scored.sex.bits),
        ("mrn", scored.mrn.name, scored.mrn.bits),
        ("phone", scored.phone.name, scored.phone.bits),
        ("address", scored.address.name, scored.address.bits),
        ("kin", scored.kin.name, scored.kin.bits),
        ("care", scored.care.name, scored.care.bits),
    )
    return tuple(
        FieldEvidence(field=field, level=level, weight_bits=bits) for field, level, bits in rows if level != ABSENT.name
    )


def _can_rule_out(prepared: PreparedQuery, weights: Weights) -> bool:
    """Only a whole name and a whole date, both surely read, allow to say that somebody is not on file."""
    query = prepared.query
    has_name = any(found.reading.given and found.reading.family for found in prepared.names)
    has_date = bool(prepared.born.readings) and not prepared.born.is_placeholder
    is_sure = min(query.name_confidence, query.dob_confidence) >= weights.min_confidence
    return has_name and has_date and is_sure


def _decide(prepared: PreparedQuery, reported: Sequence[ScoredCandidate], weights: Weights) -> MatchDecision:
    can_rule_out = _can_rule_out(prepared, weights)
    best = reported[0] if reported else None
    if best is None or best.grade is Grade.CERTAINLY_NOT:
        return MatchDecision(
            decision="no_match" if can_rule_out else "review",
            patient_id=None,
            probability=best.probability if best else 0.0,
            grade=Grade.CERTAINLY_NOT,
            is_ambiguous=False,
            candidates=tuple(reported),
        )
    second = reported[1].probability if len(reported) > 1 else 0.0
    is_ambiguous = bool(AMBIGUITIES.intersection(best.vetoes)) or second > 0.1 * best.probability
    return MatchDecision(
        decision="auto" if best.grade is Grade.CERTAIN else "review",
        patient_id=best.patient_id,
        probability=best.probability,
        grade=best.grade,
        is_ambiguous=is_ambiguous,
        candidates=tuple(reported),
    )
