"""Where blobs lie: a folder of this machine, or an object store that several machines share."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import fsspec

from fax_intake.store.files import write_whole


class ShelfAwayError(OSError):
    """The store did not answer, or refused; nothing is known to be lost, and the same may be tried again."""


class Shelf(Protocol):
    """Named bytes, each there whole or not at all."""

    place: str  # for people

    def write(self, name: str, data: bytes) -> None:
        """Raises OSError (disk full, no rights, store away); nothing is left behind then."""

    def read(self, name: str) -> bytes:
        """Raises FileNotFoundError, or OSError when the shelf is away."""

    def delete(self, name: str) -> None:
        """What is not there is deleted already."""

    def has(self, name: str) -> bool: ...

    def written_at(self, name: str) -> datetime | None:
        """When it was last written (UTC); None when it is not there."""

    def names(self) -> Iterator[str]: ...


class FolderShelf:
    """Files of one folder, flushed to the disk before `write` returns.

    The folder bears a mark. Without it this is not the folder that it was: a mount that went away leaves an empty one,
    in which every blob would be missing, and into which the next would be written.
    """

    def __init__(self, folder: Path, known_by: Path | None = None) -> None:
        """Make the folder and mark it, unless `known_by`, a file elsewhere, says that this was done before.

        Else whoever starts while the mount is away would make a second store below it.
        """
        self._folder, self.place, self._mark = folder, str(folder), folder / ".shelf"
        if known_by is not None and known_by.exists() and known_by.read_text("utf-8") == self.place:
            return
        folder.mkdir(parents=True, exist_ok=True)
        self._mark.touch(exist_ok=True)
        if known_by is not None:
            write_whole(known_by, self.place.encode())

    def write(self, name: str, data: bytes) -> None:
        self._require_mark()
        path = self._path(name)
        try:
            path.parent.mkdir(exist_ok=True)
            write_whole(path, data)
        finally:
            self._require_mark()  # gone just now, it failed for that, or what it wrote lies beside the store

    def read(self, name: str) -> bytes:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            self._require_mark()
            raise

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        return self._path(name).exists() or self._require_mark()

    def written_at(self, name: str) -> datetime | None:
        with suppress(FileNotFoundError):
            return datetime.fromtimestamp(self._path(name).stat().st_mtime, UTC)
        self._require_mark()
        return None

    def names(self) -> Iterator[str]:
        for path in self._folder.glob("??/*"):
            if not path.name.startswith("."):
                yield path.name

    def _require_mark(self) -> Literal[False]:
        if not self._mark.exists():
            raise ShelfAwayError(f"The folder {self.place} is not what it was; is it mounted?")
        return False

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


class RemoteShelf:
    """Objects below one address of an fsspec file system, such as s3://bucket/folder."""

    def __init__(self, url: str, **options: Any) -> None:
        """Raises ValueError for an address that fsspec does not know."""
        self._files, self._root = fsspec.core.url_to_fs(url, use_listings_cache=False, **options)
        self.place = url

    def write(self, name: str, data: bytes) -> None:
        with _away_is_an_error(self.place):
            self._files.pipe_file(self._path(name), data)

    def read(self, name: str) -> bytes:
        with _away_is_an_error(self.place):
            found: bytes = self._files.cat_file(self._path(name))
            return found

    def delete(self, name: str) -> None:
        with suppress(FileNotFoundError), _away_is_an_error(self.place):
            self._files.rm_file(self._path(name))

    def has(self, name: str) -> bool:
        with _away_is_an_error(self.place):
            return bool(self._files.exists(self._path(name)))

    def written_at(self, name: str) -> datetime | None:
        with suppress(FileNotFoundError), _away_is_an_error(self.place):
            found: datetime = self._files.modified(self._path(name))
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        return None

    def names(self) -> Iterator[str]:
        with _away_is_an_error(self.place):
            found = self._files.find(self._root)
        for path in found:
            yield path.rpartition("/")[2]

    def _path(self, name: str) -> str:
        return f"{self._root}/{name[:2]}/{name}"


@contextmanager
def _away_is_an_error(place: str) -> Iterator[None]:
    """Whatever an object store's client raises is a ShelfAwayError; a missing object stays FileNotFoundError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:  # each store's client has a family of its own
        raise ShelfAwayError(f"The object store {place} cannot be used now ({type(error).__name__}).") from error
