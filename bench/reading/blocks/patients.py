"""How their sheets name the patient."""

from collections.abc import Sequence

from bench.reading.blocks.parts import cells, ruled_field, shaded_rows
from bench.reading.paper import Paper


def patient_rows(paper: Paper) -> None:
    for index in range(len(paper.ask.patients)):
        for label, text, field in paper.patient_rows(index):
            paper.sheet.type(paper.left, paper.y, f"{label}:", bold=True)
            paper.put(paper.left + 1.75, paper.y, text, room=paper.width - 1.8, field=field)
            paper.y += paper.step
        paper.y += 0.12


def patient_lines(paper: Paper) -> None:
    """Lines to write on, two to a row where they fit."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        split = paper.left + paper.width * 0.6
        for one, other in zip(rows[::2], [*rows[1::2], None], strict=False):
            ruled_field(paper, paper.left, split - 0.1 if other else paper.right, *one)
            if other:
                ruled_field(paper, split, paper.right, *other)
            paper.y += 0.4
        paper.y += 0.1


def patient_cells(paper: Paper) -> None:
    """Boxes with a small caption in the corner."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        cells(paper, [rows[at : at + 2] for at in range(0, len(rows), 2)], caption_pt=7)
    paper.y += 0.25


def patient_split(paper: Paper) -> None:
    """Last, first and middle name in boxes of their own."""
    for patient in paper.ask.patients:
        names = ((paper.label("last"), patient.family, "name"), (paper.label("first"), patient.given, "name"))
        small = ((paper.label("middle"), patient.middle, ""), (paper.label("suffix"), patient.suffix, ""))
        rest = (
            (paper.label("dob"), patient.dob_text, "dob"),
            (paper.label("mrn"), patient.mrn, "mrn"),
            (paper.label("sex"), patient.sex, ""),
        )
        cells(paper, [(*names, *small), rest], caption_pt=7)
    paper.y += 0.25


def patient_re(paper: Paper) -> None:
    """One RE line."""
    for index, patient in enumerate(paper.ask.patients):
        x = paper.sheet.type(paper.left, paper.y, "RE:", bold=True) + 0.15
        x = paper.put(x, paper.y, patient.name_text, room=3.4, field="name") + 0.2
        x = paper.sheet.type(x, paper.y, "DOB:", bold=True) + 0.08
        paper.put(x, paper.y, patient.dob_text, room=paper.right - x, field="dob")
        paper.y += paper.step
        for label, text, field in [row for row in paper.patient_rows(index) if row[2] in ("mrn", "aka")]:
            paper.sheet.type(paper.left + 0.45, paper.y, f"{label}: {text}")
            paper.written.add(field)
            paper.y += paper.step
    paper.y += 0.15


def patient_table(paper: Paper) -> None:
    """A table with a row for each patient."""
    _table(
        paper,
        (paper.label("name"), paper.label("dob"), paper.label("mrn"), paper.label("sex")),
        (0.45, 0.25, 0.18, 0.12),
    )


def _table(paper: Paper, heads: Sequence[str], shares: Sequence[float]) -> None:
    rows = [heads, *((one.name_text, one.dob_text, one.mrn, one.sex) for one in paper.ask.patients)]
    for number, row in enumerate(rows):
        x = paper.left
        for text, share, field in zip(row, shares, ("name", "dob", "mrn", ""), strict=True):
            width = paper.width * share
            paper.sheet.box(x, paper.y, x + width, paper.y + 0.36, pt=0.8)
            if number == 0:
                paper.sheet.type(x + 0.06, paper.y + 0.24, text, bold=True, pt=9)
            else:
                paper.put(x + 0.06, paper.y + 0.25, text, room=width - 0.12, field=field)
            x += width
        paper.y += 0.36
    paper.y += 0.3


def patient_prose(paper: Paper) -> None:
    """The patient and what is needed in one sentence."""
    paper.sheet.type(paper.left, paper.y, paper.text("greetings"))
    paper.y += 0.32
    paper.say("prose", leading=1.45)
    paper.written |= {"name", "dob"}


