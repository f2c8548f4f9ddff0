"""Small print read again: captions of cells and writing lines that the first reader lost.

Forms set their labels in the corner of a cell or under a writing line, in 5 to 7 points. On a fax these are a dozen
pixels high, and "Patient's full name" is read as "Patent s tuli name". The value beside it is then nobody's. So every
short segment in small or unsure print that is no label is read once more by the second reader; where that makes it a
label, the words become what it read. Nothing else of the page changes, and no value is taken from here.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from ocr.certainty import SecondReader
from ocr.labels import find_labels, is_label_text
from ocr.layout import PageLayout, Segment, lay_out
from ocr.model import Box, PageRead, Word

MOST_SEGMENTS = 14  # read again a page: 26 ms of computing each
MOST_WORDS = 6
SMALL_SHARE = 0.8  # of the page's usual height of letters
UNSURE_PCT = 75.0
LEAST_CONFIDENCE = 0.6  # of the second reader, for a text that then is a label


def with_captions(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page with its lost captions as the second reader reads them."""
    if second_reader is None:
        return page
    layout = lay_out(page)
    labels = find_labels(layout)
    named = {(label.row, label.segment) for label in labels}
    lost = [
        segment
        for row in layout.rows
        for place, segment in enumerate(row)
        if (segment.row, place) not in named and _may_be_caption(segment, row, layout)
    ]
    lost.sort(key=lambda segment: (segment.box_px.height, segment.box_px.top))
    words = list(page.words)
    lines = count(1 + max((word.line for word in words), default=0))
    for segment in lost[:MOST_SEGMENTS]:
        reading = second_reader(page.image, _padded(segment.box_px, layout))
        if reading.confidence >= LEAST_CONFIDENCE and is_label_text(reading.text):
            gone = [word for word in words if _inside(word.box_px, segment.box_px)]
            words = [word for word in words if word not in gone]
            words += _words_of(reading.text, segment, gone, next(lines))
    return replace(page, words=tuple(words))


def _may_be_caption(segment: Segment, row: Sequence[Segment], layout: PageLayout) -> bool:
    texts = [word.text for word in segment.words]
    letters = sum(character.isalpha() for text in texts for character in text)
    if len(texts) > MOST_WORDS or letters < 2 or letters < 0.5 * sum(map(len, texts)):
        return False
    small = segment.box_px.height < SMALL_SHARE * layout.row_height_px
    unsure = min(word.confidence_pct for word in segment.words) < UNSURE_PCT
    return small or unsure


def _padded(box: Box, layout: PageLayout) -> Box:
    across, down = round(0.02 * layout.image.dpi_x), round(0.01 * layout.image.dpi_y)
    return Box(max(0, box.left - across), max(0, box.top - down), box.width + 2 * across, box.height + 2 * down)


def _inside(inner: Box, outer: Box) -> bool:
    middle = (inner.left + inner.width / 2, inner.top + inner.height / 2)
    return outer.left <= middle[0] <= outer.left + outer.width and outer.top <= middle[1] <= outer.top + outer.height


def _words_of(text: str, segment: Segment, gone: Sequence[Word], line: int) -> list[Word]:
    """The reading as words that share the segment's room by their letters; on a line of their own."""
    box, first = segment.box_px, segment.words[0]
    parts = text.split()
    total = max(1, sum(map(len, parts)) + len(parts) - 1)
    made, at = [], 0
    for part in parts:
        left = box.left + round(box.width * at / total)
        width = max(1, round(box.width * len(part) / total))
        made.append(
            replace(first, text=part, box_px=Box(left, box.top, width, box.height), line=line, confidence_pct=60.0)
        )
        at += len(part) + 1
    return made
