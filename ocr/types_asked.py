"""Which records a fax asks for: words in sentences that ask, lists, and ticked boxes.

Naming a type is not asking for it: a form's unticked option, "the abnormal lab results attached" and "a consultation on
May 3" name three. So a word counts when its box is ticked, when its sentence asks, or when it stands in a list.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import cast, get_args

from ocr.boxes import TickBox, tick_boxes_of
from ocr.choices import SEPARATOR, ListOfChoices, lists_of, lost_lines
from ocr.labels import Label, values_of
from ocr.layout import PageLayout, Segment, lay_out
from ocr.model import Box, PageRead, RecordType, Word
from ocr.readers import SecondReader
from ocr.ringed import LEAST_CONFIDENCE, Ring, ringed_words, with_ringed
from ocr.terms import TermIndex, plain_words
from ocr.ticked import tick_beside

MOST_GLUE = 3  # words like "and" from one type to the next
MOST_LOST = 6  # lines of lists read again a page: 26 ms of computing each
REFERS_REACH = 60  # words back to what "everything" may refer to
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]$|[•·*¢©°-]$")  # before an item of a list
_OF_WANTED = re.compile(
    r"\b(?:records?|items?|documents?|reports?|what|send|needs?|needed|wanted|info\w*|request\w*)\b", re.I
)
MOSTLY = 0.6  # of a segment's words
SENTENCE_REACH = 28  # words behind the word that asks

_ASKS = re.compile(
    r"^(?:request\w*|rqst|ask|send|sending|fax|provide|forward|need|needs|needed|obtain|furnish|"
    r"share|transmit|releas\w+|copy|copies|want|like|include|includes|including|following|"
    r"thankful|grateful|glad|supply|wanted|require\w*|looking|please|asking|receiv\w+|appreciate|review|interested|"
    r"records|release|disclose|disclosed|transfer|specifically|pull|waiting|awaiting|await|outstanding|lack|lacking|"
    r"until|get|give|authorize)$"
)
_TO = frozenset(
    {"to", "via", "by", "back", "above", "listed", "requested", "marked", "checked", "at"}
    | {"go", "goes", "should", "must", "shall", "will", "may", "can"}  # "All records go to our chart room"
)
_ENDS = re.compile(r"[.!?]$")
_NOT_ASKED = re.compile(
    r"^(?:attached|enclosed|attaching|recent\w*|reviewed|showed|shows|revealed|scheduled|"
    r"appointment|visit|referred|abnormal|diagnosis|underwent|had|history)$"
)
_GLUE = frozenset(
    [
        "and",
        "or",
        "of",
        "the",
        "a",
        "an",
        "all",
        "any",
        "with",
        "from",
        "for",
        "most",
        "recent",
        "last",
        "latest",
        "current",
        "pertinent",
        "relevant",
        "medical",
        "report",
        "reports",
        "note",
        "notes",
        "result",
        "results",
        "s",
        "if",
        "available",
        "plus",
        "also",
        "complete",
        "only",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeHit:
    """A record type named at a place."""

    record_type: RecordType
    words: tuple[Word, ...]
    ticked: bool | None  # by its own box; None: it has none
    asked: bool  # counts as asked for
    rule: str
    refers_back: bool = False  # "fax everything to ...": what was named, if anything was


@lru_cache(maxsize=1)
def _patterns() -> dict[RecordType, tuple[str, ...]]:
    tables = tomllib.loads(resources.files("ocr").joinpath("types.toml").read_text(encoding="utf-8"))
    known = get_args(RecordType)
    return {cast(RecordType, name): tuple(patterns) for name, patterns in tables.items() if name in known}


def find_type_hits(layout: PageLayout, labels: tuple[Label, ...], reader: SecondReader | None = None) -> list[TypeHit]:
    """Every record type that a page names, with whether it is asked for.

    Args:
        layout: the page.
        labels: of the page: "Med. Rec. #" names a number.
        reader: reads what stands in a pen's ring, and a marked choice that names nothing as it was read first.
    """
    numbers = [label for label in labels if label.meaning in NO_TYPE and _OF_A_NUMBER.search(label.text)]
    captions = {word.box_px for label in numbers for word in _words_of(label, layout)}
    wanted = {
        word.box_px
        for label in labels
        if label.meaning == "wanted"
        for value in values_of(label, labels, layout)[:1]
        for word in value.words
    }
    hits = _named(layout, captions, wanted)
    ringed: list[tuple[Box, str]] = []
    if reader is not None and hits:
        read = ringed_words(layout.image, layout.words, reader)
        ringed = [(ring.box_px, text) for ring, text in read]
        if naming := [pair for pair in read if types_named(pair[1])]:
            layout = _laid_out_with(layout, with_ringed(layout.words, naming))
            hits = _named(layout, captions, wanted)
    lists = _lists(layout, hits, ringed, reader)
    if reader is not None and (lost := _lost(lists, layout, reader)):
        layout = _laid_out_with(layout, with_ringed(layout.words, lost))
        hits = _named(layout, captions, wanted)
        lists = _lists(layout, hits, ringed, reader)
    hits = _by_marks(hits, lists)
    hits += _read_again(hits, lists, layout, reader)
    return _without_standard_packet(hits, _tokens(layout))


def _lists(
    layout: PageLayout, hits: Sequence[TypeHit], ringed: Sequence[tuple[Box, str]], reader: SecondReader | None
) -> tuple[ListOfChoices, ...]:
    named = [hit.words for hit in hits if hit.rule != IN_A_NAME]
    read = None if reader is None else lambda box: reader(layout.image, box).text
    return lists_of(layout, named, ringed, read)


def _words_of(label: Label, layout: PageLayout) -> Sequence[Word]:
    return layout.rows[label.row][label.segment].words[label.start : label.end]


def _lost(lists: Sequence[ListOfChoices], layout: PageLayout, reader: SecondReader) -> list[tuple[Ring, str]]:
    """Lines of a list that the first reader lost, where the second one reads a type in them."""
    found = []
    for box in [box for choices in lists for box in lost_lines(choices, layout)][:MOST_LOST]:
        reading = reader(layout.image, box)
        text = _without_mark(reading.text)
        if reading.confidence >= LEAST_CONFIDENCE and types_named(text):
            found.append((Ring(box_px=box, letters_px=box), text))
    return found


def _without_mark(text: str) -> str:
    """A marked choice as the second reader reads it, without the letter that a mark at its beginning looks like."""
    return next((part for part in (text, text[1:], text[2:]) if types_named(part)), text)


def _laid_out_with(layout: PageLayout, words: Sequence[Word]) -> PageLayout:
    """The page laid out anew with other words."""
    page = PageRead(
        number=layout.number, image=layout.image, words=tuple(words), turned_deg=0, skew_deg=0.0, is_blank=False,
        legible=True, tti=None, barcodes=(),
    )  # fmt: skip
    return lay_out(page)


def _tokens(layout: PageLayout) -> list[tuple[str, Word]]:
    return [
        (plain, word) for row in layout.rows for segment in row for word in segment.words for plain in _plain(word.text)
    ]


def _named(layout: PageLayout, captions: Set[Box], wanted: Set[Box]) -> list[TypeHit]:
    """Every record type named, by printed boxes and by words alone.

    Args:
        layout: the page.
        captions: words that are part of captions and name nothing.
        wanted: words that stand where a caption asks what is wanted.
    """
    boxes = tick_boxes_of(layout)
    tokens = _tokens(layout)
    index = TermIndex([plain for plain, _ in tokens], [pattern for group in _patterns().values() for pattern in group])
    asking = _asking(tokens)
    rows = {id(word): (row, segment) for row in layout.rows for segment in row for word in segment.words}
    plains = [plain for plain, _ in tokens]
    hits: list[TypeHit] = []
    spans: list[tuple[int, int]] = []
    breaks = _breaks(layout, tokens)
    last: int | None = None  # where the type that was asked before ended
    for record_type, start, end in _longest(index, [word.text for _, word in tokens], breaks):
        words = tuple(dict.fromkeys(word for _, word in tokens[start:end]))
        if all(word.box_px in captions for word in words):
            continue
        row, segment = rows[id(words[0])]
        ticked = tick_beside(words[0], row, segment, boxes, layout)
        listed = _in_list(segment, plains, tokens, start, end, index)
        is_name = _in_practice_name(segment, words)
        is_aside = is_name or _is_purpose(record_type, plains, start, end)
        is_aside = is_aside or (record_type == "medication_list" and _heads_medicines(segment, layout))
        told = (asking[start] or listed or record_type == "all" or words[0].box_px in wanted) and not is_aside
        denied = index.is_negated(start) and not _is_lacking(plains, start)
        asked = ticked if ticked is not None else told and not denied
        rule = IN_A_NAME if is_name else ONLY_NAMED if is_aside or denied else UNASKED
        if ticked is not None or asked:
            rule = "ticked box" if ticked else "empty box" if ticked is False else "asked in words"
        refers_back = record_type == "all" and end < len(tokens) and tokens[end][0] in _TO
        if refers_back and not _SELECTED.isdisjoint(plain for plain, _ in tokens[max(0, start - REFERS_REACH) : start]):
            asked = False  # to the pertinent records named before
        goes_on = ticked is None and not is_name and not denied and record_type != "all"
        if not asked and goes_on and last is not None and _is_next(last, start, plains):
            asked, rule = True, "asked in words"  # the next of a list
        last = end if asked and ticked is None else None
        spans.append((start, end))
        hits.append(
            TypeHit(
                record_type=record_type, words=words, ticked=ticked, asked=asked, rule=rule, refers_back=refers_back
            )
        )
    hits = _with_those_before(hits, spans, plains)
    named = {id(word): hit.record_type for hit in hits for word in hit.words}
    return [
        hit if hit.rule != UNASKED or _is_list(named, hit, *rows[id(hit.words[0])]) else replace(hit, rule=ONLY_NAMED)
        for hit in hits
    ]


def _is_list(named: Mapping[int, RecordType], hit: TypeHit, row: Sequence[Segment], segment: Segment) -> bool:
    """Is what stands in a segment, behind its caption, mostly names of records: of several, or captioned as wanted?"""
    place = next(at for at, word in enumerate(segment.words) if word is hit.words[0])
    begin = next((at + 1 for at in range(place - 1, -1, -1) if segment.words[at].text.endswith(":")), 0)
    words = [word for word in segment.words[begin:] if any(map(str.isalpha, word.text))]
    telling = [word for word in words if id(word) in named or _GLUE.isdisjoint(_plain(word.text))]
    types = {named[id(word)] for word in telling if id(word) in named}
    before = [part.text for part in row if part.box_px.left < segment.box_px.left][-1:]
    caption = " ".join(word.text for word in segment.words[:begin]) or " ".join(before)
    is_mostly = sum(id(word) in named for word in telling) >= MOSTLY * len(telling)
    return is_mostly and (len(types) > 1 or bool(_OF_WANTED.search(caption)))


def _is_lacking(plains: Sequence[str], start: int) -> bool:
    """ "We did not receive a discharge summary. Please fax it": what somebody lacks is what he asks for."""
    before = list(plains[max(0, start - LACK_REACH) : start])
    return not _LACKED.isdisjoint(before) and "not" in before


def _with_those_before(
    hits: Sequence[TypeHit], spans: Sequence[tuple[int, int]], plains: Sequence[str]
) -> list[TypeHit]:
    """ "D/C summary and current med list": what stands in one list with a type that is asked for is asked for too."""
    told = list(hits)
    for place in range(len(told) - 2, -1, -1):
        hit, behind = told[place], told[place + 1]
        may_ask = (
            hit.rule in (ONLY_NAMED, UNASKED) and hit.record_type != "all" and behind.asked and behind.ticked is None
        )
        if may_ask and _is_next(spans[place][1], spans[place + 1][0], plains):
            told[place] = replace(hit, asked=True, rule=behind.rule)
    return told


def _heads_medicines(segment: Segment, layout: PageLayout) -> bool:
    """Does a heading stand over medicines that somebody takes ("Current Medications", "Losartan 50 mg daily")?"""
    below = [other for row in layout.rows[segment.row + 1 : segment.row + 2] for other in row]
    reach_px = 0.3 * layout.image.dpi_x
    return any(_DOSE.search(other.text) for other in below if abs(other.box_px.left - segment.box_px.left) <= reach_px)


def _is_next(end: int, start: int, plains: Sequence[str]) -> bool:
    """Does nothing but words like "and" stand between two names of records?"""
    return 0 <= start - end <= MOST_GLUE and all(plain in _GLUE for plain in plains[end:start])


def _by_marks(hits: Sequence[TypeHit], lists: Sequence[ListOfChoices]) -> list[TypeHit]:
    """What the marks of a list say of its types; where nothing is marked, whether it is one to choose from."""
    told = dict(_told_by_marks(hits, lists))
    return [told.get(id(hit), hit) for hit in hits]


def _told_by_marks(hits: Sequence[TypeHit], lists: Sequence[ListOfChoices]) -> Iterator[tuple[int, TypeHit]]:
    for choices in lists:
        own = [(hit, place) for hit in hits if (place := _place_in(hit, choices)) is not None]
        boxed = [hit for hit, _ in own if hit.ticked is not None]
        is_prose = not any(choices.units[place].stands_alone for _, place in own)
        if is_prose and not any(how.startswith(IN_PROSE) for how in choices.how):
            continue  # letters that ran into each other, and what stands beside a word of a sentence
        marked = any(choices.chosen[place] for _, place in own) or (choices.is_menu and any(choices.chosen))
        if any(hit.ticked for hit in boxed) and len(boxed) >= 0.8 * len(own) and choices.boxes_before:
            continue  # printed boxes told it
        is_menu = choices.is_menu or len(boxed) >= 2 or (not is_prose and _names_all_and_parts([hit for hit, _ in own]))
        is_asked = len({place for _, place in own}) >= 3 and any(
            hit.asked and choices.units[place].stands_alone for hit, place in own
        )
        for hit, place in own:
            if choices.struck[place] and not choices.chosen[place] and not is_prose:
                yield id(hit), replace(hit, ticked=False, asked=False, rule="struck out")
            elif marked:
                chosen = bool(choices.chosen[place]) and not (
                    hit.ticked is False and choices.how[place].startswith("mark")
                )
                rule = f"marked: {choices.how[place]}" if chosen else "not marked"
                yield id(hit), replace(hit, ticked=chosen, asked=chosen, rule=rule)
            elif is_menu and not hit.ticked:
                yield id(hit), replace(hit, ticked=False, asked=False, rule="nothing chosen")
            elif hit.ticked is None and is_asked and choices.units[place].stands_alone:
                yield id(hit), replace(hit, asked=True, rule="asked in words")


def _names_all_and_parts(hits: Sequence[TypeHit]) -> bool:
    """The whole chart beside three of its parts is a choice: nobody asks for both."""
    types = {hit.record_type for hit in hits}
    return "all" in types and len(types) >= 4


def _read_again(
    hits: Sequence[TypeHit], lists: Sequence[ListOfChoices], layout: PageLayout, reader: SecondReader | None
) -> list[TypeHit]:
    """Marked choices that name nothing: short words are often misread ("Exe" for "EKG")."""
    if reader is None:
        return []
    boxes = tick_boxes_of(layout)
    found = []
    for choices in lists:
        for unit, chosen in zip(choices.units, choices.chosen, strict=True):
            if any(unit.names(hit.words[0]) for hit in hits):
                continue
            row = layout.rows[unit.row]
            segment = next(part for part in row if any(unit.names(word) for word in part.words))
            if not chosen and not tick_beside(unit.words[0], row, segment, boxes, layout):
                continue
            reading = reader(layout.image, unit.box_px)
            if reading.confidence >= LEAST_CONFIDENCE:
                found += [
                    TypeHit(record_type=kind, words=unit.words, ticked=True, asked=True, rule="marked, read again")
                    for kind in types_named(_without_mark(reading.text))
                ]
    return found


def _place_in(hit: TypeHit, choices: ListOfChoices) -> int | None:
    """The choice that a type is named in; a word's end stays where it was when a glued mark was cut away."""
    return next((place for place, unit in enumerate(choices.units) if unit.names(hit.words[0])), None)


