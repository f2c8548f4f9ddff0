"""Blocks of requests: letterhead, addressing, patient, what is needed, who asks. Each is whole on one side only."""
# ruff: noqa: E501  (the cells of a form are read across)

from collections.abc import Callable, Sequence

from bench.reading.ask import TYPES
from bench.reading.paper import Paper, Row
from bench.reading.words import TYPE_NAMES

Block = Callable[[Paper], None]


# --- heads ----------------------------------------------------------------------------------------------------------


def _title(paper: Paper) -> str:
    return paper.text("emergency_titles" if paper.ask.kind == "emergency" else "titles")


def head_center(paper: Paper) -> None:
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice, pt=18, bold=True, align="center")
    sheet.type(4.25, paper.y + 0.22, f"{ask.street}, {ask.city}", pt=9.5, align="center")
    sheet.type(4.25, paper.y + 0.4, f"Phone {ask.phone}    Fax {ask.fax}", pt=9.5, align="center")
    sheet.rule(paper.left, paper.y + 0.52, paper.right, pt=1.4)
    paper.written |= {"phone"}
    paper.y += 0.85


def head_left(paper: Paper) -> None:
    ask, sheet = paper.ask, paper.sheet
    sheet.type(paper.left, paper.y, ask.practice, pt=16, bold=True)
    for line in (ask.street, ask.city, f"T: {ask.phone}   F: {ask.fax}"):
        paper.y += 0.19
        sheet.type(paper.left, paper.y, line, pt=10)
    paper.written |= {"phone"}
    paper.y += 0.4


def head_fax_box(paper: Paper) -> None:
    """FAX in a black field, the practice at the right."""
    ask, sheet = paper.ask, paper.sheet
    sheet.fill(paper.left, paper.y - 0.2, paper.left + 1.5, paper.y + 0.35, 0)
    sheet.type(paper.left + 0.75, paper.y + 0.23, "FAX", pt=28, bold=True, align="center", grey=255)
    sheet.type(paper.right, paper.y, ask.practice, pt=13, bold=True, align="right")
    sheet.type(paper.right, paper.y + 0.2, f"{ask.street}, {ask.city}", pt=9, align="right")
    paper.y += 0.75


def head_title(paper: Paper) -> None:
    paper.heading(_title(paper), align="center", pt=17)
    paper.sheet.type(4.25, paper.y, paper.ask.practice, pt=12, align="center")
    paper.y += 0.4


def head_columns(paper: Paper) -> None:
    ask, sheet = paper.ask, paper.sheet
    sheet.type(paper.left, paper.y, ask.practice, pt=14, bold=True)
    sheet.type(paper.left, paper.y + 0.2, ask.provider, pt=10)
    for row, line in enumerate((ask.street, ask.city, f"Tel {ask.phone}")):
        sheet.type(paper.right, paper.y + row * 0.18, line, pt=9.5, align="right")
    paper.written |= {"phone"}
    sheet.rule(paper.left, paper.y + 0.5, paper.right, pt=0.7)
    paper.y += 0.8


def head_band(paper: Paper) -> None:
    """Held: the practice in white on a dark band over the whole width."""
    ask, sheet = paper.ask, paper.sheet
    sheet.fill(paper.left, paper.y - 0.25, paper.right, paper.y + 0.15, 40)
    sheet.type(paper.left + 0.15, paper.y + 0.03, ask.practice, pt=15, bold=True, grey=255)
    sheet.type(paper.left, paper.y + 0.36, f"{ask.street}  |  {ask.city}  |  {ask.phone}", pt=9)
    paper.written |= {"phone"}
    paper.y += 0.7


