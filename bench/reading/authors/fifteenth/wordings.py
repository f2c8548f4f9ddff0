"""Words of the offices: what they want, why, from whom, and where they are."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


def one_of(rng: Random, words: str) -> str:
    """One of several texts parted by bars."""
    return rng.choice(words.split("|")).strip()


TYPE_WORDS: Mapping[str, str] = {
    "history_and_physical": "H&P|History & Physical|Admission H&P|history and physical",
    "imaging_report": "Radiology reports|Imaging reports|CT reports|MRI report|X-ray reports|radiology reports"
    "|Ultrasound report|CT scan report",
    "operative_note": "Operative report|Op note|Operative note|op reports|Surgery/operative report",
    "discharge_summary": "Discharge summary|D/C summary|discharge summary|Hospital discharge summary",
    "consultation": "Consultation report|Consult notes|Specialist consultation notes|consultation notes|Consults",
    "lab_result": "Lab results|Labs|Most recent labs|Laboratory reports|lab work|Blood work results",
    "pathology": "Pathology report|Path report|Biopsy/pathology report|surgical pathology",
    "ekg": "EKG|ECG|Last EKG|EKG tracing|12-lead EKG",
    "medication_list": "Medication list|Current med list|Current medications list|med list",
    "progress_note": "Progress notes|Office/progress notes|Last progress note|physician progress notes",
    "all": "Entire medical record|Complete chart|All records on file|complete medical record",
}
COMMON = (
    "history_and_physical", "history_and_physical", "imaging_report", "imaging_report", "imaging_report",
    "discharge_summary", "discharge_summary", "discharge_summary", "operative_note", "operative_note", "consultation",
    "consultation", "lab_result", "lab_result", "lab_result", "pathology", "pathology", "progress_note",
    "progress_note", "ekg", "medication_list",
)  # fmt: skip
EMERGENT = (
    "history_and_physical", "discharge_summary", "ekg", "ekg", "medication_list", "lab_result", "imaging_report",
    "consultation", "operative_note",
)  # fmt: skip
UNNAMED = (
    "medical records|pertinent medical records|most recent records|any pertinent records"
    "|records from the recent hospital stay|records relating to the recent hospitalization"
)
PURPOSES = (
    "Continuity of care|Continuing care|Continuation of care|Treatment|Follow-up care|Upcoming appointment"
    "|New patient appointment|Post-hospital follow up|Coordination of care|Hospital follow-up visit|Transfer of care"
)
OURS: Mapping[str, str] = {
    "keck": "Keck Hospital of USC|Keck Hospital of USC|Keck Hospital|KECK HOSPITAL OF USC|USC Keck Hospital",
    "norris": "USC Norris Cancer Hospital|USC Norris Cancer Hospital|Norris Cancer Hospital|USC NORRIS CANCER HOSPITAL"
    "|USC Norris",
    "verdugo_hills": "USC Verdugo Hills Hospital|USC Verdugo Hills Hospital|Verdugo Hills Hospital"
    "|USC VERDUGO HILLS HOSPITAL|USC Verdugo Hills Hosp.",
}
DEPARTMENTS = (
    "Medical Records|Medical Records Department|Health Information Management|Release of Information|HIM / ROI"
)
AREAS = "213 323 818 626 562 310 424 747 661 909 951 805 714"
PLACES = (
    "Eagle Ridge|Arroyo Seco|Mission Oaks|Verano|Foothill Park|San Rafael|Palmetto|Crescent Bay|Monte Alto"
    "|Sycamore Glen|Del Prado|Rosewood Hills|Pacific Terrace|Las Flores|Oak Hollow|Sierra Point|Canyon Gate"
    "|Willowbrook Lane|El Camino Real Plaza|Harbor View|Montecito Park|Jacaranda|Mariposa|Bellavista"
)
STREETS = (
    "N. Central Ave|W. Olympic Blvd|S. Garfield Ave|E. Colorado Blvd|Foothill Blvd|Magnolia Blvd|Sunset Blvd"
    "|Ventura Blvd|Whittier Blvd|W. Beverly Blvd|Huntington Dr|N. Brand Blvd|San Fernando Rd|Valley Blvd"
    "|Rosecrans Ave|S. Atlantic Blvd|Lankershim Blvd|Fair Oaks Ave|W. 6th St"
)
CITIES = (
    "Glendale, CA 91204|Pasadena, CA 91105|Los Angeles, CA 90057|Alhambra, CA 91801|Burbank, CA 91505"
    "|Downey, CA 90240|Van Nuys, CA 91405|Montebello, CA 90640|Arcadia, CA 91007|Torrance, CA 90503|Covina, CA 91722"
    "|Los Angeles, CA 90017|Encino, CA 91436|La Canada, CA 91011|West Covina, CA 91790|Long Beach, CA 90806"
    "|Monterey Park, CA 91754|North Hollywood, CA 91606|Los Angeles, CA 90022"
)
ORGS: Mapping[str, str] = {
    "clinic": "{place} Medical Group|{place} Family Medicine|{place} Internal Medicine|{place} Primary Care"
    "|{dr} Medical Clinic|{place} Community Health Center|{dr} & Associates Medical Corp.|{place} Physicians"
    "|{place} Family Practice Medical Group, Inc.|{doc}|{place} Medical Associates",
    "special": "{place} Cardiology|{place} Oncology Associates|{place} Gastroenterology|{place} Orthopaedic Institute"
    "|{place} Pulmonary Medical Group|{place} Nephrology|{place} Neurology Center|{place} Urology Medical Group"
    "|{place} Surgical Associates|{dr} Heart & Vascular|{place} Endocrine Specialists|{place} Pain Management",
    "hospital": "{place} Medical Center|{place} Community Hospital|{place} Regional Medical Center"
    "|{place} Memorial Hospital",
    "nursing": "{place} Post-Acute|{place} Care Center|{place} Rehabilitation & Nursing|{place} Convalescent Hospital",
    "home_care": "{place} Home Health|{place} Home Care Nursing|{place} Visiting Nurses",
    "hospice": "{place} Hospice|{place} Hospice & Palliative Care",
    "child": "{place} Pediatrics|{place} Children's Medical Group|{dr} Pediatric Associates",
    "women": "{place} OB/GYN|{place} Women's Health|{place} Women's Care Medical Group",
    "dental": "{place} Oral Surgery|{place} Dental Group|{dr} Oral & Maxillofacial Surgery",
    "surgery": "{place} Surgery Center|{place} Ambulatory Surgery|{place} Outpatient Surgical Center",
    "law": "Law Offices of {doc0}|{dr} & Birdwell, LLP|{dr} Injury Law, APC|{dr}, Marsh & Oakes LLP",
    "copy": "{place} Record Retrieval|{place} Document Services|{place} Legal Copy, Inc.",
    "insurer": "{place} Mutual Insurance|{place} Casualty Company|{place} Life & Disability",
    "lab": "{place} Clinical Laboratory|{place} Pathology Laboratory|{place} Medical Laboratory",
    "imaging": "{place} Diagnostic Imaging|{place} Radiology Medical Group|{place} Imaging Center",
    "seller": "{place} Office Supply|{place} Toner Direct|{place} Medical Waste|{place} Staffing Solutions",
    "home": "{name}",
    "mortuary": "{place} Mortuary|{place} Funeral Home",
}
CREDENTIALS = "MD|MD|MD|M.D.|M.D.|DO|NP|FNP-C|PA-C|MD, FACC|MD, FACP"
HOSPITAL_CREDENTIALS = "MD|M.D.|DO|MD"
OFFICE_JOBS = (
    "Medical Records|Referral Coordinator|Front Office|Medical Assistant|Office Manager|MA|Patient Care Coordinator"
    "|Back Office|LVN|Receptionist"
)
OTHER_JOBS = "Records Specialist|Case Manager|Administrative Assistant|Records Clerk"
OTHER_HOSPITALS = "Rio Lindo Medical Center|Santa Brisa Hospital|Crestline Regional Hospital|Bayport General Hospital"
PLANS = "Blue Harbor PPO|SunValley Health Plan|Medicare|Pacifica HMO|Medi-Cal|Golden Coast IPA"
ILLNESSES = (
    "atrial fibrillation|type 2 diabetes|chronic kidney disease|breast cancer|COPD|congestive heart failure"
    "|colon polyps|lumbar stenosis|coronary artery disease|hypertension|lung nodule|gallstones|knee osteoarthritis"
    "|thyroid nodule|anemia|GI bleed|pneumonia"
)
DX_CODES = (
    "I48.91|E11.9|N18.30|C50.911|J44.9|I50.9|K63.5|M48.061|I25.10|I10|R91.1|K80.20|M17.11|E04.1|D64.9|K92.2|J18.9"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service as an office asks for them."""

    text: str
    first: date
    last: date | None


