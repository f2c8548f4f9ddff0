"""Who asks, and where the answer goes: telephone numbers by evidence, practice, provider, NPI, the hospital addressed.

A wrong number read perfectly is the worst failure of all. So every number of the fax gets a role from its own evidence
(label, sentence, block), and a number in the TO block, a number of ours or the sending machine's is never the reply
number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from rapidfuzz import fuzz

from ocr.boxes import TickBox, tick_boxes_of
from ocr.captions import meaning_of
from ocr.hits import rows_of, words_between
from ocr.known_names import run_together
from ocr.labels import LIKE_CAPTION, Label, captions_below, values_of
from ocr.layout import PageLayout, Segment, union_box
from ocr.model import Box, OwnIdentity, Word
from ocr.numbers import find_npis, find_phone_numbers, is_digit_off
from ocr.patients import in_patient_block
from ocr.people import CREDENTIALS, is_name_token, name_length, read_name
from ocr.written_numbers import written_numbers

Role = Literal["reply_fax", "fax", "phone", "patient_phone", "to_fax", "other"]
Zone = Literal["to", "from", "none"]

_ROLE_OF_LABEL: dict[str, Role] = {
    "reply_fax": "reply_fax",
    "fax": "fax",
    "phone": "phone",
    "patient_phone": "patient_phone",
    "to_fax": "to_fax",
}
# Sentences that say where the answer goes; "fax" and "to/at/back" must both stand before the number.
_TOLD_REPLY = re.compile(
    r"(?:\b(?:re)?(?:fax|send|return|forward|reply|respon\w+|transmit|back|deliver|e-?fax)"
    r"(?:ed|ing)?\b.{0,90}?\b(?:to|at|back|via|by|@|number|no\.?|#)\b|\breturn fax\b|"
    r"\bfax back\b|\bsecure fax\b|\bour (?:\w+ ){0,3}fax\b|\bmy fax\b|\bfax (?:line|number|no\.?) is\b)"
    r"(?:(?!\bphone\b|\bcall\b|\btel\b|\berror\b|\bquestions?\b|\bmain number\b|\bswitchboard\b|[a-z)]{3}\.\s+[A-Z]).)"
    r"{0,60}$",
    re.IGNORECASE | re.DOTALL,
)
_FAX_NUMBER = re.compile(r"\W*fax\W*(?:number|no)\W*", re.I)  # a letterhead's caption, which tells nothing
# "Kindly transmit everything to our secure line": what is sent there are the records, whatever the line is called.
_TOLD_LINE = re.compile(
    r"\b(?:send|transmit|forward|return|deliver|respond|reply|release)\w*\b[^.;]{0,80}?\b(?:to|at|via|on)\b[^.;]{0,40}$",
    re.IGNORECASE | re.DOTALL,
)
TOLD_LINE = 0.85  # strength of a number that records are to be sent to and that is not called a fax
UNNAMED = 0.3
LOOSE = 3  # words between what looks like a caption and a number: a sentence's
LOST_FROM = 0.55
OWN_WORD_RATIO = 74.0  # one letter of four misread ("Weck")
ONLY_ONE = 0.9  # a fax number of the letterhead, when the whole fax has no other that could be meant
CALL_REACH = 50  # letters of a line before a number: whom to call may stand on the line before
FEWEST_OF_LINE = 5  # words of it
NEXT_ROW = 2.5  # heights of a number: so far below it the next one stands
SENTENCE_WORDS = 10  # a segment of so many words is running text
_AFTER_BLOCK = frozenset(
    {"re", "patient", "patient_name", "name_and_dob", "dob", "wanted", "reply_fax", "purpose", "signature"}
)
OFFICE_IN, OFFICE_HIGH_IN = 1.2, 1.0  # least width of an office's column, most height from its box to its number
# Heads of blocks: who gets the records, and who has them.
_GETS = re.compile(
    r"\b(?:send|release[ds]?|disclosed?|deliver|mail|records|information)\b.*\bto\b(?! (?:att|fac|hosp))|\breceiving\b",
    re.I,
)
_GIVES = re.compile(r"\bfrom\b|\b(?:releas|disclos)ing\b|\b(?:custodian|holder)\b|\brequested of\b", re.I)
ZONE_ROWS = 9  # rows below TO or FROM that may still belong to the block
_ATTENTION = re.compile(r"att", re.I)  # part of a TO block, and no block of its own where there is one
_NAMES_FAX = re.compile(r"\b(?:fax(?:ed|ing|es)?|facsimile|fx|efax|telecopier)\b", re.IGNORECASE)
# What is said of a number behind it: "(408) 555-9282 for records, fax (408) 555-2526 for referrals".
_FOR_RECORDS = re.compile(
    r"^[\s,(\[–—-]*(?:is\s+)?(?:for|fax for)\s+(?:your\s+|medical\s+|all\s+)?"
    r"(?:records|results|reports|repl\w+|answers)\b",
    re.I,
)
_FOR_OTHERS = re.compile(
    r"^[\s,(\[–—-]*(?:is\s+)?(?:for\s+)?"
    r"(?:referrals?|billing|orders|authorizations?|scheduling|refills?|new patients?)\b",
    re.I,
)
_FOR_OTHERS_IN = re.compile(
    r"\b(?:referrals?(?! (?:desk|office|team|coordinator))|billing|orders|scheduling|refills?|new patients?)\b", re.I
)
_BRACKETED = re.compile(r"^\s*[(\[{]([^)\]}(\d]{3,40})[)\]}]")
_THEN_FAX = re.compile(r"\s*(?:[/|&]|or|and)\s*(?:e?fax|facsimile)\b[\W_]*(?:\d|$)", re.I)  # "Fax: A / fax B"
_OF_TELEPHONE = re.compile(
    r"(?:our |the )?(?:office|main|direct|cell|mobile|voice|desk|front desk|toll[- ]?free|(?:tele)?phone|tel|ph)"
    r"(?: (?:line|phone|number|telephone))?\.?",
    re.I,
)
_FAX_AND_PHONE = re.compile(
    r"\b(fax|phone|tel|telephone)\W*(?:/|&|and|or)?\W*(?!\1)(?:fax|phone|tel|telephone)\b", re.I
)
_BETWEEN_PAIR = re.compile(r"\W*(?:and|or)?\W*", re.I)
_ANSWER_BLOCK = re.compile(
    r"^\W*(?:results?|return|reply|respond|report|copies|answers?)\b.*\b(?:back|to|via)\W*$", re.I
)
_PHONE_WORDS = re.compile(
    r"\b(?:calls?|ring|dial|phone|telephone|tel|ph|reach(?:ed)?|contact|voice|office|cell|mobile|"
    r"pager|back ?line|direct|ofc|ext|questions?|main|switchboard|operator)\b[\s.:#)(,]*(?:us\s|me\s|our office\s|the "
    r"office\s)?(?:for (?:(?!fax|facs)[a-z]+\s){1,6}(?=is\b|at\b))?(?:at|@|is|on|number)?[\s.:#()]*"
    r"(?:\+?[1lI][\s.(-]*)?$",
    re.I,
)
_NO_FAX = re.compile(r"\bfax\b[^.;]{0,30}\b(?:out of (?:order|service)|down|broken|not work\w*|unable)\b", re.I)
_PHONE_LETTER = re.compile(r"(?:^|[\s|,;•·*])[PTVO][.:]?\s*$")
_FAX_LETTER = re.compile(r"(?:^|[\s|,;•·*])F[.:;]?\s*$")
_TO_OFFICE = re.compile(
    r"\bt[oe] (?:our|the|my|this) (?:\w+ ){0,3}office[\s.:(]*(?:at|@)?[\s.:(]*$", re.I
)  # what is faxed there
_FAX_MISREAD = re.compile(
    r"\W*(?![mtw]ax)\w?ax\W*", re.I
)  # behind another number: "Tel 714 555-2519  Bax 714 555-3860"
_FAX_WORD_LAST = re.compile(
    r"\b(?:fax|facsimile|fx|f)\b[\s.:#]*(?:number|no|num|line)?[\s.:#()]*(?:is|at|to|@)?[\s.:(]*"
    r"(?:(?:to|at) (?:our |the |my )?office[\s.:(]*(?:at|@|is)?[\s.:(]*)?$",
    re.I,
)
_CALLS_LAST = re.compile(  # "Please fax today. If there is a problem call Ana Diaz at"
    r"\b(?:call|reach|contact|ring|dial|speak (?:to|with))\b"
    r"(?:\b(?:dr|mr|mrs|ms|st|[a-z])\.|(?!\b(?:e-?)?fax|\bfacsimile)[^\d.;]){0,50}$",
    re.I,
)
_OF_OTHER_DESK = re.compile(
    r"\b(?:nurs(?:e|es|ing) (?:station|line)|billing|appointments?|appts?|scheduling|front desk|after[- ]hours|"
    r"answering service|pharmacy|toll[- ]?free)\b[^\d.;]{0,12}$",
    re.I,
)
_OF_HOME = re.compile(r"\b(?:patient|pt|home|cell|mobile|member|client|resident)\b", re.I)
_ERROR_NOTICE = re.compile(
    r"\b(?:in error|misdirected|not the intended|wrong number|unsubscribe|removed? from|opt[- ]?out|remove your)\b",
    re.I,
)
_ANSWER = re.compile(r"\b(?:send|return|reply|back|records?|respond|results?|answer)\b", re.I)
_COPY = re.compile(r"(?:\bc\.?c\b[.:]|\bcop(?:y|ies)\s+(?:also\s+)?(?:goes|go|going|went)\b)[^.]{0,90}$", re.I)
_COPY_ROW = re.compile(r"\W*c\.?c\b", re.I)
_NOT_REPLY = re.compile(r"\b(?:billing|invoice|payment|orders? only|refill|pharmacy|remove)\b[^.]{0,40}$", re.I)

_ORG_WORDS = re.compile(
    r"\b(?:medical|clinic|clinics|associates|physicians?|center|centre|hospital|health|"
    r"healthcare|family|practice|group|cardiology|oncology|surgery|surgical|orthop\w+|"
    r"pediatrics?|internal medicine|medicine|urgent care|institute|care|dermatology|"
    r"\w+ology|\w+iatrics?|\w+iatry|geriatrics|ent|eye|allergy|asthma|wellness|partners|"
    r"specialists|doctors|llp|llc|inc|p\.?c\.?|apc|law|attorneys?|insurance|pharmacy|"
    r"imaging|laboratory|rehab\w*|department|emergency|nephrology|pulmonary|rheumatology|"
    r"obstetrics|gynecology|women'?s)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHit:
    """A telephone number at its place, with the role that its surroundings give it."""

    e164: str
    role: Role
    zone: Zone
    strength: float  # 0 to 1: how surely it has this role
    words: tuple[Word, ...]
    rule: str
    repaired: bool

    @property
    def page_number(self) -> int:
        return self.words[0].page_number

    @property
    def box_px(self) -> Box:
        return union_box(self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def find_number_hits(layout: PageLayout, labels: tuple[Label, ...]) -> list[NumberHit]:
    """Every telephone number of a page with its role."""
    hits = []
    offices = _offices(layout)
    for _, in_segment in groupby(written_numbers(layout), key=lambda number: (number.row, number.place)):
        after = 0  # where the number before this one ended: its words are not this one's
        for number in in_segment:
            row, words = number.row, rows_of(number.words)[0]
            segment = layout.rows[row][number.place]
            role, strength, rule = _role(layout, labels, row, number.place, segment, words, after, number.start)
            after = len(segment.text) - len(number.behind)
            if role not in ("phone", "patient_phone"):  # "call ... for records"
                role, strength, rule = _told_behind(number.behind, role) or (role, strength, rule)
            if role == "fax" and (checked := _is_of_checked_office(union_box(words), offices, layout)) is not None:
                role, strength, rule = (
                    ("reply_fax", 0.95, "office ticked") if checked else ("other", 0.5, "office not ticked")
                )
            head = _block_head(layout, labels, row, union_box(words))
            zone = _zone(head, labels)
            is_goal = head is not None and _GETS.search(head.text) and not re.search(r"\bcop", head.text, re.I)
            if role == "fax" and head and zone == "from" and is_goal:
                role, strength, rule = "reply_fax", max(strength, 0.95), f"fax in the block {head.text}"
            hits.append(
                NumberHit(
                    e164=number.e164,
                    role=role,
                    zone=zone,
                    strength=strength,
                    words=number.words,
                    rule=rule,
                    repaired=number.repaired,
                )
            )
    return hits


def _runs_on(segment: Segment, layout: PageLayout) -> bool:
    """Is it a line that may go on in the next row: of some words, or at the right end of the page?"""
    right = segment.box_px.left + segment.box_px.width
    return len(segment.words) >= 3 or right >= 0.75 * layout.image.pixels.shape[1]


def _told_behind(text: str, role: Role) -> tuple[Role, float, str] | None:
    """What is said of a number behind it; None: nothing. One that nothing calls a fax is not sure by that."""
    if _FOR_RECORDS.match(text):
        return "reply_fax", 0.95 if role in ("fax", "reply_fax") else TOLD_LINE, "told behind it: for records"
    if _FOR_OTHERS.match(text):
        return "other", 0.5, "told behind it: for something else"
    if role in ("fax", "reply_fax") and _THEN_FAX.match(text):
        return "other", 0.5, "before another that is called the fax"
    caption = _BRACKETED.match(text)
    if caption and _OF_TELEPHONE.fullmatch(caption[1].strip()):
        return "phone", 0.9, f"caption behind: {caption[1]}"
    meaning = meaning_of(" ".join(re.findall(r"[a-z]+", caption[1].lower()))) if caption else None
    if meaning in _ROLE_OF_LABEL and caption:
        return _ROLE_OF_LABEL[meaning], 0.97, f"caption behind: {caption[1]}"
    return None


def _offices(layout: PageLayout) -> tuple[TickBox, ...]:
    """Boxes beside each other of which one is ticked, over what may be the numbers of several offices; () for none."""
    boxes = tick_boxes_of(layout)
    for first in boxes:
        level = [box for box in boxes if abs(box.box_px.top - first.box_px.top) <= first.box_px.height]
        level.sort(key=lambda box: box.box_px.left)
        wide = all(two.box_px.left - one.box_px.left >= OFFICE_IN * layout.image.dpi_x for one, two in pairwise(level))
        if len(level) >= 2 and wide and sum(box.state is True for box in level) == 1:
            return tuple(level)
    return ()


def _is_of_checked_office(number: Box, offices: Sequence[TickBox], layout: PageLayout) -> bool | None:
    """Does a number stand in the column of the ticked box, or of another one? None: in no office's column."""
    above = [
        office
        for office in offices
        if office.box_px.left <= number.left + 0.1 * layout.image.dpi_x
        and 0 < number.top - office.box_px.top <= OFFICE_HIGH_IN * layout.image.dpi_y
    ]
    return above[-1].state is True if above else None


