"""Charts: which documents an encounter leaves behind, when, by whom and in which form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sample_hospital import notes
from sample_hospital.codes import choose_type
from sample_hospital.document import Block, Document
from sample_hospital.encounter import CLASSES, Encounter, Profile, make_encounter, make_profile
from sample_hospital.people import Person
from sample_hospital.practices import Practice, Provider
from sample_hospital.sensitive import SensitiveTemplate, fitting_templates, write_blocks
from sample_hospital.staff import Roster
from sample_hospital.story import Story, fits, stories
from sample_hospital.wanted import Stay, Wanted

_OLDEST_DAYS = 5 * 365
_RECENT_DAYS = 720  # inside the packet's look-back of 24 months
_SETTLING_DAYS = 7  # pathology and signatures come after the end of the stay
_REPORT_AMENDMENTS = (
    "The laterality in the body of this report was corrected. No change to the conclusion.",
    "Dictation error corrected. The findings were discussed with the ordering physician.",
    "This report was amended to add a comparison with an outside study. The conclusion stands.",
)
_NOTE_AMENDMENTS = (
    "Dictation error corrected after review.",
    "The list of medications was corrected after review with the pharmacy.",
    "Follow-up date corrected. No other change.",
)
_SENSITIVE_RATE = 0.22  # of the encounters leave a document of a sensitive category as well
_RARE = {"reproductive": 4, "gender_affirming": 3, "minor_consent": 2}  # few patients fit: more often where they do
_WRITERS: Mapping[str, notes.Writer] = {
    "history_and_physical": notes.history_and_physical,
    "consultation": notes.consultation,
    "discharge_summary": notes.discharge_summary,
    "progress_note": notes.progress_note,
    "emergency_note": notes.emergency_note,
    "operative_note": notes.operative_note,
    "pathology": notes.pathology_report,
    "lab_result": notes.lab_report,
    "ekg": notes.ekg,
    "medication_list": notes.medication_list,
}


class ChartMaker:
    """Makes charts; keeps the counters of ids."""

    def __init__(self, *, seed: int, as_of: date, roster: Roster, practices: Sequence[Practice]) -> None:
        self._seed, self._as_of, self._roster = seed, as_of, roster
        self._providers = {provider.npi: provider for practice in practices for provider in practice.providers}
        self._documents = self._encounters = self._accessions = 0
        # Nothing in the chart is younger than the morning of --as-of.
        self._latest = datetime.combine(as_of, datetime.min.time(), UTC) + timedelta(hours=8)

    def random_chart(self, person: Person, count: int) -> list[Document]:
        """About `count` documents from encounters that fit the person's age and sex."""
        rng = Random(f"{self._seed}/chart/{person.id}")
        profile = make_profile(person, rng, self._as_of)
        chart: list[Document] = []
        last_day = self._as_of - timedelta(days=person.died_days_ago or 0)
        while len(chart) < count:
            ended_on = self._choose_day(rng, person, last_day)
            story = self._choose_story(rng, person, ended_on)
            encounter = self._encounter(rng, person, profile, story, ended_on)
            chart.extend(self._encounter_documents(encounter, rng, count - len(chart)))
            if rng.random() < _SENSITIVE_RATE and (fitting := fitting_templates(person, encounter.age)):
                categories = sorted({template["category"] for template in fitting})
                category = rng.choices(categories, [_RARE.get(name, 1) for name in categories])[0]
                template = rng.choice([template for template in fitting if template["category"] == category])
                chart.append(self._sensitive_document(encounter, template, rng))
        return self._with_histories(chart, rng)

    def fixed_chart(self, person: Person, stays: Sequence[Stay]) -> list[Document]:
        """Exactly the documents that a fixed patient must have."""
        rng = Random(f"{self._seed}/fixed/{person.id}")
        profile = make_profile(person, rng, self._as_of)
        chart: list[Document] = []
        for stay in stays:
            ended_on = self._as_of - timedelta(days=stay.ended_days_ago)
            story = _story_for(rng, person, stay, ended_on)
            encounter = self._encounter(rng, person, profile, story, ended_on, stay.facility)
            for want in stay.documents:
                own = encounter
                if not want.category and not _yields(story, want.kind, stay.facility):  # needs an encounter of its own
                    other = _story_for(rng, person, replace(stay, documents=(want,)), ended_on)
                    own = self._encounter(rng, person, profile, other, ended_on, stay.facility)
                chart.append(self._fixed_document(own, want, rng))
        return chart

    # --- encounters -------------------------------------------------------------------------------------------------

    def _choose_day(self, rng: Random, person: Person, last_day: date) -> date:
        oldest = min(_OLDEST_DAYS, max(30, (last_day - person.birth_date).days - 40))
        recent = min(_RECENT_DAYS, oldest)
        days = rng.randint(_SETTLING_DAYS, recent) if rng.random() < 0.75 else rng.randint(_SETTLING_DAYS, oldest)
        return last_day - timedelta(days=days)

    def _choose_story(self, rng: Random, person: Person, on_day: date) -> Story:
        age = max(0, person.age_on(on_day))
        fitting = [story for story in stories() if fits(story, person, age)]
        return rng.choices(fitting, [story["weight"] for story in fitting])[0]

    def _encounter(
        self,
        rng: Random,
        person: Person,
        profile: Profile,
        story: Story,
        ended_on: date,
        facility: str = "",
    ) -> Encounter:
        self._encounters += 1
        facility = facility or rng.choice(story["facilities"])
        department = story["department"]
        return make_encounter(
            encounter_id=f"enc-{700000 + self._encounters}",
            person=person,
            profile=profile,
            story=story,
            facility=facility,
            department=department,
            attending=self._roster.choose(rng, facility, department),
            referring=self._referring(rng, person),
            ended_on=ended_on,
            latest=self._latest,
            rng=rng,
        )

    def _referring(self, rng: Random, person: Person) -> Provider | None:
        referring = [
            self._providers[npi] for role, npi in person.care_npis if role == "referring" and npi in self._providers
        ]
        return rng.choice(referring) if referring else self._providers.get(person.pcp_npi)

    # --- documents --------------------------------------------------------------------------------------------------

    def _encounter_documents(self, encounter: Encounter, rng: Random, room: int) -> list[Document]:
        plan = list(_plan(encounter, rng))
        if len(plan) > room:  # keep the first ones of the story, in the order of time
            plan = plan[:room]
        return [self._write(encounter, kind, study, hours, rng) for kind, study, hours in plan]

    def _write(self, e: Encounter, kind: str, study: Mapping[str, Any] | None, hours: float, rng: Random) -> Document:
        department = _department_of(kind, e)
        is_clinic_visit = kind == "progress_note" and e.story["setting"] == "outpatient"
        loinc, display, local, title = choose_type(
            rng, "clinic_visit" if is_clinic_visit else kind, department, e.story["setting"]
        )
        source = study if study else e.story["operation"] if kind == "operative_note" else None
        if source:
            loinc, display = source.get("loinc", loinc), source.get("loinc_display", display)
            local, title = source.get("local", local), source["title"]
            if kind == "operative_note" and rng.random() < 0.4:
                title = "Operative Report"
        if study:
            note = notes.imaging_report(e, dict(study))
        else:
            note = notes.unmapped_form(e, local) if kind == "other" else _WRITERS[kind](e)
        return self._document(
            e, rng, kind=kind, title=title, loinc=loinc, loinc_display=display, local_code=local, department=department,
            blocks=note.blocks, mentions=note.mentions, hours=hours,
        )  # fmt: skip

    def _document(
        self, e: Encounter, rng: Random, *, kind: str, department: str, hours: float, form: str = "", **fields: Any
    ) -> Document:
        self._documents += 1
        is_result = kind in ("imaging_report", "pathology", "lab_result")
        if is_result:
            self._accessions += 1
        is_report = kind in ("imaging_report", "pathology", "ekg")
        draw = rng.random()
        return Document(
            id=f"doc-{self._documents:06d}",
            patient_id=e.person.id,
            kind=kind,
            facility=e.facility,
            department=department,
            encounter_id=e.id,
            encounter_class=CLASSES[e.story["setting"]],
            started_at=e.started_at,
            ended_at=e.ended_at,
            written_at=min(e.started_at + timedelta(hours=hours), self._latest),
            author=e.attending if department == e.department else self._roster.choose(rng, e.facility, department),
            form=form or rng.choices(("pdf", "text", "tiff"), (52, 43, 5))[0],
            accession=f"{e.started_at:%y}-{kind[:2].upper()}-{310000 + self._accessions}" if is_result else "",
            referring_npi=e.referring.npi if e.referring else "",
            is_also_report=is_report and draw < 0.55,
            is_report_only=is_report and draw > 0.88,
            **fields,
        )

    def _sensitive_document(self, e: Encounter, template: SensitiveTemplate, rng: Random) -> Document:
        facility = e.facility if e.facility in template["facilities"] else template["facilities"][0]
        at_place = replace(e, facility=facility)
        return self._document(
            at_place,
            rng,
            kind=template["kind"],
            title=template["title"],
            loinc=template["loinc"],
            loinc_display=template["title"] if template["loinc"] else "",
            local_code=template["local"],
            department=template["department"],
            blocks=write_blocks(template, rng, e.slots),
            hours=rng.uniform(2, 8),
            labels=tuple((kind, code) for kind, code in template["labels"]),
            categories=(template["category"],),
            label_carriers=tuple(template["carriers"]),
        )

    def _with_histories(self, chart: list[Document], rng: Random) -> list[Document]:
        """A few documents amended, still preliminary, or entered in error."""
        result: list[Document] = []
        for document in chart:
            draw = rng.random()
            if draw < 0.035 and document.doc_status == "final" and not document.is_report_only:
                result += self._amended(document, rng)
            elif draw < 0.06 and document.kind in ("imaging_report", "pathology", "ekg"):
                result.append(replace(document, doc_status="preliminary"))
            elif draw > 0.99 and not document.is_report_only:
                result.append(replace(document, status="entered-in-error", doc_status="entered-in-error"))
            else:
                result.append(document)
        return result

    def _amended(self, document: Document, rng: Random) -> list[Document]:
        self._documents += 1
        later = min(document.written_at + timedelta(hours=rng.uniform(20, 120)), self._latest)
        is_report = document.kind in ("imaging_report", "pathology", "ekg")
        reason = rng.choice(_REPORT_AMENDMENTS if is_report else _NOTE_AMENDMENTS)
        new = replace(
            document, id=f"doc-{self._documents:06d}", doc_status="amended", replaces=document.id, addendum=reason,
            written_at=later,
        )  # fmt: skip
        return [replace(document, status="superseded", is_also_report=False), new]

    # --- fixed patients ---------------------------------------------------------------------------------------------

    def _fixed_document(self, e: Encounter, want: Wanted, rng: Random) -> Document:
        stay = _hours_of_stay(e)
        share = _SHARE_OF_STAY.get(want.kind, 0.5)
        hours = stay if share == 1 else min(rng.uniform(1, 4) if want.is_early else share * stay + 1, stay)
        if want.category:
            document = self._fixed_sensitive(e, want, rng)
        else:
            study = e.story["imaging"][0] if want.kind == "imaging_report" else None
            document = self._write(e, want.kind, study, hours, rng)
        blocks = document.blocks
        if want.mention:
            blocks = (*blocks, Block(heading="ADDITIONAL HISTORY", text=_MENTIONS[want.mention][1]))
        if want.pages:
            blocks = _lengthened(e, blocks, want.pages)
        changes: dict[str, Any] = {}
        if want.mention:
            changes["mentions"] = tuple(dict.fromkeys((*document.mentions, _MENTIONS[want.mention][0])))
        if want.overlay is not None:
            other = want.overlay
            changes |= {"overlay_name": other.last_first, "overlay_mrn": other.mrn}
            changes["overlay_dob"] = f"{other.birth_date:%m/%d/%Y}"
        return replace(
            document,
            blocks=blocks,
            form=want.form or document.form,
            doc_status=want.doc_status,
            department=want.department or document.department,
            labels=tuple(dict.fromkeys((*document.labels, *want.labels))),
            is_report_only=False,
            is_corrupt=want.is_corrupt,
            **changes,
        )

    def _fixed_sensitive(self, e: Encounter, want: Wanted, rng: Random) -> Document:
        fitting = fitting_templates(e.person, e.age, want.category)
        if not fitting:
            raise ValueError(f"No {want.category} template fits a {e.age}-year-old {e.person.sex} patient.")
        template = next((t for t in fitting if t["kind"] == want.kind), fitting[0])
        document = replace(self._sensitive_document(e, template, rng), facility=e.facility)
        if document.kind != want.kind:  # the same content under the type that is asked for
            loinc, display, local, title = choose_type(rng, want.kind, document.department, e.story["setting"])
            document = replace(
                document, kind=want.kind, loinc=loinc, loinc_display=display, local_code=local, title=title
            )
        return document


