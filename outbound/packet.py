"""The packet: a cover that names no patient, the list of what is sent, the documents, a header line on every page."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from reportlab.lib.colors import black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, Spacer, Table, TableStyle

from outbound.model import FaxPage, PatientHeading, Recipient, Sender, SourceDocument
from outbound.sheets import (
    BODY_WIDTH_PT,
    SANS,
    SANS_BOLD,
    header_line,
    printed,
    printed_moment,
    printed_number,
    set_pages,
    style,
    with_header,
)

TEXTS_FILE = Path(__file__).with_name("letters.toml")
PADDING = (
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
)
_CONTENTS_ROWS = 28  # documents listed on one contents page
_LIST_PT = 11.5
_TITLE_WIDTH_PT = BODY_WIDTH_PT - 85 - 75  # between date and pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A packet ready for the wire."""

    pages: tuple[FaxPage, ...]
    # document_id -> first and last page, as the header lines number them: the cover of a whole packet is page 1.
    document_pages: Mapping[str, tuple[int, int]]
    first_page: int = 1  # the printed number of the first page after a continuation's cover; 1: a whole packet
    total_pages: int = 0  # the m of "page n of m"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Envelope:
    """What covers and headers say; the same for every sheet of a call."""

    sender: Sender
    recipient: Recipient
    reference: str
    sent_at: datetime
    sender_id: str
    is_emergency: bool

    def header(self, place: str) -> str:
        return header_line(
            sent_at=self.sent_at,
            sender_name=self.sender.name,
            sender_id=self.sender_id,
            reference=self.reference,
            place=place,
        )


def build_packet(
    *,
    sender: Sender,
    recipient: Recipient,
    patient: PatientHeading,
    documents: Sequence[tuple[SourceDocument, tuple[FaxPage, ...]]],
    reference: str,
    sent_at: datetime,
    sender_id: str,
    first_page: int = 1,
    is_emergency: bool = False,
) -> Packet:
    """Compose the packet. The same arguments give the same pixels.

    Args:
        documents: in the order they are sent, each with its pages as `rasterize_document` gives them.
        reference: ours, as the office is to quote it.
        sent_at: aware, in the hospital's own time zone, as it is to be printed.
        sender_id: the number of the sending line, as dialled.
        first_page: above 1, the continuation from that page after a broken call (see `rebuild_from`).

    Raises:
        ValueError: no documents, a document without pages, a moment without time zone, or no such page.
    """
    if not documents or not all(pages for _, pages in documents):
        raise ValueError("A packet has at least one document, and every document has pages.")
    envelope = _Envelope(
        sender=sender,
        recipient=recipient,
        reference=reference,
        sent_at=sent_at,
        sender_id=sender_id,
        is_emergency=is_emergency,
    )
    contents_pages = -(-len(documents) // _CONTENTS_ROWS)
    spans = _spans(documents, first=2 + contents_pages)
    total = 1 + contents_pages + sum(len(pages) for _, pages in documents)
    sheets = [
        *_one_page_each(_cover(envelope, pages_line=str(total)), 1),
        *_one_page_each(_contents(patient, documents, spans, reference), contents_pages),
        *(page for _, pages in documents for page in pages),
    ]
    pages = tuple(
        with_header(page, envelope.header(f"page {number} of {total}")) for number, page in enumerate(sheets, start=1)
    )
    whole = Packet(pages=pages, document_pages=MappingProxyType(spans), total_pages=total)
    return whole if first_page == 1 else _continuation(whole, envelope, first_page)


def rebuild_from(
    packet: Packet,
    *,
    sender: Sender,
    recipient: Recipient,
    reference: str,
    sent_at: datetime,
    sender_id: str,
    first_unconfirmed_page: int,
    is_emergency: bool = False,
) -> Packet:
    """What is still to be sent after a call broke: a new cover, then the pages from the first unconfirmed one.

    Pages keep their number ("page 5 of 12"), so that the office can put both calls together; the header's moment is the
    new call's. The continuation's own cover counts as no page.

    Args:
        packet: the whole packet.
        first_unconfirmed_page: from 1, as the headers number the pages.

    Raises:
        ValueError: no such page, or the packet is itself a continuation.
    """
    envelope = _Envelope(
        sender=sender,
        recipient=recipient,
        reference=reference,
        sent_at=sent_at,
        sender_id=sender_id,
        is_emergency=is_emergency,
    )
    return _continuation(packet, envelope, first_unconfirmed_page)


def _continuation(whole: Packet, envelope: _Envelope, first: int) -> Packet:
    total = len(whole.pages)
    if whole.first_page != 1 or not 1 <= first <= total:
        raise ValueError(f"A continuation starts at a page of the whole packet, 1 to {total}, not {first}.")
    line = _texts()["continuation_pages"].format(first=first, total=total, pages=total - first + 2)
    notice = _texts()["continuation"].format(first=first, total=total, reference=envelope.reference)
    cover = _one_page_each(_cover(envelope, pages_line=line, notice=notice), 1)[0]
    rest = [
        with_header(page, envelope.header(f"page {number} of {total}"))
        for number, page in enumerate(whole.pages[first - 1 :], start=first)
    ]
    spans = {key: span for key, span in whole.document_pages.items() if span[1] >= first}
    return Packet(
        pages=(with_header(cover, envelope.header(f"continuation: pages {first} to {total} of {total}")), *rest),
        document_pages=MappingProxyType(spans),
        first_page=first,
        total_pages=total,
    )


def _spans(documents: Sequence[tuple[SourceDocument, tuple[FaxPage, ...]]], first: int) -> dict[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    for document, pages in documents:
        if document.document_id in spans:
            raise ValueError("A document stands twice in the packet.")
        spans[document.document_id] = (first, first + len(pages) - 1)
        first += len(pages)
    return spans


def _one_page_each(story: Sequence[Flowable], expected: int) -> tuple[FaxPage, ...]:
    pages = set_pages(story)
    if len(pages) != expected:
        raise ValueError(f"Our own sheets took {len(pages)} pages, not {expected}: a name or address is too long.")
    return pages


def _cover(envelope: _Envelope, *, pages_line: str, notice: str = "") -> list[Flowable]:
    sender, recipient, texts = envelope.sender, envelope.recipient, _texts()
    call_back = {"phone": sender.phone, "fax": sender.fax, "reference": envelope.reference, "sender": sender.name}
    rows = [
        ("To", recipient.name),
        ("Attention", recipient.attention),
        ("Fax", printed_number(recipient.fax)),
        ("From", f"{sender.name}, {sender.attention}"),
        ("Call back", sender.phone),
        ("Our fax", sender.fax),
        ("Date, time", printed_moment(envelope.sent_at)),
        ("Pages", pages_line),
        ("Reference", envelope.reference),
    ]
    story: list[Flowable] = [*letterhead(sender), Paragraph(printed(texts["cover_title"]), style(24, bold=True))]
    if envelope.is_emergency:
        story += [Spacer(1, 8), Paragraph(printed(texts["emergency"]), style(18, bold=True))]
    story += [Spacer(1, 14), facts_table(rows), Spacer(1, 16)]
    if notice:
        story += [Paragraph(printed(notice), style(13, bold=True, after_pt=12))]
    story += [Paragraph(printed(texts["not_complete"].format(**call_back)), style(12, after_pt=14))]
    story += [HRFlowable(width="100%", thickness=1, color=black), Spacer(1, 8)]
    story += [Paragraph(printed(texts["confidential_title"]), style(13, bold=True, after_pt=4))]
    story += [Paragraph(printed(text.format(**call_back)), style(11.5, after_pt=7)) for text in _paragraphs()]
    return story


def letterhead(sender: Sender) -> list[Flowable]:
    """The facility's name and address over a heavy rule."""
    lines = [sender.address, f"Phone {sender.phone}   Fax {sender.fax}"]
    return [
        Paragraph(printed(sender.name), style(17, bold=True)),
        Paragraph(printed(sender.attention), style(12, bold=True)) if sender.attention else Spacer(1, 1),
        *(Paragraph(printed(line), style(11)) for line in lines),
        Spacer(1, 6),
        HRFlowable(width="100%", thickness=2, color=black),
        Spacer(1, 12),
    ]


def facts_table(rows: Sequence[tuple[str, str]]) -> Table:
    """Label and value in two columns; empty values are left out."""
    cells = [
        [Paragraph(printed(label), style(12)), Paragraph(printed(value), style(13, bold=True))]
        for label, value in rows
        if value
    ]
    table = Table(cells, colWidths=[90, BODY_WIDTH_PT - 90], hAlign="LEFT")
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *PADDING]))
    return table


