"""The README's table: one line a case, taken from the catalogue."""

from collections.abc import Sequence
from pathlib import Path

from sample_faxes.case import Case

_BEGIN, _END = "<!-- cases -->", "<!-- end of cases -->"
_FILES = {
    "g3_1d": "TIFF, Group 3 1-D",
    "g3_2d": "TIFF, Group 3 2-D",
    "g4": "TIFF, Group 4",
    "pdf_pictures": "PDF, pictures",
    "pdf_type": "PDF, type",
    "pdf_locked": "PDF, locked",
}


def table(cases: Sequence[Case]) -> str:
    """The table as Markdown."""
    lines = ["| case | what it is | what it proves | file | ends |", "|---|---|---|---|---|"]
    lines += [
        f"| `{case.name}` | {case.about} | {'; '.join(case.proves)} | {_file(case)} | {_ends(case)} |" for case in cases
    ]
    return "\n".join(lines)


def _file(case: Case) -> str:
    if case.same_bytes_as:
        return f"the bytes of `{case.same_bytes_as}`"
    return f"{_FILES[case.file]}, {case.scan.resolution}" if case.file.startswith("g") else _FILES[case.file]


def _ends(case: Case) -> str:
    ends = []
    for outcome in case.outcomes:
        words = [outcome.state, *outcome.reason_codes]
        words += [f"letter {outcome.letter}"] if outcome.letter else []
        ends.append(" ".join(words))
    return "; ".join(ends)


def write_table(readme: Path, cases: Sequence[Case]) -> None:
    """Put the table between the README's two marks. Raises ValueError when they are missing."""
    text = readme.read_text("utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, found, after = rest.partition(_END)
    if not found:
        raise ValueError(f"{readme.name} must hold the lines {_BEGIN} and {_END}; the table goes between them.")
    readme.write_text(f"{before}{_BEGIN}\n{table(cases)}\n{_END}{after}", "utf-8")
