"""Charts: which documents an encounter leaves behind, when, by whom and in which form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sample_hospital import notes
from sample_hospital.codes import choose_type
from sample_hospital.document import Document
from sample_hospital.encounter import Encounter, Profile, make_encounter, make_profile
from sample_hospital.grammar import sentence_case
from sample_hospital.people import Person
from sample_hospital.practices import Practice, Provider
from sample_hospital.sensitive import SensitiveTemplate, fitting_templates, write_blocks
from sample_hospital.staff import Roster
from sample_hospital.story import Story, fits, stories

_OLDEST_DAYS = 5 * 365
_RECENT_DAYS = 720  # inside the packet's look-back of 24 months
_SETTLING_DAYS = 7  # pathology and signatures come after the end of the stay
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A document that a fixed patient must have. Empty fields are free."""

    kind: str
    days_ago: int
    facility: str = ""
    department: str = ""
    story: str = ""  # key; "" any story that yields the kind
    title: str = ""
    loinc: str = ""
    loinc_display: str = ""
    local_code: str = ""
    category: str = ""  # a sensitive category
    carriers: tuple[str, ...] = ()  # prefer a sensitive template that is given away by just these
    doc_status: str = "final"
    status: str = "current"
    form: str = ""
    is_also_report: bool | None = None
    replaces_previous: bool = False  # replaces the patient's wanted document before it
    overlay: Person | None = None  # the pages bear this other person's header
    extra_text: str = ""
    encounter: str = ""  # wanted documents with the same mark share an encounter
    labels: tuple[tuple[str, str], ...] | None = None
    long_pages: int = 0  # repeat the body until it fills about so many pages


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
            if rng.random() < 0.05 and (fitting := fitting_templates(person, encounter.age)):
                template = rng.choices(fitting, [t["weight"] for t in fitting])[0]
                chart.append(self._sensitive_document(encounter, template, rng))
        return self._with_histories(chart, rng)

    def wanted_chart(self, person: Person, wanted: Sequence[Wanted]) -> list[Document]:
        """Exactly the documents that a fixed patient must have."""
        rng = Random(f"{self._seed}/wanted/{person.id}")
        profile = make_profile(person, rng, self._as_of)
        chart: list[Document] = []
        encounters: dict[str, Encounter] = {}
        for number, want in enumerate(wanted):
            mark = want.encounter or f"#{number}"
            if mark not in encounters or want.department or want.facility != encounters[mark].facility:
                encounters[mark] = self._wanted_encounter(rng, person, profile, want, encounters.get(mark))
            document = self._wanted_document(encounters[mark], want, rng)
            if want.replaces_previous and chart:
                previous = chart[-1]
                chart[-1] = replace(previous, status="superseded")
                document = replace(document, replaces=previous.id)
            chart.append(document)
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
        department: str = "",
    ) -> Encounter:
        self._encounters += 1
        facility = facility or rng.choice(story["facilities"])
        department = department or story["department"]
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
        referring = [self._providers[npi] for role, npi in person.care_npis if role == "referring" and npi in self._providers]
        return rng.choice(referring) if referring else self._providers.get(person.pcp_npi)

    # --- documents --------------------------------------------------------------------------------------------------

    def _encounter_documents(self, encounter: Encounter, rng: Random, room: int) -> list[Document]:
        plan = list(_plan(encounter, rng))
        if len(plan) > room:  # keep the first ones of the story, in the order of time
            plan = plan[:room]
        return [self._write(encounter, kind, study, hours, rng) for kind, study, hours in plan]

    def _write(self, e: Encounter, kind: str, study: Mapping[str, Any] | None, hours: float, rng: Random) -> Document:
        note = notes.imaging_report(e, dict(study)) if study else _WRITERS[kind](e)
        is_clinic_visit = kind == "progress_note" and e.story["setting"] == "outpatient"
        loinc, display, local, title = choose_type(rng, "clinic_visit" if is_clinic_visit else kind, e.department)
        source = study if study else e.story.get("operation") if kind == "operative_note" else None
        if source:
            loinc, display = source.get("loinc", loinc), source.get("loinc_display", display)
            local, title = source.get("local", local), source["title"]
            if kind == "operative_note" and rng.random() < 0.4:
                title = "Operative Report"
        department = _department_of(kind, e.department)
        if kind == "consultation" and e.story.get("consult_department"):
            department = e.story["consult_department"]
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
            encounter_class={"inpatient": "IMP", "surgical": "IMP", "outpatient": "AMB", "emergency": "EMER"}[e.story["setting"]],
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
        reason = rng.choice(
            (
                "The laterality in the body of this report was corrected. No change to the conclusion.",
                "Dictation error corrected. The findings were discussed with the ordering physician.",
                "This report was amended to add the comparison with the outside study.",
                "Medication dose corrected after review with pharmacy.",
            )
        )
        new = replace(
            document, id=f"doc-{self._documents:06d}", doc_status="amended", replaces=document.id, addendum=reason,
            written_at=later,
        )  # fmt: skip
        return [replace(document, status="superseded", is_also_report=False), new]

    # --- fixed patients ---------------------------------------------------------------------------------------------

    def _wanted_encounter(
        self, rng: Random, person: Person, profile: Profile, want: Wanted, earlier: Encounter | None
    ) -> Encounter:
        if earlier is not None:  # the same stay, another department or facility
            return replace(earlier, facility=want.facility or earlier.facility, department=want.department or earlier.department)
        ended_on = self._as_of - timedelta(days=want.days_ago)
        story = self._story_for(rng, person, want, ended_on)
        facility = want.facility or rng.choice(story["facilities"])
        return self._encounter(rng, person, profile, story, ended_on, facility, want.department)

    def _story_for(self, rng: Random, person: Person, want: Wanted, on_day: date) -> Story:
        by_key = {story["key"]: story for story in stories()}
        if want.story:
            return by_key[want.story]
        fitting = [s for s in stories() if fits(s, person, person.age_on(on_day)) and _yields(s, want.kind)]
        if not fitting:  # an unusual age for the kind: any story that yields it
            fitting = [s for s in stories() if _yields(s, want.kind) and s.get("sex", person.sex) == person.sex]
        at_home = [s for s in fitting if want.facility in s["facilities"]]
        in_department = [s for s in at_home if s["department"] == want.department]
        return rng.choice(in_department or at_home or fitting)

    def _wanted_document(self, e: Encounter, want: Wanted, rng: Random) -> Document:
        hours = rng.uniform(1, 5) if want.kind != "discharge_summary" else _hours_of_stay(e)
        if want.category:
            document = self._sensitive_document(e, _template_for(e, want), rng)
            document = replace(document, facility=want.facility or document.facility)
        else:
            study = e.story.get("imaging", [None])[0] if want.kind == "imaging_report" else None
            if want.kind not in _WRITERS and want.kind != "imaging_report":
                raise ValueError(f"No writer for documents of kind {want.kind!r}; see chart._WRITERS.")
            document = self._write(e, want.kind, study, hours, rng)
        changes: dict[str, Any] = {"doc_status": want.doc_status, "status": want.status, "is_report_only": False}
        for name in ("title", "loinc", "loinc_display", "local_code", "department", "form", "labels"):
            if value := getattr(want, name):
                changes[name] = value
        if want.is_also_report is not None:
            changes["is_also_report"] = want.is_also_report
        if want.extra_text:
            changes["blocks"] = (*document.blocks, notes.Block(text=sentence_case(want.extra_text)))
        if want.long_pages:
            changes["blocks"] = _lengthened(changes.get("blocks", document.blocks), want.long_pages)
        if want.overlay is not None:
            other = want.overlay
            changes |= {"overlay_name": other.last_first, "overlay_mrn": other.mrn, "overlay_dob": f"{other.birth_date:%m/%d/%Y}"}
        return replace(document, **changes)


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


