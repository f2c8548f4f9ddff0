"""Letterheads and addressing of the held-back side."""
# ruff: noqa: E501  (the cells of a form are read across)

from bench.reading.ask import TREATMENT
from bench.reading.paper import Paper, Row
from bench.reading.second.pen import put_long, stamp
from sample_faxes.values import FACILITIES


def title_of(paper: Paper) -> str:
    return paper.text("emergency_titles" if paper.ask.kind == "emergency" else "titles")


def us_of(paper: Paper) -> str:
    """The hospital's department, as this office writes it."""
    return paper.rng.choice(
        ("{} - Medical Records", "HIM Dept, {}", "{}, Release of Information", "Medical Records / {}")
    ).format(paper.facility[0])


# --- letterheads ----------------------------------------------------------------------------------------------------


def head_logo(paper: Paper) -> None:
    """A round mark with initials, the practice beside it, all numbers in one line."""
    ask, sheet = paper.ask, paper.sheet
    initials = "".join(word[0] for word in ask.practice.split()[:2]).upper()
    for inset in (0.0, 0.05):
        box = [
            (paper.left + inset) * 400,
            (paper.y - 0.2 + inset) * 400,
            (paper.left + 0.8 - inset) * 400,
            (paper.y + 0.6 - inset) * 400,
        ]
        sheet._pen.ellipse(box, outline=0, width=7)
    sheet.type(paper.left + 0.4, paper.y + 0.3, initials, pt=17, bold=True, align="center")
    x = paper.left + 1.0
    sheet.type(x, paper.y, ask.practice, pt=15, bold=True)
    sheet.type(x, paper.y + 0.2, f"{ask.street} · {ask.city}", pt=9)
    sheet.type(x, paper.y + 0.4, f"Tel: {ask.phone} · Fax: {ask.fax}", pt=9.5)
    paper.written |= {"phone", "fax"}
    sheet.rule(paper.left, paper.y + 0.68, paper.right, pt=0.8)
    paper.y += 1.0


def head_back_line(paper: Paper) -> None:
    """Main number, a line for physicians, and the fax, in a row of their own."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice, pt=17, bold=True, align="center")
    sheet.type(4.25, paper.y + 0.22, f"{ask.street}, {ask.city}", pt=9.5, align="center")
    third = paper.width / 3
    lines = (f"Main: {ask.phone}", f"Back line (physicians): {ask.back_line}", f"Fax: {ask.fax}")
    pt = min(9.0, 9 * (third - 0.1) / max(sheet.length(line, pt=9) for line in lines))
    for place, line in enumerate(lines):
        sheet.type(paper.left + third * (place + 0.5), paper.y + 0.44, line, pt=pt, align="center")
    paper.written |= {"phone", "fax"}
    sheet.rule(paper.left, paper.y + 0.52, paper.right, pt=2)
    paper.y += 0.9


def head_three_offices(paper: Paper) -> None:
    """Three offices with their numbers; a box says which one asks."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice, pt=15, bold=True, align="center")
    sheet.type(4.25, paper.y + 0.2, "Please respond to the office checked below", pt=8.5, align="center")
    numbers = [(ask.phone, ask.fax), (ask.back_line, ask.other_fax), (_shifted(ask.back_line), _shifted(ask.other_fax))]
    order = paper.rng.sample(range(3), 3)
    towns = (ask.city.split(",")[0], "Reseda", "Gardena")
    for place, office in enumerate(order):
        x = paper.left + place * paper.width / 3
        sheet.tick_box(x, paper.y + 0.46, towns[office], ticked=office == 0, pt=10)
        sheet.type(x, paper.y + 0.64, f"Phone {numbers[office][0]}", pt=9)
        sheet.type(x, paper.y + 0.8, f"Fax {numbers[office][1]}", pt=9)
    paper.written |= {"phone", "fax"}
    sheet.rule(paper.left, paper.y + 0.92, paper.right, pt=0.8)
    paper.y += 1.25


def _shifted(number: str) -> str:
    """The number of a third office, in another exchange."""
    digits = number.rsplit("555", 1)
    return f"{digits[0]}555{digits[1][:-4]}{(int(digits[1][-4:]) + 3107) % 10000:04d}"


