"""A patient, as one office writes the name, the birth date and the rest."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.eighth.names import family_name, given_name, group_of
from bench.reading.authors.eighth.wordings import CITIES, STREETS, one_of

SUFFIXES = ("Jr", "Jr.", "Jr", "Sr", "Sr.", "II", "III", "III", "IV")


class Writing:
    """The habits of whoever writes: the order of names, capitals and dates."""

    def __init__(self, rng: Random, order: str, date_styles: tuple[Callable[[date], str], ...]) -> None:
        self.last_first = order == "last" or (order == "any" and rng.random() < 0.35)
        self.capitals = rng.random() < (0.4 if self.last_first else 0.15)
        self.suffix_behind = rng.random() < 0.6  # "Paz, Ana Jr" rather than "Paz Jr, Ana"
        self.day: Callable[[date], str] = rng.choice(date_styles)

    def cased(self, text: str) -> str:
        return text.upper() if self.capitals else text


class Patient:
    """`mrn` and `aka` count as written once they were taken."""

    def __init__(
        self, rng: Random, sent: date, writing: Writing, born: tuple[int, int], *, women: bool = False
    ) -> None:
        self.writing, self.group = writing, group_of(rng)
        self.female = women or rng.random() < 0.53
        self.family = family_name(rng, self.group)
        self.given = given_name(rng, self.group, female=self.female)
        chance = rng.random()
        self.middle = ""
        if chance < 0.28:
            self.middle = rng.choice("ABCDEFGHJKLMNPRSTV") + rng.choice(("", "", "."))
        elif chance < 0.4:
            self.middle = given_name(rng, self.group, female=self.female)
        if self.middle == self.given:
            self.middle = ""
        self.suffix = rng.choice(SUFFIXES) if not self.female and rng.random() < 0.11 else ""
        first = date(born[0], 1, 1)
        last = min(date(born[1], 12, 31), sent - timedelta(days=30))
        self.born = first + timedelta(days=rng.randrange((last - first).days))
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.42 else ""
        other = family_name(rng, rng.choice((self.group, "latino", "anglo")))
        has_other = rng.random() < (0.13 if self.female else 0.02)
        self._aka = writing.cased(other) if has_other and other != self.family else ""
        ways = (" (née {})", " aka {}", " (formerly {})", " (maiden name {})", " a.k.a. {}", " (AKA: {})")
        self._behind = rng.choice(ways if self.female else (" aka {}", " (formerly {})", " (AKA {})"))
        self.mrn_written = self.aka_written = self.dob_hidden = False
        self.sex = ("F" if self.female else "M") if rng.random() < 0.5 else ("Female" if self.female else "Male")
        self.street = f"{rng.randrange(102, 19900)} {one_of(rng, STREETS)}"
        if rng.random() < 0.3:
            self.street += rng.choice((f" #{rng.randrange(1, 340)}", f", Apt {rng.randrange(1, 40)}"))
        self.city = one_of(rng, CITIES)
        self.honor = rng.choice(("", "", "Mrs. " if self.female else "Mr. ", "Ms. " if self.female else "Mr. "))
        self.ssn4 = f"{rng.randrange(10000):04d}"

    @property
    def name(self) -> str:
        """The whole name in the office's order."""
        suffix = self.suffix
        if not self.writing.last_first:
            written = " ".join(filter(None, (self.given, self.middle, self.family, suffix)))
        elif self.writing.suffix_behind:
            written = " ".join(filter(None, (f"{self.family},", self.given, self.middle, suffix)))
        else:
            written = f"{self.last}, {self.first_mi}"
        return self.writing.cased(written)

    @property
    def straight(self) -> str:
        """In the order in which it is spoken."""
        written = " ".join(filter(None, (self.given, self.middle, self.family, self.suffix)))
        return self.writing.cased(written)

    @property
    def last(self) -> str:
        """The family name with the suffix, for a column of its own."""
        return self.writing.cased(f"{self.family} {self.suffix}".strip())

    @property
    def first(self) -> str:
        return self.writing.cased(self.given)

    @property
    def mi(self) -> str:
        return self.writing.cased(self.middle)

    @property
    def first_mi(self) -> str:
        return self.writing.cased(f"{self.given} {self.middle}".strip())

    @property
    def they(self) -> str:
        return "she" if self.female else "he"

    @property
    def their(self) -> str:
        return "her" if self.female else "his"

    @property
    def dob(self) -> str:
        return "" if self.dob_hidden else self.writing.day(self.born)

    @property
    def dob_plain(self) -> str:
        """In figures, for boxes and columns."""
        return "" if self.dob_hidden else f"{self.born:%m/%d/%Y}"

    @property
    def mrn(self) -> str:
        self.mrn_written = True
        return self._mrn

    @property
    def aka(self) -> str:
        self.aka_written = True
        return self._aka

    @property
    def also(self) -> str:
        """The other name, as it is put behind the name."""
        return self._behind.format(self.aka) if self.aka else ""

    def age(self, on: date) -> int:
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.dob_hidden else self.born.isoformat(),
            "mrn": (self._mrn or None) if self.mrn_written else None,
            "aliases": [self._aka] if self._aka and self.aka_written else [],
        }
