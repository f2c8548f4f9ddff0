"""Faxes as many offices of a large city send them, the common ones often and the odd ones seldom; set from HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.nineteenth.case import Case
from bench.reading.authors.nineteenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; position: relative; width: 8.5in; height: 10.97in;
  break-after: page; overflow-wrap: break-word }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit; line-height: inherit }
td, th { vertical-align: top; padding: 2.5pt 4pt; text-align: left; font-weight: inherit }
.g td, .g th { border: .7pt solid #000 } th, .b { font-weight: bold }
.s { font-size: 78% } .c { text-align: center } .r { text-align: right } td.c { text-align: center }
td.r { text-align: right } .nw { white-space: nowrap }
.rev { background: #000; color: #fff; padding: 2.5pt 6pt; font-weight: bold } .sh { background: #ddd }
.u { display: inline-block; border-bottom: .7pt solid #000; padding: 0 4pt; line-height: 1.25; vertical-align: bottom }
.foot { position: absolute; bottom: .5in; left: .8in; right: .8in }
h1, h2, h3 { margin: .25em 0 } ul, ol { margin: .4em 0 }
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
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=case, p=case.p, ink=case.ink, tick=case.tick)
    filled = re.sub(r"(?<=\w)\.\.(?=[\s<])", ".", filled)  # a title's point ends the sentence as well
    rules = f".page {{ padding: {case.edge}; line-height: {case.leading} }} p {{ margin: {case.gap}em 0 }}"
    body = f"<div style=\"font-family:'{case.face}';font-size:{case.pt}pt\">{filled}</div>"
    return Composed(html=f"<style>{STYLE}{rules}</style>{body}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
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
