"""Ruled fields, cells and shaded rows that several blocks are made of."""

from collections.abc import Sequence

from bench.reading.paper import Paper, Row


def ruled_field(paper: Paper, x: float, to_x: float, label: str, text: str, field: str) -> None:
    start = paper.sheet.type(x, paper.y, f"{label}:") + 0.08
    paper.sheet.rule(start, paper.y + 0.045, to_x, pt=0.6)
    paper.put(start + 0.05, paper.y, text, room=to_x - start - 0.05, field=field)


def cells(paper: Paper, rows: Sequence[Sequence[Row]], *, caption_pt: float, below: bool = False) -> None:
    for row in rows:
        for place, (label, text, field) in enumerate(row):
            width = paper.width / len(row)
            x = paper.left + place * width
            paper.sheet.box(x, paper.y, x + width, paper.y + 0.5, pt=0.9)
            paper.sheet.type(x + 0.05, paper.y + (0.46 if below else 0.13), label, pt=caption_pt)
            paper.put(x + 0.1, paper.y + (0.27 if below else 0.41), text, room=width - 0.2, field=field)
        paper.y += 0.5


def shaded_rows(paper: Paper, rows: Sequence[Row]) -> None:
    for label, text, field in rows:
        paper.sheet.fill(paper.left, paper.y - 0.2, paper.left + 1.9, paper.y + 0.1, 205)
        paper.sheet.box(paper.left, paper.y - 0.2, paper.right, paper.y + 0.1, pt=0.6)
        paper.sheet.type(paper.left + 0.06, paper.y, label, pt=9.5)
        paper.put(paper.left + 2.0, paper.y, text, room=paper.width - 2.1, field=field)
        paper.y += 0.3
    paper.y += 0.2
