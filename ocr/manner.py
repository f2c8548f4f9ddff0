"""The letter around the request: to whom, of which day, how urgent, what for, and whether it comes again."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from rapidfuzz import fuzz, process

from ocr.boxes import TickBox, tick_boxes_of
from ocr.dates import find_dates
from ocr.known_names import is_known_name, run_together
from ocr.labels import Label, values_of
from ocr.layout import PageLayout, Segment
from ocr.lined_options import unmarked_options
from ocr.marks import Choice, marked_of
from ocr.model import Kind, OwnIdentity, Urgency, Word
from ocr.numbers import find_phone_numbers, is_digit_off
from ocr.people import letters_of
from ocr.requester import names_facility
from ocr.terms import TermIndex, plain_words
from ocr.ticked import tick_beside

OLDEST_LETTER = timedelta(days=800)  # a date further back on a cover is a date of service, not the letter's
TO_ROWS = 5  # rows of a TO block below its label

NEARLY_OURS = 75.0  # "verluse hills" is 79 from "Verdugo Hills", "beverly hills" 71
_OF_MANY_PLACES = frozenset(
    ("hospital", "medical", "medicine", "center", "centre", "clinic", "cancer", "comprehensive", "health", "university")
)

_OTHER_PLACE = re.compile(
    r"\b(?:hospital|hosp|clinic|pharmacy|medical (?:center|group|associates)|health (?:center|"
    r"system|network|plan)|healthcare|physicians|surgery center|laborator\w+|imaging|"
    r"urgent care|dental|dentistry|rehab\w*|nursing|hospice|school|bank|restaurant|auto|"
    r"realty|insurance|assurance|women['’]?s health|specialists|university|college|institute|orthopa?edics|"
    r"\w+ology|(?:family|internal) medicine|practice|pediatrics|associates|llc|inc|company|corp\w*|drugs?|"
    r"rx|walgreens|cvs|kaiser|cedars)\b",
    re.IGNORECASE,
)
_STOP_BLOCK = frozenset(
    {"from", "re", "date", "pages", "patient_name", "patient", "wanted", "name_and_dob", "dob"}
    | {"service_dates", "provider", "reply_fax", "npi"}
)
_ASKED_OF = re.compile(r"\brequest", re.I)
_ATTENTION = re.compile(r"att", re.I)
_DEPARTMENT = re.compile(
    r"\w[ ,–—-]+(?:medical records|health information(?: management)?|release of information|him|roi)"
    r"(?: dep\w*\.?)?\W*$",
    re.I,
)
_PRESCRIBER = re.compile(r",\s*(?:M\.?D|D\.?O|N\.?P|P\.?A)\b")
_ONLY_DEPARTMENT = re.compile(
    r"\W*(?:medical records|health information(?: management)?|release of information|him|roi)(?: dep\w*\.?)?\W*$", re.I
)
_ANYBODYS = re.compile(
    r"\b(?:hospital|facility|attn|attention|to|fax|phone|medical records?|health information(?: management)?|"
    r"release of|"
    r"information|him|roi|dept|department|custodian of|records?|file|room|the|staff|clerk)\b",
    re.I,
)
FEWEST_LETTERS_OF_NAME = 4
_DEAR = re.compile(r"^(?:dear|to whom)\b", re.I)

_CALM = frozenset({"routine", "normal", "regular", "elective", "standard"})
_SCALE = (*sorted(_CALM), "urgent", "stat", "rush", "emergency", "emergent", "asap", "today")
# Of a cover's row of choices: how many, letters of the shortest word that tells one, and likeness (ratio of letters).
FEWEST_COVER_OPTIONS, SHORTEST_OPTION, LIKE_OPTION = 2, 5, 80.0
_BEGIN_OPTIONS, _OPTIONS = frozenset({"for", "please"}), ("review", "reply", "recycle", "comment")
LIKE_SCALE = 80.0  # ratio of letters; a ring's ends are read as letters ("CRoutine>")
_STAT = ("stat", "life-threatening", "code stroke|stemi|trauma|blue")
_URGENT = (
    "urgent",
    "urgently",
    "asap",
    "rush",
    "as soon as possible",
    "please ~1 expedite|expedited",
    "immediately|immediate",
    "time sensitive|critical",
    "today",
    "same day",
    "high|top priority",
    "by ~2 end ~2 day",
    "tomorrow",
    "within ~2 hour|hours",
    "patient ~3 here|waiting",
)
_NOT_URGENT = ("non-urgent", "not urgent", "non urgent", "routine", "no rush")
_COVER_OPTIONS = (
    "for review",
    "please comment",
    "please reply",
    "please recycle",
    "for your information",
    "as requested",
    "reply asap",
    "per your request",
    "confidential",
    "routine",
)
# A repeat is said of the request itself; "follow-up" and "to the present" are of the patient and the dates.
_REPEAT = re.compile(
    r"\b(?:second|2nd|third|3rd|repeat(?:ed)?|final|duplicate|another) (?:\w+ )?(?:request|notice|attempt|fax)\b"
    r"|\b(?:resend|resending|resent|refax|refaxed|refaxing|re-?sent|re-?send(?:ing)?|re-?fax(?:ed|ing)?)\b"
    r"|\bpreviously (?:requested|faxed|submitted)\b"
    r"|\b(?:not|never|nothing) (?:yet )?(?:been )?(?:received|answered|responded)\b"
    r"|\bfollow(?:ing)? up (?:on|to|of|regarding) (?:our|my|the|a)? ?(?:\w+ )?requests?\b"
    r"|\bstill (?:waiting|awaiting)\b|\brequest (?:no |number )?(?:2|two|ii)\b"
)
_PURPOSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "treatment",
        ("continuity|continuation|continuing|continued|coordination ~2 care|treatment", "treatment", "clinical care",
         "patient|medical|ongoing|further|follow-up ~1 care", "transfer ~2 care", "consultation", "surgery", "medical"),
    ),
    ("legal", ("legal", "litigation", "attorney", "lawsuit", "court", "deposition", "subpoena")),
    ("disability", ("disability", "ssi|ssdi", "social security ~2 disability|benefits")),
    ("insurance", ("insurance", "claim|claims", "underwriting", "life insurance", "coverage|billing|payment")),
    ("workers_compensation", ("workers|worker's compensation|comp",)),
    (
        "personal",
        ("personal", "own|my ~1 records|use|files", "at ~2 request ~3 individual|patient", "self", "patient request",
         "individual request"),
    ),
)  # fmt: skip


def to_blocks(layout: PageLayout, labels: tuple[Label, ...]) -> list[str]:
    """What stands in the TO blocks of a page, one text a block: behind a label, or as a letter's inside address."""
    heads = [label for label in labels if label.meaning == "to" and not _is_for_answers(label, layout)]
    blocks = [" ".join(_block_of(label, labels, layout)) for label in heads]
    blocks += [_above_attention(label, layout) for label in heads if _ATTENTION.match(label.text)]
    blocks += [segment.text for segment in layout.segments if _is_department_line(segment, layout)]
    departments = [segment for segment in layout.segments if _ONLY_DEPARTMENT.match(segment.text)]
    blocks += [_beside(segment, layout, rows) for segment in departments for rows in (-1, 1)]
    inside = _inside_address(layout)
    return [block for block in [*blocks, inside] if block]


