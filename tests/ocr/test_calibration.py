"""From the rules' confidence to a probability: in order, and never over a gate."""

import pytest

from ocr.calibration import as_probabilities, probability
from ocr.letter import SURE_FIELD, SURE_KIND
from ocr.model import Evidence, Letter, PatientOnFax

FIELDS = ("kind", "name", "dob", "reply_fax")
STEPS = [step / 1000 for step in range(1001)]
POLICY_KIND = 0.90  # policy: release.kind_confidence


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_surer_by_the_rules_is_likelier(field):
    shares = [probability(field, step) for step in STEPS]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("field", "gate"),
    [("name", SURE_FIELD), ("dob", SURE_FIELD), ("reply_fax", SURE_FIELD), ("kind", SURE_KIND), ("kind", POLICY_KIND)],
)
def test_nothing_passes_a_gate_that_did_not_before(field, gate):
    for step in [*STEPS, gate - 1e-5, gate + 1e-5]:
        assert (probability(field, step) >= gate) == (step >= gate)


def test_other_fields_are_as_the_rules_say():
    assert [probability("phone", step) for step in STEPS] == STEPS


def test_a_value_and_its_evidence_are_as_likely():
    pieces = [("patients[0].name", 0.8), ("patients[0].dob", 0.74), ("reply_fax", 0.985), ("kind", 0.7), ("npi", 0.8)]
    letter = as_probabilities(
        Letter(
            kind="continuity_of_care",
            kind_confidence=0.7,
            patients=(PatientOnFax(name="Ana Diaz", name_confidence=0.8, dob_confidence=0.74),),
            reply_fax_confidence=0.985,
            evidence=tuple(
                Evidence(
                    field=field, value="", page_number=1, box_px=None, text="", second_text=None, confidence=share,
                    rule="",
                )
                for field, share in pieces
            ),
        )
    )  # fmt: skip
    (patient,) = letter.patients
    shares = [patient.name_confidence, patient.dob_confidence, letter.reply_fax_confidence, letter.kind_confidence, 0.8]
    assert [piece.confidence for piece in letter.evidence] == shares