def _role(
    layout: PageLayout,
    labels: tuple[Label, ...],
    row: int,
    place: int,
    segment: Segment,
    words: tuple[Word, ...],
    after: int,
    start: int,
) -> tuple[Role, float, str]:
    near = _BRACKETED.sub("", segment.text[after:start]) if after else segment.text[:start]
    before = _text_before(layout, row, place, segment.text[:start]) if not after else near
    if not near.strip() and place and not after:
        near = f"{layout.rows[row][place - 1].text} "  # the cell to the left names what this one holds
    above = layout.rows[row - 1] if row else ()
    if above and not _runs_on(above[-1], layout):
        above = ()
    if not near.strip() and not place and above and _FAX_WORD_LAST.search(above[-1].text):
        near = "fax "  # the line before ended with the word
    elif not near.strip() and not place and above and _PHONE_WORDS.search(above[-1].text):
        near = "telephone "
    own = segment.text[:start]
    goes_on = above and len(above[-1].words) >= FEWEST_OF_LINE and not place and start < CALL_REACH
    is_called = bool(_CALLS_LAST.search(f"{above[-1].text} {own}" if goes_on else own))
    if _ERROR_NOTICE.search(before) and not _FAX_WORD_LAST.search(near):
        return "other", 0.5, "in a notice about errors"
    if (no_fax := _NO_FAX.search(before)) and not _FAX_WORD_LAST.search(before[no_fax.end() :]):
        return "phone", 0.8, "told in place of a fax that does not work"
    if place and _COPY_ROW.match(layout.rows[row][0].text):
        return "other", 0.5, "on the row of a copy"
    if _COPY.search(before) and not re.search(r"\b(?:us|our|me)\b", before):
        return "other", 0.5, "where a copy goes"
    label = _label_left(labels, layout, row, place, words, _right_edge(segment, after))
    if label is None or label.segment < place - 1:  # a caption over the number is nearer than its row's first cell
        label = _label_over(labels, layout, words) or label
    numbers = sum(len(find_phone_numbers(part.text)) for part in layout.rows[row])
    if label is not None and numbers > 1 and (both := _FAX_AND_PHONE.search(label.text)):
        is_fax = (both[1].lower() == "fax") is not bool(find_phone_numbers(segment.text[:start]))
        return ("fax" if is_fax else "phone"), 0.9, f"label: {label.text}"
    if label is None and (first := _pair_before(layout.rows[row], place, segment, after, near)):
        return ("phone" if first.lower() == "fax" else "fax"), 0.9, "the second of two that one caption names"
    if label is not None and label.meaning == "to_fax" and _words_behind(label, layout, row, place, words) >= LOOSE:
        label = None  # "Be so kind as / to fax the reports to (714) 555-5941"
    told = _TOLD_REPLY.search(before)
    told = None if told and _FAX_NUMBER.fullmatch(told[0]) else told
    is_line = _PHONE_WORDS.search(near) and not (_FAX_WORD_LAST.search(before) or _TO_OFFICE.search(before))
    is_telephone = is_line or is_called
    is_told = told and _NAMES_FAX.search(told[0]) and not is_telephone and not _NOT_REPLY.search(before)
    if told and is_told and (label is None or label.meaning in {"fax", "reply_fax"}):
        return "reply_fax", 0.95, f"told: {told[0][-50:].strip()}"
    if label is not None:
        role = _ROLE_OF_LABEL[label.meaning]
        if role in ("fax", "reply_fax") and _FOR_OTHERS_IN.search(label.text):
            return "other", 0.5, f"label: {label.text}"
        if role == "phone" and in_patient_block(label, labels):
            role = "patient_phone"
        if role == "reply_fax" and _NOT_REPLY.search(before):
            role = "other"
        called_fax = _FAX_WORD_LAST.search(near) or re.match(r"\W*fax (?:it |them )?to\b", label.text, re.I)
        if role in ("fax", "reply_fax") and (_PHONE_WORDS.search(near) or is_called) and not called_fax:
            role = "phone"
        # A caption told by its stems was not misread.
        is_read = label.likeness >= 95 or (role == "reply_fax" and label.likeness == LIKE_CAPTION)
        strength = (0.97 if label.strong else 0.85) * (1.0 if is_read else 0.95)
        return role, strength, f"label: {label.text}"
    if _FAX_WORD_LAST.search(near) or _FAX_LETTER.search(near) or ((after or place) and _FAX_MISREAD.fullmatch(near)):
        return "fax", 0.8, "behind the word fax"
    if _TOLD_LINE.search(before) and not _PHONE_WORDS.search(near) and not _NOT_REPLY.search(before):
        return "reply_fax", TOLD_LINE, f"told: {before[-40:].strip()}"
    if _PHONE_LETTER.search(near):
        return "phone", 0.8, "behind a letter for telephones"
    if _NAMES_FAX.search(near) and not _PHONE_WORDS.search(near):
        answer: Role = "reply_fax" if _ANSWER.search(near) else "fax"
        return answer, 0.85, f"in the field: {near.strip()[-40:]}"
    if _PHONE_WORDS.search(before) or is_called:
        return "phone", 0.8, "behind a word of telephones"
    if _OF_OTHER_DESK.search(near):
        return "other", 0.5, "of another desk"
    return "other", UNNAMED, "a number without a word that says what it is"


