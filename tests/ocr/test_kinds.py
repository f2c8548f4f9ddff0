"""Kinds of letters as many different writers word them, and what must never pass as a treatment request."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from test_letter_typed import OWN, letter_of
from typed_page import typed_page

from ocr.kinds import KindFacts, KindScores, choose_kind, groups, page_words
from ocr.labels import find_labels
from ocr.layout import lay_out
from ocr.letter import SURE_KIND
from ocr.manner import addressed_elsewhere
from ocr.reference import check_letter
from ocr.terms import BREAK, TermIndex, parse_pattern

TREATMENT = frozenset(("continuity_of_care", "emergency"))
WORDLESS = frozenset(("unreadable", "misdirected", "more_information"))  # told by the page, the address, the reference
# Kept-back letters that are read as another kind; a change may mend one, and must not add one.
KEPT_WRONG = 1


def letters(half: str) -> list[tuple[str, str, str]]:
    """(kind, name, text) of every letter of a table."""
    table = tomllib.loads(Path(__file__).with_name(f"kind_letters_{half}.toml").read_text(encoding="utf-8"))
    return [(kind, name, text) for kind, named in table.items() for name, text in named.items()]


def read(text: str):
    return letter_of(*text.replace("{check}", check_letter("34679AC")).split("\n----\n"))


@pytest.mark.parametrize(("kind", "name", "text"), letters("open"), ids=lambda value: value[:40].replace("\n", " "))
def test_kind_is_told_whoever_writes(kind: str, name: str, text: str) -> None:
    letter = read(text)
    assert letter.kind == kind
    assert letter.kind_words or letter.kind_confidence < SURE_KIND or kind in WORDLESS


def test_kinds_of_letters_never_looked_at() -> None:
    read_as = [(kind, read(text)) for kind, _, text in letters("kept")]
    assert sum(letter.kind != kind for kind, letter in read_as) <= KEPT_WRONG
    surely = [kind for kind, letter in read_as if letter.kind in TREATMENT and letter.kind_confidence >= SURE_KIND]
    assert set(surely) <= TREATMENT
    assert not any(letter.unattended for kind, letter in read_as if kind not in TREATMENT)


def test_every_kind_has_letters_in_both_halves() -> None:
    counts = {half: Counter(kind for kind, _, _ in letters(half)) for half in ("open", "kept")}
    assert set(counts["open"]) == set(counts["kept"])
    assert sum(sum(count.values()) for count in counts.values()) >= 120


COVER = """
Sunrise Family Medicine
TO:    Keck Hospital of USC               FROM:   Susan Park, MD
FAX:   (323) 865-5482                     FAX:    (213) 555-0143
RE: Maria E. Lopez-Garcia    DOB: 03/04/1961
{wish}
"""


@pytest.mark.parametrize(
    ("wish", "is_sure"),
    [
        pytest.param("Please fax operative report and EKG for continuity of care.", True, id="treatment"),
        pytest.param("Please fax operative report and EKG.", True, id="no reason, but an office"),
        pytest.param("We represent the injured. Please fax operative report and EKG.", False, id="who represents"),
        pytest.param("Please fax operative report and EKG for her claim for benefits.", False, id="a claim"),
        pytest.param("9400 Norwood Court, Suite 473. Please fax operative report.", True, id="a street called Court"),
        pytest.param("Primary insurance: Medicare. Please fax operative report.", True, id="who is insured where"),
        pytest.param(
            "Please fax operative report. Patient authorization is not required for disclosures made for treatment.",
            True,
            id="no authorization is required",
        ),
        pytest.param("Please send lab results for the above patient.", True, id="results that are asked for"),
        pytest.param("Please fax my operative report and EKG to my doctor.", False, id="the patient himself"),
        pytest.param("Please fax operative report and EKG of my daughter.", False, id="her mother"),
        pytest.param("Please mail a CD with the CT images.", False, id="pictures"),
        pytest.param("Our operative report and EKG are attached for your records.", False, id="brought, not asked"),
        pytest.param("Do not disclose her operative report to her husband.", False, id="a right"),
        pytest.param("Please send her death certificate.", False, id="a certificate"),
        pytest.param("Looking for: op report, path report", True, id="looking for"),
        pytest.param("Our provider has asked for copies of relevant medical records.", True, id="has asked for"),
        pytest.param("Patient Request for Release of Records. Signature: Date:", False, id="the patient's own form"),
        pytest.param("Authorization-free release for treatment. Please send her records.", True, id="free of it"),
        pytest.param("She is scheduled 12/02/2026 at 9:00. Please send her records. Yuna Seo", True, id="no seller"),
        pytest.param("Dr. Park would like to review her records before the visit.", True, id="would like to review"),
        pytest.param("We did not receive a discharge summary. Please fax it to us.", True, id="did not receive"),
        pytest.param("We cannot see her until we have hospital records.", True, id="until we have"),
        pytest.param(
            "On 10/01/2026 we asked for the discharge summary. Please fax to (213) 555-0143.",
            True,
            id="asked for before",
        ),
        pytest.param(
            "Enclosed please find the records you requested on our patient. Please file them in her chart. No "
            "reply is needed.",
            False,
            id="what we asked for comes",
        ),
        pytest.param(
            "Please send labs for continuing care. Thank you. This request is for treatment.",
            True,
            id="a request is nothing requested",
        ),
        pytest.param(
            "RESPONSIBLE PARTY / INSURANCE  Insured: Ana Lopez. Insured's DOB 03/04/1961. Please fax records.",
            True,
            id="who pays",
        ),
    ],
)
def test_only_an_offices_own_wish_is_surely_treatment(wish: str, is_sure: bool) -> None:
    letter = letter_of(COVER.format(wish=wish))
    assert (letter.kind in TREATMENT and letter.kind_confidence >= SURE_KIND) is is_sure


@pytest.mark.parametrize(
    "wish",
    [
        pytest.param("Please fax the emergency department note of her visit. Thank you.", id="a note of the ED"),
        pytest.param("Please fax the MRI report; do not send a disc or CD.", id="no disc"),
        pytest.param("Please fax my patient's operative report and my colleague's consult.", id="a doctor's my"),
        pytest.param("Please do not send the entire chart, only the operative report.", id="not a restriction"),
        pytest.param("Please fax the report. EMERGENCY CONT: Ana Diaz (213) 555-0197", id="whom to call"),
        pytest.param("Please fax the coding and billing history of her visits and the notes.", id="coding"),
        pytest.param("Please fax the report. Consent-exempt disclosure for treatment.", id="no consent needed"),
        pytest.param("Please fax the report. Disposition and birth date as in her record.", id="words like others"),
    ],
)
def test_words_that_look_like_another_kind_do_not_decide(wish: str) -> None:
    assert letter_of(COVER.format(wish=wish)).kind == "continuity_of_care"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Privacy Officer, Keck Hospital\nMy date of birth is July 21, 1942. I hereby revoke the paper I signed on "
            "07/26/2025. Please do not make any further disclosures.\nAlonzo Lopez",
            "patient_rights",
            id="a permission taken back",
        ),
        pytest.param(
            "Dear Business Owner,\nYou have been pre-approved for up to $33,000 in working capital. Call Mahnaz Nazari "
            "today!\nIf you no longer wish to receive faxes, reply REMOVE to (310) 555-8058.",
            "junk",
            id="a loan, by somebody with a name",
        ),
        pytest.param(
            "2026 CODING & BILLING SEMINAR\nLearn the new rules. Early-bird tuition $189 per person.\n"
            "Register: fax this page to 805-555-2919.",
            "junk",
            id="coding that is no emergency",
        ),
        pytest.param(
            "Dovetail Orthopaedic Group\ncc: Keck Hospital, Medical Records - for filing\nCONSULTATION REPORT\n"
            "Patient: Zoila Lopez\nDOB: Feb 12, 1970\nHistory: The patient was seen today for anemia.\n"
            "Impression: anemia, stable.\nPlan: Continue present treatment, return in 3 months.\n"
            "Electronically signed by Gavin Becker, FNP-C",
            "incoming_records",
            id="a report for filing",
        ),
    ],
)
def test_kinds_by_few_words(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Keck Hospital, film library\nI would like a disc with the images of my MRI to take to my surgeon. "
            "I do not need the reports, only the pictures on CD.\nAraceli Lopez\nBorn 06/14/1989",
            "radiology_images",
            id="a patient's own pictures",
        ),
        pytest.param(
            "EMERGENCY REQUEST\nRECORDS FROM   Keck Hospital of USC\nPT NAME   Gilberto Lopez   DOB 09/17/1956\n"
            "SITUATION   Pt. in the ER at this time, altered mental status\nNEED   Pertinent medical records",
            "emergency",
            id="an emergency's request",
        ),
        pytest.param(
            "Dear Keck Hospital of USC:\nOur mutual patient Amparo Lopez (DOB 06/25/1991) is to have oral surgery "
            "under anesthesia on 05/12/2026. To treat safely we need: Discharge summary and ECG\n"
            "Please fax to (760) 555-0143",
            "continuity_of_care",
            id="an operation to come",
        ),
        pytest.param(
            "Medical Records\nHarbor Crest Community Hospital\n6516 Ventura Blvd, Monterey Park, CA 91754\n"
            "Re: Gilberto Lopez, DOB 3/16/1958\nPlease send lab results of this patient's stay for continuing care.",
            "misdirected",
            id="an address under the department",
        ),
    ],
)
def test_kinds_by_where_words_stand(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("row", "urgent"),
    [
        pytest.param("For Review    Urgent    STAT    Please Reply    Please Recycle", False, id="a cover's choices"),
        pytest.param("[ ] For Review   [ ] STAT   [ ] Please Reply   [ ] Please Recycle", False, id="in brackets"),
        pytest.param("[ ] For Review   [X] STAT   [ ] Please Reply   [ ] Please Recycle", True, id="ticked"),
    ],
)
def test_what_a_cover_offers_to_choose_from_is_not_said(row: str, urgent: bool) -> None:
    wish = "Please fax her MRI report and H&P for continuity of care."
    letter = letter_of(COVER.format(wish=wish).replace(wish, f"{row}\n\n{wish}"))
    assert letter.kind == ("emergency" if urgent else "continuity_of_care")


@pytest.mark.parametrize(
    "title", ["ADDITIONAL INFORMATION FOR YOUR REQUEST", "Information Vau asked far.", "Reference no.: FETKCM-3Y9A"]
)
def test_what_may_answer_us_is_never_surely_a_request(title: str) -> None:
    letter = letter_of(COVER.format(wish=f"{title}\nRecords needed: pertinent information"))
    assert letter.kind == "more_information" or letter.kind_confidence < SURE_KIND


def test_a_report_that_asks_nothing_is_never_surely_a_request() -> None:
    facts = KindFacts(
        answers_us=False, addressed_elsewhere=False, names_us=True, is_named=True, names_types=True, has_patient=True,
        readable=True,
    )  # fmt: skip
    choice = choose_kind(KindScores(scores={"continuity_of_care": 7.0, "clinical_page": 2.0}, words={}), facts)
    assert choice.kind == "continuity_of_care"
    assert choice.confidence < SURE_KIND


@pytest.mark.parametrize(("score", "is_sure"), [(4.5, False), (8.0, True)])
def test_an_emergency_that_one_word_tells_is_for_a_person(score: float, is_sure: bool) -> None:
    facts = KindFacts(
        answers_us=False, addressed_elsewhere=False, names_us=True, is_named=True, names_types=True, has_patient=True,
        readable=True,
    )  # fmt: skip
    choice = choose_kind(KindScores(scores={"emergency": score, "wish": 7.0}, words={}), facts)
    assert choice.kind == "emergency"
    assert (choice.confidence >= SURE_KIND) is is_sure


def test_a_notice_right_below_the_wish_goes_and_the_wish_stays() -> None:
    page = typed_page(
        "Please send the records of Ana Diaz.\n"
        "If you have received this fax in error, disclosure is strictly prohibited.\n"
        "Notify the sender and destroy it."
    )
    words = page_words(lay_out(page), frozenset())
    assert "records" in words
    assert not {"prohibited", "destroy"} & set(words)


@pytest.mark.parametrize(
    ("to", "is_elsewhere"),
    [
        pytest.param("Keck Hospital of USC", False, id="ours"),
        pytest.param("US Verluse Hills Hospital", False, id="ours, badly read"),
        pytest.param("Reok Hospital of USC", False, id="ours by its abbreviation"),
        pytest.param("Beverly Hills Hospital", True, id="a neighbour with a like name"),
        pytest.param("San Gabriel Medical Center", True, id="a word of our street"),
    ],
)
def test_a_name_badly_read_is_not_somebody_elses(to: str, is_elsewhere: bool) -> None:
    layout = lay_out(typed_page(f"TO: {to}\nFAX: (323) 865-5482"))
    assert addressed_elsewhere([(layout, find_labels(layout))], OWN) is is_elsewhere


def test_a_misdialled_number_does_not_make_a_letter_ours() -> None:
    letter = letter_of(COVER.format(wish="Please fax notes.").replace("Keck Hospital of USC", "Mercy Medical Center"))
    assert letter.kind == "misdirected"


def test_a_letter_under_another_hospitals_address_is_not_for_us() -> None:
    address = "Ramona Springs Regional Medical Center\nMedical Records\n6832 Arbor Vista Ln, Pasadena\n\n"
    letter = letter_of("Okamoto Medical Corporation\n\n" + address + "Please send records of Thuy Fong, DOB 12/5/96.")
    assert letter.kind == "misdirected"


def test_a_reference_that_cannot_be_read_is_still_an_answer_to_us() -> None:
    letter = letter_of(
        "Alta Mesa Family Practice\n\nYour reference F1-9%NN-7A6Y\nThe patient is Ana Lopez, DOB 3/4/61."
    )
    assert (letter.kind, letter.reference) == ("more_information", None)


@pytest.mark.parametrize(
    ("words", "pattern", "is_found"),
    [
        pytest.param("please send . her records", "send ~4 records", False, id="no gap over the end of a sentence"),
        pytest.param("please send her records", "send ~4 records", True, id="within one"),
        pytest.param("the disposition was home", "=deposition", False, id="exact, though alike"),
        pytest.param("the disposition was home", "deposition", True, id="alike"),
        pytest.param("a deposition", "=deposition", True, id="exact"),
    ],
)
def test_pattern(words: str, pattern: str, is_found: bool) -> None:
    assert bool(TermIndex(words.split(), [pattern]).find(pattern)) is is_found


def test_a_not_of_the_sentence_before_negates_nothing() -> None:
    index = TermIndex(["not", BREAK, "stat"], ["stat"])
    assert not index.is_negated(2)


def test_every_pattern_of_the_table_can_be_parsed() -> None:
    assert all(parse_pattern(pattern) for group in groups() for pattern in group.patterns)


def test_our_name_with_two_letters_read_as_one_is_ours() -> None:
    text = "Sunrise Clinic\nTO:  USC Norns Cancer Hospital\nRE: Maria Lopez DOB: 03/04/1961\nPlease fax her records.\n"
    assert letter_of(text).kind_confidence >= SURE_KIND


def test_a_caption_of_the_offices_own_is_no_address() -> None:
    text = "Sunrise Clinic\nKeck Hospital of USC\nPatient\nLopez, Maria\nDate of birth\n03/04/1961\n"
    layout = lay_out(typed_page(text + "Our physician\nSusan Park, MD\n"))
    assert not addressed_elsewhere([(layout, find_labels(layout))], OWN)
