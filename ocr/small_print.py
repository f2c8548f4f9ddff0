"""Small print read again: captions of cells and writing lines that the first reader lost.

Forms set their labels in the corner of a cell or under a writing line, in 5 to 7 points. On a fax these are a dozen
pixels high, and "Patient's full name" is read as "Patent s tuli name". The value beside it is then nobody's. So every
short segment in small or unsure print that is no label is read once more by the second reader; where that makes it a
label, the words become what it read. Nothing else of the page changes, and no value is taken from here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from ocr.dates import OLDEST_YEAR, find_dates
from ocr.labels import find_labels, is_label_text
from ocr.layout import PageLayout, Segment, lay_out, union_box
from ocr.model import Box, PageRead, Word
from ocr.numbers import find_phone_numbers
from ocr.readers import Reading, SecondReader
from ocr.second import PAD_WIDTH_SHARE
from ocr.written_fields import writing_right_of

MOST_SEGMENTS = 14  # read again a page: 26 ms of computing each
MOST_WORDS = 6
SMALL_SHARE = 0.8  # of the page's usual height of letters
UNSURE_PCT = 75.0
LEAST_CONFIDENCE = 0.6  # of the second reader, for a text that then is a label
MOST_NUMBERS = 6  # read again a page
LEAST_OF_NUMBER = 0.8  # below it the second reader guesses too
FEWEST_DIGITS, MOST_DIGITS = 6, 14  # of a telephone number of which one or the other was lost
UNSURE_NUMBER_PCT = 85.0
LOST_PCT, FEW_DIGITS, MOST_WORDS_OF_LINE = 50.0, 5, 12  # of a line by hand that holds a number among words
POOR_PCT = 65.0  # mean of a segment's letters
MOST_POOR = 40  # read again a page
LEAST_OF_POOR = 0.7  # of the second reader, for a text that is put in the first one's place
CAP_OF_SECOND = 0.6  # its words are never surer than this to whoever looks at the first reader's confidence
_ADDRESS = re.compile(r"^\W*\d{2,5} [A-Z]|\b\d{5}\b|,? (?:M\.?D|D\.?O|N\.?P)\b")  # a street, a postcode, a doctor
_ANY_DAY = date(2099, 12, 31)  # whether a date stands there, not which
_LIKE_DIGITS = frozenset("0123456789OoQlI|SB")
_ENOUGH = frozenset({"patient_name", "dob", "reply_fax"})
_OF_NUMBERS = frozenset({"fax", "reply_fax", "phone"})


def with_poor_print(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page with what the first reader could hardly read (pale or coarse print, hands) as the second one reads it.

    It makes "Bod cae OT 14 2003" of what the second one reads as a caption and a date.
    The words say so (`Word.by_second`).
    """
    if second_reader is None:
        return page
    layout = lay_out(page)
    poor = [segment for segment in layout.segments if _is_readable(segment) and _mean_pct(segment) < POOR_PCT]
    poor.sort(key=_mean_pct)
    words = list(page.words)
    lines = count(1 + max((word.line for word in words), default=0))
    for segment in poor[:MOST_POOR]:
        reading = second_reader(page.image, segment.box_px)
        if reading.confidence < LEAST_OF_POOR or 100 * reading.confidence <= _mean_pct(segment):
            continue
        made = words_read(reading, segment.box_px, segment.words[0], next(lines))
        if made:
            words = [word for word in words if not _inside(word.box_px, segment.box_px)] + made
    return replace(page, words=tuple(words))


def _mean_pct(segment: Segment) -> float:
    return mean_pct_of(segment.words)


def mean_pct_of(words: Sequence[Word]) -> float:
    """Of the letters, 0 to 100; what a row of dots was read as says nothing."""
    words = [word for word in words if 2 * sum(map(str.isalnum, word.text)) >= len(word.text)]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence_pct * len(word.text) for word in words) / letters if letters else 100.0


def _is_readable(segment: Segment) -> bool:
    """Is it writing, and not a ruling or a box read as a letter or two?"""
    return sum(character.isalnum() for word in segment.words for character in word.text) >= 2


def words_read(reading: Reading, box: Box, like: Word, line: int) -> list[Word]:
    """The reading's words where they stand; signs of boxes and rulings are left out."""
    room = max(3, round(box.height * PAD_WIDTH_SHARE))
    left, width = box.left - room, box.width + 2 * room
    made = []
    parts = reading.text.split()
    spans = (
        reading.spans
        if len(reading.spans) == len(parts)
        else [(at / len(parts), (at + 1) / len(parts)) for at in range(len(parts))]
    )
    for text, (begin, end) in zip(parts, spans, strict=True):
        if not (text := "".join(sign for sign in text if sign.isascii() or sign.isalpha())):
            continue
        first, last = round(left + begin * width), round(left + end * width)
        place = Box(max(0, first), box.top, max(1, last - first), box.height)
        pct = round(100 * min(CAP_OF_SECOND, reading.confidence), 1)
        made.append(replace(like, text=text, box_px=place, line=line, confidence_pct=pct, by_second=True))
    return made


