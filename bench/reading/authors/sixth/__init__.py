"""Faxes as the programs, forms, pads and letters of many offices make them; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.sixth.case import Case
from bench.reading.authors.sixth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.97in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2pt 4pt; text-align: left }
.g td, .g th { border: .7pt solid #000 }
.s { font-size: 76% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
.g td.c, .g th.c, td.c { text-align: center } td.r { text-align: right }
.rev { background: #000; color: #fff; padding: 2pt 5pt; font-weight: bold } .sh { background: #ddd }
.u { display: inline-block; line-height: 1.25; border-bottom: .7pt solid #000; padding: 0 3pt }
p { margin: .55em 0 } h1, h2, h3 { margin: .25em 0 } ul, ol { margin: .4em 0 }
"""
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax before it is set."""

    html: str
    truth: Mapping[str, Any]
    case: Case


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill one layout's template and say what it then tells."""
    case = Case(rng, kind, SPECS[layout])
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=case, p=case.p, ink=case.ink, tick=case.tick)
    return Composed(html=f"<style>{STYLE}</style>{filled}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    layout = rng.choice([name for name, kinds in LAYOUTS.items() if kind in kinds])
    composed = compose(rng, kind, layout)
    case = composed.case
    return Drawn(
        layout=layout,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=case.sent.isoformat(),
        sender=case.sender,
        hand=case.hand,
        smallest_pt=case.smallest,
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
