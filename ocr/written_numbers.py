"""Telephone numbers where they stand on a page, those too that the end of a line broke in two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocr.hits import is_next_line, words_between
from ocr.layout import PageLayout, Segment, union_box
from ocr.model import Word
from ocr.numbers import FoundNumber, find_phone_numbers

FULL_LINE = 0.6  # of the page's width: a shorter line would have had room for the rest of a number
CENTRED_IN = 0.4  # between the middles of two centred lines
_BEGUN = re.compile(r"(?:^|\s)(?:\+?1[-.\s]*)?[(\[{]?\d{3}[)\]}]?[-./\s]*(?:\d{3}[-./]?)?\s*$")
_ENDED = re.compile(r"\W{0,2}(?:\d{3}[-.\s]{0,3})?\d{4}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNumber:
    """A number, the segment in which it begins (`start` is a place in its text) and the text behind it."""

    e164: str
    row: int
    place: int
    start: int
    words: tuple[Word, ...]
    behind: str
    repaired: bool


def written_numbers(layout: PageLayout) -> Iterator[WrittenNumber]:
    """Every possible number of a page, row by row."""
    for row, segments in enumerate(layout.rows):
        for place, segment in enumerate(segments):
            for number in find_phone_numbers(segment.text):
                words = words_between(segment.words, number.start, number.end)
                yield _written(number, row, place, words, segment.text[number.end :])
            yield from _broken(layout, row, place)


def _broken(layout: PageLayout, row: int, place: int) -> Iterator[WrittenNumber]:
    """The number that begins at the end of a full line and ends on the next one: "(747)", "555-1141 for"."""
    segment = layout.rows[row][place]
    begun, below = _BEGUN.search(segment.text), _line_below(layout, row, segment)
    ended = _ENDED.match(below.text) if begun and below else None
    if begun is None or below is None or ended is None:
        return
    first = segment.text[begun.start() :]
    for number in find_phone_numbers(f"{first} {ended[0]}"):
        if number.start < len(first) < number.end:
            start = begun.start() + number.start
            words = (
                *words_between(segment.words, start, len(segment.text)),
                *words_between(below.words, 0, ended.end()),
            )
            yield _written(number, row, place, words, below.text[ended.end() :], start)


def _line_below(layout: PageLayout, row: int, segment: Segment) -> Segment | None:
    box = segment.box_px
    if row + 1 == len(layout.rows) or box.left + box.width < FULL_LINE * layout.image.pixels.shape[1]:
        return None
    under = [below for below in layout.rows[row + 1] if is_next_line(box, below.box_px, layout)]
    return under[0] if under else _centred_below(layout, row, segment)


def _centred_below(layout: PageLayout, row: int, segment: Segment) -> Segment | None:
    """The only line of the row below, set under the middle of this one, of which the segment is the end."""
    whole, below = union_box([word for part in layout.rows[row] for word in part.words]), layout.rows[row + 1]
    middle_px, reach_px = whole.left + whole.width / 2, CENTRED_IN * layout.image.dpi_x
    if segment is not layout.rows[row][-1] or len(below) != 1:
        return None
    box = below[0].box_px
    is_near = box.top - (whole.top + whole.height) <= 1.2 * layout.row_height_px
    return below[0] if is_near and abs(box.left + box.width / 2 - middle_px) <= reach_px else None


def _written(
    number: FoundNumber, row: int, place: int, words: tuple[Word, ...], behind: str, start: int | None = None
) -> WrittenNumber:
    return WrittenNumber(
        e164=number.e164,
        row=row,
        place=place,
        start=number.start if start is None else start,
        words=words,
        behind=behind,
        repaired=number.repaired,
    )