def head_two_offices(paper: Paper) -> None:
    """Held: two offices, each with its numbers; the text says which one is to be answered."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice.upper(), pt=15, bold=True, align="center")
    places = ((paper.left, ask.city.split(",")[0], ask.fax), (5.3, "Satellite office", ask.other_fax))
    for x, place, number in places:
        for row, line in enumerate((place, f"Fax {number}")):
            sheet.type(x, paper.y + 0.28 + row * 0.17, line, pt=9)
    sheet.rule(paper.left, paper.y + 0.58, paper.right, pt=2)
    paper.y += 0.9


def head_right(paper: Paper) -> None:
    """Held: everything set to the right edge."""
    ask, sheet = paper.ask, paper.sheet
    for line, pt in ((ask.practice, 15.0), (ask.street, 9.5), (ask.city, 9.5), (f"Office {ask.phone}", 9.5)):
        sheet.type(paper.right, paper.y, line, pt=pt, bold=pt > 12, align="right")
        paper.y += 0.2
    paper.written |= {"phone"}
    paper.y += 0.25


def head_print(paper: Paper) -> None:
    """Held: printed by a records system, with its own small lines of print."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(paper.left, paper.y, f"Printed {ask.letter_date:%m/%d/%Y} 10:4{paper.rng.randrange(10)} AM", pt=8)
    sheet.type(paper.right, paper.y, "Page 1 of 1", pt=8, align="right")
    paper.y += 0.3
    sheet.type(paper.left, paper.y, ask.practice, pt=13, bold=True)
    paper.y += 0.12
    paper.heading(_title(paper), pt=13)


# --- addressing -----------------------------------------------------------------------------------------------------


def _us(paper: Paper) -> str:
    return f"{paper.facility[0]}, Medical Records"


def to_block(paper: Paper) -> None:
    name, street, city, _, fax = paper.facility
    paper.sheet.type(paper.left, paper.y, paper.date_text())
    paper.y += 0.32
    for line in (name, "Attn: Medical Records", street, city, f"Fax: {fax}"):
        paper.sheet.type(paper.left, paper.y, line)
        paper.y += 0.2
    paper.y += 0.15


def _to_rows(paper: Paper) -> list[Row]:
    ask = paper.ask
    return [
        (paper.label("to"), _us(paper), ""),
        ("Fax", paper.facility[4], ""),
        (paper.label("from"), ask.practice, ""),
        (paper.label("fax"), ask.fax, "fax"),
        (paper.label("phone"), ask.phone, "phone"),
        (paper.label("date"), paper.date_text(), ""),
    ]


def to_rows(paper: Paper) -> None:
    for label, text, field in _to_rows(paper):
        paper.sheet.type(paper.left, paper.y, f"{label}:", bold=True)
        paper.put(paper.left + 1.5, paper.y, text, room=paper.width - 1.6, field=field)
        paper.y += paper.step
    paper.y += 0.15


def to_sides(paper: Paper) -> None:
    """TO at the left, FROM at the right, on lines."""
    rows = _to_rows(paper)
    half = paper.width / 2
    left, right = [rows[0], rows[1], rows[5]], [rows[2], ("Fax", rows[3][1], "fax"), rows[4]]
    for one, other in zip(left, right, strict=True):
        for x, (label, text, field) in ((paper.left, one), (paper.left + half, other)):
            _line(paper, x, x + half - 0.15, label, text, field)
        paper.y += 0.36
    paper.y += 0.15


def _line(paper: Paper, x: float, to_x: float, label: str, text: str, field: str) -> None:
    start = paper.sheet.type(x, paper.y, f"{label}:") + 0.08
    paper.sheet.rule(start, paper.y + 0.045, to_x, pt=0.6)
    paper.put(start + 0.05, paper.y, text, room=to_x - start - 0.05, field=field)


def to_memo(paper: Paper) -> None:
    paper.heading("MEMO", pt=20)
    for label, text, field in (*_to_rows(paper)[:4], ("RE", "Medical records request", "")):
        paper.sheet.type(paper.left, paper.y, label.upper())
        paper.put(paper.left + 1.7, paper.y, text, room=paper.width - 1.8, field=field)
        paper.y += 0.3
    paper.sheet.rule(paper.left, paper.y - 0.1, paper.right, pt=2)
    paper.y += 0.2


