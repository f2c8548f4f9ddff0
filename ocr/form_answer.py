"""What an office wrote into our form, each value with how surely it was read.

Hands are the second reader's matter: on figures written one to a place it was right on nine of ten, the first reader on
one of fifty. Alone it may be wrong at any confidence of its own, but it is wrong in different ways on a thicker, softer
or narrower copy of the same ink; so a birth date is sure when it reads the same in all of them (README).

A name is sure only when both readers read the same one and it is not a slip away from a common one. Every other name is
weighed, copy by copy of the ink, between what the second reader hesitated between and what people are called.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import cv2
import numpy as np

from ocr.candidates import Lattice, spelt_nats
from ocr.certainty import (
    DISAGREED,
    DOUBTED,
    FIRST_SURE_PCT,
    LIKELY,
    SUSPECT,
    same_name_text,
)
from ocr.dates import OLDEST_YEAR, read_date
from ocr.known_names import is_suspect, name_shares
from ocr.layout import INK
from ocr.likely_name import likeliest_name
from ocr.model import ONE_READER, Box, Evidence, PageImage, PageRead, PatientOnFax, Pixels, RecordType, Word
from ocr.numbers import is_npi, to_e164
from ocr.our_form import Filled, Item, figures_together, find_form, is_our_form
from ocr.people import PersonName, letters_of, suffix_of
from ocr.places import least_sure
from ocr.readers import (
    AGREED,
    FIRST_DOUBTS_PCT,
    LatticeReader,
    Reading,
    SecondReader,
    is_doubtful,
)
from ocr.types_asked import types_named
from ocr.words import read_line

CONSENSUS = 0.96  # all copies of the ink read alike on a clear print: 170 of 170 birth dates right (README)
MAJORITY = 0.6
SURE_NUMBER = 0.9  # one misread NPI in ten passes its check digit
LEAST_NUMBER = 0.3  # half of the copies; read less surely, a number says nothing of where the answer comes from
ROOM_PX = 12  # paper around the ink that a reader is given
COMMON_SHARE = 1e-4  # of people: both readers made one rarer name of a common one ("MARELA", written Mariela)
FIRST_OF_TYPE_PCT = 95.0  # hands are seldom read so surely
LEAST_NAME = 0.3  # of the copies' votes, for a name; below it the readers guess
SUFFIX_NATS = 3.0  # a suffix is this much likelier than any other one (20 to 1), and the ink spells little else
SUFFIX_FIT_NATS = 6.0
_SUFFIX_FORMS = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV", "junior": "Jr", "senior": "Sr"}
_SYMBOLS = " abcdefghijklmnopqrstuvwxyz, "  # of a lattice; the first one is the blank

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


def read_form_answer(
    page: PageRead, second: SecondReader, *, received_on: date, lattice: LatticeReader | None = None
) -> FormAnswer | None:
    """The filled-in form on a page; None when the page is not our form.

    A page that is our form, but too poor to find its boxes, answers nothing: what else is printed on it is ours.
    """
    boxes = {filled.item: filled for filled in find_form(page)}
    if not boxes:
        return NOTHING_READ if is_our_form(page) else None
    read = _read_all(boxes, second, lattice, received_on)
    if is_doubtful([word for word in page.words if not _is_written(word, boxes.values())]):
        read = {item: replace(value, confidence=DOUBTED * value.confidence) for item, value in read.items()}

    def text(item: Item) -> str | None:
        return read[item].text if item in read else None

    reply = read.get("reply_fax")
    # Where the answer comes from, the line's own number tells otherwise.
    has_reply = reply is not None and reply.confidence >= LEAST_NUMBER
    patient = _patient(read, has_suffix=not boxes["suffix"].is_empty)
    return FormAnswer(
        patient=patient,
        practice=text("practice"),
        provider=text("provider"),
        npi=text("npi"),
        reply_fax=reply.text if reply and has_reply else None,
        reply_fax_confidence=reply.confidence if reply and has_reply else 0.0,
        phone=text("phone"),
        types=types_named(text("wanted") or ""),
        evidence=tuple(
            piece
            for item, value in read.items()
            if patient.name or _FIELD_OF[item] not in _OF_NAME
            for piece in _evidence(boxes[item], value)
        ),
    )


NOTHING_READ = FormAnswer(
    patient=PatientOnFax(),
    practice=None,
    provider=None,
    npi=None,
    reply_fax=None,
    reply_fax_confidence=0.0,
    phone=None,
    types=(),
    evidence=(),
)


def _read_all(
    boxes: Mapping[Item, Filled], second: SecondReader, lattice: LatticeReader | None, received_on: date
) -> dict[Item, _Value]:
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
        if item in as_read:
            value = _figures(filled, second, as_read[item])
        elif item in ("family", "given"):
            value = _name(filled, second, lattice)
        elif item == "suffix":
            value = _suffix(filled, second, lattice)
        else:
            value = _words(filled, second)
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
        # In a running hand a 2 was a 7 to both readers: one copy fewer, and no place tells where a figure ends.
        if together is None and (not first or 100 * least_sure(first) < FIRST_DOUBTS_PCT):
            confidence = ONE_READER
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
    """The date of a text, as ISO; eight figures are month, day and year, as the form asks, or else year first."""
    figures = _figures_of(text)
    day = read_date(text, not_after=received_on)
    if len(figures) == 8 and figures[:2] not in ("19", "20"):  # no month
        try:
            day = date(int(figures[4:]), int(figures[:2]), int(figures[2:4]))
        except ValueError:
            return None
    return day.isoformat() if day is not None and day.year >= OLDEST_YEAR and day <= received_on else None


def _number(text: str) -> str | None:
    figures = _figures_of(text)
    national = figures[1:] if len(figures) == 11 and figures[0] == "1" else figures  # 1-805-555-0160
    return to_e164(national) if len(national) == 10 else None


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


# --- names --------------------------------------------------------------------------------------------------------


def _name(filled: Filled, second: SecondReader, lattice: LatticeReader | None) -> _Value | None:
    """A family or given name; None where the ink spells none.

    Both readers together are wrong on writing now and then ("ROSALWD"), always by something that is a slip away from a
    common name: that is as unsure as what they read differently.
    """
    read = _words(filled, second)
    if read is None:
        return None
    is_sure = read.confidence >= AGREED
    if is_sure and not _is_suspect(filled.item, read):
        return read
    if lattice is None:
        return replace(read, confidence=SUSPECT * read.confidence) if is_sure else read
    text, share = _likeliest(filled, read.text, lattice)
    if share < LEAST_NAME:
        return None
    return replace(read, text=text, confidence=min(ONE_READER, LIKELY * share), rule="form box; weighed with names")


def _is_suspect(item: Item, read: _Value) -> bool:
    """May both readers have misread it alike? Hardly where the first one is sure, as of type, or the name is common."""
    first_pct = 100 * (read.first_confidence or 0.0)
    words = [letters_of(word) for word in read.text.replace("-", " ").split()]
    is_common = all(name_shares().get(word, 0.0) >= COMMON_SHARE for word in words)
    if first_pct < FIRST_SURE_PCT and not is_common:
        return True
    is_family = item == "family"
    name = PersonName(written="", family=read.text if is_family else "", given="" if is_family else read.text)
    return is_suspect(name, broadly=first_pct < FIRST_OF_TYPE_PCT)


def _likeliest(filled: Filled, reading: str, lattice: LatticeReader) -> tuple[str, float]:
    """The name that most copies of the ink are likeliest to spell, and its share of their votes, 0 to 1."""
    votes: dict[str, float] = {}
    for copy in _COPIES:
        picture = _trimmed(filled.image, copy)
        frames = lattice(picture, _ink_box(picture))
        likely = likeliest_name(frames, _spelling(frames))
        votes[likely.text] = votes.get(likely.text, 0.0) + likely.probability
    best = max(votes, key=votes.__getitem__)
    return _as_written(best, reading), votes[best] / len(_COPIES)


def _spelling(frames: Lattice) -> str:
    """The best symbol of each frame, repeats and blanks dropped (CTC)."""
    best = frames.argmax(axis=1) if len(frames) else np.zeros(0, dtype=np.intp)
    kept = np.flatnonzero((best > 0) & (best != np.concatenate(([0], best[:-1]))))
    return " ".join("".join(_SYMBOLS[best[frame]] for frame in kept.tolist()).replace(",", " ").split())


def _as_written(plain: str, reading: str) -> str:
    """A name in small letters with the reading's capitals, hyphens and apostrophes, where its letters are the same."""
    if letters_of(plain) == letters_of(reading):
        return reading
    parts = plain.upper().split() if reading.isupper() else [part.capitalize() for part in plain.split()]
    return ("-" if "-" in reading else " ").join(parts)


