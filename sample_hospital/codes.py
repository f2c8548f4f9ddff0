"""Document types as a hospital codes them: seldom the bare LOINC code, always a local one."""

from random import Random

# kind: ((LOINC code, LOINC display, local code, title), ...); the first is the plain one of domain.md
_TYPES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "history_and_physical": (
        ("34117-2", "History and physical note", "NOTE-HP", "History and Physical"),
        ("51849-8", "Admission history and physical note", "NOTE-HPADM", "Admission History & Physical"),
        ("47039-3", "Hospital Admission history and physical note", "NOTE-HPADM", "H&P (Admission)"),
        ("34117-2", "History and physical note", "NOTE-HPPRE", "Pre-Procedure H&P"),
    ),
    "discharge_summary": (
        ("18842-5", "Discharge summary", "NOTE-DS", "Discharge Summary"),
        ("28655-9", "Physician attending Discharge summary", "NOTE-DSATT", "Discharge Summary (Attending)"),
        ("34105-7", "Hospital Discharge summary", "NOTE-DSHOSP", "Hospital Discharge Summary"),
    ),
    "consultation": (
        ("11488-4", "Consult note", "NOTE-CONS", "Consultation"),
        ("11488-4", "Consult note", "NOTE-CONS", "Consult Note"),
    ),
    "progress_note": (
        ("11506-3", "Progress note", "NOTE-PROG", "Progress Note"),
        ("28569-2", "Physician attending Progress note", "NOTE-PROGATT", "Attending Progress Note"),
        ("11506-3", "Progress note", "NOTE-PROG", "Daily Progress Note"),
    ),
    "clinic_visit": (
        ("11506-3", "Progress note", "NOTE-CLIN", "Office Visit"),
        ("34108-1", "Outpatient Note", "NOTE-CLIN", "Clinic Visit Note"),
        ("11506-3", "Progress note", "NOTE-CLIN", "Follow-up Visit"),
    ),
    "lab_result": (
        ("11502-2", "Laboratory report", "LAB-RPT", "Laboratory Report"),
        ("11502-2", "Laboratory report", "LAB-CUM", "Laboratory Results"),
        ("26436-6", "Laboratory studies (set)", "LAB-CUM", "Cumulative Lab Summary"),
    ),
    "pathology": (
        ("11526-1", "Pathology study", "PATH-SURG", "Surgical Pathology Report"),
        ("60568-3", "Pathology Synoptic report", "PATH-SYN", "Surgical Pathology, Synoptic"),
    ),
    "ekg": (
        ("11524-6", "EKG study", "CARD-EKG", "Electrocardiogram, 12-Lead"),
        ("11524-6", "EKG study", "CARD-EKG", "EKG"),
    ),
    "medication_list": (
        ("10160-0", "History of Medication use Narrative", "MED-LIST", "Medication List"),
        ("56445-0", "Medication summary Document", "MED-RECON", "Medication Reconciliation"),
    ),
    "emergency_note": (("34111-5", "Emergency department Note", "NOTE-ED", "Emergency Department Note"),),
    "operative_note": (("11504-8", "Surgical operation note", "OP-NOTE", "Operative Report"),),
    "imaging_report": (("18748-4", "Diagnostic imaging study", "RAD-RPT", "Diagnostic Imaging Report"),),
    # Local types that nobody ever mapped to LOINC.
    "other": (
        ("", "", "HIM-CONSENT", "Consent for Procedure"),
        ("", "", "NUR-ASSESS", "Nursing Admission Assessment"),
        ("", "", "PT-EVAL", "Physical Therapy Evaluation"),
    ),
}
_CONSULTS = {  # department -> LOINC consult note of that specialty
    "Cardiology": ("34099-2", "Cardiology Consult note"),
    "Gastroenterology": ("34761-7", "Gastroenterology Consult note"),
    "Nephrology": ("34795-5", "Nephrology Consult note"),
    "Neurology": ("34797-1", "Neurology Consult note"),
    "Medical Oncology": ("34805-2", "Oncology Consult note"),
    "Psychiatry": ("34788-0", "Psychiatry Consult note"),
    "General Surgery": ("34847-4", "Surgery Consult note"),
}

_ONLY_IN = {
    "NOTE-HPADM": ("inpatient", "surgical"),
    "NOTE-HPPRE": ("surgical",),
    "HIM-CONSENT": ("surgical",),
}  # local code -> settings
LABORATORY_CATEGORY = ("LAB", "Laboratory")
REPORT_CATEGORIES = {  # kind -> DiagnosticReport category (US Core)
    "imaging_report": ("LP29684-5", "Radiology"),
    "pathology": ("LP7839-6", "Pathology"),
    "ekg": ("LP29708-2", "Cardiology"),
}


def choose_type(rng: Random, kind: str, department: str, setting: str) -> tuple[str, str, str, str]:
    """(LOINC code, display, local code, title) of a document of a kind, mostly the plain one.

    Raises:
        KeyError: an unknown kind.
    """
    choices = [t for t in _TYPES[kind] if t[2] not in _ONLY_IN or setting in _ONLY_IN[t[2]]]
    loinc, display, local, title = choices[0] if rng.random() < 0.3 else rng.choice(choices)
    if kind == "consultation" and department in _CONSULTS and rng.random() < 0.6:
        loinc, display = _CONSULTS[department]
        title = f"{department} Consultation"
    return loinc, display, local, title
