"""Commands as any account runs them: root's own, but without the right to pass over modes."""

import ctypes
import os
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from crash_stage import nursery
from typer.testing import CliRunner

from fax_intake.commands.app import app

VERSION = 0x20080522  # of the two calls below: <linux/capability.h>
OVERRIDING = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def invoke(*arguments: str) -> tuple[int, str]:
    """Exit code and output of the command, run here and now in a process of its own that has the modules already."""
    forks = nursery()
    hears, says = forks.Pipe(duplex=False)
    process = forks.Process(target=_run, args=(says, arguments, dict(os.environ), Path.cwd()))
    process.start()
    says.close()
    try:
        assert hears.poll(60), f"{arguments}: no end in a minute"
        code, output = hears.recv()
    finally:
        process.kill()
        process.join()
    return code, output


def _run(says: Connection, arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    if os.geteuid() == 0:
        _give_up(OVERRIDING)
    done = CliRunner().invoke(app, arguments)
    says.send((done.exit_code, done.output))


def _give_up(rights: int) -> None:
    """For good, as in capset(2): low halves of the effective, permitted and inheritable rights, then the high ones."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, held = (ctypes.c_uint32 * 2)(VERSION, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    for number in range(3):
        held[number] &= ~rights
    assert libc.capset(header, held) == 0
