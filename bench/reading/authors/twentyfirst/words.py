"""Words of the offices: practices, places, what is asked for, why, how dates of service are said."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AREAS = ("213", "310", "323", "424", "562", "626", "661", "818", "818", "747", "805", "909", "951", "714", "949", "442")
NUMBER_FORMS = (
    "({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "1-{}-555-{}", "({})555-{}",
    "{} 555 {}", "+1 ({}) 555-{}",
)  # fmt: skip
PLACES = (
    "Almendra|Arbolito|Bellmont|Calle Nogal|Canyon Wren|Casa Robles|Cedar Mesa|Cordova Park|Corriente|Dos Encinas|"
    "El Sereno Vista|Foxtail|Golden Poppy|Granite Wash|Harborlight|Heron Bay|Indigo Hills|Jacaranda|Kestrel|La Paloma|"
    "Larkmoor|Lindero|Loma Clara|Manzanita|Marengo Oaks|Mission Larga|Palo Alegre|Pepper Grove|Pueblo Viejo|"
    "Quail Terrace|Rancho Cielo|Ridgecliff|Rosewind|Sagebrook|San Aurelio|Santa Eulalia|Sierra Alba|Stonepine|"
    "Terra Bonita|Three Arches|Valle Dorado|Vista Laurel|Westgrove|Willow Bend|Yerba Linda"
)
CLINICS = (
    "{place} Family Medicine|{place} Internal Medicine|{place} Medical Group|{place} Primary Care|"
    "{place} Community Clinic|{dr} Medical Corporation|{place} Cardiology|{place} Heart & Vascular|"
    "{place} Gastroenterology|{place} Hematology Oncology|{place} Orthopedic Associates|{place} Neurology Center|"
    "{place} Pulmonary Associates|{place} Urology|{place} Surgical Specialists|{place} Kidney Care|"
    "{place} Endocrine & Diabetes|{place} Rheumatology|{place} Adult Medicine|{place} Medical Associates|"
    "{place} Pain Center|"
    "{place} Ear, Nose & Throat|{place} Eye Physicians|{place} Physicians|{dr} & {dr2} Medical Associates|"
    "Office of {first} {dr}, {cred}|{place} Multispecialty Group|{place} Health Center|{place} Wound Clinic|"
    "{place} Infectious Disease|{place} Spine Institute|{place} Transplant Clinic|{place} Radiation Oncology"
)
HOSPITALS = (
    "{place} Community Hospital|{place} Medical Center|{place} Regional Medical Center|{place} General Hospital|"
    "{place} Memorial Hospital|Hospital of {place}|{place} Valley Hospital"
)
ORGANISATIONS = {
    "clinic": CLINICS,
    "hospital": HOSPITALS,
    "nursing": "{place} Skilled Nursing & Rehabilitation|{place} Post-Acute Center|{place} Care Center|{place} Villa",
    "home": "{place} Home Health|{place} Hospice Care|{place} Home Nursing Services",
    "kidneys": "{place} Dialysis|{place} Dialysis Center|{place} Renal Care",
    "surgery": "{place} Surgery Center|{place} Outpatient Surgery|{place} Surgical Specialists",
}
STREETS = (
    "Avalon Ct.|Birchmont Ave|Camino Tierra|Del Mar Terrace|E. Tamarack St|Foothill Way|Granada Pl|Hollis Street|"
    "Junipero Blvd|Kenwood Road|Las Flores Dr|Magnolia Pkwy|N. Orchard Ave|Ocotillo Lane|Primrose Blvd|Quincy Street|"
    "S. Larch Avenue|Thornton Rd|Valerio St|W. Camellia Blvd"
)
CITIES = (
    "Los Angeles, CA 90026|Los Angeles, CA 90042|Glendale, CA 91204|Burbank, CA 91502|Pasadena, CA 91106|"
    "Alhambra, CA 91801|Monterey Park, CA 91754|Whittier, CA 90602|Downey, CA 90241|Torrance, CA 90503|"
    "Long Beach, CA 90806|Van Nuys, CA 91405|Northridge, CA 91325|West Covina, CA 91790|Pomona, CA 91767|"
    "Montebello, CA 90640|Arcadia, CA 91007|La Cañada, CA 91011|Tujunga, CA 91042|Inglewood, CA 90301|"
    "Santa Monica, CA 90404|Fullerton, CA 92835|Oxnard, CA 93030|Palmdale, CA 93550|Riverside, CA 92506|"
    "San Bernardino, CA 92404|Anaheim, CA 92801|Lancaster, CA 93534|Gardena, CA 90247|El Monte, CA 91731"
)
CREDENTIALS = "MD|MD|M.D.|DO|M.D.|MD, FACC|MD, PhD|NP|PA-C|FNP-BC|MD, FACP"
ROLES = (
    "Medical Assistant|Referral Coordinator|Front Office|Medical Records|MA|LVN|Nurse Navigator|Intake Coordinator|"
    "Office Manager|RN, Care Coordinator|New Patient Coordinator|Scheduler|Health Information|Case Manager"
)
DIAGNOSES = (
    "atrial fibrillation|type 2 diabetes|atrial flutter|chronic kidney disease, stage 3|COPD|lumbar stenosis|"
    "gallstones|colon cancer|congestive heart failure|rheumatoid arthritis|lung nodule|coronary artery disease|"
    "multiple myeloma|colon polyps|thyroid nodule|hypertension|aortic stenosis|pancreatic cyst|anemia|osteoarthritis"
)
CODED = (
    "I48.91 Atrial fibrillation|E11.9 Type 2 diabetes|C18.9 Colon cancer|N18.30 CKD stage 3|"
    "J44.9 COPD|M48.061 Lumbar stenosis|G40.909 Epilepsy|I50.9 Heart failure|R91.1 Lung nodule|"
    "I25.10 Coronary artery disease|E04.1 Thyroid nodule|I10 Hypertension|D64.9 Anemia|K86.2 Pancreatic cyst"
)
INSURERS = (
    "Pacific Crest Health Plan|Golden Valley HMO|Medicare|Medi-Cal|Unity Shield PPO|Bayline Insurance|Tricounty Health|"
    "Summit Advantage HMO"
)
CODES = {
    "hp": "history_and_physical", "img": "imaging_report", "op": "operative_note", "dc": "discharge_summary",
    "con": "consultation", "lab": "lab_result", "path": "pathology", "ekg": "ekg", "med": "medication_list",
    "prog": "progress_note", "all": "all",
}  # fmt: skip
TYPE_WORDS = {
    "hp": "H&P|History & Physical|History and Physical|H & P|admission H&P",
    "img": "imaging reports|radiology reports|CT report|MRI report|X-ray reports|CT and MRI reports|ultrasound report|"
    "Imaging reports|diagnostic imaging reports|mammogram report|PET/CT report",
    "op": "operative report|op report|operative reports|Operative note|op note|surgical report",
    "dc": "discharge summary|Discharge Summary|D/C summary|hospital discharge summary|discharge summaries",
    "con": "consultation notes|consult notes|consultation report|Consultations|specialist consult reports",
    "lab": "labs|lab results|laboratory results|most recent labs|Lab reports|recent lab work|blood work results",
    "path": "pathology report|path report|pathology|biopsy pathology report|Pathology reports|surgical pathology",
    "ekg": "EKG|ECG|most recent EKG|12-lead EKG|EKG tracing",
    "med": "medication list|current medication list|med list|Medication list|list of current medications",
    "prog": "progress notes|office notes|clinic notes|last office visit note|Progress notes|most recent progress note",
    "all": "entire chart|complete medical record|all medical records|entire medical record|full chart",
}
TYPE_SHARES = {"hp": 14, "img": 18, "op": 10, "dc": 15, "con": 11, "lab": 17, "path": 8, "ekg": 5, "med": 6, "prog": 15}
UNNAMED = (
    "medical records|records|pertinent medical records|relevant medical records|recent medical records|"
    "pertinent records|hospital records"
)
OURS = {
    "keck": "Keck Hospital of USC|Keck Hospital of USC|USC Keck Hospital|Keck Hospital|KECK HOSPITAL OF USC",
    "norris": "USC Norris Cancer Hospital|USC Norris Cancer Hospital|Norris Cancer Hospital|USC Norris|"
    "USC NORRIS CANCER HOSPITAL",
    "verdugo_hills": "USC Verdugo Hills Hospital|USC Verdugo Hills Hospital|Verdugo Hills Hospital|"
    "USC Verdugo Hills|VERDUGO HILLS HOSPITAL",
}
DEPARTMENTS = (
    "Medical Records|Medical Records|Medical Records Dept.|Health Information Management|HIM Department|"
    "Release of Information|HIM / ROI|Med Records|Medical Records / ROI"
)
WHY = (
    "{mr} {family} is being seen in our office on {coming}.|"
    "The patient has an appointment with {doctor} on {coming}.|"
    "The above patient has transferred care to our practice.|"
    "This patient was recently discharged from your hospital and is following up with us on {coming}.|"
    "We are seeing this patient for {illness} and need records for continuity of care.|"
    "{doctor} is now following this patient for {illness}.|"
    "The patient is scheduled for a new patient visit {coming} at {clock}.|"
    "Records are needed for continuing treatment.|"
    "Our mutual patient will be seen here {coming} for {illness}.|"
    "Patient is establishing care with {doctor}.|"
    "Needed for the patient's follow-up visit on {coming}.|"
    "We are co-managing this patient with your physicians."
)
WHY_NOW = (
    "Patient is in our Emergency Department NOW and being treated.|"
    "Pt presented to our ER by ambulance at {clock} today, is obtunded and unable to give history.|"
    "Patient is currently in our ED with chest pain; troponin positive. Physician is waiting for these records.|"
    "Patient is going to the operating room within the hour.|"
    "Code stroke activated at {clock}. Neurology needs prior records before tPA decision.|"
    "Patient is intubated in our ICU. No family present.|"
    "Patient is in the ER with acute GI bleed, unstable, on unknown anticoagulant.|"
    "Patient is on the table for emergency surgery; anesthesia is holding.|"
    "Pt currently in trauma bay, being stabilized for transfer.|"
    "Patient arrived in septic shock and is being treated in our emergency room right now."
)
STAT_TITLES = (
    "STAT|STAT REQUEST|*** STAT ***|EMERGENCY - STAT|EMERGENCY|STAT - PATIENT IN ED|EMERGENT REQUEST|"
    "STAT!! ER PATIENT|EMERGENCY ROOM REQUEST"
)
URGENT_TITLES = "URGENT|URGENT REQUEST|** URGENT **|URGENT - PLEASE EXPEDITE|URGENT!|RUSH"
TREATED = (
    "Continuity of care|Continuing care|Treatment|Continuity of Care|Continued medical care|Patient care / treatment|"
    "Follow-up care|Treatment / continuity of care"
)
NOTICES = (
    "This facsimile contains confidential health information protected by law. If you are not the intended recipient, "
    "notify the sender and destroy all copies.|"
    "CONFIDENTIAL: The documents accompanying this transmission may contain protected health information. Any "
    "unauthorized disclosure is prohibited.|"
    "If you received this fax in error please call the sender immediately and shred all pages.|"
    "Per 45 CFR 164.506(c), patient authorization is not required for disclosures for treatment purposes.|"
    "HIPAA permits disclosure of PHI for treatment without a signed authorization (45 CFR 164.506)."
)
LABELS = {
    "name": "Patient Name|Patient|Name|Patient name|Pt Name|Name of Patient|Patient's Name|Pt|PATIENT NAME|Full Name",
    "dob": "DOB|DOB|Date of Birth|D.O.B.|Birth Date|Birthdate|Date of birth|DOB",
    "mrn": "MRN|Your MRN|Medical Record #|MRN #|Med Rec #|Medical Record No.|Hospital MRN",
    "phone": "Phone|Tel|Ph|Phone|Telephone|Phone #|P|Office",
    "fax": "Fax|Fax|Fax #|FAX|Fax No.|F|Facsimile",
    "date": "Date|DATE|Date Sent|Today's Date|Date|Request Date",
    "to": "To|TO|Attn|To|Send To|Attention",
    "from": "From|FROM|Sender|From|Requested By|Sent By",
    "re": "Re|RE|Regarding|Subject|Re",
    "wanted": "Records Requested|Information Requested|Please Send|Records Needed|Requesting|Documents Requested|"
    "Type of Records|Please Fax",
    "span": "Dates of Service|Date Range|Date(s) of Service|DOS|Service Dates|Treatment Dates|For Dates",
    "reply": "Fax Records To|Return Fax|Please Fax To|Send Records To (Fax)|Reply Fax|Fax Back To|Fax Reply To|"
    "Return Fax #|Fax Results To",
    "why": "Reason|Reason for Request|Purpose|Purpose of Request|Reason for request",
    "provider": "Provider|Requesting Provider|Physician|Ordering Physician|Requesting Physician|Treating Provider|MD",
    "npi": "NPI|NPI #|NPI|Provider NPI|NPI No.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service: in a field, in a sentence, and what they are."""

    field: str
    phrase: str
    first: date
    last: date | None


