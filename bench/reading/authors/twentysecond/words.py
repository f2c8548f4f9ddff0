"""What offices call themselves, us and what they want; choices are parted by "|"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CODES: Mapping[str, str] = {
    "h": "history_and_physical",
    "i": "imaging_report",
    "o": "operative_note",
    "d": "discharge_summary",
    "c": "consultation",
    "l": "lab_result",
    "p": "pathology",
    "e": "ekg",
    "m": "medication_list",
    "g": "progress_note",
    "a": "all",
}
TYPE_WORDS: Mapping[str, str] = {
    "h": "History & Physical|H&P|history and physical|admission H&P|most recent H&P",
    "i": "radiology reports|imaging reports|CT and MRI reports|x-ray reports|ultrasound report|MRI report|CT report",
    "o": "operative report|operative note|op report|surgical report|operative reports",
    "d": "discharge summary|hospital discharge summary|d/c summary|Discharge Summary",
    "c": "consultation notes|consult reports|specialist consultation|consultation report|consults",
    "l": "lab results|laboratory results|labs|recent lab work|blood work results",
    "p": "pathology report|surgical pathology|path report|biopsy pathology report|pathology",
    "e": "EKG|ECG tracing|12-lead EKG|most recent EKG|EKG tracing",
    "m": "medication list|current medication list|med list|list of current medications",
    "g": "progress notes|office visit notes|clinic notes|physician progress notes|last 3 progress notes",
    "a": "complete medical record|entire chart|all medical records|complete chart",
}
UNNAMED = "pertinent medical records|pertinent records|medical records|hospital records|recent medical records|records"
OURS: Mapping[str, str] = {
    "keck": "Keck Hospital of USC|Keck Hospital of USC|Keck Hospital of USC|Keck Hospital, USC|USC Keck Hospital|"
    "KECK HOSPITAL OF USC|Keck Hospital (USC)|The Keck Hospital of USC",
    "norris": "USC Norris Cancer Hospital|USC Norris Cancer Hospital|USC Norris Cancer Hosp.|"
    "USC NORRIS CANCER HOSPITAL|Norris Cancer Hospital (USC)|USC Norris Hospital",
    "verdugo_hills": "USC Verdugo Hills Hospital|USC Verdugo Hills Hospital|USC-Verdugo Hills Hospital|"
    "Verdugo Hills Hospital|USC VERDUGO HILLS HOSPITAL|Verdugo Hills Hosp. (USC)",
}
PLACES = (
    "Arroyo Seco|Larkspur|Mission Bell|Sycamore Flats|Chaparral|Echo Ridge|Alameda Crossing|Palos Rojos|Tujunga Wash|"
    "San Ysidro Canyon|Bellflower Commons|Lomita Vista|Crescent Oaks|Canyon Gate|Rio Hondo|Harbor Point|Toluca Grove|"
    "Eastgate|Old Ranch|Pico Heights|Whittier Narrows|Brightwater|Cedar Bluff|Juniper Hill|Monarch|Westhaven|"
    "Paloma Creek|Redondo Shores|Altura|Copper Hill|Vermont Square|Los Nogales"
)
CLINICS = (
    "{place} Family Medicine|{place} Medical Group|{place} Internal Medicine Associates|{dr} Medical Corporation|"
    "{place} Primary Care|{place} Community Health Center|{dr} & {dr2} Internal Medicine|{place} Physicians|"
    "{first} {dr}, M.D., Inc.|{place} Health Partners|Clínica {place}|{place} Senior Care Physicians"
)
SPECIALISTS = (
    "{place} Cardiology Consultants|{place} Gastroenterology|{place} Orthopaedic Group|{dr} Neurology|"
    "{place} Pulmonary & Sleep Medicine|{place} Nephrology Medical Group|{place} Urology Associates|{place} Oncology|"
    "{place} Rheumatology|{place} Surgical Associates|{dr} Endocrinology|{place} Hematology Oncology Medical Group|"
    "{place} Vascular Specialists|{place} Ear, Nose & Throat|{place} Pain Management|{place} Retina Center"
)
HOSPITALS = (
    "{place} Medical Center|{place} Community Hospital|{place} General Hospital|{place} Regional Medical Center|"
    "Saint Alban {place} Hospital|{place} Valley Hospital"
)
STREETS = (
    "Alondra Court|W. Hadley St.|N. Mariposa Ln.|E. Orangethorpe Way|Cantara St.|S. Garey Blvd.|Foothill Pl.|"
    "Saticoy Ave.|Arrow Rd.|E. Slauson Pl.|Del Amo Way|N. Towne Ave.|Telegraph Ct.|Rosemead Pkwy.|W. Burbank Pl.|"
    "Lankershim Ct.|Sherman Wy|Paramount Dr.|Colima Ave.|E. Badillo Ave.|Zelzah Pl.|Plummer Ct.|S. Azusa Rd."
)
CITIES = (
    "Alhambra, CA 91801|Downey, CA 90241|Reseda, CA 91335|Covina, CA 91723|Montebello, CA 90640|Torrance, CA 90503|"
    "Van Nuys, CA 91405|El Monte, CA 91731|Inglewood, CA 90301|Arcadia, CA 91006|Pomona, CA 91767|Burbank, CA 91505|"
    "La Cañada, CA 91011|Palmdale, CA 93550|Long Beach, CA 90806|Whittier, CA 90602|Pasadena, CA 91106|"
    "Los Angeles, CA 90017|Los Angeles, CA 90026|Glendale, CA 91204|Monrovia, CA 91016|Carson, CA 90745|"
    "Las Vegas, NV 89128|Bakersfield, CA 93301|San Bernardino, CA 92404|Oxnard, CA 93030"
)
AREAS = "213 310 323 424 562 626 657 661 714 747 760 805 818 909 949 951"
CREDENTIALS = "MD|MD|MD|M.D.|M.D.|DO|D.O.|NP|FNP-C|PA-C"
ILLNESS = (
    "congestive heart failure|type 2 diabetes mellitus|atrial fibrillation|lumbar stenosis|hypertension|asthma|"
    "chronic kidney disease, stage 3|rheumatoid arthritis|thyroid nodule|cholelithiasis|iron deficiency anemia|"
    "renal mass|colon polyps|osteoarthritis of the right knee|abnormal chest x-ray|aortic stenosis|gastric ulcer"
)
LANGUAGES = "English|English|Spanish|Armenian|Korean|Tagalog|Farsi|Mandarin"
PLANS = "Golden Poppy Health Plan|Pacific Crest PPO|Medicare Part B|SoCal Advantage HMO|Medi-Cal|Blue Mesa PPO"
REASONS = (
    "Continuity of care|Continuing care|Treatment|Ongoing treatment|Continued medical care|New patient visit|"
    "Follow-up care|Continuation of care|Hospital follow-up"
)
ALARMS = (
    "STAT - patient is in our Emergency Department now|STAT REQUEST: PATIENT IN ER|EMERGENCY - PATIENT IN THE ED NOW|"
    "STAT!! Pt in our emergency room|EMERGENT: patient being treated in ED at this time"
)
EMERGENT = (
    "Emergency treatment - patient in ED|Emergency care in progress|Emergent care, pt in ED now|Emergency treatment"
)
HURRIES = "URGENT|URGENT REQUEST|Urgent - please expedite|URGENT - PLEASE RUSH|*** URGENT ***"
TITLES = (
    "REQUEST FOR MEDICAL RECORDS|Medical Records Request|Records Request - Continuity of Care|"
    "Request for Patient Records|RECORDS REQUEST|Request for Health Information (Treatment)|Outside Records Request"
)
SECRECY = (
    "CONFIDENTIAL: This transmission contains protected health information. If you are not the intended recipient, "
    "destroy it and call the sender.|The information in this fax is privileged and confidential under HIPAA. Any "
    "review or copying by persons other than the addressee is prohibited.|CONFIDENTIALITY NOTICE - The documents "
    "accompanying this telecopy belong to the sender and are legally privileged. If received in error please notify "
    "us by telephone.|This facsimile is for the named recipient only. Unauthorized disclosure is against federal law."
)
LEGAL_BASIS = (
    "HIPAA permits this disclosure for treatment without patient authorization (45 CFR 164.506).|"
    "No signed authorization is needed: disclosure is for treatment, 45 CFR 164.506(c).|"
    "Per 45 CFR 164.506(c)(2), a signed release is not required for continuing care.|"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service in an office's words, and the days that they mean."""

    text: str
    first: date
    last: date | None


