"""Documents of the sensitive categories, by type, department, label, or only by what the text says."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sample_hospital.document import Block
from sample_hospital.grammar import expand_lines
from sample_hospital.people import Person

CATEGORIES = (
    "psychotherapy", "substance_use", "mental_health", "hiv", "reproductive", "gender_affirming", "genetic",
    "minor_consent", "domestic_violence",
)  # fmt: skip
SensitiveTemplate = Mapping[str, Any]


@cache
def templates() -> tuple[SensitiveTemplate, ...]:
    """Every template of stories/sensitive.toml.

    Raises:
        ValueError: a template's category is unknown.
    """
    path = Path(__file__).parent / "stories" / "sensitive.toml"
    found = tuple(tomllib.loads(path.read_text(encoding="utf-8"))["document"])
    unknown = {template["category"] for template in found} - set(CATEGORIES)
    if unknown:
        raise ValueError(f"sensitive.toml has unknown categories: {sorted(unknown)}.")
    return found


def fitting_templates(person: Person, age: int, category: str = "") -> list[SensitiveTemplate]:
    """The templates that can happen to a person of this age; of one category if it is named."""
    return [
        template
        for template in templates()
        if template["ages"][0] <= age <= template["ages"][1]
        and template.get("sex", person.sex) == person.sex
        and category in ("", template["category"])
    ]


def write_blocks(template: SensitiveTemplate, rng: Random, slots: Mapping[str, str]) -> tuple[Block, ...]:
    """The template's sections as text."""
    blocks = []
    for heading, lines in template["sections"]:
        texts = expand_lines(lines, rng, slots)
        is_list = texts[0][:2] == "1."
        blocks.append(
            Block(heading=heading, items=tuple(texts)) if is_list else Block(heading=heading, text=" ".join(texts))
        )
    return tuple(blocks)
