"""What offices call things: reports, spans of service, dates, practices, places."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES = {
    "hp": "history_and_physical", "img": "imaging_report", "op": "operative_note", "dc": "discharge_summary",
    "con": "consultation", "lab": "lab_result", "path": "pathology", "ekg": "ekg", "med": "medication_list",
    "pn": "progress_note", "all": "all",
}  # fmt: skip
TYPE_WORDS = {
    "hp": "H&P|admission H&P|history and physical|admitting history & physical|hospital H & P|history/physical exam",
    "img": "radiology reports|imaging reports|CT and MRI reports|X-ray reports|diagnostic imaging reports|MRI report|"
    "ultrasound reports|written CT report|reports of imaging studies",
    "op": "operative report|op note|op report|operative notes|surgical (operative) report|dictated operative report",
    "dc": "discharge summary|D/C summary|hospital discharge summary|DC summary|discharge summaries",
    "con": "consultation reports|consult notes|consultation notes|specialist consults|inpatient consults|consults",
    "lab": "labs|lab results|laboratory results|bloodwork results|most recent labs|lab reports|laboratory reports",
    "path": "pathology report|path report|surgical pathology|biopsy pathology report|pathology",
    "ekg": "EKG|ECG|12-lead EKG|12-lead ECG tracing|electrocardiogram|last EKG",
    "med": "medication list|current medication list|med list|list of current medications|active medication list",
    "pn": "progress notes|physician progress notes|office notes|clinic notes|last office visit note|follow-up notes",
    "all": "complete medical record|entire chart|complete chart|all medical records|full chart",
}
UNNAMED = (
    "pertinent records|any pertinent medical records|pertinent medical information|records pertinent to this visit"
)
PLACES = """Arroyo Seco|Larkspur|Mesa Linda|Copper Basin|Bellflower Ridge|Tamarack|Saddle Peak|Ojai Bluffs|Redstone|
    Juniper Flats|Coldwater|Lantern Hill|Mission Oaks|Sycamore Grove|Harbor Point|Palo Verde|Granite Falls|Wild Rose|
    Quail Hollow|Silver Strand|Elk Meadow|Twin Pines|Bayberry|Cactus Wren|Foothill|Olive Branch|San Lorenzo|
    Tri-Counties|Westbrook|Kingsley Park|Marigold|Fallbrook|Beacon Street|Chaparral|Riverbend|Crestline|Tulare Lake"""
STREETS = """Alondra Blvd|E. Foothill Blvd|W. Badger Creek Rd|N. Sepulveda Ave|Camino Del Sol|Magnolia Ave|Telegraph Rd|
    S. Buena Vista St|Old Mill Road|Hawthorne Parkway|Professional Center Dr|Medical Arts Way|W. 7th Street|
    Lincoln Hwy|State Route 138|Ridgecrest Dr|Tesla Court|Avenida Encinas|S. Harbor Blvd|Cottonwood Ln|Euclid Street"""
CITIES = """Pasadena, CA 91105|Long Beach, CA 90806|Bakersfield, CA 93301|Fresno, CA 93720|Arcadia, CA 91007|
    Torrance, CA 90503|Ventura, CA 93003|Lancaster, CA 93534|Riverside, CA 92506|Burbank, CA 91505|Whittier, CA 90602|
    Las Vegas, NV 89106|Reno, NV 89502|Phoenix, AZ 85016|Tucson, AZ 85712|Portland, OR 97210|Boise, ID 83706|
    Santa Rosa, CA 95404|Salt Lake City, UT 84107|Honolulu, HI 96814|San Diego, CA 92103|Modesto, CA 95350|
    Visalia, CA 93291|Oxnard, CA 93030|Monterey Park, CA 91754|Albuquerque, NM 87106|Chula Vista, CA 91910"""
AREAS = (
    "213 310 323 424 562 626 661 714 747 760 805 818 909 949 951 559 619 858 702 775 602 520 503 208 707 801 808 505"
)
CREDENTIALS = "MD|M.D.|DO|D.O.|NP|PA-C|MD, FACC|MD, FACS|FNP-BC|MD, PhD|MD"
DX = """Z01.818 Encounter for other preprocedural exam|I25.10 Coronary artery disease|N18.6 End stage renal disease|
    C50.912 Malignant neoplasm of left breast|M17.11 Osteoarthritis, right knee|I48.91 Atrial fibrillation|
    K80.20 Cholelithiasis|E11.65 Type 2 diabetes w/ hyperglycemia|C61 Malignant neoplasm of prostate|R07.9 Chest pain|
    J44.1 COPD with exacerbation|I50.22 Chronic systolic heart failure|S72.001A Hip fracture|
    K74.60 Cirrhosis of liver"""
OTHER_HOSPITALS = """St. Brendan Regional Medical Center|Monte Alto Community Hospital|Prairie View General Hospital|
    Sister Agnes Memorial Hospital|Tidewater University Medical Center|Larch County Hospital"""
OURS = {
    "keck": "Keck Hospital of USC|KECK HOSPITAL OF USC|USC Keck Hospital|Keck Hospital of USC - Medical Records|"
    "Keck Hospital of USC (HIM)|Keck Hospital of USC, Health Information Mgmt",
    "norris": "USC Norris Cancer Hospital|USC NORRIS CANCER HOSPITAL|USC Norris Cancer Hospital - Medical Records|"
    "Norris Cancer Hospital (USC)|USC Norris Cancer Hosp., ROI",
    "verdugo_hills": "USC Verdugo Hills Hospital|USC VERDUGO HILLS HOSPITAL|Verdugo Hills Hospital (USC)|"
    "USC Verdugo Hills Hosp. - Med. Records|USC Verdugo Hills Hospital HIM Dept",
}


def one_of(rng: Random, choices: str) -> str:
    """One of the texts between bars."""
    return " ".join(rng.choice(choices.split("|")).split())


DATE_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day.year}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%m / %d / %Y}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%d-%b-%Y}".upper(),
    lambda day: f"{day:%d} {day:%b} {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%B %d, %Y}",
)
SHORT_STYLES: tuple[Callable[[date], str], ...] = (  # for years that no one takes for this century's
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
)
NUMERIC = DATE_STYLES[:7]


@dataclass(frozen=True, slots=True)
class Span:
    """Dates of service as written; an open end is None."""

    text: str
    first: date
    last: date | None


def span_of(rng: Random, sent: date) -> Span:
    start = sent - timedelta(days=rng.randrange(60, 1500))
    end = min(start + timedelta(days=rng.choice((0, 2, 3, 5, 9, 120, 365))), sent - timedelta(days=2))
    style = rng.choice(NUMERIC[:6])
    one, two = style(start), style(end)
    match rng.randrange(9):
        case 0:
            return Span(one, start, start)
        case 1 | 2:
            text = rng.choice(("{} - {}", "{} to {}", "{} thru {}", "{} through {}", "from {} to {}"))
            return Span(text.format(one, two), start, end)
        case 3 | 4:
            text = rng.choice(("{} to present", "{} - present", "{} through present", "{} - current", "since {}"))
            return Span(text.format(one), start, None)
        case 5 | 6:
            words, days = rng.choice(
                (("last 2 years", 730), ("past 12 months", 365), ("last 6 months", 183), ("past three years", 1095),
                 ("last 24 months", 730), ("last 90 days", 90), ("past 5 yrs", 1826), ("most recent 12 months", 365))
            )  # fmt: skip
            return Span(words, sent - timedelta(days=days), None)
        case 7:
            first = date(start.year, start.month, 1)
            return Span(rng.choice((f"since {first:%B %Y}", f"{first:%B %Y} to present")), first, None)
        case _:
            year = sent.year - rng.choice((1, 1, 2, 3))
            last = date(year, 12, 31)
            first = date(year, 1, 1)
            return Span(f"{style(first)} - {style(last)}", first, last)
