"""Answers that meet trouble on the line; carrier_script.json plays it, by destination."""

from sample_faxes.case import Case, Outcome, asks, delivered, one, who
from sample_faxes.values import Style

CASES = (
    Case(
        name="line-busy",
        about="The office's line is busy twice.",
        proves=("busy is tried again until it is delivered",),
        parts=one("memo", asks("los_feliz", patients=(who("kowalczyk", "mrn"),)), Style(face="sans")),
        outcomes=(delivered("kowalczyk"),),
    ),
    Case(
        name="number-rejected",
        about="The carrier refuses the office's number.",
        proves=("delivery_failed: sending again would fail the same way, a person must act",),
        parts=one("letter_block", asks("cahuenga", patients=(who("iturbide", "mrn"),)), Style(face="lato")),
        outcomes=(Outcome(state="failed", reason_codes=("delivery_failed",), patient="iturbide"),),
    ),
    Case(
        name="line-lost",
        about="The line is lost after page 2 of the answer.",
        proves=("the rest goes out from the first unconfirmed page; the pages sent are a disclosure",),
        parts=one(
            "cover_form", asks("vermont_knolls", patients=(who("pacheco", "mrn"),)), Style(face="dejavu", size_pt=10)
        ),
        outcomes=(delivered("pacheco"),),
    ),
    Case(
        name="end-unknown",
        about="The carrier lost sight of the call.",
        proves=("delivery_unknown: never repeated without a person",),
        parts=one(
            "referral_sheet",
            asks("miracle_mile", patients=(who("rahimi", "middle", "mrn"),)),
            Style(face="serif", size_pt=12),
        ),
        outcomes=(Outcome(state="failed", reason_codes=("delivery_unknown",), patient="rahimi"),),
    ),
    Case(
        name="answer-of-carrier-lost",
        about="The carrier takes the fax and its answer never comes.",
        proves=("the carrier is asked about our reference before anything is sent again",),
        parts=one(
            "prose_letter",
            asks("fairfax", patients=(who("figueroa", "middle", "mrn"),)),
            Style(face="carlito", size_pt=12),
        ),
        outcomes=(delivered("figueroa"),),
    ),
)
