"""Does the running text of a page speak of another person than its heading: how the patient is called, and his age."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import OSA

from outbound.identity_labels import letters_of, parse_date
from outbound.model import PatientHeading

_CALLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b\.?\s+([A-Z][\w'’-]{1,40}(?:\s[A-Z][\w'’-]{1,40})?)")
_INTRODUCED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss)\b\.?\s+)?((?:[A-Z][\w'’-]{1,40}\s{1,4}){1,3})is\s+an?\s+\d{1,3}[\s-]+years?[\s-]+old"
)
_AGE = re.compile(
    r"\b(\d{1,3})[\s-]*(?:years?|yrs?)[\s-]*old\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:man|woman|male|female|gentleman|lady|patient)\b",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:mother|father|wife|husband|spouse|partner|son|daughter|sister|brother|aunt|uncle|cousin|friend|caregiver"
    r"|neighbor|guardian|parent|donor|interpreter|niece|nephew|grand\w+|nurse|therapist|social worker|with)\b"
    r"[^.]{0,30}$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b(?:\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}-\d{2}-\d{2})\b")
_AGE_SLACK_YEARS = 1  # a birthday, and a text carried over from the visit before


def is_about_another(text: str, patient: PatientHeading) -> bool:
    """Does the text call its patient by another family name, or give an age that cannot be his?

    Relatives and staff have other names too: one mention of another "Mrs." is ordinary, and so is any number of them
    where the patient's own name stands beside them.
    """
    return _has_other_name(text, patient) or _has_other_age(text, patient)


def _has_other_name(text: str, patient: PatientHeading) -> bool:
    for match in _INTRODUCED.finditer(text):
        if not _RELATIVE_BEFORE.search(text[: match.start()][-50:]) and _is_foreign(match.group(1), patient):
            return True
    called = Counter(
        " ".join(letters_of(match.group(1)))
        for match in _CALLED.finditer(text)
        if not _RELATIVE_BEFORE.search(text[: match.start()][-50:])
    )
    return bool(called) and all(_is_foreign(name, patient) for name in called) and max(called.values()) >= 2


def _is_foreign(name: str, patient: PatientHeading) -> bool:
    """None of the patient's family names, aliases or given names is in it, one slip allowed."""
    ours = {word for family in (patient.family, *patient.aliases, patient.given) for word in letters_of(family)}
    words = [word for word in letters_of(name) if word not in {"THE", "PATIENT", "HE", "SHE", "THIS"}]
    return bool(words) and not any(OSA.distance(word, own) <= (len(own) >= 4) for word in words for own in ours)


def _has_other_age(text: str, patient: PatientHeading) -> bool:
    """The first age said of a patient, against what he is on any date of the page."""
    stated = _AGE.search(text)
    days = [day for day in _days(text) if day > patient.birth_date]
    if stated is None or not days or _RELATIVE_BEFORE.search(text[: stated.start()][-50:]):
        return False
    youngest = min(days).year - patient.birth_date.year - 1 - _AGE_SLACK_YEARS
    oldest = max(days).year - patient.birth_date.year + _AGE_SLACK_YEARS
    return not youngest <= int(stated.group(1)) <= oldest


def _days(text: str) -> Iterator[date]:
    for match in _DATE.finditer(text):
        day = parse_date(match.group())
        if isinstance(day, date):
            yield day
