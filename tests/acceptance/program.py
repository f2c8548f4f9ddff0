"""Starts the real program on a data directory of its own, as an operator would."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from fax_intake.commands.app import app
from fax_intake.demo import SAMPLE_POLICY
from fax_intake.settings import Settings
from fax_intake.status import fax_lines
from fax_intake.store.database import Database
from sample_hospital.make import main as make_hospital

PROGRAM = Path(sys.executable).with_name("fax-intake")


class Program:
    """An installation, and the command line on it."""

    def __init__(self, data_dir: Path, database_url: str | None = None, **settings: str) -> None:
        self.data_dir = data_dir
        self.database_url = Settings(data_dir=data_dir, database_url=database_url).database
        if database_url is not None:
            settings["DATABASE_URL"] = database_url
        ours = {"DATA_DIR": str(data_dir), "HEALTH_PORT": "0", "SETTLE_S": "0.1", "READERS": "1", **settings}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FAX_INTAKE_")}
        self.environment = kept | {f"FAX_INTAKE_{name}": value for name, value in ours.items()}

    def run(self, *arguments: str, code: int = 0, within_s: float = 120) -> str:
        """Run a command; returns what it printed."""
        done = subprocess.run(
            [PROGRAM, *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=within_s
        )
        assert done.returncode == code, f"{arguments}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def prepare(self, *arguments: str) -> None:
        """Run a command in this process: what is there before a test begins. test_demo.py starts them as programs."""
        others = {name: None for name in os.environ if name.startswith("FAX_INTAKE_")}
        ours = {name: value for name, value in self.environment.items() if name.startswith("FAX_INTAKE_")}
        done = CliRunner().invoke(app, arguments, env=others | ours)
        assert done.exit_code == 0, f"{arguments}: exit code {done.exit_code}\n{done.output}\n{done.exception!r}"

    def status(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run("status", "--json").splitlines()]

    def look(self) -> list[dict[str, Any]]:
        """What `status` shows (test_demo.py reads it there), without starting the program for every look."""
        database = Database(self.database_url)
        try:
            with database.read() as session:
                return fax_lines(session)
        finally:
            database.close()

    def drop(self, file: Path, name: str | None = None, **call: Any) -> None:
        """Put a fax into the watched folder."""
        target = self.data_dir / "inbox" / (name or file.name)
        if call:
            target.with_name(target.name + ".json").write_text(json.dumps(call))
        hidden = target.with_name("." + target.name)
        shutil.copyfile(file, hidden)
        hidden.rename(target)

    def wait(self, is_done: Callable[[list[dict[str, Any]]], bool], within_s: float = 120) -> list[dict[str, Any]]:
        """What `look` sees, once it is as wanted."""
        give_up = time.monotonic() + within_s
        while True:
            lines = self.look()
            if is_done(lines):
                return lines
            assert time.monotonic() < give_up, json.dumps(lines, indent=1)
            time.sleep(0.3)

    @contextmanager
    def serving(self, command: str = "serve") -> Iterator[subprocess.Popen[bytes]]:
        """The service, or a worker, runs while the block does."""
        with (self.data_dir / "service.log").open("ab") as log:
            service = subprocess.Popen([PROGRAM, command], env=self.environment, stderr=log, stdout=log)
            try:
                yield service
            finally:
                if service.poll() is None:
                    service.send_signal(signal.SIGTERM)
                    service.wait(timeout=60)

    def log(self) -> str:
        return (self.data_dir / "service.log").read_text()

    def wait_for_log(self, event: str, within_s: float = 60) -> None:
        """Until the service has said so."""
        give_up = time.monotonic() + within_s
        while event not in self.log():
            assert time.monotonic() < give_up, self.log()
            time.sleep(0.1)


def install_sample_hospital(program: Program, folder: Path, patients: int = 300) -> None:
    """An installation with the sample hospital, as an operator brings it in: staffed at any hour, automatic mode."""
    program.prepare("init")
    policy = program.data_dir / "policy.toml"
    text = policy.read_text()
    for written, instead in SAMPLE_POLICY.items():
        text = text.replace(written, instead)
    policy.write_text(text)
    hospital = folder / "hospital"
    make_hospital([str(hospital), "--patients", str(patients)])
    people = [str(hospital / f"{name}.ndjson") for name in ("practitioners", "organizations", "careteams")]
    program.prepare("patients", "import", str(hospital / "patients.ndjson"), *people)
    files = [str(hospital / f"{name}.ndjson") for name in ("documents", "binaries")]
    program.prepare("documents", "import", *files, *people)
    program.prepare("directory", "import", str(hospital / "directory.csv"))
    program.prepare("mode", "automatic", "--by", "supervisor")
