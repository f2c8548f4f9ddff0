"""How clinicians write: the blocks of every type of document, in several house styles."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sample_hospital.document import Block
from sample_hospital.encounter import Encounter
from sample_hospital.grammar import expand, expand_lines, expand_prose, sentence_case
from sample_hospital.labs import panel_table, summary_lines
from sample_hospital.story import common

_STYLES: dict[str, tuple[str, str, str]] = {  # headings as departments write them
    "complaint": ("CHIEF COMPLAINT", "CC", "Reason for Visit"),
    "hpi": ("HISTORY OF PRESENT ILLNESS", "HPI", "History of Present Illness"),
    "history": ("PAST MEDICAL HISTORY", "PMH", "Medical History"),
    "surgery": ("PAST SURGICAL HISTORY", "PSH", "Surgical History"),
    "meds": ("MEDICATIONS", "MEDS", "Current Outpatient Medications"),
    "allergies": ("ALLERGIES", "ALL", "Allergies"),
    "social": ("SOCIAL HISTORY", "SH", "Social History"),
    "family": ("FAMILY HISTORY", "FH", "Family History"),
    "ros": ("REVIEW OF SYSTEMS", "ROS", "Review of Systems"),
    "exam": ("PHYSICAL EXAMINATION", "PE", "Objective"),
    "labs": ("LABORATORY DATA", "LABS", "Results"),
    "imaging": ("IMAGING", "RADIOLOGY", "Studies"),
    "assessment": ("ASSESSMENT", "A", "Assessment"),
    "plan": ("PLAN", "P", "Plan"),
    "interval": ("INTERVAL HISTORY", "S", "Subjective"),
    "vitals": ("VITAL SIGNS", "VS", "Vitals"),
}
LONG, SHORT, TITLE = 0, 1, 2
_ORGANS = (  # the order in which everybody examines
    "general", "heent", "neck", "carotids", "breasts", "chest wall", "heart", "lungs", "abdomen", "genitourinary",
    "extremities", "skin", "neurologic",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A written document before it has an id, a form and an author."""

    blocks: tuple[Block, ...]
    mentions: tuple[str, ...] = ()


Writer = Callable[[Encounter], Note]


def history_and_physical(encounter: Encounter) -> Note:
    """The admission or pre-operative H&P."""
    e, rng = encounter, encounter.rng
    style = rng.randrange(3)
    mentions = _Mentions(encounter)
    history = [sentence_case(name) + "." for name in e.profile.conditions] or ["Previously healthy."]
    blocks = [
        _text(style, "complaint", sentence_case(expand(rng.choice(e.texts["complaint"]), rng, e.slots))),
        _text(style, "hpi", expand_prose(e.texts["hpi"], rng, e.slots)),
        _items_or_text(e, style, "history", expand_lines(history, rng, e.slots) + mentions.take("history")),
        _text(style, "surgery", _past_surgery(e)),
        _items_or_text(e, style, "meds", list(e.profile.home_meds) or ["None."]),
        _text(style, "allergies", e.profile.allergies),
        _text(style, "family", " ".join([e.profile.family, *mentions.take("family")])),
        _text(style, "social", " ".join([e.profile.social, *mentions.take("social")])),
        _items_or_text(e, style, "ros", _review_of_systems(e) + mentions.take("ros")),
        _text(style, "vitals", vital_signs(e, is_on_arrival=True)),
        Block(heading=_STYLES["exam"][style], items=tuple(_examination(e))),
    ]
    if e.results:
        blocks.append(_text(style, "labs", "; ".join(summary_lines(e.story["labs"]["panels"][:3], e.results)) + "."))
    imaging = e.story.get("imaging", [])
    if imaging and e.story["setting"] != "outpatient":
        blocks.append(_text(style, "imaging", _imaging_quote(e, imaging[0])))
    blocks += _assessment_and_plan(e, style)
    return Note(blocks=_without_some(e, blocks, ("surgery",), style), mentions=mentions.used)


