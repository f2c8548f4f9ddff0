"""Keys of the blob store: AES-256-GCM (NIST SP 800-38D), several at once so that they can be changed while it runs.

A sealed blob is MAGIC, the key's id (4 bytes), a nonce (12 bytes) and the ciphertext with its tag; the blob's name is
authenticated with it, so that one blob cannot be put in another's place. A key's id is a digest of the key: a wrong
key is known before anything is decrypted.
"""

import base64
import binascii
import hashlib
import os
import secrets
import shlex
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fax_intake.store.files import write_whole

MAGIC = b"FXI\x01"
KEY_BYTES, ID_BYTES, NONCE_BYTES = 32, 4, 12
COMMAND_S = 30.0
PUT_BACK = "Put back the copy of the keys that you keep: without them nothing can be read."


class BlobKeyError(Exception):
    """No key, a key that makes no sense, or not the key that a blob was sealed with; nothing was written."""


class BlobChangedError(BlobKeyError):
    """The right key, but not the bytes that it sealed."""


class KeyRing:
    """The keys of an installation: the first one seals, all of them open. Without any key blobs stay as they are."""

    def __init__(self, load: Callable[[], tuple[bytes, ...]]) -> None:
        """`load` gives the keys, the one that seals first; it is asked again when a blob names an unknown key.

        Raises:
            BlobKeyError: `load` finds none where there should be some.
        """
        self._load = load
        self._keys = _by_id(load())

    @property
    def active_id(self) -> str | None:
        """Id of the key that seals, in hex; None: blobs are not sealed."""
        return next((key_id.hex() for key_id in self._keys), None)

    def seal(self, name: str, data: bytes) -> bytes:
        if not self._keys:
            return data
        key_id, key = next(iter(self._keys.items()))
        nonce = secrets.token_bytes(NONCE_BYTES)
        return MAGIC + key_id + nonce + key.encrypt(nonce, data, _bound_to(name, key_id))

    def open(self, name: str, sealed: bytes) -> bytes:
        """The data; bytes that were stored without a key are given back as they are.

        Raises:
            BlobKeyError: none of the keys is the one.
            BlobChangedError: the bytes were changed.
        """
        key_id = id_of(sealed)
        if key_id is None:
            return sealed
        if bytes.fromhex(key_id) not in self._keys:
            self._keys = _by_id(self._load())
        key = self._keys.get(bytes.fromhex(key_id))
        if key is None:
            known = ", ".join(known.hex() for known in self._keys) or "none"
            raise BlobKeyError(
                f"A blob is sealed with key {key_id}, and the keys given are: {known}. Give the right key "
                "(FAX_INTAKE_BLOB_KEY_FILE or FAX_INTAKE_BLOB_KEY_COMMAND); nothing was changed."
            )
        start = len(MAGIC) + ID_BYTES
        nonce, body = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
        try:
            return key.decrypt(nonce, body, _bound_to(name, bytes.fromhex(key_id)))
        except InvalidTag as error:
            raise BlobChangedError(f"Blob {name} was changed, or is another blob; restore it from a backup.") from error


def id_of(sealed: bytes) -> str | None:
    """The id of the key that sealed these bytes, in hex; None: they are not sealed."""
    if not sealed.startswith(MAGIC) or len(sealed) < len(MAGIC) + ID_BYTES + NONCE_BYTES:
        return None
    return sealed[len(MAGIC) : len(MAGIC) + ID_BYTES].hex()


def key_file_loader(file: Path) -> Callable[[], tuple[bytes, ...]]:
    """Keys of a file, one a line in base64, the newest first."""
    return lambda: parse_keys(_read(file), str(file))


def command_loader(command: str) -> Callable[[], tuple[bytes, ...]]:
    """Keys that a command prints, for example one that asks a vault."""
    return lambda: parse_keys(_run(command), "the key command")


def parse_keys(text: str, where: str) -> tuple[bytes, ...]:
    """One key a line, in base64; empty lines and those that begin with # are passed over.

    Raises:
        BlobKeyError: there is none, or a line is none. The message holds nothing of a key.
    """
    keys = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            key = base64.b64decode(line.strip(), validate=True)
        except binascii.Error as error:
            raise BlobKeyError(f"Line {number} of {where} is no base64. {PUT_BACK}") from error
        if len(key) != KEY_BYTES:
            raise BlobKeyError(
                f"Line {number} of {where} is no key: {KEY_BYTES} bytes in base64 are wanted. {PUT_BACK}"
            )
        keys.append(key)
    if not keys:
        raise BlobKeyError(
            f"There is no key in {where}. {PUT_BACK} Where nothing is stored yet: fax-intake blobs new-key"
        )
    return tuple(keys)


def add_key(file: Path) -> str:
    """Put a new key first into a key file, made if absent and readable by its owner only; returns the key's id.

    Raises:
        BlobKeyError: there is something in the file that is no key; nothing was written.
    """
    key = secrets.token_bytes(KEY_BYTES)
    older = file.read_bytes() if file.exists() else b""
    if older.strip():
        parse_keys(_read(file), str(file))
    write_whole(file, base64.b64encode(key) + b"\n" + older)
    file.chmod(0o600)
    return _id(key).hex()


def _by_id(keys: tuple[bytes, ...]) -> Mapping[bytes, AESGCM]:
    return {_id(key): AESGCM(key) for key in keys}


def _id(key: bytes) -> bytes:
    return hashlib.sha256(b"fax-intake blob key" + key).digest()[:ID_BYTES]


def _bound_to(name: str, key_id: bytes) -> bytes:
    return MAGIC + key_id + name.encode()


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or "it is no text"
        advice = "Let this account read it." if isinstance(error, PermissionError) else PUT_BACK
        raise BlobKeyError(f"The key file {file} cannot be read: {why}. {advice}") from error


def _run(command: str) -> str:
    try:
        done = subprocess.run(
            shlex.split(command), capture_output=True, text=True, timeout=COMMAND_S, check=True, env=os.environ
        )
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise BlobKeyError(f"The key command did not give a key: {type(error).__name__}.") from error
    return done.stdout
