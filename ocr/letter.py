"""From pages to a letter: what kind of fax, who asks about whom for what, and where the answer goes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ocr.authorization import missing_items
from ocr.calibration import as_probabilities
from ocr.certainty import SURE_FIELD, Sure, sure_number
from ocr.doubts import asks, is_of_care, is_patients_own, speaks_against, with_doubts
from ocr.form_answer import FormAnswer, read_form_answer, with_other_pages
from ocr.kinds import (
    FAINT,
    KindChoice,
    KindFacts,
    KindScores,
    choose_kind,
    page_words,
    score_words,
    title_words,
)
from ocr.labels import values_of
from ocr.layout import union_box
from ocr.manner import (
    addressed_elsewhere,
    find_letter_date,
    find_purpose,
    find_urgency,
    is_like_our_name,
    is_repeat,
    names_another,
    to_blocks,
)
from ocr.model import (
    ONE_READER,
    AuthorizationItem,
    DateRange,
    Evidence,
    Kind,
    Letter,
    OwnIdentity,
    PageRead,
    PatientOnFax,
    RecordType,
    RequestOnFax,
    RowSpan,
    Urgency,
)
from ocr.opinion import Opinion, form_opinion
from ocr.page_views import (
    PageView,
    asking_pages,
    layouts_of,
    read_again,
    sheets_of_views,
    view_of,
    view_of_form,
)
from ocr.patient_choice import find_patients
from ocr.people import letters_of
from ocr.places import evidence_in_texts, least_sure, phrase_boxes, row_boxes
from ocr.readers import LatticeReader, Readers, SecondReader
from ocr.reference import find_reference, looks_quoted
from ocr.reply import find_reply
from ocr.requester import (
    NpiHit,
    NumberHit,
    choose_phone,
    find_facility,
    find_npi,
    find_organization,
    find_provider,
    names_facility,
    names_us,
)
from ocr.row_quality import with_row_quality
from ocr.terms import plain_words
from ocr.types_asked import types_of
from ocr.unlabelled import others_in_rows
from ocr.wishes import find_span, split_requests

NOTHING_ASKED = frozenset({"junk", "incoming_records", "misdirected", "unreadable", "vital_records", "patient_rights"})
READABLE_WORDS = 6  # fewer words on all request pages are no letter
SURE_KIND = 0.85


def read_letter(
    pages: Sequence[PageRead],
    own: OwnIdentity,
    *,
    received_on: date,
    pages_total: int,
    second_reader: SecondReader | None,
    lattice_reader: LatticeReader | None = None,
    reported_bad_rows: Mapping[int, Sequence[RowSpan]] | None = None,
) -> Letter:
    """The fax as a letter. Never raises on what a page may hold; what was not read is None.

    Args:
        pages: the pages that were read, in order; fewer than `pages_total` for a long fax.
        own: the hospital's numbers and names: never a requester.
        received_on: the local day the fax came; relative spans count from the letter's date, else from this.
        second_reader: reads one box of an upright page again; None caps every confidence at .8.
        lattice_reader: gives what the second reader hesitates between, for names that are not surely read; None leaves
            these as they were read.
        reported_bad_rows: by page number, the rows of the fax's own raster that the carrier calls damaged; a page that
            is not named here was not reported on. It goes into the evidence, and changes no value.
    """
    form = _form(pages, second_reader, lattice_reader, received_on)
    views = [
        view_of_form(page)
        if form and page is form[0]
        else view_of(read_again(page, second_reader), received_on, second_reader)
        for page in pages
    ]
    named, asking = asking_pages(views)
    opinion = Opinion() if form else form_opinion(sheets_of_views(views, asking), own, received_on)
    readers = Readers([view.layout for view in views], second_reader, lattice_reader)
    found = find_patients(named, asking, opinion, readers, received_on)
    subjects = [subject for subject, _, _ in found]
    asking_layouts = [view.layout for view in asking]
    patients = tuple(with_doubts([(subject, patient) for subject, patient, _ in found], asking_layouts, received_on))
    is_list = len(patients) > 1
    if any(others_in_rows(view.layout, view.labels, view.hits, received_on, is_list=is_list) for view in asking):
        patients = tuple(replace(patient, name_agrees=False) for patient in patients)
    reply = find_reply(asking, own, readers, opinion.reply_fax)
    words = [word for view in asking for word in page_words(view.layout, view.unsaid)]
    reference = _reference([*pages, *(view.page for view in views)])
    is_quoted = reference is not None or any(looks_quoted(view.layout.text) for view in asking)
    choice = _kind(asking, words, own, patients, answers_us=is_quoted or form is not None)
    urgency = _urgency(asking, choice.kind)
    if choice.kind == "continuity_of_care" and urgency == "stat":
        sure = min(choice.confidence, FAINT)
        choice = replace(choice, kind="emergency", confidence=sure, rule="a request that calls itself STAT")
    texts = [layout.text for layout in asking_layouts]
    is_open = speaks_against(texts) or is_patients_own(_senders(asking), patients)
    if choice.kind in ("continuity_of_care", "emergency") and is_open:
        choice = replace(choice, confidence=min(choice.confidence, FAINT))
    letter_date = find_letter_date(layouts_of(asking), received_on)
    span = find_span(asking, letter_date or received_on)
    images_only = choice.kind == "radiology_images" and not choice.asks_reports
    types = (
        () if choice.kind in NOTHING_ASKED or images_only else types_of([hit for view in asking for hit in view.types])
    )
    phone = choose_phone([hit for view in asking for hit in view.numbers], own, reply.number)
    sure_phone = sure_number(phone.e164, phone.words, phone.strength, readers) if phone else None
    npi = find_npi([view.layout for view in asking], [view.labels for view in asking])
    purpose = find_purpose(layouts_of(asking), words, choice.kind)
    cover = asking[0] if asking else None
    letter = Letter(
        kind=choice.kind,
        kind_confidence=choice.confidence if second_reader else min(choice.confidence, ONE_READER),
        kind_words=choice.words,
        reference=reference,
        facility=find_facility(_facility_texts(asking), own),
        letter_date=letter_date,
        purpose=purpose,
        patients=patients,
        requester_org=find_organization([view.layout for view in asking], [view.labels for view in asking], own),
        provider_name=find_provider([view.layout for view in asking], [view.labels for view in asking]),
        npi=npi.npi if npi else None,
        reply_fax=reply.number,
        reply_fax_confidence=reply.confidence,
        phone=str(sure_phone.value) if sure_phone else None,
        requested_types=types,
        date_range=span,
        urgency=urgency,
        auth_missing=_auth_missing(asking, choice, patients, types, span, purpose),
        orientation=cover.page.turned_deg if cover else 0,
        legible=any(view.page.legible and not view.page.is_blank for view in views),
        pages_total=pages_total,
        pages_read=len(pages),
        is_repeat=is_repeat(words),
        evidence=(
            *(piece for _, _, pieces in found for piece in pieces),
            *reply.evidence,
            *_other_evidence(choice, phone, sure_phone, npi, cover, asking, types),
        ),
        requests=split_requests(asking, subjects, choice, types, span, letter_date or received_on),
    )
    births = [word for view in asking for hit in view.hits if hit.field == "dob" for word in hit.words]
    in_texts = evidence_in_texts(letter, layouts_of(asking), own, letter_date or received_on, births)
    letter = replace(letter, evidence=(*letter.evidence, *in_texts))
    if form is not None:
        letter = _with_form(letter, form[1])
    else:
        letter = replace(letter, unattended=is_unattended(letter, pages))
    letter = replace(letter, evidence=with_row_quality(letter.evidence, pages, reported_bad_rows or {}))
    return as_probabilities(letter) if second_reader else letter


def _senders(asking: Sequence[PageView]) -> list[str]:
    """What stands where a cover names who sends it."""
    return [
        value.text
        for view in asking
        for label in view.labels
        if label.meaning == "from" and label.strong
        for value in values_of(label, view.labels, view.layout)[:1]
    ]


def _organization(asking: Sequence[PageView], own: OwnIdentity) -> str:
    return find_organization([view.layout for view in asking], [view.labels for view in asking], own) or ""


def _form(
    pages: Sequence[PageRead],
    second_reader: SecondReader | None,
    lattice_reader: LatticeReader | None,
    received_on: date,
) -> tuple[PageRead, FormAnswer] | None:
    """The first page that is our own form come back, with what was written into it."""
    if second_reader is None:
        return None
    answers = (
        (page, read_form_answer(page, second_reader, received_on=received_on, lattice=lattice_reader)) for page in pages
    )
    return next(((page, answer) for page, answer in answers if answer is not None), None)


def _with_form(letter: Letter, answer: FormAnswer) -> Letter:
    """The letter as our form completes it. An answer is never decided by itself, so `unattended` stays False."""
    patients = with_other_pages(answer, letter.patients)
    first = RequestOnFax(patient_index=0 if patients else None, requested_types=answer.types, date_range=None)
    return replace(
        letter,
        patients=patients,
        requester_org=answer.practice or letter.requester_org,
        provider_name=answer.provider or letter.provider_name,
        npi=answer.npi or letter.npi,
        reply_fax=answer.reply_fax or letter.reply_fax,
        reply_fax_confidence=answer.reply_fax_confidence if answer.reply_fax else letter.reply_fax_confidence,
        phone=answer.phone or letter.phone,
        requested_types=answer.types or letter.requested_types,
        evidence=(*answer.evidence, *_evidence_beside(answer, letter, patients)),
        requests=(first, *(replace(first, patient_index=index) for index in range(1, len(patients)))),
    )


def _evidence_beside(answer: FormAnswer, letter: Letter, patients: Sequence[PatientOnFax]) -> Iterator[Evidence]:
    """What else the pages say: not of fields that the form answers, and patients as they are numbered with its own."""
    answered = {piece.field for piece in answer.evidence if piece.field != "reply_fax" or answer.reply_fax}
    for piece in letter.evidence:
        if match := re.match(r"patients\[(\d+)\]", piece.field):
            patient = letter.patients[int(match[1])]
            index = patients.index(patient) if patient in patients else 0  # merged with the form's own
            yield replace(piece, field=f"patients[{index}]{piece.field[match.end() :]}")
        elif piece.field not in answered:
            yield piece


def _reference(pages: Sequence[PageRead]) -> str | None:
    """Ours, quoted on the fax: a barcode's before a printed one."""
    coded = [code.strip() for page in pages for code in page.barcodes]
    whole = next((found for code in coded if (found := find_reference(code))), None)
    return whole or next((found for page in pages if (found := find_reference(page.text))), None)