def consultation(encounter: Encounter) -> Note:
    """A consultant's opinion, or a new-patient visit when the story has no consultant."""
    e, rng = encounter, encounter.rng
    style = rng.choice((LONG, TITLE))
    mentions = _Mentions(encounter)
    asked_by = f"Requested by: {e.attending.name}" if "consult_question" in e.texts else ""
    if e.referring and not asked_by:
        asked_by = f"Referred by: {e.referring.name}"
    question = e.texts.get("consult_question", e.texts["complaint"])
    opinion = e.texts.get("consult_opinion", e.texts["plan"])
    blocks = [
        Block(
            heading="REASON FOR CONSULTATION",
            text=" ".join(filter(None, (sentence_case(expand(rng.choice(question), rng, e.slots)), asked_by))),
        ),
        _text(style, "hpi", expand_prose(e.texts["hpi"], rng, e.slots)),
        _text(style, "history", _listed(e.profile.conditions) or "Noncontributory."),
        _items_or_text(e, style, "meds", list(e.profile.home_meds) or ["None."]),
        _text(style, "allergies", e.profile.allergies),
        _text(style, "social", " ".join([e.profile.social, *mentions.take("social")])),
        _text(style, "vitals", vital_signs(e)),
        Block(heading=_STYLES["exam"][style], items=tuple(_examination(e))),
    ]
    if e.results:
        blocks.append(_text(style, "labs", "; ".join(summary_lines(e.story["labs"]["panels"][:2], e.results)) + "."))
    blocks += [
        Block(heading="IMPRESSION", text=expand_prose(e.texts["assessment"], rng, e.slots)),
        Block(heading="RECOMMENDATIONS", items=tuple(expand_lines(opinion, rng, e.slots))),
        Block(text=expand(rng.choice(common()["closing"]["consult"]), rng, e.slots)),
    ]
    return Note(blocks=tuple(blocks), mentions=mentions.used)


def discharge_summary(encounter: Encounter) -> Note:
    """The summary of a stay."""
    e, rng = encounter, encounter.rng
    closing = common()["closing"]
    style = rng.choice((LONG, TITLE))
    title = str.upper if style == LONG else str
    days = (e.ended_at.date() - e.started_at.date()).days
    course = expand_prose(e.texts.get("course", e.texts["plan"]), rng, e.slots)
    meds = [expand(med, rng, e.slots) for med in e.texts.get("meds", [])]
    blocks = [
        Block(
            rows=(("Admitted", "Discharged", "Length of stay"), (_day(e.started_at), _day(e.ended_at), f"{days} days"))
        ),
        Block(heading=title("Principal Diagnosis"), text=sentence_case(e.slots["diagnosis"]) + "."),
        Block(heading=title("Secondary Diagnoses"), items=tuple(sentence_case(c) + "." for c in e.profile.conditions)),
        Block(heading=title("Brief History"), text=expand_prose(e.texts["hpi"][:2], rng, e.slots)),
        Block(heading=title("Hospital Course"), text=course),
        Block(
            heading=title("Condition at Discharge"),
            text=expand(rng.choice(closing["discharge_condition"]), rng, e.slots),
        ),
        Block(heading=title("Discharge Medications"), items=tuple(dict.fromkeys([*meds, *e.profile.home_meds]))),
        Block(heading=title("Allergies"), text=e.profile.allergies),
        Block(heading=title("Diet and Activity"), text=_diet(e)),
        Block(
            heading=title("Follow-up"),
            items=tuple(expand_lines(e.texts.get("discharge_plan", ["[pcp] in two weeks."]), rng, e.slots)),
        ),
        Block(heading=title("Instructions"), text=expand(rng.choice(closing["return_precautions"]), rng, e.slots)),
    ]
    return Note(blocks=tuple(block for block in blocks if block.text or block.items or block.rows))


def progress_note(encounter: Encounter) -> Note:
    """A daily note of a stay, or a clinic visit."""
    e, rng = encounter, encounter.rng
    mentions = _Mentions(encounter)
    if e.story["setting"] == "outpatient":
        style = rng.choice((LONG, TITLE))
        blocks = [
            _text(style, "complaint", sentence_case(expand(rng.choice(e.texts["complaint"]), rng, e.slots))),
            _text(style, "interval", expand_prose(e.texts["hpi"], rng, e.slots)),
            _text(style, "history", _listed(e.profile.conditions)),
            _items_or_text(e, style, "meds", list(e.profile.home_meds) or ["None."]),
            _text(style, "ros", " ".join(_review_of_systems(e)[:3] + mentions.take("ros"))),
            _text(style, "social", " ".join([e.profile.social, *mentions.take("social")])),
            _text(style, "vitals", vital_signs(e)),
            Block(heading=_STYLES["exam"][style], items=tuple(_examination(e))),
        ]
        if e.results:
            blocks.append(
                _text(style, "labs", "; ".join(summary_lines(e.story["labs"]["panels"][:2], e.results)) + ".")
            )
        blocks += _assessment_and_plan(e, style)
    else:
        blocks = list(daily_blocks(e))
    return Note(blocks=tuple(block for block in blocks if block.text or block.items), mentions=mentions.used)


