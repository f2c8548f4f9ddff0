"""Whatever a page holds: nothing is raised, what is found lies inside the text, and every usual style is read back."""

import random
import time
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_letter import OWN, RECEIVED, Said, reader_of

from ocr.candidates import SYMBOLS, Lattice
from ocr.certainty import SURE_FIELD, name_tokens, same_name_text
from ocr.dates import OLDEST_YEAR, birth_dates, find_dates, find_range, month_number, read_date
from ocr.kinds import score_words
from ocr.known_names import is_suspect
from ocr.labels import find_labels, is_label_text, values_of
from ocr.layout import lay_out
from ocr.letter import read_letter
from ocr.likely_name import likeliest_name
from ocr.model import Box, Letter, PageImage, PageRead, Word
from ocr.numbers import find_npis, find_phone_numbers, is_npi, read_mrn, to_e164
from ocr.people import is_suffix, name_length, read_name, read_sex, split_aliases
from ocr.reference import find_reference
from ocr.terms import plain_words
from ocr.types_asked import types_named

TODAY = date(2026, 11, 24)
unhurried = settings(deadline=None)  # lists are loaded at first use, on machines that are busy

# Any text at all, and text of what faxes are made of: the second finds what the first seldom meets.
PIECES = (
    *(
        "03/04/1961",
        "O3/O4/196l",
        "1961-03-04",
        "March",
        "4,",
        "4th",
        "'61",
        "from",
        "to",
        "-",
        "/",
        "99",
        "Sept.",
        "0CT",
    ),
    *(
        "(213)",
        "555-0143",
        "+1",
        "2135550143",
        "x12",
        "$",
        "LOPEZ,",
        "Maria",
        "E.",
        "de",
        "la",
        "Jr.",
        "III",
        "Il",
        "O'",
    ),
    *(
        "née",
        "a/k/a",
        "(",
        ")",
        ",",
        ";",
        ":",
        ".",
        "#",
        "MRN",
        "DOB:",
        "Dr.",
        "MD",
        "last",
        "2",
        "years",
        "DOS",
        "FI-",
    ),
    *("no", "labs", "&", "reports", "İ", "ı", "ß", "中", "\u0301", "|", "_", "1e9", "²", "٣", "until", "within", "the"),
)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
)


# --- nothing is raised, and finds lie inside the text


@unhurried
@given(texts)
def test_dates_found_in_any_text_exist_and_lie_inside_it(text: str) -> None:
    end = 0
    for found in find_dates(text, not_after=TODAY):
        assert end <= found.start < found.end <= len(text)  # in order, none over another
        assert any(character.isdigit() for character in text[found.start : found.end]) or found.repaired
        assert not (found.two_digit_year and found.day > TODAY)
        end = found.end
    read = read_date(text, not_after=TODAY)
    assert read is None or date(OLDEST_YEAR, 1, 1) <= read <= TODAY
    assert read is None or {item.day for item in birth_dates(text, TODAY)} == {read}


