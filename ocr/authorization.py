"""What an authorization form lacks (domain rules for everything that is not treatment): by words, dates and ink."""

import re
from collections.abc import Sequence
from datetime import date

import cv2
import numpy as np

from ocr.boxes import TickBox, tick_boxes_of
from ocr.dates import find_dates
from ocr.labels import Label, captions_below, values_of
from ocr.layout import INK, PageLayout, Segment
from ocr.model import AuthorizationItem, Box, DateRange, PatientOnFax, RecordType
from ocr.people import is_name_token, letters_of
from ocr.terms import TermIndex, plain_words

SIGNED_SHARE = (
    0.004  # ink of a signature over its line's field, the line itself taken out; an empty field holds specks below .001
)
SIGNATURE_REACH_IN = 3.5
FEWEST_TO_CHOOSE = 2  # boxes
LONGEST_NAME = 4  # words
SIGNATURE_ROWS = 3  # from the head of the signature's part to its caption
SIGNATURE_HIGH_IN = 0.45  # from the foot of a line's caption to the top of a signature over it
LINE_IN = 0.3  # shortest piece of a line to write on; strokes of a pen are shorter
LINE_OVER_IN, BORDER_IN, LINE_SHARE = 0.12, 0.15, 0.8  # of a line over a caption; beside it a cell's border would stand
SENTENCE_WORDS = 6  # in a row are print, however badly read
_STREET = re.compile(
    r"(?<![/.-])\b(?!(?:19|20)\d\d\b(?! (?:[NSEW]\.? )?[A-Z][a-z]+ (?:St|Av|Bl|Dr|R|La|Ln|Wa|Pl|Ci|Co|"
    r"H)))\d{1,6}\s+(?:[NSEW]\.?\s+)?[A-Z][A-Za-z]+|\bP\.?\s?O\.?\s?Box\b|\b[A-Z]{2}\.?,?\s+\d{5}\b"
)
_PURPOSE = (
    "purpose ~4 is|of|legal|personal|insurance|disability|treatment|continuing|care|claim|litigation",
    "at ~2 request ~3 individual|patient",
    "personal use|records",
    "continuing|continued|continuity|further ~2 care|treatment",
    "second opinion",
    "legal ~1 purposes|matter|purpose|review",
    "insurance claim|purposes",
    "disability claim|determination|evaluation|benefits",
    "litigation",
)
_ANY_DATES = ("all dates", "any ~1 date|dates")
_TYPES = ("any and all", "all|entire|complete ~2 records|record|chart|file", "records ~3 follow*", "medical records")
_STANDS_FOR = (
    "signed by|as ~1 representative|guardian|conservator|agent",
    "am the ~3 son|daughter|mother|father|wife|husband|guardian|parent|child ~2 of",
    "his|her|patient's ~1 personal|legal representative and",
    "sign|signing ~3 behalf",
    "am ~1 patient's parent|guardian|son|daughter|mother|father|spouse|wife|husband",
)
_PROOF = (
    "attached|enclosed ~6 power|guardianship|conservatorship|designation|directive|letters|"
    "certificate|papers|proof|documentation",
    "power|guardianship|conservatorship|designation|directive|letters|certificate|papers|proof ~6 attached|enclosed",
)


