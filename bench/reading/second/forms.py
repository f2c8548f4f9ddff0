"""Our own question, answered by typewriter or in a viewer: the values are type, one figure to a place."""

import numpy as np
from PIL import Image

from bench.reading.paper import Paper
from sample_faxes.answer_form import _BOXES, _GROUPS, _find_boxes, _letter
from sample_faxes.values import Values, e164


def draw_typed_form(paper: Paper, values: Values) -> None:
    """Our letter with this reference, its boxes filled in by type."""
    ink = _letter(paper.ask.reference, values)
    sheet = paper.sheet
    sheet.image.paste(
        Image.fromarray(np.where(ink, np.uint8(0), np.uint8(255))).resize(sheet.image.size, Image.Resampling.BOX)
    )
    patient = values.patient
    texts = {"family": patient.family, "given": patient.given, "middle": patient.middle, "suffix": patient.suffix}
    texts |= {"dob": f"{patient.dob:%m%d%Y}" if patient.dob else "", "practice": values.practice}
    texts |= {"provider": values.provider, "npi": values.npi}
    texts |= {"fax": (e164(values.fax) or "")[2:], "phone": (e164(values.phone) or "")[2:]}
    for name, (left, top, width, height) in zip(_BOXES, _find_boxes(ink), strict=True):
        text, y = texts.get(name, ""), top + height - 0.1
        if name in _GROUPS:
            _type_figures(paper, (left, y, width), text, _GROUPS[name])
        elif text:
            paper.put(left + 0.1, y, text, room=width - 0.2)


def _type_figures(paper: Paper, at: tuple[float, float, float], figures: str, groups: tuple[int, ...]) -> None:
    """One figure to a place; the places are those of `outbound.form`: 4 pt margins, gaps of 0.6 places."""
    left, y, width = at
    step = (width - 8 / 72) / (sum(groups) + (len(groups) - 1) * 0.6)
    x, rest = left + 4 / 72, figures
    for size in groups:
        for figure in rest[:size]:
            paper.sheet.type(x + step / 2, y, figure, align="center", pt=min(11.0, step * 60))
            x += step
        x, rest = x + 0.6 * step, rest[size:]
