"""What a fax says: the values that a layout writes on paper, and the truth that follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Literal

from PIL import Image

from sample_faxes.sheet import Sheet

NameStyle = Literal["first_last", "last_first", "caps_last_first", "caps"]
DobStyle = Literal["slash", "dash", "dots", "long", "short_year", "iso", "month_short"]

# How the facilities of the sample hospital are addressed: id -> name, street, city line, phone, fax.
FACILITIES: Mapping[str, tuple[str, str, str, str, str]] = {
    "keck": (
        "Keck Hospital of USC",
        "1500 San Pablo, Rm #1206",
        "Los Angeles, CA 90033",
        "(626) 293-2400",
        "(323) 865-5482",
    ),
    "norris": (
        "USC Norris Cancer Hospital",
        "1441 Eastlake Ave.",
        "Los Angeles, CA 90033",
        "(626) 293-2400",
        "(323) 865-5482",
    ),
    "verdugo_hills": (
        "USC Verdugo Hills Hospital",
        "1812 Verdugo Blvd.",
        "Glendale, CA 91208",
        "(626) 293-2400",
        "(323) 865-5482",
    ),
    "clinic": (
        "Alder Canyon Clinic",
        "2200 Alder Canyon Rd.",
        "Los Angeles, CA 90065",
        "(213) 555-0191",
        "(213) 555-0190",
    ),
}
TYPE_WORDS: Mapping[str, str] = {
    "history_and_physical": "History & Physical",
    "imaging_report": "Radiology Reports",
    "operative_note": "Operative Report",
    "discharge_summary": "Discharge Summary",
    "consultation": "Consultation Reports",
    "lab_result": "Laboratory Results",
    "pathology": "Pathology Report",
    "ekg": "EKG",
    "medication_list": "Medication List",
    "progress_note": "Progress Notes",
    "all": "Entire chart",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientValues:
    """A patient as the office writes him. Empty fields are not written."""

    family: str = ""
    given: str = ""
    middle: str = ""
    suffix: str = ""
    dob: date | None = None
    second_dob: date | None = None  # written elsewhere on the same fax, differing
    sex: str = ""
    mrn: str = ""
    phone: str = ""
    address: str = ""
    aka: str = ""  # family name formerly used
    name_style: NameStyle = "first_last"
    dob_style: DobStyle = "slash"

    @property
    def name(self) -> str:
        """The name in the office's style."""
        if not self.family:
            return self.given
        if self.name_style in ("last_first", "caps_last_first"):
            written = " ".join(filter(None, (f"{self.family}, {self.given}", self.middle, self.suffix)))
        else:
            written = " ".join(filter(None, (self.given, self.middle, self.family, self.suffix)))
        return written.upper() if self.name_style.startswith("caps") else written

    @property
    def dob_text(self) -> str:
        return date_text(self.dob, self.dob_style)


def date_text(day: date | None, style: DobStyle) -> str:
    """A date in one of the styles offices write; "" for none."""
    if day is None:
        return ""
    return {
        "slash": f"{day:%m/%d/%Y}",
        "dash": f"{day:%m-%d-%Y}",
        "dots": f"{day:%m.%d.%Y}",
        "long": f"{day:%B} {day.day}, {day.year}",
        "short_year": f"{day.month}/{day.day}/{day:%y}",
        "iso": f"{day:%Y-%m-%d}",
        "month_short": f"{day.day:02d} {day:%b} {day.year}".upper(),
    }[style]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a fax says. Phone numbers as written; empty fields are not written."""

    practice: str = ""
    street: str = ""
    city_line: str = ""
    phone: str = ""
    fax: str = ""
    provider: str = ""
    npi: str = ""
    contact: str = ""
    facility: str = "keck"
    letter_date: date = date(2026, 11, 23)
    patients: tuple[PatientValues, ...] = ()
    requested: tuple[str, ...] = ()  # record types; () the standard packet
    wanted_text: str = ""  # what is needed in the office's words, instead of the list
    range_text: str = ""  # dates of service in the office's words
    urgency: Literal["routine", "urgent", "stat"] = "routine"
    purpose: str = ""
    note: str = ""
    extra: Mapping[str, str] | None = None  # what only this layout knows
    pages_said: int = 1

    @property
    def patient(self) -> PatientValues:
        return self.patients[0] if self.patients else PatientValues()

    def more(self, name: str, default: str = "") -> str:
        return (self.extra or {}).get(name, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How it looks: typeface, size, and the hand that fills in the blanks ("" none: typed)."""

    face: str = "sans"
    size_pt: float = 11
    hand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pages and what a reader ought to find on them, in the names of `fax-intake read --json`."""

    sheets: tuple[Sheet, ...]
    truth: Mapping[str, Any]

    @property
    def images(self) -> tuple[Image.Image, ...]:
        return tuple(sheet.image for sheet in self.sheets)


def e164(written: str) -> str | None:
    """The number as +1 and ten digits; None if nothing is written."""
    digits = "".join(char for char in written if char.isdigit())
    return f"+1{digits[-10:]}" if len(digits) >= 10 else None


def truth_of(values: Values, *, omits: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields that these values fix. `omits`: names of values that the layout has no place for."""
    truth: dict[str, Any] = {
        "patients": [_patient_truth(patient) for patient in values.patients],
        "reply_fax": e164(values.fax),
        "phone": e164(values.phone),
        "requested_types": list(values.requested),
        "urgency": values.urgency,
        "facility": values.facility,
        "npi": values.npi or None,
        "requester_org": values.practice or None,
        "provider_name": values.provider or None,
        "letter_date": values.letter_date.isoformat(),
    }
    return {name: value for name, value in truth.items() if name not in omits}


def _patient_truth(patient: PatientValues) -> dict[str, Any]:
    truth = {
        "family": patient.family or None,
        "given": patient.given or None,
        "middle": patient.middle or None,
        "suffix": patient.suffix or None,
        "dob": patient.dob.isoformat() if patient.dob else None,
        "mrn": patient.mrn or None,
    }
    if patient.second_dob is not None:  # the fax gives two: neither is the truth of it
        del truth["dob"]
    return truth


def sheet_of(style: Style, rng: Random, *, landscape: bool = False) -> Sheet:
    return Sheet(face=style.face, size_pt=style.size_pt, hand=style.hand, rng=rng, landscape=landscape)