_GLUED_BULLET = re.compile(r"^[eo°«*•](?=[A-Z][A-Za-z&])")  # "eH&P"
_FIGURE_FOR_LETTER = re.compile(r"^0(?=[A-Za-z])")  # "0p note"


def _plain(word: str) -> list[str]:
    """A word's plain words; "&", "+" and the slash of "labs/imaging" are an "and" between two types."""
    if word in {"&", "+"}:
        return ["and"]
    word = _FIGURE_FOR_LETTER.sub("o", _GLUED_BULLET.sub("", word))
    return plain_words(re.sub(r"(?<=[A-Za-z]{3})/(?=[A-Za-z]{3})", " and ", word))


def types_named(text: str) -> tuple[RecordType, ...]:
    """Every record type that an answer names ("op note + path report"), in the order of the text."""
    plain = [part for word in text.split() for part in _plain(word)]
    index = TermIndex(plain, [pattern for group in _patterns().values() for pattern in group])
    return tuple(dict.fromkeys(record_type for record_type, _, _ in _longest(index, list(index.words))))


_DOSE = re.compile(r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units?|meq)\b", re.I)
ONLY_NAMED, UNASKED = "only named", "named where nothing is asked"
IN_A_NAME = "in the name of a practice"
_OF_A_NUMBER = re.compile(r"#|\b(?:no|num|number|nbr|id)\b|[.:]\W*$", re.I)
NO_TYPE = frozenset({"mrn"})
STANDARD_PACKET = frozenset(
    {"history_and_physical", "imaging_report", "consultation", "operative_note", "discharge_summary"}
)
_STANDARD_WORDS = re.compile(r"^(?:pertinent|standard|relevant)$")


