"""Writes develop.jsonl and held_back.jsonl: invented clinical texts, sensitive ones and ordinary ones that mention the words.

A text is a host (an ordinary document) with statements set into its sections. The two sets share no statement, no host
and no way of writing: develop is prose in wrapped lines and short lists, held_back is dictation in capitals, run-on text
as a scan gives it, and terse notes. Run from this folder: python make_set.py
"""

import json
import textwrap
from pathlib import Path

# category -> statements, "section|text"; sections: hpi, pmh, family, social, data, plan
DEVELOP_SENSITIVE = {
    "psychotherapy_notes": [
        "hpi|Individual psychotherapy session, 50 minutes. She spoke at length of the conflict with her sister.",
        "hpi|Session #7. The transference to the therapist was explored; he became silent when his father was mentioned.",
        "hpi|Process note: client arrived late and returned to the dream of last week.",
        "hpi|In this session we worked on grief. The therapeutic alliance is good.",
        "plan|Continue weekly individual psychotherapy; next session in one week.",
    ],
    "mental_health": [
        "pmh|Schizophrenia, paranoid type, on olanzapine.",
        "hpi|He was placed on a 5150 hold as danger to self and transferred to an inpatient psychiatric unit.",
        "pmh|Bipolar disorder, followed by psychiatry.",
        "hpi|She was admitted to psychiatry last month after a suicide attempt by overdose.",
        "pmh|Hypertension, diabetes, schizoaffective disorder.",
        "plan|Continue lithium carbonate 300 mg twice daily, level in one week.",
        "hpi|Mental status exam: guarded, affect flat, hears voices at night.",
        "pmh|Major depressive disorder, recurrent, severe, with two psychiatric hospitalizations.",
        "hpi|Patient endorses suicidal ideation with a plan.",
        "plan|Start clozapine under the care of outpatient psychiatry.",
        "hpi|No fever, but she has been hearing voices and was diagnosed with schizophrenia in 2016.",
        "pmh|PTSD after combat, sees a psychologist weekly.",
        "social|Lives with his mother and has bipolar disorder.",
        "hpi|Post ECT course number three for catatonia.",
    ],
    "substance_use_program": [
        "hpi|He attends a methadone maintenance program daily.",
        "social|She completed a residential drug treatment program in March.",
        "pmh|Opioid use disorder, on buprenorphine-naloxone 8 mg.",
        "plan|This record is protected by 42 CFR Part 2; redisclosure is prohibited without written consent.",
        "hpi|Admitted for alcohol detoxification with CIWA protocol.",
        "social|In recovery from heroin, goes to NA meetings and has a sponsor.",
        "plan|Refer back to the addiction medicine clinic; continue Suboxone.",
        "social|Denies tobacco. Uses cocaine on weekends.",
        "hpi|No chest pain, currently on methadone 80 mg from the methadone clinic.",
        "pmh|Alcohol use disorder, severe.",
        "data|Urine drug screen positive for methamphetamine.",
        "social|He lives in sober living and has been clean and sober for 90 days.",
    ],
    "hiv_test": [
        "data|HIV-1/2 Ag/Ab 4th generation: REACTIVE, confirmed by differentiation assay.",
        "data|HIV 1/2 antigen/antibody, 4th gen     Non-reactive     Non-reactive",
        "data|HIV-1 RNA viral load 43,000 copies/mL.",
        "pmh|HIV positive since 2009, on Biktarvy.",
        "pmh|HIV, hypertension, gout.",
        "data|HIV antibody: nonreactive.",
        "hpi|He is living with HIV and his CD4 count is 350.",
        "pmh|AIDS with prior pneumocystis pneumonia.",
        "plan|Continue dolutegravir and lamivudine.",
        "hpi|No cough, HIV positive on antiretroviral therapy.",
        "data|HIV viral load undetectable.",
    ],
    "abortion": [
        "hpi|She requests termination of pregnancy at 9 weeks; mifepristone was given.",
        "pmh|Elective abortion 2018.",
        "hpi|Bleeding two days after a medication abortion.",
        "hpi|No pain since her abortion last month.",
        "hpi|Dilation and evacuation at 17 weeks without complications.",
    ],
    "contraception": [
        "hpi|She comes for IUD insertion.",
        "plan|Nexplanon was placed in the left arm.",
        "plan|Start oral contraceptive pills, ethinyl estradiol and norgestimate.",
        "hpi|Emergency contraception with ulipristal was dispensed.",
        "pmh|Mirena in place since 2021.",
    ],
    "reproductive": [
        "hpi|She is undergoing in vitro fertilization; oocyte retrieval is planned.",
        "plan|Continue infertility treatment with intrauterine insemination.",
    ],
    "gender_affirming": [
        "hpi|Transgender man on testosterone for two years.",
        "pmh|Gender dysphoria.",
        "plan|Continue gender-affirming hormone therapy with estradiol and spironolactone.",
        "hpi|She is here after vaginoplasty in March.",
        "hpi|Consultation for chest masculinization.",
    ],
    "genetic_test": [
        "data|BRCA1 pathogenic variant c.68_69del detected, heterozygous.",
        "data|Germline testing showed a variant of uncertain significance in ATM.",
        "hpi|Genetic testing was positive for Lynch syndrome (MLH1).",
        "data|HTT gene CAG repeats: 43.",
        "data|Karyotype 46,XX.",
        "data|Factor V Leiden heterozygous.",
    ],
    "minor_own_consent": [
        "hpi|16-year-old girl who asks for contraception; mother is not aware of this visit.",
        "hpi|15 year old seen alone, chlamydia positive, treated under minor consent.",
        "plan|Do not disclose to parents: minor consented to her own care (Family Code 6926).",
        "hpi|This 17-year-old tested positive for gonorrhea.",
    ],
    "sexual_assault_domestic_violence": [
        "hpi|She reports that her boyfriend punched her in the face last night.",
        "hpi|Sexual assault examination by the SANE nurse.",
        "social|She left an abusive relationship and lives in a women's shelter.",
        "hpi|He was struck with a bottle by his partner.",
        "social|History of domestic violence; has a restraining order.",
        "hpi|Raped by an acquaintance three days ago.",
    ],
}