def daily_blocks(encounter: Encounter) -> tuple[Block, ...]:
    """One day of a stay, in the short style of the ward."""
    e, rng = encounter, encounter.rng
    course = e.texts.get("course", e.texts["plan"])
    overnight = (
        "{No events overnight.|Slept well.|Feels better this morning.|Pain controlled.|Eating breakfast, no complaints."
        "|Up in the chair.|Family at bedside.|Walked with the nurse.|Tired but comfortable.}"
    )
    blocks = [
        _text(SHORT, "interval", sentence_case(expand(f"{overnight} {rng.choice(course)}", rng, e.slots))),
        _text(SHORT, "vitals", vital_signs(e)),
        Block(heading="O", items=tuple(_examination(e)[:5])),
    ]
    if e.results:
        blocks.append(_text(SHORT, "labs", "; ".join(summary_lines(e.story["labs"]["panels"][:1], e.results)) + "."))
    return (*blocks, *_assessment_and_plan(e, SHORT))


def emergency_note(encounter: Encounter) -> Note:
    """The emergency physician's note with the course in the department."""
    note = history_and_physical(encounter)
    rng, slots = encounter.rng, encounter.slots
    course = Block(
        heading="EMERGENCY DEPARTMENT COURSE",
        text=expand_prose(encounter.texts.get("course", ["{Observed and re-examined.}"]), rng, slots),
    )
    disposition = Block(
        heading="DISPOSITION",
        text=expand(
            "{Discharged home in good condition|Home with family, ambulatory|Discharged; return precautions given}.",
            rng,
            slots,
        ),
    )
    return Note(blocks=(*note.blocks, course, disposition), mentions=note.mentions)


def operative_note(encounter: Encounter) -> Note:
    """The report of an operation or procedure."""
    e, rng = encounter, encounter.rng
    op = e.story["operation"]
    department = e.department
    preop = sentence_case(expand(op["preop"], rng, e.slots))
    head = [
        ("PREOPERATIVE DIAGNOSIS", preop + "."),
        ("POSTOPERATIVE DIAGNOSIS", expand("{Same.|" + preop + ".}", rng, e.slots)),
        ("PROCEDURE", expand(op["title"], rng, e.slots) + "."),
        ("SURGEON" if "Surgery" in department or department == "Urology" else "OPERATOR", e.attending.name),
        ("ANESTHESIA", expand(op["anesthesia"], rng, e.slots) + "."),
        ("ESTIMATED BLOOD LOSS", expand(op["blood_loss"], rng, e.slots) + "."),
        ("COMPLICATIONS", expand("{None.|None apparent.|None immediate.}", rng, e.slots)),
        ("FINDINGS", sentence_case(expand(op["findings"], rng, e.slots)) + "."),
    ]
    if specimen := e.story.get("pathology"):
        head.append(("SPECIMENS", sentence_case(expand(specimen["specimen"], rng, e.slots)) + "."))
    blocks = [Block(heading=heading, text=text) for heading, text in head]
    blocks.append(
        Block(heading=rng.choice(("INDICATIONS", "INDICATION")), text=expand_prose(e.texts["hpi"][:1], rng, e.slots))
    )
    heading = rng.choice(("DESCRIPTION OF PROCEDURE", "PROCEDURE IN DETAIL", "OPERATIVE TECHNIQUE"))
    consent = (
        "After informed consent was {obtained|confirmed} and a time-out {was held|performed}, the patient was "
        "{brought to|positioned in} the {operating room|procedure suite}."
    )
    disposition = (
        "{To recovery in stable condition|Taken to the PACU, stable|Transferred to recovery awake and stable}. "
        "{Counts were correct|All counts correct x2}."
    )
    blocks.append(Block(heading=heading, text=expand_prose([consent, *op["steps"]], rng, e.slots)))
    blocks.append(Block(heading="DISPOSITION", text=expand(disposition, rng, e.slots)))
    return Note(blocks=tuple(blocks))


