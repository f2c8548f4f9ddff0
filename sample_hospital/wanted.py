"""What a fixed patient's chart must hold: stays, each with its documents."""

from dataclasses import dataclass

from sample_hospital.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A document that a fixed patient must have. Empty fields are free."""

    kind: str
    department: str = ""
    form: str = ""  # "pdf", "text" or "tiff"
    doc_status: str = "final"
    category: str = ""  # a sensitive category
    labels: tuple[tuple[str, str], ...] = ()  # ("conf" or "act", code), besides those of the category
    mention: str = ""  # "hiv_negative", "denies_drug_use", "family_history"
    overlay: Person | None = None  # the pages bear this other person's name
    is_corrupt: bool = False
    pages: int = 0  # the text fills about so many
    is_early: bool = False  # written when the stay began, else later in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """An encounter of a fixed patient."""

    facility: str
    ended_days_ago: int
    documents: tuple[Wanted, ...]
