"""Faxes as offices around Los Angeles send them: mostly plain; set from HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.seventh.case import Case
from bench.reading.authors.seventh.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
SMALL = 0.86  # of the class "t", in which values of the truth stand; "s" is as small
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.95in; padding: .7in .8in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit; line-height: inherit }
td, th { vertical-align: top; padding: 2pt 5pt 2pt 0; text-align: left }
.g td, .g th { border: .8pt solid #000; padding: 3pt 5pt }
.s, .t { font-size: .86em } .fine { font-size: 7.5pt } .b { font-weight: bold } .c { text-align: center }
td.r, .r { text-align: right } td.c, th.c { text-align: center } .big { font-size: 1.5em; font-weight: bold }
.rev { background: #000; color: #fff; font-weight: bold; padding: 2pt 6pt } .sh { background: #e2e2e2 }
.u { display: inline-block; border-bottom: .8pt solid #000; padding: 0 4pt; line-height: 1.25 }
p { margin: .6em 0 } h1, h2, h3 { margin: .3em 0 } ul, ol { margin: .4em 0 }
hr { border: 0; border-top: 1pt solid #000 }
"""
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
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
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=case, p=case.p, ink=case.ink, box=case.box)
    body = f"body {{ font-family: '{case.font}'; font-size: {case.pt}pt; line-height: {case.leading} }}"
    lowered = f".page > *:first-child {{ margin-top: {case.lowered}pt }}"
    page = f"<style>{STYLE}{body}{lowered}</style>{case.overlay}{filled}"
    return Composed(html=page, truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
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
        smallest_pt=case.pt * SMALL if re.search(r'class="[^"]*\bt\b', composed.html) else case.pt,
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
