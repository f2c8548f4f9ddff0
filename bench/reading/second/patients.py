"""How the held-back side's sheets name the patient."""
# ruff: noqa: E501  (the cells of a form are read across)

from collections.abc import Sequence

from bench.reading.paper import Paper, Row
from bench.reading.second.pen import put_long, stamp

SPANISH = {
    "name": "Nombre del paciente / Patient name", "dob": "Fecha de nacimiento / DOB", "aka": "Apellido de soltera / Maiden name", "sex": "Sexo / Sex",
    "mrn": "No. de expediente / MRN", "patient_phone": "Teléfono / Phone", "address": "Domicilio / Address",
}  # fmt: skip


def patient_two_columns(paper: Paper) -> None:
    """A records system's print: labels and values in two columns, no lines."""
    ask = paper.ask
    for index in range(len(ask.patients)):
        paper.sheet.type(paper.left, paper.y, "Patient Information", bold=True, pt=11)
        paper.sheet.rule(paper.left, paper.y + 0.06, paper.right, pt=0.6)
        paper.y += 0.28
        _in_columns(paper, [*paper.patient_rows(index), ("PCP", ask.provider, "")], gap=1.35)
    paper.y += 0.15


def _in_columns(paper: Paper, rows: Sequence[Row], *, gap: float) -> None:
    half = paper.width / 2
    for at in range(0, len(rows), 2):
        for place, (label, text, field) in enumerate(rows[at : at + 2]):
            x = paper.left + place * half
            label_pt = min(9.0, 9 * (gap - 0.1) / paper.sheet.length(f"{label}:", pt=9, bold=True))
            paper.sheet.type(x, paper.y, f"{label}:", pt=label_pt, bold=True)
            put_long(paper, x + gap, paper.y, text, half - gap - 0.1, field=field)
        paper.y += max(0.24, paper.step)


def patient_banner(paper: Paper) -> None:
    """One line in a frame, as on the top of a chart; the order is fixed: name, birth date, sex, number."""
    for index, patient in enumerate(paper.ask.patients):
        sheet = paper.sheet
        sheet.box(paper.left, paper.y - 0.22, paper.right, paper.y + 0.12, pt=1)
        x = paper.put(paper.left + 0.1, paper.y, patient.name_text, room=3.3, field="name", bold=True) + 0.2
        if patient.dob_text:
            x = sheet.type(x, paper.y, "DOB", pt=9) + 0.06
            x = paper.put(x, paper.y, patient.dob_text, room=1.5, field="dob") + 0.2
        for label, text, field in (("Sex", patient.sex[:1], ""), ("MRN", patient.mrn, "mrn")):
            if text:
                x = sheet.type(x, paper.y, label, pt=9) + 0.06
                x = paper.put(x, paper.y, text, room=max(0.3, paper.right - x - 0.05), field=field) + 0.2
        paper.y += 0.42
        rest = [row for row in paper.patient_rows(index) if row[2] in ("aka", "patient_phone")]
        _in_columns(paper, rest, gap=1.5)
    paper.y += 0.1


def patient_underlined(paper: Paper) -> None:
    """A line for each value, its label before it, three short ones in one row."""
    for index in range(len(paper.ask.patients)):
        rows = {row[2]: row for row in paper.patient_rows(index)}
        lines = [
            [rows["name"]],
            [rows[name] for name in ("dob", "sex", "mrn") if name in rows],
            [rows[name] for name in ("aka", "patient_phone") if name in rows],
            [rows[name] for name in ("address",) if name in rows],
        ]
        for line in filter(None, lines):
            for place, (label, text, field) in enumerate(line):
                width = paper.width / len(line)
                x = paper.left + place * width
                start = paper.sheet.type(
                    x, paper.y, f"{label} ", pt=min(10.0, 10 * 0.55 * width / paper.sheet.length(label, pt=10))
                )
                paper.sheet.rule(start, paper.y + 0.05, x + width - 0.12, pt=0.6)
                paper.put(start + 0.05, paper.y, text, room=x + width - 0.2 - start, field=field)
            paper.y += 0.38
    paper.y += 0.08


