"""A patient as an office writes him; what a layout takes of him is remembered as written."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.fourteenth.names import family_name, given_name, group_of
from bench.reading.authors.fourteenth.wordings import CITIES, DATE_SHARES, DATE_STYLES, STREETS

FORMS = ("straight", "turned", "caps", "caps_turned", "suffix_first")


class Patient:
    """One patient. `form`: how the whole name is written; `style`: the way of dates."""

    def __init__(self, rng: Random, sent: date, *, form: str = "", lacks_dob: bool = False) -> None:
        self.rng, self.written = rng, set[str]()
        group, self.female = group_of(rng), rng.random() < 0.54
        self.family = family_name(rng, group)
        self.given = given_name(rng, group, female=self.female)
        self.middle = ""
        if rng.random() < 0.38:
            whole = given_name(rng, group, female=self.female)
            self.middle = whole if rng.random() < 0.3 else whole[0]
        years = (1932, 2007) if rng.random() < 0.95 else (2009, 2023)
        first = date(years[0], 1, 1)
        self.born = min(first + timedelta(days=rng.randrange(365 * (years[1] - years[0]))), sent - timedelta(days=90))
        self.suffix = ""
        if not self.female and rng.random() < 0.12:
            elder = ("Sr", "Sr.") if self.born.year < 1985 else ("Jr", "IV")
            self.suffix = rng.choice(("Jr", "Jr.", "II", "III", *elder))
        self.style = rng.choices(DATE_STYLES, DATE_SHARES)[0]
        self.lacks_dob = lacks_dob
        self.form = form or rng.choices(FORMS, (50, 24, 10, 10, 6))[0]
        self._alias = family_name(rng, group) if self.female and rng.random() < 0.14 else ""
        if self._alias == self.family:
            self._alias = ""
        length = rng.choice((7, 7, 8))
        self._mrn = f"{rng.randrange(10 ** (length - 1), 10**length)}" if rng.random() < 0.3 else ""
        self.address = f"{rng.randrange(101, 9900)} {rng.choice(STREETS)}, {rng.choice(CITIES)}"

    @property
    def name(self) -> str:
        """The whole name."""
        given = " ".join(filter(None, (self.given, self._dotted)))
        match self.form:
            case "turned" | "caps_turned":
                text = " ".join(filter(None, (f"{self.family}, {given}", self.suffix)))
            case "suffix_first":
                text = ", ".join((" ".join(filter(None, (self.family, self.suffix))), given))
            case _:
                text = self.straight
        return text.upper() if self.form.startswith("caps") else text

    @property
    def straight(self) -> str:
        """As in a letter."""
        return " ".join(filter(None, (self.given, self._dotted, self.family, self.suffix)))

    @property
    def _dotted(self) -> str:
        return f"{self.middle}." if len(self.middle) == 1 and len(self.family) % 2 else self.middle

    @property
    def full(self) -> str:
        """The whole name, and a former one behind it."""
        if not self.alias:
            return self.name
        way = ("(formerly {})", "(aka {g} {})", "aka {g} {}", "(née {})", "f/k/a {g} {}", "(maiden name {})")
        text = way[len(self.alias + self.family) % 6].format(self.alias, g=self.given)
        return f"{self.name} {text}"

    @property
    def last(self) -> str:
        return " ".join(filter(None, (self.family, self.suffix)))

    @property
    def first(self) -> str:
        return " ".join(filter(None, (self.given, self._dotted)))

    @property
    def initial(self) -> str:
        return self.middle[:1]

    @property
    def alias(self) -> str:
        """A former family name, if any."""
        self.written.add("alias")
        return self._alias

    @property
    def mrn(self) -> str:
        """Our number, if the office knows it."""
        self.written.add("mrn")
        return self._mrn

    @property
    def dob(self) -> str:
        self.written.add("dob")
        return "" if self.lacks_dob else self.style(self.born)

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def title(self) -> str:
        return "Ms." if self.female else "Mr."

    @property
    def she(self) -> str:
        return "she" if self.female else "he"

    @property
    def her(self) -> str:
        return "her" if self.female else "his"

    def age(self, at: date) -> int:
        return at.year - self.born.year - ((at.month, at.day) < (self.born.month, self.born.day))

    def truth(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "given": self.given,
            "suffix": self.suffix.rstrip(".") or None,
            "dob": self.born.isoformat() if "dob" in self.written and not self.lacks_dob else None,
            "mrn": (self._mrn or None) if "mrn" in self.written else None,
            "aliases": [self._alias] if self._alias and "alias" in self.written else [],
        }