_SHARE_OF_STAY = {  # when in a stay a document is written, 0 to 1
    "history_and_physical": 0.0, "ekg": 0.02, "imaging_report": 0.1, "lab_result": 0.1, "consultation": 0.3,
    "operative_note": 0.4, "progress_note": 0.7, "pathology": 0.95, "discharge_summary": 1, "medication_list": 1,
}  # fmt: skip
_MENTIONS = {  # theme -> (category that is only mentioned, sentence)
    "hiv_negative": ("hiv", "HIV negative on routine screening. Hepatitis B and C negative."),
    "denies_drug_use": ("substance_use", "Denies drug use, denies alcohol abuse."),
    "family_history": (
        "mental_health",
        "Family history of depression in an aunt; no personal history of mental illness.",
    ),
}


def _story_for(rng: Random, person: Person, stay: Stay, on_day: date) -> Story:
    """A story that fits the person and yields as many of the stay's documents as any does."""
    kinds = {want.kind for want in stay.documents if not want.category}
    age = person.age_on(on_day)

    def score(story: Story) -> tuple[bool, int, bool, bool]:
        at_home = stay.facility in story["facilities"]
        return (
            at_home or stay.facility != "clinic",  # a clinic has clinic visits only
            sum(_yields(story, kind, stay.facility) for kind in kinds),
            fits(story, person, age),
            at_home,
        )

    same_sex = [story for story in stories() if story.get("sex", person.sex) == person.sex]
    best = max(score(story) for story in same_sex)
    return rng.choice([story for story in same_sex if score(story) == best])


