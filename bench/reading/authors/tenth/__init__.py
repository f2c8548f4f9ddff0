"""Ordinary sheets of ordinary offices: letters, covers, forms, print-outs and notes; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.tenth.case import Case
from bench.reading.authors.tenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.9in; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 4pt; text-align: left }
.g > tbody > tr > td, .g > tbody > tr > th { border: .8pt solid #000 }
.s { font-size: 80% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
td.c, th.c { text-align: center } td.r { text-align: right } .nw { white-space: nowrap }
.rev { background: #000; color: #fff; padding: 2pt 5pt; font-weight: bold } .sh { background: #ddd }
.u { display: inline-block; line-height: 1.3; min-width: 1.2in; border-bottom: .8pt solid #000; padding: 0 4pt }
.line { border-bottom: .8pt solid #000; min-height: 1.6em }
.box { border: .9pt solid #000; padding: 5pt 7pt; margin: 6pt 0 }
.foot { position: absolute; bottom: .45in; left: .75in; right: .75in }
.k { font-size: 78%; display: block } .big { font-size: 135%; font-weight: bold }
p { margin: .6em 0 } h1, h2, h3 { margin: .3em 0 } ul, ol { margin: .4em 0 }
hr { border: 0; border-top: 1pt solid #000 }
"""
IMPORT = '{% import "_parts.html" as m with context %}'
FOLDER = Path(__file__).parent / "templates"
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
NEW_PAGE = "<!--page-->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax before it is set."""

    html: str
    truth: Mapping[str, Any]
    case: Case


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill one layout's template and say what it then tells."""
    case = Case(rng, kind, SPECS[layout])
    source = (FOLDER / f"{layout}.html").read_text(encoding="utf-8")
    filled = TEMPLATES.from_string(IMPORT + source).render(c=case, p=case.p, ink=case.ink, tick=case.tick)
    page = (
        f'<div class="page" style="font:{case.pt}pt \'{case.font}\';line-height:{case.lead};padding:{case.margin}in">'
    )
    sheets = "".join(f"{page}{sheet}</div>" for sheet in filled.split(NEW_PAGE))
    return Composed(html=f"<style>{STYLE}</style>{sheets}", truth=case.truth(), case=case)


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
