"""A name that was not surely read, weighed between what the page shows and what people are called.

"SENNIFER" by hand is Jennifer: the second reader's frames hold a J beside the S, and hardly anybody is called Sennifer.
So each word of such a name is compared with the names of the census that are a slip or two away: how well the frames
spell it (CTC: Graves et al. 2006, section 4.1), times how many people have it (Bayes' rule). A name on no list keeps
the weight of a very rare one, so what the page spells clearly stays as it is.

The answer is the likeliest name and its probability among those weighed. One reader saw it, so it is never sure.
"""

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ocr.candidates import Lattice, spelt_nats
from ocr.known_names import name_shares
from ocr.people import is_suffix, letters_of

UNLISTED_SHARE = 5e-8  # of people, a name on no list: as one of the rarest listed
SETTLED_SHARE = 1e-5  # of people: a name so frequent that both readers read is no slip ("Roberta", "Abbasi")
MOST_SLIPS = 2
FEWEST_LETTERS = 3
MOST_NEIGHBOURS = 30  # of a word; bounds the work to some milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyName:
    """The words of a reading with the likeliest name for each."""

    text: str
    probability: float  # 0 to 1, among the names that were weighed


def likeliest_name(lattice: Lattice, reading: str, read_twice: Set[str] = frozenset()) -> LikelyName:
    """The reading of a name's line, each word as the likeliest name.

    Args:
        lattice: the second reader's frames over this line (`candidates.lattice_of`).
        reading: the text of the line, with its commas; it gives the words and their order.
        read_twice: words (letters alone) that both readers read; those that many people are called by stay.
    """
    words, probability = reading.split(), 1.0
    for place, word in enumerate(words):
        plain = letters_of(word)
        if len(plain) < FEWEST_LETTERS or is_suffix(word):
            continue
        if plain in read_twice and name_shares().get(plain, 0.0) >= SETTLED_SHARE:
            continue
        found, share = _likeliest(lattice, words, place, plain)
        probability *= share
        if found != plain:
            words[place] = _in_the_manner_of(word, found)
    return LikelyName(text=" ".join(words), probability=probability)


def _likeliest(lattice: Lattice, words: Sequence[str], place: int, plain: str) -> tuple[str, float]:
    near = _neighbours(plain)
    shares = name_shares()
    forms = [_line(words, place, name) for name in near]
    spelt = spelt_nats(lattice, forms)
    weights = [one + math.log(shares.get(name, UNLISTED_SHARE)) for one, name in zip(spelt, near, strict=True)]
    best = max(range(len(near)), key=weights.__getitem__)
    if not math.isfinite(weights[best]):
        return plain, 0.5
    total = sum(math.exp(weight - weights[best]) for weight in weights)
    return near[best], 1.0 / total


def _line(words: Sequence[str], place: int, name: str) -> str:
    """The line in plain letters, its commas kept, with one word replaced."""
    plain = [
        f"{name if at == place else letters_of(word)}{',' if word.endswith(',') else ' '}"
        for at, word in enumerate(words)
    ]
    return re.sub(" +", " ", "".join(plain)).strip(" ,")


@lru_cache(maxsize=512)
def _neighbours(plain: str) -> tuple[str, ...]:
    """The word itself and the listed names a slip or two away, the nearest and most frequent first."""
    shares = name_shares()
    slips = min(MOST_SLIPS, len(plain) // 2)
    close = process.extract(plain, list(shares), scorer=Levenshtein.distance, score_cutoff=slips, limit=None)
    close = [found for found in close if abs(len(found[0]) - len(plain)) <= 1 and len(found[0]) >= FEWEST_LETTERS]
    close.sort(key=lambda found: (found[1], -shares[found[0]]))
    return tuple(dict.fromkeys((plain, *(name for name, _, _ in close[:MOST_NEIGHBOURS]))))


def _in_the_manner_of(word: str, name: str) -> str:
    """The name with the word's capitals and its comma."""
    shown = name.upper() if word.isupper() else name.capitalize()
    return shown + ("," if word.endswith(",") else "")
