"""When a form tells how to choose, and when a name only looks like it."""

import pytest

from ocr.choices import _HOW_TO_CHOOSE


@pytest.mark.parametrize(
    "line",
    ["Please send (circle):", "Please Check All That Apply", "CHECK ALL", "Mark all", "those checked below",
     "Records (check one)", "All Items Checked Below", "Please mark what you need", "Initial each item"],
)  # fmt: skip
def test_a_form_tells_how_to_choose(line):
    assert _HOW_TO_CHOOSE.search(line)


@pytest.mark.parametrize(
    "line", ["Saffron Crossing Community Hospital", "Mark Diaz, MD", "Dr. Mark Lee asks", "Red Cross Clinic"]
)
def test_a_name_does_not(line):
    assert not _HOW_TO_CHOOSE.search(line)
