"""`fax-intake audit ...`"""

import json
from pathlib import Path
from typing import Annotated

import typer

from fax_intake.commands.output import REFUSED, complain, office, say, show, speaks_clearly
from fax_intake.store import audit
from fax_intake.store.anchor import read_anchors, verify_against

app = typer.Typer(no_args_is_help=True)


@app.command()
@speaks_clearly
def verify(
    anchors: Annotated[
        list[Path] | None, typer.Option(help="Files of heads, of other machines too; default: this one's.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line.")] = False,
) -> None:
    """Walk the hash chain and compare it with the heads noted outside of the database.

    Exit code 1 when a row was changed, removed or inserted, when the chain was cut off, or written anew.
    """
    with office() as opened:
        own = opened.settings.anchor_file
        noted = read_anchors(anchors or ([own] if own.exists() else []))  # before the chain, which grows meanwhile
        with opened.database.read() as session:
            fault = audit.verify(session) or verify_against(session, noted)
            rows, head = audit.head(session)
    asked_for = len(noted.asked_for)
    row = {
        "rows": rows,
        "head": head,
        "anchors": asked_for,
        "anchors_unreadable": noted.unreadable,
        "anchors_passed_over": len(noted.heads) - asked_for,
        "restores": len(noted.restores),
        "holds": fault is None,
        "fault": fault and f"row {fault.sequence}: {fault.why}",
    }
    show([row], list(row), as_json=as_json)
    for back in noted.restores:
        complain(
            f"A backup of {back.rows} rows came back on {back.at:%Y-%m-%d}: what was noted before and beyond them is "
            "passed over. If nobody restored one then, the log was cut off there."
        )
    if rows and not noted.heads:
        complain("No head is noted outside of the database: a log that was cut off or written anew would not be seen.")
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
