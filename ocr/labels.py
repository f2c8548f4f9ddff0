"""Labels on a page ("Pt name", "D.O.B.", "Fax back to") and where the values belonging to them may stand.

A label is found by its words (labels.toml), with room for misreading; its value stands right of it, below it in the
same column, or above it where a form puts its captions under the writing line. Nothing is decided here: callers
take the first candidate that is a date, a name or a number.
"""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np
from rapidfuzz import fuzz, process

from ocr.captions import MOST_WORDS as CAPTION_WORDS
from ocr.captions import meaning_of
from ocr.known_names import is_known_name
from ocr.layout import INK, PageLayout, Segment, union_box
from ocr.model import Box, Word
from ocr.people import is_name_token, is_suffix, name_length
from ocr.terms import FUZZY_LETTERS, FUZZY_RATIO

LIKE_LAST = 50.0  # edit ratio of the last words of two phrases that are like each other

Relation = Literal["right", "below", "above"]

MOST_WORDS = 6  # words of the longest label, with its brackets
TRANSLATION_WORDS = 4  # of a caption in another language before it, and the stroke
ROWS_BELOW = 2.6  # a value below its label is at most so many row heights lower
RIGHT_REACH_IN = 4.5  # a value right of its label begins at most so far from it
SURELY_LIKE = 95.0  # in the middle of a sentence ("at fax" is no "attn fax")
LIKE_CAPTION = 90.5  # likeness of a caption told by its stems; no edit ratio of short texts is that
_ALONE = frozenset(  # meanings that a caption without a colon may have: what stands beside them can be checked
    (
        "dob",
        "reply_fax",
        "fax",
        "to_fax",
        "phone",
        "patient_phone",
        "mrn",
        "sex",
        "npi",
        "patient_name",
        "family",
        "given",
        "alias",
    )
)
NOTHING_READ_PCT = 45.0  # below it a segment may be shading or specks
RULING_REACH_IN, RULING_NEAR_IN = 0.6, 0.12  # of a cell or line to write on, from its caption
RULING_UNDER_IN = 0.2  # of a caption below a line to write on
RULED_SHARE = 0.85
LONGEST_CALLED = 5  # words behind "NAME" without a colon
VOTE_ROWS = 8  # captions so near tell on which side of theirs the values stand
_DATE = re.compile(
    r"\d{1,2}\D{1,3}\d{1,2}\D{1,3}\d{2,4}|[A-Za-z]{3,9}\W+\d{1,2}\W+\d{4}|\d{1,2}\W+[A-Za-z]{3,9}\W+\d{4}"
)
_NUMBER = re.compile(r"\d{3}\D{0,4}\d{4}")
_CHECKED = {
    **dict.fromkeys(("dob", "date", "other_date", "service_dates"), _DATE),
    **dict.fromkeys(("phone", "patient_phone", "fax", "reply_fax", "to_fax"), _NUMBER),
    "npi": re.compile(r"\d{10}"),
    "mrn": re.compile(r"\d{4}"),
}
_ALONE_IN_ROW = frozenset({"patient", "name"})  # with something beside it: a value, or the next column's caption
_OF_NAMES = frozenset({"patient_name", "patient", "name"})
_JOINING = frozenset({"in", "on", "at", "of", "for", "with", "by", "to", "is", "the", "and", "or", "-"})
_OURS = frozenset({"our", "my"})
_WHOLE_ONLY = frozenset({"to", "from", "re", "date", "pages"})  # meanings that the end of a caption does not have
_FUNCTION_WORDS = (" on", " in", " is", " at", " and", " with")  # a label misread does not end in one
_COLONS = frozenset((":", ";", "=", "—", "–"))  # behind a caption: "From — Ana Diaz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label on a page."""

    meaning: str  # a table of labels.toml
    page_number: int  # from 1
    row: int  # index into PageLayout.rows
    segment: int  # index into the row
    start: int  # first word in the segment
    end: int  # one after the last
    text: str
    box_px: Box
    strong: bool  # with a colon, or alone in its cell
    likeness: float  # 84 to 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Words that may be the value of a label."""

    words: tuple[Word, ...]
    relation: Relation

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    plain: tuple[str, ...]
    meaning: tuple[str, ...]
    loose: frozenset[str]


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    tables = tomllib.loads(resources.files("ocr").joinpath("labels.toml").read_text(encoding="utf-8"))
    pairs = {_plain(phrase): meaning for meaning, table in tables.items() for phrase in table["words"]}
    return _Phrases(
        plain=tuple(pairs),
        meaning=tuple(pairs.values()),
        loose=frozenset(meaning for meaning, table in tables.items() if table.get("loose", False)),
    )


