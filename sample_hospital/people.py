"""The population: invented patients with the traps that identity has to survive."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from sample_hospital.names import NICKNAMES, choose_family, choose_given, choose_middle, choose_pool
from sample_hospital.places import choose_address, choose_phone

BIRTH_REFERENCE = date(2026, 7, 1)  # birth dates are drawn back from this day whatever --as-of says


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A further name of a patient."""

    use: str  # FHIR: "maiden", "old", "nickname", "usual"
    family: str
    given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A patient of the sample hospital."""

    id: str
    mrn: str
    family: str
    given: str
    middle: str = ""
    suffix: str = ""
    birth_date: date
    sex: str  # "male" or "female"
    other_names: tuple[OtherName, ...] = ()
    address: str = ""
    city: str = ""
    state: str = "CA"
    zip_code: str = ""
    phones: tuple[str, ...] = ()  # E.164, fictional
    died_days_ago: int | None = None  # before --as-of
    is_known_dead_without_date: bool = False
    flags: tuple[str, ...] = ()  # "restricted", "very_restricted", "vip", "employee"
    pcp_npi: str = ""
    care_npis: tuple[tuple[str, str], ...] = ()  # (role "referring" or "treating", NPI)
    merged_into: str = ""  # id of the surviving record
    see_also: str = ""  # id of a record that may be the same person; nobody has decided
    pending_merge_mrn: str = ""  # a merge with a record of this MRN is announced and not done: identity is open
    is_active: bool = True
    group: str = "ordinary"  # which special group it was made for: "twins", "junior_senior", ...
    community: str = "hispanic"
    is_cast: bool = False

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given, self.middle, self.family, self.suffix) if part)

    @property
    def last_first(self) -> str:
        """The chart's style: "GARCIA LOPEZ, MARIA T, JR"."""
        name = f"{self.family}, {self.given}" + (f" {self.middle}" if self.middle else "")
        return (name + (f", {self.suffix}" if self.suffix else "")).upper()

    def age_on(self, day: date) -> int:
        """Completed years on a day."""
        birthday_is_ahead = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - birthday_is_ahead


def make_population(
    rng: Random, count: int, cast: Sequence[Person], pcp_npis: Sequence[str], taken_numbers: Collection[str]
) -> list[Person]:
    """The cast, then special groups in proportion to `count`, then ordinary people, `count` in all.

    Args:
        rng: all randomness.
        count: patients wanted; at least as many as the cast has.
        cast: fixed people; nobody else gets the name and birth date, the MRN or the phone of one of them.
        pcp_npis: NPIs of primary-care providers outside; about two in three patients have one.
        taken_numbers: phone and fax numbers of practices: no patient has one of them.

    Raises:
        ValueError: the cast alone is larger than `count`.
    """
    if count < len(cast):
        raise ValueError(f"--patients {count} is smaller than the cast of {len(cast)} named patients; ask for more.")
    maker = _Maker(rng=rng, cast=cast, pcp_npis=pcp_npis, taken_numbers=taken_numbers)
    people = list(cast)
    for group, per_5000 in _GROUPS:
        for _ in range(max(1, round(per_5000 * count / 5000))):
            members = group(maker)
            if len(people) + len(members) <= count:
                people.extend(members)
    while len(people) < count:
        people.append(maker.ordinary())
    return people


