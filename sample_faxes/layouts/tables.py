"""Print-outs of machines: a records system's request, a batch list, a laboratory's results, a pharmacy's refill."""

from random import Random

from sample_faxes.layouts.letters import wanted_words
from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES, Drawn, Style, Values, sheet_of, truth_of


def emr_print(values: Values, style: Style, rng: Random) -> Drawn:
    """A records system's print: fixed-width type, a dark band, labels in capitals."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.fill(0.7, 0.6, 7.8, 0.92, 0)
    sheet.type(0.8, 0.82, "OUTSIDE RECORDS REQUEST", pt=12, bold=True, face="sans", grey=255)
    sheet.type(7.7, 0.82, f"Printed {values.letter_date:%m/%d/%Y} 08:14", pt=9, face="sans", align="right", grey=255)
    name, street, city, phone, fax = FACILITIES[values.facility]
    left = [values.practice, values.street, values.city_line, f"Ph: {values.phone}", f"Fx: {values.fax}"]
    right = ["SEND TO:", f"{name} - HIM", street, city, f"Ph: {phone}  Fx: {fax}"]
    for row, (ours, theirs) in enumerate(zip(left, right, strict=True)):
        sheet.type(0.8, 1.25 + row * 0.2, ours, pt=9.5)
        sheet.type(4.5, 1.25 + row * 0.2, theirs, pt=9.5)
    sheet.rule(0.7, 2.25, 7.8)
    y = 2.6
    pairs = [("PATIENT", patient.name), ("DOB", patient.dob_text), ("SEX", patient.sex), ("HOME PH", patient.phone)]
    pairs += [("EXT MRN", patient.mrn), ("ADDRESS", patient.address), ("ALIAS", patient.aka)]
    pairs += [("ORDERED BY", values.provider), ("NPI", values.npi), ("ORDER", "Request outside medical records")]
    pairs += [("RECORD TYPES", wanted_words(values)), ("DATE RANGE", values.range_text)]
    pairs += [("PRIORITY", {"routine": "Routine", "urgent": "URGENT", "stat": "STAT"}[values.urgency])]
    pairs += [("INDICATION", values.purpose or "Continuity of care"), ("COMMENT", values.note)]
    for label, text in pairs:
        if text:
            sheet.type(0.8, y, f"{label:<13}:", bold=True)
            y = sheet.paragraph(2.6, y, 5.1, text, leading=1.25) + 0.05
    sheet.rule(0.7, y, 7.8)
    sheet.type(0.8, y + 0.3, f"Fax results to {values.fax}.  Electronically signed: {values.provider}", pt=9)
    sheet.type(4.25, 10.5, "Page 1 of 1 - end of request", pt=8, align="center")
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def _row(sheet: Sheet, y: float, widths: tuple[float, ...], texts: tuple[str, ...], *, bold: bool = False) -> float:
    """One row of a ruled table, from x 0.7; returns the y below."""
    x = 0.7
    for width, text in zip(widths, texts, strict=True):
        sheet.box(x, y, x + width, y + 0.36, pt=0.8)
        if bold:
            sheet.type(x + 0.06, y + 0.25, text, bold=True, pt=9)
        else:
            sheet.value(x + 0.06, y + 0.25, text, pt=10, room=width - 0.1)
        x += width
    return y + 0.36


def batch_table(values: Values, style: Style, rng: Random) -> Drawn:
    """A list of several patients in one table, as practices send it once a week."""
    sheet = sheet_of(style, rng)
    sheet.type(0.7, 0.95, values.practice, pt=17, bold=True)
    sheet.type(0.7, 1.18, "  ".join(filter(None, (values.street, values.city_line))), pt=9.5)
    sheet.type(0.7, 1.38, f"Phone {values.phone}    FAX RECORDS TO {values.fax}    NPI {values.npi}", pt=9.5)
    name, _, _, _, fax = FACILITIES[values.facility]
    sheet.type(0.7, 1.8, f"To: {name}, Medical Records, {fax}    Date: {values.letter_date:%m/%d/%Y}", pt=10.5)
    sheet.type(0.7, 2.2, "Medical records requests - patients seen this week", pt=13, bold=True)
    widths = (0.4, 2.9, 1.4, 1.3, 1.1)
    y = _row(sheet, 2.4, widths, ("#", "Patient name (Last, First)", "DOB", "MRN", "Seen"), bold=True)
    for number, patient in enumerate(values.patients, start=1):
        seen = f"11/{18 + number}/26"
        y = _row(sheet, y, widths, (str(number), patient.name, patient.dob_text, patient.mrn, seen))
    text = f"For each patient above please fax: {wanted_words(values)}. Purpose: continuity of care."
    y = sheet.paragraph(0.7, y + 0.4, 7.0, text)
    if values.note:
        y = sheet.paragraph(0.7, y + 0.1, 7.0, values.note)
    sheet.type(0.7, y + 0.3, f"Ordering provider: {values.provider}")
    return Drawn(sheets=(sheet,), truth=truth_of(values))


def lab_report(values: Values, style: Style, rng: Random) -> Drawn:
    """Results that a laboratory sends to the hospital: nobody asks for anything."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(0.7, 0.95, values.practice, pt=18, bold=True)
    sheet.type(0.7, 1.18, f"{values.street}  {values.city_line}  CLIA 05D0000000  Tel {values.phone}", pt=9)
    sheet.type(7.8, 0.95, "FINAL REPORT", pt=14, bold=True, align="right")
    sheet.rule(0.7, 1.3, 7.8, pt=2)
    name = FACILITIES[values.facility][0]
    pairs = (
        ("Patient", patient.name, "Collected", f"{values.letter_date:%m/%d/%Y} 07:55"),
        ("DOB", patient.dob_text, "Reported", f"{values.letter_date:%m/%d/%Y} 16:20"),
        ("Specimen", "S26-114873", "Ordering", values.provider),
        ("Report to", name, "Status", "Final"),
    )
    for row, (label, text, other, theirs) in enumerate(pairs):
        y = 1.65 + row * 0.25
        sheet.type(0.7, y, f"{label}:", bold=True)
        sheet.type(1.7, y, text)
        sheet.type(4.6, y, f"{other}:", bold=True)
        sheet.type(5.6, y, theirs)
    widths = (2.5, 1.2, 0.9, 1.5, 1.0)
    y = _row(sheet, 2.9, widths, ("Test", "Result", "Flag", "Reference range", "Units"), bold=True)
    results = (
        ("Sodium", "139", "", "136 - 145", "mmol/L"),
        ("Potassium", "5.3", "H", "3.5 - 5.1", "mmol/L"),
        ("Creatinine", "1.42", "H", "0.70 - 1.30", "mg/dL"),
        ("Hemoglobin", "11.8", "L", "13.2 - 17.1", "g/dL"),
        ("Platelets", "214", "", "140 - 400", "10^3/uL"),
        ("Hemoglobin A1c", "7.4", "H", "< 5.7", "%"),
    )
    for result in results:
        y = _row(sheet, y, widths, result)
    sheet.paragraph(0.7, y + 0.4, 7.0, "Interpretation: results reviewed by the laboratory director. End of report.")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=frozenset({"reply_fax", "requested_types", "npi"})))


