"""The `fax-intake` command with its sub-commands."""

import typer

from fax_intake.commands import audit, backup, blobs, budget, directory, records, review, run

app = typer.Typer(
    name="fax-intake",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback's local variables could show a patient
    help="Faxed records requests, read, matched, released or reviewed, and faxed back within 15 minutes.",
    epilog="Exit codes: 0 done; 1 refused, the message says why; 2 a setting, the policy or an argument makes no "
    "sense; 3 another service runs on this data directory.",
)

app.command()(run.init)
app.command()(run.serve)
app.command()(run.worker)
app.command()(run.demo)
app.command()(run.receive)
app.command()(run.read)
app.command()(run.match)
app.command()(run.status)
app.command()(run.mode)
app.command()(run.stop)
app.command()(run.resume)
app.command()(run.purge)
app.command()(backup.backup)
app.command()(backup.restore)
app.add_typer(review.app, name="review", help="Requests that wait for a person: list, show, approve, correct, reject.")
app.add_typer(records.patients, name="patients", help="Patients: import, flag.")
app.add_typer(records.documents, name="documents", help="Documents: import, flag.")
app.add_typer(directory.app, name="directory", help="Requesters and their fax numbers: import, verify, retire.")
app.add_typer(audit.app, name="audit", help="The audit log: verify, export.")
app.add_typer(budget.app, name="budget", help="The error budget of unattended release: overturn, resume.")
app.add_typer(blobs.app, name="blobs", help="Faxes and packets as stored: new-key, rekey.")