def missing_items(
    pages: Sequence[tuple[PageLayout, tuple[Label, ...]]],
    patients: Sequence[PatientOnFax],
    types: Sequence[RecordType],
    span: DateRange | None,
    purpose: str | None,
) -> tuple[AuthorizationItem, ...]:
    """Which items of a complete authorization the form does not have, in the order of AuthorizationItem."""
    words = [plain for layout, _ in pages for plain in plain_words(_CONDITION.sub(" ", layout.text))]
    index = TermIndex(words, [*_PURPOSE, *_ANY_DATES, *_TYPES, *_STANDS_FOR, *_PROOF])
    patient = patients[0] if patients else PatientOnFax()
    recipient, address = _recipient(pages)
    signature, signed_on = _signature(pages)
    asked_dates, asked_purpose = _answers(pages, _DATES_CAPTION), _answers(pages, _PURPOSE_CAPTION)
    named_types = _answers(pages, _TYPES_CAPTION, below=False)
    has_purpose = any(map(_has_letters, asked_purpose)) if asked_purpose else purpose or _any(index, _PURPOSE)
    ticked_purpose = _is_ticked(pages, _PURPOSE_CAPTION)
    lacks: dict[AuthorizationItem, bool] = {
        "patient_name": patient.name is None,
        "dob": patient.dob is None,
        "recipient": not recipient,
        "recipient_address": not address,
        "purpose": not (has_purpose if ticked_purpose is None else ticked_purpose),
        "dates_of_service": span is None and not any(map(_has_dates, asked_dates)) and not _any(index, _ANY_DATES),
        "report_types": not (types or any(map(_has_letters, named_types)) or _any(index, _TYPES[:2])),
        "signature": not signature,
        "signature_date": not signed_on,
        "representative_proof": (_representative(pages) or _any(index, _STANDS_FOR)) and not _any(index, _PROOF),
        "photo_id": False,
    }
    return tuple(item for item, lacking in lacks.items() if lacking)


def _any(index: TermIndex, patterns: Sequence[str]) -> bool:
    return any(index.find(pattern) for pattern in patterns)


_LIKE_DATE = re.compile(r"\b\w{1,2}[-/.]\w{1,3}[-/.]\d{2,4}\b")  # some of its figures misread
_ALLOWS = re.compile(r"\b(?:authori[sz]e|permission|consent|allow)\b", re.I)
_ADDRESS_ABOVE = re.compile(r"\b(?:address above|above address|address (?:given|shown|listed))\b", re.I)
_BORN = re.compile(r"\b(?:born|birth|d\.?o\.?b)\b", re.I)
_NUMBER = r"^\W*(?:\d{1,2}\s*[.,)]?\s*)?"
_PURPOSE_CAPTION = re.compile(
    _NUMBER + r"(?:the |for (?:the )?)?(?:purposes?|reasons?|why)\b(?:\W*\b(?:of|for|the|this|these|your|is|are|or|and|"
    r"disclosures?|disclosing|releas\w+|requests?|requesting|requested|uses?|information|records|needed|need)\b|"
    r"\s*\([^)]*\))*\s*[:?]?\s*",
    re.I,
)
_TYPES_CAPTION = re.compile(
    _NUMBER + r"(?:types? of )?(?:reports?|records|information)(?: (?:requested|needed|to (?:be )?releas\w+|types?))?"
    r"\s*(?::|$)\s*",
    re.I,
)
_SIGNATURE_CAPTION = re.compile(
    r"\W*(?:patient['’]?s? )?signature\b(?! of| line| must| required| is| needed| not| by)\W*", re.I
)
_CONDITION = re.compile(r"\bif (?:signed|signing|completed) (?:by|as)\b[^:.]{0,80}", re.I)
_DATES_CAPTION = re.compile(
    _NUMBER + r"(?:covering )?(?:(?:treatment|service) dates?|dates? of (?:service|treatment|care)|"
    r"dates?\s*\(?s?\)? (?:requested|from)|dates(?=:)|period)\b[^:?\d]{0,20}(?:[:?]|$)\s*",
    re.I,
)
_RECIPIENT_CAPTION = re.compile(
    _NUMBER + r"(?:.{0,40}\(name of (?:the )?(?:person|recipient|organi|individual|facility)[^)]{0,30}\)?|"
    r"recipient(?:['’]s name)?|(?:records |information )?(?:to be )?(?:released?|disclosed?|send|sent|given)"
    r"(?: records| information)? to|who (?:should|may|will|can) (?:get|receive|have|see)\b[^:?]{0,20}|"
    r"receiving (?:party|facility|person)|name of recipient|(?:person|party|facility|office)s? who receives?\b"
    r"[^:?]{0,12}|to\s*(?:\([^)]*\))?(?=:))(?:\W+|$)"
    r"(?!.*\b(?:hospital|medical records|release of information|him|roi|health information)\b)",
    re.I,
)
# A numbered heading, or what the form itself says.
_OF_FORM = re.compile(
    r"^\W*(?:\d{1,2}\s*[.)]\s*[A-Z]|(?:section|part) \w\b|(?:this authori[sz]\w*|(?:i )?(?:understand|may)|"
    r"by signing|you (?:may|have)|unless|"
    r"information (?:that is )?(?:disclosed|released|used))\b)",
    re.I,
)
_CAPTION = re.compile(r"^\W*(?:\d{1,2}\s*[.,)]\s*)?[A-Z][\w'’ /]{2,40}:")


