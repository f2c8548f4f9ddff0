"""Names that people have: weight between two readings, and doubt about one that is a slip away from a common name.

Two readers that agree are wrong by one letter now and then ("Osbome", "Famham", "KUBY"), on damaged type and on
handwriting. Nothing is ever corrected from these lists: a name that is in none of them and looks like a common one is
only less sure.

Given names: births of the United States since 1881 (Social Security Administration) and the nicknames package. Family
names: the censuses of 2000, 2010 and 2020, as far as 100 people have them (Census Bureau). Both lists are in the public
domain; `bench/reading/name_lists.py` makes them. Of the names of nine sides of invented patients of Los Angeles they
hold 95 of 100 family names and 84 of 100 given names; the others are no less real.
"""

import gzip
import itertools
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from importlib import resources

from ocr.people import PersonName, letters_of

UNCOUNTED_SHARE = 1e-6  # of a short form that no birth was registered with
LEAST_SHARE = 1e-7  # of people, a name on no list
CLEARLY = 3.0
LEAST_GIVEN = 0.05  # of the people who have a name as family name, those who have it as given name
RARE_SHORT = 1e-5  # of people: some 3,000
RARE_SHARE = 2e-6  # of people: some 600 of the United States
FAR_MORE = 50.0  # times as many have another name: this one may be a slip for it
FREQUENT_FAMILIES = 8_000  # more than a rare given name's share: "Anselmo" is the 9,476th family name
COMMON_FAMILIES, COMMON_GIVEN = 20_000, 6_000  # a slip leads to one of these
FEWEST_LETTERS = 4  # shorter names have too many neighbours
# Letters that readers take for each other, in print and in writing.
_PAIRS = (
    *(
        "il",
        "it",
        "lt",
        "tf",
        "lf",
        "ij",
        "jf",
        "jt",
        "jy",
        "rk",
        "rh",
        "br",
        "bp",
        "be",
        "pf",
        "fe",
        "kh",
        "ce",
        "co",
        "eo",
    ),
    *("oa", "ea", "cg", "gq", "gy", "qy", "uv", "un", "nv"),
    *(
        "vy",
        "vw",
        "uw",
        "mn",
        "nh",
        "hb",
        "hk",
        "hn",
        "kx",
        "dc",
        "do",
        "oq",
        "sz",
        "mw",
        "ia",
        "as",
        "es",
        "ru",
        "rv",
        "ec",
    ),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RUNS = ("rn m", "cl d", "ri n", "li h", "vv w", "nn m", "in m", "ni m", "iu m")
_LIKE = {
    letter: frozenset("".join(pair.replace(letter, "", 1) for pair in _PAIRS if letter in pair)) for letter in _LETTERS
}


def is_known_given(word: str) -> bool:
    """Is a word a given name or a short form of one? A family name that some people are given first is none."""
    plain = letters_of(word)
    share = _given_shares().get(plain, 0.0)
    return share > 0.0 and (plain in _nicknames() or share >= LEAST_GIVEN * _family_shares().get(plain, 0.0))


def is_known_family(word: str) -> bool:
    """Is every part of a family name one that people have? Two letters or three are often anything else."""
    shares = _family_shares()
    return all(shares.get(part, 0.0) > (0.0 if len(part) >= FEWEST_LETTERS else RARE_SHORT) for part in _parts(word))


def is_frequent_family(word: str) -> bool:
    """Is a word among the `FREQUENT_FAMILIES` family names that most people have?"""
    return letters_of(word) in _frequent_families()


def is_like_family(word: str) -> bool:
    """Is a word a common family name, or one slip of a reader away from one?"""
    plain = letters_of(word)
    return any(one in _common_families() for one in (plain, *_slips(plain, broadly=True)))


def is_known_name(word: str) -> bool:
    return is_known_given(word) or is_known_family(word)


def likelier_turned(given: str, family: str) -> bool:
    """Do clearly more people have these two names the other way round ("Weber" as given, "Yoshiko" as family name)?"""
    return times_likelier_turned(given, family) > CLEARLY


def times_likelier_turned(given: str, family: str) -> float:
    """How many times as many people have them the other way round; by the first given and the last family name."""
    one, two = _parts(given), _parts(family)
    if not one or not two:
        return 0.0
    givens, families = _given_shares(), _family_shares()
    turned = families.get(one[0], LEAST_SHARE) * givens.get(two[-1], LEAST_SHARE)
    straight = givens.get(one[0], LEAST_SHARE) * families.get(two[-1], LEAST_SHARE)
    return turned / straight


def is_suspect(name: PersonName, *, broadly: bool = False) -> bool:
    """Is a part of a name on no list, or a rare one, and one slip of a reader away from a common one?

    Args:
        broadly: any letter may have been taken for any other, as in writing.
    """
    parts = [
        *((part, _family_shares(), _common_families()) for part in _parts(name.family)),
        *((part, _given_shares(), _common_given()) for part in _parts(name.given)),
    ]
    return any(_is_likelier_a_slip(*part, broadly) for part in parts)


def _is_likelier_a_slip(part: str, shares: Mapping[str, float], common: Set[str], broadly: bool) -> bool:
    """Do few or none have this name, and very many more one that a reader may have taken for it?"""
    own = name_shares().get(part, 0.0)
    if len(part) < FEWEST_LETTERS or own >= RARE_SHARE:
        return False
    return any(other in common and shares[other] >= FAR_MORE * own for other in _slips(part, broadly))


def run_together(word: str) -> frozenset[str]:
    """A word, and what readers make of it that take two of its letters for one ("Norris": "norns")."""
    return frozenset((word, *(word.replace(two, one) for two, one in (pair.split() for pair in _RUNS))))


def _parts(text: str) -> list[str]:
    return [letters for part in text.replace("-", " ").split() if (letters := letters_of(part))]


def _slips(word: str, broadly: bool) -> Iterator[str]:
    """Every word that a reader could take for this one by a single slip."""
    for place, letter in enumerate(word):
        for other in _LETTERS if broadly else _LIKE[letter]:
            yield word[:place] + other + word[place + 1 :]
    for one, two in (pair.split() for pair in _RUNS):
        for wrong, right in ((one, two), (two, one)):
            start = word.find(wrong)
            while start >= 0:
                yield word[:start] + right + word[start + len(wrong) :]
                start = word.find(wrong, start + 1)
    for place, (one, two) in enumerate(itertools.pairwise(word)):
        if one == two:
            yield word[:place] + word[place + 1 :]
    for place, letter in enumerate(word):
        yield word[:place] + letter + word[place:]


@lru_cache(maxsize=1)
def _common_given() -> frozenset[str]:
    return frozenset(itertools.islice(_given_shares(), COMMON_GIVEN)) | _nicknames()


@lru_cache(maxsize=1)
def _common_families() -> frozenset[str]:
    return frozenset(itertools.islice(_family_shares(), COMMON_FAMILIES))


@lru_cache(maxsize=1)
def _frequent_families() -> frozenset[str]:
    return frozenset(itertools.islice(_family_shares(), FREQUENT_FAMILIES))


@lru_cache(maxsize=1)
def _given_shares() -> Mapping[str, float]:
    shares = _shares("given_names.txt.gz")
    return shares | dict.fromkeys(_nicknames() - shares.keys(), UNCOUNTED_SHARE)


@lru_cache(maxsize=1)
def _family_shares() -> Mapping[str, float]:
    return _shares("family_names.txt.gz")


@lru_cache(maxsize=1)
def name_shares() -> Mapping[str, float]:
    """Every listed name in lower-case letters with the share of people who have it as given or family name, 0 to 1."""
    shares = dict(_family_shares())
    for name, share in _given_shares().items():
        shares[name] = max(shares.get(name, 0.0), share)
    return shares


@lru_cache(maxsize=1)
def _nicknames() -> frozenset[str]:
    table = resources.files("nicknames").joinpath("names.csv").read_text(encoding="utf-8")
    return frozenset(letters_of(word) for line in table.splitlines()[1:] for word in line.split(",")[::2])


def _shares(file: str) -> dict[str, float]:
    """The names of a list with their share of all people that it counts, the most frequent first."""
    packed = resources.files("ocr").joinpath(file).read_bytes()
    lines = (line.split() for line in gzip.decompress(packed).decode("ascii").splitlines() if line[0] != "#")
    counts = {name: int(count) for name, count in lines}
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()}
