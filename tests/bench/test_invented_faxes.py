"""The invented faxes that reading is measured on, and the measuring stick itself."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
import pytest

from bench.people import _census
from bench.reading import others
from bench.reading.ask import Ask, is_held_name, make_ask, name_pair, side_of_name, truth_of
from bench.reading.blocks.patients import patient_prose
from bench.reading.fonts import FACES, HANDS
from bench.reading.generate import BOTTOM_IN, _draw, _said_truth, _send_over_line, main, make_fax
from bench.reading.layouts import LAYOUTS, NAMES_ONE, Layout
from bench.reading.paper import Paper
from bench.reading.scan import choose_way, is_legible, with_bursts
from bench.reading.second import heads, senders
from bench.reading.second import patients as second_patients
from bench.reading.second.asks import DATE_STYLES, dress, span
from bench.reading.second.names import own_family_names, own_given_names
from bench.reading.words import LABELS, SIDES, TEXTS, TYPE_NAMES
from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES


def test_same_seed_and_index_give_the_same_fax():
    one, other = make_fax(5, 3, "open"), make_fax(5, 3, "open")
    assert one.truth == other.truth
    assert all(np.array_equal(page, again) for page, again in zip(one.pages, other.pages, strict=True))


def test_there_are_sixty_layouts_and_twenty_six_of_requests_are_held_back():
    assert len(LAYOUTS) >= 60
    assert len([layout for layout in LAYOUTS if layout.side == "second" and layout.blocks]) >= 26


def test_every_side_has_every_kind():
    kinds = [{kind for one in LAYOUTS if one.side == side for kind in one.kinds} for side in SIDES]
    assert len(kinds[0]) == 12
    assert kinds[0] == kinds[1] == kinds[2]


PAIRS = list(combinations(SIDES, 2))


def _texts(table: object) -> set[str]:
    if isinstance(table, dict):
        return {text for one in table.values() for text in _texts(one)}
    return {text.casefold() for text in table}


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    "table", [LABELS, TEXTS, TYPE_NAMES, FACES, HANDS], ids=["labels", "texts", "types", "fonts", "hands"]
)
def test_sides_share_nothing(table, one, other):
    assert not _texts(table[one]) & _texts(table[other])


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_sides_share_no_block_but_those_of_letters(one, other):
    used = {side: {b for one in LAYOUTS if one.side == side for b in one.blocks} for side in SIDES}
    assert used[one] & used[other] <= {patient_prose}  # its sentences are of one side only


@pytest.mark.parametrize("side", SIDES)
def test_names_are_of_one_side_only(side):
    asks = [make_ask(Random(seed), side, "continuity_of_care") for seed in range(40)]
    names = {name for ask in asks for one in ask.patients for name in (one.family, one.given)}
    own = {*own_family_names(), *own_given_names(True), *own_given_names(False)} if side == "second" else set()
    assert {side_of_name(name) for name in names - own} == {side}
    assert {is_held_name(name) for name in names - own} == {side != "open"}


def test_own_names_are_in_no_list_of_the_other_sides():
    own = {name.upper() for name in (*own_family_names(), *own_given_names(True), *own_given_names(False))}
    lists = {name for names, _ in _census().values() for name in names}
    assert len(own) > 150
    assert not own & lists


def test_held_back_faxes_are_not_made_for_developing():
    with pytest.raises(ValueError, match="another side"):
        make_fax(1, 0, "held")


def test_the_command_refuses_held_back_faxes_for_developing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["generate", str(tmp_path), "--side", "held", "--seed", "1"])
    assert main() == 2
    assert "another side" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@dataclass(frozen=True)
class Drawn:
    ask: Ask
    papers: list[Paper]
    truth: dict[str, object]
    said: tuple[str, ...]  # every text that was typed, written or stamped


@cache
def _drawn(layout: Layout) -> Drawn:
    """A layout's sheets, with what is said on them; the pen's strokes are left out, which are slow."""
    ask, said = _asked(layout), []
    hand = HANDS[layout.side][0] if layout.takes_hand and LAYOUTS.index(layout) % 2 else ""
    typed = Sheet.type

    def note_typed(sheet, x, y, text, **how):
        said.append(text)
        return typed(sheet, x, y, text, **how)

    def note_written(sheet, x, y, text, **how):
        said.append(text)
        return x + 0.1 * len(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sheet, "type", note_typed)
        patch.setattr(Sheet, "write", note_written)
        for module in (heads, second_patients, senders):
            patch.setattr(module, "stamp", lambda sheet, x, y, lines, **how: said.extend(lines))
        papers, _ = _draw(layout, ask, hand, Random(layout.name))
    return Drawn(ask, papers, _said_truth(layout, ask, papers), tuple(said))


def _asked(layout: Layout) -> Ask:
    rng = Random(layout.name)
    ask = make_ask(rng, layout.side, layout.kinds[0])
    if layout.side == "second":
        ask = dress(rng, ask, name_of=lambda female: name_pair(rng, "second", female=female))
    one_patient = layout.special or NAMES_ONE & set(layout.blocks)
    return replace(ask, patients=ask.patients[:1] if one_patient else ask.patients, strike="")


def _folded(texts) -> str:
    return "".join(char for text in texts for char in text.upper() if char.isalnum())


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one.blocks], ids=lambda one: one.name)
def test_pages_do_not_run_over_the_sheet(layout: Layout):
    drawn = _drawn(layout)
    assert max(paper.y for paper in drawn.papers) <= BOTTOM_IN
    assert {"name", "dob"} <= set().union(*(paper.written for paper in drawn.papers))


SAYING = [one for one in LAYOUTS if one.kinds[0] != "unreadable" and (one.blocks or one.side == "second")]


@pytest.mark.parametrize("layout", SAYING, ids=lambda one: one.name)
def test_every_text_of_the_truth_stands_on_the_sheets(layout: Layout):
    drawn = _drawn(layout)
    letters, truth = _folded(drawn.said), drawn.truth
    figures = "".join(char for char in letters if char.isdigit())
    for patient in truth.get("patients", []):
        names = [patient["family"], patient["given"], patient["suffix"] or "", *patient["aliases"]]
        assert all(_folded([name]) in letters for name in names)
        assert (patient["mrn"] or "") in figures
    for number in (truth.get("reply_fax"), truth.get("phone")):
        assert (number or "+1")[2:] in figures
    assert (truth.get("npi") or "") in figures
    if not layout.special.startswith("our_form"):  # there both are part of our own letter, a picture
        assert _folded([drawn.ask.reference]) in letters
        facility = FACILITIES[truth["facility"]][0] if truth.get("facility") else ""
        assert _folded([facility]) in letters


@pytest.mark.parametrize("layout", [one for one in SAYING if one.blocks], ids=lambda one: one.name)
def test_a_number_that_the_truth_lacks_is_nowhere_on_the_sheets(layout: Layout):
    drawn = _drawn(layout)
    shown = " ".join(drawn.said)
    for name, written in (("reply_fax", drawn.ask.fax), ("phone", drawn.ask.phone), ("npi", drawn.ask.npi)):
        assert name not in drawn.truth or drawn.truth[name] is not None or written not in shown


@pytest.mark.parametrize("style", DATE_STYLES, ids=lambda style: style(date(1961, 3, 4)))
def test_a_birth_date_is_written_with_its_day_month_and_year(style):
    written = {style(date(1961, 3, 4)), style(date(1961, 4, 3)), style(date(1961, 3, 5)), style(date(1962, 3, 4))}
    assert len(written) == 4


def test_spans_of_dates_begin_before_they_end():
    spans = [span(Random(seed), date(2026, 6, 15)) for seed in range(300)]
    assert all(start <= (end or date(2026, 6, 15)) for _, start, end in spans)
    assert any(end is None for _, _, end in spans)
    assert any(end is not None for _, _, end in spans)


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
    assert not is_legible(way, smallest_pt, by_hand=by_hand, smallest_hand_pt=6)


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


def test_every_other_letter_of_a_side_has_a_layout():
    for side in SIDES:
        names = {one.name for one in LAYOUTS if one.special == "said" and one.side == side}
        assert names == set(others.OTHER[side])
