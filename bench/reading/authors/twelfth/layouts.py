"""The layouts: who sends each, for which kinds, and how often beside the others."""

from collections.abc import Mapping
from dataclasses import dataclass

CARE = frozenset({"continuity_of_care"})
EMERGENCY = frozenset({"emergency"})
EITHER = CARE | EMERGENCY
MORE = frozenset({"more_information"})
AUTHORIZATION = frozenset({"patient_authorization"})
LEGAL = frozenset({"legal"})
RIGHTS = frozenset({"patient_rights"})
IMAGES = frozenset({"radiology_images"})
VITAL = frozenset({"vital_records"})
INCOMING = frozenset({"incoming_records"})
MISDIRECTED = frozenset({"misdirected"})
JUNK = frozenset({"junk"})


@dataclass(frozen=True, slots=True)
class Spec:
    """A layout. `orgs`: sorts of senders, see `words.ORGS`; `type`: a group of typefaces, see `case.TYPE`."""

    kinds: frozenset[str]
    orgs: str
    type: str = "any"
    pt: tuple[float, float] = (10, 12.5)
    weight: int = 1
    fill: bool = False  # its blanks are filled by hand at times
    hand: bool = False  # always
    order: str = "any"  # of names
    count: tuple[int, int] = (1, 1)  # of patients
    years: tuple[int, int] | None = None  # of birth
    women: bool = False
    numeric: bool = False  # dates have figures only
    blank_dob: bool = False  # the birth date is left blank at times
    head_may_differ: bool = True  # the letterhead's fax number from the one to answer


