"""Faxes as ordinary offices send them to a medical-records department: covers, forms, letters, print-outs and notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from bench.reading.ask import TREATMENT
from bench.reading.authors.twentysecond.layouts import SPECS
from bench.reading.authors.twentysecond.matter import Matter
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
@page { size: 8.5in 11in; margin: %(margin)sin }
body { font-family: '%(font)s'; font-size: %(pt)spt; line-height: %(line).2f }
table { border-collapse: collapse; width: 100%%; font-size: inherit }
td, th { text-align: left; padding: %(cell_pt).1fpt 4pt; vertical-align: top }
.grid td, .grid th { border: .7pt solid #000 }
th { font-weight: bold } td.r { text-align: right } p { margin: %(gap).2fem 0 } h1, h2, h3 { margin: .2em 0 }
ul, ol { margin: .35em 0 } hr { border: 0; border-top: .8pt solid #000 } .b { font-weight: bold }
.c { text-align: center } .r { text-align: right } .xs { font-size: 74%% } .nw { white-space: nowrap }
.rev { background: #000; color: #fff; font-weight: bold; padding: 2pt 6pt } .grey { background: #ddd }
.u { border-bottom: .7pt solid #000; display: inline-block; min-width: 1.2in; padding: 0 4pt;
line-height: 1.25 }
.uu { border-bottom: .7pt solid #000 } .frame { border: 1pt solid #000; padding: 6pt 9pt }
.two { display: flex; gap: .3in } .two > * { flex: 1 } .split { display: flex; justify-content: space-between }
.foot { position: fixed; bottom: 0; left: 0; right: 0 } .brk { break-before: page }
.lab { font-size: 74%%; display: block }
.box { display: inline-block; width: .72em; height: .72em; border: .8pt solid #000; position: relative;
margin-right: .4em }
.short { display: inline-block; min-width: 1.7em; text-align: center; border-bottom: .7pt solid #000;
margin-right: .4em }
.comb { display: inline-block; width: 1.4em; height: 1.6em; line-height: 1.6em; border: .7pt solid #000;
margin-left: -.7pt; text-align: center; vertical-align: middle }
.pen i { padding-right: .035em } .pen { word-spacing: .55em; font-weight: normal }
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
    matter: Matter


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill one layout's template and say what it then tells."""
    matter = Matter(rng, kind, SPECS[layout])
    filled = TEMPLATES.get_template(f"{layout}.html").render(m=matter, p=matter.p, ink=matter.ink, box=matter.box)
    style = STYLE % vars(matter)
    return Composed(
        html=f"<style>{style}</style>{filled}{_afterwards(matter, filled)}", truth=matter.truth(), matter=matter
    )


def _afterwards(matter: Matter, filled: str) -> str:
    """What some offices' programs and stamps put on a request besides."""
    if matter.kind not in TREATMENT:
        return ""
    said = ""
    if not matter.hand and matter.chance(0.1):
        said = f"<p>Electronically signed by {matter.doctor} on {matter.day} {matter.clock()}</p>"
    if 'class="foot' in filled or "<pre" in filled:
        return said
    if matter.chance(0.09):
        stamp = "position:fixed;bottom:.1in;right:.2in;border:2pt solid #000;padding:3pt 8pt;font-weight:bold"
        return f'{said}<div style="{stamp};transform:rotate({matter.rng.uniform(-9, 9):.0f}deg)">FAXED</div>'
    if matter.chance(0.2):
        line = matter.pick("Page 1", f"Form {matter.digits(4)}-A", "Printed on recycled paper", f"{matter.org} - 1/1")
        return f'{said}<div class="foot xs c">{escape(line)}</div>'
    return said


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    usable = [name for name, kinds in LAYOUTS.items() if kind in kinds]
    layout = rng.choices(usable, [SPECS[name].weight for name in usable])[0]
    composed = compose(rng, kind, layout)
    matter = composed.matter
    return Drawn(
        layout=layout,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=matter.sent.isoformat(),
        sender=matter.sender,
        hand=matter.hand,
        smallest_pt=round(matter.pt * matter.spec.small, 1),
        smallest_hand_pt=matter.hand_pt if matter.hand else 99,
    )
