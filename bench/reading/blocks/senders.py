"""How their sheets say who asks, and where to answer."""

from bench.reading.blocks.parts import cells, ruled_field, shaded_rows
from bench.reading.paper import Paper


def sign_letter(paper: Paper) -> None:
    ask = paper.ask
    paper.say("replies")
    if paper.rng.random() < 0.5:
        paper.written.add("phone")
        paper.say("calls")
    paper.sheet.type(paper.left, paper.y + 0.1, paper.text("closings"))
    paper.sheet.write(paper.left + 0.1, paper.y + 0.55, ask.provider.split(",")[0], pt=18, hand="kristi")
    paper.y += 0.8
    paper.written.add("npi")
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
        ruled_field(paper, paper.left, paper.right - 1.0, label, text, field)
        paper.y += 0.36


def sender_big(paper: Paper) -> None:
    """The number to answer in a box nobody can miss."""
    ask = paper.ask
    paper.sheet.box(paper.left, paper.y, paper.right, paper.y + 0.62, pt=2)
    paper.sheet.type(4.25, paper.y + 0.4, f"FAX RECORDS TO: {ask.fax}", pt=16, bold=True, align="center")
    paper.y += 0.95
    paper.paragraph(f"{ask.provider}   NPI {ask.npi}")
    paper.written.add("npi")


def sender_cells(paper: Paper) -> None:
    rows = paper.sender_rows()
    cells(paper, [rows[at : at + 2] for at in range(0, len(rows), 2)], caption_pt=7)
    paper.y += 0.2


def sender_foot(paper: Paper) -> None:
    """Seen: the reply number in the last line of the sheet."""
    ask = paper.ask
    paper.paragraph(f"{ask.provider} (Prov. ID {ask.npi})")
    paper.unclear.add("npi")  # whose number it is the sheet does not say
    paper.sheet.rule(paper.left, 10.05, paper.right, pt=1)
    paper.sheet.type(4.25, 10.25, f"{paper.label('fax')}: {ask.fax}", bold=True, align="center")


def sender_shaded(paper: Paper) -> None:
    """Seen."""
    paper.y += 0.1
    shaded_rows(paper, paper.sender_rows())


def sender_stamp(paper: Paper) -> None:
    """Seen: an office's stamp set in a frame at the right."""
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
    """Seen: lines with captions under them."""
    rows = paper.sender_rows()
    for at in range(0, len(rows), 2):
        for place, (label, text, field) in enumerate(rows[at : at + 2]):
            x = paper.left + place * paper.width / 2
            paper.put(x + 0.05, paper.y + 0.1, text, room=paper.width / 2 - 0.3, field=field)
            paper.sheet.rule(x, paper.y + 0.15, x + paper.width / 2 - 0.2, pt=0.7)
            paper.sheet.type(x, paper.y + 0.28, label, pt=8)
        paper.y += 0.55


def sign_short(paper: Paper) -> None:
    """Seen."""
    paper.say("replies", leading=1.5)
    paper.written.add("phone")
    paper.say("calls")
    paper.paragraph(paper.text("closings"))
    paper.paragraph(f"{paper.ask.provider}\n{paper.ask.practice}")