def to_table(paper: Paper) -> None:
    """Held: a boxed table, captions over the values."""
    rows = _to_rows(paper)
    half = paper.width / 2
    for one, other in zip(rows[::2], rows[1::2], strict=True):
        for x, (label, text, field) in ((paper.left, one), (paper.left + half, other)):
            paper.sheet.box(x, paper.y, x + half, paper.y + 0.48, pt=0.8)
            paper.sheet.type(x + 0.06, paper.y + 0.15, label, pt=7.5)
            paper.put(x + 0.1, paper.y + 0.4, text, room=half - 0.2, field=field)
        paper.y += 0.48
    paper.y += 0.3


def to_mail(paper: Paper) -> None:
    """Held: printed like an e-mail."""
    ask = paper.ask
    rows = (
        ("From:", f"{ask.contact or ask.practice} <records@office.example>"),
        ("To:", f"{_us(paper)} [FAX {paper.facility[4]}]"),
    )
    for label, text in (
        *rows,
        ("Sent:", f"{ask.letter_date:%A}, {ask.letter_date:%B} {ask.letter_date.day}, {ask.letter_date.year} 9:12 AM"),
        ("Subject:", "Outside records"),
    ):
        paper.sheet.type(paper.left, paper.y, label, bold=True)
        paper.sheet.type(paper.left + 0.95, paper.y, text)
        paper.y += 0.22
    paper.sheet.rule(paper.left, paper.y - 0.05, paper.right, pt=0.5)
    paper.y += 0.3


def to_sentence(paper: Paper) -> None:
    """Held: addressed in one line."""
    paper.paragraph(
        f"For the Health Information Management Department, {paper.facility[0]} (facsimile {paper.facility[4]}), {paper.date_text()}"
    )
    paper.y += 0.12


def to_shaded(paper: Paper) -> None:
    """Held: labels in a grey column."""
    _shaded(paper, _to_rows(paper))


# --- patient --------------------------------------------------------------------------------------------------------


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
            _line(paper, paper.left, split - 0.1 if other else paper.right, *one)
            if other:
                _line(paper, split, paper.right, *other)
            paper.y += 0.4
        paper.y += 0.1


