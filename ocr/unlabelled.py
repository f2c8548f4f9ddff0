"""What a page says of a patient where no label could be read: never sure, but better than nothing for who decides."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from ocr.dates import birth_dates
from ocr.hits import Hit, words_between
from ocr.known_names import is_known_name
from ocr.labels import Label, values_of
from ocr.layout import PageLayout, Segment
from ocr.model import Word
from ocr.name_runs import first_name, is_doctor, is_place
from ocr.people import is_name_token, name_length, read_name
from ocr.sentences import LATEST_BIRTH_DAYS, is_not_birth

UNLABELLED = 0.8  # strength of a name and a date whose captions nobody could read: below what goes on unattended
LONE_DATE = (
    0.83  # strength of the one old date: 21 of 21 right on made faxes; below `certainty.STRONG_PLACE`: never sure
)
_OTHER_DATES = frozenset({"other_date", "date", "service_dates"})
LONE = 0.6  # strength of a name that nothing but its form tells from others
FAR_SHARE = 0.75  # of that strength, where name and date stand apart
NEAR_ROWS = 6  # heights of a name, up or down
_OTHER_DATES = frozenset({"date", "service_dates", "other_date"})
_OTHER_PEOPLE = frozenset({"to", "from", "provider", "contact", "organization", "signature"})
YOUNGEST_DAYS = 60  # a date nearer than this is the letter's, not a birth
_OF_HIMSELF = re.compile(
    r"\b(?:my (?:own )?(?:medical |health )?(?:records?|chart|file|date of birth|dob|"
    r"birth|name|information|reports?))\b|"
    r"(?<!\w)[il1|{!]\s?(?:was (?:born|a|seen|treated|your)|am (?:a|the) patient)\b",
    re.I,
)


def lone_birth_date(layout: PageLayout, labels: tuple[Label, ...], hits: Sequence[Hit], not_after: date) -> list[Hit]:
    """Where no birth date has a label that was understood: the one old date that is nothing else. Never sure."""
    names = [hit for hit in hits if hit.field == "name"]
    found = [
        (_rows_from(names, row, words), day, words)
        for row, day, words in _old_dates(layout, labels, not_after)
        if not any(id(word) in {id(own) for hit in hits for own in hit.words} for word in words)
    ]
    near = [item for item in found if item[0] <= NEAR_ROWS]
    chosen = near if names and near else found
    if len({day for _, day, _ in chosen}) != 1:
        return []
    rows, day, words = min(chosen, key=lambda item: item[0])
    rule = "the only old date near the name" if rows <= NEAR_ROWS else "the only old date of the page"
    strength = LONE_DATE if rows <= NEAR_ROWS else 0.9 * LONE_DATE
    return [Hit(field="dob", value=day, words=words, rule=rule, strength=strength)]


def _old_dates(
    layout: PageLayout, labels: tuple[Label, ...], not_after: date
) -> Iterator[tuple[int, date, tuple[Word, ...]]]:
    """Row, day and words of every date that may be a birth's and is not the value of another label."""
    taken = {
        id(word)
        for label in labels
        if label.meaning in _OTHER_DATES and label.text.strip(":.").lower() != "dos"  # so DOB is read, too
        for value in values_of(label, labels, layout)[:1]
        for word in value.words
    }
    for row, segments in enumerate(layout.rows):
        for segment in segments:
            for item in birth_dates(segment.text, not_after):
                words = words_between(segment.words, item.start, item.end)
                is_old = (not_after - item.day).days > YOUNGEST_DAYS
                other = any(id(word) in taken for word in words) or is_not_birth(segment.text[: item.start])
                if is_old and not other:
                    yield row, item.day, words


def _rows_from(names: Sequence[Hit], row: int, words: Sequence[Word]) -> float:
    """Rows from the nearest name, by height on the page; far where no name is."""
    tops = [abs(word.box_px.top - name.box_px.top) / max(1, name.box_px.height) for name in names for word in words]
    return min(tops, default=float("inf"))


def name_near_date(layout: PageLayout, labels: tuple[Label, ...], hits: Sequence[Hit]) -> list[Hit]:
    """A name that stands alone in its cell, nearest to the birth date, where no label names the patient. Never sure."""
    dobs = [hit for hit in hits if hit.field == "dob"]
    if len(dobs) != 1:
        return []
    others = {(label.row, label.segment) for label in labels if label.meaning in _OTHER_PEOPLE}
    found = []
    for row, segments in enumerate(layout.rows):
        for place, segment in enumerate(segments):
            rows = _rows_from(dobs, row, segment.words)
            if rows > NEAR_ROWS or {(row, place), (row, place - 1), (row - 1, place)} & others:
                continue
            words = _behind_caption(segment)
            name = first_name(words, rule="a name near the birth date, caption unread", strength=FAR_SHARE * UNLABELLED)
            if name is not None and len(name.words) >= len(words) - 1:
                found.append((rows, name))
    return [min(found, key=lambda item: item[0])[1]] if found else []


