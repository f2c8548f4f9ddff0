"""Every value that a letter has says where it was read, with both readers' words and what they think of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from test_letter_typed import COVER, OWN, RECEIVED, letter_of
from typed_page import typed_page

from ocr.form_answer import FormAnswer
from ocr.layout import lay_out
from ocr.letter import _with_form, read_letter
from ocr.model import Box, Evidence, Letter, PatientOnFax, RowSpan
from ocr.places import phrase_boxes, place_of_facility, row_boxes
from ocr.reference import check_letter

REFERENCE = f"FI-3467-9AC{check_letter('34679AC')}"
FULL = f"""
Sunrise Family Medicine
URGENT
TO:    Keck Hospital of USC               FROM:   Susan Park, MD
FAX:   (323) 865-5482                     FAX:    (213) 555-0143
PHONE: (626) 293-2400                     PHONE:  (213) 555-0144
DATE:  11/20/2026                         NPI:    1234567893
Your reference: {REFERENCE}
Patient name: Maria E. Lopez-Garcia    DOB: 03/04/1961
MRN: 00481937    Sex: Female    Maiden name: Ortiz
Address: 12 Olive Street, Pasadena, CA 91101
Dates of service: 01/01/2025 to 06/30/2025
Purpose: continuity of care
Please fax operative report and EKG.
"""
OF_LETTER = (
    *("kind", "reference", "facility", "letter_date", "purpose", "requester_org", "provider_name", "npi"),
    *("reply_fax", "phone"),
)
OF_PATIENT = ("name", "dob", "mrn", "sex", "phone", "address")


def values_of(letter: Letter) -> Iterator[tuple[str, str]]:
    """Field and value, as evidence names them, of everything that the letter says."""
    shown = letter.to_json()
    yield from ((field, shown[field]) for field in OF_LETTER if shown[field] is not None)
    yield from (("requested_types", one) for one in shown["requested_types"])
    if span := shown["date_range"]:
        yield "date_range", f"{span['from'] or ''}/{span['to'] or ''}"
    if shown["urgency"] != "routine":
        yield "urgency", shown["urgency"]
    for index, patient in enumerate(shown["patients"]):
        where = f"patients[{index}]"
        yield from ((f"{where}.{field}", patient[field]) for field in OF_PATIENT if patient[field] is not None)
        yield from ((f"{where}.aliases", alias) for alias in patient["aliases"])


def place(letter: Letter, field: str) -> Evidence:
    return next(piece for piece in letter.evidence if piece.field == field)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((COVER,), id="cover in two columns"),
        pytest.param((FULL,), id="one of everything"),
        pytest.param((COVER, "Please also send lab results.\nFax them to (213) 555-0143"), id="two pages"),
    ],
)
def test_every_value_has_evidence(texts):
    letter = letter_of(*texts)
    told = {(piece.field, piece.value) for piece in letter.evidence}
    assert set(values_of(letter)) <= told


def test_the_page_with_one_of_everything_is_read_whole():
    fields = {field for field, _ in values_of(letter_of(FULL))}
    wanted = {*OF_LETTER, "date_range", "urgency", "requested_types"}
    assert fields >= wanted | {f"patients[0].{name}" for name in ("name", "dob", "mrn", "sex", "address", "aliases")}


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        ("reference", REFERENCE, "in the text"),
        ("facility", "Keck Hospital", "label right of: TO:"),
        ("letter_date", "11/20/2026", "label right of: DATE:"),
        ("requester_org", "Sunrise Family Medicine", "in the text"),
        ("provider_name", "Susan Park, MD", "label right of: FROM:"),
        ("date_range", "01/01/2025 to 06/30/2025", "label right of: Dates of service:"),
        ("purpose", "continuity of care", "label: Purpose:"),
        ("urgency", "URGENT", "a word for haste"),
        ("patients[0].aliases", "Ortiz", "label right of: Maiden name:"),
    ],
)
def test_a_value_found_by_reading_the_text_is_shown_with_the_fewest_words_that_say_it(field, text, rule):
    piece = place(letter_of(FULL), field)
    assert (piece.text, piece.rule) == (text, rule)


@pytest.mark.parametrize("texts", [(COVER,), (FULL,)], ids=["cover", "one of everything"])
def test_a_box_holds_its_words_and_no_others(texts):
    words = [word for number, text in enumerate(texts, 1) for word in typed_page(text, number).words]
    for piece in letter_of(*texts).evidence:
        if piece.box_px is None:
            continue
        inside = [word.text for word in words if any(is_inside(word.box_px, box) for box in piece.boxes_px)]
        assert " ".join(inside) == piece.text, piece.field
        assert all(is_inside(box, piece.box_px) for box in piece.boxes_px)


def is_inside(inner: Box, outer: Box) -> bool:
    across, down = inner.left + inner.width / 2, inner.top + inner.height / 2
    return outer.left <= across <= outer.left + outer.width and outer.top <= down <= outer.top + outer.height


def test_words_that_run_over_the_end_of_a_line_have_a_box_on_each_row():
    first, second = typed_page("of our patient Maria\nLopez was seen here").words[3:5]
    assert row_boxes((first, second)) == (first.box_px, second.box_px)
    assert row_boxes(typed_page("Maria   Lopez").words) == (Box(100, 120, 13 * 14 - 4, 24),)


def test_both_readers_words_and_confidences_are_kept():
    page = typed_page(FULL)
    page = replace(page, words=tuple(replace(word, confidence_pct=71.0) for word in page.words))
    piece = place(read_letter([page], OWN, received_on=RECEIVED, pages_total=1, second_reader=None), "patients[0].dob")
    assert (piece.text, piece.first_confidence) == ("03/04/1961", 0.71)
    assert (piece.second_text, piece.second_confidence) == (None, None)
    piece = place(letter_of(FULL), "patients[0].dob")
    assert (piece.second_text, piece.second_confidence) == ("03/04/1961", 0.99)
    assert place(letter_of(FULL), "npi").second_text is None


def test_what_follows_from_the_kind_has_no_place():
    piece = place(letter_of(COVER), "purpose")
    assert (piece.value, piece.box_px, piece.rule) == ("treatment", None, "follows from the kind")


def test_nothing_is_evidence_for_types_that_are_not_asked_for():
    letter = letter_of("LABORATORY REPORT\nresults for: Maria Lopez DOB: 03/04/1961\nEnclosed please find EKG results")
    assert letter.requested_types == ()
    assert not [piece for piece in letter.evidence if piece.field == "requested_types"]


def test_rows_that_the_carrier_reports_change_no_value():
    pages = [typed_page(FULL)]
    plain, told = (
        read_letter(pages, OWN, received_on=RECEIVED, pages_total=1, second_reader=None, reported_bad_rows=rows)
        for rows in (None, {1: [RowSpan(0, 3000)]})
    )
    assert replace(plain, evidence=()) == replace(told, evidence=())


def test_patients_of_requests_and_evidence_are_numbered_as_the_letter_lists_them():
    """A first place of a name on which neither reader makes out a name is no patient, and no number is lost by it."""
    unread = "Patient name: ~#~~ ~~#\nDOB: ##~~#"
    letter = letter_of(unread, FULL)
    assert [request.patient_index for request in letter.requests] == list(range(len(letter.patients)))
    assert place(letter, "patients[0].dob").value == date(1961, 3, 4).isoformat()
    alone = letter_of(unread)
    assert [request.patient_index for request in alone.requests] == ([None] if not alone.patients else [0])


def test_the_words_that_the_kind_goes_by_are_shown_row_by_row():
    letter = letter_of(COVER)
    piece = place(letter, "kind")
    assert piece.box_px is None
    words = [word for word in typed_page(COVER).words if any(is_inside(word.box_px, box) for box in piece.boxes_px)]
    assert "continuity of care." in " ".join(word.text for word in words)
    assert len(words) < 20


@pytest.mark.parametrize("phrase", ["", "never said here", "care continuity"])
def test_a_phrase_that_stands_nowhere_has_no_place(phrase):
    layout = lay_out(typed_page(COVER))
    assert phrase_boxes([(layout, ())], [phrase]) == ()


def test_a_facility_named_twice_is_shown_where_it_is_legible():
    page = typed_page("Keck Hospital of USC\n\n\n\nplease send records of Keck Hospital of USC to us")
    faint = tuple(replace(word, confidence_pct=12.0) if word.box_px.top < 140 else word for word in page.words)
    found = place_of_facility([(lay_out(replace(page, words=faint)), ())], "keck", OWN)
    assert found is not None
    assert min(word.confidence_pct for word in found.words) == 95.0


def test_a_facility_above_its_attention_line_is_shown_there():
    letter = letter_of("Keck Hospital of USC\nAttn:\n1500 San Pablo\nDear Medical Records,\nplease fax the records")
    assert place(letter, "facility").text == "Keck Hospital"


# --- our own form -------------------------------------------------------------------------------------------------

FORM = FormAnswer(
    patient=PatientOnFax(name="Lopez, Maria", given="Maria", family="Lopez"), practice="Sunrise", provider=None,
    npi=None, reply_fax=None, reply_fax_confidence=0.0, phone=None, types=(),
    evidence=tuple(
        Evidence(
            field=field, value="x", page_number=1, box_px=Box(1, 1, 9, 9), text="x", second_text="x", confidence=0.5,
            rule="form box",
        )
        for field in ("patients[0].name", "requester_org", "reply_fax")
    ),
)  # fmt: skip


def test_beside_our_form_only_what_it_does_not_answer_is_evidence_and_patients_keep_their_numbers():
    said = [
        ("patients[0].name", "other"), ("patients[1].dob", "merged"), ("requester_org", "letterhead"),
        ("reply_fax", "letterhead"), ("facility", "keck"),
    ]  # fmt: skip
    base = FORM.evidence[0]
    letter = Letter(
        kind="more_information",
        kind_confidence=1.0,
        patients=(PatientOnFax(name="Ann Smith", family="Smith"), PatientOnFax(name="Maria Lopez", sex="female")),
        evidence=tuple(replace(base, field=field, value=value, rule="text") for field, value in said),
    )
    whole = _with_form(letter, FORM)
    assert [patient.family for patient in whole.patients] == ["Lopez", "Smith"]
    assert [(piece.field, piece.value) for piece in whole.evidence if piece.rule == "text"] == [
        ("patients[1].name", "other"), ("patients[0].dob", "merged"), ("reply_fax", "letterhead"), ("facility", "keck"),
    ]  # fmt: skip