def with_captions(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page with its lost captions as the second reader reads them."""
    if second_reader is None:
        return page
    layout = lay_out(page)
    labels = find_labels(layout)
    if {label.meaning for label in labels if label.strong} >= _ENOUGH:
        return page  # whatever else is lost, the captions that count are there
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
            words += _words_of(reading.text, segment.box_px, segment.words[0], next(lines))
    return replace(page, words=tuple(words))


def with_numbers(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page with those telephone numbers and dates that only the second reader reads, as by hand or in pale print.

    Their words say so (`Word.by_second`): nothing that only one reader saw is sure.
    """
    if second_reader is None:
        return page
    layout = lay_out(page)
    words = list(page.words)
    lines = count(1 + max((word.line for word in words), default=0))
    for box, gone in list(_unread_numbers(layout))[:MOST_NUMBERS]:
        reading = second_reader(page.image, box)
        if reading.confidence >= LEAST_OF_NUMBER and (find_phone_numbers(reading.text) or _has_date(reading.text)):
            first = gone[0] if gone else _empty_word(page, box)
            words = [word for word in words if not any(_inside(word.box_px, other.box_px) for other in gone)]
            made = _words_of(reading.text, box, first, next(lines))
            words += [replace(word, by_second=True) for word in made]
    return replace(page, words=tuple(words))


def _unread_numbers(layout: PageLayout) -> Iterator[tuple[Box, tuple[Word, ...]]]:
    """Boxes that look like a telephone number nobody could read, with the words that the first reader made of them."""
    labels = find_labels(layout)
    for label in labels:
        if label.meaning in _OF_NUMBERS and (written := writing_right_of(label, layout)) is not None:
            yield written, ()
    for segment in layout.segments:
        text = segment.text
        if find_phone_numbers(text) or _has_date(text):
            continue
        ends = [label.end for label in labels if layout.rows[label.row][label.segment] is segment]
        value, least_pct = segment.words[max(ends, default=0) :], min(word.confidence_pct for word in segment.words)
        if least_pct < UNSURE_NUMBER_PCT and _is_number_like(value):
            yield union_box(value), value
        elif (
            least_pct < LOST_PCT and len(segment.words) <= MOST_WORDS_OF_LINE and _figures(segment.words) >= FEW_DIGITS
        ):
            yield segment.box_px, segment.words  # label and value in one, as "RE: ... DOB: ..." by hand


def _has_date(text: str) -> bool:
    return any(found.day.year >= OLDEST_YEAR for found in find_dates(text, not_after=_ANY_DAY))


def _is_number_like(words: Sequence[Word]) -> bool:
    letters = sum(character.isalnum() for word in words for character in word.text)
    return MOST_DIGITS >= _figures(words) >= max(FEWEST_DIGITS, 0.6 * letters)


def _figures(words: Sequence[Word]) -> int:
    return sum(character in _LIKE_DIGITS for word in words for character in word.text)


def _empty_word(page: PageRead, box: Box) -> Word:
    return Word(text="", page_number=page.number, box_px=box, confidence_pct=0.0, line=0, block=0)


def _may_be_caption(segment: Segment, row: Sequence[Segment], layout: PageLayout) -> bool:
    if any(word.by_second for word in segment.words) or _ADDRESS.search(segment.text):
        return False
    texts = [word.text for word in segment.words]
    letters = sum(character.isalpha() for text in texts for character in text)
    if len(texts) > MOST_WORDS or letters < 2 or letters < 0.5 * sum(map(len, texts)):
        return False
    small = segment.box_px.height < SMALL_SHARE * layout.row_height_px
    telling = [word for word in segment.words if sum(map(str.isalpha, word.text)) > 2] or segment.words  # no box
    unsure = min(word.confidence_pct for word in telling) < UNSURE_PCT
    return small or unsure


def _padded(box: Box, layout: PageLayout) -> Box:
    across, down = round(0.02 * layout.image.dpi_x), round(0.01 * layout.image.dpi_y)
    return Box(max(0, box.left - across), max(0, box.top - down), box.width + 2 * across, box.height + 2 * down)


def _inside(inner: Box, outer: Box) -> bool:
    middle = (inner.left + inner.width / 2, inner.top + inner.height / 2)
    return outer.left <= middle[0] <= outer.left + outer.width and outer.top <= middle[1] <= outer.top + outer.height


def _words_of(text: str, box: Box, like: Word, line: int) -> list[Word]:
    """The reading as words that share the box's room by their letters; on a line of their own."""
    parts = text.split()
    total = max(1, sum(map(len, parts)) + len(parts) - 1)
    made, at = [], 0
    for part in parts:
        left = box.left + round(box.width * at / total)
        width = max(1, round(box.width * len(part) / total))
        made.append(
            replace(like, text=part, box_px=Box(left, box.top, width, box.height), line=line, confidence_pct=60.0)
        )
        at += len(part) + 1
    return made
