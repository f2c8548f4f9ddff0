"""Our own fill-in form come back: what stands in its boxes, by hand or typed.

The form is printed by us, so nothing has to be guessed: its captions tell where its boxes lie on the page, rulings
close by say it to the pel, and the ticks printed between the places are taken away before the ink is read. Where pale
or coarse print lost the captions, the rulings alone tell the place, and our bar code that it is our form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from ocr.labels import find_labels
from ocr.layout import INK, lay_out
from ocr.model import Box, PageImage, PageRead, Pixels, Word
from ocr.reference import find_reference

Item = Literal[
    "family",
    "given",
    "middle",
    "suffix",
    "dob",
    "alias",
    "wanted",
    "practice",
    "provider",
    "npi",
    "reply_fax",
    "phone",
]

# What outbound/form.py prints, in points; tests/sample_faxes/test_our_form.py reads letters made there.
# A row: its height, and of each box the item, the caption and the share of the row's width.
_ROWS: tuple[tuple[float, tuple[tuple[Item, str, float], ...]], ...] = (
    (49.0, (("family", "Patient last name", 1.0),)),
    (
        49.0,
        (
            ("given", "First name", 0.45),
            ("middle", "Middle name, if any", 0.33),
            ("suffix", "Suffix (Jr, Sr, III)", 0.22),
        ),
    ),
    (49.0, (("dob", "Date of birth (mm/dd/yyyy)", 0.45), ("alias", "Other names used (maiden, alias)", 0.55))),
    (63.0, (("wanted", "What is needed", 1.0),)),
    (49.0, (("practice", "Practice or facility", 1.0),)),
    (49.0, (("provider", "Provider", 0.58), ("npi", "NPI", 0.42))),
    (49.0, (("reply_fax", "Reply fax", 0.5), ("phone", "Phone", 0.5))),
)
WIDTH_PT, GAP_PT = 519.88, 8.0
CAPITALS_PT, BOX_PT, FOOT_PT = 5.4, 16.0, 2.0  # from a row's top: capitals of the caption, the box; under the box
OTHER_DOWN_PT, OTHER_ACROSS_PT = 22.0, 58.0  # of the choices, only "Other:" has room to write
GROUPS: Mapping[Item, tuple[int, ...]] = {"dob": (2, 2, 4), "npi": (10,), "reply_fax": (3, 3, 4), "phone": (3, 3, 4)}
MARGIN_PT, TICK_PT, JOINT_PLACES = 4.0, 4.0, 0.6

_OF_LETTERS = frozenset({"patient", "patient_name", "name_and_dob", "dob"})
FEWEST_CAPTIONS = 5  # of twelve that lie where they must; fewer are another form, or ours beyond use
CAPTION_RATIO = 80.0
OFF_PX = 6.0  # a caption may lie so far from its place
SMALLEST_SCALE, LARGEST_SCALE = 0.7, 1.1  # printed, copied and scanned; on its side a sheet is shrunk to 0.77
FEWEST_OWN_CAPTIONS = 4  # of those that hardly another form has in these words
FEWEST_WITH_REFERENCE = 3
OWN_CAPTION_RATIO = 75.0  # of longer captions, misread
OWN_CAPTION_LETTERS = 14
TICK_NEAR_PX = 4  # a printed tick is so near to its place
SNAP_IN, RULED_SHARE = 0.05, 0.5  # a ruling is so near to its place, and so much of its length is ink
GAP_BETWEEN_IN = 0.03  # between figures moved together
SMALLEST_INK = 6  # pels; less is dirt
WRITTEN_IN = 0.03  # least height or width of a stroke that is writing
RULING_IN, BROKEN_PX = 0.25, 7  # least length of a ruling, and a gap in it that pale print leaves
RULINGS_FOUND = 0.55  # least share of the form's rulings that lie where they must
SCALES = 0.0025  # steps of scale that are tried

# A row's top; left, right and foot of a box; in points from the form's corner.
Place = tuple[float, float, float, float]
Points = NDArray[np.float64]  # (2, 3): an affine map of x and y


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One box of the form with what was written into it."""

    item: Item
    page_number: int
    box_px: Box  # inside of the rulings, on the upright page
    image: PageImage  # the box alone, without printed marks and dirt
    cells_px: tuple[tuple[int, int], ...] = ()  # left and right end of each place for a figure, in `image`
    is_touched: bool = False  # writing met a printed mark, and may have lost something with it

    @property
    def is_empty(self) -> bool:
        return bool(self.image.pixels.min() >= INK)


