"""Where on the page a value stands that was found by reading its text: the fewest words that still say it.

Dates, practices, doctors, spans and our facilities are found in texts that were put together of several rows. A person
who is to believe such a value wants to see its place; so the place is looked up afterwards, behind a label of its own
before anywhere else.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ocr.boxes import tick_boxes_of
from ocr.dates import find_dates, find_range
from ocr.hits import paragraphs, rows_of
from ocr.labels import Label, values_of
from ocr.layout import PageLayout, union_box
from ocr.manner import find_purpose, urgent_word
from ocr.model import ONE_READER, Box, DateRange, Evidence, Kind, Letter, OwnIdentity, Urgency, Word
from ocr.reference import find_reference
from ocr.requester import find_facility
from ocr.terms import plain_words
from ocr.ticked import tick_beside

LabelledPage = tuple[PageLayout, tuple[Label, ...]]
Holds = Callable[[Sequence[Word]], bool]

IN_TEXT = "in the text"
_BY_KIND = frozenset({"purpose", "urgency"})
_WITHOUT_PLACE = {
    "purpose": "follows from the kind",
    "urgency": "follows from the kind",
    "reference": "bar code",
}
WELL_READ = 0.6  # the first reader's confidence; a name that stands on a page twice is shown where it is legible
PURPOSE_ROWS = 3  # rows from a purpose line on, in which its options stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of one page that say a value, and what led to them."""

    words: tuple[Word, ...]  # at least one
    rule: str


def evidence_in_texts(
    letter: Letter,
    pages: Sequence[LabelledPage],
    own: OwnIdentity,
    counted_from: date,
    birth_dates: Sequence[Word],
) -> list[Evidence]:
    """Evidence for the fields of a letter that were found by reading texts, and for those that its kind decides.

    Args:
        pages: those that ask.
        counted_from: the day from which relative spans were counted.
        birth_dates: words that say when somebody was born; no span of service is read from them.
    """
    found: list[tuple[str, str, Place | None]] = []
    if letter.reference:
        found.append(("reference", letter.reference, place_of_reference(pages, letter.reference)))
    if letter.facility:
        found.append(("facility", letter.facility, place_of_facility(pages, letter.facility, own)))
    if letter.letter_date:
        day = letter.letter_date
        found.append(("letter_date", day.isoformat(), place_of_letter_date(pages, day)))
    if letter.requester_org:
        found.append(("requester_org", letter.requester_org, place_of_organization(pages, letter.requester_org)))
    if letter.provider_name:
        found.append(("provider_name", letter.provider_name, place_of_provider(pages, letter.provider_name)))
    if span := letter.date_range:
        births = frozenset(id(word) for word in birth_dates)
        shown = f"{span.start or ''}/{span.end or ''}"  # as ISO 8601 writes a span; an open end is empty
        found.append(("date_range", shown, place_of_range(pages, span, counted_from, births)))
    if letter.purpose:
        found.append(("purpose", letter.purpose, place_of_purpose(pages)))
    if letter.urgency != "routine":
        found.append(("urgency", letter.urgency, place_of_urgency(pages, letter.kind, letter.urgency)))
    number = pages[0][0].number if pages else 1
    return [_evidence(field, value, place, letter, number) for field, value, place in found]


def _evidence(field: str, value: str, place: Place | None, letter: Letter, page_number: int) -> Evidence:
    if place is None:
        by_kind = field in _BY_KIND
        return Evidence(
            field=field,
            value=value,
            page_number=page_number,
            box_px=None,
            text="",
            second_text=None,
            confidence=letter.kind_confidence if by_kind else ONE_READER,
            rule=_WITHOUT_PLACE.get(field, "put together from several places"),
        )
    first = least_sure(place.words)
    return Evidence(
        field=field,
        value=value,
        page_number=place.words[0].page_number,
        box_px=union_box(place.words),
        text=_text(place.words),
        second_text=None,
        confidence=round(min(ONE_READER, first), 3),
        rule=place.rule,
        boxes_px=row_boxes(place.words),
        first_confidence=first,
    )


def row_boxes(words: Sequence[Word]) -> tuple[Box, ...]:
    """A box for each row of words in reading order; one box around all would hold the rest of both rows too."""
    return tuple(union_box(row) for row in rows_of(words))


def phrase_boxes(pages: Sequence[LabelledPage], phrases: Sequence[str]) -> tuple[Box, ...]:
    """Where phrases of plain words stand first, row by row; those that were put together of several places nowhere."""
    boxes: list[Box] = []
    tokens = [
        (plain, word)
        for layout, _ in pages
        for run in paragraphs(layout)
        for word in run
        for plain in plain_words(word.text)
    ]
    texts = [plain for plain, _ in tokens]
    for phrase in phrases:
        wanted = phrase.split()
        starts = range(len(texts) - len(wanted) + 1)
        start = next((at for at in starts if texts[at : at + len(wanted)] == wanted), None)
        if wanted and start is not None:
            boxes += row_boxes(tuple(dict.fromkeys(word for _, word in tokens[start : start + len(wanted)])))
    return tuple(boxes)


def least_sure(words: Sequence[Word]) -> float:
    """The first reader's confidence in the word it is least sure of, 0 to 1."""
    return round(max(0.0, min(word.confidence_pct for word in words)) / 100, 3)


def place_of_letter_date(pages: Sequence[LabelledPage], day: date) -> Place | None:
    """The date that the letter bears."""

    def holds(words: Sequence[Word]) -> bool:
        return any(found.day == day for found in find_dates(_text(words), not_after=day))

    return _first(_candidates(pages, ("date",)), holds)


