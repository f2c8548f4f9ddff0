"""Names against the index: probabilities that add up, the true name absent, and everything that is no name."""

import math
from itertools import groupby, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as np_st
from PIL import Image, ImageDraw, ImageFont

from ocr.candidates import (
    BLANK,
    COMMA,
    SPACE,
    SYMBOLS,
    Lattice,
    NameOnFile,
    fold_frames,
    folding_of,
    join_cells,
    lattice_of,
    log_probabilities,
    no_frames,
    plain_text,
    read_against_index,
    score_names,
    written_forms,
)
from ocr.model import Box, PageImage
from ocr.second import frame_characters

TINY = 3  # a blank and two letters
STRINGS = [string for length in range(5) for string in product((1, 2), repeat=length)]


def person(name: str, **more: str) -> NameOnFile:
    """ "Garcia, Maria" """
    family, given_name = name.split(", ")
    return NameOnFile(patient_id=name, given=given_name, family=family, **more)


def spelling(text: str, *, sure: float = 0.97, doubts: str = "") -> Lattice:
    """Frames that spell a text, a blank between letters. The first letter of `doubts` is as likely the second one."""
    codes = {",": COMMA, " ": SPACE}
    frames = [BLANK]
    for mark in text.lower():
        frames += [codes.get(mark) or ord(mark) - 96, BLANK]
    lattice = np.full((len(frames), SYMBOLS), (1 - sure) / (SYMBOLS - 1))
    lattice[np.arange(len(frames)), frames] = sure
    if doubts:
        pair = [ord(letter) - 96 for letter in doubts]
        lattice[np.ix_(np.array(frames) == pair[0], pair)] = sure / 2
    return lattice


def first(lattice: Lattice, names: list[NameOnFile]) -> str:
    return score_names(lattice, names)[0].patient_id


def supported(lattice: Lattice, names: list[NameOnFile]) -> list[str]:
    return [one.patient_id for one in score_names(lattice, names) if one.is_supported]


# The probability of a string


@st.composite
def tiny_lattices(draw: st.DrawFn) -> Lattice:
    shape = (draw(st.integers(1, 4)), TINY)
    shares = draw(np_st.arrays(np.float64, shape, elements=st.floats(0.01, 1.0)))
    return shares / shares.sum(axis=1, keepdims=True)


@given(tiny_lattices())
def test_probabilities_of_all_strings_sum_to_one(lattice: Lattice) -> None:
    assert np.exp(log_probabilities(lattice, STRINGS)).sum() == pytest.approx(1.0)


@given(tiny_lattices())
def test_forward_equals_the_sum_over_every_alignment(lattice: Lattice) -> None:
    spelt = dict.fromkeys(STRINGS, 0.0)
    for path in product(range(TINY), repeat=len(lattice)):
        string = tuple(symbol for symbol, _ in groupby(path) if symbol != BLANK)
        spelt[string] += math.prod(lattice[frame, symbol] for frame, symbol in enumerate(path))
    assert np.exp(log_probabilities(lattice, STRINGS)) == pytest.approx(np.array(list(spelt.values())))


@given(tiny_lattices(), st.floats(1.0, 12.0))
def test_open_ends_take_nothing_away(lattice: Lattice, price: float) -> None:
    strings = [string for string in STRINGS if string]
    assert np.all(
        log_probabilities(lattice, strings, open_end_nats=price) >= log_probabilities(lattice, strings) - 1e-9
    )


def test_string_longer_than_the_frames_is_impossible() -> None:
    lattice = np.full((3, TINY), 1 / TINY)
    assert log_probabilities(lattice, [(1, 2, 1, 2), (1, 1, 1)]).tolist() == [-math.inf, -math.inf]
    assert np.isfinite(log_probabilities(lattice, [(1, 1)])).all()  # a doubled letter needs a blank between


# From the recogniser's characters to the symbols of names


@pytest.mark.parametrize(
    ("character", "symbols"),
    [
        pytest.param("É", {5}, id="accents and case away"),
        pytest.param("0", {15}, id="nought for O"),
        pytest.param("1", {9, 12}, id="one for I or L"),
        pytest.param("-", {SPACE, BLANK}, id="hyphens stand between words"),
        pytest.param("’", {BLANK}, id="apostrophes are written or not"),
        pytest.param("，", {COMMA, BLANK}, id="a wide comma"),
        pytest.param("|", {BLANK, 9, 12}, id="a ruling or a letter"),
    ],
)
def test_character_stands_for_symbols(character: str, symbols: set[int]) -> None:
    folding = folding_of(("", character))
    assert set(np.flatnonzero(folding.to_symbols[1]).tolist()) == symbols
    assert folding.to_symbols.sum(axis=1) == pytest.approx(1.0)


