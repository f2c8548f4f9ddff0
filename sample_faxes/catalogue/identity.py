"""Who is meant: names and birth dates that a person must settle."""

from dataclasses import replace
from datetime import date

from sample_faxes.case import Case, Outcome, Part, asks, delivered, one, review, who
from sample_faxes.line import Scan
from sample_faxes.values import PatientValues, Style

_STRANGER = PatientValues(family="Thornquist", given="Xiomara", dob=date(1971, 3, 9))

CASES = (
    Case(
        name="twins",
        about="Twins on file, Alicia and Alina; the letter gives the family name and an initial.",
        proves=("twins are ambiguous",),
        parts=one(
            "memo", asks("echo_park", patients=(who("tamayo_alicia", given="A."),)), Style(face="carlito", size_pt=12)
        ),
        outcomes=(review("ambiguous_match"),),
    ),
    Case(
        name="junior-senior",
        about="The letter says Jr and gives the birth date of the Sr.",
        proves=("a suffix that contradicts the birth date is never certain",),
        parts=one(
            "letter_block",
            asks("foothill", provider=1, patients=(who("whitcomb_sr", "middle", suffix="Jr"),)),
            Style(face="dejavu", size_pt=10.5),
        ),
        outcomes=(review("weak_match"),),
    ),
    Case(
        name="namesakes",
        about="Two patients on file have the name and the birth date of the letter.",
        proves=("same name and DOB are ambiguous",),
        parts=one("boxed_form", asks("highland_park", patients=(who("ramirez_one", "sex"),)), Style(face="sans")),
        outcomes=(review("ambiguous_match"),),
        file="g3_1d",
    ),
    Case(
        name="birth-date-off-by-one",
        about="The birth date on the fax differs from the file's by one day.",
        proves=("an inexact birth date without an MRN is never certain",),
        parts=one(
            "cover_form", asks("san_rafael", patients=(who("sorensen", dob=date(1973, 6, 28)),)), Style(face="lato")
        ),
        outcomes=(review("weak_match"),),
    ),
    Case(
        name="not-on-file",
        about="Nobody on file has this name.",
        proves=("no_match: a person decides, nothing goes out",),
        parts=one("prose_letter", asks("san_rafael", patients=(_STRANGER,)), Style(face="serif", size_pt=12)),
        outcomes=(review("no_match"),),
        file="g3_2d",
    ),
    Case(
        name="birth-dates-disagree",
        about="Cover letter and visit note of one fax give two birth dates.",
        proves=("unclear_dob: equal wherever it occurs, or a person decides",),
        parts=(
            Part(
                layout="letter_block",
                values=asks("lanterman", patients=(who("hargreaves", second_dob=date(1952, 8, 25)),)),
            ),
            Part(
                layout="chart_page",
                values=asks("lanterman", patients=(who("hargreaves", second_dob=date(1952, 8, 25)),)),
            ),
        ),
        outcomes=(review("unclear_dob", patient="hargreaves"),),
    ),
    Case(
        name="open-identity",
        about="The patient's record has an open identity question.",
        proves=("patient_restricted covers identity problems",),
        parts=one("referral_sheet", asks("st_brendan", patients=(who("novotny", "mrn"),)), Style(face="sans")),
        outcomes=(review("patient_restricted", patient="novotny"),),
    ),
    Case(
        name="question-missing-name",
        about="The form gives a date of birth and no name; the office is asked and has not answered yet.",
        proves=("more_information goes out when the name is missing", "the request waits for the office"),
        parts=one(
            "lined_form",
            asks("harbor_light", patients=(PatientValues(dob=date(1980, 5, 20), sex="F"),)),
            Style(face="serif"),
        ),
        outcomes=(Outcome(state="waiting_for_office", reason_codes=("unclear_name",), letter="more_information"),),
    ),
    Case(
        name="question-answered-by-another",
        about="Our form with the reference of that question comes back from another office.",
        proves=("an answer joins only if it comes from the office that was asked",),
        parts=(
            Part(
                layout="answer_form",
                style=Style(hand="organize"),
                values=asks("mar_vista", patients=(who("montalvo"),), extra={"asked": "patient_name"}),
            ),
        ),
        outcomes=(review("requester_unknown", kind="more_information"),),
        after="question-missing-name",
        caller="mar_vista",
    ),
    Case(
        name="emergency-missing-dob",
        about="An emergency department forgot the birth date.",
        proves=("an emergency is asked at once as well",),
        parts=one(
            "emergency_sheet",
            asks("st_brendan", patients=(who("quarterman", dob=None),), urgency="stat"),
            Style(face="sans", size_pt=12),
        ),
        outcomes=(
            Outcome(
                state="waiting_for_office", kind="emergency", reason_codes=("unclear_dob",), letter="more_information"
            ),
        ),
        scan=Scan(resolution="standard"),
    ),
    Case(
        name="emergency-not-on-file",
        about="An emergency about somebody who is not on file.",
        proves=("an emergency that must wait for a person gets call_us_now",),
        parts=one(
            "emergency_sheet",
            asks(
                "elysian_ed",
                provider=1,
                patients=(replace(_STRANGER, given="Ottoline", sex="F"),),
                urgency="stat",
                extra={"banner": "STAT", "below": "PATIENT IN SURGERY NOW - RECORDS NEEDED IMMEDIATELY"},
            ),
            Style(face="dejavu", size_pt=11),
        ),
        outcomes=(review("no_match", kind="emergency", letter="call_us_now"),),
    ),
    Case(
        name="batch-list",
        about="One page lists three patients: two on file, one not.",
        proves=("every row is a request of its own, with its own end",),
        parts=one(
            "batch_table",
            asks(
                "temescal",
                patients=(
                    who("halvorsen", "mrn", name_style="last_first"),
                    replace(_STRANGER, family="Fairweather", given="Odell", name_style="last_first"),
                    who("lattimore", "mrn", name_style="last_first"),
                ),
            ),
        ),
        outcomes=(delivered("halvorsen"), review("no_match"), delivered("lattimore")),
    ),
)
