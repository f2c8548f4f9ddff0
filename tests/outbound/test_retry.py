"""Which call follows which: the table of outbound/gateways/README.md."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbound.gateways.retry import Done, Person, Retry, RetryPolicy, believe, first_unconfirmed_page, next_step
from outbound.model import AttemptReference, AttemptState, CallStatus, Failure

POLICY = RetryPolicy()


def call(state: str, failure: str | None = None, delivered: int = 0, total: int = 5) -> CallStatus:
    return CallStatus(
        reference=AttemptReference("K7M4-9QX2:1"),
        carrier_id="c-1",
        state=AttemptState(state),
        pages_total=total,
        pages_delivered=delivered,
        failure=Failure(failure) if failure else None,
        at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
        duration_s=60.0,
        remote_station_id=None,
    )


def failed(failure: str) -> CallStatus:
    return call("failed", failure)


def away(*after_s: float) -> list[CallStatus]:
    """Sends that the carrier did not take, so many seconds after the first."""
    first = failed("capacity")
    return [replace(first, at=first.at + timedelta(seconds=after)) for after in after_s]


BUSY, NO_ANSWER, VOICE, LINE = failed("busy"), failed("no_answer"), failed("not_a_fax"), failed("line_error")
DELIVERED = call("delivered", None, 5)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param([], Retry(after_s=0, from_page=1), id="nothing was sent: call now"),
        pytest.param([DELIVERED], Done(), id="every page confirmed"),
        pytest.param([BUSY], Retry(after_s=20, from_page=1), id="busy: soon"),
        pytest.param([BUSY] * 3, Retry(after_s=45, from_page=1), id="busy again and again: later"),
        pytest.param([BUSY] * 9, Retry(after_s=120, from_page=1), id="never later than two minutes"),
        pytest.param([BUSY] * 10, Person(reason="delivery_failed", failure=Failure.BUSY), id="ten times busy"),
        pytest.param([NO_ANSWER], Retry(after_s=60, from_page=1), id="no answer"),
        pytest.param([NO_ANSWER] * 2, Retry(after_s=90, from_page=1), id="no answer twice"),
        pytest.param(
            [NO_ANSWER] * 3, Person(reason="delivery_failed", failure=Failure.NO_ANSWER), id="no answer three times"
        ),
        pytest.param([BUSY] * 5 + [NO_ANSWER], Retry(after_s=60, from_page=1), id="busy calls use up only their own"),
        pytest.param(
            [NO_ANSWER, BUSY, LINE, BUSY, NO_ANSWER],
            Person(reason="delivery_failed", failure=Failure.NO_ANSWER),
            id="three that were not busy",
        ),
        pytest.param([VOICE], Retry(after_s=30, from_page=1), id="a voice: once again"),
        pytest.param(
            [VOICE, BUSY, VOICE], Person(reason="delivery_failed", failure=Failure.NOT_A_FAX), id="a voice twice"
        ),
        pytest.param([failed("capacity")], Retry(after_s=20, from_page=1), id="carrier full or away: soon again"),
        pytest.param(away(0, 30, 60, 120), Retry(after_s=67.5, from_page=1), id="still away: it was never dialled"),
        pytest.param([NO_ANSWER] * 2 + away(0, 600), Retry(after_s=30, from_page=1), id="nor does it use up calls"),
        pytest.param(
            away(0, 450, 900), Person(reason="delivery_failed", failure=Failure.CAPACITY), id="away for 15 minutes"
        ),
        pytest.param([*away(0), BUSY, *away(899)], Retry(after_s=20, from_page=1), id="away twice, and not for long"),
        pytest.param(
            [failed("rejected_number")],
            Person(reason="delivery_failed", failure=Failure.REJECTED_NUMBER),
            id="rejected number: at once a person",
        ),
        pytest.param(
            [failed("document")], Person(reason="delivery_failed", failure=Failure.DOCUMENT), id="bad document"
        ),
        pytest.param(
            [call("cancelled", "cancelled")],
            Person(reason="delivery_failed", failure=Failure.CANCELLED),
            id="cancelled by somebody",
        ),
        pytest.param(
            [call("unknown", "unknown")],
            Person(reason="delivery_unknown", failure=Failure.UNKNOWN),
            id="unknown: never by itself",
        ),
        pytest.param(
            [call("unknown"), BUSY], Person(reason="delivery_unknown", failure=Failure.UNKNOWN), id="unknown before"
        ),
        pytest.param(
            [call("failed")], Person(reason="delivery_unknown", failure=Failure.UNKNOWN), id="failed without a class"
        ),
        pytest.param(
            [call("delivered")],
            Person(reason="delivery_unknown", failure=Failure.UNKNOWN),
            id="delivered with no page is not delivery",
        ),
        pytest.param(
            [call("delivered", None, 3)], Retry(after_s=5, from_page=4), id="delivered with three of five pages"
        ),
        pytest.param([LINE], Retry(after_s=5, from_page=1), id="line lost before page 1"),
        pytest.param([call("partial", "line_error", 3)], Retry(after_s=5, from_page=4), id="line lost after page 3"),
        pytest.param([call("failed", "line_error", 3)], Retry(after_s=5, from_page=4), id="the same, called failed"),
        pytest.param(
            [call("partial", "line_error", 1)], Retry(after_s=5, from_page=1), id="the cover alone is worth nothing"
        ),
        pytest.param(
            [call("partial", "line_error", 3), call("delivered", None, 3, total=3)],
            Done(),
            id="the rest behind a new cover",
        ),
        pytest.param(
            [call("partial", "line_error", 3), call("partial", "line_error", 2, total=3)],
            Retry(after_s=7.5, from_page=5),
            id="the rest was lost as well",
        ),
        pytest.param(
            [call("partial", "line_error", 3), call("partial", "line_error", 2)],
            Retry(after_s=7.5, from_page=4),
            id="the whole sent again, and less of it arrived",
        ),
        pytest.param(
            [call("partial", "line_error", 3), call("partial", "line_error", 4)],
            Retry(after_s=7.5, from_page=5),
            id="the whole sent again, and more of it arrived",
        ),
        pytest.param([DELIVERED, BUSY], Done(), id="a late delivery of an earlier call ends it"),
        pytest.param([call("delivered", None, 6)], Done(), id="a carrier that counts its own cover"),
    ],
)
def test_next_step(history, expected):
    assert next_step(history, POLICY) == expected


@pytest.mark.parametrize("state", ["intended", "accepted"])
def test_open_call_is_asked_for_first(state):
    with pytest.raises(ValueError, match="open"):
        next_step([BUSY, call(state)], POLICY)


@pytest.mark.parametrize("jitter", [-0.1, 1.1, float("nan")])
def test_impossible_jitter_is_refused(jitter):
    with pytest.raises(ValueError, match="jitter"):
        next_step([BUSY], POLICY, jitter=jitter)


@pytest.mark.parametrize(("jitter", "after_s"), [(0, 15), (0.5, 20), (1, 25)])
def test_jitter_spreads_the_wait(jitter, after_s):
    assert next_step([BUSY], POLICY, jitter=jitter) == Retry(after_s=after_s, from_page=1)


def test_policy_is_obeyed():
    policy = RetryPolicy(max_busy_attempts=2, first_wait_s={Failure.BUSY: 1.0})
    assert next_step([BUSY], policy) == Retry(after_s=1, from_page=1)
    assert next_step([BUSY, BUSY], policy) == Person(reason="delivery_failed", failure=Failure.BUSY)


def test_believed_status_is_otherwise_the_same():
    claimed = call("delivered", None, 2)
    assert believe(claimed) == replace(claimed, state=AttemptState.PARTIAL, failure=Failure.LINE_ERROR)
    assert believe(DELIVERED) is DELIVERED


ENDED = st.builds(
    call,
    st.sampled_from(["delivered", "partial", "failed", "cancelled", "unknown"]),
    st.sampled_from([None, *(failure.value for failure in Failure)]),
    st.integers(0, 6),
    st.integers(1, 6),
)


@given(st.lists(ENDED, min_size=1, max_size=14), st.floats(0, 1))
def test_calls_end_and_wait_within_limits(history, jitter):
    step = next_step(history, POLICY, jitter=jitter)
    if isinstance(step, Retry):
        assert len(history) < 13
        assert 0 < step.after_s <= 120
        assert 1 <= step.from_page <= history[0].pages_total
        assert not any(status.state is AttemptState.UNKNOWN for status in map(believe, history))


@given(st.integers(2, 30), st.lists(st.integers(0, 30), max_size=6))
def test_no_page_is_skipped_when_the_rest_goes_behind_a_cover(total, delivered):
    """Every page but repeated covers is confirmed once before the end is claimed."""
    history, page = [], 1
    confirmed: set[int] = set()
    for count in delivered:
        cover = 0 if page == 1 else 1
        pages = total - page + 1 + cover
        count = min(count, pages)
        history.append(call("partial", "line_error", count, total=pages))
        confirmed |= set(range(page, page + max(0, count - cover)))
        page = first_unconfirmed_page(history)
        assert set(range(1, page)) <= confirmed
        if page > total:
            break