def others_in_rows(
    layout: PageLayout, labels: tuple[Label, ...], hits: Sequence[Hit], not_after: date, *, is_list: bool = False
) -> bool:
    """Does a row hold a name and an old date in cells of their own that nothing accounts for?

    Args:
        is_list: several patients were found: a row with such a date is one more, whatever was read for a name.
    """
    known = {id(word) for hit in hits for word in hit.words} | {
        id(word)
        for label in labels
        if label.meaning in _OTHER_PEOPLE or label.meaning in _OTHER_DATES
        for value in values_of(label, labels, layout)
        for word in value.words
    }
    return any(
        (is_list or any(_is_unknown_name(segment, known) for segment in segments))
        and _has_old_date(segments, known, not_after)
        for segments in layout.rows
        if len(segments) >= 2
    )


def _is_unknown_name(segment: Segment, known: Set[int]) -> bool:
    name = first_name(segment.words, rule="", strength=0.0)
    whole = name is not None and len(name.words) == len(segment.words)
    return whole and not any(id(word) in known for word in segment.words)


def _has_old_date(segments: Sequence[Segment], known: Set[int], not_after: date) -> bool:
    return any(
        (not_after - found.day).days > LATEST_BIRTH_DAYS
        for segment in segments
        if not any(id(word) in known for word in segment.words)
        for found in birth_dates(segment.text, not_after)
        if found.end - found.start >= len(segment.text) - 1
    )


def lone_name(layout: PageLayout) -> list[Hit]:
    """The one name that the page writes family name first ("FARNSWORTH, ZUZANA"), as stickers do. Never sure."""
    found = []
    for segment in layout.segments:
        name = first_name(segment.words, rule="the only name written family name first", strength=LONE)
        if name is None or len(name.words) < len(segment.words) or not name.words[0].text.endswith(","):
            continue
        if any(is_known_name(word.text.strip(",.")) for word in name.words):
            found.append(name)
    return found if len(found) == 1 else []


def _behind_caption(segment: Segment) -> tuple[Word, ...]:
    """The words behind a first colon; all where there is none."""
    ends = [place for place, word in enumerate(segment.words[:-1]) if word.text.endswith(":")]
    return segment.words[ends[0] + 1 :] if ends else segment.words


def unlabelled_row(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> list[Hit]:
    """A name and an old date alone in two cells of one row: a patient whose captions could not be read. Never sure."""
    for row, segments in enumerate(layout.rows):
        if not 2 <= len(segments) <= 6 or any(label.row == row for label in labels):
            continue
        rule = "a name beside a date, captions unread"
        name = first_name(segments[0].words, rule=rule, strength=UNLABELLED)
        if name is None and len(segments) >= 3:
            name = _name_of_cells(segments, rule)
        if name is None or (not name.parts and len(name.words) < len(segments[0].words)):
            continue
        for segment in segments[1:]:
            found = birth_dates(segment.text, not_after)
            alone = len(found) == 1 and found[0].end - found[0].start >= 0.8 * len(segment.text)
            if alone and (not_after - found[0].day).days > YOUNGEST_DAYS:
                told = "a date beside a name, captions unread"
                dob = Hit(field="dob", value=found[0].day, words=segment.words, rule=told, strength=UNLABELLED)
                group = f"pair {id(segment)}"
                return [replace(name, group=group), replace(dob, group=group)]
    return []


def _name_of_cells(segments: Sequence[Segment], rule: str) -> Hit | None:
    """ "Delacruz | Percival | A | 11/16/1969": grids put the family name first."""
    family, given = segments[0].words, segments[1].words
    if len(given) > 2 or len(family) > 2 or not all(is_name_token(word.text) for word in (*family, *given)):
        return None
    name = read_name(f"{segments[0].text.strip(',.')}, {segments[1].text}")
    if name is None or not name.is_whole or is_place((*family, *given), 0, len(family) + len(given)):
        return None
    return Hit(
        field="name", value=name, words=(*family, *given), parts=(family, given), rule=rule, strength=0.8 * UNLABELLED
    )


def writer_himself(layout: PageLayout) -> list[Hit]:
    return list(_writers_own_name(layout))


def _writers_own_name(layout: PageLayout) -> Iterator[Hit]:
    """A letter of the patient's own has his name alone on a line: at its head, behind "From", or under it."""
    if not _OF_HIMSELF.search(" ".join(layout.text.split())):
        return
    for segment in layout.segments:
        words = (
            segment.words[1:]
            if segment.words[0].text.lower().strip(":") in {"from", "sincerely", "signed", "name"}
            else segment.words
        )
        length = name_length([word.text for word in words])
        if length >= 2 and length == len(words) and not is_doctor(words):
            name = read_name(" ".join(word.text for word in words))
            if name is not None and name.is_whole:
                yield Hit(field="name", value=name, words=words, rule="the writer's own name", strength=0.7)
                return
