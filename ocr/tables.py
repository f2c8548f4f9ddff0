"""Patients in the rows of a table: a heading that names the columns, a patient a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ocr.dates import birth_dates
from ocr.hits import Hit, words_between
from ocr.known_names import is_known_name
from ocr.labels import Label, captions_below
from ocr.layout import BLANK_SHARE, PageLayout, ink_share, without_rules
from ocr.model import Box, Word
from ocr.name_runs import is_doctor, is_given_first, without_number
from ocr.numbers import read_mrn
from ocr.other_people import is_of_other_in, is_other_head
from ocr.people import PersonName, is_name_token, is_suffix, name_length, plain_token, read_name, read_sex

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
_SMALL_L = re.compile(r"l[a-z]{2,},?")
ROWS_OF_LIST = 2
FEWEST_LETTERS = 4  # of words that are no date misread
FEWEST_FIGURES = 3  # of a date that was half read
_OF_NAME = frozenset({"patient_name", "patient", "name", "family", "name_and_dob", "given", "middle", "suffix", ""})
_NAMING = frozenset({"patient_name", "patient", "name", "family", "name_and_dob"})

# Words of a sentence that lead to the patient's name, and how surely they do.


def table_hits(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> Iterator[Hit]:
    for row in range(len(layout.rows)):
        labels = _with_own_dates(labels, row)
        header = [label for label in labels if label.row == row and label.meaning in _HEADER_MEANINGS]
        meanings = {label.meaning for label in header}
        if len(header) < 2 or not meanings & _NAMING or not meanings & {"dob", "mrn", "name_and_dob"}:
            continue
        if any(":" in label.text for label in header) or not _is_header(layout, row, labels):
            continue
        if captions_below(header[0], labels, layout) and not _heads_list(layout, row, header, labels, not_after):
            continue  # under the lines that its values are written on
        if _is_of_other(layout, row, header):
            continue
        yield from _table_rows(layout, row, header, labels, not_after)


def _heads_list(
    layout: PageLayout, row: int, header: Sequence[Label], labels: tuple[Label, ...], not_after: date
) -> bool:
    """Do birth dates stand one below the other under the heading, whatever its rulings are like?"""
    below = [_cells(layout, at, header, labels) for at in range(row + 1, min(len(layout.rows), row + 1 + ROWS_OF_LIST))]
    texts = [" ".join(word.text for word in cells.get("dob", ())) for cells in below]
    return len(texts) == ROWS_OF_LIST and all(birth_dates(text, not_after) for text in texts)


def _is_of_other(layout: PageLayout, row: int, header: Sequence[Label]) -> bool:
    """Does the heading belong to a block of somebody else's: "Guarantor" over it, "Insured's date of birth" in it?"""
    if row and layout.rows[row - 1] and is_other_head(layout.rows[row - 1][0]):
        return True
    return any(
        label.meaning == "dob"
        and is_of_other_in(layout.rows[row], layout.rows[row][label.segment].words[label.start : label.end])
        and not is_of_other_in(layout.rows[row], layout.rows[row][label.segment].words[:1])
        for label in header
    )


def _with_own_dates(labels: tuple[Label, ...], row: int) -> tuple[Label, ...]:
    """The labels, "Patient DOB" meaning the date alone where the names have a column of their own."""
    if not any(label.row == row and label.meaning in _NAMING - {"name_and_dob"} for label in labels):
        return labels
    return tuple(
        replace(label, meaning="dob") if label.row == row and label.meaning == "name_and_dob" else label
        for label in labels
    )


def _is_header(layout: PageLayout, row: int, labels: tuple[Label, ...]) -> bool:
    """Nearly all words of the row are labels: "No.  Patient name  DOB  Needs", "#  Patient name  DOB  Appt w/"."""
    covered = {label.segment for label in labels if label.row == row}
    rest = [segment for place, segment in enumerate(layout.rows[row]) if place not in covered]
    words = sum(len(segment.words) for segment in layout.rows[row])
    in_labels = sum(label.end - label.start for label in labels if label.row == row)
    short = all(len(segment.words) <= 2 and not any(map(str.isdigit, segment.text)) for segment in rest)
    names = any(name_length([word.text for word in segment.words]) >= 2 for segment in rest)
    return words - in_labels <= 2 or (short and (len(rest) <= max(2, len(covered)) or not names))


