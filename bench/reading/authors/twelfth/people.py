"""A patient as the office writes him."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.twelfth.names import family_name, given_name, group_of


class Patient:
    """`order`: "straight" (given name first), "comma" or "any". What a page takes is remembered as written."""

    def __init__(
        self,
        rng: Random,
        years: tuple[int, int],
        order: str,
        style: Callable[[date], str],
        *,
        women: bool = False,
        upper: bool = False,
        lacks_dob: bool = False,
    ) -> None:
        self.written: set[str] = set()
        self.female = women or rng.random() < 0.54
        self.group = group = group_of(rng)
        comma = order == "comma" or (order == "any" and rng.random() < 0.5)
        self.family = family_name(rng, group, double=comma)
        self.given = given_name(rng, group, female=self.female)
        middle = given_name(rng, group, female=self.female)
        self.middle = "" if middle == self.given or rng.random() < 0.6 else middle
        if self.middle and rng.random() < 0.65:
            self.middle = self.middle[0] + rng.choice(("", "."))
        self.suffix = (
            rng.choice(("Jr", "Jr.", "Jr.", "Sr.", "II", "III")) if not self.female and rng.random() < 0.07 else ""
        )
        first, last = years
        self.born = date(first, 1, 1) + timedelta(days=rng.randrange(365 * (last - first + 1)))
        self.lacks_dob = lacks_dob
        self.dob = "" if lacks_dob else style(self.born)
        self._upper = upper
        self._name = self._comma(rng) if comma else self._straight()
        self._mrn = "".join(rng.choices("0123456789", k=rng.choice((7, 8, 8, 9)))) if rng.random() < 0.3 else ""
        self._aka = family_name(rng, group) if rng.random() < (0.13 if self.female else 0) else ""
        if self._aka == self.family:
            self._aka = ""
        if self._aka and not comma and not self.suffix and rng.random() < 0.3:
            self._name += rng.choice((f" (née {self._aka})", f" (aka {self._aka})", f" aka {self.given} {self._aka}"))
            self.written.add("aka")
        self.ssn4 = "".join(rng.choices("0123456789", k=4))

    def _straight(self) -> str:
        return self.cased(" ".join(filter(None, (self.given, self.middle, self.family, self.suffix))))

    def _comma(self, rng: Random) -> str:
        family = " ".join(filter(None, (self.family, self.suffix)))
        given = " ".join(filter(None, (self.given, self.middle)))
        if self.suffix and rng.random() < 0.5:
            return self.cased(f"{self.family}, {given} {self.suffix}")
        return self.cased(f"{family}{',' if rng.random() < 0.08 else ', '}{given}")

    def cased(self, text: str) -> str:
        return text.upper() if self._upper else text

    @property
    def name(self) -> str:
        return self._name

    @property
    def last(self) -> str:
        """For a cell of its own."""
        return self.cased(" ".join(filter(None, (self.family, self.suffix))))

    @property
    def first(self) -> str:
        return self.cased(self.given)

    @property
    def mi(self) -> str:
        return self.cased(self.middle)

    @property
    def mrn(self) -> str:
        self.written.add("mrn")
        return self._mrn

    @property
    def aka(self) -> str:
        """Nothing where the name has it already."""
        if "aka" in self.written or not self._aka:
            return ""
        self.written.add("aka said")
        return self.cased(self._aka)

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
    def sex(self) -> str:
        return "Female" if self.female else "Male"

    def truth(self) -> dict[str, Any]:
        has_aka = self._aka and self.written & {"aka", "aka said"}
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.lacks_dob else self.born.isoformat(),
            "mrn": self._mrn or None if "mrn" in self.written else None,
            "aliases": [self._aka] if has_aka else [],
        }
