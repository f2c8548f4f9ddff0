"""An invented population and the faxed requests about it, for measuring identity. Nobody in it exists.

A world of households is made: couples, children, twins, sons named like their fathers, in four groups of names. Some of
its people are on file, with the faults that registers have; requests are about people on file and, as often as asked,
about people who are not. All rates are assumptions.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

_CENSUS = Path(__file__).with_name("census_1990.txt")
_LOCAL = Path(__file__).with_name("names_la.txt")
_STREET_TYPES = ("St", "Ave", "Blvd", "Dr", "Rd", "Pl", "Ct", "Way")
_SHORT_FORMS = {
    "JOSE": "PEPE", "FRANCISCO": "PACO", "GUADALUPE": "LUPE", "JESUS": "CHUY",
    "ROBERT": "BOB", "WILLIAM": "BILL", "ELIZABETH": "LIZ", "JENNIFER": "JEN",
    "MICHAEL": "MIKE", "PATRICIA": "PAT", "CHRISTOPHER": "CHRIS", "KATHERINE": "KATE",
    "JAMES": "JIM", "THOMAS": "TOM", "DANIEL": "DAN", "SUSAN": "SUE",
    "BARBARA": "BARB", "RICHARD": "RICK", "MARGARET": "PEGGY", "DEBORAH": "DEBBIE",
    "JOSEPH": "JOE", "STEVEN": "STEVE", "EDWARD": "ED", "CYNTHIA": "CINDY",
    "ANTHONY": "TONY", "REBECCA": "BECKY", "SAMUEL": "SAM", "VICTORIA": "VICKY",
    "HOVHANNES": "HOVIK", "ALEJANDRO": "ALEX", "EDUARDO": "LALO", "MATTHEW": "MATT",
    "NICHOLAS": "NICK", "TIMOTHY": "TIM",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who exists in the invented world, on file or not. Names are capitals."""

    number: int
    household: int
    family: str
    given: str
    middle: str
    suffix: str
    maiden: str
    is_female: bool
    born: date
    address: str
    zip_code: str
    phone: str
    mrn: str
    twin_of: int | None = None


