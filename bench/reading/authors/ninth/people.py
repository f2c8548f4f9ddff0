"""Patients, and how offices write their names and birth dates."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.ninth.names import family_of, given_of, group_of

DateStyle = Callable[[date], str]
DATE_STYLES: tuple[DateStyle, ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%d-%b-%Y}".upper(),
)
SHORT_YEAR = DATE_STYLES[6]
STYLE_WEIGHTS = (40, 18, 9, 5, 9, 5, 8, 3, 3)
MIDDLES = "ABCDEFGHJKLMNPRSTVW"
LACKS_DOB = 0.03


class Patient:
    """A patient as one office writes him; which of the rarer values were written is remembered."""

    def __init__(
        self, rng: Random, sent: date, born: tuple[int, int], *, women: bool = False, lack: bool = False
    ) -> None:
        group = group_of(rng)
        self.female = women or rng.random() < 0.53
        self.family, self.given = family_of(rng, group), given_of(rng, group, female=self.female)
        self.middle = ""
        if rng.random() < 0.4:
            self.middle = rng.choice(MIDDLES) if rng.random() < 0.65 else given_of(rng, group, female=self.female)
        self.comma = rng.random() < 0.5
        self.dot = "." if len(self.middle) == 1 and rng.random() < 0.5 else ""
        self.suffix = rng.choice(("Jr", "Jr", "Sr", "II", "III")) if not self.female and rng.random() < 0.09 else ""
        first = date(born[0], 1, 1)
        self.born = min(first + timedelta(days=rng.randrange(365 * (born[1] - born[0] + 1))), sent - timedelta(days=9))
        self._style = rng.choices(DATE_STYLES, STYLE_WEIGHTS)[0]
        if self.born.year < 1950 and self._style is SHORT_YEAR:
            self._style = DATE_STYLES[0]
        self.lacks_dob = lack and rng.random() < LACKS_DOB
        self.capitals = rng.random() < 0.25
        self.style = rng.choice(("first", "first", "first", "last", "last", "last_suffix"))
        self._mrn = f"{rng.randrange(10**5, 10**8)}" if rng.random() < 0.5 else ""
        self._other = ""
        if self.female and not women and rng.random() < 0.14 and (sent - self.born).days > 365 * 22:
            other = family_of(rng, group)
            self._other = other if other.split()[-1] not in self.family else ""
        self._other_words = rng.choice(("(née {})", "(maiden name {})", "(formerly {})", "aka {}", "(f/k/a {})"))
        self.written: set[str] = set()
        self.sex = "Female" if self.female else "Male"
        self.age = (sent - self.born).days * 4 // 1461
        self.he, self.his, self.title = ("she", "her", "Ms.") if self.female else ("he", "his", "Mr.")

    def written_like(self, other: "Patient") -> None:
        """One office writes all its patients in one way."""
        self.capitals, self.style, self._style = other.capitals, other.style, other._style
        if self.born.year < 1950 and self._style is SHORT_YEAR:
            self._style = DATE_STYLES[0]

    @property
    def first_last(self) -> str:
        straight = " ".join(filter(None, (self.given, self.middle + self.dot, self.family)))
        return self._cased(
            f"{straight}, {self.suffix}." if self.comma and self.suffix in ("Jr", "Sr") else self._with(straight)
        )

    @property
    def last_first(self) -> str:
        if self.style == "last_suffix":
            return self._cased(f"{self._with(self.family)}, {self._given}")
        return self._cased(self._with(f"{self.family}, {self._given}"))

    @property
    def name(self) -> str:
        """In the office's order."""
        return self.first_last if self.style == "first" else self.last_first

    @property
    def name_also(self) -> str:
        """With another name, if there is one."""
        if not self._other:
            return self.name
        self.written.add("other")
        return f"{self.name} {self._cased(self._other_words.format(self._other))}"

    @property
    def other(self) -> str:
        """Another family name, in a blank of its own; mostly none."""
        if self._other:
            self.written.add("other")
        return self._cased(self._other)

    @property
    def _given(self) -> str:
        return " ".join(filter(None, (self.given, self.middle + self.dot)))

    def _with(self, text: str) -> str:
        return f"{text} {self.suffix}" if self.suffix else text

    def _cased(self, text: str) -> str:
        return text.upper() if self.capitals else text

    @property
    def dob(self) -> str:
        return "" if self.lacks_dob else self._style(self.born)

    @property
    def mrn(self) -> str:
        """A medical record number, which not all offices know."""
        self.written.add("mrn")
        return self._mrn

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix or None,
            "dob": None if self.lacks_dob else self.born.isoformat(),
            "mrn": (self._mrn or None) if "mrn" in self.written else None,
            "aliases": [self._other] if "other" in self.written else [],
        }
