"""A side of invented faxes: each layout is one particular sender's sheet."""

from random import Random

from bench.reading.authors.fifth.compose import compose
from bench.reading.authors.fifth.others import OTHERS
from bench.reading.authors.fifth.requests import REQUESTS
from bench.reading.from_html import Drawn, sheets_of

SPECS = REQUESTS + OTHERS
LAYOUTS = {spec.name: frozenset(spec.kinds) for spec in SPECS}


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    spec = rng.choice([one for one in SPECS if kind in one.kinds])
    composed = compose(rng, spec, kind)
    case = composed.case
    return Drawn(
        layout=spec.name,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=case.letter.isoformat(),
        sender=f"{case.org[:24]}   {case.fax if rng.random() < 0.6 else case.other_fax}",
        hand=composed.hand,
        smallest_pt=spec.small or spec.pt,
        smallest_hand_pt=composed.hand_pt,
    )