@dataclass(slots=True, kw_only=True)
class World:
    """People, the register's rows (as `match_batch` reads them), and which rows are whose."""

    people: list[Person]
    rows: list[dict[str, str]] = field(default_factory=list)
    rows_of: dict[int, list[str]] = field(default_factory=dict)  # person number -> patient ids; absent people lack one


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request and the truth about it."""

    request_id: str
    fields: dict[str, dict[str, object]]
    patient_ids: tuple[str, ...]  # () when the person is not on file


@cache
def _census() -> dict[str, tuple[list[str], list[float]]]:
    names: dict[str, tuple[list[str], list[float]]] = {"L": ([], []), "F": ([], []), "M": ([], [])}
    for line in _CENSUS.read_text().splitlines()[1:]:
        kind, name, percent = line.split()
        names[kind][0].append(name)
        names[kind][1].append(float(percent))
    return {kind: (found, list(accumulate(shares))) for kind, (found, shares) in names.items()}


@cache
def _local(kind: str) -> tuple[str, ...]:
    """One list of names_la.txt, which is kept in lines of one kind each."""
    lines = [line.partition(": ") for line in _LOCAL.read_text().splitlines()[1:]]
    return tuple(name for found, _, names in lines if found == kind for name in names.split("|"))


def _zipf(rng: random.Random, names: Sequence[str]) -> str:
    return names[min(int(len(names) * rng.random() ** 1.5), len(names) - 1)]


def _census_name(rng: random.Random, kind: str) -> str:
    names, cumulated = _census()[kind]
    return rng.choices(names, cum_weights=cumulated)[0]


def _family_name(rng: random.Random, group: str) -> str:
    if group == "anglo" or rng.random() < 0.5:
        name = _census_name(rng, "L")
        if rng.random() < 0.25:  # the long tail that 8,000 names do not have
            name = name[: max(3, len(name) - 2)] + rng.choice(
                ["SON", "ER", "MAN", "LEY", "TON", "SKI", "BERG", "IS", "ETTI", "OV"]
            )
        return name
    name = _zipf(rng, _local(group))
    if group == "hispanic" and rng.random() < 0.12:
        second = _zipf(rng, _local("hispanic"))
        return f"{name}-{second}" if rng.random() < 0.4 else f"{name} {second}"
    return name


def _given_name(rng: random.Random, group: str, is_female: bool) -> str:
    if group == "anglo" or rng.random() < 0.55:
        return _census_name(rng, "F" if is_female else "M")
    kind = f"{group}_{'f' if is_female else 'm'}"
    name = _zipf(rng, _local(kind))
    if group == "hispanic" and name in {"MARIA", "JOSE", "JUAN", "ANA"} and rng.random() < 0.1:
        return f"{name} {_zipf(rng, _local(kind))}"
    return name


def make_world(rng: random.Random, patient_count: int, absent_ratio: float = 0.35) -> World:
    """Households until there are enough people; `absent_ratio` more than are on file stay outside."""
    people: list[Person] = []
    wanted = int(patient_count * (1 + absent_ratio))
    household = 0
    while len(people) < wanted:
        people.extend(_household(rng, household, len(people)))
        household += 1
    world = World(people=people)
    on_file = rng.sample(range(len(people)), patient_count)
    for number in sorted(on_file):
        _register(rng, world, people[number])
    return world


def _household(rng: random.Random, household: int, first_number: int) -> list[Person]:
    group = rng.choices(["hispanic", "anglo", "asian", "armenian"], weights=[42, 38, 13, 7])[0]
    family = _family_name(rng, group)
    address = f"{rng.randint(100, 9999)} {rng.choice(_local('streets'))} {rng.choice(_STREET_TYPES)}"
    if rng.random() < 0.3:
        address += f" Apt {rng.randint(1, 40)}"
    zip_code = f"900{rng.randint(1, 80):02d}"
    phone = _phone(rng)
    parents_born = date(1915, 1, 1) + timedelta(days=rng.randrange(365 * 85))
    members: list[Person] = []

    def add(
        given: str, is_female: bool, born: date, *, maiden: str = "", suffix: str = "", twin_of: int | None = None
    ) -> Person:
        middle = _given_name(rng, group, is_female).split(" ")[0] if rng.random() < 0.7 else ""
        moved = rng.random() < 0.25
        other_home = f"{rng.randint(100, 9999)} {rng.choice(_local('streets'))} {rng.choice(_STREET_TYPES)}"
        person = Person(
            number=first_number + len(members),
            household=household,
            family=family,
            given=given,
            middle=middle,
            suffix=suffix,
            maiden=maiden,
            is_female=is_female,
            born=born,
            zip_code=f"900{rng.randint(1, 80):02d}" if moved else zip_code,
            address=other_home if moved else address,
            phone=_phone(rng) if rng.random() < 0.5 else phone,
            mrn=f"{rng.randrange(10**8):08d}",
            twin_of=twin_of,
        )
        members.append(person)
        return person

    father = None
    if rng.random() < 0.8:
        has_junior = rng.random() < 0.12
        suffix = "SR" if has_junior and rng.random() < 0.4 else ""
        father = add(_given_name(rng, group, False), False, _shift(rng, parents_born, 6), suffix=suffix)
    if rng.random() < 0.85:
        add(
            _given_name(rng, group, True),
            True,
            _shift(rng, parents_born, 6),
            maiden=_family_name(rng, group) if rng.random() < 0.6 else "",
        )
    for child in range(rng.choices([0, 1, 2, 3, 4], weights=[35, 20, 25, 14, 6])[0]):
        born = parents_born + timedelta(days=rng.randrange(365 * 19, 365 * 40))
        if born > date(2025, 6, 30):
            continue
        is_female = rng.random() < 0.5
        if father and child == 0 and not is_female and rng.random() < 0.2:
            add(father.given, False, born, suffix="JR" if rng.random() < 0.5 else "")
            continue
        one = add(_given_name(rng, group, is_female), is_female, born)
        if rng.random() < 0.016:
            other_female = is_female if rng.random() < 0.66 else not is_female
            add(_twin_name(rng, group, one, other_female), other_female, born, twin_of=one.number)
    return members


def _twin_name(rng: random.Random, group: str, one: Person, is_female: bool) -> str:
    """A third of twins are called alike: the same first letter or nearly the same name."""
    name = _given_name(rng, group, is_female)
    for _ in range(60):
        if name != one.given and (rng.random() > 0.33 or name[0] == one.given[0]):
            return name
        name = _given_name(rng, group, is_female)
    return name + "A"


def _shift(rng: random.Random, born: date, years: int) -> date:
    return born + timedelta(days=rng.randrange(-365 * years, 365 * years))


def _phone(rng: random.Random) -> str:
    return f"{rng.choice(['213', '323', '626', '818', '310'])}{rng.randint(200, 999)}{rng.randint(0, 9999):04d}"


def _register(rng: random.Random, world: World, person: Person) -> None:
    """Put a person on file, with a register's faults; 2 % stand in it twice."""
    for copy in range(2 if rng.random() < 0.02 else 1):
        row = _row(rng, person, f"P{person.number:07d}{'B' if copy else ''}")
        if copy:
            row["mrn"] = f"{rng.randrange(10**8):08d}"
            if rng.random() < 0.3:
                row["first"] = _one_edit(rng, row["first"])
        world.rows.append(row)
        world.rows_of.setdefault(person.number, []).append(row["patient_id"])


