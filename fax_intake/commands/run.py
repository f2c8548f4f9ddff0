"""`fax-intake init | serve | worker | demo | receive | read | match | status | mode | stop | resume | purge`"""

import json
import logging
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import Annotated, Any, get_args

import structlog
import typer

from fax_intake import demo as demonstration
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
    to_minute,
)
from fax_intake.inbound.receive import Call, Receiver
from fax_intake.installation import create
from fax_intake.policy import Mode, Policy, load_policy
from fax_intake.reading import Readers, ReadingFailedError, decode_limits, pages_to_read, pictures_of
from fax_intake.records.batch import match_batch
from fax_intake.retention import purge as purge_ended
from fax_intake.service import serve as run_service
from fax_intake.service import stop_on_signals
from fax_intake.service import work as run_worker
from fax_intake.settings import load_settings
from fax_intake.status import fax_lines
from fax_intake.store.requests import set_switch
from fax_intake.workflow.office import own_identity
from ocr.errors import OcrError
from ocr.limited import decode_in_child

Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")]

# The status table: what fits into 80 columns, and what a wide window has room for besides.
COLUMNS = ["reference", "received", "kind", "state", "reason_codes"]
MORE_COLUMNS = ["turnaround_s", "packet_pages", "wire_s", "fax"]
WIDE = 160


@speaks_clearly
def init() -> None:
    """Make an empty installation in the data directory, with a policy file of its own. Changes nothing that exists."""
    settings = load_settings()
    made = create(settings)
    say(f"{'Made' if made else 'There already is'} an installation in {settings.data_dir}")
    say(f"Policy: {settings.data_dir / 'policy.toml'}   Faxes are taken from: {settings.inbox}")


@speaks_clearly
def serve() -> None:
    """Run the service: watched folder, reading, decisions, delivery and reconciler, until stopped."""
    settings = load_settings()
    _log_to_stderr(settings.log_level)
    stop = Event()
    stop_on_signals(stop)
    run_service(settings, stop)


@speaks_clearly
def worker() -> None:
    """Work beside other processes on the same PostgreSQL database, until stopped. Takes no faxes in."""
    settings = load_settings()
    _log_to_stderr(settings.log_level)
    stop = Event()
    stop_on_signals(stop)
    run_worker(settings, stop)


@speaks_clearly
def demo(
    cases: Annotated[list[str] | None, typer.Argument(help="Only these sample faxes; default: all.")] = None,
    keep: Annotated[bool, typer.Option(help="Keep the demonstration's hospital from the last run.")] = False,
) -> None:
    """Build the sample hospital and take the sample faxes round the whole loop. Exit code 1: one ended otherwise."""
    surprises = demonstration.run(load_settings(), console, keep=keep, only=cases or ())
    if surprises:
        complain(f"{surprises} of the faxes did not end as their expected.json says.")
        raise typer.Exit(REFUSED)


@speaks_clearly
def receive(
    files: Annotated[list[Path], typer.Argument(help="Faxes as TIFF, PDF, PNG or JPEG.")],
    called_number: Annotated[str | None, typer.Option(help="The line that was dialled.")] = None,
    caller_id: Annotated[str | None, typer.Option(help="The network's number of the caller.")] = None,
    tsi: Annotated[str | None, typer.Option(help="What the sending machine says of itself.")] = None,
    received_at: Annotated[
        datetime | None,
        typer.Option(
            parser=datetime.fromisoformat, metavar="ISO-TIME", help="When the last page came in; default: now."
        ),
    ] = None,
) -> None:
    """Put faxes into the queue by hand; a running service goes on with them. Says which could not be taken."""
    refused = False
    with office() as opened:
        moment = in_zone(received_at, opened.policy.zone)
        call = Call(called_number=called_number, caller_id=caller_id, tsi=tsi, received_at=moment)
        receiver = Receiver(database=opened.database, blobs=opened.blobs, queue=opened.queue)
        for path in files:
            now = opened.clock()
            receipt = f"upload:{path.name}:{now.isoformat()}"
            try:
                fax = receiver.take(path.read_bytes(), call, source="upload", name=path.name, receipt=receipt, now=now)
            except OSError as error:
                complain(f"{path} was not taken: {error.strerror or error}. The ids printed are of those that were.")
                refused = True
            else:
                typer.echo(fax)
    if refused:
        raise typer.Exit(REFUSED)