def is_label_text(text: str) -> bool:
    """Is a whole text one label, give or take a form's item number before it?"""
    plain = _plain(text)
    head, _, rest = plain.partition(" ")
    plain = rest if rest and (head.isdigit() or len(head) == 1) else plain
    return bool(plain) and (plain in _likeness({plain}) or meaning_of(plain) in _ALONE | _ALONE_IN_ROW)


def meaning_of_text(text: str) -> str | None:
    """The meaning of a whole text that is one label; None: it is none."""
    plain = _plain(text)
    return _likeness({plain}).get(plain, (meaning_of(plain), 0.0))[0]


def caption_behind(segment: Segment) -> tuple[str, tuple[Word, ...]] | None:
    """ "Patel, Aleksandr (patient)": the meaning of a caption in brackets behind its value, and the value's words."""
    opens = next((at for at, word in enumerate(segment.words) if at and word.text[:1] in "({["), None)
    if opens is None or segment.words[-1].text[-1:] not in ")}]":
        return None
    meaning = meaning_of_text(" ".join(word.text for word in segment.words[opens:]))
    return (meaning, segment.words[:opens]) if meaning else None


def _plain(text: str) -> str:
    """Lower-case letters and digits, one space between words; "#" is kept as "no"."""
    text = (
        text.lower()
        .replace("narne", "name")
        .replace("#", " no ")
        .replace("&", " and ")
        .replace("’", "'")
        .replace("'s", "s")
        .replace(".", "")
    )
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


# Whose name it is, or what kind of one, when it is not the patient's.
_OF_OTHER_NAME = re.compile(
    r"\W*(?:maiden|former|birth|other|previous|married|employer|pharmacy|insurance|plan|payer|carrier|school|spouse|"
    r"(?:father|mother|physician|doctor|parent)(?:['’]?s)?|guardian|contact|relative|facility|clinic|practice|company)\W*$",
    re.I,
)


def find_labels(layout: PageLayout) -> tuple[Label, ...]:
    """Every label of a page, none overlapping: the longest of those that begin at a word."""
    windows = list(_windows(layout))
    likeness = _likeness({plain for _, _, _, _, plain in windows})
    labels: list[Label] = []
    taken: dict[tuple[int, int], int] = {}  # (row, segment) -> first free word
    for row, segment, start, end, plain in windows:  # longest first at each start
        if start < taken.get((row, segment), 0) or plain not in likeness:
            continue
        last = layout.rows[row][segment].words[end - 1].text
        if likeness[plain][1] < 100 and end - start > 1 and (_is_person(last) or re.match(r"\W*(?!10\W*$)\d\d", last)):
            continue  # "Patient. Narine" is like "Patient name", "Records fax 562" like "Records fax"
        if likeness[plain][1] < 100 and _is_exact_before(likeness, plain, last):
            continue  # "Patient's name DE" is "Patient's name"
        first = layout.rows[row][segment].words[start].text
        if likeness[plain][1] < 100 and _is_exact_behind(likeness, plain, first):
            continue  # "Noh Date of Birth" is "Date of Birth"
        start = _behind_translation(layout.rows[row][segment], start, taken.get((row, segment), 0))
        label = _label(layout, row, segment, start, end, *likeness[plain])
        if (
            label is not None
            and label.meaning == "name"
            and start
            and _OF_OTHER_NAME.match(layout.rows[row][segment].words[start - 1].text)
        ):
            continue  # "(maiden name: Arceo)"
        if label is not None and not (label.likeness < 100 and plain.endswith(_FUNCTION_WORDS)):
            labels.append(label)
            taken[row, segment] = label.end
    return _with_captions(layout, labels)


