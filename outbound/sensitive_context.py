"""What a word means where it stands: statements of a clinical text, and negation, family and hypothesis around a term.

In the manner of NegEx and ConText (Chapman 2001, Harkema 2009): triggers before and after a term, with a scope that
ends at a clause. The triggers are data (sensitive.toml). Two differences, because here a wrong "negated" releases what
must not be released: a scope ends at a comma when the next segment states something ("no fever, on methadone"), and a
presupposition is no negation ("no pain since her abortion").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_WRAPPED_LINE_SHARE = 0.7  # a line nearly as long as the longest, without a full stop, goes on in the next one
_SHORTEST_WRAPPED_LINE = 40  # characters; lists of short lines are not wrapped
_LONGEST_SCOPE_WORDS = 14
WINDOW_CHARACTERS = 300  # what is farther from a term does not speak of it; also keeps long run-on text cheap

_BULLET = re.compile(r"^\s*(?:[-*•·▪o]\s|\d{1,2}[.)]\s|\[.?\]|[☐☒☑])")
_HEADING = re.compile(r"^([A-Za-z][\w/&'() .-]{0,48}?)\s?:")
_RELATIVE_CLAUSE = re.compile(r"\W{0,2}(?:who|whose|that|with)\b", re.IGNORECASE)  # "lives with her husband, who has"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'(\[]?[A-Z0-9])|(?<=[a-z]{3}[.!?])\s+(?=[a-z])")
_ABBREVIATION_END = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|vs|St|approx|e\.g|i\.e)\.$", re.IGNORECASE)

# A digit between two small letters is a misread letter of a scan: "l1thium", "psych0sis".
_DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[105](?=[a-z])")
_MISREAD = {"1": "l", "0": "o", "5": "s"}


class Section(StrEnum):
    OTHER = "other"
    FAMILY = "family"
    ADVICE = "advice"  # instructions, education, printed notices


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence or a line of a list, whitespace squeezed, its heading left in it."""

    text: str
    section: Section


class Context(StrEnum):
    """Why a term may say nothing about the patient."""

    NEGATION_BEFORE = "negation_before"  # "denies drug use"
    NEGATION_AFTER = "negation_after"  # "HIV: negative"
    FAMILY = "family"  # "mother with schizophrenia"
    HYPOTHETICAL = "hypothetical"  # "screen for depression", "if pregnant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """Compiled word lists of sensitive.toml; each is told there."""

    negation_before: re.Pattern[str]
    negation_after: re.Pattern[str]
    relative: re.Pattern[str]
    relative_after: re.Pattern[str]
    not_subject_before: re.Pattern[str]
    patient: re.Pattern[str]
    hypothetical_before: re.Pattern[str]
    hypothetical_after: re.Pattern[str]
    affirmed_after: re.Pattern[str]
    clause_break: re.Pattern[str]
    statement_cue: re.Pattern[str]
    list_goes_on: re.Pattern[str]
    presupposition: re.Pattern[str]
    factual: re.Pattern[str]
    family_heading: re.Pattern[str]
    advice_heading: re.Pattern[str]


def split_statements(text: str, triggers: Triggers) -> tuple[Statement, ...]:
    """Cut a text into sentences and lines, each with the kind of section it stands in."""
    statements: list[Statement] = []
    section = Section.OTHER
    for block in _blocks(text):
        for sentence in _sentences(block):
            section = _section_after(sentence, section, triggers)
            statements.append(Statement(text=sentence, section=section))
    return tuple(statements)


def has_context(context: Context, statement: Statement, start: int, end: int, triggers: Triggers) -> bool:
    """True when the context holds for the term at [start, end) of the statement."""
    before = statement.text[max(0, start - WINDOW_CHARACTERS) : start]
    after = statement.text[end : end + WINDOW_CHARACTERS]
    match context:
        case Context.NEGATION_BEFORE:
            claim = statement.text[start:end] + re.split(r"[,;.]", after)[0]
            return _is_in_scope(before, claim, triggers.negation_before, triggers.presupposition, triggers)
        case Context.NEGATION_AFTER:
            return triggers.negation_after.match(after) is not None
        case Context.FAMILY:
            return _is_family(statement, before, after, triggers)
        case Context.HYPOTHETICAL:
            return _is_hypothetical(statement, before, after, triggers)


