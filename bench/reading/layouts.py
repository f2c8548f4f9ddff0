"""The layouts: what stands on the sheets of a fax from top to bottom. Each is of one side."""
# ruff: noqa: E501  (a layout is one row)

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bench.reading.blocks import heads as h
from bench.reading.blocks import patients as p
from bench.reading.blocks import senders as s
from bench.reading.blocks import wanted as w
from bench.reading.others import OTHER, SPECIAL
from bench.reading.paper import Block
from bench.reading.second import layouts as second
from bench.reading.second import others as second_others
from bench.reading.words import Side

Around = Literal["", "cover_first", "cover_last", "chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`kinds`: what it can be used for. `blocks` draw it, or `special` names how."""

    name: str
    side: Side
    kinds: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    special: str = ""
    around: Around = ""  # pages before or after
    takes_hand: bool = True


REQUESTS = ("continuity_of_care", "emergency")

_OPEN: Mapping[str, tuple[Block, ...]] = {
    "letter_rows": (h.head_center, h.to_block, p.patient_rows, w.wanted_sentence, s.sign_letter),
    "letter_re": (h.head_left, h.to_block, p.patient_re, w.wanted_sentence, s.sign_letter),
    "letter_prose": (h.head_center, h.to_block, p.patient_prose, s.sign_letter),
    "letter_prose_left": (h.head_columns, h.to_block, p.patient_prose, s.sign_letter),
    "letter_bullets": (h.head_columns, h.to_block, p.patient_rows, w.wanted_bullets, s.sign_letter),
    "letter_table": (h.head_left, h.to_block, p.patient_table, w.wanted_sentence, s.sign_letter),
    "cover_sides": (h.head_fax_box, h.to_sides, p.patient_rows, w.wanted_sentence),
    "cover_sides_lines": (h.head_fax_box, h.to_sides, p.patient_lines, w.wanted_line, s.sender_lines),
    "cover_sides_ticks": (h.head_fax_box, h.to_sides, p.patient_re, w.wanted_ticks_2),
    "cover_rows": (h.head_title, h.to_rows, p.patient_rows, w.wanted_line),
    "cover_rows_re": (h.head_title, h.to_rows, p.patient_re, w.wanted_sentence),
    "cover_rows_table": (h.head_title, h.to_rows, p.patient_table, w.wanted_bullets),
    "memo_rows": (h.to_memo, p.patient_rows, w.wanted_bullets),
    "memo_prose": (h.to_memo, p.patient_prose, s.sign_letter),
    "memo_cells": (h.to_memo, p.patient_cells, w.wanted_ticks_3),
    "form_lines_1": (h.head_center, h.to_sides, p.patient_lines, w.wanted_ticks_1, s.sender_lines),
    "form_lines_2": (h.head_left, h.to_rows, p.patient_lines, w.wanted_ticks_2, s.sender_lines),
    "form_lines_3": (h.head_title, h.to_sides, p.patient_lines, w.wanted_ticks_3, s.sender_lines),
    "form_cells_2": (h.head_title, h.to_sides, p.patient_cells, w.wanted_ticks_2, s.sender_cells),
    "form_cells_3": (h.head_columns, h.to_block, p.patient_cells, w.wanted_ticks_3, s.sender_cells),
    "form_cells_line": (h.head_center, h.to_sides, p.patient_cells, w.wanted_line, s.sender_cells),
    "form_split": (h.head_title, h.to_rows, p.patient_split, w.wanted_ticks_3, s.sender_cells),
    "form_split_lines": (h.head_left, h.to_block, p.patient_split, w.wanted_line, s.sender_lines),
    "form_big_number": (h.head_columns, h.to_sides, p.patient_rows, w.wanted_ticks_2, s.sender_big),
    "form_big_number_re": (h.head_title, h.to_block, p.patient_re, w.wanted_sentence, s.sender_big),
    "form_big_number_cells": (h.head_left, h.to_block, p.patient_cells, w.wanted_bullets, s.sender_big),
    "rows_all": (h.head_title, h.to_block, p.patient_rows, w.wanted_line, s.sender_rows),
    "rows_ticks": (h.head_center, h.to_block, p.patient_rows, w.wanted_ticks_3, s.sender_rows),
    "table_rows": (h.head_fax_box, h.to_rows, p.patient_table, w.wanted_line, s.sender_rows),
    "table_cells": (h.head_columns, h.to_sides, p.patient_table, w.wanted_ticks_2, s.sender_cells),
}
_SEEN: Mapping[str, tuple[Block, ...]] = {
    "band_comb": (h.head_band, h.to_table, p.patient_comb, w.wanted_yes_no, s.sender_under),
    "band_shaded": (h.head_band, h.to_table, p.patient_shaded, w.wanted_brackets, s.sender_shaded),
    "band_dotted": (h.head_band, h.to_sentence, p.patient_dotted, w.wanted_numbered, s.sender_stamp),
    "two_offices_letter": (h.head_two_offices, h.to_sentence, p.patient_dotted, w.wanted_standard, s.sign_short),
    "two_offices_under": (h.head_two_offices, h.to_table, p.patient_under, w.wanted_circles, s.sender_under),
    "two_offices_foot": (h.head_two_offices, h.to_mail, p.patient_shaded, w.wanted_numbered, s.sender_foot),
    "right_circles": (h.head_right, h.to_sentence, p.patient_under, w.wanted_circles, s.sender_stamp),
    "right_underlined": (h.head_right, h.to_shaded, p.patient_below, w.wanted_underlined, s.sender_shaded),
    "right_list": (h.head_right, h.to_sentence, p.patient_list, w.wanted_standard, s.sign_short),
    "print_shaded": (h.head_print, h.to_shaded, p.patient_shaded, w.wanted_brackets, s.sender_shaded),
    "print_below": (h.head_print, h.to_table, p.patient_below, w.wanted_yes_no, s.sender_stamp),
    "print_list": (h.head_print, h.to_mail, p.patient_list, w.wanted_brackets, s.sender_foot),
    "print_dotted": (h.head_print, h.to_shaded, p.patient_dotted, w.wanted_underlined, s.sender_under),
    "mail_prose": (h.to_mail, p.patient_prose, s.sign_short),
    "mail_dotted": (h.to_mail, p.patient_dotted, w.wanted_standard, s.sender_stamp),
    "mail_comb": (h.to_mail, p.patient_comb, w.wanted_underlined, s.sender_under),
    "sentence_prose": (h.head_band, h.to_sentence, p.patient_prose, s.sign_short),
    "sentence_under": (h.head_right, h.to_sentence, p.patient_under, w.wanted_numbered, s.sign_short),
}  # fmt: skip
_AROUND: Mapping[str, Around] = {
    "letter_re": "cover_first", "letter_prose_left": "chart", "form_cells_line": "cover_first", "rows_all": "cover_last", "form_lines_2": "chart",
    "two_offices_letter": "cover_first", "print_below": "chart", "sentence_under": "cover_last",
}  # fmt: skip


# Layouts that name one patient in a sentence or by hand, whoever else the request is about.
NAMES_ONE = frozenset({p.patient_prose, *second.PROSE})


def _requests(side: Side, found: Mapping[str, tuple[Block, ...]], around: Mapping[str, Around]) -> list[Layout]:
    return [
        Layout(
            name=name,
            side=side,
            kinds=REQUESTS,
            blocks=drawn,
            around=around.get(name, ""),
            takes_hand=not NAMES_ONE & set(drawn) and name not in second.TYPED_ONLY,
        )
        for name, drawn in found.items()
    ]


def _special(name: str, side: Side, kind: str, *, hand: bool = True) -> Layout:
    return Layout(name=name, side=side, kinds=(kind,), special=name, takes_hand=hand)


LAYOUTS: tuple[Layout, ...] = (
    *_requests("open", _OPEN, _AROUND),
    *_requests("seen", _SEEN, _AROUND),
    *_requests("second", second.REQUESTS, second.AROUND),
    *(
        Layout(name=name, side=side, kinds=(said.kind,), special="said", takes_hand=False)
        for side, letters in OTHER.items()
        for name, said in letters.items()
    ),
    _special("note_on_pad", "open", "continuity_of_care"),
    _special("note_short", "seen", "continuity_of_care"),
    _special("authorization_lines", "open", "patient_authorization"),
    _special("authorization_boxed", "seen", "patient_authorization"),
    _special("images_lines", "open", "radiology_images"),
    _special("images_prose", "seen", "radiology_images"),
    _special("our_form", "open", "more_information"),
    _special("our_form_held_hands", "seen", "more_information"),
    _special("blank", "open", "unreadable", hand=False),
    _special("black", "open", "unreadable", hand=False),
    _special("faded", "seen", "unreadable", hand=False),
    *(
        _special(name, "second", kind, hand=name in second_others.TAKES_HAND)
        for name, kind in second_others.KINDS.items()
    ),
    _special("our_form_pen", "second", "more_information"),
    _special("our_form_typed", "second", "more_information", hand=False),
)
assert set(SPECIAL) | set(second_others.SPECIAL) <= {layout.special for layout in LAYOUTS}
