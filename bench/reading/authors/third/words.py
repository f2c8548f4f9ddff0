"""What offices of this side write: practices, places, records in the words of a front desk, purposes."""

from collections.abc import Mapping, Sequence


def _split(text: str) -> Sequence[str]:
    return tuple(" ".join(text.split()).split(" | "))


RECORDS: Mapping[str, Sequence[str]] = {
    "history_and_physical": _split("""
        H&P | H & P | History and Physical | admission H&P | Hx & Physical | Hist. & Physical Exam | admitting
        history and physical
    """),
    "imaging_report": _split("""
        radiology reports | x-ray / CT / MRI reports | imaging reports (no films) | CT and MRI reports | diagnostic
        imaging reports | Radiology report(s) | radiologist's reports | x-ray reports
    """),
    "operative_note": _split("""
        op note | operative report | op report | Operative Report(s) | surgeon's operative note | surgery /
        operative report | operative notes
    """),
    "discharge_summary": _split("""
        D/C summary | discharge summary | DC summary | hospital discharge summary | Disch. Summary | discharge
        summaries
    """),
    "consultation": _split("""
        consults | consult notes | consultation reports | specialist consultations | Consultation(s) | consultant
        reports
    """),
    "lab_result": _split("""
        labs | lab results | recent labs | bloodwork results | Laboratory results | lab work | laboratory reports
    """),
    "pathology": _split("""
        path report | surgical pathology report | biopsy report | Pathology | pathology reports | biopsy / pathology
        results
    """),
    "ekg": _split("EKG | ECG | 12-lead EKG | EKG tracing | last EKG | EKG/ECG"),
    "medication_list": _split("""
        med list | current medications | medication list | list of current meds | Medication List | current med list
    """),
    "progress_note": _split("""
        progress notes | office notes | clinic notes | last office visit note | MD progress notes | office visit
        notes
    """),
    "all": _split("""
        complete medical record | entire chart | entire medical record | full chart | all medical records
    """),
}  # fmt: skip
OUTSIDE = _split("""
    immunization record | face sheet | advance directive | anesthesia record | nursing notes
""")
UNTICKED = _split("""
    Immunization record | Face sheet | Itemized bill | Advance directive | Anesthesia record | Nursing notes | PT /
    OT notes | Growth chart | Photographs | Sleep study
""")
GENERAL = _split("""
    pertinent medical records | pertinent records | records pertinent to this visit | any pertinent records |
    relevant medical records | pertinent health information
""")
PURPOSES = _split("""
    continuity of care | continuing care | follow-up appointment | ongoing treatment | new patient visit |
    establishing care with our office | treatment | hospital follow-up | specialist visit | care coordination
""")
EMERGENCY_PURPOSES = _split("""
    emergency treatment | emergent care | emergency care in progress | acute treatment in our emergency room |
    immediate emergency care
""")
STAT = _split("""
    STAT - PATIENT IN EMERGENCY DEPARTMENT NOW | EMERGENCY: patient is in our ED, physician waiting | STAT **
    PATIENT IN OUR ER ** | STAT REQUEST - EMERGENCY ROOM PATIENT | EMERGENT - pt in ER bed now, please fax STAT |
    STAT! Patient in ED - records needed immediately for emergency treatment
""")
URGENT = _split("""
    URGENT | URGENT - patient is seen tomorrow | URGENT: appointment today | Urgent request, same day please |
    URGENT - please rush
""")
PLACES = _split("""
    Cedar Bluff | Harborview Park | Willow Bend | Sierra Oaks | Blue Heron | Mission Crest | Foxglove | Pine Hollow
    | Larkspur | Kings Landing | Tres Palmas | Copper Ridge | Magnolia Street | Lakemont | Bayfront | Eaton Wash |
    Old Orchard | Two Rivers | Prairie View | Stonebrook | Arroyo Verde | Peachtree Corners | Northgate | Summit
    Point | Whitetail | Juniper Flats | Red Hawk | Cypress Creek | Silver Lantern | Desert Willow | Granite Falls |
    Tideline
""")
CLINICS = _split("""
    Internal Medicine | Family Practice | Cardiology Associates | Urology Group | Orthopaedics | Pulmonary & Sleep |
    Gastroenterology | Neurology Clinic | Endocrine Center | Rheumatology | Nephrology Medical Group | ENT
    Physicians | Primary Care | Women's Health | Oncology & Hematology | Surgical Associates | Pain & Spine | Family
    Health Center | Community Clinic | Medical Associates, Inc. | Eye Physicians | Infectious Disease Consultants |
    Vascular Institute
""")
STREETS = _split("""
    Alameda Ct | W. Colfax Ave | Delmar Blvd | Fremont Pl | Glen Oaks Rd | Hawthorne St | E. Imperial Hwy | Kester
    Ave | Lemon Grove Dr | Medical Plaza Dr | N. Euclid Ave | Orchard Pkwy | Peralta St | S. Figueroa St | Tampa Ave
    | Union Turnpike | Vineyard Ln | Warner Center Dr | Yorba St | Commerce Cir
""")
CITIES = _split("""
    Pasadena, CA 91105 | Burbank, CA 91505 | Alhambra, CA 91801 | La Canada, CA 91011 | Torrance, CA 90505 | Fresno,
    CA 93720 | Oxnard, CA 93030 | Santa Ana, CA 92705 | Visalia, CA 93291 | Redlands, CA 92373 | Henderson, NV 89052
    | Mesa, AZ 85206 | Eugene, OR 97401 | Boise, ID 83704 | El Paso, TX 79902 | Provo, UT 84604 | Duluth, MN 55805 |
    Toledo, OH 43606 | Macon, GA 31201 | Ocala, FL 34471 | Albany, NY 12208 | Long Beach, CA 90806
""")
AREAS = _split("""
    209 | 213 | 310 | 408 | 424 | 442 | 530 | 559 | 562 | 619 | 626 | 657 | 661 | 707 | 714 | 747 | 760 | 805 | 818
    | 831 | 909 | 916 | 925 | 949 | 951 | 480 | 702 | 541 | 208 | 915 | 801 | 419 | 478 | 352
""")
CREDENTIALS = _split("""
    MD | M.D. | DO | D.O. | NP | PA-C | FNP-BC | MD, FACP | MD, FACC | DNP
""")
JOBS = _split("""
    Medical Records | Referral Coordinator | MA | RN | Front Desk | Patient Access | LVN | HIM
""")
PAYERS = _split("""
    Golden Coast Health Plan PPO | Pacific Senior Advantage HMO | BlueRidge Mutual EPO | Unity Choice Medi-Cal |
    Lakeland Federal Plan | Medicare Part B | Keystone Teamsters Trust
""")
NOTICES = _split("""
    CONFIDENTIAL: This transmission may contain protected health information. If you got it by mistake call the
    sender and destroy all copies. | The documents accompanying this fax are confidential and privileged under
    federal and state law. Unauthorized review, use or redistribution is prohibited. | NOTICE: Information contained
    herein is protected by HIPAA (45 CFR Parts 160 and 164). If you are not the named recipient, notify us
    immediately by telephone. | This facsimile is intended only for the person or entity named above. Improper use
    may be subject to penalty.
""")
OUR_NAMES: Mapping[str, Sequence[str]] = {
    "keck": _split("""
        Keck Hospital of USC | Keck Hospital of USC | Keck Hosp. of USC | KECK HOSPITAL OF USC
    """),
    "norris": _split("""
        USC Norris Cancer Hospital | USC Norris Cancer Hospital | USC NORRIS CANCER HOSPITAL | Norris Cancer
        Hospital (USC)
    """),
    "verdugo_hills": _split("""
        USC Verdugo Hills Hospital | USC Verdugo Hills Hospital | USC VERDUGO HILLS HOSPITAL | Verdugo Hills
        Hospital
    """),
}  # fmt: skip
OUR_DEPARTMENTS = _split("""
    Medical Records | Health Information Management | HIM / Release of Information | Medical Records Dept. | ROI
    Dept
""")
