"""`fax-intake review ...`: what waits for a person, until the desk's web page does it better."""

from datetime import date
from typing import Annotated, Any

import typer
from sqlalchemy import select

from fax_intake.commands.output import console, office, show, speaks_clearly
from fax_intake.desk import review
from fax_intake.reasons import IN_PLAIN_WORDS, Reason
from fax_intake.store.tables import Request

app = typer.Typer(no_args_is_help=True)

Reference = Annotated[str, typer.Argument(help="The request's reference, FI-XXXX-XXXX.")]
Who = Annotated[str, typer.Option("--by", help="Your name, for the audit log.")]
Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")]


@app.command("list")
@speaks_clearly
def list_(
    as_json: Json = False, reason: Annotated[str, typer.Option(help="Only requests with this reason code.")] = ""
) -> None:
    """Requests that wait for a person, the most urgent first."""
    with office() as opened, opened.database.read() as session:
        query = (
            select(Request)
            .where(Request.state.in_(("in_review", "failed")))
            .order_by(Request.kind != "emergency", Request.due_at)
        )
        rows = [_row(request, opened.policy.kinds) for request in session.scalars(query)]
    chosen = [row for row in rows if not reason or reason in row["reason_codes"]]
    columns = ["reference", "queue", "kind", "state", "reason_codes", "would_release", "due_at"]
    show(chosen, columns, as_json=as_json, title=f"{len(chosen)} wait for a person")


@app.command("show")
@speaks_clearly
def show_(reference: Reference, as_json: Json = False) -> None:
    """One request with its reading, match and reasons. Shows patient data."""
    with office() as opened, opened.database.write() as session:
        request = review.look_at(opened, session, reference, actor="command line")
        row = _row(request, opened.policy.kinds) | {"reading": request.reading, "match": request.match}
    if as_json:
        return show([row], [], as_json=True)
    why = [IN_PLAIN_WORDS[Reason(code)] for code in row["reason_codes"]]
    console.print(f"[bold]{reference}[/] {row['kind']}, {row['state']}", *why, sep="\n  ", highlight=False)
    patient = request.reading["patient"]
    told = [
        {"field": name, "read": value} for name, value in {**request.reading, **patient}.items() if name != "patient"
    ]
    show(told, ["field", "read"], as_json=False)
    candidates = (request.match or {}).get("candidates", [])
    show(candidates, ["patient_id", "grade", "probability", "weight_bits", "vetoes"], as_json=False, title="Candidates")
    return None


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
) -> None:
    """Write down what the page really says; the request is decided again."""
    corrections = review.Corrections(
        family=family,
        given=given,
        middle=middle,
        suffix=suffix,
        birth_date=date.fromisoformat(dob) if dob else None,
        mrn=mrn,
        reply_fax=reply_fax,
        requester_org=requester,
        kind=kind,
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