def patient_combs(paper: Paper) -> None:
    """A box for every letter of the names and every figure of the birth date, slashes printed between."""
    for index, patient in enumerate(paper.ask.patients):
        paper.y += 0.22
        for name, text in (("last", patient.family), ("first", patient.given)):
            paper.sheet.type(paper.left, paper.y - 0.26, paper.label(name), pt=7.5)
            _comb(paper, paper.left, text.upper(), 20)
            paper.y += 0.55
        paper.sheet.type(paper.left, paper.y - 0.26, paper.label("dob"), pt=7.5)
        figures = f"{patient.dob:%m/%d/%Y}" if patient.dob_text else "  /  /    "
        end = _comb(paper, paper.left, figures, 10)
        if patient.suffix:
            paper.sheet.type(end + 0.3, paper.y - 0.26, paper.label("suffix"), pt=7.5)
            paper.put(end + 0.35, paper.y, patient.suffix, room=0.6)
        paper.written |= {"name", "name parts", "dob"}
        paper.y += 0.42
        for label, text, field in [row for row in paper.patient_rows(index) if row[2] in ("mrn", "aka")]:
            start = paper.sheet.type(paper.left, paper.y, f"{label}: ", pt=9.5)
            paper.put(start, paper.y, text, room=3, field=field)
            paper.y += 0.3


def _comb(paper: Paper, x: float, text: str, places: int) -> float:
    side = min(0.27, paper.width / max(places, len(text)))
    for place in range(max(places, len(text))):
        letter = text[place : place + 1].strip()
        if letter == "/":
            paper.sheet.type(x + side * 0.35, paper.y, "/")
            x += side * 0.7
            continue
        paper.sheet.box(x, paper.y - 0.21, x + side, paper.y + 0.07, pt=0.7)
        if letter:
            paper.sheet.value(x + side * 0.25, paper.y, letter)
        x += side
    return x


def patient_table(paper: Paper) -> None:
    """A table with a row for each patient, family and given name in columns of their own."""
    sheet = paper.sheet
    paper.written.add("name parts")
    heads = ("#", paper.label("last"), paper.label("first"), paper.label("dob"), paper.label("mrn"))
    shares = (0.06, 0.27, 0.25, 0.24, 0.18)
    rows = [
        heads,
        *(
            (
                str(number),
                one.family + (f" {one.suffix}" if one.suffix else ""),
                " ".join(filter(None, (one.given, one.middle[:1]))),
                one.dob_text,
                one.mrn,
            )
            for number, one in enumerate(paper.ask.patients, 1)
        ),
    ]
    for number, row in enumerate(rows):
        x = paper.left
        if number == 0:
            sheet.fill(x, paper.y, paper.right, paper.y + 0.34, 215)
        for text, share, field in zip(row, shares, ("", "name", "name", "dob", "mrn"), strict=True):
            width = paper.width * share
            sheet.box(x, paper.y, x + width, paper.y + 0.34, pt=0.7)
            if number == 0:
                sheet.type(
                    x + 0.05,
                    paper.y + 0.22,
                    text,
                    bold=True,
                    pt=min(8.5, 8.5 * (width - 0.1) / sheet.length(text, pt=8.5, bold=True)),
                )
            elif field:
                paper.put(x + 0.06, paper.y + 0.24, text, room=width - 0.12, field=field)
            else:
                sheet.type(x + 0.06, paper.y + 0.24, text, pt=9)
            x += width
        paper.y += 0.34
    paper.y += 0.3


def patient_side_by_side(paper: Paper) -> None:
    """One column a patient, the labels in the first."""
    by_patient = [{row[2]: row for row in paper.patient_rows(index)} for index in range(len(paper.ask.patients))]
    names = [name for name in ("name", "dob", "sex", "mrn", "aka") if any(name in rows for rows in by_patient)]
    column = (paper.width - 1.5) / len(by_patient)
    for name in names:
        label = next(rows[name][0] for rows in by_patient if name in rows)
        paper.sheet.box(paper.left, paper.y, paper.left + 1.5, paper.y + 0.38, pt=0.8)
        paper.sheet.type(
            paper.left + 0.06,
            paper.y + 0.25,
            label,
            bold=True,
            pt=min(9.0, 9 * 1.4 / paper.sheet.length(label, pt=9, bold=True)),
        )
        for place, rows in enumerate(by_patient):
            x = paper.left + 1.5 + place * column
            paper.sheet.box(x, paper.y, x + column, paper.y + 0.38, pt=0.8)
            if name in rows:
                paper.put(x + 0.08, paper.y + 0.25, rows[name][1], room=column - 0.16, field=name)
        paper.y += 0.38
    paper.y += 0.28


