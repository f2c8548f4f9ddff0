"""Faxes as many offices' programs, forms, pads and letters make them, common ones more often; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from bench.reading.authors.seventeenth.case import Case
from bench.reading.authors.seventeenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.95in; padding: .6in .75in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 5pt; text-align: left }
.g td, .g th { border: .7pt solid #000 }
.s { font-size: 80% } .b { font-weight: bold } .big { font-size: 135% } .c { text-align: center }
.r, .right { text-align: right } .center { text-align: center }
.g td.c, .g th.c { text-align: center }
.bar { margin-bottom: 5pt }
.bar { background: #000; color: #fff; font-weight: bold; padding: 2pt 6pt } .sh { background: #ddd; font-weight: bold }
.org { font-size: 135%; font-weight: bold } .ha { font-size: 90% } .hd { margin-bottom: 10pt }
.rule { border-bottom: 1.5pt solid #000; padding-bottom: 5pt }
.u { display: inline-block; border-bottom: .7pt solid #000; padding: 0 4pt; min-width: 9em }
.w { min-width: 20em } .box { border: .9pt solid #000; padding: 5pt 8pt; margin: 6pt 0 }
.cap { font-size: 78%; display: block } .notice { margin-top: 16pt } .ink { word-spacing: .3em; font-weight: normal }
p { margin: .6em 0 } h1, h2, h3 { margin: .3em 0 } ul, ol { margin: .4em 0 }
.f td { border: .7pt solid #000; height: 30pt } .n td { padding: 1.5pt 5pt } .l td:first-child { width: 32% }
"""
ENVIRONMENT = Environment(
    loader=DictLoader({name: spec.template for name, spec in SPECS.items()}),
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
    filled = ENVIRONMENT.get_template(layout).render(c=case, p=case.p, ink=case.ink, tick=case.tick, L=case.label)
    body = f"body {{ font-family: '{case.font}'; font-size: {case.pt}pt; line-height: {case.leading} }}"
    body += f" .page {{ padding: {case.margin} }}"
    return Composed(html=f"<style>{STYLE}{body}</style>{filled}", truth=case.truth(), case=case)


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
