"""When the records were last brought up to date (gate stale_records)."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from fax_intake.store.tables import RecordsFeed

MOST_AHEAD = timedelta(days=1)  # time zones and clocks that are set wrong; what lies further ahead is a slip


class FeedDateError(ValueError):
    """The files cannot be as new as is said; nothing was imported."""


def check_as_of(as_of: datetime | None, now: datetime) -> None:
    """Refuse a moment that has not come: until it has, no feed would be too old, however long it stands still.

    Raises FeedDateError.
    """
    if as_of is not None and as_of > now + MOST_AHEAD:
        raise FeedDateError(
            f"The files are said to be as of {as_of.isoformat()}, but it is {now.isoformat()} now. Nothing was "
            "imported. Give the moment at which the export was made (look at its year), or leave it out for now."
        )


def mark_updated(session: Session, name: str, at: datetime, now: datetime) -> None:
    """Note that "patients" or "documents" stand as of that moment; an older export never makes the feed older.

    Except for a feed that stands in the future: that moment was never true, and this one takes its place.
    """
    row = session.get(RecordsFeed, name)
    if row is None:
        session.add(RecordsFeed(name=name, updated_at=at))
    elif row.updated_at < at or row.updated_at > now + MOST_AHEAD:
        row.updated_at = at
