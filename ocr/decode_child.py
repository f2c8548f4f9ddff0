"""Decoding in a child process with limits of its own: `python -m ocr.decode_child INPUT OUT_DIR ...`.

The child writes OUT_DIR/page-0001.png ... and OUT_DIR/pages.json, or prints {"reason": ...} and exits with 2.
Files from outside are decoded only here: a decoder that is made to eat memory, spin or crash takes its own
process down and costs that one fax. Linux only, for the death signal.
"""

import argparse
import ctypes
import json
import resource
import signal
import sys
from pathlib import Path

from ocr.decode import decode_fax
from ocr.errors import FaxUndecodableError, ReaderMissingError
from ocr.rasters import DecodedFax, DecodeLimits, StoredPage

EXIT_UNDECODABLE = 2
EXIT_READER_MISSING = 3
EXIT_NOT_STORED = 4
MANIFEST = "pages.json"
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(arguments: list[str]) -> int:
    """Exit code 0: pages written. 2: fax cannot be decoded. 3: a program is not installed. 4: no room for the pages."""
    given = _parse(arguments)
    limits = DecodeLimits(
        max_pages=given.max_pages,
        max_pixels_per_page=given.max_pixels,
        memory_bytes=given.memory_bytes,
        cpu_s=given.cpu_s,
        output_bytes=given.output_bytes,
    )
    confine(limits)
    try:
        fax = decode_fax(given.input.read_bytes(), limits)
    except FaxUndecodableError as error:
        print(json.dumps({"reason": error.reason}))
        return EXIT_UNDECODABLE
    except MemoryError:
        print(json.dumps({"reason": "decoding needs too much memory"}))
        return EXIT_UNDECODABLE
    except ReaderMissingError as error:
        print(json.dumps({"reason": str(error)}))
        return EXIT_READER_MISSING
    try:
        write_pages(fax, given.out_dir)
    except OSError as error:
        print(json.dumps({"reason": error.strerror or "writing failed"}))
        return EXIT_NOT_STORED
    return 0


def confine(limits: DecodeLimits) -> None:
    """Limit this process for good, and have the kernel kill it when its parent dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, and would report a full disk instead
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_s),
        (resource.RLIMIT_FSIZE, limits.output_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def write_pages(fax: DecodedFax, out_dir: Path) -> None:
    """Pages first, the list of them last: a folder with a list is complete."""
    listed = []
    for page in fax.pages.stored:
        name = page_name(page.number)
        assert isinstance(page.png, bytes)
        (out_dir / name).write_bytes(page.png)
        listed.append({"number": page.number, "file": name, "dpi_x": page.dpi_x, "dpi_y": page.dpi_y})
    manifest = {"format": fax.format, "pages_total": fax.pages_total, "damaged": fax.damaged, "pages": listed}
    (out_dir / MANIFEST).write_text(json.dumps(manifest))


def page_name(number: int) -> str:
    return f"page-{number:04d}.png"


def stored_page(out_dir: Path, listed: dict[str, float]) -> StoredPage:
    """One line of the list as a page that is still on disk."""
    number = int(listed["number"])
    return StoredPage(number=number, dpi_x=listed["dpi_x"], dpi_y=listed["dpi_y"], png=out_dir / page_name(number))


def _parse(arguments: list[str]) -> argparse.Namespace:
    standard = DecodeLimits()
    parser = argparse.ArgumentParser(prog="python -m ocr.decode_child", description=__doc__)
    parser.add_argument("input", type=Path)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--max-pages", type=int, default=standard.max_pages)
    parser.add_argument("--max-pixels", type=int, default=standard.max_pixels_per_page)
    parser.add_argument("--memory-bytes", type=int, default=standard.memory_bytes)
    parser.add_argument("--cpu-s", type=int, default=standard.cpu_s)
    parser.add_argument("--output-bytes", type=int, default=standard.output_bytes)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
