"""The demonstration: the sample hospital and every sample fax round the whole loop, with the public commands only."""

import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.live import Live
from rich.markup import escape
from rich.table import Table
from sqlalchemy import create_engine, select, text
from sqlalchemy.pool import NullPool

from fax_intake.installation import create
from fax_intake.policy.model import DEFAULT_FILE, PolicyError
from fax_intake.service import AlreadyRunningError, database_errors
from fax_intake.settings import PREFIX, Settings
from fax_intake.status import fax_lines
from fax_intake.store.database import Database
from fax_intake.store.tables import Fax

SAMPLE_FAXES = Path(__file__).resolve().parent.parent / "sample_faxes"
MARKER = "this-is-the-demonstration"
BUILT = "built"  # what the marker says once the hospital is whole
SETTLED = ("in_review", "waiting_for_office", "delivered", "answered", "set_aside", "failed")
LONGEST_S = 600
START_S = 60
# A telephone call lasts minutes; here a minute of the line passes in a second, and waits between tries are as short.
PACE = 60
# What the sample hospital decides otherwise than the policy that comes along.
SAMPLE_POLICY = {
    'staffed = "Mon-Fri 08:00-16:30"': 'staffed = "24h"',
    'radiology_phone = "" ': 'radiology_phone = "(213) 555-0177" ',
}
# Settings of a real installation that the demonstration has its own of: its folders, its policy and its keys.
OWN = ("policy_file", "inbox_dir", "outbox_dir", "blob_url", "blob_endpoint", "blob_key_file", "blob_key_command")
# A relation in whatever schema, but for those of the server itself, whose names nobody else may begin with pg_.
ANY_TABLE = """
    SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
"""


class DemoError(Exception):
    """The demonstration cannot go on; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sample fax with what the carrier says about it and what must become of it."""

    name: str
    fax: Path
    call: Mapping[str, Any]
    expected: Mapping[str, Any]

    @property
    def inbox_name(self) -> str:
        return f"{self.name}{self.fax.suffix}"

    @property
    def comes_after(self) -> str | None:
        return self.call.get("after")


def sample_cases(folder: Path = SAMPLE_FAXES) -> list[Case]:
    """Every case of a folder, by name."""
    return [
        Case(
            name=fax.parent.name,
            fax=fax,
            call=_json(fax.with_name("call.json")),
            expected=_json(fax.with_name("expected.json")),
        )
        for fax in sorted(folder.glob("*/fax.*"))
    ]


def run(settings: Settings, console: Console, *, keep: bool, only: Sequence[str] = ()) -> int:
    """Build, run and report; returns how many faxes did not end as expected.

    Args:
        keep: go on with the hospital of the last run, as it was left.
        only: names of cases; none: all of them.

    Raises:
        FileExistsError: the data directory or the database holds something that is not the demonstration's.
        ValueError: a name in `only` is no case.
        AlreadyRunningError, PolicyError, DemoError: its service did not start, or ended early.
    """
    began = time.monotonic()
    cases = chosen_cases(sample_cases(), only)
    settings = own_settings(settings)
    environment = environment_of(settings)
    _require_unserved(settings)
    if not (keep and _is_built(settings)):
        _build_hospital(settings, environment, console)
    database = Database(settings.database)
    try:
        before = faxes_in(database)
        with _service(settings, environment, console) as service:
            lines = _send_all(settings, cases, console, database, before, service)
    finally:
        database.close()
    return _report(cases, lines, settings, console, took_s=time.monotonic() - began)


def chosen_cases(cases: Sequence[Case], only: Sequence[str]) -> list[Case]:
    """The cases named, and those that they answer or repeat; none named: all.

    Raises:
        ValueError: a name is no case.
    """
    by_name = {case.name: case for case in cases}
    unknown = set(only) - set(by_name)
    if unknown:
        raise ValueError(
            f"There is no sample fax {', '.join(sorted(unknown))}; they are the folders of {SAMPLE_FAXES}."
        )
    wanted = set(only or by_name)
    while missing := {before for name in wanted if (before := by_name[name].comes_after)} - wanted:
        wanted |= missing
    return [case for case in cases if case.name in wanted]


