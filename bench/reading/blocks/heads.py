"""Letterheads and addressing of the open and the seen side."""
# ruff: noqa: E501  (the cells of a form are read across)

from bench.reading.blocks.parts import ruled_field, shaded_rows
from bench.reading.paper import Paper, Row


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
    """Seen: the practice in white on a dark band over the whole width."""
    ask, sheet = paper.ask, paper.sheet
    sheet.fill(paper.left, paper.y - 0.25, paper.right, paper.y + 0.15, 40)
    sheet.type(paper.left + 0.15, paper.y + 0.03, ask.practice, pt=15, bold=True, grey=255)
    sheet.type(paper.left, paper.y + 0.36, f"{ask.street}  |  {ask.city}  |  {ask.phone}", pt=9)
    paper.written |= {"phone"}
    paper.y += 0.7


def head_two_offices(paper: Paper) -> None:
    """Seen: two offices, each with its numbers; the text says which one is to be answered."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice.upper(), pt=15, bold=True, align="center")
    places = ((paper.left, ask.city.split(",")[0], ask.fax), (5.3, "Satellite office", ask.other_fax))
    for x, place, number in places:
        for row, line in enumerate((place, f"Fax {number}")):
            sheet.type(x, paper.y + 0.28 + row * 0.17, line, pt=9)
    sheet.rule(paper.left, paper.y + 0.58, paper.right, pt=2)
    paper.y += 0.9


def head_right(paper: Paper) -> None:
    """Seen: everything set to the right edge."""
    ask, sheet = paper.ask, paper.sheet
    for line, pt in ((ask.practice, 15.0), (ask.street, 9.5), (ask.city, 9.5), (f"Office {ask.phone}", 9.5)):
        sheet.type(paper.right, paper.y, line, pt=pt, bold=pt > 12, align="right")
        paper.y += 0.2
    paper.written |= {"phone"}
    paper.y += 0.25


def head_print(paper: Paper) -> None:
    """Seen: printed by a records system, with its own small lines of print."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(paper.left, paper.y, f"Printed {ask.letter_date:%m/%d/%Y} 10:4{paper.rng.randrange(10)} AM", pt=8)
    sheet.type(paper.right, paper.y, "Page 1 of 1", pt=8, align="right")
    paper.y += 0.3
    sheet.type(paper.left, paper.y, ask.practice, pt=13, bold=True)
    paper.y += 0.12
    paper.heading(_title(paper), pt=13)


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
            ruled_field(paper, x, x + half - 0.15, label, text, field)
        paper.y += 0.36
    paper.y += 0.15


def to_memo(paper: Paper) -> None:
    paper.heading("MEMO", pt=20)
    for label, text, field in (*_to_rows(paper)[:4], ("RE", "Medical records request", "")):
        paper.sheet.type(paper.left, paper.y, label.upper())
        paper.put(paper.left + 1.7, paper.y, text, room=paper.width - 1.8, field=field)
        paper.y += 0.3
    paper.sheet.rule(paper.left, paper.y - 0.1, paper.right, pt=2)
    paper.y += 0.2


def to_table(paper: Paper) -> None:
    """Seen: a boxed table, captions over the values."""
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
    """Seen: printed like an e-mail."""
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
    """Seen: addressed in one line."""
    paper.paragraph(
        f"For the Health Information Management Department, {paper.facility[0]} (facsimile {paper.facility[4]}), {paper.date_text()}"
    )
    paper.y += 0.12


def to_shaded(paper: Paper) -> None:
    """Seen: labels in a grey column."""
    shaded_rows(paper, _to_rows(paper))