def _row(rng: random.Random, person: Person, patient_id: str) -> dict[str, str]:
    family, aliases = person.family, ""
    if person.maiden:
        usage = rng.random()
        if usage < 0.15:
            family = person.maiden  # married since
        elif usage < 0.5:
            aliases = f"{person.maiden}|{person.given}"
    middle = person.middle if rng.random() < 0.5 else person.middle[:1]
    given = person.given
    if rng.random() < 0.01:
        family = _one_edit(rng, family)
    if rng.random() < 0.01:
        given = _one_edit(rng, given)
    if rng.random() < 0.015:
        given = _SHORT_FORMS.get(given, given)
    born = person.born
    if rng.random() < 0.006:
        born = _wrong_date(rng, born)
    return {
        "patient_id": patient_id,
        "mrn": person.mrn,
        "last": family.title() if rng.random() < 0.5 else family,
        "first": given,
        "middle": middle if rng.random() < 0.85 else "",
        "suffix": person.suffix if rng.random() < 0.7 else "",
        "dob": born.isoformat() if rng.random() > 0.003 else "",
        "sex": "female" if person.is_female else "male",
        "aliases": aliases,
        "address": person.address if rng.random() < 0.95 else "",
        "city": "Los Angeles",
        "zip": person.zip_code,
        "phone": person.phone if rng.random() < 0.93 else _phone(rng),
        "deceased": "false",
    }


def _misread(rng: random.Random, text: str) -> str:
    """One confusion of an OCR reader, or a lost or doubled letter."""
    options = [pair.split(">") for pair in _local("misread") if pair.split(">")[0] in text.upper()]
    if options and rng.random() < 0.75:
        old, new = rng.choice(options)
        at = text.upper().index(old)
        return text[:at] + new + text[at + len(old) :]
    return _one_edit(rng, text)


def _one_edit(rng: random.Random, text: str) -> str:
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text))
    kind = rng.randrange(4)
    letter = rng.choice("AEIOURSTLNCDM")
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + letter + text[at:]
    if kind == 2 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + letter + text[at + 1 :]


def _wrong_date(rng: random.Random, born: date) -> date:
    kind = rng.random()
    if kind < 0.3 and born.day <= 12:
        return date(born.year, born.day, born.month)
    if kind < 0.6:
        return born.replace(day=min(28, rng.randint(1, 28)))
    if kind < 0.85:
        return born.replace(day=min(born.day, 28), year=born.year + rng.choice([-10, -1, 1, 10]))
    return born + timedelta(days=rng.randrange(-9000, 9000))


def make_requests(
    rng: random.Random, world: World, count: int, absent_share: float = 0.2, hard_factor: int = 1
) -> list[Asked]:
    """Requests in the natural mix.

    `hard_factor` above 1 asks so much oftener for twins, juniors and kin of patients who are not on file themselves.
    """
    on_file = [person for person in world.people if person.number in world.rows_of]
    absent = [person for person in world.people if person.number not in world.rows_of]
    weights = _hardness(world, absent, hard_factor)
    asked = []
    for number in range(count):
        is_absent = rng.random() < absent_share
        person = rng.choices(absent, cum_weights=weights)[0] if is_absent else rng.choice(on_file)
        ids = tuple(world.rows_of.get(person.number, ()))
        asked.append(Asked(request_id=f"R{number:06d}", fields=_fields(rng, person), patient_ids=ids))
    return asked


def _hardness(world: World, absent: list[Person], factor: int) -> list[float]:
    """Cumulated weights: an absent twin or namesake of somebody on file counts thrice `factor`, kin a third of it."""
    names = {(p.given, p.family) for p in world.people if p.number in world.rows_of}
    homes = {p.household for p in world.people if p.number in world.rows_of}
    twinned = {p.twin_of for p in world.people if p.twin_of is not None}
    shares = []
    for person in absent:
        is_twin = person.twin_of is not None or person.number in twinned
        is_namesake = (person.given, person.family) in names and person.household in homes
        kin = max(1.0, factor / 3) if person.household in homes else 1.0
        shares.append(float(factor) * 3 if (is_twin or is_namesake) and factor > 1 else kin)
    return list(accumulate(shares))


