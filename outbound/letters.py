"""Letters to an office: fixed texts without any patient information, worded in `letters.toml`."""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer

from outbound.form import form_fields
from outbound.model import FaxPage, Recipient, Sender
from outbound.packet import TEXTS_FILE, facts_table, letterhead
from outbound.reference_codes import reference_block
from outbound.sheets import header_line, printed, printed_moment, printed_number, set_pages, style, with_header

# The particulars a letter cannot do without.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "more_information": (),
    "please_resend": (),
    "call_us_now": ("direct_phone",),
    "images_where": ("where",),
    "vital_records_where": ("where",),
    "no_records_found": (),
    "authorization_needed": (),
    "authorization_incomplete": ("missing",),
    "delay_notice": ("answer_by", "direct_phone"),
    "sender_notice": (),
}
LETTER_KINDS = tuple(_NEEDS)
# What the law wants of every authorization (domain.md §6); what depends on the case is named by the caller.
_ALWAYS_ON_AN_AUTHORIZATION = (
    "patient_name",
    "dob",
    "recipient",
    "recipient_address",
    "purpose",
    "dates_of_service",
    "report_types",
    "signature",
    "signature_date",
)
LETTER_KINDS = tuple(_NEEDS)
_WORDS = frozenset(
    {"received", "pages", "phone", "fax", "reference", "direct_phone", "where", "answer_by", "missing", "unreadable"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDetails:
    """What a letter is filled in with. Nothing here was read from the fax but its page numbers."""

    sender: Sender
    recipient: Recipient  # name: the directory's; empty when only a claimed number is known
    reference: str
    received_at: datetime  # of the office's fax; aware, in the hospital's time zone
    received_pages: int  # 0: not known
    sent_at: datetime  # aware, in the hospital's time zone
    sender_id: str  # the sending line's number, as dialled
    missing: tuple[str, ...] = field(
        default=()
    )  # keys of [items]; more_information without any asks name and birth date
    unreadable_pages: tuple[int, ...] = field(default=())  # from 1; empty: the whole fax
    direct_phone: str = ""
    where: str = ""  # who has it, with a phone number, as policy words it
    answer_by: datetime | None = None  # aware, in the hospital's time zone


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTexts:
    """The wording, checked."""

    titles: Mapping[str, str]
    bodies: Mapping[str, str]
    items: Mapping[str, str]
    about_fax: str
    footer: str


def load_letter_texts(file: Path = TEXTS_FILE) -> LetterTexts:
    """Read and check the wording.

    Raises:
        ValueError: a letter is missing or unknown, or a word in braces is not one we fill in.
    """
    with file.open("rb") as opened:
        raw = tomllib.load(opened)
    letters = raw["letters"]
    if set(letters) != set(_NEEDS):
        raise ValueError(f"{file.name}: these letters are missing or unknown: {sorted(set(letters) ^ set(_NEEDS))}")
    texts = LetterTexts(
        titles={kind: letter["title"] for kind, letter in letters.items()},
        bodies={kind: letter["body"].strip() for kind, letter in letters.items()},
        items=raw["items"],
        about_fax=raw["about"]["fax"],
        footer=raw["about"]["footer"],
    )
    for text in (*texts.titles.values(), *texts.bodies.values(), texts.about_fax, texts.footer):
        words = {word for _, word, _, _ in string.Formatter().parse(text) if word is not None}
        if words - _WORDS:
            raise ValueError(f"{file.name}: nothing is filled in for {sorted(words - _WORDS)}")
    return texts


@cache
def _default_texts() -> LetterTexts:
    return load_letter_texts()


def build_letter(kind: str, details: LetterDetails, texts: LetterTexts | None = None) -> tuple[FaxPage, ...]:
    """One letter as fax pages. The same arguments give the same pixels.

    Args:
        kind: one of domain.md §4.
        texts: another wording than the one that comes with this package.

    Raises:
        ValueError: an unknown kind, or a particular that this letter needs is missing or unknown.
    """
    texts = texts or _default_texts()
    _check(kind, details, texts)
    story = [*letterhead(details.sender), *_opening(kind, details, texts), *_body(kind, details, texts)]
    if kind == "more_information":
        story += form_fields(frozenset(details.missing or ("patient_name", "dob")))
    else:
        story += [Spacer(1, 18), HRFlowable(width="100%", thickness=1, color=black), Spacer(1, 6)]
        story += [Paragraph(printed(_fill(texts.footer, details, texts)), style(11))]
    pages = set_pages(story)
    return tuple(
        with_header(page, _header(details, f"page {number} of {len(pages)}"))
        for number, page in enumerate(pages, start=1)
    )


def _check(kind: str, details: LetterDetails, texts: LetterTexts) -> None:
    if kind not in _NEEDS:
        raise ValueError(f"There is no letter {kind!r}; there are {', '.join(_NEEDS)}.")
    lacking = [name for name in _NEEDS[kind] if not getattr(details, name)]
    if lacking:
        raise ValueError(f"The letter {kind} needs: {', '.join(lacking)}.")
    # Items are words of ours: a value read from a fax cannot pass as one.
    if not set(details.missing) <= set(texts.items):
        raise ValueError(f"A missing item is named by a key of [items]: {', '.join(texts.items)}.")


def _header(details: LetterDetails, place: str) -> str:
    return header_line(
        sent_at=details.sent_at,
        sender_name=details.sender.name,
        sender_id=details.sender_id,
        reference=details.reference,
        place=place,
    )


def _opening(kind: str, details: LetterDetails, texts: LetterTexts) -> list[Flowable]:
    rows = [
        ("To", details.recipient.name),
        ("Attention", details.recipient.attention),
        ("Fax", printed_number(details.recipient.fax)),
        ("Date", printed_moment(details.sent_at)),
        ("About", _fill(texts.about_fax, details, texts)),
    ]
    if kind == "more_information":
        return [
            reference_block(details.reference),
            Spacer(1, 4),
            Paragraph(printed(texts.titles[kind]), style(16, bold=True, after_pt=4)),
            Paragraph(printed(f"{rows[-1][1]}. To: {_addressee(details)}"), style(11, after_pt=4)),
        ]
    rows.append(("Reference", details.reference))
    return [
        facts_table(rows),
        Spacer(1, 18),
        Paragraph(printed(texts.titles[kind]), style(20, bold=True, after_pt=12)),
    ]


def _addressee(details: LetterDetails) -> str:
    return ", ".join(part for part in (details.recipient.name, printed_number(details.recipient.fax)) if part)


def _body(kind: str, details: LetterDetails, texts: LetterTexts) -> list[Flowable]:
    size = 11.5 if kind == "more_information" else 13
    after = 5 if kind == "more_information" else 10
    story: list[Flowable] = []
    for part in texts.bodies[kind].split("\n\n"):
        if part.strip() == "{missing}":
            story += [*_list(kind, details, texts), Spacer(1, 8)]
        else:
            filled = _bold_phone(printed(_fill(part, details, texts)), details)
            story.append(Paragraph(filled, style(size, after_pt=after)))
    return story


def _bold_phone(text: str, details: LetterDetails) -> str:
    phone = printed(details.direct_phone)
    return text.replace(phone, f"<b>{phone}</b>") if phone else text


def _list(kind: str, details: LetterDetails, texts: LetterTexts) -> list[Flowable]:
    keys = details.missing
    if kind == "authorization_needed":
        keys = (*_ALWAYS_ON_AN_AUTHORIZATION, *(key for key in keys if key not in _ALWAYS_ON_AN_AUTHORIZATION))
    indented = style(12.5, after_pt=3, indent_pt=18)
    return [Paragraph(printed(texts.items[key]), indented, bulletText="•") for key in keys]


def _fill(text: str, details: LetterDetails, texts: LetterTexts) -> str:
    pages = "1 page" if details.received_pages == 1 else f"{details.received_pages or 'some'} pages"
    return text.format(
        received=printed_moment(details.received_at),
        pages=pages,
        phone=details.sender.phone,
        fax=details.sender.fax,
        reference=details.reference,
        direct_phone=details.direct_phone or details.sender.phone,
        where=details.where,
        answer_by=printed_moment(details.answer_by) if details.answer_by else "",
        missing="; ".join(texts.items[key] for key in details.missing),
        unreadable=_page_list(details.unreadable_pages),
    )


def _page_list(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return "it"
    words = [str(number) for number in sorted(set(numbers))]
    if len(words) == 1:
        return f"page {words[0]}"
    return f"pages {', '.join(words[:-1])} and {words[-1]}"
