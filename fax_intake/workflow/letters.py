"""The fixed letters, filled in with what identifies the office's own fax; no patient information."""

from datetime import datetime

from fax_intake.policy import Policy
from fax_intake.store.tables import Answer, Fax, Request
from fax_intake.turnaround.staff import answered_by
from fax_intake.workflow.packets import recipient_of, sender_of
from outbound.letters import LetterDetails, build_letter
from outbound.model import FaxPage


def compose_letter(policy: Policy, answer: Answer, request: Request, fax: Fax, now: datetime) -> tuple[FaxPage, ...]:
    """The pages of a letter. Its recipient is a number that the fax claims, so no name is printed with it."""
    facility = policy.facility(request.facility)
    return build_letter(
        answer.what,
        LetterDetails(
            sender=sender_of(facility),
            recipient=recipient_of(None, answer.to_number),
            reference=request.reference,
            received_at=fax.received_at.astimezone(policy.zone),
            received_pages=fax.pages or 0,
            sent_at=now.astimezone(policy.zone),
            sender_id=facility.fax_e164,
            missing=tuple(answer.missing),
            direct_phone=policy.contact.emergency_phone if answer.what == "call_us_now" else facility.phone,
            where=_where(policy, answer.what),
            answer_by=answered_by(policy, now),
        ),
    )


def _where(policy: Policy, letter: str) -> str:
    places = {"images_where": policy.contact.radiology_phone, "vital_records_where": policy.contact.vital_records}
    return places.get(letter, "")
