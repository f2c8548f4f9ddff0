"""Read faxes with our reader and with the afternoon's script; one line of results a fax."""

import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import date
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from bench.reading.naive import read_naively
from fax_intake.policy import load_policy
from fax_intake.reading import decode_limits
from fax_intake.workflow.office import own_identity
from ocr.candidates import read_lattice
from ocr.errors import OcrError
from ocr.letter import read_letter
from ocr.limited import decode_in_child
from ocr.model import OwnIdentity
from ocr.pages import read_page
from ocr.rasters import DecodeLimits
from ocr.second import read_segment
from ocr.words import Backend
from sample_faxes.files import picture_pdf_bytes
from sample_faxes.line import Bits

OURS = (
    *("kind", "kind_confidence", "patients", "reply_fax", "reply_fax_confidence", "phone", "requested_types"),
    *("date_range", "orientation", "legible", "unattended", "reference", "npi", "facility", "auth_missing"),
)
OF_PATIENT = (
    *("family", "given", "middle", "suffix", "dob", "mrn"),
    *("name_confidence", "dob_confidence", "name_agrees", "dob_agrees", "aliases"),
)
Row = dict[str, Any]


def reading_pool(workers: int = 2) -> ProcessPoolExecutor:
    """Reading processes; kept for the whole run, so that loading the models is paid once."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def read_all(pool: Executor, folders: Sequence[Path], backend: Backend, *, naive_every: int = 1) -> Iterator[Row]:
    """Rows in the order of the folders."""
    jobs = [(folder, naive_every > 0 and place % naive_every == 0) for place, folder in enumerate(folders)]
    yield from pool.map(partial(_read_both, backend), jobs)


def _read_both(backend: Backend, job: tuple[Path, bool]) -> Row:
    folder, with_naive = job
    truth = json.loads((folder / "truth.json").read_text())
    row: Row = {"fax": folder.name, "truth": truth}
    row["ours"], row["ours_cpu_s"] = _timed(lambda: _ours(folder, truth, backend))
    row["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if with_naive:
        pdf = _as_pdf(folder / "fax.tif")
        row["naive"], row["naive_cpu_s"] = _timed(lambda: read_naively(pdf))
    return row


def read_ours(backend: Backend, folder: Path) -> tuple[int, float]:
    """Pages read, and the seconds of computing they cost."""
    truth = json.loads((folder / "truth.json").read_text())
    _, cpu_s = _timed(lambda: _ours(folder, truth, backend))
    return truth["pages"], cpu_s


def _timed(read: Callable[[], Row]) -> tuple[Row, float]:
    """What was read, and the seconds of computing it cost, children included."""
    before = _cpu_s()
    found = read()
    return found, round(_cpu_s() - before, 3)


def _cpu_s() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _ours(folder: Path, truth: Mapping[str, Any], backend: Backend) -> Row:
    own, limits = office()
    with tempfile.TemporaryDirectory() as pages_dir:
        try:
            fax = decode_in_child(folder / "fax.tif", Path(pages_dir), limits)
        except OcrError as error:
            return {"kind": "unreadable", "patients": [], "error": type(error).__name__}
        pages = [read_page(page, backend) for page in fax.pages]
    received_on = date.fromisoformat(truth["received_on"])
    letter = read_letter(
        pages,
        own,
        received_on=received_on,
        pages_total=len(pages),
        second_reader=read_segment,
        lattice_reader=read_lattice,
    )
    whole = letter.to_json()
    shown = {name: whole[name] for name in OURS}
    shown["patients"] = [{name: one[name] for name in OF_PATIENT} for one in whole["patients"]]
    shown["requested_types"] = sorted(whole["requested_types"])
    return shown


@cache
def office() -> tuple[OwnIdentity, DecodeLimits]:
    policy = load_policy()
    return own_identity(policy), decode_limits(policy)


def _as_pdf(fax: Path) -> bytes:
    """The same pages as an e-mail gateway would deliver them: what the script was written for."""
    pages: list[Bits] = []
    with Image.open(fax) as file:
        dpi_y = round(file.info["dpi"][1])
        for number in range(getattr(file, "n_frames", 1)):
            file.seek(number)
            pages.append(~np.asarray(file.convert("1")))
    return picture_pdf_bytes(pages, dpi_y)
