"""Ids of faxes, requests and attempts; none is made from patient data, so they may stand in logs and file names."""

import hashlib
import secrets
from datetime import datetime
from typing import NewType

from ocr.reference import ALPHABET, check_letter
from outbound.model import AttemptReference

FaxId = NewType("FaxId", str)
RequestId = NewType("RequestId", str)
Reference = NewType("Reference", str)


def new_fax_id(received_at: datetime) -> FaxId:
    """A time-ordered id, e.g. "20261124T015300-9f86d081"."""
    return FaxId(f"{received_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}")


def request_id(fax_id: FaxId | str, number: int) -> RequestId:
    """The id of the fax's request `number` (from 1). The same on every run, so a repeated step finds its own rows."""
    return RequestId(f"{fax_id}.{number}")


def make_reference(blob_sha256: str, ordinal: int, request_number: int) -> Reference:
    """What the office sees and quotes: "FI-XXXX-XXXX", seven letters of a hash and one check letter.

    Args:
        blob_sha256: hex digest of the fax as received.
        ordinal: 1 for the first receipt of these bytes, 2 for the next.
        request_number: the request within the fax, from 1.
    """
    digest = hashlib.sha256(f"{blob_sha256}:{ordinal}:{request_number}".encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    letters = ""
    for _ in range(7):
        number, index = divmod(number, len(ALPHABET))
        letters = ALPHABET[index] + letters
    letters += check_letter(letters)
    return Reference(f"FI-{letters[:4]}-{letters[4:]}")


def attempt_reference(reference: Reference | str, number: int) -> AttemptReference:
    """Deterministic, so that a repeat after a crash asks the carrier about the same transmission."""
    return AttemptReference(f"{reference}:{number}")