def _pair_before(cells: Sequence[Segment], place: int, segment: Segment, after: int, between: str) -> str | None:
    """The first word of "phone / fax" before the number that stands right before this one."""
    if not after or not _BETWEEN_PAIR.fullmatch(between) or len(find_phone_numbers(segment.text[:after])) > 1:
        return None
    before = [segment.text[:after], *(cell.text for cell in cells[max(0, place - 1) : place])]
    return next((both[1] for text in before if (both := _FAX_AND_PHONE.search(text))), None)


def _words_behind(label: Label, layout: PageLayout, row: int, place: int, words: tuple[Word, ...]) -> int:
    """How many words of its line stand between a caption and a number; 0 if they stand in unlike cells."""
    if (label.row, label.segment) != (row, place):
        return 0
    return next(at for at, word in enumerate(layout.rows[row][place].words) if word is words[0]) - label.end


def _text_before(layout: PageLayout, row: int, place: int, own: str) -> str:
    """The text up to a number: two rows above in the same column, then its own row."""
    box = layout.rows[row][place].box_px
    above = []
    for index in range(max(0, row - 2), row):
        for segment in layout.rows[index]:
            other = segment.box_px
            gap_px = box.top - (other.top + other.height)
            if abs(other.left - box.left) < 0.6 * layout.image.dpi_x and gap_px < 4 * max(1.0, layout.row_height_px):
                above.append(segment.text)
    text = " ".join([*above, own])
    numbers = find_phone_numbers(text)
    # What is said of the number before it is not said of this one, in brackets behind it neither.
    return _BRACKETED.sub("", text[numbers[-1].end :]) if numbers else text


