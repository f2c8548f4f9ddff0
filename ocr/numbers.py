"""Telephone numbers, National Provider Identifiers and record numbers, each checked by its own rule."""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace

import phonenumbers

_DIGIT = r"[0-9OoQlI|SBG$]"
_FOR_LETTER = str.maketrans("OoQlI|SBG$", "0001115865")
_GAP = r"[\s)\]}.·•*,–—_~-]{0,4}"
_PHONE = re.compile(  # a speck in brackets is read as a stop: "(31.0) 555-1097"
    rf"(?:(?<![\dA-Za-z/])|(?<=\s[FTP])(?=\d))(?:\+?[1lI|]{_GAP})?[(\[{{]?\s?({_DIGIT}{{3}}|(?<=\(){_DIGIT}{{2}}\.{_DIGIT}(?=\))){_GAP}(?:/|(?<=\)):)?\s?({_DIGIT}{{3}})\s?(?:{_GAP}|:)\s?({_DIGIT}{{4}})(?![\d/]|[-.]\d)"
)
# Brackets of coarse or pale print are read as figures and stops: ".8181555-4729", "1424:555.2468".
_LOST_BRACKETS = re.compile(
    rf"(?<!\d)[1lI|.,:;'‘]?\s?({_DIGIT}{{3}})[1lI|!.,:;'’]\s?({_DIGIT}{{3}})[-. ~]{{1,3}}({_DIGIT}{{4}})"
    r"(?![\d/]|[-.]\d)"
)
_TEN_DIGITS = re.compile(r"(?<!\d)([12]\d{9})(?!\d)")
_NPI_PREFIX_SUM = 24  # Luhn's sum over the prefix 80840 that health identifiers are counted with (45 CFR 162.406)
_MRN = re.compile(r"#?\s*([A-Z]{0,4}[- ]?\d[\dA-Z-]{2,14})(?![\d./-])", re.IGNORECASE)
_TOLD_MRN = re.compile(
    r"\b(?:m\.?\s?r\.?\s?n\b\.?|mr ?(?:#|no\b\.?)|"
    r"(?:record|med\.? rec\.?|chart|unit|hospital) ?(?:number|no\b\.?|num\b\.?|#))\W*(?:(?:is|of)\b\W*)?"
    r"(?P<number>[A-Z]{0,4}-?\d[\d-]{2,14}[A-Z]?)\b(?![./-]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber:
    """A North American telephone number in a text."""

    e164: str
    start: int
    end: int
    repaired: bool  # a letter was read as the digit it must be


def find_phone_numbers(text: str) -> list[FoundNumber]:
    """Every possible North American number, left to right; dates, dollars and longer digit runs are none."""
    found = list(_numbers(_PHONE, text))
    return found or [replace(number, repaired=True) for number in _numbers(_LOST_BRACKETS, text)]


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[FoundNumber]:
    for match in pattern.finditer(text):
        written = "".join(match.groups()).replace(".", "")
        letters = sum(not character.isdigit() for character in written)
        number = to_e164(written.translate(_FOR_LETTER)) if letters <= 3 else None
        if number is not None:
            yield FoundNumber(e164=number, start=match.start(), end=match.end(), repaired=letters > 0)


def is_digit_off(one: str, other: str) -> bool:
    """Are two numbers of equal length the same but for one digit?"""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def to_e164(text: str) -> str | None:
    """A number as +1 and ten digits; None when it is no possible North American number.

    Possible, not assigned: 555-01xx, which is set aside for fiction, must be readable too.
    """
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code != 1 or not phonenumbers.is_possible_number(number):
        return None
    national = str(number.national_number)
    if len(national) != 10 or national[0] in "01" or national[3] in "01":
        return None  # an area code or an exchange never begins with 0 or 1
    return f"+1{national}"


def is_npi(digits: str) -> bool:
    """Ten digits, first 1 or 2, whose check digit is right by Luhn's rule behind the prefix 80840."""
    if re.fullmatch(r"[12]\d{9}", digits) is None:
        return False
    total = _NPI_PREFIX_SUM
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total % 10 == 0


def find_npis(text: str) -> list[str]:
    """Every valid NPI of a text, in order."""
    plain = re.sub(r"(?<=\d)[ .-](?=\d)", "", text)
    return [match[1] for match in _TEN_DIGITS.finditer(plain) if is_npi(match[1])]


def read_mrn(text: str) -> str | None:
    """The record number at the beginning of a value, as written, without spaces; None when it is none."""
    match = _MRN.match(text.strip(" :#.-"))
    if match is None:
        return None
    written = match[1].replace(" ", "").upper().rstrip("-")
    if find_phone_numbers(match[1].lstrip(string.ascii_letters + " ")):
        return None
    return written if sum(character.isdigit() for character in written) >= 3 else None


def told_mrns(text: str) -> list[tuple[str, int, int]]:
    """Every record number that a text tells behind its name ("Ana Diaz, MRN 1234567."), with where it stands."""
    found = ((read_mrn(match["number"]), match) for match in _TOLD_MRN.finditer(text))
    return [(number, match.start("number"), match.end("number")) for number, match in found if number]
