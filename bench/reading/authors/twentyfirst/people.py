"""A patient as an office writes him."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.twentyfirst.names import PARTICLES, family_name, given_name, group_of

DateStyle = Callable[[date], str]
DATE_STYLES: tuple[tuple[DateStyle, int], ...] = (
    (lambda day: f"{day:%m/%d/%Y}", 46),
    (lambda day: f"{day.month}/{day.day}/{day.year}", 20),
    (lambda day: f"{day:%m-%d-%Y}", 8),
    (lambda day: f"{day:%B} {day.day}, {day.year}", 6),
    (lambda day: f"{day:%b} {day.day}, {day.year}", 4),
    (lambda day: f"{day.month}-{day.day}-{day.year}", 4),
    (lambda day: f"{day.month}/{day.day}/{day:%y}", 5),
    (lambda day: f"{day:%m.%d.%Y}", 2),
    (lambda day: f"{day:%d-%b-%Y}", 2),
    (lambda day: f"{day:%Y-%m-%d}", 2),
)
SUFFIXES = ("Jr.", "Jr", "Sr.", "III", "II", "Jr.", "Sr", "IV")


def date_style(rng: Random) -> DateStyle:
    """How one office writes dates."""
    return rng.choices([style for style, _ in DATE_STYLES], [weight for _, weight in DATE_STYLES])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one sheet writes patients. `order`: "straight", "comma", "parts" or "any" (the office's choice)."""

    order: str
    turned: bool  # the family name first, where the order is any
    capitals: bool
    style: DateStyle


class Patient:
    """What is written of him is remembered, for the truth names nothing else."""

    def __init__(self, rng: Random, sent: date, manner: Manner, *, adult: bool = False, no_dob: bool = False) -> None:
        self.manner = manner
        group = group_of(rng)
        self.female = rng.random() < 0.54
        self.family, self.given = family_name(rng, group), given_name(rng, group, female=self.female)
        if manner.order in ("comma", "parts") and rng.random() < 0.05:
            self.family = rng.choice(PARTICLES.split("|"))
        elif group in ("latino", "filipino") and rng.random() < 0.09:
            self.family += f"-{family_name(rng, group)}"
        self.middle = rng.choices(
            ("", rng.choice("ABCDEFGHJKLMNPRSTVW"), given_name(rng, group, female=self.female)), (55, 32, 13)
        )[0]
        if self.middle == self.given:
            self.middle = ""
        if len(self.middle) == 1 and rng.random() < 0.5:
            self.middle += "."
        self.suffix_text = rng.choice(SUFFIXES) if not self.female and rng.random() < 0.1 else ""
        ages = rng.choices(((18, 45), (45, 65), (65, 95), (1, 17)), (22, 33, 41, 0 if adult else 3))[0]
        days = rng.randrange(ages[0] * 365 + 20, ages[1] * 365)
        self.born = sent - timedelta(days=days)
        self.age = (sent - self.born).days * 4 // 1461
        self._aka = family_name(rng, group) if self.female and self.age > 20 and rng.random() < 0.1 else ""
        self._aka = "" if self._aka in self.family else self._aka
        self._mrn = f"{rng.randrange(10**6, 10**8)}" if rng.random() < 0.4 else ""
        self.no_dob = no_dob
        self._said: set[str] = set()
        self._turned = manner.order == "comma" or (manner.order == "any" and manner.turned)

    def _case(self, text: str) -> str:
        return text.upper() if self.manner.capitals else text

    @property
    def name(self) -> str:
        """The whole name, in the manner of the sheet."""
        self._said.add("name")
        if self._turned:
            family = " ".join(filter(None, (self.family, self.suffix_text)))
            return self._case(f"{family}, {' '.join(filter(None, (self.given, self.middle)))}")
        return self._case(self.straight)

    @property
    def straight(self) -> str:
        """As in a sentence."""
        return " ".join(filter(None, (self.given, self.middle, self.family, self.suffix_text)))

    @property
    def last(self) -> str:
        """The family name alone, with what belongs to it."""
        return self._case(" ".join(filter(None, (self.family, self.suffix_text))))

    @property
    def first(self) -> str:
        return self._case(self.given)

    @property
    def mid(self) -> str:
        return self._case(self.middle)

    @property
    def dob(self) -> str:
        self._said.add("dob")
        return "" if self.no_dob else self.manner.style(self.born)

    @property
    def dob_slashed(self) -> str:
        self._said.add("dob")
        return "" if self.no_dob else f"{self.born:%m/%d/%Y}"

    @property
    def mrn(self) -> str:
        """The number that our hospital gave him, where the office knows it."""
        self._said.add("mrn")
        return self._mrn

    @property
    def aka(self) -> str:
        """Another family name, where he has one."""
        self._said.add("aka")
        return self._case(self._aka)

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def gender(self) -> str:
        return "Female" if self.female else "Male"

    @property
    def he(self) -> str:
        return "she" if self.female else "he"

    @property
    def his(self) -> str:
        return "her" if self.female else "his"

    @property
    def mr(self) -> str:
        return "Ms." if self.female else "Mr."

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix_text.rstrip(".") or None,
            "dob": self.born.isoformat() if "dob" in self._said and not self.no_dob else None,
            "mrn": self._mrn or None if "mrn" in self._said else None,
            "aliases": [self._aka] if self._aka and "aka" in self._said else [],
        }
