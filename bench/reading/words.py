"""The wordings of the sides: none shares a label, sentence or practice's word with another.

`open` is what the reader was made with, `seen` was held back once and has been looked at since, `held` is for figures.
"""
# ruff: noqa: E501  (wordings are read one to a line)

from collections.abc import Mapping
from random import Random
from typing import Literal

from bench.reading.second import words as second

Side = Literal["open", "seen", "second"]
SIDES: tuple[Side, ...] = ("open", "seen", "second")

LABELS: Mapping[Side, Mapping[str, tuple[str, ...]]] = {
    "open": {
        "name": ("Patient Name", "Patient", "Name of Patient", "PATIENT NAME"),
        "dob": ("DOB", "Date of Birth", "D.O.B.", "Birth Date"),
        "mrn": ("MRN", "Medical Record #", "Your MRN"),
        "sex": ("Sex", "Gender"),
        "patient_phone": ("Patient Phone", "Home phone"),
        "address": ("Address", "Patient Address"),
        "aka": ("Maiden Name", "Other names used"),
        "provider": ("Provider", "Requesting Physician", "Physician"),
        "npi": ("NPI", "NPI #"),
        "fax": ("Fax back to", "Return Fax", "Fax records to", "Reply Fax"),
        "phone": ("Phone", "Telephone", "Office phone"),
        "contact": ("Contact", "Contact person"),
        "wanted": ("Records Requested", "Records needed", "Information requested"),
        "range": ("Dates of Service", "Dates"),
        "purpose": ("Purpose", "Reason"),
        "visit": ("Appointment", "Appt date"),
        "date": ("Date", "Date sent"),
        "to": ("TO", "To"),
        "from": ("FROM", "From"),
        "last": ("Last Name", "Patient Last Name"),
        "first": ("First Name", "Given Name"),
        "middle": ("MI", "Middle"),
        "suffix": ("Suffix", "Jr/Sr"),
    },
    "seen": {
        "name": ("Pt. Name", "Full Legal Name", "Name of Individual", "Client/Patient", "Member Name"),
        "dob": ("Birthdate", "Born", "Pt DOB", "Birth Dt.", "B/D"),
        "mrn": ("Chart No.", "Hospital ID", "Med Rec No"),
        "sex": ("M/F", "Sex at birth"),
        "patient_phone": ("Pt Cell", "Daytime tel."),
        "address": ("Residence", "Mailing addr."),
        "aka": ("Formerly", "Prior surname", "a/k/a"),
        "provider": ("Treating clinician", "Ordering MD", "Attending"),
        "npi": ("Nat'l Provider ID", "Provider NPI"),
        "fax": ("Secure fax for reply", "Send results to fax", "Our fax line", "Respond by fax at"),
        "phone": ("Tel.", "Direct line", "Voice"),
        "contact": ("Questions? Ask for", "Coordinator"),
        "wanted": ("Please furnish", "Documents sought", "What we need"),
        "range": ("Encounter dates", "Time frame", "For the period"),
        "purpose": ("Use of records", "Why needed"),
        "visit": ("Next visit", "Seen on"),
        "date": ("Sent", "Issued"),
        "to": ("Recipient", "Deliver to", "Attention"),
        "from": ("Sender", "Originator", "Sent by"),
        "last": ("Surname", "Family name"),
        "first": ("Forename", "First"),
        "middle": ("Middle init.", "M.I."),
        "suffix": ("Gen.", "Suffix (Jr, III)"),
    },
    "second": second.LABELS,
}

