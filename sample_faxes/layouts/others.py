# ruff: noqa: E501  (the words of a page are read as they stand)
"""Everybody else: lawyers, courts, agencies, copy services, funeral homes, advertisers; and pages of a chart."""

from random import Random

from sample_faxes.layouts.letters import address_block, letterhead, sign_off
from sample_faxes.sheet import Sheet
from sample_faxes.values import FACILITIES, Drawn, Style, Values, sheet_of, truth_of

_NOT_A_PRACTICE = frozenset({"provider_name", "npi", "requested_types", "requester_org"})


def _dated(sheet: Sheet, values: Values, y: float) -> float:
    sheet.type(1.0, y, f"{values.letter_date:%B} {values.letter_date.day}, {values.letter_date.year}")
    return y + 0.4


def _re_block(sheet: Sheet, y: float, rows: list[tuple[str, str]]) -> float:
    for label, text in rows:
        if text:
            sheet.type(1.5, y, f"{label}:", bold=True)
            sheet.type(3.2, y, text)
            y += 0.24
    return y + 0.15


def attorney_letter(values: Values, style: Style, rng: Random) -> Drawn:
    """A law firm asks for its client's records."""
    sheet, patient = sheet_of(style, rng), values.patient
    y = _dated(sheet, values, letterhead(sheet, values, 0.95))
    y = address_block(sheet, values, 1.0, y, with_fax=False)
    rows = [("Our client", patient.name), ("Date of birth", patient.dob_text), ("Date of injury", "March 8, 2026")]
    y = _re_block(sheet, y, [*rows, ("Our file", "26-04417"), ("Claim", values.more("claim"))])
    y = sheet.paragraph(
        1.0,
        y,
        6.5,
        "Dear Custodian of Records:\n \nThis office represents the above-named individual in a claim for personal injuries. "
        "Pursuant to California Evidence Code section 1158, and the enclosed authorization signed by our client, demand is "
        "made for a complete copy of all medical records, billing statements and films, from the date of injury to the "
        "present, within five days of receipt. Please advise of your copying charges in advance.",
    )
    y = sheet.paragraph(1.0, y + 0.1, 6.5, f"You may send the records by fax to {values.fax}." if values.fax else "")
    sign_off(sheet, values, y + 0.2)
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NOT_A_PRACTICE))


def subpoena(values: Values, style: Style, rng: Random) -> Drawn:
    """A court form: boxed caption, numbered paragraphs."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.box(0.7, 0.7, 7.8, 4.0, pt=1.2)
    sheet.rule(0.7, 1.75, 5.2)
    sheet.upright(5.2, 0.7, 4.0)
    sheet.type(7.7, 0.84, "SUBP-010", pt=9, bold=True, align="right")
    lines = (
        "ATTORNEY OR PARTY WITHOUT ATTORNEY:",
        values.provider,
        values.practice,
        f"TEL {values.phone}  FAX {values.fax}",
    )
    for row, line in enumerate(lines):
        sheet.type(0.8, 0.9 + row * 0.22, line, pt=9.5)
    sheet.type(0.8, 2.0, "SUPERIOR COURT OF CALIFORNIA, COUNTY OF LOS ANGELES", pt=10, bold=True)
    sheet.type(0.8, 2.25, "111 North Hill Street, Los Angeles, CA 90012", pt=9.5)
    sheet.type(0.8, 2.7, f"PLAINTIFF: {patient.name}", pt=10)
    sheet.type(0.8, 2.95, "DEFENDANT: Halcyon Freight Lines, Inc.", pt=10)
    sheet.type(0.8, 3.5, "DEPOSITION SUBPOENA FOR PRODUCTION", pt=12, bold=True)
    sheet.type(0.8, 3.72, "OF BUSINESS RECORDS", pt=12, bold=True)
    sheet.type(5.3, 2.2, "CASE NUMBER:", pt=9)
    sheet.type(5.3, 2.45, "26STCV07731", pt=11)
    name, street, city, _, _ = FACILITIES[values.facility]
    y = sheet.paragraph(
        0.8,
        4.4,
        6.9,
        "THE PEOPLE OF THE STATE OF CALIFORNIA, TO (name and address of deponent):\n"
        f"Custodian of Records, {name}, {street}, {city}\n"
        "1. YOU ARE ORDERED TO PRODUCE THE BUSINESS RECORDS described in item 3, as follows: to the deposition officer, on "
        "December 18, 2026, at 10:00 a.m.\n"
        "2. The records are to be produced by the date and time shown in item 1, but not sooner than 20 days after issuance.\n"
        f"3. The records to be produced: all medical records pertaining to {patient.name}, date of birth {patient.dob_text}, "
        "including emergency department records, films and billing.\n"
        "4. If you have been served with this subpoena as a custodian of consumer or employee records under Code of Civil "
        "Procedure section 1985.3, a motion to quash may be filed.",
        leading=1.45,
    )
    sheet.type(0.8, y + 0.4, f"Date issued: {values.letter_date:%m/%d/%Y}")
    sheet.write(4.6, y + 0.4, values.provider.split(",")[0], pt=22, hand="kristi")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NOT_A_PRACTICE))


def disability_request(values: Values, style: Style, rng: Random) -> Drawn:
    """A disability agency's request for evidence."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(1.0, 0.95, "STATE OF CALIFORNIA - HEALTH AND HUMAN SERVICES AGENCY", pt=9)
    sheet.type(1.0, 1.2, values.practice, pt=15, bold=True)
    sheet.type(1.0, 1.42, f"{values.street}, {values.city_line}   Tel {values.phone}   Fax {values.fax}", pt=9)
    y = address_block(sheet, values, 1.0, _dated(sheet, values, 1.9), with_fax=False)
    rows = [("Claimant", patient.name), ("Birth date", patient.dob_text), ("Case number", "DDS 551-20-4471")]
    y = _re_block(sheet, y, [*rows, ("Analyst", "R. Pomeroy, unit 114")])
    y = sheet.paragraph(
        1.0,
        y,
        6.5,
        "The person named above has applied for disability benefits under the Social Security Act. To decide the claim we "
        "need medical evidence for the period 11/01/2025 to present: history and physical, office notes, laboratory and "
        "imaging reports, operative reports, and your opinion of the claimant's ability to do work-related activities. "
        "A signed Authorization to Disclose Information to the Social Security Administration (SSA-827) is enclosed.",
    )
    sheet.paragraph(1.0, y + 0.15, 6.5, f"Return this page as a cover with the records by fax to {values.fax}.")
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NOT_A_PRACTICE))


