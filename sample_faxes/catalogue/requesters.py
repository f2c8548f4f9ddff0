"""Who asks, and where the answer would go: the directory's gates."""

from datetime import date

from sample_faxes.case import Case, Outcome, asks, one, review, who
from sample_faxes.values import Style, Values

CASES = (
    Case(
        name="number-stale",
        about="The practice's number was verified years ago.",
        proves=("number_stale",),
        parts=one("cover_form", asks("rosemead", patients=(who("karimov", "mrn"),)), Style(face="carlito")),
        outcomes=(review("number_stale", patient="karimov"),),
    ),
    Case(
        name="number-never-verified",
        about="The directory has the practice, and nobody has ever verified its number.",
        proves=("number_unverified",),
        parts=one(
            "bilingual_form", asks("pico_union", patients=(who("cheung", "middle"),)), Style(face="dejavu", size_pt=10)
        ),
        outcomes=(review("number_unverified", patient="cheung"),),
    ),
    Case(
        name="number-retired",
        about="The office still writes the number that the directory has retired.",
        proves=("a retired number counts as unverified",),
        parts=one("letter_block", asks("hyperion", patients=(who("mackenzie", "phone"),)), Style(face="caladea")),
        outcomes=(review("number_unverified", patient="mackenzie"),),
    ),
    Case(
        name="practice-unknown",
        about="A practice that the directory does not have.",
        proves=("requester_unknown: a number on a page is only a claim",),
        parts=one(
            "referral_sheet",
            Values(
                practice="Encino Crest Medical Group",
                street="17071 Ventura Blvd Ste 200",
                city_line="Encino, CA 91316",
                phone="(818) 555-0167",
                fax="(818) 555-0168",
                provider="Oliver Brandt, MD",
                patients=(who("haddad", "phone"),),
            ),
        ),
        outcomes=(review("requester_unknown", "number_unverified", patient="haddad"),),
    ),
    Case(
        name="number-of-another",
        about="The letterhead of Altadena Medical Associates over the number of Altadena Medical Group.",
        proves=("a verified number under another practice's name goes to a person", "look-alike names"),
        parts=one(
            "letter_block",
            asks("altadena_associates", fax="(626) 555-0118", patients=(who("brockington", "mrn"),)),
            Style(face="serif", size_pt=12),
        ),
        outcomes=(review("requester_unknown", patient="brockington"),),
        caller="altadena_associates",
    ),
    Case(
        name="number-missing",
        about="The letter gives no fax number; the caller ID is a verified practice's.",
        proves=("number_missing: caller ID and machine's number are claims, never a destination",),
        parts=one(
            "prose_letter", asks("descanso", fax="", patients=(who("lindqvist"),)), Style(face="dejavu", size_pt=10.5)
        ),
        outcomes=(review("number_missing", patient="lindqvist"),),
        caller="descanso",
    ),
    Case(
        name="shared-line-unnamed",
        about="Only a doctor's name and the number of a machine that two practices share, both of them his.",
        proves=("two directory entries that fit are a person's decision",),
        parts=one(
            "memo",
            asks("wilton_medicine", practice="", street="", city_line="", phone="", patients=(who("engelhardt"),)),
            Style(face="dejavu", size_pt=10.5),
        ),
        outcomes=(review("requester_unknown", patient="engelhardt"),),
    ),
    Case(
        name="quiet-destination",
        about="Nobody attends the practice's machine at this hour, and its line is not marked secure.",
        proves=("quiet_destination",),
        parts=one("lined_form", asks("mulholland", patients=(who("nakagawa", "mrn"),)), Style(face="lato")),
        outcomes=(review("quiet_destination", patient="nakagawa"),),
    ),
    Case(
        name="other-state-reproductive",
        about="A practice in Nevada asks about a patient with a document of reproductive care.",
        proves=("out_of_state: Civ. Code 56.108 protects such documents from other states",),
        parts=one(
            "letter_block",
            asks("silver_state", patients=(who("ravensworth", "mrn"),)),
            Style(face="sans", size_pt=10.5),
        ),
        outcomes=(review("sensitive_content", "out_of_state", patient="ravensworth"),),
    ),
    Case(
        name="not-treatment",
        about="A practice asks with its own form, for a life insurance examination.",
        proves=("not_treatment: the purpose decides, not who asks",),
        parts=one(
            "lined_form",
            asks("echo_park", patients=(who("aguinaldo", "middle"),), purpose="Life insurance application"),
            Style(face="serif", size_pt=11.5),
        ),
        outcomes=(review("not_treatment", patient="aguinaldo"),),
    ),
    Case(
        name="whole-chart",
        about="The box Entire medical record is ticked.",
        proves=("whole_chart is a person's decision",),
        parts=one(
            "lined_form",
            asks("foothill", patients=(who("lattimore", "phone"),), requested=("all",)),
            Style(face="carlito"),
        ),
        outcomes=(review("whole_chart", patient="lattimore"),),
        file="g3_1d",
    ),
    Case(
        name="second-request",
        about="The letter calls itself a second request.",
        proves=("duplicate: a second request is a person's decision",),
        parts=one(
            "letter_block",
            asks(
                "echo_park",
                patients=(who("montalvo", "middle", "mrn"),),
                note="2ND REQUEST - our first request of 11/16/2026 has not been answered.",
                letter_date=date(2026, 11, 24),
            ),
            Style(face="dejavu_serif", size_pt=10),
        ),
        outcomes=(review("duplicate", patient="montalvo"),),
    ),
    Case(
        name="same-fax-after-delivery",
        about="The same fax comes again after the records were delivered.",
        proves=("duplicate: within four hours of delivery a person re-sends with one key",),
        same_bytes_as="letter-typed",
        parts=(),
        outcomes=(review("duplicate", patient="bracamonte"),),
        after="letter-typed",
        caller="foothill",
    ),
    Case(
        name="same-fax-while-open",
        about="The same fax comes again while its first copy waits for a person.",
        proves=("a re-send joins the open request",),
        same_bytes_as="number-stale",
        parts=(),
        outcomes=(Outcome(state="set_aside", reason_codes=("duplicate",), patient="karimov"),),
        after="number-stale",
        caller="rosemead",
    ),
)