DEVELOP_ORDINARY = [
    "data|HIV negative.",
    "social|Denies drug use.",
    "family|Mother with schizophrenia, father with alcoholism.",
    "hpi|No history of depression, suicide attempt or psychiatric admission.",
    "social|No tobacco, alcohol or illicit drug use.",
    "data|PHQ-2 score 0; screen for depression negative.",
    "plan|HIV testing was offered and declined.",
    "plan|Routine HIV screening is recommended at the next visit.",
    "hpi|She wears hearing aids and uses a walking aid.",
    "pmh|Spontaneous abortion 2011, G3P2.",
    "family|Sister with BRCA1 mutation; aunt with breast cancer.",
    "social|Domestic violence screening negative, feels safe at home.",
    "plan|Genetic testing was discussed and declined.",
    "hpi|Denies suicidal ideation.",
    "pmh|Anxiety, well controlled on sertraline.",
    "pmh|Depression on fluoxetine.",
    "social|Drinks two glasses of wine a week. Drug use: none.",
    "plan|Call 988 suicide prevention lifeline if in crisis.",
    "plan|Methotrexate was stopped; she was counseled on contraception while on mycophenolate.",
    "social|Contraception: not applicable, postmenopausal.",
    "hpi|ROS Psych: no depression, no hallucinations, no paranoia.",
    "hpi|Mood and affect normal. Judgment and insight intact.",
    "pmh|Hepatitis C genotype 1a, treated; HIV, hepatitis B negative.",
    "data|EGFR mutation detected in the tumor, KRAS wild type.",
    "social|She works as a nurse at a methadone clinic.",
    "social|Her brother is in a drug rehabilitation program.",
    "hpi|Bipolar hip hemiarthroplasty in 2019.",
    "hpi|Bipolar cautery was used for hemostasis.",
    "plan|Risk of suicidal thoughts with montelukast was discussed.",
    "hpi|He was never treated for alcohol abuse.",
    "pmh|Nonalcoholic fatty liver disease, nicotine dependence.",
    "hpi|Intraocular pressure (IOP) 16; buprenorphine patch for back pain.",
    "plan|May contain information on HIV, mental health or substance abuse if applicable; see notice.",
    "hpi|Patient denies physical abuse, sexual abuse or neglect.",
    "family|No family history of bipolar disorder or suicide.",
    "family|Maternal uncle died by suicide; grandmother had Huntington disease.",
    "social|She lives with her husband, who has PTSD.",
    "hpi|Occupational therapy session number 4 went well.",
    "data|HIV test negative in 2019, RPR negative.",
    "plan|Consider psychiatry consult if delirium does not clear.",
    "hpi|ICU psychosis cleared; oriented to person, place and time.",
    "hpi|The patient was assaulted by a stranger at the bus stop in 2003; rib fractures healed.",
    "data|Urine drug screen negative.",
    "hpi|Without evidence of alcohol withdrawal.",
    "social|Marital status: divorced. Employment: school counselor.",
    "plan|Grapeseed oil and rapeseed oil are allowed.",
    "hpi|Surrogate decision-maker is the daughter.",
    "pmh|Manic Street 12 is the home address.",
    "hpi|Lithium-ion battery burn of the left hand.",
    "plan|Cognitive behavioral therapy for insomnia was recommended.",
    "hpi|Sexually active with husband, G2P2, postpartum.",
    "data|Non-small cell carcinoma, PD-L1 60 %, ALK negative, somatic TP53 mutation.",
    "hpi|Gender: female. Identifies as female.",
    "pmh|No known genetic disorders.",
    "social|Denies alcohol, drug use, or history of addiction.",
    "plan|If you feel unsafe at home call the domestic violence hotline.",
    "hpi|His hemoglobin was positive for improvement; no psychosis.",
    "hpi|HIV status unknown.",
    "plan|Weekly nutrition counseling; physical therapist to see.",
    "hpi|Rule out psychiatric cause is not needed.",
]

