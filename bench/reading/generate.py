"""Make invented faxes with their truth. The same seed, index and side give the same fax.

    python -m bench.reading.generate OUT --count 100 --seed 1                 to develop with
    python -m bench.reading.generate OUT --count 100 --seed 2 --side third    held back once, as seen and second
    python -m bench.reading.generate OUT --count 100 --seed 9001 --side held  for figures, not to look at

Each fax is a folder with fax.tif and truth.json, in the names of `fax-intake read --json`. Seeds below 9000 are
not for held-back faxes. `--line-tool` sends a part of the damaged faxes through a simulated call of a program that is
given a TIFF and writes the TIFF that was received (`PROGRAM IN OUT --seed N --page-snr DB --resolution R`).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Literal, cast, get_args

import numpy as np
from PIL import Image

from bench.reading.ask import TREATMENT, Ask, e164, make_ask, name_pair, truth_of
from bench.reading.authors import (
    eighteenth,
    eighth,
    eleventh,
    fifteenth,
    fifth,
    fourteenth,
    fourth,
    nineteenth,
    ninth,
    seventeenth,
    seventh,
    sixteenth,
    sixth,
    tenth,
    third,
    thirteenth,
    twelfth,
    twentieth,
    twentyfirst,
    twentysecond,
)
from bench.reading.blocks import heads, patients, senders
from bench.reading.fonts import HANDS
from bench.reading.from_html import Author
from bench.reading.layouts import LAYOUTS, NAMES_ONE, Layout
from bench.reading.others import OTHER, SPECIAL, draw_said
from bench.reading.paper import Block, Paper
from bench.reading.scan import Way, choose_way, is_legible, send
from bench.reading.second import layouts as second_layouts
from bench.reading.second import others as second_others
from bench.reading.second.asks import dress
from bench.reading.second.forms import draw_typed_form
from bench.reading.second.letters import draw_letter
from bench.reading.second.senders import send_foot_line
from bench.reading.words import Side
from ocr.reference import ALPHABET, check_letter
from sample_faxes.answer_form import draw_answer_form
from sample_faxes.files import Coding, tiff_bytes
from sample_faxes.layouts.others import chart_page
from sample_faxes.line import Bits, black_page
from sample_faxes.values import PatientValues, Style, Values

AnySide = Literal[
    "open",
    "seen",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twentyfirst",
    "held",
]
ANY_SIDES: tuple[AnySide, ...] = get_args(AnySide)
AUTHORS: Mapping[str, Author] = {  # set from HTML
    "third": third, "fourth": fourth, "fifth": fifth, "sixth": sixth, "seventh": seventh, "eighth": eighth,
    "ninth": ninth, "tenth": tenth, "eleventh": eleventh, "twelfth": twelfth, "thirteenth": thirteenth,
    "fourteenth": fourteenth, "fifteenth": fifteenth, "sixteenth": sixteenth,
    "seventeenth": seventeenth, "eighteenth": eighteenth, "nineteenth": nineteenth, "twentieth": twentieth,
    "twentyfirst": twentyfirst, "held": twentysecond,
}  # fmt: skip
FIGURE_SEEDS = 9000
NO_HEADER = 0.15  # of sending machines
HAS_TITLE = frozenset({heads.head_title, heads.head_print}) | second_layouts.HAS_TITLE
ADDRESSED_FIRST = frozenset({heads.to_memo, heads.to_mail})
HAS_FOOT = frozenset({senders.sender_foot, send_foot_line})
BOTTOM_IN = 10.5
HAND_SHARE = 0.18
ARRIVED, CALL_FAILED = 0, 2  # exit codes of the line tool
SHARES = {  # of what comes in on such a number; assumptions, most of it continuity of care
    "continuity_of_care": 62, "emergency": 6, "more_information": 4, "patient_authorization": 5, "legal": 7,
    "patient_rights": 3, "radiology_images": 3, "vital_records": 1, "incoming_records": 4, "misdirected": 1.5,
    "junk": 2.5, "unreadable": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fax:
    fax_id: str
    pages: tuple[Bits, ...]
    dpi_y: int
    coding: Coding
    truth: dict[str, Any]


def make_fax(seed: int, index: int, side: AnySide) -> Fax:
    """One invented fax. Deterministic.

    Raises:
        ValueError: a held-back fax was asked for with a seed that is for developing.
    """
    if side == "held" and seed < FIGURE_SEEDS:
        raise ValueError(f"Held-back faxes are for figures only: give a seed from {FIGURE_SEEDS} on, or another side.")
    rng = Random(f"{seed}/{index}/{side}")
    kind = rng.choices(list(SHARES), list(SHARES.values()))[0]
    drawing = _by_author(rng, AUTHORS[side], kind) if side in AUTHORS else _of_blocks(rng, cast(Side, side), kind)
    way, total = drawing.way, len(drawing.sheets)
    pages = tuple(
        send(sheet, way, number, total, rng.randrange(2**32)) for number, sheet in enumerate(drawing.sheets, 1)
    )
    if drawing.is_black:
        pages = (black_page(way.scan.resolution, np.random.default_rng(index)),)
    truth = drawing.truth | {
        "side": side,
        "severity": way.severity,
        "resolution": way.scan.resolution,
        "orientation": way.scan.turned_deg,
        "pages": total,
        "received_on": (date.fromisoformat(drawing.truth["letter_date"]) + timedelta(days=1)).isoformat(),
    }
    coding = rng.choice(get_args(Coding))
    return Fax(fax_id=f"{side}-{seed}-{index:05d}", pages=pages, dpi_y=way.rows_per_inch, coding=coding, truth=truth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Sheets with the way that they go, and what they say."""

    sheets: Sequence[Image.Image]
    way: Way
    truth: dict[str, Any]
    is_black: bool = False


