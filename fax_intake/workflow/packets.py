"""The packet of a request: documents chosen, checked for what must not go out unattended, made into fax pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

import outbound
from fax_intake.phone import as_printed
from fax_intake.policy import Facility, Policy
from fax_intake.reading import ReadingFailedError
from fax_intake.records.store import documents_of
from fax_intake.release import PacketFacts
from fax_intake.store.blobs import BlobMissingError
from fax_intake.store.keys import BlobKeyError
from fax_intake.store.tables import DirectoryEntry, Document, Patient, Request
from fax_intake.workflow.office import Office
from fax_intake.workflow.reading_record import Reading
from outbound.choose import DocumentFacts, Wanted, choose_documents
from outbound.errors import ConversionFailedError
from outbound.limits import RasterLimits
from outbound.model import FaxPage, PatientHeading, Recipient, Sender, SourceDocument
from outbound.packet import Packet, build_packet
from outbound.preflight import check_pages
from outbound.raster_child import rasterize_in_child
from outbound.sensitive import SensitiveFacts, sensitive_categories
from outbound.sensitive_rules import SensitiveRules, load_rules
from outbound.tiff import write_tiff_f
from outbound.wiretime import wire_time

RULES_FILE = Path(outbound.__file__).with_name("sensitive.toml")

# Of the sensitive categories: what home-state law shields from other states (Civ. Code 56.108 ff.), and what a minor
# may have consented to alone (Cal. H&S 123115, Fam. Code 6924 ff.).
SAME_NAME_PCT = 85  # likeness from which a provider on the page is the directory's: one or two misread letters
STATE_PROTECTED = frozenset({"abortion", "contraception", "gender_affirming", "reproductive"})
OWN_CONSENT = frozenset(
    {
        "minor_own_consent",
        "abortion",
        "contraception",
        "reproductive",
        "mental_health",
        "psychotherapy_notes",
        "substance_use_program",
        "hiv_test",
        "sexual_assault_domestic_violence",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPacket:
    """A packet ready for the wire, and what the gates must know of it."""

    packet: Packet | None  # None: nothing to send, or a document could not be converted
    facts: PacketFacts
    wire_s: float

    @property
    def tiff(self) -> bytes:
        assert self.packet is not None, "asked only for a packet that has pages"
        return write_tiff_f(self.packet.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """One chosen document as fax pages, with its text."""

    row: Document
    source: SourceDocument
    pages: tuple[FaxPage, ...]

    @property
    def text(self) -> str:
        return "\n".join(page.text or "" for page in self.pages)


def prepare_packet(
    office: Office, request: Request, patient: Patient, requester: DirectoryEntry | None, to_number: str, now: datetime
) -> PreparedPacket:
    """Choose, convert, check and compose. Stores nothing, so a repeat is harmless."""
    policy = office.policy
    facility = policy.facility(request.facility)
    reading = Reading.model_validate(request.reading)
    with office.database.read() as session:
        chosen = _choose(session, patient, reading, policy, now)
    try:
        ready = [_convert(office, row) for row in chosen]
    except ConversionFailedError:
        return PreparedPacket(packet=None, facts=_facts(chosen, facility, conversion_failed=True), wire_s=0.0)
    if not ready:
        return PreparedPacket(packet=None, facts=_facts(chosen, facility), wire_s=0.0)
    heading = _heading(patient)
    packet = build_packet(
        sender=sender_of(facility),
        recipient=recipient_of(requester, to_number, reading.provider_name),
        patient=heading,
        documents=[(item.source, item.pages) for item in ready],
        reference=request.reference,
        sent_at=now.astimezone(policy.zone),
        sender_id=facility.fax_e164,
        is_emergency=request.kind == "emergency",
    )
    wire_s = seconds_on_the_wire(packet.pages, policy)
    facts = _facts(
        chosen,
        facility,
        pages=len(packet.pages),
        wire_s=wire_s,
        sensitive=frozenset().union(*(sensitive_in(item.row, item.text) for item in ready)),
        preflight_failed=bool(check_pages(packet.pages, heading, request.reference)),
    )
    return PreparedPacket(packet=packet, facts=facts, wire_s=wire_s)


def seconds_on_the_wire(pages: Sequence[FaxPage], policy: Policy) -> float:
    """Predicted seconds of the call at the policy's modem rate."""
    predicted = wire_time(pages)
    return predicted.at_14400_s if policy.release.wire_rate_bps == 14400 else predicted.at_9600_s


def sender_of(facility: Facility) -> Sender:
    return Sender(
        name=facility.name,
        attention=facility.attention,
        address=facility.address,
        phone=facility.phone,
        fax=facility.fax,
    )


