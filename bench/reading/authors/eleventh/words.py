"""Words that offices use, and what they mean in the names of the truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CITIES = (
    "Alhambra, CA 91801", "Arcadia, CA 91006", "Bellflower, CA 90706", "Burbank, CA 91505", "Commerce, CA 90040",
    "Covina, CA 91723", "Downey, CA 90241", "Duarte, CA 91010", "Eagle Rock, CA 90041", "El Monte, CA 91731",
    "Gardena, CA 90247", "Glendale, CA 91204", "Hawthorne, CA 90250", "Huntington Park, CA 90255",
    "Inglewood, CA 90301",
    "La Crescenta, CA 91214", "Lakewood, CA 90712", "Los Angeles, CA 90004", "Los Angeles, CA 90017",
    "Los Angeles, CA 90063", "Lynwood, CA 90262", "Monrovia, CA 91016", "Montebello, CA 90640",
    "North Hollywood, CA 91606",
    "Norwalk, CA 90650", "Pasadena, CA 91106", "Pico Rivera, CA 90660", "Reseda, CA 91335", "Rosemead, CA 91770",
    "San Gabriel, CA 91776", "Sun Valley, CA 91352", "Sunland, CA 91040", "Torrance, CA 90503", "Van Nuys, CA 91405",
    "West Covina, CA 91790", "Whittier, CA 90602",
)  # fmt: skip
STREETS = (
    "Almansor Way", "Bellgrave Ave.", "Cahuilla St.", "Carrizo Blvd.", "Delmar Ln.", "E. Halloran Street",
    "Foxtail Dr.",
    "Grandin Avenue", "Hartwell Blvd", "Juniper Hill Rd.", "La Paloma Ave", "Laurelgrove Ave", "Marengo Pl.",
    "N. Tujillo Ave",
    "Norwood Court", "Orangecrest Ave.", "Pinecliff Road", "Rosalind St", "S. Kenmere Avenue", "Sierra Bonita Ln",
    "Stillwell St.", "Tamarack Avenue", "Via Corona", "W. Alderney Blvd.", "Whitlock Avenue",
)  # fmt: skip
PLACES = (
    "Arroyo Crest", "Bellaterra", "Briarwick", "Canyon Oak", "Casa Olmo", "Cedar Bluff", "Eastmoor", "El Molinar",
    "Fairlane",
    "Foothill Gate", "Goldenrod", "Harborlane", "La Encina", "Larkhaven", "Lindero", "Los Nogales", "Marisol Park",
    "Mission Arbor", "Monteverra", "Northgate", "Olivewood", "Palo Alba", "Quail Ridge", "Rancho Solano", "Sablecreek",
    "San Ardo", "Sierra Mar", "Silverlode", "South Basin", "Sunmeadow", "Tri-Canyon", "Valle Claro", "Vistamont",
    "Westbridge",
)  # fmt: skip
ORGS: Mapping[str, str] = {  # {p} a place, {d} the doctor's family name
    "family": "{p} Family Medicine|{p} Medical Group|{d} Family Practice|{p} Primary Care|Dr. {d} Internal Medicine"
    "|{p} Internal Medicine Associates|{d} Medical Clinic, Inc.|{p} Adult Medicine|{d} & Associates, A Medical Corp."
    "|Clinica {p}|{p} Senior Health",
    "special": "{p} Cardiology|{p} Heart & Vascular|{p} Orthopaedic Associates|{p} Gastroenterology"
    "|{p} Kidney Specialists"
    "|{p} Pulmonary Medical Group|{p} Neurology Center|{p} Endocrine Associates|{p} Urology|{p} Rheumatology"
    "|{p} Surgical Specialists|{p} Ear Nose & Throat|{p} Eye Physicians|{p} Dermatology",
    "cardio": "{p} Cardiology|{p} Heart Center|{p} Cardiovascular Medical Group|{d} Heart & Rhythm",
    "cancer": "{p} Hematology Oncology|{p} Cancer Care Medical Group|{p} Radiation Oncology|{p} Breast Center",
    "women": "{p} OB/GYN|{p} Women's Care|{d} Obstetrics & Gynecology|{p} Perinatal Associates",
    "clinic": "{p} Community Health Center|{p} Neighborhood Clinic|Clinica de Salud {p}"
    "|{p} Comprehensive Health Center",
    "hospital": "{p} Community Hospital|{p} Regional Medical Center|{p} Memorial Hospital|St. Odile Medical Center"
    "|{p} Valley Hospital|{p} Presbyterian Medical Center",
    "urgent": "{p} Urgent Care|{p} Walk-In Medical|{p} Immediate Care Center",
    "snf": "{p} Care Center|{p} Healthcare & Wellness Centre|{p} Post Acute|{p} Convalescent Hospital"
    "|{p} Nursing & Rehabilitation|Villa {p} Skilled Nursing",
    "home": "{p} Home Health, Inc.|{p} Home Health Services|{p} Visiting Nurses|{p} HomeCare Providers",
    "hospice": "{p} Hospice|{p} Hospice & Palliative Care|{p} Comfort Care",
    "pharmacy": "{p} Pharmacy|{d} Drugs & Compounding|{p} Specialty Pharmacy|{p} Rx Infusion",
    "dental": "{p} Dental Group|{d} Family Dentistry|{p} Smiles Dentistry|{p} Oral & Maxillofacial Surgery",
    "asc": "{p} Surgery Center|{p} Outpatient Surgery|{p} Ambulatory Surgical Institute|{p} Endoscopy Center",
    "therapy": "{p} Physical Therapy|{p} Spine & Sport Rehab|{d} Hand Therapy",
    "dialysis": "{p} Dialysis Center|{p} Kidney Care Dialysis",
    "imaging": "{p} Imaging Center|{p} Open MRI|{p} Radiology Medical Group|{p} Advanced Diagnostics",
    "ipa": "{p} IPA|{p} Health Network|{p} Physicians Alliance",
    "lab": "{p} Clinical Laboratory|{p} Reference Labs",
    "law": "Law Offices of {d}|{d} & Lachlan LLP|{d} Injury Law, APC|The {d} Firm",
    "copy": "{p} Record Retrieval|{p} Document Services|{p} Legal Copy, Inc.",
    "plan": "{p} Life Insurance Company|{p} Mutual Assurance|{p} Casualty Claims",
    "supply": "{p} Office Supply|{p} Business Systems|{p} Toner & Copier",
    "fund": "{p} Capital Funding|{p} Business Lending",
    "staff": "{p} Staffing Solutions|{p} Medical Personnel",
    "self": "-",
}
OURS: Mapping[str, tuple[str, ...]] = {
    "keck": (
        "Keck Hospital of USC", "Keck Hospital of USC", "Keck Hospital of USC - Medical Records", "USC Keck Hospital",
        "Keck Hospital of USC, HIM", "Keck Hosp of USC / Med Records", "Keck Hospital", "KECK HOSPITAL OF USC",
    ),
    "norris": (
        "USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital", "USC Norris Cancer Hosp.",
        "USC Norris Cancer Hospital - Med. Records", "USC NORRIS CANCER HOSPITAL",
    ),
    "verdugo_hills": (
        "USC Verdugo Hills Hospital", "USC Verdugo Hills Hospital", "Verdugo Hills Hospital", "USC Verdugo Hills Hosp.",
        "Verdugo Hills Hospital (USC) Medical Records", "USC VERDUGO HILLS HOSPITAL",
    ),
}  # fmt: skip
DEPARTMENTS = (
    "Medical Records", "Medical Records Dept.", "Health Information Management", "HIM / Release of Information",
    "Medical Records Department", "Release of Information", "Attn: Medical Records", "HIM Dept",
)  # fmt: skip
OTHER_HOSPITALS = (
    "St. Odile Medical Center",
    "Larkhaven Community Hospital",
    "Bellaterra Memorial",
    "South Basin General",
)
CREDENTIALS = (
    "MD", "MD", "MD", "M.D.", "M.D.", "M.D.", "DO", "D.O.", "NP", "FNP-C", "PA-C", "MD, FACP",
)  # fmt: skip
DOCTORS_ONLY = ("MD", "MD", "M.D.", "DO", "D.O.")
DENTISTS = ("DDS", "D.D.S.", "DMD")
TYPE_WORDS: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": ("H&P", "History & Physical", "history and physical", "admission H&P", "most recent H&P"),
    "imaging_report": (
        "radiology reports", "imaging reports", "CT and MRI reports", "x-ray reports", "Radiology report(s)",
        "diagnostic imaging reports", "CT report",
    ),
    "consultation": ("consult notes", "consultation reports", "Consults", "specialist consultations"),
    "operative_note": ("operative report", "op report", "Operative notes", "op note", "operative report(s)"),
    "discharge_summary": ("discharge summary", "Discharge Summary", "D/C summary", "hospital discharge summary"),
    "lab_result": ("lab results", "labs", "most recent labs", "Laboratory results", "lab work", "recent lab reports"),
    "pathology": ("pathology report", "path report", "Pathology reports", "biopsy pathology"),
    "ekg": ("EKG", "most recent EKG", "ECG", "12-lead EKG", "EKG tracing"),
    "medication_list": ("medication list", "current med list", "Medication list", "list of current medications"),
    "progress_note": ("progress notes", "office notes", "last office visit notes", "clinic notes", "Progress notes"),
    "all": ("complete medical record", "entire chart", "complete chart"),
}  # fmt: skip
CODES = tuple(TYPE_WORDS)
UNNAMED = ("medical records", "pertinent medical records", "hospital records", "any pertinent records", "records")
AILMENTS = (
    "type 2 diabetes", "chest pain", "hypertension", "abdominal pain", "low back pain", "atrial fibrillation", "COPD",
    "chronic kidney disease", "breast mass", "anemia", "shortness of breath", "syncope", "CHF", "knee pain",
    "pneumonia",
    "gallstones", "thyroid nodule", "weight loss", "dizziness", "cellulitis",
)  # fmt: skip
SURGERIES = (
    "left total knee replacement", "cataract extraction, right eye", "laparoscopic cholecystectomy", "hernia repair",
    "rotator cuff repair", "colonoscopy", "carpal tunnel release", "hysteroscopy", "port placement",
)  # fmt: skip
NOW_WORDS = (
    "Patient is in our emergency department NOW.",
    "Pt currently in ER, being treated now.",
    "Patient is being treated in our Emergency Room at this time.",
    "Patient in the ED now - physician waiting for these records.",
)
NOW_TITLES = ("STAT", "STAT - EMERGENCY", "STAT REQUEST", "EMERGENCY - PATIENT IN ER", "STAT!! ER PATIENT")
URGENT_TITLES = ("URGENT", "URGENT REQUEST", "RUSH", "** URGENT **", "Urgent - please rush")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days of service as the office writes them."""

    text: str
    first: date
    last: date | None


