"""The last look at a packet before it is dialled: whose pages these are, and whether they can be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rapidfuzz.distance import OSA, Hamming

from outbound.body_clues import is_about_another
from outbound.identity_labels import Labelled, labelled_values, letters_of, parse_date
from outbound.model import Bilevel, FaxPage, PageProblem, PatientHeading
from outbound.placing import HEADER_ROWS

# Ink below the header band. A short word at 10 points has about 1,000 pels; a page of dense text is under .2 ink.
_BLANK_BELOW_PX = 150
_BLACK_ABOVE_SHARE = 0.6
# A page with so much ink and hardly a letter is noise, or turned, or handwriting, or a picture.
_ILLEGIBLE_ABOVE_SHARE = 0.004
_LEAST_LETTERS = 12
_SUFFIXES = frozenset({"JR", "SR", "II", "III", "IV"})
_TITLES = frozenset({"MR", "MRS", "MS", "MISS", "MD", "DR", "PATIENT", "NAME"})


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    page: FaxPage

    @property
    def text(self) -> str:
        return self.page.text or ""


def check_pages(pages: Sequence[FaxPage], patient: PatientHeading, reference: str) -> tuple[PageProblem, ...]:
    """Every page of a packet that may not go out, with its reasons: `other_patient`, `no_identifiers`, `blank_page`,
    `illegible`.

    A document page is this patient's when nothing labelled on it contradicts him and its document names him somewhere.
    That holds for a picture among the pages of a document that names him; a document that says nothing, read or not,
    is nobody's. Cover and contents (no document) are only looked at for ink: they are ours.

    Args:
        pages: the whole packet in order, scans with the text that a reader found on them. Its header lines need no
            check: `build_packet` numbers every page.
        reference: not looked for in the documents; it is the caller's own, on every header.
    """
    numbered = [_Numbered(number, page) for number, page in enumerate(pages, start=1)]
    problems: list[PageProblem] = []
    for document_id, group in groupby(numbered, key=lambda item: item.page.document_id):
        sheets = list(group)
        reasons = {sheet.number: _ink_reasons(sheet) for sheet in sheets}
        if document_id is not None:
            for number, reason in _identity_reasons(sheets, patient):
                reasons[number].append(reason)
        problems += [
            PageProblem(page_number=number, document_id=document_id, reasons=tuple(why))
            for number, why in reasons.items()
            if why
        ]
    return tuple(problems)


def _ink_reasons(sheet: _Numbered) -> list[str]:
    body = _body_of(sheet.page)
    ink = int(body.sum())
    if ink < _BLANK_BELOW_PX:
        return ["blank_page"]
    return ["illegible"] if ink > _BLACK_ABOVE_SHARE * body.size else []


def _body_of(page: FaxPage) -> Bilevel:
    """The page below its header band, which is ours."""
    return page.pixels[round(HEADER_ROWS * page.dpi_y / 196) :]


def _identity_reasons(sheets: Sequence[_Numbered], patient: PatientHeading) -> Iterator[tuple[int, str]]:
    """Which pages of one document speak of another patient, or that none of them speaks of this one."""
    for sheet in sheets:
        if _is_somebody_else(list(labelled_values(sheet.text)), patient) or is_about_another(sheet.text, patient):
            yield sheet.number, "other_patient"
    if any(_names(sheet.text, patient) for sheet in sheets):
        return
    for sheet in sheets:
        if _is_unread(sheet):
            yield sheet.number, "illegible"
        yield sheet.number, "no_identifiers"


def _is_unread(sheet: _Numbered) -> bool:
    """Is there more on the page than its text says? With few letters it is no text that anyone could go by."""
    body = _body_of(sheet.page)
    share = int(body.sum()) / body.size
    letters = sum(map(str.isalnum, sheet.text))
    return letters <= _LEAST_LETTERS and _ILLEGIBLE_ABOVE_SHARE < share <= _BLACK_ABOVE_SHARE


def _is_somebody_else(values: Sequence[Labelled], patient: PatientHeading) -> bool:
    """Does a labelled value contradict the patient?

    One misread or mistyped character is ordinary where both other identifiers agree exactly; two digits exchanged are
    not: they are how another patient's number differs.
    """
    agreeing = {value.kind for value in values if _agrees(value, patient)}
    for value in values:
        if _agrees(value, patient):
            continue
        others = {"name", "birth_date", "mrn"} - {value.kind}
        if not (_is_one_character_off(value, patient) and others <= agreeing):
            return True
    return False


def _agrees(value: Labelled, patient: PatientHeading) -> bool:
    if value.kind == "mrn":
        return _bare(value.value) == _bare(patient.mrn)
    if value.kind == "birth_date":
        return _is_birth_date(parse_date(value.value), patient.birth_date)
    return _is_name(value.value, patient)


def _is_one_character_off(value: Labelled, patient: PatientHeading) -> bool:
    if value.kind == "mrn":
        return Hamming.distance(_bare(value.value), _bare(patient.mrn)) == 1
    if value.kind == "birth_date":
        found = parse_date(value.value)
        return isinstance(found, date) and Hamming.distance(f"{found:%m%d%Y}", f"{patient.birth_date:%m%d%Y}") == 1
    return False  # names have their own allowance in `_is_name`


def _bare(number: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", number.upper()).lstrip("0")


def _is_birth_date(found: date | tuple[int, int, int] | None, birth_date: date) -> bool:
    if isinstance(found, date):
        return found == birth_date
    return found == (birth_date.year % 100, birth_date.month, birth_date.day)


def _is_name(written: str, patient: PatientHeading) -> bool:
    """Family name (or an alias) and given name, each with at most one slip; initials and middle names are ordinary."""
    words = [word for word in letters_of(written) if word not in _TITLES]
    theirs = set(words) & _SUFFIXES
    ours = set(letters_of(patient.name)) & _SUFFIXES
    if theirs and ours and theirs != ours:
        return False
    words = [word for word in words if word not in _SUFFIXES]
    families = [letters_of(family) for family in (patient.family, *patient.aliases)]
    given = letters_of(patient.given)
    has_family = any(family and all(_occurs(part, words) for part in family) for family in families)
    return has_family and (not given or _given_occurs(given[0], words))


def _occurs(name: str, words: Sequence[str]) -> bool:
    return any(_is_same_word(name, word) for word in words) or name in "".join(words)


def _given_occurs(given: str, words: Sequence[str]) -> bool:
    return any(
        _is_same_word(given, word) or (len(word) == 1 and given.startswith(word)) or _is_short_form(given, word)
        for word in words
    )


def _is_same_word(ours: str, theirs: str) -> bool:
    allowed = 0 if len(ours) < 4 else 1
    return OSA.distance(ours, theirs, score_cutoff=allowed) <= allowed


def _is_short_form(given: str, word: str) -> bool:
    """A cut-off name, as narrow header fields make it: ROB of ROBERT, or the other way round."""
    return min(len(word), len(given)) >= 3 and (given.startswith(word) or word.startswith(given))


def _names(text: str, patient: PatientHeading) -> bool:
    """Does the text bear this patient's identifiers anywhere: record number, or two of family name, given name, DOB?"""
    squeezed = re.sub(r"[\s-]", "", text.upper())
    if len(_bare(patient.mrn)) >= 5 and _bare(patient.mrn) in squeezed:
        return True
    words = set(letters_of(text))
    has_family = any(
        all(_occurs_exactly(part, words) for part in letters_of(family))
        for family in (patient.family, *patient.aliases)
    )
    given = letters_of(patient.given)
    has_given = bool(given) and _occurs_exactly(given[0], words)
    has_birth_date = any(form in text for form in _birth_date_forms(patient.birth_date))
    return has_family + has_given + has_birth_date >= 2


def _occurs_exactly(name: str, words: set[str]) -> bool:
    return name in words or (len(name) >= 5 and any(_is_same_word(name, word) for word in words))


def _birth_date_forms(day: date) -> tuple[str, ...]:
    return (
        f"{day:%m/%d/%Y}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day:%m-%d-%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%m/%d/%y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day}-{day:%b}-{day.year}",
        f"{day:%d-%b-%Y}",
    )
