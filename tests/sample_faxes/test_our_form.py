"""Our own form as it comes back: printed by `outbound`, filled in at the office, read by `ocr`."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.candidates import BLANK, FLOOR, SYMBOLS, Lattice, read_lattice
from ocr.form_answer import NOTHING_READ, FormAnswer, read_form_answer
from ocr.letter import read_letter
from ocr.model import OwnIdentity, PageImage, PageRead
from ocr.our_form import find_form
from ocr.pages import read_page
from ocr.reference import find_reference
from ocr.second import SecondReading, read_segment
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


SAMUEL = {"family": "OKONKWO", "given": "SAMUEL", "dob": "04/09/1990", "fax": "(323) 555-0160"}


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
    answer = read_form_answer(read_page(page), read_segment, received_on=TODAY, lattice=read_lattice)
    assert answer is not None
    return answer


@pytest.mark.parametrize(("scale", "family"), [(1.0, "OKONKWO"), (0.96, "SALAZAR")])
def test_typed_answer_is_read_surely(scale: float, family: str) -> None:
    texts = {"family": family, "given": "SAMUEL", "suffix": "Jr", "dob": "04/09/1990", "fax": "(323) 555-0160"}
    answer = answer_of(form_page(texts, scale=scale))
    patient = answer.patient
    assert (patient.family, patient.given, patient.suffix) == (family, "SAMUEL", "Jr")
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


def without_words(page: PageRead) -> PageRead:
    """As the first reader leaves a pale copy: it read nothing."""
    return replace(page, words=())


def test_a_form_whose_captions_were_lost_is_read_by_its_rulings() -> None:
    answer = read_form_answer(without_words(read_page(form_page(SAMUEL))), read_segment, received_on=TODAY)
    assert answer is not None
    assert (answer.patient.family, answer.patient.given, answer.patient.dob) == ("OKONKWO", "SAMUEL", date(1990, 4, 9))


def test_a_form_that_lay_on_its_side_and_was_shrunk_is_read() -> None:
    answer = answer_of(form_page(SAMUEL, scale=0.77))
    assert (answer.patient.family, answer.patient.dob) == ("OKONKWO", date(1990, 4, 9))


def test_a_form_without_rulings_answers_nothing_rather_than_what_is_printed_on_it() -> None:
    page = read_page(form_page(SAMUEL))
    pixels = page.image.pixels.copy()
    pixels[pixels.shape[0] // 3 :] = 255
    below = [word for word in page.words if word.box_px.top > len(pixels) // 3 and word.text.isupper()]
    page = replace(page, image=replace(page.image, pixels=pixels), words=tuple(below))
    assert read_form_answer(page, read_segment, received_on=TODAY) == NOTHING_READ
    letter = read_letter([page], OWN, received_on=TODAY, pages_total=1, second_reader=read_segment)
    assert (letter.kind, letter.reference, letter.patients, letter.reply_fax, letter.phone) == (
        "more_information",
        REFERENCE,
        (),
        None,
        None,
    )


def test_our_reference_quoted_by_another_letter_does_not_make_it_our_form() -> None:
    sheet = Image.new("L", (1728, 2156), 255)
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate((f"Your reference {REFERENCE}", "Patient last name: Okonkwo", "First name: Samuel")):
        pen.text((200, 300 + 90 * row), line, font=face_font("sans", 6), fill=0)
    page = read_page(PageImage(number=1, pixels=np.asarray(sheet), dpi_x=204.0, dpi_y=196.0))
    assert find_reference(page.text) == REFERENCE
    assert read_form_answer(page, read_segment, received_on=TODAY) is None


def test_a_family_name_that_is_a_word_of_forms_is_read_where_the_form_asks_for_it() -> None:
    patient = answer_of(form_page({"family": "PAGE", "given": "VIRGINIA"})).patient
    assert (patient.family, patient.given) == ("PAGE", "VIRGINIA")


@pytest.mark.parametrize("written", ["see chart", "M", "n/a"])
def test_ink_in_the_suffix_box_that_is_no_suffix_leaves_the_name_unsure(written: str) -> None:
    patient = answer_of(form_page(SAMUEL | {"suffix": written})).patient
    assert (patient.family, patient.suffix) == ("OKONKWO", None)
    assert patient.name_confidence < 0.6


def test_a_name_that_both_readers_read_but_is_a_slip_away_from_a_common_one_is_unsure() -> None:
    page = read_page(form_page(SAMUEL | {"family": "OSBOME"}))
    answer = read_form_answer(page, read_segment, received_on=TODAY)  # not weighed: as it stands there
    assert answer is not None
    assert answer.patient.family == "OSBOME"
    assert answer.patient.name_confidence < 0.95


def test_a_number_with_its_country_code_and_a_date_with_the_year_first_are_read() -> None:
    answer = answer_of(form_page(SAMUEL | {"dob": "1990-04-09", "fax": "1-323-555-0160"}))
    assert (answer.patient.dob, answer.reply_fax) == (date(1990, 4, 9), "+13235550160")


def frames_of(*marks: dict[str, float]) -> Lattice:
    """What the second reader hesitates between, mark by mark."""
    frames = np.full((2 * len(marks), SYMBOLS), FLOOR / SYMBOLS)
    frames[1::2, BLANK] = 1
    for place, mark in enumerate(marks):
        for letter, share in mark.items():
            frames[2 * place, ord(letter) - ord("a") + 1] = share
    return frames / frames.sum(axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("first_mark", "name"),
    [
        pytest.param({"s": 0.6, "j": 0.4}, "JENNIFER", id="a common name that the ink may spell"),
        pytest.param({"s": 0.999999}, "SENNIFER", id="what the ink spells clearly stays"),
    ],
)
def test_a_name_by_hand_is_weighed_with_names_that_people_have_and_never_sure(
    first_mark: dict[str, float], name: str
) -> None:
    frames = frames_of(first_mark, *({letter: 0.99} for letter in "ennifer"))
    texts = {"family": "Jennifer", "given": "Jennifer", "dob": "04091990", "fax": "3235550160"}
    answer = read_form_answer(
        read_page(form_page(texts, hand="delphine")),
        lambda image, box: SecondReading(text="SENNIFER", confidence=0.8),
        received_on=TODAY,
        lattice=lambda image, box: frames,
    )
    assert answer is not None
    assert (answer.patient.family, answer.patient.given) == (name, name)
    assert 0 < answer.patient.name_confidence <= 0.8


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
