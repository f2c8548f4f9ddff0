"""What offices call things: themselves, us, parts of forms, kinds of record, stretches of time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AREAS = ("213", "310", "323", "424", "562", "626", "661", "714", "747", "805", "818", "909", "949")
PLACES = (
    "Larkmoor", "Sable Ridge", "Piedra Alta", "Foxhollow", "Arroyo Claro", "Brightwater", "Cedar Knoll", "Dovetail",
    "Elmhurst Park", "Granite Bluff", "Harrow Lane", "Juniper Flats", "Kingsbridge", "Loma Serena", "Marigold",
    "Northgate", "Orchard Row", "Pepper Tree", "Quail Run", "Rosemead Hills", "Saltwell", "Tamarind", "Vista Robles",
    "Wisteria", "Yarrow",
)  # fmt: skip
ORGS = {
    "clinic": (
        "{place} Family Medicine", "{place} Medical Group", "{place} Internal Medicine Associates",
        "{last} Medical Corp.",
        "{place} Community Health Center", "{place} Primary Care", "{last} & {last2} Internists", "{place} Physicians",
        "{place} Adult Medicine", "Clinica {place}", "{place} Medical Associates", "{place} Health Partners, Inc.",
    ),
    "specialist": (
        "{place} Cardiology Associates", "{place} Orthopaedic Group", "{place} Gastroenterology",
        "{place} Urology Clinic",
        "{place} Hematology Oncology", "{place} Neurology Center", "{place} Pulmonary & Sleep", "{place} Kidney Care",
        "{place} Ear Nose & Throat", "{place} Surgical Specialists", "{place} Endocrine Institute", "{last} Eye Center",
        "{place} Pain & Spine", "{place} Rheumatology",
    ),
    "hospital": (
        "{place} Community Hospital", "{place} Regional Medical Center", "{place} General Hospital",
        "St. Bertrand Medical Center", "{place} Valley Hospital", "Holy Shepherd Hospital", "{place} Memorial Hospital",
    ),
    "care": (
        "{place} Post-Acute", "{place} Nursing & Rehabilitation", "{place} Home Health Services",
        "{place} Hospice Care",
        "{place} Dialysis Center", "{place} Infusion Center", "{place} Physical Therapy", "{place} Surgery Center",
    ),
    "legal": (
        "Law Offices of {last} & {last2}", "{last}, {last2} & Associates, LLP", "{last} Injury Law, APC",
    ),
    "copy": ("{place} Legal Copy Service", "{place} Record Retrieval, Inc.", "Tri-Basin Document Services"),
    "insurer": ("{place} Mutual Insurance Company", "{place} Casualty Group", "Harborlight Life & Disability"),
    "company": ("{place} Business Services", "{place} Direct", "{place} Group, LLC", "{place} Company"),
    "lab": ("{place} Clinical Laboratories", "{place} Diagnostic Imaging", "{place} Pathology Services"),
}  # fmt: skip
STREETS = (
    "Alderney Ave.", "N. Bramble St.", "Calle Primavera", "W. Dunmore Blvd.", "Eucalyptus Dr.", "S. Finch Ave.",
    "Garnet St.", "Hollister Way", "E. Ivywood Rd.", "Jasmine Court", "Lindero Blvd.", "Mesquite Ave.", "Oleander Pl.",
    "Pinecone Rd.", "Sycamore Terrace", "W. Thornbury St.", "Valle Verde Rd.", "Willowbend Dr.",
)  # fmt: skip
CITIES = (
    "Los Angeles, CA 90026", "Pasadena, CA 91106", "Burbank, CA 91505", "Alhambra, CA 91801", "Downey, CA 90241",
    "Torrance, CA 90503", "Whittier, CA 90602", "Van Nuys, CA 91405", "Pomona, CA 91767", "Long Beach, CA 90807",
    "Montebello, CA 90640", "El Monte, CA 91731", "Inglewood, CA 90301", "Arcadia, CA 91007", "Santa Clarita, CA 91355",
)  # fmt: skip
CREDENTIALS = ("MD", "MD", "M.D.", "M.D.", "DO", "D.O.", "NP", "FNP-C", "PA-C", "MD, FACP")
JOBS = (
    "Medical Assistant", "Referral Coordinator", "Medical Records", "Front Office", "Office Manager", "RN", "LVN",
    "Back Office", "Health Information", "Care Coordinator", "Unit Secretary",
)  # fmt: skip
OURS = {
    "keck": (
        "Keck Hospital of USC", "Keck Hospital of USC", "KECK HOSPITAL OF USC", "Keck Hospital", "USC Keck Hospital",
    ),
    "norris": ("USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital", "USC NORRIS"),
    "verdugo_hills": (
        "USC Verdugo Hills Hospital", "USC Verdugo Hills Hospital", "Verdugo Hills Hospital", "USC VERDUGO HILLS HOSP",
    ),
}  # fmt: skip
DEPARTMENTS = (
    "Medical Records", "Medical Records", "Medical Records Department", "Health Information Management",
    "HIM / Release of Information", "Medical Records Dept.", "Release of Information",
)  # fmt: skip
LABELS = {
    "name": ("Patient Name", "Patient Name", "Patient", "Name of Patient", "Pt Name", "Patient's Name", "Name", "RE"),
    "dob": ("DOB", "DOB", "Date of Birth", "Date of Birth", "D.O.B.", "Birth Date", "Birthdate"),
    "mrn": ("MRN", "MRN", "Your MRN", "Medical Record #", "MR#", "Med Rec No."),
    "phone": ("Phone", "Phone", "Tel", "Telephone", "Ph", "Office"),
    "fax": ("Fax", "Fax", "Fax", "FAX", "Fax #", "Facsimile"),
    "reply": (
        "Fax records to", "Please fax to", "Return fax", "Fax back to", "Send records to fax", "Reply to fax",
    ),
    "want": (
        "Records Requested", "Records needed", "Please send", "Information requested", "Requesting", "We need",
        "Please fax the following",
    ),
    "span": ("Dates of Service", "DOS", "Date range", "Service dates", "For dates", "Treatment dates"),
    "why": ("Purpose", "Reason", "Reason for request", "Purpose of request"),
    "doc": ("Physician", "Provider", "Requesting Provider", "Ordering Physician", "Doctor"),
    "day": ("Date", "Date", "Today's Date", "Date of request"),
    "other": ("Other names used", "Maiden / other name", "AKA", "Previous name"),
    "sex": ("Sex", "Gender", "M/F"),
    "pphone": ("Patient phone", "Home Phone", "Cell", "Pt. phone"),
}  # fmt: skip
CODES = {
    "hp": "history_and_physical", "im": "imaging_report", "op": "operative_note", "dc": "discharge_summary",
    "co": "consultation", "la": "lab_result", "pa": "pathology", "ek": "ekg", "me": "medication_list",
    "pr": "progress_note", "all": "all",
}  # fmt: skip
TYPE_WORDS = {
    "hp": ("History & Physical", "H&P", "History and physical", "Admission H&P", "H & P"),
    "im": ("Radiology reports", "Imaging reports", "X-ray and CT reports", "MRI report", "CT scan report"),
    "op": ("Operative report", "Op report", "Operative note", "Surgery report", "Operative reports"),
    "dc": ("Discharge summary", "D/C summary", "Hospital discharge summary", "Discharge Summary"),
    "co": ("Consultation reports", "Consults", "Consultation notes", "Consultation report"),
    "la": ("Lab results", "Labs", "Laboratory results", "Recent labs", "Blood work results"),
    "pa": ("Pathology report", "Pathology reports", "Surgical pathology", "Biopsy pathology report"),
    "ek": ("EKG", "ECG", "12-lead EKG", "EKG report"),
    "me": ("Medication list", "Current medication list", "Med list", "List of medications"),
    "pr": ("Progress notes", "Physician progress notes", "Progress Notes", "MD progress notes"),
    "all": ("Complete medical record", "Entire chart", "All medical records", "Entire medical record"),
}  # fmt: skip
UNNAMED = (
    "pertinent medical records", "medical records", "pertinent records", "pertinent information", "recent records",
    "hospital records",
)  # fmt: skip
WHY = (
    "continuity of care", "Continuity of Care", "continuing care", "continued treatment", "ongoing medical care",
    "follow-up care", "treatment", "new patient appointment", "hospital follow-up visit", "transfer of care",
)  # fmt: skip
ER_WHY = ("emergency treatment", "Emergency care", "acute treatment", "patient care - EMERGENT")
ALARMS = (
    "STAT", "STAT - EMERGENCY", "*** STAT ***", "EMERGENCY REQUEST - STAT", "STAT REQUEST",
    "EMERGENCY - PLEASE FAX STAT",
    "STAT / EMERGENT",
)  # fmt: skip
ER_LINES = (
    "Patient is in our Emergency Department now.", "Pt currently in the ED, being treated.",
    "Patient is in the ER right now with chest pain.", "Acute stroke - patient is in our emergency room now.",
    "Patient is being taken to surgery within the hour.", "Patient in ED bed 7, altered, cannot give a history.",
    "Emergency transfer in progress; the accepting physician needs the records now.",
    "Patient arrived by ambulance and is being treated in the emergency department.",
    "Unstable patient in our ER - physician is waiting for these records.", "Pt in OR holding, emergency surgery.",
)  # fmt: skip
RUSH = ("URGENT", "Urgent request", "URGENT - please expedite", "** URGENT **", "RUSH", "Urgent - appointment soon")
NOTICES = (
    "CONFIDENTIALITY NOTICE: This facsimile may contain protected health information. If you are not the intended"
    " recipient, please notify the sender and destroy all pages.",
    "The information in this fax is confidential and is meant only for the addressee. If you received it in error, call"
    " the number above at once.",
    "This request is made under 45 CFR 164.506(c): no authorization is required for disclosures for treatment.",
    "PRIVILEGED AND CONFIDENTIAL. Unauthorized review, copying or distribution is prohibited by law.",
    "Thank you for your help in caring for our mutual patient.",
)
ILLS = (
    "atrial fibrillation", "type 2 diabetes", "breast mass", "hypertension", "COPD", "low back pain", "renal stones",
    "abnormal CT", "anemia", "osteoarthritis of knee", "chest pain", "hypothyroidism", "colon polyps", "syncope",
)  # fmt: skip
DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%d}-{day:%b}-{day.year}".upper(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service as an office asks for them."""

    text: str
    first: date
    last: date | None = None


