"""Patients as an office writes them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.seventeenth.names import family_of, given_of, origin

LETTERS = "ABCDEFGHJKLMNPRSTVW"


class Patient:
    """One patient; texts that templates take are remembered as written."""

    def __init__(
        self, rng: Random, sent: date, dated: Callable[[date], str], *, order: str, lacks_dob: bool, adult: bool
    ) -> None:
        self.rng, self._dated = rng, dated
        self.written: set[str] = set()
        self.group = origin(rng)
        self.female = rng.random() < 0.54
        self.family, self.given = family_of(rng, self.group), given_of(rng, self.group, female=self.female)
        self.middle = self._some_middle()
        self.suffix = rng.choice(("Jr", "Jr", "Sr", "II", "III")) if not self.female and rng.random() < 0.08 else ""
        young = rng.random() < 0.03 and not adult
        years = (3, 17) if young else (19, 94)
        self.born = sent - timedelta(days=rng.randrange(365 * years[0] + 30, 365 * years[1]))
        self.lacks_dob = lacks_dob
        self.alias = family_of(rng, self.group) if self.female and rng.random() < 0.07 else ""
        if self.alias == self.family:
            self.alias = ""
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.35 else ""
        self.sex = rng.choice(("F", "Female") if self.female else ("M", "Male"))
        self.order = order
        self.case: Callable[[str], str] = str.upper if rng.random() < 0.25 else str
        self.dotted = rng.random() < 0.5
        self.ending = f"{self.suffix}." if self.suffix in ("Jr", "Sr") and rng.random() < 0.5 else self.suffix

    def _some_middle(self) -> str:
        chance = self.rng.random()
        if chance < 0.6:
            return ""
        second = given_of(self.rng, self.group, female=self.female)
        return self.rng.choice(LETTERS) if chance < 0.87 or second == self.given else second

    @property
    def mid(self) -> str:
        """The middle name or initial as it is written."""
        return f"{self.middle}." if len(self.middle) == 1 and self.dotted else self.middle

    @property
    def plain(self) -> str:
        """Given name first."""
        return self.case(" ".join(filter(None, (self.given, self.mid, self.family, self.ending))))

    @property
    def turned(self) -> str:
        """Family name first, with a comma."""
        last = " ".join(filter(None, (self.family, self.ending)))
        return self.case(f"{last}, {' '.join(filter(None, (self.given, self.mid)))}")

    @property
    def shown(self) -> str:
        """In this office's order, without other names."""
        return self.turned if self.order == "turned" else self.plain

    @property
    def name(self) -> str:
        """In this office's order, with other names behind it."""
        return self.shown + self._also()

    @property
    def told(self) -> str:
        """Given name first, with other names behind it."""
        return self.plain + self._also()

    def _also(self) -> str:
        if not self.alias:
            return ""
        self.written.add("alias")
        if not hasattr(self, "_alias_text"):
            forms = (" (maiden name {})", " (AKA {g} {})", " f/k/a {g} {}", " (formerly {})", " (nee {})")
            self._alias_text = self.rng.choice(forms).format(self.alias, g=self.given)
        return self.case(self._alias_text) if "AKA" in self._alias_text else self._alias_text

    @property
    def aka(self) -> str:
        """For a field of its own."""
        if self.alias:
            self.written.add("alias")
        return self.case(self.alias)

    @property
    def last(self) -> str:
        return self.case(" ".join(filter(None, (self.family, self.ending))))

    @property
    def first(self) -> str:
        return self.case(self.given)

    @property
    def middle_case(self) -> str:
        return self.case(self.mid)

    @property
    def title(self) -> str:
        return "Ms." if self.female else "Mr."

    @property
    def he(self) -> str:
        return "she" if self.female else "he"

    @property
    def his(self) -> str:
        return "her" if self.female else "his"

    @property
    def dob(self) -> str:
        return "" if self.lacks_dob else self._dated(self.born)

    @property
    def dob8(self) -> str:
        """For forms that print the strokes themselves."""
        return "" if self.lacks_dob else f"{self.born:%m/%d/%Y}"

    @property
    def mrn(self) -> str:
        """Ours, if the office knows it."""
        if self._mrn:
            self.written.add("mrn")
        return self._mrn

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix or None,
            "dob": None if self.lacks_dob else self.born.isoformat(),
            "mrn": self._mrn if "mrn" in self.written else None,
            "aliases": [self.alias] if "alias" in self.written else [],
        }
