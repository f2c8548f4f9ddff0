"""Ordinary faxes of ordinary offices: covers, letters, print-outs, photocopied forms and notes; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.eleventh.layouts import SPECS
from bench.reading.authors.eleventh.office import Office
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.97in; overflow: hidden; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; font-size: inherit; font-family: inherit } table.w { width: 100% }
td, th { vertical-align: top; text-align: left; padding: 2pt 4pt; font-weight: inherit }
th { font-weight: bold } td.n, th.n { white-space: nowrap }
td.r, .r { text-align: right } .c, td.c { text-align: center }
table.g > * > tr > td, table.g > * > tr > th { border: .8pt solid #000 }
.h { background: #ddd } .k { background: #000; color: #fff } .s { font-size: 80% } .xs { font-size: 72% }
p { margin: .6em 0 } h1, h2, h3 { margin: .2em 0 } ul, ol { margin: .4em 0; padding-left: 2em }
.l { display: inline-block; border-bottom: .8pt solid #000; padding: 0 3pt; min-height: 1.15em; line-height: 1.15 }
.foot { position: absolute; bottom: .35in; left: .7in; right: .7in } hr { border: 0; border-top: 1pt solid #000 }
"""
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A fax before it is set."""

    html: str
    truth: Mapping[str, Any]
    office: Office


def make(rng: Random, kind: str, layout: str) -> Made:
    """Fill one layout's template; what it took is what the fax tells."""
    office = Office(rng, kind, SPECS[layout])
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=office, p=office.p)
    filled = filled.replace(".D..", ".D.").replace(".O..", ".O.").replace("Jr..", "Jr.")
    return Made(html=f"<style>{STYLE}</style>{filled}", truth=office.truth(), office=office)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind, common layouts oftener than odd ones; the same state of `rng` gives the same fax."""
    serving = {name: spec.weight for name, spec in SPECS.items() if kind in spec.kinds}
    layout = rng.choices(list(serving), list(serving.values()))[0]
    made = make(rng, kind, layout)
    office = made.office
    return Drawn(
        layout=layout,
        sheets=sheets_of(made.html),
        truth=made.truth,
        letter_date=office.sent.isoformat(),
        sender=office.sending_line,
        hand=office.hand,
        smallest_pt=office.smallest_pt,
        smallest_hand_pt=office.hand_pt if office.hand else 99,
    )
