"""Rasterizing in a child process with limits: the documents' bytes are not trusted.

`python -m outbound.raster_child IN_DIR OUT_DIR` reads IN_DIR/document.bin and IN_DIR/job.json and leaves either
OUT_DIR/pages.tif with OUT_DIR/texts.json, or OUT_DIR/refused.json; exit 4: there was no room for them. Whatever else
happens to it is the parent's to see.
"""

import ctypes
import errno
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from outbound.errors import ConversionFailedError
from outbound.limits import RasterLimits
from outbound.model import FaxPage, SourceDocument

_PR_SET_PDEATHSIG = 1
_LARGEST_FILE_BYTES = 256 * 1024 * 1024  # of any file written; 400 fax pages have 20 MiB
_EXIT_NO_ROOM = 4
_GRACE_S = 5.0  # for the interpreter's start and the pages' way back


def rasterize_in_child(document: SourceDocument, limits: RasterLimits) -> tuple[FaxPage, ...]:
    """As `rasterize_document`, in a process of its own with memory, CPU, file size and wall-clock limits.

    The process and all its children are gone when this returns. The document lies in a private temporary folder
    meanwhile.

    Raises:
        ConversionFailedError: as `rasterize_document`, and for every death of the process.
        OSError: the disk is full, which says nothing about the document.
    """
    with tempfile.TemporaryDirectory(prefix="fax-raster-") as folder:
        inward, outward = Path(folder, "in"), Path(folder, "out")
        inward.mkdir()
        outward.mkdir()
        (inward / "document.bin").write_bytes(document.content)
        (inward / "job.json").write_text(json.dumps(asdict(limits)), encoding="ascii")
        status = _run_child(inward, outward, limits)
        refused = outward / "refused.json"
        if status == 0 and refused.exists():
            raise ConversionFailedError(document.document_id, json.loads(refused.read_text(encoding="utf-8"))["why"])
        if status == _EXIT_NO_ROOM:
            raise OSError(errno.ENOSPC, "There is no room for the converted pages", str(outward))
        if status != 0:
            raise ConversionFailedError(document.document_id, _cause_of_death(status, limits))
        return _returned_pages(outward, document.document_id)


def _run_child(inward: Path, outward: Path, limits: RasterLimits) -> int | None:
    """The exit status, negative for a signal; None: it was ended because its time was over."""
    with subprocess.Popen(
        [sys.executable, "-m", "outbound.raster_child", str(inward), str(outward)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=inward,
        env=_environment(),
        start_new_session=True,
    ) as child:
        try:
            return child.wait(limits.timeout_s + _GRACE_S)
        except subprocess.TimeoutExpired:
            return None
        finally:
            # Poppler's processes are in the child's group: a dead child must not leave one behind.
            _kill_group(child.pid)


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _environment() -> dict[str, str]:
    """Nothing of ours but where programs and this package are; one thread, so that the CPU limit means what it says."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
    return {"PATH": os.defpath, "PYTHONPATH": str(Path(__file__).parent.parent), "LC_ALL": "C.UTF-8", **one_thread}


def _cause_of_death(status: int | None, limits: RasterLimits) -> str:
    if status is None or status == -signal.SIGXCPU:
        return f"it was not done after {limits.timeout_s:g} s"
    return f"the converting process died (exit {status}); it may need more than {limits.memory_mib} MiB"


def _returned_pages(outward: Path, document_id: str) -> tuple[FaxPage, ...]:
    from outbound.tiff import read_tiff_f

    try:
        pages = read_tiff_f((outward / "pages.tif").read_bytes())
        texts = json.loads((outward / "texts.json").read_text(encoding="utf-8"))
        return tuple(replace(page, document_id=document_id, text=text) for page, text in zip(pages, texts, strict=True))
    except (OSError, ValueError) as error:
        raise ConversionFailedError(document_id, "the converting process left no pages") from error


def _main(inward: Path, outward: Path) -> int:
    job = json.loads((inward / "job.json").read_text(encoding="ascii"))
    limits = RasterLimits(**job)
    _limit_this_process(limits)
    # Imported under the limits, and only here: the parent needs none of it.
    from outbound.raster import rasterize_document
    from outbound.tiff import write_tiff_f

    document = SourceDocument(
        document_id="document",
        title="",
        document_type="",
        service_date=date.min,
        content_type="",
        content=(inward / "document.bin").read_bytes(),
    )
    try:
        pages = rasterize_document(document, limits)
    except ConversionFailedError as error:
        (outward / "refused.json").write_text(json.dumps({"why": error.why}), encoding="utf-8")
        return 0
    try:
        (outward / "texts.json").write_text(json.dumps([page.text for page in pages]), encoding="utf-8")
        (outward / "pages.tif").write_bytes(write_tiff_f(pages))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        return _EXIT_NO_ROOM
    return 0


def _limit_this_process(limits: RasterLimits) -> None:
    """Die with the parent; limits that Poppler's processes inherit."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    memory = limits.memory_mib * 1024 * 1024
    cpu_s = max(1, round(limits.timeout_s))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE_BYTES, _LARGEST_FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Path(sys.argv[2])))
