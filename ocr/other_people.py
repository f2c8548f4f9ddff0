"""Whom a form names beside the patient: who pays, who is called in an emergency, who wrote it, to whom it goes.

Their names and birth dates have captions like the patient's ("Name:", "DOB:"). What tells them apart is a word in the
caption itself ("Insured's name"), before it ("To (name):"), or the head of the block that they stand in ("Guarantor").
"""

import re
from collections.abc import Iterator, Sequence

from ocr.labels import Label
from ocr.layout import PageLayout, Segment
from ocr.model import Word

SAME_COLUMN_IN = 0.3
HEAD_ROWS = 12  # above a caption; a block of demographics has fewer
HEAD_WORDS = 5
WORDS_BEFORE = 4  # of a caption, before its value
_PEOPLE = (
    r"guarantors?|subscribers?|insured|policy ?holders?|card ?holders?|emergency contacts?|next of kin|kin|nok|"
    r"responsible part(?:y|ies)|spouse|husband|wife|partner|mother|father|parents?|guardians?|care ?givers?|"
    r"representatives?|witness|employer|insurance|payer|payor|attorneys?|plaintiffs?|defendants?|interpreter|"
    r"coordinators?|surgeons?|anesthesia|oncologists?|nephrologists?|"
    r"(?:primary care|attending|referring|ordering|treating|requesting|rendering|family) "
    r"(?:provider|physician|doctor|md)|"
    r"providers?|physicians?|pcp|recipients?|senders?|requesters?|requestors?|contact|pharmacy|aseguradora|garante"
)
_OTHER_HEAD = re.compile(rf"^\W*(?:\d+[.)]?\s*)?(?:patient['’]?s\s+)?(?:{_PEOPLE})\b", re.I)
_PATIENT_HEAD = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:patient|pt|member|client|resident|participant|enrollee|child|individual|demographics|paciente)\b",
    re.I,
)
OTHER_PERSON = re.compile(rf"\b(?:{_PEOPLE})\b", re.I)
_TO = re.compile(r"\W*(?:\d+[.,)]?\s*|[a-z][.)]\s*)?(?:to|from|attn|recipient)\b\W", re.I)
_LEADS_TO_OTHER = re.compile(
    r"(?:^|\s)(?:to|from|by|attn|attention|witness|print(?:ed)? name of (?!patient))\W*$", re.I
)  # fmt: skip
SIGNED = re.compile(
    r"\b(?:completed|requested|prepared|signed|submitted|verified|authorized|ordered|faxed|sent|filled out|entered|"
    r"reviewed|witnessed|printed|dictated|generated|approved|created|received|initiated)\s+(?:electronically\s+)?by\W*$",
    re.I,
)


_OF_LIST = re.compile(r"\W+\d{1,2}\W*$")  # "Participant 2", one of a list


def is_of_other(label: Label, labels: Sequence[Label], layout: PageLayout) -> bool:
    """Does a caption ask for somebody else than the patient?"""
    segment = layout.rows[label.row][label.segment]
    own = " ".join(word.text for word in segment.words[label.start : label.end])
    before = " ".join(word.text for word in segment.words[: label.start])
    if re.search(r"\bcoordinators?\W*$", own, re.I):
        return True  # "New patient coordinator"
    if re.search(r"\b(?:patient|pt|member|resident|client|individual|proposed)\b", own, re.I):
        return False
    beside = layout.rows[label.row][label.segment - 1 : label.segment]  # "Mother | Ana Diaz, DOB 3/4/1961"
    if before and any(is_other_head(cell) for cell in beside):
        return True
    if OTHER_PERSON.search(own) or _LEADS_TO_OTHER.search(before) or _TO.match(own):
        return True
    if before and OTHER_PERSON.search(" ".join(before.split()[-3:])):
        return True
    head = next(_heads_above(label, labels, layout), None)
    return head is not None and bool(_OTHER_HEAD.match(head))


def is_behind_other(words: Sequence[Word], layout: PageLayout) -> bool:
    """Does what stands left of the words on their row speak of somebody else ("Insured's birth date: ...")?"""
    row = next((row for row in layout.rows if any(words[0] in segment.words for segment in row)), ())
    return is_of_other_in(row, words)


def is_under_other(words: Sequence[Word], layout: PageLayout) -> bool:
    """Does the head of the column right over the words speak of somebody else ("GUARANTOR")?"""
    tolerance = SAME_COLUMN_IN * layout.image.dpi_x
    row = next((at for at, row in enumerate(layout.rows) if any(words[0] in segment.words for segment in row)), 0)
    over = layout.rows[row - 1] if row else ()
    return any(is_other_head(one) and abs(one.box_px.left - words[0].box_px.left) <= tolerance for one in over)


def is_of_other_in(row: Sequence[Segment], words: Sequence[Word]) -> bool:
    """The same, of words on this row."""
    before = [word.text for segment in row for word in segment.words if word.box_px.left < words[0].box_px.left]
    return bool(OTHER_PERSON.search(" ".join(before[-WORDS_BEFORE:])))


def is_other_head(segment: Segment) -> bool:
    """Is it the head of a block, or a caption, of somebody else than the patient?"""
    return _is_head(segment) and bool(_OTHER_HEAD.match(segment.text))


def _heads_above(label: Label, labels: Sequence[Label], layout: PageLayout) -> Iterator[str]:
    """Heads of the blocks that a caption may stand in, nearest first: of its column, or alone on their row."""
    tolerance = SAME_COLUMN_IN * layout.image.dpi_x
    for row in range(label.row - 1, max(-1, label.row - 1 - HEAD_ROWS), -1):
        segments = layout.rows[row]
        for segment in segments:
            in_column = abs(segment.box_px.left - label.box_px.left) <= tolerance
            alone = len(segments) == 1 and segment.box_px.left <= label.box_px.left + tolerance
            if (in_column or alone) and _is_head(segment) and _heads_captions(segment, labels, layout):
                yield segment.text


def _heads_captions(segment: Segment, labels: Sequence[Label], layout: PageLayout) -> bool:
    """Do captions stand below it, and no value beside it? A caption with its value heads nothing."""
    others = [other for other in layout.rows[segment.row] if other is not segment]
    return _is_over_caption(segment, labels, layout) and (
        not others or any(_is_over_caption(other, labels, layout) for other in others)
    )


def _is_over_caption(segment: Segment, labels: Sequence[Label], layout: PageLayout) -> bool:
    tolerance = SAME_COLUMN_IN * layout.image.dpi_x
    rows = range(segment.row + 1, min(len(layout.rows), segment.row + 3))
    below = [
        other for row in rows for other in layout.rows[row] if abs(other.box_px.left - segment.box_px.left) <= tolerance
    ]
    captions = {label.box_px.left for label in labels if label.row in rows}
    return len(segment.words) <= HEAD_WORDS and any(
        ":" in other.text or any(abs(left - other.box_px.left) <= tolerance for left in captions) for other in below[:1]
    )


def _is_head(segment: Segment) -> bool:
    text = _OF_LIST.sub("", segment.text).rstrip(": ")
    if (
        len(segment.words) > HEAD_WORDS
        or ":" in text
        or any(character.isdigit() for character in text.lstrip("0123456789. )"))
    ):
        return False
    return bool(_OTHER_HEAD.match(text) or _PATIENT_HEAD.match(text))
