"""What offices call things: themselves, us, what they want, from when, and why; pools are parted by bars."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES = (
    "history_and_physical", "imaging_report", "operative_note", "discharge_summary", "consultation", "lab_result",
    "pathology", "ekg", "medication_list", "progress_note", "all",
)  # fmt: skip
TYPE_WORDS: Mapping[str, str] = {
    "history_and_physical": "H&P|History and Physical|H & P|admission H&P|history and physical exam",
    "imaging_report": "radiology reports|CT report|imaging reports|MRI report|X-ray reports|ultrasound report"
    "|diagnostic imaging reports",
    "operative_note": "operative report|op report|op note|surgical report|operative notes",
    "discharge_summary": "discharge summary|D/C summary|hospital discharge summary|discharge summaries",
    "consultation": "consult notes|consultation report|consultations|consult reports|specialist consultation",
    "lab_result": "lab results|labs|laboratory reports|bloodwork results|lab reports",
    "pathology": "pathology report|path report|surgical pathology|biopsy pathology",
    "ekg": "EKG|EKG tracing|12-lead EKG|ECG",
    "medication_list": "medication list|med list|current medication list|discharge medication list",
    "progress_note": "progress notes|office visit notes|clinic notes|physician progress notes",
    "all": "complete medical record|entire chart|all records|complete chart",
}
UNNAMED = (
    "medical records|pertinent records|recent medical records|hospital records|relevant medical records"
    "|records from your hospital|records of care at your facility|pertinent medical records"
)
OURS: Mapping[str, str] = {
    "keck": "Keck Hospital of USC|Keck Hospital|USC Keck Hospital|Keck Hospital of USC|Keck Hosp. of USC",
    "norris": "USC Norris Cancer Hospital|Norris Cancer Hospital|USC Norris|USC Norris Cancer Hospital",
    "verdugo_hills": "USC Verdugo Hills Hospital|Verdugo Hills Hospital|USC Verdugo Hills|USC-Verdugo Hills Hosp.",
}
DEPARTMENTS = (
    "Medical Records|Medical Records Department|Medical Records Dept.|HIM|Health Information Management"
    "|Release of Information|Medical Records / ROI|HIM Dept|Correspondence Desk, Medical Records"
)
AREAS = "213 310 323 424 562 626 661 714 747 805 818 909 949 951"
NUMBER_FORMS = (
    "({}) 555-{}", "({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}-555-{}", "{}.555.{}", "({})555-{}", "{} 555-{}",
    "+1 {}-555-{}", "1 ({}) 555-{}",
)  # fmt: skip
STREETS = (
    "Larkmead Ave|W. Quillan St|Ortega Mesa Dr|N. Tamblin Blvd|S. Corliss Ave|Pepperwood Ln|E. Hadley Park Rd"
    "|Sycamore Bend Way|Calle Morada|N. Fairhollow St|Winslow Terrace|Rosedale Court|S. Marengold Ave|Mill Canyon Rd"
    "|E. 3rd Street|W. Bayliss Pkwy|Mission Vista Dr|Juniper Hollow Ln|N. Alder Creek Blvd|Orange Crest Ave"
)
CITIES = (
    "Alhambra, CA 91801|Burbank, CA 91505|Reseda, CA 91335|Whittier, CA 90602|Downey, CA 90241|Pasadena, CA 91105"
    "|Los Angeles, CA 90057|Los Angeles, CA 90019|Van Nuys, CA 91405|Torrance, CA 90503|Monterey Park, CA 91754"
    "|Glendale, CA 91204|Pomona, CA 91767|Inglewood, CA 90301|Lancaster, CA 93534|Oxnard, CA 93030"
    "|Fontana, CA 92335|Garden Grove, CA 92840|Encino, CA 91436|Covina, CA 91723|Gardena, CA 90247"
    "|La Crescenta, CA 91214|Montebello, CA 90640|Riverside, CA 92506"
)
PLACES = (
    "Larkmead|Quillan|Mesa Linda|Corliss|Tres Palmas|Hadley Park|Bend Oak|Fairhollow|Winslow|Orange Crest|Mill Canyon"
    "|Juniper|Sierra Alta|Harbor Pines|Verbena|Stonecreek|Laurel Gate|Monte Claro|Seabright|Cypress Row|Almond Grove"
    "|Valle Dorado|Ridgemont|San Tadeo"
)
FAMILY_ORGS = (
    "{place} Family Medicine|{place} Medical Group|{dr} Family Practice|{place} Internal Medicine Associates"
    "|{place} Primary Care|{place} Community Health Center|Clínica {place}|{dr} Medical Corporation"
    "|{place} Adult Medicine, Inc.|{place} Physicians Network|{place} Walk-In Family Clinic"
)
SPECIAL_ORGS = (
    "{place} Cardiology Consultants|{place} Gastroenterology Medical Group|{place} Neurology Institute"
    "|{place} Kidney Care|{place} Pulmonary & Sleep Medicine|{dr} Endocrine & Diabetes Clinic"
    "|{place} Oncology Hematology Care|{place} Rheumatology|{place} Urology Specialists|{dr} ENT & Allergy"
    "|{place} Pain & Spine Center|{place} Infectious Disease Associates"
)
SURGERY_ORGS = (
    "{place} Surgical Associates|{place} Orthopaedic Group|{place} Vascular Surgery|{dr} Plastic & Hand Surgery"
    "|{place} Ambulatory Surgery Center|{place} Spine Surgeons|{place} Colorectal Surgery"
)
WOMENS_ORGS = "{place} OB/GYN Associates|{place} Women's Health|{dr} Obstetrics & Gynecology|{place} Midwifery & GYN"
CHILD_ORGS = "{place} Pediatrics|{place} Children's Medical Group|{dr} Pediatric Associates"
HOME_ORGS = (
    "{place} Home Health, Inc.|{place} Hospice & Palliative Care|{place} Skilled Nursing & Rehab|{place} Post-Acute"
    "|{place} Healthcare Center|{place} Convalescent Hospital"
)
HOSPITAL_ORGS = (
    "{place} Community Hospital|{place} Regional Medical Center|{place} Valley Medical Center"
    "|St. Alban {place} Hospital"
    "|{place} General Hospital"
)
LEGAL_ORGS = "{dr} & Associates, APC|Law Offices of {dr}|{dr} {dr2} LLP|{dr} Injury Law Group|{dr} Trial Attorneys"
COPY_ORGS = "{place} Record Retrieval|{place} Copy Service, Inc.|{place} Legal Photocopy|DocuTrail {place}"
INSURERS = (
    "{place} Mutual Life|{place} Casualty Insurance Co.|{place} Benefit Administrators|{place} Disability Services"
)
PLANS = (
    "Verbena Health Plan HMO|Medicare Part B|Medi-Cal|Monte Claro PPO|Pacific Harbor Advantage|Ridgemont IPA"
    "|Sierra Alta Senior Plan"
)
CREDENTIALS = "MD|MD|MD|M.D.|M.D.|DO|D.O.|NP|FNP-C|PA-C|MD, FACP"
ROLES = (
    "Medical Assistant|Referral Coordinator|Front Office|Medical Records Clerk|MA|Office Manager|RN|LVN"
    "|New Patient Desk"
)
DX = (
    "I10 Essential hypertension|E11.9 Type 2 diabetes mellitus|I48.91 Atrial fibrillation|N18.31 Chronic kidney disease"
    "|K21.9 Gastro-esophageal reflux|M17.11 Osteoarthritis of right knee|C50.912 Breast cancer, left"
    "|R91.1 Lung nodule|G40.909 Epilepsy|I50.22 Chronic systolic heart failure|K80.20 Gallstones"
    "|C61 Prostate cancer|D50.9 Iron deficiency anemia|J45.40 Asthma|M54.16 Lumbar radiculopathy"
)
OPERATIONS = (
    "left total hip arthroplasty|laparoscopic cholecystectomy|right knee arthroscopy|cataract surgery|hernia repair"
    "|lumbar fusion L4-L5|colonoscopy|thyroidectomy"
)
REASONS = (
    "continuing care|continuity of care|follow-up after hospitalization|new patient appointment|treatment"
    "|hospital follow up|ongoing treatment|establishing care"
)
ER_TITLES = "STAT|EMERGENCY|STAT / EMERGENT|***STAT***|EMERGENCY - PATIENT BEING TREATED NOW|STAT REQUEST"
ED_NOTES = (
    "Patient is in our Emergency Department now with {ill}. STAT please."
    "|EMERGENCY: patient is in our ED right now, {ill}. Please fax immediately."
    "|Pt currently in ER with {ill}, physician at bedside. STAT."
    "|STAT: {ill}, patient now in emergency room bed 4."
    "|Emergency: pt brought in by ambulance with {ill}, being treated in our ED at this time. STAT."
)
ER_NOTES = (
    f"{ED_NOTES}|STAT - patient is on the table for emergency surgery. Records needed now."
    "|EMERGENCY TRANSFER: patient arriving by ambulance at this moment with {ill}. Need records STAT."
)
NOTICES = (
    "This facsimile contains confidential health information. If you received it in error, please destroy it and call "
    "the sender.|CONFIDENTIAL: This transmission may contain information protected by state and federal law (HIPAA). "
    "Redisclosure is prohibited.|The information contained in this fax is intended only for the individual or entity "
    "named above. If the reader is not the intended recipient, any copying or distribution is prohibited."
    "|Confidential patient information enclosed.|IMPORTANT WARNING: this message is intended for the use of the person "
    "to whom it is addressed and may be privileged. Misuse may be punished by law."
)
ER_ILLS = (
    "chest pain|altered mental status|acute stroke symptoms|shortness of breath|GI bleed|sepsis|seizure|syncope"
    "|abdominal pain|acute MI"
)
URGENT_NOTES = (
    "URGENT - needed for patient care.|URGENT: the doctor is waiting for these records.|RUSH please."
    "|Urgent request, please process today.|URGENT"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Dates of service: the words, first and last day (None: until now)."""

    text: str
    first: date
    last: date | None