def find_form(page: PageRead) -> tuple[Filled, ...]:
    """The boxes of our form on a page, those written into and empty ones; () when the page is not our form."""
    to_page = _place_of_form(page)
    if to_page is None:
        return ()
    return tuple(_fill(page, item, place, to_page) for item, _, place in _places_printed())


def _writable(item: Item, place: Place) -> Place:
    """Where an office writes: the whole box, but of "What is needed" only the room behind "Other:"."""
    if item != "wanted":
        return place
    row_top, left, right, foot = place
    return row_top + OTHER_DOWN_PT, left + OTHER_ACROSS_PT, right, foot


def _places_printed() -> Iterator[tuple[Item, str, Place]]:
    """Every box: item, caption and place."""
    top = 0.0
    for height, boxes in _ROWS:
        left = 0.0
        room = WIDTH_PT - GAP_PT * (len(boxes) - 1)
        for item, caption, share in boxes:
            yield item, caption, (top, left, left + room * share, top + height - FOOT_PT)
            left += room * share + GAP_PT
        top += height


def is_our_form(page: PageRead) -> bool:
    """Is this certainly the page that we printed, though its boxes may not be found on it?

    Our bar code is on nothing else that we send; but an office may have pasted it on a letter of its own, which has
    other captions. Our reference alone may be quoted by anybody.
    """
    longer = [caption for _, caption, _ in _places_printed() if len(caption) >= OWN_CAPTION_LETTERS]
    own = sum(bool(_beginnings(page.words, caption, OWN_CAPTION_RATIO)) for caption in longer)
    if any(find_reference(code) for code in page.barcodes):
        return own >= 1 or not any(
            label.strong and label.meaning in _OF_LETTERS for label in find_labels(lay_out(page))
        )
    return own >= (FEWEST_WITH_REFERENCE if find_reference(page.text) else FEWEST_OWN_CAPTIONS)


def _place_of_form(page: PageRead) -> Points | None:
    """The affine map (2, 3) from points of the form to pels of the page; None: the form is not there."""
    by_captions = _place_by_captions(page)
    return by_captions if by_captions is not None or not is_our_form(page) else _place_by_rulings(page.image)


def _place_by_captions(page: PageRead) -> Points | None:
    printed, seen = [], []
    for _, caption, (top, left, _, _) in _places_printed():
        for word in _beginnings(page.words, caption):
            printed.append((left, top + CAPITALS_PT))
            seen.append((word.box_px.left, word.box_px.top))
    if len(printed) < FEWEST_CAPTIONS:
        return None
    found, fits = cv2.estimateAffine2D(np.array(printed), np.array(seen), ransacReprojThreshold=OFF_PX)
    if found is None or int(fits.sum()) < FEWEST_CAPTIONS:
        return None
    scales = np.array([found[0, 0], found[1, 1]]) / (page.image.dpi_x / 72)
    is_upright = max(abs(found[0, 1]), abs(found[1, 0])) < 0.02 * found[0, 0]
    fits_size = ((scales > SMALLEST_SCALE) & (scales < LARGEST_SCALE)).all()
    return np.asarray(found, np.float64) if is_upright and fits_size else None


