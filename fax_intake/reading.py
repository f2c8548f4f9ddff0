"""Reading in processes of their own: a page that kills or hangs a reader costs its fax a review item, nothing else."""

import ctypes
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from datetime import date
from enum import IntEnum
from multiprocessing import get_context
from pathlib import Path
from threading import Condition
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pebble import ProcessExpired, ProcessPool

from fax_intake.policy import Policy
from ocr.model import Kind, Letter, OwnIdentity, PageImage, PageRead, Urgency
from ocr.rasters import DecodedFax, DecodeLimits

R = TypeVar("R")
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
PICTURE = "read-"  # beginning of a drawn page's file name
TASKS_A_WORKER = 200  # a fresh process now and then: native libraries keep memory


class ReadingFailedError(Exception):
    """A reader died or took too long; the fax goes to a person."""


class Turn(IntEnum):
    """In this order a reading process is given away."""

    URGENT = 0  # an emergency, or a fax that was read and is being decided
    LOOK = 1  # the first look at a fax: soon all that wait are in their right order
    ORDINARY = 2


class _Turns:
    """Who may use a reading process next."""

    def __init__(self, processes: int) -> None:
        self._free, self._waiting, self._changed = processes, Counter[Turn](), Condition()

    @contextmanager
    def take(self, turn: Turn) -> Iterator[None]:
        with self._changed:
            self._waiting[turn] += 1
            self._changed.wait_for(lambda: self._free > 0 and not any(self._waiting[one] for one in Turn if one < turn))
            self._waiting[turn] -= 1
            self._free -= 1
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()

    def are_taken(self) -> bool:
        return self._free == 0


class Readers:
    """A pool of reading processes that die with their parent."""

    def __init__(self, workers: int) -> None:
        self._turns = _Turns(workers)
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=TASKS_A_WORKER,
            initializer=_start_worker,
            initargs=(os.getpid(),),
            context=get_context("spawn"),  # a forked child would share the parent's threads' locks
        )

    def read_fax(
        self,
        folder: Path,
        pages: Sequence[int],
        pages_total: int,
        own: OwnIdentity,
        received_on: date,
        page_s: float,
        turn: Turn = Turn.ORDINARY,
        *,
        draw: bool = False,
    ) -> Letter:
        """Read the pages of a decoded fax; `draw` them into the folder too. Raises ReadingFailedError."""
        arguments = (folder, pages, pages_total, own, received_on, draw)
        return self._run(read_fax_folder, arguments, page_s * max(1, len(pages)), turn)

    def look(
        self, folder: Path, pages: Sequence[int], own: OwnIdentity, received_on: date, page_s: float
    ) -> tuple[Kind, Urgency]:
        """What a first look at a fax says of it, before all other reading. Raises ReadingFailedError."""
        return self._run(look_at_folder, (folder, pages, own, received_on), page_s * max(1, len(pages)), Turn.LOOK)

    def are_busy(self) -> bool:
        """Would a fax have to wait for its turn?"""
        return self._turns.are_taken()

    def read_text(self, pixels: NDArray[np.uint8], dpi_y: int, page_s: float) -> str:
        """Read one page of a scanned document as plain text. Raises ReadingFailedError."""
        return self._run(read_plain_text, (pixels, dpi_y), page_s, Turn.URGENT)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble has annotations on part of its functions only
        self._pool.join(timeout=5)

    def _run(self, act: Callable[..., R], arguments: tuple[object, ...], limit_s: float, turn: Turn) -> R:
        try:
            with self._turns.take(turn):
                result: R = self._pool.schedule(act, args=arguments, timeout=limit_s).result()
        except FutureTimeoutError as error:
            raise ReadingFailedError(f"Reading took longer than {limit_s:g} s and was stopped.") from error
        except ProcessExpired as error:
            raise ReadingFailedError(f"The reading process died (exit code {error.exitcode}).") from error
        return result


def decode_limits(policy: Policy) -> DecodeLimits:
    """What decoding one fax may cost, as the policy says."""
    rules = policy.reading
    return DecodeLimits(
        max_pages=rules.pages_decoded,
        max_pixels_per_page=int(rules.megapixels_a_page * 1e6),
        memory_bytes=rules.decode_mib << 20,
        cpu_s=round(rules.decode_s),
        wall_s=rules.decode_s,
    )


def pages_to_read(decoded: DecodedFax, policy: Policy) -> list[int]:
    """The numbers of the pages that are read: the first ones of a long fax."""
    return [page.number for page in decoded.pages.stored[: policy.reading.pages_read]]


def read_fax_folder(
    folder: Path, pages: Sequence[int], pages_total: int, own: OwnIdentity, received_on: date, draw: bool = False
) -> Letter:
    """Read these pages of a folder that `ocr.decode_child` has filled; `draw` puts pictures of them there too."""
    # Imported here, as below, in the reading processes: no other process has to load the readers.
    from ocr.candidates import read_lattice
    from ocr.letter import read_letter
    from ocr.limited import load_page
    from ocr.pages import read_page
    from ocr.second import read_segment

    read = [read_page(load_page(folder, number)) for number in pages]
    letter = read_letter(
        read,
        own,
        received_on=received_on,
        pages_total=pages_total,
        second_reader=read_segment,
        lattice_reader=read_lattice,
    )
    if draw:
        _draw_pages(folder, read, letter)
    return letter


def _draw_pages(folder: Path, read: Sequence[PageRead], letter: Letter) -> None:
    """Pictures of the first page, and of every other one on which something was read."""
    from ocr.picture import draw_evidence

    told = {piece.page_number for piece in letter.evidence}
    for page in read:
        if page is read[0] or page.number in told:
            drawn = draw_evidence(page, letter.evidence, pages_total=letter.pages_total)
            drawn.save(folder / f"{PICTURE}{page.number}.png", format="PNG")


def pictures_of(folder: Path) -> list[tuple[int, Path]]:
    """The pictures that reading drew, by page number."""
    found = folder.glob(f"{PICTURE}*.png")
    return sorted((int(path.stem.removeprefix(PICTURE)), path) for path in found)


def look_at_folder(folder: Path, pages: Sequence[int], own: OwnIdentity, received_on: date) -> tuple[Kind, Urgency]:
    """Kind and urgency as the first of these pages that asks says them, read at a glance."""
    from ocr.kinds import is_attached_page
    from ocr.layout import lay_out
    from ocr.letter import read_letter
    from ocr.limited import load_page
    from ocr.pages import glance_at

    said: tuple[Kind, Urgency] = ("unreadable", "routine")
    for number in pages:
        page = glance_at(load_page(folder, number))
        letter = read_letter([page], own, received_on=received_on, pages_total=1, second_reader=None)
        said = (letter.kind, letter.urgency)
        if letter.kind != "unreadable" and not is_attached_page(lay_out(page)):
            break
    return said


def read_plain_text(pixels: NDArray[np.uint8], dpi_y: int) -> str:
    """The text of one fax page (204 dots per inch across)."""
    from ocr.pages import read_page

    return read_page(PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=float(dpi_y))).text


def _start_worker(parent: int) -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"  # else Tesseract takes four times the CPU
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when we stop
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)