def _hours_of_stay(e: Encounter) -> float:
    return max(1.0, (e.ended_at - e.started_at).total_seconds() / 3600)


def _department_of(kind: str, department: str) -> str:
    return {
        "imaging_report": "Radiology",
        "pathology": "Pathology",
        "lab_result": "Laboratory Medicine",
        "ekg": "Cardiology",
        "emergency_note": "Emergency Medicine",
    }.get(kind, department)


def _yields(story: Story, kind: str) -> bool:
    """Whether a story can leave a document of the kind behind."""
    setting, texts = story["setting"], story["text"]
    match kind:
        case "imaging_report":
            return bool(story.get("imaging"))
        case "operative_note":
            return "operation" in story
        case "pathology":
            return "pathology" in story
        case "lab_result":
            return "labs" in story
        case "ekg":
            return "ekg" in texts
        case "history_and_physical" | "discharge_summary":
            return setting in ("inpatient", "surgical")
        case "emergency_note":
            return setting == "emergency"
        case _:
            return True


def _template_for(e: Encounter, want: Wanted) -> SensitiveTemplate:
    fitting = fitting_templates(e.person, e.age, want.category)
    if not fitting:
        raise ValueError(f"No {want.category} template fits a {e.age}-year-old {e.person.sex} patient.")
    same_kind = [t for t in fitting if t["kind"] == want.kind] or fitting
    exact = [t for t in same_kind if want.carriers and tuple(t["carriers"]) == want.carriers]
    return (exact or same_kind)[0]


def _lengthened(blocks: tuple[notes.Block, ...], pages: int) -> tuple[notes.Block, ...]:
    """The body again and again under numbered flowsheet headings, until it fills about so many pages."""
    return tuple(
        replace(block, heading=f"{block.heading} ({number})" if block.heading and number > 1 else block.heading)
        for number in range(1, pages + 1)
        for block in blocks
    )