def refill_request(values: Values, style: Style, rng: Random) -> Drawn:
    """A pharmacy's refill request that was meant for a doctor's office and came to us."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(4.25, 1.0, values.practice, pt=20, bold=True, align="center")
    sheet.type(
        4.25, 1.25, f"{values.street}  {values.city_line}   Ph {values.phone}   Fx {values.fax}", pt=9, align="center"
    )
    sheet.fill(0.7, 1.5, 7.8, 1.85, 0)
    sheet.type(4.25, 1.75, "PRESCRIPTION REFILL AUTHORIZATION REQUEST", pt=14, bold=True, align="center", grey=255)
    rows = [("To prescriber", values.more("to")), ("Prescriber fax", values.more("to_fax"))]
    rows += [("Patient", patient.name), ("DOB", patient.dob_text), ("Rx number", "6640 2217")]
    rows += [("Drug", "Lisinopril 20 mg tablet"), ("Directions", "Take one tablet by mouth daily"), ("Quantity", "90")]
    rows += [("Last filled", "08/24/2026"), ("Refills left", "0")]
    y = 2.3
    for label, text in rows:
        sheet.type(0.9, y, f"{label}:", bold=True)
        sheet.value(2.7, y, text)
        y += 0.36
    for label in ("Approve as written", "Approve with changes", "Deny - patient needs appointment"):
        y += 0.36
        sheet.tick_box(0.95, y, label, ticked=False)
    sheet.type(0.9, y + 0.7, "Prescriber signature ______________________   Date __________")
    sheet.paragraph(0.9, y + 1.3, 6.7, "Please complete and fax this form back to the pharmacy within 24 hours.")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=frozenset({"facility", "requested_types", "npi"})))