def _right_edge(segment: Segment, after: int) -> int:
    """Right edge in pixels of the segment's first `after` characters; 0 for none."""
    before = words_between(segment.words, 0, after) if after else ()
    return before[-1].box_px.left + before[-1].box_px.width if before else 0


def _label_left(
    labels: tuple[Label, ...], layout: PageLayout, row: int, place: int, words: tuple[Word, ...], right_of: int
) -> Label | None:
    """The last label of a number's kind before it, in its own segment or alone in the segment to the left."""
    box = union_box(words)
    same = [label for label in labels if label.row == row and right_of <= label.box_px.left < box.left]
    inside = [label for label in same if label.segment == place]
    if inside:
        last = max(inside, key=lambda label: label.box_px.left)
        if last.meaning in _ROLE_OF_LABEL:
            return last
        return (
            None
            if last.strong
            else next((label for label in reversed(inside) if label.meaning in _ROLE_OF_LABEL), None)
        )
    left = [label for label in same if label.segment == place - 1]
    if left:
        last = max(left, key=lambda label: label.box_px.left)
        ends = last.end >= len(layout.rows[row][place - 1].words)
        return last if ends and last.meaning in _ROLE_OF_LABEL else None
    # "Fax:   (TO's number)   (FROM's number)": the row's first cell names what the others hold.
    first = [label for label in same if label.segment == 0 and label.end >= len(layout.rows[row][0].words)]
    return first[-1] if first and place > 0 and first[-1].meaning in _ROLE_OF_LABEL else None