def own_settings(settings: Settings) -> Settings:
    """The same data directory and database, with none of the folders, policy or keys of a real installation."""
    return settings.model_copy(update=dict.fromkeys(OWN))


def _require_unserved(settings: Settings) -> None:
    """A service that runs on the data directory would take the faxes, or lose its database under its feet."""
    lock = settings.data_dir / "service.lock"
    if not lock.exists():
        return
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunningError(
                f"A service is running on {settings.data_dir}. Stop it first: the demonstration starts its own."
            ) from error


def _is_built(settings: Settings) -> bool:
    marker = settings.data_dir / MARKER
    return marker.is_file() and marker.read_text() == BUILT


def _build_hospital(settings: Settings, environment: Mapping[str, str], console: Console) -> None:
    _clear(settings)
    create(settings)
    policy = DEFAULT_FILE.read_text()
    for written, instead in SAMPLE_POLICY.items():
        assert written in policy, f"the policy no longer says {written!r}"
        policy = policy.replace(written, instead)
    (settings.data_dir / "policy.toml").write_text(policy)
    sample = settings.data_dir / "sample_hospital"
    console.rule("The sample hospital (all invented)")
    _say_and_run([sys.executable, "-m", "sample_hospital.make", str(sample)], environment, console)
    ours = str(Path(sys.executable).with_name("fax-intake"))
    shared = [str(sample / f"{name}.ndjson") for name in ("practitioners", "organizations", "careteams")]
    _say_and_run([ours, "patients", "import", str(sample / "patients.ndjson"), *shared], environment, console)
    files = [str(sample / f"{name}.ndjson") for name in ("documents", "binaries")]
    _say_and_run([ours, "documents", "import", *files, *shared], environment, console)
    _say_and_run([ours, "directory", "import", str(sample / "directory.csv")], environment, console)
    _say_and_run([ours, "mode", "automatic", "--by", "demonstration"], environment, console)
    (settings.data_dir / MARKER).write_text(BUILT)
    console.print("Release mode is [bold]automatic[/] here; a new installation begins in [bold]shadow[/] mode.")


def _clear(settings: Settings) -> None:
    """Leave an empty data directory, marked as the demonstration's, and an empty database.

    The marker is never away while anything else is there, so that a run that was broken off can be repeated.

    Raises:
        FileExistsError: either holds something, and no sign that a demonstration made it; nothing was touched.
    """
    folder = settings.data_dir
    if folder.exists() and not (folder / MARKER).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(
            f"{folder} is not empty, and what is there is not the demonstration's. "
            f"Set {PREFIX}DATA_DIR to another folder for the demonstration."
        )
    if settings.is_shared:
        with database_errors(settings):
            _clear_postgres(settings.database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARKER).write_text("")
    for found in folder.iterdir():
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found)
        elif found.name != MARKER:
            found.unlink()


