"""Sensitive categories: by type, department and label, by terms in their context, and measured on labelled texts."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sensitive_texts import SETS, labelled_texts

import outbound
from outbound.sensitive import CATEGORIES, Finding, SensitiveFacts, load_rules, sensitive_categories

RULES_FILE = Path(outbound.__file__).parent / "sensitive.toml"
RULES = load_rules(RULES_FILE)


def categories(**facts: object) -> set[str]:
    plain = {"document_type": "history_and_physical", **facts}
    return {finding.category for finding in sensitive_categories(SensitiveFacts(**plain), RULES)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"document_type": "psychotherapy_note"}, {"psychotherapy_notes"}),
        ({"title": "Psychotherapy Session"}, {"psychotherapy_notes"}),
        ({"title": "Psychiatric Evaluation"}, {"mental_health"}),
        ({"title": "HIV-1/2 Antigen and Antibodies"}, {"hiv_test"}),
        ({"title": "Suboxone Clinic Visit"}, {"substance_use_program"}),
        ({"title": "BRCA1/2 Sequencing"}, {"genetic_test"}),
        ({"title": "Forensic Examination"}, {"sexual_assault_domestic_violence"}),
        ({"title": "IUD Insertion"}, {"contraception"}),
        ({"title": "Termination of Pregnancy"}, {"abortion"}),
        ({"title": "Gender-Affirming Care Visit"}, {"gender_affirming"}),
        ({"title": "Minor Consent Visit"}, {"minor_own_consent"}),
        ({"codes": ("http://loinc.org|56888-1",)}, {"hiv_test"}),
        ({"codes": ("F20.0",)}, {"mental_health"}),
        ({"codes": ("http://hl7.org/fhir/sid/icd-10-cm|F11.20",)}, {"substance_use_program"}),
        ({"codes": ("F17.210", "34117-2", "I10")}, set()),
        ({"department": "Behavioral Health"}, {"mental_health"}),
        ({"department": "Addiction Medicine"}, {"substance_use_program"}),
        ({"department": "HIV Clinic"}, {"hiv_test"}),
        ({"department": "Medical Genetics"}, {"genetic_test"}),
        ({"department": "Family Planning"}, {"contraception"}),
        ({"department": "Cardiology"}, set()),
        ({"department": "Physical Therapy"}, set()),
        ({"title": "Spontaneous abortion, D&C"}, set()),
        ({"title": "Hearing aids evaluation"}, set()),
        ({}, set()),
    ],
    ids=str,
)
def test_type_and_department_decide_without_text(facts, expected):
    assert categories(text=None, **facts) == expected


V3 = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (f"{V3}|PSYTHPN", {"psychotherapy_notes"}),
        (f"{V3}|ETH", {"substance_use_program"}),
        (f"{V3}|SUD", {"substance_use_program"}),
        (f"{V3}|42CFRPart2", {"substance_use_program"}),
        (f"{V3}|HIV", {"hiv_test"}),
        ("hiv", {"hiv_test"}),
        (f"{V3}|PSY", {"mental_health"}),
        (f"{V3}|BH", {"mental_health"}),
        (f"{V3}|GDIS", {"genetic_test"}),
        (f"{V3}|SDV", {"sexual_assault_domestic_violence"}),
        (f"{V3}|VIO", {"sexual_assault_domestic_violence"}),
        (f"{V3}|SEX", {"reproductive"}),
        (f"{V3}|STD", {"reproductive"}),
        (f"{V3}|ADOL", {"minor_own_consent"}),
        (f"{CONFIDENTIALITY}|R", {"restricted"}),
        (f"{CONFIDENTIALITY}|V", {"restricted"}),
        (f"{V3}|NODSCLCD", {"restricted"}),
        (f"{V3}|NEWCODE", {"restricted"}),
        (f"{CONFIDENTIALITY}|N", set()),
        (f"{CONFIDENTIALITY}|M", set()),
        ("", set()),
    ],
)
def test_label_decides(label, expected):
    assert categories(security_labels=(label,)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HIV negative.", set()),
        ("HIV: non-reactive", {"hiv_test"}),
        ("HIV screening nonreactive in 2022.", set()),
        ("HIV 1/2 Ag/Ab, 4th gen    NON-REACTIVE    Ref: non-reactive", {"hiv_test"}),
        ("HIV testing was offered and declined.", set()),
        ("No cough, HIV positive on therapy.", {"hiv_test"}),
        ("Patient has not told his wife about his HIV.", {"hiv_test"}),
        ("She wears HEARING AIDS.", set()),
        ("Denies tobacco, alcohol or illicit drug use.", set()),
        ("Denies tobacco. Uses cocaine weekly.", {"substance_use_program"}),
        ("Denies alcohol but admits to heroin use.", {"substance_use_program"}),
        ("No fever, on methadone maintenance.", {"substance_use_program"}),
        ("No longer uses heroin.", {"substance_use_program"}),
        ("Mother with schizophrenia.", set()),
        ("Lives with mother and has schizophrenia.", {"mental_health"}),
        ("Lives with her husband, who has schizophrenia.", set()),
        ("FAMILY HISTORY:\nBipolar disorder, alcoholism.\nSOCIAL HISTORY: Married.", set()),
        ("FAMILY HISTORY:\nStroke.\nPAST HISTORY: Bipolar disorder.", {"mental_health"}),
        ("Does not deny suicidal thoughts.", {"mental_health"}),
        ("Screen for depression: negative.", set()),
        ("She denies any history of depression or\nschizophrenia in the past ten years.", set()),
        ("No surgeries\nSchizophrenia", {"mental_health"}),
        ("Return if suicidal thoughts occur.", set()),
        ("No pain since her abortion.", {"abortion"}),
        ("Spontaneous abortion 2011.", set()),
        ("Counseled on contraception while on methotrexate.", set()),
        ("Nexplanon was placed.", {"contraception"}),
        ("Sister with BRCA1 mutation.", set()),
        ("BRCA1 pathogenic variant detected.", {"genetic_test"}),
        ("EGFR mutation in the tumor.", set()),
        ("Her boyfriend punched her.", {"sexual_assault_domestic_violence"}),
        ("Denies domestic violence.", set()),
        ("This fax may contain HIV or substance abuse treatment records.", set()),
        ("[ ] HIV/AIDS  [x] Diabetes", set()),
        ("", set()),
        ("\x00\ufffd \n\n\t", set()),
    ],
)
def test_terms_are_read_in_their_context(text, expected):
    assert categories(text=text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "IVF at 100 mL/h, then IVF bolus 500 mL given.",
        "LISINOPRIL 10 MG TAB, ONE TAB X 1 DAILY.",
        "DBT views of the left breast show no mass.",
        "Cows milk allergy.",
        "OCD lesion of the medial femoral condyle.",
        "Hepatitis B carrier. Carrier of MRSA.",
        "Treatment plan B/P check weekly.",
        "Lithium-ion battery burn.",
        "Bipolar hip hemiarthroplasty.",
        "Fentanyl 50 mcg and midazolam 2 mg were given.",
        "Methadone 5 mg three times daily for cancer pain.",
        "Rheumatoid arthritis, seropositive.",
        "HCV genotype 3a.",
        "Cardiac rehab session 5 of 36.",
        "Depression on sertraline, trazodone at night.",
    ],
)
def test_look_alikes_are_ordinary(text):
    assert categories(text=text) == set()


def test_laboratory_report_with_a_negative_test_is_a_result():
    assert categories(document_type="lab_result", text="HIV SCREEN NEGATIVE") == {"hiv_test"}


def test_finding_names_the_rule_and_never_the_words():
    found = sensitive_categories(SensitiveFacts(document_type="other", text="Known schizophrenia."), RULES)
    assert found == (Finding(category="mental_health", by="term", evidence_rule_id="mental_illness"),)


def test_findings_come_in_one_order_type_first():
    facts = SensitiveFacts(
        document_type="psychiatry_note", department="HIV Clinic", security_labels=("SUD",), text="On Biktarvy."
    )
    assert [finding.by for finding in sensitive_categories(facts, RULES)] == ["type", "department", "label", "term"]


def test_hints_count_only_together():
    assert categories(text="Depression.") == set()
    assert categories(text="Mental status exam: hears voices, guarded, thought process blocked.") == {"mental_health"}


Judge = Callable[[SensitiveFacts], bool]


def measure(judge: Judge, sets: tuple[str, ...]) -> tuple[float, float]:
    """Recall on sensitive texts and share of false holds on ordinary ones."""
    texts = [text for name in sets for text in labelled_texts(name)]
    held = [judge(SensitiveFacts(document_type=text.document_type, text=text.text)) for text in texts]
    sensitive = [is_held for text, is_held in zip(texts, held, strict=True) if text.category]
    ordinary = [is_held for text, is_held in zip(texts, held, strict=True) if not text.category]
    return sum(sensitive) / len(sensitive), sum(ordinary) / len(ordinary)


def test_labelled_texts_are_held_and_ordinary_ones_are_not():
    recall, false_holds = measure(lambda facts: bool(sensitive_categories(facts, RULES)), SETS)
    assert recall >= 0.99
    assert false_holds <= 0.05


def test_measure_finds_a_bad_judge_bad():
    coin = random.Random(1)
    recall, false_holds = measure(lambda _: coin.random() < 0.5, SETS)
    assert 0.4 < recall < 0.6
    assert 0.4 < false_holds < 0.6


def test_a_judge_of_words_alone_holds_too_much():
    """The set is worth its name: without context the same words hold most ordinary texts."""

    def sees_a_word(facts: SensitiveFacts) -> bool:
        return any(rule.pattern.search(facts.text) for rule in RULES.terms if rule.weight == 1)

    assert measure(sees_a_word, SETS)[1] > 0.5


def test_every_category_has_a_rule():
    found = {rule.category for rule in (*RULES.types, *RULES.departments, *RULES.terms)} | set(RULES.labels.values())
    assert found == set(CATEGORIES)


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("HIV no denies,.:;-\n mother has [x]Ag/b 12"), max_size=400))
def test_any_text_is_judged(text):
    assert categories(text=text) <= set(CATEGORIES)


def test_a_long_chart_is_judged_in_seconds():
    """100 pages without a full stop; time grows with the length, not with its square."""
    text = "The patient was seen by the nurse and has no complaints of pain or HIV " * 3000
    started_s = time.process_time()
    assert categories(text=text) == set()
    assert time.process_time() - started_s < 20


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('category = "mental_health"', 'category = "mental"', "mental"),
        ("weight = 0.5", "weight = 2", "weight"),
        ("exact_case", "exact", "Unknown"),
        ('id = "suicide"', 'id = "violence"', "violence"),
        ('id = "suicide"', 'id = "suicide"\nwhen = "now"', "when"),
        ('any = ["suicid', 'any = ["(suicid', "regular expression"),
        ('"negation_before"', '"negated"', "negated"),
    ],
    ids=["category", "weight", "key of the file", "id twice", "key of a rule", "pattern", "context"],
)
def test_wrong_rules_are_refused_by_name(tmp_path, old, new, wrong):
    text = RULES_FILE.read_text("utf-8")
    changed = text.replace(old, new, 1) if old != "exact_case" else f'exact = "x"\n{text}'
    assert changed != text
    path = tmp_path / "rules.toml"
    path.write_text(changed, "utf-8")
    with pytest.raises(ValueError, match=wrong):
        load_rules(path)
