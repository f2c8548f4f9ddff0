"""The layouts: who sends them, for what, and what is fixed about each."""

from collections.abc import Mapping

from bench.reading.ask import TREATMENT
from bench.reading.authors.twentysecond import words
from bench.reading.authors.twentysecond.matter import Spec

CARE = frozenset({"continuity_of_care"})
EMERGENCY = frozenset({"emergency"})
BOTH = TREATMENT
SPECS: Mapping[str, Spec] = {
    "cover_word": Spec(kinds=BOTH, fonts="Carlito|Liberation Sans|Caladea", fill=True, weight=4),
    "cover_bar": Spec(kinds=CARE, fonts="Liberation Sans|DejaVu Sans", weight=3),
    "cover_lines": Spec(kinds=CARE, fonts="Liberation Serif|Caladea", fill=True, weight=3),
    "cover_sides": Spec(kinds=CARE, fonts="Lato|Carlito|FreeSans", weight=3, small=0.85),
    "cover_spaced": Spec(kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Sans|Carlito", fill=True, weight=3),
    "letter_classic": Spec(
        kinds=CARE, fonts="Liberation Serif|Caladea|FreeSerif", pt=(11, 12), margin=(0.8, 1.05), weight=4
    ),
    "letter_left": Spec(kinds=CARE, fonts="Liberation Sans|Carlito", pt=(10.5, 11.5), margin=(0.8, 1.1), weight=4),
    "letter_foot": Spec(
        kinds=CARE, fonts="Lato|Liberation Serif", pt=(10.5, 11.5), margin=(0.8, 1), weight=3, small=0.85
    ),
    "letter_prose": Spec(
        kinds=CARE, fonts="Liberation Serif|FreeSerif|Caladea", pt=(11, 12.5), margin=(0.9, 1.1), weight=3
    ),
    "letter_surgeon": Spec(
        kinds=CARE,
        org="{place} Surgical Associates|{place} Orthopaedic Group|{dr} Eye Surgery|{place} Surgery Center",
        fonts="Carlito|Liberation Sans",
        pt=(10.5, 11.5),
        weight=2,
        small=0.85,
    ),
    "letter_short": Spec(
        kinds=CARE, fonts="Liberation Sans|Liberation Serif|Courier Prime", pt=(11, 12.5), margin=(1, 1.2), weight=3
    ),
    "letter_ruled": Spec(kinds=CARE, fonts="Caladea|DejaVu Serif", pt=(10, 11), weight=2),
    "ehr_boxed": Spec(kinds=BOTH, fonts="Liberation Sans|DejaVu Sans", pt=(9.5, 10.5), weight=4),
    "ehr_columns": Spec(kinds=BOTH, fonts="Carlito|Lato|Liberation Sans Narrow", pt=(10, 11.5), weight=3),
    "ehr_above": Spec(kinds=CARE, fonts="Lato|Carlito|DejaVu Sans", pt=(10.5, 11.5), weight=3),
    "ehr_referral": Spec(kinds=CARE, org=words.SPECIALISTS, fonts="Liberation Sans|Carlito", pt=(9.5, 10.5), weight=2),
    "ehr_plaintext": Spec(kinds=CARE, fonts="Liberation Mono|DejaVu Sans Mono|FreeMono", pt=(9.5, 10.5), weight=2),
    "ehr_case": Spec(kinds=CARE, fonts="Liberation Sans|Lato", pt=(9.5, 10.5), weight=2),
    "ehr_stripe": Spec(kinds=CARE, fonts="Liberation Sans Narrow|Carlito|DejaVu Sans Condensed", pt=(11, 12), weight=3),
    "form_grid": Spec(kinds=CARE, fonts="Liberation Sans|FreeSans", fill=True, pt=(11, 12), weight=4),
    "form_check": Spec(kinds=BOTH, fonts="Liberation Sans|Carlito", fill=True, pt=(10, 11), weight=4),
    "form_below": Spec(kinds=CARE, fonts="Liberation Serif|Caladea|Liberation Sans", fill=True, pt=(11, 12), weight=3),
    "form_numbered": Spec(kinds=CARE, fonts="Liberation Sans|DejaVu Sans", fill=True, pt=(10.5, 11.5), weight=2),
    "form_comb": Spec(kinds=CARE, fonts="Liberation Sans", fill=True, pt=(11, 12), weight=1),
    "form_bracket": Spec(kinds=CARE, fonts="Courier Prime|Liberation Mono", pt=(10.5, 11.5), weight=2),
    "form_parts": Spec(kinds=CARE, fonts="Liberation Sans|Lato", fill=True, pt=(10.5, 11.5), weight=3),
    "form_yes_no": Spec(kinds=CARE, fonts="Liberation Sans|Carlito", fill=True, pt=(10.5, 11.5), weight=2),
    "form_circle": Spec(kinds=CARE, fonts="Liberation Serif|FreeSerif", fill=True, pt=(11, 12), weight=1),
    "form_from_to": Spec(kinds=CARE, fonts="Liberation Sans|Carlito|DejaVu Sans", fill=True, pt=(10.5, 11.5), weight=3),
    "pad_rx": Spec(
        kinds=CARE, by_hand=True, fonts="Liberation Serif|Caladea", pt=(10.5, 11.5), margin=(0.7, 1), weight=2
    ),
    "pad_note": Spec(kinds=CARE, by_hand=True, fonts="Carlito|Lato", pt=(11, 12), margin=(0.8, 1), weight=2),
    "pad_message": Spec(kinds=CARE, by_hand=True, fonts="Liberation Sans", pt=(11, 12), weight=1),
    "email_print": Spec(kinds=CARE, fonts="Liberation Sans|Carlito|DejaVu Sans", pt=(10, 11), weight=3),
    "email_thread": Spec(kinds=CARE, fonts="Carlito|Liberation Sans", pt=(10.5, 11.5), weight=2),
    "chat_print": Spec(kinds=CARE, fonts="Lato|DejaVu Sans|Liberation Sans", pt=(10, 11), weight=1),
    "list_table": Spec(kinds=CARE, count=(2, 4), fonts="Liberation Sans|Carlito", pt=(10, 11), weight=2),
    "list_numbered": Spec(kinds=CARE, count=(2, 3), fonts="Liberation Serif|Liberation Sans", pt=(11, 12), weight=1),
    "list_schedule": Spec(
        kinds=CARE, org=words.SPECIALISTS, count=(2, 4), fonts="DejaVu Sans|Liberation Sans", pt=(9.5, 10.5), weight=1
    ),
    "er_form": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Sans|Carlito", fill=True, pt=(10.5, 11.5), weight=3
    ),
    "er_letter": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Serif|Liberation Sans", pt=(11, 12), weight=2
    ),
    "er_stroke": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Sans|DejaVu Sans", fill=True, pt=(10.5, 11.5), weight=2
    ),
    "or_hold": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Sans|Carlito", fill=True, pt=(11, 12), weight=2
    ),
    "transfer_sheet": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Sans Narrow|Liberation Sans", pt=(10.5, 11.5), weight=2
    ),
    "icu_request": Spec(kinds=EMERGENCY, org=words.HOSPITALS, fonts="Carlito|Lato", pt=(10.5, 11.5), weight=2),
    "er_note": Spec(kinds=EMERGENCY, org=words.HOSPITALS, by_hand=True, fonts="Liberation Sans", pt=(11, 12), weight=2),
    "er_trauma": Spec(kinds=EMERGENCY, org=words.HOSPITALS, fonts="DejaVu Sans|Liberation Sans", pt=(10, 11), weight=1),
    "snf_request": Spec(
        kinds=CARE,
        org="{place} Post-Acute|{place} Care Center|{place} Convalescent Hospital|{place} Nursing & Rehabilitation",
        born=(1931, 1965),
        fonts="Liberation Sans|Carlito",
        fill=True,
        pt=(10.5, 11.5),
        weight=2,
    ),
    "home_health": Spec(
        kinds=CARE,
        org="{place} Home Health|{place} Visiting Nurses|{place} Home Care Services",
        born=(1931, 1975),
        fonts="Liberation Sans|Lato",
        pt=(10.5, 11.5),
        weight=2,
    ),
    "dialysis": Spec(
        kinds=CARE,
        org="{place} Dialysis|{place} Kidney Center|{place} Renal Care",
        born=(1935, 1990),
        fonts="Carlito|Liberation Sans",
        pt=(10, 11),
        fill=True,
        weight=1,
    ),
    "hospice": Spec(
        kinds=CARE,
        org="{place} Hospice|{place} Palliative Care",
        born=(1928, 1970),
        fonts="Liberation Serif|Caladea",
        pt=(11, 12),
        weight=1,
    ),
    "rehab": Spec(
        kinds=CARE,
        org="{place} Physical Therapy|{place} Rehabilitation|{place} Spine & Sport Therapy",
        fonts="Lato|Carlito",
        pt=(10.5, 11.5),
        fill=True,
        weight=1,
    ),
    "oncology_intake": Spec(
        kinds=CARE,
        org="{place} Oncology|{place} Cancer Specialists|{place} Hematology Oncology Medical Group",
        fonts="Liberation Sans|DejaVu Sans",
        pt=(10, 11),
        weight=2,
    ),
    "dental": Spec(
        kinds=CARE,
        org="{place} Dental Group|{dr} Oral & Maxillofacial Surgery|{place} Family Dentistry",
        fonts="Carlito|Lato",
        pt=(11, 12),
        fill=True,
        weight=1,
    ),
    "urgent_care": Spec(
        kinds=CARE,
        org="{place} Urgent Care|{place} Walk-In Medical|{place} Immediate Care",
        fonts="Liberation Sans|Lato",
        pt=(10.5, 11.5),
        weight=2,
    ),
    "school_health": Spec(
        kinds=CARE,
        org="{place} College Student Health|{place} University Health Services",
        born=(1998, 2007),
        fonts="Liberation Serif|Carlito",
        pt=(11, 12),
        weight=1,
    ),
    "second_request": Spec(kinds=CARE, fonts="Liberation Sans|Liberation Serif", pt=(10.5, 11.5), weight=2),
    "reports_only": Spec(
        kinds=CARE,
        org="{place} Imaging|{place} Women's Imaging|{place} Radiology Medical Group",
        fonts="Liberation Sans|Carlito",
        pt=(10.5, 11.5),
        weight=1,
    ),
    "care_manager": Spec(
        kinds=CARE,
        org="{place} Care Management|{place} IPA|{place} Health Partners",
        fonts="DejaVu Sans|Carlito",
        pt=(9.5, 10.5),
        weight=1,
    ),
    "telehealth": Spec(
        kinds=CARE,
        org="{place} Telehealth|{place} Virtual Care",
        fonts="Lato|Liberation Sans",
        pt=(10.5, 11.5),
        weight=1,
    ),
    "pediatric": Spec(
        kinds=CARE,
        org="{place} Pediatrics|{place} Children's Medical Group",
        born=(2009, 2024),
        fonts="Comic Neue|Carlito|Liberation Sans",
        pt=(11, 12),
        fill=True,
        weight=1,
    ),
    "half_sheet": Spec(kinds=CARE, fonts="Liberation Sans|Liberation Serif", fill=True, pt=(10.5, 11.5), weight=2),
    "cover_then_form": Spec(kinds=CARE, fonts="Carlito|Liberation Sans", pt=(10.5, 11.5), pages=2, weight=2),
    "return_to": Spec(
        kinds=CARE,
        org=words.SPECIALISTS,
        fonts="Liberation Sans|Liberation Serif",
        pt=(10.5, 11.5),
        weight=2,
        small=0.85,
    ),
    "va_like": Spec(
        kinds=CARE,
        org="{place} County Clinic|{place} Public Health Center|{place} Comprehensive Health Center",
        fonts="FreeSans|Liberation Sans",
        pt=(10, 11),
        fill=True,
        weight=1,
    ),
    "portal_card": Spec(kinds=CARE, fonts="DejaVu Sans|Lato", pt=(9.5, 10.5), weight=2),
    "sentence_form": Spec(kinds=BOTH, fonts="Liberation Serif|Caladea|Carlito", fill=True, pt=(11.5, 12.5), weight=1),
    "quick_memo": Spec(kinds=BOTH, fonts="Liberation Sans|Carlito", pt=(11, 12), weight=2),
    "face_sheet": Spec(kinds=CARE, fonts="Liberation Sans|Carlito", pt=(10, 11), pages=2, weight=3),
    "note_attached": Spec(kinds=CARE, fonts="Liberation Sans|DejaVu Sans", pt=(9.8, 10.8), pages=2, weight=2),
    "dense_form": Spec(
        kinds=CARE, fonts="Liberation Sans|FreeSans", fill=True, pt=(9.6, 10.4), margin=(0.5, 0.65), weight=3
    ),
    "bilingual": Spec(
        kinds=CARE,
        org="Clínica {place}|{place} Community Clinic|Centro de Salud {place}",
        fonts="Liberation Sans|Carlito",
        fill=True,
        pt=(10.5, 11.5),
        weight=2,
    ),
    "right_labels": Spec(kinds=CARE, fonts="Lato|Carlito|Liberation Sans", pt=(10.5, 11.5), weight=3),
    "which_hospital": Spec(kinds=CARE, fonts="Liberation Sans|Carlito", fill=True, pt=(10.5, 11.5), weight=1),
    "roster_letterhead": Spec(
        kinds=CARE,
        org=words.SPECIALISTS,
        fonts="Caladea|Liberation Serif|Carlito",
        pt=(10.5, 11.5),
        weight=3,
        small=0.85,
    ),
    "worklist": Spec(kinds=CARE, fonts="DejaVu Sans|Liberation Sans", pt=(9.5, 10.3), weight=2),
    "er_packet": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Sans|Carlito", pt=(10, 11), pages=2, weight=2
    ),
    "er_ehr": Spec(
        kinds=EMERGENCY, org=words.HOSPITALS, fonts="DejaVu Sans|Liberation Sans|Lato", pt=(9.6, 10.5), weight=2
    ),
    "er_wife": Spec(kinds=EMERGENCY, org=words.HOSPITALS, fonts="Liberation Serif|Carlito", pt=(11, 12), weight=1),
    "answer_form": Spec(
        kinds=frozenset({"more_information"}), fonts="Liberation Sans|Carlito", pt=(10.5, 11.5), fill=True, weight=2
    ),
    "auth_boxes": Spec(
        kinds=frozenset({"patient_authorization"}),
        org="(patient)",
        fonts="Liberation Sans|DejaVu Sans",
        fill=True,
        pt=(9.6, 10.4),
        margin=(0.6, 0.75),
        weight=2,
    ),
    "answer_letter": Spec(
        kinds=frozenset({"more_information"}), fonts="Liberation Serif|Carlito", pt=(11, 12), weight=2
    ),
    "answer_cover": Spec(
        kinds=frozenset({"more_information"}), fonts="Liberation Sans|DejaVu Sans", pt=(10.5, 11.5), fill=True, weight=2
    ),
    "answer_note": Spec(kinds=frozenset({"more_information"}), by_hand=True, fonts="Liberation Sans", pt=(11, 12)),
    "answer_mail": Spec(kinds=frozenset({"more_information"}), fonts="Carlito|Lato", pt=(10.5, 11.5)),
    "auth_form": Spec(
        kinds=frozenset({"patient_authorization"}),
        org="(patient)",
        fonts="Liberation Sans|FreeSans",
        fill=True,
        pt=(10, 10.8),
        margin=(0.6, 0.75),
        weight=3,
    ),
    "auth_lines": Spec(
        kinds=frozenset({"patient_authorization"}),
        org="(patient)",
        fonts="Liberation Serif|Caladea",
        fill=True,
        pt=(11, 11.8),
        weight=2,
    ),
    "auth_letter": Spec(
        kinds=frozenset({"patient_authorization"}),
        org="(patient)",
        fonts="Liberation Serif|Carlito|Liberation Sans",
        pt=(11.5, 12.5),
        margin=(0.9, 1.1),
        weight=2,
    ),
    "legal_subpoena": Spec(
        kinds=frozenset({"legal"}),
        org="{place} Document Retrieval|{place} Copy Service|{place} Legal Reproductions",
        fonts="Liberation Serif",
        pt=(11, 12),
        weight=2,
    ),
    "legal_attorney": Spec(
        kinds=frozenset({"legal"}),
        org="Law Offices of {first} {dr}|{dr} & {dr2}, LLP|{dr} Injury Law, APC",
        fonts="Liberation Serif|Caladea",
        pt=(11.5, 12.5),
        margin=(0.9, 1.1),
        weight=2,
    ),
    "legal_insurer": Spec(
        kinds=frozenset({"legal"}),
        org="{place} Mutual Insurance|{place} Casualty|{place} Life Assurance",
        fonts="Liberation Sans|Carlito",
        pt=(10.5, 11.5),
        weight=2,
    ),
    "legal_disability": Spec(
        kinds=frozenset({"legal"}),
        org="{place} Disability Evaluation Branch|State Disability Services, {place} Branch",
        fonts="Liberation Mono|Liberation Sans",
        pt=(10, 11),
        weight=2,
    ),
    "rights_restrict": Spec(
        kinds=frozenset({"patient_rights"}),
        org="(patient)",
        fonts="Liberation Sans|Liberation Serif",
        fill=True,
        pt=(10.5, 11.5),
        weight=2,
    ),
    "rights_revoke": Spec(
        kinds=frozenset({"patient_rights"}),
        org="(patient)",
        fonts="Liberation Serif|Carlito",
        pt=(11.5, 12.5),
        margin=(0.9, 1.1),
        weight=2,
    ),
    "rights_amend": Spec(
        kinds=frozenset({"patient_rights"}),
        org="(patient)",
        fonts="Liberation Sans|Lato",
        pt=(10.5, 11.5),
        fill=True,
        weight=2,
    ),
    "rights_accounting": Spec(
        kinds=frozenset({"patient_rights"}),
        org="(patient)",
        fonts="Carlito|Liberation Serif",
        pt=(11, 12),
        margin=(0.9, 1.1),
    ),
    "images_cd": Spec(
        kinds=frozenset({"radiology_images"}),
        org=words.SPECIALISTS,
        fonts="Liberation Sans|Carlito",
        pt=(10.5, 11.5),
        weight=2,
    ),
    "images_letter": Spec(
        kinds=frozenset({"radiology_images"}),
        org=words.SPECIALISTS,
        fonts="Liberation Serif|Caladea",
        pt=(11, 12),
        weight=2,
    ),
    "images_push": Spec(
        kinds=frozenset({"radiology_images"}),
        org="{place} Imaging|{place} Radiology Medical Group",
        fonts="DejaVu Sans|Lato",
        pt=(10, 11),
        fill=True,
        weight=2,
    ),
    "vital_letter": Spec(
        kinds=frozenset({"vital_records"}),
        org="(family)",
        fonts="Liberation Serif|Carlito",
        pt=(11.5, 12.5),
        margin=(0.9, 1.1),
        weight=2,
    ),
    "vital_birth": Spec(
        kinds=frozenset({"vital_records"}),
        org="(family)",
        born=(1975, 2024),
        fonts="Liberation Sans|Lato",
        fill=True,
        pt=(11, 12),
        weight=2,
    ),
    "vital_mortuary": Spec(
        kinds=frozenset({"vital_records"}),
        org="{place} Mortuary|{place} Memorial Chapel|{dr} Funeral Home",
        fonts="Caladea|Liberation Serif",
        pt=(11, 12),
        weight=2,
    ),
    "incoming_labs": Spec(
        kinds=frozenset({"incoming_records"}),
        org="{place} Clinical Laboratory|{place} Diagnostics",
        fonts="Liberation Mono|DejaVu Sans Mono|Liberation Sans",
        pt=(9.5, 10.5),
        weight=2,
    ),
    "incoming_consult": Spec(
        kinds=frozenset({"incoming_records"}),
        org=words.SPECIALISTS,
        fonts="Liberation Serif|Carlito",
        pt=(11, 12),
        weight=2,
    ),
    "incoming_cover": Spec(
        kinds=frozenset({"incoming_records"}), fonts="Liberation Sans|Lato", pt=(10.5, 11.5), fill=True, weight=2
    ),
    "astray_referral": Spec(
        kinds=frozenset({"misdirected"}), org=words.CLINICS, fonts="Liberation Sans|Carlito", pt=(10.5, 11.5), weight=2
    ),
    "astray_pharmacy": Spec(
        kinds=frozenset({"misdirected"}),
        org="{place} Pharmacy|{place} Drugs",
        fonts="Liberation Mono|Liberation Sans",
        pt=(10, 11),
        weight=2,
    ),
    "astray_records": Spec(kinds=frozenset({"misdirected"}), fonts="Liberation Serif|Carlito", pt=(11, 12), weight=2),
    "junk_supplies": Spec(
        kinds=frozenset({"junk"}),
        org="{place} Office Supply|{place} Toner Depot",
        fonts="Liberation Sans|DejaVu Sans",
        pt=(11, 12),
        weight=2,
    ),
    "junk_loan": Spec(
        kinds=frozenset({"junk"}),
        org="{place} Business Capital|{place} Funding Group",
        fonts="Liberation Serif|Carlito",
        pt=(12, 13),
        weight=2,
    ),
    "junk_seminar": Spec(
        kinds=frozenset({"junk"}),
        org="{place} Compliance Seminars|{place} Medical Billing",
        fonts="Lato|Liberation Sans",
        pt=(11, 12),
        weight=2,
    ),
    "junk_travel": Spec(
        kinds=frozenset({"junk"}), org="{place} Travel|{place} Vacations", fonts="Comic Neue|DejaVu Sans", pt=(12, 13)
    ),
}
REQUESTS = tuple(name for name, spec in SPECS.items() if spec.kinds & TREATMENT)
