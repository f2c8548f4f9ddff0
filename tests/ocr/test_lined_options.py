"""Options behind short lines to mark: those whose line is empty say nothing."""

from dataclasses import replace

import pytest
from typed_page import typed_page

from ocr.layout import lay_out
from ocr.lined_options import unmarked_options
from ocr.model import PageRead

ROW = "     For review       Urgent       STAT       Please reply"


def lined(text: str, *, marked: str = "", into_word: bool = False) -> PageRead:
    """A typed row with a line before each of its options, a cross on one of them."""
    page = typed_page(text)
    pixels = page.image.pixels.copy()
    for word in page.words:
        box = word.box_px
        if word.text in {"review", "reply"}:
            continue
        right = box.left + (box.width if into_word else -4)
        pixels[box.top + box.height : box.top + box.height + 3, box.left - 50 : right] = 0
        if word.text == marked:
            for step in range(20):
                pixels[box.top + step : box.top + step + 2, box.left - 40 + step : box.left - 38 + step] = 0
    return replace(page, image=replace(page.image, pixels=pixels))


@pytest.mark.parametrize("marked", ["For", "Urgent", "STAT", "Please"])
def test_options_with_empty_lines_are_unmarked(marked: str) -> None:
    behind = {"For": {"review"}, "Please": {"reply"}}.get(marked, set())
    words = {word.text for word in unmarked_options(lay_out(lined(ROW, marked=marked)))}
    assert words == {"For", "review", "Urgent", "STAT", "Please", "reply"} - {marked} - behind


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(typed_page(ROW), id="no lines"),
        pytest.param(lined(ROW, into_word=True), id="lines that values stand on"),
        pytest.param(lined("     STAT"), id="a line alone"),
    ],
)
def test_other_words_are_no_options(page: PageRead) -> None:
    assert unmarked_options(lay_out(page)) == []
