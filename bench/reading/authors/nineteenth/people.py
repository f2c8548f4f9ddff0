"""A patient, as the office writes him."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.nineteenth.names import family_name, given_name, some_group
from bench.reading.authors.nineteenth.wordings import CITIES, DATE_STYLES, STREETS, one_of


class Patient:
    """What templates take is remembered as written."""

    def __init__(self, rng: Random, sent: date, order: str, date_style: int, youngest: int) -> None:
        self.rng, self.order = rng, order
        self.sent = sent
        self.written: set[str] = set()
        group = some_group(rng)
        self.is_woman = rng.random() < 0.54
        self.family = family_name(rng, group)
        self.given = given_name(rng, group, female=self.is_woman)
        self.middle = self._some_middle(group)
        self.born = date(1930, 1, 1) + timedelta(days=rng.randrange((youngest - 1930) * 365))
        suffixes = ("Jr.", "Jr.", "Jr", "III", "II", *(("Sr.", "Sr") if self.born.year < 1980 else ()))
        self._suffix = rng.choice(suffixes) if self._has_suffix() else ""
        self._dob = DATE_STYLES[date_style](self.born)
        self.has_dob = True
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.35 else ""
        self._other = ""
        if self.is_woman and rng.random() < 0.1:
            self._other = family_name(rng, group if rng.random() < 0.6 else some_group(rng))
        elif rng.random() < 0.015:
            self._other = family_name(rng, group)
        if self._other == self.family:
            self._other = ""
        self.phone = f"({rng.choice(('213', '323', '626', '818', '562'))}) 555-{rng.randrange(1000, 9999)}"
        self.street = f"{rng.randrange(101, 9900)} {one_of(rng, STREETS)}"
        self.city = one_of(rng, CITIES)
        self.sex = "F" if self.is_woman else "M"
        self.gender = "Female" if self.is_woman else "Male"
        self.he, self.his, self.him = ("she", "her", "her") if self.is_woman else ("he", "his", "him")
        self.mr = rng.choice(("Ms.", "Mrs.", "Ms.")) if self.is_woman else "Mr."

    def _has_suffix(self) -> bool:
        return not self.is_woman and self.rng.random() < 0.08

    def _some_middle(self, group: str) -> str:
        """Most sheets give none or an initial."""
        chance = self.rng.random()
        if chance < 0.62:
            return ""
        if chance < 0.88:
            return self.rng.choice("ABCDEFGHJKLMNPRSTV") + self.rng.choice((".", ""))
        middle = given_name(self.rng, group, female=self.is_woman)
        return "" if middle == self.given else middle

    @property
    def suffix(self) -> str:
        self.written.add("suffix")
        return self._suffix

    @property
    def straight(self) -> str:
        """As in a sentence."""
        return " ".join(filter(None, (self.given, self.middle, self.family, self.suffix)))

    @property
    def turned(self) -> str:
        first = " ".join(filter(None, (self.given, self.middle)))
        if not self.suffix:
            return f"{self.family}, {first}"
        if self.order == "suffix_last":
            return f"{self.family}, {first} {self.suffix}"
        return f"{self.family} {self.suffix}, {first}"

    @property
    def name(self) -> str:
        """In the office's manner."""
        match self.order:
            case "straight":
                return self.straight
            case "caps":
                return self.straight.upper()
            case "turned_caps":
                return self.turned.upper()
            case _:
                return self.turned

    @property
    def last(self) -> str:
        """The family name where it stands apart."""
        said = " ".join(filter(None, (self.family, self.suffix)))
        return said.upper() if "caps" in self.order else said

    @property
    def first(self) -> str:
        said = self.given
        return said.upper() if "caps" in self.order else said

    @property
    def first_middle(self) -> str:
        said = " ".join(filter(None, (self.given, self.middle)))
        return said.upper() if "caps" in self.order else said

    @property
    def dob(self) -> str:
        self.written.add("dob")
        return self._dob if self.has_dob else ""

    @property
    def mrn(self) -> str:
        self.written.add("mrn")
        return self._mrn

    @property
    def other(self) -> str:
        """A further family name."""
        self.written.add("other")
        return self._other

    @property
    def age(self) -> int:
        had = (self.sent.month, self.sent.day) >= (self.born.month, self.born.day)
        return self.sent.year - self.born.year - (not had)

    @property
    def aka(self) -> str:
        """The further name to stand after the name in a line, or nothing."""
        if not self.other:
            return ""
        how: tuple[str, ...] = ("(maiden: {})", "aka {}, {given}", "(f/k/a {})")
        if self.order == "straight":
            how = ("(née {})", "(maiden name {})", "(formerly {})", "a/k/a {given} {}")
        said = how[len(self.other) % len(how)].format(self.other, given=self.given)
        return f" {said if self.is_woman else f'(also {self.other})'}"

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self._suffix.rstrip(".") or None if "suffix" in self.written else None,
            "dob": self.born.isoformat() if self.has_dob and "dob" in self.written else None,
            "mrn": self._mrn or None if "mrn" in self.written else None,
            "aliases": [self._other] if self._other and "other" in self.written else [],
        }
