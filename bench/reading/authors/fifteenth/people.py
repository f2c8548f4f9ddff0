"""The patients: how an office writes each one, and what a careful person reads there."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.fifteenth.names import MIDDLE_MEN, MIDDLE_WOMEN, family_name, given_name, people_of

DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day:02d}, {day.year}",
    lambda day: f"{day.day:02d}-{day:%b}-{day.year}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%Y-%m-%d}",
)
SHORT_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
)
SUFFIXES = ("Jr", "Jr", "Jr", "Sr", "III", "II")


class Patient:
    """One patient; what a template takes of the optional values is remembered."""

    def __init__(self, rng: Random, sent: date, order: str, born: tuple[int, int], *, women: bool = False) -> None:
        self.rng = rng
        self.people = people = people_of(rng)
        self.female = women or rng.random() < 0.54
        self.family, self.given = family_name(rng, people), given_name(rng, people, female=self.female)
        self.middle = self._middle()
        self.suffix = rng.choice(SUFFIXES) if not self.female and rng.random() < 0.12 else ""
        latest = min(date(born[1], 12, 31), sent - timedelta(days=40))
        first = date(born[0], 1, 1)
        self.born = first + timedelta(days=rng.randrange((latest - first).days))
        self.order = rng.choice(("fl", "fl", "lf", "FL", "LF")) if order == "any" else order
        short = self.born.year >= 1931 and rng.random() < 0.1
        self.style = rng.choice(SHORT_STYLES if short else DATE_STYLES)
        self.is_dated = True  # a few offices forget the birth date
        self._dot = rng.choice(("", "."))
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.4 else ""
        self._aka = self._former(people) if self.female and rng.random() < 0.2 else ""
        self.written: set[str] = set()

    def _middle(self) -> str:
        chance = self.rng.random()
        if chance < 0.3:
            return self.rng.choice("ABCDEFGHJKLMNPRSTVW")
        return self.rng.choice(MIDDLE_WOMEN if self.female else MIDDLE_MEN) if chance < 0.37 else ""

    def write_plainly(self) -> None:
        """Without full stops between the figures of dates, which a pen hardly leaves."""
        if "." in self.style(self.born):
            self.style = DATE_STYLES[0]

    def _former(self, people: str) -> str:
        while True:
            name = family_name(self.rng, people)
            if name not in self.family:
                return name

    @property
    def mid(self) -> str:
        """The middle name or initial as written."""
        return self.middle + self._dot if len(self.middle) == 1 else self.middle

    @property
    def mi(self) -> str:
        return self.middle[:1]

    @property
    def suf(self) -> str:
        """The suffix as written."""
        return self.suffix + self._dot if self.suffix in ("Jr", "Sr") else self.suffix

    @property
    def full(self) -> str:
        """Given name first, as in a sentence."""
        return " ".join(filter(None, (self.given, self.mid, self.family, self.suf)))

    @property
    def turned(self) -> str:
        """Family name first."""
        family = " ".join(filter(None, (self.family, self.suf)))
        return " ".join(filter(None, (f"{family}, {self.given}", self.mid)))

    @property
    def name(self) -> str:
        """As this office writes names."""
        return {
            "fl": self.full,
            "lf": self.turned,
            "FL": self.full.upper(),
            "LF": self.turned.upper(),
        }[self.order]

    @property
    def last_first(self) -> str:
        """The family name as a form's blank has it, with the suffix."""
        return " ".join(filter(None, (self.family, self.suf)))

    @property
    def dob(self) -> str:
        return self.style(self.born) if self.is_dated else ""

    @property
    def dob_plain(self) -> str:
        """In figures, as programs and forms have it."""
        return f"{self.born:%m/%d/%Y}" if self.is_dated else ""

    @property
    def mrn(self) -> str:
        self.written.add("mrn")
        return self._mrn

    @property
    def aka(self) -> str:
        """A former family name, or nothing."""
        self.written.add("aka")
        return self._aka

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
    def him(self) -> str:
        return "her" if self.female else "him"

    @property
    def mr(self) -> str:
        return "Ms." if self.female else "Mr."

    def age(self, sent: date) -> int:
        return sent.year - self.born.year - ((sent.month, sent.day) < (self.born.month, self.born.day))

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix or None,
            "dob": self.born.isoformat() if self.is_dated else None,
            "mrn": (self._mrn or None) if "mrn" in self.written else None,
            "aliases": [self._aka] if self._aka and "aka" in self.written else [],
        }
