"""What an authorization form lacks (domain rules for everything that is not treatment): by words, dates and ink."""

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from ocr.dates import find_dates
from ocr.labels import Label, values_of
from ocr.layout import INK, PageLayout
from ocr.model import AuthorizationItem, Box, DateRange, PatientOnFax, RecordType
from ocr.terms import TermIndex, plain_words

SIGNED_SHARE = (
    0.004  # ink of a signature over its line's field, the line itself taken out; an empty field holds specks below .001
)
SIGNATURE_REACH_IN = 3.5
_STREET = re.compile(r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?[A-Z][A-Za-z]+|\bP\.?\s?O\.?\s?Box\b|\b[A-Z]{2}\.?,?\s+\d{5}\b")
_PURPOSE = (
    "purpose ~4 is|of|legal|personal|insurance|disability|treatment|continuing|care|claim|litigation",
    "at ~2 request ~3 individual|patient",
    "personal use|records",
    "continuing|continued|continuity|further ~2 care|treatment",
    "legal ~1 purposes|matter|purpose|review",
    "insurance claim|purposes",
    "disability claim|determination|evaluation|benefits",
    "litigation",
)
_DATES = (
    "dates|date ~2 service|treatment|care",
    "all dates",
    "any ~1 date|dates",
    "from ~4 to|through|present",
    "last|past ~2 years|year|months",
)
_TYPES = ("any and all", "all|entire|complete ~2 records|record|chart|file", "records ~3 follow*", "medical records")
_REPRESENTATIVE = (
    "power ~1 attorney",
    "conservator*",
    "guardian*",
    "executor",
    "next ~1 kin",
    "personal representative",
    "legal representative",
    "on behalf ~1 of",
    "healthcare agent|proxy",
    "daughter|son|spouse|wife|husband|mother|father|parent|sister|brother",
)
_PROOF = (
    "attached|enclosed ~6 power|guardianship|conservatorship|designation|directive|letters|"
    "certificate|papers|proof|documentation",
    "power|guardianship|conservatorship|designation|directive|letters|certificate|papers|proof ~6 attached|enclosed",
)


def missing_items(
    pages: Sequence[tuple[PageLayout, tuple[Label, ...]]],
    patients: Sequence[PatientOnFax],
    types: Sequence[RecordType],
    span: DateRange | None,
    purpose: str | None,
) -> tuple[AuthorizationItem, ...]:
    """Which items of a complete authorization the form does not have, in the order of AuthorizationItem."""
    words = [plain for layout, _ in pages for plain in plain_words(layout.text)]
    index = TermIndex(words, [*_PURPOSE, *_DATES, *_TYPES, *_REPRESENTATIVE, *_PROOF])
    patient = patients[0] if patients else PatientOnFax()
    recipient, address = _recipient(pages)
    signature, signed_on = _signature(pages)
    lacks: dict[AuthorizationItem, bool] = {
        "patient_name": patient.name is None,
        "dob": patient.dob is None,
        "recipient": not recipient,
        "recipient_address": not address,
        "purpose": not (
            purpose in {"treatment", "legal", "personal", "insurance", "disability", "workers_compensation"}
            and _has_purpose(pages, index)
        ),
        "dates_of_service": span is None
        and not _filled(pages, "service_dates")
        and not _any(index, ("all dates", "any ~1 date|dates")),
        "report_types": not types and not _any(index, _TYPES[:2]),
        "signature": not signature,
        "signature_date": not signed_on,
        "representative_proof": _representative(pages) and not _any(index, _PROOF),
        "photo_id": False,
    }
    return tuple(item for item, lacking in lacks.items() if lacking)


def _any(index: TermIndex, patterns: Sequence[str]) -> bool:
    return any(index.find(pattern) for pattern in patterns)


def _has_purpose(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], index: TermIndex) -> bool:
    labelled = any(label.meaning == "purpose" for _, labels in pages for label in labels)
    return _filled(pages, "purpose") if labelled else _any(index, _PURPOSE)


def _filled(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]], meaning: str) -> bool:
    """Does any label of a meaning have words right of it or below?"""
    return any(
        value.relation != "above" and any(character.isalnum() for character in value.text)
        for layout, labels in pages
        for label in labels
        if label.meaning == meaning
        for value in values_of(label, labels, layout)
    )


