"""The wordings of the held-back side; no label, sentence or practice's word is one of the other sides."""
# ruff: noqa: E501  (wordings are read one to a line)

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, ...]] = {
    "name": ("Patient's Name", "Patient Name (Last, First, MI)", "Pt", "Patient (print)", "Re: Patient", "Name (print clearly)"),
    "dob": ("Date of birth (mm/dd/yyyy)", "D/O/B", "Patient birth date", "Patient DOB", "DOB (M/D/Y)"),
    "mrn": ("MR#", "Med. Rec. #", "Keck/USC MRN", "Hospital chart #", "Account/MR No."),
    "sex": ("Gender (M/F)", "Sex M/F", "Legal sex"),
    "patient_phone": ("Pt. phone", "Best contact #", "Cell phone", "Phone (H)"),
    "address": ("Home address", "Pt. address", "Street/City/Zip"),
    "aka": ("Maiden/other name", "Also known as", "Previous last name", "AKA / Maiden", "Other names on record"),
    "provider": ("Referring provider", "Requesting MD", "PCP", "Physician name", "Rendering Provider"),
    "npi": ("NPI No.", "Ind. NPI", "Provider NPI #"),
    "fax": ("Fax #", "Please fax to", "Return fax #", "Fax back #", "Records fax", "Clinic fax"),
    "phone": ("Ph", "Phone #", "Office #", "Call back #", "Clinic phone"),
    "contact": ("Requested by", "Staff contact", "Medical assistant", "Attn (our office)"),
    "wanted": ("Please send", "Records/Reports needed", "Information to be released", "Type of record", "Requesting the following"),
    "range": ("Date(s) of service", "DOS", "Treatment dates", "Service dates", "Date range"),
    "purpose": ("Reason for request", "Purpose of request", "Reason for referral"),
    "visit": ("Appt. date/time", "Date of appointment", "Pt. scheduled for"),
    "date": ("Date of request", "Request date", "Today's date", "DATE FAXED"),
    "to": ("Fax to", "Company", "Attn", "TO (facility)"),
    "from": ("Clinic", "Requesting office", "FROM (office)", "Practice name"),
    "last": ("Last", "LAST NAME (print)", "Patient's last name"),
    "first": ("FIRST NAME (print)", "Patient's first name", "First name (legal)"),
    "middle": ("M.I", "Mid", "MIDDLE I."),
    "suffix": ("Jr/Sr/III", "Sfx"),
}  # fmt: skip

