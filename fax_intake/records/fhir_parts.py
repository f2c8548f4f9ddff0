"""Reading FHIR's small parts without trusting them: every accessor gives a value of its type, whatever the JSON holds.

A records system's export is wide and often slightly invalid. What does not matter here is passed over; what does
raises ResourceError with a reason that names no content.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

Json = dict[str, Any]

NPI_SYSTEM: Final = "http://hl7.org/fhir/sid/us-npi"
_ID = re.compile(r"[A-Za-z0-9\-._]{1,64}\Z")  # FHIR's ids, and the underscore that some servers use
_REFERENCE = re.compile(r"(?:\A|/)([A-Z][A-Za-z]+)/([A-Za-z0-9\-._]{1,64})(?:/_history/[^/]*)?\Z")
_URN = re.compile(r"urn:(?:uuid|oid):([A-Za-z0-9\-.]{1,64})\Z")
_NPI_QUERY = re.compile(r"us-npi(?:\||%7C)(\d{10})\b", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LONGEST_TEXT = 400  # characters of a name, title or department that are kept; printed ones are far shorter


class ResourceError(Exception):
    """A resource cannot become a row. The message is a reason code and never holds content."""

    @property
    def reason(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    system: str
    code: str
    display: str


def text(value: object) -> str:
    """The string in printable characters and single spaces; "" for whatever is no string.

    Control characters and lone surrogates cannot be stored or printed.
    """
    if not isinstance(value, str):
        return ""
    joined = " ".join(value[: 2 * _LONGEST_TEXT].split())
    if not joined.isprintable():
        joined = "".join(char for char in joined if char.isprintable())
    return joined[:_LONGEST_TEXT]


def part(value: object) -> Json:
    """The object; an empty one for whatever is none."""
    return value if isinstance(value, dict) else {}


def parts(value: object) -> list[Json]:
    """The objects of a list; a lone object counts as a list of one."""
    listed = value if isinstance(value, list) else [value]
    return [item for item in listed if isinstance(item, dict)]


def texts(value: object) -> list[str]:
    """The non-empty strings of a list; a lone string counts as a list of one."""
    listed = value if isinstance(value, list) else [value]
    return [found for item in listed if (found := text(item))]


def resource_id(resource: Json) -> str:
    """Raises ResourceError when the resource has no usable id."""
    found = resource.get("id")
    if not isinstance(found, str) or not _ID.match(found):
        raise ResourceError("no_usable_id")
    return found


def codings(concept: object) -> list[Coding]:
    return [
        Coding(system=text(item.get("system")), code=text(item.get("code")), display=text(item.get("display")))
        for item in parts(part(concept).get("coding"))
    ]


def concept_texts(concept: object) -> list[str]:
    """What people read of a concept: its text, then its displays."""
    return [found for found in (text(part(concept).get("text")), *(c.display for c in codings(concept))) if found]


def refers_to(reference: object) -> tuple[str, str] | None:
    """(type, id) of a literal reference: relative, absolute, versioned or urn; the type is "" when it is not said."""
    said = part(reference).get("reference")
    return split_reference(said, text(part(reference).get("type"))) if isinstance(said, str) else None


def split_reference(said: str, said_type: str = "") -> tuple[str, str] | None:
    if found := _REFERENCE.search(said):
        return found[1], found[2]
    if found := _URN.match(said):
        return said_type, found[1]
    return None


def id_of(reference: object, resource_type: str) -> str | None:
    """The id, when the reference may mean a resource of that type."""
    found = refers_to(reference)
    return found[1] if found and found[0] in (resource_type, "") else None


def contained(resource: Json, reference: object) -> Json | None:
    """The resource inside this one that the reference "#id" means."""
    said = part(reference).get("reference")
    if not isinstance(said, str) or not said.startswith("#"):
        return None
    return next((item for item in parts(resource.get("contained")) if item.get("id") in (said[1:], said)), None)


def npi_of(resource_or_reference: Json) -> str:
    """The NPI as written among its identifiers, or in a reference by identifier; "" when there is none."""
    for identifier in parts(resource_or_reference.get("identifier")):
        kinds = {coding.code for coding in codings(identifier.get("type"))}
        if text(identifier.get("system")) == NPI_SYSTEM or "NPI" in kinds:
            return text(identifier.get("value"))
    said = resource_or_reference.get("reference")
    found = _NPI_QUERY.search(said) if isinstance(said, str) else None
    return found[1] if found else ""


def security_labels(resource: Json) -> list[Coding]:
    """Labels of the resource itself and, of a document, of what it describes.

    Raises ResourceError when something stands where the labels belong and is no label: to pass it over could mean to
    release what is protected.
    """
    meta = resource.get("meta", {})
    if not isinstance(meta, dict):
        raise ResourceError("security_labels_unreadable")
    found = list(_labels_in(meta.get("security", [])))
    for concept in _listed(resource.get("securityLabel", [])):
        found.extend(_labels_in(concept.get("coding", [])))
        if said := text(concept.get("text")):
            found.append(Coding(system="", code=said, display=said))
    return found


def _labels_in(value: object) -> Iterator[Coding]:
    for item in _listed(value):
        label = Coding(system=text(item.get("system")), code=text(item.get("code")), display=text(item.get("display")))
        if label.code or label.display:
            yield Coding(system=label.system, code=label.code or label.display, display=label.display)
        elif item:
            raise ResourceError("security_labels_unreadable")


def _listed(value: object) -> list[Json]:
    listed = value if isinstance(value, list) else [value]
    found = parts(listed)
    if len(found) < len(listed):
        raise ResourceError("security_labels_unreadable")
    return found


def full_date(value: object) -> date | None:
    """A date that is said to the day; None for a partial, impossible or missing one."""
    found = _DATE.match(value) if isinstance(value, str) else None
    if not found or not found[3]:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def local_date(value: object, zone: ZoneInfo) -> date | None:
    """The hospital's calendar day of a FHIR date or moment; of "2025" or "2025-03" its first day."""
    if not isinstance(value, str):
        return None
    if "T" in value:
        moment = moment_of(value)
        if moment is not None:
            return moment.astimezone(zone).date()
    found = _DATE.match(value)
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def moment_of(value: object) -> datetime | None:
    """An instant with its offset; None for anything else. Leap seconds and lost offsets are no instants here."""
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.tzinfo is None or not 1900 <= moment.year <= 9000:  # outside, shifting zones can leave the calendar
        return None
    return moment


def is_over(period: object, today: date) -> bool:
    """Whether a Period ended before today."""
    end = part(period).get("end")
    ended = full_date(end)
    if ended is None and isinstance(end, str) and (year := re.match(r"(\d{4})(?:-\d{2})?\Z", end)):
        return int(year[1]) < today.year
    return ended is not None and ended < today


def last_updated(resource: Json) -> datetime | None:
    return moment_of(part(resource.get("meta")).get("lastUpdated"))