# Written apart from the rules' wording, in other hands' manner.
HELD_SENSITIVE = {
    "psychotherapy_notes": [
        "hpi|Met for our 14th hour of psychotherapy. He associated the nightmare to his stepfather's return.",
        "hpi|Couples therapy session: both partners present, much anger about the affair.",
        "hpi|Psychotherapy progress note. Explored shame; used cognitive restructuring.",
        "hpi|Client was tearful in session today as she recalled childhood trauma; practiced grounding techniques.",
        "plan|Will keep exploring countertransference in supervision.",
        "hpi|Weekly therapy with this writer; worked through her feelings toward her mother.",
    ],
    "mental_health": [
        "pmh|Known schizophrenic, noncompliant with meds.",
        "hpi|Brought by police on a psychiatric hold after trying to hang himself.",
        "pmh|DM2, COPD, bipolar.",
        "hpi|Transferred from inpatient psych for chest pain workup.",
        "plan|Resume risperidone and haloperidol decanoate 100 mg IM monthly.",
        "pmh|Paranoid schizophrenia x 20 yrs; prior state hospital stay.",
        "hpi|Patient reports he wants to die and has thoughts of suicide.",
        "hpi|Recently discharged from the behavioral health unit.",
        "pmh|h/o mania and psychosis, lives in board and care.",
        "plan|Invega Sustenna given today. Next injection in 4 weeks.",
        "hpi|Seen by the psychiatrist, who found grave disability and filed for LPS conservatorship.",
        "pmh|Anorexia nervosa, purging type, BMI 15.",
        "hpi|Self-inflicted lacerations of the wrists, she cuts herself when upset.",
        "data|PHQ-9 score 21. Affect blunted, mood hopeless, insight poor.",
        "hpi|Denies chest pain. Does have active auditory hallucinations telling him to jump; paranoid about neighbors.",
        "plan|Follow up with her outpatient psychiatrist and therapist on Tuesday.",
        "pmh|Borderline personality d/o, multiple suicide gestures.",
        "hpi|She is being treated for obsessive compulsive disorder with fluvoxamine by Dr. Lin, psychiatry.",
    ],
    "substance_use_program": [
        "hpi|Pt is a client of the county narcotic treatment program, dose 95 mg methadone.",
        "social|Injects heroin daily, last use this morning.",
        "social|28-day inpatient rehab for alcohol in 2022, relapsed since.",
        "plan|The federal rules prohibit you from making any further disclosure of information about alcohol or drug treatment.",
        "pmh|Cocaine dependence in early remission.",
        "hpi|Patient is 6 months sober and attends Alcoholics Anonymous daily.",
        "plan|Vivitrol 380 mg IM given. Return to the recovery center in 4 weeks.",
        "hpi|Group note: members discussed triggers, cravings and relapse prevention.",
        "social|Active IVDU, shares needles.",
        "pmh|ETOH abuse, prior withdrawal seizures.",
        "data|Tox screen positive for cocaine and fentanyl.",
        "plan|Taper benzodiazepine; opioid treatment program will dose tomorrow.",
        "hpi|ASAM level 3.5 placement; counselor contacted the drug court.",
        "pmh|Polysubstance abuse, hep C.",
        "social|Smokes meth on and off, denies alcohol.",
        "plan|Continue Sublocade monthly per addiction psychiatry.",
    ],
    "hiv_test": [
        "data|HUMAN IMMUNODEFICIENCY VIRUS 1/2 AB: REPEATEDLY REACTIVE",
        "data|HIV 1 + 2 Ab + HIV1 p24 Ag, S: Nonreactive (ref: Nonreactive)",
        "data|HIV-1 RNA, quant PCR: <20 copies, not detected",
        "data|Western blot positive for HIV-1, bands gp160, p24.",
        "pmh|Long-standing HIV infection, VL suppressed on Genvoya.",
        "pmh|HIV+ on HAART",
        "hpi|He was told at the health department that his rapid HIV came back positive.",
        "hpi|44M with AIDS, CD4 12, here with cryptococcal meningitis.",
        "plan|Refill Triumeq, recheck VL and CD4 in 3 months.",
        "hpi|PLWH presenting with sinusitis.",
        "data|Rapid HIV screen: reactive",
        "hpi|Needlestick source patient is this patient, who is HIV-infected.",
        "pmh|htn, hiv, hld",
    ],
    "abortion": [
        "hpi|Presents for follow-up 2 weeks after elective TAB.",
        "pmh|OB hx: G4 P2, TAB x2.",
        "hpi|Undesired pregnancy at 7w3d, patient desires termination.",
        "plan|Mifepristone 200 mg PO in clinic, misoprostol at home.",
        "hpi|Heavy bleeding following pregnancy termination at an outside clinic.",
        "hpi|Voluntary interruption of pregnancy by D&E.",
    ],
    "contraception": [
        "hpi|Pt here for birth control; wants the patch.",
        "plan|Depo-Provera 150 mg IM given, next in 12 weeks.",
        "pmh|Meds: metformin, levonorgestrel/EE daily.",
        "hpi|Removal and reinsertion of Paragard.",
        "hpi|Family planning visit. Discussed her implant bleeding.",
        "plan|Plan B dispensed.",
    ],
    "reproductive": [
        "hpi|Second IVF cycle, embryo transfer on Friday.",
        "hpi|Fertility clinic patient on ovulation induction with letrozole.",
    ],
    "gender_affirming": [
        "hpi|Trans woman, on estradiol patches and spironolactone since 2019.",
        "hpi|MTF, s/p orchiectomy, seeking bottom surgery.",
        "hpi|14-year-old on puberty blockers for gender incongruence.",
        "pmh|Assigned female at birth, identifies as a man, on testosterone cypionate.",
        "plan|Letter of support for top surgery written.",
        "hpi|Non-binary patient (they/them) on low dose testosterone.",
    ],
    "genetic_test": [
        "data|Invitae 84-gene hereditary cancer panel: POSITIVE, likely pathogenic variant in PALB2",
        "data|NIPT low risk; cell-free DNA fetal fraction 9 %.",
        "hpi|Known BRCA2 carrier, considering mastectomy.",
        "data|CFTR: homozygous F508del.",
        "data|APOE genotype e3/e4",
        "hpi|Genetic results came back: she carries the Huntington gene with 42 repeats.",
        "data|Whole exome sequencing: de novo variant in SCN1A.",
        "data|BRCA 1/2 sequencing: negative, no mutation identified",
    ],
    "minor_own_consent": [
        "hpi|14 yo F, pregnancy test positive, does not want parents told.",
        "hpi|Minor patient may consent to her own mental health counseling under H&S Code 124260.",
        "hpi|16yo male with urethral discharge, treated for gonorrhea, confidential visit.",
        "plan|Bill to Minor Consent Medi-Cal. Don't call home.",
        "hpi|This 13 y/o has been seeing the drug counselor at school without parental knowledge.",
    ],
    "sexual_assault_domestic_violence": [
        "hpi|Pt states husband threw her against the wall and choked her.",
        "hpi|Forensic evidence kit collected, released to LAPD.",
        "hpi|Survivor of sex trafficking, referred by advocate.",
        "hpi|States she was sexually abused by her uncle as a child.",
        "social|Afraid of her ex-husband, does not feel safe at home.",
        "hpi|Orbital fracture; she says she was beaten by her boyfriend.",
        "hpi|Vaginal tears after nonconsensual intercourse with a date.",
        "plan|Mandated report filed for intimate partner violence.",
    ],
}

