"""The layouts: what stands on the sheets of a fax from top to bottom. A third of them is held back for figures."""
# ruff: noqa: E501  (a layout is one row)

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bench.reading import blocks as b
from bench.reading.blocks import Block
from bench.reading.others import OTHER, SPECIAL
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
    "letter_rows": (b.head_center, b.to_block, b.patient_rows, b.wanted_sentence, b.sign_letter),
    "letter_re": (b.head_left, b.to_block, b.patient_re, b.wanted_sentence, b.sign_letter),
    "letter_prose": (b.head_center, b.to_block, b.patient_prose, b.sign_letter),
    "letter_prose_left": (b.head_columns, b.to_block, b.patient_prose, b.sign_letter),
    "letter_bullets": (b.head_columns, b.to_block, b.patient_rows, b.wanted_bullets, b.sign_letter),
    "letter_table": (b.head_left, b.to_block, b.patient_table, b.wanted_sentence, b.sign_letter),
    "cover_sides": (b.head_fax_box, b.to_sides, b.patient_rows, b.wanted_sentence),
    "cover_sides_lines": (b.head_fax_box, b.to_sides, b.patient_lines, b.wanted_line, b.sender_lines),
    "cover_sides_ticks": (b.head_fax_box, b.to_sides, b.patient_re, b.wanted_ticks_2),
    "cover_rows": (b.head_title, b.to_rows, b.patient_rows, b.wanted_line),
    "cover_rows_re": (b.head_title, b.to_rows, b.patient_re, b.wanted_sentence),
    "cover_rows_table": (b.head_title, b.to_rows, b.patient_table, b.wanted_bullets),
    "memo_rows": (b.to_memo, b.patient_rows, b.wanted_bullets),
    "memo_prose": (b.to_memo, b.patient_prose, b.sign_letter),
    "memo_cells": (b.to_memo, b.patient_cells, b.wanted_ticks_3),
    "form_lines_1": (b.head_center, b.to_sides, b.patient_lines, b.wanted_ticks_1, b.sender_lines),
    "form_lines_2": (b.head_left, b.to_rows, b.patient_lines, b.wanted_ticks_2, b.sender_lines),
    "form_lines_3": (b.head_title, b.to_sides, b.patient_lines, b.wanted_ticks_3, b.sender_lines),
    "form_cells_2": (b.head_title, b.to_sides, b.patient_cells, b.wanted_ticks_2, b.sender_cells),
    "form_cells_3": (b.head_columns, b.to_block, b.patient_cells, b.wanted_ticks_3, b.sender_cells),
    "form_cells_line": (b.head_center, b.to_sides, b.patient_cells, b.wanted_line, b.sender_cells),
    "form_split": (b.head_title, b.to_rows, b.patient_split, b.wanted_ticks_3, b.sender_cells),
    "form_split_lines": (b.head_left, b.to_block, b.patient_split, b.wanted_line, b.sender_lines),
    "form_big_number": (b.head_columns, b.to_sides, b.patient_rows, b.wanted_ticks_2, b.sender_big),
    "form_big_number_re": (b.head_title, b.to_block, b.patient_re, b.wanted_sentence, b.sender_big),
    "form_big_number_cells": (b.head_left, b.to_block, b.patient_cells, b.wanted_bullets, b.sender_big),
    "rows_all": (b.head_title, b.to_block, b.patient_rows, b.wanted_line, b.sender_rows),
    "rows_ticks": (b.head_center, b.to_block, b.patient_rows, b.wanted_ticks_3, b.sender_rows),
    "table_rows": (b.head_fax_box, b.to_rows, b.patient_table, b.wanted_line, b.sender_rows),
    "table_cells": (b.head_columns, b.to_sides, b.patient_table, b.wanted_ticks_2, b.sender_cells),
}
_HELD: Mapping[str, tuple[Block, ...]] = {
    "band_comb": (b.head_band, b.to_table, b.patient_comb, b.wanted_yes_no, b.sender_under),
    "band_shaded": (b.head_band, b.to_table, b.patient_shaded, b.wanted_brackets, b.sender_shaded),
    "band_dotted": (b.head_band, b.to_sentence, b.patient_dotted, b.wanted_numbered, b.sender_stamp),
    "two_offices_letter": (b.head_two_offices, b.to_sentence, b.patient_dotted, b.wanted_standard, b.sign_short),
    "two_offices_under": (b.head_two_offices, b.to_table, b.patient_under, b.wanted_circles, b.sender_under),
    "two_offices_foot": (b.head_two_offices, b.to_mail, b.patient_shaded, b.wanted_numbered, b.sender_foot),
    "right_circles": (b.head_right, b.to_sentence, b.patient_under, b.wanted_circles, b.sender_stamp),
    "right_underlined": (b.head_right, b.to_shaded, b.patient_below, b.wanted_underlined, b.sender_shaded),
    "right_list": (b.head_right, b.to_sentence, b.patient_list, b.wanted_standard, b.sign_short),
    "print_shaded": (b.head_print, b.to_shaded, b.patient_shaded, b.wanted_brackets, b.sender_shaded),
    "print_below": (b.head_print, b.to_table, b.patient_below, b.wanted_yes_no, b.sender_stamp),
    "print_list": (b.head_print, b.to_mail, b.patient_list, b.wanted_brackets, b.sender_foot),
    "print_dotted": (b.head_print, b.to_shaded, b.patient_dotted, b.wanted_underlined, b.sender_under),
    "mail_prose": (b.to_mail, b.patient_prose, b.sign_short),
    "mail_dotted": (b.to_mail, b.patient_dotted, b.wanted_standard, b.sender_stamp),
    "mail_comb": (b.to_mail, b.patient_comb, b.wanted_underlined, b.sender_under),
    "sentence_prose": (b.head_band, b.to_sentence, b.patient_prose, b.sign_short),
    "sentence_under": (b.head_right, b.to_sentence, b.patient_under, b.wanted_numbered, b.sign_short),
}  # fmt: skip
_AROUND: Mapping[str, Around] = {
    "letter_re": "cover_first", "letter_prose_left": "chart", "form_cells_line": "cover_first", "rows_all": "cover_last", "form_lines_2": "chart",
    "two_offices_letter": "cover_first", "print_below": "chart", "sentence_under": "cover_last",
}  # fmt: skip


