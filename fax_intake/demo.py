"""The demonstration: the sample hospital and every sample fax round the whole loop, with the public commands only."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.live import Live
from rich.table import Table
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool

from fax_intake.installation import create
from fax_intake.policy.model import DEFAULT_FILE
from fax_intake.service import database_errors
from fax_intake.settings import PREFIX, Settings
from fax_intake.status import fax_lines
from fax_intake.store.database import Database

SAMPLE_FAXES = Path(__file__).resolve().parent.parent / "sample_faxes"
MARKER = "this-is-the-demonstration"
SETTLED = ("in_review", "waiting_for_office", "delivered", "answered", "set_aside", "failed")
LONGEST_S = 600
# A telephone call lasts minutes; here a minute of the line passes in a second, and waits between tries are as short.
PACE = 60
# What the sample hospital decides otherwise than the policy that comes along.
SAMPLE_POLICY = {
    'staffed = "Mon-Fri 08:00-16:30"': 'staffed = "24h"',
    'radiology_phone = "" ': 'radiology_phone = "(213) 555-0177" ',
}


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
        FileExistsError: the data directory holds a real installation.
        ValueError: a name in `only` is no case.
    """
    began = time.monotonic()
    cases = [case for case in sample_cases() if not only or case.name in only]
    unknown = set(only) - {case.name for case in cases}
    if unknown:
        raise ValueError(
            f"There is no sample fax {', '.join(sorted(unknown))}; they are the folders of {SAMPLE_FAXES}."
        )
    environment = _environment(settings)
    if not (keep and (settings.data_dir / MARKER).exists()):
        _build_hospital(settings, environment, console)
    with _service(settings, environment, console):
        lines = _send_all(settings, cases, console)
    return _report(cases, lines, settings, console, took_s=time.monotonic() - began)


def _build_hospital(settings: Settings, environment: Mapping[str, str], console: Console) -> None:
    _clear(settings)
    create(settings)
    (settings.data_dir / MARKER).touch()
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
    console.print("Release mode is [bold]automatic[/] here; a new installation begins in [bold]shadow[/] mode.")


def _clear(settings: Settings) -> None:
    if (settings.data_dir / "policy.toml").exists() and not (settings.data_dir / MARKER).exists():
        raise FileExistsError(
            f"{settings.data_dir} holds an installation that is not the demonstration's. "
            f"Set {PREFIX}DATA_DIR to another folder for the demonstration."
        )
    if settings.is_shared:
        with database_errors(settings):
            _clear_postgres(settings.database)
    shutil.rmtree(settings.data_dir, ignore_errors=True)


def _clear_postgres(database_url: str) -> None:
    """Make the demonstration's database empty; any other that is not empty is left alone."""
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        note = connection.scalar(text("SELECT obj_description('public'::regnamespace)"))
        if inspect(connection).has_table("fax") and note != MARKER:
            raise FileExistsError(
                "The PostgreSQL database holds an installation that is not the demonstration's. "
                f"Set {PREFIX}DATABASE_URL to an empty one for the demonstration."
            )
        connection.execute(text("DROP SCHEMA IF EXISTS dbos CASCADE"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        connection.execute(text(f"COMMENT ON SCHEMA public IS '{MARKER}'"))


def _environment(settings: Settings) -> dict[str, str]:
    script = SAMPLE_FAXES / "carrier_script.json"
    ours = {
        "DATA_DIR": str(settings.data_dir),
        "CARRIER_PACE": str(PACE),
        "RETRY_PACE": str(PACE),
        "RECONCILE_INTERVAL_S": "5",
        "SETTLE_S": "0.2",
        "HEALTH_PORT": "0",
        "CARRIER_SCRIPT": str(script),
    }
    return {**os.environ, **{PREFIX + name: value for name, value in ours.items()}}


def _say_and_run(command: Sequence[str], environment: Mapping[str, str], console: Console) -> None:
    shown = [Path(command[0]).name, *command[1:]]
    console.print(f"[dim]$ {' '.join(shown)}[/]", highlight=False, soft_wrap=True)
    subprocess.run(command, env=environment, check=True)


@contextmanager
def _service(settings: Settings, environment: Mapping[str, str], console: Console) -> Iterator[None]:
    console.rule("The service")
    log = settings.data_dir / "service.log"
    ours = str(Path(sys.executable).with_name("fax-intake"))
    console.print(f"[dim]$ fax-intake serve   (log: {log})[/]", highlight=False, soft_wrap=True)
    with log.open("w") as file:
        service = subprocess.Popen([ours, "serve"], env=environment, stderr=file, stdout=file)
        try:
            yield
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(timeout=60)


def _send_all(settings: Settings, cases: Sequence[Case], console: Console) -> dict[str, dict[str, Any]]:
    """Drop every fax into the inbox, those that answer or repeat another once that one has settled."""
    database = Database(settings.database)
    lines: dict[str, dict[str, Any]] = {}
    waiting = list(cases)
    give_up = time.monotonic() + LONGEST_S
    with Live(console=console, refresh_per_second=4) as live:
        while time.monotonic() < give_up:
            ready = [c for c in waiting if c.comes_after is None or _is_settled(lines.get(c.comes_after))]
            for case in ready:
                _drop(case, settings.inbox)
            waiting = [case for case in waiting if case not in ready]
            time.sleep(0.5)
            lines = _lines_by_case(database, cases)
            live.update(_progress(cases, lines))
            if not waiting and len(lines) == len(cases) and all(map(_is_settled, lines.values())):
                break
    database.close()
    return lines


def _drop(case: Case, inbox: Path) -> None:
    call = {name: value for name, value in case.call.items() if name != "after"}
    (inbox / f"{case.inbox_name}.json").write_text(json.dumps(call))
    hidden = inbox / f".{case.inbox_name}"
    shutil.copyfile(case.fax, hidden)
    hidden.rename(inbox / case.inbox_name)


def _lines_by_case(database: Database, cases: Sequence[Case]) -> dict[str, dict[str, Any]]:
    with database.read() as session:
        by_name = {line["source_name_digest"]: line for line in fax_lines(session)}
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
    console.print(f"What went out lies as TIFF-F files, each with its delivery record, in {settings.outbox / 'outbox'}")
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
