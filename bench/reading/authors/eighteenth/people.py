"""A patient as the sheets name him. What a template takes is remembered as written."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.eighteenth.names import family_name, given_name, group_of
from bench.reading.authors.eighteenth.words import AREAS, CITIES, STREETS

DATES: tuple[tuple[int, Callable[[date], str]], ...] = (
    (56, lambda day: f"{day:%m/%d/%Y}"),
    (14, lambda day: f"{day.month}/{day.day}/{day.year}"),
    (8, lambda day: f"{day:%m-%d-%Y}"),
    (7, lambda day: f"{day:%B} {day.day}, {day.year}"),
    (6, lambda day: f"{day.month}/{day.day}/{day:%y}"),
    (3, lambda day: f"{day:%b} {day.day}, {day.year}"),
    (2, lambda day: f"{day:%d}-{day:%b}-{day.year}"),
    (2, lambda day: f"{day:%Y-%m-%d}"),
    (2, lambda day: f"{day:%m.%d.%Y}"),
)
BY_PEN = (0, 1, 2, 4)  # of them, in figures
SURE_UNTIL = 2000  # year of birth up to which two figures tell the year
LACKS_DOB = 0.04


class Patient:
    """`order`: "comma", "straight" or "any"."""

    def __init__(self, rng: Random, sent: date, order: str, *, by_pen: bool, women: bool, lacks: bool) -> None:
        self.rng, self.sent = rng, sent
        self.written: set[str] = set()
        self.female = women or rng.random() < 0.54
        group = self.group = group_of(rng)
        self.family = family_name(rng, group)
        if group in ("latino", "filipino") and rng.random() < 0.08:
            self.family = f"{self.family}-{family_name(rng, group)}"
        self.given = given_name(rng, group, female=self.female)
        other = given_name(rng, group, female=self.female)
        self.middle = (
            rng.choice((other, other[0], f"{other[0]}.")) if rng.random() < 0.45 and other != self.given else ""
        )
        self.suffix_text = (
            rng.choice(("Jr", "Jr.", "Sr.", "III", "II")) if not self.female and rng.random() < 0.1 else ""
        )
        first, last = (1990, 2005) if women else (2008, 2024) if rng.random() < 0.05 else (1931, 2005)
        self.born = date(first, 1, 1) + timedelta(days=rng.randrange(365 * (last - first + 1)))
        self.maiden = family_name(rng, group)
        self.has_alias = self.maiden not in self.family and rng.random() < (0.2 if self.female else 0.04)
        self.alias_form = rng.choice(("{m}", "{m}", "{g} {m}"))
        styles = [DATES[place] for place in BY_PEN] if by_pen else list(DATES)
        if self.born.year >= SURE_UNTIL:
            styles = [one for one in styles if one is not DATES[4]]
        self.style = rng.choices([style for _, style in styles], [share for share, _ in styles])[0]
        self.case: Callable[[str], str] = str.upper if not by_pen and rng.random() < 0.4 else str
        self.is_comma = order == "comma" or (order == "any" and rng.random() < 0.5)
        self.mrn_text = rng.choice(("{}", "0{}", "M{}")).format(rng.randrange(10**6, 10**7))
        self.has_mrn = rng.random() < 0.6
        self.has_dob = not lacks or rng.random() > LACKS_DOB
        self.acct = f"{rng.randrange(10**5, 10**6)}"
        self.member = f"{rng.choice('XWJHK')}{rng.choice('DEPQ')}{rng.randrange(10**8, 10**9)}"
        self.ssn4 = f"{rng.randrange(10**4):04d}"
        self.tel = f"({rng.choice(AREAS.split())}) 555-{rng.randrange(1000, 9999)}"
        self.street = f"{rng.randrange(101, 9900)} {rng.choice(STREETS)}"
        self.city = rng.choice(CITIES)

    @property
    def name(self) -> str:
        return self.comma if self.is_comma else self.straight

    @property
    def straight(self) -> str:
        self.written.add("suffix")
        return self.case(" ".join(filter(None, (self.given, self.middle, self.family, self.suffix_text))))

    @property
    def comma(self) -> str:
        self.written.add("suffix")
        return self.case(" ".join(filter(None, (f"{self.family},", self.given, self.middle, self.suffix_text))))

    @property
    def last(self) -> str:
        """The family name in a cell of its own, the suffix behind it."""
        self.written.add("suffix")
        return self.case(" ".join(filter(None, (self.family, self.suffix_text))))

    @property
    def first(self) -> str:
        return self.case(self.given)

    @property
    def mi(self) -> str:
        return self.case(self.middle)

    @property
    def signature(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def title(self) -> str:
        return "Ms." if self.female else "Mr."

    @property
    def dob(self) -> str:
        """Empty where the office forgot it."""
        self.written.add("dob")
        return self.style(self.born) if self.has_dob else ""

    @property
    def figures(self) -> str:
        """Birth date in two, two and four figures."""
        self.written.add("dob")
        return f"{self.born:%m/%d/%Y}" if self.has_dob else ""

    @property
    def mrn(self) -> str:
        self.written.add("mrn")
        return self.mrn_text if self.has_mrn else ""

    @property
    def aka(self) -> str:
        """Another name, or nothing."""
        self.written.add("aka")
        return self.case(self.alias_form.format(m=self.maiden, g=self.given)) if self.has_alias else ""

    @property
    def age(self) -> int:
        before = (self.sent.month, self.sent.day) < (self.born.month, self.born.day)
        return self.sent.year - self.born.year - before

    @property
    def minor(self) -> bool:
        return self.age < 18

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def they(self) -> str:
        return "she" if self.female else "he"

    @property
    def their(self) -> str:
        return "her" if self.female else "his"

    @property
    def address(self) -> str:
        return f"{self.street}, {self.city}"

    def truth(self) -> dict[str, Any]:
        suffix = self.suffix_text.rstrip(".") if "suffix" in self.written else ""
        return {
            "family": self.family,
            "given": self.given,
            "suffix": suffix or None,
            "dob": self.born.isoformat() if "dob" in self.written and self.has_dob else None,
            "mrn": self.mrn_text if "mrn" in self.written and self.has_mrn else None,
            "aliases": [self.maiden] if "aka" in self.written and self.has_alias else [],
        }
