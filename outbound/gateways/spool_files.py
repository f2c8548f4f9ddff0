"""Files of the sample carrier that survive a kill -9: written beside, forced to disk, renamed; one lock over all."""

import fcntl
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from outbound.tiff import read_tiff_f, write_tiff_f

_STRIP_BYTE_COUNTS = 279  # TIFF tag
_LONGEST_REFERENCE = 100


def write_durably(path: Path, data: bytes) -> None:
    """Write so that after a crash the file is there whole or not at all. Under `locked`: one writer per name."""
    beside = path.with_name(f".{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """A rename or removal is on disk only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One holder at a time over all processes and threads; a killed holder's lock is free again."""
    with (folder / "lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def file_name_of(reference: str) -> str:
    """A reference as a file name: "K7M4-9QX2:1" becomes "K7M4-9QX2.1"; no two references share one.

    Raises:
        ValueError: the reference is empty or too long.
    """
    if not 0 < len(reference) <= _LONGEST_REFERENCE:
        raise ValueError(f"A reference has 1 to {_LONGEST_REFERENCE} characters, not {len(reference)}.")
    return "".join(_safe(character) for character in reference)


def _safe(character: str) -> str:
    if character == ":":
        return "."
    if character.isascii() and (character.isalnum() or character in "-_"):
        return character
    return f"%{ord(character):X}%"


def page_bits(tiff: bytes) -> tuple[int, ...]:
    """Compressed bits of every page.

    Raises:
        ValueError: the bytes are no readable TIFF.
    """
    try:
        with Image.open(io.BytesIO(tiff), formats=["TIFF"]) as image:
            return tuple(_bits(page) for page in ImageSequence.Iterator(image))
    except (UnidentifiedImageError, OSError, SyntaxError, KeyError, EOFError) as error:
        raise ValueError("The job is no readable TIFF.") from error


def _bits(page: Image.Image) -> int:
    counts = page.tag_v2[_STRIP_BYTE_COUNTS]  # type: ignore[attr-defined]
    return 8 * int(sum(counts) if isinstance(counts, tuple) else counts)


def first_pages(tiff: bytes, pages: int) -> bytes:
    """The first `pages` pages as a fax file of their own, each page's resolution kept."""
    return write_tiff_f(read_tiff_f(tiff)[:pages])
