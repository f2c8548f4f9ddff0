"""The layouts: who sends each, in which types, in what kind of fax."""

from collections.abc import Mapping

from bench.reading.ask import TREATMENT
from bench.reading.authors.ninth.case import Spec

CARE, STAT, BOTH = frozenset({"continuity_of_care"}), frozenset({"emergency"}), TREATMENT
ANSWER, AUTHORIZATION = frozenset({"more_information"}), frozenset({"patient_authorization"})
LEGAL, RIGHTS, IMAGES = frozenset({"legal"}), frozenset({"patient_rights"}), frozenset({"radiology_images"})
VITAL, INCOMING = frozenset({"vital_records"}), frozenset({"incoming_records"})
ASTRAY, JUNK = frozenset({"misdirected"}), frozenset({"junk"})
SPECS: Mapping[str, Spec] = {
    "word_cover": Spec(
        kinds=CARE,
        org="{place} Internal Medicine Group|{dr} Internal Medicine|{place} Primary Care",
        fonts="'Carlito',sans-serif|'Caladea',serif",
        fill=True,
    ),
    "plain_letter": Spec(
        kinds=CARE,
        org="{dr} Medical Corporation|{place} Medical Associates|Office of {dr}, MD",
        fonts="'Liberation Serif',serif|'FreeSerif',serif",
    ),
    "xerox_form": Spec(
        kinds=CARE,
        org="{place} Family Medicine|{place} Community Clinic|{dr} Family Practice",
        fonts="'Liberation Sans',sans-serif",
        fill=True,
    ),
    "vendor_cloud": Spec(
        kinds=CARE,
        org="{place} Endocrinology|{place} Nephrology Associates|{place} Gastroenterology",
        fonts="'Open Sans',sans-serif",
        pt=(9.5, 10.5),
    ),
    "rx_pad": Spec(
        kinds=CARE,
        org="{dr} Medical Group|{dr} Cardiology|{place} Heart Clinic",
        fonts="'Liberation Serif',serif",
        pen=True,
    ),
    "ref_mail": Spec(
        kinds=CARE,
        org="{place} Oncology Associates|{place} Cancer Care|{place} Surgical Oncology",
        fonts="'Carlito',sans-serif|'Liberation Sans',sans-serif",
        pt=(10.5, 11.5),
    ),
    "ed_blank": Spec(
        kinds=STAT,
        org="{place} Medical Center Emergency Department|{place} Hospital - Emergency Services",
        fonts="'Liberation Sans',sans-serif",
        fill=True,
    ),
    "side_label_grid": Spec(
        kinds=CARE,
        org="{place} Pulmonary & Sleep|{place} Rheumatology|{place} Neurology Center",
        fonts="'DejaVu Sans',sans-serif",
        fill=True,
        pt=(9, 10),
    ),
    "inside_cells": Spec(
        kinds=BOTH,
        org="{place} Urgent Care|{place} Surgery Center|{place} Medical Center",
        fonts="'Liberation Sans Narrow',sans-serif|'Liberation Sans',sans-serif",
        fill=True,
    ),
    "prose_all": Spec(
        kinds=CARE,
        org="{place} Dermatology|{dr} Allergy & Asthma|{place} ENT Specialists",
        fonts="'Caladea',serif|'Carlito',sans-serif",
        pt=(11, 12),
    ),
    "two_reply": Spec(
        kinds=CARE,
        org="{place} Orthopaedic Institute|{place} Spine & Joint|{place} Sports Medicine",
        fonts="'Lato',sans-serif",
    ),
    "transfer_sheet": Spec(
        kinds=STAT,
        org="{place} Medical Center|{place} Regional Hospital|{place} Community Hospital",
        fonts="'Liberation Sans',sans-serif",
        pt=(10, 11),
    ),
    "memo_left": Spec(
        kinds=CARE,
        org="{place} Health Center|{place} Women's Health|{place} Family Health Center",
        fonts="'Comic Neue',sans-serif|'Quicksand',sans-serif",
        pt=(11, 12),
    ),
    "batch_table": Spec(
        kinds=CARE,
        org="{place} Independent Physicians|{place} Medical Group Quality Dept|{place} Senior Care",
        fonts="'Liberation Sans',sans-serif",
        pt=(10, 11),
        count=(2, 4),
    ),
    "typewritten": Spec(
        kinds=CARE,
        org="{dr} Urology|{dr} General Surgery|{dr}, M.D., Inc.",
        fonts="'Courier Prime',monospace|'FreeMono',monospace",
        pt=(11.5, 12.5),
    ),
    "comb_form": Spec(
        kinds=CARE,
        org="{place} Dialysis Center|{place} Kidney Care|{place} Renal Services",
        fonts="'Liberation Sans',sans-serif",
        fill=True,
        pt=(9.5, 10.5),
    ),
    "two_column": Spec(
        kinds=CARE,
        org="{place} Cardiology Medical Group|{place} Heart & Vascular|{place} Vein Center",
        fonts="'Open Sans',sans-serif|'FreeSans',sans-serif",
        fill=True,
        pt=(9.5, 10.5),
    ),
    "stroke_call": Spec(
        kinds=STAT,
        org="{place} Comprehensive Stroke Program|{place} Hospital Neurosciences",
        fonts="'Carlito',sans-serif",
        pt=(11, 12),
    ),
    "post_it_cover": Spec(
        kinds=CARE,
        org="{place} Pediatrics|{place} Children's Medical Group|{dr} Pediatrics",
        fonts="'Comic Neue',sans-serif|'Lato',sans-serif",
        fill=True,
        born=(2010, 2024),
    ),
    "foot_address": Spec(
        kinds=CARE,
        org="{place} Hematology|{place} Infectious Disease Consultants|{place} Pain & Wellness",
        fonts="'FreeSans',sans-serif|'Caladea',serif",
    ),
    "epicish": Spec(
        kinds=CARE,
        org="{place} Health System|{place} Medical Foundation|{place} Physicians Network",
        fonts="'Liberation Sans',sans-serif",
        pt=(9.5, 10.5),
    ),
    "postage_note": Spec(
        kinds=CARE,
        org="{place} Chiropractic & Rehab|{place} Physical Therapy|{place} Podiatry",
        fonts="'Liberation Serif',serif",
        pen=True,
    ),
    "snf_intake": Spec(
        kinds=CARE,
        org="{place} Post-Acute|{place} Care Center|{place} Convalescent Hospital",
        fonts="'Liberation Sans',sans-serif",
        fill=True,
        born=(1930, 1962),
    ),
    "circle_list": Spec(
        kinds=CARE,
        org="{place} Eye Physicians|{place} Retina|{dr} Ophthalmology",
        fonts="'Liberation Sans',sans-serif|'Carlito',sans-serif",
        pen=True,
    ),
    "second_request": Spec(
        kinds=CARE,
        org="{place} Gastroenterology|{place} Digestive Health|{place} Liver Center",
        fonts="'Liberation Serif',serif|'Lato',sans-serif",
    ),
    "clinic_bilingual": Spec(
        kinds=CARE,
        org="Clinica {place}|{place} Clinica Medica Familiar|Clinica Popular {place}",
        fonts="'Carlito',sans-serif",
        fill=True,
    ),
    "vendor_tasks": Spec(
        kinds=CARE,
        org="{place} Primary Medical Group|{place} Adult Medicine|{place} Geriatrics",
        fonts="'DejaVu Sans',sans-serif",
        pt=(8.8, 9.8),
    ),
    "preop_clear": Spec(
        kinds=BOTH,
        org="{place} Surgery Center|{place} Outpatient Surgery|{place} Hospital Surgical Services",
        fonts="'Liberation Sans',sans-serif",
        fill=True,
    ),
    "label_behind": Spec(
        kinds=CARE,
        org="{place} Wellness Medical|{place} Concierge Medicine|{dr} Integrative Medicine",
        fonts="'Quicksand',sans-serif|'Lato',sans-serif",
        fill=True,
    ),
    "homehealth": Spec(
        kinds=CARE,
        org="{place} Home Health|{place} Home Care Services|{place} Visiting Nurses",
        fonts="'Carlito',sans-serif",
        pt=(10.5, 11.5),
        born=(1930, 1965),
    ),
    "ems_er": Spec(
        kinds=STAT, org="{place} Emergency Room|{place} Hospital ER", fonts="'Liberation Serif',serif", pen=True
    ),
    "from_to_boxes": Spec(
        kinds=CARE,
        org="{place} Radiation Oncology|{place} Breast Center|{place} Hematology-Oncology",
        fonts="'Lato',sans-serif",
        pt=(10, 11),
    ),
    "insured_grid": Spec(
        kinds=CARE,
        org="{place} IPA Utilization|{place} Medical Management|{place} Physicians Alliance",
        fonts="'Liberation Sans Narrow',sans-serif",
        fill=True,
        pt=(10.5, 11.5),
    ),
    "student": Spec(
        kinds=CARE,
        org="{place} College Student Health|{place} State University Health Center",
        fonts="'Open Sans',sans-serif|'Liberation Sans',sans-serif",
        born=(1998, 2007),
    ),
    "telehealth": Spec(
        kinds=CARE,
        org="{place} Virtual Care|{place} Telemedicine",
        fonts="'Open Sans',sans-serif|'Quicksand',sans-serif",
        pt=(10, 11),
    ),
    "bottom_reply": Spec(
        kinds=CARE,
        org="{place} Obstetrics & Gynecology|{place} OB/GYN|{place} Perinatal Center",
        fonts="'Caladea',serif|'Carlito',sans-serif",
        women=True,
        born=(1978, 2006),
    ),
    "chart_prep": Spec(
        kinds=CARE,
        org="{place} Specialty Physicians|{place} Multispecialty Clinic|{place} Endocrine Group",
        fonts="'Liberation Sans',sans-serif",
        pt=(10, 11),
        count=(1, 3),
    ),
    "icu_call": Spec(
        kinds=STAT,
        org="{place} Memorial ICU|{place} Medical Center Critical Care",
        fonts="'Lato',sans-serif|'Liberation Sans',sans-serif",
    ),
    "va_style": Spec(
        kinds=CARE,
        org="{place} Veterans Clinic|{place} County Health Clinic|{place} Public Health Center",
        fonts="'Liberation Mono',monospace|'Courier Prime Code',monospace",
        pt=(10, 11),
    ),
    "ninety_form": Spec(
        kinds=CARE,
        org="{place} Family Practice|{dr} Medical Clinic|{place} Community Medical",
        fonts="'Courier Prime',monospace|'Liberation Serif',serif",
        fill=True,
    ),
    "hospice": Spec(
        kinds=CARE,
        org="{place} Hospice|{place} Palliative Care|{place} Hospice & Palliative",
        fonts="'Caladea',serif",
        born=(1928, 1960),
        fill=True,
    ),
    "no_fax_letter": Spec(
        kinds=CARE,
        org="{dr} Psychiatry & Neurology|{place} Memory Clinic|{dr} Medical Office",
        fonts="'Liberation Serif',serif|'Caladea',serif",
    ),
    "fax_stamp": Spec(
        kinds=CARE,
        org="{place} Medical Clinic|{dr} Medical Practice|{place} Walk-In Clinic",
        fonts="'Liberation Sans',sans-serif",
        pen=True,
    ),
    "centricity": Spec(
        kinds=CARE,
        org="{place} Medical Partners|{place} Health Associates|{place} Clinic Medical Corp",
        fonts="'FreeSerif',serif|'Liberation Serif',serif",
        pt=(11, 12),
    ),
    "transplant": Spec(
        kinds=CARE,
        org="{place} Transplant Program|{place} Liver Transplant Clinic|{place} Bariatric Center",
        fonts="'Liberation Sans',sans-serif",
        fill=True,
        pt=(10, 11),
    ),
    "jail_med": Spec(
        kinds=CARE,
        org="{place} County Correctional Health|{place} Juvenile Hall Medical Unit",
        fonts="'Liberation Sans',sans-serif|'Courier Prime',monospace",
        fill=True,
        born=(1965, 2006),
    ),
    "teenweb_fax": Spec(
        kinds=CARE,
        org="{place} Medical|{dr} Internal Medicine|{place} Clinic",
        fonts="'Liberation Sans',sans-serif|'Open Sans',sans-serif",
        pt=(10.5, 11.5),
    ),
    "cover_and_form": Spec(
        kinds=CARE,
        org="{place} Medical Specialists|{place} Vascular Surgery|{place} Cancer Specialists",
        fonts="'Carlito',sans-serif",
        pages=2,
    ),
    "trauma_table": Spec(
        kinds=STAT,
        org="{place} Trauma Center|{place} Medical Center ED",
        fonts="'Liberation Sans Narrow',sans-serif|'DejaVu Sans',sans-serif",
        pt=(10.5, 11.5),
    ),
    "sticker": Spec(
        kinds=BOTH,
        org="{place} Community Hospital|{place} Medical Center",
        fonts="'Liberation Sans',sans-serif",
        pt=(10, 11),
    ),
    "pharmd": Spec(
        kinds=CARE,
        org="{place} Anticoagulation Clinic|{place} Wound Care Center|{place} Diabetes Center",
        fonts="'Lato',sans-serif|'Carlito',sans-serif",
        fill=True,
    ),
    "new_number": Spec(
        kinds=CARE,
        org="{place} Medical Office|{dr} Cardiovascular|{place} Arthritis Center",
        fonts="'Carlito',sans-serif|'Liberation Sans',sans-serif",
        pt=(10.5, 11.5),
    ),
    "couple": Spec(
        kinds=CARE,
        org="{place} Family Physicians|{dr} Family Medicine",
        fonts="'Liberation Serif',serif|'Caladea',serif",
        count=(2, 2),
        pt=(11, 12),
    ),
    "with_note": Spec(
        kinds=CARE,
        org="{place} Adult Primary Care|{place} Nephrology|{dr} Medical Associates",
        fonts="'Open Sans',sans-serif|'FreeSans',sans-serif",
        pt=(10, 11),
        pages=2,
    ),
    "er_letter": Spec(
        kinds=STAT,
        org="{place} Hospital Emergency Department|{place} Medical Center Emergency Medicine",
        fonts="'Liberation Serif',serif|'Carlito',sans-serif",
        pt=(11, 12.5),
    ),
    "forwarded": Spec(
        kinds=CARE,
        org="{place} Heart Institute|{place} Medical Group|{place} Stroke Recovery",
        fonts="'Liberation Sans',sans-serif|'Carlito',sans-serif",
        pt=(10, 11),
    ),
    "cover_last": Spec(
        kinds=CARE,
        org="{place} Cancer Institute|{place} Thoracic Surgery|{place} Neurosurgery",
        fonts="'Caladea',serif|'Liberation Sans',sans-serif",
        pages=2,
    ),
    "referral_two_doctors": Spec(
        kinds=CARE,
        org="{place} Specialty Center|{place} Urology Associates|{place} Electrophysiology",
        fonts="'Open Sans',sans-serif|'DejaVu Sans',sans-serif",
        fill=True,
        pt=(9.3, 10.3),
    ),
    "dentist": Spec(
        kinds=CARE,
        org="{dr} Oral Surgery|{place} Dental Group|{place} Periodontics",
        fonts="'Lato',sans-serif|'FreeSerif',serif",
    ),
    "printout_codes": Spec(
        kinds=CARE,
        org="{place} Community Health Centers|{place} Health Plan Clinic|{place} Mobile Clinic",
        fonts="'Liberation Mono',monospace|'DejaVu Sans Mono',monospace",
        pt=(9.5, 10.5),
    ),
    "answer_cover": Spec(
        kinds=ANSWER,
        org="{place} Family Medicine|{place} Internal Medicine|{dr} Medical Group",
        fonts="'Carlito',sans-serif|'Liberation Sans',sans-serif",
        fill=True,
    ),
    "answer_letter": Spec(
        kinds=ANSWER,
        org="{place} Cardiology|{place} Pulmonary Medicine|{place} Oncology",
        fonts="'Liberation Serif',serif|'Caladea',serif",
    ),
    "answer_table": Spec(
        kinds=ANSWER,
        org="{place} Surgery Associates|{place} Rheumatology",
        fonts="'Open Sans',sans-serif|'Lato',sans-serif",
        pt=(10, 11),
    ),
    "answer_note": Spec(
        kinds=ANSWER, org="{dr} Family Practice|{place} Clinic", fonts="'Liberation Sans',sans-serif", pen=True
    ),
    "auth_form": Spec(
        kinds=AUTHORIZATION,
        org="Self|Patient",
        fonts="'Liberation Sans',sans-serif|'Liberation Serif',serif",
        fill=True,
    ),
    "auth_letter": Spec(kinds=AUTHORIZATION, org="Self|Patient", fonts="'Liberation Serif',serif|'Carlito',sans-serif"),
    "auth_sections": Spec(
        kinds=AUTHORIZATION,
        org="Self|Patient",
        fonts="'DejaVu Sans',sans-serif|'Open Sans',sans-serif",
        fill=True,
        pt=(9.5, 10.5),
    ),
    "legal_attorney": Spec(
        kinds=LEGAL,
        org="Law Offices of {dr}|{dr} & Ocotlan LLP|{dr} Injury Law",
        fonts="'Liberation Serif',serif|'Caladea',serif",
    ),
    "legal_copy": Spec(
        kinds=LEGAL,
        org="{place} Copy Service|{place} Legal Copy & Scan|{place} Record Retrieval",
        fonts="'Liberation Sans',sans-serif",
        pt=(9.5, 10.5),
    ),
    "legal_insurer": Spec(
        kinds=LEGAL,
        org="Granite Peak Life Insurance|Halcyon Casualty Claims|Sunmesa Disability",
        fonts="'Carlito',sans-serif|'Open Sans',sans-serif",
    ),
    "legal_agency": Spec(
        kinds=LEGAL,
        org="State Disability Evaluation Branch|County Workers' Compensation Unit",
        fonts="'Liberation Mono',monospace|'Liberation Sans',sans-serif",
        pt=(10, 11),
    ),
    "rights_restrict": Spec(kinds=RIGHTS, org="Self|Patient", fonts="'Liberation Serif',serif|'Carlito',sans-serif"),
    "rights_amend": Spec(kinds=RIGHTS, org="Self|Patient", fonts="'Liberation Sans',sans-serif", fill=True),
    "rights_revoke": Spec(kinds=RIGHTS, org="Self|Patient", fonts="'Caladea',serif|'Liberation Serif',serif"),
    "rights_account": Spec(
        kinds=RIGHTS, org="Self|Patient", fonts="'Open Sans',sans-serif|'Carlito',sans-serif", fill=True
    ),
    "images_cd": Spec(
        kinds=IMAGES,
        org="{place} Orthopedics|{place} Neurosurgery|{place} Spine",
        fonts="'Liberation Sans',sans-serif|'Carlito',sans-serif",
        fill=True,
    ),
    "images_push": Spec(
        kinds=IMAGES,
        org="{place} Cancer Center|{place} Neurology|{place} Imaging",
        fonts="'Open Sans',sans-serif|'Lato',sans-serif",
    ),
    "images_films": Spec(
        kinds=IMAGES, org="{dr} Podiatry|{dr} Dental Surgery|{place} Hand Surgery", fonts="'Liberation Serif',serif"
    ),
    "vital_birth": Spec(
        kinds=VITAL, org="Self|Parent", fonts="'Liberation Serif',serif|'Carlito',sans-serif", born=(1990, 2022)
    ),
    "vital_death": Spec(
        kinds=VITAL,
        org="{place} Mortuary|{place} Funeral Home|{place} Memorial Chapel",
        fonts="'Caladea',serif|'Liberation Sans',sans-serif",
    ),
    "vital_form": Spec(kinds=VITAL, org="Self|Parent", fonts="'Liberation Sans',sans-serif", fill=True),
    "incoming_labs": Spec(
        kinds=INCOMING,
        org="{place} Clinical Laboratory|{place} Reference Labs",
        fonts="'Liberation Mono',monospace",
        pt=(9.5, 10.5),
    ),
    "incoming_visit": Spec(
        kinds=INCOMING,
        org="{place} Cardiology|{place} Endocrinology",
        fonts="'Carlito',sans-serif|'Liberation Serif',serif",
    ),
    "incoming_cover": Spec(
        kinds=INCOMING,
        org="{place} Medical Center|{place} Imaging Center",
        fonts="'Open Sans',sans-serif|'Liberation Sans',sans-serif",
        fill=True,
    ),
    "misdirected_pharmacy": Spec(
        kinds=ASTRAY,
        org="{place} Family Medicine|{dr} Medical Office",
        fonts="'Liberation Sans',sans-serif|'Carlito',sans-serif",
    ),
    "misdirected_hosp": Spec(
        kinds=ASTRAY, org="{place} Surgery|{place} Neurology", fonts="'Liberation Serif',serif|'Open Sans',sans-serif"
    ),
    "misdirected_school": Spec(
        kinds=ASTRAY,
        org="{place} Pediatrics|{dr} Pediatrics",
        fonts="'Comic Neue',sans-serif|'Carlito',sans-serif",
        born=(2010, 2021),
        fill=True,
    ),
    "junk_roof": Spec(
        kinds=JUNK, org="{place} Roofing & Solar|{place} Paving Co.", fonts="'Lato',sans-serif|'Open Sans',sans-serif"
    ),
    "junk_staff": Spec(
        kinds=JUNK,
        org="{place} Medical Staffing|{place} Coding Academy",
        fonts="'Carlito',sans-serif|'Liberation Sans',sans-serif",
    ),
    "junk_travel": Spec(
        kinds=JUNK, org="{place} Travel Club|{place} Vacations", fonts="'Quicksand',sans-serif|'Comic Neue',sans-serif"
    ),
}
REQUESTS = tuple(name for name, spec in SPECS.items() if spec.kinds & TREATMENT)
