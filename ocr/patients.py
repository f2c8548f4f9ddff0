"""Where a page names a patient: labels, tables, RE blocks, and sentences."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import takewhile

from ocr.dates import FoundDate, birth_dates
from ocr.hits import FieldName, Hit, words_between
from ocr.known_names import is_known_family, is_known_name
from ocr.labels import (
    Label,
    Value,
    caption_behind,
    captions_below,
    values_of,
)
from ocr.layout import PageLayout
from ocr.model import Word
from ocr.name_cells import names_in_cells
from ocr.name_runs import first_name, is_doctor, is_given_first, is_place, with_unread_tail, without_number
from ocr.numbers import find_phone_numbers, read_mrn, told_mrns
from ocr.other_people import is_behind_other, is_of_other, is_under_other
from ocr.people import (
    PersonName,
    capitalised,
    is_name_token,
    is_suffix,
    letters_of,
    name_length,
    plain_token,
    read_name,
    read_sex,
    split_aliases,
)
from ocr.prose import prose_hits
from ocr.sentences import told_hits
from ocr.tables import table_hits
from ocr.unlabelled import lone_birth_date, lone_name, name_near_date, unlabelled_row, writer_himself
from ocr.written_fields import writing_right_of

SHORTEST_RUN = 7  # letters of two names together
INSURED = 0.8  # strength: below `certainty.STRONG_PLACE`
SENTENCE_WORDS = 6
FEWEST_FIGURES = 3  # of a date that was half read
UNSURE_PCT = 60.0  # of the first reader, who then may have read no name where one is
MOST_OF_NAME = 6  # words
BEFORE_BIRTH = 0.9  # strength of a name before a caption of birth
CALLED = frozenset({"client", "patient", "member", "resident", "participant", "pt", "child", "name"})
HALF_NAME = 0.4  # share of its place's strength that a name of one word keeps
_OF_A_PERSON = frozenset(
    {
        "patient_name",
        "patient",
        "name",
        "name_and_dob",
        "family",
        "given",
        "middle",
        "suffix",
        "dob",
        "born",
        "sex",
        "mrn",
    }
)
_IDENTIFIER = re.compile(
    r"\W*(?:[IL1|]\W?[DO0]|ids?|no|num|number|#)\b\W*(?:#|no|num|number)?\W*\d*$", re.I
)  # "Member ID"
_PIECE, MOST_DATE_PIECES = re.compile(r"\d{1,4}"), 2  # of a date, and how many more there are
_IS = re.compile(r"\W*(?:is|was|on|of)?\W*", re.I)
_DATE_FIRST = re.compile(r"\W*(?:\d{1,4}\W{1,2}\d|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\W[A-Za-z]{3,9}\W\d)")
_MY_NAME, _LIKE_IS = re.compile(r"\bmy name\W*$", re.I), frozenset({"is", "s", "ls", "1s", "ıs"})  # "My NAME |S ..."
_BIRTH = frozenset({"dob", "born"})
_RECORDS = re.compile(r"records\W*$", re.I)  # the department's name, whatever number stands beside it
_STROKES_ALONE = re.compile(r"[Iil1|!]{1,3}")  # what may be left of "II"
_ITEM = re.compile(r"[A-H][.)]")
_OF_NAMES = frozenset({"patient", "patient_name", "name"})
_NAME_LABELS = {"patient_name": 1.0, "name_and_dob": 1.0, "patient": 0.95, "re": 0.85}


def find_hits(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> list[Hit]:
    """Everything a page says about patients; nothing is decided about who is who.

    Args:
        not_after: the day the fax came; nobody is born later.
    """
    table = list(table_hits(layout, labels, not_after))
    in_table = {id(word) for hit in table for word in hit.words}
    others = {id(label) for label in labels if label.meaning in _OF_A_PERSON and is_of_other(label, labels, layout)}
    own = tuple(label for label in labels if id(label) not in others)
    labelled = [
        *_labelled_names(layout, labels, others),
        *names_in_cells(layout, own, labels),
        *_labelled_dobs(layout, own, labels, not_after),
        *_other_labelled(layout, own, labels),
        *_captioned_behind(layout, not_after),
        *_before_births(layout, own, not_after),
        *_told_mrns(layout),
    ]
    told = _of_patients(told_hits(layout, not_after), layout)
    if not _has([*table, *labelled, *told], "name"):
        told += writer_himself(layout) or unlabelled_row(layout, labels, not_after)
    if not _has([*table, *labelled, *told], "name", "unread_name"):
        told += prose_hits(layout, labels, not_after)
    if not _has([*table, *labelled, *told], "dob", "unread_dob"):
        told += lone_birth_date(layout, labels, [*table, *labelled, *told], not_after)
    if not _has([*table, *labelled, *told], "name", "unread_name"):
        told += name_near_date(layout, labels, [*table, *labelled, *told]) or lone_name(layout)
    if not _has([*table, *labelled, *told], "name", "unread_name"):
        told += _insured(layout, labels)
    seen: set[tuple[str, int]] = set()
    hits: list[Hit] = []
    own_told = [hit for hit in told if hit.field != "dob" or hit.group or not is_behind_other(hit.words, layout)]
    for hit in [*table, *labelled, *own_told]:
        key = (hit.field, id(hit.words[0]))
        if key in seen or (hit not in table and any(id(word) in in_table for word in hit.words)):
            continue
        seen.add(key)
        hits.append(hit)
    return [_without_item_letter(hit, layout) for hit in hits if not _is_part(hit, hits)]


def _without_item_letter(hit: Hit, layout: PageLayout) -> Hit:
    """ "A. SOOKJA NOH" where another line begins with "B.": no initial, but a list's letter."""
    near = 0.1 * layout.image.dpi_x
    firsts = (segment.words[0] for segment in layout.segments)
    begins = {
        word.text[:1]
        for word in firsts
        if _ITEM.fullmatch(word.text) and abs(word.box_px.left - hit.words[0].box_px.left) <= near
    }
    if hit.field != "name" or len(hit.words) < 3 or not _ITEM.fullmatch(hit.words[0].text) or not begins >= {"A", "B"}:
        return hit
    name = read_name(" ".join(word.text for word in hit.words[1:]))
    return replace(hit, value=name, words=hit.words[1:]) if name is not None and name.is_whole else hit