def patient_cells(paper: Paper) -> None:
    """Boxes with a small caption in the corner."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        _cells(paper, [rows[at : at + 2] for at in range(0, len(rows), 2)], caption_pt=7)
    paper.y += 0.25


def _cells(paper: Paper, rows: Sequence[Sequence[Row]], *, caption_pt: float, below: bool = False) -> None:
    for row in rows:
        for place, (label, text, field) in enumerate(row):
            width = paper.width / len(row)
            x = paper.left + place * width
            paper.sheet.box(x, paper.y, x + width, paper.y + 0.5, pt=0.9)
            paper.sheet.type(x + 0.05, paper.y + (0.46 if below else 0.13), label, pt=caption_pt)
            paper.put(x + 0.1, paper.y + (0.27 if below else 0.41), text, room=width - 0.2, field=field)
        paper.y += 0.5


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
        _cells(paper, [(*names, *small), rest], caption_pt=7)
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


def patient_under(paper: Paper) -> None:
    """Held: a line to write on with its caption under it, as on older forms."""
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
    """Held: labels in a grey column, values beside."""
    for index in range(len(paper.ask.patients)):
        _shaded(paper, paper.patient_rows(index))


def _shaded(paper: Paper, rows: Sequence[Row]) -> None:
    for label, text, field in rows:
        paper.sheet.fill(paper.left, paper.y - 0.2, paper.left + 1.9, paper.y + 0.1, 205)
        paper.sheet.box(paper.left, paper.y - 0.2, paper.right, paper.y + 0.1, pt=0.6)
        paper.sheet.type(paper.left + 0.06, paper.y, label, pt=9.5)
        paper.put(paper.left + 2.0, paper.y, text, room=paper.width - 2.1, field=field)
        paper.y += 0.3
    paper.y += 0.2


def patient_comb(paper: Paper) -> None:
    """Held: the date of birth figure by figure in a comb."""
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
    """Held: label, dots, value at the right."""
    for index in range(len(paper.ask.patients)):
        for label, text, field in paper.patient_rows(index):
            x = paper.sheet.type(paper.left, paper.y, label) + 0.05
            dots = max(0, int((paper.left + 2.6 - x) / paper.sheet.length(".")))
            paper.sheet.type(x, paper.y, "." * dots)
            paper.put(paper.left + 2.75, paper.y, text, room=paper.width - 2.8, field=field)
            paper.y += paper.step
        paper.y += 0.15


def patient_below(paper: Paper) -> None:
    """Held: boxes with the caption at the foot, under a black bar."""
    for index in range(len(paper.ask.patients)):
        paper.sheet.fill(paper.left, paper.y - 0.02, paper.right, paper.y + 0.2, 0)
        paper.sheet.type(paper.left + 0.08, paper.y + 0.14, "SUBJECT OF REQUEST", pt=9, bold=True, grey=255)
        paper.y += 0.2
        rows = paper.patient_rows(index)
        _cells(paper, [rows[at : at + 2] for at in range(0, len(rows), 2)], caption_pt=7.5, below=True)
    paper.y += 0.3


def patient_list(paper: Paper) -> None:
    """Held: a numbered list without any labels but in its heading."""
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


# --- what is needed -------------------------------------------------------------------------------------------------


def _ranged(paper: Paper) -> None:
    if paper.ask.range_text:
        paper.written.add("range")
        paper.say("ranges")


def wanted_sentence(paper: Paper) -> None:
    paper.say("asks")
    _ranged(paper)


def wanted_line(paper: Paper) -> None:
    ask = paper.ask
    visit = f"{ask.visit:%m/%d/%Y}" if paper.rng.random() < 0.4 else ""
    rows = (("wanted", ask.wanted), ("range", ask.range_text), ("purpose", ask.purpose), ("visit", visit))
    for name, text in rows:
        if text:
            paper.sheet.type(paper.left, paper.y, f"{paper.label(name)}:", bold=True)
            paper.written.add(name)
            start = paper.left + 2.1
            if paper.sheet.hand or paper.sheet.length(text) < paper.right - start:
                paper.put(start, paper.y, text, room=paper.right - start)
                paper.y += paper.step
            else:
                paper.y = paper.sheet.paragraph(start, paper.y, paper.right - start, text) + 0.08
    paper.y += 0.15


def wanted_bullets(paper: Paper) -> None:
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}:", bold=True)
    paper.y += 0.26
    for word in paper.ask.type_words or ("pertinent medical records",):
        paper.sheet.type(paper.left + 0.3, paper.y, f"•  {word}")
        paper.y += 0.23
    paper.y += 0.1
    _ranged(paper)


def _offered(paper: Paper) -> list[tuple[str, bool]]:
    """Every option in this page's words, and whether it is chosen; offices choose by pen."""
    chosen = dict(zip(paper.ask.types, paper.ask.type_words, strict=True))
    return [(chosen.get(name) or paper.rng.choice(TYPE_NAMES[paper.side][name]), name in chosen) for name in TYPES]