SPECS: Mapping[str, Spec] = {
    "ehr_request_sheet": Spec(EITHER, "pcp heart spec onc", type="print", weight=4, blank_dob=True),
    "ehr_letter_generated": Spec(CARE, "pcp spec heart ortho", type="letter", weight=4, order="any"),
    "fax_cover_message": Spec(EITHER, "pcp spec heart onc ortho rehab", weight=4, fill=True),
    "form_underscores": Spec(CARE, "pcp spec obgyn", fill=True, weight=3, blank_dob=True),
    "checkbox_two_columns": Spec(EITHER, "pcp spec ortho surg heart", type="print", fill=True, weight=4),
    "letter_prose_whole": Spec(CARE, "pcp spec heart ortho", type="letter", weight=3, order="straight"),
    "short_note_typed": Spec(EITHER, "pcp spec", weight=3),
    "rx_pad_note": Spec(CARE, "pcp spec", hand=True, type="letter", weight=2, order="any", numeric=True),
    "referral_mail_printed": Spec(CARE, "pcp spec surg onc", type="print", weight=2, order="any"),
    "boxed_cells_form": Spec(
        CARE, "pcp spec heart onc", type="print", fill=True, weight=3, order="comma", blank_dob=True
    ),
    "labels_below_line": Spec(CARE, "pcp spec pedi", fill=True, weight=2, blank_dob=True),
    "preop_clearance": Spec(CARE, "surg ortho heart", type="print", weight=2),
    "snf_admission": Spec(CARE, "snf", type="print", weight=2, order="comma"),
    "home_health_start": Spec(CARE, "home", weight=2),
    "list_of_patients": Spec(CARE, "pcp spec heart", type="print", weight=1, order="any", count=(2, 4)),
    "memo_style": Spec(CARE, "pcp spec onc", weight=2),
    "dotted_leaders": Spec(CARE, "pcp spec", type="mono", weight=2, pt=(10, 11.5)),
    "photocopied_hand_form": Spec(EITHER, "pcp spec", hand=True, type="letter", weight=3, numeric=True, blank_dob=True),
    "circle_what_is_needed": Spec(CARE, "pcp ortho obgyn", hand=True, weight=1, numeric=True),
    "second_request_stamp": Spec(CARE, "pcp spec snf", weight=1),
    "bulletless_word_doc": Spec(CARE, "pcp spec rehab", weight=3),
    "cover_then_request": Spec(EITHER, "pcp spec heart onc", weight=3),
    "right_column_office": Spec(CARE, "pcp spec obgyn", weight=2),
    "demographics_strip": Spec(CARE, "pcp spec ortho heart", type="print", weight=3, order="comma"),
    "phone_message_slip": Spec(EITHER, "pcp spec", fill=True, type="print", weight=1, numeric=True),
    "ma_scrawl_letterhead": Spec(CARE, "pcp spec pedi", hand=True, weight=2, numeric=True),
    "new_patient_intake": Spec(CARE, "onc heart spec", type="print", weight=2),
    "standard_packet_statement": Spec(CARE, "pcp spec", type="letter", weight=1),
    "hmo_authorizing_box": Spec(CARE, "pcp spec", type="print", weight=1, order="comma"),
    "er_ed_form": Spec(EMERGENCY, "hosp", type="print", fill=True, weight=3),
    "er_plain_fax": Spec(EMERGENCY, "hosp", weight=3),
    "er_stroke_alert": Spec(EMERGENCY, "hosp", type="print", weight=1),
    "er_transfer_center": Spec(EMERGENCY, "hosp", type="print", weight=2, order="comma"),
    "er_or_waiting": Spec(EMERGENCY, "hosp surg", weight=1),
    "er_hand_scribble": Spec(EMERGENCY, "hosp", hand=True, weight=2, numeric=True),
    "er_physician_letter": Spec(EMERGENCY, "hosp", type="letter", weight=1, order="straight"),
    "er_ehr_outside_request": Spec(EMERGENCY, "hosp", type="print", weight=3, order="comma"),
    "er_urgent_icu": Spec(EMERGENCY, "hosp", fill=True, weight=1),
    "left_margin_labels": Spec(CARE, "pcp spec ortho", weight=2),
    "subject_line_letter": Spec(CARE, "pcp spec onc heart", type="letter", weight=3),
    "hipaa_citing_letter": Spec(CARE, "pcp spec", type="letter", weight=2),
    "half_page_slip": Spec(CARE, "pcp spec pedi obgyn", fill=True, weight=2, blank_dob=True),
    "numbered_sections": Spec(CARE, "spec onc ortho", type="print", fill=True, weight=2, order="comma"),
    "comb_cells": Spec(CARE, "spec rehab hosp", type="print", fill=True, weight=1, order="comma", numeric=True),
    "follow_up_after_discharge": Spec(CARE, "pcp", weight=3, order="any"),
    "obgyn_maiden": Spec(CARE, "obgyn", weight=2, women=True, years=(1975, 2005)),
    "pediatric_parent": Spec(CARE, "pedi", weight=2, years=(2010, 2022)),
    "dialysis_rehab_table": Spec(CARE, "rehab", type="print", weight=1),
    "spanish_english_form": Spec(CARE, "pcp pedi", fill=True, weight=1, blank_dob=True),
    "attached_auth_mentioned": Spec(CARE, "pcp spec ortho", weight=2),
    "bottom_sender_block": Spec(CARE, "pcp spec", weight=2),
    "provider_roster_head": Spec(CARE, "heart ortho spec onc", type="letter", weight=2),
    "web_portal_print": Spec(CARE, "pcp spec", type="print", weight=2, order="any"),
    "missing_document": Spec(CARE, "pcp spec snf", weight=2),
    "no_fax_given": Spec(CARE, "pcp spec", type="letter", weight=1),
    "tick_rows_need_have": Spec(CARE, "surg ortho heart", type="print", fill=True, weight=1),
    "all_in_one_line": Spec(CARE, "pcp spec", weight=2),
    "referral_order_sheet": Spec(CARE, "pcp", type="print", weight=2, order="comma"),
    "survivorship_tumor_board": Spec(CARE, "onc", type="letter", weight=1),
    "caption_above_wide": Spec(CARE, "pcp spec obgyn", type="print", weight=2, blank_dob=True),
    "inline_patient_sentence": Spec(CARE, "pcp spec heart", weight=2, order="straight"),
    "two_patients_couple": Spec(CARE, "pcp", weight=1, count=(2, 2)),
    "typewritten_form": Spec(CARE, "pcp spec", type="letter", weight=1, numeric=True),
    "face_sheet_attached": Spec(EITHER, "pcp spec snf home", type="print", weight=3, order="comma"),
    "shaded_left_column": Spec(CARE, "pcp spec heart onc ortho", type="print", weight=3, blank_dob=True),
    "clinic_schedule_mrn": Spec(CARE, "onc heart spec", type="print", weight=1, order="comma", count=(3, 5)),
    "three_column_strip": Spec(EITHER, "pcp spec ortho", type="print", fill=True, weight=2, blank_dob=True),
    "office_note_attached": Spec(CARE, "pcp spec heart", weight=2),
    "pen_on_printed_cover": Spec(EITHER, "pcp spec rehab", hand=True, type="print", weight=2, numeric=True),
    "requester_section_first": Spec(
        CARE, "pcp spec onc heart obgyn", type="print", weight=3, order="comma", blank_dob=True
    ),
    "more_answer_letter": Spec(MORE, "pcp spec heart", type="letter"),
    "more_cover_reply": Spec(MORE, "pcp spec snf", fill=True),
    "more_table_reply": Spec(MORE, "pcp heart ortho", type="print"),
    "more_hand_reply": Spec(MORE, "pcp spec", hand=True, numeric=True),
    "auth_standard_form": Spec(AUTHORIZATION, "self", type="print", fill=True, numeric=True),
    "auth_numbered_boxes": Spec(AUTHORIZATION, "self", type="print", fill=True, numeric=True, order="comma"),
    "auth_patient_letter": Spec(AUTHORIZATION, "self", type="letter", order="straight"),
    "auth_representative": Spec(AUTHORIZATION, "self", fill=True, numeric=True, order="straight"),
    "legal_attorney_letter": Spec(LEGAL, "law", type="letter"),
    "legal_subpoena": Spec(LEGAL, "copy law", type="letter", numeric=True),
    "legal_copy_service": Spec(LEGAL, "copy", type="print", order="comma"),
    "legal_insurer": Spec(LEGAL, "ins", type="letter"),
    "legal_state_disability": Spec(LEGAL, "ins", type="print", numeric=True, order="comma"),
    "rights_restriction_form": Spec(RIGHTS, "self", fill=True),
    "rights_revocation_letter": Spec(RIGHTS, "self", type="letter", order="straight"),
    "rights_amendment": Spec(RIGHTS, "self", fill=True, order="comma"),
    "rights_accounting": Spec(RIGHTS, "self", type="letter", order="straight"),
    "images_disc_letter": Spec(IMAGES, "ortho spec onc", type="letter"),
    "images_film_form": Spec(IMAGES, "ortho spec heart", type="print", fill=True, order="comma"),
    "images_push": Spec(IMAGES, "spec onc hosp"),
    "vital_birth_letter": Spec(VITAL, "self", type="letter", order="straight", years=(1990, 2024)),
    "vital_death_form": Spec(VITAL, "self", fill=True),
    "vital_mortuary": Spec(VITAL, "home", type="letter"),
    "incoming_lab_results": Spec(INCOMING, "lab", type="mono", pt=(9.5, 10.5), order="comma"),
    "incoming_cover_records": Spec(INCOMING, "pcp spec snf", fill=True),
    "incoming_consult_note": Spec(INCOMING, "heart spec onc", type="letter"),
    "incoming_discharge": Spec(INCOMING, "hosp", type="print", order="comma"),
    "misdirected_other_hospital": Spec(MISDIRECTED, "pcp spec", type="letter"),
    "misdirected_pharmacy": Spec(MISDIRECTED, "pcp", fill=True),
    "misdirected_claim": Spec(MISDIRECTED, "ins pcp", type="letter"),
    "misdirected_private": Spec(MISDIRECTED, "self"),
    "junk_toner": Spec(JUNK, "shop", type="print"),
    "junk_loan": Spec(JUNK, "shop"),
    "junk_seminar": Spec(JUNK, "shop"),
    "junk_travel": Spec(JUNK, "shop", type="print"),
}
REQUESTS = tuple(name for name, spec in SPECS.items() if spec.kinds & EITHER)