def _answers(
    pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], caption: re.Pattern[str], *, below: bool = True
) -> list[str]:
    """What stands behind every such caption: on its row, or alone on the next one if `below`."""
    found = []
    for layout, _ in pages:
        for row, segments in enumerate(layout.rows):
            for place, segment in enumerate(segments):
                if match := _caption_in(segment, caption):
                    beside = " ".join(other.text for other in segments[place + 1 :])
                    text = f"{match.string[match.end() :]} {beside}".strip()
                    under = _answer_below(layout, row, segment) if below and not _has_answer(text) else ""
                    found.append(under or text)
    return found


def _has_answer(text: str) -> bool:
    return any(map(str.isalnum, text)) and not _PURPOSE_CAPTION.match(text) and not _DATES_CAPTION.match(text)


def _answer_below(layout: PageLayout, row: int, caption: Segment) -> str:
    """What stands on the next row under a caption, unless it is another caption."""
    below = layout.rows[row + 1] if row + 1 < len(layout.rows) else ()
    near = 0.3 * layout.image.dpi_x
    alone = len(layout.rows[row]) == 1 and len(below) == 1
    under = [cell for cell in below if alone or abs(cell.box_px.left - caption.box_px.left) <= near]
    return under[0].text if under and not (_CAPTION.match(under[0].text) or _OF_FORM.match(under[0].text)) else ""


def _is_ticked(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], caption: re.Pattern[str]) -> bool | None:
    """Is one of the boxes behind a caption, or on the row below it, ticked? None: there are no boxes to choose from."""
    for layout, _ in pages:
        for row, segments in enumerate(layout.rows):
            match = next((found for segment in segments if (found := _caption_in(segment, caption))), None)
            if match is None:
                continue
            boxes = _boxes_on(layout, row)
            if not boxes and len(segments) == 1 and not _has_letters(match.string[match.end() :]):
                boxes = _boxes_on(layout, row + 1)
            if len(boxes) >= FEWEST_TO_CHOOSE:
                return any(box.state is not False for box in boxes)
    return None


def _boxes_on(layout: PageLayout, row: int) -> list[TickBox]:
    places = [segment.box_px for segment in layout.rows[row]] if row < len(layout.rows) else []
    return [
        tick
        for tick in tick_boxes_of(layout)
        if any(box.top <= tick.box_px.top + tick.box_px.height / 2 <= box.top + box.height for box in places)
    ]


def _caption_in(segment: Segment, caption: re.Pattern[str]) -> re.Match[str] | None:
    """The caption that a segment begins with, or that stands in it with a colon."""
    texts = [word.text for word in segment.words]
    found = (caption.match(" ".join(texts[start:])) for start in range(len(texts)))
    return next((match for start, match in enumerate(found) if match and (start == 0 or ":" in match[0])), None)


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= 3


def _has_dates(text: str) -> bool:
    return bool(re.search(r"\d", text)) or bool(re.search(r"\b(?:all|any|present|last|past)\b", text, re.I))


_RECIPIENT = re.compile(
    r"\b(?i:release|disclose|send|furnish|provide|give|deliver|mail|fax)\b.{0,140}?\b(?i:to)(?:[:;]\s*|\s+)"
    r"(?:(?<=[:;]\s)|"
    r"(?i:me|myself|my (?:son|daughter|wife|husband|spouse|partner|mother|father|parents?|sister|brother|"
    r"aunt|uncle|niece|nephew|cousin|friend|caregiver|doctor|lawyer|attorney|employer|school|insur\w+))\b|"
    r"(?i:the (?:person|party|facility|organi[sz]ation)\b[^:]{0,30}:)\s*(?=[A-Z])|"
    r"(?!(?i:the|be|release|disclose|use|obtain)\b|\d{1,2}[-/])(?=[A-Z0-9(]))",
    re.DOTALL,
)


