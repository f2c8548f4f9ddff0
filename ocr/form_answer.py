"""What an office wrote into our form, each value with how surely it was read.

Hands are the second reader's matter: on figures written one to a place it was right on nine of ten, the first reader on
one of fifty. Alone it may be wrong at any confidence of its own, but it is wrong in different ways on a thicker, softer
or narrower copy of the same ink; so a birth date is sure when it reads the same in all of them (README).
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import cv2
import numpy as np

from ocr.certainty import (
    AGREED,
    DISAGREED,
    DOUBTED,
    FIRST_DOUBTS_PCT,
    ONE_READER,
    Reading,
    SecondReader,
    is_doubtful,
    same_name_text,
)
from ocr.dates import OLDEST_YEAR, read_date
from ocr.layout import INK
from ocr.model import Box, Evidence, PageImage, PageRead, PatientOnFax, Pixels, RecordType, Word
from ocr.numbers import is_npi, to_e164
from ocr.our_form import Filled, Item, figures_together, find_form
from ocr.people import read_name, suffix_of
from ocr.places import least_sure
from ocr.types_asked import types_named
from ocr.words import read_line

CONSENSUS = 0.96  # all copies of the ink read alike on a clear print: 170 of 170 birth dates right (README)
MAJORITY = 0.6
SURE_NUMBER = 0.9  # less surely read, a number says nothing of where the answer comes from
ROOM_PX = 12  # paper around the ink that a reader is given

_FIGURE_FOR_LETTER = str.maketrans("OoQDlI|!iSsBZzGbgq", "000011111558226699")

_COPIES: tuple[Callable[[Pixels], Pixels], ...] = (
    lambda ink: ink,
    lambda ink: np.asarray(cv2.erode(ink, np.ones((2, 2), np.uint8)), np.uint8),  # thicker
    lambda ink: np.asarray(cv2.GaussianBlur(ink, (0, 0), 1.2), np.uint8),
    lambda ink: np.asarray(cv2.resize(ink, None, fx=0.85, fy=1.0, interpolation=cv2.INTER_AREA), np.uint8),
    lambda ink: np.asarray(cv2.copyMakeBorder(ink, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=(255,)), np.uint8),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswer:
    """What the boxes say; None and () were left empty or could not be read."""

    patient: PatientOnFax
    practice: str | None
    provider: str | None
    npi: str | None
    reply_fax: str | None
    reply_fax_confidence: float
    phone: str | None
    types: tuple[RecordType, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """What one box says, and how surely."""

    text: str
    confidence: float
    first_text: str
    second_text: str
    rule: str
    first_confidence: float | None  # the readers' own; None: the first one saw nothing
    second_confidence: float


def read_form_answer(page: PageRead, second: SecondReader, *, received_on: date) -> FormAnswer | None:
    """The filled-in form on a page; None when the page is not our form."""
    boxes = {filled.item: filled for filled in find_form(page)}
    if not boxes:
        return None
    read = _read_all(boxes, second, received_on)
    if is_doubtful([word for word in page.words if not _is_written(word, boxes.values())]):
        read = {item: replace(value, confidence=DOUBTED * value.confidence) for item, value in read.items()}

    def text(item: Item) -> str | None:
        return read[item].text if item in read else None

    reply = read.get("reply_fax")
    # Where the answer comes from, the line's own number tells otherwise.
    is_reply_sure = reply is not None and reply.confidence >= SURE_NUMBER
    return FormAnswer(
        patient=_patient(read, has_suffix=not boxes["suffix"].is_empty),
        practice=text("practice"),
        provider=text("provider"),
        npi=text("npi"),
        reply_fax=reply.text if reply and is_reply_sure else None,
        reply_fax_confidence=reply.confidence if reply and is_reply_sure else 0.0,
        phone=text("phone"),
        types=types_named(text("wanted") or ""),
        evidence=tuple(piece for item, value in read.items() for piece in _evidence(boxes[item], value)),
    )


def _read_all(boxes: Mapping[Item, Filled], second: SecondReader, received_on: date) -> dict[Item, _Value]:
    as_read: dict[Item, Callable[[str], str | None]] = {
        "dob": partial(_birth_date, received_on=received_on),
        "npi": _npi,
        "reply_fax": _number,
        "phone": _number,
    }
    found = {}
    for item, filled in boxes.items():
        if filled.is_empty:
            continue
        value = _figures(filled, second, as_read[item]) if item in as_read else _words(filled, second)
        # One misread NPI in ten passes its check digit: two that do are none.
        if value is not None and not (item == "npi" and value.confidence < SURE_NUMBER):
            found[item] = value
    return found


def _is_written(word: Word, boxes: Collection[Filled]) -> bool:
    """Does a word stand in a box? What is printed tells how well the page came through; a hand does not."""
    x, y = word.box_px.left + word.box_px.width / 2, word.box_px.top + word.box_px.height / 2
    spans = ((box.left, box.left + box.width, box.top, box.top + box.height) for box in (f.box_px for f in boxes))
    return any(left <= x <= right and top <= y <= bottom for left, right, top, bottom in spans)


# --- figures ------------------------------------------------------------------------------------------------------


def _figures(filled: Filled, second: SecondReader, read: Callable[[str], str | None]) -> _Value | None:
    """A date or number: sure when every copy of the ink, and the figures moved together, read the same."""
    together = figures_together(filled)
    pictures = [_trimmed(filled.image, copy) for copy in _COPIES]
    pictures += [_trimmed(together, _COPIES[0])] if together is not None else []
    readings = [_second_text(picture, second) for picture in pictures]
    texts = [reading.text for reading in readings]
    values = [read(text) for text in texts]
    known = [value for value in values if value is not None]
    if not known:
        return None
    best = max(known, key=known.count)
    first = read_line(pictures[0])
    first_text = " ".join(word.text for word in first)
    if filled.is_touched:
        confidence, rule = DISAGREED, "form box; writing met a printed mark"
    elif known.count(best) == len(values):
        agreed = read(first_text) == best
        confidence, rule = (AGREED if agreed else CONSENSUS), "form box; every copy of the ink reads so"
    else:
        confidence, rule = MAJORITY * known.count(best) / len(values), "form box; most copies of the ink read so"
    return _Value(
        text=best,
        confidence=confidence,
        first_text=first_text,
        second_text=texts[0],
        rule=rule,
        first_confidence=least_sure(first) if first else None,
        second_confidence=round(readings[0].confidence, 3),
    )


def _birth_date(text: str, *, received_on: date) -> str | None:
    """The date of a text, as ISO; eight figures are month, day and year."""
    figures = _figures_of(text)
    day = read_date(text, not_after=received_on)
    if len(figures) == 8:
        try:
            day = date(int(figures[4:]), int(figures[:2]), int(figures[2:4]))
        except ValueError:
            return None
    return day.isoformat() if day is not None and day.year >= OLDEST_YEAR and day <= received_on else None


def _number(text: str) -> str | None:
    figures = _figures_of(text)
    return to_e164(figures) if len(figures) == 10 else None


def _npi(text: str) -> str | None:
    figures = _figures_of(text)
    return figures if is_npi(figures) else None


def _figures_of(text: str) -> str:
    """The figures of a text that has nothing else but marks between them; "" when a letter is left."""
    plain = unicodedata.normalize("NFKC", text).translate(_FIGURE_FOR_LETTER)  # the second reader knows "９" too
    return "" if re.search(r"[^\W\d_]", plain) else re.sub(r"\D", "", plain)


# --- words --------------------------------------------------------------------------------------------------------


def _words(filled: Filled, second: SecondReader) -> _Value | None:
    """Words are sure when two unrelated readers read the same letters, and not otherwise."""
    picture = _trimmed(filled.image, _COPIES[0])
    first = read_line(picture)
    first_text = " ".join(word.text for word in first)
    reading = _second_text(picture, second)
    if not reading.text:
        return None
    # A hand may fool both readers ("ROSALWD"), but then the first one doubts.
    is_firm = min((word.confidence_pct for word in first), default=0.0) >= FIRST_DOUBTS_PCT
    agreed = is_firm and same_name_text(first_text, reading.text)
    confidence = AGREED if agreed else min(ONE_READER, 0.7 * reading.confidence)
    return _Value(
        text=reading.text,
        confidence=confidence,
        first_text=first_text,
        second_text=reading.text,
        rule="form box",
        first_confidence=least_sure(first) if first else None,
        second_confidence=round(reading.confidence, 3),
    )


def _patient(read: Mapping[Item, _Value], *, has_suffix: bool) -> PatientOnFax:
    family, given = read.get("family"), read.get("given")
    suffix = suffix_of(read["suffix"].text) if "suffix" in read else None
    both = ", ".join(value.text.strip(" ,") for value in (family, given) if value)
    name = read_name(" ".join(filter(None, (both, suffix)))) if family and given else None
    parts = [read[item].confidence for item in ("family", "given", "suffix") if item in read]
    is_lost = has_suffix and suffix is None
    return PatientOnFax(
        name=name.written if name else None,
        given=name.given or None if name else None,
        middle=(read["middle"].text if "middle" in read else name.middle or None) if name else None,
        family=name.family or None if name else None,
        suffix=name.suffix or None if name else None,
        aliases=(read["alias"].text,) if "alias" in read else (),
        dob=date.fromisoformat(read["dob"].text) if "dob" in read else None,
        name_confidence=round(min(parts) * (0.5 if is_lost else 1.0), 3) if name else 0.0,
        dob_confidence=round(read["dob"].confidence, 3) if "dob" in read else 0.0,
    )


# --- pictures and evidence ----------------------------------------------------------------------------------------


def _trimmed(image: PageImage, copy: Callable[[Pixels], Pixels]) -> PageImage:
    """The ink with a little paper around it, changed by `copy`."""
    rows, columns = np.nonzero(image.pixels < INK)
    ink = image.pixels[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    framed = cv2.copyMakeBorder(ink, ROOM_PX, ROOM_PX, ROOM_PX, ROOM_PX, cv2.BORDER_CONSTANT, value=(255,))
    return replace(image, pixels=copy(np.asarray(framed, np.uint8)))


def _second_text(picture: PageImage, second: SecondReader) -> Reading:
    height, width = picture.pixels.shape
    room = ROOM_PX // 2  # the reader adds room of its own
    return second(picture, Box(room, room, width - 2 * room, height - 2 * room))


_FIELD_OF: Mapping[Item, str] = {
    "family": "patients[0].name",
    "given": "patients[0].name",
    "middle": "patients[0].middle",
    "suffix": "patients[0].suffix",
    "dob": "patients[0].dob",
    "alias": "patients[0].aliases",
    "wanted": "requested_types",
    "practice": "requester_org",
    "provider": "provider_name",
    "npi": "npi",
    "reply_fax": "reply_fax",
    "phone": "phone",
}


def _evidence(filled: Filled, value: _Value) -> list[Evidence]:
    """One piece; of the box that says what is wanted one for each type named there."""
    piece = Evidence(
        field=_FIELD_OF[filled.item],
        value=value.text,
        page_number=filled.page_number,
        box_px=filled.box_px,
        text=value.first_text,
        second_text=value.second_text,
        confidence=round(value.confidence, 3),
        rule=value.rule,
        boxes_px=(filled.box_px,),
        first_confidence=value.first_confidence,
        second_confidence=value.second_confidence,
    )
    if filled.item != "wanted":
        return [piece]
    return [replace(piece, value=record_type) for record_type in types_named(value.text)]


def with_other_pages(answer: FormAnswer, others: Sequence[PatientOnFax]) -> tuple[PatientOnFax, ...]:
    """The form's patient, and those whom other pages of the fax name; the same one counts once."""
    patient, more = answer.patient, []
    for other in others:
        if patient.name and other.name and not same_name_text(patient.name, other.name):
            more.append(other)
            continue
        dob_agrees = other.dob is None or patient.dob is None or other.dob == patient.dob
        patient = replace(
            patient,
            **{
                field: getattr(other, field)
                for field in ("name", "given", "middle", "family", "suffix", "mrn", "sex", "phone", "address")
                if getattr(patient, field) is None
            },
            name_confidence=max(patient.name_confidence, other.name_confidence),
            dob=patient.dob or other.dob,
            dob_confidence=patient.dob_confidence if patient.dob else other.dob_confidence,
            dob_agrees=patient.dob_agrees and other.dob_agrees and dob_agrees,
            name_agrees=patient.name_agrees and other.name_agrees,
        )
    return (patient, *more) if patient.name or patient.dob else tuple(more)
