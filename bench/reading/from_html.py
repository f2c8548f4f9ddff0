"""Sheets set from HTML: print-outs, forms and letters as an office's programs make them, with a pen's marks on them.

A side drawn so is a package with `LAYOUTS` and `draw(rng, kind)`, see `Author`. WeasyPrint sets the page (CSS, inline
SVG, no script), Poppler renders it as the sheet that is laid on the scanner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from random import Random
from typing import Any, Protocol

from markupsafe import Markup
from pdf2image import convert_from_bytes
from PIL import Image, ImageFile
from weasyprint import HTML

from sample_faxes.fonts import DPI

ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process; ours tells what is cut off
LETTER = "@page { size: 8.5in 11in; margin: 0 } body { margin: 0; line-height: 1.3 }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One fax before it is sent. `truth`: the fields of `bench.reading.ask.truth_of`, and which of them nobody could
    tell are left out; `sender`: the office's words for the line that a sending machine writes, its number among them.
    """

    layout: str
    sheets: Sequence[Image.Image]  # 8-bit grey, 3400 x 4400 (400 dots an inch)
    truth: Mapping[str, Any]
    letter_date: str  # ISO
    sender: str
    hand: str = ""  # the handwriting in which values are written, "" where they are typed
    smallest_pt: float = 10  # of any typed value that the truth names
    smallest_hand_pt: float = 99  # of any written one


class Author(Protocol):
    """A package of layouts. `LAYOUTS`: name to the kinds of fax that it serves."""

    LAYOUTS: Mapping[str, frozenset[str]]

    def draw(self, rng: Random, kind: str) -> Drawn:
        """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""


def sheets_of(html: str) -> tuple[Image.Image, ...]:
    """The pages of a document as grey sheets of letter paper."""
    pdf = HTML(string=f"<style>{LETTER}</style>{html}").write_pdf()
    return tuple(convert_from_bytes(pdf, dpi=DPI, grayscale=True))


def by_pen(rng: Random, text: str, family: str, pt: float) -> Markup:
    """The text in a hand: every letter with its own height, slant and place on the line."""
    drift, letters = 0.0, []
    for letter in text:
        drift = 0.8 * drift + rng.gauss(0, 0.02)
        size, turn, room = rng.uniform(0.94, 1.07), rng.gauss(0, 1.8), rng.uniform(-0.02, 0.03)
        moved = f"translateY({drift:.3f}em) rotate({turn:.1f}deg)"
        style = f"font-size:{size:.2f}em;margin-right:{room:.3f}em;transform:{moved}"
        space = f"margin-right:{rng.uniform(0.28, 0.45):.2f}em"
        letters.append(f'<i style="{space if letter == " " else style}">{escape(letter)}</i>')
    rules = f"font-family:'{family}';font-size:{pt}pt;font-style:normal;white-space:nowrap"
    inner = "".join(letters).replace('<i style="', '<i style="display:inline-block;font-style:normal;')
    return Markup(f'<span style="{rules}">{inner}</span>')  # noqa: S704  (letters are escaped above)


def ring(inner: str) -> Markup:
    """Something that a pen has circled; `inner` is HTML."""
    oval = '<ellipse cx="50" cy="50" rx="48" ry="46" fill="none" stroke="black" stroke-width="3"/>'
    place = "left:-0.5em;right:-0.5em;top:-0.25em;width:calc(100% + 1em);height:calc(100% + 0.5em)"
    style = f"position:absolute;{place}"
    svg = f'<svg viewBox="0 0 100 100" preserveAspectRatio="none" style="{style}">{oval}</svg>'
    return Markup(f'<span style="position:relative;display:inline-block">{inner}{svg}</span>')  # noqa: S704


def pen_stroke(rng: Random, shape: str, size_em: float = 1.1) -> Markup:
    """A pen's "tick" or "cross", to stand in or over a box."""
    j = [rng.uniform(-6, 6) for _ in range(4)]
    paths = {
        "tick": f"M{10 + j[0]:.0f} {50 + j[1]:.0f} L{38 + j[2]:.0f} 88 L{95 + j[3]:.0f} 5",
        "cross": f"M{8 + j[0]:.0f} {10 + j[1]:.0f} L92 {92 + j[2]:.0f} M{90 + j[3]:.0f} 8 L8 90",
    }
    stroke = 'fill="none" stroke="black" stroke-width="11" stroke-linecap="round"'
    style = f"width:{size_em}em;height:{size_em}em;overflow:visible"
    return Markup(f'<svg viewBox="0 0 100 100" style="{style}"><path d="{paths[shape]}" {stroke}/></svg>')  # noqa: S704
