"""Letters, memos and short notes of practices."""

from random import Random

from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES, TYPE_WORDS, Drawn, Style, Values, sheet_of, truth_of

_STANDARD = "pertinent medical records"


def wanted_words(values: Values) -> str:
    """What is needed, in words."""
    if values.wanted_text:
        return values.wanted_text
    words = ", ".join(TYPE_WORDS[name] for name in values.requested)
    return words or _STANDARD


def letterhead(sheet: Sheet, values: Values, y: float, *, centered: bool = True) -> float:
    """Practice, address and numbers; returns the y below."""
    x, align = (sheet.width / 2, "center") if centered else (1.0, "left")
    sheet.type(x, y, values.practice, pt=19, bold=True, align=align)  # type: ignore[arg-type]
    sheet.type(x, y + 0.24, "   ".join(filter(None, (values.street, values.city_line))), pt=9.5, align=align)  # type: ignore[arg-type]
    numbers = [f"Tel {values.phone}" if values.phone else "", f"Fax {values.fax}" if values.fax else ""]
    sheet.type(x, y + 0.42, "   •   ".join(filter(None, numbers)), pt=9.5, align=align)  # type: ignore[arg-type]
    sheet.rule(1.0, y + 0.55, sheet.width - 1.0, pt=1.6)
    return y + 0.9


def address_block(sheet: Sheet, values: Values, x: float, y: float, *, with_fax: bool = True) -> float:
    """To whom the letter goes; returns the y below."""
    name, street, city, phone, fax = FACILITIES[values.facility]
    lines = [name, "Attn: Medical Records / Release of Information", street, city]
    if with_fax:
        lines.append(f"Fax: {fax}   Phone: {phone}")
    for line in lines:
        sheet.type(x, y, line)
        y += 0.21
    return y + 0.12


def sign_off(sheet: Sheet, values: Values, y: float) -> float:
    sheet.type(1.0, y, "Sincerely,")
    if values.contact or values.provider:
        sheet.write(1.1, y + 0.48, values.contact or values.provider.split(",")[0], pt=19, hand="kristi")
    y += 0.78
    for line in filter(None, (values.provider, f"NPI: {values.npi}" if values.npi else "", values.practice)):
        sheet.type(1.0, y, line)
        y += 0.2
    return y


