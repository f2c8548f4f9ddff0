"""`fax-intake patients ...` and `fax-intake documents ...`"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy.orm import Session

from fax_intake.commands.output import console, errors, in_zone, office, show, speaks_clearly
from fax_intake.records.store import (
    Audit,
    ImportSummary,
    flag_document,
    flag_patient,
    import_patients_csv,
    import_resources,
)
from fax_intake.store import audit
from fax_intake.workflow.office import Office

patients = typer.Typer(no_args_is_help=True)
documents = typer.Typer(no_args_is_help=True)

Paths = Annotated[list[Path], typer.Argument(help="FHIR R4 .ndjson, .ndjson.gz, .json files, or folders of them.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(parser=datetime.fromisoformat, metavar="ISO-TIME", help="When the files were made; default: now."),
]
System = Annotated[str | None, typer.Option(help="Identifier system of this hospital's MRNs.")]
Rejected = Annotated[Path | None, typer.Option(help="Folder for lines that cannot be used; default: beside the file.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON line.")]
Who = Annotated[str, typer.Option("--by", help="Your name, for the audit log.")]


@patients.command("import")
@speaks_clearly
def import_patients(
    paths: Paths,
    as_of: AsOf = None,
    mrn_system: System = None,
    rejected: Rejected = None,
    as_json: Json = False,
) -> None:
    """Import patients and their care relationships from FHIR R4 or CSV. The same file again changes nothing."""
    with office() as opened:
        tables = [path for path in paths if path.suffix == ".csv"]
        for path in tables:
            _report(_import(opened, partial(import_patients_csv, path=path), as_of, rejected), as_json)
        resources = [path for path in paths if path not in tables]
        if resources:
            _report(_import_fhir(opened, resources, as_of, mrn_system, rejected), as_json)


@documents.command("import")
@speaks_clearly
def import_documents(
    paths: Paths,
    as_of: AsOf = None,
    mrn_system: System = None,
    rejected: Rejected = None,
    as_json: Json = False,
) -> None:
    """Import documents from FHIR R4; give the files that refer to one another in one call."""
    with office() as opened:
        _report(_import_fhir(opened, paths, as_of, mrn_system, rejected), as_json)


@patients.command("flag")
@speaks_clearly
def flag_one_patient(
    patient: Annotated[str, typer.Argument(help="The patient's id.")],
    flag: Annotated[str, typer.Argument(help="restricted, vip, employee or identity_open.")],
    by: Who,
    off: Annotated[bool, typer.Option("--off", help="Take the flag away.")] = False,
) -> None:
    """Flag a patient; it takes effect on the next release decision, also on packets that wait for the line."""
    with office() as opened, opened.database.write() as session:
        changed = flag_patient(session, patient, flag, not off, by, audit_in(opened, by)(session))
    console.print("Changed." if changed else "It was so already.")


@documents.command("flag")
@speaks_clearly
def flag_one_document(
    document: Annotated[str, typer.Argument(help="The document's id.")],
    label: Annotated[str, typer.Argument(help="Security label, e.g. R, PSY, 42CFRPart2.")],
    by: Who,
    off: Annotated[bool, typer.Option("--off", help="Take the label away.")] = False,
) -> None:
    """Put a security label on a document."""
    with office() as opened, opened.database.write() as session:
        changed = flag_document(session, document, label, not off, by, audit_in(opened, by)(session))
    console.print("Changed." if changed else "It was so already.")


def audit_in(opened: Office, actor: str) -> Callable[[Session], Audit]:
    """The audit log as an import wants it: bound to the transaction of the change."""

    def bind(session: Session) -> Audit:
        def write(action: str, subject: str, detail: dict[str, Any]) -> None:
            audit.append(session, at=opened.clock(), actor=actor, action=action, subject=subject, **detail)

        return write

    return bind


def _import_fhir(
    opened: Office, paths: list[Path], as_of: datetime | None, mrn_system: str | None, rejected: Path | None
) -> ImportSummary:
    act = partial(import_resources, blobs=opened.blobs, policy=opened.policy, paths=paths, mrn_system=mrn_system)
    return _import(opened, act, as_of, rejected)


def _import(
    opened: Office, act: Callable[..., ImportSummary], as_of: datetime | None, rejected: Path | None
) -> ImportSummary:
    with _bar() as progress:
        return act(
            opened.database.engine,
            now=opened.clock(),
            progress=progress,
            audit=audit_in(opened, "command line"),
            as_of=in_zone(as_of, opened.policy.zone),
            rejected_folder=rejected,
        )


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show_progress(stage: str, done: int, total: int) -> None:
            task = tasks.setdefault(stage, bar.add_task(stage, total=total)) if stage not in tasks else tasks[stage]
            bar.update(task, completed=done, total=total)

        yield show_progress


def _report(summary: ImportSummary, as_json: bool) -> None:
    rows = [
        {"what": name, "new": t.new, "updated": t.updated, "unchanged": t.unchanged, "older": t.older, "held": t.held}
        for name, t in (("patients", summary.patients), ("documents", summary.documents))
    ]
    if as_json:
        counts: dict[str, Any] = {str(row.pop("what")): row for row in rows}
        extra = {
            "merged": summary.merged,
            "duplicates": summary.duplicates,
            "rejected": len(summary.rejected),
            "reasons": summary.reasons,
            "seconds": round(summary.seconds, 1),
        }
        return show([counts | extra], [], as_json=True)
    show(rows, ["what", "new", "updated", "unchanged", "older", "held"], as_json=False)
    console.print(f"{summary.merged} merged patients, {summary.duplicates} documents that are another's twin")
    if summary.rejected:
        console.print(f"{len(summary.rejected)} lines could not be used; they are in {', '.join(summary.set_aside)}:")
        show(
            [{"file": r.file, "line": r.line, "reason": r.reason} for r in summary.rejected[:10]],
            ["file", "line", "reason"],
            as_json=False,
        )
    return None
