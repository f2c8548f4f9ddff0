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
from ocr.terms import BREAK, TermIndex, plain_words

TITLE_SHARE = 0.22  # of the page's height: where titles and subject lines stand
QUIET_TERMS = 2  # of them, on a page that asks nothing
CHART = 3.0  # score of three headings of a chart
CLINICAL_TERMS = 4  # headings of a chart ("impression", "vital signs") that make a page one
MOST_HITS = 3  # patterns of one group that count; a term repeated or rephrased is not new evidence for ever

# Kinds with a group "not_..." of their own.
WITHDRAWABLE = (
    "emergency", "legal", "vital_records", "patient_authorization", "patient_rights", "incoming_records", "granted"
)  # fmt: skip
FORM = 5.0  # score of an authorization form
WISH = 4.0  # score of one sentence that asks for records
LEGAL = 6.0
PICTURES = 6.0
SURELY_LEGAL = 9.0  # who writes so is no treating office, whatever else the letter says
UNREADABLE = 0.95
SURE_EMERGENCY = 9.0
PLAIN_EMERGENCY, FAINT = 6.0, 0.84  # one that says less was a cover's choice that nobody marked as often
SOME_REASON = 3.0
LITTLE_AGAINST, MUCH_AGAINST = 2.0, 4.0  # scores of another kind

_NOTICE_END = re.compile(r"\b(?:destroy|delete|notify|sender|prohibited|original|copies of it)\b", re.IGNORECASE)
_MARK = re.compile(r"\$(?=\d)|%|!")
_ABBREVIATIONS = frozenset(("mrs", "ste", "dept", "attn", "ave", "blvd", "ext", "hosp", "med", "rec", "tel", "inc"))
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
    place: str  # "" or "title"
    negatable: str  # "": never; "start": by a "not" before the first word; "both", "inside": see kinds.toml


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
    names_us: bool  # by a name or a number of ours
    is_named: bool  # by a name: a number may be misdialled
    names_types: bool  # types of records are asked for by name
    has_patient: bool  # a patient with name or birth date
    names_another: bool = False  # who is addressed has a name of his own, and it is none of ours
    is_of_care: bool = True  # the sender's name says that somebody is treated there
    asks: bool = True  # some word asks for something
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
    names = tables.pop("names")
    return tuple(
        Group(
            kind,
            entry["weight"],
            tuple(_with_names(pattern, names) for pattern in entry["patterns"]),
            entry.get("place", ""),
            entry.get("negatable", ""),
        )
        for kind, entries in tables.items()
        for entry in entries
    )


def _with_names(pattern: str, names: Mapping[str, str]) -> str:
    """The pattern with its lists written out."""
    return re.sub(r"\{(\w+)\}", lambda name: names[name[1]], pattern)


def is_attached_page(layout: PageLayout) -> bool:
    """Is this a page of somebody's chart rather than one that asks?"""
    clinical, request = _headings(layout)
    return clinical >= CLINICAL_TERMS and clinical > 1.5 * request


def is_quiet_page(layout: PageLayout) -> bool:
    """Has the page headings of a chart and next to nothing that asks? Beside one that asks, it is an enclosure."""
    clinical, request = _headings(layout)
    return clinical >= QUIET_TERMS + request and request <= 1


def _headings(layout: PageLayout) -> tuple[int, int]:
    """How many headings of a chart a page has, and how many phrases that ask or transmit."""
    words = plain_words(layout.text)
    found = score_words(words, (), frozenset(("clinical_page", "request_page")))
    return len(found.words.get("clinical_page", ())), len(found.words.get("request_page", ()))


def page_words(layout: PageLayout, without: frozenset[int]) -> list[str]:
    """Plain words of a page but for confidentiality notices and the words left out (ids of unticked options)."""
    words: list[str] = []
    for run in paragraphs(layout):
        for sentence in _but_notices(_sentences(run)):
            for word in sentence:
                if id(word) not in without:
                    words += [*plain_words(word.text), *_MARK.findall(word.text)]
            words.append(BREAK)
        if words and words[-1] == BREAK and not _ends_sentence(run[-1].text, ""):
            words.pop()  # the next cell or line may go on
    return words


def _sentences(run: Sequence[Word]) -> list[tuple[Word, ...]]:
    sentences: list[list[Word]] = [[]]
    for place, word in enumerate(run):
        sentences[-1].append(word)
        if place + 1 < len(run) and _ends_sentence(word.text, run[place + 1].text):
            sentences.append([])
    return [tuple(sentence) for sentence in sentences]


