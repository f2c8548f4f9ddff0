"""The layouts: each is a template of its name; here stands who sends it and for which kinds of fax."""

from collections.abc import Mapping
from typing import Any

from bench.reading.authors.eighth.case import Spec
from bench.reading.authors.eighth.wordings import (
    CHILD_ORGS,
    COPY_ORGS,
    FAMILY_ORGS,
    HOME_ORGS,
    HOSPITAL_ORGS,
    INSURERS,
    LEGAL_ORGS,
    SPECIAL_ORGS,
    SURGERY_ORGS,
    WOMENS_ORGS,
)

SANS = "Liberation Sans|Liberation Sans|FreeSans|Open Sans|Carlito|Lato|DejaVu Sans"
SERIF = "Liberation Serif|Liberation Serif|FreeSerif|Caladea|DejaVu Serif"
NARROW = "Liberation Sans Narrow|Open Sans Condensed|DejaVu Sans Condensed"
MONO = "Courier Prime|Liberation Mono|DejaVu Sans Mono|Courier Prime Code"
TEXT = f"{SANS}|{SERIF}"
OFFICES = f"{FAMILY_ORGS}|{SPECIAL_ORGS}"
ALL_OFFICES = f"{FAMILY_ORGS}|{SPECIAL_ORGS}|{SURGERY_ORGS}|{WOMENS_ORGS}"


def _spec(kinds: str, orgs: str, fonts: str, **more: Any) -> Spec:
    return Spec(kinds=frozenset(kinds.split()), orgs=orgs, fonts=fonts, **more)


def _care(orgs: str, fonts: str, **more: Any) -> Spec:
    return _spec("continuity_of_care", orgs, fonts, **more)


def _both(orgs: str, fonts: str, **more: Any) -> Spec:
    return _spec("continuity_of_care emergency", orgs, fonts, **more)


def _emergency(fonts: str, **more: Any) -> Spec:
    return _spec("emergency", HOSPITAL_ORGS, fonts, **more)


