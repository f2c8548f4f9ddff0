"""When the records were last brought up to date (gate stale_records)."""

from datetime import datetime

from sqlalchemy.orm import Session

from fax_intake.store.tables import RecordsFeed


def mark_updated(session: Session, name: str, at: datetime) -> None:
    """Note that "patients" or "documents" stand as of that moment; an older export never makes the feed older."""
    row = session.get(RecordsFeed, name)
    if row is None:
        session.add(RecordsFeed(name=name, updated_at=at))
    elif row.updated_at < at:
        row.updated_at = at
