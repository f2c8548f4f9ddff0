"""Numbers, dates and names weighed by what stands around them: where no caption was understood, against the rules."""

from dataclasses import replace
from datetime import date

import pytest
from typed_letter import COVER, OWN, RECEIVED, letter_of
from typed_page import typed_page

from ocr.certainty import SURE_FIELD
from ocr.layout import lay_out
from ocr.likeliest import (
    MOST_PLACES,
    Likely,
    Place,
    Sheet,
    Weights,
    date_places,
    likeliest,
    name_places,
    number_places,
    weigh,
)
from ocr.opinion import Opinion, contradicts, rank_with, with_opinion
from ocr.people import PersonName, read_name
from ocr.requester import find_number_hits
from ocr.surroundings import surroundings

SLIP = """
Moonstone Family Practice
At:      Keck Hospital of USC
Pt:      Lopez, Ana
Birth:   03/04/1961
Send:    operative report
For:     continuity of care
"""


def sheet_of(text: str) -> Sheet:
    return Sheet(layout=lay_out(typed_page(text)), is_asking=True)


def place_of(key: str, *marks: str) -> Place:
    return Place(value=key, key=key, words=(), marks=frozenset(marks))


def name_of(text: str) -> PersonName:
    name = read_name(text)
    assert name is not None
    return name


# --- weighing --------------------------------------------------------------------------------------------------------


def test_chances_are_shared_with_none_of_them() -> None:
    weights = Weights(base=0.0, of={"good": 2.0})
    found = weigh([place_of("a", "good"), place_of("b"), place_of("b", "unknown")], weights)
    assert [likely.place.key for likely in found] == ["a", "b"]
    total = 7.389 + 1 + 1 + 1  # e^2 for the good place, 1 for each plain one and for "none"
    assert [likely.chance for likely in found] == pytest.approx([7.389 / total, 2 / total], abs=1e-3)


def test_nothing_to_weigh_is_nothing_likely() -> None:
    assert weigh([], Weights(base=1.0, of={})) == []


def test_marks_say_on_which_side_a_word_stands() -> None:
    layout = lay_out(typed_page("          Patient\nReply fax (213) 555-0143 records only\n          thank you"))
    segment = layout.rows[1][0]
    words = segment.words[2:4]
    marks = surroundings(layout, words, segment, frozenset(id(word) for word in words))
    assert {"left 1 fax", "left 2 reply", "right recor", "over patie", "under thank"} <= marks
    assert not {mark for mark in marks if "#" in mark}  # no figure of the number itself


def test_what_stands_beyond_another_number_belongs_to_it() -> None:
    layout = lay_out(typed_page("Tel (213) 555-0177 Fax (213) 555-0143"))
    segment = layout.rows[0][0]
    second = segment.words[4:6]
    others = frozenset(id(word) for word in (*segment.words[1:3], *second))
    marks = surroundings(layout, second, segment, others)
    assert "left fax" in marks
    assert "left tel" not in marks
    assert "left of it another" in marks


# --- places ----------------------------------------------------------------------------------------------------------


def test_our_own_numbers_are_no_places() -> None:
    sheet = sheet_of("Fax (323) 865-5482\nReply fax (213) 555-0143")
    assert [place.key for place in number_places([sheet], OWN)] == ["+12135550143"]


def test_names_and_dates_behind_somebody_elses_caption_are_no_places() -> None:
    sheet = sheet_of("Guarantor: Maria Lopez   DOB guarantor 05/06/1948\nPatient: Ana Lopez")
    assert [place.key for place in name_places([sheet], RECEIVED)] == ["ana lopez"]
    assert date_places([sheet], RECEIVED) == []


def test_two_cells_are_a_name_in_the_order_that_their_captions_ask() -> None:
    for captions, given in (("Last        First", "Percival"), ("First       Last", "Delacruz")):
        places = name_places([sheet_of(f"{captions}\nDelacruz    Percival")], RECEIVED)
        assert [place.value.given for place in places if isinstance(place.value, PersonName)][-1] == given