def imaging_report(encounter: Encounter, study: dict[str, Any]) -> Note:
    """A radiologist's or echo reader's report of one study."""
    e, rng = encounter, encounter.rng
    compare = e.started_at - timedelta(days=rng.randint(90, 900))
    comparison = rng.choice(("None available.", f"{_day(compare)}.", "None.", f"Prior study of {_day(compare)}."))
    indication = rng.choice(e.texts["complaint"])
    heading = str.upper if rng.random() < 0.7 else str.title
    mention: tuple[str, ...] = ()
    clinical = sentence_case(expand(indication, rng, e.slots))
    if e.person.sex == "female" and 14 <= e.age <= 50 and study["local"].startswith("RAD-CT"):
        clinical += expand(
            " {Pregnancy test negative before CT.|Urine hCG negative.|LMP last week; pregnancy test negative.}",
            rng,
            e.slots,
        )
        mention = ("reproductive",)
    findings = expand_lines(study["findings"], rng, e.slots)
    body = (
        Block(heading=heading("FINDINGS"), text=" ".join(findings))
        if rng.random() < 0.5
        else Block(heading=heading("FINDINGS"), items=tuple(findings))
    )
    blocks = (
        Block(heading=heading("EXAMINATION"), text=study["title"].upper()),
        Block(heading=heading(rng.choice(("CLINICAL INDICATION", "INDICATION", "HISTORY"))), text=clinical),
        Block(heading=heading("COMPARISON"), text=comparison),
        Block(heading=heading("TECHNIQUE"), text=sentence_case(expand(study["technique"], rng, e.slots))),
        body,
        Block(
            heading=heading("IMPRESSION"),
            items=tuple(f"{n}. {line}" for n, line in enumerate(expand_lines(study["impression"], rng, e.slots), 1)),
        ),
    )
    return Note(blocks=blocks, mentions=mention)


def pathology_report(encounter: Encounter) -> Note:
    """A surgical pathology report."""
    e, rng = encounter, encounter.rng
    path = e.story["pathology"]
    blocks = (
        Block(heading="SPECIMEN", text="A. " + sentence_case(expand(path["specimen"], rng, e.slots)) + "."),
        Block(heading="CLINICAL HISTORY", text=sentence_case(e.slots["diagnosis"]) + "."),
        Block(heading="FINAL DIAGNOSIS", items=tuple(expand_lines(path["diagnosis"], rng, e.slots))),
        Block(heading="GROSS DESCRIPTION", text=expand_prose(path["gross"], rng, e.slots)),
        Block(heading="MICROSCOPIC DESCRIPTION", text=expand_prose(path["micro"], rng, e.slots)),
    )
    return Note(blocks=blocks)


def lab_report(encounter: Encounter) -> Note:
    """Result tables of the encounter's panels."""
    e = encounter
    tables = [panel_table(panel, e.results) for panel in e.story["labs"]["panels"]]
    blocks = [Block(heading=title, rows=rows) for title, rows in tables]
    remark = (
        "{Specimen: venous blood. Results verified electronically.|H = high, L = low. Reference ranges are for adults."
        "|Collected by venipuncture; specimen integrity acceptable.}"
    )
    note = expand(remark, e.rng, e.slots)
    return Note(blocks=(*blocks, Block(text=note)))


def ekg(encounter: Encounter) -> Note:
    """A twelve-lead tracing with its reading."""
    e, rng = encounter, encounter.rng
    reading = expand_prose(e.texts["ekg"], rng, e.slots)
    rows = (("Vent. rate", "PR", "QRS", "QT/QTc", "Axis"),
            (f"{rng.randint(58, 104)} bpm", f"{rng.randint(138, 204)} ms", f"{rng.randint(78, 118)} ms",
             f"{rng.randint(352, 420)}/{rng.randint(402, 468)} ms", f"{rng.randint(-30, 80)} deg"))  # fmt: skip
    if "rate" in reading.lower():  # the table must not contradict the reading
        number = next(
            (word.strip(".,") for word in reading.split("rate", 1)[1].split() if word.strip(".,").isdigit()), ""
        )
        rows = (rows[0], (f"{number} bpm" if number else rows[1][0], *rows[1][1:]))
    if "fibrillation" in reading.lower():
        rows = (rows[0], (rows[1][0], "*", *rows[1][2:]))
    return Note(
        blocks=(
            Block(rows=rows),
            Block(heading="INTERPRETATION", text=reading),
            Block(trace_seed=rng.randrange(1, 9999)),
        )
    )