def _kind(
    asking: Sequence[PageView],
    words: Sequence[str],
    own: OwnIdentity,
    patients: Sequence[PatientOnFax],
    *,
    answers_us: bool,
) -> KindChoice:
    title = [word for view in asking for word in (*title_words(view.layout, view.unsaid), *_subject_words(view))]
    names_types = any(hit.asked for view in asking for hit in view.types)
    facts = KindFacts(
        answers_us=answers_us,
        addressed_elsewhere=addressed_elsewhere(layouts_of(asking), own),
        names_another=names_another(layouts_of(asking), own),
        names_us=any(
            names_us(segment.text, own) or is_like_our_name(segment.text, own)
            for view in asking
            for segment in view.layout.segments
        ),
        is_named=any(names_facility(segment.text, own) for view in asking for segment in view.layout.segments),
        names_types=names_types,
        has_patient=bool(patients),
        is_of_care=any(map(is_of_care, (*_senders(asking), _organization(asking, own)))),
        asks=asks([view.layout.text for view in asking], names_types=names_types),
        readable=any(view.page.legible and not view.page.is_blank for view in asking) and len(words) >= READABLE_WORDS,
    )
    cover = _score_page(asking[0]) if len(asking) > 1 else None
    return choose_kind(score_words(words, title), facts, cover)


