"""Faxes, documents and packets as bytes, each under the SHA-256 of its content, sealed if there is a key."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import structlog

from fax_intake.store.keys import BlobChangedError, BlobKeyError, KeyRing, id_of
from fax_intake.store.shelves import Shelf

log = structlog.get_logger()
KEY_CHECK = "key-check"  # a blob that only the keys of this store open
# A blob is put before the row that names it is committed. So what no row names is kept for some days after it was last
# put, and a put of what is there makes it young again well before that.
ORPHANS_KEPT, RENEWED_AFTER = timedelta(days=7), timedelta(days=3)


class BlobMissingError(Exception):
    """The database names a blob that the store does not have."""


class BlobStore:
    """Content-addressed bytes on a shelf. Putting the same bytes twice is one blob, so a repeat is harmless."""

    def __init__(self, shelf: Shelf, keys: KeyRing) -> None:
        self._shelf, self._keys = shelf, keys

    def put(self, data: bytes) -> str:
        """Store for good; returns the hex digest. OSError (disk full, store away) leaves nothing behind.

        What is there already and damaged is written anew: whoever brings the bytes again mends it.
        """
        digest = hashlib.sha256(data).hexdigest()
        written_at = self._shelf.written_at(digest)
        # An old one may be an orphan that a purge is about to delete: written anew it is young, and spared.
        is_young = written_at is not None and datetime.now(UTC) - written_at <= RENEWED_AFTER
        if not is_young or not self._is_whole(digest):
            self._shelf.write(digest, self._keys.seal(digest, data))
        return digest

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """Store many; returns their digests in order."""
        return [self.put(data) for data in blobs]

    def get(self, digest: str) -> bytes:
        """The bytes that were put.

        Raises:
            BlobMissingError: the bytes are gone, or are not what was stored.
            BlobKeyError: the key that they were sealed with is not given.
            OSError: the store is away; try again.
        """
        try:
            return self._open(digest)
        except (BlobMissingError, BlobKeyError) as error:
            # Whoever asked may go on without it: what must be restored is told here.
            log.error("blob.unusable", blob=digest, error=type(error).__name__, hint="Restore it from a backup.")
            raise

    def _is_whole(self, digest: str) -> bool:
        """Whether it still has its content; yes, too, of one that another key has sealed: it may not be ours."""
        try:
            self._open(digest)
        except (BlobMissingError, BlobChangedError):
            return False
        except BlobKeyError:
            return True
        return True

    def _open(self, digest: str) -> bytes:
        try:
            sealed = self._shelf.read(digest)
        except FileNotFoundError as error:
            raise BlobMissingError(
                f"Blob {digest} is missing from {self._shelf.place}; restore it from a backup."
            ) from error
        # Never sealed, and by chance beginning like a sealed one: the digest knows.
        data = sealed if _is(digest, sealed) else self._keys.open(digest, sealed)
        if not _is(digest, data):
            raise BlobMissingError(f"Blob {digest} in {self._shelf.place} was changed; restore it from a backup.")
        return data

    def delete(self, digest: str) -> None:
        self._shelf.delete(digest)

    def is_older(self, digest: str, than: datetime) -> bool:
        """Was it last put before that moment? What is not there was not."""
        written_at = self._shelf.written_at(digest)
        return written_at is not None and written_at < than

    def delete_older(self, digest: str, than: datetime) -> bool:
        """Delete a blob that was last put before that moment; says whether it was."""
        if not self.is_older(digest, than):
            return False
        self._shelf.delete(digest)
        return True

    def __contains__(self, digest: str) -> bool:
        return self._shelf.has(digest)

    def digests(self) -> Iterator[str]:
        """Every blob of the store, in no order."""
        return (name for name in self._shelf.names() if name != KEY_CHECK)

    def check_keys(self) -> None:
        """Before anything is written: do the given keys open this store? A new store takes note of its first key.

        Raises:
            BlobKeyError: they do not, or none is given for a store that has sealed blobs.
        """
        if self._shelf.has(KEY_CHECK):
            self._keys.open(KEY_CHECK, self._shelf.read(KEY_CHECK))
        elif self._keys.active_id is not None:
            self._shelf.write(KEY_CHECK, self._keys.seal(KEY_CHECK, b"fax-intake"))

    def rekey(self) -> tuple[int, int]:
        """Seal every blob that is not sealed with the newest key anew; safe beside a running service.

        Returns how many were sealed anew, and how many there are. A blob that cannot be opened is left as it is.

        Raises:
            BlobKeyError: there is no key.
        """
        if self._keys.active_id is None:
            raise BlobKeyError("There is no key to seal with. Make one: fax-intake blobs new-key")
        changed = total = 0
        for name in (*self.digests(), KEY_CHECK):
            total += 1
            sealed = self._shelf.read(name)
            if id_of(sealed) == self._keys.active_id:
                continue
            data = b"fax-intake" if name == KEY_CHECK else self._open(name)
            self._shelf.write(name, self._keys.seal(name, data))
            changed += 1
        return changed, total


def _is(digest: str, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == digest
