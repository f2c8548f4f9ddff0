"""The words of these offices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES: Mapping[str, str] = {
    "hp": "history_and_physical",
    "im": "imaging_report",
    "op": "operative_note",
    "dc": "discharge_summary",
    "co": "consultation",
    "la": "lab_result",
    "pa": "pathology",
    "ek": "ekg",
    "me": "medication_list",
    "pr": "progress_note",
    "all": "all",
}
TYPE_WORDS: Mapping[str, tuple[str, ...]] = {
    "hp": ("History and Physical", "H&P", "H & P", "history & physical exam", "H&P report"),
    "im": (
        "Radiology reports",
        "imaging reports",
        "X-ray reports",
        "CT and MRI reports",
        "radiology/imaging reports",
        "ultrasound report",
        "MRI report",
    ),
    "op": ("Operative report", "Op report", "operative notes", "surgery report", "Op note"),
    "dc": ("Discharge summary", "D/C summary", "discharge summaries", "hospital discharge summary"),
    "co": ("Consultation reports", "consult notes", "specialist consultations", "Consults"),
    "la": ("Lab results", "Labs", "laboratory reports", "lab work", "blood work results"),
    "pa": ("Pathology report", "path report", "biopsy / pathology report", "surgical pathology report"),
    "ek": ("EKG", "ECG", "EKG tracing", "12-lead EKG"),
    "me": ("Medication list", "current medications list", "med list", "list of medications"),
    "pr": ("Progress notes", "office/progress notes", "physician progress notes"),
    "all": ("Complete medical record", "entire chart", "complete chart", "all medical records"),
}
UNNAMED = (
    "medical records",
    "pertinent medical records",
    "records pertinent to continuing care",
    "hospital records",
    "pertinent records",
    "copies of medical records",
)
LABELS: Mapping[str, tuple[str, ...]] = {
    "name": ("Patient Name", "Patient Name", "Patient", "Name of Patient", "Pt Name", "Patient's Name", "Pt."),
    "dob": ("DOB", "DOB", "Date of Birth", "Date of Birth", "D.O.B.", "Birth Date", "Birthdate", "Patient DOB"),
    "mrn": ("MRN", "MRN", "Med Rec #", "Your MRN", "Medical Record No.", "MR#", "Hospital MRN"),
    "phone": ("Phone", "Phone", "Tel", "Telephone", "Ph", "Office", "T"),
    "fax": ("Fax", "Fax", "Fax", "Fax #", "FAX", "Facsimile", "F"),
    "sex": ("Sex", "Gender", "M/F"),
    "ssn": ("SSN (last 4)", "Last 4 SSN", "SS# (last four)"),
    "want": (
        "Records Requested",
        "Please send",
        "Information requested",
        "Records needed",
        "Documents Requested",
        "Requesting",
        "Please fax the following",
    ),
    "span": ("Dates of Service", "Date(s) of service", "DOS", "Date range", "For dates", "Time period"),
    "why": ("Purpose", "Reason", "Reason for request", "Purpose of disclosure", "For"),
    "prov": ("Provider", "Physician", "Requesting Provider", "Ordering Physician", "Requested by", "Doctor"),
    "npi": ("NPI", "NPI", "NPI #", "NPI No."),
    "aka": ("AKA", "Other names", "Former name", "Maiden name", "Also known as", "Other name(s) used"),
    "from": ("From", "From", "Sender", "FROM"),
    "date": ("Date", "Date", "Today's date", "Date sent", "DATE"),
    "appt": ("Appointment", "Next appt", "Appt date", "Upcoming visit", "Visit date"),
}
PURPOSES = (
    "continuity of care",
    "Continuity of Care",
    "continuing care",
    "continued medical care",
    "treatment",
    "ongoing treatment",
    "follow-up care",
    "patient care",
    "coordination of care",
    "new patient visit",
    "post-hospital follow-up",
)
CREDENTIALS = ("MD", "MD", "M.D.", "M.D.", "DO", "NP", "FNP-C", "PA-C", "MD, FACP", "M.D., F.A.C.S.")
STREETS = (
    "W. Alameda Ave",
    "E. Foothill Blvd",
    "S. Atlantic Blvd",
    "N. Brand Blvd",
    "Whittier Blvd",
    "Ventura Blvd",
    "Sepulveda Blvd",
    "W. Olympic Blvd",
    "S. Garfield Ave",
    "Huntington Dr",
    "N. Lake Ave",
    "Firestone Blvd",
    "Slauson Ave",
    "W. Magnolia Blvd",
    "Rosecrans Ave",
    "Hawthorne Blvd",
    "Pioneer Blvd",
    "E. Valley Blvd",
    "Colorado St",
    "Telegraph Road",
    "Sherman Way",
    "Crenshaw Blvd",
    "Cesar E. Chavez Ave",
    "San Fernando Road",
)
CITIES = (
    "Burbank, CA 91502",
    "Arcadia, CA 91006",
    "Alhambra, CA 91801",
    "Glendale, CA 91206",
    "Whittier, CA 90602",
    "Encino, CA 91436",
    "Van Nuys, CA 91411",
    "Los Angeles, CA 90006",
    "Monterey Park, CA 91754",
    "San Marino, CA 91108",
    "Pasadena, CA 91101",
    "Downey, CA 90241",
    "Huntington Park, CA 90255",
    "North Hollywood, CA 91601",
    "Gardena, CA 90247",
    "Torrance, CA 90503",
    "Artesia, CA 90701",
    "El Monte, CA 91731",
    "Montebello, CA 90640",
    "Santa Fe Springs, CA 90670",
    "Reseda, CA 91335",
    "Inglewood, CA 90301",
    "La Cañada Flintridge, CA 91011",
    "Covina, CA 91723",
    "Upland, CA 91786",
    "Oxnard, CA 93030",
    "Bakersfield, CA 93301",
    "Palmdale, CA 93550",
    "Orange, CA 92868",
    "Las Vegas, NV 89102",
)
AREAS = "213 310 323 424 562 626 626 661 714 747 805 818 818 909"
PLACES = (
    "Arroyo Linda",
    "Sycamore Park",
    "Bell Tower",
    "Foothill Ridge",
    "Camino Verde",
    "Palos Grove",
    "Cobalt Oak",
    "Jacaranda",
    "Laurel Pass",
    "San Rafael Hills",
    "Rose Canyon",
    "Eucalyptus",
    "Vista Linda",
    "Stonebridge",
    "Manzanita",
    "Puente Valley",
    "Harborlight",
    "Golden Poppy",
    "Bluebird Canyon",
    "Tierra Alta",
    "Old Orchard",
    "Lantana",
    "Cypress Court",
    "Silver Lantern",
    "Quail Meadow",
    "Mesa Bonita",
    "Canyon Wren",
    "Oleander",
    "Paseo Largo",
    "Whitebark",
    "Olive Terrace",
    "Sunbeam",
    "Northgate Hill",
    "Pomelo Grove",
)
ORGS: Mapping[str, tuple[str, ...]] = {
    "pcp": (
        "{place} Family Medicine",
        "{place} Medical Group",
        "{place} Internal Medicine Associates",
        "{dr} Medical Clinic",
        "{place} Primary Care",
        "{dr} Family Practice, Inc.",
        "{place} Physicians Network",
        "Clinica {place}",
        "Office of {doctor}",
        "{place} Senior Health Center",
        "{dr} & Associates, A Medical Corporation",
    ),
    "heart": ("{place} Cardiology", "{place} Heart & Vascular Associates", "{dr} Cardiology, Inc."),
    "onc": ("{place} Oncology Hematology", "{place} Cancer Care Associates", "{place} Radiation Oncology Center"),
    "ortho": ("{place} Orthopaedics & Spine", "{place} Bone and Joint Institute", "{dr} Orthopedic Group"),
    "obgyn": ("{place} Women's Health", "{place} OB/GYN Medical Group", "{dr} Obstetrics & Gynecology"),
    "pedi": ("{place} Pediatrics", "{place} Children's Clinic", "{dr} Pediatric Medical Group"),
    "spec": (
        "{place} Gastroenterology",
        "{place} Neurology Center",
        "{place} Kidney Specialists",
        "{place} Urology Group",
        "{place} Pulmonary & Sleep",
        "{place} Endocrine Associates",
        "{place} Pain Management",
        "{place} Surgical Specialists",
        "{place} Ear Nose & Throat",
        "{place} Rheumatology",
    ),
    "surg": ("{place} Surgery Center", "{place} Outpatient Surgery", "{place} Ambulatory Surgical Institute"),
    "snf": (
        "{place} Post-Acute",
        "{place} Healthcare & Rehabilitation Center",
        "{place} Skilled Nursing",
        "{place} Convalescent Hospital",
    ),
    "home": ("{place} Home Health", "{place} Hospice & Palliative Care", "{place} Home Health Services, Inc."),
    "hosp": (
        "{place} Community Hospital",
        "{place} Medical Center",
        "{place} Regional Medical Center",
        "{place} Memorial Hospital",
    ),
    "rehab": ("{place} Physical Therapy", "{place} Wound Care Clinic", "{place} Dialysis Center"),
    "law": ("Law Offices of {dr}", "{dr} & Partners, LLP", "{dr} Injury Law, APC", "{place} Legal Group"),
    "copy": ("{place} Record Retrieval", "{place} Copy Service, Inc.", "{place} Document Solutions"),
    "ins": ("{place} Mutual Insurance Company", "{place} Life & Disability", "{place} Indemnity"),
    "lab": ("{place} Clinical Laboratory", "{place} Pathology Laboratory", "{place} Reference Lab"),
    "shop": (
        "{place} Office Supply",
        "{place} Capital Funding",
        "{place} Travel Club",
        "{place} Toner Direct",
        "{place} Medical Billing Seminars",
    ),
    "self": ("",),
}
OURS: Mapping[str, tuple[str, ...]] = {
    "keck": (
        "Keck Hospital of USC",
        "Keck Hospital of USC",
        "Keck Hospital - Medical Records",
        "USC Keck Hospital",
        "Keck Hospital of USC, Health Information Management",
        "KECK HOSPITAL OF USC",
    ),
    "norris": (
        "USC Norris Cancer Hospital",
        "USC Norris Cancer Hospital",
        "USC Norris Cancer Hospital - HIM Dept",
        "Norris Cancer Hospital (USC)",
        "USC NORRIS CANCER HOSPITAL",
    ),
    "verdugo_hills": (
        "USC Verdugo Hills Hospital",
        "USC Verdugo Hills Hospital",
        "Verdugo Hills Hospital (USC)",
        "USC Verdugo Hills Hosp. - Med Records",
        "USC VERDUGO HILLS HOSPITAL",
    ),
}
DEPARTMENTS = (
    "Medical Records",
    "Medical Records",
    "Medical Records Department",
    "Attn: Medical Records",
    "HIM / Release of Information",
    "Health Information Management",
    "Release of Information",
    "Attn: ROI",
    "Medical Records Dept.",
)
DIAGNOSES = (
    "I10 Essential hypertension",
    "E11.9 Type 2 diabetes mellitus",
    "I50.9 Heart failure",
    "N18.3 CKD stage 3",
    "M17.11 Osteoarthritis R knee",
    "J44.9 COPD",
    "K21.9 GERD",
    "C50.911 Breast ca, right",
    "I48.91 Atrial fibrillation",
    "R07.9 Chest pain",
    "M54.50 Low back pain",
    "K80.20 Cholelithiasis",
    "C61 Prostate ca",
    "E03.9 Hypothyroidism",
    "N20.0 Kidney stone",
    "G40.909 Seizure disorder",
    "S72.001A Hip fracture",
    "D64.9 Anemia",
)
INSURERS = (
    "Blue Cross PPO",
    "Medicare",
    "Medi-Cal",
    "HMO - {place} IPA",
    "United PPO",
    "Aetna HMO",
    "Medicare / Medi-Cal",
)
NOTICES = (
    "CONFIDENTIALITY NOTICE: This facsimile contains protected health information that is privileged and "
    "confidential. "
    "If you are not the intended recipient, any use or copying is prohibited. If received in error, please "
    "call us and destroy it.",
    "The documents accompanying this transmission contain confidential health information that is legally "
    "privileged. "
    "The authorized recipient is prohibited from disclosing this information to any other party unless "
    "required by law.",
    "This message is intended only for the use of the individual or entity to which it is addressed. If you "
    "have received "
    "this communication in error, notify the sender immediately by telephone. Thank you.",
    "Pursuant to HIPAA 45 CFR 164.506, patient authorization is not required for disclosures made for "
    "treatment purposes.",
    "Notice: this fax may contain PHI protected by federal and state law. Unauthorized re-disclosure is prohibited.",
)
COURTESIES = (
    "Thank you.",
    "Thank you for your help.",
    "Thanks,",
    "Thank you for your prompt attention.",
    "We appreciate your help.",
    "Thank you in advance.",
    "Sincerely,",
)
DATES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%m.%d.%Y}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service that an office asks for."""

    text: str
    first: date
    last: date | None


