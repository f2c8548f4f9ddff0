"""The office's answer to our question: our own letter as it left us, printed at the office and filled in by hand."""

from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from outbound.letters import LetterDetails, build_letter
from outbound.model import Recipient, Sender
from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES, Drawn, Style, Values, e164, sheet_of, truth_of

_ZONE = ZoneInfo("America/Los_Angeles")
_LETTER_DPI = 204
_SAME_ROW_IN = 0.2
Rectangle = tuple[float, float, float, float]  # left, top, width, height in inches
# The boxes of the form in reading order; a date or number is written digit by digit between the printed marks.
_BOXES = ("family", "given", "middle", "suffix", "dob", "aka", "", "practice", "provider", "npi", "fax", "phone")
_GROUPS = {"dob": (2, 2, 4), "npi": (10,), "fax": (3, 3, 4), "phone": (3, 3, 4)}


def draw_answer_form(reference: str, values: Values, style: Style, rng: Random) -> Drawn:
    """Our more_information letter with this reference, filled in with these values.

    Raises:
        ValueError: the letter's form has other boxes than this module knows.
    """
    sheet = sheet_of(style, rng)
    ink = _letter(reference, values)
    paper = Image.fromarray(np.where(ink, np.uint8(0), np.uint8(255))).resize(sheet.image.size, Image.Resampling.BOX)
    sheet.image.paste(paper)
    boxes = _find_boxes(ink)
    if len(boxes) != len(_BOXES):
        raise ValueError(f"The form of our letter has {len(boxes)} boxes, not {len(_BOXES)}; look at outbound/form.py.")
    patient = values.patient
    texts = {"family": patient.family, "given": patient.given, "middle": patient.middle, "suffix": patient.suffix}
    texts |= {"dob": f"{patient.dob:%m%d%Y}" if patient.dob else "", "aka": patient.aka}
    texts |= {"practice": values.practice, "provider": values.provider, "npi": values.npi}
    texts |= {"fax": (e164(values.fax) or "")[2:], "phone": (e164(values.phone) or "")[2:]}
    for name, box in zip(_BOXES, boxes, strict=True):
        if name in _GROUPS:
            _write_digits(sheet, box, texts[name], _GROUPS[name])
        elif name:
            sheet.write(box[0] + 0.1, box[1] + box[3] - 0.1, texts[name], pt=13)
    truth = truth_of(values, omits=frozenset({"requested_types", "letter_date"}))
    return Drawn(sheets=(sheet,), truth=truth | {"reference": reference})


def _letter(reference: str, values: Values) -> NDArray[np.bool_]:
    name, street, city, phone, fax = FACILITIES[values.facility]
    moment = datetime(2026, 11, 23, 14, 32, tzinfo=_ZONE)
    details = LetterDetails(
        sender=Sender(name=name, attention="Medical Records", address=f"{street}, {city}", phone=phone, fax=fax),
        recipient=Recipient(name="", attention="", fax=values.fax),
        reference=reference,
        received_at=moment,
        received_pages=1,
        sent_at=moment,
        sender_id=e164(fax) or "",
        missing=("dob",) if values.more("asked", "dob") == "dob" else ("patient_name",),
    )
    (page,) = build_letter("more_information", details)
    return page.pixels


def _find_boxes(ink: NDArray[np.bool_]) -> list[Rectangle]:
    """The rectangles to write in, in reading order, by their outlines on the page."""
    square = cv2.resize(ink.astype(np.uint8) * 255, None, fx=1, fy=_LETTER_DPI / 196, interpolation=cv2.INTER_NEAREST)
    contours, _ = cv2.findContours(square, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        left, top, width, height = (value / _LETTER_DPI for value in cv2.boundingRect(contour))
        fills_its_frame = cv2.contourArea(contour) > 0.9 * width * height * _LETTER_DPI**2
        if width > 1.0 and 0.25 < height < 1.0 and fills_its_frame:
            found.append((left, top, width, height))
    outer = [box for box in found if not any(_inside(box, other) for other in found)]
    return _in_reading_order(outer)


def _in_reading_order(boxes: list[Rectangle]) -> list[Rectangle]:
    """Row by row; a box that is needed has a thicker outline, so the tops of one row differ a little."""
    rows: list[list[Rectangle]] = []
    for box in sorted(boxes, key=lambda box: box[1]):
        if rows and box[1] - rows[-1][0][1] < _SAME_ROW_IN:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row)]


def _inside(box: Rectangle, other: Rectangle) -> bool:
    return (
        box != other
        and other[0] <= box[0]
        and other[1] <= box[1]
        and box[0] + box[2] <= other[0] + other[2]
        and box[1] + box[3] <= other[1] + other[3]
    )


def _write_digits(sheet: Sheet, box: Rectangle, digits: str, groups: tuple[int, ...]) -> None:
    """One digit to a place; the places are those of `outbound.form`: 4 pt margins, gaps of 0.6 places."""
    left, top, width, height = box
    step = (width - 8 / 72) / (sum(groups) + (len(groups) - 1) * 0.6)
    x, place = left + 4 / 72, 0
    for size in groups:
        for digit in digits[place : place + size]:
            sheet.write(x + step * 0.25, top + height - 0.1, digit, pt=min(14.0, step * 72))
            x += step
        place += size
        x += 0.6 * step
