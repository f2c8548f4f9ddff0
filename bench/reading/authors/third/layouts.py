"""The layouts of this side by name: what each serves and how it is set."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.reading.authors.third.facts import Who

COC = frozenset({"continuity_of_care"})
EMERGENCY = frozenset({"emergency"})
BOTH = COC | EMERGENCY
SANS = ("Liberation Sans", "FreeSans", "DejaVu Sans Condensed")
SERIF = ("FreeSerif", "Caladea", "DejaVu Serif")
MONO = ("Courier Prime", "Liberation Mono")
ANY = (*SANS, *SERIF)
WORD = ("Caladea", "Liberation Sans", "FreeSerif", "Comic Neue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One template. `least`: its smallest value, in the size of its running text."""

    kinds: frozenset[str]
    fonts: tuple[str, ...] = SANS
    pt: tuple[float, float] = (9.5, 11)
    least: float = 1
    form: bool = False  # can be filled by hand; fields may stay empty
    by_hand: bool = False  # always
    several: bool = False  # patients
    plain: bool = False  # names of one word only
    who: Who = "any"
    only: tuple[str, ...] = ()  # the types that such an office asks for; () any
    pages: int = 1  # at most
    airy: bool = True  # room between its lines, by chance
    vague: bool = False  # may go to "Medical Records" of no named hospital
    running: bool = True  # may have a line in the margin of every page
    margin: str = "0.6in 0.7in"


def _kind(name: str) -> frozenset[str]:
    return frozenset({name})


