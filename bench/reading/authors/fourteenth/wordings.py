"""Words of offices: who they are, what they ask for, how they label a line."""

from collections.abc import Callable, Mapping
from datetime import date

CODES = (
    "history_and_physical", "imaging_report", "operative_note", "discharge_summary", "consultation", "lab_result",
    "pathology", "ekg", "medication_list", "progress_note", "all",
)  # fmt: skip
TYPE_WORDS: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": (
        "H&P", "History & Physical", "History and physical exam", "Hx & Physical", "admission H&P",
    ),
    "imaging_report": (
        "Radiology reports", "Imaging reports", "X-ray reports", "CT scan report", "MRI report", "Ultrasound report",
        "Diagnostic imaging reports", "CT and MRI reports", "mammogram report",
    ),
    "operative_note": ("Operative report", "Op report", "Operative notes", "Surgical report", "Op note"),
    "discharge_summary": ("Discharge summary", "D/C summary", "Hospital discharge summary", "Discharge summaries"),
    "consultation": ("Consultation reports", "Consult notes", "Consultations", "Specialist consultation report"),
    "lab_result": ("Lab results", "Labs", "Laboratory reports", "Lab work", "Recent blood work", "Laboratory results"),
    "pathology": ("Pathology report", "Path report", "Pathology reports", "Biopsy / pathology report"),
    "ekg": ("EKG", "ECG", "12-lead EKG", "EKG tracing"),
    "medication_list": ("Medication list", "Med list", "Current medication list", "List of current medications"),
    "progress_note": (
        "Progress notes", "Office visit notes", "Clinic notes", "Office notes", "Physician progress notes",
    ),
    "all": ("Complete medical record", "Entire chart", "Complete chart", "Entire medical record"),
}  # fmt: skip
OTHER_BOXES = (
    "Immunization record", "Face sheet", "Emergency room report", "Billing statement", "Advance directive", "Allergies",
    "Nursing notes", "Other: ____________",
)  # fmt: skip
UNNAMED = (
    "medical records", "pertinent medical records", "pertinent records", "records", "most recent medical records",
    "pertinent medical information",
)  # fmt: skip
LABELS: Mapping[str, str] = {
    "name": "Patient Name|Patient Name|Patient Name|Patient|Pt Name|Name of Patient|Patient's Name|Patient Full Name",
    "dob": "DOB|DOB|DOB|Date of Birth|Date of Birth|D.O.B.|Birth Date|Birthdate|Patient DOB",
    "mrn": "MRN|MRN|MRN #|Medical Record #|MR #|Med. Rec. No.|Medical Record Number",
    "sex": "Sex|Gender|M/F",
    "ptphone": "Patient Phone|Pt. phone|Home Phone|Patient's Tel.|Cell|Mobile",
    "phone": "Phone|Phone|Phone|Tel|Telephone|Ph|Phone #|Office Phone",
    "fax": "Fax|Fax|Fax|FAX|Fax #|Facsimile|Fax No.|Fax Number",
    "reply": "Fax records to|Please fax records to|Return fax|Send records by fax to|Fax back to|Fax the records to",
    "npi": "NPI|NPI|NPI #|NPI No.|Provider NPI",
    "doctor": "Provider|Physician|Requesting Provider|Requesting Physician|Ordering Provider|Doctor|Referring MD",
    "contact": "Contact|Contact Person|Requested by|Prepared by|Sent by|Staff contact",
    "date": "Date|Date|Date|Date sent|Today's Date|Date of request",
    "to": "To|To|TO|Send to|Recipient|Records requested from",
    "from": "From|From|FROM|Sender",
    "attn": "Attn|Attention|Dept|Department",
    "types": "Records requested|Information requested|Please send|Requesting|Documents needed|Records needed|We need",
    "dos": "Dates of service|Date(s) of service|DOS|For dates|Date range|Service dates",
    "why": "Reason|Purpose|Purpose of request|Reason for request|Purpose of disclosure",
    "aka": "Other names used|Maiden name|AKA|Former name|Maiden / other name|Previous name",
    "appt": "Appointment date|Appt|Next appointment|Date of visit|Scheduled for",
    "dx": "Diagnosis|Dx|Dx / ICD-10|Reason for visit",
    "ins": "Insurance|Primary insurance|Payer|Health plan",
}
WHYS = (
    "Continuity of care", "Continuity of Care", "Continuing care", "Continuation of care", "Treatment",
    "Ongoing treatment", "Continued medical care", "Patient care / treatment", "Continuity of care - new patient",
    "Continuity of care / follow-up visit",
)  # fmt: skip
FOR_CARE = (
    "for continuity of care", "for continuing care", "for the patient's ongoing treatment", "for continued treatment",
    "for continuity of patient care",
)  # fmt: skip
ASKS = (
    "Please fax {wanted}{span} {care}.",
    "We are requesting {wanted}{span} {care}.",
    "Kindly send us {wanted}{span} {care}.",
    "Please forward {wanted}{span} to our office {care}.",
    "Our office is requesting {wanted}{span} {care}.",
    "Would you please fax {wanted}{span} to our office {care}?",
)
HERE_NOW = (
    "Patient is currently in our Emergency Department.",
    "Patient is here in our ED now and is being treated.",
    "Pt is in our emergency room at this time, unstable.",
    "Patient arrived by ambulance and is in our ER now with chest pain.",
    "Acute stroke patient in our ED at this time.",
    "Patient is in our ED being prepared for emergency surgery.",
)
SECRETS = (
    "CONFIDENTIALITY NOTICE: This fax may contain protected health information. If you are not the intended recipient, "
    "please notify the sender at once and destroy all copies.",
    "The documents accompanying this transmission contain confidential health information that is legally privileged. "
    "If you have received this in error, please call the sender and destroy the pages.",
    "This message is intended only for the person or office to which it is addressed. Any disclosure, copying or "
    "distribution by others is prohibited.",
    "HIPAA: 45 CFR 164.506 permits disclosure for treatment without a signed authorization from the patient.",
)
DX = (
    "I10 Essential hypertension", "E11.9 Type 2 diabetes mellitus", "M54.50 Low back pain",
    "I48.91 Atrial fibrillation",
    "C50.911 Malignant neoplasm of breast", "J44.9 COPD", "N18.31 CKD stage 3a", "K21.9 GERD",
    "M17.11 Osteoarthritis, R knee",
    "R91.8 Lung nodule", "I25.10 CAD", "E78.5 Hyperlipidemia", "G40.909 Epilepsy", "K80.20 Gallstones", "D64.9 Anemia",
    "C61 Prostate cancer", "I63.9 Cerebral infarction", "H25.9 Cataract", "M16.12 Osteoarthritis, L hip",
)  # fmt: skip
INSURERS = (
    "Goldcoast Health Plan HMO", "Meridian Pacific PPO", "Medi-Cal", "Medicare", "Sierra Blue PPO", "Unity West HMO",
    "CalValley Advantage", "Self-pay", "Medicare / Medi-Cal",
)  # fmt: skip
PLACES = (
    "Tres Pinos", "Larkmead", "Copper Hill", "Vista Serena", "Oak Hollow", "Mission Point", "Sandpiper", "Los Alisos",
    "Stonegate", "Palm Terrace", "Arroyo Vista", "Canyon Rim", "Bluewater", "El Molino", "Rosecrest", "Harborview",
    "San Benito", "Foothill Oaks", "Marigold", "Westhaven", "Sunridge", "Casa Linda", "Granite Park", "Lakeshore",
    "Valle Verde", "Magnolia Square", "Cypress Bend", "Santa Inez", "Golden Poppy", "Juniper", "Del Prado", "Bayberry",
)  # fmt: skip
ORGS: Mapping[str, tuple[str, ...]] = {
    "clinic": (
        "{place} Family Medicine", "{place} Medical Group", "{place} Internal Medicine", "{place} Primary Care",
        "{place} Family Health Center", "{dr} Medical Corporation", "{place} Community Clinic", "{place} Physicians",
        "{place} Health Associates", "{place} Adult Medicine", "{doc}, {cred}", "{place} Senior Care Medical Group",
        "{place} Women's Health", "Clinica Medica {place}", "{dr} Family Practice", "{place} Medical Clinic, Inc.",
    ),
    "spec": (
        "{place} Cardiology", "{place} Heart & Vascular", "{place} Orthopaedic Associates", "{place} Oncology Center",
        "{place} Gastroenterology", "{place} Neurology Group", "{place} Pain Management", "{place} Urology",
        "{place} Pulmonary Medicine", "{place} Kidney Specialists", "{place} Rheumatology", "{place} ENT Associates",
        "{place} Endocrinology", "{place} Spine Institute", "{place} Eye Physicians", "{dr} Dermatology",
        "{doc}, {cred}",
        "{place} Physical Therapy", "{place} Surgical Associates",
    ),
    "hospital": (
        "{place} Community Hospital", "{place} Regional Medical Center", "{place} Hospital", "{place} Medical Center",
        "{place} Memorial Hospital", "St. Columba Medical Center", "{place} Valley Hospital",
    ),
    "snf": (
        "{place} Post-Acute", "{place} Care Center", "{place} Home Health", "{place} Rehabilitation Center",
        "{place} Skilled Nursing", "{place} Hospice Care", "{place} Convalescent Hospital", "{place} Transitional Care",
    ),
    "surgery": ("{place} Surgery Center", "{place} Ambulatory Surgical Center", "{place} Outpatient Surgery"),
    "law": (
        "Law Offices of {person}", "{dr}, {dr2} & Associates", "{dr} & {dr2} LLP", "{person}, Attorney at Law",
        "{dr} Injury Law, APC",
    ),
    "copy": (
        "{place} Legal Copy Service", "{place} Record Retrieval", "{place} Document Solutions", "{dr} Copy Service",
    ),
    "insurer": ("{place} Mutual Insurance", "{place} Life Assurance Co.", "{place} Claims Administrators"),
    "lab": ("{place} Diagnostic Laboratory", "{place} Clinical Labs", "{place} Pathology Group", "{place} Imaging"),
    "imaging": ("{place} Imaging", "{place} Radiology Medical Group", "{place} Open MRI"),
    "supply": ("{place} Business Supply", "{place} Toner & Copier"),
    "none": ("",),
    "vendor": (
        "{place} Business Supply", "{place} Toner & Copier", "{place} Staffing", "{place} Medical Waste Service",
    ),
}  # fmt: skip
CREDENTIALS = ("MD", "MD", "MD", "M.D.", "DO", "D.O.", "NP", "PA-C", "FNP-C", "MD, FACC", "MD, PhD")
STREETS = (
    "Tamarind Ave", "W. Olmsted St.", "E. Larch Street", "Pacifica Blvd.", "N. Fenwick Ave.", "Calle Robles",
    "Orchard Dr.",
    "S. Mulberry Street", "Ridgeway Ave.", "Wexford Blvd", "Camino Alto", "E. Bellflora St", "Kestrel Way",
    "Linden Place",
    "N. Quarry Rd.", "W. Almond Avenue", "Sepulveda Mesa Dr", "Hawthorn Blvd.", "Vineland Court", "S. Cabrera Avenue",
)  # fmt: skip
CITIES = (
    "Pasadena, CA 91106", "Glendale, CA 91204", "Burbank, CA 91505", "Los Angeles, CA 90027", "Los Angeles, CA 90017",
    "Alhambra, CA 91801", "Monterey Park, CA 91754", "Torrance, CA 90503", "Downey, CA 90241", "Whittier, CA 90602",
    "Long Beach, CA 90806", "West Covina, CA 91790", "Van Nuys, CA 91405", "Encino, CA 91436", "Inglewood, CA 90301",
    "Montebello, CA 90640", "Arcadia, CA 91007", "Santa Clarita, CA 91355", "Pomona, CA 91767", "Sun Valley, CA 91352",
    "Gardena, CA 90247", "La Crescenta, CA 91214", "Oxnard, CA 93030", "Bakersfield, CA 93301", "Fresno, CA 93720",
)  # fmt: skip
AREAS = ("213", "310", "323", "424", "562", "626", "661", "747", "805", "818", "909", "951", "714")
OURS: Mapping[str, tuple[str, ...]] = {
    "keck": (
        "Keck Hospital of USC", "Keck Hospital of USC", "Keck Hospital of USC - Medical Records", "USC Keck Hospital",
        "Keck Hospital", "Keck Hospital of USC, HIM Dept.", "Keck USC Medical Records",
    ),
    "norris": (
        "USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital",
        "USC Norris Cancer Hospital - HIM", "USC Norris Cancer Hospital Medical Records",
    ),
    "verdugo_hills": (
        "USC Verdugo Hills Hospital", "USC Verdugo Hills Hospital", "Verdugo Hills Hospital",
        "USC Verdugo Hills Hospital - Medical Records", "Verdugo Hills Hospital (USC)",
    ),
}  # fmt: skip
DEPTS = (
    "Medical Records", "Medical Records", "Medical Records Dept.", "Health Information Management", "HIM / ROI",
    "Release of Information", "Medical Records Department",
)  # fmt: skip
DateStyle = Callable[[date], str]
DATE_STYLES: tuple[DateStyle, ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
)
DATE_SHARES = (46, 14, 8, 7, 5, 6, 4, 3, 3, 2, 2)
NUMBER_FORMS = ("({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "({})555-{}",
                "1-{}-555-{}", "{} 555-{}", "+1 ({}) 555-{}")  # fmt: skip