HELD_ORDINARY = [
    "data|HIV neg 2021, Hep B sAg neg, Hep C Ab neg.",
    "social|Pt denies ETOH, tobacco or recreational drugs.",
    "social|Illicits: no. EtOH: socially.",
    "family|Dad: bipolar. Mom: depression. Cousin: opioid addiction.",
    "family|Family hx positive for schizophrenia in a paternal aunt.",
    "hpi|No SI/HI, no AVH.",
    "hpi|No prior psychiatric history.",
    "hpi|Psych: denies anxiety, depression, suicidal thoughts or hallucinations.",
    "hpi|Never hospitalized for psychiatric illness.",
    "pmh|GAD on escitalopram 10 mg.",
    "pmh|Depression, remote.",
    "social|No hx of IVDU, no tattoos, one partner.",
    "social|Quit smoking 2005; no history of alcohol or drug abuse.",
    "social|Works for a mental health clinic as a receptionist.",
    "social|Retired psychiatrist.",
    "social|His wife attends AA meetings.",
    "plan|HIV screen due per guidelines.",
    "plan|Patient refused HIV test.",
    "data|HIV screening: declined",
    "plan|Depression screening at next annual visit.",
    "plan|Advised effective contraception during isotretinoin.",
    "hpi|Last menstrual period 2 weeks ago, not on birth control.",
    "pmh|Missed abortion 2014 managed with D&C.",
    "pmh|OB: G2P1, SAB x1.",
    "hpi|Threatened abortion at 8 weeks, now viable pregnancy.",
    "plan|Genetic counseling offered given family history of colon cancer; patient will think about it.",
    "data|Tumor: BRAF V600E positive, MSI stable, HER2 negative.",
    "data|HPV genotype 16 not detected.",
    "social|Intimate partner violence screen: negative.",
    "social|Denies abuse at home. Safe at home: yes.",
    "hpi|Denies any history of sexual assault.",
    "hpi|Bilateral hearing aids; band-aid over biopsy site.",
    "hpi|Mother says the child has no developmental delay.",
    "plan|Return if fever, chills, suicidal thoughts, or shortness of breath occur.",
    "hpi|Steroid psychosis was considered unlikely.",
    "hpi|Delirium, not psychosis; haloperidol 1 mg given once.",
    "plan|Counsel on risks of alcohol abuse with acetaminophen.",
    "hpi|No evidence of opioid misuse; PDMP reviewed.",
    "data|UDS negative.",
    "plan|Quetiapine 25 mg for sleep at night.",
    "pmh|Oxygen-dependent COPD, insulin-dependent diabetes.",
    "hpi|He was ruled out for alcohol withdrawal.",
    "hpi|Not suicidal. Not homicidal.",
    "plan|Screen for intimate partner violence, HIV and depression annually.",
    "family|Brother died of AIDS in 1991.",
    "family|Son has autism and ADHD; daughter transgender.",
    "family|Negative for BRCA mutation, Lynch syndrome or Huntington disease.",
    "plan|Notice: this fax may contain HIV test results, psychiatric or substance abuse treatment records protected by law.",
    "hpi|Pt's sister was a victim of domestic violence.",
    "hpi|Physical therapy session 6 of 12 completed; next session Monday.",
    "hpi|Bipolar pacing lead, threshold normal.",
    "data|Iron studies done; hemochromatosis gene test not done.",
    "plan|If pregnancy test is positive, call us.",
    "hpi|Patient is not transgender and takes no hormones.",
    "hpi|Feels depressed about losing her job, PHQ-9 6.",
    "pmh|Insomnia on trazodone; fibromyalgia on duloxetine.",
    "social|Never used cocaine, heroin or meth.",
    "social|Substance use: denied",
    "data|HIV Ab negative",
    "social|Marijuana once in college.",
    "hpi|Denies SI. Denies HI. Mood is fine, affect full.",
    "social|Sexually active, uses condoms.",
    "plan|Vasectomy was discussed by his urologist in the past and he declined.",
    "hpi|He doesn't drink and has never been in rehab.",
    "hpi|Stroke rehab went well; discharged from acute rehabilitation.",
    "plan|Suicide precautions not needed.",
]