def _but_notices(sentences: Sequence[tuple[Word, ...]]) -> Sequence[tuple[Word, ...]]:
    """The sentences that are of no confidentiality notice; one may follow the request without a gap."""
    texts = [" ".join(word.text for word in sentence) for sentence in sentences]
    told = [place for place, text in enumerate(texts) if _is_notice(text, len(sentences[place]))]
    whole = " ".join(texts)
    if not told and len(_NOTICE.findall(whole)) < 2:
        return sentences
    first, last = (told[0], told[-1]) if told else (0, len(texts) - 1)
    while last + 1 < len(texts) and _NOTICE_END.search(texts[last + 1]):
        last += 1
    rest = [*sentences[:first], *sentences[last + 1 :]]
    asks = _asks(" ".join([*texts[:first], *texts[last + 1 :]]))
    return rest if asks else []


def _is_notice(text: str, length: int) -> bool:
    found = len(_NOTICE.findall(text))
    return found >= 2 or (found == 1 and length > 25 and not _asks(text))


def _asks(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:records?|patient|DOB|birth|born|subpoena|authorize|please (?:send|fax|forward)|chart)\b", text, re.I
        )
    )


def _ends_sentence(text: str, following: str) -> bool:
    """A full stop that is none of an abbreviation; OCR loses some, and then a gap may reach too far as before."""
    bare = text.rstrip(")\"'”’")
    if not bare.endswith((".", "!", "?")) or (following and not following[0].isupper()):
        return False
    stem = bare.rstrip(".!?").lower()
    return len(stem) >= 3 and stem not in _ABBREVIATIONS and "." not in stem


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


def score_words(words: Sequence[str], title: Sequence[str], kinds: frozenset[str] | None = None) -> KindScores:
    """Add up what the words say for each kind."""
    wanted = [group for group in groups() if kinds is None or group.kind in kinds]
    patterns = [pattern for group in wanted for pattern in group.patterns]
    body, head = TermIndex(words, patterns), TermIndex(title, patterns)
    withdrawn = {(kind, index): _withdrawn(kind, index, wanted) for kind in WITHDRAWABLE for index in (body, head)}
    scores: dict[str, float] = {}
    decided: dict[str, list[str]] = {}
    for group in wanted:
        index = head if group.place == "title" else body
        found = []
        for pattern in group.patterns:
            hits = [
                hit
                for hit in index.find(pattern)
                if not _is_negated(index, hit, group.negatable)
                and not _is_within(hit, withdrawn.get((group.kind, index)))
            ]
            if hits:
                found.append(" ".join(index.words[hits[0][0] : hits[0][1]]))
        if found:
            # The first pattern counts whole, the next ones less: they are seldom independent.
            share = sum(0.5**place for place in range(min(len(found), MOST_HITS)))
            scores[group.kind] = scores.get(group.kind, 0.0) + group.weight * share
            decided.setdefault(group.kind, []).extend(found)
    return KindScores(scores=scores, words={kind: tuple(dict.fromkeys(found)) for kind, found in decided.items()})


def _withdrawn(kind: str, index: TermIndex, among: Sequence[Group]) -> frozenset[int]:
    """Places of words that look like a kind's and are none: "your emergency department's note"."""
    patterns = [pattern for group in among if group.kind == f"not_{kind}" for pattern in group.patterns]
    found = [span for pattern in patterns for span in index.find(pattern)]
    # "EMERGENCY REQUEST / RECORDS FROM" asks; it is no emergency's record.
    found = [(start, end) for start, end in found if not any(map(_asks_for, index.words[start + 1 : end - 1]))]
    return frozenset(place for start, end in found for place in range(start, end))


def _asks_for(word: str) -> bool:
    return word.startswith("request")


def _is_within(hit: tuple[int, int], places: frozenset[int] | None) -> bool:
    return places is not None and (hit[0] in places or hit[1] - 1 in places)


def _is_negated(index: TermIndex, hit: tuple[int, int], negatable: str) -> bool:
    if not negatable:
        return False
    at_end = negatable == "both" or (negatable == "inside" and index.words[hit[0]] != "i")  # "I do not authorize"
    return index.is_negated(hit[0]) or (at_end and index.is_negated(hit[1] - 1))


