"""The layouts: who sends each, for which kinds, and what is fixed about it."""

from collections.abc import Mapping
from typing import Any

from bench.reading.ask import TREATMENT
from bench.reading.authors.sixth.case import Spec
from bench.reading.authors.sixth.people import COMMA, STRAIGHT

SANS = "Liberation Sans|Lato|Open Sans|Carlito|DejaVu Sans"
SERIF = "Liberation Serif|Caladea|DejaVu Serif|FreeSerif"
ARIAL = "Liberation Sans|FreeSans|Carlito"
TYPEWRITER = "Courier Prime|Liberation Mono|FreeMono"
CLINIC = "{place} Medical Group|{place} Family Medicine|{dr} Internal Medicine|{place} Primary Care Associates"
HOSPITAL = "{place} Community Hospital|{place} Regional Medical Center|{place} Valley Hospital|Mercy {place} Hospital"
GROWN = (1931, 2003)  # years of birth of who signs for himself
OLD = (1931, 1966)
CARE = frozenset({"continuity_of_care"})
EMERGENCY = frozenset({"emergency"})


def _care(org: str, fonts: str = SANS, **rest: Any) -> Spec:
    return Spec(kinds=CARE, org=org, fonts=fonts, **rest)


def _both(org: str, fonts: str = SANS, **rest: Any) -> Spec:
    return Spec(kinds=TREATMENT, org=org, fonts=fonts, **rest)


def _of(kind: str, org: str, fonts: str = SANS, **rest: Any) -> Spec:
    if kind not in TREATMENT:
        rest.setdefault("born", GROWN)
    return Spec(kinds=frozenset({kind}), org=org, fonts=fonts, **rest)


