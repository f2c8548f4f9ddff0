"""FHIR R4 DocumentReference and DiagnosticReport -> our document record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from fax_intake.records.classify import UNKNOWN, DocumentTypes, FacilityNames
from fax_intake.records.fhir_parts import (
    Json,
    ResourceError,
    codings,
    concept_texts,
    contained,
    id_of,
    last_updated,
    local_date,
    part,
    parts,
    refers_to,
    resource_id,
    security_labels,
    text,
    texts,
)
from fax_intake.records.fhir_patient import practitioner_npi
from fax_intake.records.model import Attachment, DocumentRecord, Withdrawal

_STATUS = {  # DocumentReference.docStatus and DiagnosticReport.status, R4 and R5
    "final": "final",
    "amended": "amended",
    "corrected": "amended",
    "appended": "amended",
    "modified": "amended",
    "entered-in-error": "entered-in-error",
    "cancelled": "entered-in-error",
    "deprecated": "superseded",
}
_REPORT_PREFIX = "DiagnosticReport:"  # ":" is no letter of a FHIR id, so no DocumentReference can have the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """What is needed of an Organization: which facility it is."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    part_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """What a document takes from its encounter."""

    labels: tuple[str, ...]
    day: date | None
    department: str
    organization: str | None  # id


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The resources that documents refer to, and the policy's lists."""

    types: DocumentTypes
    facilities: FacilityNames
    zone: ZoneInfo
    today: date
    npis: Mapping[str, str]  # "Practitioner/<id>" -> NPI
    organizations: Mapping[str, Organization]
    encounters: Mapping[str, Encounter]
    mrn_system: str | None = None


def document_id(resource: Json) -> str:
    """Our id of the document. Raises ResourceError when the resource has none."""
    prefix = _REPORT_PREFIX if resource.get("resourceType") == "DiagnosticReport" else ""
    return prefix + resource_id(resource)


def read_document_reference(resource: Json, around: Surroundings) -> DocumentRecord | Withdrawal:
    """Translate one DocumentReference.

    The clinical time is `context.period`, else the encounter's day, else `date`, which is when the reference was
    made. Raises ResourceError with the reason when it cannot become a document.
    """
    own_id = document_id(resource)
    status = _reference_status(resource)
    if status == "entered-in-error":
        return Withdrawal(id=own_id, status=status)  # systems empty what was an error: nothing else need be there
    context = part(resource.get("context"))
    encounter_id = next((found for ref in parts(context.get("encounter")) if (found := id_of(ref, "Encounter"))), None)
    encounter = around.encounters.get(encounter_id or "")
    attachments = _attachments(part(content.get("attachment")) for content in parts(resource.get("content")))
    concepts = [resource.get("type"), *parts(resource.get("category"))]
    titles = (text(resource.get("description")), *(attachment.title for attachment in attachments))
    return DocumentRecord(
        id=own_id,
        patient_id=_patient(resource),
        document_type=_document_type(concepts, titles, around.types),
        codes=_codes(*concepts),
        title=_title(resource.get("type"), titles),
        service_date=_first_day(
            _period_day(context.get("period"), around.zone),
            encounter.day if encounter else None,
            local_date(resource.get("date"), around.zone),
            *(
                local_date(part(c.get("attachment")).get("creation"), around.zone)
                for c in parts(resource.get("content"))
            ),
        ),
        encounter_id=encounter_id,
        facility=_facility(resource, [resource.get("custodian")], encounter, around),
        department=_department(context.get("practiceSetting"), context.get("facilityType"), encounter),
        labels=_labels(resource, encounter),
        status=status,
        replaces=_replaces(resource),
        attachments=attachments,
        author_npis=_npis(resource, parts(resource.get("author")), around),
        last_updated=last_updated(resource),
    )


