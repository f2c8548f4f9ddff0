"""Where a page names a patient: labels, tables, RE blocks, and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from ocr.dates import OLDEST_YEAR, FoundDate, find_dates
from ocr.hits import FieldName, Hit, paragraphs, words_between
from ocr.labels import Label, Value, by_meaning, values_of
from ocr.layout import INK, PageLayout, Segment, ink_share
from ocr.model import Box, Word
from ocr.numbers import find_phone_numbers, read_mrn
from ocr.people import (
    CREDENTIALS,
    PARTICLES,
    PersonName,
    is_name_token,
    is_suffix,
    letters_of,
    name_length,
    read_name,
    split_aliases,
)

WRITTEN_REACH_IN = 3.2  # of a form's writing line
BLANK_SHARE = 0.008  # ink of an empty cell: specks
UNLABELLED = 0.8  # strength of a name and a date whose captions nobody could read: below what goes on unattended
YOUNGEST_DAYS = 60  # a date nearer than this is the letter's, not a birth
BARE_DATE = 0.85  # strength of a date right behind a name that is surely the patient's
HALF_NAME = 0.4  # share of its place's strength that a name of one word keeps
_NAME_LABELS = {"patient_name": 1.0, "name_and_dob": 1.0, "patient": 0.95, "re": 0.85}
_DOCTOR = re.compile(r"\bd(?:r|octor)\b\.?\s*$", re.IGNORECASE)
_HEADER_MEANINGS = frozenset(
    {
        "patient_name",
        "patient",
        "name",
        "family",
        "given",
        "dob",
        "mrn",
        "sex",
        "name_and_dob",
        "middle",
        "suffix",
        "service_dates",
        "wanted",
    }
)
_NAMING = frozenset({"patient_name", "patient", "name", "family", "name_and_dob"})

# Words of a sentence that lead to the patient's name, and how surely they do.
_CUES = (
    (re.compile(r"\b(?:mutual|former|our|your|this|the|named|new|shared|following)\s+(?:\w+\s+)?(?:patient|"
        r"pt|client|resident)s?\b[\s,:;-]*(?:named|is|,)?\s*$", re.I), 0.95),
    (re.compile(r"\b(?:patient|pt|client)s?['’]?s?\b[\s,:;-]*(?:named|is|name is|,)?\s*$", re.I), 0.9),
    (re.compile(r"\b(?:records?|chart|reports?|notes?|results?|information|copies|file|history|summary|"
        r"films?|images?|documents?|documentation|labs?)\s+(?:\w+\s+){0,2}?(?:of|for|on|about|"
        r"regarding|concerning|pertaining to|belonging to)\b[\s:,]*(?:our|your|the)?\s*$", re.I), 0.85),
    (re.compile(r"\b(?:regarding|concerning|in reference to|re:|on behalf of|named|seeing|treating|"
        r"evaluating|caring for|care of|following|admitted|operating on|seen)[\s:,]*$", re.I), 0.8),
    (re.compile(r"\bI,\s*$"), 0.85),
    (re.compile(r"\b(?:my name is|i am|the undersigned,?)\s*$", re.I), 0.9),
    (re.compile(r"\bcertificates?\s+(?:of|for)\s*(?:the late|our|my \w+)?\s*$", re.I), 0.85),
)  # fmt: skip
_BIRTH = re.compile(
    r"^[\s,;:()\[\]/|–—-]*(?:who\s+was\s+|is\s+)?\(?(?:d\s?\.?\s?o\s?\.?\s?b\b\.?|date\s?of\s?birth|"
    r"birth\s?date|birthdate|born|b\.)[\s:.,#-]*(?:on|is|of)?[\s:]*",
    re.I,
)
_NOT_BIRTH = re.compile(
    r"\b(?:seen|visit|admitted|discharged|surgery|service|dos|dated?|appointment|from|since|on)\W*$", re.I
)


def find_hits(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> list[Hit]:
    """Everything a page says about patients; nothing is decided about who is who.

    Args:
        not_after: the day the fax came; nobody is born later.
    """
    table = list(_table_hits(layout, labels, not_after))
    in_table = {id(word) for hit in table for word in hit.words}
    labelled = [
        *_labelled_names(layout, labels),
        *_names_in_cells(layout, labels),
        *_labelled_dobs(layout, labels, not_after),
        *_other_labelled(layout, labels),
    ]
    told = [*_told_hits(layout, labels, not_after)]
    if not any(hit.field == "name" for hit in [*table, *labelled, *told]):
        told += _writer_himself(layout) or _unlabelled_row(layout, labels, not_after)
    if not any(hit.field in {"dob", "unread_dob"} for hit in [*table, *labelled, *told]):
        told += _dates_on_the_row(layout, labels, [*table, *labelled], not_after)
    seen: set[tuple[str, int]] = set()
    hits: list[Hit] = []
    for hit in [*table, *labelled, *told]:
        key = (hit.field, id(hit.words[0]))
        if key in seen or (hit not in table and any(id(word) in in_table for word in hit.words)):
            continue
        seen.add(key)
        hits.append(hit)
    return hits


# --- by label ------------------------------------------------------------------------------------------------------


def _labelled_names(layout: PageLayout, labels: tuple[Label, ...]) -> Iterator[Hit]:
    for label in labels:
        if _is_denied(label, layout):
            continue
        strength = _NAME_LABELS.get(label.meaning) or _bare_name_strength(label, labels, layout)
        if strength is None:
            continue
        family_first = "last" in label.text.lower() and "first" in label.text.lower().split("last")[-1]
        values = values_of(label, labels, layout)
        if label.meaning == "re":  # a subject line's own words stand right of it, else the block below is its value
            row = layout.rows[label.row]
            has_own = label.segment + 1 < len(row) or label.end < len(row[label.segment].words)
            values = [value for value in values if value.relation == ("right" if has_own else "below")]
        for value in values:
            hit = _name_in(value, label, strength, family_first=family_first, is_caption=_is_caption(label, labels))
            if hit is not None:
                yield hit
                yield from _aliases_behind(hit, value)
                break
            if value.relation == "right" and label.meaning != "re":
                if label.meaning in {"patient_name", "patient"} and label.strong:
                    rule = f"label right of: {label.text}"
                    yield Hit(field="unread_name", value="", words=value.words, rule=rule, strength=0.9)
                break  # something stands there and is no name: what is below belongs to another label
        else:
            if label.meaning == "patient_name":
                yield from _written_field(label, labels, layout, "unread_name")


def _is_denied(label: Label, layout: PageLayout) -> bool:
    """ "If not the patient, name and relationship": the label of somebody else."""
    before = " ".join(word.text.lower() for word in layout.rows[label.row][label.segment].words[: label.end])
    return bool(re.search(r"\b(?:not|other than|behalf of|relationship to)\b", before))


def _bare_name_strength(label: Label, labels: tuple[Label, ...], layout: PageLayout) -> float | None:
    """ "Name" alone is the patient's in a block that goes on with a birth date or is headed "Patient"."""
    if label.meaning != "name":
        return None
    above = " ".join(segment.text for row in layout.rows[max(0, label.row - 1) : label.row] for segment in row)
    if re.search(r"\b(?:release|disclose|send|give|provide|furnish)\b.*\bto\W*$", above, re.I):
        return None  # to whom a form releases
    if any(other.meaning == "dob" and other.row == label.row for other in labels):
        return 0.95
    if any(other.meaning == "dob" and -1 <= other.row - label.row <= 4 for other in labels):
        return 0.85
    if any(other.meaning in {"alias", "mrn", "sex", "ssn"} and 0 <= other.row - label.row <= 3 for other in labels):
        return 0.85
    office = {"to", "from", "provider", "organization"}
    if any(other.meaning in office and 0 <= label.row - other.row <= 3 for other in labels):
        return None
    heads = [segment.text.lower() for row in layout.rows[max(0, label.row - 3) : label.row] for segment in row]
    return 0.75 if any("patient" in text for text in heads) else None