def _without_standard_packet(hits: list[TypeHit], tokens: Sequence[tuple[str, Word]]) -> list[TypeHit]:
    """ "Pertinent records (H&P, imaging, discharge summary ...)" only begins to spell out the standard packet."""
    told = [hit for hit in hits if hit.asked and not hit.ticked]
    if len({hit.record_type for hit in told}) < 3 or not {hit.record_type for hit in told} < STANDARD_PACKET:
        return hits
    place = {id(word): index for index, (_, word) in reversed(list(enumerate(tokens)))}
    first = min(place[id(hit.words[0])] for hit in told)
    if not any(_STANDARD_WORDS.match(plain) for plain, _ in tokens[max(0, first - 6) : first]):
        return hits
    return [replace(hit, asked=False, rule="part of the standard packet") if hit in told else hit for hit in hits]


_PARTED = re.compile(r"[,;:•]$|[a-z]{3}\.$")
_KINDS_OF_PAPER = frozenset({"report", "reports", "result", "results", "note", "notes", "record", "records"})
_SELECTED = frozenset({"pertinent", "relevant", "related", "necessary"})


def _is_one(record_type: RecordType, start: int, end: int, texts: Sequence[str], plains: Sequence[str]) -> bool:
    """A phrase ends at a comma ("consultations, operative reports"); "all pertinent records" are not all."""
    if record_type == "all":  # "To be completed by records holder" is no complete record
        return plains[start] != "completed" and _SELECTED.isdisjoint(plains[max(0, start - 1) : end + 1])
    if record_type == "medication_list" and end < len(plains) and plains[end] in {"no", "number", "num"}:
        return False  # a record number
    if plains[start] in _KINDS_OF_PAPER and start + 1 < end and plains[start + 1] == "and":
        return False  # "op report and imaging reports" has no "report and imaging"
    parted = any(_PARTED.search(texts[place]) and texts[place] != texts[place + 1] for place in range(start, end - 1))
    return record_type == "history_and_physical" or not parted


