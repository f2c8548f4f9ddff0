"""The labelled texts of `sensitive_set/`: every statement in two hosts and two ways of writing.

statements.jsonl: set, category ("" is ordinary), section and the words, written by hand; hosts.jsonl: ordinary
documents by section. Each set was written after the rules had been mended on the sets before it, and measured once
before anything was changed again (outbound/SENSITIVE.md has those figures).
"""

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sensitive_set"
SETS = ("first", "second", "third", "fourth", "fifth")
SECTIONS = {
    "hpi": "HISTORY OF PRESENT ILLNESS",
    "pmh": "PAST MEDICAL HISTORY",
    "family": "FAMILY HISTORY",
    "social": "SOCIAL HISTORY",
    "data": "DATA",
    "plan": "ASSESSMENT AND PLAN",
}
SHORT = {"hpi": "HPI", "pmh": "PMH", "family": "FH", "social": "SH", "data": "O", "plan": "A/P"}
Parts = Mapping[str, str]


def prose(parts: Parts) -> str:
    """Headings over wrapped paragraphs, as a transcription service prints them."""
    return "\n\n".join(f"{SECTIONS[name]}:\n{textwrap.fill(parts[name], 72)}" for name in SECTIONS)


def listed(parts: Parts) -> str:
    """One sentence a line, a dash in front."""
    return "\n".join(f"{SECTIONS[name].title()}:\n- " + parts[name].replace(". ", ".\n- ") for name in SECTIONS)


def capitals(parts: Parts) -> str:
    """Dictation in capitals, the heading in the line."""
    return "\n".join(textwrap.fill(f"{SECTIONS[name]}: {parts[name]}".upper(), 60) for name in SECTIONS)


def run_on(parts: Parts) -> str:
    """Everything in one stream, as text comes off a scan."""
    return " ".join(f"{SECTIONS[name].title()}: {parts[name]}" for name in SECTIONS)


def terse(parts: Parts) -> str:
    """Short headings, one line each."""
    return "\n".join(f"{SHORT[name]}: {parts[name]}" for name in SECTIONS)


STYLES: Mapping[str, tuple[str, tuple[Callable[[Parts], str], ...]]] = {  # set -> groups of hosts, styles
    "first": ("a", (prose, listed)),
    "second": ("b", (capitals, run_on, terse)),
    "third": ("c", (prose, capitals, terse, listed, run_on)),
    "fourth": ("bc", (listed, terse, capitals, prose)),
    "fifth": ("ac", (prose, run_on, terse)),
}


@dataclass(frozen=True)
class Labelled:
    category: str  # "" for an ordinary text
    statement: str
    document_type: str
    text: str


def labelled_texts(name: str) -> Iterator[Labelled]:
    """The texts of one set."""
    groups, styles = STYLES[name]
    hosts = [host for host in _read("hosts.jsonl") if host["group"] in groups]
    statements = [statement for statement in _read("statements.jsonl") if statement["set"] == name]
    for turn in range(2):
        for number, statement in enumerate(statements):
            place = number + turn * (len(statements) + 1)
            host = hosts[place % len(hosts)]
            text = styles[place // len(hosts) % len(styles)](_with(host, statement, place))
            yield Labelled(statement["category"], statement["text"], host["type"], text)


def _with(host: Parts, statement: Parts, place: int) -> Parts:
    """The host with the statement before or behind what its section says."""
    section, words = statement["section"], _stop(statement["text"])
    old = _stop(host[section])
    is_first = place % 2 == 1 and section != "hpi"
    parts = {**host, section: f"{words} {old}" if is_first else f"{old} {words}"}
    return {name: text.replace("{age}", str(34 + place % 40)) for name, text in parts.items()}


def _stop(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _read(file_name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / file_name).read_text("utf-8").splitlines()]