def _name_in(value: Value, label: Label, strength: float, *, family_first: bool, is_caption: bool) -> Hit | None:
    if label.meaning == "re":
        return _first_name(value.words, rule=f"in the block: {label.text}", strength=strength)
    words = _without_number(value.words)
    texts = [_capital(word.text) for word in words] if len(words) <= 5 else [word.text for word in words]
    name = read_name(" ".join(texts), family_first=family_first)
    if name is None or _is_doctor(words) or _is_place(words, 0, name_length(texts)):
        return None
    if not name.is_whole and value.relation != "right":
        return None
    length = max(1, name_length(texts))
    if not name.is_whole:
        strength *= HALF_NAME
    rule = f"label {value.relation} of: {label.text}"
    above_share = 0.93 if is_caption else 0.75
    relation_share = {"right": 1.0, "below": 0.97, "above": above_share}[value.relation]
    return Hit(field="name", value=name, words=words[:length], rule=rule, strength=strength * relation_share)


def _capital(text: str) -> str:
    """Behind a label of its own, a name may be typed (or read) without its capital."""
    lowered = text.strip(",.").lower()
    return text[:1].upper() + text[1:] if lowered not in PARTICLES and lowered not in CREDENTIALS else text


def _without_number(words: Sequence[Word]) -> tuple[Word, ...]:
    """A list's own number or bullet before the name is not part of it."""
    start = 0
    while start < len(words) - 1 and re.fullmatch(r"[(#]?\d{1,2}[.):]?|[-•*·.]|[a-e][.)]", words[start].text):
        start += 1
    return tuple(words[start:])


