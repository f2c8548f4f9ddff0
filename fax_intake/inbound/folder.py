"""The watched folder: a fax appears as a file, with what the carrier says about the call in `<file>.json` beside it.

Write the .json first, or both under a name that begins with a dot and rename. A file is taken once it has stopped
changing, stored, and only then removed.
"""

import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from threading import Event

import structlog
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from fax_intake.ids import FaxId
from fax_intake.inbound.receive import Call, Receiver

log = structlog.get_logger()
LARGEST_MIB = 512


class WatchedFolder:
    """Looks at one folder again and again, and hands each file to the receiver."""

    def __init__(self, folder: Path, receiver: Receiver, clock: Callable[[], datetime], settle_s: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._receiver, self._clock, self._settle_s = folder, receiver, clock, settle_s
        self._refused: dict[str, str] = {}  # file name -> the last error, so that a full disk is logged once

    def run(self, stop: Event, interval_s: float) -> None:
        """Look every `interval_s` until told to stop. A folder that is away for a while is waited for."""
        while not stop.is_set():
            self.scan()
            stop.wait(interval_s)

    def scan(self) -> list[FaxId]:
        """Take every file that has settled."""
        return [taken for path in self._settled() if (taken := self._take(path)) is not None]

    def _settled(self) -> Iterator[Path]:
        try:
            names = sorted(self._folder.iterdir())
        except OSError as error:
            log.error("inbox.unreadable", error=type(error).__name__)
            return
        for path in names:
            if path.name.startswith(".") or path.suffix in (".json", ".part", ".tmp"):
                continue
            try:
                seen = path.stat()
            except OSError:  # renamed or removed since the folder was listed
                continue
            # mtime of the file and a clock of the same machine: a clock set back only delays by as much as settle_s
            if S_ISREG(seen.st_mode) and abs(time.time() - seen.st_mtime) >= self._settle_s:
                yield path

    def _take(self, path: Path) -> FaxId | None:
        sidecar = path.with_name(path.name + ".json")
        try:
            seen = path.stat()
            if seen.st_size > LARGEST_MIB << 20:
                raise OSError(f"larger than {LARGEST_MIB} MiB")
            data = path.read_bytes()
            receipt = f"{path.name}:{_stamp(seen)}"
            fax_id = self._receiver.take(
                data, _call_of(sidecar), source="folder", name=path.name, receipt=receipt, now=self._clock()
            )
            if _stamp(path.stat()) != _stamp(seen):
                return None  # another fax under the same name, or more of this one: it is taken with the next look
            path.unlink()
            sidecar.unlink(missing_ok=True)
        # Whatever one file brings about, it stays where it is and is tried again; the others are taken.
        except (OSError, SQLAlchemyError, ValueError, OverflowError) as error:
            why = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
            if self._refused.get(path.name) != why:
                log.error("inbox.not_stored", error=why, hint="The fax stays in the inbox and is tried again.")
            self._refused[path.name] = why
            return None
        self._refused.pop(path.name, None)
        log.info("fax.received", fax=fax_id, bytes=len(data))
        return fax_id


def _stamp(seen: os.stat_result) -> str:
    return f"{seen.st_ino}:{seen.st_mtime_ns}:{seen.st_size}"


def _call_of(sidecar: Path) -> Call:
    """What the carrier says; a file that makes no sense says nothing, and the fax is taken all the same."""
    try:
        return Call.model_validate_json(sidecar.read_bytes())
    except FileNotFoundError:
        return Call()
    except (ValidationError, OSError):
        log.warning("inbox.call_file_ignored", hint="The .json beside the fax is not of the documented form.")
        return Call()