def letter_block(values: Values, style: Style, rng: Random) -> Drawn:
    """Letterhead, date, address block, RE block with the patient's data, one paragraph."""
    sheet = sheet_of(style, rng)
    y = letterhead(sheet, values, 0.95)
    sheet.type(1.0, y, f"{values.letter_date:%B} {values.letter_date.day}, {values.letter_date.year}")
    y = address_block(sheet, values, 1.0, y + 0.4)
    for patient in values.patients:
        sheet.type(1.0, y, "RE:", bold=True)
        rows = [("Patient", patient.name), ("DOB", patient.dob_text), ("MRN", patient.mrn), ("Phone", patient.phone)]
        rows += [("Address", patient.address), ("Also known as", patient.aka)]
        for label, text in rows:
            if text:
                sheet.type(1.5, y, f"{label}:", bold=True)
                sheet.value(2.75, y, text)
                y += 0.25
        y += 0.12
    sheet.type(1.0, y, "To whom it may concern:")
    why = values.purpose or "continuity of care"
    body = (
        f"The above patient is under our care. For {why}, please send us the following records: {wanted_words(values)}."
    )
    if values.range_text:
        body += f" Dates of service: {values.range_text}."
    y = sheet.paragraph(1.0, y + 0.32, 6.5, body)
    if values.note:
        y = sheet.paragraph(1.0, y + 0.1, 6.5, values.note)
    y = sheet.paragraph(1.0, y + 0.1, 6.5, f"Please fax the records to {values.fax}." if values.fax else "Thank you.")
    sign_off(sheet, values, y + 0.25)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def prose_letter(values: Values, style: Style, rng: Random) -> Drawn:
    """A letter that says everything in sentences."""
    sheet, patient = sheet_of(style, rng), values.patient
    y = letterhead(sheet, values, 0.9, centered=False)
    sheet.type(sheet.width - 1.0, y, f"{values.letter_date:%m/%d/%Y}", align="right")
    y = address_block(sheet, values, 1.0, y, with_fax=rng.random() < 0.5)
    sheet.type(1.0, y, "Dear Medical Records,")
    born = f", born {patient.dob_text}," if patient.dob else ""
    known = f" (you may have her under the name {patient.aka})" if patient.aka else ""
    chart = f", your medical record number {patient.mrn}," if patient.mrn else ""
    text = (
        f"We are seeing {patient.name}{born}{chart}{known} in our office for "
        f"{values.purpose or 'ongoing treatment'} and need {wanted_words(values)} from your hospital"
    )
    text += f", {values.range_text}." if values.range_text else "."
    y = sheet.paragraph(1.0, y + 0.32, 6.5, text, leading=1.5)
    if values.note:
        y = sheet.paragraph(1.0, y + 0.12, 6.5, values.note, leading=1.5)
    close = f"Our fax number is {values.fax}" if values.fax else "Please let us know if you need anything else"
    close += f"; questions, please call {values.phone}." if values.phone else "."
    y = sheet.paragraph(1.0, y + 0.12, 6.5, close, leading=1.5)
    sign_off(sheet, values, y + 0.25)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def memo(values: Values, style: Style, rng: Random) -> Drawn:
    """A memorandum: To, From, Date, Re, and a list."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(1.0, 1.0, "MEMORANDUM", pt=24, bold=True)
    sheet.type(1.0, 1.3, values.practice, pt=12)
    sheet.rule(1.0, 1.42, 7.5, pt=3)
    name, _, _, _, fax = FACILITIES[values.facility]
    whence = ", ".join(filter(None, (values.provider, values.practice)))
    rows = [("TO", f"{name}, Health Information Management, fax {fax}"), ("FROM", whence)]
    rows += [("PHONE", values.phone), ("RETURN FAX", values.fax), ("NPI", values.npi)]
    rows += [("DATE", f"{values.letter_date:%b %d, %Y}")]
    rows += [("RE", " ".join(filter(None, (patient.name, f"DOB {patient.dob_text}" if patient.dob else ""))))]
    y = 1.8
    for label, text in rows:
        if text:
            sheet.type(1.0, y, f"{label}:", bold=True)
            sheet.value(2.3, y, text)
            y += 0.31
    sheet.rule(1.0, y, 7.5)
    y = sheet.paragraph(1.0, y + 0.35, 6.5, f"Records needed for {values.purpose or 'continuity of care'}:")
    wanted = wanted_words(values)
    for line in wanted.split(", ") if values.requested else [wanted[0].upper() + wanted[1:]]:
        y = sheet.paragraph(1.3, y, 6.2, f"–  {line}")
    extras = (f"Service dates: {values.range_text}" if values.range_text else "", values.note)
    for line in filter(None, extras):
        y = sheet.paragraph(1.0, y + 0.1, 6.5, line)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def note(values: Values, style: Style, rng: Random) -> Drawn:
    """A note by hand on a prescription pad's letterhead, as a doctor on the run writes it."""
    sheet, patient = sheet_of(style, rng), values.patient
    y = letterhead(sheet, values, 1.0)
    name = FACILITIES[values.facility][0]
    sheet.write(1.0, y + 0.25, f"To: {name}, Medical Records", pt=17)
    sheet.write(5.6, y + 0.75, f"{values.letter_date:%m/%d/%Y}", pt=16)
    lines = ["Please fax records of my patient", f"Name: {patient.name}"]
    lines += [f"DOB: {patient.dob_text}"] if patient.dob else []
    lines += [wanted_words(values)] if values.requested or values.wanted_text else ["Pertinent records please"]
    lines += [f"for {values.purpose or 'follow-up care'}", f"Fax to {values.fax}"]
    lines += [values.note] if values.note else []
    for index, line in enumerate(lines):
        sheet.write(1.1, y + 1.4 + index * 0.55, line, pt=18)
    sheet.write(4.6, y + 1.9 + len(lines) * 0.55, values.provider.split(",")[0], pt=24, hand="kristi")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=frozenset({"npi"})))


def cover_only(values: Values, style: Style, rng: Random) -> Drawn:
    """A cover sheet without any request: the pages before or after it speak."""
    sheet = sheet_of(style, rng)
    sheet.type(4.25, 1.3, "FAX TRANSMITTAL", pt=26, bold=True, align="center")
    y = letterhead(sheet, values, 1.9)
    name, _, _, _, fax = FACILITIES[values.facility]
    rows = (
        ("To", f"{name} - Medical Records"),
        ("Fax", fax),
        ("From", values.practice),
        ("Pages", str(values.pages_said)),
    )
    for label, text in (*rows, ("Date", f"{values.letter_date:%m/%d/%Y}")):
        sheet.type(1.2, y, f"{label}:", bold=True, pt=13)
        sheet.value(2.4, y, text, pt=13)
        sheet.rule(2.35, y + 0.07, 7.3, pt=0.5)
        y += 0.45
    text = values.note or "Please see the attached."
    sheet.paragraph(1.2, y + 0.3, 6.1, text, pt=12)
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=frozenset({"patients", "requested_types"})))