def patient_inside(paper: Paper) -> None:
    """Cells whose caption stands in them before the value."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        alone, rest = (rows[:1], rows[1:]) if paper.sheet.hand else ([], rows)  # a hand needs room
        pairs = [rest[at : at + 2] for at in range(0, len(rest), 2)]
        for pair in [alone, *pairs] if alone else pairs:
            for place, (label, text, field) in enumerate(pair):
                share = 0.62 if len(pair) == 2 else 1.0  # the first of a row is mostly the longer one
                width = paper.width * (share if place == 0 else 1 - share)
                x = paper.left + (paper.width * share if place else 0)
                paper.sheet.box(x, paper.y, x + width, paper.y + 0.42, pt=1)
                start = paper.sheet.type(
                    x + 0.06,
                    paper.y + 0.27,
                    f"{label.upper()}:",
                    pt=min(8.0, 8 * 0.45 * width / paper.sheet.length(f"{label.upper()}:", pt=8)),
                )
                put_long(paper, start + 0.08, paper.y + 0.28, text, x + width - start - 0.14, field=field)
            paper.y += 0.42
    paper.y += 0.28


def patient_bilingual(paper: Paper) -> None:
    for index in range(len(paper.ask.patients)):
        for _, text, field in paper.patient_rows(index):
            start = paper.sheet.type(paper.left, paper.y, f"{SPANISH[field]}:", pt=9.5) + 0.06
            paper.sheet.rule(start, paper.y + 0.05, paper.right, pt=0.6)
            paper.put(start + 0.05, paper.y, text, room=paper.right - start - 0.1, field=field)
            paper.y += 0.37
    paper.y += 0.08


def patient_bilingual_cells(paper: Paper) -> None:
    """Cells with the caption in two languages over the value."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        for at in range(0, len(rows), 2):
            pair = rows[at : at + 2]
            for place, (_, text, field) in enumerate(pair):
                share = 0.6 if len(pair) == 2 else 1.0
                x = paper.left + (paper.width * share if place else 0)
                width = paper.width * (share if place == 0 else 1 - share)
                spanish, english = SPANISH[field].split(" / ")
                paper.sheet.box(x, paper.y, x + width, paper.y + 0.56, pt=0.8)
                paper.sheet.type(x + 0.06, paper.y + 0.14, f"{english} ({spanish})", pt=7.5)
                put_long(paper, x + 0.1, paper.y + 0.44, text, width - 0.2, field=field)
            paper.y += 0.56
    paper.y += 0.3


def patient_captions(paper: Paper) -> None:
    """Values on a rule, three to a row, their captions in brackets below."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        for line in filter(None, (rows[:2], rows[2:5], rows[5:])):
            width = paper.width / len(line)
            for place, (label, text, field) in enumerate(line):
                x = paper.left + place * width
                put_long(paper, x + 0.06, paper.y, text, width - 0.3, field=field)
                paper.sheet.rule(x, paper.y + 0.05, x + width - 0.18, pt=0.6)
                caption = f"({label})"
                pt = min(8.0, 8 * (width - 0.2) / paper.sheet.length(caption, pt=8))
                paper.sheet.type(x + (width - 0.18) / 2, paper.y + 0.18, caption, pt=pt, align="center")
            paper.y += 0.56
    paper.y += 0.08


def patient_re_block(paper: Paper) -> None:
    """An indented block of RE lines, as in an attorney's letter."""
    for index, patient in enumerate(paper.ask.patients):
        lines: list[Row] = [("Our Patient", patient.name_text, "name"), ("D.O.B.", patient.dob_text, "dob")]
        lines += [row for row in paper.patient_rows(index) if row[2] in ("mrn", "aka")]
        paper.sheet.type(paper.left + 0.8, paper.y, "Re:", bold=True)
        for label, text, field in lines:
            if not text:
                continue
            paper.sheet.type(paper.left + 1.3, paper.y, label)
            paper.sheet.type(paper.left + 2.75, paper.y, ":")
            paper.put(paper.left + 2.9, paper.y, text, room=paper.right - paper.left - 2.9, field=field)
            paper.y += paper.step
    paper.y += 0.2


