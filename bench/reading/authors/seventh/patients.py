"""Whose records a fax is about, as the office writes them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.seventh.names import GROUPS, family_name, given_name
from bench.reading.authors.seventh.words import CITIES, STREETS, one_of

ORDERS = ("straight", "straight", "straight", "turned", "turned", "caps", "caps_turned", "caps_turned")
LACKS_DOB = 0.03
WOMEN_RENAMED, MEN_RENAMED = 0.14, 0.02


class Patient:
    """Values are remembered as written when they are taken."""

    def __init__(
        self, rng: Random, sent: date, order: str, dob_style: Callable[[date], str], *, may_lack: bool
    ) -> None:
        self.rng, self.order, self._style, self._sent = rng, order, dob_style, sent
        self.written: set[str] = set()
        group = rng.choice(GROUPS)
        self.female = rng.random() < 0.54
        self.family, self.given = family_name(rng, group), given_name(rng, group, female=self.female)
        self.middle = self._some_middle(group)
        self.suffix = rng.choice(("Jr.", "Jr", "Jr.", "Sr.", "II", "III")) if not self.female else ""
        if rng.random() > 0.09:
            self.suffix = ""
        years = rng.choices((rng.randrange(1, 18), rng.randrange(18, 50), rng.randrange(50, 94)), (3, 30, 67))[0]
        self.born = sent - timedelta(days=365 * years + rng.randrange(5, 360))
        self.lacks_dob = may_lack and rng.random() < LACKS_DOB
        renamed = rng.random() < (WOMEN_RENAMED if self.female else MEN_RENAMED)
        self._aka = self._other_family(group) if renamed else ""
        self._mrn = "".join(rng.choices("0123456789", k=rng.choice((6, 7, 7, 8)))) if rng.random() < 0.45 else ""
        self._mrn = self._mrn.replace("0", "7", 1) if self._mrn.startswith("0") else self._mrn
        self.address = f"{rng.randrange(101, 15900)} {one_of(rng, STREETS)}"
        self.city = one_of(rng, CITIES)
        self.ssn = f"{rng.randrange(1000, 9999)}"

    def _some_middle(self, group: str) -> str:
        chance = self.rng.random()
        if chance > 0.42:
            return ""
        if chance > 0.12:
            return self.rng.choice("ABCDEFGHJKLMNPRSTVY") + self.rng.choice(("", "."))
        middle = given_name(self.rng, group, female=self.female)
        return "" if middle == self.given else middle

    def _other_family(self, group: str) -> str:
        while True:
            other = family_name(self.rng, group)
            if other not in self.family and self.family not in other:
                return other

    @property
    def straight(self) -> str:
        return " ".join(filter(None, (self.given, self.middle, self.family, self.suffix)))

    @property
    def turned(self) -> str:
        return " ".join(filter(None, (f"{self.family}, {self.given}", self.middle, self.suffix)))

    @property
    def full(self) -> str:
        """The name in the office's order."""
        text = self.turned if "turned" in self.order else self.straight
        return text.upper() if "caps" in self.order else text

    @property
    def last(self) -> str:
        """For a cell of its own."""
        return self._cased(" ".join(filter(None, (self.family, self.suffix))))

    @property
    def first(self) -> str:
        return self._cased(self.given)

    @property
    def mi(self) -> str:
        return self._cased(self.middle)

    @property
    def title(self) -> str:
        return f"{'Ms.' if self.female else 'Mr.'} {self.family}"

    def _cased(self, text: str) -> str:
        return text.upper() if "caps" in self.order else text

    @property
    def dob(self) -> str:
        return "" if self.lacks_dob else self._style(self.born)

    @property
    def dob_plain(self) -> str:
        return "" if self.lacks_dob else f"{self.born:%m/%d/%Y}"

    @property
    def age(self) -> int:
        day = self._sent
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def gender(self) -> str:
        return "female" if self.female else "male"

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
    def mrn(self) -> str:
        self.written.add("mrn")
        return self._mrn

    @property
    def aka(self) -> str:
        """The family name of other times, for a field of its own."""
        self.written.add("aka")
        return self._cased(self._aka)

    @property
    def also(self) -> str:
        """The same in brackets, or nothing."""
        if not self._aka:
            return ""
        ways = [f"(aka {self.given} {self._aka})", f"(AKA {self._aka})", f"(formerly {self._aka})"]
        if self.female:
            ways += [f"(maiden name {self._aka})", f"(née {self._aka})", f"(maiden: {self._aka})"]
        self.written.add("aka")
        return " " + self._cased(self.rng.choice(ways))

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.lacks_dob else self.born.isoformat(),
            "mrn": (self._mrn or None) if "mrn" in self.written else None,
            "aliases": [self._aka] if self._aka and "aka" in self.written else [],
        }