@unhurried
@given(texts, st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_span_found_in_any_text_does_not_end_before_it_begins(text: str, counted_from: date) -> None:
    span = find_range(text, counted_from=counted_from)
    assert span is None or span.start is not None or span.end is not None
    assert span is None or span.start is None or span.end is None or span.start <= span.end


@unhurried
@given(texts)
def test_numbers_found_in_any_text_lie_inside_it_and_are_north_american(text: str) -> None:
    end = 0
    for found in find_phone_numbers(text):
        assert end <= found.start < found.end <= len(text)
        assert found.e164.startswith("+1")
        assert len(found.e164) == 12
        assert found.e164[2] not in "01"
        assert found.e164[5] not in "01"
        assert to_e164(found.e164) == found.e164
        end = found.end
    assert all(map(is_npi, find_npis(text)))


@unhurried
@given(texts)
def test_a_name_made_of_any_text_has_a_family_name_and_only_words_of_it(text: str) -> None:
    name = read_name(text)
    tokens = text.split()
    assert 0 <= name_length(tokens) <= min(7, len(tokens))
    if name is not None:
        assert name.family
        assert name.suffix in {"", "Jr", "Sr", "II", "III", "IV"}
        assert not any(character.isdigit() for character in f"{name.given}{name.middle}{name.family}")
        is_suspect(name, broadly=True)
    assert same_name_text(text, text) or not name_tokens(text)
    assert name_tokens(text) == tuple(sorted(name_tokens(text)))


@unhurried
@given(texts)
def test_no_reading_of_a_value_raises_on_any_text(text: str) -> None:
    number = read_mrn(text)
    assert number is None or (sum(map(str.isdigit, number)) >= 3 and " " not in number)
    assert read_sex(text) in {None, "male", "female"}
    assert month_number(text) in {None, *range(1, 13)}
    is_suffix(text)
    is_label_text(text)
    split_aliases(text)
    find_reference(text)
    types_named(text)
    words = plain_words(text)
    score_words(words, words[:3])


@settings(max_examples=25, deadline=None)
@given(texts, st.integers(0, 12))
def test_weighing_any_text_with_names_raises_nothing(text: str, frames: int) -> None:
    lattice: Lattice = np.random.default_rng(frames).dirichlet(np.ones(SYMBOLS), frames).reshape(frames, SYMBOLS)
    found = likeliest_name(lattice, text)
    assert len(found.text.split()) == len(text.split())
    assert 0 <= found.probability <= 1


# --- what is written in any usual style is read back

SEPARATORS = ("/", "-", ".", " / ", " - ")
birth_days = st.dates(date(1910, 1, 1), TODAY)


@unhurried
@given(
    birth_days, st.sampled_from(SEPARATORS), st.booleans(), st.booleans(), st.sampled_from(("", "DOB: ", "born ", "("))
)
def test_a_date_in_figures_is_read_back(day: date, mark: str, padded: bool, short: bool, before: str) -> None:
    month, of_month = (f"{day.month:02}", f"{day.day:02}") if padded else (str(day.month), str(day.day))
    year = f"{day.year % 100:02}" if short else str(day.year)
    later = day.replace(year=day.year + 100) if day.year < 1930 else None
    meant = later if short and later is not None and later <= TODAY else day  # the latest century that is not to come
    assert read_date(f"{before}{month}{mark}{of_month}{mark}{year}", not_after=TODAY) == meant
    if not short:
        assert read_date(f"{before}{year}{mark}{month}{mark}{of_month}", not_after=TODAY) == day


@unhurried
@given(
    birth_days,
    st.sampled_from(("%B", "%b", "%b.")),
    st.sampled_from(
        (
            "{m} {d}, {y}",
            "{m} {d} {y}",
            "{d} {m} {y}",
            "{d}-{m}-{y}",
            "{m} {th}, {y}",
            "the {th} of {m} {y}",
            "{m}-{d}-{y}",
        )
    ),
    st.sampled_from((str, str.upper, str.lower)),
)
def test_a_date_with_its_month_in_letters_is_read_back(day: date, month: str, style: str, case: object) -> None:
    th = f"{day.day}{'th' if 10 < day.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    text = style.format(m=day.strftime(month), d=day.day, th=th, y=day.year)
    assert read_date(case(text), not_after=TODAY) == day


@unhurried
@given(birth_days)
def test_figures_taken_for_letters_are_repaired_or_no_date_is_read(day: date) -> None:
    text = day.strftime("%m/%d/%Y")
    for figure, letter in (("0", "O"), ("1", "l"), ("5", "S"), ("8", "B")):
        assert read_date(text.replace(figure, letter), not_after=TODAY) in {day, None}
        assert read_date(text.replace(figure, letter, 1), not_after=TODAY) == day


GIVEN = st.sampled_from(("Maria", "Guadalupe", "Hoang", "Oluwaseun", "Jo", "Anahit", "D'Andre", "Marie-Claire", "Li"))
FAMILY = st.sampled_from(
    ("Lopez", "Nguyen", "O'Brien", "Lopez-Garcia", "de la Cruz", "Van der Berg", "McDonald", "Ng", "Li", "St. John")
)
MIDDLE = st.sampled_from(("", "E", "E.", "Elena"))
SUFFIX = st.sampled_from(("", "Jr", "Sr.", "II", "III", "IV"))


@unhurried
@given(GIVEN, FAMILY, MIDDLE, SUFFIX, st.integers(0, 2), st.sampled_from((str, str.upper)))
def test_a_name_with_a_comma_is_read_back_in_its_parts(
    first: str, family: str, middle: str, suffix: str, order: int, case: object
) -> None:
    with_middle = f"{first} {middle}".strip()
    behind = f" {suffix}" if suffix else ""
    text = (
        f"{family}{behind}, {with_middle}",
        f"{family}, {with_middle}{behind}",
        f"{family}, {with_middle}, {suffix}" if suffix else f"{family} , {with_middle}",
    )[order]
    name = read_name(case(text))
    assert name is not None
    plain = (family.replace("St. ", "St "), first, middle.strip("."), suffix.strip("."))
    assert (name.family, name.given, name.middle) == tuple(map(case, plain[:3]))
    assert name.suffix == plain[3]


@unhurried
@given(
    GIVEN,
    st.sampled_from(("Lopez", "Nguyen", "O'Brien", "Lopez-Garcia", "de la Cruz", "van der Berg")),
    MIDDLE,
    SUFFIX,
    st.booleans(),
)
def test_a_name_given_name_first_is_read_back_in_its_parts(
    first: str, family: str, middle: str, suffix: str, comma: bool
) -> None:
    text = " ".join(filter(None, (first, middle, f"{family}," if comma and suffix else family, suffix)))
    name = read_name(text)
    assert name is not None
    assert (name.given, name.middle, name.family, name.suffix) == (first, middle.strip("."), family, suffix.strip("."))


NUMBER_STYLES = (
    *("({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "{} {} {}", "+1 {} {} {}", "1-{}-{}-{}", "({}){}-{}", "( {} ) {} - {}"),
    *("{}/{}-{}", "+1{}{}{}", "{}{}{}", "[{}] {}-{}", "1 ({}) {}-{}"),
)
numbers = st.tuples(st.integers(201, 989), st.integers(200, 999), st.integers(0, 9999)).filter(
    lambda parts: to_e164(f"{parts[0]:03}{parts[1]:03}{parts[2]:04}") is not None
)


@unhurried
@given(
    numbers,
    st.sampled_from(NUMBER_STYLES),
    st.sampled_from(("", "Fax: ", "fax to ", "Tel. 818-555-0199 or ")),
    st.sampled_from(("", " ext. 12", ", thank you", ".")),
)  # fmt: skip
def test_a_number_in_any_usual_style_is_read_back(
    parts: tuple[int, int, int], style: str, before: str, after: str
) -> None:
    digits = f"{parts[0]:03}", f"{parts[1]:03}", f"{parts[2]:04}"
    found = find_phone_numbers(before + style.format(*digits) + after)
    assert [number.e164 for number in found][-1:] == ["+1" + "".join(digits)]
    assert len(found) == (2 if "818" in before else 1)


# --- whole pages of anything

SAID = (
    *PIECES,
    *(
        "Patient:",
        "Patient",
        "name",
        "Re:",
        "To:",
        "From:",
        "Keck",
        "Hospital",
        "fax",
        "back",
        "Phone:",
        "Ana",
        "Diaz",
        "born",
    ),
    *(
        "please",
        "send",
        "records",
        "for",
        "continuity",
        "of",
        "care",
        "operative",
        "report",
        "STAT",
        "sex",
        "F",
        "Provider:",
    ),
)


@st.composite
def pages(draw: st.DrawFn) -> PageRead:
    rng = random.Random(draw(st.integers(0, 10**6)))
    words = []
    for line in range(draw(st.integers(0, 14))):
        left = rng.choice((0, 40, 100, 400, 900))
        for _ in range(rng.randint(1, 9)):
            text = rng.choice(SAID)
            top = 40 * line + rng.choice((0, 0, 0, 3, -7, 15)) + (rng.randint(0, 2000) if rng.random() < 0.05 else 0)
            width = min(rng.choice((1, 12 * len(text) + 4)), 1728 - left)
            box = Box(left, max(0, top), width, rng.choice((1, 20, 24, 30, 90)))
            confidence_pct = rng.choice((0.0, 30.0, 75.0, 95.0, 100.0))
            words.append(
                Word(text=text, page_number=1, box_px=box, confidence_pct=confidence_pct, line=line, block=line % 3)
            )
            left = min(1700, max(0, left + width + rng.choice((0, 8, 8, 8, 60, 300, -20))))
    return page_of(tuple(words), draw(st.booleans()), rng)


def page_of(words: tuple[Word, ...], inky: bool, rng: random.Random) -> PageRead:
    pixels = np.full((700, 1728), 255, np.uint8)
    for _ in range(40 if inky else 0):
        top, left = rng.randint(0, 690), rng.randint(0, 1700)
        pixels[top : top + rng.choice((2, 30, 200)), left : left + rng.choice((2, 30, 600))] = 0
    image = PageImage(number=1, pixels=pixels, dpi_x=204.0, dpi_y=204.0)
    return PageRead(
        number=1, image=image, words=words, turned_deg=0, skew_deg=0.0, is_blank=not words,
        legible=bool(words), tti=None, barcodes=(),
    )  # fmt: skip


def read(page: PageRead, second: str | None) -> Letter:
    """The letter; the second reader says one text of every place, "same": what the first says. None: there is none."""
    reader = reader_of([page]) if second == "same" else (lambda image, box: Said(second or "", 0.9))
    return read_letter(
        [page], OWN, received_on=RECEIVED, pages_total=1, second_reader=None if second is None else reader
    )


@settings(max_examples=50, deadline=None)
@given(pages(), st.sampled_from((None, "same", "same", "", "Ana Diaz", "03/04/1961", "(213) 555-0143", "zq|1")))
def test_pages_of_random_words_and_boxes_raise_nothing_and_nothing_goes_on_without_evidence(
    page: PageRead, second: str | None
) -> None:
    letter = read(page, second)
    assert letter.reply_fax not in OWN.fax_numbers
    assert all(0 <= piece.confidence <= 1 for piece in letter.evidence)
    evidence = {piece.field: piece for piece in letter.evidence}
    needed = ["reply_fax"] if letter.reply_fax else []
    for index, patient in enumerate(letter.patients):
        assert patient.name or patient.dob
        assert patient.dob is None or patient.dob <= RECEIVED
        needed += [f"patients[{index}].name"] if patient.name else []
        needed += [f"patients[{index}].dob"] if patient.dob else []
    assert set(needed) <= set(evidence)
    if letter.unattended:  # two readers must agree on three fields: a second one that always says the same cannot
        assert second == "same"
        assert len(needed) >= 3
        assert all(evidence[field].second_text and evidence[field].confidence >= SURE_FIELD for field in needed)
    letter.to_json()


@settings(max_examples=60, deadline=None)
@given(pages())
def test_labels_of_any_page_lie_in_their_rows_and_have_values_of_the_page(page: PageRead) -> None:
    layout = lay_out(page)
    labels = find_labels(layout)
    known = {id(word) for word in layout.words}
    for label in labels:
        segment = layout.rows[label.row][label.segment]
        assert 0 <= label.start < label.end <= len(segment.words)
        own = {id(word) for word in segment.words[label.start : label.end]}
        for value in values_of(label, labels, layout):
            assert value.words
            assert {id(word) for word in value.words} <= known - own


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(" ".join(SAID), 5000, id="5,000 words of letters and forms"),
        pytest.param("Ana Diaz", 5000, id="5,000 words of names"),
        pytest.param("03/04/1961", 500, id="a full page of dates"),
    ],
)
def test_a_page_with_a_flood_of_words_takes_bounded_time(text: str, count: int) -> None:
    """Ten full pages on one: what noise and small print can come to."""
    words = tuple(
        Word(
            text=part,
            page_number=1,
            box_px=Box(10 + 56 * (place % 30), 13 * (place // 30), 50, 11),
            confidence_pct=70.0,
            line=place // 30,
            block=1,
        )
        for place, part in enumerate((text.split() * count)[:count])
    )
    started = time.process_time()
    assert not read(page_of(words, False, random.Random(1)), "").unattended
    assert time.process_time() - started < 15
