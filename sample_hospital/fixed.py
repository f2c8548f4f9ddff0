"""The cast of the sample faxes, as this package's values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sample_hospital.chart import Wanted
from sample_hospital.people import Person
from sample_hospital.practices import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Named patients and practices that must be in every sample hospital."""

    people: Sequence[Person]
    practices: Sequence[Practice]
    wanted: Mapping[str, Sequence[Wanted]]  # patient id -> documents


def fixed_cast(as_of: date) -> Fixed:
    return Fixed(people=(), practices=(), wanted={})
