"""The records, as the rest of the program uses them."""

from fax_intake.records.feed import FeedDateError, mark_updated
from fax_intake.records.flags import FlagError, flag_document, flag_patient
from fax_intake.records.importer import import_resources
from fax_intake.records.lookup import SqlPopulation, documents_of, find_candidates
from fax_intake.records.model import Audit, AuditIn, ImportSummary, Progress, Rejected
from fax_intake.records.patients_csv import import_patients_csv
from fax_intake.records.sources import SourceError

__all__ = [
    "Audit",
    "AuditIn",
    "FeedDateError",
    "FlagError",
    "ImportSummary",
    "Progress",
    "Rejected",
    "SourceError",
    "SqlPopulation",
    "documents_of",
    "find_candidates",
    "flag_document",
    "flag_patient",
    "import_patients_csv",
    "import_resources",
    "mark_updated",
]