def _is_part(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Are a name's words a part of another name's ("Patient is Jiaying" taken for a caption)?"""
    own = {id(word) for word in hit.words}
    return hit.field == "name" and any(
        other.field == "name" and own < {id(word) for word in other.words} for other in hits
    )


def _of_patients(hits: Iterator[Hit], layout: PageLayout) -> list[Hit]:
    """What sentences say, without those of somebody whose caption stands before the name ("Subscriber Ana Diaz")."""
    found = list(hits)
    others = {
        hit.group
        for hit in found
        if hit.field == "name"
        and hit.group
        and (is_behind_other(hit.words, layout) or is_under_other(hit.words, layout))
    }
    return [hit for hit in found if hit.group is None or hit.group not in others]


def _has(hits: Sequence[Hit], *fields: str) -> bool:
    return any(hit.field in fields for hit in hits)


# --- by label ------------------------------------------------------------------------------------------------------


_INSURED = re.compile(r"\W*(?:the |name of )?insured\b", re.I)
_RELEASES_TO = re.compile(
    r"\b(?:release|disclose|send|give|provide|furnish)\b.*\bto\W*$|"
    r"\bwho (?:will|should|may|can|is to) (?:receive|get|have|see)\b|\b(?:recipient|receiving)\b",
    re.I,
)


def _labelled_names(layout: PageLayout, labels: tuple[Label, ...], others: Set[int]) -> Iterator[Hit]:
    """Names behind captions; of those whose caption is another person's it is said."""
    for label in labels:
        if not _is_denied(label, layout):
            hits = _named_by(label, labels, layout)
            yield from (replace(hit, of_relative=True) for hit in hits) if id(label) in others else hits


def _named_by(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Iterator[Hit]:
    strength = _NAME_LABELS.get(label.meaning) or _bare_name_strength(label, labels, layout)
    if strength is None:
        return
    family_first = "last" in label.text.lower() and "first" in label.text.lower().split("last")[-1]
    values = values_of(label, labels, layout)
    if label.meaning == "re":  # a subject line's own words stand right of it, else the block below is its value
        row = layout.rows[label.row]
        has_own = label.segment + 1 < len(row) or label.end < len(row[label.segment].words)
        values = [value for value in values if value.relation == ("right" if has_own else "below")]
    above = _above_share(label, labels, layout)
    values = [_with_next_cell(value, label, labels, layout) for value in values if not _IDENTIFIER.match(value.text)]
    found = [_name_in(value, label, strength, family_first=family_first, above=above) for value in values]
    if any(hit is not None and _is_whole(hit) for hit in found[1:]) and found[0] is not None and _is_word(found[0]):
        values, found = values[1:], found[1:]  # what stands right of it is another column's
    for value, hit in zip(values, found, strict=True):
        if hit is not None:
            yield hit
            yield from _aliases_behind(hit, value)
            if isinstance(hit.value, PersonName) and not hit.value.is_whole:  # the rest was not read
                yield replace(hit, field="unread_name", words=value.words[:MOST_OF_NAME], strength=strength)
            break
        if value.relation == "right" and label.meaning != "re":
            break  # something stands there and is no name: what is below belongs to another label
    else:
        hit = None
    if hit is None and label.meaning == "re":
        yield from _run_together(label, values)
    if hit is None and label.meaning in {"patient_name", "patient"} and label.strong:
        yield from _unread(label, labels, layout, values, "unread_name")


def _with_next_cell(value: Value, label: Label, labels: tuple[Label, ...], layout: PageLayout) -> Value:
    """A single word right of a caption with the next cell, where that is another one of a name and has no caption; a
    name with the suffix, or the family name, that stands alone under it.
    """
    if value.relation != "above" and label.meaning in _OF_NAMES and len(value.words) > 1:
        return _with_end_below(value, layout)
    if value.relation != "right" or len(value.words) != 1 or label.meaning not in {"patient", "patient_name"}:
        return value
    row = layout.rows[label.row]
    if value.text.endswith(","):
        left, near = label.box_px.left, 0.1 * layout.image.dpi_x
        below = layout.rows[label.row + 1] if label.row + 1 < len(layout.rows) else ()
        rest = next(
            (cell for cell in below if left - near <= cell.box_px.left <= value.words[0].box_px.left + near), None
        )
        if rest is not None and len(rest.words) <= 2 and all(is_known_name(word.text) for word in rest.words):
            return replace(value, words=(*value.words, *rest.words))
    place = next((at for at, segment in enumerate(row) if value.words[0] in segment.words), len(row))
    following = row[place + 1] if place + 1 < len(row) else None
    captions = {(other.row, other.segment) for other in labels}
    if following is None or len(following.words) > 2 or (label.row, place + 1) in captions:
        return value
    if not all(is_known_name(word.text) for word in (*value.words, *following.words)):
        return value
    return replace(value, words=(*value.words, *following.words))


def _with_end_below(value: Value, layout: PageLayout) -> Value:
    """ "PERCY B. BEAUCHAMP" in a narrow column, and "II" or "SHIM" alone on the next line."""
    first, near = value.words[0], 0.1 * layout.image.dpi_x
    place = next(at for at, row in enumerate(layout.rows) if any(first in segment.words for segment in row))
    row = layout.rows[place + 1] if place + 1 < len(layout.rows) else ()
    for cell in row:
        text = cell.words[0].text
        if abs(cell.box_px.left - first.box_px.left) <= near and len(cell.words) == 1:
            is_near = cell.box_px.top - (first.box_px.top + first.box_px.height) <= first.box_px.height
            is_name = is_near and len(row) == 1 and len(letters_of(text)) > 2 and is_known_name(text)
            is_rest = is_name and text[-1].isalpha() and not is_known_family(value.words[-1].text)
            may_be = is_suffix(text) or _STROKES_ALONE.fullmatch(text) or is_rest
            return replace(value, words=(*value.words, *cell.words)) if may_be else value
    return value


def _is_whole(hit: Hit) -> bool:
    return isinstance(hit.value, PersonName) and hit.value.is_whole


def _is_word(hit: Hit) -> bool:
    """A single word that nobody is called by."""
    return not _is_whole(hit) and not any(is_known_name(word.text) for word in hit.words)


def _run_together(label: Label, values: Sequence[Value]) -> Iterator[Hit]:
    """A lone capital word behind "RE:" may be a name whose space was lost ("MARYLEE"): the second reader tells."""
    for value in values[:1]:
        text = value.words[0].text
        if len(value.words) == 1 and len(text) >= SHORTEST_RUN and is_name_token(text):
            rule = f"label {value.relation} of: {label.text}"
            yield Hit(field="unread_name", value="", words=value.words, rule=rule, strength=0.85)


def _unread(
    label: Label, labels: tuple[Label, ...], layout: PageLayout, values: Sequence[Value], field: FieldName
) -> Iterator[Hit]:
    """The places of a value of which the first reader made nothing, likeliest first: for the second one."""
    for value in values:
        unsure = min(word.confidence_pct for word in value.words) < UNSURE_PCT
        if field == "unread_name" and not unsure and not any(is_name_token(word.text) for word in value.words):
            continue  # read well, and no name: "records for: since November"
        is_numeric = sum(character.isdigit() for character in value.text) >= FEWEST_FIGURES
        if value.relation == "right" or unsure or (field == "unread_dob" and is_numeric):
            strength = {"right": 0.9, "below": 0.8, "above": 0.85 * _above_share(label, labels, layout)}[value.relation]
            rule = f"label {value.relation} of: {label.text}"
            words = value.words if field == "unread_name" else _up_to_other_date(value.words)
            yield Hit(field=field, value="", words=words, rule=rule, strength=strength)
        if value.relation == "right":
            return
    yield from _written_field(label, layout, field)


def _up_to_other_date(words: Sequence[Word]) -> tuple[Word, ...]:
    """ "DOB 10/28/1111 Date 06/22/2026": the second date has a caption of its own, in small room."""
    end = next((place for place, word in enumerate(words) if place and letters_of(word.text) == "date"), len(words))
    return tuple(words[:end])


def _is_denied(label: Label, layout: PageLayout) -> bool:
    """ "If not the patient, name and relationship": the label of somebody else."""
    before = " ".join(word.text.lower() for word in layout.rows[label.row][label.segment].words[: label.end])
    return bool(re.search(r"\b(?:not|other than|behalf of|relationship to)\b", before))


def _bare_name_strength(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> float | None:
    """ "Name" alone is the patient's in a block that goes on with a birth date or is headed "Patient"."""
    if label.meaning != "name":
        return None
    above = " ".join(segment.text for row in layout.rows[max(0, label.row - 1) : label.row] for segment in row)
    if _RELEASES_TO.search(above):
        return None  # to whom a form releases
    if any(other.meaning in {"to", "from"} and _is_head_of(other, label, layout) for other in labels):
        return None
    if any(other.meaning in _BIRTH and other.row == label.row for other in labels):
        return 0.95
    if any(other.meaning in _BIRTH and -1 <= other.row - label.row <= 5 for other in labels):
        return 0.85
    if any(other.meaning in {"alias", "mrn", "sex", "ssn"} and 0 <= other.row - label.row <= 3 for other in labels):
        return 0.85
    office = {"to", "from", "provider", "organization"}
    if any(other.meaning in office and 0 <= label.row - other.row <= 3 for other in labels):
        return None
    heads = [segment.text.lower() for row in layout.rows[max(0, label.row - 3) : label.row] for segment in row]
    return 0.75 if any("patient" in text for text in heads) else None


def _is_head_of(head: Label, label: Label, layout: PageLayout) -> bool:
    """Does a caption stand alone in its cell right over another one?"""
    cell = layout.rows[head.row][head.segment]
    alone = head.end - head.start == len(cell.words)
    return (
        alone and head.row == label.row - 1 and abs(head.box_px.left - label.box_px.left) <= 0.15 * layout.image.dpi_x
    )


LONGEST_CAPTION = 5  # words
_OF_FIRM = re.compile(
    r"&\s*Associates\b|\b(?:LLP|APC|P\.?C\.|Lawyers|Law (?:Corp|Offices?|Firm|Group))\b", re.I
)  # a client's


def _name_in(value: Value, label: Label, strength: float, *, family_first: bool, above: float) -> Hit | None:
    if label.meaning == "re":
        if re.search(r"\bvs?\.?\s", value.text):
            return None  # the parties of a case
        return first_name(value.words, rule=f"in the block: {label.text}", strength=strength)
    words = tuple(word for word in without_number(value.words) if plain_token(word.text).strip(".-–(){}[] "))
    texts = [plain_token(word.text).lstrip("-–·•*") for word in words]
    if not words or (label.meaning == "name_and_dob" and _DATE_FIRST.match(value.text)):
        return None
    if _MY_NAME.search(label.text) and len(texts) > 2 and texts[0].lower() in _LIKE_IS:
        words, texts = words[1:], texts[1:]
    texts = [capitalised(text) for text in texts] if len(words) <= 5 else texts
    if len(texts) > 1 and re.fullmatch(r"[^\W\d_]{4,}\.", texts[0]):
        texts[0] = f"{texts[0][:-1]},"  # a comma is read as a full stop: "Bahrami. Clarissa"
    name = read_name(" ".join(texts), family_first=family_first and not is_given_first(texts))
    if name is None or is_doctor(words) or is_place(words, 0, name_length(texts)) or _OF_FIRM.search(value.text):
        return None
    if value.relation != "right" and (not name.is_whole or len(label.text.split()) > LONGEST_CAPTION):
        return None  # a sentence that speaks of the patient is no caption
    length = max(1, name_length(texts))
    if not name.is_whole:
        strength *= HALF_NAME
    rule = f"label {value.relation} of: {label.text}"
    relation_share = {"right": 1.0, "below": 0.97, "above": above}[value.relation]
    own = with_unread_tail(words, 0, length)
    return Hit(field="name", value=name, words=own, rule=rule, strength=strength * relation_share)


def _aliases_behind(hit: Hit, value: Value) -> Iterator[Hit]:
    for alias in split_aliases(value.text)[1]:
        yield Hit(field="alias", value=alias, words=hit.words, rule="other name behind the name", strength=hit.strength)


def _captioned_behind(layout: PageLayout, not_after: date) -> Iterator[Hit]:
    """Values whose caption stands behind them in brackets."""
    for segment in layout.segments:
        found = caption_behind(segment)
        if found is None:
            continue
        meaning, words = found
        text, rule = " ".join(word.text for word in words), "caption in brackets behind"
        if meaning in ("patient", "patient_name"):
            name = read_name(text)
            if name is not None and name.is_whole and not is_place(words, 0, len(words)):
                yield Hit(field="name", value=name, words=words, rule=rule, strength=0.95)
        elif meaning in _BIRTH and (dates := birth_dates(text, not_after)):
            covered = words_between(words, dates[0].start, dates[0].end)
            yield Hit(field="dob", value=dates[0].day, words=covered, rule=rule, strength=0.95)
        elif meaning == "mrn" and (number := read_mrn(text)):
            yield Hit(field="mrn", value=number, words=words[:1], rule=rule, strength=0.9)


def _told_mrns(layout: PageLayout) -> Iterator[Hit]:
    """Record numbers in running text."""
    for segment in layout.segments:
        for number, start, end in told_mrns(segment.text):
            words = words_between(segment.words, start, end)
            yield Hit(field="mrn", value=number, words=words, rule="record number in a sentence", strength=0.9)


def _before_births(layout: PageLayout, own: tuple[Label, ...], not_after: date) -> Iterator[Hit]:
    """A name that stands alone before "DOB" and a date on its row: heads of print-outs, lists, stickers."""
    for label in own:
        row = layout.rows[label.row]
        words = row[label.segment].words[: label.start]
        if label.meaning not in _BIRTH or (not words and not label.segment):
            continue
        words = _without_caption(without_number(words or row[label.segment - 1].words))
        words = words[:-1] if len(words) > 2 and not letters_of(words[-1].text) else words  # "Ana Diaz / DOB"
        behind = row[label.segment].words[label.end :] or (
            row[label.segment + 1].words if row[label.segment + 1 :] else ()
        )
        dates = birth_dates(" ".join(word.text for word in behind), not_after)
        length = name_length([word.text for word in words])
        name = read_name(" ".join(word.text for word in words)) if length >= 2 and length == len(words) else None
        if name is None or not name.is_whole or not dates or dates[0].start > 2:
            continue
        if is_doctor(words) or is_place(words, 0, length) or is_behind_other(words, layout):
            continue
        group = f"before a birth {id(label)}"
        covered = words_between(behind, dates[0].start, dates[0].end)
        rule = f"the name before: {label.text}"
        yield Hit(field="name", value=name, words=words, rule=rule, strength=BEFORE_BIRTH, group=group)
        yield Hit(field="dob", value=dates[0].day, words=covered, rule=rule, strength=BEFORE_BIRTH, group=group)


def _without_caption(words: Sequence[Word]) -> tuple[Word, ...]:
    """ "Client Kulkarni, Kamala": the caption before the name is no part of it."""
    is_caption = len(words) > 2 and letters_of(words[0].text) in CALLED
    return tuple(words[1:] if is_caption else words)


def _insured(layout: PageLayout, labels: tuple[Label, ...]) -> Iterator[Hit]:
    """Where nobody is called the patient: whom an insurer insures, over his birth date. Never sure."""
    for label in labels:
        rows = range(label.row, label.row + 3)
        has_birth = any(other.meaning in _BIRTH and other.row in rows for other in labels)
        if label.meaning == "contact" and _INSURED.match(label.text) and has_birth:
            for value in values_of(label, labels, layout)[:1]:
                if hit := _name_in(value, label, INSURED, family_first=False, above=0.0):
                    yield hit


def _labelled_dobs(
    layout: PageLayout, own: tuple[Label, ...], labels: tuple[Label, ...], not_after: date
) -> Iterator[Hit]:
    for label in own:
        if label.meaning not in {"dob", "born", "name_and_dob"} or _is_behind_date(label, layout, not_after):
            continue
        values = [_with_date_pieces(value, layout) for value in values_of(label, labels, layout)]
        if all(_IS.fullmatch(value.text) for value in values if value.relation == "right"):
            values = [*_on_next_row(label, layout), *values]
        found: list[FoundDate] = []
        for value in values:
            found = birth_dates(value.text, not_after)
            if found and value.relation == "right" and _has_unread_date(value.text[: found[0].start]):
                found = []  # "DOB 03/20/15F  Date 01/20/2026"
                break
            in_sentence = value.relation == "above" and len(value.words) >= SENTENCE_WORDS
            if found and (in_sentence or (value.relation != "right" and ":" in value.text[: found[0].start])):
                found = []  # the value of another caption, which is in no list ("Visit: 05/06/2024")
                continue
            if found:
                words = words_between(value.words, found[0].start, found[0].end)
                above = _above_share(label, labels, layout)
                strength = {"right": 1.0, "below": 0.95, "above": above}[value.relation] * (
                    1.0 if len(found) == 1 else 0.6
                )
                rule = f"label {value.relation} of: {label.text}"
                yield Hit(field="dob", value=found[0].day, words=words, rule=rule, strength=strength)
                break
            if value.relation == "right" and any(character.isdigit() for character in value.text):
                break  # a date that could not be read: none below may take its place
        else:
            found = []
        if not found:
            yield from _unread(label, labels, layout, values, "unread_dob")


def _has_unread_date(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= FEWEST_FIGURES


def _is_behind_date(label: Label, layout: PageLayout, not_after: date) -> bool:
    """ "6/2/2004 (DOB)": the caption in brackets of what stands before it."""
    words = layout.rows[label.row][label.segment].words
    before = " ".join(word.text for word in words[: label.start])
    dates = birth_dates(before, not_after) if label.text.startswith("(") else []
    return bool(dates) and not before[dates[-1].end :].strip(" ,;-")


def _with_date_pieces(value: Value, layout: PageLayout) -> Value:
    """ "02", "08" and "1947" in boxes of their own are one date."""
    if value.relation != "right" or not _PIECE.fullmatch(value.text):
        return value
    row = next(row for row in layout.rows if any(value.words[-1] in segment.words for segment in row))
    behind = [segment for segment in row if segment.box_px.left > value.words[-1].box_px.left]
    pieces = list(takewhile(lambda segment: _PIECE.fullmatch(segment.text), behind))[:MOST_DATE_PIECES]
    return replace(value, words=(*value.words, *(word for segment in pieces for word in segment.words)))


def _on_next_row(label: Label, layout: PageLayout) -> list[Value]:
    """ "..., whose date of birth is" ends its line: the date begins the next one."""
    ends = all(_IS.fullmatch(word.text) for word in layout.rows[label.row][label.segment].words[label.end :])
    is_last = ends and label.segment == len(layout.rows[label.row]) - 1 and not label.strong
    below = layout.rows[label.row + 1] if is_last and label.row + 1 < len(layout.rows) else ()
    return [Value(words=below[0].words, relation="below")] if below else []


def _above_share(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> float:
    """How far a value above its label is trusted: captions under lines to write on stand side by side, uncoloned."""
    if captions_below(label, labels, layout):
        return 0.97
    row = [other for other in labels if other.row == label.row]
    return 0.9 if len(row) >= 2 and not any(":" in other.text for other in row) else 0.7


def _written_field(label: Label, layout: PageLayout, field: FieldName) -> Iterator[Hit]:
    """The field right of a label that holds ink but no word of the first reader's: handwriting, for the second one."""
    written = writing_right_of(label, layout)
    if written is not None:
        word = Word(text="", page_number=layout.number, box_px=written, confidence_pct=0.0, line=0, block=0)
        yield Hit(field=field, value="", words=(word,), rule=f"writing right of: {label.text}", strength=0.85)


def _other_labelled(layout: PageLayout, own: tuple[Label, ...], labels: tuple[Label, ...]) -> Iterator[Hit]:
    for label in own:
        values = values_of(label, labels, layout)
        if not values:
            continue
        hit = _other_hit(label, values, labels)
        if hit is not None:
            yield hit


def _other_hit(label: Label, values: Sequence[Value], labels: tuple[Label, ...]) -> Hit | None:
    for value in values[:2]:
        rule = f"label {value.relation} of: {label.text}"
        match label.meaning:
            case "mrn":
                if not _RECORDS.search(label.text) and (number := read_mrn(value.text)):
                    return Hit(field="mrn", value=number, words=value.words[:1], rule=rule, strength=0.9)
            case "sex":
                if sex := read_sex(value.text):
                    return Hit(field="sex", value=sex, words=value.words[:1], rule=rule, strength=0.9)
            case "patient_phone":
                if numbers := find_phone_numbers(value.text):
                    words = words_between(value.words, numbers[0].start, numbers[0].end)
                    return Hit(field="phone", value=numbers[0].e164, words=words, rule=rule, strength=0.9)
            case "phone":
                numbers = find_phone_numbers(value.text)
                if numbers and in_patient_block(label, labels):
                    words = words_between(value.words, numbers[0].start, numbers[0].end)
                    return Hit(field="phone", value=numbers[0].e164, words=words, rule=rule, strength=0.7)
            case "address":
                if in_patient_block(label, labels) and re.match(r"\W*(?:\d+|p\.?\s?o\.?\s?box)", value.text, re.I):
                    return Hit(
                        field="address", value=value.text.strip(" ,;"), words=value.words, rule=rule, strength=0.8
                    )
            case "alias":
                name = read_name(value.text)
                if name is not None:
                    return Hit(field="alias", value=name.written, words=value.words, rule=rule, strength=0.9)
            case _:
                return None
    return None


def in_patient_block(label: Label, labels: tuple[Label, ...]) -> bool:
    """Is the nearest block label above (or on the row) one of the patient's, and not the office's?"""
    patient = {
        "patient_name",
        "patient",
        "dob",
        "mrn",
        "name_and_dob",
        "sex",
        "family",
        "given",
        "ssn",
        "alias",
        "patient_phone",
    }
    office = {"to", "from", "provider", "organization", "reply_fax", "fax", "npi", "to_fax", "contact"}
    if "patient" in label.text.lower():
        return True
    before = [
        other
        for other in labels
        if other.meaning in patient | office and (other.row, other.box_px.left) < (label.row, label.box_px.left)
    ]
    same_column = [other for other in before if other.row == label.row or other.box_px.left <= label.box_px.left + 40]
    return bool(same_column) and same_column[-1].meaning in patient
