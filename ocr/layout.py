"""From words to the shape of a page: rows, and on each row the segments that a gap or a ruled line separates.

Tesseract's own blocks follow columns one time and rows another. Forms need both, so the shape is built anew
from the words' boxes: a row is what stands at one height across the whole page, a segment is what stands together
on it (a label, a value, a cell).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from statistics import median

import numpy as np

from ocr.known_names import name_shares
from ocr.model import Box, PageImage, PageRead, Word

_DATE_HINT = re.compile(r"[|(\[]?(?:MM|DD|YYYY|YY)[|)\]:]?", re.I)
_LEADER = re.compile(r"^([A-Za-z#)][\w#)'/-]*)([.…·]{3,}[:.]*)(.*)$")
_VALUE = re.compile(r"[\w/().,'’-]+")
SHORTEST_VALUE = 4  # letters behind a row of dots; fewer are what its end was read as
_RULINGS = "|[]{}¦"
_TILDE = re.compile(r"(?<=[^\W\d_])~(?=[^\W\d_])")  # a hyphen between letters
COLUMN_HEIGHTS = 4.0  # a word higher than that many others, and not wide, is none
GAP_HEIGHTS = 1.5  # a gap wider than this many row heights parts two segments; a wide space in justified text is 1.0
INK = 128  # grey values below are ink
BLANK_SHARE = 0.008  # ink of an empty cell: specks
SURE_PCT = 60.0
NEAR_PX = 30  # 0.15 in of a square page
NUMBER_GAPS = 2.5  # times the usual gap may part the figures of one number ("818  -  555")
FLAT_SHARE = 0.45  # of the usual height of words: dots are lower, "was" is not
RULE_SHARE = 0.9  # a column with this share of ink between two words is a ruled line, not a letter

_SIX_FOR_O = re.compile(r"([A-Z][a-z]{2,})6([a-z]{1,3}[.,;:]?)")
_LIKE_I = re.compile(r"[tl1|][a-z]{4,}[,;:.]?")
_SMALL_FIRST, _SHOUT = re.compile(r"[a-z][A-Z]{4,}[,;:.]?"), re.compile(r"([A-Z][A-Za-z]{2,})!([,;:.]?)")
_ONLY_MARKS = re.compile(r"^[|_\-—–=~.·•*'`‘’\"“”]+$")
_GLUED = re.compile(
    r"(?<=[A-Za-z.#)])([:#])(?=\S)|(?<=[A-Za-z]{2})(,)(?=[A-Za-z]{2})|(?<=[a-z]{3})(?=[A-Z]\.$|\(\d)|(?<=[Dd][Oo][Bb])(?=\d)|"
    r"^\d{1,2}[.)](?=[A-Z][a-z])|^(?:Patient|Born)(?=[A-Z][a-z]{2}|\d)|^(?:MRN|Fax|Tel|Ph)(?=\d)"
)
_OF_NUMBER = re.compile(r"[\d()+.\-–—]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that stand together on one row."""

    words: tuple[Word, ...]
    row: int  # index into PageLayout.rows

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box_px(self) -> Box:
        return union_box(self.words)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class PageLayout:
    """A page as rows of segments, top to bottom and left to right."""

    number: int  # from 1
    image: PageImage
    rows: tuple[tuple[Segment, ...], ...]
    row_height_px: float  # median height of a row's words; 0 on a page without words
    columns_px: tuple[Box, ...] = ()  # of signs one below the other, as boxes before choices, that are no words
    strikes_px: tuple[Box, ...] = ()  # lines through words that are no longer there

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for row in self.rows for segment in row)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for row in self.rows for segment in row for word in segment.words)

    @property
    def text(self) -> str:
        return "\n".join("  ".join(segment.text for segment in row) for row in self.rows)


def union_box(words: Sequence[Word]) -> Box:
    """The smallest box around all the words; they must be of one page and at least one."""
    left = min(word.box_px.left for word in words)
    top = min(word.box_px.top for word in words)
    right = max(word.box_px.left + word.box_px.width for word in words)
    bottom = max(word.box_px.top + word.box_px.height for word in words)
    return Box(left, top, right - left, bottom - top)


def lay_out(page: PageRead) -> PageLayout:
    """Rows and segments of a page."""
    columns = _columns(page.words)
    upright = [word for word in page.words if word.box_px not in columns]
    plain = (part for word in _without_dots(upright) for part in _split_leader(_without_leaders(_with_accent(word))))
    words = [part for word in plain for part in _split_glued(word) if part.text]
    rows = [_with_commas(_without_date_hints(row)) for row in _rows(words)]
    heights = [_row_height(row) for row in rows]
    segments = tuple(
        tuple(
            Segment(words=tuple(part), row=index)
            for part in _segments(row, GAP_HEIGHTS * heights[index], page.image)
            if any(not _ONLY_MARKS.match(word.text) for word in part)
        )
        for index, row in enumerate(rows)
    )
    return PageLayout(
        number=page.number,
        image=page.image,
        rows=segments,
        row_height_px=median(heights) if heights else 0.0,
        columns_px=tuple(sorted(columns)),
        strikes_px=page.strikes,
    )


