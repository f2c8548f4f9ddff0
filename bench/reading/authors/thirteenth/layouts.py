"""The layouts: who sends them, how often, and what about them is fixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.reading.ask import TREATMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout. `weight`: how often it is drawn among those of its kind."""

    kinds: frozenset[str]
    org: str
    weight: int
    font: str = "any"
    fill: bool = False  # its blanks can be filled by hand
    hand: bool = False  # and always are
    order: str = "any"  # of names, in a place where both orders may stand
    count: tuple[int, int] = (1, 1)  # patients
    born: tuple[int, int] = (1929, 2008)
    pages: int = 1


def _care(org: str, weight: int, **rest: Any) -> Spec:
    return Spec(kinds=frozenset({"continuity_of_care"}), org=org, weight=weight, **rest)


def _now(org: str, weight: int, **rest: Any) -> Spec:
    return Spec(kinds=frozenset({"emergency"}), org=org, weight=weight, **rest)


def _both(org: str, weight: int, **rest: Any) -> Spec:
    return Spec(kinds=TREATMENT, org=org, weight=weight, **rest)


def _of(kind: str, org: str, weight: int, **rest: Any) -> Spec:
    return Spec(kinds=frozenset({kind}), org=org, weight=weight, **rest)


SPECS: Mapping[str, Spec] = {
    "word_cover": _both("clinic", 6, fill=True),
    "plain_letter": _both("clinic", 7),
    "ehr_request": _both("clinic", 6),
    "checkbox_form": _both("clinic", 5, fill=True),
    "short_note": _both("clinic", 5),
    "cover_table": _both("clinic", 5),
    "rx_pad": _care("clinic", 3, hand=True),
    "hand_note": _care("clinic", 2, hand=True),
    "email_print": _care("clinic", 3, font="sans"),
    "two_column": _both("clinic", 3),
    "patient_list": _care("clinic", 2, count=(2, 4)),
    "two_in_letter": _care("clinic", 1, count=(2, 2)),
    "prose_only": _both("clinic", 3),
    "memo_mono": _both("clinic", 2, font="mono"),
    "transfer_sheet": _now("hospital", 3),
    "stroke_sheet": _now("hospital", 2),
    "or_call": _now("hospital", 2),
    "ed_hand": _now("hospital", 2, hand=True),
    "ed_form": _now("hospital", 3, fill=True),
    "nurse_line": _both("facility", 3),
    "referral_face": _care("clinic", 3),
    "label_above": _both("clinic", 3, fill=True),
    "label_below": _care("clinic", 2, fill=True),
    "comb_form": _care("clinic", 1),
    "second_request": _care("clinic", 2),
    "reply_elsewhere": _both("clinic", 3),
    "memo_lines": _both("clinic", 3),
    "gate_cover": _care("clinic", 3),
    "ehr_order": _care("clinic", 3, font="sans"),
    "patient_header": _both("clinic", 3),
    "underline_form": _care("clinic", 3, fill=True),
    "underscore_choice": _care("clinic", 2, fill=True),
    "ascii_boxes": _both("clinic", 2, font="mono"),
    "circle_form": _care("clinic", 1),
    "dialysis_admit": _care("facility", 2),
    "surgery_clearance": _care("clinic", 3),
    "oncology_new": _care("clinic", 2),
    "standard_packet": _care("clinic", 2),
    "recent_stay": _care("clinic", 4),
    "one_report": _care("clinic", 4),
    "form_stack": _care("clinic", 3, fill=True),
    "phone_slip": _care("clinic", 2, fill=True),
    "payer_beside": _care("clinic", 2),
    "cover_then_form": _care("clinic", 2, pages=2, fill=True),
    "no_head_lines": _both("clinic", 3),
    "sender_bottom": _both("clinic", 3),
    "grid_request": _care("clinic", 2, font="narrow"),
    "portal_print": _care("clinic", 2, font="sans"),
    "dotted_form": _care("clinic", 2, fill=True),
    "mother_letter": _care("clinic", 1, born=(2012, 2024)),
    "consult_thanks": _care("clinic", 2),
    "dept_to_dept": _both("hospital", 2),
    "big_type": _care("clinic", 2),
    "npi_pair": _care("clinic", 2),
    "toll_free": _care("facility", 2),
    "telehealth": _care("clinic", 1),
    "bar_form": _care("clinic", 2),
    "long_cover": _care("clinic", 4),
    "treatment_form": _both("clinic", 4, fill=True),
    "narrative": _care("clinic", 3),
    "cover_face": _care("clinic", 3, pages=2),
    "dense_referral": _care("clinic", 3),
    "facility_form": _both("facility", 3, fill=True),
    "label_sticker": _care("clinic", 2, hand=True),
    "three_offices": _care("clinic", 2),
    "ambulance_note": _now("hospital", 2),
    "er_short": _now("hospital", 2),
    "answer_letter": _of("more_information", "clinic", 3),
    "answer_form": _of("more_information", "clinic", 3, fill=True),
    "answer_short": _of("more_information", "clinic", 2),
    "answer_cover": _of("more_information", "clinic", 2),
    "auth_form": _of("patient_authorization", "home", 4, fill=True),
    "auth_letter": _of("patient_authorization", "home", 2, fill=True),
    "auth_table": _of("patient_authorization", "home", 3, fill=True),
    "attorney_letter": _of("legal", "law", 3),
    "subpoena_copy": _of("legal", "copy", 2),
    "insurer_claim": _of("legal", "insurer", 3),
    "disability_agency": _of("legal", "insurer", 2),
    "rights_restrict": _of("patient_rights", "home", 2, fill=True),
    "rights_revoke": _of("patient_rights", "home", 2),
    "rights_amend": _of("patient_rights", "home", 2, fill=True),
    "rights_accounting": _of("patient_rights", "home", 1),
    "images_cd": _of("radiology_images", "clinic", 3),
    "images_form": _of("radiology_images", "clinic", 2, fill=True),
    "images_pacs": _of("radiology_images", "clinic", 2),
    "birth_cert": _of("vital_records", "home", 2, born=(1975, 2025)),
    "death_cert": _of("vital_records", "home", 2, fill=True),
    "birth_agency": _of("vital_records", "clinic", 1, born=(2012, 2022)),
    "lab_sent": _of("incoming_records", "lab", 3),
    "records_enclosed": _of("incoming_records", "clinic", 3),
    "imaging_sent": _of("incoming_records", "imaging", 2),
    "wrong_pharmacy": _of("misdirected", "clinic", 2),
    "wrong_office": _of("misdirected", "clinic", 2),
    "wrong_school": _of("misdirected", "home", 1, born=(2013, 2020)),
    "ad_supply": _of("junk", "toner", 3),
    "ad_money": _of("junk", "lender", 2),
    "ad_staff": _of("junk", "staffing", 2),
    "ad_trip": _of("junk", "travel", 1),
}
REQUESTS = tuple(name for name, spec in SPECS.items() if spec.kinds & TREATMENT)