def _fields(rng: random.Random, person: Person) -> dict[str, dict[str, object]]:
    """What an office writes, as a reader reads it."""
    fields: dict[str, dict[str, object]] = {"patient_name": _read(rng, _written_name(rng, person), 0.045)}
    if rng.random() > 0.055:
        fields["dob"] = _read_date(rng, person.born)
    if person.maiden and rng.random() < 0.1:
        fields["aka"] = _read(rng, f"{person.given} {person.maiden}", 0.05)
    if rng.random() < 0.25:
        number = person.mrn if rng.random() > 0.04 else f"{rng.randrange(10**6)}"
        fields["mrn"] = _read_digits(rng, number)
    if rng.random() < 0.35:
        fields["phone"] = _read_digits(rng, person.phone if rng.random() > 0.12 else _phone(rng))
    if rng.random() < 0.3:
        moved = rng.random() < 0.12
        home = f"{person.address}, Los Angeles, CA {person.zip_code}"
        fields["address"] = _read(rng, f"{rng.randint(100, 9999)} Cherry St" if moved else home, 0.05)
    if rng.random() < 0.5:
        sex = person.is_female if rng.random() > 0.004 else not person.is_female
        fields["sex"] = {"text": rng.choice(["F", "Female"]) if sex else rng.choice(["M", "Male"]), "conf": 0.97}
    return fields


def _written_name(rng: random.Random, person: Person) -> str:
    family, given = person.family, person.given
    if person.maiden and rng.random() < 0.06:
        family = person.maiden
    if rng.random() < 0.2:
        given = _SHORT_FORMS.get(given, given)
    if rng.random() < 0.004:
        given = person.middle or given
    if " " in family and rng.random() < 0.1:
        family = family.split(" ")[0]
    middle = rng.choice(["", person.middle[:1], person.middle[:1], person.middle])
    suffix = person.suffix if rng.random() < 0.7 else ""
    first = f"{given} {middle}".strip()
    style = rng.random()
    if style < 0.45:
        text = f"{family}, {first}{' ' + suffix if suffix else ''}"
    elif style < 0.95:
        text = f"{first} {family}{' ' + suffix if suffix else ''}"
    else:
        text = f"{family} {first}"
    return text.title() if rng.random() < 0.5 else text


def _read(rng: random.Random, text: str, fault_rate: float) -> dict[str, object]:
    """A text and the reader's confidence, which is lower for most faults and for some good readings."""
    if rng.random() < fault_rate:
        text = _misread(rng, text)
        if rng.random() < 0.15:
            text = _misread(rng, text)
        return {"text": text, "conf": round(rng.choice([rng.uniform(0.4, 0.8), rng.uniform(0.8, 0.98)]), 3)}
    return {"text": text, "conf": round(min(0.999, rng.betavariate(20, 1.2)), 3)}


_DATE_STYLES = (
    "%m/%d/%Y",
    "%m/%d/%Y",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%m/%d/%y",
    "%B %d, %Y",
    "%d %b %Y",
    "%Y-%m-%d",
    "%m%d%Y",
    "%m.%d.%Y",
)


def _read_date(rng: random.Random, born: date) -> dict[str, object]:
    if rng.random() < 0.02:
        born = _wrong_date(rng, born)
    text = born.strftime(rng.choice(_DATE_STYLES))
    if rng.random() < 0.03:
        return _read_digits(rng, text, fault_rate=1.0)
    if rng.random() < 0.01:
        text = text.replace("0", "O", 1).replace("1", "l", 1)
    return {"text": text, "conf": round(min(0.999, rng.betavariate(25, 1.1)), 3)}


def _read_digits(rng: random.Random, text: str, fault_rate: float = 0.04) -> dict[str, object]:
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    if digits and rng.random() < fault_rate:
        at = rng.choice(digits)
        text = text[:at] + rng.choice("0123456789") + text[at + 1 :]
        return {"text": text, "conf": round(rng.uniform(0.4, 0.97), 3)}
    return {"text": text, "conf": round(min(0.999, rng.betavariate(25, 1.1)), 3)}


def without_field(asked: Asked, name: str) -> Asked:
    """The same request with one field less, for ablations."""
    return replace(asked, fields={key: value for key, value in asked.fields.items() if key != name})
