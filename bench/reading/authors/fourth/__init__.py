"""Print-outs, forms, letters and pads of many sorts of offices, set from HTML (`bench.reading.from_html`)."""

from bench.reading.authors.fourth.drawing import draw
from bench.reading.authors.fourth.layouts import LAYOUTS

__all__ = ["LAYOUTS", "draw"]