def _with_accent(word: Word) -> Word:
    """A name's "ó" is read as a six ("Calder6n"), a small capital as a small letter ("oSTRANDER"), an "I" as "!" or "l"
    ("tleana", "llagan").
    """
    if _SMALL_FIRST.fullmatch(word.text) and word.text.rstrip(",;:.").lower() in name_shares():
        return replace(word, text=word.text.upper())
    if _LIKE_I.fullmatch(word.text) and _is_name_with_i(word.text.rstrip(",;:.").lower()):
        return replace(word, text=f"I{word.text[1:]}")
    match = _SIX_FOR_O.fullmatch(word.text)
    return replace(word, text=f"{match[1]}ó{match[2]}") if match else _with_lost_i(word)


def _is_name_with_i(text: str) -> bool:
    """Is it a name with an I for its first letter, and none as it is?"""
    return f"i{text[1:]}" in name_shares() and text not in name_shares()


def _with_lost_i(word: Word) -> Word:
    """ "NOEM!", "Xochit!": a name's last letter is read as an exclamation mark."""
    match = _SHOUT.fullmatch(word.text)
    if match is None:
        return word
    ends = ("I", "L") if match[1].isupper() else ("i", "l")
    shares, stem = name_shares(), match[1].lower()
    end = next((end for end in ends if shares.get(f"{stem}{end.lower()}", 0.0) > shares.get(stem, 0.0)), None)
    return replace(word, text=f"{match[1]}{end}{match[2]}") if end else word


def _columns(words: Sequence[Word]) -> set[Box]:
    """ "Words" as high as several rows: a column of boxes or bubbles is read so."""
    if not words:
        return set()
    highest = COLUMN_HEIGHTS * median(word.box_px.height for word in words)
    return {word.box_px for word in words if word.box_px.height > max(highest, 1.5 * word.box_px.width)}


def _without_date_hints(row: Sequence[Word]) -> list[Word]:
    """ "MM 12 DD 03 YYYY 1986": what stands before the boxes of a date is no part of it."""
    return [
        word
        for word, after in zip_longest(row, row[1:])
        if not (_DATE_HINT.fullmatch(word.text) and after is not None and after.text[:1].isdigit())
    ]


def _with_commas(row: Sequence[Word]) -> list[Word]:
    """A comma that stands apart ("Diaz , Ana") belongs to the word before it."""
    joined: list[Word] = []
    for word in row:
        if (
            word.text == ","
            and joined
            and word.box_px.left - joined[-1].box_px.left - joined[-1].box_px.width < NEAR_PX
        ):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text},", box_px=union_box([joined[-1], word]))
        else:
            joined.append(word)
    return joined


def _right(word: Word) -> int:
    return word.box_px.left + word.box_px.width


def _without_dots(words: Sequence[Word]) -> list[Word]:
    """Without the words that a reader makes of a row of dots ("ceercce"): unsure, and too flat for letters."""
    heights = [word.box_px.height for word in words if word.confidence_pct >= SURE_PCT]
    flat_px = FLAT_SHARE * median(heights) if heights else 0.0
    return [word for word in words if word.box_px.height > flat_px or word.confidence_pct >= SURE_PCT]


def _without_leaders(word: Word) -> Word:
    """Underscores are the writing line of a form, not text ("__Maria__"); brackets around letters are its rulings."""
    text = word.text.replace("_", "").replace("£", "E").strip()  # no American letter is about pounds
    if sum(map(str.isalpha, text)) >= 3 and (text[0] in _RULINGS or text[-1] in _RULINGS):
        text = text.strip(_RULINGS)
    if "~" in text:
        text = _TILDE.sub("-", text)
    return replace(word, text=text) if text != word.text else word


def _split_leader(word: Word) -> list[Word]:
    """ "WANTED.........005": a caption with a row of dots, of which readers make figures too, and its value."""
    match = _LEADER.match(word.text)
    if match is None:
        return [word]
    caption, dots, value = match.groups()
    box, share = word.box_px, len(caption) / len(word.text)
    made = [replace(word, text=f"{caption}:", box_px=box._replace(width=max(1, round(share * box.width))))]
    if len(value) > SHORTEST_VALUE and _VALUE.fullmatch(value):
        left = box.left + round((len(caption) + len(dots)) / len(word.text) * box.width)
        made.append(
            replace(word, text=value, box_px=box._replace(left=left, width=max(1, box.left + box.width - left)))
        )
    return made