def place_of_facility(pages: Sequence[LabelledPage], facility: str, own: OwnIdentity) -> Place | None:
    """The words that name our facility: right of "To", else where it is named first."""

    def holds(words: Sequence[Word]) -> bool:
        return find_facility([_text(words)], own) == facility

    beside = [place for place in _behind_labels(pages, ("to",)) if place.rule.startswith("label right")]
    # Below "Attn:" stands a street or a department; the name is above it, and so comes first on the page.
    named = [*beside, *_candidates(pages, ())]
    well_read = (place for place in named if least_sure(place.words) >= WELL_READ)
    return _first(well_read, holds) or _first(iter(named), holds)


def place_of_organization(pages: Sequence[LabelledPage], name: str) -> Place | None:
    """The practice that asks."""
    return _first(_candidates(pages, ("organization", "from")), _same_letters(name))


def place_of_provider(pages: Sequence[LabelledPage], name: str) -> Place | None:
    """The doctor who asks."""
    return _first(_candidates(pages, ("provider", "from")), _same_letters(name))


def place_of_reference(pages: Sequence[LabelledPage], reference: str) -> Place | None:
    """Our reference in print; None where only a bar code has it."""
    return _first(_candidates(pages, ("reference",)), lambda words: find_reference(_text(words)) == reference)


def place_of_range(
    pages: Sequence[LabelledPage], span: DateRange, counted_from: date, birth_dates: frozenset[int]
) -> Place | None:
    """The words that ask for a span of service. `birth_dates` are ids of words that say when somebody was born."""

    def is_told(words: Sequence[Word]) -> bool:
        return find_range(f"dates of service {_text(words)}", counted_from=counted_from) == span

    def is_asked(words: Sequence[Word]) -> bool:
        text = " ".join("#" if id(word) in birth_dates else word.text for word in words)
        return find_range(text, counted_from=counted_from) == span

    runs = (Place(words=run, rule=IN_TEXT) for layout, _ in pages for run in paragraphs(layout))
    return _first(_behind_labels(pages, ("service_dates",)), is_told) or _first(runs, is_asked)


def place_of_purpose(pages: Sequence[LabelledPage]) -> Place | None:
    """The purpose line's ticked option, or what it says; None: the purpose follows from the kind alone."""
    for layout, labels in pages:
        for label in labels:
            others = tuple(other for other in labels if other is label or other.meaning != "purpose")
            # Of a kind that has no purpose of its own, only what the line says is left.
            if label.meaning == "purpose" and find_purpose([(layout, others)], (), "unreadable") is not None:
                values = [value for value in values_of(label, labels, layout) if value.relation != "above"]
                ticked = _ticked_option(label, layout)
                words = ticked or (values[0].words if values else _words_of(label, layout))
                return Place(words=words, rule=f"{'ticked at' if ticked else 'label'}: {label.text}")
    return None


def place_of_urgency(pages: Sequence[LabelledPage], kind: Kind, urgency: Urgency) -> Place | None:
    """The word that makes it urgent; None: the kind does."""
    for layout, _ in pages:
        said, word = urgent_word(layout, kind)
        if said == urgency and word is not None:
            return Place(words=(word,), rule="a word for haste")
    return None


def _candidates(pages: Sequence[LabelledPage], meanings: Sequence[str]) -> Iterator[Place]:
    """Words that may say a value: behind its labels, then what stands together anywhere, then running text."""
    yield from _behind_labels(pages, meanings)
    for layout, _ in pages:
        yield from (Place(words=segment.words, rule=IN_TEXT) for segment in layout.segments)
    for layout, _ in pages:
        yield from (Place(words=run, rule=IN_TEXT) for run in paragraphs(layout))


def _behind_labels(pages: Sequence[LabelledPage], meanings: Sequence[str]) -> Iterator[Place]:
    for layout, labels in pages:
        for meaning in meanings:
            for label in labels:
                if label.meaning == meaning:
                    for value in values_of(label, labels, layout):
                        yield Place(words=value.words, rule=f"label {value.relation} of: {label.text}")


def _first(candidates: Iterator[Place], holds: Holds) -> Place | None:
    """The first place that says the value, cut down from both ends to the words that are needed."""
    found = next((place for place in candidates if place.words and holds(place.words)), None)
    if found is None:
        return None
    words = found.words
    while len(words) > 1 and holds(words[1:]):
        words = words[1:]
    while len(words) > 1 and holds(words[:-1]):
        words = words[:-1]
    return Place(words=words, rule=found.rule)


def _same_letters(value: str) -> Holds:
    """Do the words say this name? Punctuation and spaces are as the fax has them, the value is tidied."""
    wanted = _letters(value)
    return lambda words: bool(wanted) and wanted in _letters(_text(words))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _words_of(label: Label, layout: PageLayout) -> tuple[Word, ...]:
    return layout.rows[label.row][label.segment].words[label.start : label.end]


def _ticked_option(label: Label, layout: PageLayout) -> tuple[Word, ...]:
    """The words behind the first ticked box in the rows of a purpose line; () where none is."""
    boxes = tick_boxes_of(layout)
    for row in layout.rows[label.row : label.row + PURPOSE_ROWS]:
        for segment in row:
            for at, word in enumerate(segment.words):
                if tick_beside(word, row, segment, boxes, layout):
                    return segment.words[at:]
    return ()
