"""Faxes as many offices' programs, covers, forms and letters make them, the common ones most often; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from bench.reading.authors.fourteenth.case import SMALL, Case
from bench.reading.authors.fourteenth.layouts import FOLDER, SOURCES, SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.9in; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 4pt; text-align: left }
.g > tbody > tr > td, .g > tbody > tr > th, .g > tr > td { border: .8pt solid #000 }
.lo td { border-bottom: .6pt solid #555 }
.v { font-size: 90% } .s { font-size: 74% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
.bar { background: #000; color: #fff; padding: 2pt 6pt; font-weight: bold } .sh { background: #e2e2e2 }
.w { display: inline-block; border-bottom: .8pt solid #000; padding: 0 4pt; line-height: 1.2 }
.foot { position: absolute; left: .8in; right: .8in; bottom: .45in }
.hd { margin-bottom: .6em } .to { margin: .5em 0 }
.fr { border: 1pt solid #000; padding: 5pt 8pt }
h1, h2, h3 { margin: .3em 0 } ul, ol { margin: .4em 0 } hr { border: 0; border-top: 1pt solid #000 }
"""
IMPORT = '{% import "macros" as m with context %}'
TEMPLATES = Environment(
    loader=DictLoader(
        {name: IMPORT + body for name, body in SOURCES.items()}
        | {"macros": (FOLDER / "_macros.html").read_text(encoding="utf-8")}
    ),
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
    filled = TEMPLATES.get_template(layout).render(c=case, p=case.p, i=case.ink)
    rules = f"body {{ font-family: '{case.font}'; font-size: {case.pt}pt }} p {{ margin: {case.air}em 0 }}"
    return Composed(html=f"<style>{STYLE}{rules}</style>{filled}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance, the common ones first; the same `rng` gives the same fax."""
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
        smallest_pt=round(case.pt * SMALL, 1),
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
