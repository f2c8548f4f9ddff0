"""Which document type and which facility a records system's codes and words mean, by the policy's lists."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from fax_intake.policy import Policy

OTHER: Final = "other"  # a type that the policy does not know: never part of a standard packet
UNKNOWN: Final = "unknown"  # a facility that the policy does not know: no clinic's own

# v2-0074 diagnostic service sections, as DiagnosticReport.category has them. GE (genetics) is left out on purpose: its
# results are a sensitive category and no ordinary laboratory report.
_SECTION_TYPES: Final = {
    **dict.fromkeys(("RAD", "RX", "CT", "NMR", "NMS", "RUS", "VUS", "OUS", "CUS", "XRC", "NUC"), "imaging_report"),
    **dict.fromkeys(("LAB", "CH", "HM", "MB", "SR", "TX", "BLB", "IMM", "VR", "URN", "BG"), "lab_result"),
    **dict.fromkeys(("SP", "CP", "PAT", "CY"), "pathology"),
    "EC": "ekg",
}
_LOINC = re.compile(r"(?:LP)?\d{1,7}-\d\Z")


@dataclass(frozen=True, slots=True)
class DocumentTypes:
    """The policy's map from codes and words to document types."""

    by_code: Mapping[str, str]
    by_words: Sequence[tuple[re.Pattern[str], int, str]]  # pattern, length, type

    @classmethod
    def of(cls, policy: Policy) -> Self:
        by_code = {code.upper(): name for name, kind in policy.document_types.items() for code in kind.codes}
        words = [(word.strip(), name) for name, kind in policy.document_types.items() for word in kind.words]
        return cls(
            by_code={**_sections_of(policy), **by_code},
            by_words=[(_as_whole_words(word), len(word), name) for word, name in words if word],
        )

    def find(self, codes: Sequence[str], texts: Iterable[str]) -> str:
        """The type; "other" when nothing is known or two codes contradict each other.

        LOINC codes decide before local ones, codes before words, and of the texts the first that says anything: give
        the type's own text before titles. Within a text the longest words win ("operative report" over "consult").
        """
        for group in (
            [code for code in codes if _LOINC.match(code)],
            [code for code in codes if not _LOINC.match(code)],
        ):
            found = {self.by_code[code.upper()] for code in group if code.upper() in self.by_code}
            if found:
                return found.pop() if len(found) == 1 else OTHER
        return next((name for said in texts if (name := self._in_words(said))), OTHER)

    def _in_words(self, said: str) -> str | None:
        low = said.lower()
        hits = [(length, name) for pattern, length, name in self.by_words if pattern.search(low)]
        return max(hits, key=lambda hit: hit[0])[1] if hits else None


def _sections_of(policy: Policy) -> dict[str, str]:
    return {code: name for code, name in _SECTION_TYPES.items() if name in policy.document_types}


def _as_whole_words(word: str) -> re.Pattern[str]:
    # "ct" must not be found in "direct", nor "consult" in "consultant".
    return re.compile(rf"(?<![a-z0-9]){re.escape(word.lower())}(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class FacilityNames:
    """The policy's facilities under every name that is known of them."""

    ids: frozenset[str]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, policy: Policy) -> Self:
        named = {_plain(name): f.id for f in policy.facilities for name in (f.name, *f.names)}
        return cls(ids=frozenset(f.id for f in policy.facilities), by_name=named)

    def find(self, ids: Iterable[str], names: Iterable[str]) -> str:
        """By id, by whole name, else by the longest known name that one of the names contains; "unknown" if none."""
        for candidate in ids:
            if candidate in self.ids:
                return candidate
        plain = [_plain(name) for name in names if name]
        for name in plain:
            if name in self.by_name:
                return self.by_name[name]
        inside = [known for known in self.by_name for name in plain if f" {known} " in f" {name} "]
        return self.by_name[max(inside, key=len)] if inside else UNKNOWN


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare))
