"""`fax-intake review ...`: what waits for a person, until the desk's web page does it better."""

from datetime import date, datetime
from typing import Annotated, Any

import typer
from rich.markup import escape
from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.commands.output import Who, console, office, show, speaks_clearly, to_minute
from fax_intake.desk import review
from fax_intake.reasons import IN_PLAIN_WORDS, Reason
from fax_intake.store.tables import Patient, Request

app = typer.Typer(no_args_is_help=True)

Reference = Annotated[str, typer.Argument(help="The request's reference, FI-XXXX-XXXX.")]
Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")]


def _birth_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("--dob wants YYYY-MM-DD, for example 1961-03-14.") from None


CANDIDATE_COLUMNS = ["patient_id", "name", "born", "mrn", "grade", "probability", "vetoes"]


@app.command("list")
@speaks_clearly
def list_(
    as_json: Json = False, reason: Annotated[str, typer.Option(help="Only requests with this reason code.")] = ""
) -> None:
    """Requests that wait for a person, the most urgent first."""
    if reason and reason not in set(Reason):
        raise ValueError(f"There is no reason code {reason!r}; there are {', '.join(Reason)}.")
    with office() as opened, opened.database.read() as session:
        query = (
            select(Request)
            # An emergency with a question out is nobody's to forget.
            .where(
                Request.state.in_(("in_review", "failed"))
                | ((Request.state == "waiting_for_office") & (Request.kind == "emergency"))
            )
            .order_by(Request.kind != "emergency", Request.due_at)
        )
        rows = [_row(request, opened.policy.kinds) for request in session.scalars(query)]
        zone = opened.policy.zone
    chosen = [row for row in rows if not reason or reason in row["reason_codes"]]
    if not as_json:
        chosen = [row | {"due_at": to_minute(datetime.fromisoformat(row["due_at"]), zone)} for row in chosen]
    columns = ["reference", "queue", "kind", "state", "reason_codes", "would_release", "due_at"]
    show(chosen, columns, as_json=as_json, title=f"{len(chosen)} wait for a person")


@app.command("show")
@speaks_clearly
def show_(reference: Reference, as_json: Json = False) -> None:
    """One request with its reading, match and reasons. Shows patient data."""
    with office() as opened, opened.database.write() as session:
        request = review.look_at(opened, session, reference, actor="command line")
        row = _row(request, opened.policy.kinds) | {"reading": request.reading, "match": request.match}
        candidates = [_candidate(session, found) for found in (request.match or {}).get("candidates", [])]
    if as_json:
        return show([row], [], as_json=True)
    why = [IN_PLAIN_WORDS[Reason(code)] for code in row["reason_codes"]]
    console.print(f"[bold]{escape(reference)}[/] {row['kind']}, {row['state']}", *why, sep="\n  ", highlight=False)
    patient = request.reading["patient"]
    told = [
        {"field": name, "read": value} for name, value in {**request.reading, **patient}.items() if name != "patient"
    ]
    show(told, ["field", "read"], as_json=False)
    show(candidates, CANDIDATE_COLUMNS, as_json=False, title="Candidates")
    return None


def _candidate(session: Session, found: dict[str, Any]) -> dict[str, Any]:
    """A candidate with what tells him from the others."""
    patient = session.get(Patient, found["patient_id"])
    if patient is None:
        return found
    name = f"{patient.family}, {patient.given} {patient.middle} {patient.suffix}".strip()
    return found | {"name": name, "born": patient.birth_date, "mrn": patient.mrn}


@app.command()
@speaks_clearly
def approve(
    reference: Reference,
    by: Who,
    reason: Annotated[str, typer.Option(help="Why, when a gate is overridden.")] = "",
    patient: Annotated[str | None, typer.Option(help="The patient's id, when another than the best match.")] = None,
) -> None:
    """Release the packet to the requester's verified number."""
    with office() as opened:
        review.approve(opened, reference, actor=by, reason=reason, patient_id=patient)
    console.print(f"{reference} is released.")


@app.command()
@speaks_clearly
def correct(
    reference: Reference,
    by: Who,
    family: Annotated[str | None, typer.Option(help="Family name.")] = None,
    given: Annotated[str | None, typer.Option(help="Given name.")] = None,
    middle: Annotated[str | None, typer.Option(help="Middle name.")] = None,
    suffix: Annotated[str | None, typer.Option(help="Jr, Sr, II, III, IV.")] = None,
    dob: Annotated[str | None, typer.Option(help="Date of birth, YYYY-MM-DD.")] = None,
    mrn: Annotated[str | None, typer.Option(help="Medical record number.")] = None,
    reply_fax: Annotated[str | None, typer.Option(help="Number to answer.")] = None,
    requester: Annotated[str | None, typer.Option(help="The practice that asks.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of fax, e.g. continuity_of_care.")] = None,
    purpose: Annotated[str | None, typer.Option(help="What for, e.g. treatment.")] = None,
) -> None:
    """Write down what the page really says; the request is decided again."""
    corrections = review.Corrections(
        family=family,
        given=given,
        middle=middle,
        suffix=suffix,
        birth_date=_birth_date(dob) if dob else None,
        mrn=mrn,
        reply_fax=reply_fax,
        requester_org=requester,
        kind=kind,
        purpose=purpose,
    )
    with office() as opened:
        review.correct(opened, reference, corrections, actor=by)
    console.print(f"{reference} is decided again; see `fax-intake status`.")


@app.command()
@speaks_clearly
def reject(
    reference: Reference,
    by: Who,
    letter: Annotated[str, typer.Option(help="Answer by this letter, e.g. no_records_found; none: set aside.")] = "",
    missing: Annotated[
        list[str] | None, typer.Option(help="An item that the letter asks for; may be repeated.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why; kept with the request.")] = "",
) -> None:
    """End a request without records: by a fixed letter, or set aside."""
    with office() as opened:
        if letter:
            review.answer_by_letter(opened, reference, letter, actor=by, missing=tuple(missing or ()))
        else:
            review.set_aside(opened, reference, actor=by, reason=reason)
    console.print(f"{reference} is {'answered by letter' if letter else 'set aside'}.")


def _row(request: Request, kinds: Any) -> dict[str, Any]:
    return {
        "reference": request.reference,
        "queue": kinds[request.kind].queue,
        "kind": request.kind,
        "state": request.state,
        "reason_codes": request.reason_codes,
        "would_release": request.would_release,
        "patient_id": request.patient_id,
        "facility": request.facility,
        "received_at": request.received_at.isoformat(),
        "due_at": request.due_at.isoformat(),
    }
