"""Faxes as ordinary offices send them: covers, letters, forms and print-outs; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.fifteenth.case import Case
from bench.reading.authors.fifteenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
NEXT_PAGE = "<!--next-->"
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.95in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2pt 5pt; text-align: left }
.g > tbody > tr > td, .g > tbody > tr > th { border: .7pt solid #000 }
.x td { padding: 3pt 0 } .lo td { padding: 5pt }
.s { font-size: 78% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
td.c, th.c { text-align: center } td.r { text-align: right }
.bar { background: #000; color: #fff; padding: 2pt 6pt; font-weight: bold } .sh { background: #ddd }
.hr { border-top: 1pt solid #000; margin: 6pt 0 } .box { border: 1pt solid #000; padding: 6pt 8pt; margin: 6pt 0 }
.cap { font-size: 74%; display: block }
p { margin: .6em 0 } h1, h2, h3 { margin: .25em 0 } ul, ol { margin: .4em 0 }
pre { font-family: inherit; margin: .4em 0; white-space: pre-wrap }
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
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=case, p=case.p)
    loose = f".page p {{ margin: {case.gap}em 0 }} .page {{ line-height: {case.leading} }}"
    place = f"font-family:'{case.font}';font-size:{case.pt}pt;padding:{case.margin - 0.1:.2f}in {case.margin}in"
    pages = [f'<div class="page" style="{place}">{page}</div>' for page in filled.split(NEXT_PAGE)]
    return Composed(html=f"<style>{STYLE}{loose}</style>{''.join(pages)}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance, the common ones more often; the same `rng` gives the same fax."""
    fitting = [name for name, kinds in LAYOUTS.items() if kind in kinds]
    layout = rng.choices(fitting, [SPECS[name].weight for name in fitting])[0]
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