@speaks_clearly
def read(
    files: Annotated[list[Path], typer.Argument(help="Faxes as TIFF, PDF, PNG or JPEG.")],
    as_json: Json = False,
    received_at: Annotated[
        datetime | None,
        typer.Option(
            parser=datetime.fromisoformat, metavar="ISO-TIME", help="Relative dates count from here; default: now."
        ),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.png", help="Draw the one FILE with everything read on it; more pages: OUT-2.png, ..."
        ),
    ] = None,
) -> None:
    """Read faxes without storing anything: kind, patients, requester, what is asked for. Shows patient data."""
    if picture is not None:
        _must_be_drawable(picture, files)
    settings = load_settings()
    policy = load_policy(settings.policy_path)
    moment = in_zone(received_at, policy.zone) or datetime.now(policy.zone)
    readers, failed = Readers(settings.readers), False
    try:
        with ThreadPoolExecutor(settings.readers) as threads:
            one = partial(_read_one, readers=readers, policy=policy, moment=moment, picture=picture)
            for line in threads.map(one, files):
                failed = failed or "error" in line
                if as_json:
                    typer.echo(json.dumps(line, ensure_ascii=False))
                else:
                    shown = [{"field": name, "value": value} for name, value in line.items() if name != "evidence"]
                    show(shown, ["field", "value"], as_json=False, title=line["file"])
    finally:
        readers.close()
    if failed:
        raise typer.Exit(REFUSED)


def _must_be_drawable(picture: Path, files: list[Path]) -> None:
    """Said before anything is read. Raises BadParameter for what makes no sense, OSError for where it cannot go."""
    if len(files) != 1:
        raise typer.BadParameter("--picture draws one fax: give one FILE.")
    if picture.suffix.lower() != ".png":
        raise typer.BadParameter(f"--picture makes a PNG: end the name in .png, not {picture.suffix or 'nothing'}.")
    folder = picture.absolute().parent
    if picture.is_dir() or not folder.is_dir():
        what = "is a folder" if picture.is_dir() else "lies in a folder that does not exist"
        raise ValueError(f"The picture cannot be written: {picture} {what}. Name a file in a folder that is there.")
    _must_not_be(picture, files[0])
    if not os.access(folder, os.W_OK):
        raise ValueError(
            f"The picture cannot be written: this account may not write in {folder}. Name another folder, or let it."
        )


def _must_not_be(target: Path, fax: Path) -> None:
    if target.exists() and fax.exists() and target.samefile(fax):
        raise ValueError(f"The picture would be written over the fax itself: {target}. Give it another name.")


def _keep_pictures(folder: Path, picture: Path, fax: Path) -> None:
    """Move the drawn pages to where they were asked for; readable by nobody else, as they show a patient's fax.

    The first one drawn has the name asked for, the others the number of their page behind it.
    """
    for place, (number, drawn) in enumerate(pictures_of(folder)):
        target = picture if place == 0 else picture.with_name(f"{picture.stem}-{number}{picture.suffix}")
        _must_not_be(target, fax)
        part = target.with_name(f".{target.name}.part")
        try:
            part.touch(mode=0o600)
            part.write_bytes(drawn.read_bytes())
            part.replace(target)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(target)) from error
        errors.print(f"Picture of page {number}: {target}", markup=False, highlight=False, soft_wrap=True)


