"""Names of practices and providers: the same, misread, or only alike.

Practices of one town are called alike ("Arroyo Family Medicine", "Arroyo Family Medical Group"), so likeness is not
agreement: every word must be there, spelt out or abbreviated, and at most a letter or two misread.
"""

import re
from enum import StrEnum
from functools import lru_cache

from matching.edits import Edit, edit_between
from matching.names import NameReading, fold_name, read_name, squeeze
from matching.nicknames import may_be_nickname


class Likeness(StrEnum):
    SAME = "same"
    MISREAD = "misread"  # the same words, one or two of them with a misread letter
    LOOKS_ALIKE = "looks_alike"  # shares the words that distinguish it, but not all words
    OTHER = "other"
    ABSENT = "absent"


_STANDS_FOR = {
    "ASSOC": "ASSOCIATES", "ASSOCS": "ASSOCIATES", "ASSOCIATE": "ASSOCIATES", "MED": "MEDICAL", "GRP": "GROUP",
    "CTR": "CENTER", "CENTRE": "CENTER", "CLIN": "CLINIC", "HOSP": "HOSPITAL", "FAM": "FAMILY", "PHYS": "PHYSICIANS",
    "SVCS": "SERVICES", "SVC": "SERVICES", "SPEC": "SPECIALISTS", "PEDS": "PEDIATRICS", "ORTHO": "ORTHOPEDICS",
    "ORTHOPAEDICS": "ORTHOPEDICS", "ORTHOPAEDIC": "ORTHOPEDIC", "SAINT": "ST", "MT": "MOUNT", "SO": "SOUTH",
    "N": "NORTH", "S": "SOUTH", "E": "EAST", "W": "WEST", "CARDIO": "CARDIOLOGY",
    "DEPT": "DEPARTMENT",
}  # fmt: skip
_LEGAL_FORMS = frozenset(
    [
        "INC",
        "LLC",
        "LLP",
        "PC",
        "PA",
        "APC",
        "APMC",
        "CORP",
        "CORPORATION",
        "CO",
        "LTD",
        "PROFESSIONAL",
        "MD",
        "DO",
        "DR",
        "THE",
        "OF",
        "AND",
        "AT",
        "FOR",
        "A",
    ]
)
# Words that many practices share: they do not make two practices look alike.
_COMMON_WORDS = frozenset(
    [
        "MEDICAL",
        "MEDICINE",
        "GROUP",
        "CLINIC",
        "CENTER",
        "FAMILY",
        "ASSOCIATES",
        "HEALTH",
        "HEALTHCARE",
        "CARE",
        "PRACTICE",
        "PHYSICIANS",
        "PHYSICIAN",
        "OFFICE",
        "OFFICES",
        "PEDIATRICS",
        "PEDIATRIC",
        "CARDIOLOGY",
        "ORTHOPEDICS",
        "ORTHOPEDIC",
        "ONCOLOGY",
        "INTERNAL",
        "PRIMARY",
        "URGENT",
        "SPECIALISTS",
        "SPECIALTY",
        "SURGERY",
        "SURGICAL",
        "HOSPITAL",
        "COMMUNITY",
        "SERVICES",
        "PARTNERS",
        "WELLNESS",
        "WOMENS",
        "UROLOGY",
        "NEUROLOGY",
        "DERMATOLOGY",
        "GASTROENTEROLOGY",
        "NEPHROLOGY",
        "PULMONARY",
        "ENDOCRINOLOGY",
        "RHEUMATOLOGY",
        "OBGYN",
        "IMAGING",
        "NORTH",
        "SOUTH",
        "EAST",
        "WEST",
        "LOS",
        "ANGELES",
    ]
)
_OFFICE_OF = re.compile(
    r"\b(?:MEDICAL RECORDS|RECORDS|REFERRALS?|FAX) (?:DEPARTMENT|DEPT|ROOM|OFFICE|DESK)\b|\bMEDICAL RECORDS\b"
)
_DOTTED = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)")  # P.C. is PC
_CREDENTIALS = re.compile(
    r"[,\s]+(?:M\.?D|D\.?O|N\.?P|F\.?N\.?P(?:-?B?C)?|P\.?A(?:-?C)?|R\.?N|D\.?N\.?P|Ph\.?D|FACP|FACC|FACS|FAAP|FAAFP|M\.?P\.?H|MBBS|"
    r"D\.?P\.?M|D\.?D\.?S)\b\.?(?=[,\s]|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def practice_words(name: str) -> tuple[str, ...]:
    """The words that name a practice: abbreviations written out, legal forms and the records office left out."""
    name = _DOTTED.sub("", name.replace("&", " and "))
    folded = _OFFICE_OF.sub(" ", fold_name(name))
    return tuple(word for word in (_STANDS_FOR.get(word, word) for word in folded.split()) if word not in _LEGAL_FORMS)


@lru_cache(maxsize=50_000)
def practice_likeness(seen: str, on_file: str) -> Likeness:
    """Compare a letterhead with a practice on file."""
    words, file_words = practice_words(seen), practice_words(on_file)
    if not words or not file_words:
        return Likeness.ABSENT
    if words == file_words or "".join(words) == "".join(file_words):
        return Likeness.SAME
    if len(words) == len(file_words) and _are_misread(words, file_words):
        return Likeness.MISREAD
    joined, file_joined = "".join(words), "".join(file_words)
    if (
        len(words) != len(file_words)
        and len(joined) >= 10
        and edit_between(joined, file_joined) in (Edit.OCR, Edit.ONE)
    ):
        return Likeness.MISREAD
    return Likeness.LOOKS_ALIKE if _share_a_telling_word(words, file_words) else Likeness.OTHER


def _are_misread(words: tuple[str, ...], file_words: tuple[str, ...]) -> bool:
    """Same words in their places but for at most two misread ones; another word of the trade is no misreading."""
    differing = [(seen, word) for seen, word in zip(words, file_words, strict=True) if seen != word]
    if len(differing) > 2:
        return False
    return all(
        len(word) >= 5 and seen not in _COMMON_WORDS and edit_between(seen, word) in (Edit.OCR, Edit.ONE)
        for seen, word in differing
    )


def _share_a_telling_word(words: tuple[str, ...], file_words: tuple[str, ...]) -> bool:
    telling = [word for word in words if word not in _COMMON_WORDS] or list(words)
    file_telling = [word for word in file_words if word not in _COMMON_WORDS] or list(file_words)
    return any(
        left == right or (min(len(left), len(right)) >= 5 and edit_between(left, right) is not Edit.FAR)
        for left in telling
        for right in file_telling
    )


@lru_cache(maxsize=50_000)
def provider_agrees(seen: str, on_file: str) -> bool | None:
    """Whether two provider names are one person's; None when a surname alone leaves it open."""
    readings, file_readings = _provider_readings(seen), _provider_readings(on_file)
    found = [_agree(left, right) for left in readings for right in file_readings]
    if True in found:
        return True
    return None if not found or None in found else False


def _provider_readings(name: str) -> tuple[NameReading, ...]:
    bare = re.sub(r"(?i)^\s*(?:dr|doctor)\.?\s+", "", name)
    return read_name(_CREDENTIALS.sub(" ", bare).strip(" ,"))[:4]


def _agree(left: NameReading, right: NameReading) -> bool | None:
    if not left.family or not right.family:
        return False
    if edit_between(squeeze(left.family), squeeze(right.family)) not in (Edit.NONE, Edit.OCR):
        return False
    if not left.given or not right.given:
        return None
    one, other = squeeze(left.given), squeeze(right.given)
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return edit_between(one, other) in (Edit.NONE, Edit.OCR) or may_be_nickname(one, other)
