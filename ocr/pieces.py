"""The connected pieces of a page's ink: letters, frames, specks, strokes of a pen.

OpenCV counts a piece's pixels over the whole page, paper too, and takes five times as long for that as for finding
the pieces. Ink is a few hundredths of a page, so that is done here on its pixels alone.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.model import Box, Pixels

Whole = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """Pieces of ink, each joined by any of the eight neighbours of its pixels, with their boxes and their pixels."""

    shape: tuple[int, int]  # rows, columns of the page
    x: Whole  # of each pixel of ink, row by row
    y: Whole
    piece: Whole  # to which it belongs
    boxes: Whole  # (pieces, 4): left, top, width, height
    area: NDArray[np.int64]  # pixels of each piece

    def __len__(self) -> int:
        return len(self.area)

    @property
    def width(self) -> Whole:
        return self.boxes[:, 2]

    @property
    def height(self) -> Whole:
        return self.boxes[:, 3]

    def only(self, chosen: NDArray[np.bool_]) -> "Pieces":
        """The chosen pieces; `chosen` has a yes or no for each."""
        kept = chosen[self.piece]
        new = (np.cumsum(chosen) - 1).astype(np.int32)
        return Pieces(
            shape=self.shape,
            x=self.x[kept],
            y=self.y[kept],
            piece=new[self.piece[kept]],
            boxes=self.boxes[chosen],
            area=self.area[chosen],
        )

    def drawn(self) -> Pixels:
        """A page of 0 with 1 where the pieces have ink."""
        page: Pixels = np.zeros(self.shape, np.uint8)
        page[self.y, self.x] = 1
        return page

    def box_list(self) -> list[Box]:
        return [Box(*box) for box in self.boxes.tolist()]


def pieces_of(ink: Pixels) -> Pieces:
    """The pieces of a page on which ink is not 0."""
    total, labels = cv2.connectedComponents(ink, connectivity=8)
    points = cv2.findNonZero(ink)
    x, y = np.empty((2, 0), np.int32) if points is None else points.reshape(-1, 2).T.astype(np.int32, copy=False)
    piece = labels[y, x].astype(np.int32) - 1  # 0 is the paper
    count, (rows, columns) = total - 1, ink.shape
    top, bottom = np.zeros((2, count), np.int32)
    top[piece[::-1]], bottom[piece] = y[::-1], y  # row by row: the last one written stays
    left, right = np.full(count, columns, np.int32), np.zeros(count, np.int32)
    np.minimum.at(left, piece, x)
    np.maximum.at(right, piece, x)
    return Pieces(
        shape=(rows, columns),
        x=x,
        y=y,
        piece=piece,
        boxes=np.stack([left, top, right - left + 1, bottom - top + 1], axis=1),
        area=np.bincount(piece, minlength=count),
    )
