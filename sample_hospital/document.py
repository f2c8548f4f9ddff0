"""The values of a chart: a document with its metadata and, still unlaid, its text."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a document's body: a paragraph, a list or a table under its heading (which may be empty)."""

    heading: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # the first row is the header
    trace_seed: int = 0  # not 0: an electrocardiogram tracing is drawn here, where the form can draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A clinician of the hospital."""

    id: str  # Practitioner resource
    name: str  # "Given Family, MD"
    npi: str
    department: str
    facility: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a patient's chart."""

    id: str
    patient_id: str
    kind: str  # document type of the policy ("imaging_report", ...), or "other"
    title: str
    loinc: str = ""  # "" where the hospital never mapped its own code
    loinc_display: str = ""
    local_code: str
    facility: str  # facility id
    department: str
    encounter_id: str
    encounter_class: str  # "IMP", "AMB" or "EMER" (v3-ActCode)
    started_at: datetime  # encounter
    ended_at: datetime
    written_at: datetime
    author: Staff
    blocks: tuple[Block, ...]
    form: str = "pdf"  # "pdf", "text" or "tiff"
    accession: str = ""
    referring_npi: str = ""
    status: str = "current"  # FHIR: current, superseded, entered-in-error
    doc_status: str = "final"  # FHIR: final, amended, preliminary, entered-in-error
    replaces: str = ""  # id of the document that this one replaces
    addendum: str = ""
    labels: tuple[tuple[str, str], ...] = ()  # ("conf" or "act", code)
    is_also_report: bool = False  # a DiagnosticReport with the same attachment exists as well
    is_report_only: bool = False  # only a DiagnosticReport exists
    categories: tuple[str, ...] = ()  # truth: sensitive categories
    mentions: tuple[str, ...] = ()  # truth: ordinary sentences that only speak of a sensitive matter
    label_carriers: tuple[str, ...] = ()  # truth: what gives the category away: type, department, label, text
    overlay_name: str = ""  # an overlay error: the header on the pages names this other person ...
    overlay_dob: str = ""
    overlay_mrn: str = ""
    is_corrupt: bool = False  # the stored file cannot be opened
