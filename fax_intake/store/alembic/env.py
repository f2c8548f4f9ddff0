"""Alembic's entry: online migrations on the given database, in batch mode because SQLite alters by copying."""

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from fax_intake.store.tables import Base

engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "", poolclass=NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        # The engine's tables live in the same database and are its own matter.
        include_name=lambda name, kind, _parents: kind != "table" or name in Base.metadata.tables,
    )
    with context.begin_transaction():
        context.run_migrations()
