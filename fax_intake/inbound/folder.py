"""The watched folder: a fax appears as a file, with what the carrier says about the call in `<file>.json` beside it.

Write the .json first, or both under a name that begins with a dot and rename, and use no name while its file lies
there. A file is taken once it has stopped changing, stored, and only then removed.
"""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from itertools import takewhile
from pathlib import Path
from stat import S_ISREG
from threading import Event

import structlog
from pydantic import ValidationError

from fax_intake.ids import FaxId
from fax_intake.inbound.receive import Call, Receiver

log = structlog.get_logger()
LARGEST_MIB = 512


class WatchedFolder:
    """Looks at one folder again and again, and hands each file to the receiver."""

    def __init__(
        self,
        folder: Path,
        receiver: Receiver,
        clock: Callable[[], datetime],
        settle_s: float,
        zone: tzinfo = UTC,
    ) -> None:
        """`zone` is the hospital's: of moments that the carrier says without one."""
        folder.mkdir(parents=True, exist_ok=True)
        self._zone = zone
        self._folder, self._receiver, self._clock, self._settle_s = folder, receiver, clock, settle_s
        self._refused: dict[str, str] = {}  # file name -> the last error, so that a full disk is logged once

    def run(self, stop: Event, interval_s: float) -> None:
        """Look every `interval_s` until told to stop. A folder that is away for a while is waited for."""
        while not stop.is_set():
            try:
                self.scan(stop)
            except Exception as error:  # noqa: BLE001  # there is no other way in: the next look tries again
                log.error("inbox.look_failed", error=type(error).__name__)
            stop.wait(interval_s)

    def scan(self, stop: Event | None = None) -> list[FaxId]:
        """Take every file that has settled; when told to stop, the others stay for the next start."""
        try:
            paths = sorted(self._folder.iterdir())
        except OSError as error:
            log.error("inbox.unreadable", error=type(error).__name__)
            return []
        present = {path.name for path in paths}
        self._refused = {name: why for name, why in self._refused.items() if name in present}
        files = takewhile(lambda _: stop is None or not stop.is_set(), self._settled(paths))
        return [taken for path in files if (taken := self._take(path)) is not None]

    def count_refused(self) -> int:
        """How many files lie in the inbox that could not be stored. Asked from other threads."""
        return len(self._refused)

    def _settled(self, paths: Sequence[Path]) -> Iterator[Path]:
        for path in paths:
            if path.name.startswith(".") or path.suffix.lower() in (".json", ".part", ".tmp"):
                continue
            try:
                seen = path.lstat()  # a link leads out of the folder
            except OSError:  # renamed or removed since the folder was listed
                continue
            # mtime of the file and a clock of the same machine: a clock set back only delays by as much as settle_s
            if S_ISREG(seen.st_mode) and abs(time.time() - seen.st_mtime) >= self._settle_s:
                yield path

    def _take(self, path: Path) -> FaxId | None:
        try:
            sidecar = _beside(path)
            seen = path.stat()
            if seen.st_size > LARGEST_MIB << 20:
                raise OSError(f"larger than {LARGEST_MIB} MiB")
            data = path.read_bytes()
            receipt = f"{path.name}:{_stamp(seen)}"
            fax_id = self._receiver.take(
                data, _call_of(sidecar, self._zone), source="folder", name=path.name, receipt=receipt, now=self._clock()
            )
            if _stamp(path.stat()) != _stamp(seen):
                return None  # another fax under the same name, or more of this one: it is taken with the next look
            # The .json goes first: left alone after a crash, it would be taken for what the carrier says of the next
            # fax of that name. A fax left alone is known by its receipt.
            sidecar.unlink(missing_ok=True)
            path.unlink()
        # Whatever one file brings about, it stays where it is and is tried again; the others are taken.
        except Exception as error:  # noqa: BLE001  # 500 MB in memory, a library's own class: none may end the inbox
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


def _call_of(sidecar: Path, zone: tzinfo) -> Call:
    """What the carrier says. Said in a way that makes no sense, nobody knows what: perhaps that the call broke off.

    A moment without a zone is the hospital's; a byte order mark, as some systems write it, is passed over.
    """
    try:
        said = json.loads(sidecar.read_text(encoding="utf-8-sig"))
        if isinstance(moment := said.get("received_at"), str):
            received_at = datetime.fromisoformat(moment)
            said["received_at"] = received_at if received_at.tzinfo else received_at.replace(tzinfo=zone)
        return Call.model_validate(said)
    except FileNotFoundError:
        return Call()
    except (ValidationError, ValueError, AttributeError, OSError):
        log.warning("inbox.call_file_senseless", hint="The .json beside the fax is not of the documented form.")
        return Call(is_partial=True)


def _beside(path: Path) -> Path:
    """The file with what the carrier says, whatever the case of its ending."""
    wanted = path.name.lower() + ".json"
    others = (other for other in path.parent.iterdir() if other.name.lower() == wanted)
    return next(others, path.with_name(path.name + ".json"))