def _is_exact_before(likeness: Mapping[str, tuple[str, float]], plain: str, last: str) -> bool:
    """Is what stands before the last word a caption letter for letter, and the last one a name's rather than one's?"""
    before, _, word = plain.rpartition(" ")
    return is_name_token(last) and word not in _caption_words() and likeness.get(before, ("", 0.0))[1] == 100


def _is_exact_behind(likeness: Mapping[str, tuple[str, float]], plain: str, first: str) -> bool:
    """Is what stands behind the first word a caption letter for letter, and that word a name or an initial?"""
    is_initial = len(first.strip(".")) == 1 and first[0].isupper()
    is_exact = likeness.get(plain.partition(" ")[2], ("", 0.0))[1] == 100
    return is_exact and (is_initial or _is_person(first))


def _behind_translation(segment: Segment, start: int, free: int) -> int:
    """Where a caption begins that stands behind the same in another language: "Sufijo / Suffix"."""
    before = [word.text for word in segment.words[free:start]]
    is_one = 2 <= len(before) <= TRANSLATION_WORDS and before[-1] == "/"
    return free if is_one and not any(character.isdigit() for text in before for character in text) else start


def _is_person(text: str) -> bool:
    """Is a word one that people are called by, and none of a caption?"""
    plain = _plain(text)
    return text[:1].isupper() and plain not in _caption_words() and is_known_name(text)


@lru_cache(maxsize=1)
def _caption_words() -> frozenset[str]:
    return frozenset(word for phrase in _phrases().plain for word in phrase.split())


def _with_captions(layout: PageLayout, listed: list[Label]) -> tuple[Label, ...]:
    """The labels with those captions that no list has; a list's part of such a caption gives way to the whole."""
    labels = list(listed)
    for row, segments in enumerate(layout.rows):
        for place, segment in enumerate(segments):
            end = _caption_end(segment)
            own = [label for label in labels if (label.row, label.segment) == (row, place) and label.start < end]
            if end == 0 or any(label.start == 0 and label.end >= end for label in own):
                continue
            if any(label.likeness == 100 and label.start and _is_name(segment.words[: label.start]) for label in own):
                continue  # "Becerril DOB:", half a name before a caption
            has_colon = segment.words[end - 1].text.endswith(":")
            if not has_colon and any(label.start == 0 and _has_value_behind(segment, label, end) for label in own):
                continue  # a caption that a list has, and its value behind it
            end = end if has_colon else _shortest_end(segment, end)
            words = segment.words[:end]
            in_row = end < len(segment.words) or place + 1 < len(segments) or any(label.row == row for label in labels)
            meaning = meaning_of(_plain(" ".join(word.text for word in words)))
            if has_colon and meaning is None:  # "Limit to:" is no "To:"
                labels = [label for label in labels if label not in own or label.meaning not in _WHOLE_ONLY]
            if meaning is None or not (has_colon or meaning in _ALONE or (in_row and meaning in _ALONE_IN_ROW)):
                continue
            labels = [label for label in labels if label not in own]
            labels.append(
                Label(
                    meaning=meaning,
                    page_number=layout.number,
                    row=row,
                    segment=place,
                    start=0,
                    end=end,
                    text=" ".join(word.text for word in words),
                    box_px=union_box(words),
                    strong=True,
                    likeness=LIKE_CAPTION,
                )
            )
    return tuple(sorted(labels, key=lambda label: (label.row, label.segment, label.start)))


