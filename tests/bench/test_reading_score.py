"""The measuring stick of the reading bench: shares, comparisons of fields, reliability, steps, and its report."""

import sys
from io import StringIO

import pytest
from rich.console import Console

from bench.reading import __main__ as command
from bench.reading import score, speed
from bench.reading.report import report
from bench.reading.score import Share
from ocr.types_asked import STANDARD_PACKET


@pytest.mark.parametrize(
    ("share", "bounds"),
    [
        pytest.param(Share(hits=0, of=300), (0, 0.01), id="none: rule of three"),
        pytest.param(Share(hits=300, of=300), (0.99, 1), id="all: rule of three"),
        pytest.param(Share(hits=81, of=263), (0.255, 0.366), id="Wilson, example of Newcombe 1998"),
    ],
)
def test_bounds_of_a_share(share, bounds):
    assert share.bounds == pytest.approx(bounds, abs=0.001)


def _row(**read: object) -> dict[str, object]:
    patient = {"family": "O'Neil", "given": "Ana", "suffix": "Jr", "dob": "1961-03-14", "mrn": None}
    truth = {"kind": "continuity_of_care", "reply_fax": "+12135550100", "patients": [patient]}
    ours = {**truth, "unattended": True, "patients": [{**patient, "family": "ONEIL", "suffix": "Jr."}]}
    return {"truth": truth, "ours": {**ours, **read}}


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        pytest.param({}, [], id="right, written another way"),
        pytest.param({"patients": []}, ["name", "dob", "suffix"], id="nobody named"),
        pytest.param({"reply_fax": "+12135550101"}, ["reply_fax"], id="another number"),
        pytest.param({"reply_fax": "+12135550101", "unattended": False}, [], id="a person looks at it"),
    ],
)
def test_unattended_and_wrong_is_found(read, wrong):
    assert score.unattended_wrong(_row(**read)) == wrong


def test_a_fax_of_another_kind_must_not_go_on_unattended():
    row = _row()
    row["truth"] = {"kind": "legal"}
    assert score.unattended_wrong(row) == ["kind"]


def test_calibration_error_is_the_mean_distance_of_said_and_true():
    pairs = [(0.95, True)] * 9 + [(0.95, False)] + [(0.55, True)] * 10
    table, error = score.reliability(pairs)
    assert [(edge, one.hits, one.of) for edge, one, _ in table] == [(0.5, 10, 10), (0.9, 9, 10)]
    assert error == pytest.approx((0.05 * 10 + 0.45 * 10) / 20)


SENT = "2026-06-15"


@pytest.mark.parametrize(
    ("true", "read", "right"),
    [
        pytest.param(None, None, True, id="none asked"),
        pytest.param(None, {"from": "2024-01-01", "to": None}, False, id="none asked, one read"),
        pytest.param({"from": "2024-06-15", "to": None}, {"from": "2024-06-16", "to": None}, True, id="a day apart"),
        pytest.param({"from": "2024-06-15", "to": None}, {"from": "2024-06-15", "to": SENT}, True, id="until today"),
        pytest.param({"from": "2024-06-15", "to": None}, {"from": "2024-06-15", "to": "2025-01-01"}, False, id="ends"),
        pytest.param(
            {"from": "2024-06-15", "to": "2024-06-15"}, {"from": "2024-06-15", "to": None}, False, id="one day"
        ),
        pytest.param({"from": "2024-06-15", "to": None}, None, False, id="not read"),
    ],
)
def test_spans_of_dates_are_compared_by_their_days(true, read, right):
    row = {"truth": {"date_range": true, "letter_date": SENT}, "ours": {"date_range": read}}
    assert score.is_right(row, "date_range") is right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        pytest.param(["Lopez"], True, id="family name"),
        pytest.param(["ANA LOPEZ"], True, id="whole name"),
        pytest.param([], False, id="not read"),
        pytest.param(["Lopez", "Reyes"], False, id="one too many"),
    ],
)
def test_other_names_are_right_alone_or_with_the_given_name(read, right):
    truth = {"patients": [{"given": "Ana", "aliases": ["Lopez"]}]}
    row = {"truth": truth, "ours": {"patients": [{"aliases": read}]}}
    assert score.is_right(row, "aliases") is right


@pytest.mark.parametrize(
    ("true", "read", "right"),
    [
        pytest.param([], sorted(STANDARD_PACKET), True, id="the packet, named"),
        pytest.param(sorted(STANDARD_PACKET), [], True, id="the packet, not named"),
        pytest.param([], ["ekg"], False, id="another"),
        pytest.param(sorted(STANDARD_PACKET), ["ekg"], False, id="one for five"),
        pytest.param(None, [], False, id="nothing can be asked"),
    ],
)
def test_nothing_named_is_the_standard_packet(true, read, right):
    row = {"truth": {"requested_types": true}, "ours": {"requested_types": read}}
    assert score.is_right(row, "requested_types") is right


def test_a_photo_id_is_not_asked_of_an_authorization():
    row = {"truth": {"auth_missing": ["purpose"]}, "ours": {"auth_missing": ["photo_id", "purpose"]}}
    assert score.is_right(row, "auth_missing") is True


def test_the_script_is_not_judged_on_fields_that_it_does_not_look_for():
    row = {"truth": {"npi": "1234567893"}, "ours": {"npi": None}, "naive": {"npi": None}}
    assert (score.share([row], "npi"), score.share([row], "npi", "naive")) == (Share(hits=0, of=1), Share(hits=0, of=0))


def test_time_of_a_library_counts_for_the_module_that_called_it():
    letter, words = ("/x/ocr/letter.py", 1, "read"), ("/x/ocr/words.py", 1, "words")
    helper, outside = ("/lib/helper.py", 1, "help"), ("~", 0, "<built-in>")
    stats = {
        letter: (1, 1, 1.0, 10.0, {}),
        words: (1, 1, 2.0, 6.0, {letter: (1, 1, 2.0, 6.0)}),
        helper: (2, 2, 0.5, 4.0, {words: (1, 1, 0.4, 3.0), letter: (1, 1, 0.1, 1.0)}),
        outside: (2, 2, 4.0, 4.0, {helper: (2, 2, 4.0, 4.0)}),
    }
    found = speed.by_module(stats)
    assert found == pytest.approx({speed.LETTER: 1 + 4.5 / 4, "Tesseract": 2 + 4.5 * 3 / 4})


def _wrong_row() -> dict[str, object]:
    """A fax that went on without a person and should not have."""
    row = _row(reply_fax="+12135550101", kind_confidence=0.9, reply_fax_confidence=0.99)
    row["ours"]["patients"][0] |= {"name_confidence": 0.99, "dob_confidence": 0.99}
    row["truth"] |= {"layout": "letter_secret", "legible": True, "by_hand": False, "orientation": 0, "pages": 1}
    return row | {"fax": "held-9001-00007", "ours_cpu_s": 1.0, "memory_mb": 300}


@pytest.mark.parametrize("name_layouts", [True, False])
def test_the_report_lists_what_was_unattended_and_wrong_and_names_layouts_only_where_it_may(name_layouts):
    console = Console(record=True, width=190, file=StringIO())
    report([_wrong_row()], console, name_layouts=name_layouts)
    shown = console.export_text()
    assert "held-9001-00007" in shown
    assert ("letter_secret" in shown) is name_layouts
    assert "expected calibration error" in shown


def test_the_bench_refuses_held_back_faxes_for_developing(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bench.reading", "--seed", "1"])
    assert command.main() == 2
    assert "--side open" in capsys.readouterr().err