def _is_doctor(words: Sequence[Word]) -> bool:
    texts = [word.text.lower().strip(".,()") for word in words]
    length = name_length([word.text for word in words])
    if texts and texts[0] in {"dr", "doctor"}:
        return True
    return any(text in CREDENTIALS for text in texts[1 : length + 2])


def _aliases_behind(hit: Hit, value: Value) -> Iterator[Hit]:
    for alias in split_aliases(value.text)[1]:
        yield Hit(field="alias", value=alias, words=hit.words, rule="other name behind the name", strength=hit.strength)


_PLACE_WORD = re.compile(
    r"^(?:\w+olog(?:y|ists?)|\w+iatr(?:y|ics?|ists?)|\w*orthop\w+|surg(?:ery|ical)|medical|medicine|clinics?|cent(?:er|re)|"
    r"hospitals?|health(?:care)?|group|associates|partners|consultants|specialists?|institute|physicians?|practice|"
    r"primary|internal|family|urgent|women['’]?s|men['’]?s|children['’]?s|pulmonary|heart|imaging|laborator\w+|"
    r"pharmacy|services|department|emergency|county|university|llp|llc|inc|corp\w*|insurance|attorneys?|"
    r"ave(?:nue)?|blvd|boulevard|street|road|drive|suite|ste|way|lane|floor)$",
    re.IGNORECASE,
)
_ZIP = re.compile(r"^9\d{4}(?:-\d{4})?[.,;]?$|^\d{5}-\d{4}$")  # of California, or with its four more digits
_STATE_CODE = re.compile(r"^(?:CA|AZ|NV|OR|WA|TX|NY|FL|CO|UT|NM)\.?$")


def _is_place(words: Sequence[Word], start: int, length: int) -> bool:
    """Is this run of words a practice or an address: has it, or what follows it, a word of such?"""
    own = [word.text.strip(",.()") for word in words[start : start + length]]
    if any(_PLACE_WORD.match(text) for text in own) or any(_STATE_CODE.match(text) for text in own[1:]):
        return True
    if any(_ZIP.match(word.text) and _on_one_row(words[start], word) for word in words[start + length :]):
        return True
    behind = words[start + length].text if start + length < len(words) else ""
    same_row = bool(behind) and _on_one_row(words[start + length - 1], words[start + length])
    if not same_row or words[start + length - 1].text.endswith((";", ":", ")")):
        return False
    closed = words[start + length - 1].text.endswith((",", "."))
    plain = behind.strip(",.()")
    return bool(re.match(r"^\d{5}(?:-\d{4})?$", plain)) or (
        not closed and behind[:1].isupper() and _is_place_word(plain)
    )


