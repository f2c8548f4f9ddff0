"""A side of invented faxes: print-outs, forms, letters and notes of its own offices, wordings and names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.reading.authors.third import words
from bench.reading.authors.third.facts import TREATMENT, Facts, make_facts
from bench.reading.authors.third.fill import Fill, Log, truth_of
from bench.reading.authors.third.layouts import LAYOUTS as _ALL
from bench.reading.authors.third.layouts import Layout
from bench.reading.from_html import Drawn, sheets_of

LAYOUTS: Mapping[str, frozenset[str]] = {name: layout.kinds for name, layout in _ALL.items()}
KINDS: frozenset[str] = frozenset().union(*LAYOUTS.values())
HANDS = {  # the sizes in which each is legible
    "Because We Connect": (14.5, 17), "Because We Learn": (13, 15.5), "Steve": (14, 17),
    "Rufscript": (13, 16),
}  # fmt: skip
HAND_SHARE = 0.18  # of the forms
VAGUE = 0.15  # of the layouts that allow it do not name the hospital
RUNNING = 0.5  # of the requests have a line in the margin of every page
STYLE = """@page {{ size: 8.5in 11in; margin: {margin} }}
body {{ font-family: '{font}'; font-size: {pt}pt; line-height: {leading} }}
p {{ margin: {gap}em 0 }} s {{ text-decoration-thickness: 1.6pt }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ vertical-align: top; text-align: left; padding: .12em .3em }}
h1, h2, h3 {{ margin: .3em 0; line-height: 1.15 }} h1 {{ font-size: 1.7em }} h2 {{ font-size: 1.35em }}
h3 {{ font-size: 1.1em }}
"""
_COUNTED = 'counter(page) " of " counter(pages)'
_MARGINS = (  # lines that a program puts at the head or foot of every page
    f'@top-left {{{{ content: "{{date}}  {{practice}}  page " {_COUNTED}; font: 8pt FreeSans }}}}',
    f'@bottom-right {{{{ content: "Page " {_COUNTED}; font: 8pt FreeSans }}}}',
    '@bottom-left {{ content: "Form {form}-R (rev. 2/25)"; font: 8pt FreeSans }}',
    '@top-right {{ content: "Received via web fax {date} {fax} p. " counter(page); font: 9pt Courier Prime }}',
    '@bottom-center {{ content: "{practice} - confidential patient information"; font: italic 8pt FreeSerif }}',
)
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"],
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax as HTML, with its truth."""

    layout: str
    html: str
    truth: Mapping[str, Any]
    texts: tuple[str, ...]  # the values as written
    facts: Facts
    hand: str
    pt: float
    hand_pt: float


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    made = compose(rng, kind, rng.choice([name for name, kinds in LAYOUTS.items() if kind in kinds]))
    facts = made.facts
    number = facts.fax if rng.random() < 0.6 else facts.main_fax
    return Drawn(
        layout=made.layout,
        sheets=sheets_of(made.html),
        truth=made.truth,
        letter_date=facts.sent.isoformat(),
        sender=f"{facts.practice[:24]}  {number}",
        hand=made.hand,
        smallest_pt=made.pt,
        smallest_hand_pt=made.hand_pt,
    )


def compose(rng: Random, kind: str, name: str) -> Composed:
    """The fax's HTML in one layout."""
    layout = _ALL[name]
    hand = rng.choice(list(HANDS)) if layout.by_hand or (layout.form and rng.random() < HAND_SHARE) else ""
    hand_pt = round(rng.uniform(*HANDS[hand]), 1) if hand else 99
    pt = round(rng.uniform(*layout.pt), 1)
    font = rng.choice(layout.fonts)
    facts = make_facts(
        rng, kind, form=layout.form, several=layout.several, plain=layout.plain, who=layout.who, only=layout.only
    )
    leading, gap = (round(rng.uniform(1.25, 1.65), 2), round(rng.uniform(0.5, 1.2), 2)) if layout.airy else (1.28, 0.5)
    if layout.vague and rng.random() < VAGUE:
        facts = replace(facts, addressed=False)
    log = Log()
    body = _body(rng, name, facts, log, hand, hand_pt)
    margins = ""
    if layout.running and kind in TREATMENT and rng.random() < RUNNING:
        fax = f"fax {facts.fax}" if "fax" in log.written else ""
        told = {"date": f"{facts.sent:%m/%d/%Y}", "practice": facts.practice, "form": rng.randrange(100, 999)}
        margins = "@page { %s }" % rng.choice(_MARGINS).format(**told, fax=fax)  # noqa: UP031  (CSS is full of braces)
    style = STYLE.format(margin=layout.margin, font=font, pt=pt, leading=leading, gap=gap)
    return Composed(
        layout=name,
        html=f"<style>{style}{margins}</style>{body}",
        truth=truth_of(facts, log),
        texts=tuple(log.texts),
        facts=facts,
        hand=hand,
        pt=round(pt * layout.least, 2),
        hand_pt=hand_pt,
    )


def _body(rng: Random, name: str, facts: Facts, log: Log, hand: str, hand_pt: float) -> str:
    """`w` writes as the form is filled in, `t` always types."""
    typed = Fill(facts, rng, log, "", 99)
    filled = Fill(facts, rng, log, hand, hand_pt)
    filled.style = typed.style
    values = {"w": filled, "t": typed, "f": facts, "words": words, "hand": hand}
    chances = {"pick": lambda *some: rng.choice(some), "maybe": lambda share: rng.random() < share}
    return _TEMPLATES.get_template(f"{name}.html").render(values | chances)


def layout_of(name: str) -> Layout:
    return _ALL[name]
