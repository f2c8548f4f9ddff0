"""How surely a value is what the page says: by two readers, the place, and what people are called."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from typed_letter import RECEIVED, Said
from typed_page import typed_page

from ocr.candidates import BLANK, COMMA, SPACE, SYMBOLS, Lattice
from ocr.certainty import (
    LOOKED_AGAIN,
    ONE_READER,
    SURE_FIELD,
    same_name_text,
    second_date_only,
    second_name_only,
    sure_date,
    sure_name,
    sure_number,
)
from ocr.hits import Hit
from ocr.layout import lay_out
from ocr.model import Box, PageImage, Word
from ocr.people import PersonName, read_name
from ocr.readers import AGREED, Readers, is_struck


class TwoReaders(Readers):
    """Readers with their answers laid down: what the second says of every place, and the first of a value alone."""

    def __init__(
        self, second: str | None, *, confidence: float = 0.99, alone: str = "", page: str = "", **more
    ) -> None:
        reader = None if second is None else lambda image, box: Said(second, confidence)
        super().__init__([lay_out(typed_page(page or "one page"))], reader, **more)
        self.alone = alone

    def first_alone(self, page_number: int, parts: object) -> str:
        return self.alone


def words_of(text: str, *, confidence_pct: float = 96.0, by_second: bool = False) -> tuple[Word, ...]:
    return tuple(
        Word(
            text=part,
            page_number=1,
            box_px=Box(100 + 130 * place, 900, 120, 24),
            confidence_pct=confidence_pct,
            line=1,
            block=1,
            by_second=by_second,
        )
        for place, part in enumerate(text.split())
    )


def name_hit(text: str, *, strength: float = 1.0, **of_words) -> Hit:
    name = read_name(text)
    assert name is not None
    return Hit(field="name", value=name, words=words_of(text, **of_words), rule="", strength=strength)


def date_hit(text: str, day: date, *, strength: float = 1.0, **of_words) -> Hit:
    return Hit(field="dob", value=day, words=words_of(text, **of_words), rule="", strength=strength)


def parts(name: object) -> tuple[str, str, str, str]:
    assert isinstance(name, PersonName)
    return name.given, name.middle, name.family, name.suffix


# --- names


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("LOPEZ, MARIA", "Lopez Maria", True),
        ("Mr. Ana Diaz", "ANA DIAZ", True),
        ("Ana Diaz Jr.", "Ana Diaz, JR", True),
        pytest.param("Ana Diaz III", "Ana Diaz lll", True, id="strokes are counted"),
        pytest.param("MARYLEE", "MARY LEE", True, id="a lost space"),
        pytest.param("Ana Diaz II", "Ana Diaz III", False, id="strokes differ"),
        pytest.param("Ana Diaz", "Ana Diaz Jr", False, id="a suffix that one did not see"),
        pytest.param("Malcoim Reed", "Malcolm Reed", False, id="one letter"),
    ],
)
def test_two_readings_of_a_name_are_the_same_or_not(first: str, second: str, same: bool) -> None:
    assert same_name_text(first, second) is same


@pytest.mark.parametrize(
    ("written", "of_first", "of_second", "is_sure"),
    [
        pytest.param("Tacyang Suh", 89.6, 0.983, False, id="on no list, and the second reader hesitates"),
        pytest.param("Tacyang Suh", 60.0, 0.995, False, id="on no list, and the first reader hesitates"),
        pytest.param("Tacyang Suh", 89.6, 0.995, True, id="on no list, read clearly"),
        pytest.param("Maria Lopez", 60.0, 0.95, True, id="people are called so"),
        pytest.param("G. Gao", 88.4, 0.999, False, id="a letter is what is left of a name"),
        pytest.param("A. Tamayo", 96.0, 0.999, True, id="a letter that is clearly all that was written"),
    ],
)
def test_a_name_that_nobody_has_must_be_read_clearly(
    written: str, of_first: float, of_second: float, is_sure: bool
) -> None:
    sure = sure_name(name_hit(written, confidence_pct=of_first), TwoReaders(written, confidence=of_second))
    assert (sure.confidence > ONE_READER) is is_sure


def test_a_name_behind_a_particle_or_with_its_end_torn_off_is_never_sure() -> None:
    page = "De   MARIS OL GALLEGOS"
    words = lay_out(typed_page(page)).words
    torn = name_hit("MARIS OL GALLEGOS")
    assert sure_name(torn, TwoReaders("MARIS OL GALLEGOS")).confidence <= ONE_READER
    behind = replace(name_hit("GALLEGOS, ANA"), words=tuple(words[1:]))
    assert TwoReaders("GALLEGOS, ANA", page=page.replace("   ", " ")).has_particle_before(
        replace(behind, words=tuple(lay_out(typed_page(page.replace("   ", " "))).words[1:]))
    )
    assert not TwoReaders("GALLEGOS, ANA", page=page).has_particle_before(behind)


def test_a_letter_that_a_narrow_crop_loses_is_taken_from_the_first_reading() -> None:
    sure = sure_name(name_hit("CHOBANYAN, HASMIK"), TwoReaders("HOBANYAN, HASMIK"))
    assert parts(sure.value) == ("HASMIK", "", "CHOBANYAN", "")
    assert sure.confidence <= ONE_READER


def test_the_comma_of_one_reading_orders_the_other() -> None:
    sure = sure_name(name_hit("Yumul, Eleen"), TwoReaders("Yumul Eileen"))
    assert parts(sure.value) == ("Eileen", "", "Yumul", "")


@pytest.mark.parametrize(
    ("first", "second", "read", "confidence"),
    [
        pytest.param("Maria Lopez", "Maria Lopez", ("Maria", "", "Lopez", ""), AGREED, id="both readers"),
        pytest.param("TRAN, GILBERT", "TRAN, GILBERT", ("GILBERT", "", "TRAN", ""), AGREED, id="a comma tells order"),
        pytest.param("Wei Li", "Wei Li", ("Wei", "", "Li", ""), AGREED, id="Li is no suffix"),
        pytest.param("Maria Lopez III", "Maria Lopez III", ("Maria", "", "Lopez", "III"), AGREED, id="a suffix"),
        pytest.param(
            "NGUYEN GILBERT", "NGUYEN, GILBERT", ("GILBERT", "", "NGUYEN", ""), LOOKED_AGAIN, id="comma of one"
        ),
        pytest.param("MARYLEE DIAZ", "MARY LEE DIAZ", ("MARY", "LEE", "DIAZ", ""), LOOKED_AGAIN, id="space of one"),
    ],
)
def test_a_name_that_both_readers_read_is_sure(
    first: str, second: str, read: tuple[str, str, str, str], confidence: float
) -> None:
    sure = sure_name(name_hit(first), TwoReaders(second))
    assert (parts(sure.value), sure.confidence, sure.agreed) == (read, confidence, True)


@pytest.mark.parametrize(
    ("first", "second", "pct"),
    [
        pytest.param("Fred Maldonado Nunez", "Fred Maldonado Nunez", 96.0, id="a middle name or half a family name"),
        pytest.param("MARTINEZ I", "MARTINEZ I", 96.0, id="a stroke may be what is left of II"),
        pytest.param("ANA MARTINEZ I", "ANA MARTINEZ |", 96.0, id="a stroke behind the name"),
        pytest.param("NGUYEN GILBERT", "NGUYEN GILBERT", 75.0, id="a comma may be lost, the order is open"),
        pytest.param("NGUYEN GILBERT", "NGUYEN. GILBERT", 96.0, id="a full stop may be a comma"),
        pytest.param("KELLY GILBERT", "KELLY, GILBERT", 96.0, id="a comma that one sees, between two given names"),
        pytest.param("Ana Osbome", "Ana Osbome", 96.0, id="both may be wrong by a letter"),
        pytest.param("Ana Robexts", "Ana Robexts", 60.0, id="both may be wrong by any letter, by hand"),
        pytest.param("Maria Lopez", "Maria Lopes", 96.0, id="they differ"),
        pytest.param("Maria Lopez", "", 96.0, id="the second one reads nothing"),
        pytest.param("Maria Lopez", None, 96.0, id="there is no second one"),
        pytest.param("Maria Lopez", "Maria Lopez Jr", 96.0, id="a suffix that only one sees"),
    ],
)
def test_a_name_that_may_be_another_is_never_sure(first: str, second: str | None, pct: float) -> None:
    sure = sure_name(name_hit(first, confidence_pct=pct), TwoReaders(second))
    assert sure.confidence <= ONE_READER


def test_a_name_behind_a_weak_place_is_no_surer_than_the_place() -> None:
    assert sure_name(name_hit("Maria Lopez", strength=0.7), TwoReaders("Maria Lopez")).confidence < 0.7
    assert sure_name(name_hit("Maria Lopez", strength=0.9), TwoReaders("Maria Lopez")).confidence == AGREED


def test_a_known_name_that_both_read_at_a_second_look_is_sure() -> None:
    hit = name_hit("Malcoim Reed")
    looked = sure_name(hit, TwoReaders("Malcolm Reed", alone="Malcolm Reed"))
    assert (parts(looked.value), looked.confidence) == (("Malcolm", "", "Reed", ""), LOOKED_AGAIN)
    again = sure_name(hit, TwoReaders("Malcolm Reed", alone="Malcoim Reed"))
    assert again.confidence < SURE_FIELD
    other = sure_name(name_hit("Maria Lopez"), TwoReaders("Maria Lopes", alone="Maria Lopes"))
    assert other.confidence < SURE_FIELD  # both are names that people have: nothing tells which


@pytest.mark.parametrize(
    ("first", "pct", "second", "read"),
    [
        pytest.param(
            "Maria Lopez", 96.0, "Marla Zorpq", ("Marla", "", "Lopez", ""), id="word by word what people have"
        ),
        pytest.param("Maria Lopez", 96.0, "Maria E Lopez", ("Maria", "", "Lopez", ""), id="more words: a sure first"),
        pytest.param("Maria Lopez", 50.0, "Maria E Lopez", ("Maria", "E", "Lopez", ""), id="more words: unsure first"),
        pytest.param("Maria Lopez", 50.0, "Maria", ("Maria", "", "Lopez", ""), id="half a name is no name"),
    ],
)
def test_of_two_readings_the_likelier_is_kept_and_is_unsure(
    first: str, pct: float, second: str, read: tuple[str, str, str, str]
) -> None:
    sure = sure_name(name_hit(first, confidence_pct=pct), TwoReaders(second))
    assert parts(sure.value) == read
    assert sure.confidence <= 0.6


def test_second_reading_of_little_confidence_replaces_nothing() -> None:
    sure = sure_name(name_hit("Mari Lopz", confidence_pct=50.0), TwoReaders("Ana Diaz", confidence=0.5))
    assert parts(sure.value) == ("Mari", "", "Lopz", "")
    assert sure.confidence <= 0.6


def _frames(text: str, doubts: dict[int, str]) -> Lattice:
    codes = {",": COMMA, " ": SPACE}
    lattice = np.full((2 * len(text) + 1, SYMBOLS), 0.001)
    lattice[::2, BLANK] = 0.97
    for place, mark in enumerate(text):
        lattice[2 * place + 1, codes.get(mark) or ord(mark) - 96] = 0.5
        lattice[2 * place + 1, codes.get(doubts.get(place, mark)) or ord(doubts.get(place, mark)) - 96] += 0.47
    return lattice


def test_a_name_that_is_not_sure_is_weighed_with_what_people_are_called_and_stays_unsure() -> None:
    frames = _frames("sennifer lopez", {0: "j"})
    readers = TwoReaders("Jennlfer Lopez", lattice=lambda image, box: frames)
    sure = sure_name(name_hit("Sennifer Lopez", confidence_pct=60.0), readers)
    assert parts(sure.value) == ("Jennifer", "", "Lopez", "")
    assert sure.confidence <= ONE_READER
    assert not sure.agreed


def test_a_sure_name_is_not_weighed() -> None:
    def never(image: PageImage, box: Box) -> Lattice:
        raise AssertionError("asked for frames of a name that both read")

    assert sure_name(name_hit("Maria Lopez"), TwoReaders("Maria Lopez", lattice=never)).confidence == AGREED


def test_an_unsure_word_on_a_damaged_page_may_fool_both_readers() -> None:
    hit = name_hit("Maria Lopez", confidence_pct=65.0)
    damaged = replace(typed_page("a b c d"), words=words_of("a b c d", confidence_pct=30.0))
    readers = Readers([lay_out(damaged)], lambda image, box: Said("Maria Lopez"))
    clean = Readers([lay_out(typed_page("some words of a clean page"))], lambda image, box: Said("Maria Lopez"))
    assert sure_name(hit, readers).confidence < SURE_FIELD <= sure_name(hit, clean).confidence


@pytest.mark.parametrize(
    ("second", "confidence", "read"),
    [
        ("MARIA LOPEZ", 0.99, ("MARIA", "", "LOPEZ", "")),
        pytest.param("maria lopez", 0.99, ("Maria", "", "Lopez", ""), id="without capitals"),
        pytest.param("MARIA LOPEZ", 0.7, None, id="below it the second reader guesses too"),
        pytest.param("LOPEZ", 0.99, None, id="half a name"),
        pytest.param("Mission Hills Clinic", 0.99, None, id="a practice"),
        pytest.param("San Pedro CA 90731", 0.99, None, id="an address"),
        pytest.param("", 0.0, None, id="nothing"),
    ],
)
def test_a_name_that_only_the_second_reader_read_is_unsure_or_none(
    second: str, confidence: float, read: tuple[str, str, str, str] | None
) -> None:
    hit = Hit(field="unread_name", value="", words=words_of("zxq"), rule="", strength=1.0)
    sure = second_name_only(hit, TwoReaders(second, confidence=confidence))
    assert (parts(sure.value) if sure else None) == read
    assert sure is None or sure.confidence <= ONE_READER


# --- dates


BORN = date(1961, 3, 4)


@pytest.mark.parametrize(
    ("second", "confidence", "read", "least", "most"),
    [
        pytest.param("03/04/1961", 0.99, BORN, AGREED, AGREED, id="both"),
        pytest.param("March 4, 1961", 0.99, BORN, AGREED, AGREED, id="both, however written"),
        pytest.param("O3/04/1961", 0.99, BORN, 0.8, 0.94, id="a letter had to be read as a digit"),
        pytest.param("03/04/1967", 0.95, date(1967, 3, 4), 0.0, 0.94, id="they differ, the second is sure"),
        pytest.param("03/04/1967", 0.7, BORN, 0.0, 0.45, id="they differ, the second is unsure"),
        pytest.param("", 0.0, BORN, 0.0, 0.45, id="the second reads nothing"),
        pytest.param("13/44/1961", 0.99, BORN, 0.0, 0.45, id="the second reads no date"),
        pytest.param(None, 0.0, BORN, 0.0, ONE_READER, id="no second reader"),
    ],
)
def test_birth_date_by_two_readers(
    second: str | None, confidence: float, read: date, least: float, most: float
) -> None:
    sure = sure_date(date_hit("03/04/1961", BORN), TwoReaders(second, confidence=confidence), RECEIVED)
    assert sure.value == read
    assert least <= sure.confidence <= most


@pytest.mark.parametrize(
    ("alone", "is_sure"),
    [("03/04/1961", True), ("O3/04/1961", True), ("03/04/1967", False), ("", False), ("03/0", False)],
)
def test_a_date_of_the_second_reader_is_sure_when_the_first_reads_it_alone(alone: str, is_sure: bool) -> None:
    hit = date_hit("03/04/1961", BORN, by_second=True)
    sure = sure_date(hit, TwoReaders("03/04/1961", alone=alone), RECEIVED)
    assert sure.value == BORN
    assert (sure.agreed, sure.confidence >= SURE_FIELD) == (is_sure, is_sure)
    assert is_sure or sure.confidence <= ONE_READER


@pytest.mark.parametrize(
    ("second", "read"),
    [
        pytest.param("03/14/1961", date(1961, 3, 14), id="a figure more"),
        pytest.param("03/04/1967", date(1967, 3, 4), id="another figure"),
        pytest.param("3/04/1961", BORN, id="a figure less, the same date"),
        pytest.param("3/4/61", BORN, id="fewer figures"),
        pytest.param("0/04/1961", BORN, id="no date"),
    ],
)
def test_of_two_looks_of_the_second_reader_the_one_at_the_value_alone_counts(second: str, read: date) -> None:
    hit = date_hit("03/04/1961", BORN, by_second=True)
    sure = sure_date(hit, TwoReaders(second), RECEIVED)
    assert sure.value == read
    assert sure.confidence < SURE_FIELD


@pytest.mark.parametrize(
    ("second", "confidence", "read"),
    [
        ("03/04/1961", 0.99, BORN),
        pytest.param("03/04/1961", 0.7, None, id="unsure"),
        pytest.param("12/25/2031", 0.99, None, id="in the future"),
        pytest.param("03/04/1961 03/05/1961", 0.99, None, id="two"),
        pytest.param("03/04/1961 Date 01/20/2026", 0.99, BORN, id="another caption's behind it"),
        pytest.param("03/041961", 0.99, BORN, id="run together"),
        pytest.param("03/04/961", 0.99, BORN, id="a year that lost its first figure"),
        pytest.param("03/04/1161", 0.99, BORN, id="a nine of a pen"),
        pytest.param("03/04/196", 0.99, None, id="a year that lost its last figure"),
    ],
)
def test_a_date_that_only_the_second_reader_read_is_unsure_or_none(
    second: str, confidence: float, read: date | None
) -> None:
    hit = Hit(field="unread_dob", value="", words=words_of("zxq"), rule="", strength=1.0)
    sure = second_date_only(hit, TwoReaders(second, confidence=confidence), RECEIVED)
    assert (sure.value if sure else None) == read
    assert sure is None or sure.confidence < SURE_FIELD


# --- numbers


NUMBER = "+12135550143"


@pytest.mark.parametrize(
    ("second", "confidence", "pct", "read", "agreed"),
    [
        pytest.param("(213) 555-0143", 0.99, 96.0, NUMBER, True, id="both"),
        pytest.param("(213) 555-0148", 0.99, 96.0, NUMBER, False, id="they differ, the first is sure"),
        pytest.param("(213) 555-0148", 0.99, 70.0, "+12135550148", False, id="they differ, the second is surer"),
        pytest.param("213 555", 0.99, 96.0, NUMBER, False, id="half of it"),
        pytest.param("(213) 555-0143 (213) 555-0148", 0.99, 96.0, NUMBER, False, id="two in one place"),
        pytest.param(None, 0.0, 96.0, NUMBER, False, id="no second reader"),
    ],
)
def test_number_by_two_readers(second: str | None, confidence: float, pct: float, read: str, agreed: bool) -> None:
    words = words_of("(213) 555-0143", confidence_pct=pct)
    sure = sure_number(NUMBER, words, 0.95, TwoReaders(second, confidence=confidence))
    assert (sure.value, sure.agreed) == (read, agreed)
    assert (sure.confidence >= SURE_FIELD) == agreed


@pytest.mark.parametrize(
    ("alone", "is_sure"), [("(213) 555-0143", True), ("(213) 555-0148", False), ("", False), ("213 555", False)]
)
def test_a_number_of_the_second_reader_is_sure_when_the_first_reads_it_alone(alone: str, is_sure: bool) -> None:
    words = words_of("(213) 555-0143", by_second=True)
    sure = sure_number(NUMBER, words, 0.95, TwoReaders("(213) 555-0143", alone=alone))
    assert (sure.value, sure.agreed, sure.confidence >= SURE_FIELD) == (NUMBER, is_sure, is_sure)


# --- struck out


def _drawn(text: str, *lines: tuple[int, int, int, int]) -> PageImage:
    sheet = Image.new("L", (900, 200), 255)
    pen = ImageDraw.Draw(sheet)
    pen.text(
        (100, 80),
        text,
        font=ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", 36),
        fill=0,
    )
    for line in lines:
        pen.line(line, fill=0, width=3)
    return PageImage(number=1, pixels=np.asarray(sheet), dpi_x=204.0, dpi_y=204.0)


@pytest.mark.parametrize(
    ("lines", "struck"),
    [
        pytest.param((), False, id="nothing drawn"),
        pytest.param(((90, 100, 320, 100),), True, id="through the middle"),
        pytest.param(((90, 99, 320, 102),), True, id="a little aslant"),
        pytest.param(((90, 122, 320, 122),), False, id="the line it is written on"),
        pytest.param(((90, 100, 190, 100),), False, id="through a part"),
    ],
)
def test_a_value_with_a_line_through_it_is_struck_out(
    lines: tuple[tuple[int, int, int, int], ...], struck: bool
) -> None:
    assert is_struck(_drawn("03/04/1961", *lines), Box(100, 85, 180, 32)) is struck


def test_a_struck_value_is_not_sure_though_both_read_it() -> None:
    class Struck(TwoReaders):
        def is_struck(self, page_number: int, box: Box) -> bool:
            return True

    assert sure_date(date_hit("03/04/1961", BORN), Struck("03/04/1961"), RECEIVED).confidence == 0.5
    assert sure_name(name_hit("Maria Lopez"), Struck("Maria Lopez")).confidence <= 0.5
    assert not sure_number(NUMBER, words_of("(213) 555-0143"), 0.95, Struck("(213) 555-0143")).agreed


@pytest.mark.parametrize(
    ("narrow", "wide", "is_sure"),
    [
        pytest.param("loyd Thakur", "Floyd Thakur", True, id="a capital at the edge was dropped"),
        pytest.param("sloyd Thakur", "Floyd Thakur", True, id="and taken for another"),
        pytest.param("loyd Thakur", "loyd Thakur", False, id="it is not there"),
        pytest.param("loyd Thakur", "Patient Floyd Thakur", False, id="the caption is"),
    ],
)
def test_a_name_whose_first_letter_only_the_second_reader_lacks_is_read_with_more_room(
    narrow: str, wide: str, is_sure: bool
) -> None:
    first_left = words_of("Floyd Thakur")[0].box_px.left
    readers = Readers(
        [lay_out(typed_page("one page"))], lambda image, box: Said(wide if box.left < first_left else narrow)
    )
    assert (sure_name(name_hit("Floyd Thakur"), readers).confidence >= SURE_FIELD) is is_sure


@pytest.mark.parametrize(("given", "is_sure"), [("Taeyang", True), ("Tacyang", False)])
def test_a_name_on_no_list_is_sure_where_it_is_two_syllables(given: str, is_sure: bool) -> None:
    sure = sure_name(name_hit(f"{given} Suh"), TwoReaders(f"{given} Suh", confidence=0.97))
    assert (sure.confidence >= SURE_FIELD) is is_sure


@pytest.mark.parametrize(
    ("second", "is_sure"),
    [
        pytest.param("1019·1935", True, id="the same figures"),
        pytest.param("1019·1936", False, id="another year"),
        pytest.param("10191935O", False, id="a letter among them"),
    ],
)
def test_a_date_is_sure_where_both_readers_have_its_figures(second: str, is_sure: bool) -> None:
    hit = Hit(field="dob", value=date(1935, 10, 19), words=words_of("10-19-1935"), rule="label", strength=1.0)
    sure = sure_date(hit, TwoReaders(second), RECEIVED)
    assert (sure.value == hit.value and sure.confidence >= SURE_FIELD) is is_sure


def test_a_date_that_goes_on_in_the_next_row_is_read_row_by_row() -> None:
    first, second = words_of("May 1961")
    words = (first, replace(second, box_px=Box(40, 944, 70, 24)))
    hit = Hit(field="dob", value=date(1961, 5, 12), words=words, rule="label", strength=1.0)
    seen = {first.box_px: Said("12-May-"), words[1].box_px: Said("1961")}
    readers = Readers([lay_out(typed_page("one page"))], lambda image, box: seen.get(box, Said("?")))
    assert sure_date(hit, readers, RECEIVED).confidence >= SURE_FIELD
