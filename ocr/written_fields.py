"""Where ink stands in a field of a form of which the first reader made no word: handwriting, for the second one."""

from collections.abc import Sequence

import numpy as np

from ocr.labels import Label
from ocr.layout import BLANK_SHARE, INK, PageLayout
from ocr.model import Box

WRITTEN_REACH_IN = 3.2  # of a form's writing line
CELL_HIGH_IN = 0.3  # of what is written under a caption
SMALLEST_WRITING_IN = 0.07
BORDER_SHARE = 0.85  # of a cell's height


def writing_right_of(label: Label, layout: PageLayout) -> Box | None:
    """Where ink stands right of a label of which the first reader made no word, as far as a line to write on goes."""
    box, dpi = label.box_px, layout.image.dpi_x
    left = box.left + box.width + round(0.05 * dpi)
    beside = [word.box_px.left for word in layout.rows[label.row][label.segment].words[label.end :]]
    beside += [segment.box_px.left for segment in layout.rows[label.row][label.segment + 1 :]]
    right = min([left + round(WRITTEN_REACH_IN * dpi), layout.image.pixels.shape[1], *(start - 4 for start in beside)])
    around = Box(left, box.top - round(0.06 * dpi), right - left, box.height + round(0.1 * dpi))
    if around.width < 0.5 * dpi or not label.strong:
        return None
    ink = layout.image.pixels[max(0, around.top) : around.top + around.height, left:right] < INK
    ink = ink & ~(ink.mean(axis=1) > 0.5)[:, np.newaxis]  # the writing line
    columns = np.flatnonzero(ink.any(axis=0))
    if not ink.size or ink.mean() < 2 * BLANK_SHARE or not len(columns):
        return None
    return around._replace(left=left + int(columns[0]), width=int(columns[-1] - columns[0]) + 1)


def writing_below(label: Label, labels: Sequence[Label], layout: PageLayout) -> Box | None:
    """Where ink stands in the cell under a caption of which the first reader made no word."""
    box, dpi = label.box_px, layout.image.dpi_x
    beside = [other.box_px.left for other in labels if other.row == label.row and other.box_px.left > box.left]
    right = min(
        [box.left + round(WRITTEN_REACH_IN * dpi), layout.image.pixels.shape[1], *(left - 8 for left in beside)]
    )
    top = box.top + box.height + 3
    under = [
        other.box_px.top for other in labels if other.row > label.row and box.left - dpi <= other.box_px.left <= right
    ]
    bottom = min([top + round(CELL_HIGH_IN * layout.image.dpi_y), *(edge - 3 for edge in under)])
    left = max(0, box.left - 4)
    ink = layout.image.pixels[top:bottom, left:right] < INK
    if ink.size == 0:
        return None
    ink = ink & ~(ink.mean(axis=1) > 0.5)[:, np.newaxis] & ~(ink.mean(axis=0) > BORDER_SHARE)
    if ink.mean() < 2 * BLANK_SHARE:
        return None
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    found = Box(
        left + int(columns[0]),
        top + int(rows[0]),
        int(columns[-1] - columns[0]) + 1,
        int(rows[-1] - rows[0]) + 1,
    )
    return found if min(found.width, found.height) >= SMALLEST_WRITING_IN * dpi else None