def _is_purpose(record_type: RecordType, plains: Sequence[str], start: int, end: int) -> bool:
    """ "Is seen for a specialist consultation", "Reason for visit: abnormal CT": what the records are for."""
    if "reason" in plains[max(0, start - REASON_REACH) : start] and _ASKS_OF.isdisjoint(plains[start - 2 : start]):
        return True
    if record_type == "operative_note" and any(
        word.startswith("pre") for word in plains[max(0, start - 1) : start + 1]
    ):
        return True  # "PRE-OPERATIVE RECORDS REQUEST"
    if record_type != "consultation" or plains[end - 1] not in {"consultation", "consult"}:
        return False
    before = list(plains[max(0, start - 4) : start])
    return "for" in before and _ASKS_OF.isdisjoint(before)


LACK_REACH, _LACKED = 5, frozenset({"receive", "received", "have", "get", "got", "find"})
IN_PROSE = ("ring", "line under")  # marks that tell something of words in a sentence
REASON_REACH = 5  # words
_ASKS_OF = frozenset({"request", "requesting", "looking", "asking", "need", "records", "ask", "is", "are"})
_JOINS = frozenset({"and", "or"})


def _breaks(layout: PageLayout, tokens: Sequence[tuple[str, Word]]) -> dict[int, bool]:
    """Tokens that begin a segment, and whether a phrase can go on there: running text does, a cell's neighbour not."""
    place = {id(word): index for index, (_, word) in reversed(list(enumerate(tokens)))}
    wide, boxes = 0.4 * layout.image.pixels.shape[1], tick_boxes_of(layout)
    breaks: dict[int, bool] = {}
    before: Segment | None = None
    for segment in layout.segments:
        starts = [place[id(word)] for word in segment.words if id(word) in place]
        if before is not None and starts:
            box, above = segment.box_px, before.box_px
            runs_on = (
                segment.row == before.row + 1
                and (above.width >= wide or abs(box.left - above.left) <= 0.1 * layout.image.dpi_x)
                and not _ITEM.match(segment.words[0].text)
            )
            breaks[min(starts)] = runs_on
        for sign, word in pairwise(segment.words):
            if id(word) in place and (SEPARATOR.match(sign.text) or _is_boxed(sign, word, boxes)):
                breaks[place[id(word)]] = False
        before = segment
    return breaks