def _clear_postgres(database_url: str) -> None:
    """Make the demonstration's database empty; any other that is not empty is left alone."""
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        note = connection.scalar(text("SELECT obj_description('public'::regnamespace)"))
        if note != MARKER and connection.scalar(text(ANY_TABLE)):
            raise FileExistsError(
                "The PostgreSQL database is not empty, and what is there is not the demonstration's. "
                f"Set {PREFIX}DATABASE_URL to an empty one for the demonstration."
            )
        connection.execute(text("DROP SCHEMA IF EXISTS dbos CASCADE"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        connection.execute(text(f"COMMENT ON SCHEMA public IS '{MARKER}'"))


def environment_of(settings: Settings) -> dict[str, str]:
    """For the commands and the service: as ours, without what `own_settings` leaves out, and at another pace."""
    script = SAMPLE_FAXES / "carrier_script.json"
    ours = {
        "DATA_DIR": str(settings.data_dir),
        "CARRIER_PACE": str(PACE),
        "RETRY_PACE": str(PACE),
        "RECONCILE_INTERVAL_S": "5",
        "SETTLE_S": "0.2",
        "HEALTH_PORT": "0",
        "LOG_LEVEL": "INFO",
        "CARRIER_SCRIPT": str(script),
    }
    not_ours = {PREFIX + name.upper() for name in OWN}
    others = {name: value for name, value in os.environ.items() if name.upper() not in not_ours}
    return others | {PREFIX + name: value for name, value in ours.items()}


def _say_and_run(command: Sequence[str], environment: Mapping[str, str], console: Console) -> None:
    shown = [Path(command[0]).name, *command[1:]]
    console.print(f"[dim]$ {escape(' '.join(shown))}[/]", highlight=False, soft_wrap=True)
    code = subprocess.run(command, env=environment, check=False).returncode
    if code:
        raise DemoError(f"The demonstration ends here: {' '.join(shown[:3])} ended with exit code {code}; see above.")


@contextmanager
def _service(
    settings: Settings, environment: Mapping[str, str], console: Console
) -> Iterator["subprocess.Popen[bytes]"]:
    """The service runs while the block does, which begins once it takes faxes."""
    console.rule("The service")
    log = settings.data_dir / "service.log"
    ours = str(Path(sys.executable).with_name("fax-intake"))
    console.print(f"[dim]$ fax-intake serve   (log: {escape(str(log))})[/]", highlight=False, soft_wrap=True)
    with log.open("w") as file:
        service = subprocess.Popen([ours, "serve"], env=environment, stderr=file, stdout=file)
        try:
            give_up = time.monotonic() + START_S
            while "service.started" not in log.read_text() and time.monotonic() < give_up:
                _require_running(service, settings)
                time.sleep(0.2)
            yield service
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(timeout=60)


def _require_running(service: "subprocess.Popen[bytes]", settings: Settings) -> None:
    """Raises AlreadyRunningError, PolicyError or DemoError, by the exit code of a service that has ended."""
    code = service.poll()
    if code is None:
        return
    said = (settings.data_dir / "service.log").read_text().strip()
    # What it refuses is one message at the end; else the last line of the log is the nearest to a reason.
    _, refused, reason = said.rpartition("fax-intake: ")
    why = reason if refused else (said.splitlines() or ["it said nothing"])[-1]
    kind = {2: PolicyError, 3: AlreadyRunningError}.get(code, DemoError)
    raise kind(f"The demonstration's service ended with exit code {code}: {why}")


def _send_all(
    settings: Settings,
    cases: Sequence[Case],
    console: Console,
    database: Database,
    before: Collection[str],
    service: "subprocess.Popen[bytes]",
) -> dict[str, dict[str, Any]]:
    """Drop every fax into the inbox, those that answer or repeat another once that one has settled."""
    lines: dict[str, dict[str, Any]] = {}
    waiting = list(cases)
    give_up = time.monotonic() + LONGEST_S
    with Live(console=console, refresh_per_second=4) as live:
        while time.monotonic() < give_up:
            _require_running(service, settings)
            ready = [c for c in waiting if c.comes_after is None or _is_settled(lines.get(c.comes_after))]
            for case in ready:
                _drop(case, settings.inbox)
            waiting = [case for case in waiting if case not in ready]
            time.sleep(0.5)
            lines = lines_by_case(database, cases, before)
            live.update(_progress(cases, lines))
            if not waiting and len(lines) == len(cases) and all(map(_is_settled, lines.values())):
                break
    return lines


def _drop(case: Case, inbox: Path) -> None:
    call = {name: value for name, value in case.call.items() if name != "after"}
    (inbox / f"{case.inbox_name}.json").write_text(json.dumps(call))
    hidden = inbox / f".{case.inbox_name}"
    shutil.copyfile(case.fax, hidden)
    hidden.rename(inbox / case.inbox_name)


def faxes_in(database: Database) -> frozenset[str]:
    """Ids of the faxes that are there."""
    with database.read() as session:
        return frozenset(session.scalars(select(Fax.id)))


def lines_by_case(database: Database, cases: Sequence[Case], before: Collection[str]) -> dict[str, dict[str, Any]]:
    """What became of each case's fax; one that was there `before` this run says nothing about it."""
    with database.read() as session:
        by_name = {line["source_name_digest"]: line for line in fax_lines(session) if line["fax"] not in before}
    found = {c.name: by_name.get(hashlib.sha256(c.inbox_name.encode()).hexdigest()) for c in cases}
    return {name: line for name, line in found.items() if line is not None}


def _is_settled(line: Mapping[str, Any] | None) -> bool:
    """Every request rests, and no call is under way (a letter may go out while a request waits)."""
    if line is None or not line["requests"]:
        return False
    calls = [a for request in line["requests"] for a in request["attempts"]]
    letters = sum(len(request["letters"]) for request in line["requests"])
    is_quiet = all(call["state"] not in ("intended", "accepted") for call in calls) and (not letters or bool(calls))
    return is_quiet and all(request["state"] in SETTLED for request in line["requests"])


def _progress(cases: Sequence[Case], lines: Mapping[str, Mapping[str, Any]]) -> Table:
    states = Counter(request["state"] for line in lines.values() for request in line["requests"])
    table = Table(title=f"{len(lines)} of {len(cases)} faxes received", title_justify="left")
    for state in (
        "reading",
        "dispatching",
        "delivered",
        "waiting_for_office",
        "answered",
        "in_review",
        "failed",
        "set_aside",
    ):
        table.add_column(state.replace("_", " "), justify="right")
    table.add_row(*(str(states.get(column.header.replace(" ", "_"), 0)) for column in table.columns))  # type: ignore[union-attr]
    return table


def _report(
    cases: Sequence[Case],
    lines: Mapping[str, Mapping[str, Any]],
    settings: Settings,
    console: Console,
    *,
    took_s: float,
) -> int:
    wide = console if console.is_terminal else Console(width=160)
    table = Table(title="What became of every fax", box=SIMPLE, pad_edge=False, header_style="bold")
    for name in ("fax", "request", "kind", "decision", "why a person", "turnaround", "pages", "wire", "as expected"):
        table.add_column(name, justify="right" if name in ("turnaround", "pages", "wire") else "left", overflow="fold")
    surprises = 0
    for case in cases:
        requests = lines.get(case.name, {}).get("requests", [])
        is_expected = ended_as_expected(requests, case.expected)
        surprises += not is_expected
        for number, request in enumerate(requests):
            table.add_row(case.name if number == 0 else "", *_cells(request), "yes" if is_expected else "[red]NO[/]")
        if not requests:
            table.add_row(case.name, "", "", "[red]not finished[/]", "", "", "", "", "[red]NO[/]")
    wide.print(table)
    right = len(cases) - surprises
    console.print(f"{right} of {len(cases)} faxes ended as their expected.json says. All of it took {took_s:.0f} s.")
    console.print(
        f"What went out lies as TIFF-F files, each with its delivery record, in {settings.outbox / 'outbox'}",
        markup=False,
    )
    console.print(
        "Try next: [bold].venv/bin/fax-intake review list[/], [bold]review show REFERENCE[/], "
        "[bold]status[/], [bold]audit verify[/]; or drop a fax of your own into the inbox of [bold]fax-intake serve[/]."
    )
    return surprises


def _cells(request: Mapping[str, Any]) -> tuple[str, ...]:
    letters = [f"letter {name}" for name in request["letters"]]
    seconds = request["turnaround_s"]
    return (
        request["reference"],
        request["kind"],
        ", ".join([request["state"], *letters]),
        ", ".join(request["reason_codes"]),
        f"{seconds:.0f} s" if seconds is not None else "",
        str(request["packet_pages"] or ""),
        f"{request['wire_s']:.0f} s" if request["wire_s"] else "",
    )


def ended_as_expected(requests: Sequence[Mapping[str, Any]], expected: Mapping[str, Any]) -> bool:
    """State, kind, reasons and letter of every request; `also_right` are states that a prudent reader may end in."""
    wanted = expected["requests"]
    return len(requests) == len(wanted) and all(map(_is_as_wanted, requests, wanted))


def _is_as_wanted(request: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    if request["state"] in wanted.get("also_right", ()):
        return True
    letters = {wanted["letter"]} if wanted.get("letter") else set()
    is_state_right = (request["state"], request["kind"]) == (wanted["state"], wanted["kind"])
    return (
        is_state_right
        and set(request["reason_codes"]) == set(wanted["reason_codes"])
        and set(request["letters"]) == letters
    )


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return found
