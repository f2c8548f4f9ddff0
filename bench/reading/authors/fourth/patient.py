"""A patient as the sheets of one fax name him; what was asked for is noted, for the truth."""

from datetime import date
from typing import TYPE_CHECKING, Any

from bench.reading.authors.fourth import words
from bench.reading.authors.fourth.asks import DateStyle, Patient

if TYPE_CHECKING:
    from bench.reading.authors.fourth.sheet import Sheet


class Written(str):
    """A value; `wrong` is what was first written there and struck out."""

    wrong: str = ""


class PatientText:
    """One patient as the sheet names him."""

    def __init__(self, sheet: "Sheet", patient: Patient) -> None:
        self._sheet, self._patient = sheet, patient
        self.said: dict[str, str] = {}
        self.sex = "Female" if patient.female else "Male"
        self.mf = self.sex[0]
        self.he, self.his = ("she", "her") if patient.female else ("he", "his")
        self.age = (sheet.ask.letter_date - patient.dob).days * 100 // 36525
        married = patient.dob.day % 2 and self.age > 25
        self.title = ("Mrs." if married else "Ms.") if patient.female else "Mr."
        self.has_dob, self.has_mrn, self.has_alias = patient.has_dob, bool(patient.mrn), bool(patient.alias)
        self.phone, self.street, self.city = sheet.other_number(), sheet.some_street(), sheet.rng.choice(words.CITIES)
        self.account = str(sheet.rng.randrange(10**6, 10**8))
        self.ssn4 = f"{sheet.rng.randrange(1000, 9999)}"

    def _say(self, field: str, text: str) -> str:
        self.said[field] = text
        return text

    def _named(self, text: str) -> Written:
        """The whole name; once in a while another given name stood there first."""
        written = Written(self._say("name", text))
        if self._sheet.struck_name:
            written.wrong = text.replace(self._patient.given, self._sheet.struck_name).replace(
                self._patient.given.upper(), self._sheet.struck_name.upper()
            )
        return written

    @property
    def straight(self) -> Written:
        """First Middle Last Suffix."""
        one = self._patient
        return self._named(" ".join(filter(None, (one.given, self.middle_text, one.family, one.suffix))))

    @property
    def comma(self) -> Written:
        """Last, First Middle Suffix."""
        one = self._patient
        return self._named(" ".join(filter(None, (f"{one.family}, {one.given}", self.middle_text, one.suffix))))

    @property
    def turned(self) -> Written:
        """Last First Middle, where the label says so."""
        one = self._patient
        return self._named(" ".join(filter(None, (one.family, one.given, self.middle_text, one.suffix))))

    @property
    def name(self) -> Written:
        """In this office's own style; two surnames stand before a comma."""
        one, style = self._patient, self._sheet.ask.name_style
        if "comma" in style or " " in one.family:
            text: str = self.comma
        elif style == "family suffix":
            rest = " ".join(filter(None, (one.given, self.middle_text)))
            text = f"{one.family} {one.suffix}, {rest}" if one.suffix else self.comma
        else:
            text = f"{self.title} {self.straight}" if style == "titled" and self.age > 17 else self.straight
        return self._named(text.upper() if "upper" in style else text)

    @property
    def name_also(self) -> str:
        """The name with another one behind it, if there is one."""
        if not self._patient.alias:
            return self.name
        form = self._sheet.one(
            "{n} (née {a})", "{n} aka {g} {a}", "{n} (maiden name {a})", "{n} f/k/a {g} {a}", "{n} (formerly {a})"
        )
        self.said["alias"] = f"{self._patient.given} {self._patient.alias}" if "{g}" in form else self._patient.alias
        return str(form.format(n=self.name, g=self._patient.given, a=self._patient.alias))

    @property
    def middle_text(self) -> str:
        middle = self._patient.middle
        return f"{middle}." if len(middle) == 1 and self._sheet.dotted else middle

    @property
    def family(self) -> str:
        """For a cell of its own; the suffix stands with it."""
        one = self._patient
        return self._say("family", " ".join(filter(None, (one.family, one.suffix))))

    @property
    def family_only(self) -> str:
        return self._say("family", self._patient.family)

    @property
    def suffix(self) -> str:
        return self._say("suffix", self._patient.suffix)

    @property
    def given(self) -> str:
        return self._say("given", self._patient.given)

    @property
    def given_middle(self) -> str:
        return self._say("given", " ".join(filter(None, (self._patient.given, self.middle_text))))

    @property
    def middle(self) -> str:
        return self.middle_text

    @property
    def mi(self) -> str:
        return self._patient.middle[:1]

    @property
    def surname(self) -> str:
        """In a sentence, after the whole name."""
        return self._patient.family

    @property
    def alias(self) -> str:
        return self._say("alias", self._patient.alias)

    @property
    def alias_full(self) -> str:
        return self._say("alias", f"{self._patient.given} {self._patient.alias}" if self._patient.alias else "")

    @property
    def dob(self) -> Written:
        return self.dob_as(self._sheet.ask.date_style)

    def dob_as(self, style: DateStyle | str) -> Written:
        one = self._patient
        if not one.has_dob:
            return Written("")

        def write(day: date) -> str:
            return day.strftime(style) if isinstance(style, str) else style(day)

        text = Written(self._say("dob", write(one.dob)))
        if one.wrong_dob:
            text.wrong = write(one.wrong_dob)
        return text

    @property
    def dob_plain(self) -> str:
        """Once more, or in a sentence: without a correction."""
        return str(self.dob)

    @property
    def dob_parts(self) -> tuple[str, str, str]:
        day = self._patient.dob
        if not self._patient.has_dob:
            return "", "", ""
        self._say("dob", f"{day:%Y}")
        return f"{day:%m}", f"{day:%d}", f"{day:%Y}"

    @property
    def mrn(self) -> str:
        return self._say("mrn", self._patient.mrn)

    def truth(self) -> dict[str, Any]:
        one, said = self._patient, self.said
        assert "name" in said or {"family", "given"} <= said.keys(), "the patient has no name on the sheet"
        return {
            "family": one.family,
            "given": one.given,
            "suffix": one.suffix or None,
            "dob": one.dob.isoformat() if said.get("dob") else None,
            "mrn": said.get("mrn") or None,
            "aliases": [said["alias"]] if said.get("alias") else [],
        }
