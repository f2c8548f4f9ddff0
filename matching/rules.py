"""Vetoes: why a patient may not be certain, whatever the probability: in the tail, twins and kin decide, not chance."""

from collections.abc import Sequence

from matching.compare_facts import EXACT_BIRTH
from matching.contacts import normal_phone
from matching.edits import Edit, edit_between
from matching.model import Candidate
from matching.names import fold_name, squeeze
from matching.nicknames import may_be_nickname
from matching.population import family_forms
from matching.score import PreparedQuery, Scored
from matching.weights import Weights

# A rival that the request does not tell apart makes the decision ambiguous; each is a reason of its own for the desk.
AMBIGUITIES = frozenset({"unseparated_namesake", "unseparated_twin", "possible_duplicate"})

_EDITED = "one_edit"
_WEAK_GIVEN = frozenset({"nickname", "initial", "middle_used", "truncated", "two_edits", "absent"})
_WEAK_FAMILY = frozenset({"part_edited", "two_edits", "conflict", "absent"})
_HALF_WEAK = frozenset({"one_edit", "part"})  # each may stand alone, not two together
_SURE = frozenset({"exact"})


def vetoes_of(scored: Scored, rivals: Sequence[Scored], prepared: PreparedQuery, weights: Weights) -> tuple[str, ...]:
    """Reason codes in the order in which the desk should read them; () when nothing stands against certainty."""
    has_mrn = scored.mrn.name in _SURE
    has_household = "exact" in (scored.phone.name, scored.address.name)
    found = _conflicts(scored)
    found += _name_weaknesses(scored, has_mrn, has_household)
    found += _birth_weaknesses(scored, has_mrn)
    if min(prepared.query.name_confidence, prepared.query.dob_confidence) < weights.min_confidence:
        found.append("low_confidence")
    found += _ambiguities(scored, rivals)
    return tuple(dict.fromkeys(found))


def _conflicts(scored: Scored) -> list[str]:
    fields = (
        ("sex", scored.sex),
        ("suffix", scored.name.suffix),
        ("middle_name", scored.name.middle),
        ("mrn", scored.mrn),
    )
    return [f"{field}_conflict" for field, level in fields if level.name == "conflict"]


def _name_weaknesses(scored: Scored, has_mrn: bool, has_household: bool) -> list[str]:
    found: list[str] = []
    name = scored.name
    if name.given.name in ("conflict", "other_given_name"):
        found.append("other_given_name")
    elif (name.given.name in _WEAK_GIVEN and not has_mrn) or (
        name.given.name == _EDITED and not (has_mrn or has_household)
    ):
        found.append(f"given_name_{name.given.name}")
    if name.family.name in _WEAK_FAMILY:
        found.append(f"family_name_{name.family.name}")
    both_names_agree = scored.alternatives.name == "agrees"
    is_corroborated = has_mrn or both_names_agree or (has_household and name.middle.bits > 0)
    if (name.is_alias_on_file or name.is_by_aka) and not is_corroborated:
        found.append("alias_only")
    half_weak = sum(level.name in _HALF_WEAK for level in (name.family, name.given))
    half_weak += sum(level.name == Edit.OCR.value for level in (name.family, name.given))
    half_weak += name.order.name == "other_order" and name.order.bits < -6
    if half_weak > 1 and not has_mrn:
        found.append("several_weak_fields")
    return found


def _birth_weaknesses(scored: Scored, has_mrn: bool) -> list[str]:
    if scored.birth.name in EXACT_BIRTH:
        return []
    if scored.birth.name in ("absent", "unreadable", "placeholder"):
        return [f"birth_date_{scored.birth.name}"]
    is_single_fault = scored.birth.name in ("one_digit", "transposed", "day_month_swapped", "exact_damaged")
    return [] if has_mrn and is_single_fault else ["birth_date_inexact"]


def _ambiguities(scored: Scored, rivals: Sequence[Scored]) -> list[str]:
    found: list[str] = []
    for rival in rivals:
        if rival.candidate.patient_id == scored.candidate.patient_id:
            continue
        kind = _rivalry(scored.candidate, rival.candidate)
        if kind and not _is_separated(scored, rival):
            found.append(kind)
    return found


def _rivalry(one: Candidate, other: Candidate) -> str:
    """How two patients on file could be taken for each other; "" when they could not."""
    if not _families_alike(one, other):
        return ""
    given_alike = _givens_alike(one, other)
    same_birth = one.birth_date is not None and one.birth_date == other.birth_date
    if same_birth and given_alike == "same":
        return "possible_duplicate" if _looks_like_one_person(one, other) else "unseparated_namesake"
    if same_birth and given_alike:
        return "unseparated_twin"
    if given_alike == "same" and _births_near(one, other):
        return "unseparated_namesake"
    return ""


def _families_alike(one: Candidate, other: Candidate) -> bool:
    names = [
        {form for family in (person.name.family, *(a.family for a in person.aliases)) for form in family_forms(family)}
        for person in (one, other)
    ]
    if names[0] & names[1]:
        return True
    return any(edit_between(left, right) in (Edit.OCR, Edit.ONE) for left in names[0] for right in names[1])


def _givens_alike(one: Candidate, other: Candidate) -> str:
    left, right = squeeze(fold_name(one.name.given)), squeeze(fold_name(other.name.given))
    if left == right:
        return "same"
    shortest = min(len(left), len(right))
    if not shortest or edit_between(left, right) is not Edit.FAR or may_be_nickname(left, right):
        return "alike"
    if left.startswith(right) or right.startswith(left):
        return "alike"
    middles = {squeeze(fold_name(person.name.middle)) for person in (one, other)}
    return "alike" if left in middles or right in middles else ""


def _births_near(one: Candidate, other: Candidate) -> bool:
    if one.birth_date is None or other.birth_date is None:
        return True
    left, right = f"{one.birth_date:%m%d%Y}", f"{other.birth_date:%m%d%Y}"
    wrong = sum(a != b for a, b in zip(left, right, strict=True))
    is_swapped = left[:2] == right[2:4] and left[2:4] == right[:2] and left[4:] == right[4:]
    return wrong <= 1 or is_swapped


def _looks_like_one_person(one: Candidate, other: Candidate) -> bool:
    phones = {normal_phone(number) for number in one.phones} & {normal_phone(number) for number in other.phones} - {""}
    same_address = bool(one.address) and one.address.upper() == other.address.upper()
    return bool(phones) or same_address


def _is_separated(scored: Scored, rival: Scored) -> bool:
    """A field that the request states agrees with the one and contradicts the other."""
    if scored.mrn.name == "exact" and rival.mrn.name == "conflict":
        return True
    if scored.birth.name in EXACT_BIRTH and rival.birth.name not in EXACT_BIRTH and rival.birth.bits <= 0:
        return True
    pairs = [(scored.sex, rival.sex), (scored.name.suffix, rival.name.suffix), (scored.name.middle, rival.name.middle)]
    if any(mine.bits > 0 and theirs.name == "conflict" for mine, theirs in pairs):
        return True
    return scored.name.given.name == "exact" and rival.name.given.name == "conflict"