def test_a_page_full_of_numbers_costs_no_more_than_so_many_places() -> None:
    rows = "\n".join(f"(213) 555-{number:04}   03/04/19{number % 90 + 10}" for number in range(MOST_PLACES + 40))
    sheet = sheet_of(rows)
    assert len(number_places([sheet], OWN)) == len(date_places([sheet], RECEIVED)) == MOST_PLACES


# --- in a letter -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("To fax:  (480) 555-7411", id="a caption of numbers that are not to be answered"),
        pytest.param("Records fax +1 (480) 555-7411", id="no colon"),
        pytest.param("Fax us (480) 555-7411", id="a word between"),
    ],
)
def test_the_likeliest_number_is_given_where_no_rule_finds_one(line: str) -> None:
    assert letter_of(SLIP + line).reply_fax == "+14805557411"


def test_a_number_that_only_the_weights_name_is_not_sure() -> None:
    letter = letter_of(SLIP + "To fax:  (480) 555-7411")
    assert 0 < letter.reply_fax_confidence < SURE_FIELD
    assert not letter.unattended


def test_a_number_said_to_be_a_copys_is_not_taken_for_likely() -> None:
    layout = lay_out(typed_page("fax (480) 555-7411"))
    hits = [replace(hit, role="other", strength=0.5) for hit in find_number_hits(layout, ())]
    place = Place(value="+14805557411", key="+14805557411", words=hits[0].words, marks=frozenset())
    assert rank_with([], hits, Likely(place=place, chance=0.99)) == []
    named = [replace(hits[0], role="to_fax", strength=0.9)]
    assert [hit.e164 for _, hit in rank_with([], named, Likely(place=place, chance=0.99))] == ["+14805557411"]


def test_weights_fill_only_what_the_rules_left_empty() -> None:
    page = typed_page("Patient: Ana Lopez\nMaria Diaz")
    layout = lay_out(page)
    words = layout.rows[1][0].words
    place = Place(value=name_of("Maria Diaz"), key="diaz maria", words=words, marks=frozenset())
    opinion = Opinion(name=Likely(place=place, chance=0.99))
    filled = with_opinion([(layout, [])], opinion, {"name"})
    assert filled is not None
    assert [hit.field for _, hits in filled for hit in hits] == ["name"]
    assert with_opinion([(layout, [])], opinion, set()) is None


@pytest.mark.parametrize(
    ("chance", "name", "is_against"),
    [(0.9, "Maria Diaz", True), (0.9, "Ana Lopez", False), (0.9, "LOPEZ, ANA", False), (0.9, "Ana Lopes", False),
     (0.5, "Maria Diaz", False)],
)  # fmt: skip
def test_another_name_that_looks_clearly_likelier_contradicts(chance: float, name: str, is_against: bool) -> None:
    place = Place(value=name_of("Ana Lopez"), key="ana lopez", words=(), marks=frozenset())
    assert contradicts(Likely(place=place, chance=chance), name_of(name)) is is_against
    assert not contradicts(None, name_of(name))


def test_two_birth_dates_of_one_patient_go_to_a_person() -> None:
    """The page's one old date is elsewhere than behind the caption, which holds the day of the visit."""
    place = Place(value=date(1961, 3, 4), key="1961-03-04", words=(), marks=frozenset())
    assert contradicts(Likely(place=place, chance=0.97), date(2016, 3, 4))


def test_shipped_weights_know_a_plain_cover() -> None:
    sheet = sheet_of(COVER + "Patient: Ana Lopez\nDOB: 03/04/1961\n")
    assert likeliest(date_places([sheet], RECEIVED), "dob")[0].place.key == "1961-03-04"
    assert likeliest(name_places([sheet], RECEIVED), "name")[0].place.key == "ana lopez"
    assert likeliest(number_places([sheet], OWN), "reply_fax")[0].place.key == "+12135550143"
