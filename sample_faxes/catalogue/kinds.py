# ruff: noqa: E501  (cases are read as a table)
"""Everything else that arrives on the same number, and must not be answered with records."""

from datetime import date

from sample_faxes.case import Case, answered, asks, delivered, one, review, set_aside, who
from sample_faxes.line import Scan
from sample_faxes.values import PatientValues, Style, Values

_SURGERY = "from my surgery in 2025"
_SURGERY_TYPES = ("operative_note", "discharge_summary")
_SERIF = Style(face="serif", size_pt=11.5)

CASES = (
    Case(
        name="images-on-cd",
        about="A surgeon wants the pictures on a CD, no reports.",
        proves=("radiology_images is answered with images_where",),
        parts=one("images_form", asks("ballona", patients=(who("takeda", "mrn"),)), Style(face="sans")),
        outcomes=(answered("radiology_images", "images_where"),),
        read={"requested_types": []},
    ),
    Case(
        name="images-and-reports",
        about="Pictures on a CD and the written reports, on one form.",
        proves=("reports asked for beside images are a continuity request of their own",),
        parts=one(
            "images_form",
            asks(
                "temescal",
                provider=1,
                patients=(who("oyelaran", "middle"),),
                requested=("imaging_report",),
                note="Please send the CD by mail and fax the reports to us.",
            ),
            Style(face="lato"),
        ),
        outcomes=(answered("radiology_images", "images_where"), delivered("oyelaran")),
    ),
    Case(
        name="birth-certificate",
        about="A school asks the hospital for a birth certificate.",
        proves=("vital_records is answered with vital_records_where",),
        parts=one(
            "vital_records_letter",
            Values(
                practice="Arroyo Vista Charter School",
                street="260 N Avenue 56",
                city_line="Los Angeles, CA 90042",
                phone="(323) 555-0103",
                fax="(323) 555-0104",
                contact="Lena Ortiz",
                extra={
                    "text": "To whom it may concern:\n \nOne of our families has lost their papers. We kindly request a "
                    "certified copy of the birth certificate of their son, who was born at your hospital in 2017. Please let "
                    "us know what the fee is and which form the parents must complete."
                },
            ),
            Style(face="carlito", size_pt=12),
        ),
        outcomes=(answered("vital_records", "vital_records_where"),),
    ),
    Case(
        name="death-certificate",
        about="A funeral home asks for a death certificate.",
        proves=("vital_records from a sender who is no practice",),
        parts=one(
            "vital_records_letter",
            Values(
                practice="Pine Hollow Mortuary",
                street="1201 S Atlantic Blvd",
                city_line="Alhambra, CA 91803",
                phone="(626) 555-0163",
                fax="(626) 555-0164",
                contact="Walter Greer",
                extra={
                    "text": "Dear Sir or Madam:\n \nWe are in charge of the funeral of a patient who died at your hospital "
                    "on November 19. Please send us two certified copies of the death certificate, or tell us where they can "
                    "be ordered."
                },
            ),
            _SERIF,
        ),
        outcomes=(answered("vital_records", "vital_records_where"),),
        file="g3_1d",
    ),
    Case(
        name="attorney",
        about="A law firm asks for its client's complete records under Evidence Code 1158.",
        proves=("legal: a person's work, no letter",),
        parts=one(
            "attorney_letter",
            Values(
                practice="Law Offices of Desmond & Pryce, LLP",
                street="3580 Wilshire Blvd Ste 1700",
                city_line="Los Angeles, CA 90010",
                phone="(213) 555-0161",
                fax="(213) 555-0162",
                provider="Roger Pryce, Esq.",
                patients=(who("hargreaves", name_style="caps"),),
                extra={"claim": "HF-2026-1193"},
            ),
            _SERIF,
        ),
        outcomes=(review(kind="legal"),),
    ),
    Case(
        name="subpoena",
        about="A deposition subpoena for business records.",
        proves=("legal: a court's form",),
        parts=one(
            "subpoena",
            Values(
                practice="Whitaker Stone Trial Lawyers",
                phone="(213) 555-0163",
                fax="(213) 555-0164",
                provider="Joan Whitaker, Esq.",
                patients=(who("lattimore", name_style="caps"),),
            ),
            Style(face="sans", size_pt=10.5),
        ),
        outcomes=(review(kind="legal"),),
        file="g3_2d",
    ),
    Case(
        name="disability-agency",
        about="The disability determination agency asks for medical evidence.",
        proves=("legal: an agency that words its letter like a doctor's office",),
        parts=one(
            "disability_request",
            Values(
                practice="Department of Social Services, Disability Determination Service Division",
                street="P.O. Box 30541",
                city_line="Los Angeles, CA 90030",
                phone="(213) 555-0165",
                fax="(213) 555-0166",
                patients=(who("aguinaldo", "middle", name_style="last_first"),),
            ),
            Style(face="narrow", size_pt=12),
        ),
        outcomes=(review(kind="legal"),),
    ),
    Case(
        name="insurer",
        about="An insurer's adjuster orders records for a claim.",
        proves=("legal: payment of a claim is not treatment",),
        parts=one(
            "copy_service",
            Values(
                practice="Beacon Mutual Casualty",
                street="21650 Oxnard St",
                city_line="Woodland Hills, CA 91367",
                phone="(818) 555-0161",
                fax="(818) 555-0162",
                patients=(who("hargreaves"),),
                extra={
                    "title": "CLAIM INFORMATION REQUEST",
                    "claim": "BMC 4410-8832-07",
                    "text": "To process the insured's claim for the loss of March 8, 2026 our claims department needs the "
                    "emergency room record, physician's notes, itemized bills and proof of payment. The insured's signed "
                    "release is on file with our company. Payment of copying charges up to $25 is approved.",
                },
            ),
        ),
        outcomes=(review(kind="legal"),),
    ),
    Case(
        name="copy-service",
        about="A copy service orders records on behalf of a law firm.",
        proves=("legal: an order form with an authorization on file",),
        parts=one(
            "copy_service",
            Values(
                practice="Mercury Record Retrieval",
                street="11340 W Olympic Blvd",
                city_line="Los Angeles, CA 90064",
                phone="(310) 555-0161",
                fax="(310) 555-0162",
                patients=(who("bracamonte", name_style="caps_last_first"),),
                extra={
                    "behalf": "Gardner Lowe, Attorneys at Law",
                    "text": "Please provide a complete certified copy of the medical, billing and radiology records of the "
                    "individual named above. A notice to consumer was served as required by Code of Civil Procedure section "
                    "1985.3. Our representative will copy at your location, or you may invoice us for your charges.",
                },
            ),
            Style(face="dejavu", size_pt=10),
        ),
        outcomes=(review(kind="legal"),),
    ),
    Case(
        name="authorization-complete",
        about="A patient's HIPAA authorization, complete.",
        proves=("patient_authorization is never answered unattended",),
        parts=one(
            "authorization",
            Values(
                patients=(who("montalvo", "middle", "address", "phone"),),
                purpose="Personal use",
                range_text=_SURGERY,
                requested=_SURGERY_TYPES,
                extra={
                    "recipient": "Cristina Montalvo (myself)",
                    "recipient_address": "1448 Calumet Ave, Los Angeles, CA 90026",
                    "signature": "Cristina Montalvo",
                    "signed_on": "11/20/2026",
                },
            ),
            Style(face="sans", hand="steve", size_pt=10.5),
        ),
        outcomes=(review(kind="patient_authorization"),),
        call={"caller_id": "+12135550167", "tsi": None},
    ),
    Case(
        name="authorization-incomplete",
        about="A representative's authorization without a date, a recipient's address and proof.",
        proves=("what an authorization lacks is listed",),
        parts=one(
            "authorization",
            Values(
                patients=(who("featherstone", "address"),),
                purpose="Legal",
                requested=("all",),
                range_text="01/01/2024 - 06/30/2026",
                extra={
                    "recipient": "Beatrice Featherstone",
                    "signature": "B. Featherstone",
                    "representative": "Beatrice Featherstone, daughter",
                },
            ),
            Style(face="serif", size_pt=11),
        ),
        outcomes=(review(kind="patient_authorization"),),
        read={"auth_missing": ["recipient_address", "representative_proof", "signature_date"]},
        call={"caller_id": "+16265550167", "tsi": None},
    ),
    Case(
        name="patient-letter-by-hand",
        about="A patient's own letter on lined paper.",
        proves=("patient_authorization without any form",),
        parts=one(
            "patient_letter",
            Values(patients=(who("lattimore", "address", "phone"),), range_text=_SURGERY, requested=_SURGERY_TYPES),
            Style(hand="build"),
        ),
        outcomes=(review(kind="patient_authorization"),),
        call={"caller_id": "+13235550163", "tsi": None},
    ),
    Case(
        name="rights-restriction",
        about="A patient asks that nothing be disclosed to her employer's health plan.",
        proves=("patient_rights: a restriction",),
        parts=one(
            "rights_form",
            Values(
                patients=(who("nakhjavani", "address", "phone"),),
                extra={
                    "text": "I request a restriction of the uses and disclosures of my health information: please do not "
                    "disclose any information about my visits in 2026 to my health plan. I have paid for these services out "
                    "of pocket in full (45 CFR 164.522)."
                },
            ),
        ),
        outcomes=(review(kind="patient_rights"),),
        call={"caller_id": "+13105550163", "tsi": None},
    ),
    Case(
        name="rights-revocation",
        about="A patient revokes an authorization he signed.",
        proves=("patient_rights: a revocation is no request for records",),
        parts=one(
            "rights_form",
            Values(
                patients=(who("ravello", "address"),),
                letter_date=date(2026, 11, 20),
                extra={
                    "title": "REVOCATION OF AUTHORIZATION",
                    "text": "I hereby revoke the authorization to release my medical records that I signed on August 4, 2026 "
                    "in favor of Mercury Record Retrieval. Do not release any further information under it.",
                },
            ),
            _SERIF,
        ),
        outcomes=(review(kind="patient_rights"),),
        call={"caller_id": "+15625550163", "tsi": None},
    ),
    Case(
        name="rights-amendment",
        about="A patient wants an entry of her chart corrected.",
        proves=("patient_rights: an amendment",),
        parts=one(
            "rights_form",
            Values(
                patients=(who("escarcega", "address"),),
                extra={
                    "title": "REQUEST FOR AMENDMENT OF HEALTH INFORMATION",
                    "text": "The discharge summary of my stay says that I smoke. I have never smoked. I request an amendment "
                    "of this entry in my medical record, and that those who received it be told (45 CFR 164.526).",
                },
            ),
            Style(face="carlito", hand="rufscript"),
        ),
        outcomes=(review(kind="patient_rights"),),
        call={"caller_id": "+12135550168", "tsi": None},
    ),
    Case(
        name="results-for-us",
        about="A laboratory sends results to the hospital.",
        proves=("incoming_records: nothing is asked, staff file it",),
        parts=one(
            "lab_report",
            Values(
                practice="Westgate Reference Laboratory",
                street="4225 Executive Sq",
                city_line="Torrance, CA 90503",
                phone="(310) 555-0166",
                provider="Grace Hollander, MD",
                patients=(who("takeda"),),
            ),
            Style(face="sans", size_pt=10),
        ),
        outcomes=(review(kind="incoming_records"),),
        call={"caller_id": "+13105550166", "tsi": "WESTGATE LAB"},
    ),
    Case(
        name="wish-unclear",
        about="A practice's cover sheet that refers to a telephone call and asks for nothing.",
        proves=("unclear_kind: a person reads it",),
        parts=one(
            "cover_only",
            asks("lanterman", note="As discussed by telephone this morning. Thank you for your help."),
            Style(face="sans", size_pt=12),
        ),
        outcomes=(review("unclear_kind", "unclear_name", "unclear_dob"),),
    ),
    Case(
        name="refill-for-another",
        about="A pharmacy's refill request that was meant for a doctor's office.",
        proves=("misdirected: staff tell the sender",),
        parts=one(
            "refill_request",
            Values(
                practice="Larchmont Village Pharmacy",
                street="212 N Larchmont Blvd",
                city_line="Los Angeles, CA 90004",
                phone="(323) 555-0165",
                fax="(323) 555-0166",
                patients=(PatientValues(family="Pendleton", given="Agnes", dob=date(1947, 4, 2)),),
                extra={"to": "Dr. Harvey Lipton, Hancock Park Family Medicine", "to_fax": "(323) 555-0169"},
            ),
            Style(face="narrow", size_pt=12),
        ),
        outcomes=(review(kind="misdirected"),),
    ),
    Case(
        name="advertising",
        about="A flyer for a roof.",
        proves=("junk is set aside and never answered",),
        parts=one(
            "flyer",
            Values(
                phone="(800) 555-0142",
                extra={
                    "headline": "ROOF LEAKING?",
                    "subline": "FREE INSPECTION FOR BUSINESSES",
                    "lines": "Licensed and insured|20 years experience|0% financing available|Senior discounts",
                    "offer": "SAVE 25% THIS MONTH ONLY",
                },
            ),
        ),
        outcomes=(set_aside("junk"),),
        call={"caller_id": "+18005550142", "tsi": None},
        scan=Scan(damage="clean"),
    ),
    Case(
        name="advertising-loans",
        about="A lender's offer that names no medicine and no patient, in standard resolution.",
        proves=("junk in standard resolution",),
        parts=one(
            "flyer",
            Values(
                phone="(888) 555-0119",
                extra={
                    "headline": "WORKING CAPITAL",
                    "subline": "UP TO $500,000 IN 24 HOURS",
                    "lines": "Bad credit OK|No collateral needed|Funds deposited next day|Apply in 5 minutes",
                    "offer": "PRE-APPROVED - ACT NOW!",
                },
            ),
            Style(face="dejavu"),
        ),
        outcomes=(set_aside("junk"),),
        call={"caller_id": None, "tsi": None},
        scan=Scan(resolution="standard"),
        file="g3_1d",
    ),
)
