"""What offices write: how dates, records and places are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

DAYS: Sequence[Callable[[date], str]] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day.day:02d}-{day:%b}-{day.year}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m/%d/%y}",
)
LABELS = {
    "name": """Patient Name|Patient Name|Patient|Patient|Name|Pt Name|Pt|Patient's Name|Name of Patient|Patient Full
        Name|Pt. name""",
    "dob": """DOB|DOB|DOB|Date of Birth|Date of Birth|D.O.B.|Birth Date|Birthdate|Date of birth|Patient DOB|Pt DOB""",
    "phone": "Phone|Phone|Tel|Telephone|Ph|Office|P|Phone #|Office phone|Voice|T",
    "fax": "Fax|Fax|Fax|Fax #|F|Facsimile|Fax No.|FAX",
    "back": """Please fax records to|Fax records to|Please fax back to|Return fax|Fax back to|Send records to fax|Reply
        by fax to|Kindly fax to|Fax results to|Return by fax to|Please return to fax|Records may be faxed to""",
    "want": """Records requested|Records Requested|Please send|Requesting|Information requested|Documents needed|We
        need|Information needed|Please fax the following|Records needed|Type of records""",
    "span": """Dates of service|Dates of Service|DOS|Date range|For dates|Service dates|Time period|Date(s) of
        service""",
    "mrn": "MRN|MRN|MRN|MRN #|Med Rec #|Medical Record #|Your MRN|Hospital MRN|Medical Record Number|USC MRN",
    "npi": "NPI|NPI|NPI #|NPI No.|Provider NPI",
    "date": "Date|Date|DATE|Date sent|Today's date|Sent",
}
TYPES = {
    "history_and_physical": "H&P|H&P|History and Physical|History & Physical|admission H&P|history and physical exam",
    "imaging_report": """radiology reports|imaging reports|CT report|MRI report|x-ray reports|CT/MRI reports|ultrasound
        reports|PET/CT report|mammogram reports|all imaging reports|diagnostic imaging reports""",
    "operative_note": "operative report|op note|op report|operative reports|operative note|surgery report",
    "discharge_summary": "discharge summary|discharge summary|DC summary|D/C summary|hospital discharge summary",
    "consultation": "consult notes|consultation reports|consultation notes|consult reports|specialist consultations",
    "lab_result": "labs|lab results|recent labs|laboratory results|lab reports|blood work results|lab work",
    "pathology": "pathology report|path report|pathology reports|biopsy report|surgical pathology report",
    "ekg": "EKG|EKG|ECG|12-lead EKG|EKG tracing|most recent EKG",
    "medication_list": "medication list|current medication list|med list|medications list|list of current medications",
    "progress_note": "progress notes|office notes|clinic notes|physician progress notes|chart notes|last office note",
    "all": """complete medical record|entire chart|all medical records|full chart|complete chart|any and all
        records""",
}
UNNAMED_NOW = "medical records|records|any pertinent records|last records|most recent records"
UNNAMED = """medical records|records|pertinent medical records|copies of medical records|pertinent records|recent
    medical records|relevant medical records|records for continuity of care"""
TO = {
    "keck": """Keck Hospital of USC|Keck Hospital of USC|Keck Hospital|USC Keck Hospital|Keck Hosp of USC|KECK
        HOSPITAL""",
    "norris": """USC Norris Cancer Hospital|USC Norris Cancer Hospital|Norris Cancer Hospital|USC Norris|Norris Cancer
        Hosp""",
    "verdugo_hills": """USC Verdugo Hills Hospital|USC Verdugo Hills Hospital|Verdugo Hills Hospital|USC-Verdugo Hills
        Hospital|Verdugo Hills Hosp.|USC Verdugo Hills""",
}
DEPARTMENTS = """Medical Records|Medical Records|Medical Records Department|Health Information Management|Release of
    Information|HIM Department|Medical Records Dept.|HIM / ROI|Records Dept"""
AREAS = "213 310 323 424 562 626 661 714 747 760 805 818 909 949 951"
PLACES = """San Andreo|Marbella Hills|Vista Robles|Pico Heights|Almendra|Rosewood Park|Mission Arroyo|Valle
    Claro|Eastridge| Harborview|Cienega|Monte Alto|Olive Crest|Sierra Linda|Laurel Flats|Palo Seco|Crescent
    Bluff|Ramona Springs|Las Encinas|Willow Bend|Tri-Canyon|Alta Mesa|Puente Verde|Orangevale|Casa Blanca"""
STREETS = """Sycamore Ave|W. Almendra Blvd|N. Robles St|Laurel Flats Rd|E. Pico Viejo St|S. Marbella Ave|Mission Arroyo
    Dr|Harbor Crest Way|Casa Loma Ave|Old Ranch Rd|W. 117th Pl|Medical Plaza Dr|E. Foothill Terrace|Camino del Valle|N.
    Cedarbrook Ave|Westlawn Blvd|San Andreo Way|Hillcrest Center Dr|Tamarind St|Arbor Vista Ln"""
CITIES = """Los Angeles, CA 90017|Los Angeles, CA 90048|Glendale, CA 91204|Pasadena, CA 91105|Burbank, CA
    91505|Alhambra, CA 91801|Torrance, CA 90503|Downey, CA 90241|Whittier, CA 90602|Encino, CA 91436|Arcadia, CA
    91007|Montebello, CA 90640|Long Beach, CA 90806|West Covina, CA 91790|Santa Ana, CA 92705|Van Nuys, CA
    91405|Inglewood, CA 90301|Oxnard, CA 93030|Riverside, CA 92501|Covina, CA 91723"""
PHYSICIANS = "MD|MD|MD|M.D.|M.D.|DO|D.O.|MD, FACC|M.D., Ph.D.|MD, FACS|MD, FACP"
CREDENTIALS = "MD|MD|M.D.|M.D.|MD|DO|D.O.|NP|FNP-C|PA-C|MD, FACC|M.D., Ph.D.|MD, FACS"
ILLNESSES = """hypertension|type 2 diabetes|chest pain|abdominal pain|lymphoma|hypothyroidism|atrial
    fibrillation|kidney stones|COPD|thyroid nodule|low back pain|anemia|lung nodule|heart failure|knee osteoarthritis|
    hyperlipidemia|colon polyps|syncope|headaches|chronic kidney disease"""
INSURERS = """Pacific Crest Health Plan|GoldenState Senior Advantage|Meridian West PPO|CalNorth HMO|Sunrise Medicare
    Advantage|BlueHarbor PPO"""
ORGS = {
    "office": """{place} Medical Group|{place} Family Practice|{place} Primary Care|{dr} Medical Corporation|{place}
        Internal Medicine Associates|Office of {doctor}|{place} Physicians|{dr} & {dr2} Medical Associates|{place}
        Health Center|{place} Adult Medicine|{place} Medical Clinic|{doctor}, Inc.""",
    "specialist": """{place} Cardiology Associates|{place} Orthopaedic Group|{place} Oncology & Hematology|{place}
        Gastroenterology|{place} Kidney Specialists|{place} Urology|{dr} Neurology|{place} Eye Physicians|{place}
        Pulmonary Consultants|{place} Rheumatology|{place} ENT Specialists|{place} Surgical Group|{place} Pain &
        Spine""",
    "clinic": """{place} Community Health Center|Clinica {place}|{place} Family Health Centers|{place} Free
        Clinic|{place} Urgent Care|{place} Women's Health|{place} Neighborhood Clinic""",
    "hospital": """{place} Community Hospital|{place} Regional Medical Center|{place} Medical Center|St. Casilda
        Medical Center|{place} Valley Hospital|Good Harbor Hospital|{place} Memorial Hospital""",
    "facility": """{place} Post-Acute Center|{place} Home Health|{place} Rehabilitation Center|{place} Hospice
        Care|{place} Skilled Nursing|{place} Dialysis Center|{place} Surgery Center""",
    "nursing": "{place} Post-Acute Center|{place} Skilled Nursing|{place} Convalescent Hospital|{place} Care Center",
    "home": "{place} Home Health|{place} Hospice Care|{place} Home Care Nursing|Angels of {place} Home Health",
    "surgery": "{place} Surgery Center|{place} Outpatient Surgery|{place} Surgical Pavilion|{place} Endoscopy Center",
    "dialysis": "{place} Dialysis Center|{place} Infusion Center|{place} Wound Care Center|{place} Kidney Center",
    "dental": "{dr} Dental Group|{place} Oral Surgery|{place} Family Dentistry|Office of {doctor}, DDS",
    "law": """Law Offices of {doctor}|{dr} & {dr2}, LLP|{dr}, {dr2} & Associates|The {dr} Law Firm, APC|{dr} Injury
        Law""",
    "copy": """{place} Record Retrieval|{dr} Copy Service|{place} Legal Photocopy|Swiftcopy Legal Support|{place}
        Subpoena Services""",
    "insurer": """Pacific Crest Health Plan|Meridian West Casualty|CalNorth Life Assurance|Golden Bear Disability
        Insurance""",
    "seller": """{place} Office Supply|MedStaff {place}|{place} Toner Outlet|BrightPath Billing Solutions|{place} Print
        & Copy""",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Dates of service in words, and what they mean."""

    text: str
    first: date
    last: date | None


def one_of(rng: Random, choices: str) -> str:
    return " ".join(rng.choice(choices.split("|")).split())


def span_of(rng: Random, sent: date) -> Span:
    """Which dates of service are asked for."""
    style = rng.choice(DAYS[:6])
    start = sent - timedelta(days=rng.randrange(60, 1500))
    end = min(start + timedelta(days=rng.randrange(2, 200)), sent - timedelta(days=1))
    stay = min(start + timedelta(days=rng.randrange(2, 12)), sent)
    year = sent.year - rng.randrange(1, 5)
    years, months = rng.choice((1, 2, 3, 5)), rng.choice((3, 6, 12, 18))
    first, back = start.replace(day=1), sent - timedelta(days=round(365.25 * years))
    return rng.choice((
        Span(f"{style(start)} - {style(end)}", start, end),
        Span(f"{style(start)} to {style(end)}", start, end),
        Span(f"{style(start)} through {style(stay)}", start, stay),
        Span(f"{style(start)} to present", start, None),
        Span(f"{style(start)} - present", start, None),
        Span(f"{style(start)}", start, start),
        Span(f"{year} to present", date(year, 1, 1), None),
        Span(f"{year} - present", date(year, 1, 1), None),
        Span(f"{first:%B} {first.year} to present", first, None),
        Span(f"since {first:%m}/{first.year}", first, None),
        Span(f"past {years} years" if years > 1 else "past year", back, None),
        Span(f"last {years} years" if years > 1 else "last 12 months", back, None),
        Span(f"last {months} months", sent - timedelta(days=round(30.44 * months)), None),
        Span(f"past {months} months", sent - timedelta(days=round(30.44 * months)), None),
    ))  # fmt: skip