class _Maker:
    """Numbers the people it makes and keeps away from the cast."""

    def __init__(
        self, *, rng: Random, cast: Sequence[Person], pcp_npis: Sequence[str], taken_numbers: Collection[str]
    ) -> None:
        self.rng = rng
        self.pcp_npis = pcp_npis
        self._number = 0
        self._mrns = {person.mrn for person in cast}
        self._cast_ids = {person.id for person in cast}
        self._taken_phones = {phone for person in cast for phone in person.phones} | set(taken_numbers)
        self._cast_names = {(person.family.lower(), person.given.lower()) for person in cast}
        self._cast_names |= {(other.family.lower(), other.given.lower()) for p in cast for other in p.other_names}

    def new_id(self) -> str:
        while True:
            self._number += 1
            candidate = f"pt{self._number:05d}"
            if candidate not in self._cast_ids:
                return candidate

    def new_mrn(self) -> str:
        while True:
            mrn = str(self.rng.randrange(1_000_000, 9_999_999)).zfill(8)
            if mrn not in self._mrns:
                self._mrns.add(mrn)
                return mrn

    def new_phone(self, city: str) -> str:
        while (phone := choose_phone(self.rng, city)) in self._taken_phones:
            pass
        return phone

    def birth_date(self, low_age: int = 0, high_age: int = 97) -> date:
        """A hospital's ages: many old, some children, few in between."""
        age = self.rng.choices((8, 28, 45, 62, 75, 86), (15, 15, 20, 26, 17, 7))[0] + self.rng.uniform(-8, 9)
        age = min(high_age, max(low_age, age))
        if not low_age <= age <= high_age or age in (low_age, high_age):
            age = self.rng.uniform(low_age, high_age)
        return BIRTH_REFERENCE - timedelta(days=round(age * 365.25) + self.rng.randrange(365))

    def ordinary(self, low_age: int = 0, high_age: int = 97, sex: str = "", group: str = "ordinary") -> Person:
        """A person with the usual share of middle names, former names, nicknames and phones."""
        rng = self.rng
        sex = sex or rng.choices(("female", "male"), (54, 46))[0]
        community = choose_pool(rng)
        birth_date = self.birth_date(low_age, high_age)
        while True:
            family = choose_family(rng, community)
            given = choose_given(rng, community, sex, birth_date.year)
            if (family.lower(), given.lower()) not in self._cast_names:
                break
        address, city, zip_code = choose_address(rng)
        phones = tuple(self.new_phone(city) for _ in range(rng.choices((0, 1, 2), (8, 62, 30))[0]))
        is_adult = birth_date < date(2005, 1, 1)
        return Person(
            id=self.new_id(),
            mrn=self.new_mrn(),
            family=family,
            given=given,
            middle=choose_middle(rng, community, sex, birth_date.year, given),
            birth_date=birth_date,
            sex=sex,
            other_names=self._other_names(family, given, community, sex, is_adult=is_adult),
            address=address,
            city=city,
            zip_code=zip_code,
            phones=tuple(dict.fromkeys(phones)),
            pcp_npi=rng.choice(self.pcp_npis) if self.pcp_npis and rng.random() < 0.65 else "",
            group=group,
            community=community,
        )

    def _other_names(
        self, family: str, given: str, community: str, sex: str, *, is_adult: bool
    ) -> tuple[OtherName, ...]:
        rng = self.rng
        names: list[OtherName] = []
        if sex == "female" and is_adult and rng.random() < 0.14:
            names.append(OtherName(use="maiden", family=choose_family(rng, community), given=given))
        if rng.random() < 0.06 and given in NICKNAMES:
            names.append(OtherName(use="nickname", family=family, given=rng.choice(NICKNAMES[given])))
        if community in ("korean", "chinese") and is_adult and rng.random() < 0.2:
            american = choose_given(rng, "white", sex, 1985)
            names.append(OtherName(use="usual", family=family, given=american))
        if rng.random() < 0.015:
            names.append(OtherName(use="old", family=choose_family(rng, choose_pool(rng)), given=given))
        return tuple(name for name in names if (name.family, name.given) != (family, given))


def _twins(maker: _Maker) -> list[Person]:
    rng = maker.rng
    first = maker.ordinary(0, 60, group="twins")
    same_sex = rng.random() < 0.7
    sex = first.sex if same_sex else ("male" if first.sex == "female" else "female")
    given = first.given
    while given == first.given:
        given = choose_given(rng, first.community, sex, first.birth_date.year)
        if rng.random() < 0.5 and given[0] != first.given[0]:  # parents of twins like alliteration
            given = choose_given(rng, first.community, sex, first.birth_date.year)
    second = _relative(maker, first, given=given, middle="", sex=sex, birth_date=first.birth_date)
    return [replace(first, other_names=()), second]


def _junior_senior(maker: _Maker) -> list[Person]:
    rng = maker.rng
    senior = replace(
        maker.ordinary(48, 88, sex="male", group="junior_senior"), suffix=rng.choice(("Sr", "Sr", "", "II"))
    )
    born = senior.birth_date + timedelta(days=round(rng.uniform(19, 38) * 365.25))
    suffix = "III" if senior.suffix == "II" else rng.choice(("Jr", "Jr", "Jr", "II"))
    junior = _relative(maker, senior, given=senior.given, middle=senior.middle, sex="male", birth_date=born)
    return [replace(senior, other_names=()), replace(junior, suffix=suffix)]


