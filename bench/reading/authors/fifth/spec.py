"""What a layout's template needs to know of its sender."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

HANDS: Mapping[str, float] = {  # and how much larger it is set, for its letters are small
    "DkgHandwriting": 1.0, "Rufscript": 1.06, "Because We Connect": 1.0, "Because We Mentor": 1.04,
    "Because We Organize": 0.96, "Tomson Talks": 1.06, "Humor Sans": 0.96, "Comic Neue": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One layout; its template has the same name."""

    name: str
    orgs: tuple[str, ...]
    fonts: tuple[str, ...]
    kinds: tuple[str, ...] = ("continuity_of_care",)
    pt: float = 11
    small: float = 0  # the smallest type of a value, where that is not `pt`
    hand: Literal["never", "may", "always"] = "never"
    order: Literal["any", "straight", "STRAIGHT", "comma", "COMMA", "cells"] = "any"
    types: Literal["list", "ticks", "none"] = "list"
    many: bool = False
    credentials: tuple[str, ...] = ("MD", "DO", "M.D.", "NP", "PA-C")
    spans: float = 0.35  # how often dates of service are written
    mrns: float = 0.45
    akas: float = 0.1
    women: float = 0.53
    ages: tuple[float, float] = (90, 18)  # years, oldest and youngest
    lacks: tuple[str, ...] = ()  # of an authorization
    untold: tuple[str, ...] = ()  # fields that nobody could tell
    stat: tuple[str, ...] = ()  # its words of an emergency, where it is no emergency department


def spec(name: str, orgs: str, fonts: str, **more: object) -> Spec:
    """A layout; alternatives of senders and typefaces stand between bars."""
    return Spec(name=name, orgs=tuple(orgs.split("|")), fonts=tuple(fonts.split("|")), **more)  # type: ignore[arg-type]
