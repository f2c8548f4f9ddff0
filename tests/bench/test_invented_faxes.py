"""The invented faxes that reading is measured on, and the measuring stick itself."""

from random import Random

import numpy as np
import pytest

from bench.reading import blocks, others, score
from bench.reading.ask import Ask, is_held_name, make_ask, truth_of
from bench.reading.fonts import FACES, HANDS
from bench.reading.generate import BOTTOM_IN, _draw, _send_over_line, make_fax
from bench.reading.layouts import LAYOUTS, Layout
from bench.reading.scan import choose_way, is_legible, with_bursts
from bench.reading.score import Share
from bench.reading.words import LABELS, TEXTS, TYPE_NAMES


def test_same_seed_and_index_give_the_same_fax():
    one, other = make_fax(5, 3, "open"), make_fax(5, 3, "open")
    assert one.truth == other.truth
    assert all(np.array_equal(page, again) for page, again in zip(one.pages, other.pages, strict=True))


def test_there_are_sixty_layouts_and_twenty_of_them_held_back():
    assert len(LAYOUTS) >= 60
    assert len([layout for layout in LAYOUTS if layout.side == "held"]) >= 20


def test_both_sides_have_every_kind():
    kinds = {side: {kind for one in LAYOUTS if one.side == side for kind in one.kinds} for side in ("open", "held")}
    assert len(kinds["open"]) == 12
    assert kinds["open"] == kinds["held"]


def _texts(table: object) -> set[str]:
    return set(table) if isinstance(table, tuple) else {text for one in table.values() for text in _texts(one)}


@pytest.mark.parametrize(
    "table", [LABELS, TEXTS, TYPE_NAMES, FACES, HANDS], ids=["labels", "texts", "types", "fonts", "hands"]
)
def test_sides_share_nothing(table):
    assert not _texts(table["open"]) & _texts(table["held"])


def test_sides_share_no_block_but_those_of_letters():
    used = {side: {b for one in LAYOUTS if one.side == side for b in one.blocks} for side in ("open", "held")}
    assert used["open"] & used["held"] == {blocks.patient_prose}  # its sentences are of one side only


@pytest.mark.parametrize("side", ["open", "held"])
def test_names_are_of_one_side_only(side):
    asks = [make_ask(Random(seed), side, "continuity_of_care") for seed in range(40)]
    names = {name for ask in asks for one in ask.patients for name in (one.family, one.given)}
    assert {is_held_name(name) for name in names} == {side == "held"}


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one.blocks][::4], ids=lambda one: one.name)
def test_pages_do_not_run_over_the_sheet(layout: Layout):
    rng = Random(layout.name)
    ask: Ask = make_ask(rng, layout.side, layout.kinds[0])
    papers, _ = _draw(layout, ask, HANDS[layout.side][0], rng)
    assert max(paper.y for paper in papers) <= BOTTOM_IN
    assert {"name", "dob"} <= set().union(*(paper.written for paper in papers))


def test_a_birth_date_that_the_page_lacks_is_none_in_the_truth():
    asks = [make_ask(Random(seed), "open", "continuity_of_care", may_lack=True) for seed in range(200)]
    lacking = [one for one in asks if not one.patient.dob_text]
    assert lacking
    assert all(truth_of(one, asks=True, unwritten=frozenset())["patients"][0]["dob"] is None for one in lacking)


@pytest.mark.parametrize(
    ("severity", "resolution", "smallest_pt", "by_hand", "legible"),
    [
        pytest.param(0, "fine", 8, False, True, id="clean"),
        pytest.param(3, "superfine", 12, False, False, id="worst damage"),
        pytest.param(1, "standard", 8, False, False, id="small type in standard mode"),
        pytest.param(1, "standard", 10, False, True, id="ordinary type in standard mode"),
        pytest.param(2, "standard", 12, False, False, id="damage in standard mode"),
    ],
)
def test_legible_follows_from_how_the_page_was_made(severity, resolution, smallest_pt, by_hand, legible):
    ways = (choose_way(Random(seed), "") for seed in range(1000))
    way = next(one for one in ways if (one.severity, one.scan.resolution) == (severity, resolution))
    assert is_legible(way, smallest_pt, by_hand=by_hand) is legible


@pytest.mark.parametrize(
    ("tool", "arrived"),
    [
        pytest.param("import sys; open(sys.argv[2], 'wb').write(b'received')", True, id="received"),
        pytest.param("import sys; sys.exit(2)", False, id="call failed"),
    ],
)
def test_a_line_tool_replaces_the_file_only_when_it_arrived(tmp_path, tool, arrived):
    fax, program = tmp_path / "fax.tif", tmp_path / "tool.py"
    fax.write_bytes(b"sent")
    program.write_text(tool)
    assert _send_over_line(fax, program, {"severity": 1, "resolution": "fine"}, 1) is arrived
    assert fax.read_bytes() == (b"received" if arrived else b"sent")


@pytest.mark.parametrize("tool", ["absent.py", "broken.py"])
def test_a_line_tool_that_does_not_run_is_told(tmp_path, tool):
    (tmp_path / "broken.py").write_text("import no_such_library")
    with pytest.raises(RuntimeError, match="leave --line-tool out"):
        _send_over_line(tmp_path / "fax.tif", tmp_path / tool, {"severity": 1, "resolution": "fine"}, 1)


def test_bursts_damage_rows_and_leave_the_given_page_alone():
    ink = np.random.default_rng(1).random((400, 1728)) < 0.1
    before = ink.copy()
    damaged = with_bursts(ink, 6, 3, np.random.default_rng(2))
    assert np.array_equal(ink, before)
    assert damaged.shape[0] < 400 or not np.array_equal(damaged, before)


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


def test_every_other_letter_of_a_side_has_a_layout():
    for side in ("open", "held"):
        names = {one.name for one in LAYOUTS if one.special == "said" and one.side == side}
        assert names == set(others.OTHER[side])