def _is_for_answers(label: Label, layout: PageLayout) -> bool:
    """ "Fax records to (213) 555-7359, attn: Rowena": who is to get the answer."""
    before = layout.rows[label.row][label.segment].words[: label.start]
    return bool(_ATTENTION.match(label.text)) and bool(find_phone_numbers(" ".join(word.text for word in before)))


def _above_attention(label: Label, layout: PageLayout) -> str:
    """An address goes before its "Attn": the line right above at the same margin."""
    return _beside(layout.rows[label.row][label.segment], layout, -1)


def _beside(segment: Segment, layout: PageLayout, rows: Literal[-1, 1]) -> str:
    """The line right above (-1) or below (1) another one at the same margin."""
    row = segment.row + rows
    beside = layout.rows[row][:1] if 0 <= row < len(layout.rows) else []
    box = segment.box_px
    near = [
        other.text
        for other in beside
        if abs(other.box_px.left - box.left) <= 0.1 * layout.image.dpi_x
        and abs(box.top - other.box_px.top) <= 2.5 * layout.row_height_px
    ]
    return " ".join(near)


def _is_department_line(segment: Segment, layout: PageLayout) -> bool:
    """Does a short line in the upper half name somebody's records department ("Cedar Hospital, Medical Records")?"""
    upper = segment.box_px.top < 0.5 * layout.image.pixels.shape[0]
    is_title = _ASKED_OF.search(segment.text)  # "Request to Hospital for Medical Records"
    return upper and len(segment.words) <= 12 and bool(_DEPARTMENT.search(segment.text)) and not is_title