def head_sidebar(paper: Paper) -> None:
    """The physicians in a column at the left; the letter stands beside it."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(paper.left, paper.y, ask.practice, pt=16, bold=True)
    sheet.rule(paper.left, paper.y + 0.1, paper.right, pt=1)
    own = ask.provider
    others = ("Ruth Abelson, M.D.", "Peter S. Lomax, M.D.", "Grace Ito, PA-C")
    lines = [
        "PHYSICIANS",
        own,
        *others,
        "",
        *ask.street.split(", "),
        *ask.city.split(", "),
        "",
        "Telephone",
        ask.phone,
        "Facsimile",
        ask.fax,
    ]
    for row, line in enumerate(lines):
        pt = min(8.0, 8 * 1.5 / max(0.1, sheet.length(line, pt=8)))
        sheet.type(paper.left, paper.y + 0.35 + row * 0.17, line, pt=pt, bold=row == 0)
    sheet.upright(paper.left + 1.6, paper.y + 0.2, 10.3, pt=0.6)
    paper.left += 1.75
    paper.written |= {"phone", "fax"}
    paper.y += 0.45


def head_plain(paper: Paper) -> None:
    """Only the practice, without any number."""
    paper.sheet.type(paper.left, paper.y, paper.ask.practice.upper(), pt=13, bold=True)
    paper.sheet.type(paper.left, paper.y + 0.2, f"{paper.ask.street}, {paper.ask.city}", pt=10)
    paper.y += 0.55


def head_address_only(paper: Paper) -> None:
    """Address and telephone at the right, and no fax number anywhere."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(paper.right, paper.y, ask.practice, pt=14, bold=True, align="right")
    for row, line in enumerate((ask.street, ask.city, f"Phone {ask.phone}"), 1):
        sheet.type(paper.right, paper.y + row * 0.18, line, pt=9.5, align="right")
    paper.written |= {"phone"}
    paper.y += 0.95


def head_printout(paper: Paper) -> None:
    """The small lines that a records system prints above everything."""
    ask, sheet, rng = paper.ask, paper.sheet, paper.rng
    user = f"{rng.choice('ABCDEGJKLMRST')}{rng.choice(('RAMOS', 'LEE', 'FUENTES', 'GRANT'))}{rng.randrange(1, 9)}"
    clock = f"{rng.randrange(8, 12)}:{rng.randrange(60):02d} AM"
    sheet.type(paper.left, paper.y - 0.1, f"{ask.practice}", pt=9, bold=True)
    sheet.type(
        paper.right, paper.y - 0.1, f"Printed by {user} on {ask.letter_date:%m/%d/%y} {clock}", pt=7.5, align="right"
    )
    sheet.rule(paper.left, paper.y - 0.03, paper.right, pt=0.5)
    paper.y += 0.25
    paper.heading(title_of(paper), pt=15)


def head_bilingual(paper: Paper) -> None:
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice, pt=14, bold=True, align="center")
    sheet.type(4.25, paper.y + 0.19, f"{ask.street}, {ask.city}   Tel./Phone {ask.phone}", pt=9, align="center")
    sheet.type(
        4.25,
        paper.y + 0.5,
        "SOLICITUD DE EXPEDIENTE MÉDICO / REQUEST FOR MEDICAL RECORDS",
        pt=11,
        bold=True,
        align="center",
    )
    if ask.kind == "emergency":
        sheet.type(4.25, paper.y + 0.72, f"EMERGENCIA / {title_of(paper)}", pt=11, bold=True, align="center")
    paper.written |= {"phone"}
    paper.y += 1.0


def head_facsimile(paper: Paper) -> None:
    """A large word in small letters, rule above and below."""
    sheet = paper.sheet
    sheet.rule(paper.left, paper.y - 0.25, paper.right, pt=3)
    sheet.type(paper.left, paper.y + 0.2, "facsimile transmittal", pt=26, bold=True)
    sheet.type(
        paper.right,
        paper.y + 0.18,
        paper.ask.practice,
        pt=min(10.0, 10 * 2.4 / sheet.length(paper.ask.practice, pt=10)),
        align="right",
    )
    sheet.rule(paper.left, paper.y + 0.32, paper.right, pt=1)
    paper.y += 0.72
    if paper.ask.kind == "emergency":
        paper.heading(title_of(paper), pt=14)