def months_before(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, min(day.day, 28))


def span_of(rng: Random, sent: date) -> Span:
    """Mostly the last months or years, or the days of one stay."""
    numeric = rng.choice(DATES[:6])
    begun = sent - timedelta(days=rng.randint(20, 900))
    ended = min(begun + timedelta(days=rng.randint(2, 12)), sent)
    match rng.choices(range(7), (30, 14, 14, 14, 10, 10, 8))[0]:
        case 0:
            said, months = rng.choice((
                ("last 12 months", 12), ("past 2 years", 24), ("last two years", 24), ("past 6 months", 6),
                ("the last 12 months", 12), ("last 6 months", 6), ("past 3 years", 36), ("last 24 months", 24),
                ("past 12 months", 12), ("last 90 days", 3),
            ))  # fmt: skip
            return Span(text=said, first=months_before(sent, months), last=None)
        case 1:
            return Span(text=f"{numeric(begun)} to present", first=begun, last=None)
        case 2:
            joined = rng.choice((" - ", " to ", " through ", " – "))
            return Span(text=f"{numeric(begun)}{joined}{numeric(ended)}", first=begun, last=ended)
        case 3:
            return Span(text=numeric(begun), first=begun, last=begun)
        case 4:
            first = date(begun.year, 1, 1)
            return Span(text=f"{first:%m/%d/%Y} to present", first=first, last=None)
        case 5:
            first = date(begun.year - rng.randint(0, 3), 1, 1)
            return Span(text=f"{first.year} to present", first=first, last=None)
        case _:
            ended = date(sent.year - 1, 12, 31)
            first = date(ended.year - rng.randint(1, 3), 1, 1)
            return Span(text=f"{first:%m/%d/%Y} - {ended:%m/%d/%Y}", first=first, last=ended)
