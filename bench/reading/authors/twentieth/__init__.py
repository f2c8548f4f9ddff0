"""Faxes as small practices, their programs and other offices send them; set from HTML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from bench.reading.authors.twentieth.case import Case, Spec
from bench.reading.from_html import Drawn, sheets_of

STYLE = """
.page { box-sizing: border-box; width: 8.5in; height: 10.97in; break-after: page; position: relative }
.page:last-child { break-after: auto }
table { border-collapse: collapse; font-size: inherit } .w { width: 100% }
td, th { vertical-align: top; padding: 2.5pt 5pt; text-align: left; font-weight: normal }
.g td, .g th { border: .8pt solid #000 } .rows td { border-bottom: .6pt solid #777 }
.s { font-size: 80% } .m { font-size: 90% } .b, .b td { font-weight: bold } .c { text-align: center }
.r { text-align: right } td.c { text-align: center } td.r { text-align: right } .i { font-style: italic }
.rev { background: #000; color: #fff; padding: 2pt 6pt; font-weight: bold } .sh { background: #ddd }
.u { display: inline-block; line-height: 1.2; border-bottom: .8pt solid #000; padding: 0 4pt; min-width: 1.2in }
.box { border: 1pt solid #000; padding: 6pt 9pt } .gap { height: .18in } .big { font-size: 125% }
p { margin: .6em 0 } h1, h2, h3, h4 { margin: .3em 0 } ul, ol { margin: .4em 0; padding-left: 1.6em }
hr { border: 0; border-top: 1pt solid #000 } .two { display: flex; gap: .3in } .two > div { flex: 1 }
.foot { position: absolute; bottom: .6in; left: .8in; right: .8in }
"""
FOLDER = Path(__file__).parent / "templates"
SHARED = "shared.html"
HEAD = re.compile(r"^<!-- @ (.+) -->$", re.M)
FLAGS = frozenset({"fill", "pen", "women", "lacks"})
PAIRS = frozenset({"pt", "count", "born"})
SHORT = {"care": "continuity_of_care", "er": "emergency"}


def _spec_of(line: str) -> Spec:
    """A layout's heading: its name, kinds, weight, and what else is fixed."""
    name, kinds, weight, *rest = line.split()
    options: dict[str, Any] = {}
    for one in rest:
        key, _, value = one.partition("=")
        if key in FLAGS:
            options[key] = True
        elif key in PAIRS:
            least, most = (float(part) if key == "pt" else int(part) for part in value.split("-"))
            options[key] = (least, most)
        else:
            options[key] = float(value) if key == "small" else int(value) if key == "pages" else value
    return Spec(
        name=name, kinds=frozenset(SHORT.get(kind, kind) for kind in kinds.split(",")), weight=float(weight), **options
    )


def _read() -> Iterator[tuple[Spec, str]]:
    for file in sorted(FOLDER.glob("*.html")):
        if file.name != SHARED:
            _, *parts = HEAD.split(file.read_text())
            for line, body in zip(parts[::2], parts[1::2], strict=True):
                yield _spec_of(line), body


_LAYOUTS = {spec.name: (spec, body) for spec, body in _read()}
SPECS: Mapping[str, Spec] = {name: spec for name, (spec, _) in _LAYOUTS.items()}
LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
_USES = '{% import "shared.html" as m with context %}'
TEMPLATES = Environment(
    loader=DictLoader(
        {name: _USES + body for name, (_, body) in _LAYOUTS.items()} | {SHARED: (FOLDER / SHARED).read_text()}
    ),
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
    filled = TEMPLATES.get_template(layout).render(c=case, p=case.p, ink=case.ink, tick=case.tick)
    return Composed(html=f"<style>{STYLE}</style>{filled}", truth=case.truth(), case=case)


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance, common ones more often; the same `rng` gives the same fax."""
    able = [spec for spec in SPECS.values() if kind in spec.kinds]
    layout = rng.choices([spec.name for spec in able], [spec.weight for spec in able])[0]
    composed = compose(rng, kind, layout)
    case = composed.case
    return Drawn(
        layout=layout,
        sheets=sheets_of(composed.html),
        truth=composed.truth,
        letter_date=case.sent.isoformat(),
        sender=case.sender,
        hand=case.hand,
        smallest_pt=round(case.pt * case.spec.small, 1),
        smallest_hand_pt=case.hand_pt if case.hand else 99,
    )
