"""The decision in plain words, for the desk: field by field, strongest first, then what stands against certainty."""

from matching.model import ScoredCandidate

_FIELDS = {
    "family_name": "Last name",
    "given_name": "First name",
    "middle_name": "Middle name",
    "suffix": "Suffix",
    "name_order": "Order of the name",
    "name_pair": "First and last name together",
    "other_name": "Other name used",
    "birth_date": "Date of birth",
    "sex": "Sex",
    "mrn": "Record number",
    "phone": "Phone",
    "address": "Address",
    "kin": "Phone or address of a relative on file",
    "care": "Known to the requester",
}
_LEVELS = {
    "exact": "the same",
    "alias": "a former or other name",
    "joined": "the same, split or run together",
    "part": "one part of it the same",
    "part_edited": "one part of it nearly the same",
    "ocr_confusable": "the same but for letters that a fax confuses",
    "one_edit": "one letter different",
    "two_edits": "two letters different",
    "other_given_name": "nearly the same, but another person's name",
    "nickname": "a short form",
    "initial": "only the initial, which agrees",
    "truncated": "cut off",
    "middle_used": "the middle name is used as first name",
    "surname": "a surname stands there",
    "edited": "nearly the same",
    "conflict": "different",
    "unsaid": "given on one side only",
    "other_order": "unusual order",
    "as_written": "usual order",
    "pair": "commoner together than each alone",
    "agrees": "agrees",
    "exact_two_digit_year": "the same, year with two digits",
    "exact_repaired": "the same, letters read as digits",
    "exact_damaged": "the same, but damaged",
    "day_month_swapped": "day and month exchanged",
    "one_digit": "one digit different",
    "transposed": "two digits exchanged",
    "other_year": "another year",
    "other_day_or_month": "another day or month",
    "two_digits": "two digits different",
    "placeholder": "a placeholder",
    "unreadable": "unreadable",
    "other_unit": "another apartment",
    "near": "nearly the same",
    "same_zip": "the same ZIP code only",
    "kin_on_file": "agrees",
    "known": "yes",
}
_VETOES = {
    "sex_conflict": "The sex differs.",
    "suffix_conflict": "Jr, Sr or a number after the name differs.",
    "middle_name_conflict": "The middle name differs.",
    "mrn_conflict": "The record number differs.",
    "other_given_name": "The first name is another name: it may be a twin or another relative.",
    "alias_only": "Only a former or other name agrees.",
    "several_weak_fields": "Both names agree only nearly.",
    "low_confidence": "The name or the date of birth was read with little confidence.",
    "birth_date_inexact": "The date of birth does not agree exactly.",
    "birth_date_absent": "There is no date of birth to compare.",
    "birth_date_unreadable": "The date of birth cannot be read.",
    "birth_date_placeholder": "The date of birth is a placeholder.",
    "unseparated_namesake": "Another patient has the same name, and nothing tells the two apart.",
    "unseparated_twin": "A likely twin is on file, and nothing tells the two apart.",
    "possible_duplicate": "Two records on file look like the same person.",
}


def explain(scored: ScoredCandidate) -> list[str]:
    """Sentences for staff, without patient data: probability, evidence (10 bits: a thousand times likelier), vetoes."""
    lines = [f"Probability {scored.probability:.6f}, {scored.weight_bits:+.1f} bits: {scored.grade.value}."]
    for row in sorted(scored.evidence, key=lambda evidence: -abs(evidence.weight_bits)):
        level = row.level.removesuffix("_alias")
        words = _LEVELS.get(level, level.replace("_", " "))
        former = ", by a former or other name" if row.level.endswith("_alias") else ""
        lines.append(f"{_FIELDS.get(row.field, row.field)}: {words}{former} ({row.weight_bits:+.1f} bits).")
    lines.extend(explain_veto(veto) for veto in scored.vetoes)
    return lines


def explain_veto(veto: str) -> str:
    """One sentence for a veto's code."""
    if veto in _VETOES:
        return _VETOES[veto]
    field, _, level = veto.partition("_name_")
    words = _LEVELS.get(level, level.replace("_", " "))
    return f"{_FIELDS.get(f'{field}_name', field)}: {words}, which is not enough alone."
