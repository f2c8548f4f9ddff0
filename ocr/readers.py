"""Both readers over the pages of a fax: the second one on the few pixels of a value, the first one again on them alone.

What stands beside a value is told here too: ink in no word, strokes before it, a line through it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np

from ocr.candidates import Lattice, join_cells
from ocr.hits import Hit, rows_of
from ocr.known_names import is_known_name
from ocr.layout import INK, PageLayout, union_box
from ocr.likely_name import LikelyName, likeliest_name
from ocr.model import Box, PageImage, Word
from ocr.people import PARTICLES, PersonName, letters_of
from ocr.words import read_line

AGREED = 0.985  # both readers, strong place
ROOM_AROUND_PX = 8
FIRST_DOUBTS_PCT = 70.0  # the first reader doubts a value that the second one reads alike
DOUBTED_SHARE = 0.25  # of a damaged page's words
BAR_SHARE = 0.3  # of a line's height: the most width of a bar between two values
STROKE_BEFORE = 0.9  # heights of a value: so far before it a lost figure stands
MOST_DROPPED = 2  # letters
WIDER = (0.4, 0.8)  # of a name's height: more room before it
ROOM_IN = 0.5  # behind a name, for a suffix that the first reader did not see
CORRECTS_IN = 1.0
STRUCK_SHARE = 0.93  # ink along a line through the middle of a value: it was struck out
_FIGURE_LIKE = re.compile(r"[()|\[\]{}/\\!'’IiLlt]{1,2}")
_STROKES = re.compile(r"[fFlLiI1|!\]\[tTHNMUJjSsRr_=]{1,5}[.,]?")  # what a reader makes of "III", "Jr" or "II"
_BARS = re.compile(r"[Il1|!_=\]\[]{2,5}[.,]?")  # "II" beside the wall of its cell
STRUCK, CORRECTION = 0.5, 0.85  # what agreement is worth on a struck value, and on what stands beside one


class Reading(Protocol):
    """What a second reader made of a segment."""

    @property
    def text(self) -> str: ...
    @property
    def confidence(self) -> float: ...  # 0 to 1
    @property
    def spans(self) -> Sequence[tuple[float, float]]: ...  # of the words, as shares of the crop's width


SecondReader = Callable[[PageImage, Box], Reading]
LatticeReader = Callable[[PageImage, Box], Lattice]  # of `candidates.read_lattice`


class Readers:
    """The second reader over the fax's pages, asked at most once a box."""

    def __init__(
        self, layouts: Sequence[PageLayout], second: SecondReader | None, lattice: LatticeReader | None = None
    ) -> None:
        self._layouts = {layout.number: layout for layout in layouts}
        self._second = second
        self._lattice = lattice
        self._read: dict[tuple[int, Box], Reading] = {}

    def second(self, page_number: int, box: Box) -> Reading | None:
        if self._second is None:
            return None
        key = (page_number, box)
        if key not in self._read:
            self._read[key] = self._second(self._layouts[page_number].image, box)
        return self._read[key]

    def second_name(self, hit: Hit) -> Reading | None:
        """A name's cells, each with the empty room behind it: "Jr" and "III" are easily lost by the first reader."""
        parts = hit.parts or rows_of(hit.words)
        found = [self._second_of_name(hit.page_number, part) for part in parts]
        readings = [reading for reading in found if reading is not None]
        if not readings:
            return None
        between = ", " if hit.parts and _is_family_first(hit) else " "
        text = between.join(filter(None, (readings[0].text, " ".join(reading.text for reading in readings[1:]))))
        return _Joined(text, min(reading.confidence for reading in readings))

    def _second_of_name(self, page_number: int, words: Sequence[Word]) -> Reading | None:
        """A name's row or cell. Where only the second reader lacks its first capital, a wider box may show it."""
        box = self._with_room(page_number, union_box(words))
        reading = self.second(page_number, box)
        if reading is None or not _lost_first_letter(reading.text, " ".join(word.text for word in words)):
            return reading
        for more in WIDER:
            left = max(0, box.left - round(more * box.height))
            wider = self.second(page_number, box._replace(left=left, width=box.left + box.width - left))
            if wider is not None and wider.text[:1].isupper() and wider.text.endswith(reading.text[1:]):
                return wider
        return reading

    def second_of(self, words: Sequence[Word]) -> Reading | None:
        """Words that may stand on two rows."""
        found = [self.second(words[0].page_number, union_box(row)) for row in rows_of(words)]
        readings = [reading for reading in found if reading is not None]
        if len(readings) <= 1:
            return readings[0] if readings else None
        return _Joined(" ".join(reading.text for reading in readings), min(one.confidence for one in readings))

    def likely_name(self, hit: Hit, text: str, second_text: str = "") -> LikelyName | None:
        """What the second reader's frames over a name, and the names that people have, make of a reading of it."""
        if self._lattice is None:
            return None
        image = self._layouts[hit.page_number].image
        boxes = [self._with_room(hit.page_number, union_box(part)) for part in hit.parts or rows_of(hit.words)]
        read_twice = {letters_of(word) for word in hit.text.split()} & {letters_of(w) for w in second_text.split()}
        return likeliest_name(join_cells([self._lattice(image, box) for box in boxes]), text, read_twice)

    def first_again(self, hit: Hit) -> str:
        """What the first reader makes of a name when it is given nothing else."""
        return self.first_alone(hit.page_number, hit.parts or rows_of(hit.words))

    def first_alone(self, page_number: int, parts: Sequence[Sequence[Word]]) -> str:
        """What the first reader makes of runs of words, each given alone."""
        return " ".join(_words_alone(self._layouts[page_number].image, part) for part in parts)

    def _with_room(self, page_number: int, box: Box) -> Box:
        layout = self._layouts[page_number]
        right = box.left + box.width
        beside = [
            word.box_px.left
            for word in layout.words
            if word.box_px.left >= right - 2
            and abs(word.box_px.top - box.top) < 0.8 * box.height
            and not (_STROKES.fullmatch(word.text) and word.box_px.left - right < box.height)
        ]
        limit = min(
            [right + round(ROOM_IN * layout.image.dpi_x), *(left - round(0.05 * layout.image.dpi_x) for left in beside)]
        )
        # A ruling is longer than the letters are high; the strokes of "III" are not.
        reach = max(4, box.height // 2)
        room = (
            layout.image.pixels[max(0, box.top - reach) : box.top + box.height + reach, right : max(right, limit)] < INK
        )
        rules = np.flatnonzero(room.mean(axis=0) > 0.85) if room.size else np.zeros(0, dtype=int)
        width = int(rules[0]) - 3 if len(rules) else limit - right
        return box._replace(width=box.width + width) if width > 0.1 * layout.image.dpi_x else box

    def has_stroke_before(self, hit: Hit) -> bool:
        """May a figure stand right before a date whose first number has one: a sign, or a stroke that was not read?"""
        if not re.match(r"\d\D", hit.text):
            return False
        box = hit.box_px
        return self._has_unread_stroke(hit.page_number, box) or any(
            _FIGURE_LIKE.fullmatch(word.text)
            and 0 <= box.left - (word.box_px.left + word.box_px.width) <= box.height
            and word.box_px.top < box.top + box.height / 2 < word.box_px.top + word.box_px.height
            for word in self._layouts[hit.page_number].words
        )

    def has_particle_before(self, hit: Hit) -> bool:
        """Does a word like "De" stand right before a name, which may be the beginning of its family name?"""
        box = hit.box_px
        return any(
            letters_of(word.text) in PARTICLES
            and 0 <= box.left - (word.box_px.left + word.box_px.width) <= 1.5 * box.height
            and word.box_px.top < box.top + box.height / 2 < word.box_px.top + word.box_px.height
            for word in self._layouts[hit.page_number].words
        )

    def _has_unread_stroke(self, page_number: int, value: Box) -> bool:
        """Does a stroke as high as a figure stand close before a value, in no word: a lost "1"?"""
        layout, high = self._layouts[page_number], value.height
        left, top = max(0, value.left - round(STROKE_BEFORE * high)), max(0, value.top - high // 2)
        ink = (layout.image.pixels[top : value.top + high + high // 2, left : value.left - 1] < INK).astype(np.uint8)
        for word in layout.words:
            box = word.box_px
            if box.left < value.left and box.left + box.width > left:
                rows = slice(max(0, box.top - top), max(0, box.top + box.height - top))
                ink[rows, max(0, box.left - left) : max(0, box.left + box.width - left)] = 0
        if not ink.size:
            return False
        _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        middle = value.top - top + high / 2
        return any(
            0.6 * high <= height <= 1.3 * high and width <= high and abs(y + height / 2 - middle) < 0.3 * high
            for _, y, width, height, _ in stats[1:].tolist()
        )

    def has_ink_behind(self, hit: Hit) -> bool:
        """Do strokes of a letter's height stand right behind a name, in no word that was read? "II" may be lost so."""
        layout, box = self._layouts[hit.page_number], union_box((hit.parts or rows_of(hit.words))[-1])
        start = box.left + box.width + max(3, box.height // 3)
        middle = box.top + box.height / 2
        beside = [
            word.box_px.left
            for word in layout.words
            if word.box_px.left >= box.left + box.width - 2
            and word.box_px.top < middle < word.box_px.top + word.box_px.height
            and not _BARS.fullmatch(word.text)
        ]
        end = min([start + round(ROOM_IN * layout.image.dpi_x), *(left - 3 for left in beside)])
        top = max(0, box.top - box.height)
        strip = (layout.image.pixels[top : box.top + 2 * box.height, start:end] < INK).astype(np.uint8)
        if not strip.size:
            return False
        _, _, stats, _ = cv2.connectedComponentsWithStats(strip, connectivity=8)
        strokes = [
            (x, width)
            for x, y, width, height, _ in stats[1:].tolist()
            if 0.6 * box.height <= height <= 1.4 * box.height
            and width <= 1.5 * box.height
            and abs(y + height / 2 - (middle - top)) < 0.35 * box.height
        ]
        if len(strokes) == 1 and strokes[0][1] <= BAR_SHARE * box.height:  # "LOPEZ, ANA | DOB": a lone "I" is no suffix
            following = min(beside, default=layout.image.pixels.shape[1]) - (start + sum(strokes[0]))
            return bool(following > 1.5 * box.height)
        return bool(strokes)

    def is_doubtful(self, page_number: int) -> bool:
        return is_doubtful(self._layouts[page_number].words)

    def is_struck(self, page_number: int, box: Box) -> bool:
        return is_struck(self._layouts[page_number].image, box)

    def corrects(self, page_number: int, box: Box) -> bool:
        """Does a struck word stand on the row of a value, near it?"""
        layout = self._layouts[page_number]
        reach_px = CORRECTS_IN * layout.image.dpi_x
        return any(
            box.top - 0.3 * box.height <= strike.top + strike.height / 2 <= box.top + 1.3 * box.height
            and strike.left <= box.left + box.width + reach_px
            and box.left <= strike.left + strike.width + reach_px
            for strike in layout.strikes_px
        )

    def agreed_share(self, page_number: int, box: Box) -> float:
        """What agreement on a value is worth: less where it is struck out, or put in place of another."""
        if self.is_struck(page_number, box):
            return STRUCK
        return CORRECTION if self.corrects(page_number, box) else AGREED


def _lost_first_letter(second: str, first: str) -> bool:
    """ "loyd Thakur", "sloyd Thakur" or "OYD THAKUR" for "Floyd Thakur": letters at the edge are dropped."""
    one, two = (letters_of(text.split()[0]) if text.split() else "" for text in (first, second))
    is_small = second[:1].islower() and first[:1].isupper()
    is_cut = len(two) > 1 and one.endswith(two) and 1 <= len(one) - len(two) <= MOST_DROPPED and not is_known_name(two)
    return is_cut or (
        len(second) > MOST_DROPPED and is_small and first.lower()[1:3] in (second.lower()[:2], second.lower()[1:3])
    )


def _is_family_first(hit: Hit) -> bool:
    """Is the first of a name's cells that of the family name?"""
    if hit.field == "unread_name":
        return True  # by the captions of its cells
    first = " ".join(word.text for word in hit.parts[0])
    return isinstance(hit.value, PersonName) and letters_of(first) == letters_of(hit.value.family)


def _words_alone(image: PageImage, words: Sequence[Word]) -> str:
    box, room = union_box(words), ROOM_AROUND_PX
    rows = slice(max(0, box.top - room), box.top + box.height + room)
    columns = slice(max(0, box.left - room), box.left + box.width + room)
    return " ".join(word.text for word in read_line(replace(image, pixels=image.pixels[rows, columns])))


@dataclass(frozen=True, slots=True)
class _Joined:
    text: str
    confidence: float
    spans: tuple[tuple[float, float], ...] = ()


def is_doubtful(words: Sequence[Word]) -> bool:
    """Is the first reader unsure of a good part of the page's words?"""
    return sum(word.confidence_pct < FIRST_DOUBTS_PCT for word in words) >= DOUBTED_SHARE * len(words)


def is_struck(image: PageImage, box: Box) -> bool:
    """Does one line run through the middle of a value from end to end?"""
    top, bottom = box.top + round(0.3 * box.height), box.top + round(0.7 * box.height)
    band = image.pixels[max(0, top) : max(0, bottom), max(0, box.left) : box.left + box.width]
    if not band.size or box.width < 2 * box.height:
        return False
    # Three rows together: a pen's line is seldom level.
    ink = np.pad(band < INK, ((1, 1), (0, 0)))
    joined = ink[:-2] | ink[1:-1] | ink[2:]
    return bool(joined.mean(axis=1).max() >= STRUCK_SHARE)
