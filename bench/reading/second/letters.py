"""Letters of the held-back side that are no treatment request: who writes, and in which words."""
# ruff: noqa: E501  (sentences are read one to a line)

from collections.abc import Mapping

from bench.reading.paper import Paper
from bench.reading.said import Said
from bench.reading.second import heads, patients

LETTERS: Mapping[str, Said] = {
    "trial_lawyers": Said(kind="legal", with_form=True, who="Hargrove Whitman LLP, Attorneys at Law", title="Records Demand - Evidence Code 1158", paragraphs=("Please be advised that this firm has been retained by the above-referenced individual for injuries sustained in a motor vehicle collision.", "You are requested to forward complete medical and billing records from the date of loss to present. A HIPAA compliant authorization executed by our client is attached.", "Should you have any questions, do not hesitate to contact the undersigned's paralegal.")),
    "lawyers_no_form": Said(kind="legal", who="The Castellanos Law Group, APC", title="Letter of representation", paragraphs=("We represent {name} ({dob}). Kindly preserve all charts, films and statements, and tell us the cost of a certified copy.", "An authorization will follow under separate cover.")),
    "duces_tecum": Said(kind="legal", who="Workers' Compensation Appeals Board, State of California", title="SUBPOENA DUCES TECUM", paragraphs=("To the custodian of records: you are commanded to appear and to bring with you all records pertaining to {name}, birth date {dob}.", "Applicant v. Pacific Freight Lines, ADJ14470921. In lieu of appearance a copy may be mailed with a declaration under penalty of perjury.")),
    "comp_adjuster": Said(kind="legal", who="Everguard Claims Administrators", title="Workers' compensation claim", paragraphs=("Injured worker: {name}, DOB {dob}. Claim no. WC-2026-55180. Employer: Delgado Roofing.", "As the claims administrator we ask for all treatment records, chart notes and itemized bills for our review of liability. Our adjuster's extension is 4410.")),
    "life_insurance": Said(kind="legal", with_form=True, who="Parameds Exchange for Northfield Life Insurance", title="Attending Physician Statement request", paragraphs=("Proposed insured {name}, date of birth {dob}, has applied for life insurance. Policy number pending NL-88103.", "Please copy the last five years of records; the applicant's authorization is on the next page. A pre-payment check of $25 is available.")),
    "detective": Said(kind="legal", who="Glendale Police Department, Detective Bureau", title="Request for information - criminal investigation", paragraphs=("This department is investigating case 26-011873. The subject {name}, born {dob}, was treated at your emergency department.", "Pursuant to the attached search warrant please provide treatment records to Det. R. Morales, badge 2210.")),
    "cash_restriction": Said(kind="patient_rights", who="person", title="Do not bill or tell my health plan", paragraphs=("I, {name}, date of birth {dob}, paid in full for my visit last month.", "I am asking you under 45 CFR 164.522 not to disclose anything about that visit to my health plan. Please confirm the restriction in writing.")),
    "other_address": Said(kind="patient_rights", who="person", title="Confidential communications", paragraphs=("My name is {name} (DOB {dob}). From today please contact me only by mail at the P.O. box below and never call my home.", "I request this confidential communication for my safety. P.O. Box 4471, Pasadena, CA 91105")),
    "wrong_entry": Said(kind="patient_rights", who="person", title="Correction of my chart", paragraphs=("{name}, birthdate {dob}. Your emergency note lists an allergy to penicillin that I do not have.", "I want this entry amended. If you deny the amendment, tell me how to file a statement of disagreement.")),
    "cancel_permission": Said(kind="patient_rights", who="person", title="Cancel my release form", paragraphs=("I signed a form in January that lets you give my information to my brother. I, {name}, {dob}, hereby cancel it.", "My authorization is revoked; please do not release anything further.")),
    "newborn": Said(kind="vital_records", who="person", title="Copy of birth certificate", paragraphs=("My baby was born at your hospital on Mother's Day. I need two certified copies of the birth certificate for the passport.", "Where do I apply and what is the fee?")),
    "funeral": Said(kind="vital_records", who="Alameda Street Funeral & Cremation", title="Death certificate worksheet", paragraphs=("We care for a decedent who passed at your facility. Please tell the family where to order certified copies of the death certificate.", "Is the attending physician able to sign the death certificate electronically (EDRS)?")),
    "lab_report": Said(kind="incoming_records", who="Truepoint Diagnostics", title="PATIENT RESULT REPORT", paragraphs=("Patient {name}    DOB {dob}    Status: FINAL", "WBC 7.1 (4.0-11.0)    HGB 13.2 (12.0-16.0)    PLT 244 (150-400)", "TSH 2.31 uIU/mL (0.45-4.50)    HbA1c 6.9 % (4.0-5.6)  H", "Ordering physician: your hospital's clinic. Results are faxed automatically. End of report."), shows_patient=False),
    "echo_report": Said(kind="incoming_records", who="Bel Air Heart & Vascular", title="Echocardiogram report for your records", paragraphs=("RE: {name}, DOB {dob}. The echocardiogram your physicians ordered was done here; the report follows.", "LVEF 60 %. Mild mitral regurgitation. No pericardial effusion. Please place in the patient's chart."), shows_patient=False),
    "nursing_home": Said(kind="incoming_records", who="Rosecrans Skilled Nursing", title="Transfer packet", paragraphs=("Here are the transfer records, MAR and POLST of {name} ({dob}), who is on the way to your emergency department.", "Nothing needs to be sent to us. Report called to the charge nurse."), shows_patient=False),
    "pharmacy": Said(kind="misdirected", who="Corazon Internal Medicine", title="eRx failed - phone/fax order", paragraphs=("Patient {name}, {dob}. Metformin 500 mg, 1 tab twice daily, #60, refills 5.", "Please dispense generic and notify the patient."), elsewhere="Tru-Value Drugs, Pharmacist", shows_patient=False),
    "prior_authorization": Said(kind="misdirected", who="Santa Fe Orthopedics", title="Prior authorization request", paragraphs=("Member {name}, DOB {dob}. CPT 73721, MRI right knee. ICD-10 M25.561.", "Clinical notes attached. Please fax the determination to our office."), elsewhere="Blue Harbor Health Plan, Utilization Management", shows_patient=False),
    "vacation": Said(kind="junk", who="Sunbird Travel Club", title="YOU HAVE BEEN SELECTED! 4 DAYS IN CABO FOR $199", paragraphs=("All employees of this company qualify. Rooms are going fast, call 1-866-555-0118 before Friday!", "To stop these faxes call 1-800-555-0190, 24 hours, and enter pin 4471."), shows_patient=False),
    "health_plans": Said(kind="junk", who="National Benefit Advisors", title="Group health insurance from $59 a month", paragraphs=("Any doctor, any hospital. Small business owners, compare and save today. Reply by fax for a free quote.", "Remove me from your list [ ]"), shows_patient=False),
    "merchant": Said(kind="junk", who="SwipeRite Payments", title="CUT YOUR CARD PROCESSING FEES IN HALF", paragraphs=("Free terminal, next day funding, no contract. Medical and dental offices welcome.", "This is a commercial advertisement. To opt out dial 1-855-555-0166."), shows_patient=False),
}  # fmt: skip


