"""What can go wrong between the bytes of a fax and its words.

OcrError
├── FaxUndecodableError     the file as a whole gives no page; a person asks the sender, trying again is useless
├── PageUnreadableError     one page was lost on the way to the reader; the others of the fax are not touched
├── PagesNotStoredError     the decoded pages could not be written (disk full); the same fax works later
└── ReaderMissingError      a program, model or language file is not installed; every page would fail the same way
"""


class OcrError(Exception):
    """Anything this package raises on purpose."""


class FaxUndecodableError(OcrError):
    """The bytes of the fax gave no page.

    `reason` is a short phrase for people ("empty file", "PDF needs a password"). It never holds anything read
    from the file but counts and sizes.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"The fax cannot be decoded: {reason}. Ask the sender to send it again.")
        self.reason = reason


class PageUnreadableError(OcrError):
    """One page could not be loaded or read."""

    def __init__(self, page_number: int, reason: str) -> None:
        super().__init__(f"Page {page_number} was not read: {reason}. Index the page by hand.")
        self.page_number = page_number
        self.reason = reason


class PagesNotStoredError(OcrError):
    """The decoded pages could not be written: no room, no right. Nothing is wrong with the fax."""


class ReaderMissingError(OcrError):
    """A program, model or language file that reading needs is not there."""