def _label_over(labels: tuple[Label, ...], layout: PageLayout, words: tuple[Word, ...]) -> Label | None:
    """The label whose column a number stands in: over it, or under it where captions stand under the writing lines."""
    for label in labels:
        if label.meaning not in _ROLE_OF_LABEL or not label.strong:
            continue
        values = values_of(label, labels, layout)
        if any(value.relation == "right" and find_phone_numbers(value.text) for value in values):
            continue
        side = "above" if captions_below(label, labels, layout) else "below"
        if any(value.relation == side and value.words[0] is words[0] for value in values):
            return label
    return None


def _block_head(layout: PageLayout, labels: tuple[Label, ...], row: int, box: Box) -> Label | None:
    """The head of the block a number stands in: TO or FROM on its row, else the lowest one above it in its column."""
    tolerance_px = 0.15 * layout.image.dpi_x
    anchors = [
        label
        for label in labels
        if label.meaning in {"to", "from"} and label.strong and row - ZONE_ROWS <= label.row <= row
    ]
    heads = [label for label in anchors if not _ATTENTION.match(label.text)] or anchors
    governing = [label for label in heads if label.box_px.left <= box.left + tolerance_px]
    if not governing:
        return None
    column_px = max(label.box_px.left for label in governing)
    in_column = [label for label in governing if label.box_px.left >= column_px - 2 * tolerance_px]
    beside = [label for label in governing if label.row == row]
    last = max(beside or in_column, key=lambda label: (label.row, label.box_px.left))
    return None if _block_ended(layout, labels, last.row, row) else last


