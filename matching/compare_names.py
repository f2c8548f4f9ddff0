"""Levels of agreement of names, each with its likelihood ratio P(seen | this patient) / P(seen | anyone) in bits."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log2

from matching.edits import Edit, edit_between
from matching.names import squeeze
from matching.nicknames import is_known_given_name, may_be_nickname
from matching.population import NameChances, family_forms
from matching.weights import Weights


@dataclass(frozen=True, slots=True)
class Level:
    """One field's level and weight; `name` is what the desk shows and what the vetoes look at."""

    name: str
    bits: float


ABSENT = Level("absent", 0.0)


def level_of(name: str, if_patient: float, if_anyone: float) -> Level:
    return Level(name, log2(if_patient / if_anyone))


def family_level(seen: str, on_file: str, chances: NameChances, weights: Weights, misread_factor: float = 1.0) -> Level:
    """Compare a written surname with one on file; compound surnames agree in part, in any order."""
    seen_forms, file_forms = family_forms(seen), family_forms(on_file)
    if not seen_forms or not file_forms:
        return ABSENT
    whole_seen, whole_file = seen_forms[0], file_forms[0]
    if whole_seen == whole_file or (len(seen_forms) > 2 and set(seen_forms[1:]) == set(file_forms[1:])):
        return level_of("exact", weights.name_exact, chances.family(whole_file))
    shared = [form for form in seen_forms if form in file_forms and len(form) > 2]
    if shared:
        return level_of("part", weights.family_part, min(chances.family(form) for form in shared))
    edited = edited_level(whole_seen, whole_file, chances.family, chances.seen_family, weights, misread_factor)
    if edited is not None:
        return edited
    if len(seen_forms) > 1 or len(file_forms) > 1:
        parts = [
            edited_level(left, right, chances.family, chances.seen_family, weights)
            for left in seen_forms
            for right in file_forms
        ]
        found = [level.bits for level in parts if level is not None]
        if found:
            return Level("part_edited", max(found) + log2(weights.family_part))
    return Level("conflict", log2(weights.family_conflict))


def given_level(
    seen: str,
    seen_middle: str,
    on_file: str,
    file_middle: str,
    chances: NameChances,
    weights: Weights,
    misread_factor: float = 1.0,
) -> Level:
    """Compare a written given name with the one on file; all arguments folded."""
    if not seen or not on_file:
        return ABSENT
    word, file_word = squeeze(seen), squeeze(on_file)
    if word == file_word:
        return level_of("exact", weights.name_exact, chances.given(file_word))
    if _is_joined(word, seen_middle, file_word, file_middle):
        return level_of("joined", weights.name_joined, chances.given(file_word) * weights.middle_initial_chance)
    first = on_file.split(" ")[0]
    if word == first or file_word == seen.split(" ")[0]:
        return level_of("part", weights.given_part, chances.given(min(word, first, key=len)))
    if len(word) == 1 or len(file_word) == 1:
        is_same = word[0] == file_word[0]
        return (
            level_of("initial", weights.given_initial, weights.middle_initial_chance * weights.given_initial)
            if is_same
            else _conflict(weights)
        )
    candidates = [_conflict(weights)]
    edited = edited_level(word, file_word, chances.given, chances.seen_given, weights, misread_factor)
    if edited is not None:
        are_names = _is_a_name(word, chances) and _is_a_name(file_word, chances)
        candidates.append(Level("other_given_name", edited.bits) if are_names else edited)
    if may_be_nickname(word, file_word):
        candidates.append(
            level_of(
                "nickname",
                weights.given_nickname,
                chances.given(word) + weights.given_nickname * chances.given(file_word),
            )
        )
    elif len(word) >= 3 and file_word.startswith(word):
        candidates.append(
            level_of("truncated", weights.given_truncated, chances.given(word) + chances.given(file_word))
        )
    if len(file_middle) > 1 and word == squeeze(file_middle):
        candidates.append(level_of("middle_used", weights.given_middle_used, chances.given(word)))
    return max(candidates, key=lambda level: level.bits)


def _is_a_name(word: str, chances: NameChances) -> bool:
    """Two names that people bear are two people's (twins are called alike), not one name misread."""
    return chances.given_is_borne(word) or is_known_given_name(word)


def _is_joined(word: str, seen_middle: str, file_word: str, file_middle: str) -> bool:
    """MARI A for MARIA, MARY ANN for MARYANN, and the other way round."""
    with_middle = word + squeeze(seen_middle) if seen_middle else ""
    file_with_middle = file_word + squeeze(file_middle) if len(file_middle) > 1 else ""
    return with_middle == file_word or word == file_with_middle


def _conflict(weights: Weights) -> Level:
    return Level("conflict", log2(weights.given_conflict))


def edited_level(
    seen: str,
    on_file: str,
    chance_on_file: Callable[[str], float],
    chance_seen: Callable[[str], float],
    weights: Weights,
    misread_factor: float = 1.0,
) -> Level | None:
    """One or two edits, on the page or on file: worth as much as the fault is likelier than two people's own names.

    GARCLA for GARCIA is harmless (nobody is called so), MARIO for MARIA says nothing (many are). `chance_on_file` is
    P(name) of a name on file, `chance_seen` that of a word on the page, which may be nobody's name.
    """
    edit = edit_between(seen, on_file)
    if edit is Edit.OCR:
        rate = weights.edit_ocr
    elif edit is Edit.ONE:
        rate = weights.edit_typed
    elif edit is Edit.TWO:
        rate = weights.edit_two
    else:
        return None
    rate *= misread_factor
    p_seen, p_file = chance_seen(seen), chance_on_file(on_file)
    on_page = rate / (p_seen + p_file * rate / weights.edit_far_share)
    in_index = weights.edit_typed / (p_file + chance_on_file(seen) * weights.edit_typed / weights.edit_far_share)
    return Level(edit.value, log2(on_page + in_index * (edit is not Edit.TWO)))


def middle_level(seen: str, on_file: str, other_names: frozenset[str], chances: NameChances, weights: Weights) -> Level:
    """Compare middle names or initials; a surname written in the middle (maiden, second) is no conflict."""
    if not seen or not on_file:
        return ABSENT
    seen_words, file_words = seen.split(" "), on_file.split(" ")
    if seen == on_file and len(seen) > 1:
        return level_of("exact", weights.middle_exact, max(chances.given(squeeze(on_file)), weights.chance_middle))
    for word in seen_words:
        for file_word in file_words:
            if word == file_word and len(word) > 1:
                return level_of("part", weights.middle_exact, max(chances.given(word), weights.chance_middle))
            if (len(word) == 1 or len(file_word) == 1) and word[0] == file_word[0]:
                return level_of("initial", weights.middle_exact, weights.middle_initial_chance)
    if any(word in other_names for word in seen_words):
        return Level("surname", 0.0)
    if edit_between(squeeze(seen), squeeze(on_file)) in (Edit.OCR, Edit.ONE):
        return Level("edited", weights.middle_edited_bits)
    return Level("conflict", log2(weights.middle_conflict))


def suffix_level(seen: str, on_file: str, weights: Weights) -> Level:
    """Compare generational suffixes in normal form; one side silent says little."""
    if not seen and not on_file:
        return ABSENT
    if seen == on_file:
        return level_of("exact", weights.suffix_exact, weights.suffix_chance)
    if seen and on_file:
        return Level("conflict", log2(weights.suffix_conflict))
    return Level("unsaid", log2(weights.suffix_unsaid))
