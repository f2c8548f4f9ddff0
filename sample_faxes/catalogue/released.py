"""Requests that fulfil every gate: records go out unattended."""

from sample_faxes.case import CLINIC_FAX, STANDARD, STANDARD_WORDS, Case, Outcome, Part, asks, delivered, one, who
from sample_faxes.line import Scan
from sample_faxes.values import Style

CASES = (
    Case(
        name="letter-typed",
        about="A typed letter under a letterhead asks for the pertinent records of one patient.",
        proves=("the plain path: no record type named is the standard packet", "name first last, DOB with slashes"),
        parts=one(
            "letter_block", asks("foothill", patients=(who("bracamonte", "middle", "phone"),)), Style(face="serif")
        ),
        outcomes=(delivered("bracamonte"),),
        file="g4",
    ),
    Case(
        name="cover-form",
        about="A word processor's fax cover in two columns carries the whole request under Comments.",
        proves=("our own fax number beside the office's is never the reply number", "Group 3 one-dimensional"),
        parts=one(
            "cover_form",
            asks(
                "san_rafael",
                patients=(who("dang", "middle", "mrn", name_style="last_first"),),
                contact="Mei, front desk",
            ),
            Style(face="carlito"),
        ),
        outcomes=(delivered("dang"),),
        file="g3_1d",
    ),
    Case(
        name="boxed-form-superfine",
        about="A government-like grid of numbered boxes with types ticked, sent in superfine.",
        proves=("labels in corners of cells, ticked boxes", "204 x 391 dots an inch", "Group 4"),
        parts=one(
            "boxed_form",
            asks(
                "mar_vista",
                patients=(who("oyelaran", "middle", "sex", "address", dob_style="dash"),),
                requested=("history_and_physical", "imaging_report", "consultation"),
                contact="T. Ruiz",
            ),
        ),
        outcomes=(delivered("oyelaran"),),
        scan=Scan(resolution="superfine"),
    ),
    Case(
        name="maiden-name-bilingual",
        about="A community clinic's form in English and Spanish gives a maiden name as well.",
        proves=(
            "labels in two languages",
            "a former name is a name of the patient, not another patient",
            "Group 3 2-D",
        ),
        parts=one(
            "bilingual_form",
            asks("echo_park", patients=(who("castellanos", "aka", "mrn"),), phone_style="dash"),
            Style(face="dejavu", size_pt=10.5),
        ),
        outcomes=(delivered("castellanos"),),
        file="g3_2d",
    ),
    Case(
        name="prose-letter",
        about="A letter says everything in sentences; there is no label to go by.",
        proves=("fields found in prose", "date of birth with the month in words"),
        parts=one(
            "prose_letter",
            asks(
                "mar_vista",
                provider=1,
                patients=(who("yamashiro", "middle", dob_style="long"),),
                requested=STANDARD,
                wanted_text=STANDARD_WORDS,
            ),
            Style(face="caladea", size_pt=12),
        ),
        outcomes=(delivered("yamashiro"),),
        scan=Scan(resolution="standard"),
        file="g3_1d",
    ),
    Case(
        name="records-system-print",
        about="A records system prints its request straight to an internet fax: a PDF of type, never scanned.",
        proves=("vector PDF", "patient in capitals, last name first"),
        parts=one(
            "emr_print",
            asks(
                "lanterman",
                patients=(who("stepanyan", "mrn", "phone", "sex", name_style="caps_last_first"),),
                requested=("history_and_physical", "ekg", "consultation"),
            ),
            Style(face="mono", size_pt=10),
        ),
        outcomes=(delivered("stepanyan"),),
        file="pdf_type",
        scan=Scan(damage="clean"),
    ),
    Case(
        name="types-and-dates",
        about="Two record types are ticked and a range of dates is given.",
        proves=("only the named types, within the dates",),
        parts=one(
            "lined_form",
            asks(
                "rio_hondo",
                patients=(who("ravello", "middle", "mrn", "phone"),),
                requested=("operative_note", "pathology"),
                range_text="01/01/2025 to present",
            ),
            Style(face="lato"),
        ),
        outcomes=(delivered("ravello"),),
        read={"date_range": {"from": "2025-01-01", "to": None}},
    ),
    Case(
        name="form-by-hand",
        about="A form whose blanks are filled in by hand.",
        proves=("handwriting is read surely, or a person decides",),
        parts=one(
            "lined_form",
            asks("lanterman", provider=1, patients=(who("petrosyan", "mrn", "sex"),), contact="Nora"),
            Style(face="sans", hand="dkg"),
        ),
        outcomes=(delivered("petrosyan", also_right=("in_review", "waiting_for_office")),),
    ),
    Case(
        name="note-by-hand",
        about="A doctor's note by hand on the practice's letterhead.",
        proves=("a request without any form",),
        parts=one(
            "note",
            asks("ballona", provider=1, patients=(who("baptista"),), purpose="pre-op visit"),
            Style(hand="breip"),
        ),
        outcomes=(delivered("baptista", also_right=("in_review", "waiting_for_office")),),
    ),
    Case(
        name="emergency",
        about="An emergency department with the patient in front of it asks in standard resolution.",
        proves=("kind emergency, first in line", "204 x 98 dots an inch", "released when every gate holds"),
        parts=one(
            "emergency_sheet",
            asks("elysian_ed", patients=(who("zepeda", "middle", "sex", "mrn"),), urgency="stat"),
            Style(face="sans", size_pt=12),
        ),
        outcomes=(delivered("zepeda", kind="emergency"),),
        scan=Scan(resolution="standard"),
        file="g3_1d",
    ),
    Case(
        name="emergency-quiet-line",
        about="An emergency comes from a line that nobody attends at this hour and that is not marked secure.",
        proves=("an emergency is not held by quiet_destination",),
        parts=one(
            "emergency_sheet",
            asks(
                "canyon_urgent",
                patients=(who("merriweather", "middle", "phone"),),
                urgency="stat",
                extra={"banner": "EMERGENCY", "below": "PATIENT IS IN OUR EMERGENCY ROOM - RECORDS NEEDED STAT"},
            ),
            Style(face="narrow", size_pt=12),
        ),
        outcomes=(delivered("merriweather", kind="emergency"),),
    ),
    Case(
        name="mentions-only",
        about="The chart speaks of HIV, drugs and family history only to deny them.",
        proves=("ordinary documents that mention sensitive words are released",),
        parts=one(
            "referral_sheet",
            asks(
                "foothill",
                provider=1,
                patients=(who("delacroix", "mrn"),),
                extra={"visit": "12/01/2026 at 9:15 am"},
                requested=STANDARD,
                wanted_text=STANDARD_WORDS,
            ),
            Style(face="carlito"),
        ),
        outcomes=(delivered("delacroix"),),
    ),
    Case(
        name="other-state-ordinary",
        about="A practice in Nevada asks for ordinary records.",
        proves=("another state alone is no reason to hold", "a verified number in Nevada is answered"),
        parts=one(
            "memo", asks("truckee", patients=(who("tillery", "middle"),)), Style(face="dejavu_serif", size_pt=10)
        ),
        outcomes=(delivered("tillery"),),
    ),
    Case(
        name="clinic-own-records",
        about="A letter to the clinic's own number asks for what the clinic has itself.",
        proves=("a clinic may release its own documents", "called number and TO block name another facility"),
        parts=one(
            "letter_block",
            asks("cypress_park", facility="clinic", patients=(who("mondragon", "phone"),)),
            Style(face="lato"),
        ),
        outcomes=(delivered("mondragon"),),
        call={"called_number": CLINIC_FAX},
    ),
    Case(
        name="minor-ordinary",
        about="A pediatrician asks about a child with nothing in the chart but ordinary documents.",
        proves=("under 18 alone is no reason to hold",),
        parts=one(
            "bilingual_form",
            asks("sunbeam", patients=(who("villasenor", "middle", "mrn", name_style="last_first"),)),
            Style(face="comic"),
        ),
        outcomes=(delivered("villasenor"),),
    ),
    Case(
        name="shared-line-named",
        about="Two practices share a machine; the letterhead names one of them.",
        proves=("a shared number is fine when exactly one entry agrees with the page",),
        parts=one(
            "letter_block",
            asks("wilton_medicine", provider=1, patients=(who("whitlock", "middle", "mrn", name_style="caps"),)),
            Style(face="dejavu", size_pt=10),
        ),
        outcomes=(delivered("whitlock"),),
    ),
    Case(
        name="question-missing-dob",
        about="The date of birth is left blank; the office is asked, answers on our form, and gets the records.",
        proves=("more_information goes out unattended", "the answer finds its request by our reference"),
        parts=one(
            "letter_block",
            asks("highland_park", patients=(who("okonkwo", "middle", "mrn", dob=None),)),
            Style(face="serif", size_pt=12),
        ),
        outcomes=(delivered("okonkwo", letter="more_information"),),
    ),
    Case(
        name="question-answered",
        about="Our form comes back, filled in by hand, from the office that was asked.",
        proves=("kind more_information joins the request whose reference it carries",),
        parts=(
            Part(
                layout="answer_form",
                style=Style(hand="organize"),
                values=asks("highland_park", patients=(who("okonkwo"),)),
            ),
        ),
        outcomes=(Outcome(state="set_aside", kind="more_information"),),
        after="question-missing-dob",
        caller="highland_park",
    ),
)