def head_form_title(paper: Paper) -> None:
    """A form's title in a frame, its number in the corner."""
    sheet, title = paper.sheet, title_of(paper)
    pt = min(15.0, 15 * (paper.width - 0.6) / sheet.length(title, pt=15, bold=True))
    sheet.box(paper.left, paper.y - 0.25, paper.right, paper.y + 0.15, pt=1.6)
    sheet.type(4.25, paper.y + 0.03, title, pt=pt, bold=True, align="center")
    sheet.type(paper.right, 10.55, f"Form MR-{paper.rng.randrange(100, 999)} (Rev. 4/21)", pt=7, align="right")
    paper.y += 0.48
    if paper.rng.random() < 0.3:
        stamp(
            sheet, 6.1, 9.2, ("FAXED", f"{paper.ask.letter_date:%b %d %Y}".upper()), turn_deg=paper.rng.uniform(-9, 9)
        )


def head_partners(paper: Paper) -> None:
    """Like an attorney's letter, and yet a practice: partners in the corners, centred capitals."""
    ask, sheet = paper.ask, paper.sheet
    sheet.type(4.25, paper.y, ask.practice.upper(), pt=14, bold=True, align="center")
    sheet.type(4.25, paper.y + 0.18, "A PROFESSIONAL CORPORATION", pt=7.5, align="center")
    for row, (left, right) in enumerate(
        (
            (ask.provider, ask.street),
            ("Of counsel: H. Stein, M.D.", ask.city),
            ("", f"Telephone {ask.phone}"),
            ("", f"Facsimile {ask.fax}"),
        )
    ):
        sheet.type(paper.left, paper.y + 0.42 + row * 0.16, left, pt=8.5)
        sheet.type(paper.right, paper.y + 0.42 + row * 0.16, right, pt=8.5, align="right")
    paper.written |= {"phone", "fax"}
    paper.y += 1.25


# --- addressing -----------------------------------------------------------------------------------------------------


def to_via_facsimile(paper: Paper) -> None:
    name, street, city, _, fax = paper.facility
    paper.sheet.type(paper.left, paper.y, paper.date_text())
    paper.sheet.type(paper.left, paper.y + 0.32, f"VIA FACSIMILE {fax}", bold=True)
    paper.y += 0.62
    department = "Custodian of Records" if paper.ask.kind in ("legal", *TREATMENT) else "Medical Records"
    ours = paper.facility == FACILITIES[paper.ask.facility]
    for line in ((department,) if ours else ()) + (name, street, city):
        paper.sheet.type(paper.left, paper.y, line)
        paper.y += 0.19
    paper.y += 0.2


def to_two_columns(paper: Paper) -> None:
    """A cover sheet's underlined fields, and boxes for how urgent it is."""
    ask, sheet = paper.ask, paper.sheet
    left: list[Row] = [
        ("TO", us_of(paper), ""),
        ("FAX", paper.facility[4], ""),
        ("PHONE", paper.facility[3], ""),
        ("RE", "Records request", ""),
    ]
    right: list[Row] = [
        ("FROM", ask.practice, ""),
        ("FAX", ask.fax, "fax"),
        ("PHONE", ask.phone, "phone"),
        ("DATE", paper.date_text(), ""),
    ]
    half = paper.width / 2
    for pair in zip(left, right, strict=True):
        for x, (label, text, field) in zip((paper.left, paper.left + half), pair, strict=True):
            sheet.type(x, paper.y, f"{label}:", pt=9, bold=True)
            put_long(paper, x + 0.72, paper.y, text, half - 0.9, field=field)
            sheet.rule(x + 0.68, paper.y + 0.05, x + half - 0.15, pt=0.6)
        paper.y += 0.36
    x = paper.left
    for word in ("Urgent", "For Review", "Please Comment", "Please Reply"):
        x = (
            sheet.tick_box(
                x, paper.y, word, ticked=word == ("Urgent" if ask.urgency != "routine" else "Please Reply"), pt=9
            )
            + 0.35
        )
    paper.y += 0.4


