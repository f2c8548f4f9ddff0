"""The kind of a fax, from the words of its request pages; attached chart pages have no say."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import cast, get_args

from ocr.hits import paragraphs
from ocr.layout import PageLayout
from ocr.model import Kind, Word
from ocr.terms import TermIndex, plain_words

TITLE_SHARE = 0.22  # of the page's height: where titles and subject lines stand
QUIET_TERMS = 2  # of them, on a page that asks nothing
CLINICAL_TERMS = 4  # headings of a chart ("impression", "vital signs") that make a page one
MOST_HITS = 3  # patterns of one group that count; a term repeated or rephrased is not new evidence for ever

_NOTICE = re.compile(
    r"\b(?:intended (?:only |solely )?(?:for|recipient)|confidentiality|privileged|received "
    r"this (?:fax|communication|transmission|message|facsimile|document)|in error|disclosure, "
    r"copying|strictly prohibited|unauthorized|hereby notified)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns that speak for one kind with one weight."""

    kind: str
    weight: float
    patterns: tuple[str, ...]
    place: str  # "", "title" or "form"
    negatable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScores:
    """What each kind's words add up to, and which they were."""

    scores: Mapping[str, float]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFacts:
    """What is known besides the words."""

    answers_us: bool  # it carries a reference of ours, or is our form
    addressed_elsewhere: bool  # the TO block names somebody who is not ours
    names_us: bool
    has_patient: bool  # a patient with name or birth date
    readable: bool  # some page has words that can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChoice:
    """The kind, how surely, and the words that decided."""

    kind: Kind
    confidence: float
    words: tuple[str, ...]
    rule: str = "the words for it weigh most"
    has_form: bool = False  # an authorization form is among the pages
    asks_reports: bool = False  # of an images request: written reports are asked for as well


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """The phrase table."""
    tables = tomllib.loads(resources.files("ocr").joinpath("kinds.toml").read_text(encoding="utf-8"))
    return tuple(
        Group(kind, entry["weight"], tuple(entry["patterns"]), entry.get("place", ""), entry.get("negatable", False))
        for kind, entries in tables.items()
        for entry in entries
    )


def is_attached_page(layout: PageLayout) -> bool:
    """Is this a page of somebody's chart rather than one that asks?"""
    words = plain_words(layout.text)
    found = score_words(words, words, {"clinical_page", "request_page"})
    clinical, request = (len(found.words.get(kind, ())) for kind in ("clinical_page", "request_page"))
    return clinical >= CLINICAL_TERMS and clinical > 1.5 * request


def is_quiet_page(layout: PageLayout) -> bool:
    """Has the page headings of a chart and next to nothing that asks? Beside one that asks, it is an enclosure."""
    words = plain_words(layout.text)
    found = score_words(words, words, {"clinical_page", "request_page"})
    clinical, request = (len(found.words.get(kind, ())) for kind in ("clinical_page", "request_page"))
    return clinical >= QUIET_TERMS + request and request <= 1


def page_words(layout: PageLayout, without: frozenset[int]) -> list[str]:
    """Plain words of a page but for confidentiality notices and the words left out (ids of unticked options)."""
    words: list[str] = []
    for run in paragraphs(layout):
        text = " ".join(word.text for word in run)
        if len(_NOTICE.findall(text)) >= 2 or (_NOTICE.search(text) and len(run) > 25 and not _asks(text)):
            continue
        words += [plain for word in run if id(word) not in without for plain in plain_words(word.text)]
    return words


def _asks(text: str) -> bool:
    return bool(re.search(r"\b(?:records?|patient|DOB|birth|subpoena|authorize)\b", text, re.I))


def title_words(layout: PageLayout, without: frozenset[int]) -> list[str]:
    """Plain words in the head of a page, and large print anywhere."""
    limit_px = TITLE_SHARE * layout.image.pixels.shape[0]
    return [
        plain
        for segment in layout.segments
        for word in segment.words
        if _is_title(word, limit_px, layout) and id(word) not in without
        for plain in plain_words(word.text)
    ]


def _is_title(word: Word, limit_px: float, layout: PageLayout) -> bool:
    return word.box_px.top < limit_px or word.box_px.height > 1.6 * max(1.0, layout.row_height_px)


def score_words(words: Sequence[str], title: Sequence[str], kinds: set[str] | None = None) -> KindScores:
    """Add up what the words say for each kind."""
    wanted = [group for group in groups() if kinds is None or group.kind in kinds]
    patterns = [pattern for group in wanted for pattern in group.patterns]
    body, head = TermIndex(words, patterns), TermIndex(title, patterns)
    scores: dict[str, float] = {}
    decided: dict[str, list[str]] = {}
    for group in wanted:
        index = head if group.place == "title" else body
        found = []
        for pattern in group.patterns:
            hits = [hit for hit in index.find(pattern) if not (group.negatable and index.is_negated(hit[0]))]
            if hits:
                found.append(" ".join(index.words[hits[0][0] : hits[0][1]]))
        if found:
            # The first pattern counts whole, the next ones less: they are seldom independent.
            share = sum(0.5**place for place in range(min(len(found), MOST_HITS)))
            scores[group.kind] = scores.get(group.kind, 0.0) + group.weight * share
            decided.setdefault(group.kind, []).extend(found)
    return KindScores(scores=scores, words={kind: tuple(dict.fromkeys(found)) for kind, found in decided.items()})


