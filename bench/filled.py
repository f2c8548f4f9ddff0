"""An installation with years of work behind it: one finished request as the program left it, many times over."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Integer, MetaData, Table, inspect, select

from fax_intake.store.audit import GENESIS, _hash
from fax_intake.store.tables import AuditEntry, Base

ENGINE_TABLES = ("workflow_status", "operation_outputs")
BATCH = 5_000
OF_ONE_FAX = ("fax", "request", "state_change", "answer", "attempt", "delivery_event", "disclosure")


def multiply(engine: Engine, fax_id: str, reference: str, count: int) -> dict[str, int]:
    """Copy everything that hangs on a fax `count` times, ids changed; returns rows added by table.

    The audit chain is continued with the copies' rows and holds.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    added: dict[str, int] = {}
    with engine.begin() as connection:
        tables = [Base.metadata.tables[name] for name in OF_ONE_FAX]
        schema = None if is_sqlite else "dbos"
        metadata = MetaData()
        known = inspect(connection).get_table_names(schema=schema)
        tables += [
            Table(name, metadata, schema=schema, autoload_with=connection) for name in ENGINE_TABLES if name in known
        ]
        for table in tables:
            rows = [
                dict(row._mapping)
                for row in connection.execute(select(table))
                if fax_id in _text(row, reference, fax_id)
            ]
            added[table.name] = _copy(connection, table, rows, fax_id, reference, count)
        added["audit_entry"] = _continue_chain(connection, fax_id, reference, count)
    return added


def _text(row: Any, reference: str, fax_id: str) -> str:
    """All of a row as text; rows that name only the reference belong to the fax too."""
    return json.dumps(list(row), default=str).replace(reference, fax_id)


def _copy(
    connection: Connection, table: Table, rows: list[dict[str, Any]], fax_id: str, reference: str, count: int
) -> int:
    numbered = [c.name for c in table.primary_key if isinstance(c.type, Integer) and len(table.primary_key) == 1]
    copies = (
        {name: _renamed(value, fax_id, reference, number) for name, value in row.items() if name not in numbered}
        for number in range(1, count + 1)
        for row in rows
    )
    total = 0
    while batch := list(islice(copies, BATCH)):
        connection.execute(table.insert(), batch)
        total += len(batch)
    return total


def _renamed(value: Any, fax_id: str, reference: str, number: int) -> Any:
    if isinstance(value, str):
        # Lengths stay: seven figures instead of the last seven characters.
        value = value.replace(fax_id, f"{fax_id[:-7]}{number:07d}")
        value = value.replace(reference, f"{reference[:2]}-{number // 10_000:04d}-{number % 10_000:04d}")
        return f"{value[:-7]}{number:07d}" if len(value) == 64 else value  # receipts are digests, and unique
    if isinstance(value, list | dict):
        return json.loads(_renamed(json.dumps(value, default=str), fax_id, reference, number)) if value else value
    return value


def _continue_chain(connection: Connection, fax_id: str, reference: str, count: int) -> int:
    table: Any = AuditEntry.__table__
    everything = [row._mapping for row in connection.execute(select(table).order_by(table.c.sequence))]
    kept = [row for row in everything if row["subject"].startswith((fax_id, reference))]
    sequence, previous = everything[-1]["sequence"], everything[-1]["hash"] or GENESIS

    def entries() -> Iterator[dict[str, Any]]:
        nonlocal sequence, previous
        for number in range(1, count + 1):
            for row in kept:
                sequence += 1
                subject = _renamed(row["subject"], fax_id, reference, number)
                entry = AuditEntry(**{**row, "sequence": sequence, "subject": subject, "previous_hash": previous})
                previous = entry.hash = _hash(entry)
                yield {column.name: getattr(entry, column.name) for column in table.columns}

    copies, total = entries(), 0
    while batch := list(islice(copies, BATCH)):
        connection.execute(table.insert(), batch)
        total += len(batch)
    return total
