"""The values as FHIR R4 resources, the way a hospital's bulk export writes them."""

import base64
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sample_hospital.codes import LABORATORY_CATEGORY, REPORT_CATEGORIES
from sample_hospital.document import Document, Staff
from sample_hospital.people import Person
from sample_hospital.places import in_american_style
from sample_hospital.practices import Practice, Provider
from sample_hospital.staff import DEPARTMENT_CODES, FACILITIES, Facility

Resource = dict[str, Any]

MRN_SYSTEM = "urn:oid:2.16.840.1.113883.3.9999.1.1"  # an example arc: the sample hospital's own numbers
NPI_SYSTEM = "http://hl7.org/fhir/sid/us-npi"
LOCAL_TYPE_SYSTEM = "urn:oid:2.16.840.1.113883.3.9999.1.20"
LOINC = "http://loinc.org"
_CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
_ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
_FLAG_LABELS = {
    "restricted": (_CONFIDENTIALITY, "R", "restricted"),
    "very_restricted": (_CONFIDENTIALITY, "V", "very restricted"),
    "vip": (_ACT_CODE, "CEL", "celebrity information sensitivity"),
    "employee": (_ACT_CODE, "EMP", "employee information sensitivity"),
}
_US_CORE_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"
_REPORT_STATUSES = {"final": "final", "amended": "amended", "preliminary": "preliminary"}
_LABEL_SYSTEMS = {"conf": _CONFIDENTIALITY, "act": _ACT_CODE}
_CONTENT_TYPES = {"pdf": "application/pdf", "text": "text/plain", "tiff": "image/tiff"}


def patient(person: Person, as_of: date) -> Resource:
    """A Patient with every name, flag and link on file."""
    official: Resource = {
        "use": "official",
        "family": person.family,
        "given": [n for n in (person.given, person.middle) if n],
    }
    if person.suffix:
        official["suffix"] = [person.suffix]
    resource: Resource = {
        "resourceType": "Patient",
        "id": person.id,
        "identifier": [_mrn(person)],
        "active": person.is_active,
        "name": [official, *({"use": n.use, "family": n.family, "given": [n.given]} for n in person.other_names)],
        "telecom": [
            {"system": "phone", "value": in_american_style(phone), "use": use}
            for phone, use in zip(person.phones, ("home", "mobile", "work"), strict=False)
        ],
        "gender": person.sex,
        "birthDate": person.birth_date.isoformat(),
        "address": [_address(person.address, person.city, person.state, person.zip_code)] if person.address else [],
    }
    if labels := [_coding(*_FLAG_LABELS[flag]) for flag in person.flags]:
        resource["meta"] = {"security": labels}
    if person.died_days_ago is not None:
        resource["deceasedDateTime"] = (as_of - timedelta(days=person.died_days_ago)).isoformat()
    elif person.is_known_dead_without_date:
        resource["deceasedBoolean"] = True
    if person.pcp_npi:
        resource["generalPractitioner"] = [{"reference": practitioner_reference(person.pcp_npi)}]
    for other, kind in ((person.merged_into, "replaced-by"), (person.see_also, "seealso")):
        if other:
            resource.setdefault("link", []).append({"other": {"reference": f"Patient/{other}"}, "type": kind})
    if person.pending_merge_mrn:  # the other record is named by its number only: it is not here yet
        other_record = {"identifier": {"system": MRN_SYSTEM, "value": person.pending_merge_mrn}}
        resource.setdefault("link", []).append({"other": other_record, "type": "replaces"})
    return {key: value for key, value in resource.items() if value != []}


def _address(line: str, city: str, state: str, zip_code: str) -> Resource:
    return {"use": "home", "line": [line], "city": city, "state": state, "postalCode": zip_code, "country": "US"}


