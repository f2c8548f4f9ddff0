"""Faxes as offices of one county send them to a records department; set from HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.ninth.case import Case
from bench.reading.authors.ninth.layouts import SPECS
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
STYLE = """
.page { box-sizing: border-box; width: 8.5in; min-height: 10.96in; padding: .6in .75in; break-after: page }
.page:last-child { break-after: auto }
table { border-collapse: collapse; width: 100%; font-size: inherit }
td, th { vertical-align: top; padding: 2.5pt 4pt; text-align: left }
.g td, .g th { border: .7pt solid #000 }
.n { width: auto } .b { font-weight: bold } .c, td.c, th.c { text-align: center } .r, td.r { text-align: right }
.t { font-size: 7.5pt; font-weight: normal; display: block; line-height: 1.15 } .s { font-size: 8pt }
.k { background: #000; color: #fff; font-weight: bold; padding: 3pt 6pt }
.y { background: #ddd; font-weight: bold; padding: 2pt 5pt }
.hr { border-top: 1.2pt solid #000; margin: 6pt 0 } .box { border: 1pt solid #000; padding: 6pt }
p { margin: .6em 0 } h1, h2, h3 { margin: .2em 0 } ul, ol { margin: .4em 0 } li { margin: .15em 0 }
"""
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)

NOTICE_SHARE = 0.4
NOTICES = (
    "CONFIDENTIALITY NOTICE: The documents accompanying this transmission contain confidential health information that"
    " is legally privileged. If you are not the intended recipient, any disclosure, copying or distribution of these"
    " documents is strictly prohibited. If you have received this fax in error, please notify the sender at once and"
    " destroy the documents.",
    "This message is intended only for the person to whom it is addressed and may contain protected health information"
    " under HIPAA. Unauthorized use is prohibited by law.",
    "Confidential: if this reached you by mistake, please shred it and let us know.",
    "NOTICE: Health information is personal and sensitive. You, the recipient, are obligated to maintain it in a safe,"
    " secure and confidential manner. Redisclosure without patient consent or as permitted by law is prohibited.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax before it is set."""

    html: str
    truth: Mapping[str, Any]
    case: Case


def _notice(rng: Random) -> str:
    """The words at the foot of many faxes."""
    pt, above = rng.choice((7, 7.5, 8, 9)), rng.choice((14, 40, 90))
    return f'<p style="font-size:{pt}pt;margin-top:{above}pt">{rng.choice(NOTICES)}</p>'


def _urgent(rng: Random, case: Case) -> str:
    """What the office put over an urgent request."""
    case.written.add("urgent")
    words = rng.choice(("URGENT", "** URGENT **", "URGENT REQUEST", "RUSH - please send today", "Urgent - thank you"))
    place = rng.choice(("left", "center", "right"))
    return f'<div style="text-align:{place};font-weight:bold;font-size:{rng.choice((14, 17, 20))}pt">{words}</div>'


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """Fill the layout's template, and say what it tells."""
    case = Case(rng, kind, SPECS[layout])
    filled = TEMPLATES.get_template(f"{layout}.html").render(f=case, p=case.p, ink=case.ink, line=case.line)
    if kind == "continuity_of_care" and case.is_urgent and "urgent" not in case.written:
        start = filled.index(">") + 1
        filled = f"{filled[:start]}{_urgent(rng, case)}{filled[start:]}"
    if kind != "junk" and rng.random() < NOTICE_SHARE:
        filled = filled.rstrip().removesuffix("</div>") + f"{_notice(rng)}</div>"
    room = f"line-height: {rng.uniform(1.2, 1.42):.2f}"
    body = f"body {{ font-family: {case.font}; font-size: {case.pt}pt; {room} }}"
    body += f".page {{ padding: {rng.uniform(0.45, 0.95):.2f}in {rng.uniform(0.5, 0.85):.2f}in }}"
    return Composed(html=f"<style>{STYLE}{body}</style>{filled}", truth=case.truth(), case=case)


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
        smallest_hand_pt=case.said_hand_pt if case.hand else 99,
    )
