"""Our reader and the afternoon's script over the same invented faxes, with 95 % bounds.

python -m bench.reading                              300 held-back faxes
python -m bench.reading --count 1000                 what `make bench-reading` does
python -m bench.reading --unattended 3000            until so many went on without a person: `make bench-reading-long`
python -m bench.reading --open --seed 1              layouts for developing
python -m bench.reading --keep DIR                   faxes and DIR/read.jsonl stay; a second run goes on where it ended
python -m bench.reading --keep DIR --count 0         the tables of what was read before
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.reading import score
from bench.reading.generate import FIGURE_SEEDS, write_faxes
from bench.reading.measure import read_all, reading_pool
from bench.reading.naive import has_spacy
from bench.reading.score import Row, Share
from bench.reading.words import Side

BATCH = 20
FIELDS = ("name", "dob", "suffix", "reply_fax", "phone", "mrn")
CONFIDENT = ("kind", "name", "dob", "reply_fax")


def main() -> int:
    asked = _parse()
    if not asked.open and asked.seed < FIGURE_SEEDS:
        print(f"Held-back faxes are for figures: give a seed from {FIGURE_SEEDS} on, or --open.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        with reading_pool() as pool:
            rows = list(_rows(asked, folder, pool))
    console = Console(width=150)
    if rows:
        report(rows, console)
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--unattended", type=int, default=0, help="go on until so many faxes were unattended")
    parser.add_argument("--seed", type=int, default=9001)
    parser.add_argument("--open", action="store_true", help="the layouts for developing, not the held-back ones")
    parser.add_argument("--backend", choices=("tesserocr", "pytesseract"), default="tesserocr")
    parser.add_argument("--naive-every", type=int, default=1, help="the script reads every n-th fax; 0: none")
    parser.add_argument("--keep", type=Path, help="keep the faxes and what was read of them here")
    parser.add_argument("--minutes", type=float, default=1e9, help="begin no further batch after so many minutes")
    parser.add_argument("--line-tool", type=Path, help="see bench.reading.generate")
    return parser.parse_args()


def _rows(asked: argparse.Namespace, folder: Path, pool: Executor) -> Iterator[Row]:
    """What was read before, then batch after batch until there are enough."""
    kept = folder / "read.jsonl"
    rows = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    yield from rows
    place, unattended = len(rows), sum(bool(row["ours"].get("unattended")) for row in rows)
    until = time.monotonic() + asked.minutes * 60
    while (place < asked.count or unattended < asked.unattended) and time.monotonic() < until:
        size = min(BATCH, max(asked.count - place, BATCH if asked.unattended > unattended else 0))
        side: Side = "open" if asked.open else "held"
        faxes = list(write_faxes(folder, asked.seed, side, range(place, place + size), asked.line_tool))
        for row in read_all(pool, faxes, asked.backend, naive_every=asked.naive_every):
            unattended += bool(row["ours"].get("unattended"))
            with kept.open("a") as file:
                file.write(json.dumps(row) + "\n")
            yield row
        place += size


def report(rows: Sequence[Row], console: Console) -> None:
    """All tables."""
    legible = score.only(rows, lambda row: row["truth"]["legible"])
    printed = score.only(legible, lambda row: not row["truth"]["by_hand"])
    by_hand = score.only(legible, lambda row: row["truth"]["by_hand"])
    peer = "script" if has_spacy() else "script (no spaCy: expressions only)"
    console.print(f"{len(rows)} faxes, {len(legible)} legible by their making; {len(by_hand)} of these by hand")
    table = Table("right", "ours", "ours, on the script's faxes", peer, "wrong (ours)", "wrong (script)")
    for title, found, fields in (
        ("all", rows, ("kind", "orientation")),
        ("legible", legible, ("kind", "orientation")),
        ("printed, legible", printed, FIELDS),
        ("by hand, legible", by_hand, FIELDS),
        ("legible", legible, ("requested_types",)),
    ):
        both = score.only(found, lambda row: "naive" in row)
        for field in fields:
            table.add_row(
                f"{title}: {field}",
                str(score.share(found, field)),
                str(score.share(both, field)),
                str(score.share(both, field, "naive")),
                str(score.wrong_share(found, field)),
                str(score.wrong_share(both, field, "naive")),
            )
    console.print(table)
    _print_unattended(rows, console)
    _print_reliability(rows, console)
    _print_cost(rows, console)
    _print_layouts(rows, console)


def _print_unattended(rows: Sequence[Row], console: Console) -> None:
    requests = score.only(rows, score.is_printed_request)
    unattended = score.only(rows, lambda row: bool(row["ours"].get("unattended")))
    wrong = [(row, fields) for row in unattended if (fields := score.unattended_wrong(row))]
    table = Table("going on without a person", "")
    marked = sum(bool(row["ours"].get("unattended")) for row in requests)
    table.add_row("legible printed treatment requests marked unattended", str(Share(hits=marked, of=len(requests))))
    table.add_row("unattended and wrong", str(Share(hits=len(wrong), of=len(unattended))))
    for row, fields in wrong:
        table.add_row(f"  {row['fax']}  {row['truth']['layout']}", ", ".join(fields))
    console.print(table)


def _print_reliability(rows: Sequence[Row], console: Console) -> None:
    table = Table("confidence", *CONFIDENT)
    found = {field: score.reliability(score.judged(rows, field)) for field in CONFIDENT}
    for place in range(score.BINS):
        edge = place / score.BINS
        cells = []
        for field in CONFIDENT:
            line = next((one for one in found[field][0] if one[0] == edge), None)
            cells.append(f"{line[1].hits}/{line[1].of} said {line[2]:.2f}" if line else "")
        table.add_row(f"{edge:.1f} to {edge + 0.1:.1f}", *cells)
    table.add_row("expected calibration error", *(f"{found[field][1]:.3f}" for field in CONFIDENT))
    console.print(table)


def _print_cost(rows: Sequence[Row], console: Console) -> None:
    both = score.only(rows, lambda row: "naive" in row)
    table = Table("cost", "ours", "script")
    ours, script = _seconds_a_page(both, "ours"), _seconds_a_page(both, "naive")
    table.add_row("CPU s a page, the script's faxes", ours, script)
    table.add_row("CPU s a page, all", _seconds_a_page(rows, "ours"), "")
    table.add_row("peak memory of a worker (both readers in it)", f"{max(row['memory_mb'] for row in rows):.0f} MB", "")
    console.print(table)


def _seconds_a_page(rows: Sequence[Row], reader: str) -> str:
    pages = sum(row["truth"]["pages"] for row in rows)
    return f"{sum(row[f'{reader}_cpu_s'] for row in rows) / pages:.2f}" if pages else "-"


def _print_layouts(rows: Sequence[Row], console: Console) -> None:
    fields = ("kind", "name", "dob", "suffix", "reply_fax", "phone", "mrn", "requested_types")
    table = Table("the ten worst layouts (legible)", "faxes", *fields)
    for name, count, shares in score.by_layout(rows, fields)[:10]:
        table.add_row(name, str(count), *(f"{one.hits}/{one.of}" if one.of else "" for one in shares.values()))
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