def test_what_is_in_no_name_favours_no_letter() -> None:
    lattice = fold_frames(np.array([[0.0, 1.0]], dtype=np.float32), folding_of(("", "中")))
    assert lattice[0] == pytest.approx(np.full(SYMBOLS, 1 / SYMBOLS))


def test_every_frame_of_the_second_reader_is_folded_to_a_distribution() -> None:
    frames = np.random.default_rng(1).dirichlet(np.ones(len(frame_characters())), 5).astype(np.float32)
    assert lattice_of(frames).sum(axis=1) == pytest.approx(1.0)


# The written forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        (person("Garcia, Maria"), "maria garcia"),
        (person("Garcia, Maria"), "garcia,maria"),
        (person("Garcia, Maria", middle="Elena"), "maria e garcia"),
        (person("Garcia, Maria", middle="Elena"), "garcia,maria elena"),
        pytest.param(person("Garcia, Maria"), "maria ? garcia", id="an initial that is not on file"),
        (person("O'Neil-Díaz, José"), "jose oneil diaz"),
        (person("de la Cruz, Ana"), "de la cruz,ana"),
        (person("de la Cruz, Ana"), "ana delacruz"),
        (person("Smith, John", suffix="Jr."), "smith jr,john"),
        (NameOnFile(patient_id="1", given="Robert", family="Ray", other_given=("Bob",)), "bob ray"),
        (NameOnFile(patient_id="1", given="Ana", family="Ray", other_family=("Soto",)), "soto,ana"),
    ],
)
def test_name_is_written_as_offices_write_it(name: NameOnFile, form: str) -> None:
    assert form in written_forms(name)


def test_middle_name_on_file_is_not_replaced_by_another_initial() -> None:
    assert "maria ? garcia" not in written_forms(person("Garcia, Maria", middle="Elena"))


# Choosing


OTHERS = [person(name) for name in ("Garcia, Marta", "Garza, Mario", "Petrosyan, Anahit", "Li, Wu", "Nguyen, Thi")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("garcia,maria", person("Garcia, Maria")),
        ("MARIA GARCIA", person("Garcia, Maria")),
        ("mariagarcia", person("Garcia, Maria")),
        ("delacruz,ana", person("de la Cruz, Ana")),
        ("anna moss", person("Moss, Anna")),
        ("maria e garcia", person("Garcia, Maria", middle="Elena")),
        ("smith,john jr", person("Smith, John", suffix="Jr")),
    ],
)
def test_name_that_the_page_spells_is_first_and_supported(text: str, name: NameOnFile) -> None:
    assert supported(spelling(text), [*OTHERS, name]) == [name.patient_id]


@pytest.mark.parametrize(
    ("text", "on_file"),
    [
        pytest.param("garcia,maria", person("Garcia, Ana"), id="a sister"),
        pytest.param("garcia,maria", person("Soto, Maria"), id="the same given name"),
        pytest.param("garcia,maria", person("Garcia, Mario"), id="one letter off, clearly written"),
        pytest.param("ana moss", person("Moss, Anna"), id="one letter less"),
        pytest.param("garcia lopez,maria", person("Garcia, Maria"), id="half a double name"),
        pytest.param("smith,john jr", person("Smith, John"), id="a son named like his father"),
        pytest.param("smith,john", person("Smith, John", suffix="Jr"), id="a father named like his son"),
        pytest.param("smith,john", person("Smithson, John"), id="a longer name"),
        pytest.param("brian franks", person("Franks, Ian"), id="a name inside of another"),
        pytest.param("garcia,maria rosa", person("Garcia, Maria"), id="a middle name that is not on file"),
        pytest.param("thomas,james", person("James, Thomas"), id="turned around"),
        pytest.param("garcia,maria t", person("Garcia, Maria", middle="Elena"), id="another middle name"),
        pytest.param("ramona moss", person("Moss, Ramon", middle="Abel"), id="the initial is part of the name"),
    ],
)
def test_nobody_is_supported_when_the_true_name_is_absent(text: str, on_file: NameOnFile) -> None:
    assert supported(spelling(text), [on_file, *OTHERS[2:]]) == []


def test_page_that_leaves_two_candidates_open_supports_neither() -> None:
    lattice = spelling("garcia,marta", doubts="ti")
    assert supported(lattice, [person("Garcia, Marta"), person("Garcia, Maria")]) == []


def test_letter_left_open_supports_nobody_although_the_other_name_is_not_on_the_list() -> None:
    assert supported(spelling("garcia,marta", doubts="ti"), [person("Garcia, Marta"), *OTHERS[1:]]) == []