def _split_glued(word: Word) -> list[Word]:
    """ "DOB:03/04/1961" is read as one word; a label must be able to end at its colon."""
    match = _GLUED.search(word.text)
    if match is None:
        return [word]
    cut = match.end()
    share = cut / len(word.text)
    box = word.box_px
    left_px = max(1, round(box.width * share))
    head = replace(word, text=word.text[:cut], box_px=box._replace(width=left_px))
    tail_box = Box(box.left + left_px, box.top, max(1, box.width - left_px), box.height)
    return [head, *_split_glued(replace(word, text=word.text[cut:], box_px=tail_box))]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words by height on the page: Tesseract's lines, joined where they stand beside each other."""
    lines: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        lines.setdefault((word.block, word.line), []).append(word)
    rows: list[tuple[float, float, list[Word]]] = []  # top, bottom, words
    for line in sorted(lines.values(), key=_middle):
        top = median(word.box_px.top for word in line)
        bottom = median(word.box_px.top + word.box_px.height for word in line)
        row = next((row for row in reversed(rows) if _beside(row, top, bottom, line)), None)
        if row is None:
            rows.append((top, bottom, list(line)))
        else:
            row[2].extend(line)
    rows.sort(key=lambda row: _middle(row[2]))
    return [sorted(row[2], key=lambda word: word.box_px.left) for row in rows]


def _beside(row: tuple[float, float, list[Word]], top: float, bottom: float, line: Sequence[Word]) -> bool:
    overlap = min(row[1], bottom) - max(row[0], top)
    if overlap < 0.5 * max(1.0, min(row[1] - row[0], bottom - top)):
        return False
    box, other = union_box(line), union_box(row[2])
    return box.left >= other.left + other.width or other.left >= box.left + box.width or _interleaved(row[2], line)


def _interleaved(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Neither line covers a word of the other: they share a row, cell by cell."""
    for one in first:
        for two in second:
            left = max(one.box_px.left, two.box_px.left)
            right = min(one.box_px.left + one.box_px.width, two.box_px.left + two.box_px.width)
            if right - left > 0.3 * min(one.box_px.width, two.box_px.width):
                return False
    return True


def _middle(words: Sequence[Word]) -> float:
    return median(word.box_px.top + word.box_px.height / 2 for word in words)


def _row_height(words: Sequence[Word]) -> float:
    return float(median(word.box_px.height for word in words))


def _segments(row: Sequence[Word], gap_px: float, image: PageImage) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in row:
        if "|" in word.text and _ONLY_MARKS.match(word.text):
            parts.append([])  # a ruled line that was read as a letter
            continue
        if parts[-1] and _parted(parts[-1][-1], word, gap_px, image):
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if part]


def _parted(before: Word, after: Word, gap_px: float, image: PageImage) -> bool:
    right = before.box_px.left + before.box_px.width
    of_one_number = all(_OF_NUMBER.fullmatch(word.text) for word in (before, after)) and _has_dash(before, after)
    if after.box_px.left - right > gap_px * (NUMBER_GAPS if of_one_number else 1.0):
        return True
    return after.box_px.left - right >= 3 and _is_ruled(image, right, after.box_px)


def _has_dash(before: Word, after: Word) -> bool:
    return before.text[-1] in "-–—.)" or after.text[0] in "-–—."


def _is_ruled(image: PageImage, left: int, after: Box) -> bool:
    """Does a vertical line, longer than the letters are high, stand between two words?"""
    reach = after.height // 3
    strip = image.pixels[max(0, after.top - reach) : after.top + after.height + reach, max(0, left) : after.left]
    return bool(strip.size) and bool(((strip < INK).mean(axis=0) >= RULE_SHARE).any()) and strip.shape[0] > 0


def ink_share(image: PageImage, box: Box) -> float:
    """Share of ink in a box, 0 to 1; a box outside the page has none."""
    part = image.pixels[max(0, box.top) : max(0, box.top + box.height), max(0, box.left) : max(0, box.left + box.width)]
    return float(np.mean(part < INK)) if part.size else 0.0


def without_rules(layout: PageLayout, field: Box) -> Box:
    """The field up to the first ruled line at its right or lower end. A ruling goes on beyond it; "III" does not."""
    pixels = layout.image.pixels
    top, left = max(0, field.top), max(0, field.left)
    bottom, right = field.top + field.height, field.left + field.width
    reach_px = max(4, field.height // 2)
    tall = pixels[max(0, top - reach_px) : bottom + reach_px, left:right] < INK
    wide = pixels[top:bottom, max(0, left - reach_px) : right + reach_px] < INK
    if not tall.size or not wide.size:
        return field
    columns, rows = np.flatnonzero(tall.mean(axis=0) > 0.8), np.flatnonzero(wide.mean(axis=1) > 0.8)
    width = int(columns[0]) - 2 if len(columns) else field.width
    height = int(rows[0]) - 2 if len(rows) else field.height
    return field._replace(width=max(0, width), height=max(0, height))