def recipient_of(requester: DirectoryEntry | None, to_number: str, provider: str | None = None) -> Recipient:
    """Whom the answer is for, in the directory's words: the page's own may be misread."""
    names = [known["name"] for known in requester.providers] if requester else []
    best = process.extractOne(provider or "", names, scorer=fuzz.token_set_ratio, score_cutoff=SAME_NAME_PCT)
    return Recipient(
        name=requester.practice if requester else "",
        attention=best[0] if best else "",
        fax=as_printed(to_number),
    )


def _choose(session: Session, patient: Patient, reading: Reading, policy: Policy, now: datetime) -> list[Document]:
    rows = {row.id: row for row in documents_of(session, patient.id)}
    wanted = Wanted(
        types=reading.requested_types,
        standard_types=policy.release.standard_packet,
        today=now.astimezone(policy.zone).date(),
        look_back_months=policy.release.look_back_months,
        date_from=reading.date_from,
        date_to=reading.date_to,
    )
    facts = [
        DocumentFacts(
            document_id=row.id,
            document_type=row.document_type,
            service_date=row.service_date,
            encounter_id=row.encounter_id,
            facility=row.facility,
            status=row.status,
            replaces=row.replaces,
            content_digest=row.content_digest,
            title=row.title,
        )
        for row in rows.values()
    ]
    return [rows[document_id] for document_id in choose_documents(facts, wanted).document_ids]


def _convert(office: Office, row: Document) -> _Ready:
    try:
        content = office.blobs.get(row.blob)
    except (BlobMissingError, BlobKeyError) as error:
        raise ConversionFailedError(row.id, "its stored bytes are missing or damaged") from error
    source = SourceDocument(
        document_id=row.id,
        title=row.title,
        document_type=row.document_type,
        service_date=row.service_date,
        content_type=row.content_type,
        content=content,
        is_preliminary=row.status == "preliminary",
    )
    limits = RasterLimits(max_pages=4 * office.policy.release.longest_packet_pages)
    pages = rasterize_in_child(source, limits)
    return _Ready(row=row, source=source, pages=tuple(_with_text(office, page) for page in pages))


def _with_text(office: Office, page: FaxPage) -> FaxPage:
    """A scan has no text layer: it is read, so that the term check and preflight see it too."""
    if page.text and page.text.strip():
        return page
    grey = np.where(page.pixels, 0, 255).astype(np.uint8)
    try:
        text = office.readers.read_text(grey, page.dpi_y, office.policy.reading.page_s)
    except ReadingFailedError as error:
        raise ConversionFailedError(page.document_id or "", "a scanned page could not be read") from error
    return FaxPage(pixels=page.pixels, dpi_y=page.dpi_y, document_id=page.document_id, text=text)


def sensitive_in(row: Document, text: str = "") -> frozenset[str]:
    """Sensitive categories of a document: by type, department and label, and by terms where its text is given."""
    found = sensitive_categories(
        SensitiveFacts(
            document_type=row.document_type,
            title=row.title,
            codes=tuple(row.codes),
            department=row.department,
            security_labels=tuple(row.security_labels),
            text=text,
        ),
        sensitive_rules(),
    )
    return frozenset(finding.category for finding in found)


def _facts(
    chosen: Sequence[Document],
    facility: Facility,
    *,
    pages: int = 0,
    wire_s: float = 0.0,
    sensitive: frozenset[str] = frozenset(),
    conversion_failed: bool = False,
    preflight_failed: bool = False,
) -> PacketFacts:
    return PacketFacts(
        documents=len(chosen),
        pages=pages,
        wire_s=wire_s,
        sensitive=sensitive,
        state_protected=sensitive & STATE_PROTECTED,
        own_consent=sensitive & OWN_CONSENT,
        is_in_scope=facility.scope == "all" or all(row.facility == facility.id for row in chosen),
        conversion_failed=conversion_failed,
        preflight_failed=preflight_failed,
    )


def _heading(patient: Patient) -> PatientHeading:
    assert patient.birth_date is not None, "no patient without a birth date is ever matched certainly"
    given = " ".join(part for part in (patient.given, patient.middle) if part)
    family = " ".join(part for part in (patient.family, patient.suffix) if part)
    return PatientHeading(
        name=f"{family}, {given}",
        family=patient.family,
        given=patient.given,
        birth_date=patient.birth_date,
        mrn=patient.mrn,
        aliases=tuple(alias["family"] for alias in patient.aliases if alias.get("family")),
    )


@cache
def sensitive_rules() -> SensitiveRules:
    """Read once a process; it takes a fifth of a second of computing."""
    return load_rules(RULES_FILE)
