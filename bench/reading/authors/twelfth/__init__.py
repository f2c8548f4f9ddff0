"""Faxes as the desks, programs and pads of many offices send them; set from HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bench.reading.authors.twelfth.case import Case
from bench.reading.authors.twelfth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
SMALL = 0.86  # of the page's type; `t` is for fine print and captions, where no value stands
STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.95in; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; font-size: inherit } table.w { width: 100% }
td, th { vertical-align: top; padding: 2pt 4pt; text-align: left; font-weight: inherit }
.g td, .g th { border: .7pt solid #000 } .lines td { border-bottom: .7pt solid #000 }
.s { font-size: 86% } .t { font-size: 70% } .b, th { font-weight: bold } .c, td.c { text-align: center }
.r, td.r { text-align: right } .big { font-size: 135% } .huge { font-size: 190% } .sh { background: #ddd }
.rev { background: #000; color: #fff; font-weight: bold; padding: 2pt 6pt }
.u { display: inline-block; border-bottom: .7pt solid #000; padding: 0 3pt; line-height: 1.25 }
.box { border: 1pt solid #000; padding: 4pt 8pt }
.top td { padding-top: 5pt } .foot { position: absolute; bottom: .45in }
h1, h2, h3 { margin: .4em 0 }
hr { border: 0; border-top: 1pt solid #000 }
"""
FOLDER = Path(__file__).parent / "templates"
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
PARTS = "{% from '_parts.html' import head, foot, toblock, reply, flag, erline, sign, cover, notice with context %}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax before it is set."""

    html: str
    truth: Mapping[str, Any]
    case: Case


@cache
def _source(layout: str) -> str:
    return (FOLDER / f"{layout}.html").read_text()


@cache
def _template(layout: str) -> Template:
    return TEMPLATES.from_string(PARTS + _source(layout))


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill one layout's template and say what it then tells. A line "---" in it begins another sheet."""
    case = Case(rng, kind, SPECS[layout], _source(layout))
    filled = _template(layout).render(c=case, p=case.p, ink=case.ink, tick=case.tick, l=case.label, er=case.er)
    margin = f"{rng.uniform(0.4, 0.9):.2f}in {rng.uniform(0.6, 1.0):.2f}in"
    style = f"padding:{margin};font:{case.pt}pt '{case.font}';line-height:{rng.choice((1.2, 1.3, 1.4, 1.5))}"
    room = rng.uniform(0.45, 1.5)
    spaced = f"p {{ margin: {room:.2f}em 0 }} ul, ol {{ margin: {0.6 * room:.2f}em 0 }}"
    sheets = "".join(f'<div class="page" style="{style}">{one}</div>' for one in re.split(r"(?m)^---$", filled))
    return Composed(html=f"<style>{STYLE}{spaced}</style>{sheets}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance, common ones oftener; the same state of `rng` gives the same fax."""
    names = [name for name, kinds in LAYOUTS.items() if kind in kinds]
    layout = rng.choices(names, [SPECS[name].weight for name in names])[0]
    composed = compose(rng, kind, layout)
    case = composed.case
    return Drawn(
        layout=layout,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=case.sent.isoformat(),
        sender=case.sender,
        hand=case.hand,
        smallest_pt=round(case.pt * (SMALL if 'class="s' in composed.html else 1), 1),
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
