"""Our reader and the afternoon's script over the same invented faxes, with 95 % bounds.

python -m bench.reading                              300 held-back faxes
python -m bench.reading --count 1000                 what `make bench-reading` does
python -m bench.reading --unattended 3000            until so many went on without a person: `make bench-reading-long`
python -m bench.reading --side open --seed 1         layouts for developing; --side seen: held back once
python -m bench.reading --keep DIR                   faxes and DIR/read.jsonl stay; a second run goes on where it ended
python -m bench.reading --keep DIR --count 0         the tables of what was read before
python -m bench.reading --speed 30                   pages a minute, on so many of the faxes; 0: not measured
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from rich.console import Console

from bench.reading.generate import ANY_SIDES, FIGURE_SEEDS, write_faxes
from bench.reading.measure import read_all, reading_pool
from bench.reading.report import report
from bench.reading.score import Row
from bench.reading.speed import print_speed

BATCH = 20


def main() -> int:
    asked = _parse()
    if asked.side == "held" and asked.seed < FIGURE_SEEDS:
        print(f"Held-back faxes are for figures: give a seed from {FIGURE_SEEDS} on, or --side open.", file=sys.stderr)
        return 2
    console = Console(width=190)
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        with reading_pool() as pool:
            rows = list(_rows(asked, folder, pool))
        if rows:
            report(rows, console, name_layouts=asked.side != "held")
        timed = [folder / row["fax"] for row in rows[: asked.speed] if (folder / row["fax"] / "fax.tif").exists()]
        if timed:
            print_speed(timed, asked.backend, asked.ocrmypdf, console)
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--unattended", type=int, default=0, help="go on until so many faxes were unattended")
    parser.add_argument("--seed", type=int, default=9001)
    parser.add_argument("--side", choices=ANY_SIDES, default="held")
    parser.add_argument("--open", action="store_const", const="open", dest="side", help="the same as --side open")
    parser.add_argument("--backend", choices=("tesserocr", "pytesseract"), default="tesserocr")
    parser.add_argument("--naive-every", type=int, default=1, help="the script reads every n-th fax; 0: none")
    parser.add_argument("--keep", type=Path, help="keep the faxes and what was read of them here")
    parser.add_argument("--minutes", type=float, default=1e9, help="begin no further batch after so many minutes")
    parser.add_argument("--line-tool", type=Path, help="see bench.reading.generate")
    parser.add_argument("--speed", type=int, default=0, help="measure pages a minute on so many of the faxes")
    parser.add_argument("--ocrmypdf", default="ocrmypdf", help="OCRmyPDF's program, where it is installed")
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
        faxes = list(write_faxes(folder, asked.seed, asked.side, range(place, place + size), asked.line_tool))
        for row in read_all(pool, faxes, asked.backend, naive_every=asked.naive_every):
            unattended += bool(row["ours"].get("unattended"))
            with kept.open("a") as file:
                file.write(json.dumps(row) + "\n")
            yield row
        place += size


if __name__ == "__main__":
    sys.exit(main())