def _ticks(paper: Paper, columns: int) -> None:
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}:", bold=True)
    paper.y += 0.3
    options = _offered(paper)
    width = paper.width / columns
    for at, (word, ticked) in enumerate(options):
        row, column = divmod(at, columns)
        paper.sheet.tick_box(paper.left + 0.05 + column * width, paper.y + row * 0.27, word, ticked=ticked, pt=9.5)
    paper.y += -(-len(options) // columns) * 0.27 + 0.15
    if not paper.ask.types:
        _line(paper, paper.left, paper.right, "Other", "pertinent records", "")
        paper.y += 0.35
    _ranged(paper)


def wanted_ticks_1(paper: Paper) -> None:
    _ticks(paper, 1)


def wanted_ticks_2(paper: Paper) -> None:
    _ticks(paper, 2)


def wanted_ticks_3(paper: Paper) -> None:
    _ticks(paper, 3)


def _choices(paper: Paper) -> list[tuple[str, bool]]:
    """Options for marks other than ticks; the office that wants the standard packet writes so."""
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}", bold=True)
    paper.y += 0.34
    return _offered(paper)


def _otherwise(paper: Paper) -> None:
    if not paper.ask.types:
        paper.put(paper.left, paper.y, "pertinent records please", room=5)
        paper.y += 0.35
    _ranged(paper)


def wanted_circles(paper: Paper) -> None:
    """Held: words in rows, the chosen ones circled by pen."""
    x = paper.left + 0.1
    for word, chosen in _choices(paper):
        if x + paper.sheet.length(word) > paper.right:
            x, paper.y = paper.left + 0.1, paper.y + 0.42
        end = paper.sheet.type(x, paper.y, word)
        if chosen:
            paper.circle(x, paper.y, end)
        x = end + 0.4
    paper.y += 0.5
    _otherwise(paper)


def wanted_underlined(paper: Paper) -> None:
    """Held: one option a line, "underline all that apply"."""
    options = _choices(paper)
    paper.sheet.type(paper.left + 0.1, paper.y - 0.1, "(underline all that apply)", pt=8.5)
    paper.y += 0.15
    for at, (word, chosen) in enumerate(options):
        x = paper.left + 0.1 + (at % 2) * paper.width / 2
        end = paper.sheet.type(x, paper.y, word)
        if chosen:
            paper.sheet.rule(x, paper.y + 0.04, end, pt=1.6)
        paper.y += 0.27 if at % 2 else 0
    paper.y += 0.3
    _otherwise(paper)


def wanted_yes_no(paper: Paper) -> None:
    """Held: a table with a Yes and a No column."""
    options = _choices(paper)
    for word, x in (("Yes", 4.6), ("No", 5.3)):
        paper.sheet.type(x, paper.y - 0.12, word, pt=9)
    for word, chosen in options:
        paper.sheet.type(paper.left + 0.1, paper.y + 0.1, word)
        paper.sheet.rule(paper.left, paper.y + 0.16, 5.8, pt=0.4)
        paper.sheet.type(4.68 if chosen else 5.36, paper.y + 0.1, "X", bold=True)
        paper.y += 0.24
    paper.y += 0.25
    _otherwise(paper)


def wanted_brackets(paper: Paper) -> None:
    """Held: typed brackets."""
    options = _choices(paper)
    for at, (word, chosen) in enumerate(options):
        paper.sheet.type(paper.left + (at % 2) * paper.width / 2, paper.y, f"[{'X' if chosen else '  '}] {word}")
        paper.y += 0.25 if at % 2 else 0
    paper.y += 0.35
    _otherwise(paper)


def wanted_numbered(paper: Paper) -> None:
    """Held: numbered lines."""
    paper.paragraph(f"{paper.label('wanted')}:")
    for number, word in enumerate(paper.ask.type_words or ("pertinent medical records",), 1):
        paper.sheet.type(paper.left + 0.25, paper.y, f"{number}) {word}")
        paper.y += 0.25
    _ranged(paper)


def wanted_standard(paper: Paper) -> None:
    """Held: the options in a sentence of their own, and why."""
    paper.say("asks", leading=1.5)
    _ranged(paper)
    paper.say("visits")


# --- who asks, and where to answer ----------------------------------------------------------------------------------


