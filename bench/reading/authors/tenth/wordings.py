"""What offices call things: labels, record types, organisations, purposes and spans of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES = {
    "hp": "history_and_physical", "rad": "imaging_report", "op": "operative_note", "dc": "discharge_summary",
    "con": "consultation", "lab": "lab_result", "path": "pathology", "ekg": "ekg", "med": "medication_list",
    "prog": "progress_note", "all": "all",
}  # fmt: skip
TYPE_WORDS = {
    "hp": "H&P|History & Physical|history and physical|admission H&P|Hx and Physical|H & P",
    "rad": "radiology reports|imaging reports|CT report|MRI reports|X-ray reports|ultrasound report|CT/MRI reports|"
    "diagnostic imaging reports|radiology report",
    "op": "operative report|op note|operative reports|op report|surgical report|operative note",
    "dc": "discharge summary|hospital discharge summary|D/C summary|discharge summaries|discharge summary",
    "con": "consultation reports|consult notes|consultation notes|consultation report|consults",
    "lab": "labs|lab results|laboratory results|recent labs|lab reports|bloodwork results|most recent lab results",
    "path": "pathology report|pathology reports|path report|surgical pathology report",
    "ekg": "EKG|ECG|EKGs|12-lead EKG",
    "med": "medication list|current medication list|med list|list of medications",
    "prog": "progress notes|office notes|clinic notes|office visit notes|last progress note",
    "all": "complete medical record|entire chart|all medical records|full medical chart|any and all records",
}
UNNAMED = (
    "pertinent medical records|medical records|pertinent records|any pertinent medical information|"
    "records pertinent to this patient's care"
)
LABELS = {
    "name": "Patient Name|Patient Name|Patient|Patient's Name|Pt Name|Name of Patient|Name|Pt|Full Name",
    "dob": "DOB|DOB|DOB|Date of Birth|Date of Birth|D.O.B.|Birth Date|Birthdate|Patient DOB",
    "tel": "Phone|Phone|Tel|Telephone|Ph|Phone #|Phone No.|Office Phone|Office",
    "fax": "Fax|Fax|Fax|Fax #|Fax No.|Fax Number|Facsimile",
    "back": "Fax records to|Please fax to|Return fax|Fax back to|Reply by fax to|Send records to fax|"
    "Return records to|"
    "Please fax records to|Fax results/records to|Records fax",
    "mrn": "MRN|MRN|Medical Record #|MR#|Med Rec No.|Your MRN|Hospital MRN",
    "npi": "NPI|NPI|NPI #|NPI No.|Provider NPI",
    "date": "Date|Date|Date Sent|Date of Request|Request Date|Today's Date",
    "need": "Records needed|Records Requested|Please send|Information requested|Requesting|We need|"
    "Documents requested|Information needed|Type of records",
    "span": "Dates of service|Date(s) of Service|DOS|Service dates|Date range|For dates|Treatment dates|Time period",
    "why": "Reason|Reason for request|Purpose|Purpose of request|Needed for",
    "dr": "Provider|Physician|Requesting provider|Requesting physician|Ordering provider|Doctor|Treating physician",
    "org": "Practice|Facility|Clinic|Office|From|Requesting facility|Organization|Clinic Name",
    "who": "Contact|Contact person|Attn|Requested by|Staff contact|Prepared by|Sent by",
    "aka": "Other names|Maiden/other name|Also known as|Former name|Previous name(s)|AKA / Maiden",
    "pages": "Pages|# of pages|Pages (incl. cover)|No. of pages|Total pages",
}
TITLES = (
    "Medical Records Request|Request for Medical Records|MEDICAL RECORDS REQUEST|Records Request|Request for Records|"
    "REQUEST FOR MEDICAL RECORDS|Request for Patient Records|Medical Record Request Form|Continuity of Care Request|"
    "Request for Health Information|PATIENT RECORDS REQUEST|Outside Records Request"
)
ER_TITLES = (
    "STAT – PATIENT IN EMERGENCY DEPARTMENT|EMERGENCY RECORDS REQUEST – STAT|STAT MEDICAL RECORDS REQUEST|"
    "*** STAT *** ED PATIENT – RECORDS NEEDED NOW|EMERGENCY REQUEST FOR MEDICAL RECORDS|"
    "STAT: RECORDS NEEDED FOR ED PATIENT"
)
ER_LINES = (
    "Patient is currently being treated in our Emergency Department.|Patient is in our ER at this time.|"
    "This patient is in the emergency room now and the records are needed for immediate care.|"
    "Pt presently in ED, physician waiting on records.|"
    "The patient arrived by ambulance and is being treated in the emergency department now."
)
PURPOSES = (
    "continuity of care|continuing care|ongoing treatment|Continuity of Care|follow-up care|treatment|"
    "transition of care|further medical care|medical treatment|coordination of care"
)
CREDENTIALS = "MD|MD|MD|M.D.|DO|MD, FACP|NP|FNP-C|PA-C|MD, PhD|M.D., FACC"
ROLES = (
    "Medical Assistant|Referral Coordinator|Medical Records|MA|Front Office|Office Manager|RN|LVN|"
    "Patient Coordinator|"
    "Records Clerk|New Patient Coordinator|Health Information|Back Office"
)
FIRSTS = (
    "Thistle Copper Heron Juniper Lantern Marigold Osprey Pebble Saffron Wren Alabaster Cobalt Driftwood Ember Fennel "
    "Kestrel Tamarind Quince"
)
SECONDS = "Bluff Mesa Crossing Hollow Bend Terrace Gate Landing Ridge Point Arroyo Field"
STREETS = (
    "Larkmead Ave|W. Corvallis Blvd|Palmera St|E. Hadley Way|Tresway Dr|N. Orchard Row|Bellamy Blvd|S. Figtree Ave|"
    "Mariner Rd|Calle Serena|Old Cannery Rd|Linnet Street|Stonebrook Blvd|Sycuan Ave|W. 147th St|Harlan Parkway"
)
CITIES = (
    "Los Angeles, CA 90026|Los Angeles, CA 90057|Glendale, CA 91204|Burbank, CA 91502|Pasadena, CA 91106|"
    "Alhambra, CA 91801|Monterey Park, CA 91754|Downey, CA 90241|Whittier, CA 90602|Torrance, CA 90503|"
    "Long Beach, CA 90813|Van Nuys, CA 91405|North Hollywood, CA 91606|Inglewood, CA 90301|West Covina, CA 91790|"
    "Montebello, CA 90640|La Crescenta, CA 91214|Pomona, CA 91767|Lancaster, CA 93534|Fullerton, CA 92832|"
    "Riverside, CA 92506|Bakersfield, CA 93301|Oxnard, CA 93030|Santa Ana, CA 92701|Las Vegas, NV 89102"
)
AREAS = "213 213 323 323 818 818 626 626 310 562 747 424 661 714 909 951 805 702"
OURS = {
    "keck": "Keck Hospital of USC|Keck Hospital of USC|Keck Hospital|USC Keck Hospital|Keck Hosp of USC|"
    "Keck Hospital of U.S.C.|KECK HOSPITAL OF USC",
    "norris": "USC Norris Cancer Hospital|USC Norris Cancer Hospital|Norris Cancer Hospital|USC Norris|"
    "USC NORRIS CANCER HOSPITAL",
    "verdugo_hills": "USC Verdugo Hills Hospital|USC Verdugo Hills Hospital|Verdugo Hills Hospital|USC Verdugo Hills|"
    "USC VERDUGO HILLS HOSPITAL",
}
DEPARTMENTS = (
    "Medical Records|Medical Records|Medical Records Dept.|Medical Records Department|HIM Department|"
    "Health Information Management|Release of Information|Attn: Medical Records|HIM / Release of Information"
)
ORGS = {
    "primary": "{place} Family Medicine|{place} Internal Medicine|{place} Medical Group|{place} Primary Care|"
    "{dr} Family Practice|{place} Community Clinic|{place} Health Center|{dr} Medical Corporation|"
    "{place} Medical Clinic|"
    "{place} Senior Care Physicians|{place} Adult Medicine",
    "specialty": "{place} Gastroenterology|{place} Cardiology Associates|{place} Nephrology Group|{place} Urology|"
    "{place} Neurology Associates|{place} Pulmonary & Sleep|{place} Endocrine Associates|{place} ENT|"
    "{place} Rheumatology|{place} Dermatology & Surgery|{place} Orthopaedic Institute|{place} Vascular Specialists|"
    "{place} Surgical Associates|{dr} Spine & Pain Center|{place} Infectious Disease Consultants",
    "hospital": "{place} Community Hospital|{place} Medical Center|{place} Regional Medical Center|"
    "{place} General Hospital|{place} Valley Hospital",
    "onc": "{place} Oncology & Hematology|{place} Cancer Care Associates|{place} Radiation Oncology|"
    "{place} Infusion Center",
    "snf": "{place} Post-Acute|{place} Nursing & Rehabilitation Center|{place} Healthcare Center|"
    "{place} Convalescent Hospital",
    "home": "{place} Home Health|{place} Hospice & Palliative Care|{place} Home Health Services, Inc.",
    "surgery": "{place} Surgery Center|{place} Eye Surgery Center|{place} Outpatient Surgical Center",
    "peds": "{place} Pediatrics|{place} Children's Medical Group|{dr} Pediatrics, Inc.",
    "women": "{place} OB/GYN|{place} Women's Health|{place} Women's Care Medical Group",
    "rehab": "{place} Physical Therapy|{place} Rehabilitation & Sports Therapy|{place} Wound Care Center",
    "dialysis": "{place} Dialysis Center|{place} Kidney Care",
    "dental": "{place} Dental Group|{dr} Oral & Maxillofacial Surgery",
    "student": "{place} College Student Health Center|{place} University Student Health Services",
    "law": "Law Offices of {dr} & Associates|{dr} & {place} LLP|{place} Injury Law, APC|{dr} Law Group, PC",
    "copy": "{place} Record Retrieval|{place} Legal Copy Service|{place} Document Services, LLC",
    "insurer": "{place} Mutual Insurance Company|{place} Casualty|{place} Life & Disability Insurance|"
    "{place} Claims Administrators",
    "agency": "{place} Disability Determination Branch|County of {place} Department of Social Services",
    "police": "{place} Police Department|{place} County Sheriff's Office",
    "person": "{place} Residence",
    "vendor": "{place} Medical Supply|{place} Staffing Solutions|{place} Business Capital|{place} Office Systems",
    "lab": "{place} Clinical Laboratories|{place} Diagnostics|{place} Reference Lab",
    "imaging": "{place} Imaging Center|{place} Radiology Group|{place} Open MRI",
    "mortuary": "{place} Mortuary|{dr} Family Funeral Home|{place} Memorial Chapel",
}
OTHER_HOSPITALS = "St. Odile Medical Center|Harbor Vista Hospital|Mission Peak Hospital|Cielo Alto Medical Center"
PROBLEMS = (
    "chest pain|atrial fibrillation|type 2 diabetes|lung nodule|chronic kidney disease|colon cancer|breast cancer|"
    "s/p hip replacement|gallstones|abdominal pain|COPD|heart failure|hypertension|low back pain|anemia|"
    "thyroid nodule|"
    "s/p lap chole|liver lesion|syncope|prostate cancer|pneumonia|s/p CABG|rheumatoid arthritis|kidney stones"
)
ACUTE = (
    "chest pain|shortness of breath|altered mental status|fall with head injury|abdominal pain|syncope|sepsis|"
    "GI bleed|possible stroke|fever|seizure|respiratory distress|hypotension"
)
PLANS = "Bluecrest PPO|Medicare|Medi-Cal|Pacific Orchard HMO|Medicare Part B|Sunridge Health Plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service: as in a list, as in a sentence, and what they mean."""

    text: str
    prose: str
    first: date
    last: date | None = None


