"""All layouts: which template file has them, whom they serve, how common they are."""

from collections.abc import Mapping
from typing import Any

from bench.reading.authors.twentyfirst.case import Spec

CARE = frozenset({"continuity_of_care"})
BOTH = frozenset({"continuity_of_care", "emergency"})
NOW = frozenset({"emergency"})


def _specs(file: str, kinds: frozenset[str], lines: str, **common: Any) -> dict[str, Spec]:
    """Lines "name weight key=value ..."; what is common to them is given once."""
    specs = {}
    for line in filter(None, (one.strip() for one in lines.splitlines())):
        name, weight, *more = line.split()
        values: dict[str, Any] = dict(common)
        for key, value in (pair.split("=") for pair in more):
            values[key] = _value(key, value)
        kinds_here = CARE if values.pop("care", False) else kinds
        specs[name] = Spec(kinds=kinds_here, file=file, weight=float(weight), **values)
    return specs


def _value(key: str, value: str) -> Any:
    match key:
        case "small":
            return float(value)
        case "pages":
            return int(value)
        case "fill" | "care":
            return value == "yes"
        case _:
            return value


SPECS: Mapping[str, Spec] = {
    **_specs(
        "ehr", BOTH,
        """ehr_letter 4 fonts=screen
        ehr_form 3 fonts=screen
        ehr_cover 4 fonts=screen
        ehr_chart 1 fonts=screen
        ehr_order 1.5 fonts=screen
        ehr_stack 1.5 fonts=screen
        ehr_foot 1 fonts=screen
        email_print 1 fonts=screen
        portal_print 1 fonts=screen order=parts
        ehr_message 1 fonts=screen
        ehr_two_col 1.5 fonts=screen care=yes""",
    ),
    **_specs(
        "letters", BOTH,
        """fax_big 4
        fax_rows 4
        fax_grid 3
        fax_rules 2 fill=yes
        memo 1
        letter_plain 4 fonts=letter
        letter_block 3 fonts=letter
        letter_short 2 fonts=office
        letter_bullets 3 fonts=letter
        letter_table 2 fonts=letter
        letter_foot 1.5 fonts=letter small=.85
        letter_again 1 fonts=letter care=yes
        letter_prose 1.5 fonts=letter
        letter_doctor 1.5 fonts=letter
        letter_band 1 fonts=friendly
        letter_side 1 fonts=letter small=.84
        typewritten 1 fonts=typewriter
        cover_then 1.5 pages=2
        letter_face 1.5 pages=2
        letter_note 1 pages=2 care=yes""",
    ),
    **_specs(
        "forms", BOTH,
        """form_grid 3
        form_lines 3
        form_checks 3
        form_checks_col 2
        form_below 1.5 order=parts
        form_beside 3
        form_sections 2 order=parts
        form_two_party 2.5
        form_which 1.5
        form_half 1.5
        form_treat 1.5
        form_bilingual .7
        form_intake 1.5 care=yes""",
        fonts="form", fill=True,
    ),
    **_specs(
        "forms", BOTH,
        """form_boxed 2
        form_typed 1
        form_comb .6 order=parts
        form_colon 2""",
        fonts="form",
    ),
    **_specs("forms", BOTH, "form_circle 1", fonts="form", always_hand=True),
    **_specs(
        "hand", BOTH,
        """rx_pad .8 small=.76
        hand_cover 1.5
        hand_letterhead 1
        hand_note .6
        hand_label .7
        hand_on_form .8 small=.76""",
        always_hand=True,
    ),
    **_specs(
        "houses", CARE,
        """list_table 1.2
        list_numbered .7
        list_blocks .5""",
        count=(2, 4),
    ),
    **_specs(
        "houses", CARE,
        """snf 1.2 org=nursing
        home_care 1 org=home
        dialysis .7 org=kidneys
        preop 1 org=surgery""",
    ),
    **_specs("houses", BOTH, "hospital_him 1 small=.76", org="hospital"),
    **_specs(
        "houses", CARE,
        """oncology 1
        case_manager 1
        referral 1
        kin .5""",
    ),
    **_specs(
        "stat", NOW,
        """ed_form 6 fill=yes
        ed_letter 6
        ed_cover 5
        ed_track 3 fonts=screen
        stroke 3
        transfer 4
        or_call 4
        icu 3
        ed_clerk 5""",
        org="hospital",
    ),
    **_specs("stat", NOW, "ed_note 2 small=.76", org="hospital", always_hand=True),
    **_specs(
        "others", frozenset({"more_information"}),
        """reply_letter 3 fonts=letter
        reply_cover 3
        reply_form 2 fill=yes order=parts
        reply_table 2""",
    ),
    **_specs("others", frozenset({"more_information"}), "reply_hand 1 small=.76", always_hand=True),
    **_specs(
        "others", frozenset({"patient_authorization"}),
        """auth_form 3 fonts=form fill=yes
        auth_sections 2 fonts=form fill=yes
        auth_table 2 fonts=form fill=yes
        auth_letter 2 fonts=letter order=straight
        auth_cover 1 pages=2 order=straight fill=yes
        auth_spanish 1 fonts=form fill=yes""",
        pt=(9.6, 11),
    ),
    **_specs(
        "others", frozenset({"legal"}),
        """legal_letter 3 fonts=letter
        subpoena 2 fonts=letter
        copy_service 2
        insurer 1.5
        disability 1.5
        police .5 fonts=letter""",
        pt=(10, 11.4),
    ),
    **_specs(
        "others", frozenset({"patient_rights"}),
        """rights_revoke 2 fonts=letter
        rights_restrict 2 fonts=letter
        rights_amend 1.5 fill=yes
        rights_account 1 fill=yes""",
    ),
    **_specs(
        "others", frozenset({"radiology_images"}),
        """cd_letter 3
        cd_form 2 fill=yes
        cd_push 2""",
    ),
    **_specs(
        "others", frozenset({"vital_records"}),
        """birth 2 fonts=letter
        death 1 fonts=letter
        vital_form 1 fill=yes""",
    ),
    **_specs(
        "others", frozenset({"incoming_records"}),
        """lab_report 2 fonts=screen
        records_sent 2 pages=2
        rad_report 1.5
        consult_back 1.5 fonts=letter""",
    ),
    **_specs(
        "others", frozenset({"misdirected"}),
        """wrong_pharmacy 1
        wrong_clinic 2
        wrong_bank 1
        wrong_hospital 1""",
    ),
    **_specs(
        "others", frozenset({"junk"}),
        """ad_supplies 2 fonts=friendly
        ad_loan 1
        ad_course 1
        ad_travel 1 fonts=friendly""",
    ),
}  # fmt: skip
REQUESTS = tuple(name for name, spec in SPECS.items() if spec.kinds & BOTH)
