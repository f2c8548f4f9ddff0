"""How fast pages are read: one worker and two, the other back end, OCRmyPDF on the same pages, and where the time goes.

OCRmyPDF is no requirement of this project: it is measured where its program is found (`--ocrmypdf PROGRAM`), as one
would run it on faxes (turned upright, deskewed, a text layer; it does not look for any field).
"""

import cProfile
import os
import pstats
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pikepdf
from rich.console import Console
from rich.table import Table

from bench.reading.measure import _as_pdf, read_ours, reading_pool
from ocr.words import Backend

WARM_UP = 4  # faxes read before the clock starts, so that every worker has loaded its models
STEPS: Mapping[str, str] = {  # module of ocr -> step; what is not named belongs to the letter
    **dict.fromkeys(("decode", "decode_child", "decode_pdf", "decode_tiff", "limited", "rasters"), "decode"),
    **dict.fromkeys(("clean", "upright", "header"), "clean, square pixels, deskew, header"),
    "orientation": "orientation",
    "words": "Tesseract",
    "second": "second reader",
    "barcodes": "bar codes",
}
LETTER = "letter: kind, fields, evidence"
Function = tuple[str, int, str]  # file, line, name, as pstats keys them


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    pages: int
    wall_s: float
    cpu_s: float

    @property
    def pages_a_minute(self) -> float:
        return self.pages / self.wall_s * 60


def print_speed(folders: Sequence[Path], backend: Backend, ocrmypdf: str, console: Console) -> None:
    """Reads the faxes anew, some of them several times."""
    one, two = read_fast(folders, backend, 1), read_fast(folders, backend, 2)
    other: Backend = "pytesseract" if backend == "tesserocr" else "tesserocr"
    slow = read_fast(folders, other, 1)
    table = Table(f"speed, {one.pages} pages", "goal", "pages a minute", "CPU s a page")
    table.add_row(f"one worker, {backend}", "<= 1.2 (pytesseract 1.6)", *_cells(one))
    table.add_row(f"two workers, {backend}", "", *_cells(two))
    table.add_row("two against one", ">= 1.8", f"{two.pages_a_minute / one.pages_a_minute:.2f}", "")
    table.add_row(f"one worker, {other}", "", *_cells(slow))
    program = shutil.which(ocrmypdf)
    if program:
        table.add_row("OCRmyPDF, two jobs, text layer only", "", *_cells(run_ocrmypdf(program, folders)))
    else:
        table.add_row("OCRmyPDF", "", "not installed here", "")
    console.print(table)
    steps = seconds_by_step(folders, backend)
    total = sum(steps.values())
    table = Table("where a fax's time goes", "s a page", "share")
    for step, seconds in sorted(steps.items(), key=lambda entry: -entry[1]):
        table.add_row(step, f"{seconds / one.pages:.3f}", f"{seconds / total:.0%}")
    console.print(table)


def _cells(speed: Speed) -> tuple[str, str]:
    return f"{speed.pages_a_minute:.0f}", f"{speed.cpu_s / speed.pages:.2f}"


def read_fast(folders: Sequence[Path], backend: Backend, workers: int) -> Speed:
    """Our reader alone, in so many processes."""
    with reading_pool(workers) as pool:
        list(pool.map(partial(read_ours, backend), list(folders[:1]) * WARM_UP))
        start = time.perf_counter()
        read = list(pool.map(partial(read_ours, backend), folders))
        wall_s = time.perf_counter() - start
    return Speed(pages=sum(pages for pages, _ in read), wall_s=wall_s, cpu_s=sum(cpu_s for _, cpu_s in read))


def run_ocrmypdf(program: str, folders: Sequence[Path]) -> Speed:
    """All pages as one PDF, so that starting the program counts once."""
    with tempfile.TemporaryDirectory() as scratch, pikepdf.new() as joined:
        source, target = Path(scratch, "in.pdf"), Path(scratch, "out.pdf")
        parts = []  # kept open until the whole is saved
        for folder in folders:
            part = Path(scratch, f"{folder.name}.pdf")
            part.write_bytes(_as_pdf(folder / "fax.tif"))
            parts.append(pikepdf.open(part))
            joined.pages.extend(parts[-1].pages)
        joined.save(source)
        pages = len(joined.pages)
        command = [program, "--quiet", "--jobs", "2", "--rotate-pages", "--deskew", "--output-type", "pdf"]
        before, start = os.times(), time.perf_counter()
        subprocess.run([*command, str(source), str(target)], check=True, capture_output=True, timeout=3600)
        wall_s, after = time.perf_counter() - start, os.times()
    used = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return Speed(pages=pages, wall_s=wall_s, cpu_s=used)


def seconds_by_step(folders: Sequence[Path], backend: Backend) -> dict[str, float]:
    """Wall seconds of every step, in this process; what a library takes counts for the module that called it.

    Profiling slows Python's own work, hardly that of Tesseract and of the second reader: the letter looks a little
    dearer than it is.
    """
    read_ours(backend, folders[0])
    profile = cProfile.Profile()
    profile.enable()
    for folder in folders:
        read_ours(backend, folder)
    profile.disable()
    return by_module(pstats.Stats(profile).stats)  # type: ignore[attr-defined]


def by_module(stats: Mapping[Function, tuple[int, int, float, float, Mapping[Function, tuple[int, int, float, float]]]]
) -> dict[str, float]:  # fmt: skip
    """Own seconds of each function, given to the step of the module of ours that it ran for."""
    owners: dict[Function, dict[str, float]] = {}

    def owners_of(function: Function, path: frozenset[Function]) -> dict[str, float]:
        """Shares of the steps that this function ran for."""
        if function in owners:
            return owners[function]
        file = Path(function[0])
        if file.parent.name == "ocr":
            return {STEPS.get(file.stem, LETTER): 1.0}
        callers = {one: counts[3] for one, counts in stats[function][4].items() if one not in path}
        total = sum(callers.values())
        shares: dict[str, float] = defaultdict(float)
        for caller, seconds in callers.items():
            for step, share in owners_of(caller, path | {function}).items():
                shares[step] += share * (seconds / total if total else 1 / len(callers))
        if not path:
            owners[function] = shares
        return shares

    found: dict[str, float] = defaultdict(float)
    for function, (_, _, own_s, _, _) in stats.items():
        for step, share in owners_of(function, frozenset()).items():
            found[step] += own_s * share
    return dict(found)
