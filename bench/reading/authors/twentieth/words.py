"""What offices are called, where they are, what they want and how they write days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


def _parts(said: str) -> list[str]:
    return said.split("|")


CODES = frozenset({
    "history_and_physical", "imaging_report", "operative_note", "discharge_summary", "consultation", "lab_result",
    "pathology", "ekg", "medication_list", "progress_note", "all",
})  # fmt: skip
FONTS: Mapping[str, tuple[str, ...]] = {
    "office": ("Liberation Sans", "Liberation Sans", "Carlito", "Carlito", "Liberation Serif", "DejaVu Sans"),
    "letter": ("Liberation Serif", "Liberation Serif", "Caladea", "Carlito", "Liberation Sans"),
    "web": ("Open Sans", "Liberation Sans", "Lato", "DejaVu Sans", "Liberation Sans"),
    "form": ("Liberation Sans", "Liberation Sans", "Liberation Serif", "Liberation Sans Narrow", "FreeSans"),
    "mono": ("Courier Prime", "Liberation Mono"),
    "soft": ("Quicksand Medium", "Lato", "Carlito"),
}
PLACES = _parts(
    "Larkmoor|Ocotillo Bend|Tres Encinas|Jacaranda Row|Bellhaven|Arroyo Claro|Sycamore Point|Palisade Grove|Mar Azul"
    "|Quail Terrace|Copperfield|Los Nogales|Summerlane|Rosedown|Hillbrook|Casa Verde|Pinecove|Westmarch|Loma Serena"
    "|Tidewater Bluff|Camino Alto|Juniper Flats|Northgate Mesa|Sunhollow|Vista Laguna|Elmcrest|Harborline|Foxtail"
    "|Silver Acacia|Mission Ridge|Brightwater|Eastmoor|Granada Knolls|Cypress Lane|Alta Brisa|Rancho Tecolote"
)
ORGS: Mapping[str, str] = {
    "primary": "{place} Family Medicine|{place} Internal Medicine|{place} Medical Group|{place} Primary Care Associates"
    "|{dr} Family Practice|{place} Community Health Center|{place} Medical Associates, Inc.|{dr} Medical Clinic"
    "|{place} Physicians Medical Group|{place} Senior Care|{place} Adult Medicine|Clinica {place}",
    "specialty": "{place} Cardiology|{place} Gastroenterology Associates|{place} Orthopaedic Institute"
    "|{place} Neurology|"
    "{place} Pulmonary & Sleep|{place} Urology Group|{place} Hematology Oncology|{place} Nephrology Medical Group"
    "|{place} Ear, Nose & Throat|{place} Rheumatology|{place} Endocrine Center|{dr} Eye Center|{place} Heart & Vascular"
    "|{place} Pain & Spine|{place} Women's Health|{place} Foot & Ankle|{place} Dermatology"
    "|{place} Wound Care|{place} Infusion Center|{dr} Chiropractic"
    "|{place} Surgical Specialists",
    "any": "=primary|=specialty",
    "hospital": "{place} Community Hospital|{place} Medical Center|{place} Regional Medical Center|{place} Memorial "
    "Hospital|St. Brannoc Hospital|{place} General Hospital|Hospital of {place}",
    "snf": "{place} Care Center|{place} Post Acute|{place} Convalescent Hospital|{place} Rehabilitation & Wellness"
    "|Villa {place} Healthcare|{place} Nursing & Transitional Care",
    "homecare": "{place} Home Health|{place} Home Health Services, Inc.|{place} Visiting Nurses|{place} Home Care",
    "hospice": "{place} Hospice|{place} Hospice & Palliative Care|{place} Palliative Partners",
    "dialysis": "{place} Dialysis|{place} Kidney Center|{place} Dialysis Clinic",
    "surgery": "{place} Surgery Center|{place} Outpatient Surgical Center|{place} Ambulatory Surgery Center",
    "cancer": "{place} Cancer Care|{place} Oncology Center|{place} Radiation Oncology",
    "rehab": "{place} Physical Therapy|{place} Sports & Spine Therapy|{place} Rehab Associates",
    "urgentcare": "{place} Urgent Care|{place} Walk-In Medical Clinic|{place} Express Care",
    "peds": "{place} Pediatrics|{place} Children's Medical Group|{dr} Pediatric Clinic",
    "womens": "{place} Women's Health|{place} OB-GYN Associates|{place} Obstetrics Medical Group",
    "imaging": "{place} Imaging Center|{place} Diagnostic Radiology|{place} MRI & CT",
    "psych": "{place} Wellness Institute|{place} Integrative Medicine",
    "eye": "{dr} Eye Care|{place} Retina Associates|{place} Ophthalmology",
    "dental": "{dr} Dental Group|{place} Oral Surgery|{place} Implant & Oral Surgery",
    "law": "Law Offices of {person}|{dr} & {last}, LLP|{dr} Law Group, APC|{place} Injury Attorneys|{last} {dr} LLP",
    "copy": "{place} Copy Service|{place} Document Retrieval|{place} Legal Reproduction|{place} Records Retrieval",
    "insurer": "{place} Mutual Insurance Company|{place} Casualty|{place} Life Assurance|{place} Health Plan",
    "vendor": "{place} Supply Co.|{place} Office Systems|{place} Staffing|{place} Capital Funding",
    "none": "{person}",
}
CREDENTIALS = ("MD", "MD", "MD", "M.D.", "DO", "D.O.", "NP", "FNP-C", "PA-C", "MD, FACP", "MD, PhD")
STREETS = _parts(
    "W. Olmsted Ave.|Larkspur Blvd|N. Tremont Street|S. Calderon Ave|E. Whitmore St.|Alpenglow Drive|Morningview Rd"
    "|W. Santa Petra Blvd.|N. Coyote Canyon Rd|Haverford Avenue|S. Del Cielo Street|Ridgemark Dr.|Old Mill Pkwy"
    "|E. Monteleon Way|Brookdale Lane|N. Parkhurst Ave|Sepal Street|W. Fairlawn Blvd|Calle Robles|Ironwood Ave"
)
CITIES = _parts(
    "Los Angeles, CA 90027|Los Angeles, CA 90057|Los Angeles, CA 90031|Glendale, CA 91204|Burbank, CA 91502"
    "|Pasadena, CA 91101|Alhambra, CA 91801|Monterey Park, CA 91754|El Monte, CA 91731|Whittier, CA 90602"
    "|Downey, CA 90241|Torrance, CA 90503|Inglewood, CA 90301|Long Beach, CA 90806|Van Nuys, CA 91405"
    "|Encino, CA 91436|Santa Monica, CA 90404|Culver City, CA 90232|West Covina, CA 91790|Pomona, CA 91767"
    "|Montebello, CA 90640|Huntington Park, CA 90255|Arcadia, CA 91007|Santa Clarita, CA 91355|Oxnard, CA 93030"
    "|Anaheim, CA 92801|Fullerton, CA 92835|Riverside, CA 92501|Bakersfield, CA 93301|La Crescenta, CA 91214"
)
AREAS = _parts("213|310|323|323|424|562|626|626|661|714|747|805|818|818|909|949|951")
PHONE_FORMS = (
    "({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "({})555-{}", "{}-555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}",
    "{}.555.{}", "1-{}-555-{}", "{} 555-{}", "+1 {}-555-{}", "{}/555-{}",
)  # fmt: skip
OURS: Mapping[str, tuple[str, ...]] = {
    "keck": ("Keck Hospital of USC", "Keck Hospital of USC", "Keck Hospital", "USC Keck Hospital", "Keck USC",
             "Keck Hospital, USC"),
    "norris": ("USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital", "USC Norris",
               "USC Norris Cancer Hosp."),
    "verdugo_hills": ("USC Verdugo Hills Hospital", "USC Verdugo Hills Hospital", "Verdugo Hills Hospital",
                      "USC-Verdugo Hills Hosp", "USC Verdugo Hills"),
}  # fmt: skip
DEPARTMENTS = (
    "Medical Records", "Medical Records", "Medical Records Department", "Health Information Management", "HIM Dept",
    "Release of Information", "Medical Records Dept.", "HIM / Medical Records", "ROI - Medical Records",
)  # fmt: skip
TYPE_WORDS: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": ("History & Physical", "H&P", "H & P", "History and Physical", "admission H&P"),
    "imaging_report": ("Radiology reports", "imaging reports", "X-ray / CT reports", "CT and MRI reports",
                       "radiology reports (all)", "MRI report", "CT / ultrasound reports"),
    "operative_note": ("Operative report", "op report", "Operative note", "OP NOTE", "surgery/operative reports"),
    "discharge_summary": ("Discharge summary", "discharge summary", "D/C summary", "DC Summary"),
    "consultation": ("Consultation reports", "consult notes", "Consultations", "specialist consultation notes",
                     "consultation note"),
    "lab_result": ("Lab results", "labs", "laboratory results", "recent labs", "lab reports", "bloodwork / labs"),
    "pathology": ("Pathology report", "pathology", "path report", "surgical pathology report", "biopsy/pathology"),
    "ekg": ("EKG", "EKG tracing", "ECG", "12-lead EKG"),
    "medication_list": ("Medication list", "current medication list", "med list", "current medications list"),
    "progress_note": ("Progress notes", "office notes", "clinic progress notes", "office visit notes",
                      "last progress note"),
    "all": ("Complete medical record", "entire chart", "Complete chart", "all medical records (complete chart)"),
}  # fmt: skip
UNNAMED = (
    "medical records", "medical records", "pertinent medical records", "patient's medical records",
    "records pertinent to this patient's care", "hospital records",
)  # fmt: skip
TYPE_SHARES = {
    "history_and_physical": 9, "imaging_report": 11, "operative_note": 8, "discharge_summary": 10, "consultation": 9,
    "lab_result": 11, "pathology": 6, "ekg": 4, "medication_list": 5, "progress_note": 9,
}  # fmt: skip
DX = _parts(
    "I10 Essential hypertension|E11.9 Type 2 diabetes mellitus|N18.30 Chronic kidney disease, stage 3"
    "|I48.91 Atrial fibrillation|M17.11 Osteoarthritis, right knee|K21.9 GERD|J44.9 COPD|C50.912 Left breast cancer"
    "|R91.1 Solitary pulmonary nodule|K80.20 Gallstones|M54.50 Low back pain|D64.9 Anemia"
    "|I25.10 Coronary artery disease"
    "|N20.0 Kidney stone|G40.909 Seizure disorder|H26.9 Cataract|C61 Prostate cancer|E03.9 Hypothyroidism"
)
PURPOSES = (
    "Continuity of care", "Continuity of care", "Continuing care", "Treatment", "Continued medical care",
    "Continuation of care", "Treatment / continuity of care", "Patient care",
)  # fmt: skip
OTHER_HOSPITALS = ("St. Brannoc Hospital", "Tres Encinas Medical Center", "Bellhaven Community Hospital",
                   "Northgate Mesa General Hospital")  # fmt: skip
PLANS = ("Sunhollow Health HMO", "PPO - Granada Mutual", "Medicare", "Medi-Cal", "Alta Brisa Advantage HMO")
LONG: Callable[[date], str] = lambda day: f"{day:%B} {day.day}, {day.year}"  # noqa: E731
DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}", lambda day: f"{day:%m/%d/%Y}", lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}", lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}", lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day.year}", lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}", LONG, lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%d-%b-%Y}", lambda day: f"{day:%Y-%m-%d}", lambda day: f"{day:%m.%d.%Y}",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of service that are asked for: beside a label, and in a sentence."""

    label: str
    phrase: str
    first: date
    last: date | None


