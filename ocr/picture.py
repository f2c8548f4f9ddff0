"""A page with everything that was read on it: a box around each value; beside it what, how surely and by which rule.

For the eyes of a person who wants to know at a glance what was read where. The page is shown as it was read: upright,
204 dpi, cleaned. Whatever a page says is only drawn: characters that could move or hide others are replaced, and
lengths and counts are bounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ocr.model import Box, Evidence, PageRead

SURE, LIKELY = 0.95, 0.75  # from .95 on a field may go on without a person; below .75 at best one reader half saw it
MARGIN_PX = 800
EDGE_PX = 14
GAP_PX = 10
TALL_PX = 60  # higher than a line of text: a cell
AROUND_PX = 5  # a box is drawn so far outside of what it holds
MOST_ENTRIES = 120  # a page; bounds the picture's height to about eight pages
MOST_CHARACTERS = 160  # of one text
MOST_LINES = 2

Colour = tuple[int, int, int]
Style = Literal["field", "value", "small", "tab"]

_GREEN, _ORANGE, _RED = (0, 115, 60), (190, 95, 0), (190, 0, 40)
_BLUE = (120, 150, 225)  # under the words that a decision without a place goes by
_BLACK, _GREY, _PAPER = (0, 0, 0), (90, 90, 90), (255, 255, 255)
_FONT_FOLDER = Path("/usr/share/fonts/truetype/dejavu")
_FONTS: dict[Style, tuple[str, int]] = {
    "field": ("DejaVuSans-Bold.ttf", 24),
    "value": ("DejaVuSans.ttf", 26),
    "small": ("DejaVuSans.ttf", 19),
    "tab": ("DejaVuSans-Bold.ttf", 14),
}

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of text in the margin."""

    text: str
    style: Style
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What stands in the margin for one value, and the places that say it."""

    lines: tuple[_Line, ...]
    colour: Colour
    boxes: tuple[Box, ...]  # none: a decision that has no place
    words: tuple[Box, ...] = ()  # that such a decision goes by

    @property
    def height_px(self) -> int:
        return sum(_line_height(line.style) for line in self.lines)

    @property
    def wanted_top_px(self) -> float:
        """Beside its first box; what has no place stands above all."""
        return self.boxes[0].top + (self.boxes[0].height - self.height_px) / 2 if self.boxes else 0.0


def draw_evidence(page: PageRead, evidence: Sequence[Evidence], *, pages_total: int) -> Image.Image:
    """The page with the evidence that names it, as a picture of 8 bits a colour.

    The same value of the same field at several places is one entry with several boxes.
    """
    rows, columns = page.image.pixels.shape
    entries = _entries([piece for piece in evidence if piece.page_number == page.number])
    head = _head(page, pages_total)
    head_px = sum(_line_height(line.style) for line in head) + 2 * EDGE_PX
    tops = _tops(entries, head_px, rows)
    height = max([rows, *(top + entry.height_px + EDGE_PX for top, entry in zip(tops, entries, strict=True))])
    canvas = Image.new("RGB", (columns + MARGIN_PX, height), _PAPER)
    canvas.paste(Image.fromarray(np.repeat(page.image.pixels[:, :, None], 3, axis=2)), (0, 0))
    # Multiplied, so that ink stays black under tint and leading lines: nothing looks struck out.
    canvas = ImageChops.multiply(canvas, _underlay(canvas.size, entries, tops, columns))
    draw = ImageDraw.Draw(canvas)
    draw.line((columns, 0, columns, height), fill=_GREY, width=1)
    _write(draw, columns + EDGE_PX, EDGE_PX, head)
    for number, (top, entry) in enumerate(zip(tops, entries, strict=True), start=1):
        _draw_entry(draw, entry, number, top, columns)
    return canvas


# --- what stands in the margin ------------------------------------------------------------------------------------


def _entries(evidence: Sequence[Evidence]) -> list[_Entry]:
    """Those without a place first, the others from top to bottom; a count of what is left out at the end."""
    groups: dict[tuple[str, str], list[Evidence]] = {}
    for piece in evidence:
        groups.setdefault((piece.field, piece.value), []).append(piece)
    entries = [_entry(pieces) for pieces in groups.values()]
    entries = _in_reading_order(entries)
    left_out = len(entries) - MOST_ENTRIES
    if left_out <= 0:
        return entries
    more = _Line(text=f"and {left_out} more", style="field", colour=_GREY)
    return [*entries[:MOST_ENTRIES], _Entry(lines=(more,), colour=_GREY, boxes=())]


def _in_reading_order(entries: Sequence[_Entry]) -> list[_Entry]:
    """Row by row, each from left to right: boxes of one row seldom have the same top."""
    ordered = [entry for entry in entries if not entry.boxes]
    row: list[_Entry] = []
    for entry in sorted((entry for entry in entries if entry.boxes), key=lambda entry: _middle(entry.boxes[0])):
        if row and _middle(entry.boxes[0]) - _middle(row[0].boxes[0]) > row[0].boxes[0].height / 2:
            ordered += sorted(row, key=lambda one: one.boxes[0].left)
            row = []
        row.append(entry)
    return ordered + sorted(row, key=lambda one: one.boxes[0].left)


def _middle(box: Box) -> float:
    return box.top + box.height / 2


def _entry(pieces: Sequence[Evidence]) -> _Entry:
    best = max(pieces, key=lambda piece: piece.confidence)
    colour = _colour_of(best.confidence)
    first = f"{best.field}  {best.confidence:.2f}"
    lines = [_Line(text=first, style="field", colour=colour), *_lines(best.value, "value", _BLACK)]
    lines += _lines(best.rule, "small", _GREY)
    for reader, text, confidence in (
        ("1st", best.text, best.first_confidence),
        ("2nd", best.second_text, best.second_confidence),
    ):
        if text is not None and (text != best.value or confidence is not None) and best.box_px:
            sure = "" if confidence is None else f" {confidence:.2f}"
            lines += _lines(f"{reader}{sure}: {text}", "small", _GREY)
    if not best.box_px and best.text:
        lines += _lines(best.text, "small", _GREY)
    if bad := _bad_rows(best):
        lines.append(_Line(text=bad, style="small", colour=_RED))
    boxes = [box for piece in pieces if piece.box_px for box in piece.boxes_px or (piece.box_px,)]
    words = [box for piece in pieces if not piece.box_px for box in piece.boxes_px]
    return _Entry(lines=tuple(lines), colour=colour, boxes=tuple(boxes), words=tuple(words))


def _bad_rows(piece: Evidence) -> str:
    """Shares of bad rows under the value; "" where there are none."""
    told = []
    if piece.bad_row_share:
        told.append(f"{piece.bad_row_share:.0%} repaired")
    if piece.reported_bad_row_share:
        told.append(f"{piece.reported_bad_row_share:.0%} reported bad by the carrier")
    return f"rows: {', '.join(told)}" if told else ""


def _head(page: PageRead, pages_total: int) -> list[_Line]:
    state = "blank" if page.is_blank else "legible" if page.legible else "not legible"
    turned = f", came turned by {page.turned_deg}°" if page.turned_deg else ""
    skew = f", was askew by {abs(page.skew_deg):.1f}°" if abs(page.skew_deg) >= 0.1 else ""
    return [
        _Line(text=f"page {page.number} of {pages_total}", style="field", colour=_BLACK),
        _Line(text=f"{state}{turned}{skew}", style="small", colour=_GREY),
        _Line(text=f"sure ({SURE} and more)", style="small", colour=_GREEN),
        _Line(text=f"likely ({LIKELY} and more)", style="small", colour=_ORANGE),
        _Line(text="unsure", style="small", colour=_RED),
        _Line(text="underlined: the words that the kind goes by", style="small", colour=_BLUE),
    ]


def _lines(text: str, style: Style, colour: Colour) -> list[_Line]:
    """A text of any origin as lines that fit into the margin; what does not fit ends in dots."""
    shown = "".join(character if character.isprintable() else "·" for character in text[:MOST_CHARACTERS]).strip()
    if len(text) > MOST_CHARACTERS:
        shown += "…"
    room = MARGIN_PX - 5 * EDGE_PX
    font = _font(style)
    lines: list[str] = []
    while shown and len(lines) < MOST_LINES:
        fits = next((end for end in range(len(shown), 1, -1) if font.getlength(shown[:end]) <= room), 1)
        if fits < len(shown) and len(lines) == MOST_LINES - 1:
            lines.append(shown[: fits - 1] + "…")
            break
        space = shown.rfind(" ", 0, fits + 1) if fits < len(shown) else -1
        cut = space if space > fits // 2 else fits
        lines.append(shown[:cut])
        shown = shown[cut:].strip()
    return [_Line(text=line, style=style, colour=colour) for line in lines]


def _colour_of(confidence: float) -> Colour:
    return _GREEN if confidence >= SURE else _ORANGE if confidence >= LIKELY else _RED


# --- where it stands ----------------------------------------------------------------------------------------------


def _tops(entries: Sequence[_Entry], first_px: int, height_px: int) -> list[int]:
    """Tops of the entries: each beside its box as far as the others leave room, none over another."""
    tops: list[int] = []
    free = first_px
    for entry in entries:
        top = max(free, round(entry.wanted_top_px))
        tops.append(top)
        free = top + entry.height_px + GAP_PX
    # Pushed out at the bottom, they move up again as far as there is room.
    limit = max(height_px - EDGE_PX, first_px + sum(entry.height_px + GAP_PX for entry in entries))
    for index in range(len(entries) - 1, -1, -1):
        tops[index] = min(tops[index], limit - entries[index].height_px)
        limit = tops[index] - GAP_PX
    return tops


def _underlay(size_px: tuple[int, int], entries: Sequence[_Entry], tops: Sequence[int], page_width: int) -> Image.Image:
    """Light colours on white: a ground under every value, and a line from its foot to its entry in the margin."""
    layer = Image.new("RGB", size_px, _PAPER)
    draw = ImageDraw.Draw(layer)
    for top, entry in zip(tops, entries, strict=True):
        for box in entry.boxes[:1]:
            foot = (box.left + box.width, box.top + box.height + AROUND_PX)
            turn = (page_width - 2 * EDGE_PX, foot[1])
            end = (page_width + EDGE_PX, top + _line_height("field") / 2)
            draw.line((foot, turn, end), fill=_light(entry.colour, 2), width=2)
    for entry in entries:
        for box in entry.boxes:
            draw.rectangle(_around(box, 0), fill=_light(entry.colour, 6))
        for box in entry.words:
            draw.line((box.left, _foot(box), box.left + box.width, _foot(box)), fill=_BLUE, width=4)
    return layer


def _foot(box: Box) -> int:
    return box.top + box.height + 2


def _light(colour: Colour, part: int) -> Colour:
    """One part of so many of a colour on white paper."""
    red, green, blue = (255 - (255 - value) // part for value in colour)
    return red, green, blue


def _around(box: Box, room_px: int) -> tuple[int, int, int, int]:
    left, top = box.left - room_px, box.top - room_px
    return left, top, max(left, box.left + box.width + room_px), max(top, box.top + box.height + room_px)


def _draw_entry(draw: ImageDraw.ImageDraw, entry: _Entry, number: int, top: int, page_width: int) -> None:
    for box in entry.boxes:
        draw.rectangle(_around(box, AROUND_PX), outline=entry.colour, width=2)
        _number(draw, number, entry.colour, _tab_corner(box))
    if entry.boxes:
        _number(draw, number, entry.colour, (page_width + EDGE_PX, top + 4))
    _write(draw, page_width + 4 * EDGE_PX, top, entry.lines)


def _tab_corner(box: Box) -> tuple[int, int]:
    """Above the box between two lines of text; a cell of a form has its caption there, and room within."""
    height = _line_height("tab")
    if box.height > TALL_PX:
        return box.left + box.width - 2 * height, box.top
    return box.left - AROUND_PX, box.top - AROUND_PX - height + 4


def _number(draw: ImageDraw.ImageDraw, number: int, colour: Colour, corner: tuple[int, int]) -> None:
    """The entry's number on a tab of its colour; small, as on the page it stands between two lines of text."""
    font, (x, y) = _font("tab"), (corner[0], max(0, corner[1]))
    draw.rectangle((x, y, x + font.getlength(str(number)) + 6, y + _line_height("tab") - 2), fill=colour)
    draw.text((x + 3, y - 1), str(number), fill=_PAPER, font=font)


def _write(draw: ImageDraw.ImageDraw, left: int, top: int, lines: Sequence[_Line]) -> None:
    for line in lines:
        draw.text((left, top), line.text, fill=line.colour, font=_font(line.style))
        top += _line_height(line.style)


def _line_height(style: Style) -> int:
    return round(1.25 * _FONTS[style][1])


@cache
def _font(style: Style) -> Font:
    """DejaVu has most letters that a page may show; where it is not installed, Pillow's own has the Latin ones."""
    name, size_px = _FONTS[style]
    path = _FONT_FOLDER / name
    return ImageFont.truetype(str(path), size_px) if path.exists() else ImageFont.load_default(size_px)