def patient_sentence(paper: Paper) -> None:
    """Greeting, and everything in one paragraph."""
    paper.sheet.type(paper.left, paper.y, paper.text("greetings"))
    paper.y += 0.34
    paper.say("prose", leading=1.5)
    paper.written |= {"name", "dob"}
    known = [(label, text, field) for label, text, field in paper.patient_rows() if field in ("aka", "mrn")]
    for label, text, field in known:
        paper.paragraph(f"{label}: {text}")
        paper.written.add(field)


def patient_sticker(paper: Paper) -> None:
    """A chart label stuck on the sheet, a little turned."""
    for patient in paper.ask.patients:
        sex = f"  Sex: {patient.sex[:1]}" if patient.sex else ""
        lines = [
            patient.name_text,
            f"DOB: {patient.dob_text}{sex}" if patient.dob_text else "DOB:",
            f"MRN: {patient.mrn}" if patient.mrn else "",
            paper.ask.provider,
        ]
        paper.sheet.type(paper.left, paper.y + 0.1, "PATIENT LABEL", pt=8)
        lines = list(filter(None, lines))
        longest = max(paper.sheet.length(line, pt=11, bold=True) for line in lines)
        stamp(
            paper.sheet,
            paper.left + 1.2,
            paper.y - 0.15,
            lines,
            turn_deg=paper.rng.uniform(-1.5, 1.5),
            pt=11 * min(1.0, (paper.width - 1.6) / longest),
        )
        paper.written |= {"name", "dob"} | ({"mrn"} if patient.mrn else set())
        paper.y += 0.2 * len(lines) + 0.45


def patient_above(paper: Paper) -> None:
    """Small labels above the values, three to a row, nothing drawn."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        line: list[Row] = []
        for at, row in enumerate(rows):
            line.append(row)
            if len(line) == (2 if at < 2 else 3) or at == len(rows) - 1:
                columns = 2 if len(line) <= 2 and at < 2 else 3
                for place, (label, text, field) in enumerate(line):
                    x = paper.left + place * paper.width / columns
                    paper.sheet.type(x, paper.y, label, pt=8)
                    paper.put(x, paper.y + 0.22, text, room=paper.width / columns - 0.2, field=field, bold=True)
                paper.y += 0.55
                line = []
    paper.y += 0.1


def patient_colon_block(paper: Paper) -> None:
    """A records system's plain text: capitals, colons in one column."""
    for index in range(len(paper.ask.patients)):
        rows = paper.patient_rows(index)
        reach = max(paper.sheet.length(label.upper(), pt=10) for label, _, _ in rows)
        for label, text, field in rows:
            paper.sheet.type(paper.left, paper.y, label.upper(), pt=10)
            paper.sheet.type(paper.left + reach + 0.12, paper.y, ":", pt=10)
            paper.put(paper.left + reach + 0.3, paper.y, text, room=paper.width - reach - 0.4, field=field)
            paper.y += max(0.22, paper.step)
        paper.y += 0.12


def patient_referral(paper: Paper) -> None:
    """A referral: patient at the left, insurance at the right, diagnoses below."""
    ask, sheet = paper.ask, paper.sheet
    for index in range(len(ask.patients)):
        rows = [row for row in paper.patient_rows(index) if row[2] != "address"]
        top, half = paper.y, paper.width * 0.56
        for x, head in ((paper.left, "PATIENT"), (paper.left + half, "INSURANCE")):
            sheet.type(x, paper.y, head, bold=True, pt=9)
        for label, text, field in rows:
            paper.y += max(0.23, paper.step)
            start = sheet.type(paper.left, paper.y, f"{label}: ", pt=min(9.0, 9 * 1.5 / sheet.length(label, pt=9)))
            paper.put(start, paper.y, text, room=paper.left + half - start - 0.1, field=field)
        plan = (
            "Plan: HMO Advantage",
            f"Member ID: {paper.rng.choice('XWYG')}{paper.rng.randrange(10**8):08d}",
            f"Effective: 01/01/{ask.letter_date.year}",
        )
        for row, line in enumerate(plan, 1):
            sheet.type(paper.left + half, top + row * 0.23, line, pt=9)
        paper.y = max(paper.y, top + 0.69) + 0.3
    sheet.type(paper.left, paper.y, "Dx: I10 Essential hypertension; R07.9 Chest pain, unspecified", pt=9)
    paper.y += 0.35
