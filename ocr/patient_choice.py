"""The patients of a letter: whom its hits name, every value read by both readers, the weighing of places beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from ocr.certainty import (
    CLOSE_SECOND,
    Sure,
    calibrated,
    same_name_text,
    second_date_only,
    second_name_only,
    sure_date,
    sure_mrn,
    sure_name,
    sure_number,
)
from ocr.dates import read_date
from ocr.hits import FieldName, Hit
from ocr.model import ONE_READER, Evidence, PatientOnFax
from ocr.opinion import Opinion, contradicts, with_opinion
from ocr.page_views import PageView
from ocr.people import PersonName, letters_of
from ocr.places import least_sure, row_boxes
from ocr.readers import Readers, Reading
from ocr.subjects import Subject, group_hits, names_disagreeing

INFANT_DAYS = 365  # a date of birth so late is as likely a letter's or a visit's: never sure
ENCLOSED = 0.9  # strength of what an enclosed note says of the patient, against the page that asks
_OF_PATIENT = re.compile(
    r"label right of: .*\b(?:patients?|pt|client|member|resident|claimant|insured|decedent|re)\b", re.I
)


def _hits(view: PageView, *, is_enclosed: bool) -> list[Hit]:
    """The page's hits; an enclosure's place is weaker than the cover's."""
    return [replace(hit, strength=ENCLOSED * hit.strength) for hit in view.hits] if is_enclosed else list(view.hits)


def find_patients(
    named: Sequence[PageView], asking: Sequence[PageView], opinion: Opinion, readers: Readers, received_on: date
) -> list[tuple[Subject, PatientOnFax, list[Evidence]]]:
    """The patients whom the rules find; of one, or none, with what the weighing of places says."""
    # An enclosed note asks nothing, but it names the patient, and may name another one or another birth date.
    hits = [(view.layout, _hits(view, is_enclosed=view not in asking)) for view in named]
    named_there = group_hits(hits)
    subjects = _without_bystanders(named_there)
    found = _patients(subjects, readers, received_on)
    is_joined = len(merged := _one_each(found)) < len(found)
    if is_joined:
        found = _patients(merged, readers, received_on)
    if is_joined or len(subjects) < len(named_there):  # a person is to see that one of them was no patient
        found = [(subject, replace(patient, name_agrees=False), evidence) for subject, patient, evidence in found]
    if len(found) > 1:
        return found
    patient = found[0][1] if found else None
    fields: tuple[FieldName, ...] = ("name", "dob")
    lacking = {field for field in fields if patient is None or getattr(patient, field) is None}
    if (more := with_opinion(hits, opinion, lacking)) is not None:
        found = _patients(group_hits(more), readers, received_on)
    return [(subject, _with_doubt(subject, patient, opinion), evidence) for subject, patient, evidence in found]


def _one_each(found: Sequence[tuple[Subject, PatientOnFax, list[Evidence]]]) -> list[Subject]:
    """The subjects, those joined whose names are alike only as both readers read them, one of them without a date."""
    joined: list[tuple[Subject, PatientOnFax]] = []
    for subject, patient, _ in found:
        known = next((one for one, other in joined if _is_named_alike(other, patient)), None)
        if known is None:
            joined.append((Subject(hits=list(subject.hits)), patient))
        else:
            known.hits.extend(subject.hits)
    return [subject for subject, _ in joined]


def _is_named_alike(one: PatientOnFax, two: PatientOnFax) -> bool:
    names = [(letters_of(each.family or ""), letters_of(each.given or ""), each.suffix) for each in (one, two)]
    return names[0] == names[1] and all(names[0][:2]) and None in (one.dob, two.dob)


def _without_bystanders(subjects: Sequence[Subject]) -> list[Subject]:
    """Without names that bear no birth date beside one that does, which no table and no caption before them calls a
    patient's: people of the office.
    """
    dated = [subject for subject in subjects if any(map(subject.of, ("dob", "unread_dob", "mrn")))]
    called = [
        subject for subject in subjects if any(hit.group or _OF_PATIENT.match(hit.rule) for hit in subject.of("name"))
    ]
    return [subject for subject in subjects if not dated or subject in dated or subject in called]


def _with_doubt(subject: Subject, patient: PatientOnFax, opinion: Opinion) -> PatientOnFax:
    name_agrees = patient.name_agrees and not (subject.name and contradicts(opinion.name, subject.name))
    dob_agrees = patient.dob_agrees and not (patient.dob and contradicts(opinion.dob, patient.dob))
    return replace(patient, name_agrees=name_agrees, dob_agrees=dob_agrees)


def _patients(
    subjects: Sequence[Subject], readers: Readers, received_on: date
) -> list[tuple[Subject, PatientOnFax, list[Evidence]]]:
    """Those of whom a name or a birth date was read, numbered as the letter lists them."""
    found: list[tuple[Subject, PatientOnFax, list[Evidence]]] = []
    for subject in subjects:
        patient, evidence = _patient(subject, len(found), readers, received_on)
        if patient.name or patient.dob:
            found.append((subject, patient, evidence))
    return found


