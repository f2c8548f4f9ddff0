"""What is on file: patients and documents that a gate protects."""

from sample_faxes.case import CLINIC_FAX, Case, asks, one, review, who
from sample_faxes.values import Style

CASES = (
    Case(
        name="restricted",
        about="The patient has asked for a restriction.",
        proves=("patient_restricted",),
        parts=one("letter_block", asks("descanso", patients=(who("stavros", "mrn"),)), Style(face="lato")),
        outcomes=(review("patient_restricted", patient="stavros"),),
    ),
    Case(
        name="confidential-person",
        about="The patient is flagged as a person of public interest.",
        proves=("a VIP flag holds the packet",),
        parts=one("memo", asks("mar_vista", patients=(who("ashcombe", "middle"),)), Style(face="narrow", size_pt=12)),
        outcomes=(review("patient_restricted", patient="ashcombe"),),
    ),
    Case(
        name="employee",
        about="The patient works for the hospital.",
        proves=("an employee flag holds the packet",),
        parts=one("cover_form", asks("st_brendan", patients=(who("okafor", "middle", "mrn"),)), Style(face="sans")),
        outcomes=(review("patient_restricted", patient="okafor"),),
    ),
    Case(
        name="deceased",
        about="The patient is recorded as deceased.",
        proves=("deceased",),
        parts=one("boxed_form", asks("foothill", patients=(who("abernathy", "middle", "sex"),))),
        outcomes=(review("deceased", patient="abernathy"),),
    ),
    Case(
        name="minor-own-consent",
        about="A child's chart has a visit that minors may consent to themselves.",
        proves=("minor, with sensitive_content",),
        parts=one("bilingual_form", asks("sunbeam", patients=(who("orellana", "mrn"),)), Style(face="carlito")),
        outcomes=(review("minor", "sensitive_content", patient="orellana"),),
    ),
    Case(
        name="sensitive-hiv",
        about="Among ordinary documents is a consultation about HIV infection.",
        proves=("one sensitive document holds the whole packet",),
        parts=one(
            "letter_block",
            asks("los_feliz", patients=(who("boudreaux", "mrn", "sex"),)),
            Style(face="courier", size_pt=11),
        ),
        outcomes=(review("sensitive_content", patient="boudreaux"),),
    ),
    Case(
        name="sensitive-mental-health",
        about="Among ordinary documents is a psychiatric consultation.",
        proves=("mental health services: by department and label",),
        parts=one(
            "prose_letter", asks("bundy", patients=(who("prendergast", "middle"),)), Style(face="comic", size_pt=12)
        ),
        outcomes=(review("sensitive_content", patient="prendergast"),),
        file="g3_1d",
    ),
    Case(
        name="nothing-in-look-back",
        about="All documents of the patient are older than the look-back of 24 months.",
        proves=("nothing_found",),
        parts=one(
            "referral_sheet",
            asks("highland_park", patients=(who("achterberg", "mrn"),)),
            Style(face="dejavu", size_pt=10),
        ),
        outcomes=(review("nothing_found", patient="achterberg"),),
    ),
    Case(
        name="long-chart",
        about="The standard packet of this patient has more than 40 pages.",
        proves=("too_long",),
        parts=one(
            "letter_block", asks("bundy", patients=(who("vandermeer", "mrn"),)), Style(face="caladea", size_pt=12)
        ),
        outcomes=(review("too_long", patient="vandermeer"),),
    ),
    Case(
        name="document-corrupt",
        about="One document of the packet cannot be opened.",
        proves=("conversion_failed",),
        parts=one("lined_form", asks("highland_park", patients=(who("fuenmayor", "mrn"),)), Style(face="sans")),
        outcomes=(review("conversion_failed", patient="fuenmayor"),),
        file="g3_2d",
    ),
    Case(
        name="page-of-another-patient",
        about="A document in the chart bears another patient's name.",
        proves=("preflight_failed: an overlay is caught before it leaves",),
        parts=one(
            "referral_sheet", asks("descanso", patients=(who("lindqvist", "mrn"),)), Style(face="carlito", size_pt=12)
        ),
        outcomes=(review("preflight_failed", patient="lindqvist"),),
    ),
    Case(
        name="clinic-asked-for-hospital-records",
        about="The clinic is asked, and most of the chart was made at the hospital.",
        proves=("facility_scope: a clinic releases only its own",),
        parts=one(
            "letter_block", asks("cypress_park", facility="clinic", patients=(who("balderas", "middle", "mrn"),))
        ),
        outcomes=(review("facility_scope", patient="balderas"),),
        call={"called_number": CLINIC_FAX},
    ),
)