def _table_rows(
    layout: PageLayout, row: int, header: Sequence[Label], labels: tuple[Label, ...], not_after: date
) -> Iterator[Hit]:
    misses, found = 0, False
    heading = " ".join(label.text.lower() for label in header if label.meaning in _NAMING)
    last_first = "last" in heading and "first" in heading.split("last")[-1]
    for below in range(row + 1, len(layout.rows)):
        captions = [label for label in labels if label.row == below and (":" in label.text or label.strong)]
        if any(":" in label.text for label in captions) or len(captions) >= 2 or _begins_other_block(layout, below):
            return
        cells = _cells(layout, below, header, labels)
        if found and not any(cells.get(label.meaning) for label in header if label.meaning not in _NAMING):
            return  # nothing stands in any other column: the closing lines below the table
        if _is_text(cells):
            if found:
                return
            misses += 1
            continue
        if below + 1 < len(layout.rows):
            cells = _with_wrapped_name(cells, _cells(layout, below + 1, header, labels))
        hits = list(_row_hits(cells, f"table {layout.number}.{row} row {below}", not_after, last_first=last_first))
        if _has_unread_suffix(layout, header, below, cells):
            hits = [replace(hit, strength=0.5) if hit.field == "name" else hit for hit in hits]
        if not any(hit.field == "name" for hit in hits):
            misses += 1
            if misses > 1:
                return
            continue
        found = True
        yield from hits


def _is_text(cells: Mapping[str, tuple[Word, ...]]) -> bool:
    """Do words stand where a birth date should? Then a sentence or a signature runs over the columns."""
    text = "".join(word.text for word in cells.get("dob", ()))
    return not any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) >= FEWEST_LETTERS


def _with_wrapped_name(
    cells: dict[str, tuple[Word, ...]], below: Mapping[str, tuple[Word, ...]]
) -> dict[str, tuple[Word, ...]]:
    """A row whose name goes on in its cell: one word beside a birth date, and another one or two on the next row."""
    meaning = next((name for name in ("patient_name", "patient", "name") if cells.get(name)), None)
    has_date = any(character.isdigit() for word in below.get("dob", ()) for character in word.text)
    if meaning is None or len(cells[meaning]) != 1 or has_date or not cells.get("dob"):
        return cells
    rest = below.get(meaning, ())
    names = [plain_token(word.text) for word in (*cells[meaning], *rest)]
    if not 1 <= len(rest) <= 2 or not all(map(is_name_token, names)) or not any(map(is_known_name, names)):
        return cells
    return {**cells, meaning: (*cells[meaning], *rest)}


def _begins_other_block(layout: PageLayout, row: int) -> bool:
    """Does a row begin with a caption of somebody else's: "Responsible party"?"""
    return bool(layout.rows[row]) and is_other_head(layout.rows[row][0])


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
    return ink_share(layout.image, without_rules(layout, cell)) >= BLANK_SHARE


def _cells(
    layout: PageLayout, row: int, header: Sequence[Label], labels: tuple[Label, ...]
) -> dict[str, tuple[Word, ...]]:
    """The words of a row under each label, by where a word begins."""
    edges = sorted(
        ((_column_left(label, layout), label.meaning) for label in labels if label.row == header[0].row),
        key=lambda edge: edge[0],
    )
    tolerance_px = 0.25 * layout.image.dpi_x
    cells: dict[str, list[Word]] = {}
    for segment in layout.rows[row]:
        # A segment is one cell unless it reaches over the next label's edge.
        for word in segment.words:
            under = [meaning for left, meaning in edges if left - tolerance_px <= word.box_px.left]
            cells.setdefault(under[-1] if under else "", []).append(word)
    return {meaning: tuple(words) for meaning, words in cells.items()}


