"""The pages of a letter with everything found on them, and which of them ask."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ocr.boxes import parted_at_boxes, tick_boxes_of
from ocr.hits import Hit
from ocr.kinds import is_attached_page, is_quiet_page
from ocr.labels import Label, find_labels
from ocr.layout import PageLayout, lay_out
from ocr.likeliest import Sheet
from ocr.lost_lines import with_lost_lines
from ocr.manner import purpose_words, urgency_options
from ocr.model import PageRead
from ocr.patients import find_hits
from ocr.readers import SecondReader
from ocr.requester import NumberHit, find_number_hits
from ocr.small_print import with_captions, with_numbers, with_poor_print
from ocr.strikes import without_struck
from ocr.ticked import unticked_words
from ocr.types_asked import TypeHit, find_type_hits


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page with everything found on it."""

    page: PageRead
    layout: PageLayout
    labels: tuple[Label, ...]
    is_attached: bool  # a page of a chart, not one that asks
    hits: tuple[Hit, ...]
    numbers: tuple[NumberHit, ...]
    types: tuple[TypeHit, ...]
    unsaid: frozenset[int]  # ids of words that tell nothing of who asks: see `_unsaid`


def read_again(page: PageRead, second_reader: SecondReader | None) -> PageRead:
    """The page with what the first reader lost."""
    whole = with_lost_lines(without_struck(page, second_reader), second_reader)
    read = with_poor_print(whole, second_reader)
    return with_numbers(with_captions(read, second_reader), second_reader)


def view_of_form(page: PageRead) -> PageView:
    """Our form's page for the rest of the reading: its words tell the kind, its boxes are read by `form_answer`."""
    layout = lay_out(page)
    return PageView(
        page=page,
        layout=layout,
        labels=(),
        is_attached=False,
        hits=(),
        numbers=(),
        types=(),
        unsaid=_unsaid(layout, ()),
    )


def view_of(page: PageRead, received_on: date, second_reader: SecondReader | None) -> PageView:
    layout = lay_out(page)
    words = parted_at_boxes(page.words, tick_boxes_of(layout))
    if len(words) > len(page.words):
        layout = lay_out(replace(page, words=tuple(words)))
    labels = find_labels(layout)
    return PageView(
        page=page,
        layout=layout,
        labels=labels,
        is_attached=is_attached_page(layout),
        hits=tuple(find_hits(layout, labels, received_on)),
        numbers=tuple(find_number_hits(layout, labels)),
        types=tuple(find_type_hits(layout, labels, second_reader)),
        unsaid=_unsaid(layout, labels),
    )


def asking_pages(views: Sequence[PageView]) -> tuple[list[PageView], list[PageView]]:
    """The pages that are not of a chart, and those of them that ask; all where there is none."""
    named = [view for view in views if not view.is_attached] or list(views)
    return named, [view for view in named if not is_quiet_page(view.layout)] or named


def sheets_of_views(views: Sequence[PageView], asking: Sequence[PageView]) -> list[Sheet]:
    return [Sheet(layout=view.layout, is_asking=view in asking, tti=view.page.tti or "") for view in views]


def sheets_of(pages: Sequence[PageRead], received_on: date, second_reader: SecondReader | None) -> list[Sheet]:
    """The pages of a letter as `likeliest` weighs them."""
    views = [view_of(read_again(page, second_reader), received_on, second_reader) for page in pages]
    return sheets_of_views(views, asking_pages(views)[1])


def layouts_of(views: Sequence[PageView]) -> list[tuple[PageLayout, tuple[Label, ...]]]:
    return [(view.layout, view.labels) for view in views]


def _unsaid(layout: PageLayout, labels: tuple[Label, ...]) -> frozenset[int]:
    """Words that tell nothing of who asks: options that are not marked, and what the purpose line names."""
    words = (
        *unticked_words(layout),
        *purpose_words(layout, labels),
        *urgency_options(layout),
    )
    return frozenset(id(word) for word in words)