def copy_service(values: Values, style: Style, rng: Random) -> Drawn:
    """A copy service or an insurer's adjuster orders records."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(0.8, 1.0, values.practice, pt=19, bold=True)
    sheet.type(0.8, 1.22, f"{values.street}  {values.city_line}   Phone {values.phone}   Fax {values.fax}", pt=9)
    sheet.type(7.7, 1.0, values.more("title", "RECORDS ORDER"), pt=15, bold=True, align="right")
    pairs = [
        ("Facility", FACILITIES[values.facility][0]),
        ("Patient / Insured", patient.name),
        ("DOB", patient.dob_text),
    ]
    pairs += [
        ("Order no.", "CX-7710-3382"),
        ("On behalf of", values.more("behalf")),
        ("Claim no.", values.more("claim")),
    ]
    pairs += [("Date", f"{values.letter_date:%m/%d/%Y}"), ("Due", "15 days from receipt")]
    y = 1.6
    for label, text in pairs:
        if text:
            sheet.box(0.8, y, 2.7, y + 0.36)
            sheet.box(2.7, y, 7.7, y + 0.36)
            sheet.type(0.9, y + 0.25, label, bold=True)
            sheet.value(2.8, y + 0.25, text)
            y += 0.36
    sheet.paragraph(0.8, y + 0.45, 6.9, values.more("text"), leading=1.4)
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NOT_A_PRACTICE))


def vital_records_letter(values: Values, style: Style, rng: Random) -> Drawn:
    """Someone asks the hospital for a birth or death certificate."""
    sheet = sheet_of(style, rng)
    y = _dated(sheet, values, letterhead(sheet, values, 0.95))
    y = address_block(sheet, values, 1.0, y, with_fax=False)
    y = sheet.paragraph(1.0, y, 6.5, values.more("text"), leading=1.45)
    y = sheet.paragraph(1.0, y + 0.15, 6.5, f"Please reply by fax to {values.fax}, or call {values.phone}. Thank you.")
    sign_off(sheet, values, y + 0.3)
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=_NOT_A_PRACTICE | {"patients"}))


def flyer(values: Values, style: Style, rng: Random) -> Drawn:
    """Advertising."""
    sheet = sheet_of(style, rng)
    sheet.fill(0.6, 0.6, 7.9, 2.1, 0)
    sheet.type(4.25, 1.25, values.more("headline"), pt=29, bold=True, align="center", grey=255)
    sheet.type(4.25, 1.8, values.more("subline"), pt=18, bold=True, align="center", grey=255)
    y = 2.9
    for line in values.more("lines").split("|"):
        sheet.type(1.3, y, "★  " + line, pt=17, face="dejavu")
        y += 0.55
    sheet.box(1.2, y + 0.2, 7.3, y + 1.7, pt=5)
    sheet.type(4.25, y + 0.85, values.more("offer"), pt=25, bold=True, align="center")
    sheet.type(4.25, y + 1.4, f"CALL NOW {values.phone}", pt=22, bold=True, align="center")
    small = "To be removed from our fax list call the number above and enter your fax number. Limited time offer."
    sheet.paragraph(1.0, 10.0, 6.5, small, pt=8)
    nothing = frozenset({"patients", "reply_fax", "phone", "requested_types", "urgency", "facility", "letter_date"})
    return Drawn(sheets=(sheet,), truth=truth_of(values, omits=nothing | _NOT_A_PRACTICE))


def chart_page(values: Values, style: Style, rng: Random) -> Drawn:
    """A page of a chart that an office sends along."""
    sheet, patient = sheet_of(style, rng), values.patient
    sheet.type(0.8, 0.9, values.practice, pt=13, bold=True)
    sheet.type(7.7, 0.9, values.more("title", "OFFICE VISIT NOTE"), pt=12, bold=True, align="right")
    born = patient.second_dob or patient.dob
    dob = f"{born:%m/%d/%Y}" if born else ""
    sheet.rule(0.8, 1.0, 7.7)
    sheet.type(0.8, 1.25, f"Patient: {patient.name}     DOB: {dob}     Visit: {values.letter_date:%m/%d/%Y}")
    text = values.more("text") or (
        "CHIEF COMPLAINT: Follow-up after hospital stay.\n \nHISTORY: Seen for routine follow-up. Feels well, walking daily, "
        "no fever, no chest pain, no shortness of breath. Medications taken as listed.\n \nEXAM: BP 128/76, pulse 72, "
        "afebrile. Lungs clear. Heart regular. Abdomen soft. Wound healed.\n \nASSESSMENT AND PLAN: Recovering as "
        "expected. Continue present medicines. Obtain hospital records. Return in six weeks."
    )
    sheet.paragraph(0.8, 1.75, 6.9, text, leading=1.4)
    return Drawn(sheets=(sheet,), truth=truth_of(values))
