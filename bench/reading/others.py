"""Faxes that are no treatment request, as letters and forms of the open and the seen side, and notes by hand."""
# ruff: noqa: E501  (sentences are read one to a line)

from collections.abc import Callable, Mapping

from bench.reading.blocks import heads, patients, senders, wanted
from bench.reading.paper import Paper
from bench.reading.said import Said
from bench.reading.second.letters import LETTERS
from bench.reading.words import Side

OTHER: Mapping[Side, Mapping[str, Said]] = {
    "open": {
        "attorney": Said(kind="legal", who="Law Offices of Brandt & Lowell", title="Re: Our Client", paragraphs=("This office represents {name}, date of birth {dob}, in a claim for personal injuries.", "Please provide a complete copy of the medical records and billing of our client. A signed authorization is enclosed.", "Pursuant to Evidence Code section 1158 the records are to be produced within five days. Very truly yours, Attorney at Law")),
        "subpoena": Said(kind="legal", who="Superior Court of California, County of Los Angeles", title="DEPOSITION SUBPOENA FOR PRODUCTION OF BUSINESS RECORDS", paragraphs=("THE PEOPLE OF THE STATE OF CALIFORNIA, TO: Custodian of Records.", "YOU ARE ORDERED TO PRODUCE the business records of {name}, DOB {dob}, described in item 3 at the place of the deposition officer.", "Failure to obey this subpoena may be punished as contempt by this court. Plaintiff v. Defendant, Case No. 26STCV04417")),
        "insurer": Said(kind="legal", who="Golden Shield Insurance Company", title="Records for claim review", paragraphs=("Claim number 44-9071-B. Insured: {name}, date of birth {dob}.", "To process this claim our adjuster needs the medical records for the date of loss. Please send an invoice for copying costs.")),
        "restriction": Said(kind="patient_rights", who="person", title="Request for restriction", paragraphs=("My name is {name}, born {dob}.", "I request a restriction on the use and disclosure of my health information: please do not share my records with my former employer or my insurance.")),
        "amendment": Said(kind="patient_rights", who="person", title="Request to amend my medical record", paragraphs=("I, {name} ({dob}), ask that my record be amended. The discharge note says I smoke, which is incorrect.", "Please correct this entry in my medical record under my HIPAA rights.")),
        "birth": Said(kind="vital_records", who="person", title="Birth certificate", paragraphs=("I need a certified copy of the birth certificate of my daughter who was born at your hospital.", "Please tell me the cost of the birth certificate and how long it takes.")),
        "results": Said(kind="incoming_records", who="Westlake Clinical Laboratory", title="FINAL REPORT - LABORATORY RESULTS", paragraphs=("Patient: {name}   DOB: {dob}", "Sodium 139 mmol/L (136-145)     Potassium 4.2 mmol/L (3.5-5.1)", "Creatinine 0.9 mg/dL (0.6-1.2)     Glucose 104 mg/dL (70-99)  H", "Results for your patient are attached for filing in the chart."), shows_patient=False),
        "forwarded": Said(kind="incoming_records", who="Sierra Vista Imaging Center", title="Records enclosed", paragraphs=("Enclosed please find the records you requested of {name}, DOB {dob}.", "These records are sent to you for continuing care. No reply is needed."), shows_patient=False),
        "refill": Said(kind="misdirected", who="Corner Family Practice", title="Prescription refill", paragraphs=("Refill authorization for {name}, DOB {dob}: Lisinopril 10 mg, 30 tablets, 3 refills.", "Please fill and call the patient when it is ready."), elsewhere="Hillcrest Pharmacy", shows_patient=False),
        "elsewhere": Said(kind="misdirected", who="Bayside Dermatology", title="Request for medical records", paragraphs=("Please send the pathology report of our patient {name}, DOB {dob}, for continuing care.",), elsewhere="St. Brendan Medical Center, Health Records", shows_patient=False),
        "loans": Said(kind="junk", who="QuickFund Capital", title="BUSINESS LOANS UP TO $500,000 - APPROVED TODAY", paragraphs=("No collateral, bad credit OK! Limited time offer, call now 1-800-555-0142.", "To be removed from our fax list, call the number below or unsubscribe."), shows_patient=False),
        "toner": Said(kind="junk", who="Office Supply Savers", title="SALE! TONER AND PAPER 60 % OFF", paragraphs=("Special discount for medical offices. Free shipping on orders over $99.", "Order today! To opt out of future faxes call 1-888-555-0177."), shows_patient=False),
    },
    "seen": {
        "copy_service": Said(kind="legal", who="Meridian Document Retrieval", title="ORDER TO COPY RECORDS", paragraphs=("We are retained by defense counsel in the matter of the above-named and will copy the chart at your premises.", "Record subject: {name}, birthdate {dob}. Attached: authorization signed by the subject. Deposition officer no. LA-2207.", "Advise of your copy fee; our courier will bring a check.")),
        "disability": Said(kind="legal", who="Department of Social Services - Disability Determination", title="Evidence needed for disability claim", paragraphs=("{name}, born {dob}, has applied for disability benefits. Claim ID 5512-0098.", "We need copies of treatment records as medical evidence. A signed release is attached; submit your invoice with the copies.")),
        "revocation": Said(kind="patient_rights", who="person", title="Taking back my permission", paragraphs=("This is to revoke the authorization I signed. My name is {name} and my birthday is {dob}.", "As of today I withdraw my consent for you to give my chart to anyone.")),
        "accounting": Said(kind="patient_rights", who="person", title="Who has seen my records?", paragraphs=("Under HIPAA I would like an accounting of disclosures for the past six years.", "{name}, born on {dob}. Mail the list to my home address.")),
        "death": Said(kind="vital_records", who="Eternal Rest Mortuary", title="Certified death certificate", paragraphs=("The family of the deceased asks how to order certified copies of the death certificate.", "Kindly tell us where the certificate of death is filed.")),
        "letter_back": Said(kind="incoming_records", who="Oak Knoll Gastroenterology", title="Consultation letter", paragraphs=("Dear colleague, thank you for referring {name} (born {dob}) to us. We saw the patient last week.", "Impression: reflux disease, improving on therapy. Plan: endoscopy in spring. We are sending this note for your chart."), shows_patient=False),
        "wrong_hospital": Said(kind="misdirected", who="Lakeview Podiatry", title="Outside chart wanted", paragraphs=("Kindly forward the op note of {name}, born {dob}, for coordination of care.",), elsewhere="Desert Springs Regional Hospital, HIM", shows_patient=False),
        "seminar": Said(kind="junk", who="PracticeBoost Webinars", title="Double your revenue - free seminar for clinics!", paragraphs=("Register now and save 40 %. Seats are limited, act today.", "If you received this advertisement in error reply REMOVE to stop receiving faxes."), shows_patient=False),
        "roofing": Said(kind="junk", who="Apex Roofing & Solar", title="FREE ROOF INSPECTION", paragraphs=("Spring promotion for commercial buildings: lowest prices guaranteed, financing available.", "Opt-out: dial 1-877-555-0120 and enter your fax number."), shows_patient=False),
    },
    "second": LETTERS,
}  # fmt: skip