def _is_name(words: Sequence[Word]) -> bool:
    """Are all these words ones that people are called by?"""
    return all(is_name_token(word.text) and _is_person(word.text) for word in words)


def _shortest_end(segment: Segment, end: int) -> int:
    """One after the last word that a caption without a colon needs: what stands behind it may be its value."""
    whole = meaning_of(_plain(" ".join(word.text for word in segment.words[:end])))
    before_last = meaning_of(_plain(" ".join(word.text for word in segment.words[: end - 1])))
    if whole in ("family", "given") and before_last == whole and _is_person(segment.words[end - 1].text):
        return end - 1  # "Pt last name Odom"
    for shorter in range(1, end):
        if segment.words[shorter - 1].text.lower() in _JOINING:
            continue  # "Patient in ..."
        same = meaning_of(_plain(" ".join(word.text for word in segment.words[:shorter]))) == whole
        if whole and same and (_is_name_at(segment, shorter) or _is_foreign(segment, shorter, end)):
            return shorter
    return end


def _has_value_behind(segment: Segment, label: Label, end: int) -> bool:
    """Does a name stand behind a caption, or behind one that was read exactly a word that is no caption's?"""
    is_foreign = label.likeness == 100 and _is_foreign(segment, label.end, end)
    return is_foreign or _is_name_at(segment, label.end)


def _is_foreign(segment: Segment, start: int, end: int) -> bool:
    """Is one of these words with a capital none of a caption's?"""
    return any(
        not word.text[:1].islower() and _plain(word.text) not in _caption_words() for word in segment.words[start:end]
    )


def _is_name_at(segment: Segment, start: int) -> bool:
    """Does the rest of a segment begin with a person's name, one word of which people are called by?"""
    texts = [word.text for word in segment.words[start:]]
    length = name_length(texts)
    return length >= 2 and any(map(is_known_name, texts[:length]))


def _caption_end(segment: Segment) -> int:
    """One after the last word of the caption that a segment begins with; 0: it begins with none."""
    for place, word in enumerate(segment.words[: CAPTION_WORDS + 1]):
        if word.text.endswith(":"):
            return place + 1
        if any(character.isdigit() for character in word.text) or word.text.endswith((".", ";", "?", "!")):
            break
    alone = len(segment.words) <= CAPTION_WORDS and not any(
        character.isdigit() or character == "," for word in segment.words for character in word.text
    )
    return len(segment.words) if alone else 0


def _windows(layout: PageLayout) -> Iterator[tuple[int, int, int, int, str]]:
    for row, segments in enumerate(layout.rows):
        for place, segment in enumerate(segments):
            count = len(segment.words)
            for start in range(count):
                for end in range(min(count, start + MOST_WORDS), start, -1):
                    # A colon closes a label: nothing is read across it.
                    inner = segment.words[start : end - 1]
                    if any((word.text.endswith(":") and len(word.text) > 1) or word.text == ":" for word in inner):
                        continue
                    plain = _plain(" ".join(word.text for word in segment.words[start:end]))
                    if plain:
                        yield row, place, start, end, plain


