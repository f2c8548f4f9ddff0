"""Weekly hours as people write them: "Mon-Fri 08:00-16:30", "Mon,Wed 09:00-12:00; Sat 10:00-14:00", "24h", "closed"."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = re.compile(r"^(?P<days>[a-z,\- ]+?)\s+(?P<opens>\d{1,2}:\d{2})\s*-\s*(?P<closes>\d{1,2}:\d{2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyHours:
    """When somebody is there. `spans` are (weekday from Monday = 0, opens, closes) in local time."""

    spans: tuple[tuple[int, time, time], ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError, saying what was expected, for a text that is no hours."""
        if text.strip().lower() == "24h":
            return cls(spans=tuple((day, time.min, time.max) for day in range(7)))
        if text.strip().lower() == "closed":
            return cls(spans=())
        return cls(spans=tuple(span for part in text.split(";") for span in _parse_part(part.strip())))

    def is_open(self, local: datetime, holidays: Container[date] = ()) -> bool:
        """Whether somebody is there at this local moment."""
        if local.date() in holidays:
            return False
        return any(day == local.weekday() and opens <= local.time() < closes for day, opens, closes in self.spans)

    def open_between(self, start: datetime, end: datetime, holidays: Container[date] = ()) -> timedelta:
        """How much of the time from start to end somebody was there; both moments in the same local zone."""
        total = timedelta()
        day = start.date()
        while day <= end.date():
            if day not in holidays:
                for _, opens, closes in (span for span in self.spans if span[0] == day.weekday()):
                    begin = max(start, datetime.combine(day, opens, start.tzinfo))
                    finish = min(end, datetime.combine(day, closes, start.tzinfo))
                    total += max(finish - begin, timedelta())
            day += timedelta(days=1)
        return total

    def next_end(self, local: datetime, holidays: Container[date] = ()) -> datetime | None:
        """When the present or next span ends; None when nobody is there within a month."""
        for days in range(31):
            day = local.date() + timedelta(days=days)
            if day in holidays:
                continue
            closing = sorted(closes for weekday, _, closes in self.spans if weekday == day.weekday())
            ends = (datetime.combine(day, closes, local.tzinfo) for closes in closing)
            later = next((end for end in ends if end > local), None)
            if later is not None:
                return later
        return None


def _parse_part(part: str) -> list[tuple[int, time, time]]:
    match = _PART.match(part)
    if match is None:
        raise ValueError(f'{part!r} is no hours; write for example "Mon-Fri 08:00-16:30", "24h" or "closed"')
    opens, closes = (time.fromisoformat(match[name].zfill(5)) for name in ("opens", "closes"))
    if opens >= closes:
        raise ValueError(f"{part!r} closes before it opens")
    return [(day, opens, closes) for item in match["days"].split(",") for day in _parse_days(item)]


def _parse_days(item: str) -> range | tuple[int, ...]:
    names = [name.strip().lower()[:3] for name in item.split("-")]
    if any(name not in _DAYS for name in names) or len(names) > 2:
        raise ValueError(f"{item.strip()!r} is no day of the week; write Mon, Tue, Wed, Thu, Fri, Sat or Sun")
    first, last = _DAYS.index(names[0]), _DAYS.index(names[-1])
    return range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1))
