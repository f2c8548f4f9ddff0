"""Who is meant in running text whose words nobody foresaw, and which numbers in it may not be the one for answers."""

import random
import time
from datetime import date

import pytest
from typed_page import typed_page

from bench.reading.prose import make_letters
from ocr.labels import find_labels
from ocr.layout import lay_out
from ocr.people import PersonName, letters_of
from ocr.prose import AMONG_OTHERS, NEAREST, OLDEST, doubtful_numbers, prose_hits
from ocr.subjects import group_hits

RECEIVED = date(2026, 11, 24)


def found_in(text: str) -> tuple[str | None, date | None]:
    """The patient's name as written and his birth date."""
    layout = lay_out(typed_page(text))
    subjects = group_hits([(layout, prose_hits(layout, find_labels(layout), RECEIVED))])
    assert len(subjects) <= 1
    if not subjects:
        return None, None
    name = subjects[0].name
    return name.written if isinstance(name, PersonName) else None, subjects[0].dob


@pytest.mark.parametrize(
    ("text", "name", "born"),
    [
        pytest.param(
            "Although Hirut Bekele of 3/4/1961 remembers little of\nher stay, the rest of us were not there.",
            "Hirut Bekele", date(1961, 3, 4), id="no word of births, a word before the name in capitals",
        ),
        pytest.param(
            "Chemotherapy is to be given to OKONKWO, ADAEZE (March 4, 1961)\nby Dr. Ana Ruiz from 12/01/2026.",
            "OKONKWO, ADAEZE", date(1961, 3, 4), id="the doctor stands nearer to another date",
        ),
        pytest.param(
            "His wife, Eleni Stathopoulou, tells us that Stavros Stathopoulos\n(1961-03-04) spent a week with you "
            "in May.",
            "Stavros Stathopoulos", date(1961, 3, 4), id="relative before the patient",
        ),
        pytest.param(
            "It was Mele Taufa, D.O.B. 03/04/61, whom your surgeons saw,\nand nobody else of that name.",
            "Mele Taufa", date(1961, 3, 4), id="letters of the birth date's label are no part of the name",
        ),
        pytest.param(
            "Nobody here has Kenji Yamaguchi's papers [3/4/1961] and he\nis to come back on 12/01/2026.",
            "Kenji Yamaguchi", date(1961, 3, 4), id="possessive",
        ),
        pytest.param(
            "You will find it filed under Ilona Szabo. The day of birth\nis 03/04/1961 and the year is certain.",
            "Ilona Szabo", date(1961, 3, 4), id="in the sentence before",
        ),
        pytest.param(
            "Please tell Gulnara Seitkali, our nurse, whether Mihai Popescu\n(3/4/1961) was with you on 05/06/1999.",
            "Mihai Popescu", date(1961, 3, 4), id="an old date of service is younger than the patient",
        ),
        pytest.param(
            "She was seen on 05/06/1999 by Susan Park, MD and by Tom Reed,\nNP, and on 07/08/2010 by Dr. Ana Ruiz.",
            None, None, id="only dates of service",
        ),
        pytest.param(
            "Ana Diaz came to us with Rosa Vega on 03/04/2026 and needs\nthe notes of her visit to your hospital.",
            None, None, id="a date of this year is a visit",
        ),
        pytest.param(
            "Please let us have the notes of the patient who was born\non 03/04/1961 and seen by Dr. Ana Ruiz.",
            None, date(1961, 3, 4), id="nobody is made up for a birth date",
        ),
    ],
)  # fmt: skip
def test_the_oldest_date_and_the_name_beside_it_are_the_patient(text: str, name: str | None, born: date | None) -> None:
    assert found_in(text) == (name, born)


def test_what_prose_says_is_never_sure_and_less_so_among_other_names() -> None:
    alone = "There is a folder on Ana Diaz (03/04/1961) in your basement,\nwe were told, and it should be long."
    among = "There is a folder on Ana Diaz or on Rosa Vega (03/04/1961) in\nyour basement, we were told by somebody."
    strengths = []
    for text in (alone, among):
        layout = lay_out(typed_page(text))
        strengths.append(next(h.strength for h in prose_hits(layout, (), RECEIVED) if h.field == "name"))
    assert strengths == [NEAREST, AMONG_OTHERS]
    assert NEAREST < 0.95