def _zone(head: Label | None, labels: tuple[Label, ...]) -> Zone:
    """Whose block it is. "Send to" names the hospital, unless another block says from whom the records come."""
    if head is None:
        return "none"
    if head.meaning == "from":
        return "from"
    gives = any(label.meaning == "to" and label.strong and _GIVES.search(label.text) for label in labels)
    is_told = any(label.meaning == "from" and label.strong for label in labels)
    return "from" if gives and not is_told and _GETS.search(head.text) else "to"


def _block_ended(layout: PageLayout, labels: tuple[Label, ...], start: int, row: int) -> bool:
    """Does something that is no part of an address block stand between its head and a row?"""
    if any(label.meaning in _AFTER_BLOCK and label.strong and start < label.row <= row for label in labels):
        return True
    if any(_ANSWER_BLOCK.match(segment.text) for index in range(start + 1, row + 1) for segment in layout.rows[index]):
        return True
    return any(
        len(segment.words) >= SENTENCE_WORDS for index in range(start + 1, row) for segment in layout.rows[index]
    )


# --- choosing --------------------------------------------------------------------------------------------------------


def rank_reply(hits: Sequence[NumberHit], own: OwnIdentity, *, has_to_block: bool) -> list[tuple[float, NumberHit]]:
    """The numbers that the answer may go to, with how surely each is the one; best first, one entry a number."""
    ours = {*own.fax_numbers, *own.phone_numbers}
    best: dict[str, tuple[float, NumberHit]] = {}
    for hit in hits:
        score = _reply_score(hit, has_to_block)
        if score > 0 and hit.e164 not in ours and score > best.get(hit.e164, (0.0, hit))[0]:
            best[hit.e164] = (score, hit)
    if not best and any(hit.e164 in ours and hit.zone == "to" for hit in hits):
        # The TO block's own fax number is ours: another beside it belongs to a FROM whose label was lost. Never sure.
        best = {hit.e164: (LOST_FROM, hit) for hit in hits if hit.role == "fax" and hit.e164 not in ours}
        return list(best.values())
    ranked = sorted(best.values(), key=lambda item: -item[0])
    if len(ranked) == 1 and ranked[0][0] >= 0.6:
        return [(max(ONLY_ONE, ranked[0][0]), ranked[0][1])]
    return ranked


def _reply_score(hit: NumberHit, has_to_block: bool) -> float:
    if hit.role == "reply_fax":
        return hit.strength * (0.55 if hit.zone == "to" and hit.rule.startswith("label") and not has_to_block else 1.0)
    if hit.role != "fax" or hit.zone == "to":
        return 0.0
    if hit.zone == "from":
        return 0.92 * hit.strength
    return 0.88 * hit.strength


def unexplained_numbers(hits: Sequence[NumberHit], own: OwnIdentity) -> set[str]:
    """Numbers of the requester whose label was not read, or not understood: any may be the one for answers."""
    ours = {*own.fax_numbers, *own.phone_numbers}
    explained = {hit.e164 for hit in hits if hit.role != "other" or hit.zone == "to" or hit.strength > UNNAMED}
    return {hit.e164 for hit in hits} - explained - ours