def sign_letter(paper: Paper) -> None:
    ask = paper.ask
    paper.say("replies")
    if paper.rng.random() < 0.5:
        paper.written.add("phone")
        paper.say("calls")
    paper.sheet.type(paper.left, paper.y + 0.1, paper.text("closings"))
    paper.sheet.write(paper.left + 0.1, paper.y + 0.55, ask.provider.split(",")[0], pt=18, hand="kristi")
    paper.y += 0.8
    for line in (ask.provider, f"NPI {ask.npi}", ask.practice):
        paper.sheet.type(paper.left, paper.y, line)
        paper.y += 0.2


def sender_rows(paper: Paper) -> None:
    for label, text, field in paper.sender_rows():
        paper.sheet.type(paper.left, paper.y, f"{label}:", bold=True)
        paper.put(paper.left + 2.1, paper.y, text, room=paper.width - 2.2, field=field)
        paper.y += paper.step
    paper.y += 0.1


def sender_lines(paper: Paper) -> None:
    for label, text, field in paper.sender_rows():
        _line(paper, paper.left, paper.right - 1.0, label, text, field)
        paper.y += 0.36


def sender_big(paper: Paper) -> None:
    """The number to answer in a box nobody can miss."""
    ask = paper.ask
    paper.sheet.box(paper.left, paper.y, paper.right, paper.y + 0.62, pt=2)
    paper.sheet.type(4.25, paper.y + 0.4, f"FAX RECORDS TO: {ask.fax}", pt=16, bold=True, align="center")
    paper.y += 0.95
    paper.paragraph(f"{ask.provider}   NPI {ask.npi}")


def sender_cells(paper: Paper) -> None:
    rows = paper.sender_rows()
    _cells(paper, [rows[at : at + 2] for at in range(0, len(rows), 2)], caption_pt=7)
    paper.y += 0.2


def sender_foot(paper: Paper) -> None:
    """Held: the reply number in the last line of the sheet."""
    ask = paper.ask
    paper.paragraph(f"{ask.provider} (Prov. ID {ask.npi})")
    paper.sheet.rule(paper.left, 10.05, paper.right, pt=1)
    paper.sheet.type(4.25, 10.25, f"{paper.label('fax')}: {ask.fax}", bold=True, align="center")


def sender_shaded(paper: Paper) -> None:
    """Held."""
    paper.y += 0.1
    _shaded(paper, paper.sender_rows())


def sender_stamp(paper: Paper) -> None:
    """Held: an office's stamp set in a frame at the right."""
    ask, x = paper.ask, paper.right - 3.1
    paper.y += 0.1
    paper.sheet.box(x, paper.y, paper.right, paper.y + 1.25, pt=1.5)
    lines = (ask.practice, ask.provider, f"{paper.label('fax')}:", ask.fax, f"{paper.label('phone')} {ask.phone}")
    for row, line in enumerate(lines):
        pt = min(10.0, 10 * 2.9 / paper.sheet.length(line, pt=10))
        paper.sheet.type(x + 0.1, paper.y + 0.22 + row * 0.22, line, pt=pt, bold=row == 3)
    paper.written |= {"phone"}
    paper.y += 1.5


def sender_under(paper: Paper) -> None:
    """Held: lines with captions under them."""
    rows = paper.sender_rows()
    for at in range(0, len(rows), 2):
        for place, (label, text, field) in enumerate(rows[at : at + 2]):
            x = paper.left + place * paper.width / 2
            paper.put(x + 0.05, paper.y + 0.1, text, room=paper.width / 2 - 0.3, field=field)
            paper.sheet.rule(x, paper.y + 0.15, x + paper.width / 2 - 0.2, pt=0.7)
            paper.sheet.type(x, paper.y + 0.28, label, pt=8)
        paper.y += 0.55


def sign_short(paper: Paper) -> None:
    """Held."""
    paper.say("replies", leading=1.5)
    paper.written.add("phone")
    paper.say("calls")
    paper.paragraph(paper.text("closings"))
    paper.paragraph(f"{paper.ask.provider}\n{paper.ask.practice}")
