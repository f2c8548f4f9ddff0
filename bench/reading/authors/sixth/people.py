"""A patient as the pages name him; whatever a page asks for is remembered as written."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.reading.authors.sixth.names import family_name, given_name, group_of
from bench.reading.authors.sixth.wordings import DATE_STYLES, NUMERIC, SHORT_STYLES

COMMA, STRAIGHT, ANY = "comma", "straight", "any"
ADULTS_UNTIL = 2006  # year of birth


class Patient:
    """`order`: how names stand in this layout, "straight" (given name first), "comma" or "any"."""

    def __init__(
        self,
        rng: Random,
        sent: date,
        order: str,
        years: tuple[int, int],
        *,
        women: bool = False,
        twin: "Patient | None" = None,
    ) -> None:
        self.written: set[str] = set()
        self.female = rng.random() < 0.53 or women
        group = group_of(rng)
        self.family: str = twin.family if twin else family_name(rng, group, double=order == COMMA)
        self.given = given_name(rng, self.female, group)
        while twin and twin.given == self.given:
            self.given = given_name(rng, self.female, group)
        middle = given_name(rng, self.female, group)
        self.middle = middle if middle != self.given and rng.random() < 0.55 else ""
        self.suffix_text = (
            rng.choice(("Jr", "Jr.", "Sr.", "III", "II")) if not self.female and rng.random() < 0.1 else ""
        )
        first, last = years
        if last == ADULTS_UNTIL and rng.random() < 0.07:
            first, last = ADULTS_UNTIL + 1, 2024
        born = date(first, 1, 1) + timedelta(days=rng.randrange(365 * (last - first + 1)))
        self.born: date = twin.born if twin else born
        self.sent = sent
        self.date_style = rng.choice(DATE_STYLES)
        if rng.random() < 0.09 and self.born.year < 2000:
            self.date_style = rng.choice(SHORT_STYLES)
        self.numeric_style = rng.choice(NUMERIC)
        self.numbers = [f"{rng.randrange(10**7):07d}" for _ in range(5)]
        self.mrn_text = rng.choice(("{0}", "0{0}", "{1}", "{1}-{2}", "E{0}")).format(
            self.numbers[0], self.numbers[1][:6], self.numbers[2][:2]
        )
        self.has_mrn = rng.random() < 0.65
        self.has_alias = rng.random() < (0.22 if self.female else 0.05)
        self.maiden = family_name(rng, group)
        self.alias_text = rng.choice((self.maiden, f"{self.given} {self.maiden}", f"{self.maiden}, {self.given}"))
        self.has_alias = self.has_alias and self.maiden != self.family
        self.title = rng.choice(("Ms.", "Mrs.", "Ms")) if self.female else "Mr."
        self.full_middle = rng.random() < 0.35
        self.dot = rng.choice((".", ""))
        upper = rng.random() < 0.4
        self.form = rng.choice((STRAIGHT, COMMA)) if order == ANY else order
        self.case = str.upper if upper else str
        self.tail = rng.random() < 0.5

    def truth(self) -> dict[str, Any]:
        suffix = self.suffix_text.rstrip(".") if "suffix" in self.written else ""
        return {
            "family": self.family,
            "given": self.given,
            "suffix": suffix or None,
            "dob": self.born.isoformat() if "dob" in self.written else None,
            "mrn": self.mrn_text if "mrn" in self.written and self.has_mrn else None,
            "aliases": [self.maiden] if "aka" in self.written and self.has_alias else [],
        }

    @property
    def _middle(self) -> str:
        if not self.middle or self.full_middle:
            return self.middle
        return self.middle[0] + self.dot

    @property
    def name(self) -> str:
        """In the order of the layout."""
        return self.comma if self.form == COMMA else self.straight

    @property
    def straight(self) -> str:
        self.written.add("suffix")
        return str(self.case(" ".join(filter(None, (self.given, self._middle, self.family, self.suffix_text)))))

    @property
    def comma(self) -> str:
        self.written.add("suffix")
        if self.tail:
            parts = (f"{self.family}, {self.given}", self._middle, self.suffix_text)
        else:
            parts = (f"{self.family}{' ' if self.suffix_text else ''}{self.suffix_text},", self.given, self._middle)
        return str(self.case(" ".join(filter(None, parts))))

    @property
    def formal(self) -> str:
        """With a title, given name first."""
        return f"{self.title} {self.straight}"

    @property
    def surname(self) -> str:
        """Said again in a sentence."""
        return f"{self.title} {self.family}"

    @property
    def last(self) -> str:
        """A cell of its own, with the suffix."""
        self.written.add("suffix")
        return str(self.case(" ".join(filter(None, (self.family, self.suffix_text)))))

    @property
    def bare_last(self) -> str:
        return str(self.case(self.family))

    @property
    def first(self) -> str:
        return str(self.case(self.given))

    @property
    def mi(self) -> str:
        return str(self.case(self._middle))

    @property
    def suffix(self) -> str:
        self.written.add("suffix")
        return self.suffix_text

    @property
    def dob(self) -> str:
        self.written.add("dob")
        return self.date_style(self.born)

    @property
    def dob_digits(self) -> str:
        """Two, two and four figures."""
        self.written.add("dob")
        return f"{self.born:%m%d%Y}"

    @property
    def dob_plain(self) -> str:
        self.written.add("dob")
        return self.numeric_style(self.born)

    @property
    def age(self) -> int:
        before = (self.sent.month, self.sent.day) < (self.born.month, self.born.day)
        return self.sent.year - self.born.year - before

    @property
    def sex(self) -> str:
        return "F" if self.female else "M"

    @property
    def gender(self) -> str:
        return "Female" if self.female else "Male"

    @property
    def they(self) -> str:
        return "she" if self.female else "he"

    @property
    def their(self) -> str:
        return "her" if self.female else "his"

    @property
    def mrn(self) -> str:
        """Empty where the office left it out."""
        self.written.add("mrn")
        return self.mrn_text if self.has_mrn else ""

    @property
    def aka(self) -> str:
        self.written.add("aka")
        return self.alias_text if self.has_alias else ""

    @property
    def account(self) -> str:
        return f"A{self.numbers[3]}"

    @property
    def member(self) -> str:
        return f"{self.maiden[:2].upper()}{self.numbers[2]}{self.numbers[3][:2]}"

    @property
    def ssn4(self) -> str:
        return self.numbers[4][:4]
