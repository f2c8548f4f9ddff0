"""Which layouts there are, for which kinds of fax, and who sends them."""

from collections.abc import Mapping
from dataclasses import dataclass

SANS = ("Carlito", "Lato", "Open Sans", "Liberation Sans Narrow", "DejaVu Sans Light")
SERIF, MONO = ("Liberation Serif",), ("FreeMono",)
ANY = (*SANS, *SERIF)
OFFICES = ("office", "office", "office", "snf", "home")
BOTH = frozenset({"continuity_of_care", "emergency"})
CARE = frozenset({"continuity_of_care"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One layout. `one_word`: names stand in one line there; `lacking`: what an authorization may lack."""

    kinds: frozenset[str] = BOTH
    settings: tuple[str, ...] = ("office",)
    faces: tuple[str, ...] = SANS
    pts: tuple[float, float] = (10, 12.6)
    hand: str = "no"  # or "may", "always"
    several: str = "no"  # patients: or "may", "always"
    one_word: bool = False
    named: bool = False  # something is always named
    types: tuple[str, ...] = ()  # always these
    born: tuple[int, int] = (1931, 2007)  # years of birth; a few patients of offices are minors
    lacking: tuple[str, ...] = ()


def _of(kind: str, **rest: object) -> Spec:
    return Spec(kinds=frozenset({kind}), **rest)  # type: ignore[arg-type]


AUTH_ITEMS = ("recipient_address", "purpose", "dates_of_service", "report_types", "signature", "signature_date")


def _authorization(**rest: object) -> Spec:
    return _of("patient_authorization", **{"settings": ("none",), "named": True, "lacking": AUTH_ITEMS, **rest})


SPECS: Mapping[str, Spec] = {
    "epic_outside": Spec(faces=("Lato", "Carlito", "Open Sans")),
    "letter_re": Spec(faces=(*SERIF, "Carlito"), pts=(10.5, 12)),
    "cover_grid": Spec(hand="may", pts=(10, 12)),
    "roi_three": Spec(hand="may", settings=OFFICES, pts=(9.6, 10.8)),
    "below_line": Spec(hand="may", faces=ANY),
    "cell_form": Spec(hand="may", pts=(9.2, 10.4)),
    "combs": Spec(settings=("office", "snf")),
    "prose": Spec(faces=ANY, pts=(10.5, 12.5), one_word=True),
    "pad_note": Spec(hand="always", one_word=True),
    "sticker": Spec(kinds=BOTH, settings=("ed", "snf", "asc"), hand="may"),
    "batch_list": Spec(kinds=CARE, several="always"),
    "ed_stat": _of("emergency", settings=("ed",), hand="may", pts=(10, 12)),
    "snf_intake": Spec(kinds=CARE, settings=("snf",), hand="may", named=True),
    "dialysis": Spec(kinds=CARE, settings=("dialysis",), hand="may"),
    "asc_preop": Spec(kinds=CARE, settings=("asc",)),
    "pharmacy": Spec(kinds=CARE, settings=("pharmacy",)),
    "hospice_cols": Spec(kinds=CARE, settings=("home",), faces=ANY),
    "web_fax": Spec(faces=("Open Sans", "Lato", "FreeMono")),
    "email_print": Spec(faces=("Carlito", "Open Sans")),
    "bilingual": Spec(hand="may"),
    "many_offices": Spec(kinds=CARE, faces=ANY, hand="may"),
    "face_sheet": Spec(faces=ANY),
    "cover_last": Spec(faces=(*SERIF, "Lato"), hand="may"),
    "with_note": Spec(faces=SANS),
    "imaging_prior": Spec(kinds=CARE, settings=("imaging",), types=("imaging_report",)),
    "dotted": Spec(faces=ANY, hand="may", settings=OFFICES),
    "legacy_print": Spec(faces=MONO, pts=(10, 11), settings=("office", "ed")),
    "roster_letter": Spec(faces=ANY, several="may", kinds=CARE, pts=(10, 11.5)),
    "circle_line": Spec(hand="may", settings=OFFICES),
    "underlined_opts": Spec(kinds=CARE, faces=SERIF, one_word=True, pts=(11, 12.5), named=True),
    "second_notice": Spec(kinds=CARE, faces=ANY),
    "oncology_list": Spec(kinds=CARE, hand="may", pts=(9.6, 11)),
    "hand_referral": Spec(hand="always"),
    "blanks": Spec(kinds=CARE, faces=SERIF, hand="may", pts=(11, 12)),
    "half_slip": Spec(hand="may", settings=OFFICES),
    "big_short": Spec(settings=("ed", "asc"), faces=ANY),
    "tracker": Spec(kinds=CARE, hand="may", named=True),
    "nurse_hand": Spec(hand="always", settings=("snf", "ed", "home", "office"), one_word=True),
    "care_manager": Spec(kinds=CARE, settings=("group",)),
    "jail_health": Spec(settings=("jail",), hand="may", faces=ANY, kinds=CARE),
    "transplant_cols": Spec(kinds=CARE, settings=("ed",), faces=("Lato", "Lato Light", "Carlito"), pts=(10.5, 12)),
    "portal_cards": Spec(faces=("Open Sans", "Lato", "Lato Light"), pts=(10, 11.5)),
    "reply_part": Spec(faces=ANY),
    "no_reply_number": Spec(kinds=CARE, hand="may"),
    "foot_number": Spec(faces=("Lato", "Lato Light", *SERIF), pts=(10.5, 12.5)),
    "two_faxes": Spec(kinds=CARE, hand="may", faces=ANY),
    "student_health": Spec(born=(1997, 2007), settings=("college",), kinds=CARE, hand="may"),
    "ed_transfer": _of("emergency", settings=("ed",)),
    "visit_letter": Spec(kinds=CARE, faces=(*SERIF, "Lato Light"), pts=(11, 12.5), one_word=True),
    "checks_right": Spec(hand="may", faces=ANY),
    "twins_pedi": Spec(kinds=CARE, several="always", faces=ANY),
    "referral_dense": Spec(kinds=CARE, pts=(9.8, 11)),
    "chart_summary": Spec(kinds=CARE, pts=(9.8, 11.5)),
    "coc_form": Spec(kinds=CARE, settings=("snf", "home"), hand="may", pts=(10, 11)),
    "requisition": Spec(hand="may", settings=OFFICES, pts=(10, 11.5)),
    "typewritten": Spec(faces=ANY, hand="may"),
    "questions": Spec(kinds=CARE, hand="may"),
    "memo_format": Spec(kinds=CARE, faces=(*SERIF, *MONO), pts=(10.5, 12)),
    "roman_sections": Spec(hand="may", faces=ANY),
    "hours_letterhead": Spec(faces=ANY, hand="may"),
    "pa_worksheet": Spec(kinds=CARE, hand="may"),
    "strike_list": Spec(kinds=CARE, hand="may", named=True),
    "mail_to": Spec(kinds=CARE, faces=ANY),
    "with_medlist": Spec(kinds=CARE, settings=OFFICES, hand="may", faces=ANY),
    "cover_first": Spec(faces=ANY, hand="may"),
    "mi_letter": _of("more_information", faces=ANY),
    "mi_cover": _of("more_information", hand="may"),
    "mi_table": _of("more_information", hand="may"),
    "auth_form": _authorization(hand="may", pts=(9.6, 10.6)),
    "auth_letter": _authorization(faces=ANY, pts=(10.5, 12)),
    "auth_rep": _authorization(hand="may", lacking=(*AUTH_ITEMS, "representative_proof")),
    "auth_ehr": _authorization(hand="may"),
    "law_letter": _of("legal", settings=("law",), faces=SERIF, pts=(11, 12.5)),
    "subpoena": _of("legal", settings=("law",), faces=(*SERIF, "Carlito"), pts=(10, 11)),
    "life_insurer": _of("legal", settings=("insurer",)),
    "work_comp": _of("legal", settings=("law", "insurer"), faces=ANY),
    "disability_agency": _of("legal", settings=("none",), faces=(*MONO, *SERIF), pts=(10, 11)),
    "rights_amend": _of("patient_rights", settings=("none",), hand="may"),
    "rights_restrict": _of("patient_rights", settings=("none",), faces=ANY, pts=(10.5, 12)),
    "rights_confidential": _of("patient_rights", settings=("none",), hand="may"),
    "rights_accounting": _of("patient_rights", settings=("none",), hand="may", faces=ANY),
    "rights_revoke": _of("patient_rights", settings=("none",), hand="may", faces=ANY),
    "images_disc": _of("radiology_images"),
    "images_push": _of("radiology_images", settings=("imaging", "office"), hand="may"),
    "vital_birth": _of("vital_records", settings=("none",), hand="may", one_word=True),
    "vital_death": _of("vital_records", settings=("none",), hand="may"),
    "in_lab": _of("incoming_records"),
    "in_consult": _of("incoming_records", faces=ANY),
    "in_discharge": _of("incoming_records", settings=("ed",), faces=(*MONO, *SERIF)),
    "mis_hospital": _of("misdirected", faces=ANY),
    "mis_cover": _of("misdirected", hand="may"),
    "mis_pharmacy": _of("misdirected", settings=("pharmacy",)),
    "junk_supplies": _of("junk", settings=("none",)),
    "junk_loan": _of("junk", settings=("none",), faces=ANY),
    "junk_travel": _of("junk", settings=("none",), faces=ANY),
}  # fmt: skip
LAYOUTS: Mapping[str, frozenset[str]] = {name: spec.kinds for name, spec in SPECS.items()}
