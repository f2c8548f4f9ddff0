"""`fax-intake patients ...` and `fax-intake documents ...`"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import select
from sqlalchemy.orm import Session

from fax_intake.commands.output import (
    REFUSED,
    Who,
    complain,
    console,
    errors,
    in_zone,
    office,
    say,
    show,
    speaks_clearly,
)
from fax_intake.records.sources import SUFFIXES, is_csv
from fax_intake.records.store import (
    Audit,
    ImportSummary,
    Rejected,
    flag_document,
    flag_patient,
    import_patients_csv,
    import_resources,
)
from fax_intake.store import audit
from fax_intake.store.tables import Patient
from fax_intake.workflow.office import Office

patients = typer.Typer(no_args_is_help=True)
documents = typer.Typer(no_args_is_help=True)

Paths = Annotated[list[Path], typer.Argument(help="FHIR R4 .ndjson, .ndjson.gz, .json files, or folders of them.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(parser=datetime.fromisoformat, metavar="ISO-TIME", help="When the files were made; default: now."),
]
System = Annotated[str | None, typer.Option(help="Identifier system of this hospital's MRNs.")]
RejectedFolder = Annotated[
    Path | None, typer.Option(help="Folder for lines that cannot be used; default: beside the file.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON line.")]

MOST_COMMON_START, MOST_SHOWN = 2, 50


@patients.command("import")
@speaks_clearly
def import_patients(
    paths: Paths,
    as_of: AsOf = None,
    mrn_system: System = None,
    rejected: RejectedFolder = None,
    as_json: Json = False,
) -> None:
    """Import patients and their care relationships from FHIR R4 or CSV. The same file again changes nothing.

    Exit code 1 when a file is damaged, or nothing could be read: the records are then as old as before.
    """
    with office() as opened:
        tables = [path for path in paths if is_csv(path)]
        done = [
            _report([path], _import(opened, partial(import_patients_csv, path=path), as_of, rejected), as_json)
            for path in tables
        ]
        resources = [path for path in paths if path not in tables]
        if resources:
            done.append(_report(resources, _import_fhir(opened, resources, as_of, mrn_system, rejected), as_json))
    _exit_by(done)


@patients.command("find")
@speaks_clearly
def find_patients(
    family: Annotated[str, typer.Argument(help="Family name, or its beginning.")],
    by: Who,
    given: Annotated[str, typer.Option(help="Given name, or its beginning.")] = "",
    as_json: Json = False,
) -> None:
    """Patients by name, for `review approve --patient ID`. Shows patient data; each search is in the audit log."""
    if len(family.strip()) < MOST_COMMON_START:
        raise ValueError(f"Give at least {MOST_COMMON_START} letters of the family name.")
    with office() as opened, opened.database.write() as session:
        query = select(Patient).where(
            Patient.family.istartswith(family.strip(), autoescape=True),
            Patient.given.istartswith(given.strip(), autoescape=True),
        )
        found = session.scalars(
            query.order_by(Patient.family, Patient.given, Patient.birth_date).limit(MOST_SHOWN)
        ).all()
        for patient in found:
            audit.append(session, at=opened.clock(), actor=by, action="patient.viewed", subject=patient.id)
        rows = [
            {"patient_id": p.id, "family": p.family, "given": p.given, "middle": p.middle, "suffix": p.suffix,
             "born": p.birth_date, "mrn": p.mrn, "flags": p.flags, "is_deceased": p.is_deceased}
            for p in found
        ]  # fmt: skip
    show(rows, list(rows[0]) if rows else ["patient_id"], as_json=as_json, title=f"{len(rows)} patients")


@documents.command("import")
@speaks_clearly
def import_documents(
    paths: Paths,
    as_of: AsOf = None,
    mrn_system: System = None,
    rejected: RejectedFolder = None,
    as_json: Json = False,
) -> None:
    """Import documents from FHIR R4; give the files that refer to one another in one call.

    Exit code 1 when a file is damaged, or nothing could be read: the records are then as old as before.
    """
    with office() as opened:
        done = _report(paths, _import_fhir(opened, paths, as_of, mrn_system, rejected), as_json)
    _exit_by([done])


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


def _report(paths: list[Path], summary: ImportSummary, as_json: bool) -> bool:
    """Print what an import did; False when it was not what was asked for: something damaged, or nothing read."""
    (_show_as_json if as_json else _show_as_table)(summary)
    if summary.damaged:
        complain(
            f"Damaged or broken off: {', '.join(summary.damaged)}. What could be read was imported, and the records "
            "count as no newer than before. Have the export made or copied again, and import it."
        )
    if summary.has_read_nothing:
        complain(
            f"Nothing could be read from {', '.join(map(str, paths))}; the records count as no newer than before. "
            f"Files of a folder are found by their endings {', '.join(SUFFIXES)}; a .csv file is named by itself."
        )
    return not summary.damaged and not summary.has_read_nothing


def _exit_by(done: list[bool]) -> None:
    """A nightly job looks at the exit code alone."""
    if not all(done):
        raise typer.Exit(REFUSED)


def _counts(summary: ImportSummary) -> list[dict[str, Any]]:
    return [
        {"what": name, "new": t.new, "updated": t.updated, "unchanged": t.unchanged, "older": t.older, "held": t.held}
        for name, t in (("patients", summary.patients), ("documents", summary.documents))
    ]


def _show_as_json(summary: ImportSummary) -> None:
    counts: dict[str, Any] = {str(row.pop("what")): row for row in _counts(summary)}
    extra = {
        "merged": summary.merged,
        "duplicates": summary.duplicates,
        "rejected": len(summary.rejected),
        "reasons": summary.reasons,
        "rejected_lines": _lines(summary.rejected),
        "set_aside": summary.set_aside,
        "damaged": summary.damaged,
        "seconds": round(summary.seconds, 1),
    }
    show([counts | extra], [], as_json=True)


def _show_as_table(summary: ImportSummary) -> None:
    show(_counts(summary), ["what", "new", "updated", "unchanged", "older", "held"], as_json=False)
    console.print(f"{summary.merged} merged patients, {summary.duplicates} documents that are another's twin")
    if summary.rejected:
        place = f"; copies are in {', '.join(summary.set_aside)}" if summary.set_aside else ""
        say(f"{len(summary.rejected)} lines could not be used{place}:")
        show(_lines(summary.rejected[:10]), ["file", "line", "reason"], as_json=False)


def _lines(rejected: list[Rejected]) -> list[dict[str, Any]]:
    """Where, and why; no word of the line."""
    return [{"file": bad.file, "line": bad.line, "reason": bad.reason} for bad in rejected]
