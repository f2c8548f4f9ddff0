"""A patient as an office writes him; whatever a sheet takes of him is remembered as written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.twentysecond.names import MIDDLE, family_name, given_name, people_of

DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%d-%b-%Y}".upper(),
    lambda day: f"{day:%Y-%m-%d}",
)
DATE_WEIGHTS = (44, 15, 11, 8, 8, 4, 4, 3, 3)
PLAIN = 3  # styles that a hand writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one office writes names and dates."""

    turned: bool
    capitals: bool
    style: int
    stop: str  # behind an initial

    def day(self, day: date) -> str:
        return DATE_STYLES[self.style](day)


def manner_of(rng: Random, *, hand: bool) -> Manner:
    style = rng.choices(range(len(DATE_STYLES)), DATE_WEIGHTS)[0]
    if hand and style not in (0, 1, 2, 4):
        style = rng.randrange(PLAIN)
    return Manner(
        turned=rng.random() < 0.4,
        capitals=not hand and rng.random() < 0.28,
        style=style,
        stop=rng.choice((".", "")),
    )


class Patient:
    """An invented person. `born`: the years; `lacks_dob`: the office left the birth date's blank empty."""

    def __init__(
        self,
        rng: Random,
        sent: date,
        manner: Manner,
        *,
        born: tuple[int, int] = (1933, 2006),
        lacks_dob: bool = False,
    ) -> None:
        people = people_of(rng)
        self.manner = manner
        self.female = rng.random() < 0.53
        self.surname = family_name(rng, people)
        self.given = given_name(rng, people, female=self.female)
        self.middle = self._a_middle(rng, people)
        self.suffix = rng.choice(("Jr.", "Jr", "Sr.", "III", "II")) if not self.female and rng.random() < 0.09 else ""
        self.former = family_name(rng, people) if self.female and rng.random() < 0.14 else ""
        if self.former == self.surname:
            self.former = ""
        first, last = date(born[0], 1, 1), min(date(born[1], 12, 31), sent - timedelta(days=40))
        self.birth = first + timedelta(days=rng.randrange((last - first).days))
        self.lacks_dob = lacks_dob
        self.number = f"{rng.choice(('', '', '0', '1'))}{rng.randrange(10**6, 10**7)}" if rng.random() < 0.42 else ""
        self.sex = rng.choice(("F", "Female") if self.female else ("M", "Male"))
        self.age = (sent - self.birth).days // 365
        self._also = rng.choice((" (née {})", " (maiden name {})", " (formerly {})", " f/k/a {}", " aka {}"))
        self.written: set[str] = set()

    def _a_middle(self, rng: Random, people: str) -> str:
        chance = rng.random()
        if chance < 0.24:
            return rng.choice(MIDDLE)
        if chance < 0.34:
            middle = given_name(rng, people, female=self.female)
            return middle if middle != self.given else ""
        return ""

    @property
    def _middle_text(self) -> str:
        return self.middle + (self.manner.stop if len(self.middle) == 1 else "")

    def _cased(self, text: str) -> str:
        return text.upper() if self.manner.capitals else text

    @property
    def fl(self) -> str:
        """Given name first."""
        self.written.add("suffix")
        return self._cased(" ".join(filter(None, (self.given, self._middle_text, self.surname, self.suffix))))

    @property
    def lf(self) -> str:
        """Family name first."""
        self.written.add("suffix")
        last = " ".join(filter(None, (self.surname, self.suffix)))
        return self._cased(f"{last}, {' '.join(filter(None, (self.given, self._middle_text)))}")

    @property
    def name(self) -> str:
        """As the office writes names."""
        return self.lf if self.manner.turned else self.fl

    @property
    def also(self) -> str:
        """A former name as it stands behind the name, or nothing."""
        return self._also.format(self._cased(self.aka)) if self.former else ""

    @property
    def aka(self) -> str:
        """A former family name, or nothing."""
        self.written.add("aka")
        return self.former

    @property
    def family(self) -> str:
        """The family name's blank, with the suffix."""
        self.written.add("suffix")
        return self._cased(" ".join(filter(None, (self.surname, self.suffix))))

    @property
    def first(self) -> str:
        return self._cased(self.given)

    @property
    def mid(self) -> str:
        return self._cased(self.middle)

    @property
    def dob(self) -> str:
        if self.lacks_dob:
            return ""
        self.written.add("dob")
        return self.manner.day(self.birth)

    @property
    def dob_plain(self) -> str:
        """In figures, where a form has room for them only."""
        if self.lacks_dob:
            return ""
        self.written.add("dob")
        return f"{self.birth:%m/%d/%Y}"

    @property
    def mrn(self) -> str:
        """Our number of the patient, or nothing."""
        if self.number:
            self.written.add("mrn")
        return self.number

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

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.surname,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": self.birth.isoformat() if "dob" in self.written else None,
            "mrn": self.number if "mrn" in self.written else None,
            "aliases": [self.former] if self.former and "aka" in self.written else [],
        }
