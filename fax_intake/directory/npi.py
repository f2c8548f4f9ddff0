"""National Provider Identifiers."""

_PREFIX_SUM = 24  # Luhn's sum over the prefix 80840 that every NPI has in front (45 CFR 162.406)


def is_npi(text: str) -> bool:
    """Ten digits, the first 1 or 2, with the right check digit. About 2 % of swapped neighbours still pass."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()) or text[0] not in "12":
        return False
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(text[:9])]
    return (_PREFIX_SUM + sum(value // 10 + value % 10 for value in doubled) + int(text[9])) % 10 == 0