def medication_list(encounter: Encounter) -> Note:
    """The reconciled list of medicines."""
    e, rng = encounter, encounter.rng
    meds = list(dict.fromkeys([*(expand(med, rng, e.slots) for med in e.texts.get("meds", [])), *e.profile.home_meds]))
    rows = [("Medication", "Status", "Last reviewed")]
    rows += [(med, rng.choice(("Active", "Active", "Active", "New", "Changed")), _day(e.ended_at)) for med in meds]
    table = Block(heading="ACTIVE MEDICATIONS", rows=tuple(rows))
    remark = (
        "{Reviewed with the patient and reconciled|List reconciled at discharge"
        "|Reviewed with patient and family; bottles not available}."
    )
    blocks = (
        table if meds else Block(heading="ACTIVE MEDICATIONS", text="None."),
        Block(heading="ALLERGIES", text=e.profile.allergies),
        Block(text=expand(remark, rng, e.slots)),
    )
    return Note(blocks=blocks)


def unmapped_form(encounter: Encounter, local_code: str) -> Note:
    """A form of a local type that has no LOINC code (common.toml, `unmapped`)."""
    e = encounter
    sections = common()["unmapped"][local_code]
    return Note(blocks=tuple(Block(heading=h, text=expand_prose(lines, e.rng, e.slots)) for h, lines in sections))


def vital_signs(encounter: Encounter, *, is_on_arrival: bool = False) -> str:
    """A line of vital signs that fits the age and, on arrival, the fever that the story tells of."""
    rng = encounter.rng
    is_child = encounter.age < 12
    systolic = rng.randint(88, 108) if is_child else rng.randint(104, 158)
    pulse = rng.randint(84, 122) if is_child else rng.randint(58, 104)
    rate = rng.randint(18, 28) if is_child else rng.randint(12, 20)
    kilograms = max(4, encounter.age * 2.4 + 8) if encounter.age < 16 else rng.uniform(50, 104)
    is_febrile = is_on_arrival and any(word in _story_words(encounter) for word in ("fever", "sepsis", "pneumonia"))
    celsius = rng.uniform(38.1, 39.3) if is_febrile else rng.uniform(36.2, 37.4)
    pulse += 18 if is_febrile else 0
    temperature = f"T {celsius * 9 / 5 + 32:.1f} F" if rng.random() < 0.6 else f"T {celsius:.1f} C"
    parts = [f"BP {systolic}/{round(systolic * 0.58) + rng.randint(-6, 6)}", f"HR {pulse}", f"RR {rate}", temperature]
    parts.append(f"SpO2 {rng.randint(93, 100)}% {rng.choice(('RA', 'on room air', 'RA'))}")
    if rng.random() < 0.5:
        parts.append(f"Wt {kilograms:.1f} kg")
    return ", ".join(parts)


class _Mentions:
    """Draws ordinary sentences that only speak of a sensitive matter, and remembers of which."""

    def __init__(self, encounter: Encounter) -> None:
        self._encounter = encounter
        self._categories: list[str] = []

    @property
    def used(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._categories))

    def take(self, place: str) -> list[str]:
        """Up to one sentence for a place of the note ("social", "history", "family", "ros")."""
        e = self._encounter
        fitting = [
            mention
            for mention in common()["mention"]
            if mention["place"] == place
            and mention.get("sex", e.person.sex) == e.person.sex
            and mention.get("ages", (16, 120))[0] <= e.age <= mention.get("ages", (16, 120))[1]
        ]
        if not fitting or e.rng.random() > 0.45:
            return []
        mention = e.rng.choices(fitting, [m["weight"] for m in fitting])[0]
        self._categories.append(mention["category"])
        return [sentence_case(expand(mention["text"], e.rng, e.slots))]


def _examination(encounter: Encounter) -> list[str]:
    """Normal lines, with the story's findings in the place of those of the same organ."""
    rng, slots = encounter.rng, encounter.slots
    lines = expand_lines(encounter.texts.get("findings", []), rng, slots)
    organs = {line.split(":")[0].lower() for line in lines}
    for system, choices in common()["exam"].items():
        if system not in organs and (system in ("general", "heart", "lungs") or rng.random() < 0.7):
            lines.append(sentence_case(expand(rng.choice(choices), rng, slots)))
    return sorted(lines, key=lambda line: _ORGANS.index(line.split(":")[0].lower()))


