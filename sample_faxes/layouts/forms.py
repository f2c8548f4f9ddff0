# ruff: noqa: E501  (the rows of a form are read across)
"""Forms of practices: cover forms, ruled and boxed request forms, check boxes; filled in typed or by hand."""

from collections.abc import Sequence
from random import Random

from sample_faxes.layouts.letters import letterhead, wanted_words
from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES, TYPE_WORDS, Drawn, Style, Values, sheet_of, truth_of

_OFFERED = (
    "history_and_physical",
    "imaging_report",
    "operative_note",
    "discharge_summary",
    "consultation",
    "lab_result",
    "pathology",
    "ekg",
    "medication_list",
    "progress_note",
)


def _lined(sheet: Sheet, x: float, y: float, to_x: float, label: str, text: str) -> None:
    """A label and a line to write on."""
    start = sheet.type(x, y, f"{label}:", pt=10) + 0.08
    sheet.rule(start, y + 0.04, to_x, pt=0.6)
    if text:
        sheet.value(start + 0.06, y, text, room=to_x - start - 0.06)


def _celled(sheet: Sheet, x: float, y: float, to_x: float, label: str, text: str, height: float = 0.46) -> None:
    """A boxed cell with a small label in its corner."""
    sheet.box(x, y, to_x, y + height, pt=0.8)
    sheet.type(x + 0.05, y + 0.12, label, pt=6.5)
    if text:
        sheet.value(x + 0.1, y + height - 0.09, text, room=to_x - x - 0.15)


