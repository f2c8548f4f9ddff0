"""What `likeliest.py` thinks of a fax beside what the rules found: it fills what they left empty, doubts or confirms.

The rules and the weights see the same words and come to their answers in unrelated ways. So where only the weights
speak the value is given and never sure, where both name one value it is more surely the one, and where they name
different values nobody should go on without a person.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from ocr.hits import FieldName, Hit
from ocr.layout import PageLayout
from ocr.likeliest import Likely, Sheet, date_places, likeliest, name_key, name_places, number_places
from ocr.model import OwnIdentity
from ocr.people import PersonName
from ocr.requester import UNNAMED, NumberHit

SURE_CHANCE = 0.95  # from here on 1,815 of 1,821 values were right, on layouts of authors who had taught it nothing
AGREES = 0.75  # from here on 56 of 56 unsure numbers that the rules name as well were right, on six authors' sheets
SPEAKS = 0.6  # a lower chance says nothing
CONTRADICTS = 0.8
LEARNT = 0.83  # most strength of a place that only the weights name; below `certainty.STRONG_PLACE`: never sure
CONFIRMED = 0.95  # strength of what rules and weights name alike
WEAK = 0.7  # strength of what rules find where no caption was understood
SAME_NAME = 80.0  # ratio of letters: one name read in two ways
TELEPHONES = ("phone", "patient_phone")
UNCAPTIONED = (
    "the only ",
    "the oldest ",
    "the name beside ",
    "a name ",
    "a date ",
)  # rules of places whose caption may be another one, unread
RULE = "likeliest by what stands around it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The likeliest value of each field, with its chance; None where nothing is likely."""

    name: Likely | None = None
    dob: Likely | None = None
    reply_fax: Likely | None = None


def form_opinion(sheets: Sequence[Sheet], own: OwnIdentity, received_on: date) -> Opinion:
    return Opinion(
        name=_best(likeliest(name_places(sheets, received_on), "name")),
        dob=_best(likeliest(date_places(sheets, received_on), "dob")),
        reply_fax=_best(likeliest(number_places(sheets, own), "reply_fax")),
    )


def _best(found: Sequence[Likely]) -> Likely | None:
    return found[0] if found and found[0].chance >= SPEAKS else None


# --- the patient -----------------------------------------------------------------------------------------------------


def with_opinion(
    pages: Sequence[tuple[PageLayout, Sequence[Hit]]], opinion: Opinion, lacking: Set[FieldName]
) -> list[tuple[PageLayout, list[Hit]]] | None:
    """Hits about one patient: what is lacking added, weak ones that it contradicts out, what it is sure of as well made
    stronger. None: it changes nothing.
    """
    said: dict[FieldName, Likely | None] = {"name": opinion.name, "dob": opinion.dob}
    taken = {field: likely for field, likely in said.items() if likely and _is_taken(pages, field, likely, lacking)}
    sure = {field: likely for field, likely in said.items() if likely and likely.chance >= SURE_CHANCE}
    if not any(_has_caption(hit) for _, hits in pages for hit in hits if hit.field in said):
        sure = {}  # a name beside a date, and not a word that says what they are
    result = []
    for layout, hits in pages:
        kept = [_confirmed(hit, sure.get(hit.field)) for hit in hits if hit.field not in taken]
        kept += [_hit(field, likely) for field, likely in taken.items() if _stands_on(likely, layout)]
        result.append((layout, kept))
    return None if [hits for _, hits in result] == [list(hits) for _, hits in pages] else result


def _has_caption(hit: Hit) -> bool:
    return not hit.rule.startswith(UNCAPTIONED)


def _confirmed(hit: Hit, likely: Likely | None) -> Hit:
    """The hit, stronger where the weights are sure of this very place, or of the same value at another."""
    if likely is None or hit.strength >= CONFIRMED:
        return hit
    is_place = hit.words[:1] == likely.place.words[:1] and is_value(likely, hit.value)
    is_equal = isinstance(hit.value, PersonName) and name_key(hit.value) == likely.place.key
    return replace(hit, strength=CONFIRMED) if is_place or is_equal or hit.value == likely.place.value else hit


def _is_taken(
    pages: Sequence[tuple[PageLayout, Sequence[Hit]]], field: str, likely: Likely, lacking: Set[FieldName]
) -> bool:
    if not any(_stands_on(likely, layout) for layout, _ in pages):
        return False
    own = [hit for _, hits in pages for hit in hits if hit.field == field and not hit.of_relative]
    weak = bool(own) and all(hit.strength < WEAK and not is_value(likely, hit.value) for hit in own)
    return field in lacking or (weak and likely.chance >= CONTRADICTS)


def _stands_on(likely: Likely, layout: PageLayout) -> bool:
    return likely.place.words[0].page_number == layout.number


def _hit(field: FieldName, likely: Likely) -> Hit:
    place = likely.place
    strength = LEARNT * likely.chance
    return Hit(field=field, value=place.value, words=place.words, parts=place.parts, rule=RULE, strength=strength)


def is_value(likely: Likely, value: object) -> bool:
    """Is it this value? Of names, read with a slip or two, in either order."""
    own = likely.place.value
    if not isinstance(own, PersonName) or not isinstance(value, PersonName):
        return own == value
    return fuzz.ratio(name_key(own), name_key(value)) >= SAME_NAME


def contradicts(likely: Likely | None, value: object) -> bool:
    """Does another value look clearly likelier?"""
    return likely is not None and likely.chance >= CONTRADICTS and not is_value(likely, value)


# --- the number to answer --------------------------------------------------------------------------------------------


def rank_with(
    ranked: Sequence[tuple[float, NumberHit]], hits: Sequence[NumberHit], likely: Likely | None
) -> list[tuple[float, NumberHit]]:
    """The numbers that the rules rank, with the opinion: confirmed, or added where they have none that is likely."""
    if likely is None:
        return list(ranked)
    own = next((hit for hit in hits if hit.words[0] is likely.place.words[0]), None)
    if own is None or (own.role == "other" and own.strength > UNNAMED):
        return list(ranked)  # said to be a copy's, a billing office's, one for strays
    if own.role in TELEPHONES and likely.chance < CONTRADICTS:
        return list(ranked)  # captions are misread, but then more speaks for a number
    if any(hit.e164 == own.e164 for _, hit in ranked):
        sure = likely.chance >= SURE_CHANCE
        raised = [(max(score, CONFIRMED) if sure and hit.e164 == own.e164 else score, hit) for score, hit in ranked]
        return sorted(raised, key=lambda item: -item[0])
    score = LEARNT * likely.chance
    if ranked and (ranked[0][0] >= WEAK or likely.chance < CONTRADICTS):
        return list(ranked)
    return [(score, replace(own, rule=RULE))]