def _is_boxed(before: Word, word: Word, boxes: Sequence[TickBox]) -> bool:
    """Does a printed box stand between two words of a row, or under the first of them?"""
    left, right, middle = before.box_px.left, word.box_px.left, word.box_px.top + word.box_px.height / 2
    return any(
        left <= tick.box_px.left + tick.box_px.width / 2 <= right
        and tick.box_px.left + 1.5 * tick.box_px.width >= before.box_px.left + before.box_px.width
        and tick.box_px.top <= middle <= tick.box_px.top + tick.box_px.height
        for tick in boxes
    )


def _may_cross(start: int, end: int, breaks: Mapping[int, bool], heads: Set[tuple[int, int]]) -> bool:
    """May a phrase go over the ends of segments? Not where what stands before or behind an end names something."""
    begun = {first for first, _ in heads}
    return all(
        breaks[place] and (start, place) not in heads and place not in begun
        for place in range(start + 1, end)
        if place in breaks
    )


def _longest(
    index: TermIndex, texts: Sequence[str], breaks: Mapping[int, bool] | None = None
) -> Iterator[tuple[RecordType, int, int]]:
    """Hits without overlap, longer ones first: "complete lab results" are not all records.

    "Pathology and lab results" are two, which end with the same word.
    """
    found = [
        (record_type, start, end)
        for record_type, patterns in _patterns().items()
        for pattern in patterns
        for start, end in index.find(pattern)
        if _is_one(record_type, start, end, texts, index.words)
    ]
    # "Report, consult, labs, X-ray": what names another type between its ends is a list and no phrase.
    found = [
        hit
        for hit in found
        if not any(other[0] != hit[0] and hit[1] < other[1] and other[2] < hit[2] for other in found)
    ]
    heads = {(start, end) for _, start, end in found}
    found = [hit for hit in found if _may_cross(hit[1], hit[2], breaks or {}, heads)]
    taken: set[int] = set()
    kept: list[tuple[RecordType, int, int]] = []
    for record_type, start, end in sorted(set(found), key=lambda hit: (hit[1] - hit[2], hit[1])):
        shares_end = index.words[start - 1] in _JOINS and any(
            other != record_type and first < start - 1 and last == end for other, first, last in kept
        )
        if taken.isdisjoint(range(start, end)) or shares_end:
            taken.update(range(start, end))
            kept.append((record_type, start, end))
    yield from sorted(kept, key=lambda hit: hit[1])