DEVELOP_HOSTS = [
    {
        "type": "history_and_physical",
        "hpi": "The patient is a {age}-year-old seen for shortness of breath on exertion for two weeks, without chest pain or fever.",
        "pmh": "Hypertension. Hyperlipidemia. Appendectomy in 1998.",
        "family": "Father had a myocardial infarction at 61.",
        "social": "Retired teacher. Former smoker.",
        "data": "Hemoglobin 13.1, creatinine 0.9, troponin negative. Chest radiograph without infiltrate.",
        "plan": "Echocardiogram, continue lisinopril 10 mg daily, follow up in two weeks.",
    },
    {
        "type": "consultation",
        "hpi": "Thank you for asking me to see this pleasant {age}-year-old patient in consultation for abdominal pain, no vomiting.",
        "pmh": "Diabetes type 2, osteoarthritis of both knees.",
        "family": "Mother with breast cancer at 70.",
        "social": "Married, two children, accountant.",
        "data": "Lipase 32, ALT 24, ultrasound with gallstones and no duct dilation.",
        "plan": "Elective cholecystectomy was recommended. Low-fat diet until then.",
    },
    {
        "type": "discharge_summary",
        "hpi": "This {age}-year-old was admitted with community-acquired pneumonia and treated with ceftriaxone and azithromycin.",
        "pmh": "Asthma, seasonal allergies.",
        "family": "Noncontributory.",
        "social": "Works in a warehouse, never smoked.",
        "data": "White count 14.2 on admission, 8.0 at discharge. Blood cultures without growth.",
        "plan": "Amoxicillin for five days, albuterol as needed, see the primary care physician in one week.",
    },
]
HELD_HOSTS = [
    {
        "type": "progress_note",
        "hpi": "F/u HTN, knee pain. {age}yo. Doing ok, no new c/o.",
        "pmh": "HTN, OA, GERD",
        "family": "F: CVA. M: DM.",
        "social": "Lives alone, independent in ADLs.",
        "data": "BP 138/82, BMI 29. A1c 5.9.",
        "plan": "Cont amlodipine. XR R knee. RTC 3 mo.",
    },
    {
        "type": "history_and_physical",
        "hpi": "{age}-year-old admitted from the emergency room with left flank pain radiating to the groin. Afebrile.",
        "pmh": "Nephrolithiasis. Gout. Tonsillectomy.",
        "family": "Kidney stones in a brother.",
        "social": "Truck driver. One cup of coffee a day.",
        "data": "CT shows a 5 mm left ureteral stone with mild hydronephrosis. UA with blood.",
        "plan": "Fluids, tamsulosin, ketorolac. Urology consult. Strain urine.",
    },
    {
        "type": "operative_note",
        "hpi": "{age} y/o taken to the operating room for repair of a right inguinal hernia under general anesthesia.",
        "pmh": "Atrial fibrillation on apixaban, held for 48 hours.",
        "family": "No anesthesia problems in relatives.",
        "social": "Retired.",
        "data": "Estimated blood loss 10 mL. No specimens. Counts correct.",
        "plan": "Home today. No lifting for six weeks.",
    },
]