def one_of(rng: Random, choices: str) -> str:
    return rng.choice(choices.split("|"))


def years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def span_of(rng: Random, sent: date) -> Span:
    """A span of dates of service that ends before the letter."""
    match rng.choices(("years", "months", "since", "between", "stay", "month", "year"), (6, 3, 4, 6, 4, 2, 2))[0]:
        case "years":
            count = rng.choice((1, 2, 2, 2, 3, 5))
            texts = {
                1: "last 12 months|past year|the last year",
                2: "last 2 years|past 2 years|last two years|past 24 months",
                3: "last 3 years|past three years",
                5: "last 5 years|past five years",
            }
            return Span(text=one_of(rng, texts[count]), first=years_before(sent, count), last=None)
        case "months":
            count = rng.choice((3, 6, 6))
            text = rng.choice((f"last {count} months", f"past {count} months"))
            return Span(text=text, first=_months_before(sent, count), last=None)
        case "since":
            first = sent - timedelta(days=rng.randint(200, 1400))
            form = rng.choice(("{} to present", "{} - present", "{} to current", "{} through present"))
            return Span(text=form.format(f"{first:%m/%d/%Y}"), first=first, last=None)
        case "between":
            first = sent - timedelta(days=rng.randint(300, 1500))
            last = first + timedelta(days=rng.randint(40, 280))
            form = rng.choice(("{} - {}", "{} to {}", "{} through {}", "{} thru {}"))
            return Span(text=form.format(f"{first:%m/%d/%Y}", f"{last:%m/%d/%Y}"), first=first, last=last)
        case "stay":
            first = sent - timedelta(days=rng.randint(10, 250))
            last = first + timedelta(days=rng.randint(2, 9))
            text = f"{first.month}/{first.day}/{first:%y} - {last.month}/{last.day}/{last:%y}"
            return Span(text=text, first=first, last=last)
        case "month":
            first = (sent - timedelta(days=rng.randint(200, 1500))).replace(day=1)
            return Span(text=f"{first:%B} {first.year} to present", first=first, last=None)
        case _:
            year = sent.year - rng.randint(1, 3)
            return Span(text=f"01/01/{year} - 12/31/{year}", first=date(year, 1, 1), last=date(year, 12, 31))


def _months_before(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, min(day.day, 28))