def read_diagnostic_report(resource: Json, around: Surroundings) -> DocumentRecord | Withdrawal | None:
    """Translate one DiagnosticReport; None when it has no printable form (results without a report)."""
    own_id = document_id(resource)
    status = _STATUS.get(text(resource.get("status")), "preliminary")
    if status == "entered-in-error":
        return Withdrawal(id=own_id, status=status)
    attachments = _attachments(parts(resource.get("presentedForm")))
    if not attachments:
        return None
    encounter_id = id_of(resource.get("encounter"), "Encounter")
    encounter = around.encounters.get(encounter_id or "")
    concepts = [resource.get("code"), *parts(resource.get("category"))]
    performers = [*parts(resource.get("performer")), *parts(resource.get("resultsInterpreter"))]
    titles = tuple(attachment.title for attachment in attachments)
    return DocumentRecord(
        id=own_id,
        patient_id=_patient(resource),
        document_type=_report_type(resource, titles, around.types),
        codes=_codes(*concepts),
        title=_title(resource.get("code"), titles),
        service_date=_first_day(
            local_date(resource.get("effectiveDateTime"), around.zone),
            _period_day(resource.get("effectivePeriod"), around.zone),
            encounter.day if encounter else None,
            local_date(resource.get("issued"), around.zone),
        ),
        encounter_id=encounter_id,
        facility=_facility(resource, performers, encounter, around),
        department=_performing_department(performers, encounter, around),
        labels=_labels(resource, encounter),
        status=status,
        replaces=None,
        attachments=attachments,
        author_npis=_npis(resource, performers, around),
        last_updated=last_updated(resource),
    )


# --- status, patient, dates ---------------------------------------------------------------------------------------


def _reference_status(resource: Json) -> str:
    """One word of `status` (of the reference) and `docStatus` (of the document); what is unclear is preliminary."""
    reference, document = text(resource.get("status")), resource.get("docStatus")
    if "entered-in-error" in (reference, document):
        return "entered-in-error"
    if reference not in ("current", "superseded"):
        raise ResourceError("status_missing_or_unknown")
    if reference == "superseded":
        return "superseded"
    return "final" if document is None else _STATUS.get(text(document), "preliminary")


def _patient(resource: Json) -> str:
    found = id_of(resource.get("subject"), "Patient")
    if found is None:
        raise ResourceError("no_patient")
    return found


def _first_day(*days: date | None) -> date:
    found = next((day for day in days if day is not None), None)
    if found is None:
        raise ResourceError("no_date")
    return found


def _period_day(period: object, zone: ZoneInfo) -> date | None:
    span = part(period)
    return local_date(span.get("start"), zone) or local_date(span.get("end"), zone)


def _replaces(resource: Json) -> str | None:
    """The first document that this one replaces; a replaced one is marked in the system itself as well."""
    targets = (
        id_of(relation.get("target"), "DocumentReference")
        for relation in parts(resource.get("relatesTo"))
        if "replaces" in (relation.get("code"), *(coding.code for coding in codings(relation.get("code"))))  # R4, R5
    )
    return next((target for target in targets if target), None)


# --- type, title, department, facility ----------------------------------------------------------------------------


def _codes(*concepts: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(coding.code for concept in concepts for coding in codings(concept) if coding.code))


def _document_type(concepts: list[object], titles: Iterable[str], types: DocumentTypes) -> str:
    """The type's own codes, then its words, then the category's codes (a class of documents), then titles."""
    own, *categories = concepts
    found = types.find(_codes(own), concept_texts(own))
    if found == "other":
        found = types.find(_codes(*categories), [said for c in categories for said in concept_texts(c)])
    return found if found != "other" or concept_texts(own) else types.find((), titles)


def _report_type(resource: Json, titles: tuple[str, ...], types: DocumentTypes) -> str:
    """A report's category decides before its code: codes of studies and panels run into thousands."""
    categories = parts(resource.get("category"))
    found = types.find(_codes(*categories), [said for c in categories for said in concept_texts(c)])
    return found if found != "other" else _document_type([resource.get("code")], titles, types)


def _title(concept: object, titles: Iterable[str]) -> str:
    """ "Imaging report: CT chest": the type's words stay, the check for sensitive content reads them."""
    kind = next(iter(concept_texts(concept)), "")
    said = next((title for title in titles if title), "")
    if not kind or kind.lower() in said.lower():
        return said or "Document"
    return f"{kind}: {said}" if said and said.lower() not in kind.lower() else kind


def _department(setting: object, facility_type: object, encounter: Encounter | None) -> str:
    """Everything that names the place: the check for sensitive departments reads it all."""
    said = [*_all_of(setting), *_all_of(facility_type), encounter.department if encounter else ""]
    return "; ".join(dict.fromkeys(word for word in said if word))


