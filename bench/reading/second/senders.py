"""How the held-back side's sheets say who asks and where to answer: in rows, in a sentence, in the letterhead only, or not."""
# ruff: noqa: E501  (the cells of a form are read across)

from bench.reading.paper import Paper, Row
from bench.reading.second.pen import put_long, stamp


def send_sentence(paper: Paper) -> None:
    """A letter's end: the number stands in a sentence."""
    paper.say("replies", leading=1.4)
    paper.written.add("fax")
    if paper.rng.random() < 0.6:
        paper.say("calls")
        paper.written.add("phone")
    signature(paper)


def send_letterhead_only(paper: Paper) -> None:
    """A letter's end without any number: the letterhead has it."""
    paper.paragraph("Please fax to the number above.")
    signature(paper)


def send_nowhere(paper: Paper) -> None:
    """No fax number at all: by mail, or by telephone."""
    paper.say("mails")
    paper.written.add("phone")
    signature(paper)


def signature(paper: Paper) -> None:
    """Closing, signature in ink, name, and sometimes the NPI."""
    ask = paper.ask
    paper.sheet.type(paper.left, paper.y + 0.08, paper.text("closings"))
    paper.sheet.write(paper.left + 0.1, paper.y + 0.5, ask.provider.split(",")[0], pt=19, hand="kristi")
    paper.y += 0.75
    paper.sheet.type(paper.left, paper.y, ask.provider)
    if paper.rng.random() < 0.5:
        paper.sheet.type(paper.left, paper.y + 0.19, f"NPI: {ask.npi}")
        paper.written.add("npi")
    paper.y += 0.45


def send_lines(paper: Paper) -> None:
    """Two underlined fields to a row."""
    rows = paper.sender_rows(practice=False)
    for at in range(0, len(rows), 2):
        pair = rows[at : at + 2]
        for place, (label, text, field) in enumerate(pair):
            x = paper.left + place * paper.width / 2
            to_x = x + paper.width / 2 - 0.15
            start = paper.sheet.type(x, paper.y, f"{label}: ", pt=9.5)
            paper.sheet.rule(start, paper.y + 0.05, to_x, pt=0.6)
            put_long(paper, start + 0.04, paper.y, text, to_x - start, field=field)
        paper.y += 0.38
    paper.y += 0.05


def send_table(paper: Paper) -> None:
    """A table with label cells at the left."""
    for label, text, field in paper.sender_rows():
        paper.sheet.box(paper.left, paper.y, paper.left + 1.9, paper.y + 0.33, pt=0.6)
        paper.sheet.box(paper.left + 1.9, paper.y, paper.right, paper.y + 0.33, pt=0.6)
        paper.sheet.type(paper.left + 0.06, paper.y + 0.22, label, pt=9, bold=True)
        paper.put(paper.left + 2.0, paper.y + 0.23, text, room=paper.width - 2.1, field=field)
        paper.y += 0.33
    paper.y += 0.28


def send_return_box(paper: Paper) -> None:
    """RETURN RECORDS TO in a frame."""
    ask, sheet = paper.ask, paper.sheet
    sheet.box(paper.left + 0.4, paper.y, paper.right - 0.4, paper.y + 1.12, pt=1.8)
    sheet.type(4.25, paper.y + 0.22, "RETURN RECORDS TO", pt=9.5, bold=True, align="center")
    sheet.type(
        4.25,
        paper.y + 0.46,
        ask.practice,
        align="center",
        pt=min(11.0, 11 * (paper.width - 1) / sheet.length(ask.practice, pt=11)),
    )
    sheet.type(4.25, paper.y + 0.68, f"Attn: {ask.contact or ask.provider}", pt=10, align="center")
    end = sheet.length(f"FAX {ask.fax}", bold=True, pt=13) / 2
    sheet.type(4.25 - end, paper.y + 0.95, f"FAX {ask.fax}", pt=13, bold=True)
    paper.written.add("fax")
    paper.y += 1.4


def send_stamp(paper: Paper) -> None:
    """The practice's rubber stamp, a little turned, after the last line."""
    ask = paper.ask
    lines = (ask.practice, ask.provider, f"{ask.street}", ask.city, f"Tel {ask.phone}", f"Fax {ask.fax}")
    longest = max(paper.sheet.length(line, pt=10.5, bold=True) for line in lines)
    stamp(
        paper.sheet,
        paper.left + 1.8,
        paper.y,
        lines,
        turn_deg=paper.rng.uniform(-3, 3),
        pt=10.5 * min(1.0, 4.2 / longest),
        framed=paper.rng.random() < 0.5,
    )
    paper.written |= {"phone", "fax"}
    paper.y += 1.75


def send_columns(paper: Paper) -> None:
    """A records system's print: provider and numbers in two columns."""
    paper.sheet.type(paper.left, paper.y, "Requesting Provider", bold=True, pt=11)
    paper.sheet.rule(paper.left, paper.y + 0.06, paper.right, pt=0.6)
    paper.y += 0.28
    rows: list[Row] = [
        ("Name", paper.ask.provider, "provider"),
        *(row for row in paper.sender_rows() if row[2] != "provider"),
    ]
    half = paper.width / 2
    for at in range(0, len(rows), 2):
        for place, (label, text, field) in enumerate(rows[at : at + 2]):
            x = paper.left + place * half
            paper.sheet.type(
                x,
                paper.y,
                f"{label}:",
                pt=min(9.0, 9 * 1.2 / paper.sheet.length(f"{label}:", pt=9, bold=True)),
                bold=True,
            )
            put_long(paper, x + 1.3, paper.y, text, half - 1.4, field=field)
        paper.y += max(0.24, paper.step)
    paper.y += 0.1


def send_bilingual(paper: Paper) -> None:
    ask = paper.ask
    rows: tuple[Row, ...] = (
        ("Médico / Physician", ask.provider, ""), ("NPI", ask.npi, "npi"), ("Enviar por fax al / Fax records to", ask.fax, "fax"),
    )  # fmt: skip
    for label, text, field in rows:
        start = paper.sheet.type(paper.left, paper.y, f"{label}: ", pt=9.5)
        paper.sheet.rule(start, paper.y + 0.05, paper.right - 0.5, pt=0.6)
        paper.put(start + 0.05, paper.y, text, room=paper.right - 0.6 - start, field=field)
        paper.y += 0.37


def send_initialled(paper: Paper) -> None:
    """Only who filled the form in; the numbers stand at its top."""
    contact = paper.ask.contact or paper.ask.provider
    start = paper.sheet.type(paper.left, paper.y, "Completed by: ", pt=9.5)
    paper.put(start, paper.y, contact, room=3)
    paper.sheet.rule(start, paper.y + 0.05, paper.left + 4, pt=0.6)
    paper.y += 0.35


def send_foot_line(paper: Paper) -> None:
    """Provider in the text; phone and fax in the foot of the sheet, as on letter paper."""
    ask = paper.ask
    signature(paper)
    paper.sheet.rule(paper.left, 10.1, paper.right, pt=0.6)
    line = f"{ask.street}, {ask.city}  |  T {ask.phone}  |  F {ask.fax}"
    paper.sheet.type(4.25, 10.27, line, pt=min(9.0, 9 * paper.width / paper.sheet.length(line, pt=9)), align="center")
    paper.written |= {"phone", "fax"}
