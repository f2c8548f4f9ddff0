"""How two words differ, as a reader or a typist makes them differ."""

from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

# Pairs that printed and handwritten faxes are misread in, either way; collected from confusion tables of OCR engines.
_PAIRS = frozenset(
    frozenset(pair)
    for pair in [
        "IL",
        "IT",
        "IJ",
        "IR",
        "LT",
        "FT",
        "FP",
        "EF",
        "CE",
        "CO",
        "CG",
        "OQ",
        "DO",
        "OA",
        "AO",
        "UV",
        "UN",
        "NH",
        "HB",
        "HM",
        "BR",
        "RK",
        "KX",
        "VY",
        "VW",
        "NM",
        "MW",
        "SG",
        "ZS",
        "AU",
        "EA",
        "EO",
        "RN",
        "RP",
        "TY",
        "IF",
        "LE",
        "BE",
        "SB",
        "ZE",
        "GQ",
        "AN",
        "AR",
    ]
)
_DIGRAPHS = (
    ("RN", "M"),
    ("CL", "D"),
    ("VV", "W"),
    ("NN", "M"),
    ("IN", "M"),
    ("LI", "U"),
    ("II", "U"),
    ("RI", "N"),
    ("CI", "A"),
    ("IJ", "U"),
    ("LL", "U"),
)


class Edit(StrEnum):
    """The least change that makes one word the other."""

    NONE = "exact"
    OCR = "ocr_confusable"
    ONE = "one_edit"
    TWO = "two_edits"
    FAR = "conflict"


@lru_cache(maxsize=131_072)
def edit_between(seen: str, on_file: str) -> Edit:
    """The level of likeness of two words without spaces; two edits only in words of six letters and more."""
    if seen == on_file:
        return Edit.NONE
    if abs(len(seen) - len(on_file)) > 2 or min(len(seen), len(on_file)) < 2:
        return Edit.FAR
    distance = OSA.distance(seen, on_file, score_cutoff=2)
    if distance > 2:
        return Edit.FAR
    if _differ_by_digraph(seen, on_file):
        return Edit.OCR
    longest = max(len(seen), len(on_file))
    if distance == 1:
        return Edit.OCR if _is_confusable(seen, on_file) else Edit.ONE
    if distance == 2 and longest >= 6:
        return Edit.TWO
    return Edit.FAR


def _is_confusable(seen: str, on_file: str) -> bool:
    if len(seen) != len(on_file):
        return False
    differing = [frozenset((left, right)) for left, right in zip(seen, on_file, strict=True) if left != right]
    return len(differing) == 1 and differing[0] in _PAIRS


def _differ_by_digraph(seen: str, on_file: str) -> bool:
    """SRNITH for SMITH: one pair of letters taken for one letter, once."""
    longer, shorter = (seen, on_file) if len(seen) > len(on_file) else (on_file, seen)
    if len(longer) != len(shorter) + 1:
        return False
    for pair, single in _DIGRAPHS:
        at = longer.find(pair)
        while at >= 0:
            if longer[:at] + single + longer[at + 2 :] == shorter:
                return True
            at = longer.find(pair, at + 1)
    return False
