"""Sensitive categories of a document (domain.md §5): by type, department and label first, by terms of its text second.

A finding holds the whole packet for a person. Rules are data (sensitive.toml, told there); this module applies them.
A document without text (`text=None`, a scan that nobody read) is judged by type, department and label alone: the caller
knows that it was not read, and may hold it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from outbound.sensitive_context import WINDOW_CHARACTERS, Statement, has_context, split_statements
from outbound.sensitive_rules import CATEGORIES, SensitiveRules, TermRule, load_rules

__all__ = ["CATEGORIES", "Finding", "SensitiveFacts", "SensitiveRules", "load_rules", "sensitive_categories"]

By = Literal["type", "department", "label", "term"]
_ORDER: tuple[By, ...] = ("type", "department", "label", "term")


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveFacts:
    """What is known of a document."""

    document_type: str
    title: str = ""
    codes: tuple[str, ...] = ()  # LOINC, ICD-10 and local codes; "system|code" or the bare code
    department: str = ""
    security_labels: tuple[str, ...] = ()  # of document, binary and encounter; "system|code" or the bare code
    text: str | None = None  # None: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    category: str  # one of CATEGORIES
    by: By
    evidence_rule_id: str  # the rule of sensitive.toml; never the words of the document


def sensitive_categories(document: SensitiveFacts, rules: SensitiveRules) -> tuple[Finding, ...]:
    """Every sensitive category that a document belongs to, with the rule that says so; () for an ordinary document.

    A missing label is no proof of an ordinary document: labels are often absent. An unknown label of a sensitivity
    system is found as "restricted".
    """
    found = {
        *_by_type(document, rules),
        *_by_department(document, rules),
        *_by_label(document, rules),
        *_by_term(document, rules),
    }
    return tuple(sorted(found, key=lambda f: (_ORDER.index(f.by), f.category, f.evidence_rule_id)))


def _by_type(document: SensitiveFacts, rules: SensitiveRules) -> Iterable[Finding]:
    codes = [_code(code) for code in document.codes]
    for rule in rules.types:
        is_type = document.document_type in rule.types
        is_code = any(code in rule.codes or (rule.code and rule.code.fullmatch(code)) for code in codes)
        is_title = rule.title is not None and rule.title.search(document.title)
        if is_type or is_code or is_title:
            yield Finding(category=rule.category, by="type", evidence_rule_id=rule.rule_id)


def _by_department(document: SensitiveFacts, rules: SensitiveRules) -> Iterable[Finding]:
    for rule in rules.departments:
        if rule.name.search(document.department):
            yield Finding(category=rule.category, by="department", evidence_rule_id=rule.rule_id)


def _by_label(document: SensitiveFacts, rules: SensitiveRules) -> Iterable[Finding]:
    for label in document.security_labels:
        code = _code(label).upper()
        category = rules.labels.get(code)
        if category is not None:
            yield Finding(category=category, by="label", evidence_rule_id=f"label_{code}")
        elif code and code not in rules.ordinary_labels:
            yield Finding(category="restricted", by="label", evidence_rule_id="label_unknown")


def _code(text: str) -> str:
    """The code of "system|code", "system#code" or "code"."""
    return re.split(r"[|#]", text.strip())[-1].strip()


def _by_term(document: SensitiveFacts, rules: SensitiveRules) -> Iterable[Finding]:
    """Rules count once each; a category is found when the weights of its rules reach 1."""
    if document.text is None:
        return
    statements = split_statements(document.text, rules.triggers)
    whole = " ".join(statement.text for statement in statements)
    held: dict[str, list[TermRule]] = {}
    for rule in rules.terms:
        if rule.applies_to(document.document_type, whole) and _is_stated(rule, statements, rules):
            held.setdefault(rule.category, []).append(rule)
    for category, found in held.items():
        if sum(rule.weight for rule in found) >= 1:
            for rule in found:
                yield Finding(category=category, by="term", evidence_rule_id=rule.rule_id)


def _is_stated(rule: TermRule, statements: Sequence[Statement], rules: SensitiveRules) -> bool:
    """True when one place of the text speaks of the patient."""
    return any(
        _is_patient(rule, statement, found.start(), found.end(), rules)
        for statement in statements
        for found in rule.pattern.finditer(statement.text)
    )


def _is_patient(rule: TermRule, statement: Statement, start: int, end: int, rules: SensitiveRules) -> bool:
    if rule.unless is not None:
        around = max(0, start - WINDOW_CHARACTERS), end + WINDOW_CHARACTERS
        for exception in rule.unless.finditer(statement.text, *around):
            if exception.start() < end and start < exception.end():
                return False
    return not any(has_context(context, statement, start, end, rules.triggers) for context in rule.cleared_by)