REQUESTS: Mapping[str, Spec] = {
    "cover_plain": _both(ALL_OFFICES, TEXT, weight=5),
    "letter_block": _care(ALL_OFFICES, TEXT, weight=5),
    "form_grid": _both(ALL_OFFICES, SANS, blanks=True, weight=5),
    "pad_note": _care(OFFICES, TEXT, blanks=True, weight=1),
    "ehr_letter": _care(ALL_OFFICES, SANS, weight=5),
    "typed_memo": _both(OFFICES, MONO, pt=(10.5, 12)),
    "table_cover": _care(ALL_OFFICES, TEXT, weight=5),
    "referral_mail": _care(SPECIAL_ORGS, SANS, pt=(10, 11)),
    "two_column": _both(ALL_OFFICES, SANS, blanks=True, weight=4),
    "prose_only": _care(OFFICES, TEXT),
    "hand_form": _both(ALL_OFFICES, TEXT, blanks=True, weight=4),
    "checklist_short": _care(ALL_OFFICES, TEXT, blanks=True, weight=4),
    "appointment_desk": _care(SPECIAL_ORGS, SANS, weight=4),
    "patient_list": _care(OFFICES, SANS, patients=(2, 4), weight=2),
    "snf_admit": _care(HOME_ORGS, TEXT, born=(1931, 1962)),
    "preop_clear": _care(SURGERY_ORGS, TEXT),
    "vendor_form_boxed": _both(ALL_OFFICES, SANS, pt=(11, 12)),
    "short_fax_slip": _both(OFFICES, TEXT),
    "office_to_from": _both(ALL_OFFICES, SANS, weight=4),
    "second_request": _care(ALL_OFFICES, TEXT, weight=2),
    "clinic_cells": _care(ALL_OFFICES, SANS, blanks=True, order="last", weight=4),
    "circle_form": _care(OFFICES, SANS, blanks=True, weight=2),
    "hmo_portal_print": _care(SPECIAL_ORGS, SANS, pt=(10, 11), weight=2),
    "footer_address": _care(ALL_OFFICES, TEXT, weight=4),
    "other_fax_letterhead": _both(ALL_OFFICES, TEXT),
    "numbers_busy": _care(ALL_OFFICES, TEXT),
    "demographics_attached": _both(OFFICES, SANS, pt=(10, 11)),
    "cover_then_form": _care(ALL_OFFICES, TEXT, blanks=True, pages=2, weight=2),
    "er_transfer_sheet": _emergency(SANS, blanks=True),
    "er_prose": _emergency(TEXT),
    "er_hand_note": _emergency(TEXT, pen_only=True, weight=1),
    "er_stroke": _emergency(SANS),
    "er_transfer_center": _emergency(TEXT),
    "er_or": _emergency(TEXT),
    "er_form_boxes": _emergency(SANS, blanks=True),
    "er_hospital_ehr": _emergency(SANS),
    "continuing_statement": _care(ALL_OFFICES, TEXT),
    "numbered_steps": _both(ALL_OFFICES, TEXT, blanks=True, order="last"),
    "right_sender": _care(SPECIAL_ORGS, TEXT),
    "birth_above_name": _care(OFFICES, SANS),
    "bold_labels_below": _care(ALL_OFFICES, SANS, blanks=True),
    "cancer_consult": _care("{place} Cancer Center|{place} Oncology Hematology Care|{place} Breast Institute", TEXT),
    "cardio_preop": _care("{place} Cardiology Consultants|{dr} Heart Clinic", TEXT, blanks=True),
    "pedi_request": _care(CHILD_ORGS, SANS, blanks=True, born=(2009, 2025), weight=2),
    "ob_request": _care(WOMENS_ORGS, TEXT, women=True, born=(1983, 2006), weight=2),
    "home_health": _care(HOME_ORGS, SANS, born=(1931, 1965)),
    "telephone_message": _care(OFFICES, SANS, blanks=True, weight=1),
    "blank_form_typewriter": _both(OFFICES, MONO, weight=2),
    "sidebar_doctors": _care(f"{SPECIAL_ORGS}|{SURGERY_ORGS}", TEXT),
    "reply_on_this_page": _care(OFFICES, TEXT, weight=2),
    "fields_with_colons": _care(ALL_OFFICES, f"{SANS}|{MONO}", order="last"),
    "walk_in_shorthand": _care(FAMILY_ORGS, TEXT, pen_only=True, weight=1),
    "comb_boxes": _care(OFFICES, NARROW, pt=(11, 12), blanks=True, weight=1),
    "narrative_hospitalized": _care(OFFICES, SERIF),
    "care_manager": _care(FAMILY_ORGS, SANS),
    "two_patients_letter": _care(OFFICES, TEXT, patients=(2, 2), weight=1),
    "icons_modern": _both(ALL_OFFICES, f"{SANS}|Quicksand"),
    "dictated_body": _care(OFFICES, f"{SERIF}|{MONO}"),
    "spanish_clinic": _care("Clínica {place}|Clínica Familiar {dr}|{place} Community Health Center", SANS, blanks=True),
    "with_chart_page": _care(ALL_OFFICES, TEXT, pages=2, weight=2),
    "fax_back_box": _both(ALL_OFFICES, SANS),
    "old_photocopy": _care(OFFICES, f"{SERIF}|{NARROW}", pt=(11, 12.5), blanks=True, weight=2),
}
OTHERS: Mapping[str, Spec] = {
    "more_letter": _spec("more_information", ALL_OFFICES, TEXT),
    "more_short": _spec("more_information", OFFICES, SANS, blanks=True),
    "more_cover": _spec("more_information", ALL_OFFICES, SANS),
    "more_resubmit": _spec("more_information", ALL_OFFICES, TEXT),
    "auth_form": _spec("patient_authorization", FAMILY_ORGS, TEXT, blanks=True, pt=(10, 11)),
    "auth_letter": _spec("patient_authorization", FAMILY_ORGS, TEXT),
    "auth_sections": _spec("patient_authorization", FAMILY_ORGS, SANS, blanks=True, pt=(10, 11)),
    "legal_attorney": _spec("legal", LEGAL_ORGS, SERIF),
    "legal_subpoena": _spec("legal", LEGAL_ORGS, SANS, pt=(10, 11)),
    "legal_copy_service": _spec("legal", COPY_ORGS, SANS),
    "legal_insurer": _spec("legal", INSURERS, TEXT),
    "rights_restrict": _spec("patient_rights", FAMILY_ORGS, TEXT),
    "rights_form": _spec("patient_rights", FAMILY_ORGS, SANS, blanks=True),
    "rights_amend": _spec("patient_rights", FAMILY_ORGS, TEXT),
    "images_cd": _spec("radiology_images", f"{SPECIAL_ORGS}|{SURGERY_ORGS}", TEXT),
    "images_form": _spec("radiology_images", SURGERY_ORGS, SANS, blanks=True),
    "images_letter": _spec("radiology_images", "{place} Spine Surgeons|{place} Pain & Spine Center", TEXT),
    "vital_birth": _spec("vital_records", FAMILY_ORGS, TEXT),
    "vital_death": _spec("vital_records", "{place} Mortuary & Cremation", TEXT),
    "vital_note": _spec("vital_records", FAMILY_ORGS, SANS),
    "incoming_lab": _spec("incoming_records", OFFICES, SANS),
    "incoming_cover": _spec("incoming_records", OFFICES, TEXT, pages=2),
    "incoming_consult": _spec("incoming_records", SPECIAL_ORGS, TEXT),
    "misdirected_pharmacy": _spec("misdirected", "{place} Pharmacy", SANS),
    "misdirected_request": _spec("misdirected", OFFICES, TEXT),
    "misdirected_billing": _spec("misdirected", OFFICES, SANS),
    "misdirected_school": _spec("misdirected", "{place} Elementary School", TEXT, born=(2014, 2020)),
    "junk_loan": _spec("junk", "{place} Capital|{place} Funding", SANS, pt=(12, 14)),
    "junk_course": _spec("junk", "{place} Training Institute", SANS, pt=(12, 14)),
    "junk_supplies": _spec("junk", "{place} Office & Toner Supply", TEXT, pt=(12, 14)),
    "junk_travel": _spec("junk", "{place} Travel Desk|{place} Vacations", TEXT, pt=(12, 14)),
}
SPECS: Mapping[str, Spec] = {**REQUESTS, **OTHERS}
