"""A small grammar that lets one template read differently each time.

{cough|dry cough}   one of the alternatives; may be nested; an empty one leaves the words out
<12-18> <1.2-3.4>   a number in the range, with as many decimals as the lower bound has
[name]              a slot: a word of the patient or of the encounter, itself already expanded
"""

import re
from collections.abc import Mapping, Sequence
from random import Random

_CHOICE = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"<(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)>")
_SLOT = re.compile(r"\[([a-z_0-9]+)\]")
_SENTENCE_START = re.compile(r"(^|[.?!]\s+)([a-z])")
_SPACES = re.compile(r"  +")
_SPACE_BEFORE_STOP = re.compile(r" +([.,;:])")
OPTIONAL = "? "  # a template that begins so is used about two times in three


def expand(template: str, rng: Random, slots: Mapping[str, str]) -> str:
    """The template as a text.

    Raises:
        KeyError: the template uses a slot that nobody filled.
    """
    text = template
    while "{" in text:
        text = _CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")), text)
    text = _SLOT.sub(lambda match: slots[match.group(1)], text)
    text = _RANGE.sub(lambda match: _number(match.group(1), match.group(2), rng), text)
    return _SPACE_BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", text)).strip()


def _number(low: str, high: str, rng: Random) -> str:
    decimals = len(low.partition(".")[2])
    if not decimals:
        return str(rng.randint(int(low), int(high)))
    return f"{rng.uniform(float(low), float(high)):.{decimals}f}"


def sentence_case(text: str) -> str:
    """Capitals where sentences begin ("she denies" after a stop)."""
    return _SENTENCE_START.sub(lambda match: match.group(1) + match.group(2).upper(), text)


def expand_lines(templates: Sequence[str], rng: Random, slots: Mapping[str, str]) -> list[str]:
    """Each template as a line that begins with a capital; optional ones are sometimes left out."""
    lines = []
    for template in templates:
        if template.startswith(OPTIONAL):
            if rng.random() < 0.35:
                continue
            template = template[len(OPTIONAL) :]
        lines.append(sentence_case(expand(template, rng, slots)))
    return [line for line in lines if line]


def expand_prose(templates: Sequence[str], rng: Random, slots: Mapping[str, str]) -> str:
    """The templates as one paragraph."""
    return " ".join(expand_lines(templates, rng, slots))
