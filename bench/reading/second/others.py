"""Forms and sheets of the held-back side that are no ordinary request: authorizations, images, pads, answers, attachments."""
# ruff: noqa: E501  (sentences are read one to a line)

from collections.abc import Callable, Mapping

import zxingcpp
from PIL import Image

from bench.reading.paper import Paper
from bench.reading.second import heads as h
from bench.reading.second import patients as p
from bench.reading.second import senders as s
from bench.reading.second import wanted as w
from bench.reading.second.pen import check_mark
from bench.reading.second.words import ANYTHING
from sample_faxes.fonts import DPI

LACKS = 0.2  # of authorizations, for each thing that one may lack
PURPOSES = ("Personal use", "Insurance", "Second opinion", "School")


# --- authorizations -------------------------------------------------------------------------------------------------


def authorization_sections(paper: Paper) -> None:
    """A HIPAA form in lettered sections, filled in by the patient."""
    _sections(paper, "AUTHORIZATION TO DISCLOSE MEDICAL INFORMATION", relation="")


def authorization_representative(paper: Paper) -> None:
    """The same of somebody who signs for the patient, with or without proof."""
    relation = paper.rng.choice(("Daughter", "Son", "Conservator", "Health care agent"))
    _sections(paper, "Release of Medical Records - HIPAA Authorization", relation=relation)


def _sections(paper: Paper, title: str, *, relation: str) -> None:
    ask, sheet, rng = paper.ask, paper.sheet, paper.rng
    lacking = [
        name
        for name in ("recipient_address", "purpose", "report_types", "signature", "signature_date")
        if rng.random() < LACKS
    ]
    if "signature" in lacking and "signature_date" not in lacking:
        lacking.append("signature_date")
    paper.heading(title, align="center", pt=13)
    _section(paper, "A. PATIENT")
    p.patient_inside(paper)
    _section(paper, f"B. I authorize {paper.facility[0]} to disclose my records to:")
    recipient = ask.contact or f"{ask.patient.given} {ask.patient.family}"
    _field(paper, "Name", recipient)
    _field(paper, "Address, city, ZIP", "" if "recipient_address" in lacking else f"{ask.street}, {ask.city}")
    _section(paper, "C. Purpose (check one)")
    x, ticked = paper.left + 0.1, rng.choice(PURPOSES)
    for word in PURPOSES:
        sheet.box(x, paper.y - 0.13, x + 0.14, paper.y + 0.01, pt=0.9)
        if word == ticked and "purpose" not in lacking:
            check_mark(sheet, x + 0.07, paper.y - 0.02, rng)
        x = sheet.type(x + 0.24, paper.y, word, pt=9.5) + 0.4
    paper.y += 0.38
    _section(paper, "D. Dates of service and type of records")
    _field(paper, "Dates", ask.range_text)
    if ask.range_text:
        paper.written.add("range")
    else:
        lacking.append("dates_of_service")
    _field(paper, "Records", "" if "report_types" in lacking else ask.wanted)
    paper.paragraph(
        "This authorization expires one year from the date of signature. I may revoke it in writing. I understand that information disclosed may be re-disclosed by the recipient.",
        pt=8.5,
    )
    lacking += _signed(paper, relation, frozenset(lacking))
    paper.auth_missing = sorted(lacking)


def _section(paper: Paper, text: str) -> None:
    paper.sheet.fill(paper.left, paper.y - 0.17, paper.right, paper.y + 0.06, 220)
    paper.sheet.type(paper.left + 0.06, paper.y, text, pt=9.5, bold=True)
    paper.y += 0.27


def _field(paper: Paper, label: str, text: str) -> None:
    start = paper.sheet.type(paper.left + 0.1, paper.y, f"{label}: ", pt=9.5)
    paper.sheet.rule(start, paper.y + 0.05, paper.right, pt=0.6)
    paper.put(start + 0.05, paper.y, text, room=paper.right - start - 0.1)
    paper.y += 0.36


