"""Which documents answer a request, in which order, and why others stay at home."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbound.choose import DocumentFacts, Wanted, choose_documents, first_day_back

STANDARD = ("history_and_physical", "imaging_report", "consultation", "operative_note", "discharge_summary")
WANTED = Wanted(types=(), standard_types=STANDARD, today=date(2026, 11, 24))


def document(document_id: str, **facts: object) -> DocumentFacts:
    plain = DocumentFacts(
        document_id=document_id,
        document_type="history_and_physical",
        title="H&P",
        service_date=date(2026, 10, 1),
        encounter_id="e1",
        facility="keck",
        status="final",
        replaces=None,
        content_digest=f"digest of {document_id}",
    )
    return replace(plain, **facts)


@pytest.mark.parametrize(
    ("documents", "wanted", "sent", "left_out"),
    [
        pytest.param([], WANTED, (), {}, id="nothing on file"),
        pytest.param(
            [document("a"), document("b", document_type="lab_result"), document("c", document_type="other")],
            WANTED,
            ("a",),
            {"b": "other_type", "c": "other_type"},
            id="nothing named: the standard packet",
        ),
        pytest.param(
            [document("a"), document("b", document_type="lab_result")],
            replace(WANTED, types=("lab_result",)),
            ("b",),
            {"a": "other_type"},
            id="a named type, though not standard",
        ),
        pytest.param(
            [document("a"), document("b", document_type="other")],
            replace(WANTED, types=("all",)),
            ("a", "b"),
            {},
            id="the whole chart",
        ),
        pytest.param(
            [document("a"), document("b", status="amended", replaces="a")],
            WANTED,
            ("b",),
            {"a": "replaced"},
            id="amended replaces original",
        ),
        pytest.param(
            [
                document("a"),
                document("b", status="superseded", replaces="a"),
                document("c", status="amended", replaces="b"),
            ],
            WANTED,
            ("c",),
            {"a": "replaced", "b": "superseded"},
            id="amended twice",
        ),
        pytest.param(
            [document("a"), document("b", status="entered-in-error", replaces="a")],
            WANTED,
            ("a",),
            {"b": "entered_in_error"},
            id="an amendment in error replaces nothing",
        ),
        pytest.param(
            [document("a"), document("b", document_type="other", replaces="a")],
            WANTED,
            (),
            {"a": "replaced", "b": "other_type"},
            id="the amendment is not of the kind: the original is stale all the same",
        ),
        pytest.param(
            [document("a", replaces="b"), document("b", replaces="a")],
            WANTED,
            ("a", "b"),
            {},
            id="a ring of replacements shows no winner",
        ),
        pytest.param([document("a", replaces="a")], WANTED, ("a",), {}, id="replaces itself"),
        pytest.param([document("a", replaces="gone")], WANTED, ("a",), {}, id="replaces what is not on file"),
        pytest.param(
            [document("a", status="entered_in_error"), document("b", status="superseded")],
            WANTED,
            (),
            {"a": "entered_in_error", "b": "superseded"},
            id="withdrawn",
        ),
        pytest.param(
            [document("a", status="cancelled"), document("b", status=""), document("c", status="registered")],
            WANTED,
            (),
            {"a": "not_final", "b": "not_final", "c": "not_final"},
            id="neither final nor preliminary",
        ),
        pytest.param(
            [document("a", content_digest="x"), document("b", content_digest="x", encounter_id=None)],
            WANTED,
            ("a",),
            {"b": "duplicate"},
            id="one report in two resources",
        ),
        pytest.param(
            [document("a", content_digest="x", document_type="other"), document("b", content_digest="x")],
            WANTED,
            ("b",),
            {"a": "other_type"},
            id="one report in two resources, one of unknown type",
        ),
        pytest.param(
            [document("a", content_digest="x", status="entered-in-error"), document("b", content_digest="x")],
            WANTED,
            (),
            {"a": "entered_in_error", "b": "entered_in_error"},
            id="a report withdrawn in one of its resources",
        ),
        pytest.param(
            [document("a", content_digest=""), document("b", content_digest="")],
            WANTED,
            ("a", "b"),
            {},
            id="unknown content is no duplicate",
        ),
        pytest.param(
            [document("a", service_date=date(2024, 11, 24)), document("b", service_date=date(2024, 11, 23))],
            WANTED,
            ("a",),
            {"b": "outside_dates"},
            id="look-back of 24 months to the day",
        ),
        pytest.param(
            [document("a", service_date=date(2015, 3, 1)), document("b")],
            replace(WANTED, date_from=date(2015, 1, 1), date_to=date(2015, 12, 31)),
            ("a",),
            {"b": "outside_dates"},
            id="named dates overrule the look-back",
        ),
        pytest.param(
            [document("a", service_date=date(2015, 3, 1)), document("b")],
            replace(WANTED, date_to=date(2015, 3, 1)),
            ("a",),
            {"b": "outside_dates"},
            id="only an end named",
        ),
        pytest.param(
            [document("a"), document("b", facility="clinic")],
            replace(WANTED, facilities=("clinic",)),
            ("b",),
            {"a": "other_facility"},
            id="a clinic releases only its own",
        ),
    ],
)
def test_choice(documents, wanted, sent, left_out):
    chosen = choose_documents(documents, wanted)
    assert chosen.document_ids == sent
    assert dict(chosen.left_out) == left_out


def test_preliminary_is_kept_and_marked():
    chosen = choose_documents([document("a", status="preliminary"), document("b")], WANTED)
    assert (chosen.document_ids, chosen.preliminary) == (("a", "b"), frozenset({"a"}))


def test_final_is_kept_rather_than_its_preliminary_copy():
    same = [document("a", status="preliminary", content_digest="x"), document("b", content_digest="x")]
    chosen = choose_documents(same, WANTED)
    assert (chosen.document_ids, chosen.preliminary) == (("b",), frozenset())


def test_newest_encounter_comes_first_and_reads_in_order():
    facts = [
        ("old", "discharge_summary", date(2026, 2, 1), "e0"),
        ("image", "imaging_report", date(2026, 9, 2), "e1"),
        ("newer image", "imaging_report", date(2026, 9, 3), "e1"),
        ("surgery", "operative_note", date(2026, 9, 3), "e1"),
        ("admission", "history_and_physical", date(2026, 9, 1), "e1"),
        ("summary", "discharge_summary", date(2026, 9, 6), "e1"),
        ("alone", "consultation", date(2026, 9, 5), None),
    ]
    documents = [
        document(name, document_type=kind, service_date=day, encounter_id=encounter)
        for name, kind, day, encounter in facts
    ]
    assert choose_documents(documents, WANTED).document_ids == (
        "summary",
        "admission",
        "surgery",
        "newer image",
        "image",
        "alone",
        "old",
    )


def test_two_documents_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        choose_documents([document("a"), document("a", title="other")], WANTED)


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 24), 24, date(2024, 11, 24)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_look_back_counts_months(today, months, first):
    assert first_day_back(today, months) == first


DOCUMENTS = st.lists(
    st.builds(
        document,
        st.text("abcd", min_size=1, max_size=2),
        document_type=st.sampled_from([*STANDARD, "other"]),
        status=st.sampled_from(["final", "amended", "preliminary", "entered-in-error", "superseded"]),
        replaces=st.sampled_from([None, "a", "b", "aa"]),
        content_digest=st.sampled_from(["x", "y", "z", ""]),
        service_date=st.dates(date(2023, 1, 1), date(2026, 11, 24)),
        encounter_id=st.sampled_from([None, "e1", "e2"]),
    ),
    unique_by=lambda d: d.document_id,
    max_size=12,
)


@given(DOCUMENTS, st.randoms())
def test_every_document_is_sent_once_or_left_out_in_any_input_order(documents, random):
    chosen = choose_documents(documents, WANTED)
    assert sorted([*chosen.document_ids, *chosen.left_out]) == sorted(d.document_id for d in documents)
    random.shuffle(documents)
    assert choose_documents(documents, WANTED) == chosen
