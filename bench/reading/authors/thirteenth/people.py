"""A patient as an office writes him, and which parts of him were written."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.thirteenth.names import family_of, given_of, group_of

DATES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%Y-%m-%d}",
)
SHORT: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
)
SUFFIXES = ("Jr", "Jr", "Jr.", "Sr", "Sr.", "III", "II")


class Patient:
    """One patient. Reading `aka` or `mrn` marks it as written."""

    def __init__(self, rng: Random, sent: date, order: str, *, lack: bool, born: tuple[int, int]) -> None:
        group = group_of(rng)
        self.female = rng.random() < 0.54
        self.family = family_of(rng, group)
        if group == "latino" and rng.random() < 0.07:
            self.family += f"-{family_of(rng, group)}"
        elif group == "latino" and rng.random() < 0.02:
            self.family = f"de la {self.family}"
        self.given = given_of(rng, group, female=self.female)
        self.middle = self._some_middle(rng, group)
        self.suffix = rng.choice(SUFFIXES) if not self.female and rng.random() < 0.09 else ""
        self.born = self._some_birth(rng, sent, born)
        short = self.born.year > 1935 and self.born.year < 2000 and rng.random() < 0.1
        self._day = rng.choice(SHORT if short else DATES)
        self.lack = lack and rng.random() < 0.04
        self.order, self.capital = order, rng.random() < 0.22
        if order == "any":
            self.order = rng.choice(("straight", "straight", "comma"))
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.4 else ""
        self._aka = self._some_aka(rng, group)
        self.aka_word = rng.choice(("AKA", "a/k/a", "formerly", "f/k/a")) if not self.female else rng.choice(
            ("née", "maiden name", "AKA", "a.k.a.", "formerly", "previously")
        )  # fmt: skip
        self.wrote: set[str] = set()

    @staticmethod
    def _some_birth(rng: Random, sent: date, born: tuple[int, int]) -> date:
        first = date(born[0], 1, 1)
        last = min(date(born[1], 12, 31), sent - timedelta(days=20))
        return first + timedelta(days=rng.randrange((last - first).days))

    def _some_middle(self, rng: Random, group: str) -> str:
        chance = rng.random()
        if chance < 0.62:
            return ""
        if chance < 0.84:
            return rng.choice("ABCDEFGHJKLMNPRSTW") + rng.choice(("", "."))
        other = given_of(rng, group, female=self.female)
        return other if other != self.given else ""

    def _some_aka(self, rng: Random, group: str) -> str:
        other = family_of(rng, group)
        share = 0.13 if self.female else 0.02
        return other if rng.random() < share and other not in self.family else ""

    @property
    def straight(self) -> str:
        """Given name first, as in a sentence."""
        return self._cased(" ".join(filter(None, (self.given, self.middle, self.family, self.suffix))))

    @property
    def comma(self) -> str:
        """Family name first."""
        first = " ".join(filter(None, (self.family, self.suffix.rstrip("."))))
        return self._cased(f"{first}, {' '.join(filter(None, (self.given, self.middle)))}")

    @property
    def name(self) -> str:
        return self.comma if self.order == "comma" else self.straight

    def _cased(self, text: str) -> str:
        return text.upper() if self.capital else text

    @property
    def family_box(self) -> str:
        """The family name in a box of its own."""
        return self._cased(" ".join(filter(None, (self.family, self.suffix))))

    @property
    def given_box(self) -> str:
        return self._cased(self.given)

    @property
    def middle_box(self) -> str:
        return self._cased(self.middle)

    @property
    def signature(self) -> str:
        return f"{self.given} {self.family}"

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
    def him(self) -> str:
        return "her" if self.female else "him"

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def dob(self) -> str:
        return "" if self.lack else self._day(self.born)

    def age(self, sent: date) -> int:
        return sent.year - self.born.year - ((sent.month, sent.day) < (self.born.month, self.born.day))

    @property
    def aka(self) -> str:
        self.wrote.add("aka")
        return self._cased(self._aka)

    @property
    def aka_note(self) -> str:
        """The other name in brackets after the first one; "" for none."""
        return f" ({self.aka_word} {self.aka})" if self._aka else ""

    @property
    def mrn(self) -> str:
        self.wrote.add("mrn")
        return self._mrn

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.lack or "no_dob" in self.wrote else self.born.isoformat(),
            "mrn": (self._mrn or None) if "mrn" in self.wrote else None,
            "aliases": [self._aka] if self._aka and "aka" in self.wrote else [],
        }