def _assessment_and_plan(encounter: Encounter, style: int) -> list[Block]:
    e, rng = encounter, encounter.rng
    assessment = expand_lines(e.texts["assessment"], rng, e.slots)
    plan = expand_lines(e.texts["plan"], rng, e.slots)
    chronic = [
        sentence_case(f"{name}: continue home regimen.") for name in e.profile.conditions[:2] if rng.random() < 0.6
    ]
    if rng.random() < 0.5:
        combined = tuple(f"{number}. {line}" for number, line in enumerate([*assessment, *plan, *chronic], 1))
        return [Block(heading=("ASSESSMENT AND PLAN", "A/P", "Assessment and Plan")[style], items=combined)]
    return [
        _text(style, "assessment", " ".join(assessment)),
        Block(heading=_STYLES["plan"][style], items=(*plan, *chronic)),
    ]


def _imaging_quote(encounter: Encounter, study: dict[str, Any]) -> str:
    impression = expand_prose(study["impression"][:1], encounter.rng, encounter.slots)
    return f"{study['title']}: {impression}"


_SYSTEM_WORDS = {  # words of a complaint that a system's "denies ..." would contradict
    "Constitutional": ("fever", "chill", "febrile", "weight", "sepsis"),
    "HEENT": ("headache", "ear", "throat", "nose", "snor", "congestion"),
    "Cardiovascular": ("chest", "palpitation", "heart", "lie flat", "orthopnea", "fluttering"),
    "Respiratory": ("breath", "cough", "wheez", "pneumonia", "snor", "hemoptysis"),
    "Gastrointestinal": ("stool", "vomit", "abdom", "belly", "bleed", "nausea", "epigastric", "bowel", "fatty"),
    "Genitourinary": ("urin", "flank", "stone", "dysuria", "prostat", "kidney"),
    "Musculoskeletal": ("knee", "hip", "back pain", "joint", "ankle", "wrist", "leg"),
    "Skin": ("redness", "cellulitis", "rash", "bite"),
    "Neurologic": (
        "weakness",
        "headache",
        "speech",
        "speaking",
        "numb",
        "dizz",
        "faint",
        "syncope",
        "stroke",
        "lightheaded",
    ),
}


def _story_words(encounter: Encounter) -> str:
    return " ".join((*encounter.texts["complaint"], encounter.slots["diagnosis"])).lower()


def _review_of_systems(encounter: Encounter) -> list[str]:
    """Lines of the review; a system that the story is about refers to the HPI instead of denying it."""
    e = encounter
    templates = common()["ros"]["child" if e.age < 14 else "lines"]
    story = f"{_story_words(e)} {' '.join(e.texts['hpi']).lower()}"
    lines = []
    for line in expand_lines(templates, e.rng, e.slots):
        system = line.split(":")[0]
        concerned = any(re.search(rf"\b{word}", story) for word in _SYSTEM_WORDS.get(system, ()))
        lines.append(f"{system}: {e.rng.choice(('as per HPI', 'see HPI', 'as above'))}." if concerned else line)
    return lines


def _past_surgery(encounter: Encounter) -> str:
    """What was taken out before cannot be inflamed now."""
    excluded = encounter.story.get("excludes_surgery", "")
    past = encounter.profile.past_surgery
    return "None." if excluded and past.startswith(excluded) else past


def _diet(encounter: Encounter) -> str:
    closing, rng = common()["closing"], encounter.rng
    diet = expand(rng.choice(closing["diet"]), rng, encounter.slots)
    return f"{diet} {expand(rng.choice(closing['activity']), rng, encounter.slots)}"


def _text(style: int, key: str, text: str) -> Block:
    return Block(heading=_STYLES[key][style], text=text)


def _items_or_text(encounter: Encounter, style: int, key: str, lines: Sequence[str]) -> Block:
    if encounter.rng.random() < 0.5:
        return Block(heading=_STYLES[key][style], items=tuple(lines))
    return Block(heading=_STYLES[key][style], text=_listed([line.rstrip(".") for line in lines]))


def _listed(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return sentence_case("; ".join(lines)) + ("" if lines[-1].endswith(".") else ".")


def _without_some(
    encounter: Encounter, blocks: list[Block], optional: tuple[str, ...], style: int
) -> tuple[Block, ...]:
    dropped = {_STYLES[key][style] for key in optional if encounter.rng.random() < 0.15}
    return tuple(block for block in blocks if block.heading not in dropped)


def _day(moment: Any) -> str:
    return f"{moment:%m/%d/%Y}"