def choose_phone(hits: Sequence[NumberHit], own: OwnIdentity, reply_fax: str | None) -> NumberHit | None:
    """The requester's telephone: the FROM block's first, then one on the page of the number for the answer, and the
    nearest to it of those that are as sure; never ours, the TO block's or the patient's.

    Where none is called one, it is one beside that number that only seems the patient's, or the one number of the fax
    that nothing else explains.
    """
    ours = {*own.fax_numbers, *own.phone_numbers, reply_fax}
    places = [hit for hit in hits if hit.e164 == reply_fax]
    pages = {hit.page_number for hit in places}
    beside = {id(hit) for hit in hits if any(_is_beside(hit, place) for place in places)}
    others = [hit for hit in hits if hit.zone != "to" and hit.e164 not in ours]
    phones = [hit for hit in others if hit.role == "phone"] or [
        hit for hit in others if hit.role == "patient_phone" and id(hit) in beside and not _OF_HOME.search(hit.rule)
    ]
    if phones:
        return max(
            phones, key=lambda hit: (hit.zone == "from", hit.page_number in pages, hit.strength, id(hit) in beside)
        )
    named = {hit.e164 for hit in hits if hit.role != "other"}
    left = [hit for hit in hits if hit.zone != "to" and hit.strength <= UNNAMED and hit.e164 not in ours | named]
    return left[0] if reply_fax and len({hit.e164 for hit in left}) == 1 else None