def one_of(rng: Random, choices: str) -> str:
    return rng.choice(choices.split("|"))


def span_of(rng: Random, sent: date) -> Span:
    """Dates of service that an office asks for."""
    first = sent - timedelta(days=rng.randrange(40, 1400))
    last = min(sent - timedelta(days=3), first + timedelta(days=rng.choice((2, 4, 9, 31, 180, 365))))
    a, b = f"{first:%m/%d/%Y}", f"{last:%m/%d/%Y}"
    match rng.choices(range(8), (26, 24, 12, 10, 6, 6, 10, 6))[0]:
        case 0:
            months, said = rng.choice(
                (
                    (12, "12 months"),
                    (24, "2 years"),
                    (24, "24 months"),
                    (6, "6 months"),
                    (36, "3 years"),
                    (18, "18 months"),
                )
            )
            word = rng.choice(("last", "past"))
            first = _months_before(sent, months)
            return Span(field=f"{word.capitalize()} {said}", phrase=f"for the {word} {said}", first=first, last=None)
        case 1:
            joint = rng.choice(("-", "to", "through", "–"))
            phrase = f"from {a} to {b}" if joint in "-–" else f"from {a} {joint} {b}"
            return Span(field=f"{a} {joint} {b}", phrase=phrase, first=first, last=last)
        case 2:
            end = rng.choice(("present", "current", "Present"))
            return Span(field=f"{a} to {end}", phrase=f"from {a} to {end.lower()}", first=first, last=None)
        case 3:
            first = first.replace(day=1)
            said = f"{first:%B %Y}"
            return Span(field=f"Since {said}", phrase=f"since {said}", first=first, last=None)
        case 4:
            year = sent.year - rng.choice((1, 1, 2))
            first, last = date(year, 1, 1), date(year, 12, 31)
            return Span(field=f"Calendar year {year}", phrase=f"for calendar year {year}", first=first, last=last)
        case 5:
            first = first.replace(day=1)
            last = _months_before(first, -3) - timedelta(days=1)
            if last >= sent:
                first, last = date(sent.year - 1, 1, 1), date(sent.year - 1, 3, 31)
            said = f"{first:%B %Y} through {last:%B %Y}"
            return Span(field=said, phrase=f"from {said}", first=first, last=last)
        case 6:
            return Span(field=a, phrase=f"for date of service {a}", first=first, last=first)
        case _:
            said = f"admission {a} - {b}"
            return Span(field=said.capitalize(), phrase=f"for the {said}", first=first, last=last)


def _months_before(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, min(day.day, 28))
