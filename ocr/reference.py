"""Our reference on a fax that comes back: "FI-XXXX-XXXX", the last letter a check letter."""

import re

ALPHABET = "34679ACDEFGHJKMNPRTWXY"  # no two letters that a fax confuses: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V

# Readers confuse I with l, 1 and |, dashes of every length, and put spaces around them.
_WRITTEN = re.compile(r"\bF\s?[I1il|!L]{1,2}\s?[-–—_.~ ]{0,3}\s?((?:[A-Za-z0-9][-–—_. ]{0,3}){8})(?![A-Za-z0-9])")
_STRICT = re.compile(rf"FI-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")


_LIKE = re.compile(
    r"\b(?:ref(?:erence)?|request)\W*(?:no\W*|number\W*|#\s*|is\s+)?F\s?[I1l|!L]{1,2}[A-Z]?\s?(?:[-–—_.:~]|(?:[A-Z0-9]\s?){4}[-–—])",
    re.IGNORECASE,
)
# Its "I" lost, or run into the dash: "Reference no.: FETKCM-3Y9A", "Ref F-GCMP-9KR4".
_NEARLY = re.compile(
    r"\b(?i:ref(?:erence)?)\b\W*(?i:no\W*|number\W*|#\s*)?F(?=[A-Z¥–—-]*[0-9¥])[IE1l|!L]?[-–—]?[A-Z0-9¥]{3,5}[-–—][A-Z0-9¥]{3,5}\b"
)


# Whatever stands before it: "Regarding FI-PAGF-XAYM".
_SHAPED = re.compile(r"\bF[I1l|!][-–—_~]\s?[A-Z0-9]{4}[-–—_~]\s?[A-Z0-9]{3,5}(?![a-z])")


# Its dashes gone: "FI 3A4C 9DEF".
_WHOLE = re.compile(rf"\bF[I1l|!][-–—_~ ]?((?:[{ALPHABET}]{{4}})[-–—_~ ]?[{ALPHABET}]{{4}})\b")


def looks_quoted(text: str) -> bool:
    """Does the text quote a reference of ours, though its letters cannot be told?"""
    if any(any(map(str.isdigit, found[1])) and any(map(str.isalpha, found[1])) for found in _WHOLE.finditer(text)):
        return True
    return bool(_LIKE.search(text) or _NEARLY.search(text) or _SHAPED.search(text))


def check_letter(seven: str) -> str:
    """The Luhn mod N check letter (N = 22) over the first seven letters.

    Catches every single wrong letter and nearly every exchange of two neighbours.
    """
    total = 0
    for place, letter in enumerate(reversed(seven)):
        doubled = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += doubled // len(ALPHABET) + doubled % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def is_reference(text: str) -> bool:
    """Is this exactly a reference of ours, check letter right?"""
    if _STRICT.fullmatch(text) is None:
        return False
    letters = text[3:].replace("-", "")
    return check_letter(letters[:7]) == letters[7]


def find_reference(text: str) -> str | None:
    """The first reference in a text, or None. Spaces and dashes may be misread; letters may not: the check decides."""
    for match in _WRITTEN.finditer(text):
        letters = re.sub(r"[^A-Za-z0-9]", "", match.group(1)).upper()
        reference = f"FI-{letters[:4]}-{letters[4:]}"
        if is_reference(reference):
            return reference
    return None
