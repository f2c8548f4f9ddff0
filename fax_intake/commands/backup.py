"""`fax-intake backup | restore`"""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fax_intake import backup as backups
from fax_intake.commands.output import console, office, show, speaks_clearly
from fax_intake.settings import load_settings

Json = Annotated[bool, typer.Option("--json", help="One JSON line.")]
COLUMNS = ["at", "audit_rows", "audit_head", "blobs", "missing"]


@speaks_clearly
def backup(
    folder: Annotated[Path, typer.Argument(help="Where to; an older backup there is renewed.")], as_json: Json = False
) -> None:
    """Back up database, faxes and policy while the service runs. The keys are not in it: keep a copy elsewhere."""
    with office() as opened:
        made = backups.back_up(opened, folder)
    show([asdict(made)], COLUMNS, as_json=as_json)


@speaks_clearly
def restore(
    folder: Annotated[Path, typer.Argument(help="A folder that `backup` made.")], as_json: Json = False
) -> None:
    """Make an installation of a backup, in an empty data directory; sending stays stopped until somebody resumes it."""
    made = backups.restore(load_settings(), folder)
    show([asdict(made)], COLUMNS, as_json=as_json)
    if not as_json:
        console.print(
            "Sending is stopped. What came in after the backup is not on record: compare with the carrier's log, ask "
            "for it again, then: fax-intake resume --by NAME"
        )
