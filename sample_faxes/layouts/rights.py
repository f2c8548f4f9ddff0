"""What patients send themselves: authorizations, letters by hand, requests under their privacy rights."""

from random import Random

from sample_faxes.layouts.letters import wanted_words
from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES, TYPE_WORDS, Drawn, Style, Values, sheet_of, truth_of

_NO_PRACTICE = frozenset({"requester_org", "provider_name", "npi", "requested_types", "urgency"})


def _lined(sheet: Sheet, x: float, y: float, to_x: float, label: str, text: str) -> None:
    start = sheet.type(x, y, f"{label}:", pt=9.5) + 0.08
    sheet.rule(start, y + 0.04, to_x, pt=0.6)
    if text:
        sheet.value(start + 0.06, y, text, room=to_x - start - 0.06)


def authorization(values: Values, style: Style, rng: Random) -> Drawn:
    """The HIPAA form: authorization for use and disclosure, with signature. `extra` fills or leaves out its parts."""
    sheet, patient = sheet_of(style, rng), values.patient
    title = values.more("title", "AUTHORIZATION FOR USE AND DISCLOSURE OF PROTECTED HEALTH INFORMATION")
    y = sheet.paragraph(0.8, 0.95, 6.9, title, pt=14, bold=True) + 0.15
    _lined(sheet, 0.8, y, 5.2, "Patient name", patient.name)
    _lined(sheet, 5.4, y, 7.7, "Date of birth", patient.dob_text)
    _lined(sheet, 0.8, y + 0.42, 5.2, "Address", patient.address)
    _lined(sheet, 5.4, y + 0.42, 7.7, "Phone", patient.phone)
    y += 0.95
    y = sheet.paragraph(
        0.8, y, 6.9, f"I authorize {FACILITIES[values.facility][0]} to release my health information to:"
    )
    _lined(sheet, 0.8, y + 0.15, 7.7, "Name", values.more("recipient"))
    _lined(sheet, 0.8, y + 0.55, 7.7, "Address", values.more("recipient_address"))
    y += 1.05
    sheet.type(0.8, y, "Information to be released:", bold=True)
    y += 0.34
    for index, name in enumerate(("discharge_summary", "imaging_report", "operative_note", "lab_result", "all")):
        row, column = divmod(index, 3)
        sheet.tick_box(0.9 + column * 2.3, y + row * 0.3, TYPE_WORDS[name], ticked=name in values.requested, pt=10)
    y += 0.8
    _lined(sheet, 0.8, y, 7.7, "Dates of service", values.range_text)
    sheet.type(0.8, y + 0.45, "Purpose:")
    for index, word in enumerate(("Personal use", "Insurance", "Legal", "Other")):
        ticked = word.lower() == values.purpose.lower()
        sheet.tick_box(1.7 + index * 1.5, y + 0.45, word, ticked=ticked, pt=10)
    y = sheet.paragraph(
        0.8,
        y + 0.9,
        6.9,
        "I understand that I may revoke this authorization in writing at any time, that information disclosed may be "
        "redisclosed by the recipient, and that treatment may not be conditioned on my signing. Specially protected "
        "information (mental health, substance use, HIV test results) is released only if I initial here: ____.",
        pt=9,
    )
    y += 0.45
    _lined(sheet, 0.8, y, 5.0, "Signature", "")
    if values.more("signature"):
        sheet.write(1.9, y - 0.02, values.more("signature"), pt=22, hand="kristi")
    _lined(sheet, 5.2, y, 7.7, "Date", values.more("signed_on"))
    _lined(sheet, 0.8, y + 0.45, 7.7, "If not the patient, name and relationship", values.more("representative"))
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NO_PRACTICE | {"letter_date", "reply_fax", "phone"}))


def patient_letter(values: Values, style: Style, rng: Random) -> Drawn:
    """A letter that a patient wrote by hand on lined paper."""
    sheet, patient = sheet_of(style, rng), values.patient
    for row in range(24):
        sheet.rule(0.6, 1.57 + row * 0.38, 7.9, pt=0.35)
    text = values.more("text") or (
        f"Dear Medical Records,|my name is {patient.name}. I was born|{patient.dob_text}. I would like a copy of my|"
        f"own records, {wanted_words(values).lower()},|{values.range_text}.|Please mail them to me at|{patient.address}"
        f"|Phone {patient.phone}|Thank you,"
    )
    sheet.write(5.4, 1.15, f"{values.letter_date:%B} {values.letter_date.day}, {values.letter_date.year}", pt=13)
    y = 1.55
    for line in text.split("|"):
        sheet.write(0.9, y, line, pt=14)
        y += 0.38
    sheet.write(1.4, y + 0.36, f"{patient.given} {patient.family}", pt=26, hand="kristi")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NO_PRACTICE | {"reply_fax", "facility", "phone"}))


def rights_form(values: Values, style: Style, rng: Random) -> Drawn:
    """A request under the Privacy Rule: restriction, amendment, accounting, confidential communication, revocation."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(
        4.25,
        1.0,
        values.more("title", "REQUEST FOR RESTRICTION OF USES AND DISCLOSURES"),
        pt=14,
        bold=True,
        align="center",
    )
    sheet.type(4.25, 1.25, f"{FACILITIES[values.facility][0]} - Attention: Privacy Officer", pt=10.5, align="center")
    _lined(sheet, 0.8, 1.9, 5.2, "Patient name", patient.name)
    _lined(sheet, 5.4, 1.9, 7.7, "Date of birth", patient.dob_text)
    _lined(sheet, 0.8, 2.35, 5.2, "Address", patient.address)
    _lined(sheet, 5.4, 2.35, 7.7, "Phone", patient.phone)
    y = sheet.paragraph(0.8, 3.0, 6.9, values.more("text"), leading=1.45)
    _lined(sheet, 0.8, y + 0.5, 5.0, "Signature of patient", "")
    sheet.write(2.4, y + 0.48, f"{patient.given} {patient.family}", pt=19, hand="kristi")
    _lined(sheet, 5.2, y + 0.5, 7.7, "Date", f"{values.letter_date:%m/%d/%Y}")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NO_PRACTICE | {"reply_fax", "phone"}))
