"""A patient as one office writes the name, the birth date and the numbers."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.sixteenth.names import family_name, given_name, group_of
from bench.reading.authors.sixteenth.wordings import DATE_STYLES, HAND_DATES

ALSO = "({} {})"
FORMERLY = ("fka", "aka", "née", "formerly", "maiden name", "AKA", "f/k/a")


class Patient:
    """Somebody whose records are asked for; remembers what was written."""

    def __init__(self, rng: Random, sent: date, *, order: str, hand: bool, lacks_dob: bool, child: bool) -> None:
        self.written: set[str] = set()
        self.female = rng.random() < 0.54
        group = group_of(rng)
        self.family, self.given = family_name(rng, group), given_name(rng, group, female=self.female)
        if group in ("latino", "filipino") and rng.random() < 0.1:
            second = family_name(rng, group)
            self.family += ("-" if order in ("straight", "any") or rng.random() < 0.4 else " ") + second
        self.middle = self._middle(rng, group)
        self.suffix = "" if self.female or rng.random() > 0.09 else rng.choice(("Jr.", "Jr", "Sr.", "III", "II", "IV"))
        years = rng.uniform(2, 17) if child else rng.triangular(19, 97, 70)
        self.born = sent - timedelta(days=round(365.25 * years))
        self.style: Callable[[date], str] = rng.choice(HAND_DATES if hand else DATE_STYLES)
        self.lacks_dob = lacks_dob
        self.upper = rng.random() < 0.3
        self.order = order if order != "any" else rng.choice(("straight", "straight", "turned"))
        self._alias = family_name(rng, group) if self.female and not child and rng.random() < 0.11 else ""
        self._before = rng.choice(FORMERLY)
        self._dots, self._after = rng.random() < 0.5, rng.random() < 0.5
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.5 else ""
        self.sex = ("F", "Female")[rng.random() < 0.4] if self.female else ("M", "Male")[rng.random() < 0.4]
        self.title = ("Ms.", "Mrs.")[rng.random() < 0.4] if self.female else "Mr."
        self.they, self.their, self.them = ("she", "her", "her") if self.female else ("he", "his", "him")
        self.four = f"{rng.randrange(10**4):04d}"

    def _middle(self, rng: Random, group: str) -> str:
        chance = rng.random()
        if chance > 0.42:
            return ""
        full = given_name(rng, group, female=self.female)
        return full[0] if chance < 0.26 else "" if full == self.given else full

    def _case(self, text: str) -> str:
        return text.upper() if self.upper else text

    @property
    def short(self) -> str:
        """The name without any other one."""
        middle = f"{self.middle}." if len(self.middle) == 1 and self._dots else self.middle
        if self.order == "straight":
            said = " ".join(filter(None, (self.given, middle, self.family, self.suffix)))
        elif self._after:
            said = " ".join(filter(None, (f"{self.family},", self.given, middle, self.suffix)))
        else:
            said = (
                " ".join(filter(None, (self.family, self.suffix))) + ", " + " ".join(filter(None, (self.given, middle)))
            )
        return self._case(said)

    @property
    def name(self) -> str:
        """The name, with another one behind it if there is one."""
        return f"{self.short} {ALSO.format(self._before, self._case(self.alias))}" if self._alias else self.short

    @property
    def alias(self) -> str:
        """A family name that she had before."""
        self.written.add("alias")
        return self._alias

    @property
    def last(self) -> str:
        """The family name for a blank of its own."""
        return self._case(self.family)

    @property
    def last_suffix(self) -> str:
        return self._case(" ".join(filter(None, (self.family, self.suffix))))

    @property
    def first(self) -> str:
        return self._case(self.given)

    @property
    def mid(self) -> str:
        return self._case(self.middle)

    @property
    def dob(self) -> str:
        return "" if self.lacks_dob else self.style(self.born)

    @property
    def plain_dob(self) -> str:
        """In figures, where a form has room for them only."""
        return "" if self.lacks_dob else f"{self.born:%m/%d/%Y}"

    def age(self, day: date) -> int:
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    @property
    def mrn(self) -> str:
        self.written.add("mrn")
        return self._mrn

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.lacks_dob else self.born.isoformat(),
            "mrn": self._mrn or None if "mrn" in self.written else None,
            "aliases": [self._alias] if self._alias and "alias" in self.written else [],
        }