def _block_of(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Iterator[str]:
    values = [value for value in values_of(label, labels, layout) if value.relation != "above"]
    if not values:
        return
    yield values[0].text
    left = min(label.box_px.left, values[0].words[0].box_px.left) - 0.2 * layout.image.dpi_x
    start = values[0].words[0].box_px.left + 0.6 * layout.image.dpi_x
    for row in range(label.row + 1, min(len(layout.rows), label.row + 1 + TO_ROWS)):
        for place, segment in enumerate(layout.rows[row]):
            box = segment.box_px
            own = [other for other in labels if (other.row, other.segment) == (row, place)]
            if not left <= box.left <= start or segment.words[0] in values[0].words:
                continue
            if any(other.meaning in _STOP_BLOCK for other in own):
                return
            yield segment.text


def _inside_address(layout: PageLayout) -> str:
    """The lines right above the salutation that stand at its margin."""
    for row, segments in enumerate(layout.rows):
        if not segments or not _DEAR.match(segments[0].text) or row < 3:
            continue
        margin = segments[0].box_px.left
        lines = [
            segment.text
            for index in range(max(0, row - 8), row)
            for segment in layout.rows[index][:1]
            if abs(segment.box_px.left - margin) <= 0.2 * layout.image.dpi_x
        ]
        return " ".join([*lines, segments[0].text])
    return ""


def addressed_elsewhere(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], own: OwnIdentity) -> bool:
    """Does a TO block name a place or have a number of its own, and none of them ours?"""
    blocks = [block for layout, labels in pages for block in to_blocks(layout, labels)]
    if any(names_facility(block, own) or _is_nearly_ours(block, own) for block in blocks):
        return False
    return any(_has_own_name(block) and _is_of_others(block, own) for block in blocks)


_LIKE_PLACE = re.compile(
    r"\b(?:health|general|hospital|hope|memorial|children|quest|labcorp|dr\.?|office of|center|centre|medicine)\b", re.I
)


def names_another(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], own: OwnIdentity) -> bool:
    """Has whoever is addressed a name of his own, and none of ours?"""
    blocks = [block for layout, labels in pages for block in to_blocks(layout, labels)]
    ours = any(names_facility(block, own) or _is_nearly_ours(block, own) for block in blocks)
    return not ours and any(_has_own_name(block) and _LIKE_PLACE.search(_ANYBODYS.sub("", block)) for block in blocks)


def _is_of_others(block: str, own: OwnIdentity) -> bool:
    ours = {*own.fax_numbers, *own.phone_numbers}
    numbers = [number.e164 for number in find_phone_numbers(block)]
    is_theirs = bool(numbers) and not any(
        number in ours or any(is_digit_off(number, one) for one in ours) for number in numbers
    )
    return bool(is_theirs or _OTHER_PLACE.search(block) or _PRESCRIBER.search(block))