TITLES = {
    "hpi": "HISTORY OF PRESENT ILLNESS",
    "pmh": "PAST MEDICAL HISTORY",
    "family": "FAMILY HISTORY",
    "social": "SOCIAL HISTORY",
    "data": "DATA",
    "plan": "ASSESSMENT AND PLAN",
}


def prose(host: dict[str, str]) -> str:
    """Headings with wrapped paragraphs, as a transcription service prints them."""
    return "\n\n".join(f"{TITLES[name]}:\n{textwrap.fill(host[name], 72)}" for name in TITLES)


def listed(host: dict[str, str]) -> str:
    """One sentence a line, dashes in front."""
    parts = [(TITLES[name].title(), host[name].replace(". ", ".\n- ")) for name in TITLES]
    return "\n".join(f"{title}:\n- {text}" for title, text in parts)


def capitals(host: dict[str, str]) -> str:
    """Dictation in capitals, headings in the line."""
    return "\n".join(textwrap.fill(f"{TITLES[name]}: {host[name]}".upper(), 60) for name in TITLES)


def run_on(host: dict[str, str]) -> str:
    """Everything in one stream, as text comes off a scan."""
    return " ".join(f"{TITLES[name].title()}: {host[name]}" for name in TITLES)


def terse(host: dict[str, str]) -> str:
    """Short headings, one line each."""
    short = {"hpi": "HPI", "pmh": "PMH", "family": "FH", "social": "SH", "data": "O", "plan": "A/P"}
    return "\n".join(f"{short[name]}: {host[name]}" for name in TITLES)


