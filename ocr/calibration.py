"""From what the rules say of a value to the probability that it is right.

The rules multiply what a place, two readings and doubts are worth; their products part right from wrong well, and are
too modest. What they are worth was counted on the faxes of thirteen sides (README, "Limits"). Nothing passes a gate by
it that did not before: the order stays, and so do .95, from which a value is sure, and .90 for the kind.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from ocr.model import Letter, PatientOnFax

_AS_IT_IS = ((0.0, 0.0), (1.0, 1.0))
# By field: confidence by the rules, and the share that was right; straight lines between.
_RIGHT: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        "kind": ((0.0, 0.0), (0.55, 0.55), (0.6, 0.8), (0.7, 0.84), (0.9, 0.95), (0.95, 0.97), (0.985, 0.994), (1, 1)),
        "name": ((0.0, 0.0), (0.4, 0.3), (0.48, 0.65), (0.58, 0.8), (0.72, 0.81), (0.77, 0.9), (0.8, 0.9),
                 (0.95, 0.96), (0.985, 0.995), (1, 1)),
        "dob": ((0.0, 0.0), (0.43, 0.5), (0.6, 0.8), (0.7, 0.93), (0.95, 0.96), (0.985, 0.997), (1, 1)),
        "reply_fax": ((0.0, 0.0), (0.42, 0.5), (0.52, 0.78), (0.57, 0.85), (0.75, 0.92), (0.95, 0.97), (0.985, 0.997),
                      (1, 1)),
    }
)  # fmt: skip
# From here on a value goes on without a person: by the reader (`letter.is_unattended`), and a kind by the policy.
_GATES: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {"kind": (0.85, 0.90), "name": (0.95,), "dob": (0.95,), "reply_fax": (0.95,)}
)
_UNDER = 0.001


def probability(field: str, by_rules: float) -> float:
    """The probability, 0 to 1, that a value of a field is right; of a field that was not counted as the rules say."""
    confidences, shares = zip(*_RIGHT.get(field, _AS_IT_IS), strict=True)
    share = round(float(np.interp(by_rules, confidences, shares)), 3)
    return min([share, *(gate - _UNDER for gate in _GATES.get(field, ()) if by_rules < gate)])


def as_probabilities(letter: Letter) -> Letter:
    """The letter with the probabilities of its kind, names, birth dates and reply number, in its evidence too."""
    return replace(
        letter,
        kind_confidence=probability("kind", letter.kind_confidence),
        reply_fax_confidence=probability("reply_fax", letter.reply_fax_confidence),
        patients=tuple(map(_of_patient, letter.patients)),
        evidence=tuple(
            replace(piece, confidence=probability(piece.field.rpartition(".")[2], piece.confidence))
            for piece in letter.evidence
        ),
    )


def _of_patient(patient: PatientOnFax) -> PatientOnFax:
    return replace(
        patient,
        name_confidence=probability("name", patient.name_confidence),
        dob_confidence=probability("dob", patient.dob_confidence),
    )