def patient_under(paper: Paper) -> None:
    """Seen: a line to write on with its caption under it, as on older forms."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        for at in range(0, len(rows), 2):
            pair = rows[at : at + 2]
            for place, (label, text, field) in enumerate(pair):
                width = paper.width * (0.58 if place == 0 else 0.36) if len(pair) == 2 else paper.width * 0.7
                x = paper.left if place == 0 else paper.right - width
                paper.put(x + 0.08, paper.y, text, room=width - 0.1, field=field)
                paper.sheet.rule(x, paper.y + 0.05, x + width, pt=0.7)
                paper.sheet.type(x, paper.y + 0.18, label, pt=8)
            paper.y += 0.55
    paper.y += 0.05


def patient_shaded(paper: Paper) -> None:
    """Seen: labels in a grey column, values beside."""
    for index in range(len(paper.ask.patients)):
        shaded_rows(paper, paper.patient_rows(index))


def patient_comb(paper: Paper) -> None:
    """Seen: the date of birth figure by figure in a comb."""
    for index, patient in enumerate(paper.ask.patients):
        for label, text, field in [row for row in paper.patient_rows(index) if row[2] in ("name", "mrn", "sex")]:
            paper.sheet.type(paper.left, paper.y, label)
            paper.put(paper.left + 2.1, paper.y, text, room=paper.width - 2.2, field=field)
            paper.y += 0.36
        paper.sheet.type(paper.left, paper.y, f"{paper.label('dob')} (MM DD YYYY)")
        x = paper.left + 2.4
        for place, figure in enumerate(f"{patient.dob:%m%d%Y}" if patient.dob_text else " " * 8):
            x += 0.12 if place in (2, 4) else 0
            paper.sheet.box(x, paper.y - 0.2, x + 0.24, paper.y + 0.07, pt=0.8)
            paper.written.add("dob")
            if figure != " ":
                paper.sheet.value(x + 0.07, paper.y, figure)
            x += 0.24
        paper.y += 0.45


def patient_dotted(paper: Paper) -> None:
    """Seen: label, dots, value at the right."""
    for index in range(len(paper.ask.patients)):
        for label, text, field in paper.patient_rows(index):
            x = paper.sheet.type(paper.left, paper.y, label) + 0.05
            dots = max(0, int((paper.left + 2.6 - x) / paper.sheet.length(".")))
            paper.sheet.type(x, paper.y, "." * dots)
            paper.put(paper.left + 2.75, paper.y, text, room=paper.width - 2.8, field=field)
            paper.y += paper.step
        paper.y += 0.15


def patient_below(paper: Paper) -> None:
    """Seen: boxes with the caption at the foot, under a black bar."""
    for index in range(len(paper.ask.patients)):
        paper.sheet.fill(paper.left, paper.y - 0.02, paper.right, paper.y + 0.2, 0)
        paper.sheet.type(paper.left + 0.08, paper.y + 0.14, "SUBJECT OF REQUEST", pt=9, bold=True, grey=255)
        paper.y += 0.2
        rows = paper.patient_rows(index)
        cells(paper, [rows[at : at + 2] for at in range(0, len(rows), 2)], caption_pt=7.5, below=True)
    paper.y += 0.3


def patient_list(paper: Paper) -> None:
    """Seen: a numbered list without any labels but in its heading."""
    heads = (f"{paper.label('name')}", paper.label("dob"), paper.label("mrn"))
    places = (0.35, 3.7, 5.4)
    for text, place in zip(heads, places, strict=True):
        paper.sheet.type(paper.left + place, paper.y, text, bold=True)
    paper.sheet.rule(paper.left, paper.y + 0.07, paper.right, pt=1)
    paper.y += 0.32
    for number, patient in enumerate(paper.ask.patients, 1):
        paper.sheet.type(paper.left, paper.y, f"{number}.")
        for text, place, room, field in zip(
            (patient.name_text, patient.dob_text, patient.mrn),
            places,
            (3.2, 1.6, 1.2),
            ("name", "dob", "mrn"),
            strict=True,
        ):
            paper.put(paper.left + place, paper.y, text, room=room, field=field)
        paper.y += 0.34
    paper.y += 0.15