def _signed(paper: Paper, relation: str, lacking: frozenset[str]) -> list[str]:
    """The signature's line; returns what is missing of a representative's proof."""
    ask, sheet = paper.ask, paper.sheet
    family = ask.patient.family
    signer = (
        f"{ask.contact.split(' ', 1)[0] if ask.contact else 'Rene'} {family}"
        if relation
        else f"{ask.patient.given} {family}"
    )
    y = paper.y + 0.4
    if "signature" not in lacking:
        sheet.write(paper.left + 0.2, y - 0.06, signer, pt=19, hand="kristi")
    if "signature_date" not in lacking:
        sheet.write(
            paper.right - 1.6, y - 0.04, f"{ask.letter_date.month}/{ask.letter_date.day}/{ask.letter_date:%y}", pt=13
        )
    sheet.rule(paper.left, y, paper.right - 2.1, pt=0.7)
    sheet.rule(paper.right - 1.8, y, paper.right, pt=0.7)
    sheet.type(paper.left, y + 0.15, "Signature of patient or personal representative", pt=8)
    sheet.type(paper.right - 1.8, y + 0.15, "Date signed", pt=8)
    paper.y = y + 0.45
    if not relation:
        return []
    _field(paper, "If signed by representative, relationship", relation)
    has_proof = paper.rng.random() < 0.6
    if has_proof:
        sheet.tick_box(
            paper.left + 0.1,
            paper.y,
            "Copy of power of attorney / conservatorship papers enclosed",
            ticked=True,
            pt=9.5,
        )
        paper.y += 0.3
    return [] if has_proof else ["representative_proof"]


def authorization_letter(paper: Paper) -> None:
    """The patient's own typed letter, complete but for the dates where none are named."""
    ask, patient = paper.ask, paper.ask.patient
    name = " ".join(filter(None, (patient.given, patient.family, patient.suffix)))
    address = patient.address or f"{ask.street}, {ask.city}"
    paper.paragraph(f"{name}\n{address}")
    h.to_attention(paper)
    paper.sheet.type(paper.left, paper.y, paper.text("greetings"))
    paper.y += 0.32
    dates = f" Dates of service: {ask.range_text}." if ask.range_text else ""
    if ask.range_text:
        paper.written.add("range")
    paper.paragraph(
        f"I, {name}, born {patient.dob_text}, would like a copy of my own records: {ask.wanted}.{dates} I need them for my personal use. Please send them to me at {address}.",
        leading=1.5,
    )
    paper.paragraph("I give my permission for this release. Signed,")
    paper.sheet.write(paper.left, paper.y + 0.4, name, pt=19, hand="kristi")
    paper.sheet.type(paper.left, paper.y + 0.65, f"{name}     {ask.letter_date:%m/%d/%Y}")
    paper.y += 0.9
    paper.auth_missing = [] if ask.range_text else ["dates_of_service"]


# --- images ---------------------------------------------------------------------------------------------------------


def images_disc_form(paper: Paper) -> None:
    h.head_form_title(paper)
    h.to_two_columns(paper)
    p.patient_underlined(paper)
    paper.sheet.type(paper.left, paper.y, "Film Library request:", bold=True)
    paper.y += 0.32
    study = paper.rng.choice(("CT chest", "MRI brain", "Mammogram", "Shoulder X-ray"))
    for word, ticked in (
        (f"{study} - images on CD/DVD", True),
        ("Mail disc to our office", True),
        ("Report only", False),
    ):
        paper.sheet.tick_box(paper.left + 0.1, paper.y, word, ticked=ticked, pt=10)
        paper.y += 0.29
    paper.y += 0.15
    s.send_lines(paper)


def images_push_letter(paper: Paper) -> None:
    h.head_logo(paper)
    h.to_via_facsimile(paper)
    p.patient_re_block(paper)
    study = paper.rng.choice(("CT of the abdomen", "MRI of the spine", "ultrasound"))
    paper.paragraph(
        f"Our surgeon has to look at the {study} himself. Please push the DICOM study to our PACS or burn it to a disc; we already have the written report.",
        leading=1.45,
    )
    s.signature(paper)


# --- pads and slips, filled in by hand ------------------------------------------------------------------------------