def _by_author(rng: Random, author: Author, kind: str) -> Drawing:
    """A fax of a side that is set from HTML."""
    if not any(kind in kinds for kinds in author.LAYOUTS.values()):
        kind = "continuity_of_care"  # what nobody can read is of the other sides
    drawn = author.draw(rng, kind)
    header = f"{date.fromisoformat(drawn.letter_date):%b-%d-%Y} {_clock(rng)}   {drawn.sender}"
    way = choose_way(rng, "" if rng.random() < NO_HEADER else header)
    by_hand = bool(drawn.hand)
    legible = is_legible(way, drawn.smallest_pt, by_hand=by_hand, smallest_hand_pt=drawn.smallest_hand_pt)
    about = {"layout": drawn.layout, "by_hand": by_hand, "hand": drawn.hand, "legible": legible}
    truth = dict(drawn.truth) | about | {"kind": kind, "letter_date": drawn.letter_date}
    truth.setdefault("reference", None)
    return Drawing(sheets=drawn.sheets, way=way, truth=truth)


def _of_blocks(rng: Random, side: Side, kind: str) -> Drawing:
    """A fax of a side that is drawn block by block."""
    layout = rng.choice([one for one in LAYOUTS if one.side == side and kind in one.kinds])
    ask = make_ask(rng, side, kind, may_lack=bool(layout.blocks) and layout.takes_hand)
    if side == "second":
        ask = dress(rng, ask, name_of=lambda female: name_pair(rng, "second", female=female))
    if layout.special or NAMES_ONE & set(layout.blocks):
        ask = replace(ask, patients=ask.patients[:1])
    hand = rng.choice(HANDS[side]) if layout.takes_hand and rng.random() < HAND_SHARE else ""
    if layout.special in ("note_on_pad", "note_short", "our_form", "our_form_held_hands", "our_form_pen") or (
        layout.special in second_others.BY_HAND
    ):
        hand = hand or rng.choice(HANDS[side])
    way = choose_way(rng, _tti(rng, ask))
    papers, reference = _draw(layout, ask, hand, rng)
    truth = _truth(layout, ask, hand, way, papers) | {"reference": reference}
    sheets = [paper.sheet.image for paper in papers]
    return Drawing(sheets=sheets, way=way, truth=truth, is_black=layout.special == "black")


def write_fax(out: Path, seed: int, side: AnySide, line_tool: Path | None, index: int) -> Path:
    """Write the fax's folder, unless it is there from an earlier run."""
    folder = out / f"{side}-{seed}-{index:05d}"
    if (folder / "truth.json").exists():
        return folder
    fax = make_fax(seed, index, side)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fax.tif").write_bytes(tiff_bytes(fax.pages, fax.dpi_y, fax.coding))
    if line_tool and fax.truth["severity"] and index % 5 == 0:
        fax.truth["line_tool"] = _send_over_line(folder / "fax.tif", line_tool, fax.truth, index)
    (folder / "truth.json").write_text(json.dumps(fax.truth, indent=1))
    return folder


def write_faxes(out: Path, seed: int, side: AnySide, indices: range, line_tool: Path | None = None) -> Iterator[Path]:
    """Make faxes in two processes; in order."""
    with ProcessPoolExecutor(2) as pool:
        yield from pool.map(partial(write_fax, out, seed, side, line_tool), indices, chunksize=4)


