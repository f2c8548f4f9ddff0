"""Faxes, documents and packets as bytes, each under the SHA-256 of its content."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from fax_intake.store.files import write_whole


class BlobMissingError(Exception):
    """The database names a blob that the store does not have."""


class BlobStore:
    """Content-addressed files in one folder. Putting the same bytes twice is one blob, so a repeat is harmless."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, data: bytes) -> str:
        """Store and flush to the disk; returns the hex digest. OSError (disk full) leaves nothing behind."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write_whole(path, data)
        return digest

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """Store many; returns their digests in order."""
        return [self.put(data) for data in blobs]

    def get(self, digest: str) -> bytes:
        """Raises BlobMissingError when the bytes are gone, or are not what was stored."""
        try:
            data = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise BlobMissingError(
                f"Blob {digest} is missing from {self._folder}; restore it from a backup."
            ) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise BlobMissingError(f"Blob {digest} in {self._folder} was changed on disk; restore it from a backup.")
        return data

    def delete(self, digest: str) -> None:
        self._path(digest).unlink(missing_ok=True)

    def __contains__(self, digest: str) -> bool:
        return self._path(digest).exists()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest
