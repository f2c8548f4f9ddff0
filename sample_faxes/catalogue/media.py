"""What machines and lines do to a page: turned, skewed, noisy, dark, pale; files of every kind."""

from sample_faxes.case import Case, Outcome, Part, answered, asks, delivered, one, review, set_aside, who
from sample_faxes.line import Scan
from sample_faxes.values import Style

_STUDY = (
    "INDICATION: Weak stream after catheter removal.\n \nTECHNIQUE: Uroflowmetry and filling cystometry in the sitting "
    "position.\n \nFINDINGS: Maximum flow 9 mL/s, voided volume 210 mL, residual 85 mL. First sensation at 160 mL, "
    "capacity 410 mL. No involuntary contractions.\n \nIMPRESSION: Mild obstruction. Hospital operative report needed."
)

CASES = (
    Case(
        name="upside-down",
        about="The sheet was fed upside down; only the machine's own header line is upright.",
        proves=("orientation 180", "the header line is no guide to the content"),
        parts=one("prose_letter", asks("bundy", patients=(who("takeda"),)), Style(face="sans")),
        outcomes=(delivered("takeda"),),
        scan=Scan(turned_deg=180),
        read={"orientation": 180},
    ),
    Case(
        name="sideways-right",
        about="The sheet lay sideways, its head to the right; the machine reduced it to fit.",
        proves=("orientation 90",),
        parts=one("memo", asks("bundy", patients=(who("szymanski", "middle"),)), Style(face="sans", size_pt=12)),
        outcomes=(delivered("szymanski"),),
        scan=Scan(turned_deg=90),
        read={"orientation": 90},
    ),
    Case(
        name="sideways-left",
        about="The sheet lay sideways, its head to the left.",
        proves=("orientation 270",),
        parts=one(
            "referral_sheet", asks("descanso", patients=(who("ghazarian", "phone"),)), Style(face="dejavu", size_pt=11)
        ),
        outcomes=(delivered("ghazarian"),),
        scan=Scan(turned_deg=270),
        read={"orientation": 270},
    ),
    Case(
        name="skewed-noisy",
        about="A crooked sheet over a noisy line: specks, lost rows, a streak.",
        proves=("skew of more than two degrees", "specks and streaks"),
        parts=one(
            "referral_sheet", asks("ballona", patients=(who("murakami", "middle", "mrn", "phone"),)), Style(size_pt=12)
        ),
        outcomes=(delivered("murakami"),),
        scan=Scan(damage="noisy", skew_deg=2.2),
        file="g3_1d",
    ),
    Case(
        name="dark-copy",
        about="A copy of a copy, too dark, with the black edge of an open lid.",
        proves=("thick letters", "a dark edge is no content"),
        parts=one(
            "lined_form",
            asks(
                "echo_park",
                patients=(who("escarcega", "middle", "mrn"),),
                requested=("history_and_physical", "discharge_summary"),
            ),
            Style(face="serif", size_pt=12),
        ),
        outcomes=(delivered("escarcega"),),
        scan=Scan(damage="dark", dark_edge=True, skew_deg=-0.8),
    ),
    Case(
        name="pale-copy",
        about="A machine low on toner: strokes thin and broken.",
        proves=("pale letters",),
        parts=one("cover_form", asks("mar_vista", patients=(who("nakhjavani", "mrn"),)), Style(face="dejavu")),
        outcomes=(delivered("nakhjavani", also_right=("in_review", "waiting_for_office")),),
        scan=Scan(damage="pale"),
        file="g3_2d",
    ),
    Case(
        name="cover-last",
        about="The office's visit note comes first, the request last; three pages.",
        proves=("several pages", "the request need not be on page 1"),
        parts=(
            Part(layout="chart_page", values=asks("rio_hondo", patients=(who("quarterman", "middle"),))),
            Part(
                layout="chart_page",
                values=asks(
                    "rio_hondo",
                    patients=(who("quarterman", "middle"),),
                    extra={"title": "URODYNAMIC STUDY", "text": _STUDY},
                ),
            ),
            Part(
                layout="letter_block",
                values=asks("rio_hondo", patients=(who("quarterman", "middle", "mrn"),), pages_said=3),
                style=Style(face="carlito", size_pt=12),
            ),
        ),
        outcomes=(delivered("quarterman"),),
        file="g3_2d",
    ),
    Case(
        name="pdf-of-pictures",
        about="An e-mail gateway delivers a PDF of one picture a page.",
        proves=("raster PDF",),
        parts=one("memo", asks("san_rafael", patients=(who("featherstone"),)), Style(face="sans")),
        outcomes=(delivered("featherstone"),),
        file="pdf_pictures",
    ),
    Case(
        name="black-page",
        about="The sheet came through black; caller ID and machine agree on the number.",
        proves=("unreadable: please_resend goes out, once",),
        parts=(Part(layout="black"),),
        outcomes=(answered("unreadable", "please_resend"),),
        read={"kind": "unreadable", "legible": False},
        call={"caller_id": "+13105550165", "tsi": "+1 310 555 0165"},
        file="g4",
    ),
    Case(
        name="blank-page",
        about="A blank sheet, from nobody: no caller ID, no number of a machine.",
        proves=("unreadable with nowhere to answer is set aside, visible",),
        parts=(Part(layout="blank"),),
        outcomes=(set_aside("unreadable"),),
        read={"kind": "unreadable", "legible": False},
        call={"caller_id": None, "tsi": None},
        scan=Scan(damage="light", resolution="standard"),
        file="g3_1d",
    ),
    Case(
        name="broken-off",
        about="The line broke after the first of two pages; the carrier says so.",
        proves=("partial_fax: what is missing may matter",),
        parts=one(
            "letter_block",
            asks("ballona", patients=(who("hargreaves", "mrn"),), pages_said=2),
            Style(face="caladea"),
        ),
        outcomes=(review("partial_fax", patient="hargreaves"),),
        call={"is_partial": True, "bad_rows": 31},
    ),
    Case(
        name="pdf-locked",
        about="A PDF that asks for a password.",
        proves=("decode_failed: a person sees it",),
        parts=one("memo", asks("san_rafael", patients=(who("sorensen"),))),
        outcomes=(Outcome(state="in_review", kind="unreadable", reason_codes=("decode_failed",)),),
        file="pdf_locked",
        read={"kind": "unreadable"},
    ),
    Case(
        name="pdf-cut-off",
        about="A PDF of which only the first third was stored.",
        proves=("decode_failed: a torn file harms nothing but itself",),
        parts=one("memo", asks("san_rafael", patients=(who("sorensen"),))),
        outcomes=(Outcome(state="in_review", kind="unreadable", reason_codes=("decode_failed",)),),
        file="pdf_pictures",
        cut_to=0.35,
        read={"kind": "unreadable"},
    ),
    Case(
        name="wrong-extension",
        about="A PDF that the carrier stored under the name of a TIFF.",
        proves=("the bytes decide what a file is, not its name",),
        parts=one(
            "prose_letter",
            asks("ballona", patients=(who("featherstone", dob_style="month_short"),)),
            Style(face="lato"),
        ),
        outcomes=(delivered("featherstone"),),
        file="pdf_pictures",
        file_suffix="tif",
    ),
)
