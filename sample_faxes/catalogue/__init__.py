"""Every case, in the order of the README."""

from sample_faxes.case import Case
from sample_faxes.catalogue import charts, delivery, identity, kinds, media, released, requesters

CASES: tuple[Case, ...] = (
    *released.CASES,
    *media.CASES,
    *identity.CASES,
    *requesters.CASES,
    *charts.CASES,
    *kinds.CASES,
    *delivery.CASES,
)
BY_NAME = {case.name: case for case in CASES}
