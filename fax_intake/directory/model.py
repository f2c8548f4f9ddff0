"""The values of the directory: what a CSV line says of a practice and its fax number, and what an import did."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Audit = Callable[[str, str, dict[str, Any]], None]  # action, subject (an entry's id), detail (digests only)


class DirectoryError(ValueError):
    """A change of the directory is refused; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    name: str
    npi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One fax number as a line of the file gives it."""

    number: str  # E.164
    verified_by: str | None = None
    verified_at: datetime | None = None
    method: str | None = None
    retired_at: datetime | None = None
    is_secure_line: bool = False
    attended_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One line: the entry, and its number if it gives one."""

    id: str
    practice: str
    providers: tuple[Provider, ...] = ()
    npi: str = ""
    phone: str = ""  # E.164
    address: str = ""
    city: str = ""
    state: str = ""  # two letters
    zip_code: str = ""
    number: NumberRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """A line that was set aside; the reason is one of a fixed list and holds no word of the line."""

    line: int  # from 1, the header's line included
    reason: str


@dataclass(slots=True, kw_only=True)
class DirectorySummary:
    """What an import did."""

    new: int = 0  # entries
    updated: int = 0
    unchanged: int = 0
    numbers_new: int = 0
    numbers_updated: int = 0
    numbers_unchanged: int = 0
    numbers_unverified: int = 0  # lost their verification: their entry's id was given to another practice
    rejected: list[RejectedLine] = field(default_factory=list)
    set_aside: str | None = None  # the file with the rejected lines

    @property
    def reasons(self) -> Mapping[str, int]:
        return Counter(rejected.reason for rejected in self.rejected)