def _requests(side: Side, found: Mapping[str, tuple[Block, ...]]) -> list[Layout]:
    return [
        Layout(
            name=name,
            side=side,
            kinds=REQUESTS,
            blocks=drawn,
            around=_AROUND.get(name, ""),
            takes_hand=b.patient_prose not in drawn,
        )
        for name, drawn in found.items()
    ]


def _special(name: str, side: Side, kind: str, *, hand: bool = True) -> Layout:
    return Layout(name=name, side=side, kinds=(kind,), special=name, takes_hand=hand)


LAYOUTS: tuple[Layout, ...] = (
    *_requests("open", _OPEN),
    *_requests("held", _HELD),
    *(
        Layout(name=name, side=side, kinds=(said.kind,), special="said", takes_hand=False)
        for side, letters in OTHER.items()
        for name, said in letters.items()
    ),
    _special("note_on_pad", "open", "continuity_of_care"),
    _special("note_short", "held", "continuity_of_care"),
    _special("authorization_lines", "open", "patient_authorization"),
    _special("authorization_boxed", "held", "patient_authorization"),
    _special("images_lines", "open", "radiology_images"),
    _special("images_prose", "held", "radiology_images"),
    _special("our_form", "open", "more_information"),
    _special("our_form_held_hands", "held", "more_information"),
    _special("blank", "open", "unreadable", hand=False),
    _special("black", "open", "unreadable", hand=False),
    _special("faded", "held", "unreadable", hand=False),
)
assert set(SPECIAL) <= {layout.special for layout in LAYOUTS}
