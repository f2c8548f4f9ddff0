"""What a document's bytes are, and which of its forms is kept."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from fax_intake.records.fhir_parts import ResourceError

# Of several forms of one document the first of these is kept: fixed pages before flowing text before markup.
_PREFERENCE = (
    "application/pdf",
    "image/tiff",
    "text/plain",
    "text/html",
    "application/rtf",
    "image/jpeg",
    "image/png",
    "application/xml",
)
_SAME_TYPE = {
    "text/rtf": "application/rtf",
    "application/xhtml+xml": "text/html",
    "application/xhtml": "text/html",
    "text/xml": "application/xml",
    "application/hl7-v3+xml": "application/xml",
    "image/jpg": "image/jpeg",
    "image/tif": "image/tiff",
    "application/x-pdf": "application/pdf",
}
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
    (b"{\\rtf", "application/rtf"),
    (b"<?xml", "application/xml"),
    (b"<ClinicalDocument", "application/xml"),
    (b"<!DOCTYPE html", "text/html"),
    (b"<html", "text/html"),
)
_TEXT_TYPES = ("text/plain", "text/html", "application/rtf", "application/xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A document's content as it is kept."""

    content_type: str
    data: bytes  # plain and HTML text as UTF-8
    digest: str  # sha256 of the bytes as received


def plain_type(declared: str) -> str:
    """ "text/html; charset=utf-8" -> "text/html", and one name for each kind."""
    bare = declared.partition(";")[0].strip().lower()
    return _SAME_TYPE.get(bare, bare)


def preference(content_type: str) -> int:
    """Lower is better."""
    return _PREFERENCE.index(content_type) if content_type in _PREFERENCE else len(_PREFERENCE)


def open_content(data: bytes, declared: str) -> Content:
    """Look at the bytes rather than at what is said of them.

    Raises:
        ResourceError: there are none, or they claim to be text and are not.
    """
    if not data.strip():
        raise ResourceError("content_empty")
    kind = _sniff(data, plain_type(declared))
    kept = _as_utf8(data, declared) if kind in ("text/plain", "text/html") else data
    return Content(content_type=kind, data=kept, digest=hashlib.sha256(data).hexdigest())


def _sniff(data: bytes, declared: str) -> str:
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((kind for magic, kind in _MAGIC if start[: len(magic)].lower() == magic.lower()), None)
    if found == "application/xml" and declared == "text/html":
        return declared  # XHTML begins with an XML declaration
    if found is not None:
        return found
    # A claim that the bytes would prove and do not is no claim; readers of the content hold what they do not know.
    provable = {kind for _, kind in _MAGIC} - set(_TEXT_TYPES)
    return "application/octet-stream" if declared in provable or not declared else declared


def _as_utf8(data: bytes, declared: str) -> bytes:
    """Old systems send Windows text, with or without saying so; read as UTF-8 its accents would be lost."""
    charset = declared.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or "utf-8"
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            decoded = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" in decoded:
            break
        return decoded.removeprefix("\ufeff").encode("utf-8", "replace")
    raise ResourceError("content_is_no_text")


def decode(data_base64: str, sha1_base64: str) -> bytes:
    """The bytes of an attachment.

    Raises:
        ResourceError: no base64, or not what the hash beside it says: the content was cut off or changed.
    """
    try:
        # Folded lines are allowed in XML and leak into JSON.
        data = base64.b64decode("".join(data_base64.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ResourceError("content_is_no_base64") from error
    if sha1_base64 and sha1_base64 not in _sha1s(data, data_base64):
        raise ResourceError("content_hash_differs")
    return data


def _sha1s(data: bytes, data_base64: str) -> tuple[str, ...]:
    """FHIR's hash is over the bytes; some servers take it over the base64 text, some write it in hex."""
    both = [hashlib.sha1(part, usedforsecurity=False) for part in (data, data_base64.encode("ascii", "replace"))]
    return tuple(base64.b64encode(each.digest()).decode() for each in both) + tuple(each.hexdigest() for each in both)