LAYOUTS: Mapping[str, Layout] = {
    "chart_print": Layout(kinds=BOTH, pt=(9, 10.5)),
    "reference_letter": Layout(kinds=BOTH, fonts=(*SERIF, "Comic Neue"), pt=(10.5, 12)),
    "plain_note": Layout(kinds=BOTH, fonts=(*WORD, "Courier Prime"), pt=(10.5, 13), plain=True, margin="1in"),
    "cover_box": Layout(kinds=BOTH, vague=True, fonts=WORD, pt=(10, 12), form=True),
    "cover_first": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11.5), form=True, pages=2),
    "cover_last": Layout(kinds=BOTH, vague=True, fonts=WORD, pt=(10.5, 12), pages=2),
    "pad_sheet": Layout(kinds=BOTH, vague=True, fonts=ANY, form=True, by_hand=True),
    "below_lines": Layout(kinds=BOTH, fonts=ANY, pt=(9.5, 11), form=True),
    "cells_grid": Layout(kinds=BOTH, pt=(9.5, 11), form=True),
    "combs": Layout(kinds=BOTH, pt=(10, 11.5), form=True),
    "three_columns": Layout(kinds=BOTH, fonts=ANY, pt=(9.5, 11), form=True),
    "circle_one_line": Layout(kinds=BOTH, vague=True, fonts=WORD, pt=(10, 12), form=True),
    "yes_no_table": Layout(kinds=BOTH, fonts=ANY, pt=(9.5, 11), form=True),
    "clinic_list": Layout(kinds=COC, fonts=ANY, pt=(9.5, 11), several=True),
    "surgery_schedule": Layout(kinds=COC, fonts=ANY, pt=(9.5, 11), several=True),
    "ed_print": Layout(kinds=EMERGENCY, fonts=(*SANS, "Liberation Mono"), pt=(9.5, 11)),
    "ed_slip": Layout(kinds=EMERGENCY, fonts=ANY, pt=(10.5, 12), form=True),
    "transfer_center": Layout(kinds=EMERGENCY, fonts=ANY, pt=(10.5, 12)),
    "dotted_typewriter": Layout(kinds=BOTH, fonts=MONO, pt=(10.5, 11.5), margin="0.8in"),
    "memo": Layout(kinds=BOTH, vague=True, fonts=(*WORD, "Courier Prime"), pt=(10.5, 12), margin="0.9in 1in"),
    "web_fax": Layout(
        kinds=BOTH, vague=True, fonts=("Courier Prime", "DejaVu Sans Condensed", "FreeSerif"), pt=(10, 11.5)
    ),
    "side_bar": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11.5), least=0.85),
    "nursing_home": Layout(kinds=BOTH, fonts=ANY, pt=(9.5, 10.5), form=True),
    "bilingual": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11), form=True, airy=False),
    "referral_print": Layout(kinds=BOTH, fonts=("Liberation Sans", "DejaVu Sans Condensed"), pt=(8.7, 9.8)),
    "sticker_form": Layout(kinds=BOTH, pt=(9.5, 11), form=True),
    "stamped_letter": Layout(kinds=COC, fonts=WORD, pt=(10.5, 12)),
    "underline_options": Layout(kinds=BOTH, fonts=ANY, pt=(10.5, 12), form=True),
    "crossed_out": Layout(kinds=BOTH, fonts=ANY, pt=(10.5, 12), form=True),
    "dialysis_unit": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11), form=True, least=0.95),
    "pharmacy": Layout(kinds=COC, pt=(9.5, 11), only=("medication_list", "lab_result", "discharge_summary")),
    "prior_reports": Layout(kinds=COC, fonts=ANY, pt=(10, 11), only=("imaging_report", "pathology", "operative_note")),
    "oncology_intake": Layout(kinds=COC, fonts=ANY, pt=(9.5, 10.5)),
    "prenatal": Layout(kinds=COC, fonts=WORD, pt=(10, 11.5), form=True, who="mother"),
    "pediatric": Layout(
        kinds=COC, fonts=("Comic Neue", "Liberation Sans", "Caladea"), pt=(10, 11.5), form=True, who="child"
    ),
    "county_sections": Layout(kinds=BOTH, fonts=SANS, pt=(9.5, 10.5), form=True),
    "urgent_care_slip": Layout(kinds=BOTH, vague=True, fonts=ANY, pt=(10, 11), form=True),
    "home_health": Layout(kinds=COC, pt=(9, 10.5), form=True),
    "note_attached": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11.5), pages=2),
    "face_sheet_attached": Layout(kinds=BOTH, fonts=(*SANS, *MONO), pt=(9.5, 10.5), pages=2),
    "mail_only": Layout(kinds=COC, fonts=SERIF, pt=(11, 12.5), plain=True),
    "foot_only": Layout(kinds=BOTH, fonts=ANY, pt=(10.5, 12), running=False),
    "two_columns": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11.5)),
    "operating_room": Layout(kinds=EMERGENCY, fonts=ANY, pt=(10.5, 12), plain=True),
    "stroke_team": Layout(kinds=EMERGENCY, fonts=ANY, pt=(10, 11), form=True),
    "cath_lab": Layout(kinds=EMERGENCY, fonts=(*SANS, "Courier Prime"), pt=(10.5, 12)),
    "bracket_labels": Layout(kinds=BOTH, vague=True, fonts=(*MONO, "FreeSerif"), pt=(10.5, 12)),
    "three_offices": Layout(kinds=BOTH, fonts=ANY, pt=(10, 11.5), least=0.9),
    "round_boxes": Layout(kinds=BOTH, fonts=SANS, pt=(10, 11), form=True),
    "two_in_prose": Layout(kinds=COC, fonts=WORD, pt=(10.5, 12), several=True, plain=True),
    "plain_paper": Layout(kinds=BOTH, vague=True, fonts=ANY, by_hand=True, form=True, plain=True, margin="0.9in"),
    "dense_print": Layout(kinds=BOTH, fonts=("DejaVu Sans Condensed", "Liberation Mono"), pt=(8.7, 9.5)),
    "right_captions": Layout(kinds=BOTH, vague=True, fonts=ANY, pt=(10, 11.5)),
    "chart_pull_cards": Layout(kinds=COC, fonts=ANY, pt=(10, 11), several=True),
    "telephone_slip": Layout(kinds=COC, vague=True, fonts=ANY, pt=(10, 11), form=True),
    "requisition": Layout(kinds=BOTH, fonts=("Liberation Sans", "DejaVu Sans Condensed"), pt=(9, 10)),
    "after_discharge": Layout(kinds=COC, fonts=ANY, pt=(10, 11), form=True),
    "jail_clinic": Layout(kinds=BOTH, fonts=(*MONO, "Liberation Sans"), pt=(10, 11)),
    "transplant_letter": Layout(kinds=COC, fonts=SERIF, pt=(10.5, 12), least=0.95),
    "reply_card": Layout(kinds=COC, fonts=WORD, pt=(10, 11.5), form=True),
    "student_health": Layout(
        kinds=BOTH, fonts=("Comic Neue", "FreeSans", "Caladea"), pt=(10, 11.5), form=True, who="student"
    ),
    "questions": Layout(kinds=BOTH, fonts=ANY, pt=(10.5, 12), form=True),
    "numbered_blanks": Layout(kinds=BOTH, fonts=ANY, pt=(10.5, 12), form=True, plain=True),
    "slip_three_up": Layout(kinds=COC, fonts=ANY, pt=(9.5, 10.5), several=True),
    "answer_grid": Layout(kinds=_kind("more_information"), pt=(10, 11), form=True),
    "outside_read": Layout(kinds=_kind("radiology_images"), fonts=ANY, pt=(10, 11.5), form=True),
    "certificate_letter": Layout(kinds=_kind("vital_records"), fonts=WORD, pt=(10.5, 12)),
    "biopsy_sent": Layout(kinds=_kind("incoming_records"), fonts=(*MONO, *SANS), pt=(9.5, 10.5)),
    "other_referral": Layout(kinds=_kind("misdirected"), fonts=ANY, pt=(10, 11.5)),
    "answer_letter": Layout(kinds=_kind("more_information"), fonts=ANY, pt=(10.5, 12)),
    "answer_cover": Layout(kinds=_kind("more_information"), fonts=ANY, pt=(10, 12), form=True),
    "answer_note": Layout(kinds=_kind("more_information"), fonts=WORD, pt=(10.5, 12), plain=True),
    "auth_standard": Layout(kinds=_kind("patient_authorization"), fonts=ANY, pt=(9.5, 10.5), form=True, airy=False),
    "auth_letter": Layout(kinds=_kind("patient_authorization"), fonts=(*WORD, "Courier Prime"), pt=(11, 12.5)),
    "auth_boxes": Layout(kinds=_kind("patient_authorization"), pt=(9, 10), form=True, airy=False),
    "auth_representative": Layout(kinds=_kind("patient_authorization"), fonts=ANY, pt=(10, 11), form=True, pages=2),
    "subpoena": Layout(kinds=_kind("legal"), fonts=("FreeSerif", "Courier Prime"), pt=(10.5, 11.5)),
    "law_firm": Layout(kinds=_kind("legal"), fonts=SERIF, pt=(10.5, 12)),
    "life_insurer": Layout(kinds=_kind("legal"), fonts=ANY, pt=(9.5, 11)),
    "workers_comp": Layout(kinds=_kind("legal"), fonts=ANY, pt=(9.5, 11)),
    "copy_service": Layout(kinds=_kind("legal"), pt=(9.5, 11)),
    "disability_office": Layout(kinds=_kind("legal"), fonts=(*SERIF, "Liberation Mono"), pt=(10, 11)),
    "amendment": Layout(kinds=_kind("patient_rights"), fonts=ANY, pt=(10, 11.5), form=True),
    "restriction": Layout(kinds=_kind("patient_rights"), fonts=WORD, pt=(11, 12.5)),
    "other_address": Layout(kinds=_kind("patient_rights"), fonts=ANY, pt=(10, 11.5), form=True),
    "accounting": Layout(kinds=_kind("patient_rights"), fonts=WORD, pt=(11, 12.5)),
    "revocation": Layout(kinds=_kind("patient_rights"), fonts=ANY, pt=(10.5, 12), form=True),
    "disc_request": Layout(kinds=_kind("radiology_images"), fonts=ANY, pt=(10, 11.5), form=True),
    "image_push": Layout(kinds=_kind("radiology_images"), fonts=ANY, pt=(10, 11.5)),
    "film_letter": Layout(kinds=_kind("radiology_images"), fonts=WORD, pt=(10.5, 12)),
    "birth_certificate": Layout(kinds=_kind("vital_records"), fonts=WORD, pt=(10.5, 12), who="child"),
    "death_certificate": Layout(kinds=_kind("vital_records"), fonts=ANY, pt=(10, 11.5), form=True),
    "lab_report": Layout(kinds=_kind("incoming_records"), fonts=(*SANS, *MONO), pt=(9, 10)),
    "consult_sent": Layout(kinds=_kind("incoming_records"), fonts=SERIF, pt=(10.5, 12)),
    "summary_sent": Layout(kinds=_kind("incoming_records"), fonts=ANY, pt=(9.5, 11), pages=2),
    "other_hospital": Layout(kinds=_kind("misdirected"), fonts=ANY, pt=(10, 11.5)),
    "other_office": Layout(kinds=_kind("misdirected"), fonts=WORD, pt=(10.5, 12)),
    "toner_offer": Layout(kinds=_kind("junk"), fonts=ANY, pt=(11, 13)),
    "seminar": Layout(kinds=_kind("junk"), fonts=ANY, pt=(11, 13)),
    "loan_offer": Layout(kinds=_kind("junk"), fonts=ANY, pt=(11, 13)),
}