def _mrn(person: Person) -> Resource:
    kind = {"coding": [_coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", "Medical record number")]}
    return {"use": "usual", "type": kind, "system": MRN_SYSTEM, "value": person.mrn}


def practitioner_reference(npi: str) -> str:
    """Where an outside provider's Practitioner resource is."""
    return f"Practitioner/npi-{npi}"


def outside_practitioner(provider: Provider) -> Resource:
    """A Practitioner of one of the directory's practices."""
    return _practitioner(f"npi-{provider.npi}", provider.name, provider.npi)


def staff_practitioner(member: Staff) -> Resource:
    """A Practitioner of ours."""
    return _practitioner(member.id, member.name, member.npi)


def _practitioner(resource_id: str, name: str, npi: str) -> Resource:
    person, _, title = name.partition(", ")
    given, _, family = person.partition(" ")
    return {
        "resourceType": "Practitioner",
        "id": resource_id,
        "identifier": [{"system": NPI_SYSTEM, "value": npi}],
        "active": True,
        "name": [{"text": name, "family": family, "given": [given], "suffix": [title] if title else []}],
        "qualification": [{"code": {"text": title}}] if title else [],
    }


def facility_organization(facility: Facility) -> Resource:
    """An Organization of ours; documents name it as custodian."""
    return {
        "resourceType": "Organization",
        "id": facility.id,
        "active": True,
        "type": [{"text": "Clinic" if facility.is_clinic else "Hospital"}],
        "name": facility.name,
        "telecom": [
            {"system": "phone", "value": in_american_style(facility.phone)},
            {"system": "fax", "value": in_american_style(facility.fax)},
        ],
        "address": [
            {"line": [facility.address], "city": facility.city, "state": "CA", "postalCode": facility.zip_code}
        ],
    }


def practice_organization(practice: Practice) -> Resource:
    """An Organization of the directory. It bears no fax number: only the directory says where records may go."""
    return {
        "resourceType": "Organization",
        "id": practice.entry_id,
        "identifier": [{"system": NPI_SYSTEM, "value": practice.npi}] if practice.npi else [],
        "active": True,
        "type": [{"text": practice.specialty}],
        "name": practice.name,
        "telecom": [{"system": "phone", "value": in_american_style(practice.phone)}] if practice.phone else [],
        "address": [_address(practice.address, practice.city, practice.state, practice.zip_code) | {"use": "work"}],
    }


def care_team(person: Person) -> Resource:
    """Who refers and treats a patient, outside the hospital."""
    return {
        "resourceType": "CareTeam",
        "id": f"team-{person.id}",
        "status": "active",
        "subject": {"reference": f"Patient/{person.id}"},
        "participant": [
            {"role": [{"text": role}], "member": {"reference": practitioner_reference(npi)}}
            for role, npi in person.care_npis
        ],
    }


def binary(document: Document, content: bytes) -> Resource:
    """The bytes of a document."""
    return {
        "resourceType": "Binary",
        "id": _binary_id(document),
        "contentType": _CONTENT_TYPES[document.form],
        "data": base64.b64encode(content).decode("ascii"),
    }


def document_reference(document: Document) -> Resource:
    """The DocumentReference of a document."""
    resource: Resource = {
        "resourceType": "DocumentReference",
        "id": document.id,
        "status": document.status,
        "docStatus": document.doc_status,
        "type": _type(document),
        "category": [{"coding": [_coding(_US_CORE_CATEGORY, "clinical-note", "Clinical Note")]}],
        "subject": {"reference": f"Patient/{document.patient_id}"},
        "date": _instant(document.written_at),
        "author": [{"reference": f"Practitioner/{document.author.id}", "display": document.author.name}],
        "custodian": {"reference": f"Organization/{document.facility}"},
        "content": [{"attachment": _attachment(document)}],
        "context": _context(document),
    }  # fmt: skip
    if document.labels:
        resource["securityLabel"] = [
            {"coding": [_coding(_LABEL_SYSTEMS[kind], code, "")]} for kind, code in document.labels
        ]
    if document.replaces:
        resource["relatesTo"] = [
            {"code": "replaces", "target": {"reference": f"DocumentReference/{document.replaces}"}}
        ]
    return resource


def diagnostic_report(document: Document) -> Resource:
    """The DiagnosticReport twin of a document: the same attachment URL."""
    category = REPORT_CATEGORIES.get(document.kind)
    coding = (
        _coding(LOINC, *category)
        if category
        else _coding("http://terminology.hl7.org/CodeSystem/v2-0074", *LABORATORY_CATEGORY)
    )
    resource: Resource = {
        "resourceType": "DiagnosticReport",
        "id": document.id.replace("doc-", "rep-"),
        "status": _REPORT_STATUSES.get(document.doc_status, "entered-in-error"),
        "category": [{"coding": [coding]}],
        "code": _type(document),
        "subject": {"reference": f"Patient/{document.patient_id}"},
        "encounter": {"reference": f"Encounter/{document.encounter_id}"},
        "effectiveDateTime": _instant(document.started_at),
        "issued": _instant(document.written_at),
        "performer": [{"reference": f"Organization/{document.facility}"}],
        "resultsInterpreter": [{"reference": f"Practitioner/{document.author.id}", "display": document.author.name}],
        "presentedForm": [_attachment(document)],
    }  # fmt: skip
    if document.accession:
        resource["identifier"] = [
            {
                "type": {"coding": [_coding("http://terminology.hl7.org/CodeSystem/v2-0203", "ACSN", "Accession ID")]},
                "value": document.accession,
            }
        ]
    if document.labels:
        resource["meta"] = {"security": [_coding(_LABEL_SYSTEMS[kind], code, "") for kind, code in document.labels]}
    if document.referring_npi:
        order = {
            "resourceType": "ServiceRequest", "id": "order", "status": "completed", "intent": "order",
            "subject": resource["subject"], "requester": {"reference": practitioner_reference(document.referring_npi)},
        }  # fmt: skip
        resource["contained"] = [order]
        resource["basedOn"] = [{"reference": "#order"}]
    return resource


def references(documents: Sequence[Document]) -> list[Resource]:
    """DocumentReferences and DiagnosticReports of the documents, in the documents' order."""
    resources = []
    for document in documents:
        if not document.is_report_only:
            resources.append(document_reference(document))
        if document.is_report_only or document.is_also_report:
            resources.append(diagnostic_report(document))
    return resources


def _type(document: Document) -> Resource:
    codings = [_coding(LOINC, document.loinc, document.loinc_display)] if document.loinc else []
    codings.append(_coding(LOCAL_TYPE_SYSTEM, document.local_code, document.title))
    if not document.loinc:
        codings.append(_coding(_NULL_FLAVOR, "UNK", "unknown"))
    return {"coding": codings, "text": document.title}


def _context(document: Document) -> Resource:
    is_clinic = FACILITIES[document.facility].is_clinic
    place = ("35971002", "Ambulatory care site") if is_clinic else ("22232009", "Hospital")
    code = DEPARTMENT_CODES.get(document.department)
    return {
        "encounter": [{"reference": f"Encounter/{document.encounter_id}"}],
        "period": {"start": _instant(document.started_at), "end": _instant(document.ended_at)},
        "facilityType": {"coding": [_coding("http://snomed.info/sct", *place)]},
        "practiceSetting": {
            "coding": [_coding("http://snomed.info/sct", code, document.department)] if code else [],
            "text": document.department,
        },
    }  # fmt: skip


def _attachment(document: Document) -> Resource:
    return {
        "contentType": _CONTENT_TYPES[document.form],
        "url": f"Binary/{_binary_id(document)}",
        "title": document.title,
        "creation": _instant(document.written_at),
    }


def _binary_id(document: Document) -> str:
    return document.id.replace("doc-", "bin-")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _coding(system: str, code: str, display: str) -> Resource:
    return {"system": system, "code": code} | ({"display": display} if display else {})