def _subject_words(view: PageView) -> Iterator[str]:
    """Plain words of what stands behind "Re:"."""
    for label in view.labels:
        for value in values_of(label, view.labels, view.layout)[:1] if label.meaning == "re" else ():
            yield from (
                plain for word in value.words if id(word) not in view.unsaid for plain in plain_words(word.text)
            )


def _score_page(view: PageView) -> KindScores:
    return score_words(page_words(view.layout, view.unsaid), title_words(view.layout, view.unsaid))


def _facility_texts(asking: Sequence[PageView]) -> list[str]:
    """Where a facility may be named, the surest place first: TO blocks, then whole pages."""
    blocks = [block for view in asking for block in to_blocks(view.layout, view.labels)]
    return [*blocks, *(view.layout.text for view in asking)]


def _urgency(asking: Sequence[PageView], kind: Kind) -> Urgency:
    found = {find_urgency(view.layout, kind) for view in asking}
    return "stat" if "stat" in found else "urgent" if "urgent" in found else "routine"


def _auth_missing(
    asking: Sequence[PageView],
    choice: KindChoice,
    patients: Sequence[PatientOnFax],
    types: Sequence[RecordType],
    span: DateRange | None,
    purpose: str | None,
) -> tuple[AuthorizationItem, ...]:
    """Only a form can lack something: the patient's, or one that comes with a legal request."""
    has_form = choice.kind == "patient_authorization" or (choice.kind == "legal" and choice.has_form)
    return missing_items(layouts_of(asking), patients, types, span, purpose) if has_form else ()


