"""Faxes of offices in and around Los Angeles, the plain ones most often; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.twentyfirst.case import Case
from bench.reading.authors.twentyfirst.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.95in; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 5pt; text-align: left }
.g td, .g th { border: .7pt solid #000 }
.s { font-size: 76% } .b, th { font-weight: bold } .c { text-align: center } .r, td.r { text-align: right }
.g td.c { text-align: center }
.rev { background: #000; color: #fff; padding: 2pt 6pt; font-weight: bold } .sh { background: #ddd }
p { margin: .6em 0 } h1, h2, h3 { margin: .35em 0 } ul { margin: .4em 0 } hr { border: 0; border-top: .8pt solid #000 }
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
    spec = SPECS[layout]
    case = Case(rng, kind, spec)
    filled = getattr(TEMPLATES.get_template(f"{spec.file}.html").module, layout)(case)
    return Composed(html=f"<style>{STYLE}</style>{filled}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance, common ones more often; the same `rng` gives the same fax."""
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
