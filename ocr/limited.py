"""The parent's side of decoding: start the child, wait so long and no longer, and name every way of dying."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from ocr.decode_child import EXIT_NOT_STORED, EXIT_READER_MISSING, EXIT_UNDECODABLE, MANIFEST, stored_page
from ocr.errors import FaxUndecodableError, PagesNotStoredError, PageUnreadableError, ReaderMissingError
from ocr.model import PageImage
from ocr.rasters import DecodedFax, DecodeLimits, Pages

MODULE = "ocr.decode_child"


def decode_in_child(path: Path, out_dir: Path, limits: DecodeLimits) -> DecodedFax:
    """Decode `path` into `out_dir` (which exists) and return its pages, each loaded from there when asked for.

    Running it twice writes the same files again. Raises FaxUndecodableError for every way in which the file
    or the child fails, PagesNotStoredError when the disk is full, ReaderMissingError when Poppler is not installed.
    """
    code, said = _run(_command(path, out_dir, limits), limits.wall_s)
    if code == 0:
        return load_pages(out_dir)
    if code == EXIT_READER_MISSING:
        raise ReaderMissingError(_reason(said))
    if code == EXIT_NOT_STORED:
        raise PagesNotStoredError(f"The pages could not be written to {out_dir}: {_reason(said)}.")
    raise FaxUndecodableError(_reason(said) if code == EXIT_UNDECODABLE else _cause_of_death(code, limits))


def load_pages(out_dir: Path) -> DecodedFax:
    """The pages that a child wrote. Raises FaxUndecodableError when the folder is not complete."""
    try:
        manifest = json.loads((out_dir / MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise FaxUndecodableError("the decoded pages are missing") from error
    return DecodedFax(
        pages=Pages(tuple(stored_page(out_dir, listed) for listed in manifest["pages"])),
        format=manifest["format"],
        pages_total=manifest["pages_total"],
        damaged=manifest["damaged"],
    )


def load_page(out_dir: Path, number: int) -> PageImage:
    """One page of a decoded fax, counted from 1. Raises PageUnreadableError when that page is not there."""
    for page in load_pages(out_dir).pages.stored:
        if page.number == number:
            return page.load()
    raise PageUnreadableError(number, "it was lost when the fax was decoded")


def _command(path: Path, out_dir: Path, limits: DecodeLimits) -> list[str]:
    return [
        *(sys.executable, "-m", MODULE, str(path.absolute()), str(out_dir.absolute())),
        *("--max-pages", str(limits.max_pages), "--max-pixels", str(limits.max_pixels_per_page)),
        *("--memory-bytes", str(limits.memory_bytes), "--cpu-s", str(limits.cpu_s)),
        *("--output-bytes", str(limits.output_bytes)),
    ]


def _run(command: list[str], wall_s: float) -> tuple[int, bytes]:
    """Exit code (negative: the signal) and output. The whole process group dies with the time limit."""
    environment = {
        # The child finds this package where this process found it, from whatever folder it is started.
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
        "PATH": os.defpath,
        "OPENBLAS_NUM_THREADS": "1",  # one thread stack fewer in the address space that is limited
        "OMP_NUM_THREADS": "1",
    }
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    )
    try:
        said, _ = child.communicate(timeout=wall_s)
    except subprocess.TimeoutExpired:
        said = b""
    finally:
        # Also after a normal end: what the child started must not outlive it.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return child.returncode, said


def _reason(said: bytes) -> str:
    try:
        return str(json.loads(said)["reason"])
    except (ValueError, KeyError, TypeError):
        return "the decoder failed"


def _cause_of_death(code: int, limits: DecodeLimits) -> str:
    if code == -signal.SIGKILL:
        return f"decoding took longer than {limits.wall_s:g} s or was killed for its memory"
    if code == -signal.SIGXCPU:
        return f"decoding took more than {limits.cpu_s} s of computing"
    if code == -signal.SIGXFSZ:
        return f"a decoded page larger than {limits.output_bytes:,} bytes"
    return f"the decoder died of signal {-code}" if code < 0 else "the decoder failed"