def draw_said(paper: Paper, said: Said) -> None:
    """A letter of somebody who is no practice asking for treatment."""
    if said.elsewhere:
        paper.facility = (said.elsewhere, "40 Harbor Street", "San Diego, CA 92101", "(619) 555-0100", "(619) 555-0101")
    patient, sheet = paper.ask.patient, paper.sheet
    if said.who == "person":
        street = patient.address or paper.ask.street
        paper.paragraph(f"{patient.given} {patient.family}\n{street}")
    else:
        sheet.type(
            4.25, paper.y, said.who, pt=min(17, 17 * 6.8 / sheet.length(said.who, pt=17)), bold=True, align="center"
        )
        sheet.type(
            4.25, paper.y + 0.2, f"{paper.ask.street}, {paper.ask.city}   {paper.ask.phone}", pt=9, align="center"
        )
        paper.y += 0.6
    if said.kind != "junk":
        heads.to_block(paper)
    paper.heading(said.title, pt=20 if said.kind == "junk" else 13)
    paper.y += 0.1
    if said.shows_patient and said.who != "person" and said.kind != "vital_records":
        patients.patient_rows(paper) if paper.side == "open" else patients.patient_dotted(paper)
    for text in said.paragraphs:
        paper.paragraph(
            text.format(name=patient.name_text, dob=patient.dob_text), pt=13 if said.kind == "junk" else 0, leading=1.45
        )
        paper.y += 0.06
    if said.kind not in ("junk", "incoming_records"):
        signer = f"{patient.given} {patient.family}" if said.who == "person" else (paper.ask.contact or "Records clerk")
        sheet.write(paper.left, paper.y + 0.4, signer, pt=18, hand="kristi")
        sheet.type(paper.left, paper.y + 0.65, signer)
        paper.y += 0.8


def authorization_lines(paper: Paper) -> None:
    """A patient's HIPAA form with lines."""
    _authorize(
        paper,
        "AUTHORIZATION FOR USE OR DISCLOSURE OF HEALTH INFORMATION",
        "I hereby authorize {us} to release my health information to:",
        "Purpose of disclosure: personal use",
        "Signature of patient or legal representative",
    )