def choose_kind(found: KindScores, facts: KindFacts) -> KindChoice:
    """The kind by rule and score. What a person must see (legal, rights, forms) goes before what may be answered."""
    scores = {kind: found.scores.get(kind, 0.0) for kind in get_args(Kind)}
    scores["emergency"] = max(0.0, scores["emergency"] - found.scores.get("not_emergency", 0.0))
    if scores["patient_authorization"] >= 5.0:
        scores["patient_rights"] -= found.scores.get("not_patient_rights", 0.0)
    if not facts.readable:
        return KindChoice(kind="unreadable", confidence=0.95, words=())
    kind = _by_rule(scores, facts)
    return KindChoice(
        kind=kind,
        confidence=_confidence(kind, scores, facts),
        words=found.words.get(kind, ())[:12],
        has_form=scores["patient_authorization"] >= 5.0,
        asks_reports=found.scores.get("reports", 0.0) > 0,
    )


def _by_rule(scores: Mapping[str, float], facts: KindFacts) -> Kind:
    asks = max(scores["continuity_of_care"], scores["emergency"])
    if facts.answers_us and max(scores["legal"], scores["patient_rights"], scores["vital_records"]) < 7.0:
        return "more_information"
    if scores["junk"] >= 5.0 and not facts.has_patient and scores["junk"] > min(asks, 5.0):
        return "junk"
    if facts.addressed_elsewhere and not facts.names_us:
        return "misdirected"
    if scores["vital_records"] >= 7.0 and scores["legal"] < 7.5:
        return "vital_records"
    if scores["patient_rights"] >= 6.0 and scores["patient_rights"] > scores["legal"]:
        return "patient_rights"
    if scores["legal"] >= 5.0 and scores["legal"] >= 0.6 * asks:
        return "legal"
    if scores["patient_rights"] >= 6.0:
        return "patient_rights"
    if scores["patient_authorization"] >= 5.0 and scores["patient_authorization"] >= 0.8 * asks:
        return "patient_authorization"
    if scores["radiology_images"] >= 6.0:
        return "radiology_images"
    if scores["incoming_records"] >= 5.0 and scores["incoming_records"] > asks:
        return "incoming_records"
    if scores["emergency"] >= 4.0:
        return "emergency"
    if scores["continuity_of_care"] >= 3.0 or facts.has_patient:
        return "continuity_of_care"
    best = max(get_args(Kind), key=lambda kind: scores[kind])
    return (
        cast(Kind, best)
        if scores[best] >= 4.0
        else "unreadable"
        if not facts.has_patient and asks == 0
        else "continuity_of_care"
    )


# Kinds that speak against a treatment request when their words stand beside it.
_AGAINST_TREATMENT = (
    "legal",
    "patient_rights",
    "patient_authorization",
    "radiology_images",
    "incoming_records",
    "junk",
    "vital_records",
)
# Kinds that another kind is really taken for. A lawyer's letter asks for records and encloses an authorization, and a
# patient's own form does too: those words are part of the kind and no rival of it.
_RIVALS: Mapping[Kind, tuple[str, ...]] = {
    "legal": ("patient_rights", "junk", "vital_records"),
    "patient_rights": ("legal", "vital_records"),
    "patient_authorization": ("legal", "vital_records"),
    "radiology_images": ("legal", "patient_rights", "patient_authorization", "junk"),
    "vital_records": ("legal",),
    "incoming_records": ("continuity_of_care", "legal", "junk", "patient_authorization"),
    "junk": ("continuity_of_care", "incoming_records"),
}


def _confidence(kind: Kind, scores: Mapping[str, float], facts: KindFacts) -> float:
    """0 to 1: the evidence for this kind against half the strongest for another one that it is often taken for."""
    if kind == "more_information":
        return 0.97 if scores["more_information"] >= 3.0 else 0.85
    if kind == "misdirected":
        return 0.85
    if kind not in ("continuity_of_care", "emergency"):
        own = scores[kind]
        # Between kinds that all go to a person a second one's words matter little; beside a treatment request, much.
        other = max(
            (
                scores[name] * (0.5 if name in ("continuity_of_care", "radiology_images") else 0.2)
                for name in _RIVALS.get(kind, _AGAINST_TREATMENT)
            ),
            default=0.0,
        )
        return round(_share(own, other) * (0.98 if own >= 6.9 else 0.94 if own >= 5 else 0.7), 3)
    own = scores["continuity_of_care"] + scores["emergency"]
    weighed = dict(scores)
    if own >= 6.0:
        weighed["incoming_records"] *= 0.4  # a request often says that a note is attached
    if own >= 9.0:
        weighed["incoming_records"] *= 0.5
    other = max(weighed[name] for name in _AGAINST_TREATMENT)
    if facts.addressed_elsewhere or not facts.names_us:
        other = max(other, 5.0)
    if not facts.has_patient:
        own = min(own, 5.0)
    return round(_share(own, other) * (0.98 if own >= 6.9 else 0.91 if own >= 4 else 0.7), 3)


def _share(own: float, other: float) -> float:
    return min(0.99, own / (own + other + 0.12)) if own else 0.3
