"""What is asked about each patient: the span of service, and the requests of a fax."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ocr.dates import find_range
from ocr.hits import paragraphs
from ocr.kinds import KindChoice
from ocr.labels import values_of
from ocr.layout import union_box
from ocr.model import DateRange, RecordType, RequestOnFax
from ocr.page_views import PageView
from ocr.subjects import Subject
from ocr.types_asked import TypeHit, types_of


def find_span(views: Sequence[PageView], counted_from: date) -> DateRange | None:
    """The span of service asked for: behind its label first, then in sentences that hold no birth date."""
    for view in views:
        for label in view.labels:
            if label.meaning != "service_dates":
                continue
            for value in [item for item in values_of(label, view.labels, view.layout) if item.relation != "above"]:
                found = find_range(f"dates of service {value.text}", counted_from=counted_from)
                if found and _is_of_service(found, views, counted_from):
                    return found
    for view in views:
        taken = {id(word) for hit in view.hits if hit.field == "dob" for word in hit.words}
        for run in paragraphs(view.layout):
            text = " ".join("#" if id(word) in taken else word.text for word in run)
            found = find_range(text, counted_from=counted_from)
            if found and _is_of_service(found, views, counted_from):
                return found
    return None


def _is_of_service(span: DateRange, views: Sequence[PageView], written_on: date) -> bool:
    """Not a birth date, and not an operation or a visit to come."""
    births = {hit.value for view in views for hit in view.hits if hit.field == "dob"}
    return not (span.start is not None and span.start > written_on) and not (
        span.start == span.end and span.start in births
    )


def split_requests(
    views: Sequence[PageView],
    subjects: Sequence[Subject],
    choice: KindChoice,
    types: tuple[RecordType, ...],
    span: DateRange | None,
    counted_from: date,
) -> tuple[RequestOnFax, ...]:
    """The requests of a fax: one a patient; images and reports asked together are one each."""
    requests = []
    for index, subject in enumerate(subjects):
        own_types, own_span = _own_wishes(views, subject, subjects, types, span, counted_from)
        requests.append(RequestOnFax(patient_index=index, requested_types=own_types, date_range=own_span))
    if not requests:
        requests = [RequestOnFax(patient_index=None, requested_types=types, date_range=span)]
    if choice.kind != "radiology_images":
        return tuple(requests)
    images = [replace(request, requested_types=()) for request in requests]
    if not choice.asks_reports:
        return tuple(images)
    return (*images, *(replace(request, kind="continuity_of_care") for request in requests if request.requested_types))


def _own_wishes(
    views: Sequence[PageView],
    subject: Subject,
    subjects: Sequence[Subject],
    types: tuple[RecordType, ...],
    span: DateRange | None,
    counted_from: date,
) -> tuple[tuple[RecordType, ...], DateRange | None]:
    """What is asked about one of several patients: on the pages that name him alone, or on his row of a table."""
    if len(subjects) == 1:
        return types, span
    pages = {hit.page_number for hit in subject.hits}
    others = {hit.page_number for other in subjects if other is not subject for hit in other.hits}
    own_views = [view for view in views if view.page.number in pages]
    if not pages & others:
        return types_of([hit for view in own_views for hit in view.types]), find_span(own_views, counted_from)
    rows = [(hit.page_number, hit.box_px.top, hit.box_px.top + hit.box_px.height) for hit in subject.of("name")]
    other_rows = [
        (hit.page_number, hit.box_px.top, hit.box_px.top + hit.box_px.height)
        for other in subjects
        for hit in other.of("name")
        if other is not subject
    ]
    beside = [hit for view in own_views for hit in view.types if _on_rows(hit, rows)]
    if beside:
        return types_of([replace(hit, asked=hit.ticked is not False) for hit in beside]), span
    shared = [hit for view in own_views for hit in view.types if not _on_rows(hit, other_rows)]
    return types_of(shared), span


def _on_rows(hit: TypeHit, rows: Sequence[tuple[int, int, int]]) -> bool:
    box = union_box(hit.words)
    middle = box.top + box.height / 2
    return any(hit.words[0].page_number == page and top <= middle <= bottom for page, top, bottom in rows)