def _suffix(filled: Filled, second: SecondReader, lattice: LatticeReader | None) -> _Value | None:
    """One of the suffixes that people have; None where the ink is another thing, or may be."""
    read = _words(filled, second)
    if read is None:
        return None
    if suffix_of(read.text) is not None:
        return read
    if lattice is None:
        return None
    picture = _trimmed(filled.image, _COPIES[0])
    spelt = spelt_nats(lattice(picture, _ink_box(picture)), list(_SUFFIX_FORMS))
    best, *others = sorted(zip(spelt, _SUFFIX_FORMS, strict=True), reverse=True)
    suffix = _SUFFIX_FORMS[best[1]]
    beside = max(nats for nats, form in others if _SUFFIX_FORMS[form] != suffix)
    if best[0] < -SUFFIX_FIT_NATS or best[0] - beside < SUFFIX_NATS:
        return None
    return replace(read, text=suffix, confidence=MAJORITY)


def _patient(read: Mapping[Item, _Value], *, has_suffix: bool) -> PatientOnFax:
    suffix = suffix_of(read["suffix"].text) if "suffix" in read else None
    name = _whole_name(read, suffix)
    parts = [read[item].confidence for item in ("family", "given", "suffix") if item in read]
    is_lost = has_suffix and suffix is None
    return PatientOnFax(
        name=name.written if name else None,
        given=name.given if name else None,
        middle=(name.middle or None) if name else None,
        family=name.family if name else None,
        suffix=(name.suffix or None) if name else None,
        aliases=(read["alias"].text,) if "alias" in read else (),
        dob=date.fromisoformat(read["dob"].text) if "dob" in read else None,
        name_confidence=round(min(parts) * (0.5 if is_lost else 1.0), 3) if name else 0.0,
        dob_confidence=round(read["dob"].confidence, 3) if "dob" in read else 0.0,
    )


