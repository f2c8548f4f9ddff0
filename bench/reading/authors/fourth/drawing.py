"""One fax of a layout: its values, its sheets, its truth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pdf2image import convert_from_bytes
from PIL import Image
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from bench.reading.authors.fourth.asks import make_ask
from bench.reading.authors.fourth.layouts import SPECS, Spec
from bench.reading.authors.fourth.sheet import Sheet
from bench.reading.from_html import LETTER, Drawn, by_pen
from sample_faxes.fonts import DPI

HANDS = (("Dancing Script", 15.0), ("Tomson Talks", 13.5))  # legible ones, and the least size that looks written
HAND_SHARE, URGENT_SHARE, SEVERAL_SHARE = 0.24, 0.12, 0.18
PLACES_WITH_FAX = ("HP OfficeJet", "PRINT & SHIP 4471", "HOME FAX", "OFFICE SVCS")  # of senders without an office
NARROW_WIDER = 1.1  # a narrow face is set larger
PT_OF_PX = 0.75
_FONTS = FontConfiguration()  # one for all: no sheet brings a font of its own
_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A fax as HTML, before it is rendered."""

    layout: str
    html: str
    sheet: Sheet
    truth: dict[str, Any]


def draw(rng: Random, kind: str) -> Drawn:
    """One fax of this kind in a layout by chance; the same state of `rng` gives the same fax."""
    layout = rng.choice([name for name, spec in SPECS.items() if kind in spec.kinds])
    return rendered(compose(rng, kind, layout))


def compose(rng: Random, kind: str, layout: str) -> Composed:
    """The sheets of one layout as HTML, with their truth."""
    spec = SPECS[layout]
    several = spec.several == "always" or (
        spec.several == "may" and kind == "continuity_of_care" and rng.random() < SEVERAL_SHARE
    )
    ask = make_ask(
        rng,
        kind,
        rng.choice(spec.settings),
        one_word=spec.one_word,
        several=several,
        types=spec.types,
        named=spec.named,
        born=spec.born,
        may_lack_dob=spec.hand != "no",
    )
    if kind == "continuity_of_care" and rng.random() < URGENT_SHARE:
        ask = replace(ask, urgency="urgent")
    hand, least_pt = rng.choice(HANDS)
    hand_pt = round(rng.uniform(least_pt, 16.5), 1)
    by_hand = spec.hand == "always" or (spec.hand == "may" and rng.random() < HAND_SHARE)
    sheet = Sheet(rng, ask, hand if by_hand else "", hand_pt)
    if spec.lacking:
        _take_away(rng, sheet, spec.lacking)
    html = _PAGES.get_template(f"{layout}.html").render(
        f=sheet,
        p=sheet.p,
        w=sheet.w,
        pen=sheet.pen,
        one=sheet.one,
        chance=sheet.chance,
        **_type(rng, spec),
        **_extra(rng, sheet),
    )
    return Composed(layout=layout, html=html, sheet=sheet, truth=sheet.truth())


def _take_away(rng: Random, sheet: Sheet, items: Sequence[str]) -> None:
    """Most authorizations are incomplete."""
    sheet.lacking = frozenset(rng.sample(items, rng.choice((1, 1, 2, 3))) if rng.random() < 0.6 else ())
    sheet.facts["auth_missing"] = sorted(sheet.lacking | (set() if sheet.p.has_dob else {"dob"}))


def rendered(fax: Composed) -> Drawn:
    """The sheets as pictures; sizes are those of the text that was set."""
    document = set_pages(fax)
    sheets: Sequence[Image.Image] = tuple(convert_from_bytes(document.write_pdf(), dpi=DPI, grayscale=True))
    ask, sheet = fax.sheet.ask, fax.sheet
    number = sheet.line(2) if sheet.chance(0.3) else sheet.number(ask.numbers[1])
    return Drawn(
        layout=fax.layout,
        sheets=sheets,
        truth=fax.truth,
        letter_date=ask.letter_date.isoformat(),
        sender=f"{(ask.practice or sheet.one(*PLACES_WITH_FAX))[:24]}   {number}",
        hand=sheet.hand if sheet.smallest_hand_pt < 99 else "",
        smallest_pt=_smallest_pt(document, fax),
        smallest_hand_pt=sheet.smallest_hand_pt,
    )


def set_pages(fax: Composed) -> Any:
    """The sheets as WeasyPrint sets them, before they are pictures."""
    return HTML(string=f"<style>{LETTER}</style>{fax.html}").render(font_config=_FONTS)


def plain_text(page: str) -> str:
    """The words of a sheet, without styles and tags."""
    bare = re.sub(r"<style.*?</style>|</?(i|b|u|span|svg|path|ellipse)\b[^>]*>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", bare)))


def _type(rng: Random, spec: Spec) -> dict[str, str | float]:
    """Typeface and size, the same on all sheets of a fax."""
    face, pt = rng.choice(spec.faces), rng.uniform(*spec.pts)
    vface = rng.choice(("FreeMono", "Liberation Serif", "Lato", "Carlito")) if rng.random() < 0.25 else ""
    return {
        "vface": vface,
        "face": face,
        "pt": round(pt * (NARROW_WIDER if "Narrow" in face else 1), 1),
        "lead": round(rng.uniform(1.22, 1.5), 2),
        "top": round(rng.uniform(0.5, 0.75), 2),
        "side": round(rng.uniform(0.55, 0.9), 2),
        "cell": round(rng.uniform(1.5, 3.5), 1),
        "gap": round(rng.uniform(5, 10), 1),
    }


def _extra(rng: Random, sheet: Sheet) -> dict[str, Any]:
    """What a fax service, a stamp or somebody's pen adds to a sheet; none of it is a value of the truth."""
    extra = rng.choices(("", "line", "stamp", "note"), (80, 8, 6, 6))[0] if sheet.ask.practice else ""
    words = rng.choice(
        ("Thank you!", "Thanks :)", "faxed - will call", "please & thanks", "2 pgs", "sent by front desk")
    )
    return {"extra": extra, "note": by_pen(rng, words, rng.choice(HANDS)[0], 17)}


def _smallest_pt(document: Any, fax: Composed) -> float:
    """The size of the smallest typed text that holds a value of the truth."""
    sheet = fax.sheet
    said = [sheet.said.get(field, "") for field in ("fax", "phone", "npi")]
    said += [text for one in sheet.patients for text in one.said.values()]
    pieces = {piece for text in said for piece in text.split() if len(piece) > 2} | set(
        sheet.said.get("types", "").split(" / ")
    )
    sizes = [
        box.style["font_size"] * PT_OF_PX
        for page in document.pages
        for box in page._page_box.descendants()  # WeasyPrint tells the sizes nowhere else
        if getattr(box, "text", "") and any(piece and piece in box.text for piece in pieces)
    ]
    return round(min(sizes, default=10.0), 2)
