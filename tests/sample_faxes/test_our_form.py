"""Our own form as it comes back: printed by `outbound`, filled in at the office, read by `ocr`."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.form_answer import FormAnswer, read_form_answer
from ocr.letter import read_letter
from ocr.model import OwnIdentity, PageImage
from ocr.our_form import find_form
from ocr.pages import read_page
from ocr.second import read_segment
from outbound.letters import LetterDetails, build_letter
from outbound.model import Recipient, Sender
from sample_faxes.answer_form import _BOXES, _find_boxes
from sample_faxes.fonts import face_font, hand_font, hand_scale

TODAY = date(2026, 11, 24)
REFERENCE = "FI-JJFW-7MD6"
DETAILS = LetterDetails(
    sender=Sender(name="Keck Hospital of USC", attention="Medical Records", address="1500 San Pablo", phone="", fax=""),
    recipient=Recipient(name="", attention="", fax="(323) 555-0160"),
    reference=REFERENCE,
    received_at=datetime(2026, 11, 23, 14, 32, tzinfo=UTC),
    received_pages=1,
    sent_at=datetime(2026, 11, 23, 14, 33, tzinfo=UTC),
    sender_id="+13238655482",
    missing=("dob",),
)
OWN = OwnIdentity(fax_numbers=("+13238655482",), phone_numbers=(), facilities={"keck": ("Keck Hospital of USC",)})
PLACES = {"dob": (2, 2, 4), "fax": (3, 3, 4)}
DPI = 400


def form_page(texts: dict[str, str], *, hand: str | None = None, scale: float = 1.0, up_in: float = 0.1) -> PageImage:
    """The form printed at `scale`, filled in with type, or in a hand with one figure to a place."""
    (letter,) = build_letter("more_information", DETAILS)
    size = (round(8.47 * DPI * scale), round(11 * DPI * scale))
    sheet = Image.new("L", (round(8.47 * DPI), 11 * DPI), 255)
    off = ((sheet.width - size[0]) // 2, (sheet.height - size[1]) // 2)
    sheet.paste(Image.fromarray(np.where(letter.pixels, 0, 255).astype(np.uint8)).resize(size), off)
    pen = ImageDraw.Draw(sheet)

    def write(x_in: float, y_in: float, text: str) -> None:
        font = hand_font(hand, round(14 * hand_scale(hand) * DPI / 72)) if hand else face_font("sans", 13)
        pen.text((off[0] + x_in * DPI * scale, off[1] + y_in * DPI * scale), text, font=font, fill=0, anchor="ls")

    for name, (left, top, width, height) in zip(_BOXES, _find_boxes(letter.pixels), strict=True):
        text, foot = texts.get(name, ""), top + height - up_in
        if not (hand and name in PLACES):
            write(left + 0.1, foot, text)
            continue
        groups, figures, x = PLACES[name], iter(text), left + 4 / 72
        step = (width - 8 / 72) / (sum(groups) + 0.6 * (len(groups) - 1))
        for group in groups:
            for _ in range(group):
                write(x + 0.3 * step, foot, next(figures))
                x += step
            x += 0.6 * step
    small = np.asarray(sheet.resize((1728, 2156), Image.Resampling.BOX))
    return PageImage(number=1, pixels=np.where(small < 150, 0, 255).astype(np.uint8), dpi_x=204.0, dpi_y=196.0)


def answer_of(page: PageImage) -> FormAnswer:
    answer = read_form_answer(read_page(page), read_segment, received_on=TODAY)
    assert answer is not None
    return answer


@pytest.mark.parametrize("scale", [1.0, 0.96])
def test_typed_answer_is_read_surely(scale: float) -> None:
    texts = {"family": "OKONKWO", "given": "SAMUEL", "suffix": "Jr", "dob": "04/09/1990", "fax": "(323) 555-0160"}
    answer = answer_of(form_page(texts, scale=scale))
    patient = answer.patient
    assert (patient.family, patient.given, patient.suffix) == ("OKONKWO", "SAMUEL", "Jr")
    assert (patient.dob, answer.reply_fax) == (date(1990, 4, 9), "+13235550160")
    assert min(patient.name_confidence, patient.dob_confidence, answer.reply_fax_confidence) >= 0.95


@pytest.mark.parametrize("hand", ["organize", "humor", "dkg"])
def test_figures_by_hand_one_to_a_place_are_read_surely(hand: str) -> None:
    answer = answer_of(form_page({"dob": "04091990", "fax": "3235550160"}, hand=hand))
    assert (answer.patient.dob, answer.reply_fax) == (date(1990, 4, 9), "+13235550160")
    assert answer.patient.dob_confidence >= 0.95


def test_empty_boxes_say_nothing() -> None:
    answer = answer_of(form_page({}))
    assert (answer.patient.name, answer.patient.dob, answer.reply_fax, answer.npi) == (None, None, None, None)
    assert (answer.types, answer.evidence) == ((), ())


def test_writing_over_a_printed_mark_is_never_sure() -> None:
    """A 9 whose foot meets a tick was read as a 3 by both readers."""
    answer = answer_of(form_page({"dob": "04/09/1990"}, up_in=0.03))
    assert answer.patient.dob_confidence < 0.95


def test_a_date_that_is_none_is_not_given() -> None:
    assert answer_of(form_page({"dob": "13/45/1990"})).patient.dob is None
    assert answer_of(form_page({"dob": "04/09/2090"})).patient.dob is None


def test_types_written_behind_other_are_asked_for() -> None:
    page = read_page(form_page({}))
    (wanted,) = (box for box in find_form(page) if box.item == "wanted")
    left, top, *_ = wanted.box_px
    pixels = page.image.pixels.copy()
    sheet = Image.fromarray(pixels)
    ImageDraw.Draw(sheet).text((left + 20, top + 2), "pathology and lab results", font=face_font("sans", 6), fill=0)
    page = replace(page, image=replace(page.image, pixels=np.asarray(sheet)))
    answer = read_form_answer(page, read_segment, received_on=TODAY)
    assert answer is not None
    assert set(answer.types) == {"pathology", "lab_result"}


def test_another_page_is_not_our_form() -> None:
    sheet = Image.new("L", (1728, 2156), 255)
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(("Patient last name: Okonkwo", "First name: Samuel", "Phone: (323) 555-0159", "NPI")):
        pen.text((200, 300 + 90 * row), line, font=face_font("sans", 6), fill=0)
    page = read_page(PageImage(number=1, pixels=np.asarray(sheet), dpi_x=204.0, dpi_y=196.0))
    assert find_form(page) == ()


def test_the_form_is_an_answer_to_our_question_and_its_other_words_are_no_wishes() -> None:
    page = read_page(form_page({"family": "OKONKWO", "given": "SAMUEL", "dob": "04/09/1990"}))
    letter = read_letter([page], OWN, received_on=TODAY, pages_total=1, second_reader=read_segment)
    assert (letter.kind, letter.reference, letter.requested_types) == ("more_information", REFERENCE, ())
    assert [(patient.family, patient.dob, patient.mrn) for patient in letter.patients] == [
        ("OKONKWO", date(1990, 4, 9), None)
    ]
    assert not letter.unattended