def _has_own_name(block: str) -> bool:
    """ "hospital: Medical Records, attention Health Information Management" is anybody's."""
    return sum(map(str.isalpha, _ANYBODYS.sub("", block))) >= FEWEST_LETTERS_OF_NAME


def is_like_our_name(text: str, own: OwnIdentity) -> bool:
    """Is it one of our names of two words that tell, badly read ("USC VERDUGO IIILLS")? One may be another's."""
    words = plain_words(text)
    names = [name for names in own.facilities.values() for name in names if not any(map(str.isdigit, name))]
    return any(len(_telling(name)) > 1 and _is_misread(words, name) for name in names)


def _is_nearly_ours(block: str, own: OwnIdentity) -> bool:
    """May a badly read block name us ("usc verluse hills")? Then nobody is told that it was meant for another."""
    words = plain_words(block)
    return any(_is_nearly_named(words, name) for names in own.facilities.values() for name in names)


def _is_nearly_named(words: Sequence[str], name: str) -> bool:
    """Does a name's abbreviation stand among the words, or are its own words on average like some of them?"""
    if any(character.isdigit() for character in name):
        return False  # an address: "San" stands in many
    parts = re.findall(r"[A-Za-z]+", name)
    if any(part.isupper() and part.lower() in words for part in parts):
        return True
    return _is_misread(words, name)


def _telling(name: str) -> list[str]:
    """The words of a hospital's name that not many have."""
    parts = re.findall(r"[a-z]+", name.lower())
    return [part for part in parts if len(part) > 3 and part not in _OF_MANY_PLACES]


def _is_misread(words: Sequence[str], name: str) -> bool:
    best = [
        max((fuzz.ratio(written, word) for word in words for written in run_together(part)), default=0.0)
        for part in _telling(name)
    ]
    return bool(best) and sum(best) / len(best) >= NEARLY_OURS


def find_letter_date(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], received_on: date) -> date | None:
    """The day the letter bears: behind "Date", else the lone date at the head of a letter."""
    latest = received_on + timedelta(days=1)  # a sender's clock may be a time zone ahead
    for layout, labels in pages:
        for label in labels:
            if label.meaning != "date" or not label.strong:
                continue
            for value in values_of(label, labels, layout)[:2]:
                days = [item.day for item in find_dates(value.text, not_after=latest)]
                if days and received_on - OLDEST_LETTER <= days[0] <= latest:
                    return days[0]
    for layout, _ in pages:
        for segment in layout.segments:
            if segment.box_px.top > 0.45 * layout.image.pixels.shape[0]:
                break
            found = find_dates(segment.text, not_after=latest)
            alone = len(found) == 1 and found[0].end - found[0].start >= 0.75 * len(segment.text.strip())
            if alone and received_on - OLDEST_LETTER <= found[0].day <= latest and not _is_value(segment, layout):
                return found[0].day
    return None


def _is_value(segment: Segment, layout: PageLayout) -> bool:
    """Does something stand left of it on the row? Then it is that label's value."""
    row = layout.rows[segment.row]
    place = row.index(segment)
    return place > 0 and row[place - 1].text.endswith((":", "#", "-", "."))


def find_urgency(layout: PageLayout, kind: Kind) -> Urgency:
    """How urgent the page calls itself; options of a cover form count only when ticked."""
    return urgent_word(layout, kind)[0]


def urgent_word(layout: PageLayout, kind: Kind) -> tuple[Urgency, Word | None]:
    """How urgent the page calls itself, and the first word that says so; None: the kind does, or nothing."""
    if kind == "emergency":
        return "stat", None
    boxes, loose = tick_boxes_of(layout), {id(word) for word in urgency_options(layout)}
    tokens = [
        (plain, word, row, segment)
        for row in layout.rows
        for segment in row
        for word in segment.words
        for plain in plain_words(word.text)
    ]
    index = TermIndex([token[0] for token in tokens], [*_STAT, *_URGENT, *_NOT_URGENT, *_COVER_OPTIONS])
    denied = {place for pattern in _NOT_URGENT for start, end in index.find(pattern) for place in range(start, end + 1)}
    for urgency, patterns in (("stat", _STAT), ("urgent", _URGENT)):
        for pattern in patterns:
            for start, _ in index.find(pattern):
                _, word, row, segment = tokens[start]
                ticked = tick_beside(word, row, segment, boxes, layout)
                if id(word) in loose:
                    continue
                if ticked or (
                    ticked is None
                    and start not in denied
                    and not index.is_negated(start)
                    and not _is_option(row, boxes)
                ):
                    return urgency, word  # type: ignore[return-value]  # both are of Urgency
    return "routine", None


