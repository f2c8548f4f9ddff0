"""Words of the offices: whom they write to, what they ask for, from when and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AREAS = ("213", "310", "323", "424", "562", "626", "657", "661", "714", "747", "805", "818", "909", "949", "951")
PLACES = """Larkmead|Pepper Tree|Cold Creek|Mission Oaks|Tujunga Wash|Silver Pine|Bluff Street|Citrus Ridge|Eastgate|
Monte Alto|Agua Clara|Harbor Point|Lomita Park|Rancho Nogales|Elder Grove|Sycamore Flats|Palm Terrace|Old Town|
Brookhollow|Verbena|Marina Heights|Foothill Crest|Santa Lucia|Arbor Vista|Westmoor"""
ORGS: Mapping[str, str] = {
    "clinic": """{place} Family Medicine|{place} Medical Group|{place} Internal Medicine|{place} Primary Care|
    {dr} Medical Corporation|Office of {dr} and Associates|{place} Community Health Center|{place} Cardiology|
    {place} Women's Health|{place} Pulmonary Associates|{place} Orthopaedics|{place} Neurology Group|{place} Oncology|
    {place} Kidney Care|{place} Surgical Associates|{place} Digestive Health|{place} Urology|{place} Senior Care""",
    "hospital": """{place} Regional Medical Center|{place} Community Hospital|{place} Memorial Hospital|
    {place} General Hospital|Saint Aurelia Hospital - {place}""",
    "facility": """{place} Skilled Nursing|{place} Post-Acute Center|{place} Home Health|{place} Hospice|
    {place} Dialysis|{place} Rehabilitation Institute|{place} Surgery Center|{place} Infusion Center""",
    "law": """Law Offices of {dr}|{dr} & Hale, LLP|{place} Legal Group, APC|{dr} Injury Lawyers|{dr} Law Firm, P.C.""",
    "copy": """{place} Records Retrieval|{place} Copy Service, Inc.|{place} Document Services|Quill & {dr} Subpoena""",
    "insurer": """{place} Mutual Insurance|{place} Health Plan|{place} Casualty Company|{place} Life Assurance""",
    "home": "{place}",
    "lab": "{place} Diagnostic Laboratory|{place} Clinical Lab|{place} Reference Laboratory",
    "imaging": "{place} Imaging Center|{place} Radiology Group|{place} Open MRI",
    "toner": "{place} Toner Depot|{place} Office Supply|Best Price Cartridge - {place}",
    "lender": "{place} Business Funding|{place} Capital Partners|{dr} Merchant Advance",
    "staffing": "{place} Staffing|{dr} Medical Personnel|{place} Temps",
    "travel": "{place} Travel|{place} Vacations",
}
STREETS = """Larkmead Ave.|N. Pepper Tree Ln.|W. Cold Creek Blvd.|Ocotillo Street|E. Manzanita St.|S. Bluff Street|
Citrus Ridge Rd.|Calle Nogales|Harbor Point Dr.|Foothill Crest Way|Alder Avenue|Pomelo Street|N. Junipero Blvd."""
CITIES = """Pasadena, CA 91101|Burbank, CA 91502|Torrance, CA 90503|Downey, CA 90241|Whittier, CA 90602|
Los Angeles, CA 90017|Los Angeles, CA 90026|Van Nuys, CA 91405|Alhambra, CA 91801|Montebello, CA 90640|
Glendale, CA 91204|Inglewood, CA 90301|Long Beach, CA 90806|West Covina, CA 91790|Pomona, CA 91767|Encino, CA 91436"""
CREDENTIALS = "MD|MD|MD|M.D.|DO|D.O.|NP|FNP-C|PA-C|MD, FACP|MD, PhD"
OURS: Mapping[str, Sequence[str]] = {
    "keck": ("Keck Hospital of USC", "Keck Hospital of USC", "Keck Hospital", "USC Keck Hospital", "Keck Hosp. of USC"),
    "norris": ("USC Norris Cancer Hospital", "USC Norris Cancer Hospital", "Norris Cancer Hospital", "USC Norris"),
    "verdugo_hills": (
        "USC Verdugo Hills Hospital", "USC Verdugo Hills Hospital", "Verdugo Hills Hospital", "USC Verdugo Hills"
    ),
}  # fmt: skip
DEPARTMENTS = """Medical Records|Medical Records Department|Health Information Management|HIM / Release of Information|
Medical Records Dept.|HIM Department|Release of Information|Medical Records / ROI"""
CODES: Mapping[str, str] = {
    "hp": "history_and_physical",
    "img": "imaging_report",
    "op": "operative_note",
    "dc": "discharge_summary",
    "con": "consultation",
    "lab": "lab_result",
    "path": "pathology",
    "ekg": "ekg",
    "med": "medication_list",
    "prog": "progress_note",
    "all": "all",
}
TYPE_WORDS: Mapping[str, str] = {
    "hp": "H&P|History & Physical|history and physical|History and Physical exam|admission H&P",
    "img": "radiology reports|imaging reports|CT report|MRI report|X-ray reports|ultrasound report|radiology report",
    "op": "operative report|op note|operative note|operative reports|surgery report",
    "dc": "discharge summary|discharge summary|D/C summary|hospital discharge summary",
    "con": "consultation notes|consultation report|consults|specialist consultation|consult notes",
    "lab": "lab results|labs|laboratory results|lab reports|lab work|blood test results",
    "path": "pathology report|path report|surgical pathology report|biopsy results",
    "ekg": "EKG|ECG|12-lead EKG|EKG tracing",
    "med": "medication list|current medications list|med list|list of medications",
    "prog": "progress notes|office visit notes|clinic notes|physician progress notes",
    "all": "entire medical record|complete chart|all medical records|complete medical record|entire chart",
}
UNNAMED = """medical records|pertinent medical records|records|hospital records|records from your facility|
    pertinent records|any pertinent records"""
LABELS: Mapping[str, str] = {
    "name": "Patient Name|Patient|Patient's Name|Name of Patient|Pt. Name|Pt|PATIENT|Patient Full Name",
    "dob": "DOB|Date of Birth|D.O.B.|Birth Date|DOB|Birthdate|Patient DOB|Date of birth",
    "phone": "Phone|Tel|Telephone|Ph|Phone #|T|Office|Main",
    "fax": "Fax|Fax|Fax #|FAX|F|Facsimile|Fax No.",
    "reply": """Fax records to|Please fax to|Return fax|Fax back to|Send records to fax|Reply fax number|
    Records may be faxed to|Please fax reports to|FAX TO""",
    "date": "Date|DATE|Date|Sent|Date sent|Today's Date|Date of request",
    "from": "From|FROM|Sender|From",
    "to": "To|TO|Attention|Send to|To",
    "mrn": "MRN|Your MRN|Hospital MRN|Medical Record #|MR#|Med Rec No.",
    "aka": "Other names used|AKA|Maiden / other name|Previous name|Former name",
    "want": """Records Requested|Information Requested|Please send|Requesting|Documents needed|Needed|
    Records needed|Please provide|Items Requested""",
    "span": "Dates of Service|DOS|Date(s) of service|For dates|Date range|Time period|Service dates",
    "doctor": "Provider|Physician|Requesting Provider|Ordering MD|Doctor|PCP|Treating physician",
    "npi": "NPI|NPI #|NPI|NPI No.|Provider NPI",
    "why": "Purpose|Reason|Reason for request|Purpose of disclosure|Reason",
    "who": "Contact|Requested by|Contact person|Prepared by|Sent by|Attn|Staff",
}
PURPOSES = """Continuity of care|Continuing care|Treatment|Continuity of Care|Ongoing medical treatment|
Coordination of care|Follow-up care|New patient visit|Transfer of care|Specialist visit|Post-hospital follow up"""
ER_PURPOSES = """EMERGENCY - patient in ED now|STAT - emergency treatment in progress|
Emergency: patient being treated in our ER now|STAT: patient in ED|EMERGENT - patient going to OR"""
ILLS = """hypertension|type 2 diabetes|atrial fibrillation|abdominal pain|shortness of breath|low back pain|anemia|
congestive heart failure|thyroid nodule|chronic kidney disease|knee osteoarthritis|gallstones|COPD|migraine|
coronary artery disease|iron deficiency|kidney stones|syncope|pneumonia|asthma"""
ER_SAYS = """{He} is in our Emergency Department right now with {ill}. STAT please.|
EMERGENCY: the patient is being treated in our ER at this time for {ill}.|
Patient arrived by ambulance with {ill} and is in the ED now. We need this STAT.|
Patient is in our ED now, possible stroke, code stroke called. STAT.|
STAT - patient is on the way to the operating room for emergency surgery.|
Emergent transfer in progress: patient is in our emergency room now, unable to give history.|
{He} is unresponsive in our ED. This is an emergency, please send at once."""
ER_ILLS = "chest pain|acute abdominal pain|respiratory distress|altered mental status|GI bleeding|sepsis|head injury"
CARE_SAYS = """{He} was recently hospitalized at your facility and is now under our care.|
{He} is scheduled to see us on {visit}.|{He} has an appointment with {doctor} on {visit}.|
{He} is establishing care with our office.|We follow {him} for {ill}.|{He} is being seen for follow up of {ill}.|
{He} told us {he} was seen at your hospital.|We are treating {him} for {ill}.|{He} was referred to us for {ill}."""
NOTICES = """CONFIDENTIAL: This fax contains protected health information. If you are not the intended recipient, call
the sender and destroy all copies.|The documents accompanying this transmission are confidential and are meant only for
the addressee named above. Unauthorized review or copying is prohibited.|HIPAA NOTICE: disclosure for treatment is
permitted without patient authorization under 45 CFR 164.506(c).|This message is privileged. If received in error please
notify us by telephone immediately.|Confidentiality notice: information in this facsimile is protected by state and
federal law."""
MARKED_URGENT = """URGENT|Urgent request|RUSH|URGENT - please process today|Urgent - patient is coming in soon"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of service in the office's words."""

    text: str
    first: date
    last: date | None


