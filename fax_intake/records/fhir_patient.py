"""FHIR R4 Patient (and who cares for him) -> our patient record."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from fax_intake.directory.npi import is_npi
from fax_intake.phone import to_e164
from fax_intake.records.fhir_parts import (
    Coding,
    Json,
    ResourceError,
    codings,
    concept_texts,
    contained,
    full_date,
    id_of,
    is_over,
    last_updated,
    npi_of,
    part,
    parts,
    refers_to,
    resource_id,
    security_labels,
    text,
    texts,
)
from fax_intake.records.model import FLAGS, Name, PatientRecord, Relation

OLDEST_YEARS = 120  # nobody in care is older; 1900-01-01 and the like are a register's word for "unknown"
_SUFFIX = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV", "v": "V", "2nd": "II", "3rd": "III"}
_NO_MRN_TYPES = {"SS", "DL", "PPN", "SB", "MB", "MC", "NIIP"}  # v2-0203: social security, licence, passport, insurance
_NO_MRN_SYSTEMS = ("us-ssn", "us-driver", "2.16.840.1.113883.4.1")
_PLACEHOLDER_NAME = re.compile(  # newborns, the unidentified and test records, as registration writes them
    r"\b(baby|baby ?boy|baby ?girl|newborn|infant|unknown|unidentified|trauma|zz\w*|(john|jane) doe)\b", re.IGNORECASE
)
_ORDINARY_LABELS = {"U", "L", "M", "N"}  # v3-Confidentiality up to "normal"
_FLAG_OF_LABEL = {"R": "restricted", "V": "vip", "CEL": "vip", "EMP": "employee", **{flag: flag for flag in FLAGS}}
_ALIAS_USES = ("maiden", "old", "nickname")
_RANK_OF_USE = {"official": 0, "usual": 1, "": 2, "temp": 4}


def read_patient(
    resource: Json, *, npis: Mapping[str, str], today: date, mrn_system: str | None = None
) -> PatientRecord:
    """Translate one Patient.

    Args:
        resource: the resource as parsed.
        npis: NPI of "Practitioner/<id>", "PractitionerRole/<id>" and "Organization/<id>".
        today: names and numbers whose period ended before are former ones.
        mrn_system: the identifier system of this hospital's MRNs, where several are marked MR or none is.

    Raises:
        ResourceError: no id, no name, or labels that cannot be read.
    """
    patient_id = resource_id(resource)
    name, aliases, doubts = _names(resource, today)
    birth_date = full_date(resource.get("birthDate"))
    if birth_date is None or not is_plausible(birth_date, today):
        birth_date, doubts = None, True
    links, link_doubts = _merge_links(resource, patient_id)
    flags = {_flag(label) for label in security_labels(resource)} - {""}
    if doubts or link_doubts:
        flags.add("identity_open")
    address = _address(resource, today)
    return PatientRecord(
        id=patient_id,
        mrn=_mrn(resource, mrn_system, today),
        name=name,
        aliases=aliases,
        birth_date=birth_date,
        sex=sex if (sex := text(resource.get("gender")).lower()) in ("male", "female") else "",
        address=" ".join(texts(address.get("line"))),
        city=text(address.get("city")),
        zip_code=text(address.get("postalCode")),
        phones=_phones(resource, today),
        is_deceased=_is_deceased(resource),
        is_active=resource.get("active") is not False,
        flags=tuple(sorted(flags)),
        merge_links=links,
        pcp_npis=_pcp_npis(resource, npis),
        last_updated=last_updated(resource),
    )


def _flag(label: Coding) -> str:
    """Every label above "normal" that has no flag of its own restricts: what we do not know we do not release."""
    return "" if label.code in _ORDINARY_LABELS else _FLAG_OF_LABEL.get(label.code, "restricted")


def is_plausible(birth_date: date, today: date) -> bool:
    return birth_date <= today and today.year - birth_date.year <= OLDEST_YEARS


def _is_deceased(resource: Json) -> bool:
    """Whatever stands there and is not a plain "no" means deceased: a date in an odd form is still a death."""
    said = resource.get("deceasedBoolean")
    return said not in (None, False, "false") or bool(resource.get("deceasedDateTime"))


# --- names --------------------------------------------------------------------------------------------------------


def _names(resource: Json, today: date) -> tuple[Name, tuple[Name, ...], bool]:
    """The name now used, the others, and whether the name leaves the identity in doubt."""
    found = [(item, _name(item)) for item in parts(resource.get("name"))]
    named = [(item, name) for item, name in found if name is not None and name.use != "anonymous"]
    if not named:
        raise ResourceError("no_name")
    current = [pair for pair in named if pair[1].use not in _ALIAS_USES and not is_over(pair[0].get("period"), today)]
    item, chosen = min(current or named, key=lambda pair: _RANK_OF_USE.get(pair[1].use, 3))
    aliases = dict.fromkeys(_as_alias(name, chosen) for _, name in named)
    is_doubtful = (
        not current
        or chosen.use == "temp"
        or not text(item.get("family"))  # only written out: which word is the surname is a guess
        or not chosen.given
        or bool(_PLACEHOLDER_NAME.search(f"{chosen.given} {chosen.family}"))
    )
    return chosen, tuple(alias for alias in aliases if alias is not None), is_doubtful


def _name(item: Json) -> Name | None:
    family, given = text(item.get("family")), texts(item.get("given"))
    if not family and not given:
        family, given = _split_text(text(item.get("text")))
    if not family and not given:
        return None
    suffixes = [_SUFFIX[key] for said in texts(item.get("suffix")) if (key := _bare(said)) in _SUFFIX]
    family, family_suffix = _take_suffix(family)
    return Name(
        family=family,
        given=given[0] if given else "",
        middle=" ".join(given[1:]),
        suffix=(suffixes or [family_suffix])[0],
        use=text(item.get("use")).lower(),
    )


def _split_text(written: str) -> tuple[str, list[str]]:
    """ "Garcia, Maria T" and "Maria T Garcia" -> ("Garcia", ["Maria", "T"])."""
    family, comma, rest = written.partition(",")
    if comma:
        return family.strip(), rest.split()
    words = written.split()
    return (words[-1], words[:-1]) if words else ("", [])


def _take_suffix(family: str) -> tuple[str, str]:
    """ "Smith Jr." -> ("Smith", "Jr"): many systems have no field for it."""
    words = family.replace(",", " ").split()
    if len(words) > 1 and (key := _bare(words[-1])) in _SUFFIX and key != "v":
        return " ".join(words[:-1]), _SUFFIX[key]
    return family, ""


def _bare(word: str) -> str:
    return word.strip().strip(".,").lower()


def _as_alias(name: Name, chosen: Name) -> Name | None:
    """Another name that adds something; None for the chosen one itself."""
    if (name.family or chosen.family, name.given or chosen.given) == (chosen.family, chosen.given):
        return None
    return Name(
        family=name.family or chosen.family,
        given="" if name.given == chosen.given else name.given,
        middle=name.middle,
        suffix=name.suffix,
        use=name.use or "other",
    )


# --- identifiers, contacts, links ---------------------------------------------------------------------------------


def _mrn(resource: Json, mrn_system: str | None, today: date) -> str:
    """The configured system's number, else the one marked MR, else the first that is no other register's."""
    ranked: list[tuple[int, str]] = []
    for item in parts(resource.get("identifier")):
        value, system = text(item.get("value")), text(item.get("system"))
        kinds = {coding.code for coding in codings(item.get("type"))}
        foreign = bool(kinds & _NO_MRN_TYPES) or any(known in system for known in _NO_MRN_SYSTEMS)
        if not value or foreign:
            continue
        former = item.get("use") == "old" or is_over(item.get("period"), today)
        rank = 0 if mrn_system and system == mrn_system else 1 if "MR" in kinds else 2
        ranked.append((rank + 3 * former, value))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else ""


def _phones(resource: Json, today: date) -> tuple[str, ...]:
    numbers = (
        to_e164(text(item.get("value")))
        for item in parts(resource.get("telecom"))
        if item.get("system") in ("phone", "sms", None)
        and item.get("use") != "old"
        and not is_over(item.get("period"), today)
    )
    return tuple(dict.fromkeys(number for number in numbers if number))


def _address(resource: Json, today: date) -> Json:
    usable = [
        item
        for item in parts(resource.get("address"))
        if item.get("use") not in ("old", "billing") and not is_over(item.get("period"), today)
    ]
    return next((item for item in usable if item.get("use") == "home"), usable[0] if usable else {})


def _merge_links(resource: Json, patient_id: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """(old, surviving) pairs, and whether a merge is announced that cannot be followed."""
    links: list[tuple[str, str]] = []
    doubtful = False
    for link in parts(resource.get("link")):
        kind, other = link.get("type"), id_of(link.get("other"), "Patient")
        if kind not in ("replaced-by", "replaces"):
            continue  # "refer" and "seealso": another record of the same person, this one stays in use
        if other is None or other == patient_id:
            doubtful = True
        else:
            links.append((patient_id, other) if kind == "replaced-by" else (other, patient_id))
    return tuple(links), doubtful


# --- who cares for the patient ------------------------------------------------------------------------------------


def practitioner_npi(resource: Json, reference: object, npis: Mapping[str, str]) -> str:
    """The NPI that a reference from this resource means; "" when it cannot be told or its check digit is wrong."""
    inside = contained(resource, reference)
    target = refers_to(reference)
    known = npis.get("/".join(target), "") if target else ""
    npi = npi_of(inside) if inside is not None else known or npi_of(part(reference))
    return npi if is_npi(npi) else ""


def _pcp_npis(resource: Json, npis: Mapping[str, str]) -> tuple[str, ...]:
    found = (practitioner_npi(resource, reference, npis) for reference in parts(resource.get("generalPractitioner")))
    return tuple(sorted({npi for npi in found if npi}))


def read_care_team(resource: Json, *, npis: Mapping[str, str], today: date) -> Iterator[Relation]:
    """The members of a CareTeam. Raises ResourceError when it names no patient."""
    patient_id = id_of(resource.get("subject"), "Patient")
    if patient_id is None:
        raise ResourceError("no_patient")
    is_active = resource.get("status") in ("active", None) and not is_over(resource.get("period"), today)
    for member in parts(resource.get("participant")):
        npi = practitioner_npi(resource, member.get("member"), npis) or practitioner_npi(
            resource, member.get("onBehalfOf"), npis
        )
        if npi:
            still = is_active and not is_over(member.get("period"), today)
            yield Relation(patient_id=patient_id, npi=npi, role=_role(member), is_active=still)


def _role(member: Json) -> str:
    """ "pcp", "referring", else "treating", from whatever codes or words the role has."""
    said = " ".join(
        word.lower()
        for concept in parts(member.get("role"))
        for word in (*concept_texts(concept), *(coding.code for coding in codings(concept)))
    )
    if any(word in said for word in ("primary care", "pcp", "general practitioner", "446050000")):
        return "pcp"
    return "referring" if "referr" in said else "treating"