def _read_one(path: Path, readers: Readers, policy: Policy, moment: datetime, picture: Path | None) -> dict[str, Any]:
    """One line of the output. A file that cannot be read gets a line that says why, and the next one its turn."""
    with tempfile.TemporaryDirectory(prefix="fax-intake-read-") as name:
        folder = Path(name)
        try:
            path.stat()
            decoded = decode_in_child(path, folder, decode_limits(policy))
            numbers, total = pages_to_read(decoded, policy), decoded.pages_total + decoded.damaged
            own = own_identity(policy)
            letter = readers.read_fax(
                folder, numbers, total, own, moment.date(), policy.reading.page_s, draw=picture is not None
            )
        except (OcrError, ReadingFailedError, OSError) as error:
            return {"file": str(path), "kind": "unreadable", "legible": False, "error": str(error)}
        if picture is not None:
            _keep_pictures(folder, picture, path)
    return {"file": str(path)} | letter.to_json()


@speaks_clearly
def match(
    patients: Annotated[Path, typer.Argument(help="CSV of the people on file.")],
    requests: Annotated[Path, typer.Argument(help="JSON lines: who is asked for.")],
    out: Annotated[Path, typer.Option(help="Decisions, JSON lines.")],
) -> None:
    """Decide identity for a file of requests; for evaluation. Formats: matching/README.md."""
    summary = match_batch(patients, requests, out)
    errors.print(str(summary), highlight=False)


@speaks_clearly
def status(
    as_json: Json = False, last: Annotated[int | None, typer.Option(help="Only the newest so many faxes.")] = None
) -> None:
    """Every fax with the state of its requests."""
    with office() as opened, opened.database.read() as session:
        lines, zone = fax_lines(session, limit=last), opened.policy.zone
    if as_json:
        return show(lines, [], as_json=True)
    rows = [
        # Without the year, which would cost the reason codes their room.
        {"fax": line["fax"], "received": to_minute(datetime.fromisoformat(line["received_at"]), zone)[5:], **request}
        for line in lines
        for request in line["requests"] or [{"state": line["state"]}]
    ]
    columns = COLUMNS + (MORE_COLUMNS if console.width >= WIDE else [])
    show(rows, columns, as_json=False, title=f"{len(lines)} faxes")
    return None


@speaks_clearly
def mode(
    mode: Annotated[str, typer.Argument(help="shadow, assisted or automatic.")],
    by: Who,
    facility: Annotated[str, typer.Option(help="Facility id; default: all.")] = "",
) -> None:
    """Change the release mode; the privacy officer's decision."""
    if mode not in get_args(Mode):
        raise ValueError(f"There is no mode {mode!r}; there are {', '.join(get_args(Mode))}.")
    with office() as opened, opened.database.write() as session:
        ids = [facility] if facility else [f.id for f in opened.policy.facilities]
        for one in ids:
            set_switch(session, f"mode:{opened.policy.facility(one).id}", mode, at=opened.clock(), actor=by)
    console.print(f"Release mode of {', '.join(ids)}: {mode}")


@speaks_clearly
def stop(by: Who) -> None:
    """Stop all sending at once. Calls that are under way end; nothing new is dialled."""
    _set_sending("stopped", by)


@speaks_clearly
def resume(by: Who) -> None:
    """Let sending go on."""
    _set_sending("running", by)


def _set_sending(value: str, actor: str) -> None:
    with office() as opened, opened.database.write() as session:
        set_switch(session, "sending", value, at=opened.clock(), actor=actor)
    console.print(f"Sending is {value}.")


@speaks_clearly
def purge(
    by: Who,
    dry_run: Annotated[bool, typer.Option(help="Only count.")] = False,
    orphans: Annotated[
        bool,
        typer.Option(
            help="Also blobs that nothing in the database names. Never where another database uses the same blob store!"
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Delete what is past its retention period; the audit log and the accounting of disclosures stay."""
    with office() as opened:
        row = purge_ended(opened, actor=by, dry_run=dry_run, orphans=orphans)
    show([row], list(row), as_json=as_json)


def _log_to_stderr(level: str) -> None:
    """One JSON object a line; ids and codes only."""
    logging.basicConfig(level="WARNING", format="%(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