def _patient(subject: Subject, index: int, readers: Readers, received_on: date) -> tuple[PatientOnFax, list[Evidence]]:
    """A patient with every value confirmed, and the evidence for it."""
    where = f"patients[{index}]"
    evidence: list[Evidence] = []
    name, name_confidence = None, 0.0
    names = [*subject.of("name"), *subject.of("unread_name")]
    if subject.name is None or not subject.name.is_whole:
        names = [*subject.of("unread_name"), *subject.of("name")]
    if chosen := _sure_name(names, readers):
        hit, sure = chosen
        assert isinstance(sure.value, PersonName)
        name, name_confidence = sure.value, sure.confidence
        evidence.append(_evidence(f"{where}.name", name.written, hit, sure, readers.second_name(hit)))
    dob, dob_confidence = None, 0.0
    dobs = subject.of("dob") or subject.of("unread_dob")
    if chosen := _sure_dob(dobs, readers, received_on):
        hit, sure = chosen
        assert isinstance(sure.value, date)
        dob, dob_confidence = sure.value, calibrated(sure.confidence, sure)
        if (received_on - dob).days < INFANT_DAYS:
            dob_confidence = min(dob_confidence, ONE_READER)
        sure = replace(sure, confidence=dob_confidence)
        second = readers.second(hit.page_number, hit.box_px)
        evidence.append(_evidence(f"{where}.dob", dob.isoformat(), hit, sure, second))
    values: dict[str, str] = {}
    for field in ("mrn", "sex", "phone", "address"):
        for found in subject.of(field)[:1]:
            other = _sure_other(found, readers)
            values[field] = str(other.value if other else found.value)
            second = readers.second(found.page_number, found.box_px) if other else None
            evidence.append(_evidence(f"{where}.{field}", values[field], found, other, second))
    evidence += [_evidence(f"{where}.aliases", str(hit.value), hit) for hit in subject.of("alias")]
    aliases = [*(name.aliases if name else ()), *(str(hit.value) for hit in subject.of("alias"))]
    patient = PatientOnFax(
        name=name.written if name else None,
        given=name.given or None if name else None,
        middle=name.middle or None if name else None,
        family=name.family or None if name else None,
        suffix=name.suffix or None if name else None,
        aliases=tuple(dict.fromkeys(aliases)),
        dob=dob,
        mrn=values.get("mrn"),
        sex=_sex(values.get("sex")),
        phone=values.get("phone"),
        address=values.get("address"),
        name_confidence=round(name_confidence, 3),
        dob_confidence=round(dob_confidence, 3),
        name_agrees=all(_settled_name(hit, name, readers) for hit in names_disagreeing(subject)),
        dob_agrees=all(_settled_dob(hit, dob, readers, received_on) for hit in subject.of("dob") if hit.value != dob),
    )
    return patient, evidence


Chosen = tuple[Hit, Sure]


def _sure_other(hit: Hit, readers: Readers) -> Sure | None:
    """Record and telephone numbers by both readers; the rest is one reader's."""
    if hit.field == "mrn":
        return sure_mrn(hit, readers)
    return sure_number(str(hit.value), hit.words, hit.strength, readers) if hit.field == "phone" else None


def _sure_name(hits: Sequence[Hit], readers: Readers) -> Chosen | None:
    """The name of the strongest place; of places that are nearly as strong, one that both readers read alike."""
    return _first_agreed((hit, _read_name_at(hit, readers)) for hit in _close(hits))


def _read_name_at(hit: Hit, readers: Readers) -> Sure | None:
    return sure_name(hit, readers) if hit.field == "name" else second_name_only(hit, readers)


def _sure_dob(hits: Sequence[Hit], readers: Readers, received_on: date) -> Chosen | None:
    return _first_agreed((hit, _read_dob_at(hit, readers, received_on)) for hit in _close(hits))


def _read_dob_at(hit: Hit, readers: Readers, received_on: date) -> Sure | None:
    if hit.field == "dob":
        return sure_date(hit, readers, received_on)
    return second_date_only(hit, readers, received_on)


def _close(hits: Sequence[Hit]) -> list[Hit]:
    """The places that are nearly as strong as the first; where nothing was read, every place."""
    if not hits or not hits[0].field.startswith("unread"):
        return [hit for hit in hits if hit.field == hits[0].field and hit.strength > hits[0].strength - CLOSE_SECOND]
    return list(hits)


def _first_agreed(read: Iterable[tuple[Hit, Sure | None]]) -> Chosen | None:
    first: Chosen | None = None
    for hit, sure in read:
        is_half = sure is not None and isinstance(sure.value, PersonName) and not sure.value.is_whole
        if sure is not None and sure.agreed and not (is_half and first):
            return hit, sure
        first = first or ((hit, sure) if sure is not None else None)
    return first


def _sex(text: str | None) -> Literal["male", "female"] | None:
    return "male" if text == "male" else "female" if text == "female" else None


def _settled_name(hit: Hit, name: PersonName | None, readers: Readers) -> bool:
    """Is another reading of the name only the first reader's slip? The second reader, at that place, says so."""
    reading = readers.second_name(hit)
    return reading is not None and name is not None and same_name_text(reading.text, name.written)


def _settled_dob(hit: Hit, dob: date | None, readers: Readers, received_on: date) -> bool:
    reading = readers.second(hit.page_number, hit.box_px)
    return reading is not None and dob is not None and read_date(reading.text, not_after=received_on) == dob


def _evidence(field: str, value: str, hit: Hit, sure: Sure | None = None, second: Reading | None = None) -> Evidence:
    return Evidence(
        field=field,
        value=value,
        page_number=hit.page_number,
        box_px=hit.box_px,
        text=hit.text,
        second_text=sure.second_text if sure else None,
        confidence=round(sure.confidence if sure else min(ONE_READER, hit.strength * hit.confidence_pct / 100), 3),
        rule=hit.rule,
        boxes_px=row_boxes(hit.words),
        first_confidence=least_sure(hit.words),
        second_confidence=round(second.confidence, 3) if sure and second and second.text == sure.second_text else None,
    )
