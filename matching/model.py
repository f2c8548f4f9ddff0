"""The values of identity: what the fax says of a person, who is on file, and how surely they are one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType, Protocol

PatientId = NewType("PatientId", str)
BlockingKey = NewType("BlockingKey", int)  # signed 64-bit hash


class Grade(StrEnum):
    """FHIR's match grades (http://terminology.hl7.org/CodeSystem/match-grade)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    CERTAINLY_NOT = "certainly-not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A person as a request names him. Empty text means that the request does not say it."""

    name_text: str  # as written: "GARCIA, Maria T.", "Maria T Garcia Jr"
    name_confidence: float = 1.0  # 0 to 1: probability that the text is what the page says
    dob_text: str = ""  # any American or ISO style
    dob_confidence: float = 1.0
    aka_texts: tuple[str, ...] = ()
    mrn: str = ""
    mrn_confidence: float = 1.0
    sex: str = ""  # "male", "female", "M", "F" or ""
    sex_confidence: float = 1.0
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    family: str
    given: str
    middle: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A patient on file."""

    patient_id: PatientId
    name: PersonName
    aliases: tuple[PersonName, ...] = ()  # maiden, former and other names; an empty given means the same given name
    birth_date: date | None
    sex: str = ""  # "male", "female" or ""
    mrn: str = ""
    address: str = ""
    city: str = ""
    zip_code: str = ""
    phones: tuple[str, ...] = ()
    deceased: bool = False
    in_care_of_requester: bool = False  # the requester is the PCP, referring or treating provider on file


class Population(Protocol):
    """How common names and birth dates are in the hospital's own index."""

    @property
    def size(self) -> int: ...

    def family_count(self, family: str) -> int: ...

    def given_count(self, given: str) -> int: ...

    def full_name_count(self, given: str, family: str) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEvidence:
    """What one field says for or against a candidate."""

    field: str  # "family_name", "given_name", "birth_date", ...
    level: str  # "exact", "ocr_confusable", "nickname", "initial", "absent", "conflict", ...
    weight_bits: float  # log2 likelihood ratio; 0 when absent


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredCandidate:
    patient_id: PatientId
    probability: float  # posterior in the open world, 0 to 1
    weight_bits: float
    grade: Grade
    evidence: tuple[FieldEvidence, ...]
    vetoes: tuple[str, ...]  # why it may not be certain whatever the probability


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """`auto` needs one candidate graded certain; all others come to a person or are not on file."""

    decision: str  # "auto", "review" or "no_match"
    patient_id: PatientId | None  # set for "auto"; for "review" the best candidate
    probability: float
    grade: Grade
    is_ambiguous: bool  # a second candidate, twin, Jr/Sr or namesake cannot be told apart
    candidates: tuple[ScoredCandidate, ...]  # best first


Statistics = Mapping[str, int]
