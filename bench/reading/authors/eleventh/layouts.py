"""The layouts: which kinds they serve, whose they are and how common."""

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = {
    "C": "continuity_of_care", "E": "emergency", "M": "more_information", "A": "patient_authorization", "L": "legal",
    "R": "patient_rights", "X": "radiology_images", "V": "vital_records", "I": "incoming_records", "W": "misdirected",
    "J": "junk",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A layout: who sends it and what about it is fixed."""

    kinds: frozenset[str]
    org: str
    font: str
    weight: int
    pen: str = "never"  # "may" be filled by hand, "always"
    pages: int = 1
    patients: tuple[int, int] = (1, 1)
    old: bool = False
    young: bool = False
    women: bool = False
    explicit: bool = False  # says below its head where to fax the records
    may_lack: bool = False  # of some the birth date


def _spec(line: str) -> tuple[str, Spec]:
    """name kinds org font weight, then pen=, pages=, patients=a-b and single words."""
    name, kinds, org, font, weight, *more = line.split()
    said = {one.partition("=")[0]: one.partition("=")[2] for one in more}
    least, most = said.get("patients", "1-1").split("-")
    return name, Spec(
        kinds=frozenset(KINDS[letter] for letter in kinds),
        org=org,
        font=font,
        weight=int(weight),
        pen=said.get("pen", "never"),
        pages=int(said.get("pages", "1")),
        patients=(int(least), int(most)),
        old="old" in said,
        young="young" in said,
        women="women" in said,
        explicit="explicit" in said,
        may_lack="lack" in said,
    )


TABLE = """
cover_word_table CE family sans 9
cover_transmittal CE family any 7
cover_sidebar C special any 3
cover_then_form CE special sans 5 pages=2 pen=may lack
cover_photocopy_pen CE family serif 6 pen=always
cover_webfax C special screen 5
cover_leaders C clinic serif 3
letter_plain CE family serif 9
letter_footed C special serif 5
letter_all_prose CE special serif 5
letter_typewritten CE family mono 4
letter_appointment C special any 6
letter_short C family any 6 explicit
letter_second_request C special any 3 explicit
ehr_outside_records CE hospital screen 7
ehr_header_line C family screen 8
ehr_record_request_master C special screen 6
ehr_striped_table C family screen 4
ehr_order_requisition C family screen 4
ehr_monospaced CE hospital mono 4
ehr_with_face_sheet C special screen 4 pages=2 explicit
ehr_message_print C family screen 3
form_lines CE family serif 9 pen=may lack
form_cells CE hospital sans 5 pen=may lack
form_from_to C special any 6 pen=may
form_label_below C clinic serif 4 pen=may lack explicit
form_three_columns C special sans 5 pen=may explicit
form_typed_blanks C family mono 4
form_tracking C special sans 3 pen=may explicit
form_combs C clinic sans 1 pen=may
form_circle C family serif 2 pen=always
pad_note CE family serif 4 pen=always lack
note_on_letterhead CE family serif 4 pen=always
memo_pad C family sans 2 pen=always
pharmacy_request C pharmacy sans 5
home_health_intake C home sans 5 pen=may old explicit
home_health_letter C home serif 3 old explicit
snf_admission C snf any 5 pen=may old explicit
snf_cover C snf sans 3 old
dental_clearance C dental sans 4 explicit
oral_surgery_pen C dental serif 3 pen=always
asc_preop C asc sans 5 pen=may explicit
asc_letter C asc any 3 explicit
clinic_community C clinic any 5 pen=may lack
dialysis_request C dialysis sans 3 pen=may explicit
cancer_new_patient C cancer sans 4 explicit
cardio_letter C cardio any 4 explicit
women_records C women any 3 women explicit
therapy_request C therapy sans 3 explicit
hospice_request C hospice any 3 old explicit
ipa_email_print C ipa screen 4
list_patients C special sans 4 patients=2-4 explicit
list_letter C family serif 2 patients=2-3 explicit
discharge_followup C family any 6 explicit
county_clinic C clinic mono 2
urgent_care_follow CE urgent any 4
hospital_him C hospital sans 5
imaging_center_priors C imaging sans 3
box_two_side C special any 4
npi_block_letter C special any 4
barcode_cover C family screen 3
ed_records_now E hospital sans 7 pen=may
ed_cover E hospital any 6
transfer_center E hospital screen 4
stroke_now E hospital sans 3
or_hold E hospital any 3 explicit
labor_triage E hospital serif 2 women pen=may
er_note_pen E hospital serif 4 pen=always
icu_letter E hospital serif 3 explicit
answer_letter M family any 4 explicit
answer_on_cover M special sans 4 pen=may
answer_table M hospital screen 3
answer_short M family serif 3
authorization_form A self sans 5 pen=may
authorization_letter A self serif 3
authorization_boxes A self sans 4 pen=always
law_letter L law serif 5
copy_service L copy sans 4
life_insurer L plan any 4
state_disability L copy mono 3
revocation R self serif 3
amendment R self sans 3 pen=may
restriction R self any 3
images_disc X special any 4
images_push X hospital screen 3
images_pen X special serif 2 pen=always
birth_certificate V self serif 3
death_certificate V law any 3
vital_form V self sans 2 pen=always
results_letter I special any 4
lab_report I lab mono 4
records_sent I hospital sans 3
wrong_hospital W family any 3
wrong_pharmacy W family sans 3
wrong_office W ipa screen 2
sale_toner J supply sans 3
loan_offer J fund any 3
staffing_flyer J staff sans 2
cover_with_chart_note C special screen 4 pages=2 explicit
form_dense_treatment CE family sans 5 pen=may lack
patient_label_sheet CE hospital sans 3
half_sheet_slip C special sans 3 pen=may lack
student_health C clinic screen 2 young
request_log_print C family mono 2
rehab_preadmission C snf sans 3 pen=may old explicit
infusion_referral C pharmacy any 2 explicit
eye_surgeon_letter C special serif 2 explicit
attn_and_cc C special any 3 explicit
medical_group_records C family screen 4
ed_ehr_print E hospital screen 4
"""
SPECS: Mapping[str, Spec] = dict(_spec(line) for line in TABLE.strip().splitlines())
REQUESTS = frozenset(name for name, spec in SPECS.items() if spec.kinds & {KINDS["C"], KINDS["E"]})