def _draw(layout: Layout, ask: Ask, hand: str, rng: Random) -> tuple[list[Paper], str | None]:
    """The sheets in the order in which they are sent, and our reference if it is on them."""
    if layout.special.startswith("our_form"):
        seven = "".join(rng.choices(ALPHABET, k=7))
        reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        ask = replace(ask, reference=reference)
        return [_our_form(ask, layout, hand, rng)], reference
    drawing = rng.randrange(2**32)
    drawn = layout.blocks
    if layout.special:
        paper = _special(layout, ask, hand, Random(drawing))
        return [paper, *paper.following], ask.reference or None
    for split in range(len(drawn), 1, -1):
        papers = _request(drawn, split, layout.side, ask, hand, Random(drawing))
        if papers[0].y <= BOTTOM_IN:
            break
    if layout.around == "chart":
        papers += _chart(ask, layout.side, papers[0], rng)
    elif layout.around:
        papers.insert(0 if layout.around == "cover_first" else len(papers), _cover(ask, layout.side, papers[0], rng))
    return papers, None


def _chart(ask: Ask, side: Side, first: Paper, rng: Random) -> list[Paper]:
    """Pages of the office's chart that came along."""
    if side == "second":
        paper = Paper(ask, side, rng, "", first.sheet.face, first.sheet.size_pt)
        second_others.attached_note(paper)
        return [paper]
    papers = []
    for one in chart_page(_values(ask), Style(), rng).sheets:
        papers.append(_enclosed(ask, side, rng, first))
        papers[-1].sheet = one
    return papers


def _cover(ask: Ask, side: Side, first: Paper, rng: Random) -> Paper:
    cover = Paper(ask, side, rng, "", first.sheet.face, first.sheet.size_pt)
    if side == "second":
        second_others.cover(cover)
        return cover
    (heads.head_fax_box if side == "open" else heads.head_band)(cover)
    (heads.to_rows if side == "open" else heads.to_table)(cover)
    cover.paragraph("Please see the attached request." if side == "open" else "Request follows on the other sheet.")
    return cover


def _request(drawn: tuple[Block, ...], split: int, side: Side, ask: Ask, hand: str, rng: Random) -> list[Paper]:
    """The blocks on one sheet, those from `split` on a second one."""
    paper = Paper(ask, side, rng, hand)
    has_title = drawn[0] in HAS_TITLE or (ask.kind == "emergency" and drawn[0] in second_layouts.TELLS_EMERGENCY)
    titled = 0 if drawn[0] in ADDRESSED_FIRST else 1  # the title stands below the addresses
    papers = [paper]
    for place, block in enumerate(drawn):
        if place == split:
            papers.append(_enclosed(ask, side, rng, paper))
        block(papers[-1])
        if place == titled and not has_title and (ask.kind == "emergency" or rng.random() < 0.5):
            paper.heading(paper.text("emergency_titles" if ask.kind == "emergency" else "subtitles"), pt=13)
        if place == titled and ask.kind == "emergency":
            paper.say("emergency_notes", bold=True)
    last = papers[-1]
    if not HAS_FOOT & set(drawn) and last.y < 9.3 and rng.random() < 0.45:
        last.sheet.paragraph(last.left, 9.95, last.width, last.text("notices"), pt=8)
    return papers


def _enclosed(ask: Ask, side: Side, rng: Random, first: Paper) -> Paper:
    """A further sheet in the type of the first."""
    paper = Paper(ask, side, rng, first.sheet.hand, first.sheet.face, first.sheet.size_pt)
    paper._labels, paper.left, paper.right, paper.written = first._labels, first.left, first.right, first.written
    return paper


