"""Weekly hours and telephone numbers."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fax_intake.ids import make_reference
from fax_intake.phone import as_printed, may_be_answered, to_e164
from fax_intake.policy import load_policy
from fax_intake.turnaround.hours import WeeklyHours
from fax_intake.turnaround.staff import answered_by, is_staffed
from ocr.reference import ALPHABET, check_letter

LA = ZoneInfo("America/Los_Angeles")
TUESDAY_10 = datetime(2026, 11, 24, 10, 0, tzinfo=LA)


@pytest.mark.parametrize(
    ("text", "at", "is_open"),
    [
        pytest.param("Mon-Fri 08:00-16:30", TUESDAY_10, True, id="a working morning"),
        pytest.param("Mon-Fri 08:00-16:30", TUESDAY_10.replace(hour=16, minute=30), False, id="closed at the minute"),
        pytest.param("Mon-Fri 08:00-16:30", TUESDAY_10 - timedelta(days=2), False, id="Sunday"),
        pytest.param("Mon,Wed 9:00-12:00; Tue 09:00-11:00", TUESDAY_10, True, id="several spans"),
        pytest.param("Sat-Tue 08:00-18:00", TUESDAY_10, True, id="days over the weekend"),
        pytest.param("24h", TUESDAY_10.replace(hour=3), True, id="always"),
        pytest.param("closed", TUESDAY_10, False, id="never"),
    ],
)
def test_when_somebody_is_there(text, at, is_open):
    assert WeeklyHours.parse(text).is_open(at) is is_open


def test_nobody_is_there_on_a_holiday():
    assert not WeeklyHours.parse("Mon-Fri 08:00-16:30").is_open(TUESDAY_10, {date(2026, 11, 24)})


@pytest.mark.parametrize("text", ["", "always", "Mon-Fri", "Mon-Fri 16:30-08:00", "Moon 08:00-09:00", "Mon 8-9"])
def test_hours_that_are_none_are_refused(text):
    with pytest.raises(ValueError, match=r"hours|day|closes"):
        WeeklyHours.parse(text)


def test_staffed_time_leaves_nights_weekends_and_holidays_out():
    hours = WeeklyHours.parse("Mon-Fri 08:00-16:30")
    friday_16 = datetime(2026, 11, 20, 16, 0, tzinfo=LA)
    assert hours.open_between(friday_16, TUESDAY_10) == timedelta(hours=0.5 + 8.5 + 2)
    assert hours.open_between(friday_16, TUESDAY_10, {date(2026, 11, 23)}) == timedelta(hours=2.5)


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("(323) 865-5482", "+13238655482"),
        ("323.865.5482", "+13238655482"),
        ("1-323-865-5482", "+13238655482"),
        ("+1 323 865 5482", "+13238655482"),
        ("865-5482", None),
        ("+44 20 7946 0958", None),
        ("fax", None),
        ("", None),
    ],
)
def test_north_american_numbers(text, e164):
    assert to_e164(text) == e164


def test_numbers_print_as_people_write_them():
    assert as_printed("+13238655482") == "(323) 865-5482"


@pytest.mark.parametrize(
    ("number", "answered"),
    [("+12135550143", True), ("+19005550143", False), ("+12139760143", False), ("+44207946", False)],
)
def test_which_numbers_an_automatic_letter_may_go_to(number, answered):
    assert may_be_answered(number) is answered


@given(st.binary(min_size=32, max_size=32), st.integers(1, 3), st.integers(1, 20))
def test_a_reference_has_its_check_letter(digest, ordinal, number):
    reference = make_reference(digest.hex(), ordinal, number)
    letters = reference.removeprefix("FI-").replace("-", "")
    assert len(letters) == 8
    assert set(letters) <= set(ALPHABET)
    assert check_letter(letters[:7]) == letters[7]


@given(st.text(ALPHABET, min_size=7, max_size=7), st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_always_noticed(seven, place, letter):
    changed = seven[:place] + letter + seven[place + 1 :]
    assert changed == seven or check_letter(changed) != check_letter(seven)


@pytest.mark.parametrize(
    ("at", "end"),
    [
        pytest.param(TUESDAY_10, TUESDAY_10.replace(hour=16, minute=30), id="while staff are there: today"),
        pytest.param(TUESDAY_10.replace(hour=22), TUESDAY_10.replace(day=25, hour=16, minute=30), id="at night"),
        pytest.param(
            datetime(2026, 11, 25, 20, 0, tzinfo=LA),
            datetime(2026, 11, 30, 16, 30, tzinfo=LA),
            id="the evening before Thanksgiving, whose Friday is a holiday in California",
        ),
    ],
)
def test_a_delay_notice_promises_the_end_of_the_next_staffed_span(at, end):
    assert answered_by(load_policy(), at) == end


def test_staff_are_not_there_at_night_and_on_holidays():
    policy = load_policy()
    assert is_staffed(policy, TUESDAY_10)
    assert not is_staffed(policy, TUESDAY_10.replace(hour=22))
    assert not is_staffed(policy, datetime(2026, 11, 26, 10, 0, tzinfo=LA))
