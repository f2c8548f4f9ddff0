"""What offices call themselves, the hospital, its records and the days for which they are wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES = (
    "history_and_physical", "imaging_report", "operative_note", "discharge_summary", "consultation", "lab_result",
    "pathology", "ekg", "medication_list", "progress_note", "all",
)  # fmt: skip
SHORT: Mapping[str, str] = {
    "hp": "history_and_physical", "img": "imaging_report", "op": "operative_note", "dc": "discharge_summary",
    "con": "consultation", "lab": "lab_result", "path": "pathology", "ekg": "ekg", "med": "medication_list",
    "prog": "progress_note", "all": "all",
}  # fmt: skip
TYPE_WORDS: Mapping[str, str] = {
    "history_and_physical": "H&P|H & P|History and Physical|History & Physical|admission H&P|History and physical exam",
    "imaging_report": """radiology reports|imaging reports|Radiology reports|CT and MRI reports|X-ray reports|
        CT report|MRI reports|ultrasound report|Imaging reports|Radiology""",
    "operative_note": "operative report|op report|Operative Reports|op note|operative note|Surgical/operative report",
    "discharge_summary": """discharge summary|Discharge Summary|D/C summary|hospital discharge summary|
        Discharge summaries""",
    "consultation": """consultation reports|Consultation notes|consult notes|specialist consults|
        cardiology consult note|
        Consults|consultation report""",
    "lab_result": "lab results|labs|Lab Results|Laboratory results|recent labs|bloodwork results|lab reports",
    "pathology": "pathology report|Pathology reports|path report|surgical pathology report|biopsy/pathology report",
    "ekg": "EKG|ECG|EKG tracing|12-lead EKG|EKGs",
    "medication_list": "medication list|Medication list|current medications|med list|list of medications",
    "progress_note": """progress notes|Progress Notes|office/progress notes|physician progress notes|
        clinic progress notes""",
    "all": "complete medical record|entire chart|any and all records|entire medical record|complete chart",
}
UNNAMED = (
    "medical records|pertinent medical records|records|pertinent records|relevant medical records|hospital records"
)
OURS: Mapping[str, str] = {
    "keck": """Keck Hospital of USC|Keck Hospital of USC|Keck Hospital of USC|Keck Hospital|USC Keck Hospital|
        Keck Hosp. of USC|KECK HOSPITAL OF USC|Keck Hospital (USC)""",
    "norris": """USC Norris Cancer Hospital|USC Norris Cancer Hospital|Norris Cancer Hospital|USC Norris Cancer Hosp.|
        USC NORRIS CANCER HOSPITAL|USC Norris""",
    "verdugo_hills": """USC Verdugo Hills Hospital|USC Verdugo Hills Hospital|Verdugo Hills Hospital|
        USC VERDUGO HILLS HOSPITAL|
        USC Verdugo Hills Hosp.|USC-Verdugo Hills Hospital""",
}
DEPARTMENTS = """Medical Records|Medical Records|Medical Records Dept|Medical Records Department|HIM Department|
    Health Information Management|Release of Information|HIM / Medical Records|ROI Dept.|Medical Records - ROI"""
AREAS = "213 310 323 424 562 626 661 714 747 805 818 840 909 949 951"
STREETS = """Halcyon Ave|W. Bellflower St|E. Colima Rd|N. Alvarado Ter|S. Figaro Street|Wilbur Oaks Blvd|
    La Mirage Avenue|
    Mission Crest Dr|E. Live Oak St|Ventura Park Blvd|N. Glenmoor Ave|W. Duarte Hill Rd|Rosecliff Ave|Telegraph Way|
    S. Atlantic Circle|Foothill Ranch Rd|Hacienda Place|Sepulveda Court|Olive Grove Lane|E. Whitney Blvd|Kester Way"""
CITIES = """Glendale, CA 91205|Pasadena, CA 91101|Alhambra, CA 91801|Burbank, CA 91505|Downey, CA 90241|
    Whittier, CA 90602|
    Torrance, CA 90503|Van Nuys, CA 91405|Montebello, CA 90640|Arcadia, CA 91007|Los Angeles, CA 90057|
    Los Angeles, CA 90033|West Covina, CA 91790|Encino, CA 91436|Long Beach, CA 90806|Covina, CA 91723|
    San Gabriel, CA 91776|La Cañada, CA 91011|Santa Monica, CA 90404|Pomona, CA 91767|El Monte, CA 91731"""
PLACES = """Bellamar|Crescent Ridge|Sycamore Flats|San Aurelio|Linda Rosa|Castaic Pines|Arroyo Blanco|Mesa Serena|
    Oak Tierra|Puente Verde|Harbor Lomita|Tres Robles|Monte Claro|Silver Arroyo|Paloma Hills|Granada Vista|Cielo Park|
    Eastmont|Rio Hondura|Las Encinitas"""
CLINICS = """{place} Family Medicine|{place} Internal Medicine Associates|{place} Medical Group|
    {dr} Medical Corporation|
    {place} Primary Care|Office of {doctor}|{doctor}|{place} Cardiology Group|{place} Heart Institute|
    {place} Community Health Center|{place} Gastroenterology|{place} Orthopaedic Specialists|{place} Women's Health|
    Clínica Médica {place}|{place} Neurology Center|{place} Pulmonary & Sleep|{place} Oncology-Hematology Assoc.|
    {place} Urology Medical Group|{place} Nephrology Consultants|{dr} & Associates, Inc.|{place} Eye Physicians|
    {place} Pain Management|{place} Surgical Associates|{place} Endocrinology|{place} Geriatric Care|
    {place} Rheumatology Clinic|{place} ENT & Allergy|{place} Spine Center|{doctor}, A Professional Corp."""
HOSPITALS = """{place} Community Hospital|{place} Regional Medical Center|{place} Memorial Hospital|
    St. Aurelia Medical Center|
    {place} General Hospital|{place} Valley Medical Center|Good Harbor Hospital - {place}"""
FACILITIES_OF_CARE = """{place} Skilled Nursing & Rehab|{place} Post-Acute Center|{place} Home Health, Inc.|
    {place} Hospice Care|{place} Dialysis Center|{place} Convalescent Hospital|{place} Acute Rehabilitation"""
LAW = "{dr} & {dr2}, LLP|Law Offices of {dr}|{dr} {dr2} Injury Lawyers|{dr} Legal Group, APC"
COPIERS = "{place} Document Retrieval|RapidChart Copy Service|{place} Legal Photocopy, Inc.|Tri-Basin Records Retrieval"
INSURERS = (
    "{place} Mutual Insurance Co.|Pacific {place} Life Assurance|{place} Casualty - Claims|Gold Coast {place} Benefits"
)
LABS = "{place} Clinical Laboratory|{place} Imaging Center|{place} Diagnostic Labs|{place} Pathology Group"
SELLERS = "{place} Office Supply|MedBill Express|{place} Staffing Solutions|TonerDepot Direct|{place} Seminars"
GOVERNMENT = "Disability Evaluation Branch - {place}|State Disability Determination Office, {place} Branch"
CREDENTIALS = "M.D.|MD|MD|MD|M.D.|DO|D.O.|NP|PA-C|MD, FACC|MD, FACP|FNP-C"
DOCTORS = "M.D.|MD|MD|DO|MD, FACEP"
ED_STAFF = "RN|Unit Clerk|ED Registrar|Charge RN|Unit Secretary|ED Tech"
STAFF = """Medical Assistant|MA|Referral Coordinator|Medical Records|Front Office|RN|Office Manager|Records Clerk|LVN|
    Patient Care Coordinator|Back Office"""
DX = """atrial fibrillation|type 2 diabetes|chest pain|abdominal pain|breast cancer|lumbar stenosis|CHF|COPD|
    chronic kidney disease|thyroid nodule|syncope|anemia|prostate cancer|knee osteoarthritis|hypertension|gallstones|
    lung nodule|seizure disorder|hepatitis C|rheumatoid arthritis|diverticulitis|colon cancer|asthma"""
DX_CODED = """atrial fibrillation (I48.91)|type 2 DM (E11.9)|abdominal pain (R10.9)|lumbar stenosis (M48.061)|
    CHF (I50.9)|COPD (J44.9)|CKD 3a (N18.31)|syncope (R55)|anemia (D64.9)|HTN (I10)|lung nodule (R91.1)"""
ACUTE = """chest pain, possible STEMI|acute stroke symptoms|altered mental status|GI bleed|septic shock|
    respiratory distress|acute abdomen|trauma, fall with head injury|DKA|syncope with heart block|seizures"""
PURPOSES = """continuity of care|continuing care|ongoing treatment|continuation of care|follow-up care|treatment|
    Continuity of care|coordination of care|medical treatment"""
RELATIONS = "spouse|spouse|child|sibling|parent|next of kin|cousin"
PAYERS = "BlueHarbor PPO|Medicare Part B|L.A. Alliance HMO|Pacifica Health Plan|Medi-Cal|Sunward Senior HMO"
OUTSIDE = "St. Bonaventure Valley Hosp.|Mission Arroyo Hospital|Los Robles Verdes Med Ctr|Palm Terrace Hospital"
SURGERIES = "total knee replacement|cataract surgery|hernia repair|lap chole|colonoscopy|lumbar fusion|thyroidectomy"
NUMBER_FORMS = (
    "({}) {}-{}", "({}) {}-{}", "({}) {}-{}", "({}) {}-{}", "{}-{}-{}", "{}-{}-{}", "{}.{}.{}", "({}){}-{}",
    "1-{}-{}-{}", "{} {}-{}", "{}/{}-{}", "+1 ({}) {}-{}", "1 ({}) {}-{}",
)  # fmt: skip
LABELS: Mapping[str, str] = {
    "name": """Patient Name|Patient Name|Patient|Patient|Name|Pt. Name|Patient's Name|Pt|PATIENT NAME|
        Name of Patient|PATIENT""",
    "dob": """DOB|DOB|DOB|Date of Birth|Date of Birth|D.O.B.|Birth Date|Birthdate|DATE OF BIRTH|Patient DOB|
        Date of birth""",
    "mrn": "MRN|MRN|Medical Record #|MR#|MRN #|Med Rec No.|USC MRN|MRN (if known)",
    "other": "Maiden / Other Name|Other names used|Previous name|AKA|Former name(s)|Maiden Name|Also known as",
    "phone": "Phone|Phone|Tel|Telephone|Ph|Office Phone|Phone #|PHONE|Tel.|Phone No.",
    "fax": "Fax|Fax|Fax|FAX|Fax #|Fax No.|Office Fax|Facsimile|Fax Number",
    "reply": """Fax records to|Please fax records to|Return fax|Fax reply to|Send records to fax|Fax back to|
        FAX RECORDS TO|Return by fax to|Records fax line""",
    "types": """Records Requested|Records requested|Information Requested|Please send|Records needed|Documents Needed|
        Requesting|Please fax the following|RECORDS REQUESTED|Type of records|Needed""",
    "span": """Dates of Service|Dates of service|DOS|Date(s) of Service|Date range|For dates|Service dates|
        Treatment dates""",
    "npi": "NPI|NPI|NPI #|NPI No.|Provider NPI|National Provider ID",
    "doctor": """Requesting Provider|Requesting Physician|Provider|Physician|Doctor|Treating Physician|
        Ordering Provider|PCP|Requested by|Attending""",
    "contact": "Contact|Contact Person|Requested by|Attn|Sent by|Office contact|Prepared by",
    "purpose": "Purpose|Reason for request|Purpose of request|Reason|Purpose of disclosure",
    "to": "TO|To|To|SEND TO|Attn|Facility|To:",
    "date": "Date|Date|DATE|Today's Date|Date of request|Request date",
    "phone_pt": "Patient Phone|Home Phone|Cell|Pt phone|Phone (patient)",
    "address_pt": "Address|Patient Address|Home address|Street / City",
    "sex": "Sex|Gender|Sex at birth|M/F",
}


def one_of(rng: Random, choices: str) -> str:
    return rng.choice([one.strip() for one in choices.split("|")])


DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day.day:02d}-{day:%b}-{day.year}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
)
DAY_STYLES = (*DATE_STYLES[:7], DATE_STYLES[13], DATE_STYLES[14])
LONG_STYLES = frozenset({8, 9, 11, 12})  # what a pen does not write


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service: the office's words, and what they mean."""

    text: str
    first: date | None
    last: date | None


