"""Reading simulated by waiting: an office whose faxes are the JSON of what would have been read from them."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from fax_intake.reading import Readers, Turn
from fax_intake.workflow.office import Office
from ocr.model import Letter, PatientOnFax, RequestOnFax
from ocr.rasters import DecodedFax, Pages

CONTENT = "fax.json"


class SimulatedOffice(Office):
    """Decodes nothing: the one page is the fax's own bytes."""

    @contextmanager
    def decoded(self, fax: bytes) -> Iterator[tuple[Path, DecodedFax]]:
        with self.scratch() as folder:
            (folder / CONTENT).write_bytes(fax)
            yield folder, DecodedFax(pages=Pages(()), format="simulated", pages_total=1, damaged=0)


class SimulatedReaders(Readers):
    """As many at a time as there would be processes; each waits instead of reading, and says what the fax holds."""

    def __init__(self, processes: int, *, look_s: float, read_s: float) -> None:
        super().__init__(processes)
        self.look_s, self.read_s = look_s, read_s
        self.done: list[tuple[str, str]] = []  # ("look" or "read", family), in the order in which they began

    def _run(self, act: Any, arguments: Any, limit_s: float, turn: Turn) -> Any:
        letter = letter_of((arguments[0] / CONTENT).read_bytes())
        is_look = turn is Turn.LOOK
        with self._turns.take(turn):
            self.done.append(("look" if is_look else "read", letter.patients[0].family or ""))
            time.sleep(self.look_s if is_look else self.read_s)
        return (letter.kind, letter.urgency) if is_look else letter


def simulated(office: Office, readers: Readers) -> SimulatedOffice:
    """The same office, reading as these readers do."""
    parts = {field.name: getattr(office, field.name) for field in fields(office)}
    return SimulatedOffice(**(parts | {"readers": readers}))


def fax_of(family: str, given: str, born: str, mrn: str, *, kind: str = "continuity_of_care") -> bytes:
    """A fax from the practice of `workflow_stage` about this patient."""
    return json.dumps({"family": family, "given": given, "born": born, "mrn": mrn, "kind": kind}).encode()


def letter_of(content: bytes) -> Letter:
    said = json.loads(content)
    patient = PatientOnFax(
        name=f"{said['family']}, {said['given']}",
        given=said["given"],
        family=said["family"],
        dob=date.fromisoformat(said["born"]),
        mrn=said["mrn"],
        name_confidence=0.99,
        dob_confidence=0.99,
    )
    return Letter(
        kind=said["kind"],
        kind_confidence=0.99,
        purpose="treatment",
        facility="keck",
        patients=(patient,),
        requester_org="Foothill Family Practice",
        npi="1234567893",
        reply_fax="+12135550143",
        reply_fax_confidence=0.99,
        urgency="stat" if said["kind"] == "emergency" else "routine",
        pages_total=1,
        pages_read=1,
        requests=(RequestOnFax(patient_index=0, requested_types=(), date_range=None),),
    )
