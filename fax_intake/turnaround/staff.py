"""When staff are there: the policy's hours and its holiday calendar."""

from datetime import datetime, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

from fax_intake.policy import Policy
from fax_intake.turnaround.hours import WeeklyHours


def is_staffed(policy: Policy, moment: datetime) -> bool:
    """Whether somebody of the records department is there at this moment."""
    local = moment.astimezone(policy.zone)
    return WeeklyHours.parse(policy.hours.staffed).is_open(local, calendar(policy.hours.holidays))


def answered_by(policy: Policy, moment: datetime) -> datetime:
    """What a delay notice promises, in local time: the end of the present or next staffed span, else tomorrow."""
    local = moment.astimezone(policy.zone)
    end = WeeklyHours.parse(policy.hours.staffed).next_end(local, calendar(policy.hours.holidays))
    return end or local + timedelta(days=1)


@cache
def calendar(name: str) -> HolidayBase:
    """The public holidays of a country and its part, e.g. "US-CA".

    Raises NotImplementedError for a place that the `holidays` package does not know; the policy is checked with it.
    """
    country, _, part = name.partition("-")
    return country_holidays(country, subdiv=part or None)