TEXTS: Mapping[str, tuple[str, ...]] = {
    "credentials": ("MD, FAAFP", "M.D., Inc.", "FNP-BC", "MD, MPH", "D.O.", "PA"),
    "practice_firsts": ("San Gabriel", "Eastside", "Marina", "Crescenta", "Hollywood Park", "La Brea", "Whispering Pines", "Del Amo", "Griffith", "Verdant", "Sierra Madre", "Canyon View", "Beverlywood", "First Avenue", "Lakewood"),
    "practice_seconds": ("Family Practice", "Multispecialty Medical Group, Inc.", "Pulmonary & Sleep", "Gastroenterology", "Urgent Care", "Cardiovascular Specialists", "Neurology Center", "Pain & Spine", "Endocrine Clinic", "Rheumatology, A Medical Corporation", "Surgical Associates", "OB/GYN", "Community Health Center", "Eye Physicians"),
    "streets": ("N. Brand Blvd", "W. Olympic Blvd", "Sepulveda Blvd", "S. Garfield Ave", "Crenshaw Blvd", "Atlantic Ave", "Whittier Blvd", "Santa Monica Blvd", "E. Valley Blvd"),
    "cities": ("Monterey Park, CA 91754", "Downey, CA 90241", "Encino, CA 91436", "Arcadia, CA 91007", "Inglewood, CA 90301", "Santa Monica, CA 90404", "Montebello, CA 90640", "La Canada Flintridge, CA 91011"),
    "purposes": ("continued care", "patient care", "a new patient visit", "pre-op clearance", "hospital follow up", "specialist consultation"),
    "titles": ("HOSPITAL RECORDS REQUEST", "REQUEST FOR PATIENT INFORMATION", "Medical Record Request Form", "REQUEST FOR RECORDS - CONTINUITY OF CARE", "Physician Request for Hospital Records"),
    "subtitles": ("HOSPITAL RECORDS REQUEST", "Request for Hospital Records", "Medical Record Request Form", "PLEASE SEND RECORDS"),
    "emergency_titles": ("EMERGENT - RECORDS NEEDED NOW", "STAT RECORDS REQUEST - EMERGENCY ROOM", "** STAT ** PATIENT IN ED", "EMERGENCY - PATIENT GOING TO OR"),
    "emergency_notes": ("Patient is currently in our emergency room. Please fax records STAT.", "STAT! Patient is being prepped for emergency surgery.", "Pt in ED bed 7, unstable, cannot give history. Records needed immediately.", "Code stroke in our ER: please send whatever you have, STAT."),
    "greetings": ("Dear Sir or Madam:", "To: Release of Information", "Dear Colleagues,", "Hi,", "Medical Records:"),
    "asks": ("Please fax {wanted} on the above patient. Needed for {purpose}.", "The above named patient is scheduled with us. To provide {purpose} we need {wanted}.", "We would like to obtain {wanted} on this patient. This is for {purpose}; no authorization is needed under HIPAA 45 CFR 164.506.", "Requesting {wanted} for {purpose}. Thank you!"),
    "prose": ("Our office is seeing {name} (date of birth {dob}) for {purpose}. Please fax {wanted} at your earliest convenience.", "This is to request {wanted} for {name}, DOB: {dob}, who was recently hospitalized at your facility. We need them for {purpose}.", "Please be advised that {name}, d.o.b. {dob}, is now a patient of this practice. For {purpose}, please send us {wanted}.", "Could someone send over {wanted}? The patient is {name}, {dob}. It is for {purpose}."),
    "replies": ("You may fax the above to our office at {fax}.", "Please send records via fax to {fax}, Attn: {contact}.", "Our records fax is {fax}.", "Kindly fax your reply to {fax}."),
    "calls": ("If you have questions please call our office at {phone}.", "Call {phone} with any questions.", "Our office can be reached at {phone}."),
    "closings": ("Thank you for your prompt attention,", "Very truly yours,", "Best regards,", "Thanks so much,"),
    "visits": ("Pt is scheduled on {visit}.", "Surgery is scheduled for {visit}.", "Patient will be seen here on {visit}."),
    "ranges": ("Dates of service needed: {range}.", "Please include DOS {range}.", "We only need records for: {range}.", "Treatment dates: {range}"),
    "notices": ("This facsimile is intended only for the individual or entity to which it is addressed and may contain information that is privileged, confidential and exempt from disclosure under applicable law. If you are not the intended recipient, notify us by telephone and return the original by mail.", "HIPAA NOTICE: the information in this transmission is protected by federal law (45 CFR Parts 160 and 164). If you are not the intended recipient please call us at once."),
    "mails": ("Please mail the records to the address above, or call {phone} and our courier will pick them up.", "Our fax machine is out of order. Please call {phone} when the records are ready.", "Call {phone} for our fax number."),
}  # fmt: skip

TYPE_NAMES: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": ("H & P", "History and physical (H&P)", "Initial history & physical exam"),
    "imaging_report": (
        "Imaging/X-ray reports",
        "CT report (report only, no disc)",
        "Radiology report(s)",
        "Written MRI/CT results",
    ),
    "operative_note": ("Op report", "Operative/procedure report", "Operative reports"),
    "discharge_summary": ("Discharge summaries", "DC Summary", "Discharge summary (hospital)"),
    "consultation": ("Consult notes", "Consultation report", "Consults"),
    "lab_result": ("Labs/blood work", "Lab reports", "Most recent labs"),
    "pathology": ("Path report", "Pathology reports", "Pathology/cytology"),
    "ekg": ("EKG/ECG", "12-lead EKG", "EKG tracings"),
    "medication_list": ("Med list", "Medication record", "List of medications"),
    "progress_note": ("Progress/clinic notes", "Office notes", "Daily progress notes"),
    "all": ("All medical records", "Complete medical record", "Entire record"),
}

ANYTHING = "recent hospital records"  # what an office writes that names no type: the standard packet