def _is_before_name(word: Word, segment: Segment) -> bool:
    """ "Stat LAMONT MAYFIELD", "stat: Curtis Crowder": "Staff" misread."""
    if letters_of(word.text) != "stat" or word.text.isupper():
        return False
    behind = segment.words[segment.words.index(word) + 1 :][:1]
    return any(is_known_name(other.text) and other.text[0].isupper() for other in behind)


def urgency_options(layout: PageLayout) -> list[Word]:
    """Words that tell nothing: options that nobody marked, of a scale ("Routine / Urgent / STAT") or not; "Staff"."""
    loose = [word for segment in layout.segments for word in segment.words if _is_before_name(word, segment)]
    for row in layout.rows:
        for segment in row:
            scale = [word for word in segment.words if _of_scale(word)]
            kinds = {_of_scale(word) for word in scale}
            if len(kinds) < 2 or not kinds & _CALM:
                continue
            chosen = _ticked(scale, segment, row, layout)
            if not chosen:
                marks = marked_of(layout, [_choice_of(word, scale) for word in scale], first="ring")
                chosen = {id(word) for word, mark in zip(scale, marks or (), strict=False) if mark.chosen}
            loose += [word for word in scale if id(word) not in chosen]
    on_covers = [word for row in layout.rows for word in _unmarked_on_cover(row, layout)]
    return [*loose, *unmarked_options(layout), *on_covers]


def _ticked(words: Sequence[Word], segment: Segment, row: Sequence[Segment], layout: PageLayout) -> set[int]:
    """Ids of the words of a segment behind a ticked box."""
    boxes = tick_boxes_of(layout)
    return {id(word) for word in words if tick_beside(word, row, segment, boxes, layout)}


def _unmarked_on_cover(row: Sequence[Segment], layout: PageLayout) -> list[Word]:
    """Of a cover's row of choices ("For review  Urgent  STAT  Please reply"), the urgent ones that nobody marked."""
    words = [word for segment in row for word in segment.words]
    heads = [word for word in words if _of_scale(word) or letters_of(word.text) in _BEGIN_OPTIONS]
    if sum(map(_is_like_option, words)) < FEWEST_COVER_OPTIONS or not any(map(_of_scale, heads)):
        return []
    ticked = {own for segment in row for own in _ticked(segment.words, segment, row, layout)}
    if not ticked:
        marks = marked_of(layout, [_choice_of(word, heads) for word in heads])
        ticked = {id(word) for word, mark in zip(heads, marks or (), strict=False) if mark.chosen}
    return [word for word in heads if _of_scale(word) and id(word) not in ticked]


def _is_like_option(word: Word) -> bool:
    """Is it a word of a cover's choices, perhaps misread, or run into the next one ("ReviewUrgent")?"""
    letters = letters_of(word.text)
    return len(letters) >= SHORTEST_OPTION and any(fuzz.partial_ratio(one, letters) >= LIKE_OPTION for one in _OPTIONS)


def _of_scale(word: Word) -> str | None:
    """The word of a scale of urgency that this one is, perhaps misread by a letter or two."""
    found = process.extractOne(letters_of(word.text), _SCALE, scorer=fuzz.ratio, score_cutoff=LIKE_SCALE)
    return found[0] if found else None


