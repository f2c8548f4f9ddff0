"""Patients as offices write them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.tenth.names import community, family_name, given_name

SUFFIXES = ("Jr", "Jr.", "Sr", "Sr.", "II", "III")
DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day.day} {day:%b} {day.year}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%Y-%m-%d}",
)
STYLE_SHARES = (44, 20, 9, 7, 4, 6, 4, 2, 1, 1.5, 1.5)


def date_style(rng: Random) -> Callable[[date], str]:
    """How an office writes its dates."""
    return rng.choices(DATE_STYLES, STYLE_SHARES)[0]


class Patient:
    """One patient; `written` holds which of the optional values a template took."""

    def __init__(self, rng: Random, sent: date, order: str, born: tuple[int, int], *, women: bool) -> None:
        self.rng, self.sent = rng, sent
        group = community(rng)
        self.female = women or rng.random() < 0.53
        self.written: set[str] = set()
        self.lacks_dob = False
        self.family = family_name(rng, group)
        self.given = given_name(rng, group, female=self.female)
        self.middle = self._middle(group)
        self.suffix = rng.choice(SUFFIXES) if not self.female and rng.random() < 0.09 else ""
        self.alias = self._alias(group) if self.female and rng.random() < 0.11 else ""
        self.birthday = date(born[0], 1, 1) + timedelta(days=rng.randrange(365 * (born[1] - born[0]) + 300))
        self.dob_style = date_style(rng)
        self._mrn = str(rng.randrange(10**6, 10**7)) if rng.random() < 0.8 else f"{rng.randrange(10**6):08d}"
        self.has_mrn = rng.random() < 0.4
        self.order = order
        styles = {"first": "straight caps straight", "last": "turned turned_caps epic turned"}
        self.style = rng.choice(styles.get(order, "straight straight straight caps turned turned turned_caps").split())

    def _middle(self, group: str) -> str:
        if self.rng.random() > 0.42:
            return ""
        if self.rng.random() < 0.3:
            name = given_name(self.rng, group, female=self.female)
            return "" if name == self.given else name
        return self.rng.choice("ABCDEFGHJKLMNPRSTVW") + self.rng.choice(("", "."))

    def _alias(self, group: str) -> str:
        while True:
            name = family_name(self.rng, group)
            if name != self.family:
                return name

    @property
    def name(self) -> str:
        """In the office's style, without other names."""
        bare = self.middle.rstrip(".")
        match self.style:
            case "turned":
                name = " ".join(filter(None, (f"{self.family}, {self.given}", self.middle, self.suffix)))
            case "turned_caps":
                name = " ".join(filter(None, (f"{self.family}, {self.given}", bare, self.suffix))).upper()
            case "epic":
                family = " ".join(filter(None, (self.family, self.suffix.rstrip("."))))
                name = " ".join(filter(None, (f"{family},{self.given}", bare))).upper()
            case "caps":
                name = self.straight.upper()
            case _:
                name = self.straight
        return name

    @property
    def straight(self) -> str:
        return " ".join(filter(None, (self.given, self.middle, self.family, self.suffix)))

    @property
    def full(self) -> str:
        """The name with the other one, if there is one."""
        return f"{self.name}{self.also}"

    @property
    def also(self) -> str:
        if not self.alias:
            return ""
        self.written.add("alias")
        form = (" (née {})", " (maiden name {})", " (aka {} {})", " a/k/a {} {}", " (formerly {})", " f/k/a {} {}")
        self._also = getattr(self, "_also", None) or self.rng.choice(form)
        words = (self.given, self.alias) if self._also.count("{}") == 2 else (self.alias,)
        return self._also.format(*words)

    @property
    def other_name(self) -> str:
        """What stands in a form's place for other names; often nothing."""
        self.written.add("alias")
        return self.alias

    @property
    def last_suffix(self) -> str:
        return " ".join(filter(None, (self.family, self.suffix)))

    @property
    def titled(self) -> str:
        """As a letter calls the patient later."""
        return ("Ms. " if self.female else "Mr. ") + self.family

    @property
    def they(self) -> str:
        return "she" if self.female else "he"

    @property
    def their(self) -> str:
        return "her" if self.female else "his"

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def age(self) -> int:
        had = (self.sent.month, self.sent.day) >= (self.birthday.month, self.birthday.day)
        return self.sent.year - self.birthday.year - (not had)

    @property
    def dob(self) -> str:
        return "" if self.lacks_dob else self.dob_style(self.birthday)

    @property
    def mrn(self) -> str:
        """Its number at the hospital, where the office knows it."""
        if not self.has_mrn:
            return ""
        self.written.add("mrn")
        return self._mrn

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.lacks_dob else self.birthday.isoformat(),
            "mrn": self._mrn if "mrn" in self.written else None,
            "aliases": [self.alias] if self.alias and "alias" in self.written else [],
        }
