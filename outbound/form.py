"""The boxes of the fill-in form that asks an office for what its request lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from outbound.sheets import BODY_WIDTH_PT, SANS, SANS_BOLD

_LABEL_PT = 10.5
_BOX_HEIGHT_PT = 33.0  # 0.46 inch: room for a hand-written line
_ROW_HEIGHT_PT = _BOX_HEIGHT_PT + _LABEL_PT + 5.5
_GAP_PT = 8.0
_CHOICE_PT = 10.0
_TICK_PT = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """One box: the items whose lack marks it, its label, its share of the row, and the printed groups in it."""

    items: frozenset[str]
    label: str
    share: float
    groups: tuple[int, ...] = ()  # digits per group: (2, 2, 4) is mm/dd/yyyy
    choices: tuple[str, ...] = ()


def _box(items: str, label: str, share: float = 1.0, groups: tuple[int, ...] = ()) -> _Box:
    return _Box(items=frozenset(items.split()), label=label, share=share, groups=groups)


_ROWS: tuple[tuple[_Box, ...], ...] = (
    (_box("patient_name", "Patient last name"),),
    (
        _box("patient_name", "First name", 0.45),
        _box("", "Middle name, if any", 0.33),
        _box("", "Suffix (Jr, Sr, III)", 0.22),
    ),
    (
        _box("dob", "Date of birth (mm/dd/yyyy)", 0.45, (2, 2, 4)),
        _box("other_names", "Other names used (maiden, alias)", 0.55),
    ),
    (
        _Box(
            items=frozenset({"requested_types"}),
            label="What is needed",
            share=1.0,
            choices=(
                "Standard packet (H&P, imaging, consultation, operative report, discharge summary)",
                "Other:",
            ),
        ),
    ),
    (_box("practice", "Practice or facility"),),
    (_box("provider", "Provider", 0.58), _box("npi", "NPI", 0.42, (10,))),
    (
        _box("reply_fax", "Reply fax", 0.5, (3, 3, 4)),
        _box("phone", "Phone", 0.5, (3, 3, 4)),
    ),
)


def form_fields(needed: frozenset[str]) -> list[Flowable]:
    """Every box of the form; those whose item is in `needed` are marked."""
    return [_Row(row, needed) for row in _ROWS]


class _Row(Flowable):
    """Boxes side by side."""

    def __init__(self, boxes: Sequence[_Box], needed: frozenset[str]) -> None:
        super().__init__()
        self._boxes = boxes
        self._needed = needed
        self.width = BODY_WIDTH_PT
        self.height = _ROW_HEIGHT_PT + (14.0 if any(box.choices for box in boxes) else 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        left = 0.0
        room = BODY_WIDTH_PT - _GAP_PT * (len(self._boxes) - 1)
        for box in self._boxes:
            width = room * box.share
            _draw_box(self.canv, box, left, width, self.height - _LABEL_PT - 5.5, bool(box.items & self._needed))
            left += width + _GAP_PT


def _draw_box(canvas: Canvas, box: _Box, left: float, width: float, height: float, is_needed: bool) -> None:
    label_y = height + 3
    canvas.setFont(SANS_BOLD if is_needed else SANS, _LABEL_PT)
    canvas.drawString(left, label_y, box.label)
    if is_needed:
        end = left + canvas.stringWidth(box.label, SANS_BOLD, _LABEL_PT)
        canvas.drawString(end + 5, label_y, "<< NEEDED")
    canvas.setLineWidth(2.2 if is_needed else 0.9)
    canvas.rect(left, 2, width, height - 2, stroke=1, fill=0)
    canvas.setLineWidth(0.7)
    if box.groups:
        _draw_groups(canvas, box, left, width)
    for number, choice in enumerate(box.choices):
        y = height - 16 - 17 * number
        canvas.setLineWidth(1.2)
        canvas.rect(left + 8, y - 1, _CHOICE_PT, _CHOICE_PT, stroke=1, fill=0)
        canvas.setFont(SANS, 10.5)
        canvas.drawString(left + 24, y, choice)


def _draw_groups(canvas: Canvas, box: _Box, left: float, width: float) -> None:
    """Low ticks at both ends of every digit's place; a wider gap between groups.

    They stay below the writing, and nothing is printed between the groups: a mark that crosses a figure makes another
    figure of it (a 9 whose foot meets a tick was read as 3 by both readers).
    """
    places = sum(box.groups) + (len(box.groups) - 1) * 0.6
    step = (width - 8) / places
    x = left + 4
    for digits in box.groups:
        for place in range(digits + 1):
            canvas.line(x + place * step, 2, x + place * step, 2 + _TICK_PT)
        x += (digits + 0.6) * step