TEXTS: Mapping[Side, Mapping[str, tuple[str, ...]]] = {
    "open": {
        "credentials": ("MD", "M.D.", "DO", "NP"),
        "practice_firsts": ("Sunset", "Valley", "Pacific", "Arroyo", "Mission Hills", "Coastal", "Foothill", "Westwood"),
        "practice_seconds": ("Family Medicine", "Medical Group", "Internal Medicine", "Cardiology Associates", "Primary Care", "Community Clinic"),
        "streets": ("Sunset Blvd", "Main Street", "Wilshire Blvd", "Oak Street", "Figueroa St", "Lincoln Ave"),
        "cities": ("Los Angeles, CA 90026", "Pasadena, CA 91101", "Burbank, CA 91502", "Long Beach, CA 90802"),
        "purposes": ("continuity of care", "ongoing treatment", "continuing care", "follow-up care"),
        "titles": ("REQUEST FOR MEDICAL RECORDS", "Medical Records Request", "FAX", "Records Request"),
        "subtitles": ("REQUEST FOR MEDICAL RECORDS", "Medical Records Request", "Records Request"),
        "emergency_titles": ("STAT - EMERGENCY", "EMERGENCY DEPARTMENT RECORDS REQUEST", "URGENT - PATIENT IN ER"),
        "emergency_notes": ("Patient is in our Emergency Department now. Please send STAT.", "STAT: patient going to surgery, records needed immediately."),
        "greetings": ("To whom it may concern:", "Dear Medical Records,"),
        "asks": ("The above patient is under our care. For {purpose}, please send us: {wanted}.", "We are requesting the following records for {purpose}: {wanted}.", "Please fax {wanted} for {purpose}."),
        "prose": ("We are seeing {name}, born {dob}, in our office and need {wanted} from your hospital for {purpose}.", "Our patient {name} (DOB {dob}) was treated at your facility. Please send {wanted} for {purpose}."),
        "replies": ("Please fax the records to {fax}.", "Our fax number is {fax}.", "Fax records to {fax}, attention {contact}."),
        "calls": ("Questions? Call {phone}.", "Our phone number is {phone}."),
        "closings": ("Sincerely,", "Thank you,"),
        "visits": ("The patient has an appointment on {visit}.", "Next appointment: {visit}."),
        "ranges": ("Dates of service: {range}.",),
        "notices": ("CONFIDENTIALITY NOTICE: This fax contains protected health information for the addressee only. If you received it in error, call the sender and destroy it.",),
    },
    "seen": {
        "credentials": ("M.D., FACP", "PA-C", "DNP", "MD, PhD"),
        "practice_firsts": ("Juniper", "Harborlight", "San Rafael", "Copper Canyon", "Ridgeline", "Olive Grove", "Topanga", "Bright Path"),
        "practice_seconds": ("Physicians Inc.", "Health Partners", "Nephrology & Hypertension", "Women's Health", "Orthopaedic Institute", "Wellness Center", "Oncology Consultants"),
        "streets": ("Ventura Blvd", "E. Colorado St", "Magnolia Pkwy", "Huntington Dr", "S. Atlantic Blvd", "Foothill Pl"),
        "cities": ("Glendale, CA 91204", "Torrance, CA 90503", "Alhambra, CA 91801", "Van Nuys, CA 91405", "Whittier, CA 90602"),
        "purposes": ("coordination of care", "medical management", "a treatment decision", "transition of care"),
        "titles": ("Chart Information Request - Provider to Provider", "Release of Information Request", "OUTGOING FACSIMILE", "Request to Obtain Outside Records"),
        "subtitles": ("Chart Information Request - Provider to Provider", "Request to Obtain Outside Records"),
        "emergency_titles": ("*** STAT *** E.D. HOLD", "CRITICAL - Patient in Trauma Bay", "Immediate Need: ER Patient"),
        "emergency_notes": ("This individual arrived at our ER by ambulance and is being treated now. We need these STAT.", "Pre-op in OR holding, emergent case. Respond at once please."),
        "greetings": ("Good morning,", "Attn HIM staff:", "Hello Records Dept,"),
        "asks": ("As part of {purpose} kindly forward {wanted}.", "This office would appreciate receiving {wanted} in support of {purpose}.", "Could you share {wanted} with us? It is for {purpose}."),
        "prose": ("I follow {name}, whose birthday is {dob}, and would be grateful if you forwarded {wanted} for {purpose}.", "{name} (born on {dob}) has transferred to my practice; for {purpose} I ask that you release {wanted} to me."),
        "replies": ("Kindly transmit everything to our secure line, {fax}.", "Return by facsimile: {fax}.", "Responses reach us at fax {fax}."),
        "calls": ("Should anything be unclear, ring {phone}.", "We answer calls on {phone}."),
        "closings": ("With kind regards,", "Respectfully,"),
        "visits": ("We will see the patient {visit}.", "The consult is booked for {visit}."),
        "ranges": ("Limit to: {range}.", "Period of interest - {range}."),
        "notices": ("The documents accompanying this transmission are privileged. Unauthorized review is prohibited; misdirected copies should be shredded after notifying us.",),
    },
    "second": second.TEXTS,
}  # fmt: skip

RANGES: Mapping[Side, tuple[tuple[str, int], ...]] = {
    "open": (("last two years", 730), ("past 12 months", 365), ("last 6 months", 182)),
    "seen": (("the previous three years", 1095), ("past 24 mos", 730), ("within the last year", 365)),
    "second": (("past 2 years", 730),),  # more of them in bench.reading.second.asks
}

TYPE_NAMES: Mapping[Side, Mapping[str, tuple[str, ...]]] = {
    "open": {
        "history_and_physical": ("History & Physical", "H&P"),
        "imaging_report": ("Radiology Reports", "Imaging Reports"),
        "operative_note": ("Operative Report", "Operative Notes"),
        "discharge_summary": ("Discharge Summary",),
        "consultation": ("Consultation Reports", "Consultations"),
        "lab_result": ("Laboratory Results", "Lab Results"),
        "pathology": ("Pathology Report",),
        "ekg": ("EKG",),
        "medication_list": ("Medication List",),
        "progress_note": ("Progress Notes",),
        "all": ("Entire medical record",),
    },
    "seen": {
        "history_and_physical": ("Hx and physical exam", "Admission H & P"),
        "imaging_report": ("x-ray and CT reports", "MRI reports", "diagnostic imaging reports"),
        "operative_note": ("surgical report", "op note"),
        "discharge_summary": ("hospital discharge summary", "D/C summary"),
        "consultation": ("specialist consult notes", "consultant's report"),
        "lab_result": ("bloodwork results", "labs"),
        "pathology": ("surgical pathology", "biopsy report"),
        "ekg": ("ECG tracing", "electrocardiogram"),
        "medication_list": ("current meds list", "medication reconciliation"),
        "progress_note": ("office/progress notes", "clinic visit notes"),
        "all": ("complete chart",),
    },
    "second": second.TYPE_NAMES,
}


def of_side(rng: Random, side: Side, name: str) -> str:
    """One of this side's texts."""
    return rng.choice(TEXTS[side][name])
