"""The request layouts of the held-back side."""
# ruff: noqa: E501  (a layout is one row)

from collections.abc import Mapping
from typing import Literal

from bench.reading.paper import Block
from bench.reading.second import heads as h
from bench.reading.second import patients as p
from bench.reading.second import senders as s
from bench.reading.second import wanted as w

REQUESTS: Mapping[str, tuple[Block, ...]] = {
    "print_two_columns": (h.head_printout, h.to_panels, p.patient_two_columns, w.wanted_ask, s.send_columns),
    "print_above": (h.head_printout, h.to_tabs, p.patient_above, w.wanted_dashes, s.send_columns),
    "print_plain_text": (h.head_printout, h.to_panels, p.patient_colon_block, w.wanted_dashes, s.send_initialled),
    "print_banner": (h.head_printout, h.to_grid, p.patient_banner, w.wanted_comment_box, s.send_initialled),
    "referral": (h.head_logo, h.to_tabs, p.patient_referral, w.wanted_ask, s.send_columns),
    "referral_table": (h.head_printout, h.to_grid, p.patient_referral, w.wanted_dated_table, s.send_table),
    "bilingual_lines": (h.head_bilingual, h.to_bilingual, p.patient_bilingual, w.wanted_bilingual, s.send_bilingual),
    "bilingual_cells": (h.head_bilingual, h.to_bilingual, p.patient_bilingual_cells, w.wanted_bilingual, s.send_bilingual),
    "law_like": (h.head_partners, h.to_via_facsimile, p.patient_re_block, w.wanted_ask, s.send_letterhead_only),
    "law_like_sentence": (h.head_partners, h.to_via_facsimile, p.patient_sentence, s.send_sentence),
    "sidebar_letter": (h.head_sidebar, h.to_via_facsimile, p.patient_re_block, w.wanted_dashes, s.send_sentence),
    "sidebar_prose": (h.head_sidebar, h.to_attention, p.patient_sentence, s.send_letterhead_only),
    "cover_two_columns": (h.head_facsimile, h.to_two_columns, p.patient_re_block, w.wanted_comment_box, s.send_initialled),
    "cover_comment": (h.head_logo, h.to_two_columns, p.patient_banner, w.wanted_comment_box),
    "cover_prose": (h.head_facsimile, h.to_two_columns, p.patient_sentence, s.send_initialled),
    "transmittal": (h.head_facsimile, h.to_tabs, p.patient_sentence, s.send_sentence),
    "transmittal_no_number": (h.head_address_only, h.to_tabs, p.patient_sentence, s.send_nowhere),
    "letter_no_number": (h.head_address_only, h.to_via_facsimile, p.patient_re_block, w.wanted_ask, s.send_nowhere),
    "letter_foot": (h.head_plain, h.to_via_facsimile, p.patient_re_block, w.wanted_ask, s.send_foot_line),
    "letter_back_line": (h.head_back_line, h.to_via_facsimile, p.patient_sentence, s.send_letterhead_only),
    "three_offices_form": (h.head_three_offices, h.to_attention, p.patient_underlined, w.wanted_check_marks, s.send_initialled),
    "three_offices_table": (h.head_three_offices, h.to_attention, p.patient_table, w.wanted_dashes, s.send_letterhead_only),
    "form_check_marks": (h.head_form_title, h.to_two_columns, p.patient_underlined, w.wanted_check_marks, s.send_lines),
    "form_crossed": (h.head_back_line, h.to_attention, p.patient_inside, w.wanted_crossed, s.send_return_box),
    "form_rings": (h.head_form_title, h.to_grid, p.patient_inside, w.wanted_ring_numbers, s.send_lines),
    "form_ring_words": (h.head_logo, h.to_attention, p.patient_underlined, w.wanted_ring_words, s.send_stamp),
    "form_bubbles": (h.head_form_title, h.to_two_columns, p.patient_above, w.wanted_bubbles, s.send_lines),
    "form_combs": (h.head_form_title, h.to_grid, p.patient_combs, w.wanted_crossed, s.send_lines),
    "form_combs_stamp": (h.head_plain, h.to_attention, p.patient_combs, w.wanted_rows, s.send_stamp),
    "form_captions": (h.head_plain, h.to_grid, p.patient_captions, w.wanted_ring_words, s.send_lines),
    "form_captions_box": (h.head_back_line, h.to_attention, p.patient_captions, w.wanted_bubbles, s.send_return_box),
    "form_dated_table": (h.head_form_title, h.to_attention, p.patient_inside, w.wanted_dated_table, s.send_return_box),
    "form_sticker": (h.head_form_title, h.to_attention, p.patient_sticker, w.wanted_check_marks, s.send_stamp),
    "form_rows": (h.head_plain, h.to_tabs, p.patient_underlined, w.wanted_rows, s.send_lines),
    "list_table": (h.head_logo, h.to_grid, p.patient_table, w.wanted_rows, s.send_table),
    "list_side_by_side": (h.head_back_line, h.to_tabs, p.patient_side_by_side, w.wanted_dashes, s.send_return_box),
}  # fmt: skip
AROUND: Mapping[str, Literal["cover_first", "cover_last", "chart"]] = {
    "referral": "chart", "referral_table": "cover_first", "law_like": "cover_last", "form_check_marks": "chart",
    "form_rows": "cover_first", "print_above": "chart", "form_sticker": "cover_last",
}  # fmt: skip
PROSE = frozenset({p.patient_sentence})
HAS_TITLE = frozenset({h.head_printout, h.head_bilingual, h.head_form_title})
TELLS_EMERGENCY = frozenset({h.head_facsimile})  # in its own heading; no other title is set
TYPED_ONLY = frozenset(
    {
        "print_two_columns",
        "print_above",
        "print_plain_text",
        "print_banner",
        "referral",
        "referral_table",
        "form_sticker",
    }
)
NEEDS_LETTERHEAD = frozenset({s.send_letterhead_only})
