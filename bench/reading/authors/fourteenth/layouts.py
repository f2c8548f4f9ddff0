"""The layouts: sections of the template files, each headed by a line `### name | kinds | option=value ...`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.reading.ask import TREATMENT
from bench.reading.authors.fourteenth.case import FONTS, Spec

FOLDER = Path(__file__).parent / "templates"
SHORT = {"c": "continuity_of_care", "e": "emergency"}
FACES = {
    "": FONTS,
    "mono": "Courier Prime|Liberation Mono|Liberation Mono|DejaVu Sans Mono",
    "sans": "Liberation Sans|Carlito|Open Sans|Lato|DejaVu Sans|FreeSans",
    "serif": "Liberation Serif|Caladea|FreeSerif|DejaVu Serif",
}


def _spec(kinds: str, options: str) -> Spec:
    """Kinds by their names or first letters; options as `w=3 org=spec fill lack pages=2`."""
    given: dict[str, Any] = {"kinds": frozenset(SHORT.get(kind, kind) for kind in kinds.split())}
    for option in options.split():
        name, _, value = option.partition("=")
        match name:
            case "w":
                given["weight"] = float(value)
            case "fonts":
                given["fonts"] = FACES[value]
            case "count":
                least, _, most = value.partition("-")
                given["count"] = (int(least), int(most))
            case "pages":
                given["pages"] = int(value)
            case "org" | "form":
                given[name] = value
            case _:
                given[name] = True
    return Spec(**given)


def _sections() -> Iterator[tuple[str, Spec, str]]:
    for file in sorted(FOLDER.glob("[a-z]*.html")):
        for section in ("\n" + file.read_text(encoding="utf-8")).split("\n### ")[1:]:
            head, _, body = section.partition("\n")
            name, kinds, *options = (part.strip() for part in head.split("|"))
            yield name, _spec(kinds, " ".join(options)), body


_ALL = list(_sections())
SPECS: Mapping[str, Spec] = {name: spec for name, spec, _ in _ALL}
SOURCES: Mapping[str, str] = {name: body for name, _, body in _ALL}
REQUESTS = frozenset(name for name, spec in SPECS.items() if spec.kinds & TREATMENT)