def _special(layout: Layout, ask: Ask, hand: str, rng: Random) -> Paper:
    paper = Paper(ask, layout.side, rng, hand)
    if layout.special == "said":
        said = OTHER[layout.side][layout.name]
        (draw_letter if layout.side == "second" else draw_said)(paper, said)
        if said.with_form:
            paper.following.append(_enclosed(ask, layout.side, rng, paper))
            second_others.authorization_sections(paper.following[0])
    elif layout.special in second_others.SPECIAL:
        second_others.SPECIAL[layout.special](paper)
    elif layout.special in SPECIAL:
        SPECIAL[layout.special](paper)
    elif layout.special == "faded":  # the toner ran out: nothing of it is dark enough
        heads.head_right(paper)
        patients.patient_shaded(paper)
        paper.sheet.image = paper.sheet.image.point(lambda grey: 225 + grey * 30 // 255)
    return paper


def _our_form(ask: Ask, layout: Layout, hand: str, rng: Random) -> Paper:
    paper = Paper(ask, layout.side, rng, hand)
    values = _values(ask)
    if layout.special == "our_form_typed":
        draw_typed_form(paper, values)
    else:
        paper.sheet = draw_answer_form(ask.reference, values, Style(hand=hand), rng).sheets[0]
    paper.written |= {"phone", "npi", "fax", "name parts"}
    return paper


def _values(ask: Ask) -> Values:
    """The same things for a layout of `sample_faxes`."""
    patient = ask.patient
    return Values(
        practice=ask.practice,
        phone=ask.phone,
        fax=ask.fax,
        provider=ask.provider,
        npi=ask.npi,
        facility=ask.facility,
        letter_date=ask.letter_date,
        patients=(
            PatientValues(
                family=patient.family,
                given=patient.given,
                middle=patient.middle[:1],
                suffix=patient.suffix,
                dob=patient.dob,
            ),
        ),
    )


def _tti(rng: Random, ask: Ask) -> str:
    """The sending machine's line: mostly the office's number, sometimes another one's or none."""
    if rng.random() < NO_HEADER:
        return ""
    number = ask.fax if rng.random() < 0.6 else ask.other_fax
    return f"{ask.letter_date:%b-%d-%Y} {_clock(rng)}   {ask.practice[:22]}   {number}"


def _clock(rng: Random) -> str:
    return f"{rng.randrange(8, 18):02d}:{rng.randrange(60):02d}"


def _truth(layout: Layout, ask: Ask, hand: str, way: Way, papers: list[Paper]) -> dict[str, Any]:
    by_hand = bool(hand)
    smallest = min(paper.smallest_pt for paper in papers)
    hand_pt = min(paper.smallest_hand_pt for paper in papers)
    legible = ask.kind != "unreadable" and is_legible(way, smallest, by_hand=by_hand, smallest_hand_pt=hand_pt)
    return _said_truth(layout, ask, papers) | {
        "layout": layout.name,
        "by_hand": by_hand,
        "hand": hand,
        "legible": legible,
        "struck_out": ask.strike,
        "letter_date": ask.letter_date.isoformat(),
    }


def _said_truth(layout: Layout, ask: Ask, papers: list[Paper]) -> dict[str, Any]:
    """What a careful person would say reading the sheets; a field that nobody could tell is absent."""
    truth = truth_of(
        ask,
        asks=ask.kind in TREATMENT or ask.kind == "more_information",
        unwritten=_unwritten(layout, set().union(*(paper.written for paper in papers))),
    )
    unclear = set().union(*(paper.unclear for paper in papers))
    if layout.special.startswith("our_form"):
        unclear.add("requested_types")
    if layout.special.startswith("note"):  # the written line may shorten the list
        unclear |= {"requested_types"} if len(ask.wanted) >= 45 else set()
        truth["phone"] = e164(ask.phone)
    if ask.kind in ("unreadable", "junk", "misdirected", "incoming_records", "vital_records"):
        unclear.add("patients")
    if ask.kind == "unreadable":
        unclear.add("facility")
    elif ask.kind in ("junk", "misdirected"):
        truth["facility"] = None
    if ask.kind == "patient_authorization":
        truth["auth_missing"] = papers[0].auth_missing
    return {name: value for name, value in truth.items() if name not in unclear}


def _unwritten(layout: Layout, written: set[str]) -> frozenset[str]:
    missing = {"mrn", "phone", "range", "npi", "aka"} - written
    if layout.side == "second" and "fax" not in written:  # every sheet of the other sides has it
        missing.add("fax")
    if "name" not in written or "name parts" in written:
        missing.add("also")
    return frozenset(missing)


def _send_over_line(fax: Path, tool: Path, truth: dict[str, Any], index: int) -> bool:
    """Send the file through the simulated call; False where the call failed and the fax stays as it was."""
    received = fax.with_name("received.tif")
    command = [sys.executable, str(tool), str(fax), str(received), "--seed", str(index)]
    command += ["--page-snr", str(25 - truth["severity"]), "--resolution", truth["resolution"]]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if ended.returncode not in (ARRIVED, CALL_FAILED) or not tool.exists():  # Python ends with 2 for no program, too
        said = ended.stderr.strip().splitlines()[-1:]
        raise RuntimeError(f"{tool} does not run here: {said}. Mend that, or leave --line-tool out.")
    if ended.returncode == ARRIVED:
        received.replace(fax)
    received.unlink(missing_ok=True)
    return ended.returncode == ARRIVED


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--side", choices=ANY_SIDES, default="open", help="held: for figures only")
    parser.add_argument("--line-tool", type=Path)
    asked = parser.parse_args()
    if asked.side == "held" and asked.seed < FIGURE_SEEDS:
        print(f"Held-back faxes are for figures: give a seed from {FIGURE_SEEDS} on, or another side.", file=sys.stderr)
        return 2
    folders = list(write_faxes(asked.out, asked.seed, asked.side, range(asked.count), asked.line_tool))
    print(f"{len(folders)} faxes in {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
