"""Phrases with room for OCR noise and for other people's wording.

A pattern is words with gaps: `"request*|send|fax ~6 records|reports|notes"` means one of the first words, at most six
words between, one of the last. `request*` takes every word with that beginning, `=deposition` that word alone, `#` any
number. Words over four letters may be misread (edit ratio >= 84), shorter ones must be exact: "ER" is one letter from
half the dictionary. Where the words hold the ends of sentences (`BREAK`), no gap reaches over one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

FUZZY_RATIO = 84.0  # measured on misread labels (README); lower, "patient" meets "parent"
OTHER_INITIAL_RATIO = 90.0  # with another first letter: "cardiology" is not "radiology"
FUZZY_LETTERS = 5
NUMBER = "#"
BREAK = "."  # stands between two sentences

_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "without",
        "nor",
        "don't",
        "dont",
        "cannot",
        "isn't",
        "excluding",
        "except",
        "unless",
        "neither",
    ]
)
_NEGATION_REACH = 3  # words

_WORD = re.compile(r"[a-z0-9][a-z0-9'&/.-]*[a-z0-9]|[a-z0-9]")


def plain_words(text: str) -> list[str]:
    """Lower-case words without the punctuation around them; words joined by a slash are two."""
    return [part for word in _WORD.findall(text.lower().replace("’", "'")) for part in _parts(word) if part]


def _parts(word: str) -> list[str]:
    """ "fax/send" and "follow-up" are two words each, "h&p", "c-arm" and "x-ray" one, "e.r." is "er"."""
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", word):
        return [word.replace(".", "")]
    return [piece.strip(".'") for piece in re.split(r"[/.]|(?<=[a-z]{3})-(?=[a-z]{2})", word)]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern: its words, and how many other words may stand before it."""

    words: tuple[str, ...]
    gap: int


@lru_cache(maxsize=2048)
def parse_pattern(pattern: str) -> tuple[Slot, ...]:
    """A pattern's slots.

    Raises:
        ValueError: the pattern is empty or ends with a gap.
    """
    slots: list[Slot] = []
    gap = 0
    for part in pattern.lower().split():
        if part.startswith("~"):
            gap = int(part[1:])
        else:
            slots.append(Slot(words=tuple(part.split("|")), gap=gap))
            gap = 0
    if not slots or gap:
        raise ValueError(f"pattern {pattern!r} has no words or ends with a gap")
    return tuple(slots)


class TermIndex:
    """Where the words of a vocabulary stand in a text; built once a text, asked for many patterns."""

    __slots__ = ("_places", "words")

    def __init__(self, words: Sequence[str], patterns: Iterable[str]) -> None:
        self.words = tuple(words)
        wanted = sorted({word for pattern in patterns for slot in parse_pattern(pattern) for word in slot.words})
        self._places = _places_of(self.words, wanted)

    def find(self, pattern: str) -> list[tuple[int, int]]:
        """Every place of a pattern: (first word, one after the last word), shortest at each start."""
        slots = parse_pattern(pattern)
        hits = []
        for start in sorted(set().union(*(self._places.get(word, frozenset()) for word in slots[0].words))):
            end = self._follow(start, slots[1:])
            if end is not None:
                hits.append((start, end + 1))
        return hits

    def _follow(self, start: int, slots: Sequence[Slot]) -> int | None:
        place = start
        for slot in slots:
            reach = range(place + 1, place + 2 + slot.gap)
            found = self._next(reach, slot)
            if found is None:
                return None
            place = found
        return place

    def _next(self, reach: range, slot: Slot) -> int | None:
        for place in reach:
            if place >= len(self.words) or self.words[place] == BREAK:
                return None
            if any(place in self._places.get(word, ()) for word in slot.words):
                return place
        return None

    def is_negated(self, start: int) -> bool:
        """Does a "not", "no" or "without" stand shortly before this word?"""
        before = self.words[max(0, start - _NEGATION_REACH) : start]
        if BREAK in before:
            before = before[len(before) - before[::-1].index(BREAK) :]
        return any(word in _NEGATIONS or word.endswith("n't") for word in before)


def _places_of(words: Sequence[str], wanted: Sequence[str]) -> dict[str, frozenset[int]]:
    at: dict[str, set[int]] = {}
    for place, word in enumerate(words):
        at.setdefault(word, set()).add(place)
    known = sorted(at)
    places: dict[str, set[int]] = {word: set(at.get(word.removeprefix("="), ())) for word in wanted}
    fuzzy = [word for word in wanted if len(word) >= FUZZY_LETTERS and not word.endswith("*") and word[0] != "="]
    if known and fuzzy:
        scores = process.cdist(fuzzy, known, scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
        for row, column in zip(*scores.nonzero(), strict=True):
            if fuzzy[row][0] == known[column][0] or scores[row, column] >= OTHER_INITIAL_RATIO:
                places[fuzzy[row]] |= at[known[column]]
    for word in wanted:
        if word.endswith("*"):
            for other in known:
                if _begins(other, word[:-1]):
                    places[word] |= at[other]
        if word == NUMBER:
            places[word] = {place for other in known if other.isdigit() for place in at[other]}
    return {word: frozenset(found) for word, found in places.items()}


def _begins(word: str, stem: str) -> bool:
    if word.startswith(stem):
        return True
    return len(stem) >= FUZZY_LETTERS and len(word) >= len(stem) and fuzz.ratio(word[: len(stem)], stem) >= FUZZY_RATIO
