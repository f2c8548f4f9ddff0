"""The number that the answer may go to, as the fax claims, with the evidence for it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ocr.certainty import (
    CLOSE_SECOND,
    SURE_FIELD,
    Sure,
    calibrated,
    sure_number,
)
from ocr.doubts import doubts_number, rows_before
from ocr.likeliest import Likely
from ocr.model import Evidence, OwnIdentity
from ocr.numbers import find_phone_numbers, is_digit_off
from ocr.opinion import AGREES, RULE, contradicts, is_value, rank_with
from ocr.page_views import PageView
from ocr.places import least_sure, row_boxes
from ocr.prose import denied_numbers, doubtful_numbers, tells_unread_number
from ocr.readers import Readers
from ocr.requester import UNNAMED, NumberHit, rank_reply, unexplained_numbers

UNEXPLAINED = 0.9  # at most, of a number that is not said to be for answers while another one's meaning was not read
MISREAD_ONCE = 0.7  # at most, where another fax number of the fax differs in one digit: one of them was misread
DOUBTED_NUMBER = 0.83  # at most, of a number whose sentence may give it to somebody else
TOLD_SURELY = 0.95  # strength of a place that says where the answer goes: no letterhead's number is its rival
# "Please reply to the clinical fax above": the number that it means may not have been read.
_TOLD_WHERE = re.compile(
    r"\b(?:reply|respond|return)\w*\b.*\b(?:to|by|via)\b(?! (?:return )?(?:fax|facsimile)\.$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The number the answer may go to, as the fax claims."""

    number: str | None
    confidence: float
    evidence: tuple[Evidence, ...] = ()


def find_reply(asking: Sequence[PageView], own: OwnIdentity, readers: Readers, likely: Likely | None) -> Reply:
    hits = [hit for view in asking for hit in view.numbers]
    has_to_block = any(label.meaning == "to" for view in asking for label in view.labels)
    ranked = rank_with(rank_reply(hits, own, has_to_block=has_to_block), hits, likely)
    if not ranked:
        return Reply(number=None, confidence=0.0)
    close = [
        item for item in ranked if ranked[0][0] - item[0] < CLOSE_SECOND and not _is_outdone(item[1], ranked[0][1])
    ]
    count = Counter(hit.e164 for hit in hits)
    sures = [
        sure_number(hit.e164, hit.words, score, readers, read_elsewhere=count[hit.e164] > 1) for score, hit in close
    ]
    best, sure = next(
        (pair for pair in zip((hit for _, hit in close), sures, strict=True) if pair[1].agreed), (close[0][1], sures[0])
    )
    confidence = sure.confidence
    # Two numbers with the same standing are two claims, and neither is sure; unless the second reader reads the same
    # number at both places.
    others = [number for other in sures if other is not sure for number in _second_numbers(other)]
    if len(sures) > 1 and (not sure.agreed or set(others) != {sure.value} or len(others) < len(sures) - 1):
        confidence = min(confidence, 0.5)
    if best.repaired:
        confidence = min(confidence, 0.85)
    number = str(sure.value)
    if number in own.fax_numbers or number in own.phone_numbers:
        return Reply(number=None, confidence=0.0)
    told_elsewhere = any(
        tells_unread_number(view.layout) or any(_TOLD_WHERE.search(label.text) for label in view.labels)
        for view in asking
    )
    is_likely = likely is not None and likely.chance >= AGREES and is_value(likely, number)
    unexplained = set() if is_likely else unexplained_numbers(hits, own) - {number}
    if best.role != "reply_fax" and (told_elsewhere or unexplained):
        confidence = min(confidence, UNEXPLAINED)
    rivals = {hit.e164 for hit in hits if hit.role in ("fax", "reply_fax")}
    if any(is_digit_off(number, other) for other in rivals):
        confidence = min(confidence, MISREAD_ONCE)
    if contradicts(likely, number):
        confidence = min(confidence, DOUBTED_NUMBER)
    told = {
        hit.e164
        for hit in hits
        if hit.role in ("phone", "patient_phone", "to_fax")
        or hit.zone == "to"
        or (hit.role == "other" and hit.strength > UNNAMED)
    }
    explained = {*own.fax_numbers, *own.phone_numbers, *told} - {number}
    if any(number in doubtful_numbers(view.layout, explained) for view in asking):
        confidence = min(confidence, DOUBTED_NUMBER)
    layouts = [view.layout for view in asking]
    places = [row for hit in hits if hit.e164 == number for row in rows_before(hit.words, layouts)]
    texts = [layout.text for layout in layouts]
    is_open = doubts_number(number, places, texts, sorted(rivals), own)
    if is_open:
        confidence = min(confidence, DOUBTED_NUMBER)
    confidence = calibrated(confidence, sure)
    is_denied = any(number in denied_numbers(view.layout) for view in asking)
    doubts = best.repaired or told_elsewhere or is_denied or is_open or best.rule == RULE
    is_found_twice = is_likely and sure.agreed and not doubts
    if is_found_twice and UNEXPLAINED <= confidence < SURE_FIELD:
        confidence = SURE_FIELD
    second = readers.second_of(best.words)
    evidence = Evidence(
        field="reply_fax",
        value=number,
        page_number=best.page_number,
        box_px=best.box_px,
        text=best.text,
        second_text=sure.second_text,
        confidence=round(confidence, 3),
        rule=best.rule if best.zone == "none" else f"{best.rule} ({best.zone.upper()} block)",
        boxes_px=row_boxes(best.words),
        first_confidence=least_sure(best.words),
        second_confidence=round(second.confidence, 3) if second else None,
    )
    return Reply(number=number, confidence=round(confidence, 3), evidence=(evidence,))


def _is_outdone(hit: NumberHit, best: NumberHit) -> bool:
    """Is it a fax number of the letterhead, while the fax says surely where else the answer goes?"""
    is_letterheads = hit.role == "fax" and hit.zone == "none"
    return is_letterheads and best.role == "reply_fax" and best.strength >= TOLD_SURELY


def _second_numbers(sure: Sure) -> list[str]:
    return [number.e164 for number in find_phone_numbers(sure.second_text or "")][:1]