def _choice_of(word: Word, scale: Sequence[Word]) -> Choice:
    box = word.box_px
    before = [other.box_px.left + other.box_px.width for other in scale if other.box_px.left < box.left]
    behind = [other.box_px.left for other in scale if other.box_px.left > box.left]
    return Choice(
        box_px=box,
        left_px=max(before, default=box.left - box.height),
        right_px=min(behind, default=box.left + box.width + box.height),
    )


def _is_option(row: Sequence[Segment], boxes: Sequence[TickBox]) -> bool:
    """Is this row the printed choice of a cover form ("Urgent  For review  Please comment", "O Urgent  O Routine")?"""
    if any(re.match(r"[(\[{]?[OCDIQLE0]{0,2}[J1)\]}|O]\s+\w", segment.text) for segment in row):
        return True
    text = " ".join(segment.text.lower() for segment in row)
    return sum(option in text for option in _COVER_OPTIONS) >= 2


def find_purpose(
    layouts: Sequence[tuple[PageLayout, tuple[Label, ...]]], words: Sequence[str], kind: Kind
) -> str | None:
    """What the records are for: as the form's purpose line says, else by the kind; None: not said."""
    for layout, labels in layouts:
        boxes = tick_boxes_of(layout)
        for label in labels:
            if label.meaning == "purpose" and (told := _told_purpose(label, labels, layout, boxes)):
                return told
    match kind:
        case "continuity_of_care" | "emergency":
            return "treatment"
        case "legal":
            return _purpose_of(words, ("disability", "workers_compensation", "insurance")) or "legal"
        case "patient_authorization":
            index = TermIndex(
                words,
                [
                    "personal",
                    "own ~1 records|use|files",
                    "my ~1 records|use|files",
                    "at ~2 request ~3 individual|patient",
                ],
            )
            return (
                "personal"
                if any(
                    index.find(pattern)
                    for pattern in (
                        "personal",
                        "own ~1 records|use|files",
                        "my ~1 records|use|files",
                        "at ~2 request ~3 individual|patient",
                    )
                )
                else None
            )
        case _:
            return None


def purpose_words(layout: PageLayout, labels: tuple[Label, ...]) -> Iterator[Word]:
    """The words of a purpose line that names another purpose than treatment: the gate's matter, not the kind's."""
    for label in labels:
        for value in values_of(label, labels, layout)[:1] if label.meaning == "purpose" else ():
            named = _purpose_of(plain_words(value.text), tuple(name for name, _ in _PURPOSES))
            if value.relation != "above" and named not in {None, "treatment"} and len(value.words) <= 8:
                yield from value.words


def _told_purpose(label: Label, labels: tuple[Label, ...], layout: PageLayout, boxes: Sequence[TickBox]) -> str | None:
    ticked: list[str] = []
    plain: list[str] = []
    for row in layout.rows[label.row : label.row + 3]:
        for segment in row:
            for word in segment.words:
                purpose = _purpose_of(plain_words(word.text), tuple(name for name, _ in _PURPOSES))
                if purpose is None:
                    continue
                state = tick_beside(word, row, segment, boxes, layout)
                (ticked if state else plain if state is None else []).append(purpose)
    if ticked:
        return ticked[0]
    values = [value for value in values_of(label, labels, layout) if value.relation != "above"]
    named = _purpose_of(plain_words(values[0].text), tuple(name for name, _ in _PURPOSES)) if values else None
    return named if (plain and len(set(plain)) == 1) or (named and not any(box for box in boxes)) else None


def _purpose_of(words: Sequence[str], among: Sequence[str]) -> str | None:
    wanted = [(name, patterns) for name, patterns in _PURPOSES if name in among]
    index = TermIndex(words, [pattern for _, patterns in wanted for pattern in patterns])
    return next((name for name, patterns in wanted if any(index.find(pattern) for pattern in patterns)), None)


def is_repeat(words: Sequence[str]) -> bool:
    """Does the letter call itself a second request?"""
    return bool(_REPEAT.search(" ".join(words)))
