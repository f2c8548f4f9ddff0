"""Levels of agreement of what is not a name: birth date, sex, record number, phone, address, care."""

from datetime import date
from math import log2

from rapidfuzz.distance import OSA

from matching.compare_names import ABSENT, Level, level_of
from matching.contacts import Address, normal_phone, read_address
from matching.dates import DateKind, WrittenDate
from matching.edits import Edit, edit_between
from matching.model import Candidate
from matching.weights import Weights

EXACT_BIRTH = frozenset({"exact", "exact_two_digit_year", "exact_repaired"})


def birth_level(
    seen: WrittenDate, was_written: bool, on_file: date | None, weights: Weights, confidence: float
) -> Level:
    """Compare a written date with the one on file: every reading, then single faults of it.

    Levels: exact, exact_two_digit_year, exact_repaired (these can be certain); exact_damaged, day_month_swapped,
    one_digit, transposed, other_year, other_day_or_month, two_digits, conflict, placeholder, unreadable, absent.
    """
    if on_file is None or not was_written:
        return ABSENT
    if seen.is_placeholder:
        return Level("placeholder", 0.0)
    if not seen.readings and not seen.digits:
        return Level("unreadable", 0.0)
    chance = _birth_chance(on_file, weights)
    exact = [reading.kind for reading in seen.readings if reading.value == on_file]
    if exact:
        return _exact_level(exact[0], chance, weights)
    level = max(
        (_faulty_level(digits, on_file, chance, weights) for digits in _digit_forms(seen)), key=lambda found: found.bits
    )
    return Level(level.name, level.bits * confidence) if level.bits < 0 else level


def _birth_chance(born: date, weights: Weights) -> float:
    chance = 1.0 / (365.0 * weights.birth_years_effective)
    return chance * weights.new_year_factor if (born.month, born.day) == (1, 1) else chance


def _exact_level(kind: DateKind, chance: float, weights: Weights) -> Level:
    if kind is DateKind.PLAIN:
        return level_of("exact", weights.birth_exact, chance)
    if kind is DateKind.TWO_DIGIT_YEAR:
        return level_of("exact_two_digit_year", weights.birth_two_digit_year, 2 * chance)
    if kind is DateKind.REPAIRED:
        return level_of("exact_repaired", weights.birth_repaired, chance)
    if kind is DateKind.SWAPPED:
        return level_of("day_month_swapped", weights.birth_swapped, chance)
    return level_of("exact_damaged", weights.birth_damaged, chance)


def _digit_forms(seen: WrittenDate) -> list[str]:
    forms = [f"{reading.value:%m%d%Y}" for reading in seen.readings if reading.kind is not DateKind.SWAPPED]
    return list(dict.fromkeys([*forms, seen.digits] if seen.digits else forms))


def _faulty_level(digits: str, on_file: date, chance: float, weights: Weights) -> Level:
    file_digits = f"{on_file:%m%d%Y}"
    if len(digits) != 8:
        return Level("conflict", log2(weights.birth_conflict))
    wrong = [at for at in range(8) if digits[at] != file_digits[at]]
    if len(wrong) <= 1:
        return level_of("one_digit", weights.birth_one_digit, chance)
    if len(wrong) == 2 and OSA.distance(digits, file_digits) == 1:
        return level_of("transposed", weights.birth_transposed, chance)
    if all(at >= 4 for at in wrong):
        return level_of("other_year", weights.birth_same_month_day, chance)
    if all(at < 2 for at in wrong) or all(2 <= at < 4 for at in wrong):
        return level_of("other_day_or_month", weights.birth_same_year_part, chance)
    if len(wrong) == 2:
        return level_of("two_digits", weights.birth_two_digits, chance)
    return Level("conflict", log2(weights.birth_conflict))


def sex_level(seen: str, on_file: str, weights: Weights, confidence: float = 1.0) -> Level:
    """Compare the first letters of male and female; any other word is absent, and an ill-read conflict too."""
    first, file_first = seen.strip()[:1].upper(), on_file.strip()[:1].upper()
    if first not in {"M", "F"} or file_first not in {"M", "F"}:
        return ABSENT
    if first == file_first:
        return level_of("exact", weights.sex_exact, 0.5)
    return level_of("conflict", weights.sex_conflict, 0.5) if confidence >= weights.min_confidence else ABSENT


def mrn_level(seen: str, on_file: str, weights: Weights, confidence: float = 1.0) -> Level:
    """Compare record numbers in normal form.

    A requester may quote its own chart number, so a conflict is weak evidence; an ill-read one is none.
    """
    if not seen or not on_file:
        return ABSENT
    if seen == on_file:
        return level_of("exact", weights.mrn_exact, weights.chance_mrn)
    if len(seen) == len(on_file) >= 6 and OSA.distance(seen, on_file, score_cutoff=1) == 1:
        return level_of("one_digit", weights.mrn_near, weights.mrn_near_chance)
    return Level("conflict", log2(weights.mrn_conflict)) if confidence >= weights.min_confidence else ABSENT


def phone_level(seen: str, candidate: Candidate, weights: Weights) -> Level:
    """Compare ten digits with every number on file; the best level."""
    on_file = [digits for digits in map(normal_phone, candidate.phones) if digits]
    if not seen or not on_file:
        return ABSENT
    if seen in on_file:
        return level_of("exact", weights.phone_exact, weights.chance_phone)
    if any(OSA.distance(seen, digits, score_cutoff=1) == 1 for digits in on_file):
        return level_of("one_digit", weights.phone_near, weights.chance_near_phone)
    return Level("conflict", log2(weights.phone_conflict))


def address_level(seen: Address | None, candidate: Candidate, weights: Weights) -> Level:
    """Compare house number and street name; a misread number or street is near; then only the ZIP."""
    if seen is None or not candidate.address:
        return ABSENT
    on_file = read_address(candidate.address, candidate.zip_code)
    is_same_number = bool(seen.number) and seen.number == on_file.number
    is_same_street = bool(seen.street) and seen.street == on_file.street
    if is_same_number and is_same_street:
        if seen.unit and on_file.unit and seen.unit != on_file.unit:
            return Level("other_unit", 0.0)
        return level_of("exact", weights.address_exact, weights.chance_address)
    is_near_street = is_same_street or edit_between(seen.street, on_file.street) is not Edit.FAR
    is_near_number = is_same_number or (
        len(seen.number) == len(on_file.number) > 1 and OSA.distance(seen.number, on_file.number, score_cutoff=1) == 1
    )
    if seen.street and on_file.street and is_near_street and is_near_number:
        return level_of("near", weights.address_near, weights.address_near_chance)
    if seen.zip_code and seen.zip_code == on_file.zip_code:
        return level_of("same_zip", weights.address_zip, weights.chance_zip)
    return Level("conflict", log2(weights.address_conflict))


def care_level(candidate: Candidate, weights: Weights) -> Level:
    """The requester is known as this patient's; not being known says nothing, since care changes."""
    return level_of("known", weights.in_care, weights.chance_in_care) if candidate.in_care_of_requester else ABSENT
