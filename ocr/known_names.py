"""Names that people have: weight between two readings, and doubt about one that is a slip away from a common name.

Two readers that agree are wrong by one letter now and then ("Osbome", "Famham", "KUBY"), on damaged type and on
handwriting. Nothing is ever corrected from these lists: a name that is in none of them and looks like a common one is
only less sure.

Given names: the nicknames package and the US Census of 1990; family names: the same Census (both in the names package,
public domain, https://www.census.gov/topics/population/genealogy/data/1990_census.html). They cover some 90 % of the
population; the other names are no less real.
"""

import itertools
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from ocr.people import PersonName, letters_of

UNCOUNTED_SHARE = 1e-6  # of a listed name that the census rounds to nothing
LEAST_SHARE = 1e-7  # of people, a name on no list
CLEARLY = 3.0
FREQUENT_FAMILIES = 8_000  # more than a rare given name's share: "Anselmo" is the 9,476th family name
COMMON_FAMILIES = 20_000  # of 88,799: a slip leads to one of these
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
    """Is a word a given name or a short form of one?"""
    return letters_of(word) in _given_names()


def is_known_family(word: str) -> bool:
    """Is every part of a family name one that people have?"""
    return all(part in _families() for part in _parts(word))


def is_frequent_family(word: str) -> bool:
    """Is a word among the `FREQUENT_FAMILIES` family names that most people have?"""
    return letters_of(word) in _frequent_families()


def is_known_name(word: str) -> bool:
    return is_known_given(word) or is_known_family(word)


def likelier_turned(given: str, family: str) -> bool:
    """Do clearly more people have these two names the other way round ("Weber" as given, "Yoshiko" as family name)?"""
    one, two = _parts(given), _parts(family)
    if not one or not two:
        return False
    givens, families = _given_shares(), _family_shares()
    turned = families.get(one[0], LEAST_SHARE) * givens.get(two[-1], LEAST_SHARE)
    straight = givens.get(one[0], LEAST_SHARE) * families.get(two[-1], LEAST_SHARE)
    return turned > CLEARLY * straight


def is_suspect(name: PersonName, *, broadly: bool = False) -> bool:
    """Is a part of a name on no list, and one slip of a reader away from a common one?

    Args:
        broadly: any letter may have been taken for any other, as in writing.
    """
    families = [part for part in _parts(name.family) if part not in _families() and part not in _given_names()]
    givens = [part for part in _parts(name.given) if part not in _given_names() and part not in _families()]
    return any(
        len(part) >= FEWEST_LETTERS and any(other in common for other in _slips(part, broadly))
        for part, common in [
            *((part, _common_families()) for part in families),
            *((part, _given_names()) for part in givens),
        ]
    )


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
def _given_names() -> frozenset[str]:
    nicknames = resources.files("nicknames").joinpath("names.csv").read_text(encoding="utf-8")
    short = {letters_of(word) for line in nicknames.splitlines()[1:] for word in line.split(",")[::2]}
    return frozenset(short | set(_census("dist.female.first")) | set(_census("dist.male.first")))


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(_census("dist.all.last"))


@lru_cache(maxsize=1)
def _common_families() -> frozenset[str]:
    return frozenset(_census("dist.all.last")[:COMMON_FAMILIES])


@lru_cache(maxsize=1)
def _frequent_families() -> frozenset[str]:
    return frozenset(_census("dist.all.last")[:FREQUENT_FAMILIES])


@lru_cache(maxsize=1)
def _given_shares() -> Mapping[str, float]:
    shares: dict[str, float] = {}
    for table in ("dist.female.first", "dist.male.first"):
        for line in _lines(table):
            name, percent = line.split()[:2]
            shares[name.lower()] = max(shares.get(name.lower(), 0.0), float(percent) / 100, UNCOUNTED_SHARE)
    return shares


@lru_cache(maxsize=1)
def _family_shares() -> Mapping[str, float]:
    return {
        name.lower(): max(float(percent) / 100, UNCOUNTED_SHARE)
        for name, percent in (line.split()[:2] for line in _lines("dist.all.last"))
    }


@lru_cache(maxsize=1)
def name_shares() -> Mapping[str, float]:
    """Every listed name in lower-case letters with the share of people who have it as given or family name, 0 to 1."""
    shares = dict.fromkeys(_given_names(), UNCOUNTED_SHARE)
    for table in (_family_shares(), _given_shares()):
        for name, share in table.items():
            shares[name] = max(shares.get(name, 0.0), share)
    return shares


def _census(table: str) -> list[str]:
    """The names of a table in lower-case letters, the most frequent first."""
    return [line.split()[0].lower() for line in _lines(table)]


def _lines(table: str) -> list[str]:
    return [line for line in resources.files("names").joinpath(table).read_text(encoding="ascii").splitlines() if line]
