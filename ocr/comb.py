"""Combs: rows of small cells for one character each, as forms print them for birth dates, numbers and names.

Both readers take the walls of the cells for ones, bars and letters. So a comb is found by its walls, and its characters
are set side by side on clean paper where the comb stood, as if they had been written without it.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.clean import PAPER
from ocr.layout import INK
from ocr.model import Box, PageImage, Pixels
from ocr.pieces import pieces_of

LOWEST_IN, HIGHEST_IN = 0.13, 0.60  # of a wall
THICKEST_IN = 0.04
NARROWEST_IN, WIDEST_IN = 0.11, 0.45  # of a cell
FEWEST_INNER = 4  # between walls that are drawn alike
FEWEST_CELLS = 6  # a date without its century
ALIKE = 0.2  # cells of a comb differ in width by no larger share
FLOOR_SHARE = 0.7  # ink along the foot of a cell
SLANT_PX = 6  # ends of walls of one comb differ by no more
OUTER_WALL_PX = 2
SPACE_IN = 0.07  # set between groups of cells
ROOM_PX = 3  # around each character


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comb:
    cells: tuple[Box, ...]  # between the walls, left to right
    parted: tuple[bool, ...]  # for each cell: does a wider gap stand before it?


def without_combs(page: PageImage) -> PageImage:
    """The page, upright and with square pixels, its combs' characters set side by side; the same page without combs."""
    ink: Pixels = (page.pixels < INK).astype(np.uint8)
    combs = list(_combs(ink, page.dpi_x))
    if not combs:
        return page
    pixels = page.pixels.copy()
    for comb in combs:
        _rewrite(pixels, comb, page.dpi_x)
    return replace(page, pixels=pixels)


def _combs(ink: Pixels, dpi: float) -> Iterator[_Comb]:
    walls = _walls(ink, dpi)
    while walls:
        first = walls[0]
        row = [wall for wall in walls if _beside(first, wall)]
        walls = [wall for wall in walls if wall not in row]
        row.sort(key=lambda wall: wall.left)
        yield from _combs_of(row, ink, dpi)


def _walls(ink: Pixels, dpi: float) -> list[Box]:
    """Upright strokes of a wall's height and thickness, top to bottom."""
    bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 1), np.uint8))
    upright = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((round(LOWEST_IN * dpi), 1), np.uint8))
    walls = pieces_of(upright.astype(np.uint8)).box_list()
    return sorted(
        (box for box in walls if box.height <= HIGHEST_IN * dpi and box.width <= THICKEST_IN * dpi),
        key=lambda box: (box.top, box.left),
    )


def _beside(one: Box, two: Box) -> bool:
    return abs(one.top - two.top) <= SLANT_PX and abs(one.top + one.height - two.top - two.height) <= SLANT_PX


def _combs_of(walls: Sequence[Box], ink: Pixels, dpi: float) -> Iterator[_Comb]:
    """The runs of equal cells between walls that stand on one level."""
    spaces = [
        Box(
            one.left + one.width,
            max(one.top, two.top),
            two.left - one.left - one.width,
            min(one.top + one.height, two.top + two.height) - max(one.top, two.top),
        )
        for one, two in itertools.pairwise(walls)
    ]
    likely = [space for space in spaces if NARROWEST_IN * dpi <= space.width <= WIDEST_IN * dpi]
    if len(likely) < FEWEST_INNER:
        return
    usual = float(np.median([space.width for space in likely]))
    runs: list[list[Box]] = [[]]
    for space in spaces:
        if abs(space.width - usual) <= ALIKE * usual and _has_floor(space, ink):
            if runs[-1] and _gap(runs[-1][-1], space) > 2 * usual:  # another comb on the same level
                runs.append([])
            runs[-1].append(space)
    combs = [[*_before(run[0], usual, ink), *run] for run in runs if run]
    # "MM [ ][ ] DD [ ][ ] YYYY [ ][ ][ ][ ]" are three short ones of one level; strokes of large letters are none.
    closed = all(_has_ceiling(cell, ink) for cells in combs for cell in cells)
    if not closed or sum(map(len, combs)) < FEWEST_CELLS:
        combs = [cells for cells in combs if len(cells) >= FEWEST_CELLS]
    for cells in combs:
        gaps = [0, *(_gap(one, two) for one, two in itertools.pairwise(cells))]
        yield _Comb(cells=tuple(cells), parted=tuple(gap > 0.35 * usual for gap in gaps))


def _gap(one: Box, two: Box) -> int:
    return two.left - (one.left + one.width)


def _before(first: Box, usual: float, ink: Pixels) -> Iterator[Box]:
    """A cell left of the first one whose outer wall is drawn otherwise than the walls between cells."""
    cell = first._replace(left=round(first.left - OUTER_WALL_PX - usual), width=round(usual))
    if cell.left > 0 and _has_floor(cell, ink) and _has_ceiling(cell, ink):
        yield cell


def _has_floor(cell: Box, ink: Pixels) -> bool:
    foot = ink[cell.top + cell.height - 6 : cell.top + cell.height + 6, cell.left : cell.left + cell.width]
    return bool(foot.size) and float(foot.max(axis=0).mean()) >= FLOOR_SHARE


def _has_ceiling(cell: Box, ink: Pixels) -> bool:
    return _has_floor(cell._replace(top=cell.top - cell.height), ink)


def _rewrite(pixels: Pixels, comb: _Comb, dpi: float) -> None:
    """Set the characters of a comb side by side from its left end, on clean paper. Writes into `pixels`."""
    characters = [_character(pixels, cell) for cell in comb.cells]
    top = min(cell.top for cell in comb.cells) - SLANT_PX
    bottom = max(cell.top + cell.height for cell in comb.cells) + SLANT_PX
    left, last = comb.cells[0].left - SLANT_PX, comb.cells[-1]
    pixels[max(0, top) : bottom, max(0, left) : last.left + last.width + SLANT_PX] = PAPER
    x, space = comb.cells[0].left, round(SPACE_IN * dpi)
    for cell, is_parted, found in zip(comb.cells, comb.parted, characters, strict=True):
        if found is None:
            x += space
            continue
        offset, drawn = found
        x += space if is_parted else 0
        pixels[cell.top + offset : cell.top + offset + drawn.shape[0], x : x + drawn.shape[1]] = drawn
        x += drawn.shape[1]


def _character(pixels: Pixels, cell: Box) -> tuple[int, Pixels] | None:
    """What stands in a cell without its frame, and how far below the cell's top; None: nothing."""
    inner = pixels[cell.top : cell.top + cell.height, cell.left + 2 : cell.left + cell.width - 2]
    if not inner.size:
        return None
    framed = np.flatnonzero((inner < INK).mean(axis=1) >= FLOOR_SHARE)
    ceiling, floor = framed[framed < cell.height / 3], framed[framed > cell.height * 2 / 3]
    first = int(ceiling[-1]) + 2 if len(ceiling) else 0
    last = int(floor[0]) - 1 if len(floor) else inner.shape[0]
    body = inner[first:last]
    columns = np.flatnonzero((body < INK).any(axis=0))
    if not len(columns) or (body < INK).sum() < 8:
        return None
    start, end = max(0, int(columns[0]) - ROOM_PX), int(columns[-1]) + 1 + ROOM_PX
    return first, body[:, start:end].copy()
