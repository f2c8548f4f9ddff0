"""Blocking keys: whoever shares one of them with the request is looked at.

The keys are made so that the true patient survives one fault in the name together with one in the birth date. They are
hashed to signed 64 bits with BLAKE2b: stable over processes, machines and versions of this program, since a table keeps
them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from matching.contacts import normal_mrn, normal_phone, read_address
from matching.dates import DateKind, read_date
from matching.model import BlockingKey, Candidate, Query
from matching.names import fold_name, name_parts, read_name, said_names, squeeze
from matching.nicknames import nickname_neighbours

_MAX_KEYS = 160  # of one request: a hostile letter full of names must not turn into thousands of look-ups
_MAX_READINGS = 6
_MAX_NICKNAMES = 8  # of one given name
_SOUND_GROUPS = str.maketrans("BFPVWCGJKQSXZDTMNR", "111112222222233445")


def blocking_keys(query: Query) -> tuple[BlockingKey, ...]:
    """Keys to look up for a request, without duplicates; () when it holds nothing to look for."""
    name_text, aka_texts = said_names(query.name_text, query.aka_texts)
    names = [
        (reading.given, reading.middle, reading.family)
        for text in (name_text, *aka_texts)
        for reading in read_name(text)[:_MAX_READINGS]
    ]
    written = read_date(query.dob_text)
    dates = [reading.value for reading in written.readings]
    # A date with day and month exchanged is looked for only together with a name: by itself it finds strangers.
    terms = [f"d{one.value:%Y%m%d}" for one in written.readings if one.kind is not DateKind.SWAPPED]
    terms += _contact_terms([query.phone], query.mrn, query.address)
    terms += _name_and_date_terms(names, dates)
    for given, _, family in names:
        word, whole = squeeze(given), squeeze(family)
        terms += [f"n{formal}|{whole}" for formal in sorted(nickname_neighbours(word))[:_MAX_NICKNAMES] if whole]
        if not dates:
            terms += _terms_without_date(word, whole, written.digits)
    return _hashed(terms)[:_MAX_KEYS]


def index_keys(candidate: Candidate) -> tuple[BlockingKey, ...]:
    """Keys under which a patient is kept; about 13 a patient, more with aliases and compound surnames."""
    given = fold_name(candidate.name.given)
    names = [(given, fold_name(candidate.name.middle), fold_name(candidate.name.family))]
    names.extend((fold_name(alias.given) or given, "", fold_name(alias.family)) for alias in candidate.aliases)
    dates = [candidate.birth_date] if candidate.birth_date else []
    terms = [f"d{born:%Y%m%d}" for born in dates]
    terms += _contact_terms(candidate.phones, candidate.mrn, candidate.address)
    terms += _name_and_date_terms(names, dates)
    terms += [
        f"s{sound(squeeze(one))}|{sound(part)}" for one, _, family in names for part in _family_forms(family) if one
    ]
    return _hashed(terms)


def _name_and_date_terms(names: list[tuple[str, str, str]], dates: list[date]) -> list[str]:
    terms: list[str] = []
    for given, middle, family in names:
        for first in _given_forms(given, middle):
            for part in _family_forms(family):
                terms.extend(_name_terms(first, part, dates))
    return terms


def _terms_without_date(given: str, family: str, digits: str) -> Iterator[str]:
    """Without a date on the calendar: the sound of the name alone, and with the parts of the date that can be right."""
    if not given or not family:
        return
    given_sound, family_sound = sound(given), sound(family)
    yield f"s{given_sound}|{family_sound}"
    if len(digits) == 8:
        yield f"y{given_sound}|{family_sound}|{digits[4:]}"
        yield f"i{given[0]}|{family_sound}|{digits[4:]}"
        yield f"h{given_sound}|{family[0]}|{digits[4:]}{digits[:2]}"


def _given_forms(given: str, middle: str) -> tuple[str, ...]:
    """MARI + A is MARIA split by the reader; MARY + ANN may be on file as MARYANN."""
    first = squeeze(given)
    joined = first + squeeze(middle)
    return (first, joined) if middle and joined != first else (first,)


def _family_forms(family: str) -> tuple[str, ...]:
    parts = name_parts(family)
    whole = squeeze(family)
    return tuple(dict.fromkeys((whole, *parts))) if len(parts) > 1 else (whole,)


def _name_terms(given: str, family: str, dates: list[date]) -> Iterator[str]:
    if not given or not family:
        return
    given_sound, family_sound = sound(given), sound(family)
    yield f"n{given}|{family}"
    for born in dates:
        yield f"y{given_sound}|{family_sound}|{born.year}"
        yield f"m{given_sound}|{family_sound}|{born:%m%d}"
        yield f"f{family_sound}|{born:%m%d}"
        yield f"g{given_sound}|{family[0]}|{born:%m%d}"
        yield f"h{given_sound}|{family[0]}|{born:%Y%m}"
        yield f"i{given[0]}|{family_sound}|{born.year}"


def _contact_terms(phones: Iterable[str], mrn: str, address_text: str) -> list[str]:
    terms = [f"p{digits}" for digits in map(normal_phone, phones) if digits]
    if normal := normal_mrn(mrn):
        terms.append(f"r{normal}")
    address = read_address(address_text)
    if address.number and address.street:
        terms.append(f"a{address.number}|{address.street[:6]}")
    return terms


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """The first letter's group and up to four consonant groups; vowels, H, L and Y are left out.

    Coarser than Metaphone on purpose: I, L and 1, RN and M, CL and D, C and G are taken for each other on a fax.
    """
    word = word.replace("RN", "M").replace("NN", "M").replace("CL", "D").replace("VV", "W").replace("PH", "F")
    groups: list[str] = []
    for char in word.translate(_SOUND_GROUPS):
        if (char.isdigit() and (not groups or groups[-1] != char)) or not char.isascii():
            groups.append(char)
    return "".join(groups[:5]) or word[:1]


def _hashed(terms: Iterable[str]) -> tuple[BlockingKey, ...]:
    return tuple(
        BlockingKey(int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "big", signed=True))
        for term in dict.fromkeys(terms)
    )
