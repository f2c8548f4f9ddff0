"""Layouts as they stand in `templates`: a line "=== name | kinds | org | options", then HTML for Jinja2."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.reading.ask import TREATMENT
from bench.reading.authors.eighteenth.fax import Spec

SHORT = {"cc": "continuity_of_care", "er": "emergency"}


def _specs() -> Iterator[Spec]:
    for path in sorted((Path(__file__).parent / "templates").glob("*.html")):
        for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            head, _, template = part.partition("\n")
            name, kinds, org, options = (one.strip() for one in head.split("|"))
            served = frozenset(SHORT.get(kind, kind) for kind in kinds.split())
            spec = Spec(name=name, kinds=served, org=org, template=template)
            for option in options.split():
                spec = _with(spec, *option.partition("=")[::2])
            yield spec


def _with(spec: Spec, option: str, value: str) -> Spec:
    """The layout with one option more."""
    match option:
        case "w":
            return replace(spec, weight=float(value))
        case "n":
            least, most = value.split("-")
            return replace(spec, count=(int(least), int(most)))
        case "pages":
            return replace(spec, pages=int(value))
        case "order":
            return replace(spec, order=value)
        case "fill":
            return replace(spec, fill=True, lack=True)
        case "hand":
            return replace(spec, hand=True)
        case "mono":
            return replace(spec, mono=True)
        case "women":
            return replace(spec, women=True)
        case _:
            raise ValueError(f"No such option: {option}")


SPECS = {spec.name: spec for spec in _specs()}
REQUESTS = [name for name, spec in SPECS.items() if spec.kinds & TREATMENT]
