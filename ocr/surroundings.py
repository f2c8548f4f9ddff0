"""What stands around a place on a page: the words beside, over and under it, each with the side it stands on.

Captions have no end of wordings ("To fax:", "Records fax", "Fax us"), and rules that know some are silent on the rest.
What surrounds a value says enough for a weighing of many small reasons (`likeliest.py`): which words are near, on
which side, whether the place begins its line, what heads its block, where on the page it is.
"""

import re
from collections.abc import Iterator, Sequence, Set

from ocr.layout import PageLayout, Segment, union_box
from ocr.model import Box, Word

STEM = 5  # letters of a word that count: "number", "numbers" and most misreadings of the end are one
NEAR_HEIGHTS = 4.5  # of a row: how far over or under a place its caption may stand
ROWS_ACROSS = 2
HEAD_ROWS = 10
LEFT_MOST, RIGHT_MOST, OVER_MOST, BEFORE_MOST = 12, 6, 8, 8  # words
HEAD_PX = 30  # to the right of a place, where the word that heads its block may still begin
_PIECE = re.compile(r"[a-z]+|#+")
_HEADS = frozenset({"to", "attn", "atten", "from", "sende", "recip", "patie", "fax"})


def stems(text: str) -> list[str]:
    """Beginnings of a text's words; a number is as many "#" as it has figures, at most five."""
    plain = re.sub(r"\d", "#", text.lower())
    return [piece[:STEM] for piece in _PIECE.findall(plain)]


def surroundings(layout: PageLayout, words: Sequence[Word], segment: Segment, others: Set[int]) -> set[str]:
    """What speaks for or against a place, as short marks.

    Args:
        words: the place's own, a run of `segment.words`.
        others: ids of all words that are such places themselves; what stands beyond one belongs to it.
    """
    ids = [id(word) for word in segment.words]
    start, end = ids.index(id(words[0])), ids.index(id(words[-1])) + 1
    before = _until_other(segment.words[:start][::-1], others)[::-1]
    behind = _until_other(segment.words[end:], others)
    is_behind_other = len(before) < start and not before
    return {
        *_before(before, cut=len(before) < start),
        *_behind(behind),
        *_beside(layout, segment, others, alone=not before and not is_behind_other, last=end == len(ids)),
        *_across(
            layout, segment, union_box(words), others, begins=not before and len(before) == start, ends=not behind
        ),
        *_where(layout, segment.row, union_box(words)),
    }


def _until_other(words: Sequence[Word], others: Set[int]) -> list[Word]:
    found: list[Word] = []
    for word in words:
        if id(word) in others:
            break
        found.append(word)
    return found


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _before(words: Sequence[Word], *, cut: bool) -> Iterator[str]:
    found = stems(_text(words))
    yield from (f"left {place} {stem}" for place, stem in enumerate(reversed(found[-4:]), 1))
    yield from (f"left {stem}" for stem in found[-LEFT_MOST:])
    if cut:
        yield "left of it another"


def _behind(words: Sequence[Word]) -> Iterator[str]:
    found = stems(_text(words))
    yield from (f"right {stem}" for stem in found[:RIGHT_MOST])
    yield from (f"right 1 {stem}" for stem in found[:1])


def _beside(layout: PageLayout, segment: Segment, others: Set[int], *, alone: bool, last: bool) -> Iterator[str]:
    """The cells of the same row."""
    row = layout.rows[segment.row]
    place = row.index(segment)
    if alone and place:
        found = stems(row[place - 1].text)
        yield from (f"cell {count} {stem}" for count, stem in enumerate(reversed(found[-3:]), 1))
        yield from (f"cell {stem}" for stem in found[-BEFORE_MOST:])
        if any(id(word) in others for word in row[place - 1].words):
            yield "cell another"
    if place:
        yield from (f"row {stem}" for stem in stems(row[0].text)[:4])
    if last and place + 1 < len(row):
        yield from (f"next {stem}" for stem in stems(row[place + 1].text)[:3])


def _across(
    layout: PageLayout, segment: Segment, box: Box, others: Set[int], *, begins: bool, ends: bool
) -> Iterator[str]:
    """The nearest cells over and under it: captions, where it has none on its own row."""
    if begins:
        yield "begins"
    rows = range(segment.row - 1, segment.row - 1 - ROWS_ACROSS, -1)
    yield from _nearest(layout, rows, box, others, "over alone" if begins else "over")
    rows = range(segment.row + 1, segment.row + 1 + ROWS_ACROSS)
    yield from _nearest(layout, rows, box, others, "under alone" if ends else "under")


def _nearest(layout: PageLayout, rows: Sequence[int], box: Box, others: Set[int], side: str) -> Iterator[str]:
    for index in rows:
        if not 0 <= index < len(layout.rows):
            return
        found = [other for other in layout.rows[index] if _overlap(other.box_px, box)]
        if not found:
            continue
        nearest = min(found, key=lambda other: abs(other.box_px.left - box.left))
        if abs(nearest.box_px.top - box.top) > NEAR_HEIGHTS * max(8.0, layout.row_height_px):
            return
        text = stems(nearest.text)
        yield from (f"{side} {stem}" for stem in text[:OVER_MOST])
        if len(text) <= 3:
            yield f"{side} only {' '.join(text)}"
        if any(id(word) in others for word in nearest.words):
            yield f"{side} another"
        return


def _overlap(one: Box, two: Box) -> bool:
    return one.left < two.left + two.width and two.left < one.left + one.width


def _where(layout: PageLayout, row: int, box: Box) -> Iterator[str]:
    """The nearest word that heads a block, and the part of the page."""
    for index in range(row, max(-1, row - HEAD_ROWS), -1):
        starts = [stems(other.text)[:1] for other in layout.rows[index] if other.box_px.left <= box.left + HEAD_PX]
        heads = [stem for found in starts for stem in found if stem in _HEADS]
        if heads:
            yield f"head {heads[-1]}"
            break
    height, width = layout.image.pixels.shape
    yield f"height {5 * box.top // height}"
    yield f"across {3 * box.left // width}"
