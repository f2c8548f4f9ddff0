"""Where blobs lie: a folder of this machine, or an object store that several machines share."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import fsspec

from fax_intake.store.files import write_whole


class ShelfAwayError(OSError):
    """The object store did not answer, or refused; nothing is known to be lost, and the same may be tried again."""


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

    def names(self) -> Iterator[str]: ...


class FolderShelf:
    """Files of one folder, flushed to the disk before `write` returns."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.place = folder, str(folder)
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        path = self._path(name)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, data)

    def read(self, name: str) -> bytes:
        return self._path(name).read_bytes()

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def names(self) -> Iterator[str]:
        for path in self._folder.glob("??/*"):
            if not path.name.startswith("."):
                yield path.name

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
