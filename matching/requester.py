"""Who asks: the one directory entry that the page's own claims fit, and whether its number may be used.

A number, a letterhead or a caller ID on a fax is a claim. It can only agree or disagree with the directory, where each
number was verified by someone, some day. The number decides which entries come into question; a name, an NPI or a
telephone number must then agree with the same entry, so that one practice's number under the letterhead of another
stops at a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from matching.contacts import normal_phone
from matching.practices import Likeness, practice_likeness, provider_agrees

EntryId = NewType("EntryId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterClaim:
    """What the page and the line say of the sender; "" where nothing is said. Numbers in any style."""

    org: str = ""
    provider: str = ""
    npi: str = ""
    phone: str = ""
    reply_number: str = ""  # where the page asks the answer to go
    caller_id: str = ""  # the network's
    tsi: str = ""  # the sending machine's own claim


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryProvider:
    name: str
    npi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryFaxNumber:
    number: str
    verified_at: datetime | None = None  # None: nobody has verified it
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryCandidate:
    """A directory entry that shares the reply number, the NPI, the phone or much of the name with the claim."""

    id: EntryId
    practice: str
    providers: tuple[DirectoryProvider, ...] = ()
    npi: str = ""
    phone: str = ""
    numbers: tuple[DirectoryFaxNumber, ...] = ()
    state: str = "CA"


class Agreement(StrEnum):
    AGREES = "agrees"
    LOOKS_ALIKE = "looks_alike"  # practices only: nearly the same name, which is how two practices are confused
    DIFFERS = "differs"
    ABSENT = "absent"


class NumberState(StrEnum):
    """What the directory knows of the reply number under one entry."""

    VERIFIED = "verified"
    STALE = "stale"
    UNVERIFIED = "unverified"
    RETIRED = "retired"
    ABSENT = "absent"


_USABLE = (NumberState.VERIFIED, NumberState.STALE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryEvidence:
    """How one entry fits the claim, field by field."""

    entry_id: EntryId
    number: NumberState
    verified_at: datetime | None
    practice: Agreement
    is_practice_exact: bool  # agrees letter by letter, not only nearly
    provider: Agreement
    npi: Agreement
    phone: Agreement

    @property
    def agreeing_count(self) -> int:
        """How many of provider, NPI and phone agree."""
        return [self.provider, self.npi, self.phone].count(Agreement.AGREES)

    @property
    def is_named(self) -> bool:
        """The page's own words point to this entry, whatever its number.

        Another practice's name on the page is outweighed only by two of provider, NPI and phone.
        """
        if self.practice is Agreement.AGREES:
            return True
        if self.practice is Agreement.ABSENT:
            return self.agreeing_count >= 1
        return self.agreeing_count >= 2 and Agreement.DIFFERS not in (self.npi, self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterDecision:
    """`gates` are the reason codes that hold a release back; () when the entry may be answered at its number."""

    entry_id: EntryId | None  # the entry that fits; with gates, the one to show a person first
    number: str  # ten digits of the directory's own number; "" when none may be used
    verified_at: datetime | None
    gates: tuple[str, ...]  # of requester_unknown, number_unverified, number_missing, number_stale
    flags: tuple[str, ...]  # "number_of_another_practice" is a sign of fraud; see _flags
    explanation: tuple[str, ...]  # plain sentences without names and numbers, fit for a log
    evidence: tuple[EntryEvidence, ...]  # best first


def choose_requester(
    claim: RequesterClaim, entries: Sequence[DirectoryCandidate], *, now: datetime, max_age: timedelta
) -> RequesterDecision:
    """Find the one entry whose verified number is the reply number and whose name, NPI or phone agrees with the page.

    Args:
        claim: what the page and the line say.
        entries: directory entries that share anything with the claim; their order does not matter. Leave out none that
            has the claimed name: an absent owner of the letterhead hides a sign of fraud.
        now: the moment of decision, aware.
        max_age: a verification older than this is stale.

    Returns:
        `gates` empty only for exactly one fitting entry whose number was verified within `max_age`.
    """
    reply = normal_phone(claim.reply_number)
    evidence = sorted((_weigh(claim, reply, entry, now - max_age) for entry in entries), key=_rank)
    named = [found for found in evidence if found.is_named]
    fitting = [found for found in named if found.number in _USABLE]
    flags = _flags(claim, reply, entries, evidence)
    gates: tuple[str, ...]
    if not reply:
        gates = ("number_missing",) if len(named) == 1 else ("number_missing", "requester_unknown")
        reason = "The page gives no fax number to answer to."
    elif len(fitting) > 1:
        gates, reason = ("requester_unknown",), "Two directory entries fit the page and its number."
    elif len(fitting) == 1 and flags.intersection(_STOPPING):
        gates, reason = ("requester_unknown",), "The number fits one entry, but the page points to another."
    elif len(fitting) == 1:
        is_stale = fitting[0].number is NumberState.STALE
        gates = ("number_stale",) if is_stale else ()
        reason = "The number was verified too long ago." if is_stale else "One entry fits, with a verified number."
    else:
        gates, reason = _why_none_fits(evidence, named)
    shown = fitting or named or [found for found in evidence if found.number is not NumberState.ABSENT]
    best = shown[0] if shown else None
    is_usable = best is not None and len(fitting) == 1 and "requester_unknown" not in gates
    return RequesterDecision(
        entry_id=best.entry_id if best else None,
        number=reply if is_usable else "",
        verified_at=best.verified_at if best and is_usable else None,
        gates=gates,
        flags=tuple(sorted(flags)),
        explanation=(reason, *(_FLAG_TEXTS[flag] for flag in sorted(flags))),
        evidence=tuple(evidence),
    )


def _why_none_fits(evidence: Sequence[EntryEvidence], named: Sequence[EntryEvidence]) -> tuple[tuple[str, ...], str]:
    if any(found.number in (NumberState.UNVERIFIED, NumberState.RETIRED) for found in named):
        return ("number_unverified",), "The entry has this number, but nobody has verified it, or it is retired."
    if any(found.number in _USABLE for found in evidence):
        return (
            "requester_unknown",
        ), "The number is a practice's, but neither name, NPI nor phone on the page agrees with it."
    if named:
        return ("requester_unknown", "number_unverified"), "The page names an entry that does not have this number."
    return ("requester_unknown", "number_unverified"), "Neither the number nor the name is in the directory."


def _weigh(claim: RequesterClaim, reply: str, entry: DirectoryCandidate, stale_before: datetime) -> EntryEvidence:
    number, verified_at = _number_state(reply, entry, stale_before)
    likeness = practice_likeness(claim.org, entry.practice)
    return EntryEvidence(
        entry_id=entry.id,
        number=number,
        verified_at=verified_at,
        practice=_PRACTICE_AGREEMENT[likeness],
        is_practice_exact=likeness is Likeness.SAME,
        provider=_provider(claim, entry),
        npi=_npi(claim, entry),
        phone=_phone(claim, entry),
    )


_PRACTICE_AGREEMENT = {
    Likeness.SAME: Agreement.AGREES,
    Likeness.MISREAD: Agreement.AGREES,
    Likeness.LOOKS_ALIKE: Agreement.LOOKS_ALIKE,
    Likeness.OTHER: Agreement.DIFFERS,
    Likeness.ABSENT: Agreement.ABSENT,
}


def _number_state(reply: str, entry: DirectoryCandidate, stale_before: datetime) -> tuple[NumberState, datetime | None]:
    listed = [number for number in entry.numbers if reply and normal_phone(number.number) == reply]
    live = [number for number in listed if number.retired_at is None]
    verified = [number.verified_at for number in live if number.verified_at is not None]
    if verified:
        latest = max(verified)
        return (NumberState.VERIFIED if latest >= stale_before else NumberState.STALE), latest
    if live:
        return NumberState.UNVERIFIED, None
    return (NumberState.RETIRED if listed else NumberState.ABSENT), None


def _provider(claim: RequesterClaim, entry: DirectoryCandidate) -> Agreement:
    if not claim.provider.strip() or not entry.providers:
        return Agreement.ABSENT
    agreements = [provider_agrees(claim.provider, provider.name) for provider in entry.providers]
    if True in agreements:
        return Agreement.AGREES
    return Agreement.ABSENT if None in agreements else Agreement.DIFFERS


def _npi(claim: RequesterClaim, entry: DirectoryCandidate) -> Agreement:
    on_file = {npi for npi in (entry.npi, *(provider.npi for provider in entry.providers)) if npi}
    claimed = "".join(char for char in claim.npi if char.isdigit())
    if len(claimed) != 10 or not on_file:
        return Agreement.ABSENT
    return Agreement.AGREES if claimed in on_file else Agreement.DIFFERS


def _phone(claim: RequesterClaim, entry: DirectoryCandidate) -> Agreement:
    claimed, on_file = normal_phone(claim.phone), normal_phone(entry.phone)
    if not claimed or not on_file:
        return Agreement.ABSENT
    return Agreement.AGREES if claimed == on_file else Agreement.DIFFERS


def _rank(found: EntryEvidence) -> tuple[bool, bool, bool, int, str]:
    return (
        not (found.is_named and found.number in _USABLE),
        not found.is_practice_exact,
        found.practice is not Agreement.AGREES,
        -found.agreeing_count,
        found.entry_id,
    )


# Flags that stop an unattended release although one entry fits.
_STOPPING = frozenset({"number_of_another_practice", "npi_of_another_practice"})
_FLAG_TEXTS = {
    "number_of_another_practice": "The number is one practice's and the letterhead is another's: a sign of fraud or of "
    "a misread number.",
    "look_alike_practice": "A practice with nearly the same name is in the directory.",
    "npi_of_another_practice": "The NPI on the page is listed under another practice only.",
    "phone_of_another_practice": "The telephone number on the page is another practice's.",
    "caller_id_of_another_practice": "The call came from a number that is verified for another practice.",
}


def _flags(
    claim: RequesterClaim, reply: str, entries: Sequence[DirectoryCandidate], evidence: Sequence[EntryEvidence]
) -> set[str]:
    """Signs that the page mixes two practices; each is told, those of `_STOPPING` stop the release."""
    owners = {found.entry_id for found in evidence if found.number is not NumberState.ABSENT}
    if not owners:
        return {"look_alike_practice"} if any(f.practice is Agreement.LOOKS_ALIKE for f in evidence) else set()
    mine = [found for found in evidence if found.entry_id in owners]
    others = [found for found in evidence if found.entry_id not in owners]
    flags: set[str] = set()
    is_exactly_mine = any(found.is_practice_exact for found in mine)
    letterhead_elsewhere = [f for f in others if f.practice is Agreement.AGREES]
    if any(f.is_practice_exact or not is_exactly_mine for f in letterhead_elsewhere):
        flags.add("number_of_another_practice")
    if any(found.practice is Agreement.LOOKS_ALIKE for found in evidence):
        flags.add("look_alike_practice")
    if any(f.npi is Agreement.AGREES for f in others) and not any(f.npi is Agreement.AGREES for f in mine):
        flags.add("npi_of_another_practice")
    if any(f.phone is Agreement.AGREES for f in others) and not any(f.phone is Agreement.AGREES for f in mine):
        flags.add("phone_of_another_practice")
    caller = normal_phone(claim.caller_id)
    callers_owners = {
        entry.id for entry in entries if caller and any(normal_phone(n.number) == caller for n in entry.numbers)
    }
    if caller != reply and callers_owners and not callers_owners & owners:
        flags.add("caller_id_of_another_practice")
    return flags
