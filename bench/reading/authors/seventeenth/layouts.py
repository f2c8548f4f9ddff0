"""The layouts: templates stand in a few files, each after a line "@@ name; kinds; office; weight; flags"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.reading.ask import TREATMENT

KINDS = {
    "req": TREATMENT, "coc": {"continuity_of_care"}, "er": {"emergency"}, "more": {"more_information"},
    "auth": {"patient_authorization"}, "legal": {"legal"}, "rights": {"patient_rights"},
    "images": {"radiology_images"}, "vital": {"vital_records"}, "incoming": {"incoming_records"},
    "misdirected": {"misdirected"}, "junk": {"junk"},
}  # fmt: skip
MARK = re.compile(r"^@@ (.+)$", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: which kinds it serves, who sends it and how common it is. Flags: fill (blanks that can be filled by
    hand), pen (often are), hand (always are), mono, two (records may be wanted at another number than the heading's),
    nodob (the birth date may be forgotten), pN (pages), nA-B (patients).
    """

    kinds: frozenset[str]
    org: str
    weight: int
    flags: frozenset[str]
    template: str

    @property
    def pages(self) -> int:
        return next((int(flag[1:]) for flag in self.flags if re.fullmatch(r"p\d", flag)), 1)

    @property
    def count(self) -> tuple[int, int]:
        found = next((flag[1:].split("-") for flag in self.flags if re.fullmatch(r"n\d-\d", flag)), ["1", "1"])
        return int(found[0]), int(found[1])


def _read(folder: Path) -> dict[str, Spec]:
    specs = {}
    for file in sorted(folder.glob("*.html")):
        parts = MARK.split(file.read_text())[1:]
        for line, template in zip(parts[::2], parts[1::2], strict=True):
            name, kinds, org, weight, flags = (part.strip() for part in line.split(";"))
            assert name not in specs, name
            specs[name] = Spec(
                kinds=frozenset(KINDS[kinds]),
                org=org,
                weight=int(weight),
                flags=frozenset(flags.split()),
                template=template,
            )
    return specs


SPECS: Mapping[str, Spec] = _read(Path(__file__).parent / "templates")
REQUESTS = tuple(name for name, spec in SPECS.items() if spec.kinds & TREATMENT)
