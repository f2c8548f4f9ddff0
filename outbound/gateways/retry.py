"""What follows a call: again, a person, or nothing more. The one place where repeating is decided.

domain.md §8 and §10, and the neutral failure table of the carriers: a failure's class says what may be done next.
Pure: the caller brings the history and the jitter, and keeps the clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from types import MappingProxyType
from typing import Literal

from outbound.model import AttemptState, CallStatus, Failure

PersonReason = Literal["delivery_failed", "delivery_unknown"]

_OPEN = frozenset({AttemptState.INTENDED, AttemptState.ACCEPTED})
_REPEATABLE = frozenset({Failure.BUSY, Failure.NO_ANSWER, Failure.NOT_A_FAX, Failure.LINE_ERROR, Failure.CAPACITY})

# Seconds before the first repeat. A busy machine is mostly busy with one fax (about a minute); a line that broke is
# free at once; a line that nobody answered needs longer. A carrier that takes nothing dials nobody: asked soon again.
_FIRST_WAIT_S = MappingProxyType(
    {
        Failure.BUSY: 20.0,
        Failure.NO_ANSWER: 60.0,
        Failure.NOT_A_FAX: 30.0,
        Failure.LINE_ERROR: 5.0,
        Failure.CAPACITY: 20.0,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how soon. Ten busy calls wait about 12 minutes altogether: they fit a clock of 15."""

    max_attempts: int = 3  # calls that did not end busy; those that the carrier never made do not count
    max_busy_attempts: int = 10
    max_not_a_fax_attempts: int = 2  # a voice answered twice: probably a wrong number
    carrier_patience_s: float = 900.0  # so long a carrier may take nothing before a person is asked
    first_wait_s: Mapping[Failure, float] = field(default_factory=lambda: _FIRST_WAIT_S)
    growth: float = 1.5
    longest_wait_s: float = 120.0
    spread: float = 0.25  # the wait is spread by this share either way, so that calls do not meet again


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Call again after `after_s`, beginning with page `from_page` of the whole answer (from 1)."""

    after_s: float
    from_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """No further call without a person."""

    reason: PersonReason
    failure: Failure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Every page was confirmed."""


def believe(status: CallStatus) -> CallStatus:
    """What a carrier's claim is worth: "delivered" only when every page was confirmed.

    "Delivered" with no page is `unknown`: the carrier contradicts itself and nobody knows what was printed.
    "Delivered" with some pages, and a failure after confirmed pages, is `partial`: those pages were disclosed.
    """
    if status.state is AttemptState.DELIVERED and status.pages_delivered < status.pages_total:
        if status.pages_delivered <= 0:
            return replace(status, state=AttemptState.UNKNOWN, failure=Failure.UNKNOWN)
        return replace(status, state=AttemptState.PARTIAL, failure=Failure.LINE_ERROR)
    if status.state is AttemptState.FAILED and status.pages_delivered > 0:
        return replace(status, state=AttemptState.PARTIAL)
    return status


def next_step(history: Sequence[CallStatus], policy: RetryPolicy, *, jitter: float = 0.5) -> Retry | Person | Done:
    """Decide what follows the calls made so far.

    Args:
        history: the last known status of every attempt of one answer, oldest first. The first attempt sent the whole
            answer; a later one sent the pages from `from_page` on, behind new cover pages or not: how many pages came
            before the rest is computed from its `pages_total`. An empty history asks for the first call.
        jitter: 0 to 1, spreads the wait; the caller draws it, so that a repeated decision can be the same.

    Raises:
        ValueError: a call of the history is still open, or jitter is outside 0 to 1.
    """
    if not 0 <= jitter <= 1:
        raise ValueError(f"jitter is {jitter:g}; it must lie between 0 and 1.")
    calls = [believe(status) for status in history]
    if any(call.state in _OPEN for call in calls):
        raise ValueError("A call of the history is still open. Ask for its status, or look it up, before deciding.")
    if not calls:
        return Retry(after_s=0.0, from_page=1)
    from_page = first_unconfirmed_page(calls)
    if from_page > calls[0].pages_total:
        return Done()
    person = _person_needed(calls, policy)
    return person or Retry(after_s=_wait_s(calls, policy, jitter), from_page=from_page)


def first_unconfirmed_page(history: Sequence[CallStatus]) -> int:
    """The page of the whole answer (from 1) that no call has confirmed; one past the last when all are.

    The cover alone is worth nothing: while only page 1 arrived, the answer begins again at page 1.
    """
    pages_total = history[0].pages_total if history else 0
    page = 1
    for call in history:
        # A repeat carries the rest behind its own cover; a carrier that sent the whole again has more in front.
        pages_in_front = max(0, call.pages_total - (pages_total - page + 1))
        page += max(0, call.pages_delivered - pages_in_front)
        if page == 2 and pages_total > 1:
            page = 1
    return min(page, pages_total + 1)


def _person_needed(calls: Sequence[CallStatus], policy: RetryPolicy) -> Person | None:
    """The reason why nobody may dial again by himself, if there is one."""
    unsure = next((call for call in calls if call.state is AttemptState.UNKNOWN), None)
    if unsure or calls[-1].failure in (None, Failure.UNKNOWN):
        return Person(reason="delivery_unknown", failure=Failure.UNKNOWN)
    failure = calls[-1].failure
    busy = sum(call.failure is Failure.BUSY for call in calls)
    not_a_fax = sum(call.failure is Failure.NOT_A_FAX for call in calls)
    never_made = sum(call.failure is Failure.CAPACITY for call in calls)
    is_used_up = (
        busy >= policy.max_busy_attempts
        or len(calls) - busy - never_made >= policy.max_attempts
        or not_a_fax >= policy.max_not_a_fax_attempts
        or _away_s(calls) >= policy.carrier_patience_s
    )
    if failure not in _REPEATABLE or calls[-1].state is AttemptState.CANCELLED or is_used_up:
        return Person(reason="delivery_failed", failure=failure)
    return None


def _away_s(calls: Sequence[CallStatus]) -> float:
    """How long the carrier has taken nothing: from the first to the last of the failures at the end of the history."""
    row = list(takewhile(lambda call: call.failure is Failure.CAPACITY, reversed(calls)))
    return (row[0].at - row[-1].at).total_seconds() if row else 0.0


def _wait_s(calls: Sequence[CallStatus], policy: RetryPolicy, jitter: float) -> float:
    """Seconds to wait: grows with the calls that ended the same way one after the other."""
    failure = calls[-1].failure
    assert failure is not None  # _person_needed took the others out
    in_a_row = sum(1 for _ in takewhile(lambda call: call.failure is failure, reversed(calls)))
    wait_s = policy.first_wait_s[failure] * policy.growth ** (in_a_row - 1)
    spread_wait_s = min(wait_s, policy.longest_wait_s) * (1 + policy.spread * (2 * jitter - 1))
    return min(spread_wait_s, policy.longest_wait_s)