def _recipient(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]]) -> tuple[bool, bool]:
    """Is it said to whom, and with an address?"""
    named = address = False
    for layout, _ in pages:
        for row, segments in enumerate(layout.rows):
            for place, segment in enumerate(segments):
                if match := _RECIPIENT_CAPTION.match(segment.text):
                    near = [segment.text[match.end() :], *(other.text for other in segments[place + 1 :])]
                    below = [other.text for line in layout.rows[row + 1 : row + 5] for other in line]
                    named = named or _has_letters(" ".join([*near, *below[:1]]))
                    address = address or any(_STREET.search(text) for text in (*near, *below))
        flat = " ".join(layout.text.split())
        for told in _RECIPIENT.finditer(flat):
            named = True
            behind = flat[told.end() : told.end() + 160]
            address = address or bool(_STREET.search(behind)) or bool(_ADDRESS_ABOVE.search(behind))
    return named, address


def _signature(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]]) -> tuple[bool, bool]:
    """Is there ink on a signature line, and a date beside it? Of a letter, a name under its last sentence."""
    for layout, labels in pages:
        for label in labels:
            if label.meaning != "signature" or _heads_signature(label, labels):
                continue
            if _has_line_over(label, layout):
                sides: tuple[str, ...] = ("above",)
            else:
                sides = ("right", "above") if captions_below(label, labels, layout) else ("right", "above", "below")
            signed = any(_signed(layout, label, labels, place) for place in sides)
            rows = layout.rows[max(0, label.row - 1) : label.row + 3]
            text = "  ".join(segment.text for row in rows for segment in row)
            dated = _is_dated(text)
            if signed or dated:
                return signed, dated
    if any(label.meaning == "signature" for _, labels in pages for label in labels):
        return False, False
    for layout, _ in pages:
        for row in layout.rows:
            if row and (match := _SIGNATURE_CAPTION.match(row[0].text)):
                behind = "  ".join(segment.text for segment in row)[match.end() :]
                written = re.split(r"\bdate\b", behind, maxsplit=1, flags=re.I)[0]
                return _has_letters(written), _is_dated(behind)
    return _letters_end(pages[-1][0]) if pages else (False, False)


def _is_dated(text: str) -> bool:
    return bool(find_dates(text, not_after=date.max)) or bool(_LIKE_DATE.search(text))


def _heads_signature(label: Label, labels: tuple[Label, ...]) -> bool:
    """Is it the head of the part ("6. Signature") in which another caption asks for the signature?"""
    return letters_of(label.text) in {"signature", "signatures"} and any(
        other.meaning == "signature" and 1 <= other.row - label.row <= SIGNATURE_ROWS for other in labels
    )


def _has_line_over(label: Label, layout: PageLayout) -> bool:
    """Does a line to write on stand right over the caption, alone: no cell's border with others beside it?"""
    box, dpi = label.box_px, layout.image.dpi_y
    rows = slice(max(0, box.top - round(LINE_OVER_IN * dpi)), max(0, box.top - 1))
    ink = layout.image.pixels[rows, box.left : box.left + box.width] < INK
    left = layout.image.pixels[rows, max(0, box.left - round(BORDER_IN * dpi)) : box.left] < INK
    if not ink.size:
        return False
    has_border = bool(left.size) and bool((left.mean(axis=0) > LINE_SHARE).any())
    return bool((ink.mean(axis=1) > LINE_SHARE).any()) and not has_border


def _letters_end(layout: PageLayout) -> tuple[bool, bool]:
    """Does a name stand alone under what a letter allows, and a date somewhere on a line of its own?"""
    allows = max(
        (row for row, line in enumerate(layout.rows) if any(_ALLOWS.search(one.text) for one in line)), default=0
    )
    below = [segment for row in layout.rows[allows + 1 :] for segment in row]
    signed = any(map(_is_name, below))
    alone = [segment.text for segment in layout.segments if len(segment.words) <= 6 and not _BORN.search(segment.text)]
    return signed, any(find_dates(text, not_after=date.max) for text in alone)


