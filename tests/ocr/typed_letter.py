"""Typed pages read as a letter, with a second reader that sees what is typed unless it is told otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from typed_page import typed_page

from ocr.letter import read_letter
from ocr.model import Box, Letter, OwnIdentity, PageImage, PageRead
from ocr.readers import LatticeReader, SecondReader

RECEIVED = date(2026, 11, 24)
OWN = OwnIdentity(
    fax_numbers=("+13238655482",),
    phone_numbers=("+16262932400",),
    facilities={"keck": ("Keck Hospital of USC", "Keck Hospital"), "norris": ("USC Norris Cancer Hospital",)},
)
COVER = """
Sunrise Family Medicine
TO:    Keck Hospital of USC               FROM:   Susan Park, MD
FAX:   (323) 865-5482                     FAX:    (213) 555-0143
DATE:  11/20/2026
Please fax operative report and EKG for continuity of care.

"""


@dataclass(frozen=True)
class Said:
    text: str
    confidence: float = 0.99
    spans: tuple[tuple[float, float], ...] = ()


def reader_of(pages: Sequence[PageRead], instead: Mapping[str, str] | None = None) -> SecondReader:
    """Sees what is typed in a box; where a text of `instead` is typed, its other reading."""

    def read(image: PageImage, box: Box) -> Said:
        words = sorted(
            (word.box_px.top, word.box_px.left, word.text)
            for page in pages
            for word in page.words
            if page.number == image.number and _holds(box, word.box_px)
        )
        text = " ".join(word for _, _, word in words)
        for typed, other in (instead or {}).items():
            text = text.replace(typed, other)
        return Said(text)

    return read


def _holds(box: Box, word: Box) -> bool:
    return box.left <= word.left < box.left + box.width and abs(word.top - box.top) < 10


def doubted(page: PageRead, text: str, confidence_pct: float) -> PageRead:
    """The page with the first reader unsure of every word of a text."""
    words = [replace(word, confidence_pct=confidence_pct) if word.text in text.split() else word for word in page.words]
    return replace(page, words=tuple(words))


def letter_of(
    *texts: str,
    instead: Mapping[str, str] | None = None,
    lattice_reader: LatticeReader | None = None,
    pages: Sequence[PageRead] | None = None,
) -> Letter:
    pages = pages or [typed_page(text, number) for number, text in enumerate(texts, 1)]
    second = reader_of(pages, instead)
    return read_letter(
        pages, OWN, received_on=RECEIVED, pages_total=len(pages), second_reader=second, lattice_reader=lattice_reader
    )
