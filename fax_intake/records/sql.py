"""Small helpers over SQLAlchemy Core that SQLite and PostgreSQL both understand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from fax_intake.store.tables import Base

T = TypeVar("T")

CHUNK = 1000  # rows and parameters of one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535


def upsert(
    session: Session,
    table: type[Base],
    rows: Sequence[Mapping[str, Any]],
    *,
    adding: Sequence[str] = (),
    only: Sequence[str] | None = None,
) -> None:
    """Insert rows; those whose primary key is there take the new values.

    Args:
        session: in the caller's transaction.
        table: the mapped class.
        rows: all with the same columns.
        adding: columns whose new value is added to the old one.
        only: columns that an existing row takes over; None: all that the rows have.
    """
    if not rows:
        return
    core: Table = table.metadata.tables[table.__tablename__]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(core)
    keys = [column.name for column in core.primary_key]
    names = [name for name in (rows[0] if only is None else only) if name not in keys]
    new = statement.excluded
    changes = {name: core.c[name] + new[name] if name in adding else new[name] for name in names}
    action = (
        statement.on_conflict_do_update(index_elements=keys, set_=changes)
        if changes
        else statement.on_conflict_do_nothing(index_elements=keys)
    )
    connection = session.connection()
    for chunk in chunks(rows, CHUNK * 10):
        connection.execute(action, chunk)


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    listed = list(items)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]