def _is_place_word(text: str) -> bool:
    return bool(_PLACE_WORD.match(text))


def _on_one_row(one: Word, two: Word) -> bool:
    return abs(one.box_px.top - two.box_px.top) < max(one.box_px.height, two.box_px.height)


def _first_name(words: tuple[Word, ...], *, rule: str, strength: float) -> Hit | None:
    """The first whole name in a run of words that is no doctor's."""
    texts = [word.text for word in words]
    start = 0
    while start < len(words):
        length = name_length(texts[start:])
        if (
            length >= 2
            and not _DOCTOR.search(" ".join(texts[:start]))
            and not _is_doctor(words[start:])
            and not _is_place(words, start, length)
        ):
            name = read_name(" ".join(texts[start : start + length]))
            if name is not None and name.is_whole:
                return Hit(field="name", value=name, words=words[start : start + length], rule=rule, strength=strength)
        start += max(1, length)
    return None


def _names_in_cells(layout: PageLayout, labels: tuple[Label, ...]) -> Iterator[Hit]:
    """ "Last name", "First name" and "MI" in cells of their own make one name."""
    meanings = by_meaning(labels)
    for label in meanings.get("family", []):
        family = _cell_value(label, labels, layout)
        partner = _nearest(label, meanings.get("given", []))
        given = _cell_value(partner, labels, layout) if partner else None
        if family is None or given is None or partner is None:
            continue
        middle = _cell_value(_nearest(partner, meanings.get("middle", [])), labels, layout)
        suffix_label = _nearest(label, meanings.get("suffix", []))
        suffix = _cell_value(suffix_label, labels, layout)
        is_blank = suffix_label is None or _is_blank_cell(suffix_label, layout)
        parts = tuple(value.words for value in (family, given, middle, suffix) if value)
        tail = f" {middle.text}" if middle else ""
        jr = f" {suffix.text}" if suffix and is_suffix(suffix.text) else ""
        name = read_name(f"{family.text.strip(',')}{jr}, {given.text.strip(',')}{tail}")
        if name is not None and name.is_whole:
            # Ink in the suffix cell that is no suffix: father or son, nobody knows.
            strength = 0.95 if jr or is_blank else 0.5
            rule = f"cells: {label.text} / {partner.text}"
            words = tuple(word for part in parts for word in part)
            yield Hit(field="name", value=name, words=words, parts=parts, rule=rule, strength=strength)


def _is_blank_cell(label: Label, layout: PageLayout) -> bool:
    """Is there no ink below a label, as far as one line of writing goes?"""
    box = label.box_px
    below = Box(
        box.left - 4,
        box.top + box.height + 4,
        max(box.width, round(0.4 * layout.image.dpi_x)),
        round(0.2 * layout.image.dpi_y),
    )
    right = Box(box.left + box.width + 8, box.top, round(0.35 * layout.image.dpi_x), box.height)
    return all(ink_share(layout.image, _without_rules(layout, field)) < BLANK_SHARE for field in (below, right))