def _is_name(segment: Segment) -> bool:
    """May it be a name, and nothing else?"""
    words = segment.words
    short = len(words) <= LONGEST_NAME and len(letters_of(segment.text)) >= 5
    return short and all(is_name_token(word.text) for word in words)


def _signed(layout: PageLayout, label: Label, labels: tuple[Label, ...], place: str) -> bool:
    """Is there ink that is no printed word and no line, right of the label or above it?"""
    reach = round(SIGNATURE_REACH_IN * layout.image.dpi_x)
    box = label.box_px
    if place == "right":
        others = [
            other.box_px.left for other in labels if other.row == label.row and other.box_px.left > box.left + box.width
        ]
        right = min([box.left + box.width + reach, *others])
        field = Box(
            box.left + box.width + 6,
            box.top - round(0.12 * layout.image.dpi_y),
            right - box.left - box.width - 12,
            box.height + round(0.16 * layout.image.dpi_y),
        )
    elif place == "below":
        if any(0 < other.row - label.row <= 2 and abs(other.box_px.left - box.left) < reach // 2 for other in labels):
            return False  # another caption's place
        field = Box(
            box.left, box.top + round(1.4 * box.height), max(box.width, reach // 2), round(0.3 * layout.image.dpi_y)
        )
    else:
        high_in = SIGNATURE_HIGH_IN if _has_line_over(label, layout) else 0.34
        field = Box(
            box.left,
            box.top - round(high_in * layout.image.dpi_y),
            max(box.width, reach // 2),
            round((high_in - 0.02) * layout.image.dpi_y),
        )
    if field.width < 20:
        return False
    ink = (
        layout.image.pixels[max(0, field.top) : field.top + field.height, max(0, field.left) : field.left + field.width]
        < INK
    )
    if not ink.size:
        return False
    ink = _without_lines(ink, round(LINE_IN * layout.image.dpi_x))
    over_caption = place == "above" and (captions_below(label, labels, layout) or _has_line_over(label, layout))
    for row in layout.rows[max(0, label.row - 2) : label.row + 2]:
        for segment in row:
            if over_caption and _is_name(segment):
                continue  # a hand that is read well
            for word in segment.words:
                is_print = word.confidence_pct >= 80 or len(segment.words) >= SENTENCE_WORDS
                if is_print and (place == "above" or word in layout.rows[label.row][label.segment].words[: label.end]):
                    ink = _without(ink, field, word.box_px)
    return bool(ink.mean() >= SIGNED_SHARE)


def _without_lines(ink: np.ndarray, shortest: int) -> np.ndarray:
    """The ink without lines to write on, level or nearly so."""
    drawn = ink.astype(np.uint8)
    bridged = cv2.dilate(drawn, np.ones((2, 3), np.uint8))  # a line that sinks by a pixel is two pieces
    lines = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    cleared: np.ndarray = ink & (cv2.dilate(lines, np.ones((3, 3), np.uint8)) == 0)
    return cleared


def _without(ink: np.ndarray, field: Box, printed: Box) -> np.ndarray:
    cleared = ink.copy()
    top, left = printed.top - field.top, printed.left - field.left
    cleared[max(0, top) : max(0, top + printed.height), max(0, left) : max(0, left + printed.width)] = False
    return cleared


def _representative(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]]) -> bool:
    """Did somebody else sign? The relationship line says so."""
    for layout, labels in pages:
        for label in labels:
            if label.meaning != "contact" or "relation" not in label.text.lower():
                continue
            for value in values_of(label, labels, layout)[:1]:
                if (
                    value.relation == "right"
                    and not re.search(r"\bself\b|\bpatient\b|\bn/?a\b", value.text, re.I)
                    and re.search(r"[A-Za-z]{3}", value.text)
                ):
                    return True
    return False
