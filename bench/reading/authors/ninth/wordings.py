"""Words of offices: what they want, since when, who they are."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES = {
    "hp": "history_and_physical", "img": "imaging_report", "op": "operative_note", "dc": "discharge_summary",
    "con": "consultation", "lab": "lab_result", "path": "pathology", "ekg": "ekg", "med": "medication_list",
    "pn": "progress_note", "all": "all",
}  # fmt: skip
TYPE_WORDS = {
    "hp": "H&P|history and physical|admission H&P|hospital H & P",
    "img": "radiology reports|imaging reports|CT and MRI reports|x-ray and ultrasound reports|radiology report(s)",
    "op": "operative report|op report|operative notes|surgical report",
    "dc": "discharge summary|DC summary|hospital discharge summary|discharge summaries",
    "con": "consultation notes|specialist consults|consult reports|consultation reports",
    "lab": "lab results|labs|recent blood work|laboratory reports",
    "path": "pathology report|surgical pathology|path report|biopsy pathology",
    "ekg": "EKG|ECG tracing|last EKG|12-lead EKG",
    "med": "current medication list|medication list|list of medications|med list",
    "pn": "progress notes|office visit notes|clinic notes|physician progress notes",
    "all": "complete medical record|entire chart|all medical records on file|the full chart",
}
UNNAMED = (
    "medical records|pertinent medical records|any recent records|records|any records you have that are pertinent"
    "|records relevant to this patient's care"
)
OURS = {
    "keck": "Keck Hospital of USC|Keck Hospital|Keck Hospital of USC|USC Keck Hospital|Keck Hospital (USC)",
    "norris": "USC Norris Cancer Hospital|Norris Cancer Hospital|USC Norris Cancer Hospital|USC Norris Hospital",
    "verdugo_hills": "USC Verdugo Hills Hospital|Verdugo Hills Hospital|USC Verdugo Hills Hospital|USC Verdugo Hills",
}
DEPARTMENTS = (
    "Medical Records|Medical Records Dept.|Health Information Management|HIM Department|Medical Records / ROI"
    "|Release of Information|HIM - Medical Records"
)
AREAS = "213 310 323 424 562 626 661 747 805 818 909 951"
CITIES = (
    "Arcadia, CA 91007|Sun Valley, CA 91352|Montebello, CA 90640|La Canada, CA 91011|Lynwood, CA 90262|Reseda, CA 91335"
    "|Monterey Park, CA 91754|Gardena, CA 90247|El Monte, CA 91731|Sylmar, CA 91342|Cerritos, CA 90703"
    "|Covina, CA 91723|Compton, CA 90221|Hawthorne, CA 90250|Tujunga, CA 91042|Alhambra, CA 91801|Bell, CA 90201"
    "|Lancaster, CA 93534|Los Angeles, CA 90006|Los Angeles, CA 90044"
)
STREETS = (
    "Quarry Oak Blvd.|Linden Vale Ave|N. Marlowe St|Old Foundry Road|S. Tamarisk Ave.|Pepperwood Dr|W. 203rd Place"
    "|Cabrillo Terrace|E. Windlass St.|Saddleback Court|Mesa Grande Way|Hobart Mill Rd|Ocotillo Avenue|Ferncliff Blvd"
)
PLACES = (
    "Arroyo Vista|Mariposa|Bluebonnet|Eastgate|San Tadeo|Foothill Crest|Three Palms|Harborline|Pico Norte|Sycamore Glen"
    "|Las Lomas|Crown Valley|Westmoor|Rio Dorado|Santa Ynes|Elysian Heights|Lakeview Terrace|Jacaranda|Vermont Square"
)
CREDENTIALS = "MD|M.D.|MD|DO|MD, FACP|MD|NP|PA-C|MD PhD|FNP-C"
DX = (
    "E11.9 Type 2 diabetes|I10 Essential hypertension|C50.912 Malignant neoplasm of left breast|I48.91 Atrial"
    " fibrillation|N18.4 Chronic kidney disease, stage 4|M17.11 Osteoarthritis, right knee|J44.9 COPD"
    "|K80.20 Gallstones|I50.22 Chronic systolic heart failure|C61 Malignant neoplasm of prostate|D64.9 Anemia"
    "|R91.1 Solitary pulmonary nodule|K74.60 Cirrhosis of liver|G20 Parkinson's disease|M54.16 Lumbar radiculopathy"
)
PLANS = "Sunmesa Health Plan|Medi-Cal|Medicare|Coastline PPO|Halcyon Advantage HMO|Orchid Care IPA|Self pay"
HOSPITALS = (
    "St. Columba Medical Center|Bridgeport Community Hospital|Ridgeway General Hospital|Mercy of the Coast Hospital"
    "|Tri-Valley Regional Medical Center"
)
PURPOSES = (
    "continuity of care|Continuity of care|continuing care|treatment / continuity of care|continued treatment"
    "|follow-up care|ongoing care with our office"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service in words; `last` is None where it is open."""

    text: str
    first: date
    last: date | None = None


def one_of(rng: Random, words: str) -> str:
    return rng.choice(words.split("|"))


def span_of(rng: Random, sent: date) -> Span:
    """Dates of service as an office asks for them."""
    back = sent - timedelta(days=rng.randint(120, 900))
    match rng.randrange(8):
        case 0:
            months = rng.choice((6, 12, 18))
            return Span(text=f"last {months} months", first=sent - timedelta(days=round(months * 30.44)))
        case 1:
            years = rng.choice((2, 3, 5))
            return Span(text=f"past {years} years", first=sent - timedelta(days=round(years * 365.25)))
        case 2:
            return Span(text=f"{back:%m/%d/%Y} to present", first=back)
        case 3:
            return Span(text=f"from {back.month}/{back.day}/{back.year} to present", first=back)
        case 4:
            last = back + timedelta(days=rng.randint(1, 9))
            return Span(text=f"{back:%m/%d/%Y} - {last:%m/%d/%Y}", first=back, last=last)
        case 5:
            last = min(back + timedelta(days=rng.randint(60, 400)), sent)
            return Span(
                text=f"{back.month}/{back.day}/{back:%y} through {last.month}/{last.day}/{last:%y}",
                first=back,
                last=last,
            )
        case 6:
            first = back.replace(day=1)
            return Span(text=f"since {first:%B} {first.year}", first=first)
        case _:
            year = sent.year - rng.choice((1, 2))
            return Span(text=f"01/01/{year} to 12/31/{year}", first=date(year, 1, 1), last=date(year, 12, 31))