def _all_of(concept: object) -> list[str]:
    return [*concept_texts(concept), *(c.code for c in codings(concept) if not c.display)]


def _performing_department(performers: list[Json], encounter: Encounter | None, around: Surroundings) -> str:
    said: list[str] = []
    for performer in performers:
        target = refers_to(performer)
        known = around.organizations.get(target[1]) if target and target[0] == "Organization" else None
        said += known.names[:1] if known else ([text(performer.get("display"))] if not _is_person(performer) else [])
    return "; ".join(dict.fromkeys(word for word in (*said, encounter.department if encounter else "") if word))


def _is_person(reference: Json) -> bool:
    target = refers_to(reference)
    return bool(target and target[0] in ("Practitioner", "PractitionerRole"))


def _facility(resource: Json, owners: Sequence[object], encounter: Encounter | None, around: Surroundings) -> str:
    for reference in owners:
        inside = contained(resource, reference)
        if inside is not None:
            found = around.facilities.find((), [text(inside.get("name")), *texts(inside.get("alias"))])
        else:
            found = facility_of(id_of(reference, "Organization"), text(part(reference).get("display")), around)
        if found != UNKNOWN:
            return found
    return facility_of(encounter.organization if encounter else None, "", around)


def facility_of(organization_id: str | None, display: str, around: Surroundings) -> str:
    """The facility that an organization is, or is part of."""
    seen: set[str] = set()
    while organization_id and organization_id not in seen:
        seen.add(organization_id)
        known = around.organizations.get(organization_id)
        found = around.facilities.find(
            (organization_id, *(known.ids if known else ())), (*(known.names if known else ()), display)
        )
        if found != UNKNOWN or known is None:
            return found
        organization_id, display = known.part_of, ""
    return around.facilities.find((), (display,))


# --- labels, people, content --------------------------------------------------------------------------------------


def _labels(resource: Json, encounter: Encounter | None) -> tuple[str, ...]:
    own = [label.code for label in security_labels(resource)]
    return tuple(sorted({*own, *(encounter.labels if encounter else ())}))


def _npis(resource: Json, references: list[Json], around: Surroundings) -> tuple[str, ...]:
    found = {practitioner_npi(resource, reference, around.npis) for reference in references}
    return tuple(sorted(found - {""}))


def _attachments(found: Iterable[Json]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            content_type=text(item.get("contentType")),
            url=binary_url(item.get("url")),
            data_base64=item["data"] if isinstance(item.get("data"), str) else None,
            sha1_base64=text(item.get("hash")),
            title=text(item.get("title")),
        )
        for item in found
        if item.get("url") or item.get("data")
    )


def binary_url(url: object) -> str:
    """ "https://ehr.example/fhir/Binary/7/_history/2" -> "Binary/7": one name for one content."""
    target = id_of({"reference": url}, "Binary") if isinstance(url, str) else None
    return f"Binary/{target}" if target else text(url)


def content_urls(resource: Json) -> set[str]:
    """The addresses of a document's forms, whatever else is wrong with it."""
    attachments = [part(content.get("attachment")) for content in parts(resource.get("content"))]
    found = (binary_url(item.get("url")) for item in (*attachments, *parts(resource.get("presentedForm"))))
    return {url for url in found if url}


def is_withdrawn(resource: Json) -> bool:
    """Whether the resource says of itself that it was an error."""
    said = (resource.get("status"), resource.get("docStatus"))
    return any(_STATUS.get(text(status)) == "entered-in-error" for status in said)


def read_organization(resource: Json) -> Organization:
    identifiers = (text(item.get("value")) for item in parts(resource.get("identifier")))
    return Organization(
        ids=tuple(value for value in identifiers if value),
        names=tuple(name for name in (text(resource.get("name")), *texts(resource.get("alias"))) if name),
        part_of=id_of(resource.get("partOf"), "Organization"),
    )


def read_encounter(resource: Json, zone: ZoneInfo) -> Encounter:
    return Encounter(
        labels=tuple(sorted({label.code for label in security_labels(resource)})),
        day=_period_day(resource.get("period"), zone),
        department="; ".join(_all_of(resource.get("serviceType"))),
        organization=id_of(resource.get("serviceProvider"), "Organization"),
    )
