"""Everything that a request says for or against one patient."""

from dataclasses import dataclass
from math import log2

from matching.compare import ABSENT, Level, family_level, given_level, middle_level, suffix_level
from matching.compare_more import address_level, birth_level, care_level, mrn_level, phone_level, sex_level
from matching.contacts import Address, normal_mrn, normal_phone, read_address
from matching.dates import WrittenDate, read_date
from matching.model import Candidate, Query
from matching.names import NameReading, fold_name, normal_suffix, read_name, squeeze
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

    @property
    def household_bits(self) -> float:
        return self.phone.bits + self.address.bits + self.care.bits

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
    return PreparedQuery(
        query=query,
        names=_weigh(read_name(query.name_text), chances, weights),
        akas=tuple(found for text in query.aka_texts[:4] for found in _weigh(read_name(text), chances, weights)[:3]),
        born=read_date(query.dob_text),
        mrn=normal_mrn(query.mrn),
        phone=normal_phone(query.phone),
        address=read_address(query.address) if query.address.strip() else None,
        misread_factor=1.0 + 20.0 * (1.0 - min(max(query.name_confidence, 0.0), 1.0)),
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
        chance *= chances.family(squeeze(reading.family))
    for word in reading.middle.split():
        chance *= 0.3 * (weights.middle_initial_chance if len(word) == 1 else chances.given(word))
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


def _agree(prepared: PreparedQuery, candidate: Candidate, chances: NameChances, weights: Weights) -> NameAgreement:
    given, middle = fold_name(candidate.name.given), fold_name(candidate.name.middle)
    suffix = normal_suffix(candidate.name.suffix)
    other_names = frozenset(
        form
        for family in (candidate.name.family, *(alias.family for alias in candidate.aliases))
        for form in family_forms(family)
    )
    on_file = [(candidate.name.family, given, middle, False)]
    on_file += [
        (alias.family or candidate.name.family, fold_name(alias.given) or given, middle, True)
        for alias in candidate.aliases
    ]
    best: NameAgreement | None = None
    for weighed, is_by_aka in [(found, False) for found in prepared.names] + [(found, True) for found in prepared.akas]:
        for family, first, second, is_alias in on_file:
            found = _compare_names(
                weighed,
                is_by_aka,
                (family, first, second, suffix),
                is_alias,
                other_names,
                chances,
                weights,
                prepared.misread_factor,
            )
            if best is None or found.bits > best.bits:
                best = found
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
    on_file: tuple[str, str, str, str],
    is_alias: bool,
    other_names: frozenset[str],
    chances: NameChances,
    weights: Weights,
    misread_factor: float,
) -> NameAgreement:
    reading = weighed.reading
    file_family, file_given, file_middle, file_suffix = on_file
    family = family_level(reading.family, file_family, chances, weights, misread_factor)
    given = given_level(reading.given, reading.middle, file_given, file_middle, chances, weights, misread_factor)
    middle = (
        ABSENT
        if given.name in ("joined", "middle_used")
        else middle_level(reading.middle, file_middle, other_names, chances, weights)
    )
    is_former = is_alias or is_by_aka
    if is_former and family.bits > 0:
        family = Level(family.name, family.bits + log2(weights.family_alias))
    return NameAgreement(
        family=family,
        given=given,
        middle=middle,
        suffix=suffix_level(reading.suffix, file_suffix, weights),
        order=Level("as_written" if weighed.penalty_bits > -2.0 else "other_order", weighed.penalty_bits),
        is_by_aka=is_by_aka,
        is_alias_on_file=is_alias,
        pair=_pair_level(family, given, file_family, file_given, chances),
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
    """An alias in the letter that is on file as well; worth little alone, since aliases are common surnames."""
    if not prepared.akas or name.is_by_aka:
        return ABSENT
    others = {form for alias in candidate.aliases for form in family_forms(alias.family)} | set(
        family_forms(candidate.name.family)
    )
    said = {squeeze(found.reading.family) for found in prepared.akas}
    agreed_already = {squeeze(found.reading.family) for found in prepared.names[:1]}
    return Level("agrees", weights.alternatives_cap_bits) if (said & others) - agreed_already else ABSENT
