"""Phrases with room for OCR noise and for other people's wording.

A pattern is words with gaps: `"request*|send|fax ~6 records|reports|notes"` means one of the first words, at most six
words between, one of the last. `request*` takes every word with that beginning, `=deposition` that word alone, `#` any
number. Words over four letters may be misread (edit ratio >= 84), shorter ones must be exact: "ER" is one letter from
half the dictionary. Where the words hold the ends of sentences (`BREAK`), no gap reaches over one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

FUZZY_RATIO = 84.0  # measured on misread labels (README); lower, "patient" meets "parent"
OTHER_INITIAL_RATIO = 90.0  # with another first letter: "cardiology" is not "radiology"
FUZZY_LETTERS = 5
NUMBER = "#"
MOST_REMEMBERED = 5_000  # words of faxes
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
        self._places = _vocabulary(tuple(patterns)).places_in(self.words)

    def find(self, pattern: str) -> list[tuple[int, int]]:
        """Every place of a pattern: (first word, one after the last word), shortest at each start."""
        slots = parse_pattern(pattern)
        hits = []
        for start in sorted(set().union(*(self._places.get(word, ()) for word in slots[0].words))):
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


class _Vocabulary:
    """The words of patterns, and which of them a word of a text may be: told once a word, for most come again."""

    __slots__ = ("_fuzzy", "_meant", "_stems", "_wanted")

    def __init__(self, wanted: Set[str]) -> None:
        self._wanted = wanted
        self._stems = [word for word in wanted if word.endswith("*")]
        self._fuzzy = [word for word in wanted if len(word) >= FUZZY_LETTERS and word[-1] != "*" and word[0] != "="]
        self._meant: dict[str, tuple[str, ...]] = {}

    def places_in(self, words: Sequence[str]) -> dict[str, set[int]]:
        """By word of the patterns, where it stands among the words of a text."""
        if len(self._meant) > MOST_REMEMBERED:
            self._meant = {}
        meant = self._meant
        self._learn(sorted({word for word in words if word not in meant}), meant)
        places: dict[str, set[int]] = defaultdict(set)
        for place, word in enumerate(words):
            for wanted in meant[word]:
                places[wanted].add(place)
        return places

    def _learn(self, words: Sequence[str], meant: dict[str, tuple[str, ...]]) -> None:
        like: dict[str, set[str]] = {word: self._exactly(word) for word in words}
        if words and self._fuzzy:
            scores = process.cdist(self._fuzzy, words, scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
            for row, column in zip(*scores.nonzero(), strict=True):
                wanted, word = self._fuzzy[row], words[column]
                if wanted[0] == word[0] or scores[row, column] >= OTHER_INITIAL_RATIO:
                    like[word].add(wanted)
        meant.update((word, tuple(found)) for word, found in like.items())

    def _exactly(self, word: str) -> set[str]:
        found = {wanted for wanted in (word, f"={word}") if wanted in self._wanted}
        found.update(stem for stem in self._stems if _begins(word, stem[:-1]))
        return found | {NUMBER} if word.isdigit() else found


@lru_cache(maxsize=64)
def _vocabulary(patterns: tuple[str, ...]) -> _Vocabulary:
    return _Vocabulary({word for pattern in patterns for slot in parse_pattern(pattern) for word in slot.words})


def _begins(word: str, stem: str) -> bool:
    if word.startswith(stem):
        return True
    return len(stem) >= FUZZY_LETTERS and len(word) >= len(stem) and fuzz.ratio(word[: len(stem)], stem) >= FUZZY_RATIO