def _column_left(label: Label, layout: PageLayout) -> int:
    """Where a column begins: at its heading's first word, which may stand before the label ("Re: Patient")."""
    segment = layout.rows[label.row][label.segment]
    return segment.box_px.left if label.start <= 1 else label.box_px.left


def _row_hits(
    cells: dict[str, tuple[Word, ...]], group: str, not_after: date, *, last_first: bool = False
) -> Iterator[Hit]:
    name, words = _row_name(cells, last_first=last_first)
    if name is None or not name.is_whole or is_doctor(words):
        return
    strength = 0.95 if _suffix_is_sure(cells, name) else 0.5
    yield Hit(field="name", value=name, words=words, rule="column of a table", strength=strength, group=group)
    for meaning in ("dob", "name_and_dob"):
        cell = cells.get(meaning, ())
        found = birth_dates(" ".join(word.text for word in cell), not_after)
        if found:
            covered = words_between(cell, found[0].start, found[0].end)
            yield Hit(
                field="dob", value=found[0].day, words=covered, rule="column of a table", strength=0.95, group=group
            )
            break
        if sum(character.isdigit() for word in cell for character in word.text) >= FEWEST_FIGURES:
            yield Hit(field="unread_dob", value="", words=cell, rule="column of a table", strength=0.9, group=group)
            break
    if (cell := cells.get("mrn", ())) and (number := read_mrn(" ".join(word.text for word in cell))):
        yield Hit(field="mrn", value=number, words=cell[:1], rule="column of a table", strength=0.9, group=group)
    if (cell := cells.get("sex", ())) and (sex := read_sex(" ".join(word.text for word in cell))):
        yield Hit(field="sex", value=sex, words=cell[:1], rule="column of a table", strength=0.9, group=group)


def _suffix_is_sure(cells: dict[str, tuple[Word, ...]], name: PersonName) -> bool:
    """Is every suffix-like word of the row in the name, and nothing else in the suffix cell?"""
    own = [words for meaning, words in cells.items() if meaning in _OF_NAME]  # "MWF 3rd" stands in another column
    loose = [word.text for words in own for word in words if len(word.text) > 1 and is_suffix(word.text)]
    unread = [word.text for word in cells.get("suffix", ()) if not is_suffix(word.text)]
    return not unread and (not loose or bool(name.suffix))


def _row_name(cells: dict[str, tuple[Word, ...]], *, last_first: bool) -> tuple[PersonName | None, tuple[Word, ...]]:
    """The name in a row's cells. `last_first`: the heading asks for the family name first."""
    if cells.get("family") and cells.get("given"):
        words = (*cells["family"], *cells["given"], *cells.get("middle", ()), *cells.get("suffix", ()))
        parts = ("family", "given", "middle", "suffix")
        family, given, middle, suffix = (
            " ".join(word.text.strip(",") for word in cells.get(part, ())) for part in parts
        )
        jr = f" {suffix}" if is_suffix(suffix) else ""
        return read_name(f"{family}{jr}, {given} {middle}"), words
    for meaning in ("patient_name", "name_and_dob", "patient", "name"):
        words = without_number(cells.get(meaning, ()))
        if words:
            words = tuple(word for word in words if plain_token(word.text).strip(".-– "))
            texts = [_with_capital(plain_token(word.text)) for word in words]
            name = read_name(" ".join(texts), family_first=last_first and not is_given_first(texts))
            return name, words[: max(1, name_length(texts))]
    return None, ()


def _with_capital(text: str) -> str:
    """ "lyer, Rajesh": a capital I, or an L, read as a small one."""
    if not _SMALL_L.fullmatch(text):
        return text
    return f"I{text[1:]}" if is_known_name(f"I{text[1:]}") else f"L{text[1:]}"