def span_of(rng: Random, sent: date) -> Span:
    """A stretch of time before the letter."""
    start = sent - timedelta(days=rng.randrange(200, 1500))
    end = start + timedelta(days=rng.randrange(3, 180))
    month = start.replace(day=1)
    year = sent.year - rng.randrange(1, 4)
    words = (
        ("last 2 years", 730), ("past 12 months", 365), ("past 6 months", 182), ("last two years", 730),
        ("past 3 years", 1096),
        ("last 5 years", 1826),
    )  # fmt: skip
    text, days = rng.choice(words)
    back = Span(text=text, first=sent - timedelta(days=days))
    return rng.choice((
        back,
        back,
        Span(text=f"{start:%m/%d/%Y} to present", first=start),
        Span(text=f"{start:%m/%d/%Y} - present", first=start),
        Span(text=f"{start:%m/%d/%Y} - {end:%m/%d/%Y}", first=start, last=end),
        Span(text=f"{start:%m/%d/%Y} to {end:%m/%d/%Y}", first=start, last=end),
        Span(text=f"{start:%m/%d/%y} - {end:%m/%d/%y}", first=start, last=end),
        Span(text=f"{month:%B} {month.year} to present", first=month),
        Span(text=f"01/01/{year} to present", first=date(year, 1, 1)),
    ))  # fmt: skip
