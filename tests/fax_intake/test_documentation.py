"""The READMEs name everything that a user meets, and every command line that they show exists."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
import typer.main

from fax_intake.commands.app import app
from fax_intake.policy import Policy
from fax_intake.reasons import Reason
from fax_intake.settings import PREFIX, Settings
from fax_intake.status import fax_lines
from fax_intake.store.requests import State, enter_state
from fax_intake.store.tables import Fax, Request
from ocr.model import AuthorizationItem, DateRange, Evidence, Kind, Letter, PatientOnFax, RecordType, RequestOnFax

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
APPLICATION = (ROOT / "fax_intake" / "README.md").read_text()
READMES = sorted(path for path in ROOT.rglob("*.md") if not re.match(r"\.|var/", str(path.relative_to(ROOT))))
NAMED = [str(path.relative_to(ROOT)) for path in READMES]
COMMANDS = typer.main.get_command(app)


def is_named(word: str, text: str) -> bool:
    """Set as code, alone: `word`, or in a list of words that is set as code."""
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(word)}(?![\w-])[^`\n]*`", text) is not None


def table_rows(text: str, heading: str) -> dict[str, str]:
    """First cell -> line, of the tables under a heading."""
    part = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `([^`]+)` \|.*$", part, re.MULTILINE)
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return dict(zip(rows, lines, strict=True))


# --- settings, policy, codes, states ------------------------------------------------------------------------------


def test_the_settings_table_names_every_setting_and_no_other():
    rows = table_rows(APPLICATION, "Settings")
    assert set(rows) == {name.upper() for name in Settings.model_fields}
    for name, line in rows.items():
        assert f"`{name.lower()}`" in line


@pytest.mark.parametrize("document", READMES, ids=NAMED)
def test_no_document_names_a_setting_that_does_not_exist(document):
    named = set(re.findall(rf"\b{PREFIX}([A-Z_]*[A-Z])\b", document.read_text()))
    assert named <= {name.upper() for name in Settings.model_fields}


def test_the_sections_of_the_policy_are_named():
    for section in Policy.model_fields:
        assert re.search(rf"`\[*{section}(\.\*)?\]*`", APPLICATION), section


def test_the_table_of_reason_codes_names_every_code_and_no_other():
    assert set(table_rows(APPLICATION, "Reason codes")) == set(Reason)


def test_the_table_of_states_names_every_state_and_no_other():
    assert set(table_rows(APPLICATION, "States")) == {*get_args(State), "received"}


# --- read --json and status --json --------------------------------------------------------------------------------


def whole_letter() -> Letter:
    """A letter with one of everything, so that every key appears."""
    dates = DateRange(start=date(2026, 1, 1), end=None)
    evidence = Evidence(
        field="kind", value="x", page_number=1, box_px=None, text="x", second_text=None, confidence=1.0, rule="x"
    )
    return Letter(
        kind="continuity_of_care",
        kind_confidence=1.0,
        patients=(PatientOnFax(),),
        date_range=dates,
        evidence=(evidence,),
        requests=(RequestOnFax(patient_index=0, requested_types=(), date_range=dates),),
    )


def keys_of(value: object) -> Iterator[str]:
    """Every key of a JSON value, at any depth."""
    match value:
        case dict():
            for key, item in value.items():
                yield key
                yield from keys_of(item)
        case list():
            for item in value:
                yield from keys_of(item)


def part_of(heading: str) -> str:
    """The README's text under a heading that begins so."""
    return README.split(f"\n### {heading}", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]


def test_every_field_of_read_json_is_named():
    part = part_of("`fax-intake read")
    missing = {key for key in {"file", "error", *keys_of(whole_letter().to_json())} if not is_named(key, part)}
    assert not missing


@pytest.mark.parametrize(
    "word", [*get_args(Kind), *get_args(RecordType), *get_args(AuthorizationItem), "routine", "urgent", "stat"]
)
def test_every_word_that_read_json_may_give_is_named(word):
    assert is_named(word, part_of("`fax-intake read"))


def test_every_field_of_status_json_is_named(office, clock):
    with office.database.write() as session:
        session.add(
            Fax(
                id="f", received_at=clock(), stored_at=clock(), source="test", source_name_digest="d", receipt="r",
                blob="b", size_bytes=1, readings=[],
            )
        )  # fmt: skip
        session.flush()
        request = Request(
            id="f.1", fax_id="f", number=1, reference="FI-3333-3333", state="reading", kind="junk", facility="keck",
            reading={}, reason_codes=[], received_at=clock(), due_at=clock(), alerted=[],
        )  # fmt: skip
        session.add(request)
        session.flush()
        enter_state(session, request, "in_review", at=clock())
    with office.database.read() as session:
        [line] = fax_lines(session)
    part = part_of("`fax-intake status")
    assert not {key for key in keys_of(line) if not is_named(key, part)}


# --- commands -----------------------------------------------------------------------------------------------------


def leaves(command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command that does something."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path
        return
    for name, one in inner.items():
        yield from leaves(one, (*path, name))


def parse(line: str) -> None:
    """Let the program parse a command line without running it; an unknown command or option is an error."""
    words = shlex.split(line.partition("fax-intake ")[2].replace("[", "").replace("]", ""))
    command = COMMANDS
    while getattr(command, "commands", None):
        if not words or words[0] not in command.commands:
            raise LookupError(f"There is no command {line!r}")
        command = command.commands[words.pop(0)]
    command.make_context("fax-intake", words)


def shown_command_lines(text: str) -> list[str]:
    """Lines of code blocks, fenced or indented, that begin with fax-intake; comments cut off."""
    lines = [re.sub(r"\s+#.*$", "", line.strip()) for line in text.splitlines()]
    return [line for line in lines if re.match(r"(\.venv/bin/)?fax-intake ", line)]


def test_every_command_is_shown_in_the_readme():
    for words in leaves(COMMANDS):
        wanted = r"(fax-intake |`)" + r"\s+".join(words) + r"(?![\w-])"
        assert re.search(wanted, README), " ".join(words)


@pytest.mark.parametrize("line", sorted({line for path in READMES for line in shown_command_lines(path.read_text())}))
def test_a_command_line_of_a_readme_exists(line):
    parse(line)


@pytest.mark.parametrize("line", ["fax-intake sned", "fax-intake review", "fax-intake status --jsn", "fax-intake stop"])
def test_a_command_line_that_does_not_exist_is_noticed(line):
    with pytest.raises(Exception, match=r"no command|No such option|Missing parameter"):
        parse(line)


def test_every_package_is_linked_from_the_readme():
    for path in READMES:
        if path.name == "README.md" and path.parent != ROOT:
            assert f"({path.relative_to(ROOT).as_posix()})" in README, path


@pytest.mark.parametrize("document", READMES, ids=NAMED)
def test_links_lead_somewhere(document):
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", document.read_text()):
        linked = (document.parent / target).resolve() if target else document
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_the_first_line_of_the_readme_gets_a_fresh_machine_going():
    assert "apt-get install make git python3-venv" in README.splitlines()[0]
