"""How hard a sheet's way was: the scanner's severity 0 to 3, and what a line without error correction does."""

from dataclasses import dataclass
from random import Random
from typing import Literal

import numpy as np
from PIL import Image

from sample_faxes.line import ROWS_PER_INCH, Bits, Scan, _scanned, _with_header, _with_line_faults

Resolution = Literal["standard", "fine", "superfine"]
LEGIBLE_HAND_PT = 8.0  # smaller handwriting is called legible on no sheet
LEGIBLE_PT = 9.0  # smaller type is not called legible on a standard-mode sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A page's way. Ranges are assumptions, from nearly nothing to what a person can just or no longer read."""

    severity: int
    scan: Scan
    noise: float
    threshold: int
    specks: int
    lost_rows: int
    streaks: int
    bursts: int  # of damaged rows on the line

    @property
    def rows_per_inch(self) -> int:
        return ROWS_PER_INCH[self.scan.resolution]


_SCANNERS = (  # noise, thresholds, specks, lost rows, streaks
    (0.0, (150, 150), (0, 0), 0, 0),
    (14.0, (132, 152), (40, 150), 1, 0),
    (24.0, (114, 174), (200, 500), 3, 1),
    (36.0, (88, 205), (700, 1800), 8, 2),
)


def choose_way(rng: Random, tti: str) -> Way:
    severity = rng.choices((0, 1, 2, 3), (20, 40, 25, 15))[0]
    noise, thresholds, specks, lost_rows, streaks = _SCANNERS[severity]
    resolutions: tuple[Resolution, ...] = ("standard", "fine", "superfine")
    turns: tuple[Literal[0, 90, 180, 270], ...] = (0, 180, 90, 270)
    scan = Scan(
        resolution=rng.choices(resolutions, (35, 50, 15))[0],
        turned_deg=rng.choices(turns, (80, 12, 4, 4))[0],
        skew_deg=max(-3.0, min(3.0, rng.gauss(0, 0.6))) if severity else 0.0,
        dark_edge=severity > 1 and rng.random() < 0.2,
        tti=tti,
    )
    return Way(
        severity=severity,
        scan=scan,
        noise=noise,
        threshold=rng.randint(*thresholds),
        specks=rng.randint(*specks),
        lost_rows=lost_rows,
        streaks=rng.randint(0, streaks),
        bursts=severity * rng.randint(1, 2) if severity and rng.random() < 0.35 else 0,
    )


def is_legible(way: Way, smallest_pt: float, *, by_hand: bool, smallest_hand_pt: float = 99) -> bool:
    """By how it was made, never by a reader's opinion: could a person read every value?"""
    if way.severity == 3 or smallest_hand_pt < LEGIBLE_HAND_PT:
        return False
    if way.scan.resolution == "standard":
        return way.severity < 2 and (by_hand or smallest_pt >= LEGIBLE_PT)
    return by_hand or smallest_pt >= 6.5


def send(paper: Image.Image, way: Way, number: int, total: int, seed: int) -> Bits:
    """The sheet as the receiving machine has it."""
    rng = np.random.default_rng(seed)
    grey = _scanned(paper, way.scan, rng)
    if way.noise:
        grey = grey + way.noise * rng.standard_normal(grey.shape, dtype=np.float32)
    ink: Bits = grey < way.threshold
    ink = _with_line_faults(ink, way.specks, way.lost_rows, way.streaks, rng)
    ink = with_bursts(ink, way.bursts, way.severity, rng)
    return _with_header(ink, way.scan, number, total) if way.scan.tti else ink


def with_bursts(ink: Bits, bursts: int, severity: int, rng: np.random.Generator) -> Bits:
    """Runs of rows that came damaged without error correction.

    Modified Huffman: the row before is shown again, or the rows are missing and the page is shorter. Modified Read: a
    fault shifts the rest of the row, and the next rows build on it.
    """
    for _ in range(bursts):
        rows, columns = ink.shape
        length = int(rng.integers(1, 3 * severity + 1))
        top = int(rng.integers(rows // 8, rows - length - 2))
        match rng.integers(3):
            case 0:
                ink = ink.copy()
                ink[top : top + length] = ink[top - 1]
            case 1:
                ink = np.delete(ink, slice(top, top + length), axis=0)
            case _:
                ink = ink.copy()
                start = int(rng.integers(columns // 6, columns - 60))
                ink[top : top + length, start:] = np.roll(ink[top : top + length, start:], int(rng.integers(-9, 10)), 1)
    return ink