def _before_physical(tokens: Sequence[tuple[str, Word]], place: int) -> bool:
    return any(plain.startswith("phys") for plain, _ in tokens[place + 1 : place + 4])


_PRACTICE = re.compile(
    r"\b(?:group|associates|cent(?:er|re)|clinics?|institute|consultants|partners|specialists|physicians|park|hospital|"
    r"surgeons|department|dept|inc|llc|practice|services|medicine|women['’]?s|community)\b",
    re.I,
)


_OF_RECORDS = re.compile(r"^(?:notes?|reports?|results?|summar(?:y|ies)|list|labs)\W*$", re.I)


def _in_practice_name(segment: Segment, words: Sequence[Word]) -> bool:
    """ "Harbor Neurology Consultants", "Echo Park Clinic": a short line without a colon that names an office."""
    has_zip = any(re.fullmatch(r"\d{5}(?:-\d{4})?[.,]?", word.text) for word in segment.words)
    if len(segment.words) > (16 if has_zip else 8) or any(word.text.endswith(":") for word in segment.words):
        return False
    if any(_ASKS.match(plain) for word in segment.words for plain in plain_words(word.text) if plain != "records"):
        return False
    if any(_OF_RECORDS.match(word.text) for word in segment.words):
        return False
    own = " ".join(word.text for word in words)
    rest = " ".join(word.text for word in segment.words if word not in words)
    return bool(_PRACTICE.search(rest)) or bool(re.search(r"\bconsultants\b", own, re.I))


