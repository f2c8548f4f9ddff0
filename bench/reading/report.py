"""The tables of a run: the goals, what went on without a person, how true the confidences are, what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from bench.reading import score
from bench.reading.naive import has_spacy
from bench.reading.score import Row, Share

PATIENT_FIELDS = ("name", "dob", "suffix", "mrn", "aliases", "reply_fax", "phone", "npi", "date_range")
CONFIDENT = ("name", "dob", "reply_fax", "kind")
CALIBRATION_GOAL = 0.03
LAYOUT_FIELDS = ("kind", "name", "dob", "suffix", "reply_fax", "phone", "mrn", "requested_types")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one making, the fields that are judged on them, and the share each is to reach."""

    title: str
    rows: Sequence[Row]
    fields: Sequence[str]
    goals: dict[str, float]


def report(rows: Sequence[Row], console: Console, *, name_layouts: bool) -> None:
    """All tables. `name_layouts`: say where it went wrong; not for held-back faxes: nobody is to mend them singly."""
    legible = score.only(rows, lambda row: row["truth"]["legible"])
    printed = score.only(legible, lambda row: not row["truth"]["by_hand"])
    by_hand = score.only(legible, lambda row: row["truth"]["by_hand"])
    console.print(f"{len(rows)} faxes, {len(legible)} legible by their making; {len(by_hand)} of these by hand")
    _print_shares(
        console,
        (
            Group(title="all", rows=rows, fields=("kind", "orientation"), goals={}),
            Group(
                title="legible",
                rows=legible,
                fields=("kind", "orientation", "requested_types", "facility", "auth_missing"),
                goals={"kind": 0.98, "orientation": 0.995, "requested_types": 0.90},
            ),
            Group(
                title="printed, legible",
                rows=printed,
                fields=PATIENT_FIELDS,
                goals={"name": 0.97, "dob": 0.98, "reply_fax": 0.97},
            ),
            Group(
                title="by hand, legible",
                rows=by_hand,
                fields=PATIENT_FIELDS,
                goals={"name": 0.85, "dob": 0.93, "reply_fax": 0.93},
            ),
        ),
    )
    _print_unattended(rows, console, name_layouts=name_layouts)
    _print_reliability(rows, console)
    _print_cost(rows, console)
    if name_layouts:
        _print_layouts(rows, console)


def _print_shares(console: Console, groups: Sequence[Group]) -> None:
    peer = "script" if has_spacy() else "script (no spaCy: expressions only)"
    table = Table("right", "goal", "ours", "ours, on the script's faxes", peer, "wrong (ours)", "wrong (script)")
    for group in groups:
        both = score.only(group.rows, lambda row: "naive" in row)
        for field in group.fields:
            ours, goal = score.share(group.rows, field), group.goals.get(field)
            table.add_row(
                f"{group.title}: {field}",
                f">= {goal:g} {_reached(ours, goal)}" if goal else "",
                str(ours),
                str(score.share(both, field)),
                str(score.share(both, field, "naive")),
                str(score.wrong_share(group.rows, field)),
                str(score.wrong_share(both, field, "naive")),
            )
    console.print(table)


def _reached(share: Share, goal: float) -> str:
    return "-" if not share.of else "yes" if share.hits / share.of >= goal else "no"


def _print_unattended(rows: Sequence[Row], console: Console, *, name_layouts: bool) -> None:
    requests = score.only(rows, score.is_printed_request)
    unattended = score.only(rows, lambda row: bool(row["ours"].get("unattended")))
    wrong = [(row, fields) for row in unattended if (fields := score.unattended_wrong(row))]
    marked = Share(hits=sum(bool(row["ours"].get("unattended")) for row in requests), of=len(requests))
    failed = Share(hits=len(wrong), of=len(unattended))
    table = Table("going on without a person", "goal", "")
    title = "legible printed treatment requests marked unattended"
    table.add_row(title, f">= 0.7 {_reached(marked, 0.7)}", str(marked))
    table.add_row("unattended and wrong", f"0 {'no' if wrong else 'yes'}", str(failed))
    table.add_row("  at most one in", ">= 1,000 (long run)", f"{1 / failed.bounds[1]:,.0f} (95 %)")
    for row, fields in wrong:
        where = f"  {row['truth']['layout']}" if name_layouts else ""
        table.add_row(f"  {row['fax']}{where}", "", ", ".join(fields))
    console.print(table)


def _print_reliability(rows: Sequence[Row], console: Console) -> None:
    judged = {field: score.judged(rows, field) for field in CONFIDENT}
    judged["all together"] = [pair for pairs in judged.values() for pair in pairs]
    found = {field: score.reliability(pairs) for field, pairs in judged.items()}
    table = Table("confidence", *found)
    for place in range(score.BINS):
        edge = place / score.BINS
        cells = []
        for lines, _ in found.values():
            line = next((one for one in lines if one[0] == edge), None)
            cells.append(f"{line[1].hits}/{line[1].of} said {line[2]:.2f}" if line else "")
        table.add_row(f"{edge:.1f} to {edge + 0.1:.1f}", *cells)
    errors = [f"{error:.3f} {'yes' if error <= CALIBRATION_GOAL else 'no'}" for _, error in found.values()]
    table.add_row(f"expected calibration error (goal <= {CALIBRATION_GOAL:g})", *errors)
    console.print(table)


def _print_cost(rows: Sequence[Row], console: Console) -> None:
    both = score.only(rows, lambda row: "naive" in row)
    memory_mb = max(row["memory_mb"] for row in rows)
    table = Table("cost", "goal", "ours", "script")
    table.add_row(
        "CPU s a page, the script's faxes",
        "<= 1.2, below the script",
        _seconds_a_page(both, "ours"),
        _seconds_a_page(both, "naive"),
    )
    table.add_row("CPU s a page, all", "<= 1.2", _seconds_a_page(rows, "ours"), "")
    table.add_row("peak memory of a worker (both readers and the script in it)", "<= 500 MB", f"{memory_mb:.0f} MB", "")
    console.print(table)


def _seconds_a_page(rows: Sequence[Row], reader: str) -> str:
    pages = sum(row["truth"]["pages"] for row in rows)
    return f"{sum(row[f'{reader}_cpu_s'] for row in rows) / pages:.2f}" if pages else "-"


def _print_layouts(rows: Sequence[Row], console: Console) -> None:
    table = Table("the ten worst layouts (legible)", "faxes", *LAYOUT_FIELDS)
    for name, count, shares in score.by_layout(rows, LAYOUT_FIELDS)[:10]:
        table.add_row(name, str(count), *(f"{one.hits}/{one.of}" if one.of else "" for one in shares.values()))
    console.print(table)