def _place_by_rulings(image: PageImage) -> Points | None:
    """Scale and offset at which the most of the form's rulings are ink; None where too few are."""
    across = _rulings(image.pixels, (1, 0), image.dpi_x)
    places = [place for _, _, place in _places_printed()]
    levels = sorted({row_top + BOX_PT for row_top, *_ in places} | {foot for *_, foot in places})
    unit = image.dpi_x / 72
    best = (0.0, 0.0, 0)
    for scale in np.arange(SMALLEST_SCALE, LARGEST_SCALE, SCALES) * unit:
        shares = np.minimum(1.0, across / (WIDTH_PT * scale))
        lines = np.round(np.array(levels) * scale).astype(int)
        reach = len(shares) - int(lines[-1])
        if reach > 0:
            found = np.mean([shares[line : line + reach] for line in lines], axis=0)
            best = max(best, (float(found.max()), float(scale), int(found.argmax())))
    share, scale, top = best
    if share < RULINGS_FOUND:
        return None
    return _across(image, scale, top, round(levels[-1] * scale))


def _across(image: PageImage, scale: float, top: int, height: int) -> Points | None:
    """The form's map once its scale and rows are known: its left and right sides are the tallest upright rulings."""
    sides = np.minimum(1.0, _rulings(image.pixels[top : top + height], (0, 1), image.dpi_x) / height)
    width, best = round(WIDTH_PT * scale), (0.0, 0, 0)
    for wide in range(round(0.99 * width), min(round(1.01 * width) + 1, len(sides))):
        ends = np.minimum(sides[:-wide], sides[wide:])
        best = max(best, (float(ends.max()), wide, int(ends.argmax())))
    share, wide, left = best
    return np.array([[wide / WIDTH_PT, 0.0, float(left)], [0.0, scale, float(top)]]) if share > 0 else None


def _rulings(pixels: Pixels, along: tuple[int, int], dpi: float) -> NDArray[np.float64]:
    """How many pels of each row (along (1, 0)) or column of the page and those beside it belong to rulings."""
    length = round(RULING_IN * dpi)
    x, y = along
    ink = (pixels < INK).astype(np.uint8)
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1 + y * BROKEN_PX, 1 + x * BROKEN_PX), np.uint8))
    ruled = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1 + y * length, 1 + x * length), np.uint8))
    return np.convolve(ruled.sum(axis=0 if y else 1), (0.5, 1.0, 1.0, 1.0, 0.5), "same")  # rulings are not quite level


def _beginnings(words: Sequence[Word], caption: str, ratio: float = CAPTION_RATIO) -> list[Word]:
    """Words at which this caption may begin: it and those behind it on its line read nearly like it."""
    parts = caption.split()
    return [
        word
        for start, word in enumerate(words)
        if fuzz.ratio(" ".join(other.text for other in words[start : start + len(parts)]), caption) >= ratio
    ]


def _inside(image: PageImage, to_page: Points, place: Place) -> Box:
    """The box within its rulings: where they must be, or are seen close by."""
    row_top, left, right, foot = place
    (x0, y0), (x1, y1) = (to_page @ np.array([x, y, 1.0]) for x, y in ((left, row_top + BOX_PT), (right, foot)))
    ink = image.pixels < INK
    columns, rows = slice(max(0, round(x0)), round(x1)), slice(max(0, round(y0)), round(y1))
    reach = round(SNAP_IN * image.dpi_x)
    top = _behind_ruling(ink[:, columns].mean(axis=1), round(y0), reach, 1)
    bottom = _behind_ruling(ink[:, columns].mean(axis=1), round(y1), reach, -1)
    first = _behind_ruling(ink[rows].mean(axis=0), round(x0), reach, 1)
    last = _behind_ruling(ink[rows].mean(axis=0), round(x1), reach, -1)
    return Box(first, top, max(1, last - first), max(1, bottom - top))


def _behind_ruling(shares: NDArray[np.float64], expected: int, reach: int, step: int) -> int:
    """The first line inside the box; `shares` is the ink of every line across it, `step` leads inwards."""
    lines = [line for line in range(expected - reach, expected + reach + 1) if 0 <= line < len(shares)]
    ruled = [line for line in lines if shares[line] >= RULED_SHARE]
    innermost = max(ruled, key=lambda line: line * step) if ruled else expected + step
    return innermost + 2 * step