def _likeness(windows: set[str]) -> dict[str, tuple[str, float]]:
    """For each text that is like a label: its meaning and how like it is, 84 to 100."""
    phrases = _phrases()
    exact = dict(zip(phrases.plain, phrases.meaning, strict=True))
    found = {plain: (exact[plain], 100.0) for plain in windows if plain in exact}
    rest = sorted(plain for plain in windows if plain not in found and FUZZY_LETTERS <= len(plain) <= 45)
    long = [index for index, phrase in enumerate(phrases.plain) if len(phrase) >= FUZZY_LETTERS]
    if not rest:
        return found
    scores = process.cdist(rest, [phrases.plain[index] for index in long], scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
    best = scores.argmax(axis=1)
    for row, column in enumerate(best):
        phrase = phrases.plain[long[column]]
        one, two = rest[row].split(), phrase.split()
        cut = one[0] == two[0] and min(len(one), len(two)) == 1 < max(len(one), len(two))
        ends = one[-1], two[-1]
        other_end = len(one) == len(two) > 1 and max(map(len, ends)) > 2 and fuzz.ratio(*ends) < LIKE_LAST
        other_end = other_end or (one[0] != two[0] and one[0] in _OURS)  # "Our physician" is no "To physician"
        # "Hospital" is no misread "hospital no", and "medical records dept" none of "medical records of".
        if scores[row, column] >= FUZZY_RATIO and not cut and not other_end:
            found[rest[row]] = (phrases.meaning[long[column]], float(scores[row, column]))
    return found


def _label(
    layout: PageLayout, row: int, place: int, start: int, end: int, meaning: str, likeness: float
) -> Label | None:
    segment = layout.rows[row][place]
    end = _past_hint(segment, _past_bracket(segment, start, end))
    words = segment.words[start:end]
    last = words[-1].text
    colon = last.endswith((":", ":)", ":*")) or (end < len(segment.words) and segment.words[end].text in _COLONS)
    lead = all(len(word.text.strip("().:")) <= 2 for word in segment.words[:start])  # a form's item number, or a mark
    closes = (
        colon or last.endswith(("#", "#.", ";")) or (lead and last.endswith((".", "-", "=", "’", "‘", "'", "!", ")")))
    )
    alone = lead and end == len(segment.words)
    before = segment.words[start - 1].text if start else ""
    at_start = lead or before.endswith((":", ",", ";", "/", ".", ")", "|", "-", "–")) or not before[-1:].isalnum()
    strong = colon or alone or (at_start and closes)
    if not colon and len(words) == 1 and _plain(last) in {"dr", "md"}:
        return None  # a title before a name
    if len(_plain(last)) < 2 and len(words) == 1 and not last.endswith(":"):
        return None  # "F." and "P" are initials more often than labels
    behind = segment.words[end:]
    is_dated = meaning == "born" and lead and bool(behind) and behind[0].text[:1].isdigit()
    is_named = meaning in ("family", "given") and lead and 0 < len(behind) <= 2 and is_known_name(behind[0].text)
    is_numbered = meaning == "suffix" and lead and len(behind) == 1 and is_suffix(behind[0].text)
    is_parted = lead and last.endswith(",") and likeness == 100 and meaning in _ALONE and _begins_value(behind)
    is_called = meaning == "name" and lead and 2 <= len(behind) <= LONGEST_CALLED and _holds_name(behind)
    strong = (
        strong or is_dated or is_named or is_numbered or is_parted or is_called
    )  # "BORN 06/15/2006", "first Bernadette", "SUFFIX II"
    if not strong and (meaning in _phrases().loose or (likeness < SURELY_LIKE and start > 0)):
        return None
    if end < len(segment.words) and segment.words[end].text in {*_COLONS, "#", "#:"}:
        end += 1
    return Label(
        meaning=meaning,
        page_number=layout.number,
        row=row,
        segment=place,
        start=0 if lead else start,  # an item number is no value of the label before
        end=end,
        text=" ".join(word.text for word in words),
        box_px=union_box(words),
        strong=strong,
        likeness=likeness,
    )


def _begins_value(words: Sequence[Word]) -> bool:
    """ "First name, HRIPSIME", "Fax, (909) 555-6264": a colon was read as a comma."""
    return bool(words) and (words[0].text[:1].isupper() or words[0].text.lstrip("(")[:1].isdigit())


def _holds_name(words: Sequence[Word]) -> bool:
    """Does a capital stand first, and is one of the words a name: "NAME Nestor 6B Olivares", by hand?"""
    return words[0].text[:1].isupper() and any(w.text[:1].isupper() and is_known_name(w.text) for w in words)


def _past_bracket(segment: Segment, start: int, end: int) -> int:
    """ "Patient (first, middle," goes on to the bracket's end."""
    own = [word.text for word in segment.words[start:end]]
    if sum(text.count("(") for text in own) <= sum(text.count(")") for text in own):
        return end
    close = next((at + 1 for at in range(end, min(len(segment.words), end + 4)) if ")" in segment.words[at].text), end)
    has_value = any(character.isdigit() for word in segment.words[end:close] for character in word.text)
    return end if has_value else close  # "(DOB 03/10/2005)"


def _past_hint(segment: Segment, end: int) -> int:
    """Behind a bracket that explains the label: "Patient name (Last, First, MI):"."""
    translated = _past_translation(segment, end)
    if translated is not None:
        return translated
    if (
        segment.words[end - 1].text.endswith(":")
        or end >= len(segment.words)
        or not segment.words[end].text.startswith("(")
    ):
        return end
    for at in range(end, min(len(segment.words), end + 6)):
        text = segment.words[at].text
        if any(character.isdigit() for character in text):
            return end
        if ")" in text:
            hint = _plain(" ".join(word.text for word in segment.words[end : at + 1]))
            known = {
                "last",
                "first",
                "mi",
                "middle",
                "mm",
                "dd",
                "yyyy",
                "yy",
                "print",
                "please",
                "m",
                "i",
                "required",
                "initial",
                "name",
                "s",
                "legal",
                "optional",
                "if",
                "known",
                "include",
                "area",
                "code",
                "with",
                "jr",
                "sr",
            }
            return at + 1 if all(word in known or len(word) <= 2 for word in hint.split()) else end
    return end


def _past_translation(segment: Segment, end: int) -> int | None:
    """Behind the same label in another language: "Date of birth / Fecha de nacimiento:". None: there is none."""
    if end >= len(segment.words) or not (
        segment.words[end].text.startswith("/") or segment.words[end - 1].text.endswith("/")
    ):
        return None
    texts = [word.text for word in segment.words[end : end + CAPTION_WORDS]]
    colon = next((at for at, text in enumerate(texts) if re.search(r":$|\w{4}\.$", text)), None)  # read as a full stop
    if colon is not None and not any(character.isdigit() for text in texts[:colon] for character in text):
        return end + colon + 1
    known = [count for count in range(len(texts), 0, -1) if is_label_text(" ".join(texts[:count]).strip("/ "))]
    if known:
        return end + known[0]
    rest = segment.words[end:]
    return len(segment.words) if len(rest) <= 4 and not any(c.isdigit() for word in rest for c in word.text) else None


def values_of(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> list[Value]:
    """Where a label's value may stand, likeliest first."""
    words = _right_of(label, labels, layout)
    right = Value(words=words, relation="right") if words else None
    below, above = _below(label, labels, layout), _above(label, labels, layout)
    has_own = label.end < len(layout.rows[label.row][label.segment].words)  # "BORN 06/15/2006" in one
    if not has_own and captions_below(label, labels, layout):
        order = (above or _over_centred(label, labels, layout), right, below)
    else:
        order = (right, below, None if above and _is_under_caption(above, label, labels, layout) else above)
    return [value for value in order if value is not None]


def _is_under_caption(value: Value, label: Label, labels: tuple[Label, ...], layout: PageLayout) -> bool:
    """Does a value above a label stand under another one, as in cells of a form ("Date 01/21/2026" over "DOB")?"""
    over = [other for other in labels if 2 <= label.row - other.row <= 4 and other.strong]
    found = (_below(other, labels, layout) for other in over)
    return any(other is not None and other.words[0] is value.words[0] for other in found)


def _below(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Value | None:
    return _beside_rows(label, labels, layout, range(label.row + 1, min(len(layout.rows), label.row + 4)), "below")


def _above(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Value | None:
    return _beside_rows(label, labels, layout, range(label.row - 1, max(-1, label.row - 3), -1), "above")


def _over_centred(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Value | None:
    """The value over a caption in the middle of its column: it begins behind the caption before, and before this one
    ends.
    """
    row = label.row - 1
    if row < 0 or any(other.row == row for other in labels):
        return None
    starts = [other.box_px.left + other.box_px.width for other in layout.rows[label.row][: label.segment]]
    behind, right = max(starts, default=0), label.box_px.left + label.box_px.width
    for segment in layout.rows[row]:
        box = segment.box_px
        is_near = label.box_px.top - (box.top + box.height) <= 0.8 * ROWS_BELOW * layout.row_height_px
        if is_near and behind < box.left < right:
            return Value(words=segment.words, relation="above")
    return None


_VOTES: WeakKeyDictionary[PageLayout, dict[tuple[Label, ...], list[tuple[int, bool, bool]]]] = WeakKeyDictionary()


def captions_below(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> bool:
    """Do the captions of this part of the page stand under their values, as under a line to write on?

    Told by the captions whose values can be checked (dates, numbers): where most of those near by have such a value
    above them and none below, so has this one. Where none can be checked, by the lines over the captions.
    """
    if label.text.endswith(":"):
        return False
    votes = _VOTES.setdefault(layout, {})
    if labels not in votes:
        votes[labels] = list(_votes(labels, layout))
    near = [(is_above, checked) for row, is_above, checked in votes[labels] if abs(row - label.row) <= VOTE_ROWS]
    told = [is_above for is_above, checked in near if checked] or [is_above for is_above, _ in near]
    return sum(told) > len(told) / 2


def _votes(labels: tuple[Label, ...], layout: PageLayout) -> Iterator[tuple[int, bool, bool]]:
    """Row of each label that tells on which side its value stands, whether that is above, and whether a value that can
    be checked says so, not a ruling.
    """
    for label in labels:
        if not label.strong or label.text.endswith(":"):
            continue
        fits = _CHECKED.get(label.meaning)
        right, below, above = (
            bool(fits and words and fits.search(" ".join(word.text for word in words)))
            for words in (
                _right_of(label, labels, layout),
                *(
                    value.words if value else ()
                    for value in (_below(label, labels, layout), _above(label, labels, layout))
                ),
            )
        )
        if right:
            yield label.row, False, True
        elif below != above:
            yield label.row, above, True
        elif fits is None or not above:
            is_under = _is_under_line(label, layout)
            if is_under is not None:
                yield label.row, is_under, False


def _is_under_line(label: Label, layout: PageLayout) -> bool | None:
    """Does a caption stand under the line that its value is written on, or at the foot of its cell? None: no ruling."""
    box, dpi = label.box_px, layout.image.dpi_y
    reach, near = round(RULING_REACH_IN * dpi), round(RULING_NEAR_IN * dpi)
    width = max(box.width, round(0.5 * dpi))
    ink = layout.image.pixels[:, box.left : box.left + width] < INK
    up = ink[max(0, box.top - reach) : box.top][::-1]
    down = ink[box.top + box.height : box.top + box.height + reach]
    rules_up, rules_down = (np.flatnonzero(part.mean(axis=1) >= RULED_SHARE) for part in (up, down))
    above = int(rules_up[0]) if len(rules_up) else reach
    below = int(rules_down[0]) if len(rules_down) else reach
    beyond = near // 3  # a wall begins this much above the caption, or the cell's own end is taken for no wall
    rows = slice(max(0, box.top - beyond), box.top + box.height + beyond)
    left = layout.image.pixels[rows, max(0, box.left - near) : box.left] < INK
    if left.size and bool((left.mean(axis=0) >= RULED_SHARE).any()):  # a cell
        return below < above if min(above, below) <= near else None
    return True if above <= round(RULING_UNDER_IN * dpi) else None


def _right_of(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> tuple[Word, ...]:
    row = layout.rows[label.row]
    inside = row[label.segment].words[label.end : _next_start(label.row, label.segment, label.end, labels)]
    if inside:
        rest = _next_start(label.row, label.segment, label.end, labels)
        return inside if rest is not None else _with_next(inside, label, labels, layout)
    if label.segment + 1 >= len(row):
        return ()
    after, stop = _value_cell(label, labels, row)
    gap_px = after.box_px.left - (label.box_px.left + label.box_px.width)
    if stop == 0 or gap_px > RIGHT_REACH_IN * layout.image.dpi_x:
        return ()
    if stop is None and (label.meaning == "re" or label.meaning in _OF_NAMES):
        return _with_next(after.words, replace(label, segment=row.index(after)), labels, layout)
    return after.words[:stop]


def _value_cell(label: Label, labels: tuple[Label, ...], row: tuple[Segment, ...]) -> tuple[Segment, int | None]:
    """The first segment right of a label that is more than marks and specks, and where a label begins in it."""
    places = range(label.segment + 1, len(row))
    stops = [_next_start(label.row, place, 0, labels) for place in places]
    free = list(itertools.takewhile(lambda pair: pair[1] is None, zip(places, stops, strict=True)))
    for place, stop in free:
        if any(character.isalnum() for character in row[place].text) and _is_sure(row[place]):
            return row[place], stop
    return row[places[0]], stops[0]


def _is_sure(segment: Segment) -> bool:
    return max(word.confidence_pct for word in segment.words) >= NOTHING_READ_PCT


def _with_next(
    inside: tuple[Word, ...], label: Label, labels: tuple[Label, ...], layout: PageLayout
) -> tuple[Word, ...]:
    """A value that ends with a comma goes on behind a wide gap ("LOPEZ,      MARIA")."""
    row = layout.rows[label.row]
    if label.segment + 1 >= len(row):
        return inside
    after = row[label.segment + 1].words[0].text
    half = len(inside) == 1 and is_name_token(after) and (label.meaning in _OF_NAMES or is_known_name(after))
    if not inside[-1].text.endswith(",") and not half:
        return inside
    stop = _next_start(label.row, label.segment + 1, 0, labels)
    return inside if stop == 0 else (*inside, *row[label.segment + 1].words[:stop])


def _next_start(row: int, segment: int, start: int, labels: tuple[Label, ...]) -> int | None:
    """First word of the next label in the same segment; None when there is none."""
    starts = [label.start for label in labels if (label.row, label.segment) == (row, segment) and label.start >= start]
    return min(starts, default=None)


def _beside_rows(
    label: Label, labels: tuple[Label, ...], layout: PageLayout, rows: range, relation: Relation
) -> Value | None:
    """The nearest segment below (or above) that stands in the label's column and is no label itself."""
    limit_px = ROWS_BELOW * max(layout.row_height_px, label.box_px.height) * (1.0 if relation == "below" else 0.8)
    for row in rows:
        for place, segment in enumerate(layout.rows[row]):
            box = segment.box_px
            gap_px = (
                box.top - (label.box_px.top + label.box_px.height)
                if relation == "below"
                else label.box_px.top - (box.top + box.height)
            )
            if not _same_column(label.box_px, box, layout) or gap_px > limit_px:
                continue
            stop = _next_start(row, place, 0, labels)
            return None if stop == 0 else Value(words=segment.words[:stop], relation=relation)
    return None


def _same_column(label: Box, value: Box, layout: PageLayout) -> bool:
    """The value begins under the label, or their spans overlap by most of the narrower one."""
    if abs(value.left - label.left) <= 0.3 * layout.image.dpi_x:
        return True
    overlap = min(label.left + label.width, value.left + value.width) - max(label.left, value.left)
    return overlap >= 0.5 * min(label.width, value.width)


def by_meaning(labels: tuple[Label, ...]) -> Mapping[str, list[Label]]:
    """The labels of each meaning, in reading order."""
    grouped: dict[str, list[Label]] = {}
    for label in labels:
        grouped.setdefault(label.meaning, []).append(label)
    return grouped