def _plan(e: Encounter, rng: Random) -> Iterator[tuple[str, Mapping[str, Any] | None, float]]:
    """(kind, imaging study, hours after the start) of each document, in the order of time."""
    story, stay = e.story, _hours_of_stay(e)
    setting = story["setting"]
    if setting == "outpatient":
        if rng.random() < 0.3:
            yield "consultation", None, 2
        else:
            yield "progress_note", None, 2
    elif setting == "emergency":
        yield "emergency_note", None, 4
    else:
        yield "history_and_physical", None, rng.uniform(1, 5)
    if "ekg" in e.texts and rng.random() < 0.7:
        yield "ekg", None, 0.5
    for study in story.get("imaging", []):
        if rng.random() < 0.85:
            yield "imaging_report", study, rng.uniform(2, max(3, min(stay, 30)))
    if "labs" in story and rng.random() < 0.8:
        yield "lab_result", None, 3
    if "consult_opinion" in e.texts and rng.random() < 0.6:
        yield "consultation", None, min(20, max(3, stay / 2))
    if "operation" in story and rng.random() < story.get("operation_rate", 0.95):
        yield "operative_note", None, min(26, max(4, stay / 3))
        if "pathology" in story:
            yield "pathology", None, rng.uniform(48, 110)
    elif "pathology" in story and setting == "outpatient":
        yield "pathology", None, rng.uniform(48, 110)
    if setting in ("inpatient", "surgical"):
        if rng.random() < 0.6:
            yield "progress_note", None, min(30, max(5, stay * 0.7))
        if rng.random() < 0.95:
            yield "discharge_summary", None, stay
        if rng.random() < 0.3:
            yield "medication_list", None, stay
        if rng.random() < 0.12:
            yield "other", None, 3