def _asking(tokens: Sequence[tuple[str, Word]]) -> list[bool]:
    """For each word: does its sentence ask for something before it, or right behind it?"""
    asking, since = [], SENTENCE_REACH + 1
    for place, (plain, word) in enumerate(tokens):
        if _ASKS.match(plain):
            since = 0
        elif _NOT_ASKED.match(plain) and since > 3 and not (plain == "history" and _before_physical(tokens, place)):
            since = SENTENCE_REACH + 1
        else:
            since += 1
        behind = [token for token, _ in tokens[place + 1 : place + 8]]
        asking.append(
            since <= SENTENCE_REACH or any(token in {"requested", "needed", "wanted", "required"} for token in behind)
        )
        ends = _ENDS.search(word.text) and not _ENDS_NOTHING.search(word.text)
        # A comma is read as a full stop; a sentence begins with a capital.
        ends = ends and not (
            word.text.endswith(".") and place + 1 < len(tokens) and tokens[place + 1][1].text[:1].islower()
        )
        if ends:
            since = SENTENCE_REACH + 1
    return asking


_ENDS_NOTHING = re.compile(r"\b(?:[A-Za-z]|\d{1,2}|and|or|of|the|with|for)\.$")  # "CT and. MRI reports": a speck
_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z])$")  # of a line in a list


def _in_list(
    segment: Segment, plains: Sequence[str], tokens: Sequence[tuple[str, Word]], start: int, end: int, index: TermIndex
) -> bool:
    """Is the segment little else than names of records ("- Operative report", "Labs, EKG")?"""
    own = {id(word) for word in segment.words}
    near = range(max(0, start - 12), min(len(tokens), end + 12))
    words = [place for place in near if id(tokens[place][1]) in own and not _NUMBER.match(plains[place])]
    named = sum(start <= place < end or plains[place] in _GLUE for place in words)
    return len(words) <= 7 and named >= 0.7 * len(words)


def types_of(hits: Sequence[TypeHit]) -> tuple[RecordType, ...]:
    """The types asked for, in the order of RecordType; "all" stands alone."""
    parts = any(hit.asked and hit.record_type != "all" for hit in hits)
    hits = [hit for hit in hits if not (parts and hit.refers_back)]
    asked = {hit.record_type for hit in hits if hit.asked}
    if any(
        hit.ticked is True for hit in hits
    ):  # a form that was ticked says all it asks for by ticks and by its free lines
        asked = {hit.record_type for hit in hits if hit.asked and (hit.ticked or hit.rule == "asked in words")}
    if not asked and not any(hit.ticked is not None for hit in hits):  # "Who: ... What: labs": no word asks
        asked = {hit.record_type for hit in hits if hit.rule == UNASKED and hit.record_type != "all"}
    if "all" in asked:
        return ("all",)
    return tuple(record_type for record_type in get_args(RecordType) if record_type in asked)