# --- what was written into a box ----------------------------------------------------------------------------------


def _fill(page: PageRead, item: Item, place: Place, to_page: Points) -> Filled:
    box = _inside(page.image, to_page, _writable(item, place))
    inside = page.image.pixels[box.top : box.top + box.height, box.left : box.left + box.width].copy()
    cells_pt = _cells(place, GROUPS.get(item, ()))

    def column(x_pt: float) -> int:
        return round(float(to_page[0] @ np.array([x_pt, place[3], 1.0])) - box.left)

    ticks = sorted({column(end) for cell in cells_pt for end in cell})
    touched = [_take_tick_away(inside, tick, round(TICK_PT * to_page[1, 1])) for tick in ticks]
    _take_dirt_away(inside, page.image.dpi_x)
    return Filled(
        item=item,
        page_number=page.number,
        box_px=box,
        image=replace(page.image, pixels=inside),
        cells_px=tuple((column(left), column(right)) for left, right in cells_pt),
        is_touched=any(touched),
    )


def _cells(place: Place, groups: Sequence[int]) -> list[tuple[float, float]]:
    """Left and right end of every figure's place, in points."""
    _, left, right, _ = place
    step = (right - left - 2 * MARGIN_PT) / (sum(groups) + (len(groups) - 1) * JOINT_PLACES)
    x, cells = left + MARGIN_PT, []
    for figures in groups:
        cells += [(x + number * step, x + (number + 1) * step) for number in range(figures)]
        x += (figures + JOINT_PLACES) * step
    return cells


def _take_tick_away(inside: Pixels, expected: int, height: int) -> bool:
    """Whiten the printed tick near a column; returns whether something was written over it."""
    band = inside[-height - 2 :]
    near = range(max(0, expected - TICK_NEAR_PX), min(band.shape[1], expected + TICK_NEAR_PX + 1))
    ticked = [column for column in near if (band[:, column] < INK).mean() >= RULED_SHARE]
    if not ticked:
        return False
    left, right = max(0, ticked[0] - 1), ticked[-1] + 2
    band[:, left:right] = 255
    around = inside[-height - 3 :, max(0, left - 2) : right + 2]
    return int((around < INK).sum()) >= SMALLEST_INK


def _take_dirt_away(inside: Pixels, dpi: float) -> None:
    ink = (inside < INK).astype(np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    extent = np.maximum(stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH])
    is_dirt = (stats[:, cv2.CC_STAT_AREA] < SMALLEST_INK) | (extent < WRITTEN_IN * dpi)
    is_dirt[0] = False
    inside[is_dirt[marks]] = 255


def figures_together(filled: Filled) -> PageImage | None:
    """The figures of a box, one to a place, moved together into one line; None when they do not stand so."""
    pixels = filled.image.pixels
    _, marks, stats, centres = cv2.connectedComponentsWithStats((pixels < INK).astype(np.uint8), connectivity=8)
    in_cell: dict[int, list[int]] = {}
    for mark in range(1, len(stats)):
        cell = next((n for n, (left, right) in enumerate(filled.cells_px) if left <= centres[mark][0] < right), None)
        if cell is None:
            return None  # writing where a joint is printed
        in_cell.setdefault(cell, []).append(mark)
    if len(in_cell) < len(filled.cells_px):
        return None
    gap = round(GAP_BETWEEN_IN * filled.image.dpi_x)
    line: list[Pixels] = []
    for cell in range(len(filled.cells_px)):
        own = np.isin(marks, in_cell[cell])
        columns = np.flatnonzero(own.any(axis=0))
        figure = np.where(own, pixels, np.uint8(255))[:, columns[0] : columns[-1] + 1]
        line += [figure, np.full((pixels.shape[0], gap), 255, np.uint8)]
    return replace(filled.image, pixels=np.hstack(line[:-1]))