def pad_prescription(paper: Paper) -> None:
    """A prescription blank with its printed words, used for something else."""
    sheet, ask = paper.sheet, paper.ask
    h.head_back_line(paper)
    sheet.type(paper.left, paper.y + 0.1, "Name", pt=9)
    sheet.rule(paper.left + 0.5, paper.y + 0.13, paper.left + 4.2, pt=0.6)
    sheet.type(paper.left + 4.4, paper.y + 0.1, "Date", pt=9)
    sheet.rule(paper.left + 4.8, paper.y + 0.13, paper.right, pt=0.6)
    _write(paper, paper.left + 0.6, paper.y + 0.1, ask.patient.name_text, 3.5)
    _write(paper, paper.left + 4.9, paper.y + 0.1, f"{ask.letter_date.month}/{ask.letter_date.day}", 1.0)
    sheet.type(paper.left, paper.y + 0.85, "Rx", pt=30, bold=True)
    paper.y += 0.75
    lines = [f"DOB {ask.patient.dob_text}", f"To: {paper.facility[0]}", *_wanted_lines(paper), f"fax {ask.fax}"]
    for line in lines:
        _write(paper, paper.left + 0.9, paper.y + 0.1, line, paper.width - 1.0)
        paper.y += 0.5
    sheet.write(4.8, paper.y + 0.3, ask.provider.split(",")[0], pt=22, hand="kristi")
    sheet.rule(4.6, paper.y + 0.38, paper.right, pt=0.6)
    paper.y += 0.6
    paper.written |= {"name", "dob", "fax"}


def pad_message(paper: Paper) -> None:
    """A message slip: printed words at the left, everything else by hand."""
    ask, sheet = paper.ask, paper.sheet
    sheet.box(paper.left, paper.y - 0.2, paper.right, paper.y + 5.3, pt=1.4)
    sheet.type(4.25, paper.y + 0.08, "FAX MESSAGE", pt=15, bold=True, align="center")
    paper.y += 0.55
    rows = [
        ("To", paper.facility[0]),
        ("From", ask.practice),
        ("Tel", ask.phone),
        ("Fax", ask.fax),
        ("Patient", ask.patient.name_text),
        ("Born", ask.patient.dob_text),
    ]
    for label, text in [*rows, *(("Message" if at == 0 else "", line) for at, line in enumerate(_wanted_lines(paper)))]:
        sheet.type(paper.left + 0.15, paper.y, label, pt=9.5)
        sheet.rule(paper.left + 1.0, paper.y + 0.06, paper.right - 0.15, pt=0.5)
        _write(paper, paper.left + 1.1, paper.y, text, paper.width - 1.3)
        paper.y += 0.5
    paper.written |= {"name", "dob", "fax", "phone"}
    paper.y += 0.5


def _wanted_lines(paper: Paper) -> list[str]:
    """The types, two to a line, by whose words they are."""
    words = list(paper.ask.type_words) or [ANYTHING]
    return ["Pls send " + ", ".join(words[:1]), *(", ".join(words[at : at + 2]) for at in range(1, len(words), 2))]


def _write(paper: Paper, x: float, y: float, text: str, room: float) -> None:
    length = paper.sheet.length(text, pt=17) * 1.3
    paper.sheet.write(x, y, text, pt=min(16.0, 17 * room / max(0.1, length)))


# --- answers to our question ----------------------------------------------------------------------------------------


def answer_letter(paper: Paper) -> None:
    """The office answers on its own paper and quotes our reference, sometimes as a bar code cut out of our letter."""
    ask, patient = paper.ask, paper.ask.patient
    h.head_logo(paper)
    h.to_via_facsimile(paper)
    label = paper.rng.choice(("Your reference", "Ref. no.", "In reply to your fax, reference"))
    paper.sheet.type(paper.left, paper.y, f"{label}: {ask.reference}", bold=True)
    paper.y += 0.35
    if paper.rng.random() < 0.5:
        _barcode(paper, ask.reference)
    paper.paragraph("You asked us for missing information about our request. Here it is:")
    for text, field in (
        (f"Patient: {patient.name_text}", "name"),
        (f"Date of birth: {patient.dob_text}", "dob"),
        (f"Return fax: {ask.fax}", "fax"),
    ):
        paper.sheet.type(paper.left + 0.3, paper.y, text)
        paper.written.add(field)
        paper.y += 0.26
    paper.y += 0.15
    s.send_letterhead_only(paper)
    paper.unclear.add("requested_types")