def one_of(rng: Random, pool: str) -> str:
    return rng.choice(pool.split("|"))


def long_date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def short_date(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    short_date,
    short_date,
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m/%d/%y}",
    long_date,
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day.day:02d}-{day:%b}-{day.year}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
)
FIGURE_STYLES = DATE_STYLES[:8]


def span_of(rng: Random, sent: date) -> Span:
    """Some dates of service, in words that offices use."""
    year = sent.year - rng.randint(1, 4)
    start = sent - timedelta(days=rng.randint(40, 900))
    end = min(start + timedelta(days=rng.choice((2, 3, 4, 6, 9, 30, 90))), sent - timedelta(days=5))
    month = start.replace(day=1)
    style = rng.choice(FIGURE_STYLES[:6])
    years = rng.choice((1, 2, 2, 3, 5))
    ago = _months_before(sent, 12 * years)
    number = {1: "12 months", 2: "two years", 3: "three years", 5: "5 years"}[years]
    months = rng.choice((3, 6, 12, 18, 24))
    return rng.choice((
        Span(f"last {number}", ago, None),
        Span(f"past {number}", ago, None),
        Span(f"last {months} months", _months_before(sent, months), None),
        Span(f"{style(start)} - {style(end)}", start, end),
        Span(f"{style(start)} to {style(end)}", start, end),
        Span(f"{style(start)} through {style(end)}", start, end),
        Span(f"{style(start)} to present", start, None),
        Span(f"{style(start)}-present", start, None),
        Span(f"{month:%B %Y} to present", month, None),
        Span(f"{month:%m/%Y} - present", month, None),
        Span(f"01/01/{year} - 12/31/{year}", date(year, 1, 1), date(year, 12, 31)),
        Span(f"{year} to present", date(year, 1, 1), None),
        Span(f"{style(end)}", end, end),
    ))  # fmt: skip


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