def compose(number: int, statement: str, hosts: list[dict[str, str]], styles: list) -> tuple[str, str]:
    """The document type and the text of one statement in a host; the statement before or behind what is there."""
    section, _, words = statement.partition("|")
    host = dict(hosts[number % len(hosts)])
    age = 34 + number % 40
    is_first = number % 2 and section != "hpi"
    host[section] = f"{_stop(words)} {host[section]}" if is_first else f"{_stop(host[section])} {words}"
    style = styles[number // len(hosts) % len(styles)]
    return host.pop("type"), style({name: text.replace("{age}", str(age)) for name, text in host.items()})


def _stop(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def rows(sensitive: dict[str, list[str]], ordinary: list[str], hosts: list, styles: list) -> list[dict[str, str]]:
    labelled = [(category, text) for category, texts in sensitive.items() for text in texts]
    labelled += [("", text) for text in ordinary]
    made = []
    # Every statement twice, in two hosts and two ways of writing.
    for number, (category, statement) in enumerate([*labelled, *labelled]):
        place = number + number // len(labelled)
        document_type, text = compose(place, statement, hosts, styles)
        made.append({"category": category, "document_type": document_type, "statement": statement, "text": text})
    return made


def write(name: str, made: list[dict[str, str]]) -> None:
    lines = [json.dumps({"id": f"{name}-{number:03}", **row}, ensure_ascii=False) for number, row in enumerate(made)]
    Path(f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write("develop", rows(DEVELOP_SENSITIVE, DEVELOP_ORDINARY, DEVELOP_HOSTS, [prose, listed]))
    write("held_back", rows(HELD_SENSITIVE, HELD_ORDINARY, HELD_HOSTS, [capitals, run_on, terse]))
