"""The header and footer facts that every page of a document bears, and its plain-text form."""

import textwrap
from dataclasses import dataclass
from datetime import datetime
from random import Random

from sample_hospital.document import Block, Document
from sample_hospital.people import Person
from sample_hospital.staff import FACILITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What header, footer and signature say. An overlay error shows another person here."""

    facility: str
    facility_line: str
    department: str
    title: str
    name: str
    dob: str
    mrn: str
    sex_age: str
    encounter: str
    service: str
    author: str
    signed: str
    accession: str
    status: str  # "", "PRELIMINARY", "AMENDED" ...


def page_facts(document: Document, person: Person) -> PageFacts:
    """The facts in American style."""
    place = FACILITIES[document.facility]
    service_day = document.started_at.date()
    status = {"preliminary": "PRELIMINARY REPORT", "amended": "AMENDED REPORT"}.get(document.doc_status, "")
    return PageFacts(
        facility=place.name,
        facility_line=f"{place.address}, {place.city}, CA {place.zip_code}",
        department=document.department,
        title=document.title,
        name=document.overlay_name or person.last_first,
        dob=document.overlay_dob or f"{person.birth_date:%m/%d/%Y}",
        mrn=document.overlay_mrn or person.mrn,
        sex_age=f"{person.sex[0].upper()} / {person.age_on(service_day)} y",
        encounter=document.encounter_id.upper().replace("ENC-", "CSN "),
        service=f"{service_day:%m/%d/%Y}",
        author=document.author.name,
        signed=_signature_line(document),
        accession=document.accession,
        status=status,
    )


def _signature_line(document: Document) -> str:
    moment = f"{document.written_at:%m/%d/%Y %H:%M}"
    if document.doc_status == "preliminary":
        return f"Dictated by {document.author.name} on {moment}. NOT YET SIGNED."
    return f"Electronically signed by {document.author.name} on {moment}"


def body_blocks(document: Document) -> tuple[Block, ...]:
    """The document's blocks, with the addendum first as charts print it."""
    if not document.addendum:
        return document.blocks
    return (Block(heading="ADDENDUM", text=document.addendum), *document.blocks)


def plain_text(document: Document, person: Person, rng: Random) -> str:
    """The document as an interface engine would store it: fixed width, one header (or one a printed page)."""
    facts = page_facts(document, person)
    width = rng.choice((72, 78, 80))
    style = rng.randrange(3)
    lines = _text_header(facts, style, width)
    for block in body_blocks(document):
        lines += _block_lines(block, style, width)
    lines += ["", facts.signed]
    if style == 1:
        lines += [
            f"D: {document.written_at:%m/%d/%Y %H:%M}  T: {_typed_at(document.written_at)}",
            f"Job: {rng.randrange(10**5, 10**6)}",
        ]
    if style == 2:
        lines += [
            "",
            f"{facts.name}  DOB {facts.dob}  MRN {facts.mrn}  {facts.title}".center(width).rstrip(),
            "*** END OF REPORT ***",
        ]
    return "\n".join(lines) + "\n"


def _typed_at(written_at: datetime) -> str:
    return f"{written_at:%m/%d/%Y} {min(23, written_at.hour + 2):02d}:{written_at.minute:02d}"


def _text_header(facts: PageFacts, style: int, width: int) -> list[str]:
    extra = [f"Accession: {facts.accession}"] if facts.accession else []
    extra += [facts.status] if facts.status else []
    if style == 0:
        return [
            facts.facility.upper(), facts.facility_line, "", facts.title.upper(), "-" * width,
            f"Patient: {facts.name}", f"DOB: {facts.dob}    Sex/Age: {facts.sex_age}    MRN: {facts.mrn}",
            f"Encounter: {facts.encounter}    Date of service: {facts.service}",
            f"Department: {facts.department}", *extra, "-" * width,
        ]  # fmt: skip
    if style == 1:
        return [
            facts.facility.center(width).rstrip(), facts.facility_line.center(width).rstrip(), "",
            f"PATIENT NAME:    {facts.name}", f"MEDICAL RECORD:  {facts.mrn}", f"DATE OF BIRTH:   {facts.dob}",
            f"VISIT NUMBER:    {facts.encounter}", f"DATE OF SERVICE: {facts.service}",
            f"PHYSICIAN:       {facts.author}",
            *extra, "", facts.title.upper().center(width).rstrip(), "",
        ]  # fmt: skip
    return [
        f"{facts.title} - {facts.facility} {facts.department}".strip(), "=" * width,
        f"Name {facts.name} | DOB {facts.dob} | MRN {facts.mrn} | {facts.encounter}",
        f"Service date {facts.service} | Author {facts.author}", *extra, "=" * width,
    ]  # fmt: skip


def _block_lines(block: Block, style: int, width: int) -> list[str]:
    lines = ["", block.heading + (":" if style != 2 else "")] if block.heading else [""]
    if block.text:
        lines += (
            textwrap.wrap(block.text, width)
            if style
            else textwrap.wrap(f"  {block.text}", width, subsequent_indent="  ")
        )
    for item in block.items:
        bullet = "" if item[:1].isdigit() and ". " in item[:4] else "- "
        lines += textwrap.wrap(f"{bullet}{item}", width, subsequent_indent="  ")
    if block.rows:
        lines += _table_lines(block.rows)
    return lines


def _table_lines(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
