"""`fax-intake directory ...`: requesters and the fax numbers that records may go to."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from fax_intake.commands.output import Who, console, office, show, speaks_clearly
from fax_intake.commands.records import audit_in
from fax_intake.directory.store import import_directory, retire_number, verify_number
from fax_intake.phone import may_be_answered, to_e164
from fax_intake.policy import Policy
from fax_intake.store.tables import DirectoryEntry, DirectoryNumber

app = typer.Typer(no_args_is_help=True)

Entry = Annotated[str, typer.Argument(help="The entry's id.")]
Number = Annotated[str, typer.Argument(help="The fax number.")]
Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")]


@app.command("import")
@speaks_clearly
def import_(
    path: Annotated[Path, typer.Argument(help="CSV; columns: fax_intake/directory/README.md.")], as_json: Json = False
) -> None:
    """Import practices and numbers, for example an existing speed-dial list that somebody attests."""
    with office() as opened, opened.database.write() as session:
        audit = audit_in(opened, "command line")(session)
        summary = import_directory(session, path, opened.clock(), audit, zone=opened.policy.zone)
    names = ("new", "updated", "unchanged", "numbers_new", "numbers_updated", "numbers_unchanged", "numbers_unverified")
    counts = {name: getattr(summary, name) for name in names}
    rejected = [{"line": bad.line, "reason": bad.reason} for bad in summary.rejected]
    show([counts | {"rejected": len(rejected)}], [*counts, "rejected"], as_json=as_json)
    if rejected and not as_json:
        show(rejected, ["line", "reason"], as_json=False, title="Set aside")


@app.command("list")
@speaks_clearly
def list_(as_json: Json = False) -> None:
    """Every entry with its numbers and when they were verified."""
    with office() as opened, opened.database.read() as session:
        query = select(DirectoryEntry, DirectoryNumber).join(
            DirectoryNumber, DirectoryNumber.entry_id == DirectoryEntry.id, isouter=True
        )
        rows = [
            {
                "entry": entry.id,
                "practice": entry.practice,
                "state": entry.state,
                "fax": line and line.number,
                "verified_at": line and line.verified_at and line.verified_at.date().isoformat(),
                "retired": bool(line and line.retired_at),
            }
            for entry, line in session.execute(query.order_by(DirectoryEntry.practice))
        ]
    show(rows, ["entry", "practice", "state", "fax", "verified_at", "retired"], as_json=as_json)


@app.command()
@speaks_clearly
def verify(
    entry: Entry,
    number: Number,
    by: Who,
    method: Annotated[str, typer.Option(help="How, e.g. call_back.")],
) -> None:
    """Note that you made sure that this is the entry's number; a new number is added with it."""
    with office() as opened, opened.database.write() as session:
        _refuse_what_is_nobodys(number, opened.policy)
        verify_number(session, entry, number, by, method, opened.clock(), audit_in(opened, by)(session))
    console.print("Verified.")


def _refuse_what_is_nobodys(number: str, policy: Policy) -> None:
    """Raises ValueError: a line of ours, where records would come back in as a request, or a premium-rate one."""
    e164 = to_e164(number)
    if e164 in {to_e164(line) for facility in policy.facilities for line in (facility.fax, facility.phone)}:
        raise ValueError("That is a number of this hospital; give the requester's own.")
    if e164 is not None and not may_be_answered(e164):
        raise ValueError("That is a premium-rate number (900, 976); nothing is sent there.")


@app.command()
@speaks_clearly
def retire(entry: Entry, number: Number, by: Who) -> None:
    """Note that the number is no longer the entry's; nothing is sent there from now on."""
    with office() as opened, opened.database.write() as session:
        retire_number(session, entry, number, by, opened.clock(), audit_in(opened, by)(session))
    console.print("Retired.")