def _whole_name(read: Mapping[Item, _Value], suffix: str | None) -> PersonName | None:
    """The boxes as a name; None without a family and a given name. The boxes tell the parts, whatever they are."""
    family, given = (_name_words(read[item].text) if item in read else [] for item in ("family", "given"))
    if len(family) > 1 and suffix is None:
        suffix = suffix_of(family[-1])  # "Marsh Jr." in the box of the family name
        family = family[:-1] if suffix else family
    if not family or not given or len(letters_of("".join(family))) < 2:
        return None
    middle = " ".join([*given[1:], *(_name_words(read["middle"].text) if "middle" in read else [])])
    written = f"{' '.join(family)}, {' '.join(given)}" + (f" {suffix}" if suffix else "")
    return PersonName(written=written, given=given[0], middle=middle, family=" ".join(family), suffix=suffix or "")


def _name_words(text: str) -> list[str]:
    """The words of a name's box that hold letters, without marks around them."""
    words = (word.strip(".,;:'\"()[]|_-") for word in text.split())
    return [word for word in words if letters_of(word)]


# --- pictures and evidence ----------------------------------------------------------------------------------------


def _trimmed(image: PageImage, copy: Callable[[Pixels], Pixels]) -> PageImage:
    """The ink with a little paper around it, changed by `copy`."""
    rows, columns = np.nonzero(image.pixels < INK)
    ink = image.pixels[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    framed = cv2.copyMakeBorder(ink, ROOM_PX, ROOM_PX, ROOM_PX, ROOM_PX, cv2.BORDER_CONSTANT, value=(255,))
    return replace(image, pixels=copy(np.asarray(framed, np.uint8)))


def _second_text(picture: PageImage, second: SecondReader) -> Reading:
    return second(picture, _ink_box(picture))


def _ink_box(picture: PageImage) -> Box:
    height, width = picture.pixels.shape
    room = ROOM_PX // 2  # the reader adds room of its own
    return Box(room, room, width - 2 * room, height - 2 * room)


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

_OF_NAME = frozenset({"patients[0].name", "patients[0].middle", "patients[0].suffix"})


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