def _ticks(sheet: Sheet, x: float, y: float, offered: Sequence[str], ticked: Sequence[str], columns: int) -> float:
    """Check boxes for record types; returns the y below."""
    width = (7.7 - x) / columns
    for index, name in enumerate(offered):
        row, column = divmod(index, columns)
        at = (x + column * width, y + row * 0.3)
        sheet.tick_box(*at, TYPE_WORDS[name], ticked=name in ticked, pt=10)
    return y + (-(-len(offered) // columns)) * 0.3


def cover_form(values: Values, style: Style, rng: Random) -> Drawn:
    """A word processor's fax cover: FAX in large type, two columns, urgency boxes, the request under Comments."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.fill(0.8, 0.7, 2.6, 1.35, 0)
    sheet.type(1.7, 1.2, "FAX", pt=34, bold=True, align="center", grey=255)
    sheet.type(7.7, 0.95, values.practice, pt=15, bold=True, align="right")
    sheet.type(7.7, 1.15, ", ".join(filter(None, (values.street, values.city_line))), pt=9, align="right")
    name, _, _, phone, fax = FACILITIES[values.facility]
    left = (("To", name), ("Attn", "Medical Records"), ("Fax", fax), ("Phone", phone), ("Re", "Records request"))
    whence = values.contact or values.provider or values.practice
    right = (("From", whence), ("Date", f"{values.letter_date:%m/%d/%Y}"), ("Fax", values.fax), ("Phone", values.phone))
    for x, rows in ((0.8, left), (4.4, (*right, ("Pages", f"{values.pages_said} incl. cover")))):
        for row, (label, text) in enumerate(rows):
            _lined(sheet, x, 1.9 + row * 0.38, x + 3.3, label, text)
    y = 4.05
    marks = (
        ("Urgent", values.urgency != "routine"),
        ("For review", False),
        ("Please reply", True),
        ("Confidential", True),
    )
    for index, (label, ticked) in enumerate(marks):
        sheet.tick_box(0.85 + index * 1.75, y, label, ticked=ticked)
    sheet.rule(0.8, y + 0.2, 7.7, pt=2)
    y += 0.6
    sheet.type(0.8, y, "Comments:", bold=True)
    y += 0.4
    lines = [("Patient", patient.name), ("Date of birth", patient.dob_text), ("Former name", patient.aka)]
    lines += [("MRN", patient.mrn), ("Patient phone", patient.phone), ("Needed", wanted_words(values))]
    lines += [("Dates", values.range_text), ("Reason", values.purpose or "continuing care")]
    lines += [("Physician", values.provider), ("NPI", values.npi), ("Note", values.note)]
    for label, text in lines:
        if text:
            sheet.type(1.0, y, f"{label}:", bold=True)
            if sheet.hand or sheet.length(text) < 4.9:
                sheet.value(2.6, y, text)
                y += 0.34
            else:
                y = sheet.paragraph(2.6, y, 5.0, text) + 0.12
    _confidential(sheet)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def _confidential(sheet: Sheet) -> None:
    text = (
        "CONFIDENTIALITY NOTICE: This facsimile contains confidential information intended only for the addressee. "
        "If you received it in error, notify the sender by telephone and destroy all copies."
    )
    sheet.rule(0.8, 9.95, 7.7)
    sheet.paragraph(0.8, 10.15, 6.9, text, pt=8)


def lined_form(values: Values, style: Style, rng: Random) -> Drawn:
    """Request for Medical Records: lines to write on, in two columns, and check boxes."""
    sheet, patient = sheet_of(style, rng), values.patient
    y = letterhead(sheet, values, 0.95)
    sheet.type(4.25, y + 0.1, "REQUEST FOR MEDICAL RECORDS", pt=15, bold=True, align="center")
    y += 0.6
    name, _, _, _, fax = FACILITIES[values.facility]
    _lined(sheet, 0.9, y, 7.6, "Records requested from", name)
    _lined(sheet, 0.9, y + 0.42, 4.3, "Fax", fax)
    _lined(sheet, 4.5, y + 0.42, 7.6, "Date", f"{values.letter_date:%m/%d/%Y}")
    y += 1.05
    sheet.type(0.9, y, "PATIENT", bold=True, pt=10)
    y += 0.38
    _lined(sheet, 0.9, y, 5.0, "Name", patient.name)
    _lined(sheet, 5.2, y, 7.6, "DOB", patient.dob_text)
    _lined(sheet, 0.9, y + 0.45, 5.0, "Other names used", patient.aka)
    _lined(sheet, 5.2, y + 0.45, 7.6, "Sex", patient.sex)
    _lined(sheet, 0.9, y + 0.9, 4.2, "MRN (if known)", patient.mrn)
    _lined(sheet, 4.4, y + 0.9, 7.6, "Phone", patient.phone)
    y += 1.45
    sheet.type(0.9, y, "RECORDS NEEDED", bold=True, pt=10)
    y = _ticks(sheet, 1.0, y + 0.35, _OFFERED, values.requested, 3)
    sheet.tick_box(1.0, y, "Entire medical record", ticked="all" in values.requested, pt=10)
    other = values.wanted_text or ("" if values.requested else "pertinent records")
    _lined(sheet, 3.3, y, 7.6, "Other", other)
    y += 0.5
    _lined(sheet, 0.9, y, 7.6, "Dates of service", values.range_text)
    _lined(sheet, 0.9, y + 0.45, 7.6, "Purpose", values.purpose or "Continuity of care")
    y += 1.0
    _lined(sheet, 0.9, y, 4.8, "Requesting provider", values.provider)
    _lined(sheet, 5.0, y, 7.6, "NPI", values.npi)
    _lined(sheet, 0.9, y + 0.45, 4.3, "Return fax", values.fax)
    _lined(sheet, 4.5, y + 0.45, 7.6, "Contact", values.contact)
    if values.note:
        sheet.paragraph(0.9, y + 1.0, 6.7, values.note)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def boxed_form(values: Values, style: Style, rng: Random) -> Drawn:
    """A grid of boxed cells with small labels, numbered like a government form."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(0.7, 0.95, "MEDICAL RECORDS REQUEST - TREATMENT", pt=16, bold=True)
    sheet.type(7.8, 0.95, "Form MR-14 (rev. 3)", pt=8, align="right")
    name, _, _, _, fax = FACILITIES[values.facility]
    rows: tuple[tuple[tuple[str, str, float], ...], ...] = (
        (("1. FACILITY HOLDING RECORDS", name, 4.6), ("2. FACILITY FAX", fax, 2.5)),
        (("3. PATIENT LAST NAME", patient.family, 2.6), ("4. FIRST NAME", patient.given, 2.4), ("5. MIDDLE / SUFFIX", " ".join(filter(None, (patient.middle, patient.suffix))), 2.1)),
        (("6. DATE OF BIRTH", patient.dob_text, 2.2), ("7. SEX", patient.sex, 0.8), ("8. MEDICAL RECORD NO.", patient.mrn, 2.0), ("9. PATIENT PHONE", patient.phone, 2.1)),
        (("10. PATIENT ADDRESS", patient.address, 4.6), ("11. ALSO KNOWN AS", patient.aka, 2.5)),
        (("12. REQUESTING PRACTICE", values.practice, 4.6), ("13. NPI", values.npi, 2.5)),
        (("14. PROVIDER", values.provider, 2.7), ("15. TELEPHONE", values.phone, 2.2), ("16. FAX RECORDS TO", values.fax, 2.2)),
    )  # fmt: skip
    y = 1.2
    for row in rows:
        x = 0.7
        for label, text, width in row:
            _celled(sheet, x, y, x + width, label, text)
            x += width
        y += 0.46
    _celled(sheet, 0.7, y, 7.8, "17. INFORMATION REQUESTED (CHECK ALL THAT APPLY)", "", 2.1)
    below = _ticks(sheet, 0.9, y + 0.42, _OFFERED, values.requested, 3)
    sheet.tick_box(0.9, below, TYPE_WORDS["all"], ticked="all" in values.requested, pt=10)
    if values.wanted_text:
        sheet.value(3.2, below, values.wanted_text)
    y += 2.1
    _celled(sheet, 0.7, y, 4.3, "18. DATES OF SERVICE", values.range_text)
    _celled(sheet, 4.3, y, 7.8, "19. PURPOSE", values.purpose or "Continuing care")
    y += 0.46
    _celled(sheet, 0.7, y, 4.3, "20. COMPLETED BY", values.contact)
    _celled(sheet, 4.3, y, 7.8, "21. DATE", f"{values.letter_date:%m/%d/%Y}")
    if values.note:
        sheet.paragraph(0.7, y + 0.9, 7.0, values.note)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def bilingual_form(values: Values, style: Style, rng: Random) -> Drawn:
    """A community clinic's form with labels in English and Spanish."""
    sheet, patient = sheet_of(style, rng), values.patient
    y = letterhead(sheet, values, 0.95)
    sheet.type(4.25, y, "Medical Records Request / Solicitud de Expediente Médico", pt=13, bold=True, align="center")
    name, _, _, _, fax = FACILITIES[values.facility]
    rows = [
        ("To / Para", f"{name} - Medical Records"),
        ("Fax", fax),
        ("Date / Fecha", f"{values.letter_date:%m/%d/%Y}"),
    ]
    rows += [("Patient name / Nombre del paciente", patient.name)]
    rows += [("Date of birth / Fecha de nacimiento", patient.dob_text)]
    rows += [("Maiden name / Apellido de soltera", patient.aka), ("Your MRN / Expediente", patient.mrn)]
    rows += [("Needed / Se solicita", wanted_words(values) if values.requested or values.wanted_text else "")]
    rows += [("Dates / Fechas", values.range_text), ("Doctor", values.provider), ("NPI", values.npi)]
    rows += [("Reply fax / Fax para respuesta", values.fax), ("Phone / Teléfono", values.phone)]
    y += 0.5
    for label, text in rows:
        _lined(sheet, 0.9, y, 7.6, label, text)
        y += 0.43
    sheet.tick_box(0.95, y + 0.05, "Continuing care / Continuidad de atención", ticked=True, pt=10)
    sheet.tick_box(4.5, y + 0.05, "Personal / Personal", ticked=False, pt=10)
    if values.note:
        sheet.paragraph(0.9, y + 0.5, 6.7, values.note)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def referral_sheet(values: Values, style: Style, rng: Random) -> Drawn:
    """New-patient or pre-operative sheet: labels on the right edge of a shaded column."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(0.8, 0.95, values.practice, pt=17, bold=True)
    sheet.type(0.8, 1.17, ", ".join(filter(None, (values.street, values.city_line))), pt=9)
    sheet.type(7.7, 0.95, values.more("title", "PRE-VISIT RECORDS REQUEST"), pt=12, bold=True, align="right")
    name, _, _, _, fax = FACILITIES[values.facility]
    rows = [("Sent to", f"{name}, Medical Records, fax {fax}"), ("Date sent", f"{values.letter_date:%m/%d/%Y}")]
    rows += [
        ("Patient", patient.name),
        ("Birth date", patient.dob_text),
        ("Maiden name", patient.aka),
        ("Sex", patient.sex),
    ]
    rows += [("Your MRN", patient.mrn), ("Patient's phone", patient.phone), ("Appointment", values.more("visit"))]
    rows += [("Seen by", values.provider), ("Provider NPI", values.npi), ("We need", wanted_words(values))]
    rows += [
        ("Dates of service", values.range_text),
        ("Reason", values.purpose or "Continuity of care - appointment scheduled"),
    ]
    rows += [("Our phone", values.phone), ("Fax back to", values.fax), ("Remarks", values.note)]
    y = 1.75
    for label, text in rows:
        if not text:
            continue
        top = y - 0.22
        sheet.type(2.45, y, label, pt=10, bold=True, align="right")
        if sheet.hand or sheet.length(text) < 5:
            sheet.value(2.7, y, text)
            y += 0.37
        else:
            y = sheet.paragraph(2.7, y, 5.0, text) + 0.15
        sheet.rule(0.8, top, 7.7, pt=0.4)
    sheet.upright(2.57, 1.53, y - 0.22, pt=0.8)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def emergency_sheet(values: Values, style: Style, rng: Random) -> Drawn:
    """An emergency department's request: STAT in large type, few words."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.box(0.7, 0.7, 7.8, 1.75, pt=4)
    sheet.type(4.25, 1.42, values.more("banner", "STAT - EMERGENCY REQUEST"), pt=30, bold=True, align="center")
    sheet.type(
        4.25, 1.66, values.more("below", "PATIENT IN EMERGENCY DEPARTMENT NOW"), pt=11, bold=True, align="center"
    )
    sheet.type(0.8, 2.15, values.practice, pt=15, bold=True)
    sheet.type(0.8, 2.38, ", ".join(filter(None, (values.street, values.city_line))), pt=9.5)
    name, _, _, _, fax = FACILITIES[values.facility]
    rows = [("TO", f"{name} Medical Records  {fax}"), ("DATE", values.letter_date.strftime("%m/%d/%Y") + "  03:42")]
    rows += [("PATIENT", patient.name), ("DOB", patient.dob_text), ("SEX", patient.sex), ("MRN", patient.mrn)]
    rows += [("PHYSICIAN", values.provider), ("NPI", values.npi), ("PHONE", values.phone), ("FAX BACK TO", values.fax)]
    y = 2.95
    for label, text in rows:
        if text:
            sheet.type(0.8, y, f"{label}:", bold=True, pt=13)
            sheet.value(2.5, y, text, pt=13)
            y += 0.42
    sheet.rule(0.8, y - 0.1, 7.7, pt=2)
    y = sheet.paragraph(0.8, y + 0.3, 6.8, f"NEEDED FOR EMERGENCY TREATMENT: {wanted_words(values)}", pt=12, bold=True)
    if values.note:
        sheet.paragraph(0.8, y + 0.15, 6.8, values.note, pt=12)
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def images_form(values: Values, style: Style, rng: Random) -> Drawn:
    """An imaging department's or surgeon's form asking for pictures on CD."""
    sheet, patient = sheet_of(style, rng), values.patient
    y = letterhead(sheet, values, 0.95)
    sheet.type(4.25, y, "REQUEST FOR RADIOLOGY IMAGES", pt=16, bold=True, align="center")
    name, _, _, _, fax = FACILITIES[values.facility]
    y += 0.5
    _lined(sheet, 0.9, y, 4.8, "To", name)
    _lined(sheet, 5.0, y, 7.6, "Fax", fax)
    _lined(sheet, 0.9, y + 0.42, 4.8, "Patient", patient.name)
    _lined(sheet, 5.0, y + 0.42, 7.6, "DOB", patient.dob_text)
    _lined(sheet, 0.9, y + 0.84, 7.6, "Study", values.more("study", "CT abdomen and pelvis; MRI lumbar spine"))
    y += 1.4
    for label, ticked in (("Images on CD (DICOM)", True), ("Films", False), ("Electronic push to PACS", False)):
        sheet.tick_box(1.0, y, label, ticked=ticked)
        y += 0.33
    sheet.tick_box(1.0, y, "Written radiology reports", ticked="imaging_report" in values.requested)
    y += 0.5
    _lined(sheet, 0.9, y, 4.8, "Ordering physician", values.provider)
    _lined(sheet, 5.0, y, 7.6, "NPI", values.npi)
    _lined(sheet, 0.9, y + 0.42, 4.8, "Return fax", values.fax)
    _lined(sheet, 5.0, y + 0.42, 7.6, "Phone", values.phone)
    _lined(sheet, 0.9, y + 0.84, 7.6, "Reason", values.purpose or "Treatment - surgical planning")
    sheet.paragraph(0.9, y + 1.4, 6.7, values.note or "Please mail the CD to the address above, attention Imaging.")
    return Drawn(sheets=(sheet,), truth=truth_of(values))