def _blocks(text: str) -> list[str]:
    """Lines, with wrapped ones put together again."""
    blocks: list[str] = []
    last_line = ""
    letters_only = _DIGIT_IN_WORD.sub(lambda found: _MISREAD[found.group()], text)
    lines = [" ".join(raw.split()) for raw in letters_only.splitlines()]
    wrapped_length = max(_SHORTEST_WRAPPED_LINE, _WRAPPED_LINE_SHARE * max(map(len, lines), default=0))
    for line in lines:
        if not line:
            last_line = ""
            continue
        if last_line and _goes_on(last_line, line, wrapped_length):
            blocks[-1] = f"{blocks[-1][:-1]}{line}" if _is_hyphenated(last_line) else f"{blocks[-1]} {line}"
        else:
            blocks.append(line)
        last_line = line
    return blocks


def _is_hyphenated(line: str) -> bool:
    return len(line) > 1 and line[-1] == "-" and line[-2].islower()


def _goes_on(last_line: str, line: str, wrapped_length: float) -> bool:
    if _BULLET.match(line) or _HEADING.match(line) or last_line[-1] in ".!?:;":
        return False
    return line[0].islower() or len(last_line) >= wrapped_length or last_line[-1] in ",-/"


def _sentences(block: str) -> list[str]:
    sentences: list[str] = []
    for part in _SENTENCE_END.split(block):
        if sentences and _ABBREVIATION_END.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {part}"
        else:
            sentences.append(part)
    return [sentence for sentence in sentences if sentence.strip()]


def _section_after(sentence: str, section: Section, triggers: Triggers) -> Section:
    heading = _HEADING.match(sentence)
    title = heading.group(1) if heading else sentence if sentence.isupper() and len(sentence.split()) <= 6 else ""
    if not title:
        return section
    if triggers.family_heading.fullmatch(title):
        return Section.FAMILY
    if triggers.advice_heading.fullmatch(title):
        return Section.ADVICE
    if section is Section.FAMILY and triggers.relative.search(title):
        return section
    return Section.OTHER


def _is_in_scope(
    before: str, claim: str, trigger: re.Pattern[str], cancelled_by: re.Pattern[str], triggers: Triggers
) -> bool:
    """True when the last trigger before the term still reaches it; `claim` is the term and what is said of it."""
    clause = triggers.clause_break.split(before)[-1]
    found = list(trigger.finditer(clause))
    if not found:
        return False
    gap = clause[found[-1].end() :]
    if len(gap.split()) > _LONGEST_SCOPE_WORDS or cancelled_by.search(gap):
        return False
    segments = re.split(r",|\band\b", gap)
    if len(segments) > 1:
        segments[-1] += claim
    return all(_continues_list(segment, triggers) for segment in segments[1:])


def _continues_list(segment: str, triggers: Triggers) -> bool:
    """A segment behind a comma belongs to "denies a, b or c" unless it states something of its own."""
    return bool(triggers.list_goes_on.match(segment)) or not triggers.statement_cue.search(segment)


def _is_family(statement: Statement, before: str, after: str, triggers: Triggers) -> bool:
    if triggers.relative_after.match(after):
        return True
    clause = triggers.clause_break.split(before)[-1]
    subject = None
    for found in triggers.relative.finditer(clause):
        is_subject = not triggers.not_subject_before.search(clause[: found.start()])
        if is_subject or _RELATIVE_CLAUSE.match(clause[found.end() :]):
            subject = found
    if subject is not None:
        return not triggers.patient.search(clause[subject.end() :])
    return statement.section is Section.FAMILY and not triggers.patient.search(before)


def _is_hypothetical(statement: Statement, before: str, after: str, triggers: Triggers) -> bool:
    if triggers.affirmed_after.match(after):
        return False
    if triggers.hypothetical_after.match(after):
        return True
    if statement.section is Section.ADVICE:
        return not triggers.patient.search(before)
    return _is_in_scope(before, "", triggers.hypothetical_before, triggers.factual, triggers)
