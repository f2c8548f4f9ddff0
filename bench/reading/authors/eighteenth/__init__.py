"""Faxes of offices large and small: what is common is common here; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from jinja2 import Environment, StrictUndefined

from bench.reading.authors.eighteenth.fax import SMALL, Fax
from bench.reading.authors.eighteenth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.9in; padding: .6in .75in .4in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; text-align: left; padding: 2.5pt 5pt }
.g > tr > td, .g td, .g th { border: .7pt solid #000 }
.h td { border-bottom: .5pt solid #000 }
.l td:first-child { font-weight: bold; white-space: nowrap; width: 1% }
.s { font-size: 78% } .m { font-size: 91% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
.bar { background: #000; color: #fff; font-weight: bold; padding: 2pt 5pt } .grey { background: #e2e2e2 }
.box { border: 1pt solid #000; padding: 5pt 8pt } .up td { padding-bottom: 6pt }
.up small { display: block; font-size: 70% } h1, h2, h3 { margin: .2em 0 } p { margin: .6em 0 }
hr { border: 0; border-top: 1pt solid #000; margin: 5pt 0 } ul, ol { margin: .3em 0 } pre { margin: 0; font: inherit }
.two { display: flex; justify-content: space-between }
"""
TEMPLATES = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax before it is set."""

    html: str
    truth: Mapping[str, Any]
    fax: Fax


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill one layout's template and say what it then tells."""
    fax = Fax(rng, kind, SPECS[layout])
    filled = TEMPLATES.from_string(SPECS[layout].template).render(f=fax, p=fax.p)
    small = fax.foot
    foot = f'<p class="s" style="margin-top:26pt">{small}</p>' if small else ""
    page = f'<style>{STYLE}</style><div class="page" style="{fax.sheet_style}">{filled}{foot}</div>'
    return Composed(html=page, truth=fax.truth(), fax=fax)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    fitting = [spec for spec in SPECS.values() if kind in spec.kinds]
    layout = rng.choices(fitting, [spec.weight for spec in fitting])[0].name
    composed = compose(rng, kind, layout)
    fax = composed.fax
    return Drawn(
        layout=layout,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=fax.sent.isoformat(),
        sender=fax.sender,
        hand=fax.hand,
        smallest_pt=round(fax.pt * SMALL, 1),
        smallest_hand_pt=fax.hand_pt if fax.hand else 99,
    )
