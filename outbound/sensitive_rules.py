"""The rules of sensitive.toml, read and checked. What each key means stands at the top of that file."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from outbound.sensitive_context import Context, Triggers

CATEGORIES = (
    "psychotherapy_notes",
    "substance_use_program",
    "mental_health",
    "hiv_test",
    "abortion",
    "contraception",
    "reproductive",
    "gender_affirming",
    "genetic_test",
    "minor_own_consent",
    "sexual_assault_domestic_violence",
    "restricted",  # labelled restricted, without a reason that we know
)

_ALL_CONTEXTS = frozenset(Context)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRule:
    rule_id: str
    category: str
    types: frozenset[str]
    codes: frozenset[str]
    code: re.Pattern[str] | None  # of the whole code: "F(?:10|11).*"
    title: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRule:
    rule_id: str
    category: str
    name: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRule:
    rule_id: str
    category: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None  # a term inside such a phrase does not count
    cleared_by: frozenset[Context]
    weight: float  # 1: enough by itself
    types: frozenset[str]  # only in documents of these types; empty: all
    with_text: re.Pattern[str] | None  # only in documents that also have this somewhere

    def applies_to(self, document_type: str, text: str) -> bool:
        if self.types and document_type not in self.types:
            return False
        return self.with_text is None or self.with_text.search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveRules:
    types: tuple[TypeRule, ...]
    departments: tuple[DepartmentRule, ...]
    labels: Mapping[str, str]  # code of a label, upper case -> category
    ordinary_labels: frozenset[str]
    terms: tuple[TermRule, ...]
    triggers: Triggers


def load_rules(path: Path) -> SensitiveRules:
    """Read the rules.

    Raises:
        ValueError: a category, key, context or pattern is wrong; says in which rule.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    _check_keys(raw, {"labels", "ordinary_labels", "triggers", "type", "department", "term", "words"}, "the file")
    words = {name: "|".join(parts) for name, parts in raw.get("words", {}).items()}
    rules = SensitiveRules(
        types=tuple(_type_rule(rule, words) for rule in raw.get("type", [])),
        departments=tuple(_department_rule(rule, words) for rule in raw.get("department", [])),
        labels=MappingProxyType({code.upper(): _category(name, code) for code, name in raw["labels"].items()}),
        ordinary_labels=frozenset(code.upper() for code in raw["ordinary_labels"]),
        terms=tuple(_term_rule(rule, words) for rule in raw.get("term", [])),
        triggers=_triggers(raw["triggers"], words),
    )
    ids = [rule["id"] for kind in ("type", "department", "term") for rule in raw.get(kind, [])]
    twice = sorted({rule_id for rule_id in ids if ids.count(rule_id) > 1})
    if twice:
        raise ValueError(f"Rule ids must be unique; these occur twice: {', '.join(twice)}.")
    return rules


def _type_rule(raw: Mapping[str, Any], words: Mapping[str, str]) -> TypeRule:
    _check_keys(raw, {"id", "category", "types", "codes", "code", "title"}, f"rule {raw.get('id')}")
    return TypeRule(
        rule_id=raw["id"],
        category=_category(raw["category"], raw["id"]),
        types=frozenset(raw.get("types", [])),
        codes=frozenset(raw.get("codes", [])),
        code=_pattern([raw["code"]], raw["id"], words, is_whole_word=False) if "code" in raw else None,
        title=_pattern(raw["title"], raw["id"], words) if "title" in raw else None,
    )


def _department_rule(raw: Mapping[str, Any], words: Mapping[str, str]) -> DepartmentRule:
    _check_keys(raw, {"id", "category", "name"}, f"rule {raw.get('id')}")
    name = _pattern(raw["name"], raw["id"], words)
    return DepartmentRule(rule_id=raw["id"], category=_category(raw["category"], raw["id"]), name=name)


def _term_rule(raw: Mapping[str, Any], words: Mapping[str, str]) -> TermRule:
    known = {"id", "category", "any", "unless", "cleared_by", "weight", "types", "with_text", "exact_case"}
    _check_keys(raw, known, f"rule {raw.get('id')}")
    rule_id, flags = raw["id"], 0 if raw.get("exact_case") else re.IGNORECASE
    weight = float(raw.get("weight", 1))
    if not 0 < weight <= 1:
        raise ValueError(f"Rule {rule_id}: weight must lie above 0 and not above 1.")
    contexts = frozenset(Context(name) for name in raw["cleared_by"]) if "cleared_by" in raw else _ALL_CONTEXTS
    return TermRule(
        rule_id=rule_id,
        category=_category(raw["category"], rule_id),
        pattern=_pattern(raw["any"], rule_id, words, flags),
        unless=_pattern(raw["unless"], rule_id, words) if "unless" in raw else None,
        cleared_by=contexts,
        weight=weight,
        types=frozenset(raw.get("types", [])),
        with_text=_pattern([raw["with_text"]], rule_id, words) if "with_text" in raw else None,
    )


def _triggers(raw: Mapping[str, Sequence[str]], words: Mapping[str, str]) -> Triggers:
    """`..._after` triggers are matched at the end of the term, the headings against the whole heading."""
    names = set(Triggers.__dataclass_fields__)
    if set(raw) != names:
        raise ValueError(f"[triggers] must have exactly: {', '.join(sorted(names))}.")
    anchored = {name for name in names if name.endswith(("_after", "_heading"))} | {
        "list_goes_on",
        "not_subject_before",
    }
    return Triggers(
        **{name: _pattern(raw[name], name, words, is_whole_word=name not in anchored) for name in sorted(names)}
    )


def _pattern(
    parts: Sequence[str],
    where: str,
    words: Mapping[str, str],
    flags: int = re.IGNORECASE,
    *,
    is_whole_word: bool = True,
) -> re.Pattern[str]:
    """One pattern out of alternatives; `{name}` stands for a list of [words]."""
    joined = "|".join(f"(?:{part})" for part in parts)
    for name, list_of_words in words.items():
        joined = joined.replace("{" + name + "}", f"(?:{list_of_words})")
    try:
        return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if is_whole_word else f"(?:{joined})", flags)
    except re.error as error:
        raise ValueError(f"{where}: not a regular expression: {error}.") from error


def _category(name: str, where: str) -> str:
    if name not in CATEGORIES:
        raise ValueError(f"{where}: {name} is no category; known: {', '.join(CATEGORIES)}.")
    return name


def _check_keys(raw: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ValueError(f"Unknown in {where}: {', '.join(unknown)}. Known: {', '.join(sorted(known))}.")