def draw_letter(paper: Paper, said: Said) -> None:
    """A letter as this side's senders set it."""
    if said.elsewhere:
        paper.facility = (said.elsewhere, "1900 Mariposa Ave.", "Fresno, CA 93721", "(559) 555-0110", "(559) 555-0111")
    patient, sheet, ask = paper.ask.patient, paper.sheet, paper.ask
    plain_name = " ".join(filter(None, (patient.given, patient.family, patient.suffix)))
    if said.who == "person":
        for line in (plain_name, *(patient.address or f"{ask.street}, {ask.city}").split(", ", 1)):
            sheet.type(paper.right, paper.y, line, align="right")
            paper.y += 0.2
        paper.y += 0.15
    elif said.kind == "junk":
        sheet.type(4.25, paper.y + 0.1, said.who, pt=14, bold=True, align="center")
        paper.y += 0.5
    else:
        sheet.type(
            paper.left,
            paper.y,
            said.who,
            pt=min(15, 15 * paper.width / sheet.length(said.who, pt=15, bold=True)),
            bold=True,
        )
        sheet.type(paper.left, paper.y + 0.2, f"{ask.street}, {ask.city}", pt=9)
        sheet.type(paper.left, paper.y + 0.36, f"Telephone {ask.phone}   Facsimile {ask.fax}", pt=9)
        sheet.rule(paper.left, paper.y + 0.45, paper.right, pt=0.8)
        paper.y += 0.8
    if said.kind != "junk":
        (heads.to_attention if paper.rng.random() < 0.4 else heads.to_via_facsimile)(paper)
    paper.heading(said.title, pt=22 if said.kind == "junk" else 12.5, align="center" if said.kind == "junk" else "left")
    paper.y += 0.1
    if said.shows_patient and said.who != "person" and said.kind == "legal":
        patients.patient_re_block(paper)
    for text in said.paragraphs:
        paper.paragraph(
            text.format(name=plain_name, dob=patient.dob_text), pt=14 if said.kind == "junk" else 0, leading=1.4
        )
        paper.y += 0.08
    if said.kind not in ("junk", "incoming_records"):
        signer = plain_name if said.who == "person" else (ask.contact or ask.provider.split(",")[0])
        sheet.type(paper.left, paper.y, paper.text("closings"))
        sheet.write(paper.left, paper.y + 0.45, signer, pt=18, hand="kristi")
        sheet.type(paper.left, paper.y + 0.7, signer)
        paper.y += 0.9