def test_doubtful_letters_are_settled_by_the_list_in_the_order() -> None:
    lattice = spelling("petrosyan,anahit", sure=0.5)
    assert first(lattice, [*OTHERS, person("Petersen, Ana")]) == "Petrosyan, Anahit"


def test_long_name_of_which_a_third_is_misread_goes_before_a_short_one_inside_of_it() -> None:
    lattice = spelling("hxvhxnnxsyxn,hrxpsxme")
    names = [person("Syxn, Hr"), person("Hovhannisyan, Hripsime")]
    assert first(lattice, names) == "Hovhannisyan, Hripsime"


def test_word_far_before_the_name_is_not_left_out() -> None:
    lattice = np.concatenate(
        [spelling("br", sure=0.99), *[spelling("", sure=0.9999)] * 80, spelling("ian franks", sure=0.99)]
    )
    assert supported(lattice, [person("Franks, Ian"), *OTHERS]) == []


def test_people_of_one_name_are_both_supported() -> None:
    names = [person("Garcia, Maria"), NameOnFile(patient_id="2", given="Maria", family="García"), *OTHERS[2:]]
    assert supported(spelling("garcia,maria"), names) == ["Garcia, Maria", "2"]


def test_label_left_in_the_crop_does_not_change_who_is_first() -> None:
    lattice = spelling("patient name garcia,maria")
    assert first(lattice, [*OTHERS, person("Garcia, Maria"), person("Patino, Nam")]) == "Garcia, Maria"


def test_cells_are_read_as_one_name() -> None:
    cells = [spelling("garcia"), spelling("maria"), spelling("e")]
    assert supported(join_cells(cells), [*OTHERS, person("Garcia, Maria", middle="Elena")]) == ["Garcia, Maria"]


# What is no name


@pytest.mark.parametrize(
    "lattice",
    [
        pytest.param(no_frames(), id="no frames"),
        pytest.param(spelling(""), id="blank paper"),
        pytest.param(np.full((40, SYMBOLS), 1 / SYMBOLS), id="anything is as likely"),
        pytest.param(spelling("x"), id="one letter"),
        pytest.param(spelling("qxzvk" * 60), id="noise"),
    ],
)
def test_page_without_a_name_supports_nobody(lattice: Lattice) -> None:
    names = [*OTHERS, person("X, X"), person("Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine Wolfeschlegel")]
    found = score_names(lattice, names)
    assert [one.is_supported for one in found] == [False] * len(names)
    assert all(one.ratio_nats < 0 for one in found)


@pytest.mark.parametrize("text", ["", "   ", "李小龍", "🙂", "🄐🄑🄒", "-", ",", "'", "A" * 500, "123"])
def test_name_that_cannot_be_written_is_never_supported(text: str) -> None:
    odd = NameOnFile(patient_id="odd", given=text, family=text, middle=text, suffix=text)
    assert "odd" not in supported(spelling("garcia,maria"), [odd, *OTHERS])


def test_nobody_on_the_list() -> None:
    assert score_names(spelling("garcia,maria"), []) == ()


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12), st.text(max_size=4)), max_size=4), st.text())
def test_any_names_on_any_page_raise_nothing(rows: list[tuple[str, str, str]], text: str) -> None:
    names = [NameOnFile(patient_id=str(at), given=g, family=f, middle=m) for at, (g, f, m) in enumerate(rows)]
    page = "".join(mark for mark in plain_text(text) if mark.isascii() and (mark.isalpha() or mark in ", "))
    found = score_names(spelling(page), names)
    assert sorted(one.patient_id for one in found) == sorted(name.patient_id for name in names)
    assert not any(math.isnan(one.ratio_nats) for one in found)


# With the second reader


def page_saying(text: str) -> PageImage:
    image = Image.new("L", (900, 80), 255)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 36)
    ImageDraw.Draw(image).text((20, 16), text, font=font, fill=0)
    return PageImage(number=1, pixels=np.asarray(image), dpi_x=204, dpi_y=204)


BOX = Box(16, 16, 500, 44)


def test_name_on_a_page_is_found_in_the_index_and_only_there() -> None:
    page, true = page_saying("O'Neil-García, José"), person("O'Neil-Garcia, Jose", middle="Luis")
    present, absent = (read_against_index(page, BOX, names) for names in ([*OTHERS, true], OTHERS))
    assert [one.patient_id for one in present if one.is_supported] == [true.patient_id]
    assert not any(one.is_supported for one in absent)


def test_box_without_ink_supports_nobody() -> None:
    assert not any(one.is_supported for one in read_against_index(page_saying(""), BOX, OTHERS))
