"""Words and numbers' ways of writing that are these offices' own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AREAS = ("213", "323", "310", "424", "818", "747", "626", "562", "661", "909", "951", "714", "949", "805", "760", "657")
NUMBER_FORMS = (
    "({}) {}-{}", "({}) {}-{}", "({}) {}-{}", "{}-{}-{}", "{}-{}-{}", "{}.{}.{}", "({}){}-{}", "{} {} {}",
    "1-{}-{}-{}", "+1 ({}) {}-{}",
)  # fmt: skip
DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
)
HAND_DATES = (DATE_STYLES[0], DATE_STYLES[3], DATE_STYLES[5], DATE_STYLES[11])
ORGS = {
    "clinic": """{place} Family Medicine|{place} Medical Group|{place} Internal Medicine Associates|{dr} Medical Corp.|
        {place} Primary Care|{place} Community Clinic|Clínica {place}|{place} Cardiology Consultants|
        {place} Gastroenterology|{place} Oncology & Hematology|{place} Urology Specialists|{place} Pulmonary Medicine|
        {place} Orthopaedic Partners|{place} Neurology Center|{place} Women's Care|{place} Kidney Associates|
        {place} Eye Surgeons|{place} Endocrine Clinic|{place} Rheumatology|Office of Dr. {dr}|
    {dr} & {dr2} Medical Group|
        {place} Senior Health|{place} Surgical Specialists|{place} Pain & Spine|{place} Ear, Nose & Throat""",
    "hospital": """{place} Community Hospital|{place} Regional Medical Center|{place} General Hospital|
        St. Aurelia Medical Center|{place} Memorial Medical Center|{place} District Hospital|Holy Lantern Hospital""",
    "home": "{place} Home Health|{place} Home Care Nurses|{place} Infusion Services|Good Lantern Home Health",
    "nursing": """{place} Rehabilitation & Nursing Center|{place} Post-Acute Center|{place} Congregate Living|
        {place} Care Center|{place} Convalescent Hospital""",
    "hospice": "{place} Hospice Care|{place} Hospice & Palliative Care|Evening Star Hospice of {place}",
    "dialysis": "{place} Dialysis Center|{place} Renal Care|{place} Kidney Dialysis Unit",
    "therapy": "{place} Physical Therapy|{place} Sports & Spine Therapy|{dr} Physical Therapy, Inc.",
    "surgery": "{place} Surgery Center|{place} Outpatient Surgical Suites|{place} Endoscopy Center",
    "plan": "{place} Health Plan|Great Sequoia IPA|{place} Physicians Network|Tidewater Medical Partners IPA",
    "dental": "{place} Oral Surgery|{place} Dental Group|{dr} DDS & Associates",
    "law": "Law Offices of {dr} & {dr2}|{dr}, {dr2} & Partners, LLP|{dr} Law Group, APC|Injury Counsel of {place}",
    "copy": "{place} Record Retrieval|Swiftwater Copy Service, Inc.|{place} Legal Copy|Pacific Quill Document Services",
    "insurer": "Golden Acorn Insurance Company|Larkspur Mutual|Sierra Beacon Casualty|Westmark Life Assurance",
    "agency": "State Disability Evaluation Branch|Disability Evaluation Service, {place} Branch",
    "lab": "{place} Diagnostic Laboratory|{place} Imaging Center|{place} Clinical Labs",
    "vendor": """Officium Toner Supply|{place} Staffing Solutions|BrightCrest Funding|MedLedger Billing|
    {place} Carpet Care""",
    "person": "",
    "mortuary": "{place} Mortuary|{dr} & Sons Funeral Home",
}
PLACES = """Cypress Hollow|Arroyo Verde|Mission Bell|Foothill Vista|Larkspur|Bay Laurel|Sycamore Glen|Rancho Alameda|
    Tujunga Creek|San Almo|Santa Noelia|Costa Brava|Willow Bend|Pine Terrace|Harbor Crest|Del Rosal|Sunfield|
    Monte Claro|Camino Real East|Valle Dorado|Ocean Park West|Elder Grove|Stonegate|Olive Heights|Palm Mesa|Lakeview|
    La Sierra|Eastgate|Vista Hermosa|Highland Oaks"""
STREETS = """W. Beverly Blvd.|E. Colorado St.|Lankershim Blvd.|S. Figueroa St.|Whittier Blvd.|N. Brand Blvd.|
    Valley Blvd.|
    Atlantic Ave.|Ventura Blvd.|E. Huntington Dr.|W. Olympic Blvd.|Foothill Blvd.|Firestone Blvd.|S. Garfield Ave.|
    Sherman Way|Sepulveda Blvd.|Victory Blvd.|N. Fair Oaks Ave.|Rosecrans Ave.|Imperial Hwy.|S. Central Ave.|
    Lake Ave."""
CITIES = """Alhambra, CA 91801|Arcadia, CA 91007|Bellflower, CA 90706|Burbank, CA 91505|Covina, CA 91723|
    Downey, CA 90241|
    El Monte, CA 91731|Encino, CA 91436|Gardena, CA 90247|Glendale, CA 91205|Hawthorne, CA 90250|La Mirada, CA 90638|
    Lakewood, CA 90712|Long Beach, CA 90806|Los Angeles, CA 90022|Los Angeles, CA 90057|Montebello, CA 90640|
    Monterey Park, CA 91754|North Hollywood, CA 91606|Norwalk, CA 90650|Palmdale, CA 93551|Pasadena, CA 91106|
    Pomona, CA 91767|Rosemead, CA 91770|San Gabriel, CA 91776|Sun Valley, CA 91352|Torrance, CA 90503|
    Van Nuys, CA 91405|West Covina, CA 91790|Whittier, CA 90602"""
CREDENTIALS = "MD|MD|MD|M.D.|M.D.|DO|D.O.|NP|FNP-C|PA-C|MD, FACP|MD, FACC"
ROLES = """Medical Assistant|Referral Coordinator|Front Office|Medical Records|Office Manager|LVN|RN Case Manager|
    New Patient Coordinator|Care Coordinator|Back Office|Clinic Clerk"""
OURS = {
    "keck": """Keck Hospital of USC|Keck Hospital of USC - Medical Records|Keck Hospital, Health Information Management|
        Keck Hospital of USC, Release of Information|USC Keck Hospital HIM|Keck Hospital Med. Records Dept.|
        KECK HOSPITAL OF USC MEDICAL RECORDS""",
    "norris": """USC Norris Cancer Hospital|USC Norris Cancer Hospital - Medical Records|
    Norris Cancer Hospital HIM Dept.|
        USC Norris Hospital, Medical Records|Norris Cancer Hosp. Release of Information|USC NORRIS MEDICAL RECORDS""",
    "verdugo_hills": """USC Verdugo Hills Hospital|USC Verdugo Hills Hospital - Medical Records|
    Verdugo Hills Hospital HIM|
        USC Verdugo Hills Hosp., Health Information|Verdugo Hills Hospital Medical Records Dept.|
        USC VERDUGO HILLS MEDICAL RECORDS""",
}
TYPE_WORDS = {
    "history_and_physical": "H&P|History and Physical|Admission H&P|H & P|History & Physical exam",
    "imaging_report": "radiology reports|imaging reports|CT report|MRI report|X-ray reports|Radiology report(s)|"
    "ultrasound report|mammogram report|imaging results (reports only)",
    "operative_note": "operative report|op note|Operative notes|op report|surgical report|OP reports",
    "discharge_summary": "discharge summary|D/C summary|Discharge Summary|hospital discharge summary",
    "consultation": "consultation notes|consult report|Consultation reports|specialist consults|consult notes",
    "lab_result": "labs|lab results|recent labs|Laboratory results|bloodwork results|lab reports",
    "pathology": "pathology report|path report|Pathology reports|biopsy report (pathology)",
    "ekg": "EKG|ECG|12-lead EKG|EKG tracing|last EKG",
    "medication_list": "medication list|current med list|Medication list|list of current medications",
    "progress_note": """progress notes|Progress notes|office/progress notes|clinic progress notes|
    most recent progress note""",
    "all": "complete medical record|entire chart|all medical records|complete chart",
}
UNNAMED = """pertinent medical records|medical records|pertinent records|any records pertinent to this patient's care|
    records needed for continuing care|relevant medical records"""
PURPOSES = """Continuity of care|Continuity of care|Continuing care|Continued treatment|Ongoing medical care|
    Treatment|Transfer of care|New patient appointment|Follow-up after hospitalization|Coordination of care"""
PRESSING = "Emergency treatment|Emergency care|Treatment in the ED|Immediate treatment"
REASONS = """has an appointment with us on {coming}|is scheduled to be seen in our office on {coming}|
    is a new patient of our
    practice|has established care with our office|is being seen here for follow up after a stay at your hospital|was
    referred to us and will be seen {coming}|is under our care"""
ILLNESSES = """prostate cancer|enlarged prostate|atrial fibrillation|type 2 diabetes|chronic kidney disease stage 3|
    low back pain|colon polyps|hypertension|abnormal CT of the chest|osteoarthritis of the knee|anemia|COPD|
    thyroid nodule|heart failure|gallstones|rheumatoid arthritis|elevated liver enzymes"""  # men's first
ICD = "C61|N40.1|I48.91|E11.9|N18.30|M54.50|K63.5|I10|R91.8|M17.11|D64.9|J44.9|E04.1|I50.9|K80.20|M06.9|R74.01"
PLANS = (
    "Blue Cypress PPO|LA Sol Health Plan|Medicare|Medi-Cal|Aspen Grove HMO|Harbor Senior Advantage|Pacific Choice EPO"
)
EMERGENCIES = """Patient is in our Emergency Department NOW with chest pain.|
    Patient currently in our ED, stroke alert activated.|
    Pt. in the ER at this time, altered mental status, unable to give history.|
    Patient on the table for emergency surgery.|
    Patient is being treated in our emergency room right now (GI bleed).|
    Acute stroke - tPA decision pending, patient in ED.|
    Patient is being transferred to our ICU now in septic shock.|Pt in trauma bay, needs emergent operation."""
ALARMS = """STAT|STAT REQUEST|STAT - EMERGENCY|EMERGENCY - STAT|EMERGENCY REQUEST|STAT!! PATIENT IN ED|
    EMERGENCY DEPARTMENT - STAT"""
URGENTS = "URGENT|URGENT REQUEST|RUSH|Urgent|** URGENT **|RUSH PLEASE|URGENT - PLEASE EXPEDITE"
NOTICES = (
    "CONFIDENTIALITY NOTICE: This transmission contains protected health information intended only for the addressee. "
    "If you received it in error, notify the sender by telephone and destroy all copies.",
    "The information in this facsimile is privileged and confidential. If you are not the intended recipient, any "
    "disclosure, copying or distribution is prohibited. Please call us immediately and shred this document.",
    "This fax may contain PHI protected by federal and state law (HIPAA, 45 CFR 160 and 164). Unauthorized use is "
    "prohibited. If this reached you by mistake please notify our office.",
    "Confidential: for the use of the person or entity named above only.",
)


LABELS = {
    "name": "Patient Name|Patient Name|Patient|Pt Name|Name of Patient|Patient's Name|PATIENT NAME|Pt|Name",
    "dob": "DOB|DOB|DOB|Date of Birth|Date of Birth|D.O.B.|Birthdate|Birth Date|Patient DOB",
    "fax": "Fax|Fax|FAX|Fax #|Fax No.",
    "phone": "Phone|Phone|Tel|Ph|Telephone|Phone #|Office Phone",
    "reply": "Fax records to|Please fax to|Return fax #|Fax back to|Send records by fax to|Fax number for records|"
    "Please fax records to|Return via fax",
    "mrn": "MRN|MRN|MR#|Med Rec #|Medical Record No.|USC MRN",
    "dos": "Dates of Service|Date(s) of Service|DOS|Date range|Time period|Treatment dates",
    "req": "Records requested|Information needed|Please send|Documents needed|Items requested|Requesting",
    "doc": "Physician|Provider|Requesting provider|Ordering MD|Doctor|Attending",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Dates of service as a form has them, as a sentence has them, and what they mean."""

    text: str
    said: str
    first: date
    last: date | None