def _barcode(paper: Paper, text: str) -> None:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128).to_image(scale=1)
    bars = Image.fromarray(code).convert("L")
    width = round(2.6 * DPI)
    bars = bars.resize((width // bars.width * bars.width, round(0.55 * DPI)), Image.Resampling.NEAREST)
    paper.sheet.image.paste(bars, (round(paper.left * DPI), round((paper.y - 0.1) * DPI)))
    paper.y += 0.75


# --- further sheets -------------------------------------------------------------------------------------------------


def request_elsewhere(paper: Paper) -> None:
    """A whole request form, and another hospital's name on it."""
    paper.facility = paper.rng.choice((
        ("Mercy General of Ventura, HIM", "77 Loma Vista Rd.", "Ventura, CA 93003", "(805) 555-0160", "(805) 555-0161"),
        ("Inland Valley Regional - Records", "3600 Palm Ave.", "Riverside, CA 92501", "(951) 555-0170", "(951) 555-0171"),
    ))  # fmt: skip
    h.head_logo(paper)
    h.to_two_columns(paper)
    p.patient_underlined(paper)
    w.wanted_check_marks(paper)
    s.send_lines(paper)


def bleached(paper: Paper) -> None:
    """The original was far too pale for the scanner."""
    h.head_back_line(paper)
    p.patient_inside(paper)
    paper.sheet.image = paper.sheet.image.point(lambda grey: 228 + grey * 27 // 255)


def empty(paper: Paper) -> None:
    """The sheet was fed with its back to the scanner; nothing is drawn."""


def cover(paper: Paper) -> None:
    """A cover sheet without a request."""
    h.head_facsimile(paper)
    h.to_two_columns(paper)
    paper.paragraph(
        "Our records request is on the next page." if paper.rng.random() < 0.5 else "2 pages. See request form."
    )


def attached_note(paper: Paper) -> None:
    """A page of the office's chart: the same patient, other dates, other physicians."""
    ask, patient, sheet = paper.ask, paper.ask.patient, paper.sheet
    sheet.type(paper.left, paper.y, "Progress Note", bold=True, pt=13)
    seen = f"{ask.letter_date:%m/%d/%Y}"
    born = f"    DOB {patient.dob:%m/%d/%Y}" if patient.dob_text else ""
    sheet.type(paper.left, paper.y + 0.25, f"{patient.given} {patient.family}{born}    Visit date {seen}", pt=10)
    sheet.rule(paper.left, paper.y + 0.33, paper.right, pt=0.6)
    paper.y += 0.65
    for text in (
        "CC: follow up after hospital discharge.",
        "HPI: Patient reports improved exercise tolerance. Denies chest pain, fever, or cough. Sleeping well. Taking all medications as prescribed. Referred to Dr. L. Whitcomb for cardiac rehab.",
        "Vitals: BP 124/78  HR 68  Temp 98.2  Wt 171 lb.",
        "Labs: Na 140, K 4.4, Cr 0.9. CXR last month: no acute disease. EKG: sinus rhythm.",
        "A/P: 1. Hypertension, controlled. 2. Hyperlipidemia, continue statin. 3. Obtain discharge summary from hospital. RTC 3 months.",
        f"Electronically signed by {ask.provider} on {seen}",
    ):
        paper.paragraph(text, leading=1.4)
        paper.y += 0.05


SPECIAL: Mapping[str, Callable[[Paper], None]] = {
    "authorization_sections": authorization_sections,
    "authorization_representative": authorization_representative,
    "authorization_letter": authorization_letter,
    "images_disc_form": images_disc_form,
    "images_push_letter": images_push_letter,
    "pad_prescription": pad_prescription,
    "pad_message": pad_message,
    "answer_letter": answer_letter,
    "request_elsewhere": request_elsewhere,
    "bleached": bleached,
    "empty": empty,
}
KINDS: Mapping[str, str] = {
    "authorization_sections": "patient_authorization", "authorization_representative": "patient_authorization",
    "authorization_letter": "patient_authorization", "images_disc_form": "radiology_images",
    "images_push_letter": "radiology_images", "pad_prescription": "continuity_of_care",
    "pad_message": "continuity_of_care", "answer_letter": "more_information", "request_elsewhere": "misdirected",
    "bleached": "unreadable", "empty": "unreadable",
}  # fmt: skip
BY_HAND = frozenset({"pad_prescription", "pad_message"})
TAKES_HAND = frozenset(
    {"authorization_sections", "authorization_representative", "images_disc_form", "request_elsewhere"}
)
