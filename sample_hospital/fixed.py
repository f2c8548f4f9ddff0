"""The cast of the sample faxes (`sample_faxes.cast`), as this package's values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sample_faxes.cast import PATIENTS, PRACTICES, CastDocument, CastPatient, CastPractice
from sample_hospital.people import OtherName, Person
from sample_hospital.practices import FaxLine, Practice, Provider
from sample_hospital.wanted import Stay, Wanted

_DAYS_A_MONTH = 30.44
_FORMS = {"pdf": "pdf", "text": "text", "scan": "tiff"}
_PERSON_FLAGS = ("restricted", "vip", "employee")
_SPECIALTIES = {  # a word of the practice's name -> specialty; others are primary care
    "Cardiology": "Cardiology", "Orthopaedic": "Orthopaedic Surgery", "Gastroenterology": "Gastroenterology",
    "Allergy": "Allergy and Immunology", "Urgent": "Urgent Care", "Emergency": "Emergency Medicine",
    "Wound": "Wound Care", "Women": "Obstetrics and Gynecology", "Endocrinology": "Endocrinology",
    "Pulmonary": "Pulmonology", "Nephrology": "Nephrology", "Rheumatology": "Rheumatology", "Oncology": "Oncology",
    "Pediatrics": "Pediatrics", "Neurology": "Neurology", "Surgical": "General Surgery", "Urology": "Urology",
    "Geriatrics": "Geriatrics", "Medical Center": "Hospital", "Internal": "Internal Medicine",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Named patients and practices that are in every sample hospital."""

    people: Sequence[Person]
    practices: Sequence[Practice]
    stays: Mapping[str, Sequence[Stay]]  # by patient id


def fixed_cast() -> Fixed:
    """The cast, exactly as it stands there."""
    practices = [_practice(practice) for practice in PRACTICES]
    providers = {cast.key: practice.providers for cast, practice in zip(PRACTICES, practices, strict=True)}
    people = [_person(number, patient, providers) for number, patient in enumerate(PATIENTS, 1)]
    stays = {
        person.id: tuple(_stays(patient, others=[other for other in people if other.id != person.id]))
        for person, patient in zip(people, PATIENTS, strict=True)
    }
    return Fixed(people=people, practices=practices, stays=stays)


def _practice(cast: CastPractice) -> Practice:
    checked = {"fresh": 60, "stale": 700, "never": None, "retired": 900}[cast.verified]
    line = FaxLine(
        number=cast.fax,
        verified_days_ago=checked,
        verified_by="" if checked is None else "M. Alvarado, HIM",
        method="" if checked is None else "speed_dial_attestation",
        retired_days_ago=120 if cast.verified == "retired" else None,
        is_secure=cast.is_secure_line,
        attended_hours=cast.attended_hours,
    )
    specialty = next((kind for word, kind in _SPECIALTIES.items() if word in cast.practice), "Family Medicine")
    return Practice(
        entry_id=cast.entry_id,
        name=cast.practice,
        providers=tuple(Provider(name=name, npi=npi) for name, npi in cast.providers),
        npi=cast.npi,
        phone=cast.phone,
        address=cast.street,
        city=cast.city,
        state=cast.state,
        zip_code=cast.zip_code,
        fax_lines=(line,),
        specialty=specialty,
        is_cast=True,
    )


def _person(number: int, cast: CastPatient, providers: Mapping[str, Sequence[Provider]]) -> Person:
    names = [OtherName(use="maiden", family=cast.maiden, given=cast.given)] if cast.maiden else []
    names += [OtherName(use="nickname", family=cast.family, given=alias) for alias in cast.aliases]
    # Every provider of the practice: colleagues cover for each other, and any of them may sign the request.
    team = [(role, provider.npi) for key, role in cast.relations if role != "pcp" for provider in providers[key]]
    pcps = [providers[key][0].npi for key, role in cast.relations if role == "pcp"]
    youngest = min((document.months_ago for document in cast.documents), default=1)
    return Person(
        id=f"cast-{number:03d}",  # never the key: ids stand in logs, and the key is the patient's name
        mrn=cast.mrn,
        family=cast.family,
        given=cast.given,
        middle=cast.middle,
        suffix=cast.suffix,
        birth_date=cast.birth_date,
        sex=cast.sex,
        other_names=tuple(names),
        address=cast.street,
        city=cast.city,
        zip_code=cast.zip_code,
        phones=(cast.phone,) if cast.phone else (),
        died_days_ago=max(1, round(youngest * _DAYS_A_MONTH) - 20) if "deceased" in cast.flags else None,
        flags=tuple(flag for flag in cast.flags if flag in _PERSON_FLAGS),
        pcp_npi=pcps[0] if pcps else "",
        care_npis=tuple(team),
        pending_merge_mrn=str(int(cast.mrn) + 3_000_003).zfill(8) if "identity_open" in cast.flags else "",
        group="cast",
        is_cast=True,
    )


def _stays(cast: CastPatient, others: Sequence[Person]) -> Iterator[Stay]:
    """The chart as encounters: documents of one facility at most a month apart belong to one stay."""
    for group in _groups(cast.documents):
        newest = min(document.months_ago for document in group)
        oldest = max(document.months_ago for document in group)
        # A stay across two months lies at their border, so that both dates round to what the cast says.
        days_ago = newest * _DAYS_A_MONTH if newest == oldest else (newest + 0.5) * _DAYS_A_MONTH - 3
        wanted = tuple(_wanted(document, cast, others, is_early=document.months_ago > newest) for document in group)
        yield Stay(facility=group[0].facility, ended_days_ago=round(days_ago), documents=wanted)


def _groups(documents: Iterable[CastDocument]) -> list[list[CastDocument]]:
    groups: list[list[CastDocument]] = []
    for document in sorted(documents, key=lambda d: (d.facility, -d.months_ago)):
        last = groups[-1] if groups else []
        if last and last[0].facility == document.facility and last[0].months_ago - document.months_ago <= 1:
            last.append(document)
        else:
            groups.append([document])
    return groups


def _wanted(document: CastDocument, cast: CastPatient, others: Sequence[Person], *, is_early: bool) -> Wanted:
    theme, _, detail = document.text_theme.partition(":")
    stranger = next((other for other in others if other.sex == cast.sex and other.mrn > cast.mrn), others[0])
    return Wanted(
        kind=document.document_type,
        department=document.department,
        form=_FORMS[document.form],
        doc_status=document.status,
        category=detail if theme == "sensitive" else "",
        labels=tuple(("conf", label) if label in ("N", "R", "V") else ("act", label) for label in document.labels),
        mention=detail if theme == "mention" else "",
        overlay=stranger if theme == "overlay" else None,
        is_corrupt=theme == "corrupt",
        pages=int(detail) if theme == "long" else 0,
        is_early=is_early,
    )