def choose_kind(found: KindScores, facts: KindFacts, cover: KindScores | None = None) -> KindChoice:
    """The kind by rule and score. What a person must see (legal, rights, forms) goes before what may be answered.

    Args:
        found: of all pages that ask.
        facts: what is known besides.
        cover: of the first of them alone, where there are several: a form behind an office's letter is an enclosure.
    """
    if not facts.readable:
        return KindChoice(kind="unreadable", confidence=UNREADABLE, words=())
    scores = settled_scores(found)
    kind, rule = _by_rule(scores, facts)
    if kind == "patient_authorization" and cover is not None and _asks_for_treatment(settled_scores(cover)):
        kind, rule = "continuity_of_care", "an office's letter with an authorization behind it"
    return KindChoice(
        kind=kind,
        confidence=_confidence(kind, scores, facts),
        words=tuple(dict.fromkeys((*found.words.get(kind, ()), *_said(found, kind))))[:12],
        rule=rule,
        has_form=scores["patient_authorization"] >= FORM,
        asks_reports=found.scores.get("reports", 0.0) > 0,
    )


def _said(found: KindScores, kind: Kind) -> tuple[str, ...]:
    """What decided besides the kind's own words: the wish of a treatment request, the chart's headings of records."""
    if kind in ("continuity_of_care", "emergency"):
        return (*found.words.get("wish", ()), *found.words.get("office", ()))
    return found.words.get("clinical_page", ()) if kind == "incoming_records" else ()


def settled_scores(found: KindScores) -> dict[str, float]:
    """The scores, with what only looks like a wish or a right taken off."""
    scores = dict.fromkeys((*get_args(Kind), "wish", "office"), 0.0) | dict(found.scores)
    if scores["patient_authorization"] >= FORM:
        scores["patient_rights"] -= scores.get("not_patient_rights", 0.0)
    scores["radiology_images"] -= scores.get("not_radiology_images", 0.0)
    scores["wish"] = max(0.0, scores["wish"] - scores.get("granted", 0.0))
    scores["incoming_records"] += scores.get("granted", 0.0)
    return scores


def _asks_for_treatment(scores: Mapping[str, float]) -> bool:
    reason = max(scores["continuity_of_care"], scores["emergency"])
    own_words = scores["patient_authorization"]
    return scores["wish"] >= WISH and reason >= 3.0 and own_words < FORM and scores["legal"] < LEGAL


def _by_rule(scores: Mapping[str, float], facts: KindFacts) -> tuple[Kind, str]:
    reason = max(scores["continuity_of_care"], scores["emergency"])
    asks = reason + scores["wish"]
    if facts.answers_us and max(scores["legal"], scores["patient_rights"], scores["vital_records"]) < 7.0:
        return "more_information", "it carries our reference"
    sells = scores["junk"]
    is_selling = sells >= 4.0 and (sells >= 8.0 or scores["wish"] < WISH) and sells > min(asks, 6.0)
    if is_selling and (not facts.has_patient or (sells >= 8.0 and asks < (WISH if not facts.names_us else 1.0))):
        return "junk", "it sells, and is about no patient"
    if facts.addressed_elsewhere and not facts.is_named:
        return "misdirected", "it is addressed to somebody else"
    only_certificates = scores["vital_records"] >= 10.0 and not scores["wish"] and not facts.names_types
    if scores["vital_records"] >= 7.0 and (scores["legal"] < SURELY_LEGAL or only_certificates):
        return "vital_records", "a certificate of birth or death is asked for"
    own_words = scores["patient_authorization"]
    if scores["patient_rights"] >= 6.0 and max(scores["patient_rights"], own_words) > scores["legal"]:
        return "patient_rights", "words of a patient's right"
    if 2 * FORM <= own_words > scores["legal"] and scores["legal"] < SURELY_LEGAL:
        return "patient_authorization", "the patient speaks for himself, whatever for"
    if scores["legal"] >= SURELY_LEGAL or (scores["legal"] >= LEGAL and scores["legal"] >= 0.5 * reason):
        return "legal", "words of law, courts or those who pay"
    if own_words < 2 * FORM and scores["radiology_images"] >= PICTURES:
        return "radiology_images", "pictures alone are asked for"
    if own_words >= FORM and own_words >= 0.8 * reason:
        return "patient_authorization", "the patient, or who stands for him, says what may be done"
    if scores["radiology_images"] >= PICTURES:
        return "radiology_images", "pictures are asked for"
    if _is_incoming(scores):
        return "incoming_records", "it brings records and asks for none"
    if scores["emergency"] >= 4.0:
        return "emergency", "words of an emergency"
    is_chart = scores.get("clinical_page", 0.0) >= CHART
    if is_chart and scores["wish"] == 0 and scores["incoming_records"] > 0:
        return "incoming_records", "a page of a chart, and nothing is asked"
    if scores["wish"] < WISH and is_chart and scores["continuity_of_care"] < WISH:
        return "incoming_records", "a page of a chart, and nothing is asked"
    if scores["wish"] or scores["continuity_of_care"] >= 3.0 or facts.has_patient:
        return "continuity_of_care", "records are asked for, and nothing speaks against treatment"
    best = max(get_args(Kind), key=lambda kind: scores[kind])
    if scores[best] >= 4.0:
        return cast(Kind, best), "the words for it weigh most"
    if facts.is_named:
        return "continuity_of_care", "it is addressed to us, and says too little"
    return "junk", "it can be read, is about no patient and asks for no records"


