"""The afternoon's script, as the peer to beat: PDF -> Poppler at 200 dpi -> pytesseract -> regular expressions, spaCy.

Nothing in it knows whether it is right. spaCy's general model (`en_core_web_sm`) is no part of the locked requirements;
where it is installed the first PERSON stands in for a name that no expression found, else there are expressions only.
"""

import re
from datetime import datetime
from functools import cache
from typing import Any

import pytesseract
from pdf2image import convert_from_bytes

_LABELLED_NAME = re.compile(r"(?:patient(?:'s)?(?: name)?|name|re)\s*[:#]\s*([A-Z][^\n:]{3,40})", re.IGNORECASE)
_DOB = re.compile(r"(?:d\.?o\.?b\.?|date of birth|birth ?date|born)[^0-9A-Z]{0,6}([^\n]{6,22})", re.IGNORECASE)
_NUMBER = r"((?:1-)?\(?\d{3}\)?[-. /]{0,2}\d{3}[-. ]\d{4})"
_FAX = re.compile(rf"(?:fax|facsimile)[^\n\d]{{0,30}}{_NUMBER}", re.IGNORECASE)
_PHONE = re.compile(rf"(?:phone|tel|telephone|call)[^\n\d]{{0,20}}{_NUMBER}", re.IGNORECASE)
_MRN = re.compile(r"(?:mrn|medical record)[^\n\d]{0,10}(\d{6,9})", re.IGNORECASE)
_SUFFIX = re.compile(r"\b(Jr|Sr|III|II)\b\.?", re.IGNORECASE)
_DATES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|[A-Z][a-z]+ \d{1,2}, \d{4}")
_FORMATS = ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%Y-%m-%d", "%B %d, %Y", "%b %d, %Y")
_KINDS = (
    ("emergency", ("stat", "emergency")),
    ("legal", ("subpoena", "attorney", "law offices", "claim")),
    ("patient_authorization", ("hereby authorize", "authorization for")),
    ("patient_rights", ("restriction", "amend", "revoke", "accounting of disclosures")),
    ("vital_records", ("birth certificate", "death certificate")),
    ("radiology_images", ("dicom", "images on cd", "films")),
    ("junk", ("unsubscribe", "opt out", "opt-out", "free shipping", "% off")),
    ("more_information", ("our reference", "more information")),
    ("incoming_records", ("final report", "enclosed please find")),
)
_TYPES = (
    ("history_and_physical", r"h&p|history (?:&|and) physical"),
    ("imaging_report", r"radiology|imaging|x-ray|ct scan|mri"),
    ("operative_note", r"operative|op note|surgical report"),
    ("discharge_summary", r"discharge"),
    ("consultation", r"consult"),
    ("lab_result", r"\blabs?\b|laborator"),
    ("pathology", r"patholog"),
    ("ekg", r"ekg|ecg"),
    ("medication_list", r"medication"),
    ("progress_note", r"progress note"),
    ("all", r"entire|complete chart|all records"),
)


def read_naively(pdf: bytes) -> dict[str, Any]:
    """One fax, a PDF as a gateway mails it."""
    text = "\n".join(str(pytesseract.image_to_string(page)) for page in convert_from_bytes(pdf))
    family, given = _split(_first(_LABELLED_NAME, text) or _first_person(text))
    name_line = _first(_LABELLED_NAME, text) or ""
    suffix = _SUFFIX.search(name_line)
    lower = text.lower()
    found = {
        "family": family,
        "given": given,
        "suffix": suffix.group(1) if suffix else None,
        "dob": _date(_first(_DOB, text)),
        "mrn": _first(_MRN, text),
    }
    return {
        "kind": next((kind for kind, words in _KINDS if any(word in lower for word in words)), "continuity_of_care")
        if len(lower.split()) > 5
        else "unreadable",
        "patients": [found] if any(found.values()) else [],
        "reply_fax": _number(_first(_FAX, text)),
        "phone": _number(_first(_PHONE, text)),
        "requested_types": sorted(name for name, pattern in _TYPES if re.search(pattern, lower)),
        "orientation": 0,
    }


@cache
def has_spacy() -> bool:
    """Is the general English model installed?"""
    return _model() is not None


@cache
def _model() -> Any:
    try:
        import spacy  # type: ignore[import-not-found]  # not in the locked requirements

        return spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group(1).strip() if found else None


def _first_person(text: str) -> str | None:
    model = _model()
    if model is None:
        return None
    return next((entity.text for entity in model(text).ents if entity.label_ == "PERSON"), None)


def _split(name: str | None) -> tuple[str | None, str | None]:
    """Family and given name of "Last, First M" or "First M Last"."""
    if not name:
        return None, None
    name = _SUFFIX.sub("", re.split(r"\s{2,}|DOB|D\.O\.B|\(|\d", name)[0]).strip(" ,.")
    if "," in name:
        family, _, rest = name.partition(",")
        return family.strip() or None, next(iter(rest.split()), None)
    words = name.split()
    return (words[-1], words[0]) if len(words) > 1 else (None, None)


def _date(text: str | None) -> str | None:
    found = _DATES.search(text or "")
    for style in _FORMATS if found else ():
        try:
            day = datetime.strptime(found.group(), style).date()  # type: ignore[union-attr]  # noqa: DTZ007
        except ValueError:
            continue
        return (day.replace(year=day.year - 100) if day.year > 2026 else day).isoformat()
    return None


def _number(text: str | None) -> str | None:
    digits = "".join(char for char in text or "" if char.isdigit())
    return f"+1{digits[-10:]}" if len(digits) >= 10 else None