_RECIPIENT = re.compile(
    r"\b(?:release|disclose|send|furnish|provide|give|deliver|mail|fax)\b.{0,140}?\bto:?\s+(?!the\b|"
    r"be\b|release\b|disclose\b|use\b)(?=[A-Z0-9(])",
    re.S,
)


def _recipient(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]]) -> tuple[bool, bool]:
    """Is it said to whom, and with an address?"""
    named = address = False
    for layout, labels in pages:
        for label in labels:
            if label.meaning not in {"from", "organization"}:
                continue
            for value in [item for item in values_of(label, labels, layout) if item.relation != "above"][:1]:
                named = named or any(character.isalpha() for character in value.text)
                below = " ".join(
                    segment.text
                    for row in layout.rows[label.row : label.row + 5]
                    for segment in row
                    if segment.box_px.left >= label.box_px.left - 20
                )
                address = address or bool(_STREET.search(below))
        flat = " ".join(layout.text.split())
        told = _RECIPIENT.search(flat)
        if told:
            named = True
            address = address or bool(_STREET.search(flat[told.end() : told.end() + 160]))
    return named, address


def _signature(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]]) -> tuple[bool, bool]:
    """Is there ink on a signature line, and a date beside it?"""
    for layout, labels in pages:
        for label in labels:
            if label.meaning != "signature":
                continue
            signed = any(_signed(layout, label, labels, place) for place in ("right", "above"))
            rows = layout.rows[max(0, label.row - 1) : label.row + 3]
            text = "  ".join(segment.text for row in rows for segment in row)
            dated = bool(find_dates(text, not_after=date.max))
            if signed or dated:
                return signed, dated
    return False, False


def _signed(layout: PageLayout, label: Label, labels: tuple[Label, ...], place: str) -> bool:
    """Is there ink that is no printed word and no line, right of the label or above it?"""
    reach = round(SIGNATURE_REACH_IN * layout.image.dpi_x)
    box = label.box_px
    if place == "right":
        others = [
            other.box_px.left for other in labels if other.row == label.row and other.box_px.left > box.left + box.width
        ]
        right = min([box.left + box.width + reach, *others])
        field = Box(
            box.left + box.width + 6,
            box.top - round(0.12 * layout.image.dpi_y),
            right - box.left - box.width - 12,
            box.height + round(0.16 * layout.image.dpi_y),
        )
    else:
        field = Box(
            box.left,
            box.top - round(0.34 * layout.image.dpi_y),
            max(box.width, reach // 2),
            round(0.32 * layout.image.dpi_y),
        )
    if field.width < 20:
        return False
    ink = (
        layout.image.pixels[max(0, field.top) : field.top + field.height, max(0, field.left) : field.left + field.width]
        < INK
    )
    if not ink.size:
        return False
    ink = ink & ~(ink.mean(axis=1) > 0.5)[:, np.newaxis]  # the writing line itself
    for row in layout.rows[max(0, label.row - 2) : label.row + 2]:
        for segment in row:
            for word in segment.words:
                if word.confidence_pct >= 80 and (
                    place == "above" or word in layout.rows[label.row][label.segment].words[: label.end]
                ):
                    ink = _without(ink, field, word.box_px)
    return bool(ink.mean() >= SIGNED_SHARE)


def _without(ink: np.ndarray, field: Box, printed: Box) -> np.ndarray:
    cleared = ink.copy()
    top, left = printed.top - field.top, printed.left - field.left
    cleared[max(0, top) : max(0, top + printed.height), max(0, left) : max(0, left + printed.width)] = False
    return cleared


def _representative(pages: Sequence[tuple[PageLayout, tuple[Label, ...]]]) -> bool:
    """Did somebody else sign? The relationship line says so."""
    for layout, labels in pages:
        for label in labels:
            if label.meaning != "contact" or "relation" not in label.text.lower():
                continue
            for value in values_of(label, labels, layout)[:1]:
                if (
                    value.relation == "right"
                    and not re.search(r"\bself\b|\bpatient\b|\bn/?a\b", value.text, re.I)
                    and re.search(r"[A-Za-z]{3}", value.text)
                ):
                    return True
    return False