def authorization_boxed(paper: Paper) -> None:
    """Seen."""
    _authorize(
        paper,
        "Patient Authorization to Release Protected Health Information",
        "By signing I give {us} permission to disclose my records to the person named here:",
        "Reason: my own use",
        "Patient signature",
    )


def _authorize(paper: Paper, title: str, sentence: str, purpose: str, signature: str) -> None:
    patient = paper.ask.patient
    paper.heading(title, align="center", pt=14)
    (patients.patient_lines if paper.side == "open" else patients.patient_below)(paper)
    paper.paragraph(sentence.format(us=paper.facility[0]))
    paper.paragraph(
        f"{paper.ask.contact or patient.given + ' ' + patient.family}, {paper.ask.street}, {paper.ask.city}"
    )
    (wanted.wanted_ticks_2 if paper.side == "open" else wanted.wanted_brackets)(paper)
    paper.paragraph(purpose)
    paper.auth_missing = [] if paper.ask.range_text else ["dates_of_service"]
    paper.paragraph("I may revoke this authorization in writing at any time. It expires in one year.", pt=9)
    paper.sheet.write(paper.left + 0.2, paper.y + 0.35, f"{patient.given} {patient.family}", pt=18, hand="kristi")
    paper.sheet.rule(paper.left, paper.y + 0.42, paper.left + 4, pt=0.7)
    paper.sheet.rule(paper.left + 4.4, paper.y + 0.42, paper.right, pt=0.7)
    paper.sheet.type(paper.left, paper.y + 0.57, signature, pt=8)
    paper.sheet.type(paper.left + 4.4, paper.y + 0.57, "Date", pt=8)
    paper.sheet.write(paper.left + 4.5, paper.y + 0.36, f"{paper.ask.letter_date:%m/%d/%Y}", pt=13)
    paper.y += 0.8


def images_lines(paper: Paper) -> None:
    """Images, not reports."""
    _images(
        paper,
        "IMAGING CD REQUEST",
        "Please send the images on CD (DICOM): {study}. No written reports are needed.",
        ("CT abdomen", "MRI lumbar spine", "chest x-ray films"),
    )


def images_prose(paper: Paper) -> None:
    """Seen."""
    _images(
        paper,
        "Films on disc wanted",
        "We would like the actual pictures burned to a disc or pushed to our PACS: {study}.",
        ("mammogram images", "PET scan images", "knee MRI films"),
    )


def _images(paper: Paper, title: str, sentence: str, studies: tuple[str, ...]) -> None:
    (heads.head_center if paper.side == "open" else heads.head_right)(paper)
    heads.to_block(paper)
    paper.heading(title)
    (patients.patient_lines if paper.side == "open" else patients.patient_shaded)(paper)
    paper.paragraph(sentence.format(study=paper.rng.choice(studies)))
    (senders.sender_rows if paper.side == "open" else senders.sender_shaded)(paper)


def note_on_pad(paper: Paper) -> None:
    """A prescription pad, everything below the printed head by hand."""
    heads.head_center(paper)
    _by_hand(
        paper, ("To {us} records", "Pls fax chart notes on my pt", "{name}", "DOB {dob}", "{wanted}", "fax to {fax}")
    )


def note_short(paper: Paper) -> None:
    """Seen: a sheet with a stamp and a few written lines."""
    senders.sender_stamp(paper)
    paper.y += 0.2
    _by_hand(
        paper,
        ("Records - {us}", "Need on: {name}", "born {dob}", "want: {wanted}", "for {purpose}", "answer to fax {fax}"),
    )


def _by_hand(paper: Paper, lines: tuple[str, ...]) -> None:
    ask = paper.ask
    wanted = ask.wanted if len(ask.wanted) < 45 else f"{ask.type_words[0]}, etc."
    for line in lines:
        text = line.format(
            us=paper.facility[0],
            name=ask.patient.name_text,
            dob=ask.patient.dob_text,
            wanted=wanted,
            fax=ask.fax,
            purpose=ask.purpose,
        )
        pt = min(17.0, 17 * 6.2 / max(0.1, paper.sheet.length(text, pt=17) * 1.25))
        paper.sheet.write(paper.left + 0.2, paper.y + 0.2, text, pt=pt)
        paper.y += 0.52
    paper.written |= {"name", "dob", "fax"}
    paper.sheet.write(4.8, paper.y + 0.4, ask.provider.split(",")[0], pt=22, hand="kristi")
    paper.y += 0.6


SPECIAL: Mapping[str, Callable[[Paper], None]] = {
    "authorization_lines": authorization_lines,
    "authorization_boxed": authorization_boxed,
    "images_lines": images_lines,
    "images_prose": images_prose,
    "note_on_pad": note_on_pad,
    "note_short": note_short,
}