def one_of(rng: Random, choices: str | Sequence[str]) -> str:
    """One of the texts that bars separate."""
    return rng.choice(choices.split("|") if isinstance(choices, str) else choices)


def span_of(rng: Random, sent: date) -> Span:
    """A span before the letter, in one of the ways in which offices ask for one."""
    way = rng.choices(("back", "from_on", "between", "day", "month_on", "years"), (38, 20, 20, 9, 6, 7))[0]
    if way == "back":
        return _back(rng, sent)
    start = sent - timedelta(days=rng.randrange(60, 1300))
    if way == "from_on":
        day = f"{start:%m/%d/%Y}"
        text = rng.choice((f"{day} to present", f"{day} - present", f"{day} through present", f"since {day}"))
        return Span(text=text, prose=text if "since" in text else f"from {text}", first=start)
    if way == "between":
        end = min(start + timedelta(days=rng.choice((2, 3, 5, 9, 90, 180, 365))), sent - timedelta(days=3))
        text = f"{start:%m/%d/%Y} {rng.choice(('to', '-', 'through', 'thru'))} {end:%m/%d/%Y}"
        return Span(text=text, prose=f"from {text}", first=start, last=end)
    if way == "day":
        text = f"{start:%m/%d/%Y}"
        return Span(text=text, prose=f"for date of service {text}", first=start, last=start)
    if way == "month_on":
        text = f"{start:%B %Y} to present"
        return Span(text=text, prose=f"from {text}", first=start.replace(day=1))
    first = sent.year - rng.randint(2, 4)
    text = f"{first} to {sent.year - 1}"
    return Span(text=text, prose=f"from {text}", first=date(first, 1, 1), last=date(sent.year - 1, 12, 31))


def _back(rng: Random, sent: date) -> Span:
    months, words = rng.choice((
        (12, "12 months"), (24, "2 years"), (24, "two years"), (6, "6 months"), (12, "year"), (36, "3 years"),
        (60, "5 years"), (24, "24 months"), (18, "18 months"), (3, "3 months"),
    ))  # fmt: skip
    text = f"{rng.choice(('last', 'past'))} {words}"
    return Span(text=text, prose=f"from the {text}", first=_months_before(sent, months))


def _months_before(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 - months
    return date(total // 12, total % 12 + 1, min(day.day, 28))
