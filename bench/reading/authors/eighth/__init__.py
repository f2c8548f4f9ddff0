"""Faxes of many American offices to a hospital's records department: forms, covers, letters, notes; set from HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.ask import TREATMENT
from bench.reading.authors.eighth.case import Case
from bench.reading.authors.eighth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
NEXT_PAGE = "<!--page-->"
SMALL = 0.86  # type of class s against the rest
STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.97in; break-after: page;
        position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 5pt; text-align: left }
.g td, .g th { border: .8pt solid #000 } .l td { border-bottom: .7pt solid #000 } .t td, .t th { padding: 1pt 3pt }
.s { font-size: 86% } .b { font-weight: bold } .c { text-align: center } .r { text-align: right }
.rev { background: #000; color: #fff; padding: 2pt 6pt; font-weight: bold } .sh { background: #ddd }
.box { border: 1.2pt solid #000; padding: 6pt 9pt; margin: 6pt 0 } .two { display: flex; gap: .35in }
.two > div { flex: 1 } .sp { display: flex; justify-content: space-between }
.u { display: inline-block; line-height: 1.2; border-bottom: .8pt solid #000; padding: 0 3pt; vertical-align: baseline }
.foot { position: absolute; left: .8in; right: .8in; bottom: .45in } .pre { white-space: pre-wrap }
.nb { white-space: nowrap }
.cap { text-transform: uppercase } hr { border: none; border-top: 1pt solid #000; margin: 6pt 0 }
h1, h2, h3 { margin: .25em 0 } h1 { font-size: 155% } h2 { font-size: 130% } h3 { font-size: 112% }
ul, ol { margin: .4em 0 }
"""
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax that is not set yet."""

    html: str
    truth: Mapping[str, Any]
    case: Case


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill in one layout, and say what it tells."""
    case = Case(rng, kind, SPECS[layout])
    helpers = {"b": case.b, "ink": case.ink, "tick": case.tick}
    filled = TEMPLATES.get_template(f"{layout}.html").render(c=case, p=case.p, **helpers)
    if re.search(r'class="(\w+ )*s[ "]', filled):
        case.sz(round(case.pt * SMALL, 1))
    notice = case.notice() if kind in TREATMENT and 'class="foot' not in filled else ""
    if notice:
        filled += f'<div class="foot" style="font-size:8.5pt">{notice}</div>'
    style = f"font-family:'{case.font}';font-size:{case.pt}pt;{case.margins}"
    pages = [f'<div class="page" style="{style}">{page}</div>' for page in filled.split(NEXT_PAGE)]
    rules = f"{STYLE} p {{ margin: {case.gap}em 0 }}"
    return Composed(html=f"<style>{rules}</style>{''.join(pages)}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    names = [name for name, spec in SPECS.items() if kind in spec.kinds]
    layout = rng.choices(names, [SPECS[name].weight for name in names])[0]
    made = compose(rng, kind, layout)
    case = made.case
    return Drawn(
        layout=layout,
        sheets=sheets_of(made.html),
        truth=made.truth,
        letter_date=case.sent.isoformat(),
        sender=case.sender_line,
        hand=case.hand,
        smallest_pt=case.smallest,
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
