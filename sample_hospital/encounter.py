"""A stay or a visit: one story happening to one person, with the facts that all its documents agree on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sample_hospital.document import Staff
from sample_hospital.grammar import expand
from sample_hospital.labs import results_for
from sample_hospital.people import Person
from sample_hospital.practices import Provider
from sample_hospital.story import Story, common

HOSPITAL_ZONE = ZoneInfo("America/Los_Angeles")
CLASSES = {"inpatient": "IMP", "surgical": "IMP", "outpatient": "AMB", "emergency": "EMER"}
_NIGHTS = {"inpatient": (2, 6), "surgical": (1, 4), "outpatient": (0, 0), "emergency": (0, 0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What stays true of a person from one encounter to the next."""

    conditions: tuple[str, ...]
    home_meds: tuple[str, ...]
    allergies: str
    past_surgery: str
    social: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """The frame of several documents."""

    id: str
    person: Person
    profile: Profile
    story: Story
    facility: str
    department: str
    started_at: datetime
    ended_at: datetime
    attending: Staff
    referring: Provider | None
    slots: Mapping[str, str]
    results: Mapping[str, str]  # laboratory results by analyte
    rng: Random = field(repr=False)

    @property
    def texts(self) -> Mapping[str, Any]:
        texts: Mapping[str, Any] = self.story["text"]
        return texts

    @property
    def age(self) -> int:
        return self.person.age_on(self.started_at.date())


def make_profile(person: Person, rng: Random, today: date) -> Profile:
    """Long-standing conditions, medicines and habits that fit the person's age and sex."""
    shared, age = common(), person.age_on(today)
    pronouns = pronoun_slots(person)
    fitting = [
        condition
        for condition in shared["condition"]
        if condition["min_age"] <= age and condition.get("sex", person.sex) == person.sex
    ]
    wanted = min(len(fitting), max(0, round(rng.gauss((age - 15) / 18, 1.0))))
    chosen: list[Mapping[str, Any]] = []
    while len(chosen) < wanted:
        condition = rng.choices(fitting, [c["weight"] for c in fitting])[0]
        if condition not in chosen:
            chosen.append(condition)
    band = "child" if age < 16 else "young" if age < 36 else "adult"
    surgeries = shared["past_surgery"][band]
    if person.sex == "female" and age > 35 and rng.random() < 0.4:
        surgeries = shared["past_surgery"]["female"]
    old = "old" if age >= 64 else "adult"
    social = [expand(rng.choice(shared["social"]["child" if band == "child" else old]), rng, pronouns)]
    if band != "child":
        habits = ("tobacco_old" if age >= 45 else "tobacco", "alcohol")
        social += [expand(rng.choice(shared["social"][key]), rng, pronouns) for key in habits]
    relatives = shared["family"]["choices" if band == "adult" else band]
    meds = [expand(rng.choice(c["meds"]), rng, pronouns) for c in chosen if c["meds"]]
    return Profile(
        conditions=tuple(expand(condition["name"], rng, pronouns) for condition in chosen),
        home_meds=tuple(meds),
        allergies=rng.choice(shared["allergies"]["choices"]),
        past_surgery=expand(rng.choice(surgeries), rng, pronouns),
        social=" ".join(social),
        family=expand(rng.choice(relatives), rng, pronouns),
    )


def pronoun_slots(person: Person) -> dict[str, str]:
    """The words that the grammar needs of any person."""
    female = person.sex == "female"
    return {"he": "she" if female else "he", "his": "her" if female else "his", "him": "her" if female else "him"}


def person_slots(person: Person, on_day: date, pcp: str) -> dict[str, str]:
    """Pronouns, age, and how the chart speaks of the person.

    Args:
        person: the patient.
        on_day: the day of the encounter.
        pcp: "Dr. Ocampo", or "" when the patient has none.
    """
    age = person.age_on(on_day)
    female = person.sex == "female"
    noun = ("girl" if female else "boy") if age < 16 else ("woman" if female else "man")
    span = f"{age}-year-old"
    if age < 2:
        months = max(1, (on_day - person.birth_date).days // 30)
        span = f"{months}-month-old"
    article = "an" if span.startswith(("8", "11-", "18-")) else "a"
    title = "Ms." if female else "Mr."
    return pronoun_slots(person) | {
        "name_short": person.given if age < 16 else f"{title} {person.family}",
        "age": str(age),
        "an_age": f"{article} {span}",
        "sex_noun": noun,
        "pcp": pcp or "the primary care physician",
    }


def make_encounter(
    *,
    encounter_id: str,
    person: Person,
    profile: Profile,
    story: Story,
    facility: str,
    department: str,
    attending: Staff,
    referring: Provider | None,
    ended_on: date,
    latest: datetime,
    rng: Random,
) -> Encounter:
    """An encounter that ends on a day (an outpatient one begins and ends on it), never after `latest`."""
    low, high = _NIGHTS[story["setting"]]
    nights = rng.randint(low, high)
    started_on = ended_on - timedelta(days=nights)
    started_at = datetime.combine(started_on, time(rng.randint(7, 15), rng.randrange(60)), HOSPITAL_ZONE)
    if nights:
        ended_at = datetime.combine(ended_on, time(rng.randint(10, 16), rng.randrange(60)), HOSPITAL_ZONE)
    else:
        ended_at = started_at + timedelta(minutes=rng.randint(30, 360))
    pcp = f"Dr. {referring.family}" if referring and referring.credential in ("MD", "DO") else ""
    slots = person_slots(person, started_on, pcp)
    for name, template in story.get("facts", {}).items():
        slots[name] = expand(template, rng, slots)
    slots["diagnosis"] = expand(story["text"]["diagnosis"], rng, slots)
    labs = story.get("labs", {})
    return Encounter(
        id=encounter_id,
        person=person,
        profile=profile,
        story=story,
        facility=facility,
        department=department,
        started_at=started_at,
        ended_at=min(ended_at, latest),
        attending=attending,
        referring=referring,
        slots=slots,
        results=results_for(labs.get("panels", ()), labs.get("abnormal", {}), rng, slots),
        rng=rng,
    )
