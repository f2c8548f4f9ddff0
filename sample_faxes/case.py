"""A case: one fax, how it was sent, and what must become of it. The catalogue's short words are defined here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sample_faxes.cast import PATIENT_BY_KEY, PRACTICE_BY_KEY
from sample_faxes.line import Scan
from sample_faxes.values import PatientValues, Style, Values

FileKind = Literal["g3_1d", "g3_2d", "g4", "pdf_pictures", "pdf_type", "pdf_locked"]
# The standard packet, when an office writes it out.
STANDARD = ("history_and_physical", "imaging_report", "consultation", "operative_note", "discharge_summary")
STANDARD_WORDS = "H&P, radiology reports, consultations, operative reports and the discharge summary"
HOSPITAL_FAX, CLINIC_FAX = "+13238655482", "+12135550190"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages of one layout within a fax."""

    layout: str  # of LAYOUTS, or "black", "blank", "answer_form"
    values: Values = field(default_factory=Values)
    style: Style = field(default_factory=Style)
    scan: Scan | None = None  # other than the fax's


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of one request in release mode automatic, once nothing moves any more."""

    state: str
    kind: str = "continuity_of_care"
    reason_codes: tuple[str, ...] = ()
    patient: str = ""  # key of the cast
    letter: str | None = None
    also_right: tuple[str, ...] = ()  # a prudent reader may end here instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    about: str  # one sentence
    proves: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    outcomes: tuple[Outcome, ...]
    file: FileKind = "g4"
    scan: Scan = field(default_factory=Scan)
    read: Mapping[str, Any] = field(default_factory=dict)  # added to the truth of the parts; None takes a field out
    call: Mapping[str, Any] = field(default_factory=dict)
    caller: str = ""  # key of the practice whose machine calls; "" the first part's fax number
    after: str = ""
    same_bytes_as: str = ""  # this fax is a second receipt of that case's bytes
    cut_to: float = 1.0  # the file ends early: share of its bytes
    file_suffix: str = ""  # another than the file's kind has

    @property
    def suffix(self) -> str:
        return self.file_suffix or ("pdf" if self.file.startswith("pdf") else "tif")


def local(e164: str, style: str = "paren") -> str:
    """A number as offices write it."""
    area, exchange, line = e164[2:5], e164[5:8], e164[8:]
    return {
        "paren": f"({area}) {exchange}-{line}",
        "dash": f"{area}-{exchange}-{line}",
        "dots": f"{area}.{exchange}.{line}",
    }[style]


def asks(key: str, *, provider: int = 0, phone_style: str = "paren", **more: Any) -> Values:
    """A practice of the cast as it writes of itself; `more` are further values, or other ones instead."""
    practice = PRACTICE_BY_KEY[key]
    name, npi = practice.providers[provider]
    written: dict[str, Any] = {
        "practice": practice.practice,
        "street": practice.street,
        "city_line": f"{practice.city}, {practice.state} {practice.zip_code}",
        "phone": local(practice.phone, phone_style),
        "fax": local(practice.fax, phone_style),
        "provider": name,
        "npi": npi,
    }
    return Values(**(written | more))


def who(key: str, *fields: str, **more: Any) -> PatientValues:
    """A patient of the cast as a letter writes him: name, birth date and these further `fields` of his."""
    patient = PATIENT_BY_KEY[key]
    everything: dict[str, Any] = {
        "middle": patient.middle,
        "suffix": patient.suffix,
        "sex": patient.sex[0].upper(),
        "mrn": patient.mrn,
        "phone": local(patient.phone),
        "address": f"{patient.street}, {patient.city}, CA {patient.zip_code}",
        "aka": patient.maiden,
    }
    written: dict[str, Any] = {"family": patient.family, "given": patient.given, "dob": patient.birth_date}
    return PatientValues(**(written | {name: everything[name] for name in fields} | more))


def delivered(patient: str, **more: Any) -> Outcome:
    return Outcome(state="delivered", patient=patient, **more)


def review(*reason_codes: str, patient: str = "", **more: Any) -> Outcome:
    return Outcome(state="in_review", reason_codes=reason_codes, patient=patient, **more)


def set_aside(kind: str, *reason_codes: str) -> Outcome:
    return Outcome(state="set_aside", kind=kind, reason_codes=reason_codes)


def answered(kind: str, letter: str) -> Outcome:
    return Outcome(state="answered", kind=kind, letter=letter)


def one(layout: str, values: Values, style: Style | None = None) -> tuple[Part, ...]:
    """A fax of a single part."""
    return (Part(layout=layout, values=values, style=style or Style()),)