def one_of(rng: Random, words: str) -> str:
    """One of several texts between bars."""
    return " ".join(rng.choice(words.split("|")).split())


def span_of(rng: Random, sent: date) -> Span:
    """From when to when records are asked for."""
    start = sent - timedelta(days=rng.randrange(200, 1500))
    end = start + timedelta(days=rng.randrange(4, 180))
    both = f"{start:%m/%d/%Y}", f"{end:%m/%d/%Y}"
    years = rng.choice((1, 2, 3, 5))
    month = start.replace(day=1)
    match rng.randrange(9):
        case 0 | 1:
            return Span(text=f"{both[0]} - {both[1]}", first=start, last=end)
        case 2:
            return Span(text=f"{both[0]} to {both[1]}", first=start, last=end)
        case 3:
            return Span(
                text=f"{start.month}/{start.day}/{start:%y}-{end.month}/{end.day}/{end:%y}", first=start, last=end
            )
        case 4:
            return Span(text=f"{both[0]} to present", first=start, last=None)
        case 5:
            return Span(text=f"{month:%B %Y} to present", first=month, last=None)
        case 6:
            return Span(text=f"{both[0]} through {both[1]}", first=start, last=end)
        case 7:
            months = rng.choice((6, 12, 18))
            return Span(text=f"last {months} months", first=_before(sent, months), last=None)
        case _:
            text = "last year" if years == 1 else f"last {years} years"
            text = "past 12 months" if years == 1 else rng.choice((text, text.replace("last", "past")))
            return Span(text=text, first=_before(sent, 12 * years), last=None)


def _before(day: date, months: int) -> date:
    """So many months before."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, min(day.day, 28))