def _without_rules(layout: PageLayout, field: Box) -> Box:
    """The field up to the first ruled line at its right or lower end. A ruling goes on beyond it; "III" does not."""
    pixels = layout.image.pixels
    top, left = max(0, field.top), max(0, field.left)
    bottom, right = field.top + field.height, field.left + field.width
    reach_px = max(4, field.height // 2)
    tall = pixels[max(0, top - reach_px) : bottom + reach_px, left:right] < INK
    wide = pixels[top:bottom, max(0, left - reach_px) : right + reach_px] < INK
    if not tall.size or not wide.size:
        return field
    columns, rows = np.flatnonzero(tall.mean(axis=0) > 0.8), np.flatnonzero(wide.mean(axis=1) > 0.8)
    width = int(columns[0]) - 2 if len(columns) else field.width
    height = int(rows[0]) - 2 if len(rows) else field.height
    return field._replace(width=max(0, width), height=max(0, height))


def _cell_value(label: Label | None, labels: tuple[Label, ...], layout: PageLayout) -> Value | None:
    if label is None:
        return None
    for value in values_of(label, labels, layout):
        texts = [word.text for word in value.words]
        length = name_length(texts) if not is_suffix(texts[0]) else 1
        if length:
            return replace(value, words=value.words[:length])
    return None


def _nearest(label: Label, others: Sequence[Label]) -> Label | None:
    near = [other for other in others if abs(other.row - label.row) <= 3]
    return min(
        near, key=lambda other: (abs(other.row - label.row), abs(other.box_px.left - label.box_px.left)), default=None
    )


def _labelled_dobs(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> Iterator[Hit]:
    for label in labels:
        if label.meaning not in {"dob", "born", "name_and_dob"}:
            continue
        for value in values_of(label, labels, layout):
            found = _birth_dates(value.text, not_after)
            if found:
                words = words_between(value.words, found[0].start, found[0].end)
                above = 0.9 if _is_caption(label, labels) else 0.7
                strength = {"right": 1.0, "below": 0.95, "above": above}[value.relation] * (
                    1.0 if len(found) == 1 else 0.6
                )
                rule = f"label {value.relation} of: {label.text}"
                yield Hit(field="dob", value=found[0].day, words=words, rule=rule, strength=strength)
                break
            if value.relation == "right" and any(character.isdigit() for character in value.text):
                yield Hit(
                    field="unread_dob", value="", words=value.words, rule=f"label right of: {label.text}", strength=0.9
                )
                break  # a date that could not be read: none below may take its place
        else:
            yield from _written_field(label, labels, layout, "unread_dob")


def _is_caption(label: Label, labels: tuple[Label, ...]) -> bool:
    """Captions under the writing lines stand side by side and have no colons."""
    row = [other for other in labels if other.row == label.row]
    return len(row) >= 2 and not any(":" in other.text for other in row)


def _written_field(label: Label, labels: tuple[Label, ...], layout: PageLayout, field: FieldName) -> Iterator[Hit]:
    """The field right of a label that holds ink but no word of the first reader's: handwriting, for the second one."""
    box, dpi = label.box_px, layout.image.dpi_x
    left = box.left + box.width + round(0.05 * dpi)
    beside = [word.box_px.left for word in layout.rows[label.row][label.segment].words[label.end :]]
    beside += [segment.box_px.left for segment in layout.rows[label.row][label.segment + 1 :]]
    right = min([left + round(WRITTEN_REACH_IN * dpi), layout.image.pixels.shape[1], *(start - 4 for start in beside)])
    around = Box(left, box.top - round(0.06 * dpi), right - left, box.height + round(0.1 * dpi))
    if around.width < 0.5 * dpi or not label.strong:
        return
    ink = layout.image.pixels[max(0, around.top) : around.top + around.height, left:right] < INK
    ink = ink & ~(ink.mean(axis=1) > 0.5)[:, np.newaxis]  # the writing line
    columns = np.flatnonzero(ink.any(axis=0))
    if not ink.size or ink.mean() < 2 * BLANK_SHARE or not len(columns):
        return
    written = around._replace(left=left + int(columns[0]), width=int(columns[-1] - columns[0]) + 1)
    word = Word(text="", page_number=layout.number, box_px=written, confidence_pct=0.0, line=0, block=0)
    yield Hit(field=field, value="", words=(word,), rule=f"writing right of: {label.text}", strength=0.85)


def _birth_dates(text: str, not_after: date) -> list[FoundDate]:
    return [
        item for item in find_dates(text, not_after=not_after) if item.day.year >= OLDEST_YEAR and item.day <= not_after
    ]


def _other_labelled(layout: PageLayout, labels: tuple[Label, ...]) -> Iterator[Hit]:
    for label in labels:
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
                if number := read_mrn(value.text):
                    return Hit(field="mrn", value=number, words=value.words[:1], rule=rule, strength=0.9)
            case "sex":
                if sex := _read_sex(value.text):
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


def _read_sex(text: str) -> str | None:
    word = letters_of(text.split()[0]) if text.split() else ""
    if len(text.split()) > 1 and letters_of(text.split()[1]) in {"m", "f", "male", "female"}:
        return None  # "M F" to be circled: which one is ink, not text
    return {"m": "male", "male": "male", "f": "female", "female": "female"}.get(word)


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


# --- tables -----------------------------------------------------------------------------------------------------------


def _table_hits(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> Iterator[Hit]:
    for row in range(len(layout.rows)):
        header = [label for label in labels if label.row == row and label.meaning in _HEADER_MEANINGS]
        meanings = {label.meaning for label in header}
        if len(header) < 2 or not meanings & _NAMING or not meanings & {"dob", "mrn", "name_and_dob"}:
            continue
        if any(":" in label.text for label in header) or not _is_header(layout, row, labels):
            continue
        yield from _table_rows(layout, row, header, labels, not_after)


def _is_header(layout: PageLayout, row: int, labels: tuple[Label, ...]) -> bool:
    """Nearly all words of the row are labels: "No.  Patient name  DOB  Needs"."""
    words = sum(len(segment.words) for segment in layout.rows[row])
    covered = sum(label.end - label.start for label in labels if label.row == row)
    return words - covered <= 2


def _table_rows(
    layout: PageLayout, row: int, header: Sequence[Label], labels: tuple[Label, ...], not_after: date
) -> Iterator[Hit]:
    misses, found = 0, False
    for below in range(row + 1, len(layout.rows)):
        if any(label.row == below and ":" in label.text for label in labels):
            return
        cells = _cells(layout, below, header, labels)
        if found and not any(cells.get(label.meaning) for label in header if label.meaning not in _NAMING):
            return  # nothing stands in any other column: the closing lines below the table
        hits = list(_row_hits(cells, f"table {layout.number}.{row} row {below}", not_after))
        if _has_unread_suffix(layout, header, below, cells):
            hits = [replace(hit, strength=0.5) if hit.field == "name" else hit for hit in hits]
        if not any(hit.field == "name" for hit in hits):
            misses += 1
            if misses > 1:
                return
            continue
        found = True
        yield from hits


def _has_unread_suffix(
    layout: PageLayout, header: Sequence[Label], row: int, cells: dict[str, tuple[Word, ...]]
) -> bool:
    """Does ink stand in the row's suffix cell of which the first reader made no word?"""
    column = next((label.box_px for label in header if label.meaning == "suffix"), None)
    if column is None or cells.get("suffix") or not layout.rows[row]:
        return False
    top = min(segment.box_px.top for segment in layout.rows[row])
    height = max(segment.box_px.height for segment in layout.rows[row])
    cell = Box(column.left, top, max(column.width, round(0.4 * layout.image.dpi_x)), height)
    return ink_share(layout.image, _without_rules(layout, cell)) >= BLANK_SHARE


def _cells(
    layout: PageLayout, row: int, header: Sequence[Label], labels: tuple[Label, ...]
) -> dict[str, tuple[Word, ...]]:
    """The words of a row under each label, by where a word begins."""
    edges = sorted(
        ((label.box_px.left, label.meaning) for label in labels if label.row == header[0].row), key=lambda edge: edge[0]
    )
    tolerance_px = 0.25 * layout.image.dpi_x
    cells: dict[str, list[Word]] = {}
    for segment in layout.rows[row]:
        # A segment is one cell unless it reaches over the next label's edge.
        for word in segment.words:
            under = [meaning for left, meaning in edges if left - tolerance_px <= word.box_px.left]
            cells.setdefault(under[-1] if under else "", []).append(word)
    return {meaning: tuple(words) for meaning, words in cells.items()}


def _row_hits(cells: dict[str, tuple[Word, ...]], group: str, not_after: date) -> Iterator[Hit]:
    name, words = _row_name(cells)
    if name is None or not name.is_whole or _is_doctor(words):
        return
    strength = 0.95 if _suffix_is_sure(cells, name) else 0.5
    yield Hit(field="name", value=name, words=words, rule="column of a table", strength=strength, group=group)
    for meaning in ("dob", "name_and_dob"):
        cell = cells.get(meaning, ())
        found = _birth_dates(" ".join(word.text for word in cell), not_after)
        if found:
            covered = words_between(cell, found[0].start, found[0].end)
            yield Hit(
                field="dob", value=found[0].day, words=covered, rule="column of a table", strength=0.95, group=group
            )
            break
    if (cell := cells.get("mrn", ())) and (number := read_mrn(" ".join(word.text for word in cell))):
        yield Hit(field="mrn", value=number, words=cell[:1], rule="column of a table", strength=0.9, group=group)
    if (cell := cells.get("sex", ())) and (sex := _read_sex(" ".join(word.text for word in cell))):
        yield Hit(field="sex", value=sex, words=cell[:1], rule="column of a table", strength=0.9, group=group)


def _suffix_is_sure(cells: dict[str, tuple[Word, ...]], name: PersonName) -> bool:
    """Is every suffix-like word of the row in the name, and nothing else in the suffix cell?"""
    loose = [word.text for words in cells.values() for word in words if len(word.text) > 1 and is_suffix(word.text)]
    unread = [word.text for word in cells.get("suffix", ()) if not is_suffix(word.text)]
    return not unread and (not loose or bool(name.suffix))


def _row_name(cells: dict[str, tuple[Word, ...]]) -> tuple[PersonName | None, tuple[Word, ...]]:
    if cells.get("family") and cells.get("given"):
        words = (*cells["family"], *cells["given"], *cells.get("middle", ()), *cells.get("suffix", ()))
        parts = ("family", "given", "middle", "suffix")
        family, given, middle, suffix = (
            " ".join(word.text.strip(",") for word in cells.get(part, ())) for part in parts
        )
        jr = f" {suffix}" if is_suffix(suffix) else ""
        return read_name(f"{family}{jr}, {given} {middle}"), words
    for meaning in ("patient_name", "name_and_dob", "patient", "name"):
        words = _without_number(cells.get(meaning, ()))
        if words:
            length = max(1, name_length([word.text for word in words]))
            return read_name(" ".join(word.text for word in words)), words[:length]
    return None, ()


# --- sentences --------------------------------------------------------------------------------------------------------


def _told_hits(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> Iterator[Hit]:
    """Names in running text: behind "our patient", or right before a birth date."""
    for words in paragraphs(layout):
        texts = [word.text for word in words]
        start = 0
        while start < len(words):
            length = name_length(texts[start:])
            if length >= 2:
                yield from _told_at(words, start, length, not_after)
            start += max(1, length)


def _told_at(words: tuple[Word, ...], start: int, length: int, not_after: date) -> Iterator[Hit]:
    before = " ".join(word.text for word in words[max(0, start - 7) : start])
    after = words[start + length : start + length + 14]
    name = read_name(" ".join(word.text for word in words[start : start + length]))
    if name is None or not name.is_whole or _DOCTOR.search(before) or _is_doctor(words[start : start + length + 2]):
        return
    if _is_place(words, start, length):
        return
    text = " ".join(word.text for word in after)
    aliases = (
        split_aliases(text)[1]
        if re.match(r"[\s,(]*(?:a\.?/?k|f\.?/?k|n[ée]e|maiden|formerly|also known)", text, re.I)
        else ()
    )
    birth = _birth_behind(after, not_after)
    if birth is not None and birth.strength < BARE_DATE and not _on_one_row(words[start + length - 1], birth.words[0]):
        birth = None  # a bare date on the next line is the letter's as likely
    cue = next((strength for pattern, strength in _CUES if pattern.search(before)), 0.0)
    if birth is None and cue == 0.0:
        return
    group = f"sentence {id(words[start])}" if birth else None
    own = words[start : start + length]
    strength = max(cue, 0.9 if birth else 0.0)
    yield Hit(field="name", value=name, words=own, rule=f"told behind: {before[-40:]}", strength=strength, group=group)
    if birth is not None:
        # A bare date behind a name is a birth date where the words before lead to a patient.
        yield replace(birth, group=group, strength=max(birth.strength, BARE_DATE if cue >= 0.8 else 0.0))
    for alias in aliases:
        yield Hit(field="alias", value=alias, words=own, rule="other name in the sentence", strength=0.8, group=group)


_OF_HIMSELF = re.compile(
    r"\b(?:my (?:own )?(?:medical |health )?(?:records?|chart|file|date of birth|dob|"
    r"birth|name|information|reports?)|i was born|i am (?:a|the) patient|i was (?:a|seen|"
    r"treated|your))\b",
    re.I,
)


def _dates_on_the_row(
    layout: PageLayout, labels: tuple[Label, ...], hits: Sequence[Hit], not_after: date
) -> Iterator[Hit]:
    """Where no birth date has its label: a lone old date in another cell of the one name's row. Never sure."""
    names = [hit for hit in hits if hit.field == "name"]
    if len(names) != 1:
        return
    for row, segments in enumerate(layout.rows):
        if not any(names[0].words[0] in segment.words for segment in segments):
            continue
        for place, segment in enumerate(segments):
            found = _birth_dates(segment.text, not_after)
            alone = len(found) == 1 and found[0].end - found[0].start >= 0.8 * len(segment.text)
            own = any((label.row, label.segment) in {(row, place), (row, place - 1)} for label in labels)
            if alone and not own and (not_after - found[0].day).days > YOUNGEST_DAYS:
                rule = "a date on the name's row, caption unread"
                yield Hit(field="dob", value=found[0].day, words=segment.words, rule=rule, strength=UNLABELLED)
                return


def _unlabelled_row(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> list[Hit]:
    """A name and an old date alone in two cells of one row: a patient whose captions could not be read. Never sure."""
    for row, segments in enumerate(layout.rows):
        if not 2 <= len(segments) <= 6 or any(label.row == row for label in labels):
            continue
        rule = "a name beside a date, captions unread"
        name = _first_name(segments[0].words, rule=rule, strength=UNLABELLED)
        if name is None and len(segments) >= 3:
            name = _name_of_cells(segments, rule)
        if name is None or (not name.parts and len(name.words) < len(segments[0].words)):
            continue
        for segment in segments[1:]:
            found = _birth_dates(segment.text, not_after)
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
    if name is None or not name.is_whole or _is_place((*family, *given), 0, len(family) + len(given)):
        return None
    return Hit(
        field="name", value=name, words=(*family, *given), parts=(family, given), rule=rule, strength=0.8 * UNLABELLED
    )


def _writer_himself(layout: PageLayout) -> list[Hit]:
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
        if length >= 2 and length == len(words) and not _is_doctor(words):
            name = read_name(" ".join(word.text for word in words))
            if name is not None and name.is_whole:
                yield Hit(field="name", value=name, words=words, rule="the writer's own name", strength=0.7)
                return


def _birth_behind(after: tuple[Word, ...], not_after: date) -> Hit | None:
    """A birth date right behind a name: ", born March 4, 1961", "(DOB 03/04/61)", or a bare "- 03/04/1961"."""
    text = " ".join(word.text for word in after)
    skipped = re.match(
        r"[\s,(]*(?:\(?(?:a\.?/?k|f\.?/?k|n[ée]e|maiden|formerly|also known)[^)]*?\)?)?(?=[\s,;(]*(?:d\.?o\.?b|"
        r"born|date of birth|birth))",
        text,
        re.I,
    )
    offset = skipped.end() if skipped else 0
    cue = _BIRTH.match(text[offset:])
    reach = offset + (cue.end() if cue else len(re.match(r"[\s,;:()\[\]/|–—-]*", text[offset:])[0]))  # type: ignore[index]  # matches always
    found = next((item for item in _birth_dates(text, not_after) if item.start - reach <= 1 and item.end > reach), None)
    if found is None or (cue is None and _NOT_BIRTH.search(text[: found.start])):
        return None
    words = words_between(after, found.start, found.end)
    rule = f"told behind: {text[offset:reach].strip()}" if cue else "date right behind the name"
    return Hit(field="dob", value=found.day, words=words, rule=rule, strength=0.95 if cue else 0.6)
