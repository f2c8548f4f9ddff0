"""What offices are called and how they say what they want."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AREAS = "213 310 323 424 442 562 626 657 661 714 747 760 805 818 909 949 951"
STREETS = (
    "W. Marigold Ave", "Lantana Street", "E. Corbel Blvd", "N. Tamarind Way", "Wrenfield Road", "Calle Alondra",
    "S. Halyard Ave", "Quarry Hill Drive", "Pomelo Street", "Old Mission Road", "N. Juniper Terrace", "Saltbush Lane",
    "Bellweather Blvd", "W. 214th Street", "Ironwood Ct", "Foothill Vista Dr",
)  # fmt: skip
CITIES = (
    "Pasadena, CA 91105", "Alhambra, CA 91801", "Burbank, CA 91502", "Downey, CA 90241", "Torrance, CA 90503",
    "Whittier, CA 90602", "Van Nuys, CA 91405", "Los Angeles, CA 90017", "Los Angeles, CA 90005", "Azusa, CA 91702",
    "Santa Clarita, CA 91355", "Covina, CA 91723", "Inglewood, CA 90301", "Reseda, CA 91335", "Long Beach, CA 90806",
    "Fontana, CA 92335", "Oxnard, CA 93030", "Arcadia, CA 91007", "La Crescenta, CA 91214", "Bakersfield, CA 93301",
)  # fmt: skip
PLACES = (
    "Arroyo Bend", "Lindero", "San Tolomeo", "Bluecrest", "Mission Oaks", "Harbor Light", "Casa Verano", "Pepper Tree",
    "Sierra Loma", "Eastgate", "Orange Blossom", "Rio Claro", "Tall Palms", "Westbourne", "Grandview Park", "Amberly",
    "Cielo Vista", "Northridge Hills", "Coral Bay", "Santa Ynora",
)  # fmt: skip
ORGS: Mapping[str, str] = {
    "pcp": """{place} Family Medicine|{place} Internal Medicine Associates|{dr} Medical Corporation|{place} Primary Care
        |{place} Community Health Center|Clinica Medica {place}|{place} Medical Group|{dr} & {dr2} Family Practice""",
    "spec": """{place} Cardiology|{place} Gastroenterology Medical Group|{place} Orthopaedic Institute|{dr} Urology
        |{place} Endocrine & Diabetes Center|{place} Neurology Associates|{place} Kidney Specialists
        |{place} Pulmonary & Sleep|{place} Rheumatology|{place} ENT Associates""",
    "onc": "{place} Hematology Oncology|{place} Cancer Care Medical Group|{place} Radiation Oncology",
    "hosp": "{place} Community Hospital|{place} Regional Medical Center|{place} Hospital|{place} Memorial Hospital",
    "snf": "{place} Post-Acute|{place} Healthcare & Rehabilitation|{place} Convalescent Hospital|{place} Care Center",
    "hh": "{place} Home Health Care|{place} Hospice & Palliative Care|{place} Home Care Services, Inc.",
    "asc": "{place} Surgery Center|{place} Outpatient Surgical Center|{place} Endoscopy Center",
    "women": "{place} Women's Health|{place} OB/GYN Medical Group|{place} Perinatal Associates",
    "pt": "{place} Physical Therapy|{place} Spine & Sports Rehab|{place} Pain Management",
    "dial": "{place} Dialysis|{place} Transplant Center|{place} Kidney Dialysis Unit",
    "law": "Law Offices of {dr} & {dr2}|{dr}, {dr2} & Associates, LLP|{dr} Injury Law Group, APC",
    "copy": "{place} Document Retrieval|{place} Legal Copy Service, Inc.|RecordLine {place}",
    "ins": "{place} Casualty Insurance Company|{place} Life & Disability|{place} Mutual Claims",
    "lab": "{place} Clinical Laboratory|{place} Medical Lab|{place} Reference Laboratory",
    "img": "{place} Orthopaedic Institute|{place} Imaging Center|{place} Spine & Sports Medicine|{place} Neurosurgery",
    "sell": "{place} Office Supply|{place} Funding Group|{place} Staffing Partners|{place} Copier Leasing",
    "self": "{dr}",
}
TYPES: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": ("H&P", "History and physical", "H & P"),
    "imaging_report": ("radiology reports", "imaging reports", "CT and MRI reports", "X-ray reports"),
    "operative_note": ("operative report", "op report", "operative notes"),
    "discharge_summary": ("discharge summary", "D/C summary", "hospital discharge summary"),
    "consultation": ("consultation reports", "consult notes", "consultation note"),
    "lab_result": ("lab results", "labs", "laboratory reports"),
    "pathology": ("pathology report", "path report", "surgical pathology"),
    "ekg": ("EKG", "ECG tracing", "12-lead EKG"),
    "medication_list": ("medication list", "current med list", "list of medications"),
    "progress_note": ("progress notes", "office visit notes", "clinic notes"),
    "all": ("complete medical record", "entire chart"),
}
UNNAMED = ("medical records", "pertinent medical records", "records", "recent medical records", "hospital records")
OURS: Mapping[str, tuple[str, ...]] = {
    "keck": ("Keck Hospital of USC", "Keck Hospital of USC", "Keck Hospital USC",
             "USC Keck Hospital", "KECK HOSPITAL OF USC"),
    "norris": ("USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital", "USC Norris"),
    "verdugo_hills": ("USC Verdugo Hills Hospital", "USC Verdugo Hills Hospital", "Verdugo Hills Hospital",
                      "USC VERDUGO HILLS HOSP."),
}  # fmt: skip
OTHER_HOSPITALS = (
    "Santa Ynora Medical Center", "Lindero Valley Hospital", "Westbourne General Hospital", "Mission Oaks Hospital",
)  # fmt: skip
DX = (
    "chest pain", "type 2 diabetes", "atrial fibrillation", "COPD", "CHF", "breast cancer", "lumbar stenosis",
    "chronic kidney disease", "gallstones", "anemia", "hypothyroidism", "colon polyps", "knee osteoarthritis",
    "hypertension", "lung nodule", "s/p fall", "dysphagia", "prostate cancer",
)  # fmt: skip
FEET = (
    "CONFIDENTIAL: This fax may contain protected health information. If it reached you by mistake, please tell the "
    "sender and shred it.",
    "Confidentiality notice: the pages of this transmission are meant only for the person or office named above. Any "
    "copying or sharing by others is forbidden by law.",
    "This facsimile contains information that is privileged and protected by federal and state law.",
    "If any page is missing or cannot be read, please call the sender.",
)
ACUTE = (
    "chest pain", "altered mental status", "shortness of breath", "syncope", "GI bleed", "sepsis", "seizure",
    "abdominal pain", "rapid atrial fibrillation",
)  # fmt: skip
CREDENTIALS = ("MD", "M.D.", "MD", "DO", "NP", "PA-C", "MD, FACP")


@dataclass(frozen=True, slots=True)
class Span:
    """Dates of service as an office writes them. `last`: None for an open end."""

    text: str
    first: date
    last: date | None


def _slash(day: date) -> str:
    return f"{day:%m/%d/%Y}"


def span_of(rng: Random, sent: date) -> Span:
    """A range that ends by the day of the letter."""
    years, months = rng.choice((1, 2, 2, 3, 5)), rng.choice((6, 12, 18))
    first = sent - timedelta(days=rng.randrange(200, 1500))
    last = first + timedelta(days=rng.randrange(20, 180))
    year = sent.year - rng.choice((1, 2, 3))
    ago = sent.replace(year=sent.year - years, day=min(sent.day, 28))
    month_ago = sent - timedelta(days=round(months * 30.4375))
    return rng.choice((
        Span(f"{_slash(first)} - {_slash(last)}", first, last),
        Span(f"{_slash(first)} to {_slash(last)}", first, last),
        Span(f"{_slash(first)} to present", first, None),
        Span(f"{first:%m/01/%Y} - present", first.replace(day=1), None),
        Span(f"last {years} years" if years > 1 else "last 12 months", ago, None),
        Span(f"past {years * 12} months", ago, None),
        Span(f"past {months} months", month_ago, None),
        Span(f"{year} to present", date(year, 1, 1), None),
        Span(f"01/01/{year} through 12/31/{year}", date(year, 1, 1), date(year, 12, 31)),
        Span(_slash(first), first, first),
    ))  # fmt: skip


def one_of(rng: Random, choices: str) -> str:
    return " ".join(rng.choice(choices.split("|")).split())
