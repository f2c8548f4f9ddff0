"""What a packet was made of, kept on its answer: before every call it must still be true.

Minutes or days may pass between a packet's making and its call. A patient corrected to another person, a document
withdrawn, moved or replaced makes it a wrong packet, whatever a person overrode: nobody has decided about that.
"""

from typing import Any

from sqlalchemy.orm import Session

from fax_intake.records.store import documents_of
from fax_intake.store.tables import Answer, Patient

WITHDRAWN = "entered-in-error"


def identity_of(patient: Patient) -> dict[str, Any]:
    """Who the packet's pages say that it is about, as plain JSON."""
    names = {name: getattr(patient, name) for name in ("id", "family", "given", "middle", "suffix", "mrn")}
    return names | {"birth_date": patient.birth_date.isoformat() if patient.birth_date else None}


def chart_as_it_is(session: Session, patient_id: str) -> dict[str, str]:
    """Every document of a patient's chart with its status and content, in short. Taken before a packet is made."""
    return {row.id: f"{row.status} {row.content_digest}" for row in documents_of(session, patient_id)}


def pin(answer: Answer, patient: dict[str, Any], chart: dict[str, str]) -> None:
    """Note on the answer what its packet was made of. `answer.document_pages` is set already."""
    answer.patient_id, answer.made_about = patient["id"], patient
    # A document that came between the look at the chart and the making has no entry, and will not be found unchanged.
    answer.made_of = {key: chart.get(key, "") for key in answer.document_pages}


def is_still_true(session: Session, answer: Answer) -> bool:
    """Is the patient who he was, and is every document of the packet in his chart as it was?"""
    patient = session.get(Patient, answer.patient_id) if answer.patient_id else None
    if patient is None or not patient.is_active or patient.merged_into is not None:
        return False
    if answer.made_about and identity_of(patient) != answer.made_about:
        return False
    chart = chart_as_it_is(session, patient.id)
    for key in answer.document_pages:
        is_there = key in chart and not chart[key].startswith(WITHDRAWN)
        if not is_there or (answer.made_of and chart[key] != answer.made_of.get(key)):
            return False
    return True