REQUESTS: Mapping[str, Spec] = {
    "epic_letter": _care("{place} Health System - Specialty Clinic|{place} Health Cardiology", "Lato|Carlito"),
    "athena_cover": _both(CLINIC, "Open Sans|Liberation Sans"),
    "ecw_referral": _care(CLINIC, ARIAL, pt=(10, 11)),
    "nextgen_order": _care("{place} Neurology|{dr} Endocrine Associates|" + CLINIC, ARIAL, pt=(9.5, 11)),
    "facesheet_scribble": _both(HOSPITAL, ARIAL, pt=(9.5, 11), always_hand=True, order=COMMA),
    "fusion_letter": _care(CLINIC, "Open Sans|Lato", order=STRAIGHT),
    "drchrono_form": _care(CLINIC, "Lato|DejaVu Sans", pt=(9.5, 10.5), fill=True, order=COMMA),
    "meditech_planning": _both(HOSPITAL, "Liberation Mono|DejaVu Sans Mono|Courier Prime", order=COMMA),
    "dialysis_list": _care("{place} Dialysis Center|{place} Kidney Care", SERIF, count=(2, 5), order=COMMA),
    "homehealth_soc": _care("{place} Home Health|{place} Visiting Nurses", "Carlito|Liberation Sans"),
    "joint_clearance": _care("{place} Joint Center|{dr} Orthopaedics", fill=True, order=STRAIGHT, born=(1935, 1972)),
    "transplant_checklist": _care("{place} Transplant Institute|{place} Abdominal Transplant Program", "Carlito|Lato"),
    "transfer_center": _of("emergency", HOSPITAL, ARIAL, fill=True, order=COMMA),
    "ed_slip": _of("emergency", HOSPITAL, SERIF, pt=(10.5, 12), fill=True),
    "va_community": _care("{place} VA Medical Center|VA {place} System", ARIAL, order=COMMA, born=(1935, 1998)),
    "small_pad": _both("{dr} Family Practice", SERIF, always_hand=True, order=STRAIGHT),
    "office_cover": _both(CLINIC, ARIAL, fill=True, order=COMMA),
    "webfax_cover": _care(CLINIC, "DejaVu Sans|Open Sans", pt=(10, 11.5), pages=2),
    "typed_letter": _care("{dr} Medical Corporation|" + CLINIC, TYPEWRITER, pt=(11, 12), order=STRAIGHT),
    "bilingual_clinic": _care("Clínica {place}|{place} Community Health Center", SANS, fill=True, order=COMMA),
    "wound_center": _care("{place} Wound Care & Hyperbaric Center", "Carlito|Lato"),
    "oncology_intake": _care("{place} Cancer Specialists|{place} Hematology Oncology", "Carlito|Liberation Sans"),
    "cardiology_comb": _care("{place} Heart Group|{dr} Cardiology Associates", ARIAL, fill=True, order=COMMA),
    "snf_admission": _care("{place} Convalescent Hospital|{place} Post-Acute Center", SERIF, fill=True, born=OLD),
    "pharmacy_mtm": _care("{place} Pharmacy|{place} Specialty Pharmacy", "Liberation Sans Narrow|Carlito", pt=(11, 12)),
    "imaging_priors": _care("{place} Advanced Imaging|{place} Radiology Center", ARIAL),
    "nicu_twins": _care("{place} Pediatrics|{dr} Children's Clinic", SERIF, twins=True, order=COMMA, born=(2017, 2024)),
    "asc_preop": _care("{place} Surgery Center|{place} Endoscopy & Surgery", ARIAL, fill=True, order=COMMA),
    "powerchart_request": _both(HOSPITAL, ARIAL, order=COMMA),
    "pain_second_request": _care("{place} Pain & Spine|{dr} Pain Management", SERIF, order=STRAIGHT),
    "urgent_care": _both("{place} Urgent Care|{place} Walk-In Clinic", "Lato|Liberation Sans"),
    "derm_path": _care("{place} Dermatology|{dr} Mohs Surgery", "Lato|Caladea"),
    "gi_circle": _care("{place} Gastroenterology|{dr} Digestive Health", SERIF, fill=True, order=STRAIGHT),
    "hospice_admit": _care("{place} Hospice|{place} Palliative Care", SERIF, order=COMMA, born=OLD),
    "rheum_crossed": _care("{place} Arthritis Clinic|{dr} Rheumatology", TYPEWRITER, pt=(10, 11.5), order=STRAIGHT),
    "telehealth": _care("{place} Care|{place} Health", "Open Sans|Lato", order=STRAIGHT),
    "ortho_offices": _care("{place} Orthopedic Institute|{dr} Sports Medicine", SERIF, order=COMMA),
    "county_memo": _care("{place} County Health Department|{place} Public Health Clinic", SERIF, order=COMMA),
    "jail_health": _both("{place} County Detention Facility|{place} Justice Center", ARIAL, fill=True, order=STRAIGHT),
    "er_rx_note": _of("emergency", HOSPITAL, SERIF, always_hand=True, order=STRAIGHT),
    "or_emergency": _of("emergency", HOSPITAL, ARIAL, pt=(11, 12.5), order=STRAIGHT),
    "label_sheet": _both(HOSPITAL, ARIAL, fill=True, order=COMMA),
    "student_health": _care("{place} College|{place} State University", "Carlito|Lato", order=COMMA, born=(1992, 2008)),
    "outlook_print": _care(CLINIC, "Carlito", pt=(10.5, 11.5)),
    "aco_columns": _care("{place} ACO|{place} Independent Practice Association", "Open Sans|Carlito"),
    "inbasket_task": _both("{place} Health - Internal Medicine|{place} Health Clinics", ARIAL, order=COMMA),
    "greenway_form": _care(CLINIC, SANS, pt=(9.5, 11), fill=True),
    "infusion_cover_last": _care("{place} Infusion Center", SERIF, pt=(11, 12.5), fill=True, order=COMMA, pages=2),
    "sleep_clinic_note": _care("{place} Sleep Disorders Center|{place} Pulmonary", "Lato|Caladea", pages=2),
    "pace_roster": _care("{place} PACE|{place} Elder Program", "Carlito|FreeSans", count=(2, 3), order=COMMA, born=OLD),
    "eye_no_number": _care("{place} Eye Institute|{dr} Ophthalmology", SERIF, pt=(11, 12.5), order=STRAIGHT),
    "medgroup_intake_grid": _care("{place} Medical Group|{place} Physicians Network", ARIAL, fill=True, order=COMMA),
    "brackets_form": _care(CLINIC, SERIF, fill=True, order=COMMA),
    "ipa_batch": _care("{place} IPA|{place} Physician Partners", "Liberation Mono|FreeMono", count=(2, 6), order=COMMA),
    "stroke_telestat": _of("emergency", HOSPITAL, "Carlito|Liberation Sans", born=OLD),
    "prenatal_transfer": _care("{place} Midwives", SANS, fill=True, order=COMMA, born=(1982, 2004), women=True),
    "message_slip": _both(CLINIC, ARIAL, pt=(9.5, 10.5), always_hand=True, order=STRAIGHT),
    "ltac_liaison": _care("{place} Specialty Hospital|{place} Extended Care", "Carlito|Lato", order=COMMA, born=OLD),
    "chiro_leaders": _care("{dr} Chiropractic|{dr} Spine & Wellness", SERIF, pt=(10.5, 12), fill=True, order=STRAIGHT),
}  # fmt: skip
LAW = "{dr} & Partners LLP|Law Offices of {dr}|{dr}, {place} & Associates"
OTHERS: Mapping[str, Spec] = {
    "answer_cover": _of("more_information", CLINIC, SANS, fill=True),
    "answer_letter": _of("more_information", CLINIC, SERIF, pt=(10.5, 12), order=STRAIGHT),
    "answer_memo": _of("more_information", CLINIC, ARIAL, order=COMMA),
    "auth_form": _of("patient_authorization", CLINIC, ARIAL, fill=True, order=COMMA),
    "auth_letter": _of("patient_authorization", "Patient", "Liberation Serif|Caladea", fill=True, order=STRAIGHT),
    "auth_plan_form": _of("patient_authorization", "{place} Health Plan", "Carlito|Lato", fill=True, order=STRAIGHT),
    "legal_subpoena": _of("legal", LAW, SERIF, order=STRAIGHT),
    "legal_firm": _of("legal", LAW, SERIF, order=STRAIGHT),
    "legal_life": _of("legal", "{place} Mutual Life|{place} Assurance Company", ARIAL, order=COMMA),
    "legal_workcomp": _of("legal", "{place} Claims Administrators|{place} Casualty", SERIF),
    "legal_hedis": _of(
        "legal", "{place} Health Plan Retrieval|{place} Data Services", ARIAL, count=(1, 4), order=COMMA
    ),
    "rights_amendment": _of("patient_rights", "Patient", SERIF, fill=True),
    "rights_restriction": _of("patient_rights", "Patient", TYPEWRITER, pt=(10.5, 12), order=STRAIGHT),
    "rights_accounting": _of("patient_rights", "Patient", ARIAL, fill=True, order=COMMA),
    "rights_revocation": _of("patient_rights", "Patient", SERIF, pt=(10.5, 12)),
    "rights_channel": _of("patient_rights", "Patient", ARIAL, fill=True, order=STRAIGHT),
    "images_disc": _of("radiology_images", "{dr} Spine Surgery|{place} Orthopedics", SANS),
    "images_push": _of("radiology_images", HOSPITAL, ARIAL, order=COMMA),
    "vital_birth": _of("vital_records", "Parent", SERIF, fill=True, order=STRAIGHT, born=(1985, 2024)),
    "vital_death": _of("vital_records", "{place} Mortuary|{dr} & Sons Funeral Home", SERIF, order=COMMA),
    "incoming_lab": _of("incoming_records", "{place} Clinical Laboratories|{place} Reference Lab", ARIAL, order=COMMA),
    "incoming_consult": _of("incoming_records", "{place} Cardiology|{dr} Nephrology", SERIF),
    "incoming_discharge": _of("incoming_records", HOSPITAL, TYPEWRITER, order=COMMA),
    "misdirected_hospital": _of("misdirected", CLINIC, SANS),
    "misdirected_refill": _of("misdirected", "{place} Drug|{place} Pharmacy", ARIAL, order=COMMA),
    "junk_supplies": _of("junk", "{place} Office Supply", ARIAL),
    "junk_loan": _of("junk", "{place} Capital Funding", SANS),
    "junk_seminar": _of("junk", "{place} Practice Consultants", SANS),
}
SPECS: Mapping[str, Spec] = {**REQUESTS, **OTHERS}