def span_of(rng: Random, sent: date) -> Span:
    """A range of dates, mostly of the last years."""
    start = sent - timedelta(days=rng.randint(60, 1100))
    way = rng.randrange(9)
    if way < 3:
        end = start + timedelta(days=rng.choice((2, 3, 4, 6, 30, 58)))
        form = rng.choice(("%m/%d/%Y", "%m/%d/%Y", "%m/%d/%y"))
        join = rng.choice((" - ", " to ", " through ", "-"))
        return Span(text=f"{start.strftime(form)}{join}{end.strftime(form)}", first=start, last=end)
    if way < 5:
        said = rng.choice(("{} to present", "{} - present", "{} to current", "from {} to present"))
        return Span(text=said.format(f"{start:%m/%d/%Y}"), first=start, last=None)
    if way == 5:
        year = sent.year - rng.randint(1, 4)
        return Span(text=f"{year} {rng.choice(('to present', '- present'))}", first=date(year, 1, 1), last=None)
    if way == 6:
        years = rng.choice((1, 2, 2, 3, 5))
        text = rng.choice(("last {} years", "past {} years")).format(years) if years > 1 else "past 12 months"
        return Span(text=text, first=sent - timedelta(days=round(365.25 * years)), last=None)
    if way == 7:
        months = rng.choice((3, 6, 6, 18))
        return Span(text=f"last {months} months", first=sent - timedelta(days=round(30.44 * months)), last=None)
    year = sent.year - rng.randint(1, 3)
    return Span(text=f"01/01/{year} - 12/31/{year}", first=date(year, 1, 1), last=date(year, 12, 31))