def to_grid(paper: Paper) -> None:
    """A table of label cells and value cells."""
    ask, sheet = paper.ask, paper.sheet
    rows: list[tuple[Row, Row]] = [
        ((paper.label("to"), us_of(paper), ""), (paper.label("from"), ask.practice, "")),
        (("Fax number", paper.facility[4], ""), (paper.label("fax"), ask.fax, "fax")),
        ((paper.label("date"), paper.date_text(), ""), (paper.label("phone"), ask.phone, "phone")),
    ]
    half = paper.width / 2
    for pair in rows:
        for x, (label, text, field) in zip((paper.left, paper.left + half), pair, strict=True):
            sheet.box(x, paper.y, x + 1.15, paper.y + 0.36, pt=0.7)
            sheet.box(x + 1.15, paper.y, x + half, paper.y + 0.36, pt=0.7)
            sheet.type(
                x + 0.05,
                paper.y + 0.23,
                label,
                pt=min(8.5, 8.5 * 1.05 / sheet.length(label, pt=8.5, bold=True)),
                bold=True,
            )
            put_long(paper, x + 1.22, paper.y + 0.24, text, half - 1.3, field=field)
        paper.y += 0.36
    paper.y += 0.32


def to_panels(paper: Paper) -> None:
    """Recipient at the left, sender at the right, stacked lines without labels for most."""
    ask, sheet = paper.ask, paper.sheet
    _, street, city, phone, fax = paper.facility
    columns = (
        (paper.left, "Recipient", (us_of(paper), street, city, f"P: {phone}", f"F: {fax}")),
        (
            paper.left + paper.width * 0.52,
            "Sender",
            (ask.practice, ask.street, ask.city, f"P: {ask.phone}", f"F: {ask.fax}"),
        ),
    )
    for x, head, lines in columns:
        sheet.type(x, paper.y, head, bold=True)
        sheet.rule(x, paper.y + 0.05, x + paper.width * 0.46, pt=0.5)
        for row, line in enumerate(lines, 1):
            pt = min(9.5, 9.5 * paper.width * 0.46 / sheet.length(line, pt=9.5))
            sheet.type(x, paper.y + 0.05 + row * 0.18, line, pt=pt)
    paper.written |= {"phone", "fax"}
    paper.y += 1.25
    sheet.type(paper.left, paper.y, f"Sent {ask.letter_date:%m/%d/%Y}", pt=8.5)
    paper.y += 0.3


def to_tabs(paper: Paper) -> None:
    """Words and values set by a tabulator, no colons; the sender's numbers stand elsewhere."""
    rows = (
        ("TO", us_of(paper)),
        ("FAX", paper.facility[4]),
        ("FROM", paper.ask.contact or paper.ask.provider),
        ("DATE", paper.date_text()),
        ("PAGES", "1 including this one"),
    )
    for label, text in rows:
        paper.sheet.type(paper.left, paper.y, label)
        paper.sheet.type(paper.left + 1.3, paper.y, text)
        paper.y += 0.25
    paper.y += 0.15


def to_attention(paper: Paper) -> None:
    """One line at the top."""
    paper.sheet.type(paper.left, paper.y, f"Attn: {us_of(paper)}   fax {paper.facility[4]}", pt=10)
    paper.sheet.type(paper.right, paper.y + 0.22, paper.date_text(), pt=10, align="right")
    paper.y += 0.5


def to_bilingual(paper: Paper) -> None:
    ask = paper.ask
    rows: list[Row] = [
        ("Para / To", us_of(paper), ""), ("Fax", paper.facility[4], ""), ("Fecha / Date", f"{ask.letter_date:%m/%d/%Y}", ""),
    ]  # fmt: skip
    for label, text, field in rows:
        paper.sheet.type(paper.left, paper.y, f"{label}:", pt=9.5)
        paper.put(paper.left + 1.4, paper.y, text, room=paper.width - 1.5, field=field)
        paper.y += 0.26
    paper.y += 0.12