def _is_incoming(scores: Mapping[str, float]) -> bool:
    """An office that asks often encloses its own note; one that only sends asks for nothing."""
    brings = scores["incoming_records"]
    if scores["wish"] == 0:
        brings += 0.5 * scores.get("clinical_page", 0.0)
    if scores["wish"] < WISH:
        return brings >= 5.0 and brings > 0.5 * max(scores["continuity_of_care"], scores["emergency"])
    return brings >= 8.0 and brings > scores["wish"] + scores["continuity_of_care"] + scores["emergency"]


# Kinds that speak against a treatment request when their words stand beside it, and how much.
_OF_OTHER_PEOPLE = ("legal", "patient_rights", "patient_authorization", "radiology_images", "vital_records")
_AGAINST_TREATMENT = (*_OF_OTHER_PEOPLE, "incoming_records", "junk")  # an office often encloses a note


def _confidence(kind: Kind, scores: Mapping[str, float], facts: KindFacts) -> float:
    """0 to 1: the evidence for this kind against that for another one that it is often taken for."""
    if kind == "more_information":
        return 0.97 if scores["more_information"] >= 3.0 else 0.9
    if kind == "misdirected":
        return 0.9
    if kind in ("continuity_of_care", "emergency"):
        is_faint = kind == "emergency" and scores["emergency"] < PLAIN_EMERGENCY
        return min(_confidence_of_treatment(scores, facts), FAINT if is_faint else 1.0)
    own = scores[kind]
    reason = max(scores["continuity_of_care"], scores["emergency"])
    if kind == "legal":
        return 0.98 if own >= SURELY_LEGAL else 0.9 if own >= 7 else 0.8
    if kind == "incoming_records":
        return 0.95 if scores["wish"] == 0 and own >= 8 else 0.85 if scores["wish"] == 0 else 0.7
    if kind == "junk":
        return 0.98 if own >= 8 else 0.85 if own >= 4 else 0.5
    if kind == "patient_authorization":
        return 0.97 if own >= 8 and reason < own else 0.9
    return 0.97 if own >= 6 and own > 0.7 * reason else 0.85 if own >= 5 else 0.5


def _confidence_of_treatment(scores: Mapping[str, float], facts: KindFacts) -> float:
    """By what was right how often on made faxes of 900 in unlike layouts (README).

    Who is asked must be us by name, somebody must be ill, and something must be asked for, while nothing speaks for
    another kind. What lacks one of them was wrong at times: a letter to another office, or with records for us.
    """
    against = max(scores[name] for name in _AGAINST_TREATMENT)
    wishes = scores["wish"] >= WISH or scores["emergency"] >= SURE_EMERGENCY
    if facts.addressed_elsewhere or not facts.names_us:
        return 0.7
    is_care = scores.get("office", 0.0) > 0 or max(scores["continuity_of_care"], scores["emergency"]) >= SOME_REASON
    if not facts.asks or not (is_care or facts.is_of_care) or (facts.names_another and not facts.is_named):
        return FAINT  # nothing asks, nobody who treats is seen, or another is addressed
    if scores.get("answer", 0.0) > 0:
        return 0.8  # to a question of ours, whose reference could not be read
    reason = max(scores["continuity_of_care"], scores["emergency"])
    of_others = max(scores[name] for name in _OF_OTHER_PEOPLE if name != "patient_authorization")
    if max(of_others, scores["patient_authorization"] - 1) >= LITTLE_AGAINST and reason < SOME_REASON:
        return 0.84 if against <= MUCH_AGAINST else 0.6  # a word of those who pay or sue, and none of care
    if against > MUCH_AGAINST:
        return 0.87 if facts.names_types and facts.has_patient else 0.6
    if not facts.has_patient:
        return 0.84 if wishes else 0.6
    if wishes:
        sure = 0.985 if against <= LITTLE_AGAINST else 0.95
        return sure if facts.is_named else 0.9
    brings = scores["incoming_records"] + scores.get("clinical_page", 0.0)
    if not facts.names_types or not facts.is_named:
        return 0.75
    return FAINT if brings > 0 else 0.88  # a report "for filing" asks nothing
