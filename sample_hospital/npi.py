"""National Provider Identifiers with a right check digit, for people and practices that do not exist."""

PREFIX = "80840"  # the card issuer number that CMS prefixes before the Luhn sum


def check_digit(first_nine: str) -> str:
    """The tenth digit of an NPI (Luhn over 80840 + the number).

    Raises:
        ValueError: `first_nine` is not nine digits.
    """
    if len(first_nine) != 9 or not first_nine.isdigit():
        raise ValueError("An NPI's check digit is computed over exactly nine digits.")
    total = 0
    for position, digit in enumerate(reversed(PREFIX + first_nine)):
        value = int(digit) * (2 if position % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def make_npi(first_nine: int) -> str:
    """The NPI whose first nine digits are `first_nine` (100000000 to 199999999: NPIs begin with 1)."""
    digits = str(first_nine)
    return digits + check_digit(digits)


def is_npi(text: str) -> bool:
    """Whether the text is ten digits, begins with 1 or 2 and has a right check digit."""
    return len(text) == 10 and text.isdigit() and text[0] in "12" and check_digit(text[:9]) == text[9]
