"""The patient, with everything that offices write of one."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.eleventh.names import MEN, community, family_name, given_name
from bench.reading.authors.eleventh.words import CITIES, STREETS

DOB_STYLES: tuple[tuple[int, Callable[[date], str]], ...] = (
    (50, lambda day: f"{day:%m/%d/%Y}"),
    (14, lambda day: f"{day.month}/{day.day}/{day.year}"),
    (9, lambda day: f"{day:%m-%d-%Y}"),
    (7, lambda day: f"{day.month}/{day.day}/{day:%y}"),
    (5, lambda day: f"{day:%m/%d/%y}"),
    (6, lambda day: f"{day:%B} {day.day}, {day.year}"),
    (3, lambda day: f"{day:%b} {day.day}, {day.year}"),
    (2, lambda day: f"{day.month}-{day.day}-{day:%y}"),
    (2, lambda day: f"{day:%d-%b-%Y}"),
    (2, lambda day: f"{day:%Y-%m-%d}"),
)
OF_TWO_FIGURES = frozenset({3, 4, 7})  # not where the century could be either
AREAS = ("213", "310", "323", "424", "562", "626", "657", "661", "714", "747", "805", "818", "909", "951")
ORDERS = ("first", "first", "last")


def number_text(rng: Random, form: str = "", area: str = "") -> str:
    """A telephone number that nobody has."""
    area = area or rng.choice(AREAS)
    form = form or rng.choice(("({}) 555-{}", "{}-555-{}"))
    return form.format(area, rng.randrange(1000, 9999))


class Patient:
    """`mrn`, `aka` are of the truth once a template has taken them."""

    def __init__(
        self, rng: Random, sent: date, *, oldest: int, youngest: int, sex: str = "", lacks: bool = False
    ) -> None:
        self._rng = rng
        self.female = sex == "F" or (not sex and rng.random() < 0.54)
        group = community(rng)
        self.given = given_name(rng, group, female=self.female)
        self.family = family_name(rng, group)
        self.middle = self._middle(group)
        men = not self.female and rng.random() < 0.11
        self.suffix = rng.choice(("Jr.", "Jr", "Sr.", "Jr.", "III", "II")) if men else ""
        days = rng.randint(youngest * 366, oldest * 365)
        self.born = sent - timedelta(days=days)
        styles = [
            (share, place) for place, (share, _) in enumerate(DOB_STYLES)
            if place not in OF_TWO_FIGURES or self.born.year < 1999
        ]  # fmt: skip
        self.dob_style = DOB_STYLES[rng.choices([place for _, place in styles], [share for share, _ in styles])[0]][1]
        self.lacks_dob = lacks
        self.order = rng.choice(ORDERS)
        self.suffix_with_family = rng.random() < 0.4
        self.capitals = rng.random() < 0.3
        self._mrn = "".join(rng.choices("0123456789", k=rng.choice((7, 8, 8))))
        self._mrn = str(rng.randrange(1, 10)) + self._mrn[1:] if rng.random() < 0.7 else "00" + self._mrn[2:]
        self.knows_mrn = rng.random() < 0.4
        self._aka = family_name(rng, group) if rng.random() < (0.1 if self.female else 0.02) else ""
        if self._aka == self.family:
            self._aka = ""
        self.sex = rng.choice(("F", "Female") if self.female else ("M", "Male"))
        self.age = (sent - self.born).days // 365
        self.phone = number_text(rng)
        self.cell = number_text(rng)
        self.street = f"{rng.randrange(110, 9890)} {rng.choice(STREETS)}"
        self.unit = rng.choice(("", "", f", Apt {rng.randrange(2, 40)}", f" #{rng.randrange(2, 300)}"))
        self.city = rng.choice(CITIES)
        self.took: set[str] = set()

    def _middle(self, group: str) -> str:
        chance = self._rng.random()
        if chance < 0.58:
            return ""
        if chance < 0.88:
            return self._rng.choice("ABCDEFGHJKLMNPRSTV") + self._rng.choice((".", ""))
        return given_name(self._rng, group, female=self.female)

    def _cased(self, text: str) -> str:
        return text.upper() if self.capitals else text

    @property
    def straight(self) -> str:
        """Given name first."""
        return self._cased(" ".join(filter(None, (self.given, self.middle, self.family, self.suffix))))

    @property
    def turned(self) -> str:
        """Family name first."""
        if self.suffix_with_family:
            last = " ".join(filter(None, (self.family, self.suffix)))
            return self._cased(f"{last}, " + " ".join(filter(None, (self.given, self.middle))))
        return self._cased(f"{self.family}, " + " ".join(filter(None, (self.given, self.middle, self.suffix))))

    @property
    def name(self) -> str:
        return self.straight if self.order == "first" else self.turned

    @property
    def title(self) -> str:
        """As letters speak of the patient after the first time."""
        return f"{'Ms.' if self.female else 'Mr.'} {self.family}"

    @property
    def he(self) -> str:
        return "she" if self.female else "he"

    @property
    def his(self) -> str:
        return "her" if self.female else "his"

    @property
    def dob(self) -> str:
        """The birth date as it is written; nothing where the office left it out."""
        return "" if self.lacks_dob else self.dob_style(self.born)

    @property
    def mrn(self) -> str:
        """Our number, where the office knows it."""
        if not self.knows_mrn:
            return ""
        self.took.add("mrn")
        return self._mrn

    @property
    def its_mrn(self) -> str:
        """A number where there always is one."""
        self.knows_mrn = True
        return self.mrn

    @property
    def aka(self) -> str:
        """Another family name."""
        if self._aka:
            self.took.add("aka")
        return self._aka

    @property
    def address(self) -> str:
        return f"{self.street}{self.unit}, {self.city}"

    @property
    def relative(self) -> str:
        """Of the same name."""
        group = self._rng.choice(list(MEN))
        female = self._rng.random() < 0.5
        return f"{given_name(self._rng, group, female=female)} {self.family}"

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": None if self.lacks_dob else self.born.isoformat(),
            "mrn": self._mrn if "mrn" in self.took else None,
            "aliases": [self._aka] if "aka" in self.took else [],
        }
