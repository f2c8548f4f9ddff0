"""Everything that a request says for or against one patient."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from matching.compare_facts import address_level, birth_level, care_level, mrn_level, phone_level, sex_level
from matching.compare_names import ABSENT, Level, family_level, given_level, middle_level, suffix_level
from matching.contacts import Address, normal_mrn, normal_phone, read_address
from matching.dates import WrittenDate, read_date
from matching.model import Candidate, Query
from matching.names import NameReading, fold_name, normal_suffix, read_name, said_names, squeeze
from matching.population import NameChances, family_forms
from matching.weights import Weights

_MAX_READINGS = 8
_HOPELESS_BITS = -30.0  # more than both names together can make good


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedReading:
    """A reading of the written name, and how much less it explains the text than all readings together (bits, <= 0)."""

    reading: NameReading
    penalty_bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedQuery:
    """A request read once, compared with every candidate."""

    query: Query
    names: tuple[WeighedReading, ...]
    akas: tuple[WeighedReading, ...]
    born: WrittenDate
    mrn: str
    phone: str
    address: Address | None
    misread_factor: float  # how much likelier a misread letter is than in a page that reads well


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAgreement:
    """The best way to take the written name for one of the names on file."""

    family: Level
    given: Level
    middle: Level
    suffix: Level
    order: Level
    is_by_aka: bool  # the written alias, not the written name, agrees
    is_alias_on_file: bool  # with a former name on file, not with the present one
    pair: Level  # correction: names come in pairs

    @property
    def bits(self) -> float:
        return (
            self.family.bits + self.given.bits + self.middle.bits + self.suffix.bits + self.order.bits + self.pair.bits
        )

    @property
    def is_plainly_exact(self) -> bool:
        """Both names agree exactly, in the usual order, with the present name on file."""
        return self.family.name == self.given.name == "exact" and self.order.bits > -1.0 and not self.is_alias_on_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A candidate with its levels; the weights of groups that several hypotheses share are kept apart."""

    candidate: Candidate
    name: NameAgreement
    birth: Level
    sex: Level
    mrn: Level
    phone: Level
    address: Level
    care: Level
    alternatives: Level  # an alias in the letter agrees with another name on file
    kin: Level = ABSENT  # the phone or address is that of kin on file

    @property
    def household_bits(self) -> float:
        return self.phone.bits + self.address.bits + self.care.bits + self.kin.bits

    @property
    def bits(self) -> float:
        return (
            self.name.bits
            + self.birth.bits
            + self.sex.bits
            + self.mrn.bits
            + self.household_bits
            + self.alternatives.bits
        )


def prepare(query: Query, chances: NameChances, weights: Weights) -> PreparedQuery:
    """Read the query's texts once: names in every order, dates, numbers, address."""
    name_text, aka_texts = said_names(query.name_text, query.aka_texts)
    return PreparedQuery(
        query=query,
        names=_weigh(read_name(name_text), chances, weights),
        akas=tuple(found for text in aka_texts for found in _weigh(read_name(text), chances, weights)[:3]),
        born=read_date(query.dob_text),
        mrn=normal_mrn(query.mrn),
        phone=normal_phone(query.phone),
        address=read_address(query.address) if query.address.strip() else None,
        misread_factor=1.0 + weights.misread_by_doubt * (1.0 - min(max(query.name_confidence, 0.0), 1.0)),
    )


def _weigh(readings: tuple[NameReading, ...], chances: NameChances, weights: Weights) -> tuple[WeighedReading, ...]:
    """A text that is well explained as MARIA GARCIA is hardly evidence for a Mr. Garcia Maria, however rare he is."""
    if not readings:
        return ()
    kept = readings[:_MAX_READINGS]
    shares = [reading.prior * _text_chance(reading, chances, weights) for reading in kept]
    total = sum(shares)
    return tuple(
        WeighedReading(reading=reading, penalty_bits=log2(share / total))
        for reading, share in zip(kept, shares, strict=True)
    )


def _text_chance(reading: NameReading, chances: NameChances, weights: Weights) -> float:
    """P(anyone's name is written so), in this order of its parts."""
    chance = chances.given(squeeze(reading.given)) if reading.given else 1.0
    if reading.family:
        chance *= chances.family_text(reading.family)
    for word in reading.middle.split():
        chance *= weights.middle_written * (weights.middle_initial_chance if len(word) == 1 else chances.given(word))
    return chance