def span_of(rng: Random, sent: date, style: Callable[[date], str]) -> Span:
    """A range in the office's words."""
    first = sent - timedelta(days=rng.randint(60, 1500))
    last = min(first + timedelta(days=rng.choice((3, 4, 6, 30, 180, 365))), sent - timedelta(days=5))
    begun, ended = style(first), style(last)
    month = date(first.year, first.month, 1)
    back: list[tuple[str, int]] = [("2 years", 730), ("two years", 730), ("12 months", 365), ("year", 365),
                                   ("6 months", 182), ("3 years", 1095), ("18 months", 547)]  # fmt: skip
    match rng.randrange(6):
        case 0 | 1:
            words, days = rng.choice(back)
            text = f"{rng.choice(('last', 'past'))} {words}"
            return Span(label=text, phrase=f"from the {text}", first=sent - timedelta(days=days), last=None)
        case 2:
            dash = rng.choice((" - ", " to ", " through ", " thru "))
            return Span(label=begun + dash + ended, phrase=f"from {begun} to {ended}", first=first, last=last)
        case 3:
            dash = rng.choice((" - ", " to "))
            return Span(label=f"{begun}{dash}present", phrase=f"from {begun} to present", first=first, last=None)
        case 4:
            text = f"since {month:%B} {month.year}"
            return Span(label=text, phrase=text, first=month, last=None)
        case _:
            dash = rng.choice(("-", " - ", " to "))
            return Span(label=begun + dash + ended, phrase=f"dated {begun} through {ended}", first=first, last=last)