def one_of(rng: Random, words: str) -> str:
    """One of several wordings with bars between."""
    return " ".join(rng.choice(words.split("|")).split())


def span_of(rng: Random, sent: date) -> Span:
    """A time of treatment that an office may ask for."""
    style = rng.choice((DATE_STYLES[0], DATE_STYLES[0], DATE_STYLES[3], DATE_STYLES[5], DATE_STYLES[11]))
    first = sent - timedelta(days=rng.randrange(90, 1400))
    last = min(first + timedelta(days=rng.choice((2, 3, 5, 9, 40, 180, 365))), sent - timedelta(days=1))
    years = rng.choice((1, 2, 3, 5))
    back = date(sent.year - years, sent.month, min(sent.day, 28))
    year = {1: "12 months", 2: "two years", 3: "3 years", 5: "five years"}[years]
    start, end = style(first), style(last)
    jan, month = date(sent.year - years, 1, 1), date(first.year, first.month, 1)
    spelt = f"{month:%B} {month.year}"
    return rng.choice((
        Span(f"{start} - {end}", f"from {start} - {end}", first, last),
        Span(f"{start} to {end}", f"from {start} to {end}", first, last),
        Span(f"{start} through {end}", f"for {start} through {end}", first, last),
        Span(f"{start} to present", f"from {start} to present", first, None),
        Span(f"{start} - present", f"from {start} to the present", first, None),
        Span(start, f"for date of service {start}", first, first),
        Span(f"last {year}", f"for the last {year}", back, None),
        Span(f"past {12 * years} months", f"for the past {12 * years} months", back, None),
        Span(f"{jan.year} to present", f"from {jan.year} to present", jan, None),
        Span(f"since {start}", f"since {start}", first, None),
        Span(f"{spelt} to present", f"from {spelt} to present", month, None),
    ))  # fmt: skip