def test_cells_and_addresses_are_no_running_text() -> None:
    assert found_in("Ana Diaz        03/04/1961\n\nSunset Clinic   12 Main St") == (None, None)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        pytest.param("Please fax the records to (213) 555-0143 today.", set(), id="one number"),
        pytest.param("Please fax it to (213) 555-0143 or call us at (213) 555-0144.", set(), id="one is a telephone"),
        pytest.param("We can be reached by phone, 213-555-0144, or by fax, 213-555-0143.", set(), id="each is said"),
        pytest.param(
            "Please note our new fax, 213-555-0143, the old one, 213-555-0999, is gone.",
            {"+12135550143", "+12135550999"}, id="new and old",
        ),
        pytest.param(
            "The papers go to 213-555-0143 while those of billing are for 213-555-0999.",
            {"+12135550143", "+12135550999"}, id="two, whatever is said of them",
        ),
        pytest.param("A copy also goes to Dr. Reed at Oak Clinic, fax 213-555-0999.", {"+12135550999"}, id="a copy"),
        pytest.param("cc: Susan Park, MD, Oak Clinic, F: 213-555-0999", {"+12135550999"}, id="cc line"),
        pytest.param("We last faxed you at 213-555-0999 without an answer.", {"+12135550999"}, id="an earlier fax"),
        pytest.param(
            "Strays of this fax should please go back via 213-555-0999.", {"+12135550999"}, id="for what went astray",
        ),
        pytest.param("Sunset Clinic   Phone 213-555-0144   Fax 213-555-0143", set(), id="a letterhead is no sentence"),
    ],
)  # fmt: skip
def test_numbers_that_may_not_be_for_answers_are_named(text: str, doubted: set[str]) -> None:
    assert doubtful_numbers(lay_out(typed_page(text))) == doubted


def test_any_letter_is_read_without_an_error() -> None:
    rng = random.Random(7)
    for letter in make_letters(7, "open", 40):
        characters = list(letter.text)
        for _ in range(20):
            characters[rng.randrange(len(characters))] = rng.choice("([{.,'’-/ \n0lI")
        layout = lay_out(typed_page("".join(characters)))
        hits = prose_hits(layout, find_labels(layout), RECEIVED)
        assert {hit.field for hit in hits} <= {"name", "dob"}
        assert all(hit.strength <= OLDEST for hit in hits)
        doubtful_numbers(layout)


def test_a_page_of_nothing_but_names_and_numbers_is_read_in_bounded_time() -> None:
    row = "Ana Diaz Rosa Vega (213) 555-0143 03/04/1961 Kenji Yamaguchi Hirut Bekele 213-555-0999 Tom Reed"
    layout = lay_out(typed_page("\n".join([row] * 150)))
    started = time.process_time()
    prose_hits(layout, (), RECEIVED)
    doubtful_numbers(layout)
    assert time.process_time() - started < 3  # 0.1 s alone; a reading that grows with the square takes far longer


def test_most_patients_of_free_letters_are_found_and_few_wrongly() -> None:
    """A floor under what the open side gives: letters with a birth date, printed clean."""
    outcomes = []
    for letter in make_letters(8, "open", 250):
        truth = {span.label: letter.text[span.start : span.end] for span in letter.spans}
        if "DOB" in truth and not letter.noise:
            layout = lay_out(typed_page(letter.text))
            hits = prose_hits(layout, find_labels(layout), RECEIVED)
            names = [key_of(hit.text) == key_of(truth["PATIENT"]) for hit in hits if hit.field == "name"]
            outcomes.append(names[0] if names else None)
    assert outcomes.count(True) >= 0.8 * len(outcomes)
    assert outcomes.count(False) <= 0.06 * len(outcomes)


def key_of(name: str) -> tuple[str, ...]:
    """The words of a name without title, suffix and marks."""
    plain = [letters_of(word.removesuffix("'s")) for word in name.split()]
    return tuple(word for word in plain if word not in {"mr", "mrs", "ms", "miss", "jr", "sr", "iii", ""})