def span_of(rng: Random, sent: date) -> Span:
    """Mostly two dates; some a number of years, a year, a day or an open end."""
    first = sent - timedelta(days=rng.randint(90, 1800))
    last = min(first + timedelta(days=rng.randint(2, 700)), sent - timedelta(days=3))
    style = DATE_STYLES[rng.choice((0, 0, 0, 4, 4, 9, 14))]
    a, b = style(first), style(last)
    match rng.randrange(12):
        case 0 | 1 | 2:
            text = rng.choice((f"{a} - {b}", f"{a} to {b}", f"{a} through {b}", f"{a} thru {b}"))
            return Span(text=text, first=first, last=last)
        case 3 | 4 | 5:
            text = rng.choice((f"{a} to present", f"{a} - present", f"{a} - current", f"{a} to date"))
            return Span(text=text, first=first, last=None)
        case 6 | 7:
            years, said = rng.choice(
                ((1, "the last year"), (2, "last 2 years"), (2, "past two years"), (3, "last 3 years"))
            )
            return Span(text=said, first=_years_before(sent, years), last=None)
        case 8:
            months, said = rng.choice(((6, "last 6 months"), (12, "past 12 months"), (3, "last 3 months")))
            return Span(text=said, first=_months_before(sent, months), last=None)
        case 9:
            year = sent.year - rng.randint(1, 4)
            words = rng.choice((f"January {year} to December {year}", f"01/01/{year} - 12/31/{year}"))
            return Span(text=words, first=date(year, 1, 1), last=date(year, 12, 31))
        case 10:
            stay = min(first + timedelta(days=rng.randint(1, 9)), last)
            return Span(text=f"{a}-{style(stay)}", first=first, last=stay)
        case _:
            return Span(text=a, first=first, last=first)


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _months_before(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    return date(at // 12, at % 12 + 1, min(day.day, 28))
