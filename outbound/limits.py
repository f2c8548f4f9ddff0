"""What converting one document may cost, and how a conversion says that it cannot be done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RasterLimits:
    """The cost one document may have."""

    max_pages: int = 200
    max_megabytes: float = 50.0
    max_megapixels: float = 40.0  # of one picture or scan, before it is scaled
    timeout_s: float = 60.0  # wall clock of the whole document; CPU of each process
    memory_mib: int = 1536  # address space of the converting process, and of each of its children


class UnconvertibleError(Exception):
    """Why a document cannot be converted, in words fit for staff and logs: never its content."""