def _before(day: date, months: int) -> date:
    """As many calendar months earlier."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span_of(rng: Random, sent: date) -> Span:
    """A span of time before the letter, in one of the ways in which offices write it."""
    start = sent - timedelta(days=rng.randrange(150, 1200))
    end = min(start + timedelta(days=rng.randrange(20, 500)), sent - timedelta(days=5))
    style = rng.randrange(9)
    if style < 2:
        dash = rng.choice((" - ", " to ", " through ", "-"))
        return Span(text=f"{start:%m/%d/%Y}{dash}{end:%m/%d/%Y}", first=start, last=end)
    if style == 2:
        return Span(text=f"{start:%m/%d/%Y} to present", first=start, last=None)
    if style == 3:
        return Span(text=f"{start.year} to present", first=date(start.year, 1, 1), last=None)
    if style == 4:
        return Span(text=f"{start:%m/%Y} - present", first=start.replace(day=1), last=None)
    if style in (5, 6):
        years = rng.choice((1, 2, 2, 3, 5))
        said = {1: "last 12 months"}.get(years, rng.choice((f"last {years} years", f"past {years} years")))
        return Span(text=said, first=_before(sent, 12 * years), last=None)
    if style == 7:
        months = rng.choice((3, 6, 6, 18))
        return Span(text=f"last {months} months", first=_before(sent, months), last=None)
    return Span(text=f"{start.month}/{start.day}/{start:%y} to {end.month}/{end.day}/{end:%y}", first=start, last=end)
