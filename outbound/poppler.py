"""Poppler's programs as functions: PDF bytes in, facts, grey pages and text layers out.

Each call is a child process with a time limit; the bytes go in through a pipe, so no patient data is left on a disk.
"""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]  # (rows, columns), 0 is black

_PAGES_A_CALL = 8  # rendered pages held in memory at once, 3.7 MB each
_PGM = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")


class PopplerError(Exception):
    """The PDF could not be read; the text says why in words fit for staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """Size as a viewer shows it, in points, rotation applied."""

    width_pt: float
    height_pt: float
    turned_deg: int  # clockwise, 0, 90, 180 or 270


def pdf_pages(pdf: bytes, max_pages: int, timeout_s: float) -> tuple[PdfPage, ...]:
    """The size of every page.

    Raises:
        PopplerError: broken, protected by a password, without pages, or more than `max_pages`.
    """
    facts = _run(["pdfinfo", "-box", "-f", "1", "-l", str(max_pages), "-"], pdf, timeout_s).decode("utf-8", "replace")
    counted = re.search(r"^Pages:\s+(\d+)", facts, re.MULTILINE)
    count = int(counted.group(1)) if counted else 0
    if count == 0:
        raise PopplerError("it has no pages")
    if count > max_pages:
        raise PopplerError(f"it has {count} pages, more than {max_pages}")
    boxes = re.findall(r"^Page\s+\d+ CropBox:((?:\s+[-\d.]+){4})", facts, re.MULTILINE)
    turns = re.findall(r"^Page\s+\d+ rot:\s+(-?\d+)", facts, re.MULTILINE)
    if len(boxes) != count or len(turns) != count:
        raise PopplerError("its page sizes cannot be read")
    return tuple(_page(box, int(turn)) for box, turn in zip(boxes, turns, strict=True))


def _page(box: str, turn: int) -> PdfPage:
    left, bottom, right, top = (float(edge) for edge in box.split())
    width, height = abs(right - left), abs(top - bottom)
    if width < 1 or height < 1:
        raise PopplerError("one of its pages has no area")
    if turn % 180:
        width, height = height, width
    return PdfPage(width_pt=width, height_pt=height, turned_deg=turn % 360)


def grey_pages(pdf: bytes, first: int, sizes_px: Sequence[tuple[int, int]], timeout_s: float) -> list[Grey]:
    """Pages `first` (from 1) and following, one per size (columns, rows), anti-aliased."""
    pages: list[Grey] = []
    start = 0
    while start < len(sizes_px):
        run = 1
        while run < _PAGES_A_CALL and start + run < len(sizes_px) and sizes_px[start + run] == sizes_px[start]:
            run += 1
        pages += _grey_run(pdf, first + start, run, sizes_px[start], timeout_s)
        start += run
    return pages


def _grey_run(pdf: bytes, first: int, count: int, size_px: tuple[int, int], timeout_s: float) -> list[Grey]:
    width, height = size_px
    command = ["pdftoppm", "-gray", "-cropbox", "-scale-to-x", str(width), "-scale-to-y", str(height)]
    # A hairline is a fraction of a pel wide: anti-aliased it would turn pale and vanish at the threshold.
    command += ["-thinlinemode", "solid", "-f", str(first), "-l", str(first + count - 1), "-"]
    data = _run(command, pdf, timeout_s)
    pages: list[Grey] = []
    at = 0
    for _ in range(count):
        head = _PGM.match(data, at)
        if head is None:
            raise PopplerError("a page could not be drawn")
        columns, rows = int(head.group(1)), int(head.group(2))
        body = np.frombuffer(data, np.uint8, columns * rows, head.end())
        pages.append(body.reshape(rows, columns))
        at = head.end() + columns * rows
    return pages


def page_texts(pdf: bytes, count: int, timeout_s: float) -> tuple[str, ...]:
    """The text layer of every page, lines as laid out."""
    text = _run(["pdftotext", "-layout", "-enc", "UTF-8", "-l", str(count), "-", "-"], pdf, timeout_s)
    pages = text.decode("utf-8", "replace").split("\f")
    return tuple((pages + [""] * count)[:count])


def _run(command: list[str], pdf: bytes, timeout_s: float) -> bytes:
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired as error:
        raise PopplerError(f"{command[0]} had no end after {timeout_s:g} s") from error
    if done.returncode != 0:
        complaint = done.stderr.decode("utf-8", "replace")
        if "Incorrect password" in complaint:
            raise PopplerError("it is protected by a password")
        raise PopplerError(f"{command[0]} could not read it (exit {done.returncode})")
    return done.stdout