# --- evidence for the whole fax ---------------------------------------------------------------------------------------


def _other_evidence(
    choice: KindChoice,
    phone: NumberHit | None,
    sure_phone: Sure | None,
    npi: NpiHit | None,
    cover: PageView | None,
    asking: Sequence[PageView],
    types: Sequence[RecordType],
) -> Iterator[Evidence]:
    page_number = cover.page.number if cover else 1
    yield Evidence(
        field="kind",
        value=choice.kind,
        page_number=page_number,
        box_px=None,
        text=", ".join(choice.words),
        second_text=None,
        confidence=choice.confidence,
        rule=choice.rule,
        boxes_px=phrase_boxes(layouts_of(asking[:1]), choice.words),
    )
    if phone is not None and sure_phone is not None:
        yield Evidence(
            field="phone",
            value=str(sure_phone.value),
            page_number=phone.page_number,
            box_px=phone.box_px,
            text=phone.text,
            second_text=sure_phone.second_text,
            confidence=round(sure_phone.confidence, 3),
            rule=phone.rule,
            boxes_px=row_boxes(phone.words),
            first_confidence=least_sure(phone.words),
        )
    if npi is not None:
        yield Evidence(
            field="npi",
            value=npi.npi,
            page_number=npi.words[0].page_number,
            box_px=union_box(npi.words),
            text=" ".join(word.text for word in npi.words),
            second_text=None,
            confidence=ONE_READER,
            rule=npi.rule,
            boxes_px=row_boxes(npi.words),
            first_confidence=least_sure(npi.words),
        )
    for view in asking:
        for hit in view.types:
            if hit.asked and hit.record_type in types:
                yield Evidence(
                    field="requested_types",
                    value=hit.record_type,
                    page_number=view.page.number,
                    box_px=union_box(hit.words),
                    text=" ".join(word.text for word in hit.words),
                    second_text=None,
                    confidence=0.9 if hit.ticked else 0.75,
                    rule=hit.rule,
                    boxes_px=row_boxes(hit.words),
                    first_confidence=least_sure(hit.words),
                )


# --- may it go on without a person? ----------------------------------------------------------------------------------


def is_unattended(letter: Letter, pages: Sequence[PageRead]) -> bool:
    """Surely a treatment request whose every patient, suffix, birth date and reply number was read surely enough."""
    sure_patients = bool(letter.patients) and all(
        len(letters_of(patient.given or "")) > 1  # an initial may be anybody's
        and patient.family is not None
        and patient.dob is not None
        and min(patient.name_confidence, patient.dob_confidence) >= SURE_FIELD
        and patient.name_agrees
        and patient.dob_agrees
        for patient in letter.patients
    )
    return (
        letter.kind in ("continuity_of_care", "emergency")
        and letter.kind_confidence >= SURE_KIND
        and letter.purpose == "treatment"
        and sure_patients
        and letter.reply_fax is not None
        and letter.reply_fax_confidence >= SURE_FIELD
        and letter.legible
        and letter.pages_read == letter.pages_total
        and all(page.legible or page.is_blank for page in pages)
        and all(request.kind is None for request in letter.requests)
    )