def _is_beside(hit: NumberHit, place: NumberHit) -> bool:
    """Do two numbers stand on one row or on rows next to each other?"""
    one, two = hit.box_px, place.box_px
    return hit.page_number == place.page_number and abs(one.top - two.top) <= NEXT_ROW * max(one.height, two.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class NpiHit:
    """A National Provider Identifier at its place."""

    npi: str
    words: tuple[Word, ...]
    rule: str


def find_npi(layouts: Sequence[PageLayout], labels: Sequence[tuple[Label, ...]]) -> NpiHit | None:
    """The first valid NPI behind a label; else one that is no telephone number, as those never begin with 1."""
    for layout, own_labels in zip(layouts, labels, strict=True):
        for label in own_labels:
            if label.meaning != "npi":
                continue
            for value in values_of(label, own_labels, layout):
                if valid := find_npis(value.text):
                    return NpiHit(npi=valid[0], words=value.words, rule=f"label {value.relation} of: {label.text}")
    for layout in layouts:
        for segment in layout.segments:
            for word, before in zip(segment.words, (None, *segment.words), strict=False):
                valid = find_npis(word.text)
                named = before is not None and before.text.upper().startswith(("NP", "N.P"))
                if valid and (named or valid[0].startswith("1")):
                    return NpiHit(npi=valid[0], words=(word,), rule="ten digits with the check digit of an NPI")
    return None


# --- names of practices, doctors and our own hospitals ---------------------------------------------------------------


def find_facility(texts: Sequence[str], own: OwnIdentity) -> str | None:
    """The one of our facilities that the texts name; the first text that names any decides. None: not said, or two."""
    for text in texts:
        scores = {facility: _facility_score(text, names) for facility, names in own.facilities.items()}
        best = max(scores.values(), default=0.0)
        named = [facility for facility, score in scores.items() if score == best]
        if best > 0 and len(named) == 1:
            return named[0]
    return None


def _facility_score(text: str, names: Sequence[str]) -> float:
    """Letters of the longest of a facility's names that the text holds (edit ratio >= 88); 0: none."""
    plain = _spaced(text)
    found = 0.0
    for name in names:
        wanted = _spaced(name)
        if (
            len(wanted) >= 5
            and len(plain) >= len(wanted) - 2
            and fuzz.partial_ratio(wanted, plain) >= 88
            and _has_own_words(wanted, plain)
        ):
            found = max(found, float(len(wanted)))
    return found


_COMMON = frozenset(
    (
        *("hospital", "medical", "medicine", "center", "centre", "clinic", "cancer", "comprehensive", "of", "the"),
        *("health", "university", "main", "campus", "rd", "ave", "blvd", "los", "angeles", "ca", "rm", "suite"),
    )
)


def _has_own_words(wanted: str, plain: str) -> bool:
    """Is every word there that is the facility's own ("Keck", not "Medical Center")? Other places share the rest."""
    words = plain.split()
    own = [word for word in wanted.split() if word not in _COMMON and not word.isdigit() and len(word) > 3]
    return all(
        word in plain
        or any(fuzz.ratio(form, other) >= OWN_WORD_RATIO for form in run_together(word) for other in words)
        for word in own
    )


_SHORT_FORMS = {"hosp": "hospital", "hsp": "hospital", "ctr": "center", "med": "medical"}


def _spaced(text: str) -> str:
    words = re.sub(r"[^a-z0-9 ]", " ", text.lower()).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def names_facility(text: str, own: OwnIdentity) -> bool:
    """Does a text name one of our hospitals? A number of ours is no name: it may be misdialled."""
    return any(_facility_score(text, names) > 0 for names in own.facilities.values())


def names_us(text: str, own: OwnIdentity) -> bool:
    """Does a text name one of our hospitals, by a name or a number?"""
    if names_facility(text, own):
        return True
    ours = {*own.fax_numbers, *own.phone_numbers}
    numbers = [number.e164 for number in find_phone_numbers(text)]
    return any(number in ours or any(is_digit_off(number, one) for one in ours) for number in numbers)


def find_organization(
    layouts: Sequence[PageLayout], labels: Sequence[tuple[Label, ...]], own: OwnIdentity
) -> str | None:
    """The practice that asks: in the FROM block, else the letterhead."""
    for layout, own_labels in zip(layouts, labels, strict=True):
        for meaning in ("organization", "from"):
            for label in own_labels:
                head = _block_head(layout, own_labels, label.row, label.box_px)
                if label.meaning != meaning or _zone(head, own_labels) == "to":
                    continue
                for candidate in _lines_of(label, own_labels, layout):
                    if _ORG_WORDS.search(candidate) and not names_us(candidate, own):
                        return _shown(candidate)
    return next((line for layout in layouts if (line := _letterhead(layout, own))), None)


def _lines_of(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Iterator[str]:
    for value in values_of(label, labels, layout)[:2]:
        yield value.text


def _letterhead(layout: PageLayout, own: OwnIdentity) -> str | None:
    top_px = 0.3 * layout.image.pixels.shape[0]
    for row in layout.rows[:8]:
        for segment in row:
            text = segment.text
            if segment.box_px.top > top_px or ":" in text or not _ORG_WORDS.search(text) or names_us(text, own):
                continue
            if re.search(
                r"\b(?:fax|request|records?|cover|transmi|authorization|confidential|patient|release|attn|dear)\b",
                text,
                re.I,
            ):
                continue
            if len(text) >= 6 and sum(word[:1].isupper() for word in text.split()) >= 2:
                return _shown(text)
    return None


def _shown(text: str) -> str:
    """The practice alone: "Paul Okada, MD, San Rafael Internal Medicine" names its doctor first."""
    pieces = [piece for piece in text.split(",") if _ORG_WORDS.search(piece)]
    if "," in text and pieces and _doctor_in(text, needs_title=True):
        text = pieces[-1]
    return text.strip(" ,.;:-–—|*")


def find_provider(layouts: Sequence[PageLayout], labels: Sequence[tuple[Label, ...]]) -> str | None:
    """The doctor who asks: by label, in the FROM block, behind "Dr.", or before "MD" in the closing."""
    for layout, own_labels in zip(layouts, labels, strict=True):
        for meaning in ("provider", "from"):
            for label in own_labels:
                head = _block_head(layout, own_labels, label.row, label.box_px)
                if label.meaning != meaning or _zone(head, own_labels) == "to":
                    continue
                for value in values_of(label, own_labels, layout)[:2]:
                    name = _doctor_in(value.text, needs_title=meaning == "from")
                    if name:
                        return name
    for layout in layouts:
        to_rows = _to_rows(layout, labels[layouts.index(layout)])
        for row in reversed(range(len(layout.rows))):
            for segment in layout.rows[row]:
                name = _doctor_in(segment.text, needs_title=True)
                if name and row not in to_rows:
                    return name
    return None


def _to_rows(layout: PageLayout, labels: tuple[Label, ...]) -> set[int]:
    return {row for label in labels if label.meaning == "to" for row in (label.row, label.row + 1)}


def _doctor_in(text: str, *, needs_title: bool) -> str | None:
    tokens = text.split()
    for start, token in enumerate(tokens):
        titled = token.lower().strip(".,(") in {"dr", "doctor"}
        first = start + 1 if titled else start
        length = name_length(tokens[first:], most=5)
        if length < (1 if titled else 2) or (start and is_name_token(tokens[start - 1])):
            continue
        behind = tokens[first + length].lower().strip(".,()") if first + length < len(tokens) else ""
        if not (titled or behind.replace(".", "") in CREDENTIALS or not needs_title):
            continue
        name = read_name(" ".join(tokens[first : first + length]))
        if name is not None and (name.is_whole or titled):
            title = tokens[first + length].strip(",.()") if behind.replace(".", "") in CREDENTIALS else ""
            return f"{name.written}, {title}" if title else name.written
    return None
