"""The script of the sample carrier: which faults it plays, for which calls. README.md tells the format."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any


class Play(StrEnum):
    """How the call itself goes."""

    DELIVERED = "delivered"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    NOT_A_FAX = "not_a_fax"
    LINE_ERROR = "line_error"  # after page `after_page`
    REJECTED_NUMBER = "rejected_number"
    DOCUMENT = "document"
    CAPACITY = "capacity"
    DONE_WITHOUT_PAGES = "done_without_pages"  # the carrier says "delivered", and counts no page
    UNKNOWN = "unknown"  # the carrier lost sight of it; `after_page` pages did arrive


class OnSend(StrEnum):
    """What the caller of `send` meets."""

    ANSWERED = "answered"
    LOST_RESPONSE = "lost_response"  # taken, and the answer never comes
    LOST_REQUEST = "lost_request"  # nothing taken, and the answer never comes
    UNAVAILABLE = "unavailable"  # nothing taken, and the caller knows
    REJECTED = "rejected"  # refused outright; nothing taken


class EventFault(StrEnum):
    """What happens to the carrier's own messages."""

    DUPLICATE = "duplicate"  # every message comes twice
    OUT_OF_ORDER = "out_of_order"  # the message "accepted" comes after the last one
    EARLY = "early"  # the last message is there before `send` returns
    NONE = "none"  # no message ever: only asking tells


class LookUp(StrEnum):
    WORKS = "works"
    CANNOT = "cannot"  # the carrier has no such function
    UNAVAILABLE = "unavailable"  # it has, and does not answer now


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A fault, and the calls it is played for. The first rule that fits a call is played."""

    number: str | None = None  # E.164; None: any
    attempt: int | None = None  # only the n-th send to that number, from 1
    times: int | None = None  # only the first n sends that fit
    play: Play = Play.DELIVERED
    after_page: int = 0  # of line_error and unknown: pages that did arrive
    on_send: OnSend = OnSend.ANSWERED
    events: frozenset[EventFault] = frozenset()
    late_delivery_s: float | None = None  # the failure was no end: so long after it the fax is delivered all the same


# What goes wrong by chance: on the way to the carrier and back, in its messages, on the line.
_BY_CHANCE = (
    Rule(on_send=OnSend.LOST_RESPONSE),
    Rule(on_send=OnSend.LOST_RESPONSE, events=frozenset({EventFault.NONE})),
    Rule(on_send=OnSend.LOST_REQUEST),
    Rule(on_send=OnSend.UNAVAILABLE),
    Rule(events=frozenset({EventFault.DUPLICATE})),
    Rule(events=frozenset({EventFault.EARLY})),
    Rule(play=Play.BUSY),
    Rule(play=Play.BUSY, events=frozenset({EventFault.DUPLICATE, EventFault.OUT_OF_ORDER})),
    Rule(play=Play.LINE_ERROR, after_page=1),
    Rule(play=Play.LINE_ERROR, after_page=2),
    Rule(play=Play.CAPACITY),
    Rule(play=Play.UNKNOWN, late_delivery_s=60),
    Rule(play=Play.UNKNOWN, after_page=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    rules: tuple[Rule, ...] = ()
    by_chance: float = 0.0  # share of the sends that no rule fits to which something happens
    seed: int = 0  # the same reference meets the same fate
    look_up: LookUp = LookUp.WORKS
    look_up_lag_s: float = 0.0  # real seconds during which a look-up still misses a taken job
    cancels: bool = True

    @staticmethod
    def load(path: Path) -> "Script":
        """Read a script from TOML or JSON.

        Raises:
            ValueError: a key or a word is unknown, or a figure is out of range; says which.
        """
        text = path.read_text("utf-8")
        return parse_script(json.loads(text) if path.suffix == ".json" else tomllib.loads(text))


def fate_of(reference: str, script: Script) -> Rule:
    """What happens by chance to the send of this reference."""
    dice = Random(f"{script.seed}:{reference}")
    return dice.choice(_BY_CHANCE) if dice.random() < script.by_chance else Rule()


def parse_script(raw: Mapping[str, Any]) -> Script:
    """Turn the plain values of a script file into a script; see `Script.load`."""
    _refuse_unknown(raw, {"look_up", "look_up_lag_s", "cancels", "call", "by_chance", "seed"}, "the script")
    lag_s, by_chance = float(raw.get("look_up_lag_s", 0)), float(raw.get("by_chance", 0))
    if lag_s < 0:
        raise ValueError("look_up_lag_s must not be negative.")
    if not 0 <= by_chance <= 1:
        raise ValueError("by_chance must lie between 0 and 1.")
    return Script(
        rules=tuple(_parse_rule(call) for call in raw.get("call", [])),
        by_chance=by_chance,
        seed=int(raw.get("seed", 0)),
        look_up=LookUp(raw.get("look_up", LookUp.WORKS)),
        look_up_lag_s=lag_s,
        cancels=bool(raw.get("cancels", True)),
    )


def _parse_rule(raw: Mapping[str, Any]) -> Rule:
    _refuse_unknown(raw, set(Rule.__dataclass_fields__), "a call of the script")
    for name in ("attempt", "times"):
        if name in raw and int(raw[name]) < 1:
            raise ValueError(f"{name} counts from 1.")
    if int(raw.get("after_page", 0)) < 0 or float(raw.get("late_delivery_s", 0)) < 0:
        raise ValueError("after_page and late_delivery_s must not be negative.")
    events = raw.get("events", [])
    return Rule(
        number=raw.get("number"),
        attempt=raw.get("attempt"),
        times=raw.get("times"),
        play=Play(raw.get("play", Play.DELIVERED)),
        after_page=int(raw.get("after_page", 0)),
        on_send=OnSend(raw.get("on_send", OnSend.ANSWERED)),
        events=frozenset(EventFault(event) for event in ([events] if isinstance(events, str) else events)),
        late_delivery_s=raw.get("late_delivery_s"),
    )


def _refuse_unknown(raw: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ValueError(f"Unknown in {where}: {', '.join(unknown)}. Known: {', '.join(sorted(known))}.")
