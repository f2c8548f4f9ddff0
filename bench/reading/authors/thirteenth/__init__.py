"""Faxes of many kinds of office: cover sheets, print-outs, forms, notes and letters, set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.thirteenth.fax import Fax
from bench.reading.authors.thirteenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.9in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 3pt 5pt; text-align: left }
.g td, .g th { border: .8pt solid #000 }
.s { font-size: 80% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
.k { background: #000; color: #fff; font-weight: bold; padding: 2pt 5pt } .sh { background: #ddd }
.h { font-size: 150%; font-weight: bold } .hh { font-size: 210%; font-weight: bold }
.bx { border: 1pt solid #000; padding: 6pt 8pt; margin: 8pt 0 }
.l { font-size: 76%; display: block } .ul { border-bottom: .8pt solid #000 }
hr { border: 0; border-top: 1pt solid #000; margin: 6pt 0 }
p { margin: .65em 0 } h1, h2, h3 { margin: .3em 0 } ul, ol { margin: .4em 0 }
pre { font-family: inherit; margin: 0; white-space: pre-wrap }
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
    fax: Fax


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill one layout's template and say what it then tells."""
    fax = Fax(rng, kind, SPECS[layout])
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=fax, p=fax.p, i=fax.ink, L=fax.label)
    page = f".page {{ padding: {fax.margins} }}"
    base = f"{page} body {{ font-family: '{fax.font}'; font-size: {fax.pt}pt; line-height: {fax.air} }}"
    return Composed(html=f"<style>{STYLE}{base}</style>{filled}", truth=fax.truth(), fax=fax)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind, common layouts more often than odd ones; the same state of `rng` gives the same fax."""
    names = [name for name, kinds in LAYOUTS.items() if kind in kinds]
    layout = rng.choices(names, [SPECS[name].weight for name in names])[0]
    composed = compose(rng, kind, layout)
    fax = composed.fax
    return Drawn(
        layout=layout,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=fax.sent.isoformat(),
        sender=fax.sender,
        hand=fax.hand,
        smallest_pt=round(0.9 * fax.pt, 1),
        smallest_hand_pt=fax.hand_pt if fax.hand else 99,
    )
