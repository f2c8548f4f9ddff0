"""Clinical stories: one file a field of medicine, read once. A story is what brings a patient to the hospital."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sample_hospital.people import Person

_FOLDER = Path(__file__).parent / "stories"
Story = Mapping[str, Any]  # the table as written: key, setting, department, facilities, ages, facts, text, imaging ...
SETTINGS = ("inpatient", "surgical", "outpatient", "emergency")


@cache
def common() -> Mapping[str, Any]:
    """What every chart shares (stories/common.toml)."""
    return tomllib.loads((_FOLDER / "common.toml").read_text(encoding="utf-8"))


@cache
def stories() -> tuple[Story, ...]:
    """Every story, in a fixed order.

    Raises:
        ValueError: a story has an unknown setting, or two share a key.
    """
    found: dict[str, Story] = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8")).get("story", []):
            if story["setting"] not in SETTINGS or story["key"] in found:
                raise ValueError(f"{path.name}: story {story['key']!r} has an unknown setting or a key used before.")
            found[story["key"]] = story
    return tuple(found.values())


def fits(story: Story, person: Person, age: int) -> bool:
    """Whether a story can happen to this person at this age."""
    low, high = story["ages"]
    return bool(low <= age <= high and story.get("sex", person.sex) == person.sex)