def _hours_of_stay(e: Encounter) -> float:
    return max(1.0, (e.ended_at - e.started_at).total_seconds() / 3600)


def _department_of(kind: str, e: Encounter) -> str:
    own = {
        "imaging_report": "Radiology",
        "pathology": "Pathology",
        "lab_result": "Laboratory Medicine",
        "ekg": "Cardiology",
        "emergency_note": "Emergency Medicine",
        "other": "Nursing",
    }
    if kind == "consultation":
        return str(e.story.get("consult_department", e.department))
    return own.get(kind, e.department)


def _yields(story: Story, kind: str, facility: str) -> bool:
    """Whether a story can leave a document of the kind behind."""
    setting, texts = story["setting"], story["text"]
    match kind:
        case "imaging_report":
            return "imaging" in story
        case "operative_note":
            return "operation" in story
        case "pathology":
            return "pathology" in story
        case "lab_result":
            return "labs" in story
        case "ekg":
            return "ekg" in texts
        case "history_and_physical":
            return setting in ("inpatient", "surgical") or facility == "clinic"
        case "discharge_summary":
            return setting in ("inpatient", "surgical")
        case "emergency_note":
            return bool(setting == "emergency")
        case _:
            return True


def _lengthened(e: Encounter, blocks: tuple[Block, ...], pages: int) -> tuple[Block, ...]:
    """The body followed by the daily notes of a long stay, until it fills about so many pages."""
    long_body, day = list(blocks), 1
    while _page_estimate(long_body) < pages:
        day += 1
        daily = notes.daily_blocks(e)
        long_body += [replace(daily[0], heading=f"HOSPITAL DAY {day}"), *daily[1:]]
    return tuple(long_body)


def _page_estimate(blocks: Sequence[Block]) -> float:
    lines = sum(
        (1.6 if block.heading else 0)
        + len(block.text) / 88
        + 0.5
        + sum(1 + len(i) // 90 for i in block.items)
        + len(block.rows)
        for block in blocks
    )
    return lines / 48
