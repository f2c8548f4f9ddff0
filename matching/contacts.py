"""Telephone numbers, record numbers and addresses, brought to a form that compares."""

import re
from dataclasses import dataclass
from functools import lru_cache

_DIGIT_LOOKALIKES = str.maketrans("OoQDIl|ZzSsGB", "0000111225568")
_STREET_WORDS = {
    "STREET": "ST", "STR": "ST", "AVENUE": "AVE", "AV": "AVE", "BOULEVARD": "BLVD", "BL": "BLVD", "DRIVE": "DR",
    "ROAD": "RD", "LANE": "LN", "COURT": "CT", "PLACE": "PL", "TERRACE": "TER", "HIGHWAY": "HWY", "PARKWAY": "PKWY",
    "CIRCLE": "CIR", "NORTH": "N", "SOUTH": "S", "EAST": "E", "WEST": "W", "SUITE": "STE", "APARTMENT": "APT",
    "UNIT": "APT", "NO": "APT", "FIRST": "1ST", "SECOND": "2ND", "THIRD": "3RD", "FOURTH": "4TH", "FIFTH": "5TH",
    "SIXTH": "6TH", "SEVENTH": "7TH", "EIGHTH": "8TH", "NINTH": "9TH", "TENTH": "10TH",
}  # fmt: skip
_NOT_THE_NAME = frozenset(
    [
        "ST",
        "AVE",
        "BLVD",
        "DR",
        "RD",
        "LN",
        "CT",
        "PL",
        "TER",
        "HWY",
        "PKWY",
        "CIR",
        "WAY",
        "N",
        "S",
        "E",
        "W",
        "NE",
        "NW",
        "SE",
        "SW",
        "APT",
        "STE",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """House number, name of the street without its type and direction, unit and ZIP; "" where not given."""

    number: str = ""
    street: str = ""
    unit: str = ""
    zip_code: str = ""


@lru_cache(maxsize=8192)
def normal_phone(text: str) -> str:
    """The ten digits of a North American number; "" when there are not ten (look-alike letters are put back)."""
    digits = re.sub(r"\D", "", re.sub(r"(?i)\s*(?:x|ext\.?)\s*\d+$", "", text[:40]).translate(_DIGIT_LOOKALIKES))
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    return digits if len(digits) == 10 and len(set(digits)) > 2 else ""


@lru_cache(maxsize=8192)
def normal_mrn(text: str) -> str:
    """Capitals and digits without leading zeros; letters within a number are put back to the digits they look like."""
    bare = re.sub(r"(?i)^\W*(?:mrn|mr|no|num)(?=[\W\d])", "", text[:40])
    kept = re.sub(r"[^0-9A-Za-z]", "", bare).replace("l", "1").upper()
    if sum(char.isdigit() for char in kept) * 2 > len(kept):
        prefix = kept[: len(kept) - len(kept.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
        kept = prefix + kept[len(prefix) :].translate(_DIGIT_LOOKALIKES)
    kept = kept.lstrip("0")
    return kept if len(kept) >= 3 else ""


@lru_cache(maxsize=8192)
def read_address(text: str, zip_code: str = "") -> Address:
    """Take "1450 N. Vermont Avenue #5, Los Angeles CA 90027" apart; what follows the street line only gives the ZIP."""
    text = text[:120].upper()
    zips = re.findall(r"\b(\d{5})(?:-\d{4})?\b", text[5:])
    line = re.split(r"[,;\n]", text)[0]
    line = re.sub(r"#\s*", " APT ", line)
    tokens = [_STREET_WORDS.get(token, token) for token in re.findall(r"[0-9A-Z]+", re.sub(r"['’.]", "", line))]
    if not tokens:
        return Address(zip_code=zip_code[:5])
    number = tokens[0].translate(_DIGIT_LOOKALIKES) if any(char.isdigit() for char in tokens[0]) else ""
    rest = tokens[1:] if number else tokens
    unit = ""
    if "APT" in rest or "STE" in rest:
        at = rest.index("APT") if "APT" in rest else rest.index("STE")
        unit = "".join(rest[at + 1 : at + 2])
        rest = rest[:at]
    street = _street_name(rest)
    return Address(number=number.lstrip("0"), street=street, unit=unit, zip_code=(zips[-1] if zips else zip_code)[:5])


def _street_name(tokens: list[str]) -> str:
    """Words up to the street's type: "N VERMONT AVE LOS ANGELES" -> "VERMONT"."""
    name: list[str] = []
    for token in tokens:
        if token in _NOT_THE_NAME:
            if name:
                break
            continue
        name.append(token)
    return "".join(name[:3])
