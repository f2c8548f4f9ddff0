"""`fax-intake audit ...`"""

import json
from pathlib import Path
from typing import Annotated

import typer

from fax_intake.commands.output import REFUSED, complain, office, say, show, speaks_clearly
from fax_intake.store import audit

app = typer.Typer(no_args_is_help=True)


@app.command()
@speaks_clearly
def verify(as_json: Annotated[bool, typer.Option("--json", help="One JSON line.")] = False) -> None:
    """Walk the hash chain; exit code 1 when a row was changed, removed or inserted."""
    with office() as opened, opened.database.read() as session:
        fault, (rows, head) = audit.verify(session), audit.head(session)
    row = {"rows": rows, "head": head, "holds": fault is None, "fault": fault and f"row {fault.sequence}: {fault.why}"}
    show([row], ["rows", "head", "holds", "fault"], as_json=as_json)
    if fault:
        complain(f"The chain is broken at row {fault.sequence}: {fault.why}.")
        raise typer.Exit(REFUSED)


@app.command()
@speaks_clearly
def export(
    out: Annotated[Path, typer.Argument(help="File to write, one JSON object a line.")],
    subject: Annotated[str, typer.Option(help="Only rows about this id (and what belongs to it).")] = "",
) -> None:
    """Write the audit log to a file. It holds ids and digests, no patient data."""
    written = 0
    with office() as opened, opened.database.read() as session, out.open("w") as file:
        for entry in audit.rows(session):
            if entry.subject.startswith(subject):
                names = ("sequence", "at", "actor", "action", "subject", "detail", "previous_hash", "hash")
                file.write(json.dumps({name: getattr(entry, name) for name in names}) + "\n")
                written += 1
    say(f"{written} rows in {out}")
