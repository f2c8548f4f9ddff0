"""Where a PDF's pages show raster pictures, from their drawing instructions."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

_DEEPEST_FORM = 6  # form within form; real reports have one or two levels
_MOST_INSTRUCTIONS = 200_000  # of one page: beyond it the pictures are left to the threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """Edges as shares of the page as shown, origin top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def picture_rectangles(pdf: bytes, turns_deg: Sequence[int]) -> tuple[tuple[Rectangle, ...], ...]:
    """The pictures of the first pages, each page turned clockwise by so much as it is shown.

    A page whose instructions cannot be followed has none: its pictures are thresholded.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            pages = list(document.pages)[: len(turns_deg)]
            found = [_page_rectangles(page, turn) for page, turn in zip(pages, turns_deg, strict=False)]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        found = []
    return tuple(found + [()] * (len(turns_deg) - len(found)))


def _page_rectangles(page: pikepdf.Page, turn: int) -> tuple[Rectangle, ...]:
    box = [float(edge) for edge in page.cropbox]
    left, bottom = min(box[0], box[2]), min(box[1], box[3])
    width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
    try:
        matrices = _matrices(page, page.resources, pikepdf.Matrix(), 0)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return ()
    return tuple(
        rectangle for matrix in matrices if (rectangle := _shown(matrix, left, bottom, width, height, turn)) is not None
    )


def _matrices(
    stream: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, start: pikepdf.Matrix, depth: int
) -> list[pikepdf.Matrix]:
    """The matrix of every picture painted: it maps the unit square to the page."""
    found: list[pikepdf.Matrix] = []
    stack: list[pikepdf.Matrix] = []
    current = start
    objects: pikepdf.Object | dict[str, pikepdf.Object] = resources.get("/XObject", {})
    for done, instruction in enumerate(pikepdf.parse_content_stream(stream, "q Q cm Do BI ID EI")):
        if done > _MOST_INSTRUCTIONS:
            return []
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "q":
            stack.append(current)
        elif operator == "Q" and stack:
            current = stack.pop()
        elif operator == "cm":
            current = pikepdf.Matrix(*(float(value) for value in operands)) @ current
        elif operator == "INLINE IMAGE":
            found.append(current)
        elif operator == "Do":
            found += _painted(objects.get(str(operands[0])), resources, current, depth)
    return found


def _painted(
    painted: pikepdf.Object | None, resources: pikepdf.Object, current: pikepdf.Matrix, depth: int
) -> Sequence[pikepdf.Matrix]:
    if painted is None:
        return []
    if painted.get("/Subtype") == "/Image":
        return [current]
    if painted.get("/Subtype") != "/Form" or depth >= _DEEPEST_FORM:
        return []
    own = painted.get("/Matrix")
    inner = pikepdf.Matrix(*(float(value) for value in own)) @ current if own is not None else current
    return _matrices(painted, painted.get("/Resources", resources), inner, depth + 1)


def _shown(
    matrix: pikepdf.Matrix, left: float, bottom: float, width: float, height: float, turn: int
) -> Rectangle | None:
    """The picture's outline on the page as shown, or None when nothing of it is."""
    corners = [matrix.transform(corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
    xs = [min(1.0, max(0.0, (x - left) / width)) for x, _ in corners]
    ys = [min(1.0, max(0.0, 1.0 - (y - bottom) / height)) for _, y in corners]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if turn == 90:
        x0, x1, y0, y1 = 1 - y1, 1 - y0, x0, x1
    elif turn == 180:
        x0, x1, y0, y1 = 1 - x1, 1 - x0, 1 - y1, 1 - y0
    elif turn == 270:
        x0, x1, y0, y1 = y0, y1, 1 - x1, 1 - x0
    return Rectangle(left=x0, top=y0, right=x1, bottom=y1) if x1 > x0 and y1 > y0 else None
