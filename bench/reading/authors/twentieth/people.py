"""A patient as an office writes him."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.twentieth.names import family_of, given_of, group_of

INITIALS = "ABCDEFGHIJKLMNPRSTVWY"


class Patient:
    """What is taken from `aka` and `mrn` is remembered as written."""

    def __init__(
        self, rng: Random, sent: date, order: str, born: tuple[int, int], style: Callable[[date], str], *, women: bool
    ) -> None:
        group = group_of(rng)
        self.female = women or rng.random() < 0.54
        self.family, self.given = family_of(rng, group), given_of(rng, group, female=self.female)
        chance = rng.random()
        middle = rng.choice(INITIALS) if chance < 0.28 else given_of(rng, group, female=self.female)
        self.middle = middle if chance < 0.38 and middle != self.given else ""
        start = date(born[0], 1, 1)
        self.born = min(start + timedelta(days=rng.randrange(365 * (born[1] - born[0] + 1))), sent - timedelta(days=20))
        suffixes = ("Jr", "Jr.", "II", "III") + (("Sr", "Sr.") if self.born.year < 1975 else ())
        self.suffix = "" if self.female or rng.random() > 0.09 else rng.choice(suffixes)
        self.style, self.no_dob = style, False
        self._mrn = f"{rng.choice(('', '', '00', 'M'))}{rng.randrange(10**5, 10**8)}" if rng.random() < 0.35 else ""
        self._aka = family_of(rng, group) if self.female and rng.random() < 0.11 else ""
        if self._aka == self.family:
            self._aka = ""
        self.written: set[str] = set()
        self.order = order
        self.dot = rng.choice(("", "."))
        self.born_in = rng.choice(("Los Angeles", "Pasadena", "Glendale"))

    @property
    def _initial(self) -> str:
        return self.middle + (self.dot if len(self.middle) == 1 else "")

    @property
    def straight(self) -> str:
        return " ".join(filter(None, (self.given, self._initial, self.family, self.suffix)))

    @property
    def turned(self) -> str:
        """Family name first."""
        return " ".join(filter(None, (f"{self.family}, {self.given}", self._initial, self.suffix)))

    @property
    def name(self) -> str:
        """In the order of this office."""
        said = self.turned if "turned" in self.order else self.straight
        return said.upper() if "caps" in self.order else said

    @property
    def last(self) -> str:
        """Family name with its suffix, for a cell of its own."""
        return " ".join(filter(None, (self.family, self.suffix)))

    @property
    def mister(self) -> str:
        return f"{'Ms.' if self.female else 'Mr.'} {self.family}"

    @property
    def sex(self) -> str:
        return "Female" if self.female else "Male"

    @property
    def he(self) -> str:
        return "she" if self.female else "he"

    @property
    def his(self) -> str:
        return "her" if self.female else "his"

    @property
    def dob(self) -> str:
        return "" if self.no_dob else self.style(self.born)

    @property
    def mrn(self) -> str:
        if self._mrn:
            self.written.add("mrn")
        return self._mrn

    @property
    def aka(self) -> str:
        """A family name borne before."""
        if self._aka:
            self.written.add("aka")
        return self._aka

    def age(self, sent: date) -> int:
        return sent.year - self.born.year - ((sent.month, sent.day) < (self.born.month, self.born.day))

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.no_dob else self.born.isoformat(),
            "mrn": self._mrn if "mrn" in self.written else None,
            "aliases": [self._aka] if "aka" in self.written else [],
        }
