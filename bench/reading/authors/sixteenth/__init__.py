"""Faxes of ordinary offices, hospitals and people; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.sixteenth.case import Case
from bench.reading.authors.sixteenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.97in; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 5pt; text-align: left }
.g td, .g th { border: .8pt solid #000 }
.n td, .n th { padding: 2pt 3pt }
.w td { padding: 4pt 6pt }
.s { font-size: 78% } .b { font-weight: bold } .c, td.c, th.c { text-align: center } .r, td.r { text-align: right }
.rev { background: #000; color: #fff; padding: 2pt 6pt; font-weight: bold } .sh { background: #ddd }
.u { display: inline-block; border-bottom: .8pt solid #000; padding: 0 3pt; min-width: 1.6in; line-height: 1.2 }
.f { min-width: 5in } .h { min-width: 2.4in } .q { min-width: 1in } .t { min-width: .5in }
.foot { position: absolute; bottom: .45in; left: .8in; right: .8in; font-size: 76% }
.cols { display: flex } .cols > div { flex: 1; padding-right: 10pt }
.box { border: 1pt solid #000; padding: 5pt 8pt; margin: 6pt 0 }
.lab { font-size: 74%; display: block }
hr { border: 0; border-top: 1pt solid #000; margin: 5pt 0 }
p { margin: .6em 0 } h1, h2, h3 { margin: .25em 0 }
h1 { font-size: 1.7em } h2 { font-size: 1.35em } h3 { font-size: 1.12em }
ul, ol { margin: .4em 0 } pre { font-family: inherit; margin: 0 }
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
    template = TEMPLATES.get_template(f"{layout}.html")
    filled = template.render(c=case, p=case.p, l=case.l, ink=case.ink, t=case.tick, er=case.er)
    margins = f".page {{ padding: {case.top:.2f}in {case.side}in .5in }} body {{ line-height: {case.leading} }}"
    body = f"<div style=\"font-family:'{case.font}';font-size:{case.pt}pt\">{filled}</div>"
    return Composed(html=f"<style>{STYLE}{margins}</style>{body}", truth=case.truth(), case=case)


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
        smallest_pt=case.smallest,
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
