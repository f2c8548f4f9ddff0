"""Make invented faxes with their truth. The same seed, index and side give the same fax.

    python -m bench.reading.generate OUT --count 100 --seed 1            for developing
    python -m bench.reading.generate OUT --count 100 --seed 9001 --held  held-back layouts, fonts and names: for figures

Each fax is a folder with fax.tif and truth.json, in the names of `fax-intake read --json`. Seeds below 9000 are for
developing. `--line-tool` sends a part of the damaged faxes through a simulated call of a program that is given a TIFF
and writes the TIFF that was received (`PROGRAM IN OUT --seed N --page-snr DB --resolution R`).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, get_args

import numpy as np

from bench.reading import blocks
from bench.reading.ask import TREATMENT, Ask, e164, make_ask, truth_of
from bench.reading.fonts import HANDS
from bench.reading.layouts import LAYOUTS, Layout
from bench.reading.others import OTHER, SPECIAL, draw_said
from bench.reading.paper import Paper
from bench.reading.scan import Way, choose_way, is_legible, send
from bench.reading.words import Side
from ocr.reference import ALPHABET, check_letter
from sample_faxes.answer_form import draw_answer_form
from sample_faxes.files import Coding, tiff_bytes
from sample_faxes.layouts.others import chart_page
from sample_faxes.line import Bits, black_page
from sample_faxes.values import PatientValues, Style, Values

FIGURE_SEEDS = 9000
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


def make_fax(seed: int, index: int, side: Side) -> Fax:
    """One invented fax. Deterministic."""
    rng = Random(f"{seed}/{index}/{side}")
    kind = rng.choices(list(SHARES), list(SHARES.values()))[0]
    layout = rng.choice([one for one in LAYOUTS if one.side == side and kind in one.kinds])
    ask = make_ask(rng, side, kind, may_lack=bool(layout.blocks) and layout.takes_hand)
    hand = rng.choice(HANDS[side]) if layout.takes_hand and rng.random() < HAND_SHARE else ""
    if layout.special.startswith(("note", "our_form")):
        hand = hand or rng.choice(HANDS[side])
    way = choose_way(rng, _tti(rng, ask))
    papers, reference = _draw(layout, ask, hand, rng)
    total = len(papers)
    pages = tuple(
        send(one.sheet.image, way, number, total, rng.randrange(2**32)) for number, one in enumerate(papers, 1)
    )
    if layout.special == "black":
        pages = (black_page(way.scan.resolution, np.random.default_rng(index)),)
    truth = _truth(layout, ask, hand, way, papers) | {"reference": reference}
    coding = rng.choice(get_args(Coding))
    return Fax(fax_id=f"{side}-{seed}-{index:05d}", pages=pages, dpi_y=way.rows_per_inch, coding=coding, truth=truth)


def write_fax(out: Path, seed: int, side: Side, line_tool: Path | None, index: int) -> Path:
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


def write_faxes(out: Path, seed: int, side: Side, indices: range, line_tool: Path | None = None) -> Iterator[Path]:
    """Make faxes in two processes; in order."""
    with ProcessPoolExecutor(2) as pool:
        yield from pool.map(partial(write_fax, out, seed, side, line_tool), indices, chunksize=4)


def _draw(layout: Layout, ask: Ask, hand: str, rng: Random) -> tuple[list[Paper], str | None]:
    """The sheets in the order in which they are sent, and our reference if it is on them."""
    if layout.special.startswith("our_form"):
        seven = "".join(rng.choices(ALPHABET, k=7))
        reference = f"FI-{seven[:4]}-{seven[4:]}{check_letter(seven)}"
        return [_our_form(reference, ask, layout.side, hand, rng)], reference
    drawing = rng.randrange(2**32)
    drawn = layout.blocks
    if layout.special:
        return [_special(layout, ask, hand, Random(drawing))], None
    for split in range(len(drawn), 1, -1):
        papers = _request(drawn, split, layout.side, ask, hand, Random(drawing))
        if papers[0].y <= BOTTOM_IN:
            break
    if layout.around == "chart":
        values = _values(ask)
        for one in chart_page(values, Style(), rng).sheets:
            papers.append(_enclosed(ask, layout.side, rng, papers[0]))
            papers[-1].sheet = one
    elif layout.around:
        cover = Paper(ask, layout.side, rng, "", papers[0].sheet.face, papers[0].sheet.size_pt)
        (blocks.head_fax_box if layout.side == "open" else blocks.head_band)(cover)
        (blocks.to_rows if layout.side == "open" else blocks.to_table)(cover)
        cover.paragraph(
            "Please see the attached request." if layout.side == "open" else "Request follows on the other sheet."
        )
        papers.insert(0 if layout.around == "cover_first" else len(papers), cover)
    return papers, None


def _request(drawn: tuple[blocks.Block, ...], split: int, side: Side, ask: Ask, hand: str, rng: Random) -> list[Paper]:
    """The blocks on one sheet, those from `split` on a second one."""
    paper = Paper(ask, side, rng, hand)
    has_title = drawn[0] in (blocks.head_title, blocks.head_print)
    titled = 0 if drawn[0] in (blocks.to_memo, blocks.to_mail) else 1  # the title stands below the addresses
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
    if blocks.sender_foot not in drawn and last.y < 9.3 and rng.random() < 0.45:
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
        draw_said(paper, OTHER[layout.side][layout.name])
    elif layout.special in SPECIAL:
        SPECIAL[layout.special](paper)
    elif layout.special == "faded":  # the toner ran out: nothing of it is dark enough
        blocks.head_right(paper)
        blocks.patient_shaded(paper)
        paper.sheet.image = paper.sheet.image.point(lambda grey: 225 + grey * 30 // 255)
    return paper


def _our_form(reference: str, ask: Ask, side: Side, hand: str, rng: Random) -> Paper:
    paper = Paper(ask, side, rng, hand)
    drawn = draw_answer_form(reference, _values(ask), Style(hand=hand), rng)
    paper.sheet = drawn.sheets[0]
    paper.written |= {"phone"}
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
    if rng.random() < 0.15:
        return ""
    number = ask.fax if rng.random() < 0.6 else ask.other_fax
    clock = f"{rng.randrange(8, 18):02d}:{rng.randrange(60):02d}"
    return f"{ask.letter_date:%b-%d-%Y} {clock}   {ask.practice[:22]}   {number}"


def _truth(layout: Layout, ask: Ask, hand: str, way: Way, papers: list[Paper]) -> dict[str, Any]:
    written = set().union(*(paper.written for paper in papers))
    asks = ask.kind in TREATMENT or ask.kind == "more_information"
    unwritten = frozenset({"mrn", "phone", "range"} - written)
    truth = truth_of(ask, asks=asks, unwritten=unwritten)
    if layout.special.startswith("our_form"):
        del truth["requested_types"]
    if layout.special.startswith("note"):  # the written line may shorten the list
        if len(ask.wanted) >= 45:
            del truth["requested_types"]
        truth["phone"] = e164(ask.phone)
    if ask.kind in ("unreadable", "junk", "misdirected", "incoming_records", "vital_records"):
        del truth["patients"]
        del truth["facility"]
    by_hand = bool(hand)
    smallest = min(paper.smallest_pt for paper in papers)
    legible = ask.kind != "unreadable" and is_legible(way, smallest, by_hand=by_hand)
    return truth | {
        "layout": layout.name,
        "held": layout.side == "held",
        "severity": way.severity,
        "resolution": way.scan.resolution,
        "orientation": way.scan.turned_deg,
        "by_hand": by_hand,
        "hand": hand,
        "legible": legible,
        "pages": len(papers),
        "struck_out": ask.strike,
        "letter_date": ask.letter_date.isoformat(),
        "received_on": (ask.letter_date + timedelta(days=1)).isoformat(),
    }


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
    parser.add_argument("--held", action="store_true", help="held-back layouts; for figures only")
    parser.add_argument("--line-tool", type=Path)
    asked = parser.parse_args()
    folders = list(
        write_faxes(asked.out, asked.seed, "held" if asked.held else "open", range(asked.count), asked.line_tool)
    )
    print(f"{len(folders)} faxes in {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
