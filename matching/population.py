"""How common a name is, with what a small or a young index cannot know filled in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from matching.model import Candidate, Population
from matching.names import fold_name, name_parts, squeeze
from matching.weights import Weights

NameKind = Literal["family", "given", "full"]


def name_counts(candidate: Candidate) -> tuple[tuple[NameKind, str], ...]:
    """The entries to count one up for a patient: a store keeps them as (kind, name) -> count.

    Families are counted whole and part by part; "full" is "GIVEN|FAMILY" per family. `choose_patient` asks
    `family_count`, `given_count` and `full_name_count` with names in exactly this form (without spaces).
    """
    given = squeeze(fold_name(candidate.name.given))
    families = family_forms(candidate.name.family)
    entries: list[tuple[NameKind, str]] = [("given", given)] if given else []
    entries += [("family", family) for family in families]
    if given:
        entries += [("full", f"{given}|{family}") for family in families]
    return tuple(entries)


@lru_cache(maxsize=65_536)
def family_forms(family: str) -> tuple[str, ...]:
    """ "García López" -> ("GARCIALOPEZ", "GARCIA", "LOPEZ"); the whole first."""
    folded = fold_name(family)
    parts = name_parts(folded)
    whole = squeeze(folded)
    return tuple(dict.fromkeys((whole, *parts))) if len(parts) > 1 else ((whole,) if whole else ())


@dataclass(frozen=True, slots=True)
class CountedPopulation:
    """A population counted in memory; see `count_population`."""

    size: int
    counts: Counter[tuple[NameKind, str]] = field(repr=False)

    def family_count(self, family: str) -> int:
        return self.counts[("family", family)]

    def given_count(self, given: str) -> int:
        return self.counts[("given", given)]

    def full_name_count(self, given: str, family: str) -> int:
        return self.counts[("full", f"{given}|{family}")]


def count_population(candidates: Iterable[Candidate]) -> CountedPopulation:
    """Count a stream of patients once; holds one entry per distinct name."""
    counts: Counter[tuple[NameKind, str]] = Counter()
    size = 0
    for candidate in candidates:
        size += 1
        counts.update(name_counts(candidate))
    return CountedPopulation(size, counts)


class NameChances:
    """P(name) for anyone, remembered for the length of one decision: a store answers each name once."""

    def __init__(self, population: Population, weights: Weights) -> None:
        self._population = population
        self._weights = weights
        self._size = max(population.size, 1)
        self._family_counts: dict[str, int] = {}
        self._given_counts: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    @property
    def size(self) -> int:
        return self._size

    def family(self, name: str) -> float:
        """P(surname) for anyone; without spaces."""
        return self._share(self._family_count(name), self._weights.background_family)

    def given(self, name: str) -> float:
        """P(first name) for anyone; without spaces."""
        return self._share(self._given_count(name), self._weights.background_given)

    def seen_family(self, word: str) -> float:
        """P(word as somebody's own surname), for a word that may be a misreading and nobody's name."""
        return self.family(word) if self._family_count(word) else self._weights.unknown_word / self._size

    def seen_given(self, word: str) -> float:
        """P(word as somebody's own given name), for a word that may be a misreading and nobody's name."""
        return self.given(word) if self._given_count(word) else self._weights.unknown_word / self._size

    def family_text(self, family: str) -> float:
        """P(surname as written); two surnames together are as rare as their parts make them."""
        parts = family_forms(family)[1:]
        if not parts:
            return self.family(squeeze(family))
        chance = self._weights.compound_family
        for part in parts:
            chance *= self.family(part)
        return chance

    def given_is_borne(self, name: str) -> bool:
        """Whether at least two people on file are called so: one alone may be a typing error."""
        return self._given_count(name) > 1

    def pair(self, given: str, family: str) -> float:
        """P(given and family): the greater of what the index shows besides the patient, and the product rule."""
        key = (given, family)
        if key not in self._pairs:
            others = max(self._population.full_name_count(given, family) - 1, 0)
            product = self.given(given) * self.family(family) * self._weights.name_pair_factor
            self._pairs[key] = min(max(others / self._size, product), 1.0)
        return self._pairs[key]

    def _family_count(self, name: str) -> int:
        if name not in self._family_counts:
            self._family_counts[name] = self._population.family_count(name)
        return self._family_counts[name]

    def _given_count(self, name: str) -> int:
        if name not in self._given_counts:
            self._given_counts[name] = self._population.given_count(name)
        return self._given_counts[name]

    def _share(self, count: int, background: float) -> float:
        """The index's own share, drawn towards that of an ordinary name as far as the index is small."""
        weight = self._weights.background_patients
        return min((count + weight * background) / (self._size + weight), 1.0)
