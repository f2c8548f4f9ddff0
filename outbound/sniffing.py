"""What a document's bytes are, whatever they are called."""

import re

# A PDF's header may stand anywhere in its first KiB (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024
_MARKUP = re.compile(r"\s*(<\?xml|<!doctype|<html|<clinicaldocument|\{\\rtf)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def sniff(content: bytes) -> str:
    """One of: pdf, tiff, png, jpeg, text, rtf, markup, unknown."""
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return "pdf"
    if content[:4] in (b"II*\0", b"MM\0*"):
        return "tiff"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    text = decode_text(content)
    if text is None:
        return "unknown"
    markup = _MARKUP.match(text.lstrip("\ufeff"))
    if markup:
        return "rtf" if "rtf" in markup.group(1) else "markup"
    return "text"


def decode_text(content: bytes) -> str | None:
    """The text, from UTF-8, UTF-16 with a mark, or Windows-1252; None when the bytes are no text."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for candidate in (encoding, "cp1252"):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None