def _contents(
    patient: PatientHeading,
    documents: Sequence[tuple[SourceDocument, tuple[FaxPage, ...]]],
    spans: Mapping[str, tuple[int, int]],
    reference: str,
) -> list[Flowable]:
    texts = _texts()
    heading = [
        ("Patient", patient.name),
        ("Date of birth", f"{patient.birth_date:%m/%d/%Y}"),
        ("MRN", patient.mrn),
        ("Reference", reference),
    ]
    story: list[Flowable] = []
    for start in range(0, len(documents), _CONTENTS_ROWS):
        if start:
            story.append(PageBreak())
        story += [Paragraph(printed(texts["contents_title"]), style(20, bold=True, after_pt=10))]
        story += [facts_table(heading), Spacer(1, 12)]
        listed = [(document, spans[document.document_id]) for document, _ in documents[start : start + _CONTENTS_ROWS]]
        story += [_list_table(listed)]
    return story


def _list_table(listed: Sequence[tuple[SourceDocument, tuple[int, int]]]) -> Table:
    rows: list[list[object]] = [["Date", "Document", "Pages"]]
    for document, (first, last) in listed:
        title = _shortened(document.title) + (" (preliminary)" if document.is_preliminary else "")
        rows.append(
            [
                f"{document.service_date:%m/%d/%Y}",
                Paragraph(printed(title), style(_LIST_PT, leading=1.1)),
                str(first) if first == last else f"{first}-{last}",
            ]
        )
    table = Table(rows, colWidths=[85, _TITLE_WIDTH_PT, 75], hAlign="LEFT", repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, 0), SANS_BOLD, 12),
                ("FONT", (0, 1), (-1, -1), SANS, _LIST_PT),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 1, black),
                *PADDING,
            ]
        )
    )
    return table


def _shortened(title: str) -> str:
    """A title of one line at most, with room for "(preliminary)", so that a page holds its rows."""
    room_pt = _TITLE_WIDTH_PT - stringWidth(" (preliminary)…", SANS, _LIST_PT)
    if stringWidth(title, SANS, _LIST_PT) <= room_pt:
        return title
    fitting = takewhile(lambda end: stringWidth(title[:end], SANS, _LIST_PT) <= room_pt, range(1, len(title)))
    return title[: max(fitting, default=0)].rstrip() + "…"


def _paragraphs() -> list[str]:
    return _texts()["confidential"].strip().split("\n\n")


@cache
def _texts() -> Mapping[str, str]:
    with TEXTS_FILE.open("rb") as file:
        texts: Mapping[str, str] = tomllib.load(file)["packet"]
    return texts