def score(prepared: PreparedQuery, candidate: Candidate, chances: NameChances, weights: Weights) -> Scored:
    """Compare one candidate, field by field."""
    name = _agree(prepared, candidate, chances, weights)
    query = prepared.query
    phone = phone_level(prepared.phone, candidate, weights)
    address = address_level(prepared.address, candidate, weights)
    excess = max(phone.bits, 0.0) + max(address.bits, 0.0) - weights.household_cap_bits
    if excess > 0:
        address = Level(address.name, address.bits - excess)
    return Scored(
        candidate=candidate,
        name=name,
        birth=birth_level(
            prepared.born,
            bool(query.dob_text.strip()),
            candidate.birth_date,
            weights,
            min(max(query.dob_confidence, 0.1), 1.0),
        ),
        sex=sex_level(query.sex, candidate.sex, weights, query.sex_confidence),
        mrn=mrn_level(prepared.mrn, normal_mrn(candidate.mrn), weights, query.mrn_confidence),
        phone=phone,
        address=address,
        care=care_level(candidate, weights),
        alternatives=_alternatives(prepared, candidate, name, weights),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOnFile:
    """A name of a patient, folded but for the family name."""

    family: str
    given: str
    middle: str
    suffix: str
    is_alias: bool  # a former or other name
    all_families: frozenset[str]  # of all the patient's names, for a surname that stands in the middle


def _names_on_file(candidate: Candidate) -> list[NameOnFile]:
    given, middle = fold_name(candidate.name.given), fold_name(candidate.name.middle)
    suffix = normal_suffix(candidate.name.suffix)
    families = [candidate.name.family, *(alias.family for alias in candidate.aliases)]
    every = frozenset(form for family in families for form in family_forms(family))
    own = [(candidate.name.family, given, False)]
    own += [
        (alias.family or candidate.name.family, fold_name(alias.given) or given, True) for alias in candidate.aliases
    ]
    return [
        NameOnFile(family=family, given=first, middle=middle, suffix=suffix, is_alias=is_alias, all_families=every)
        for family, first, is_alias in own
    ]


def _agree(prepared: PreparedQuery, candidate: Candidate, chances: NameChances, weights: Weights) -> NameAgreement:
    """The best of all readings of the written name, and of the written aliases, with all names on file."""
    on_file = _names_on_file(candidate)
    written = [(found, False) for found in prepared.names] + [(found, True) for found in prepared.akas]
    best: NameAgreement | None = None
    for weighed, is_by_aka in written:
        for name in on_file:
            found = _compare_names(weighed, is_by_aka, name, chances, weights, prepared.misread_factor)
            if best is None or found.bits > best.bits:
                best = found
        if best and best.is_plainly_exact:
            break  # no other reading can say more
    return best or _NO_NAME


_NO_NAME = NameAgreement(
    family=ABSENT,
    given=ABSENT,
    middle=ABSENT,
    suffix=ABSENT,
    order=ABSENT,
    is_by_aka=False,
    is_alias_on_file=False,
    pair=ABSENT,
)


def _compare_names(
    weighed: WeighedReading,
    is_by_aka: bool,
    on_file: NameOnFile,
    chances: NameChances,
    weights: Weights,
    misread_factor: float,
) -> NameAgreement:
    reading = weighed.reading
    family = family_level(reading.family, on_file.family, chances, weights, misread_factor)
    given = given_level(reading.given, reading.middle, on_file.given, on_file.middle, chances, weights, misread_factor)
    order = Level("as_written" if weighed.penalty_bits > -2.0 else "other_order", weighed.penalty_bits)
    if family.name == given.name == "conflict":
        return replace(
            _NO_NAME, family=family, given=given, order=order, is_by_aka=is_by_aka, is_alias_on_file=on_file.is_alias
        )
    if given.name in ("joined", "middle_used"):
        middle = ABSENT
    else:
        second = on_file.given.partition(" ")[2] if given.name == "part" else ""  # MARIA ELENA is not MARIA L
        middle = middle_level(
            reading.middle, f"{second} {on_file.middle}".strip(), on_file.all_families, chances, weights
        )
    is_former = on_file.is_alias or is_by_aka
    if is_former and family.bits > 0:
        family = Level(family.name, family.bits + log2(weights.family_alias))
    return NameAgreement(
        family=family,
        given=given,
        middle=middle,
        suffix=suffix_level(reading.suffix, on_file.suffix, weights),
        order=order,
        is_by_aka=is_by_aka,
        is_alias_on_file=on_file.is_alias,
        pair=_pair_level(family, given, on_file.family, on_file.given, chances),
    )


def _pair_level(family: Level, given: Level, file_family: str, file_given: str, chances: NameChances) -> Level:
    """Given names and surnames come in cultures: both together are commoner than the product says."""
    if family.bits <= 0 or given.bits <= 0:
        return ABSENT
    forms = family_forms(file_family)
    first = squeeze(file_given)
    product = chances.given(first) * chances.family(forms[0])
    return Level("pair", min(log2(product / chances.pair(first, forms[0])), 0.0))


def _alternatives(prepared: PreparedQuery, candidate: Candidate, name: NameAgreement, weights: Weights) -> Level:
    """The page's other surname is on file too, beside the one that agrees; worth little: aliases are common names."""
    if not prepared.akas or not prepared.names:
        return ABSENT
    others = {form for alias in candidate.aliases for form in family_forms(alias.family)}
    others |= set(family_forms(candidate.name.family))
    main = squeeze(prepared.names[0].reading.family)
    by_aka = {squeeze(found.reading.family) for found in prepared.akas}
    said = {main} - by_aka if name.is_by_aka else by_aka - {main}
    return Level("agrees", weights.alternatives_cap_bits) if said & others else ABSENT


def with_kin(scored: Scored, others: Sequence[Scored], chances: NameChances, weights: Weights) -> Scored:
    """Credit the phone or address of somebody on file with the same surname: families share them, registers lag behind.

    The commoner the surname, the less likely the other one is kin.
    """
    family = family_forms(scored.candidate.name.family)
    if scored.name.family.name != "exact" or not family:
        return scored
    own = max(scored.phone.bits, scored.address.bits)
    theirs = max(
        (
            max(other.phone.bits, other.address.bits)
            for other in others
            if other is not scored
            and other.candidate.name.family
            and family_forms(other.candidate.name.family)[0] == family[0]
        ),
        default=0.0,
    )
    namesakes = max(chances.family(family[0]) * chances.size, 1.0)
    bits = theirs + log2(weights.kin_household * min(1.0, weights.kin_households / namesakes))
    if bits <= max(own, 0.0):
        return scored
    return replace(scored, kin=Level("kin_on_file", bits - max(own, 0.0)))