def _namesakes(maker: _Maker) -> list[Person]:
    """Strangers with the same name, born the same day."""
    first = maker.ordinary(group="same_name_same_dob")
    second = maker.ordinary(group="same_name_same_dob", sex=first.sex)
    shared = {"family": first.family, "given": first.given, "community": first.community, "other_names": ()}
    return [replace(first, other_names=()), replace(second, birth_date=first.birth_date, **shared)]  # type: ignore[arg-type]


def _near_namesakes(maker: _Maker) -> list[Person]:
    """Same name; birth dates that one misread digit or a swap of day and month turns into each other."""
    rng = maker.rng
    first = maker.ordinary(18, 90, group="same_name_near_dob")
    second = maker.ordinary(18, 90, sex=first.sex, group="same_name_near_dob")
    born = first.birth_date
    near = born.replace(year=born.year - 10) if born.day < 29 and rng.random() < 0.5 else born + timedelta(days=10)
    if born.day <= 12 and born.day != born.month and rng.random() < 0.5:
        near = born.replace(month=born.day, day=born.month)
    shared = {"family": first.family, "given": first.given, "community": first.community, "other_names": ()}
    return [replace(first, other_names=()), replace(second, birth_date=near, **shared)]  # type: ignore[arg-type]


def _relative(maker: _Maker, of: Person, *, given: str, middle: str, sex: str, birth_date: date) -> Person:
    return replace(
        of, id=maker.new_id(), mrn=maker.new_mrn(), given=given, middle=middle, suffix="", sex=sex,
        birth_date=birth_date, other_names=(),
    )  # fmt: skip


def _married(maker: _Maker) -> list[Person]:
    rng = maker.rng
    person = maker.ordinary(24, 90, sex="female", group="maiden_name")
    names = [OtherName(use="maiden", family=choose_family(rng, person.community), given=person.given)]
    if rng.random() < 0.25:
        names.append(OtherName(use="old", family=choose_family(rng, choose_pool(rng)), given=person.given))
    return [replace(person, other_names=tuple(names))]


def _alias(maker: _Maker) -> list[Person]:
    rng = maker.rng
    person = maker.ordinary(18, 90, group="alias")
    given = rng.choice(NICKNAMES.get(person.given, (choose_given(rng, "white", person.sex, 1985),)))
    return [replace(person, other_names=(OtherName(use="nickname", family=person.family, given=given),))]


def _deceased(maker: _Maker) -> list[Person]:
    person = maker.ordinary(45, 97, group="deceased")
    if maker.rng.random() < 0.15:
        return [replace(person, is_known_dead_without_date=True)]
    return [replace(person, died_days_ago=maker.rng.randrange(20, 1500))]


def _restricted(maker: _Maker) -> list[Person]:
    flag = maker.rng.choice(("restricted", "restricted", "restricted", "very_restricted"))
    return [replace(maker.ordinary(18, 90, group="restricted"), flags=(flag,))]


def _vip(maker: _Maker) -> list[Person]:
    return [replace(maker.ordinary(30, 80, group="vip"), flags=("vip",))]


def _employee(maker: _Maker) -> list[Person]:
    return [replace(maker.ordinary(22, 64, group="employee"), flags=("employee",))]


def _minor(maker: _Maker) -> list[Person]:
    return [maker.ordinary(0, 15, group="minor")]


def _merged(maker: _Maker) -> list[Person]:
    """Two records of one person, already merged: the old one points at the survivor."""
    kept = maker.ordinary(group="merged")
    old = replace(kept, id=maker.new_id(), mrn=maker.new_mrn(), merged_into=kept.id, is_active=False, middle="")
    return [kept, old]


def _possible_duplicate(maker: _Maker) -> list[Person]:
    """Two records that may be one person; nobody has decided yet."""
    first = maker.ordinary(20, 90, group="possible_duplicate")
    address, city, zip_code = choose_address(maker.rng)
    second = replace(first, id=maker.new_id(), mrn=maker.new_mrn(), address=address, city=city, zip_code=zip_code)
    return [replace(first, see_also=second.id), replace(second, see_also=first.id, middle="")]


_GROUPS = (  # maker, how many times in 5,000 patients
    (_twins, 40),
    (_junior_senior, 45),
    (_namesakes, 10),
    (_near_namesakes, 25),
    (_married, 180),
    (_alias, 90),
    (_deceased, 190),
    (_restricted, 45),
    (_vip, 12),
    (_employee, 45),
    (_minor, 260),
    (_merged, 25),
    (_possible_duplicate, 12),
)
